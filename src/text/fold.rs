//! Folding: the form in which two spellings of one word are equal.
//!
//! NFKC, lower case, no accents, no invisible characters; ß as ss, ς as σ, ł as l, ø as o, đ as d, æ as ae, œ as oe, ı as i and
//! ё as е. Marks that are letters of their own stay: voiced kana, Indic vowels and viramas, Thai tones.

mod letters;
mod map;

use std::borrow::Cow;
use std::ops::Range;

pub use map::Folded;

use letters::Umlauts;

/// The folded text, with the way back to the original for highlights.
#[must_use]
pub fn fold(text: &str) -> Folded {
    map::fold(text, Umlauts::Plain)
}

/// The folded text with ä, ö, ü written as ae, oe, ue (and ø as oe, å as aa), as people do without those keys. `None` where
/// it would be the same.
#[must_use]
pub fn fold_spelt(text: &str) -> Option<Folded> {
    letters::has_umlaut(text).then(|| map::fold(text, Umlauts::Spelt))
}

/// The folded text alone, lent back where folding changes nothing in plain ASCII.
#[must_use]
pub fn folded(text: &str) -> Cow<'_, str> {
    if text.bytes().all(|byte| byte.is_ascii() && !byte.is_ascii_uppercase()) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len());
    fold_into(text, &mut out);
    Cow::Owned(out)
}

/// Appends the folded text: for many texts with one buffer.
pub fn fold_into(text: &str, out: &mut String) {
    each_cluster(text, |cluster| letters::push_folded(cluster, Umlauts::Plain, out));
}

/// Appends what [`fold_spelt`] gives, and says whether there was anything to spell out.
pub fn fold_spelt_into(text: &str, out: &mut String) -> bool {
    let has_umlaut = letters::has_umlaut(text);
    if has_umlaut {
        each_cluster(text, |cluster| letters::push_folded(cluster, Umlauts::Spelt, out));
    }
    has_umlaut
}

/// A stretch of text that folds by itself.
#[derive(Clone, Copy)]
enum Cluster<'a> {
    Ascii(&'a str),
    /// A character with the marks that belong to it.
    Letter(&'a str),
}

impl<'a> Cluster<'a> {
    fn text(self) -> &'a str {
        match self {
            Self::Ascii(text) | Self::Letter(text) => text,
        }
    }
}

fn each_cluster<'a>(text: &'a str, mut take: impl FnMut(Cluster<'a>)) {
    let mut rest = text;
    while !rest.is_empty() {
        let ascii = letters::ascii_run(rest);
        let (run, after) = rest.split_at(ascii);
        if !run.is_empty() {
            take(Cluster::Ascii(run));
        }
        let (letter, after) = after.split_at(letters::cluster_len(after));
        if !letter.is_empty() {
            take(Cluster::Letter(letter));
        }
        rest = after;
    }
}

