use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

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
    // German "die", Spanish "son", "para" and "tan", French "or", "hier" and "mes", Polish "to", English "am" and "us".
    for word in [
        "die", "son", "para", "tan", "or", "to", "am", "us", "hat", "van", "sous", "eu", "mes", "ou", "pour", "the",
        "la",
    ] {
        assert_eq!(names(word), Vec::<&str>::new(), "{word}");
    }
    assert_eq!(names("ist es in stock"), ["in-stock"]);
    assert_eq!(names("bist du hier"), Vec::<&str>::new());
    assert_eq!(names("le pays"), ["country"]);
}

#[test]
fn a_number_that_is_no_concept_has_no_name() {
    assert_eq!(name(u16::MAX), "");
    assert_eq!(name(0), "where");
}

/// Messages that mean the same, and what all of them must be about.
const GROUPS: [(&[&str], &[&str]); 12] = [
    (
        &["where", "pick-up"],
        &[
            "where can I pick it up?",
            "¿dónde puedo recogerlo?",
            "wo kann ich es abholen",
            "gdzie można odebrać osobiście",
            "από που να το παραλάβω",
            "où puis-je le récupérer ?",
            "где забрать заказ",
        ],
    ),
    (
        &["how-much", "delivery"],
        &[
            "how much for delivery to Leeds",
            "¿cuánto es el envío?",
            "wie viel macht die Lieferung",
            "ile za dostawę?",
            "πόσο έχει η αποστολή",
            "combien pour la livraison",
            "сколько с доставкой",
        ],
    ),
    (
        &["can-i", "cash"],
        &[
            "can i pay cash",
            "¿puedo pagar en efectivo?",
            "kann ich bar zahlen",
            "można gotówką?",
            "μπορώ με μετρητά;",
            "je peux payer en espèces ?",
            "можно наличными?",
        ],
    ),
    (
        &["parcel", "not-arrived"],
        &[
            "the parcel hasn't arrived",
            "el paquete no ha llegado",
            "das Paket ist nicht angekommen",
            "paczka nie doszła",
            "το δέμα δεν ήρθε",
            "le colis n'est pas arrivé",
            "посылка не пришла",
        ],
    ),
    (
        &["ring", "silver"],
        &[
            "is the ring real silver",
            "¿el anillo es de plata?",
            "ist der Ring aus Silber",
            "czy pierścionek jest srebrny",
            "το δαχτυλίδι είναι ασημένιο;",
            "la bague est en argent ?",
            "кольцо из серебра?",
        ],
    ),
    (
        &["refund", "want"],
        &[
            "i want my money back",
            "quiero mi dinero",
            "ich möchte mein Geld zurück",
            "chcę zwrot pieniędzy",
            "θέλω τα χρήματά μου πίσω",
            "je veux être remboursé",
            "хочу вернуть деньги",
        ],
    ),
    (
        &["when", "ready"],
        &[
            "when will it be ready",
            "¿cuándo estará listo?",
            "wann ist es fertig",
            "kiedy będzie gotowe",
            "πότε θα είναι έτοιμο",
            "quand est-ce que ce sera prêt",
            "когда будет готово",
        ],
    ),
    (
        &["gift", "birthday"],
        &[
            "a present for a birthday",
            "regalo de cumpleaños",
            "Geschenk zum Geburtstag",
            "prezent na urodziny",
            "δώρο γενεθλίων",
            "cadeau d'anniversaire",
            "подарок на день рождения",
        ],
    ),
    (
        &["mug", "wash"],
        &[
            "is the mug dishwasher safe",
            "¿la taza va al lavavajillas?",
            "darf die Tasse in die Spülmaschine",
            "kubek można myć w zmywarce?",
            "η κούπα μπαίνει στο πλυντήριο πιάτων;",
            "la tasse passe au lave-vaisselle ?",
            "кружку можно в посудомойку?",
        ],
    ),
    (
        &["allergy", "earrings"],
        &[
            "are the earrings nickel free",
            "¿los pendientes llevan níquel?",
            "sind die Ohrringe nickelfrei",
            "kolczyki bez niklu?",
            "τα σκουλαρίκια έχουν νικέλιο;",
            "les boucles d'oreilles sont sans nickel ?",
            "серьги без никеля?",
        ],
    ),
    (
        &["custom", "bag"],
        &[
            "a bag made for me",
            "un bolso a medida",
            "eine Tasche nach Maß",
            "torebka na wymiar",
            "τσάντα κατά παραγγελία",
            "un sac sur mesure",
            "сумка по индивидуальному заказу",
        ],
    ),
    (
        &["meet", "tomorrow"],
        &[
            "shall we meet tomorrow",
            "¿quedamos mañana?",
            "treffen wir uns morgen",
            "spotkamy się jutro?",
            "να συναντηθούμε αύριο;",
            "on se voit demain",
            "встретимся завтра?",
        ],
    ),
];

