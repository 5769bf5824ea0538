use std::collections::BTreeMap;

use super::*;
use crate::compose::{ConcernKind, What};
use crate::desk::{Composition, Part, Pins, demo};
use crate::model::{Role, VariantKey};

/// The texts of the starter library in all its languages, each filled for the order that leaves least of it open, with what is found in
/// it. Bodies are joined with the greeting, as they go out.
fn reviewed() -> Vec<(VariantKey, String, Vec<Concern>)> {
    let desk = demo::ready_made();
    let greeting = desk.reply_called("greeting").expect("a starter reply");
    let mut found = Vec::new();
    for reply in desk.replies_where(|_| true).expect("a library") {
        for variant in &reply.variants {
            let pins = desk.pins_to_try(&variant.key.language).expect("orders");
            let parts = |of: Vec<Part>| Composition { parts: of, ..Composition::default() };
            let one = Part { reply: reply.id, variant: Some(variant.id) };
            let lacks = |pins: &Pins| {
                let composition = Composition { pins: *pins, ..parts(vec![one]) };
                desk.unreviewed(&composition)
                    .expect("a text")
                    .map_or(usize::MAX, |preview| preview.rendered.missing().names.len())
            };
            let best = pins.iter().take(8).min_by_key(|pins| lacks(pins)).copied().unwrap_or_default();
            let greets = greeting.variants.iter().find(|text| text.key.language == variant.key.language);
            let before = greets
                .filter(|_| reply.role == Role::Body)
                .map(|text| Part { reply: greeting.id, variant: Some(text.id) });
            let composition = Composition { pins: best, ..parts(before.into_iter().chain([one]).collect()) };
            let preview = desk.preview(&composition).expect("a text").expect("a text");
            found.push((variant.key.clone(), reply.shortcut.to_string(), preview.concerns));
        }
    }
    found
}

/// How often each check finds something in the starter library. What the rules of channels say is true of the sample shop's buyers; no other
/// check may be wrong about a text that was written with care.
#[test]
fn no_check_is_wrong_about_the_starter_library() {
    let all = reviewed();
    let mut figures: BTreeMap<&str, usize> = BTreeMap::new();
    for (_, _, concerns) in &all {
        for concern in concerns {
            *figures.entry(concern.kind().word()).or_default() += 1;
        }
    }
    println!("{} texts: {figures:?}", all.len());
    assert!(all.len() > 500, "{}", all.len());
    let of_channels = [ConcernKind::Link, ConcernKind::Contact, ConcernKind::Start, ConcernKind::Sms];
    let wrong: Vec<_> = all
        .iter()
        .flat_map(|(key, shortcut, concerns)| {
            concerns.iter().map(move |concern| (key.language.code(), shortcut, concern))
        })
        .filter(|(_, _, concern)| !of_channels.contains(&concern.kind()))
        .collect();
    assert!(wrong.is_empty(), "{wrong:#?}");
}

