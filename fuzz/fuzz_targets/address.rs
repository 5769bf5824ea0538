//! An address as a buyer writes it: whatever is found in it stands in it, and its label has neither empty lines nor marks that act.

#![no_main]

use libfuzzer_sys::fuzz_target;
use replydesk::address::{Hints, doubts, label, phone, read};
use replydesk::model::Language;
use replydesk::text::sanitise;

fuzz_target!(|text: &str| {
    let text = sanitise(text);
    let reading = read(&text, &Hints::default());
    assert_eq!(reading, read(&text, &Hints::default()));
    assert!(doubts(&reading, "Anna Nowak", false).len() < 30);
    for line in label(&reading.parts, None, &Language::english()) {
        assert!(!line.trim().is_empty() && !line.contains('\n'), "{line:?}");
        assert_eq!(sanitise(&line), line);
    }
    // Marks between the digits, and runs of spaces, are not kept.
    let digits = |text: &str| text.chars().filter(char::is_ascii_digit).collect::<String>();
    for found in &reading.phone {
        assert!(digits(&text).contains(&digits(found)), "{found:?}");
    }
    for found in &reading.email {
        assert!(text.contains(found.as_str()), "{found:?}");
    }
    let _ = phone(&text, None);
});
