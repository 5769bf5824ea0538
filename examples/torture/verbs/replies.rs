//! Replies, what is done with them, and what buyers write.

use super::{Call, Setting, call};
use crate::rounds::compare::HELD_FOR;

/// A question, whose answer can be kept.
const HOUR: &str = "{{ hour }}";

pub(super) fn add(setting: &mut Setting<'_>) -> Option<Call> {
    let shortcut = format!("text-{}", setting.number);
    let asks = if setting.dice.percent(50) { HOUR } else { "" };
    let body = format!("Hello! {} {} {asks}", setting.words(60), setting.number);
    Some(call(["reply", "add", &shortcut, "--title", "A text", "--body", &body]))
}

pub(super) fn edit(setting: &mut Setting<'_>) -> Option<Call> {
    let shortcut = setting.name("replies", "shortcut")?;
    let body = format!("Another text! {} {}", setting.words(50), setting.number);
    Some(call(["reply", "edit", &shortcut, "--body", &body]))
}

pub(super) fn remove(setting: &mut Setting<'_>) -> Option<Call> {
    let shortcut = setting.name("replies", "shortcut")?;
    Some(call(["reply", "remove", &shortcut]))
}

pub(super) fn archive(setting: &mut Setting<'_>) -> Option<Call> {
    let shortcut = setting.name("replies", "shortcut")?;
    Some(call(["reply", "archive", &shortcut]))
}

/// Into a clipboard that is a file, and into the journal; half of the time for the message that waits longest, which is then
/// answered and learnt from.
pub(super) fn copy(setting: &mut Setting<'_>) -> Option<Call> {
    let shortcut = setting.name("replies", "shortcut")?;
    let mut made = call(["copy", &shortcut, "--anyway"]);
    if setting.now.count("messages") > 0 && setting.dice.percent(50) {
        made.arguments.extend(["--message".to_owned(), "1".to_owned()]);
    } else if let Some(buyer) = setting.buyer() {
        made.arguments.extend(["--buyer".to_owned(), buyer]);
    }
    Some(made)
}

/// The answer to a question is kept first, as an action of its own: it is known also where the copy then fails.
pub(super) fn copy_remembering(setting: &mut Setting<'_>) -> Option<Call> {
    let asking: Vec<&str> = setting.now.asking(HOUR);
    let shortcut = (*setting.dice.pick(&asking)?).to_owned();
    let (buyer, hour) = (setting.buyer()?, format!("hour={}", setting.number));
    let made = call(["copy", &shortcut, "--buyer", &buyer, "--set", &hour, "--remember", "--anyway"]);
    Some(Call { in_steps: true, ..made })
}

pub(super) fn retract(setting: &mut Setting<'_>) -> Option<Call> {
    (setting.now.count("journal") > 0).then(|| call(["log", "retract", "--why", "wrong-buyer"]))
}

pub(super) fn message_add(setting: &mut Setting<'_>) -> Option<Call> {
    let input = format!("Hi, {}?\n{}\n", setting.words(12), setting.words(20));
    let mut made = call(["message", "add", "--channel", "etsy"]);
    if let Some(buyer) = setting.buyer() {
        made.arguments.extend(["--from".to_owned(), buyer]);
    }
    Some(Call { input, ..made })
}

pub(super) fn message_aside(setting: &mut Setting<'_>) -> Option<Call> {
    (setting.now.count("messages") > 0).then(|| call(["message", "aside"]))
}

pub(super) fn remind(setting: &mut Setting<'_>) -> Option<Call> {
    let (what, day) = (setting.words(5), format!("+{}", 1 + setting.dice.below(40)));
    Some(call(["remind", "add", &what, "--on", &day]))
}

pub(super) fn draft_hold(setting: &mut Setting<'_>) -> Option<Call> {
    (setting.now.count("drafts") > 0).then(|| call(["draft", "hold", "1", "--hours", &HELD_FOR.to_string()]))
}

pub(super) fn draft_remove(setting: &mut Setting<'_>) -> Option<Call> {
    (setting.now.count("drafts") > 0).then(|| call(["draft", "remove"]))
}
