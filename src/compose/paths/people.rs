//! The paths of the buyer and of the day.

use super::{Data, DateForm, Get, Keep, Number, Path, Root, Slot, date, list, maybe, text};
use crate::compose::ask::QuestionKind as Kind;
use crate::compose::context::{Context, PartOfDay};
use crate::model::{Address, Buyer, Tone};

pub(super) static BUYER: &[Path] = &[
    buyer("buyer.name", Kind::Text, |b, _| text(&b.name), Keep::Buyer(|b| Slot::Text(&mut b.name))),
    buyer(
        "buyer.address_as",
        Kind::Text,
        |b, _| maybe(b.address_as.as_ref()),
        Keep::Buyer(|b| Slot::MaybeText(&mut b.address_as)),
    ),
    buyer("buyer.handle", Kind::Text, handle, Keep::Nowhere),
    buyer("buyer.email", Kind::Text, |b, _| maybe(b.email.as_ref()), Keep::Buyer(|b| Slot::MaybeText(&mut b.email))),
    buyer("buyer.phone", Kind::Text, |b, _| maybe(b.phone.as_ref()), Keep::Buyer(|b| Slot::MaybeText(&mut b.phone))),
    buyer(
        "buyer.address",
        Kind::LongText,
        |b, c| address(&b.address, c),
        Keep::Buyer(|b| Slot::Text(&mut b.address.raw)),
    ),
    buyer(
        "buyer.street",
        Kind::Text,
        |b, _| text(&b.address.street),
        Keep::Buyer(|b| Slot::Text(&mut b.address.street)),
    ),
    buyer(
        "buyer.postcode",
        Kind::Text,
        |b, _| text(&b.address.postcode),
        Keep::Buyer(|b| Slot::Text(&mut b.address.postcode)),
    ),
    buyer("buyer.city", Kind::Text, |b, _| text(&b.address.city), Keep::Buyer(|b| Slot::Text(&mut b.address.city))),
    buyer(
        "buyer.region",
        Kind::Text,
        |b, _| text(&b.address.region),
        Keep::Buyer(|b| Slot::Text(&mut b.address.region)),
    ),
    buyer(
        "buyer.country",
        Kind::Text,
        |b, _| text(&b.address.country),
        Keep::Buyer(|b| Slot::Text(&mut b.address.country)),
    ),
    buyer(
        "buyer.address_question",
        Kind::LongText,
        |_, c| c.workbench.address_question.map_or(Data::Nothing, text),
        Keep::Nowhere,
    ),
    buyer(
        "buyer.address_points",
        Kind::LongText,
        |_, c| list("buyer.address_points", c.workbench.address_points.iter().map(|point| text(point))),
        Keep::Nowhere,
    ),
    buyer("buyer.birthday", Kind::Date, |b, _| date(b.birthday), Keep::Buyer(|b| Slot::Date(&mut b.birthday))),
    buyer(
        "buyer.language",
        Kind::Text,
        |b, _| b.language.as_ref().map_or(Data::Nothing, |language| text(language.code())),
        Keep::Nowhere,
    ),
    buyer("buyer.tone", Kind::Text, |b, _| word(b.tone.map(Tone::word)), Keep::Nowhere),
    buyer("buyer.kind", Kind::Text, |b, _| word(b.kind.map(crate::model::Kind::word)), Keep::Nowhere),
    buyer("buyer.tags", Kind::LongText, |b, _| list("buyer.tags", b.tags.iter().map(|tag| text(tag))), Keep::Nowhere),
];

pub(super) static DAY: &[Path] = &[
    day(Root::Today, "today", Kind::Date, |c| Data::Date(c.now.date(), DateForm::Long)),
    day(Root::Today, "today.weekday", Kind::Date, |c| Data::Date(c.now.date(), DateForm::Weekday)),
    day(Root::Today, "today.year", Kind::Text, |c| Data::text(c.now.year().to_string())),
    day(Root::Now, "now", Kind::Time, |c| Data::Time(c.now.time())),
    day(Root::Now, "now.hour", Kind::Number, |c| Data::Number(Number::from(u32::from(c.now.hour().unsigned_abs())))),
    day(Root::Now, "now.part_of_day", Kind::Text, |c| Data::text(PartOfDay::at(c.now.hour()).word())),
];

type OfBuyer = for<'c> fn(&'c Buyer, &Context<'c>) -> Data<'c>;
type OfDay = for<'c> fn(&Context<'c>) -> Data<'c>;

const fn buyer(name: &'static str, kind: Kind, get: OfBuyer, keep: Keep) -> Path {
    Path { name, root: Root::Buyer, kind, get: Get::Buyer(get), keep }
}

const fn day(root: Root, name: &'static str, kind: Kind, get: OfDay) -> Path {
    Path { name, root, kind, get: Get::Day(get), keep: Keep::Nowhere }
}

fn word<'c>(word: Option<&'static str>) -> Data<'c> {
    word.map_or(Data::Nothing, Data::text)
}

/// The name on the channel at hand, else the first there is.
fn handle<'c>(buyer: &'c Buyer, context: &Context<'c>) -> Data<'c> {
    let here = buyer.handles.iter().find(|handle| Some(&handle.channel) == context.channel);
    here.or(buyer.handles.first()).map_or(Data::Nothing, |handle| text(&handle.name))
}

/// The address as the buyer wrote it, else in the lines of its country, else its parts on lines of their own.
fn address<'c>(address: &'c Address, context: &Context<'c>) -> Data<'c> {
    if !address.raw.trim().is_empty() {
        return text(&address.raw);
    }
    if let Some(lines) = context.workbench.address_lines {
        return text(lines);
    }
    match text(&address.in_lines()) {
        Data::Text(joined) => Data::text(joined.text.into_owned()),
        _ => Data::Nothing,
    }
}
