//! The rules that fill the due list (practice.md): for each, when it holds, since when, and what would say it.
//!
//! Days are civil days of the shop: "three days after" holds from the morning of the third day after the day of it.

use std::collections::{HashMap, HashSet};

use jiff::civil::Date;
use jiff::{Timestamp, ToSpan as _, Zoned};

use super::choose::{Choice, Says};
use super::{Left, begins};
use crate::desk::{Desk, Error, inbox};
use crate::model::{Id, Message, Reminder, Rule, State};
use crate::store::{Came, DueOrder};

/// A rule that holds for something.
#[derive(Clone, Debug)]
pub(super) struct Found {
    pub(super) rule: Rule,
    pub(super) subject: Id,
    pub(super) occasion: String,
    pub(super) since: Date,
    pub(super) buyer: Option<Id>,
    pub(super) order: Option<Id>,
    pub(super) number: Option<String>,
    pub(super) about: String,
    pub(super) meets_at: Option<jiff::civil::DateTime>,
    pub(super) left: Option<Left>,
    pub(super) message: Option<Message>,
    /// The reply it brings along.
    pub(super) reply: Option<Id>,
    pub(super) says: Option<Says>,
    /// There is one line for each order; a reminder that the seller has set stands beside it.
    stands_alone: bool,
}

/// The rules as the list shows them, after the messages: what cannot wait in front.
const LISTED: [Rule; 13] = [
    Rule::Meeting,
    Rule::Promised,
    Rule::Ready,
    Rule::Untracked,
    Rule::Arrived,
    Rule::Unpaid,
    Rule::Reminder,
    Rule::Silent,
    Rule::Explained,
    Rule::Review,
    Rule::Birthday,
    Rule::Draft,
    Rule::Fact,
];

/// Of several rules that hold for an order, the first of these is its line: one that comes later in the life of an order says
/// what the earlier ones would, and who has not paid is not owed what was promised.
const DECISIVE: [Rule; 9] = [
    Rule::Meeting,
    Rule::Unpaid,
    Rule::Promised,
    Rule::Ready,
    Rule::Arrived,
    Rule::Untracked,
    Rule::Silent,
    Rule::Explained,
    Rule::Review,
];

/// What is copied so long before the change of state says it already, in milliseconds: an hour.
const EARLY: i64 = 60 * 60 * 1000;
/// Silence is broken so often, then the order is left in peace: "a reminder, then let go".
const NUDGES: usize = 2;
/// An explanation is long from so many letters on: more than fits a telephone's screen.
const LONG: u32 = 400;
/// A parcel may be expected so many days later than one without an expected day.
const LONG_WAYS: u16 = 30;
/// More copies about an order than this are not looked through for what was said about its meeting.
const LOOKED_THROUGH: usize = 50;

/// What the rules go by.
struct Rules<'a> {
    desk: &'a Desk,
    choice: &'a Choice<'a>,
    now: &'a Zoned,
    today: Date,
    /// Who waits for an answer: they are answered before they are asked for anything.
    waiting: HashSet<Id>,
    reminders: Vec<Reminder>,
    found: Vec<Found>,
}

impl Desk {
    /// Everything that is due, put off or not, in the order of the list.
    pub(super) fn found(&self, now: &Zoned, choice: &Choice<'_>) -> Result<Vec<Found>, Error> {
        let messages = self.store.open_messages(usize::MAX)?;
        let mut rules = Rules {
            desk: self,
            choice,
            now,
            today: now.date(),
            waiting: messages.iter().filter_map(|message| message.buyer).collect(),
            reminders: self.store.open_reminders(Date::MAX, usize::MAX)?,
            found: Vec::new(),
        };
        rules.of_orders()?;
        rules.of_the_rest()?;
        let rest = one_an_order(rules.found);
        let mut found = Vec::new();
        if self.has_rule(Rule::Unanswered) {
            for message in messages {
                found.push(unanswered(self, &message, now)?);
            }
        }
        found.extend(rest);
        Ok(found)
    }
}

fn unanswered(desk: &Desk, message: &Message, now: &Zoned) -> Result<Found, Error> {
    let since = message.received.to_zoned(now.time_zone().clone()).date();
    Ok(Found {
        buyer: message.buyer,
        order: message.order,
        about: inbox::first_line(&message.text),
        left: desk.left_for(message, now.timestamp())?,
        message: Some(message.clone()),
        ..Found::new(Rule::Unanswered, message.id, String::new(), since)
    })
}

