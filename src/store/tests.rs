//! What holds for the store as a whole: every value comes back as it was written, and everything done can be undone.

mod shop;
mod tampered;

use std::collections::BTreeMap;

use proptest::prelude::*;
use proptest::test_runner::TestCaseResult;
use rusqlite::types::Value;

use super::samples::{self, Known, act, at};
use super::table::{TABLES, Table};
use super::*;
use crate::model::{
    Buyer, DayOff, Draft, Entry, Fact, Id, Message, Order, Piece, Remembered, Reminder, Reply, Retraction, Scope, Slot,
    Snooze,
};
use crate::transfer::tables::Mapping;

/// One thing that can be done.
#[derive(Clone, Debug)]
enum Deed {
    Reply(Reply),
    RemoveReply(Id),
    Fact(Fact),
    RemoveFact(Id),
    Piece(Piece),
    RemovePiece(Id),
    Buyer(Buyer),
    RemoveBuyer(Id),
    Order(Order),
    RemoveOrder(Id),
    Record(Entry),
    Retract(Id),
    Remember(Remembered),
    Forget(Scope, String),
    Draft(Draft),
    DropDraft(Id),
    Message(Message),
    RemoveMessage(Id),
    Reminder(Reminder),
    RemoveReminder(Id),
    Snooze(Snooze),
    DayOff(DayOff),
    Slot(Slot),
    Mapping(Mapping),
    RemoveMapping(Id),
}

impl Deed {
    fn perform(&self, action: &mut Action<'_>) -> Result<(), Error> {
        match self {
            Self::Reply(reply) => action.put_reply(reply),
            Self::RemoveReply(id) => action.remove_reply(*id).map(drop),
            Self::Fact(fact) => action.put_fact(fact),
            Self::RemoveFact(id) => action.remove_fact(*id).map(drop),
            Self::Piece(piece) => action.put_piece(piece),
            Self::RemovePiece(id) => action.remove_piece(*id).map(drop),
            Self::Buyer(buyer) => action.put_buyer(buyer),
            Self::RemoveBuyer(id) => action.remove_buyer(*id).map(drop),
            Self::Order(order) => action.put_order(order),
            Self::RemoveOrder(id) => action.remove_order(*id).map(drop),
            Self::Record(entry) => action.record(entry),
            Self::Retract(id) => action.retract(*id, Retraction::NotSent).map(drop),
            Self::Remember(answer) => action.remember(answer),
            Self::Forget(scope, name) => action.forget(*scope, name).map(drop),
            Self::Draft(draft) => action.keep_draft(draft),
            Self::DropDraft(id) => action.drop_draft(*id).map(drop),
            Self::Message(message) => action.put_message(message),
            Self::RemoveMessage(id) => action.remove_message(*id).map(drop),
            Self::Reminder(reminder) => action.put_reminder(reminder),
            Self::RemoveReminder(id) => action.remove_reminder(*id).map(drop),
            Self::Snooze(snooze) => action.put_snooze(snooze),
            Self::DayOff(day_off) => action.put_day_off(day_off),
            Self::Slot(slot) => action.put_slot(slot),
            Self::Mapping(mapping) => action.put_mapping(mapping),
            Self::RemoveMapping(id) => action.remove_mapping(*id).map(drop),
        }
    }
}

