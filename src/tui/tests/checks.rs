//! What is said of a text before it is copied, what asks, and a message in parts.

use rstest::rstest;

use super::story::check;
use super::*;
use crate::config::ChannelRules;
use crate::model::Channel;

/// The sample shop, where Allegro takes messages of 45 characters only.
fn short_of_breath(size: (u16, u16)) -> Rehearsal {
    let rules = ChannelRules { limit: Some(45), ..ChannelRules::default() };
    let settings = Settings { rules: [("allegro".to_owned(), rules)].into(), ..Settings::default() };
    rehearsal(demo::ready_made_with(settings), Scheme::Dark, size)
}

/// Anna is on Allegro, and this is more than its 45 characters.
const LONG: &str = "<ctrl-t>anna nowak<enter>pickup-address";

#[rstest]
// What is too long says so below the text, with what helps; Enter asks, and Enter once more copies it whole.
#[case("", "sees too long for Allegro | sees 45")]
#[case("<enter>", "on main | copies 0 | says too long for Allegro | sees Enter once more copies it all the same")]
#[case("<enter><enter>", "copies 1 | says copied")]
// Anything else in between takes the question back.
#[case("<enter><up><down><enter>", "copies 0 | says too long for Allegro")]
#[case("<enter>x<backspace><enter>", "copies 0")]
// In parts: the first at once, Enter copies the next; Esc leaves the rest.
#[case("<ctrl-4>", "on parts | copies 1 | says Enter copies the next | sees Part 2 of 3")]
#[case("<ctrl-4><enter>", "on parts | copies 2 | says Part 2 of 3 is copied")]
#[case("<ctrl-4><enter><enter>", "on main | copies 3 | says All 3 parts are copied")]
#[case("<ctrl-4><esc>", "on main | copies 1")]
// The journal has the message once, whole, and takes it back whole.
#[case("<ctrl-4><enter><enter><ctrl-r>", "on journal | sees pickup-address")]
#[case("<ctrl-4><enter><enter><ctrl-7>", "says Undone")]
// By hand, and of several replies, the same is said.
#[case("<ctrl-s><ctrl-x><ctrl-s>", "on letter | copies 0 | says too long for Allegro")]
#[case("<ctrl-s><ctrl-x><ctrl-s><ctrl-s>", "copies 1")]
#[case("<ctrl-s><ctrl-x><ctrl-4><enter><enter>", "on main | copies 3")]
#[case("<ctrl-s><enter>", "on basket | copies 0 | says too long")]
#[case("<ctrl-s><enter><enter>", "on main | copies 1")]
#[case("<ctrl-s><ctrl-4>", "on parts | copies 1")]
fn what_is_too_long_asks_and_goes_in_parts(#[case] keys: &str, #[case] after: &str) {
    check(&mut short_of_breath((120, 36)), LONG, keys, after);
}

/// What is missing is asked first, and the message goes in parts all the same.
#[test]
fn a_message_with_a_hole_is_filled_and_goes_in_parts() {
    let mut shop = short_of_breath((120, 36));
    let before = "<ctrl-t>anna nowak<enter>delivery-date";
    check(&mut shop, before, "<ctrl-4>", "on form | copies 0");
    shop.keys("+3<enter>");
    check(&mut shop, "", "", "on parts | copies 1 | says Enter copies the next");
    assert!(shop.clipboard.iter().all(|part| part.starts_with("(1/")), "{:?}", shop.clipboard);
}

#[test]
fn the_parts_are_in_the_clipboard_and_the_whole_is_in_the_journal() {
    let mut shop = short_of_breath((120, 36));
    check(&mut shop, LONG, "<ctrl-4><enter><enter>", "copies 3");
    assert!(shop.clipboard.iter().enumerate().all(|(at, part)| part.starts_with(&format!("({}/3) ", at + 1))));
    let lines = shop.desk().journal("", None, 10).expect("a journal");
    let latest = lines.first().expect("a line");
    assert!(latest.entry.text.chars().count() > 45 && !latest.entry.text.contains("(1/3)"));
    assert_eq!(lines.iter().filter(|line| line.entry.text == latest.entry.text).count(), 1);
}

