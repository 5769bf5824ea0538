//! Files that are written: whole or not at all, for the user alone, and over nothing that is there unless that was asked for.

use std::fs::File;
use std::io::{self, BufWriter, Write as _};
use std::path::Path;

use tempfile::NamedTempFile;

use super::Frame;
use crate::report::Failure;

/// Writes a file beside its place, and puts it there once it is whole.
///
/// # Errors
/// [`Failure::InTheWay`], where there is one already and `force` does not say otherwise; [`Failure::Unwritten`]; those of `write`.
pub(super) fn file<T>(
    path: &Path,
    force: bool,
    write: impl FnOnce(&mut BufWriter<&mut File>) -> Result<T, Failure>,
) -> Result<T, Failure> {
    let in_the_way = || Failure::InTheWay { path: path.to_owned() };
    if !force && path.exists() {
        return Err(in_the_way());
    }
    let directory = path.parent().filter(|directory| !directory.as_os_str().is_empty()).unwrap_or(Path::new("."));
    // tempfile makes it 0600: there may be addresses and account numbers in it.
    let mut made = NamedTempFile::new_in(directory).map_err(Frame::unwritten(path))?;
    let mut out = BufWriter::new(made.as_file_mut());
    let value = write(&mut out)?;
    out.flush().map_err(Frame::unwritten(path))?;
    drop(out);
    made.as_file().sync_all().map_err(Frame::unwritten(path))?;
    let placed = if force { made.persist(path) } else { made.persist_noclobber(path) };
    match placed {
        Ok(_) => Ok(value),
        Err(error) if error.error.kind() == io::ErrorKind::AlreadyExists => Err(in_the_way()),
        Err(error) => Err(Frame::unwritten(path)(error.error)),
    }
}
