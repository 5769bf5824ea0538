//! Files as sellers have them.

use proptest::prelude::*;

use super::*;
use crate::transfer::read_replies;

fn read_as(format: Format, bytes: &[u8]) -> ReplyFile {
    let reading = Reading { from: Some(format), ..Reading::default() };
    read_replies(Source::new("answers.txt", bytes), &reading).unwrap()
}

/// What is found: line, shortcut and body of each reply.
fn found(text: &str) -> Vec<(usize, String, String)> {
    let file = read_as(Format::Text, text.as_bytes());
    assert!(file.faults.is_empty(), "{:?}", file.faults);
    let replies = file.replies.into_iter();
    replies.map(|one| (one.line, one.reply.shortcut.to_string(), one.reply.variants[0].body.clone())).collect()
}

fn is(found: &[(usize, String, String)], expected: &[(usize, &str, &str)]) {
    let found: Vec<_> = found.iter().map(|(line, shortcut, body)| (*line, shortcut.as_str(), body.as_str())).collect();
    assert_eq!(found, expected);
}

const PICKUP: &str = "You can collect it at Mill Lane.\n\nPlease ring twice.";

#[test]
fn each_style_of_heading_divides_the_file() {
    for (pickup, card) in [
        ("## Pickup", "## Card"),
        ("# Pickup #", "### Card"),
        ("Pickup\n======", "Card\n----"),
        ("--- pickup ---", "--- card ---"),
        ("== PICKUP ==", "== CARD =="),
        ("PICKUP", "CARD"),
        ("PICKUP:", "CARD"),
        ("Pickup:", "Card:"),
        ("[pickup]", "[card]"),
        ("/pickup", "/card"),
        ("**Pickup**", "**Card**"),
        ("1. Pickup", "2. Card"),
        ("1) Pickup", "2) Card"),
        ("---\nPickup:", "---\nCard:"),
    ] {
        let text = format!("{pickup}\n{PICKUP}\n\n{card}\n\nCard is fine.\n");
        let found = found(&text);
        let bodies: Vec<_> = found.iter().map(|(_, shortcut, body)| (shortcut.as_str(), body.as_str())).collect();
        assert_eq!(bodies, [("pickup", PICKUP), ("card", "Card is fine.")], "{pickup}");
        assert_eq!(found[0].0, 1, "{pickup}");
    }
}

#[test]
fn questions_are_headings_and_what_buyers_ask() {
    for (q, a) in [("", ""), ("Q: ", "A: ")] {
        let text =
            format!("{q}Do you ship abroad?\n{a}Yes, to the whole of Europe.\n\n{q}How do I pay?\n{a}By card.\n");
        is(
            &found(&text),
            &[(1, "do-you-ship-abroad", "Yes, to the whole of Europe."), (4, "how-do-i-pay", "By card.")],
        );
        let file = read_as(Format::Text, text.as_bytes());
        assert_eq!(file.replies[1].reply.asks[0].texts, ["How do I pay?"]);
    }
}

#[test]
fn blocks_begin_with_their_titles_whether_they_ask_or_not() {
    let text = "Where can I pick it up?\nMill Lane 2.\n\nMug care\nBy hand.\nNo soda.\n\nVersand nach Deutschland\nHallo, ja.\n";
    let expected = [
        (1, "where-can-i-pick-it-up", "Mill Lane 2."),
        (4, "mug-care", "By hand.\nNo soda."),
        (8, "versand-nach-deutschland", "Hallo, ja."),
    ];
    is(&found(text), &expected);
    is(&found(&text.replace("up?", "up")), &expected);
    // The same greeting on top of each is no title, nor is a sentence.
    let greeted = "Hello\nIt is ready.\n\nHello\nIt costs 20.\n";
    is(&found(greeted), &[(1, "hello", "Hello\nIt is ready."), (4, "hello-2", "Hello\nIt costs 20.")]);
}

