//! Pages: opened, read, narrowed, left.

mod library;
mod moving;
mod proposals;

use crate::desk::{Pins, Record};
use crate::model::{Buyer, Id, Length, Oddity, Order, Piece, Retraction};
use crate::report;
use crate::tui::action::Action;
use crate::tui::ask::{Ask, Became, Deed};
use crate::tui::letter::Letter;
use crate::tui::message::{Effect, Looking, Opening, Target, Why, WithDue};
use crate::tui::model::{Model, Notice, NoticeKind, Screen};
use crate::tui::page::library::Only;
use crate::tui::page::{Page, PageKind, Sheet};
use crate::tui::record::order;

use super::{Effects, due, journal, letter, main, message, parcel, pick, record};

pub(in crate::tui) use moving::room;
use moving::scroll;
pub(super) use moving::{narrowed, point, resized, settle, step, target, top};

pub(super) fn perform(model: &mut Model, action: Action) -> Effects {
    match action {
        Action::OpenLine => open_line(model),
        Action::NewWriter => message::new_writer(model),
        Action::SetReminder => set_reminder(model),
        Action::MergeBuyer => merge(model),
        Action::HandOver => ask_about_buyer(model, Ask::HandOver),
        Action::EraseBuyer => ask_about_buyer(model, Ask::Erase),
        Action::WhoWrote => message::who_wrote(model),
        Action::FinishLine => with_line(model, true),
        Action::RemoveLine => with_line(model, false),
        Action::WriteDue => with_due(model, WithDue::Write),
        Action::Snooze => with_due(model, WithDue::Snooze),
        Action::Dismiss => with_due(model, WithDue::Dismiss),
        Action::LineUp => step(model, -1),
        Action::LineDown => step(model, 1),
        Action::LinesUp => scroll(model, false),
        Action::LinesDown => scroll(model, true),
        Action::NextState | Action::BoardState | Action::PackedState => {
            order_of_page(model).map(|order| choose_state(model, order)).unwrap_or_default()
        }
        Action::OrderSummary => {
            order_of_page(model).map(|order| Effect::Write(Letter::Summary(order))).into_iter().collect()
        }
        Action::CopyStock => letter::stock(model, None),
        Action::CopyStockFull => letter::stock(model, Some(Length::Full)),
        Action::AddAgreement => ask_about_order(model, Ask::Agreement),
        Action::PayOrder => ask_about_order(model, Ask::Payment),
        Action::AddExtra => ask_about_order(model, Ask::Extra),
        Action::PackOrder => {
            order_of_page(model).map(|order| open(model, PageKind::Packing(order))).unwrap_or_default()
        }
        Action::MeetBuyer => {
            order_of_page(model).map(|order| main::look(model, Looking::Meeting(order))).unwrap_or_default()
        }
        Action::PackAll => parcel::pack_all(model),
        Action::NewOrder => new_order(model),
        Action::NewPiece => vec![Effect::OpenNewRecord(Box::new(Record::Piece(Box::new(Piece::named("")))))],
        Action::EditBuyer | Action::EditOrder | Action::EditPiece => {
            subject(model).and_then(record::edit).into_iter().collect()
        }
        Action::EditMarked
        | Action::OnlyFlawed
        | Action::UseMarked
        | Action::StillRight
        | Action::AddReply
        | Action::ArchiveMarked
        | Action::ArchiveThis
        | Action::LibraryFacts
        | Action::WhatIsNew
        | Action::LibraryGallery
        | Action::NextLanguage
        | Action::EditText
        | Action::UseReply
        | Action::AddText
        | Action::TextsStillRight
        | Action::Revert
        | Action::ChangeFact
        | Action::StillTrue
        | Action::SayInLanguage
        | Action::NewFact => library::perform(model, action),
        Action::BringIn | Action::TakeAll | Action::KeepAll | Action::LaterAll => proposals::perform(model, action),
        Action::WriteToBuyer | Action::WriteAboutOrder | Action::WriteAboutPiece => write(model),
        _ => Vec::new(),
    }
}

/// Opens a page over what is on the screen.
pub(super) fn open(model: &mut Model, kind: PageKind) -> Effects {
    if top(model).is_some_and(|page| page.kind == kind) {
        return anew(model);
    }
    if model.screens.is_empty() {
        model.behind.clear();
    }
    let question = model.ask();
    model.screens.push(Screen::Page(Box::new(Page::new(kind, question))));
    vec![Effect::Page { question, kind }]
}

