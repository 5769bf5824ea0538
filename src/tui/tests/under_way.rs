//! Messages under way that are left behind, kept or put away, and taken up again.

use rstest::rstest;

use super::story::check;
use super::*;

/// What brings the latest draft back.
const DRAFTS: &str = "<ctrl-p>drafts<enter>";

#[rstest]
// The terminal vanishes in the middle of a form: what was answered is there again, for whom it was.
#[case("18:00", "<hang-up>", "on main | nobody | drafts 1 | says What you were writing is kept")]
#[case("18:00<hang-up>", DRAFTS, "on picker | sees pickup-car · 2041 | sees Anna Nowak")]
#[case("18:00<hang-up><ctrl-p>drafts<enter>", "<enter>", "on form | buyer Anna Nowak | order 2041 | sees 18:00")]
#[case("soon<hang-up><ctrl-p>drafts<enter>", "<enter>", "on form | sees soon | sees this is not a time")]
// Left in any way.
#[case("18:00<ctrl-q>", "", "ended | drafts 1")]
#[case("18:00<ctrl-c><ctrl-c><ctrl-c><ctrl-c><ctrl-c>", "", "ended")]
#[case("18:00<esc><ctrl-q>", "", "ended | drafts 1")]
// Copied, it is no draft any more; undone, it is one again.
#[case("18:00<hang-up><ctrl-p>drafts<enter><enter>", "<enter>", "on main | copies 1 | copied 18:00 | drafts 0")]
#[case("18:00<hang-up><ctrl-p>drafts<enter><enter><enter>", "<ctrl-7>", "drafts 1")]
// Left again it is the same draft, as it is then.
#[case("18:00<hang-up><ctrl-p>drafts<enter><enter>", "<ctrl-u>19:00<hang-up>", "drafts 1")]
#[case(
    "18:00<hang-up><ctrl-p>drafts<enter><enter><ctrl-u>19:00<hang-up><ctrl-p>drafts<enter>",
    "<enter>",
    "sees 19:00"
)]
#[case("18:00<hang-up><ctrl-p>drafts<enter><enter>", "<hang-up>", "drafts 1")]
// What another buyer gets does not finish it.
#[case(
    "18:00<hang-up><ctrl-p>drafts<enter><enter><esc>",
    "<ctrl-t>olivia<enter><esc>pickup-sl<enter>",
    "copies 1 | drafts 1"
)]
// Nothing typed is nothing to keep.
#[case("", "<hang-up>", "drafts 0")]
fn a_form_half_filled_is_a_draft(#[case] before: &str, #[case] keys: &str, #[case] after: &str) {
    let before = format!("<ctrl-t>anna<enter>pickup-car<enter>{before}");
    check(&mut demo_shop(Scheme::Dark, (120, 36)), &before, keys, after);
}

/// Closing, slots and greeting, in this order, for Anna.
const BASKET: &str = "<ctrl-t>anna<enter>closing<tab>pickup-slots<tab>greeting<tab><ctrl-s>";

#[rstest]
#[case("", "<ctrl-s>", "on main | message  | drafts 1 | copies 0 | says kept among the drafts")]
#[case(
    "<ctrl-s><hang-up><ctrl-p>drafts<enter>",
    "",
    "sees closing + pickup-slots + g | sees Anna Nowak | misses reply:"
)]
#[case(
    "<ctrl-s><hang-up><ctrl-p>drafts<enter>",
    "<enter>",
    "on basket | message closing pickup-slots greeting | buyer Anna Nowak | order 2041"
)]
#[case("<ctrl-s><ctrl-p>drafts<enter><enter>", "<enter>", "copies 1 | copied Do wyboru | drafts 0")]
// A text by hand that it became is what is copied, and the draft is done with.
#[case("<ctrl-s><ctrl-p>drafts<enter><enter>", "<ctrl-x>Hi! <ctrl-s>", "copies 1 | copied Hi! | drafts 0")]
#[case("<ctrl-s><ctrl-p>drafts<enter><enter>", "<ctrl-x>Hi! <esc>", "drafts 2 | on basket")]
// Another message is under way: it is kept, not lost.
#[case(
    "<ctrl-s><ctrl-t>olivia<enter>greeting<tab>payment-card<tab><ctrl-p>drafts<enter>",
    "<enter>",
    "on basket | message closing pickup-slots greeting | buyer Anna Nowak | drafts 2"
)]
// Left with the program it is a draft, too; a single reply that was only looked at is none.
#[case("", "<hang-up>", "drafts 1")]
#[case("<ctrl-delete>pickup-sl<ctrl-s>", "<hang-up>", "drafts 0")]
fn a_basket_is_kept_as_a_draft(#[case] before: &str, #[case] keys: &str, #[case] after: &str) {
    check(&mut demo_shop(Scheme::Dark, (120, 36)), &format!("{BASKET}{before}"), keys, after);
}

