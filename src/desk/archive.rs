//! Replies that are put away: kept with all that belongs to them, under their shortcuts, and not offered any more.

use super::{Desk, Error, Thing};
use crate::model::{Id, Reply, Shortcut};
use crate::store::ActionKind;

/// A reply that was put away.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PutAway {
    pub shortcut: Shortcut,
    /// The replies that include it, by shortcut: they go on saying what it says.
    pub included_by: Vec<Shortcut>,
}

impl Desk {
    /// Puts a reply away: it is no longer found, suggested or brought by what is due. Its shortcut stays taken, and replies that include
    /// it are filled as before.
    ///
    /// # Errors
    /// [`Error::NotFound`] where there is none, and those of writing the records.
    pub fn archive_reply(&mut self, id: Id) -> Result<PutAway, Error> {
        self.at_once(|desk| {
            let reply = desk.reply(id)?;
            let included_by = desk.included_by(&reply)?;
            let shortcut = reply.shortcut.clone();
            desk.set_archived(ActionKind::ArchiveReply, &Reply { archived: true, ..reply })?;
            Ok(PutAway { shortcut, included_by })
        })
    }

    /// Offers a reply again that was put away.
    ///
    /// # Errors
    /// [`Error::NotFound`] where there is none, and those of writing the records.
    pub fn unarchive_reply(&mut self, id: Id) -> Result<Shortcut, Error> {
        self.at_once(|desk| {
            let reply = desk.reply(id)?;
            let shortcut = reply.shortcut.clone();
            desk.set_archived(ActionKind::UnarchiveReply, &Reply { archived: false, ..reply })?;
            Ok(shortcut)
        })
    }

    fn set_archived(&mut self, kind: ActionKind, reply: &Reply) -> Result<(), Error> {
        self.write(kind, reply.shortcut.as_str(), Thing::Reply, |action| action.put_reply(reply))
    }

    /// The reply of this shortcut, exactly, where it is one that is offered.
    ///
    /// # Errors
    /// [`Error::Archived`], and as for [`Self::reply_called`].
    pub fn reply_offered(&self, shortcut: &str) -> Result<Reply, Error> {
        let reply = self.reply_called(shortcut)?;
        if reply.archived { Err(Error::Archived { shortcut: reply.shortcut.into() }) } else { Ok(reply) }
    }

    /// Every reply that is put away, by shortcut.
    ///
    /// # Errors
    /// Those of reading the records.
    pub fn archived_replies(&self) -> Result<Vec<Reply>, Error> {
        self.replies_where(|reply| reply.archived)
    }

    /// The other replies whose texts include this one, by shortcut.
    ///
    /// # Errors
    /// Those of reading the records.
    pub fn included_by(&self, reply: &Reply) -> Result<Vec<Shortcut>, Error> {
        let may_include = |other: &Reply| {
            other.id != reply.id && other.variants.iter().any(|variant| variant.body.contains("include"))
        };
        let others = self.replies_where(may_include)?;
        let known = self.known()?;
        let includes = |other: &&Reply| {
            other.variants.iter().any(|variant| {
                let outline = self.outline(other.shortcut.as_str(), &variant.body, &known);
                outline.is_ok_and(|outline| outline.includes.iter().any(|name| name == reply.shortcut.as_str()))
            })
        };
        Ok(others.iter().filter(includes).map(|other| other.shortcut.clone()).collect())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::desk::{Composition, Pins, Prepared, demo};
    use crate::model::{Language, VariantKey};

    fn search(desk: &Desk, words: &str) -> Vec<String> {
        desk.search(words, 20).expect("a search").into_iter().map(|row| row.shortcut).collect()
    }

    /// A shop in which `pickup-all` includes `pickup-car`.
    fn shop() -> (Desk, Reply, Reply) {
        let mut desk = demo::ready_made();
        desk.build_index().expect("an index");
        let car = desk.reply_called("pickup-car").expect("a starter reply");
        let mut all = car.clone();
        all.id = Id::new();
        all.shortcut = "pickup-all".parse().expect("a shortcut");
        all.variants.truncate(1);
        all.asks.clear();
        all.variants[0].id = Id::new();
        all.variants[0].key = VariantKey::of(Language::english());
        all.variants[0].body = "Welcome. {% include \"pickup-car\" %}".to_owned();
        desk.save_reply(&all).expect("a reply");
        (desk, car, all)
    }

    #[test]
    fn what_is_put_away_is_not_offered_and_comes_back_whole() {
        let (mut desk, car, all) = shop();
        assert!(search(&desk, "pickup-car").contains(&"pickup-car".to_owned()));
        let away = desk.archive_reply(car.id).expect("it is put away");
        assert_eq!((away.shortcut, away.included_by), (car.shortcut.clone(), vec![all.shortcut.clone()]));
        assert!(!search(&desk, "pickup-car").contains(&"pickup-car".to_owned()));
        assert!(desk.list("", &Composition::default(), 200).expect("a list").0.iter().all(|row| row.reply != car.id));
        assert!(matches!(desk.reply_meant("pickup-car"), Err(Error::Archived { .. })));
        let mut fresh = Desk::new(desk.store, desk.settings, desk.clock).expect("a desk");
        let home = |desk: &Desk| desk.list("", &Composition::default(), 200).expect("a list").0;
        assert!(home(&fresh).iter().all(|row| row.reply != car.id), "nor before the index is there");
        fresh.build_index().expect("an index");
        assert!(home(&fresh).iter().all(|row| row.reply != car.id), "nor after it");
        let understood = fresh.understand("where can I park the car to pick it up", 50).expect("a message");
        assert!(understood.suggestions.iter().all(|one| one.reply != car.id));
        assert_eq!(fresh.archived_replies().expect("replies").len(), 1);
        assert_eq!(fresh.unarchive_reply(car.id).expect("it is back"), car.shortcut);
        assert_eq!(fresh.reply(car.id).expect("a reply"), car);
        assert!(search(&fresh, "pickup-car").contains(&"pickup-car".to_owned()));
        fresh.undo().expect("an undo");
        assert!(!search(&fresh, "pickup-car").contains(&"pickup-car".to_owned()));
        fresh.undo().expect("an undo");
        assert!(search(&fresh, "pickup-car").contains(&"pickup-car".to_owned()));
    }

    #[test]
    fn a_text_that_includes_what_is_put_away_is_filled_as_before() {
        let (mut desk, car, all) = shop();
        let said = |desk: &Desk| match desk.prepare(Composition::of(all.id, Pins::default())).expect("a message") {
            Prepared::Ready(ready) => ready.text.as_str().to_owned(),
            Prepared::NotWhole(preview) => preview.rendered.preview().to_owned(),
        };
        let before = said(&desk);
        desk.archive_reply(car.id).expect("it is put away");
        assert_eq!(said(&desk), before);
        desk.save_reply(&all).expect("it may still be written");
        let mut other = all.clone();
        other.id = Id::new();
        other.variants[0].id = Id::new();
        other.variants[0].body = "Another text.".to_owned();
        other.shortcut = car.shortcut.clone();
        assert!(matches!(desk.save_reply(&other), Err(Error::Taken { .. })), "its shortcut is taken");
    }
}
