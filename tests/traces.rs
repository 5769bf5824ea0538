//! What is left of a person: markers stand in every field that can hold something of them, and every byte of every file is looked at.
#![expect(clippy::expect_used, reason = "a rig that cannot be set up fails the test")]
#![cfg(unix)]

use std::collections::BTreeMap;
use std::fs;
use std::os::unix::fs::PermissionsExt as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use insta_cmd::get_cargo_bin;
use jiff::Timestamp;
use replydesk::desk::{self, Desk};
use replydesk::store::{Options, Store};
use replydesk::transfer::shop::{Holds, KINDS};
use serde_json::{Map, Value, json};
use tempfile::TempDir;

/// The kinds of things that hold something of a person.
const KINDS_OF_A_PERSON: [&str; 8] =
    ["buyers", "orders", "journal", "remembered", "drafts", "learnt_examples", "messages", "reminders"];

/// What stays for the books: what was ordered, how it was paid and sent.
const STAYS: [(&str, &str); 5] =
    [("orders", "number"), ("orders", "carrier"), ("orders", "payment"), ("items", "name"), ("journal", "route")];

/// Names of answers are the program's own words, and places of drafts are the interface's.
const OURS: [(&str, &str); 2] = [("remembered", "name"), ("drafts", "place")];

/// The fields whose texts are of a form of their own.
const OF_A_FORM: [(&str, &str); 1] = [("buyers", "country")];

/// Which marker stands in the person's name: it is engraved on what they ordered.
const NAME: usize = 3;

struct Home(TempDir);

impl Home {
    fn new() -> Self {
        Self(TempDir::new().expect("a directory"))
    }

    fn file(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(get_cargo_bin("replydesk"));
        command.env_clear().env("HOME", self.0.path()).env("TZ", "UTC").env("REPLYDESK_LOG", "trace");
        command.env("REPLYDESK_NOW", "2026-11-27T14:02:00Z").current_dir(self.0.path()).args(arguments);
        command
    }

    fn run(&self, arguments: &[&str]) -> String {
        let output = self.command(arguments).output().expect("it runs");
        let told = String::from_utf8_lossy(&output.stdout).into_owned() + &String::from_utf8_lossy(&output.stderr);
        assert!(output.status.success(), "{arguments:?}: {told}");
        told
    }
}

/// Erasing is killed at any moment: the person is there whole, or gone, and once the next start of the interface has completed what was begun, or
/// any command after some minutes, no byte of them is left, in the backup that was made before neither.
#[test]
fn an_erasure_that_is_killed_is_not_there_or_is_completed_by_the_next_start() {
    let whole = Home::new();
    whole.run(&["buyer", "add", "Markova Zvx", "--handle", "etsy=mq_zvx", "--email", "mqzvx@example.org"]);
    whole.run(&["order", "add", "2041", "--buyer", "mq_zvx", "--notes", "for Markova Zvx"]);
    let shop = ".local/share/replydesk-debug/replydesk.db";
    let words = ["Markova".to_owned(), "mqzvx".to_owned(), "mq_zvx".to_owned()];
    let fresh = || {
        let home = Home::new();
        fs::create_dir_all(home.file(".local/share/replydesk-debug")).expect("a directory");
        fs::copy(whole.file(shop), home.file(shop)).expect("a copy");
        home
    };
    let begun = Instant::now();
    fresh().run(&["buyer", "erase", "mq_zvx", "--yes"]);
    let takes = begun.elapsed();
    let (mut kept, mut gone) = (0, 0);
    for round in 0..24 {
        let home = fresh();
        let mut command = home.command(&["buyer", "erase", "mq_zvx", "--yes"]);
        let mut child = command.stdout(Stdio::null()).stderr(Stdio::null()).spawn().expect("it runs");
        // The last one is left alone.
        let wait = if round == 23 { Duration::from_mins(1) } else { takes * round / 22 };
        let asked = Instant::now();
        while asked.elapsed() < wait && child.try_wait().expect("a child").is_none() {
            std::thread::yield_now();
        }
        child.kill().expect("a signal");
        child.wait().expect("it ends");
        let store = Store::open(&home.file(shop), Options::default()).expect("it opens");
        assert_eq!(store.integrity().expect("a look"), [""; 0]);
        assert_eq!(store.disagreements().expect("a look"), []);
        let is_there = store.find_buyers("markova", 1).expect("a list").len() == 1;
        if round % 2 == 0 {
            let mut desk = Desk::new(store, desk::Settings::default(), Box::new(Timestamp::now)).expect("a desk");
            desk.tidy().expect("the next start");
        } else {
            drop(store);
            let mut later = home.command(&["fact", "list"]);
            later.env("REPLYDESK_NOW", "2026-11-27T14:12:00Z");
            assert!(later.output().expect("it runs").status.success());
        }
        let left = left_in(home.0.path(), &words);
        if is_there {
            kept += 1;
            assert!(!left.is_empty());
        } else {
            gone += 1;
            assert_eq!(left, [""; 0], "round {round}");
        }
    }
    println!("killed 24 times: {kept} times nothing was erased, {gone} times everything");
    assert!(kept > 0 && gone > 0, "{kept} {gone}");
}

