//! The due list in words.

use jiff::civil::Date;

use crate::desk::DueLine;
use crate::i18n::Messages;
use crate::model::Rule;
use crate::report::due;
use crate::tui::message::{DueName, Target};
use crate::tui::words;

use super::{Line, Look, Section, Sheet, Span};

/// Messages that wait for an answer, then everything else that needs a word today.
pub fn sheet(messages: &Messages, lines: &[DueLine], today: Date) -> Sheet {
    let (inbox, rest): (Vec<&DueLine>, Vec<&DueLine>) = lines.iter().partition(|line| line.rule == Rule::Unanswered);
    let section = |name: &str, of: Vec<&DueLine>| {
        let of = of.into_iter().map(|line| self::line(messages, line, today)).collect();
        Section::new(messages.member("page-section", name), of)
    };
    Sheet {
        title: messages.text("page-due").into_owned(),
        sections: vec![section("inbox", inbox), section("today", rest)],
        empty: messages.text("page-nothing-due").into_owned(),
        ..Sheet::default()
    }
}

/// What is due, for whom, the reply that says it, what it is about; at the end since when.
fn line(messages: &Messages, line: &DueLine, today: Date) -> Line {
    let look = if line.is_late { Look::Warning } else { Look::Strong };
    let whom: Vec<&str> = line.buyer.iter().chain(&line.order).map(String::as_str).collect();
    let reply = match &line.reply {
        Some(reply) => Span::new(reply.shortcut.as_str(), Look::Good),
        None if due::needs_reply(line.rule) => Span::muted(messages.text("due-no-reply")),
        None => Span::default(),
    };
    let about = crate::text::sanitise_line(&line.about).into_owned();
    let target = Some(Target::Due(DueName::of(&line.name)));
    if line.rule == Rule::Unanswered {
        // That it is to be answered is said above: here it is who asks what, and how long they may still wait.
        let left = line.left.map(|left| Span::new(due::left(&left, messages), look)).unwrap_or_default();
        return Line {
            target,
            cells: vec![Span::strong(whom.join(" · ")), reply, Span::plain(about)],
            end: left,
            also: line.composition.message.clone().unwrap_or_default(),
            ..Line::default()
        };
    }
    let (what, since) = match line.rule {
        Rule::Meeting | Rule::Promised | Rule::Birthday => (due::what(line, today, messages), None),
        rule => (messages.member("due-rule", rule.word()), Some(line.since).filter(|since| *since != today)),
    };
    let since = since.map(|day| messages.with("page-since", &[("day", words::weekday(messages, day).into())]));
    Line {
        target,
        cells: vec![Span::new(what, look), Span::plain(whom.join(" · ")), reply, Span::muted(about)],
        end: Span::muted(since.unwrap_or_default()),
        ..Line::default()
    }
}
