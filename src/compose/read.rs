//! What people type for a date, a time, a sum or a number, understood.

use jiff::Zoned;
use jiff::civil::{Date, Time};
use jiff::tz::TimeZone;

use super::ask::QuestionKind;
use super::context::Context;
use super::format::{Formats, decimal_mark};
use super::number::Number;
use crate::calendar::Calendar;
use crate::model::{Currency, Language, Money};

pub(super) mod choice;
mod day;

/// The answer that names several choices, in the form in which it is kept.
pub fn answer_of_several<'a>(chosen: impl Iterator<Item = &'a str>) -> String {
    chosen.collect::<Vec<_>>().join(choice::BETWEEN)
}

/// What an answer of yes or no says, in the form in which it is kept; `None` where it is another one.
pub fn is_yes(kept: &str) -> Option<bool> {
    (kept == choice::KEPT.0 || kept == choice::KEPT.1).then_some(kept == choice::KEPT.0)
}

/// Why an answer is not what was asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unreadable {
    NotADate,
    NotATime,
    NotANumber,
    NotMoney,
    /// A sum without a currency, and none to take it from.
    NoCurrency,
    /// None of the choices.
    NotAChoice,
    /// Neither yes nor no.
    NotYesOrNo,
}

/// What there is to know for reading an answer.
#[derive(Clone, Copy, Debug)]
pub struct Reader<'a> {
    pub(super) now: &'a Zoned,
    /// The shop's days; where they are not known, no working days are counted.
    pub(super) calendar: Option<&'a Calendar>,
    pub(super) interface: &'a Language,
    pub(super) language: &'a Language,
    pub(super) currency: Option<Currency>,
}

impl<'a> Reader<'a> {
    pub fn new(context: &Context<'a>) -> Self {
        Self {
            now: context.now,
            calendar: context.calendar,
            interface: context.interface,
            language: context.language,
            currency: context.currency(),
        }
    }

    /// For what is typed into the records: nothing but the day, the shop's days, the interface's language and the shop's currency is
    /// known.
    pub const fn of_records(
        now: &'a Zoned,
        calendar: &'a Calendar,
        interface: &'a Language,
        currency: Option<Currency>,
    ) -> Self {
        Self { now, calendar: Some(calendar), interface, language: interface, currency }
    }

    /// The day it is.
    pub(super) fn today(&self) -> Date {
        self.now.date()
    }

    /// A date: `2026-11-27`, `27.11.`, `27.11.2026`, `27 November`, `friday`, `on friday`, `next friday`, `tomorrow`, `+3` days, `in 3
    /// days`, `+2 weeks`, `+3 working days`, `next shipping day`. Names are those of the interface's language, of the text's, or English;
    /// whole names also those of the languages in which shops write. A date without a year is the next such day; a weekday the next
    /// one after today, `next` one that of the week after this.
    ///
    /// # Errors
    /// Where it is none of these.
    pub fn date(&self, typed: &str) -> Result<Date, Unreadable> {
        day::read(typed, self).ok_or(Unreadable::NotADate)
    }

    /// A time of day: `18:30`, `18.30`, `18`, `6 pm`, `6:30pm`, `18h30`.
    ///
    /// # Errors
    /// Where it is none of these.
    pub fn time(typed: &str) -> Result<Time, Unreadable> {
        read_time(typed).ok_or(Unreadable::NotATime)
    }

    /// A number, with the marks of the interface's language or with a point.
    ///
    /// # Errors
    /// Where it is none, or is too large.
    pub fn number(&self, typed: &str) -> Result<Number, Unreadable> {
        Number::parse(&plain_number(typed, self.decimal_mark())).ok_or(Unreadable::NotANumber)
    }

    /// A sum: `86`, `86,00 zł`, `€12.50`, `12.50 EUR`.
    ///
    /// # Errors
    /// Where it is none, or has no currency and the context has none.
    pub fn money(&self, typed: &str) -> Result<Money, Unreadable> {
        let is_of_number =
            |c: char| c.is_ascii_digit() || matches!(c, '.' | ',' | '-' | '\'' | '’') || c.is_whitespace();
        let unit: String = typed.chars().filter(|c| !is_of_number(*c)).collect();
        let amount: String = typed.chars().filter(|c| is_of_number(*c)).collect();
        let number = Number::parse(&plain_number(&amount, self.decimal_mark())).ok_or(Unreadable::NotMoney)?;
        let currency = if unit.is_empty() {
            self.currency.ok_or(Unreadable::NoCurrency)?
        } else {
            self.currency_called(&unit).ok_or(Unreadable::NotMoney)?
        };
        format!("{number} {currency}").parse().map_err(|_too_many_decimals| Unreadable::NotMoney)
    }

