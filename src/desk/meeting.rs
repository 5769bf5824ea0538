//! Where and when buyers can be met (P34), and the meetings that are set.

use jiff::ToSpan as _;
use jiff::civil::{Date, DateTime, Weekday};

use super::{Desk, Error, Moved, Nothing, Thing};
use crate::calendar::ics::{self, Event, When};
use crate::calendar::{self, Hours, Meeting, openings};
use crate::compose::{Reader, print};
use crate::i18n::Messages;
use crate::model::{Id, Order, Slot};
use crate::store::ActionKind;

/// When and where a buyer is to be met, as the seller says it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Appointment {
    pub at: DateTime,
    /// The end; as much later as a meeting usually takes where it is not said.
    pub until: Option<DateTime>,
    /// The place; that of the slot the hour lies in where it is not said.
    pub place: Option<String>,
}

/// A meeting that is set.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MeetingLine {
    pub order: Order,
    pub buyer: Option<String>,
    pub from: DateTime,
    pub to: DateTime,
}

/// A meeting as it would be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Plan {
    pub meeting: Meeting,
    /// What is set already and takes the same time.
    pub clashes: Vec<MeetingLine>,
    /// It would begin before now.
    pub is_over: bool,
}

/// An order with its meeting, and those it clashes with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Met {
    pub moved: Moved,
    pub clashes: Vec<MeetingLine>,
    /// It begins before now.
    pub is_over: bool,
}

impl Desk {
    /// Where and when the seller can be met, in the order in which it was said.
    ///
    /// # Errors
    /// Those of reading the records.
    pub fn slots(&self) -> Result<Vec<Slot>, Error> {
        Ok(self.store.slots()?)
    }

    /// Notes a place with its weekdays and hours.
    ///
    /// # Errors
    /// [`Error::Empty`] without a place, and those of writing the records.
    pub fn add_slot(&mut self, place: &str, weekdays: &[Weekday], hours: Hours) -> Result<Slot, Error> {
        if place.trim().is_empty() {
            return Err(Error::Empty { what: Thing::Slot, field: "name" });
        }
        let mut weekdays = weekdays.to_vec();
        weekdays.sort_by_key(|weekday| weekday.to_monday_zero_offset());
        let slot =
            Slot { id: Id::new(), place: place.trim().to_owned(), weekdays, opens: hours.from(), closes: hours.to() };
        self.write(ActionKind::AddSlot, &slot.place, Thing::Slot, |action| action.put_slot(&slot))?;
        Ok(slot)
    }

    /// Removes a place. It can be undone; meetings that are set there stay.
    ///
    /// # Errors
    /// Those of writing the records.
    pub fn remove_slot(&mut self, slot: &Slot) -> Result<(), Error> {
        self.write(ActionKind::RemoveSlot, &slot.place, Thing::Slot, |action| action.remove_slot(slot.id).map(drop))
    }

    /// The meetings that are set and not over, soonest first.
    ///
    /// # Errors
    /// Those of reading the records.
    pub fn meetings(&self) -> Result<Vec<MeetingLine>, Error> {
        self.meetings_after(self.now()?.datetime())
    }

    fn meetings_after(&self, after: DateTime) -> Result<Vec<MeetingLine>, Error> {
        let mut lines = Vec::new();
        for order in self.store.orders_meeting(after)? {
            let Some(from) = order.meets_at else { continue };
            let to = self.meeting_end(&order, from);
            let buyer = order.buyer.map(|buyer| self.buyer_name(buyer)).transpose()?.flatten();
            lines.push(MeetingLine { order, buyer, from, to });
        }
        Ok(lines)
    }

    /// The meetings that can still be offered, for so many days with today, soonest first.
    ///
    /// # Errors
    /// Those of reading the records.
    pub fn openings(&self, days: u16) -> Result<Vec<Meeting>, Error> {
        let minutes = self.settings.days.meeting_minutes;
        let slots: Result<Vec<_>, calendar::Error> = self.slots()?.iter().map(|slot| offered(slot, minutes)).collect();
        let taken: Result<Vec<_>, calendar::Error> = self.meetings()?.iter().map(taken).collect();
        Ok(openings(&slots?, &self.calendar()?, &self.now()?, days, &taken?))
    }

