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
