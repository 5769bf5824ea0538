mod again;

use std::fs::File;
use std::io::{self, BufRead, BufReader, Read};
use std::path::{Path, PathBuf};

use chardetng::EncodingDetector;
use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE};

pub(super) use again::Again;

use super::error::{Binary, Error, Lines, Place, Problem};
use super::{Format, sealed};

/// The largest file of replies that is read: thousands of times what a seller writes in a life.
pub const FILE_MAX: usize = 16 << 20;

/// The longest single text that is taken from a file, in bytes of UTF-8.
pub const TEXT_MAX: usize = 1 << 20;

/// A text has fewer NULs than one in so many bytes; UTF-16 has many more.
const STRAY: usize = 64;

/// How many bytes decide on format and encoding.
const START: usize = 8 << 10;

/// A file to be read, with the name it is known by. Reads no more than [`FILE_MAX`] bytes of it; of a table, no more than
/// [`TABLE_MAX`](super::tables::TABLE_MAX).
pub struct Source<'r> {
    path: PathBuf,
    reader: BufReader<io::Take<Box<dyn Read + 'r>>>,
    /// How many bytes are read at most.
    limit: usize,
    /// The file itself, where it is one that can be read again.
    file: Option<File>,
}

impl std::fmt::Debug for Source<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Source").field("path", &self.path).finish_non_exhaustive()
    }
}

impl<'r> Source<'r> {
    /// Opens a file.
    ///
    /// # Errors
    ///
    /// Where it cannot be opened, or is a directory.
    pub fn open(path: &Path) -> Result<Self, Error> {
        let failed = |error| Error::new(path, None, Problem::Read(error));
        let file = File::open(path).map_err(failed)?;
        let about = file.metadata().map_err(failed)?;
        if about.is_dir() {
            return Err(failed(io::ErrorKind::IsADirectory.into()));
        }
        let again = if about.is_file() { Some(file.try_clone().map_err(failed)?) } else { None };
        Ok(Self { file: again, ..Self::new(path, file) })
    }

    /// What comes from elsewhere: standard input (by custom called `-`), a text in memory.
    pub fn new(name: impl Into<PathBuf>, reader: impl Read + 'r) -> Self {
        let boxed: Box<dyn Read + 'r> = Box::new(reader);
        // One byte more than is allowed tells a file that is too large from one that just fits.
        let reader = BufReader::with_capacity(START, boxed.take(FILE_MAX as u64 + 1));
        Self { path: name.into(), reader, limit: FILE_MAX, file: None }
    }

    /// Lets more be read than [`FILE_MAX`] bytes. To be called before anything is read.
    pub(super) fn allow(&mut self, limit: usize) {
        self.limit = limit;
        self.reader.get_mut().set_limit(limit as u64 + 1);
    }

    /// The name as given.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// The format its name or its first bytes show.
    pub(super) fn format(&mut self) -> Result<Format, Error> {
        let path = self.path.clone();
        Ok(Format::of_beginning(&path, self.peek()?))
    }

    /// The first bytes, which stay to be read.
    pub(super) fn peek(&mut self) -> Result<&[u8], Error> {
        let Self { path, reader, .. } = self;
        reader.fill_buf().map_err(|error| Error::new(path, None, Problem::Read(error)))
    }

    /// A mistake in this file.
    pub(super) fn error(&self, place: Option<Place>, problem: Problem) -> Error {
        Error::new(&self.path, place, problem)
    }

    /// The whole as UTF-8 text, without its byte-order mark, and the encoding it was in. UTF-16 is understood; another encoding
    /// is an error with its place.
    pub(super) fn into_utf8(mut self) -> Result<(PathBuf, String, &'static str), Error> {
        let encoding = self.unicode()?.unwrap_or(UTF_8);
        let bytes = self.read_all()?;
        if encoding != UTF_8 {
            return Ok((self.path, encoding.decode(&bytes).0.into_owned(), encoding.name()));
        }
        let text = String::from_utf8(bytes).map_err(|error| {
            let at = error.utf8_error().valid_up_to();
            let place = Lines::of(&String::from_utf8_lossy(error.as_bytes())).place(at);
            self.error(Some(place), Problem::Encoding)
        })?;
        let text = text.strip_prefix('\u{feff}').map(str::to_owned).unwrap_or(text);
        Ok((self.path, text, encoding.name()))
    }

    /// The whole as text, in whatever encoding it is, and that encoding's name.
    pub(super) fn into_text(mut self) -> Result<(PathBuf, String, &'static str), Error> {
        let marked = self.unicode()?;
        let bytes = self.read_all()?;
        let encoding = marked.unwrap_or_else(|| {
            let mut detector = EncodingDetector::new();
            detector.feed(&bytes, true);
            detector.guess(None, true)
        });
        // Takes away the mark, too.
        let (text, encoding, _) = encoding.decode(&bytes);
        Ok((self.path, text.into_owned(), encoding.name()))
    }

