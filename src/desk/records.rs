//! Buyers, orders and pieces under edit: opened, changed, written back over what they were and over nothing else.

use jiff::Zoned;

use super::{Desk, Error, Thing};
use crate::calendar::Calendar;
use crate::model::{Buyer, Currency, Id, Order, Piece};
use crate::store::{self, Store};

/// Orders looked through for the number that a new one gets.
const LATEST: usize = 200;

/// One record that can be edited.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Record {
    Buyer(Box<Buyer>),
    Order(Box<Order>),
    Piece(Box<Piece>),
}

impl Record {
    /// What kind of thing it is.
    pub const fn thing(&self) -> Thing {
        match self {
            Self::Buyer(_) => Thing::Buyer,
            Self::Order(_) => Thing::Order,
            Self::Piece(_) => Thing::Piece,
        }
    }

    /// What it is called.
    pub fn name(&self) -> &str {
        match self {
            Self::Buyer(buyer) => &buyer.name,
            Self::Order(order) => &order.number,
            Self::Piece(piece) => &piece.name,
        }
    }

    /// Its identity.
    pub const fn id(&self) -> Id {
        match self {
            Self::Buyer(buyer) => buyer.id,
            Self::Order(order) => order.id,
            Self::Piece(piece) => piece.id,
        }
    }
}

/// A record to be edited, and what there is to know for reading what is typed.
#[derive(Clone, Debug, PartialEq)]
pub struct Opened {
    pub record: Record,
    /// Nobody has written it yet.
    pub is_new: bool,
    /// The name of an order's buyer; empty where there is none.
    pub buyer: String,
    /// Now, where the shop is, and its days.
    pub now: Zoned,
    pub calendar: Calendar,
    /// What a sum without a currency is counted in.
    pub currency: Option<Currency>,
}

/// A record on its way back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Saving {
    /// The record as it was opened; `None` where it is a new one.
    pub before: Option<Record>,
    pub record: Record,
    /// The name of an order's buyer, where it is another one now; empty: nobody.
    pub buyer: Option<String>,
}

/// What became of a record that was to be written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Saved {
    Done(Record),
    /// Nothing was written: it has changed since it was opened, and is this now; `None` where it was removed.
    Changed(Option<Record>),
}

impl Desk {
    /// Opens a record to edit it.
    ///
    /// # Errors
    /// [`Error::NotFound`] where it is no longer there, and those of reading the records.
    pub fn open_record(&self, what: Thing, id: Id) -> Result<Opened, Error> {
        let gone = || Error::NotFound { what, name: id.to_string(), near: Vec::new() };
        self.opened(read(&self.store, what, id)?.ok_or_else(gone)?, false)
    }

    /// Opens a record that is new. An order without a number gets the one after the highest of the latest.
    ///
    /// # Errors
    /// Those of reading the records.
    pub fn open_new_record(&self, record: Record) -> Result<Opened, Error> {
        let record = match record {
            Record::Order(mut order) if order.number.is_empty() => {
                let latest = self.store.latest_orders(LATEST)?;
                let highest = latest.iter().filter_map(|order| order.number.parse::<u64>().ok()).max();
                order.number = highest.map(|number| number.saturating_add(1).to_string()).unwrap_or_default();
                Record::Order(order)
            }
            other => other,
        };
        self.opened(record, true)
    }

    fn opened(&self, record: Record, is_new: bool) -> Result<Opened, Error> {
        let buyer = match &record {
            Record::Order(order) => order.buyer.map(|buyer| self.buyer_name(buyer)).transpose()?.flatten(),
            Record::Buyer(_) | Record::Piece(_) => None,
        };
        Ok(Opened {
            record,
            is_new,
            buyer: buyer.unwrap_or_default(),
            now: self.now()?,
            calendar: self.calendar()?,
            currency: self.currency()?,
        })
    }

    /// What a sum without a currency is counted in: what the shop's fact says, else the settings.
    ///
    /// # Errors
    /// Those of reading the records.
    pub fn currency(&self) -> Result<Option<Currency>, Error> {
        let fact = self.store.fact("currency")?;
        Ok(fact.and_then(|fact| fact.value.parse().ok()).or(self.settings.currency))
    }

    /// Writes a record over what it was when it was opened, and over nothing else.
    ///
    /// # Errors
    /// [`Error::Empty`] without a name or number, [`Error::Taken`] where another one has it, [`Error::NotFound`] and
    /// [`Error::Ambiguous`] where the name of an order's buyer names nobody or several.
    pub fn save_record(&mut self, saving: Saving) -> Result<Saved, Error> {
        self.save_record_from(saving, None)
    }

    /// The same with what was kept of it as a draft, which is done with then.
    ///
    /// # Errors
    /// As for [`Self::save_record`].
    pub fn save_record_from(&mut self, saving: Saving, draft: Option<Id>) -> Result<Saved, Error> {
        self.done_with = draft;
        let saved = self.write_record(saving);
        self.done_with = None;
        saved
    }

