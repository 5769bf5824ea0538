//! The JSON form: one document, a section for each kind, each thing on a line of its own.

mod read;
mod write;

pub(super) use read::read;
pub use write::JsonWriter;
