//! `replydesk order`: what was ordered, how far it has come, what was agreed.

mod list;
mod meet;
mod pack;
mod show;
mod verbs;

use clap::{Args, Subcommand};

use super::Frame;
use super::editor::{self, Edited, Job};
use super::form::{self, Field};
use super::shared::Listing;
use super::values::{self, Amount, Change, Day, TypedItem};
use crate::config::Config;
use crate::desk::Desk;
use crate::model::{Channel, Currency, Extra, Item, Language, Money, Order, State};
use crate::report::{BadValue, Exit, Failure};

/// What can be done with orders.
#[derive(Clone, Debug, Subcommand)]
pub enum Command {
    Add(Box<Add>),
    Edit(Box<Edit>),
    Show(Named),
    List(List),
    State(SetState),
    Next(Named),
    Agree(Agree),
    Pay(Pay),
    Pack(Pack),
    Extra(AddExtra),
    Meet(Meet),
    Summary(Summary),
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
    #[arg(long, conflicts_with = "on")]
    pub remove: bool,
}

/// `order pay`: money that came, on top of what had come.
#[derive(Clone, Debug, Args)]
pub struct Pay {
    #[arg(value_name = "ORDER", value_parser = values::line)]
    pub order: String,
    /// An amount, or `all`.
    #[arg(value_name = "AMOUNT|all", value_parser = values::line, required = true, num_args = 1..=2, allow_negative_numbers = true)]
    pub amount: Vec<String>,
    #[arg(long, value_name = "TEXT", value_parser = values::line)]
    pub method: Option<String>,
}

/// `order pack`: the checklist, and its ticks.
#[derive(Clone, Debug, Args)]
#[expect(clippy::struct_excessive_bools, reason = "each is an option of its own")]
pub struct Pack {
    #[arg(value_name = "ORDER", value_parser = values::line)]
    pub order: String,
    #[arg(value_name = "ITEM", value_parser = values::line)]
    pub item: Vec<String>,
    #[arg(long, conflicts_with = "item")]
    pub all: bool,
    #[arg(long)]
    pub out: bool,
    #[arg(long, conflicts_with_all = ["item", "all", "out", "print"])]
    pub list: bool,
    #[arg(long, conflicts_with_all = ["item", "all", "out"])]
    pub print: bool,
}

/// `order extra`: what goes into the parcel beside the items.
#[derive(Clone, Debug, Args)]
pub struct AddExtra {
    #[arg(value_name = "ORDER", value_parser = values::line)]
    pub order: String,
    #[arg(value_name = "TEXT", value_parser = values::line)]
    pub text: String,
    #[arg(long)]
    pub remove: bool,
}

/// `order meet`: when and where it is handed over.
#[derive(Clone, Debug, Args)]
pub struct Meet {
    #[arg(value_name = "ORDER", value_parser = values::line)]
    pub order: String,
    #[arg(value_name = "WHEN", value_parser = values::line)]
    pub when: Vec<String>,
    #[arg(long, value_name = "HOUR", value_parser = values::line)]
    pub until: Option<String>,
    #[arg(long, value_name = "TEXT", value_parser = values::line)]
    pub place: Option<String>,
    #[arg(long)]
    pub ics: bool,
    #[arg(long, conflicts_with_all = ["when", "until", "place", "ics"])]
    pub off: bool,
}

