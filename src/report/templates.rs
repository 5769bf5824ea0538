//! The words for what is wrong with a template, beside its text or under it.

use super::{Excerpt, Exit, Report, Reported, list};
use crate::compose::{Expected, Filter, Function, Limit, Mistake, STATEMENTS, Sort, TemplateError, Test, Unreadable};
use crate::i18n::Messages;

/// A mistake in a template: where, what, and what is known instead. `source` is the text of the template the mistake stands
/// in, where it is at hand, so that the line can be shown.
pub fn mistake(error: &TemplateError, source: Option<&str>, messages: &Messages) -> Report {
    let excerpt = source.and_then(|source| Excerpt::in_source(source, error.line, error.column));
    let place = Some((error.line, error.column));
    worded(&error.mistake, messages).about(error.template.as_ref(), place).pointing_at(excerpt)
}

impl Reported for TemplateError {
    fn report(&self, messages: &Messages) -> Report {
        mistake(self, None, messages)
    }
}

/// Why an answer to a question is not what was asked for.
pub fn unreadable(problem: Unreadable, messages: &Messages) -> String {
    let text = match problem {
        Unreadable::NotADate => messages.text("answer-not-a-date"),
        Unreadable::NotATime => messages.text("answer-not-a-time"),
        Unreadable::NotANumber => messages.text("answer-not-a-number"),
        Unreadable::NotMoney => messages.text("answer-not-money"),
        Unreadable::NoCurrency => messages.text("answer-without-currency"),
        Unreadable::NotAChoice => messages.text("answer-not-a-choice"),
        Unreadable::NotYesOrNo => messages.text("answer-not-yes-or-no"),
    };
    text.into_owned()
}

/// What would be an answer instead.
pub fn advice(problem: Unreadable, messages: &Messages) -> Option<String> {
    let text = match problem {
        Unreadable::NotADate => messages.text("answer-would-be-a-date"),
        Unreadable::NotATime => messages.text("answer-would-be-a-time"),
        Unreadable::NotMoney | Unreadable::NoCurrency => messages.text("answer-would-be-money"),
        Unreadable::NotANumber | Unreadable::NotAChoice | Unreadable::NotYesOrNo => return None,
    };
    Some(text.into_owned())
}

fn worded(mistake: &Mistake, messages: &Messages) -> Report {
    const USAGE: Exit = Exit::Usage;
    let named = |report: Report, suggestion: Option<&str>| report.suggesting(suggestion, messages);
    // Of what there are only a few of, all are named where none is near.
    let one_of = |report: Report, suggestion: Option<&str>, known: &[&str]| {
        let there = messages.with("template-there-are", &[("names", list(known).into())]);
        let report = report.suggesting(suggestion, messages);
        Report { hint: report.hint.or(Some(there)), ..report }
    };
    match mistake {
        Mistake::Syntax { detail } => Report::say("template-syntax", &[("detail", detail.into())], USAGE, messages),
        Mistake::UnknownStatement { name, suggestion } => {
            let report = Report::say("template-statement", &[("name", name.into())], USAGE, messages);
            one_of(report, *suggestion, &STATEMENTS)
        }
        Mistake::Unsupported { what } => {
            Report::say("template-unsupported", &[("what", (*what).into())], USAGE, messages)
        }
        Mistake::Unclosed { statement } => {
            Report::say("template-unclosed", &[("statement", (*statement).into())], USAGE, messages)
        }
        Mistake::Stray { found, expected } => stray(found, *expected, messages),
        Mistake::UnknownPath { path, suggestion } => {
            named(Report::say("template-path", &[("path", path.into())], USAGE, messages), suggestion.as_deref())
        }
        Mistake::NotPrintable { path } => {
            Report::say("template-not-printable", &[("path", path.into())], USAGE, messages)
        }
        Mistake::Reserved { name } => Report::say("template-reserved", &[("name", name.into())], USAGE, messages),
        Mistake::UnknownFilter { name, suggestion } => {
            let report = Report::say("template-filter", &[("name", name.into())], USAGE, messages);
            one_of(report, *suggestion, &Filter::ALL.map(Filter::word))
        }
        Mistake::UnknownTest { name, suggestion } => {
            let report = Report::say("template-test", &[("name", name.into())], USAGE, messages);
            one_of(report, *suggestion, &Test::ALL.map(Test::word))
        }
        Mistake::UnknownFunction { name, suggestion } => {
            let report = Report::say("template-function", &[("name", name.into())], USAGE, messages);
            one_of(report, *suggestion, &Function::ALL.map(Function::word))
        }
        Mistake::UnknownState { word, suggestion } => {
            named(Report::say("template-state", &[("word", word.into())], USAGE, messages), *suggestion)
        }
        Mistake::UnknownReply { shortcut, suggestion } => {
            let report = Report::say("template-reply", &[("shortcut", shortcut.into())], USAGE, messages);
            named(report, suggestion.as_deref())
        }
        Mistake::UnknownArgument { of, name, suggestion } => {
            let report =
                Report::say("template-argument-name", &[("of", of.into()), ("name", name.into())], USAGE, messages);
            named(report, *suggestion)
        }
        Mistake::Argument { of, expected } => argument(of, *expected, messages),
        Mistake::IncludeName => Report::say("template-include-name", &[], USAGE, messages),
        Mistake::Cycle { chain } => {
            Report::say("template-cycle", &[("chain", chain.join(" → ").into())], USAGE, messages)
        }
        Mistake::TwoKinds { name, first, second } if first == second => {
            Report::say("template-two-choices", &[("name", name.into())], USAGE, messages)
        }
        Mistake::TwoKinds { name, first, second } => Report::say(
            "template-two-kinds",
            &[("name", name.into()), ("first", (*first).into()), ("second", (*second).into())],
            USAGE,
            messages,
        ),
        Mistake::Operands { operator, left, right } => Report::say(
            "template-operands",
            &[
                ("operator", (*operator).into()),
                ("left", sort(*left, messages).into()),
                ("right", sort(*right, messages).into()),
            ],
            USAGE,
            messages,
        ),
        Mistake::Input { of, got } => Report::say(
            "template-input",
            &[("of", (*of).into()), ("got", sort(*got, messages).into())],
            USAGE,
            messages,
        ),
        Mistake::Literal { text, problem } => Report::say(
            "template-literal",
            &[("text", text.into()), ("problem", unreadable(*problem, messages).into())],
            USAGE,
            messages,
        ),
        Mistake::Arithmetic => Report::say("template-arithmetic", &[], USAGE, messages),
        Mistake::TooMuch(limit) => too_much(*limit, messages),
    }
}

