//! Half addresses, and what a seller asks about them.

use std::fmt::Write as _;

use super::*;
use crate::desk::demo;

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
    let desk = demo::desk(demo::fixed_moment()).expect("a desk");
    let mut said = String::new();
    for (language, name, wrote) in HALVES {
        let language: Language = language.parse().expect("a code");
        let read = desk.read_address(wrote, Some(&Buyer::named(name)), None);
        let question = read.question(&language).unwrap_or_else(|| "(nothing)".to_owned());
        writeln!(said, "> {wrote}  [{name}]\n{question}\n").expect("room");
    }
    insta::assert_snapshot!(said);
}
