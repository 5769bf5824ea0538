//! `replydesk stats`: how fast the shop answers, what with, and what it has no answer for.

use clap::Args;
use serde::Serialize;

use super::out::{Span, Style};
use super::{Frame, words};
use crate::config::Config;
use crate::desk::{self, Answered, Used};
use crate::model::Channel;
use crate::report::{Exit, Failure, due};
use crate::text::{self, bar, sanitise_line, width};

/// So many replies and groups of messages are named.
const NAMED: usize = 10;
/// A bar is no longer than this, however wide the terminal is.
const LONGEST: usize = 40;
/// The arguments.
#[derive(Clone, Copy, Debug, Args)]
pub struct Stats {
    #[arg(long, value_name = "N", default_value_t = desk::USUAL_WEEKS, value_parser = clap::value_parser!(u16).range(1..=520))]
    pub weeks: u16,
}

/// The figures for programs.
#[derive(Serialize)]
struct Whole<'a> {
    answers: Vec<Week>,
    channels: Vec<OfChannel<'a>>,
    used: Vec<Times<'a>>,
    never_used: Vec<&'a str>,
    without_reply: Vec<Group<'a>>,
}

#[derive(Serialize)]
struct Week {
    monday: jiff::civil::Date,
    answered: usize,
    median_minutes: Option<u64>,
}

#[derive(Serialize)]
struct OfChannel<'a> {
    channel: Option<&'a str>,
    answered: usize,
    median_minutes: Option<u64>,
    weeks: Vec<Week>,
}

#[derive(Serialize)]
struct Times<'a> {
    shortcut: &'a str,
    times: u32,
}

#[derive(Serialize)]
struct Group<'a> {
    words: &'a [String],
    messages: &'a [String],
}

impl Stats {
    /// Does it.
    ///
    /// # Errors
    /// Those of the database and of the output.
    pub fn run(self, frame: &mut Frame, config: &Config) -> Result<Exit, Failure> {
        let mut desk = frame.desk(config)?;
        let stats = desk.stats(self.weeks)?;
        if frame.out.wants_json() {
            frame.out.json(&whole(&stats))?;
            return Ok(Exit::Done);
        }
        let today = desk.now()?.date();
        answers(frame, &stats, today)?;
        replies(frame, &stats)?;
        gaps(frame, &stats)?;
        Ok(Exit::Done)
    }
}

fn heading(frame: &mut Frame, words: String) -> Result<(), Failure> {
    Ok(frame.out.spans(&[Span::new(Style::Strong, words)])?)
}

fn answers(frame: &mut Frame, stats: &desk::Stats, today: jiff::civil::Date) -> Result<(), Failure> {
    let words = frame.messages.text("stats-answers").into_owned();
    heading(frame, words)?;
    if stats.all.count == 0 {
        let words = frame.messages.text("stats-no-answers").into_owned();
        return Ok(frame.out.spans(&[Span::new(Style::Muted, words)])?);
    }
    let longest = stats.all.weeks.iter().filter_map(|(_, median)| *median).max().unwrap_or(0);
    let room = bar_room(frame, 30);
    let row = |(week, (count, median)): (&jiff::civil::Date, &(usize, Option<u64>))| {
        let time = median.map_or_else(String::new, |minutes| due::minutes(minutes, &frame.messages));
        vec![
            Span::plain(words::day(&frame.messages, *week, today)),
            Span::plain(time),
            Span::new(Style::Muted, if *count == 0 { String::new() } else { count.to_string() }),
            Span::new(Style::Good, bar(median.unwrap_or(0), longest, room)),
        ]
    };
    let rows: Vec<Vec<Span>> = stats.weeks.iter().zip(&stats.all.weeks).map(row).collect();
    frame.out.table(&rows)?;
    frame.out.line("")?;
    let words = frame.messages.text("stats-channels").into_owned();
    heading(frame, words)?;
    let row = |(channel, answered): &(Option<Channel>, Answered)| {
        let name = channel
            .as_ref()
            .map_or_else(|| frame.messages.text("stats-no-channel").into_owned(), |one| one.label().to_owned());
        let time = answered.median.map_or_else(String::new, |minutes| due::minutes(minutes, &frame.messages));
        vec![
            Span::plain(name),
            Span::plain(time),
            Span::new(Style::Muted, answered.count.to_string()),
            Span::new(Style::Good, heights(answered)),
        ]
    };
    let rows: Vec<Vec<Span>> = stats.channels.iter().map(row).collect();
    Ok(frame.out.table(&rows)?)
}

