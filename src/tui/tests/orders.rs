//! What is done with an order: keys that lead there, the keys in question, what holds after.

use rstest::rstest;

use super::story::check;
use super::*;

const HENRIK: &str = "<ctrl-o>2043<ctrl-o>";

#[rstest]
// What is due stands there and is marked; what Enter would do is said below.
#[case(
    HENRIK,
    "<ctrl-y>",
    "on form | sees order 2043 · Henrik Sørensen | sees 173.00 PLN | sees paid in full | sees becomes “paid”"
)]
#[case(HENRIK, "<ctrl-y>40", "sees PLN 40.00 of PLN 173.00 paid, PLN 133.00 due | misses becomes")]
#[case(HENRIK, "<ctrl-y>200", "sees paid in full, and PLN 27.00 too much; the order becomes “paid”")]
#[case(HENRIK, "<ctrl-y>20 EUR", "sees is counted in PLN | misses becomes")]
#[case(HENRIK, "<ctrl-y>20 EUR<enter>", "on form | sees is counted in PLN")]
#[case(HENRIK, "<ctrl-y>many<enter>", "on form | says “many” cannot be the amount")]
#[case(HENRIK, "<ctrl-y><backspace><enter>", "on form | says Still missing: amount")]
// A part of it leaves one on the page; the last of it leads to the replies for what comes next.
#[case(
    HENRIK,
    "<ctrl-y>40<tab>card<enter>",
    "on order-page | says PLN 133.00 due | sees paid · card | sees PLN 133.00"
)]
#[case(
    HENRIK,
    "<ctrl-y><enter>",
    "on main | order 2043 | says order 2043: paid in full | sees for this order | sees paid"
)]
#[case("<ctrl-o>2043<ctrl-o><ctrl-y>40<enter>", "<ctrl-y>", "sees 133.00 PLN | sees paid in full")]
#[case("<ctrl-o>2043<ctrl-o><ctrl-y>40<enter>", "<ctrl-7>", "on order-page | says Undone | misses PLN 133.00")]
// Nothing is due any more.
#[case("<ctrl-o>2042<ctrl-o>", "<ctrl-y>", "on form | sees Nothing is due any more")]
#[case("<ctrl-o>2042<ctrl-o>", "<ctrl-y>5<enter>", "on order-page | says PLN 5.00 too much")]
#[case(HENRIK, "<ctrl-y><esc>", "on order-page")]
#[case(HENRIK, "<ctrl-y>40<esc>", "on form | says Not saved yet")]
fn money_that_came_is_noted(#[case] before: &str, #[case] keys: &str, #[case] after: &str) {
    check(&mut demo_shop(Scheme::Dark, (120, 36)), before, keys, after);
}

const ANNA: &str = "<ctrl-o>2041<ctrl-o><ctrl-f>";

