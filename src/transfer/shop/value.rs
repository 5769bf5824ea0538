//! What stands in a field, read from text and written as text: alike in both forms.

use jiff::Timestamp;
use jiff::civil::{Date, DateTime, Time};

use super::kinds::{Field, Holds};
use super::record::Value;
use crate::model::{Channel, Currency, Id, Language, Money, Shortcut, Situation, State, weekday_from_word};
use crate::text::{NAME_MAX, NameFlaw, name_flaw, nearest, sanitise, sanitise_line};
use crate::transfer::error::{Problem, shortened};
use crate::transfer::tables;

/// How a day and an hour without a zone are written.
const CIVIL: &str = "%Y-%m-%dT%H:%M:%S";

impl Field {
    /// What a text says for this field, made safe.
    ///
    /// # Errors
    /// Where it cannot be what the field holds.
    pub fn read(&self, text: &str) -> Result<Value, Problem> {
        let value = match self.holds {
            Holds::Line => Some(Value::Text(sanitise_line(text).into_owned())),
            Holds::Name => return self.name(text),
            Holds::Lines => Some(Value::Text(sanitise(text).into_owned())),
            Holds::Word(all) => return self.word(text.trim(), all()),
            Holds::Shortcut => text.parse::<Shortcut>().ok().map(|shortcut| Value::Text(shortcut.into())),
            Holds::Channel => Some(Value::Text(Channel::new(&sanitise_line(text)).name().to_owned())),
            Holds::Language => text.parse::<Language>().ok().map(|language| Value::Text(language.code().to_owned())),
            Holds::Currency => text.parse::<Currency>().ok().map(|currency| Value::Text(currency.code().to_owned())),
            Holds::Reference(_) | Holds::Subject => text.trim().parse().ok().map(Value::Id),
            Holds::Day => text.trim().parse::<Date>().ok().map(|day| Value::Text(day.to_string())),
            Holds::Instant => text.trim().parse::<Timestamp>().ok().map(|at| Value::Number(at.as_millisecond())),
            Holds::Civil => {
                text.trim().parse::<DateTime>().ok().map(|civil| Value::Text(civil.strftime(CIVIL).to_string()))
            }
            Holds::Time => {
                text.trim().parse::<Time>().ok().map(|time| Value::Text(time.strftime("%H:%M:%S").to_string()))
            }
            Holds::Flag => match text.trim().to_ascii_lowercase().as_str() {
                "true" | "yes" | "1" => Some(Value::Flag(true)),
                "false" | "no" | "0" => Some(Value::Flag(false)),
                _ => None,
            },
            Holds::Count => text.trim().parse::<u32>().ok().map(|count| Value::Number(count.into())),
            Holds::Money => text.trim().rsplit_once(' ').and_then(|(amount, currency)| money(amount, currency)),
            Holds::Texts
            | Holds::LongTexts
            | Holds::Channels
            | Holds::Situations
            | Holds::Weekdays
            | Holds::Links
            | Holds::Columns
            | Holds::StateWords => None,
        };
        value.ok_or_else(|| self.cannot_be(text))
    }

    /// What a list of texts says for this field, made safe.
    ///
    /// # Errors
    /// Where one of them cannot be what the field holds.
    pub fn read_list(&self, texts: impl IntoIterator<Item = String>) -> Result<Value, Problem> {
        let one = |text: String| match self.holds {
            Holds::LongTexts => Ok(sanitise(&text).into_owned()),
            Holds::Channels => Ok(Channel::new(&sanitise_line(&text)).name().to_owned()),
            Holds::Situations => Situation::try_from(text).map(String::from).map_err(|text| self.cannot_be(&text)),
            Holds::Weekdays if weekday_from_word(&text).is_none() => Err(self.cannot_be(&text)),
            _ => Ok(sanitise_line(&text).into_owned()),
        };
        texts.into_iter().map(one).collect::<Result<_, _>>().map(Value::Texts)
    }

    fn name(&self, text: &str) -> Result<Value, Problem> {
        let name = sanitise_line(text);
        match name_flaw(&name) {
            None => Ok(Value::Text(name.into_owned())),
            Some(NameFlaw::Blank) => Err(Problem::Empty { key: self.name }),
            Some(NameFlaw::TooLong) => Err(Problem::NameTooLong { key: self.name.to_owned(), limit: NAME_MAX }),
        }
    }

    fn word(&self, text: &str, all: Vec<&'static str>) -> Result<Value, Problem> {
        if all.contains(&text) {
            return Ok(Value::Text(text.to_owned()));
        }
        let suggestion = nearest(text, all.iter().copied());
        Err(Problem::InvalidValue { key: self.name, value: shortened(text), suggestion, known: all })
    }

    /// What a list of pairs says for this field, made safe.
    ///
    /// # Errors
    /// Where one of them cannot be what the field holds.
    pub fn read_pairs(&self, pairs: impl IntoIterator<Item = [String; 2]>) -> Result<Value, Problem> {
        let one = |[first, second]: [String; 2]| {
            let first = match self.holds {
                Holds::Columns if tables::Field::from_word(&first).is_none() => return Err(self.cannot_be(&first)),
                Holds::StateWords if State::from_word(&first).is_none() => return Err(self.cannot_be(&first)),
                Holds::Columns | Holds::StateWords => first,
                _ => Channel::new(&sanitise_line(&first)).name().to_owned(),
            };
            Ok([first, sanitise_line(&second).into_owned()])
        };
        pairs.into_iter().map(one).collect::<Result<_, _>>().map(Value::Pairs)
    }

    /// That a text cannot stand in this field.
    #[must_use]
    pub fn cannot_be(&self, text: &str) -> Problem {
        Problem::InvalidValue { key: self.name, value: shortened(text), suggestion: None, known: Vec::new() }
    }
}

/// An amount as a plain decimal number, with a point or a comma, and the code of its currency.
pub(super) fn money(amount: &str, currency: &str) -> Option<Value> {
    let currency: Currency = currency.trim().parse().ok()?;
    let decimals = currency.decimals() as usize;
    let (sign, digits) = amount.trim().strip_prefix('-').map_or((1, amount.trim()), |rest| (-1, rest));
    let (whole, rest) = digits.split_once(['.', ',']).unwrap_or((digits, ""));
    let is_number = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    if whole.is_empty() || whole.len() > 20 || rest.len() > decimals || !is_number(whole) || !is_number(rest) {
        return None;
    }
    // The least amount has no counterpart above nothing, so that the sign is put to it only here.
    let minor: i128 = format!("{whole}{rest:0<decimals$}").parse().ok()?;
    Some(Value::Money(Money { minor: i64::try_from(sign * minor).ok()?, currency }))
}

/// A moment as it is written; nothing where there is no such moment.
pub(super) fn instant(milliseconds: i64) -> String {
    Timestamp::from_millisecond(milliseconds).map(|at| at.to_string()).unwrap_or_default()
}

/// The identity a text is.
pub(super) fn id(text: &str) -> Result<Id, Problem> {
    let invalid = |_| Problem::InvalidValue { key: "id", value: shortened(text), suggestion: None, known: Vec::new() };
    text.trim().parse().map_err(invalid)
}

/// The moment a text is.
pub(super) fn updated_at(text: &str) -> Result<Timestamp, Problem> {
    let invalid =
        |_| Problem::InvalidValue { key: "updated_at", value: shortened(text), suggestion: None, known: Vec::new() };
    text.trim().parse().map_err(invalid)
}
