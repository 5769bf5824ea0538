//! What can be said of an order: the options of `order add` and `order edit`, and the form in the editor.

use clap::Args;

use super::super::form::Field;
use super::super::values::{self, Amount, Change, Day, TypedItem};
use crate::config::Config;
use crate::desk::Desk;
use crate::model::{Channel, Currency, Extra, Item, Money, Order};
use crate::report::{BadValue, Failure};

/// What is known of an order. An empty value clears a field; a list that is given takes the place of the one there was.
#[derive(Clone, Debug, Default, Args)]
pub struct Fields {
    /// Looked up by the verb: which buyer is meant is not for these arguments to say.
    #[arg(long, value_name = "WHO", value_parser = values::change(values::line))]
    pub buyer: Option<Change<String>>,
    #[arg(long, value_name = "NAME", value_parser = values::change(values::channel))]
    pub channel: Option<Change<Channel>>,
    #[arg(long, value_name = "ITEM", value_parser = values::change(values::item))]
    pub item: Vec<Change<TypedItem>>,
    #[arg(long, value_name = "AMOUNT", value_parser = values::change(values::amount), allow_negative_numbers = true)]
    pub total: Option<Change<Amount>>,
    #[arg(long, value_name = "AMOUNT", value_parser = values::change(values::amount), allow_negative_numbers = true)]
    pub paid: Option<Change<Amount>>,
    #[arg(long, value_name = "TEXT", value_parser = values::change(values::line))]
    pub payment: Option<Change<String>>,
    #[arg(long, value_name = "AMOUNT", value_parser = values::change(values::amount), allow_negative_numbers = true)]
    pub postage: Option<Change<Amount>>,
    #[arg(long, value_name = "DAY", value_parser = values::change(values::day), allow_hyphen_values = true)]
    pub promised: Option<Change<Day>>,
    #[arg(long, value_name = "TEXT", value_parser = values::change(values::line))]
    pub slot: Option<Change<String>>,
    #[arg(long, value_name = "NAME", value_parser = values::change(values::line))]
    pub carrier: Option<Change<String>>,
    #[arg(long, value_name = "NUMBER", value_parser = values::change(values::line))]
    pub tracking: Option<Change<String>>,
    #[arg(long, value_name = "DAY", value_parser = values::change(values::day), allow_hyphen_values = true)]
    pub expected: Option<Change<Day>>,
    #[arg(long, value_name = "TEXT", value_parser = values::change(values::line))]
    pub extra: Vec<Change<String>>,
    #[arg(long, num_args = 0..=1, require_equals = true, value_name = "yes|no", default_missing_value = "yes", value_parser = values::yes_or_no())]
    pub gift: Option<bool>,
    #[arg(long, value_name = "TEXT", value_parser = values::text_or_nothing)]
    pub notes: Option<String>,
}

impl Fields {
    /// Writes what was given into an order, but for the buyer and the days. Amounts without a currency are in the shop's.
    ///
    /// # Errors
    /// [`BadValue`], if an amount has more decimals than its currency.
    pub fn fill(self, order: &mut Order, shop: Currency) -> Result<(), BadValue> {
        let money = |option: &str, change: Option<Change<Amount>>| -> Result<Option<Change<Money>>, BadValue> {
            change.map(|change| change.try_map(|amount| amount.of(option, shop))).transpose()
        };
        let item = |typed: TypedItem| {
            let given = typed.price.as_ref().map(ToString::to_string).unwrap_or_default();
            typed.in_currency(shop).map_err(|invalid| invalid.given_for("--item", &given))
        };
        let items = self.item.into_iter().map(|change| change.try_map(item)).collect::<Result<_, _>>()?;
        Change::make(money("--total", self.total)?, &mut order.total);
        Change::make(money("--paid", self.paid)?, &mut order.paid);
        Change::make(money("--postage", self.postage)?, &mut order.postage);
        set_items(items, &mut order.items);
        Change::make(self.channel, &mut order.channel);
        Change::make(self.slot, &mut order.slot);
        Change::make(self.carrier, &mut order.carrier);
        Change::make(self.tracking, &mut order.tracking);
        Change::make(self.payment, &mut order.payment);
        set_extras(self.extra, &mut order.extras);
        values::replace(self.gift, &mut order.gift);
        values::replace(self.notes, &mut order.notes);
        Ok(())
    }
}

