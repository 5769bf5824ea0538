//! The page of a reply in words: its texts, what they say, and what it was before.

use crate::desk::{Differs, ReplyName, ReplyPage, ReplyVersion};
use crate::i18n::Messages;
use crate::model::{Language, Variant, VariantKey};
use crate::report::library;
use crate::text::diff;
use crate::tui::message::Target;
use crate::tui::words;

use super::library::usage;
use super::{Line, Look, Section, Sheet, Span, facts};

/// So many lines around one that is otherwise are shown with it.
const CONTEXT: usize = 2;

/// Its texts; what buyers ask, the facts and the replies it is made with; its history.
pub fn sheet(messages: &Messages, page: &ReplyPage) -> Sheet {
    let reply = &page.reply;
    let section = |name: &str, lines: Vec<Line>| Section::new(messages.member("page-section", name), lines);
    let aside = |section: Section| Section { aside: true, ..section };
    let mut about = vec![page.title.clone(), reply.category.clone(), words::role(messages, reply.role)];
    about.extend(reply.situations.iter().map(ToString::to_string));
    about.extend(reply.tags.iter().cloned());
    about.extend(reply.attach.iter().map(|what| messages.with("preview-attach", &[("what", what.as_str().into())])));
    if reply.archived {
        about.push(messages.text("page-is-archived").into_owned());
    }
    about.push(used(messages, page));
    let said = page.facts.iter().map(|(fact, is_stale)| facts::brief(messages, fact, *is_stale));
    let history = page.history.iter().map(|version| version_line(messages, page, version));
    Sheet {
        title: reply.shortcut.to_string(),
        detail: about.join(" · "),
        sections: vec![
            section("texts", mistakes(messages, page).chain(texts(messages, page)).collect()),
            aside(section("says", said.collect())),
            aside(section("asks", asks(page))),
            aside(section("includes", page.includes.iter().map(other).collect())),
            aside(section("included-by", page.included_by.iter().map(other).collect())),
            section("versions", history.collect()),
        ],
        ..Sheet::default()
    }
}

/// How often it was copied, when last, for how many buyers, and how often it was changed by hand first.
fn used(messages: &Messages, page: &ReplyPage) -> String {
    let all = page.usage.all;
    let Some(last) = all.last else { return messages.text("page-never-copied").into_owned() };
    let last = words::day_seen_from(messages, last.date(), page.today);
    let copied = messages
        .with("page-copied", &[("count", all.times.into()), ("last", last.into()), ("buyers", all.buyers.into())]);
    let edited = (all.edited > 0).then(|| messages.with("page-copied-edited", &[("count", all.edited.into())]));
    std::iter::once(copied).chain(edited).collect::<Vec<_>>().join(", ")
}

fn mistakes(messages: &Messages, page: &ReplyPage) -> impl Iterator<Item = Line> {
    page.mistakes.iter().map(|flaw| Line {
        cells: vec![Span::new(format!("⚠ {}", library::flaw(flaw, page.today, messages)), Look::Warning)],
        ..Line::default()
    })
}

/// Its texts, those of one language together: for what they are, and how they begin.
fn texts(messages: &Messages, page: &ReplyPage) -> Vec<Line> {
    let languages = page.reply.languages();
    let of = |language: &Language| page.reply.variants.iter().filter(|one| one.key.language == *language).collect();
    let lines = languages.iter().flat_map(|language| {
        let mut texts: Vec<&Variant> = of(language);
        texts.sort_by_key(|one| order(&one.key));
        let older = page.older.as_ref().filter(|(_, older)| older.contains(language));
        let older = older.map(|(source, _)| messages.with("page-older-than", &[("source", source.code().into())]));
        let line = |(at, one): (usize, &Variant)| Line {
            target: Some(Target::Text(page.reply.id, one.id)),
            cells: vec![
                Span::strong(if at == 0 { language.code() } else { "" }),
                Span::plain(purpose(messages, &one.key)),
                Span::muted(beginning(&one.body)),
            ],
            beside: usage(messages, page.usage.texts.get(&one.id).copied().unwrap_or_default(), page.today),
            end: Span::new(older.clone().map(|older| format!("⚠ {older}")).unwrap_or_default(), Look::Warning),
            also: format!("{} {}", words::language_name(messages, language), one.body),
            ..Line::default()
        };
        texts.into_iter().enumerate().map(line).collect::<Vec<Line>>()
    });
    lines.collect()
}

/// Channel, tone and length in their order; what is for all comes first.
fn order(key: &VariantKey) -> (Option<String>, Option<crate::model::Tone>, Option<crate::model::Length>) {
    (key.channel.as_ref().map(|channel| channel.label().to_owned()), key.tone, key.length)
}