#[rstest]
#[case("<ctrl-o>2041<ctrl-o>", "", "sees 0 of 2 packed")]
#[case(
    "",
    ANNA,
    "on packing-page | sees 0 of 2 packed · order 2041 · Allegro | sees Anna Nowak | sees ▌[ ]  1 ×  Notebook"
)]
// Enter ticks and goes on to what is open; what is ticked can be unticked.
#[case(
    ANNA,
    "<enter>",
    "sees 1 of 2 packed | sees [x]  1 ×  Notebook | sees ▌[ ]  1 ×  Pen loop | says Packed: Notebook"
)]
#[case(ANNA, "<down><enter>", "sees [x]  1 ×  Pen loop | sees ▌[ ]  1 ×  Notebook")]
#[case(ANNA, "<enter><up><enter>", "sees 0 of 2 packed | sees ▌[ ]  1 ×  Notebook | says Not packed: Notebook")]
#[case(ANNA, "pen<enter>", "sees 1 of 2 packed | sees [x]  1 ×  Pen loop | sees ▌[ ]  1 ×  Notebook")]
// Once everything is ticked, what comes next is one key away.
#[case(
    ANNA,
    "<enter><enter>",
    "sees 2 of 2 packed | sees ▌Everything is packed: on to “shipped” | says Everything is packed"
)]
#[case(ANNA, "<enter><enter><enter>", "on main | order 2041 | says shipped | sees for this order")]
#[case(ANNA, "<ctrl-d>", "sees 2 of 2 packed | sees ▌Everything is packed")]
#[case(ANNA, "<ctrl-d><ctrl-d>", "sees 0 of 2 packed | misses Everything | sees ▌[ ]  1 ×  Notebook")]
#[case(ANNA, "<ctrl-d><ctrl-7>", "sees 0 of 2 packed | says Undone")]
#[case(ANNA, "<ctrl-d><esc>", "on order-page | sees 2 of 2 packed")]
#[case(ANNA, "<ctrl-s>", "on picker | sees usually next")]
// What goes beside it.
#[case(
    ANNA,
    "<ctrl-n>a card<enter>",
    "on packing-page | sees 0 of 3 packed | sees [ ]  +    a card | says Noted for the parcel"
)]
#[case(ANNA, "<ctrl-n><enter>", "on form")]
#[case(
    "<ctrl-o>2041<ctrl-o><ctrl-f><ctrl-n>a card<enter>",
    "<down><down><delete>",
    "misses +    a card | says Taken off: a card"
)]
#[case(
    "<ctrl-o>2041<ctrl-o><ctrl-f><ctrl-n>a card<enter>",
    "<down><down><delete><ctrl-7>",
    "sees a card | sees 0 of 3"
)]
#[case(
    "<ctrl-o>2041<ctrl-o><ctrl-f><ctrl-n>a card<enter>",
    "<esc>",
    "on order-page | sees a card | sees 0 of 3 packed"
)]
// What was ordered is not taken out here.
#[case(ANNA, "<delete>", "sees 0 of 2 packed")]
fn a_parcel_is_packed(#[case] before: &str, #[case] keys: &str, #[case] after: &str) {
    check(&mut demo_shop(Scheme::Dark, (120, 36)), before, keys, after);
}

#[rstest]
#[case("<ctrl-o>2042<ctrl-o>salbei", "<ctrl-u>", "on order-page")]
#[case("<ctrl-o>2042<ctrl-o><down><down>", "<delete>", "says Taken off: Leinen in Salbei | misses 10 Nov  Leinen")]
#[case("<ctrl-o>2042<ctrl-o><down><down><delete>", "<ctrl-7>", "sees 10 Nov  Leinen | says Undone")]
#[case("<ctrl-o>2042<ctrl-o><down><down>", "<enter>", "on order-page")]
// Where something stands behind the cursor, the key edits that.
#[case("<ctrl-o>2042<ctrl-o>leinen<home>", "<delete>", "sees Leinen in Salbei | sees einen")]
#[case("<ctrl-o>2042<ctrl-o>leinen", "<delete>", "says Taken off: Leinen in Salbei")]
// What was not sent is taken back.
#[case(
    "<ctrl-o>2042<ctrl-o>bench",
    "<ctrl-u><down><down><down><down><down><delete>",
    "says Taken back | sees not sent"
)]
fn a_line_of_an_order_is_taken_off(#[case] before: &str, #[case] keys: &str, #[case] after: &str) {
    check(&mut demo_shop(Scheme::Dark, (120, 36)), before, keys, after);
}

/// The sample shop with two places to meet, and a meeting that is set there.
fn with_slots() -> Rehearsal {
    let mut shop = demo_shop(Scheme::Dark, (120, 36));
    let desk = shop.desk();
    let hours = "18:30-19:30".parse().expect("hours");
    desk.add_slot("at the station", &crate::calendar::weekdays("mon thu").expect("weekdays"), hours).expect("a slot");
    let olivia = desk.order_numbered("2039").expect("an order").id;
    let at = desk.read_moment("thu 18:30").expect("a moment");
    desk.meet(olivia, &crate::desk::Appointment { at, until: None, place: None }).expect("a meeting");
    shop
}

const MEET: &str = "<ctrl-o>2041<ctrl-o><ctrl-d>";

