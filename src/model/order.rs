use jiff::Timestamp;
use jiff::civil::{Date, DateTime};
use serde::{Deserialize, Serialize};

use super::{Channel, Handing, Id, Money, State, Step};

/// What a buyer ordered, or asked for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Order {
    pub id: Id,
    /// The number the channel gave it, or the seller's own; unique on its channel.
    pub number: String,
    pub channel: Option<Channel>,
    pub buyer: Option<Id>,
    pub state: State,
    /// When it came into each state, oldest first.
    pub history: Vec<StateChange>,
    pub items: Vec<Item>,
    /// What goes into the parcel beside them.
    pub extras: Vec<Extra>,
    /// It is for somebody else: no price goes into the parcel.
    pub gift: bool,
    /// What the buyer pays in all. `None`: not known, which is not the same as nothing.
    pub total: Option<Money>,
    /// What has been paid so far.
    pub paid: Option<Money>,
    /// How it is paid, in the seller's words: card, transfer, cash at the meeting.
    pub payment: Option<String>,
    pub postage: Option<Money>,
    /// The day the seller has promised it for.
    pub promised: Option<Date>,
    /// When and where it will be handed over, in the seller's words.
    pub slot: Option<String>,
    /// When that meeting begins and ends, where the shop is.
    pub meets_at: Option<DateTime>,
    pub meets_until: Option<DateTime>,
    pub carrier: Option<String>,
    pub tracking: Option<String>,
    /// The day the parcel is expected at the buyer's.
    pub expected: Option<Date>,
    /// What was agreed, one line each, oldest first.
    pub agreements: Vec<Agreement>,
    pub notes: String,
}

impl Order {
    /// An order of which nothing but the number is known.
    #[must_use]
    pub fn numbered(number: &str) -> Self {
        Self {
            id: Id::new(),
            number: number.to_owned(),
            channel: None,
            buyer: None,
            state: State::Asked,
            history: Vec::new(),
            items: Vec::new(),
            extras: Vec::new(),
            gift: false,
            total: None,
            paid: None,
            payment: None,
            postage: None,
            promised: None,
            slot: None,
            meets_at: None,
            meets_until: None,
            carrier: None,
            tracking: None,
            expected: None,
            agreements: Vec::new(),
            notes: String::new(),
        }
    }

    /// The way it comes to its buyer, as far as can be told: at a meeting where one is set, and nothing of a parcel is known.
    #[must_use]
    pub const fn handing(&self) -> Handing {
        let is_parcel = self.carrier.is_some() || self.tracking.is_some();
        let is_met = self.slot.is_some() || self.meets_at.is_some() || matches!(self.state, State::Waiting);
        if is_met && !is_parcel { Handing::Meeting } else { Handing::Parcel }
    }

    /// What usually comes next.
    #[must_use]
    pub const fn next_state(&self) -> Option<State> {
        self.state.next(self.handing())
    }

    /// How another state follows the one it is in. States it has been in are not left out.
    #[must_use]
    pub fn step_to(&self, to: State) -> Step {
        let was_in = |state: State| self.history.iter().any(|change| change.state == state);
        let was_handed_over = was_in(State::Shipped) || was_in(State::Waiting);
        match self.state.step_to(to) {
            Step::Skips(mut skipped) => {
                let is_done = |state: State| was_in(state) || state == State::Shipped && was_handed_over;
                skipped.retain(|state| !is_done(*state));
                if skipped.is_empty() { Step::Usual } else { Step::Skips(skipped) }
            }
            other => other,
        }
    }

    /// What its items and the postage come to; `None` where a price is missing, or they are counted in several currencies.
    #[must_use]
    pub fn sum(&self) -> Option<Money> {
        sum(self.items.iter().map(|item| (item.price, item.quantity)), self.postage)
    }

    /// What the buyer pays in all: the total, and where nobody has said it, what the items and the postage come to.
    #[must_use]
    pub fn worth(&self) -> Option<Money> {
        self.total.or_else(|| self.sum())
    }

    /// What is still to be paid; less than nothing where too much was. Where nobody has said the total, it is what the items and
    /// the postage come to. `None` where neither is known, or where it was paid in another currency.
    #[must_use]
    pub fn due(&self) -> Option<Money> {
        let total = self.worth()?;
        self.paid.map_or(Some(total), |paid| total.minus(paid))
    }

    /// Whether the seller has let a promised day pass, or the parcel the day it was expected.
    #[must_use]
    pub fn is_late(&self, today: Date) -> bool {
        self.state.is_late(self.promised, self.expected, today)
    }

    /// What does not add up. None of it stands in the way of anything.
    #[must_use]
    pub fn oddities(&self) -> Vec<Oddity> {
        let mut odd = Vec::new();
        let sums = self.items.iter().filter_map(|item| item.price).chain(self.postage).chain(self.total);
        let currencies: Vec<_> = sums.chain(self.paid).map(|money| money.currency).collect();
        if currencies.iter().any(|currency| Some(currency) != currencies.first()) {
            odd.push(Oddity::Currencies);
        }
        if let (Some(total), Some(sum)) = (self.total, self.sum())
            && total.currency == sum.currency
            && total != sum
        {
            odd.push(Oddity::Total { total, sum });
        }
        if let Some(due) = self.due().filter(|due| due.minor < 0) {
            odd.push(Oddity::Overpaid(due.negated()));
        }
        let counts_as_paid = matches!(self.state, State::Paid | State::Shipped | State::Received | State::Reviewed);
        if let Some(due) = self.due().filter(|due| due.minor > 0 && counts_as_paid) {
            odd.extend(self.worth().map(|total| Oddity::StillDue { due, total }));
        }
        odd
    }
}

