//! `replydesk undo`: the last action, taken back.

use clap::Args;
use serde::Serialize;

use super::Frame;
use super::progress::Progress;
use crate::config::Config;
use crate::report::{self, Exit, Failure};
use crate::store;

/// The arguments.
#[derive(Clone, Copy, Debug, Default, Args)]
pub struct Undo {
    #[arg(long)]
    pub redo: bool,
}

/// What was taken back or done again, for programs.
#[derive(Serialize)]
struct Done<'a> {
    kind: &'static str,
    detail: &'a str,
    at: jiff::Timestamp,
}

impl Undo {
    /// Does it.
    ///
    /// # Errors
    /// Where there is nothing to take back, or it would destroy what was done since.
    pub fn run(self, frame: &mut Frame, config: &Config) -> Result<Exit, Failure> {
        let mut desk = frame.desk(config)?;
        let mut progress = Progress::new(frame);
        let mut tell = |done: usize, all: usize| {
            progress.tell(|| frame.messages.with("undo-writing", &[("done", done.into()), ("all", all.into())]));
        };
        let (action, nothing) = if self.redo {
            (desk.redo_telling(&mut tell)?, store::Error::NothingToRedo)
        } else {
            (desk.undo_telling(&mut tell)?, store::Error::NothingToUndo)
        };
        drop(progress);
        let action = action.ok_or(nothing)?;
        let done = Done { kind: action.kind.word(), detail: &action.detail, at: action.at };
        let what = report::done(&action, &frame.messages);
        if self.redo {
            frame.say("notice-redone", &[("what", what.into())], &done)?;
        } else {
            frame.say("notice-undone", &[("what", what.into())], &done)?;
        }
        Ok(Exit::Done)
    }
}
