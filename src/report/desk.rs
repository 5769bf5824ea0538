//! The words for what goes wrong at the desk: names that fit nothing or too much, records that cannot be read or written.

use super::{Exit, Report, Reported, because};
use crate::desk::{Error, ExportError, Nothing, Thing};
use crate::i18n::{Messages, Value, shown};
use crate::text;

impl Reported for Error {
    fn report(&self, messages: &Messages) -> Report {
        match self {
            Self::Store(error) => error.report(messages),
            Self::Stopped => Report::say("import-stopped", &[], Exit::Stopped, messages),
            Self::Calendar(error) => error.report(messages),
            Self::Transfer(error) => error.report(messages),
            Self::Template(mistake) => mistake.report(messages),
            Self::Missing(missing) => {
                let names = missing.names.join(", ");
                Report::say("text-has-holes", &[("names", names.into())], Exit::Missing, messages)
            }
            Self::NotFound { what, name, near } => not_found(*what, name, near, messages),
            Self::Archived { shortcut } => {
                Report::say("reply-is-archived", &[("shortcut", shortcut.into())], Exit::NotFound, messages)
            }
            Self::Ambiguous { what, name, candidates } => ambiguous(*what, name, candidates, messages),
            Self::Taken { what, name } => Report::say(
                "name-is-taken",
                &[("what", thing(*what, messages).into()), ("name", name.into())],
                Exit::Usage,
                messages,
            ),
            Self::Empty { what, field } => {
                let report = Report::say(
                    "field-is-empty",
                    &[("what", thing(*what, messages).into()), ("field", messages.member("field", field).into())],
                    Exit::Missing,
                    messages,
                );
                let hint = if *field == "total" { messages.under("field-total", "hint", &[]) } else { None };
                Report { hint: hint.or(report.hint), ..report }
            }
            Self::TooLong { what, field } => Report::say(
                "field-is-too-long",
                &[
                    ("what", thing(*what, messages).into()),
                    ("field", messages.member("field", field).into()),
                    ("limit", text::NAME_MAX.into()),
                ],
                Exit::Usage,
                messages,
            ),
            Self::ChangedMeanwhile { what, name } => Report::say(
                "changed-meanwhile",
                &[("what", thing(*what, messages).into()), ("name", name.into())],
                Exit::Failed,
                messages,
            ),
            Self::SameBuyer { name } => Report::say("same-buyer", &[("name", name.into())], Exit::Usage, messages),
            Self::NothingLeft { number, nothing } => nothing_left(number, *nothing, messages),
            Self::OtherCurrency { number, paid, currency } => Report::say(
                "order-other-currency",
                &[("number", number.into()), ("paid", shown(paid)), ("currency", shown(currency))],
                Exit::Usage,
                messages,
            ),
            Self::Unfit { field, value } => unfit(field, value, messages),
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

fn nothing_left(number: &str, nothing: Nothing, messages: &Messages) -> Report {
    match nothing {
        Nothing::Next => Report::say("order-has-no-next", &[("number", number.into())], Exit::Missing, messages),
        Nothing::Due => Report::say("order-owes-nothing", &[("number", number.into())], Exit::Missing, messages),
        Nothing::Meeting => Report::say("order-has-no-meeting", &[("number", number.into())], Exit::Missing, messages),
    }
}

fn unfit(field: &str, value: &str, messages: &Messages) -> Report {
    if field == "erase-name" {
        return Report::say("erase-not-the-name", &[], Exit::Missing, messages);
    }
    let name = messages.member("field", field);
    let report =
        Report::say("value-is-unfit", &[("field", name.into()), ("value", value.into())], Exit::Usage, messages);
    let hint = match field {
        "currency" => messages.under("field-currency", "hint", &[]),
        "moment" => messages.under("field-moment", "hint", &[]),
        "days-off" => messages.under("field-days-off", "hint", &[]),
        "day" => messages.under("field-day", "hint", &[]),
        "hour" => messages.under("field-hour", "hint", &[]),
        "meeting" => messages.under("field-meeting", "hint", &[]),
        "amount" => messages.under("field-amount", "hint", &[]),
        "zone" => messages.under("field-zone", "hint", &[]),
        _ => None,
    };
    Report { hint: hint.or(report.hint), ..report }
}

/// A name that was looked for, in so many columns at most: who pastes a page is not shown all of it again.
const LONGEST_NAME: usize = 80;

fn ambiguous(what: Thing, name: &str, candidates: &[String], messages: &Messages) -> Report {
    let report = Report::say(
        "name-is-ambiguous",
        &[
            ("what", thing(what, messages).into()),
            ("name", shortened(name)),
            ("candidates", candidates.join(", ").into()),
        ],
        Exit::NotFound,
        messages,
    );
    if candidates.iter().any(|one| one.ends_with(')')) {
        return Report { hint: messages.under("name-is-ambiguous", "brackets", &[]), ..report };
    }
    report
}

fn not_found(what: Thing, name: &str, near: &[String], messages: &Messages) -> Report {
    if what == Thing::Variant {
        return Report::say(
            "no-such-text",
            &[("name", shortened(name)), ("known", near.join(", ").into())],
            Exit::NotFound,
            messages,
        );
    }
    let report = Report::say(
        "name-not-found",
        &[("what", thing(what, messages).into()), ("name", shortened(name))],
        Exit::NotFound,
        messages,
    );
    let hint = match what {
        Thing::Buyer => messages.under("name-not-found", "buyers", &[]),
        Thing::Order => messages.under("name-not-found", "orders", &[]),
        Thing::Piece => messages.under("name-not-found", "pieces", &[]),
        Thing::Reply => messages.under("name-not-found", "replies", &[]),
        Thing::Agreement => messages.under("name-not-found", "agreements", &[]),
        Thing::Slot => messages.under("name-not-found", "slots", &[]),
        Thing::Mapping => messages.under("name-not-found", "mappings", &[]),
        Thing::Version => messages.under("name-not-found", "versions", &[]),
        _ => None,
    };
    Report { hint: report.hint.clone().or(hint), ..report }.suggesting(near.first().map(String::as_str), messages)
}

fn shortened(name: &str) -> Value<'static> {
    text::cut(name, LONGEST_NAME).into_owned().into()
}

fn thing(what: Thing, messages: &Messages) -> String {
    messages.member("thing", what.word())
}