#[test]
fn without_headings_gaps_divide() {
    let rules = "We post every day.\n\nBefore noon.\n---\nCard is fine.\n* * *\nThank you!";
    is(
        &found(rules),
        &[
            (1, "we-post-every-day", "We post every day.\n\nBefore noon."),
            (5, "card-is-fine", "Card is fine."),
            (7, "thank-you", "Thank you!"),
        ],
    );
    let wide = "\n\nWe post every day.\n\nBefore noon.\n\n\n\nCard is fine.\n\n\nThank you!";
    is(
        &found(wide),
        &[
            (3, "we-post-every-day", "We post every day.\n\nBefore noon."),
            (9, "card-is-fine", "Card is fine."),
            (12, "thank-you", "Thank you!"),
        ],
    );
    let blank = "We post every day.\nBefore noon.\n\nCard is fine.\n\nBank details:\n\nPL61 1090\n";
    is(
        &found(blank),
        &[
            (1, "we-post-every-day", "We post every day.\nBefore noon."),
            (4, "card-is-fine", "Card is fine."),
            (6, "bank-details", "Bank details:\n\nPL61 1090"),
        ],
    );
    let lines = "We post every day.\nCard is fine.\nThank you!";
    is(
        &found(lines),
        &[
            (1, "we-post-every-day", "We post every day."),
            (2, "card-is-fine", "Card is fine."),
            (3, "thank-you", "Thank you!"),
        ],
    );
    is(&found("We post every day.\nBefore noon."), &[(1, "we-post-every-day", "We post every day.\nBefore noon.")]);
}

#[test]
fn a_block_may_say_itself_what_it_is_for() {
    is(
        &found(
            "My answers, this year\n\navailable? -> Yes, it is.\nPosted today.\n\nACCOUNT\nPL61 1090\n\nDetails:\nPL61\n",
        ),
        &[
            (1, "my-answers-this-year", "My answers, this year"),
            (3, "available", "Yes, it is.\nPosted today."),
            (6, "account", "PL61 1090"),
            (9, "details", "Details:\nPL61"),
        ],
    );
    is(
        &found("available? -> Yes.\nprice → 72 zł\nthanks => You are welcome."),
        &[(1, "available", "Yes."), (2, "price", "72 zł"), (3, "thanks", "You are welcome.")],
    );
}

#[test]
fn what_only_looks_like_headings_is_text() {
    // Short answers, each with a number, are not headings without a text.
    is(
        &found("1. Card is fine\n\n2. We post every day\n\n3. Thank you\n"),
        &[
            (1, "card-is-fine", "1. Card is fine"),
            (3, "we-post-every-day", "2. We post every day"),
            (5, "thank-you", "3. Thank you"),
        ],
    );
    // A list within an answer.
    let steps = "How it works: four steps\n1. Choose\n2. Pay\n\nCard is fine.";
    is(
        &found(steps),
        &[(1, "how-it-works", "How it works: four steps\n1. Choose\n2. Pay"), (5, "card-is-fine", "Card is fine.")],
    );
}

#[test]
fn what_stands_before_the_first_heading_is_kept() {
    is(
        &found("My answers, spring\n\n## Card\nCard is fine.\n\n## Empty\n"),
        &[(1, "my-answers-spring", "My answers, spring"), (3, "card", "Card is fine.")],
    );
}

#[test]
fn headings_above_headings_name_the_category() {
    let text = "# Pickup\n\n## Address\nMill Lane.\n\n## Car\nIn the yard.\n\n# Payment\n## Card\nFine.\n# Thanks\nThank you.\n";
    let file = read_as(Format::Markdown, text.as_bytes());
    let found: Vec<_> =
        file.replies.iter().map(|one| (one.reply.category.as_str(), one.reply.shortcut.as_str())).collect();
    assert_eq!(found, [("pickup", "address"), ("pickup", "car"), ("payment", "card"), ("imported", "thanks")]);
}

#[test]
fn fences_of_markdown_keep_their_text_together() {
    let text = "## Bank\n```\n# not a heading\n\nIBAN\n```\n\n## Card\nFine.";
    let file = read_as(Format::Markdown, text.as_bytes());
    let bodies: Vec<_> = file.replies.iter().map(|one| one.reply.variants[0].body.as_str()).collect();
    assert_eq!(bodies, ["# not a heading\n\nIBAN", "Fine."]);
}

