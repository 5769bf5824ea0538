//! The forms that a name takes in a sentence, led back to what the records may hold.
//!
//! Polish and Greek change a name by its case: "Panie Piotrze", "dla Pana Zielińskiego", "Γιώργο". Every ending is tried in turn and gives a
//! name that may be meant; whether somebody bears it, the records say. Among short forms only those are known that stand in a small table.

use std::collections::BTreeSet;

use crate::text::folded;

/// What is left of a name without its ending has so many letters: "Ew-o".
const LEFT: usize = 2;

/// Endings, folded, with what stands in their place in the dictionary. Of Polish: nouns in -a, masculine ones with and without a change of
/// their last consonant, those in -ek and -eł, adjectives as -ski, -cki, Jerzy, Antoni. Of Greek: -ος, -ας, -ης, -α, -η. Of German: -s.
const ENDINGS: &[(&str, &[&str])] = &[
    // Anno, Zofio; Aniu, Tomaszu; Anny, Zofii, Zosi; Annę, Michale, Pawle; Piotra.
    ("o", &["a"]),
    ("u", &["a", ""]),
    ("y", &["a"]),
    ("i", &["a", "ia"]),
    ("e", &["a", ""]),
    ("a", &[""]),
    // Annie, Janie; Piotrze, Barbarze; Marcie, Robercie; Magdzie, Dawidzie; Monice; Oldze.
    ("ie", &["a", ""]),
    ("ze", &["a", ""]),
    ("cie", &["ta", "t"]),
    ("dzie", &["da", "d"]),
    ("ce", &["ka"]),
    ("dze", &["ga"]),
    // Janowi, Adamem, Nowakiem.
    ("owi", &[""]),
    ("em", &[""]),
    ("iem", &[""]),
    // Marka, Markowi, Markiem, Marku; Pawła, Pawłowi, Pawłem, Pawle.
    ("ka", &["ek"]),
    ("kowi", &["ek"]),
    ("kiem", &["ek"]),
    ("ku", &["ek"]),
    ("la", &["el"]),
    ("lowi", &["el"]),
    ("lem", &["el"]),
    ("le", &["el"]),
    // Zielińskiego, Zielińskiemu, Zielińskim, Zielińskiej; Jerzego, Jerzemu, Jerzym.
    ("iego", &["i"]),
    ("iemu", &["i"]),
    ("im", &["i"]),
    ("iej", &["a"]),
    ("ego", &["y"]),
    ("emu", &["y"]),
    ("ym", &["y"]),
    // Annas.
    ("s", &[""]),
    // Γιώργο, Αλέξανδρε, Γιώργου; Γιάννη, Κώστα; Μαρίας.
    ("ο", &["οσ"]),
    ("ε", &["οσ"]),
    ("ου", &["οσ"]),
    ("η", &["ησ"]),
    ("α", &["ασ"]),
    ("σ", &[""]),
];

/// The commonest short forms of Polish first names, folded, with the names they are short for.
const SHORT: &[(&str, &[&str])] = &[
    ("ania", &["anna"]),
    ("anka", &["anna"]),
    ("antek", &["antoni"]),
    ("asia", &["joanna"]),
    ("bartek", &["bartosz", "bartlomiej"]),
    ("basia", &["barbara"]),
    ("beatka", &["beata"]),
    ("darek", &["dariusz"]),
    ("ela", &["elzbieta"]),
    ("ewka", &["ewa"]),
    ("franek", &["franciszek"]),
    ("gosia", &["malgorzata"]),
    ("grzesiek", &["grzegorz"]),
    ("hania", &["hanna", "anna"]),
    ("iza", &["izabela", "izabella"]),
    ("jacus", &["jacek"]),
    ("janek", &["jan"]),
    ("jarek", &["jaroslaw"]),
    ("jasiek", &["jan"]),
    ("jola", &["jolanta"]),
    ("julka", &["julia"]),
    ("kasia", &["katarzyna"]),
    ("krysia", &["krystyna"]),
    ("krzysiek", &["krzysztof"]),
    ("krzys", &["krzysztof"]),
    ("kuba", &["jakub"]),
    ("maciek", &["maciej"]),
    ("magda", &["magdalena"]),
    ("marysia", &["maria"]),
    ("mirek", &["miroslaw"]),
    ("natalka", &["natalia"]),
    ("ola", &["aleksandra"]),
    ("olek", &["aleksander"]),
    ("piotrek", &["piotr"]),
    ("przemek", &["przemyslaw"]),
    ("radek", &["radoslaw"]),
    ("slawek", &["slawomir"]),
    ("staszek", &["stanislaw"]),
    ("tadek", &["tadeusz"]),
    ("tomek", &["tomasz"]),
    ("wojtek", &["wojciech"]),
    ("zbyszek", &["zbigniew"]),
    ("zosia", &["zofia"]),
    ("zuzia", &["zuzanna"]),
];

