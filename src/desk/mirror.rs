//! The library and a folder of files that mirrors it.
//!
//! What both last agreed on is remembered with the folder's path: for each reply a hash of what it said here and there. So it is told which
//! side has changed something since. What was changed on both is left on both until the seller says which is to be. A reply that is put
//! away stands in no file; one whose tables are gone is put away.

mod meeting;
#[cfg(test)]
mod tests;

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use super::{Desk, Error};
use crate::model::{Id, Reply, Shortcut};
use crate::store::ActionKind;
use crate::transfer::mirror::{Folder, MirrorFile, Oddity, ReplyPart, Scan, Unwritten};
use meeting::{Meeting, Verdict};

/// Which side follows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    /// The folder follows the library.
    Out,
    /// The library follows the folder.
    In,
}

/// What came of comparing the two.
#[derive(Debug)]
pub enum MirrorNews {
    /// A reply was written into the folder, anew or as it is now.
    Written(Shortcut),
    /// Its tables were taken out of the folder: it was removed or put away here.
    Dropped(Shortcut),
    /// The library has taken a reply over.
    Taken {
        shortcut: Shortcut,
        is_new: bool,
    },
    /// It was put away: its tables are gone.
    Archived(Shortcut),
    /// It was changed on both sides, and is left on both.
    Conflict {
        shortcut: Shortcut,
        at: Spot,
    },
    /// It was changed on the other side alone, which this way does not take.
    Waiting(Shortcut),
    /// A text of it cannot be filled; nothing of it is taken.
    Mistake {
        shortcut: Shortcut,
        at: Spot,
        error: Error,
    },
    /// It stands twice in one language; nothing of it is taken.
    Twice {
        shortcut: Shortcut,
        at: Spot,
        first: Spot,
    },
    /// A file cannot be read; nothing of it is taken, and what stood in it is left as it is.
    Broken(crate::transfer::Error),
    /// A file was not written.
    Unwritten(Unwritten),
    Odd(Oddity),
    /// There is no reply in the folder any more, and there were some: nothing is taken from it.
    Emptied,
}

/// A place in the folder.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Spot {
    /// Below the folder.
    pub file: PathBuf,
    pub line: usize,
}

/// What both sides said of a reply when they last agreed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
struct Agreed {
    here: Option<u64>,
    there: Option<u64>,
    /// The files it stood in.
    files: BTreeSet<PathBuf>,
}

type Agreement = BTreeMap<Shortcut, Agreed>;

/// Where a reply stands in the folder.
#[derive(Debug)]
struct Standing<'s> {
    part: &'s ReplyPart,
    spot: Spot,
}

/// Both sides as they are.
struct Sides<'s> {
    here: BTreeMap<Shortcut, Reply>,
    there: BTreeMap<Shortcut, Vec<Standing<'s>>>,
    agreed: Agreement,
    /// Replies of which nothing is known for sure, because a file is broken or says them twice.
    held: BTreeSet<Shortcut>,
    /// The files that cannot be read.
    broken: BTreeSet<PathBuf>,
}

impl Desk {
    /// Compares the library with a folder and lets one follow the other. Replies in `settled` follow also where both were changed.
    /// With `is_dry` nothing is written.
    ///
    /// # Errors
    /// Those of reading and writing the records.
    pub fn mirror(
        &mut self,
        folder: &Folder,
        mut scan: Scan,
        way: Way,
        settled: &[Shortcut],
        is_dry: bool,
    ) -> Result<Vec<MirrorNews>, Error> {
        let mut news: Vec<MirrorNews> = scan.oddities.drain(..).map(MirrorNews::Odd).collect();
        let broken: BTreeSet<PathBuf> = scan.broken.keys().cloned().collect();
        news.extend(std::mem::take(&mut scan.broken).into_values().map(MirrorNews::Broken));
        let mut sides = self.sides(folder, &scan, broken, &mut news)?;
        if sides.there.is_empty() && sides.broken.is_empty() && !sides.agreed.is_empty() {
            if way == Way::In {
                news.push(MirrorNews::Emptied);
                return Ok(news);
            }
            // It is filled anew.
            sides.agreed.clear();
        }
        let meetings = Meeting::all(&sides);
        let (mut agreed, mut doing) = (sides.agreed.clone(), Vec::new());
        for meeting in meetings {
            let is_settled = settled.contains(meeting.shortcut);
            match meeting.verdict(way, is_settled) {
                Verdict::Agree => drop(agreed.insert(meeting.shortcut.clone(), meeting.agreed_now())),
                Verdict::Gone => drop(agreed.remove(meeting.shortcut)),
                Verdict::Follow => doing.push(meeting),
                Verdict::Waiting => news.push(MirrorNews::Waiting(meeting.shortcut.clone())),
                Verdict::Conflict(at) => news.push(MirrorNews::Conflict { shortcut: meeting.shortcut.clone(), at }),
                Verdict::Nothing => {}
            }
        }
        match way {
            Way::Out => self.write_out(folder, &scan, &sides, &doing, agreed, is_dry, &mut news)?,
            Way::In => self.take_in_from(folder, &sides, &doing, agreed, is_dry, &mut news)?,
        }
        Ok(news)
    }

