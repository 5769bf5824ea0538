//! Shops of older releases, and the first start of this one on them, killed.

use std::error::Error;
use std::fs;
use std::path::{Path, PathBuf};

use rusqlite::Connection;

use super::home::{self, Kill};
use super::{Torture, sound};

/// "RDSK", which marks a file as ours.
const APPLICATION_ID: i32 = 0x5244_534b;

/// What the first schema had, and every one since.
const READ: &str = "SELECT id, name, notes FROM buyers UNION ALL SELECT id, number, notes FROM orders ORDER BY 1";

impl Torture {
    /// Opens a shop of an old schema, is killed at it, and looks: the shop is of one schema or of another, none of its rows is
    /// lost, and the next start carries on.
    pub(super) fn migrate(&mut self) -> Result<(), Box<dyn Error>> {
        let [old, twin, look] = ["old/shop.db", "twin/shop.db", "look/shop.db"].map(|name| self.home.file(name));
        let _ = fs::remove_dir_all(self.home.file("old"));
        fs::create_dir(self.home.file("old"))?;
        let migrations = migrations()?;
        let schema = 1 + self.dice.below(migrations.len() - 1);
        begin(&old, migrations.get(..schema).unwrap_or_default(), 200 + self.dice.below(800))?;
        let rows = read(&old)?;
        home::copy(&old, &twin)?;
        let open = ["fact", "list"].map(str::to_owned);
        let alone = self.home.run(&twin, &open, "", Kill::Never)?;
        let kill = self.when(alone.took);
        let killed = self.home.run(&old, &open, "", kill)?;
        home::copy(&old, &look)?;
        let reached = schema_of(&look)?;
        if reached < schema || reached > migrations.len() || (killed.code == Some(0) && reached < migrations.len()) {
            return Err(format!("from schema {schema} it came to {reached}").into());
        }
        if read(&look)? != rows {
            return Err("rows are lost".into());
        }
        sound(&look)?;
        if schema_of(&look)? != migrations.len() || read(&look)? != rows {
            return Err("the next start did not carry on".into());
        }
        self.look_at_copies(&old, &rows)?;
        let count = self.tally.verbs.entry("(migrate)").or_default();
        match killed.code {
            None if reached == schema => count.nothing += 1,
            None => count.everything += 1,
            Some(_) => count.done += 1,
        }
        Ok(())
    }

    /// A copy that was put beside the shop before it was changed is whole; what has no name of its own yet is counted.
    fn look_at_copies(&mut self, shop: &Path, rows: &[String]) -> Result<(), Box<dyn Error>> {
        let backups = self.home.file("old/backups");
        let places = [self.home.file("old"), backups];
        let there = places.iter().filter(|place| place.is_dir());
        let files = there.map(fs::read_dir).collect::<std::io::Result<Vec<_>>>()?;
        for entry in files.into_iter().flatten() {
            let path = entry?.path();
            if path.is_dir() {
                continue;
            }
            let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
            if name.starts_with("shop.db.schema-") || name.contains("-before-migration") {
                if read(&path)? != rows {
                    return Err(format!("{name} is no copy of the shop").into());
                }
            } else if !path.to_string_lossy().starts_with(&*shop.to_string_lossy()) {
                self.tally.left_behind += 1;
            }
        }
        Ok(())
    }
}

/// The migrations in their order, as they stand in the sources: this is a command for those who have them.
fn migrations() -> Result<Vec<String>, Box<dyn Error>> {
    let directory = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/store/migrations");
    let mut files: Vec<PathBuf> =
        fs::read_dir(directory)?.map(|entry| Ok(entry?.path())).collect::<std::io::Result<_>>()?;
    files.sort();
    Ok(files.iter().map(fs::read_to_string).collect::<std::io::Result<_>>()?)
}

/// Writes a shop with buyers and orders as the first release would have, and brings it to the schema of these migrations.
fn begin(path: &Path, migrations: &[String], rows: usize) -> rusqlite::Result<()> {
    let conn = Connection::open(path)?;
    conn.pragma_update_and_check(None, "journal_mode", "WAL", |_| Ok(()))?;
    conn.execute_batch("BEGIN")?;
    for (version, sql) in (1..).zip(migrations) {
        conn.execute_batch(sql)?;
        if version == 1 {
            conn.pragma_update(None, "application_id", APPLICATION_ID)?;
            conn.execute_batch(
                "INSERT INTO meta VALUES ('origin', 'an-older-machine');
                 INSERT INTO actions (id, origin, step, kind, detail, at) VALUES ('a', 'an-older-machine', 'do', 'set-up', '', 0)",
            )?;
            for row in 0..rows {
                fill(&conn, row)?;
            }
        }
        conn.pragma_update(None, "user_version", version)?;
    }
    conn.execute_batch("COMMIT")
}

fn fill(conn: &Connection, row: usize) -> rusqlite::Result<()> {
    let id = |kind: char| format!("019aa000-0000-7000-8000-{kind}{row:011}");
    conn.prepare_cached(
        "INSERT INTO buyers (id, name, address_raw, street, postcode, city, region, country, notes, tags, consent, rev, updated_at)
         VALUES (?1, ?2, '', '', '', '', '', '', ?3, '[]', 0, 1, 0)",
    )?
    .execute((id('b'), format!("Anna Nr{row}"), "likes green ".repeat(row % 9)))?;
    conn.prepare_cached(
        "INSERT INTO orders (id, number, buyer_id, state, notes, rev, updated_at) VALUES (?1, ?2, ?3, 'paid', 'x', 1, 0)",
    )?
    .execute((id('a'), format!("T{row}"), id('b')))?;
    conn.prepare_cached(
        "INSERT INTO order_states (id, order_id, position, state, at, rev, updated_at) VALUES (?1, ?2, 0, 'paid', 0, 1, 0)",
    )?
    .execute((id('e'), id('a')))?;
    Ok(())
}

fn read(path: &Path) -> rusqlite::Result<Vec<String>> {
    let conn = Connection::open(path)?;
    let mut statement = conn.prepare(READ)?;
    let row = |row: &rusqlite::Row<'_>| {
        let (id, name, notes): (String, String, String) = (row.get(0)?, row.get(1)?, row.get(2)?);
        Ok(format!("{id} {name} {notes}"))
    };
    statement.query_map([], row)?.collect()
}

/// The number of the schema of a file.
pub(super) fn schema_of(path: &Path) -> Result<usize, Box<dyn Error>> {
    let schema: i64 = Connection::open(path)?.pragma_query_value(None, "user_version", |row| row.get(0))?;
    Ok(usize::try_from(schema)?)
}
