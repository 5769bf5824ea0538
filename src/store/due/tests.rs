//! What is untold, against its plain definition.

use jiff::{Timestamp, ToSpan as _};
use proptest::prelude::*;
use proptest::sample::select;
use rusqlite::named_params;

use super::super::samples::{at, entry, reply};
use super::super::{Action, ActionKind, Store};
use super::Came;
use crate::model::{Buyer, Entry, Order, Reply, State, StateChange};

/// What [`Store::orders_untold`] is a quick way of: every order that ever came into a state is looked at.
const DEFINED: &str = "SELECT o.id, s.at
    FROM order_states AS s JOIN orders AS o ON o.id = s.order_id
    WHERE s.state = :came AND s.at BETWEEN :from AND :to AND s.deleted_at IS NULL
        AND o.deleted_at IS NULL AND o.state = :into
        AND NOT EXISTS (
            SELECT 1 FROM order_states AS again WHERE again.order_id = s.order_id
                AND again.position > s.position AND again.state = s.state AND again.deleted_at IS NULL)
        AND NOT EXISTS (
            SELECT 1 FROM journal AS j JOIN journal_replies AS part ON part.entry_id = j.id
            WHERE (j.order_id = o.id OR j.buyer_id = o.buyer_id AND j.order_id IS NULL)
                AND j.at >= s.at - 3600000 AND j.retracted IS NULL AND j.deleted_at IS NULL AND part.reply_id = :reply)
    ORDER BY s.at, o.n";

/// What may be done to an order, or to what was done.
#[derive(Clone, Debug)]
enum Deed {
    State(usize, State),
    /// Its last change is taken out of its history.
    Back(usize),
    Remove(usize),
    Say(usize),
    Undo,
    Redo,
}

fn deeds() -> impl Strategy<Value = Vec<Deed>> {
    let order = || 0_usize..4;
    let state = select(vec![State::Agreed, State::Ready, State::Waiting, State::Shipped]);
    let deed = prop_oneof![
        8 => (order(), state).prop_map(|(order, state)| Deed::State(order, state)),
        1 => order().prop_map(Deed::Back),
        1 => order().prop_map(Deed::Remove),
        2 => order().prop_map(Deed::Say),
        2 => Just(Deed::Undo),
        1 => Just(Deed::Redo),
    ];
    proptest::collection::vec(deed, 1..30)
}

fn moment(hours: i32) -> Timestamp {
    at(0) + hours.hours()
}

fn act(store: &mut Store, hour: i32, work: impl FnOnce(&mut Action<'_>) -> Result<(), super::Error>) {
    store.act(ActionKind::EditOrder, "", moment(hour), work).unwrap();
}

fn does(store: &mut Store, deed: &Deed, hour: i32, (orders, told): (&[Order], &Reply)) {
    let known = |store: &Store, order: usize| store.order(orders[order].id).unwrap();
    match deed {
        Deed::State(order, state) => {
            let mut changed = known(store, *order).unwrap_or_else(|| orders[*order].clone());
            changed.state = *state;
            changed.history.push(StateChange { state: *state, at: moment(hour) });
            act(store, hour, |action| action.put_order(&changed));
        }
        Deed::Back(order) => {
            let Some(mut changed) = known(store, *order) else { return };
            changed.history.pop();
            changed.state = changed.history.last().map_or(State::Asked, |change| change.state);
            act(store, hour, |action| action.put_order(&changed));
        }
        Deed::Remove(order) => act(store, hour, |action| action.remove_order(orders[*order].id).map(drop)),
        Deed::Say(order) => {
            let Some(order) = known(store, *order) else { return };
            let said = Entry { order: Some(order.id), buyer: order.buyer, ..entry(&[told], None, moment(hour)) };
            act(store, hour, |action| action.record(&said));
        }
        Deed::Undo => drop(store.undo(moment(hour))),
        Deed::Redo => drop(store.redo(moment(hour))),
    }
}

fn standing(store: &Store, sql: &str) -> Vec<(i64, String, i64)> {
    let mut statement = store.conn.prepare(sql).unwrap();
    let rows = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?))).unwrap();
    rows.map(Result::unwrap).collect()
}

/// The orders in a state whose way led through a state, told of by nothing since.
fn defined(store: &Store, through: State, came: &Came<'_>) -> Vec<(String, i64)> {
    let mut statement = store.conn.prepare(DEFINED).unwrap();
    let params = named_params! {
        ":came": through.word(), ":into": came.into.word(), ":reply": came.replies[0].to_string(),
        ":from": came.from.as_millisecond(), ":to": came.to.as_millisecond(),
    };
    let rows = statement.query_map(params, |row| Ok((row.get(0)?, row.get(1)?))).unwrap();
    rows.map(Result::unwrap).collect()
}

fn found(store: &Store, came: &Came<'_>) -> Vec<(String, i64)> {
    let orders = store.orders_untold(came).unwrap();
    orders.into_iter().map(|order| (order.id.to_string(), order.at.as_millisecond())).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, ..ProptestConfig::default() })]

    #[test]
    fn what_is_untold_is_what_it_is_defined_as_whatever_was_done(
        deeds in deeds(), from in 0_i32..20, long in 0_i32..30,
    ) {
        let mut store = Store::in_memory().unwrap();
        let (anna, told) = (Buyer::named("Anna"), reply("told"));
        let order = |number: i32| Order { buyer: Some(anna.id), ..Order::numbered(&number.to_string()) };
        let orders: Vec<Order> = (0..4).map(order).collect();
        act(&mut store, 0, |action| {
            action.put_reply(&told)?;
            action.put_buyer(&anna)
        });
        for (hour, deed) in (1..).zip(&deeds) {
            does(&mut store, deed, hour, (&orders, &told));
            prop_assert_eq!(
                standing(&store, "SELECT n, state, since FROM standing ORDER BY n"),
                standing(&store, "SELECT n, state, since FROM stands WHERE since IS NOT NULL ORDER BY n")
            );
        }
        let came = Came {
            into: State::Ready,
            by_way_of: None,
            from: moment(from),
            to: moment(from + long),
            undated: None,
            replies: &[told.id],
            early: 3_600_000,
            by_hand: false,
        };
        for into in [State::Agreed, State::Ready, State::Shipped] {
            let came = Came { into, ..came };
            prop_assert_eq!(found(&store, &came), defined(&store, into, &came));
        }
        let waiting = Came { into: State::Waiting, by_way_of: Some(State::Ready), ..came };
        let was_ready = |id: &str| {
            let order = store.order(id.parse().unwrap()).unwrap().unwrap();
            order.history.iter().any(|change| change.state == State::Ready)
        };
        // Of a way from waiting back to ready and to waiting again the last time that it was ready counts.
        let mut expected = defined(&store, State::Ready, &waiting);
        expected.extend(defined(&store, State::Waiting, &waiting).into_iter().filter(|(id, _)| !was_ready(id)));
        expected.sort_by_key(|(_, at)| *at);
        prop_assert_eq!(found(&store, &waiting), expected);
        let before = standing(&store, "SELECT n, state, since FROM standing ORDER BY n");
        store.conn.execute_batch("DELETE FROM standing").unwrap();
        store.rebuild_derived().unwrap();
        prop_assert_eq!(standing(&store, "SELECT n, state, since FROM standing ORDER BY n"), before);
    }
}
