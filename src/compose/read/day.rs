//! Dates as people type them. The names of days and months are CLDR's, taken from the formatters that print them.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::rc::Rc;

use icu_decimal::input::Decimal;
use icu_experimental::relativetime::RelativeTimeFormatter;
use icu_experimental::relativetime::options::{Numeric, RelativeTimeFormatterOptions};
use jiff::civil::{Date, Weekday};
use jiff::{Span, ToSpan};

use super::Reader;
use crate::calendar::TypedDay;
use crate::compose::format::Formats;
use crate::compose::value::DateForm;
use crate::model::Language;
use crate::text::folded;

/// The days that languages have a name for: the day before yesterday to two days after tomorrow.
const NAMED_DAYS: std::ops::RangeInclusive<i32> = -2..=3;

/// The most days a `+` may add: ten years.
const MOST_DAYS: i32 = 3660;

/// The languages in which shops and their buyers write: a whole name of a day is understood in each, whoever types it.
pub(super) const SPOKEN: [&str; 8] = ["pl", "de", "es", "el", "fr", "it", "nl", "pt"];

/// What stands before the name of a day and says nothing more of it, folded.
const ON: [&str; 17] =
    ["on", "this", "am", "diesen", "den", "we", "w", "el", "este", "την", "τη", "τον", "το", "le", "op", "na", "il"];

/// What stands before the name of a day and means that of the week after this, folded; a longer one in front of what it ends with.
const NEXT: [&str; 22] = [
    "on next",
    "next",
    "am nachsten",
    "nachsten",
    "nachster",
    "nachste",
    "w przyszly",
    "w przyszla",
    "przyszly",
    "przyszla",
    "w nastepny",
    "w nastepna",
    "nastepny",
    "nastepna",
    "el proximo",
    "proximo",
    "την επομενη",
    "τον επομενο",
    "το επομενο",
    "επομενη",
    "επομενο",
    "volgende",
];

/// The date that somebody means.
pub(super) fn read(typed: &str, reader: &Reader<'_>) -> Option<Date> {
    let typed = folded(typed.trim());
    let folded = typed.split_whitespace().collect::<Vec<_>>().join(" ");
    let today = reader.today();
    if let Some(days) = folded.strip_prefix('+').and_then(|days| days.trim().parse::<i32>().ok()) {
        return today.checked_add(days.days()).ok().filter(|_| (0..=MOST_DAYS).contains(&days));
    }
    match TypedDay::read(&folded) {
        Some(TypedDay::Days(days)) => return today.checked_add(days.days()).ok(),
        Some(day) => return reader.calendar.and_then(|calendar| day.seen_from(reader.now, calendar).ok()),
        None => {}
    }
    if folded.starts_with(|c: char| c.is_ascii_digit()) && !folded.contains(char::is_alphabetic) {
        return iso(&folded).or_else(|| numbers(&folded, reader));
    }
    let after = |words: &[&str]| words.iter().find_map(|word| folded.strip_prefix(word)?.strip_prefix(' '));
    if let Some(name) = after(&NEXT) {
        let weekday = in_languages(reader, |names, whole| names.weekday(name, whole))?;
        let monday = today.checked_sub(i32::from(today.weekday().to_monday_zero_offset()).days()).ok()?;
        return monday.checked_add((7 + i32::from(weekday.to_monday_zero_offset())).days()).ok();
    }
    let found = in_languages(reader, |names, whole| names.find(&folded, today, whole));
    found.or_else(|| after(&ON).and_then(|name| in_languages(reader, |names, whole| names.find(name, today, whole))))
}

