use std::io::Read as _;

use super::super::samples::{act, at, buyer, order, reply};
use super::super::{ActionKind, LogLimits};
use super::*;

/// A shop of so many buyers with an order each, and its file, closed.
fn shop(buyers: usize, keeps_log: bool) -> (tempfile::TempDir, PathBuf) {
    let directory = tempfile::tempdir().unwrap();
    let path = directory.path().join("shop.db");
    let mut store = Store::open(&path, Options::default()).unwrap();
    act(&mut store, |action| {
        for number in 0..buyers {
            let buyer = buyer(&format!("Buyer {number}"), &[("etsy", &format!("buyer_{number}"))]);
            action.put_buyer(&buyer)?;
            action.put_order(&order(&format!("{}", 2000 + number), &buyer))?;
        }
        Ok(())
    });
    if !keeps_log {
        store.act(ActionKind::AddReply, "", at(1), |action| action.put_reply(&reply("pickup"))).unwrap();
        let limits = LogLimits { age: std::time::Duration::ZERO, bytes: 0 };
        store.prune_log(limits, at(99_000)).unwrap();
    }
    store.close().unwrap();
    (directory, path)
}

/// Overwrites pages with what is no page at all.
fn damage(path: &Path, pages: impl IntoIterator<Item = u64>) {
    let mut file = fs::File::options().read(true).write(true).open(path).unwrap();
    let mut noise = 0x9e37_79b9_u32;
    for page in pages {
        file.seek(SeekFrom::Start((page - 1) * PAGE)).unwrap();
        let bytes: Vec<u8> = (0..PAGE)
            .map(|_| {
                noise = noise.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
                noise.to_be_bytes()[0]
            })
            .collect();
        file.write_all(&bytes).unwrap();
    }
}

/// The pages in which the rows of a table stand, in their order.
fn leaves(path: &Path, table: &str) -> Vec<u64> {
    let conn = Connection::open(path).unwrap();
    let mut statement =
        conn.prepare("SELECT pageno FROM dbstat WHERE name = ?1 AND pagetype = 'leaf' ORDER BY path").unwrap();
    let pages = statement.query_map([table], |row| row.get::<_, i64>(0)).unwrap();
    pages.map(|page| u64::try_from(page.unwrap()).unwrap()).collect()
}

fn saved<'s>(salvage: &'s Salvage, table: &str) -> &'s Saved {
    salvage.tables.iter().find(|saved| saved.table == table).unwrap()
}

#[test]
fn a_sound_database_is_saved_whole() {
    let (directory, path) = shop(50, true);
    let before = fs::read(&path).unwrap();
    let salvage = Salvage::of(&path, &path).unwrap();
    assert!(!salvage.has_lost());
    assert_eq!(saved(&salvage, "buyers").rows, 50);
    let new = directory.path().join("new.db");
    salvage.put_at(&new).unwrap();
    let (old, mut new) =
        (Store::open(&path, Options::default()).unwrap(), Store::open(&new, Options::default()).unwrap());
    assert_eq!(new.latest_buyers(99).unwrap(), old.latest_buyers(99).unwrap());
    assert_eq!(new.last_actions(9).unwrap(), old.last_actions(9).unwrap());
    assert_eq!(new.meta("origin").unwrap(), old.meta("origin").unwrap());
    assert_eq!(new.buyers_with_piece("uyer", 99).unwrap().len(), 50);
    assert!(matches!(new.undo(at(5)), Err(Error::NothingSince)), "that was done in the old one");
    new.act(ActionKind::AddReply, "", at(6), |action| action.put_reply(&reply("pickup"))).unwrap();
    new.undo(at(7)).unwrap();
    assert!(matches!(new.undo(at(8)), Err(Error::NothingSince)));
    new.redo(at(9)).unwrap();
    assert_eq!(new.count_replies().unwrap(), 1);
    assert_eq!(fs::read(&path).unwrap(), before, "it was only read");
    assert_eq!(
        fs::read_dir(directory.path()).unwrap().filter(|entry| entry.as_ref().unwrap().path().is_dir()).count(),
        0
    );
}

#[test]
fn what_the_log_holds_comes_back_and_the_rest_around_the_damage_is_read() {
    const BUYERS: usize = 3_000;
    let (_directory, path) = shop(BUYERS, true);
    let leaves = leaves(&path, "buyers");
    let middle = leaves.len() / 2;
    damage(&path, [leaves[middle], leaves[middle + 1], leaves[middle + 4]]);
    let salvage = Salvage::of(&path, &path).unwrap();
    let buyers = saved(&salvage, "buyers");
    assert!(buyers.rows < BUYERS && buyers.rows > BUYERS * 9 / 10, "{buyers:?}");
    assert_eq!((buyers.rows + buyers.from_log, buyers.lost), (BUYERS, 0), "{buyers:?}");
    assert_eq!(saved(&salvage, "orders").rows, BUYERS);
}

#[test]
fn what_is_lost_is_counted_and_named() {
    const BUYERS: usize = 3_000;
    let (directory, path) = shop(BUYERS, false);
    let leaves = leaves(&path, "buyers");
    damage(&path, [leaves[leaves.len() / 2], leaves[leaves.len() / 2 + 3]]);
    let salvage = Salvage::of(&path, &path).unwrap();
    let buyers = saved(&salvage, "buyers").clone();
    assert_eq!(buyers.rows + buyers.lost, BUYERS, "{buyers:?}");
    assert!(buyers.lost > 0 && buyers.lost < BUYERS / 20, "{buyers:?}");
    assert!(!buyers.names.is_empty() && buyers.names.iter().all(|id| id.parse::<crate::model::Id>().is_ok()));
    assert_eq!(saved(&salvage, "handles").lost, buyers.lost, "what is nothing without them went too");
    assert_eq!(saved(&salvage, "orders").rows, BUYERS, "orders are something without them");
    let new = directory.path().join("new.db");
    salvage.put_at(&new).unwrap();
    assert_eq!(Store::open(&new, Options::default()).unwrap().integrity().unwrap(), Vec::<String>::new());
}

#[test]
fn lost_first_bytes_are_written_again() {
    let (_directory, path) = shop(20, true);
    let mut file = fs::File::options().write(true).open(&path).unwrap();
    file.write_all(&[0xff; 100]).unwrap();
    drop(file);
    assert!(matches!(Store::open(&path, Options::default()), Err(Error::NotADatabase)));
    let salvage = Salvage::of(&path, &path).unwrap();
    assert_eq!((saved(&salvage, "buyers").rows, salvage.has_lost()), (20, false));
}

#[test]
fn what_is_beyond_help_or_not_ours_is_refused() {
    let directory = tempfile::tempdir().unwrap();
    let path = directory.path().join("answers.txt");
    fs::write(&path, "Where can I pick it up?\n".repeat(1000)).unwrap();
    assert!(matches!(Salvage::of(&path, &path), Err(Error::NotADatabase | Error::Damaged { .. })));
    let other = directory.path().join("photos.db");
    Connection::open(&other).unwrap().execute_batch("CREATE TABLE photos (name TEXT)").unwrap();
    assert!(matches!(Salvage::of(&other, &other), Err(Error::NotOurs { .. })));
    let mut text = String::new();
    fs::File::open(&path).unwrap().read_to_string(&mut text).unwrap();
    assert!(text.starts_with("Where"));
}
