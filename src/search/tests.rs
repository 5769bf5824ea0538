//! The index as its users see it.

mod ladder;
mod properties;
mod reference;

use super::*;
use crate::model::{Asks, Id, Language, Reply, Role, Situation, Title, Variant, VariantKey};

fn language(code: &str) -> Language {
    code.parse().unwrap()
}

/// A reply by its shortcut, title and body, in English.
fn reply(shortcut: &str, title: &str, body: &str) -> Reply {
    Reply {
        id: Id::new(),
        shortcut: shortcut.parse().unwrap(),
        category: String::new(),
        role: Role::Body,
        tags: Vec::new(),
        situations: Vec::new(),
        attach: None,
        archived: false,
        titles: vec![Title { language: Language::english(), text: title.to_owned() }],
        asks: Vec::new(),
        variants: vec![Variant { id: Id::new(), key: VariantKey::of(Language::english()), body: body.to_owned() }],
    }
}

fn with_asks(mut reply: Reply, asks: &[&str]) -> Reply {
    let texts = asks.iter().map(|&ask| ask.to_owned()).collect();
    reply.asks.push(Asks { language: Language::english(), texts });
    reply
}

fn with_tags(mut reply: Reply, tags: &[&str]) -> Reply {
    reply.tags = tags.iter().map(|&tag| tag.to_owned()).collect();
    reply
}

fn for_situation(mut reply: Reply, situation: &str) -> Reply {
    reply.situations.push(Situation::try_from(situation.to_owned()).unwrap());
    reply
}

fn index(replies: &[Reply]) -> Index {
    let mut index = Index::new();
    index.extend(replies);
    index
}

fn hits(index: &Index, typed: &str) -> Vec<Hit> {
    let context = Context { language: &Language::english(), calls_for: &[] };
    index.search(&Query::new(typed), &context, 100)
}

fn found(index: &Index, typed: &str) -> Vec<String> {
    hits(index, typed).into_iter().map(|hit| hit.shortcut).collect()
}

/// A name with its marks in brackets.
fn marked(text: &str, marks: &[std::ops::Range<usize>]) -> String {
    let mut shown = text.to_owned();
    for range in marks.iter().rev() {
        shown.insert(range.end, ']');
        shown.insert(range.start, '[');
    }
    shown
}

#[test]
fn spellings_do_not_hide_a_reply() {
    let titles = [
        ("a", "Zur Straße hinaus"),
        ("b", "Welche Größe?"),
        ("c", "Άγγελος"),
        ("d", "Twoja Przesyłka"),
        ("e", "Заказ пришёл"),
        ("f", "Cœur en bois"),
        ("g", "The ﬁnest oﬀer"),
        ("h", "ＷＩＤＥ letters"),
        ("i", "Cafe\u{301} to go"),
        ("j", "Ueber uns"),
    ];
    let index = index(&titles.map(|(shortcut, title)| reply(shortcut, title, "")));
    for (typed, shortcut) in [
        ("strasse", "a"),
        ("STRASSE", "a"),
        ("straße", "a"),
        ("groesse", "b"),
        ("grosse", "b"),
        ("Größe", "b"),
        ("gro\u{308}ße", "b"),
        ("groes", "b"),
        ("αγγελοσ", "c"),
        ("ΑΓΓΕΛΟΣ", "c"),
        ("άγγελος", "c"),
        ("przesylka", "d"),
        ("пришел", "e"),
        ("ПРИШЁЛ", "e"),
        ("coeur", "f"),
        ("cœ", "f"),
        ("finest offer", "g"),
        ("wide", "h"),
        ("ｗｉｄｅ", "h"),
        ("café", "i"),
        ("cafe", "i"),
        ("über", "j"),
    ] {
        assert_eq!(found(&index, typed)[0], shortcut, "{typed}");
    }
}

#[test]
fn all_words_match_and_the_last_may_be_unfinished() {
    let index = index(&[
        reply("one", "Pickup by car", "where to park"),
        reply("two", "Pickup on foot", "where to ring"),
        reply("three", "Car wash", ""),
    ]);
    assert_eq!(found(&index, "pickup ca"), ["one"]);
    assert_eq!(found(&index, "where pickup"), ["one", "two"]);
    assert_eq!(found(&index, "pick"), ["one", "two"]);
    assert_eq!(found(&index, "pickup nothing"), Vec::<String>::new());
    assert_eq!(found(&index, "kup"), Vec::<String>::new());
}

#[test]
fn an_unfinished_earlier_word_comes_after_whole_ones() {
    let index = index(&[
        reply("first", "Pickup address", ""),
        reply("second", "about", "pick an address"),
        reply("third", "Picking addresses", ""),
    ]);
    assert_eq!(found(&index, "pick addr"), ["second", "first", "third"]);
    assert_eq!(found(&index, "pickup addr")[0], "first");
}

