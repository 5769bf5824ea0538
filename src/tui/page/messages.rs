//! The messages in words.

use crate::desk::MessageLine;
use crate::i18n::Messages;
use crate::report::due;
use crate::tui::message::Target;
use crate::tui::words;

use super::{Line, Look, Section, Sheet, Span};

/// Messages that wait, then what became of the others.
pub fn sheet(messages: &Messages, open: &[MessageLine], rest: &[MessageLine]) -> Sheet {
    let section = |name: &str, of: &[MessageLine]| {
        let lines = of.iter().map(|line| with_writer(messages, line)).collect();
        Section::new(messages.member("page-section", name), lines)
    };
    let none = if rest.is_empty() { String::new() } else { messages.text("page-no-open-messages").into_owned() };
    Sheet {
        title: messages.text("page-messages").into_owned(),
        sections: vec![Section { none, ..section("inbox", open) }, section("answered", rest)],
        empty: messages.text("page-no-messages").into_owned(),
        ..Sheet::default()
    }
}

/// A message among those of many: who wrote it, where, when, how it begins; at the end what became of it.
fn with_writer(messages: &Messages, line: &MessageLine) -> Line {
    let nobody = || Span::new(messages.text("page-unknown-writer"), Look::Muted);
    let whom: Vec<&str> = line.buyer.iter().chain(&line.order).map(String::as_str).collect();
    let whom = if line.buyer.is_some() { Span::strong(whom.join(" · ")) } else { nobody() };
    let channel = line.message.channel.as_ref().map_or("", |channel| channel.label());
    let of_buyer = of_one(messages, line);
    // That it waits is said above.
    let end = if line.message.is_open() && line.left.is_none() { Span::default() } else { what_became(messages, line) };
    let cells = [whom, Span::muted(channel)].into_iter().chain(of_buyer.cells).collect();
    Line { cells, end, ..of_buyer }
}

/// A message among those of one buyer: when, how it begins; at the end what became of it.
pub(super) fn of_one(messages: &Messages, line: &MessageLine) -> Line {
    let message = &line.message;
    let begins = message.text.lines().map(str::trim).find(|line| !line.is_empty()).unwrap_or_default();
    let look = if message.is_open() { Look::Plain } else { Look::Muted };
    Line {
        target: Some(Target::Message { message: message.id, answered: message.answer.is_some() }),
        cells: vec![Span::muted(words::moment(messages, line.at)), Span::new(begins, look)],
        end: what_became(messages, line),
        also: format!("{} {}", message.text, line.shortcuts.join(" ")),
        ..Line::default()
    }
}

/// What answered a message and when, or how long it may still wait.
fn what_became(messages: &Messages, line: &MessageLine) -> Span {
    if let Some(at) = line.answered {
        let day = words::day(messages, at.date());
        let by = if line.shortcuts.is_empty() {
            messages.text("page-answered-by-hand").into_owned()
        } else {
            line.shortcuts.join(" + ")
        };
        return Span::new(messages.with("page-answered", &[("by", by.into()), ("day", day.into())]), Look::Good);
    }
    if line.message.put_aside.is_some() {
        return Span::muted(messages.text("message-aside"));
    }
    match &line.left {
        Some(left) => {
            let look = if left.has_passed() { Look::Warning } else { Look::Strong };
            Span::new(due::left(left, messages), look)
        }
        None => Span::new(messages.text("page-waits"), Look::Warning),
    }
}
