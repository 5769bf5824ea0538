//! The thread that reads the terminal and the signals and sends [`Input`]s. It sleeps in one `poll` and wakes up only when
//! something came.

use std::fs::File;
use std::io::{self, Read, Write};
use std::os::unix::net::UnixStream;
use std::process;
use std::sync::mpsc::Sender;
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};

use rustix::event::{PollFd, PollFlags, Timespec, poll};
use rustix::termios::tcgetwinsize;

use super::Input;
use super::burst::Guard;
use super::decode::Decoder;
use super::modes::{self, Tty};
use super::signals::{Signal, Signals};

/// After a hang-up or a signal to end, the program has so long to save what is unsaved; then it is ended.
const LAST_CHANCE: Duration = Duration::from_secs(2);

/// How long to wait for the thread to let go of the terminal.
const HANDSHAKE: Duration = Duration::from_millis(500);

/// So much is read before it is looked at: enough for a burst to be seen whole, little enough to keep a paste flowing.
const BATCH: usize = 64 * 1024;

/// The exit code of a program ended by a signal is this and the signal's number.
const BY_SIGNAL: i32 = 128;

/// The reading thread, as its owner sees it.
#[derive(Debug)]
pub(super) struct Listener {
    shared: Arc<Shared>,
    wake: UnixStream,
    thread: Option<JoinHandle<()>>,
}

#[derive(Debug, Default)]
struct Shared {
    state: Mutex<State>,
    changed: Condvar,
}

#[derive(Debug, Default)]
struct State {
    wanted: Wanted,
    /// The thread waits and does not read.
    parked: bool,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Wanted {
    #[default]
    Reading,
    /// Another program has the terminal.
    Parked,
    Ended,
}

impl Shared {
    fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn want(&self, wanted: Wanted) {
        self.lock().wanted = wanted;
        self.changed.notify_all();
    }

    /// Waits while `waiting` holds, but not for ever.
    fn wait_while(&self, limit: Duration, waiting: impl Fn(&State) -> bool) -> MutexGuard<'_, State> {
        let waited = self.changed.wait_timeout_while(self.lock(), limit, |state| waiting(state));
        waited.unwrap_or_else(PoisonError::into_inner).0
    }
}

impl Listener {
    /// Starts to read and to send. Ends when it is dropped, or when nobody receives any more.
    ///
    /// # Errors
    ///
    /// When there is no terminal, or the system refuses.
    pub(super) fn start<M>(signals: Signals, sender: Sender<M>, inside_tmux: bool) -> io::Result<Self>
    where
        M: From<Input> + Send + 'static,
    {
        let wake = signals.waker()?;
        let shared = Arc::new(Shared::default());
        let reader = Reader {
            tty: Tty::open()?,
            signals,
            decoder: Decoder::default(),
            guard: Guard::new(inside_tmux),
            unfinished_since: None,
            shared: Arc::clone(&shared),
            send: Box::new(move |input| sender.send(input.into()).is_ok()),
        };
        let thread = thread::Builder::new().name("terminal input".to_owned()).spawn(move || reader.run())?;
        Ok(Self { shared, wake, thread: Some(thread) })
    }

    /// Stops reading, for a program that takes the terminal over. Returns when nothing is read any more.
    pub(super) fn park(&self) {
        self.shared.want(Wanted::Parked);
        self.wake();
        drop(self.shared.wait_while(HANDSHAKE, |state| !state.parked));
    }

    /// Reads again.
    pub(super) fn resume(&self) {
        self.shared.want(Wanted::Reading);
    }

    fn wake(&self) {
        let _ = (&self.wake).write(b"!");
    }
}

impl Drop for Listener {
    fn drop(&mut self) {
        self.shared.want(Wanted::Ended);
        self.wake();
        if let Some(thread) = self.thread.take() {
            let _ = thread.join();
        }
    }
}

/// Why the thread stops reading.
enum End {
    /// Nobody wants to know any more.
    NotWanted,
    /// The terminal has gone, or the program is to end; `number` of the signal that says so.
    Signal { input: Input, number: i32 },
    /// The terminal cannot be read.
    Failed,
}

struct Reader {
    tty: Tty,
    signals: Signals,
    decoder: Decoder,
    guard: Guard,
    /// When the unfinished sequence in the decoder began.
    unfinished_since: Option<Instant>,
    shared: Arc<Shared>,
    send: Box<dyn FnMut(Input) -> bool + Send>,
}

impl Reader {
    fn run(mut self) {
        let end = loop {
            if let Err(end) = self.step() {
                break end;
            }
        };
        let (input, number) = match end {
            End::NotWanted => return,
            End::Signal { input, number } => (input, number),
            End::Failed => (Input::HangUp, HANG_UP),
        };
        if !(self.send)(input) {
            return;
        }
        // From here on nothing is read: a terminal that has gone is always ready to be read (crossterm#793).
        if self.shared.wait_while(LAST_CHANCE, |state| state.wanted != Wanted::Ended).wanted != Wanted::Ended {
            if number != HANG_UP {
                modes::leave();
            }
            process::exit(BY_SIGNAL + number);
        }
    }

