//! The message catalogue: every sentence of ours that a user reads.
