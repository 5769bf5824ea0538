//! From one schema to the next. A migration's number is its place in [`MIGRATIONS`], from 1.

use std::path::{Path, PathBuf};

use rusqlite::{Connection, Transaction, TransactionBehavior};

use super::open::APPLICATION_ID;
use super::{Error, backup};
use crate::model::Id;

/// The migrations, each frozen once a release contains it.
pub(super) const MIGRATIONS: [&str; 1] = [include_str!("migrations/0001_first.sql")];

/// The schema this program works with.
pub(super) const LATEST: u32 = 1;
const _: () = assert!(MIGRATIONS.len() == LATEST as usize, "one migration for each schema");

/// Brings a database to the last schema of those given, each step in a transaction of its own. Before the first step on a file with data a verified copy is put beside it.
pub(super) fn run(conn: &Connection, file: Option<&Path>, migrations: &[&str]) -> Result<(), Error> {
    let mut backed_up = false;
    for (version, sql) in (1..).zip(migrations) {
        // Several programs may start at once: who comes second waits here, and finds the step done.
        let step = Transaction::new_unchecked(conn, TransactionBehavior::Immediate)?;
        let found: u32 = step.pragma_query_value(None, "user_version", |row| row.get(0))?;
        if found >= version {
            continue;
        }
        if let Some(file) = file.filter(|_| found > 0 && !backed_up) {
            // The copy reads through a connection of its own, which a waiting writer does not disturb.
            backup::replace(file, &beside(file, found))?;
            backed_up = true;
        }
        step.execute_batch(sql)?;
        if found == 0 {
            step.pragma_update(None, "application_id", APPLICATION_ID)?;
            step.execute("INSERT INTO meta (key, value) VALUES ('origin', ?1)", [Id::new().to_string()])?;
        }
        step.pragma_update(None, "user_version", version)?;
        step.commit()?;
    }
    Ok(())
}

/// Where the copy goes that is made before a file leaves schema `version`.
fn beside(file: &Path, version: u32) -> PathBuf {
    let mut name = file.as_os_str().to_owned();
    name.push(format!(".schema-{version}"));
    PathBuf::from(name)
}
