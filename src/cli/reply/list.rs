//! `replydesk reply list`, and how often a reply is used.

use std::cmp::Reverse;
use std::collections::{BTreeMap, HashMap};

use jiff::civil::Date;
use serde::Serialize;

use super::List;
use crate::cli::out::{Span, Style};
use crate::cli::{Frame, shared, words};
use crate::desk::{Desk, ReplyUsage, Usage};
use crate::i18n::Messages;
use crate::model::{Id, Language, Reply, words as fixed_words};
use crate::report::{Exit, Failure};
use crate::text;

fixed_words! {
    /// What a list of replies goes by.
    ReplyOrder {
        Shortcut = "shortcut",
        /// The most used first.
        Usage = "usage",
    }
}

/// A reply in a list, for programs.
#[derive(Serialize)]
struct Line<'a> {
    shortcut: &'a str,
    title: &'a str,
    category: &'a str,
    languages: Vec<Language>,
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    archived: bool,
    /// Where the list goes by it.
    #[serde(skip_serializing_if = "Option::is_none")]
    usage: Option<Usage>,
}

impl<'a> Line<'a> {
    fn of(reply: &'a Reply, language: &Language, usage: Option<Usage>) -> Self {
        Self {
            shortcut: reply.shortcut.as_str(),
            title: reply.title(language),
            category: &reply.category,
            languages: reply.languages(),
            archived: reply.archived,
            usage,
        }
    }
}

/// A reply with how it is used, for programs.
#[derive(Serialize)]
pub(super) struct Whole<'a> {
    #[serde(flatten)]
    reply: &'a Reply,
    usage: Usage,
    /// By the identity of the text.
    text_usage: BTreeMap<Id, Usage>,
}

impl<'a> Whole<'a> {
    pub(super) fn of(reply: &'a Reply, usage: &ReplyUsage) -> Self {
        Self { reply, usage: usage.all, text_usage: usage.texts.iter().map(|(id, usage)| (*id, *usage)).collect() }
    }
}

/// How something is used, in a line; nothing where it never was.
pub(super) fn used(usage: &Usage, today: Date, messages: &Messages) -> Option<String> {
    let last = words::moment(messages, usage.last?, today);
    Some(messages.with(
        "reply-used",
        &[
            ("times", usage.times.into()),
            ("buyers", usage.buyers.into()),
            ("edited", usage.edited.into()),
            ("last", last.into()),
        ],
    ))
}

impl List {
    pub(super) fn run(&self, frame: &mut Frame, desk: &mut Desk) -> Result<Exit, Failure> {
        let mut replies = self.wanted(desk)?;
        let by_usage = self.sort == Some(ReplyOrder::Usage);
        let usage = if by_usage { desk.usage_of_all()? } else { HashMap::new() };
        let usage_of = |reply: &Reply| usage.get(&reply.id).copied().unwrap_or_default();
        if by_usage {
            replies.sort_by_key(|reply| Reverse((usage_of(reply).times, usage_of(reply).last)));
        } else if self.sort.is_some() {
            replies.sort_by(|a, b| a.shortcut.cmp(&b.shortcut));
        }
        let (replies, more) = shared::cut(replies, self.listing.at_most(usize::MAX));
        if frame.out.wants_json() {
            let line = |reply| Line::of(reply, &frame.language, by_usage.then(|| usage_of(reply)));
            let lines: Vec<Line<'_>> = replies.iter().map(line).collect();
            frame.json_list(&lines, more)?;
            return Ok(Exit::Done);
        }
        let today = desk.now()?.date();
        let row = |reply: &Reply| {
            let languages: Vec<String> = reply.languages().iter().map(ToString::to_string).collect();
            let mut row = vec![
                Span::new(Style::Strong, reply.shortcut.as_str()),
                Span::new(Style::Muted, reply.category.as_str()),
                Span::new(Style::Muted, languages.join(" ")),
            ];
            if by_usage {
                let never = || frame.messages.text("reply-never-used").into_owned();
                row.push(Span::plain(used(&usage_of(reply), today, &frame.messages).unwrap_or_else(never)));
            }
            row.push(Span::plain(reply.title(&frame.language)));
            row
        };
        let rows: Vec<Vec<Span>> = replies.iter().map(row).collect();
        frame.list(&rows, more)?;
        Ok(Exit::Done)
    }

    /// The replies that are asked for, by how well they fit the words.
    fn wanted(&self, desk: &mut Desk) -> Result<Vec<Reply>, Failure> {
        let typed = self.words.join(" ");
        let found: Option<Vec<Id>> = if typed.trim().is_empty() || self.archived {
            None
        } else {
            desk.build_index_for(&typed)?;
            Some(desk.search(&typed, usize::MAX)?.into_iter().map(|row| row.reply).collect())
        };
        let words = text::folded(&typed);
        let mut replies = desk.replies_where(|reply| {
            reply.archived == self.archived
                && self.category.as_ref().is_none_or(|category| text::folded(category) == text::folded(&reply.category))
                && self.language.as_ref().is_none_or(|language| reply.languages().contains(language))
                && self
                    .tag
                    .as_ref()
                    .is_none_or(|tag| reply.tags.iter().any(|one| text::folded(one) == text::folded(tag)))
                && found.as_ref().is_none_or(|found| found.contains(&reply.id))
                && (!self.archived || is_named(reply, &words))
        })?;
        if let Some(found) = &found {
            replies.sort_by_key(|reply| found.iter().position(|id| *id == reply.id));
        }
        Ok(replies)
    }
}

/// Whether every word stands in the names of a reply: what is put away is not in the index.
fn is_named(reply: &Reply, words: &str) -> bool {
    let titles = reply.titles.iter().map(|title| text::folded(&title.text).into_owned());
    let names: Vec<String> = titles.chain([text::folded(reply.shortcut.as_str()).into_owned()]).collect();
    words.split_whitespace().all(|word| names.iter().any(|name| name.contains(word)))
}
