//! A newer starter library, brought in beside what the user has made of the older one.

use std::collections::HashMap;

use super::{Desk, Error};
use crate::model::{Id, Language, Reply, Shortcut};
use crate::store::{ActionKind, Shipped};
use crate::transfer::{self, Element};

/// What a newer library comes to, reply by reply. Replies of which it says nothing new are not among them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Update {
    pub changes: Vec<ReplyUpdate>,
}

/// What becomes of one reply.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReplyUpdate {
    /// Its identity here; that of the library's where it is new.
    pub id: Id,
    /// What it is called here.
    pub shortcut: Shortcut,
    pub title: String,
    /// There was none.
    pub is_new: bool,
    /// What was as it came, or was not there, and is taken over.
    pub taken: Vec<Element>,
    /// What the user had changed and the library says anew: it stays, unless the reply was named to be taken.
    pub proposed: Vec<Proposal>,
}

/// Something the user has changed, and the library too.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Proposal {
    pub element: Element,
    /// Its place among the elements of the library's reply: the same as long as the program runs.
    pub place: usize,
    pub mine: String,
    pub theirs: String,
}

/// What the user says of the replies that they have changed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Choices {
    /// The library's words take the place of the user's.
    pub take: Vec<Shortcut>,
    /// They stay as they are, and the same is not proposed again.
    pub keep: Vec<Shortcut>,
    /// The same of single proposals: the reply, and [`Proposal::place`].
    pub take_parts: Vec<(Id, usize)>,
    pub keep_parts: Vec<(Id, usize)>,
}

/// A reply as it will be, and what is to be kept of the library's.
struct Written {
    reply: Option<Reply>,
    id: Id,
    shipped: Vec<Shipped>,
}

/// What a library said of its replies when they came in, by what it calls them.
type Bases = HashMap<Shortcut, (Id, Vec<Shipped>)>;

impl Desk {
    /// What the starter library of this program would bring. Nothing is written.
    ///
    /// # Errors
    /// [`Error::NotFound`] for a choice about a reply that is not there; those of reading the records.
    pub fn plan_library(&self, choices: &Choices) -> Result<Update, Error> {
        Ok(self.compare(&transfer::starter_library(&self.settings.language)?, choices)?.0)
    }

    /// Brings it in, as one action.
    ///
    /// # Errors
    /// As for [`Self::plan_library`], and those of writing the records; then nothing was written.
    pub fn update_library(&mut self, choices: &Choices) -> Result<Update, Error> {
        self.bring_in(&transfer::starter_library(&self.settings.language)?, choices)
    }

    fn bring_in(&mut self, library: &[Reply], choices: &Choices) -> Result<Update, Error> {
        let (update, written) = self.compare(library, choices)?;
        let now = self.timestamp();
        self.store.act(ActionKind::UpdateLibrary, "", now, |action| {
            for one in &written {
                if let Some(reply) = &one.reply {
                    action.put_reply(reply)?;
                }
                action.put_shipped(one.id, &one.shipped)?;
            }
            Ok::<(), crate::store::Error>(())
        })?;
        self.follow()?;
        Ok(update)
    }

    fn compare(&self, library: &[Reply], choices: &Choices) -> Result<(Update, Vec<Written>), Error> {
        for shortcut in choices.take.iter().chain(&choices.keep) {
            self.reply_called(shortcut.as_str())?;
        }
        let bases = self.bases()?;
        let (mut changes, mut written) = (Vec::new(), Vec::new());
        for theirs in library {
            let base = bases.get(&theirs.shortcut);
            let mine = match base {
                Some((id, _)) => self.store.reply(*id)?,
                None => self.store.reply_by_shortcut(&theirs.shortcut)?,
            };
            let (update, one) = match (mine, base) {
                // Removed here: it is not brought back.
                (None, Some(_)) => continue,
                (None, None) => self.as_new(theirs),
                (Some(mine), base) => {
                    let base = base.map_or(&[][..], |(_, shipped)| shipped);
                    self.beside(&mine, theirs, base, choices)
                }
            };
            if update.is_new || !update.taken.is_empty() || !update.proposed.is_empty() {
                changes.push(update);
            }
            written.push(one);
        }
        Ok((Update { changes }, written))
    }

