//! Files that are written: whole or not at all, for the user alone, and over nothing that is there unless that was asked for.

use std::fs::{self, File};
use std::io::{self, BufWriter, Read as _, Write as _};
use std::path::Path;

use super::Frame;
use crate::report::Failure;
use crate::store::{Store, UNFINISHED};

/// Makes a new file that its user alone may read.
pub(super) fn private(path: &Path) -> io::Result<File> {
    let mut options = File::options();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(path)
}

/// Writes the files of a directory beside its place, and puts them there once they are whole. With `force`, those that are there
/// are replaced by the new ones of the same names, and others stay.
///
/// # Errors
/// [`Failure::InTheWay`], where there is something already and `force` does not say otherwise; [`Failure::Unwritten`]; those of
/// `write`.
pub(super) fn directory<T>(
    path: &Path,
    force: bool,
    write: impl FnOnce(&Path) -> Result<T, Failure>,
) -> Result<T, Failure> {
    let is_empty = || fs::read_dir(path).is_ok_and(|mut entries| entries.next().is_none());
    let is_free = !path.exists() || (path.is_dir() && (force || is_empty()));
    if !is_free {
        return Err(Failure::InTheWay { path: path.to_owned() });
    }
    let unwritten = || Frame::unwritten(path);
    let parent = path.parent().filter(|parent| !parent.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let mut builder = tempfile::Builder::new();
    #[cfg(unix)]
    builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o700));
    let made = builder.prefix(UNFINISHED).tempdir_in(parent).map_err(unwritten())?;
    Store::remove_unfinished(parent);
    let value = write(made.path())?;
    let mut files = Vec::new();
    for entry in fs::read_dir(made.path()).map_err(unwritten())? {
        let file = entry.map_err(unwritten())?;
        File::open(file.path()).and_then(|file| file.sync_all()).map_err(unwritten())?;
        files.push(file);
    }
    if path.exists() {
        for file in files {
            fs::rename(file.path(), path.join(file.file_name())).map_err(unwritten())?;
        }
    } else {
        fs::rename(made.path(), path).map_err(unwritten())?;
        // It is somewhere else now.
        let _ = made.keep();
    }
    Ok(value)
}

/// How a database of SQLite begins (<https://sqlite.org/fileformat.html>, 1.3), and its write-ahead log, in either order of bytes (4.1).
const DATABASE: &[u8] = b"SQLite format 3\0";
const LOGS: [&[u8]; 2] = [&[0x37, 0x7f, 0x06, 0x82], &[0x37, 0x7f, 0x06, 0x83]];

/// Whether a file is a database or its write-ahead log: a slip of the finger must not cost a shop.
fn is_of_database(path: &Path) -> bool {
    let mut beginning = Vec::new();
    let read = File::open(path).and_then(|file| file.take(DATABASE.len() as u64).read_to_end(&mut beginning));
    read.is_ok() && (beginning == DATABASE || LOGS.iter().any(|log| beginning.starts_with(log)))
}

/// Makes sure that nothing but a file would be replaced: a pipe or a device that was called so would be gone.
///
/// # Errors
/// [`Failure::NoRegularFile`].
pub(super) fn regular(path: &Path) -> Result<(), Failure> {
    match fs::metadata(path) {
        Ok(about) if !about.is_file() => Err(Failure::NoRegularFile { path: path.to_owned() }),
        _ => Ok(()),
    }
}

/// Writes a file beside its place, and puts it there once it is whole.
///
/// # Errors
/// [`Failure::InTheWay`], where there is one already and `force` does not say otherwise; [`Failure::NoRegularFile`] and
/// [`Failure::OverDatabase`], whatever it says; [`Failure::Unwritten`]; those of `write`.
pub(super) fn file<T>(
    path: &Path,
    force: bool,
    write: impl FnOnce(&mut BufWriter<&mut File>) -> Result<T, Failure>,
) -> Result<T, Failure> {
    let in_the_way = || Failure::InTheWay { path: path.to_owned() };
    regular(path)?;
    if !force && path.exists() {
        return Err(in_the_way());
    }
    if is_of_database(path) {
        return Err(Failure::OverDatabase { path: path.to_owned() });
    }
    let directory = path.parent().filter(|directory| !directory.as_os_str().is_empty()).unwrap_or(Path::new("."));
    // tempfile makes it 0600: there may be addresses and account numbers in it.
    let made = tempfile::Builder::new().prefix(UNFINISHED).tempfile_in(directory);
    let mut made = made.map_err(Frame::unwritten(path))?;
    Store::remove_unfinished(directory);
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
