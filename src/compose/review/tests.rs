use jiff::civil::date;
use rstest::rstest;

use super::*;
use crate::model::Channel;

/// What is found in an English text that goes to a channel: the kinds, and the places.
fn found(channel: &str, text: &str) -> Vec<(ConcernKind, String)> {
    let profile = Profile::of(&Channel::new(channel));
    let language = Language::english();
    let subject = Subject { profile: Some(&profile), ..Subject::of(text, &language, date(2026, 11, 22)) };
    let concerns = review(&subject, &Checks::default());
    let place =
        |concern: &Concern| concern.place.clone().and_then(|place| text.get(place)).unwrap_or_default().to_owned();
    concerns.iter().map(|concern| (concern.kind(), place(concern))).collect()
}

#[rstest]
#[case("allegro", "The shop: https://example.com/a.", "https://example.com/a")]
#[case("allegro", "See (www.example.pl), please", "www.example.pl")]
#[case("ebay", "It is all at anna-makes.shop/blue today", "anna-makes.shop/blue")]
fn a_link_is_found_where_none_is_allowed(#[case] channel: &str, #[case] text: &str, #[case] place: &str) {
    assert_eq!(found(channel, text), [(ConcernKind::Link, place.to_owned())]);
    assert_eq!(found("etsy", text), []);
}

#[rstest]
#[case("Call +48 600 123 456 please", "+48 600 123 456")]
#[case("Write to anna@example.com.", "anna@example.com")]
fn contact_data_is_found_where_none_is_allowed(#[case] text: &str, #[case] place: &str) {
    assert_eq!(found("allegro", text), [(ConcernKind::Contact, place.to_owned())]);
    assert_eq!(found("sms", text), []);
}

#[rstest]
#[case("The bank: PL61 1090 1014 0000 0712 1981 2874, order 1042, 86,00 zł, 28.11.2026")]
#[case("Parcel 00340434161094042557, size 3.5 x 4 cm, see you at 18.30. Best wishes")]
#[case("It holds 2.5 l.It is blue. e.g. this one, z.B. diese, np. ta, etc.and so on")]
fn numbers_that_are_none_are_left_alone(#[case] text: &str) {
    assert_eq!(found("allegro", text), []);
}

#[rstest]
#[case("**Delivery** takes long", "**Delivery**")]
#[case("a\n## Delivery\nb", "##")]
#[case("It is <b>blue</b>", "<b>")]
#[case("See [the shop](https://example.com)", "[the shop](https://example.com)")]
fn marks_are_found_that_a_buyer_would_see(#[case] text: &str, #[case] place: &str) {
    assert_eq!(found("etsy", text), [(ConcernKind::Markup, place.to_owned())]);
}

#[rstest]
#[case("Order #1042, 5 < 6 and 7 > 6, * one\n* two\n- three *** <3")]
#[case("# \n****\n[x] (y)")]
fn signs_that_mark_nothing_are_left_alone(#[case] text: &str) {
    assert_eq!(found("etsy", text), []);
}

#[test]
fn a_text_that_is_too_long_asks_and_comes_first() {
    let text = format!("www.example.com {}", "word ".repeat(500));
    let profile = Profile::of(&Channel::new("allegro"));
    let language = Language::english();
    let subject = Subject { profile: Some(&profile), ..Subject::of(text.trim(), &language, date(2026, 11, 22)) };
    let concerns = review(&subject, &Checks::default());
    let length = text.trim().len();
    let too_long =
        What::TooLong { channel: "Allegro".to_owned(), length, limit: 2000, counting: Counting::Characters, parts: 2 };
    assert_eq!(concerns.first(), Some(&Concern::about(too_long)));
    assert_eq!(concerns.iter().map(Concern::asks).collect::<Vec<_>>(), [true, false]);
}

#[test]
fn the_letter_that_makes_a_short_message_dearer_is_named() {
    let text = format!("{}wąski.", "a ".repeat(60));
    assert_eq!(found("sms", &text), [(ConcernKind::Sms, "ą".to_owned())]);
    assert_eq!(found("etsy", &text), []);
    // Greek cannot be written otherwise, and one message is one message.
    assert_eq!(found("sms", &"α ".repeat(60)), []);
    assert_eq!(found("sms", "wąski"), []);
}