#[rstest]
// Put away from the basket and from the form, with what was answered.
#[case(
    "pickup-sl<tab>greeting<tab><ctrl-s><ctrl-d>",
    "<enter>",
    "on main | message  | copies 0 | says Put away until Tue 24 Nov, 17:02"
)]
#[case("pickup-car<enter>18:00<ctrl-d>", "<enter>", "on main | copies 0 | says Put away until Tue 24 Nov, 17:02")]
// Not to be had before, not even among the drafts; then it is due, and opens as what it was.
#[case("pickup-car<enter>18:00<ctrl-d><enter><ctrl-p>drafts<enter>", "", "sees No draft is found | drafts 1")]
#[case("pickup-car<enter>18:00<ctrl-d><enter><f5>draft to look", "", "misses pickup-car · 2041")]
// Without an hour it is a draft like any other.
#[case("pickup-car<enter>18:00<ctrl-d><esc>", DRAFTS, "sees pickup-car · 2041")]
fn a_message_cools(#[case] before: &str, #[case] keys: &str, #[case] after: &str) {
    check(&mut demo_shop(Scheme::Dark, (120, 36)), &format!("<ctrl-t>anna<enter>{before}"), keys, after);
}

#[rstest]
#[case::from_the_form("pickup-car<enter>18:00<ctrl-d>4<enter>", "on form | sees 18:00 | buyer Anna Nowak")]
#[case::from_the_basket(
    "pickup-sl<tab>greeting<tab><ctrl-s><ctrl-d>4<enter>",
    "on basket | message pickup-slots greeting"
)]
#[case::by_hand("pickup-sl<ctrl-s><ctrl-x>Never! <ctrl-d>4<enter>", "on letter | sees Never! | buyer Anna Nowak")]
fn what_has_cooled_is_due_and_read_again(#[case] keys: &str, #[case] after: &str) {
    let mut shop = demo_shop(Scheme::Dark, (120, 36));
    check(&mut shop, "<ctrl-t>anna<enter>", keys, "copies 0");
    check(&mut shop, "", "<f5>", "misses draft to look at again");
    let later = demo::fixed_moment() + jiff::SignedDuration::from_hours(5);
    *shop.desk() = demo::copy_of(shop.desk(), later);
    shop.hang_up();
    shop.start_again();
    check(&mut shop, "", "<f5>draft to look", "sees draft to look at again");
    check(&mut shop, "", "<enter>", after);
    check(&mut shop, "", "<enter><ctrl-s>", "copies 1 | drafts 0");
}

#[rstest]
// The texts as one template: placeholders and questions stay, what is filled in does not.
#[case(
    "",
    "<ctrl-n>",
    "on editor | sees {{ shop.pickup_address }} | sees {{ buyer.address_as }} | sees {{ shop.signature }}"
)]
#[case("<ctrl-n>", "Come and pay<ctrl-s>", "on basket | says come-and-pay saved")]
#[case("<ctrl-n>Come and pay<ctrl-s><esc><esc><esc><esc>", "come-and<enter>18:00", "on form | sees 18:00")]
#[case("<ctrl-n>", "<esc>", "on basket | message greeting pickup-car closing | drafts 1")]
fn a_basket_becomes_a_reply(#[case] before: &str, #[case] keys: &str, #[case] after: &str) {
    let basket = "<ctrl-t>anna<enter>greeting<tab>pickup-car<tab>closing<tab><ctrl-s>";
    check(&mut demo_shop(Scheme::Dark, (120, 36)), &format!("{basket}{before}"), keys, after);
}