#[rstest]
#[case((120, 36))]
#[case((80, 24))]
#[case((40, 12))]
fn a_message_in_parts_looks_as_it_did(#[case] size: (u16, u16)) {
    let mut shop = short_of_breath(size);
    shop.keys(LONG);
    insta::assert_snapshot!(format!("too_long_{}x{}", size.0, size.1), shop.screen());
    shop.keys("<ctrl-4>");
    insta::assert_snapshot!(format!("parts_{}x{}", size.0, size.1), shop.screen());
}

/// The name of another buyer asks, wherever it was typed.
#[test]
fn the_name_of_another_buyer_asks_before_it_is_copied() {
    let mut shop = demo_shop(Scheme::Dark, (120, 36));
    let before = "<ctrl-t>anna nowak<enter>greeting<ctrl-s><ctrl-x><ctrl-end> Greta Baumann";
    check(&mut shop, before, "<ctrl-s>", "on letter | copies 0 | says Greta Baumann is another buyer");
    check(&mut shop, "", "<ctrl-s>", "copies 1");
}

/// The sample shop, whose account number may go by e-mail only.
fn by_mail_only() -> Rehearsal {
    let mut shop = demo_shop(Scheme::Dark, (120, 36));
    let desk = shop.desk();
    let iban = desk.fact_called("iban").expect("a fact");
    desk.set_fact("iban", &iban.value, None, None, Some(&[Channel::new("email")]), None).expect("a fact");
    shop
}

#[rstest]
#[case("", "sees shop.iban is not for Allegro: it may go to e-mail only | misses PL61")]
#[case(
    "<enter>",
    "on main | copies 0 | says shop.iban is not for Allegro | sees Enter once more copies it all the same"
)]
#[case("<enter><enter>", "copies 1 | says copied")]
// In a text by hand, too, where nothing tells that it came from the fact.
#[case("<ctrl-s><ctrl-x><ctrl-end> x<ctrl-s>", "on letter | copies 0 | says shop.iban is not for Allegro")]
#[case("<ctrl-s><ctrl-x><ctrl-end> x<ctrl-s><ctrl-s>", "copies 1")]
fn a_sensitive_fact_asks_where_it_may_not_go(#[case] keys: &str, #[case] after: &str) {
    check(&mut by_mail_only(), "<ctrl-t>anna nowak<enter>payment-iban", keys, after);
}

/// What there is to know of a text by hand is said while it is written, and goes with it.
#[rstest]
#[case(" READ THE RULES", "on letter | sees “READ THE RULES” shouts")]
#[case(" READ THE RULES<ctrl-w><ctrl-w><ctrl-w>", "on letter | misses shouts")]
#[case(" [name]", "sees “[name]” was to be replaced")]
#[case(" READ THE RULES<ctrl-s>", "copies 1 | on main | misses shouts")]
#[case(" Greta Baumann", "sees Greta Baumann is another buyer | copies 0")]
fn a_text_by_hand_is_looked_at_while_it_is_written(#[case] keys: &str, #[case] after: &str) {
    let mut shop = demo_shop(Scheme::Dark, (120, 36));
    check(&mut shop, "<ctrl-t>anna nowak<enter>greeting<ctrl-s><ctrl-x><ctrl-end>", keys, after);
}

/// Whoever presses Enter twice has not asked for another message.
#[test]
fn enter_twice_does_not_put_one_reply_in_the_place_of_several() {
    let mut shop = demo_shop(Scheme::Dark, (120, 36));
    check(&mut shop, "closing<tab>greeting<tab>", "<enter>", "copies 1 | says copied");
    check(&mut shop, "", "<enter>", "copies 1 | says Enter once more copies");
    check(&mut shop, "", "<enter>", "copies 2");
}
