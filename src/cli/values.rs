//! What may be typed for an option, read into the model's types.
//!
//! What does not fit is an [`Invalid`]: which kind of value was wanted, and what was given. `cli` words it from the catalogue;
//! clap only carries it there.

#![expect(clippy::missing_errors_doc, reason = "every reader fails in one way: with the kind of value that was wanted")]

use std::fmt;

use clap::builder::{PossibleValue, PossibleValuesParser, TypedValueParser};
use jiff::civil::Date;
use jiff::{Span, ToSpan as _};

use crate::i18n::Messages;
use crate::model::{
    Channel, Currency, Handle, Item, Kind, Language, Length, Link, Money, Retraction, Role, Shortcut, Situation, State,
    Tone,
};
use crate::report::BadValue;
use crate::text::{sanitise, sanitise_line};

/// The kinds of values an option can want. Each has a sentence in the catalogue: `wanted-<word>`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wanted {
    /// A text with something in it.
    Text,
    Shortcut,
    /// A language code.
    Language,
    /// A language the interface speaks.
    Interface,
    Amount,
    Count,
    Day,
    /// `channel=name`
    Handle,
    /// `channel=address`
    Link,
    /// `name=value`
    Assignment,
    Item,
    Situation,
    /// The name of a fact.
    Name,
    /// A line of the journal.
    Entry,
}

impl Wanted {
    /// The word for it in the catalogue.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Shortcut => "shortcut",
            Self::Language => "language",
            Self::Interface => "interface",
            Self::Amount => "amount",
            Self::Count => "count",
            Self::Day => "day",
            Self::Handle => "handle",
            Self::Link => "link",
            Self::Assignment => "assignment",
            Self::Item => "item",
            Self::Situation => "situation",
            Self::Name => "name",
            Self::Entry => "entry",
        }
    }

    const fn but(self) -> Invalid {
        Invalid { wanted: self }
    }
}

/// A value that is not of the kind an option wants. What was given, clap knows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not a valid {}", .wanted.word())]
pub struct Invalid {
    pub wanted: Wanted,
}

impl Invalid {
    /// The whole of what the user is told: for which option, and what was given.
    pub fn given_for(self, option: &str, given: &str) -> BadValue {
        BadValue { option: option.to_owned(), given: given.to_owned(), wanted: self.wanted.word() }
    }
}

type Read<T> = Result<T, Invalid>;

/// What an option of `edit` does to a field that may be empty: a new value, or none, asked for by an empty one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Change<T> {
    Set(T),
    Clear,
}

impl<T> Change<T> {
    /// Makes the change, if there is one.
    pub fn make(change: Option<Self>, field: &mut Option<T>) {
        match change {
            Some(Self::Set(value)) => *field = Some(value),
            Some(Self::Clear) => *field = None,
            None => {}
        }
    }

    /// Makes the values given the whole list, if any are given; an empty one alone leaves it empty.
    pub fn make_list(changes: Vec<Self>, list: &mut Vec<T>) {
        if !changes.is_empty() {
            let set = |change| if let Self::Set(value) = change { Some(value) } else { None };
            *list = changes.into_iter().filter_map(set).collect();
        }
    }

    /// The same change with another value.
    pub fn map<U>(self, to: impl FnOnce(T) -> U) -> Change<U> {
        match self {
            Self::Set(value) => Change::Set(to(value)),
            Self::Clear => Change::Clear,
        }
    }

    /// The same, where the other value may not be had.
    ///
    /// # Errors
    /// What `to` fails with.
    pub fn try_map<U, E>(self, to: impl FnOnce(T) -> Result<U, E>) -> Result<Change<U>, E> {
        match self {
            Self::Set(value) => to(value).map(Change::Set),
            Self::Clear => Ok(Change::Clear),
        }
    }
}

/// Writes a value, if there is one, over a field that is never empty.
pub fn replace<T>(value: Option<T>, field: &mut T) {
    if let Some(value) = value {
        *field = value;
    }
}

/// Reads a change of a field whose values `read` reads.
pub fn change<T>(read: fn(&str) -> Read<T>) -> impl Fn(&str) -> Read<Change<T>> + Clone {
    move |text| if text.trim().is_empty() { Ok(Change::Clear) } else { read(text).map(Change::Set) }
}

/// A text of one line, made safe, with something in it.
pub fn line(text: &str) -> Read<String> {
    some(sanitise_line(text).into_owned())
}

/// A text of one line, made safe; it may be empty.
#[expect(clippy::unnecessary_wraps, reason = "clap takes readers that can fail")]
pub fn line_or_nothing(text: &str) -> Read<String> {
    Ok(sanitise_line(text).into_owned())
}