#[test]
fn what_nobody_has_asked_for_is_told_where_answers_alone_are_allowed() {
    let language = Language::english();
    let found = |channel: &str, conversation, numbers: &[u8]| {
        let profile = Profile::of(&Channel::new(channel));
        let situations: Vec<Situation> =
            numbers.iter().filter_map(|number| format!("P{number}").try_into().ok()).collect();
        let subject = Subject::of("It is on its way.", &language, date(2026, 11, 22));
        let subject = Subject { profile: Some(&profile), conversation, situations: &situations, ..subject };
        review(&subject, &Checks::default()).into_iter().map(|concern| concern.what).collect::<Vec<_>>()
    };
    assert_eq!(found("allegro", Conversation::NotBegun, &[29]), [What::Unasked { channel: "Allegro".to_owned() }]);
    assert_eq!(found("allegro", Conversation::NotBegun, &[29, 28]), [], "it answers something, too");
    assert_eq!(found("allegro", Conversation::NotBegun, &[]), []);
    assert_eq!(found("allegro", Conversation::Open, &[29]), []);
    assert_eq!(found("allegro", Conversation::Unknown, &[29]), []);
    assert_eq!(found("etsy", Conversation::NotBegun, &[29]), []);
    assert_eq!(
        found("messenger", Conversation::Closed { hours: 168 }, &[]),
        [What::Late { channel: "Messenger".to_owned(), hours: 168 }]
    );
}

#[test]
fn what_is_switched_off_is_not_looked_for() {
    let profile = Profile::of(&Channel::new("allegro"));
    let language = Language::english();
    let subject = Subject::of("www.example.com +48 600 123 456", &language, date(2026, 11, 22));
    let subject = Subject { profile: Some(&profile), ..subject };
    let kinds = |checks: &Checks| review(&subject, checks).iter().map(Concern::kind).collect::<Vec<_>>();
    assert_eq!(kinds(&Checks::default()), [ConcernKind::Link, ConcernKind::Contact]);
    assert_eq!(kinds(&Checks { link: false, ..Checks::default() }), [ConcernKind::Contact]);
    assert_eq!(kinds(&Checks { contact: false, link: false, ..Checks::default() }), []);
}

/// An account number that may go by e-mail only, and one that is not kept from anybody.
#[rstest]
#[case("allegro", "To PL61 1090 1014 please", &["PL61 1090 1014"])]
#[case("allegro", "To PL6110901014, and PL61-1090-1014", &["PL6110901014"])]
#[case("allegro", "To the holder", &["the holder"])]
#[case("allegro", "To PL61 1090 and Anna", &[])]
#[case("email", "To PL61 1090 1014, the holder", &[])]
fn a_sensitive_fact_is_found_where_it_may_not_go(#[case] channel: &str, #[case] text: &str, #[case] places: &[&str]) {
    let fact = |name: &str, value: &str, sensitive| Fact {
        id: crate::model::Id::new(),
        name: name.to_owned(),
        value: value.to_owned(),
        translations: Vec::new(),
        checked_on: None,
        sensitive,
        channels: vec![Channel::new("email")],
    };
    let anywhere = Fact { channels: Vec::new(), ..fact("town", "please", true) };
    let facts =
        [fact("iban", "PL61 1090 1014", true), anywhere, fact("holder", "Anna", false), fact("who", "Ola", true)];
    let profile = Profile::of(&Channel::new(channel));
    let language = Language::english();
    // What a filter has changed is known by where it came from.
    let filled = text
        .find("the holder")
        .map(|at| Span { range: at..at + "the holder".len(), kind: SpanKind::Filled { path: "shop.who".to_owned() } });
    let spans: Vec<Span> = filled.into_iter().collect();
    let subject = Subject::of(text, &language, date(2026, 11, 22));
    let subject = Subject { profile: Some(&profile), facts: &facts, spans: &spans, ..subject };
    let found = review(&subject, &Checks::default());
    assert!(found.iter().all(|one| one.asks() && one.kind() == ConcernKind::Sensitive), "{found:?}");
    let said = found.iter().filter_map(|one| text.get(one.place.clone()?)).collect::<Vec<_>>();
    assert_eq!(said, places);
    assert_eq!(review(&subject, &Checks { sensitive: false, ..Checks::default() }), []);
}

