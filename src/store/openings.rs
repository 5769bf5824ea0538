//! When the shop rests, and where and when the seller can be met.

use jiff::civil::Weekday;
use rusqlite::types::Value;

use super::action::Action;
use super::cells::{self, Cells};
use super::table::{DAYS_OFF, SLOTS};
use super::{Error, Store};
use crate::model::{DayOff, Id, Slot, weekday_from_word, weekday_word};

impl Store {
    /// The days on which the shop rests, in their order.
    ///
    /// # Errors
    /// As for any reading.
    pub fn days_off(&self) -> Result<Vec<DayOff>, Error> {
        self.rows(&DAYS_OFF, "WHERE deleted_at IS NULL ORDER BY first, n", [], read_day_off)
    }

    /// Where and when the seller can be met, in the order in which it was said.
    ///
    /// # Errors
    /// As for any reading.
    pub fn slots(&self) -> Result<Vec<Slot>, Error> {
        self.rows(&SLOTS, "WHERE deleted_at IS NULL ORDER BY n", [], read_slot)
    }
}

impl Action<'_> {
    /// Writes days off.
    ///
    /// # Errors
    /// As for any writing.
    pub fn put_day_off(&mut self, day_off: &DayOff) -> Result<(), Error> {
        let (first, last) = (day_off.first.min(day_off.last), day_off.first.max(day_off.last));
        self.put(&DAYS_OFF, day_off.id, &[cells::day(first), cells::day(last), cells::line(&day_off.note)])?;
        Ok(())
    }

    /// Removes days off. Says whether there were any.
    ///
    /// # Errors
    /// As for any writing.
    pub fn remove_day_off(&mut self, id: Id) -> Result<bool, Error> {
        self.bury(&DAYS_OFF, &[], id)
    }

    /// Writes where and when the seller can be met.
    ///
    /// # Errors
    /// As for any writing.
    pub fn put_slot(&mut self, slot: &Slot) -> Result<(), Error> {
        let weekdays = slot.weekdays.iter().map(|weekday| weekday_word(*weekday).into());
        let values: [Value; 4] =
            [cells::line(&slot.place), cells::list(weekdays), cells::time(slot.opens), cells::time(slot.closes)];
        self.put(&SLOTS, slot.id, &values)?;
        Ok(())
    }

    /// Removes a slot. Says whether there was one.
    ///
    /// # Errors
    /// As for any writing.
    pub fn remove_slot(&mut self, id: Id) -> Result<bool, Error> {
        self.bury(&SLOTS, &[], id)
    }
}

fn read_day_off(cells: &mut Cells<'_>) -> Result<DayOff, Error> {
    Ok(DayOff { id: cells.own_id()?, first: cells.day()?, last: cells.day()?, note: cells.text()? })
}

fn read_slot(cells: &mut Cells<'_>) -> Result<Slot, Error> {
    Ok(Slot {
        id: cells.own_id()?,
        place: cells.text()?,
        weekdays: cells.parsed(weekdays)?,
        opens: cells.time()?,
        closes: cells.time()?,
    })
}

/// Every one of them must be a day of the week: a slot that is read by halves would be offered on the wrong days.
fn weekdays(list: &str) -> Option<Vec<Weekday>> {
    let words: Vec<String> = serde_json::from_str(list).ok()?;
    words.iter().map(|word| weekday_from_word(word)).collect()
}

#[cfg(test)]
mod tests {
    use jiff::civil::time;

    use super::super::samples::act;
    use super::*;

    #[test]
    fn openings_come_back_as_they_were_written() {
        let mut store = Store::in_memory().unwrap();
        let slot = Slot {
            id: Id::new(),
            place: "at the station".to_owned(),
            weekdays: vec![Weekday::Monday, Weekday::Sunday],
            opens: time(18, 30, 0, 0),
            closes: time(19, 0, 0, 0),
        };
        let (first, last) = ("2026-12-24".parse().unwrap(), "2027-01-02".parse().unwrap());
        let day_off = DayOff { id: Id::new(), first: last, last: first, note: "the mountains".to_owned() };
        act(&mut store, |action| {
            action.put_slot(&slot)?;
            action.put_day_off(&day_off)
        });
        assert_eq!(store.slots().unwrap(), std::slice::from_ref(&slot));
        assert_eq!(store.days_off().unwrap(), [DayOff { first, last, ..day_off.clone() }]);
        act(&mut store, |action| {
            action.remove_slot(slot.id)?;
            action.remove_day_off(day_off.id)
        });
        assert!(store.slots().unwrap().is_empty() && store.days_off().unwrap().is_empty());
    }
}
