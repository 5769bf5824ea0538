use super::*;
use crate::desk::{Composition, Part, Pins, UnderWay, demo};
use crate::model::Channel;

/// Anna's message of two replies, half answered.
fn half_answered(desk: &Desk) -> Composition {
    let reply = |shortcut: &str| desk.reply_called(shortcut).expect("a starter reply");
    let (car, iban) = (reply("pickup-car"), reply("payment-iban"));
    let anna = desk.buyer_named("Anna Nowak").expect("a buyer");
    let order = desk.store.orders_numbered("2041").expect("read").remove(0);
    Composition {
        parts: vec![
            Part { reply: car.id, variant: car.variants.first().map(|text| text.id) },
            Part { reply: iban.id, variant: None },
        ],
        pins: Pins { buyer: Some(anna.id), order: Some(order.id), piece: None },
        answers: [
            ("meeting_time".to_owned(), "not a time yet".to_owned()),
            ("note".to_owned(), "Ring twice:\n\n  the bell is old\nreply: none".to_owned()),
        ]
        .into(),
        options: [("gift wrap: red".to_owned(), true), ("card".to_owned(), false)].into(),
        message: Some("Can I come by car?\nAnd pay?".to_owned()),
        answers_message: Some(Id::new()),
        channel: Some(Channel::new("email")),
        draft: None,
    }
}

#[test]
fn a_message_under_way_comes_back_as_it_was() {
    let mut desk = demo::ready_made();
    let composition = half_answered(&desk);
    let unfinished = desk.under_way(UnderWay::Form, &composition).expect("kept");
    let id = desk.kept_draft(&unfinished).expect("kept");
    let (draft, ..) = desk.draft(id).expect("a draft");
    assert!(draft.text.starts_with("pickup-car + payment-iban · 2041\n"), "{}", draft.text);
    let taken = desk.take_up(&draft).expect("read").expect("a message under way");
    assert_eq!(taken.place, UnderWay::Form);
    assert_eq!(taken.composition, Composition { draft: Some(id), ..composition });
    assert_eq!(taken.gone, [""; 0]);
    assert_eq!(taken.pinned.buyer.map(|buyer| buyer.name).as_deref(), Some("Anna Nowak"));
    // Kept again it is the same draft, and stays so.
    let again = desk.under_way(UnderWay::Form, &taken.composition).expect("kept");
    assert_eq!(desk.kept_draft(&again).expect("kept"), id);
    assert_eq!(desk.drafts().expect("drafts").iter().filter(|draft| draft.place == "form").count(), 1);
}

#[test]
fn the_same_message_for_two_buyers_is_two_drafts() {
    let mut desk = demo::ready_made();
    let greeting = desk.reply_called("greeting").expect("a starter reply");
    for name in ["Anna Nowak", "Greta Baumann"] {
        let buyer = desk.buyer_named(name).expect("a buyer").id;
        let composition = Composition::of(greeting.id, Pins { buyer: Some(buyer), ..Pins::default() });
        let unfinished = desk.under_way(UnderWay::Basket, &composition).expect("kept");
        desk.keep_draft(&unfinished).expect("kept");
    }
    assert_eq!(desk.drafts().expect("drafts").iter().filter(|draft| draft.place == "basket").count(), 2);
}

/// In a shop that was put together from files everything bears another identity, and is found by its name.
#[test]
fn names_find_what_is_called_something_else() {
    let mut desk = demo::ready_made();
    let composition = half_answered(&desk);
    let unfinished = desk.under_way(UnderWay::Basket, &composition).expect("kept");
    let id = desk.kept_draft(&unfinished).expect("kept");
    let (draft, ..) = desk.draft(id).expect("a draft");
    let text = draft.text.lines().map(|line| {
        let is_named = line.starts_with("reply: ") || line.starts_with("order: ");
        let other = |word: &str| if word.parse::<Id>().is_ok() { Id::new().to_string() } else { word.to_owned() };
        if is_named { line.split(' ').map(other).collect::<Vec<_>>().join(" ") } else { line.to_owned() }
    });
    let elsewhere = Draft { text: text.collect::<Vec<_>>().join("\n"), ..draft };
    let taken = desk.take_up(&elsewhere).expect("read").expect("a message under way");
    let replies: Vec<Id> = taken.composition.parts.iter().map(|part| part.reply).collect();
    assert_eq!(replies, composition.parts.iter().map(|part| part.reply).collect::<Vec<_>>());
    assert_eq!(taken.composition.pins, composition.pins);
    // And what nobody knows is said.
    let text = "x\nreply: no-such-reply\norder: 99999999\nnonsense\nanswer a: 1";
    let unknown = Draft { text: text.to_owned(), ..elsewhere };
    let taken = desk.take_up(&unknown).expect("read").expect("a message under way");
    assert_eq!(taken.gone, ["no-such-reply", "99999999"]);
    assert!(taken.preview.is_none());
}

#[test]
fn a_person_reads_names_and_answers() {
    let desk = demo::ready_made();
    let composition = half_answered(&desk);
    let unfinished = desk.under_way(UnderWay::Form, &composition).expect("kept");
    let draft = Draft {
        id: Id::new(),
        place: unfinished.place,
        text: unfinished.text,
        buyer: None,
        reply: None,
        kept_at: desk.timestamp(),
        not_before: None,
    };
    let words = draft_in_words(&draft);
    assert!(
        words.starts_with("pickup-car + payment-iban · 2041\nreply: pickup-car\nreply: payment-iban\norder: 2041\n")
    );
    assert!(words.contains("\nanswer meeting_time: not a time yet\n"), "{words}");
    assert!(words.ends_with("wrote: Can I come by car?\n  And pay?"), "{words}");
    assert!(!words.contains(&composition.parts[0].reply.to_string()) && !words.contains("message: "));
    let letter = Draft { place: "letter".to_owned(), ..draft };
    assert_eq!(draft_in_words(&letter), letter.text);
}
