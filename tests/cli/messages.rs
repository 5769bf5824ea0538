//! Messages and libraries nobody expects: long, empty, in no language, hostile, all alike.

use std::fmt::Write as _;
use std::io::Write as _;
use std::process::{Output, Stdio};
use std::thread;

use super::home::Home;
use super::replies;

const MEGABYTE: usize = 1_000_000;

/// A home whose database holds the library of [`replies`].
fn home() -> Home {
    let home = replies::home();
    run(&home, &["import", "replies", "library.jsonl"], "");
    home
}

/// Runs a command, which must be done well.
fn run(home: &Home, arguments: &[&str], input: &str) -> String {
    let Output { status, stdout, stderr } = fed(home, arguments, input);
    let stderr = String::from_utf8(stderr).expect("UTF-8");
    assert!(status.success(), "{arguments:?}: {status}: {stderr}");
    String::from_utf8(stdout).expect("UTF-8")
}

fn fed(home: &Home, arguments: &[&str], input: &str) -> Output {
    let mut command = home.replydesk(arguments);
    command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().expect("it runs");
    let mut stdin = child.stdin.take().expect("an input");
    thread::scope(|scope| {
        // Who does not read to the end closes the pipe; that is its right.
        scope.spawn(move || stdin.write_all(input.as_bytes()));
        child.wait_with_output().expect("it ends")
    })
}

/// What `suggest --json` answers.
fn understood(home: &Home, message: &str) -> serde_json::Value {
    serde_json::from_str(&run(home, &["suggest", "--json"], message)).expect("JSON")
}

fn first(answer: &serde_json::Value) -> Option<&str> {
    answer["suggestions"][0]["shortcut"].as_str()
}

#[test]
fn a_message_of_a_megabyte_is_answered_by_its_beginning() {
    let home = home();
    let filled = |piece: &str| piece.repeat(MEGABYTE / piece.len());
    let question = "Where can I pick it up? ";
    for piece in
        ["where can i pick it up? ", "zzz ", "z", "price?\n", "😀", "#1042 ", "a@b.com ", "@anna_84 ", "Anna Nowak "]
    {
        let answer = understood(&home, &format!("{question}{}", filled(piece)));
        assert_eq!(first(&answer), Some("pickup-address"), "{piece:?}: {answer}");
    }
    assert!(run(&home, &["suggest"], &filled("price?\n")).contains("only its beginning was read"));
    // In one line of `--jsonl` as well.
    let line = serde_json::json!({ "id": 1, "text": format!("{question}{}", filled("zzz ")) });
    let answer = run(&home, &["suggest", "--jsonl"], &format!("{line}\n"));
    assert!(answer.contains("pickup-address"), "{answer}");
}

#[test]
fn a_message_without_words_fits_nothing() {
    let home = home();
    for message in [
        "🙂",
        "👍🏽👍🏽👍🏽",
        "👩‍👩‍👧‍👦❤️🏳️‍🌈🇵🇱",
        "…?!",
        "\u{10980}\u{10983}\u{1099a} \u{10983}",
        "ᏣᎳᎩ ᎦᏬᏂᎯᏍᏗ",
        "გამარჯობა, რა ღირს?",
        "ຂ້ອຍສາມາດເອົາມັນໄດ້ຢູ່ໃສ",
        "\u{e000}\u{f8ff}",
        "1 2 3",
    ] {
        let answer = understood(&home, message);
        assert_eq!(answer["fits"], false, "{message}: {answer}");
        assert_eq!(answer["language"], serde_json::Value::Null, "{message}: {answer}");
        assert!(answer["suggestions"].as_array().is_some_and(Vec::is_empty), "{message}: {answer}");
    }
}

#[test]
fn what_acts_or_hides_in_a_message_neither_comes_back_nor_disturbs() {
    let home = home();
    let hostile = "\u{1b}]0;owned\u{7}wh\u{200b}ere can\0 I \u{202e}pick\u{202c} it\u{1b}[2J up\u{9b}31m?\u{2066} #10\u{ad}42 a\u{feff}@b.com\r\n";
    for answer in [run(&home, &["suggest"], hostile), run(&home, &["suggest", "--json"], hostile)] {
        assert!(answer.contains("pickup-address"), "{answer}");
        assert!(answer.contains("1042") && answer.contains("a@b.com"), "{answer}");
        let acts = |c: char| {
            c.is_control() && c != '\n' || matches!(c, '\u{ad}' | '\u{200b}'..='\u{202e}' | '\u{2066}' | '\u{feff}')
        };
        assert!(!answer.contains(acts), "{answer:?}");
    }
    // Bytes that are no text are read as far as they are one.
    let home = home.with("latin.txt", b"where can I pick it up\xe9\xff?");
    assert!(run(&home, &["suggest", "latin.txt"], "").contains("pickup-address"));
}

