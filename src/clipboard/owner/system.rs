//! Where the system itself keeps the text: nothing needs to stay.

use std::time::Duration;

use super::{Fault, open};

/// Hands `text` over.
pub(super) fn hold(text: String, _sensitive: bool, _life: Duration) -> Result<(), Fault> {
    open()?.set_text(text).or(Err(Fault::Unreachable))
}

/// The text in the clipboard.
pub(super) fn read() -> Result<String, Fault> {
    open()?.get_text().map_err(|error| match error {
        arboard::Error::ContentNotAvailable => Fault::Empty,
        arboard::Error::ConversionFailure => Fault::NotText,
        _ => Fault::Unreachable,
    })
}
