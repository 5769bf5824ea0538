//! Orders on their way.

use super::{Call, Setting, call};

pub(super) fn add(setting: &mut Setting<'_>) -> Option<Call> {
    let number = format!("T{}", setting.number);
    let mut made = call(["order", "add", &number, "--channel", "etsy"]);
    if let Some(buyer) = setting.buyer() {
        made.arguments.extend(["--buyer".to_owned(), buyer]);
    }
    for _ in 0..setting.dice.below(6) {
        let name = setting.name("pieces", "name").unwrap_or_else(|| setting.words(2));
        let item = format!("{}x {name} @ {}.50 EUR", 1 + setting.dice.below(3), setting.dice.below(90));
        made.arguments.extend(["--item".to_owned(), item]);
    }
    Some(made)
}

pub(super) fn edit(setting: &mut Setting<'_>) -> Option<Call> {
    let (order, notes) = (setting.order()?, setting.words(25));
    let tracking = format!("RX{}PL", 100_000 + setting.number);
    Some(call(["order", "edit", &order, "--notes", &notes, "--tracking", &tracking, "--extra", "a card"]))
}

/// Takes pieces out of stock, and dates the order's history.
pub(super) fn next(setting: &mut Setting<'_>) -> Option<Call> {
    let order = setting.order()?;
    Some(call(["order", "next", &order]))
}

pub(super) fn agree(setting: &mut Setting<'_>) -> Option<Call> {
    let (order, what) = (setting.order()?, setting.words(8));
    Some(call(["order", "agree", &order, &what]))
}

pub(super) fn pay(setting: &mut Setting<'_>) -> Option<Call> {
    let order = setting.order()?;
    Some(call(["order", "pay", &order, "5.00 EUR", "--method", "cash"]))
}

pub(super) fn meet(setting: &mut Setting<'_>) -> Option<Call> {
    let (order, day) = (setting.order()?, format!("+{}", 1 + setting.dice.below(30)));
    Some(call(["order", "meet", &order, &day, "18:30", "--place", "at the station"]))
}

pub(super) fn remove(setting: &mut Setting<'_>) -> Option<Call> {
    let order = setting.order()?;
    Some(call(["order", "remove", &order]))
}