    /// The beginning of a text, as [`Self::into_text`] gives the whole: so many bytes at most, and then only whole lines. Says also whether that
    /// is all.
    pub(super) fn into_beginning(mut self, most: usize) -> Result<(PathBuf, String, &'static str, bool), Error> {
        self.allow(most);
        let marked = self.unicode()?;
        let mut bytes = Vec::new();
        self.reader.read_to_end(&mut bytes).map_err(|error| self.error(None, Problem::Read(error)))?;
        let is_all = bytes.len() <= most;
        if !is_all && marked.is_none_or(|encoding| encoding == UTF_8) {
            // A letter of several bytes may be cut in two.
            bytes.truncate(bytes.iter().rposition(|byte| *byte == b'\n').map_or(most, |last| last + 1));
        }
        let encoding = marked.unwrap_or_else(|| {
            let mut detector = EncodingDetector::new();
            detector.feed(&bytes, true);
            detector.guess(None, true)
        });
        let (text, encoding, _) = encoding.decode(&bytes);
        let whole = if is_all { text.len() } else { text.rfind('\n').map_or(text.len(), |last| last + 1) };
        Ok((self.path, text.get(..whole).unwrap_or_default().to_owned(), encoding.name(), is_all))
    }

    /// Feeds the lines of a UTF-8 file to `take`, one at a time with its number, without holding more than one of them.
    /// A line that is not UTF-8 comes as an error. UTF-16 is decoded as a whole first.
    pub(super) fn each_line(
        mut self,
        mut take: impl FnMut(usize, Result<&str, Error>),
    ) -> Result<(PathBuf, &'static str), Error> {
        if self.unicode()?.is_some_and(|encoding| encoding != UTF_8) {
            let (path, text, encoding) = self.into_utf8()?;
            text.lines().enumerate().for_each(|(index, line)| take(index + 1, Ok(line)));
            return Ok((path, encoding));
        }
        let (mut line, mut number, mut read) = (Vec::new(), 0, 0);
        loop {
            line.clear();
            let bytes = self.reader.read_until(b'\n', &mut line).map_err(|e| self.error(None, Problem::Read(e)))?;
            if bytes == 0 {
                return Ok((self.path, UTF_8.name()));
            }
            read += bytes;
            if read > self.limit {
                return Err(self.error(None, Problem::TooLarge { limit: self.limit }));
            }
            number += 1;
            let content = if number == 1 { line.strip_prefix(b"\xef\xbb\xbf").unwrap_or(&line) } else { &line };
            take(number, self.utf8_line(content.trim_ascii_end(), number));
        }
    }

    fn utf8_line<'l>(&self, line: &'l [u8], number: usize) -> Result<&'l str, Error> {
        str::from_utf8(line).map_err(|error| {
            let place = Place::in_line(&String::from_utf8_lossy(line), error.valid_up_to(), number);
            self.error(Some(place), Problem::Encoding)
        })
    }

    /// Whether it begins with this character, blanks and the byte-order mark aside.
    pub(super) fn begins_with(&mut self, first: u8) -> Result<bool, Error> {
        let start = self.peek()?;
        let start = start.strip_prefix(b"\xef\xbb\xbf").unwrap_or(start);
        Ok(start.iter().find(|byte| !byte.is_ascii_whitespace()) == Some(&first))
    }

    /// The rest as it is, without a byte-order mark and without the limit: for what is read piece by piece. It has to be UTF-8.
    pub(super) fn into_reader(mut self) -> Result<(PathBuf, impl BufRead + use<'r>), Error> {
        if self.unicode()?.is_some_and(|encoding| encoding != UTF_8) {
            return Err(self.error(None, Problem::Encoding));
        }
        self.reader.get_mut().set_limit(u64::MAX);
        if self.peek()?.starts_with(b"\xef\xbb\xbf") {
            self.reader.consume(3);
        }
        Ok((self.path, self.reader))
    }

    pub(super) fn read_all(&mut self) -> Result<Vec<u8>, Error> {
        let mut bytes = Vec::new();
        self.reader.read_to_end(&mut bytes).map_err(|error| self.error(None, Problem::Read(error)))?;
        if bytes.len() > self.limit {
            return Err(self.error(None, Problem::TooLarge { limit: self.limit }));
        }
        Ok(bytes)
    }

    /// The Unicode encoding the first bytes give away, by a byte-order mark or by the NULs of UTF-16.
    pub(super) fn unicode(&mut self) -> Result<Option<&'static Encoding>, Error> {
        let start = self.peek()?;
        if let Some(binary) = binary(start) {
            return Err(self.error(None, Problem::Binary(binary)));
        }
        if let Some((encoding, _)) = Encoding::for_bom(start) {
            return Ok(Some(encoding));
        }
        let nuls = start.split(|byte| *byte == 0).count() - 1;
        // One that has strayed into a text does not make it another kind of file.
        if nuls * STRAY < start.len() || nuls == 0 {
            return Ok(None);
        }
        match wide(start) {
            Some(encoding) => Ok(Some(encoding)),
            None => Err(self.error(None, Problem::Binary(Binary::Other))),
        }
    }
}

