//! A program in a terminal of our own: started at a size, typed into, looked at.
//!
//! ```ignore
//! #[path = "common/pty.rs"]
//! #[expect(dead_code, reason = "not every test file needs all of the harness")]   // only where the compiler says so
//! mod pty;
//! #[path = "common/wait.rs"]
//! mod wait;
//!
//! let mut terminal = Launch::new(env!("CARGO_BIN_EXE_replydesk")).arg("demo").size(120, 36).start();
//! terminal.wait_for_text("pickup-address");           // until it is on the screen; fails the test after a while
//! terminal.send("pick");                              // one write, as typed or pasted bytes: "\r" is Enter
//! terminal.wait_for("the cursor", |screen| (screen.cursor_position() == (2, 6)).then_some(()));
//! terminal.signal(Signal::TERM);
//! let (screen, ended) = terminal.ended();             // what is left on the screen, and how it ended
//! ```
//!
//! Nothing sleeps: every wait looks until a condition holds. Conditions see whole frames only, never half of one.
//!
//! The environment is cleared but for `PATH`, and then `HOME` is an empty directory, `TERM` is `xterm-256color`: no display,
//! no tmux, no SSH. The terminal answers no questions unless told to ([`Launch::confirms_brackets`]).
#![expect(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::print_stdout,
    reason = "a harness that fails, fails the test"
)]

use std::ffi::OsStr;
use std::io::{Read, Write};
use std::num::NonZeroU16;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread::{self, JoinHandle};

use portable_pty::{Child, CommandBuilder, ExitStatus, MasterPty, PtySize, native_pty_system};
pub(crate) use rustix::process::Signal;
use rustix::process::{Pid, kill_process};
use tempfile::TempDir;
use vt100::{Callbacks, MouseProtocolMode, Parser, Screen};

use super::wait::wait_for;

/// A program about to be started in a terminal.
pub(crate) struct Launch {
    command: CommandBuilder,
    size: PtySize,
    confirms_brackets: bool,
    home: TempDir,
}

impl Launch {
    /// Of `program`, in a terminal of 80 columns and 24 rows.
    pub(crate) fn new(program: impl AsRef<OsStr>) -> Self {
        let home = tempfile::tempdir().unwrap();
        let mut command = CommandBuilder::new(program);
        command.env_clear();
        command.env("PATH", std::env::var_os("PATH").unwrap_or_default());
        command.env("HOME", home.path());
        // What this machine has installed is not part of a test.
        command.env("DICPATH", home.path());
        command.env("TERM", "xterm-256color");
        command.cwd(home.path());
        Self { command, size: PtySize::default(), confirms_brackets: false, home }
    }

    pub(crate) fn arg(mut self, argument: impl AsRef<OsStr>) -> Self {
        self.command.arg(argument);
        self
    }

    pub(crate) fn env(mut self, name: &str, value: impl AsRef<OsStr>) -> Self {
        self.command.env(name, value);
        self
    }

    pub(crate) fn size(mut self, columns: u16, rows: u16) -> Self {
        self.size = size(columns, rows);
        self
    }

    /// The terminal answers DECRQM 2004 as those do that bracket pastes.
    pub(crate) fn confirms_brackets(mut self) -> Self {
        self.confirms_brackets = true;
        self
    }

    pub(crate) fn start(self) -> Pty {
        let pair = native_pty_system().openpty(self.size).expect("a pseudo terminal");
        let child = pair.slave.spawn_command(self.command).expect("the program starts");
        drop(pair.slave);
        let writer = Arc::new(Mutex::new(pair.master.take_writer().unwrap()));
        let answers = self.confirms_brackets.then(|| Arc::clone(&writer));
        let seen = Seen { answers, ..Seen::default() };
        let [rows, columns] = [self.size.rows, self.size.cols].map(|cells| NonZeroU16::new(cells).unwrap());
        let parser = Arc::new(Mutex::new(Parser::new_with_callbacks(rows, columns, 1_000, seen)));
        let closing = Arc::new(AtomicBool::new(false));
        let reading =
            thread::spawn(read(pair.master.try_clone_reader().unwrap(), Arc::clone(&parser), Arc::clone(&closing)));
        Pty {
            child,
            master: Some(pair.master),
            writer: Some(writer),
            parser,
            closing,
            reading: Some(reading),
            _home: self.home,
        }
    }
}

