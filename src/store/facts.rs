//! Facts of the shop.

use rusqlite::types::Value;

use std::collections::HashMap;

use super::action::Action;
use super::cells::{self, Cells};
use super::parts::Part;
use super::table::{FACT_TEXTS, FACTS, Table};
use super::{Error, Store};
use crate::model::{Fact, Id, Translation};

/// All translations, each with its fact.
const OF_FACTS: Table = Table { columns: &["language", "text", "source", "fact_id"], ..FACT_TEXTS };

impl Store {
    /// All facts, by name.
    ///
    /// # Errors
    /// As for any reading.
    pub fn facts(&self) -> Result<Vec<Fact>, Error> {
        let mut facts = self.rows(&FACTS, "WHERE deleted_at IS NULL ORDER BY name", [], read)?;
        let mut texts: HashMap<Id, Vec<Translation>> = HashMap::new();
        let all = self.rows(&OF_FACTS, "WHERE deleted_at IS NULL ORDER BY fact_id, position", [], |cells| {
            let translation = translation(cells)?;
            Ok((cells.id()?, translation))
        })?;
        for (fact, translation) in all {
            texts.entry(fact).or_default().push(translation);
        }
        for fact in &mut facts {
            fact.translations = texts.remove(&fact.id).unwrap_or_default();
        }
        Ok(facts)
    }

    /// The facts that there were and are no longer, without what they said. A name that a fact has again is not among them.
    ///
    /// # Errors
    /// As for any reading.
    pub fn removed_facts(&self) -> Result<Vec<Fact>, Error> {
        let sql = "WHERE deleted_at IS NOT NULL AND name NOT IN (SELECT name FROM facts WHERE deleted_at IS NULL)
            ORDER BY name, deleted_at DESC";
        let mut removed = self.rows(&FACTS, sql, [], read)?;
        removed.dedup_by(|later, first| later.name == first.name);
        for fact in &mut removed {
            fact.value.clear();
        }
        Ok(removed)
    }

    /// The fact of this name.
    ///
    /// # Errors
    /// As for any reading.
    pub fn fact(&self, name: &str) -> Result<Option<Fact>, Error> {
        let fact = self.row(&FACTS, "WHERE name = ?1 AND deleted_at IS NULL", [cells::line(name)], read)?;
        let Some(fact) = fact else { return Ok(None) };
        Ok(Some(Fact { translations: self.parts(&FACT_TEXTS, fact.id, translation)?, ..fact }))
    }
}

impl Action<'_> {
    /// Writes a fact.
    ///
    /// # Errors
    /// [`Error::Taken`] where another fact has the name, or two translations are in one language; those of any writing.
    pub fn put_fact(&mut self, fact: &Fact) -> Result<(), Error> {
        self.put(&FACTS, fact.id, &values(fact))?;
        let said = fact.translations.iter();
        let said = said.map(|one| {
            Part::new(vec![cells::language(&one.language), cells::lines(&one.text), cells::lines(&one.source)])
        });
        self.put_parts(&FACT_TEXTS, fact.id, said.collect())
    }

    /// Removes a fact. Says whether there was one.
    ///
    /// # Errors
    /// As for any writing.
    pub fn remove_fact(&mut self, id: Id) -> Result<bool, Error> {
        self.bury(&FACTS, &[&FACT_TEXTS], id)
    }
}

fn values(fact: &Fact) -> [Value; 5] {
    let channels: Vec<String> = fact.channels.iter().map(|channel| channel.name().to_owned()).collect();
    [
        cells::line(&fact.name),
        cells::lines(&fact.value),
        cells::optional(fact.checked_on, cells::day),
        Value::from(fact.sensitive),
        cells::texts(&channels),
    ]
}

fn read(cells: &mut Cells<'_>) -> Result<Fact, Error> {
    Ok(Fact {
        id: cells.own_id()?,
        name: cells.text()?,
        value: cells.text()?,
        translations: Vec::new(),
        checked_on: cells.optional_day()?,
        sensitive: cells.flag()?,
        channels: cells.list()?,
    })
}

pub(super) fn translation(cells: &mut Cells<'_>) -> Result<Translation, Error> {
    Ok(Translation { language: cells.parsed(|code| code.parse().ok())?, text: cells.text()?, source: cells.text()? })
}
