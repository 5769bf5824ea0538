//! Replies: brought in, found, written, exported.

use super::home::Home;

const LIBRARY: &str = r#"{"shortcut":"hello","title":"Greeting","category":"courtesy","language":"en","body":"Hello {{ buyer.address_as }}!","asks":["hi"],"role":"greeting"}
{"shortcut":"pickup-address","title":"Pickup: address and the door","category":"pickup","language":"en","body":"You can collect it at {{ shop.pickup_address }}.","asks":["where can i pick it up","adress pls"],"situations":["P32"],"tags":["door"]}
{"shortcut":"pickup-address","title":"Odbiór: adres","category":"pickup","language":"pl","body":"Odbiór: {{ shop.pickup_address }}."}
{"shortcut":"pickup-slots","title":"Pickup: when","category":"pickup","language":"en","body":"Would {{ meeting_time | time }} suit you?\n{% include \"hello\" %}","attach":"map of the street"}
"#;

/// A home with a file of replies in it.
pub(crate) fn home() -> Home {
    Home::new().with("library.jsonl", LIBRARY)
}

#[test]
fn a_file_is_shown_and_taken_and_taken_once() {
    let home = home().with("changed.jsonl", LIBRARY.replace("suit you", "be fine"));
    let mut session = home.session();
    session
        .run("import replies library.jsonl --dry-run")
        .run("reply list")
        .run("import replies library.jsonl")
        .run("import replies library.jsonl")
        .run("import replies changed.jsonl --json")
        .run("undo")
        .run("undo")
        .run("undo")
        .run("undo --redo --json")
        .feed("import replies - --from jsonl --yes", LIBRARY);
    tells!(session);
}

#[test]
fn what_is_put_away_is_kept_and_not_offered() {
    let mut session = home().session();
    session
        .run("import replies library.jsonl")
        .run("reply archive hello")
        .run("reply archive hello")
        .run("reply list")
        .run("reply list --archived")
        .run("reply list --archived pickup")
        .run("search hello")
        .run("copy hello --print")
        .run("copy pickup-slots --set meeting_time=17:00 --set buyer.address_as=Anna --print")
        .run("export replies hello")
        .run("reply add hello --title Other --category courtesy --body Hi")
        .run("undo")
        .run("undo --redo")
        .run("reply unarchive hello")
        .run("reply unarchive hello")
        .run("reply history hello")
        .run("reply remove hello")
        .run("reply list --sort usage --json");
    tells!(session);
}

#[test]
fn the_sellers_own_text_file_becomes_replies() {
    let text = "# Pickup\n\nYou can collect it at [address].\n\n# Bank transfer\n\nThe price is {{ price }}.\n";
    let mut session = Home::new().with("answers.md", text).session();
    session
        .run("import replies answers.md --language pl --category mine")
        .feed("import replies answers.md --json", "no\n")
        .feed("import replies answers.md", "what?\nno\n")
        .feed("import replies -", text)
        .run("reply list")
        .feed("import replies answers.md --language pl --category mine", "yes\n")
        .run("reply show pickup")
        .run("reply list --json");
    tells!(session);
}

#[test]
fn a_folder_of_texts_is_one_reply_each() {
    let home = Home::new()
        .with(
            "notes/pickup.md",
            "---\ntags: [shop]\n---\n# Where to come\n\nOn Monday at noon.\n\nPlease ring twice.\n",
        )
        .with("notes/how to pay.txt", "By bank transfer.\r\n")
        .with("notes/Delivery/post.md", "I post on Fridays.\n")
        .with("notes/shop.jpg", "no text")
        .with("empty/.hidden.md", "nothing");
    let mut session = home.session();
    session
        .run("import replies notes")
        .run("import replies notes --yes")
        .run("import replies notes --yes")
        .run("reply show pickup")
        .run("import replies 'notes/how to pay.txt' notes/pickup.md --dry-run")
        .run("import replies notes/pickup.md notes/shop.jpg")
        .run("import replies empty --yes")
        .run("undo");
    tells!(session);
}

#[test]
fn mistakes_of_a_file_are_told_with_their_places_and_nothing_is_taken() {
    let jsonl = "{\"shortcut\":\"a\",\"title\":\"A\",\"category\":\"x\",\"language\":\"en\",\"body\":\"b\"}\n\
                 {\"shortcut\":\"b\",\"titel\":\"A\",\"category\":\"x\",\"language\":\"en\",\"body\":\"b\"}\n\
                 {\"shortcut\":\"c d\",\"title\":\"A\",\"category\":\"x\",\"language\":\"en\",\"body\":\"b\"}\nno json\n";
    let toml = "language = \"en\"\ncategory = \"x\"\n[[reply]]\nshortcut = \"a\"\ntitle = \"A\"\n\
                [[reply.variant]]\ntone = \"freindly\"\nbody = \"x\"\n";
    let mut session = Home::new().with("a.jsonl", jsonl).with("a.toml", toml).with("a.pdf", "%PDF-1.7\n").session();
    session
        .run("import replies a.jsonl")
        .run("import replies a.toml")
        .run("import replies a.pdf")
        .run("import replies none.toml")
        .run("import replies .")
        .run("reply list");
    tells!(session);
}

