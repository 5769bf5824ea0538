//! The versions of a reply, read from the change log: what it was after each action that touched it.

use std::collections::HashMap;

use rusqlite::types::Value;
use serde::de::DeserializeOwned;
use serde_json::{Map, Value as Json};

use super::log::{PastAction, unreadable};
use super::table::{ASKS, REPLIES, TITLES, Table, VARIANTS};
use super::{Error, Store};
use crate::model::{Asks, Channel, Id, Length, Reply, Role, Shortcut, Title, Tone, Variant, VariantKey};

/// The tables a reply is made of.
const TABLES: [&Table; 4] = [&REPLIES, &TITLES, &ASKS, &VARIANTS];

/// A reply as an action left it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Version {
    /// What was done; `None` where that is older than the log.
    pub action: Option<PastAction>,
    /// `None` where there was none.
    pub reply: Option<Reply>,
}

/// The rows of a reply at some time, by table and identity.
type Rows = HashMap<(&'static str, String), Map<String, Json>>;

impl Store {
    /// The reply that has this shortcut, or had it last before it was removed.
    ///
    /// # Errors
    /// As for any reading.
    pub fn reply_ever_called(&self, shortcut: &Shortcut) -> Result<Option<Id>, Error> {
        let sql = "SELECT id FROM replies WHERE shortcut = ?1 ORDER BY deleted_at IS NOT NULL, updated_at DESC, n DESC LIMIT 1";
        let id: Option<String> = self.cell(sql, [shortcut.as_str()])?;
        Ok(id.and_then(|id| id.parse().ok()))
    }

    /// Every version of a reply that the log still knows, the newest first; two that are the same are one.
    ///
    /// # Errors
    /// As for any reading.
    pub fn reply_versions(&self, id: Id) -> Result<Vec<Version>, Error> {
        let mut rows = self.rows_of(id)?;
        let mut statement = self.prepare(
            "SELECT action, entity, row_id, before, seq FROM changes
             WHERE owner_id = ?1 AND entity IN ('replies', 'titles', 'asks', 'variants') ORDER BY seq DESC",
        )?;
        let mut changes = statement.query([id.to_string()])?;
        let mut versions = Vec::new();
        let mut last: Option<i64> = None;
        while let Some(change) = changes.next()? {
            let action: i64 = change.get(0)?;
            if last != Some(action) {
                let past = self.past_actions("WHERE seq = ?1", [action])?.into_iter().next();
                versions.push(Version { action: past, reply: reply_of(id, &rows)? });
                last = Some(action);
            }
            let (entity, row): (String, String) = (change.get(1)?, change.get(2)?);
            let Some(table) = TABLES.into_iter().find(|table| table.name == entity) else { continue };
            match change.get::<_, Option<String>>(3)? {
                None => drop(rows.remove(&(table.name, row))),
                Some(before) => match serde_json::from_str(&before) {
                    Ok(Json::Object(before)) => drop(rows.insert((table.name, row), before)),
                    _ => return Err(unreadable("changes", change.get(4)?, "before", before)),
                },
            }
        }
        let oldest = reply_of(id, &rows)?;
        versions.extend(oldest.map(|reply| Version { action: None, reply: Some(reply) }));
        // Of two that are the same the older is when it became so.
        versions.reverse();
        versions.dedup_by(|later, earlier| later.reply == earlier.reply);
        versions.reverse();
        Ok(versions)
    }

    /// All rows of a reply as they are, tombstones among them.
    fn rows_of(&self, id: Id) -> Result<Rows, Error> {
        let mut rows = Rows::new();
        for table in TABLES {
            let columns: Vec<&str> = table.content().chain(["deleted_at"]).collect();
            let owner = table.owner.unwrap_or("id");
            let sql = format!("SELECT id, {} FROM {} WHERE {owner} = ?1", columns.join(", "), table.name);
            let mut statement = self.prepare(&sql)?;
            let mut found = statement.query([id.to_string()])?;
            while let Some(row) = found.next()? {
                let mut content = Map::new();
                for (index, column) in (1..).zip(&columns) {
                    content.insert((*column).to_owned(), json(row.get(index)?));
                }
                rows.insert((table.name, row.get(0)?), content);
            }
        }
        Ok(rows)
    }
}

fn json(cell: Value) -> Json {
    match cell {
        Value::Integer(number) => number.into(),
        Value::Text(text) => text.into(),
        Value::Null | Value::Real(_) | Value::Blob(_) => Json::Null,
    }
}

/// A row of the log, read column by column.
struct Cells<'r> {
    table: &'static str,
    id: &'r str,
    row: &'r Map<String, Json>,
}

impl Cells<'_> {
    fn text(&self, column: &'static str) -> Option<&str> {
        self.row.get(column).and_then(Json::as_str)
    }

    fn parsed<T>(&self, column: &'static str, parse: impl FnOnce(&str) -> Option<T>) -> Result<T, Error> {
        let text = self.text(column).unwrap_or_default();
        let value = || Error::Unreadable { table: self.table, row: self.id.to_owned(), column, value: text.to_owned() };
        parse(text).ok_or_else(value)
    }

    fn list<T: DeserializeOwned>(&self, column: &'static str) -> Result<Vec<T>, Error> {
        self.parsed(column, |text| serde_json::from_str(text).ok())
    }
}

