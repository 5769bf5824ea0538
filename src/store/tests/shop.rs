//! Everything that is in the database comes out as records, and comes in again.

use jiff::Timestamp;
use proptest::prelude::*;

use super::super::samples::{self, act, at};
use super::super::table::TABLES;
use super::super::{ActionKind, Error, Standing, Store};
use super::{all_rows, copy_of, deed, perform};
use crate::model::{Channel, Currency, Id};
use crate::transfer::shop::{Holds, KINDS, Kind, Record, Value};
use crate::transfer::tables::{self, Column, Mapping};

/// Every thing there is.
fn everything(store: &Store) -> Vec<(&'static Kind, Record)> {
    let mut all = Vec::new();
    for kind in KINDS {
        let each = store.each_record(kind, |record| {
            all.push((kind, record));
            Ok::<(), Error>(())
        });
        each.unwrap();
    }
    all
}

fn take(store: &mut Store, all: &[(&'static Kind, Record)]) -> Result<usize, Error> {
    store.act(ActionKind::ImportShop, "shop.json", at(9), |action| {
        action.refer_ahead()?;
        all.iter().try_for_each(|(kind, record)| action.put_record(kind, record))?;
        action.bury_missing()
    })
}

#[test]
fn every_table_of_the_user_is_exported_with_every_column() {
    let mut covered = Vec::new();
    for kind in KINDS {
        assert!(kind.field(kind.label).is_some(), "{}", kind.name);
        covered.push((kind.name, None, kind.fields));
        covered.extend(kind.parts.iter().map(|part| (part.table, Some(part.owner), part.fields)));
    }
    for table in TABLES {
        let Some((_, owner, fields)) = covered.iter().find(|(name, ..)| *name == table.name) else {
            panic!("{} is not exported: it needs an entry in transfer/shop/kinds.rs", table.name);
        };
        assert_eq!(*owner, table.owner, "{}", table.name);
        let columns = fields.iter().flat_map(|field| match field.holds {
            Holds::Money => vec![field.name.to_owned(), format!("{}_currency", field.name)],
            _ => vec![field.name.to_owned()],
        });
        assert_eq!(columns.collect::<Vec<_>>(), table.columns, "{}", table.name);
    }
    assert_eq!(covered.len(), TABLES.len());
}

/// The unique indexes of the schema are what the kinds call keys.
#[test]
fn what_tells_two_things_apart_is_known() {
    let store = Store::in_memory().unwrap();
    for kind in KINDS {
        let index = format!("{}_key", kind.name);
        let count = store.cell("SELECT count(*) FROM sqlite_schema WHERE name = ?1", [index]).unwrap();
        assert_eq!(count, Some(i64::from(!kind.key.is_empty())), "{}", kind.name);
        for part in kind.parts {
            let index = format!("{}_key", part.table);
            let sql: Option<String> = store.cell("SELECT sql FROM sqlite_schema WHERE name = ?1", [index]).unwrap();
            let is_across = sql.is_some_and(|sql| !sql.contains(&format!("({}", part.owner)));
            assert_eq!(is_across, !part.key.is_empty(), "{}", part.table);
        }
    }
}

#[test]
fn whatever_was_done_comes_out_and_in_and_out_the_same() {
    let mut store = Store::in_memory().unwrap();
    let known = samples::known(&mut store);
    let mapping = Mapping {
        id: Id::new(),
        name: "=Fair".to_owned(),
        holds: tables::Holds::Orders,
        channel: Channel::new("fair"),
        columns: vec![Column { field: tables::Field::Number, header: "No. #2".to_owned() }],
        currency: Some(Currency::EUR),
        days: tables::DayOrder::ALL.first().copied(),
        states: vec![tables::StateWord { word: "w piecu".to_owned(), state: crate::model::State::Making }],
    };
    act(&mut store, |action| action.put_mapping(&mapping));
    let deeds = prop::collection::vec(prop::collection::vec(deed(&known), 1..4), 1..10);
    proptest!(ProptestConfig::with_cases(64), |(deeds in deeds)| {
        let mut shop = copy_of(&store);
        perform(&mut shop, &deeds);
        let all = everything(&shop);
        let mut empty = Store::in_memory().unwrap();
        take(&mut empty, &all).unwrap();
        prop_assert_eq!(&everything(&empty), &all);
        prop_assert_eq!(empty.mappings().unwrap(), shop.mappings().unwrap());
        prop_assert_eq!(empty.integrity().unwrap(), Vec::<String>::new());
        // Found as before, and weighed as before.
        prop_assert_eq!(empty.usage().unwrap(), shop.usage().unwrap());
        let standing = "SELECT o.id, s.state, s.since FROM standing AS s JOIN orders AS o USING (n) ORDER BY o.id";
        prop_assert_eq!(all_rows(&empty, standing), all_rows(&shop, standing));
        // Twice is once, and undo takes all of it back.
        let seq = empty.last_seq().unwrap();
        take(&mut empty, &all).unwrap();
        prop_assert_eq!(empty.last_seq().unwrap(), seq);
        empty.undo(at(10)).unwrap();
        prop_assert_eq!(everything(&empty), Vec::new());
    });
}

#[test]
fn what_was_removed_is_still_referred_to() {
    let mut store = Store::in_memory().unwrap();
    let known = samples::known(&mut store);
    act(&mut store, |action| action.remove_buyer(known.buyer));
    let all = everything(&store);
    let mut empty = Store::in_memory().unwrap();
    assert_eq!(take(&mut empty, &all).unwrap(), 1);
    assert_eq!(empty.order(known.order).unwrap().unwrap().buyer, Some(known.buyer));
    assert_eq!(empty.buyer(known.buyer).unwrap(), None);
    let buyers = Kind::named("buyers").unwrap();
    assert_eq!(empty.standing_of(buyers, known.buyer).unwrap(), Standing::Removed(Timestamp::UNIX_EPOCH));
}

#[test]
fn a_copied_part_is_not_taken_away_from_its_own_thing() {
    let mut store = Store::in_memory().unwrap();
    let known = samples::known(&mut store);
    let replies = Kind::named("replies").unwrap();
    let Standing::Living(record) = store.standing_of(replies, known.reply).unwrap() else { panic!() };
    let mut copy = *record;
    copy.id = Id::new();
    copy.values[0] = Some(Value::Text("copy".to_owned()));
    take(&mut store, &[(replies, copy.clone())]).unwrap();
    assert_eq!(store.reply(known.reply).unwrap().unwrap().variants.len(), 1);
    assert_eq!(store.reply(copy.id).unwrap().unwrap().variants.len(), 1);
}