/// A price that a piece does not have, said in each of the library's languages by hand for the pinned piece, is found; what it costs, what
/// comes with it and what the order says is not.
#[test]
fn an_old_price_is_found_in_a_text_by_hand() {
    let desk = demo::ready_made();
    let piece =
        desk.store.pieces().expect("pieces").into_iter().find(|piece| piece.price.is_some()).expect("a priced piece");
    let now = piece.price.expect("a price");
    let pins = Pins { piece: Some(piece.id), ..Pins::default() };
    let composition = Composition { pins, ..Composition::default() };
    let concerns = |text: &str| {
        let ready = desk.prepare_text(text, composition.clone(), None).expect("a text");
        ready.concerns.into_iter().filter(|concern| concern.kind() == ConcernKind::Price).count()
    };
    let sum = |minor: i64| format!("{}.{:02} {}", minor / 100, minor % 100, now.currency);
    let (old, right) = (sum(now.minor - 300), sum(now.minor));
    let name = &piece.name;
    let mut figures = (0, 0);
    for (says, comes_with) in [
        ("It costs {}.", "Postage is {}."),
        ("The price is {} a piece.", "Gift wrap costs {}."),
        ("Es kostet {}.", "Der Versand kostet {}."),
        ("Der Preis: {}", "Ab {} ist das Porto frei."),
        ("Kosztuje {}.", "Przesyłka kosztuje {}."),
        ("Cena to {}.", "Dopłata za opakowanie: {}."),
        ("Cuesta {}.", "El envío cuesta {}."),
        ("El precio es {}.", "Un descuento de {}."),
        ("Κοστίζει {}.", "Τα μεταφορικά κοστίζουν {}."),
        ("Η τιμή είναι {}.", "Προκαταβολή {}."),
    ] {
        figures.0 += concerns(&says.replace("{}", &old));
        figures.1 += concerns(&says.replace("{}", &right)) + concerns(&comes_with.replace("{}", &old));
        figures.1 += concerns(&says.replace("{}", &sum(now.minor * 3)));
    }
    assert_eq!(figures, (10, 0), "hits and false alarms");
    assert_eq!(concerns(&format!("{name}: {old}")), 1);
    assert_eq!(concerns(&format!("{name}: {right}. Thank you!")), 0);
    assert_eq!(concerns(&format!("The {name} is {old}.")), 1);
    assert_eq!(concerns(&format!("{name}: the price is {old}.")), 1);
    assert_eq!(concerns(&format!("Postage is {}, and the {name} costs {old}.", sum(500))), 1);
    for other in [
        "The price: postage is €5 and the box €2.",
        "It costs a deposit of €20 now, the rest €25 later.",
        "{name}: a deposit of €20 now, the rest €25 later.",
        "{name}: postage is €5 and the box €2.",
        "The {name} was €40 last year, now {right}.",
        "It cost €40 last year, now it is {right}.",
        "{name} with chain: the chain is €12.",
        "Zu {name} kommt die Kette, die Kette kostet €12.",
    ] {
        let sums = [40, 25, 20, 12, 5, 2].into_iter();
        let other = sums.fold(other.to_owned(), |text, one| text.replace(&format!("€{one}"), &sum(one * 100)));
        let other = other.replace("{name}", name).replace("{right}", &right);
        assert_eq!(concerns(&other), 0, "{other}");
    }
    assert_eq!(concerns(&format!("Together that makes {old}.")), 0);
}

/// In a sentence that names a piece, nobody has to be pinned. What the order is sold for is its price.
#[test]
fn an_old_price_is_found_by_the_name_of_a_piece_and_never_against_the_order() {
    let desk = demo::ready_made();
    let order = desk.store.orders_numbered("2041").expect("read").remove(0);
    let total = order.total.expect("a total");
    let piece = desk.store.pieces().expect("pieces").into_iter().find(|piece| piece.price.is_some()).expect("a piece");
    let said = |pins: Pins, text: &str| {
        let ready = desk.prepare_text(text, Composition { pins, ..Composition::default() }, None).expect("a text");
        ready.concerns.into_iter().filter(|concern| concern.kind() == ConcernKind::Price).count()
    };
    let sum = format!("{}.{:02} {}", total.minor / 100, total.minor % 100, total.currency);
    let text = format!("{}: {sum}", piece.name);
    assert_eq!(said(Pins { order: Some(order.id), ..Pins::default() }, &text), 0);
    let odd = Money { minor: piece.price.expect("a price").minor + 100, ..piece.price.expect("a price") };
    let text = format!("{}: {}.{:02} {}", piece.name, odd.minor / 100, odd.minor % 100, odd.currency);
    assert_eq!(said(Pins::default(), &text), 1);
    assert_eq!(said(Pins { order: Some(order.id), ..Pins::default() }, &text), 1);
}

