//! Dates as people type them. The names of days and months are CLDR's, taken from the formatters that print them.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::rc::Rc;

use icu_decimal::input::Decimal;
use icu_experimental::relativetime::RelativeTimeFormatter;
use icu_experimental::relativetime::options::{Numeric, RelativeTimeFormatterOptions};
use jiff::civil::{Date, Weekday};
use jiff::{Span, ToSpan};
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use super::Reader;
use crate::compose::format::Formats;
use crate::compose::value::DateForm;
use crate::model::Language;

/// The days that languages have a name for: the day before yesterday to two days after tomorrow.
const NAMED_DAYS: std::ops::RangeInclusive<i32> = -2..=3;

/// The most days a `+` may add: ten years.
const MOST_DAYS: i32 = 3660;

/// The date that somebody means.
pub(super) fn read(typed: &str, reader: &Reader<'_>) -> Option<Date> {
    let folded = fold(typed.trim());
    if let Some(days) = folded.strip_prefix('+') {
        let days: i32 = days.trim().parse().ok().filter(|days| (0..=MOST_DAYS).contains(days))?;
        return reader.today.checked_add(days.days()).ok();
    }
    if folded.starts_with(|c: char| c.is_ascii_digit()) && !folded.contains(char::is_alphabetic) {
        return iso(&folded).or_else(|| numbers(&folded, reader));
    }
    let english = Language::english();
    let languages = [reader.interface, reader.language, &english];
    languages.into_iter().find_map(|language| Names::of(language).find(&folded, reader.today))
}

fn iso(text: &str) -> Option<Date> {
    let has_the_form = text.len() == 10 && text.as_bytes().get(4) == Some(&b'-');
    if has_the_form { text.parse().ok() } else { None }
}

/// `27.11.`, `27.11.2026`, `27/11/26`; the month first only as Americans write it, with strokes.
fn numbers(text: &str, reader: &Reader<'_>) -> Option<Date> {
    let parts: Vec<&str> = text.split(['.', '/', '-', ' ']).filter(|part| !part.is_empty()).collect();
    let (first, second, year) = match *parts {
        [first, second] => (first, second, None),
        [first, second, year] => (first, second, Some(full_year(year)?)),
        _ => return None,
    };
    let (first, second): (i8, i8) = (first.parse().ok()?, second.parse().ok()?);
    let month_first = text.contains('/') && reader.interface.code() == "en-US";
    let (day, month) = if month_first && first <= 12 { (second, first) } else { (first, second) };
    on(day, month, year, reader.today)
}

fn full_year(text: &str) -> Option<i16> {
    let year: i16 = text.parse().ok()?;
    match text.len() {
        2 => Some(2000 + year),
        4 => Some(year),
        _ => None,
    }
}

/// A day of a month: in this year or, where that has passed, in the next that has it.
fn on(day: i8, month: i8, year: Option<i16>, today: Date) -> Option<Date> {
    if let Some(year) = year {
        return Date::new(year, month, day).ok();
    }
    // A 29 February is never more than eight years off.
    (0..=8).find_map(|years| Date::new(today.year() + years, month, day).ok().filter(|date| *date >= today))
}

/// The names of days and months in a language, folded.
#[derive(Debug)]
struct Names {
    /// Long and short, with the weekday.
    weekdays: Vec<(String, Weekday)>,
    /// As they stand in a date, long and short.
    months: Vec<(String, i8)>,
    /// Days counted from today.
    near: Vec<(String, i32)>,
}

thread_local! {
    static NAMES: RefCell<BTreeMap<Language, Rc<Names>>> = const { RefCell::new(BTreeMap::new()) };
}

impl Names {
    fn of(language: &Language) -> Rc<Self> {
        NAMES.with_borrow_mut(|all| {
            Rc::clone(all.entry(language.clone()).or_insert_with(|| Rc::new(Self::new(&Formats::of(language)))))
        })
    }

