//! What is looked at before a text is copied, with every key: goal 1 ms for 2,000 characters, all checks together.

#![expect(clippy::expect_used, reason = "a bench that cannot be set up has to stop")]

use divan::{Bencher, black_box};
use jiff::civil::date;
use replydesk::compose::{People, Subject, review, split};
use replydesk::config::Checks;
use replydesk::model::{Channel, Language, Profile, Situation};

fn main() {
    divan::main();
}

/// A paragraph of a reply with what the checks look for: a sum, a day, an account, names, a link, a number.
const PARAGRAPH: &str = "\
Hello Anna, thank you for order 2041: 86,00 zł, paid on 20 November. It leaves on 27 November with InPost, to ul. Piotrkowska 12, Łódź. \
For Jan Kowalski I have Recipe Book with Tabs in stock, see https://example.com/shop and call +48 600 123 456 before you come. \
PL61 1090 1014 0000 0712 1981 2874, PKO BANK POLSKI. Yes! It lasts; wąski pasek, gray felt, 30x40 cm, all made by hand. ";

/// So many characters, at word borders or not.
fn text(characters: usize) -> String {
    PARAGRAPH.chars().cycle().take(characters).collect()
}

#[divan::bench(args = [500, 2_000, 10_000], sample_count = 50)]
fn all_checks(bencher: Bencher<'_, '_>, characters: usize) {
    let text = text(characters);
    let language = Language::english();
    let profile = Profile::of(&Channel::new("allegro"));
    let situations: Vec<Situation> =
        ["P10", "P29"].into_iter().filter_map(|one| one.to_owned().try_into().ok()).collect();
    let own = ["Anna Nowak".to_owned(), "ul. Piotrkowska 12, Łódź".to_owned()];
    let called = ["Anna Nowak".to_owned()];
    let people = Some(People { called: &called, own: &own, bears: &|_| None });
    let subject = Subject {
        profile: Some(&profile),
        situations: &situations,
        people,
        is_first: true,
        ..Subject::of(&text, &language, date(2026, 11, 22))
    };
    let checks = Checks::default();
    bencher.bench_local(|| review(black_box(&subject), &checks));
}

#[divan::bench(args = [2_000, 10_000], sample_count = 20)]
fn short_messages(bencher: Bencher<'_, '_>, characters: usize) {
    let text = text(characters);
    let profile = Profile { limit: 1, ..Profile::of(&Channel::new("sms")) };
    let parts = split(&text, &profile);
    assert!(parts.iter().all(|part| profile.fits(part)), "a part is too long");
    let first = parts.first().expect("a part");
    assert!(first.starts_with("(1/"), "{first}");
    bencher.bench(|| split(black_box(&text), &profile));
}
