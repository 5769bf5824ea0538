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
        self.each_row("", |row, lanes, owner| {
            let titles = lanes.titles.of(owner, read_title)?;
            let asks = lanes.asks.of(owner, read_asks)?;
            let variants = lanes.variants.of(owner, read_variant)?;
            let whole = || {
                let bare = read_reply(&mut Cells::new(row, &REPLIES))?;
                Ok(Reply { titles: titles?, asks: asks?, variants: variants?, ..bare })
            };
            visit(whole());
            Ok(())
        })
    }

    /// Hands over the row of every reply, or of those that a condition sieves, with the lanes of its parts and its id.
    pub(super) fn each_row(
        &self,
        sieve: &str,
        mut visit: impl FnMut(&Row<'_>, &mut Lanes<'_>, &[u8]) -> Result<(), Error>,
    ) -> Result<(), Error> {
        let _little = self.little_cache()?;
        let (mut titles, mut asks, mut variants) = (self.all(&TITLES)?, self.all(&ASKS)?, self.all(&VARIANTS)?);
        let mut lanes = Lanes {
            titles: Lane::new(titles.query([])?, &TITLES)?,
            asks: Lane::new(asks.query([])?, &ASKS)?,
            variants: Lane::new(variants.query([])?, &VARIANTS)?,
        };
        let mut statement = self.prepare(&REPLIES.select(&format!("WHERE deleted_at IS NULL {sieve} ORDER BY id")))?;
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            visit(row, &mut lanes, row.get_ref(0)?.as_bytes().unwrap_or_default())?;
        }
        Ok(())
    }

    /// Keeps SQLite from holding pages in memory that are read once, until what is returned is dropped.
    fn little_cache(&self) -> Result<LittleCache<'_>, Error> {
        let usual = self.cell("PRAGMA cache_size", [])?.unwrap_or(USUAL_CACHE);
        self.conn.execute_batch(LITTLE_CACHE)?;
        Ok(LittleCache { store: self, usual })
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

/// In KiB: enough for the pages that the four queries are at, and for those above them.
const LITTLE_CACHE: &str = "PRAGMA cache_size = -256";
/// What SQLite has by itself.
const USUAL_CACHE: i64 = -2_000;

struct LittleCache<'s> {
    store: &'s Store,
    usual: i64,
}

impl Drop for LittleCache<'_> {
    fn drop(&mut self) {
        if let Err(error) = self.store.conn.pragma_update(None, "cache_size", self.usual) {
            tracing::warn!(error = ?std::mem::discriminant(&error), "the size of SQLite's cache was not set back");
        }
    }
}

/// The parts of all replies.
pub(super) struct Lanes<'s> {
    pub(super) titles: Lane<'s>,
    pub(super) asks: Lane<'s>,
    pub(super) variants: Lane<'s>,
}

/// All parts of one kind, read beside the replies: both are in the order of the replies' ids.
pub(super) struct Lane<'s> {
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
        let mut parts = Vec::new();
        let read = self.each(owner, |cells| {
            parts.push(read(cells)?);
            Ok(())
        })?;
        Ok(read.map(|()| parts))
    }

    /// Reads the parts of the next owner, as far as they can be read. The errors are those of [`Self::of`].
    pub(super) fn each(
        &mut self,
        owner: &[u8],
        mut read: impl FnMut(&mut Cells<'_>) -> Result<(), Error>,
    ) -> Result<Result<(), Error>, Error> {
        let mut whole = Ok(());
        while let Some(row) = self.rows.get() {
            let its_owner = owner_of(row, self.table);
            if its_owner > owner {
                break;
            }
            // A smaller one is a part whose reply is gone, or not wanted.
            if its_owner == owner && whole.is_ok() {
                whole = read(&mut Cells::new(row, self.table));
            }
            self.rows.advance()?;
        }
        Ok(whole)
    }
}

/// The owner of a part, which stands after the table's own columns.
fn owner_of<'r>(row: &'r Row<'_>, table: &Table) -> &'r [u8] {
    row.get_ref(table.columns.len() + 1).ok().and_then(|cell| cell.as_bytes().ok()).unwrap_or_default()
}