/// Feeds what the program writes to the screen, until the program has ended or the terminal is being closed.
fn read(
    mut reader: Box<dyn Read + Send>,
    parser: Arc<Mutex<Parser<Seen>>>,
    closing: Arc<AtomicBool>,
) -> impl FnOnce() + Send {
    move || {
        let mut bytes = [0; 4096];
        while let Ok(length @ 1..) = reader.read(&mut bytes) {
            let mut parser = locked(&parser);
            parser.callbacks_mut().written.extend_from_slice(&bytes[..length]);
            parser.process(&bytes[..length]);
            if closing.load(Ordering::Relaxed) {
                return;
            }
        }
    }
}

/// What a terminal notices besides the screen.
#[derive(Default)]
struct Seen {
    written: Vec<u8>,
    copied: Vec<String>,
    /// Between the marks of synchronized output.
    in_frame: bool,
    frames: usize,
    /// How many times the kitty keyboard protocol has been switched on more than off.
    keyboard: i32,
    /// Where to answer, if at all.
    answers: Option<Arc<Mutex<Box<dyn Write + Send>>>>,
}

impl Callbacks for Seen {
    fn copy_to_clipboard(&mut self, _: &mut Screen, _: &[u8], data: &[u8]) {
        self.copied.push(String::from_utf8(from_base64(data)).expect("UTF-8"));
    }

    fn unhandled_csi(&mut self, _: &mut Screen, first: Option<u8>, second: Option<u8>, params: &[&[u16]], last: char) {
        match (first, second, params, last) {
            (Some(b'?'), None, [[2026]], 'h') => self.in_frame = true,
            (Some(b'?'), None, [[2026]], 'l') => {
                self.frames += usize::from(self.in_frame);
                self.in_frame = false;
            }
            (Some(b'>'), None, _, 'u') => self.keyboard += 1,
            (Some(b'<'), None, _, 'u') => self.keyboard -= 1,
            (Some(b'?'), Some(b'$'), [[2004]], 'p') => {
                if let Some(answers) = &self.answers {
                    locked(answers).write_all(b"\x1b[?2004;1$y").unwrap();
                }
            }
            _ => {}
        }
    }
}

/// The state a program has put the terminal into.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(clippy::struct_excessive_bools, reason = "each is a switch of the terminal")]
pub(crate) struct Modes {
    /// Keys arrive one by one and are not echoed.
    pub(crate) raw: bool,
    pub(crate) alternate_screen: bool,
    pub(crate) bracketed_paste: bool,
    pub(crate) mouse: bool,
    pub(crate) cursor_hidden: bool,
    pub(crate) kitty_keyboard: bool,
}

impl Modes {
    /// As a shell leaves it.
    pub(crate) const PLAIN: Self = Self {
        raw: false,
        alternate_screen: false,
        bracketed_paste: false,
        mouse: false,
        cursor_hidden: false,
        kitty_keyboard: false,
    };
}

/// A program in a terminal. Killed when it is dropped.
pub(crate) struct Pty {
    child: Box<dyn Child + Send + Sync>,
    master: Option<Box<dyn MasterPty + Send>>,
    writer: Option<Arc<Mutex<Box<dyn Write + Send>>>>,
    parser: Arc<Mutex<Parser<Seen>>>,
    closing: Arc<AtomicBool>,
    reading: Option<JoinHandle<()>>,
    _home: TempDir,
}

impl Pty {
    /// Sends bytes in one write, as a terminal does for a key or for a paste without brackets.
    pub(crate) fn send(&mut self, bytes: &str) {
        locked(self.writer.as_ref().expect("the terminal is open")).write_all(bytes.as_bytes()).unwrap();
    }

    /// Pastes as a terminal does: line ends become `\r`, in brackets where the program asked for them.
    pub(crate) fn paste(&mut self, text: &str) {
        let text = text.replace('\n', "\r");
        let brackets = self.modes().bracketed_paste;
        self.send(&if brackets { format!("\x1b[200~{text}\x1b[201~") } else { text });
    }

