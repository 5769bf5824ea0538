//! From the cells of a row to the values of a record, and back.

use std::collections::BTreeMap;

use jiff::Timestamp;
use rusqlite::Row;
use rusqlite::types::{Value as Cell, ValueRef};

use super::unreadable;
use crate::model::Money;
use crate::store::Error;
use crate::store::cells;
use crate::store::table::Table;
use crate::text::sanitise_line;
use crate::transfer::shop::{Field, Holds, Presence, Value};

/// The cells of a row, from left to right.
pub(super) struct Columns<'r> {
    pub(super) row: &'r Row<'r>,
    pub(super) table: &'static Table,
    pub(super) next: usize,
}

impl<'r> Columns<'r> {
    pub(super) fn values(&mut self, fields: &[Field]) -> Result<Vec<Value>, Error> {
        fields.iter().map(|field| self.value(field)).collect()
    }

    fn take(&mut self) -> Result<ValueRef<'r>, Error> {
        self.next += 1;
        Ok(self.row.get_ref(self.next - 1)?)
    }

    fn value(&mut self, field: &Field) -> Result<Value, Error> {
        let cell = self.take()?;
        let other = if matches!(field.holds, Holds::Money) { self.take()? } else { ValueRef::Null };
        read_cell(field, cell, other).ok_or_else(|| {
            let row = self.row.get_ref(0).ok().and_then(|cell| cell.as_str().ok()).unwrap_or_default();
            unreadable(self.table, row, field.name, &cells::shown(cell))
        })
    }
}

/// What a cell says; for an amount, its currency stands in the other one.
fn read_cell(field: &Field, cell: ValueRef<'_>, other: ValueRef<'_>) -> Option<Value> {
    if cell == ValueRef::Null {
        return (field.presence == Presence::Optional).then_some(Value::Nothing);
    }
    match (field.holds, cell) {
        (Holds::Flag, ValueRef::Integer(flag @ (0 | 1))) => Some(Value::Flag(flag == 1)),
        (Holds::Count, ValueRef::Integer(count)) => u32::try_from(count).ok().map(|_| Value::Number(count)),
        (Holds::Instant, ValueRef::Integer(at)) => Timestamp::from_millisecond(at).ok().map(|_| Value::Number(at)),
        (Holds::Money, ValueRef::Integer(minor)) => {
            Some(Value::Money(Money { minor, currency: other.as_str().ok()?.parse().ok()? }))
        }
        (Holds::Texts | Holds::LongTexts | Holds::Channels | Holds::Situations | Holds::Weekdays, _) => {
            let texts: Vec<String> = serde_json::from_str(cell.as_str().ok()?).ok()?;
            field.read_list(texts).ok()
        }
        (Holds::Links | Holds::Columns | Holds::StateWords, _) => {
            let [one, other] = field.holds.pair()?;
            let pairs: Vec<BTreeMap<String, String>> = serde_json::from_str(cell.as_str().ok()?).ok()?;
            let pair = |mut pair: BTreeMap<String, String>| Some([pair.remove(one)?, pair.remove(other)?]);
            field.read_pairs(pairs.into_iter().map(pair).collect::<Option<Vec<_>>>()?).ok()
        }
        (Holds::Flag | Holds::Count | Holds::Instant | Holds::Money, _) => None,
        // What is among the records goes out however long it is: names had no end once.
        (Holds::Name, _) => Some(Value::Text(sanitise_line(cell.as_str().ok()?).into_owned())),
        _ => field.read(cell.as_str().ok()?).ok(),
    }
}

/// The cells of a value: two for an amount, else one.
pub(super) fn written(field: &Field, value: &Value) -> Vec<Cell> {
    let text = |text: &str| Cell::Text(text.to_owned());
    let cell = match value {
        Value::Money(money) => return cells::money(Some(*money)).to_vec(),
        Value::Nothing if matches!(field.holds, Holds::Money) => return cells::money(None).to_vec(),
        Value::Nothing => Cell::Null,
        Value::Text(value) => text(value),
        Value::Number(number) => Cell::Integer(*number),
        Value::Flag(flag) => Cell::from(*flag),
        Value::Id(id) => cells::id(*id),
        Value::Texts(texts) => cells::list(texts.iter().map(|text| serde_json::Value::String(text.clone()))),
        Value::Pairs(pairs) => {
            let [one, other] = field.holds.pair().unwrap_or_default();
            cells::list(pairs.iter().map(|[first, second]| serde_json::json!({ one: first, other: second })))
        }
    };
    vec![cell]
}
