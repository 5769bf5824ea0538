//! The rules that fill the due list (practice.md): for each, when it holds, since when, and what would say it.
//!
//! Days are civil days of the shop: "three days after" holds from the morning of the third day after the day of it.

mod kept;
mod orders;
mod people;

use std::collections::{HashMap, HashSet};

use jiff::civil::Date;
use jiff::{Timestamp, ToSpan as _, Zoned};

use super::choose::{Choice, Says};
use super::{Left, begins};
use crate::desk::{Desk, Error, inbox};
use crate::model::{Id, Message, Reminder, Rule, State};
use crate::store::DueOrder;

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
    /// A day was let pass that the buyer counts on.
    pub(super) is_late: bool,
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
    let left = desk.left_for(message, now.timestamp())?;
    Ok(Found {
        buyer: message.buyer,
        order: message.order,
        about: inbox::first_line(&message.text),
        left,
        is_late: left.is_some_and(|left| left.has_passed()),
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

    /// Whether a buyer waits for an answer.
    fn waits(&self, buyer: Option<Id>) -> bool {
        buyer.is_some_and(|buyer| self.waiting.contains(&buyer))
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
            is_late: false,
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
