//! A database that somebody else has written into: nothing in it may make the program panic, and what cannot be read is
//! named.

use jiff::Timestamp;
use jiff::civil::{Time, Weekday};
use rusqlite::types::Value;

use super::super::samples::{act, at, known};
use super::super::*;
use super::{TABLES, copy_of};
use crate::model::{
    DayOff, Draft, Extra, Fact, Handle, Id, Item, Language, Message, Order, Remembered, Reminder, Rule, Scope,
    Shortcut, Slot, Snooze,
};

/// A database with at least one row in every table.
fn shop() -> Store {
    let mut store = Store::in_memory().unwrap();
    let known = known(&mut store);
    act(&mut store, |action| {
        let reply = store_reply(action, known.reply);
        action.put_reply(&reply)?;
        let mut buyer = action.store().buyer(known.buyer)?.unwrap();
        buyer.handles = samples::buyer("", &[("etsy", "known")]).handles;
        action.put_buyer(&buyer)?;
        action.put_order(&full_order(known.order, known.buyer, known.piece))?;
        let fact = Fact {
            id: Id::new(),
            name: "door".into(),
            value: "green".into(),
            translations: Vec::new(),
            checked_on: None,
            sensitive: false,
            channels: Vec::new(),
        };
        action.put_fact(&fact)?;
        action.record(&samples::entry(&[&reply], Some(&buyer), at(1)))?;
        action.remember(&Remembered { scope: Scope::Shop, name: "size".into(), value: "M".into() })?;
        action.keep_draft(&Draft {
            id: Id::new(),
            place: "message".into(),
            text: "Dear".into(),
            buyer: None,
            reply: None,
            kept_at: at(1),
            not_before: None,
        })?;
        action.put_message(&Message { buyer: Some(known.buyer), ..Message::received("where?", at(1)) })?;
        let day = "2026-11-27".parse().unwrap();
        action.put_reminder(&Reminder { order: Some(known.order), ..Reminder::on(day, "send") })?;
        action.put_snooze(&Snooze {
            id: Id::new(),
            rule: Rule::Unpaid,
            subject: known.order,
            occasion: "agreed".into(),
            until: Some(at(9)),
        })?;
        action.put_day_off(&DayOff { id: Id::new(), first: day, last: day, note: "rest".into() })?;
        action.put_slot(&Slot {
            id: Id::new(),
            place: "station".into(),
            weekdays: vec![Weekday::Friday],
            opens: Time::midnight(),
            closes: Time::MAX,
        })
    });
    store
}

fn store_reply(action: &Action<'_>, id: Id) -> crate::model::Reply {
    let mut reply = action.store().reply(id).unwrap().unwrap();
    reply.asks = vec![crate::model::Asks { language: Language::english(), texts: vec!["where".into()] }];
    reply
}

fn full_order(id: Id, buyer: Id, piece: Id) -> Order {
    let price = Some("86.00 PLN".parse().unwrap());
    let item = Item { piece: Some(piece), price, ..Item::named("mug") };
    Order {
        id,
        buyer: Some(buyer),
        history: vec![crate::model::StateChange { state: crate::model::State::Asked, at: at(0) }],
        items: vec![item],
        extras: vec![Extra { text: "card".into(), packed: false }],
        total: price,
        agreements: vec![crate::model::Agreement { on: "2026-11-21".parse().unwrap(), text: "blue".into() }],
        ..Order::numbered("known")
    }
}

/// Reads everything there is, and gives the first error of each verb.
fn read_everything(store: &Store, ids: &[Id]) -> Vec<Error> {
    let mut errors = Vec::new();
    let mut note = |result: Result<(), Error>| errors.extend(result.err());
    let english = Language::english();
    for id in ids {
        note(store.reply(*id).map(drop));
        note(store.piece(*id).map(drop));
        note(store.buyer(*id).map(drop));
        note(store.order(*id).map(drop));
        note(store.entry(*id).map(drop));
        note(store.orders_of(*id).map(drop));
        note(store.entries_for(*id, 9).map(drop));
        note(store.last_copied_for(*id).map(drop));
        note(store.messages_of(*id, 9).map(drop));
        note(store.remembered(Scope::Buyer(*id)).map(drop));
    }
    note(store.reply_by_shortcut(&Shortcut::propose("known").unwrap()).map(drop));
    note(store.reply_summaries(&english, 9).map(drop));
    note(store.home_replies(&english, 9).map(drop));
    note(store.each_reply(|_| {}));
    note(store.feed_replies(|_| {}));
    note(store.facts().map(drop));
    note(store.pieces().map(drop));
    note(store.buyer_by_handle(&Handle { channel: "etsy".to_owned().into(), name: "known".into() }).map(drop));
    note(store.find_buyers("known", 9).map(drop));
    note(store.find_buyers("", 9).map(drop));
    note(store.buyers_with_piece("now", 9).map(drop));
    note(store.orders_with_piece("now", 9).map(drop));
    note(store.find_orders("known", 9).map(drop));
    note(store.orders_numbered("known").map(drop));
    note(store.open_orders(9).map(drop));
    note(store.recent_entries(9).map(drop));
    note(store.entries_containing("green", 9).map(drop));
    note(store.remembered(Scope::Shop).map(drop));
    note(store.drafts_due(Timestamp::MAX).map(drop));
    note(store.drafts().map(drop));
    note(store.open_messages(9).map(drop));
    note(store.latest_messages(9).map(drop));
    note(store.messages_since(Timestamp::MIN).map(drop));
    note(store.open_reminders(jiff::civil::Date::MAX, 9).map(drop));
    note(store.snoozes().map(drop));
    note(store.days_off().map(drop));
    note(store.slots().map(drop));
    note(store.usage().map(drop));
    note(store.last_actions(9).map(drop));
    note(store.news_since(0).map(drop));
    errors
}

