//! `replydesk demo`: the interface on a sample shop that is thrown away.

use clap::Args;

use super::Frame;
use super::screen::{self, Own};
use crate::config::Config;
use crate::desk::{Desk, demo};
use crate::report::{Exit, Failure};
use crate::store::{self, Store};

/// The arguments.
#[derive(Clone, Copy, Debug, Default, Args)]
pub struct Demo {}

impl Demo {
    /// Opens the interface on a database of its own, which is removed at the end. Of the user's settings only keys and looks count.
    ///
    /// # Errors
    /// Where there is no terminal, or no room for the database.
    pub fn run(frame: &mut Frame, config: &Config) -> Result<Exit, Failure> {
        if !frame.draws {
            return Err(Failure::NoTerminal);
        }
        // Made 0700, and removed with everything in it when it goes out of scope, also after a panic.
        let directory = tempfile::Builder::new().prefix("replydesk-demo-").tempdir();
        let directory = directory.map_err(Frame::unwritten(std::env::temp_dir()))?;
        let path = directory.path().join("demo.db");
        let unopened = |source| Failure::Unopened { path: path.clone(), source };
        let mut store = Store::open(&path, store::Options::default()).map_err(unopened)?;
        let settings = demo::settings(frame.settings(config));
        let clock = frame.clock();
        demo::fill(&mut store, &settings, clock())?;
        let desk = Desk::new(store, settings, clock)?;
        screen::open(frame, config, desk, Own::usual())
    }
}
