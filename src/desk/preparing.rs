//! A message made ready to be copied: whole, by hand, or once more; and the answers given for it kept where they belong.

use super::message::{Scene, gone};
use super::review::{Answering, Outgoing};
use super::{Composition, Desk, Error, Part, Prepared, Preview, Ready, Thing};
use crate::clipboard;
use crate::compose::{self, CleanText, Concern, Destination, Rendered, Span, SpanKind};
use crate::model::{Fact, Id, Pinned, Remembered, Scope};
use crate::store::{self, Action, ActionKind};

impl Desk {
    /// Makes a message ready to be copied, or says what it lacks.
    ///
    /// # Errors
    /// [`Error::NotFound`] where its replies are gone; those of reading the records.
    pub fn prepare(&self, composition: Composition) -> Result<Prepared, Error> {
        let (scene, preview) = self.filled(&composition)?.ok_or_else(gone)?;
        Ok(match preview.rendered.complete() {
            Ok(text) => Prepared::Ready(Box::new(self.ready(&text, scene, composition, &preview)?)),
            Err(_missing) => Prepared::NotWhole(Box::new(self.reviewed(&scene, &composition, preview)?)),
        })
    }

    /// Makes a message ready that the seller has changed by hand, or written without any reply: a draft taken up again.
    ///
    /// # Errors
    /// [`Error::Missing`] where the name of something missing still stands in it.
    pub fn prepare_text(&self, text: &str, composition: Composition, draft: Option<Id>) -> Result<Ready, Error> {
        if composition.parts.is_empty() {
            let scene = self.scene(&composition)?;
            let ready = self.ready(&CleanText::by_hand(text), scene, composition, &Preview::default())?;
            return Ok(Ready { draft, ..ready });
        }
        let (scene, preview) = self.filled(&composition)?.ok_or_else(gone)?;
        let filled = preview.rendered.complete().ok();
        let text = preview.rendered.edited(text)?;
        let edited = filled.is_none_or(|filled| filled.as_str() != text.as_str());
        Ok(Ready { draft, edited, ..self.ready(&text, scene, composition, &preview)? })
    }

    /// What the seller should know of a text that is changed by hand, as it is now.
    ///
    /// # Errors
    /// Those of reading the records.
    pub fn review_text(&self, text: &str, composition: &Composition) -> Result<Vec<Concern>, Error> {
        let (scene, preview) = match self.filled(composition)? {
            Some(filled) => filled,
            None => (self.scene(composition)?, Preview::default()),
        };
        let known = filled_with(&preview.rendered);
        let written = preview.rendered.preview();
        self.concerns(Outgoing { text, known: &known, written, ..scene.outgoing(composition, &preview) })
    }

    /// Makes the text of a line of the journal ready again, for the same buyer.
    ///
    /// # Errors
    /// [`Error::NotFound`] where there is no such line.
    pub fn prepare_again(&self, entry: Id) -> Result<Ready, Error> {
        let found = self.store.entry(entry)?;
        let entry =
            found.ok_or_else(|| Error::NotFound { what: Thing::Entry, name: entry.to_string(), near: Vec::new() })?;
        if entry.text.is_empty() {
            // It went with its age, or with the person it was for.
            return Err(Error::Empty { what: Thing::Entry, field: "body" });
        }
        let pins = super::Pins { buyer: entry.buyer, order: entry.order, piece: None };
        let mut shortcuts = Vec::new();
        let mut attach = Vec::new();
        for reply in &entry.replies {
            if let Some(reply) = self.store.reply(*reply)? {
                shortcuts.push(reply.shortcut.to_string());
                attach.extend(reply.attach);
            }
        }
        let concerns = self.concerns(Outgoing {
            text: &entry.text,
            spans: &[],
            language: entry.language.as_ref(),
            channel: entry.channel.as_ref(),
            pinned: &self.pinned(pins)?,
            answers: Answering::Nothing,
            of_replies: false,
            // Why it was sent then is no reason to send it now.
            situations: &[],
            greets: true,
            // It was right when it was sent.
            known: std::slice::from_ref(&entry.text),
            written: &entry.text,
            facts: &self.store.facts()?,
            now: &self.now()?,
        })?;
        let parts = self.parts(&entry.text, entry.channel.as_ref());
        let parts_of = |replies: &[Id]| replies.iter().map(|reply| Part { reply: *reply, variant: None }).collect();
        Ok(Ready {
            sensitive: self.is_sensitive(&entry.text)?,
            text: clipboard::Text::new(&entry.text),
            composition: Composition { parts: parts_of(&entry.replies), pins, ..Composition::default() },
            shortcuts,
            channel: entry.channel,
            language: entry.language,
            attach,
            draft: None,
            // The reminders of the first time are still there.
            promises: Vec::new(),
            variants: entry.variants,
            edited: entry.edited,
            remember: Vec::new(),
            concerns,
            parts,
            has_shorter: false,
        })
    }

