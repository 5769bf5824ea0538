//! Things of one name, and names of nothing: told apart, and never taken for another.

use super::home::Home;

#[test]
fn pieces_of_one_name_are_told_apart_wherever_one_is_named() {
    let mut session = Home::new().with_settings("[shop]\ncurrency = \"PLN\"\n").session();
    session
        .run("piece add Note --size A5 --price 12 --days 2")
        .run("piece add Note --size A4 --price 12 --days 4")
        .run("piece add Mug --stock 0")
        .run("piece list")
        .run("piece stock")
        .run("when note")
        .run("when 'note (a4)'")
        .run("piece edit 'Note (A5)' --stock 3")
        .run("piece show 'Note (A5)'")
        .run("piece show bowl");
    tells!(session);
}

#[test]
fn an_item_that_is_no_piece_is_taken_and_said() {
    let mut session = Home::new().with_settings("[shop]\ncurrency = \"PLN\"\n").session();
    session
        .run("order add 1 --item Vase")
        .quietly("piece add Note --size A5 --stock 3")
        .quietly("piece add Note --size A4 --stock 5")
        .quietly("piece add 'Blue mug'")
        .run("order add 2 --item Note --item '2x Blue mgu' --item Vase --item mug")
        .run("order edit 2 --notes 'said once is enough'")
        .run("order edit 2 --item 'Note: A4' --item 'Note (A5)'")
        .run("order state 2 agreed");
    tells!(session);
}

#[test]
fn buyers_of_one_name_show_what_names_them_alone() {
    let mut session = Home::new().session();
    session
        .run("buyer add 'Anna Nowak' --handle etsy=anna_k")
        .run("buyer add 'Anna Nowak' --email anna@example.org")
        .run("buyer add 'Bob' --email bob.example.org --birthday 2030-01-01")
        .run("buyer edit bob --notes x")
        .run("buyer list")
        .run("buyer merge anna anna")
        .run("buyer show 'Anna Nowak (anna_k)' --json")
        .run("buyer merge 'anna nowak (anna_k)' 'anna@example.org'")
        .run("buyer list");
    tells!(session);
}

#[test]
fn an_order_without_a_channel_can_be_named_beside_one_of_the_same_number() {
    let mut session = Home::new().session();
    session
        .run("order add 7")
        .run("order add 7 --channel etsy")
        .run("order show 7")
        .run("order edit '7 (no channel)' --notes here")
        .run("order list 7")
        .run("order show '7 (Etsy)'");
    tells!(session);
}
