//! What the shop makes.

use std::collections::HashMap;

use rusqlite::types::Value;
use serde_json::json;

use super::action::Action;
use super::cells::{self, Cells};
use super::facts::translation;
use super::parts::Part;
use super::table::{PIECE_TITLES, PIECES, Table};
use super::{Error, Store};
use crate::model::{Id, Link, Piece, Supply, Translation};
use crate::text;

/// All titles, each with its piece.
const OF_PIECES: Table = Table { columns: &["language", "text", "source", "piece_id"], ..PIECE_TITLES };

impl Store {
    /// All pieces, by name.
    ///
    /// # Errors
    /// As for any reading.
    pub fn pieces(&self) -> Result<Vec<Piece>, Error> {
        let mut pieces = self.rows(&PIECES, "WHERE deleted_at IS NULL ORDER BY name, n", [], read)?;
        let mut titles: HashMap<Id, Vec<Translation>> = HashMap::new();
        let all = self.rows(&OF_PIECES, "WHERE deleted_at IS NULL ORDER BY piece_id, position", [], |cells| {
            let title = translation(cells)?;
            Ok((cells.id()?, title))
        })?;
        for (piece, title) in all {
            titles.entry(piece).or_default().push(title);
        }
        for piece in &mut pieces {
            piece.titles = titles.remove(&piece.id).unwrap_or_default();
        }
        Ok(pieces)
    }

    /// A piece.
    ///
    /// # Errors
    /// As for any reading.
    pub fn piece(&self, id: Id) -> Result<Option<Piece>, Error> {
        let piece = self.row(&PIECES, "WHERE id = ?1 AND deleted_at IS NULL", [id.to_string()], read)?;
        let Some(piece) = piece else { return Ok(None) };
        Ok(Some(Piece { titles: self.parts(&PIECE_TITLES, id, translation)?, ..piece }))
    }
}

impl Action<'_> {
    /// Writes a piece.
    ///
    /// # Errors
    /// [`Error::Taken`] where two titles are in one language; those of any writing.
    pub fn put_piece(&mut self, piece: &Piece) -> Result<(), Error> {
        self.put(&PIECES, piece.id, &values(piece))?;
        let titles = piece.titles.iter();
        let titles = titles.map(|one| {
            Part::new(vec![cells::language(&one.language), cells::line(&one.text), cells::line(&one.source)])
        });
        self.put_parts(&PIECE_TITLES, piece.id, titles.collect())
    }

    /// Removes a piece. Says whether there was one. Orders keep naming it.
    ///
    /// # Errors
    /// As for any writing.
    pub fn remove_piece(&mut self, id: Id) -> Result<bool, Error> {
        self.bury(&PIECES, &[&PIECE_TITLES], id)
    }
}

fn values(piece: &Piece) -> Vec<Value> {
    let [price, currency] = cells::money(piece.price);
    let link = |link: &Link| json!({ "channel": text::sanitise_line(link.channel.name()), "url": text::sanitise_line(&link.url) });
    let count = |count: Option<u32>| cells::optional(count, Value::from);
    vec![
        cells::line(&piece.name),
        cells::optional(piece.size.as_deref(), cells::line),
        cells::optional(piece.material.as_deref(), cells::line),
        cells::optional(piece.care.as_deref(), cells::lines),
        price,
        currency,
        cells::texts(&piece.variations),
        count(piece.supply.in_stock),
        count(piece.supply.days_to_make),
        cells::list(piece.links.iter().map(link)),
        cells::lines(&piece.notes),
        count(piece.supply.minutes_to_make),
        cells::lines(&piece.breakdown),
    ]
}

fn read(cells: &mut Cells<'_>) -> Result<Piece, Error> {
    let mut piece = Piece {
        id: cells.own_id()?,
        name: cells.text()?,
        titles: Vec::new(),
        size: cells.optional_text()?,
        material: cells.optional_text()?,
        care: cells.optional_text()?,
        price: cells.money()?,
        variations: cells.list()?,
        supply: Supply {
            in_stock: cells.optional_count()?,
            days_to_make: cells.optional_count()?,
            ..Supply::default()
        },
        links: cells.list()?,
        notes: cells.text()?,
        breakdown: String::new(),
    };
    piece.supply.minutes_to_make = cells.optional_count()?;
    piece.breakdown = cells.text()?;
    Ok(piece)
}
