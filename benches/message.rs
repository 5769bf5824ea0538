//! How long it takes to understand a buyer's message before replies are ranked.
//!
//! The sizes: 60 words is a long message in a chat, and the one for which three suggestions have 2 ms in all; 1 MB is what
//! somebody pastes by mistake: it shows whether anything grows worse than the length.

use std::hint::black_box;

use divan::{AllocProfiler, Bencher};
use jiff::civil::date;
use replydesk::model::Language;
use replydesk::search::{Hints, extract, questions};
use replydesk::text::Detector;

#[global_allocator]
static ALLOCATOR: AllocProfiler = AllocProfiler::system();

fn main() {
    divan::main();
}

const SIXTY_WORDS: &str = "\
Hi Anna, I saw your large blue bowl and fell in love with it. Is it still available, and how much would it be with postage to \
10115 Berlin? I'd like two pieces, 30 cm, and order 1042 is not here yet. Could I pick them up on Friday at 5 pm, or is \
that too late for you? Thanks so much, Mary ";

const LENGTHS: [usize; 2] = [SIXTY_WORDS.len(), 1_000_000];

fn message(length: usize) -> String {
    SIXTY_WORDS.repeat(length / SIXTY_WORDS.len())
}

fn detector() -> Detector {
    Detector::new(["en", "es", "de", "pl", "el", "fr", "ru"].iter().filter_map(|code| code.parse::<Language>().ok()))
}

#[divan::bench(args = LENGTHS)]
fn language_of(bencher: Bencher<'_, '_>, length: usize) {
    let (message, detector) = (message(length), detector());
    bencher.bench(|| detector.detect(black_box(&message)));
}

#[divan::bench(args = LENGTHS)]
fn questions_of(bencher: Bencher<'_, '_>, length: usize) {
    let message = message(length);
    bencher.bench(|| questions(black_box(&message)));
}

#[divan::bench(args = LENGTHS)]
fn things_in(bencher: Bencher<'_, '_>, length: usize) {
    let message = message(length);
    let hints = Hints { orders: vec!["1042".to_owned()], ..Hints::on(date(2026, 11, 22)) };
    bencher.bench(|| extract(black_box(&message), &hints));
}
