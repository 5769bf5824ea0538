use super::{Order, State};

/// One line of what goes into a parcel: an item, or an extra beside the items.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CheckLine<'o> {
    pub name: &'o str,
    pub variation: Option<&'o str>,
    pub quantity: u32,
    pub is_extra: bool,
    /// It lies in the parcel.
    pub packed: bool,
}

impl Order {
    /// What goes into the parcel: the items, then the extras.
    #[must_use]
    pub fn checklist(&self) -> Vec<CheckLine<'_>> {
        let items = self.items.iter().map(|item| CheckLine {
            name: &item.name,
            variation: item.variation.as_deref(),
            quantity: item.quantity,
            is_extra: false,
            packed: item.packed,
        });
        let extras = self.extras.iter().map(|extra| CheckLine {
            name: &extra.text,
            variation: None,
            quantity: 1,
            is_extra: true,
            packed: extra.packed,
        });
        items.chain(extras).collect()
    }

    /// Ticks a line of the checklist, or takes its tick away. Says whether there is such a line.
    pub fn tick(&mut self, line: usize, packed: bool) -> bool {
        let items = self.items.iter_mut().map(|item| &mut item.packed);
        let extras = self.extras.iter_mut().map(|extra| &mut extra.packed);
        match items.chain(extras).nth(line) {
            Some(tick) => {
                *tick = packed;
                true
            }
            None => false,
        }
    }

    /// Whether there is something to pack and all of it lies in the parcel.
    #[must_use]
    pub fn is_packed(&self) -> bool {
        let list = self.checklist();
        !list.is_empty() && list.iter().all(|line| line.packed)
    }

    /// The state that comes next once everything is packed: what is packed is made. `None` where it has left, or will not.
    #[must_use]
    pub const fn state_when_packed(&self) -> Option<State> {
        match self.state {
            State::Asked | State::Quoted | State::Agreed | State::Paid | State::Making => Some(State::Ready),
            State::Ready => self.next_state(),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Extra, Item};

    #[test]
    fn items_and_extras_are_ticked_one_by_one() {
        let mut order = Order {
            items: vec![Item::named("Mug"), Item::named("Bowl")],
            extras: vec![Extra { text: "a card".to_owned(), packed: false }],
            ..Order::numbered("1")
        };
        assert!(order.tick(2, true) && order.tick(0, true) && !order.tick(3, true));
        let ticked: Vec<bool> = order.checklist().iter().map(|line| line.packed).collect();
        assert_eq!((ticked, order.is_packed()), (vec![true, false, true], false));
        assert!(order.tick(1, true) && order.is_packed());
        assert!(order.tick(0, false) && !order.is_packed());
        assert!(!Order::numbered("2").is_packed());
    }

    #[test]
    fn what_is_packed_is_ready_and_then_on_its_way() {
        let next = |state, slot: Option<&str>| {
            Order { state, slot: slot.map(str::to_owned), ..Order::numbered("1") }.state_when_packed()
        };
        assert_eq!(next(State::Paid, None), Some(State::Ready));
        assert_eq!(next(State::Ready, None), Some(State::Shipped));
        assert_eq!(next(State::Ready, Some("at the door")), Some(State::Waiting));
        assert_eq!([State::Waiting, State::Shipped, State::Cancelled].map(|state| next(state, None)), [None; 3]);
    }
}
