//! The text of a table, in whatever encoding a spreadsheet has saved it.

use std::io::{BufRead, Cursor};
use std::path::{Path, PathBuf};

use encoding_rs::{Encoding, UTF_8};

use crate::transfer::Source;
use crate::transfer::error::{Error, Place, Problem};
use crate::transfer::tables::{TABLE_MAX, encoding_of};

/// No limit: of UTF-8 only a piece is held at a time.
const WHOLE_MAX: usize = usize::MAX / 2;

/// Opens a table as UTF-8 text. UTF-8 is read piece by piece, whatever its size; a file in another encoding is decoded as a whole.
///
/// # Errors
/// Where it cannot be read; where it is in another encoding and too large to be held; where something in it means nothing in its encoding,
/// with its place.
pub(super) fn open(path: &Path) -> Result<(PathBuf, Box<dyn BufRead>), Error> {
    let mut source = Source::open(path)?;
    let encoding = match source.unicode()? {
        Some(marked) => marked,
        None => encoding_of(&Source::open(path)?.into_again(WHOLE_MAX)?)?,
    };
    if encoding == UTF_8 {
        let (path, reader) = source.into_reader()?;
        return Ok((path, Box::new(reader)));
    }
    source.allow(TABLE_MAX);
    let bytes = source.read_all()?;
    let text = decoded(&bytes, encoding)
        .map_err(|place| source.error(Some(place), Problem::Mixed { encoding: encoding.name() }))?;
    Ok((source.path().to_owned(), Box::new(Cursor::new(text))))
}

/// The text of bytes in an encoding, or the first place where they mean nothing in it, or would be letters in UTF-8: in an encoding of
/// single bytes such a line means something else by chance too seldom to be believed.
fn decoded(bytes: &[u8], encoding: &'static Encoding) -> Result<String, Place> {
    let (text, is_damaged) = encoding.decode_with_bom_removal(bytes);
    if is_damaged {
        let place = text.lines().zip(1..).find_map(|(line, number)| {
            let at = line.find(char::REPLACEMENT_CHARACTER)?;
            Some(Place::in_line(line, at, number))
        });
        return Err(place.unwrap_or(Place { line: 1, column: 1 }));
    }
    let is_other = |line: &&[u8]| encoding.is_single_byte() && !line.is_ascii() && str::from_utf8(line).is_ok();
    match bytes.split(|byte| *byte == b'\n').zip(1..).find(|(line, _)| is_other(line)) {
        Some((line, number)) => {
            let column = line.iter().position(|byte| !byte.is_ascii()).unwrap_or(0) + 1;
            Err(Place { line: number, column })
        }
        None => Ok(text.into_owned()),
    }
}
