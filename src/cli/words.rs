//! Days, moments and sums, as the messages' language writes them.

use jiff::Timestamp;
use jiff::civil::{Date, DateTime};
use jiff::tz::TimeZone;

use crate::compose::print;
use crate::i18n::Messages;
use crate::model::Money;

/// A day: "Fri 27 Nov", and the year where it is not the present one.
pub(super) fn day(messages: &Messages, date: Date, today: Date) -> String {
    let day = print::weekday_and_day(messages.language(), date);
    if date.year() == today.year() { day } else { format!("{day} {}", date.year()) }
}

/// A moment: "3 May 14:02", and the year where it is not the present one.
pub(super) fn moment(messages: &Messages, at: DateTime, today: Date) -> String {
    let day = print::day(messages.language(), at.date());
    let year = if at.year() == today.year() { String::new() } else { format!(" {}", at.year()) };
    format!("{day}{year} {:02}:{:02}", at.hour(), at.minute())
}

/// A moment in a zone.
pub(super) fn moment_in(messages: &Messages, at: Timestamp, zone: &TimeZone, today: Date) -> String {
    moment(messages, at.to_zoned(zone.clone()).datetime(), today)
}

/// An amount with its currency.
pub(super) fn money(messages: &Messages, money: Money) -> String {
    print::money(messages.language(), money)
}
