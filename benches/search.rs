//! How long a typed key takes in the engine, and how long an index takes to build.
//!
//! `cargo bench --bench search` prints the percentiles of single keys first, which divan does not know, then divan's table.
//!
//! The sizes: 100 replies is a seller's own library after a year, 10,000 is the largest that is likely (years of saved
//! answers, imported from several programs), 100,000 is stress: it shows whether anything grows worse than it should.

use std::collections::HashSet;
use std::hint::black_box;
use std::sync::LazyLock;
use std::time::{Duration, Instant};

use divan::{AllocProfiler, Bencher};
use replydesk::model::{Asks, Id, Language, Reply, Role, Situation, Title, Variant, VariantKey};
use replydesk::search::{Context, Index, Query};

#[global_allocator]
static ALLOCATOR: AllocProfiler = AllocProfiler::system();

const SIZES: [usize; 3] = [100, 10_000, 100_000];

/// As many as a list on a large screen shows.
const LIMIT: usize = 60;

fn main() {
    for size in SIZES {
        percentiles(size);
    }
    divan::main();
}

#[expect(clippy::print_stdout, reason = "the result of the program")]
fn percentiles(size: usize) {
    let (index, keys) = (index(size), keys(size));
    let mut times: Vec<Duration> = keys.iter().map(|typed| press(&index, typed)).collect();
    times.sort_unstable();
    let at =
        |percent: usize| times.get((times.len() * percent / 100).min(times.len() - 1)).copied().unwrap_or_default();
    println!(
        "{size:>7} replies, {} keys: p50 {:?}, p90 {:?}, p99 {:?}, slowest {:?}",
        keys.len(),
        at(50),
        at(90),
        at(99),
        at(100)
    );
}

fn press(index: &Index, typed: &str) -> Duration {
    let english = Language::english();
    let context = Context { language: &english, calls_for: &[32, 33, 36, 37] };
    let start = Instant::now();
    black_box(index.search(&Query::new(black_box(typed)), &context, LIMIT));
    start.elapsed()
}

/// One key after the other of people typing two or three words of a reply they look for.
#[divan::bench(args = SIZES, sample_count = 2_000, sample_size = 1)]
fn key(bencher: Bencher<'_, '_>, size: usize) {
    let (index, keys) = (index(size), keys(size));
    let mut keys = keys.iter().cycle();
    bencher.with_inputs(|| keys.next().map_or("", String::as_str)).bench_local_refs(|typed| press(&index, typed));
}

/// The whole library read into an index. At 100,000 it takes long enough that ten samples tell.
#[divan::bench(args = SIZES, sample_count = 10, sample_size = 1)]
fn build(bencher: Bencher<'_, '_>, size: usize) {
    let replies = library(size);
    bencher.bench_local(|| {
        let mut index = Index::new();
        index.extend(replies.iter());
        index
    });
}

/// One reply edited in a library that is open.
#[divan::bench(args = SIZES, sample_count = 200, sample_size = 1)]
fn edit(bencher: Bencher<'_, '_>, size: usize) {
    let mut index = index(size);
    let mut replies = library(size).iter().cycle();
    bencher.with_inputs(|| replies.next()).bench_local_refs(|reply| reply.map(|reply| index.insert(reply)));
}

fn index(size: usize) -> Index {
    let mut index = Index::new();
    let replies = library(size);
    index.extend(replies);
    for (reply, uses) in replies.iter().step_by(7).zip((0u8..100).cycle()) {
        index.set_frecency(reply.id, f32::from(uses) / 100.0);
    }
    index
}

/// Typed texts as they grow letter by letter.
fn keys(size: usize) -> Vec<String> {
    let mut random = Random(11);
    let replies = library(size);
    let mut keys = Vec::new();
    while keys.len() < 10_000 {
        let Some(reply) = replies.get(random.below(replies.len())) else { break };
        let text = match random.below(10) {
            0..=3 => reply.shortcut.as_str(),
            4..=7 => reply.titles.first().map_or("", |title| &title.text),
            _ => reply.asks.first().and_then(|asks| asks.texts.first()).map_or("", |ask| ask),
        };
        let words: Vec<&str> = text.split([' ', '-']).collect();
        let from = random.below(words.len());
        let wanted = words.iter().skip(from).take(1 + random.below(3)).copied().collect::<Vec<_>>().join(" ");
        keys.extend(wanted.char_indices().map(|(at, c)| wanted.chars().take(at + c.len_utf8()).collect::<String>()));
    }
    keys
}

