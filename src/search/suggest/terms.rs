//! What a text is compared by: its folded words, pairs of neighbouring words, the letters of the words two to four at a time, and
//! the concepts of the trade that its words mean in any language.
//!
//! Words alone miss what is misspelt or inflected; letters alone miss what words say together. A linear model over all three is
//! the best single head on every set that was measured (generated questions, close labels, real shop chats, seven languages).

use std::borrow::Cow;
use std::hash::Hasher as _;

use crate::search::lexicon;
use crate::text::{each_word, folded};

use super::framing::Framing;
use super::hash::Fnv;
use super::real;

/// A text longer than this is read up to here: 16 KiB are some 2,500 words, far more than a buyer writes.
const BYTES: usize = 16 * 1024;

/// Words beyond this many are not read: what a message asks is said before.
const WORDS: usize = 1_000;

/// Letters of a word beyond this many are not read: no word of a language is longer, a pasted key is.
const LETTERS: usize = 40;

/// The letters taken at a time: at least two, at most this many, the blanks around a word counting as letters.
const GRAM: usize = 4;

/// The letters of long words weigh less each, by this power of their number: else a long word outweighs the sentence. Without
/// it messages of few words are half a point worse.
const LONG_WORDS: f32 = 0.3;

/// A concept counts like a word that occurs so often. From 1 to 2.5 all sets gain or stay.
const CONCEPT: f32 = 2.0;

/// In a message none of whose words the library knows, as one in another language, so many times that is added: the letters it
/// shares with the library by chance are outweighed then. It falls off as the eighth power of the share of unknown words, so that a misspelt
/// message or a new word in it changes nothing.
const FOREIGN: f32 = 300.0;

/// A repaired word of more letters than this is read as the other one altogether; in a shorter one, which is likelier to be a
/// word of its own, the letters stay as they are written.
const SURE: usize = 4;

/// The kinds of terms: the same letters are another term in another kind.
#[derive(Clone, Copy)]
enum Kind {
    Word = 1,
    Pair,
    Letters,
    First,
    Last,
    Stem,
    Concept,
}

/// Hands over each word of a text with its hash.
pub(super) fn each_known(text: &str, mut take: impl FnMut(u32, &str)) {
    let folded = read(text);
    each_word(&folded, |range| {
        let word = folded.get(range).unwrap_or_default();
        take(word_term(word), word);
    });
}

/// The term of a folded word.
pub(super) fn word_term(word: &str) -> u32 {
    term(Kind::Word, hash(shape(word).as_bytes()))
}

/// Hands over the folded words of a text, in their order.
pub(super) fn each_folded(text: &str, mut take: impl FnMut(&str)) {
    let folded = read(text);
    let mut left = WORDS;
    each_word(&folded, |range| {
        if left > 0 {
            left -= 1;
            take(folded.get(range).unwrap_or_default());
        }
    });
}

/// Hands over the hash of a folded word, and of the beginning of a longer one: what an index of many replies knows. Inflected
/// forms share their beginning.
pub(super) fn each_stem(word: &str, mut take: impl FnMut(u32)) {
    const STEM: usize = 5;
    take(word_term(word));
    let word = shape(word);
    if let Some((end, _)) = word.char_indices().nth(STEM) {
        take(term(Kind::Stem, hash(word.get(..end).unwrap_or_default().as_bytes())));
    }
}

/// What a word of a message is to the library.
pub(super) enum Reading {
    Known,
    /// Misspelt: the known word that is meant.
    Repaired(String),
    /// No known word is near.
    Strange,
}

/// A text as terms: each once, in ascending order, with how much it counts in the text.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Terms {
    pub(super) list: Vec<(u32, f32)>,
    /// The words alone, in their order, as they are written.
    pub(super) words: Vec<u32>,
}

impl Terms {
    /// The terms of a text. Words that only frame a question count as much less as `framing` says.
    pub(super) fn of(text: &str, framing: &Framing) -> Self {
        Self::repaired(text, framing, |_| Reading::Known)
    }

    /// The terms of a reply's own text: its words and their beginnings. It is long and not written by buyers, so its pairs and
    /// letters would cost memory and tell nothing.
    pub(super) fn of_body(text: &str, framing: &Framing) -> Self {
        let folded = read(text);
        let mut reader = Reader::new(framing);
        reader.is_body = true;
        let mut words: Vec<&str> = Vec::new();
        each_word(&folded, |range| {
            let word = folded.get(range).unwrap_or_default();
            reader.word(word, word);
            words.push(word);
        });
        reader.concepts(&words, CONCEPT);
        reader.finish()
    }

