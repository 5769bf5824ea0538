//! Replies from files and to files.

use std::io::{self, Write};

use super::{Desk, Error};
use crate::model::{Reply, Shortcut};
use crate::store::ActionKind;
use crate::transfer::{self, Incoming, ReplyFile};

/// What an import would do, to be shown before it is done.
#[derive(Debug)]
pub struct Importing {
    /// What the file holds.
    pub file: ReplyFile,
    /// For each of its replies, in its order, what becomes of it.
    pub arrivals: Vec<Arrival>,
    /// What is wrong with those that are [`Arrival::Broken`], in their order.
    pub mistakes: Vec<Error>,
}

/// What becomes of a reply of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Arrival {
    New,
    /// A reply of this shortcut is there, and the file changes it.
    Changes,
    /// Everything the file says of it is there already.
    Same,
    /// Its text is no template that can be filled; it is left out.
    Broken,
}

impl Importing {
    /// How many replies become something.
    pub fn count(&self, wanted: Arrival) -> usize {
        self.arrivals.iter().filter(|arrival| **arrival == wanted).count()
    }
}

impl Desk {
    /// What importing these replies would do. Nothing is written.
    ///
    /// # Errors
    /// Those of reading the records.
    pub fn plan_import(&self, file: ReplyFile) -> Result<Importing, Error> {
        let bodies = file.replies.iter().flat_map(|incoming| &incoming.reply.variants);
        let mut known = self.known(bodies.map(|variant| variant.body.as_str()))?;
        for incoming in &file.replies {
            let reply = &incoming.reply;
            known.shortcuts.push(reply.shortcut.to_string());
            let first = reply.variants.first().map(|variant| variant.body.clone());
            known.coming.extend(first.map(|body| (reply.shortcut.to_string(), body)));
        }
        let mut mistakes = Vec::new();
        let mut arrival = |incoming: &Incoming| {
            if let Err(mistake) = self.check(&incoming.reply, &known) {
                mistakes.push(mistake);
                return Ok(Arrival::Broken);
            }
            let existing = self.store.reply_by_shortcut(&incoming.reply.shortcut)?;
            Ok(match existing {
                None => Arrival::New,
                Some(existing) if transfer::merge(&existing, incoming.reply.clone()) == existing => Arrival::Same,
                Some(_) => Arrival::Changes,
            })
        };
        let arrivals = file.replies.iter().map(&mut arrival).collect::<Result<_, Error>>()?;
        Ok(Importing { file, arrivals, mistakes })
    }

    /// Takes the replies over, as one action. Says how many were written.
    ///
    /// # Errors
    /// Those of writing the records; then nothing was written.
    pub fn import(&mut self, importing: Importing) -> Result<usize, Error> {
        let name = importing.file.path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        let wanted = importing.file.replies.into_iter().zip(importing.arrivals);
        let wanted: Vec<Reply> = wanted
            .filter(|(_, arrival)| matches!(arrival, Arrival::New | Arrival::Changes))
            .map(|(incoming, _)| incoming.reply)
            .collect();
        self.take_over(&name, wanted)
    }

    /// Writes replies that come from elsewhere into the library, merged with those of the same shortcut.
    pub(super) fn take_over(&mut self, from: &str, replies: Vec<Reply>) -> Result<usize, Error> {
        let now = self.timestamp();
        let count = replies.len();
        self.store.act(ActionKind::ImportReplies, from, now, |action| {
            for incoming in replies {
                let reply = match action.store().reply_by_shortcut(&incoming.shortcut)? {
                    Some(existing) => transfer::merge(&existing, incoming),
                    None => incoming,
                };
                action.put_reply(&reply)?;
            }
            Ok::<(), crate::store::Error>(())
        })?;
        self.follow()?;
        Ok(count)
    }

    /// Writes the library, or these replies of it, as JSON Lines or TOML.
    ///
    /// # Errors
    /// Those of reading the records, and of the output.
    pub fn export(&self, only: &[Shortcut], format: transfer::Format, out: impl Write) -> Result<usize, ExportError> {
        let replies = self.replies_where(|reply| only.is_empty() || only.contains(&reply.shortcut))?;
        match format {
            transfer::Format::Toml => transfer::write_toml(&replies, out)?,
            _ => transfer::write_jsonl(&replies, out)?,
        }
        Ok(replies.len())
    }
}

/// Why an export did not come to its end.
#[derive(Debug, thiserror::Error)]
pub enum ExportError {
    #[error(transparent)]
    Desk(#[from] Error),
    /// The output cannot be written.
    #[error(transparent)]
    Output(#[from] io::Error),
}
