//! Text into the clipboard, and the truth about whether it arrived.
