//! From typed letters to replies.
//!
//! All replies stand in one inverted [`Index`] in memory: which words occur in which reply, and where in it. A [`Query`] is
//! looked up in the vocabulary, its words' postings are joined, and what is left is ranked: by where and how well it matches,
//! then by how often a reply is used, then by what the order at hand calls for. What the index cannot know (use, order,
//! wanted language) is handed to it.

mod abbreviation;
mod across;
mod dictionary;
mod field;
mod filter;
mod highlight;
mod index;
mod initials;
mod labels;
mod ladder;
pub mod lexicon;
mod matches;
mod message;
mod near;
mod notes;
mod query;
mod rank;
mod scores;
mod segment;
mod shelf;
mod suggest;
#[cfg(test)]
mod tests;
mod varint;
mod vocabulary;
mod wanted;
mod writer;

pub use across::Across;
pub use index::Index;
pub use message::{Found, Hints, Value, extract, questions};
pub use query::Query;
pub use rank::{Context, Hit};
pub use suggest::{Example, Source, Suggester, Suggestion, Suggestions, Trainer};
pub use writer::Writer;
