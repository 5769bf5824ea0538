//! What is done on the pages of the library: replies opened and used, facts said anew, versions gone back to.

use crate::model::Id;
use crate::tui::action::Action;
use crate::tui::ask::{Ask, Deed};
use crate::tui::message::{Effect, Opening, Target};
use crate::tui::model::Model;
use crate::tui::page::PageKind;
use crate::tui::page::library::Only;
use crate::tui::update::{Effects, main};

use super::{anew, open, subject, target, top};

pub(super) fn perform(model: &mut Model, action: Action) -> Effects {
    match action {
        Action::EditMarked | Action::EditText => edit(model),
        Action::OnlyFlawed => only_flawed(model),
        Action::UseMarked | Action::UseReply => use_reply(model),
        Action::StillRight | Action::TextsStillRight => {
            reply(model).map(|reply| Effect::Do(Deed::StillRight(reply))).into_iter().collect()
        }
        Action::ArchiveMarked | Action::ArchiveThis => {
            reply(model).map(|reply| Effect::Do(Deed::Archive(reply))).into_iter().collect()
        }
        Action::AddReply => vec![Effect::OpenBlank],
        Action::AddText => reply(model).map(|reply| Effect::OpenReply(reply, Opening::Another)).into_iter().collect(),
        Action::LibraryFacts => open(model, PageKind::Facts),
        Action::LibraryGallery => open(model, PageKind::Gallery(0)),
        Action::NextLanguage => next_language(model),
        Action::WhatIsNew => open(model, PageKind::Proposals),
        Action::Revert => match top(model).map(|page| page.kind) {
            Some(PageKind::Version(reply, number)) => vec![Effect::Ask(Ask::Revert(reply, number))],
            _ => Vec::new(),
        },
        Action::ChangeFact => match target(model) {
            Some(Target::Words(fact, at)) => vec![Effect::Ask(Ask::Words(fact, Some(at)))],
            _ => fact(model).map(|fact| Effect::Ask(Ask::Fact(fact))).into_iter().collect(),
        },
        Action::StillTrue => fact(model).map(|fact| Effect::Do(Deed::StillTrue(fact))).into_iter().collect(),
        Action::SayInLanguage => fact(model).map(|fact| Effect::Ask(Ask::Words(fact, None))).into_iter().collect(),
        Action::NewFact => vec![Effect::Ask(Ask::NewFact)],
        _ => Vec::new(),
    }
}

/// Whether a reply that is named on the page on top has its own page behind it: elsewhere it is looked up to be sent.
pub(super) fn leads_to_replies(model: &mut Model) -> bool {
    let kind = top(model).map(|page| page.kind);
    matches!(kind, Some(PageKind::Library(_) | PageKind::Reply(_) | PageKind::Fact(_)))
}

/// The reply that a page is about, or the marked one.
fn reply(model: &mut Model) -> Option<Id> {
    match subject(model) {
        Some(Target::Reply(id) | Target::Archived(id)) => Some(id),
        _ => None,
    }
}

fn fact(model: &mut Model) -> Option<Id> {
    match subject(model) {
        Some(Target::Fact(id)) => Some(id),
        _ => None,
    }
}

/// The editor of the marked text, else of the reply.
fn edit(model: &mut Model) -> Effects {
    let effect = match target(model) {
        Some(Target::Text(reply, text)) => Some(Effect::OpenReply(reply, Opening::Text(text))),
        Some(Target::Fact(fact)) => Some(Effect::Ask(Ask::Fact(fact))),
        _ => reply(model).map(|reply| Effect::OpenReply(reply, Opening::AsShown)),
    };
    effect.into_iter().collect()
}

/// Shows what is to be looked at alone, or everything again.
fn only_flawed(model: &mut Model) -> Effects {
    let Some(page) = top(model) else { return Vec::new() };
    page.kind = match page.kind {
        PageKind::Library(Only::All) => PageKind::Library(Only::Flawed),
        _ => PageKind::Library(Only::All),
    };
    page.top = 0;
    anew(model)
}

/// The same texts in the next language.
fn next_language(model: &mut Model) -> Effects {
    let Some(page) = top(model) else { return Vec::new() };
    let PageKind::Gallery(at) = page.kind else { return Vec::new() };
    page.kind = PageKind::Gallery(at.wrapping_add(1));
    // It begins at the top, as when it was opened.
    (page.top, page.marked, page.sheet) = (0, None, None);
    anew(model)
}

/// Goes to the replies with this one looked up, to be sent.
fn use_reply(model: &mut Model) -> Effects {
    let shortcut = top(model).and_then(|page| match page.kind {
        PageKind::Reply(_) => page.sheet.as_ref().map(|sheet| sheet.title.clone()),
        _ => Some(page.line()?.cells.first()?.text.clone()),
    });
    if reply(model).is_none() {
        return Vec::new();
    }
    main::from_page(model, |model| main::look_up(model, &shortcut.unwrap_or_default()))
}
