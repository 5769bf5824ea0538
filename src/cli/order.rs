//! `replydesk order`: what was ordered, how far it has come, what was agreed.

use clap::{Args, Subcommand};

use super::shared::Listing;
use super::values::{self, Amount, Change, Day, TypedItem};
use crate::model::{Channel, Currency, Money, Order, State};
use crate::report::BadValue;

/// What can be done with orders.
#[derive(Clone, Debug, Subcommand)]
pub enum Command {
    Add(Box<Add>),
    Edit(Box<Edit>),
    Show(Named),
    List(List),
    State(SetState),
    Agree(Agree),
    Remove(Named),
}

/// `order add`
#[derive(Clone, Debug, Args)]
pub struct Add {
    #[arg(value_name = "NUMBER", value_parser = values::line)]
    pub number: String,
    #[arg(long, value_name = "STATE", value_parser = values::state(), default_value = "asked")]
    pub state: State,
    #[command(flatten)]
    pub fields: Fields,
}

/// `order edit`; without options, in the editor.
#[derive(Clone, Debug, Args)]
pub struct Edit {
    #[arg(value_name = "ORDER", value_parser = values::line)]
    pub order: String,
    #[arg(long, value_name = "NUMBER", value_parser = values::line)]
    pub number: Option<String>,
    #[command(flatten)]
    pub fields: Fields,
}

/// `order show`, `order remove`
#[derive(Clone, Debug, Args)]
pub struct Named {
    #[arg(value_name = "ORDER", value_parser = values::line)]
    pub order: String,
}

/// `order list`
#[derive(Clone, Debug, Args)]
pub struct List {
    #[arg(value_name = "WORDS", value_parser = values::line_or_nothing)]
    pub words: Vec<String>,
    #[arg(long, value_name = "WHO", value_parser = values::line)]
    pub buyer: Option<String>,
    #[arg(long, value_name = "STATE", value_parser = values::state())]
    pub state: Vec<State>,
    #[arg(long)]
    pub open: bool,
    #[command(flatten)]
    pub listing: Listing,
}

/// `order state`
#[derive(Clone, Debug, Args)]
pub struct SetState {
    #[arg(value_name = "ORDER", value_parser = values::line)]
    pub order: String,
    #[arg(value_name = "STATE", value_parser = values::state())]
    pub state: State,
}

/// `order agree`: something agreed with the buyer, written down with its day.
#[derive(Clone, Debug, Args)]
pub struct Agree {
    #[arg(value_name = "ORDER", value_parser = values::line)]
    pub order: String,
    #[arg(value_name = "TEXT", value_parser = values::line)]
    pub text: String,
    #[arg(long, value_name = "DAY", value_parser = values::day, default_value = "today", allow_hyphen_values = true)]
    pub on: Day,
}

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
    #[arg(long, value_name = "AMOUNT", value_parser = values::change(values::amount))]
    pub total: Option<Change<Amount>>,
    #[arg(long, value_name = "AMOUNT", value_parser = values::change(values::amount))]
    pub paid: Option<Change<Amount>>,
    #[arg(long, value_name = "AMOUNT", value_parser = values::change(values::amount))]
    pub postage: Option<Change<Amount>>,
    #[arg(long, value_name = "DAY", value_parser = values::change(values::day), allow_hyphen_values = true)]
    pub promised: Option<Change<Day>>,
    #[arg(long, value_name = "TEXT", value_parser = values::change(values::line))]
    pub slot: Option<Change<String>>,
    #[arg(long, value_name = "NAME", value_parser = values::change(values::line))]
    pub carrier: Option<Change<String>>,
    #[arg(long, value_name = "NUMBER", value_parser = values::change(values::line))]
    pub tracking: Option<Change<String>>,
    #[arg(long, value_name = "TEXT", value_parser = values::text_or_nothing)]
    pub notes: Option<String>,
}

impl Fields {
    /// Writes what was given into an order, but for the buyer. Amounts without a currency are in the shop's.
    ///
    /// # Errors
    /// [`BadValue`], if an amount has more decimals than its currency.
    pub fn fill(self, order: &mut Order, today: jiff::civil::Date, shop: Currency) -> Result<(), BadValue> {
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
        Change::make_list(items, &mut order.items);
        Change::make(self.channel, &mut order.channel);
        Change::make(self.promised.map(|day| day.map(|day| day.seen_from(today))), &mut order.promised);
        Change::make(self.slot, &mut order.slot);
        Change::make(self.carrier, &mut order.carrier);
        Change::make(self.tracking, &mut order.tracking);
        values::replace(self.notes, &mut order.notes);
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::super::every::{self, Command as Any};
    use super::*;

    fn fields(arguments: &str) -> Fields {
        match every::parse(arguments) {
            Any::Order(Command::Add(add)) => add.fields,
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn an_order_is_filled_in_the_currency_of_the_shop() {
        let today = "2026-11-27".parse().expect("a date");
        let zloty = "PLN".parse().expect("a currency");
        let mut order = Order::numbered("2041");
        let given = fields("order add 2041 --total 86 --paid 5EUR --item 2x@Mug:@blue@@@43 --promised +3");
        given.fill(&mut order, today, zloty).expect("fields");
        assert_eq!(order.total.map(|money| money.to_string()).as_deref(), Some("86.00 PLN"));
        assert_eq!(order.paid.map(|money| money.to_string()).as_deref(), Some("5.00 EUR"));
        assert_eq!(order.promised.map(|day| day.to_string()).as_deref(), Some("2026-11-30"));
    }

    #[test]
    fn too_many_decimals_for_the_currency_are_told_with_the_option() {
        let today = "2026-11-27".parse().expect("a date");
        let yen = "JPY".parse().expect("a currency");
        let bad = fields("order add 1 --total 5.50").fill(&mut Order::numbered("1"), today, yen);
        assert_eq!(bad.map_err(|bad| (bad.option, bad.given)), Err(("--total".to_owned(), "5.50".to_owned())));
    }
}