/// UTF-16 without a mark: in texts of European scripts, every other byte of most letters, blanks and line ends is NUL.
fn wide(start: &[u8]) -> Option<&'static Encoding> {
    let (mut even, mut odd) = (0, 0);
    for pair in start.chunks_exact(2) {
        even += usize::from(pair[0] == 0);
        odd += usize::from(pair[1] == 0);
    }
    match (even, odd) {
        (0, 1..) => Some(UTF_16LE),
        (1.., 0) => Some(UTF_16BE),
        _ => None,
    }
}

/// The document of another program that these first bytes announce.
fn binary(start: &[u8]) -> Option<Binary> {
    const SIGNS: [(&[u8], Binary); 9] = [
        (sealed::BEGINNING, Binary::Sealed),
        (sealed::ARMOURED, Binary::Sealed),
        (b"PK\x03\x04", Binary::Zip),
        (b"\xd0\xcf\x11\xe0", Binary::OldOffice),
        (b"%PDF", Binary::Pdf),
        (b"{\\rtf", Binary::Rtf),
        (b"\x89PNG", Binary::Picture),
        (b"\xff\xd8\xff", Binary::Picture),
        (b"GIF8", Binary::Picture),
    ];
    SIGNS.iter().find(|(sign, _)| start.starts_with(sign)).map(|(_, binary)| *binary)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn source(bytes: &[u8]) -> Source<'_> {
        Source::new("answers", bytes)
    }

    fn utf16(text: &str, order: impl Fn(u16) -> [u8; 2]) -> Vec<u8> {
        text.encode_utf16().flat_map(order).collect()
    }

    #[test]
    fn unicode_of_any_width_is_read_with_and_without_its_mark() {
        for text in ["Odbiór: ul. Piotrkowska\nΚαλημέρα\n", "\u{feff}Odbiór: ul. Piotrkowska\nΚαλημέρα\n"]
        {
            for bytes in [text.as_bytes().to_vec(), utf16(text, u16::to_le_bytes), utf16(text, u16::to_be_bytes)] {
                let (_, read, _) = source(&bytes).into_utf8().unwrap();
                assert_eq!(read, "Odbiór: ul. Piotrkowska\nΚαλημέρα\n");
                let mut lines = Vec::new();
                source(&bytes).each_line(|n, line| lines.push((n, line.unwrap().trim_end().to_owned()))).unwrap();
                assert_eq!(lines, [(1, "Odbiór: ul. Piotrkowska".to_owned()), (2, "Καλημέρα".to_owned())]);
            }
        }
    }

    #[test]
    fn what_is_not_utf8_is_named_with_its_place() {
        let error = source(b"a\nb\xf3x").into_utf8().unwrap_err();
        assert!(matches!(*error.problem, Problem::Encoding));
        assert_eq!(error.place, Some(Place { line: 2, column: 2 }));
    }

    #[test]
    fn documents_of_other_programs_are_named() {
        for (bytes, kind) in [
            (b"PK\x03\x04 word/document.xml".as_slice(), Binary::Zip),
            (b"%PDF-1.7", Binary::Pdf),
            (b"{\\rtf1", Binary::Rtf),
            (b"\x89PNG\r\n\x1a\n", Binary::Picture),
            (b"age-encryption.org/v1\n-> scrypt", Binary::Sealed),
            (b"-----BEGIN AGE ENCRYPTED FILE-----\nYWdl", Binary::Sealed),
            (b"\x7fELF\x02\x00\x00\x01\x00", Binary::Other),
        ] {
            let error = source(bytes).into_utf8().unwrap_err();
            assert!(matches!(*error.problem, Problem::Binary(found) if found == kind), "{error}");
        }
    }

    #[test]
    fn a_file_that_is_too_large_is_not_read_to_its_end() {
        let endless = || Source::new("zeros", io::repeat(b'x'));
        assert!(matches!(*endless().into_utf8().unwrap_err().problem, Problem::TooLarge { .. }));
        assert!(matches!(*endless().each_line(|_, _| ()).unwrap_err().problem, Problem::TooLarge { .. }));
        let fits = Source::new("x", io::repeat(b'x').take(FILE_MAX as u64));
        assert_eq!(fits.into_utf8().unwrap().1.len(), FILE_MAX);
    }

    #[test]
    fn a_directory_is_not_a_file() {
        let error = Source::open(Path::new("/")).unwrap_err();
        assert!(matches!(*error.problem, Problem::Read(_)));
    }
}
