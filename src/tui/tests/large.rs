//! What somebody pastes by mistake: a message of a megabyte, of whatever it consists.

use std::time::{Duration, Instant};

use super::*;

/// Twice the length of what the terminal hands over at most; the clipboard hands over all.
const SIZE: usize = 1_000_000;

/// What grows with the square of the length takes hours; a loaded machine without optimisation needs some seconds.
const SOON: Duration = Duration::from_mins(1);

#[test]
fn a_message_of_a_megabyte_is_taken_and_the_keys_go_on() {
    let mut shop = demo_shop(Scheme::Dark, (80, 24));
    for piece in [
        "Where can I pick it up, and can I pay by card? ",
        "price?\n",
        "#2041 anna@example.com @anna_nowak84 Anna Nowak ",
        "ab",
        "👩\u{200d}👧",
        "送料は",
        "\u{10980}\u{10983} ",
        "x\u{316}\u{317}",
    ] {
        let start = Instant::now();
        shop.paste(&piece.repeat(SIZE / piece.len()));
        let message = shop.model.main.message.as_ref().map(|message| (message.is_read, message.text.len() > SIZE / 2));
        assert_eq!(message, Some((true, true)), "{piece:?}");
        let shown = shop.screen();
        assert!(shown.contains('…'), "{piece:?}:\n{shown}");
        for key in ["p", "a", "y", "<down>", "<up>", "<backspace>", "<esc>"] {
            shop.keys(key);
            shop.frame();
        }
        shop.keys("pickup-sl<enter>");
        assert!(shop.clipboard.pop().is_some(), "{piece:?}");
        assert!(shop.model.main.message.is_none(), "{piece:?}");
        assert!(start.elapsed() < SOON, "{piece:?}: {:?}", start.elapsed());
    }
}

/// "Write a reply for this" takes its beginning as what is asked.
#[test]
fn a_reply_is_written_for_a_message_of_a_megabyte() {
    let mut shop = demo_shop(Scheme::Dark, (80, 24));
    let start = Instant::now();
    shop.paste(&"wibble wobble grumbling ".repeat(SIZE / 24));
    shop.keys("<ctrl-n>");
    assert!(shop.screen().contains("wibble wobble"), "{}", shop.screen());
    shop.keys("a title<tab>and a text");
    shop.frame();
    assert!(start.elapsed() < SOON, "{:?}", start.elapsed());
}
