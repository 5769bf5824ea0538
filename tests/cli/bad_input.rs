//! What goes wrong outside: each gets one clear sentence, and nothing is lost.

use std::fs;
use std::process::Stdio;

use rusqlite::Connection;

use super::home::Home;
use super::replies;

#[test]
fn a_database_that_is_none_of_ours_is_left_alone() {
    let home = Home::new().with("text.db", "this is not a database, whatever its name says\n".repeat(40));
    let other = Connection::open(home.file("other.db")).expect("a database");
    other.execute_batch("CREATE TABLE cats (name TEXT)").expect("a table");
    drop(other);
    let mut session = home.session();
    session.quietly("--db newer.db fact set door blue");
    let newer = Connection::open(session.home.file("newer.db")).expect("a database");
    newer.pragma_update(None, "user_version", 4711).expect("a pragma");
    drop(newer);
    let before = fs::read(session.home.file("other.db")).expect("a file");
    session
        .run("--db text.db search x")
        .run("--db other.db search x")
        .run("--db newer.db search x")
        .run("--db . search x")
        .run("--db text.db/below.db search x")
        .run("REPLYDESK_DB=text.db fact set door blue");
    assert_eq!(fs::read(session.home.file("other.db")).expect("a file"), before);
    tells!(session);
}

#[test]
fn a_database_whose_name_is_mistyped_does_not_become_an_empty_shop() {
    let mut session = Home::new().session();
    session
        .run("--db shop.db buyer add Anna")
        .run("--db shop.db buyer add Bob")
        .run("--db shpo.db buyer list")
        .run("--db archive-2024.db due")
        .run("REPLYDESK_DB=nowhere/shop.db search x --json")
        .run("--db shpo.db undo")
        .run("--db shpo.db config path")
        .run("--db shpo.db order add 1 --buyer anna")
        .run("search x");
    let names = ["nowhere", "archive-2024.db"].map(|name| session.home.file(name).exists());
    assert_eq!(names, [false, false]);
    tells!(session);
}

#[test]
fn a_damaged_database_is_told() {
    let mut session = replies::home().session();
    session.quietly("--db shop.db import replies library.jsonl");
    let path = session.home.file("shop.db");
    let mut bytes = fs::read(&path).expect("a file");
    let length = bytes.len();
    bytes[4096..length].fill(0x5a);
    fs::write(&path, bytes).expect("a file");
    session.run("--db shop.db reply list").run("--db shop.db fact set door blue");
    tells!(session);
}

#[test]
fn a_config_with_a_mistake_stops_every_verb_but_those_that_mend_it() {
    let mut session = Home::new().with_settings("[shop]\nlanguege = \"pl\"\n").session();
    session.run("search x").run("copy x").run("config path").run("undo");
    tells!(session);
}

#[test]
fn keys_that_do_not_go_together_are_told_like_any_mistake_in_the_config() {
    let mut session = Home::new().with_settings("[keys]\ncopy = \"ctrl-t\"\nundo = \"ctrl-t\"\n").session();
    session.run("config check");
    tells!(session);
}

#[test]
fn without_a_home_the_database_has_no_place() {
    let mut session = Home::new().session();
    session.run("HOME= search x").run("HOME= --db here.db search x");
    tells!(session);
}

#[test]
fn hostile_characters_neither_act_nor_hide() {
    let body = "Hello\u{1b}]52;c;YQ==\u{7} \u{202e}there\u{200b}\u{9b}31m";
    let line = serde_json::json!({"shortcut": "a", "title": body, "category": body, "language": "en", "body": body, "asks": [body]});
    let mut session = Home::new().with("hostile.jsonl", format!("{line}\n")).session();
    session
        .run("import replies hostile.jsonl")
        .run("reply show a")
        .run("buyer add 'An\u{1b}[2Jna\u{202e}' --notes 'a\u{7}b'")
        .run("buyer show anna --json")
        .run("search '\u{1b}[31m\u{9b}'")
        .run("copy '\u{1b}]0;title\u{7}x'")
        .run("fact set door '\u{1b}[31mblue\u{1b}[0m'")
        .run("fact show door")
        .run("import replies 'no\u{1b}[31m\nfile.toml'");
    tells!(session);
}

#[test]
fn an_endless_template_is_refused() {
    let mut session = Home::new().session();
    session
        .run("reply add loop --body '{% for a in range(100) %}{% for b in range(100) %}{% for c in range(100) %}x{% endfor %}{% endfor %}{% endfor %}'")
        .run("copy loop --print")
        .run("reply add a --body '{% include \"a\" %}'");
    tells!(session);
}