/// What the first of the languages finds: those at hand, in which a beginning will do, then the others, in which only whole names
/// count.
fn in_languages<T>(reader: &Reader<'_>, find: impl Fn(&Names, bool) -> Option<T>) -> Option<T> {
    let english = Language::english();
    let at_hand = [reader.interface, reader.language, &english];
    at_hand.into_iter().find_map(|language| find(&Names::of(language), false)).or_else(|| {
        let spoken = SPOKEN.iter().filter_map(|code| code.parse::<Language>().ok());
        spoken.into_iter().find_map(|language| find(&Names::of(&language), true))
    })
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
    on(day, month, year, reader.today())
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
    /// What else stands in a date that is written out: the "de" of "27 de noviembre".
    between: Vec<String>,
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
        let weekdays: Vec<(String, Weekday)> = weekdays.collect();
        let firsts = (1..=12).filter_map(|month| Date::new(2026, month, 1).ok());
        let months = firsts.flat_map(|day| {
            let name = |form| longest_word(&fold(&formats.date(day, form, day.year())));
            [DateForm::Day, DateForm::ShortDay].map(|form| (name(form), day.month()))
        });
        let months: Vec<(String, i8)> = months.filter(|(name, _)| name.chars().count() > 2).collect();
        let written_out = Date::new(2026, 11, 27).map(|day| fold(&formats.date(day, DateForm::Long, 0)));
        let is_name = |word: &&str| {
            weekdays.iter().any(|(name, _)| name.split('-').any(|part| part == *word) || name == word)
                || months.iter().any(|(name, _)| name == word)
        };
        let written_out = written_out.unwrap_or_default();
        let words = written_out.split(|c: char| !c.is_alphabetic()).filter(|word| !word.is_empty() && !is_name(word));
        let between = words.map(str::to_owned).collect();
        Self { weekdays, months, near: near(formats), between }
    }

    fn find(&self, typed: &str, today: Date, whole: bool) -> Option<Date> {
        if let Some((_, days)) = self.near.iter().find(|(name, _)| name == typed) {
            return today.checked_add(Span::new().days(*days)).ok();
        }
        if let Some(weekday) = self.weekday(typed, whole) {
            return today.nth_weekday(1, weekday).ok();
        }
        self.day_and_month(typed, today, whole)
    }

    fn weekday(&self, typed: &str, whole: bool) -> Option<Weekday> {
        the_one(typed, &self.weekdays, whole)
    }

    /// `27 November`, `November 27th`, `27. listopada 2026`, `Friday, 27 November`. Every word in it has to mean something.
    fn day_and_month(&self, typed: &str, today: Date, whole: bool) -> Option<Date> {
        let words: Vec<&str> = typed.split([' ', '.', ',']).filter(|word| !word.is_empty()).collect();
        let is_number = |word: &&str| word.starts_with(|c: char| c.is_ascii_digit());
        let (numbers, words): (Vec<&str>, Vec<&str>) = words.iter().partition(|word| is_number(word));
        let month_of = |word: &str| the_one(word, &self.months, whole);
        let is_weekday = |word: &str| self.weekday(word, whole).is_some();
        let is_between =
            |word: &str| matches!(word, "of" | "the") || self.between.iter().any(|between| between == word);
        // "mar" is a month and a day of the week: the one that nothing else can be is the month.
        let surely = words.iter().find(|word| month_of(word).is_some() && !is_weekday(word) && !is_between(word));
        let named = surely.or_else(|| words.iter().find(|word| month_of(word).is_some()))?;
        let is_known = |word: &&str| word == named || is_weekday(word) || is_between(word);
        let month = month_of(named).filter(|_| words.iter().all(is_known))?;
        let number = |text: &str| text.trim_end_matches(char::is_alphabetic).to_owned();
        match *numbers {
            [day] => on(number(day).parse().ok()?, month, None, today),
            [day, year] => on(number(day).parse().ok()?, month, Some(full_year(year)?), today),
            _ => None,
        }
    }
}

/// The one thing that a typed name means: a whole name, the beginning of one, or one with another ending ("w sobotę" for
/// "sobota"). Nothing where two different things fit. Where only `whole` names count, a beginning is none, nor is a short form.
fn the_one<T: Copy + PartialEq>(typed: &str, names: &[(String, T)], whole: bool) -> Option<T> {
    let typed = typed.trim_end_matches('.');
    let letters = typed.chars().count();
    let fits: [&dyn Fn(&str) -> bool; 3] = [
        &|name| name.trim_end_matches('.') == typed && (!whole || letters >= 4),
        &|name| !whole && letters >= 2 && name.starts_with(typed),
        &|name| letters >= 4 && name.chars().count() == letters && stem(name) == stem(typed),
    ];
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
    folded(text).into_owned()
}
