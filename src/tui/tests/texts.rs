//! Texts put together from the records: keys that lead there, the keys in question, what holds after.

use rstest::rstest;

use super::story::check;
use super::*;

#[rstest]
// The stock list is what the page shows, in the buyer's language.
#[case("<f4>", "<ctrl-s>", "on letter | sees Ready to send: | sees - Pen loop: PLN 14.00 | sees Short, as for a chat")]
#[case("<f4>pen", "<ctrl-s>", "sees Pen loop | misses Notebook | on letter")]
#[case("<ctrl-t>anna<enter><f4>", "<ctrl-s>", "sees Gotowe do wysyłki: | sees 14,00")]
#[case(
    "<ctrl-t>greta<enter><f4>",
    "<ctrl-p>stock list in full<enter>",
    "sees Auf Bestellung: | sees https:// | sees links for Etsy"
)]
#[case("<f4>", "<ctrl-s><ctrl-s>", "copies 1 | copied Pen loop | on pieces-page | says copied, checked")]
#[case("<f4><ctrl-s>", "<ctrl-home>Hello! <ctrl-s>", "copied Pen loop | copied Hello!")]
#[case("<ctrl-t>anna<enter><f4><ctrl-s><ctrl-s>", "<esc><ctrl-r>", "on journal | sees Gotowe do wysyłki")]
// It says nothing of the order that is pinned: who waits to hear of it waits still.
#[case("<ctrl-t>anna<enter><f4><ctrl-s><ctrl-s>", "<f5>", "sees ready, not told")]
#[case("<f4>xyzzy", "<ctrl-s>", "on pieces-page | says None of these is ready")]
// What was not changed can be put together again; what was is kept.
#[case("<f4><ctrl-s>", "<esc>", "on pieces-page")]
#[case("<f4><ctrl-s><esc><esc>", "<ctrl-p>drafts<enter>", "sees No draft is found")]
#[case("<f4><ctrl-s>Hello! <esc>", "<esc><ctrl-p>drafts<enter>", "misses No draft is found")]
// What is left out is said: sold out, or nobody has noted how to get it.
#[case(
    "<f4><ctrl-n>Bookmark<ctrl-s>book",
    "<ctrl-s>",
    "sees 1 left out | misses Bookmark | sees Recipe book with tabs"
)]
#[case("<f4>", "<ctrl-n>Bookmark<ctrl-s>", "sees Bookmark | sees not noted | sees Without them it is in no stock list")]
#[case("<f4>", "<ctrl-n>Bookmark<tab><tab>0<ctrl-s>", "sees sold out")]
#[case("<f4>", "<ctrl-n>Bookmark<tab><tab>3<tab>2<ctrl-s>", "sees 3 ready, more in 2 days")]
#[case("<f4>", "<ctrl-n>Bookmark<tab><tab>0<tab>2<ctrl-s>", "sees in 2 days")]
// A message that waits for the list is answered by it.
#[case(
    "<ctrl-t>greta<enter><paste:What do you have ready just now, please?><f4><ctrl-s>",
    "<ctrl-s><esc>",
    "copies 1 | on main | misses What do you have"
)]
// What is agreed on an order.
#[case(
    "<ctrl-o>2042<ctrl-o>",
    "<ctrl-o>",
    "on letter | buyer Greta Baumann | order 2042 | sees Bestellung 2042: | sees Vereinbart:"
)]
#[case(
    "<ctrl-o>2042<ctrl-o><ctrl-o>",
    "<ctrl-s>",
    "copies 1 | copied Bestellung 2042: | on order-page | sees 24 Nov 14:02"
)]
fn a_text_is_put_together(#[case] before: &str, #[case] keys: &str, #[case] after: &str) {
    check(&mut demo_shop(Scheme::Dark, (120, 36)), before, keys, after);
}

#[rstest]
// From page to page, without the way back over the replies.
#[case("<f5>", "<f6>", "sees Board")]
#[case("<f5><f6><f12>", "<esc><esc>", "sees Due")]
#[case("<f6><f6><f6>", "<esc>", "sees a few letters of a reply")]
// Help begins with what keys do here.
#[case("", "<ctrl-g>", "sees Replies")]
#[case("<f5>", "<ctrl-g>", "sees What is due")]
#[case("<ctrl-t>", "<ctrl-g>", "sees Choosing")]
#[case("<ctrl-t>anna<ctrl-x>", "<ctrl-g>", "sees Questions")]
#[case("<f5><ctrl-p>", "<ctrl-g>", "sees What is due")]
// The keys that matter and the way out are seen, however narrow it is.
#[case("<f5>", "", "sees Enter answer  ^S later  ^D done  Esc")]
#[case("<f4>", "", "sees Enter pin  ^T write  ^S list  Esc")]
#[case("<ctrl-o>2042<ctrl-o>", "", "sees Enter open  ^T write  ^S state  Esc")]
#[case("<f6>", "", "sees Enter open  ^S state  Esc back")]
fn a_narrow_screen_says_what_matters(#[case] before: &str, #[case] keys: &str, #[case] after: &str) {
    check(&mut demo_shop(Scheme::Dark, (40, 12)), before, keys, after);
}
