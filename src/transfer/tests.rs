//! The two forms of our own, read and written.

use std::fmt::Write;
use std::io;

use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use proptest::sample::select;

use super::*;
use crate::model::{Asks, Channel, Id, Language, Length, Reply, Role, Situation, Title, Tone, Variant, VariantKey};

fn reading(format: Format) -> Reading {
    Reading { from: Some(format), ..Reading::default() }
}

fn read(format: Format, text: &str) -> ReplyFile {
    read_replies(Source::new("file", text.as_bytes()), &reading(format)).unwrap()
}

/// The first mistake as (line, column, problem in the engineers' words).
fn fault(format: Format, text: &str) -> (usize, usize, String) {
    let file = match read_replies(Source::new("file", text.as_bytes()), &reading(format)) {
        Ok(mut file) => file.faults.remove(0),
        Err(error) => error,
    };
    let place = file.place.unwrap();
    (place.line, place.column, file.problem.to_string())
}

const PICKUP: &str = r#"
language = "en"
category = "pickup"

[[reply]]
shortcut = "pickup-address"
title = "Pickup: address and the door"
situations = ["P32", "p37"]
asks = ["where can I pick it up", "adress pls"]

[[reply.variant]]
length = "full"
body = """
At {{ shop.pickup_address }}.
Ring {{ shop.bell }}."""

[[reply.variant]]
channel = "Allegro"
tone = "friendly"
body = "{{ shop.pickup_address }}"
"#;

#[test]
fn the_form_of_the_templates_is_read() {
    let file = read(Format::Toml, PICKUP);
    assert!(file.faults.is_empty(), "{:?}", file.faults);
    let [Incoming { reply, line, notes, .. }] = file.replies.as_slice() else { panic!("{:?}", file.replies) };
    assert_eq!((*line, notes.len(), reply.shortcut.as_str()), (5, 0, "pickup-address"));
    assert_eq!(reply.situations.iter().map(ToString::to_string).collect::<Vec<_>>(), ["P32", "P37"]);
    let [full, friendly] = reply.variants.as_slice() else { panic!("{:?}", reply.variants) };
    assert_eq!(full.body, "At {{ shop.pickup_address }}.\nRing {{ shop.bell }}.");
    assert_eq!(full.key.length, Some(Length::Full));
    assert_eq!(friendly.key.channel, Some(Channel::new("allegro")));
}

#[test]
fn lines_of_one_shortcut_are_one_reply() {
    let file = read(
        Format::JsonLines,
        r#"
{"shortcut":"iban","title":"Bank transfer","category":"payment","language":"en","body":"To {{ shop.iban }}.","asks":["how do I pay"]}
{"shortcut":"card","title":"Card","category":"payment","language":"en","body":"Card is fine."}

{"shortcut":"iban","title":"Przelew","category":"payment","language":"pl","body":"Na {{ shop.iban }}."}
{"shortcut":"iban","language":"en","tone":"formal","body":"Kindly to {{ shop.iban }}.","asks":["how do I pay","iban?"]}
"#,
    );
    assert!(file.faults.is_empty(), "{:?}", file.faults);
    let [iban, card] = file.replies.as_slice() else { panic!("{:?}", file.replies) };
    assert_eq!((iban.line, card.line), (2, 3));
    assert_eq!(iban.reply.variants.len(), 3);
    assert_eq!(iban.reply.title(&"pl".parse().unwrap()), "Przelew");
    assert_eq!(
        iban.reply.asks,
        [Asks { language: Language::english(), texts: vec!["how do I pay".into(), "iban?".into()] }]
    );
}

