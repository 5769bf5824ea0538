//! What a terminal sends, in pieces of any size: keys, pastes, answers, noise. No text that is handed on holds what acts or hides, and no paste is longer than
//! is kept.

#![no_main]

use libfuzzer_sys::fuzz_target;
use replydesk::text::sanitise;
use replydesk::tui::terminal::{Input, LONGEST_PASTE, understood};

fuzz_target!(|bytes: &[u8]| {
    let Some((size, bytes)) = bytes.split_first() else { return };
    for input in understood(bytes.chunks(usize::from(*size).max(1))) {
        if let Input::Paste(paste) = input {
            assert_eq!(sanitise(&paste.text), paste.text);
            assert!(paste.text.len() <= 2 * LONGEST_PASTE);
        }
    }
});
