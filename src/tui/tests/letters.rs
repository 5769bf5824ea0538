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
#[case("<f10>90 g", "<ctrl-d>", "on messages-page | says Put aside: | sees   put aside")]
#[case("<f10>90 g<ctrl-d>", "<ctrl-7>", "says Undone | sees messages that wait")]
#[case("<f10>90 g", "<ctrl-delete>", "says Removed: | sees Nothing here has these words")]
#[case("<f10>90 g<ctrl-delete>", "<ctrl-7>", "sees Thomas Whitfield")]
// What was put aside can be answered all the same, and is then the same message.
#[case("<f10>90 g<ctrl-d><enter>pickup-sl<enter>", "<f10>90 g", "sees pickup-slots · 24 Nov | misses   put aside")]
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

/// A message from nobody that is known.
const STRANGER: &str = "<paste:Hello! My name is Jane Smith, jane@example.org. Is the blue one still there?>";

#[rstest]
// The key of the buyer's page notes them; what they wrote is taken apart, and they are pinned.
#[case("", "sees F2 new buyer | sees From nobody you know: F2 notes them")]
#[case("<f2>", "on form | sees Jane Smith | sees Noted with it | sees jane@example.org")]
#[case("<f2><enter>", "on main | buyer Jane Smith | says Jane Smith saved | sees blue one")]
#[case("<f2><enter><ctrl-7>", "nobody | says Undone")]
#[case("<f2><enter>pickup-sl<enter><f2>", "on buyer-page | sees jane@example.org | sees pickup-slots · 24 Nov")]
#[case("<f2><ctrl-u>Anna Nowak", "sees Another buyer is called Anna Nowak too")]
#[case("<f2><ctrl-u><enter>", "on form | says Still missing: name")]
#[case("<f2><esc>", "on main | nobody | sees blue one")]
// The same from the page of messages, for the marked one.
#[case(
    "<f7><f10>blue one<ctrl-n><enter>",
    "on messages-page | says Jane Smith saved | sees Jane Smith | misses from whom?"
)]
#[case("<f7><f10>blue one<ctrl-t><ctrl-n><enter>", "on messages-page | sees Jane Smith")]
#[case("<f7><f10>blue one<ctrl-n><enter><ctrl-7>", "sees from whom?")]
fn a_stranger_becomes_a_buyer(#[case] keys: &str, #[case] after: &str) {
    check(&mut demo_shop(Scheme::Dark, (120, 36)), STRANGER, keys, after);
}

#[rstest]
// A pasted address is enough.
#[case(
    "",
    "<paste:Zofia Lis\nul. Prosta 5/3\n00-838 Warszawa><f2><enter><f2>",
    "buyer Zofia Lis | sees 00-838 Warszawa"
)]
// Where nothing was pasted, there is a place for it.
#[case("<ctrl-p>note new<enter>", "Zofia Lis<enter>", "buyer Zofia Lis")]
#[case("<ctrl-t>anna<enter>", "<f2>", "on buyer-page")]
fn an_address_becomes_a_buyer(#[case] before: &str, #[case] keys: &str, #[case] after: &str) {
    check(&mut demo_shop(Scheme::Dark, (120, 36)), before, keys, after);
}

#[rstest]
#[case("<ctrl-y>", "on picker | misses Anna Nowak  ")]
// Who stays, what goes over, what they say two things about: before it is done.
#[case(
    "<ctrl-y>olivia<enter>",
    "on form | sees Olivia Brandt goes into Anna Nowak, with | sees name: “Anna Nowak” stays"
)]
#[case("<ctrl-y>olivia<enter><right>", "sees Anna Nowak goes into Olivia Brandt, with")]
#[case("<ctrl-y>olivia<enter><enter>", "on buyer-page | says One buyer now: Anna Nowak | buyer Anna Nowak | sees 2039")]
#[case("<ctrl-y>olivia<enter><right><enter>", "on buyer-page | buyer Olivia Brandt | sees 2041 | sees 2039")]
#[case("<ctrl-y>olivia<enter><enter><ctrl-7>", "on buyer-page | says Undone | misses 2039")]
// Leaving does nothing.
#[case("<ctrl-y>olivia<enter><esc>", "on buyer-page | misses 2039")]
#[case("<ctrl-y>olivia<enter><right><esc>", "on form | says Not saved yet")]
// With themselves.
#[case("<ctrl-y>anna nowak", "on picker | sees Nobody else is called that")]
#[case("<ctrl-y>xyzzy", "sees Nobody else is called that")]
fn two_buyers_become_one(#[case] keys: &str, #[case] after: &str) {
    check(&mut demo_shop(Scheme::Dark, (120, 36)), "<ctrl-t>anna<enter><f2>", keys, after);
}