    fn bases(&self) -> Result<Bases, Error> {
        let mut bases = Bases::new();
        for (id, shipped) in self.store.shipped()? {
            bases.entry(shipped.shortcut.clone()).or_insert_with(|| (id, Vec::new())).1.push(shipped);
        }
        Ok(bases)
    }

    fn as_new(&self, theirs: &Reply) -> (ReplyUpdate, Written) {
        let update = ReplyUpdate {
            id: theirs.id,
            shortcut: theirs.shortcut.clone(),
            title: theirs.title(&self.settings.interface).to_owned(),
            is_new: true,
            taken: Element::of(theirs),
            proposed: Vec::new(),
        };
        (update, Written { reply: Some(theirs.clone()), id: theirs.id, shipped: shipped(theirs) })
    }

    /// A reply that is there: what is as it came follows the library, what the user has changed stays.
    fn beside(&self, mine: &Reply, theirs: &Reply, base: &[Shipped], choices: &Choices) -> (ReplyUpdate, Written) {
        let is_named = |among: &[Shortcut]| among.contains(&mine.shortcut);
        let (overrides_all, keeps_all) = (is_named(&choices.take), is_named(&choices.keep));
        let (mut merged, mut taken, mut proposed) = (mine.clone(), Vec::new(), Vec::new());
        let mut marks: Vec<(Language, String)> = Vec::new();
        for (place, element) in Element::of(theirs).into_iter().enumerate() {
            let Some(new) = element.said_by(theirs) else { continue };
            let overrides = overrides_all || choices.take_parts.contains(&(mine.id, place));
            let keeps = keeps_all || choices.keep_parts.contains(&(mine.id, place));
            let known = known(base, &element);
            let mark = element.mark(&new);
            let mut note = Some(mark.clone());
            match element.said_by(mine) {
                Some(said) if element.mark(&said) == mark => {}
                // Taken out here, or unchanged in the library since: the user's word stands.
                None if known.is_some() => {}
                Some(_) if known == Some(&mark) && !overrides => {}
                Some(said) if known != Some(&element.mark(&said)) && !overrides => {
                    if !keeps {
                        note = known.cloned();
                        proposed.push(Proposal { element: element.clone(), place, mine: said, theirs: new });
                    }
                }
                _ => {
                    element.take_over(&mut merged, theirs);
                    taken.push(element.clone());
                }
            }
            marks.extend(note.map(|note| (element.language().clone(), note)));
        }
        let update = ReplyUpdate {
            id: mine.id,
            shortcut: mine.shortcut.clone(),
            title: mine.title(&self.settings.interface).to_owned(),
            is_new: false,
            taken,
            proposed,
        };
        let reply = (merged != *mine).then_some(merged);
        (update, Written { reply, id: mine.id, shipped: by_language(&theirs.shortcut, marks) })
    }
}

/// What is to be kept of a reply that comes in as the library has it.
pub(super) fn shipped(reply: &Reply) -> Vec<Shipped> {
    let marks = Element::of(reply).into_iter().filter_map(|element| {
        let said = element.said_by(reply)?;
        Some((element.language().clone(), element.mark(&said)))
    });
    by_language(&reply.shortcut, marks)
}

fn by_language(shortcut: &Shortcut, marks: impl IntoIterator<Item = (Language, String)>) -> Vec<Shipped> {
    let mut all: Vec<Shipped> = Vec::new();
    for (language, mark) in marks {
        match all.iter_mut().find(|one| one.language == language) {
            Some(one) => one.elements.push(mark),
            None => all.push(Shipped { language, shortcut: shortcut.clone(), elements: vec![mark] }),
        }
    }
    all
}

