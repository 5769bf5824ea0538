//! The engine for thousands of replies: an inverted index of words, one document a reply, ranked by BM25.
//!
//! A linear model for so many replies would take seconds to train and more memory than all the rest, and with so many replies
//! few are so alike that it would be needed. What is learnt while the program runs is kept beside the index.

use super::hash::Map;
use super::terms::{each_folded, each_stem, word_term};
use super::trust::Trust;
use super::{real, slips};

/// BM25's usual constants.
const SATURATION: f32 = 1.2;
const LENGTH: f32 = 0.4;

/// Postings looked at for one message, rarest words first: what is left after them is words that nearly all replies have.
const BUDGET: usize = 400_000;

/// Words of a message that may be repaired, and how much one that was counts: it may be a word of its own.
const REPAIRS: usize = 12;
const REPAIRED: f32 = 0.7;

/// Bits for how often a word occurs in a document.
const BITS: u32 = 3;

/// Words of a body count one, those of titles and asks this much.
pub(super) const TELLING: u8 = 2;

#[derive(Clone, Debug, Default)]
pub(super) struct Wide {
    words: Map<u32>,
    /// Where each word's postings begin, and in how many documents it is.
    starts: Vec<u32>,
    documents: Vec<u32>,
    postings: Vec<u8>,
    /// Whose document it is, and how long.
    replies: Vec<u32>,
    lengths: Vec<u8>,
    mean: f32,
    labels: usize,
    gone: Vec<u32>,
    /// What was learnt or taken back since: the reply, the words, how much they count.
    since: Vec<(u32, Vec<u32>, f32)>,
}

/// Collects an index reply by reply.
#[derive(Debug, Default)]
pub(super) struct Writer {
    words: Map<u32>,
    lists: Vec<List>,
    replies: Vec<u32>,
    lengths: Vec<u8>,
    /// The document being written.
    reply: Option<u32>,
    open: Vec<(u32, u8)>,
    /// Whether buyers' words for it are known.
    is_asked: bool,
    labels: usize,
}

#[derive(Debug, Default)]
struct List {
    bytes: Vec<u8>,
    last: u32,
    documents: u32,
}

impl Writer {
    /// One text of a reply. Texts of one reply that come one after the other are one document.
    pub(super) fn push(&mut self, reply: u32, text: &str, weight: u8, is_ask: bool) {
        if self.reply != Some(reply) {
            self.close();
            self.reply = Some(reply);
            self.is_asked = false;
            self.labels = self.labels.max(reply as usize + 1);
        }
        self.is_asked |= is_ask;
        let (words, lists, open) = (&mut self.words, &mut self.lists, &mut self.open);
        let mut note = |word| {
            let next = u32::try_from(lists.len()).unwrap_or(u32::MAX);
            let id = *words.entry(word).or_insert(next);
            if id == next {
                lists.push(List::default());
            }
            open.push((id, weight));
        };
        each_folded(text, |word| each_stem(word, &mut note));
    }

    fn close(&mut self) {
        let Some(reply) = self.reply else { return };
        // Beside what buyers write the words of its texts tell little, and are most of the memory.
        if self.is_asked {
            self.open.retain(|&(_, weight)| weight >= TELLING);
        }
        let document = u32::try_from(self.replies.len()).unwrap_or(u32::MAX);
        self.replies.push(reply);
        let length = self.open.iter().map(|&(_, weight)| usize::from(weight)).sum::<usize>() / 2;
        self.lengths.push(u8::try_from(length).unwrap_or(u8::MAX));
        self.open.sort_unstable();
        for same in self.open.chunk_by(|one, other| one.0 == other.0) {
            let count = same.iter().fold(0_u8, |sum, &(_, weight)| sum.saturating_add(weight)).clamp(1, 1 << BITS);
            let list = &mut self.lists[same[0].0 as usize];
            write(&mut list.bytes, (document - list.last) << BITS | u32::from(count - 1));
            list.last = document;
            list.documents += 1;
        }
        self.open.clear();
    }

    pub(super) fn finish(mut self) -> Wide {
        self.close();
        let mut wide = Wide { words: self.words, labels: self.labels, ..Wide::default() };
        wide.postings.reserve_exact(self.lists.iter().map(|list| list.bytes.len()).sum());
        for list in self.lists {
            wide.starts.push(u32::try_from(wide.postings.len()).unwrap_or(u32::MAX));
            wide.documents.push(list.documents);
            wide.postings.extend_from_slice(&list.bytes);
        }
        wide.starts.push(u32::try_from(wide.postings.len()).unwrap_or(u32::MAX));
        wide.mean = self.lengths.iter().map(|&length| f32::from(length)).sum::<f32>() / real(self.lengths.len().max(1));
        (wide.replies, wide.lengths) = (self.replies, self.lengths);
        wide
    }
}

impl Wide {
    /// One text more, or with a negative weight one less. It counts like a document of its own.
    pub(super) fn learn(&mut self, reply: u32, text: &str, weight: f32) {
        let mut words = Vec::new();
        each_folded(text, |word| each_stem(word, |word| words.push(word)));
        words.sort_unstable();
        words.dedup();
        self.labels = self.labels.max(reply as usize + 1);
        self.gone.retain(|&gone| gone != reply);
        self.since.push((reply, words, weight));
    }

    /// Suggests a reply no longer.
    pub(super) fn forget(&mut self, reply: u32) {
        self.since.retain(|&(of, ..)| of != reply);
        self.gone.push(reply);
    }

