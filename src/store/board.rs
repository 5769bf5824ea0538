//! Orders in few words, many at once: what a board shows of them, without reading everything that belongs to each.

use std::collections::HashMap;

use jiff::Timestamp;
use jiff::civil::{Date, DateTime};

use super::cells::Cells;
use super::table::{ORDERS, Table};
use super::{Error, Store};
use crate::model::{Channel, Id, Money, State, order};

/// An order in few words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Brief {
    pub id: Id,
    pub number: String,
    pub channel: Option<Channel>,
    pub buyer: Option<Id>,
    pub buyer_name: Option<String>,
    pub state: State,
    /// When it came into that state.
    pub since: Option<Timestamp>,
    /// What the buyer pays in all; where nobody has said it, what the items and the postage come to.
    pub total: Option<Money>,
    pub paid: Option<Money>,
    pub promised: Option<Date>,
    pub expected: Option<Date>,
    pub meets_at: Option<DateTime>,
    /// The items in a line: "2 × Mug, 1 × Bowl".
    pub items: String,
}

/// What [`Store::briefs`] asks for, so that an unreadable cell is named like any other.
const BRIEF: Table = Table {
    columns: &[
        "number",
        "channel",
        "buyer_id",
        "state",
        "total",
        "total_currency",
        "paid",
        "paid_currency",
        "promised",
        "expected",
        "meets_at",
        "buyer_name",
        "since",
    ],
    ..ORDERS
};

/// The id and the columns of a [`Brief`], and after them what tells whose the items are.
const SELECT: &str = "SELECT o.id, o.number, o.channel, o.buyer_id, o.state, o.total, o.total_currency, o.paid,
        o.paid_currency, o.promised, o.expected, o.meets_at, buyers.name, standing.since, o.n
    FROM orders AS o
        LEFT JOIN standing ON standing.n = o.n
        LEFT JOIN buyers ON buyers.id = o.buyer_id AND buyers.deleted_at IS NULL
    WHERE o.deleted_at IS NULL AND";

/// The items of the same orders: an order's stand together, in their order.
const ITEMS_OF: &str = "SELECT o.n, i.quantity, i.name
    FROM orders AS o CROSS JOIN items AS i ON i.order_id = o.id
    WHERE i.deleted_at IS NULL AND o.deleted_at IS NULL AND";

/// The words of the index of open orders, so that it is used.
const OPEN: &str = "?1 = '[]' AND o.state NOT IN ('received', 'reviewed', 'cancelled', 'returned')";

/// What [`PRICES`] asks for.
const PRICED: Table =
    Table { columns: &["quantity", "price", "price_currency", "postage", "postage_currency"], ..ORDERS };

const PRICES: &str = "SELECT o.id, i.quantity, i.price, i.price_currency, o.postage, o.postage_currency
    FROM orders AS o JOIN items AS i ON i.order_id = o.id AND i.deleted_at IS NULL
    WHERE o.deleted_at IS NULL AND o.total IS NULL AND";

/// The items of an order with their prices and quantities, and its postage.
type Priced = (Vec<(Option<Money>, u32)>, Option<Money>);

impl Store {
    /// The open orders, or those in some states, in few words: those promised first come first, then the latest added.
    ///
    /// # Errors
    /// As for any reading.
    pub fn briefs(&self, states: &[State]) -> Result<Vec<Brief>, Error> {
        let condition = if states.is_empty() { OPEN } else { "o.state IN (SELECT value FROM json_each(?1))" };
        let words = serde_json::Value::from(states.iter().map(|state| state.word()).collect::<Vec<_>>()).to_string();
        let mut items = self.items_in_words(condition, &words)?;
        let order = "ORDER BY o.promised IS NULL, o.promised, o.n DESC";
        let mut statement = self.prepare(&format!("{SELECT} {condition} {order}"))?;
        let mut rows = statement.query([&words])?;
        let mut briefs = Vec::new();
        while let Some(row) = rows.next()? {
            let items = items.remove(&row.get(BRIEF.columns.len() + 1)?).unwrap_or_default();
            briefs.push(Brief { items, ..read(&mut Cells::new(row, &BRIEF))? });
        }
        if briefs.iter().any(|brief| brief.total.is_none()) {
            let mut priced = self.priced(condition, &words)?;
            for brief in briefs.iter_mut().filter(|brief| brief.total.is_none()) {
                let of_order = priced.remove(&brief.id);
                brief.total = of_order.and_then(|(items, postage)| order::sum(items, postage));
            }
        }
        Ok(briefs)
    }

    /// The prices in those of the orders whose total nobody has said.
    fn priced(&self, condition: &str, states: &str) -> Result<HashMap<Id, Priced>, Error> {
        let mut statement = self.prepare(&format!("{PRICES} {condition}"))?;
        let mut rows = statement.query([states])?;
        let mut priced: HashMap<Id, Priced> = HashMap::new();
        while let Some(row) = rows.next()? {
            let mut cells = Cells::new(row, &PRICED);
            let (quantity, price) = (cells.count()?, cells.money()?);
            let (items, postage) = priced.entry(cells.own_id()?).or_default();
            items.push((price, quantity));
            *postage = cells.money()?;
        }
        Ok(priced)
    }