    /// A day and an hour as they are typed: `fri 18:30`, `2026-11-28 18:30`, `tomorrow 6 pm`, `18:30` for today.
    ///
    /// # Errors
    /// [`Error::Unfit`] where it is none.
    pub fn read_moment(&self, typed: &str) -> Result<DateTime, Error> {
        let unfit = || Error::Unfit { field: "meeting", value: typed.trim().to_owned() };
        let (now, calendar) = (self.now()?, self.calendar()?);
        let today = now.date();
        let reader = Reader::of_records(&now, &calendar, &self.settings.interface, None);
        let words: Vec<&str> = typed.split_whitespace().collect();
        // `6 pm` is an hour of two words.
        for of_hour in [2, 1] {
            let Some((day, hour)) = words.len().checked_sub(of_hour).and_then(|at| words.split_at_checked(at)) else {
                continue;
            };
            // A number alone may be meant as a day.
            let is_bare = day.is_empty() && hour.iter().all(|word| word.bytes().all(|byte| byte.is_ascii_digit()));
            let Some(hour) = Reader::time(&hour.join(" ")).ok().filter(|_| !is_bare) else { continue };
            let day: Option<Date> = if day.is_empty() { Some(today) } else { reader.date(&day.join(" ")).ok() };
            if let Some(day) = day {
                return Ok(day.to_datetime(hour));
            }
        }
        Err(unfit())
    }

    /// What a meeting for an order would be; nothing is written.
    ///
    /// # Errors
    /// [`Error::Calendar`] where it ends before it begins; those of reading the records.
    pub fn plan_meeting(&self, order: Id, appointment: &Appointment) -> Result<Plan, Error> {
        let from = appointment.at;
        let to = appointment.until.unwrap_or_else(|| self.usual_end(from));
        let place = match &appointment.place {
            Some(place) => place.clone(),
            None => place_at(&self.slots()?, from).unwrap_or_default(),
        };
        let meeting = Meeting::new(&place, from, to)?;
        let mut clashes = self.meetings_after(from)?;
        clashes.retain(|line| line.order.id != order && taken(line).is_ok_and(|other| other.clashes_with(&meeting)));
        Ok(Plan { meeting, clashes, is_over: from < self.now()?.datetime() })
    }

    /// Sets the meeting at which an order is handed over, and says it in the buyer's language on the order. What it clashes with is
    /// told and does not stand in its way.
    ///
    /// # Errors
    /// [`Error::Calendar`] where it ends before it begins; those of writing the records.
    pub fn meet(&mut self, order: Id, appointment: &Appointment) -> Result<Met, Error> {
        let Plan { meeting, clashes, is_over } = self.plan_meeting(order, appointment)?;
        let (from, to) = (meeting.from(), meeting.to());
        let found = self.order(order)?;
        let buyer = found.buyer.map(|buyer| self.store.buyer(buyer)).transpose()?.flatten();
        let language = buyer.and_then(|buyer| buyer.language).unwrap_or_else(|| self.settings.language.clone());
        let day = print::weekday_and_day(&language, from.date());
        let said = format!("{day} {}", from.strftime("%H:%M"));
        let said = if meeting.place().is_empty() { said } else { format!("{said}, {}", meeting.place()) };
        let moved = self.change_order(ActionKind::Meet, order, |order| {
            (order.meets_at, order.meets_until, order.slot) = (Some(from), Some(to), Some(said));
            Ok(())
        })?;
        Ok(Met { moved, clashes, is_over })
    }

    /// When and until when an order is handed over, where that is set.
    #[must_use]
    pub fn meeting_of(&self, order: &Order) -> Option<(DateTime, DateTime)> {
        order.meets_at.map(|from| (from, self.meeting_end(order, from)))
    }

