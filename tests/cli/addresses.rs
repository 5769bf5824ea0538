//! Half an address, from the shell.

use super::home::Home;

#[test]
fn half_an_address_becomes_a_question() {
    let mut session = Home::new().session();
    session
        .feed("address check", "Manchester, Builders 15/2\n")
        .feed("address check --language pl", "ul. Prosta 5/3, Warszawa, tel. 512 345 678")
        .feed("address check --json --language de", "Zofia Lis, ul. Prosta 5/3, Warszawa, tel. 512 345 678")
        .feed("address check -", "Zofia Lis\nul. Prosta 5/3\n00-838 Warszawa\n")
        .feed("address check --country gb", "Jane Smith, 12 Mill Lane, Leeds")
        .feed("address check --country Atlantis", "")
        .feed("address check", "")
        .run("address check nowhere.txt")
        .feed("address label --from-text -", "jane smith, flat 3, 12 mill lane, leeds ls1 4ap")
        .feed("address label -", "hi! my address is jane smith, 12 mill lane, leeds ls1 4ap thanks :)")
        .run("address label")
        .run("buyer add 'Karl Huber' --language de --address 'Triftstraße, Berlin'")
        .run("address check --buyer karl")
        .feed("address check --buyer karl", "Triftstraße 5, 13353 Berlin")
        .run("address label karl")
        .run("buyer edit karl --address 'Triftstraße 67, 13353 Berlin'")
        .run("address label karl")
        .run("address label karl --json")
        .run("buyer show karl --json")
        .run("buyer add 'No Address'")
        .run("address check --buyer 'no address'");
    tells!(session);
}

#[test]
fn the_question_is_in_the_language_of_the_text_where_that_is_clear() {
    let mut session = Home::new().session();
    session
        .feed("address check", "Dzień dobry, proszę wysłać na adres ul. Prosta 5, Warszawa. Dziękuję, Zofia Lis")
        .feed("address check", "Hola Hania, te paso la dirección:\nLucía Gómez\nC/ Mayor 23, 2º B\nMadrid")
        .feed("address check --language en", "Hola, te paso la dirección:\nLucía Gómez\nC/ Mayor 23, Madrid")
        .feed("address check", "12 Mill Lane");
    tells!(session);
}

#[test]
fn a_buyer_is_made_of_half_an_address_too() {
    let mut session = Home::new().session();
    session
        .feed(
            "buyer add --from-text - --json",
            "Hi, my name is Jane Smith. Could you post it to Manchester, Builders 15/2 please? +44 161 496 0000",
        )
        .feed("buyer add --from-text - --json", "Zofia Lis\nul. Prosta 5/3\n00-838 Warszawa\ntel. 512345678");
    tells!(session);
}

#[test]
fn the_reply_for_half_an_address_asks_only_what_is_missing_in_the_language_of_the_buyer() {
    let mut session = Home::new().with("address.toml", include_str!("../../templates/en/address.toml")).session();
    session
        .quietly("import replies address.toml --yes")
        .quietly("buyer add 'Jane Smith' --language en --address 'Manchester, Builders 15/2'")
        .quietly("buyer add 'Zofia Lis' --language pl --address 'ul. Prosta, Warszawa'")
        .quietly("buyer add 'Karl Huber' --language de --address 'Karl Huber, Triftstraße 67, 13353 Berlin'")
        .run("copy address-missing --buyer jane --print")
        .run("copy address-missing --buyer zofia --print")
        .run("copy address-missing --buyer karl --print")
        .run("copy address-missing --print");
    tells!(session);
}