#[rstest]
#[case("", MEET, "on picker | sees ▌Thu 26 Nov 19:00  at the station | sees until 19:30 | sees Mon 30 Nov 18:30")]
#[case(MEET, "<enter>", "on order-page | sees 26 lis 19:00, at the | says Order 2041")]
#[case(MEET, "mon<enter>", "on order-page | sees 30 lis 18:30")]
#[case(MEET, "<enter><ctrl-7>", "on order-page | misses 19:00 | says Undone")]
// Any other moment is typed.
#[case(MEET, "fri 17:00", "sees ▌Fri 27 Nov 17:00 | sees no place is noted | misses station")]
#[case(MEET, "fri 17:00<enter>", "on order-page | sees 27 lis 17:00")]
#[case(MEET, "30.11. 19", "sees ▌Mon 30 Nov 19:00  at the station")]
#[case(
    MEET,
    "thu 18:40",
    "sees ▌Thu 26 Nov 18:40  ⚠ it clashes with order 2039 Olivia Brandt: Thu 26 Nov 18:30 to 19:00"
)]
#[case(MEET, "thu 18:40<enter>", "on order-page | sees 18:40, at the station | sees it clashes with order 2039")]
#[case(MEET, "9:00", "sees ▌Tue 24 Nov 09:00 | sees that hour has passed already")]
#[case(MEET, "xyzzy", "sees No free hour has these words, and they are no day")]
#[case(MEET, "xyzzy<enter>", "on picker")]
// The meeting there is can be called off; Enter alone never does.
#[case(
    "<ctrl-o>2041<ctrl-o><ctrl-d><enter>",
    "<ctrl-d>",
    "sees call it off | sees ▌Mon 30 Nov 18:30 | sees order 2041 · Allegro · Anna Nowak"
)]
#[case("<ctrl-o>2041<ctrl-o><ctrl-d><enter>", "<ctrl-d><up><enter>", "says no meeting any more | misses lis 19:00")]
#[case("<ctrl-o>2041<ctrl-o><ctrl-d><enter>", "<ctrl-d>call<enter>", "says no meeting any more | misses lis 19:00")]
fn a_buyer_is_met(#[case] before: &str, #[case] keys: &str, #[case] after: &str) {
    check(&mut with_slots(), before, keys, after);
}

#[test]
fn without_places_any_moment_can_be_typed() {
    let keys = "<ctrl-o>2043<ctrl-o><ctrl-d>";
    check(&mut demo_shop(Scheme::Dark, (120, 36)), keys, "", "sees replydesk slot add");
    check(&mut demo_shop(Scheme::Dark, (120, 36)), keys, "sat 10:30<enter>", "on order-page | sees 10:30 | says 10:30");
}

/// What was promised for a day that has passed stands out without any colour, and the sums stand below.
#[test]
fn the_board_says_what_is_late_and_what_it_all_comes_to() {
    for size in SIZES {
        let mut shop = demo_shop(Scheme::Plain, size);
        let mut order = shop.desk().order_numbered("2042").expect("an order");
        order.promised = "2026-11-20".parse().ok();
        shop.desk().save_order(&order).expect("saved");
        check(&mut shop, "<f6>", "2042", "sees ⚠ late: Fri 20 Nov");
        check(
            &mut shop,
            "",
            "<ctrl-u><pagedown><pagedown><pagedown><pagedown><pagedown><pagedown><pagedown>",
            "sees 13 orders | sees PLN 2,855.00",
        );
    }
}

#[rstest]
#[case::payment("form_payment", "<ctrl-o>2043<ctrl-o><ctrl-y>40")]
#[case::packing("page_packing", "<ctrl-o>2042<ctrl-o><ctrl-f><ctrl-n>a card<enter><enter>")]
#[case::packed("page_packed", "<ctrl-o>2041<ctrl-o><ctrl-f><ctrl-d>")]
#[case::extra("form_extra", "<ctrl-o>2041<ctrl-o><ctrl-f><ctrl-n>")]
#[case::no_place_to_meet("picker_meeting_none", "<ctrl-o>2043<ctrl-o><ctrl-d>")]
fn a_screen_of_an_order_looks_as_it_did(#[case] name: &str, #[case] keys: &str) {
    super::snapshots::screens(name, keys);
}

#[test]
fn the_meetings_to_choose_from_look_as_they_did() {
    for (columns, rows) in SIZES {
        let mut shop = with_slots();
        shop.take(crate::tui::message::Msg::Input(crate::tui::terminal::Input::Resize { columns, rows }));
        shop.keys("<ctrl-o>2041<ctrl-o><ctrl-d><enter><ctrl-d>");
        super::snapshots::compare("picker_meeting", &shop);
    }
}
