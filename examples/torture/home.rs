//! The program under torture: where it lives, how it is started, how it is killed.

use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};
use std::process::{Child, Command};
use std::thread;
use std::time::{Duration, Instant};

/// How long a verb may take before it counts as hanging.
const PATIENCE: Duration = Duration::from_mins(1);

/// How often it is looked whether a child has ended, or has begun to write.
const LOOK: Duration = Duration::from_micros(20);

/// A directory with everything the program is given: a home, settings, and databases.
#[derive(Debug)]
pub(crate) struct Home {
    directory: PathBuf,
    binary: PathBuf,
}

/// When a child is killed.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Kill {
    Never,
    /// So long after its start.
    After(Duration),
    /// So long after it has begun to write into the database's log, or after `at_latest`.
    Writing {
        after: Duration,
        at_latest: Duration,
    },
}

/// How a child ended.
#[derive(Debug)]
pub(crate) struct Ended {
    /// `None`: it was killed.
    pub(crate) code: Option<i32>,
    pub(crate) took: Duration,
    pub(crate) said: String,
    pub(crate) complained: String,
}

impl Home {
    /// A home in a directory that is there. Its clipboard is a file, which needs no display.
    pub(crate) fn new(directory: &Path, binary: &Path) -> io::Result<Self> {
        let home = Self { directory: directory.to_owned(), binary: binary.to_owned() };
        let clipboard = home.file("clipboard");
        let clipboard = clipboard.display();
        fs::write(
            home.file("config.toml"),
            format!(
                "[clipboard]\ncommand = [\"/bin/sh\", \"-c\", \"cat > {clipboard}\"]\nread_command = [\"/bin/cat\", \"{clipboard}\"]\n"
            ),
        )?;
        for place in ["shop", "twin", "look", "out"] {
            fs::create_dir_all(home.file(place))?;
        }
        Ok(home)
    }

    /// A file or directory of it.
    pub(crate) fn file(&self, name: &str) -> PathBuf {
        self.directory.join(name)
    }

    /// The program on a database, with nothing of this environment. The shop of a first start that was killed is empty, and its twin has
    /// backups already: that one is to be begun all the same.
    pub(crate) fn command(&self, database: &Path, arguments: &[String]) -> Command {
        let mut command = Command::new(&self.binary);
        command.env_clear().env("HOME", &self.directory).env("TZ", "UTC").current_dir(&self.directory);
        command
            .arg("--db")
            .arg(database)
            .arg("--config")
            .arg(self.file("config.toml"))
            .arg("--new-shop")
            .args(arguments);
        command
    }

    /// Runs the program, and kills it in time.
    pub(crate) fn run(&self, database: &Path, arguments: &[String], input: &str, kill: Kill) -> io::Result<Ended> {
        // Files, not pipes: a child that says much must not wait for its listener.
        let [input_file, said, complained] = ["input", "said", "complained"].map(|name| self.file(name));
        fs::write(&input_file, input)?;
        let mut command = self.command(database, arguments);
        command.stdin(File::open(&input_file)?).stdout(File::create(&said)?).stderr(File::create(&complained)?);
        let log = wal(database);
        let length = length(&log);
        let start = Instant::now();
        let mut child = command.spawn()?;
        let code = match kill {
            Kill::Never => wait(&mut child, start, |_| false)?,
            Kill::After(time) => wait(&mut child, start, |now| now >= time)?,
            Kill::Writing { after, at_latest } => {
                let mut begun = None;
                wait(&mut child, start, |now| {
                    if begun.is_none() && self::length(&log) != length {
                        begun = Some(now);
                    }
                    now >= at_latest || begun.is_some_and(|begun| now >= begun + after)
                })?
            }
        };
        let took = start.elapsed();
        Ok(Ended { code, took, said: read(&said)?, complained: read(&complained)? })
    }
}

/// Waits until a child has ended or is to be killed, which happens by SIGKILL: it cannot do anything about it.
fn wait(child: &mut Child, start: Instant, mut is_time: impl FnMut(Duration) -> bool) -> io::Result<Option<i32>> {
    loop {
        if let Some(status) = child.try_wait()? {
            return Ok(status.code());
        }
        let now = start.elapsed();
        if is_time(now) {
            child.kill()?;
            return Ok(child.wait()?.code());
        }
        if now > PATIENCE {
            child.kill()?;
            child.wait()?;
            return Err(io::Error::from(io::ErrorKind::TimedOut));
        }
        thread::sleep(LOOK);
    }
}

fn read(path: &Path) -> io::Result<String> {
    Ok(String::from_utf8_lossy(&fs::read(path)?).into_owned())
}

/// The log that SQLite writes beside a database before it writes into it.
pub(crate) fn wal(database: &Path) -> PathBuf {
    let mut name = database.as_os_str().to_owned();
    name.push("-wal");
    PathBuf::from(name)
}

fn length(path: &Path) -> u64 {
    fs::metadata(path).map_or(0, |metadata| metadata.len())
}

/// Copies a database that nobody has open, as a loss of power would find it: the file and its log.
pub(crate) fn copy(from: &Path, to: &Path) -> io::Result<()> {
    for name in ["", "-wal", "-shm"] {
        let with = |path: &Path| {
            let mut path = path.as_os_str().to_owned();
            path.push(name);
            PathBuf::from(path)
        };
        let (from, to) = (with(from), with(to));
        match fs::remove_file(&to) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error),
            _ => {}
        }
        // What stands in -shm is found out anew from the log.
        if name != "-shm" && from.exists() {
            fs::copy(&from, &to)?;
        }
    }
    Ok(())
}
