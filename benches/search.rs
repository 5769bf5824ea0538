//! How long a typed key takes in the engine, and how long an index takes to build.
//!
//! `cargo bench --bench search` prints the percentiles of single keys first, which divan does not know, then divan's table.
//!
//! The sizes: 100 replies is a seller's own library after a year, 10,000 is the largest that is likely (years of saved
//! answers, imported from several programs), 100,000 is stress: it shows whether anything grows worse than it should.

#[path = "common/generated.rs"]
mod generated;

use std::hint::black_box;
use std::sync::LazyLock;
use std::time::{Duration, Instant};

use divan::{AllocProfiler, Bencher};
use generated::Random;
use replydesk::model::{Language, Reply};
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

/// Typed texts as they grow letter by letter. One in five has two letters swapped, or is an abbreviation.
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
        let wanted: Vec<&str> = words.iter().skip(from).take(1 + random.below(3)).copied().collect();
        let wanted = match random.below(10) {
            0 => swapped(&wanted.join(" "), random.below(12)),
            1 => words.iter().flat_map(|word| word.chars().take(2)).take(6).collect(),
            _ => wanted.join(" "),
        };
        keys.extend(wanted.char_indices().map(|(at, c)| wanted.chars().take(at + c.len_utf8()).collect::<String>()));
    }
    keys
}

/// A text with the letter at a place and the one after it swapped, where there are so many.
fn swapped(text: &str, at: usize) -> String {
    let mut letters: Vec<char> = text.chars().collect();
    if at + 1 < letters.len() {
        letters.swap(at, at + 1);
    }
    letters.into_iter().collect()
}

/// The generated replies of [`generated`], as many as are asked for.
fn library(size: usize) -> &'static [Reply] {
    static LIBRARY: LazyLock<Vec<Reply>> = LazyLock::new(|| {
        let mut random = Random(7);
        (0..).filter_map(|number| generated::reply(number, &mut random)).take(SIZES[2]).collect()
    });
    LIBRARY.get(..size).unwrap_or_default()
}
