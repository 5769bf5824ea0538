//! The library as a whole, and what the shop is in several languages.

use super::home::Home;

#[test]
fn a_fact_is_said_in_other_languages_until_it_changes() {
    let mut session = Home::new().session();
    session
        .run("fact set hours 'Monday to Friday'")
        .run("fact set hours 'Montag bis Freitag' --language de")
        .run("fact set hours 'od poniedziałku do piątku' --language pl --json")
        .run("fact show hours --language de-AT")
        .run("fact show hours --language es")
        .run("fact set hours 'Monday to Thursday'")
        .run("fact show hours --language de")
        .run("fact set hours 'Montag bis Donnerstag' --language de")
        .run("fact set hours '' --language pl")
        .run("fact show hours --json")
        .run("fact set hours ''")
        .run("undo")
        .run("fact set hours 'Monday to Friday'")
        .run("fact show hours --language pl");
    tells!(session);
}

#[test]
fn the_gallery_reads_as_a_buyer_would() {
    let mut session = Home::new().session();
    session
        .run("library gallery P37 --language pl")
        .run("library gallery p32 P36 --language de")
        .run("library gallery P42 --json")
        .run("library gallery --language fr")
        .run("library gallery P32 --mine")
        .run("library gallery P77x");
    tells!(session);
}
