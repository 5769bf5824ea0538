//! A buyer's message, cleaned as the desk does: what is found in it lies in it, in order, and some reply or none is suggested.

#![no_main]

use std::ops::Range;
use std::sync::LazyLock;

use jiff::civil::date;
use libfuzzer_sys::fuzz_target;
use replydesk::model::{Id, Language};
use replydesk::search::{Across, Example, Hints, Source, Suggester, extract, questions};
use replydesk::text::{Detector, folded, sanitise};

/// What buyers ask of a small shop, in several languages.
const ASKS: [(&str, &str); 10] = [
    ("en", "where can I pick it up"),
    ("en", "how much is it with postage"),
    ("en", "is my order ready"),
    ("de", "wo kann ich es abholen"),
    ("de", "welche Größe soll ich nehmen"),
    ("pl", "czy mogę zapłacić kartą"),
    ("es", "cuánto cuesta el envío"),
    ("fr", "quand est-ce que ce sera prêt"),
    ("el", "πόσο κάνει;"),
    ("ru", "когда будет готово"),
];

struct Shop {
    detector: Detector,
    suggester: Suggester,
    across: Across,
}

static SHOP: LazyLock<Shop> = LazyLock::new(|| {
    let asks: Vec<(Id, Language, &str)> =
        ASKS.iter().map(|&(code, ask)| (Id::new(), code.parse().expect("a language"), ask)).collect();
    let examples =
        || asks.iter().map(|(reply, language, text)| Example { reply: *reply, language, text, source: Source::Ask });
    let mut detector = Detector::new(asks.iter().map(|(_, language, _)| language.clone()));
    asks.iter().for_each(|(_, language, text)| detector.learn(language, text));
    Shop { detector, suggester: Suggester::train(examples()), across: Across::of(examples()) }
});

fuzz_target!(|message: &str| {
    let text = sanitise(message);
    let hints = Hints {
        orders: vec!["1042".to_owned(), "ORD-2024-0007".to_owned()],
        country: Some("GB".to_owned()),
        ..Hints::on(date(2026, 11, 22))
    };
    let found = extract(&text, &hints);
    lie_within(&text, found.iter().map(|found| found.range.clone()));
    assert_eq!(found, extract(&text, &hints));
    let questions = questions(&text);
    lie_within(&text, questions.iter().cloned());
    // Marks without a letter fold to nothing.
    assert_eq!(questions.is_empty(), folded(&text).trim().is_empty());

    if let Some(detected) = SHOP.detector.detect(&text) {
        assert!((0.0..=1.0).contains(&detected.confidence), "{detected:?}");
    }
    for suggestions in [SHOP.suggester.suggest(&text, 3), SHOP.across.suggest(&text, 3)] {
        assert!(suggestions.list.len() <= 3);
        for (place, one) in suggestions.list.iter().enumerate() {
            assert!((0.0..=1.001).contains(&one.score), "{one:?}");
            assert!(!one.confident || place == 0);
        }
        assert!(suggestions.list.is_sorted_by(|one, other| one.score >= other.score), "{suggestions:?}");
    }
});

fn lie_within(text: &str, ranges: impl Iterator<Item = Range<usize>>) {
    let mut end = 0;
    for range in ranges {
        assert!(range.start >= end && range.start < range.end, "{range:?} after {end} in {text:?}");
        assert!(text.get(range.clone()).is_some(), "{range:?} in {text:?}");
        end = range.end;
    }
}
