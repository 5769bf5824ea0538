//! `replydesk order`: what was ordered, how far it has come, what was agreed.

mod fields;
mod list;
mod meet;
mod pack;
mod show;
mod verbs;

use clap::{Args, Subcommand};
pub use fields::Fields;

use super::editor::{self, Edited, Job};
use super::shared::{self, Listing};
use super::values::{self, Day};
use super::{Frame, form};
use crate::config::Config;
use crate::desk::Desk;
use crate::model::{Language, Order, State};
use crate::report::{Exit, Failure};

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
            let (order, changed, moved) = shared::on_what_is_now(|| {
                let order = desk.order_numbered(&self.order)?;
                let changed = self.clone().on(&order, desk, config)?;
                let moved = desk.replace_order(&order, &changed)?;
                Ok((order, changed, moved))
            })?;
            frame.say("order-changed", &[("number", changed.number.as_str().into())], &moved.order)?;
            verbs::hints_on_typed(frame, desk, Some(&order), &moved)?;
            return Ok(Exit::Done);
        }
        let fields = fields::as_form(&order, desk)?;
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
