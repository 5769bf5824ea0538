//! A shop on a file, for tests in which the program itself works on it.
#![expect(clippy::expect_used, reason = "a rig that cannot be set up fails the test")]

use std::path::Path;

use jiff::Timestamp;
use replydesk::desk::{Desk, Settings};
use replydesk::store::{Options, Store};

/// A desk on the records in this file, with the clock of this machine.
pub(crate) fn desk(database: &Path) -> Desk {
    let store = Store::open(database, Options::default()).expect("the database");
    Desk::new(store, Settings::default(), Box::new(Timestamp::now)).expect("a desk")
}

/// The first start is over, and the interface begins with its list: an empty library has got the starter's replies.
pub(crate) fn begin(desk: &mut Desk) {
    desk.save_facts(&[], true).expect("the first start is over");
}
