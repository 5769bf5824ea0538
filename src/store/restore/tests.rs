use std::path::PathBuf;

use super::super::samples::{act, at, buyer, order, reply};
use super::super::{News, Step};
use super::*;
use crate::model::{Buyer, Reply};

/// A shop on a file with a buyer, their order and two replies, and a backup of it.
struct Shop {
    _directory: tempfile::TempDir,
    store: Store,
    backup: PathBuf,
    anna: Buyer,
    replies: [Reply; 2],
}

fn shop() -> Shop {
    let directory = tempfile::tempdir().unwrap();
    let mut store = Store::open(&directory.path().join("shop.db"), Options::default()).unwrap();
    let (anna, replies) = (buyer("Anna", &[("etsy", "anna_k")]), [reply("pickup"), reply("payment")]);
    act(&mut store, |action| {
        action.put_buyer(&anna)?;
        action.put_order(&order("2041", &anna))?;
        replies.iter().try_for_each(|reply| action.put_reply(reply))
    });
    let backup = directory.path().join("backup.db");
    store.backup_to(&backup).unwrap();
    Shop { _directory: directory, store, backup, anna, replies }
}

impl Shop {
    fn past(&self) -> Past {
        Past::open(&self.backup, self.store.path().unwrap()).unwrap()
    }

    fn restore(&mut self) -> bool {
        let past = self.past();
        self.store.restore(&past, "backup.db", at(9)).unwrap()
    }

    /// Everything of the user's that lives, and in which order.
    fn everything(&self) -> Vec<String> {
        let mut all = Vec::new();
        for table in TABLES {
            let columns: Vec<&str> = table.content().collect();
            let sql = format!(
                "SELECT json_array(id, {}) FROM {} WHERE deleted_at IS NULL ORDER BY id",
                columns.join(", "),
                table.name
            );
            let mut statement = self.store.conn.prepare(&sql).unwrap();
            let rows = statement.query_map([], |row| row.get::<_, String>(0)).unwrap();
            all.extend(rows.map(|row| format!("{} {}", table.name, row.unwrap())));
        }
        all
    }
}

#[test]
fn everything_is_again_what_it_was_and_undo_takes_that_back() {
    let mut shop = shop();
    let then = shop.everything();
    let [pickup, payment] = shop.replies.clone();
    act(&mut shop.store, |action| {
        action.put_buyer(&Buyer { notes: "moved".to_owned(), handles: Vec::new(), ..shop.anna.clone() })?;
        action.put_buyer(&buyer("Bob", &[]))?;
        action.remove_reply(pickup.id)?;
        action.put_reply(&Reply { shortcut: "pickup".parse().unwrap(), ..payment.clone() })?;
        action.put_reply(&reply("payment"))
    });
    let before = shop.everything();
    assert!(shop.restore());
    assert_eq!(shop.everything(), then);
    assert_eq!(shop.store.integrity().unwrap(), Vec::<String>::new());
    assert_eq!(shop.store.buyers_with_piece("nn", 9).unwrap().len(), 1);
    let undone = shop.store.undo(at(10)).unwrap();
    assert_eq!((undone.kind, undone.detail.as_str()), (ActionKind::Restore, "backup.db"));
    assert_eq!(shop.everything(), before);
    assert_eq!(shop.store.integrity().unwrap(), Vec::<String>::new());
    shop.store.redo(at(11)).unwrap();
    assert_eq!(shop.everything(), then);
}

#[test]
fn names_that_were_exchanged_are_exchanged_again() {
    let mut shop = shop();
    let then = shop.everything();
    let [pickup, payment] = shop.replies.clone();
    act(&mut shop.store, |action| {
        action.put_reply(&Reply { shortcut: "other".parse().unwrap(), ..pickup.clone() })?;
        action.put_reply(&Reply { shortcut: "pickup".parse().unwrap(), ..payment.clone() })?;
        action.put_reply(&Reply { shortcut: "payment".parse().unwrap(), ..pickup.clone() })
    });
    let before = shop.everything();
    assert!(shop.restore());
    assert_eq!(shop.everything(), then);
    shop.store.undo(at(10)).unwrap();
    assert_eq!(shop.everything(), before);
}

