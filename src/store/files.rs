//! The database's files: who may read them, whether they can be written, how they get to the disk.

use std::fs::{self, DirBuilder, File, OpenOptions};
use std::io;
use std::path::{Path, PathBuf};

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
    let directory = directory(path);
    if !directory.is_dir() {
        private_directory().create(directory).map_err(|source| Error::file(directory, source))?;
    }
    match private_file().write(true).create_new(true).open(path) {
        Ok(_) => Ok(()),
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => Ok(()),
        Err(error) => Err(Error::file(path, error)),
    }
}

/// Whether SQLite can write a database: it needs the file, and the directory for the files beside it.
pub(super) fn can_write(path: &Path) -> Result<bool, Error> {
    let metadata = fs::metadata(path).map_err(|source| Error::file(path, source))?;
    if !metadata.is_file() {
        return Err(Error::file(path, io::Error::from(io::ErrorKind::IsADirectory)));
    }
    File::open(path).map_err(|source| Error::file(path, source))?;
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
fn private_file() -> OpenOptions {
    use std::os::unix::fs::OpenOptionsExt;
    let mut options = OpenOptions::new();
    options.mode(0o600);
    options
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

#[cfg(not(unix))]
fn private_file() -> OpenOptions {
    OpenOptions::new()
}

#[cfg(not(unix))]
fn writable(path: &Path) -> Result<bool, Error> {
    let metadata = fs::metadata(path).map_err(|source| Error::file(path, source))?;
    Ok(!metadata.permissions().readonly())
}
