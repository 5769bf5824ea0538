//! The ladder of bargaining (P08): replies with the tags `rung-1`, `rung-2` and so on, of which one buyer gets one after the other.

use super::{Desk, Error, Group, Pins, Row};
use crate::model::{Entry, Id};

/// The beginning of the tags of the rungs.
const RUNG: &str = "rung-";

/// So many lines of the journal are looked through for the rungs that were reached.
const LOOKED_THROUGH: usize = 200;

/// A rung of the ladder.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rung {
    pub reply: Id,
    /// Its number, as its tag says.
    pub number: u32,
}

impl Desk {
    /// The rung that comes next: the lowest above those that were sent about the pinned order, and to the pinned buyer where no
    /// order was meant. `None` where there is no ladder, or its end is reached.
    ///
    /// # Errors
    /// Those of reading the records.
    pub fn next_rung(&self, pins: Pins) -> Result<Option<Rung>, Error> {
        let rungs = self.rungs()?;
        if rungs.is_empty() {
            return Ok(None);
        }
        let mut sent = match pins.order {
            Some(order) => self.store.entries_about(order, LOOKED_THROUGH)?,
            None => Vec::new(),
        };
        if let Some(buyer) = pins.buyer {
            let to_buyer = self.store.entries_for(buyer, LOOKED_THROUGH)?;
            sent.extend(to_buyer.into_iter().filter(|entry| entry.order.is_none()));
        }
        let number = |reply: &Id| rungs.iter().find(|rung| rung.reply == *reply).map(|rung| rung.number);
        let counts = sent.iter().filter(|entry: &&Entry| entry.retracted.is_none());
        let reached = counts.flat_map(|entry| &entry.replies).filter_map(number).max();
        Ok(rungs.into_iter().find(|rung| reached.is_none_or(|reached| rung.number > reached)))
    }

    /// The rungs there are, the lowest first.
    fn rungs(&self) -> Result<Vec<Rung>, Error> {
        let tagged = self.store.tagged(RUNG)?;
        let number = |tags: &[String]| tags.iter().find_map(|tag| tag.strip_prefix(RUNG)?.parse().ok());
        let mut rungs: Vec<Rung> =
            tagged.iter().filter_map(|(reply, tags)| Some(Rung { reply: *reply, number: number(tags)? })).collect();
        rungs.sort_by_key(|rung| rung.number);
        Ok(rungs)
    }

    /// A list in which the next rung stands where the first of the rungs stood: one step at a time.
    pub(super) fn rung_by_rung(&self, mut rows: Vec<Row>, pins: Pins) -> Result<Vec<Row>, Error> {
        let rungs = self.rungs()?;
        let is_rung = |row: &Row| rungs.iter().any(|rung| rung.reply == row.reply);
        let Some(at) = rows.iter().position(is_rung) else { return Ok(rows) };
        let Some(next) = self.next_rung(pins)? else { return Ok(rows) };
        let Some(first) = rows.get(at) else { return Ok(rows) };
        if first.reply == next.reply {
            return Ok(rows);
        }
        let (group, score, answers) = (first.group, first.score, first.answers);
        let row = match rows.iter().position(|row| row.reply == next.reply) {
            Some(known) => rows.remove(known),
            None => match self.row_of(next.reply, group)? {
                Some(row) => {
                    // The list stays as long as it was.
                    rows.pop();
                    row
                }
                None => return Ok(rows),
            },
        };
        let row = Row { group, score, answers, ..row };
        rows.insert(at.min(rows.len()), row);
        Ok(rows)
    }

    fn row_of(&self, reply: Id, group: Group) -> Result<Option<Row>, Error> {
        Ok(self.store.reply(reply)?.map(|found| Row {
            reply,
            shortcut: found.shortcut.to_string(),
            title: found.title(&self.settings.interface).to_owned(),
            shortcut_marks: Vec::new(),
            title_marks: Vec::new(),
            group,
            score: 0.0,
            last_sent: None,
            sent_lately: None,
            answers: None,
        }))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::desk::{Composition, demo};
    use crate::model::{Order, Retraction, State};
    use crate::store::ActionKind;

    fn quoted(desk: &Desk) -> Order {
        let orders = desk.store.latest_orders(usize::MAX).expect("orders");
        orders.into_iter().find(|order| order.state == State::Quoted).expect("a quoted order")
    }

    fn send(desk: &mut Desk, shortcut: &str, pins: Pins) -> Id {
        let reply = desk.reply_called(shortcut).expect("a reply");
        let entry = Entry {
            id: Id::new(),
            at: desk.timestamp(),
            replies: vec![reply.id],
            buyer: pins.buyer,
            order: pins.order,
            channel: None,
            language: None,
            text: String::new(),
            route: "x11".to_owned(),
            checked: true,
            retracted: None,
            variants: std::collections::BTreeMap::new(),
            edited: false,
        };
        let now = desk.timestamp();
        desk.store.act(ActionKind::Copy, "", now, |action| action.record(&entry)).expect("it is written");
        desk.follow().expect("it is read");
        entry.id
    }

    fn rungs_shown(desk: &Desk, pins: Pins) -> Vec<String> {
        let composition = Composition { pins, ..Composition::default() };
        let (rows, _) = desk.list("", &composition, 40).expect("a list");
        let rungs = desk.rungs().expect("rungs");
        rows.into_iter()
            .filter(|row| rungs.iter().any(|rung| rung.reply == row.reply))
            .map(|row| row.shortcut)
            .collect()
    }

    #[test]
    fn one_rung_comes_after_the_other() {
        let mut desk = demo::ready_made();
        desk.build_index().expect("an index");
        let order = quoted(&desk);
        let pins = Pins { buyer: order.buyer, order: Some(order.id), piece: None };
        let ladder = ["price-fair", "price-postage", "price-gift", "price-discount", "price-another", "price-goodbye"];
        for (number, rung) in (1..).zip(ladder) {
            assert_eq!(desk.next_rung(pins).expect("a rung").map(|rung| rung.number), Some(number), "{rung}");
            assert_eq!(rungs_shown(&desk, pins).first().map(String::as_str), Some(rung));
            let entry = send(&mut desk, rung, pins);
            if number == 2 {
                desk.retract(entry, Retraction::NotSent).expect("it is taken back");
                assert_eq!(desk.next_rung(pins).expect("a rung").map(|rung| rung.number), Some(2));
                send(&mut desk, rung, pins);
            }
        }
        assert_eq!(desk.next_rung(pins).expect("no error"), None);
        let others = Pins::default();
        assert_eq!(desk.next_rung(others).expect("a rung").map(|rung| rung.number), Some(1), "each climbs alone");
    }

    #[test]
    fn a_message_that_bargains_is_answered_with_the_next_rung() {
        let mut desk = demo::ready_made();
        let order = quoted(&desk);
        let pins = Pins { buyer: order.buyer, order: Some(order.id), piece: None };
        let first = |desk: &mut Desk| {
            let composition = Composition { pins, ..Composition::default() };
            let (_, rows, _) = desk.answers("what's your last price?", &composition, 5).expect("answers");
            rows.into_iter().next().map(|row| row.shortcut)
        };
        assert_eq!(first(&mut desk).as_deref(), Some("price-fair"));
        send(&mut desk, "price-fair", pins);
        assert_eq!(first(&mut desk).as_deref(), Some("price-postage"));
    }
}