/// Those who share a name or a number come first.
#[test]
fn who_may_be_the_same_person_comes_first() {
    let mut shop = demo_shop(Scheme::Dark, (120, 36));
    let anna = shop.desk().buyer_named("Anna Nowak").expect("she is there");
    let mut twin = crate::model::Buyer::named("Ania");
    twin.phone = anna.phone.as_ref().map(|phone| format!("0048 {}", phone.trim_start_matches("+48")));
    assert!(twin.phone.is_some());
    shop.desk().save_buyer(&twin).expect("saved");
    shop.keys("<ctrl-t>greta<enter><ctrl-t>anna<ctrl-t><ctrl-y><enter>");
    assert!(shop.screen().contains("Ania goes into Anna Nowak"), "{}", shop.screen());
}

#[rstest]
// The marked reply went to them before: when, stands beside it and below it, and the same text goes again.
#[case("<ctrl-t>olivia<enter>pickup-sl<enter>", "pickup-sl", "sees Sent to Olivia Brandt on Tue 24 Nov, 14:02")]
#[case("<ctrl-t>olivia<enter>pickup-sl<enter>pickup-sl", "<f8>", "copies 2 | says copied, checked")]
// Else what was last sent, said before it is copied.
#[case("<ctrl-t>anna<enter>", "<f8>", "copies 0 | says payment-iban: sent Mon 23 Nov | says F8 copies it again")]
#[case("<ctrl-t>anna<enter>", "<f8><f8>", "copies 1 | says copied, checked")]
#[case("<ctrl-t>anna<enter><f8>", "x<f8>", "copies 0 | says F8 copies it again")]
#[case("", "<f8>", "copies 0 | says no buyer is pinned (^T)")]
#[case("<paste:my name is Jane Smith, hello there><f2><enter>", "<f8>", "says Nothing was sent to Jane Smith yet")]
fn the_same_is_sent_again(#[case] before: &str, #[case] keys: &str, #[case] after: &str) {
    check(&mut demo_shop(Scheme::Dark, (120, 36)), before, keys, after);
}

#[rstest]
// While one types the day is said, and whether it is one to work on.
#[case("<f2><ctrl-r>", "friday", "on form | sees Fri 27 Nov, in 3 days")]
#[case("<f2><ctrl-r>", "tomorrow", "sees Wed 25 Nov, tomorrow")]
#[case("<f2><ctrl-r>", "sunday", "sees Sun 29 Nov, in 5 days · not a day the shop works")]
#[case("<f2><ctrl-r>", "2026-11-01", "sees Sun 1 Nov has passed")]
#[case("<f2><ctrl-r>", "20.11.", "sees Sat 20 Nov 2027, in 361 days")]
#[case("<f2><ctrl-r>", "soon", "sees “soon” cannot be the day")]
#[case("<f2><ctrl-r>", "friday<tab><tab>pickup-slots", "sees with pickup-slots: ")]
#[case("<f2><ctrl-r>", "friday<tab><tab>pickup-slotz", "sees there is no reply “pickup-slotz”")]
// It has to say something.
#[case("<f2><ctrl-r>", "friday<enter>", "on form | says text")]
#[case(
    "<f2><ctrl-r>",
    "friday<tab>does it fit?<enter>",
    "on buyer-page | says Reminder on Fri 27 Nov: does it fit? | sees set for later"
)]
#[case("<f2><ctrl-r>", "today<tab>does it fit?<enter><f5>", "on due-page | sees does it fit?")]
#[case("<f2><ctrl-r>today<tab>does it fit?<enter><esc>", "<f5>fit", "sees does it fit? | sees Anna Nowak")]
// It can be done from where one writes, too, about the order.
#[case("<ctrl-p>reminder<enter>", "friday<tab>ask<enter>", "on main | says Reminder on Fri 27 Nov")]
// Once it is set: changed, done, removed, taken back.
#[case("<f2><ctrl-r>friday<tab>does it fit?<enter>does it", "<enter>", "on form | sees does it fit? | sees 2026-11-27")]
#[case("<f2><ctrl-r>friday<tab>does it fit?<enter>does it", "<enter>+7<enter>", "on buyer-page | sees Tue 1 Dec")]
#[case(
    "<f2><ctrl-r>friday<tab>does it fit?<enter>does it",
    "<ctrl-d>",
    "says Done: does it fit? | sees Nothing here has"
)]
#[case(
    "<f2><ctrl-r>friday<tab>does it fit?<enter>does it",
    "<delete>",
    "says Reminder on Fri 27 Nov removed | sees Nothing here has"
)]
#[case("<f2><ctrl-r>friday<tab>does it fit?<enter>does it<delete>", "<ctrl-7>", "sees does it fit?")]
fn a_day_is_set(#[case] before: &str, #[case] keys: &str, #[case] after: &str) {
    check(&mut demo_shop(Scheme::Dark, (120, 36)), &format!("<ctrl-t>anna<enter>{before}"), keys, after);
}

