//! Whatever stands in the records, the list is made, is the same each time, and a line put away is one line less.

use jiff::civil::{Date, DateTime};
use jiff::{Timestamp, ToSpan as _};
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use proptest::sample::select;
use replydesk::desk::{DueLine, Settings};
use replydesk::model::{Buyer, Entry, Id, Message, Order, Reminder, State, StateChange};
use replydesk::store::{Action, Error};

use crate::shop::{Shop, zone};

const NOW: &str = "2026-11-20T10:00";

/// Some days around now, and days at the ends of time.
fn date() -> impl Strategy<Value = Date> {
    let near = (-60_i32..10).prop_map(|days| Date::constant(2026, 11, 20).saturating_add(days.days()));
    prop_oneof![8 => near, 1 => select(vec![Date::MIN, Date::MAX, Date::constant(2024, 2, 29)])]
}

fn moment() -> impl Strategy<Value = Timestamp> {
    let near = (-90_000_i64..5_000).prop_map(|minutes| Timestamp::from_second(1_795_165_200 + minutes * 60).unwrap());
    prop_oneof![12 => near, 1 => select(vec![Timestamp::MIN, Timestamp::UNIX_EPOCH, Timestamp::constant(253_402_207_199, 0)])]
}

fn civil() -> impl Strategy<Value = DateTime> {
    let date = date().prop_filter("the store writes years of four digits", |date| date.year() > 0);
    (date, 0_i8..24).prop_map(|(date, hour)| date.at(hour, 30, 0, 0))
}

/// Whose it is, its history, the days it is promised and expected for, its meeting.
type OrderRow = (usize, Vec<(State, Timestamp)>, Option<Date>, Option<Date>, Option<DateTime>);

#[derive(Clone, Debug)]
struct Rows {
    buyers: Vec<(Option<Date>, bool)>,
    orders: Vec<OrderRow>,
    copies: Vec<(usize, Option<usize>, usize, Timestamp, bool)>,
    messages: Vec<(Option<usize>, Timestamp, String)>,
    reminders: Vec<(Date, Option<usize>, Option<State>)>,
}

/// The replies that rules look for, and one that none does.
const REPLIES: [&str; 9] =
    ["nudge", "payment-reminder", "tracking", "arrived", "received", "custom-how", "order-photo", "hours", ""];

fn rows() -> impl Strategy<Value = Rows> {
    let state = || select(State::ALL);
    let order =
        (0_usize..4, vec((state(), moment()), 0..5), option::of(date()), option::of(date()), option::of(civil()));
    (
        vec((option::of(date()), any::<bool>()), 4),
        vec(order, 0..8),
        vec((0_usize..4, option::of(0_usize..8), 0..REPLIES.len(), moment(), any::<bool>()), 0..12),
        vec((option::of(0_usize..4), moment(), "\\PC{1,12}"), 0..4),
        vec((date(), option::of(0_usize..8), option::of(state())), 0..4),
    )
        .prop_map(|(buyers, orders, copies, messages, reminders)| Rows {
            buyers,
            orders,
            copies,
            messages,
            reminders,
        })
}

fn fill(action: &mut Action<'_>, rows: &Rows) -> Result<(), Error> {
    let mut replies = Vec::new();
    for name in REPLIES {
        let shortcut = name.parse().ok();
        let found = shortcut.map(|shortcut| action.store().reply_by_shortcut(&shortcut)).transpose()?.flatten();
        replies.push(found.map(|reply| reply.id));
    }
    let buyer = |(at, (birthday, consent)): (usize, &(Option<Date>, bool))| Buyer {
        birthday: birthday.filter(|date| date.year() > 0),
        consent: *consent,
        ..Buyer::named(&format!("Buyer {at}"))
    };
    let buyers: Vec<Buyer> = rows.buyers.iter().enumerate().map(buyer).collect();
    let order = |(at, order): (usize, &OrderRow)| {
        let (buyer, history, promised, expected, meets_at) = order;
        Order {
            buyer: buyers.get(*buyer).map(|buyer| buyer.id),
            state: history.last().map_or(State::Asked, |(state, _)| *state),
            history: history.iter().map(|(state, at)| StateChange { state: *state, at: *at }).collect(),
            promised: *promised,
            expected: *expected,
            meets_at: *meets_at,
            ..Order::numbered(&at.to_string())
        }
    };
    let orders: Vec<Order> = rows.orders.iter().enumerate().map(order).collect();
    buyers.iter().try_for_each(|buyer| action.put_buyer(buyer))?;
    orders.iter().try_for_each(|order| action.put_order(order))?;
    for (buyer, order, reply, at, long) in &rows.copies {
        action.record(&Entry {
            id: Id::new(),
            at: *at,
            replies: replies.get(*reply).copied().flatten().into_iter().collect(),
            buyer: buyers.get(*buyer).map(|buyer| buyer.id),
            order: order.and_then(|order| orders.get(order)).map(|order| order.id),
            channel: None,
            language: None,
            text: if *long { "long ".repeat(200) } else { "short".to_owned() },
            route: "x11".to_owned(),
            checked: true,
            retracted: None,
            variants: std::collections::BTreeMap::new(),
            edited: false,
        })?;
    }
    for (buyer, received, text) in &rows.messages {
        let buyer = buyer.and_then(|buyer| buyers.get(buyer)).map(|buyer| buyer.id);
        action.put_message(&Message { buyer, ..Message::received(text, *received) })?;
    }
    for (due, order, closes) in &rows.reminders {
        let order = order.and_then(|order| orders.get(order)).map(|order| order.id);
        action.put_reminder(&Reminder { order, closes: *closes, ..Reminder::on(*due, "this") })?;
    }
    Ok(())
}

fn names(lines: &[DueLine]) -> Vec<String> {
    lines.iter().map(|line| line.name.clone()).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]

    #[test]
    fn whatever_there_is_the_list_is_made_and_one_line_put_away_is_one_less(rows in rows(), chosen in any::<usize>()) {
        let settings = Settings { zone: zone(), ..Settings::default() };
        let mut shop = Shop::filled(settings, NOW, |action| fill(action, &rows));
        let lines = shop.due();
        prop_assert_eq!(&lines, &shop.due());
        prop_assert_eq!(lines.len(), shop.desk.due_count().unwrap());
        let mut orders: Vec<Id> = lines
            .iter()
            .filter(|line| line.rule != replydesk::model::Rule::Reminder && line.rule != replydesk::model::Rule::Unanswered)
            .filter_map(|line| line.composition.pins.order)
            .collect();
        orders.sort();
        let count = orders.len();
        orders.dedup();
        prop_assert_eq!(orders.len(), count, "one line an order");
        let Some(line) = lines.get(chosen % lines.len().max(1)) else { return Ok(()) };
        // To put a message away says that nobody waits any more, so rules may hold again that left its buyer alone.
        prop_assume!(line.rule != replydesk::model::Rule::Unanswered);
        let mut left = names(&lines);
        left.retain(|name| *name != line.name);
        shop.desk.dismiss(line).unwrap();
        prop_assert_eq!(names(&shop.due()), left);
        shop.desk.undo().unwrap();
        prop_assert_eq!(shop.due(), lines);
    }
}
