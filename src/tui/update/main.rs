//! The main screen: the query, the list, the message.

use crate::desk::{Part, Pins, Row};
use crate::tui::action::Action;
use crate::tui::field::Field;
use crate::tui::message::{Effect, Looking, Opening, ReadFor};
use crate::tui::model::{Armed, Journal, Kept, Model, NoticeKind, Screen};
use crate::tui::page::PageKind;
use crate::tui::picker::{self, Picker};
use crate::tui::{form::Form, layout};

use super::Effects;

/// Lines that a page key moves by.
pub(super) const PAGE: isize = 8;

pub(super) fn perform(model: &mut Model, action: Action) -> Effects {
    match action {
        Action::Copy => copy(model),
        Action::Add => add(model),
        Action::ToWhom => look(model, Looking::Buyer),
        Action::ChooseOrder => look(model, Looking::Order),
        Action::ChoosePiece => look(model, Looking::Piece),
        Action::Unpin => unpin(model),
        Action::NextVariant => next_variant(model),
        Action::Split => super::checks::split(model, action),
        Action::OpenForm => open_form(model),
        Action::EditReply | Action::NewReply if model.armed == Some(Armed::Edited) => {
            super::letter::keep_edit(model, action)
        }
        Action::EditReply => {
            model.row().map(|row| Effect::OpenReply(row.reply, Opening::AsShown)).into_iter().collect()
        }
        Action::NewReply => vec![Effect::OpenBlank],
        Action::ReplyFromClipboard => vec![Effect::OpenBlank, Effect::ReadClipboard(ReadFor::Reply)],
        Action::ArchiveReply => model.row().map(|row| Effect::ArchiveReply(row.reply)).into_iter().collect(),
        Action::ShopFacts => vec![Effect::Facts],
        Action::OpenDrafts => look(model, Looking::Draft),
        Action::OpenBuyerPage
        | Action::OpenMessagesPage
        | Action::OpenOrderPage
        | Action::OpenPiecesPage
        | Action::OpenDuePage
        | Action::OpenBoardPage
        | Action::OpenStatsPage
        | Action::OpenLibraryPage
        | Action::OpenFactsPage
        | Action::OpenProposals
        | Action::OpenGallery => super::page::open_pinned(model, action),
        Action::OpenReplyPage => {
            let reply = model.row().map(|row| row.reply);
            reply.map(|reply| super::page::open(model, PageKind::Reply(reply))).unwrap_or_default()
        }
        Action::Newcomer => super::message::newcomer(model),
        Action::RemindPinned => super::page::remind_pinned(model),
        Action::SendAgain => super::journal::send_again(model),
        Action::ChangeState => change_state(model),
        Action::OpenBasket => open_basket(model),
        Action::OpenJournal => open_journal(model),
        Action::ReadMessage => vec![Effect::ReadClipboard(ReadFor::Message)],
        Action::KeepMessage => super::message::keep(model),
        Action::ListUp => step(model, -1),
        Action::ListDown => step(model, 1),
        Action::ListPageUp => step(model, -PAGE),
        Action::ListPageDown => step(model, PAGE),
        _ => Vec::new(),
    }
}

/// Asks for the list that what was typed calls for.
pub(super) fn list(model: &mut Model) -> Effects {
    let question = model.ask();
    model.main.listed = question;
    let typed = model.main.query.text();
    // The list decides which line is marked, so the message is asked for without one.
    let mut composition = model.composition();
    composition.parts = model.basket.iter().map(|kept| kept.part).collect();
    if let Some(message) = model.main.message.as_ref().filter(|_| model.main.query.is_empty()) {
        return vec![Effect::Suggest { question, message: message.text.clone(), composition }];
    }
    vec![Effect::List { question, typed, composition }]
}

/// Asks for the message that the marked line makes.
pub(super) fn preview(model: &mut Model) -> Effects {
    let question = model.ask();
    vec![Effect::Preview { question, composition: model.composition() }]
}

/// Asks for the list again after something it depends on has changed.
pub(super) fn refresh(model: &mut Model) -> Effects {
    list(model)
}

