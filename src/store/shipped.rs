//! What the starter library said of each reply when it came in.

use super::action::Action;
use super::cells::{self, Cells};
use super::parts::Part;
use super::table::{SHIPPED, Table};
use super::{Error, Store};
use crate::model::{Id, Language, Shortcut};

/// Each with the reply it is of.
const OF_REPLIES: Table = Table { columns: &["language", "shortcut", "elements", "reply_id"], ..SHIPPED };

/// What the library said of a reply in one language.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shipped {
    pub language: Language,
    /// What the library calls the reply.
    pub shortcut: Shortcut,
    /// A title, the asks or a text each: its name and a hash of what it said.
    pub elements: Vec<String>,
}

impl Store {
    /// What the library said of every reply, also of those that were removed since.
    ///
    /// # Errors
    /// As for any reading.
    pub fn shipped(&self) -> Result<Vec<(Id, Shipped)>, Error> {
        self.rows(&OF_REPLIES, "WHERE deleted_at IS NULL ORDER BY reply_id, position", [], |cells| {
            let shipped = read(cells)?;
            Ok((cells.id()?, shipped))
        })
    }
}

impl Action<'_> {
    /// Notes what the library says of a reply now.
    ///
    /// # Errors
    /// As for any writing.
    pub fn put_shipped(&mut self, reply: Id, shipped: &[Shipped]) -> Result<(), Error> {
        let parts = shipped.iter().map(|one| {
            Part::new(vec![
                cells::language(&one.language),
                cells::line(one.shortcut.as_str()),
                cells::texts(&one.elements),
            ])
        });
        self.put_parts(&SHIPPED, reply, parts.collect())
    }
}

fn read(cells: &mut Cells<'_>) -> Result<Shipped, Error> {
    Ok(Shipped {
        language: cells.parsed(|code| code.parse().ok())?,
        shortcut: cells.parsed(|text| text.parse().ok())?,
        elements: cells.list()?,
    })
}
