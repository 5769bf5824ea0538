//! What the shop makes.

use super::people::CANDIDATES;
use super::writing::still_the_same;
use super::{Desk, Error, Named, PieceLine, Thing};
use crate::model::Piece;
use crate::store::ActionKind;
use crate::text;

impl Desk {
    /// Pieces with every word typed in their name, size or material.
    ///
    /// # Errors
    /// Those of reading the records.
    pub fn find_pieces(&self, typed: &str, limit: usize) -> Result<Vec<PieceLine>, Error> {
        let typed = text::folded(typed);
        let is_wanted = |piece: &Piece| {
            let pieces = [Some(&piece.name), piece.size.as_ref(), piece.material.as_ref()];
            let known_by: Vec<&str> = pieces.into_iter().flatten().map(String::as_str).collect();
            let known_by = known_by.join(" ");
            let known_by = text::folded(&known_by);
            typed.split_whitespace().all(|word| known_by.contains(word))
        };
        Ok(self.store.pieces()?.into_iter().filter(is_wanted).take(limit).collect())
    }

    /// The one piece this names.
    ///
    /// # Errors
    /// [`Error::NotFound`], [`Error::Ambiguous`].
    pub fn piece_named(&self, name: &str) -> Named<Piece> {
        let mut found = self.find_pieces(name, usize::MAX)?;
        let wanted = text::folded(name.trim());
        if let Some(exact) = found.iter().position(|piece| text::folded(&piece.name) == wanted) {
            return Ok(found.swap_remove(exact));
        }
        match found.len() {
            0 => Err(Error::NotFound { what: Thing::Piece, name: name.to_owned(), near: Vec::new() }),
            1 => Ok(found.remove(0)),
            _ => Err(Error::Ambiguous {
                what: Thing::Piece,
                name: name.to_owned(),
                candidates: found.into_iter().take(CANDIDATES).map(|piece| piece.name).collect(),
            }),
        }
    }

    /// Writes a piece: a new one, or one that was there.
    ///
    /// # Errors
    /// [`Error::Empty`] without a name.
    pub fn save_piece(&mut self, piece: &Piece) -> Result<(), Error> {
        if piece.name.trim().is_empty() {
            return Err(Error::Empty { what: Thing::Piece, field: "name" });
        }
        let kind = match self.store.piece(piece.id)? {
            Some(_) => ActionKind::EditPiece,
            None => ActionKind::AddPiece,
        };
        self.write(kind, &piece.name, Thing::Piece, |action| action.put_piece(piece))
    }

    /// Writes a piece that was opened some time ago.
    ///
    /// # Errors
    /// [`Error::ChangedMeanwhile`] where it is no longer what was opened: an order may have taken one out of stock.
    pub fn replace_piece(&mut self, opened: &Piece, piece: &Piece) -> Result<(), Error> {
        if piece.name.trim().is_empty() {
            return Err(Error::Empty { what: Thing::Piece, field: "name" });
        }
        self.write(ActionKind::EditPiece, &piece.name, Thing::Piece, |action| {
            still_the_same(opened, action.store().piece(opened.id)?.as_ref(), Thing::Piece, &opened.name)?;
            Ok::<(), Error>(action.put_piece(piece)?)
        })
    }

    /// Removes a piece; orders keep its name. It can be undone.
    ///
    /// # Errors
    /// Those of writing the records.
    pub fn remove_piece(&mut self, piece: &Piece) -> Result<(), Error> {
        self.write(ActionKind::RemovePiece, &piece.name, Thing::Piece, |action| action.remove_piece(piece.id).map(drop))
    }
}
