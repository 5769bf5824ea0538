//! Text from outside: made safe, folded for search, measured for the screen.

mod bars;
mod cleaner;
pub mod diff;
mod fold;
mod language;
mod mask;
mod name;
mod nearest;
mod sanitise;
mod sequence;
pub mod spelling;
mod width;
mod words;

pub use bars::{bar, heights};
pub use cleaner::hides;
pub use fold::{Folded, fold, fold_into, fold_spelt, fold_spelt_into, folded};
pub use language::{Detected, Detector};
pub use mask::mask;
pub(crate) use mask::{Masked, places};
pub use name::{NAME_MAX, NameFlaw, is_blank, name_flaw};
pub use nearest::nearest;
pub use sanitise::{Cleaned, clean, clean_line, sanitise, sanitise_line};
pub use width::{cut, width, wrap};
pub use words::{around, each_word, words};
