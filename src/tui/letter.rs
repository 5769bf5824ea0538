//! Texts for a buyer that stand in no reply: put together from the records, then looked at, changed by hand and copied like any
//! other.

use crate::desk::{Desk, Error, Pins};
use crate::i18n::Messages;
use crate::model::{Buyer, Channel, Id, Language, Length, Pinned};

use super::words;

/// The channel on which there is room for a long text.
const ROOMY: &str = "email";

/// A text to be put together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Letter {
    /// What these pieces are and how they are to be had (P05). Without a length, the one that suits the channel.
    Stock { pieces: Vec<Id>, length: Option<Length>, pins: Pins },
    /// What is agreed on an order (P18, P49).
    Summary(Id),
}

/// A text that was put together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Written {
    /// Empty where there is nothing to say.
    pub text: String,
    /// For whom and about what.
    pub pins: Pins,
    /// What the seller should know of it before it is sent.
    pub notes: Vec<String>,
}

impl Letter {
    /// Puts it together in the buyer's language, in the shop's where none is noted.
    ///
    /// # Errors
    /// [`Error::NotFound`] where the order was removed, and those of reading the records.
    pub fn write(&self, desk: &Desk, messages: &Messages) -> Result<Written, Error> {
        match self {
            Self::Stock { pieces, length, pins } => stock(desk, messages, pieces, *length, *pins),
            Self::Summary(order) => {
                let pinned = desk.pin(Pins { order: Some(*order), ..Pins::default() })?;
                let language = language_of(desk, &pinned);
                let text = desk.summary(*order, Some(&language))?;
                Ok(Written {
                    text,
                    pins: Pins::from(&pinned),
                    notes: in_english(messages, &language).into_iter().collect(),
                })
            }
        }
    }
}

fn stock(
    desk: &Desk,
    messages: &Messages,
    pieces: &[Id],
    length: Option<Length>,
    pins: Pins,
) -> Result<Written, Error> {
    let pinned = desk.pinned(pins)?;
    let of_order = pinned.order.as_ref().and_then(|order| order.channel.as_ref());
    let channel = of_order.or_else(|| pinned.buyer.as_ref().and_then(Buyer::channel));
    let is_full = match length {
        Some(length) => length == Length::Full,
        None => channel.is_some_and(|channel| channel.name() == ROOMY),
    };
    let list = desk.stock_list_of(pieces)?;
    let language = language_of(desk, &pinned);
    let size = if is_full { Length::Full } else { Length::Short };
    let mut notes = vec![messages.member("letter-stock", size.word())];
    notes.extend(channel.filter(|_| is_full).map(|channel| links_for(messages, channel)));
    notes.extend(in_english(messages, &language));
    let left_out = list.leaves_out(pieces.len());
    notes.extend((left_out > 0).then(|| messages.with("letter-left-out", &[("count", left_out.into())])));
    // It is about no order, and tells nobody how far theirs is.
    let pins = Pins { order: None, ..pins };
    Ok(Written { text: list.as_text(is_full, channel, &language), pins, notes })
}

fn links_for(messages: &Messages, channel: &Channel) -> String {
    messages.with("letter-links", &[("channel", channel.label().into())])
}

/// The language a buyer reads, else the shop's own.
fn language_of(desk: &Desk, pinned: &Pinned) -> Language {
    let theirs = pinned.buyer.as_ref().and_then(|buyer| buyer.language.clone());
    theirs.unwrap_or_else(|| desk.settings().language.clone())
}

/// Says that a text is in English because nothing here is in the language that was wanted.
fn in_english(messages: &Messages, wanted: &Language) -> Option<String> {
    let got = Messages::for_buyer(wanted);
    let is_wanted = got.language().base() == wanted.base();
    let name = words::language_name(messages, wanted);
    (!is_wanted).then(|| messages.with("letter-in-english", &[("language", name.into())]))
}
