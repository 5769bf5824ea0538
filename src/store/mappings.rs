//! What the columns of a seller's own tables mean.

use rusqlite::types::Value;

use super::action::Action;
use super::cells::{self, Cells};
use super::table::MAPPINGS;
use super::{Error, Store};
use crate::model::Id;
use crate::text::sanitise_line;
use crate::transfer::tables::{DayOrder, Holds, Mapping};

impl Store {
    /// All mappings, those that were made last first.
    ///
    /// # Errors
    /// As for any reading.
    pub fn mappings(&self) -> Result<Vec<Mapping>, Error> {
        self.rows(&MAPPINGS, "WHERE deleted_at IS NULL ORDER BY n DESC", [], read)
    }
}

impl Action<'_> {
    /// Writes a mapping.
    ///
    /// # Errors
    /// [`Error::Taken`] where another mapping has the name; those of any writing.
    pub fn put_mapping(&mut self, mapping: &Mapping) -> Result<(), Error> {
        self.put(&MAPPINGS, mapping.id, &values(mapping))?;
        Ok(())
    }

    /// Removes a mapping. Says whether there was one.
    ///
    /// # Errors
    /// As for any writing.
    pub fn remove_mapping(&mut self, id: Id) -> Result<bool, Error> {
        self.bury(&MAPPINGS, &[], id)
    }
}

fn values(mapping: &Mapping) -> [Value; 7] {
    let columns = mapping
        .columns
        .iter()
        .map(|column| serde_json::json!({ "field": column.field.word(), "header": sanitise_line(&column.header) }));
    let states = mapping
        .states
        .iter()
        .map(|told| serde_json::json!({ "word": sanitise_line(&told.word), "state": told.state.word() }));
    [
        cells::line(&mapping.name),
        cells::word(mapping.holds.word()),
        cells::channel(&mapping.channel),
        cells::list(columns),
        cells::optional(mapping.currency, |currency| Value::Text(currency.code().to_owned())),
        cells::optional(mapping.days, |days| cells::word(days.word())),
        cells::list(states),
    ]
}

fn read(cells: &mut Cells<'_>) -> Result<Mapping, Error> {
    Ok(Mapping {
        id: cells.own_id()?,
        name: cells.text()?,
        holds: cells.parsed(Holds::from_word)?,
        channel: cells.parsed(|text| Some(crate::model::Channel::new(text)))?,
        columns: cells.list()?,
        currency: cells.optional(|text| text.parse().ok())?,
        days: cells.optional(DayOrder::from_word)?,
        states: cells.list()?,
    })
}
