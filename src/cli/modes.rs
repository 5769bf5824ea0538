//! Files that only their owner may read, checked whenever the program starts: others may have been given them by a backup tool, an archive
//! or a careless `chmod`.
//!
//! What is mended is ours without doubt: directories that bear our name, and plain files in them. Whatever else was named by hand may be
//! anything, a home, a device, the root of all files: it is left as it is, unless it is a plain file that begins as a database of ours does.

use std::path::{Path, PathBuf};

use super::{Frame, tell};
use crate::paths::DIRECTORY;

/// What the database's own files end with.
const BESIDE: [&str; 3] = ["", "-wal", "-shm"];
/// The directory beside the database that backups lie in.
const BACKUPS: &str = "backups";

/// What became of something that others could read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Found {
    /// It is for its owner alone now.
    Mended(PathBuf),
    /// Others can read it still: it is somebody else's, or its file system knows no owners.
    Open(PathBuf),
}

/// Mends what others could read, and says so.
pub(super) fn mend(frame: &mut Frame) {
    let mended = looked_at(frame).into_iter().filter_map(|path| match check(&path) {
        Some(Found::Mended(path)) => Some(path),
        // Said by `doctor`: at every start it would be noise.
        Some(Found::Open(_)) | None => None,
    });
    for path in mended.collect::<Vec<_>>() {
        let words = frame.messages.with("modes-mended", &[("path", crate::i18n::path(&path))]);
        tell::words(&words, &mut frame.errors);
    }
}

/// What others can read though the program has tried to mend it.
pub(super) fn open_to_others(frame: &Frame) -> Vec<PathBuf> {
    let found = looked_at(frame).into_iter().filter_map(|path| check(&path));
    found.filter_map(|found| if let Found::Open(path) = found { Some(path) } else { None }).collect()
}

/// Everything of ours that is there, or may be.
fn looked_at(frame: &Frame) -> Vec<PathBuf> {
    let mut paths = Vec::new();
    if let Ok(database) = frame.paths.database() {
        if is_database(&database) {
            paths.extend(BESIDE.map(|ending| {
                let mut name = database.as_os_str().to_owned();
                name.push(ending);
                PathBuf::from(name)
            }));
        }
        if let Some(directory) = database.parent() {
            paths.extend(Some(directory.to_owned()).filter(|directory| is_ours(directory)));
            let backups = directory.join(BACKUPS);
            if is_ours(directory) && backups.is_dir() {
                let files = std::fs::read_dir(&backups).into_iter().flatten().filter_map(Result::ok);
                paths.extend(files.map(|file| file.path()).filter(|path| path.is_file()));
                paths.push(backups);
            }
        }
    }
    // A config file that was named by hand may be anybody's.
    let config = frame.paths.config().ok().filter(|file| !file.named);
    let others = [config.map(|file| file.path), frame.paths.log().ok()];
    for file in others.into_iter().flatten() {
        paths.extend(file.parent().filter(|directory| is_ours(directory)).map(Path::to_owned));
        paths.push(file);
    }
    paths
}

/// Whether a file begins as a database of ours does. To be asked before SQLite opens it: closing it again drops SQLite's locks.
fn is_database(path: &Path) -> bool {
    use std::io::Read as _;
    let mut header = [0; 72];
    let is_plain = std::fs::symlink_metadata(path).is_ok_and(|metadata| metadata.is_file());
    let mut read = || std::fs::File::open(path).and_then(|mut file| file.read_exact(&mut header));
    // The magic words of SQLite, and the application's number where its header has it (sqlite.org/fileformat.html, 1.3).
    is_plain && read().is_ok() && header.starts_with(b"SQLite format 3\0") && header.ends_with(b"RDSK")
}

/// Whether a directory is that of the backups within one of ours.
fn is_backups(directory: &Path) -> bool {
    directory.file_name().is_some_and(|name| name == BACKUPS) && directory.parent().is_some_and(is_ours)
}

/// Whether a directory is one that the program makes for itself.
fn is_ours(directory: &Path) -> bool {
    directory.file_name().is_some_and(|name| name == DIRECTORY)
}

/// Looks at one, and takes from others what they could read.
#[cfg(unix)]
fn check(path: &Path) -> Option<Found> {
    use std::fs::{Permissions, set_permissions, symlink_metadata};
    use std::os::unix::fs::{MetadataExt as _, PermissionsExt as _};
    /// What others may do with it.
    const OTHERS: u32 = 0o077;
    // What a link leads to is somebody's decision.
    let metadata = symlink_metadata(path).ok()?;
    let is_ours = metadata.is_file() || metadata.is_dir() && (is_ours(path) || is_backups(path));
    if !is_ours || metadata.mode() & OTHERS == 0 {
        return None;
    }
    if metadata.uid() != rustix::process::geteuid().as_raw() {
        return Some(Found::Open(path.to_owned()));
    }
    let private = metadata.permissions().mode() & 0o7700;
    let is_mended = set_permissions(path, Permissions::from_mode(private)).is_ok()
        && symlink_metadata(path).is_ok_and(|metadata| metadata.mode() & OTHERS == 0);
    Some(if is_mended { Found::Mended(path.to_owned()) } else { Found::Open(path.to_owned()) })
}

/// Permissions there are not these.
#[cfg(not(unix))]
fn check(_path: &Path) -> Option<Found> {
    None
}

#[cfg(test)]
#[cfg(unix)]
mod tests {
    use std::fs;
    use std::os::unix::fs::PermissionsExt as _;

    use super::*;

    fn set_of(path: &Path, mode: u32) {
        fs::set_permissions(path, fs::Permissions::from_mode(mode)).expect("permissions");
    }

    fn mode_of(path: &Path) -> u32 {
        fs::metadata(path).expect("it is there").permissions().mode() & 0o777
    }

    #[test]
    fn what_others_could_read_is_mended_once() {
        let directory = tempfile::tempdir().expect("a directory");
        let file = directory.path().join("shop.db");
        fs::write(&file, "").expect("a file");
        let (set, mode) = (|mode| set_of(&file, mode), || mode_of(&file));
        set(0o644);
        assert_eq!(check(&file), Some(Found::Mended(file.clone())));
        assert_eq!((mode(), check(&file)), (0o600, None));
        set(0o400);
        assert_eq!((check(&file), mode()), (None, 0o400), "what its owner may do stays");
        set_of(directory.path(), 0o755);
        assert_eq!((check(directory.path()), check(Path::new("/dev/null"))), (None, None), "neither is ours");
        assert_eq!(mode_of(directory.path()), 0o755);
        let ours = directory.path().join(DIRECTORY);
        fs::create_dir(&ours).expect("a directory");
        set_of(&ours, 0o755);
        assert_eq!(check(&ours), Some(Found::Mended(ours.clone())));
        let link = directory.path().join("link.db");
        std::os::unix::fs::symlink(&file, &link).expect("a link");
        set(0o644);
        assert_eq!(check(&link), None);
        assert_eq!(check(&directory.path().join("absent")), None);
    }
}
