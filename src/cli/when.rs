//! `replydesk when`: the earliest honest date for something new, and why.

use clap::Args;
use jiff::civil::Date;
use serde::Serialize;

use super::out::{Span, Style};
use super::values::{self, Day};
use super::{Frame, words};
use crate::calendar::{Chance, Work};
use crate::config::Config;
use crate::desk::{Desk, Promise};
use crate::report::calendar::step;
use crate::report::{BadValue, Exit, Failure};

/// The most minutes of work that can be asked for: a year of days and nights.
const MOST_MINUTES: f64 = 525_600.0;

/// The arguments.
#[derive(Clone, Debug, Args)]
pub struct When {
    #[arg(value_name = "PIECE", value_parser = values::line, required_unless_present_any = ["hours", "days"])]
    pub pieces: Vec<String>,
    #[arg(long, value_name = "N", default_value_t = 1)]
    pub times: u32,
    #[arg(long, value_name = "H", value_parser = values::line, conflicts_with_all = ["pieces", "days"])]
    pub hours: Option<String>,
    #[arg(long, value_name = "N", conflicts_with = "pieces")]
    pub days: Option<u32>,
    #[arg(long, value_name = "DAY", value_parser = values::day)]
    pub by: Option<Day>,
}

/// The answer for programs.
#[derive(Serialize)]
struct Answer {
    starts_on: Date,
    ready_on: Date,
    ship_on: Date,
    why: Vec<String>,
    by: Option<Wish>,
}

#[derive(Serialize)]
struct Wish {
    day: Date,
    /// `yes`, `sooner` where others wait for it, or `no`.
    possible: &'static str,
    ready_on: Date,
    /// The orders that would be late by it.
    late: Vec<String>,
    /// How many are ready by then.
    how_many: u32,
}

impl When {
    /// Does it.
    ///
    /// # Errors
    /// Where a piece is not found or nobody has said how long it takes, where no day can be told, and those of the database.
    pub fn run(self, frame: &mut Frame, config: &Config) -> Result<Exit, Failure> {
        let desk = frame.desk(config)?;
        let today = desk.now()?.date();
        let wished = self.by.map(|day| desk.date_of(day)).transpose()?;
        let promise = desk.honest_date(self.work(&desk)?, self.times, wished)?;
        let why: Vec<String> = promise.honest.why.iter().map(|one| step(one, today, &frame.messages)).collect();
        if frame.out.wants_json() {
            let honest = &promise.honest;
            let (starts_on, ready_on, ship_on) = (honest.starts_on, honest.ready_on, honest.ship_on);
            let by = wished.map(|day| wish(&desk, &promise, day)).transpose()?.flatten();
            frame.out.json(&Answer { starts_on, ready_on, ship_on, why, by })?;
            return Ok(Exit::Done);
        }
        let day = words::day(&frame.messages, promise.honest.ready_on, today);
        let line = frame.messages.with("when-ready", &[("day", day.into())]);
        frame.out.spans(&[Span::new(Style::Strong, line)])?;
        for line in why {
            frame.out.line(&format!("  {line}"))?;
        }
        if let Some(wish) = wished.map(|day| wish(&desk, &promise, day)).transpose()?.flatten() {
            say_wish(frame, &wish, self.times, today)?;
        }
        Ok(Exit::Done)
    }

    /// How much work one of it is.
    fn work(&self, desk: &Desk) -> Result<Work, Failure> {
        if let Some(days) = self.days {
            return Ok(Work::Days(days));
        }
        if let Some(typed) = &self.hours {
            let unfit = || BadValue { option: "--hours".to_owned(), given: typed.clone(), wanted: "hours" };
            let hours: f64 = typed.trim().replace(',', ".").parse().map_err(|_not_a_number| unfit())?;
            let minutes = (hours * 60.0).ceil();
            if !(0.0..=MOST_MINUTES).contains(&minutes) {
                return Err(unfit().into());
            }
            #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "it was just made sure of")]
            return Ok(Work::Minutes(minutes as u32));
        }
        Ok(desk.work_of_pieces(&self.pieces)?)
    }
}

fn wish(desk: &Desk, promise: &Promise, day: Date) -> Result<Option<Wish>, Failure> {
    let Some((chance, how_many)) = promise.wish.clone() else { return Ok(None) };
    let (possible, ready_on, late) = match chance {
        Chance::Yes { ready_on } => ("yes", ready_on, Vec::new()),
        Chance::Sooner { ready_on, late } => ("sooner", ready_on, late),
        Chance::No { at_best, .. } => ("no", at_best, Vec::new()),
    };
    let late = late.into_iter().map(|order| Ok(desk.order(order)?.number)).collect::<Result<_, Failure>>()?;
    Ok(Some(Wish { day, possible, ready_on, late, how_many }))
}

fn say_wish(frame: &mut Frame, wish: &Wish, times: u32, today: Date) -> Result<(), Failure> {
    let shown = |day| words::day(&frame.messages, day, today);
    let day = shown(wish.day);
    let line = match wish.possible {
        "yes" => frame.messages.with("when-kept", &[("day", day.into())]),
        "sooner" if wish.late.is_empty() => frame.messages.with("when-squeezed", &[("day", day.into())]),
        "sooner" => {
            let late = wish.late.join(", ");
            frame.messages.with("when-at-others-cost", &[("day", day.into()), ("orders", late.into())])
        }
        _ => frame.messages.with("when-not", &[("day", day.into()), ("best", shown(wish.ready_on).into())]),
    };
    frame.out.line(&line)?;
    if times > 1 {
        let line = frame.messages.with("when-so-many", &[("count", wish.how_many.into()), ("times", times.into())]);
        frame.out.line(&line)?;
    }
    Ok(())
}