fn replies(frame: &mut Frame, stats: &desk::Stats) -> Result<(), Failure> {
    if !stats.used.is_empty() {
        frame.out.line("")?;
        let words = frame.messages.text("stats-used").into_owned();
        heading(frame, words)?;
        let most = stats.used.first().map_or(0, |used| u64::from(used.times));
        let named = &stats.used[..stats.used.len().min(NAMED)];
        let widest = named.iter().map(|used| width(&used.shortcut)).max().unwrap_or(0);
        let room = bar_room(frame, widest + 10);
        let row = |used: &Used| {
            vec![
                Span::plain(used.shortcut.as_str()),
                Span::new(Style::Muted, used.times.to_string()),
                Span::new(Style::Good, bar(used.times.into(), most, room)),
            ]
        };
        let rows: Vec<Vec<Span>> = named.iter().map(row).collect();
        frame.out.table(&rows)?;
    }
    if !stats.unused.is_empty() {
        frame.out.line("")?;
        let words = frame.messages.with("stats-never-used", &[("count", stats.unused.len().into())]);
        heading(frame, words)?;
        for line in wrapped(stats.unused.iter().map(|used| used.shortcut.as_str()), frame.out.width()) {
            frame.out.spans(&[Span::new(Style::Muted, line)])?;
        }
    }
    Ok(())
}

fn gaps(frame: &mut Frame, stats: &desk::Stats) -> Result<(), Failure> {
    if stats.gaps.groups.is_empty() {
        return Ok(());
    }
    frame.out.line("")?;
    let words = frame.messages.text("stats-gaps").into_owned();
    heading(frame, words)?;
    let row = |gap: &desk::Gap| {
        let count = frame.messages.with("gaps-group", &[("count", gap.messages.len().into())]);
        let first = gap.messages.first().map_or("", String::as_str);
        vec![Span::plain(count), Span::plain(gap.words.join(" ")), Span::new(Style::Muted, sanitise_line(first))]
    };
    let rows: Vec<Vec<Span>> = stats.gaps.groups.iter().take(NAMED).map(row).collect();
    Ok(frame.out.table(&rows)?)
}

/// How many columns a bar may take beside what stands before it.
fn bar_room(frame: &Frame, taken: usize) -> usize {
    frame.out.width().saturating_sub(taken).min(LONGEST)
}

/// The weeks of a channel as one line: the higher, the longer an answer took; a dot where there was none.
fn heights(answered: &Answered) -> String {
    text::heights(answered.weeks.iter().map(|(_, median)| *median))
}

/// Words on lines of a width.
fn wrapped<'w>(words: impl Iterator<Item = &'w str>, room: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in words {
        match lines.last_mut() {
            Some(line) if width(line) + 1 + width(word) <= room => {
                line.push(' ');
                line.push_str(word);
            }
            _ => lines.push(word.to_owned()),
        }
    }
    lines
}

fn whole(stats: &desk::Stats) -> Whole<'_> {
    let weeks = |answered: &Answered| {
        let week = |(monday, (answered, median)): (&jiff::civil::Date, &(usize, Option<u64>))| Week {
            monday: *monday,
            answered: *answered,
            median_minutes: *median,
        };
        stats.weeks.iter().zip(&answered.weeks).map(week).collect()
    };
    Whole {
        answers: weeks(&stats.all),
        channels: stats
            .channels
            .iter()
            .map(|one| OfChannel {
                channel: one.0.as_ref().map(Channel::name),
                answered: one.1.count,
                median_minutes: one.1.median,
                weeks: weeks(&one.1),
            })
            .collect(),
        used: stats.used.iter().map(|used| Times { shortcut: &used.shortcut, times: used.times }).collect(),
        never_used: stats.unused.iter().map(|used| used.shortcut.as_str()).collect(),
        without_reply: stats
            .gaps
            .groups
            .iter()
            .map(|gap| Group { words: &gap.words, messages: &gap.messages })
            .collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_stand_on_lines_of_a_width() {
        assert_eq!(wrapped(["one", "two", "three"].into_iter(), 8), ["one two", "three"]);
        assert_eq!(wrapped(["longer-than-that"].into_iter(), 4), ["longer-than-that"]);
    }
}
