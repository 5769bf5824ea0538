//! Copying, and the journal of it.

use super::home::{Home, Session};
use super::replies;

/// A session in a home with replies, people and a clipboard.
fn session(home: Home) -> Session {
    let mut session = home.session();
    session
        .quietly("import replies library.jsonl")
        .quietly("fact set pickup_address 'Piotrkowska 1, Łódź' --sensitive")
        .quietly("buyer add 'Anna Nowak' --address-as Anna --language pl --handle allegro=anna_k")
        .quietly("buyer add Bob --address-as Bob --language en")
        .quietly("order add 2041 --buyer anna")
        .told();
    session
}

#[test]
fn a_reply_is_filled_copied_checked_and_noted() {
    let mut session = session(replies::home().with_clipboard());
    session.run("copy pickup-address --buyer anna");
    assert_eq!(session.home.clipboard(), "Odbiór: Piotrkowska 1, Łódź.");
    session.run("copy pickup-slots --buyer bob --set meeting_time=18:30");
    assert_eq!(session.home.clipboard(), "Would 6:30 pm suit you?\nHello Bob!");
    session
        .run("copy address --language en --json")
        .run("copy hello --join pickup-address --buyer bob --print")
        .run("log")
        .run("log --buyer anna")
        .run("log --order 2041 --json")
        .run("log retract 2 --why wrong-buyer")
        .run("log retract 2")
        .run("log")
        .run("log copy 3")
        .run("log copy 99")
        .run("log copy 00000000-0000")
        .run("undo")
        .run("log --limit 1");
    tells!(session);
}

#[test]
fn another_language_than_the_buyers_is_never_sent_without_a_word() {
    let mut session = session(replies::home().with_clipboard());
    session
        .quietly("buyer add Amélie --language fr")
        .run("copy pickup-address --buyer amélie")
        .run("copy pickup-address --buyer anna")
        .run("copy pickup-address --buyer anna --language de --print");
    tells!(session);
}

#[test]
fn a_sensitive_fact_goes_to_its_channels_and_asks_before_it_goes_to_others() {
    const SET: &str = "fact set pickup_address 'Piotrkowska 1, Łódź'";
    let mut session = session(replies::home().with_clipboard());
    session
        .run(&format!("{SET} --on etsy --on email --json"))
        .run("copy pickup-address --buyer anna --json")
        .run("copy pickup-address --buyer anna")
        .run("copy pickup-address --buyer anna --channel email")
        .run("copy pickup-address --buyer bob")
        .run("copy pickup-address --buyer anna --anyway")
        .run("log copy 1")
        .run("log copy 1 --anyway")
        .run("fact show pickup_address")
        .run("fact list --json")
        .run("fact remove pickup_address --yes")
        .run(SET)
        .run("fact show pickup_address --json")
        .run(&format!("{SET} --on everywhere"))
        .run("copy pickup-address --buyer anna")
        .run(&format!("{SET} --on everywhere --on email"))
        .run(&format!("{SET} --on email --sensitive=no"))
        .run(&format!("{SET} --on ''"));
    tells!(session);
}

#[test]
fn what_is_missing_is_named_and_nothing_is_copied() {
    let mut session = session(replies::home().with_clipboard());
    session
        .quietly("buyer add 'Anna Kowalska'")
        .run("copy pickup-slots --buyer bob")
        .run("copy pickup-slots --buyer bob --set meeting_time=soon")
        .run("copy pickup-slots --buyer bob --set meeting_time=soon --json")
        .run("copy pickup-slots --json")
        .run("copy pickup-slots --buyer bob --set meting_time=18:30")
        .run("copy pickup-address --set x=y")
        .run("copy pickup-slots --buyer bob --with gift")
        .run("copy pickup-slots --buyer bob --set meeting_time")
        .run("copy pick")
        .run("copy none")
        .run("copy hello --buyer anna")
        .run("copy hello --buyer bob --order 2041")
        .run("copy pickup-address --language de")
        .run("copy hello --join none")
        .run("log");
    assert_eq!(session.home.clipboard(), "");
    tells!(session);
}

#[test]
fn answers_are_remembered_when_asked_to() {
    let mut session = session(replies::home().with_clipboard());
    session
        .run("reply add size --body 'Size {{ size }}.'")
        .run("copy size --buyer anna --set size=M --remember")
        .run("copy size --buyer anna")
        .run("copy size --buyer bob")
        // The copy and what was remembered are one action.
        .run("copy size --buyer bob --set size=S --remember")
        .run("undo")
        .run("copy size --buyer bob")
        .run("log");
    tells!(session);
}

#[test]
fn without_a_clipboard_the_text_is_shown_and_nothing_is_claimed() {
    let mut session = session(replies::home());
    session.run("copy hello --buyer bob").run("copy hello --buyer bob --json").run("log");
    tells!(session);
}

#[test]
fn a_clipboard_that_gives_another_text_back_is_not_believed() {
    let home = replies::home().with_settings(
        "[clipboard]\ncommand = [\"/bin/sh\", \"-c\", \"cat > /dev/null\"]\nread_command = [\"/bin/echo\", \"else\"]\n",
    );
    let mut session = session(home);
    session.run("copy hello --buyer bob");
    tells!(session);
}

#[test]
fn a_clipboard_that_cannot_be_read_back_is_sent_to() {
    let home = replies::home().with_settings("[clipboard]\ncommand = [\"/bin/sh\", \"-c\", \"cat > /dev/null\"]\n");
    let mut session = session(home);
    session.run("copy hello --buyer bob").run("log --json");
    tells!(session);
}
