//! The terminal interface.

pub mod terminal;
