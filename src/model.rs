//! The words of the trade as plain types, with the rules that hold for each of them. No input, no output.
//!
//! Every row of the user's data carries an [`Id`]; what belongs to a row but is not the user's (revision, time of the last
//! change, tombstone) is the store's business and does not show up here.

mod backup;
mod buyer;
mod carrier;
mod channel;
mod checklist;
mod draft;
mod erasure;
mod fact;
mod id;
mod journal;
mod language;
mod learnt;
mod merge;
mod message;
mod money;
mod opening;
pub mod order;
mod piece;
mod pinned;
mod reminder;
mod reply;
mod state;
mod stock;

pub use backup::{BackupName, BackupReason, KeptBackups, superfluous};
pub use buyer::{Address, Buyer, Handle, Kind};
pub use carrier::tracking_link;
pub use channel::{Channel, Counting, Profile, Starts, sms};
pub use checklist::CheckLine;
pub use draft::Draft;
pub use erasure::Mark;
pub use fact::{Fact, Remembered, Scope, Secrets, Translation};
pub use id::{Id, InvalidId};
pub use journal::{Entry, Retraction};
pub use language::{InvalidLanguage, Language};
pub use learnt::LearntExample;
pub use merge::{Contradiction, append};
pub use message::Message;
pub use money::{Currency, InvalidMoney, Money};
pub use opening::{DayOff, Slot, weekday_from_word, weekday_word};
pub use order::{Agreement, Extra, Item, Oddity, Order, StateChange};
pub use piece::{Link, Piece, Supply};
pub use pinned::Pinned;
pub use reminder::{Reminder, Rule, Snooze};
pub(crate) use reply::words;
pub use reply::{Asks, InvalidShortcut, Length, Reply, Role, Shortcut, Situation, Title, Tone, Variant, VariantKey};
pub use state::{Handing, State, Step};
pub use stock::{Taken, settle};