/// A word that stands nowhere else, with letters of all kinds around it: a mark, a quotation mark, capitals.
struct Markers(Vec<String>);

impl Markers {
    fn next(&mut self) -> String {
        let word = format!("Mq{:03}Zvx", self.0.len());
        self.0.push(word.clone());
        word
    }

    fn line(&mut self) -> String {
        format!("Żółw \"{}\" Ünd", self.next())
    }

    fn lines(&mut self) -> String {
        format!("{}\nsecond \\ {}", self.line(), self.next())
    }
}

/// An identity whose last digits are these.
fn id(number: u32) -> String {
    format!("019aa000-0000-7000-8000-{number:012}")
}

/// A text for every field of a row that holds a text of the user's, and what else it needs.
fn filled(table: &str, fields: &[replydesk::transfer::shop::Field], row: &Value, markers: &mut Markers) -> Value {
    let mut row = row.as_object().expect("a row is an object").clone();
    for field in fields {
        let is = |list: &[(&str, &str)]| list.contains(&(table, field.name));
        if row.contains_key(field.name) || is(&STAYS) || is(&OURS) || is(&OF_A_FORM) {
            continue;
        }
        let text = match field.holds {
            Holds::Line | Holds::Name => markers.line().into(),
            Holds::Lines => markers.lines().into(),
            Holds::Texts => json!([markers.line(), markers.line()]),
            Holds::LongTexts => json!([markers.lines()]),
            _ => continue,
        };
        row.insert(field.name.to_owned(), text);
    }
    Value::Object(row)
}

