//! The whole shop to files and from files.
//!
//! A thing of a file is the one of its `id`; where the shop has none of it, the one that goes by the same name, such as a reply of
//! the same shortcut: both were made from the starter library, say. What was changed later wins, the file's version or the
//! shop's; where the dates are the same and the contents are not, somebody has edited the file, and it wins.

mod landing;
#[cfg(test)]
mod tests;

use std::collections::HashMap;

use jiff::civil::Date;

use super::facts::SET_UP;
use super::import::ExportError;
use super::{Desk, Error};
use crate::model::Id;
use crate::store::ActionKind;
use crate::transfer::shop::{KINDS, Kind, Record, ShopFile, ShopWriter};
use landing::{Landed, Landing};

pub use landing::Fate;

/// The kind of things that people are.
const BUYERS: &str = "buyers";

/// So many things are named of those that would be changed, and of those that would be left.
const NAMED: usize = 20;

/// What taking over a file would do, to be shown before it is done.
#[derive(Debug)]
pub struct ShopPlan {
    pub file: ShopFile,
    /// For each kind, how many of its things become what, in the order of [`Fate::ALL`].
    pub counts: Vec<(&'static Kind, [usize; Fate::ALL.len()])>,
    /// Some of those that are changed or left as they are: the kind, what they are known by, what becomes of them.
    pub named: Vec<(&'static Kind, String, Fate)>,
    /// Whether the file wins over what was changed here since.
    over: bool,
    /// Things of the shop that go by the name of one of the file.
    same_as: HashMap<Id, Id>,
    /// The latest day on which somebody of the file was erased here who stays away.
    pub erased_on: Option<Date>,
    /// How many people of the file were erased here before, and stay away: those it has, and those whom something in it names.
    pub people_erased: usize,
}

/// What taking over a file came to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ShopTaken {
    /// How many things were written and stay. What is of somebody who was erased is not among them.
    pub written: usize,
    /// Whether undo takes it back: where there was nothing but what is of people who were erased, nothing is left in the log.
    pub undoable: bool,
}

impl ShopPlan {
    /// How many things become this.
    #[must_use]
    pub fn count(&self, fate: Fate) -> usize {
        self.counts.iter().map(|(_, counts)| counts[fate as usize]).sum()
    }
}

impl Desk {
    /// Writes every thing of these kinds as of one moment. `progress` is told how many are written, and how many there are.
    /// Says how many there were.
    ///
    /// # Errors
    /// Those of reading the records, and of the output.
    pub fn export_shop(
        &self,
        kinds: &[&'static Kind],
        out: &mut dyn ShopWriter,
        progress: &mut dyn FnMut(usize, usize),
    ) -> Result<usize, ExportError> {
        self.store.at_one_moment(|store| {
            let mut all = 0;
            for kind in kinds {
                all += store.count_records(kind)?;
            }
            let mut done = 0;
            let names = |kind: &str, id: Id| store.label_of(Kind::named(kind)?, id).ok().flatten();
            for kind in kinds {
                out.begin(kind)?;
                store.each_record(kind, |record| {
                    progress(done, all);
                    done += 1;
                    Ok::<(), ExportError>(out.record(kind, &record, &names)?)
                })?;
                out.end()?;
            }
            Ok(done)
        })
    }

    /// What taking over a file would do. Nothing is written. With `over`, the file wins over what was changed here since.
    /// `progress` is told how many things have been looked at.
    ///
    /// # Errors
    /// Those of the file and of reading the records.
    pub fn plan_shop(&self, file: ShopFile, over: bool, progress: &mut dyn FnMut(usize)) -> Result<ShopPlan, Error> {
        let mut landing = Landing::new(&self.store, &file, over, HashMap::new())?;
        let mut counts: Vec<_> = KINDS.iter().map(|kind| (kind, [0; Fate::ALL.len()])).collect();
        let (mut named, mut done) = (Vec::new(), 0);
        file.read(&mut |kind, record: Record| {
            progress(done);
            done += 1;
            let label = record.label(kind).to_owned();
            let fate = landing.land(kind, record, self.brings_back)?.fate;
            if let Some((_, counts)) = counts.iter_mut().find(|(one, _)| one.name == kind.name) {
                counts[fate as usize] += 1;
            }
            let is_told = matches!(fate, Fate::Changes | Fate::Newer | Fate::Removed);
            if is_told && named.iter().filter(|(_, _, one)| *one == fate).count() < NAMED {
                named.push((kind, label, fate));
            }
            Ok::<(), Error>(())
        })?;
        let erased_on = landing.erased_on.filter(|_| !self.brings_back);
        let people_erased = if self.brings_back { 0 } else { landing.listed.len() };
        let same_as = landing.same_as;
        Ok(ShopPlan { file, counts, named, over, same_as, erased_on, people_erased })
    }

    /// Takes a file over, as one action. What becomes of each thing is found out anew, as the file and the records are now. Whoever was erased
    /// here before is erased again with it, unless they are to come back: see [`Self::bring_back`]. `progress` is told how many things are done.
    ///
    /// # Errors
    /// Those of the file and of writing the records; then nothing was written.
    pub fn import_shop(&mut self, plan: &ShopPlan, progress: &mut dyn FnMut(usize)) -> Result<ShopTaken, Error> {
        let now = self.timestamp();
        let name = plan.file.path().file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        let (written, seq, erasing) = self.unfollowed(|desk| {
            let brings_back = desk.brings_back;
            let (written, seq, listed) = desk.store.act(ActionKind::ImportShop, &name, now, |action| {
                action.refer_ahead()?;
                let mut landing = Landing::new(action.store(), &plan.file, plan.over, plan.same_as.clone())?;
                let (mut done, mut written, mut stays) = (0, 0, 0);
                plan.file.read(&mut |kind, record: Record| {
                    progress(done);
                    done += 1;
                    let Landed { fate, is_written, record } = landing.land(kind, record, brings_back)?;
                    if is_written {
                        action.put_record(kind, &record)?;
                        written += 1;
                        stays += usize::from(fate != Fate::Erased);
                    }
                    Ok::<(), Error>(())
                })?;
                let erased_on = landing.erased_on.filter(|_| landing.erases_again);
                let listed = landing.listed.into_iter().collect::<Vec<_>>();
                action.bury_missing()?;
                if brings_back {
                    action.bring_back(&listed)?;
                }
                if written > 0 {
                    // A shop that was brought along needs no first start.
                    action.set_meta(SET_UP, Some("done"))?;
                }
                Ok::<_, Error>((stays, action.seq(), erased_on.map(|day| (listed, day))))
            })?;
            let erasing = listed.map(|(persons, day)| desk.store.erase_again(&persons, day, now)).transpose()?;
            Ok((written, seq, erasing))
        })?;
        erasing.map(|erasing| self.store.finish_erasing(erasing)).transpose()?;
        self.follow()?;
        let undoable = self.store.next_undo()?.is_some_and(|last| last.seq == seq);
        Ok(ShopTaken { written, undoable })
    }
}

impl From<crate::store::Error> for ExportError {
    fn from(error: crate::store::Error) -> Self {
        Self::Desk(error.into())
    }
}
