//! What the worker and the clipboard answer.

use crate::clipboard::Outcome;
use crate::desk::{Composition, Older, Pins, Preview, Ready, Row, Shop, Understanding};
use crate::model::{Draft, Language, Pinned, Reply};
use crate::report::Report;
use crate::tui::action::Action;
use crate::tui::editor::Editor;
use crate::tui::field::Field;
use crate::tui::form::{Form, Then};
use crate::tui::message::{Answer, Effect, Opening};
use crate::tui::model::{Model, NoticeKind, Screen};
use crate::tui::words;

use super::{
    Effects, basket, checks, due, editor, erased, form, journal, letter, main, message, page, pick, record, under_way,
};

pub(super) fn take(model: &mut Model, answer: Answer) -> Effects {
    let answered = number(&answer).min(model.question);
    model.answered = model.answered.max(answered);
    match answer {
        Answer::Listed { question, rows, preview } => listed(model, question, rows, preview),
        Answer::Previewed { question, preview } => previewed(model, question, preview),
        Answer::Understood { question, understanding, rows, preview } => {
            message::understood(model, question, understanding, rows, preview)
        }
        Answer::Choices { question: of, choices } => {
            pick::show(model, of, choices);
            Vec::new()
        }
        Answer::Pinned { pinned, open } => pinned_now(model, *pinned, open),
        Answer::StateSet(order) => page::state_set(model, &order),
        Answer::Form(form) => form::opened(model, *form),
        Answer::Letter(written) => letter::opened(model, *written),
        Answer::Would { question, would } => form::would(model, question, would),
        Answer::WouldNot { question, field, problem } => form::would_not(model, question, field, &problem),
        Answer::Done(done) => form::deed_done(model, done),
        Answer::NotDone { field, report } => form::deed_refused(model, field, &report),
        Answer::Opened(opened) => record::open(model, *opened, None),
        Answer::OpenedDraft(opened, draft) => record::open(model, *opened, Some(&draft)),
        Answer::RecordSaved { record, has_namesake, odd } => record::saved(model, &record, has_namesake, odd),
        Answer::ReplyChanged(now) => editor::changed_elsewhere(model, now.map(|now| *now)),
        Answer::RecordChanged(now) => record::changed_elsewhere(model, now.map(|now| *now)),
        Answer::RecordRefused { field, report } => record::refused(model, field, &report),
        Answer::Ready(ready) => checks::ready(model, ready),
        Answer::NotWhole(preview, composition) => not_whole(model, preview, *composition),
        Answer::DueLine(line, with) => due::opened(model, *line, with),
        Answer::DuePutOff(what, with) => due::put_off(model, what, with),
        Answer::DueCount(count) => {
            model.due = count;
            Vec::new()
        }
        Answer::BackedUp(made) => backed_up(model, made),
        Answer::Trouble(trouble) => {
            model.trouble = trouble.map(|report| *report);
            Vec::new()
        }
        Answer::Message(line) => message::opened(model, *line),
        Answer::LastSaid { line, is_marked } => journal::last_said(model, line.map(|line| *line), is_marked),
        Answer::MessageNoted => super::message::noted(model),
        Answer::Recorded => anew(model),
        Answer::NotRecorded(report) => {
            // That it was copied stays said: it is in the clipboard.
            let copied = model.notice.take().map(|notice| notice.text).unwrap_or_default();
            let notice =
                model.messages.with("notice-not-noted", &[("copied", copied.into()), ("why", report.message.into())]);
            model.say(NoticeKind::Warning, notice);
            anew(model)
        }
        Answer::Journal { question: of, lines } => {
            if let Some(Screen::Journal(journal)) = model.screens.last_mut()
                && journal.question == of
            {
                journal::show(journal, lines);
            }
            Vec::new()
        }
        Answer::Page { question, sheet } => page::take(model, question, sheet.map(|sheet| *sheet)),
        Answer::Gone { buyers, orders } => erased::gone(model, &buyers, &orders),
        Answer::Expired(count) => expired(model, count),
        Answer::Retracted => {
            let notice = model.messages.text("notice-retracted").into_owned();
            model.say(NoticeKind::Good, notice);
            let mut effects = journal::anew(model);
            effects.extend(page::anew(model));
            effects
        }
        Answer::Facts(facts) => {
            let first_start = model.shop.as_ref().is_some_and(|shop| shop.replies == 0);
            let form = Form::facts(&model.messages, facts, first_start);
            model.screens.push(Screen::Form(form));
            Vec::new()
        }
        Answer::Edited(edited) => letter::offer(model, edited),
        Answer::Saying(replies) => form::said_by(model, &replies),
        Answer::Failed(report) => {
            model.copying = false;
            model.divides = false;
            unsent(model);
            model.report(&report);
            Vec::new()
        }
        Answer::Reviewed { question, concerns } => {
            if question == model.reviewed.0 {
                model.reviewed.1 = concerns;
            }
            Vec::new()
        }
        Answer::Sketched { question, sketch } => {
            if let Some(Screen::Editor(editor)) = model.screens.last_mut()
                && editor.question == question
            {
                editor.sketch = Some(sketch);
            }
            Vec::new()
        }
        Answer::Repinned(pinned) => repinned(model, *pinned),
        other => changed(model, other),
    }
}

