//! `replydesk slot`: where and when buyers can be met.

use clap::{Args, Subcommand};
use jiff::civil::Date;
use serde::Serialize;

use super::out::{Span, Style};
use super::values::{self, Entry};
use super::{Frame, shared, words};
use crate::calendar::{Hours, Meeting, weekdays};
use crate::config::Config;
use crate::desk::{Desk, MeetingLine, Thing};
use crate::model::{Slot, weekday_word};
use crate::report::{Exit, Failure};

/// For how many days openings are shown where the user does not say.
const USUAL_DAYS: u16 = 7;

/// What can be done with slots.
#[derive(Clone, Debug, Subcommand)]
pub enum Command {
    Add(Add),
    List,
    Remove(Remove),
    Free(Free),
    Taken,
}

/// `slot add`
#[derive(Clone, Debug, Args)]
pub struct Add {
    #[arg(value_name = "PLACE", value_parser = values::line)]
    pub place: String,
    #[arg(value_name = "DAYS", value_parser = values::line)]
    pub days: String,
    #[arg(value_name = "HOURS", value_parser = values::line)]
    pub hours: String,
}

/// `slot remove`
#[derive(Clone, Debug, Args)]
pub struct Remove {
    #[arg(value_name = "SLOT", value_parser = values::entry)]
    pub slot: Entry,
}

/// `slot free`
#[derive(Clone, Debug, Args)]
pub struct Free {
    #[arg(long, value_name = "N", default_value_t = USUAL_DAYS)]
    pub days: u16,
}

/// A meeting for programs.
#[derive(Serialize)]
struct Shown<'a> {
    place: &'a str,
    from: String,
    to: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    order: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    buyer: Option<&'a str>,
}

impl Command {
    /// Does it.
    ///
    /// # Errors
    /// Where days or hours are none, where a slot is not found, and those of the database.
    pub fn run(self, frame: &mut Frame, config: &Config) -> Result<Exit, Failure> {
        let mut desk = frame.desk(config)?;
        match self {
            Self::Add(add) => {
                let (days, hours) = (weekdays(&add.days)?, add.hours.parse::<Hours>()?);
                let slot = desk.add_slot(&add.place, &days, hours)?;
                frame.say("slot-added", &[("place", slot.place.as_str().into())], &slot)?;
            }
            Self::List => list(frame, &desk.slots()?)?,
            Self::Remove(remove) => {
                let slot = shared::line_named(desk.slots()?, &remove.slot, |slot| slot.id, Thing::Slot)?;
                desk.remove_slot(&slot)?;
                frame.say("slot-removed", &[("place", slot.place.as_str().into())], &slot)?;
            }
            Self::Free(free) => openings(frame, &desk, &desk.openings(free.days)?)?,
            Self::Taken => meetings(frame, &desk, &desk.meetings()?)?,
        }
        Ok(Exit::Done)
    }
}

fn list(frame: &mut Frame, slots: &[Slot]) -> Result<(), Failure> {
    if frame.out.wants_json() {
        return Ok(frame.out.json(&slots)?);
    }
    let row = |(number, slot): (usize, &Slot)| {
        let days: Vec<&str> = slot.weekdays.iter().map(|weekday| weekday_word(*weekday)).collect();
        let hours = Hours::new(slot.opens, slot.closes).map(|hours| hours.to_string()).unwrap_or_default();
        vec![
            Span::new(Style::Muted, number.to_string()),
            Span::new(Style::Strong, slot.place.as_str()),
            Span::plain(days.join(" ")),
            Span::plain(hours),
        ]
    };
    let rows: Vec<Vec<Span>> = (1..).zip(slots).map(row).collect();
    frame.list(&rows, false)
}

fn openings(frame: &mut Frame, desk: &Desk, openings: &[Meeting]) -> Result<(), Failure> {
    if frame.out.wants_json() {
        let shown = |meeting: &'_ Meeting| (meeting.place().to_owned(), meeting.from(), meeting.to());
        let rows: Vec<_> = openings.iter().map(shown).collect();
        let rows: Vec<Shown<'_>> = rows
            .iter()
            .map(|(place, from, to)| Shown {
                place,
                from: from.to_string(),
                to: to.to_string(),
                order: None,
                buyer: None,
            })
            .collect();
        return Ok(frame.out.json(&rows)?);
    }
    let today = desk.now()?.date();
    let row = |meeting: &Meeting| {
        let mut row = hours(frame, meeting.from(), meeting.to(), today);
        row.push(Span::new(Style::Strong, meeting.place()));
        row
    };
    let rows: Vec<Vec<Span>> = openings.iter().map(row).collect();
    frame.list(&rows, false)
}

fn meetings(frame: &mut Frame, desk: &Desk, meetings: &[MeetingLine]) -> Result<(), Failure> {
    if frame.out.wants_json() {
        let shown = |line: &'_ MeetingLine| (line.from.to_string(), line.to.to_string());
        let moments: Vec<_> = meetings.iter().map(shown).collect();
        let rows: Vec<Shown<'_>> = meetings
            .iter()
            .zip(&moments)
            .map(|(line, (from, to))| Shown {
                place: line.order.slot.as_deref().unwrap_or_default(),
                from: from.clone(),
                to: to.clone(),
                order: Some(&line.order.number),
                buyer: line.buyer.as_deref(),
            })
            .collect();
        return Ok(frame.out.json(&rows)?);
    }
    let today = desk.now()?.date();
    let row = |line: &MeetingLine| {
        let mut row = hours(frame, line.from, line.to, today);
        row.push(Span::new(Style::Strong, line.order.number.as_str()));
        row.push(Span::plain(line.buyer.clone().unwrap_or_default()));
        row.push(Span::new(Style::Muted, line.order.slot.clone().unwrap_or_default()));
        row
    };
    let rows: Vec<Vec<Span>> = meetings.iter().map(row).collect();
    frame.list(&rows, false)
}

fn hours(frame: &Frame, from: jiff::civil::DateTime, to: jiff::civil::DateTime, today: Date) -> Vec<Span> {
    let day = words::day(&frame.messages, from.date(), today);
    let hours = Hours::new(from.time(), to.time()).map(|hours| hours.to_string()).unwrap_or_default();
    vec![Span::plain(day), Span::plain(hours)]
}