/// A text of any number of lines, made safe, with something in it.
pub fn text(text: &str) -> Read<String> {
    some(sanitise(text).into_owned())
}

/// A text of any number of lines, made safe; it may be empty.
#[expect(clippy::unnecessary_wraps, reason = "clap takes readers that can fail")]
pub fn text_or_nothing(text: &str) -> Read<String> {
    Ok(sanitise(text).into_owned())
}

fn some(text: String) -> Read<String> {
    if text.trim().is_empty() { Err(Wanted::Text.but()) } else { Ok(text) }
}

/// A reply's shortcut.
pub fn shortcut(text: &str) -> Read<Shortcut> {
    text.parse().map_err(|_invalid| Wanted::Shortcut.but())
}

/// A language of buyers and texts.
pub fn language(text: &str) -> Read<Language> {
    text.parse().map_err(|_invalid| Wanted::Language.but())
}

/// A language of the interface: one of those there is a catalogue for.
pub fn interface_language(text: &str) -> Read<Language> {
    text.parse().ok().filter(Messages::speaks).ok_or(Wanted::Interface.but())
}

/// A channel, known or new.
pub fn channel(text: &str) -> Read<Channel> {
    line(text).map(|name| Channel::new(&name))
}

/// The name of a fact, as templates write it after `shop.`: lower-case letters, digits, underscores, a letter first.
pub fn name(text: &str) -> Read<String> {
    let is_name = text.starts_with(|c: char| c.is_ascii_lowercase())
        && text.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_');
    if is_name { Ok(text.to_owned()) } else { Err(Wanted::Name.but()) }
}

/// The number of a situation, such as `P32`.
pub fn situation(text: &str) -> Read<Situation> {
    Situation::try_from(text.to_owned()).map_err(|_invalid| Wanted::Situation.but())
}

/// `channel=name`, such as `etsy=anna_k`.
pub fn handle(text: &str) -> Read<Handle> {
    let (channel, name) = two(text).ok_or(Wanted::Handle.but())?;
    Ok(Handle { channel: Channel::new(&channel), name })
}

/// `channel=address`, such as `etsy=https://…`.
pub fn link(text: &str) -> Read<Link> {
    let (channel, url) = two(text).ok_or(Wanted::Link.but())?;
    Ok(Link { channel: Channel::new(&channel), url })
}

/// Both sides of the first `=`, made safe, neither of them empty.
fn two(text: &str) -> Option<(String, String)> {
    let (left, right) = text.split_once('=')?;
    Some((line(left).ok()?, line(right).ok()?))
}

/// An answer to a question of a template: `meeting_time=18:30`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Assignment {
    pub name: String,
    pub value: String,
}

/// `name=value`; the value may be of several lines.
pub fn assignment(given: &str) -> Read<Assignment> {
    let (left, right) = given.split_once('=').ok_or(Wanted::Assignment.but())?;
    match (line(left), text(right)) {
        (Ok(name), Ok(value)) => Ok(Assignment { name, value }),
        _ => Err(Wanted::Assignment.but()),
    }
}

/// An amount, with its currency or without: `86.00 PLN`, `86`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Amount(String);

/// Reads an [`Amount`].
pub fn amount(text: &str) -> Read<Amount> {
    let amount = Amount(text.trim().to_owned());
    // The currency with the most decimals there are, because which one will be meant is not known yet.
    let most_decimals = "KWD".parse().map_err(|_invalid| Wanted::Amount.but())?;
    amount.in_currency(most_decimals).map(|_money| amount)
}

impl Amount {
    /// The amount, in this currency if it names none itself.
    ///
    /// # Errors
    /// [`Invalid`], if the currency has fewer decimals than the amount.
    pub fn in_currency(&self, currency: Currency) -> Read<Money> {
        let named = self.0.contains(|c: char| c.is_ascii_alphabetic());
        let text = if named { self.0.clone() } else { format!("{} {currency}", self.0) };
        text.parse().map_err(|_invalid| Wanted::Amount.but())
    }

    /// The same for the value of an option.
    ///
    /// # Errors
    /// [`BadValue`], if the currency has fewer decimals than the amount.
    pub fn of(&self, option: &str, currency: Currency) -> Result<Money, BadValue> {
        self.in_currency(currency).map_err(|invalid| invalid.given_for(option, &self.0))
    }
}

/// A number of pieces or of days.
pub fn count(text: &str) -> Read<u32> {
    text.trim().parse().map_err(|_invalid| Wanted::Count.but())
}

/// `yes` or `no`.
pub fn yes_or_no() -> impl TypedValueParser<Value = bool> {
    PossibleValuesParser::new(["yes", "no"]).map(|word| word == "yes")
}

/// A day as it is typed: fixed, or counted from today.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Day {
    On(Date),
    /// So many days from today.
    FromToday(i32),
}