pub(super) fn typed(model: &mut Model) -> Effects {
    model.main.selected = 0;
    model.main.variant = None;
    model.main.chosen = !model.main.query.is_empty();
    list(model)
}

pub(super) fn step(model: &mut Model, by: isize) -> Effects {
    let to = picker::step(model.main.selected, by, model.main.rows.len());
    select(model, to)
}

fn select(model: &mut Model, to: usize) -> Effects {
    if to == model.main.selected {
        return Vec::new();
    }
    model.main.selected = to;
    model.main.variant = None;
    model.main.chosen = true;
    preview(model)
}

/// A click on a line of the list marks it.
pub(super) fn point(model: &mut Model, column: u16, row: u16) -> Effects {
    match layout::main(model).row_at(model, column, row) {
        Some(line) => select(model, line),
        None => Vec::new(),
    }
}

fn copy(model: &mut Model) -> Effects {
    let composition = model.composition();
    if composition.parts.is_empty() {
        let notice = model.messages.text("notice-nothing-to-copy").into_owned();
        model.say(NoticeKind::Plain, notice);
        return Vec::new();
    }
    if model.copying {
        return Vec::new();
    }
    if model.armed.take_if(|armed| *armed == Armed::Joined).is_some() {
        let shortcut = model.row().map(|row| row.shortcut.clone()).unwrap_or_default();
        let notice = model.messages.with("notice-copied-joined", &[("shortcut", shortcut.into())]);
        model.say(NoticeKind::Plain, notice);
        return Vec::new();
    }
    // The first line of the list is only the nearest there is: it is sent where somebody chose it.
    let answers_nothing = model.main.message.as_ref().is_some_and(|message| message.is_read && !message.fits);
    if answers_nothing && !model.main.chosen && model.basket.is_empty() && model.main.query.is_empty() {
        let key = model.keymap.key(Action::NewReply).unwrap_or_default();
        let notice = model.messages.with("notice-nothing-fits", &[("key", key.into())]);
        model.say(NoticeKind::Warning, notice);
        return Vec::new();
    }
    vec![Effect::Prepare(composition)]
}

/// Keeps the marked reply for the message; the query is marked, so that the next letter looks for another.
fn add(model: &mut Model) -> Effects {
    let Some(row) = model.row() else { return Vec::new() };
    if model.basket.iter().any(|kept| kept.part.reply == row.reply) {
        let notice = model.messages.with("notice-already-added", &[("shortcut", row.shortcut.clone().into())]);
        model.say(NoticeKind::Plain, notice);
        return Vec::new();
    }
    let kept = kept(model, row);
    model.basket.push(kept);
    model.main.query.select_all();
    preview(model)
}

/// The marked reply as a part of the message.
fn kept(model: &Model, row: &Row) -> Kept {
    let part = Part { reply: row.reply, variant: model.main.variant };
    Kept { part, shortcut: row.shortcut.clone(), title: row.title.clone() }
}

pub(super) fn look(model: &mut Model, looking: Looking) -> Effects {
    let question = model.ask();
    let mut picker = Picker::new(Vec::new());
    // What no reply is called may be what a buyer is called; the next letter starts anew.
    if looking == Looking::Buyer && model.main.rows.is_empty() {
        picker.query.set(&model.main.query.text());
        picker.query.select_all();
    }
    let typed = picker.query.text();
    model.screens.push(Screen::Pick { looking, picker, question });
    vec![Effect::Look { question, looking, typed, pins: model.pins() }]
}

fn unpin(model: &mut Model) -> Effects {
    if model.pins() == Pins::default() {
        let notice = model.messages.text("notice-nobody-pinned").into_owned();
        model.say(NoticeKind::Plain, notice);
        return Vec::new();
    }
    model.behind.clear();
    vec![Effect::Pin(Pins::default())]
}

/// Steps to the next text of the reply that the preview shows last: the marked one.
fn next_variant(model: &mut Model) -> Effects {
    let Some(shown) = model.main.preview.as_ref().and_then(|preview| preview.shown.last()) else {
        return Vec::new();
    };
    if shown.place.1 < 2 {
        let notice = model.messages.text("notice-one-variant").into_owned();
        model.say(NoticeKind::Plain, notice);
        return Vec::new();
    }
    let (reply, next) = (shown.reply, shown.next);
    match model.basket.iter_mut().find(|kept| kept.part.reply == reply) {
        Some(kept) => kept.part.variant = Some(next),
        None => model.main.variant = Some(next),
    }
    preview(model)
}