    /// Waits until `condition` gives something for what is on the screen.
    pub(crate) fn wait_for<T>(&self, what: &str, mut condition: impl FnMut(&Screen) -> Option<T>) -> T {
        let mut last = String::new();
        let found = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| {
            wait_for(what, || {
                let parser = self.parser();
                last = parser.screen().contents();
                if parser.callbacks().in_frame { None } else { condition(parser.screen()) }
            })
        }));
        found.unwrap_or_else(|failed| {
            println!("the screen:\n{last}");
            std::panic::resume_unwind(failed)
        })
    }

    /// Waits until `text` stands on the screen, within one line.
    pub(crate) fn wait_for_text(&self, text: &str) {
        self.wait_for(text, |screen| screen.contents().contains(text).then_some(()));
    }

    /// Waits until the terminal is in this state.
    pub(crate) fn wait_for_modes(&self, modes: Modes) {
        wait_for("the state of the terminal", || (self.modes() == modes).then_some(()));
    }

    /// What is on the screen now, lines joined by newlines.
    pub(crate) fn text(&self) -> String {
        self.parser().screen().contents()
    }

    pub(crate) fn modes(&self) -> Modes {
        use rustix::termios::LocalModes;
        let termios = self.master.as_ref().and_then(|master| master.get_termios());
        let raw = termios.is_some_and(|termios| termios.local_flags.bits() & LocalModes::ICANON.bits() == 0);
        let parser = self.parser();
        let screen = parser.screen();
        Modes {
            raw,
            alternate_screen: screen.alternate_screen(),
            bracketed_paste: screen.bracketed_paste(),
            mouse: screen.mouse_protocol_mode() != MouseProtocolMode::None,
            cursor_hidden: screen.hide_cursor(),
            kitty_keyboard: parser.callbacks().keyboard != 0,
        }
    }

    /// The texts that OSC 52 asked the terminal to copy.
    pub(crate) fn copied(&self) -> Vec<String> {
        self.parser().callbacks().copied.clone()
    }

    /// How many frames were drawn.
    pub(crate) fn frames(&self) -> usize {
        self.parser().callbacks().frames
    }

    /// Every byte the program wrote.
    pub(crate) fn written(&self) -> Vec<u8> {
        self.parser().callbacks().written.clone()
    }

    pub(crate) fn resize(&self, columns: u16, rows: u16) {
        let [new_rows, new_columns] = [rows, columns].map(|cells| NonZeroU16::new(cells).unwrap());
        self.parser().set_size(new_rows, new_columns);
        self.master.as_ref().expect("the terminal is open").resize(size(columns, rows)).unwrap();
    }

    /// The process that was started.
    pub(crate) fn id(&self) -> u32 {
        self.child.process_id().expect("it has been started")
    }

    pub(crate) fn signal(&self, signal: Signal) {
        kill_process(Pid::from_raw(self.id().cast_signed()).unwrap(), signal).unwrap();
    }

    /// The terminal goes, as when its window is closed. The program must draw when its size changes: that wakes the thread
    /// which holds the other end open.
    pub(crate) fn hang_up(&mut self) {
        self.closing.store(true, Ordering::Relaxed);
        let size = self.master.as_ref().expect("the terminal is open").get_size().unwrap();
        self.resize(size.cols - 1, size.rows);
        self.reading.take().expect("the terminal is open").join().unwrap();
        self.parser().callbacks_mut().answers = None;
        self.writer = None;
        self.master = None;
    }

    /// Waits until the program has ended; how it did, and what is on the screen then.
    pub(crate) fn ended(&mut self) -> (String, ExitStatus) {
        let status = wait_for("the program to end", || self.child.try_wait().unwrap());
        // What it wrote last may still be on its way.
        if let Some(reading) = self.reading.take() {
            reading.join().unwrap();
        }
        (self.text(), status)
    }

    fn parser(&self) -> MutexGuard<'_, Parser<Seen>> {
        locked(&self.parser)
    }
}

impl Drop for Pty {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn size(columns: u16, rows: u16) -> PtySize {
    PtySize { cols: columns, rows, ..PtySize::default() }
}

fn locked<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

fn from_base64(text: &[u8]) -> Vec<u8> {
    let value = |byte: u8| match byte {
        b'A'..=b'Z' => byte - b'A',
        b'a'..=b'z' => byte - b'a' + 26,
        b'0'..=b'9' => byte - b'0' + 52,
        b'+' => 62,
        _ => 63,
    };
    let digits: Vec<u8> = text.iter().copied().filter(|byte| *byte != b'=').collect();
    let groups = digits.chunks(4).map(|group| {
        let bits = group
            .iter()
            .enumerate()
            .fold(0_u32, |bits, (place, &byte)| bits | u32::from(value(byte)) << (26 - 6 * place));
        bits.to_be_bytes()[..group.len() * 6 / 8].to_vec()
    });
    groups.flatten().collect()
}
