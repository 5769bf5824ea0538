//! Somebody was erased, here or by another program: what is open on them closes, without becoming a draft, and the message at hand, the
//! answers and the buyer pinned are theirs no more.

use crate::desk::{Pins, Record};
use crate::model::Id;
use crate::tui::ask::Ask;
use crate::tui::form::{Form, Purpose};
use crate::tui::message::{Effect, Looking, Target};
use crate::tui::model::{Armed, Model, Notice, NoticeKind, Screen};
use crate::tui::page::PageKind;

use super::{Effects, page, pick};

/// Asks which of the people and orders that something is open on are there no longer, or of nobody.
pub(super) fn ask(model: &Model) -> Effect {
    let pins = model.pins();
    let from = model.main.message.as_ref().and_then(|message| message.from.as_ref());
    let mut buyers: Vec<Id> = pins.buyer.into_iter().chain(from.and_then(|from| from.pins.buyer)).collect();
    let mut orders = Vec::new();
    for screen in model.screens.iter().chain(&model.behind) {
        buyers.extend(buyers_of(screen));
        orders.extend(order_asked_about(screen));
    }
    Effect::WhoIsGone { buyers, orders }
}

/// These were erased by another program, and these orders are of nobody.
pub(super) fn gone(model: &mut Model, buyers: &[Id], orders: &[Id]) -> Effects {
    let was_pinned = model.pins().buyer.is_some_and(|buyer| buyers.contains(&buyer));
    let has_closed = close(model, buyers, orders);
    if was_pinned || has_closed {
        let text = model.messages.text("notice-buyer-erased").into_owned();
        let hint = has_closed.then(|| model.messages.text("notice-buyer-erased-closed").into_owned());
        model.notice = Some(Notice { kind: NoticeKind::Warning, text, hint });
    }
    let mut effects = page::left(model);
    if let Some(Screen::Pick { .. }) = model.screens.last() {
        effects.extend(pick::typed(model));
    }
    effects
}

/// Closes what is open on people who were erased, and on orders that have lost them. Says whether anything was.
pub(super) fn close(model: &mut Model, buyers: &[Id], orders: &[Id]) -> bool {
    let is_theirs = |screen: &Screen| {
        buyers_of(screen).iter().any(|buyer| buyers.contains(buyer))
            || order_asked_about(screen).is_some_and(|order| orders.contains(&order))
    };
    let before = model.screens.len();
    model.screens.retain(|screen| !is_theirs(screen));
    model.behind.retain(|screen| !is_theirs(screen));
    let is_erased = |buyer: Option<Id>| buyer.is_some_and(|buyer| buyers.contains(&buyer));
    model.main.message.take_if(|message| is_erased(message.from.as_ref().and_then(|from| from.pins.buyer)));
    model.main.noted.take_if(|noted| is_erased(noted.buyer));
    if is_erased(model.pins().buyer) {
        model.pinned.buyer = None;
        model.main.answers.clear();
        model.main.options.clear();
        model.main.draft = None;
        model.edited = None;
        model.armed = model.armed.take().filter(|armed| !matches!(armed, Armed::Again(_) | Armed::Edited));
    }
    model.screens.len() < before
}

/// The people a screen is about. Lists of many are asked for anew instead.
fn buyers_of(screen: &Screen) -> Vec<Id> {
    let of_pins = |pins: Pins| pins.buyer.into_iter().collect();
    match screen {
        // Who is about to be added was never there.
        Screen::Record(form) => match &form.opened.record {
            Record::Buyer(buyer) if !form.opened.is_new => vec![buyer.id],
            Record::Order(order) => order.buyer.into_iter().collect(),
            Record::Buyer(_) | Record::Piece(_) => Vec::new(),
        },
        Screen::Form(Form { purpose: Purpose::Fill(composition), .. }) => of_pins(composition.pins),
        Screen::Form(Form { purpose: Purpose::Ask(ask), .. }) => match *ask {
            Ask::Erase(buyer) | Ask::HandOver(buyer) | Ask::Reminder(Some(Target::Buyer(buyer))) => vec![buyer],
            Ask::Merge(one, other) => vec![one, other],
            _ => Vec::new(),
        },
        Screen::Editor(editor) => editor.asked_by.into_iter().collect(),
        Screen::Letter { composition, .. } => of_pins(composition.pins),
        Screen::Parts(parts) => of_pins(parts.ready.composition.pins),
        Screen::Pick { looking: Looking::Twin(buyer), .. } => vec![*buyer],
        Screen::Page(page) => match page.kind {
            PageKind::Buyer(buyer) => vec![buyer],
            _ => Vec::new(),
        },
        _ => Vec::new(),
    }
}

/// The order whose buyer a small form names.
fn order_asked_about(screen: &Screen) -> Option<Id> {
    let Screen::Form(Form { purpose: Purpose::Ask(ask), about, .. }) = screen else { return None };
    let (Ask::Agreement(order) | Ask::Payment(order) | Ask::Extra(order) | Ask::Reminder(Some(Target::Order(order)))) =
        *ask
    else {
        return None;
    };
    about.contains('·').then_some(order)
}
