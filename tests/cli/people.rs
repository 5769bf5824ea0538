//! Buyers, orders, pieces and facts.

use super::home::Home;

#[test]
fn buyers_are_kept() {
    let mut session = Home::new().session();
    session
        .run("buyer list")
        .run("buyer add 'Anna Nowak' --handle allegro=anna_k --language pl --kind in-a-hurry --address 'Ulica 1\n00-001 Wwa'")
        .run("buyer add 'Anna Kowalska' --consent --json")
        .run("buyer add Other --handle allegro=anna_k")
        .run("buyer add ' '")
        .run("buyer add X --kind in-a-hury")
        .run("buyer show nowak")
        .run("buyer show anna")
        .run("buyer show nobody")
        .run("buyer edit nowak --phone 123 --birthday 1990-05-31 --kind= --tag vip")
        .run("buyer edit nowak --birthday 31.5.")
        .run("buyer show anna_k --json")
        .run("buyer list anna")
        .run("buyer list --limit 1")
        .run("buyer list --json --limit 1")
        .run("buyer remove kowalska")
        .run("undo")
        .run("buyer list");
    tells!(session);
}

#[test]
fn orders_are_kept() {
    let mut session = Home::new().with_settings("[shop]\ncurrency = \"PLN\"\n").session();
    session
        .quietly("buyer add 'Anna Nowak'")
        .quietly("buyer add Bob")
        .quietly("piece add Mug")
        .run("order add 2041 --buyer anna --item '2x mug: blue @ 43' --total 86 --promised +5 --channel allegro")
        .run("order add 2041 --channel allegro")
        .run("order add 2041 --channel etsy --state shipped")
        .run("order show 2041")
        .run("order add 7 --buyer nobody")
        .run("order add 7 --total 5.555")
        .run("order show '2041 (Etsy)'")
        .run("order show 7")
        .run("order list --buyer anna")
        .run("order edit 2041 --tracking X1")
        .quietly("order remove 2041")
        .quietly("order add 3000 --buyer bob")
        .run("order edit 3000 --tracking X1 --slot '18:00 at the door'")
        .run("order state 3000 ready")
        .run("order state 3000 redy")
        .run("order agree 3000 'blue glaze' --on yesterday")
        .run("order show 30")
        .run("order show 3000 --json")
        .run("order list --state ready --state shipped")
        .run("order list --open --json")
        .run("order remove 3000")
        .run("undo")
        .run("undo");
    tells!(session);
}

#[test]
fn pieces_are_kept() {
    let mut session = Home::new().session();
    session
        .run("piece add Mug --price 43 --days 4 --variation blue --variation green --link etsy=https://example.org/mug")
        .run("piece add 'Large mug' --stock 2 --json")
        .run("piece show mug")
        .run("piece edit large --stock 0 --days 1 --care 'By hand.'")
        .run("piece list")
        .run("piece list large --json")
        .run("piece show cup")
        .run("piece remove large")
        .run("piece edit mug --price 4.333")
        .run("piece list");
    tells!(session);
}

#[test]
fn facts_are_kept() {
    let mut session = Home::new().session();
    session
        .run("fact set iban 'PL61 1090' --sensitive --checked yesterday")
        .run("fact set glaze blue --json")
        .run("fact set pickup_adress 'Mill Lane 2'")
        .run("fact set currency zl")
        .run("fact set zone Warsaw")
        .run("fact set currency pln")
        .run("fact set Iban x")
        .run("fact set glaze modra --language cz")
        .run("fact set glaze modra --language xx")
        .run("buyer add Anna --language polski")
        .run("fact show iban")
        .run("fact show iban --json")
        .run("fact show ibn")
        .run("fact list --limit 3")
        .run("fact remove glaze")
        .run("fact show glaze");
    tells!(session);
}

#[test]
fn two_buyers_of_one_name_can_be_told_apart() {
    let mut session = Home::new().session();
    session.run("buyer add 'Heike Müller'").run("buyer add 'Heike Müller' --language de").run("buyer show heike");
    let listed = session.home.replydesk(&["buyer", "list", "--json"]).output().expect("it runs");
    let listed: serde_json::Value = serde_json::from_slice(&listed.stdout).expect("JSON");
    for buyer in listed.as_array().expect("a list") {
        let id: String = buyer["id"].as_str().expect("an identity").chars().take(13).collect();
        let shown = session.home.replydesk(&["buyer", "show", &id, "--json"]).output().expect("it runs");
        let shown: serde_json::Value = serde_json::from_slice(&shown.stdout).expect("JSON");
        assert_eq!(shown["id"], buyer["id"]);
    }
    tells!(session);
}

#[test]
fn a_piece_is_called_in_the_language_of_the_text() {
    let mut session = Home::new().session();
    session
        .run("piece add \"Recipe book\" --price 135PLN --title Przepiśnik --language pl")
        .run("piece edit \"recipe book\" --title Rezeptbuch --language de")
        .run("piece edit \"recipe book\" --title Recetario")
        .run("piece show przepiśnik")
        .run("buyer add \"Anna Nowak\" --language pl")
        .run("order add 2041 --buyer anna --item \"2 x Recipe book\"")
        .run("reply add items --title Items --category order --body \"{{ order.items | join(', ') }}\" --language pl")
        .run("copy items --order 2041 --print")
        .run("piece edit \"recipe book\" --name \"Cook's book\"")
        .run("piece show cook")
        .run("copy items --order 2041 --print --json")
        .run("piece edit cook --title \"\" --language de")
        .run("piece show cook --json");
    tells!(session);
}
