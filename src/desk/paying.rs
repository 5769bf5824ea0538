//! Money that comes for an order.

use super::{Desk, Error, Nothing, Payment, Thing, typed};
use crate::model::{Id, Money, Order, State};

impl Desk {
    /// An amount as it is typed for an order: counted as the order is where no currency is named, else as the shop counts.
    ///
    /// # Errors
    /// [`Error::Unfit`] where it is none, [`Error::NotFound`] where the order was removed.
    pub fn read_payment(&self, order: Id, typed: &str) -> Result<Payment, Error> {
        let unfit = |_invalid| Error::Unfit { field: "amount", value: typed.trim().to_owned() };
        let counted = counted(&self.order(order)?);
        let currency = if counted.is_some() { counted.map(|money| money.currency) } else { self.currency()? };
        let amount = typed::amount(typed).map_err(unfit)?;
        let named = typed.trim().parse::<Money>().map_err(|_invalid| typed::Wanted::Currency.but());
        let amount = currency.map_or(named, |currency| amount.in_currency(currency)).map_err(unfit)?;
        Ok(Payment::Part(amount))
    }

    /// An order as a payment would leave it; nothing is written.
    ///
    /// # Errors
    /// As for [`Self::pay`].
    pub fn would_pay(&self, order: Id, payment: Payment) -> Result<Order, Error> {
        let mut order = self.order(order)?;
        receive(&mut order, payment, None)?;
        Ok(order)
    }
}

/// Takes a payment in, on top of what was paid before. An order that is paid in full and waited for it is paid from then on.
pub(super) fn receive(order: &mut Order, payment: Payment, method: Option<&str>) -> Result<(), Error> {
    let amount = match payment {
        Payment::Part(amount) => amount,
        Payment::All => {
            let due = order.due().ok_or(Error::Empty { what: Thing::Order, field: "total" })?;
            if due.minor <= 0 {
                return Err(Error::NothingLeft { number: order.number.clone(), nothing: Nothing::Due });
            }
            due
        }
    };
    let unfit = || Error::Unfit { field: "amount", value: amount.to_string() };
    if amount.minor <= 0 {
        return Err(unfit());
    }
    if let Some(counted) = counted(order).filter(|counted| counted.currency != amount.currency) {
        let (number, currency) = (order.number.clone(), counted.currency);
        return Err(Error::OtherCurrency { number, paid: amount, currency });
    }
    let before = order.paid.unwrap_or(Money { minor: 0, ..amount });
    order.paid = Some(before.plus(amount).ok_or_else(unfit)?);
    if let Some(method) = method {
        order.payment = Some(method.trim().to_owned()).filter(|method| !method.is_empty());
    }
    let is_paid = order.due().is_some_and(|due| due.minor <= 0);
    if is_paid && matches!(order.state, State::Asked | State::Quoted | State::Agreed) {
        order.state = State::Paid;
    }
    Ok(())
}

/// A sum that says what an order is counted in.
fn counted(order: &Order) -> Option<Money> {
    order.total.or(order.paid).or_else(|| order.sum())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn money(text: &str) -> Money {
        text.parse().expect("an amount")
    }

    fn order(total: Option<&str>, paid: Option<&str>) -> Order {
        Order { state: State::Agreed, total: total.map(money), paid: paid.map(money), ..Order::numbered("1") }
    }

    fn after(mut order: Order, came: &str) -> (State, Option<Money>) {
        receive(&mut order, Payment::Part(money(came)), None).expect("a payment");
        (order.state, order.paid)
    }

    #[test]
    fn what_comes_is_counted_on_top_and_the_last_of_it_makes_the_order_paid() {
        assert_eq!(after(order(Some("86 PLN"), None), "40 PLN"), (State::Agreed, Some(money("40 PLN"))));
        assert_eq!(after(order(Some("86 PLN"), Some("40 PLN")), "46 PLN"), (State::Paid, Some(money("86 PLN"))));
        assert_eq!(after(order(Some("86 PLN"), None), "90 PLN"), (State::Paid, Some(money("90 PLN"))));
        assert_eq!(after(order(None, None), "40 PLN"), (State::Agreed, Some(money("40 PLN"))));
        let made = Order { state: State::Making, ..order(Some("86 PLN"), None) };
        assert_eq!(after(made, "86 PLN").0, State::Making);
    }

    #[test]
    fn money_of_another_currency_is_refused_and_so_is_none_at_all() {
        let refused = |mut order: Order, came: &str| {
            let before = order.clone();
            let refused = receive(&mut order, Payment::Part(money(came)), None).expect_err("no payment");
            assert_eq!(order, before);
            refused
        };
        for order in [order(Some("86 PLN"), None), order(None, Some("1 PLN"))] {
            assert!(
                matches!(refused(order, "20 EUR"), Error::OtherCurrency { currency, .. } if currency.code() == "PLN")
            );
        }
        for none in ["0 PLN", "-5 PLN"] {
            assert!(matches!(refused(order(Some("86 PLN"), None), none), Error::Unfit { field: "amount", .. }));
        }
    }
}
