//! The terminal interface.

pub mod action;
pub mod ask;
pub mod editor;
pub mod field;
pub mod form;
pub mod help;
pub mod keymap;
pub mod layout;
pub mod letter;
pub mod mapper;
pub mod message;
pub mod model;
pub mod page;
pub mod parts;
pub mod picker;
pub mod record;
pub mod rehearsal;
mod run;
pub mod terminal;
#[cfg(test)]
mod tests;
pub mod theme;
pub mod update;
mod veil;
pub mod view;
pub mod words;
pub mod worker;

pub use run::{RunError, Setup, run};
