//! `replydesk draft`: what was being written when its place was left.

use clap::{Args, Subcommand};
use jiff::{SignedDuration, Timestamp};

use super::out::{Span, Style};
use super::shared::{self, Listing};
use super::values::{self, Entry};
use super::{Frame, words};
use crate::config::Config;
use crate::desk::{Desk, Error, Thing, draft_in_words};
use crate::model::Draft;
use crate::report::{BadValue, Exit, Failure};

/// What can be done with drafts.
#[derive(Clone, Debug, Subcommand)]
pub enum Command {
    List(List),
    Show(Named),
    Hold(Hold),
    Remove(Named),
}

/// How many hours an answer cools where nobody says: it is sent hours later, after another look (P45), and on the same day.
const COOLS: u16 = 4;

/// `draft hold`
#[derive(Clone, Debug, Args)]
pub struct Hold {
    #[command(flatten)]
    pub named: Named,
    #[arg(long, value_name = "WHEN", value_parser = values::line)]
    pub until: Option<String>,
    #[arg(long, value_name = "N", default_value_t = COOLS, conflicts_with = "until")]
    pub hours: u16,
}

/// `draft list`
#[derive(Clone, Debug, Args)]
pub struct List {
    #[command(flatten)]
    pub listing: Listing,
}

/// `draft show`, `draft remove`
#[derive(Clone, Debug, Args)]
pub struct Named {
    #[arg(value_name = "DRAFT", value_parser = values::entry, default_value = "1")]
    pub draft: Entry,
}

impl Command {
    /// Does it.
    ///
    /// # Errors
    /// Where there is no such draft, and those of the database.
    pub fn run(self, frame: &mut Frame, config: &Config) -> Result<Exit, Failure> {
        let mut desk = frame.desk(config)?;
        match self {
            Self::List(list) => list.run(frame, &desk)?,
            Self::Show(named) => {
                let draft = named.find(&desk)?;
                if frame.out.wants_json() {
                    frame.out.json(&draft)?;
                } else {
                    frame.out.text(&draft_in_words(&draft))?;
                }
            }
            Self::Hold(hold) => hold.run(frame, &mut desk)?,
            Self::Remove(named) => {
                let draft = named.find(&desk)?;
                desk.drop_draft(draft.id)?;
                frame.say("draft-removed", &[("place", draft.place.as_str().into())], &draft)?;
            }
        }
        Ok(Exit::Done)
    }
}

impl Named {
    fn find(&self, desk: &Desk) -> Result<Draft, Error> {
        shared::line_named(desk.drafts()?, &self.draft, |draft| draft.id, Thing::Draft)
    }
}

impl Hold {
    fn run(&self, frame: &mut Frame, desk: &mut Desk) -> Result<(), Failure> {
        let draft = self.named.find(desk)?;
        let now = desk.now()?;
        let until = match &self.until {
            Some(typed) => {
                let unfit = || BadValue { option: "--until".to_owned(), given: typed.clone(), wanted: "hour" };
                let civil = desk.read_moment(typed).map_err(|_unreadable| unfit())?;
                civil.to_zoned(now.time_zone().clone()).map_err(|_no_such_hour| unfit())?.timestamp()
            }
            None => now.timestamp() + SignedDuration::from_hours(i64::from(self.hours)),
        };
        let draft = desk.hold_draft(draft.id, until)?;
        let hour = words::moment_in(&frame.messages, until, now.time_zone(), now.date());
        frame.say("draft-held", &[("hour", hour.into())], &draft)
    }
}

impl List {
    fn run(&self, frame: &mut Frame, desk: &Desk) -> Result<(), Failure> {
        let (drafts, more) = shared::cut(desk.drafts()?, self.listing.at_most(usize::MAX));
        if frame.out.wants_json() {
            return frame.json_list(&drafts, more);
        }
        let now = desk.now()?;
        let waits = |hour: Timestamp| {
            let hour = words::moment_in(&frame.messages, hour, now.time_zone(), now.date());
            frame.messages.with("draft-waits", &[("hour", hour.into())])
        };
        let hour = |draft: &Draft| draft.not_before.filter(|hour| *hour > now.timestamp());
        let any_waits = drafts.iter().any(|draft| hour(draft).is_some());
        let row = |(at, draft): (usize, &Draft)| {
            let first =
                draft.text.lines().find(|line| !line.trim().is_empty() && !line.starts_with('#')).unwrap_or_default();
            let mut spans = vec![
                Span::new(Style::Strong, (at + 1).to_string()),
                Span::plain(words::moment_in(&frame.messages, draft.kept_at, now.time_zone(), now.date())),
                Span::plain(draft.place.as_str()),
            ];
            // A column only where something stands in it.
            if any_waits {
                spans.push(Span::new(Style::Warning, hour(draft).map_or_else(String::new, waits)));
            }
            spans.push(Span::new(Style::Muted, first));
            spans
        };
        let rows: Vec<Vec<Span>> = drafts.iter().enumerate().map(row).collect();
        frame.list(&rows, more)
    }
}
