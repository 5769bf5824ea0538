//! A bound on what is held of a file that is read piece by piece.

use std::cell::Cell;
use std::io::{self, BufRead, Read};
use std::rc::Rc;

use super::RECORD_MAX;

/// How much was read since the last piece came to its end.
#[derive(Clone, Debug, Default)]
pub(super) struct Room(Rc<Cell<usize>>);

impl Room {
    /// Notes that a piece has come to its end.
    pub(super) fn clear(&self) {
        self.0.set(0);
    }
}

/// A reader that gives no more than [`RECORD_MAX`] for one piece: one of a gigabyte is a mistake, not a reason to hold it.
pub(super) struct Limited<R> {
    reader: R,
    room: Room,
}

impl<R: BufRead> Limited<R> {
    pub(super) const fn new(reader: R, room: Room) -> Self {
        Self { reader, room }
    }
}

impl<R: BufRead> Read for Limited<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = self.reader.read(buffer)?;
        let used = self.room.0.get() + read;
        self.room.0.set(used);
        if used > RECORD_MAX { Err(io::ErrorKind::FileTooLarge.into()) } else { Ok(read) }
    }
}
