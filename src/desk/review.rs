//! What a seller should know of a message before it is copied, by what the records know of it.

use std::collections::BTreeSet;

use jiff::{SignedDuration, Zoned};

use super::{Desk, Error};
use crate::calendar::Stake;
use crate::clipboard;
use crate::compose::{
    self, AskPrices, Concern, ConcernKind, Conversation, People, Priced, Prices, Span, Subject, What,
};
use crate::model::{Buyer, Channel, Fact, Language, Money, Order, Piece, Pinned, Profile, Situation};
use crate::search;
use crate::text::folded;

#[cfg(test)]
mod tests;

/// So many of a buyer's latest messages and lines of the journal are looked through for one on the channel.
const LOOKED_THROUGH: usize = 50;

/// So many lines of the journal tell whether a buyer was written to: some of them may have been taken back.
const FEW: usize = 5;

/// A fact of no more words may be the name of the seller or of the shop.
const WORDS_OF_NAME: usize = 3;
/// The facts that name them however long they are.
const OF_SELLER: [&str; 3] = ["name", "signature", "iban_holder"];

/// What a message answers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Answering {
    /// No message at hand.
    Nothing,
    Message,
    /// A message that doubts the quality.
    Doubts,
}

/// A message that is to be copied, and what it was made of.
#[derive(Clone, Copy)]
pub(super) struct Outgoing<'a> {
    pub(super) text: &'a str,
    /// What its stretches came from; nothing where it was written by hand.
    pub(super) spans: &'a [Span],
    /// The language it is in; the shop's where nobody knows.
    pub(super) language: Option<&'a Language>,
    pub(super) channel: Option<&'a Channel>,
    pub(super) pinned: &'a Pinned,
    /// Whether it answers a message at hand.
    pub(super) answers: Answering,
    /// Whether replies made it: what was put together from the records says what was, and whom it greets is not its own.
    pub(super) of_replies: bool,
    pub(super) situations: &'a [Situation],
    /// Whether one of its replies greets.
    pub(super) greets: bool,
    /// What a text by hand was filled with before it was changed.
    pub(super) known: &'a [String],
    /// The text as the library made it, where it was changed by hand.
    pub(super) written: &'a str,
    /// What is true of the shop.
    pub(super) facts: &'a [Fact],
    pub(super) now: &'a Zoned,
}

impl Desk {
    /// The rules of a channel, as the seller has set them.
    pub fn profile(&self, channel: &Channel) -> Profile {
        let usual = Profile::of(channel);
        match self.settings.rules.get(channel.name()) {
            Some(rules) => rules.over(usual),
            None => usual,
        }
    }

    /// The rules of every channel: those that are known from the start, then those that the seller has set rules for.
    pub fn profiles(&self) -> Vec<Profile> {
        let known: Vec<Channel> = Channel::known().collect();
        let own: BTreeSet<Channel> = self.settings.rules.keys().map(|name| Channel::new(name)).collect();
        let added: Vec<Channel> = own.into_iter().filter(|channel| !known.contains(channel)).collect();
        known.iter().chain(&added).map(|channel| self.profile(channel)).collect()
    }

