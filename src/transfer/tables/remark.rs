//! What a table says in a way that the seller should see how it was read.

use jiff::civil::Date;

use crate::model::State;

/// Something that is no mistake, and was read in a way that may be wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Remark {
    /// A word for a state that is not known.
    State {
        /// The line it first stands in.
        line: usize,
        /// The column it stands in.
        header: String,
        word: String,
        /// In how many rows it stands.
        rows: usize,
        /// What the first order with it is taken for.
        taken: State,
    },
    /// A day that a spreadsheet has counted.
    CountedDay { line: usize, header: String, cell: String, day: Date },
}