/// Opens the page of what is pinned; says where nothing is. A message from nobody that is known makes the buyer instead.
pub(super) fn open_pinned(model: &mut Model, action: Action) -> Effects {
    // Also where it is not read yet: who is quick need not wait for that.
    let is_unknown = model.main.message.as_ref().is_some_and(|message| message.from.is_none());
    if action == Action::OpenBuyerPage && is_unknown && model.pinned.buyer.is_none() {
        return message::newcomer(model);
    }
    let pins = model.pins();
    let kind = match action {
        Action::OpenBuyerPage => pins.buyer.map(PageKind::Buyer),
        Action::OpenOrderPage => pins.order.map(PageKind::Order),
        Action::OpenMessagesPage => Some(PageKind::Messages),
        Action::OpenDuePage => Some(PageKind::Due),
        Action::OpenBoardPage => Some(PageKind::Board),
        Action::OpenStatsPage => Some(PageKind::Stats),
        Action::OpenLibraryPage => Some(PageKind::Library(Only::All)),
        Action::OpenFactsPage => Some(PageKind::Facts),
        Action::OpenProposals => Some(PageKind::Proposals),
        Action::OpenGallery => Some(PageKind::Gallery(0)),
        _ => Some(PageKind::Pieces),
    };
    if let Some(kind) = kind {
        return open(model, kind);
    }
    let looks = if action == Action::OpenBuyerPage { Action::ToWhom } else { Action::ChooseOrder };
    let key = model.keymap.key(looks).unwrap_or_default();
    let notice = if action == Action::OpenBuyerPage {
        model.messages.with("preview-needs-buyer", &[("key", key.into())])
    } else {
        model.messages.with("preview-needs-order", &[("key", key.into())])
    };
    model.say(NoticeKind::Plain, notice);
    Vec::new()
}

/// The page on top as the records are now.
pub(super) fn anew(model: &mut Model) -> Effects {
    let asked = model.ask();
    let Some(page) = top(model) else { return Vec::new() };
    page.question = asked;
    vec![Effect::Page { question: asked, kind: page.kind }]
}

/// Two buyers are one: a page of the one who is gone is that of the one who stays.
pub(super) fn became(model: &mut Model, became: Became) {
    for screen in &mut model.screens {
        if let Screen::Page(page) = screen
            && page.kind == PageKind::Buyer(became.gone)
        {
            page.kind = PageKind::Buyer(became.stays);
        }
    }
}

/// Something was left; what is on top now may have changed meanwhile.
pub(super) fn left(model: &mut Model) -> Effects {
    let mut effects = main::refresh(model);
    effects.extend(journal::anew(model));
    effects.extend(anew(model));
    effects
}

/// What a page says has come.
pub(super) fn take(model: &mut Model, question: u64, sheet: Result<Sheet, Why>) -> Effects {
    let Some(page) = top(model).filter(|page| page.question == question) else { return Vec::new() };
    let sheet = match sheet {
        Ok(sheet) => sheet,
        Err(why) => {
            let what = match (page.kind, why) {
                (PageKind::Buyer(_), Why::Erased) => "erased",
                (PageKind::Buyer(_), Why::Removed) => "buyer",
                (PageKind::Order(_) | PageKind::Packing(_), _) => "order",
                (PageKind::Reply(_) | PageKind::Version(..), _) => "reply",
                (PageKind::Fact(_), _) => "fact",
                _ => "other",
            };
            model.screens.pop();
            // Where something was just done, such as an undo, that is what took it away.
            if model.notice.is_none() {
                let notice = model.messages.with("notice-page-gone", &[("what", what.into())]);
                model.say(NoticeKind::Plain, notice);
            }
            return left(model);
        }
    };
    let is_first = page.sheet.is_none();
    page.show(sheet);
    proposals::show(model);
    settle(model, is_first);
    if is_first {
        parcel::opened(model);
    }
    let waiting = top(model).map(|page| std::mem::take(&mut page.waiting)).unwrap_or_default();
    waiting.into_iter().flat_map(|input| super::take_input(model, input)).collect()
}