    fn new(formats: &Formats) -> Self {
        // 1 November 2026 is a Sunday.
        let days = (1..=7).filter_map(|day| Date::new(2026, 11, day).ok());
        let weekdays = days.flat_map(|day| {
            let name = |form| fold(&formats.date(day, form, day.year()));
            [DateForm::Weekday, DateForm::ShortWeekday].map(|form| (name(form), day.weekday()))
        });
        let firsts = (1..=12).filter_map(|month| Date::new(2026, month, 1).ok());
        let months = firsts.flat_map(|day| {
            let name = |form| longest_word(&fold(&formats.date(day, form, day.year())));
            [DateForm::Day, DateForm::ShortDay].map(|form| (name(form), day.month()))
        });
        let months = months.filter(|(name, _)| name.chars().count() > 2);
        Self { weekdays: weekdays.collect(), months: months.collect(), near: near(formats) }
    }

    fn find(&self, typed: &str, today: Date) -> Option<Date> {
        if let Some((_, days)) = self.near.iter().find(|(name, _)| name == typed) {
            return today.checked_add(Span::new().days(*days)).ok();
        }
        if let Some(weekday) = the_one(typed, &self.weekdays) {
            return today.nth_weekday(1, weekday).ok();
        }
        self.day_and_month(typed, today)
    }

    /// `27 November`, `November 27`, `27. listopada 2026`.
    fn day_and_month(&self, typed: &str, today: Date) -> Option<Date> {
        let words: Vec<&str> = typed.split([' ', '.', ',']).filter(|word| !word.is_empty()).collect();
        let numbers: Vec<&str> =
            words.iter().copied().filter(|word| word.bytes().all(|b| b.is_ascii_digit())).collect();
        let month = words.iter().filter(|word| !numbers.contains(word)).find_map(|word| the_one(word, &self.months))?;
        match *numbers {
            [day] => on(day.parse().ok()?, month, None, today),
            [day, year] => on(day.parse().ok()?, month, Some(full_year(year)?), today),
            _ => None,
        }
    }
}

/// The one thing that a typed name means: a whole name, the beginning of one, or one with another ending ("w sobotę" for
/// "sobota"). Nothing where two different things fit.
fn the_one<T: Copy + PartialEq>(typed: &str, names: &[(String, T)]) -> Option<T> {
    let typed = typed.trim_end_matches('.');
    let letters = typed.chars().count();
    let fits: [&dyn Fn(&str) -> bool; 3] =
        [&|name| name.trim_end_matches('.') == typed, &|name| letters >= 2 && name.starts_with(typed), &|name| {
            letters >= 4 && name.chars().count() == letters && stem(name) == stem(typed)
        }];
    fits.iter().find_map(|fit| {
        let mut found = names.iter().filter(|(name, _)| fit(name)).map(|(_, what)| *what);
        let first = found.next()?;
        found.all(|other| other == first).then_some(first)
    })
}

/// A word without its last letter.
fn stem(word: &str) -> &str {
    let mut letters = word.chars();
    letters.next_back();
    letters.as_str()
}

/// "today", "tomorrow", "pojutrze": what a language says instead of a number of days.
fn near(formats: &Formats) -> Vec<(String, i32)> {
    let options = RelativeTimeFormatterOptions::default().with_numeric(Numeric::Auto);
    let Ok(formatter) = RelativeTimeFormatter::try_new_long_day(formats.locale().into(), options) else {
        return Vec::new();
    };
    let named = NAMED_DAYS.map(|days| (fold(&formatter.format(Decimal::from(days)).to_string()), days));
    named.filter(|(name, _)| !name.contains(|c: char| c.is_numeric())).collect()
}

fn longest_word(text: &str) -> String {
    let words = text.split(|c: char| !c.is_alphabetic());
    words.max_by_key(|word| word.chars().count()).unwrap_or_default().to_owned()
}

/// Lower case without marks: what is typed in haste.
fn fold(text: &str) -> String {
    text.nfd().filter(|c| !is_combining_mark(*c)).flat_map(char::to_lowercase).collect()
}
