//! The facts of the shop in words: what is true, since when somebody knows that, in which languages, and who says it.

use crate::desk::{FactLine, FactsPage, FlawKind};
use crate::i18n::Messages;
use crate::model::{Channel, Fact, Translation};
use crate::report::library;
use crate::text;
use crate::tui::message::Target;
use crate::tui::words;

use super::reply::other;
use super::{Line, Look, Section, Sheet, Span};

/// Every fact: what is said first, then what nobody has said yet.
pub fn sheet(messages: &Messages, page: &FactsPage) -> Sheet {
    let of = |wanted: &dyn Fn(&FactLine) -> bool| {
        let lines = page.facts.iter().filter(|line| wanted(line));
        lines.flat_map(|line| fact(messages, page, line)).collect::<Vec<_>>()
    };
    let is_said = |line: &FactLine| !line.fact.value.is_empty();
    let section = |name: &str, lines| Section::new(messages.member("page-section", name), lines);
    let stale = page.facts.iter().filter(|line| line.is_stale()).count();
    let said = page.facts.iter().filter(|line| !line.fact.value.is_empty()).count();
    let mut detail = vec![messages.with("page-facts-count", &[("count", said.into())])];
    if stale > 0 {
        detail.push(messages.with("page-facts-stale", &[("count", stale.into())]));
    }
    Sheet {
        title: messages.text("page-facts").into_owned(),
        detail: detail.join(" · "),
        sections: vec![
            section("to-look-at", of(&FactLine::is_flawed)),
            Section { joined: true, ..Section::new(String::new(), of(&|line| is_said(line) && !line.is_flawed())) },
            Section { joined: true, ..section("unsaid", of(&|line| !is_said(line) && !line.is_flawed())) },
        ],
        empty: messages.text("page-no-facts").into_owned(),
        ..Sheet::default()
    }
}

/// One fact: what it is, in other languages, and the replies that say it.
pub fn one(messages: &Messages, page: &FactsPage) -> Sheet {
    let Some(line) = page.facts.first() else { return Sheet::default() };
    let fact = &line.fact;
    let label = |name: &str| messages.member("page-fact", name);
    let mut lines = vec![Line::field(label("value"), value(messages, line))];
    lines.push(Line::field(label("checked"), checked(messages, page, line)));
    if fact.sensitive {
        lines.push(Line::field(label("eyes"), Span::plain(messages.text("page-fact-sensitive").into_owned())));
        let reach = channels(fact).unwrap_or_else(|| messages.text("page-fact-everywhere").into_owned());
        lines.push(Line::field(label("channels"), Span::plain(reach)));
    }
    let untranslated = line.flaws.iter().filter(|flaw| matches!(flaw.kind, FlawKind::Untranslated(_)));
    let missing = untranslated.map(|flaw| Line {
        cells: vec![
            Span::default(),
            Span::new(format!("⚠ {}", library::flaw(flaw, page.today, messages)), Look::Warning),
        ],
        ..Line::default()
    });
    let said = (0..)
        .zip(&fact.translations)
        .map(|(at, one)| Line { target: Some(Target::Words(fact.id, at)), ..translation(messages, fact, one) });
    let section = |name: &str, lines: Vec<Line>| Section::new(messages.member("page-section", name), lines);
    Sheet {
        title: name(fact),
        detail: words::fact(messages, &fact.name),
        sections: vec![
            Section::new(String::new(), lines),
            section("in-languages", said.chain(missing).collect()),
            Section {
                none: messages.text("page-fact-unused").into_owned(),
                ..section("said-by", line.replies.iter().map(other).collect())
            },
        ],
        ..Sheet::default()
    }
}

/// A fact where it is one of the things a reply says.
pub(super) fn brief(messages: &Messages, fact: &Fact, is_stale: bool) -> Line {
    let end = if is_stale { format!("⚠ {}", messages.text("page-fact-old")) } else { String::new() };
    let value = if fact.value.is_empty() {
        Span::muted(messages.text("fact-unsaid").into_owned())
    } else {
        Span::plain(said(fact, &fact.value))
    };
    Line {
        target: Some(Target::Fact(fact.id)),
        cells: vec![Span::strong(name(fact)), value],
        end: Span::new(end, Look::Warning),
        ..Line::default()
    }
}

