//! `replydesk copy`: a filled reply into the clipboard.

use clap::Args;

use super::shared::{Pin, Which};
use super::values::{self, Assignment};
use super::{Frame, deliver};
use crate::compose::Missing;
use crate::config::Config;
use crate::desk::{self, Composition, Desk, Part, Prepared};
use crate::model::{Reply, Shortcut};
use crate::report::{Exit, Failure};

/// The arguments.
#[derive(Clone, Debug, Args)]
pub struct Copy {
    #[arg(value_name = "SHORTCUT|WORDS", value_parser = values::line, required = true)]
    pub words: Vec<String>,
    #[command(flatten)]
    pub pin: Pin,
    #[command(flatten)]
    pub which: Which,
    #[arg(long, value_name = "SHORTCUT", value_parser = values::shortcut)]
    pub join: Vec<Shortcut>,
    #[arg(long, value_name = "NAME=VALUE", value_parser = values::assignment)]
    pub set: Vec<Assignment>,
    #[arg(long, value_name = "OPTION", value_parser = values::line)]
    pub with: Vec<String>,
    #[arg(long)]
    pub remember: bool,
    #[arg(long)]
    pub print: bool,
}

impl Copy {
    /// Does it.
    ///
    /// # Errors
    /// Where the reply or whom it is for is not found, where something is missing, and those of the database.
    pub fn run(self, frame: &mut Frame, config: &Config) -> Result<Exit, Failure> {
        let mut desk = frame.desk(config)?;
        let composition = self.composition(&mut desk)?;
        let ready = match desk.prepare(composition.clone())? {
            Prepared::Ready(ready) => *ready,
            Prepared::NotWhole(preview) => return Err(desk::Error::from(Missing::from(preview)).into()),
        };
        if self.remember {
            let names: Vec<String> = composition.answers.into_keys().collect();
            desk.remember(&ready.composition, &names)?;
        }
        if self.print { deliver::print(frame, &ready) } else { deliver::copy(frame, config, &mut desk, &ready) }
    }

    /// The message that was asked for.
    fn composition(&self, desk: &mut Desk) -> Result<Composition, Failure> {
        let first = self.reply(desk)?;
        let joined = self.join.iter().map(|shortcut| desk.reply_called(shortcut.as_str()));
        let replies: Vec<Reply> = std::iter::once(Ok(first)).chain(joined).collect::<Result<_, _>>()?;
        let pins = self.pin.pins(desk)?;
        Ok(Composition {
            parts: replies.iter().map(|reply| Part { reply: reply.id, variant: None }).collect(),
            pins,
            answers: self.set.iter().map(|answer| (answer.name.clone(), answer.value.clone())).collect(),
            options: self.with.iter().map(|label| (label.clone(), true)).collect(),
        })
    }

    /// The reply the words mean. The index is built only where they are no shortcut.
    fn reply(&self, desk: &mut Desk) -> Result<Reply, Failure> {
        let words = self.words.join(" ");
        match desk.reply_called(&words) {
            Err(desk::Error::NotFound { .. }) => {
                desk.build_index()?;
                Ok(desk.reply_meant(&words)?)
            }
            other => Ok(other?),
        }
    }
}
