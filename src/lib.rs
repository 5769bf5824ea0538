//! replydesk: the right reply, filled for the buyer and the order at hand, in the clipboard.
//!
//! The library holds everything; `main.rs` only starts it. A module uses only the modules named above it here:
//!
//! | module | what it is for |
//! |---|---|
//! | [`text`] | hostile text made safe, folding for search, width on the screen |
//! | [`model`] | the shop's words as plain types with their rules; no input or output |
//! | [`calendar`] | working days, holidays, when a piece can be ready, where to meet |
//! | [`i18n`] | the message catalogue: every sentence of ours that a user reads |
//! | [`paths`], [`config`] | where files live, and what the user has set |
//! | [`search`] | from typed letters to replies |
//! | [`compose`] | from a template to a text: values, questions, promises |
//! | [`clipboard`] | text into the clipboard, checked |
//! | [`transfer`] | other programs' files, read and written |
//! | [`store`] | the one owner of the database |
//! | [`desk`] | the shop's verbs, used alike by the command line and the interface |
//! | [`report`] | every error in words, with a hint and an exit code |
//! | [`cli`], [`tui`] | the two ways in |

pub mod address;
pub mod calendar;
pub mod cli;
pub mod clipboard;
pub mod compose;
pub mod config;
pub mod desk;
pub mod i18n;
pub mod model;
pub mod paths;
pub mod report;
pub mod search;
pub mod store;
pub mod text;
pub mod transfer;
pub mod tui;
