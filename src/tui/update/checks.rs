//! A message that is whole, before it is copied: what asks is asked, and what is too long goes in parts.

use std::hash::{DefaultHasher, Hash as _, Hasher as _};

use crate::clipboard::Outcome;
use crate::compose::{Concern, ConcernKind};
use crate::desk::Ready;
use crate::report::checks;
use crate::tui::action::{Action, Scope};
use crate::tui::form::{Form, Then};
use crate::tui::message::Effect;
use crate::tui::model::{Model, Notice, NoticeKind, Screen};
use crate::tui::parts::Parts;
use crate::tui::words;

use super::{Effects, answers, basket, main};

/// The message goes to the clipboard, once the seller has said yes to what asks.
pub(super) fn ready(model: &mut Model, ready: Box<Ready>) -> Effects {
    if let Some(Screen::Form(Form { then: Then::Opened, .. })) = model.screens.last() {
        model.divides = false;
        return basket::open_filled(model, &ready);
    }
    let divides = std::mem::take(&mut model.divides);
    if divides && ready.parts.is_empty() {
        let notice = model.messages.text("notice-one-part").into_owned();
        model.say(NoticeKind::Plain, notice);
        return Vec::new();
    }
    // In parts it is as long as it may be.
    let counts = |concern: &&Concern| concern.asks() && !(divides && concern.kind() == ConcernKind::TooLong);
    let asking: Vec<String> =
        ready.concerns.iter().filter(counts).map(|concern| checks::concern(concern, &model.messages)).collect();
    let this = fingerprint(&ready);
    if !asking.is_empty() && model.asked.take() != Some(this) {
        model.asked = Some(this);
        let hint = words::anyway(&model.messages, &model.keymap, copying(model), &ready);
        // A form may be sent once more.
        answers::unsent(model);
        model.notice = Some(Notice { kind: NoticeKind::Warning, text: asking.join(" · "), hint: Some(hint) });
        return Vec::new();
    }
    model.asked = None;
    if divides {
        model.screens.push(Screen::Parts(Parts { ready, copied: 0 }));
        return next(model);
    }
    model.copying = true;
    vec![Effect::Clipboard(ready)]
}

/// Asks what there is to know of the text by hand, as it is now.
pub(super) fn letter(model: &mut Model) -> Effects {
    let question = model.ask();
    let Some(Screen::Letter { field, composition, .. }) = model.screens.last() else { return Vec::new() };
    let (text, composition) = (field.text(), (**composition).clone());
    model.reviewed.0 = question;
    vec![Effect::Review { question, text, composition }]
}

/// Which message it is, for whom: nothing else was said yes to.
fn fingerprint(ready: &Ready) -> u64 {
    let mut hasher = DefaultHasher::new();
    ready.text.as_str().hash(&mut hasher);
    let pins = ready.composition.pins;
    [pins.buyer, pins.order].map(|id| id.map(|id| id.to_string())).hash(&mut hasher);
    hasher.finish()
}

/// The action that copies where one is now.
fn copying(model: &Model) -> Action {
    match model.scope() {
        Scope::Basket => Action::CopyBasket,
        Scope::Letter => Action::CopyLetter,
        Scope::Form => Action::FormDone,
        Scope::Journal => Action::CopyAgain,
        scope if scope.is_page() => Action::OpenLine,
        _ => Action::Copy,
    }
}

/// Whether what was asked still stands after this action: it was pressed to say yes.
pub(super) const fn says_yes(action: Action) -> bool {
    matches!(
        action,
        Action::Copy
            | Action::CopyBasket
            | Action::CopyLetter
            | Action::FormDone
            | Action::SaveForm
            | Action::CopyAgain
            | Action::SendAgain
            | Action::OpenLine
            | Action::Split
            | Action::SplitBasket
            | Action::SplitLetter
    )
}

/// Copies the message in parts, the first of them now.
pub(super) fn split(model: &mut Model, action: Action) -> Effects {
    let copies = match action {
        Action::SplitBasket => Action::CopyBasket,
        Action::SplitLetter => Action::CopyLetter,
        _ => Action::Copy,
    };
    let effects = match copies {
        Action::Copy => main::perform(model, copies),
        _ => basket::perform(model, copies),
    };
    model.divides = !effects.is_empty();
    effects
}

/// Copies the part that comes next.
pub(super) fn next(model: &mut Model) -> Effects {
    let Some(Screen::Parts(parts)) = model.screens.last() else { return Vec::new() };
    let Some(part) = parts.next_ready().filter(|_part| !model.copying) else { return Vec::new() };
    model.copying = true;
    vec![Effect::Clipboard(part)]
}

/// A part is in the clipboard, or is not. With the first the whole message is noted, so that it is taken back as a whole, too.
pub(super) fn part_copied(model: &mut Model, outcome: Outcome) -> Effects {
    model.copying = false;
    let Some(Screen::Parts(parts)) = model.screens.last_mut() else { return Vec::new() };
    if let Outcome::NotCopied { .. } = outcome {
        let notice = words::outcome(&model.messages, &parts.ready, &outcome, model.clear_after);
        model.notice = Some(notice);
        return Vec::new();
    }
    parts.copied += 1;
    let (copied, count) = (parts.copied, parts.count());
    let mut effects = Vec::new();
    if copied == 1 {
        effects.push(Effect::Record { ready: parts.ready.clone(), outcome });
    }
    if copied < count {
        let key = model.keymap.key(Action::CopyPart).unwrap_or_default();
        let notice = model
            .messages
            .with("notice-part-copied", &[("part", copied.into()), ("count", count.into()), ("key", key.into())]);
        model.say(NoticeKind::Good, notice);
        return effects;
    }
    model.screens.pop();
    if model.once {
        effects.push(Effect::Quit);
        return effects;
    }
    while matches!(model.screens.last(), Some(Screen::Form(_) | Screen::Basket { .. } | Screen::Letter { .. })) {
        model.screens.pop();
    }
    effects.extend(main::after_copy(model));
    let notice = model.messages.with("notice-parts-copied", &[("count", count.into())]);
    model.say(NoticeKind::Good, notice);
    effects
}
