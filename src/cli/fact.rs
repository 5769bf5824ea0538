//! `replydesk fact`: what is true of the shop.

use std::borrow::Cow;
use std::collections::BTreeMap;

use clap::{Args, Subcommand};
use serde::Serialize;

use super::out::{Span, Style};
use super::shared::{self, Listing};
use super::values::{self, Day};
use super::{Frame, ask, tell, words};
use crate::config::Config;
use crate::desk::{self, Desk};
use crate::model::{Channel, Fact, Language};
use crate::report::{Exit, Failure, Report};
use crate::text::mask;

/// What can be done with facts.
#[derive(Clone, Debug, Subcommand)]
pub enum Command {
    Set(Set),
    Show(Show),
    List(List),
    Remove(Remove),
}

/// `fact set`
#[derive(Clone, Debug, Args)]
pub struct Set {
    #[arg(value_name = "NAME", value_parser = values::name)]
    pub name: String,
    #[arg(value_name = "VALUE", value_parser = values::text_or_nothing)]
    pub value: String,
    #[arg(long, value_name = "CODE", value_parser = values::language)]
    pub language: Option<Language>,
    #[arg(long, num_args = 0..=1, require_equals = true, value_name = "yes|no", default_missing_value = "yes", value_parser = values::yes_or_no())]
    pub sensitive: Option<bool>,
    #[arg(long, value_name = "CHANNEL", value_parser = values::channel)]
    pub on: Vec<Channel>,
    #[arg(long, value_name = "DAY", value_parser = values::day, allow_hyphen_values = true)]
    pub checked: Option<Day>,
}

/// `fact show`
#[derive(Clone, Debug, Args)]
pub struct Show {
    #[arg(value_name = "NAME", value_parser = values::name)]
    pub name: String,
    #[arg(long, value_name = "CODE", value_parser = values::language)]
    pub language: Option<Language>,
    #[arg(long = "show")]
    pub openly: bool,
}

/// `fact remove`
#[derive(Clone, Debug, Args)]
pub struct Remove {
    #[arg(value_name = "NAME", value_parser = values::name)]
    pub name: String,
    #[arg(long)]
    pub yes: bool,
}

/// `fact list`
#[derive(Clone, Debug, Args)]
pub struct List {
    #[command(flatten)]
    pub listing: Listing,
    #[arg(long = "show")]
    pub openly: bool,
}

/// A fact for programs.
#[derive(Serialize)]
struct Line<'a> {
    name: &'a str,
    /// None where nobody has said it yet.
    value: Option<&'a str>,
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    translations: BTreeMap<&'a str, &'a str>,
    checked_on: Option<jiff::civil::Date>,
    sensitive: bool,
    /// Where a sensitive one may go; everywhere where none is named.
    channels: Vec<&'a str>,
}

impl<'a> From<&'a Fact> for Line<'a> {
    fn from(fact: &'a Fact) -> Self {
        let value = Some(fact.value.as_str()).filter(|value| !value.is_empty());
        let translations = fact.translations.iter().map(|one| (one.language.code(), one.text.as_str())).collect();
        Self {
            name: &fact.name,
            value,
            translations,
            checked_on: fact.checked_on,
            sensitive: fact.sensitive,
            channels: fact.channels.iter().map(Channel::name).collect(),
        }
    }
}

impl Command {
    /// Does it.
    ///
    /// # Errors
    /// Where there is no such fact, and those of the database.
    pub fn run(self, frame: &mut Frame, config: &Config) -> Result<Exit, Failure> {
        let mut desk = frame.desk(config)?;
        match self {
            Self::Set(set) => return set.run(frame, &mut desk),
            Self::Show(named) => {
                let fact = desk.fact_called(&named.name)?;
                if frame.out.wants_json() {
                    frame.out.json(&Line::from(&fact))?;
                } else {
                    let language = named.language.as_ref();
                    let value = language.map_or(fact.value.as_str(), |language| fact.said_in(language));
                    let eyes = Eyes { masked: masks(frame, config, named.openly) };
                    frame.out.text(&eyes.see(&fact, value))?;
                    frame.out.flush()?;
                    kept_to(frame, &fact);
                }
            }
            Self::List(list) => {
                let eyes = Eyes { masked: masks(frame, config, list.openly) };
                list.run(frame, &desk, eyes)?;
            }
            Self::Remove(remove) => return remove.run(frame, &mut desk),
        }
        Ok(Exit::Done)
    }
}

/// Whether sensitive values are masked: where they would stand on a screen, and nobody asked to see them. A pipe or a file gets them as
/// they are, since what works on with them is a program.
pub(super) fn masks(frame: &Frame, config: &Config, openly: bool) -> bool {
    config.screen.mask_sensitive && !openly && frame.out.columns().is_some()
}

/// How values are seen.
#[derive(Clone, Copy)]
struct Eyes {
    masked: bool,
}

impl Eyes {
    fn see<'v>(self, fact: &Fact, value: &'v str) -> Cow<'v, str> {
        if self.masked && fact.sensitive { Cow::Owned(mask(value)) } else { Cow::Borrowed(value) }
    }
}

/// Says in which languages a fact still says what it was before.
fn outdated(frame: &mut Frame, fact: &Fact) {
    let languages: Vec<&str> = fact.outdated().map(Language::code).collect();
    if !languages.is_empty() {
        let languages = languages.join(", ");
        let words = frame.messages.with("fact-outdated", &[("languages", languages.into())]);
        tell::words(&words, &mut frame.errors);
    }
}