#[test]
fn a_text_of_signs_alone_is_looked_at_to_its_end() {
    let profile = Profile { links: false, contacts: false, limit: 1000, ..Profile::of(&Channel::new("email")) };
    let language = Language::english();
    // Of what grows with the square of the length, this does not come to an end.
    for sign in ["<", "[", "{", "%", "_", "*", "!", "#", "Ab ", "AB ", "a.com ", "\n\n", "]("] {
        let text = sign.repeat(100_000 / sign.len());
        let own = ["Anna Nowak".to_owned()];
        let people = Some(People { called: &own, own: &own, bears: &|_| None });
        let subject = Subject { profile: Some(&profile), people, ..Subject::of(&text, &language, date(2026, 11, 22)) };
        assert!(review(&subject, &Checks::default()).iter().any(Concern::asks), "{sign:?}");
    }
}

proptest::proptest! {
    #[test]
    fn every_place_is_a_stretch_of_the_text(text in "\\PC{0,80}|([a-zż]{1,8}|[<>*_#\\[\\]()./@]|www\\.|[0-9]{1,4}| |\n){0,60}") {
        let profile = Profile { limit: 20, links: false, contacts: false, ..Profile::of(&Channel::new("x")) };
        let language = Language::english();
        let subject = Subject { profile: Some(&profile), ..Subject::of(&text, &language, date(2026, 11, 22)) };
        for concern in review(&subject, &Checks::default()) {
            if let Some(place) = concern.place {
                proptest::prop_assert!(text.get(place.clone()).is_some_and(|said| !said.is_empty()), "{:?}", place);
            }
        }
    }
}

/// What is found in a text by hand for Anna Nowak, where Jan Kowalski buys too: the kinds, and the places.
fn found_for_anna(language: &str, text: &str) -> Vec<(ConcernKind, String)> {
    let language: Language = language.parse().expect("a code");
    let own = ["Anna Nowak".to_owned(), "ul. Piotrkowska 12, Łódź".to_owned()];
    let bears = |said: &str| {
        let is_jan = ["Jan Kowalski", "Jan", "Kowalski", "Janie"].contains(&said);
        is_jan.then(|| "Jan Kowalski".to_owned())
    };
    let people = Some(People { called: &own, own: &own, bears: &bears });
    let subject = Subject { people, ..Subject::of(text, &language, date(2026, 11, 22)) };
    let concerns = review(&subject, &Checks::default());
    let place =
        |concern: &Concern| concern.place.clone().and_then(|place| text.get(place)).unwrap_or_default().to_owned();
    concerns.iter().map(|concern| (concern.kind(), place(concern))).collect()
}

#[rstest]
#[case("en", "Hello Jan, it is ready.", "Jan")]
#[case("en", "It goes to Jan Kowalski tomorrow.", "Jan Kowalski")]
#[case("pl", "Dzień dobry Panie Janie, gotowe.", "Janie")]
#[case("de", "Sehr geehrter Herr Kowalski, es ist fertig.", "Kowalski")]
fn the_name_of_another_buyer_asks(#[case] language: &str, #[case] text: &str, #[case] place: &str) {
    assert_eq!(found_for_anna(language, text), [(ConcernKind::OtherBuyer, place.to_owned())]);
    assert!(Concern::about(What::OtherBuyer { name: String::new() }).asks());
}

#[rstest]
#[case("en", "Hello Anna, it is ready.")]
#[case("pl", "Dzień dobry Pani Anno, gotowe. Anna Nowak, ul. Piotrkowska 12")]
#[case("de", "Liebe Grüße aus Łódź, Guten Tag Frau Nowak")]
#[case("es", "Hola, ¿qué tal? Muchas Gracias")]
fn the_name_of_the_buyer_is_no_other_name(#[case] language: &str, #[case] text: &str) {
    assert_eq!(found_for_anna(language, text), []);
}

