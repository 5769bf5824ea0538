//! How long it takes to train a library's suggestions, to learn one choice, and to answer a message.
//!
//! `cargo bench --bench suggest_speed` prints the percentiles of single messages first, which divan does not know, then divan's
//! table, with what each call allocates.
//!
//! The sizes: 100 replies with 20 asks is a seller's own library after a year of learning from choices; 10,000 with five asks the
//! largest that is likely, where the engine is an index of words; 100,000 is stress: it shows whether anything grows worse than it
//! should. A message has 60 words: two or three questions in one go, longer than most.

#[path = "common/generated.rs"]
mod generated;

use std::hint::black_box;
use std::time::{Duration, Instant};

use divan::{AllocProfiler, Bencher};
use generated::Random;
use replydesk::model::{Language, Reply};
use replydesk::search::{Example, Source, Suggester};

#[global_allocator]
static ALLOCATOR: AllocProfiler = AllocProfiler::system();

/// Replies and asks of each.
const SIZES: [(usize, usize); 4] = [(100, 5), (100, 20), (10_000, 5), (100_000, 5)];

fn main() {
    for size in SIZES {
        percentiles(size);
    }
    divan::main();
}

#[expect(clippy::print_stdout, reason = "the result of the program")]
fn percentiles(size: (usize, usize)) {
    let suggester = train(&library(size));
    let messages = messages();
    let mut times: Vec<Duration> = messages.iter().map(|message| answer(&suggester, message)).collect();
    times.sort_unstable();
    let at =
        |percent: usize| times.get((times.len() * percent / 100).min(times.len() - 1)).copied().unwrap_or_default();
    println!(
        "{:>7} replies of {:>2} asks: p50 {:?}, p90 {:?}, p99 {:?}, slowest {:?}",
        size.0,
        size.1,
        at(50),
        at(90),
        at(99),
        at(100)
    );
}

fn answer(suggester: &Suggester, message: &str) -> Duration {
    let start = Instant::now();
    black_box(suggester.suggest(black_box(message), 3));
    start.elapsed()
}

/// At the start of the program, beside the first frame. Ten samples tell: the largest takes a second.
#[divan::bench(args = SIZES, sample_count = 10, sample_size = 1)]
fn training(bencher: Bencher<'_, '_>, size: (usize, usize)) {
    let library = library(size);
    bencher.bench_local(|| train(&library));
}

/// One choice of the seller's, while the next message may already come.
#[divan::bench(args = SIZES, sample_count = 20, sample_size = 1)]
fn learning(bencher: Bencher<'_, '_>, size: (usize, usize)) {
    let library = library(size);
    let english = Language::english();
    let mut suggester = train(&library);
    let mut random = Random(5);
    bencher.with_inputs(|| (library[random.below(library.len())].id, random.words(12))).bench_local_refs(
        |(reply, text)| {
            suggester.learn(Example { reply: *reply, language: &english, text, source: Source::Learnt });
        },
    );
}

/// A message of 60 words to three suggestions.
#[divan::bench(args = SIZES, sample_count = 500, sample_size = 1)]
fn message(bencher: Bencher<'_, '_>, size: (usize, usize)) {
    let suggester = train(&library(size));
    let messages = messages();
    let mut messages = messages.iter().cycle();
    bencher
        .with_inputs(|| messages.next().map_or("", String::as_str))
        .bench_local_refs(|message| answer(&suggester, message));
}

fn train(library: &[Reply]) -> Suggester {
    Suggester::train(library.iter().flat_map(examples))
}

fn examples(reply: &Reply) -> impl Iterator<Item = Example<'_>> {
    let example = |language, text, source| Example { reply: reply.id, language, text, source };
    let asks = reply.asks.iter().flat_map(|asks| asks.texts.iter().map(|text| (&asks.language, text)));
    let titles = reply.titles.iter().map(move |title| example(&title.language, &title.text, Source::Title));
    let bodies = reply.variants.iter().map(move |text| example(&text.key.language, &text.body, Source::Body));
    asks.map(move |(language, text)| example(language, text, Source::Ask)).chain(titles).chain(bodies)
}

/// Generated replies with titles, texts of 400 characters and asks of seven words.
fn library((replies, asks): (usize, usize)) -> Vec<Reply> {
    let mut random = Random(7);
    let mut library: Vec<Reply> =
        (0..).filter_map(|number| generated::reply(number, &mut random)).take(replies).collect();
    for asked in library.iter_mut().flat_map(|reply| &mut reply.asks) {
        asked.texts.resize_with(asks, || random.words(7));
    }
    library
}

fn messages() -> Vec<String> {
    let mut random = Random(11);
    (0..1_000).map(|_| random.words(60)).collect()
}