#[test]
fn the_same_title_twice_gets_a_number() {
    let long = "x".repeat(Shortcut::MAX - 1);
    let text = format!("## Card\na\n## Card\nb\n## Card 2\nc\n## {long}\ne\n## {long}\nf\n");
    let shortcuts: Vec<_> = found(&text).into_iter().map(|(_, shortcut, _)| shortcut).collect();
    let cut = format!("{}-2", "x".repeat(Shortcut::MAX - 2));
    assert_eq!(shortcuts, ["card", "card-2", "card-2-2", &long, &cut]);
}

#[test]
fn what_was_done_to_a_text_is_told() {
    let file = read_as(Format::Text, "Dear [name], \u{202e}it is {{ price }}.\u{7}".as_bytes());
    let [one] = file.replies.as_slice() else { panic!("{:?}", file.replies) };
    assert_eq!(one.reply.variants[0].body, "Dear {{ name }}, it is {{ price }}.");
    let asked = |what: &str, name: &str| Note::Asked { what: what.to_owned(), name: name.to_owned() };
    assert_eq!(one.notes, [asked("[name]", "name"), asked("{{ price }}", "price"), Note::Removed(2)]);
}

#[test]
fn every_encoding_of_the_trade_is_read() {
    let polish = "Odbiór osobisty: ulica Piotrkowska, wejście od podwórza, proszę dzwonić. Zażółć gęślą jaźń.";
    let greek = "Μπορείτε να το παραλάβετε από το εργαστήριο, παρακαλώ χτυπήστε το κουδούνι.";
    for (text, encoding) in [
        (polish, encoding_rs::WINDOWS_1250),
        (polish, encoding_rs::ISO_8859_2),
        (greek, encoding_rs::WINDOWS_1253),
        (polish, encoding_rs::UTF_8),
    ] {
        let (bytes, _, _) = encoding.encode(text);
        let file = read_as(Format::Text, &bytes);
        assert_eq!(file.replies[0].reply.variants[0].body, text, "{}", encoding.name());
        assert_eq!(file.encoding, encoding.name());
    }
    let wide: Vec<u8> = polish.encode_utf16().flat_map(u16::to_le_bytes).collect();
    assert_eq!(read_as(Format::Text, &wide).encoding, "UTF-16LE");
}

#[test]
fn a_text_that_is_too_long_is_a_fault_of_its_own() {
    let text = format!("## Card\nFine.\n## Novel\n{}\n", "x".repeat(TEXT_MAX + 1));
    let file = read_as(Format::Text, text.as_bytes());
    assert_eq!((file.replies.len(), file.faults.len()), (1, 1));
    assert_eq!(file.faults[0].place, Some(Place { line: 3, column: 1 }));
}

proptest! {
    /// Whatever headings a file has, its words are all there afterwards. (A heading with no text under it is left out.)
    #[test]
    fn no_word_is_lost(
        text in "((([A-C]{4}|[a-c]{1,3}[:?]|\\[ab\\]|1\\. [a-c]{1,3})\n)?([a-c]{1,3}[ .]){1,6}[a-c]\n{1,3}){0,12}",
    ) {
        let letters = |text: &str| text.to_lowercase().chars().filter(|c| c.is_alphabetic()).collect::<String>();
        let file = read_as(Format::Text, text.as_bytes());
        let kept: String = file.replies.iter().map(|one| &one.reply)
            .map(|reply| letters(&reply.titles[0].text) + &letters(&reply.variants[0].body)).collect();
        let mut rest = kept.chars();
        prop_assert!(letters(&text).chars().all(|letter| rest.any(|kept| kept == letter)), "{}", kept);
    }

    #[test]
    fn shortcuts_are_unique(text in "([a-b]{1,2}|\n|\n\n|## ){0,60}") {
        let shortcuts: Vec<_> = found(&text).into_iter().map(|(_, shortcut, _)| shortcut).collect();
        let unique: HashSet<_> = shortcuts.iter().collect();
        prop_assert_eq!(unique.len(), shortcuts.len());
    }
}
