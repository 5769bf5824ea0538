//! What is done to replies from their pages: back to what one was, put away, right as it is, brought in.

use crate::desk::{Choices, Desk, Error, ReplyUpdate};
use crate::i18n::Messages;
use crate::model::Id;
use crate::report::library;
use crate::tui::words;

use super::Done;

/// The reply and the version it would become.
pub(super) fn about(desk: &Desk, messages: &Messages, reply: Id, number: u32) -> Result<String, Error> {
    let shortcut = desk.reply(reply)?.shortcut;
    let version = desk.version_of(reply, place(number))?;
    let today = desk.now()?.date();
    let since = version.since.map(|since| words::moment_seen_from(messages, since, today));
    let since = since.unwrap_or_else(|| messages.text("version-oldest").into_owned());
    let said = messages.with("page-version-since", &[("version", number.into()), ("since", since.into())]);
    Ok(format!("{shortcut} · {said}"))
}

/// What would be otherwise than it is now.
pub(super) fn read(desk: &Desk, messages: &Messages, reply: Id, number: u32) -> Result<String, Error> {
    let differs = desk.would_revert(reply, place(number))?;
    if differs.is_empty() {
        return Ok(messages.text("would-revert-nothing").into_owned());
    }
    let names: Vec<String> = differs.iter().map(|one| library::difference(one, messages)).collect();
    Ok(messages.with("would-revert", &[("what", names.join(", ").into())]))
}

pub(super) fn perform(desk: &mut Desk, messages: &Messages, reply: Id, number: u32) -> Result<Done, Error> {
    let reply = desk.revert_reply_of(reply, place(number))?;
    let shortcut = reply.shortcut.to_string();
    Ok(Done::undoable(messages.with("notice-reverted", &[("shortcut", shortcut.into()), ("version", number.into())])))
}

/// It is as it should be in other languages, too.
pub(super) fn still_right(desk: &mut Desk, messages: &Messages, reply: Id) -> Result<Done, Error> {
    let shortcut = desk.reply(reply)?.shortcut.to_string();
    desk.confirm_texts(&shortcut)?;
    Ok(Done::said(messages.with("library-still-right", &[("shortcuts", shortcut.into())])))
}

/// What the starter library has new comes in, with what was decided about the rest.
pub(super) fn bring_in(
    desk: &mut Desk,
    messages: &Messages,
    take: &[(Id, usize)],
    keep: &[(Id, usize)],
) -> Result<Done, Error> {
    let choices = Choices { take_parts: take.to_vec(), keep_parts: keep.to_vec(), ..Choices::default() };
    let update = desk.update_library(&choices)?;
    let count = |is_wanted: &dyn Fn(&ReplyUpdate) -> bool| update.changes.iter().filter(|one| is_wanted(one)).count();
    let (new, updated) = (count(&|one| one.is_new), count(&|one| !one.is_new && !one.taken.is_empty()));
    if new + updated == 0 && keep.is_empty() {
        return Ok(Done::said(messages.text("notice-nothing-brought-in").into_owned()));
    }
    Ok(Done::undoable(messages.with("notice-brought-in", &[("new", new.into()), ("updated", updated.into())])))
}

/// Puts a reply away, or takes it back out.
pub(super) fn archive(desk: &mut Desk, messages: &Messages, reply: Id) -> Result<Done, Error> {
    if desk.reply(reply)?.archived {
        let shortcut = desk.unarchive_reply(reply)?.to_string();
        return Ok(Done::undoable(messages.with("notice-unarchived", &[("shortcut", shortcut.into())])));
    }
    let away = desk.archive_reply(reply)?;
    let (shortcut, included) = (away.shortcut.to_string(), away.included_by.len());
    Ok(Done::undoable(
        messages.with("notice-put-away", &[("shortcut", shortcut.into()), ("included", included.into())]),
    ))
}

fn place(number: u32) -> usize {
    usize::try_from(number).unwrap_or(usize::MAX)
}
