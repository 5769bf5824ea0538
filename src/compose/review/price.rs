//! A price that a piece does not have any more: said of the pinned piece, or of one that the sentence names.
//!
//! What a text says of money is mostly something else: postage, a part of a sum, what something more would cost. So a sum is looked at
//! only where its sentence names the piece, or speaks of a price while one is pinned, and nothing beside it says that it is another.

use std::ops::Range;

use unicode_segmentation::UnicodeSegmentation as _;

use super::{Concern, Priced, Prices, Reading, What};
use crate::model::Money;
use crate::search::Value;
use crate::text::folded;

/// How words begin that say what something costs.
const COSTS: [&str; 25] = [
    "price",
    "cost",
    "preis",
    "kost",
    "preci",
    "cuest",
    "vale",
    "cena",
    "ceny",
    "cene",
    "cenie",
    "koszt",
    "τιμη",
    "κοστιζ",
    "prix",
    "coute",
    "prezz",
    "prijs",
    "custa",
    "preco",
    "za sztuk",
    "each",
    "apiece",
    "stuck",
    "kazd",
];

/// How words begin beside which a sum is no price of a piece: of what comes with it, of a part, of what is given away.
const OTHERS: &[&str] = &[
    "post",
    "shipp",
    "deliver",
    "courier",
    "parcel",
    "wrap",
    "card",
    "gift",
    "discount",
    "off",
    "deposit",
    "prepay",
    "more",
    "extra",
    "over",
    "from",
    "instead",
    "versand",
    "porto",
    "verpack",
    "geschenk",
    "rabatt",
    "nachlass",
    "anzahl",
    "mehr",
    "statt",
    "ab",
    "envio",
    "envios",
    "regalo",
    "descuent",
    "mas",
    "desde",
    "senal",
    "przesyl",
    "wysyl",
    "dostaw",
    "opakow",
    "prezent",
    "rabat",
    "znizk",
    "zaliczk",
    "wiecej",
    "od",
    "zamiast",
    "μεταφορ",
    "αποστολ",
    "δωρ",
    "εκπτωσ",
    "προκαταβ",
    // The rest of a sum, and what something once cost.
    "rest",
    "remain",
    "balance",
    "half",
    "halfte",
    "reszt",
    "polow",
    "mitad",
    "υπολοιπ",
    "was",
    "used",
    "formerly",
    "fruher",
    "war",
    "kostete",
    "byla",
    "bylo",
    "byl",
    "kosztowal",
    "wczesniej",
    "antes",
    "era",
    "costaba",
    "ηταν",
];

/// How words begin that speak of what comes with a piece, so that further sums of their sentence may belong to it: "postage is 5 and the box 2".
const WITH_IT: &[&str] = &[
    "post",
    "shipp",
    "deliver",
    "courier",
    "parcel",
    "wrap",
    "deposit",
    "prepay",
    "versand",
    "porto",
    "verpack",
    "anzahl",
    "envio",
    "senal",
    "przesyl",
    "wysyl",
    "dostaw",
    "opakow",
    "zaliczk",
    "μεταφορ",
    "αποστολ",
    "προκαταβ",
];

/// Words between a thing and its price, folded; they begin so.
const IS: &[&str] = &[
    "is",
    "are",
    "ist",
    "sind",
    "es",
    "son",
    "ειναι",
    "costs",
    "cost",
    "kostet",
    "kosten",
    "cuesta",
    "cuestan",
    "κοστιζει",
    "κοστιζουν",
];
/// Articles, folded.
const ARTICLES: &[&str] = &[
    "the", "a", "an", "der", "die", "das", "ein", "eine", "el", "la", "los", "las", "un", "una", "ο", "η", "το", "οι",
    "τα",
];

/// So many words before a sum, and behind it, say what it is.
const BESIDE: (usize, usize) = (4, 3);

/// Up to so many of one piece are bought together.
const MANY: i64 = 24;

pub(super) fn check(reading: &Reading<'_>, concerns: &mut Vec<Concern>) {
    let Some(ask) = reading.subject.prices else { return };
    let sums = reading.found.iter().filter_map(|found| match found.value {
        Value::Money(sum) if sum.minor > 0 && !reading.is_meant(&found.range) => Some((found.range.clone(), sum)),
        _ => None,
    });
    let mut sums = sums.peekable();
    // What pieces cost is asked only where a text says a sum by itself: hardly any does.
    if sums.peek().is_none() {
        return;
    }
    let prices = ask.get();
    for (place, sum) in sums {
        if prices.meant.contains(&sum) || reading.says_a_fact(&place) {
            continue;
        }
        if let Some(piece) = old_price_of(reading, &place, sum, &prices) {
            let price = reading.subject.text.get(place.clone()).unwrap_or_default().to_owned();
            concerns.push(Concern::at(place, What::OldPrice { price, piece: piece.name.clone(), now: piece.now }));
        }
    }
}