/// `order summary`: what is agreed, for the buyer.
#[derive(Clone, Debug, Args)]
pub struct Summary {
    #[arg(value_name = "ORDER", value_parser = values::line)]
    pub order: String,
    #[arg(long, value_name = "CODE", value_parser = values::language)]
    pub language: Option<Language>,
    #[arg(long)]
    pub copy: bool,
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
        set_items(items, &mut order.items);
        Change::make(self.channel, &mut order.channel);
        Change::make(self.promised.map(|day| day.map(|day| day.seen_from(today))), &mut order.promised);
        Change::make(self.slot, &mut order.slot);
        Change::make(self.carrier, &mut order.carrier);
        Change::make(self.tracking, &mut order.tracking);
        Change::make(self.payment, &mut order.payment);
        Change::make(self.expected.map(|day| day.map(|day| day.seen_from(today))), &mut order.expected);
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

impl Command {
    /// Does it.
    ///
    /// # Errors
    /// Where an order or its buyer is not found or what is said of it is not right, and those of the database.
    pub fn run(self, frame: &mut Frame, config: &Config) -> Result<Exit, Failure> {
        let mut desk = frame.desk(config)?;
        match self {
            Self::Add(add) => {
                let mut order = Order { state: add.state, ..Order::numbered(&add.number) };
                add.fields.write(&mut order, &desk, config)?;
                let moved = desk.save_order(&order)?;
                frame.say("order-added", &[("number", order.number.as_str().into())], &moved.order)?;
                verbs::hints_on_typed(frame, &desk, None, &moved)?;
            }
            Self::Edit(edit) => return edit.run(frame, config, &mut desk),
            Self::Show(named) => show::show(frame, &desk, &desk.order_numbered(&named.order)?)?,
            Self::List(list) => list.run(frame, &desk)?,
            Self::State(set) => {
                let order = desk.order_numbered(&set.order)?;
                let moved = desk.set_state(order.id, set.state)?;
                verbs::say_moved(frame, &mut desk, &moved)?;
            }
            Self::Next(named) => {
                let order = desk.order_numbered(&named.order)?;
                let moved = desk.next_state(order.id)?;
                verbs::say_moved(frame, &mut desk, &moved)?;
            }
            Self::Agree(agree) => agree.run(frame, &mut desk)?,
            Self::Pay(pay) => pay.run(frame, config, &mut desk)?,
            Self::Pack(pack) => pack.run(frame, &mut desk)?,
            Self::Extra(extra) => extra.run(frame, &mut desk)?,
            Self::Meet(meet) => meet.run(frame, &mut desk)?,
            Self::Summary(summary) => return summary.run(frame, config, &mut desk),
            Self::Remove(named) => {
                let order = desk.order_numbered(&named.order)?;
                desk.remove_order(&order)?;
                frame.say("order-removed", &[("number", order.number.as_str().into())], &order)?;
            }
        }
        Ok(Exit::Done)
    }
}

impl Edit {
    fn run(self, frame: &mut Frame, config: &Config, desk: &mut Desk) -> Result<Exit, Failure> {
        let order = desk.order_numbered(&self.order)?;
        if self.number.is_some() || self.fields.are_given() {
            let changed = self.on(&order, desk, config)?;
            let moved = desk.replace_order(&order, &changed)?;
            frame.say("order-changed", &[("number", changed.number.as_str().into())], &moved.order)?;
            verbs::hints_on_typed(frame, desk, Some(&order), &moved)?;
            return Ok(Exit::Done);
        }
        let fields = as_form(&order, desk)?;
        let text = form::write(&fields, "cmd-order-edit", &frame.messages);
        let job = Job { place: &format!("order {}", order.number), ending: ".toml", text };
        let edited = editor::edit(frame, config, desk, &job, |desk, form| {
            let edit: Self = form::read(form, &fields, "-").map_err(|mistake| vec![mistake.into()])?;
            let changed = edit.on(&order, desk, config).map_err(|failure| vec![failure])?;
            desk.replace_order(&order, &changed).map_err(|error| vec![error.into()])
        })?;
        match edited {
            Edited::Taken(moved) => {
                let number = moved.order.number.as_str();
                frame.say("order-changed", &[("number", number.into())], &moved.order)?;
                verbs::hints_on_typed(frame, desk, Some(&order), &moved)?;
            }
            Edited::Same => {}
            Edited::Kept(exit) => return Ok(exit),
        }
        Ok(Exit::Done)
    }

    /// The order with the changes made.
    fn on(self, order: &Order, desk: &Desk, config: &Config) -> Result<Order, Failure> {
        let mut order = order.clone();
        values::replace(self.number, &mut order.number);
        self.fields.write(&mut order, desk, config)?;
        Ok(order)
    }
}

impl Fields {
    /// Writes everything that was given into an order, also its buyer and the pieces its items are.
    fn write(mut self, order: &mut Order, desk: &Desk, config: &Config) -> Result<(), Failure> {
        let buyer = self.buyer.take();
        let buyer = buyer.map(|change| change.try_map(|name| desk.buyer_named(&name).map(|buyer| buyer.id)));
        Change::make(buyer.transpose()?, &mut order.buyer);
        self.fill(order, desk.now()?.date(), config.shop.currency)?;
        desk.link_pieces(order)?;
        Ok(())
    }

    /// Whether any option was given at all.
    const fn are_given(&self) -> bool {
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

fn as_form(order: &Order, desk: &Desk) -> Result<Vec<Field>, Failure> {
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
    use super::super::{Verb, every};
    use super::*;

    fn fields(arguments: &str) -> Fields {
        match every::parse(arguments) {
            Verb::Order(Command::Add(add)) => add.fields,
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