#[test]
fn a_query_of_ten_thousand_letters_finds_what_its_beginning_finds() {
    let home = home();
    let words =
        ["x".repeat(10_000), "pick ".repeat(2_000), "ü".repeat(10_000), "送".repeat(10_000), "\"a ".repeat(3_000)];
    for query in &words {
        let found = run(&home, &["search", "--json", query], "");
        assert_eq!(found.contains("pickup-address"), query.starts_with("pick"), "{found}");
        let line = serde_json::json!({ "id": 1, "text": query });
        assert!(run(&home, &["search", "--jsonl"], &format!("{line}\n")).contains("\"results\":"));
    }
    let refused = fed(&home, &["copy", &words[0]], "");
    assert_eq!(refused.status.code(), Some(1));
    assert!(refused.stderr.len() < 1_000, "{}", String::from_utf8_lossy(&refused.stderr));
}

#[test]
fn a_library_of_none_and_of_one_answers() {
    let home = Home::new();
    let message = "where can i pick it up";
    let answer = understood(&home, message);
    assert_eq!((&answer["fits"], first(&answer)), (&false.into(), None));
    assert_eq!(run(&home, &["search", "--json", "pick"], ""), "[]\n");
    assert_eq!(fed(&home, &["copy", "pick"], "").status.code(), Some(1));

    run(&home, &["reply", "add", "pickup-address", "--body", "It is the green door."], "");
    assert_eq!(first(&understood(&home, message)), Some("pickup-address"));
    assert_eq!(run(&home, &["copy", "pick", "--print"], ""), "It is the green door.\n");
    assert_eq!(understood(&home, "🙂")["fits"], false);
}

/// So many replies that differ only in their shortcuts: none is better than another, and nothing is told to be sure.
#[test]
fn a_library_of_identical_replies_answers() {
    let mut lines = String::new();
    for number in 0..2_000 {
        let line = serde_json::json!({
            "shortcut": format!("pickup-{number:05}"), "title": "Pickup", "category": "pickup", "language": "en",
            "body": "It is the green door.", "asks": ["where can i pick it up"],
        });
        writeln!(lines, "{line}").expect("a string takes all");
    }
    let home = Home::new().with("same.jsonl", lines);
    run(&home, &["import", "replies", "same.jsonl"], "");
    let answer = understood(&home, "where can i pick it up?");
    assert_eq!(answer["suggestions"].as_array().map(Vec::len), Some(5), "{answer}");
    assert!(!answer.to_string().contains("\"confident\":true"), "{answer}");
    let found = run(&home, &["search", "--json", "pickup"], "");
    assert!(found.contains("pickup-00000") && found.contains("pickup-00019"), "{found}");
    assert_eq!(run(&home, &["copy", "pickup-01234", "--print"], ""), "It is the green door.\n");
    assert_eq!(fed(&home, &["copy", "green door"], "").status.code(), Some(1));
}

/// Two shells that copy at once, again and again: every copy is in the journal.
#[test]
fn two_processes_write_at_once_and_nothing_is_lost() {
    const EACH: usize = 12;
    let home = home().with_settings("[clipboard]\ncommand = [\"/bin/sh\", \"-c\", \"cat > /dev/null\"]\n");
    let copies = |name: &str| {
        for _ in 0..EACH {
            run(&home, &["copy", "hello", "--set", &format!("buyer.address_as={name}")], "");
        }
    };
    thread::scope(|scope| {
        scope.spawn(|| copies("Anna"));
        scope.spawn(|| copies("Tom"));
    });
    let log: serde_json::Value =
        serde_json::from_str(&run(&home, &["log", "--json", "--limit", "100"], "")).expect("JSON");
    let texts: Vec<&str> = log.as_array().into_iter().flatten().filter_map(|line| line["text"].as_str()).collect();
    let count = |text: &str| texts.iter().filter(|one| **one == text).count();
    assert_eq!((texts.len(), count("Hello Anna!"), count("Hello Tom!")), (2 * EACH, EACH, EACH));
}
