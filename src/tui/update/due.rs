//! The due list: a line is answered, looked at first, put off or put away.

use crate::desk::DueLine;
use crate::model::Rule;
use crate::tui::action::Action;
use crate::tui::message::{DueName, Effect, WithDue};
use crate::tui::model::{Model, NoticeKind};

use super::{Effects, main, message, page};

/// Asks for the line, to do this with it.
pub(super) fn with(model: &Model, name: DueName, with: WithDue) -> Effects {
    if model.copying && with == WithDue::Answer {
        return Vec::new();
    }
    vec![Effect::Due { name, with }]
}

/// The line is here. A message and what has no reply are looked at first; any other reply is copied where it is whole.
pub(super) fn opened(model: &mut Model, line: DueLine, with: WithDue) -> Effects {
    let DueLine { rule, subject, composition, reply, .. } = line;
    // What was put away is read again as what it was.
    if rule == Rule::Draft {
        return main::from_page(model, |_model| vec![Effect::OpenDraft(subject)]);
    }
    // Whom it is for stands in the header before anything is copied.
    let mut effects = Vec::new();
    if composition.pins != model.pins() {
        effects.push(Effect::Pin(composition.pins));
    }
    if with == WithDue::Answer && rule != Rule::Unanswered && !composition.parts.is_empty() {
        effects.push(Effect::Prepare(composition));
        return effects;
    }
    effects.extend(main::from_page(model, |model| match &composition.message {
        Some(text) => message::take(model, text),
        None => main::look_up(model, reply.as_ref().map_or("", |reply| reply.shortcut.as_str())),
    }));
    effects
}

/// The line is off the list.
pub(super) fn put_off(model: &mut Model, what: String, with: WithDue) -> Effects {
    let undo = model.keymap.key(Action::Undo).unwrap_or_default();
    let notice = if with == WithDue::Snooze {
        model.messages.with("notice-due-snoozed", &[("what", what.into()), ("key", undo.into())])
    } else {
        model.messages.with("notice-due-dismissed", &[("what", what.into()), ("key", undo.into())])
    };
    model.say(NoticeKind::Good, notice);
    page::anew(model)
}