/// Deeds upon a few things only, so that they meet again and again.
fn deed(known: &Known) -> impl Strategy<Value = Deed> + use<> {
    let [one, other] = [Id::new(), Id::new()];
    let ids = || prop_oneof![Just(one), Just(other)];
    let variants = vec![Id::new(), Id::new(), Id::new()];
    let known = known.clone();
    (ids(), 0..19).prop_flat_map(move |(id, which)| {
        let known = &known;
        match which {
            0 | 1 => samples::a_reply(id, if id == one { variants.clone() } else { Vec::new() })
                .prop_map(Deed::Reply)
                .boxed(),
            2 => Just(Deed::RemoveReply(id)).boxed(),
            3 => samples::a_fact(id).prop_map(Deed::Fact).boxed(),
            4 => Just(Deed::RemoveFact(id)).boxed(),
            5 => samples::a_piece(id).prop_map(Deed::Piece).boxed(),
            6 => prop_oneof![Just(Deed::RemovePiece(id)), Just(Deed::DropDraft(id))].boxed(),
            7 | 8 => samples::a_buyer(id).prop_map(Deed::Buyer).boxed(),
            9 => prop_oneof![Just(Deed::RemoveBuyer(id)), Just(Deed::RemoveBuyer(known.buyer))].boxed(),
            10 => samples::an_order(id, known).prop_map(Deed::Order).boxed(),
            11 => Just(Deed::RemoveOrder(id)).boxed(),
            12 => samples::an_entry(id, known).prop_map(Deed::Record).boxed(),
            13 => Just(Deed::Retract(id)).boxed(),
            14 => samples::an_answer(known).prop_map(Deed::Remember).boxed(),
            15 => prop_oneof![samples::a_message(id, known).prop_map(Deed::Message), Just(Deed::RemoveMessage(id)),]
                .boxed(),
            16 => prop_oneof![samples::a_reminder(id, known).prop_map(Deed::Reminder), Just(Deed::RemoveReminder(id)),]
                .boxed(),
            17 => prop_oneof![
                samples::a_snooze(id, known).prop_map(Deed::Snooze),
                samples::a_day_off(id).prop_map(Deed::DayOff),
                samples::a_slot(id).prop_map(Deed::Slot),
                samples::a_mapping(id).prop_map(Deed::Mapping),
                Just(Deed::RemoveMapping(id)),
            ]
            .boxed(),
            _ => prop_oneof![
                samples::a_draft(id, known).prop_map(Deed::Draft),
                Just(Deed::Forget(Scope::Buyer(known.buyer), "size".to_owned())),
            ]
            .boxed(),
        }
    })
}

/// Everything that counts: the living rows without their bookkeeping, and what is derived from them.
type Content = BTreeMap<&'static str, Vec<Vec<Value>>>;

fn content(store: &Store) -> Content {
    let living = TABLES.iter().map(|table| {
        let columns: Vec<&str> = table.content().collect();
        let columns = columns.join(", ");
        let sql = format!("SELECT id, {columns} FROM {} WHERE deleted_at IS NULL ORDER BY id", table.name);
        (table.name, all_rows(store, &sql))
    });
    living.chain(derived(store)).collect()
}

