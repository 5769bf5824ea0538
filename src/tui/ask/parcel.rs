//! What lies in the parcel of an order: ticked, unticked, taken out.

use crate::desk::{Desk, Error, Ticked};
use crate::i18n::Messages;
use crate::model::{CheckLine, Id, Order};

use super::Done;

pub(super) fn pack(desk: &mut Desk, messages: &Messages, order: Id, what: Ticked, packed: bool) -> Result<Done, Error> {
    let order = desk.pack(order, what, packed)?.order;
    let said = match what {
        _ if order.is_packed() => messages.text("notice-packed-all").into_owned(),
        Ticked::All => messages.text("notice-unpacked-all").into_owned(),
        Ticked::Line(line) if packed => messages.with("notice-packed", &[("what", name(&order, line).into())]),
        Ticked::Line(line) => messages.with("notice-unpacked", &[("what", name(&order, line).into())]),
    };
    Ok(Done::said(said))
}

pub(super) fn remove(desk: &mut Desk, messages: &Messages, order: Id, line: usize) -> Result<Done, Error> {
    let before = desk.order(order)?;
    desk.remove_extra(order, line)?;
    Ok(Done::said(messages.with("notice-taken-off", &[("what", name(&before, line).into())])))
}

fn name(order: &Order, line: usize) -> String {
    order.checklist().get(line).map(whole_name).unwrap_or_default()
}

/// What a line of the checklist is called, with what was chosen of it.
pub fn whole_name(line: &CheckLine<'_>) -> String {
    std::iter::once(line.name).chain(line.variation).collect::<Vec<_>>().join(", ")
}