#[rstest]
// About what the page is about: an order, the marked line of what is due.
#[case("<ctrl-o>2042<ctrl-o>", "<ctrl-r>", "on form | sees order 2042 · Greta Baumann")]
#[case("<f5>silent piotr", "<ctrl-r>", "on form | sees order 2036 · Piotr Zając")]
#[case("<f10>90 g", "<ctrl-r>", "on form | sees order 2047 · Thomas Whitfield")]
#[case("<f4>", "<ctrl-r>", "on pieces-page")]
fn a_day_is_set_about_what_is_on_the_page(#[case] before: &str, #[case] keys: &str, #[case] after: &str) {
    check(&mut demo_shop(Scheme::Dark, (120, 36)), before, keys, after);
}

#[rstest]
// An angry answer waits, and comes up to be read again.
#[case("<ctrl-d>", "on form | sees for how many hours | sees To be read again on Tue 24 Nov, 17:02")]
#[case("<ctrl-d>20", "sees To be read again on Wed 25 Nov, 10:02")]
#[case("<ctrl-d>0", "sees “0” cannot be the number of hours")]
#[case("<ctrl-d><enter>", "on main | copies 0 | says Put away until Tue 24 Nov, 17:02")]
#[case("<ctrl-d><enter><ctrl-p>drafts<enter>", "on picker | sees No draft is found")]
// Without an hour it is a draft like any other.
#[case("<ctrl-d><esc><ctrl-p>drafts<enter>", "on picker | sees Never again")]
fn a_text_cools(#[case] keys: &str, #[case] after: &str) {
    let before = "<ctrl-t>tom<enter>closing<tab><ctrl-s><ctrl-x>Never again! ";
    check(&mut demo_shop(Scheme::Dark, (120, 36)), before, keys, after);
}

/// What was noted while somebody else was pinned is not left with that one's order when its writer is made a buyer.
#[test]
fn a_newcomer_has_nobody_elses_order() {
    let mut shop = demo_shop(Scheme::Dark, (120, 36));
    let before = "<ctrl-t>greta<enter><paste:Hello there, is the blue bowl still there for me?><f7>";
    check(&mut shop, before, "", "says Noted as from Greta Baumann | says From somebody else?");
    check(&mut shop, "", "<f10>blue bowl<ctrl-n>Jane Smith<enter>", "sees Jane Smith | misses Jane Smith · 2042");
}

#[rstest]
// A number somebody else's order bears, and money of several currencies, are taken and said.
#[case("<ctrl-u>2041<tab><ctrl-u>Etsy<ctrl-s>", "says 2041 saved | sees order 2041 is there more than once")]
fn what_is_odd_about_an_order_is_said(#[case] keys: &str, #[case] after: &str) {
    check(&mut demo_shop(Scheme::Dark, (120, 36)), "<ctrl-t>anna<enter><f2><ctrl-n>", keys, after);
}

/// The board says whose order another state is chosen for.
#[test]
fn a_state_chosen_on_the_board_says_for_which_order() {
    let mut shop = demo_shop(Scheme::Dark, (120, 36));
    check(&mut shop, "<ctrl-t>anna<enter><f6>", "<down><ctrl-s>", "on picker | sees 2047 · Thomas Whitfield");
}
