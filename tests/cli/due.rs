//! Messages, what is due, reminders, days and figures, from the shell.

use super::home::Home;
use super::replies;

/// A home with the clipboard in a file and some replies that the rules look for.
fn home() -> Home {
    let replies = r#"{"shortcut":"tracking","title":"On its way","category":"delivery","language":"en","situations":["P29"],"body":"It has left."}
{"shortcut":"order-photo","title":"Finished","category":"order","language":"en","situations":["P40"],"body":"It is finished."}
{"shortcut":"where","title":"Where to","category":"pickup","language":"en","situations":["P32"],"asks":["where can I pick it up","where is the shop"],"body":"At the mill."}
"#;
    Home::new().with_clipboard().with("due.jsonl", replies)
}

#[test]
fn messages_are_noted_and_answered() {
    let mut session = home().session();
    session
        .quietly("import replies due.jsonl --yes")
        .quietly("buyer add 'Anna Nowak' --handle etsy=anna84")
        .quietly("order add 2041 --buyer anna --channel etsy --state making")
        .feed("message add --at 9:30", "Where can I pick it up?\n\u{1b}[31mAnna Nowak\n")
        .feed("message add --channel classifieds", "aktualne?")
        .feed("message add", " \n")
        .feed("message add --at 25:00", "hello")
        .feed("message add --from nobody", "hello")
        .run("message list")
        .run("message show 1")
        .run("message from 2 anna")
        .run("message aside 2")
        .run("copy where --message 1")
        .run("message list")
        .run("message list --all")
        .run("message list --buyer anna --json")
        .run("undo")
        .run("message list --open")
        .run("message remove 1")
        .run("message show 7")
        .run("copy where --message 7");
    tells!(session);
}

#[test]
fn what_is_due_is_listed_put_off_and_ended_by_its_reply() {
    let mut session = home().session();
    session
        .run("due")
        .quietly("import replies due.jsonl --yes")
        .quietly("buyer add 'Anna Nowak' --birthday 1990-11-27 --consent")
        .quietly("order add 2041 --buyer anna --state ready")
        .quietly("order add 2042 --buyer anna --state shipped --tracking X1")
        .quietly("order add 2043 --buyer anna --state making --promised -1")
        .run("due")
        .run("due --json --limit 2")
        .quietly("copy order-photo --order 2041")
        .run("due")
        .run("due dismiss aeiou")
        .run("remind add 'ring her' --on tomorrow --buyer anna")
        .run("remind add 'send it' --on today --order 2042 --reply tracking")
        .run("remind add ' ' --on today")
        .run("remind list")
        .run("due")
        .run("remind done 1")
        .run("remind list --json")
        .run("remind list --all")
        .run("remind remove 1")
        .run("undo");
    let listed = session.home.replydesk(&["due", "--json"]).output().expect("it runs");
    let listed: serde_json::Value = serde_json::from_slice(&listed.stdout).expect("JSON");
    let name = |at: usize| listed[at]["id"].as_str().expect("a name").to_owned();
    for (verb, at, rest) in [("snooze", 0, " +2"), ("dismiss", 1, "")] {
        let told = session
            .home
            .replydesk(&["due", verb, &name(at), rest.trim()][..3 + usize::from(!rest.is_empty())])
            .output();
        assert!(told.expect("it runs").status.success());
    }
    session.run("due --all").run("due").run("undo").run("undo").run("due");
    tells!(session);
}

#[test]
fn the_calendar_knows_holidays_and_days_off() {
    let settings = "[calendar]\nholidays = \"PL\"\nhours = \"9-17\"\ncut_off = \"13:00\"\n";
    let mut session = Home::new().with_settings(settings).session();
    session
        .run("calendar --days 4")
        .run("calendar off 2026-12-24..2026-12-28 --note 'the mountains'")
        .run("calendar off tomorrow")
        .run("calendar off 2026-12-28..2026-12-24")
        .run("calendar off soon")
        .run("calendar show --days 3")
        .run("REPLYDESK_NOW=2026-12-24T09:00:00Z calendar --days 6")
        .run("calendar --days 2 --json")
        .run("calendar remove 1")
        .run("calendar remove 9")
        .run("undo");
    tells!(session);
}

#[test]
fn figures_are_counted_from_what_was_noted() {
    let mut session = replies::home().with_clipboard().session();
    session
        .run("stats")
        .quietly("import replies library.jsonl --yes")
        .quietly("fact set pickup_address 'Mill Lane 2'")
        .feed("message add --channel etsy --at '2026-11-17 10:00'", "where can I pick it up?")
        .feed("message add --channel etsy --at '2026-11-27 12:00'", "how can I pay")
        .feed("message add --at '2026-11-26 10:00'", "do you repair zips")
        .quietly("REPLYDESK_NOW=2026-11-17T12:30:00Z copy pickup-address --message 1")
        .quietly("copy pickup-address --message 2")
        .run("stats --weeks 3")
        .run("stats --weeks 2 --json");
    tells!(session);
}
