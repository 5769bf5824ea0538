//! `replydesk channel`: what each channel takes.

use clap::{Args, Subcommand};
use serde::Serialize;

use super::card::Card;
use super::out::{Span, Style};
use super::shared::Listing;
use super::{Frame, shared, values};
use crate::config::Config;
use crate::desk::Desk;
use crate::i18n::Messages;
use crate::model::{Channel, Counting, Profile, Starts};
use crate::report::{Exit, Failure, Report, checks};

/// What can be done with channels.
#[derive(Clone, Debug, Subcommand)]
pub enum Command {
    List(List),
    Show(Show),
}

/// `channel list`
#[derive(Clone, Debug, Args)]
pub struct List {
    #[command(flatten)]
    pub listing: Listing,
}

/// `channel show`
#[derive(Clone, Debug, Args)]
pub struct Show {
    #[arg(value_name = "NAME", value_parser = values::channel)]
    pub name: Channel,
}

/// The rules of a channel, for programs.
#[derive(Serialize)]
#[expect(clippy::struct_excessive_bools, reason = "each is a field of its own for programs")]
struct Line<'a> {
    name: &'a str,
    label: &'a str,
    /// None where there is no limit.
    limit: Option<u32>,
    counting: Counting,
    plain: bool,
    links: bool,
    contacts: bool,
    starts: Starts,
    /// For how many hours a message may wait.
    windows: Vec<u32>,
    /// Whether the config says something of it.
    changed: bool,
}

impl Command {
    /// Does it.
    ///
    /// # Errors
    /// Where the output cannot be written.
    pub fn run(self, frame: &mut Frame, config: &Config) -> Result<Exit, Failure> {
        // The rules are the same in every shop, and there need not be one.
        let desk = frame.desk_or_empty(config)?;
        match self {
            Self::List(List { listing }) => {
                let (profiles, more) = shared::cut(desk.profiles(), listing.at_most(usize::MAX));
                if frame.out.wants_json() {
                    let lines: Vec<_> = profiles.iter().map(|profile| line(&desk, profile)).collect();
                    frame.json_list(&lines, more)?;
                } else {
                    let rows: Vec<Vec<Span>> = profiles.iter().map(|one| row(&desk, one, &frame.messages)).collect();
                    frame.list(&rows, more)?;
                }
            }
            Self::Show(Show { name }) => {
                let Some(profile) = desk.profiles().into_iter().find(|profile| profile.channel == name) else {
                    let known: Vec<Profile> = desk.profiles();
                    let near = crate::text::nearest(name.name(), known.iter().map(|one| one.channel.name()));
                    let name = name.name().to_owned();
                    let report =
                        Report::say("channel-unknown", &[("name", name.into())], Exit::NotFound, &frame.messages)
                            .suggesting(near, &frame.messages);
                    super::tell::report(&report, &frame.messages, &mut frame.errors);
                    return Ok(report.exit);
                };
                if frame.out.wants_json() {
                    frame.out.json(&line(&desk, &profile))?;
                } else {
                    show(frame, &desk, &profile)?;
                }
            }
        }
        Ok(Exit::Done)
    }
}

/// For how many hours a message may wait on a channel.
fn windows(desk: &Desk, channel: &Channel) -> Vec<u32> {
    let windows = desk.settings().clock.windows.iter().filter(|window| window.channel == *channel);
    windows.map(|window| window.hours).collect()
}

fn line<'a>(desk: &Desk, profile: &'a Profile) -> Line<'a> {
    Line {
        name: profile.channel.name(),
        label: &profile.label,
        limit: Some(profile.limit).filter(|limit| *limit > 0),
        counting: profile.counting,
        plain: profile.plain,
        links: profile.links,
        contacts: profile.contacts,
        starts: profile.starts,
        windows: windows(desk, &profile.channel),
        changed: is_changed(desk, profile),
    }
}

fn is_changed(desk: &Desk, profile: &Profile) -> bool {
    desk.settings().rules.contains_key(profile.channel.name())
}

/// A channel in a line: its name, its limit, and only what is not allowed.
fn row(desk: &Desk, profile: &Profile, messages: &Messages) -> Vec<Span> {
    let mut rules = Vec::new();
    if !profile.links {
        rules.push(messages.text("channel-no-links"));
    }
    if !profile.contacts {
        rules.push(messages.text("channel-no-contacts"));
    }
    if profile.starts == Starts::Answers {
        rules.push(messages.text("channel-answers"));
    }
    let mut rules = rules.join(", ");
    if is_changed(desk, profile) {
        let changed = messages.text("channel-changed");
        rules = if rules.is_empty() { changed.into_owned() } else { format!("{rules} · {changed}") };
    }
    vec![
        Span::new(Style::Strong, profile.channel.name().to_owned()),
        Span::plain(profile.label.clone()),
        Span::plain(checks::limit(profile, messages)),
        Span::new(Style::Muted, rules),
    ]
}

fn show(frame: &mut Frame, desk: &Desk, profile: &Profile) -> Result<(), Failure> {
    let messages = &frame.messages;
    let allowed = |is: bool| {
        let word = if is { messages.text("channel-allowed") } else { messages.text("channel-not-allowed") };
        word.into_owned()
    };
    let starts = match profile.starts {
        Starts::Anything => messages.text("channel-open"),
        Starts::Answers => messages.text("channel-answers"),
    };
    let plain = if profile.plain { messages.text("channel-plain") } else { messages.text("channel-styled") };
    let mut card = Card::new(messages, &format!("{} ({})", profile.label, profile.channel.name()));
    card.add("channel-limit", checks::limit(profile, messages))
        .add("channel-links", allowed(profile.links))
        .add("channel-contacts", allowed(profile.contacts))
        .add("channel-starts", starts.into_owned())
        .add("channel-plain", plain.into_owned());
    let hours: Vec<String> = windows(desk, &profile.channel).iter().map(u32::to_string).collect();
    if !hours.is_empty() {
        card.add("channel-windows", messages.with("channel-hours", &[("hours", hours.join(", ").into())]));
    }
    if is_changed(desk, profile) {
        card.add("channel-rules", messages.text("channel-changed").into_owned());
    }
    Ok(card.finish().print(frame)?)
}