/// What a text is for beside its language.
fn purpose(messages: &Messages, key: &VariantKey) -> String {
    let key = words::key(messages, key);
    key.split_once(" · ").map_or_else(|| messages.text("page-for-all").into_owned(), |(_, rest)| rest.to_owned())
}

/// The first words of a text.
fn beginning(body: &str) -> String {
    let words = body.split_whitespace().take(40);
    words.collect::<Vec<_>>().join(" ")
}

fn asks(page: &ReplyPage) -> Vec<Line> {
    let line = |asks: &crate::model::Asks| Line {
        cells: vec![
            Span::strong(asks.language.code()),
            Span::muted(asks.texts.len().to_string()),
            Span::muted(asks.texts.join(" · ")),
        ],
        ..Line::default()
    };
    page.reply.asks.iter().filter(|asks| !asks.texts.is_empty()).map(line).collect()
}

/// A reply that is named on the page of another thing.
pub(super) fn other(name: &ReplyName) -> Line {
    Line {
        target: Some(Target::Reply(name.id)),
        cells: vec![Span::strong(name.shortcut.as_str()), Span::muted(name.title.clone())],
        ..Line::default()
    }
}

fn version_line(messages: &Messages, page: &ReplyPage, version: &ReplyVersion) -> Line {
    let number = u32::try_from(version.number).unwrap_or(u32::MAX);
    let is_now = page.history.first().is_some_and(|first| first.number == version.number);
    Line {
        target: Some(Target::Version(page.reply.id, number)),
        cells: vec![
            Span::strong(version.number.to_string()),
            Span::muted(since(messages, page.today, version)),
            Span::plain(library::version(version, messages)),
        ],
        end: Span::muted(if is_now { messages.text("page-version-now").into_owned() } else { String::new() }),
        ..Line::default()
    }
}

/// Since when a reply was so.
fn since(messages: &Messages, today: jiff::civil::Date, version: &ReplyVersion) -> String {
    match version.since {
        Some(since) => words::moment_seen_from(messages, since, today),
        None => messages.text("version-oldest").into_owned(),
    }
}

/// One version: what came with it, and what it is that can be gone back to.
pub fn version(messages: &Messages, page: &ReplyPage, of: &ReplyVersion) -> Sheet {
    let number = of.number;
    let now = page.history.first().map_or(number, |first| first.number);
    let title = messages.with(
        "page-version",
        &[("shortcut", page.reply.shortcut.as_str().into()), ("version", number.into()), ("of", now.into())],
    );
    let mut sections: Vec<Section> = of
        .differences
        .iter()
        .map(|one| {
            let (before, after) = (one.before.as_deref().unwrap_or_default(), one.after.as_deref().unwrap_or_default());
            let lines = match one.of {
                Differs::Field("role") => vec![gone(before), new(after)],
                _ => differing(before, after),
            };
            Section::new(library::difference(one, messages), lines)
        })
        .collect();
    if sections.is_empty() {
        let text = |one: &Variant| {
            let lines = one.body.lines().map(same).collect();
            Section::new(words::key(messages, &one.key), lines)
        };
        sections = of.reply.iter().flat_map(|reply| &reply.variants).map(text).collect();
    }
    let mut detail = vec![since(messages, page.today, of)];
    detail.push(library::version(of, messages));
    if number == now {
        detail.push(messages.text("page-version-now").into_owned());
    }
    detail.retain(|part| !part.is_empty());
    Sheet { title, detail: detail.join(" · "), sections, ..Sheet::default() }
}

/// The lines of two texts, those that differ with the ones around them.
pub(super) fn differing(before: &str, after: &str) -> Vec<Line> {
    let line = |line: &diff::Line<'_>| match line {
        diff::Line::Same(line) => same(line),
        diff::Line::Gone(line) => gone(line),
        diff::Line::New(line) => new(line),
        diff::Line::Left(_) => same("…"),
    };
    diff::around(before, after, CONTEXT).iter().map(line).collect()
}

fn same(line: &str) -> Line {
    Line { cells: vec![Span::muted(" "), Span::muted(line)], ..Line::default() }
}

fn gone(line: &str) -> Line {
    Line { cells: vec![Span::new("-", Look::Warning), Span::new(line, Look::Warning)], ..Line::default() }
}

fn new(line: &str) -> Line {
    Line { cells: vec![Span::new("+", Look::Good), Span::new(line, Look::Good)], ..Line::default() }
}
