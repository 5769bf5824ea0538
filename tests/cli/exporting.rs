//! The whole shop to files and back.

use std::fs;
use std::path::Path;
use std::process::Command;

use super::home::{Home, Session};

/// A shop with what tables and spreadsheets stumble over.
fn shop() -> Session {
    let sample = |name: &str| {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/tables").join(name);
        fs::read(path).expect("a sample export")
    };
    let home = Home::new().with("orders.csv", sample("etsy-orders.csv")).with("items.csv", sample("etsy-items.csv"));
    let mut session = home.session();
    for line in [
        "import orders orders.csv items.csv --yes",
        "buyer add '=Anna' --handle whatsapp=+48600100200 --phone '+48 600 100 200' --notes 'likes blue; \"and\" green'",
        "fact set iban 'PL61 1090 1014'",
        "piece add Mug --price '40 PLN'",
        "reply add pickup --title Pickup --category pickup '--body=- the green door'",
        "order agree 3412345678 'blue, not green'",
    ] {
        session.quietly(line);
    }
    session
}

fn read(session: &Session, path: &str) -> String {
    fs::read_to_string(session.home.file(path)).expect("a file")
}

/// A document without the moment it was made.
fn content(json: &str) -> String {
    json.lines().filter(|line| !line.starts_with("\"exported_at\"")).collect::<Vec<_>>().join("\n")
}

#[test]
fn a_shop_goes_out_and_comes_in() {
    let mut session = shop();
    session
        .run("export all --output shop.json")
        .run("export all --output shop.json")
        .run("export all --output shop.json --force --json")
        .run("--db other.db import all shop.json --dry-run")
        .run("--db other.db import all shop.json")
        .run("--db other.db import all shop.json --yes")
        .run("--db other.db import all shop.json --yes --json")
        .run("--db other.db export all --output other.json")
        .run("--db other.db undo")
        .run("--db other.db order list")
        .run("--db other.db import all shop.json --yes");
    assert_eq!(content(&read(&session, "shop.json")), content(&read(&session, "other.json")));
    tells!(session);
}

#[test]
fn tables_for_a_spreadsheet_come_in_again() {
    let mut session = shop();
    session
        .run("export all --format csv")
        .run("export all --format csv --output tables")
        .run("export all --format csv --output tables")
        .run("export all --format csv --output tables --force")
        .run("export buyers")
        .run("export handles")
        .run("export items")
        .run("export agreements --output agreed.csv --excel")
        .run("export facts --format json")
        .run("--db other.db import all tables --yes")
        .quietly("export all --output shop.json")
        .quietly("--db other.db export all --output other.json");
    assert_eq!(content(&read(&session, "shop.json")), content(&read(&session, "other.json")));
    let mut names: Vec<String> = fs::read_dir(session.home.file("tables"))
        .expect("a directory")
        .map(|entry| entry.expect("an entry").file_name().to_string_lossy().into_owned())
        .collect();
    names.sort_unstable();
    assert_eq!(names.len(), 29, "{names:?}");
    tells!(session);
}

#[test]
fn what_changed_since_is_said_and_stays() {
    let mut session = shop();
    session
        .quietly("export all --output shop.json")
        .quietly("export orders --output orders-of-mine.csv")
        .run("REPLYDESK_NOW=2026-11-28T10:00:00Z order edit 3412345678 --notes 'call first'")
        .run("REPLYDESK_NOW=2026-11-28T11:00:00Z piece remove Mug")
        .run("REPLYDESK_NOW=2026-11-28T12:00:00Z import all shop.json --yes")
        .run("REPLYDESK_NOW=2026-11-28T12:00:00Z import all shop.json --over --yes");
    let table = read(&session, "orders-of-mine.csv").replace("Credit Card", "Cash");
    fs::write(session.home.file("orders-of-mine.csv"), table).expect("a file");
    session
        .run("REPLYDESK_NOW=2026-11-29T12:00:00Z import all orders-of-mine.csv --yes --over")
        .run("order show 3412345678");
    tells!(session);
}