/// The channels a fact may go to; `None` where it may go everywhere.
fn channels(fact: &Fact) -> Option<String> {
    let labels: Vec<&str> = fact.channels.iter().map(Channel::label).collect();
    (!labels.is_empty()).then(|| text::sanitise_line(&labels.join(", ")).into_owned())
}

fn name(fact: &Fact) -> String {
    format!("shop.{}", fact.name)
}

/// What a fact says, on one line; what is not for everybody's eyes is hidden. Who changes it sees it.
fn said(fact: &Fact, words: &str) -> String {
    if fact.sensitive { text::mask(words) } else { text::sanitise_line(words).into_owned() }
}

fn value(messages: &Messages, line: &FactLine) -> Span {
    if line.fact.value.is_empty() {
        return Span::muted(words::example(messages, &line.example));
    }
    Span::plain(said(&line.fact, &line.fact.value))
}

/// When somebody last made sure of it.
fn checked(messages: &Messages, page: &FactsPage, line: &FactLine) -> Span {
    let day = line.fact.checked_on.map(|day| words::weekday_seen_from(messages, day, page.today));
    match day {
        Some(day) if line.is_stale() => {
            Span::new(format!("⚠ {}", messages.with("page-fact-still", &[("day", day.into())])), Look::Warning)
        }
        Some(day) => Span::plain(day),
        None => Span::muted(messages.text("record-none").into_owned()),
    }
}

/// A fact with the languages it is said in, and below it what is to be looked at.
fn fact(messages: &Messages, page: &FactsPage, of: &FactLine) -> Vec<Line> {
    let fact = &of.fact;
    let count = of.replies.len();
    let replies = (count > 0).then(|| messages.with("page-fact-replies", &[("count", count.into())]));
    let holds = fact.translations.iter().filter(|one| one.source == fact.value);
    let languages: Vec<&str> = holds.map(|one| one.language.code()).collect();
    let languages = Some(languages.join(" ")).filter(|codes| !codes.is_empty());
    let day = fact.checked_on.filter(|_| !fact.value.is_empty() && !of.is_stale());
    let day = day.map(|day| words::day_seen_from(messages, day, page.today));
    let label = words::fact(messages, &fact.name);
    let reach = channels(fact).map(|channels| messages.with("page-fact-only", &[("channels", channels.into())]));
    let beside: Vec<String> = reach.into_iter().chain(languages).chain(replies).collect();
    let line = Line {
        target: Some(Target::Fact(fact.id)),
        cells: vec![Span::strong(name(fact)), value(messages, of)],
        beside: Span::muted(beside.join(" · ")),
        // Never blank, so that the value keeps its place before the languages on a small screen.
        end: Span::muted(day.unwrap_or_else(|| messages.text("record-none").into_owned())),
        also: label.clone(),
        ..Line::default()
    };
    let mark = |said: String| Line {
        cells: vec![Span::default(), Span::new(format!("⚠ {said}"), Look::Warning)],
        also: format!("{} {label}", name(fact)),
        ..Line::default()
    };
    let flaws = of.flaws.iter().map(|flaw| match &flaw.kind {
        FlawKind::Unchecked(day) => {
            let day = words::weekday_seen_from(messages, *day, page.today);
            messages.with("page-fact-stale", &[("day", day.into())])
        }
        _ => library::flaw(flaw, page.today, messages),
    });
    std::iter::once(line).chain(flaws.map(mark)).collect()
}

/// A fact in another language; where it says what the fact was before, that is said.
fn translation(messages: &Messages, fact: &Fact, one: &Translation) -> Line {
    let text = said(fact, &one.text);
    let span = if one.source == fact.value {
        Span::plain(text)
    } else {
        let before = said(fact, &one.source);
        let rests = messages.with("page-fact-rests", &[("text", text.into()), ("before", before.into())]);
        Span::new(format!("⚠ {rests}"), Look::Warning)
    };
    Line { cells: vec![Span::strong(one.language.code()), span], whole: true, ..Line::default() }
}