/// A shop with a person of whom everything is held that can be.
fn shop(markers: &mut Markers) -> Value {
    let (person, order, entry, reply) = (id(1), id(2), id(3), id(4));
    let now = "2026-11-20T10:00:00Z";
    let bare: BTreeMap<&str, Value> = BTreeMap::from([
        (
            "buyers",
            json!({"handles": [{"channel": "etsy", "name": markers.next()}, {"channel": "allegro", "name": markers.next()}],
                   "email": format!("{}@example.org", markers.next()), "phone": "+48 511 522 533", "country": "PL"}),
        ),
        (
            "orders",
            json!({"number": "2041", "channel": "etsy", "buyer_id": person, "state": "shipped", "total": "43.00 PLN",
                   "carrier": "dhl", "payment": "card"}),
        ),
        ("journal", json!({"at": now, "buyer_id": person, "order_id": order, "replies": [{"reply_id": reply}]})),
        ("remembered", json!({"buyer_id": person, "name": "size"})),
        ("drafts", json!({"buyer_id": person, "place": "message", "kept_at": now})),
        ("learnt_examples", json!({"buyer_id": person, "reply_id": reply, "entry_id": entry, "at": now})),
        ("messages", json!({"buyer_id": person, "order_id": order, "received_at": now, "answer_id": entry})),
        ("reminders", json!({"buyer_id": person, "order_id": order, "due": "2026-12-01"})),
    ]);
    let ids = BTreeMap::from([("buyers", 1), ("orders", 2), ("journal", 3)]);
    let mut document = Map::new();
    document.insert("format".to_owned(), "replydesk".into());
    document.insert("version".to_owned(), 1.into());
    let body = json!({"language": "en", "body": "Hello."});
    let pickup = json!({"id": reply, "shortcut": "pickup", "category": "pickup", "role": "body", "variants": [body]});
    document.insert("replies".to_owned(), json!([pickup]));
    let other = json!({"id": id(90), "name": "Bob Smith", "handles": [{"channel": "etsy", "name": "bob_smith"}]});
    for (number, kind) in (10..).zip(KINDS.iter().filter(|kind| KINDS_OF_A_PERSON.contains(&kind.name))) {
        let mut row = filled(kind.name, kind.fields, &bare[kind.name], markers);
        row["id"] = id(ids.get(kind.name).copied().unwrap_or(number)).into();
        for part in kind.parts.iter().filter(|part| ["items", "extras", "agreements"].contains(&part.table)) {
            let known = match part.table {
                "items" => {
                    json!({"name": "Mug", "quantity": 1, "variation": format!("for {}", markers.0[NAME])})
                }
                "agreements" => json!({"agreed_on": "2026-11-20"}),
                _ => json!({}),
            };
            row[part.name] = json!([filled(part.table, part.fields, &known, markers)]);
        }
        let mut rows = vec![row];
        rows.extend((kind.name == "buyers").then(|| other.clone()));
        document.insert(kind.name.to_owned(), rows.into());
    }
    Value::Object(document)
}

/// Which of these words stand in which files below a directory, as they are or in small letters.
fn left_in(directory: &Path, words: &[String]) -> Vec<String> {
    let mut left = Vec::new();
    for entry in fs::read_dir(directory).expect("a directory") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            left.extend(left_in(&path, words));
            continue;
        }
        let bytes = fs::read(&path).expect("a file");
        let has = |word: &str| bytes.windows(word.len()).any(|part| part == word.as_bytes());
        let found = words.iter().filter(|word| has(word) || has(&word.to_lowercase()));
        left.extend(found.map(|word| format!("{word} in {}", path.file_name().unwrap_or_default().to_string_lossy())));
    }
    left
}

#[test]
fn no_marker_of_a_person_is_left_in_any_file() {
    let home = Home::new();
    let mut markers = Markers(Vec::new());
    let document = shop(&mut markers);
    assert!(markers.0.len() > 30, "{}", markers.0.len());
    fs::write(home.file("shop.json"), document.to_string()).expect("a file");
    home.run(&["import", "all", "shop.json", "--yes"]);
    // What the program itself does with a person: notes what they write, changes them, keeps what was before.
    let handle = markers.0[0].clone();
    for text in [markers.next(), markers.next()] {
        fs::write(home.file("message.txt"), &text).expect("a file");
        home.run(&["message", "add", "message.txt", "--from", &handle]);
    }
    for field in ["--notes", "--address", "--email"] {
        let value = markers.next();
        home.run(&["buyer", "edit", &handle, field, &value]);
    }
    home.run(&["order", "agree", "2041", &markers.next()]);
    home.run(&["undo"]);
    home.run(&["remind", "add", &markers.next(), "--on", "+3", "--buyer", &handle]);
    home.run(&["search", &markers.0[NAME].clone()]);
    fs::remove_file(home.file("shop.json")).expect("a file");
    fs::remove_file(home.file("message.txt")).expect("a file");
    let all: Vec<&String> =
        markers.0.iter().filter(|marker| left_in(home.0.path(), std::slice::from_ref(marker)).is_empty()).collect();
    assert_eq!(all, [""; 0], "every marker is there before");

    let told = home.run(&["buyer", "erase", &handle, "--yes"]);
    assert!(told.contains("No trace left"), "{told}");
    assert!(!told.contains("for you to change"), "{told}");
    // The backup that was made while they were there is named, and rewritten; the one made before erasing has gone.
    assert!(told.contains("-automatic.db still holds somebody"), "{told}");
    let of_backups = left_in(home.0.path(), &markers.0);
    assert!(of_backups.iter().all(|left| left.ends_with("-automatic.db")), "{of_backups:?}");
    home.run(&["buyer", "erase", "--backups"]);
    assert_eq!(left_in(home.0.path(), &markers.0), [""; 0]);
    assert!(home.file(".local/state/replydesk-debug/replydesk.log").exists(), "the log was looked through too");

    let list = home.run(&["buyer", "list", "--json"]);
    assert!(list.contains("Bob Smith"), "{list}");
    let order: Value = serde_json::from_str(&home.run(&["order", "show", "2041", "--json"])).expect("JSON");
    assert_eq!(
        (&order["buyer"], &order["total"], &order["state"]),
        (&Value::Null, &json!("43.00 PLN"), &json!("shipped"))
    );
    let doctor = home.command(&["doctor", "--json"]).output().expect("it runs");
    let doctor: Value = serde_json::from_slice(&doctor.stdout).expect("JSON");
    assert_eq!(doctor["database"]["problems"], json!([]));
}

