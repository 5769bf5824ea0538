//! From typed letters to replies.
