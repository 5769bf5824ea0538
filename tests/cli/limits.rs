//! What is too long, too wide or cut off, and what is no file: said, and never a panic.

use std::fs;

use super::home::Home;

#[test]
fn a_name_has_an_end_and_something_to_see() {
    let long = "n".repeat(301);
    let home = Home::new()
        .with_settings("[shop]\ncurrency = \"PLN\"\n")
        .with("people.csv", format!("name,mail\nCarla,a@b.c\n{long},b@b.c\n"));
    let mut session = home.session();
    session
        .quietly("buyer add Anna")
        .quietly("import map set people --holds buyers --column name=name --column email=mail");
    for command in [
        "buyer add NAME",
        "buyer add Bob --handle etsy=NAME",
        "buyer edit anna --name NAME",
        "order add NAME --buyer anna",
        "piece add NAME",
        "fact set NAME x",
    ] {
        session.run(&command.replace("NAME", &long));
        if !command.contains("fact") {
            session.run(&command.replace("NAME", "'\u{2800}\u{3164}'"));
        }
    }
    session.run("import buyers people.csv --yes").run("buyer list").run("piece list").run("order list");
    let told = session.told().replace(&long, "[long]");
    insta::with_settings!({ omit_expression => true }, { insta::assert_snapshot!(told) });
}

#[test]
fn a_shop_does_not_come_in_with_a_name_that_is_too_long() {
    let document = |name: &str| {
        let id = "01a206df-d53f-75ac-b651-292fa4d5190f";
        format!("{{\"format\":\"replydesk\",\"version\":1,\"buyers\":[{{\"id\":\"{id}\",\"name\":\"{name}\"}}]}}")
    };
    let home = Home::new()
        .with("long.json", document(&"n".repeat(70_000)))
        .with("blank.json", document("\u{2800}"))
        .with("most.json", document(&"n".repeat(300)));
    let mut session = home.session();
    session
        .quietly("buyer add Anna")
        .run("import all long.json --yes")
        .run("import all blank.json --yes")
        .run("import all most.json --yes --json")
        .quietly("buyer list");
    tells!(session);
}

#[test]
fn a_text_that_was_cut_off_is_said_to_be() {
    let home = Home::new().with("long.txt", "ł".repeat(1_500_000)).with("whole.txt", "a".repeat(2 << 20));
    let mut session = home.session();
    session
        .run("message add long.txt")
        .run("message add whole.txt")
        .run("message add long.txt --json")
        .run("suggest --gaps whole.txt --json");
    let told = session.told();
    let hints: Vec<&str> = told.lines().filter(|line| line.starts_with("! ")).collect();
    assert_eq!(hints.len(), 2, "{hints:?}");
    assert!(hints.iter().all(|hint| hint.contains("longer than 2")), "{hints:?}");
}

#[test]
fn a_list_for_programs_says_that_there_is_more() {
    let reply = |name: &str| {
        format!(
            "{{\"shortcut\":\"pick-{name}\",\"title\":\"Pick {name}\",\"category\":\"x\",\"language\":\"en\",\"body\":\"Hello\"}}\n"
        )
    };
    let home = Home::new().with("replies.jsonl", reply("one") + &reply("two"));
    let mut session = home.session();
    session.quietly("import replies replies.jsonl --yes");
    session.quietly("buyer add Anna").quietly("buyer add Bob").quietly("piece add mug").quietly("piece add bowl");
    for list in ["buyer list", "piece list", "reply list", "channel list", "search pick"] {
        session.run(&format!("{list} --json --limit 1"));
    }
    let told = session.told();
    assert_eq!(told.matches("There is more: --limit N shows it.").count(), 5, "{told}");
    session.run("buyer list --json --limit 2");
    assert!(!session.told().contains("There is more"));
}

#[cfg(target_os = "linux")]
#[test]
fn a_device_or_a_pipe_is_not_replaced() {
    use std::os::unix::fs::FileTypeExt as _;
    let home = Home::new();
    let pipe = home.file("pipe");
    let mode = rustix::fs::Mode::RUSR | rustix::fs::Mode::WUSR;
    rustix::fs::mknodat(rustix::fs::CWD, &pipe, rustix::fs::FileType::Fifo, mode, 0).expect("a pipe");
    let mut session = home.with("phrase", "correct horse\n").session();
    session
        .quietly("buyer add Anna")
        .run("export all --output pipe --force")
        .run("export all --output pipe")
        .run("buyer export anna --output pipe --force")
        .run("export replies --output pipe --force")
        .run("backup --to pipe --force")
        .run("backup --to pipe");
    let about = fs::metadata(session.home.file("pipe")).expect("still there");
    assert!(about.file_type().is_fifo(), "the pipe was replaced");
    tells!(session);
}

#[test]
fn a_sealed_shop_comes_in_with_its_passphrase() {
    let mut session = Home::new().with("phrase", "correct horse\n").with("other", "wrong\n").session();
    session
        .quietly("fact set door blue")
        .quietly("export all --output shop.json --encrypt --passphrase-file phrase")
        .quietly("fact set door red")
        .run("import all shop.json.age --yes")
        .run("import all shop.json.age --yes --passphrase-file other")
        .run("import all shop.json.age --over --dry-run --json --passphrase-file phrase")
        .run("import all shop.json.age --over --yes --passphrase-file phrase")
        .run("fact show door")
        .run("import replies shop.json.age")
        .run("import orders shop.json.age");
    tells!(session);
    let data = session.home.file(".local/share/replydesk-debug");
    let left: Vec<_> =
        fs::read_dir(data).expect("a directory").map(|entry| entry.expect("an entry").file_name()).collect();
    assert!(left.iter().all(|name| !name.to_string_lossy().starts_with('.')), "nothing open is left: {left:?}");
}
