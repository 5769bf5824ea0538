use std::path::Path;

use proptest::prelude::*;

use super::*;
use crate::transfer::tables::{Known, Site, read_buyers};

fn cards_in(text: &[u8]) -> TableFile<BuyerSighting> {
    read_buyers(Source::new("contacts", text), Known::Any(&[]), &mut |_| ()).expect("cards")
}

/// The mistakes of a file, the names of those who come in, and how many are left out.
fn faults(text: &str) -> (Vec<String>, Vec<String>, usize) {
    let cards = cards_in(text.as_bytes());
    let names = cards.found.iter().map(|buyer| buyer.name).collect();
    (cards.faults.iter().map(ToString::to_string).collect(), names, cards.refused)
}

#[test]
fn every_sample_is_read_field_by_field() {
    for name in ["contacts-2.1.vcf", "contacts-3.vcf", "contacts-4.vcf"] {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/tables").join(name);
        let cards = read_buyers(Source::open(&path).expect("a file"), Known::Any(&[]), &mut |_| ()).expect("cards");
        assert!(cards.faults.is_empty(), "{:?}", cards.faults);
        insta::assert_debug_snapshot!(name, (cards.layout.word(), cards.encoding, cards.found.to_vec()));
    }
}

#[test]
fn cards_are_known_by_what_is_in_them() {
    let card = "BEGIN:VCARD\nFN:Łucja\nEND:VCARD\n";
    let marked = format!("\u{feff}\n {card}");
    let wide: Vec<u8> = marked.trim().encode_utf16().flat_map(u16::to_le_bytes).collect();
    let little: Vec<u8> = card.to_lowercase().encode_utf16().flat_map(u16::to_be_bytes).collect();
    for (bytes, name) in [
        (card.as_bytes(), "Łucja"),
        (marked.as_bytes(), "Łucja"),
        (wide.as_slice(), "Łucja"),
        (little.as_slice(), "łucja"),
    ] {
        assert!(are_cards(bytes));
        assert_eq!(cards_in(bytes).found.get(0).map(|buyer| buyer.name).as_deref(), Some(name));
    }
    assert!(!are_cards(b"First Name,Last Name\nBEGIN:VCARD"));
    assert!(!are_cards(b""));
}

#[test]
fn what_is_said_to_be_cards_and_is_none_is_an_error() {
    let read = |text: &'static str| read_buyers(Source::new("x", text.as_bytes()), Known::Of(Site::Vcard), &mut |_| ());
    for text in ["", "First Name,Last Name\n", "FN:Anna\n"] {
        assert!(matches!(*read(text).expect_err("no cards").problem, Problem::NoCard), "{text}");
    }
    let junk = read("junk\nBEGIN:VCARD\nFN:Anna\nEND:VCARD").expect("a card");
    assert_eq!((junk.found.len(), junk.faults.len()), (1, 1));
}

#[test]
fn what_is_wrong_is_named_and_the_rest_comes_in() {
    let text = "BEGIN:VCARD\nVERSION:3.0\nFN:Anna\nNOTE:first line\nsecond line without a blank\nEND:VCARD\n\
                BEGIN:VCARD\nFN:Ben\nBDAY:31 May\nEND:VCARD\n\
                BEGIN:VCARD\nTEL:600\nEND:VCARD\n\
                BEGIN:VCARD\nFN:Cut\nBEGIN:VCARD\nFN:Di\nEND:VCARD\nEND:VCARD\n\
                BEGIN:VCARD\nFN:Ed\nTEL:60";
    let (faults, names, refused) = faults(text);
    assert_eq!(
        faults,
        [
            "contacts:5:1: no property of a card: \"second line without a blank\"",
            "contacts:9:6: \"BDAY\" cannot be \"31 May\", it should be day",
            "contacts:11:1: a card without a name",
            "contacts:14:1: no END:VCARD",
            "contacts:19:1: no property of a card: \"END:VCARD\"",
            "contacts:20:1: no END:VCARD",
        ]
    );
    assert_eq!((names, refused), (["Anna", "Ben", "Di"].map(str::to_owned).to_vec(), 3));
}

#[test]
fn lines_of_version_two_keep_the_blank_they_are_broken_before() {
    let text = |version| format!("BEGIN:VCARD\nVERSION:{version}\nFN:Anna\n Nowak\nEND:VCARD\n");
    for (version, name) in [("2.1", "Anna Nowak"), ("3.0", "AnnaNowak"), ("4.0", "AnnaNowak")] {
        assert_eq!(cards_in(text(version).as_bytes()).found.to_vec()[0].name, name);
    }
}

#[test]
fn what_acts_on_a_terminal_or_turns_a_line_around_is_taken_out() {
    let text = "BEGIN:VCARD\nFN:An\u{202e}na \u{1b}[31m\\nNowak\nNOTE;QUOTED-PRINTABLE:a=1B[31m=00b\nEND:VCARD\n";
    let buyer = &cards_in(text.as_bytes()).found.to_vec()[0];
    assert_eq!((buyer.name.as_str(), buyer.notes.as_str()), ("Anna Nowak", "ab"));
}

proptest! {
    #[test]
    fn no_bytes_make_a_reader_panic(bytes in proptest::collection::vec(any::<u8>(), 0..300)) {
        let _ = read_buyers(Source::new("x", &*bytes), Known::Of(Site::Vcard), &mut |_| ());
    }

    #[test]
    fn no_lines_make_a_reader_panic(
        lines in proptest::collection::vec(
            "(BEGIN:VCARD|END:VCARD|VERSION:2.1|AGENT:|(item1\\.)?(FN|N|TEL|ADR|BDAY|NOTE|ORG|EMAIL|URL|IMPP|X-SOCIALPROFILE|LANG)\
             (;[A-Z]{1,4}(=[\"a-z,]{0,6})?|;QUOTED-PRINTABLE|;CHARSET=(utf-16|shift_jis|x)){0,2}:[\\PC;\\\\=:/@ ]{0,20})\n ?",
            0..30,
        ),
        cut in 0..600_usize,
    ) {
        let mut bytes = lines.concat().into_bytes();
        bytes.truncate(cut);
        let _ = read_buyers(Source::new("x", &*bytes), Known::Of(Site::Vcard), &mut |_| ());
    }

    #[test]
    fn a_file_cut_anywhere_never_makes_a_buyer_up(cut in 0..2500_usize) {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/tables/contacts-3.vcf");
        let bytes = std::fs::read(path).expect("a file");
        let whole = cards_in(&bytes).found;
        let end = cut.min(bytes.len());
        if let Ok(cards) = read_buyers(Source::new("x", &bytes[..end]), Known::Of(Site::Vcard), &mut |_| ()) {
            prop_assert!(whole.iter().take(cards.found.len()).eq(cards.found.iter()));
        }
    }
}
