//! Signals as flags, and one wake-up for whoever waits for them. They are taken before the terminal is, and kept until
//! somebody listens: a program that is told to end while it starts must still give the terminal back.

use std::io::{self, Read};
use std::os::unix::net::UnixStream;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use signal_hook::SigId;
use signal_hook::consts::{SIGCONT, SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGTSTP, SIGWINCH};
use signal_hook::low_level;

/// The signals that mean something to the interface, as they came since they were last asked for.
#[derive(Debug)]
pub(super) struct Signals {
    terminate: Arc<AtomicBool>,
    interrupt: Arc<AtomicBool>,
    hang_up: Arc<AtomicBool>,
    resize: Arc<AtomicBool>,
    stop: Arc<AtomicBool>,
    resume: Arc<AtomicBool>,
    registered: Vec<SigId>,
    /// Readable when a signal has come, or [`Self::waker`] has been written to.
    pub(super) woken: UnixStream,
    wake: UnixStream,
}

/// What a signal asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Signal {
    HangUp,
    Terminate,
    Stop,
    Resume,
    Resize,
}

impl Signals {
    /// Takes the signals.
    ///
    /// # Errors
    ///
    /// When the system refuses.
    pub(super) fn register() -> io::Result<Self> {
        let (woken, wake) = UnixStream::pair()?;
        woken.set_nonblocking(true)?;
        let flag = Arc::<AtomicBool>::default;
        let mut signals = Self {
            terminate: flag(),
            interrupt: flag(),
            hang_up: flag(),
            resize: flag(),
            stop: flag(),
            resume: flag(),
            registered: Vec::new(),
            woken,
            wake,
        };
        let flags = [
            (SIGTERM, &signals.terminate),
            (SIGINT, &signals.interrupt),
            (SIGQUIT, &signals.interrupt),
            (SIGHUP, &signals.hang_up),
            (SIGWINCH, &signals.resize),
            (SIGTSTP, &signals.stop),
            (SIGCONT, &signals.resume),
        ];
        let mut registered = Vec::new();
        for (signal, flag) in flags {
            // In this order: who is woken must find the flag.
            registered.push(signal_hook::flag::register(signal, Arc::clone(flag))?);
            registered.push(low_level::pipe::register(signal, signals.wake.try_clone()?)?);
        }
        signals.registered = registered;
        Ok(signals)
    }

    /// Something to write to that wakes up whoever waits for signals.
    ///
    /// # Errors
    ///
    /// When the system refuses.
    pub(super) fn waker(&self) -> io::Result<UnixStream> {
        self.wake.try_clone()
    }

    /// What has come, the most urgent first.
    pub(super) fn take(&mut self) -> impl Iterator<Item = Signal> {
        let mut drained = [0; 64];
        while self.woken.read(&mut drained).is_ok_and(|length| length > 0) {}
        let flags = [
            (&self.hang_up, Signal::HangUp),
            (&self.terminate, Signal::Terminate),
            (&self.interrupt, Signal::Terminate),
            (&self.stop, Signal::Stop),
            (&self.resume, Signal::Resume),
            (&self.resize, Signal::Resize),
        ];
        flags.into_iter().filter(|(flag, _)| flag.swap(false, Ordering::Relaxed)).map(|(_, signal)| signal)
    }

    /// Forgets what another program was meant to get while it had the terminal.
    pub(super) fn forget_keyboard(&self) {
        for flag in [&self.interrupt, &self.stop, &self.resume] {
            flag.store(false, Ordering::Relaxed);
        }
    }
}

impl Drop for Signals {
    fn drop(&mut self) {
        for id in self.registered.drain(..) {
            low_level::unregister(id);
        }
        // Unregistering leaves a handler that does nothing; from here on they end or stop the process as usual.
        for signal in [SIGTERM, SIGINT, SIGQUIT, SIGHUP, SIGTSTP] {
            let _ = signal_hook::flag::register_conditional_default(signal, Arc::new(AtomicBool::new(true)));
        }
    }
}