/// Every price in the library, as it was filled for a piece that costs something else since, and copied without filling it anew.
#[test]
fn prices_of_the_library_are_found_once_they_are_old() {
    let mut desk = demo::ready_made();
    let (mut texts, mut hits) = (BTreeMap::new(), BTreeMap::new());
    let pieces = desk.store.pieces().expect("pieces");
    let piece = pieces.iter().find(|piece| piece.price.is_some()).expect("a priced piece").clone();
    let pins = Pins { piece: Some(piece.id), ..Pins::default() };
    let mut written = Vec::new();
    for reply in desk.replies_where(|_| true).expect("a library") {
        for variant in reply.variants.iter().filter(|variant| variant.body.contains("piece.price")) {
            let one = Part { reply: reply.id, variant: Some(variant.id) };
            let composition = Composition { parts: vec![one], pins, ..Composition::default() };
            let preview = desk.unreviewed(&composition).expect("a text").expect("a text");
            written.push((variant.key.language.code().to_owned(), preview.rendered.preview().to_owned()));
        }
    }
    let dearer = piece.price.map(|price| Money { minor: price.minor + 700, ..price });
    desk.store
        .act(crate::store::ActionKind::KeepDraft, "", desk.timestamp(), |action| {
            action.put_piece(&Piece { price: dearer, ..piece.clone() })
        })
        .expect("written");
    for (language, text) in written {
        let ready = desk.prepare_text(&text, Composition { pins, ..Composition::default() }, None).expect("a text");
        *texts.entry(language.clone()).or_insert(0) += 1;
        let is_found = ready.concerns.iter().any(|concern| concern.kind() == ConcernKind::Price);
        *hits.entry(language).or_insert(0) += usize::from(is_found);
        if !is_found {
            println!("{text}\n--");
        }
    }
    println!("texts {texts:?} hits {hits:?}");
    assert!(
        texts.len() == 5 && texts.iter().all(|(language, count)| hits[language] * 2 > *count),
        "{texts:?} {hits:?}"
    );
}

/// How often the check for old prices is wrong about the library, filled for a piece that is pinned beside the order: as it was filled, and as a text by
/// hand of which nobody knows what came from the records.
#[test]
fn no_price_of_the_library_is_old() {
    let desk = demo::ready_made();
    let piece = desk.store.pieces().expect("pieces").into_iter().find(|piece| piece.price.is_some()).expect("a piece");
    let (mut texts, mut filled, mut by_hand) = (0, Vec::new(), Vec::new());
    for reply in desk.replies_where(|_| true).expect("a library") {
        for variant in &reply.variants {
            let pins = desk.pins_to_try(&variant.key.language).expect("orders").first().copied().unwrap_or_default();
            let pins = Pins { piece: Some(piece.id), ..pins };
            let one = Part { reply: reply.id, variant: Some(variant.id) };
            let composition = Composition { parts: vec![one], pins, ..Composition::default() };
            let preview = desk.preview(&composition).expect("a text").expect("a text");
            let text = preview.rendered.preview().to_owned();
            let again = desk.review_text(&text, &Composition { pins, ..Composition::default() }).expect("a text");
            let wrong = |concerns: Vec<Concern>| {
                let price = concerns.into_iter().filter(|concern| concern.kind() == ConcernKind::Price);
                price
                    .map(|concern| (variant.key.language.code().to_owned(), reply.shortcut.to_string(), concern.what))
                    .collect::<Vec<_>>()
            };
            texts += 1;
            filled.extend(wrong(preview.concerns));
            by_hand.extend(wrong(again));
        }
    }
    println!("{texts} texts: {} false alarms as filled, {} as by hand", filled.len(), by_hand.len());
    assert!(filled.is_empty(), "{filled:#?}");
    assert!(by_hand.len() * 100 <= texts, "{by_hand:#?}");
}

/// The names of other buyers that are found in texts by hand for Anna Nowak.
fn others_named<'t>(desk: &Desk, texts: impl IntoIterator<Item = &'t str>) -> Vec<(&'t str, Vec<String>)> {
    let anna = desk.buyer_named("Anna Nowak").expect("a buyer of the sample shop");
    let composition = Composition { pins: Pins { buyer: Some(anna.id), ..Pins::default() }, ..Composition::default() };
    let names = |text: &str| {
        let ready = desk.prepare_text(text, composition.clone(), None).expect("a text");
        let name = |concern: Concern| if let What::OtherBuyer { name } = concern.what { Some(name) } else { None };
        ready.concerns.into_iter().filter_map(name).collect::<Vec<_>>()
    };
    texts.into_iter().map(|text| (text, names(text))).collect()
}

