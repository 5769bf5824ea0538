//! Buyers, orders and pieces.

use std::collections::HashSet;

use jiff::civil::Date;

use super::{BuyerLine, Desk, Error, NewBuyer, OrderLine, PieceLine, Pins, Thing};
use crate::model::{Agreement, Buyer, Channel, Handle, Id, Order, Piece, Pinned, State, StateChange};
use crate::store::{self, ActionKind};
use crate::text;

/// How many candidates are named where a name fits several.
const CANDIDATES: usize = 8;

/// Something found by name.
pub type Named<T> = Result<T, Error>;

impl Desk {
    /// Buyers by the beginnings of what they are known by, then by pieces of it; those last written to where nothing was
    /// typed.
    ///
    /// # Errors
    /// Those of reading the records.
    pub fn find_buyers(&self, typed: &str, limit: usize) -> Result<Vec<BuyerLine>, Error> {
        let line = |buyer: Buyer| {
            let orders = self.store.orders_of(buyer.id)?;
            let open = orders.iter().filter(|order| order.state.is_open()).count();
            Ok(BuyerLine { order: orders.into_iter().next(), open, buyer })
        };
        self.buyers_found(typed, limit)?.into_iter().map(line).collect()
    }

    /// Buyers by the beginnings of what they are known by; where these are too few, those follow in whose words what was
    /// typed stands somewhere.
    pub(super) fn buyers_found(&self, typed: &str, limit: usize) -> Result<Vec<Buyer>, Error> {
        let mut found = self.store.find_buyers(typed, limit)?;
        if found.len() < limit {
            let more = self.store.buyers_with_piece(typed, limit)?;
            let new: Vec<Buyer> = more.into_iter().filter(|buyer| found.iter().all(|one| one.id != buyer.id)).collect();
            found.extend(new);
            found.truncate(limit);
        }
        Ok(found)
    }

    /// The same for orders; open ones first among each.
    fn orders_found(&self, typed: &str, limit: usize) -> Result<Vec<Order>, Error> {
        let mut found = self.store.find_orders(typed, limit)?;
        if found.len() < limit {
            let known: HashSet<Id> = found.iter().map(|order| order.id).collect();
            let mut more = self.store.orders_with_piece(typed, limit)?;
            more.retain(|order| !known.contains(&order.id));
            found.extend(more);
            found.truncate(limit);
        }
        Ok(found)
    }

    /// The one buyer this names: a handle, a name, the number of an order, the beginning of one, or that of their identity; a
    /// piece of one only where nobody's begins like this.
    ///
    /// # Errors
    /// [`Error::NotFound`]; [`Error::Ambiguous`], since mixing up two buyers is the expensive mistake.
    pub fn buyer_named(&self, name: &str) -> Named<Buyer> {
        if is_identity(name.trim())
            && let [one] = self.store.buyers_beginning(&name.trim().to_ascii_lowercase(), 2)?.as_slice()
        {
            return Ok(one.clone());
        }
        let mut found = self.store.find_buyers(name, CANDIDATES)?;
        if found.is_empty() {
            found = self.store.buyers_with_piece(name, CANDIDATES)?;
        }
        let wanted = text::folded(name.trim());
        let exact: Vec<&Buyer> = found.iter().filter(|buyer| is_called(buyer, &wanted)).collect();
        match (exact.as_slice(), found.as_slice()) {
            ([one], _) => Ok((*one).clone()),
            ([], [one]) => Ok(one.clone()),
            ([], []) => Err(Error::NotFound { what: Thing::Buyer, name: name.to_owned(), near: Vec::new() }),
            _ => Err(Error::Ambiguous {
                what: Thing::Buyer,
                name: name.to_owned(),
                candidates: found.iter().map(buyer_name).collect(),
            }),
        }
    }

    /// Whether another buyer bears the same name.
    ///
    /// # Errors
    /// Those of reading the records.
    pub fn has_namesake(&self, buyer: &Buyer) -> Result<bool, Error> {
        let wanted = text::folded(&buyer.name);
        let found = self.store.find_buyers(&buyer.name, CANDIDATES)?;
        Ok(found.iter().any(|other| other.id != buyer.id && text::folded(&other.name) == wanted))
    }

