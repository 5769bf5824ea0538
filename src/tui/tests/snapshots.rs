//! Every screen at three sizes, as it looks now. A frame that differs from its file fails;
//! `INSTA_UPDATE=always cargo test --lib tui::tests::snapshots` writes the files anew, and the difference is read in review.

use rstest::rstest;

use super::*;

/// The screen after these keys, at every size.
pub(super) fn screens(name: &str, keys: &str) {
    for size in SIZES {
        let mut shop = demo_shop(Scheme::Dark, size);
        shop.keys(keys);
        compare(name, &shop);
    }
}

/// Compares the screen with its file; its cursor stands on the first line.
pub(super) fn compare(name: &str, rehearsal: &Rehearsal) {
    let (columns, rows) = rehearsal.model.size;
    let cursor = rehearsal.frame().1.map_or_else(|| "none".to_owned(), |at| format!("column {} row {}", at.x, at.y));
    let frame = format!("cursor: {cursor}\n{}", rehearsal.screen());
    insta::assert_snapshot!(format!("{name}_{columns}x{rows}"), frame);
}

#[rstest]
#[case::nothing_typed("main", "")]
#[case::found("main_found", "pick")]
#[case::nothing_found("main_nothing_found", "xyzzy")]
#[case::with_a_buyer("main_buyer", "<ctrl-t>anna<enter>pickup-c")]
#[case::joined("main_joined", "<ctrl-t>anna<enter>greeting<tab>pickup-slots<tab>")]
#[case::copied("main_copied", "<ctrl-t>olivia<enter>pickup-slots<enter>")]
#[case::form("form", "<ctrl-t>anna<enter>pickup-car<enter>")]
#[case::form_with_an_answer("form_answered", "<ctrl-t>anna<enter>pickup-car<enter>18:00")]
#[case::form_with_a_choice("form_choice", "pickup-other<enter>at six<enter><right><right>")]
#[case::form_with_a_mistake("form_mistake", "<ctrl-t>anna<enter>pickup-car<enter>soon")]
#[case::buyers("picker_buyer", "<ctrl-t>an")]
#[case::orders("picker_order", "<ctrl-t>tom<enter><ctrl-o>")]
#[case::pieces("picker_piece", "<ctrl-f>")]
#[case::nobody_found("picker_nobody", "<ctrl-t>xyzzy")]
#[case::a_new_buyer("form_new_buyer", "<ctrl-t>Zofia<ctrl-n>")]
#[case::drafts("picker_draft", "<ctrl-t>tom<enter>closing<tab><ctrl-s><ctrl-x>P.S. <esc><ctrl-c><ctrl-p>drafts<enter>")]
#[case::drafts_of_messages(
    "picker_draft_message",
    "<ctrl-t>anna<enter>pickup-car<enter>18:00<ctrl-d><esc>greeting<tab>closing<tab><ctrl-s><ctrl-s><ctrl-p>drafts<enter>"
)]
#[case::palette("palette", "<ctrl-p>")]
#[case::palette_narrowed("palette_narrowed", "<ctrl-p>buyer")]
#[case::help("help", "<ctrl-g>")]
#[case::basket("basket", "<ctrl-t>anna<enter>closing<tab>pickup-slots<tab>greeting<tab><ctrl-s><up>")]
#[case::letter("letter", "<ctrl-t>anna<enter>greeting<tab>pickup-slots<tab><ctrl-s><ctrl-x>")]
#[case::a_letter_that_asks(
    "letter_asks",
    "<ctrl-t>anna<enter>greeting<ctrl-s><ctrl-x><ctrl-end> Greta Baumann, it costs 3 EUR.<ctrl-s>"
)]
#[case::journal("journal", "<ctrl-r>")]
#[case::journal_of_a_buyer("journal_buyer", "<ctrl-t>anna<enter><ctrl-r><down>")]
#[case::page_of_a_buyer("page_buyer", "<ctrl-t>ελενη<enter><f2>")]
#[case::page_of_messages("page_messages", "<f10>90 g<enter>pickup-sl<enter><f10>")]
#[case::cooling("form_hold", "<ctrl-t>tom<enter>closing<tab><ctrl-s><ctrl-x>Never again! <ctrl-d>")]
#[case::newcomer(
    "form_newcomer",
    "<paste:Hello! My name is Jane Smith, jane@example.org. Is the blue one still there?><f2>"
)]
#[case::merge("form_merge", "<ctrl-t>anna<enter><f2><ctrl-y>olivia<enter>")]
#[case::reminder("form_reminder", "<ctrl-t>anna<enter><f2><ctrl-r>sunday<tab>ask whether it fits")]
#[case::already_sent("main_already_sent", "<ctrl-t>olivia<enter>pickup-sl<enter>pickup-sl")]
#[case::send_again("main_send_again", "<ctrl-t>anna<enter><f8>")]
#[case::stranger("message_stranger", "<paste:Hello! My name is Jane Smith. Is the blue one still there?>")]
#[case::page_of_an_order("page_order", "<ctrl-t>greta<enter><f3>")]
#[case::page_of_pieces("page_pieces", "<f4>")]
#[case::page_of_what_is_due("page_due", "<f5>")]
#[case::page_of_the_board("page_board", "<f6>")]
#[case::page_of_the_figures(
    "page_stats",
    "<paste:do you know a good recipe for pumpkin soup><f7><f5>90 g<enter>size<enter><f12>"
)]
#[case::stock_list("letter_stock", "<ctrl-t>anna<enter><f4><ctrl-s>")]
#[case::summary("letter_summary", "<ctrl-o>2042<ctrl-o><ctrl-o>")]
#[case::after_a_state("main_state_set", "<ctrl-o>2042<ctrl-o><ctrl-s><enter>")]
#[case::help_on_a_page("help_page", "<f5><ctrl-g>")]
#[case::states("picker_state", "<ctrl-o>2042<ctrl-o><ctrl-s>")]
#[case::record_of_a_buyer("record_buyer", "<ctrl-t>agnieszka<ctrl-x><down><down>")]
#[case::record_of_an_order("record_order", "<ctrl-o>2042<ctrl-x><tab><tab><tab><tab><tab><tab><ctrl-u>27x")]
#[case::page_narrowed("page_narrowed", "<ctrl-t>anna<enter><f2>pick")]
#[case::editor("editor", "<ctrl-t>anna<enter>pickup-ready<ctrl-x>")]
#[case::editor_with_a_mistake("editor_mistake", "<ctrl-t>anna<enter>pickup-ready<ctrl-x>{{ buyer.nam }}")]
#[case::editor_of_a_new_reply("editor_new", "<ctrl-n>")]
#[case::editor_of_a_basket(
    "editor_joined",
    "<ctrl-t>anna<enter>greeting<tab>pickup-car<tab>closing<tab><ctrl-s><ctrl-n>"
)]
#[case::another_text("form_variant", "pickup-ready<ctrl-x><ctrl-n>")]
#[case::a_message(
    "message",
    "<paste:Dzień dobry, tu Anna Nowak. Czy mogę odebrać jutro o 18:00? I czy można zapłacić kartą?>"
)]
#[case::a_message_that_nothing_answers(
    "message_unanswered",
    "<paste:do you know a good recipe for pumpkin soup with ginger>"
)]
#[case::facts("facts", "<ctrl-p>shop facts<enter>")]
fn a_screen_looks_as_it_did(#[case] name: &str, #[case] keys: &str) {
    screens(name, keys);
}

#[test]
fn the_first_start_looks_as_it_did() {
    for size in SIZES {
        compare("first_start", &empty_shop(size));
    }
}

/// Whoever removes every reply is told how to get some.
#[test]
fn an_empty_library_looks_as_it_did() {
    for size in SIZES {
        let mut shop = empty_shop(size);
        shop.model.screens.clear();
        compare("empty_library", &shop);
    }
}

#[test]
fn a_terminal_too_small_says_so() {
    let mut shop = demo_shop(Scheme::Dark, (29, 5));
    shop.keys("pick");
    compare("too_small", &shop);
}

#[test]
fn without_colours_values_stand_in_brackets() {
    let mut shop = demo_shop(Scheme::Plain, (120, 36));
    shop.keys("<ctrl-t>anna<enter>pickup-c");
    compare("plain_main_buyer", &shop);
}
