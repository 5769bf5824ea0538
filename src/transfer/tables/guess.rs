//! What the columns of an unknown table probably mean: by what stands above them, and by what stands in them.
//!
//! A header is compared with the words for such columns in the languages sellers keep their tables in, and with the headers of the
//! known formats. What stands in the column has to fit: a "total" that is no money is none. Where the header says nothing, only what
//! cannot be mistaken is taken: e-mail addresses, days, codes of currencies, countries.

mod words;

use super::format::{Field, Holds, plain};
use super::formats;
use super::sample::Sample;
use super::value::{self, DayOrder};
use crate::address::Country;
use crate::model::{Channel, Currency};
use words::WORDS;

/// A header that is just such a word.
const SAME: usize = 200;
/// A header that a known format has.
const OF_FORMAT: usize = 150;
/// A header with such a word in it, and how much more where the word is all of it.
const WITHIN: usize = 50;
/// What stands in the column can hardly be anything else.
const BY_VALUES: usize = 20;

/// A column that may mean something, and how much speaks for it.
struct Bid {
    weight: usize,
    column: usize,
    field: Field,
}

impl Sample {
    /// What each column probably means; `None` where nothing tells.
    #[must_use]
    pub fn guess(&self, holds: Holds) -> Vec<Option<Field>> {
        let known = formats::layouts(None, holds);
        let headings = known.iter().flat_map(|layout| &layout.columns);
        let of_formats: Vec<(&str, Field)> =
            headings.flat_map(|heading| heading.keys.iter().map(|key| (key.as_str(), heading.field))).collect();
        let mut bids: Vec<Bid> = Vec::new();
        for (column, header) in self.headers.iter().enumerate() {
            let key = plain(header);
            for field in holds.fields() {
                let is_of_format = of_formats.contains(&(key.as_str(), *field));
                let said = said(&key, *field).max(if is_of_format { OF_FORMAT } else { 0 });
                let weight = said.max(if self.shows(column, *field) { BY_VALUES } else { 0 });
                if weight > 0 && self.fits(column, *field) {
                    bids.push(Bid { weight: weight + leaning(&key, *field), column, field: *field });
                }
            }
        }
        // The first of equals wins, as one reads.
        bids.sort_by_key(|bid| std::cmp::Reverse(bid.weight));
        let mut guess = vec![None; self.headers.len()];
        for bid in bids {
            if guess[bid.column].is_none() && !guess.contains(&Some(bid.field)) {
                guess[bid.column] = Some(bid.field);
            }
        }
        whole_or_street(&mut guess);
        guess
    }

    /// What the amounts of these columns do not say themselves, and no other column says.
    #[must_use]
    pub fn lacks_currency(&self, meanings: &[Option<Field>]) -> bool {
        let is_bare = |cell: &str| value::money(cell, None) == Err(value::Wanted::Currency);
        let mut amounts = (0..).zip(meanings).filter(|(_, meaning)| meaning.is_some_and(Field::is_money));
        !meanings.contains(&Some(Field::Currency)) && amounts.any(|(column, _)| self.cells(column).any(is_bare))
    }

    /// The first day of these columns of which nobody can tell which of its numbers is the month, and which it probably is; or that a
    /// spreadsheet has counted. `None` where there is none, or another day of the table tells.
    #[must_use]
    pub fn unclear_day(&self, meanings: &[Option<Field>]) -> Option<(&str, DayOrder)> {
        let counted =
            (0..).zip(meanings).find(|(column, meaning)| meaning.is_some_and(Field::is_day) && self.counts(*column));
        if let Some((column, _)) = counted {
            return self.cells(column).next().map(|cell| (cell, DayOrder::Counted));
        }
        let days = || {
            let columns = (0..).zip(meanings).filter(|(_, meaning)| meaning.is_some_and(Field::is_day));
            columns.flat_map(|(column, _)| self.cells(column))
        };
        let read = |cell: &str, order| value::moment(cell, order);
        let is_unclear = |cell: &&str| {
            let (day, month) = (read(cell, DayOrder::DayFirst), read(cell, DayOrder::MonthFirst));
            day.is_some() && month.is_some() && day != month
        };
        let tells = |cell: &str| read(cell, DayOrder::DayFirst).is_some() != read(cell, DayOrder::MonthFirst).is_some();
        let unclear = days().find(is_unclear)?;
        // Where amounts have a decimal comma, days come first.
        let is_european = self.delimiter == ';'
            || (0..).zip(meanings).any(|(column, meaning)| {
                meaning.is_some_and(Field::is_money) && self.cells(column).any(|cell| cell.contains(','))
            });
        let likely = if is_european { DayOrder::DayFirst } else { DayOrder::MonthFirst };
        (!days().any(tells)).then_some((unclear, likely))
    }

    /// The channel that the file's name or a header speaks of.
    #[must_use]
    pub fn channel(&self) -> Option<Channel> {
        let name = self.path.file_stem().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        let speaks = |channel: &Channel| {
            std::iter::once(&name).chain(&self.headers).any(|text| plain(text).contains(&plain(channel.name())))
        };
        // A message or an e-mail address is in many tables that come from elsewhere.
        Channel::known().find(|channel| !["email", "sms"].contains(&channel.name()) && speaks(channel))
    }

    /// Whether a column holds nothing but days that a spreadsheet has counted, or numbers that look so.
    fn counts(&self, column: usize) -> bool {
        let mut cells = self.cells(column).peekable();
        cells.peek().is_some() && cells.all(|cell| value::counted(cell).is_some())
    }

