//! The rules that look at an order: what it has come to, and what its buyer was told.

use jiff::Timestamp;
use jiff::civil::Date;

use super::super::begins;
use super::super::choose::Says;
use super::{Found, Rules, after, before};
use crate::desk::Error;
use crate::model::{Rule, State};
use crate::store::{Came, DueOrder};

/// What is copied so long before the change of state says it already, in milliseconds: an hour.
const EARLY: i64 = 60 * 60 * 1000;
/// Silence is broken so often, then the order is left in peace: "a reminder, then let go".
const NUDGES: usize = 2;
/// A parcel may be expected so many days later than one without an expected day.
const LONG_WAYS: u16 = 30;
/// More copies about an order than this are not looked through for what was said about its meeting.
const LOOKED_THROUGH: usize = 50;

impl Rules<'_> {
    /// The orders that came into a state so many days ago, with a rule that one of these situations' replies ends.
    pub(super) fn untold(
        &mut self,
        rule: Rule,
        state: State,
        days: u16,
        told: (&[u8], Says, bool),
    ) -> Result<(), Error> {
        let (ending, says, by_hand) = told;
        let (from, to) = self.days_ago(days);
        let replies = self.choice.of(ending);
        let came =
            Came { into: state, by_way_of: None, from, to, undated: None, replies: &replies, early: EARLY, by_hand };
        for order in self.desk.store.orders_untold(&came)? {
            let is_asking = matches!(rule, Rule::Unpaid | Rule::Review);
            if is_asking && self.waits(order.buyer) || rule == Rule::Unpaid && !is_owed(&order) {
                continue;
            }
            let since = after(self.day(order.at), days);
            let occasion = order.at.as_millisecond().to_string();
            self.found.push(Found { says: Some(says), ..Found::of(rule, order, occasion, since) });
        }
        Ok(())
    }

    /// Ready, and the buyer does not know it (P40). An order that waits for its buyer is ready too.
    pub(super) fn ready(&mut self) -> Result<(), Error> {
        let (from, to) = self.days_ago(0);
        let replies = self.choice.of(&[40, 32]);
        let ready = Came {
            into: State::Ready,
            by_way_of: None,
            from,
            to,
            undated: None,
            replies: &replies,
            early: EARLY,
            by_hand: true,
        };
        let waiting = Came { into: State::Waiting, by_way_of: Some(State::Ready), ..ready };
        let mut orders = self.desk.store.orders_untold(&ready)?;
        orders.extend(self.desk.store.orders_untold(&waiting)?);
        orders.sort_by_key(|order| order.at);
        for order in orders {
            let (since, occasion) = (self.day(order.at), order.at.as_millisecond().to_string());
            let says = Some(told_ready(&order));
            self.found.push(Found { says, ..Found::of(Rule::Ready, order, occasion, since) });
        }
        Ok(())
    }

    /// A parcel should have arrived (P31): the day after the one it is expected on; else so many days after it has left, or on the
    /// day after the promised one where that comes first. What left on its promised day or after it is given its days.
    pub(super) fn arrived(&mut self) -> Result<(), Error> {
        let due = &self.desk.settings.due;
        let (days, forget) = (due.arrived_days, due.forget_days);
        let (from, _) = self.days_ago(days.max(LONG_WAYS));
        let replies = self.choice.of(&[31, 30]);
        let came = Came {
            into: State::Shipped,
            by_way_of: None,
            from,
            to: self.now.timestamp(),
            undated: Some(self.days_ago(days)),
            replies: &replies,
            early: 0,
            by_hand: false,
        };
        for order in self.desk.store.orders_untold(&came)? {
            let left = self.day(order.at);
            let usual = after(left, days);
            let promised = order.promised.filter(|day| *day > left).map_or(usual, |day| after(day, 1).min(usual));
            let since = order.expected.map_or(promised, |day| after(day, 1));
            if self.today < since || since < before(self.today, forget) || self.waits(order.buyer) {
                continue;
            }
            let occasion = order.at.as_millisecond().to_string();
            let says = Some(Says::new(31, "arrived"));
            let is_late = order.state.is_late(order.promised, order.expected, self.today);
            self.found.push(Found { says, is_late, ..Found::of(Rule::Arrived, order, occasion, since) });
        }
        Ok(())
    }

    /// Promised for today or for a day before, and nothing was said about it today.
    pub(super) fn promised(&mut self) -> Result<(), Error> {
        let first = before(self.today, self.desk.settings.due.forget_days);
        let morning = begins(self.today, self.now.time_zone());
        for order in self.desk.store.orders_promised(first, self.today, morning)? {
            let Some(promised) = order.promised else { continue };
            // Of a piece that is late and not finished no reply can say anything true: the seller has to think of a new day.
            let says = match order.state {
                State::Ready => Some(told_ready(&order)),
                _ if promised == self.today => Some(Says::new(40, "order-photo")),
                _ => None,
            };
            let is_late = promised < self.today;
            self.found.push(Found {
                says,
                is_late,
                ..Found::of(Rule::Promised, order, promised.to_string(), promised)
            });
        }
        Ok(())
    }

    /// Meetings of today, of which the buyer is reminded, and of the days ahead, whose place has to be known (P36, P32).
    pub(super) fn meetings(&mut self) -> Result<(), Error> {
        let last = after(self.today, self.desk.settings.due.meeting_days);
        let end = last.tomorrow().unwrap_or(Date::MAX).to_datetime(jiff::civil::Time::midnight());
        let morning = begins(self.today, self.now.time_zone());
        let (reminding, placing) = (self.choice.of(&[36]), self.choice.of(&[32, 33, 36, 37]));
        for order in self.desk.store.orders_met(self.now.datetime(), end)? {
            let Some(meets_at) = order.meets_at else { continue };
            let is_today = meets_at.date() == self.today;
            let (saying, since, says) = if is_today {
                (&reminding, morning, Says::new(36, "pickup-today"))
            } else {
                (&placing, Timestamp::MIN, Says::new(32, "pickup-address"))
            };
            let said = self.desk.store.said_about(order.id, order.buyer, LOOKED_THROUGH)?;
            if said.iter().any(|said| said.at >= since && said.replies.iter().any(|reply| saying.contains(reply))) {
                continue;
            }
            let about = order.slot.clone().unwrap_or_default();
            let found = Found::of(Rule::Meeting, order, meets_at.to_string(), meets_at.date());
            self.found.push(Found { says: Some(says), about, meets_at: Some(meets_at), ..found });
        }
        Ok(())
    }

    /// The buyer has gone silent (P38).
    pub(super) fn silent(&mut self) -> Result<(), Error> {
        let days = self.desk.settings.due.silent_days;
        let (from, to) = self.days_ago(days);
        let nudges = self.choice.of(&[38]);
        for order in self.desk.store.orders_silent(from, to)? {
            let said = self.desk.store.said_about(order.id, order.buyer, NUDGES)?;
            let asked = said.iter().take_while(|said| said.replies.iter().any(|reply| nudges.contains(reply))).count();
            if asked >= NUDGES {
                continue;
            }
            let usual = if asked == 0 { "nudge" } else { "nudge-last" };
            let says = Says { again: asked > 0, ..Says::new(38, usual) };
            let (since, occasion) = (after(self.day(order.at), days), order.at.as_millisecond().to_string());
            self.found.push(Found { says: Some(says), ..Found::of(Rule::Silent, order, occasion, since) });
        }
        Ok(())
    }
}

/// How an order that is ready is told of: one that is fetched, and one that is sent.
fn told_ready(order: &DueOrder) -> Says {
    let is_fetched = order.state == State::Waiting || order.slot.is_some() || order.meets_at.is_some();
    if is_fetched { Says::new(32, "pickup-ready") } else { Says::new(40, "order-photo") }
}

/// Whether something is left to be paid, and not in person.
fn is_owed(order: &DueOrder) -> bool {
    let is_paid = match (order.total, order.paid) {
        (Some(total), Some(paid)) => paid.currency == total.currency && paid.minor >= total.minor,
        (Some(total), None) => total.minor <= 0,
        (None, _) => false,
    };
    !is_paid && order.slot.is_none() && order.meets_at.is_none()
}