    /// What the seller should know of a message before it is copied.
    pub(super) fn concerns(&self, outgoing: Outgoing<'_>) -> Result<Vec<Concern>, Error> {
        let profile = outgoing.channel.map(|channel| self.profile(channel));
        let own = own(outgoing);
        let bears = |said: &str| self.another_called(said, outgoing.pinned);
        let spelt = self.spelt(outgoing, &own)?;
        let prices = || self.prices(outgoing.pinned);
        let called: Vec<String> = outgoing.pinned.buyer.iter().flat_map(names_of).collect();
        let people = outgoing.pinned.buyer.as_ref().map(|_| People { called: &called, own: &own, bears: &bears });
        let subject = Subject {
            spans: outgoing.spans,
            profile: profile.as_ref(),
            conversation: self.conversation(outgoing)?,
            situations: outgoing.situations,
            doubts: outgoing.answers == Answering::Doubts,
            greets: outgoing.greets,
            is_first: self.is_first(outgoing.pinned)?,
            known: outgoing.known,
            people,
            facts: outgoing.facts,
            spelling: spelt.as_ref().map(|spelt| spelt.over(outgoing.written)),
            prices: Some(AskPrices(&prices)),
            ..Subject::of(outgoing.text, outgoing.language.unwrap_or(&self.settings.language), outgoing.now.date())
        };
        let mut concerns = compose::review(&subject, &self.settings.checks);
        let is_of_replies = |concern: &Concern| matches!(concern.kind(), ConcernKind::PastDate | ConcernKind::Greeting);
        concerns.retain(|concern| outgoing.of_replies || !is_of_replies(concern));
        // Dictionaries lack many a first name. Whether it is the wrong one is asked of names alone.
        let is_name = |concern: &Concern| match &concern.what {
            What::Misspelt { word, .. } => word.starts_with(char::is_uppercase) && bears(word).is_some(),
            _ => false,
        };
        concerns.retain(|concern| !is_name(concern));
        Ok(concerns)
    }

    /// What pieces cost, and the sums of the pinned order. Where the records cannot be read, nothing is known.
    fn prices(&self, pinned: &Pinned) -> Prices {
        let pieces = self.store.pieces().unwrap_or_default();
        let priced = |piece: Piece| {
            let titles = piece.titles.iter().map(|title| title.text.clone());
            Some(Priced {
                names: std::iter::once(piece.name.clone()).chain(titles).collect(),
                now: piece.price?,
                is_pinned: pinned.piece.as_ref().is_some_and(|pinned| pinned.id == piece.id),
                name: piece.name,
            })
        };
        Prices {
            pieces: pieces.into_iter().filter_map(priced).collect(),
            meant: pinned.order.as_ref().map(sums_of).unwrap_or_default(),
        }
    }

    /// The numbered parts that a text goes in, where its channel does not take it whole; none where it does.
    pub(super) fn parts(&self, text: &str, channel: Option<&Channel>) -> Vec<clipboard::Text> {
        let Some(profile) = channel.map(|channel| self.profile(channel)) else { return Vec::new() };
        if profile.fits(text) {
            return Vec::new();
        }
        compose::split(text, &profile).iter().map(|part| clipboard::Text::new(part)).collect()
    }

    /// Whether nothing was written to the pinned buyer yet.
    fn is_first(&self, pinned: &Pinned) -> Result<bool, Error> {
        let Some(buyer) = &pinned.buyer else { return Ok(false) };
        let sent = self.store.entries_for(buyer.id, FEW)?;
        Ok(sent.iter().all(|entry| entry.retracted.is_some()))
    }

    /// The name of another buyer who is called so. Where the records cannot be read, nobody is.
    fn another_called(&self, said: &str, pinned: &Pinned) -> Option<String> {
        let is_other = |buyer: &&Buyer| pinned.buyer.as_ref().is_none_or(|own| own.id != buyer.id);
        let wanted = folded(said);
        let whole = [wanted.clone().into_owned()];
        let forms = if said.contains(' ') { &whole[..] } else { &compose::name_forms(said) };
        forms.iter().find_map(|form| {
            let found = self.store.find_buyers(form, LOOKED_THROUGH).ok()?;
            let is_called = |buyer: &&Buyer| {
                let name = folded(&buyer.name);
                let mut parts = name.split(|letter: char| !letter.is_alphanumeric());
                name == *form || name.split_whitespace().any(|part| part == form) || parts.any(|part| part == form)
            };
            found.iter().filter(is_other).find(is_called).map(|buyer| buyer.name.clone())
        })
    }