    /// Writes a buyer: a new one, or one that was there.
    ///
    /// # Errors
    /// [`Error::Empty`] without a name, [`Error::Taken`] where somebody else has a handle.
    pub fn save_buyer(&mut self, buyer: &Buyer) -> Result<(), Error> {
        if buyer.name.trim().is_empty() {
            return Err(Error::Empty { what: Thing::Buyer, field: "name" });
        }
        let kind = match self.store.buyer(buyer.id)? {
            Some(_) => ActionKind::EditBuyer,
            None => ActionKind::AddBuyer,
        };
        self.write(kind, &buyer.name, Thing::Buyer, |action| action.put_buyer(buyer))
    }

    /// Notes a buyer of whom little is known yet, and pins them.
    ///
    /// # Errors
    /// [`Error::Unfit`] where the language is none, and those of [`Self::save_buyer`].
    pub fn add_buyer(&mut self, new: &NewBuyer) -> Result<Pinned, Error> {
        let mut buyer = Buyer::named(new.name.trim());
        buyer.address_as.clone_from(&new.address_as);
        if let Some(language) = &new.language {
            let unfit = |_not_a_code| Error::Unfit { field: "language", value: language.clone() };
            buyer.language = Some(language.parse().map_err(unfit)?);
        }
        if let Some(channel) = &new.channel {
            let name = new.handle.clone().unwrap_or_else(|| buyer.name.clone());
            buyer.handles.push(Handle { channel: Channel::new(channel), name });
        }
        self.save_buyer(&buyer)?;
        self.pin(Pins { buyer: Some(buyer.id), ..Pins::default() })
    }

    /// Removes a buyer; their orders and the journal stay. It can be undone.
    ///
    /// # Errors
    /// Those of writing the records.
    pub fn remove_buyer(&mut self, buyer: &Buyer) -> Result<(), Error> {
        self.write(ActionKind::RemoveBuyer, &buyer.name, Thing::Buyer, |action| action.remove_buyer(buyer.id).map(drop))
    }

    /// A buyer's orders, open ones first.
    ///
    /// # Errors
    /// Those of reading the records.
    pub fn orders_of(&self, buyer: Id) -> Result<Vec<Order>, Error> {
        Ok(self.store.orders_of(buyer)?)
    }

    /// Orders by the beginnings of what they are known by, then by pieces of it. Where nothing was typed: the buyer's, else
    /// the open ones.
    ///
    /// # Errors
    /// Those of reading the records.
    pub fn find_orders(&self, typed: &str, buyer: Option<Id>, limit: usize) -> Result<Vec<OrderLine>, Error> {
        let orders = match buyer {
            Some(buyer) if typed.trim().is_empty() => self.store.orders_of(buyer)?,
            None if typed.trim().is_empty() => self.store.open_orders(limit)?,
            _ => self.orders_found(typed, limit)?,
        };
        self.with_buyers(orders.into_iter().take(limit).collect())
    }

    fn with_buyers(&self, orders: Vec<Order>) -> Result<Vec<OrderLine>, Error> {
        let line = |order: Order| {
            let buyer = order.buyer.map(|buyer| self.buyer_name(buyer)).transpose()?.flatten();
            Ok(OrderLine { order, buyer })
        };
        orders.into_iter().map(line).collect()
    }

    /// Orders by the beginnings of what they are known by, then by pieces of it; all where nothing was typed, the latest first;
    /// those of one buyer, or of all; those that a sieve lets through.
    ///
    /// # Errors
    /// Those of reading the records.
    pub fn orders_where(
        &self,
        typed: &str,
        buyer: Option<Id>,
        is_wanted: impl Fn(&Order) -> bool,
        limit: usize,
    ) -> Result<Vec<OrderLine>, Error> {
        let mut orders = match buyer {
            _ if !typed.trim().is_empty() => self.orders_found(typed, usize::MAX)?,
            Some(buyer) => self.store.orders_of(buyer)?,
            None => {
                let latest = self.store.latest_orders(limit)?;
                // All orders of years are only read where the latest do not do.
                if latest.iter().all(&is_wanted) { latest } else { self.store.latest_orders(usize::MAX)? }
            }
        };
        orders.retain(|order| is_wanted(order) && buyer.is_none_or(|buyer| order.buyer == Some(buyer)));
        orders.truncate(limit);
        self.with_buyers(orders)
    }

