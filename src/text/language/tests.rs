use std::collections::BTreeMap;
use std::path::Path;

use proptest::prelude::*;

use super::*;

fn languages(codes: &str) -> Vec<Language> {
    codes.split(' ').map(|code| code.parse().unwrap()).collect()
}

fn seven() -> Detector {
    Detector::new(languages("en es de pl el fr ru"))
}

fn code(detector: &Detector, text: &str) -> Option<String> {
    detector.detect(text).map(|detected| detected.language.to_string())
}

#[track_caller]
fn all_are(expected: &str, texts: &[&str]) {
    for text in texts {
        for text in [(*text).to_owned(), folded(text).into_owned(), text.to_uppercase()] {
            assert_eq!(code(&seven(), &text).as_deref(), Some(expected), "{text}");
        }
    }
}

#[test]
fn what_buyers_write_in_a_hurry_without_accents_and_in_capitals() {
    all_are(
        "en",
        &[
            "is it available?",
            "hi how much",
            "adress pls",
            "still available?",
            "can i pick it up tomorrow",
            "how do i pay",
            "thx!",
        ],
    );
    all_are(
        "es",
        &[
            "¿está disponible?",
            "cuanto cuesta",
            "hola buenas, hacéis envíos?",
            "dónde puedo recogerlo",
            "gracias!",
            "hay talla M",
        ],
    );
    all_are(
        "de",
        &[
            "noch verfügbar?",
            "was kostet das",
            "Wo kann ich es abholen",
            "hallo, geht auch morgen",
            "Danke!",
            "Größe M da?",
        ],
    );
    all_are(
        "pl",
        &[
            "dostępne?",
            "ile kosztuje",
            "gdzie mogę odebrać",
            "dzień dobry, czy wysyłacie za granicę",
            "dziękuję",
            "jest rozmiar M?",
        ],
    );
    all_are("el", &["είναι διαθέσιμο;", "πόσο κάνει", "πού μπορώ να το παραλάβω", "γεια σας", "ευχαριστώ"]);
    all_are(
        "fr",
        &[
            "toujours disponible ?",
            "c'est combien",
            "où puis-je le récupérer",
            "bonjour, vous livrez en Belgique",
            "merci",
            "taille M dispo",
        ],
    );
    all_are("ru", &["в наличии?", "сколько стоит", "где можно забрать", "добрый день, есть доставка", "спасибо"]);
}

#[test]
fn letters_typed_another_way_are_known() {
    all_are("de", &["koennen sie das fuer mich zuruecklegen", "gruesse"]);
    all_are("el", &["kalispera, poso kanei to megalo"]);
    all_are("ru", &["zdravstvuyte, skolko stoit"]);
}

#[test]
fn the_majority_of_words_decides() {
    for (expected, text) in [
        ("de", "Hi! Ich möchte die Vase kaufen, can you ship?"),
        ("en", "Hola! I would like to buy the vase, do you ship to Spain? gracias"),
        ("el", "Καλησπέρα, έχετε το Ceramic Bowl Blue σε άλλο χρώμα;"),
        ("ru", "Здравствуйте, а Handmade Ceramic Mug есть?"),
        ("en", "size S or M or L, i'm between them"),
        ("en", "Is Łódź on the way? My name is Małgorzata and I live in Köln"),
    ] {
        assert_eq!(code(&seven(), text).as_deref(), Some(expected), "{text}");
    }
}

#[test]
fn nothing_to_go_by_gives_nothing() {
    for text in
        ["", " \n", "😀😀❤️", "12 34,50 !?", "x@y.com https://example.com/the/price", "送料はいくらですか", "كم السعر"]
    {
        assert_eq!(seven().detect(text), None, "{text}");
    }
    assert_eq!(Detector::new([]).detect("is it available?"), None);
    assert_eq!(Detector::new(languages("el")).detect("送料"), None);
}

#[test]
fn scripts_tell_languages_without_a_list() {
    let detector = Detector::new(languages("en ja ar uk ru bg"));
    for (expected, text) in [
        ("ja", "送料はいくらですか"),
        ("ar", "كم السعر"),
        ("uk", "скільки коштує доставка"),
        ("ru", "сколько стоит доставка"),
    ] {
        assert_eq!(code(&detector, text).as_deref(), Some(expected), "{text}");
    }
}

