//! A passphrase: typed where nobody sees it, or read from a file. Never an argument or a variable, which others can look at.

use std::fs::File;
use std::io::{self, BufRead as _, BufReader, Read, Seek as _, SeekFrom, Write};
use std::path::{Path, PathBuf};

use clap::Args;
use rustix::termios::{LocalModes, OptionalActions, SpecialCodeIndex, Termios, tcgetattr, tcsetattr};

use super::Frame;
use crate::report::Failure;
use crate::store::Store;
use crate::transfer::sealed::{self, Passphrase};

/// The longest line that is taken for a passphrase.
const LONGEST: u64 = 4_096;

/// What Ctrl-C types where it does not end the program.
const CTRL_C: u8 = 3;

/// How a file is sealed.
#[derive(Clone, Debug, Default, Args)]
pub struct Sealing {
    #[arg(long)]
    pub encrypt: bool,
    #[arg(long, value_name = "PATH", requires = "encrypt")]
    pub passphrase_file: Option<PathBuf>,
}

impl Sealing {
    /// The passphrase, asked for twice; `None` where nothing is to be sealed.
    ///
    /// # Errors
    /// [`Failure::NoPassphrase`], [`Failure::PassphrasesDiffer`], [`Failure::Unread`].
    pub(super) fn passphrase(&self, frame: &mut Frame) -> Result<Option<Passphrase>, Failure> {
        if !self.encrypt {
            return Ok(None);
        }
        if let Some(file) = &self.passphrase_file {
            return from_file(file).map(Some);
        }
        let (first, again) = (frame.messages.text("passphrase-new"), frame.messages.text("passphrase-again"));
        let first = typed(frame, &first)?;
        let again = typed(frame, &again)?;
        if first.is(&again) { Ok(Some(first)) } else { Err(Failure::PassphrasesDiffer) }
    }

    /// The file that is written: with the ending of sealed ones.
    pub(super) fn named(&self, path: &Path) -> PathBuf {
        if self.encrypt { with_ending(path) } else { path.to_owned() }
    }
}

fn with_ending(path: &Path) -> PathBuf {
    use crate::transfer::sealed::ENDING;
    if path.extension().is_some_and(|ending| ending == ENDING) {
        return path.to_owned();
    }
    let mut name = path.as_os_str().to_owned();
    name.push(".");
    name.push(ENDING);
    PathBuf::from(name)
}

/// The passphrase of a file that is there, asked for once.
///
/// # Errors
/// As for [`Sealing::passphrase`].
pub(super) fn of(frame: &Frame, file: Option<&Path>) -> Result<Passphrase, Failure> {
    file.map_or_else(|| typed(frame, &frame.messages.text("passphrase-of")), from_file)
}

/// What a sealed file holds, in a file beside the database that goes with the directory returned; `None` where it is not sealed.
///
/// # Errors
/// [`Failure::Sealed`], [`Failure::Unread`], [`Failure::Unwritten`], and those of [`of`].
pub(super) fn opened(
    frame: &Frame,
    path: &Path,
    passphrase_file: Option<&Path>,
    database: &Path,
) -> Result<Option<(PathBuf, tempfile::TempDir)>, Failure> {
    let unread = || |source| Failure::Unread { path: path.to_owned(), source };
    let Some(mut file) = File::open(path).ok().filter(|file| file.metadata().is_ok_and(|about| about.is_file())) else {
        return Ok(None);
    };
    let mut beginning = Vec::new();
    Read::by_ref(&mut file).take(sealed::TELLING as u64).read_to_end(&mut beginning).map_err(unread())?;
    if !sealed::is_sealed(&beginning) {
        return Ok(None);
    }
    file.seek(SeekFrom::Start(0)).map_err(unread())?;
    let passphrase = of(frame, passphrase_file)?;
    let wrong = |error| Failure::Sealed { path: path.to_owned(), error };
    let mut inside = sealed::open(&passphrase, file).map_err(wrong)?;
    let directory = Store::private_directory_beside(database)?;
    // Undo names the action after the file: the name stays, but for the ending.
    let open = directory.path().join(path.file_stem().unwrap_or_default());
    let mut out = super::place::private(&open).map_err(Frame::unwritten(&open))?;
    // What is not whole shows itself only here.
    io::copy(&mut inside, &mut out).map_err(|_broken| wrong(sealed::Error::Broken))?;
    Ok(Some((open, directory)))
}

