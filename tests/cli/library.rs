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
        .run("library gallery P32 --language fr")
        .run("library gallery P77")
        .run("library gallery P77x");
    tells!(session);
}

#[test]
fn the_library_is_checked_for_those_it_is_written_for() {
    let more = r#"{"shortcut":"hello","title":"Powitanie","category":"courtesy","language":"pl","tone":"formal","body":"Dzień dobry!"}
{"shortcut":"hours","title":"Hours","category":"mine","language":"en","body":"I am here {{ shop.hours }}."}
{"shortcut":"hours","title":"Godziny","category":"mine","language":"pl","body":"Jestem {{ shop.hours }}."}
"#;
    let mut session = super::replies::home().with("more.jsonl", more).session();
    session
        .run("import replies library.jsonl")
        .run("fact set pickup_address 'Mill Lane 2'")
        .run("library check")
        .run("buyer add 'Anna Nowak' --language pl --tone friendly")
        .run("library check")
        .run("fact set hours 'from nine'")
        .run("fact set hours 'od dziewiątej' --language pl")
        .run("fact set hours 'from ten'")
        .run("import replies more.jsonl")
        .run("library check")
        .run("fact set glaze blue")
        .run("reply add glaze --title Glaze --category mine --language pl --body '{{ shop.glaze }}'")
        .run("fact remove glaze")
        .run("fact remove glaze --yes")
        .run("copy glaze --print")
        .run("copy glaze --print --set shop.glaze=red")
        .run("reply edit glaze --title 'The glaze'")
        .run("undo")
        .run("undo")
        .run("copy glaze --print")
        .run("fact remove glaze --yes")
        .run("library check --json")
        .run("library check --still-right hello --still-right pickup-slots")
        .run("library check --still-right xyz");
    tells!(session);
}

#[test]
fn a_newer_library_comes_in_beside_what_was_changed() {
    // Every reply of the library in one language as it comes, but for one that was written differently and one that was not there.
    let mut session = super::replies::home().session();
    session
        .run("import replies library.jsonl")
        .run("library update --dry-run --take nothing")
        .run("library update --dry-run --take hello --keep hello");
    tells!(session);
    let home = super::replies::home();
    let said = |arguments: &[&str]| String::from_utf8(home.replydesk(arguments).output().unwrap().stdout).unwrap();
    said(&["import", "replies", home.file("library.jsonl").to_str().unwrap()]);
    let planned = said(&["library", "update", "--dry-run", "--json"]);
    assert_eq!(said(&["library", "update", "--json"]), planned);
    let lines: Vec<serde_json::Value> = serde_json::from_str(&planned).unwrap();
    assert_eq!((lines.len(), lines.iter().filter(|line| line["new"] == true).count()), (82, 80));
    let again: Vec<serde_json::Value> = serde_json::from_str(&said(&["library", "update", "--json"])).unwrap();
    assert!(!again.is_empty() && again.iter().all(|line| line["taken"].as_array().unwrap().is_empty()), "{again:?}");
    insta::assert_snapshot!(said(&["library", "update"]));
}

#[test]
fn a_folder_mirrors_the_library() {
    let home = Home::new().with("library.jsonl", "{\"shortcut\":\"door\",\"title\":\"The door\",\"category\":\"pickup\",\"language\":\"en\",\"body\":\"Green.\"}\n");
    let mut session = home.session();
    session
        .run("import replies library.jsonl --yes")
        .run("library export mirror --dry-run")
        .run("library export mirror")
        .run("library import mirror")
        .run("reply edit door --body Red.")
        .run("library import mirror")
        .run("reply list")
        .run("library export mirror --json")
        .run("reply archive door")
        .run("library export mirror")
        .run("library import nowhere");
    tells!(session);
}
