use proptest::prelude::*;

use super::*;

struct Shop {
    replies: Vec<Id>,
    texts: Vec<(Id, &'static str)>,
}

fn shop() -> Shop {
    let replies: Vec<Id> = (0..3).map(|_| Id::new()).collect();
    let asks = [
        ["where can I pick it up?", "pickup address please", "which street is your shop in"],
        ["how can I pay", "do you take paypal", "can I pay by card"],
        ["where is my parcel", "has my order been shipped", "tracking number please"],
    ];
    let texts = replies.iter().zip(asks).flat_map(|(&reply, asks)| asks.map(|ask| (reply, ask))).collect();
    Shop { replies, texts }
}

fn train(texts: &[(Id, &str)]) -> Suggester {
    let english = Language::english();
    Suggester::train(texts.iter().map(|&(reply, text)| ask(reply, text, &english)))
}

fn ask<'a>(reply: Id, text: &'a str, language: &'a Language) -> Example<'a> {
    Example { reply, language, text, source: Source::Ask }
}

fn first(suggester: &Suggester, message: &str) -> Option<Id> {
    suggester.suggest(message, 3).list.first().map(|suggestion| suggestion.reply)
}

#[test]
fn the_reply_asked_for_comes_first() {
    let shop = shop();
    let suggester = train(&shop.texts);
    for (message, expected) in [
        ("hi, where could I pick up the mug?", 0),
        ("can i pay with PAYPAL", 1),
        ("When will my parcle be shipped", 2),
        ("TRACKING???", 2),
    ] {
        assert_eq!(first(&suggester, message), Some(shop.replies[expected]), "{message}");
    }
}

#[test]
fn a_message_in_another_language_finds_its_reply() {
    let shop = shop();
    let suggester = train(&shop.texts);
    for (message, expected) in [
        ("Wo kann ich die Tasse abholen?", 0),
        ("¿puedo pagar con tarjeta?", 1),
        ("где моя посылка", 2),
        ("πού είναι το δέμα μου;", 2),
        ("gdzie jest moja paczka", 2),
        ("je peux payer par carte ?", 1),
    ] {
        assert_eq!(first(&suggester, message), Some(shop.replies[expected]), "{message}");
    }
}

#[test]
fn scores_fall_and_only_the_first_is_sure() {
    let suggester = train(&shop().texts);
    let found = suggester.suggest("do you take paypal", 3);
    assert_eq!(found.list.len(), 3);
    assert!(found.list.is_sorted_by(|one, other| one.score >= other.score));
    assert!(found.list.iter().all(|suggestion| (0.0..=1.0).contains(&suggestion.score)));
    assert!(found.list.iter().skip(1).all(|suggestion| !suggestion.confident));
    assert_eq!(suggester.suggest("do you take paypal", 2).list.len(), 2);
}

#[test]
fn the_order_of_the_library_does_not_matter() {
    let shop = shop();
    let mut turned = shop.texts.clone();
    turned.reverse();
    let message = "can I pick up and pay in your shop";
    assert_eq!(train(&shop.texts).suggest(message, 3), train(&turned).suggest(message, 3));
}

#[test]
fn what_the_seller_chose_is_learnt_and_taken_back() {
    let shop = shop();
    let english = Language::english();
    let mut suggester = train(&shop.texts);
    let message = "gift wrapping for the mug";
    let learnt = Example { source: Source::Learnt, ..ask(shop.replies[2], message, &english) };
    suggester.learn(learnt);
    assert_eq!(first(&suggester, "could I have gift wrapping"), Some(shop.replies[2]));
    let new = Id::new();
    suggester.learn(ask(new, "is it dishwasher safe", &english));
    assert_eq!(first(&suggester, "is the mug safe in a dishwasher?"), Some(new));
    suggester.forget(new);
    assert!(suggester.suggest("is the mug safe in a dishwasher?", 9).list.iter().all(|found| found.reply != new));
    suggester.unlearn(learnt);
    suggester.unlearn(learnt);
    assert_eq!(first(&suggester, "tracking number please"), Some(shop.replies[2]));
}

#[test]
fn nothing_known_is_nothing_found() {
    let suggester = train(&shop().texts);
    for message in ["", " \n", "🙂🙂🙂", "?!…", "𐎠𐎡𐎢"] {
        assert_eq!(suggester.suggest(message, 3), Suggestions::default(), "{message:?}");
    }
    assert_eq!(train(&[]).suggest("hello", 3), Suggestions::default());
    let reply = Id::new();
    assert_eq!(first(&train(&[(reply, "hello")]), "hello you"), Some(reply));
    assert_eq!(train(&[(reply, "…")]).suggest("hello", 3), Suggestions::default());
}

/// Generated, so that thousands of replies have words of their own and words that all have.
fn many(count: usize) -> Vec<(Id, String)> {
    (0..count)
        .map(|number| (Id::new(), format!("where is the item{number} of kind{} in your shop", number % 7)))
        .collect()
}

#[test]
fn thousands_of_replies_are_found_by_what_tells_them_apart() {
    let library = many(2_000);
    let english = Language::english();
    let mut suggester = Suggester::train(library.iter().map(|(reply, text)| ask(*reply, text, &english)));
    assert!(matches!(suggester.engine, Engine::Wide(_)));
    for (reply, text) in library.iter().step_by(97) {
        assert_eq!(first(&suggester, &format!("hello, {text}?")), Some(*reply));
    }
    let (reply, text) = &library[40];
    suggester.forget(*reply);
    assert_ne!(first(&suggester, text), Some(*reply));
    let new = Id::new();
    suggester.learn(ask(new, "dishwasher safe", &english));
    assert_eq!(first(&suggester, "is it dishwasher safe?"), Some(new));
    suggester.unlearn(ask(new, "dishwasher safe", &english));
    assert_ne!(first(&suggester, "is it dishwasher safe?"), Some(new));
}

#[test]
fn identical_replies_and_endless_messages_are_answered() {
    let english = Language::english();
    let message = "where is my parcel ".repeat(60_000);
    for count in [1, 400, 100_000] {
        let replies: Vec<Id> = (0..count).map(|_| Id::new()).collect();
        let suggester = Suggester::train(replies.iter().map(|&reply| ask(reply, "where is my parcel", &english)));
        assert_eq!(suggester.suggest(&message, 3).list.len(), 3.min(count));
        assert_eq!(suggester.suggest(&"x".repeat(1 << 20), 3).list.len(), 0);
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn any_library_and_any_message_are_answered(
        texts in prop::collection::vec((0_usize..4, ".{0,30}"), 0..12),
        learnt in prop::collection::vec((0_usize..6, ".{0,30}"), 0..3),
        message in ".{0,60}",
        limit in 0_usize..6,
    ) {
        let replies: Vec<Id> = (0..6).map(|_| Id::new()).collect();
        let english = Language::english();
        let mut suggester = Suggester::train(texts.iter().map(|(reply, text)| ask(replies[*reply], text, &english)));
        for (reply, text) in &learnt {
            suggester.learn(ask(replies[*reply], text, &english));
        }
        suggester.forget(replies[0]);
        let found = suggester.suggest(&message, limit);
        prop_assert!(found.list.len() <= limit);
        prop_assert!(found.list.iter().all(|found| found.reply != replies[0] && (0.0..=1.0).contains(&found.score)));
    }
}