#[rstest]
#[case(ConcernKind::Leftover, "Hello [name], it is ready.", "[name]")]
#[case(ConcernKind::Leftover, "Hello {first_name}, it is ready.", "{first_name}")]
#[case(ConcernKind::Leftover, "It costs XXX.", "XXX")]
#[case(ConcernKind::Leftover, "Number: ____", "____")]
#[case(ConcernKind::Leftover, "TODO the rest", "TODO")]
#[case(ConcernKind::Shouting, "Please READ THE RULES first", "READ THE RULES")]
#[case(ConcernKind::Shouting, "It is URGENT now", "URGENT")]
#[case(ConcernKind::Shouting, "DO NOT BUY IT", "DO NOT BUY IT")]
#[case(ConcernKind::Shouting, "I said STOP THIS, please", "STOP THIS")]
#[case(ConcernKind::Shouting, "Wonderful!!!!", "!!!!")]
#[case(ConcernKind::PastDate, "It leaves on 20 November.", "20 November")]
#[case(ConcernKind::PastDate, "It leaves on 20.11.2026.", "20.11.2026")]
fn what_slips_into_a_text_is_found(#[case] kind: ConcernKind, #[case] text: &str, #[case] place: &str) {
    assert_eq!(found("etsy", text), [(kind, place.to_owned())]);
}

#[rstest]
#[case("Sizes: XL, XXL, XXXL; [1] and [2], 10% off and 20% more, a_b_c, {} []")]
#[case("My IBAN, by BLIK or VISA. DPD, UPS. Order ORD-2024-17. Yes! Sure!! I am A. B. Smith")]
#[case("USA, UPS, FAQ, EU. By UPS DHL DPD, or with PAYPAL, MASTERCARD. BLIK IBAN SEPA")]
#[case("I sent it three days ago, yesterday, last Friday. It leaves on 28 November, on 28.11.2026")]
fn what_is_meant_is_left_alone(#[case] text: &str) {
    assert_eq!(found("etsy", text), []);
}

/// On 22 November: what is promised, and what is told.
#[test]
fn a_day_that_is_over_is_found_where_it_is_promised() {
    let is_found = |text: &&str| found("etsy", text).iter().any(|(kind, _)| *kind == ConcernKind::PastDate);
    let promised = [
        "It leaves on 20 November.",
        "It will be sent on 20 November.",
        "It is delivered on 20 November, I am sure.",
        "It is ready for you by 20 November. I sent the other one.",
        "Your order leaves on 20 November.",
        "Your parcel arrives 20/11.",
        "Wyślę paczkę 20 listopada.",
        "Paczka będzie wysłana 20 listopada, tak jak pisałam.",
        "Zamówienie będzie gotowe do 20 listopada.",
        "Es geht am 20. November raus.",
        "Es wird am 20. November verschickt.",
        "Ihre Bestellung ist am 20.11. fertig.",
        "Sale el 20 de noviembre.",
        "Lo enviaré el 20 de noviembre.",
        "Φεύγει στις 20 Νοεμβρίου.",
        "Θα σταλεί στις 20 Νοεμβρίου.",
    ];
    let told = [
        "I sent it on 20 November.",
        "Thank you for your order of 20 November.",
        "We met on 20 November",
        "born 3 May 1984",
        "open since 1 May 2015",
        "The market was on 1/11",
        "Wysłałam paczkę 20 listopada.",
        "Paczka wyszła 20 listopada.",
        "Dziękuję za zamówienie z 20 listopada.",
        "Dziękuję za zamówienie z dnia 20 listopada.",
        "Ich habe es am 20. November verschickt.",
        "Danke für Ihre Bestellung vom 20. November.",
        "Das Paket ging am 20.11. los.",
        "Lo envié el 20 de noviembre.",
        "Gracias por tu pedido del 20 de noviembre.",
        "Salió el 20 de noviembre.",
        "Το έστειλα στις 20 Νοεμβρίου.",
        "Στάλθηκε στις 20 Νοεμβρίου.",
        "Ευχαριστώ για την παραγγελία της 20 Νοεμβρίου.",
    ];
    let missed: Vec<_> = promised.iter().filter(|text| !is_found(text)).collect();
    let wrong: Vec<_> = told.iter().filter(|text| is_found(text)).collect();
    assert!(missed.is_empty() && wrong.is_empty(), "missed {missed:?}, wrong {wrong:?}");
}

#[test]
fn what_the_records_said_before_a_text_was_changed_is_meant() {
    let language = Language::english();
    let known = ["20 November".to_owned()];
    let subject = Subject::of("It leaves on 20 November.", &language, date(2026, 11, 22));
    assert_eq!(review(&subject, &Checks::default()).len(), 1);
    assert_eq!(review(&Subject { known: &known, ..subject }, &Checks::default()), []);
}

