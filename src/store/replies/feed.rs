//! The texts of all replies, lent while they are read.

use std::borrow::Cow;
use std::fmt;

use serde::de::{DeserializeSeed, Deserializer, SeqAccess, Visitor};

use crate::model::{Id, Language, Length, Role, Shortcut, Situation, Tone};
use crate::store::cells::Cells;
use crate::store::table::REPLIES;
use crate::store::{Error, Store};

/// A part of a reply. The parts of each come in the order of the variants here.
#[derive(Debug)]
pub enum Fed<'a> {
    /// A reply begins.
    Reply {
        /// Its identity.
        id: Id,
        /// Its shortcut.
        shortcut: &'a str,
        /// Its category.
        category: &'a str,
    },
    /// One of its tags.
    Tag(&'a str),
    /// One of its situations.
    Situation(Situation),
    /// One of its titles.
    Title(&'a Language, &'a str),
    /// One of its asks.
    Ask(&'a Language, &'a str),
    /// The template of one of its variants.
    Body(&'a Language, &'a str),
    /// It is complete.
    End,
    /// It cannot be read after all: what came of it does not count.
    Unreadable(Error),
}

impl Store {
    /// Hands over the parts of every reply that is not put away, in the order in which the replies were made, each lent from where it was
    /// read.
    /// One that cannot be read comes as its error; the others still come.
    ///
    /// # Errors
    /// Where reading as a whole failed.
    pub fn feed_replies(&self, mut take: impl FnMut(Fed<'_>)) -> Result<(), Error> {
        let mut languages = Languages::default();
        self.each_row("AND archived = 0", |row, lanes, owner| {
            let mut read = || {
                let mut whole = feed_reply(&mut Cells::new(row, &REPLIES), &mut take);
                let titles = lanes.titles.each(owner, |cells| {
                    let language = languages.read(cells)?;
                    take(Fed::Title(language, cells.lent()?));
                    Ok(())
                })?;
                let asks = lanes.asks.each(owner, |cells| {
                    let language = languages.read(cells)?;
                    cells.lent_list(|ask| {
                        take(Fed::Ask(language, ask));
                        true
                    })
                })?;
                let variants = lanes.variants.each(owner, |cells| {
                    cells.own_id()?;
                    let language = languages.read(cells)?;
                    cells.optional(|_channel| Some(()))?;
                    cells.optional(Tone::from_word)?;
                    cells.optional(Length::from_word)?;
                    take(Fed::Body(language, cells.lent()?));
                    Ok(())
                })?;
                for part in [titles, asks, variants] {
                    whole = whole.and(part);
                }
                Ok(whole)
            };
            let whole: Result<Result<(), Error>, Error> = read();
            take(match whole? {
                Ok(()) => Fed::End,
                Err(error) => Fed::Unreadable(error),
            });
            Ok(())
        })
    }
}

fn feed_reply(cells: &mut Cells<'_>, take: &mut impl FnMut(Fed<'_>)) -> Result<(), Error> {
    let id = cells.own_id()?;
    let shortcut = cells.borrowed(shortcut)?;
    take(Fed::Reply { id, shortcut: &shortcut, category: cells.lent()? });
    cells.parsed(Role::from_word)?;
    cells.lent_list(|tag| {
        take(Fed::Tag(tag));
        true
    })?;
    cells.lent_list(|situation| {
        let situation = Situation::try_from(situation.to_owned());
        situation.is_ok_and(|situation| {
            take(Fed::Situation(situation));
            true
        })
    })?;
    cells.optional(|_attach| Some(()))?;
    Ok(())
}

/// A shortcut as [`Shortcut`] would have it. Nearly all are plain already.
fn shortcut(text: &str) -> Option<Cow<'_, str>> {
    let is_plain = |word: &[u8]| !word.is_empty() && word.iter().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit());
    if text.len() <= Shortcut::MAX && text.as_bytes().split(|&byte| byte == b'-').all(is_plain) {
        return Some(Cow::Borrowed(text));
    }
    text.parse::<Shortcut>().ok().map(|shortcut| Cow::Owned(shortcut.into()))
}

/// The languages met so far: a library has few.
#[derive(Default)]
struct Languages(Vec<Language>);

impl Languages {
    fn read(&mut self, cells: &mut Cells<'_>) -> Result<&Language, Error> {
        let known = &mut self.0;
        cells.parsed(move |code| {
            let at = known.iter().position(|language| language.code() == code);
            if at.is_none() {
                known.push(code.parse().ok()?);
            }
            at.map_or_else(|| known.last(), |at| known.get(at))
        })
    }
}

/// Takes each text of a JSON array.
pub(in crate::store) struct EachText<F>(pub(in crate::store) F);

impl<'de, F: FnMut(&str) -> bool> DeserializeSeed<'de> for EachText<F> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_seq(self)
    }
}

impl<'de, F: FnMut(&str) -> bool> Visitor<'de> for EachText<F> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a list of texts")
    }

    fn visit_seq<A: SeqAccess<'de>>(mut self, mut seq: A) -> Result<(), A::Error> {
        while seq.next_element_seed(OneText(&mut self.0))?.is_some() {}
        Ok(())
    }
}

struct OneText<'f, F>(&'f mut F);

impl<'de, F: FnMut(&str) -> bool> DeserializeSeed<'de> for OneText<'_, F> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_str(self)
    }
}

impl<F: FnMut(&str) -> bool> Visitor<'_> for OneText<'_, F> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a text")
    }

    fn visit_str<E: serde::de::Error>(self, text: &str) -> Result<(), E> {
        if (self.0)(text) { Ok(()) } else { Err(E::custom("a text without meaning")) }
    }
}
