//! The entries of `demo/shop.toml`, and what they become.

use std::collections::BTreeMap;

use jiff::Span;
use jiff::civil::Time;
use serde::Deserialize;

use super::{Day, Keyed, find, unknown};
use crate::model::{
    Address, Agreement, Buyer, Channel, Entry, Handle, Id, Item, Kind, Language, Link, Message, Money, Order, Piece,
    Reminder, Reply, Retraction, State, StateChange, Supply, Tone, Translation,
};
use crate::transfer::Error;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct File {
    pub(super) facts: toml::Table,
    /// What facts are in other languages, by language and name.
    #[serde(default)]
    pub(super) facts_in: BTreeMap<String, BTreeMap<String, String>>,
    pub(super) piece: Vec<PieceRow>,
    pub(super) buyer: Vec<BuyerRow>,
    pub(super) order: Vec<OrderRow>,
    pub(super) copied: Vec<CopiedRow>,
    pub(super) message: Vec<MessageRow>,
    pub(super) reminder: Vec<ReminderRow>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct PieceRow {
    pub(super) key: String,
    name: String,
    /// What it is called in other languages.
    titles: BTreeMap<Language, String>,
    size: Option<String>,
    material: Option<String>,
    care: Option<String>,
    price: Option<Money>,
    #[serde(default)]
    variations: Vec<String>,
    in_stock: Option<u32>,
    days_to_make: Option<u32>,
    minutes_to_make: Option<u32>,
    #[serde(default)]
    breakdown: String,
    link: String,
}

impl PieceRow {
    pub(super) fn into_model(self) -> Piece {
        let source = &self.name;
        let title = |(language, text)| Translation { language, text, source: source.clone() };
        Piece {
            titles: self.titles.into_iter().map(title).collect(),
            size: self.size,
            material: self.material,
            care: self.care,
            price: self.price,
            variations: self.variations,
            supply: Supply {
                in_stock: self.in_stock,
                days_to_make: self.days_to_make,
                minutes_to_make: self.minutes_to_make,
            },
            links: vec![Link { channel: Channel::new("etsy"), url: self.link }],
            breakdown: self.breakdown,
            ..Piece::named(&self.name)
        }
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct BuyerRow {
    pub(super) key: String,
    name: String,
    address_as: Option<String>,
    language: Option<Language>,
    tone: Option<Tone>,
    kind: Option<Kind>,
    handles: Vec<Handle>,
    #[serde(default)]
    address: Address,
    phone: Option<String>,
    email: Option<String>,
    /// In how many days the birthday is.
    birthday: Option<i32>,
    #[serde(default)]
    notes: String,
    #[serde(default)]
    tags: Vec<String>,
    #[serde(default)]
    consent: bool,
}

impl BuyerRow {
    pub(super) fn into_model(self, day: Day<'_>) -> Buyer {
        Buyer {
            address_as: self.address_as,
            handles: self.handles,
            language: self.language,
            tone: self.tone,
            kind: self.kind,
            address: self.address,
            phone: self.phone,
            email: self.email,
            birthday: self.birthday.map(|days| day.date(days).saturating_sub(Span::new().years(33))),
            notes: self.notes,
            tags: self.tags,
            consent: self.consent,
            ..Buyer::named(&self.name)
        }
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct OrderRow {
    number: String,
    buyer: String,
    channel: Channel,
    /// Each state with the day it began.
    history: Vec<(State, i32)>,
    items: Vec<ItemRow>,
    postage: Option<Money>,
    total: Option<Money>,
    paid: Option<Money>,
    promised: Option<i32>,
    slot: Option<String>,
    carrier: Option<String>,
    tracking: Option<String>,
    #[serde(default)]
    agreements: Vec<AgreementRow>,
    #[serde(default)]
    notes: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct ItemRow {
    piece: String,
    variation: Option<String>,
    #[serde(default = "one")]
    quantity: u32,
    price: Option<Money>,
}

const fn one() -> u32 {
    1
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct AgreementRow {
    on: i32,
    text: String,
}

impl OrderRow {
    pub(super) fn into_model(self, day: Day<'_>, pieces: &Keyed<Piece>, buyers: &Keyed<Buyer>) -> Result<Order, Error> {
        let ten = Time::constant(10, 0, 0, 0);
        let item = |item: ItemRow| {
            let piece = find(pieces, "piece", &item.piece)?;
            Ok(Item {
                piece: Some(piece.id),
                variation: item.variation,
                quantity: item.quantity,
                price: item.price,
                ..Item::named(&piece.name)
            })
        };
        let changes = self.history.iter().map(|(state, days)| StateChange { state: *state, at: day.at(*days, ten) });
        let agreement = |row: AgreementRow| Agreement { on: day.date(row.on), text: row.text };
        Ok(Order {
            channel: Some(self.channel),
            buyer: Some(find(buyers, "buyer", &self.buyer)?.id),
            state: self.history.last().map_or(State::Asked, |(state, _)| *state),
            history: changes.collect(),
            items: self.items.into_iter().map(item).collect::<Result<_, Error>>()?,
            total: self.total,
            paid: self.paid,
            postage: self.postage,
            promised: self.promised.map(|days| day.working_day(days)),
            slot: self.slot,
            carrier: self.carrier,
            tracking: self.tracking,
            agreements: self.agreements.into_iter().map(agreement).collect(),
            notes: self.notes,
            ..Order::numbered(&self.number)
        })
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct CopiedRow {
    /// The day, and the hour and minute.
    at: (i32, String),
    buyer: String,
    order: Option<String>,
    #[serde(default)]
    replies: Vec<String>,
    text: String,
    retracted: Option<Retraction>,
}

impl CopiedRow {
    pub(super) fn into_model(
        self,
        day: Day<'_>,
        replies: &[Reply],
        buyers: &Keyed<Buyer>,
        orders: &[Order],
    ) -> Result<Entry, Error> {
        let buyer = find(buyers, "buyer", &self.buyer)?;
        let reply = |name: &String| {
            let found = replies.iter().find(|reply| reply.shortcut.as_str() == name);
            found.ok_or_else(|| unknown("shortcut", name))
        };
        let said: Vec<&Reply> = self.replies.iter().map(reply).collect::<Result<_, _>>()?;
        let text = |reply: &&Reply| {
            let fits = reply.variants.iter().find(|variant| Some(&variant.key.language) == buyer.language.as_ref());
            fits.map(|variant| (reply.id, variant.id))
        };
        let order = |number: String| {
            let found = orders.iter().find(|order| order.number == number);
            found.ok_or_else(|| unknown("order", &number))
        };
        let order = self.order.map(order).transpose()?;
        let (days, time) = &self.at;
        let time = time.parse().map_err(|_not_a_time: jiff::Error| unknown("time", time))?;
        Ok(Entry {
            id: Id::new(),
            at: day.at(*days, time),
            replies: said.iter().map(|reply| reply.id).collect(),
            buyer: Some(buyer.id),
            order: order.map(|order| order.id),
            channel: order.and_then(|order| order.channel.clone()).or_else(|| buyer.channel().cloned()),
            language: buyer.language.clone(),
            text: self.text,
            route: "wayland".to_owned(),
            checked: true,
            retracted: self.retracted,
            variants: said.iter().filter_map(text).collect(),
            edited: false,
        })
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct MessageRow {
    /// The day, and the hour and minute.
    at: (i32, String),
    buyer: Option<String>,
    order: Option<String>,
    channel: Channel,
    language: Language,
    text: String,
}

impl MessageRow {
    pub(super) fn into_model(self, day: Day<'_>, buyers: &Keyed<Buyer>, orders: &[Order]) -> Result<Message, Error> {
        let buyer = self.buyer.map(|key| find(buyers, "buyer", &key)).transpose()?;
        let order = |number: String| {
            let found = orders.iter().find(|order| order.number == number);
            found.map(|order| order.id).ok_or_else(|| unknown("order", &number))
        };
        let (days, time) = &self.at;
        let time = time.parse().map_err(|_not_a_time: jiff::Error| unknown("time", time))?;
        Ok(Message {
            buyer: buyer.map(|buyer| buyer.id),
            order: self.order.map(order).transpose()?,
            channel: Some(self.channel),
            language: Some(self.language),
            ..Message::received(&self.text, day.at(*days, time))
        })
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct ReminderRow {
    due: i32,
    text: String,
    buyer: Option<String>,
    reply: Option<String>,
}

impl ReminderRow {
    pub(super) fn into_model(self, day: Day<'_>, replies: &[Reply], buyers: &Keyed<Buyer>) -> Result<Reminder, Error> {
        let buyer = self.buyer.map(|key| find(buyers, "buyer", &key)).transpose()?;
        let reply = |name: String| {
            let found = replies.iter().find(|reply| reply.shortcut.as_str() == name);
            found.map(|reply| reply.id).ok_or_else(|| unknown("shortcut", &name))
        };
        Ok(Reminder {
            buyer: buyer.map(|buyer| buyer.id),
            reply: self.reply.map(reply).transpose()?,
            ..Reminder::on(day.date(self.due), &self.text)
        })
    }
}