    /// The replies by how well they answer a message, best first, with the chance that each is the right one.
    pub(super) fn suggest(&self, message: &str, limit: usize) -> (Trust, Vec<(u32, f32)>) {
        let asked = self.asked(message);
        let (scores, possible) = self.scores(&asked);
        let mut best: Vec<(u32, f32)> = Vec::with_capacity(limit.max(2) + 1);
        let least = limit.max(2);
        for (reply, &score) in (0..).zip(&scores) {
            if score <= 0.0 || (best.len() == least && best.last().is_some_and(|last| last.1 >= score)) {
                continue;
            }
            if self.gone.contains(&reply) {
                continue;
            }
            let at = best.partition_point(|other| other.1 >= score);
            best.insert(at, (reply, score));
            best.truncate(least);
        }
        let Some(&(_, first)) = best.first() else { return (Trust::default(), best) };
        let second = best.get(1).map_or(0.0, |other| other.1);
        let trust = Trust::of_share(first / possible, (first - second) / possible);
        best.truncate(limit);
        for (_, score) in &mut best {
            *score *= trust.right / first;
        }
        (trust, best)
    }

    /// What a message asks for: the words and how much each counts.
    fn asked(&self, message: &str) -> Vec<(u32, f32)> {
        let mut asked = Vec::new();
        let mut left = REPAIRS;
        each_folded(message, |written| {
            if left == 0 || self.knows(written) {
                each_stem(written, |word| asked.push((word, 1.0)));
                return;
            }
            left -= 1;
            match slips::repaired(written, |word| self.frequency(word)) {
                Some(meant) => each_stem(&meant, |word| asked.push((word, REPAIRED))),
                None => each_stem(written, |word| asked.push((word, 1.0))),
            }
        });
        // The surer reading of a word is the first.
        asked.sort_unstable_by(|one, other| one.0.cmp(&other.0).then(other.1.total_cmp(&one.1)));
        asked.dedup_by_key(|&mut (word, _)| word);
        asked
    }

    /// In how many documents a word is.
    fn frequency(&self, word: &str) -> u32 {
        self.words.get(&word_term(word)).map_or(0, |&id| self.documents[id as usize])
    }

    fn knows(&self, word: &str) -> bool {
        let term = word_term(word);
        self.frequency(word) > 0 || self.since.iter().any(|(_, words, _)| words.binary_search(&term).is_ok())
    }

    /// The score of each reply, and the most that one could have.
    fn scores(&self, asked: &[(u32, f32)]) -> (Vec<f32>, f32) {
        let mut scores = vec![0.0; self.labels];
        let documents = real(self.replies.len());
        let mut possible = f32::MIN_POSITIVE;
        let rare = |within: f32| (1.0 + (documents - within + 0.5).max(0.0) / (within + 0.5)).ln();
        let mut known: Vec<(u32, usize, f32)> = Vec::new();
        for &(word, weight) in asked {
            if let Some(&id) = self.words.get(&word) {
                known.push((self.documents[id as usize], id as usize, weight));
            } else {
                possible += rare(0.0);
            }
        }
        known.sort_unstable_by_key(|&(within, id, _)| (within, id));
        let mut left = BUDGET;
        for (within, id, weight) in known {
            let rare = weight * rare(real(within as usize));
            possible += rare * (SATURATION + 1.0) / 2.0;
            if left < within as usize {
                break;
            }
            left -= within as usize;
            self.each(id, |document, count| {
                let length = f32::from(self.lengths[document]) / self.mean.max(f32::MIN_POSITIVE);
                let slow = SATURATION * (1.0 - LENGTH + LENGTH * length);
                scores[self.replies[document] as usize] += rare * count * (SATURATION + 1.0) / (count + slow);
            });
        }
        for (reply, words, weight) in &self.since {
            let shared = asked.iter().filter(|(word, _)| words.binary_search(word).is_ok());
            let sum: f32 = shared
                .map(|(word, sure)| {
                    sure * rare(self.words.get(word).map_or(0.0, |&id| real(self.documents[id as usize] as usize)))
                })
                .sum();
            scores[*reply as usize] += weight * sum;
        }
        (scores, possible)
    }

    /// The documents a word is in, and how often.
    fn each(&self, word: usize, mut take: impl FnMut(usize, f32)) {
        let mut bytes = &self.postings[self.starts[word] as usize..self.starts[word + 1] as usize];
        let mut document = 0;
        while let Some((value, rest)) = read(bytes) {
            document += (value >> BITS) as usize;
            let [low, ..] = value.to_le_bytes();
            take(document, f32::from((low & ((1 << BITS) - 1)) + 1) / f32::from(TELLING));
            bytes = rest;
        }
    }
}

fn write(bytes: &mut Vec<u8>, mut value: u32) {
    while value >= 0x80 {
        let [low, ..] = value.to_le_bytes();
        bytes.push(low | 0x80);
        value >>= 7;
    }
    let [low, ..] = value.to_le_bytes();
    bytes.push(low);
}

fn read(bytes: &[u8]) -> Option<(u32, &[u8])> {
    let (mut value, mut shift) = (0, 0);
    let mut rest = bytes;
    loop {
        let (&byte, after) = rest.split_first()?;
        value |= u32::from(byte & 0x7f) << shift;
        shift += 7;
        rest = after;
        if byte < 0x80 || shift > 28 {
            return Some((value, rest));
        }
    }
}
