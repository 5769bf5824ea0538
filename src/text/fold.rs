//! Folding: the form in which two spellings of one word are equal.
//!
//! NFKC, lower case, no accents, no invisible characters; ß as ss, ς as σ, ł as l, ø as o, đ as d, æ as ae, œ as oe, ı as i and
//! ё as е. Marks that are letters of their own stay: voiced kana, Indic vowels and viramas, Thai tones.

mod letters;
mod map;

use std::borrow::Cow;

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
    fold_into(text, &mut out, |_| {});
    Cow::Owned(out)
}

/// Appends the folded text: for many texts with one buffer. Hands over where there are letters with a second spelling.
pub fn fold_into(text: &str, out: &mut String, mut umlaut: impl FnMut(usize)) {
    if text.is_ascii() {
        letters::push_folded(Cluster::Ascii(text), Umlauts::Plain, out);
        return;
    }
    let mut at = 0;
    each_cluster(text, |cluster| {
        if cluster.has_umlaut() {
            umlaut(at);
        }
        at += cluster.text().len();
        letters::push_folded(cluster, Umlauts::Plain, out);
    });
}

/// Appends the second spelling of a text, as [`fold_spelt`] gives it.
pub fn fold_spelt_into(text: &str, out: &mut String) {
    each_cluster(text, |cluster| letters::push_folded(cluster, Umlauts::Spelt, out));
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

    fn has_umlaut(self) -> bool {
        matches!(self, Self::Letter(text) if letters::has_umlaut(text))
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
    fn every_character_folds_once_and_in_every_normal_form() {
        for c in ('\0'..='\u{323af}').chain('\u{e0000}'..='\u{e0fff}') {
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
            let mut umlauts = Vec::new();
            fold_into(&text, &mut String::new(), |at| umlauts.push(at));
            prop_assert_eq!(!umlauts.is_empty(), fold_spelt(&text).is_some());
            prop_assert!(umlauts.iter().all(|&at| text.get(at..).is_some()));
            if let Some(mapped) = fold_spelt(&text) {
                let mut spelt = String::new();
                fold_spelt_into(&text, &mut spelt);
                prop_assert_eq!(mapped.text(), spelt);
            }
        }
    }
}