/// The piece that a sum is said to be the price of, though it has another.
fn old_price_of<'p>(reading: &Reading<'_>, place: &Range<usize>, sum: Money, prices: &'p Prices) -> Option<&'p Priced> {
    let (start, sentence) = sentence_around(reading.subject.text, place);
    let before = reading.subject.text.get(start..place.start)?;
    let behind = reading.subject.text.get(place.end..start + sentence.len())?;
    let before: Vec<String> = before.unicode_words().rev().map(|word| folded(word).into_owned()).collect();
    let behind = behind.unicode_words().take(BESIDE.1).map(|word| folded(word).into_owned());
    let mut beside = before.iter().take(BESIDE.0).cloned().chain(behind);
    if beside.any(|word| is_other(&word)) || comes_with_it(&before) {
        return None;
    }
    let said = padded(sentence);
    let named: Vec<&Priced> = prices.pieces.iter().filter(|piece| piece.is_named_in(&said)).collect();
    // The name that holds the other's is the one that is meant: "blue mug", not "mug".
    let longest = named.iter().map(|piece| piece.longest_in(&said)).max();
    let meant: Vec<&Priced> = match longest {
        Some(longest) if named.len() > 1 => {
            let is_part = |piece: &&&Priced| piece.longest_in(&said) < longest;
            let whole: Vec<&Priced> = named.iter().filter(|piece| !is_part(piece)).copied().collect();
            if whole.len() > 1 { named } else { whole }
        }
        Some(_) => named,
        None => {
            let speaks_of_it = said.split(' ').any(|word| COSTS.iter().any(|cost| word.starts_with(cost)));
            prices.pieces.iter().filter(|piece| piece.is_pinned && speaks_of_it).collect()
        }
    };
    let is_its_price = |piece: &&&Priced| {
        let now = piece.now;
        // Three for 75, or a price that no one compares: in another currency.
        now.currency != sum.currency || now.minor > 0 && sum.minor % now.minor == 0 && sum.minor / now.minor <= MANY
    };
    let together: i64 = meant.iter().map(|piece| piece.now.minor).sum();
    if meant.iter().any(|piece| is_its_price(&piece)) || together == sum.minor {
        return None;
    }
    // What is said beside the right price is another sum: "was 40, now 45".
    let says_it = reading.found.iter().any(|found| {
        let is_here = found.range.start >= start && found.range.end <= start + sentence.len();
        is_here && meant.iter().any(|piece| found.value == Value::Money(piece.now))
    });
    let piece = meant.first().copied()?;
    let is_meant = !says_it && (longest.is_none() || !is_of_another(&before, piece));
    is_meant.then_some(piece)
}

/// Whether a word, folded, beside a sum says that it is no price of a piece.
fn is_other(word: &str) -> bool {
    OTHERS.iter().any(|other| if other.len() < 4 { word == *other } else { word.starts_with(other) })
}

/// Whether the words before a sum, the nearest first, said another one before it, of what comes with a piece.
fn comes_with_it(before: &[String]) -> bool {
    let mut has_sum = false;
    for word in before {
        has_sum |= word.starts_with(|first: char| first.is_ascii_digit());
        if has_sum && WITH_IT.iter().any(|with_it| word.starts_with(with_it)) {
            return true;
        }
        if COSTS.iter().any(|cost| word.starts_with(cost)) {
            return false;
        }
    }
    false
}

/// Whether the words before a sum, the nearest first, say that it is the price of something else than a piece they also name: "the chain is", "the box".
fn is_of_another(before: &[String], piece: &Priced) -> bool {
    let mut words = before.iter().map(String::as_str).skip_while(|word| IS.contains(word));
    let (Some(thing), Some(article)) = (words.next(), words.next()) else { return false };
    let is_price = COSTS.iter().any(|cost| thing.starts_with(cost));
    let names = piece.names.iter().map(|name| padded(name));
    ARTICLES.contains(&article) && !is_price && !names.into_iter().any(|name| name.contains(&format!(" {thing} ")))
}

/// The sentence that a place stands in, with where it begins.
fn sentence_around<'t>(text: &'t str, place: &Range<usize>) -> (usize, &'t str) {
    let line = text.get(..place.start).and_then(|before| before.rfind('\n')).map_or(0, |at| at + 1);
    let rest = text.get(line..).unwrap_or_default();
    let rest = rest.split('\n').next().unwrap_or_default();
    let mut sentences = rest.split_sentence_bound_indices().map(|(at, sentence)| (line + at, sentence));
    sentences.find(|(at, sentence)| (*at..at + sentence.len()).contains(&place.start)).unwrap_or((line, rest))
}

/// Words in small letters and without marks, a blank around each.
fn padded(text: &str) -> String {
    let mut out = String::from(" ");
    for word in text.unicode_words() {
        out.push_str(&folded(word));
        out.push(' ');
    }
    out
}

impl Priced {
    /// How long the longest of its names is that stands in a sentence; 0 where none does.
    fn longest_in(&self, said: &str) -> usize {
        self.names
            .iter()
            .map(|name| padded(name))
            .filter(|name| name.len() > 2 && said.contains(name))
            .map(|name| name.len())
            .max()
            .unwrap_or(0)
    }

    fn is_named_in(&self, said: &str) -> bool {
        self.longest_in(said) > 0
    }
}
