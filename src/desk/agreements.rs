//! What was agreed on an order, line by line.

use jiff::civil::Date;

use super::{Desk, Error, Moved, Thing};
use crate::model::{Agreement, Id, Order};
use crate::store::ActionKind;
use crate::text;

impl Desk {
    /// Notes what was agreed, and on which day.
    ///
    /// # Errors
    /// [`Error::Empty`] where nothing is said, and those of writing the records.
    pub fn agree(&mut self, order: Id, text: &str, on: Date) -> Result<Moved, Error> {
        if text.trim().is_empty() {
            return Err(Error::Empty { what: Thing::Order, field: "agreement" });
        }
        self.change_order(ActionKind::Agree, order, |order| {
            order.agreements.push(Agreement { on, text: text.trim().to_owned() });
            Ok(())
        })
    }

    /// Takes an agreement off an order: by its line there, counted from 0, the oldest first. It can be undone.
    ///
    /// # Errors
    /// [`Error::NotFound`] where the order or the line is not there, and those of writing the records.
    pub fn remove_agreement(&mut self, order: Id, line: usize) -> Result<Moved, Error> {
        self.change_order(ActionKind::Agree, order, |order| {
            if line >= order.agreements.len() {
                return Err(not_agreed(&line.saturating_add(1).to_string(), &[]));
            }
            order.agreements.remove(line);
            Ok(())
        })
    }

    /// The agreement that is meant: by its number from 1, or by the only one with these words in it. Counted from 0.
    ///
    /// # Errors
    /// [`Error::NotFound`], [`Error::Ambiguous`].
    pub fn agreement_line(order: &Order, typed: &str) -> Result<usize, Error> {
        let list = &order.agreements;
        if let Some(line) = typed.trim().parse::<usize>().ok().and_then(|number| number.checked_sub(1)) {
            return if line < list.len() { Ok(line) } else { Err(not_agreed(typed, &[])) };
        }
        let wanted = text::folded(typed);
        let fits = |one: &Agreement| {
            let known = text::folded(&one.text);
            wanted.split_whitespace().all(|word| known.contains(word))
        };
        let fitting: Vec<usize> = (0..list.len()).filter(|line| list.get(*line).is_some_and(fits)).collect();
        match fitting.as_slice() {
            [one] => Ok(*one),
            [] => Err(not_agreed(typed, list)),
            _ => Err(Error::Ambiguous {
                what: Thing::Agreement,
                name: typed.to_owned(),
                candidates: fitting
                    .iter()
                    .filter_map(|line| list.get(*line).map(|one| format!("{} ({})", one.text, line + 1)))
                    .collect(),
            }),
        }
    }
}

fn not_agreed(name: &str, known: &[Agreement]) -> Error {
    let near = text::nearest(name, known.iter().map(|one| one.text.as_str())).map(str::to_owned);
    Error::NotFound { what: Thing::Agreement, name: name.to_owned(), near: near.into_iter().collect() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::desk::demo;

    #[test]
    fn an_agreement_is_taken_off_by_its_line_and_undo_brings_it_back() {
        let mut desk = demo::ready_made();
        let id = desk.save_order(&Order::numbered("9001")).expect("an order").order.id;
        let on = desk.now().expect("a clock").date();
        for text in ["blue glaze", "no box", "a blue ribbon"] {
            desk.agree(id, text, on).expect("agreed");
        }
        let told = |desk: &Desk| {
            let order = desk.order(id).expect("an order");
            order.agreements.iter().map(|one| one.text.clone()).collect::<Vec<_>>().join(", ")
        };
        let order = desk.order(id).expect("an order");
        assert_eq!(Desk::agreement_line(&order, "ribbon").ok(), Some(2));
        assert_eq!(Desk::agreement_line(&order, "2").ok(), Some(1));
        assert!(matches!(Desk::agreement_line(&order, "blue"), Err(Error::Ambiguous { .. })));
        for wrong in ["0", "4", "green"] {
            assert!(matches!(Desk::agreement_line(&order, wrong), Err(Error::NotFound { .. })), "{wrong}");
        }
        desk.remove_agreement(id, 1).expect("removed");
        assert_eq!(told(&desk), "blue glaze, a blue ribbon");
        assert!(matches!(desk.remove_agreement(id, 2), Err(Error::NotFound { .. })));
        desk.undo().expect("undone");
        assert_eq!(told(&desk), "blue glaze, no box, a blue ribbon");
    }
}
