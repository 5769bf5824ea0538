//! The orders that the rules look for.

use jiff::Timestamp;
use jiff::civil::{Date, DateTime};
use rusqlite::{Params, named_params};

use super::super::cells::Cells;
use super::super::table::{ORDERS, Table};
use super::super::{Error, Store};
use super::{COUNTS, SAYS, ids};
use crate::model::{Id, Money, State};

/// An order that a rule has found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DueOrder {
    pub id: Id,
    pub number: String,
    pub buyer: Option<Id>,
    pub state: State,
    pub total: Option<Money>,
    pub paid: Option<Money>,
    pub promised: Option<Date>,
    pub expected: Option<Date>,
    pub slot: Option<String>,
    pub meets_at: Option<DateTime>,
    pub meets_until: Option<DateTime>,
    /// The moment the rule counts from: when the order came into its state, or the last word about it.
    pub at: Timestamp,
}

/// The columns of a [`DueOrder`]; the moment comes last, from wherever the query has it.
const DUE_ORDER: Table = Table {
    columns: &[
        "number",
        "buyer_id",
        "state",
        "total",
        "total_currency",
        "paid",
        "paid_currency",
        "promised",
        "expected",
        "slot",
        "meets_at",
        "meets_until",
        "at",
    ],
    ..ORDERS
};

/// The same in SQL, of `orders AS o`, without the moment.
const COLUMNS: &str =
    "o.id, o.number, o.buyer_id, o.state, o.total, o.total_currency, o.paid, o.paid_currency, o.promised,
    o.expected, o.slot, o.meets_at, o.meets_until";

/// The moment that counts of `standing AS came` and its order: see [`Came::by_way_of`].
const CAME_AT: &str = "CASE WHEN :by_way_of IS NULL THEN came.since ELSE ifnull((
    SELECT s.at FROM order_states AS s WHERE s.order_id = o.id AND s.state = :by_way_of AND s.deleted_at IS NULL
    ORDER BY s.position DESC LIMIT 1), came.since) END";

/// Which orders a rule looks at, by when they came into their state and what was said since.
#[derive(Clone, Copy, Debug)]
pub struct Came<'a> {
    /// The state that they are in.
    pub into: State,
    /// A state before it: where an order has been in that, the moment counts at which it came into that one.
    pub by_way_of: Option<State>,
    pub from: Timestamp,
    pub to: Timestamp,
    /// The moments for those that are neither expected nor promised for a day, where they are other ones.
    pub undated: Option<(Timestamp, Timestamp)>,
    /// The replies that say what is due.
    pub replies: &'a [Id],
    /// So many milliseconds before the change of state they count already: the parcel is told of, then the state is set.
    pub early: i64,
    /// Whether a text about the order that was written without any reply is taken to say it too.
    pub by_hand: bool,
}

impl Store {
    /// The orders that came into their state between two moments and whose buyers were not told since, the earliest first. An
    /// order that came into the state again counts from then.
    ///
    /// # Errors
    /// As for any reading.
    pub fn orders_untold(&self, came: &Came<'_>) -> Result<Vec<DueOrder>, Error> {
        let sql = format!(
            "SELECT {COLUMNS}, {CAME_AT} AS at
             FROM standing AS came INDEXED BY standing_since CROSS JOIN orders AS o ON o.n = came.n
             WHERE came.state = :into AND came.since >= :from AND {CAME_AT} BETWEEN :from AND :to
                 AND (came.since BETWEEN :undated_from AND :undated_to
                     OR o.expected IS NOT NULL OR o.promised IS NOT NULL)
                 AND NOT EXISTS (
                     SELECT 1 FROM journal AS j
                     WHERE j.order_id = o.id AND j.at >= {CAME_AT} - :early AND {COUNTS} AND ({SAYS} OR (:by_hand
                         AND NOT EXISTS (SELECT 1 FROM journal_replies AS part
                             WHERE part.entry_id = j.id AND part.deleted_at IS NULL))))
                 AND NOT EXISTS (
                     SELECT 1 FROM journal AS j
                     WHERE j.buyer_id = o.buyer_id AND j.order_id IS NULL AND j.at >= {CAME_AT} - :early
                         AND {COUNTS} AND {SAYS})
             ORDER BY at, o.n"
        );
        // Where nothing else is said, every moment: the one that counts may be before the one it is in its state since.
        let (undated_from, undated_to) = came.undated.unwrap_or((Timestamp::MIN, Timestamp::MAX));
        self.due_orders(
            &sql,
            named_params! {
                ":undated_from": undated_from.as_millisecond(), ":undated_to": undated_to.as_millisecond(),
                ":into": came.into.word(), ":by_way_of": came.by_way_of.map(State::word),
                ":from": came.from.as_millisecond(), ":to": came.to.as_millisecond(),
                ":replies": ids(came.replies), ":early": came.early, ":by_hand": came.by_hand,
            },
        )
    }

