//! The rules that look at what the seller has noted: days they have set, texts kept for later, facts.

use jiff::civil::Date;

use super::{Found, Rules, after, before};
use crate::desk::{Error, inbox};
use crate::model::{Id, Rule};

impl Rules<'_> {
    /// Days that the seller has set, or promised.
    pub(super) fn reminders(&mut self) -> Result<(), Error> {
        for reminder in std::mem::take(&mut self.reminders) {
            if reminder.due > self.today {
                continue;
            }
            let order = reminder.order.map(|order| self.desk.store.order(order)).transpose()?.flatten();
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
    pub(super) fn drafts(&mut self) -> Result<(), Error> {
        for draft in self.desk.store.drafts_due(self.now.timestamp())? {
            let Some(hour) = draft.not_before else { continue };
            let found = Found::new(Rule::Draft, draft.id, hour.as_millisecond().to_string(), self.day(hour));
            self.found.push(Found { buyer: draft.buyer, about: inbox::beginning(&draft.text), ..found });
        }
        Ok(())
    }

    /// Facts that nobody has looked at for long: one line for all of them, once a month.
    pub(super) fn facts(&mut self) -> Result<(), Error> {
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