#[test]
fn where_it_matches_comes_first() {
    let index = index(&[
        reply("e", "", "rain"),
        with_asks(reply("d", "", ""), &["rain"]),
        with_tags(reply("c", "", ""), &["rain"]),
        reply("b", "rain", ""),
        reply("rain-a", "", ""),
        reply("f", "The rain", ""),
        reply("a-rainy-day", "", ""),
        reply("z", "Rainy day", ""),
    ]);
    assert_eq!(found(&index, "rain"), ["rain-a", "a-rainy-day", "b", "f", "z", "c", "d", "e"]);
}

#[test]
fn a_category_counts_as_a_tag() {
    let mut paid = reply("a", "", "");
    paid.category = "payment".to_owned();
    let index = index(&[paid, reply("b", "", "payment")]);
    assert_eq!(found(&index, "payment"), ["a", "b"]);
}

#[test]
fn a_shortcut_typed_whole_is_first() {
    let mut index = index(&[
        reply("pay", "", ""),
        reply("pay-pay", "pay pay pay", "pay"),
        reply("pay-card", "", ""),
        reply("odbiór", "", ""),
        reply("odbior", "", ""),
    ]);
    for reply in ["pay-pay", "odbior"] {
        let id = hits(&index, reply)[0].id;
        index.set_frecency(id, 1.0);
    }
    assert_eq!(found(&index, "pay"), ["pay", "pay-pay", "pay-card"]);
    assert_eq!(found(&index, "PAY card"), ["pay-card"]);
    assert_eq!(found(&index, "odbior"), ["odbior", "odbiór"]);
    assert_eq!(found(&index, "odbiór"), ["odbiór", "odbior"]);
}

#[test]
fn habit_decides_among_equals_only() {
    let mut index = index(&[
        reply("a", "Card", ""),
        reply("b", "Card", ""),
        reply("c", "Card", ""),
        reply("d", "a card", ""),
        reply("e", "", "card"),
    ]);
    let ids: Vec<Id> = hits(&index, "card").into_iter().map(|hit| hit.id).collect();
    index.set_frecency(ids[1], 0.5);
    index.set_frecency(ids[2], 0.7);
    index.set_frecency(ids[4], 1.0);
    index.set_frecency(Id::new(), 1.0);
    assert_eq!(found(&index, "card"), ["c", "b", "a", "d", "e"]);
    let scores: Vec<f64> = hits(&index, "card").into_iter().map(|hit| hit.score).collect();
    assert!(scores.is_sorted_by(|a, b| a >= b), "{scores:?}");
    assert!(scores[0] - scores[2] < 1.0);
    index.set_frecency(ids[1], f32::NAN);
    index.set_frecency(ids[2], -1.0);
    assert_eq!(found(&index, "card"), ["a", "b", "c", "d", "e"]);
}

#[test]
fn the_state_decides_among_equals_of_equal_habit() {
    let mut index = index(&[
        reply("a", "Card", ""),
        for_situation(reply("b", "Card", ""), "P21"),
        for_situation(reply("c", "Card", ""), "P25"),
        for_situation(reply("d", "The card", ""), "P25"),
    ]);
    let context = Context { language: &Language::english(), calls_for: &[25, 21] };
    let found = |index: &Index, typed| -> Vec<String> {
        index.search(&Query::new(typed), &context, 9).into_iter().map(|hit| hit.shortcut).collect()
    };
    assert_eq!(found(&index, "card"), ["c", "b", "a", "d"]);
    assert_eq!(found(&index, ""), ["c", "d", "b", "a"]);
    let id = hits(&index, "a")[0].id;
    index.set_frecency(id, 0.1);
    assert_eq!(found(&index, "card"), ["a", "c", "b", "d"]);
    assert_eq!(found(&index, ""), ["c", "d", "b", "a"]);
    let called: Vec<bool> = index.search(&Query::new(""), &context, 9).into_iter().map(|hit| hit.called_for).collect();
    assert_eq!(called, [true, true, true, false]);
}

#[test]
fn a_query_for_nothing_gives_what_is_used_most() {
    let mut index = index(&[reply("c", "", ""), reply("a", "", ""), reply("b", "", "")]);
    let id = hits(&index, "b")[0].id;
    index.set_frecency(id, 0.3);
    for typed in ["", "  ", "…?!", "'"] {
        assert_eq!(found(&index, typed), ["b", "a", "c"], "{typed:?}");
    }
}

#[test]
fn the_limit_gives_the_best() {
    let replies: Vec<Reply> = (0..50).map(|n| reply(&format!("r{n:02}"), "Same title", "")).collect();
    let index = index(&replies);
    let context = Context { language: &Language::english(), calls_for: &[] };
    for typed in ["", "same", "same title", "r"] {
        let all = index.search(&Query::new(typed), &context, usize::MAX);
        assert_eq!(all.len(), 50);
        for limit in [0, 1, 7, 50] {
            assert_eq!(index.search(&Query::new(typed), &context, limit), all[..limit], "{typed:?}");
        }
    }
}