/// What so many of each price and the postage come to; `None` where a price is missing, there are no items, or they are counted in
/// several currencies. Postage alone is no sum of an order.
#[must_use]
pub fn sum(items: impl IntoIterator<Item = (Option<Money>, u32)>, postage: Option<Money>) -> Option<Money> {
    let mut sums = items.into_iter().map(|(price, quantity)| price?.times(quantity));
    let first = sums.next()??;
    sums.chain(postage.map(Some)).try_fold(first, |sum, next| sum.plus(next?))
}

/// Something about an order that does not add up.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Oddity {
    /// Its sums are in more than one currency.
    Currencies,
    /// The items and the postage come to another sum than the total.
    Total { total: Money, sum: Money },
    /// So much more was paid than the total.
    Overpaid(Money),
    /// So much of the total is still due, though the order is said to be paid, or has left.
    StillDue { due: Money, total: Money },
}

/// One line of an order.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Item {
    /// The piece of the shop it is, where that is known.
    pub piece: Option<Id>,
    pub name: String,
    /// Colour, size, engraving: what was chosen.
    pub variation: Option<String>,
    pub quantity: u32,
    /// The price of one.
    pub price: Option<Money>,
    /// It lies in the parcel.
    #[serde(default)]
    pub packed: bool,
}

impl Item {
    /// One of something of which nothing but the name is known.
    #[must_use]
    pub fn named(name: &str) -> Self {
        Self { piece: None, name: name.to_owned(), variation: None, quantity: 1, price: None, packed: false }
    }
}

/// Something that goes into the parcel beside the items: a card, a sample, gift wrapping.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Extra {
    pub text: String,
    /// It lies in the parcel.
    #[serde(default)]
    pub packed: bool,
}

/// Something agreed with the buyer, on a day.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Agreement {
    pub on: Date,
    pub text: String,
}

/// The moment an order came into a state.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct StateChange {
    pub state: State,
    pub at: Timestamp,
}

#[cfg(test)]
mod tests {
    use super::*;

    fn money(text: &str) -> Money {
        text.parse().expect("an amount")
    }

    fn order() -> Order {
        let mug = Item { quantity: 2, price: Some(money("43 PLN")), ..Item::named("Mug") };
        Order { items: vec![mug], postage: Some(money("14 PLN")), ..Order::numbered("1") }
    }

    #[test]
    fn a_sum_is_only_told_where_every_part_of_it_is_known() {
        assert_eq!(order().sum(), Some(money("100 PLN")));
        let mut unknown = order();
        unknown.items.push(Item::named("Bowl"));
        assert_eq!(unknown.sum(), None);
        let mixed = Order { postage: Some(money("3 EUR")), ..order() };
        assert_eq!((mixed.sum(), mixed.oddities()), (None, vec![Oddity::Currencies]));
        assert_eq!(Order { items: Vec::new(), ..order() }.sum(), None);
        let huge = Item { quantity: u32::MAX, price: Some(money("92233720368547758.07 PLN")), ..Item::named("x") };
        assert_eq!(Order { items: vec![huge], ..order() }.sum(), None);
    }

    #[test]
    fn what_does_not_add_up_is_named() {
        let paid = |total: &str, paid: &str| Order { total: Some(money(total)), paid: Some(money(paid)), ..order() };
        assert_eq!(paid("100 PLN", "30 PLN").due(), Some(money("70 PLN")));
        assert_eq!(paid("100 PLN", "30 PLN").oddities(), []);
        let half = Order { state: State::Shipped, ..paid("100 PLN", "30 PLN") };
        assert_eq!(half.oddities(), [Oddity::StillDue { due: money("70 PLN"), total: money("100 PLN") }]);
        let off = Oddity::Total { total: money("90 PLN"), sum: money("100 PLN") };
        assert_eq!(paid("90 PLN", "95 PLN").oddities(), [off, Oddity::Overpaid(money("5 PLN"))]);
        assert_eq!(paid("100 PLN", "30 EUR").due(), None);
        assert_eq!(Order { paid: None, ..paid("100 PLN", "0 PLN") }.due(), Some(money("100 PLN")));
    }

    #[test]
    fn late_is_what_the_seller_or_the_carrier_let_pass() {
        let today: Date = "2026-11-27".parse().expect("a date");
        let order = |state, promised: Option<Date>, expected| Order { state, promised, expected, ..order() };
        let yesterday = today.yesterday().ok();
        assert!(order(State::Making, yesterday, None).is_late(today));
        assert!(!order(State::Making, Some(today), None).is_late(today));
        assert!(!order(State::Waiting, yesterday, None).is_late(today));
        assert!(order(State::Shipped, yesterday, yesterday).is_late(today));
        assert!(!order(State::Received, yesterday, yesterday).is_late(today));
    }

    #[test]
    fn where_an_order_has_been_is_not_left_out() {
        let at = Timestamp::UNIX_EPOCH;
        let history = [State::Paid, State::Waiting].map(|state| StateChange { state, at }).to_vec();
        let order = Order { state: State::Agreed, history, ..order() };
        assert_eq!(order.step_to(State::Ready), Step::Skips(vec![State::Making]));
        assert_eq!(order.step_to(State::Received), Step::Skips(vec![State::Making, State::Ready]));
        assert_eq!(order.step_to(State::Making), Step::Usual);
    }

    #[test]
    fn a_meeting_hands_over_what_no_carrier_has() {
        let met = Order { slot: Some("18:00 at the door".to_owned()), ..order() };
        assert_eq!((order().handing(), met.handing()), (Handing::Parcel, Handing::Meeting));
        assert_eq!(Order { tracking: Some("X1".to_owned()), ..met }.handing(), Handing::Parcel);
    }
}
