//! What goes into a parcel, ticked off one by one.

use super::{Desk, Error, Moved, Thing};
use crate::model::{Extra, Id, Order};
use crate::store::ActionKind;
use crate::text;

/// What is ticked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ticked {
    All,
    /// The line of the checklist, from 0.
    Line(usize),
}

impl Desk {
    /// Ticks what was packed, or takes the ticks away.
    ///
    /// # Errors
    /// [`Error::NotFound`] where the order or the line is not there, and those of writing the records.
    pub fn pack(&mut self, order: Id, what: Ticked, packed: bool) -> Result<Moved, Error> {
        self.change_order(ActionKind::Pack, order, |order| {
            let lines = match what {
                Ticked::All => 0..order.checklist().len(),
                Ticked::Line(line) => line..line.saturating_add(1),
            };
            for line in lines {
                if !order.tick(line, packed) {
                    return Err(not_in_it(&(line.saturating_add(1)).to_string(), &[]));
                }
            }
            Ok(())
        })
    }

    /// The line of the checklist that is meant: by its number from 1, or by the only name or variation with these words in it.
    ///
    /// # Errors
    /// [`Error::NotFound`], [`Error::Ambiguous`].
    pub fn check_line(order: &Order, typed: &str) -> Result<usize, Error> {
        let list = order.checklist();
        if let Some(line) = typed.trim().parse::<usize>().ok().and_then(|number| number.checked_sub(1)) {
            return if line < list.len() { Ok(line) } else { Err(not_in_it(typed, &[])) };
        }
        let wanted = text::folded(typed);
        let has_all = |known: &str| {
            let known = text::folded(known);
            wanted.split_whitespace().all(|word| known.contains(word))
        };
        let known_by = |line: usize| {
            list.get(line).map(|one| format!("{} {}", one.name, one.variation.unwrap_or_default())).unwrap_or_default()
        };
        let fits: Vec<usize> = (0..list.len()).filter(|line| has_all(&known_by(*line))).collect();
        let open: Vec<usize> =
            fits.iter().copied().filter(|line| list.get(*line).is_some_and(|one| !one.packed)).collect();
        match (fits.as_slice(), open.as_slice()) {
            ([one], _) | (_, [one]) => Ok(*one),
            ([], _) => Err(not_in_it(typed, &list.iter().map(|one| one.name.to_owned()).collect::<Vec<_>>())),
            _ => Err(Error::Ambiguous {
                what: Thing::Item,
                name: typed.to_owned(),
                candidates: fits.iter().map(|line| format!("{} ({})", known_by(*line).trim(), line + 1)).collect(),
            }),
        }
    }

    /// Notes something that goes into the parcel beside the items.
    ///
    /// # Errors
    /// [`Error::Empty`] where nothing is said, and those of writing the records.
    pub fn add_extra(&mut self, order: Id, text: &str) -> Result<Moved, Error> {
        let text = text.trim().to_owned();
        if text.is_empty() {
            return Err(Error::Empty { what: Thing::Order, field: "extra" });
        }
        self.change_order(ActionKind::EditOrder, order, |order| {
            order.extras.push(Extra { text, packed: false });
            Ok(())
        })
    }

    /// Takes an extra away: by its place in the checklist.
    ///
    /// # Errors
    /// [`Error::NotFound`] where the line is none, or an item.
    pub fn remove_extra(&mut self, order: Id, line: usize) -> Result<Moved, Error> {
        self.change_order(ActionKind::EditOrder, order, |order| {
            let at = line.checked_sub(order.items.len()).filter(|at| *at < order.extras.len());
            order.extras.remove(at.ok_or_else(|| not_in_it(&(line.saturating_add(1)).to_string(), &[]))?);
            Ok(())
        })
    }
}

fn not_in_it(name: &str, known: &[String]) -> Error {
    let near = text::nearest(name, known.iter().map(String::as_str)).map(str::to_owned);
    Error::NotFound { what: Thing::Item, name: name.to_owned(), near: near.into_iter().collect() }
}