#[test]
fn a_title_in_a_language_nobody_thinks_in_is_no_name() {
    let mut foreign = reply("where", "Where it is", "");
    foreign.titles.push(Title { language: language("pl"), text: "Adres".to_owned() });
    let own = reply("whither", "The adres", "");
    let first = |mut index: Index| {
        let mut writer = index.writer();
        writer.reply(&foreign);
        writer.reply(&own);
        drop(writer);
        let context = Context { language: &language("en"), calls_for: &[] };
        let found = index.search(&Query::new("adres"), &context, 9);
        found.into_iter().map(|hit| hit.shortcut).collect::<Vec<_>>()
    };
    assert_eq!(first(Index::new()).first().map(String::as_str), Some("where"));
    assert_eq!(first(Index::new().speaking([language("pl")])).first().map(String::as_str), Some("where"));
    assert_eq!(first(Index::new().speaking([language("en")])), ["whither", "where"]);
}

#[test]
fn titles_come_in_the_wanted_language() {
    let mut one = reply("size", "Which size?", "");
    one.titles.push(Title { language: language("de"), text: "Welche Größe?".to_owned() });
    let index = index(&[one]);
    let title = |code: &str, typed: &str| {
        let hit = index.search(&Query::new(typed), &Context { language: &language(code), calls_for: &[] }, 1).remove(0);
        marked(&hit.title, &hit.title_marks)
    };
    assert_eq!(title("de", "groesse"), "Welche [Größe]?");
    assert_eq!(title("de", "welche"), "[Welche] Größe?");
    assert_eq!(title("en", "welche"), "Which size?");
    assert_eq!(title("pl", "size"), "Which [size]?");
}

#[test]
fn the_matched_letters_are_marked() {
    let index = index(&[reply("pickup-straße", "Straße, Cœur, pick & Pickup, groß", "")]);
    let marks = |typed: &str| {
        let hit = hits(&index, typed).remove(0);
        (marked(&hit.shortcut, &hit.shortcut_marks), marked(&hit.title, &hit.title_marks))
    };
    assert_eq!(marks("pick").0, "[pick]up-straße");
    assert_eq!(marks("pick").1, "Straße, Cœur, [pick] & [Pick]up, groß");
    assert_eq!(marks("pickup stras").0, "[pickup]-[straß]e");
    assert_eq!(marks("pickup c").1, "Straße, [C]œur, pick & [Pickup], groß");
    assert_eq!(marks("co").1, "Straße, [Cœ]ur, pick & Pickup, groß");
}

#[test]
fn what_is_removed_or_replaced_is_found_no_more() {
    let mut one = reply("one", "Old title", "");
    let two = reply("two", "Old too", "");
    let mut index = index(&[one.clone(), two.clone()]);
    index.set_frecency(one.id, 1.0);
    one.titles[0].text = "New title".to_owned();
    index.insert(&one);
    assert_eq!((index.len(), found(&index, "old")), (2, vec!["two".to_owned()]));
    assert_eq!(found(&index, "new"), ["one"]);
    assert_eq!(found(&index, ""), ["one", "two"], "frecency survives an edit");
    assert!(index.remove(two.id));
    assert!(!index.remove(two.id));
    assert_eq!((index.len(), found(&index, "old")), (1, Vec::new()));
    index.remove(one.id);
    assert!(index.is_empty());
    assert_eq!(found(&index, ""), Vec::<String>::new());
}

#[test]
fn no_query_does_harm() {
    let index = index(&[reply("a", "A title", "a body")]);
    for typed in
        ["x".repeat(10_000), "a ".repeat(10_000), "?".repeat(10_000), "\u{301}".repeat(10_000), "\0\x1b[31m".to_owned()]
    {
        hits(&index, &typed);
    }
    assert_eq!(found(&Index::new(), "a"), Vec::<String>::new());
}

#[test]
fn identical_replies_come_by_shortcut() {
    let replies: Vec<Reply> = (0..1_000).rev().map(|n| reply(&format!("r{n:04}"), "Twin", "twin")).collect();
    let index = index(&replies);
    let expected: Vec<String> = (0..100).map(|n| format!("r{n:04}")).collect();
    assert_eq!(found(&index, "twin"), expected);
    assert_eq!(found(&index, ""), expected);
}

#[test]
fn removal_upon_removal_ends_in_a_compact_index() {
    let replies: Vec<Reply> =
        (0..2_000).map(|n| reply(&format!("r{n:04}"), &format!("Title {n}"), "same body")).collect();
    let mut changed = index(&replies);
    changed.set_frecency(replies[1_999].id, 1.0);
    for reply in &replies[..1_900] {
        changed.remove(reply.id);
    }
    let mut fresh = index(&replies[1_900..]);
    fresh.set_frecency(replies[1_999].id, 1.0);
    for typed in ["", "title", "same bod", "r1950", "19"] {
        assert_eq!(found(&changed, typed), found(&fresh, typed), "{typed}");
    }
}
