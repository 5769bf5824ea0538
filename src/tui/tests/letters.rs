//! What was written both ways: messages, who wrote them, what was said, days that were set, buyers that are one person.

use rstest::rstest;

use super::story::check;
use super::*;

#[rstest]
// Who waits stands first; Enter answers, for the one who wrote.
#[case("", "<f10>", "on messages-page | sees messages that wait | sees 90 g | misses answered  ")]
#[case("<f10>90 g", "<enter>", "on main | buyer Thomas Whitfield | sees 90 g | copies 0")]
#[case("<f10>90 g<enter>pickup-sl<enter>", "<f10>90 g", "copies 1 | sees answered | sees pickup-slots · 24 Nov")]
// What answered a message is copied again.
#[case("<f10>90 g<enter>pickup-sl<enter><f10>90 g", "<enter>", "copies 2 | on messages-page | says copied, checked")]
// Put aside, removed, taken back.
#[case("<f10>90 g", "<ctrl-d>", "on messages-page | says Put aside: | sees put aside")]
#[case("<f10>90 g<ctrl-d>", "<ctrl-7>", "says Undone | sees messages that wait")]
#[case("<f10>90 g", "<ctrl-delete>", "says Removed: | sees Nothing here has these words")]
#[case("<f10>90 g<ctrl-delete>", "<ctrl-7>", "sees Thomas Whitfield")]
// What was put aside can be answered all the same, and is then the same message.
#[case("<f10>90 g<ctrl-d><enter>pickup-sl<enter>", "<f10>90 g", "sees pickup-slots · 24 Nov | misses put aside")]
// Who wrote it is said afterwards.
#[case("<paste:is the blue one still there?><f7><f10>blue one", "", "sees from whom?")]
#[case(
    "<paste:is the blue one still there?><f7><f10>blue one",
    "<ctrl-t>greta<enter>",
    "on messages-page | says It is from Greta Baumann | sees Greta Baumann | misses from whom?"
)]
#[case(
    "<paste:is the blue one still there?><f7><f10>blue one",
    "<ctrl-t>greta<esc>",
    "on messages-page | sees from whom?"
)]
fn messages_are_looked_through(#[case] before: &str, #[case] keys: &str, #[case] after: &str) {
    check(&mut demo_shop(Scheme::Dark, (120, 36)), before, keys, after);
}

#[rstest]
// On their page what they wrote says what answered it.
#[case("<f10>90 g<enter>pickup-sl<enter>", "<f2>", "on buyer-page | sees pickup-slots · 24 Nov")]
// A line of the journal is taken back where it stands.
#[case("<ctrl-t>anna<enter><f2>honest", "<delete>", "on buyer-page | says Taken back | sees not sent")]
#[case("<ctrl-t>anna<enter><f2>honest<delete>", "<ctrl-7>", "says Undone: the mark")]
fn what_was_written_stands_on_the_page(#[case] before: &str, #[case] keys: &str, #[case] after: &str) {
    check(&mut demo_shop(Scheme::Dark, (120, 36)), before, keys, after);
}

/// A message of one buyer is not answered by what is copied for another.
#[test]
fn a_message_is_not_answered_by_what_went_to_somebody_else() {
    let mut shop = demo_shop(Scheme::Dark, (120, 36));
    check(&mut shop, "<f10>90 g<enter><ctrl-t>greta<enter>pickup-sl<enter>", "<f10>90 g", "sees Thomas Whitfield");
    let open = shop.desk().messages(crate::desk::Inbox::Open, 100).expect("the records can be read");
    assert!(open.iter().any(|line| line.message.text.contains("90 g")));
}
