//! Pages: keys that lead there, the keys in question, what holds after.

use rstest::rstest;

use super::story::check;
use super::*;

#[rstest]
#[case("<ctrl-t>anna<enter>", "<f2>", "on buyer-page | sees in a hurry | sees 2041 | sees payment-iban")]
#[case("", "<f2>", "on main | says no buyer is pinned (^T)")]
#[case("", "<f3>", "on main | says no order is pinned (^O)")]
// The key that chooses, pressed again, leads to the page; Esc leads back the same way.
#[case("<ctrl-t>anna<enter>", "<ctrl-t><ctrl-t>", "on buyer-page | sees in a hurry")]
#[case("<ctrl-t>anna<enter><ctrl-t><ctrl-t>", "<esc>", "on picker")]
#[case("<ctrl-t>anna<enter><ctrl-t><ctrl-t>", "<esc><esc>", "on main | buyer Anna Nowak")]
#[case("", "<ctrl-o>2042<ctrl-o>", "on order-page | nobody")]
// Pages stack.
#[case("<ctrl-t>anna<enter><f2>", "<enter>", "on order-page | sees order 2041")]
#[case("<ctrl-t>anna<enter><f2><enter>", "<esc>", "on buyer-page")]
#[case("<ctrl-t>anna<enter><f2><enter>", "<esc><esc>", "on main")]
#[case("", "<ctrl-o>2042<ctrl-o><enter>", "on buyer-page | sees Greta Baumann")]
// Writing goes to the replies.
#[case("<ctrl-t>anna<enter>", "<ctrl-o>2042<ctrl-o><ctrl-t>", "on main | order 2042 | buyer Greta Baumann")]
#[case("", "<ctrl-t>anna<ctrl-t><ctrl-t>", "on main | buyer Anna Nowak | order 2041")]
// Typing narrows, and what matches is marked.
#[case("<ctrl-t>anna<enter><f2>", "2029", "sees 2029 | misses 2041  ready")]
#[case("<ctrl-t>anna<enter><f2>", "2029<enter>", "on order-page | sees order 2029")]
#[case("<ctrl-t>anna<enter><f2>", "xyzzy", "sees Nothing here has these words")]
#[case("<ctrl-t>anna<enter><f2>xyzzy", "<enter>", "on buyer-page | copies 0")]
// What was said is said again.
#[case("<ctrl-t>anna<enter><f2>", "honest<enter>", "on buyer-page | copies 1 | says copied, checked")]
#[case("<ctrl-t>anna<enter><f2>", "<ctrl-7>", "on buyer-page")]
// Pieces.
#[case("", "<f4>guest<enter>", "on main | piece Guest book")]
#[case("", "<ctrl-f>guest<ctrl-f>", "on pieces-page | sees made to order")]
fn a_page_is_read(#[case] before: &str, #[case] keys: &str, #[case] after: &str) {
    check(&mut demo_shop(Scheme::Dark, (120, 36)), before, keys, after);
}

/// Whatever the size, every line can be reached and is seen when it is marked.
#[test]
fn every_line_of_a_page_can_be_walked_to() {
    for (columns, rows) in [(120, 36), (80, 24), (40, 12), (30, 6)] {
        let mut shop = demo_shop(Scheme::Dark, (columns, rows));
        shop.keys("<ctrl-t>greta<enter><f2>");
        let count = page(&shop).targets().len();
        let mut seen = std::collections::BTreeSet::new();
        for _ in 0..200 {
            if let Some(marked) = page(&shop).marked {
                seen.insert(marked);
                assert!(shop.screen().contains('▌'), "{}", shop.screen());
            }
            shop.keys("<down>");
        }
        assert_eq!(seen.len(), count, "at {columns}×{rows}");
        shop.keys(&"<up>".repeat(200));
        assert_eq!(page(&shop).top, 0);
        let name = if rows > 6 { "Greta Baumann" } else { "a word" };
        assert!(shop.screen().contains(name), "{}", shop.screen());
    }
}