/// The words of a folded text, as byte ranges of it: letters, digits and their marks; every ideograph and kana by itself,
/// because blanks do not part them.
pub fn words(folded: &str) -> impl Iterator<Item = Range<usize>> {
    let mut at = 0;
    std::iter::from_fn(move || {
        let rest = folded.get(at..)?;
        let start = at + letters::word_start(rest)?;
        at = start + letters::word_len(folded.get(start..)?);
        Some(start..at)
    })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use unicode_normalization::UnicodeNormalization;

    use super::*;

    #[test]
    fn spellings_of_a_word_are_one() {
        for (given, expected) in [
            ("Straße STRASSE Strasse STRAẞE", "strasse strasse strasse strasse"),
            ("Größe", "grosse"),
            ("Άγγελος ΑΓΓΕΛΟΣ αγγελοσ", "αγγελοσ αγγελοσ αγγελοσ"),
            ("Przesyłka ŁÓDŹ", "przesylka lodz"),
            ("пришёл ПРИШЕЛ", "пришел пришел"),
            ("Cœur CŒUR Ægir", "coeur coeur aegir"),
            ("ﬁne oﬀer", "fine offer"),
            ("ＦＵＬＬ１２", "full12"),
            ("İstanbul ısı IŞIK", "istanbul isi isik"),
            ("Smørrebrød đà Þór ĸŧħ", "smorrebrod da thor kth"),
            ("e\u{301}te\u{301} a\u{328}", "ete a"),
            ("m² №5 Ⅳ ™", "m2 no5 iv tm"),
            ("soft\u{ad}hy\u{200b}phen", "softhyphen"),
            ("ガ ｶﾞ か\u{3099}", "ガ ガ が"),
            ("한국 \u{1112}\u{1161}\u{11ab}", "한국 한"),
            ("क्या", "क्या"),
            ("أحمد", "احمد"),
        ] {
            assert_eq!(folded(given), expected, "{given}");
            assert_eq!(fold(given).text(), expected, "{given}");
        }
    }

    #[test]
    fn umlauts_have_a_second_spelling() {
        let spelt = |text| fold_spelt(text).map(|folded| folded.text().to_owned());
        assert_eq!(spelt("Größe über").as_deref(), Some("groesse ueber"));
        assert_eq!(spelt("gro\u{308}ße Ä").as_deref(), Some("groesse ae"));
        assert_eq!(spelt("Smørrebrød på").as_deref(), Some("smoerrebroed paa"));
        assert_eq!(spelt("Straße"), None);
        assert_eq!(spelt("ёлка naïve"), None);
    }

    #[test]
    fn plain_text_is_lent_back() {
        assert!(matches!(folded("pickup-address 12"), Cow::Borrowed(_)));
        assert_eq!(folded("Pickup"), "pickup");
    }

    #[track_caller]
    fn back(text: &str, part: &str, expected: &str) {
        let folded = fold(text);
        let at = folded.text().find(part).unwrap();
        assert_eq!(text.get(folded.original(at..at + part.len())), Some(expected));
    }

    #[test]
    fn ranges_lead_back_to_the_original_letters() {
        back("Die Größe der Straße", "grosse", "Größe");
        back("Die Größe der Straße", "stras", "Straß");
        back("Die Größe der Straße", "sse", "ße");
        back("cafe\u{301} ouvert", "cafe", "cafe\u{301}");
        back("cafe\u{301} ouvert", "ouv", "ouv");
        back("Ma Cœur", "co", "Cœ");
        back("ΑΓΓΕΛΟΣ", "γελ", "ΓΕΛ");
        back("soft\u{ad}ware", "ware", "ware");
        back("\u{301}abc", "a", "a");
        back("oﬃce", "ff", "ﬃ");
        let spelt = fold_spelt("Größe M").unwrap();
        assert_eq!(spelt.original(0..4), 0.."Grö".len());
    }

    #[test]
    fn words_are_letters_digits_and_their_marks() {
        let list = |text: &str| words(text).map(|range| text.get(range).unwrap().to_owned()).collect::<Vec<_>>();
        assert_eq!(list("pickup-address, 2nd floor!"), ["pickup", "address", "2nd", "floor"]);
        assert_eq!(list("l'adresse d_e"), ["l", "adresse", "d", "e"]);
        assert_eq!(list("送料込み ok"), ["送", "料", "込", "み", "ok"]);
        assert_eq!(list("क्या है"), ["क्या", "है"]);
        assert_eq!(list("…!?"), Vec::<String>::new());
        assert_eq!(list(""), Vec::<String>::new());
    }

    #[test]
    fn every_character_folds_once_and_in_every_normal_form() {
        for c in '\0'..=char::MAX {
            let text = c.to_string();
            let once = folded(&text).into_owned();
            assert_eq!(folded(&once), once, "{c:?} {:x}", u32::from(c));
            assert_eq!(folded(&text.nfd().collect::<String>()), once, "{c:?}");
            assert_eq!(folded(&text.nfkc().collect::<String>()), once, "{c:?}");
        }
    }

    fn texts() -> impl Strategy<Value = String> {
        let telling = prop::sample::select(
            "abE -ßÄöłøœıİéё\u{301}\u{308}\u{338}\u{3099}かｶﾞΣςﬁ한\u{1112}\u{1161}\u{11ab}क\u{94d}\u{93c}送\u{ad}\u{200d}ﷺ½"
                .chars()
                .collect::<Vec<_>>(),
        );
        prop::collection::vec(prop_oneof![8 => telling, 1 => any::<char>()], 0..40).prop_map(String::from_iter)
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(2_000))]

        #[test]
        fn folding_twice_is_folding_once(text in texts()) {
            let once = folded(&text).into_owned();
            prop_assert_eq!(folded(&once), once.as_str());
            let decomposed: String = text.nfd().collect();
            prop_assert_eq!(folded(&decomposed), once.as_str());
        }

        #[test]
        fn every_part_leads_back_to_whole_characters(text in texts()) {
            for folded in [Some(fold(&text)), fold_spelt(&text)].into_iter().flatten() {
                let bounds: Vec<usize> = folded.text().char_indices().map(|(at, _)| at).chain([folded.text().len()]).collect();
                let mut last_start = 0;
                for (i, &start) in bounds.iter().enumerate() {
                    for &end in bounds.iter().skip(i) {
                        let range = folded.original(start..end);
                        prop_assert!(text.get(range.clone()).is_some(), "{range:?} in {text:?}");
                        prop_assert!((start == end) || !range.is_empty());
                    }
                    let range = folded.original(start..start);
                    prop_assert!(range.start >= last_start);
                    last_start = range.start;
                }
            }
        }

        #[test]
        fn both_ways_give_the_same_text(text in texts()) {
            let mapped = fold(&text);
            prop_assert_eq!(mapped.text(), &*folded(&text));
            let mut spelt = String::new();
            prop_assert_eq!(fold_spelt_into(&text, &mut spelt), fold_spelt(&text).is_some());
            if let Some(mapped) = fold_spelt(&text) {
                prop_assert_eq!(mapped.text(), spelt);
            }
        }

        #[test]
        fn words_are_in_order_and_in_bounds(text in texts()) {
            let folded = folded(&text);
            let mut at = 0;
            for word in words(&folded) {
                prop_assert!(word.start >= at && word.end > word.start);
                prop_assert!(folded.get(word.clone()).is_some());
                at = word.end;
            }
        }
    }
}
