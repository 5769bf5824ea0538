//! A person erased for good, once their name was typed; and before that, everything held of them written to a file.

use std::path::PathBuf;

use crate::desk::{Desk, Error, Thing};
use crate::i18n::{self, Messages};
use crate::model::{Buyer, Id};
use crate::store::Traces;
use crate::text::folded;
use crate::tui::form::Asked;

use super::{Answers, Done, answer, line};

/// Who it is about: what the form is about must not be mistaken.
pub(super) fn about(desk: &Desk, buyer: Id) -> Result<String, Error> {
    Ok(there(desk, buyer)?.name)
}

/// Asks for the name.
pub(super) fn questions(messages: &Messages) -> Vec<Asked> {
    vec![Asked { required: true, ..line(messages, "erase-name", "") }]
}

/// What goes and what stays, or that what was typed is not the name.
pub(super) fn read(desk: &Desk, messages: &Messages, buyer: Id, answers: &Answers) -> Result<String, Error> {
    let buyer = there(desk, buyer)?;
    // The backups are looked into once it is done: that takes longer than a key may.
    let holdings = desk.holdings_of(&buyer)?;
    let said = messages.with(
        "would-erase",
        &[
            ("name", buyer.name.as_str().into()),
            ("said", holdings.entries.into()),
            ("messages", holdings.messages.into()),
            ("orders", holdings.orders.into()),
        ],
    );
    let typed = answer(answers, "erase-name");
    if typed.is_empty() || is_name(&buyer, typed) {
        return Ok(said);
    }
    Err(not_the_name(typed))
}

pub(super) fn perform(desk: &mut Desk, messages: &Messages, buyer: Id, answers: &Answers) -> Result<Done, Error> {
    let buyer = there(desk, buyer)?;
    let typed = answer(answers, "erase-name");
    if !is_name(&buyer, typed) {
        return Err(not_the_name(typed));
    }
    let erased = desk.erase_buyer(&buyer)?;
    let backups = desk.backups_of_erased()?.len();
    let said = match erased.traces {
        Traces::None { .. } => messages.text("notice-erased"),
        Traces::Kept => messages.text("erase-kept"),
        Traces::Left { .. } => messages.text("notice-erased-traces"),
    };
    let mut warnings = Vec::new();
    if !erased.places.is_empty() {
        let labels: Vec<String> = erased.places.iter().map(|place| place.label.clone()).collect();
        warnings.push(messages.with("notice-erased-places", &[("where", labels.join(", ").into())]));
    }
    if backups > 0 {
        warnings.push(messages.with("notice-erased-backups", &[("count", backups.into())]));
    }
    let warning = (!warnings.is_empty()).then(|| warnings.join(" "));
    Ok(Done { warning, erased: Some(buyer.id), ..Done::said(said.into_owned()) })
}

/// Asks for the file that everything held goes to: beside the database, under a name that says nothing of the person.
pub(super) fn file(desk: &Desk, messages: &Messages, buyer: Id) -> Result<Vec<Asked>, Error> {
    let beginning: String = there(desk, buyer)?.id.to_string().chars().take(8).collect();
    let directory = desk.store().path().and_then(std::path::Path::parent).map(PathBuf::from).unwrap_or_default();
    let path = directory.join(format!("person-{beginning}.json"));
    Ok(vec![Asked { required: true, ..line(messages, "export-file", &path.display().to_string()) }])
}

pub(super) fn write(desk: &Desk, messages: &Messages, buyer: Id, answers: &Answers) -> Result<Done, Error> {
    let buyer = there(desk, buyer)?;
    let path = PathBuf::from(answer(answers, "export-file"));
    let count = desk.export_person_to(&buyer, &path)?;
    let said = messages.with(
        "buyer-exported",
        &[("name", buyer.name.as_str().into()), ("count", count.into()), ("path", i18n::path(&path))],
    );
    Ok(Done::said(said))
}

fn there(desk: &Desk, buyer: Id) -> Result<Buyer, Error> {
    let gone = || Error::NotFound { what: Thing::Buyer, name: buyer.to_string(), near: Vec::new() };
    desk.store().buyer(buyer)?.ok_or_else(gone)
}

fn is_name(buyer: &Buyer, typed: &str) -> bool {
    folded(typed.trim()) == folded(buyer.name.trim())
}

fn not_the_name(typed: &str) -> Error {
    Error::Unfit { field: "erase-name", value: typed.to_owned() }
}
