//! Things changed in the seller's own editor, which here is a script.

use super::home::{Home, Session};
use super::replies;

fn session(home: Home) -> Session {
    let mut session = home.session();
    session.quietly("import replies library.jsonl").quietly("buyer add 'Anna Nowak' --language pl").told();
    session
}

#[test]
fn a_thing_is_changed_as_a_form_of_its_options() {
    let mut session = session(replies::home());
    session
        .run("EDITOR=/bin/cat buyer edit anna")
        .edited("s/^phone.*/phone = \"123\"/", "buyer edit anna")
        .run("buyer show anna")
        .edited("s/^kind.*/kind = \"gloomyy\"/", "buyer edit anna")
        .edited("s/^birthday.*/birthday = \"soon\"/", "buyer edit anna")
        .edited("s/^phone/fone/", "buyer edit anna")
        .edited("s/^tag.*/tag = 3/", "buyer edit anna")
        .edited("s/^tag.*/tag = [/", "buyer edit anna")
        .run("buyer show anna")
        .run("draft list")
        .run("draft list --json --limit 0")
        .run("draft hold --until soon")
        .run("draft hold --until '2020-01-01 9:00'")
        .run("draft hold --hours 2 --until 18:30")
        .run("draft hold")
        .run("draft list")
        .run("due")
        .run("REPLYDESK_NOW=2027-01-01T09:00:00Z due")
        .run("undo")
        .run("draft hold 1 --until 'tomorrow 9:00'")
        .run("draft remove 1")
        .run("draft show 9");
    tells!(session);
}

#[test]
fn orders_and_pieces_too() {
    let mut session = session(replies::home());
    session
        .quietly("order add 7 --buyer anna --item '2x Mug: blue @ 43 EUR' --total 86")
        .run("EDITOR=/bin/cat order edit 7")
        .edited("s/86.00 EUR/90/", "order edit 7")
        .run("order show 7")
        .quietly("piece add Mug")
        .edited("s/^stock.*/stock = \"many\"/", "piece edit mug")
        .edited("s/^stock.*/stock = \"3\"/", "piece edit mug")
        .run("piece show mug");
    tells!(session);
}

#[test]
fn a_reply_is_changed_as_toml() {
    let mut session = session(replies::home());
    session
        .run("EDITOR=/bin/cat reply edit hello")
        .edited("s/Hello/Good day/", "reply edit hello")
        .run("reply show hello")
        .edited("s/address_as/adress_as/", "reply edit hello")
        .edited("s/^title/titel/", "reply edit hello")
        .edited("s/^shortcut.*/shortcut = \"pickup-slots\"/", "reply edit hello")
        .run("reply show hello")
        .run("EDITOR=/bin/cat reply add fresh --category mine")
        .edited("s/^body.*/body = \"\"\"Fresh/", "reply add fresh")
        .run("reply show fresh")
        .run("draft list");
    tells!(session);
}

#[test]
fn an_editor_that_does_not_work_is_told() {
    let mut session = session(replies::home());
    session
        .run("reply edit hello")
        .run("EDITOR=/nonexistent/editor reply edit hello")
        .run("EDITOR=/bin/false reply edit hello");
    tells!(session);
}
