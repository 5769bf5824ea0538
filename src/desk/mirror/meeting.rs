//! One reply as both sides have it, and what is to become of it.

use std::collections::BTreeSet;

use super::{Agreed, Sides, Spot, Standing, Way};
use crate::model::{Asks, Id, Reply, Shortcut, Title, Variant, VariantKey};
use crate::transfer::mirror::ReplyPart;

/// A reply on both sides.
pub(super) struct Meeting<'s> {
    pub(super) shortcut: &'s Shortcut,
    pub(super) here: Option<&'s Reply>,
    pub(super) there: &'s [Standing<'s>],
    pub(super) hash_here: Option<u64>,
    hash_there: Option<u64>,
    agreed: Option<&'s Agreed>,
    is_held: bool,
}

/// What becomes of a reply.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Verdict {
    /// Both say the same.
    Agree,
    /// It is on neither side any more.
    Gone,
    /// The side that follows takes it over.
    Follow,
    /// The side that follows is ahead.
    Waiting,
    Conflict(Spot),
    Nothing,
}

impl<'s> Meeting<'s> {
    pub(super) fn all(sides: &'s Sides<'s>) -> Vec<Self> {
        let names: BTreeSet<&Shortcut> =
            sides.here.keys().chain(sides.there.keys()).chain(sides.agreed.keys()).collect();
        let meeting = |shortcut: &'s Shortcut| {
            let here = sides.here.get(shortcut);
            let there = sides.there.get(shortcut).map(Vec::as_slice).unwrap_or_default();
            Self {
                shortcut,
                here,
                there,
                hash_here: here.map(hash_of),
                hash_there: (!there.is_empty()).then(|| hash(there.iter().map(|one| one.part))),
                agreed: sides.agreed.get(shortcut),
                is_held: sides.held.contains(shortcut),
            }
        };
        names.into_iter().map(meeting).collect()
    }

    pub(super) fn verdict(&self, way: Way, is_settled: bool) -> Verdict {
        let (here, there) = (self.hash_here, self.hash_there);
        let last = self.agreed.map_or((None, None), |agreed| (agreed.here, agreed.there));
        if self.is_held {
            return Verdict::Nothing;
        }
        if here == there {
            let is_known = self.agreed.is_some_and(|agreed| agreed.files == self.files());
            return match here {
                None => Verdict::Gone,
                Some(_) if last == (here, there) && is_known => Verdict::Nothing,
                Some(_) => Verdict::Agree,
            };
        }
        let changed = (here != last.0, there != last.1);
        match (changed, way) {
            _ if is_settled => Verdict::Follow,
            // Where nobody has changed anything, the tables of its languages do not agree with each other.
            ((true | false, false), Way::Out) | ((false, true), Way::In) => Verdict::Follow,
            ((false, true), Way::Out) | ((true, false), Way::In) => Verdict::Waiting,
            ((false, false), Way::In) => Verdict::Nothing,
            // What is gone on one side and changed on the other is not lost: the change counts.
            ((true, true), Way::Out) if there.is_none() => Verdict::Follow,
            ((true, true), Way::In) if here.is_none() => Verdict::Follow,
            ((true, true), _) if here.is_none() || there.is_none() => Verdict::Waiting,
            ((true, true), _) => Verdict::Conflict(self.spot()),
        }
    }

    /// Where the folder first says it otherwise than the library, or says it at all.
    pub(super) fn spot(&self) -> Spot {
        let said = self.here.map(ReplyPart::all_of).unwrap_or_default();
        let others = self.there.iter().filter(|one| !said.contains(one.part));
        let first = others.map(|one| &one.spot).min().or_else(|| self.there.iter().map(|one| &one.spot).min());
        first.cloned().unwrap_or_else(|| Spot { file: std::path::PathBuf::new(), line: 1 })
    }

    fn files(&self) -> BTreeSet<std::path::PathBuf> {
        self.there.iter().map(|one| one.spot.file.clone()).collect()
    }

    /// What both say now.
    pub(super) fn agreed_now(&self) -> Agreed {
        Agreed { here: self.hash_here, there: self.hash_there, files: self.files() }
    }

    /// What both say once the library has taken it over so.
    pub(super) fn agreed_as(&self, reply: &Reply) -> Agreed {
        let here = (!reply.archived).then(|| hash_of(reply));
        Agreed { here, there: self.hash_there, files: self.files() }
    }

    /// The reply that went by another name until now, and whose tables are the same but for that.
    pub(super) fn former_name<'d>(&self, sides: &'d Sides<'_>, doing: &[Meeting<'_>]) -> Option<&'d Reply> {
        let gone = doing.iter().filter(|other| other.there.is_empty());
        let is_it = |reply: &&Reply| {
            let as_this = Reply { shortcut: self.shortcut.clone(), ..(*reply).clone() };
            ReplyPart::all_of(&as_this).iter().eq(self.there.iter().map(|one| one.part))
        };
        gone.filter_map(|other| sides.here.get(other.shortcut)).find(is_it)
    }

    /// The reply as the folder says it. What belongs to it as a whole stands in each of its tables: where they differ, the one that
    /// says otherwise than the library was changed. Languages and texts stay in the order they have here.
    pub(super) fn assembled(&self, existing: Option<&Reply>) -> Reply {
        let parts: Vec<&ReplyPart> = self.there.iter().map(|one| one.part).collect();
        let said = existing.map(ReplyPart::all_of).unwrap_or_default();
        let known = said.first();
        let mut order: Vec<&ReplyPart> = parts.clone();
        let languages = existing.map(Reply::languages).unwrap_or_default();
        order.sort_by_key(|part| languages.iter().position(|one| *one == part.language).unwrap_or(usize::MAX));
        let id_of = |key: &VariantKey| {
            existing.and_then(|reply| reply.variants.iter().find(|one| one.key == *key)).map(|one| one.id)
        };
        let variants = order.iter().flat_map(|part| &part.texts).map(|(key, body)| Variant {
            id: id_of(key).unwrap_or_else(Id::new),
            key: key.clone(),
            body: body.clone(),
        });
        let titles =
            order.iter().filter_map(|part| Some(Title { language: part.language.clone(), text: part.title.clone()? }));
        let asks = order.iter().filter(|part| !part.asks.is_empty());
        Reply {
            id: existing.map_or_else(Id::new, |reply| reply.id),
            shortcut: self.shortcut.clone(),
            category: said_otherwise(&parts, known, |part| &part.category).unwrap_or_default(),
            role: said_otherwise(&parts, known, |part| &part.role).unwrap_or(crate::model::Role::Body),
            tags: said_otherwise(&parts, known, |part| &part.tags).unwrap_or_default(),
            situations: said_otherwise(&parts, known, |part| &part.situations).unwrap_or_default(),
            attach: said_otherwise(&parts, known, |part| &part.attach).unwrap_or_default(),
            archived: parts.iter().any(|part| part.archived),
            titles: titles.collect(),
            asks: asks.map(|part| Asks { language: part.language.clone(), texts: part.asks.clone() }).collect(),
            variants: variants.collect(),
        }
    }
}

/// What the first part says that says otherwise than is known, else what all say.
fn said_otherwise<T: Clone + PartialEq>(
    parts: &[&ReplyPart],
    known: Option<&ReplyPart>,
    of: impl Fn(&ReplyPart) -> &T,
) -> Option<T> {
    let changed = parts.iter().map(|part| of(part)).find(|said| known.is_some_and(|known| of(known) != *said));
    changed.or_else(|| parts.first().map(|part| of(part))).cloned()
}

/// A hash of what a reply says.
pub(super) fn hash_of(reply: &Reply) -> u64 {
    hash(ReplyPart::all_of(reply).iter())
}

/// FNV-1a of 64 bits over the parts as JSON: the same on every machine and in every version.
fn hash<'p>(parts: impl Iterator<Item = &'p ReplyPart>) -> u64 {
    let text: String = parts.map(|part| serde_json::to_string(part).unwrap_or_default() + "\n").collect();
    text.bytes().fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3))
}
