mod groups;
mod library;

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use proptest::prelude::*;

use super::*;
use crate::text::{folded, words};

const LANGUAGES: [&str; 7] = ["en", "es", "de", "pl", "el", "fr", "ru"];

fn met(text: &str) -> Vec<u16> {
    let text = folded(text);
    let words: Vec<&str> = words(&text).map(|range| text.get(range).unwrap()).collect();
    let mut met = Vec::new();
    concepts(&words, |concept| met.push(concept));
    met
}

fn names(text: &str) -> Vec<&'static str> {
    met(text).into_iter().map(name).collect()
}

/// Concept, language and entries of every line of the data file.
fn lines() -> Vec<(&'static str, &'static str, Vec<&'static str>)> {
    let mut concept = "";
    let mut lines = Vec::new();
    for line in DATA.lines().filter(|line| !line.is_empty() && !line.starts_with('#')) {
        if let Some(name) = line.strip_prefix('[') {
            concept = name.strip_suffix(']').unwrap().split(": ").next().unwrap();
        } else {
            let (language, entries) = line.split_once(": ").unwrap();
            lines.push((concept, language, entries.split(", ").collect()));
        }
    }
    lines
}

#[test]
fn every_concept_has_every_language_once() {
    let mut languages: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for (concept, language, _) in lines() {
        assert!(concept.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-'), "{concept}");
        languages.entry(concept).or_default().push(language);
    }
    assert_eq!(languages.len(), LEXICON.names.len(), "a name is there twice");
    for (concept, languages) in languages {
        assert_eq!(languages, LANGUAGES, "{concept}");
    }
}

#[test]
fn every_entry_is_words_that_can_be_met() {
    for (concept, language, entries) in lines() {
        let mut seen = HashSet::new();
        for entry in entries {
            let entry = folded(entry);
            assert!(entry.chars().filter(|c| c.is_alphanumeric()).count() >= 2, "{concept} {language} {entry:?}");
            for word in entry.split(' ').filter(|&word| word != "..") {
                let (word, _) = stem(word);
                assert_eq!(words(word).next(), Some(0..word.len()), "{concept} {language} {entry:?}");
            }
            assert!(!entry.starts_with("..") && !entry.ends_with(".."), "{concept} {language} {entry:?}");
            assert!(seen.insert(entry.clone().into_owned()), "{concept} {language} {entry:?} is there twice");
        }
    }
}

#[test]
fn no_entry_has_more_than_two_concepts() {
    let mut concepts: HashMap<_, BTreeSet<u16>> = HashMap::new();
    for entry in &LEXICON.entries {
        concepts.entry((entry.head, entry.is_stem, entry.tail)).or_default().insert(entry.concept);
    }
    for (entry, concepts) in concepts {
        assert!(concepts.len() <= 2, "{entry:?}");
    }
}

#[test]
fn the_longest_entry_wins() {
    assert_eq!(names("how much is it"), ["how-much"]);
    assert_eq!(names("How?"), ["how"]);
    assert_eq!(names("a cardigan, paid by card"), ["clothes", "paid", "pay", "card"]);
    assert_eq!(names("платье платок оплата"), ["clothes", "scarf", "pay"]);
    assert_eq!(names("fifteen"), ["pieces"]);
    assert_eq!(names("xyzzy 42 …"), Vec::<&str>::new());
    assert_eq!(names(""), Vec::<&str>::new());
}

#[test]
fn a_phrase_may_have_a_gap_whose_words_still_count() {
    assert_eq!(names("pick it up"), ["pick-up"]);
    assert_eq!(names("pick the mug up today"), ["pick-up", "mug", "today"]);
    assert_eq!(names("ich hole die Tasse ab"), ["pick-up", "mug"]);
    assert!(!names("pick one of the three blue mugs up").contains(&"pick-up"));
}

#[test]
fn an_entry_of_two_concepts_means_both() {
    assert_eq!(names("przesyłka"), ["parcel", "delivery"]);
}

#[test]
fn a_kind_of_something_means_that_too() {
    assert_eq!(names("Versandkosten?"), ["shipping-cost", "delivery"]);
    for line in DATA.lines().filter(|line| line.starts_with('[') && line.contains(": ")) {
        let (kind, broader) = line.trim_matches(['[', ']']).split_once(": ").unwrap();
        let kind = LEXICON.names.iter().position(|&name| name == kind).unwrap();
        assert_eq!(LEXICON.broader(kind.try_into().unwrap()).map(name), Some(broader), "{line}");
    }
}

#[test]
fn spellings_do_not_matter() {
    for text in ["Größe", "GROESSE", "grosse", "größe"] {
        assert_eq!(names(text), ["size"], "{text}");
    }
    assert_eq!(names("ΔΙΕΥΘΥΝΣΗ διεύθυνση"), ["address", "address"]);
    assert_eq!(names("adress przesylka"), ["address", "parcel", "delivery"]);
}

#[test]
fn common_words_of_one_language_are_nothing_of_another() {
    let words = "die son para tan or to am us hat van sous eu mes ou pour the la oder man schon halt kind sur par tres place apart \
                 note może mam pani ten ty well left long sure hier это uno ist nie pas de που και";
    for word in words.split(' ') {
        assert_eq!(names(word), Vec::<&str>::new(), "{word}");
    }
    assert_eq!(names("ist es in stock"), ["in-stock"]);
    assert_eq!(names("bist du hier"), Vec::<&str>::new());
    assert_eq!(names("le pays"), ["country"]);
    assert_eq!(names("оплатить картой"), ["pay", "card"]);
}

#[test]
fn a_number_that_is_no_concept_has_no_name() {
    assert_eq!(name(u16::MAX), "");
    assert_eq!(name(0), "where");
}

proptest! {
    #[test]
    fn any_words_are_looked_up(words in prop::collection::vec("pick|up|it|hol|ab|wie|viel|\\PC{0,6}", 0..40)) {
        let words: Vec<&str> = words.iter().map(String::as_str).collect();
        let mut count = 0;
        concepts(&words, |concept| {
            count += 1;
            assert_ne!(name(concept), "");
        });
        // Two of an entry, and what each is a kind of.
        prop_assert!(count <= words.len() * 4);
    }
}