    /// The name of a buyer; `None` where they were removed.
    ///
    /// # Errors
    /// Those of reading the records.
    pub fn buyer_name(&self, id: Id) -> Result<Option<String>, Error> {
        Ok(self.store.buyer(id)?.map(|buyer| buyer.name))
    }

    /// The one order of this number, or the only one that begins like this, or where none does has this in it.
    ///
    /// # Errors
    /// [`Error::NotFound`]; [`Error::Ambiguous`], also where two channels have given the same number.
    pub fn order_numbered(&self, number: &str) -> Named<Order> {
        let mut found = self.store.orders_numbered(number.trim())?;
        if found.is_empty() {
            found = self.numbered_on_channel(number)?;
        }
        if found.is_empty() {
            found = self.store.find_orders(number, CANDIDATES)?;
        }
        if found.is_empty() {
            found = self.store.orders_with_piece(number, CANDIDATES)?;
        }
        match found.len() {
            0 => Err(Error::NotFound { what: Thing::Order, name: number.to_owned(), near: Vec::new() }),
            1 => Ok(found.remove(0)),
            _ => Err(Error::Ambiguous {
                what: Thing::Order,
                name: number.to_owned(),
                candidates: found.iter().map(order_name).collect(),
            }),
        }
    }

    /// Orders named by number and channel, as two of the same number are told apart: "2041 etsy", "2041 (Etsy)".
    fn numbered_on_channel(&self, name: &str) -> Result<Vec<Order>, Error> {
        let Some((number, channel)) = name.trim().rsplit_once(' ') else { return Ok(Vec::new()) };
        let channel = Channel::new(channel.trim_matches(['(', ')']));
        let mut found = self.store.orders_numbered(number.trim())?;
        found.retain(|order| order.channel.as_ref() == Some(&channel));
        Ok(found)
    }

    /// Writes an order: a new one, or one that was there. The state it comes into is noted with its moment.
    ///
    /// # Errors
    /// [`Error::Empty`] without a number, [`Error::Taken`] where another order has it on the same channel.
    pub fn save_order(&mut self, order: &Order) -> Result<(), Error> {
        if order.number.trim().is_empty() {
            return Err(Error::Empty { what: Thing::Order, field: "number" });
        }
        let before = self.store.order(order.id)?;
        let kind = match &before {
            None => ActionKind::AddOrder,
            Some(before) if before.state != order.state => ActionKind::OrderState,
            Some(before) if before.agreements != order.agreements => ActionKind::Agree,
            Some(_) => ActionKind::EditOrder,
        };
        let mut order = order.clone();
        if order.history.last().map(|change| change.state) != Some(order.state) {
            order.history.push(StateChange { state: order.state, at: self.timestamp() });
        }
        self.write(kind, &order.number, Thing::Order, |action| action.put_order(&order))
    }

    /// Brings an order into a state.
    ///
    /// # Errors
    /// Those of writing the records.
    pub fn set_state(&mut self, order: &Order, state: State) -> Result<(), Error> {
        self.save_order(&Order { state, ..order.clone() })
    }

    /// Notes what was agreed, and on which day.
    ///
    /// # Errors
    /// [`Error::Empty`] where nothing is said, and those of writing the records.
    pub fn agree(&mut self, order: &Order, text: &str, on: Date) -> Result<(), Error> {
        if text.trim().is_empty() {
            return Err(Error::Empty { what: Thing::Order, field: "agreement" });
        }
        let mut order = order.clone();
        order.agreements.push(Agreement { on, text: text.trim().to_owned() });
        self.save_order(&order)
    }

    /// Removes an order; the journal stays. It can be undone.
    ///
    /// # Errors
    /// Those of writing the records.
    pub fn remove_order(&mut self, order: &Order) -> Result<(), Error> {
        self.write(ActionKind::RemoveOrder, &order.number, Thing::Order, |action| {
            action.remove_order(order.id).map(drop)
        })
    }

