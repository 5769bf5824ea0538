//! The words for what became of a copied text. The honest three: checked, sent, not copied.

use super::{Exit, Report, Reported};
use crate::clipboard::{Advice, Error, Outcome, Reason, Route, Unchecked};
use crate::i18n::Messages;

/// The name of a route, for "copied, checked (…)" and for `doctor`.
pub fn route(route: Route, messages: &Messages) -> String {
    messages.member("route", route.word())
}

/// What became of a text, in a few words.
pub fn outcome(outcome: &Outcome, messages: &Messages) -> String {
    match outcome {
        Outcome::Checked { route: by } => messages.with("copy-checked", &[("route", route(*by, messages).into())]),
        Outcome::Sent { unchecked: Unchecked::OnlyInTmux, .. } => messages.text("copy-in-tmux").into_owned(),
        Outcome::Sent { route: by, .. } => messages.with("copy-sent", &[("route", route(*by, messages).into())]),
        Outcome::NotCopied { .. } => messages.text("copy-not").into_owned(),
    }
}

/// When a text that is not for everybody's eyes leaves the clipboard again, after so many seconds; or that it stays there, where nobody
/// can take it out. `None` where the text was not copied.
pub fn emptied(outcome: &Outcome, seconds: u64, messages: &Messages) -> Option<String> {
    let (Outcome::Checked { route } | Outcome::Sent { route, .. }) = outcome else { return None };
    Some(if route.keeps_secrets() {
        messages.with("copy-emptied", &[("seconds", seconds.into())])
    } else {
        messages.text("copy-not-emptied").into_owned()
    })
}

/// Why nobody can tell whether a text arrived, and what to do if it did not.
pub fn unchecked(unchecked: Unchecked, messages: &Messages) -> String {
    let text = match unchecked {
        Unchecked::NoReadBack => messages.text("copy-no-read-back"),
        Unchecked::OnlyInTmux => messages.text("copy-only-in-tmux"),
        Unchecked::TerminalIsSilent => messages.text("copy-terminal-is-silent"),
        Unchecked::TerminalIsReluctant => messages.text("copy-terminal-is-reluctant"),
    };
    text.into_owned()
}

/// A text that is not in the clipboard: what was tried, and what would help.
pub fn not_copied(tried: &[(Route, Reason)], advice: Advice, messages: &Messages) -> Report {
    let mut report = Report::say("copy-not", &[], Exit::Failed, messages);
    report.details = attempts(tried, messages);
    report.hint = Some(advised(advice, messages));
    report
}

/// Why a route was not taken, or did not lead there.
pub fn reason(reason: &Reason, messages: &Messages) -> String {
    match reason {
        Reason::NotConfigured => messages.text("route-is-not-configured").into_owned(),
        Reason::NotHere => messages.text("route-is-not-here").into_owned(),
        Reason::OverSsh => messages.text("route-is-over-ssh").into_owned(),
        Reason::NotInstalled { tool } => messages.with("route-lacks-tool", &[("tool", (*tool).into())]),
        Reason::NoDataControl => messages.text("route-lacks-data-control").into_owned(),
        Reason::Unreachable => messages.text("route-is-unreachable").into_owned(),
        Reason::NoAnswer => messages.text("route-does-not-answer").into_owned(),
        Reason::NotStarted(kind) => {
            messages.with("route-does-not-start", &[("why", super::because(&(*kind).into(), messages))])
        }
        Reason::Failed { said, .. } if said.is_empty() => messages.text("route-fails").into_owned(),
        Reason::Failed { said, .. } => messages.with("route-fails-saying", &[("said", said.into())]),
        Reason::Different => messages.text("route-gives-another-text").into_owned(),
        Reason::TooLong { limit } => messages.with("route-is-too-narrow", &[("limit", (*limit).into())]),
        Reason::Empty => messages.text("clipboard-empty").into_owned(),
        Reason::NotText => messages.text("clipboard-not-text").into_owned(),
    }
}

/// What the seller could do so that the next copy works.
fn advised(advice: Advice, messages: &Messages) -> String {
    match advice {
        Advice::NothingToCopy => messages.text("advice-to-write-something").into_owned(),
        Advice::CheckCommand => messages.text("advice-to-check-command").into_owned(),
        Advice::CheckDisplay => messages.text("advice-to-check-display").into_owned(),
        Advice::Install(package) => messages.with("advice-to-install", &[("package", package.into())]),
        Advice::SetCommand => messages.text("advice-to-set-command").into_owned(),
    }
}

/// One line a route that there is here; of the others there is nothing to say.
fn attempts(tried: &[(Route, Reason)], messages: &Messages) -> Vec<String> {
    let there = tried.iter().filter(|(_, reason)| !matches!(reason, Reason::NotHere | Reason::NotConfigured));
    there.map(|(by, why)| format!("{}: {}", route(*by, messages), reason(why, messages))).collect()
}

impl Reported for Error {
    fn report(&self, messages: &Messages) -> Report {
        match self {
            Self::Empty => Report::say("clipboard-empty", &[], Exit::Missing, messages),
            Self::NotText => Report::say("clipboard-not-text", &[], Exit::Missing, messages),
            Self::Unreadable { tried } => {
                let mut report = Report::say("clipboard-unreadable", &[], Exit::Failed, messages);
                report.details = attempts(tried, messages);
                report
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Language;

    #[test]
    fn every_outcome_is_told_honestly() {
        let messages = Messages::new(&Language::english());
        for by in Route::ALL {
            assert!(!route(by, &messages).starts_with("route-"), "{by}");
        }
        let sent = Outcome::Sent { route: Route::Tmux, unchecked: Unchecked::OnlyInTmux, sequence: None };
        assert_eq!(outcome(&Outcome::Checked { route: Route::X11 }, &messages), "copied, checked (X11)");
        assert_eq!(outcome(&sent, &messages), "sent to tmux, checked only there");
    }

    #[test]
    fn a_text_that_was_not_copied_says_what_was_tried_and_what_helps() {
        let tried = [(Route::Wayland, Reason::NotHere), (Route::X11, Reason::NoAnswer)];
        let report = not_copied(&tried, Advice::CheckDisplay, &Messages::new(&Language::english()));
        assert_eq!((report.message.as_str(), report.exit), ("not copied", Exit::Failed));
        assert_eq!(report.details, ["X11: no answer in time"]);
        assert!(report.hint.is_some());
    }
}