#[test]
fn what_differs_is_counted_and_named() {
    let mut shop = shop();
    let past = shop.past();
    assert_eq!(shop.store.compare(&past).unwrap(), []);
    assert!(!shop.store.restore(&past, "", at(9)).unwrap(), "there is nothing to do");
    assert_eq!(shop.store.last_actions(9).unwrap().len(), 1);
    act(&mut shop.store, |action| {
        // Only a part of her is another.
        action.put_buyer(&Buyer { handles: Vec::new(), ..shop.anna.clone() })?;
        action.put_buyer(&buyer("Bob", &[]))?;
        action.remove_reply(shop.replies[0].id)
    });
    let told = shop.store.compare(&past).unwrap();
    let told: Vec<_> = told
        .iter()
        .map(|one| {
            let named: Vec<_> = one.named.iter().map(|(comes, label, _)| (*comes, label.as_str())).collect();
            (one.table, one.back, one.away, one.changed, named)
        })
        .collect();
    assert_eq!(
        told,
        [
            ("replies", 1, 0, 0, vec![(Comes::Back, "pickup")]),
            ("buyers", 0, 1, 1, vec![(Comes::Away, "Bob"), (Comes::Changed, "Anna")]),
        ]
    );
}

#[test]
fn another_open_program_sees_it() {
    let mut shop = shop();
    act(&mut shop.store, |action| action.put_buyer(&buyer("Bob", &[])));
    let other = Store::open(shop.store.path().unwrap(), Options::default()).unwrap();
    let (version, seq) = (other.data_version().unwrap(), other.last_seq().unwrap());
    assert!(shop.restore());
    assert_ne!(other.data_version().unwrap(), version);
    assert!(matches!(other.news_since(seq).unwrap(), News::Changed(things) if things.len() == 1));
    assert_eq!(other.latest_buyers(9).unwrap().len(), 1);
    assert_eq!(other.last_actions(1).unwrap()[0].step, Step::Do);
}

#[test]
fn a_backup_of_another_schema_is_brought_to_ours_in_a_copy_or_refused() {
    let shop = shop();
    let before = std::fs::read(&shop.backup).unwrap();
    let conn = Connection::open(&shop.backup).unwrap();
    conn.pragma_update(None, "user_version", 99).unwrap();
    drop(conn);
    let past = Past::open(&shop.backup, shop.store.path().unwrap());
    assert!(matches!(past, Err(Error::Newer { found: 99, .. })), "{past:?}");
    std::fs::write(&shop.backup, &before).unwrap();
    std::fs::write(shop.backup.with_extension("txt"), "not one").unwrap();
    assert!(matches!(
        Past::open(&shop.backup.with_extension("txt"), shop.store.path().unwrap()),
        Err(Error::NotADatabase)
    ));
    assert!(matches!(Past::open(Path::new("no/such.db"), shop.store.path().unwrap()), Err(Error::File { .. })));
    let _past = shop.past();
    assert_eq!(std::fs::read(&shop.backup).unwrap(), before, "a backup is only read");
}

#[test]
fn a_backup_of_the_first_schema_comes_back() {
    let directory = tempfile::tempdir().unwrap();
    let old = directory.path().join("old.db");
    let conn = Connection::open(&old).unwrap();
    let store = Store::over(conn);
    super::super::migrate::run(&store, &super::super::migrate::MIGRATIONS[..1], &Surroundings::default()).unwrap();
    store
        .conn
        .execute_batch(
            "INSERT INTO actions (id, origin, step, kind, detail, at) VALUES ('a', 'b', 'do', 'add-fact', 'door', 0);
             INSERT INTO facts (id, name, value, sensitive, rev, updated_at)
             VALUES ('019aa000-0000-7000-8000-000000000001', 'door', 'green', 0, 1, 0)",
        )
        .unwrap();
    drop(store);
    let before = std::fs::read(&old).unwrap();
    let mut store = Store::open(&directory.path().join("shop.db"), Options::default()).unwrap();
    let past = Past::open(&old, store.path().unwrap()).unwrap();
    assert!(store.restore(&past, "old.db", at(0)).unwrap());
    assert_eq!(store.fact("door").unwrap().unwrap().value, "green");
    drop(past);
    assert_eq!(std::fs::read(&old).unwrap(), before);
    store.close().unwrap();
    let left = std::fs::read_dir(directory.path()).unwrap().count();
    assert_eq!(left, 2, "nothing is left beside");
}

#[test]
fn it_takes_the_place_of_a_database_that_is_gone() {
    let shop = shop();
    let path = shop.backup.with_file_name("new.db");
    Past::open(&shop.backup, &path).unwrap().put_at(&path).unwrap();
    let store = Store::open(&path, Options::default()).unwrap();
    assert_eq!(store.latest_buyers(9).unwrap(), std::slice::from_ref(&shop.anna));
    assert!(shop.past().put_at(&path).is_err(), "it writes over nothing");
}
