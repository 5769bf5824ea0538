//! Channels and their rules, and what is said of a text before it is copied.

use super::home::{Home, Session};

/// A home with a clipboard, a channel of its own, and texts that break rules.
fn session() -> Session {
    let home = Home::new().with_clipboard();
    let settings = std::fs::read_to_string(home.file(".config/replydesk-debug/config.toml")).expect("settings");
    let own = "[channels.olx]\nlabel = \"OLX\"\nlimit = 60\nlinks = false\n[channels.sms]\nlimit = 1\n";
    let text_of = |shortcut: &str, length: &str, body: &str| {
        let reply = serde_json::json!({
            "shortcut": shortcut, "title": shortcut, "category": "pickup", "language": "en", "length": length,
            "body": body, "asks": []
        });
        format!("{reply}\n")
    };
    let long = "The door is blue. Please ring twice, the bell is very quiet.\n\nThe second floor, on the left: a small lamp shows it.";
    let replies = text_of("door", "full", long) + &text_of("door", "short", "Blue door, second floor.");
    let contact = text_of(
        "call",
        "full",
        "Please call +48 600 123 456, the door is wąski and the way to it is long and not at all easy to find.",
    );
    let link = text_of("site", "full", "The map on www.example.com shows it.");
    let replies = replies + &contact + &link;
    let mut session = home.with_settings(&(settings + own)).with("replies.jsonl", replies).session();
    session
        .quietly("import replies replies.jsonl")
        .quietly("buyer add Ola --handle olx=ola --language en")
        .quietly("buyer add Piotr --handle allegro=piotr_p --language en")
        .quietly("buyer add Sam --handle sms=600 --language en")
        .told();
    session
}

#[test]
fn the_rules_of_channels_are_shown() {
    let mut session = session();
    session
        .run("channel list")
        .run("channel show sms")
        .run("channel show Messenger")
        .run("channel show olx --json")
        .run("channel show instagramm")
        .run("channel show stall");
    tells!(session);
}

#[test]
fn a_text_that_is_too_long_asks_and_goes_in_parts() {
    let mut session = session();
    session.run("copy door --buyer ola --length full").run("log");
    assert_eq!(session.home.clipboard(), "");
    session.run("copy door --buyer ola --length full --part 1");
    assert_eq!(session.home.clipboard(), "(1/3) The door is blue.");
    session
        .run("copy door --buyer ola --length full --part 3")
        .run("copy door --buyer ola --length full --part 4")
        .run("copy door --buyer ola --length full --print --split")
        .run("log")
        .run("copy door --buyer ola --length full --json")
        .run("copy door --buyer ola --length full --anyway")
        .run("copy door --buyer ola --length short")
        .run("copy door --buyer ola --length short --part 2");
    tells!(session);
}

#[test]
fn what_a_channel_does_not_allow_is_a_hint() {
    let mut session = session();
    session
        .run("copy call --buyer piotr")
        .run("copy site --buyer piotr --print")
        .run("copy call --buyer sam")
        .run("copy call --channel email")
        .run("copy call --channel ebay --print --json");
    tells!(session);
}
