//! Words that no dictionary has. What the machine has installed plays no part: each home has its own directory of dictionaries.

use super::home::Home;

/// A text with a slip of its own and a question.
const ADD: &str =
    "reply add meet --title Meeting --category pickup --language en --body 'We meet {{ place }}. Bring your rimg.'";

/// A home with an English dictionary of a few words.
fn home() -> Home {
    let words = "12\nHello\nwe\nmeet\nat\nthe\nstation\nentrance\nbring\nyour\nring/S\nis\nready\n";
    Home::new()
        .with_clipboard()
        .with("dictionaries/en_GB.aff", "SET UTF-8\nSFX S Y 1\nSFX S 0 s .\n")
        .with("dictionaries/en_GB.dic", words)
}

#[test]
fn what_was_typed_is_looked_up_and_what_was_meant_is_said() {
    let mut session = home().session();
    session
        .quietly("buyer add Zebulon --language en")
        .quietly(ADD)
        .run("copy meet --buyer zebulon --set 'place=at the staton entrance'")
        .run("copy meet --buyer zebulon --set 'place=at the station' --print --json")
        .run("copy meet --buyer zebulon --set 'place=at the Zebulonn entrance' --print")
        .run("copy meet --buyer zebulon --set 'place=przy wejściu do dworca głównego' --print")
        .run("library check --spelling")
        .run("library check --spelling --json");
    tells!(session);
}

#[test]
fn what_no_dictionary_is_there_for_is_not_called_right() {
    let mut session = home().session();
    session
        .quietly("reply add hallo --title Hallo --category product --language de --body 'Wir trefen uns.'")
        .run("library check --spelling")
        .run("library check --spelling --json")
        .quietly("reply add hello --title Hello --category product --language en --body 'We meet at the station.'")
        .run("library check --spelling")
        .run("library check");
    tells!(session);
}

#[test]
fn words_of_ones_own_are_right_and_the_check_can_be_switched_off() {
    let typed = "copy meet --set 'place=at the kiosk entrance' --print";
    let meet = |home: Home| {
        let mut session = home.session();
        session.quietly(ADD).run(typed);
        session
    };
    let mut session = meet(home());
    tells!(session);
    for settings in ["[spelling]\nwords = [\"kiosk\"]\n", "[checks]\nspelling = false\n"] {
        let mut session = meet(home().with_settings(settings));
        let told = session.told();
        assert!(!told.contains("dictionary"), "{told}");
    }
}

#[test]
fn files_that_are_no_dictionary_stand_in_nobodys_way() {
    let home = home()
        .with("dictionaries/en_GB.aff", b"SET UTF-8\nSFX S Y 99999999\nSFX".as_slice())
        .with("dictionaries/en_US.aff", "SET KLINGON\n")
        .with("dictionaries/en_US.dic", "x");
    let mut session = home.session();
    session.quietly(ADD).run("copy meet --set place=hre --print");
    tells!(session);
}
