//! A table as text that is decoded while it is read: no more of it is held than somebody still looks at.

use std::collections::VecDeque;
use std::io::{self, BufRead as _, BufReader, Read};

use chardetng::EncodingDetector;
use encoding_rs::{Decoder, DecoderResult, Encoding, UTF_8};

use crate::transfer::source::Again;
use crate::transfer::{Error, TEXT_MAX};

/// So many bytes are read at once.
const CHUNK: usize = 64 << 10;

/// So much of a text decides what its header and its delimiter are.
const HEAD: usize = 256 << 10;

const ESCAPE: u8 = 0x1b;

/// The encoding of a text without a mark.
///
/// A text that is UTF-8 but for some bytes has been put together from several; then it is UTF-8, and the rows with those bytes are
/// mistakes. In no other encoding do letters look like UTF-8 more often than not.
///
/// # Errors
/// Where it cannot be read.
pub(in crate::transfer) fn encoding_of(source: &Again) -> Result<&'static Encoding, Error> {
    let mut decoder = UTF_8.new_decoder_without_bom_handling();
    let (mut letters, mut mistakes, mut escapes) = (0, 0, 0);
    let mut text = String::new();
    each_chunk(source, |chunk, is_last| {
        text.clear();
        mistakes += decode(&mut decoder, chunk, is_last, &mut text).len();
        letters += text.bytes().filter(|byte| *byte >= 0xc0).count();
        escapes += chunk.split(|byte| *byte == ESCAPE).count() - 1;
    })?;
    // What stands for a mistake counts as a letter.
    if mistakes == 0 && escapes == 0 || letters > mistakes * 2 {
        return Ok(UTF_8);
    }
    guessed(source)
}

/// The encoding that the lines which are no UTF-8 are most likely in.
fn guessed(source: &Again) -> Result<&'static Encoding, Error> {
    let mut detector = EncodingDetector::new();
    let mut input = BufReader::with_capacity(CHUNK, source.pass()?);
    let mut line = Vec::new();
    loop {
        line.clear();
        let read = input.by_ref().take(CHUNK as u64).read_until(b'\n', &mut line);
        if read.map_err(|error| source.failed(error))? == 0 {
            detector.feed(b"", true);
            return Ok(detector.guess(None, false));
        }
        if line.is_ascii() || str::from_utf8(&line).is_err() {
            detector.feed(&line, false);
        }
    }
}

fn each_chunk(source: &Again, mut take: impl FnMut(&[u8], bool)) -> Result<(), Error> {
    let mut input = source.pass()?;
    let mut chunk = vec![0; CHUNK];
    loop {
        let read = read_some(&mut input, &mut chunk).map_err(|error| source.failed(error))?;
        take(chunk.get(..read).unwrap_or_default(), read == 0);
        if read == 0 {
            return Ok(());
        }
    }
}

fn read_some(input: &mut impl Read, chunk: &mut [u8]) -> io::Result<usize> {
    loop {
        match input.read(chunk) {
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            done => return done,
        }
    }
}

/// Decodes some bytes to the end of a text. Gives the places in it where U+FFFD stands for bytes that mean nothing.
fn decode(decoder: &mut Decoder, bytes: &[u8], is_last: bool, text: &mut String) -> Vec<usize> {
    let (mut rest, mut mistakes) = (bytes, Vec::new());
    loop {
        let room = decoder.max_utf8_buffer_length_without_replacement(rest.len());
        text.reserve(room.unwrap_or(rest.len()));
        let (result, read) = decoder.decode_to_string_without_replacement(rest, text, is_last);
        rest = rest.get(read..).unwrap_or_default();
        match result {
            DecoderResult::InputEmpty => return mistakes,
            DecoderResult::OutputFull => {}
            DecoderResult::Malformed(..) => {
                mistakes.push(text.len());
                text.push(char::REPLACEMENT_CHARACTER);
            }
        }
    }
}