/// The first line of a file, or of standard input.
fn from_file(path: &Path) -> Result<Passphrase, Failure> {
    let read = |input: &mut dyn Read| {
        let mut line = Vec::new();
        BufReader::new(input.take(LONGEST)).read_until(b'\n', &mut line).map(|_| line)
    };
    let line = if path == Path::new("-") {
        read(&mut io::stdin())
    } else {
        File::open(path).and_then(|mut file| read(&mut file))
    };
    understood(line.map_err(|source| Failure::Unread { path: path.to_owned(), source })?)
}

/// A line without its end.
fn understood(mut line: Vec<u8>) -> Result<Passphrase, Failure> {
    while line.last().is_some_and(|byte| matches!(byte, b'\n' | b'\r')) {
        line.pop();
    }
    String::from_utf8(line).ok().and_then(Passphrase::new).ok_or(Failure::NoPassphrase)
}

/// Asks on the terminal, whatever standard input and output are.
fn typed(frame: &Frame, question: &str) -> Result<Passphrase, Failure> {
    if !frame.asks {
        return Err(Failure::NoPassphrase);
    }
    let read = || -> io::Result<Vec<u8>> {
        let mut terminal = File::options().read(true).write(true).open("/dev/tty")?;
        let quiet = Quiet::new(terminal.try_clone()?)?;
        write!(terminal, "{question} ")?;
        let mut line = Vec::new();
        let mut byte = [0];
        while terminal.read(&mut byte)? > 0 && !matches!(byte, [b'\n' | b'\r']) && line.len() as u64 <= LONGEST {
            if byte == [CTRL_C] {
                line.clear();
                break;
            }
            line.extend(byte);
        }
        drop(quiet);
        writeln!(terminal)?;
        Ok(line)
    };
    understood(read().map_err(|_no_terminal| Failure::NoPassphrase)?)
}

/// A terminal that shows nothing of what is typed, as long as this lasts. Ctrl-C is a character meanwhile: a signal would end the
/// program and leave the terminal so.
struct Quiet {
    terminal: File,
    before: Termios,
}

impl Quiet {
    fn new(terminal: File) -> io::Result<Self> {
        let before = tcgetattr(&terminal)?;
        let mut quiet = before.clone();
        quiet.local_modes.remove(LocalModes::ECHO | LocalModes::ISIG);
        quiet.special_codes[SpecialCodeIndex::VEOL] = CTRL_C;
        tcsetattr(&terminal, OptionalActions::Flush, &quiet)?;
        Ok(Self { terminal, before })
    }
}

impl Drop for Quiet {
    fn drop(&mut self) {
        // A terminal that has gone needs no mending.
        let _ = tcsetattr(&self.terminal, OptionalActions::Now, &self.before);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_line_of_a_file_is_the_passphrase() {
        let directory = tempfile::tempdir().unwrap();
        let path = directory.path().join("passphrase");
        let expected = Passphrase::new(" correct horse ".to_owned()).unwrap();
        for text in [" correct horse ", " correct horse \n", " correct horse \r\nmore\n"] {
            std::fs::write(&path, text).unwrap();
            assert!(from_file(&path).unwrap().is(&expected), "{text:?}");
        }
        for nothing in ["", "\n", "\r\n"] {
            std::fs::write(&path, nothing).unwrap();
            assert!(matches!(from_file(&path), Err(Failure::NoPassphrase)), "{nothing:?}");
        }
        assert!(matches!(from_file(Path::new("/no/such/file")), Err(Failure::Unread { .. })));
    }

    #[test]
    fn a_sealed_file_is_called_so() {
        let sealing = Sealing { encrypt: true, passphrase_file: None };
        assert_eq!(sealing.named(Path::new("shop.db")), Path::new("shop.db.age"));
        assert_eq!(sealing.named(Path::new("shop.age")), Path::new("shop.age"));
        assert_eq!(Sealing::default().named(Path::new("shop.db")), Path::new("shop.db"));
    }
}