    /// When a meeting that begins then ends.
    fn meeting_end(&self, order: &Order, from: DateTime) -> DateTime {
        order.meets_until.filter(|to| *to > from).unwrap_or_else(|| self.usual_end(from))
    }

    /// When one ends where nobody says.
    fn usual_end(&self, from: DateTime) -> DateTime {
        from.saturating_add(i64::from(self.settings.days.meeting_minutes).minutes())
    }

    /// Takes a meeting off an order.
    ///
    /// # Errors
    /// [`Error::NothingLeft`] where none is set, and those of writing the records.
    pub fn call_off(&mut self, order: Id) -> Result<Moved, Error> {
        self.change_order(ActionKind::Meet, order, |order| {
            if order.meets_at.is_none() && order.slot.is_none() {
                return Err(Error::NothingLeft { number: order.number.clone(), nothing: Nothing::Meeting });
            }
            (order.meets_at, order.meets_until, order.slot) = (None, None, None);
            Ok(())
        })
    }

    /// The meeting of an order as an iCalendar file.
    ///
    /// # Errors
    /// [`Error::NothingLeft`] where none is set; [`Error::Calendar`] where the format cannot say it.
    pub fn meeting_file(&self, order: Id) -> Result<String, Error> {
        let order = self.order(order)?;
        let nothing = || Error::NothingLeft { number: order.number.clone(), nothing: Nothing::Meeting };
        let from = order.meets_at.ok_or_else(nothing)?;
        let to = self.meeting_end(&order, from);
        let (from, to) = Meeting::new("", from, to)?.moments(self.now()?.time_zone())?;
        let buyer = order.buyer.map(|buyer| self.buyer_name(buyer)).transpose()?.flatten();
        let messages = Messages::new(&self.settings.interface);
        let number = messages.with("meeting-of-order", &[("number", order.number.as_str().into())]);
        let summary = [buyer, Some(number)].into_iter().flatten().collect::<Vec<_>>().join(" · ");
        let mut event = Event::new(order.id, "meeting", When::Between(from, to), &summary);
        // The words of the slot are its day and hour, then the place.
        let hour = from_hour(&order);
        if let Some((_, place)) = order.slot.as_deref().and_then(|slot| slot.split_once(&hour)) {
            event = event.at(place);
        }
        let items: Vec<String> = order.items.iter().map(|item| format!("{} × {}", item.quantity, item.name)).collect();
        let due = order.due().filter(|due| due.minor > 0);
        let due =
            due.map(|due| format!("{}: {}", messages.text("summary-due"), print::money(messages.language(), due)));
        let note: Vec<String> = items.into_iter().chain(due).collect();
        Ok(ics::file(&[event.with_note(&note.join("\n"))], self.timestamp())?)
    }
}

/// The hour of a meeting as it stands in its words before the place.
fn from_hour(order: &Order) -> String {
    order.meets_at.map(|from| format!("{}, ", from.strftime("%H:%M"))).unwrap_or_default()
}

/// A slot as the calendar offers it, to meetings of so many minutes.
fn offered(slot: &Slot, minutes: u16) -> Result<calendar::Slot, calendar::Error> {
    let hours = Hours::new(slot.opens, slot.closes)?;
    Ok(calendar::Slot::new(&slot.place, &slot.weekdays, hours, None)?.for_meetings_of(minutes.into()))
}

fn taken(line: &MeetingLine) -> Result<Meeting, calendar::Error> {
    Meeting::new("", line.from, line.to)
}

/// The place of the only slot that an hour lies in.
fn place_at(slots: &[Slot], at: DateTime) -> Option<String> {
    let is_open = |slot: &&Slot| {
        let hours = Hours::new(slot.opens, slot.closes);
        slot.weekdays.contains(&at.date().weekday()) && hours.is_ok_and(|hours| hours.contains(at.time()))
    };
    let mut open = slots.iter().filter(is_open);
    let first = open.next()?;
    open.next().is_none().then(|| first.place.clone())
}
