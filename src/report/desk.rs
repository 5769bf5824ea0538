//! The words for what goes wrong at the desk: names that fit nothing or too much, records that cannot be read or written.

use super::{Exit, Report, Reported, because};
use crate::desk::{Error, ExportError, Thing};
use crate::i18n::{Messages, path};
use crate::store::{self, Entity};

impl Reported for Error {
    fn report(&self, messages: &Messages) -> Report {
        match self {
            Self::Store(error) => error.report(messages),
            Self::Transfer(error) => error.report(messages),
            Self::Template(mistake) => mistake.report(messages),
            Self::Missing(missing) => {
                let names = missing.names.join(", ");
                Report::say("text-has-holes", &[("names", names.into())], Exit::Missing, messages)
            }
            Self::NotFound { what, name, near } => not_found(*what, name, near, messages),
            Self::Ambiguous { what, name, candidates } => Report::say(
                "name-is-ambiguous",
                &[
                    ("what", thing(*what, messages).into()),
                    ("name", name.into()),
                    ("candidates", candidates.join(", ").into()),
                ],
                Exit::NotFound,
                messages,
            ),
            Self::Taken { what, name } => {
                let args = [("what", thing(*what, messages).into()), ("name", name.into())];
                Report::say("name-is-taken", &args, Exit::Usage, messages)
            }
            Self::Empty { what, field } => {
                let field = messages.member("field", field);
                let args = [("what", thing(*what, messages).into()), ("field", field.into())];
                Report::say("field-is-empty", &args, Exit::Missing, messages)
            }
            Self::Unfit { field, value } => {
                let field = messages.member("field", field);
                Report::say(
                    "value-is-unfit",
                    &[("field", field.into()), ("value", value.into())],
                    Exit::Usage,
                    messages,
                )
            }
        }
    }
}

impl Reported for ExportError {
    fn report(&self, messages: &Messages) -> Report {
        match self {
            Self::Desk(error) => error.report(messages),
            Self::Output(error) => {
                Report::say("export-unwritten", &[("why", because(error, messages))], Exit::Failed, messages)
            }
        }
    }
}

fn not_found(what: Thing, name: &str, near: &[String], messages: &Messages) -> Report {
    let args = [("what", thing(what, messages).into()), ("name", name.into())];
    let report = Report::say("name-not-found", &args, Exit::NotFound, messages);
    report.suggesting(near.first().map(String::as_str), messages)
}

fn thing(what: Thing, messages: &Messages) -> String {
    messages.member("thing", what.word())
}

impl Reported for store::Error {
    fn report(&self, messages: &Messages) -> Report {
        let failed = |id: &str| Report::say(id, &[], Exit::Failed, messages);
        match self {
            Self::Newer { found, known } => Report::say(
                "database-newer",
                &[("found", (*found).into()), ("known", (*known).into())],
                Exit::Failed,
                messages,
            ),
            Self::Outdated { found, needed } => Report::say(
                "database-outdated",
                &[("found", (*found).into()), ("needed", (*needed).into())],
                Exit::Failed,
                messages,
            ),
            Self::NotOurs { .. } => failed("database-not-ours"),
            Self::NotADatabase => failed("database-not-a-database"),
            Self::Damaged { .. } => failed("database-damaged"),
            Self::Locked => failed("database-locked"),
            Self::DiskFull => failed("database-disk-full"),
            Self::ReadOnly => failed("database-read-only"),
            Self::Unmerged { wal } => Report::say("database-unmerged", &[("path", path(wal))], Exit::Failed, messages),
            Self::File { path: file, source } => {
                let why = because(source, messages);
                Report::say("database-file", &[("path", path(file)), ("why", why)], Exit::Failed, messages)
            }
            Self::Unreadable { table, row, column, .. } => Report::say(
                "database-unreadable",
                &[("table", (*table).into()), ("row", row.into()), ("column", (*column).into())],
                Exit::Failed,
                messages,
            ),
            Self::Taken { entity, label, .. } => {
                let args = [("what", entity_name(*entity, messages).into()), ("name", label.into())];
                Report::say("name-is-taken", &args, Exit::Usage, messages)
            }
            Self::Dangling { table } => {
                Report::say("database-dangling", &[("table", (*table).into())], Exit::Failed, messages)
            }
            Self::NothingToUndo => Report::say("nothing-to-undo", &[], Exit::Done, messages),
            Self::NothingToRedo => Report::say("nothing-to-redo", &[], Exit::Done, messages),
            Self::ChangedSince { entity, label, .. } => {
                let args = [("what", entity_name(*entity, messages).into()), ("name", label.into())];
                Report::say("changed-since", &args, Exit::Failed, messages)
            }
            Self::Sqlite(error) => {
                Report::say("database-sqlite", &[("detail", error.to_string().into())], Exit::Failed, messages)
            }
        }
    }
}

fn entity_name(entity: Entity, messages: &Messages) -> String {
    messages.member("thing", entity.word())
}
