//! What is done with orders: states, payments, packing, stock, the board.

use super::home::Home;

fn home() -> Home {
    Home::new().with_settings("[shop]\ncurrency = \"PLN\"\n")
}

#[test]
fn an_order_goes_its_way() {
    let mut session = home().session();
    session
        .quietly("buyer add 'Anna Nowak'")
        .quietly("reply add order-confirm --situation P18 --body x --title 'All we agreed'")
        .quietly("reply add tracking --situation P29 --body x --title Tracking")
        .quietly("order add 2041 --buyer anna --channel etsy --item 'Mug @ 43' --total 43")
        .run("order next 2041")
        .run("order next 2041")
        .run("undo")
        .run("order state 2041 agreed --json")
        .run("order state 2041 ready")
        .run("order next 2041")
        .run("order state 2041 making")
        .run("order edit 2041 --slot '18:00 at the door'")
        .run("order state 2041 ready")
        .run("order next 2041")
        .run("order state 2041 reviewed")
        .run("order next 2041")
        .run("order state 2041 cancelled")
        .run("order next 2041")
        .quietly("order add 2041 --channel allegro")
        .run("order next '2041 (Allegro)'")
        .run("order state '2041 (Allegro)' agreed");
    tells!(session);
}

#[test]
fn payments_add_up() {
    let mut session = home().session();
    session
        .quietly("buyer add 'Anna Nowak'")
        .quietly("order add 7 --buyer anna --item '2x Mug @ 43' --postage 14 --total 100 --state agreed")
        .run("order pay 7 30")
        .run("order pay 7 20.5 --method transfer")
        .run("order pay 7 all")
        .run("order show 7")
        .run("order pay 7 all")
        .run("order pay 7 5")
        .run("undo")
        .run("order pay 7 5 EUR")
        .run("order pay 7 '5 EUR'")
        .run("order pay 7 '5 XQZ'")
        .run("order pay 7 -- -5")
        .run("order pay 7 much")
        .quietly("order add 8 --buyer anna")
        .run("order pay 8 all")
        .run("order pay 8 12,50 --json");
    tells!(session);
}

#[test]
fn a_parcel_is_packed_piece_by_piece() {
    let mut session = home().session();
    session
        .quietly("buyer add 'Anna Nowak'")
        .quietly("order add 7 --buyer anna --item '2x Mug: blue' --item 'Mug: green' --item Bowl --gift")
        .run("order extra 7 'a handwritten card'")
        .run("order pack 7")
        .run("order pack 7 bowl")
        .run("order pack 7 mug")
        .run("order pack 7 green")
        .run("order pack 7 mug")
        .run("order pack 7 spoon")
        .run("order pack 7 9")
        .run("order pack 7 4")
        .run("undo")
        .run("order pack 7 --all")
        .run("order pack 7 --out 1")
        .run("order pack 7 --print")
        .run("order pack 7 --json")
        .run("order edit 7 --item '2x Mug: blue' --item 'Mug: green' --item '2x Bowl'")
        .run("order pack 7 --list")
        .run("order extra 7 card --remove")
        .run("order extra 7 bowl --remove");
    tells!(session);
}

#[test]
fn what_is_agreed_is_summed_up_for_the_buyer() {
    let mut session = home().session();
    session
        .quietly("buyer add 'Anna Nowak'")
        .quietly("order add 7 --buyer anna --item '2x Mug: blue @ 43' --postage 14 --total 100 --promised +5")
        .quietly("order agree 7 'her name on the bottom' --on yesterday")
        .quietly("order pay 7 40 --method transfer")
        .run("order summary 7")
        .run("order summary 7 --json")
        .run("order summary 9");
    tells!(session);
}

#[test]
fn agreed_orders_take_their_pieces_out_of_stock() {
    let mut session = home().session();
    session
        .quietly("buyer add 'Anna Nowak'")
        .quietly("piece add Mug --stock 3 --days 4")
        .quietly("piece add Bowl --days 4")
        .run("order add 7 --buyer anna --item '2x Mug' --item Bowl")
        .run("order state 7 agreed")
        .run("order state 7 agreed")
        .run("order next 7")
        .run("piece list")
        .run("order edit 7 --item '5x Mug'")
        .run("undo")
        .run("order state 7 cancelled")
        .run("undo")
        .run("piece list")
        .run("order remove 7")
        .run("undo")
        .run("order state 7 shipped")
        .run("order remove 7")
        .run("piece list");
    tells!(session);
}

