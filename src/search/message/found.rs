//! What a message can hold.

use std::ops::Range;

use jiff::civil::{Date, Time};

use crate::model::{Currency, Money};

/// A thing a message tells, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// The bytes of the message, with the word or sign that says what it is ("size 7", "2 pcs"), without prepositions.
    pub range: Range<usize>,
    pub value: Value,
}

/// A thing in the form in which it fills a field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value {
    /// An order's number without what introduces it: `1042`, `ORD-2024-0007`.
    Order(String),
    /// How many pieces.
    Quantity(u32),
    /// A size or measure: `XL`, `EU 38`, `42`, `30x40 cm`, `A4`. Decimals have a point.
    Size(String),
    Date(Date),
    Time(Time),
    Money(Money),
    /// As the country writes it: `00-950`, `1234 AB`.
    PostalCode(String),
    Email(String),
    /// Digits, with a plus before them where there is one.
    Phone(String),
    /// Without its `@`.
    Handle(String),
}

/// What is known before a message is read.
#[derive(Clone, Debug)]
pub struct Hints {
    /// The day on which the message is read: "tomorrow" is the day after.
    pub today: Date,
    /// Some of the shop's own order numbers: numbers built like them are order numbers. The more kinds, the better.
    pub orders: Vec<String>,
    /// Where the buyer is thought to live, ISO 3166 alpha-2: which postal codes to expect, and whether the month comes first
    /// (`US`).
    pub country: Option<String>,
    /// What `$` and `kr` stand for.
    pub currency: Option<Currency>,
}

impl Hints {
    /// Nothing but the day.
    #[must_use]
    pub const fn on(today: Date) -> Self {
        Self { today, orders: Vec::new(), country: None, currency: None }
    }
}