/// Every column that can be written into, with the values that are tried there.
fn cells() -> impl Iterator<Item = (&'static str, &'static str, Value)> {
    let log: [(&str, &[&str]); 3] = [
        ("actions", &["id", "origin", "step", "kind", "detail", "at", "undone_by", "bytes"]),
        ("changes", &["entity", "row_id", "owner_id", "before", "after"]),
        ("usage", &["reply_id", "score"]),
    ];
    let log = log.into_iter().flat_map(|(table, columns)| columns.iter().map(move |column| (table, *column)));
    let user_data = TABLES.into_iter().flat_map(|table| {
        let columns = table.content().chain(["id", "deleted_at"]);
        columns.map(move |column| (table.name, column))
    });
    log.chain(user_data).flat_map(|(table, column)| values().map(move |value| (table, column, value)))
}

fn values() -> impl Iterator<Item = Value> {
    let texts = ["", "junk", "[1]", "{}", "\0\u{1b}[2J", "99"].map(|text| Value::Text(text.to_owned()));
    let others = [Value::Null, Value::Blob(vec![0xff])];
    [i64::MIN, -1, 2, i64::MAX].map(Value::Integer).into_iter().chain(texts).chain(others)
}

/// Writes a value into a column, a blob as a text that is not UTF-8. STRICT tables and CHECKs refuse some of it, which is
/// as good.
fn tamper(store: &Store, table: &str, column: &str, value: &Value) {
    let written = if matches!(value, Value::Blob(_)) { "CAST(?1 AS TEXT)" } else { "?1" };
    let _refused = store.conn.execute(&format!("UPDATE {table} SET {column} = {written}"), [value]);
}

#[test]
fn no_cell_makes_reading_panic() {
    let shop = shop();
    shop.conn.execute_batch("PRAGMA foreign_keys = OFF").unwrap();
    let ids = ids(&shop);
    let mut noticed = 0;
    for (table, column, value) in cells() {
        shop.conn.execute_batch("SAVEPOINT before").unwrap();
        tamper(&shop, table, column, &value);
        for error in read_everything(&shop, &ids) {
            noticed += 1;
            let is_clear = matches!(error, Error::Unreadable { .. } | Error::Damaged { .. });
            assert!(is_clear, "{table}.{column} = {value:?}: {error:?}");
        }
        shop.conn.execute_batch("ROLLBACK TO before; RELEASE before").unwrap();
    }
    assert!(noticed > 1000, "only {noticed} errors for all these cells");
}

#[test]
fn no_cell_makes_undo_panic() {
    let shop = shop();
    for (table, column, value) in cells().step_by(3) {
        let mut store = copy_of(&shop);
        tamper(&store, table, column, &value);
        let is_clear = match store.undo(at(2)) {
            Ok(_) => true,
            Err(error) => matches!(
                error,
                Error::NothingToUndo | Error::Unreadable { .. } | Error::Damaged { .. } | Error::ChangedSince { .. }
            ),
        };
        assert!(is_clear, "{table}.{column} = {value:?}");
    }
}

fn ids(store: &Store) -> Vec<Id> {
    let sql = "SELECT id FROM replies UNION SELECT id FROM pieces UNION SELECT id FROM buyers
               UNION SELECT id FROM orders UNION SELECT id FROM journal";
    super::all_rows(store, sql)
        .concat()
        .into_iter()
        .filter_map(|id| match id {
            Value::Text(id) => id.parse().ok(),
            _ => None,
        })
        .collect()
}
