//! The files of a mirror folder: found, read, written one by one.

use std::collections::BTreeMap;
use std::fs;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

use super::{Error, MirrorFile};
use crate::model::Language;
use crate::transfer::FILE_MAX;
use crate::transfer::error::Problem;

/// A folder that mirrors the library.
#[derive(Clone, Debug)]
pub struct Folder {
    root: PathBuf,
}

/// What a folder holds just now.
#[derive(Debug, Default)]
pub struct Scan {
    pub files: Vec<MirrorFile>,
    /// Files that cannot be read, by path below the folder.
    pub broken: BTreeMap<PathBuf, Error>,
    /// What is left aside.
    pub oddities: Vec<Oddity>,
    /// The same for as long as nothing in the folder changes.
    pub stamp: u64,
}

/// Something in the folder that is not looked into, by path below it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Oddity {
    /// A symbolic link: it may lead anywhere.
    Link(PathBuf),
    /// A directory with files of replies whose name is no language.
    NoLanguage(PathBuf),
}

/// Why a file of the folder was not written.
#[derive(Debug, thiserror::Error)]
pub enum Unwritten {
    /// Somebody has written into it meanwhile.
    #[error("{} was changed meanwhile", .0.display())]
    Changed(PathBuf),
    #[error("{}: {error}", path.display())]
    System { path: PathBuf, error: io::Error },
}

impl Folder {
    /// A folder that is there.
    ///
    /// # Errors
    /// Where it is not, or is no directory.
    pub fn open(path: &Path) -> Result<Self, Error> {
        let failed = |error| Error::new(path, None, Problem::Read(error));
        let root = fs::canonicalize(path).map_err(failed)?;
        if root.is_dir() { Ok(Self { root }) } else { Err(failed(io::ErrorKind::NotADirectory.into())) }
    }

    /// The whole path.
    #[must_use]
    pub fn root(&self) -> &Path {
        &self.root
    }

    /// Reads every file of replies. Other files, hidden ones among them, are passed over.
    ///
    /// # Errors
    /// Where the folder itself cannot be read: it is gone, say.
    pub fn scan(&self) -> Result<Scan, Error> {
        self.read_all().map_err(|error| Error::new(&self.root, None, Problem::Read(error)))
    }

    fn read_all(&self) -> io::Result<Scan> {
        let (mut scan, mut stamp) = (Scan::default(), DefaultHasher::new());
        for directory in sorted(&self.root)? {
            let name = directory.file_name();
            let Some(name) = name.to_str().filter(|name| !name.starts_with('.')) else { continue };
            let kind = directory.file_type()?;
            if kind.is_symlink() && fs::metadata(directory.path()).is_ok_and(|meta| meta.is_dir()) {
                scan.oddities.push(Oddity::Link(name.into()));
            } else if kind.is_dir() {
                self.scan_directory(name, &mut scan, &mut stamp)?;
            }
        }
        scan.stamp = stamp.finish();
        Ok(scan)
    }

    fn scan_directory(&self, name: &str, scan: &mut Scan, stamp: &mut DefaultHasher) -> io::Result<()> {
        let mut has_files = false;
        let is_language = name.parse::<Language>().is_ok();
        for entry in sorted(&self.root.join(name))? {
            let file = entry.file_name();
            let is_hidden = file.to_str().is_none_or(|file| file.starts_with('.'));
            let is_toml = Path::new(&file).extension().is_some_and(|ending| ending.eq_ignore_ascii_case("toml"));
            if is_hidden || !is_toml {
                continue;
            }
            let path = Path::new(name).join(&file);
            let kind = entry.file_type()?;
            if kind.is_symlink() {
                scan.oddities.push(Oddity::Link(path));
                continue;
            }
            has_files |= kind.is_file();
            if !kind.is_file() || !is_language {
                continue;
            }
            let whole = self.root.join(&path);
            let read = match read(&whole) {
                Ok(bytes) => {
                    (&path, &bytes).hash(stamp);
                    MirrorFile::read(&self.root, &path, &bytes)
                }
                Err(problem) => Err(Error::new(&whole, None, problem)),
            };
            match read {
                Ok(file) => scan.files.push(file),
                Err(error) => drop(scan.broken.insert(path, error)),
            }
        }
        if has_files && !is_language {
            scan.oddities.push(Oddity::NoLanguage(name.into()));
        }
        Ok(())
    }

    /// Writes a file beside its place and puts it there once it is whole, if what stands there is still what was read; `None` takes it
    /// away. A new file may be read by whom the system lets read new files: it is made to be shared.
    ///
    /// # Errors
    /// [`Unwritten`]; then the file is as it was.
    pub fn write(&self, path: &Path, before: Option<&str>, text: Option<&str>) -> Result<(), Unwritten> {
        let whole = self.root.join(path);
        let failed = |error| Unwritten::System { path: path.to_owned(), error };
        let there = match fs::symlink_metadata(&whole) {
            Ok(meta) if !meta.is_file() => return Err(Unwritten::Changed(path.to_owned())),
            Ok(meta) => Some((fs::read(&whole).map_err(failed)?, meta.permissions())),
            Err(error) if error.kind() == io::ErrorKind::NotFound => None,
            Err(error) => return Err(failed(error)),
        };
        let is_as_read =
            |bytes: &[u8], text: &str| bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes) == text.as_bytes();
        let is_same = match (&there, before) {
            (Some((bytes, _)), Some(text)) => is_as_read(bytes, text),
            (None, None) => true,
            _ => false,
        };
        if !is_same {
            return Err(Unwritten::Changed(path.to_owned()));
        }
        let Some(text) = text else { return fs::remove_file(&whole).map_err(failed) };
        let parent = whole.parent().unwrap_or(&self.root);
        // The folder itself is not made: it may be gone because its disk is.
        if parent != self.root && !parent.exists() {
            fs::create_dir(parent).map_err(failed)?;
        }
        let mut builder = tempfile::Builder::new();
        builder.prefix(".replydesk-");
        #[cfg(unix)]
        builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o666));
        let mut made = builder.tempfile_in(parent).map_err(failed)?;
        made.write_all(text.as_bytes()).map_err(failed)?;
        if let Some((_, permissions)) = there {
            made.as_file().set_permissions(permissions).map_err(failed)?;
        }
        made.as_file().sync_all().map_err(failed)?;
        made.persist(&whole).map_err(|error| failed(error.error))?;
        Ok(())
    }
}

/// The entries of a directory by name.
fn sorted(directory: &Path) -> io::Result<Vec<fs::DirEntry>> {
    let mut entries: Vec<fs::DirEntry> = fs::read_dir(directory)?.collect::<Result<_, _>>()?;
    entries.sort_by_key(fs::DirEntry::file_name);
    Ok(entries)
}

fn read(path: &Path) -> Result<Vec<u8>, Problem> {
    let size = fs::metadata(path).map_err(Problem::Read)?.len();
    if size > FILE_MAX as u64 {
        return Err(Problem::TooLarge { limit: FILE_MAX });
    }
    fs::read(path).map_err(Problem::Read)
}