    /// The orders that are still talked over and about which the last word was ours, between two moments: neither copied nor
    /// received, nor was there a change of state since. The longest silence comes first.
    ///
    /// # Errors
    /// As for any reading.
    pub fn orders_silent(&self, from: Timestamp, to: Timestamp) -> Result<Vec<DueOrder>, Error> {
        // Lines about an order, and lines to a buyer about no order, which count for each of theirs.
        let of_order = "JOIN orders AS o ON o.id = j.order_id";
        let of_buyer = "JOIN orders AS o ON o.buyer_id = j.buyer_id AND j.order_id IS NULL";
        let mut found: Vec<DueOrder> = Vec::new();
        for join in [of_order, of_buyer] {
            let sql = format!(
                "SELECT {COLUMNS}, j.at
                 FROM journal AS j INDEXED BY journal_at CROSS {join}
                 WHERE j.at BETWEEN :from AND :to AND {COUNTS}
                     AND o.state IN ('asked', 'quoted', 'agreed') AND o.deleted_at IS NULL AND o.buyer_id IS NOT NULL
                     AND NOT EXISTS (
                         SELECT 1 FROM journal AS k WHERE k.order_id = o.id AND (k.at, k.n) > (j.at, j.n)
                             AND k.retracted IS NULL AND k.deleted_at IS NULL)
                     AND NOT EXISTS (
                         SELECT 1 FROM journal AS k WHERE k.buyer_id = o.buyer_id AND k.order_id IS NULL
                             AND (k.at, k.n) > (j.at, j.n) AND k.retracted IS NULL AND k.deleted_at IS NULL)
                     AND NOT EXISTS (
                         SELECT 1 FROM messages AS m
                         WHERE m.buyer_id = o.buyer_id AND m.received_at > j.at AND m.deleted_at IS NULL)
                     AND NOT EXISTS (
                         SELECT 1 FROM order_states AS s
                         WHERE s.order_id = o.id AND s.at > :to AND s.deleted_at IS NULL)
                 ORDER BY j.at, o.n"
            );
            let more =
                self.due_orders(&sql, named_params! { ":from": from.as_millisecond(), ":to": to.as_millisecond() })?;
            found.extend(more);
        }
        found.sort_by_key(|order| order.at);
        Ok(found)
    }

    /// The orders promised for a day between two, not on their way yet, of which nothing was said since a moment; the earliest
    /// promise first.
    ///
    /// # Errors
    /// As for any reading.
    pub fn orders_promised(&self, from: Date, to: Date, since: Timestamp) -> Result<Vec<DueOrder>, Error> {
        let sql = format!(
            "SELECT {COLUMNS}, 0
             FROM orders AS o INDEXED BY orders_promised
             WHERE o.promised BETWEEN :from AND :to AND o.deleted_at IS NULL
                 AND o.state IN ('agreed', 'paid', 'making', 'ready')
                 AND NOT EXISTS (
                     SELECT 1 FROM journal AS j WHERE j.order_id = o.id AND j.at >= :since AND {COUNTS})
             ORDER BY o.promised, o.n"
        );
        self.due_orders(
            &sql,
            named_params! { ":from": from.to_string(), ":to": to.to_string(), ":since": since.as_millisecond() },
        )
    }

    /// The orders that are open and have a meeting between two moments, the second left out; the earliest first.
    ///
    /// # Errors
    /// As for any reading.
    pub fn orders_met(&self, from: DateTime, to: DateTime) -> Result<Vec<DueOrder>, Error> {
        let civil = |moment: DateTime| moment.strftime("%Y-%m-%dT%H:%M:%S").to_string();
        let sql = format!(
            "SELECT {COLUMNS}, 0
             FROM orders AS o INDEXED BY orders_meeting
             WHERE o.meets_at >= :from AND o.meets_at < :to AND o.deleted_at IS NULL
                 AND o.state NOT IN ('received', 'reviewed', 'cancelled', 'returned')
             ORDER BY o.meets_at, o.n"
        );
        self.due_orders(&sql, named_params! { ":from": civil(from), ":to": civil(to) })
    }

    /// Builds anew since when each order is in its state.
    pub(in crate::store) fn stand_all(&self) -> Result<(), Error> {
        Ok(self.conn.execute_batch(
            "DELETE FROM standing;
             INSERT INTO standing SELECT n, state, since FROM stands WHERE since IS NOT NULL",
        )?)
    }

    fn due_orders(&self, sql: &str, params: impl Params) -> Result<Vec<DueOrder>, Error> {
        let mut statement = self.prepare(sql)?;
        let mut rows = statement.query(params)?;
        let mut found = Vec::new();
        while let Some(row) = rows.next()? {
            found.push(read(&mut Cells::new(row, &DUE_ORDER))?);
        }
        Ok(found)
    }
}

fn read(cells: &mut Cells<'_>) -> Result<DueOrder, Error> {
    Ok(DueOrder {
        id: cells.own_id()?,
        number: cells.text()?,
        buyer: cells.optional_id()?,
        state: cells.parsed(State::from_word)?,
        total: cells.money()?,
        paid: cells.money()?,
        promised: cells.optional_day()?,
        expected: cells.optional_day()?,
        slot: cells.optional_text()?,
        meets_at: cells.optional_civil()?,
        meets_until: cells.optional_civil()?,
        at: cells.instant()?,
    })
}
