//! Answers kept so that they need not be given twice.

use rusqlite::types::Value;

use super::action::Action;
use super::cells::{self, Cells};
use super::table::REMEMBERED;
use super::{Error, Store};
use crate::model::{Id, Remembered, Scope};

/// The answers of one scope, in the words of the index that finds them.
const IN_SCOPE: &str = "WHERE ifnull(buyer_id, '') = ifnull(?1, '') AND ifnull(order_id, '') = ifnull(?2, '')
    AND deleted_at IS NULL";

impl Store {
    /// All answers kept for an order, for a buyer, or for the shop, by name.
    ///
    /// # Errors
    /// As for any reading.
    pub fn remembered(&self, scope: Scope) -> Result<Vec<Remembered>, Error> {
        self.rows(&REMEMBERED, &format!("{IN_SCOPE} ORDER BY name"), columns(scope), read)
    }

    fn remembered_id(&self, scope: Scope, name: &str) -> Result<Option<Id>, Error> {
        let [buyer, order] = columns(scope);
        self.row(&REMEMBERED, &format!("{IN_SCOPE} AND name = ?3"), (buyer, order, cells::line(name)), |cells| {
            cells.own_id()
        })
    }
}

impl Action<'_> {
    /// Keeps an answer in place of the one kept before.
    ///
    /// # Errors
    /// [`Error::Dangling`] where the buyer or the order was never in the database; those of any writing.
    pub fn remember(&mut self, answer: &Remembered) -> Result<(), Error> {
        let id = self.store.remembered_id(answer.scope, &answer.name)?.unwrap_or_else(Id::new);
        let [buyer, order] = columns(answer.scope);
        let values = [cells::optional(buyer, Value::Text), cells::optional(order, Value::Text)];
        let answer = [cells::line(&answer.name), cells::lines(&answer.value)];
        self.put(&REMEMBERED, id, &[values, answer].concat())?;
        Ok(())
    }

    /// Forgets an answer. Says whether there was one.
    ///
    /// # Errors
    /// As for any writing.
    pub fn forget(&mut self, scope: Scope, name: &str) -> Result<bool, Error> {
        match self.store.remembered_id(scope, name)? {
            Some(id) => self.bury(&REMEMBERED, &[], id),
            None => Ok(false),
        }
    }
}

/// The buyer and the order of a scope, as their columns hold them.
fn columns(scope: Scope) -> [Option<String>; 2] {
    match scope {
        Scope::Buyer(buyer) => [Some(buyer.to_string()), None],
        Scope::Order(order) => [None, Some(order.to_string())],
        Scope::Shop => [None, None],
    }
}

fn read(cells: &mut Cells<'_>) -> Result<Remembered, Error> {
    let buyer = cells.optional_id()?.map(Scope::Buyer);
    let order = cells.optional_id()?.map(Scope::Order);
    Ok(Remembered { scope: buyer.or(order).unwrap_or(Scope::Shop), name: cells.text()?, value: cells.text()? })
}

#[cfg(test)]
mod tests {
    use super::super::samples::{act, at, known};
    use super::*;

    #[test]
    fn an_answer_is_kept_once_for_each_scope() {
        let mut store = Store::in_memory().unwrap();
        let known = known(&mut store);
        let scopes = [Scope::Shop, Scope::Buyer(known.buyer), Scope::Order(known.order)];
        let answer = |scope, value: &str| Remembered { scope, name: "size".to_owned(), value: value.to_owned() };
        for scope in scopes {
            for (name, value) in [("size\u{7}", "S"), ("size", "M")] {
                let typed = Remembered { name: name.to_owned(), ..answer(scope, value) };
                act(&mut store, |action| action.remember(&typed));
            }
        }
        for scope in scopes {
            assert_eq!(store.remembered(scope).unwrap(), [answer(scope, "M")]);
        }
        assert!(act(&mut store, |action| action.forget(Scope::Shop, "size")));
        assert!(!act(&mut store, |action| action.forget(Scope::Shop, "size")));
        assert_eq!(store.remembered(Scope::Shop).unwrap(), []);
        act(&mut store, |action| action.remember(&answer(Scope::Shop, "L")));
        for _ in 0..2 {
            store.undo(at(1)).unwrap();
        }
        assert_eq!(store.remembered(Scope::Shop).unwrap(), [answer(Scope::Shop, "M")]);
        let nobody = Scope::Buyer(Id::new());
        let dangling = store
            .act(super::super::ActionKind::Remember, "size", at(2), |action| action.remember(&answer(nobody, "S")));
        assert!(matches!(dangling, Err(Error::Dangling { table: "remembered" })));
    }
}