/// The mark of an element as it came, where that is known.
fn known<'b>(base: &'b [Shipped], element: &Element) -> Option<&'b String> {
    let of_language = base.iter().find(|one| one.language == *element.language())?;
    let name = element.name();
    of_language.elements.iter().find(|mark| mark.rsplit_once(' ').is_some_and(|(known, _)| known == name))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::desk::demo;
    use crate::model::VariantKey;
    use crate::store::Store;

    /// A shop that has just begun, with the library as it is.
    fn shop() -> (Desk, Vec<Reply>) {
        let store = Store::in_memory().expect("records in memory");
        let clock = Box::new(demo::fixed_moment);
        let mut desk = Desk::new(store, crate::desk::Settings::default(), clock).expect("a desk");
        assert_eq!(desk.save_facts(&[], true).expect("a first start"), 82);
        (desk, transfer::starter_library(&Language::english()).expect("a library"))
    }

    fn language(code: &str) -> Language {
        code.parse().expect("a code")
    }

    fn reply<'l>(library: &'l mut [Reply], shortcut: &str) -> &'l mut Reply {
        library.iter_mut().find(|reply| reply.shortcut.as_str() == shortcut).expect("a reply of the library")
    }

    fn names(update: &Update) -> Vec<(String, bool, usize, usize)> {
        let changes = update.changes.iter();
        changes.map(|one| (one.shortcut.to_string(), one.is_new, one.taken.len(), one.proposed.len())).collect()
    }

    #[test]
    fn the_library_that_came_in_says_nothing_new() {
        let (mut desk, library) = shop();
        assert_eq!(desk.bring_in(&library, &Choices::default()).expect("an update"), Update::default());
        assert!(desk.would_undo_first_start().expect("a log"), "nothing was done");
    }

    #[test]
    fn what_came_follows_the_library_and_what_was_changed_stays() {
        let (mut desk, mut library) = shop();
        let mut car = desk.reply_called("pickup-car").expect("a reply");
        car.titles.retain(|title| title.language.code() != "el");
        car.variants[0].body = "Park where you like.".to_owned();
        desk.save_reply(&car).expect("a reply");
        let gone = desk.reply_called("hours").expect("a reply").id;
        desk.remove_reply(gone).expect("a reply");
        let mut renamed = desk.reply_called("stock").expect("a reply");
        renamed.shortcut = "what-is-there".parse().expect("a shortcut");
        desk.save_reply(&renamed).expect("a reply");

        reply(&mut library, "pickup-car").variants[0].body = "Park in the yard.".to_owned();
        reply(&mut library, "pickup-car").titles[0].text = "By car".to_owned();
        reply(&mut library, "hours").titles[0].text = "When".to_owned();
        reply(&mut library, "stock").titles[0].text = "In stock".to_owned();
        let nl = VariantKey::of(language("nl"));
        let own = Element::Text(nl.clone());
        let tracking = reply(&mut library, "tracking");
        tracking.variants[0].key = nl;
        let mut new = tracking.clone();
        (new.id, new.shortcut) = (Id::new(), "tracking-two".parse().expect("a shortcut"));
        for variant in &mut new.variants {
            variant.id = Id::new();
        }
        library.push(new);

        let planned = desk.compare(&library, &Choices::default()).expect("a plan").0;
        let update = desk.bring_in(&library, &Choices::default()).expect("an update");
        assert_eq!(planned, update);
        let elements = Element::of(library.last().expect("a reply")).len();
        let mut named = names(&update);
        named.sort();
        let row = |name: &str, is_new, taken, proposed| (name.to_owned(), is_new, taken, proposed);
        assert_eq!(
            named,
            [
                row("pickup-car", false, 1, 1),
                row("tracking", false, 1, 0),
                row("tracking-two", true, elements, 0),
                row("what-is-there", false, 1, 0),
            ]
        );
        let car = desk.reply_called("pickup-car").expect("a reply");
        assert_eq!((car.titles[0].text.as_str(), car.variants[0].body.as_str()), ("By car", "Park where you like."));
        assert!(car.titles.iter().all(|title| title.language.code() != "el"), "what was taken out stays out");
        assert!(own.said_by(&desk.reply_called("tracking").expect("a reply")).is_some());
        assert!(desk.reply_called("hours").is_err(), "what was removed stays removed");

        let again = desk.bring_in(&library, &Choices::default()).expect("an update");
        assert_eq!(names(&again), [row("pickup-car", false, 0, 1)], "what was not decided is proposed again");
        desk.undo().expect("an action");
        assert!(desk.reply_called("tracking-two").is_err());
        assert_eq!(names(&desk.compare(&library, &Choices::default()).expect("a plan").0).len(), 4);
    }

    #[test]
    fn the_user_decides_on_what_both_have_changed() {
        let mine = |desk: &Desk| desk.reply_called("pickup-car").expect("a reply").variants[0].body.clone();
        let name = || vec!["pickup-car".parse().expect("a shortcut")];
        for (choices, said) in [
            (Choices { take: name(), ..Choices::default() }, "Park in the yard."),
            (Choices { keep: name(), ..Choices::default() }, "Park where you like."),
        ] {
            let (mut desk, mut library) = shop();
            let mut car = desk.reply_called("pickup-car").expect("a reply");
            car.variants[0].body = "Park where you like.".to_owned();
            desk.save_reply(&car).expect("a reply");
            reply(&mut library, "pickup-car").variants[0].body = "Park in the yard.".to_owned();
            desk.bring_in(&library, &choices).expect("an update");
            assert_eq!(mine(&desk), said);
            assert_eq!(desk.bring_in(&library, &Choices::default()).expect("an update"), Update::default());
        }
        let (desk, _) = shop();
        let unknown = Choices { take: vec!["nothing".parse().expect("a shortcut")], ..Choices::default() };
        assert!(matches!(desk.plan_library(&unknown), Err(Error::NotFound { .. })));
    }

    #[test]
    fn each_proposal_is_decided_about_by_itself() {
        let (mut desk, mut library) = shop();
        let mut car = desk.reply_called("pickup-car").expect("a reply");
        car.variants[0].body = "Park where you like.".to_owned();
        car.titles[0].text = "My title".to_owned();
        desk.save_reply(&car).expect("a reply");
        let theirs = reply(&mut library, "pickup-car");
        theirs.variants[0].body = "Park in the yard.".to_owned();
        theirs.titles[0].text = "By car".to_owned();
        let planned = desk.compare(&library, &Choices::default()).expect("a plan").0;
        let [one] = planned.changes.as_slice() else { panic!("{planned:?}") };
        let place = |title: bool| {
            let found = one.proposed.iter().find(|one| matches!(one.element, Element::Title(_)) == title);
            (car.id, found.expect("a proposal").place)
        };
        let choices = Choices { take_parts: vec![place(false)], keep_parts: vec![place(true)], ..Choices::default() };
        desk.bring_in(&library, &choices).expect("an update");
        let now = desk.reply_called("pickup-car").expect("a reply");
        assert_eq!((now.titles[0].text.as_str(), now.variants[0].body.as_str()), ("My title", "Park in the yard."));
        assert_eq!(desk.bring_in(&library, &Choices::default()).expect("an update"), Update::default());
    }

    #[test]
    fn a_library_from_before_gets_what_it_lacks_and_keeps_what_it_has() {
        let store = Store::in_memory().expect("records in memory");
        let clock = Box::new(demo::fixed_moment);
        let mut desk = Desk::new(store, crate::desk::Settings::default(), clock).expect("a desk");
        let (_, mut library) = shop();
        let mut own = reply(&mut library, "pickup-car").clone();
        own.variants.retain(|variant| variant.key.language.code() == "en");
        own.variants[0].body = "By car: the yard.".to_owned();
        desk.save_reply(&own).expect("a reply");
        let update = desk.update_library(&Choices::default()).expect("an update");
        assert_eq!(update.changes.len(), 82);
        let car = update.changes.iter().find(|one| !one.is_new).expect("the one that was there");
        assert_eq!(car.proposed.len(), 1);
        assert_eq!(desk.reply_called("pickup-car").expect("a reply").languages().len(), 5);
    }
}
