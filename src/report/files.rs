//! The words for what is wrong with the files of other programs.

use super::{Exit, Report, Reported, because, list};
use crate::i18n::Messages;
use crate::transfer::tables::{Difference, Holds};
use crate::transfer::{Binary, Error, Nearest, Problem};

impl Reported for Error {
    fn report(&self, messages: &Messages) -> Report {
        let place = self.place.map(|place| (place.line, place.column));
        problem(&self.problem, messages).about(&self.path, place)
    }
}

fn problem(problem: &Problem, messages: &Messages) -> Report {
    const FAILED: Exit = Exit::Failed;
    match problem {
        Problem::Read(error) => Report::say("file-unreadable", &[("why", because(error, messages))], FAILED, messages),
        Problem::TooLarge { limit } => Report::say("file-too-large", &[("limit", megabytes(*limit))], FAILED, messages),
        Problem::Binary(binary) => binary_file(*binary, messages),
        Problem::Encoding => Report::say("file-encoding", &[], FAILED, messages),
        Problem::Mixed { encoding } => Report::say("file-mixed", &[("encoding", (*encoding).into())], FAILED, messages),
        Problem::Changed => Report::say("file-changed", &[], FAILED, messages),
        Problem::Unclosed => Report::say("file-unclosed", &[], FAILED, messages),
        Problem::Syntax(detail) => Report::say("file-syntax", &[("detail", detail.into())], FAILED, messages),
        Problem::TooDeep { limit } => beyond(*limit, true, messages),
        Problem::TooManyValues { limit } => beyond(*limit, false, messages),
        Problem::UnknownKey { key, suggestion, known } => {
            Report::say("file-unknown-key", &[("key", key.into()), ("known", list(known).into())], FAILED, messages)
                .suggesting(*suggestion, messages)
        }
        Problem::RepeatedKey { key } => Report::say("file-repeated-key", &[("key", key.into())], FAILED, messages),
        Problem::MissingKey { key } => Report::say("file-missing-key", &[("key", (*key).into())], FAILED, messages),
        Problem::WrongType { key, expected, found } => Report::say(
            "file-wrong-type",
            &[("key", (*key).into()), ("expected", (*expected).into()), ("found", (*found).into())],
            FAILED,
            messages,
        ),
        Problem::Empty { key } => Report::say("file-empty", &[("key", (*key).into())], FAILED, messages),
        Problem::TextTooLarge { key, limit } => Report::say(
            "file-text-too-large",
            &[("key", (*key).into()), ("limit", megabytes(*limit))],
            FAILED,
            messages,
        ),
        Problem::NameTooLong { key, limit } => {
            Report::say("file-name-too-long", &[("key", key.into()), ("limit", (*limit).into())], FAILED, messages)
        }
        Problem::NotOneText => Report::say("file-not-one-text", &[], FAILED, messages),
        Problem::TooManyFiles { limit } => {
            Report::say("file-too-many", &[("limit", (*limit).into())], FAILED, messages)
        }
        Problem::TooManyColumns { limit } => {
            Report::say("file-too-many-columns", &[("limit", (*limit).into())], FAILED, messages)
        }
        Problem::InvalidValue { key, value, suggestion, known } => {
            invalid_value(key, value, known, messages).suggesting(*suggestion, messages)
        }
        Problem::Conflict { key, shortcut, first_line } => Report::say(
            "file-conflict",
            &[("key", (*key).into()), ("shortcut", shortcut.into()), ("line", (*first_line).into())],
            FAILED,
            messages,
        ),
        Problem::UnknownReference { kind, name } => {
            Report::say("file-unknown-reference", &[("kind", (*kind).into()), ("name", name.into())], FAILED, messages)
        }
        Problem::NotAShop => Report::say("file-not-a-shop", &[], FAILED, messages),
        Problem::Lacks { thing, key } => {
            Report::say("file-lacks", &[("thing", thing.into()), ("key", (*key).into())], FAILED, messages)
        }
        Problem::Unsound { thing, key, other } => Report::say(
            "file-unsound",
            &[("thing", thing.into()), ("key", (*key).into()), ("other", (*other).into())],
            FAILED,
            messages,
        ),
        Problem::RepeatedId { id } => Report::say("file-repeated-id", &[("id", id.into())], FAILED, messages),
        Problem::Newer { found, known } => {
            Report::say("file-newer", &[("found", (*found).into()), ("known", (*known).into())], FAILED, messages)
        }
        Problem::NoReplyColumns { header } => {
            Report::say("file-no-texts", &[("header", header.into())], FAILED, messages)
        }
        Problem::NoTable { holds, header, nearest } => no_table(*holds, header, nearest.as_ref(), messages),
        Problem::OtherTable { table, holds } => Report::say(
            "file-other-table",
            &[("table", messages.member("table", table).into()), ("holds", holds.word().into())],
            FAILED,
            messages,
        ),
        Problem::Cells { found, wanted } => {
            Report::say("file-cells", &[("found", (*found).into()), ("wanted", (*wanted).into())], FAILED, messages)
        }
        Problem::RepeatedPiece { name, first_line } => {
            let line = (*first_line).into();
            Report::say("file-repeated-piece", &[("name", name.into()), ("line", line)], FAILED, messages)
        }
        Problem::NoCard => Report::say("file-no-card", &[], FAILED, messages),
        Problem::NoProperty { text } => Report::say("file-no-property", &[("text", text.into())], FAILED, messages),
        Problem::OpenCard => Report::say("file-open-card", &[], FAILED, messages),
        Problem::NamelessCard => Report::say("file-nameless-card", &[], FAILED, messages),
        Problem::Cell { header, value, wanted } => cell(header, value, wanted, messages),
        Problem::RepeatedVariant { shortcut, first_line } => Report::say(
            "file-repeated-variant",
            &[("shortcut", shortcut.into()), ("line", (*first_line).into())],
            FAILED,
            messages,
        ),
    }
}