    fn sides<'s>(
        &self,
        folder: &Folder,
        scan: &'s Scan,
        broken: BTreeSet<PathBuf>,
        news: &mut Vec<MirrorNews>,
    ) -> Result<Sides<'s>, Error> {
        let here = self.replies_where(|reply| !reply.archived)?;
        let here = here.into_iter().map(|reply| (reply.shortcut.clone(), reply)).collect();
        let agreed: Agreement =
            self.store.meta(&key(folder))?.and_then(|text| serde_json::from_str(&text).ok()).unwrap_or_default();
        let mut held = BTreeSet::new();
        let is_in = |one: &Agreed| one.files.iter().any(|file| broken.contains(file));
        held.extend(agreed.iter().filter(|(_, one)| is_in(one)).map(|(shortcut, _)| shortcut.clone()));
        let mut there: BTreeMap<Shortcut, Vec<Standing<'s>>> = BTreeMap::new();
        for file in &scan.files {
            for table in &file.tables {
                let spot = Spot { file: file.path.clone(), line: table.line };
                let standing = there.entry(table.part.shortcut.clone()).or_default();
                if let Some(first) = standing.iter().find(|one| one.part.language == table.part.language) {
                    held.insert(table.part.shortcut.clone());
                    let (shortcut, first) = (table.part.shortcut.clone(), first.spot.clone());
                    news.push(MirrorNews::Twice { shortcut, at: spot, first });
                    continue;
                }
                standing.push(Standing { part: &table.part, spot });
            }
        }
        for standing in there.values_mut() {
            standing.sort_by(|a, b| a.part.language.cmp(&b.part.language));
        }
        Ok(Sides { here, there, agreed, held, broken })
    }

    /// Lets the folder follow.
    #[expect(clippy::too_many_arguments, reason = "both sides, what is to be done, and what came of it")]
    fn write_out(
        &mut self,
        folder: &Folder,
        scan: &Scan,
        sides: &Sides<'_>,
        doing: &[Meeting<'_>],
        mut agreed: Agreement,
        is_dry: bool,
        news: &mut Vec<MirrorNews>,
    ) -> Result<(), Error> {
        let going: BTreeSet<&Shortcut> = doing.iter().map(|meeting| meeting.shortcut).collect();
        let mut parts: Vec<(PathBuf, ReplyPart)> = Vec::new();
        for meeting in doing {
            for part in meeting.here.map(ReplyPart::all_of).unwrap_or_default() {
                parts.push((place_of(scan, &sides.broken, &part), part));
            }
        }
        let mut touched: BTreeSet<PathBuf> = parts.iter().map(|(path, _)| path.clone()).collect();
        let standing = going.iter().filter_map(|shortcut| sides.there.get(*shortcut)).flatten();
        touched.extend(standing.map(|one| one.spot.file.clone()));
        let mut failed: BTreeSet<PathBuf> = BTreeSet::new();
        for path in &touched {
            if sides.broken.contains(path) {
                failed.insert(path.clone());
                continue;
            }
            let file = scan.files.iter().find(|file| file.path == *path);
            let stays = file.iter().flat_map(|file| &file.tables).map(|table| &table.part);
            let mut of_file: Vec<&ReplyPart> = stays.filter(|part| !going.contains(&part.shortcut)).collect();
            of_file.extend(parts.iter().filter(|(one, _)| one == path).map(|(_, part)| part));
            let text = match (file, of_file.first()) {
                (Some(file), _) => file.with(&of_file),
                (None, Some(first)) => MirrorFile::new(path, first).with(&of_file),
                (None, None) => continue,
            };
            let before = file.map(MirrorFile::text);
            if is_dry || text.as_deref() == before {
                continue;
            }
            if let Err(error) = folder.write(path, before, text.as_deref()) {
                failed.insert(path.clone());
                news.push(MirrorNews::Unwritten(error));
            }
        }
        for meeting in doing {
            let files: BTreeSet<PathBuf> = parts
                .iter()
                .filter(|(_, part)| part.shortcut == *meeting.shortcut)
                .map(|(path, _)| path.clone())
                .chain(meeting.there.iter().map(|one| one.spot.file.clone()))
                .collect();
            if files.iter().any(|file| failed.contains(file)) {
                continue;
            }
            let shortcut = meeting.shortcut.clone();
            if meeting.here.is_some() {
                agreed.insert(shortcut.clone(), Agreed { here: meeting.hash_here, there: meeting.hash_here, files });
                news.push(MirrorNews::Written(shortcut));
            } else {
                agreed.remove(&shortcut);
                news.push(MirrorNews::Dropped(shortcut));
            }
        }
        if !is_dry && agreed != sides.agreed {
            self.store.set_meta(&key(folder), Some(&written(&agreed)))?;
        }
        Ok(())
    }

    /// Lets the library follow, as one action.
    fn take_in_from(
        &mut self,
        folder: &Folder,
        sides: &Sides<'_>,
        doing: &[Meeting<'_>],
        mut agreed: Agreement,
        is_dry: bool,
        news: &mut Vec<MirrorNews>,
    ) -> Result<(), Error> {
        let (mut replies, mut done): (Vec<Reply>, Vec<MirrorNews>) = (Vec::new(), Vec::new());
        let coming = self.coming(sides, doing)?;
        let mut known = self.known()?;
        for (_, reply) in &coming {
            known.shortcuts.push(reply.shortcut.to_string());
            let first = reply.variants.first().map(|variant| variant.body.clone());
            known.coming.extend(first.map(|body| (reply.shortcut.to_string(), body)));
        }
        let renamed: BTreeSet<Id> = coming.iter().map(|(_, reply)| reply.id).collect();
        for (meeting, reply) in &coming {
            let shortcut = meeting.shortcut.clone();
            if let Err(error) = self.check(reply, &known) {
                let at = meeting.spot();
                news.push(MirrorNews::Mistake { shortcut, at, error });
                continue;
            }
            let is_new = self.store.reply(reply.id)?.is_none();
            agreed.insert(shortcut.clone(), meeting.agreed_as(reply));
            replies.push(reply.clone());
            done.push(if reply.archived {
                MirrorNews::Archived(shortcut)
            } else {
                MirrorNews::Taken { shortcut, is_new }
            });
        }
        for meeting in doing.iter().filter(|meeting| meeting.there.is_empty()) {
            agreed.remove(meeting.shortcut);
            let Some(reply) = meeting.here.filter(|reply| !renamed.contains(&reply.id)) else { continue };
            replies.push(Reply { archived: true, ..reply.clone() });
            done.push(MirrorNews::Archived(meeting.shortcut.clone()));
        }
        news.extend(done);
        if is_dry || agreed == sides.agreed && replies.is_empty() {
            return Ok(());
        }
        let (now, name) = (self.timestamp(), folder.root().file_name().unwrap_or_default().to_string_lossy());
        self.store.act(ActionKind::ImportReplies, &name, now, |action| {
            // A name that is given up may be taken by another in the same breath.
            for reply in replies.iter().filter(|reply| reply.archived).chain(replies.iter().filter(|one| !one.archived))
            {
                action.put_reply(reply)?;
            }
            action.set_meta(&key(folder), Some(&written(&agreed)))
        })?;
        self.follow()?;
        Ok(())
    }

    /// The replies of the folder that are to be taken over, each under the identity it has here.
    fn coming<'d>(&self, sides: &Sides<'_>, doing: &'d [Meeting<'d>]) -> Result<Vec<(&'d Meeting<'d>, Reply)>, Error> {
        let mut coming = Vec::new();
        for meeting in doing.iter().filter(|meeting| !meeting.there.is_empty()) {
            let existing = match meeting.here {
                Some(reply) => Some(reply.clone()),
                None => match self.store.reply_by_shortcut(meeting.shortcut)? {
                    Some(archived) => Some(archived),
                    None => meeting.former_name(sides, doing).cloned(),
                },
            };
            coming.push((meeting, meeting.assembled(existing.as_ref())));
        }
        Ok(coming)
    }
}

/// Where a part is to stand: where it is, unless that is the file of another category; else where it belongs, whatever the capitals.
fn place_of(scan: &Scan, broken: &BTreeSet<PathBuf>, part: &ReplyPart) -> PathBuf {
    let holds = |file: &&MirrorFile| {
        file.tables.iter().any(|one| one.part.shortcut == part.shortcut && one.part.language == part.language)
    };
    if let Some(file) = scan.files.iter().find(holds).filter(|file| file.suits(part)) {
        return file.path.clone();
    }
    let usual = part.usual_file();
    let same = |path: &&Path| path.to_string_lossy().to_lowercase() == usual.to_string_lossy().to_lowercase();
    let mut there = scan.files.iter().map(|file| file.path.as_path()).chain(broken.iter().map(PathBuf::as_path));
    there.find(same).map_or_else(|| usual.clone(), Path::to_path_buf)
}

/// The key under which the records remember what a folder last agreed on.
fn key(folder: &Folder) -> String {
    format!("mirror {}", folder.root().display())
}

fn written(agreed: &Agreement) -> String {
    serde_json::to_string(agreed).unwrap_or_default()
}
