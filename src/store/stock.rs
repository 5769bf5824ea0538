//! What orders take out of stock: written in the action that makes them hold their pieces, and undone with it.

use super::action::Action;
use super::cells;
use super::parts::Part;
use super::table::TAKEN;
use super::{Error, Store};
use crate::model::{Id, Order, Taken, settle};

/// What an action has done to the stock of a piece.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StockChange {
    pub piece: Id,
    pub name: String,
    /// So many fewer lie ready now; more where it is below nothing.
    pub taken: i64,
    /// So many are left; `None` where nobody counts them any more.
    pub left: Option<u32>,
}

impl Store {
    /// What an order has taken out of stock, by piece.
    ///
    /// # Errors
    /// As for any reading.
    pub fn taken_by(&self, order: Id) -> Result<Vec<Taken>, Error> {
        self.parts(&TAKEN, order, |cells| Ok(Taken { piece: cells.id()?, count: cells.count()? }))
    }
}

impl Action<'_> {
    /// Writes an order, and lets it take its pieces out of stock or put them back as its state asks for. What an order takes
    /// stands beside it, so that no way of writing it takes twice. Says what became of the stock.
    ///
    /// # Errors
    /// As for [`Action::put_order`].
    pub fn save_order(&mut self, order: &Order) -> Result<Vec<StockChange>, Error> {
        let before = self.store.order(order.id)?;
        self.put_order(order)?;
        self.settle_stock(order.id, before.as_ref(), Some(order))
    }

    /// Removes an order; what it has taken and still has is put back. Says what became of the stock; `None` where there was no
    /// such order.
    ///
    /// # Errors
    /// As for any writing.
    pub fn discard_order(&mut self, id: Id) -> Result<Option<Vec<StockChange>>, Error> {
        let Some(before) = self.store.order(id)? else { return Ok(None) };
        let changes = self.settle_stock(id, Some(&before), None)?;
        self.remove_order(id)?;
        Ok(Some(changes))
    }

    fn settle_stock(
        &mut self,
        id: Id,
        before: Option<&Order>,
        after: Option<&Order>,
    ) -> Result<Vec<StockChange>, Error> {
        let taken = self.store.taken_by(id)?;
        let mentioned = before.iter().chain(&after).flat_map(|order| &order.items).filter_map(|item| item.piece);
        let mut concerned: Vec<Id> = mentioned.chain(taken.iter().map(|one| one.piece)).collect();
        concerned.sort_unstable();
        concerned.dedup();
        let mut pieces = Vec::new();
        for piece in concerned {
            pieces.extend(self.store.piece(piece)?);
        }
        let ready = |id| pieces.iter().find(|piece| piece.id == id).and_then(|piece| piece.supply.in_stock);
        let settled = settle(before, after, &taken, ready);
        let count = |all: &[Taken], id| all.iter().filter(|one| one.piece == id).map(|one| i64::from(one.count)).sum();
        let mut changes = Vec::new();
        for mut piece in pieces {
            let more: i64 = count(&settled, piece.id);
            let more = more - count(&taken, piece.id);
            if more == 0 {
                continue;
            }
            let left = piece.supply.in_stock.map(|lies| u32::try_from(i64::from(lies) - more).unwrap_or(0));
            piece.supply.in_stock = left;
            self.put_piece(&piece)?;
            changes.push(StockChange { piece: piece.id, name: piece.name, taken: more, left });
        }
        let parts = settled.iter().map(|one| Part::new(vec![cells::id(one.piece), one.count.into()]));
        self.put_parts(&TAKEN, id, parts.collect())?;
        Ok(changes)
    }
}

#[cfg(test)]
mod tests {
    use super::super::samples::{act, at};
    use super::*;
    use crate::model::{Item, Piece, State, Supply};

    fn mug(store: &mut Store, count: u32) -> Piece {
        let supply = Supply { in_stock: Some(count), ..Supply::default() };
        let mug = Piece { supply, ..Piece::named("Mug") };
        act(store, |action| action.put_piece(&mug));
        mug
    }

    fn lies(store: &Store, piece: &Piece) -> Option<u32> {
        store.piece(piece.id).unwrap().unwrap().supply.in_stock
    }

    #[test]
    fn an_order_takes_once_and_puts_back_once_and_undo_takes_both_back() {
        let mut store = Store::in_memory().unwrap();
        let mug = mug(&mut store, 3);
        let item = Item { piece: Some(mug.id), quantity: 2, ..Item::named("Mug") };
        let mut order = Order { items: vec![item], ..Order::numbered("1") };
        let mut save = |store: &mut Store, state| {
            order.state = state;
            act(store, |action| action.save_order(&order))
        };
        assert_eq!(save(&mut store, State::Quoted), []);
        let taken = save(&mut store, State::Agreed);
        assert_eq!(taken.iter().map(|one| (one.taken, one.left)).collect::<Vec<_>>(), [(2, Some(1))]);
        for state in [State::Agreed, State::Paid, State::Shipped] {
            assert_eq!(save(&mut store, state), []);
            assert_eq!(lies(&store, &mug), Some(1), "{state:?}");
        }
        save(&mut store, State::Returned);
        assert_eq!(lies(&store, &mug), Some(3));
        save(&mut store, State::Cancelled);
        assert_eq!(lies(&store, &mug), Some(3));
        store.undo(at(2)).unwrap();
        store.undo(at(3)).unwrap();
        assert_eq!(lies(&store, &mug), Some(1));
        let id = store.latest_orders(1).unwrap()[0].id;
        assert_eq!(store.taken_by(id).unwrap(), [Taken { piece: mug.id, count: 2 }]);
        store.redo(at(4)).unwrap();
        assert_eq!((lies(&store, &mug), store.taken_by(id).unwrap()), (Some(3), Vec::new()));
    }

    #[test]
    fn a_removed_order_gives_back_what_it_still_has() {
        let mut store = Store::in_memory().unwrap();
        let mug = mug(&mut store, 3);
        let item = Item { piece: Some(mug.id), quantity: 5, ..Item::named("Mug") };
        let order = Order { state: State::Ready, items: vec![item], ..Order::numbered("1") };
        act(&mut store, |action| action.save_order(&order));
        assert_eq!(lies(&store, &mug), Some(0));
        act(&mut store, |action| action.discard_order(order.id));
        assert_eq!(lies(&store, &mug), Some(3));
        store.undo(at(2)).unwrap();
        assert_eq!(lies(&store, &mug), Some(0));
        assert_eq!(act(&mut store, |action| action.discard_order(Id::new())), None);
    }
}
