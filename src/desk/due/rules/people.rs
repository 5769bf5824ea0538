//! The rules that look at a buyer, whatever they have ordered.

use jiff::{Timestamp, ToSpan as _};

use super::super::begins;
use super::super::choose::Says;
use super::{Found, Rules, after, before};
use crate::desk::Error;
use crate::model::{Reminder, Rule};

/// An explanation is long from so many letters on: more than fits a telephone's screen.
const LONG: u32 = 400;

impl Rules<'_> {
    /// A long explanation was sent, and nobody asked whether it was clear (P11); the seller has not set a day for it either.
    pub(super) fn explained(&mut self) -> Result<(), Error> {
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
    pub(super) fn birthdays(&mut self) -> Result<(), Error> {
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
}