/// What is pinned has changed elsewhere. Who is removed or erased is not shown through their message either.
fn repinned(model: &mut Model, pinned: Pinned) -> Effects {
    let gone = model.pinned.buyer.take().filter(|_| pinned.buyer.is_none()).map(|buyer| buyer.id);
    model.pinned = pinned;
    let is_theirs =
        |message: &Understanding| gone.is_some() && message.from.as_ref().is_some_and(|from| from.pins.buyer == gone);
    model.main.message.take_if(|message| is_theirs(message));
    anew(model)
}

/// What was sent comes to nothing: it may be sent once more.
pub(super) fn unsent(model: &mut Model) {
    match model.screens.last_mut() {
        Some(Screen::Form(form)) => form.sent = false,
        Some(Screen::Record(form)) => form.sent = false,
        // It may never come, and what was meant for it is not done at another time.
        Some(Screen::Page(page)) => page.waiting.clear(),
        _ => {}
    }
}

/// Texts were emptied at the start, since they were too old. What was said then stays.
fn expired(model: &mut Model, count: usize) -> Effects {
    let text = model.messages.with("notice-expired", &[("count", count.into())]);
    match &mut model.notice {
        Some(notice) => {
            let hint = notice.hint.take();
            notice.hint = Some(hint.map_or_else(|| text.clone(), |hint| format!("{hint} · {text}")));
        }
        None => model.say(NoticeKind::Plain, text),
    }
    Vec::new()
}

/// How the last automatic backup went.
fn backed_up(model: &mut Model, made: Result<(), Report>) -> Effects {
    model.lacks_backup = made.is_err();
    if let Err(report) = made {
        model.report(&report);
    }
    Vec::new()
}

/// The number of the question that is answered; a failure may answer any.
const fn number(answer: &Answer) -> u64 {
    match answer {
        Answer::Listed { question, .. }
        | Answer::Previewed { question, .. }
        | Answer::Understood { question, .. }
        | Answer::Choices { question, .. }
        | Answer::Journal { question, .. }
        | Answer::Page { question, .. }
        | Answer::Would { question, .. }
        | Answer::WouldNot { question, .. }
        | Answer::Reviewed { question, .. }
        | Answer::Sketched { question, .. } => *question,
        Answer::Failed(_) => u64::MAX,
        _ => 0,
    }
}

