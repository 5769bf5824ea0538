//! A table of parts, read along with the things they belong to.

use std::collections::HashMap;
use std::path::{Path, PathBuf};

use super::table::{Columns, Table};
use crate::model::Id;
use crate::transfer::error::{Error, Place, Problem};
use crate::transfer::shop::kinds::Part;
use crate::transfer::shop::record::PartRecord;

/// The lists of a table of parts. Where its rows come in the order of the things, as we write them, few of them are held at a
/// time; what somebody has sorted otherwise is held until its thing comes.
pub(super) struct Lists {
    part: &'static Part,
    path: PathBuf,
    rows: Rows,
    /// How many rows there are still to come of each thing.
    awaited: HashMap<Id, usize>,
    /// The things in the order of their first rows.
    pub(super) owners: Vec<Id>,
    /// Rows that came before their things.
    ahead: HashMap<Id, Vec<Row>>,
}

/// A part with the place it wants in its list, and the line it stands on.
type Row = (u32, usize, PartRecord);

impl Lists {
    pub(super) fn open(path: &Path, part: &'static Part) -> Result<Self, Error> {
        let (mut awaited, mut owners) = (HashMap::new(), Vec::new());
        let mut rows = Rows::open(path, part)?;
        while let Some(owner) = rows.owner(part)? {
            let count: &mut usize = awaited.entry(owner).or_insert_with(|| {
                owners.push(owner);
                0
            });
            *count += 1;
        }
        let rows = Rows::open(path, part)?;
        Ok(Self { part, path: path.to_owned(), rows, awaited, owners, ahead: HashMap::new() })
    }

    /// What belongs to a thing, in its order; `None`, where nothing is said of it.
    pub(super) fn of(&mut self, owner: Id) -> Result<Option<Vec<PartRecord>>, Error> {
        let Some(count) = self.awaited.remove(&owner) else { return Ok(None) };
        let mut rows = self.ahead.remove(&owner).unwrap_or_default();
        while rows.len() < count {
            let Some(other) = self.rows.owner(self.part)? else { break };
            let row = self.rows.part(self.part)?;
            if other == owner {
                rows.push(row);
            } else {
                self.ahead.entry(other).or_default().push(row);
            }
        }
        // Stable, so that rows without a place stay in the order of the file.
        rows.sort_by_key(|(place, ..)| *place);
        Ok(Some(rows.into_iter().map(|(.., part)| part).collect()))
    }

    /// That a part belongs to a thing that is not in the table of things, where all of these have been there.
    pub(super) fn stray(&self) -> Result<(), Error> {
        let Some(owner) = self.owners.iter().find(|owner| self.awaited.contains_key(owner)) else { return Ok(()) };
        let mut rows = Rows::open(&self.path, self.part)?;
        while rows.owner(self.part)?.is_some_and(|other| other != *owner) {}
        let problem = Problem::UnknownReference { kind: self.part.owner, name: owner.to_string() };
        Err(Error::new(&self.path, Some(Place { line: rows.table.line(), column: 1 }), problem))
    }
}

/// The rows of a table of parts.
struct Rows {
    table: Table,
    columns: Columns,
    owner: Option<usize>,
    id: Option<usize>,
    position: Option<usize>,
}

impl Rows {
    fn open(path: &Path, part: &Part) -> Result<Self, Error> {
        let table = Table::open(path)?;
        let columns = Columns::of(&table.header, part.fields);
        let (owner, id, position) = (table.column(part.owner), table.column("id"), table.column("position"));
        Ok(Self { table, columns, owner, id, position })
    }

    /// Goes to the next row, and says to which thing it belongs.
    fn owner(&mut self, part: &Part) -> Result<Option<Id>, Error> {
        if !self.table.next()? {
            return Ok(None);
        }
        let owner = self.table.id(self.owner)?;
        owner.map(Some).ok_or_else(|| self.table.error(Problem::MissingKey { key: part.owner }))
    }

    /// What the row says.
    fn part(&self, part: &Part) -> Result<Row, Error> {
        let table = &self.table;
        let place = table.cell(self.position).trim().parse().unwrap_or(u32::MAX);
        let own = if part.has_id { table.id(self.id)? } else { None };
        let said = table.values(part.fields, &self.columns)?;
        let one = part.of(own, said).map_err(|key| table.error(Problem::MissingKey { key }))?;
        Ok((place, table.line(), one))
    }
}