/// The items that are given take the place of those there were; one that was there already keeps its tick and its piece.
fn set_items(changes: Vec<Change<Item>>, items: &mut Vec<Item>) {
    let mut before = items.clone();
    Change::make_list(changes, items);
    for item in items.iter_mut() {
        let is_same = |one: &Item| one.name == item.name && one.variation == item.variation;
        if let Some(at) = before.iter().position(is_same) {
            let known = before.swap_remove(at);
            item.piece = known.piece;
            item.packed = known.packed && known.quantity == item.quantity;
        }
    }
}

/// The same for what goes into the parcel beside them.
fn set_extras(changes: Vec<Change<String>>, extras: &mut Vec<Extra>) {
    let mut texts: Vec<String> = extras.iter().map(|extra| extra.text.clone()).collect();
    Change::make_list(changes, &mut texts);
    let is_packed = |text: &String| extras.iter().any(|extra| extra.text == *text && extra.packed);
    *extras = texts.into_iter().map(|text| Extra { packed: is_packed(&text), text }).collect();
}

impl Fields {
    /// Writes everything that was given into an order, also its buyer and the pieces its items are.
    pub(super) fn write(mut self, order: &mut Order, desk: &Desk, config: &Config) -> Result<(), Failure> {
        let buyer = self.buyer.take();
        let buyer = buyer.map(|change| change.try_map(|name| desk.buyer_named(&name).map(|buyer| buyer.id)));
        Change::make(buyer.transpose()?, &mut order.buyer);
        let day = |change: Change<Day>| change.try_map(|day| desk.date_of(day));
        Change::make(self.promised.take().map(day).transpose()?, &mut order.promised);
        Change::make(self.expected.take().map(day).transpose()?, &mut order.expected);
        self.fill(order, config.shop.currency)?;
        desk.link_pieces(order)?;
        Ok(())
    }

    /// Whether any option was given at all.
    pub(super) const fn are_given(&self) -> bool {
        let Self { buyer, channel, item, total, paid, payment, postage, promised, .. } = self;
        let Self { slot, carrier, tracking, expected, extra, gift, notes, .. } = self;
        buyer.is_some()
            || channel.is_some()
            || !item.is_empty()
            || total.is_some()
            || paid.is_some()
            || payment.is_some()
            || postage.is_some()
            || promised.is_some()
            || slot.is_some()
            || carrier.is_some()
            || tracking.is_some()
            || expected.is_some()
            || !extra.is_empty()
            || gift.is_some()
            || notes.is_some()
    }
}

/// An order as the form that is filled in the editor.
pub(super) fn as_form(order: &Order, desk: &Desk) -> Result<Vec<Field>, Failure> {
    let buyer = order.buyer.map(|buyer| desk.buyer_name(buyer)).transpose()?.flatten();
    Ok(vec![
        Field::one("number", Some(&order.number)),
        Field::one("buyer", buyer),
        Field::one("channel", order.channel.as_ref().map(Channel::name)),
        Field::list("item", order.items.iter().map(TypedItem::written)),
        Field::one("total", order.total),
        Field::one("paid", order.paid),
        Field::one("payment", order.payment.as_ref()),
        Field::one("postage", order.postage),
        Field::one("promised", order.promised),
        Field::one("slot", order.slot.as_ref()),
        Field::one("carrier", order.carrier.as_ref()),
        Field::one("tracking", order.tracking.as_ref()),
        Field::one("expected", order.expected),
        Field::list("extra", order.extras.iter().map(|extra| extra.text.clone())),
        Field::flag("gift", order.gift),
        Field::one("notes", Some(&order.notes)),
    ])
}

#[cfg(test)]
mod tests {
    use super::super::super::{Verb, every};
    use super::super::Command;
    use super::*;

    fn fields(arguments: &str) -> Fields {
        match every::parse(arguments) {
            Verb::Order(Command::Add(add)) => add.fields,
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn an_order_is_filled_in_the_currency_of_the_shop() {
        let zloty = "PLN".parse().expect("a currency");
        let mut order = Order::numbered("2041");
        let given = fields("order add 2041 --total 86 --paid 5EUR --item 2x@Mug:@blue@@@43");
        given.fill(&mut order, zloty).expect("fields");
        assert_eq!(order.total.map(|money| money.to_string()).as_deref(), Some("86.00 PLN"));
        assert_eq!(order.paid.map(|money| money.to_string()).as_deref(), Some("5.00 EUR"));
    }

    #[test]
    fn too_many_decimals_for_the_currency_are_told_with_the_option() {
        let yen = "JPY".parse().expect("a currency");
        let bad = fields("order add 1 --total 5.50").fill(&mut Order::numbered("1"), yen);
        assert_eq!(bad.map_err(|bad| (bad.option, bad.given)), Err(("--total".to_owned(), "5.50".to_owned())));
    }
}
