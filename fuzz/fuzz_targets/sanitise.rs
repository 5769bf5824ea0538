//! Cleaning and measuring: twice is once, nothing that acts or hides comes out, and no line is wider than it may be.

#![no_main]

use libfuzzer_sys::fuzz_target;
use replydesk::text::{clean, clean_line, cut, sanitise, sanitise_line, width, wrap};
use unicode_normalization::is_nfc;

const COLUMNS: usize = 20;

fuzz_target!(|text: &str| {
    let once = sanitise(text);
    assert!(is_nfc(&once));
    assert!(once.len() <= text.len().saturating_mul(3));
    assert!(!once.chars().any(is_forbidden), "{once:?}");
    assert_eq!(sanitise(&once), once);
    assert_eq!(clean(&once).removed, 0);
    assert_eq!(clean(text).text, once);

    let line = sanitise_line(text);
    assert!(!line.contains(['\n', '\t']));
    assert!(!line.chars().any(is_forbidden), "{line:?}");
    assert_eq!(sanitise_line(&line), line);
    assert_eq!(clean_line(text).text, line);

    assert!(width(&cut(&line, COLUMNS)) <= COLUMNS, "{line:?}");
    let mut end = 0;
    for range in wrap(&once, COLUMNS) {
        assert!(range.start >= end, "{range:?} after {end}");
        end = range.end;
        let shown = once.get(range).expect("whole characters");
        // A single grapheme may be wider than the line.
        assert!(
            width(shown) <= COLUMNS || shown.chars().count() > 1 && cut(shown, COLUMNS).len() <= "…".len(),
            "{shown:?}"
        );
    }
});

/// What no text may hold wherever it stands: controls, direction marks, what is invisible, what is no character.
fn is_forbidden(c: char) -> bool {
    c.is_control() && c != '\n' && c != '\t'
        || matches!(c, '\u{ad}' | '\u{61c}' | '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}')
        || matches!(c, '\u{2060}' | '\u{feff}' | '\u{fdd0}'..='\u{fdef}')
        || u32::from(c) & 0xfffe == 0xfffe
}