#[test]
fn messages_that_mean_the_same_share_their_concepts() {
    for (expected, messages) in GROUPS {
        for message in messages {
            let met = names(message);
            for concept in expected {
                assert!(met.contains(concept), "{message}: {concept} is not among {met:?}");
            }
        }
    }
}

#[test]
fn messages_that_mean_different_things_are_not_confused() {
    for (group, (_, messages)) in GROUPS.iter().enumerate() {
        for message in *messages {
            let met = names(message);
            for (_, (expected, _)) in GROUPS.iter().enumerate().filter(|&(other, _)| other != group) {
                assert!(!expected.iter().all(|concept| met.contains(concept)), "{message}: also {expected:?}");
            }
        }
    }
}

/// Replies by their English asks' concepts alone: as little as a ranking needs, to judge the data and not the ranking.
struct Replies {
    concepts: BTreeMap<String, Vec<BTreeSet<u16>>>,
    idf: HashMap<u16, f64>,
}

impl Replies {
    fn of_the_english_library() -> Self {
        let mut concepts: BTreeMap<String, Vec<BTreeSet<u16>>> = BTreeMap::new();
        for file in std::fs::read_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/templates/en")).unwrap() {
            let text = std::fs::read_to_string(file.unwrap().path()).unwrap();
            for reply in text.parse::<toml::Table>().unwrap()["reply"].as_array().unwrap() {
                let asks = reply.get("asks").and_then(toml::Value::as_array).into_iter().flatten();
                let sets = asks.map(|ask| met(ask.as_str().unwrap()).into_iter().collect()).collect();
                concepts.insert(reply["shortcut"].as_str().unwrap().to_owned(), sets);
            }
        }
        let mut count: HashMap<u16, f64> = HashMap::new();
        for sets in concepts.values() {
            let all: BTreeSet<u16> = sets.iter().flatten().copied().collect();
            for concept in all {
                *count.entry(concept).or_default() += 1.0;
            }
        }
        #[expect(clippy::cast_precision_loss, reason = "fewer than a hundred replies")]
        let replies = concepts.len() as f64;
        let idf = count.into_iter().map(|(concept, count)| (concept, (1.0_f64 + replies / count).ln())).collect();
        Self { concepts, idf }
    }

    fn weight(&self, concepts: &BTreeSet<u16>) -> f64 {
        concepts.iter().filter_map(|concept| self.idf.get(concept)).map(|idf| idf * idf).sum()
    }

    /// How many replies come before the right one; those that are as good count as before.
    fn rank(&self, message: &str, right: &str) -> usize {
        let met: BTreeSet<u16> = met(message).into_iter().collect();
        let cosine = |ask: &BTreeSet<u16>| {
            self.weight(&(ask & &met)) / (self.weight(ask) * self.weight(&met)).sqrt().max(f64::MIN_POSITIVE)
        };
        let score = |sets: &Vec<BTreeSet<u16>>| {
            let all: BTreeSet<u16> = sets.iter().flatten().copied().collect();
            sets.iter().map(cosine).fold(0.0, f64::max) + cosine(&all)
        };
        let wanted = score(&self.concepts[right]);
        self.concepts.iter().filter(|(name, sets)| *name != right && score(sets) >= wanted).count()
    }
}

#[test]
fn english_asks_are_found_from_six_languages() {
    let replies = Replies::of_the_english_library();
    let mut right = "";
    // Messages, first, among the first three.
    let mut tally: BTreeMap<&str, [u32; 3]> = BTreeMap::new();
    for line in include_str!("tests/messages.txt").lines().filter(|line| !line.is_empty() && !line.starts_with('#')) {
        let (language, message) =
            if let Some((shortcut, ask)) = line.strip_prefix('[').and_then(|line| line.split_once("] ")) {
                right = shortcut;
                ("en", ask)
            } else {
                line.split_once(": ").unwrap()
            };
        let rank = replies.rank(message, right);
        if rank >= 3 {
            println!("{rank:3} {right} {language}: {message} {:?}", names(message));
        }
        let [all, first, three] = tally.entry(language).or_default();
        *all += 1;
        *first += u32::from(rank < 1);
        *three += u32::from(rank < 3);
    }
    println!("{tally:?}");
    for (language, [all, _, three]) in tally {
        assert!(three * 100 >= all * 80, "{language}: {three} of {all}");
    }
}
