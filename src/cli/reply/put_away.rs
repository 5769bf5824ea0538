//! `replydesk reply archive`, `reply unarchive`, `reply remove`.

use crate::cli::{Frame, tell};
use crate::desk::Desk;
use crate::i18n::Value;
use crate::model::{Reply, Shortcut};
use crate::report::{Exit, Failure};

/// So many replies are named of those that include one.
const NAMED: usize = 8;

pub(super) fn archive(shortcut: &Shortcut, frame: &mut Frame, desk: &mut Desk) -> Result<Exit, Failure> {
    let reply = desk.reply_called(shortcut.as_str())?;
    if reply.archived {
        frame.say("reply-archived-already", &[("shortcut", reply.shortcut.as_str().into())], &reply)?;
        return Ok(Exit::Done);
    }
    let away = desk.archive_reply(reply.id)?;
    let reply = Reply { archived: true, ..reply };
    frame.say("reply-archived", &[("shortcut", reply.shortcut.as_str().into())], &reply)?;
    if !away.included_by.is_empty() {
        let (count, names, more) = included(&away.included_by);
        let words =
            frame.messages.with("reply-archived-included", &[("count", count), ("names", names), ("more", more)]);
        frame.out.flush()?;
        tell::words(&words, &mut frame.errors);
    }
    Ok(Exit::Done)
}

pub(super) fn unarchive(shortcut: &Shortcut, frame: &mut Frame, desk: &mut Desk) -> Result<Exit, Failure> {
    let reply = desk.reply_called(shortcut.as_str())?;
    if reply.archived {
        desk.unarchive_reply(reply.id)?;
        let reply = Reply { archived: false, ..reply };
        frame.say("reply-unarchived", &[("shortcut", reply.shortcut.as_str().into())], &reply)?;
    } else {
        frame.say("reply-not-archived", &[("shortcut", reply.shortcut.as_str().into())], &reply)?;
    }
    Ok(Exit::Done)
}

pub(super) fn remove(shortcut: &Shortcut, frame: &mut Frame, desk: &mut Desk) -> Result<Exit, Failure> {
    let reply = desk.reply_called(shortcut.as_str())?;
    let included_by = desk.included_by(&reply)?;
    desk.remove_reply(reply.id)?;
    frame.say("reply-removed", &[("shortcut", reply.shortcut.as_str().into())], &reply)?;
    if !included_by.is_empty() {
        let (count, names, more) = included(&included_by);
        let words =
            frame.messages.with("reply-removed-included", &[("count", count), ("names", names), ("more", more)]);
        frame.out.flush()?;
        tell::words(&words, &mut frame.errors);
    }
    Ok(Exit::Done)
}

/// How many replies there are, the first by name, and how many more.
fn included(replies: &[Shortcut]) -> (Value<'static>, Value<'static>, Value<'static>) {
    let names: Vec<&str> = replies.iter().take(NAMED).map(Shortcut::as_str).collect();
    (replies.len().into(), names.join(", ").into(), replies.len().saturating_sub(NAMED).into())
}
