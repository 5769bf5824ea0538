//! The words for what is wrong with the database.

use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use super::{Exit, Lost, Report, Reported, because};
use crate::i18n::{Messages, path, shown};
use crate::store::{Disagreement, Disk, Entity, Error};

impl Reported for Error {
    fn report(&self, messages: &Messages) -> Report {
        const FAILED: Exit = Exit::Failed;
        let what = |entity: &Entity| messages.member("entity", entity.word()).into();
        match self {
            Self::Newer { found, known } => {
                Report::say("db-newer", &[("found", (*found).into()), ("known", (*known).into())], FAILED, messages)
            }
            Self::Outdated { found, needed } => Report::say(
                "db-outdated",
                &[("found", (*found).into()), ("needed", (*needed).into())],
                FAILED,
                messages,
            ),
            Self::NotOurs { .. } => Report::say("db-not-ours", &[], FAILED, messages),
            Self::NotADatabase => Report::say("db-not-a-database", &[], FAILED, messages),
            Self::Damaged { detail } => Report::say("db-damaged", &[("detail", detail.into())], FAILED, messages),
            Self::Locked => Report::say("db-locked", &[], FAILED, messages),
            Self::InUse => Report::say("db-in-use", &[], FAILED, messages),
            Self::DiskFull => Report::say("db-full", &[], FAILED, messages),
            Self::Refused => Report::say("db-refused", &[], FAILED, messages),
            Self::ReadOnly => Report::say("db-read-only", &[], FAILED, messages),
            Self::Gone { rescued: Some(file) } => {
                Report::say("db-gone-saved", &[("path", path(file))], FAILED, messages)
            }
            Self::Overwritten => Report::say("db-overwritten", &[], FAILED, messages),
            Self::Gone { rescued: None } => Report::say("db-gone", &[], FAILED, messages),
            Self::Unmerged { wal } => Report::say("db-unmerged", &[("wal", path(wal))], FAILED, messages),
            Self::File { path: file, source } => {
                let why = because(source, messages);
                let hint = match source.kind() {
                    ErrorKind::PermissionDenied | ErrorKind::ReadOnlyFilesystem => {
                        messages.under("db-file", "denied", &[])
                    }
                    ErrorKind::StorageFull | ErrorKind::QuotaExceeded => messages.under("db-file", "full", &[]),
                    ErrorKind::AlreadyExists | ErrorKind::NotADirectory | ErrorKind::IsADirectory => {
                        messages.under("db-file", "taken", &[])
                    }
                    _ => None,
                };
                Report { hint, ..Report::say("db-file", &[("path", path(file)), ("why", why)], FAILED, messages) }
            }
            Self::Unreadable { table, row, column, value } => Report::say(
                "db-unreadable",
                &[
                    ("table", (*table).into()),
                    ("row", row.into()),
                    ("column", (*column).into()),
                    ("value", value.into()),
                ],
                FAILED,
                messages,
            ),
            Self::Taken { entity, label, .. } => {
                Report::say("db-taken", &[("what", what(entity)), ("label", label.into())], Exit::Usage, messages)
            }
            Self::Dangling { table } => Report::say("db-dangling", &[("table", (*table).into())], FAILED, messages),
            Self::NothingToUndo => Report::say("db-nothing-to-undo", &[], Exit::NotFound, messages),
            Self::NothingSince => Report::say("db-nothing-since", &[], Exit::NotFound, messages),
            Self::NothingToRedo => Report::say("db-nothing-to-redo", &[], Exit::NotFound, messages),
            Self::ChangedSince { entity, label, .. } => {
                Report::say("db-changed-since", &[("what", what(entity)), ("label", label.into())], FAILED, messages)
            }
            Self::Sqlite(error) => Report::say("db-sqlite", &[("detail", shown(error))], FAILED, messages),
        }
    }
}

/// What is said of a disk that is another's; `None` for one's own.
pub fn disk(disk: &Disk, messages: &Messages) -> Option<String> {
    match disk {
        Disk::Own => None,
        Disk::Network { name } => Some(messages.with("disk-network", &[("name", name.into())])),
        Disk::Synced { by } => Some(messages.with("disk-synced", &[("by", (*by).into())])),
    }
}

/// What is said of a database that could not be opened: which file it is, and what is wrong with it.
pub(super) fn unopened(file: &Path, error: &Error, messages: &Messages) -> Report {
    let report = error.report(messages);
    // Of these, the error itself says which file it is about.
    if matches!(error, Error::File { .. }) { report } else { report.about(file, None) }
}

