//! Ctrl-C while something long is done: whoever does it ends tidily.

use std::ops::ControlFlow;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, OnceLock};

use signal_hook::consts::SIGINT;
use signal_hook::flag;

/// What Ctrl-C does, for as long as the program runs: what is asked of a signal cannot be taken back.
#[derive(Debug)]
struct Switch {
    /// It ends the program, as if nothing had been asked of it: nothing long is being done.
    ends: Arc<AtomicBool>,
    is_pressed: Arc<AtomicBool>,
}

static SWITCH: OnceLock<Option<Switch>> = OnceLock::new();

/// As long as this is there, Ctrl-C does not end the program but is told to whoever asks; a second one does.
#[derive(Debug)]
pub(super) struct Stopping(Option<&'static Switch>);

impl Stopping {
    pub(super) fn begin() -> Self {
        let switch = SWITCH.get_or_init(|| Switch::new().ok()).as_ref();
        if let Some(switch) = switch {
            switch.ends.store(false, Ordering::Relaxed);
        }
        Self(switch)
    }

    /// A break where it has been pressed.
    pub(super) fn asked(&self) -> ControlFlow<()> {
        match self.0 {
            Some(switch) if switch.is_pressed.load(Ordering::Relaxed) => ControlFlow::Break(()),
            _ => ControlFlow::Continue(()),
        }
    }
}

impl Drop for Stopping {
    fn drop(&mut self) {
        if let Some(switch) = self.0 {
            switch.ends.store(true, Ordering::Relaxed);
        }
    }
}

impl Switch {
    fn new() -> std::io::Result<Self> {
        let switch = Self { ends: Arc::new(AtomicBool::new(true)), is_pressed: Arc::default() };
        // They are asked in this order.
        for ends in [&switch.ends, &switch.is_pressed] {
            flag::register_conditional_default(SIGINT, Arc::clone(ends))?;
        }
        flag::register(SIGINT, Arc::clone(&switch.is_pressed))?;
        Ok(switch)
    }
}
