//! The only code that touches the terminal: it takes it over, draws, reads, and gives it back however the program ends.
//!
//! [`Terminal`] is a guard. It gives the terminal back when it is dropped, before the report of a panic in any thread is
//! printed, and before the process is stopped by Ctrl-Z. Signals arrive as [`Input`]s; when the terminal has gone or the
//! program is told to end, the loop has two seconds to save what is unsaved, then the process ends.
//!
//! Nothing is written unless a frame is asked for: a frame is one write, inside the marks of synchronized output. After
//! the first frame the terminal is asked once whether it brackets pastes; nobody waits for the answer (see `burst`).
//!
//! Unix. Another system needs its own `modes`, `signals` and `input` with the same functions; `decode` and `burst` are pure.

mod burst;
mod decode;
mod input;
mod modes;
mod signals;

use std::cell::RefCell;
use std::io::{self, Write};
use std::rc::Rc;
use std::sync::mpsc::Sender;
use std::time::{Duration, Instant};
use std::{env, mem};

use crossterm::event::{KeyEvent, MouseEvent};
pub use decode::LONGEST_PASTE;
use input::Listener;
use modes::Tty;
use ratatui::Frame;
use ratatui::backend::CrosstermBackend;
use ratatui::layout::{Rect, Size};
use signal_hook::consts::SIGTSTP;
use signals::Signals;

/// What came from the terminal or the system.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Input {
    /// A key was typed. Ctrl-H, I, J and M are Backspace, Tab and Enter; there are no releases.
    Key(KeyEvent),
    /// A text was pasted, or came faster than anyone types.
    Paste(Paste),
    /// A button or the wheel, counted from the top left, which is 0, 0.
    Mouse(MouseEvent),
    /// The terminal has this size now, in cells. [`Terminal::draw`] adapts by itself.
    Resize {
        /// Its width.
        columns: u16,
        /// Its height.
        rows: u16,
    },
    /// Another process asks us to stop: call [`Terminal::suspend`].
    Suspend,
    /// We were stopped and go on: call [`Terminal::resume`].
    Resume,
    /// The terminal has gone. Save and end; nothing more will be sent.
    HangUp,
    /// Told to end, by TERM, INT or QUIT. Save and end; nothing more will be sent.
    Terminate,
}

/// What the interface is told when a terminal that has said nothing of brackets sends these bytes, piece by piece, a millisecond apart, and
/// nothing more: for tests that send what no terminal does.
pub fn understood<'b>(pieces: impl IntoIterator<Item = &'b [u8]>) -> Vec<Input> {
    let (mut decoder, mut guard) = (decode::Decoder::default(), burst::Guard::new(false));
    let (mut inputs, mut now) = (Vec::new(), Instant::now());
    for piece in pieces {
        let mut tokens = Vec::new();
        decoder.feed(piece, &mut tokens);
        guard.push(now, tokens, &mut inputs);
        now += Duration::from_millis(1);
    }
    let mut tokens = Vec::new();
    decoder.give_up(&mut tokens);
    guard.push(now, tokens, &mut inputs);
    while let Some(then) = guard.deadline() {
        guard.tick(then, &mut inputs);
    }
    inputs
}

/// A pasted text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Paste {
    /// Sanitised.
    pub text: String,
    /// It was longer than [`LONGEST_PASTE`]; the rest is lost.
    pub cut: bool,
}

/// What the user may not want.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Features {
    /// Clicks and the wheel come to us; the terminal's own selecting needs Shift then.
    pub mouse: bool,
}

/// The beginning and the end of a frame: the terminal shows it when it is whole ("synchronized output").
const FRAME: [&[u8]; 2] = [b"\x1b[?2026h", b"\x1b[?2026l"];

/// DECRQM: is bracketed paste on?
const ASK_FOR_BRACKETS: &[u8] = b"\x1b[?2004$p";

/// What a frame consists of, until it is written.
#[derive(Clone, Debug, Default)]
struct Pending(Rc<RefCell<Vec<u8>>>);

impl Write for Pending {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.borrow_mut().extend_from_slice(bytes);
        Ok(bytes.len())
    }

    /// Does nothing: ratatui flushes in the middle of a frame.
    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// The terminal, taken over.
#[derive(Debug)]
pub struct Terminal {
    features: Features,
    /// Until somebody listens.
    signals: Option<Signals>,
    listener: Option<Listener>,
    tty: Tty,
    pending: Pending,
    screen: ratatui::Terminal<CrosstermBackend<Pending>>,
    /// The terminal has been asked whether it brackets pastes, or better is not.
    asked: bool,
}

impl Terminal {
    /// Takes the terminal over. Call [`Self::listen`] to get what is typed; signals are kept until then.
    ///
    /// # Errors
    ///
    /// When there is no terminal.
    pub fn enter(features: Features) -> io::Result<Self> {
        let signals = Some(Signals::register()?);
        modes::enter(features)?;
        let taken = || {
            let pending = Pending::default();
            let screen = ratatui::Terminal::new(CrosstermBackend::new(pending.clone()))?;
            Ok(Self {
                features,
                signals,
                listener: None,
                tty: Tty::open()?,
                pending,
                screen,
                asked: prints_questions(),
            })
        };
        taken().inspect_err(|_| modes::leave())
    }

