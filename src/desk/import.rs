//! Replies from files and to files.

use std::collections::{HashMap, HashSet};
use std::io::{self, Write};

use super::elsewhere::Scene;
use super::{Desk, Difference, Error, history, key_words};
use crate::model::{Language, Reply, Shortcut, Variant};
use crate::store::ActionKind;
use crate::transfer::{self, Incoming, Note, Reading, ReplyFile, Returned};

/// What an import would do, to be shown before it is done.
#[derive(Debug)]
pub struct Importing {
    /// What the file holds.
    pub file: ReplyFile,
    /// For each of its replies, in its order, what becomes of it.
    pub arrivals: Vec<Arrival>,
    /// For each of them, in what the reply that is there would differ then.
    pub differences: Vec<Vec<Difference>>,
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
    /// A buyer who was erased here and stays away; no reply ever does.
    Erased,
}

impl Importing {
    /// How many replies become something.
    pub fn count(&self, wanted: Arrival) -> usize {
        self.arrivals.iter().filter(|arrival| **arrival == wanted).count()
    }
}

impl Desk {
    /// What a file of replies does not say and this shop knows.
    ///
    /// # Errors
    /// Those of reading the records.
    pub fn reading(&mut self) -> Result<Reading, Error> {
        self.learn_library()?;
        let facts = self.nameable_facts()?.into_iter().map(|fact| fact.name).collect();
        Ok(Reading { language: self.settings.language.clone(), detector: self.detector(), facts, ..Reading::default() })
    }

    /// What importing these replies would do. Nothing is written.
    ///
    /// # Errors
    /// Those of reading the records.
    pub fn plan_import(&self, mut file: ReplyFile) -> Result<Importing, Error> {
        let mut known = self.known()?;
        for incoming in &file.replies {
            let reply = &incoming.reply;
            known.shortcuts.push(reply.shortcut.to_string());
            let first = reply.variants.first().map(|variant| variant.body.clone());
            known.coming.extend(first.map(|body| (reply.shortcut.to_string(), body)));
        }
        let is_foreign = file.format.is_foreign();
        let mut twins = if is_foreign { Some(self.twins(&file)?) } else { None };
        let mut mistakes = Vec::new();
        let scene = if file.format == transfer::Format::Espanso { Some(self.scene_elsewhere()?) } else { None };
        let mut differences = Vec::with_capacity(file.replies.len());
        let mut arrival = |incoming: &mut Incoming, differs: &mut Vec<Difference>| -> Result<Arrival, Error> {
            let existing = self.store.reply_by_shortcut(&incoming.reply.shortcut)?;
            if let (Some(scene), false) = (&scene, incoming.ours.is_empty()) {
                self.welcome_back(scene, incoming, existing.as_ref());
                if existing.as_ref() == Some(&incoming.reply) {
                    incoming.notes.retain(|note| matches!(note, Note::Frozen(_)));
                    return Ok(Arrival::Same);
                }
            }
            if let Err(mistake) = self.check(&incoming.reply, &known) {
                mistakes.push(mistake);
                return Ok(Arrival::Broken);
            }
            let twin = twins.as_mut().filter(|_| incoming.ours.is_empty()).and_then(|twins| twins.of(&incoming.reply));
            if let Some(other) = twin {
                incoming.notes.push(Note::SameText(other));
                return Ok(Arrival::Same);
            }
            Ok(match existing {
                None => Arrival::New,
                Some(existing) => {
                    incoming.leave_unsaid(&existing);
                    let merged = transfer::merge(&existing, incoming.reply.clone());
                    if merged == existing {
                        return Ok(Arrival::Same);
                    }
                    *differs = history::differences(Some(&existing), Some(&merged));
                    if is_foreign {
                        incoming.notes.extend(replaced(&existing, &incoming.reply));
                    }
                    Arrival::Changes
                }
            })
        };
        let mut arrivals = Vec::with_capacity(file.replies.len());
        for incoming in &mut file.replies {
            let mut differs = Vec::new();
            arrivals.push(arrival(incoming, &mut differs)?);
            differences.push(differs);
        }
        Ok(Importing { file, arrivals, differences, mistakes })
    }