/// How the columns of a table differ from those of a mapping: what is gone, and some of what is not in the mapping.
pub(crate) fn difference(differs: &Difference, messages: &Messages) -> String {
    const MOST: usize = 6;
    let quoted = |headers: &[String]| list(&headers.iter().take(MOST).map(String::as_str).collect::<Vec<_>>());
    let counted = |count: usize| count.saturating_sub(MOST).into();
    messages.with(
        "mapping-differs",
        &[
            ("gone", quoted(&differs.gone).into()),
            ("gone-more", counted(differs.gone.len())),
            ("others", differs.other.len().into()),
            ("other", quoted(&differs.other).into()),
            ("other-more", counted(differs.other.len())),
        ],
    )
}

/// A table whose header is none that is known.
fn no_table(holds: Holds, header: &str, nearest: Option<&Nearest>, messages: &Messages) -> Report {
    const FAILED: Exit = Exit::Failed;
    if header.is_empty() {
        return Report::say("file-no-rows", &[], FAILED, messages);
    }
    let Some(Nearest { mapping, differs }) = nearest else {
        return match holds {
            Holds::Pieces => Report::say("file-no-listing", &[("header", header.into())], FAILED, messages),
            _ => Report::say("file-no-table", &[("header", header.into())], FAILED, messages),
        };
    };
    Report::say(
        "file-other-columns",
        &[
            ("header", header.into()),
            ("mapping", mapping.into()),
            ("differs", difference(differs, messages).into()),
            ("holds", holds.word().into()),
        ],
        FAILED,
        messages,
    )
}

/// A file that is nested too deep, or grows too large when its aliases are written out.
fn beyond(limit: usize, is_deep: bool, messages: &Messages) -> Report {
    if is_deep {
        return Report::say("file-too-deep", &[("limit", limit.into())], Exit::Failed, messages);
    }
    Report::say("file-too-many-values", &[("limit", limit.into())], Exit::Failed, messages)
}

fn cell(header: &str, value: &str, wanted: &str, messages: &Messages) -> Report {
    if value.is_empty() {
        return Report::say("file-cell-empty", &[("header", header.into())], Exit::Failed, messages);
    }
    let wanted = messages.member("cell", wanted);
    Report::say(
        "file-cell",
        &[("header", header.into()), ("value", value.into()), ("wanted", wanted.into())],
        Exit::Failed,
        messages,
    )
}

fn invalid_value(key: &str, value: &str, known: &[&str], messages: &Messages) -> Report {
    if known.is_empty() {
        return Report::say(
            "file-invalid-value",
            &[("key", key.into()), ("value", value.into())],
            Exit::Failed,
            messages,
        );
    }
    Report::say(
        "file-invalid-word",
        &[("key", key.into()), ("value", value.into()), ("known", list(known).into())],
        Exit::Failed,
        messages,
    )
}

fn binary_file(binary: Binary, messages: &Messages) -> Report {
    match binary {
        Binary::Zip | Binary::OldOffice | Binary::Rtf => Report::say("file-office", &[], Exit::Failed, messages),
        Binary::Picture => Report::say("file-picture", &[], Exit::Failed, messages),
        Binary::Pdf => Report::say("file-pdf", &[], Exit::Failed, messages),
        Binary::Sealed => Report::say("file-sealed", &[], Exit::Failed, messages),
        Binary::Other => Report::say("file-binary", &[], Exit::Failed, messages),
    }
}

/// A limit in bytes, as people speak of sizes.
fn megabytes(bytes: usize) -> crate::i18n::Value<'static> {
    const MEGABYTE: usize = 1 << 20;
    crate::i18n::shown(if bytes >= MEGABYTE {
        format!("{} MB", bytes / MEGABYTE)
    } else {
        format!("{} kB", bytes / 1024)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Language;
    use crate::transfer::Place;

    #[test]
    fn a_mistake_in_a_file_says_where_and_what_was_meant() {
        let known = vec!["shortcut", "title"];
        let unknown = Problem::UnknownKey { key: "titel".into(), suggestion: Some("title"), known };
        let error = Error {
            path: "answers.jsonl".into(),
            place: Some(Place { line: 3, column: 17 }),
            problem: Box::new(unknown),
        };
        let report = error.report(&Messages::new(&Language::english()));
        assert_eq!(report.message, "answers.jsonl:3:17: there is no key “titel” here");
        assert_eq!(report.hint.as_deref(), Some("Did you mean “title”?"));
        assert_eq!(report.exit, Exit::Failed);
    }
}