/// Reads `2026-11-27`, `today`, `tomorrow`, `yesterday`, `+3`, `-2`.
pub fn day(text: &str) -> Read<Day> {
    match text.trim() {
        "today" => Ok(Day::FromToday(0)),
        "tomorrow" => Ok(Day::FromToday(1)),
        "yesterday" => Ok(Day::FromToday(-1)),
        days if days.starts_with(['+', '-']) => {
            // Ten years either way; more is a slip of the finger.
            let days = days.parse().ok().filter(|days: &i32| days.abs() <= 3660);
            days.map(Day::FromToday).ok_or(Wanted::Day.but())
        }
        date => date.parse().map(Day::On).map_err(|_invalid| Wanted::Day.but()),
    }
}

/// A date by itself, as for a birthday.
pub fn date(text: &str) -> Read<Date> {
    text.trim().parse().map_err(|_invalid| Wanted::Day.but())
}

impl Day {
    /// The date it is, seen from today.
    pub fn seen_from(self, today: Date) -> Date {
        match self {
            Self::On(date) => date,
            Self::FromToday(days) => {
                let span: Span = days.days();
                today.saturating_add(span)
            }
        }
    }
}

/// An item of an order, its price perhaps without a currency.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TypedItem {
    pub quantity: u32,
    pub name: String,
    pub variation: Option<String>,
    pub price: Option<Amount>,
}

/// Reads `[2x ]NAME[: VARIATION][ @ PRICE]`, such as `2x Mug: blue, large @ 43.00 PLN`.
pub fn item(text: &str) -> Read<TypedItem> {
    let wrong = Wanted::Item.but();
    let text = line(text).map_err(|_empty| wrong)?;
    let (rest, price) = match text.rsplit_once(" @ ") {
        Some((rest, price)) => (rest.to_owned(), Some(amount(price).map_err(|_invalid| wrong)?)),
        None => (text, None),
    };
    // Only before a blank, because "2xl shirt" is one shirt.
    let counted = rest.split_once("x ").or_else(|| rest.split_once("× "));
    let counted = counted.and_then(|(count, rest)| Some((count.trim().parse().ok()?, rest)));
    let (quantity, rest) = counted.unwrap_or((1, rest.as_str()));
    let (name, variation) = match rest.split_once(": ") {
        Some((name, variation)) => (name, Some(line(variation).map_err(|_empty| wrong)?)),
        None => (rest, None),
    };
    let name = line(name).map_err(|_empty| wrong)?;
    if quantity == 0 { Err(wrong) } else { Ok(TypedItem { quantity, name, variation, price }) }
}

impl TypedItem {
    /// The item, its price in this currency if it names none.
    ///
    /// # Errors
    /// As [`Amount::in_currency`].
    pub fn in_currency(self, currency: Currency) -> Read<Item> {
        let price = self.price.map(|price| price.in_currency(currency)).transpose()?;
        Ok(Item { piece: None, name: self.name, variation: self.variation, quantity: self.quantity, price })
    }
}

/// A line of the journal, as `log` shows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Entry {
    /// The so many-th from the latest, which is 1.
    Back(u32),
    /// The first characters of its identity.
    Id(String),
}

/// Reads a line's number in the list, or the beginning of its identity.
pub fn entry(text: &str) -> Read<Entry> {
    let text = text.trim().to_ascii_lowercase();
    // Identities begin with the time they were made at, so six characters are not a number anybody counts to.
    let is_id = text.len() >= 6 && text.len() <= 36 && text.chars().all(|c| c.is_ascii_hexdigit() || c == '-');
    match text.parse() {
        Ok(number @ 1..=99_999) => Ok(Entry::Back(number)),
        _ if is_id => Ok(Entry::Id(text)),
        _ => Err(Wanted::Entry.but()),
    }
}

