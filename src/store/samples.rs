//! Things of a shop for the store's tests: fixed ones, and strategies for arbitrary ones.

use std::collections::BTreeMap;

use jiff::Timestamp;
use jiff::civil::{Date, DateTime, Time};
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use proptest::sample::{select, subsequence};

use super::{Action, ActionKind, Error, Store};
use crate::model::{
    Address, Agreement, Asks, Buyer, Channel, DayOff, Draft, Entry, Extra, Fact, Handle, Id, Item, Kind, Language,
    Length, Link, Message, Money, Order, Piece, Remembered, Reminder, Reply, Retraction, Role, Rule, Scope, Shortcut,
    Situation, Slot, Snooze, State, StateChange, Supply, Title, Tone, Translation, Variant, VariantKey,
    weekday_from_word,
};
use crate::text::{sanitise, sanitise_line};
use crate::transfer::tables::{Column, DayOrder, Field, Holds, Mapping, StateWord};

/// A moment, so many milliseconds after a fixed one.
pub(super) fn at(milliseconds: i64) -> Timestamp {
    Timestamp::from_millisecond(1_790_000_000_000 + milliseconds).unwrap()
}

/// Does something as one action, whatever it is.
pub(super) fn act<T>(store: &mut Store, work: impl FnOnce(&mut Action<'_>) -> Result<T, Error>) -> T {
    store.act(ActionKind::SetUp, "sample", at(0), work).unwrap()
}

pub(super) fn reply(shortcut: &str) -> Reply {
    let key = VariantKey::of(Language::english());
    Reply {
        id: Id::new(),
        shortcut: shortcut.parse().unwrap(),
        category: "pickup".to_owned(),
        role: Role::Body,
        tags: Vec::new(),
        situations: Vec::new(),
        attach: None,
        archived: false,
        titles: vec![Title { language: Language::english(), text: format!("Title of {shortcut}") }],
        asks: Vec::new(),
        variants: vec![Variant { id: Id::new(), key, body: "The door is green.".to_owned() }],
    }
}

pub(super) fn buyer(name: &str, handles: &[(&str, &str)]) -> Buyer {
    let handle = |(channel, name): &(&str, &str)| Handle { channel: Channel::new(channel), name: (*name).to_owned() };
    Buyer { handles: handles.iter().map(handle).collect(), ..Buyer::named(name) }
}

pub(super) fn order(number: &str, buyer: &Buyer) -> Order {
    Order { buyer: Some(buyer.id), ..Order::numbered(number) }
}

pub(super) fn entry(replies: &[&Reply], buyer: Option<&Buyer>, at: Timestamp) -> Entry {
    Entry {
        id: Id::new(),
        at,
        replies: replies.iter().map(|reply| reply.id).collect(),
        buyer: buyer.map(|buyer| buyer.id),
        order: None,
        channel: None,
        language: None,
        text: "The door is green.".to_owned(),
        route: "x11".to_owned(),
        checked: true,
        retracted: None,
        variants: BTreeMap::new(),
        edited: false,
    }
}

/// What other rows may refer to.
#[derive(Clone, Debug)]
pub(super) struct Known {
    pub(super) reply: Id,
    pub(super) buyer: Id,
    pub(super) order: Id,
    pub(super) piece: Id,
}

/// Puts one of each into a database.
pub(super) fn known(store: &mut Store) -> Known {
    let (reply, buyer, piece) = (reply("known"), buyer("Known", &[]), Piece::named("Known"));
    let order = order("known", &buyer);
    act(store, |action| {
        action.put_reply(&reply)?;
        action.put_buyer(&buyer)?;
        action.put_piece(&piece)?;
        action.put_order(&order)
    });
    Known { reply: reply.id, buyer: buyer.id, order: order.id, piece: piece.id }
}

/// A text of one line such as the store keeps it.
fn line() -> impl Strategy<Value = String> {
    "(?s).{0,12}".prop_map(|text| sanitise_line(&text).into_owned())
}

/// A text such as the store keeps it.
fn lines() -> impl Strategy<Value = String> {
    "(?s)[\"'\\\\\n\t]?.{0,24}".prop_map(|text| sanitise(&text).into_owned())
}

fn moment() -> impl Strategy<Value = Timestamp> {
    (-10_000_000_000_000_i64..10_000_000_000_000).prop_map(|at| Timestamp::from_millisecond(at).unwrap())
}

fn date() -> impl Strategy<Value = Date> {
    (1900_i16..2100, 1_i8..=12, 1_i8..=28).prop_map(|(year, month, day)| Date::new(year, month, day).unwrap())
}

fn time() -> impl Strategy<Value = Time> {
    (0_i8..24, 0_i8..60, 0_i8..60).prop_map(|(hour, minute, second)| Time::new(hour, minute, second, 0).unwrap())
}

fn civil() -> impl Strategy<Value = DateTime> {
    (date(), time()).prop_map(|(date, time)| DateTime::from_parts(date, time))
}

fn money() -> impl Strategy<Value = Option<Money>> {
    let currency = select(vec!["PLN", "EUR", "JPY", "KWD"]);
    option::of((any::<i64>(), currency).prop_map(|(minor, code)| Money { minor, currency: code.parse().unwrap() }))
}

fn channel() -> impl Strategy<Value = Channel> {
    select(vec!["etsy", "allegro", "whatsapp", "my own"]).prop_map(Channel::new)
}

fn language() -> impl Strategy<Value = Language> {
    select(vec!["en", "pl", "pt-BR", "el"]).prop_map(|code| code.parse().unwrap())
}

fn word<T: Copy + std::fmt::Debug>(all: &'static [T]) -> impl Strategy<Value = T> {
    select(all)
}

fn languages() -> impl Strategy<Value = Vec<Language>> {
    let all: Vec<Language> = ["en", "pl", "pt-BR", "el"].iter().map(|code| code.parse().unwrap()).collect();
    subsequence(all, 0..=4).prop_shuffle()
}

fn titles() -> impl Strategy<Value = Vec<Title>> {
    (languages(), vec(line(), 4)).prop_map(|(languages, texts)| {
        languages.into_iter().zip(texts).map(|(language, text)| Title { language, text }).collect()
    })
}

fn asks() -> impl Strategy<Value = Vec<Asks>> {
    (languages(), vec(vec(lines(), 0..4), 4)).prop_map(|(languages, texts)| {
        languages.into_iter().zip(texts).map(|(language, texts)| Asks { language, texts }).collect()
    })
}

/// The key of every variant, with ids from a few, so that variants trade keys.
fn variants(ids: Vec<Id>) -> impl Strategy<Value = Vec<Variant>> {
    let key = (language(), option::of(channel()), option::of(word(Tone::ALL)), option::of(word(Length::ALL)));
    let key = key.prop_map(|(language, channel, tone, length)| VariantKey { language, channel, tone, length });
    let count = ids.len();
    (Just(ids).prop_shuffle(), vec((key, lines()), 0..=count)).prop_map(|(ids, contents)| {
        let mut variants: Vec<Variant> = Vec::new();
        for (id, (key, body)) in ids.into_iter().zip(contents) {
            if variants.iter().all(|variant| variant.key != key) {
                variants.push(Variant { id, key, body });
            }
        }
        variants
    })
}

pub(super) fn a_reply(id: Id, variant_ids: Vec<Id>) -> impl Strategy<Value = Reply> {
    let shortcut = select(vec!["pickup", "iban", "odbiór", "p-1"]).prop_map(|text| text.parse::<Shortcut>().unwrap());
    let situation = (1..=49_u8).prop_map(|number| Situation::try_from(format!("P{number:02}")).unwrap());
    let lists = (vec(line(), 0..3), vec(situation, 0..3), option::of(line()), any::<bool>());
    (shortcut, line(), word(Role::ALL), lists, titles(), asks(), variants(variant_ids)).prop_map(
        move |(shortcut, category, role, (tags, situations, attach, archived), titles, asks, variants)| Reply {
            id,
            shortcut,
            category,
            role,
            tags,
            situations,
            attach,
            archived,
            titles,
            asks,
            variants,
        },
    )
}

pub(super) fn a_fact(id: Id) -> impl Strategy<Value = Fact> {
    let translations = titles().prop_map(|titles| {
        titles
            .into_iter()
            .map(|Title { language, text }| Translation { language, source: text.clone(), text })
            .collect::<Vec<_>>()
    });
    let eyes = (any::<bool>(), vec(channel(), 0..3));
    (select(vec!["iban", "hours"]), lines(), translations, option::of(date()), eyes).prop_map(
        move |(name, value, translations, checked_on, (sensitive, channels))| Fact {
            id,
            name: name.to_owned(),
            value,
            translations,
            checked_on,
            sensitive,
            channels,
        },
    )
}

pub(super) fn a_piece(id: Id) -> impl Strategy<Value = Piece> {
    let link = (channel(), line()).prop_map(|(channel, url)| Link { channel, url });
    let count = || option::of(any::<u32>());
    let supply = (count(), count(), count()).prop_map(|(in_stock, days_to_make, minutes_to_make)| Supply {
        in_stock,
        days_to_make,
        minutes_to_make,
    });
    let texts = (option::of(line()), option::of(line()), option::of(lines()));
    ((line(), titles()), texts, money(), vec(line(), 0..4), supply, vec(link, 0..3), (lines(), lines())).prop_map(
        move |((name, titles), (size, material, care), price, variations, supply, links, (breakdown, notes))| Piece {
            id,
            titles: titles
                .into_iter()
                .map(|Title { language, text }| Translation { language, source: name.clone(), text })
                .collect(),
            name,
            size,
            material,
            care,
            price,
            variations,
            supply,
            links,
            breakdown,
            notes,
        },
    )
}

fn address() -> impl Strategy<Value = Address> {
    (lines(), line(), line(), line(), line(), line()).prop_map(|(raw, street, postcode, city, region, country)| {
        Address { raw, street, postcode, city, region, country }
    })
}

fn handles() -> impl Strategy<Value = Vec<Handle>> {
    vec((channel(), select(vec!["anna_k", "Anna_K", "bob", "x"])), 0..4).prop_map(|pairs| {
        let mut handles: Vec<Handle> = Vec::new();
        for (channel, name) in pairs {
            let is_new = |known: &Handle| known.channel != channel || !known.name.eq_ignore_ascii_case(name);
            if handles.iter().all(is_new) {
                handles.push(Handle { channel, name: name.to_owned() });
            }
        }
        handles
    })
}

pub(super) fn a_buyer(id: Id) -> impl Strategy<Value = Buyer> {
    let person = (line(), option::of(line()), option::of(language()));
    let manners = (option::of(word(Tone::ALL)), option::of(word(Kind::ALL)), any::<bool>());
    let reach = (option::of(line()), option::of(line()), option::of(date()));
    (person, handles(), manners, address(), reach, lines(), vec(line(), 0..3)).prop_map(
        move |(person, handles, (tone, kind, consent), address, (phone, email, birthday), notes, tags)| {
            let (name, address_as, language) = person;
            Buyer {
                id,
                name,
                address_as,
                handles,
                language,
                tone,
                kind,
                address,
                phone,
                email,
                birthday,
                notes,
                tags,
                consent,
            }
        },
    )
}

pub(super) fn an_order(id: Id, known: &Known) -> impl Strategy<Value = Order> + use<> {
    let Known { buyer, piece, .. } = *known;
    let state = (word(State::ALL), moment()).prop_map(|(state, at)| StateChange { state, at });
    let item = (option::of(Just(piece)), line(), option::of(line()), any::<u32>(), money(), any::<bool>()).prop_map(
        |(piece, name, variation, quantity, price, packed)| Item { piece, name, variation, quantity, price, packed },
    );
    let extra = (line(), any::<bool>()).prop_map(|(text, packed)| Extra { text, packed });
    let agreement = (date(), line()).prop_map(|(on, text)| Agreement { on, text });
    let known_by = (select(vec!["1", "2", "A-7"]), option::of(channel()), option::of(Just(buyer)));
    let parts = (vec(state, 0..4), vec(item, 0..4), vec(extra, 0..3), vec(agreement, 0..3), any::<bool>());
    let sending = (option::of(date()), option::of(line()), option::of(line()), option::of(date()));
    let meeting = (option::of(line()), option::of(civil()), option::of(civil()));
    let paying = (money(), money(), money(), option::of(line()));
    (known_by, word(State::ALL), parts, paying, sending, meeting, lines()).prop_map(
        move |(known_by, state, parts, (total, paid, postage, payment), sending, meeting, notes)| {
            let (number, channel, buyer) = known_by;
            let (history, items, extras, agreements, gift) = parts;
            let (promised, carrier, tracking, expected) = sending;
            let (slot, meets_at, meets_until) = meeting;
            let number = number.to_owned();
            Order {
                id,
                number,
                channel,
                buyer,
                state,
                history,
                items,
                extras,
                gift,
                total,
                paid,
                payment,
                postage,
                promised,
                slot,
                meets_at,
                meets_until,
                carrier,
                tracking,
                expected,
                agreements,
                notes,
            }
        },
    )
}

pub(super) fn an_entry(id: Id, known: &Known) -> impl Strategy<Value = Entry> + use<> {
    let Known { reply, buyer, order, .. } = *known;
    let whom = (option::of(Just(buyer)), option::of(Just(order)), option::of(channel()), option::of(language()));
    let how = (lines(), line(), any::<bool>(), option::of(word(Retraction::ALL)), any::<bool>());
    let from = (vec(Just(reply), 0..3), option::of(Just(Id::new())));
    (moment(), from, whom, how).prop_map(
        move |(
            at,
            (replies, variant),
            (buyer, order, channel, language),
            (text, route, checked, retracted, edited),
        )| Entry {
            id,
            at,
            buyer,
            order,
            channel,
            language,
            text,
            route,
            checked,
            retracted,
            variants: replies.iter().zip(variant).map(|(reply, variant)| (*reply, variant)).collect(),
            replies,
            edited,
        },
    )
}

pub(super) fn an_answer(known: &Known) -> impl Strategy<Value = Remembered> + use<> {
    let scope = select(vec![Scope::Shop, Scope::Buyer(known.buyer), Scope::Order(known.order)]);
    (scope, select(vec!["meeting_time", "size"]), lines()).prop_map(|(scope, name, value)| Remembered {
        scope,
        name: name.to_owned(),
        value,
    })
}

pub(super) fn a_draft(id: Id, known: &Known) -> impl Strategy<Value = Draft> + use<> {
    let Known { reply, buyer, .. } = *known;
    (line(), lines(), option::of(Just(buyer)), option::of(Just(reply)), moment(), option::of(moment())).prop_map(
        move |(place, text, buyer, reply, kept_at, not_before)| Draft {
            id,
            place,
            text,
            buyer,
            reply,
            kept_at,
            not_before,
        },
    )
}

pub(super) fn a_message(id: Id, known: &Known) -> impl Strategy<Value = Message> + use<> {
    let Known { buyer, order, .. } = *known;
    let whom = (option::of(Just(buyer)), option::of(Just(order)), option::of(channel()), option::of(language()));
    (whom, moment(), lines(), option::of(moment())).prop_map(
        move |((buyer, order, channel, language), received, text, put_aside)| Message {
            id,
            buyer,
            order,
            channel,
            language,
            received,
            text,
            answer: None,
            put_aside,
        },
    )
}

pub(super) fn a_reminder(id: Id, known: &Known) -> impl Strategy<Value = Reminder> + use<> {
    let Known { buyer, order, reply, .. } = *known;
    let about = (option::of(Just(buyer)), option::of(Just(order)), option::of(Just(reply)));
    (date(), line(), about, option::of(word(State::ALL)), option::of(moment())).prop_map(
        move |(due, text, (buyer, order, reply), closes, done)| Reminder {
            id,
            due,
            text,
            buyer,
            order,
            reply,
            entry: None,
            closes,
            done,
        },
    )
}

pub(super) fn a_snooze(id: Id, known: &Known) -> impl Strategy<Value = Snooze> + use<> {
    let subject = known.order;
    (word(Rule::ALL), line(), option::of(moment())).prop_map(move |(rule, occasion, until)| Snooze {
        id,
        rule,
        subject,
        occasion,
        until,
    })
}

pub(super) fn a_day_off(id: Id) -> impl Strategy<Value = DayOff> {
    (date(), date(), line()).prop_map(move |(one, other, note)| DayOff {
        id,
        first: one.min(other),
        last: one.max(other),
        note,
    })
}

pub(super) fn a_slot(id: Id) -> impl Strategy<Value = Slot> {
    let weekdays = subsequence(vec!["mon", "tue", "wed", "thu", "fri", "sat", "sun"], 0..=7)
        .prop_map(|words| words.into_iter().filter_map(weekday_from_word).collect());
    (line(), weekdays, time(), time()).prop_map(move |(place, weekdays, opens, closes)| Slot {
        id,
        place,
        weekdays,
        opens,
        closes,
    })
}

pub(super) fn a_mapping(id: Id) -> impl Strategy<Value = Mapping> {
    let column = (word(Field::ALL), line()).prop_map(|(field, header)| Column { field, header });
    let currency = option::of(select(vec!["PLN", "JPY"]).prop_map(|code| code.parse().unwrap()));
    let name = select(vec!["Allegro", "my own"]).prop_map(str::to_owned);
    let states = vec((line(), word(State::ALL)).prop_map(|(word, state)| StateWord { word, state }), 0..3);
    (name, word(Holds::ALL), channel(), vec(column, 0..5), currency, option::of(word(DayOrder::ALL)), states).prop_map(
        move |(name, holds, channel, columns, currency, days, states)| Mapping {
            id,
            name,
            holds,
            channel,
            columns,
            currency,
            days,
            states,
        },
    )
}