#[rstest]
#[case("en", 10, &["Maybe it is, probably."], 2)]
#[case("en", 3, &["Maybe it is."], 0)]
#[case("de", 10, &["Das ist wohl so."], 1)]
#[case("pl", 10, &["Chyba tak."], 1)]
#[case("es", 10, &["Quizás sí."], 1)]
#[case("el", 10, &["Ίσως ναι."], 1)]
#[case("fr", 10, &["Peut-être."], 0)]
fn who_doubts_gets_no_word_that_takes_back(
    #[case] code: &str,
    #[case] number: u8,
    #[case] texts: &[&str],
    #[case] count: usize,
) {
    let language: Language = code.parse().expect("a code");
    let situations: Vec<Situation> = format!("P{number}").try_into().into_iter().collect();
    for text in texts {
        let subject = Subject { situations: &situations, ..Subject::of(text, &language, date(2026, 11, 22)) };
        let found = review(&subject, &Checks::default());
        assert_eq!(found.iter().filter(|one| one.kind() == ConcernKind::Hedging).count(), count, "{text}");
    }
}

#[test]
fn a_letter_of_more_than_two_paragraphs_is_told() {
    let paragraph = "This is a paragraph of a few more words than a greeting has.";
    let letter = |count: usize| {
        let body = vec![paragraph; count].join("\n\n");
        format!("Dear Anna,\n\n{body}\n\nBest wishes\nMaria")
    };
    assert_eq!(found("email", &letter(2)), []);
    assert_eq!(found("email", &letter(3)), [(ConcernKind::Paragraphs, String::new())]);
    assert_eq!(found("etsy", &letter(3)), []);
}

#[rstest]
#[case("en", "It is ready.", 1)]
#[case("en", "Hello Anna, it is ready.", 0)]
#[case("pl", "Gotowe.", 1)]
#[case("pl", "Dzień dobry, gotowe.", 0)]
#[case("el", "Καλημέρα σας, είναι έτοιμο.", 0)]
#[case("fr", "C'est prêt.", 0)]
fn a_first_message_greets(#[case] code: &str, #[case] text: &str, #[case] count: usize) {
    let language: Language = code.parse().expect("a code");
    let subject = Subject { is_first: true, ..Subject::of(text, &language, date(2026, 11, 22)) };
    assert_eq!(review(&subject, &Checks::default()).len(), count);
    let of_one_word: Vec<Situation> = "P02".to_owned().try_into().into_iter().collect();
    assert_eq!(review(&Subject { situations: &of_one_word, ..subject }, &Checks::default()), []);
    assert_eq!(review(&Subject { greets: true, ..subject }, &Checks::default()), []);
    assert_eq!(review(&Subject { is_first: false, ..subject }, &Checks::default()), []);
}

/// To Will Novak, Anna Nowak or somebody else.
#[rstest]
#[case("en", "Will Novak", "Thanks a lot for your order, Will!", 0)]
#[case("en", "Will Novak", "Will, it is ready.", 0)]
#[case("en", "Will Novak", "Will you take it?", 1)]
#[case("en", "Will Novak", "It is ready. Thank you, Will!", 1)]
#[case("pl", "Anna Nowak", "Pani Anno, gotowe.", 0)]
#[case("pl", "Zofia Nowak", "Dziękuję, Zosiu! Gotowe.", 0)]
#[case("de", "Anna Nowak", "Danke für die Bestellung, Frau Nowak!", 0)]
#[case("pl", "Piotr Nowak", "Pani Anno, gotowe.", 1)]
fn whoever_is_called_by_name_is_greeted(
    #[case] code: &str,
    #[case] name: &str,
    #[case] text: &str,
    #[case] count: usize,
) {
    let language: Language = code.parse().expect("a code");
    let own = [name.to_owned()];
    let people = Some(People { called: &own, own: &own, bears: &|_| None });
    let subject = Subject { is_first: true, people, ..Subject::of(text, &language, date(2026, 11, 22)) };
    let found = review(&subject, &Checks::default());
    assert_eq!(found.iter().filter(|one| one.kind() == ConcernKind::Greeting).count(), count, "{found:?}");
}