/// The sample shop with more buyers, whose names are words, too, and a seller.
fn with_more_buyers() -> Desk {
    let mut desk = demo::ready_made();
    let names =
        ["Zofia Zielińska", "Adam Zieliński", "Will May", "Maria Rose", "Dora Weiß", "Nora Stone", "Danka Clara"];
    let signature = desk.store.facts().expect("facts").into_iter().find(|fact| fact.name == "signature");
    let signature = Fact { value: "Kind regards from your Nora".to_owned(), ..signature.expect("a signature") };
    desk.store
        .act(crate::store::ActionKind::KeepDraft, "", desk.timestamp(), |action| {
            action.put_fact(&signature)?;
            names.iter().try_for_each(|name| action.put_buyer(&Buyer::named(name)))
        })
        .expect("written");
    desk
}

#[test]
fn another_buyers_name_is_found_where_it_calls_somebody() {
    let desk = with_more_buyers();
    let cases = [
        ("Hello Greta, it is ready.", "Greta Baumann"),
        ("It goes to Thomas Whitfield.", "Thomas Whitfield"),
        ("Dzień dobry, Panie Piotrze!", "Piotr Zając"),
        ("Cześć Piotrze!", "Piotr Zając"),
        ("Drogi Piotrze, gotowe.", "Piotr Zając"),
        ("Pani Zofio, paczka jest w drodze.", "Zofia Zielińska"),
        ("Cześć Zosiu, gotowe.", "Zofia Zielińska"),
        ("Paczka jest dla Pana Zielińskiego.", "Adam Zieliński"),
        ("Paczka jest dla Pana Zająca.", "Piotr Zając"),
        ("Przekażę to panu Markowi.", "Marek Wiśniewski"),
        ("Greta, your parcel left.", "Greta Baumann"),
        ("Will, thanks for the order!", "Will May"),
        ("Hello Anna, thank you, Greta!", "Greta Baumann"),
        ("Thank you, Greta", "Greta Baumann"),
        ("Es ist für Frau Baumann fertig.", "Greta Baumann"),
        ("Es para la señora Ferrer.", "Lucía Ferrer"),
        ("It is for Mr. Whitfield", "Thomas Whitfield"),
        ("Γεια σας Μαρία, είναι έτοιμο.", "Maria Rose"),
        ("Καλημέρα κυρία Παππά", "Ελένη Παππά"),
        ("Hello! Dora, it is ready.", "Dora Weiß"),
    ];
    let found = others_named(&desk, cases.iter().map(|(text, _)| *text));
    let wanted: Vec<_> = cases.iter().map(|(text, name)| (*text, vec![(*name).to_owned()])).collect();
    assert_eq!(found, wanted);
}

#[test]
fn words_that_are_names_too_call_nobody() {
    let desk = with_more_buyers();
    let texts = [
        "Hello Anna, it is ready for Anna Nowak.",
        "Pani Anno, paczka jest w drodze.",
        "Cześć Aniu, dla Pani Anny Nowak",
        "Will it do? May I ask? Rose gold is what I have.",
        "Hi! Will you take it? Hello, May 5 is free.",
        "Rose gold, silver and brass are here.",
        "I have it in silver, brass, Rose.",
        "Colours: amber, Rose.",
        "It is ready, best wishes, Greta",
        "It is ready, Nora",
        "Danke, Anna!",
        "Claro, te lo envío.",
    ];
    let found = others_named(&desk, texts);
    let wrong: Vec<_> = found.into_iter().filter(|(_, names)| !names.is_empty()).collect();
    assert!(wrong.is_empty(), "{wrong:?}");
}

/// Every text of the library, as somebody has written it by hand for a buyer, calls nobody else.
#[test]
fn no_text_of_the_library_calls_somebody_else() {
    let desk = with_more_buyers();
    let anna = desk.buyer_named("Anna Nowak").expect("a buyer of the sample shop");
    let composition = Composition { pins: Pins { buyer: Some(anna.id), ..Pins::default() }, ..Composition::default() };
    let (mut texts, mut wrong) = (0, Vec::new());
    for reply in desk.replies_where(|_| true).expect("a library") {
        for variant in &reply.variants {
            let one = Part { reply: reply.id, variant: Some(variant.id) };
            let filled = Composition { parts: vec![one], ..composition.clone() };
            let preview = desk.unreviewed(&filled).expect("a text").expect("a text");
            let text = preview.rendered.preview().to_owned();
            let found = desk.review_text(&text, &composition).expect("a text");
            texts += 1;
            wrong.extend(
                found.into_iter().filter(|one| one.kind() == ConcernKind::OtherBuyer).map(|one| (text.clone(), one)),
            );
        }
    }
    println!("{texts} texts by hand: {} calls of somebody else", wrong.len());
    assert!(texts > 500 && wrong.is_empty(), "{texts} {wrong:#?}");
}