#[test]
fn mistakes_in_a_file_are_named_with_their_place() {
    let head = "{\"format\": \"replydesk\", \"version\": 1,\n";
    let id = "\"id\": \"019aa000-0000-7000-8000-000000000001\"";
    let home = Home::new()
        .with("newer.json", "{\"format\": \"replydesk\", \"version\": 2, \"facts\": [{\"more\": 1}]}")
        .with("key.json", format!("{head}\"facts\": [{{{id}, \"nam\": \"iban\"}}]}}"))
        .with("type.json", format!("{head}\"facts\": [{{{id}, \"name\": 7}}]}}"))
        .with("day.json", format!("{head}\"facts\": [{{{id}, \"name\": \"a\", \"checked_on\": \"soon\"}}]}}"))
        .with("lacks.json", format!("{head}\"facts\": [{{{id}, \"value\": \"a\"}}]}}"))
        .with("cut.json", format!("{head}\"facts\": [{{{id}"))
        .with("replies.json", "{\"shortcut\": \"a\"}\n")
        .with("buyers.csv", "id,updated_at,name,consent\n,,Anna,maybe\n")
        .with("latin.csv", b"id,updated_at,name,phone\n,,Ann\xe9,\n")
        .with("other.csv", "a,b\n1,2\n")
        .with("zip.csv", b"PK\x03\x04 and so on");
    let mut session = home.session();
    for name in [
        "newer.json",
        "key.json",
        "type.json",
        "day.json",
        "lacks.json",
        "cut.json",
        "replies.json",
        "buyers.csv",
        "latin.csv",
        "other.csv",
        "zip.csv",
        "no.json",
        ".",
    ] {
        session.run(&format!("import all {name} --yes"));
    }
    session.run("buyer list");
    tells!(session);
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_leaves_nothing_behind() {
    let mut session = shop();
    let note = "long ".repeat(20_000);
    session.quietly(&format!("order edit 3412345678 --notes '{note}'"));
    for arguments in [
        &["export", "all", "--output", "shop.json"][..],
        &["export", "all", "--format", "csv", "--output", "tables"][..],
    ] {
        let command = session.home.replydesk(arguments);
        let mut limited = Command::new("/bin/sh");
        // No file can grow beyond 80 KB. The signal that would end the program is ignored, so that writing fails instead.
        limited.args(["-c", "trap '' XFSZ; ulimit -f 160; exec \"$0\" \"$@\""]);
        limited.arg(command.get_program()).args(arguments).env_clear().current_dir(session.home.file(""));
        limited.envs(command.get_envs().filter_map(|(name, value)| Some((name, value?))));
        let output = limited.output().expect("it runs");
        assert_eq!(output.status.code(), Some(4));
        let said = String::from_utf8(output.stderr).expect("UTF-8");
        assert!(said.contains("cannot be written"), "{said}");
    }
    let left: Vec<_> = fs::read_dir(session.home.file("")).expect("a home").filter_map(Result::ok).collect();
    let names: Vec<String> = left.iter().map(|entry| entry.file_name().to_string_lossy().into_owned()).collect();
    let is_ours = |name: &String| ["shop", "tables", ".tmp", ".replydesk"].iter().any(|part| name.contains(part));
    assert!(!names.iter().any(is_ours), "{names:?}");
}

#[cfg(unix)]
#[test]
fn what_is_written_is_for_the_user_alone() {
    use std::os::unix::fs::PermissionsExt as _;
    let mut session = shop();
    session.quietly("export all --output shop.json").quietly("export all --format csv --output tables");
    let mode = |path: &str| fs::metadata(session.home.file(path)).expect("a file").permissions().mode() & 0o777;
    assert_eq!([mode("shop.json"), mode("tables"), mode("tables/buyers.csv")], [0o600, 0o700, 0o600]);
}

#[test]
fn what_a_spreadsheet_made_of_a_table_is_seen() {
    let mut session = shop();
    session.quietly("order add 1.5E+9").quietly("export orders --output mine.csv");
    let table = read(&session, "mine.csv");
    let write = |session: &Session, name: &str, content: &[u8]| {
        fs::write(session.home.file(name), content).expect("a file");
    };
    write(&session, "rounded.csv", table.replace("3412345678", "3.41E+09").as_bytes());
    let lines = table.replace("\r\n", "\n").replace('\n', "\r\n");
    write(&session, "windows.csv", lines.replace("3412345678", "3.41E+09").as_bytes());
    // In windows-1250, wholly and in one row of two.
    let polish = table.replace("Credit Card", "Płatność kartą");
    let other = b"P\xb3atno\x9c\xe6 kart\xb9";
    let at = polish.find("Płatność").expect("a place");
    let rest = at + "Płatność kartą".len();
    write(&session, "other.csv", &[&polish.as_bytes()[..at], other, &polish.as_bytes()[rest..]].concat());
    let mixed = polish.replace("1.5E+9", "żółć ćma źdźbło łąka śnieg gęś");
    let at = mixed.find("Płatność").expect("a place");
    let rest = at + "Płatność kartą".len();
    write(&session, "mixed.csv", &[&mixed.as_bytes()[..at], other, &mixed.as_bytes()[rest..]].concat());
    let wide: Vec<u8> = polish.encode_utf16().flat_map(u16::to_le_bytes).collect();
    write(&session, "wide.csv", &[b"\xff\xfe".as_slice(), &wide].concat());
    session
        .run("import all mine.csv --yes")
        .run("import all rounded.csv --yes --over")
        .run("import all windows.csv --yes --over")
        .run("import all mixed.csv --yes --over")
        .run("REPLYDESK_NOW=2026-11-29T12:00:00Z import all other.csv --yes --over")
        .run("order show 3412345678")
        .run("undo")
        .run("REPLYDESK_NOW=2026-11-29T12:00:00Z import all wide.csv --yes --over")
        .run("order show 3412345678");
    tells!(session);
}

/// What espanso can hold goes there, what it cannot is told, and what comes back unchanged changes nothing, whatever has become of the
/// facts meanwhile. What was changed there comes back where nothing was lost on the way, and is left alone else.
#[test]
fn the_library_goes_to_espanso() {
    let library = r#"language = "en"
category = "pickup"

[[reply]]
shortcut = "where"
title = "Where"
tags = ["door"]
asks = ["where is it"]
[[reply.variant]]
tone = "formal"
body = """Dear {{ buyer.name }},
it is at {{ shop.town }}, {{ today | date }}. {% include "bye" %}"""
[[reply.variant]]
tone = "friendly"
body = "At {{ place | choices(\"the fountain\", \"the station\") }}, {{ when | default(\"noon\") }}? {{ note | long }}"

[[reply]]
shortcut = "bye"
title = "Bye"
attach = "a photo"
[[reply.variant]]
body = "Bye [[you]] {{ \"{{\" }}"

[[reply]]
shortcut = "pay"
title = "Pay"
[[reply.variant]]
body = """{% if order.due %}{{ order.due | money }}, please.{% else %}Nothing is due.{% endif %}
{% if option("thanks") %}Thank you.{% endif %} To {{ shop.iban }}, by {{ by | promise(reply="bye", closes="paid") }}."""
"#;
    let mut session = crate::home::Home::new().with("library.toml", library).session();
    session
        .quietly("import replies library.toml")
        .quietly("fact set town Łódź")
        .quietly("fact set iban PL61109010140000071219812874")
        .run("export replies --format espanso")
        .run("export replies where --output where.yml")
        .run("export replies --output where.yml --force --json")
        .run("import replies where.yml --dry-run")
        .quietly("export replies --output all.yml")
        .quietly("fact set town Kraków")
        .run("import replies all.yml --yes")
        .run("import replies all.yml --yes --json")
        .change("all.yml", |file| file.replace("[[place]]", "[[place]] or so").replace("it is at", "it stands at"))
        .run("import replies all.yml --yes")
        .run("reply show where")
        .quietly("reply remove where")
        .run("import replies all.yml --dry-run");
    tells!(session);
}

/// A spreadsheet can be used for the whole library, and nothing is lost on the way.
#[test]
fn replies_go_out_as_a_table_and_as_one_document_and_come_back_the_same() {
    let library = "{\"shortcut\":\"pay\",\"title\":\"=1+1\",\"category\":\"payment\",\"language\":\"en\",\"body\":\"To {{ shop.iban }},\\nplease.\",\"asks\":[\"how\",\"where to\"]}\n";
    let mut session = crate::home::Home::new().with("library.jsonl", library).session();
    session
        .quietly("import replies library.jsonl")
        .run("export replies --format csv")
        .run("export replies --format json")
        .run("export replies --output out.csv")
        .run("export replies --output out.json")
        .run("import replies out.csv")
        .run("import replies out.json");
    tells!(session);
}