    /// Yes or no: `yes`, `no`, the words for it in the language of the interface or of the text, or the beginning of one that is not
    /// also the beginning of the other.
    ///
    /// # Errors
    /// Where it is neither.
    pub fn yes_or_no(&self, typed: &str) -> Result<bool, Unreadable> {
        choice::yes_or_no(typed, &[self.interface, self.language]).ok_or(Unreadable::NotYesOrNo)
    }

    /// Some of the choices, in the order of the choices, each once; separated by commas or semicolons, capitals do not matter.
    ///
    /// # Errors
    /// Where something is none of them, and where nothing is chosen.
    pub fn several(typed: &str, choices: &[String]) -> Result<Vec<String>, Unreadable> {
        choice::several(typed, choices).ok_or(Unreadable::NotAChoice)
    }

    /// The currency of a code or of a sign people write for one; first the sign that the languages at hand give the context's own.
    fn currency_called(&self, unit: &str) -> Option<Currency> {
        let sign = |currency: &Currency| {
            let zero = Money { minor: 0, currency: *currency };
            [self.interface, self.language]
                .map(|language| Formats::of(language).money(zero))
                .iter()
                .any(|sum| sum.contains(unit))
        };
        self.currency.filter(sign).or_else(|| Currency::called(unit, self.currency))
    }

    fn decimal_mark(&self) -> char {
        decimal_mark(&Formats::of(self.interface))
    }
}

/// Whether a text that stands in a template can be read as a kind of answer: in any language in which shops write, since the check of
/// a template does not know its own.
pub(super) fn could_be(text: &str, kind: &QuestionKind) -> Result<(), Unreadable> {
    let (now, calendar) = (Zoned::default(), Calendar::new(TimeZone::UTC));
    let euros = "EUR".parse().ok();
    let languages = day::SPOKEN.iter().filter_map(|code| code.parse().ok());
    let mut problem = Unreadable::NotADate;
    for language in std::iter::once(Language::english()).chain(languages) {
        let reader = Reader::of_records(&now, &calendar, &language, euros);
        let read = match kind {
            QuestionKind::Text | QuestionKind::LongText => Ok(()),
            QuestionKind::Choice(choices) => {
                let is_one = choices.iter().any(|choice| choice.to_lowercase() == text.trim().to_lowercase());
                if is_one { Ok(()) } else { Err(Unreadable::NotAChoice) }
            }
            QuestionKind::Several(choices) => Reader::several(text, choices).map(drop),
            QuestionKind::YesNo => reader.yes_or_no(text).map(drop),
            QuestionKind::Date => reader.date(text).map(drop),
            QuestionKind::Time => Reader::time(text).map(drop),
            QuestionKind::Money => reader.money(text).map(drop),
            QuestionKind::Number => reader.number(text).map(drop),
        };
        match read {
            Ok(()) => return Ok(()),
            Err(why) => problem = why,
        }
    }
    Err(problem)
}

/// A number as typed, with a point and without marks between thousands. What is a decimal mark is decided by the typed
/// text where it can be: the last of two different marks, or one that does not stand before three digits; else by `mark`.
fn plain_number(typed: &str, mark: char) -> String {
    let joined: String = typed.chars().filter(|c| !c.is_whitespace() && !matches!(c, '\'' | '’')).collect();
    let last = joined.rfind(['.', ',']);
    let Some((whole, rest)) = last.and_then(|at| joined.split_at_checked(at)) else {
        return joined;
    };
    let found = rest.chars().next().unwrap_or(mark);
    let decimals = rest.trim_start_matches(['.', ',']);
    let is_of_three = decimals.len() == 3 && found != mark && !whole.contains(mark) && whole != "0";
    let is_grouping = is_of_three || whole.contains(found);
    let digits: String = whole.chars().filter(|c| !matches!(c, '.' | ',')).collect();
    if is_grouping { format!("{digits}{decimals}") } else { format!("{digits}.{decimals}") }
}

fn read_time(typed: &str) -> Option<Time> {
    let lower = typed.trim().to_lowercase();
    let letters_start = lower.find(|c: char| c.is_alphabetic()).unwrap_or(lower.len());
    let (clock, half) = match lower.split_at_checked(letters_start)? {
        (clock, "am" | "a.m.") => (clock, Some(0)),
        (clock, "pm" | "p.m.") => (clock, Some(12)),
        _ => (lower.as_str(), None),
    };
    let mut parts = clock.trim().trim_end_matches('h').splitn(2, [':', '.', 'h']);
    let number = |part: &str| if part.len() <= 2 { part.trim().parse::<i8>().ok() } else { None };
    let hour = number(parts.next()?)?;
    let minute = parts.next().map_or(Some(0), number)?;
    let hour = match half {
        Some(half) if (1..=12).contains(&hour) => hour % 12 + half,
        Some(_) => return None,
        None => hour,
    };
    Time::new(hour, minute, 0, 0).ok()
}