    /// Waits until something happens, and handles it.
    fn step(&mut self) -> Result<(), End> {
        self.park_if_wanted()?;
        let timeout = self.deadline().map(|deadline| deadline.saturating_duration_since(Instant::now()));
        let timeout = timeout.and_then(|timeout| Timespec::try_from(timeout).ok());
        let mut waiting =
            [PollFd::new(&self.tty.input, PollFlags::IN), PollFd::new(&self.signals.woken, PollFlags::IN)];
        match poll(&mut waiting, timeout.as_ref()) {
            Ok(_) | Err(rustix::io::Errno::INTR) => {}
            Err(_) => return Err(End::Failed),
        }
        let [terminal, woken] = waiting.map(|waiting| waiting.revents());
        if !woken.is_empty() {
            self.signalled()?;
        }
        let now = Instant::now();
        let mut tokens = Vec::new();
        if terminal.contains(PollFlags::IN) {
            let bytes = self.read()?;
            self.decoder.feed(&bytes, &mut tokens);
            self.unfinished_since = self.decoder.patience().map(|_| now);
        } else if !terminal.is_empty() {
            return Err(End::Signal { input: Input::HangUp, number: HANG_UP });
        } else if self.gives_up().is_some_and(|time| now >= time) {
            self.decoder.give_up(&mut tokens);
            self.unfinished_since = None;
        }
        let mut inputs = Vec::new();
        self.guard.push(now, tokens, &mut inputs);
        self.deliver(inputs)
    }

    fn deliver(&mut self, inputs: impl IntoIterator<Item = Input>) -> Result<(), End> {
        inputs.into_iter().all(|input| (self.send)(input)).then_some(()).ok_or(End::NotWanted)
    }

    /// When something has to be done even if nothing comes.
    fn deadline(&self) -> Option<Instant> {
        self.guard.deadline().into_iter().chain(self.gives_up()).min()
    }

    /// When the unfinished sequence in the decoder is given up.
    fn gives_up(&self) -> Option<Instant> {
        Some(self.unfinished_since? + self.decoder.patience()?)
    }

    /// Everything that can be read now: what came together is looked at together.
    fn read(&mut self) -> Result<Vec<u8>, End> {
        let mut bytes = Vec::new();
        let mut piece = [0; 4096];
        loop {
            match self.tty.input.read(&mut piece) {
                Ok(0) => return Err(End::Signal { input: Input::HangUp, number: HANG_UP }),
                Ok(length) => bytes.extend_from_slice(piece.get(..length).unwrap_or_default()),
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                Err(error) if error.kind() == io::ErrorKind::WouldBlock => return Ok(bytes),
                Err(_) => return Err(End::Signal { input: Input::HangUp, number: HANG_UP }),
            }
            if bytes.len() >= BATCH || !readable(&self.tty.input) {
                return Ok(bytes);
            }
        }
    }

    fn signalled(&mut self) -> Result<(), End> {
        for signal in self.signals.take().collect::<Vec<_>>() {
            let input = match signal {
                Signal::HangUp => return Err(End::Signal { input: Input::HangUp, number: HANG_UP }),
                Signal::Terminate => return Err(End::Signal { input: Input::Terminate, number: TERMINATE }),
                Signal::Stop => Input::Suspend,
                Signal::Resume => Input::Resume,
                Signal::Resize => match tcgetwinsize(&self.tty.output) {
                    Ok(size) => Input::Resize { columns: size.ws_col, rows: size.ws_row },
                    Err(_) => continue,
                },
            };
            self.deliver([input])?;
        }
        Ok(())
    }

    /// Waits as long as another program has the terminal.
    fn park_if_wanted(&mut self) -> Result<(), End> {
        let mut state = self.shared.lock();
        if state.wanted == Wanted::Parked {
            state.parked = true;
            self.shared.changed.notify_all();
            state = self
                .shared
                .changed
                .wait_while(state, |state| state.wanted == Wanted::Parked)
                .unwrap_or_else(PoisonError::into_inner);
            state.parked = false;
            self.signals.forget_keyboard();
        }
        if state.wanted == Wanted::Ended { Err(End::NotWanted) } else { Ok(()) }
    }
}

const HANG_UP: i32 = signal_hook::consts::SIGHUP;
const TERMINATE: i32 = signal_hook::consts::SIGTERM;

/// Whether more can be read without waiting.
fn readable(file: &File) -> bool {
    let mut waiting = [PollFd::new(file, PollFlags::IN)];
    poll(&mut waiting, Some(&Timespec { tv_sec: 0, tv_nsec: 0 })).is_ok()
        && waiting[0].revents().contains(PollFlags::IN)
}
