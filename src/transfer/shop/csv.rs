//! The CSV form: a directory with a table for each kind of thing, and one for each list of what belongs to them, for a
//! spreadsheet and for reading back.

pub(in crate::transfer) mod cell;
mod read;
mod write;

pub(super) use read::{read_directory, read_file};
pub use write::CsvWriter;

use super::kinds::Kind;

/// The mark by which Excel knows UTF-8.
const BOM: &[u8] = b"\xef\xbb\xbf";

/// The column of the currency of an amount.
fn currency_of(field: &str) -> String {
    format!("{field}_currency")
}

/// The column that says what people call the thing a reference leads to: for the eye, and not read. What is known by a whole text
/// has none.
fn name_of(reference: &str, kind: &Kind) -> Option<String> {
    let stem = reference.strip_suffix("_id").filter(|_| kind.label != "text")?;
    Some(format!("{stem}_{}", kind.label))
}
