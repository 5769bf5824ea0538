//! Buyers, orders and pieces described and changed: keys that lead there, the keys in question, what holds after.

use rstest::rstest;

use super::story::check;
use super::*;
use crate::desk::{Record, Saving, Thing};
use crate::model::Order;
use crate::tui::message::Msg;
use crate::tui::model::Screen;
use crate::tui::terminal::Input;

/// Down so many fields.
fn down(count: usize) -> String {
    "<down>".repeat(count)
}

#[rstest]
// A new buyer: the name is enough.
#[case("<ctrl-t>Heike<ctrl-n>", "", "on form | sees new buyer | sees Heike")]
#[case("<ctrl-t>Heike<ctrl-n>", "<down><down><down>german<ctrl-s>", "buyer Heike | sees German | on main")]
#[case("<ctrl-t>Heike<ctrl-n>", "<down><down><down>DEUTSCH<ctrl-s>", "buyer Heike | sees German")]
#[case(
    "<ctrl-t>Heike<ctrl-n>",
    "<down><down><down>germish<ctrl-s>",
    "on form | nobody | says language: a language code"
)]
#[case("<ctrl-t>Heike<ctrl-n><down><down><down>germish<ctrl-s>", "<ctrl-u>de", "misses a language code such as")]
#[case("<ctrl-t>Heike<ctrl-n><down><down><down>germish<ctrl-s>", "<ctrl-u>de<ctrl-s>", "buyer Heike | on main")]
#[case("<ctrl-t><ctrl-n>", "<ctrl-s>", "on form | says name: needed | nobody")]
// What was typed is not left at the first try.
#[case("<ctrl-t>Heike<ctrl-n><down>Frau H", "<esc>", "on form | says Not saved yet: ^S saves, Esc once more")]
#[case("<ctrl-t>Heike<ctrl-n><down>Frau H", "<esc><esc>", "on main | nobody")]
#[case("<ctrl-t>Heike<ctrl-n><down>Frau H", "<esc>x<esc>", "on form")]
#[case("<ctrl-t>anna<enter><f2><ctrl-x>", "<esc>", "on buyer-page")]
// A message tells what it tells.
#[case(
    "<paste:Hello, can you make one for me? Write to vera@example.org or +49 30 1234567. Thanks a lot><ctrl-t>",
    "Vera<ctrl-n>",
    "sees vera@example.org | sees 1234567 | sees en"
)]
// Edited from its page, which shows it at once.
#[case(
    "<ctrl-t>anna<enter><f2><ctrl-x>",
    "<down><ctrl-u>Aniu<ctrl-s>",
    "on buyer-page | sees Aniu | says Anna Nowak saved"
)]
#[case(
    "<ctrl-t>anna<enter><f2><ctrl-x><down><ctrl-u>Aniu<ctrl-s>",
    "<ctrl-7>",
    "on buyer-page | says Undone | sees Pani Anno"
)]
#[case("<ctrl-t>anna<enter><f2><ctrl-x><down><ctrl-u>Aniu<ctrl-s><esc>", "", "on main | sees Aniu")]
// Several lines: Enter adds one, and leads on from an empty one.
#[case(
    "<ctrl-t>Heike<ctrl-n><down><down>",
    "etsy=heike<enter>sms=12<enter><enter>pl<ctrl-s>",
    "buyer Heike | sees Polish | sees Etsy"
)]
#[case("<ctrl-t>Heike<ctrl-n><down><down>", "heike", "sees a channel and a name such as")]
#[case("<ctrl-t>Heike<ctrl-n><down><down>", "allegro=anna_nowak84<ctrl-s>", "on form | says already called | nobody")]
// Choices turn.
#[case("<ctrl-t>Heike<ctrl-n><down><down><down><down>", "<right><ctrl-s>", "buyer Heike | sees formal")]
#[case("<ctrl-t>Heike<ctrl-n><down><down><down><down><down>", "s", "sees ‹stingy›")]
#[case("<ctrl-t>Heike<ctrl-n><down><down><down><down><down>", "ss", "sees ‹silent›")]
fn a_buyer_is_described(#[case] before: &str, #[case] keys: &str, #[case] after: &str) {
    check(&mut demo_shop(Scheme::Dark, (120, 36)), before, keys, after);
}