fn open_form(model: &mut Model) -> Effects {
    let Some(preview) = &model.main.preview else { return Vec::new() };
    if let Some(form) = Form::fill(&model.messages, model.composition(), preview, model.main.message.as_deref()) {
        model.screens.push(Screen::Form(form));
    } else {
        let notice = model.messages.text("notice-no-questions").into_owned();
        model.say(NoticeKind::Plain, notice);
    }
    super::form::filled(model)
}

fn change_state(model: &mut Model) -> Effects {
    match model.pins().order {
        Some(order) => super::page::choose_state(model, order),
        // Says that no order is pinned, and what pins one.
        None => super::page::open_pinned(model, Action::OpenOrderPage),
    }
}

fn open_basket(model: &mut Model) -> Effects {
    let mut lent = None;
    if model.basket.is_empty() && !super::message::keep_answers(model) {
        let Some(row) = model.row() else { return Vec::new() };
        lent = Some(row.reply);
        model.basket = vec![kept(model, row)];
    }
    model.screens.push(Screen::Basket { selected: model.basket.len() - 1, lent });
    super::basket::preview(model)
}

fn open_journal(model: &mut Model) -> Effects {
    let only_pinned = model.pinned.buyer.is_some();
    let question = model.ask();
    model.screens.push(Screen::Journal(Journal {
        query: Field::line(""),
        lines: Vec::new(),
        selected: 0,
        only_pinned,
        from_top: true,
        question,
    }));
    let buyer = model.pins().buyer;
    vec![Effect::Journal { question, typed: String::new(), buyer }]
}

/// Goes to the replies to what a page is about; Esc leads back to it.
pub(super) fn from_page(model: &mut Model, go: impl FnOnce(&mut Model) -> Effects) -> Effects {
    let mut pages = std::mem::take(&mut model.screens);
    pages.retain(|screen| matches!(screen, Screen::Page(_)));
    let effects = go(model);
    model.behind = pages;
    effects
}

/// Looks a reply up; the next letter looks for another.
pub(super) fn look_up(model: &mut Model, shortcut: &str) -> Effects {
    model.main.query.set(shortcut);
    let effects = typed(model);
    model.main.query.select_all();
    effects
}

/// Whether there is something for Esc to step back from.
pub(super) fn has_something(model: &Model) -> bool {
    !model.main.query.is_empty() || !model.basket.is_empty() || model.main.message.is_some()
}

pub(super) fn step_back(model: &mut Model) -> Effects {
    if !model.main.query.is_empty() {
        model.main.query.set("");
        return typed(model);
    }
    if model.leads_back() {
        model.screens = std::mem::take(&mut model.behind);
        return super::page::left(model);
    }
    if model.once && model.basket.is_empty() {
        return super::quit(model);
    }
    if let Some(kept) = model.basket.pop() {
        model.main.chosen = false;
        let notice = model.messages.with("notice-taken-out", &[("shortcut", kept.shortcut.into())]);
        model.say(NoticeKind::Plain, notice);
        return preview(model);
    }
    if model.main.message.take().is_some() {
        return typed(model);
    }
    let notice = model
        .messages
        .with("notice-how-to-leave", &[("key", model.keymap.key(Action::Quit).unwrap_or_default().into())]);
    model.say(NoticeKind::Plain, notice);
    Vec::new()
}

/// Leaves the screen ready for the next reply: what was asked and kept for the last one goes.
pub(super) fn after_copy(model: &mut Model) -> Effects {
    let is_chosen = model.main.chosen;
    if model.basket.len() > 1 {
        model.armed = Some(Armed::Joined);
    }
    super::under_way::forget(model);
    model.main.chosen = is_chosen;
    // It is answered.
    model.main.message = None;
    model.main.query.select_all();
    refresh(model)
}