/// Answers after which the list is another one.
fn changed(model: &mut Model, answer: Answer) -> Effects {
    match answer {
        Answer::Reply { reply, at, older } => return edit(model, *reply, at, older),
        Answer::Blank(language) => {
            let mut editor = match &model.main.message {
                Some(message) => {
                    let language = message.language.clone().unwrap_or(language);
                    let asked_by = message.from.as_ref().and_then(|from| from.pins.buyer);
                    let mut editor = Editor::answer(language, [message.text.as_str()]);
                    editor.asked_by = asked_by;
                    editor
                }
                None => Editor::blank(language),
            };
            // What was looked for and is not there is what the new reply is about.
            if model.main.rows.is_empty() && !model.main.query.is_empty() {
                editor.title.set(&model.main.query.text());
                editor.follow_up();
            }
            model.screens.push(Screen::Editor(Box::new(editor)));
            return editor::preview(model);
        }
        Answer::Joined(joined) => return editor::joined(model, &joined),
        Answer::BlankFor(language, messages) => {
            let editor = Editor::answer(language, messages.iter().map(String::as_str));
            model.screens.push(Screen::Editor(Box::new(editor)));
            return editor::preview(model);
        }
        Answer::Saved { shortcut } => {
            if let Some(Screen::Editor(_)) = model.screens.last() {
                model.screens.pop();
            }
            let notice = model.messages.with("notice-saved", &[("shortcut", shortcut.clone().into())]);
            model.say(NoticeKind::Good, notice);
            // On a page one goes on where one was.
            if model.screens.is_empty() {
                model.main.query.set(&shortcut);
                model.main.query.select_all();
            }
        }
        Answer::Archived(away) => {
            let undo = model.keymap.key(Action::Undo).unwrap_or_default();
            let notice = model.messages.with(
                "notice-archived",
                &[
                    ("shortcut", away.shortcut.to_string().into()),
                    ("included", away.included_by.len().into()),
                    ("key", undo.into()),
                ],
            );
            model.say(NoticeKind::Good, notice);
        }
        Answer::Kept => {
            let notice = model.messages.text("notice-kept-as-draft").into_owned();
            model.say(NoticeKind::Plain, notice);
            return Vec::new();
        }
        Answer::Draft(draft, reply, language) => return take_up(model, &draft, reply, language),
        Answer::TakenUp(taken) => return under_way::taken_up(model, *taken),
        Answer::DraftDropped => {
            let undo = model.keymap.key(crate::tui::action::Action::Undo).unwrap_or_default();
            let notice = model.messages.with("notice-draft-dropped", &[("key", undo.into())]);
            model.say(NoticeKind::Good, notice);
            return super::pick::typed(model);
        }
        Answer::FactsSaved { replies_added } => {
            if let Some(shop) = &mut model.shop {
                shop.replies += replies_added;
            }
            let notice = if replies_added > 0 {
                model.messages.with("notice-library-added", &[("count", replies_added.into())])
            } else {
                model.messages.text("notice-facts-saved").into_owned()
            };
            model.say(NoticeKind::Good, notice);
        }
        Answer::Undone(undone) => {
            let notice = words::undone(&model.messages, undone.as_ref());
            model.say(good_where(undone.is_some()), notice);
            // A pinned buyer or order may be what was taken back.
            return vec![Effect::Repin(model.pins())];
        }
        Answer::Redone(redone) => {
            let notice = words::redone(&model.messages, redone.as_ref());
            model.say(good_where(redone.is_some()), notice);
            return vec![Effect::Repin(model.pins())];
        }
        Answer::AtFirstStart => {
            let notice = model.messages.text("notice-only-first-start").into_owned();
            model.say(NoticeKind::Plain, notice);
            return Vec::new();
        }
        Answer::Shop(shop) => return opened(model, shop),
        // Pinned things may be among what changed.
        Answer::Changed { erased: true } => return vec![erased::ask(model), Effect::Repin(model.pins())],
        Answer::Changed { erased: false } | Answer::Remembered => return vec![Effect::Repin(model.pins())],
        _ => {}
    }
    anew(model)
}

/// What there is in the shop is known: at the start, and when it may have changed.
fn opened(model: &mut Model, shop: Shop) -> Effects {
    let is_start = model.shop.is_none();
    if is_start && shop.drafts > 0 {
        let palette = model.keymap.key(Action::Palette).unwrap_or_default();
        let notice =
            model.messages.with("notice-drafts-wait", &[("count", shop.drafts.into()), ("key", palette.into())]);
        model.say(NoticeKind::Plain, notice);
    }
    model.shop = Some(shop);
    let mut effects = main::refresh(model);
    if is_start && shop.replies == 0 {
        effects.push(Effect::Facts);
    }
    effects
}

