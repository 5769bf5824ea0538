//! Text from outside: made safe, folded for search, measured for the screen.

mod cleaner;
mod fold;
mod sanitise;
mod sequence;
mod width;

pub use fold::{Folded, fold, fold_into, fold_spelt, fold_spelt_into, folded, words};
pub use sanitise::{Cleaned, clean, clean_line, sanitise, sanitise_line};
pub use width::{cut, width, wrap};
