//! Placeholders found in texts.

use super::{Bit, Meaning};

/// The longest placeholder, in bytes: pop-up lists of choices are written into the text.
const LONGEST: usize = 4096;

/// Divides a text at what stands between two marks, where `read` knows what it is; else the marks are text.
pub(super) fn divided(text: &str, open: &str, close: &str, mut read: impl FnMut(&str) -> Option<Vec<Bit>>) -> Vec<Bit> {
    let (mut bits, mut plain, mut at) = (Vec::new(), 0, 0);
    let mut closes = 0;
    while let Some(found) = text.get(at..).and_then(|rest| rest.find(open)) {
        let inner_at = at + found + open.len();
        // A mark that closes is looked for once, however many open before it.
        if closes < inner_at {
            let Some(next) = text.get(inner_at..).and_then(|rest| rest.find(close)) else { break };
            closes = inner_at + next;
        }
        let inner = text.get(inner_at..closes).filter(|inner| inner.len() <= LONGEST);
        if let Some(more) = inner.and_then(&mut read) {
            bits.push(Bit::Text(text.get(plain..at + found).unwrap_or_default().to_owned()));
            bits.extend(more);
            at = closes + close.len();
            plain = at;
        } else {
            // The mark may begin a letter later: `{{{name}}`.
            at += found + 1;
        }
    }
    bits.push(Bit::Text(text.get(plain..).unwrap_or_default().to_owned()));
    bits
}

/// Divides the texts among some bits further.
pub(super) fn further(bits: Vec<Bit>, mut divide: impl FnMut(&str) -> Vec<Bit>) -> Vec<Bit> {
    let divide = |bit| match bit {
        Bit::Text(text) => divide(&text),
        other => vec![other],
    };
    bits.into_iter().flat_map(divide).collect()
}

/// A text with a mark that stands for nothing, such as the place of the cursor.
pub(super) fn marked(text: &str, mark: &str, why: super::Why) -> Vec<Bit> {
    let mut bits = Vec::new();
    for (index, part) in text.split(mark).enumerate() {
        if index > 0 {
            bits.push(Bit::Gap(mark.to_owned(), Meaning::Nothing(why)));
        }
        bits.push(Bit::Text(part.to_owned()));
    }
    bits
}

/// The name that stands alone between marks, blanks aside: words, digits, points and what `also` holds.
pub(super) fn name<'t>(inner: &'t str, also: &[char]) -> Option<&'t str> {
    let inner = inner.trim();
    let fits = |c: char| c.is_alphanumeric() || c == '_' || also.contains(&c);
    (!inner.is_empty() && inner.chars().all(fits)).then_some(inner)
}
