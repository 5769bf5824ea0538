//! The form: questions answered in any order, the text filling while one types.

use crate::desk::UnderWay;
use crate::report::Report;
use crate::tui::action::Action;
use crate::tui::ask::{Ask, Deed, Done};
use crate::tui::editor::NotAdded;
use crate::tui::form::{Form, Purpose, Then};
use crate::tui::message::Effect;
use crate::tui::model::{Armed, Model, Notice, NoticeKind, Screen};

use super::{Effects, basket, editor, erased, letter, main, page, record, under_way};

pub(super) fn perform(model: &mut Model, action: Action) -> Effects {
    if let Some(Screen::Record(_)) = model.screens.last() {
        return record::perform(model, action);
    }
    let Some(Screen::Form(form)) = model.screens.last_mut() else { return Vec::new() };
    let left = form.active;
    match action {
        Action::FormNext => {
            form.step(true);
            say_wrong(model, left);
        }
        Action::FormPrevious => {
            form.step(false);
            say_wrong(model, left);
        }
        Action::ChoiceNext => {
            form.turn(1);
            return typed(model);
        }
        Action::ChoicePrevious => {
            form.turn(-1);
            return typed(model);
        }
        Action::MarkChoice => {
            form.mark();
            return typed(model);
        }
        Action::Remember => {
            if let Some(remember) = form.current_mut().and_then(|asked| asked.remember.as_mut()) {
                *remember = !*remember;
            }
        }
        Action::FormDone => return done(model),
        Action::SaveForm => return finish(model),
        Action::HoldForm => return under_way::put_away(model, UnderWay::Form, true),
        _ => {}
    }
    Vec::new()
}

/// A form has opened: what the buyer's message answers already shows in the text at once.
pub(super) fn filled(model: &mut Model) -> Effects {
    if model.told().is_empty() { Vec::new() } else { typed(model) }
}

/// The message again, with the answers so far.
pub(super) fn typed(model: &mut Model) -> Effects {
    if let Some(Screen::Record(_)) = model.screens.last() {
        return record::typed(model);
    }
    let Some(Screen::Form(form)) = model.screens.last() else { return Vec::new() };
    let Some(composition) = form.composition() else {
        if let Some(Screen::Form(form)) = model.screens.last_mut() {
            form.sent = false;
            form.current_mut().into_iter().for_each(|asked| asked.problem = None);
        }
        return read_answers(model).into_iter().collect();
    };
    let question = model.ask();
    vec![Effect::Preview { question, composition }]
}

/// Has the answers of what is asked read, so that what Enter would do, or what is in the way, is said while one types.
fn read_answers(model: &mut Model) -> Option<Effect> {
    let question = model.ask();
    let Some(Screen::Form(form)) = model.screens.last_mut() else { return None };
    let Purpose::Ask(ask) = form.purpose else { return None };
    form.question = question;
    Some(Effect::ReadAnswers { question, ask, answers: form.answers() })
}

/// Enter: to the next question that is open; where none is, the form is done.
fn done(model: &mut Model) -> Effects {
    let Some(Screen::Form(form)) = model.screens.last_mut() else { return Vec::new() };
    let walks_through = matches!(form.purpose, Purpose::Facts { .. });
    if walks_through && form.active + 1 < form.questions.len() {
        form.active += 1;
        return Vec::new();
    }
    if form.next_open().is_some() {
        let left = form.active;
        go_to_unsettled(model);
        say_wrong(model, left);
        return Vec::new();
    }
    finish(model)
}

/// A question was left: where its answer is none, that is said at once, and what would be one.
fn say_wrong(model: &mut Model, left: usize) {
    let Some(Screen::Form(form)) = model.screens.last() else { return };
    let Some(asked) = form.questions.get(left) else { return };
    let Some(problem) = &asked.problem else { return };
    let text = format!("{}: {problem}", asked.label);
    model.notice = Some(Notice { kind: NoticeKind::Warning, text, hint: asked.advice.clone() });
}

/// Takes the answers as they are.
fn finish(model: &mut Model) -> Effects {
    let Some(Screen::Form(form)) = model.screens.last_mut() else { return Vec::new() };
    match &form.purpose {
        Purpose::Fill(_) => copy(model),
        Purpose::Facts { first_start } => {
            let first_start = *first_start;
            if !form.check_facts(&model.messages) {
                return Vec::new();
            }
            let emptied = form.emptied();
            if !emptied.is_empty() && model.armed.take() != Some(Armed::Emptied) {
                return vec![Effect::AskSaying(emptied)];
            }
            let effect = save_facts(form, first_start);
            model.screens.pop();
            vec![effect]
        }
        Purpose::Ask(ask) => {
            let ask = *ask;
            if form.next_open().is_some() {
                go_to_unsettled(model);
                return Vec::new();
            }
            if std::mem::replace(&mut form.sent, true) {
                return Vec::new();
            }
            let answers = form.answers();
            if let Ask::Erase(_) = ask {
                // In a large shop the bytes are looked through for a while.
                let notice = model.messages.text("notice-erasing").into_owned();
                model.say(NoticeKind::Plain, notice);
            }
            vec![Effect::Do(Deed::Answered(ask, answers))]
        }
        Purpose::Variant => add_variant(model),
    }
}