    /// Whether what stands in a column may be this, but for some mistakes. Of an empty one nothing speaks against it.
    fn fits(&self, column: usize, field: Field) -> bool {
        let most = |is: &dyn Fn(&str) -> bool| {
            let (mut all, mut fitting) = (0, 0);
            for cell in self.cells(column) {
                all += 1;
                fitting += usize::from(is(cell));
            }
            fitting * 2 >= all
        };
        let currency = Some(Currency::EUR);
        match field {
            field if field.is_day() => {
                let is_day = |cell: &str| {
                    [DayOrder::DayFirst, DayOrder::MonthFirst].iter().any(|order| value::moment(cell, *order).is_some())
                };
                self.counts(column) || most(&is_day)
            }
            field if field.is_money() => most(&|cell| value::money(cell, currency).is_ok()),
            Field::Email => most(&|cell| cell.contains('@')),
            Field::Currency => most(&|cell| cell.parse::<Currency>().is_ok()),
            Field::Quantity => most(&|cell| value::count(cell).is_some()),
            Field::Stock => most(&|cell| cell.parse::<f64>().is_ok()),
            Field::Phone => most(&is_phone),
            Field::Postcode => most(&|cell| cell.len() <= 12 && cell.chars().any(|c| c.is_ascii_digit())),
            Field::Country => most(&is_country),
            Field::Name | Field::FirstName | Field::LastName | Field::City | Field::ItemName => {
                most(&|cell| cell.chars().any(char::is_alphabetic) && !cell.contains('@'))
            }
            Field::Number => most(&|cell| !cell.contains('@') && value::moment(cell, DayOrder::DayFirst).is_none()),
            _ => true,
        }
    }

    /// Whether what stands in a column can hardly be anything else.
    fn shows(&self, column: usize, field: Field) -> bool {
        let all = |is: &dyn Fn(&str) -> bool| {
            let mut cells = self.cells(column).peekable();
            cells.peek().is_some() && cells.all(is)
        };
        match field {
            Field::Email => all(&|cell| cell.contains('@') && cell.contains('.')),
            Field::Placed => all(&|cell| value::moment(cell, DayOrder::DayFirst).is_some()),
            Field::Currency => all(&|cell| cell.len() == 3 && cell.parse::<Currency>().is_ok()),
            Field::Phone => all(&|cell| cell.starts_with('+') && is_phone(cell)),
            Field::Country => all(&|cell| cell.len() > 3 && Country::named(cell).is_some()),
            Field::Total => all(&|cell| value::money(cell, None).is_ok()),
            _ => false,
        }
    }
}

fn is_phone(cell: &str) -> bool {
    let digits = cell.chars().filter(char::is_ascii_digit).count();
    digits >= 6 && cell.chars().all(|c| c.is_ascii_digit() || "+-() ./'".contains(c))
}

fn is_country(cell: &str) -> bool {
    super::country::code(cell).is_some()
}

impl Field {
    /// What sellers write above a column of this, in every language the guess knows.
    pub fn headers(self) -> impl Iterator<Item = &'static str> {
        let words = WORDS.iter().filter(move |(one, _)| *one == self).flat_map(|(_, words)| words.split(','));
        words.map(|word| word.trim().trim_start_matches('='))
    }
}

/// How much a header speaks for a field. A word that is only a part of it counts more the more of it it is, and most at its end or its
/// beginning, where a language puts what a thing is.
fn said(header: &str, field: Field) -> usize {
    let words = WORDS.iter().filter(|(one, _)| *one == field).flat_map(|(_, words)| words.split(','));
    let weigh = |word: &str| {
        let (is_whole_only, word) = word.trim().strip_prefix('=').map_or((false, word.trim()), |word| (true, word));
        let word = plain(word);
        if word == header {
            return SAME;
        }
        let is_part = !is_whole_only && word.chars().count() > 2 && header.contains(&word) && !is_of_id(header, &word);
        if !is_part {
            return 0;
        }
        let edge = usize::from(header.ends_with(&word)) * 10 + usize::from(header.starts_with(&word)) * 5;
        WITHIN + edge + 40 * word.len() / header.len().max(1)
    };
    words.map(weigh).max().unwrap_or(0)
}

/// Whether a header is that of an identity or a name of something, and not of what the word says: `Customer ID`, `Tax Number`.
fn is_of_id(header: &str, word: &str) -> bool {
    ["id", "nr", "number", "nummer", "numer", "taxid"].iter().any(|end| header.ends_with(end) && !word.ends_with(end))
}

/// Of two addresses in a row, where it goes counts more than who pays.
fn leaning(header: &str, field: Field) -> usize {
    let is_of_address = matches!(
        field,
        Field::Street1
            | Field::Street2
            | Field::City
            | Field::Region
            | Field::Postcode
            | Field::Country
            | Field::Address
    );
    let begins = |words: &[&str]| words.iter().any(|word| header.starts_with(word));
    if is_of_address && begins(&["billing", "invoice", "rechnung", "factura", "faktur"]) { 0 } else { 3 }
}

/// What is called an address is the whole one only where no other column holds the town.
fn whole_or_street(guess: &mut [Option<Field>]) {
    let has_town = [Field::City, Field::Postcode].iter().any(|field| guess.contains(&Some(*field)));
    let has_street = guess.contains(&Some(Field::Street1));
    for meaning in guess.iter_mut().filter(|meaning| **meaning == Some(Field::Address)) {
        if has_town {
            *meaning = (!has_street).then_some(Field::Street1);
        }
    }
}

#[cfg(test)]
mod tests;
