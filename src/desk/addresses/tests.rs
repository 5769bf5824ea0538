//! Half addresses, and what a seller asks about them.

use std::fmt::Write as _;

use proptest::prelude::*;
use proptest::sample::select;

use super::*;
use crate::desk::{Composition, Pins, demo};

/// Language of the buyer, name that is known, what they wrote.
const HALVES: [(&str, &str, &str); 24] = [
    // Britain
    ("en", "Jane Smith", "Manchester, Builders 15/2"),
    ("en", "Jane Smith", "12 Mill Lane, Leeds"),
    ("en", "Jane", "Flat 3, 12 Mill Lane, Leeds LS1 4AP"),
    ("en", "Jane Smith", "Rose Cottage, Mill Lane, Leeds LS1 4AP"),
    ("en", "Jane Smith", "London SW1A 1AA"),
    // Poland
    ("pl", "Zofia Lis", "ul. Prosta 5/3 Warszawa"),
    ("pl", "Zofia L.", "Prosta 5 m. 3, 00-838 Warszawa"),
    ("pl", "Zofia Lis", "Paczkomat na Prostej w Warszawie"),
    ("pl", "Zofia Lis", "Paczkomat WAW123A"),
    ("pl", "Zofia Lis", "Paczkomat WAW123A, tel. 512 345 678"),
    ("pl", "Zofia Lis", "ul. Prosta, 00-838 Warszawa"),
    // Germany
    ("de", "Karl Huber", "Triftstraße 67, Berlin"),
    ("de", "Karl Huber", "Triftstraße, 13353 Berlin"),
    ("de", "", "Triftstraße 67, 13353 Berlin"),
    ("de", "Karl Huber", "Packstation, 13353 Berlin"),
    ("de", "Karl Huber", "Triftstraße 67, 1335 Berlin, Deutschland"),
    // Greece
    ("el", "Ελένη Παππά", "Ερμού 15, Αθήνα"),
    ("el", "Ελένη", "Ερμού, 105 63 Αθήνα"),
    ("el", "Ελένη Παππά", "Θεσσαλονίκη"),
    // Spain
    ("es", "María Gil", "C/ Mayor 23, 2º B, Madrid"),
    ("es", "María Gil", "Calle Mayor, 28014 Madrid"),
    ("es", "", "Calle Mayor 23, 28014"),
    // Elsewhere
    ("en", "Bob Stone", "123 Main St Apt 4, Oakland 94612, USA"),
    ("fr", "Marie Petit", "12 Rivoli, Paris, France"),
];

#[test]
fn half_an_address_is_asked_about_in_one_message() {
    let desk = demo::ready_made();
    let mut said = String::new();
    for (language, name, wrote) in HALVES {
        let language: Language = language.parse().expect("a code");
        let read = desk.read_address(wrote, Some(&Buyer::named(name)), None);
        let question = read.question(&language).unwrap_or_else(|| "(nothing)".to_owned());
        writeln!(said, "> {wrote}  [{name}]\n{question}\n").expect("room");
    }
    insta::assert_snapshot!(said);
}

#[test]
fn who_has_given_no_address_is_asked_for_it_whole() {
    let desk = demo::ready_made();
    let read = desk.read_address("", Some(&Buyer::named("Zofia Lis")), None);
    let question = read.question(&"pl".parse().expect("a code")).expect("a question");
    assert!(question.starts_with("Na jaki adres wysłać paczkę?"), "{question}");
    assert_eq!(desk.address_of(&Buyer::named("Zofia Lis")), None);
}

/// The reply for half an address (P27), for a buyer who has just written it.
#[test]
fn the_address_in_the_message_at_hand_is_asked_about_where_none_is_kept() {
    let mut desk = demo::ready_made();
    let jane = Buyer { language: Some(Language::english()), ..Buyer::named("Jane Smith") };
    desk.save_buyer(&jane).expect("a buyer");
    let shortcut = "address-missing".parse().expect("a shortcut");
    let reply = desk.store.reply_by_shortcut(&shortcut).expect("the replies").expect("a reply");
    let pins = Pins { buyer: Some(jane.id), ..Pins::default() };
    let filled = |message: &str| {
        let message = (!message.is_empty()).then(|| message.to_owned());
        let composition = Composition { message, ..Composition::of(reply.id, pins) };
        desk.preview(&composition).expect("a preview").expect("a text").rendered.preview().to_owned()
    };
    let asked = filled("Hello! Could you send two of them to 12 Mill Lane, Leeds please? Thank you!");
    assert_eq!(
        asked,
        "Thank you for the address! One more question before I write the label. What is the postcode (such as EC1Y 8SY)?"
    );
    for other in ["", "Do you have 2 mugs in blue?", "to ul. Prosta 5/3, 00-838 Warszawa please"] {
        assert!(filled(other).contains("missing_part"), "{other}");
    }
}

#[test]
fn what_is_whole_is_not_asked_about() {
    let desk = demo::ready_made();
    for (name, wrote) in [
        ("Zofia Lis", "ul. Prosta 5/3\n00-838 Warszawa"),
        ("Jane Smith", "Flat 3, 12 Mill Lane\nLeeds\nLS1 4AP"),
        ("Jane Smith", "Rose Cottage, Mill Lane, Leeds LS1 4AP"),
        ("Karl Huber", "Triftstraße 67, 13353 Berlin"),
        ("Ελένη Παππά", "Ερμού 15, 105 63 Αθήνα"),
        ("María Gil", "Calle Mayor 23, 2º B, 28014 Madrid"),
        ("Bob Stone", "123 Main St Apt 4, Oakland, CA 94612"),
        ("Zofia Lis", "Paczkomat WAW123A, 512345678"),
    ] {
        let read = desk.read_address(wrote, Some(&Buyer::named(name)), None);
        assert_eq!(read.doubts, [], "{wrote}");
        assert!(read.is_complete() && read.question(&Language::english()).is_none());
        assert_eq!(read.label.first().map(String::as_str), Some(name), "{wrote}");
    }
}