    /// The items of each order in a line, by the order's `n`. One query: as a part of the other it would be one an order.
    fn items_in_words(&self, condition: &str, words: &str) -> Result<HashMap<i64, String>, Error> {
        let mut statement = self.prepare(&format!("{ITEMS_OF} {condition} ORDER BY o.n, i.position"))?;
        let mut rows = statement.query([words])?;
        let mut lines: HashMap<i64, String> = HashMap::new();
        while let Some(row) = rows.next()? {
            let (quantity, name): (i64, &str) = (row.get(1)?, row.get_ref(2)?.as_str().unwrap_or_default());
            let line = lines.entry(row.get(0)?).or_default();
            let comma = if line.is_empty() { "" } else { ", " };
            line.extend([comma, &quantity.to_string(), " × ", name]);
        }
        Ok(lines)
    }
}

fn read(cells: &mut Cells<'_>) -> Result<Brief, Error> {
    Ok(Brief {
        id: cells.own_id()?,
        number: cells.text()?,
        channel: cells.optional_channel()?,
        buyer: cells.optional_id()?,
        state: cells.parsed(State::from_word)?,
        total: cells.money()?,
        paid: cells.money()?,
        promised: cells.optional_day()?,
        expected: cells.optional_day()?,
        meets_at: cells.optional_civil()?,
        buyer_name: cells.optional_text()?,
        since: cells.optional_instant()?,
        items: String::new(),
    })
}

#[cfg(test)]
mod tests {
    use super::super::samples::{act, buyer};
    use super::*;
    use crate::model::{Item, Order};

    #[test]
    fn open_orders_come_in_few_words_those_promised_first() {
        let mut store = Store::in_memory().unwrap();
        let anna = buyer("Anna", &[]);
        let promised = |number: &str, state, day: Option<&str>| Order {
            state,
            buyer: Some(anna.id),
            promised: day.map(|day| day.parse().unwrap()),
            items: vec![Item { quantity: 2, ..Item::named("Mug") }, Item::named("Bowl")],
            ..Order::numbered(number)
        };
        act(&mut store, |action| {
            action.put_buyer(&anna)?;
            action.put_order(&promised("1", State::Ready, None))?;
            action.put_order(&promised("2", State::Paid, Some("2026-12-01")))?;
            action.put_order(&promised("3", State::Received, Some("2026-11-01")))?;
            action.put_order(&promised("4", State::Asked, Some("2026-11-30")))
        });
        let numbers = |states: &[State]| -> Vec<String> {
            store.briefs(states).unwrap().into_iter().map(|brief| brief.number).collect()
        };
        assert_eq!(numbers(&[]), ["4", "2", "1"]);
        assert_eq!(numbers(&[State::Received, State::Ready]), ["3", "1"]);
        let brief = store.briefs(&[State::Ready]).unwrap().remove(0);
        assert_eq!((brief.buyer_name.as_deref(), brief.items.as_str()), (Some("Anna"), "2 × Mug, 1 × Bowl"));
    }

    #[test]
    fn what_nobody_has_totalled_is_worth_its_items() {
        let mut store = Store::in_memory().unwrap();
        let money = |text: &str| text.parse::<Money>().unwrap();
        let mug = Item { quantity: 2, price: Some(money("5 EUR")), ..Item::named("Mug") };
        let order = |number: &str, items: &[Item]| Order { items: items.to_vec(), ..Order::numbered(number) };
        act(&mut store, |action| {
            action.put_order(&Order { postage: Some(money("3 EUR")), ..order("1", std::slice::from_ref(&mug)) })?;
            action.put_order(&Order { total: Some(money("9 PLN")), ..order("2", std::slice::from_ref(&mug)) })?;
            action.put_order(&order("3", &[mug.clone(), Item::named("Bowl")]))?;
            action.put_order(&Order { postage: Some(money("3 EUR")), ..order("4", &[]) })
        });
        let mut told: Vec<_> =
            store.briefs(&[]).unwrap().into_iter().map(|brief| (brief.number, brief.total)).collect();
        told.sort_by(|one, other| one.0.cmp(&other.0));
        let totals: Vec<_> = told.into_iter().map(|(_, total)| total).collect();
        assert_eq!(totals, [Some(money("13 EUR")), Some(money("9 PLN")), None, None]);
    }

    #[test]
    fn the_index_of_open_orders_is_used() {
        let store = Store::in_memory().unwrap();
        for select in [SELECT, ITEMS_OF] {
            let mut statement = store.prepare(&format!("EXPLAIN QUERY PLAN {select} {OPEN}")).unwrap();
            let steps: Vec<String> =
                statement.query_map(["[]"], |row| row.get(3)).unwrap().collect::<Result<_, _>>().unwrap();
            assert!(steps.iter().any(|step| step.contains("orders_open")), "{steps:?}");
        }
    }
}