#[test]
fn mistakes_in_json_are_told_with_their_place() {
    let told = |line: &str| fault(Format::JsonLines, &format!("\n{line}"));
    let base = r#"{"shortcut":"a","title":"A","category":"c","language":"en""#;
    for (line, column, words) in [
        (r#"{"shortcut":"a" "title":"A"}"#.to_owned(), 17, "expected `,` or `}`"),
        ("[1]".to_owned(), 1, "expected an object, one on each line"),
        (format!(r#"{base},"bdy":"x"}}"#), 60, "unknown key \"bdy\""),
        (format!(r#"{base},"body":7}}"#), 67, "\"body\" should be a text, not a number"),
        (format!(r#"{base},"body":"x","asks":["a",{{}}]}}"#), 83, "\"asks\" should be a list of texts, not an object"),
        (format!(r#"{base},"body":"x","tone":"freindly"}}"#), 78, "\"tone\" cannot be \"freindly\""),
        (format!(r#"{base},"body":"x","role":"footer"}}"#), 78, "\"role\" cannot be \"footer\""),
        (format!(r#"{base},"body":"x","situations":["P32","X1"]}}"#), 91, "\"situations\" cannot be \"X1\""),
        (format!(r#"{base},"body":" "}}"#), 67, "\"body\" is empty"),
        (format!(r#"{base},"body":"\ud800"}}"#), 74, "unexpected end of hex escape"),
        (format!(r#"{base},"body":"x","body":"y"}}"#), 71, "key \"body\" is there twice"),
        (base.to_owned(), 58, "EOF while parsing an object"),
        (r#"{"shortcut":"a b"}"#.to_owned(), 13, "\"shortcut\" cannot be \"a b\""),
        (r#"{"shortcut":"a","language":"english"}"#.to_owned(), 28, "\"language\" cannot be \"english\""),
        (r#" {"shortcut":"a"}"#.to_owned(), 2, "no \"language\""),
        (r#"{"shortcut":"a","language":"en"}"#.to_owned(), 1, "no \"body\""),
        (r#"{"shortcut":"a","language":"en","body":"x"}"#.to_owned(), 1, "no \"title\""),
    ] {
        assert_eq!(told(&line), (2, column, words.to_owned()), "{line}");
    }
}

#[test]
fn mistakes_in_toml_are_told_with_their_place() {
    for (from, to, at, words) in [
        ("category = \"pickup\"", "catgory = \"pickup\"", (3, 1), "unknown key \"catgory\""),
        ("asks = [", "ask = [", (9, 1), "unknown key \"ask\""),
        ("length = \"full\"", "lenght = \"full\"", (12, 1), "unknown key \"lenght\""),
        ("\"full\"", "\"long\"", (12, 10), "\"length\" cannot be \"long\""),
        ("\"p37\"", "37", (8, 22), "\"situations\" should be a list of texts, not a number"),
        ("language = \"en\"", "language = \"e\"", (2, 12), "\"language\" cannot be \"e\""),
        ("language = \"en\"\n", "", (4, 1), "no \"language\""),
        ("\"Allegro\"", "\"Allegro", (18, 19), "invalid basic string, expected `\"`"),
        (
            "channel = \"Allegro\"\ntone = \"friendly\"",
            "length = \"full\"",
            (17, 1),
            "\"pickup-address\" has the same variant on line 11",
        ),
    ] {
        assert!(PICKUP.contains(from), "{from}");
        assert_eq!(fault(Format::Toml, &PICKUP.replace(from, to)), (at.0, at.1, words.to_owned()), "{to}");
    }
}

#[test]
fn a_misspelt_word_gets_the_one_that_was_meant() {
    let text = PICKUP.replace("\"full\"", "\"ful\"");
    let file = read(Format::Toml, &text);
    let Problem::InvalidValue { suggestion, known, .. } = &*file.faults[0].problem else { panic!("{:?}", file.faults) };
    assert_eq!((*suggestion, known.as_slice()), (Some("full"), ["short", "full"].as_slice()));
}

#[test]
fn contradictions_name_the_first_line() {
    let (line, _, words) = fault(
        Format::JsonLines,
        r#"{"shortcut":"a","title":"A","category":"c","language":"en","body":"x"}
{"shortcut":"a","title":"B","category":"c","language":"en","body":"y","tone":"formal"}"#,
    );
    assert_eq!((line, words.as_str()), (2, "another title for \"a\" than on line 1"));
}

#[test]
fn every_mistake_is_told_up_to_a_limit() {
    let file = read(Format::JsonLines, &"nonsense\n".repeat(ReplyFile::FAULTS_MAX + 7));
    assert_eq!((file.faults.len(), file.more_faults), (ReplyFile::FAULTS_MAX, 7));
    assert_eq!(file.faults[9].place, Some(Place { line: 10, column: 1 }));
}

#[test]
fn a_text_that_is_too_long_is_refused() {
    let long = "x".repeat(TEXT_MAX + 1);
    let line = format!(r#"{{"shortcut":"a","title":"A","category":"c","language":"en","body":"{long}"}}"#);
    assert_eq!(fault(Format::JsonLines, &line).2, format!("\"body\" is longer than {TEXT_MAX} bytes"));
}

#[test]
fn what_hides_is_taken_out_and_counted() {
    let line = r#"{"shortcut":"a","title":"A\u202e","category":"c","language":"en","body":"x\u0007\r\ny\u001b[31m"}"#;
    let file = read(Format::JsonLines, line);
    let one = &file.replies[0];
    assert_eq!((one.reply.titles[0].text.as_str(), one.reply.variants[0].body.as_str()), ("A", "x\ny"));
    assert_eq!(one.notes, [Note::Removed(7)]);
}

#[test]
fn ten_thousand_lines_are_ten_thousand_replies() {
    let mut text = String::new();
    for n in 0..10_000 {
        writeln!(text, r#"{{"shortcut":"r{n}","title":"Reply {n}","category":"c","language":"en","body":"Text {n}"}}"#)
            .unwrap();
    }
    assert_eq!(read(Format::JsonLines, &text).replies.len(), 10_000);
}

#[test]
fn a_failing_reader_is_told() {
    struct Broken;
    impl io::Read for Broken {
        fn read(&mut self, _: &mut [u8]) -> io::Result<usize> {
            Err(io::ErrorKind::ConnectionReset.into())
        }
    }
    let error = read_replies(Source::new("-", Broken), &Reading::default()).unwrap_err();
    assert!(matches!(*error.problem, Problem::Read(_)));
}

/// Texts as people and other programs write them, already clean and without blanks around them.
fn text() -> impl Strategy<Value = String> {
    "[a-zA-Z0-9ąßΣ€😀\"'\\\\{}%#=\\[\\],.-]([ \t\n]?[a-zA-Z0-9ąßΣ€😀\"'\\\\{}%#=\\[\\],.-]){0,20}"
}

fn line() -> impl Strategy<Value = String> {
    "[a-zA-Z0-9ąßΣ€😀\"'\\\\{}%#=\\[\\],.-]( ?[a-zA-Z0-9ąßΣ€😀\"'\\\\{}%#=\\[\\],.-]){0,20}"
}

prop_compose! {
    pub(crate) fn any_reply(shortcut: String)(
        category in line(),
        role in select(Role::ALL),
        tags in vec(line(), 0..3),
        situations in vec(1_u8..=49, 0..3),
        attach in option::of(line()),
        archived in any::<bool>(),
        languages in Just(["en", "pl", "pt-BR"]).prop_shuffle(),
        parts in vec((line(), vec(line(), 0..4), vec((option::of(select(&["etsy", "sms"][..])), option::of(select(Tone::ALL)),
            option::of(select(Length::ALL)), text()), 0..4)), 1..=3),
        body in text(),
    ) -> Reply {
        let mut reply = Reply {
            id: Id::new(), shortcut: shortcut.parse().unwrap(), category, role, attach, archived,
            tags: unique(tags),
            situations: unique(situations).into_iter().map(|n| Situation::try_from(format!("P{n}")).unwrap()).collect(),
            titles: Vec::new(), asks: Vec::new(), variants: Vec::new(),
        };
        for (code, (title, asks, variants)) in languages.iter().zip(parts) {
            let language: Language = code.parse().unwrap();
            reply.titles.push(Title { language: language.clone(), text: title });
            if !asks.is_empty() {
                reply.asks.push(Asks { language: language.clone(), texts: unique(asks) });
            }
            for (channel, tone, length, body) in variants {
                let key = VariantKey { language: language.clone(), channel: channel.map(Channel::new), tone, length };
                if reply.variants.iter().all(|variant| variant.key != key) {
                    reply.variants.push(Variant { id: Id::new(), key, body });
                }
            }
        }
        if reply.variants.is_empty() {
            let language = reply.titles[0].language.clone();
            reply.variants.push(Variant { id: Id::new(), key: VariantKey::of(language), body });
        }
        reply
    }
}

fn any_replies() -> impl Strategy<Value = Vec<Reply>> {
    (any_reply("one".to_owned()), any_reply("two".to_owned())).prop_map(|(a, b)| vec![a, b])
}

fn unique<T: PartialEq>(all: Vec<T>) -> Vec<T> {
    let mut kept = Vec::new();
    for one in all {
        if !kept.contains(&one) {
            kept.push(one);
        }
    }
    kept
}

/// A reply without its identities, which a file does not carry.
fn content(mut reply: Reply) -> Reply {
    let nobody: Id = "00000000-0000-0000-0000-000000000000".parse().unwrap();
    reply.id = nobody;
    reply.variants.iter_mut().for_each(|variant| variant.id = nobody);
    reply
}

fn contents(replies: impl IntoIterator<Item = Reply>) -> Vec<Reply> {
    replies.into_iter().map(content).collect()
}

proptest! {
    #[test]
    fn nothing_is_lost_on_the_way_through_a_file(replies in any_replies()) {
        for format in [Format::Toml, Format::JsonLines, Format::Json, Format::Csv] {
            let mut out = Vec::new();
            match format {
                Format::Toml => write_toml(&replies, &mut out).unwrap(),
                Format::Json => write_json(&replies, &mut out).unwrap(),
                Format::Csv => write_csv(&replies, &mut out).unwrap(),
                _ => write_jsonl(&replies, &mut out).unwrap(),
            }
            let text = String::from_utf8(out).unwrap();
            let file = read(format, &text);
            prop_assert!(file.faults.is_empty(), "{:?}\n{text}", file.faults);
            let back = contents(file.replies.into_iter().map(|incoming| incoming.reply));
            prop_assert_eq!(back, contents(replies.clone()), "{}", text);
        }
    }

    #[test]
    fn no_text_at_all_makes_a_reader_panic(bytes in vec(any::<u8>(), 0..200), text in "(\\PC|[\\[\\]{}\"=:,\\n]){0,80}") {
        for format in Format::ALL {
            for bytes in [bytes.as_slice(), text.as_bytes()] {
                let _ = read_replies(Source::new("x", bytes), &reading(*format));
            }
        }
    }

    #[test]
    fn importing_again_changes_nothing(old in any_reply("one".to_owned()), new in any_reply("one".to_owned())) {
        let once = merge(&old, new.clone());
        prop_assert_eq!(&merge(&once, new.clone()), &once);
        prop_assert_eq!(once.id, old.id);
        for variant in &new.variants {
            prop_assert!(once.variants.iter().any(|kept| kept.key == variant.key && kept.body == variant.body));
        }
        for variant in &old.variants {
            prop_assert!(once.variants.iter().any(|kept| kept.id == variant.id));
        }
    }
}