#[test]
fn what_was_noted_since_stands_over_what_was_written() {
    let desk = demo::ready_made();
    let mut buyer = Buyer::named("Jane Smith");
    buyer.address.raw = "Manchester, Builders 15/2".to_owned();
    Desk::note_address(None, &mut buyer);
    let Address { street, city, country, .. } = &buyer.address;
    assert_eq!([street.as_str(), city, country], ["15/2 Builders", "Manchester", "GB"]);
    buyer.address.postcode = "M1 2AB".to_owned();
    buyer.address.street = "Flat 2, 15 Builders Road".to_owned();
    let read = desk.address_of(&buyer).expect("an address");
    assert_eq!((read.doubts.as_slice(), read.is_complete()), ([].as_slice(), true));
    assert_eq!(read.label, ["Jane Smith", "Flat 2, 15 Builders Road", "MANCHESTER", "M1 2AB", "UNITED KINGDOM"]);
    // A new text takes the place of the parts; what was typed beside it in the same stroke does not.
    let before = buyer.clone();
    buyer.address.raw = "ul. Prosta 5/3, Warszawa".to_owned();
    buyer.address.postcode = "00-838".to_owned();
    Desk::note_address(Some(&before), &mut buyer);
    assert_eq!(buyer.address.in_lines(), "ul. Prosta 5/3, Warszawa");
    assert_eq!([buyer.address.street.as_str(), &buyer.address.postcode], ["ul. Prosta 5/3", "00-838"]);
    assert!(desk.address_of(&buyer).expect("an address").is_complete());
}

#[test]
fn a_number_is_noted_as_it_is_dialled_from_anywhere() {
    let desk = demo::desk(demo::fixed_moment()).expect("a desk");
    let mut buyer = Buyer { phone: Some("030 12345678".to_owned()), ..Buyer::named("Jo") };
    buyer.address.raw = "Lange Straße 5, 10115 Berlin, Germany".to_owned();
    desk.note_contact(None, &mut buyer);
    assert_eq!(buyer.phone.as_deref(), Some("+49 30 12345678"));
    // What the seller has left as it is stays so.
    let before = Buyer { phone: Some("030 12345678".to_owned()), ..buyer };
    let mut changed = before.clone();
    desk.note_contact(Some(&before), &mut changed);
    assert_eq!(changed, before);
}

proptest! {
    /// Whatever of an address is there, on lines or behind commas, is not asked for.
    #[test]
    fn nobody_is_asked_for_what_they_wrote(
        (code, street, number, postcode, city) in select(vec![
            ("PL", "ul. Prosta", "5", "00-838", "Warszawa"),
            ("PL", "ul. Długa", "12a/3", "98-200", "Sieradz"),
            ("DE", "Triftstraße", "67", "13353", "Berlin"),
            ("DE", "Lindenweg", "9", "26133", "Oldenburg"),
            ("ES", "Calle Mayor", "23", "28014", "Madrid"),
            ("GR", "Ερμού", "15", "105 63", "Αθήνα"),
        ]),
        has in proptest::array::uniform3(any::<bool>()),
        lines in any::<bool>(),
    ) {
        let [has_number, has_postcode, has_city] = has;
        // A name alone, or beside nothing but a postcode, can be the street's or the town's.
        prop_assume!(has_number || has_city);
        let street = if has_number { format!("{street} {number}") } else { street.to_owned() };
        let town = [(has_postcode, postcode), (has_city, city)];
        let town: Vec<&str> = town.into_iter().filter(|(is_there, _)| *is_there).map(|(_, said)| said).collect();
        let wrote = [street, town.join(" ")].join(if lines { "\n" } else { ", " });
        let read = address::read(&wrote, &Hints { country: Country::of(code) });
        let mut parts = read.clone();
        name_or_street(&mut parts.parts, "Jo Doe");
        let doubts = address::doubts(&parts, "Jo Doe", true);
        let asks = |doubt: Doubt| doubts.contains(&doubt);
        prop_assert!(!asks(Doubt::Missing(Field::Street)), "{wrote} {read:?}");
        prop_assert_eq!(asks(Doubt::Number), !has_number, "{} {:?}", wrote, read);
        prop_assert_eq!(asks(Doubt::Missing(Field::Postcode)), !has_postcode, "{} {:?}", wrote, read);
        prop_assert_eq!(asks(Doubt::Missing(Field::City)), !has_city, "{} {:?}", wrote, read);
    }
}

/// What a buyer is asked to look at has the lines of their country, its name in their language, and none where the shop is at home.
#[test]
fn an_address_of_which_only_the_parts_are_known_is_written_as_its_country_writes_it() {
    let desk = demo::desk(demo::fixed_moment()).expect("a desk");
    let lines = |name: &str, language: &str| {
        let buyer = desk.buyer_named(name).expect("a buyer of the sample shop");
        desk.address_lines(&buyer, &language.parse().expect("a language"))
    };
    assert_eq!(lines("Greta Baumann", "de").as_deref(), Some("Lindenweg 8\n04999 Leipzig\nDeutschland"));
    assert_eq!(lines("Greta Baumann", "en").as_deref(), Some("Lindenweg 8\n04999 Leipzig\nGermany"));
    assert_eq!(lines("Anna Nowak", "pl").as_deref(), Some("ul. Narutowicza 130/7\n90-999 Łódź"));
    // As the buyer has written it, it stays.
    assert_eq!(lines("Jan Kowalczyk", "pl"), None);
}