/// Parsers of the model's fixed words, which clap lists in the help, completes, and proposes when one is misspelt.
macro_rules! words {
    ($($(#[$doc:meta])* $parser:ident: $type:ty;)+) => {$(
        $(#[$doc])*
        pub fn $parser() -> impl TypedValueParser<Value = $type> {
            PossibleValuesParser::new(<$type>::ALL.iter().map(|one| one.word()))
                .try_map(|word| <$type>::from_word(&word).ok_or(Wanted::Text.but()))
        }
    )+};
}

words! {
    /// A state of an order.
    state: State;
    /// The tone of a text.
    tone: Tone;
    /// The length of a text.
    length: Length;
    /// The role of a reply.
    role: Role;
    /// Why a text is taken back.
    retraction: Retraction;
}

/// The same, where an empty text clears the field.
macro_rules! words_or_none {
    ($($(#[$doc:meta])* $parser:ident: $type:ty;)+) => {$(
        $(#[$doc])*
        pub fn $parser() -> impl TypedValueParser<Value = Change<$type>> {
            let words = <$type>::ALL.iter().map(|one| PossibleValue::new(one.word()));
            PossibleValuesParser::new(words.chain([PossibleValue::new("").hide(true)]))
                .map(|word| <$type>::from_word(&word).map_or(Change::Clear, Change::Set))
        }
    )+};
}

words_or_none! {
    /// A kind of buyer, or none.
    kind_or_none: Kind;
    /// A buyer's tone, or none.
    tone_or_none: Tone;
}

impl fmt::Display for Amount {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;

    #[rstest]
    #[case("86", "EUR", Some("86.00 EUR"))]
    #[case("86,50", "EUR", Some("86.50 EUR"))]
    #[case("86.00 PLN", "EUR", Some("86.00 PLN"))]
    #[case("1.500", "KWD", Some("1.500 KWD"))]
    #[case("1.500", "EUR", None)]
    #[case("5.5", "JPY", None)]
    fn an_amount_without_a_currency_is_in_the_shops(
        #[case] typed: &str,
        #[case] shop: &str,
        #[case] money: Option<&str>,
    ) {
        let read = amount(typed).and_then(|amount| amount.in_currency(shop.parse().expect("a currency")));
        assert_eq!(read.ok().map(|money| money.to_string()).as_deref(), money);
    }

    #[test]
    fn a_day_is_fixed_or_counted_from_today() {
        let today = "2026-11-27".parse().expect("a date");
        let seen = |text| day(text).map(|day| day.seen_from(today).to_string());
        assert_eq!(seen("today").as_deref(), Ok("2026-11-27"));
        assert_eq!(seen(" +4").as_deref(), Ok("2026-12-01"));
        assert_eq!(seen("yesterday").as_deref(), Ok("2026-11-26"));
        assert_eq!(seen("2027-02-28").as_deref(), Ok("2027-02-28"));
        for wrong in ["", "+", "+99999", "27.11.", "2026-02-30", "soon"] {
            assert_eq!(day(wrong), Err(Wanted::Day.but()), "{wrong}");
        }
    }

    #[rstest]
    #[case("Mug", 1, "Mug", None, None)]
    #[case("2x Mug: blue, large @ 43.00 PLN", 2, "Mug", Some("blue, large"), Some("43.00 PLN"))]
    #[case("3 × Box @ 5", 3, "Box", None, Some("5"))]
    #[case("2xl shirt", 1, "2xl shirt", None, None)]
    #[case("Saxophone case", 1, "Saxophone case", None, None)]
    fn an_item_is_read(
        #[case] typed: &str,
        #[case] quantity: u32,
        #[case] name: &str,
        #[case] variation: Option<&str>,
        #[case] price: Option<&str>,
    ) {
        let item = item(typed).expect("an item");
        assert_eq!((item.quantity, item.name.as_str(), item.variation.as_deref()), (quantity, name, variation));
        assert_eq!(item.price.map(|price| price.to_string()).as_deref(), price);
    }

    #[test]
    fn what_is_not_an_item_is_refused() {
        for wrong in ["", " ", "0x Mug", "2x : blue", "Mug @ cheap"] {
            assert!(item(wrong).is_err(), "{wrong}");
        }
    }

    #[test]
    fn pairs_need_both_sides() {
        assert_eq!(
            handle("Etsy = anna_k").map(|handle| (handle.channel.name().to_owned(), handle.name)),
            Ok(("etsy".into(), "anna_k".into()))
        );
        assert_eq!(assignment("when=a=b").map(|answer| answer.value).as_deref(), Ok("a=b"));
        for wrong in ["", "x", "=x", "x=", "x= "] {
            assert!(handle(wrong).is_err() && link(wrong).is_err() && assignment(wrong).is_err(), "{wrong}");
        }
    }

    #[test]
    fn an_empty_value_clears() {
        assert_eq!(change(line)(""), Ok(Change::Clear));
        assert_eq!(change(line)(" a "), Ok(Change::Set("a".into())));
        let mut field = Some(1);
        Change::make(None, &mut field);
        assert_eq!(field, Some(1));
        Change::make(Some(Change::Clear), &mut field);
        assert_eq!(field, None);
    }

    #[test]
    fn a_line_of_the_journal_is_counted_or_named() {
        assert_eq!(entry("1"), Ok(Entry::Back(1)));
        assert_eq!(entry("0193b2AA-1c"), Ok(Entry::Id("0193b2aa-1c".into())));
        for wrong in ["", "0", "-1", "abc", "last", "0193b2zz"] {
            assert!(entry(wrong).is_err(), "{wrong}");
        }
    }
}