/// What is said where a database was named that is not there: which may have been meant, and what begins one.
pub(super) fn no_shop(file: &Path, near: &[PathBuf], messages: &Messages) -> Report {
    let report = Report::say("no-shop", &[("path", path(file))], Exit::NotFound, messages);
    let near: Vec<String> = near.iter().map(|near| format!("“{}”", near.display())).collect();
    if near.is_empty() {
        return report;
    }
    let meant = messages.with("no-shop-but-near", &[("near", near.join(", ").into())]);
    let hint = [Some(meant), report.hint].into_iter().flatten().collect::<Vec<_>>().join(" ");
    Report { hint: Some(hint), ..report }
}

/// What is said where a shop was, and its file is not there any more: what is left of it, and the ways back.
pub(crate) fn lost(lost: &Lost, messages: &Messages) -> Report {
    let Lost { database, remains } = lost;
    let rescued = remains.rescued.first().map(|file| messages.with("lost-shop-rescued", &[("path", path(file))]));
    let backup = remains.backup.as_ref().map(|file| messages.with("lost-shop-backup", &[("path", path(file))]));
    let damaged = remains.damaged.first().map(|file| messages.with("lost-shop-damaged", &[("path", path(file))]));
    let log = remains.log.as_ref().map(|file| messages.with("lost-shop-log", &[("path", path(file))]));
    let details = [rescued, backup, damaged, log].into_iter().flatten().collect();
    let best = remains.rescued.first().or(remains.backup.as_ref());
    let back = best.map(|file| {
        let command = format!("replydesk restore {}", typed(file));
        messages.with("lost-shop-restore", &[("command", command.into())])
    });
    let otherwise = messages.with("lost-shop-otherwise", &[("command", "replydesk --new-shop".into())]);
    let hint = back.into_iter().chain([otherwise]).collect::<Vec<_>>().join(" ");
    let report = Report::say("lost-shop", &[("path", path(database))], Exit::Failed, messages);
    Report { details, hint: Some(hint), ..report }
}

/// A path as it is typed in a shell.
pub fn typed(path: &Path) -> String {
    let path = path.display().to_string();
    let is_plain = |c: char| c.is_alphanumeric() || "/._-+,:@%".contains(c);
    if path.chars().all(is_plain) { path } else { format!("'{}'", path.replace('\'', r"'\''")) }
}

/// What is said of a file that was to be brought back, and is no sound backup.
pub(super) fn no_backup(file: &Path, error: &Error, messages: &Messages) -> Report {
    let report = unopened(file, error, messages);
    let hint = match error {
        Error::Newer { .. } => messages.under("no-backup", "newer", &[]),
        Error::NotOurs { .. } | Error::NotADatabase | Error::Damaged { .. } => {
            messages.under("no-backup", "other", &[])
        }
        Error::File { source, .. } if source.kind() == ErrorKind::NotFound => messages.under("no-backup", "other", &[]),
        _ => report.hint.clone(),
    };
    Report { hint, ..report }
}

/// What is said of a file of which nothing can be saved.
pub(super) fn unrepaired(file: &Path, error: &Error, messages: &Messages) -> Report {
    let report = unopened(file, error, messages);
    let hint = match error {
        Error::NotADatabase | Error::Damaged { .. } => messages.under("unrepaired", "nothing", &[]),
        Error::NotOurs { .. } | Error::Newer { .. } => messages.under("unrepaired", "other", &[]),
        _ => report.hint.clone(),
    };
    Report { hint, ..report }
}

/// How parts of a database disagree.
pub fn disagreement(found: &Disagreement, messages: &Messages) -> String {
    let Disagreement { how, table, rows, example } = found;
    let what = messages.member("disagrees", how.word());
    let args = [("rows", (*rows).into()), ("table", table.into()), ("what", what.into()), ("example", example.into())];
    messages.with("disagreement", &args)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Language;
    use crate::report::Failure;

    fn messages() -> Messages {
        Messages::new(&Language::english())
    }

    #[test]
    fn a_database_that_cannot_be_opened_is_named() {
        let failure = Failure::Unopened { path: "shop.db".into(), source: Error::Newer { found: 7, known: 3 } };
        let report = failure.report(&messages());
        assert_eq!(
            report.message,
            "shop.db: the database was made by a later replydesk: its schema is 7, and this one knows schemas up to 3"
        );
        assert_eq!(report.exit, Exit::Failed);
    }

    #[test]
    fn every_disagreement_is_told() {
        for how in crate::store::Disagrees::ALL {
            let found = Disagreement { how: *how, table: "orders".into(), rows: 2, example: "x".into() };
            let told = disagreement(&found, &messages());
            assert!(told.starts_with("2 rows of orders: ") && !told.contains("disagrees-"), "{told}");
        }
    }

    #[test]
    fn every_kind_of_row_has_a_name() {
        for entity in Entity::ALL {
            let error = Error::Taken { entity: *entity, table: "x", label: "y".into() };
            assert!(!error.report(&messages()).message.contains("entity-"), "{entity:?}");
        }
    }
}
