//! Every error in words, with a hint and an exit code.
