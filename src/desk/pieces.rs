//! What the shop makes.

use super::error::named;
use super::people::{CANDIDATES, id_beginning, is_identity};
use super::writing::still_the_same;
use super::{Desk, Error, Named, PieceLine, Thing};
use crate::model::{Item, Order, Piece};
use crate::store::ActionKind;
use crate::text;

/// An item of an order that is none of the shop's pieces, as far as its name tells.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stranger {
    pub item: String,
    /// Several pieces are called so; otherwise none is.
    pub is_namesake: bool,
    /// What may have been meant, as [`Desk::piece_named`] takes it.
    pub meant: Vec<String>,
}

impl Desk {
    /// Pieces with every word typed in their name, their titles, size or material.
    ///
    /// # Errors
    /// Those of reading the records.
    pub fn find_pieces(&self, typed: &str, limit: usize) -> Result<Vec<PieceLine>, Error> {
        let typed = text::folded(typed);
        let is_wanted = |piece: &Piece| {
            let pieces = [Some(&piece.name), piece.size.as_ref(), piece.material.as_ref()];
            let titles = piece.titles.iter().map(|title| &title.text);
            let known_by: Vec<&str> = pieces.into_iter().flatten().chain(titles).map(String::as_str).collect();
            let known_by = known_by.join(" ");
            let known_by = text::folded(&known_by);
            typed.split_whitespace().all(|word| known_by.contains(word))
        };
        Ok(self.store.pieces()?.into_iter().filter(is_wanted).take(limit).collect())
    }

    /// The one piece this names: its name, with what tells it from others of the same name in brackets behind it ("note (A5)"), the
    /// beginning of its identity, or words that only it is known by.
    ///
    /// # Errors
    /// [`Error::NotFound`], [`Error::Ambiguous`].
    pub fn piece_named(&self, name: &str) -> Named<Piece> {
        let pieces = self.store.pieces()?;
        let named = pieces_called(&pieces, name);
        let found = if named.is_empty() { self.find_pieces(name, usize::MAX)? } else { named };
        match found.as_slice() {
            [] => Err(Error::NotFound { what: Thing::Piece, name: name.to_owned(), near: near(&pieces, name) }),
            [one] => Ok(one.clone()),
            several => {
                let candidates = several.iter().take(CANDIDATES).map(|piece| label(&pieces, piece)).collect();
                Err(Error::Ambiguous { what: Thing::Piece, name: name.to_owned(), candidates })
            }
        }
    }

    /// Pieces with what each is called so that [`Self::piece_named`] finds it alone: its name, and where others bear the same, what tells
    /// it from them in brackets.
    ///
    /// # Errors
    /// Those of reading the records.
    pub fn piece_labels(&self, pieces: &[Piece]) -> Result<Vec<String>, Error> {
        let all = self.store.pieces()?;
        Ok(pieces.iter().map(|piece| label(&all, piece)).collect())
    }

    /// Notes which pieces of the shop the items of an order are, where exactly one is called so. Of several of one name it is the one
    /// whose size the item has as its variation.
    ///
    /// # Errors
    /// Those of reading the records.
    pub fn link_pieces(&self, order: &mut Order) -> Result<(), Error> {
        let pieces = self.store.pieces()?;
        for item in order.items.iter_mut().filter(|item| item.piece.is_none()) {
            item.piece = match pieces_called(&pieces, &item.name).as_slice() {
                [one] => Some(one.id),
                several => {
                    let is_size =
                        |piece: &&Piece| piece.size.is_some() && same(piece.size.as_deref(), item.variation.as_deref());
                    let mut of_size = several.iter().filter(is_size);
                    let first = of_size.next().map(|piece| piece.id);
                    first.filter(|_| of_size.next().is_none())
                }
            };
        }
        Ok(())
    }

    /// The items that are none of the shop's pieces, or may be several, with what may have been meant. None in a shop that keeps no
    /// pieces.
    ///
    /// # Errors
    /// Those of reading the records.
    pub fn strangers(&self, items: &[Item]) -> Result<Vec<Stranger>, Error> {
        let unlinked: Vec<&Item> = items.iter().filter(|item| item.piece.is_none()).collect();
        if unlinked.is_empty() {
            return Ok(Vec::new());
        }
        let pieces = self.store.pieces()?;
        let stranger = |item: &Item| {
            let several = pieces_called(&pieces, &item.name);
            let is_namesake = several.len() > 1;
            let meant = if is_namesake {
                several.iter().take(CANDIDATES).map(|piece| label(&pieces, piece)).collect()
            } else {
                near(&pieces, &item.name)
            };
            Stranger { item: item.name.clone(), is_namesake, meant }
        };
        Ok(if pieces.is_empty() { Vec::new() } else { unlinked.into_iter().map(stranger).collect() })
    }

