//! Who wrote a message, where something in it says so.
//!
//! Mixing up two buyers costs a sale: a first name alone says nothing, and a message that names two buyers names none.

use std::collections::BTreeSet;

use crate::desk::{Desk, Error, Pins};
use crate::model::{Buyer, Id};
use crate::search::{Found, Value};
use crate::text;

/// So many pairs of capitalised words are looked up as names.
const MOST_NAMES: usize = 24;
/// So many words that may be handles are looked up, and so many that are said to be some.
const MOST_HANDLES: usize = 8;
/// So many order numbers and e-mail addresses are looked up: who names more writes about no order in particular.
const MOST_SAID: usize = 24;
/// Of those that share a word with a name, so many are compared with it.
const CANDIDATES: usize = 8;

/// The one who wrote a message.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Recognised {
    pub pins: Pins,
    pub name: String,
    pub by: RecognisedBy,
}

/// What told who it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RecognisedBy {
    Email,
    Handle,
    Order,
    Name,
}

impl RecognisedBy {
    /// The member of the catalogue that names it.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Email => "email",
            Self::Handle => "handle",
            Self::Order => "order",
            Self::Name => "name",
        }
    }
}

impl Desk {
    /// Who wrote a message: by e-mail address, handle, order number or full name, in this order.
    pub(super) fn recognise(&self, message: &str, found: &[Found]) -> Result<Option<Recognised>, Error> {
        let mut orders = BTreeSet::new();
        let mut by_order = Vec::new();
        let numbers = said(found, |value| if let Value::Order(number) = value { Some(number) } else { None });
        for number in numbers.iter().take(MOST_SAID) {
            for order in self.store.orders_numbered(number)? {
                orders.insert(order.id);
                if let Some(buyer) = order.buyer.map(|id| self.store.buyer(id)).transpose()?.flatten() {
                    by_order.push(buyer);
                }
            }
        }
        let order = if orders.len() == 1 { orders.pop_first() } else { None };
        let mut by_email = Vec::new();
        let emails = said(found, |value| if let Value::Email(email) = value { Some(email) } else { None });
        for email in emails.iter().take(MOST_SAID) {
            let wanted = text::folded(email).into_owned();
            let has_it = |buyer: &Buyer| buyer.email.as_ref().is_some_and(|known| text::folded(known) == wanted);
            by_email.extend(self.store.find_buyers(email, CANDIDATES)?.into_iter().filter(has_it));
        }
        let ways = [
            (RecognisedBy::Email, by_email),
            (RecognisedBy::Handle, self.by_handle(message, found)?),
            (RecognisedBy::Order, by_order),
            (RecognisedBy::Name, self.by_name(message)?),
        ];
        for (by, buyers) in ways {
            let ids: BTreeSet<Id> = buyers.iter().map(|buyer| buyer.id).collect();
            match (ids.len(), buyers.into_iter().next()) {
                (0, _) => {}
                (1, Some(buyer)) => {
                    let of_them =
                        |id: Id| Ok::<_, Error>(self.store.order(id)?.filter(|order| order.buyer == Some(buyer.id)));
                    let order = order.map(of_them).transpose()?.flatten().map(|order| order.id);
                    let pins = Pins { buyer: Some(buyer.id), order, piece: None };
                    return Ok(Some(Recognised { pins, name: buyer.name, by }));
                }
                _ => return Ok(None),
            }
        }
        Ok(None)
    }

    /// `@name`, or a word with a digit or an underscore that is somebody's handle.
    fn by_handle(&self, message: &str, found: &[Found]) -> Result<Vec<Buyer>, Error> {
        let said = said(found, |value| if let Value::Handle(name) = value { Some(name) } else { None });
        let looks_like_one =
            |word: &&str| word.chars().any(char::is_alphabetic) && word.chars().any(|c| c == '_' || c.is_ascii_digit());
        let trim = |word| str::trim_matches(word, |c: char| !c.is_alphanumeric() && c != '_');
        let words = message.split_whitespace().map(trim).filter(looks_like_one).take(MOST_HANDLES);
        let mut buyers = Vec::new();
        for name in said.into_iter().take(MOST_HANDLES).chain(words) {
            let wanted = text::folded(name).into_owned();
            let has_it = |buyer: &Buyer| buyer.handles.iter().any(|handle| text::folded(&handle.name) == wanted);
            buyers.extend(self.store.find_buyers(name, CANDIDATES)?.into_iter().filter(has_it));
        }
        Ok(buyers)
    }

    /// Two words with capitals, one after the other, that are somebody's name.
    fn by_name(&self, message: &str) -> Result<Vec<Buyer>, Error> {
        let words: Vec<&str> = message.split_whitespace().collect();
        let is_name = |word: &str| word.chars().next().is_some_and(char::is_uppercase);
        let pairs = words.windows(2).filter_map(|pair| match pair {
            [one, other] if is_name(one) && is_name(other) => Some(format!("{one} {other}")),
            _ => None,
        });
        let mut buyers = Vec::new();
        for name in pairs.take(MOST_NAMES) {
            let name = name.trim_matches(|c: char| !c.is_alphanumeric());
            let wanted = text::folded(name).into_owned();
            let is_called = |buyer: &Buyer| text::folded(&buyer.name) == wanted;
            buyers.extend(self.store.find_buyers(name, CANDIDATES)?.into_iter().filter(is_called));
        }
        Ok(buyers)
    }
}

/// The things of one kind, each once, in order.
fn said(found: &[Found], of_kind: impl Fn(&Value) -> Option<&String>) -> Vec<&str> {
    let mut known = BTreeSet::new();
    found.iter().filter_map(|one| of_kind(&one.value)).map(String::as_str).filter(|one| known.insert(*one)).collect()
}