impl Rules<'_> {
    fn of_orders(&mut self) -> Result<(), Error> {
        let due = &self.desk.settings.due;
        let days = (due.unpaid_days, due.untracked_days, due.review_days);
        if self.has(Rule::Meeting) {
            self.meetings()?;
        }
        if self.has(Rule::Promised) {
            self.promised()?;
        }
        if self.has(Rule::Ready) {
            self.ready()?;
        }
        if self.has(Rule::Arrived) {
            self.arrived()?;
        }
        if self.has(Rule::Untracked) {
            let says = Says::new(29, "tracking");
            self.untold(Rule::Untracked, State::Shipped, days.1, (&[29], says, true))?;
        }
        if self.has(Rule::Unpaid) {
            let says = Says::new(25, "payment-reminder");
            self.untold(Rule::Unpaid, State::Agreed, days.0, (&[25], says, false))?;
        }
        if self.has(Rule::Review) {
            // Who has complained or sends it back is not asked how they like it.
            let says = Says::new(41, "received");
            self.untold(Rule::Review, State::Received, days.2, (&[41, 42, 43, 44], says, false))?;
        }
        if self.has(Rule::Silent) {
            self.silent()?;
        }
        Ok(())
    }

    fn of_the_rest(&mut self) -> Result<(), Error> {
        if self.has(Rule::Explained) {
            self.explained()?;
        }
        if self.has(Rule::Birthday) {
            self.birthdays()?;
        }
        if self.has(Rule::Reminder) {
            self.reminders()?;
        }
        if self.has(Rule::Draft) {
            self.drafts()?;
        }
        if self.has(Rule::Fact) {
            self.facts()?;
        }
        Ok(())
    }

    fn has(&self, rule: Rule) -> bool {
        self.desk.has_rule(rule)
    }

    /// The moments of the days on which something has to have happened to be due now: so many days ago, and no longer ago than
    /// is not forgotten.
    fn days_ago(&self, days: u16) -> (Timestamp, Timestamp) {
        let forget = self.desk.settings.due.forget_days;
        let zone = self.now.time_zone();
        let first = before(self.today, days.saturating_add(forget));
        let after_last = before(self.today, days).tomorrow().unwrap_or(Date::MAX);
        let to = begins(after_last, zone).as_millisecond().saturating_sub(1);
        (begins(first, zone), Timestamp::from_millisecond(to).unwrap_or(Timestamp::MAX))
    }

    /// The day of a moment, where the shop is.
    fn day(&self, moment: Timestamp) -> Date {
        moment.to_zoned(self.now.time_zone().clone()).date()
    }

    /// The orders that came into a state so many days ago, with a rule that one of these situations' replies ends.
    fn untold(&mut self, rule: Rule, state: State, days: u16, told: (&[u8], Says, bool)) -> Result<(), Error> {
        let (ending, says, by_hand) = told;
        let (from, to) = self.days_ago(days);
        let replies = self.choice.of(ending);
        let came = Came { into: state, and_is: &[state], from, to, replies: &replies, early: EARLY, by_hand };
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

    /// Whether a buyer waits for an answer.
    fn waits(&self, buyer: Option<Id>) -> bool {
        buyer.is_some_and(|buyer| self.waiting.contains(&buyer))
    }

    /// Ready, and the buyer does not know it (P40). An order that waits for its buyer is ready too.
    fn ready(&mut self) -> Result<(), Error> {
        let (from, to) = self.days_ago(0);
        let replies = self.choice.of(&[40, 32]);
        let came = Came {
            into: State::Ready,
            and_is: &[State::Ready, State::Waiting],
            from,
            to,
            replies: &replies,
            early: EARLY,
            by_hand: true,
        };
        let mut orders = self.desk.store.orders_untold(&came)?;
        for order in self.desk.store.orders_untold(&Came { into: State::Waiting, and_is: &[State::Waiting], ..came })? {
            if !self.desk.store.was_in(order.id, State::Ready)? {
                orders.push(order);
            }
        }
        for order in orders {
            let (since, occasion) = (self.day(order.at), order.at.as_millisecond().to_string());
            let says = Some(told_ready(&order));
            self.found.push(Found { says, ..Found::of(Rule::Ready, order, occasion, since) });
        }
        Ok(())
    }

    /// A parcel should have arrived (P31): the day after the one it is expected on, else so many days after it has left.
    fn arrived(&mut self) -> Result<(), Error> {
        let due = &self.desk.settings.due;
        let (days, forget) = (due.arrived_days, due.forget_days);
        let (from, _) = self.days_ago(days.max(LONG_WAYS));
        let replies = self.choice.of(&[31, 30]);
        let came = Came {
            into: State::Shipped,
            and_is: &[State::Shipped],
            from,
            to: self.now.timestamp(),
            replies: &replies,
            early: 0,
            by_hand: false,
        };
        for order in self.desk.store.orders_untold(&came)? {
            let left = self.day(order.at);
            let since = order.expected.map_or_else(|| after(left, days), |day| after(day, 1));
            if self.today < since || since < before(self.today, forget) || self.waits(order.buyer) {
                continue;
            }
            let occasion = order.at.as_millisecond().to_string();
            let says = Some(Says::new(31, "arrived"));
            self.found.push(Found { says, ..Found::of(Rule::Arrived, order, occasion, since) });
        }
        Ok(())
    }

    /// Promised for today or for a day before, and nothing was said about it today.
    fn promised(&mut self) -> Result<(), Error> {
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
            self.found.push(Found { says, ..Found::of(Rule::Promised, order, promised.to_string(), promised) });
        }
        Ok(())
    }

    /// Meetings of today, of which the buyer is reminded, and of the days ahead, whose place has to be known (P36, P32).
    fn meetings(&mut self) -> Result<(), Error> {
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
    fn silent(&mut self) -> Result<(), Error> {
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

    /// A long explanation was sent, and nobody asked whether it was clear (P11); the seller has not set a day for it either.
    fn explained(&mut self) -> Result<(), Error> {
        let days = self.desk.settings.due.explained_days;
        let (from, to) = self.days_ago(days);
        let replies = self.choice.of(&[11]);
        for said in self.desk.store.explanations(&replies, LONG, from, to)? {
            let Some(buyer) = said.buyer else { continue };
            let asks_later = |reminder: &Reminder| {
                reminder.buyer == Some(buyer) && reminder.reply.is_some_and(|reply| replies.contains(&reply))
            };
            if self.reminders.iter().any(asks_later) {
                continue;
            }
            let since = after(self.day(said.at), days);
            let found = Found::new(Rule::Explained, buyer, said.at.as_millisecond().to_string(), since);
            let says = Some(Says::new(11, "clear"));
            self.found.push(Found { says, buyer: Some(buyer), order: said.order, ..found });
        }
        Ok(())
    }

    /// Birthdays of those who want to hear from the shop (P46). Who was born on 29 February has it on the 28th in other years.
    fn birthdays(&mut self) -> Result<(), Error> {
        let greetings = self.choice.of(&[46]);
        for ago in 0..=self.desk.settings.due.birthday_days {
            let day = before(self.today, ago);
            let mut days = vec![day.strftime("%m-%d").to_string()];
            if (day.month(), day.day(), day.in_leap_year()) == (2, 28, false) {
                days.push("02-29".to_owned());
            }
            let since = begins(day, self.now.time_zone()).saturating_sub(1.hours()).unwrap_or(Timestamp::MIN);
            for name in days {
                for buyer in self.desk.store.birthdays(&name, &greetings, since)? {
                    let found = Found::new(Rule::Birthday, buyer, day.year().to_string(), day);
                    let says = Some(Says::new(46, "birthday"));
                    self.found.push(Found { says, buyer: Some(buyer), ..found });
                }
            }
        }
        Ok(())
    }

    /// Days that the seller has set, or promised.
    fn reminders(&mut self) -> Result<(), Error> {
        for reminder in std::mem::take(&mut self.reminders) {
            if reminder.due > self.today {
                continue;
            }
            let order = reminder.order.map(|order| self.desk.store.order(order)).transpose()?.flatten();
            let is_closed =
                reminder.closes.is_some_and(|closes| order.as_ref().is_some_and(|order| has_come(order.state, closes)));
            if is_closed {
                continue;
            }
            let found = Found::new(Rule::Reminder, reminder.id, reminder.due.to_string(), reminder.due);
            self.found.push(Found {
                buyer: reminder.buyer.or_else(|| order.as_ref().and_then(|order| order.buyer)),
                number: order.as_ref().map(|order| order.number.clone()),
                order: order.map(|order| order.id),
                about: reminder.text,
                reply: reminder.reply,
                stands_alone: reminder.entry.is_none(),
                ..found
            });
        }
        Ok(())
    }

    /// Drafts that may be read again (P45).
    fn drafts(&mut self) -> Result<(), Error> {
        for draft in self.desk.store.drafts_due(self.now.timestamp())? {
            let Some(hour) = draft.not_before else { continue };
            let found = Found::new(Rule::Draft, draft.id, hour.as_millisecond().to_string(), self.day(hour));
            self.found.push(Found { buyer: draft.buyer, about: inbox::beginning(&draft.text), ..found });
        }
        Ok(())
    }

    /// Facts that nobody has looked at for long: one line for all of them, once a month.
    fn facts(&mut self) -> Result<(), Error> {
        let days = self.desk.settings.due.fact_days;
        let last = before(self.today, days);
        let mut old: Vec<(Date, String)> = Vec::new();
        for fact in self.desk.store.facts()? {
            let checked = fact.checked_on.filter(|day| *day <= last && !fact.value.trim().is_empty());
            old.extend(checked.map(|day| (day, fact.name)));
        }
        old.sort();
        if let Some((oldest, _)) = old.first() {
            let names: Vec<&str> = old.iter().map(|(_, name)| name.as_str()).collect();
            let occasion = self.today.strftime("%Y-%m").to_string();
            let found = Found::new(Rule::Fact, Id::NONE, occasion, after(*oldest, days));
            self.found.push(Found { about: names.join(", "), ..found });
        }
        Ok(())
    }
}

impl Found {
    fn new(rule: Rule, subject: Id, occasion: String, since: Date) -> Self {
        Self {
            rule,
            subject,
            occasion,
            since,
            buyer: None,
            order: None,
            number: None,
            about: String::new(),
            meets_at: None,
            left: None,
            message: None,
            reply: None,
            says: None,
            stands_alone: false,
        }
    }

    fn of(rule: Rule, order: DueOrder, occasion: String, since: Date) -> Self {
        Self {
            buyer: order.buyer,
            order: Some(order.id),
            number: Some(order.number),
            ..Self::new(rule, order.id, occasion, since)
        }
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

/// Whether an order in a state has come as far as another state, or is over.
fn has_come(state: State, wanted: State) -> bool {
    const LIFE: [State; 10] = [
        State::Asked,
        State::Quoted,
        State::Agreed,
        State::Paid,
        State::Making,
        State::Ready,
        State::Shipped,
        State::Waiting,
        State::Received,
        State::Reviewed,
    ];
    let place = |state: State| LIFE.iter().position(|one| *one == state);
    match (place(state), place(wanted)) {
        (Some(state), Some(wanted)) => state >= wanted,
        (None, _) => true,
        (Some(_), None) => false,
    }
}

/// The most decisive line of each order, and all lines that are about none, in the order of the list. A silent buyer with several
/// orders is asked about the one that is silent longest: one question a message.
fn one_an_order(found: Vec<Found>) -> Vec<Found> {
    let place = |rule: Rule| DECISIVE.iter().position(|one| *one == rule).unwrap_or(DECISIVE.len());
    let mut best: HashMap<Id, usize> = HashMap::new();
    for one in found.iter().filter(|one| !one.stands_alone) {
        if let Some(order) = one.order {
            let rank = best.entry(order).or_insert(usize::MAX);
            *rank = (*rank).min(place(one.rule));
        }
    }
    let is_best = |one: &Found| match one.order {
        Some(order) if !one.stands_alone => best.get(&order) == Some(&place(one.rule)),
        _ => true,
    };
    let mut found: Vec<Found> = found.into_iter().filter(is_best).collect();
    let mut asked = HashSet::new();
    found.retain(|one| one.rule != Rule::Silent || one.buyer.is_none_or(|buyer| asked.insert(buyer)));
    let listed = |rule: Rule| LISTED.iter().position(|one| *one == rule);
    found.sort_by_key(|one| (listed(one.rule), one.since));
    found
}

/// The day so many days before a day.
fn before(day: Date, days: u16) -> Date {
    day.checked_sub(i32::from(days).days()).unwrap_or(Date::MIN)
}

/// The day so many days after a day.
fn after(day: Date, days: u16) -> Date {
    day.checked_add(i32::from(days).days()).unwrap_or(Date::MAX)
}