#[test]
fn what_does_not_fit_is_said_and_nothing_is_half_done() {
    let mut session = home().session();
    session
        .quietly("buyer add 'Anna Nowak'")
        .run("order add 1 --promised 2026-02-31")
        .run("order add 1 --promised 31/02")
        .run("order add 1 --promised 17")
        .run("order add 1 --total '5 XQZ'")
        .run("order add 1 --item 'Mug @ 5 ABC'")
        .run("buyer edit anna --birthday 31.02.1990")
        .run("order list --limit 9")
        .run("order add 1 --item 'Mug @ 43' --postage 14 --total 50")
        .run("order add 1 --channel etsy")
        .run("order add 1 --channel etsy")
        .run("order state '1 (Etsy)' received")
        .run("order state '1 (Etsy)' asked")
        .run("buyer add 'An\u{202e}na\u{7} Evil'")
        .run("buyer show evil")
        .run("order add 2 --total 86 --paid '5 EUR'");
    tells!(session);
}

/// The editor of one changes the order while it is open in that of the other.
#[test]
fn two_who_edit_one_order_do_not_write_over_each_other() {
    let mut session = home().session();
    session
        .quietly("buyer add 'Anna Nowak'")
        .quietly("piece add Mug --stock 3")
        .quietly("order add 7 --buyer anna --item Mug --state asked")
        .quietly("order add 8 --buyer anna --item Mug --state asked");
    let program = insta_cmd::get_cargo_bin("replydesk");
    let meanwhile = |arguments: &str| {
        format!(
            "#!/bin/sh\nunset EDITOR\n'{}' {arguments} >/dev/null 2>&1\nsed -i.bak -f script.sed \"$1\"\n",
            program.display()
        )
    };
    for (arguments, change, line) in [
        ("order edit 7 --tracking X1", "s/^carrier.*/carrier = \"DPD\"/", "order edit 7"),
        ("order edit 8 --tracking X1", "s/^carrier.*/carrier = \"DPD\"/", "order edit 7"),
        ("buyer edit anna --phone 123", "s/^email.*/email = \"a@example.org\"/", "buyer edit anna"),
        ("order state 8 agreed", "s/^stock.*/stock = \"9\"/", "piece edit mug"),
    ] {
        let script = session.home.file("editor.sh");
        std::fs::write(&script, meanwhile(arguments)).expect("a file");
        std::fs::write(session.home.file("script.sed"), change).expect("a file");
        session.run(&format!("'EDITOR=/bin/sh {}' PATH=/usr/bin:/bin {line}", script.display()));
    }
    session.run("order show 7").run("buyer show anna").run("piece show mug").run("draft list");
    tells!(session);
}

#[test]
fn every_currency_has_its_own_sum_and_a_payment_in_another_is_refused() {
    let mut session = Home::new().with_settings("[shop]\ncurrency = \"PLN\"\n").session();
    session
        .quietly("order add 1 --total 100 --state agreed")
        .quietly("order add 2 --item '2x Mug @ 5 EUR' --postage '3 EUR' --state agreed")
        .quietly("order add 3 --item Mug --state agreed")
        .run("board")
        .run("order list")
        .run("order pay 1 5 USD")
        .run("order pay 2 5 PLN")
        .run("order pay 2 5")
        .run("order pay 2 all")
        .run("order pay 3 5 USD")
        .run("order pay 3 all");
    tells!(session);
}

#[test]
fn an_agreement_can_be_taken_off() {
    let mut session = Home::new().session();
    session
        .quietly("order add 1")
        .quietly("order agree 1 'blue glaze'")
        .quietly("order agree 1 'no box'")
        .quietly("order agree 1 'a blue ribbon'")
        .run("order agree 1 --remove blue")
        .run("order agree 1 --remove 4")
        .run("order agree 1 --remove 2")
        .run("order agree 1 --remove ribbon")
        .run("order show 1")
        .run("undo")
        .run("order agree 1 x --remove --on today");
    tells!(session);
}

#[test]
fn a_language_the_program_does_not_speak_is_said_once() {
    let mut session = home().session();
    session
        .quietly("buyer add 'Siiri Koski' --language fi")
        .quietly("order add 1 --buyer siiri --total 5")
        .quietly("piece add Mug --stock 2")
        .run("order summary 1")
        .run("order summary 1 --language en")
        .run("piece stock --short --language sv");
    tells!(session);
}
