//! `buyer export`: everything held of a person, to be handed over to them.

use std::fmt::Write as _;
use std::io::Write as _;
use std::path::{Path, PathBuf};

use clap::Args;
use serde::Serialize;
use serde_json::Value as Json;

use super::super::{Frame, place, values};
use crate::desk::{Desk, PersonHeld};
use crate::i18n::{self, Messages};
use crate::report::{Failure, Output};
use crate::text::sanitise;
use crate::transfer::shop::{Field, Holds, Kind, Record, Value};

/// `buyer export`; without a file, to standard output.
#[derive(Clone, Debug, Args)]
pub struct Export {
    #[arg(value_name = "WHO", value_parser = values::line)]
    pub buyer: String,
    #[arg(long, short, value_name = "FILE")]
    pub output: Option<PathBuf>,
    /// For people, also where the file is called .json.
    #[arg(long)]
    pub text: bool,
    #[arg(long)]
    pub force: bool,
}

/// What was written, for programs.
#[derive(Serialize)]
struct Written {
    file: String,
    records: usize,
    earlier: usize,
    /// How many texts about others name them, which are not handed over.
    named_elsewhere: usize,
}

impl Export {
    pub(super) fn run(&self, frame: &mut Frame, desk: &Desk) -> Result<(), Failure> {
        let held = desk.held_of(&desk.person_named(&self.buyer)?)?;
        let Some(path) = self.output.as_deref().filter(|path| *path != Path::new("-")) else {
            if frame.out.wants_json() && !self.text {
                held.write_json(frame.out.stream()).map_err(Output)?;
            } else {
                let text = in_words(&held, desk, &frame.messages)?;
                frame.out.text(&text)?;
            }
            return Ok(());
        };
        let is_called_json = path.extension().is_some_and(|extension| extension.eq_ignore_ascii_case("json"));
        let unwritten = |source| Failure::Unwritten { path: path.to_owned(), source };
        place::file(path, self.force, |out| {
            if (frame.out.wants_json() || is_called_json) && !self.text {
                held.write_json(out).map_err(unwritten)
            } else {
                let text = in_words(&held, desk, &frame.messages)?;
                out.write_all(sanitise(&text).as_bytes()).map_err(unwritten)
            }
        })?;
        let written = Written {
            file: path.display().to_string(),
            records: held.count(),
            earlier: held.earlier.len(),
            named_elsewhere: held.named_elsewhere.iter().map(|one| one.count).sum(),
        };
        frame.say(
            "buyer-exported",
            &[("name", held.buyer.name.as_str().into()), ("count", held.count().into()), ("path", i18n::path(path))],
            &written,
        )
    }
}

/// Everything held, for people: each kind under its heading, each thing with its fields a line each.
fn in_words(held: &PersonHeld, desk: &Desk, messages: &Messages) -> Result<String, Failure> {
    let zone = desk.now()?.time_zone().clone();
    let moment = |milliseconds: i64| {
        let at = jiff::Timestamp::from_millisecond(milliseconds).unwrap_or_default();
        at.to_zoned(zone.clone()).strftime("%Y-%m-%d %H:%M").to_string()
    };
    let words = Words { messages, moment: &moment };
    let day = moment(held.at.as_millisecond());
    let mut text =
        messages.with("export-person-title", &[("name", held.buyer.name.as_str().into()), ("day", day.into())]);
    text.push('\n');
    for (kind, [living, removed]) in &held.held {
        let things = living.iter().map(|record| (record, false)).chain(removed.iter().map(|record| (record, true)));
        for (index, (record, is_removed)) in things.enumerate() {
            if index == 0 {
                // Writing to a string cannot fail.
                let _ = write!(text, "\n{}\n", messages.member("export-person", kind.name));
            }
            text.push('\n');
            words.thing(kind, record, is_removed, &mut text);
        }
    }
    if !held.earlier.is_empty() {
        let earlier = messages.with("export-person-earlier", &[("count", held.earlier.len().into())]);
        let _ = write!(text, "\n{earlier}\n\n");
        for one in &held.earlier {
            let until = moment(one.until.as_millisecond());
            let until = messages.with("export-person-until", &[("moment", until.into())]);
            let heading = messages.member("export-person", &one.of);
            let _ = writeln!(text, "  {heading}, {until}: {}", words.row(one.was.get()));
        }
    }
    if !held.named_elsewhere.is_empty() {
        let count: usize = held.named_elsewhere.iter().map(|one| one.count).sum();
        let elsewhere = messages.with("export-person-elsewhere", &[("count", count.into())]);
        let _ = write!(text, "\n{elsewhere}\n\n");
        for one in &held.named_elsewhere {
            let what = messages.member("entity", one.entity);
            let _ = writeln!(text, "  {what}, {}: {}", words.label(one.field), one.count);
        }
    }
    Ok(text)
}