#[rstest]
#[case("<ctrl-t>anna<enter>", "<f2><ctrl-n>", "on form | sees new order | sees 2049 | sees Anna Nowak | sees allegro")]
#[case("<ctrl-t>anna<enter><f2><ctrl-n>", "<ctrl-s>", "on buyer-page | sees 2049")]
#[case("<ctrl-t>anna<enter>", "<ctrl-o><ctrl-n><ctrl-s>", "on main | order 2049 | buyer Anna Nowak")]
#[case("<ctrl-t>anna<enter><f2><ctrl-n>", "<ctrl-u>2041<ctrl-s>", "on form | says already called")]
#[case("<ctrl-o>2041<ctrl-x>", "<down><down><ctrl-u>Nobody Known<ctrl-s>", "on form | says there is no buyer")]
#[case("<ctrl-o>2041<ctrl-x>", "<down><down><ctrl-u>", "sees nobody yet")]
// Days.
#[case("P", "31/02", "sees a day such as")]
#[case("P", "12", "sees a day such as")]
#[case("P", "2026-02-31", "sees a day such as")]
#[case("P", "friday<ctrl-s>", "on order-page | sees Fri 27 Nov")]
#[case("P", "+2<ctrl-s>", "on order-page | sees Thu 26 Nov")]
#[case("P", "3.12.<ctrl-s>", "on order-page | sees Thu 3 Dec")]
#[case("P", "<ctrl-s>", "on order-page | misses promised  ")]
// Sums.
#[case("T", "86 XYZ", "sees in a currency such as")]
#[case("T", "much", "sees an amount such as")]
#[case("T", "86", "misses the items come to")]
#[case("T", "85", "sees the items come to PLN 86.00")]
#[case("T", "85<ctrl-s>", "on order-page | sees the items come to PLN 86.00, not PLN 85.00")]
fn an_order_is_described(#[case] before: &str, #[case] keys: &str, #[case] after: &str) {
    // Into the promised day and the total of an order, emptied.
    let before = match before {
        "P" => format!("<ctrl-o>2041<ctrl-o><ctrl-x>{}<ctrl-u>", "<tab>".repeat(8)),
        "T" => format!("<ctrl-o>2041<ctrl-o><ctrl-x>{}<ctrl-u>", "<tab>".repeat(6)),
        other => other.to_owned(),
    };
    check(&mut demo_shop(Scheme::Dark, (120, 36)), &before, keys, after);
}

#[rstest]
#[case(
    "<f4><ctrl-n>",
    "Bookmark<tab>9<tab>12<ctrl-s>",
    "on pieces-page | sees Bookmark | sees 12 ready | sees PLN 9.00"
)]
#[case("<f4>guest<ctrl-x>", "<tab><ctrl-u>250<ctrl-s>", "on pieces-page | sees PLN 250.00")]
#[case("<f4>guest<ctrl-x>", "<tab><tab>x", "sees a number such as")]
#[case("<ctrl-f>Bookmark<ctrl-n>", "<ctrl-s>", "on main | piece Bookmark")]
fn a_piece_is_described(#[case] before: &str, #[case] keys: &str, #[case] after: &str) {
    check(&mut demo_shop(Scheme::Dark, (120, 36)), before, keys, after);
}

/// The terminal closes, or the program is quit, in the middle of a form: what was typed is among the drafts, and is done with once
/// it is saved.
#[rstest]
#[case(
    "<ctrl-t>Heike<ctrl-n><down><down><down><down><down><down><down><down>Lindenweg 9<enter>89999 Ulm",
    "sees buyer Heike | sees Lindenweg 9",
    "sees Heike | sees Lindenweg 9 | sees 89999 Ulm",
    "buyer Heike | on main"
)]
#[case(
    "<ctrl-t>anna<enter><f2><ctrl-x><down><ctrl-u>Aniu",
    "sees buyer Anna Nowak",
    "sees buyer Anna Nowak | sees Aniu | sees now: Pani Anno",
    "on main | sees Aniu"
)]
#[case(
    "<ctrl-t>anna<enter><f2><ctrl-n><ctrl-u>2099<down><down><down><right>",
    "sees order 2099",
    "sees 2099 | sees Anna Nowak | sees quoted",
    "order 2099 | buyer Anna Nowak"
)]
#[case("<f4><ctrl-n>Bookmark<tab>9", "sees piece Bookmark", "sees Bookmark", "on main | piece Bookmark")]
fn what_was_typed_into_a_form_outlives_the_terminal(
    #[case] typed: &str,
    #[case] among_drafts: &str,
    #[case] taken_up: &str,
    #[case] saved: &str,
) {
    let mut shop = demo_shop(Scheme::Dark, (120, 36));
    shop.keys(typed);
    shop.take(Msg::Input(Input::HangUp));
    assert!(shop.ended && shop.model.screens.is_empty());
    let drafts = "<ctrl-p>drafts<enter>";
    check(&mut shop, drafts, "", among_drafts);
    check(&mut shop, "", "<enter>", taken_up);
    check(&mut shop, "", "<ctrl-s>", saved);
    check(&mut shop, drafts, "", "sees No draft is found");
    // One undo takes back the saving, and the draft is there again.
    check(&mut shop, "<esc><ctrl-7>", drafts, among_drafts);
}

