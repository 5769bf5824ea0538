//! Address books: cards of vCard 2.1, 3.0 (RFC 2426) and 4.0 (RFC 6350), as telephones, Apple, Google and mail programs write them.
//!
//! What programs write is seldom to the letter of the standards, so nothing here insists on it: a line that is no property is named
//! and passed over, and so is a value that cannot be read; the rest of its card comes in. A card that does not end is left out: the
//! file may be cut off in the middle of a value.

mod card;
mod handles;
mod lines;
#[cfg(test)]
mod tests;
mod value;

use std::path::Path;

use chardetng::EncodingDetector;
use encoding_rs::{Encoding, UTF_8};

use super::grid::Faults;
use super::layout::LayoutName;
use super::sighting::BuyerSighting;
use super::{Found, Lost, TABLE_MAX, TableFile};
use crate::transfer::error::{Place, Problem};
use crate::transfer::{Error, Source};
use card::Card;
use lines::{Line, Lines};

/// Whether a file that begins with these bytes consists of cards. A mark and blanks may stand before the first, and a mark of
/// UTF-16 is looked through.
pub(super) fn are_cards(start: &[u8]) -> bool {
    let letters = start.iter().filter(|byte| byte.is_ascii_graphic() || **byte >= 0x80);
    let letters: Vec<u8> = letters.skip_while(|byte| **byte >= 0x80).copied().take(11).collect();
    letters.eq_ignore_ascii_case(b"BEGIN:VCARD")
}

/// Where letters were lost before a text in UTF-8 came here.
fn lost(bytes: &[u8]) -> Option<Lost> {
    let lines = bytes.split(|byte| *byte == b'\n').zip(1..);
    let places = lines.filter_map(|(line, number)| {
        let line = str::from_utf8(line).ok()?;
        Some(Place::in_line(line, line.find(char::REPLACEMENT_CHARACTER)?, number))
    });
    places.fold(None, |lost, place| Some(Lost::and(lost, place)))
}

/// Reads every card of a file. `progress` is told the share of the file that is read, in percent.
///
/// # Errors
/// Where the file cannot be read, or has no card in it.
pub(super) fn read(mut source: Source<'_>, progress: &mut dyn FnMut(usize)) -> Result<TableFile<BuyerSighting>, Error> {
    source.allow(TABLE_MAX);
    let wide = source.unicode()?.filter(|encoding| *encoding != UTF_8);
    let read = source.read_all()?;
    let bytes = match wide {
        Some(encoding) => encoding.decode(&read).0.into_owned().into_bytes(),
        None => read,
    };
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(&bytes);
    let fallback = fallback(bytes);
    let mut gathered =
        Gathered { path: source.path(), fallback, found: Found::default(), faults: Faults::default(), refused: 0 };
    gathered.read(bytes, progress);
    if gathered.found.is_empty() && gathered.refused == 0 && !has_card(bytes) {
        return Err(source.error(None, Problem::NoCard));
    }
    let Gathered { found, faults, refused, .. } = gathered;
    let rows = found.len() + refused;
    Ok(TableFile {
        path: source.path().to_owned(),
        layout: LayoutName::Format("vcard"),
        encoding: wide.unwrap_or(fallback).name(),
        found,
        faults: faults.listed,
        more_faults: faults.more,
        refused,
        rows,
        remarks: Vec::new(),
        lost: lost(bytes),
    })
}

/// The encoding of values that do not name theirs and are not UTF-8.
fn fallback(bytes: &[u8]) -> &'static Encoding {
    let mut detector = EncodingDetector::new();
    let mut is_needed = false;
    for value in Lines::of(bytes).flatten().filter_map(|line| value::unnamed(&line)) {
        is_needed = true;
        detector.feed(&value, false);
        detector.feed(b"\n", false);
    }
    if !is_needed {
        return UTF_8;
    }
    detector.feed(b"", true);
    detector.guess(None, false)
}

fn has_card(bytes: &[u8]) -> bool {
    Lines::of(bytes).flatten().any(|line| is_mark(&line, "BEGIN"))
}

/// Whether a line begins or ends a card.
fn is_mark(line: &Line<'_>, name: &str) -> bool {
    line.name == name && line.value.trim_ascii().eq_ignore_ascii_case(b"VCARD")
}

/// What has been read of a file.
struct Gathered<'p> {
    path: &'p Path,
    fallback: &'static Encoding,
    found: Found<BuyerSighting>,
    faults: Faults,
    refused: usize,
}

impl Gathered<'_> {
    fn read(&mut self, bytes: &[u8], progress: &mut dyn FnMut(usize)) {
        let mut lines = Lines::of(bytes);
        let mut open: Option<Card<'_>> = None;
        // Cards of people who act for others stand inside theirs; they are nobody who buys.
        let mut inner = 0_usize;
        while let Some(line) = lines.next() {
            let line = match line {
                Ok(line) if card::is_read(&line.name) => line,
                Ok(_) => continue,
                Err(none) => {
                    self.fault(none.place, Problem::NoProperty { text: none.text });
                    continue;
                }
            };
            if is_mark(&line, "BEGIN") {
                let is_inner = open.as_ref().and_then(|card| card.lines.last()).is_some_and(is_agent);
                if is_inner || inner > 0 {
                    inner += 1;
                    continue;
                }
                self.cut_off(open.as_ref());
                lines.keeps_blanks = false;
                open = Some(Card { place: line.place, lines: Vec::new() });
            } else if is_mark(&line, "END") && inner > 0 {
                inner -= 1;
            } else if is_mark(&line, "END") {
                match open.take() {
                    Some(card) => self.take(&card),
                    None => self.fault(line.place, Problem::NoProperty { text: "END:VCARD".to_owned() }),
                }
                progress((bytes.len() - lines.left()) * 100 / bytes.len().max(1));
            } else if let Some(card) = open.as_mut().filter(|_| inner == 0) {
                if line.name == "VERSION" {
                    lines.keeps_blanks = line.value.trim_ascii() == b"2.1";
                }
                card.lines.push(line);
            }
        }
        self.cut_off(open.as_ref());
    }

    fn take(&mut self, card: &Card<'_>) {
        match card.read(self.fallback) {
            Ok(Some((buyer, faults))) => {
                self.found.push(&buyer);
                for (place, problem) in faults {
                    self.fault(place, problem);
                }
            }
            Ok(None) => {}
            Err((place, problem)) => {
                self.refused += 1;
                self.fault(place, problem);
            }
        }
    }

    /// A card that does not end.
    fn cut_off(&mut self, card: Option<&Card<'_>>) {
        if let Some(card) = card {
            self.refused += 1;
            self.fault(card.place, Problem::OpenCard);
        }
    }

    fn fault(&mut self, place: Place, problem: Problem) {
        self.faults.push(Error::new(self.path, Some(place), problem));
    }
}

fn is_agent(line: &Line<'_>) -> bool {
    line.name == "AGENT" && line.value.trim_ascii().is_empty()
}
