//! Whose disk a database is on. Across a network SQLite's write-ahead log cannot work, since it shares memory between programs
//! (sqlite.org/wal.html); a folder that a program copies elsewhere may be copied in the middle of a change, and the log apart from
//! its database. There the database is one file with a rollback journal, and one program at a time has it.

use std::fs;
use std::path::{Path, PathBuf};

use serde::Serialize;

use super::Error;
use super::files;

/// Whose disk it is.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum Disk {
    /// One of this machine.
    #[default]
    Own,
    /// One that is reached through a network, or of the machine that this one runs in.
    Network {
        /// The name of the file system: `nfs4`, `fuse.sshfs`.
        name: String,
    },
    /// A folder of this machine that is kept the same on others.
    Synced {
        /// What does it: `Dropbox`.
        by: &'static str,
    },
}

impl Disk {
    /// Whether only one program may have a database open there.
    #[must_use]
    pub const fn is_anothers(&self) -> bool {
        !matches!(self, Self::Own)
    }

    /// Looks where a file is, or would be.
    #[must_use]
    pub fn of(path: &Path) -> Self {
        let directory = files::directory(path);
        let there = directory.ancestors().find(|one| one.exists()).unwrap_or(Path::new("."));
        let there = fs::canonicalize(there).unwrap_or_else(|_error| there.to_owned());
        let mounts = fs::read_to_string("/proc/self/mountinfo").unwrap_or_default();
        Self::told_by(&there, magic(&there), &mounts, &|path| path.exists(), &|directory| {
            let entries = fs::read_dir(directory).into_iter().flatten().flatten();
            entries.filter_map(|entry| entry.file_name().into_string().ok()).collect()
        })
    }

    /// What follows from what the system says of a directory: the number of its file system, the mounts as in
    /// `/proc/self/mountinfo`, which paths there are, and the names in a directory.
    fn told_by(
        directory: &Path,
        magic: Option<u64>,
        mounts: &str,
        exists: &dyn Fn(&Path) -> bool,
        names: &dyn Fn(&Path) -> Vec<String>,
    ) -> Self {
        let mounted = mounted(directory, mounts);
        if let Some(name) = mounted.filter(|name| is_network(name)) {
            return Self::Network { name };
        }
        if let Some((_, name)) = MAGIC.iter().find(|(number, _)| magic == Some(*number)) {
            return Self::Network { name: (*name).to_owned() };
        }
        synced(directory, exists, names).map_or(Self::Own, |by| Self::Synced { by })
    }
}

/// The numbers of the file systems of networks (linux/magic.h), with their names.
const MAGIC: [(u64, &str); 11] = [
    (0x6969, "nfs"),
    (0x517b, "smb"),
    (0xff53_4d42, "cifs"),
    (0xfe53_4d42, "smb3"),
    (0x0102_1997, "9p"),
    (0x00c3_6400, "ceph"),
    (0x5346_414f, "afs"),
    (0x7375_7245, "coda"),
    (0x564c, "ncpfs"),
    (0x786f_4256, "vboxsf"),
    (0x0bd0_0bd0, "lustre"),
];

/// The same by the names that mounts bear.
const NETWORK: [&str; 17] = [
    "nfs",
    "nfs4",
    "cifs",
    "smb3",
    "smbfs",
    "9p",
    "ceph",
    "afs",
    "coda",
    "ncpfs",
    "vboxsf",
    "prl_fs",
    "lustre",
    "davfs",
    "glusterfs",
    "gfs2",
    "ocfs2",
];

/// File systems in user space that reach over a network, or into a telephone. Others encrypt, join or compress what is on this
/// machine.
const FUSE: [&str; 19] = [
    "sshfs",
    "rclone",
    "s3fs",
    "gcsfuse",
    "goofys",
    "davfs",
    "davfs2",
    "curlftpfs",
    "smbnetfs",
    "gvfsd-fuse",
    "kio-fuse",
    "glusterfs",
    "ceph-fuse",
    "onedriver",
    "google-drive-ocamlfuse",
    "jmtpfs",
    "simple-mtpfs",
    "vmhgfs-fuse",
    "juicefs",
];