    /// What is known of the conversation that a message belongs to.
    fn conversation(&self, outgoing: Outgoing<'_>) -> Result<Conversation, Error> {
        let (Some(buyer), Some(channel)) = (&outgoing.pinned.buyer, outgoing.channel) else {
            return Ok(Conversation::Unknown);
        };
        if outgoing.answers != Answering::Nothing {
            return Ok(Conversation::Open);
        }
        let messages = self.store.messages_of(buyer.id, LOOKED_THROUGH)?;
        let is_here = |of: &Option<Channel>| of.as_ref().is_none_or(|of| of == channel);
        if let Some(last) = messages.iter().find(|message| is_here(&message.channel)) {
            let reach = self.settings.clock.windows.iter().filter(|window| window.channel == *channel);
            let reach = reach.filter(|window| window.stake == Stake::Reach).map(|window| window.hours).max();
            let waited = outgoing.now.timestamp().duration_since(last.received);
            let closed = reach.filter(|hours| waited > SignedDuration::from_hours(i64::from(*hours)));
            return Ok(closed.map_or(Conversation::Open, |hours| Conversation::Closed { hours }));
        }
        let sent = self.store.entries_for(buyer.id, LOOKED_THROUGH)?;
        let has_begun = sent.iter().any(|entry| entry.retracted.is_none() && is_here(&entry.channel));
        Ok(if has_begun { Conversation::Open } else { Conversation::NotBegun })
    }
}

/// Every sum that an order speaks of, and what of it is still to pay.
fn sums_of(order: &Order) -> Vec<Money> {
    let [total, paid, postage] = [order.total, order.paid, order.postage];
    let mut sums: Vec<Money> = [total, paid, postage].into_iter().flatten().collect();
    sums.extend(order.items.iter().filter_map(|item| item.price));
    let less = |what: Option<Money>| {
        let (total, what) = (total?, what?);
        (total.currency == what.currency).then_some(Money { minor: total.minor - what.minor, ..total })
    };
    sums.extend([less(paid), less(postage)].into_iter().flatten());
    let said = order.agreements.iter().map(|agreement| agreement.text.as_str()).chain([order.notes.as_str()]);
    for text in said {
        let found = search::extract(text, &search::Hints::on(jiff::civil::Date::MIN));
        sums.extend(found.into_iter().filter_map(|found| match found.value {
            search::Value::Money(sum) => Some(sum),
            _ => None,
        }));
    }
    sums
}

/// Texts whose names may stand in a message: what is known of the buyer, of the order and of the piece, and what the records filled in.
fn own(outgoing: Outgoing<'_>) -> Vec<String> {
    let mut own: Vec<String> = outgoing.known.to_vec();
    if let Some(buyer) = &outgoing.pinned.buyer {
        own.extend(names_of(buyer));
        own.extend([buyer.address.raw.clone(), buyer.notes.clone()]);
        own.extend([buyer.address.street.clone(), buyer.address.city.clone()]);
    }
    if let Some(order) = &outgoing.pinned.order {
        own.extend(order.items.iter().map(|item| item.name.clone()));
        own.extend(order.agreements.iter().map(|agreement| agreement.text.clone()));
    }
    own.extend(outgoing.pinned.piece.as_ref().map(|piece| piece.name.clone()));
    // Who signs. A name is a fact of few words; the street the shop is in is longer, and may bear anybody's name.
    let is_short = |fact: &Fact| fact.value.split_whitespace().count() <= WORDS_OF_NAME;
    let is_name = |fact: &&Fact| is_short(fact) || OF_SELLER.contains(&fact.name.as_str());
    own.extend(outgoing.facts.iter().filter(is_name).map(|fact| fact.value.clone()));
    own.retain(|text| !text.is_empty());
    own
}

/// How a buyer is called.
fn names_of(buyer: &Buyer) -> impl Iterator<Item = String> {
    let handles = buyer.handles.iter().map(|handle| handle.name.clone());
    [buyer.name.clone()].into_iter().chain(buyer.address_as.clone()).chain(handles)
}