/// A text on its way from a file to its reader. Places are counted in bytes of the decoded text, without a byte-order mark.
pub(super) struct Decoding<'r> {
    input: Box<dyn Read + 'r>,
    decoder: Decoder,
    chunk: Vec<u8>,
    /// What is still looked at.
    window: String,
    /// Where the window begins.
    begins: usize,
    /// So far it has been handed on.
    given: usize,
    /// How many bytes of the file have been read.
    read: u64,
    has_ended: bool,
    /// Where bytes stood that mean nothing in this encoding.
    damaged: VecDeque<usize>,
    /// A row has become longer than any row can be.
    is_overlong: bool,
}

impl<'r> Decoding<'r> {
    pub(super) fn new(input: Box<dyn Read + 'r>, encoding: &'static Encoding) -> Self {
        Self {
            input,
            decoder: encoding.new_decoder_with_bom_removal(),
            chunk: vec![0; CHUNK],
            window: String::new(),
            begins: 0,
            given: 0,
            read: 0,
            has_ended: false,
            damaged: VecDeque::new(),
            is_overlong: false,
        }
    }

    /// The beginning of the text.
    pub(super) fn head(mut self) -> io::Result<String> {
        while self.window.len() < HEAD && !self.has_ended {
            self.fill()?;
        }
        Ok(self.window)
    }

    /// Passes over so much of the beginning.
    pub(super) fn skip(&mut self, length: usize) -> io::Result<()> {
        while self.window.len() < length && !self.has_ended {
            self.fill()?;
        }
        self.given = length.min(self.window.len());
        Ok(())
    }

    /// What stands between two places that have not been forgotten.
    pub(super) fn text(&self, from: usize, to: usize) -> &str {
        let (from, to) = (from.saturating_sub(self.begins), to.saturating_sub(self.begins));
        self.window.get(from..to).unwrap_or_default()
    }

    /// The first place between two where bytes stood that mean nothing.
    pub(super) fn damage(&self, from: usize, to: usize) -> Option<usize> {
        self.damaged.iter().copied().find(|at| (from..to).contains(at))
    }

    /// Whether the text ends at a place.
    pub(super) const fn ends_at(&self, place: usize) -> bool {
        self.has_ended && self.begins + self.window.len() <= place
    }

    /// Nobody looks before this place any more.
    pub(super) fn forget(&mut self, before: usize) {
        let length = before.saturating_sub(self.begins);
        // Seldom, since what is behind moves up.
        if length >= CHUNK && self.window.is_char_boundary(length) {
            self.window.drain(..length);
            self.begins = before;
        }
        while self.damaged.front().is_some_and(|at| *at < before) {
            self.damaged.pop_front();
        }
    }

    /// How many bytes of the file have been read.
    pub(super) const fn bytes_read(&self) -> u64 {
        self.read
    }

    pub(super) const fn is_overlong(&self) -> bool {
        self.is_overlong
    }

    fn fill(&mut self) -> io::Result<()> {
        let read = read_some(&mut self.input, &mut self.chunk)?;
        self.has_ended = read == 0;
        self.read += read as u64;
        let bytes = self.chunk.get(..read).unwrap_or_default();
        let mistakes = decode(&mut self.decoder, bytes, self.has_ended, &mut self.window);
        self.damaged.extend(mistakes.into_iter().map(|at| self.begins + at));
        Ok(())
    }
}

impl Read for Decoding<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        loop {
            let rest = self.window.as_bytes().get(self.given - self.begins..).unwrap_or_default();
            if let Some((some, room)) = rest.len().checked_sub(1).and_then(|_| {
                let length = rest.len().min(buffer.len());
                Some((rest.get(..length)?, buffer.get_mut(..length)?))
            }) {
                room.copy_from_slice(some);
                self.given += some.len();
                return Ok(some.len());
            }
            if self.has_ended {
                return Ok(0);
            }
            if self.window.len() > TEXT_MAX + 3 * CHUNK {
                self.is_overlong = true;
                return Err(io::ErrorKind::FileTooLarge.into());
            }
            self.fill()?;
        }
    }
}