/// What was taken up and left again is kept in the place of what it was; what was opened and not changed is not kept.
#[test]
fn a_form_is_kept_once() {
    let mut shop = demo_shop(Scheme::Dark, (120, 36));
    shop.keys("<ctrl-t>anna<enter><f2><ctrl-x>");
    shop.take(Msg::Input(Input::HangUp));
    check(&mut shop, "<ctrl-p>drafts<enter>", "", "sees No draft is found");
    shop.keys("<esc><ctrl-t>Heike<ctrl-n><down>Frau H");
    check(&mut shop, "", "<ctrl-q>", "says keeps it as a draft | on form");
    shop.keys("<ctrl-q><ctrl-p>drafts<enter><enter><down><ctrl-u>Frau Brandt");
    shop.take(Msg::Input(Input::HangUp));
    check(&mut shop, "<ctrl-p>drafts<enter>", "", "sees Frau Brandt | misses Frau H ");
}

/// Two interfaces on one order: the later one is told, keeps what it typed, and takes over what it did not touch.
#[test]
fn what_was_changed_elsewhere_is_never_written_over_unseen() {
    let mut shop = demo_shop(Scheme::Dark, (120, 36));
    shop.keys("<ctrl-o>2041<ctrl-o><ctrl-x>");
    shop.keys(&format!("{}<ctrl-u>on the corner", down(9)));
    let opened = match shop.model.screens.last() {
        Some(Screen::Record(form)) => form.opened.record.clone(),
        other => panic!("{other:?}"),
    };
    let Record::Order(order) = &opened else { panic!("{opened:?}") };
    let theirs =
        Order { slot: Some("at the station".to_owned()), notes: "rings twice".to_owned(), ..(**order).clone() };
    let saving = Saving { before: Some(opened.clone()), record: Record::Order(Box::new(theirs)), buyer: None };
    shop.desk().save_record(saving).expect("a change");
    shop.keys("<ctrl-s>");
    let screen = shop.screen();
    assert!(screen.contains("changed elsewhere meanwhile"), "{screen}");
    assert!(screen.contains("changed elsewhere to: at the station"), "{screen}");
    assert!(screen.contains("on the corner") && screen.contains("rings twice"), "{screen}");
    shop.keys("<ctrl-s>");
    let screen = shop.screen();
    assert!(screen.contains("on the corner") && screen.contains("rings twice"), "{screen}");
    assert!(screen.contains("history"), "{screen}");
}

/// An order that was removed elsewhere does not come back by being saved here.
#[test]
fn what_was_removed_elsewhere_is_said() {
    let mut shop = demo_shop(Scheme::Dark, (120, 36));
    shop.keys("<ctrl-o>Guest<esc><ctrl-f>pen loop<ctrl-x><tab><ctrl-u>15");
    let opened = match shop.model.screens.last() {
        Some(Screen::Record(form)) => form.opened.record.clone(),
        other => panic!("{other:?}"),
    };
    assert_eq!(opened.thing(), Thing::Piece);
    let Record::Piece(piece) = opened else { panic!("no piece") };
    shop.desk().remove_piece(&piece).expect("a removal");
    shop.keys("<ctrl-s>");
    assert!(shop.screen().contains("removed elsewhere"), "{}", shop.screen());
}