/// Does the obvious with the marked line: a thing with a page opens, a piece is pinned, a text is copied again.
fn open_line(model: &mut Model) -> Effects {
    match target(model) {
        Some(Target::Buyer(id)) => open(model, PageKind::Buyer(id)),
        Some(Target::Order(id)) => open(model, PageKind::Order(id)),
        Some(target @ Target::Piece(_)) => main::from_page(model, |model| pick::pin(model, target)),
        Some(Target::Reply(id)) if library::leads_to_replies(model) => open(model, PageKind::Reply(id)),
        Some(Target::Archived(id)) => open(model, PageKind::Reply(id)),
        Some(Target::Text(reply, text)) => vec![Effect::OpenReply(reply, Opening::Text(text))],
        Some(Target::Version(reply, number)) => open(model, PageKind::Version(reply, number)),
        Some(Target::Proposal(..)) => proposals::turn(model),
        Some(Target::Fact(id)) => open(model, PageKind::Fact(id)),
        Some(Target::Words(fact, at)) => vec![Effect::Ask(Ask::Words(fact, Some(at)))],
        Some(Target::Reply(_)) => {
            let shortcut = top(model).and_then(|page| Some(page.line()?.cells.first()?.text.clone()));
            main::from_page(model, |model| main::look_up(model, &shortcut.unwrap_or_default()))
        }
        Some(Target::Gap(_)) => {
            let messages = top(model).and_then(|page| Some(page.line()?.also.lines().map(str::to_owned).collect()));
            messages.map(Effect::OpenAnswer).into_iter().collect()
        }
        Some(Target::Entry(_)) if model.copying => Vec::new(),
        Some(Target::Entry(id)) => vec![Effect::PrepareAgain(id)],
        Some(Target::Message { message, .. }) => vec![Effect::OpenMessage(message)],
        Some(Target::Due(name)) => due::with(model, name, WithDue::Answer),
        Some(Target::Draft(id)) => vec![Effect::OpenDraft(id)],
        Some(Target::State(order, state)) => vec![Effect::SetState(order, state)],
        Some(target @ Target::Reminder(_)) => vec![Effect::Ask(Ask::Reminder(Some(target)))],
        Some(Target::Check { order, line, packed, .. }) => parcel::tick(model, order, line, !packed),
        _ => Vec::new(),
    }
}

/// Pins what the page is about, and goes to the replies.
fn write(model: &mut Model) -> Effects {
    let Some(target) = subject(model) else { return Vec::new() };
    main::from_page(model, |model| pick::pin(model, target))
}

/// What the page is about: of many things, the marked one.
fn subject(model: &mut Model) -> Option<Target> {
    match top(model)?.kind {
        PageKind::Buyer(id) => Some(Target::Buyer(id)),
        PageKind::Order(id) | PageKind::Packing(id) => Some(Target::Order(id)),
        PageKind::Reply(id) | PageKind::Version(id, _) => Some(Target::Reply(id)),
        PageKind::Fact(id) => Some(Target::Fact(id)),
        PageKind::Messages
        | PageKind::Pieces
        | PageKind::Due
        | PageKind::Board
        | PageKind::Stats
        | PageKind::Library(_)
        | PageKind::Facts
        | PageKind::Proposals
        | PageKind::Gallery(_) => target(model),
    }
}

fn order_of_page(model: &mut Model) -> Option<Id> {
    match top(model)?.kind {
        PageKind::Order(id) | PageKind::Packing(id) => Some(id),
        PageKind::Board => match target(model) {
            Some(Target::Order(id)) => Some(id),
            _ => None,
        },
        _ => None,
    }
}

/// Asks for a day with what is to be said then, about what the page is about. A piece and a page of nothing have none.
fn set_reminder(model: &mut Model) -> Effects {
    let has_days = |about: &Target| !matches!(about, Target::Piece(_) | Target::Reply(_) | Target::Fact(_));
    let about = subject(model).filter(has_days);
    about.map(|about| Effect::Ask(Ask::Reminder(Some(about)))).into_iter().collect()
}

/// Asks for a day with what is to be said then, about whom and what is pinned.
pub(super) fn remind_pinned(model: &Model) -> Effects {
    let pins = model.pins();
    vec![Effect::Ask(Ask::Reminder(pins.order.map(Target::Order).or(pins.buyer.map(Target::Buyer))))]
}

