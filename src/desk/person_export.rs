//! Everything held of one person, to be handed over to them.

use std::fs::File;
use std::io::{self, Write};
use std::path::Path;

use jiff::Timestamp;
use serde::Serialize;
use serde_json::value::RawValue;

use super::{Desk, Error, Thing};
use crate::model::Buyer;
use crate::store::{self, Earlier, Held};
use crate::transfer::shop::{JsonWriter, ShopWriter as _};

/// What the document says of itself.
const FORMAT: &str = "replydesk-person";
const VERSION: u32 = 1;

/// Everything held of one person.
#[derive(Debug)]
pub struct PersonHeld {
    pub buyer: Buyer,
    /// By kind: the living, and those that were removed and are still in the file.
    pub held: Vec<Held>,
    /// What the change log holds of all that as it was before, the oldest first.
    pub earlier: Vec<Earlier>,
    /// Where texts of other things name them: what stands there is about others, too, and is not handed over.
    pub named_elsewhere: Vec<NamedIn>,
    pub at: Timestamp,
}

/// So many texts of one kind that name a person.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct NamedIn {
    /// The word of the kind of thing.
    #[serde(rename = "in")]
    pub entity: &'static str,
    pub field: &'static str,
    pub count: usize,
}

/// The document for programs. What is held now stands in the form of `export all`.
#[derive(Serialize)]
struct Document<'a> {
    format: &'static str,
    version: u32,
    program: &'static str,
    name: &'a str,
    exported_at: Timestamp,
    held: Box<RawValue>,
    /// What was removed and can still be brought back.
    removed: Box<RawValue>,
    /// Earlier versions, which undo could bring back.
    earlier: &'a [Earlier],
    /// Where texts about others name them, without these texts.
    named_elsewhere: &'a [NamedIn],
}

impl PersonHeld {
    /// How many things there are, earlier versions not counted.
    #[must_use]
    pub fn count(&self) -> usize {
        self.held.iter().map(|(_, [living, removed])| living.len() + removed.len()).sum()
    }

    /// Writes the document for programs.
    ///
    /// # Errors
    /// What the output says.
    pub fn write_json(&self, mut out: impl Write) -> io::Result<()> {
        let document = Document {
            format: FORMAT,
            version: VERSION,
            program: env!("CARGO_PKG_VERSION"),
            name: &self.buyer.name,
            exported_at: self.at,
            held: self.section(0)?,
            removed: self.section(1)?,
            earlier: &self.earlier,
            named_elsewhere: &self.named_elsewhere,
        };
        serde_json::to_writer(&mut out, &document)?;
        out.write_all(b"\n")
    }

    /// The living things, or those that were removed, as a document of the shop.
    fn section(&self, which: usize) -> io::Result<Box<RawValue>> {
        let mut writer = JsonWriter::new(Vec::new(), self.at)?;
        for (kind, held) in &self.held {
            writer.begin(kind)?;
            for record in held.get(which).into_iter().flatten() {
                writer.record(kind, record, &|_, _| None)?;
            }
            writer.end()?;
        }
        let written = String::from_utf8(writer.finish()?).map_err(io::Error::other)?;
        Ok(RawValue::from_string(written.trim().to_owned())?)
    }
}

impl Desk {
    /// The one person this names, as [`Self::buyer_named`] finds them; where nobody is, one who was removed and is still in the file, by
    /// their exact name, a handle or the e-mail address.
    ///
    /// # Errors
    /// As for [`Self::buyer_named`].
    pub fn person_named(&self, name: &str) -> Result<Buyer, Error> {
        let not_found = match self.buyer_named(name) {
            Err(error @ Error::NotFound { .. }) => error,
            other => return other,
        };
        let mut removed = self.store.removed_buyers_called(name)?;
        match (removed.pop(), removed.is_empty()) {
            (None, _) => Err(not_found),
            (Some(one), true) => Ok(one),
            (Some(last), false) => {
                let named = |buyer: &Buyer| format!("{} ({})", buyer.name, buyer.id);
                let candidates = removed.iter().chain([&last]).map(named).collect();
                Err(Error::Ambiguous { what: Thing::Buyer, name: name.to_owned(), candidates })
            }
        }
    }

    /// Everything held of a person, as of one moment.
    ///
    /// # Errors
    /// Those of reading the records.
    pub fn held_of(&self, buyer: &Buyer) -> Result<PersonHeld, Error> {
        self.store.at_one_moment(|store| {
            Ok(PersonHeld {
                buyer: buyer.clone(),
                held: store.held_of(buyer.id)?,
                earlier: store.earlier_of(buyer.id)?,
                named_elsewhere: counted(&store.places_naming(buyer.id)?),
                at: self.timestamp(),
            })
        })
    }

    /// Everything held of a person as one document for programs, in a new file that its owner alone may read. Says how many things there are.
    ///
    /// # Errors
    /// [`Error::Store`] with the file where it is there already or cannot be written; those of reading the records.
    pub fn export_person_to(&self, buyer: &Buyer, path: &Path) -> Result<usize, Error> {
        let held = self.held_of(buyer)?;
        let mut options = File::options();
        options.write(true).create_new(true);
        #[cfg(unix)]
        std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
        let written = options.open(path).and_then(|mut file| {
            held.write_json(&mut file)?;
            file.sync_all()
        });
        written.map_err(|source| store::Error::File { path: path.to_owned(), source })?;
        Ok(held.count())
    }
}

/// How many places of each kind there are, without what tells one from another.
fn counted(places: &[store::Place]) -> Vec<NamedIn> {
    let mut counted: Vec<NamedIn> = Vec::new();
    for place in places {
        let entity = place.entity.word();
        match counted.iter_mut().find(|one| one.entity == entity && one.field == place.field) {
            Some(one) => one.count += 1,
            None => counted.push(NamedIn { entity, field: place.field, count: 1 }),
        }
    }
    counted
}
