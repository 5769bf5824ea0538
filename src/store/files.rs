//! The database's files: who may read them, whether they can be written, how they get to the disk.
//!
//! Nothing here, or anywhere in the program, opens a database file but SQLite: closing it again would silently release the
//! locks of every connection this process has to it (POSIX advisory locks; sqlite.org/howtocorrupt.html, 2.2).

use std::fs::{self, DirBuilder, File};
use std::io;
use std::path::{Path, PathBuf};
use std::time::Duration;

use tempfile::{NamedTempFile, TempDir};

use super::{Error, Store};

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

/// What tells a file from another that goes by the same name: the device it is on, and its number there.
pub(super) type Identity = (u64, u64);

/// The identity of a file; `None` where there is no file, and where the system does not tell.
pub(super) fn identity(path: &Path) -> Option<Identity> {
    #[cfg(unix)]
    {
        use std::os::unix::fs::MetadataExt;
        fs::metadata(path).ok().map(|metadata| (metadata.dev(), metadata.ino()))
    }
    #[cfg(not(unix))]
    {
        let _ = path;
        None
    }
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
    create_directory(directory)?;
    // Closed before it gets its name, see above. Temporary files are their owner's alone.
    let nameless = unfinished().tempfile_in(directory).map_err(|source| Error::file(path, source))?.into_temp_path();
    match nameless.persist_noclobber(path) {
        Ok(()) => Ok(()),
        // Another program was quicker.
        Err(error) if error.error.kind() == io::ErrorKind::AlreadyExists => Ok(()),
        Err(error) => Err(Error::file(path, error.error)),
    }
}

/// Creates a directory that only its owner may enter, where it is missing.
pub(super) fn create_directory(directory: &Path) -> Result<(), Error> {
    if directory.is_dir() {
        return Ok(());
    }
    private_directory().create(directory).map_err(|source| Error::file(directory, source))
}

/// Gives a finished file its name, if that is free.
pub(super) fn place(file: NamedTempFile, path: &Path) -> Result<(), Error> {
    match file.persist_noclobber(path) {
        Ok(_) => sync_directory(path),
        // The usual file system of a stick can do neither of the two ways to rename without writing over something.
        Err(error) if error.error.kind() != io::ErrorKind::AlreadyExists && !path.exists() => {
            error.file.persist(path).map_err(|error| Error::file(path, error.error))?;
            sync_directory(path)
        }
        Err(error) => Err(Error::file(path, error.error)),
    }
}

/// How the names of our files and directories begin until they have their own. Nothing else is called so.
pub const UNFINISHED: &str = ".replydesk-copy-";

/// So many letters and digits follow.
const RANDOM: usize = 6;

/// What is called so.
pub(super) fn unfinished() -> tempfile::Builder<'static, 'static> {
    let mut builder = tempfile::Builder::new();
    builder.prefix(UNFINISHED).rand_bytes(RANDOM);
    builder
}

/// Whether something is called as what is unfinished, or belongs to a database that is.
fn is_unfinished(name: &str) -> bool {
    let rest = name.strip_prefix(UNFINISHED).and_then(|rest| rest.split_at_checked(RANDOM));
    rest.is_some_and(|(random, end)| {
        random.bytes().all(|byte| byte.is_ascii_alphanumeric()) && ["", "-wal", "-shm", "-journal"].contains(&end)
    })
}

/// A copy that is not whole after so long will never be.
const UNFINISHED_FOR: Duration = Duration::from_hours(6);

impl Store {
    /// Creates a directory that only its owner may enter, where it is missing.
    ///
    /// # Errors
    /// [`Error::File`].
    pub fn make_directory(directory: &Path) -> Result<(), Error> {
        create_directory(directory)
    }