/// Looks for the one the buyer of the page is, too.
fn merge(model: &mut Model) -> Effects {
    match subject(model) {
        Some(Target::Buyer(buyer)) => main::look(model, Looking::Twin(buyer)),
        _ => Vec::new(),
    }
}

/// Asks something about the buyer whose page it is.
fn ask_about_buyer(model: &mut Model, ask: impl FnOnce(Id) -> Ask) -> Effects {
    match subject(model) {
        Some(Target::Buyer(buyer)) => vec![Effect::Ask(ask(buyer))],
        _ => Vec::new(),
    }
}

/// Finishes the marked line, or removes it: which of them a line can be says its target.
fn with_line(model: &mut Model, finish: bool) -> Effects {
    match target(model) {
        Some(Target::Message { message, answered: false }) if finish => vec![Effect::Do(Deed::PutAside(message))],
        Some(Target::Message { message, .. }) if !finish => vec![Effect::Do(Deed::RemoveMessage(message))],
        Some(Target::Reminder(id)) if finish => vec![Effect::Do(Deed::FinishReminder(id))],
        Some(Target::Reminder(id)) => vec![Effect::Do(Deed::RemoveReminder(id))],
        Some(Target::Entry(id)) if !finish => vec![Effect::Retract { entry: id, why: Retraction::NotSent }],
        Some(Target::Agreement(order, line)) if !finish => vec![Effect::Do(Deed::RemoveAgreement(order, line))],
        Some(Target::Check { order, line, is_extra: true, .. }) if !finish => {
            vec![Effect::Do(Deed::RemoveExtra(order, line))]
        }
        _ => Vec::new(),
    }
}

/// Does something with the marked line of the due list.
fn with_due(model: &mut Model, with: WithDue) -> Effects {
    match target(model) {
        Some(Target::Due(name)) => due::with(model, name, with),
        _ => Vec::new(),
    }
}

/// The states an order can come into, to choose one.
pub(super) fn choose_state(model: &mut Model, order: Id) -> Effects {
    main::look(model, Looking::State(order))
}

/// Asks what there is to be asked about the order of the page.
fn ask_about_order(model: &mut Model, ask: impl Fn(Id) -> Ask) -> Effects {
    order_of_page(model).map(|order| Effect::Ask(ask(order))).into_iter().collect()
}

/// An order has come into another state: the replies for it are next, with the order pinned and nothing typed.
pub(super) fn state_set(model: &mut Model, order: &Order) -> Effects {
    let state = model.messages.state(order.state);
    let mut notice =
        model.messages.with("notice-state-set", &[("number", order.number.clone().into()), ("state", state.into())]);
    let effects = go_on(model, order);
    if let Some(replies) = replies_for_it(model) {
        notice = format!("{notice} · {replies}");
    }
    let owed = order.oddities().into_iter().find(|odd| matches!(odd, Oddity::StillDue { .. }));
    let hint = owed.map(|odd| report::orders::oddity(&model.messages, odd));
    model.notice = Some(Notice { kind: NoticeKind::Good, text: notice, hint });
    effects
}

/// Goes on with an order that has come into another state: to the replies for it.
pub(super) fn go_on(model: &mut Model, order: &Order) -> Effects {
    let pins = Pins { buyer: None, order: Some(order.id), piece: model.pins().piece };
    main::from_page(model, |model| {
        model.main.query.set("");
        model.main.selected = 0;
        model.main.chosen = false;
        vec![Effect::Pin(pins)]
    })
}

/// What is on the screen now that pages were left for the replies to their order, and how to get back to them.
pub(super) fn replies_for_it(model: &Model) -> Option<String> {
    let key = model.keymap.key(Action::Back).filter(|_| !model.behind.is_empty())?;
    Some(model.messages.with("notice-replies-for-it", &[("key", key.into())]))
}

/// Describes a new order of the buyer the page is about.
fn new_order(model: &mut Model) -> Effects {
    let Some(PageKind::Buyer(buyer)) = top(model).map(|page| page.kind) else { return Vec::new() };
    let pinned = model.pinned.buyer.as_ref().filter(|pinned| pinned.id == buyer);
    // What the message at hand tells is about whom it is from.
    let told = if pinned.is_some() { model.told() } else { &[] };
    let order = order::noted(Some((buyer, pinned.and_then(Buyer::channel))), told);
    vec![Effect::OpenNewRecord(Box::new(Record::Order(Box::new(order))))]
}