    /// Makes a reply that was written for another program what it is here, with what was changed there. What cannot come back is left as
    /// it is here, and noted; so is a text that is not here any more.
    fn welcome_back(&self, scene: &Scene, incoming: &mut Incoming, existing: Option<&Reply>) {
        let Some(existing) = existing else { return incoming.notes.push(Note::Written) };
        let mut reply = existing.clone();
        for variant in std::mem::take(&mut incoming.reply.variants) {
            let returned = incoming.ours.iter().find(|one| one.key == variant.key);
            let here = reply.variants.iter_mut().find(|one| one.key == variant.key);
            match (returned, here) {
                (Some(Returned { is_untouched: true, .. }), _) => {}
                (None, Some(here)) => here.body = variant.body,
                (Some(_), Some(here)) if self.comes_back(scene, existing, here) => here.body = variant.body,
                (Some(_), Some(_)) => incoming.notes.push(Note::Frozen(key_words(&variant.key))),
                (_, None) => reply.variants.push(variant),
            }
        }
        incoming.reply = reply;
    }

    /// The texts that are there, and those of these replies that others include, which have to come in under their shortcuts.
    fn twins(&self, file: &ReplyFile) -> Result<Twins, Error> {
        let mut twins = Twins::default();
        for reply in self.replies_where(|_| true)? {
            twins.note(&reply);
        }
        let bodies = file.replies.iter().flat_map(|incoming| &incoming.reply.variants);
        let included = bodies.flat_map(|variant| variant.body.split("{% include \"").skip(1));
        let shortcuts = included.filter_map(|rest| rest.split('"').next()?.parse().ok());
        twins.included = shortcuts.collect();
        Ok(twins)
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

    /// Writes the library, or these replies of it, in one of our own forms.
    ///
    /// # Errors
    /// Those of reading the records, and of the output.
    pub fn export(&self, only: &[Shortcut], format: transfer::Format, out: impl Write) -> Result<usize, ExportError> {
        let replies = self.replies_where(|reply| only.is_empty() || only.contains(&reply.shortcut))?;
        match format {
            transfer::Format::Toml => transfer::write_toml(&replies, out)?,
            transfer::Format::Json => transfer::write_json(&replies, out)?,
            transfer::Format::Csv => transfer::write_csv(&replies, out)?,
            _ => transfer::write_jsonl(&replies, out)?,
        }
        Ok(replies.len())
    }
}

/// Texts by which replies of other programs are known that are there under another shortcut.
#[derive(Default)]
struct Twins {
    by_text: HashMap<(Language, String), Shortcut>,
    included: HashSet<Shortcut>,
}

impl Twins {
    fn note(&mut self, reply: &Reply) {
        for variant in &reply.variants {
            let key = (variant.key.language.clone(), variant.body.trim().to_owned());
            self.by_text.entry(key).or_insert_with(|| reply.shortcut.clone());
        }
    }

    /// The reply that has the text of this one, where it is another; else this one is noted.
    fn of(&mut self, incoming: &Reply) -> Option<Shortcut> {
        let [variant] = incoming.variants.as_slice() else { return None };
        let other = self.by_text.get(&(variant.key.language.clone(), variant.body.trim().to_owned())).cloned();
        let other = other.filter(|other| *other != incoming.shortcut && !self.included.contains(&incoming.shortcut));
        if other.is_none() {
            self.note(incoming);
        }
        other
    }
}

/// The text whose place another takes.
fn replaced(existing: &Reply, incoming: &Reply) -> Option<Note> {
    let old = |new: &Variant| existing.variants.iter().find(|old| old.key == new.key && old.body != new.body);
    let line = incoming.variants.iter().find_map(old)?.body.lines().next()?;
    Some(Note::Replaces(line.to_owned()))
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