    fn write_record(&mut self, saving: Saving) -> Result<Saved, Error> {
        let Saving { before, mut record, buyer } = saving;
        if let Record::Order(order) = &mut record {
            match buyer.as_deref().map(str::trim) {
                None => {}
                Some("") => order.buyer = None,
                Some(name) => order.buyer = Some(self.buyer_named(name)?.id),
            }
            self.link_pieces(order)?;
        }
        if let Record::Buyer(buyer) = &mut record {
            let opened = before.as_ref().and_then(|before| match before {
                Record::Buyer(opened) => Some(&**opened),
                _ => None,
            });
            self.note_contact(opened, buyer);
        }
        let written = match (&before, &record) {
            (Some(Record::Buyer(before)), Record::Buyer(buyer)) => self.replace_buyer(before, buyer),
            (Some(Record::Order(before)), Record::Order(order)) => self.replace_order(before, order).map(drop),
            (Some(Record::Piece(before)), Record::Piece(piece)) => self.replace_piece(before, piece),
            (_, Record::Buyer(buyer)) => self.save_buyer(buyer),
            (_, Record::Order(order)) => self.save_order(order).map(drop),
            (_, Record::Piece(piece)) => self.save_piece(piece),
        };
        match written {
            Ok(()) => Ok(Saved::Done(record)),
            Err(Error::ChangedMeanwhile { .. }) => Ok(Saved::Changed(read(&self.store, record.thing(), record.id())?)),
            Err(error) => Err(error),
        }
    }
}

/// A record as it is now.
fn read(store: &Store, what: Thing, id: Id) -> Result<Option<Record>, store::Error> {
    Ok(match what {
        Thing::Buyer => store.buyer(id)?.map(|buyer| Record::Buyer(Box::new(buyer))),
        Thing::Order => store.order(id)?.map(|order| Record::Order(Box::new(order))),
        Thing::Piece => store.piece(id)?.map(|piece| Record::Piece(Box::new(piece))),
        _ => None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::desk::demo;

    fn desk() -> Desk {
        demo::ready_made()
    }

    fn with_notes(record: &Record, notes: &str) -> Record {
        match record {
            Record::Order(order) => Record::Order(Box::new(Order { notes: notes.to_owned(), ..(**order).clone() })),
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn what_has_changed_meanwhile_is_not_written_over() {
        let mut desk = desk();
        let id = desk.order_numbered("2041").expect("an order").id;
        let opened = desk.open_record(Thing::Order, id).expect("an order").record;
        let save = |before: &Record, notes| Saving {
            before: Some(before.clone()),
            record: with_notes(&opened, notes),
            buyer: None,
        };
        let first = desk.save_record(save(&opened, "mine")).expect("an answer");
        let Saved::Done(now) = first else { panic!("{first:?}") };
        assert_eq!(desk.save_record(save(&opened, "theirs")).expect("an answer"), Saved::Changed(Some(now.clone())));
        assert_eq!(desk.order_numbered("2041").expect("an order").notes, "mine");
        assert!(matches!(desk.save_record(save(&now, "theirs")), Ok(Saved::Done(_))));
        assert_eq!(desk.order_numbered("2041").expect("an order").notes, "theirs");
    }

    #[test]
    fn what_was_removed_meanwhile_does_not_come_back() {
        let mut desk = desk();
        let order = desk.order_numbered("2041").expect("an order");
        let opened = desk.open_record(Thing::Order, order.id).expect("an order").record;
        desk.remove_order(&order).expect("a removal");
        let saving = Saving { before: Some(opened.clone()), record: with_notes(&opened, "mine"), buyer: None };
        assert_eq!(desk.save_record(saving).expect("an answer"), Saved::Changed(None));
        assert!(desk.order_numbered("2041").is_err());
    }

    #[test]
    fn a_new_order_gets_the_next_number_and_finds_its_pieces_and_its_buyer() {
        let mut desk = desk();
        let new = Record::Order(Box::new(Order::numbered("")));
        let opened = desk.open_new_record(new).expect("an order");
        assert_eq!(opened.record.name(), "2049");
        let Record::Order(mut order) = opened.record else { panic!("no order") };
        order.items = vec![
            crate::desk::typed::item("guest book").and_then(|item| item.in_currency(Currency::EUR)).expect("an item"),
        ];
        let saving = Saving { before: None, record: Record::Order(order), buyer: Some("Anna Nowak".to_owned()) };
        desk.save_record(saving).expect("an answer");
        let order = desk.order_numbered("2049").expect("an order");
        assert!(order.items[0].piece.is_some() && order.buyer.is_some() && order.history.len() == 1);
    }

    #[test]
    fn a_number_or_a_handle_is_taken_once() {
        let mut desk = desk();
        let order = desk.order_numbered("2041").expect("an order");
        let twin = Order { channel: order.channel.clone(), ..Order::numbered("2041") };
        let saving = |record| Saving { before: None, record, buyer: None };
        let refused = desk.save_record(saving(Record::Order(Box::new(twin))));
        assert!(matches!(refused, Err(Error::Taken { what: Thing::Order, .. })), "{refused:?}");
        let handles = desk.buyer_named("Anna Nowak").expect("a buyer").handles;
        let refused = desk.save_record(saving(Record::Buyer(Box::new(Buyer { handles, ..Buyer::named("Twin") }))));
        assert!(matches!(refused, Err(Error::Taken { what: Thing::Buyer, .. })), "{refused:?}");
    }
}
