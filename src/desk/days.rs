//! The shop's days: working days and holidays by the settings, days off by the records.

use jiff::civil::Date;

use super::typed::Day;
use super::{Desk, Error, Thing};
use crate::calendar::{Calendar, Period};
use crate::config;
use crate::model::{DayOff, Id};
use crate::store::ActionKind;

/// The fact that says until when an order leaves on the same day, where the settings do not.
const CUT_OFF: &str = "cutoff";

impl Desk {
    /// The shop's calendar, as it is set and as its days off are noted.
    ///
    /// # Errors
    /// Those of reading the records.
    pub fn calendar(&self) -> Result<Calendar, Error> {
        let days = &self.settings.days;
        let cut_off = match days.cut_off() {
            Some(hour) => Some(hour),
            None => self.store.fact(CUT_OFF)?.and_then(|fact| config::hour(&fact.value)),
        };
        let periods = self.store.days_off()?.into_iter();
        Ok(Calendar {
            week: days.week(),
            holidays: days.holidays(),
            off: periods.filter_map(|off| Period::new(off.first, off.last, &off.note).ok()).collect(),
            cut_off,
            ..Calendar::new(self.now()?.time_zone().clone())
        })
    }

    /// The date of a day as it was typed.
    ///
    /// # Errors
    /// [`Error::Calendar`] where no such day can be told; those of reading the records.
    pub fn date_of(&self, day: Day) -> Result<Date, Error> {
        Ok(day.seen_from(&self.now()?, &self.calendar()?)?)
    }

    /// The days off, the earliest in front; those that are over are left out.
    ///
    /// # Errors
    /// Those of reading the records.
    pub fn days_off(&self) -> Result<Vec<DayOff>, Error> {
        let today = self.now()?.date();
        Ok(self.store.days_off()?.into_iter().filter(|off| off.last >= today).collect())
    }

    /// Notes days off; both ends count, in whatever order they are named.
    ///
    /// # Errors
    /// Those of writing the records.
    pub fn add_days_off(&mut self, from: Date, to: Date, note: &str) -> Result<DayOff, Error> {
        let day_off = DayOff { id: Id::new(), first: from.min(to), last: from.max(to), note: note.trim().to_owned() };
        self.write(ActionKind::AddDayOff, &days(&day_off), Thing::DayOff, |action| action.put_day_off(&day_off))?;
        Ok(day_off)
    }

    /// Removes days off. It can be undone.
    ///
    /// # Errors
    /// Those of writing the records.
    pub fn remove_days_off(&mut self, day_off: &DayOff) -> Result<(), Error> {
        self.write(ActionKind::RemoveDayOff, &days(day_off), Thing::DayOff, |action| {
            action.remove_day_off(day_off.id).map(drop)
        })
    }
}

fn days(day_off: &DayOff) -> String {
    match (day_off.first, day_off.last) {
        (first, last) if first == last => first.to_string(),
        (first, last) => format!("{first}–{last}"),
    }
}
