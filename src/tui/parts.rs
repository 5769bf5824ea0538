//! A message that its channel does not take whole, on its way out in numbered parts.

use crate::clipboard::Text;
use crate::desk::Ready;

/// The parts, and how many of them were copied.
#[derive(Clone, Debug)]
pub struct Parts {
    /// The whole message: what the journal notes, once, with the first part.
    pub ready: Box<Ready>,
    pub copied: usize,
}

impl Parts {
    /// The part that comes next; `None` once all were copied.
    pub fn next(&self) -> Option<&Text> {
        self.ready.parts.get(self.copied)
    }

    /// How many parts there are.
    pub const fn count(&self) -> usize {
        self.ready.parts.len()
    }

    /// The next part as a message of its own.
    pub fn next_ready(&self) -> Option<Box<Ready>> {
        let text = self.next()?.clone();
        Some(Box::new(Ready { text, ..(*self.ready).clone() }))
    }
}