    /// Pieces with every word typed in their name, size or material.
    ///
    /// # Errors
    /// Those of reading the records.
    pub fn find_pieces(&self, typed: &str, limit: usize) -> Result<Vec<PieceLine>, Error> {
        let typed = text::folded(typed);
        let is_wanted = |piece: &Piece| {
            let pieces = [Some(&piece.name), piece.size.as_ref(), piece.material.as_ref()];
            let known_by: Vec<&str> = pieces.into_iter().flatten().map(String::as_str).collect();
            let known_by = known_by.join(" ");
            let known_by = text::folded(&known_by);
            typed.split_whitespace().all(|word| known_by.contains(word))
        };
        Ok(self.store.pieces()?.into_iter().filter(is_wanted).take(limit).collect())
    }

    /// The one piece this names.
    ///
    /// # Errors
    /// [`Error::NotFound`], [`Error::Ambiguous`].
    pub fn piece_named(&self, name: &str) -> Named<Piece> {
        let mut found = self.find_pieces(name, usize::MAX)?;
        let wanted = text::folded(name.trim());
        if let Some(exact) = found.iter().position(|piece| text::folded(&piece.name) == wanted) {
            return Ok(found.swap_remove(exact));
        }
        match found.len() {
            0 => Err(Error::NotFound { what: Thing::Piece, name: name.to_owned(), near: Vec::new() }),
            1 => Ok(found.remove(0)),
            _ => Err(Error::Ambiguous {
                what: Thing::Piece,
                name: name.to_owned(),
                candidates: found.into_iter().take(CANDIDATES).map(|piece| piece.name).collect(),
            }),
        }
    }

    /// Writes a piece: a new one, or one that was there.
    ///
    /// # Errors
    /// [`Error::Empty`] without a name.
    pub fn save_piece(&mut self, piece: &Piece) -> Result<(), Error> {
        if piece.name.trim().is_empty() {
            return Err(Error::Empty { what: Thing::Piece, field: "name" });
        }
        let kind = match self.store.piece(piece.id)? {
            Some(_) => ActionKind::EditPiece,
            None => ActionKind::AddPiece,
        };
        self.write(kind, &piece.name, Thing::Piece, |action| action.put_piece(piece))
    }

    /// Removes a piece; orders keep its name. It can be undone.
    ///
    /// # Errors
    /// Those of writing the records.
    pub fn remove_piece(&mut self, piece: &Piece) -> Result<(), Error> {
        self.write(ActionKind::RemovePiece, &piece.name, Thing::Piece, |action| action.remove_piece(piece.id).map(drop))
    }

    /// One action of this kind; what is taken is named as the thing at hand.
    pub(super) fn write(
        &mut self,
        kind: ActionKind,
        detail: &str,
        what: Thing,
        work: impl FnOnce(&mut store::Action<'_>) -> Result<(), store::Error>,
    ) -> Result<(), Error> {
        let now = self.timestamp();
        let done = self.store.act(kind, detail, now, work);
        done.map_err(|error| match error {
            store::Error::Taken { label, .. } => Error::Taken { what, name: label },
            other => other.into(),
        })?;
        self.follow()?;
        Ok(())
    }
}

/// Whether a buyer bears exactly this folded name somewhere.
fn is_called(buyer: &Buyer, wanted: &str) -> bool {
    let names = buyer.handles.iter().map(|handle| &handle.name).chain(Some(&buyer.name)).chain(&buyer.email);
    names.into_iter().any(|name| text::folded(name) == wanted)
}

/// How much of an identity tells it from all others: the moment it was made at, to the millisecond.
const ID_LENGTH: usize = 13;

/// Whether a name may be the beginning of an identity.
fn is_identity(name: &str) -> bool {
    (ID_LENGTH..=36).contains(&name.len()) && name.chars().all(|c| c.is_ascii_hexdigit() || c == '-')
}

/// A buyer as one tells them from another of the same name; what stands in brackets names them alone.
fn buyer_name(buyer: &Buyer) -> String {
    let handle = buyer.handles.first().map(|handle| handle.name.clone());
    let id = || buyer.id.to_string().chars().take(ID_LENGTH).collect();
    let known_as = handle.or_else(|| buyer.email.clone()).unwrap_or_else(id);
    format!("{} ({known_as})", buyer.name)
}

/// An order as one tells it from another of the same number.
fn order_name(order: &Order) -> String {
    match &order.channel {
        Some(channel) => format!("{} ({channel})", order.number),
        None => order.number.clone(),
    }
}
