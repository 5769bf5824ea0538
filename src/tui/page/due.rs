//! The due list in words.

use jiff::civil::Date;

use crate::desk::DueLine;
use crate::i18n::Messages;
use crate::model::Rule;
use crate::report::due;
use crate::tui::message::{DueName, Target};

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

/// What is due, for whom, the reply that says it, what it is about.
fn line(messages: &Messages, line: &DueLine, today: Date) -> Line {
    let look = if due::is_late(line, today) { Look::Warning } else { Look::Strong };
    let whom: Vec<&str> = line.buyer.iter().chain(&line.order).map(String::as_str).collect();
    let reply = match &line.reply {
        Some(reply) => Span::new(reply.shortcut.as_str(), Look::Good),
        None if due::needs_reply(line.rule) => Span::muted(messages.text("due-no-reply")),
        None => Span::default(),
    };
    // Of a message its words come first: they tell what it is about.
    let about = crate::text::sanitise_line(&line.about).into_owned();
    let cells = if line.rule == Rule::Unanswered {
        let left = Span::new(due::what(line, today, messages), look);
        vec![Span::strong(whom.join(" · ")), Span::plain(about.clone()), reply, left]
    } else {
        vec![
            Span::new(due::what(line, today, messages), look),
            Span::plain(whom.join(" · ")),
            reply,
            Span::muted(about.clone()),
        ]
    };
    Line { target: Some(Target::Due(DueName::of(&line.name))), cells, end: Span::default(), also: about }
}
