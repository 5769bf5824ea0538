//! What becomes of each thing of a file.

use std::collections::{HashMap, HashSet};

use super::Error;
use crate::model::Id;
use crate::store::{Standing, Store};
use crate::transfer::shop::{Kind, Record, ShopFile};

/// What becomes of a thing of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fate {
    New,
    /// It is there, and the file changes it.
    Changes,
    /// Everything the file says of it is there already.
    Same,
    /// It was changed here after it was written to the file, and stays as it is.
    Newer,
    /// It was removed here after it was written to the file, and stays away.
    Removed,
}

impl Fate {
    /// Every one of them, in their order.
    pub const ALL: [Self; 5] = [Self::New, Self::Changes, Self::Same, Self::Newer, Self::Removed];
}

/// The things of a file on their way into a shop.
pub(super) struct Landing<'s> {
    store: &'s Store,
    file: &'s ShopFile,
    over: bool,
    /// Things of the shop that go by the name of one of the file.
    pub(super) same_as: HashMap<Id, Id>,
    /// Every thing of the shop that one of the file has become: no other becomes it, too.
    taken: HashSet<Id>,
    /// For the kinds that were asked for: see [`Store::taken_back`].
    taken_back: HashMap<&'static str, HashSet<Id>>,
}

impl<'s> Landing<'s> {
    pub(super) fn new(store: &'s Store, file: &'s ShopFile, over: bool, same_as: HashMap<Id, Id>) -> Self {
        Self { store, file, over, same_as, taken: HashSet::new(), taken_back: HashMap::new() }
    }

    /// What becomes of a thing, and what is to be written of it where that is anything.
    pub(super) fn land(&mut self, kind: &'static Kind, record: Record) -> Result<(Fate, Record), Error> {
        let (fate, record) = self.find_place(kind, record)?;
        match record.contradiction(kind) {
            Some(fields) => Err(self.file.unsound(kind, &record, fields).into()),
            None => Ok((fate, record)),
        }
    }

    fn find_place(&mut self, kind: &'static Kind, mut record: Record) -> Result<(Fate, Record), Error> {
        for id in record.references() {
            *id = self.same_as.get(id).copied().unwrap_or(*id);
        }
        if record.is_remnant(kind) {
            return self.meet_remnant(kind, record);
        }
        let mut standing = self.standing(kind, record.id)?;
        if matches!(standing, Standing::Absent)
            && let Some(twin) = self.twin(kind, &record)?
        {
            self.same_as.insert(record.id, twin);
            record.id = twin;
            // Those of the shop stay.
            record.parts.iter_mut().flatten().flatten().for_each(|part| part.id = None);
            standing = self.standing(kind, twin)?;
        }
        self.taken.insert(record.id);
        let is_later = |there| record.updated_at.is_none_or(|at| at > there);
        match standing {
            Standing::Removed(at) if !self.over && !is_later(at) => Ok((Fate::Removed, record)),
            Standing::Absent | Standing::Removed(_) => match record.lacks(kind) {
                Some(key) => Err(self.file.lacks(kind, &record, key).into()),
                None => Ok((Fate::New, record.over(kind, None))),
            },
            Standing::Living(there) => Ok(self.meet(kind, record, &there)),
        }
    }

    /// What becomes of a reply that was removed where the file comes from. One of the same name that is another's stays.
    fn meet_remnant(&mut self, kind: &'static Kind, record: Record) -> Result<(Fate, Record), Error> {
        let fate = match self.standing(kind, record.id)? {
            Standing::Absent => Fate::New,
            Standing::Removed(_) => Fate::Same,
            Standing::Living(there) if self.over || record.updated_at > there.updated_at => Fate::Changes,
            Standing::Living(_) => Fate::Newer,
        };
        Ok((fate, record.over(kind, None)))
    }

    /// What becomes of a thing that is there.
    fn meet(&self, kind: &'static Kind, record: Record, there: &Record) -> (Fate, Record) {
        let (said, was) = (record.updated_at, there.updated_at);
        let mut merged = record.over(kind, Some(there));
        if merged.says_what(there) {
            return (Fate::Same, merged);
        }
        if said.is_some_and(|said| was.is_some_and(|was| said < was)) && !self.over {
            return (Fate::Newer, merged);
        }
        // What somebody has edited in the file, or wants in spite of its age, is changed now.
        merged.updated_at = said.filter(|said| was.is_none_or(|was| *said > was));
        (Fate::Changes, merged)
    }

    fn standing(&mut self, kind: &'static Kind, id: Id) -> Result<Standing, Error> {
        let standing = self.store.standing_of(kind, id)?;
        if !matches!(standing, Standing::Removed(_)) {
            return Ok(standing);
        }
        if !self.taken_back.contains_key(kind.name) {
            self.taken_back.insert(kind.name, self.store.taken_back(kind)?);
        }
        let was_never_there = self.taken_back.get(kind.name).is_some_and(|ids| ids.contains(&id));
        Ok(if was_never_there { Standing::Absent } else { standing })
    }

    /// The thing of the shop that goes by the same name.
    fn twin(&self, kind: &'static Kind, record: &Record) -> Result<Option<Id>, Error> {
        if let Some(known) = self.same_as.get(&record.id) {
            return Ok(Some(*known));
        }
        Ok(self.store.namesake(kind, record)?.filter(|twin| !self.taken.contains(twin)))
    }
}