#[test]
fn the_interface_needs_a_terminal() {
    let mut session = Home::new().session();
    session.run("").run("--once").run("--once search x").run("demo").run("TERM=dumb demo");
    tells!(session);
}

#[test]
fn a_reader_who_has_seen_enough_of_any_list_is_no_error() {
    let mut session = replies::home().session();
    session.quietly("import replies library.jsonl").told();
    for line in [
        &["reply", "list"][..],
        &["search", "pick", "--json"],
        &["export", "replies"],
        &["fact", "list"],
        &["copy", "hello", "--print", "--set", "buyer.address_as=You"],
    ] {
        let (reader, writer) = std::io::pipe().expect("a pipe");
        drop(reader);
        let mut command = session.home.replydesk(line);
        let child = command.stdout(writer).stderr(Stdio::piped()).spawn().expect("it runs");
        let ended = child.wait_with_output().expect("it ends");
        assert_eq!((ended.status.code(), String::from_utf8_lossy(&ended.stderr).as_ref()), (Some(0), ""), "{line:?}");
    }
}

#[cfg(unix)]
#[test]
fn a_database_that_can_only_be_read_is_still_good_for_looking_and_copying() {
    use std::os::unix::fs::PermissionsExt as _;
    let mut session = replies::home().with_clipboard().session();
    session.quietly("--db shop/shop.db import replies library.jsonl");
    let directory = session.home.file("shop");
    let set = |mode| fs::set_permissions(&directory, fs::Permissions::from_mode(mode)).expect("a directory");
    crate::bound::by_permissions();
    set(0o500);
    session
        .run("--db shop/shop.db search pick")
        .run("--db shop/shop.db copy hello --set buyer.address_as=You")
        .run("--db shop/shop.db fact set door blue");
    set(0o700);
    tells!(session);
}

#[test]
fn a_database_in_which_another_program_writes_is_waited_for_and_then_told() {
    let mut session = replies::home().session();
    session.quietly("--db shop.db import replies library.jsonl");
    let other = Connection::open(session.home.file("shop.db")).expect("a database");
    other.execute_batch("BEGIN IMMEDIATE").expect("nobody else writes");
    session.run("--db shop.db search pick").run("--db shop.db fact set door blue");
    other.execute_batch("ROLLBACK").expect("an open transaction");
    session.run("--db shop.db fact set door blue");
    tells!(session);
}

#[cfg(unix)]
#[test]
fn a_full_disk_is_told_and_nothing_is_lost() {
    let mut session = Home::new().session();
    session
        .run("--db shop.db fact set door blue")
        .on_a_full_disk("--db shop.db fact set door green")
        .run("--db shop.db fact show door")
        .run("--db shop.db fact set door green");
    tells!(session);
}

#[test]
fn doctor_tells_what_is_wrong_and_what_is_right() {
    let mut session = replies::home().with_clipboard().session();
    session.run("doctor");
    session.quietly("import replies library.jsonl");
    session.run("doctor");
    let told = session.told();
    // What stands below depends on where the test runs.
    let about_us: Vec<&str> =
        told.split("$ ").map(|run| run.split("\nTerminal\n").next().unwrap_or_default()).collect();
    let mut settings = insta::Settings::clone_current();
    settings.set_omit_expression(true);
    settings.add_filter(&session.home.pattern(), "[HOME]");
    settings.add_filter("[0-9]+ (kB|ms)", "[number] $1");
    settings.bind(|| insta::assert_snapshot!(about_us.join("$ ")));
}

#[test]
fn what_can_hardly_be_meant_is_said_where_it_is_typed() {
    let mut session = Home::new().with_settings("[shop]\ncurrency = \"PLN\"\n").session();
    session
        .run("order add 1 --promised 2024-01-05")
        .run("order edit 1 --promised yesterday")
        .run("order edit 1 --notes x")
        .run("order add 2 --promised 2024-01-05 --state received")
        .run("order edit 1 --promised 31/02")
        .run("order edit 1 --promised 5")
        .run("order edit 1 --total -5")
        .run("order edit 1 --item 'Mug @ 5 XQZ'")
        .run("order edit 1 --item '99999999999x Mug'")
        .run("order pay 1 -5")
        .run("order pay 1 0")
        .run("order meet 1 5")
        .run("piece add Mug --stock -1")
        .run("piece add Mug --price -1")
        .run("when")
        .run("copy nothing");
    tells!(session);
}
