//! Texts of 10,000 letters, and words that run from right to left.

use std::time::{Duration, Instant};

use super::*;
use crate::model::{Language, Reply};

/// What grows with the square of the length takes much longer; a loaded machine without optimisation needs some seconds.
const SOON: Duration = Duration::from_secs(30);

/// A shop in which a reply says this.
fn shop_saying(body: &str, size: (u16, u16)) -> Rehearsal {
    let mut shop = demo_shop(Scheme::Dark, size);
    let mut reply: Reply = shop.desk().reply_called("pickup-car").expect("a starter reply");
    reply.id = crate::model::Id::new();
    reply.shortcut = "long-text".parse().expect("a shortcut");
    reply.variants.truncate(1);
    for variant in &mut reply.variants {
        variant.id = crate::model::Id::new();
        variant.key = crate::model::VariantKey::of(Language::english());
        body.clone_into(&mut variant.body);
    }
    shop.desk().save_reply(&reply).expect("a reply");
    shop.keys("long-text");
    shop
}

#[test]
fn a_text_of_ten_thousand_letters_is_seen_written_copied_and_found_again() {
    let lines: Vec<String> =
        (0..250).map(|at| format!("line {at}: {} {{{{ shop.town }}}}", "wool ".repeat(6))).collect();
    let start = Instant::now();
    for size in SIZES {
        let mut shop = shop_saying(&lines.join("\n"), size);
        assert!(shop.screen().contains("more lines"), "{}", shop.screen());
        shop.keys("<ctrl-s><ctrl-x><ctrl-end>!<ctrl-home><pagedown><pageup><down><ctrl-end>");
        assert!(shop.screen().contains("line 249"), "{}", shop.screen());
        shop.keys("<ctrl-s>");
        let copied = shop.clipboard.pop().expect("a copy");
        assert!(copied.chars().count() > 10_000 && copied.ends_with("Łódź!"));
        // The edit can be kept, and the editor shows the end of the text too.
        shop.keys("<ctrl-x><ctrl-end>");
        assert!(shop.screen().contains("line 249"), "{}", shop.screen());
        shop.keys("<ctrl-s><ctrl-u><ctrl-r>");
        assert!(shop.screen().contains("line 0: wool"), "{}", shop.screen());
        shop.keys("<enter>");
        assert_eq!(shop.clipboard.pop(), Some(copied));
    }
    assert!(start.elapsed() < SOON, "{:?}", start.elapsed());
}

/// A line of 10,000 letters without a blank.
#[test]
fn a_line_without_an_end_is_wrapped_and_scrolled() {
    for size in SIZES {
        let mut shop = shop_saying(&"x".repeat(10_000), size);
        shop.keys("<ctrl-s><ctrl-x><ctrl-end>y<ctrl-s>");
        assert!(shop.clipboard.pop().is_some_and(|copied| copied.ends_with("xy")));
    }
}

/// What of a frame must not move, whatever a value is: the lines, each as wide as the screen, and the keys at the foot.
fn rows(shop: &Rehearsal) -> Vec<usize> {
    let (frame, _) = shop.frame();
    let width = usize::from(frame.area.width.max(1));
    let of = |cells: &[ratatui::buffer::Cell]| {
        let mut columns = 0;
        let mut skip = 0;
        for cell in cells {
            if skip == 0 {
                columns += crate::text::width(cell.symbol()).max(1);
            }
            skip = crate::text::width(cell.symbol()).max(skip).saturating_sub(1);
        }
        columns
    };
    frame.content.chunks(width).map(of).collect()
}

/// What turns the text around it is taken out where it comes in. Isolates in pairs do not: they stay in what is copied, where they keep the
/// value in its place, and do not come to the screen.
#[test]
fn a_value_from_right_to_left_leaves_the_screen_as_it_is() {
    let value = "\u{2067}יום ראשון 9:00\u{2069} \u{202e}שלום\u{202c} \u{200f}مرحبا";
    for size in SIZES {
        let mut shop = shop_saying("Come {{ shop.pickup_notes }}, please.\nThe second line.", size);
        let foot = |shop: &Rehearsal| shop.screen().lines().last().unwrap_or_default().to_owned();
        let (before, cursor) = (foot(&shop), shop.frame().1);
        shop.desk().set_fact("pickup_notes", value, None, None, None, None).expect("a fact");
        shop.keys("<backspace>t");
        assert_eq!((foot(&shop), shop.frame().1), (before, cursor));
        assert!(rows(&shop).iter().all(|columns| *columns == usize::from(size.0)), "{}", shop.screen());
        let shown: Vec<char> = shop.screen().chars().collect();
        assert!(shown.contains(&'ש') && !shown.iter().any(|letter| is_direction(*letter)), "{}", shop.screen());
        shop.keys("<enter>");
        let copied = shop.clipboard.pop().expect("a copy");
        assert_eq!(copied, "Come \u{2067}יום ראשון 9:00\u{2069} שלום مرحبا, please.\nThe second line.");
    }
}

const fn is_direction(letter: char) -> bool {
    matches!(letter, '\u{200e}' | '\u{200f}' | '\u{061c}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}