fn derived(store: &Store) -> [(&'static str, Vec<Vec<Value>>); 5] {
    [
        ("usage", all_rows(store, "SELECT reply_id, score FROM usage ORDER BY reply_id")),
        ("buyer_words", all_rows(store, "SELECT rowid, words FROM buyer_words ORDER BY rowid")),
        ("order_words", all_rows(store, "SELECT rowid, known_by, items FROM order_words ORDER BY rowid")),
        ("buyer_ends", all_rows(store, "SELECT rowid, ends FROM buyer_ends ORDER BY rowid")),
        ("order_ends", all_rows(store, "SELECT rowid, ends FROM order_ends ORDER BY rowid")),
    ]
}

fn as_text(value: Value) -> Option<String> {
    if let Value::Text(text) = value { Some(text) } else { None }
}

fn all_rows(store: &Store, sql: &str) -> Vec<Vec<Value>> {
    let mut statement = store.conn.prepare(sql).unwrap();
    let columns = statement.column_count();
    let row = |row: &Row<'_>| (0..columns).map(|index| row.get(index)).collect();
    statement.query_map([], row).unwrap().collect::<Result<_, _>>().unwrap()
}

/// Does each deed as an action, and gives the content after each that changed something.
fn perform(store: &mut Store, deeds: &[Vec<Deed>]) -> Vec<Content> {
    let mut contents = vec![content(store)];
    for deeds in deeds {
        let before = store.last_seq().unwrap();
        let done =
            store.act(ActionKind::SetUp, "", at(1), |action| deeds.iter().try_for_each(|deed| deed.perform(action)));
        let after = content(store);
        match done {
            Ok(()) if store.last_seq().unwrap() > before => contents.push(after),
            Ok(()) => assert_eq!(Some(&after), contents.last(), "changed without a word in the log"),
            Err(Error::Taken { .. }) => assert_eq!(Some(&after), contents.last(), "an error left something behind"),
            Err(error) => panic!("{error}"),
        }
    }
    contents
}

fn what_was_done_is_undone_and_redone(deeds: &[Vec<Deed>], store: &mut Store) -> TestCaseResult {
    let contents = perform(store, deeds);
    let before_undo = derived(store);
    store.rebuild_derived().unwrap();
    prop_assert_eq!(before_undo, derived(store), "what is derived did not follow the rows");
    for before in contents.iter().rev().skip(1) {
        store.undo(at(2)).unwrap();
        prop_assert_eq!(&content(store), before);
    }
    for after in contents.iter().skip(1) {
        store.redo(at(3)).unwrap();
        prop_assert_eq!(&content(store), after);
    }
    prop_assert!(matches!(store.redo(at(3)), Err(Error::NothingToRedo)));
    for before in contents.iter().rev().skip(1) {
        store.undo(at(4)).unwrap();
        prop_assert_eq!(&content(store), before);
    }
    prop_assert_eq!(store.integrity().unwrap(), Vec::<String>::new());
    Ok(())
}

/// The same database again, in memory.
fn copy_of(store: &Store) -> Store {
    let mut conn = Connection::open_in_memory().unwrap();
    open::prepare(&conn, Options::default()).unwrap();
    rusqlite::backup::Backup::new(&store.conn, &mut conn).unwrap().step(-1).unwrap();
    Store::over(conn)
}

#[test]
fn any_sequence_of_actions_can_be_undone_and_redone() {
    let mut store = Store::in_memory().unwrap();
    let known = samples::known(&mut store);
    proptest!(ProptestConfig::with_cases(48), |(deeds in prop::collection::vec(prop::collection::vec(deed(&known), 1..4), 1..8))| {
        let mut case = copy_of(&store);
        what_was_done_is_undone_and_redone(&deeds, &mut case)?;
    });
}

#[test]
fn every_value_comes_back_as_it_was_written() {
    let mut store = Store::in_memory().unwrap();
    let known = samples::known(&mut store);
    let [id, one, two] = [Id::new(), Id::new(), Id::new()];
    let things = (
        samples::a_reply(id, vec![one, two]),
        samples::a_fact(id),
        samples::a_piece(id),
        samples::a_buyer(id),
        samples::an_order(id, &known),
        samples::an_entry(id, &known),
        samples::an_answer(&known),
        samples::a_draft(id, &known),
        samples::a_mapping(id),
    );
    proptest!(ProptestConfig::with_cases(128), |(things in things)| {
        let (reply, fact, piece, buyer, order, entry, answer, draft, mapping) = things;
        let mut store = copy_of(&store);
        act(&mut store, |action| {
            action.put_reply(&reply)?;
            action.put_fact(&fact)?;
            action.put_piece(&piece)?;
            action.put_buyer(&buyer)?;
            action.put_order(&order)?;
            action.record(&entry)?;
            action.remember(&answer)?;
            action.keep_draft(&draft)?;
            action.put_mapping(&mapping)
        });
        let mut visited = Vec::new();
        store.each_reply(|reply| visited.push(reply.unwrap())).unwrap();
        prop_assert!(visited.contains(&reply));
        prop_assert_eq!(store.reply(id).unwrap(), Some(reply));
        prop_assert_eq!(store.fact(&fact.name).unwrap(), Some(fact));
        prop_assert_eq!(store.piece(id).unwrap(), Some(piece));
        prop_assert_eq!(store.buyer(id).unwrap(), Some(buyer));
        prop_assert_eq!(store.order(id).unwrap(), Some(order));
        prop_assert_eq!(store.entry(id).unwrap(), Some(entry));
        prop_assert!(store.remembered(answer.scope).unwrap().contains(&answer));
        prop_assert!(store.drafts().unwrap().contains(&draft));
        prop_assert_eq!(store.mappings().unwrap(), [mapping]);
    });
}

#[test]
fn the_descriptions_fit_the_schema() {
    let store = Store::in_memory().unwrap();
    let user_tables: Vec<String> = store
        .conn
        .prepare("SELECT m.name FROM sqlite_schema AS m, pragma_table_info(m.name) AS c WHERE c.name = 'deleted_at'")
        .unwrap()
        .query_map([], |row| row.get(0))
        .unwrap()
        .collect::<Result<_, _>>()
        .unwrap();
    assert_eq!(user_tables, TABLES.map(|table| table.name));
    for table in TABLES {
        let sql = format!("SELECT name FROM pragma_table_info('{}')", table.name);
        let mut in_schema: Vec<String> = all_rows(&store, &sql).concat().into_iter().filter_map(as_text).collect();
        let bookkeeping = ["rev", "updated_at", "deleted_at"];
        let described = ["n", "id"].into_iter().chain(table.content()).chain(bookkeeping);
        let mut described: Vec<String> = described.map(str::to_owned).collect();
        // A column that a later migration adds stands behind the bookkeeping.
        in_schema.sort_unstable();
        described.sort_unstable();
        assert_eq!(in_schema, described, "{}", table.name);
        assert!(table.columns.contains(&table.label), "{}", table.name);
        assert_eq!(Table::named(table.name).map(|found| found.columns), Some(table.columns));
    }
}

#[test]
fn the_log_holds_every_column_of_every_table() {
    let store = Store::in_memory().unwrap();
    for table in TABLES {
        for (event, old, new) in [("added", false, true), ("edited", true, true), ("erased", false, false)] {
            let name = format!("{}_{event}", table.name);
            let sql: String = store.cell("SELECT sql FROM sqlite_schema WHERE name = ?1", [&name]).unwrap().unwrap();
            for column in table.content().chain(["id", "rev", "updated_at", "deleted_at"]) {
                assert_eq!(sql.contains(&format!("'{column}', OLD.{column}")), old, "{name} {column}");
                assert_eq!(sql.contains(&format!("'{column}', NEW.{column}")), new, "{name} {column}");
            }
        }
    }
}

#[test]
fn nothing_hostile_is_stored_anywhere() {
    const HOSTILE: &str = "a\u{1b}]0;x\u{7}b\u{202e}c\u{0}";
    let mut store = Store::in_memory().unwrap();
    let known = samples::known(&mut store);
    let mut reply = samples::reply("hostile");
    HOSTILE.clone_into(&mut reply.category);
    HOSTILE.clone_into(&mut reply.titles[0].text);
    HOSTILE.clone_into(&mut reply.variants[0].body);
    reply.tags = vec![HOSTILE.to_owned()];
    reply.variants[0].key.channel = Some(crate::model::Channel::new(HOSTILE));
    reply.asks = vec![crate::model::Asks { language: crate::model::Language::english(), texts: reply.tags.clone() }];
    let mut buyer = samples::buyer(HOSTILE, &[(HOSTILE, HOSTILE)]);
    HOSTILE.clone_into(&mut buyer.address.raw);
    buyer.email = Some(HOSTILE.to_owned());
    let order = Order { notes: HOSTILE.to_owned(), slot: buyer.email.clone(), ..Order::numbered(HOSTILE) };
    let piece = Piece { care: buyer.email.clone(), variations: reply.tags.clone(), ..Piece::named(HOSTILE) };
    let entry = Entry { text: HOSTILE.to_owned(), ..samples::entry(&[], None, at(1)) };
    let answer = Remembered { scope: Scope::Buyer(known.buyer), name: HOSTILE.to_owned(), value: HOSTILE.to_owned() };
    let work = |action: &mut Action<'_>| -> Result<(), Error> {
        action.put_reply(&reply)?;
        action.put_buyer(&buyer)?;
        action.put_order(&order)?;
        action.put_piece(&piece)?;
        action.record(&entry)?;
        action.remember(&answer)?;
        action.set_meta("hostile", Some(HOSTILE))
    };
    store.act(ActionKind::SetUp, HOSTILE, at(1), work).unwrap();
    let tables =
        all_rows(&store, "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table'").concat();
    for table in tables {
        let Value::Text(table) = table else { panic!("a table without a name") };
        for cell in all_rows(&store, &format!("SELECT * FROM {table}")).concat() {
            if let Value::Text(text) = cell {
                let is_clean = ["\u{1b}", "\u{202e}", "\u{7}", "\u{0}", "\\u001b", "\\u0000"]
                    .iter()
                    .all(|bad| !text.contains(bad));
                assert!(is_clean, "{table}: {text:?}");
            }
        }
    }
}
