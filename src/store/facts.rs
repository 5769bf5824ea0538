//! Facts of the shop.

use rusqlite::types::Value;

use super::action::Action;
use super::cells::{self, Cells};
use super::table::FACTS;
use super::{Error, Store};
use crate::model::{Fact, Id};

impl Store {
    /// All facts, by name.
    ///
    /// # Errors
    /// As for any reading.
    pub fn facts(&self) -> Result<Vec<Fact>, Error> {
        self.rows(&FACTS, "WHERE deleted_at IS NULL ORDER BY name", [], read)
    }

    /// The fact of this name.
    ///
    /// # Errors
    /// As for any reading.
    pub fn fact(&self, name: &str) -> Result<Option<Fact>, Error> {
        self.row(&FACTS, "WHERE name = ?1 AND deleted_at IS NULL", [cells::line(name)], read)
    }
}

impl Action<'_> {
    /// Writes a fact.
    ///
    /// # Errors
    /// [`Error::Taken`] where another fact has the name; those of any writing.
    pub fn put_fact(&mut self, fact: &Fact) -> Result<(), Error> {
        self.put(&FACTS, fact.id, &values(fact))?;
        Ok(())
    }

    /// Removes a fact. Says whether there was one.
    ///
    /// # Errors
    /// As for any writing.
    pub fn remove_fact(&mut self, id: Id) -> Result<bool, Error> {
        self.bury(&FACTS, &[], id)
    }
}

fn values(fact: &Fact) -> [Value; 4] {
    [
        cells::line(&fact.name),
        cells::lines(&fact.value),
        cells::optional(fact.checked_on, cells::day),
        Value::from(fact.sensitive),
    ]
}

fn read(cells: &mut Cells<'_>) -> Result<Fact, Error> {
    Ok(Fact {
        id: cells.own_id()?,
        name: cells.text()?,
        value: cells.text()?,
        checked_on: cells.optional_day()?,
        sensitive: cells.flag()?,
    })
}
