//! Text from outside: made safe, folded for search, measured for the screen.

mod cleaner;
mod sanitise;
mod sequence;
mod width;

pub use sanitise::{Cleaned, clean, clean_line, sanitise, sanitise_line};
pub use width::{cut, width, wrap};
