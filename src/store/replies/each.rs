//! All replies, one after the other, without holding more than one in memory.

use rusqlite::fallible_streaming_iterator::FallibleStreamingIterator;
use rusqlite::{Row, Rows};

use super::{read_asks, read_reply, read_title, read_variant};
use crate::model::Reply;
use crate::store::cells::Cells;
use crate::store::table::{ASKS, REPLIES, TITLES, Table, VARIANTS};
use crate::store::{Error, Store};

impl Store {
    /// Hands over every reply, one by one, in the order they were made. One that cannot be read comes as its error; the
    /// others still come.
    ///
    /// # Errors
    /// Where reading as a whole failed.
    pub fn each_reply(&self, mut visit: impl FnMut(Result<Reply, Error>)) -> Result<(), Error> {
        let (mut titles, mut asks, mut variants) = (self.all(&TITLES)?, self.all(&ASKS)?, self.all(&VARIANTS)?);
        let mut titles = Lane::new(titles.query([])?, &TITLES)?;
        let mut asks = Lane::new(asks.query([])?, &ASKS)?;
        let mut variants = Lane::new(variants.query([])?, &VARIANTS)?;
        let mut statement = self.prepare(&REPLIES.select("WHERE deleted_at IS NULL ORDER BY id"))?;
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            let owner = row.get_ref(0)?.as_bytes().unwrap_or_default();
            let titles = titles.of(owner, read_title)?;
            let asks = asks.of(owner, read_asks)?;
            let variants = variants.of(owner, read_variant)?;
            let whole = |row| {
                let bare = read_reply(&mut Cells::new(row, &REPLIES))?;
                Ok(Reply { titles: titles?, asks: asks?, variants: variants?, ..bare })
            };
            visit(whole(row));
        }
        Ok(())
    }

    /// All living parts of one kind, owner by owner.
    fn all(&self, table: &Table) -> Result<rusqlite::CachedStatement<'_>, Error> {
        self.prepare(&table.select("WHERE deleted_at IS NULL ORDER BY reply_id, position").replacen(
            " FROM",
            ", reply_id FROM",
            1,
        ))
    }
}

/// All parts of one kind, read beside the replies: both are in the order of the replies' ids.
struct Lane<'s> {
    rows: Rows<'s>,
    table: &'static Table,
}

impl<'s> Lane<'s> {
    fn new(mut rows: Rows<'s>, table: &'static Table) -> Result<Self, Error> {
        rows.advance()?;
        Ok(Self { rows, table })
    }

    /// The parts of the next owner. The outer error is SQLite's; the inner one is that of a part that cannot be read.
    fn of<T>(
        &mut self,
        owner: &[u8],
        read: impl Fn(&mut Cells<'_>) -> Result<T, Error>,
    ) -> Result<Result<Vec<T>, Error>, Error> {
        let mut parts = Ok(Vec::new());
        while let Some(row) = self.rows.get() {
            let its_owner = owner_of(row, self.table);
            if its_owner > owner {
                break;
            }
            // A smaller one is a part whose reply is gone.
            if its_owner == owner {
                parts = parts.and_then(|mut parts| {
                    parts.push(read(&mut Cells::new(row, self.table))?);
                    Ok(parts)
                });
            }
            self.rows.advance()?;
        }
        Ok(parts)
    }
}

/// The owner of a part, which stands after the table's own columns.
fn owner_of<'r>(row: &'r Row<'_>, table: &Table) -> &'r [u8] {
    row.get_ref(table.columns.len() + 1).ok().and_then(|cell| cell.as_bytes().ok()).unwrap_or_default()
}