#[test]
fn a_report_to_be_pasted_tells_nothing_of_anybody() {
    let home = Home::new();
    let mut markers = Markers(Vec::new());
    fs::write(home.file("shop.json"), shop(&mut markers).to_string()).expect("a file");
    home.run(&["import", "all", "shop.json", "--yes"]);
    let directory = home.file(&markers.next());
    fs::create_dir(&directory).expect("a directory");
    let (database, config) = (directory.join(format!("{}.db", markers.next())), directory.join("config.toml"));
    fs::copy(home.file(".local/share/replydesk-debug/replydesk.db"), &database).expect("a copy");
    let settings = format!(
        "[clipboard]\ncommand = [\"/{}\"]\n[undo]\nkeep_days = 7\n[screen]\neditor = [\"{}\"]\n[channels.{}]\nlimit = 99\n",
        markers.next(),
        markers.next(),
        markers.next().to_lowercase()
    );
    fs::write(&config, settings).expect("a file");
    for format in [&["doctor", "--report"][..], &["doctor", "--report", "--json"]] {
        let mut command = home.command(format);
        for (name, value) in [("TERM", markers.next()), ("EDITOR", markers.next()), ("USER", markers.next())] {
            command.env(name, value);
        }
        command.arg("--db").arg(&database).arg("--config").arg(&config);
        let output = command.output().expect("it runs");
        let told = String::from_utf8_lossy(&output.stdout).into_owned() + &String::from_utf8_lossy(&output.stderr);
        let told = told.lines().filter(|line| !line.contains("could be read by others")).collect::<Vec<_>>().join("\n");
        let found: Vec<&String> =
            markers.0.iter().filter(|marker| told.to_lowercase().contains(&marker.to_lowercase())).collect();
        assert_eq!(found, [""; 0], "{told}");
        assert!(!told.contains(&home.0.path().display().to_string()), "{told}");
        assert!(told.contains("sound") && told.contains("buyers few"), "{told}");
    }
}

#[test]
fn what_others_could_read_is_mended_and_said() {
    let home = Home::new();
    home.run(&["fact", "set", "door", "blue"]);
    let database = home.file(".local/share/replydesk-debug/replydesk.db");
    let mode = |path: &Path| fs::metadata(path).expect("a file").permissions().mode() & 0o777;
    let set = |path: &Path, mode| fs::set_permissions(path, fs::Permissions::from_mode(mode)).expect("permissions");
    let directory = database.parent().expect("a directory");
    set(&database, 0o644);
    set(directory, 0o755);
    let told = home.run(&["fact", "list"]);
    assert_eq!(told.matches("could be read by others").count(), 2, "{told}");
    assert_eq!((mode(&database), mode(directory)), (0o600, 0o700));
    assert!(!home.run(&["fact", "list"]).contains("could be read"), "once");
}