/// A reply opens in the editor, in the text that is meant.
fn edit(model: &mut Model, reply: Reply, at: Opening, older: Option<Older>) -> Effects {
    let shown = model
        .main
        .preview
        .as_ref()
        .and_then(|preview| preview.shown.iter().find(|shown| shown.reply == reply.id).map(|shown| shown.variant));
    let variant = if let Opening::Text(variant) = at { Some(variant) } else { shown };
    let mut editor = Editor::open(reply, variant);
    editor.know_age(older);
    model.screens.push(Screen::Editor(Box::new(editor)));
    let effects = editor::preview(model);
    if at == Opening::Another {
        editor::ask_for_another(model);
    }
    effects
}

/// A draft opens where it was left: in the editor, or as a text by hand for the buyer it was written to.
fn take_up(model: &mut Model, draft: &Draft, reply: Option<Box<Reply>>, language: Language) -> Effects {
    if let Some(editor) = Editor::take_up(draft, reply.map(|reply| *reply), language) {
        model.screens.push(Screen::Editor(Box::new(editor)));
        return editor::preview(model);
    }
    let pins = match draft.buyer {
        Some(buyer) if model.pins().buyer != Some(buyer) => Pins { buyer: Some(buyer), ..Pins::default() },
        _ => model.pins(),
    };
    let field = Field::lines(&draft.text);
    let composition = Composition { pins, ..Composition::default() };
    model.screens.push(Screen::Letter {
        field,
        composition: Box::new(composition),
        draft: Some(draft.id),
        before: String::new(),
        about: String::new(),
    });
    let mut effects = checks::letter(model);
    if pins != model.pins() {
        effects.push(Effect::Pin(pins));
    }
    effects
}

/// Something was done, or there was nothing to do.
const fn good_where(done: bool) -> NoticeKind {
    if done { NoticeKind::Good } else { NoticeKind::Plain }
}

/// What is on the screen, from the records as they are now.
fn anew(model: &mut Model) -> Effects {
    let mut effects = main::refresh(model);
    effects.extend(journal::anew(model));
    effects.extend(page::anew(model));
    effects
}

pub(super) fn listed(model: &mut Model, question: u64, rows: Vec<Row>, preview: Option<Box<Preview>>) -> Effects {
    if question != model.main.listed {
        return Vec::new();
    }
    // The marked reply stays marked where it is still in the list.
    let before = model.row().map(|row| row.reply);
    let marked = before.filter(|_reply| model.main.selected > 0);
    model.main.rows = rows;
    let place = marked.and_then(|reply| model.main.rows.iter().position(|row| row.reply == reply));
    model.main.selected = place.unwrap_or(0);
    if model.row().map(|row| row.reply) != before {
        model.main.variant = None;
    }
    // The message that came with the list is what was kept and its first line, in the text chosen for it: any other is asked for.
    let leaves_line_out = !model.basket.is_empty() && !model.main.chosen;
    match model.screens.last() {
        Some(Screen::Basket { .. }) => return basket::preview(model),
        Some(Screen::Form(_)) => return form::typed(model),
        _ if model.main.selected > 0 || model.main.variant.is_some() || leaves_line_out => return main::preview(model),
        _ => {}
    }
    // A question asked since is about another message; its own answer will come.
    if question == model.question || model.screens.is_empty() {
        model.main.preview = preview;
    }
    Vec::new()
}

fn previewed(model: &mut Model, question: u64, preview: Option<Box<Preview>>) -> Effects {
    if question != model.question {
        return Vec::new();
    }
    if let (Some(Screen::Form(form)), Some(preview)) = (model.screens.last_mut(), &preview) {
        form.sync(&model.messages, preview);
    }
    model.main.preview = preview;
    Vec::new()
}

