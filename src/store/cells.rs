//! From the types of the model to the cells of a row, and back.

use jiff::Timestamp;
use jiff::civil::{Date, DateTime, Time};
use rusqlite::Row;
use rusqlite::types::{Value, ValueRef};
use serde::de::{DeserializeOwned, DeserializeSeed as _};

use super::Error;
use super::replies::EachText;
use super::table::Table;
use crate::model::{Channel, Currency, Id, Language, Money};
use crate::text;

/// A text of one line, made safe.
pub(super) fn line(value: &str) -> Value {
    Value::Text(text::sanitise_line(value).into_owned())
}

/// A text of any number of lines, made safe.
pub(super) fn lines(value: &str) -> Value {
    Value::Text(text::sanitise(value).into_owned())
}

/// NULL, or what a present value becomes.
pub(super) fn optional<T>(value: Option<T>, cell: impl FnOnce(T) -> Value) -> Value {
    value.map_or(Value::Null, cell)
}

/// One of our own words.
pub(super) fn word(value: &'static str) -> Value {
    Value::Text(value.to_owned())
}

pub(super) fn id(value: Id) -> Value {
    Value::Text(value.to_string())
}

pub(super) fn channel(value: &Channel) -> Value {
    line(value.name())
}

pub(super) fn language(value: &Language) -> Value {
    Value::Text(value.code().to_owned())
}

/// Milliseconds since 1970: what is finer is not kept.
pub(super) fn instant(value: Timestamp) -> Value {
    Value::Integer(value.as_millisecond())
}

pub(super) fn day(value: Date) -> Value {
    Value::Text(value.to_string())
}

/// A day and an hour without a zone, to the second.
pub(super) fn civil(value: DateTime) -> Value {
    Value::Text(value.strftime("%Y-%m-%dT%H:%M:%S").to_string())
}

/// An hour of the day, to the second.
pub(super) fn time(value: Time) -> Value {
    Value::Text(value.strftime("%H:%M:%S").to_string())
}

/// The amount and its currency, in two cells.
pub(super) fn money(value: Option<Money>) -> [Value; 2] {
    match value {
        Some(money) => [Value::Integer(money.minor), Value::Text(money.currency.code().to_owned())],
        None => [Value::Null, Value::Null],
    }
}

/// A list in one cell, as a JSON array.
pub(super) fn list(items: impl Iterator<Item = serde_json::Value>) -> Value {
    Value::Text(serde_json::Value::Array(items.collect()).to_string())
}

/// A list of texts of one line each, made safe.
pub(super) fn texts(items: &[String]) -> Value {
    list(items.iter().map(|item| serde_json::Value::String(text::sanitise_line(item).into_owned())))
}

/// The cells of one row, taken from left to right: first its `id`, then the table's columns in their order.
pub(super) struct Cells<'r> {
    row: &'r Row<'r>,
    table: &'static Table,
    next: usize,
}

impl<'r> Cells<'r> {
    /// The cells of a row that [`Table::select`] asked for.
    pub(super) const fn new(row: &'r Row<'r>, table: &'static Table) -> Self {
        Self { row, table, next: 1 }
    }

    /// The row's own `id`. It takes no turn.
    pub(super) fn own_id(&self) -> Result<Id, Error> {
        let cell = self.row.get_ref(0)?;
        cell.as_str().ok().and_then(|text| text.parse().ok()).ok_or_else(|| self.unreadable("id", cell))
    }

    /// The next cell as whatever `read` makes of it; `None` from `read` means that it cannot be read.
    fn take<T>(&mut self, read: impl FnOnce(ValueRef<'r>) -> Option<T>) -> Result<T, Error> {
        let column = self.table.columns.get(self.next - 1).copied().unwrap_or("(none)");
        let cell = self.row.get_ref(self.next)?;
        self.next += 1;
        read(cell).ok_or_else(|| self.unreadable(column, cell))
    }

    fn unreadable(&self, column: &'static str, cell: ValueRef<'_>) -> Error {
        let row = self.row.get_ref(0).map(shown).unwrap_or_default();
        Error::Unreadable { table: self.table.name, row, column, value: shown(cell) }
    }

    pub(super) fn text(&mut self) -> Result<String, Error> {
        self.parsed(|text| Some(text.to_owned()))
    }

    /// A text, lent by the row.
    pub(super) fn lent(&mut self) -> Result<&'r str, Error> {
        self.borrowed(Some)
    }