#[test]
fn a_language_that_the_shop_does_not_write_lowers_the_confidence() {
    let confidence =
        |codes, text| Detector::new(languages(codes)).detect(text).map_or(0.0, |detected| detected.confidence);
    assert!(confidence("en", "is it still available, how much is it") > 0.9);
    assert!(confidence("en", "ist das noch da, was kostet es denn") < 0.1);
    assert!(confidence("en de", "ist das noch da, was kostet es denn") > 0.9);
}

#[test]
fn the_words_of_the_shop_decide_where_common_words_do_not() {
    let [brazil, portugal]: [Language; 2] = languages("pt-BR pt").try_into().unwrap();
    let mut detector = Detector::new([brazil.clone(), portugal.clone()]);
    detector.learn(&brazil, "frete grátis, xícara de cerâmica, retirada");
    detector.learn(&portugal, "portes grátis, chávena de cerâmica, levantamento");
    detector.learn(&Language::english(), "is left out");
    for (expected, text) in [("pt-BR", "quanto é o frete da xícara"), ("pt", "quanto são os portes da chávena")] {
        assert_eq!(code(&detector, text).as_deref(), Some(expected), "{text}");
    }
}

#[test]
fn a_long_text_takes_no_longer_than_its_beginning() {
    let text = "wo kann ich es abholen? ".repeat(50_000);
    assert_eq!(code(&seven(), &text).as_deref(), Some("de"));
    assert_eq!(code(&seven(), &"ż".repeat(1_000_000)).as_deref(), Some("pl"));
}

proptest! {
    #[test]
    fn no_text_is_too_strange(text: String, messy in "[a-zäßñłИї;?¿ ’'@./:0-9\u{301}\u{200d}😀é-]{0,60}") {
        for text in [text, messy] {
            if let Some(detected) = seven().detect(&text) {
                prop_assert!((0.0..=1.0).contains(&detected.confidence));
            }
        }
    }
}

#[test]
fn commands_of_three_to_seven_words_also_without_accents_and_in_capitals() {
    let name = "shared/data/intents/home_assistant_7lang.csv";
    let mut folders = Path::new(env!("CARGO_MANIFEST_DIR")).ancestors().skip(1);
    let Some(file) = folders.find_map(|folder| std::fs::read_to_string(folder.join(name)).ok()) else {
        eprintln!("left out: there is no {name} beside the project");
        return;
    };
    let detector = seven();
    let mut counts: BTreeMap<String, (u32, u32)> = BTreeMap::new();
    for line in file.lines().skip(1) {
        let mut columns = line.splitn(5, ',');
        let lang = columns.nth(1).unwrap();
        let text = columns.nth(2).unwrap().trim_matches('"');
        for text in [text.to_owned(), folded(text).into_owned(), text.to_uppercase()] {
            let (right, all) = counts.entry(lang.to_owned()).or_default();
            *all += 1;
            *right += u32::from(code(&detector, &text).as_deref() == Some(lang));
        }
    }
    for (lang, (right, all)) in &counts {
        let share = f64::from(*right) / f64::from(*all);
        println!("{lang}: {:.2} % of {all}", share * 100.0);
        assert!(share >= 0.98, "{lang}");
    }
}

#[test]
fn one_word_that_no_language_is_known_to_have_is_a_guess() {
    for unknown in ["aktualne?", "AKTUALNE"] {
        assert_eq!(Detector::new(languages("en es de pl")).detect(unknown), None, "{unknown}");
    }
    let mut learnt = Detector::new(languages("en es de pl"));
    learnt.learn(&"pl".parse().unwrap(), "nadal aktualne");
    assert_eq!(code(&learnt, "aktualne?").as_deref(), Some("pl"));
    assert_eq!(code(&Detector::new(languages("en el")), "ναι").as_deref(), Some("el"), "its letters tell");
    assert_eq!(code(&Detector::new(languages("pl")), "aktualne?").as_deref(), Some("pl"), "there is no other");
}