/// Another buyer, order or piece: answers given for the last one must not slip into the next one's message. Of several open
/// orders the seller chooses.
fn pinned_now(model: &mut Model, pinned: Pinned, open: usize) -> Effects {
    let before = model.pins();
    model.pinned = pinned;
    if model.pins() != before {
        // The list stays as it was asked for, and the next letter starts anew.
        model.main.query.select_all();
        model.main.answers.clear();
        model.main.options.clear();
        model.main.variant = None;
        // What was put together for somebody is not done when it goes to another.
        model.main.draft = None;
        // A text that was stepped to suited the last buyer.
        for kept in &mut model.basket {
            kept.part.variant = None;
        }
    }
    let pins = model.pins();
    let mut effects = main::refresh(model);
    // A draft taken up again has brought its buyer along.
    if let Some(Screen::Letter { composition, .. }) = model.screens.last_mut() {
        composition.pins = pins;
        return effects;
    }
    if open > 1 && model.pinned.order.is_none() && model.pins() != before && model.screens.is_empty() {
        effects.extend(main::look(model, crate::tui::message::Looking::Order));
    }
    effects
}

/// Something is missing: the form asks for it, in place.
fn not_whole(model: &mut Model, preview: Box<Preview>, composition: Composition) -> Effects {
    let then = if std::mem::take(&mut model.divides) { Then::Divided } else { Then::Copied };
    if let Some(Screen::Form(form)) = model.screens.last_mut() {
        form.sync(&model.messages, &preview);
        let is_said = form.next_open().is_some();
        form::go_to_unsettled(model);
        if !is_said {
            let names: Vec<String> =
                preview.rendered.missing().names.iter().map(|name| words::question(name)).collect();
            let notice = model.messages.with("notice-still-missing", &[("what", names.join(", ").into())]);
            model.say(NoticeKind::Warning, notice);
        }
    } else if let Some(form) = Form::fill(&model.messages, composition, &preview, model.main.message.as_deref()) {
        model.screens.push(Screen::Form(Form { then, ..form }));
    } else {
        let notice = words::needs(&model.messages, &model.keymap, &preview.rendered.needs);
        model.say(NoticeKind::Warning, notice);
    }
    model.main.preview = Some(preview);
    form::filled(model)
}

/// The clipboard is done. Only what was copied or sent is recorded; what was not stays on the screen in full.
pub(super) fn copied(model: &mut Model, ready: Box<Ready>, outcome: Outcome) -> Effects {
    if let Some(Screen::Parts(_)) = model.screens.last() {
        return checks::part_copied(model, outcome);
    }
    model.copying = false;
    model.unveiled = None;
    model.reviewed = Default::default();
    let mut notice = words::outcome(&model.messages, &ready, &outcome, model.clear_after);
    if let Some(whom) = journal::for_another(model, ready.composition.pins) {
        notice.text = format!("{} · {whom}", notice.text);
    }
    // From a page nobody has seen the text before: that it is not in the buyer's language is said at least now.
    let theirs = model.pinned.buyer.as_ref().and_then(|buyer| buyer.language.as_ref());
    if let (Some(theirs), Some(is), Some(Screen::Page(_))) = (theirs, &ready.language, model.screens.last())
        && theirs.base() != is.base()
    {
        let language = words::language_name(&model.messages, is);
        let said = model.messages.with("notice-in-language", &[("language", language.into())]);
        notice.text = format!("{} · {said}", notice.text);
        notice.kind = NoticeKind::Warning;
    }
    if let Outcome::NotCopied { .. } = outcome {
        model.notice = Some(notice);
        model.screens.push(Screen::Letter {
            field: Field::lines(ready.text.as_str()),
            composition: Box::new(ready.composition.clone()),
            draft: ready.draft,
            before: String::new(),
            about: String::new(),
        });
        return Vec::new();
    }
    let answers_message = ready.composition.parts.is_empty() && ready.composition.message.is_some();
    let edited = letter::look_at_edit(model, &ready);
    let mut effects = vec![Effect::Record { ready, outcome }];
    if model.once {
        effects.push(Effect::Quit);
        return effects;
    }
    while matches!(model.screens.last(), Some(Screen::Form(_) | Screen::Basket { .. } | Screen::Letter { .. })) {
        model.screens.pop();
    }
    // An old text copied again leaves the message under way as it is.
    if !matches!(model.screens.last(), Some(Screen::Journal(_) | Screen::Page(_))) {
        effects.extend(main::after_copy(model));
    } else if answers_message {
        model.main.message = None;
    }
    model.notice = Some(notice);
    effects.extend(edited);
    effects
}