fn is_network(name: &str) -> bool {
    NETWORK.contains(&name) || name.strip_prefix("fuse.").is_some_and(|name| FUSE.contains(&name))
}

/// The name of the file system that a directory is on: that of the longest mount point above it, and of these the last.
fn mounted(directory: &Path, mounts: &str) -> Option<String> {
    let mut best: Option<(usize, String)> = None;
    for line in mounts.lines() {
        // Optional fields come before the dash: proc_pid_mountinfo(5).
        let Some((before, after)) = line.split_once(" - ") else { continue };
        let (Some(point), Some(name)) = (before.split(' ').nth(4), after.split(' ').next()) else { continue };
        let point = PathBuf::from(unescaped(point));
        let depth = point.components().count();
        if directory.starts_with(&point) && best.as_ref().is_none_or(|(longest, _)| depth >= *longest) {
            best = Some((depth, name.to_owned()));
        }
    }
    best.map(|(_, name)| name)
}

/// A path as it was before blanks and the like in it were written as `\040`.
fn unescaped(text: &str) -> String {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let Some((first, others)) = rest.split_first() {
        let octal = others.get(..3).and_then(|digits| str::from_utf8(digits).ok());
        if let Some(byte) = octal.and_then(|digits| u8::from_str_radix(digits, 8).ok()).filter(|_| *first == b'\\') {
            bytes.push(byte);
            rest = others.get(3..).unwrap_or_default();
        } else {
            bytes.push(*first);
            rest = others;
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

/// What the programs that keep folders the same leave in the uppermost of them.
const MARKS: [(&str, &str); 7] = [
    (".dropbox", "Dropbox"),
    (".dropbox.cache", "Dropbox"),
    (".stfolder", "Syncthing"),
    (".tmp.drivedownload", "Google Drive"),
    (".tmp.driveupload", "Google Drive"),
    (".nextcloudsync.log", "Nextcloud"),
    (".owncloudsync.log", "ownCloud"),
];

/// Whose folder it is: that of the nearest directory above with a mark in it.
fn synced(
    directory: &Path,
    exists: &dyn Fn(&Path) -> bool,
    names: &dyn Fn(&Path) -> Vec<String>,
) -> Option<&'static str> {
    for above in directory.ancestors() {
        if let Some((_, by)) = MARKS.iter().find(|(mark, _)| exists(&above.join(mark))) {
            return Some(by);
        }
        // It leaves no mark, and its folder is always called so: "OneDrive", "OneDrive - Name".
        let name = above.file_name().and_then(|name| name.to_str()).unwrap_or_default();
        if name == "OneDrive" || name.starts_with("OneDrive - ") {
            return Some("OneDrive");
        }
        // Its database of what is where has a number in its name.
        let is_nextcloud = |name: &String| {
            let number = name.strip_prefix("._sync_").or_else(|| name.strip_prefix(".sync_"));
            number.is_some_and(|rest| Path::new(rest).extension().is_some_and(|ending| ending == "db"))
        };
        // The home directory and what is above it is no folder of that kind, and may be long to read.
        if above.components().count() > 3 && names(above).iter().any(is_nextcloud) {
            return Some("Nextcloud");
        }
    }
    None
}

/// The number of the file system that a directory is on.
#[cfg(target_os = "linux")]
fn magic(directory: &Path) -> Option<u64> {
    let found = rustix::fs::statfs(directory).ok()?;
    // The type of the field is another on every processor, and its upper half only repeats the sign.
    #[expect(clippy::cast_sign_loss, clippy::cast_possible_truncation, reason = "see above")]
    let number = u64::from(found.f_type as u32);
    Some(number)
}

#[cfg(not(target_os = "linux"))]
const fn magic(_directory: &Path) -> Option<u64> {
    None
}

/// The refusal where another program has a database open on such a disk.
pub(super) fn in_use(error: Error, disk: &Disk) -> Error {
    match error {
        Error::Locked if disk.is_anothers() => Error::InUse,
        other => other,
    }
}

#[cfg(test)]
mod tests;