    /// Finds out whether a file could be put into a directory, or the directory made where it is missing.
    ///
    /// # Errors
    /// [`Error::File`].
    pub fn try_directory(directory: &Path) -> Result<(), Error> {
        let there = directory.ancestors().find(|one| one.exists()).unwrap_or(Path::new("."));
        if !there.is_dir() {
            return Err(Error::file(there, io::Error::from(io::ErrorKind::NotADirectory)));
        }
        if writable(there)? {
            Ok(())
        } else {
            Err(Error::file(there, io::Error::from(io::ErrorKind::PermissionDenied)))
        }
    }

    /// A directory beside a database that only its owner may enter, and that goes with the value returned.
    ///
    /// # Errors
    /// [`Error::File`].
    pub fn private_directory_beside(database: &Path) -> Result<TempDir, Error> {
        let beside = directory(database);
        create_directory(beside)?;
        let mut builder = unfinished();
        // What is opened in it may be a backup that was closed.
        #[cfg(unix)]
        builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o700));
        builder.tempdir_in(beside).map_err(|source| Error::file(beside, source))
    }

    /// Brings to the disk that a file has come or gone.
    ///
    /// # Errors
    /// [`Error::File`].
    pub fn sync_directory_of(path: &Path) -> Result<(), Error> {
        sync_directory(path)
    }

    /// Removes what is left in a directory of files whose making was cut short: the machine went off, the program was killed. What has
    /// another name, and what another program may still be making, stays.
    pub fn remove_unfinished(directory: &Path) {
        for entry in fs::read_dir(directory).into_iter().flatten().flatten() {
            let is_ours = entry.file_name().to_str().is_some_and(is_unfinished);
            // Of a link itself, not of what it leads to.
            let Some(metadata) = entry.metadata().ok().filter(|_| is_ours) else { continue };
            let age = metadata.modified().ok().and_then(|at| at.elapsed().ok());
            if age.is_none_or(|age| age <= UNFINISHED_FOR) {
                continue;
            }
            let removed =
                if metadata.is_dir() { fs::remove_dir_all(entry.path()) } else { fs::remove_file(entry.path()) };
            if let Err(error) = removed {
                tracing::warn!(error = %error.kind(), "an unfinished copy could not be removed");
            }
        }
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
        match File::open(directory).and_then(|open| open.sync_all()) {
            // Some network file systems know no such thing, and do it by themselves.
            Err(error) if matches!(error.kind(), io::ErrorKind::InvalidInput | io::ErrorKind::Unsupported) => {}
            done => done.map_err(|source| Error::file(directory, source))?,
        }
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

#[cfg(test)]
mod tests {
    use super::*;

    /// Makes something look as if it had been left so long ago.
    fn age(path: &Path, age: Duration) {
        let at = std::time::SystemTime::now() - age;
        File::open(path).and_then(|file| file.set_modified(at)).unwrap();
    }

    #[test]
    fn only_what_is_ours_and_old_is_removed() {
        let directory = tempfile::tempdir().unwrap();
        let place = |name: &str| directory.path().join(name);
        let (long, short) = (UNFINISHED_FOR + Duration::from_mins(1), Duration::from_mins(1));
        let made = unfinished().tempfile_in(directory.path()).unwrap();
        let (file, made) = made.keep().unwrap();
        drop(file);
        let below = unfinished().tempdir_in(directory.path()).unwrap().keep();
        fs::write(below.join("opened.db"), "x").unwrap();
        let files = [
            (made, long),
            (place(".replydesk-copy-Ab12Cd-wal"), long),
            (below, long),
            (place(".replydesk-copy-young1"), short),
            (place(".replydesk-copy-my notes"), long),
            (place(".replydesk-copyAb12Cd"), long),
            (place(".tmpAb12Cd"), long),
            (place("shop.db"), long),
        ];
        for (path, old) in &files {
            if !path.exists() {
                fs::write(path, "x").unwrap();
            }
            age(path, *old);
        }
        Store::remove_unfinished(directory.path());
        let left: Vec<bool> = files.iter().map(|(path, _)| path.exists()).collect();
        assert_eq!(left, [false, false, false, true, true, true, true, true]);
    }
}
