//! What was copied, to whom, when.

use crate::desk::{JournalLine, Pins};
use crate::model::Retraction;
use crate::tui::action::Action;
use crate::tui::message::Effect;
use crate::tui::model::{Armed, Journal, Model, Notice, NoticeKind, Screen};
use crate::tui::{picker, words};

use super::Effects;
use super::main::PAGE;

/// So many columns of a text tell which it is.
const BEGINNING: usize = 40;

pub(super) fn perform(model: &mut Model, action: Action) -> Effects {
    match action {
        Action::CopyAgain if model.copying => Vec::new(),
        Action::CopyAgain => marked(model).map(|line| Effect::PrepareAgain(line.entry.id)).into_iter().collect(),
        Action::NotSent => retract(model, Retraction::NotSent),
        Action::WrongBuyer => retract(model, Retraction::WrongBuyer),
        Action::OnlyThisBuyer => {
            if let Some(Screen::Journal(journal)) = model.screens.last_mut() {
                journal.only_pinned = !journal.only_pinned;
            }
            looked_for(model)
        }
        Action::JournalUp => step(model, -1),
        Action::JournalDown => step(model, 1),
        Action::JournalPageUp => step(model, -PAGE),
        Action::JournalPageDown => step(model, PAGE),
        _ => Vec::new(),
    }
}

pub(super) fn step(model: &mut Model, by: isize) -> Effects {
    if let Some(Screen::Journal(journal)) = model.screens.last_mut() {
        journal.selected = picker::step(journal.selected, by, journal.lines.len());
    }
    Vec::new()
}

/// Other lines, by what was typed.
pub(super) fn looked_for(model: &mut Model) -> Effects {
    if let Some(Screen::Journal(journal)) = model.screens.last_mut() {
        journal.from_top = true;
    }
    anew(model)
}

/// The lines that were asked for. The mark stays with its line, wherever that stands now: the keys that take a line back must
/// not meet another one.
pub(super) fn show(journal: &mut Journal, lines: Vec<JournalLine>) {
    let marked = journal.lines.get(journal.selected).map(|line| line.entry.id);
    let place = lines.iter().position(|line| Some(line.entry.id) == marked);
    journal.selected = match place {
        _ if journal.from_top => 0,
        Some(place) => place,
        None => journal.selected.min(lines.len().saturating_sub(1)),
    };
    journal.from_top = false;
    journal.lines = lines;
}

/// The journal as it is now.
pub(super) fn anew(model: &mut Model) -> Effects {
    let asked = model.ask();
    let pinned = model.pins().buyer;
    let Some(Screen::Journal(Journal { query, only_pinned, question, .. })) = model.screens.last_mut() else {
        return Vec::new();
    };
    *question = asked;
    let buyer = pinned.filter(|_buyer| *only_pinned);
    vec![Effect::Journal { question: asked, typed: query.text(), buyer }]
}

/// What went to the pinned buyer before goes to them again: the marked reply, where it was sent to them, else what was last sent.
/// When that was is on the screen before it is copied: beside the marked reply, or said first.
pub(super) fn send_again(model: &mut Model) -> Effects {
    if let Some(Armed::Again(entry)) = model.armed.take() {
        return if model.copying { Vec::new() } else { vec![Effect::PrepareAgain(entry)] };
    }
    let Some(buyer) = model.pins().buyer else {
        let key = model.keymap.key(Action::ToWhom).unwrap_or_default();
        let notice = model.messages.with("preview-needs-buyer", &[("key", key.into())]);
        model.say(NoticeKind::Plain, notice);
        return Vec::new();
    };
    let marked = model.row().filter(|row| model.main.chosen && row.last_sent.is_some());
    vec![Effect::LastSaid { buyer, reply: marked.map(|row| row.reply) }]
}

/// What was last sent to the pinned buyer is here.
pub(super) fn last_said(model: &mut Model, line: Option<JournalLine>, is_marked: bool) -> Effects {
    let name = model.pinned.buyer.as_ref().map(|buyer| buyer.name.clone()).unwrap_or_default();
    let Some(line) = line else {
        let notice = model.messages.with("notice-nothing-sent", &[("name", name.into())]);
        model.say(NoticeKind::Plain, notice);
        return Vec::new();
    };
    if line.entry.buyer != model.pins().buyer || model.copying {
        return Vec::new();
    }
    if is_marked {
        return vec![Effect::PrepareAgain(line.entry.id)];
    }
    model.armed = Some(Armed::Again(line.entry.id));
    let key = model.keymap.key(Action::SendAgain).unwrap_or_default();
    let begins = line.text(!model.masks).lines().find(|line| !line.trim().is_empty()).unwrap_or_default();
    let begins = format!("“{}”", crate::text::cut(begins.trim(), BEGINNING));
    let at = line.at;
    let when = format!("{}, {:02}:{:02}", words::weekday(&model.messages, at.date()), at.hour(), at.minute());
    let text = model.messages.with("notice-last-sent", &[("key", key.into()), ("when", when.into())]);
    let what = line.shortcuts.join(" + ");
    let text = if what.is_empty() { text } else { format!("{what}: {text}") };
    model.notice = Some(Notice { kind: NoticeKind::Plain, text, hint: Some(begins) });
    Vec::new()
}

fn retract(model: &mut Model, why: Retraction) -> Effects {
    let Some(line) = marked(model) else { return Vec::new() };
    let (entry, before) = (line.entry.id, line.entry.retracted);
    if before == Some(why) {
        let why = words::retraction(&model.messages, before);
        let notice = model.messages.with("notice-retracted-already", &[("why", why.into())]);
        model.say(NoticeKind::Plain, notice);
        return Vec::new();
    }
    vec![Effect::Retract { entry, why }]
}

fn marked(model: &Model) -> Option<&JournalLine> {
    match model.screens.last() {
        Some(Screen::Journal(journal)) => journal.lines.get(journal.selected),
        _ => None,
    }
}

/// For whom an old text was noted, where the header names somebody else.
pub(super) fn for_another(model: &Model, pins: Pins) -> Option<String> {
    if pins.buyer == model.pins().buyer {
        return None;
    }
    let name = match model.screens.last()? {
        Screen::Journal(journal) => {
            let line = journal.lines.iter().find(|line| line.entry.buyer == pins.buyer);
            line.and_then(|line| line.buyer.clone())
        }
        Screen::Page(page) => {
            let about = page.sheet.as_ref().and_then(|sheet| sheet.buyer.clone());
            about.filter(|(id, _)| Some(*id) == pins.buyer).map(|(_, name)| name)
        }
        _ => return None,
    };
    let name = name.unwrap_or_else(|| model.messages.text("journal-nobody").into_owned());
    Some(model.messages.with("notice-noted-for", &[("name", name.into())]))
}
