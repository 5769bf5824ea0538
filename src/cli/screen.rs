//! `replydesk` alone: the interface.

use std::time::Duration;

use clap::Args;

use super::{Frame, deliver, editor};
use crate::clipboard::{self, Clipboard};
use crate::config::{self, Config};
use crate::desk::Desk;
use crate::i18n::Messages;
use crate::report::{Exit, Failure};
use crate::store::Disk;
use crate::transfer::tables::Mapping;
use crate::tui::mapper::{self, MapperSetup, Task};
use crate::tui::{self, theme::Scheme};

/// What may stand where there is no command.
#[derive(Clone, Debug, Default, Args)]
pub struct Screen {
    #[arg(long)]
    pub once: bool,
}

impl Screen {
    /// Opens the interface on the user's shop.
    ///
    /// # Errors
    /// Where there is no terminal, the database cannot be opened, or the keys the user has set cannot be.
    pub fn run(self, frame: &mut Frame, config: &Config) -> Result<Exit, Failure> {
        if !frame.draws {
            return Err(Failure::NoTerminal);
        }
        let desk = Desk::new(frame.opened(config)?, frame.settings(config), frame.clock())?;
        let seconds = Some(config.clipboard.clear_after_seconds).filter(|seconds| *seconds > 0);
        let own = Own {
            clipboard: deliver::open(config),
            clear_after: seconds.map(|seconds| Duration::from_secs(seconds.into())),
            once: self.once,
            disk: frame.paths.database().map_or(Disk::Own, |path| Disk::of(&path)),
        };
        open(frame, config, desk, own)
    }
}

/// What the demo does not take from the user's settings.
pub(super) struct Own {
    pub(super) clipboard: Clipboard,
    pub(super) clear_after: Option<Duration>,
    pub(super) once: bool,
    /// Whose disk the records are on.
    pub(super) disk: Disk,
}

impl Own {
    /// As for somebody who has set nothing.
    pub(super) fn usual() -> Self {
        let clipboard = Clipboard::new(clipboard::Environment::from_process(), clipboard::Settings::default());
        Self { clipboard, clear_after: None, once: false, disk: Disk::Own }
    }
}

/// Opens the interface at a desk.
pub(super) fn open(frame: &mut Frame, config: &Config, mut desk: Desk, own: Own) -> Result<Exit, Failure> {
    desk.wait_for_dictionaries(false);
    let setup = tui::Setup {
        messages: Messages::new(frame.messages.language()),
        keys: frame.keys(config)?,
        scheme: scheme(config.screen.theme, frame.no_color),
        background_is_light: frame.background_is_light,
        mouse: config.screen.mouse,
        masks: config.screen.mask_sensitive,
        once: own.once,
        disk: own.disk,
        clipboard: own.clipboard,
        clear_after: own.clear_after,
        editor: editor::command(frame, config),
    };
    tui::run(desk, setup)?;
    Ok(Exit::Done)
}

/// Lets somebody say what the columns of a table mean. `None`: they left it.
pub(super) fn map_columns(frame: &mut Frame, config: &Config, task: Task) -> Result<Option<Mapping>, Failure> {
    frame.out.flush()?;
    let setup = MapperSetup {
        messages: Messages::new(frame.messages.language()),
        keys: frame.keys(config)?,
        scheme: scheme(config.screen.theme, frame.no_color),
        background_is_light: frame.background_is_light,
    };
    Ok(mapper::map_columns(task, setup)?)
}

/// The colours the user has set; `NO_COLOR` wins.
const fn scheme(theme: config::Theme, no_color: bool) -> Scheme {
    match theme {
        config::Theme::Plain => Scheme::Plain,
        _ if no_color => Scheme::Plain,
        config::Theme::Auto => Scheme::Auto,
        config::Theme::Dark => Scheme::Dark,
        config::Theme::Light => Scheme::Light,
        config::Theme::HighContrast => Scheme::HighContrast,
    }
}