/// The replies that say facts which are about to be emptied: they are named, and the same key again empties them.
pub(super) fn said_by(model: &mut Model, replies: &[String]) -> Effects {
    if !matches!(model.screens.last(), Some(Screen::Form(Form { purpose: Purpose::Facts { .. }, .. }))) {
        return Vec::new();
    }
    model.armed = Some(Armed::Emptied);
    if replies.is_empty() {
        return finish(model);
    }
    let key = model.keymap.key(Action::SaveForm).unwrap_or_default();
    let text = model.messages.with("notice-facts-said", &[("count", replies.len().into()), ("key", key.into())]);
    model.notice = Some(Notice { kind: NoticeKind::Warning, text, hint: Some(replies.join(", ")) });
    Vec::new()
}

/// The form of what is asked before something is done.
pub(super) fn opened(model: &mut Model, form: Form) -> Effects {
    model.screens.push(Screen::Form(form));
    typed(model)
}

/// The form whose answers were read with this question, where it is still there.
fn asking(model: &mut Model, of: u64) -> Option<&mut Form> {
    match model.screens.last_mut() {
        Some(Screen::Form(form)) if form.question == of => Some(form),
        _ => None,
    }
}

/// What Enter would do with the answers so far.
pub(super) fn would(model: &mut Model, question: u64, would: String) -> Effects {
    if let Some(form) = asking(model, question) {
        form.would = would;
        form.questions.iter_mut().for_each(|asked| asked.problem = None);
    }
    Vec::new()
}

/// What is in the way of the answers so far.
pub(super) fn would_not(model: &mut Model, question: u64, field: &str, problem: &str) -> Effects {
    if let Some(form) = asking(model, question) {
        form.would.clear();
        form.questions.iter_mut().for_each(|asked| asked.problem = None);
        form.show_problem(field, problem);
    }
    Vec::new()
}

/// It was not done: said beside the question whose answer is in the way.
pub(super) fn deed_refused(model: &mut Model, field: &str, report: &Report) -> Effects {
    let shown = match model.screens.last_mut() {
        Some(Screen::Form(form)) => {
            form.sent = false;
            form.show_problem(field, &report.message)
        }
        _ => false,
    };
    if shown {
        go_to_unsettled(model);
    } else {
        model.report(report);
    }
    Vec::new()
}

/// Something was done to the records: said, and what is on top shows it.
pub(super) fn deed_done(model: &mut Model, done: Done) -> Effects {
    if let Some(Screen::Form(Form { purpose: Purpose::Ask(_), .. })) = model.screens.last() {
        model.screens.pop();
    }
    let follows = done.moved.map(|order| page::go_on(model, &order));
    let undo = model.keymap.key(Action::Undo).filter(|_| done.undoable);
    let undo = undo.map(|key| model.messages.with("hint-takes-back", &[("key", key.into())]));
    let replies = follows.as_ref().and_then(|_| page::replies_for_it(model));
    let kind = if done.warning.is_some() { NoticeKind::Warning } else { NoticeKind::Good };
    model.notice = Some(Notice { kind, text: done.said, hint: done.warning.or(undo).or(replies) });
    if let Some(effects) = follows {
        return effects;
    }
    let mut pins = model.pins();
    if let Some(became) = done.became {
        pins.buyer = pins.buyer.map(|buyer| if buyer == became.gone { became.stays } else { buyer });
        page::became(model, became);
    }
    if let Some(gone) = done.erased {
        erased::close(model, &[gone], &[]);
    }
    let mut effects = page::left(model);
    effects.push(match done.pins {
        Some(pins) if model.screens.is_empty() => Effect::Pin(pins),
        _ => Effect::Repin(pins),
    });
    effects
}

/// Whether leaving a form loses what was typed into it.
const fn is_saved_by_hand(form: &Form) -> bool {
    matches!(form.purpose, Purpose::Facts { first_start: false } | Purpose::Ask(_))
}

fn save_facts(form: &Form, starter: bool) -> Effect {
    let facts = form.questions.iter().map(|asked| (asked.name.clone(), asked.text())).collect();
    Effect::SaveFacts { facts, starter }
}

