//! Writing the CSV form: a table for each kind, and one for each list of what belongs to its things.

use std::fmt;
use std::io::{self, Write};

use super::super::kinds::{Field, Holds, Kind, Presence};
use super::super::record::{Record, Value};
use super::super::value::instant;
use super::super::{Names, ShopWriter};
use super::cell::{EMPTY, guarded, list};
use super::{BOM, currency_of, name_of};

/// Opens the file of a table; `None` where that table is not wanted.
type Open<'w, W> = Box<dyn FnMut(&'static str) -> io::Result<Option<W>> + 'w>;

/// Tables that are being written.
pub struct CsvWriter<'w, W: Write> {
    open: Open<'w, W>,
    /// Whether the files begin with the mark by which Excel knows UTF-8.
    marked: bool,
    things: Option<Table<W>>,
    parts: Vec<Option<Table<W>>>,
}

impl<W: Write> fmt::Debug for CsvWriter<'_, W> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("CsvWriter").field("marked", &self.marked).finish_non_exhaustive()
    }
}

impl<'w, W: Write> CsvWriter<'w, W> {
    /// Tables whose files are opened by name, without their extension.
    #[must_use]
    pub fn new(marked: bool, open: impl FnMut(&'static str) -> io::Result<Option<W>> + 'w) -> Self {
        Self { open: Box::new(open), marked, things: None, parts: Vec::new() }
    }

    fn table(&mut self, name: &'static str) -> io::Result<Option<Table<W>>> {
        let Some(mut out) = (self.open)(name)? else { return Ok(None) };
        if self.marked {
            out.write_all(BOM)?;
        }
        Ok(Some(Table { out, follows: false }))
    }
}

impl<W: Write> ShopWriter for CsvWriter<'_, W> {
    fn begin(&mut self, kind: &'static Kind) -> io::Result<()> {
        self.things = self.table(kind.name)?;
        if let Some(table) = &mut self.things {
            table.text("id")?;
            table.text("updated_at")?;
            table.headers(kind.fields)?;
        }
        self.parts.clear();
        for part in kind.parts {
            let mut table = self.table(part.table)?;
            if let Some(table) = &mut table {
                table.text(part.owner)?;
                name_of(part.owner, kind).map_or(Ok(()), |name| table.text(&name))?;
                table.text("position")?;
                if part.has_id {
                    table.text("id")?;
                }
                table.headers(part.fields)?;
            }
            self.parts.push(table);
        }
        Ok(())
    }

    fn record(&mut self, kind: &'static Kind, record: &Record, names: Names<'_>) -> io::Result<()> {
        if let Some(table) = &mut self.things {
            table.text(&record.id.to_string())?;
            table.text(&record.updated_at.map(|at| instant(at.as_millisecond())).unwrap_or_default())?;
            for (field, value) in kind.fields.iter().zip(&record.values) {
                table.value(field, value.as_ref().unwrap_or(&Value::Nothing), names)?;
            }
            table.end()?;
        }
        for ((part, table), records) in kind.parts.iter().zip(&mut self.parts).zip(&record.parts) {
            let Some(table) = table else { continue };
            for (position, one) in (1..).zip(records.iter().flatten()) {
                table.text(&record.id.to_string())?;
                if name_of(part.owner, kind).is_some() {
                    table.text(&guarded(record.label(kind)))?;
                }
                table.number(i32::to_string(&position))?;
                if part.has_id {
                    table.text(&one.id.map(|id| id.to_string()).unwrap_or_default())?;
                }
                for (field, value) in part.fields.iter().zip(&one.values) {
                    table.value(field, value, names)?;
                }
                table.end()?;
            }
        }
        Ok(())
    }

    fn end(&mut self) -> io::Result<()> {
        for mut table in self.things.take().into_iter().chain(self.parts.drain(..).flatten()) {
            table.out.flush()?;
        }
        Ok(())
    }
}

/// A table that is being written, cell by cell. Texts are quoted and numbers are not: some spreadsheets go by that.
struct Table<W: Write> {
    out: W,
    /// Whether a cell stands in the row already.
    follows: bool,
}

impl<W: Write> Table<W> {
    fn text(&mut self, text: &str) -> io::Result<()> {
        let separator = if self.follows { "," } else { "" };
        self.follows = true;
        write!(self.out, "{separator}\"{}\"", text.replace('"', "\"\""))
    }

    fn number(&mut self, number: impl fmt::Display) -> io::Result<()> {
        let separator = if self.follows { "," } else { "" };
        self.follows = true;
        write!(self.out, "{separator}{number}")
    }

    /// A cell with nothing in it.
    fn nothing(&mut self) -> io::Result<()> {
        self.number("")
    }

    fn end(&mut self) -> io::Result<()> {
        self.follows = false;
        self.out.write_all(b"\n")
    }

    /// The columns of these fields, to the end of the row: an amount has its currency beside it, a reference what people call the
    /// thing.
    fn headers(&mut self, fields: &[Field]) -> io::Result<()> {
        for field in fields {
            self.text(field.name)?;
            match field.holds {
                Holds::Money => self.text(&currency_of(field.name))?,
                Holds::Reference(to) => named(field, to).map_or(Ok(()), |name| self.text(&name))?,
                _ => {}
            }
        }
        self.end()
    }

    fn value(&mut self, field: &Field, value: &Value, names: Names<'_>) -> io::Result<()> {
        match value {
            Value::Nothing => self.nothing()?,
            // Nothing and a text with nothing in it are two things only where there may be nothing.
            Value::Text(text) if text.is_empty() && field.presence == Presence::Optional => self.text(EMPTY)?,
            Value::Text(text) => self.text(&guarded(text))?,
            Value::Number(at) if matches!(field.holds, Holds::Instant) => self.text(&instant(*at))?,
            Value::Number(number) => self.number(number)?,
            Value::Flag(flag) => self.text(if *flag { "yes" } else { "no" })?,
            Value::Id(id) => self.text(&id.to_string())?,
            Value::Money(money) => self.number(money.decimal())?,
            Value::Texts(texts) => self.text(&guarded(&list(texts.iter().map(String::as_str))))?,
            Value::Pairs(pairs) => {
                let pairs: Vec<String> = pairs.iter().map(|[first, second]| format!("{first}\t{second}")).collect();
                self.text(&guarded(&list(pairs.iter().map(String::as_str))))?;
            }
        }
        match (field.holds, value) {
            (Holds::Money, Value::Money(money)) => self.text(money.currency.code()),
            (Holds::Money, _) => self.nothing(),
            (Holds::Reference(to), value) if named(field, to).is_some() => {
                let name = if let Value::Id(id) = value { names(to, *id) } else { None };
                self.text(&guarded(&name.unwrap_or_default()))
            }
            _ => Ok(()),
        }
    }
}

/// The column that says what people call the thing a field refers to.
fn named(field: &Field, to: &str) -> Option<String> {
    Kind::named(to).and_then(|kind| name_of(field.name, kind))
}
