//! `replydesk calendar`: which days are worked, and days off.

use clap::{Args, Subcommand};
use jiff::civil::Date;
use serde::Serialize;

use super::out::{Span, Style};
use super::shared;
use super::values::{self, Entry};
use super::{Frame, words};
use crate::config::Config;
use crate::desk::{self, Desk, Thing};
use crate::model::DayOff;
use crate::report::{Exit, Failure, calendar};

/// So many days are shown where the user does not say.
const USUAL: u16 = 14;

/// The arguments: without a command, the days ahead.
#[derive(Clone, Debug, Args)]
#[command(args_conflicts_with_subcommands = true)]
pub struct Calendar {
    #[command(flatten)]
    pub show: Show,
    #[command(subcommand)]
    pub command: Option<Command>,
}

/// What can be done with the calendar.
#[derive(Clone, Debug, Subcommand)]
pub enum Command {
    Show(Show),
    Off(Off),
    Remove(Remove),
}

/// `calendar show`
#[derive(Clone, Copy, Debug, Args)]
pub struct Show {
    #[arg(long, value_name = "N", default_value_t = USUAL, value_parser = clap::value_parser!(u16).range(1..=366))]
    pub days: u16,
}

/// `calendar off`
#[derive(Clone, Debug, Args)]
pub struct Off {
    #[arg(value_name = "DAYS", value_parser = values::line)]
    pub days: String,
    #[arg(long, value_name = "TEXT", value_parser = values::line)]
    pub note: Option<String>,
}

/// `calendar remove`
#[derive(Clone, Debug, Args)]
pub struct Remove {
    #[arg(value_name = "DAYS OFF", value_parser = values::entry, default_value = "1")]
    pub day_off: Entry,
}

/// The calendar for programs.
#[derive(Serialize)]
struct Whole<'a> {
    today: Date,
    /// The day on which what is paid now leaves.
    ships: Option<Date>,
    is_open: bool,
    days: Vec<Line>,
    days_off: &'a [DayOff],
}

#[derive(Serialize)]
struct Line {
    day: Date,
    is_worked: bool,
    why_not: Option<String>,
}

impl Calendar {
    /// Does it.
    ///
    /// # Errors
    /// Where there are no such days off, and those of the database.
    pub fn run(self, frame: &mut Frame, config: &Config) -> Result<Exit, Failure> {
        let mut desk = frame.desk(config)?;
        match self.command {
            None => self.show.run(frame, &desk)?,
            Some(Command::Show(show)) => show.run(frame, &desk)?,
            Some(Command::Off(off)) => off.run(frame, &mut desk)?,
            Some(Command::Remove(remove)) => {
                let day_off = shared::line_named(desk.days_off()?, &remove.day_off, |off| off.id, Thing::DayOff)?;
                desk.remove_days_off(&day_off)?;
                let days = days(frame, &day_off, desk.now()?.date());
                frame.say("calendar-removed", &[("days", days.into())], &day_off)?;
            }
        }
        Ok(Exit::Done)
    }
}

impl Show {
    fn run(self, frame: &mut Frame, desk: &Desk) -> Result<(), Failure> {
        let (now, calendar) = (desk.now()?, desk.calendar()?);
        let today = now.date();
        let ahead = today.series(jiff::Span::new().days(1)).take(self.days.into());
        let line = |day: Date| {
            let why_not = calendar.why_not_working(day).map(|why| calendar::closed(&why, &frame.messages));
            Line { day, is_worked: why_not.is_none(), why_not }
        };
        let lines: Vec<Line> = ahead.map(line).collect();
        let ships = calendar.ship_day(&now).ok();
        let days_off = desk.days_off()?;
        if frame.out.wants_json() {
            let is_open = calendar.is_open(&now);
            return Ok(frame.out.json(&Whole { today, ships, is_open, days: lines, days_off: &days_off })?);
        }
        if let Some(day) = ships {
            let day = words::day(&frame.messages, day, today);
            let words = frame.messages.with("calendar-ships", &[("day", day.into())]);
            frame.out.spans(&[Span::new(Style::Strong, words)])?;
        }
        let row = |line: &Line| {
            let style = if line.is_worked { Style::Plain } else { Style::Muted };
            let day = Span::new(style, words::day(&frame.messages, line.day, today));
            vec![day, Span::new(Style::Muted, line.why_not.clone().unwrap_or_default())]
        };
        let rows: Vec<Vec<Span>> = lines.iter().map(row).collect();
        frame.out.table(&rows)?;
        if days_off.is_empty() {
            return Ok(());
        }
        frame.out.line("")?;
        let words = frame.messages.text("calendar-days-off").into_owned();
        frame.out.spans(&[Span::new(Style::Strong, words)])?;
        let row = |(at, off): (usize, &DayOff)| {
            let number = Span::new(Style::Strong, (at + 1).to_string());
            vec![number, Span::plain(days(frame, off, today)), Span::new(Style::Muted, off.note.as_str())]
        };
        let rows: Vec<Vec<Span>> = days_off.iter().enumerate().map(row).collect();
        Ok(frame.out.table(&rows)?)
    }
}

impl Off {
    fn run(self, frame: &mut Frame, desk: &mut Desk) -> Result<(), Failure> {
        let today = desk.now()?.date();
        let (from, to) = self.days.split_once("..").unwrap_or((&self.days, &self.days));
        let unfit = |_not_a_day| desk::Error::Unfit { field: "days-off", value: self.days.clone() };
        let from = desk.date_of(values::day(from).map_err(unfit)?)?;
        let to = desk.date_of(values::day(to).map_err(unfit)?)?;
        if to < from {
            return Err(desk::Error::Unfit { field: "days-off", value: self.days }.into());
        }
        let day_off = desk.add_days_off(from, to, self.note.as_deref().unwrap_or_default())?;
        let days = days(frame, &day_off, today);
        frame.say("calendar-off", &[("days", days.into())], &day_off)
    }
}

/// The days of a day off.
fn days(frame: &Frame, off: &DayOff, today: Date) -> String {
    let first = words::day(&frame.messages, off.first, today);
    if off.first == off.last { first } else { format!("{first} – {}", words::day(&frame.messages, off.last, today)) }
}
