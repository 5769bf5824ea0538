//! What a page shows: one thing with everything that belongs to it, in one look at the records.

use jiff::civil::{Date, DateTime};

use super::{Desk, Error, JournalLine, Thing};
use crate::model::{Buyer, Id, Money, Order, Piece, State, tracking_link};

/// Lines of the journal on a page; older ones are in the journal itself.
const SAID: usize = 100;

/// A buyer with their orders and what was said.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BuyerPage {
    pub buyer: Buyer,
    /// Open ones first.
    pub orders: Vec<Order>,
    /// Newest first.
    pub said: Vec<JournalLine>,
    /// The day it is where the shop is.
    pub today: Date,
}

/// An order with its buyer, its history and what was said about it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OrderPage {
    pub order: Order,
    /// `None` where there is none, or they were removed.
    pub buyer: Option<Buyer>,
    /// When it came into each state, where the shop is; oldest first.
    pub history: Vec<(State, DateTime)>,
    /// Newest first.
    pub said: Vec<JournalLine>,
    /// Where the parcel is followed.
    pub tracking_link: Option<String>,
    /// The day it is where the shop is.
    pub today: Date,
}

impl Desk {
    /// Everything about a buyer.
    ///
    /// # Errors
    /// [`Error::NotFound`] where they were removed, and those of reading the records.
    pub fn buyer_page(&self, id: Id) -> Result<BuyerPage, Error> {
        let buyer = self.store.buyer(id)?.ok_or_else(|| gone(Thing::Buyer, id))?;
        Ok(BuyerPage {
            orders: self.store.orders_of(id)?,
            said: self.journal("", Some(id), SAID)?,
            today: self.now()?.date(),
            buyer,
        })
    }

    /// Everything about an order.
    ///
    /// # Errors
    /// As for [`Self::buyer_page`].
    pub fn order_page(&self, id: Id) -> Result<OrderPage, Error> {
        let order = self.store.order(id)?.ok_or_else(|| gone(Thing::Order, id))?;
        let now = self.now()?;
        let moment = |at: jiff::Timestamp| at.to_zoned(now.time_zone().clone()).datetime();
        let carrier = order.carrier.as_deref().zip(order.tracking.as_deref());
        Ok(OrderPage {
            buyer: order.buyer.map(|buyer| self.store.buyer(buyer)).transpose()?.flatten(),
            history: order.history.iter().map(|change| (change.state, moment(change.at))).collect(),
            said: self.journal_of_order(id, SAID)?,
            tracking_link: carrier.and_then(|(carrier, number)| tracking_link(carrier, number)),
            today: now.date(),
            order,
        })
    }

    /// Every piece of the shop, by name.
    ///
    /// # Errors
    /// Those of reading the records.
    pub fn pieces_page(&self) -> Result<Vec<Piece>, Error> {
        self.find_pieces("", usize::MAX)
    }
}

/// What is still to be paid: the total without what has been paid. `None` where the total is not known, or the two are not of
/// one currency.
pub fn due(order: &Order) -> Option<Money> {
    let total = order.total?;
    let Some(paid) = order.paid else { return Some(total) };
    let minor = total.minor.checked_sub(paid.minor).filter(|_| total.currency == paid.currency)?;
    Some(Money { minor, ..total })
}

/// What the items and the postage come to. `None` where a price is not known, or they are of several currencies.
pub fn sum(order: &Order) -> Option<Money> {
    let mut sum: Option<Money> = None;
    let of_items = order.items.iter().map(|item| {
        let price = item.price?;
        Some(Money { minor: price.minor.checked_mul(i64::from(item.quantity))?, ..price })
    });
    for amount in of_items.chain(order.postage.map(Some)) {
        let amount = amount?;
        sum = Some(match sum {
            None => amount,
            Some(so_far) if so_far.currency == amount.currency => {
                Money { minor: so_far.minor.checked_add(amount.minor)?, ..so_far }
            }
            Some(_) => return None,
        });
    }
    sum.filter(|_| !order.items.is_empty())
}

/// Whether the day an order was promised for has gone by, and it is not on its way yet.
pub fn is_late(order: &Order, today: Date) -> bool {
    let under_way = matches!(order.state, State::Shipped | State::Waiting);
    order.state.is_open() && !under_way && order.promised.is_some_and(|promised| promised < today)
}

fn gone(what: Thing, id: Id) -> Error {
    Error::NotFound { what, name: id.to_string(), near: Vec::new() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Item;

    fn order(total: Option<&str>, paid: Option<&str>, prices: &[(u32, Option<&str>)]) -> Order {
        let money = |text: &str| text.parse().expect("an amount");
        let item = |(quantity, price): &(u32, Option<&str>)| Item {
            quantity: *quantity,
            price: price.map(money),
            ..Item::named("Mug")
        };
        let items = prices.iter().map(item).collect();
        Order { total: total.map(money), paid: paid.map(money), items, ..Order::numbered("1") }
    }

    #[test]
    fn what_is_due_is_the_total_without_what_was_paid() {
        let due = |total, paid| due(&order(total, paid, &[])).map(|money| money.to_string());
        assert_eq!(due(Some("86 PLN"), None).as_deref(), Some("86.00 PLN"));
        assert_eq!(due(Some("86 PLN"), Some("36 PLN")).as_deref(), Some("50.00 PLN"));
        assert_eq!(due(Some("86 PLN"), Some("20 EUR")), None);
        assert_eq!(due(None, Some("20 EUR")), None);
    }

    #[test]
    fn items_and_postage_are_added_up_where_every_price_is_known() {
        let sum = |prices: &[(u32, Option<&str>)]| sum(&order(None, None, prices)).map(|money| money.to_string());
        assert_eq!(sum(&[(2, Some("58 PLN")), (1, Some("95 PLN"))]).as_deref(), Some("211.00 PLN"));
        assert_eq!(sum(&[(2, Some("58 PLN")), (1, None)]), None);
        assert_eq!(sum(&[(2, Some("58 PLN")), (1, Some("95 EUR"))]), None);
        assert_eq!(sum(&[]), None);
    }

    #[test]
    fn an_order_is_late_only_until_it_is_on_its_way() {
        let today = "2026-11-24".parse().expect("a day");
        let of = |state, promised: &str| Order { state, promised: promised.parse().ok(), ..Order::numbered("1") };
        assert!(is_late(&of(State::Making, "2026-11-23"), today));
        assert!(!is_late(&of(State::Making, "2026-11-24"), today));
        assert!(!is_late(&of(State::Shipped, "2026-11-23"), today));
        assert!(!is_late(&of(State::Received, "2026-11-23"), today));
    }
}
