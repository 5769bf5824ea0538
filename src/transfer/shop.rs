//! The whole shop as files, written and read back without loss: as one JSON document, and as tables for a spreadsheet.
//!
//! What is written of which kind of thing stands in one table ([`KINDS`]). A thing is a [`Record`], whatever its kind; the store
//! gives them and takes them one by one, so that neither form holds a shop in memory.

pub(super) mod csv;
mod files;
mod json;
mod kinds;
mod limited;
mod record;
#[cfg(test)]
mod tests;
mod value;

use std::io;

use jiff::Timestamp;

use crate::model::Id;

pub use csv::CsvWriter;
pub use files::{ABOUT, ShopFile};
pub use json::JsonWriter;
pub use kinds::{Field, Holds, KINDS, Kind, Part, Presence};
pub use record::{PartRecord, Record, Value};

/// What a document of ours says of itself.
pub const FORMAT: &str = "replydesk";

/// The version of both forms. A later one may have fields that this program does not know.
pub const VERSION: u32 = 1;

/// The largest single thing that is read, in bytes, with all that belongs to it.
pub const RECORD_MAX: usize = 16 << 20;

/// What a thing of a kind is called by people, where it is known.
pub type Names<'n> = &'n dyn Fn(&'static str, Id) -> Option<String>;

/// A form that things are written in, kind by kind.
pub trait ShopWriter {
    /// Begins the things of a kind.
    ///
    /// # Errors
    /// What the output says.
    fn begin(&mut self, kind: &'static Kind) -> io::Result<()>;

    /// Writes one of them.
    ///
    /// # Errors
    /// What the output says.
    fn record(&mut self, kind: &'static Kind, record: &Record, names: Names<'_>) -> io::Result<()>;

    /// Ends them.
    ///
    /// # Errors
    /// What the output says.
    fn end(&mut self) -> io::Result<()>;
}

/// What a file says of itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Header {
    pub version: u32,
    pub exported_at: Option<Timestamp>,
}