#[test]
fn a_reply_whose_template_is_wrong_is_left_out_and_told() {
    let jsonl = "{\"shortcut\":\"a\",\"title\":\"A\",\"category\":\"x\",\"language\":\"en\",\"body\":\"{{ buyer.nmae }}\"}\n\
                 {\"shortcut\":\"b\",\"title\":\"B\",\"category\":\"x\",\"language\":\"en\",\"body\":\"fine\"}\n";
    let mut session = Home::new().with("a.jsonl", jsonl).session();
    session.run("import replies a.jsonl").run("reply list");
    tells!(session);
}

#[test]
fn replies_are_found_by_a_few_letters() {
    let mut session = home().session();
    session
        .quietly("import replies library.jsonl")
        .run("search pick")
        .run("search 'where can'")
        .run("search adress --json --limit 1")
        .run("search nothing-like-it")
        .run("search nothing-like-it --json")
        .feed(
            "search --jsonl --limit 1",
            "{\"id\":1,\"text\":\"pickup\"}\n\n{\"id\":[\"x\"],\"text\":\"\"}\n{\"id\":\"b\"}\nnonsense\n{\"id\":null,\"text\":\"slots\"}",
        )
        .run("search")
        .run("search x --jsonl");
    tells!(session);
}

#[test]
fn replies_are_written_by_options() {
    let mut session = home().session();
    session
        .quietly("import replies library.jsonl")
        .run("reply add iban --title 'Bank transfer' --category payment --body 'The IBAN is {{ shop.iban }}.' --ask 'iban pls'")
        .run("reply add iban --language pl --tone formal --body 'IBAN: {{ shop.iban }}.' --title Przelew")
        .run("reply add iban --body again")
        .run("reply add wrong --body 'Hi {{ buyer.nmae }}'")
        .run("reply add wrong --body ''")
        .run("reply add 'not good' --body x")
        .feed("reply add piped --body-file -", "Hello\u{1b}[31m there\n")
        .run("reply show iban")
        .run("reply show iban --language pl")
        .run("reply show iban --language de")
        .run("reply edit iban --body new")
        .run("reply edit iban --language pl --body Nowy --tag bank --situation P07 --attach 'a photo'")
        .run("reply edit iban --shortcut hello")
        .run("reply edit iban --shortcut transfer --tag= --attach=")
        .run("reply show transfer --json")
        .run("reply list --category payment")
        .run("reply list --language pl")
        .run("reply list --tag door")
        .run("reply list pickup --json --limit 1")
        .run("reply list --limit 1")
        .run("reply remove transfer")
        .run("reply show transfer")
        .run("undo")
        .run("reply show trasnfer");
    tells!(session);
}

#[test]
fn replies_are_exported_and_come_back_the_same() {
    let mut session = home().session();
    session
        .quietly("import replies library.jsonl")
        .run("export replies pickup-address")
        .run("export replies hello --format toml")
        .run("export replies none")
        .run("export replies --output out.toml")
        .run("export replies --output out.toml")
        .run("export replies --output out.toml --force --json")
        .run("import replies out.toml")
        .run("export replies --output nowhere/out.toml");
    tells!(session);
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        let mode = std::fs::metadata(session.home.file("out.toml")).expect("a file").permissions().mode();
        assert_eq!(mode & 0o777, 0o600);
    }
}

#[test]
fn what_a_reply_was_is_shown_and_comes_back() {
    let mut session = home().session();
    session
        .run("import replies library.jsonl")
        .run("reply history pickup-address")
        .run("reply edit pickup-address --language en --body 'Here: {{ shop.pickup_address }}.'")
        .run("reply edit pickup-address --tag gate --ask 'where are you' --title 'The door'")
        .run("reply edit pickup-address --shortcut collect")
        .run("reply history collect")
        .run("reply history collect 2")
        .run("reply history collect 3 --json")
        .run("reply history collect 9")
        .run("reply revert collect 9")
        .run("reply revert collect 1")
        .run("reply show pickup-address")
        .run("undo")
        .run("reply remove collect")
        .run("reply history collect")
        .run("reply revert collect 6")
        .run("reply revert collect 4")
        .run("reply history nothing")
        .run("reply list");
    tells!(session);
}
