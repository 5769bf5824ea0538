//! The database's files: who may read them, whether they can be written, how they get to the disk.
//!
//! Nothing here, or anywhere in the program, opens a database file but SQLite: closing it again would silently release the
//! locks of every connection this process has to it (POSIX advisory locks; sqlite.org/howtocorrupt.html, 2.2).

use std::fs::{self, DirBuilder, File};
use std::io;
use std::path::{Path, PathBuf};

use tempfile::NamedTempFile;

use super::Error;

/// The directory a file is in.
pub(super) fn directory(path: &Path) -> &Path {
    match path.parent() {
        Some(parent) if !parent.as_os_str().is_empty() => parent,
        _ => Path::new("."),
    }
}

/// The write-ahead log beside a database.
pub(super) fn wal(path: &Path) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push("-wal");
    PathBuf::from(name)
}

/// How many bytes a file has; none where there is no file.
pub(super) fn length(path: &Path) -> u64 {
    fs::metadata(path).map_or(0, |metadata| metadata.len())
}

/// Creates an empty file that only its owner may read, in a directory only its owner may enter, where they are missing.
/// SQLite gives the files it puts beside a database the mode of the database.
pub(super) fn create(path: &Path) -> Result<(), Error> {
    if path.exists() {
        return Ok(());
    }
    let directory = directory(path);
    if !directory.is_dir() {
        private_directory().create(directory).map_err(|source| Error::file(directory, source))?;
    }
    // Closed before it gets its name, see above. Temporary files are their owner's alone.
    let nameless = NamedTempFile::new_in(directory).map_err(|source| Error::file(path, source))?.into_temp_path();
    match nameless.persist_noclobber(path) {
        Ok(()) => Ok(()),
        // Another program was quicker.
        Err(error) if error.error.kind() == io::ErrorKind::AlreadyExists => Ok(()),
        Err(error) => Err(Error::file(path, error.error)),
    }
}

/// Whether SQLite can write a database: it needs the file, and the directory for the files beside it.
pub(super) fn can_write(path: &Path) -> Result<bool, Error> {
    let metadata = fs::metadata(path).map_err(|source| Error::file(path, source))?;
    if !metadata.is_file() {
        return Err(Error::file(path, io::Error::from(io::ErrorKind::IsADirectory)));
    }
    readable(path)?;
    Ok(writable(path)? && writable(directory(path))?)
}

/// Brings a renamed or new file's name to the disk.
pub(super) fn sync_directory(path: &Path) -> Result<(), Error> {
    let directory = directory(path);
    if cfg!(unix) {
        File::open(directory).and_then(|open| open.sync_all()).map_err(|source| Error::file(directory, source))?;
    }
    Ok(())
}

#[cfg(unix)]
fn private_directory() -> DirBuilder {
    use std::os::unix::fs::DirBuilderExt;
    let mut builder = DirBuilder::new();
    builder.recursive(true).mode(0o700);
    builder
}

#[cfg(unix)]
fn readable(path: &Path) -> Result<(), Error> {
    use rustix::fs::{Access, access};
    access(path, Access::READ_OK).map_err(|errno| Error::file(path, errno.into()))
}

#[cfg(unix)]
fn writable(path: &Path) -> Result<bool, Error> {
    use rustix::fs::{Access, access};
    use rustix::io::Errno;
    match access(path, Access::WRITE_OK) {
        Ok(()) => Ok(true),
        Err(Errno::ACCESS | Errno::PERM | Errno::ROFS) => Ok(false),
        Err(errno) => Err(Error::file(path, errno.into())),
    }
}

#[cfg(not(unix))]
fn private_directory() -> DirBuilder {
    let mut builder = DirBuilder::new();
    builder.recursive(true);
    builder
}

/// SQLite finds out.
#[cfg(not(unix))]
fn readable(_path: &Path) -> Result<(), Error> {
    Ok(())
}

#[cfg(not(unix))]
fn writable(path: &Path) -> Result<bool, Error> {
    let metadata = fs::metadata(path).map_err(|source| Error::file(path, source))?;
    Ok(!metadata.permissions().readonly())
}
