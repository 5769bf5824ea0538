//! Days and sums for the screen and the command line, as a language writes them.

use jiff::civil::Date;

use super::format::Formats;
use super::value::DateForm;
use crate::model::{Language, Money};

/// A day in few letters: "3 May".
pub fn day(language: &Language, date: Date) -> String {
    Formats::of(language).date(date, DateForm::ShortDay, date.year())
}

/// A day with its weekday in few letters: "Fri 27 Nov".
pub fn weekday_and_day(language: &Language, date: Date) -> String {
    let formats = Formats::of(language);
    let weekday = formats.date(date, DateForm::ShortWeekday, date.year());
    format!("{weekday} {}", formats.date(date, DateForm::ShortDay, date.year()))
}

/// A sum with its currency: "86,00 zł".
pub fn money(language: &Language, money: Money) -> String {
    Formats::of(language).money(money)
}
