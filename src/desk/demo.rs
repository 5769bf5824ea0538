//! The sample shop: a desk on records that are made at start and thrown away.

#[cfg(test)]
use std::sync::{LazyLock, Mutex, PoisonError};

use jiff::Timestamp;
use jiff::tz::TimeZone;

use super::{Clock, Desk, Error, Settings};
use crate::model::Id;
use crate::store::{ActionKind, Store};
use crate::transfer;

/// A moment that stands still, for tests and for the picture: a Tuesday in November, at the bench since eight.
pub fn fixed_moment() -> Timestamp {
    // 2026-11-24T14:02:00 in Łódź.
    Timestamp::UNIX_EPOCH + jiff::SignedDuration::from_secs(1_795_525_320)
}

/// A desk on the sample shop, in memory, at a moment that stands still.
///
/// # Errors
/// Those of writing the records.
pub fn desk(moment: Timestamp) -> Result<Desk, Error> {
    desk_with(Settings::default(), Box::new(move || moment))
}

/// A desk on the sample shop, in memory, with what is kept of these settings there.
///
/// # Errors
/// Those of writing the records.
pub fn desk_with(given: Settings, clock: Clock) -> Result<Desk, Error> {
    let mut store = Store::in_memory()?;
    let settings = settings(given);
    fill(&mut store, &settings, clock())?;
    Desk::new(store, settings, clock)
}

/// Two programs on the sample shop in a file.
#[cfg(test)]
pub(crate) fn two_on_a_file() -> (tempfile::TempDir, Desk, Desk) {
    let directory = tempfile::tempdir().expect("a directory");
    let path = directory.path().join("shop.db");
    ready_made().store().backup_to(&path).expect("a copy");
    let desk = || {
        let store = Store::open(&path, crate::store::Options::default()).expect("it opens");
        Desk::new(store, settings(Settings::default()), Box::new(fixed_moment)).expect("a desk")
    };
    let (one, other) = (desk(), desk());
    (directory, one, other)
}

/// The same as [`desk`] at the moment that stands still, made once for all tests.
#[cfg(test)]
pub(crate) fn ready_made() -> Desk {
    ready_made_with(Settings::default())
}

/// The same with what is kept of these settings there.
#[cfg(test)]
pub(crate) fn ready_made_with(given: Settings) -> Desk {
    static SHOP: LazyLock<Mutex<Store>> = LazyLock::new(|| {
        let mut store = Store::in_memory().expect("records in memory can be made");
        fill(&mut store, &settings(Settings::default()), fixed_moment()).expect("the sample shop is sound");
        Mutex::new(store)
    });
    let store = SHOP.lock().unwrap_or_else(PoisonError::into_inner).duplicate().expect("records can be copied");
    Desk::new(store, settings(given), Box::new(fixed_moment)).expect("the sample shop is sound")
}

/// A desk on a copy of another one's records, at a moment that stands still.
#[cfg(test)]
pub(crate) fn copy_of(desk: &Desk, moment: Timestamp) -> Desk {
    let store = desk.store.duplicate().expect("records can be copied");
    Desk::new(store, desk.settings.clone(), Box::new(move || moment)).expect("the records are sound")
}

/// Makes a starter reply one that came with other words than the program has now.
#[cfg(test)]
pub(crate) fn ship_otherwise(desk: &mut Desk, shortcut: &str) {
    let mut reply = desk.reply_called(shortcut).expect("a starter reply");
    for title in &mut reply.titles {
        title.text.push('!');
    }
    for variant in &mut reply.variants {
        variant.body.push('!');
    }
    let moment = desk.timestamp();
    let ship = |action: &mut crate::store::Action<'_>| action.put_shipped(reply.id, &super::update::shipped(&reply));
    desk.store.act(ActionKind::UpdateLibrary, "", moment, ship).expect("it is noted");
}

/// The settings of the sample shop: the given ones, at its place, with the holidays there.
pub fn settings(mut given: Settings) -> Settings {
    if given.days.holidays.is_empty() {
        "PL".clone_into(&mut given.days.holidays);
    }
    let zone = TimeZone::get("Europe/Warsaw").unwrap_or(TimeZone::UTC);
    Settings { zone, currency: "PLN".parse().ok(), ..given }
}

/// Writes the sample shop into empty records, as it looks at a moment.
///
/// # Errors
/// Those of writing the records.
pub fn fill(store: &mut Store, settings: &Settings, moment: Timestamp) -> Result<(), Error> {
    let shop = transfer::demo(&moment.to_zoned(settings.zone.clone()))?;
    store.act(ActionKind::SetUp, "", moment, |action| {
        for reply in &shop.replies {
            action.put_reply(reply)?;
            action.put_shipped(reply.id, &super::update::shipped(reply))?;
        }
        for fact in &shop.facts {
            action.put_fact(fact)?;
        }
        for piece in &shop.pieces {
            action.put_piece(piece)?;
        }
        for buyer in &shop.buyers {
            action.put_buyer(buyer)?;
        }
        for order in &shop.orders {
            action.put_order(order)?;
        }
        for entry in &shop.journal {
            action.record(entry)?;
        }
        for message in &shop.messages {
            action.put_message(message)?;
        }
        for reminder in &shop.reminders {
            action.put_reminder(reminder)?;
        }
        action.set_meta(super::facts::SET_UP, Some("done"))
    })?;
    // What made the sample shop is not the visitor's doing, and so not theirs to undo: the visitor is another device.
    store.set_meta("origin", Some(&Id::new().to_string()))?;
    Ok(())
}