fn stray(found: &str, expected: Option<&str>, messages: &Messages) -> Report {
    match expected {
        Some(expected) => Report::say(
            "template-stray-inside",
            &[("found", found.into()), ("expected", expected.into())],
            Exit::Usage,
            messages,
        ),
        None => Report::say("template-stray", &[("found", found.into())], Exit::Usage, messages),
    }
}

fn argument(of: &str, expected: Expected, messages: &Messages) -> Report {
    let expected = match expected {
        Expected::Count(low, high) if low == high => messages.with("expected-count", &[("count", low.into())]),
        Expected::Count(low, high) => messages.with("expected-counts", &[("low", low.into()), ("high", high.into())]),
        Expected::Text => messages.text("expected-text").into_owned(),
        Expected::Whole => messages.text("expected-whole").into_owned(),
        Expected::OneOf(words) => messages.with("expected-one-of", &[("words", list(words).into())]),
        Expected::Named(name) => messages.with("expected-named", &[("name", name.into())]),
    };
    Report::say("template-argument", &[("of", of.into()), ("expected", expected.into())], Exit::Usage, messages)
}

fn sort(sort: Sort, messages: &Messages) -> String {
    let text = match sort {
        Sort::Nothing => messages.text("sort-nothing"),
        Sort::Truth => messages.text("sort-truth"),
        Sort::Number => messages.text("sort-number"),
        Sort::Text => messages.text("sort-text"),
        Sort::Money => messages.text("sort-money"),
        Sort::Date => messages.text("sort-date"),
        Sort::Time => messages.text("sort-time"),
        Sort::List => messages.text("sort-list"),
        Sort::Part => messages.text("sort-part"),
        Sort::Missing => messages.text("sort-missing"),
    };
    text.into_owned()
}

fn too_much(limit: Limit, messages: &Messages) -> Report {
    let kilobytes = |bytes: usize| (bytes / 1024).into();
    match limit {
        Limit::Source => {
            Report::say("template-too-long", &[("limit", kilobytes(Limit::SOURCE))], Exit::Usage, messages)
        }
        Limit::Tag => Report::say("template-tag-too-long", &[], Exit::Usage, messages),
        Limit::Nesting => Report::say("template-too-deep", &[("limit", Limit::NESTING.into())], Exit::Usage, messages),
        Limit::Includes => {
            Report::say("template-too-many-includes", &[("limit", Limit::INCLUDES.into())], Exit::Usage, messages)
        }
        Limit::Text => {
            Report::say("template-text-too-long", &[("limit", kilobytes(Limit::TEXT))], Exit::Usage, messages)
        }
        Limit::Steps => Report::say("template-endless", &[], Exit::Usage, messages),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Language;

    #[test]
    fn a_mistake_in_a_template_says_where_what_and_what_was_meant() {
        let wrong = Mistake::UnknownPath { path: "order.traking".into(), suggestion: Some("order.tracking".into()) };
        let error = TemplateError { template: "shipped".into(), line: 2, column: 4, mistake: Box::new(wrong) };
        let messages = Messages::new(&Language::english());
        let report = mistake(&error, Some("Hello!\n{{ order.traking }}\n"), &messages);
        assert_eq!(report.message, "shipped:2:4: “order.traking” is not known");
        assert_eq!(report.hint.as_deref(), Some("Did you mean “order.tracking”?"));
        let excerpt = report.excerpt.expect("an excerpt");
        assert_eq!((excerpt.text.as_str(), excerpt.before), ("{{ order.traking }}", 3));
    }

    #[test]
    fn where_nothing_is_near_what_there_is_is_named() {
        let messages = Messages::new(&Language::english());
        let hint = |mistake| worded(&mistake, &messages).hint.unwrap_or_default();
        let filter = |suggestion| Mistake::UnknownFilter { name: "text".into(), suggestion };
        assert_eq!(hint(filter(Some("date"))), "Did you mean “date”?");
        let all = hint(filter(None));
        assert!(all.starts_with("There are “capitalize”, ") && all.contains("yes_no"), "{all}");
        let function = Mistake::UnknownFunction { name: "foo".into(), suggestion: None };
        assert_eq!(hint(function), "There are “option”, “range”.");
    }

    #[test]
    fn an_endless_template_is_told_plainly() {
        let messages = Messages::new(&Language::english());
        let error = TemplateError {
            template: "loop".into(),
            line: 1,
            column: 1,
            mistake: Box::new(Mistake::TooMuch(Limit::Steps)),
        };
        assert_eq!(
            mistake(&error, None, &messages).message,
            "loop:1:1: filling this takes too long: it repeats itself too often"
        );
    }
}