/// A dictionary lacks many a name: those of buyers are right however many of them it has.
#[test]
fn a_name_of_another_buyer_is_no_slip() {
    let directory = tempfile::tempdir().expect("a directory");
    let words = "7\nhello\nit\nis\nready\nfor\ntoo\nand\n";
    for (name, content) in [("en.aff", "SET UTF-8\n"), ("en.dic", words)] {
        std::fs::write(directory.path().join(name), content).expect("a file");
    }
    let mut desk = demo::ready_made();
    desk.settings.spelling =
        crate::desk::SpellingSettings { places: vec![directory.path().to_owned()], words: Vec::new(), waits: true };
    let anna = desk.buyer_named("Anna Nowak").expect("a buyer of the sample shop");
    let composition = Composition { pins: Pins { buyer: Some(anna.id), ..Pins::default() }, ..Composition::default() };
    let ready =
        desk.prepare_text("Hello, it is ready for Greta too. Wolfram is reddy.", composition, None).expect("a text");
    let word = |concern: Concern| if let What::Misspelt { word, .. } = concern.what { Some(word) } else { None };
    let found: Vec<_> = ready.concerns.into_iter().filter_map(word).collect();
    assert_eq!(found, ["Wolfram", "reddy"]);
}

/// Who doubts the quality gets no hedging, whatever the reply is for; who asks for something else may. Of the messages only the words are known, and what the
/// library answers them with.
#[test]
fn whoever_doubts_in_a_message_gets_no_hedging() {
    let mut desk = demo::ready_made();
    let hedges = |desk: &Desk, message: &str| {
        let composition = Composition { message: Some(message.to_owned()), ..Composition::default() };
        let found = desk.review_text("It is probably fine, maybe.", &composition).expect("a text");
        found.iter().filter(|one| one.kind() == ConcernKind::Hedging).count()
    };
    let doubts = [
        "is it good quality?",
        "will it last or fall apart",
        "Is it real silver or fake?",
        "Hello! I like it a lot. Will it fall apart after a month? Best, Greta",
        "Czy to jest dobra jakość?",
        "czy to się nie rozpadnie?",
        "Ist das echtes Silber oder Schrott?",
        "¿Es de buena calidad?",
        "Είναι καλή ποιότητα;",
    ];
    let others = [
        "is it available?",
        "how much is the postage to Germany?",
        "When did you really send it? It was my last order.",
        "Great quality, thank you! Where is my second parcel?",
        "Ist es noch da, und was kostet der Versand?",
        "Kiedy przyjdzie paczka?",
    ];
    for is_learnt in [false, true] {
        if is_learnt {
            desk.learn_library().expect("a library");
        }
        let missed: Vec<_> = doubts.iter().filter(|message| hedges(&desk, message) != 2).collect();
        let wrong: Vec<_> = others.iter().filter(|message| hedges(&desk, message) != 0).collect();
        assert!(missed.is_empty() && wrong.is_empty(), "learnt: {is_learnt}, missed {missed:?}, wrong {wrong:?}");
    }
    // What only the library knows.
    assert_eq!(hedges(&desk, "I bought a similar one elsewhere and it broke after a month."), 2);
}

/// The hint is about what was typed: what the library says for it does not hedge.
#[test]
fn what_the_library_says_to_whoever_doubts_does_not_hedge() {
    let desk = demo::ready_made();
    let reply = desk.reply_called("quality").expect("a starter reply");
    let one = Part { reply: reply.id, variant: None };
    let message = Some("is it good quality?".to_owned());
    let composition = Composition { parts: vec![one], message, ..Composition::default() };
    let preview = desk.preview(&composition).expect("a text").expect("a text");
    assert!(preview.concerns.iter().all(|one| one.kind() != ConcernKind::Hedging), "{:?}", preview.concerns);
}