fn page(shop: &Rehearsal) -> &crate::tui::page::Page {
    match shop.model.screens.last() {
        Some(crate::tui::model::Screen::Page(page)) => page,
        other => panic!("{other:?}"),
    }
}

#[rstest]
// The usual next state comes first, and the replies for it are what follows.
#[case("<ctrl-t>greta<enter><f3>", "<ctrl-s>", "on picker | sees usually next | sees skips ready")]
#[case(
    "<ctrl-t>greta<enter><f3>",
    "<ctrl-s><enter>",
    "on main | order 2042 | says Order 2042: ready · the replies for it come first, Esc leads back | sees for this order"
)]
#[case("<ctrl-t>greta<enter>pick<f3>", "<ctrl-s>shipp<enter>", "on main | query  | says shipped | sees for this order")]
#[case("", "<ctrl-o>2042<ctrl-o><ctrl-s><enter>", "on main | order 2042 | buyer Greta Baumann")]
#[case("<ctrl-t>greta<enter>", "<f9><enter>", "on main | says Order 2042: ready")]
// Esc leads back to where the state was changed, also after a reply for it was copied.
#[case("<ctrl-t>greta<enter><f3><ctrl-s><enter>", "<esc>", "on order-page | sees state     ready")]
#[case("<ctrl-t>greta<enter><f3><ctrl-s><enter><esc>", "<esc>", "on main")]
#[case("<f6>2042<ctrl-s><enter>", "<esc>", "on board-page")]
#[case("<f6>2042<ctrl-s><enter>pickup-sl<enter>", "<esc><esc>", "on board-page | copies 1")]
#[case("<f6>2042<ctrl-s><enter>", "<ctrl-t>anna<enter><esc>", "on main | buyer Anna Nowak")]
#[case("<f6>2042<ctrl-s><enter>", "<f4><esc><esc>", "on main")]
#[case("<ctrl-o>2042<ctrl-o><ctrl-t>", "<esc>", "on order-page")]
#[case("<f5>not paid<ctrl-t>", "<esc><esc>", "on due-page")]
#[case("<ctrl-t>greta<enter><f9><enter>", "<ctrl-7>", "says Undone | sees making")]
#[case("", "<f9>", "on main | says no order is pinned")]
#[case("<ctrl-t>greta<enter><f3>", "<ctrl-s><esc>", "on order-page")]
#[case("<ctrl-t>greta<enter><f3>", "<ctrl-s>xyzzy", "sees No state is called that")]
// What is agreed is a line with its day.
#[case(
    "<ctrl-t>greta<enter><f3>",
    "<ctrl-n>Ribbon in blue<enter>",
    "on order-page | sees 24 Nov  Ribbon in blue | says Noted"
)]
#[case("<ctrl-t>greta<enter><f3>", "<ctrl-n><enter>", "on form")]
#[case("<ctrl-t>greta<enter><f3>", "<ctrl-n>Ribbon<esc>", "on form | says Not saved yet")]
#[case("<ctrl-t>greta<enter><f3>", "<ctrl-n>Ribbon<esc><esc>", "on order-page | misses Ribbon")]
fn an_order_goes_on(#[case] before: &str, #[case] keys: &str, #[case] after: &str) {
    check(&mut demo_shop(Scheme::Dark, (120, 36)), before, keys, after);
}

