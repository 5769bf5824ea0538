//! Reads replies into words and postings.

use std::cmp::Reverse;
use std::ops::Range;

use crate::model::Reply;
use crate::text;

use super::draft::Draft;
use super::field::{Field, Place, each_text};
use super::initials::Initials;
use super::vocabulary::narrow;

/// A word of up to 16 bytes as two integers, the bytes after its end 0.
type Key = [u64; 2];
const KEY_BYTES: usize = size_of::<Key>();
/// As many blanks.
const PADDING: &str = "                ";

/// Enough for the words that make up most of any text, few enough to stay in a processor's cache.
const RECENT: usize = 8_192;

/// Writes one reply after the other into a draft.
pub(super) struct Scribe<'a> {
    draft: &'a mut Draft,
    initials: &'a mut Initials,
    folded: String,
    /// Where in a text there are letters with a second spelling.
    umlauts: Vec<usize>,
    /// The words of the names of a reply, with their places.
    names: Vec<(u32, Place)>,
    /// Frequent words with their numbers, each at a place that follows from its key. Most look-ups in the vocabulary end here.
    recent: Vec<(Key, u32)>,
}

impl<'a> Scribe<'a> {
    pub(super) fn new(draft: &'a mut Draft, initials: &'a mut Initials) -> Self {
        Self {
            draft,
            initials,
            folded: String::new(),
            umlauts: Vec::new(),
            names: Vec::new(),
            recent: vec![Default::default(); RECENT],
        }
    }

    /// Writes a reply. Replies come in the order of their numbers.
    pub(super) fn write(&mut self, doc: u32, reply: &Reply) {
        self.draft.add_doc();
        each_text(reply, |field, text| {
            let mut folded = std::mem::take(&mut self.folded);
            folded.clear();
            self.umlauts.clear();
            text::fold_into(text, &mut folded, |at| self.umlauts.push(at));
            self.write_words(doc, field, true, &mut folded);
            let mut done = 0;
            for at in 0..self.umlauts.len() {
                let umlaut = self.umlauts.get(at).copied().unwrap_or_default();
                if umlaut >= done {
                    let part = text::around(text, umlaut);
                    done = part.end;
                    folded.clear();
                    text::fold_spelt_into(text.get(part.clone()).unwrap_or_default(), &mut folded);
                    self.write_words(doc, field, part.start == 0, &mut folded);
                }
            }
            self.folded = folded;
        });
        // A word stands in a list once, by its best place.
        self.names.sort_unstable_by_key(|&(word, place)| (word, Reverse(place)));
        self.names.dedup_by_key(|(word, _)| *word);
        for (word, place) in self.names.drain(..) {
            self.draft.push_name(word, doc, place, self.initials);
        }
    }

    /// Writes the words of a folded text, which may be the beginning of its field.
    fn write_words(&mut self, doc: u32, field: Field, mut first: bool, folded: &mut String) {
        // So that a key can be read from any place.
        folded.push_str(PADDING);
        text::each_word(folded, |range| {
            let number = match key(folded.as_bytes(), &range) {
                Some(key) => self.number(key, || folded.get(range).unwrap_or_default()),
                None => self.look_up(folded.get(range).unwrap_or_default()),
            };
            match field {
                Field::Body => self.draft.push_text(number, doc, Place::BODY, self.initials),
                Field::Ask => self.draft.push_text(number, doc, Place::ASK, self.initials),
                Field::Tag | Field::Title | Field::Shortcut => self.names.push((number, Place::new(field, first))),
            }
            first = false;
        });
    }

    fn number<'b>(&mut self, key: Key, word: impl FnOnce() -> &'b str) -> u32 {
        // Fibonacci hashing: the highest bits of the product depend on all bits of the key.
        const MULTIPLIER: u64 = 0x9e37_79b9_7f4a_7c15;
        let hash = (key[0] ^ key[1].rotate_left(29)).wrapping_mul(MULTIPLIER);
        let [.., low, high] = hash.to_le_bytes();
        let place = usize::from(u16::from_le_bytes([low, high])) % RECENT;
        match self.recent.get(place) {
            Some((known, number)) if *known == key => *number,
            _ => {
                let number = self.look_up(word());
                if let Some(place) = self.recent.get_mut(place) {
                    *place = (key, number);
                }
                number
            }
        }
    }

    #[inline(never)]
    fn look_up(&mut self, word: &str) -> u32 {
        self.draft.number(word, self.initials)
    }
}

/// The key of the word at some bytes, which go on for long enough after it; `None` if it is too long for one.
fn key(bytes: &[u8], word: &Range<usize>) -> Option<Key> {
    let (eights, _) = bytes.get(word.start..)?.first_chunk::<KEY_BYTES>()?.as_chunks::<8>();
    let &[low, high] = eights else { return None };
    let [low, high] = [low, high].map(u64::from_le_bytes);
    match word.len() {
        len @ 1..=8 => Some([low & u64::MAX >> (64 - 8 * narrow(len)), 0]),
        len @ 9..=16 => Some([low, high & u64::MAX >> (128 - 8 * narrow(len))]),
        _ => None,
    }
}