/// The living rows of one table, in their order.
fn living<'r>(rows: &'r Rows, table: &'static Table) -> Vec<Cells<'r>> {
    let is_living = |row: &Map<String, Json>| row.get("deleted_at").is_none_or(Json::is_null);
    let of_table = rows.iter().filter(|((name, _), row)| *name == table.name && is_living(row));
    let mut found: Vec<Cells<'_>> = of_table.map(|((table, id), row)| Cells { table, id: id.as_str(), row }).collect();
    found.sort_by_key(|cells| cells.row.get("position").and_then(Json::as_i64));
    found
}

fn reply_of(id: Id, rows: &Rows) -> Result<Option<Reply>, Error> {
    let Some(own) = living(rows, &REPLIES).into_iter().next() else { return Ok(None) };
    let language = |cells: &Cells<'_>| cells.parsed("language", |code| code.parse().ok());
    let title = |cells: Cells<'_>| {
        Ok(Title { language: language(&cells)?, text: cells.text("text").unwrap_or_default().into() })
    };
    let asks = |cells: Cells<'_>| Ok(Asks { language: language(&cells)?, texts: cells.list("texts")? });
    let variant = |cells: Cells<'_>| {
        Ok(Variant {
            id: cells.id.parse().map_err(|_no_id| Error::Unreadable {
                table: VARIANTS.name,
                row: cells.id.to_owned(),
                column: "id",
                value: cells.id.to_owned(),
            })?,
            key: VariantKey {
                language: language(&cells)?,
                channel: cells.text("channel").map(Channel::new),
                tone: cells.text("tone").and_then(Tone::from_word),
                length: cells.text("length").and_then(Length::from_word),
            },
            body: cells.text("body").unwrap_or_default().to_owned(),
        })
    };
    Ok(Some(Reply {
        id,
        shortcut: own.parsed("shortcut", |text| text.parse().ok())?,
        category: own.text("category").unwrap_or_default().to_owned(),
        role: own.parsed("role", Role::from_word)?,
        tags: own.list("tags")?,
        situations: own.list("situations")?,
        attach: own.text("attach").map(str::to_owned),
        archived: own.row.get("archived").and_then(Json::as_i64) == Some(1),
        titles: living(rows, &TITLES).into_iter().map(title).collect::<Result<_, Error>>()?,
        asks: living(rows, &ASKS).into_iter().map(asks).collect::<Result<_, Error>>()?,
        variants: living(rows, &VARIANTS).into_iter().map(variant).collect::<Result<_, Error>>()?,
    }))
}

#[cfg(test)]
mod tests {
    use super::super::samples::{act, reply};
    use super::*;
    use crate::store::ActionKind;

    #[test]
    fn every_version_is_known_until_the_log_forgets_it() {
        let mut store = Store::in_memory().unwrap();
        let first = reply("pickup");
        act(&mut store, |action| action.put_reply(&first));
        let mut second = first.clone();
        second.titles.push(Title { language: "pl".parse().unwrap(), text: "Odbiór".to_owned() });
        second.variants[0].body = "Another.".to_owned();
        second.tags = vec!["door".to_owned()];
        act(&mut store, |action| action.put_reply(&second));
        act(&mut store, |action| action.confirm_texts(first.id, &"de".parse().unwrap()));
        let mut third = second.clone();
        third.shortcut = "collect".parse().unwrap();
        third.titles.remove(0);
        act(&mut store, |action| action.put_reply(&third));
        act(&mut store, |action| action.remove_reply(first.id));
        let replies = |store: &Store| -> Vec<Option<Reply>> {
            store.reply_versions(first.id).unwrap().into_iter().map(|version| version.reply).collect()
        };
        assert_eq!(replies(&store), [None, Some(third.clone()), Some(second.clone()), Some(first.clone())]);
        assert_eq!(store.reply_ever_called(&third.shortcut).unwrap(), Some(first.id));
        store.undo(super::super::samples::at(9)).unwrap();
        assert_eq!(replies(&store).len(), 5);
        store.act(ActionKind::EditReply, "", super::super::samples::at(10), |action| action.put_reply(&first)).unwrap();
        assert_eq!(replies(&store)[0], Some(first.clone()));
        store
            .prune_log(
                crate::store::LogLimits { bytes: 0, ..crate::store::LogLimits::NONE },
                super::super::samples::at(11),
            )
            .unwrap();
        let versions = store.reply_versions(first.id).unwrap();
        assert_eq!((versions.len(), versions[1].action.is_none()), (2, true));
        assert_eq!((versions[0].reply.as_ref(), versions[1].reply.as_ref()), (Some(&first), Some(&third)));
    }
}