    /// The same as [`Terms::of`] for a message, its words read as the library knows them.
    pub(super) fn repaired(text: &str, framing: &Framing, reading: impl Fn(&str) -> Reading) -> Self {
        let folded = read(text);
        let mut reader = Reader::new(framing);
        let mut words: Vec<Cow<'_, str>> = Vec::new();
        let mut strange = 0;
        each_word(&folded, |range| {
            let written = folded.get(range).unwrap_or_default();
            let word = match reading(written) {
                Reading::Known => Cow::Borrowed(written),
                Reading::Repaired(word) => Cow::Owned(word),
                Reading::Strange => {
                    strange += 1;
                    Cow::Borrowed(written)
                }
            };
            reader.word(&word, written);
            words.push(word);
        });
        let strange = real(strange) / real(words.len().max(1));
        let words: Vec<&str> = words.iter().map(AsRef::as_ref).collect();
        reader.concepts(&words, CONCEPT * (1.0 + FOREIGN * strange.powi(8)));
        reader.finish()
    }

    /// No word was found.
    pub(super) fn is_empty(&self) -> bool {
        self.list.is_empty()
    }
}

struct Reader<'a> {
    framing: &'a Framing,
    list: Vec<(u32, f32)>,
    /// The word before: its hash.
    before: Option<u64>,
    words: Vec<u32>,
    is_body: bool,
}

impl<'a> Reader<'a> {
    const fn new(framing: &'a Framing) -> Self {
        Self { framing, list: Vec::new(), before: None, words: Vec::new(), is_body: false }
    }

    fn word(&mut self, word: &str, written: &str) {
        if self.words.len() == WORDS {
            return;
        }
        let word = shape(word);
        let hash = hash(word.as_bytes());
        let weight = self.framing.weight(word);
        self.take(Kind::Word, hash, weight);
        match self.before {
            _ if self.is_body => {}
            Some(before) => self.take(Kind::Pair, before.rotate_left(17) ^ hash, 1.0),
            None => self.take(Kind::First, hash, 1.0),
        }
        self.letters(if written.chars().nth(SURE).is_some() { word } else { shape(written) }, weight);
        self.before = Some(hash);
        self.words.push(word_term(written));
    }

    /// What the words mean, in whichever language.
    fn concepts(&mut self, words: &[&str], weight: f32) {
        lexicon::concepts(words.get(..WORDS).unwrap_or(words), |concept| {
            self.take(Kind::Concept, hash(&concept.to_le_bytes()), weight);
        });
    }

    fn letters(&mut self, word: &str, weight: f32) {
        let mut buffer = [0; LETTERS * 4 + 2];
        let mut ends = [0; LETTERS + 3];
        let (mut bytes, mut count) = (0, 0);
        let padded = std::iter::once(' ').chain(word.chars().take(LETTERS)).chain(std::iter::once(' '));
        for letter in padded {
            bytes += letter.encode_utf8(buffer.get_mut(bytes..).unwrap_or_default()).len();
            count += 1;
            ends[count] = bytes;
        }
        let weight = weight * short(count - 2).powf(LONG_WORDS);
        let starts = if self.is_body { 1 } else { count };
        for start in 0..starts {
            let mut gram = Fnv::default();
            for (length, end) in (start + 1..=count).take(GRAM).enumerate() {
                gram.write(&buffer[ends[end - 1]..ends[end]]);
                if length > 0 {
                    self.take(Kind::Letters, gram.finish(), weight);
                }
            }
        }
    }

    fn take(&mut self, kind: Kind, hash: u64, weight: f32) {
        self.list.push((term(kind, hash), weight));
    }

    /// Sums what occurs more than once; each further time counts less.
    fn finish(mut self) -> Terms {
        if let Some(last) = self.before.filter(|_| !self.is_body) {
            self.take(Kind::Last, last, 1.0);
        }
        self.list.sort_unstable_by_key(|&(term, _)| term);
        self.list.dedup_by(|(term, weight), (kept, sum)| {
            let same = term == kept;
            if same {
                *sum += *weight;
            }
            same
        });
        for (_, weight) in &mut self.list {
            if *weight > 1.0 {
                *weight = 1.0 + weight.ln();
            }
        }
        self.list.shrink_to_fit();
        Terms { list: self.list, words: self.words }
    }
}

/// The folded beginning of a text.
fn read(text: &str) -> Cow<'_, str> {
    folded(text.get(..text.floor_char_boundary(BYTES)).unwrap_or_default())
}

fn term(kind: Kind, hash: u64) -> u32 {
    let mixed = (hash ^ kind as u64).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    (mixed >> 32) as u32
}

/// A number as its length only: which order it is does not say what is asked about it.
fn shape(word: &str) -> &str {
    if !word.bytes().all(|byte| byte.is_ascii_digit()) {
        return word;
    }
    if word.len() < 4 { "##" } else { "####" }
}

/// Four letters are the usual word: how many times shorter this one is.
fn short(letters: usize) -> f32 {
    4.0 / f32::from(u8::try_from(letters.max(1)).unwrap_or(u8::MAX))
}

fn hash(bytes: &[u8]) -> u64 {
    let mut hash = Fnv::default();
    hash.write(bytes);
    hash.finish()
}