/// A library of generated replies, each with five asks of seven words and a body of about 400 characters. The words follow
/// Zipf's law, as those of any language do: that decides how long the lists of the index are.
fn library(size: usize) -> &'static [Reply] {
    static LIBRARY: LazyLock<Vec<Reply>> = LazyLock::new(|| {
        let mut random = Random(7);
        (0..).filter_map(|number| reply(number, &mut random)).take(SIZES[2]).collect()
    });
    LIBRARY.get(..size).unwrap_or_default()
}

fn reply(number: u32, random: &mut Random) -> Option<Reply> {
    let category = ["address", "payment", "pickup", "product", "delivery", "order"].get(random.below(6))?;
    let shortcut = format!("{category}-{}-{number}", random.word());
    let english = Language::english();
    Some(Reply {
        id: Id::new(),
        shortcut: shortcut.parse().ok()?,
        category: (*category).to_owned(),
        role: Role::Body,
        tags: vec![random.word().to_owned(), random.word().to_owned()],
        situations: Situation::try_from(format!("P{:02}", 1 + random.below(49))).ok().into_iter().collect(),
        attach: None,
        titles: vec![Title { language: english.clone(), text: random.words(5) }],
        asks: vec![Asks { language: english.clone(), texts: (0..5).map(|_| random.words(7)).collect() }],
        variants: vec![Variant { id: Id::new(), key: VariantKey::of(english), body: random.body() }],
    })
}

/// The words of the library, the most frequent first; frequent ones are short, one in twelve has an umlaut.
static WORDS: LazyLock<Vec<String>> = LazyLock::new(|| {
    let mut random = Random(3);
    let mut known = HashSet::new();
    let mut words = Vec::new();
    while words.len() < 60_000 {
        let syllables = match words.len() {
            ..300 => 1,
            300..5_000 => 2,
            _ => 3,
        };
        let mut word = (0..syllables).map(|_| random.syllable()).collect::<String>();
        if words.len() % 12 == 0 {
            word = word.replace('u', "ü");
        }
        if known.insert(word.clone()) {
            words.push(word);
        }
    }
    words
});

/// `SplitMix64`: the same library in every run.
struct Random(u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    fn below(&mut self, end: usize) -> usize {
        usize::try_from(self.next() % end.max(1) as u64).unwrap_or_default()
    }

    /// A word by Zipf's law: the chance of a rank falls as one over it, which a power of a uniform number gives.
    fn word(&mut self) -> &'static str {
        #[expect(clippy::cast_precision_loss, reason = "53 bits are taken")]
        let uniform = (self.next() >> 11) as f64 / (1u64 << 53) as f64;
        let ranks = f64::from(u32::try_from(WORDS.len()).unwrap_or(u32::MAX));
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "from 0 to the number of words")]
        let rank = (ranks.powf(uniform) - 1.0) as usize;
        WORDS.get(rank).map_or("", |word| word)
    }

    fn words(&mut self, count: usize) -> String {
        (0..count).map(|_| self.word()).collect::<Vec<_>>().join(" ")
    }

    fn body(&mut self) -> String {
        let mut body = "Dear {{ buyer.name }}, ".to_owned();
        while body.len() < 400 {
            body.push_str(self.word());
            body.push(' ');
        }
        body
    }

    fn syllable(&mut self) -> String {
        let part = |parts: &[&'static str], random: &mut Self| {
            parts.get(random.below(parts.len())).copied().unwrap_or_default()
        };
        let start = part(
            &[
                "s", "s", "c", "c", "p", "p", "t", "th", "m", "b", "d", "f", "r", "l", "w", "h", "g", "n", "v", "k",
                "st", "pr", "tr", "", "",
            ],
            self,
        );
        let middle = part(&["a", "e", "i", "o", "u", "ea", "ou"], self);
        let end = part(&["", "", "n", "r", "s", "t", "l", "d", "ck", "nd", "m"], self);
        format!("{start}{middle}{end}")
    }
}
