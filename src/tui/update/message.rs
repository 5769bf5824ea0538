//! A message that a buyer wrote: taken in, answered, put away.

use crate::desk::{MessageLine, Pins, Preview, Row, Understanding};
use crate::model::Id;
use crate::report::Report;
use crate::text;
use crate::tui::action::Action;
use crate::tui::ask::{Ask, Deed};
use crate::tui::message::{Effect, Looking, Target};
use crate::tui::model::{Kept, Model, Noted, NoticeKind};

use super::{Effects, main};

/// What is pasted into the query is a message from so many words on; what is shorter are words to look for.
const WORDS: usize = 4;
/// And from so many letters on: not all scripts have blanks between words, and nobody looks for so much.
const LETTERS: usize = 80;

/// Whether a pasted text is a message rather than words to look for.
pub(super) fn is_one(pasted: &str) -> bool {
    let pasted = pasted.trim();
    pasted.contains('\n') || pasted.chars().nth(LETTERS).is_some() || pasted.split_whitespace().nth(WORDS - 1).is_some()
}

/// A message came: the list becomes the replies that may answer it.
pub(super) fn take(model: &mut Model, text: &str) -> Effects {
    let clean = text::sanitise(text).trim().to_owned();
    if clean.is_empty() {
        let notice = model.messages.text("notice-no-message").into_owned();
        model.say(NoticeKind::Plain, notice);
        return Vec::new();
    }
    model.main.message = Some(Box::new(Understanding::unread(clean)));
    model.main.noted = None;
    model.behind.clear();
    model.main.query.set("");
    model.main.selected = 0;
    model.main.variant = None;
    main::list(model)
}

/// The clipboard was read for a message.
pub(super) fn clipboard_read(model: &mut Model, read: Result<String, Report>) -> Effects {
    match read {
        Ok(text) => take(model, &text),
        Err(report) => {
            model.report(&report);
            Vec::new()
        }
    }
}

/// The message is understood. Who wrote it is pinned where nobody is; where somebody else is, the seller decides.
pub(super) fn understood(
    model: &mut Model,
    question: u64,
    understanding: Box<Understanding>,
    rows: Vec<Row>,
    preview: Option<Box<Preview>>,
) -> Effects {
    let is_current = question == model.main.listed
        && model.main.message.as_ref().is_some_and(|message| message.text == understanding.text);
    if !is_current {
        return Vec::new();
    }
    let is_new = model.main.message.as_ref().is_some_and(|message| !message.is_read);
    let from = understanding.from.clone();
    model.main.message = Some(understanding);
    let mut effects = super::answers::listed(model, question, rows, preview);
    if let Some(from) = from.filter(|_| is_new) {
        match &model.pinned.buyer {
            None => effects.push(Effect::Pin(from.pins)),
            Some(buyer) if Some(buyer.id) != from.pins.buyer => {
                let notice = model.messages.with(
                    "notice-message-of-another",
                    &[("name", from.name.into()), ("pinned", buyer.name.clone().into())],
                );
                model.say(NoticeKind::Warning, notice);
            }
            // They write about another of their orders.
            Some(_) if from.pins.order.is_some() && from.pins.order != model.pins().order => {
                effects.push(Effect::Pin(Pins { piece: None, ..from.pins }));
            }
            Some(_) => {}
        }
    }
    effects
}

/// Keeps the answers to the questions of the message, in the order asked. Whether there were several.
pub(super) fn keep_answers(model: &mut Model) -> bool {
    let mut answers: Vec<(usize, Kept)> = Vec::new();
    for row in &model.main.rows {
        if let Some(number) = row.answers.as_ref().and_then(|answers| answers.question) {
            let part = crate::desk::Part { reply: row.reply, variant: None };
            answers.push((number, Kept { part, shortcut: row.shortcut.clone(), title: row.title.clone() }));
        }
    }
    if answers.len() < 2 {
        return false;
    }
    answers.sort_by_key(|(number, _)| *number);
    model.basket = answers.into_iter().map(|(_, kept)| kept).collect();
    true
}

/// Notes the message at hand, so that it waits among what is due until it is answered.
pub(super) fn keep(model: &mut Model) -> Effects {
    let Some(message) = &model.main.message else {
        let key = model.keymap.key(Action::ReadMessage).unwrap_or_default();
        let notice = model.messages.with("notice-no-message-here", &[("key", key.into())]);
        model.say(NoticeKind::Plain, notice);
        return Vec::new();
    };
    vec![Effect::NoteMessage { text: message.text.clone(), pins: model.pins() }]
}

/// A message of the records is here. One that was answered: the answer is copied again; any other is answered now, by whom it
/// concerns.
pub(super) fn opened(model: &mut Model, line: MessageLine) -> Effects {
    let message = line.message;
    if let Some(answer) = message.answer {
        return if model.copying { Vec::new() } else { vec![Effect::PrepareAgain(answer)] };
    }
    model.screens.clear();
    let pins = Pins { buyer: message.buyer, order: message.order, piece: None };
    let mut effects = Vec::new();
    if pins != model.pins() {
        effects.push(Effect::Pin(pins));
    }
    effects.extend(take(model, &message.text));
    model.main.noted = Some(Noted { message: message.id, buyer: message.buyer });
    effects
}

/// Looks for the one who wrote the marked message.
pub(super) fn who_wrote(model: &mut Model) -> Effects {
    match super::page::target(model) {
        Some(Target::Message { message, .. }) => main::look(model, Looking::Writer(message)),
        _ => Vec::new(),
    }
}

/// Notes the one who wrote the marked message.
pub(super) fn new_writer(model: &mut Model) -> Effects {
    match super::page::target(model) {
        Some(Target::Message { message, .. }) => vec![Effect::Ask(Ask::Newcomer(Some(message)))],
        _ => Vec::new(),
    }
}

/// Notes a buyer nobody knew, with what the message at hand tells of them.
pub(super) fn newcomer(model: &Model) -> Effects {
    let Some(message) = &model.main.message else { return vec![Effect::Newcomer(String::new())] };
    match model.main.noted {
        Some(noted) if noted.buyer.is_none() => vec![Effect::Ask(Ask::Newcomer(Some(noted.message)))],
        _ => vec![Effect::Newcomer(message.text.clone())],
    }
}

/// The one who wrote a message is chosen.
pub(super) fn wrote(model: &mut Model, message: Id, writer: Option<Target>) -> Effects {
    let Some(Target::Buyer(buyer)) = writer else { return Vec::new() };
    model.screens.pop();
    vec![Effect::Do(Deed::Wrote { message, buyer })]
}

/// It is noted: the screen is free for the next.
pub(super) fn noted(model: &mut Model) -> Effects {
    model.main.message = None;
    let key = |action| model.keymap.key(action).unwrap_or_default().into();
    let notice = match &model.pinned.buyer {
        None => model.messages.with("notice-message-kept", &[("key", key(Action::OpenDuePage))]),
        // Whose it is must not be taken for granted: it may have come in between.
        Some(buyer) => model.messages.with(
            "notice-message-kept-from",
            &[
                ("key", key(Action::OpenDuePage)),
                ("name", buyer.name.clone().into()),
                ("messages", key(Action::OpenMessagesPage)),
            ],
        ),
    };
    model.say(NoticeKind::Good, notice);
    main::typed(model)
}
