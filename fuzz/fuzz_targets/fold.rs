//! Folding: twice is once, both ways give the same text, and every letter leads back to whole characters of the original.

#![no_main]

use libfuzzer_sys::fuzz_target;
use replydesk::text::{Folded, fold, fold_into, fold_spelt, fold_spelt_into, folded};
use unicode_normalization::UnicodeNormalization as _;

fuzz_target!(|text: &str| {
    let once = folded(text);
    assert_eq!(folded(&once), once);
    assert_eq!(folded(&text.nfd().collect::<String>()), once);

    let mapped = fold(text);
    assert_eq!(mapped.text(), once);
    leads_back(&mapped, text);

    let mut umlauts = Vec::new();
    let mut plain = String::new();
    fold_into(text, &mut plain, |at| umlauts.push(at));
    assert_eq!(plain, once);
    let spelt = fold_spelt(text);
    assert_eq!(spelt.is_some(), !umlauts.is_empty());
    if let Some(spelt) = spelt {
        let mut other = String::new();
        fold_spelt_into(text, &mut other);
        assert_eq!(spelt.text(), other);
        leads_back(&spelt, text);
    }
});

fn leads_back(folded: &Folded, text: &str) {
    let mut last = 0;
    for (at, letter) in folded.text().char_indices() {
        let original = folded.original(at..at + letter.len_utf8());
        assert!(text.get(original.clone()).is_some_and(|part| !part.is_empty()), "{original:?} in {text:?}");
        assert!(original.start >= last, "{original:?} before {last}");
        last = original.start;
        let rest = folded.original(at..folded.text().len());
        assert!(rest.start == original.start && rest.end >= original.end);
    }
}
