//! Links, telephone numbers and e-mail addresses where the channel allows none.

use std::ops::Range;

use super::{Concern, Reading, What};
use crate::search::Value;

pub(super) fn check(reading: &Reading<'_>, concerns: &mut Vec<Concern>) {
    let Some(profile) = reading.subject.profile else { return };
    let text = reading.subject.text;
    if !profile.links {
        for place in links(text) {
            let link = text.get(place.clone()).unwrap_or_default().to_owned();
            concerns.push(Concern::at(place, What::Link { channel: profile.label.clone(), link }));
        }
    }
    if !profile.contacts {
        for found in &reading.found {
            if matches!(found.value, Value::Email(_) | Value::Phone(_)) {
                let contact = text.get(found.range.clone()).unwrap_or_default().to_owned();
                concerns
                    .push(Concern::at(found.range.clone(), What::Contact { channel: profile.label.clone(), contact }));
            }
        }
    }
}

/// The endings of addresses without `http` or `www` that are taken for links: those of shops, and of the countries of the starter library.
const ENDINGS: [&str; 17] =
    ["com", "net", "org", "eu", "shop", "store", "me", "io", "pl", "de", "at", "ch", "es", "gr", "fr", "it", "uk"];

/// Where the links of a text stand.
fn links(text: &str) -> impl Iterator<Item = Range<usize>> {
    let mut at = 0;
    text.split(char::is_whitespace).filter_map(move |piece| {
        let from = at;
        // Every blank of Unicode that splits is counted by its own length.
        at += piece.len();
        at += text.get(at..).and_then(|rest| rest.chars().next()).map_or(0, char::len_utf8);
        let bare = piece.trim_start_matches(|letter: char| !letter.is_alphanumeric());
        let start = from + piece.len() - bare.len();
        let bare = bare.trim_end_matches(|letter: char| !letter.is_alphanumeric() && letter != '/');
        is_link(bare).then(|| start..start + bare.len())
    })
}

fn is_link(word: &str) -> bool {
    let lower = word.to_ascii_lowercase();
    if ["http://", "https://", "www."].iter().any(|beginning| lower.starts_with(beginning)) {
        return true;
    }
    if lower.contains('@') {
        return false;
    }
    let host = lower.split(['/', '?', ':']).next().unwrap_or_default();
    let Some((name, ending)) = host.rsplit_once('.') else { return false };
    let is_label = |label: &str| !label.is_empty() && label.chars().all(|one| one.is_alphanumeric() || one == '-');
    // "z.B." and "np." end a sentence; "de" and "at" are words: a name of fewer than three letters is none of a site.
    ENDINGS.contains(&ending) && name.len() > 2 && name.split('.').all(is_label)
}