struct Words<'w> {
    messages: &'w Messages,
    moment: &'w dyn Fn(i64) -> String,
}

impl Words<'_> {
    fn thing(&self, kind: &Kind, record: &Record, is_removed: bool, text: &mut String) {
        if is_removed {
            let _ = writeln!(text, "  ({})", self.messages.text("export-person-removed"));
        }
        for (field, value) in kind.fields.iter().zip(&record.values) {
            if let Some(value) = value.as_ref().and_then(|value| self.value(field, value)) {
                let _ = writeln!(text, "  {}: {}", self.label(field.name), value.replace('\n', "\n    "));
            }
        }
        for (part, records) in kind.parts.iter().zip(&record.parts) {
            for record in records.iter().flatten() {
                let values = part.fields.iter().zip(&record.values);
                let said: Vec<String> = values.filter_map(|(field, value)| self.part(field, value)).collect();
                if !said.is_empty() {
                    let _ = writeln!(text, "  {}: {}", self.label(part.name), said.join(" · "));
                }
            }
        }
    }

    /// A row of the change log: what is said in it.
    fn row(&self, json: &str) -> String {
        let row: serde_json::Map<String, Json> = serde_json::from_str(json).unwrap_or_default();
        let said = row.iter().filter_map(|(name, value)| {
            let value = match value {
                Json::String(text) if !name.ends_with("id") => text.split_whitespace().collect::<Vec<_>>().join(" "),
                _ => return None,
            };
            let is_said = !value.is_empty() && value != "[]";
            is_said.then(|| format!("{}: {value}", self.label(name)))
        });
        said.collect::<Vec<_>>().join(" · ")
    }

    /// The name of a field; what has none in the catalogue goes by its own.
    fn label(&self, name: &str) -> String {
        let member = name.replace('_', "-");
        self.messages.known_member("export-field", &member).unwrap_or_else(|| member.replace('-', " "))
    }

    /// What a field of a part says, in a row with the others: with its name where it says nothing without.
    fn part(&self, field: &Field, value: &Value) -> Option<String> {
        let said = self.value(field, value)?;
        Some(match value {
            Value::Flag(_) | Value::Money(_) | Value::Texts(_) => format!("{}: {said}", self.label(field.name)),
            Value::Number(_) if !matches!(field.holds, Holds::Instant) => {
                format!("{}: {said}", self.label(field.name))
            }
            _ => said,
        })
    }

    /// What a field says; nothing where it is empty, or names another thing by its identity.
    fn value(&self, field: &Field, value: &Value) -> Option<String> {
        let said = match value {
            Value::Nothing | Value::Id(_) => return None,
            Value::Text(text) => text.clone(),
            Value::Number(at) if matches!(field.holds, Holds::Instant) => (self.moment)(*at),
            Value::Number(number) => number.to_string(),
            Value::Flag(flag) => self.messages.text(if *flag { "yes" } else { "no" }).into_owned(),
            Value::Money(money) => money.to_string(),
            Value::Texts(texts) => texts.join(", "),
            Value::Pairs(pairs) => pairs.iter().map(|pair| pair.join(" ")).collect::<Vec<_>>().join(", "),
        };
        Some(said).filter(|said| !said.is_empty())
    }
}