/// Says of a name that the program does not know where it can be used, and what was perhaps meant.
fn new_name(frame: &mut Frame, name: &str, near: Option<&String>) {
    let mut words = frame.messages.with("fact-is-new", &[("name", name.into())]);
    if let Some(near) = near {
        words = format!("{words} {}", frame.messages.with("did-you-mean", &[("name", near.into())]));
    }
    tell::words(&words, &mut frame.errors);
}

/// Says to which channels a fact may go, where it may not go everywhere.
fn kept_to(frame: &mut Frame, fact: &Fact) {
    if !fact.channels.is_empty() {
        let channels: Vec<&str> = fact.channels.iter().map(Channel::label).collect();
        let words = frame.messages.with("fact-kept-to", &[("channels", channels.join(", ").into())]);
        tell::words(&words, &mut frame.errors);
    }
}

/// The word that takes the place of channels where a fact may go to all of them.
const EVERYWHERE: &str = "everywhere";

impl Set {
    fn run(&self, frame: &mut Frame, desk: &mut Desk) -> Result<Exit, Failure> {
        let channels = match self.channels() {
            Ok(channels) => channels,
            Err(clash) => {
                let report = Report::say(clash, &[], Exit::Usage, &frame.messages);
                tell::report(&report, &frame.messages, &mut frame.errors);
                return Ok(report.exit);
            }
        };
        let checked = self.checked.map(|day| desk.date_of(day)).transpose()?;
        let near = match desk.fact_called(&self.name) {
            Err(desk::Error::NotFound { near, .. }) if !desk.known_facts()?.iter().any(|one| one.name == self.name) => {
                Some(near)
            }
            _ => None,
        };
        let language = self.language.as_ref();
        let fact = desk.set_fact(&self.name, &self.value, language, self.sensitive, channels.as_deref(), checked)?;
        frame.say("fact-noted", &[("name", fact.name.as_str().into())], &Line::from(&fact))?;
        frame.out.flush()?;
        outdated(frame, &fact);
        if let Some(near) = near {
            new_name(frame, &fact.name, near.first());
        }
        Ok(Exit::Done)
    }

    /// The channels that are named, none for everywhere; `None` where nothing is said of them. Else what contradicts itself.
    fn channels(&self) -> Result<Option<Vec<Channel>>, &'static str> {
        let is_everywhere = self.on.iter().any(|channel| channel.name() == EVERYWHERE);
        match self.on.len() {
            0 => Ok(None),
            1 if is_everywhere => Ok(Some(Vec::new())),
            _ if is_everywhere => Err("fact-everywhere-and-more"),
            _ if self.sensitive == Some(false) => Err("fact-on-not-sensitive"),
            _ => Ok(Some(self.on.clone())),
        }
    }
}

impl Remove {
    /// Removes a fact, after the replies that say it are listed and somebody has agreed.
    fn run(&self, frame: &mut Frame, desk: &mut Desk) -> Result<Exit, Failure> {
        let fact = desk.fact_called(&self.name)?;
        let saying = desk.replies_saying(&self.name)?;
        if !saying.is_empty() && !self.yes {
            let words = frame
                .messages
                .with("fact-is-said", &[("name", self.name.as_str().into()), ("count", saying.len().into())]);
            tell::words(&words, &mut frame.errors);
            for one in &saying {
                let languages: Vec<&str> = one.languages.iter().map(Language::code).collect();
                tell::words(&format!("  {}  {}", one.shortcut, languages.join(" ")), &mut frame.errors);
            }
            if !frame.asks || frame.out.wants_json() {
                let words = frame.messages.text("fact-needs-yes").into_owned();
                tell::words(&words, &mut frame.errors);
                return Ok(Exit::Missing);
            }
            let question = frame.messages.with("fact-remove-it", &[("name", self.name.as_str().into())]);
            if !ask::yes_or_no(frame, &question)? {
                return Ok(Exit::Missing);
            }
        }
        desk.remove_fact(&self.name)?;
        frame.say("fact-removed", &[("name", fact.name.as_str().into())], &Line::from(&fact))?;
        Ok(Exit::Done)
    }
}

impl List {
    fn run(&self, frame: &mut Frame, desk: &Desk, eyes: Eyes) -> Result<(), Failure> {
        let mut facts = desk.known_facts()?;
        facts.sort_by(|a, b| a.name.cmp(&b.name));
        let (facts, more) = shared::cut(facts, self.listing.at_most(usize::MAX));
        if frame.out.wants_json() {
            return frame.json_list(&facts.iter().map(Line::from).collect::<Vec<_>>(), more);
        }
        let today = desk.now()?.date();
        let row = |fact: &Fact| {
            let unsaid = fact.value.is_empty();
            let checked = fact.checked_on.filter(|_| !unsaid).map(|day| words::day(&frame.messages, day, today));
            let value = if unsaid {
                Span::new(Style::Muted, frame.messages.text("fact-unsaid").into_owned())
            } else {
                Span::plain(eyes.see(fact, &fact.value))
            };
            let of_today = fact.translations.iter().filter(|one| one.source == fact.value);
            let languages: Vec<&str> = of_today.map(|one| one.language.code()).collect();
            vec![
                Span::new(Style::Strong, fact.name.as_str()),
                Span::new(Style::Muted, languages.join(" ")),
                Span::new(Style::Muted, checked.unwrap_or_default()),
                value,
            ]
        };
        let rows: Vec<Vec<Span>> = facts.iter().map(row).collect();
        frame.list(&rows, more)
    }
}