/// The editor goes on with another text of its reply.
fn add_variant(model: &mut Model) -> Effects {
    let wrong = model.messages.text("variant-not-a-language").into_owned();
    let Some(Screen::Form(form)) = model.screens.last_mut() else { return Vec::new() };
    let Some(key) = form.variant_key() else {
        form.active = 0;
        if let Some(asked) = form.current_mut() {
            asked.problem = Some(wrong);
        }
        return Vec::new();
    };
    let form = model.screens.pop();
    let added = match model.screens.last_mut() {
        Some(Screen::Editor(editor)) => editor.add_variant(key),
        _ => Ok(()),
    };
    if let Err(why) = added {
        model.screens.extend(form);
        let notice = match why {
            NotAdded::IsThere => model.messages.text("notice-variant-is-there"),
            NotAdded::NoShortcut => model.messages.text("notice-shortcut-wrong"),
        };
        let notice = notice.into_owned();
        model.say(NoticeKind::Warning, notice);
        return Vec::new();
    }
    letter::keep_as_variant(model);
    editor::preview(model)
}

/// Goes to the next question that is not settled. Says what is the matter where one would wonder: where the answer is none, or
/// where the cursor stands there already.
pub(super) fn go_to_unsettled(model: &mut Model) {
    let Some(Screen::Form(form)) = model.screens.last_mut() else { return };
    let Some(at) = form.next_open() else { return };
    let stays = at == form.active;
    form.active = at;
    let Some(asked) = form.current() else { return };
    if asked.problem.is_none() && stays {
        let notice = model.messages.with("notice-still-missing", &[("what", asked.label.clone().into())]);
        model.say(NoticeKind::Warning, notice);
    }
    say_wrong(model, at);
}

/// Copies the message; what is to be kept is kept first, so that nothing answered is lost if the clipboard fails.
fn copy(model: &mut Model) -> Effects {
    let Some(Screen::Form(form)) = model.screens.last() else { return Vec::new() };
    let Some(composition) = form.composition() else { return Vec::new() };
    if form.next_open().is_some() {
        go_to_unsettled(model);
        return Vec::new();
    }
    let (names, forgotten) = (form.to_remember(), form.to_forget());
    model.divides = form.then == Then::Divided;
    let mut effects = Vec::new();
    if !names.is_empty() {
        effects.push(Effect::Remember { composition: composition.clone(), names });
    }
    if !forgotten.is_empty() {
        effects.push(Effect::Forget { composition: composition.clone(), names: forgotten });
    }
    effects.push(Effect::Prepare(composition));
    effects
}

/// The form was left: what was typed stays for the next time this message is filled.
pub(super) fn left(model: &mut Model, form: &Form) -> Effects {
    match form.purpose {
        Purpose::Fill(_) => {
            model.main.answers = form.composition().map(|composition| composition.answers).unwrap_or_default();
            model.main.options = form.options();
            match model.screens.last() {
                Some(Screen::Basket { .. }) => basket::preview(model),
                _ => main::preview(model),
            }
        }
        // The first start keeps what was answered; the rest is asked where a reply needs it.
        Purpose::Facts { first_start: true } => vec![save_facts(form, true)],
        Purpose::Facts { first_start: false } | Purpose::Ask(_) => page::left(model),
        Purpose::Variant => {
            model.edited = None;
            editor::preview(model)
        }
    }
}

/// The program is left in the middle of the first questions: what was answered is kept, and the next start asks the rest.
pub(super) fn quit(form: &Form) -> Option<Effect> {
    let is_first = matches!(form.purpose, Purpose::Facts { first_start: true });
    (is_first && form.is_changed()).then(|| save_facts(form, false))
}

/// Facts that were changed and not saved are not left at the first try. Says so, and whether to stay.
pub(super) fn asks_before_leaving(model: &mut Model, by: Action) -> bool {
    let unsaved = match model.screens.last() {
        Some(Screen::Form(form)) => is_saved_by_hand(form) && form.is_changed(),
        Some(Screen::Record(form)) => form.is_changed(),
        _ => return false,
    };
    if !unsaved || model.armed == Some(Armed::Leave) {
        model.armed = None;
        return false;
    }
    model.armed = Some(Armed::Leave);
    let key = |action| model.keymap.key(action).unwrap_or_default().into();
    let (save, leave) = (key(Action::SaveForm), key(by));
    let is_kept = by == Action::Quit && matches!(model.screens.last(), Some(Screen::Record(_)));
    let notice = if is_kept {
        model.messages.with("notice-kept-unsaved", &[("save", save), ("leave", leave)])
    } else {
        model.messages.with("notice-not-saved", &[("save", save), ("leave", leave)])
    };
    model.say(NoticeKind::Warning, notice);
    true
}
