//! A source that is read more than once, without being held in memory where it is a file.

use std::fs::File;
use std::io::{self, Read, Seek as _};
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use super::Source;
use crate::transfer::error::{Error, Problem};

/// What can be read from its beginning again and again.
#[derive(Debug)]
pub(in crate::transfer) struct Again {
    path: PathBuf,
    content: Content,
    /// In bytes.
    size: u64,
}

#[derive(Debug)]
enum Content {
    File {
        file: File,
        /// As it was before the first reading.
        was: Stamp,
    },
    /// What cannot be rewound: a pipe.
    Bytes(Vec<u8>),
}

/// By what a file that somebody writes into is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Stamp {
    size: u64,
    /// Not every file system tells.
    modified: Option<SystemTime>,
}

impl Stamp {
    fn of(file: &File) -> io::Result<Self> {
        let about = file.metadata()?;
        Ok(Self { size: about.len(), modified: about.modified().ok() })
    }
}

impl Source<'_> {
    /// The whole, to be read several times. A file that is too large is refused before anything of it is read.
    ///
    /// # Errors
    /// Where it cannot be read, or is larger than `limit`.
    pub(in crate::transfer) fn into_again(mut self, limit: usize) -> Result<Again, Error> {
        self.allow(limit);
        let Some(file) = self.file.take() else {
            let bytes = self.read_all()?;
            return Ok(Again { path: self.path, size: bytes.len() as u64, content: Content::Bytes(bytes) });
        };
        let was = Stamp::of(&file).map_err(|error| self.error(None, Problem::Read(error)))?;
        if was.size > limit as u64 {
            return Err(self.error(None, Problem::TooLarge { limit }));
        }
        Ok(Again { path: self.path, size: was.size, content: Content::File { file, was } })
    }
}

impl Again {
    pub(in crate::transfer) fn path(&self) -> &Path {
        &self.path
    }

    pub(in crate::transfer) const fn size(&self) -> u64 {
        self.size
    }

    /// Begins anew.
    ///
    /// # Errors
    /// Where the file cannot be rewound.
    pub(in crate::transfer) fn pass(&self) -> Result<Box<dyn Read + '_>, Error> {
        match &self.content {
            Content::Bytes(bytes) => Ok(Box::new(bytes.as_slice())),
            Content::File { file, .. } => {
                let mut file = file;
                file.rewind().map_err(|error| self.failed(error))?;
                // What is appended meanwhile is not waited for.
                Ok(Box::new(file.take(self.size)))
            }
        }
    }

    /// Makes sure that nobody has written into the file since it was opened.
    ///
    /// # Errors
    /// [`Problem::Changed`], and where the system does not tell.
    pub(in crate::transfer) fn unchanged(&self) -> Result<(), Error> {
        let Content::File { file, was } = &self.content else { return Ok(()) };
        let is = Stamp::of(file).map_err(|error| self.failed(error))?;
        if is == *was { Ok(()) } else { Err(Error::new(&self.path, None, Problem::Changed)) }
    }

    /// The system could not read it.
    pub(in crate::transfer) fn failed(&self, error: io::Error) -> Error {
        Error::new(&self.path, None, Problem::Read(error))
    }
}

#[cfg(test)]
mod tests {
    use std::io::Write as _;

    use super::*;

    #[test]
    fn a_file_that_is_written_into_is_no_longer_what_it_was() {
        let mut file = tempfile::NamedTempFile::new().unwrap();
        file.write_all(b"one\n").unwrap();
        let again = Source::open(file.path()).unwrap().into_again(99).unwrap();
        let read = || {
            let mut text = String::new();
            again.pass().unwrap().read_to_string(&mut text).unwrap();
            text
        };
        assert_eq!((read(), read()), ("one\n".to_owned(), "one\n".to_owned()));
        again.unchanged().unwrap();
        file.write_all(b"two\n").unwrap();
        assert_eq!(read(), "one\n");
        assert!(matches!(*again.unchanged().unwrap_err().problem, Problem::Changed));
    }

    #[test]
    fn a_gigabyte_is_refused_before_it_is_read() {
        let file = tempfile::NamedTempFile::new().unwrap();
        file.as_file().set_len(1 << 30).unwrap();
        let error = Source::open(file.path()).unwrap().into_again(99).unwrap_err();
        assert!(matches!(*error.problem, Problem::TooLarge { limit: 99 }));
    }
}
