//! Facts, buyers, pieces, and the shop's days.

use super::{Call, Setting, call};

pub(super) fn fact_set(setting: &mut Setting<'_>) -> Option<Call> {
    let name = format!("door_{}", setting.dice.below(12));
    let value = setting.words(6);
    Some(call(["fact", "set", &name, &value]))
}

pub(super) fn fact_remove(setting: &mut Setting<'_>) -> Option<Call> {
    let name = setting.name("facts", "name")?;
    Some(call(["fact", "remove", &name]))
}

pub(super) fn buyer_add(setting: &mut Setting<'_>) -> Option<Call> {
    let number = setting.number;
    let notes = setting.words(20);
    let (name, handle) = (format!("Anna Nr{number}"), format!("etsy=anna_{number}"));
    Some(call(["buyer", "add", &name, "--handle", &handle, "--notes", &notes, "--email", "anna@example.org"]))
}

pub(super) fn buyer_edit(setting: &mut Setting<'_>) -> Option<Call> {
    let buyer = setting.buyer()?;
    let (notes, phone) = (setting.words(30), format!("+48 600 {}", 100_000 + setting.number));
    Some(call(["buyer", "edit", &buyer, "--notes", &notes, "--phone", &phone, "--language", "pl"]))
}

pub(super) fn buyer_merge(setting: &mut Setting<'_>) -> Option<Call> {
    let (keep, other) = (setting.buyer()?, setting.buyer()?);
    (keep != other).then(|| call(["buyer", "merge", &keep, &other]))
}

pub(super) fn buyer_erase(setting: &mut Setting<'_>) -> Option<Call> {
    let buyer = setting.buyer()?;
    Some(Call { erases: true, ..call(["buyer", "erase", &buyer, "--yes"]) })
}

pub(super) fn piece_add(setting: &mut Setting<'_>) -> Option<Call> {
    let (name, price) = (format!("Mug {}", setting.number), format!("{}.90 EUR", setting.dice.below(90)));
    Some(call([
        "piece",
        "add",
        &name,
        "--price",
        &price,
        "--stock",
        "40",
        "--variation",
        "blue",
        "--variation",
        "green",
    ]))
}

pub(super) fn piece_edit(setting: &mut Setting<'_>) -> Option<Call> {
    let name = setting.name("pieces", "name")?;
    let (stock, notes) = (setting.dice.below(50).to_string(), setting.words(12));
    Some(call(["piece", "edit", &name, "--stock", &stock, "--notes", &notes]))
}

pub(super) fn slot(setting: &mut Setting<'_>) -> Option<Call> {
    let place = format!("place {}", setting.number);
    Some(call(["slot", "add", &place, "mon-fri", "18:30-19:00"]))
}

pub(super) fn day_off(setting: &mut Setting<'_>) -> Option<Call> {
    let day = format!("+{}", 2 + setting.dice.below(300));
    Some(call(["calendar", "off", &day, "--note", "a day off"]))
}