    /// What `read` makes of a text, which may borrow from the row.
    pub(super) fn borrowed<T>(&mut self, read: impl FnOnce(&'r str) -> Option<T>) -> Result<T, Error> {
        self.take(|cell| cell.as_str().ok().and_then(read))
    }

    /// Each text of a list in one cell; `false` from `take` means that it cannot be read.
    pub(super) fn lent_list(&mut self, take: impl FnMut(&str) -> bool) -> Result<(), Error> {
        self.parsed(|text| {
            let mut json = serde_json::Deserializer::from_str(text);
            EachText(take).deserialize(&mut json).ok()?;
            json.end().ok()
        })
    }

    /// A text that means something to `read`.
    pub(super) fn parsed<T>(&mut self, read: impl FnOnce(&str) -> Option<T>) -> Result<T, Error> {
        self.take(|cell| cell.as_str().ok().and_then(read))
    }

    /// The same, where NULL means that there is none.
    pub(super) fn optional<T>(&mut self, read: impl FnOnce(&str) -> Option<T>) -> Result<Option<T>, Error> {
        self.take(|cell| match cell {
            ValueRef::Null => Some(None),
            other => other.as_str().ok().and_then(read).map(Some),
        })
    }

    pub(super) fn optional_text(&mut self) -> Result<Option<String>, Error> {
        self.optional(|text| Some(text.to_owned()))
    }

    pub(super) fn id(&mut self) -> Result<Id, Error> {
        self.parsed(|text| text.parse().ok())
    }

    pub(super) fn optional_id(&mut self) -> Result<Option<Id>, Error> {
        self.optional(|text| text.parse().ok())
    }

    pub(super) fn optional_channel(&mut self) -> Result<Option<Channel>, Error> {
        self.optional(|text| Some(Channel::new(text)))
    }

    pub(super) fn optional_language(&mut self) -> Result<Option<Language>, Error> {
        self.optional(|text| text.parse().ok())
    }

    pub(super) fn optional_day(&mut self) -> Result<Option<Date>, Error> {
        self.optional(|text| text.parse().ok())
    }

    pub(super) fn day(&mut self) -> Result<Date, Error> {
        self.parsed(|text| text.parse().ok())
    }

    pub(super) fn optional_civil(&mut self) -> Result<Option<DateTime>, Error> {
        self.optional(|text| text.parse().ok())
    }

    pub(super) fn time(&mut self) -> Result<Time, Error> {
        self.parsed(|text| text.parse().ok())
    }

    pub(super) fn instant(&mut self) -> Result<Timestamp, Error> {
        self.take(|cell| cell.as_i64().ok().and_then(|milliseconds| Timestamp::from_millisecond(milliseconds).ok()))
    }

    pub(super) fn optional_instant(&mut self) -> Result<Option<Timestamp>, Error> {
        self.take(|cell| match cell {
            ValueRef::Integer(milliseconds) => Timestamp::from_millisecond(milliseconds).ok().map(Some),
            ValueRef::Null => Some(None),
            _ => None,
        })
    }

    pub(super) fn flag(&mut self) -> Result<bool, Error> {
        self.take(|cell| match cell {
            ValueRef::Integer(0) => Some(false),
            ValueRef::Integer(1) => Some(true),
            _ => None,
        })
    }

    pub(super) fn count(&mut self) -> Result<u32, Error> {
        self.take(|cell| cell.as_i64().ok().and_then(|count| u32::try_from(count).ok()))
    }

    pub(super) fn optional_count(&mut self) -> Result<Option<u32>, Error> {
        self.take(|cell| match cell {
            ValueRef::Integer(count) => u32::try_from(count).ok().map(Some),
            ValueRef::Null => Some(None),
            _ => None,
        })
    }

    /// An amount and its currency, from two cells.
    pub(super) fn money(&mut self) -> Result<Option<Money>, Error> {
        let minor = self.take(|cell| match cell {
            ValueRef::Integer(minor) => Some(Some(minor)),
            ValueRef::Null => Some(None),
            _ => None,
        })?;
        let currency: Option<Currency> = self.optional(|text| text.parse().ok())?;
        Ok(minor.zip(currency).map(|(minor, currency)| Money { minor, currency }))
    }

    /// A list from one cell.
    pub(super) fn list<T: DeserializeOwned>(&mut self) -> Result<Vec<T>, Error> {
        self.parsed(|text| serde_json::from_str(text).ok())
    }
}

/// The beginning of a cell, for an error.
pub(super) fn shown(cell: ValueRef<'_>) -> String {
    const ENOUGH: usize = 80;
    match cell {
        ValueRef::Null => "NULL".to_owned(),
        ValueRef::Integer(number) => number.to_string(),
        ValueRef::Real(number) => number.to_string(),
        ValueRef::Text(bytes) => text::sanitise_line(&String::from_utf8_lossy(bytes)).chars().take(ENOUGH).collect(),
        ValueRef::Blob(bytes) => format!("{} bytes", bytes.len()),
    }
}