    /// Sends what comes from the terminal, from now on, through `sender`.
    ///
    /// # Errors
    ///
    /// When the system refuses threads or signal handlers.
    pub fn listen<M: From<Input> + Send + 'static>(&mut self, sender: Sender<M>) -> io::Result<()> {
        let inside_tmux = env::var_os("TMUX").is_some_and(|value| !value.is_empty());
        // Listening again: the former thread ends first, it must not read what is for this one.
        self.listener = None;
        let signals = self.signals.take().map_or_else(Signals::register, Ok)?;
        self.listener = Some(Listener::start(signals, sender, inside_tmux)?);
        Ok(())
    }

    /// The size of the screen in cells.
    ///
    /// # Errors
    ///
    /// When the terminal has gone.
    pub fn size(&self) -> io::Result<Size> {
        self.screen.size()
    }

    /// Draws what has changed since the last frame, in one write.
    ///
    /// # Errors
    ///
    /// When the terminal has gone, or has been given back because a thread panicked.
    pub fn draw(&mut self, render: impl FnOnce(&mut Frame<'_>)) -> io::Result<()> {
        if !modes::is_entered() {
            return Err(io::Error::other("the terminal has been given back"));
        }
        self.screen.draw(render)?;
        let frame = mem::take(&mut *self.pending.0.borrow_mut());
        let [begin, end] = FRAME;
        let question = if mem::replace(&mut self.asked, true) { b"" } else { ASK_FOR_BRACKETS };
        self.tty.write(&[begin, &frame, end, question].concat())
    }

    /// Makes the next frame a whole one.
    ///
    /// # Errors
    ///
    /// When the terminal has gone.
    pub fn redraw(&mut self) -> io::Result<()> {
        // Not `clear()`: ratatui 0.30 asks the terminal for the cursor first and waits up to two seconds for the answer.
        let size = self.screen.size()?;
        self.screen.resize(Rect::from((ratatui::layout::Position::ORIGIN, size)))
    }

    /// Writes bytes that are no part of a frame, in one write: a [`crate::clipboard::Sequence`].
    ///
    /// # Errors
    ///
    /// When the terminal has gone.
    pub fn send(&mut self, bytes: &[u8]) -> io::Result<()> {
        self.tty.write(bytes)
    }

    /// Gives the terminal back and stops this process and those it was started together with; takes the terminal over when it
    /// goes on. The next frame is a whole one. Does nothing where nobody could make the process go on.
    ///
    /// # Errors
    ///
    /// When the terminal has gone meanwhile.
    pub fn suspend(&mut self) -> io::Result<()> {
        // Only a shell that controls jobs gives them groups of their own. In the group of the session's leader nobody would wake
        // us up again, and the terminal would be left to nobody.
        if rustix::process::getsid(None).is_ok_and(|session| session == rustix::process::getpgrp()) {
            return Ok(());
        }
        self.outside(|| {
            // A script around us has to stop too, or the shell goes on waiting for it. We ourselves heed only what cannot be caught.
            let _ = rustix::process::kill_current_process_group(rustix::process::Signal::TSTP);
            signal_hook::low_level::emulate_default_handler(SIGTSTP)
        })?
    }

    /// Takes the terminal over again after somebody else stopped us: the shell has changed its state. The next frame is a
    /// whole one.
    ///
    /// # Errors
    ///
    /// When the terminal has gone meanwhile.
    pub fn resume(&mut self) -> io::Result<()> {
        modes::leave();
        modes::enter(self.features)?;
        self.redraw()
    }

    /// Runs something that needs the terminal as it was, an editor say. Nothing is read meanwhile. The next frame is a
    /// whole one.
    ///
    /// # Errors
    ///
    /// When the terminal has gone meanwhile.
    pub fn outside<T>(&mut self, run: impl FnOnce() -> T) -> io::Result<T> {
        if let Some(listener) = &self.listener {
            listener.park();
        }
        modes::leave();
        let done = run();
        let entered = modes::enter(self.features);
        if let Some(listener) = &self.listener {
            listener.resume();
        }
        entered.and_then(|()| self.redraw()).map(|()| done)
    }
}

impl Drop for Terminal {
    fn drop(&mut self) {
        // What is typed from now on is for the shell.
        self.listener = None;
        modes::leave();
    }
}

/// Whether this terminal would print a DECRQM request instead of answering it.
fn prints_questions() -> bool {
    let is = |name: &str, values: &[&str]| env::var(name).is_ok_and(|value| values.contains(&&*value));
    is("TERM", &["linux", "dumb"]) || is("TERM_PROGRAM", &["Apple_Terminal"])
}
