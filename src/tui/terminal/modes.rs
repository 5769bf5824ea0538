//! The state of the terminal: what is switched on when the interface opens, and off again however the program ends.

use std::fs::File;
use std::io::{self, Write};
use std::os::fd::{AsFd, BorrowedFd};
use std::panic;
use std::sync::{Mutex, Once, PoisonError};

use rustix::event::{PollFd, PollFlags, poll};
use rustix::termios::{OptionalActions, Termios, isatty, tcgetattr, tcsetattr};

use super::Features;

/// Alternate screen, empty, cursor hidden; bracketed paste; and of the kitty keyboard protocol that Esc and modified keys
/// are unambiguous. Terminals ignore what they do not know, so nobody has to be asked before the first frame.
const ON: &str = "\x1b[?1049h\x1b[2J\x1b[?25l\x1b[?2004h\x1b[>1u";

/// Buttons and wheel, but no movement (which would wake us all the time), in the encoding without a limit of columns.
const MOUSE_ON: &str = "\x1b[?1000h\x1b[?1006h";

/// The reverse, and the end of a frame that was being drawn, and plain colours. The keyboard's state belongs to the
/// alternate screen, so it is given back before that is left.
const OFF: &str = "\x1b[?2026l\x1b[<u\x1b[?2004l\x1b[?1006l\x1b[?1000l\x1b[m\x1b[?25h\x1b[?1049l\x1b[?25h";

/// What is needed to give the terminal back. One a process: there is one terminal.
static ENTERED: Mutex<Option<Entered>> = Mutex::new(None);

#[derive(Debug)]
struct Entered {
    tty: Tty,
    before: Termios,
}

/// The terminal's two ends.
#[derive(Debug)]
pub(super) struct Tty {
    pub(super) input: File,
    pub(super) output: File,
}

impl Tty {
    /// Standard input and output where they are the terminal, else the terminal that controls the session.
    ///
    /// # Errors
    ///
    /// When there is no terminal.
    pub(super) fn open() -> io::Result<Self> {
        Ok(Self { input: end(io::stdin().as_fd())?, output: end(io::stdout().as_fd())? })
    }

    /// Writes everything at once, as far as the system allows, also where another program has made the terminal
    /// non-blocking.
    ///
    /// # Errors
    ///
    /// When the terminal has gone.
    pub(super) fn write(&self, mut bytes: &[u8]) -> io::Result<()> {
        while !bytes.is_empty() {
            match (&self.output).write(bytes) {
                Ok(0) => return Err(io::ErrorKind::WriteZero.into()),
                Ok(written) => bytes = bytes.get(written..).unwrap_or_default(),
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                Err(error) if error.kind() == io::ErrorKind::WouldBlock => {
                    poll(&mut [PollFd::new(&self.output, PollFlags::OUT)], None)?;
                }
                Err(error) => return Err(error),
            }
        }
        Ok(())
    }
}

fn end(standard: BorrowedFd<'_>) -> io::Result<File> {
    if isatty(standard) {
        return Ok(standard.try_clone_to_owned()?.into());
    }
    File::options().read(true).write(true).open("/dev/tty")
}

/// Takes the terminal over. Does nothing where it is ours already.
///
/// # Errors
///
/// When there is no terminal, or it has gone.
pub(super) fn enter(features: Features) -> io::Result<()> {
    restore_before_panic_reports();
    let mut entered = lock();
    if entered.is_some() {
        return Ok(());
    }
    let tty = Tty::open()?;
    let before = tcgetattr(&tty.input)?;
    let mut raw = before.clone();
    raw.make_raw();
    tcsetattr(&tty.input, OptionalActions::Now, &raw)?;
    let mouse = if features.mouse { MOUSE_ON } else { "" };
    let switched = tty.write([ON, mouse].concat().as_bytes());
    *entered = Some(Entered { tty, before });
    drop(entered);
    switched.inspect_err(|_| leave())
}

/// Gives the terminal back. Each step is tried whatever became of the one before. Does nothing where it is given back.
pub(super) fn leave() {
    let Some(Entered { tty, before }) = lock().take() else { return };
    let _ = tty.write(OFF.as_bytes());
    // What was typed for us is not for the shell.
    let _ = tcsetattr(&tty.input, OptionalActions::Flush, &before);
}

/// Whether the terminal is ours.
pub(super) fn is_entered() -> bool {
    lock().is_some()
}

fn lock() -> std::sync::MutexGuard<'static, Option<Entered>> {
    ENTERED.lock().unwrap_or_else(PoisonError::into_inner)
}

/// The report of a panic belongs on the screen the user will see.
fn restore_before_panic_reports() {
    static INSTALLED: Once = Once::new();
    INSTALLED.call_once(|| {
        let report = panic::take_hook();
        panic::set_hook(Box::new(move |info| {
            leave();
            report(info);
        }));
    });
}