    /// Writes a piece: a new one, or one that was there.
    ///
    /// # Errors
    /// [`Error::Empty`] without a name, [`Error::TooLong`].
    pub fn save_piece(&mut self, piece: &Piece) -> Result<(), Error> {
        named(Thing::Piece, "name", &piece.name)?;
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
        named(Thing::Piece, "name", &piece.name)?;
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

/// The pieces that are called exactly so, or have this title in a language, or whose name and mark in brackets this is, or whose identity begins like this.
fn pieces_called(pieces: &[Piece], name: &str) -> Vec<Piece> {
    let wanted = text::folded(name.trim());
    let exact: Vec<Piece> = pieces.iter().filter(|piece| text::folded(&piece.name) == wanted).cloned().collect();
    if !exact.is_empty() {
        return exact;
    }
    let titled: Vec<Piece> = pieces
        .iter()
        .filter(|piece| piece.titles.iter().any(|title| text::folded(&title.text) == wanted))
        .cloned()
        .collect();
    if !titled.is_empty() {
        return titled;
    }
    let is_meant = |piece: &&Piece| {
        text::folded(&label(pieces, piece)) == wanted
            || is_identity(&wanted) && piece.id.to_string().starts_with(wanted.as_ref())
    };
    pieces.iter().filter(is_meant).cloned().collect()
}

/// What tells a piece from others of the same name, in brackets behind it: the first of size, material and price that none of them
/// shares, else the beginning of its identity.
fn label(pieces: &[Piece], piece: &Piece) -> String {
    let name = text::folded(&piece.name);
    let namesakes: Vec<&Piece> =
        pieces.iter().filter(|other| other.id != piece.id && text::folded(&other.name) == name).collect();
    if namesakes.is_empty() {
        return piece.name.clone();
    }
    let marks: [fn(&Piece) -> Option<String>; 3] = [
        |piece| piece.size.clone(),
        |piece| piece.material.clone(),
        |piece| piece.price.map(|price| price.to_string()),
    ];
    let only = |mark: &fn(&Piece) -> Option<String>| {
        let own = mark(piece).filter(|own| !own.trim().is_empty());
        own.filter(|own| namesakes.iter().all(|other| !same(mark(other).as_deref(), Some(own))))
    };
    // Two that were imported in one millisecond begin alike; then it is the whole.
    let id = || {
        let beginning = id_beginning(piece.id);
        let is_shared = namesakes.iter().any(|other| id_beginning(other.id) == beginning);
        if is_shared { piece.id.to_string() } else { beginning }
    };
    format!("{} ({})", piece.name, marks.iter().find_map(only).unwrap_or_else(id))
}

fn same(one: Option<&str>, other: Option<&str>) -> bool {
    let folded = |text: &str| text::folded(text.trim()).into_owned();
    one.map(folded) == other.map(folded)
}

/// What may have been meant: the piece that is nearly called so, else those with all its words in their names.
fn near(pieces: &[Piece], name: &str) -> Vec<String> {
    let nearest = text::nearest(name, pieces.iter().map(|piece| piece.name.as_str()));
    if let Some(nearest) = nearest {
        let named = pieces.iter().filter(|piece| piece.name == nearest);
        return named.take(CANDIDATES).map(|piece| label(pieces, piece)).collect();
    }
    let wanted = text::folded(name);
    let has_all = |piece: &&Piece| {
        let known = text::folded(&piece.name);
        wanted.split_whitespace().all(|word| known.contains(word))
            || known.split_whitespace().all(|word| wanted.split_whitespace().any(|one| one == word))
    };
    pieces.iter().filter(has_all).take(CANDIDATES).map(|piece| label(pieces, piece)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::desk::demo;

    fn piece(name: &str, size: Option<&str>, price: &str) -> Piece {
        Piece { size: size.map(str::to_owned), price: price.parse().ok(), ..Piece::named(name) }
    }

    fn desk() -> (Desk, Vec<Piece>) {
        let mut desk = demo::ready_made();
        let pieces = [
            piece("Note", Some("A5"), "12 EUR"),
            piece("note", Some("A4"), "12 EUR"),
            piece("Card", None, "3 EUR"),
            piece("Card", None, "4 EUR"),
            piece("Tag", None, "4 EUR"),
            piece("Tag", None, "4 EUR"),
            piece("Birch bowl", None, "9 EUR"),
        ];
        for piece in &pieces {
            desk.save_piece(piece).expect("a piece");
        }
        (desk, pieces.to_vec())
    }

    #[test]
    fn pieces_of_one_name_are_told_apart_and_each_label_names_one() {
        let (desk, pieces) = desk();
        let labels = desk.piece_labels(&pieces).expect("labels");
        assert_eq!(labels[..4], ["Note (A5)", "note (A4)", "Card (3.00 EUR)", "Card (4.00 EUR)"]);
        assert_eq!(labels[6], "Birch bowl");
        for (piece, label) in pieces.iter().zip(&labels) {
            assert_eq!(desk.piece_named(label).expect("a piece").id, piece.id, "{label}");
        }
        let ambiguous = desk.piece_named("note").expect_err("two of them");
        assert!(matches!(&ambiguous, Error::Ambiguous { candidates, .. } if candidates.len() == 2), "{ambiguous}");
        let missing = desk.piece_named("birch bwol").expect_err("a slip");
        assert!(matches!(&missing, Error::NotFound { near, .. } if near == &["Birch bowl"]), "{missing}");
    }

    #[test]
    fn an_item_is_a_piece_where_it_can_be_only_one() {
        let (desk, pieces) = desk();
        let with =
            |name: &str, variation: Option<&str>| Item { variation: variation.map(str::to_owned), ..Item::named(name) };
        let items =
            vec![with("note", None), with("Note", Some("a4")), with("note (A5)", None), with("birch bowls", None)];
        let mut order = Order { items, ..Order::numbered("1") };
        desk.link_pieces(&mut order).expect("linked");
        let linked: Vec<_> = order.items.iter().map(|item| item.piece).collect();
        assert_eq!(linked, [None, Some(pieces[1].id), Some(pieces[0].id), None]);
        let strangers = desk.strangers(&order.items).expect("strangers");
        let told = |item: &str, is_namesake, meant: &[&str]| Stranger {
            item: item.to_owned(),
            is_namesake,
            meant: meant.iter().map(|&one| one.to_owned()).collect(),
        };
        assert_eq!(
            strangers,
            [told("note", true, &["Note (A5)", "note (A4)"]), told("birch bowls", false, &["Birch bowl"])]
        );
        let far = desk.strangers(&[with("a velvet cushion", None)]).expect("strangers");
        assert_eq!(far, [told("a velvet cushion", false, &[])]);
    }
}
