//! What is found although it was typed otherwise.

use super::{found, hits, index, marked, reply, with_asks, with_tags};
use crate::model::{Id, Variant, VariantKey};
use crate::search::{Index, Query};

fn shop() -> Index {
    let mut german = with_tags(reply("versand", "Wann kommt das Paket?", "Ihr Paket ist unterwegs."), &["Gift wrap"]);
    german.category = "delivery".to_owned();
    german.variants = vec![Variant { id: Id::new(), key: VariantKey::of("de".parse().unwrap()), body: String::new() }];
    let mut address = with_asks(reply("pickup-address", "Pickup: address", "Ring the bell."), &["where do i come"]);
    address.category = "pickup".to_owned();
    index(&[
        address,
        german,
        reply("tracking", "Tracking number", "Here is the number of your parcel."),
        with_tags(reply("gift-wrap", "Gift wrapping", "We wrap it with a ribbon."), &["gift", "silver"]),
        reply("bank", "Bank transfer", "The number of the account."),
    ])
}

#[test]
fn a_slip_finds_what_was_meant() {
    let index = shop();
    for (typed, meant) in [
        ("adress", "pickup-address"),
        ("pickpu", "pickup-address"),
        ("traking", "tracking"),
        ("trakcing nubmer", "tracking"),
        ("rtacki", "tracking"),
        ("bnak trasnfer", "bank"),
        ("geeft wraping", "gift-wrap"),
        ("pakket", "versand"),
    ] {
        assert_eq!(found(&index, typed).first().map(String::as_str), Some(meant), "{typed}");
    }
    assert_eq!(found(&index, "zzzzzz"), Vec::<String>::new());
}

#[test]
fn words_run_together_or_split_apart_are_found() {
    let index = shop();
    assert_eq!(found(&index, "pick up"), ["pickup-address"]);
    assert_eq!(found(&index, "banktransf"), ["bank"]);
    assert_eq!(found(&index, "gift wrap ping"), ["gift-wrap"]);
}

#[test]
fn a_few_letters_stand_for_a_name() {
    let index = shop();
    assert_eq!(found(&index, "pkad")[0], "pickup-address");
    assert_eq!(found(&index, "gw")[0], "gift-wrap");
    assert_eq!(found(&index, "trcknu")[0], "tracking");
    let hit = hits(&index, "pkad").remove(0);
    assert_eq!(marked(&hit.shortcut, &hit.shortcut_marks), "[p]ic[k]up-[ad]dress");
}

#[test]
fn a_bolder_reading_ranks_below_a_plainer_one() {
    let index = index(&[
        reply("c", "", "cart"),
        reply("b", "", "carp"),
        reply("a", "", "card"),
        reply("d", "Cord", ""),
        reply("e", "", "the moon"),
    ]);
    assert_eq!(found(&index, "card"), ["a", "d", "c", "b"]);
    let scores: Vec<f64> = hits(&index, "card").into_iter().map(|hit| hit.score).collect();
    assert!(scores.is_sorted_by(|a, b| a >= b), "{scores:?}");
}

#[test]
fn slips_are_tried_only_where_little_was_found() {
    let index = index(&["card", "card-b", "card-c", "cord"].map(|shortcut| reply(shortcut, "", "")));
    assert_eq!(found(&index, "card"), ["card", "card-b", "card-c"]);
}

#[test]
fn the_letters_meant_are_marked() {
    let index = shop();
    let marks = |typed: &str| {
        let hit = hits(&index, typed).remove(0);
        marked(&hit.title, &hit.title_marks)
    };
    assert_eq!(marks("adress"), "Pickup: [address]");
    assert_eq!(marks("trakc"), "[Track]ing number");
    assert_eq!(marks("pick up"), "[Pickup]: address");
}

#[test]
fn labels_narrow() {
    let index = shop();
    assert_eq!(found(&index, "#gift"), ["gift-wrap", "versand"]);
    assert_eq!(found(&index, "#gift-wrap"), ["versand"]);
    assert_eq!(found(&index, "in:deliv"), ["versand"]);
    assert_eq!(found(&index, "lang:de"), ["versand"]);
    assert_eq!(found(&index, "lang:de in:pickup"), Vec::<String>::new());
    assert_eq!(found(&index, "number lang:en"), ["tracking", "bank"]);
    assert_eq!(found(&index, "number -tracking"), ["bank"]);
    assert_eq!(found(&index, "-number -pickup #silver"), ["gift-wrap"]);
    assert_eq!(found(&index, "#nothing"), Vec::<String>::new());
}

#[test]
fn quoted_words_are_neither_unfinished_nor_misspelt() {
    let index = shop();
    assert_eq!(found(&index, "\"parc\""), Vec::<String>::new());
    assert_eq!(found(&index, "\"number of\""), ["tracking", "bank"]);
    let quotes =
        |typed: &str, text: &str| Query::new(typed).quotes(&with_asks(reply("a", "", text), &["where do i come"]));
    assert!(quotes("\"number of the\"", "The number of the account"));
    assert!(!quotes("\"number the\"", "The number of the account"));
    assert!(quotes("\"do i\" \"großes Glück\"", "Ein grosses Glueck") || quotes("\"großes\"", "grosses"));
    assert!(!quotes("\"account where\"", "The account"));
}