/// How Greek letters are written in Latin ones, folded (ELOT 743); of several letters the longer first.
const LATIN: &[(&str, &str)] = &[
    ("ου", "ou"),
    ("αυ", "av"),
    ("ευ", "ev"),
    ("γγ", "ng"),
    ("α", "a"),
    ("β", "v"),
    ("γ", "g"),
    ("δ", "d"),
    ("ε", "e"),
    ("ζ", "z"),
    ("η", "i"),
    ("θ", "th"),
    ("ι", "i"),
    ("κ", "k"),
    ("λ", "l"),
    ("μ", "m"),
    ("ν", "n"),
    ("ξ", "x"),
    ("ο", "o"),
    ("π", "p"),
    ("ρ", "r"),
    ("σ", "s"),
    ("τ", "t"),
    ("υ", "y"),
    ("φ", "f"),
    ("χ", "ch"),
    ("ψ", "ps"),
    ("ω", "o"),
];

/// The names, folded, that somebody may bear who is called by this word: itself first, then those that its ending comes from, those it is
/// short for, and of Greek ones how they are written in Latin letters.
pub(crate) fn forms(said: &str) -> Vec<String> {
    let said = folded(said);
    let mut forms = vec![said.clone().into_owned()];
    for (ending, nominatives) in ENDINGS {
        let Some(left) = said.strip_suffix(ending).filter(|left| left.chars().count() >= LEFT) else { continue };
        forms.extend(nominatives.iter().map(|nominative| format!("{left}{nominative}")));
    }
    let long: Vec<String> = forms.iter().flat_map(|form| long(form)).collect();
    let latin: Vec<String> = forms.iter().filter_map(|form| latin(form)).collect();
    forms.extend(long.into_iter().chain(latin));
    let mut seen = BTreeSet::new();
    // Two letters are nobody's name: "an" of "ano".
    forms.retain(|form| form.chars().count() > LEFT && seen.insert(form.clone()));
    forms
}

/// The ways in which a name of the records, folded, may be said without an ending.
pub(super) fn spellings(name: &str) -> impl Iterator<Item = String> {
    let name = folded(name).into_owned();
    let others: Vec<String> = long(&name).into_iter().chain(latin(&name)).collect();
    std::iter::once(name).chain(others)
}

fn long(name: &str) -> Vec<String> {
    let names = SHORT.iter().find(|(short, _)| *short == name).map(|(_, names)| *names).unwrap_or_default();
    names.iter().map(ToString::to_string).collect()
}

/// A name in Greek letters, in Latin ones; `None` where it has others.
fn latin(name: &str) -> Option<String> {
    if name.is_ascii() {
        return None;
    }
    let mut out = String::new();
    let mut rest = name;
    while !rest.is_empty() {
        let (greek, latin) = LATIN.iter().find(|(greek, _)| rest.starts_with(greek))?;
        out.push_str(latin);
        rest = rest.get(greek.len()..)?;
    }
    Some(out)
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;

    #[rstest]
    #[case("Piotrze", "piotr")]
    #[case("Piotrowi", "piotr")]
    #[case("Zofio", "zofia")]
    #[case("Zofii", "zofia")]
    #[case("Zosiu", "zofia")]
    #[case("Aniu", "anna")]
    #[case("Kasi", "katarzyna")]
    #[case("Annie", "anna")]
    #[case("Marcie", "marta")]
    #[case("Monice", "monika")]
    #[case("Barbarze", "barbara")]
    #[case("Marku", "marek")]
    #[case("Pawle", "pawel")]
    #[case("Tomku", "tomasz")]
    #[case("Robercie", "robert")]
    #[case("Zielińskiego", "zielinski")]
    #[case("Nowickiemu", "nowicki")]
    #[case("Zielińskiej", "zielinska")]
    #[case("Jerzego", "jerzy")]
    #[case("Annas", "anna")]
    #[case("Μαρία", "maria")]
    #[case("Γιώργο", "γιωργοσ")]
    #[case("Γιώργο", "giorgos")]
    #[case("Γιάννη", "γιαννησ")]
    fn a_name_is_known_in_its_cases(#[case] said: &str, #[case] name: &str) {
        assert!(forms(said).iter().any(|form| form == name), "{:?}", forms(said));
    }

    #[test]
    fn names_that_begin_alike_are_two() {
        for (said, name) in [("Marta", "maria"), ("Marek", "maria"), ("Julian", "julia"), ("Maria", "marie")] {
            assert!(!forms(said).iter().any(|form| form == name), "{:?}", forms(said));
        }
    }

    #[test]
    fn few_names_are_asked_for() {
        for name in ["Anna", "Piotrze", "Katarzyna", "Zielińskiego", "Wolfgang", "Μαρία"] {
            assert!(forms(name).len() <= 8, "{:?}", forms(name));
        }
    }
}