    fn ready(
        &self,
        text: &CleanText,
        scene: Scene,
        composition: Composition,
        preview: &Preview,
    ) -> Result<Ready, Error> {
        let language = preview.shown.iter().map(|shown| shown.key.language.clone()).next();
        let is_as_filled = text.as_str() == preview.rendered.preview();
        let known = if is_as_filled { Vec::new() } else { filled_with(&preview.rendered) };
        let concerns = self.concerns(Outgoing {
            text: text.as_str(),
            spans: if is_as_filled { preview.rendered.spans() } else { &[] },
            known: &known,
            written: if is_as_filled { "" } else { preview.rendered.preview() },
            ..scene.outgoing(&composition, preview)
        })?;
        Ok(Ready {
            concerns,
            parts: self.parts(text.as_str(), scene.channel.as_ref()),
            has_shorter: preview.shown.iter().any(|shown| shown.has_shorter),
            // What was filled in is known by where it came from, too: a secret of two letters is found no other way.
            sensitive: self.is_sensitive(text.as_str())? || preview.rendered.veiled(&preview.secrets).is_some(),
            text: clipboard::Text::new(text.as_str()),
            shortcuts: preview.shown.iter().map(|shown| shown.shortcut.to_string()).collect(),
            channel: scene.channel,
            language,
            attach: preview.attach.clone(),
            draft: composition.draft,
            composition,
            promises: preview.rendered.promises.clone(),
            variants: preview.shown.iter().map(|shown| (shown.reply, shown.variant)).collect(),
            edited: false,
            remember: Vec::new(),
        })
    }

    /// Whether a text holds a fact that is not for everybody's eyes.
    fn is_sensitive(&self, text: &str) -> Result<bool, Error> {
        Ok(!self.secrets()?.found_in(text).is_empty())
    }

    /// Keeps answers where they belong: on the order, the buyer or the piece, as a fact, or as an answer remembered.
    ///
    /// # Errors
    /// [`Error::Unfit`] where a field does not take the answer, and those of writing the records. Then none is kept.
    pub fn remember(&mut self, composition: &Composition, names: &[String]) -> Result<(), Error> {
        if names.is_empty() {
            return Ok(());
        }
        self.at_once(|desk| {
            let kept = desk.to_keep(composition, names)?;
            let now = desk.timestamp();
            desk.store.act(ActionKind::Remember, &names.join(", "), now, |action| kept.write(action))?;
            Ok(())
        })
    }

    /// Forgets answers that were remembered for the questions of a message.
    ///
    /// # Errors
    /// Those of writing the records.
    pub fn forget(&mut self, composition: &Composition, names: &[String]) -> Result<(), Error> {
        self.at_once(|desk| {
            let Some(preview) = desk.unreviewed(composition)? else { return Ok(()) };
            let now = desk.timestamp();
            let asked = preview.rendered.questions.iter().filter(|question| names.contains(&question.name));
            let kept: Vec<(Scope, &str)> =
                asked.filter_map(|question| Some((question.kept?, question.name.as_str()))).collect();
            desk.store.act(ActionKind::Forget, &names.join(", "), now, |action| -> Result<(), Error> {
                for (scope, name) in kept {
                    action.forget(scope, name)?;
                }
                Ok(())
            })
        })
    }

    /// Says before anything is copied whether these answers could be kept.
    ///
    /// # Errors
    /// As for [`Self::remember`].
    pub fn can_remember(&self, composition: &Composition, names: &[String]) -> Result<(), Error> {
        self.to_keep(composition, names).map(drop)
    }

    /// What is to be written where these answers of a message are kept.
    ///
    /// # Errors
    /// [`Error::Unfit`] where a field does not take the answer, and those of reading the records.
    pub(super) fn to_keep(&self, composition: &Composition, names: &[String]) -> Result<Kept, Error> {
        let mut kept = Kept::default();
        if names.is_empty() {
            return Ok(kept);
        }
        let Some(preview) = self.unreviewed(composition)? else { return Ok(kept) };
        kept.pinned = self.pinned(composition.pins)?;
        let language = preview.shown.first().map(|shown| shown.key.language.clone());
        for question in preview.rendered.questions.iter().filter(|question| names.contains(&question.name)) {
            let (Some(value), Some(place)) = (&question.value, question.remember.first()) else { continue };
            match place {
                Destination::Field { path, .. } => write_field(&mut kept.pinned, path, value)?,
                Destination::Fact(name) => kept.facts.push(self.fact_answered(name, value, language.as_ref())?),
                Destination::Remembered(scope) => {
                    kept.values.push(Remembered { scope: *scope, name: question.name.clone(), value: value.clone() });
                }
            }
        }
        Ok(kept)
    }
}

/// Answers on their way to where they are kept.
#[derive(Debug, Default)]
pub(super) struct Kept {
    pinned: Pinned,
    facts: Vec<Fact>,
    values: Vec<Remembered>,
}

impl Kept {
    /// Writes them, as a part of an action. What is as it was is not written.
    pub(super) fn write(&self, action: &mut Action<'_>) -> Result<(), store::Error> {
        if let Some(buyer) = &self.pinned.buyer {
            action.put_buyer(buyer)?;
        }
        if let Some(order) = &self.pinned.order {
            action.put_order(order)?;
        }
        if let Some(piece) = &self.pinned.piece {
            action.put_piece(piece)?;
        }
        self.facts.iter().try_for_each(|fact| action.put_fact(fact))?;
        self.values.iter().try_for_each(|value| action.remember(value))
    }
}

fn write_field(pinned: &mut Pinned, path: &str, value: &str) -> Result<(), Error> {
    compose::paths::write(pinned, path, value)
        .map_err(|_not_written| Error::Unfit { field: "answer", value: value.to_owned() })
}

/// What the records have put into a text.
fn filled_with(rendered: &Rendered) -> Vec<String> {
    let is_filled = |span: &&Span| matches!(span.kind, SpanKind::Filled { .. });
    let said = |span: &Span| rendered.preview().get(span.range.clone()).map(str::to_owned);
    rendered.spans().iter().filter(is_filled).filter_map(said).collect()
}
