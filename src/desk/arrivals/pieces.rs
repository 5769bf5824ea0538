//! What a file says of a piece, laid over what is known of it.

use std::collections::HashMap;

use super::changes::{self, Change};
use super::{Landed, Whose};
use crate::desk::Arrival;
use crate::model::Piece;
use crate::store::{Error, Store};
use crate::text::folded;
use crate::transfer::tables::PieceSighting;

/// The pieces there are, and those that have come so far, by their names without capitals and accents.
#[derive(Debug)]
pub(super) struct Shelf {
    by_name: HashMap<String, Vec<Piece>>,
}

impl Shelf {
    /// The pieces of a shop.
    ///
    /// # Errors
    /// As for any reading.
    pub(super) fn new(store: &Store) -> Result<Self, Error> {
        let mut shelf = Self { by_name: HashMap::new() };
        for piece in store.pieces()? {
            shelf.by_name.entry(folded(&piece.name).into_owned()).or_default().push(piece);
        }
        Ok(shelf)
    }

    /// What becomes of a piece of a file, the piece where there is something to write, and what changes of one that is there.
    pub(super) fn arrive(&mut self, sighting: &PieceSighting) -> (Landed, Option<Piece>, Vec<Change>) {
        let alike = self.by_name.entry(folded(&sighting.name).into_owned()).or_default();
        let (becomes, piece, changes) = match alike.as_mut_slice() {
            [] => {
                let mut piece = Piece::named(&sighting.name);
                piece.supply.in_stock = sighting.stock;
                lay_over(&mut piece, sighting);
                alike.push(piece.clone());
                (Arrival::New, Some(piece), Vec::new())
            }
            [known] => {
                let before = known.clone();
                lay_over(known, sighting);
                match changes::of_piece(&before, known) {
                    none if *known == before => (Arrival::Same, None, none),
                    changes => (Arrival::Changes, Some(known.clone()), changes),
                }
            }
            // Which of them is meant, nobody can tell.
            _ => (Arrival::Broken, None, Vec::new()),
        };
        (Landed { becomes, whose: Whose::Nobody, off: None, is_long_gone: false, erased: None }, piece, changes)
    }
}

/// Lays what a file knows over a piece. Prices, choices and stock are those of the site; what the seller has written of a piece stays, and
/// where they count nothing the site's number is not taken for a count: of what is made to order, sites offer any number.
fn lay_over(piece: &mut Piece, sighting: &PieceSighting) {
    piece.price = sighting.price.or(piece.price);
    if piece.supply.in_stock.is_some() {
        piece.supply.in_stock = sighting.stock.or(piece.supply.in_stock);
    }
    if !sighting.variations.is_empty() {
        piece.variations.clone_from(&sighting.variations);
    }
    if piece.material.is_none() {
        piece.material.clone_from(&sighting.material);
    }
    if piece.notes.is_empty() {
        piece.notes.clone_from(&sighting.notes);
    }
}
