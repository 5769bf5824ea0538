//! Writing the JSON form as the things come, none of them kept.

use std::io::{self, Write};

use jiff::Timestamp;
use serde::Serialize;

use super::super::kinds::{Field, Holds, Kind};
use super::super::record::{Record, Value};
use super::super::value::instant;
use super::super::{FORMAT, Names, ShopWriter, VERSION};

/// A document that is being written.
#[derive(Debug)]
pub struct JsonWriter<W: Write> {
    out: W,
    /// Whether a thing stands in the section already.
    follows: bool,
}

impl<W: Write> JsonWriter<W> {
    /// Begins a document of this moment.
    ///
    /// # Errors
    /// What the output says.
    pub fn new(mut out: W, exported_at: Timestamp) -> io::Result<Self> {
        let program = env!("CARGO_PKG_VERSION");
        write!(
            out,
            "{{\n\"format\": \"{FORMAT}\",\n\"version\": {VERSION},\n\"program\": \"{program}\",\n\"exported_at\": \"{}\"",
            instant(exported_at.as_millisecond())
        )?;
        Ok(Self { out, follows: false })
    }

    /// Ends the document.
    ///
    /// # Errors
    /// What the output says.
    pub fn finish(mut self) -> io::Result<W> {
        self.out.write_all(b"\n}\n")?;
        self.out.flush()?;
        Ok(self.out)
    }

    fn value(&mut self, field: &Field, value: &Value) -> io::Result<()> {
        match value {
            Value::Nothing => self.out.write_all(b"null"),
            Value::Text(text) => self.json(text),
            Value::Number(at) if matches!(field.holds, Holds::Instant) => write!(self.out, "\"{}\"", instant(*at)),
            Value::Number(number) => write!(self.out, "{number}"),
            Value::Flag(flag) => write!(self.out, "{flag}"),
            Value::Id(id) => write!(self.out, "\"{id}\""),
            Value::Money(money) => write!(self.out, "\"{money}\""),
            Value::Texts(texts) => self.json(texts),
            Value::Pairs(pairs) => {
                let [one, other] = field.holds.pair().unwrap_or_default();
                self.out.write_all(b"[")?;
                for (index, [first, second]) in pairs.iter().enumerate() {
                    write!(self.out, "{}{{\"{one}\":", if index > 0 { "," } else { "" })?;
                    self.json(first)?;
                    write!(self.out, ",\"{other}\":")?;
                    self.json(second)?;
                    self.out.write_all(b"}")?;
                }
                self.out.write_all(b"]")
            }
        }
    }

    fn json(&mut self, value: &impl Serialize) -> io::Result<()> {
        Ok(serde_json::to_writer(&mut self.out, value)?)
    }
}

impl<W: Write> ShopWriter for JsonWriter<W> {
    fn begin(&mut self, kind: &'static Kind) -> io::Result<()> {
        self.follows = false;
        write!(self.out, ",\n\"{}\": [", kind.name)
    }

    fn record(&mut self, kind: &'static Kind, record: &Record, _names: Names<'_>) -> io::Result<()> {
        let separator = if std::mem::replace(&mut self.follows, true) { ",\n" } else { "\n" };
        write!(self.out, "{separator}{{\"id\":\"{}\"", record.id)?;
        if let Some(at) = record.updated_at {
            write!(self.out, ",\"updated_at\":\"{}\"", instant(at.as_millisecond()))?;
        }
        for (field, value) in kind.fields.iter().zip(&record.values) {
            if let Some(value) = value {
                write!(self.out, ",\"{}\":", field.name)?;
                self.value(field, value)?;
            }
        }
        for (part, records) in kind.parts.iter().zip(&record.parts) {
            let Some(records) = records else { continue };
            write!(self.out, ",\"{}\":[", part.name)?;
            for (index, record) in records.iter().enumerate() {
                self.out.write_all(if index > 0 { b",{" } else { b"{" })?;
                if let Some(id) = record.id {
                    write!(self.out, "\"id\":\"{id}\",")?;
                }
                for (index, (field, value)) in part.fields.iter().zip(&record.values).enumerate() {
                    write!(self.out, "{}\"{}\":", if index > 0 { "," } else { "" }, field.name)?;
                    self.value(field, value)?;
                }
                self.out.write_all(b"}")?;
            }
            self.out.write_all(b"]")?;
        }
        self.out.write_all(b"}")
    }

    fn end(&mut self) -> io::Result<()> {
        self.out.write_all(if self.follows { b"\n]" } else { b"]" })
    }
}