#[rstest]
// The list says what needs a word; Enter copies the reply where it is whole.
#[case("", "<f5>", "on due-page | sees messages that wait | sees not paid yet | sees due 10")]
#[case(
    "<f5>birth",
    "<enter>",
    "on due-page | copies 1 | says copied, checked | says not in their language | says-not noted for | buyer Inês Carvalho | sees due 9"
)]
#[case("<f5>birth<enter>", "<ctrl-7>", "on due-page | sees due 10")]
// What is missing is asked first, for the one it is for.
#[case("<f5>piotr", "<enter>", "copies 0 | buyer Piotr Zając | order 2036 | on form | sees Piotr Zając ·")]
#[case("<f5>piotr<enter>", "the colour?<enter>", "copies 1 | on due-page | copied the colour?")]
// A message is looked at first, with what may answer it.
#[case("<f5>90 g", "<enter>", "on main | buyer Thomas Whitfield | order 2047 | sees 90 g | copies 0")]
// Looking first pins who and what, and marks the reply.
#[case("<f5>not paid", "<ctrl-t>", "on main | buyer Henrik Sørensen | order 2043 | marked payment-reminder")]
// Put off, put away, taken back.
#[case("<f5>not paid", "<ctrl-s>", "on due-page | says Put off until tomorrow | sees due 9")]
#[case("<f5>not paid", "<ctrl-d>", "on due-page | says Done with | sees due 9")]
#[case("<f5>not paid<ctrl-d>", "<ctrl-7>", "sees due 10")]
// A message can wait.
#[case("<paste:is the blue one still there?>", "<f7>", "on main | says Noted: the message waits | sees due 11")]
#[case("", "<f7>", "says There is no message at hand")]
// Once it is known who wrote it, the message that waits gets the name.
#[case(
    "<paste:is the blue one still there?><f7><ctrl-t>anna<enter>",
    "<paste:is the blue one still there?><f7><f5>",
    "sees due 11 | sees Anna Nowak · 2041  "
)]
fn what_is_due_is_done(#[case] before: &str, #[case] keys: &str, #[case] after: &str) {
    check(&mut demo_shop(Scheme::Dark, (120, 36)), before, keys, after);
}

#[rstest]
#[case("", "<f6>", "on board-page | sees making · 1 | sees 13 orders")]
#[case("<f6>2042", "<enter>", "on order-page | sees Greta Baumann")]
#[case("<f6>2042", "<ctrl-s><enter>", "on main | order 2042 | says Order 2042: ready")]
fn the_board_leads_to_the_orders(#[case] before: &str, #[case] keys: &str, #[case] after: &str) {
    check(&mut demo_shop(Scheme::Dark, (120, 36)), before, keys, after);
}

#[rstest]
#[case("", "<f12>", "sees the last 8 weeks | sees how fast you answer | sees sent most | sees never sent")]
// A line leads to what it stands for, and Esc back.
#[case("<f12>", "alternative<enter>", "on main | query alternative | marked alternative")]
#[case("<f12>alternative<enter>", "<esc><esc>", "on page")]
#[case("<paste:do you know a good recipe for pumpkin soup><f7><f12>", "pumpkin", "sees 1×  do you know a good recipe")]
#[case(
    "<paste:do you know a good recipe for pumpkin soup><f7><esc><f12>pumpkin",
    "<enter>",
    "on editor | sees do you know a good recipe for pumpkin soup"
)]
fn the_figures_lead_on(#[case] before: &str, #[case] keys: &str, #[case] after: &str) {
    check(&mut demo_shop(Scheme::Dark, (120, 36)), before, keys, after);
}

/// Keys pressed before a page has come are done once it is there; the way out never waits.
#[rstest]
#[case("<f4>guest<enter>", "on main | piece Guest book")]
#[case("<f4><down><down><enter>", "on main | piece Recipe book with tabs")]
#[case("<f4><down>pen<enter>", "on main | piece Pen loop")]
#[case("<f5>not paid<ctrl-s>", "on due-page | says Put off until tomorrow")]
#[case("<f6>2042<enter>", "on order-page | sees Greta Baumann")]
#[case("<f4><down><enter><esc>", "on main | misses Pieces | copies 0")]
fn nothing_typed_before_a_page_has_come_is_lost(#[case] keys: &str, #[case] after: &str) {
    let mut shop = demo_shop(Scheme::Dark, (120, 36));
    shop.keys_at_once(keys);
    check(&mut shop, "", "", after);
}
