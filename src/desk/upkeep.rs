//! What in the library is no longer right: texts that were left behind, facts that have grown old, mistakes in templates.

use std::collections::{BTreeMap, BTreeSet};

use jiff::Span;
use jiff::civil::Date;

use super::{Desk, Error, Thing};
use crate::compose::{Concern, TemplateError};
use crate::model::{Fact, Id, Language, Reply, Shortcut, Tone, VariantKey};
use crate::store::{ActionKind, Version};

/// Something in the library that is to be looked at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Flaw {
    pub about: About,
    pub kind: FlawKind,
}

/// What a flaw is in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum About {
    /// The library as a whole.
    Library,
    Reply(Shortcut),
    /// A fact, by its name, and how many replies say it.
    Fact {
        name: String,
        replies: usize,
    },
}

/// What is to be looked at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FlawKind {
    /// A text cannot be filled: an unknown fact, a misspelt name, a reply that is not there.
    Mistake(Box<TemplateError>),
    /// Buyers write in these languages, and there is no text in them.
    NoText(Vec<Language>),
    /// Buyers are addressed in this tone in this language, and all its texts are in the other.
    NoTone(Language, Tone),
    /// The text of this key is made for a channel and breaks a rule of it.
    Rule(VariantKey, Concern),
    /// The text in the first language was changed after those in the others.
    Older(Language, Vec<Language>),
    /// Nobody has made sure of the fact since that day.
    Unchecked(Date),
    /// In these languages the fact is said as it was before.
    Outdated(Vec<Language>),
    /// The fact is made of words, and texts in these languages say it in the shop's.
    Untranslated(Vec<Language>),
    /// Words in the text of this key are in no dictionary.
    Misspelt(VariantKey, Vec<String>),
}

/// In which languages and tones the shop writes, judged by its buyers, its own language and its replies.
struct Audience {
    languages: BTreeSet<Language>,
    tones: BTreeSet<(Language, Tone)>,
}

/// Which replies say a fact, and in which languages.
#[derive(Default)]
struct Said {
    replies: BTreeSet<Id>,
    languages: BTreeSet<Language>,
}

impl Desk {
    /// What in the library is to be looked at: first by reply, then by fact. What nobody needs is not missing: a language counts once a
    /// buyer speaks it, a tone once it is noted of a buyer.
    ///
    /// # Errors
    /// Those of reading the records.
    pub fn check_library(&self) -> Result<Vec<Flaw>, Error> {
        let replies = self.replies_where(|reply| !reply.archived)?;
        let (audience, unwritten) = self.audience(&replies)?;
        let written = self.store.written_at()?;
        let mut known = self.known()?;
        // A fact that was removed is a hole when a text is filled; here it is what has to be mended.
        let removed = self.store.removed_facts()?;
        let is_asked = |name: &str| self.asked.iter().any(|asked| asked.name == name);
        known.facts.retain(|name| is_asked(name) || removed.iter().all(|fact| fact.name != *name));
        let mut flaws = Vec::new();
        if !unwritten.is_empty() {
            flaws.push(Flaw { about: About::Library, kind: FlawKind::NoText(unwritten) });
        }
        let mut said: BTreeMap<String, Said> = BTreeMap::new();
        for reply in &replies {
            let mut found: Vec<FlawKind> = Vec::new();
            for variant in &reply.variants {
                match self.outline(reply.shortcut.as_str(), &variant.body, &known) {
                    Ok(outline) => {
                        for fact in outline.paths.iter().filter_map(|path| path.strip_prefix("shop.")) {
                            let said = said.entry(fact.to_owned()).or_default();
                            said.replies.insert(reply.id);
                            said.languages.insert(variant.key.language.clone());
                        }
                    }
                    Err(mistake) => found.push(FlawKind::Mistake(Box::new(mistake))),
                }
            }
            found.extend(self.rules_broken(reply)?);
            found.extend(audience.missed_by(reply));
            found.extend(self.left_behind(reply, &audience, &written)?);
            let about = || About::Reply(reply.shortcut.clone());
            flaws.extend(found.into_iter().map(|kind| Flaw { about: about(), kind }));
        }
        for fact in self.store.facts()? {
            let Some(said) = said.get(&fact.name) else { continue };
            let about = || About::Fact { name: fact.name.clone(), replies: said.replies.len() };
            flaws.extend(self.not_true(&fact, said, &audience)?.map(|kind| Flaw { about: about(), kind }));
        }
        Ok(flaws)
    }

    /// Says that the texts of a reply in other languages than its source are right as they are.
    ///
    /// # Errors
    /// [`Error::NotFound`], and those of writing the records.
    pub fn confirm_texts(&mut self, shortcut: &str) -> Result<(), Error> {
        let reply = self.reply_called(shortcut)?;
        let Some(source) = self.source_language(&reply) else { return Ok(()) };
        self.write(ActionKind::EditReply, shortcut, Thing::Reply, |action| {
            action.confirm_texts(reply.id, &source).map(drop)
        })
    }

    /// The languages the shop writes in: those of its buyers and its own. [`Self::check_library`] looks for texts in these.
    ///
    /// # Errors
    /// Those of reading the records.
    pub fn languages_written_in(&self) -> Result<BTreeSet<Language>, Error> {
        let spoken = self.store.spoken()?.into_iter().map(|(language, _)| language);
        Ok(spoken.chain([self.settings.language.clone()]).collect())
    }

    /// Who the shop writes to, and the languages of buyers that the library is hardly written in: that is told once, not for
    /// every reply.
    fn audience(&self, replies: &[Reply]) -> Result<(Audience, Vec<Language>), Error> {
        let tones = self.store.spoken()?.into_iter().filter_map(|(language, tone)| Some((language, tone?))).collect();
        let all = self.languages_written_in()?;
        let is_written = |language: &Language| {
            let has_text = |reply: &&Reply| reply.variants.iter().any(|one| one.key.language.base() == language.base());
            replies.iter().filter(has_text).count() * 2 >= replies.len()
        };
        let (languages, unwritten): (BTreeSet<Language>, BTreeSet<Language>) = all.into_iter().partition(is_written);
        Ok((Audience { languages, tones }, unwritten.into_iter().collect()))
    }

    /// The language a reply is written in first: the shop's where it has a text in that.
    fn source_language(&self, reply: &Reply) -> Option<Language> {
        let own = reply.languages().into_iter().find(|language| self.is_of_shop(language));
        own.or_else(|| reply.languages().into_iter().next())
    }

    /// The languages of buyers whose texts were left as they were when the source changed.
    fn left_behind(
        &self,
        reply: &Reply,
        audience: &Audience,
        written: &BTreeMap<(Id, Language), i64>,
    ) -> Result<Option<FlawKind>, Error> {
        let older = self.older_texts(reply, |language| audience.speaks(language), written)?;
        Ok(older.map(|(source, older)| FlawKind::Older(source, older)))
    }

    /// The language a reply is written in first, and those of these languages whose texts were left as they were when that one
    /// changed; `None` where there are none.
    pub(super) fn older_texts(
        &self,
        reply: &Reply,
        is_wanted: impl Fn(&Language) -> bool,
        written: &BTreeMap<(Id, Language), i64>,
    ) -> Result<Option<(Language, Vec<Language>)>, Error> {
        let Some(source) = self.source_language(reply) else { return Ok(None) };
        let written_in = |language: &Language| written.get(&(reply.id, language.clone())).copied();
        let Some(changed) = written_in(&source) else { return Ok(None) };
        let foreign = reply.languages().into_iter().filter(|one| *one != source && is_wanted(one));
        let earlier = foreign.filter_map(|language| Some((written_in(&language)?, language)));
        let mut older: Vec<(i64, Language)> = earlier.filter(|(at, _)| *at < changed).collect();
        if !older.is_empty() {
            // What was changed and taken back is what was translated.
            let versions = self.store.reply_versions(reply.id)?;
            older.retain(|(at, _)| {
                let is_then = |version: &&Version| {
                    version.action.as_ref().is_some_and(|action| action.at.as_millisecond() <= *at)
                };
                let then = versions.iter().find(is_then).and_then(|version| version.reply.as_ref());
                then.is_none_or(|then| texts_in(then, &source) != texts_in(reply, &source))
            });
        }
        let older: Vec<Language> = older.into_iter().map(|(_, language)| language).collect();
        Ok((!older.is_empty()).then_some((source, older)))
    }

    /// The day a fact was last made sure of, where that is too long ago.
    pub(super) fn unchecked_since(&self, fact: &Fact) -> Result<Option<Date>, Error> {
        let days = Span::new().days(i64::from(self.settings.due.fact_days));
        let last = self.now()?.date().saturating_sub(days);
        let is_said = !fact.value.trim().is_empty();
        Ok(fact.checked_on.filter(|day| is_said && *day <= last))
    }

    /// What of a fact that replies say is not, or not surely, true any more.
    fn not_true(
        &self,
        fact: &Fact,
        said: &Said,
        audience: &Audience,
    ) -> Result<impl Iterator<Item = FlawKind> + use<>, Error> {
        let is_said = !fact.value.trim().is_empty();
        let unchecked = self.unchecked_since(fact)?.map(FlawKind::Unchecked);
        let outdated: Vec<Language> = fact.outdated().filter(|language| audience.speaks(language)).cloned().collect();
        let is_foreign = |language: &&Language| {
            audience.speaks(language)
                && !self.is_of_shop(language)
                && fact.translation(language).is_none()
                && !outdated.iter().any(|one| one.base() == language.base())
        };
        let foreign: Vec<Language> = said.languages.iter().filter(is_foreign).cloned().collect();
        let untranslated = (is_said && self.has_words(fact) && !foreign.is_empty()).then_some(foreign);
        let outdated = (!outdated.is_empty()).then_some(FlawKind::Outdated(outdated));
        Ok([unchecked, outdated, untranslated.map(FlawKind::Untranslated)].into_iter().flatten())
    }
}

/// The texts of a reply in a language, with what each is for.
fn texts_in<'r>(reply: &'r Reply, language: &Language) -> Vec<(&'r VariantKey, &'r str)> {
    let of_language = reply.variants.iter().filter(|variant| variant.key.language == *language);
    of_language.map(|variant| (&variant.key, variant.body.as_str())).collect()
}

impl Audience {
    fn speaks(&self, language: &Language) -> bool {
        self.languages.iter().any(|one| one.base() == language.base())
    }

    /// What buyers would need of a reply and it has not.
    fn missed_by(&self, reply: &Reply) -> Vec<FlawKind> {
        let texts = |language: &Language| {
            let base = language.base().to_owned();
            reply.variants.iter().filter(move |variant| variant.key.language.base() == base)
        };
        let none: BTreeSet<&str> =
            self.languages.iter().filter(|one| texts(one).next().is_none()).map(Language::base).collect();
        let none: Vec<Language> = none.into_iter().filter_map(|base| base.parse().ok()).collect();
        let mut found = Vec::new();
        if !none.is_empty() {
            found.push(FlawKind::NoText(none));
        }
        for (language, tone) in self.tones.iter().filter(|(language, _)| language.has_forms_of_address()) {
            let suits = |one: Option<Tone>| one.is_none_or(|one| one == *tone);
            if texts(language).next().is_some() && !texts(language).any(|variant| suits(variant.key.tone)) {
                found.push(FlawKind::NoTone(language.clone(), *tone));
            }
        }
        found
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;
    use std::sync::atomic::{AtomicI64, Ordering};

    use jiff::Timestamp;

    use super::*;
    use crate::desk::{Settings, demo};

    /// The sample shop, with a clock that stands until it is moved.
    fn shop() -> (Desk, Arc<AtomicI64>) {
        let time = Arc::new(AtomicI64::new(demo::fixed_moment().as_second()));
        let clock = time.clone();
        let clock = Box::new(move || Timestamp::from_second(clock.load(Ordering::Relaxed)).expect("a moment"));
        (demo::desk_with(Settings::default(), clock).expect("the sample shop is sound"), time)
    }

    #[test]
    fn there_is_nothing_to_look_at_in_the_starter_library() {
        let flaws = demo::ready_made().check_library().expect("a library");
        // Buyers from all over, of whom some write in a language that the library is not written in.
        let unwritten = ["da", "fr", "pt"].map(|code| code.parse().expect("a code")).to_vec();
        assert_eq!(flaws, [Flaw { about: About::Library, kind: FlawKind::NoText(unwritten) }]);
    }

    #[test]
    fn what_a_text_was_translated_from_is_told_until_it_is_right() {
        let (mut desk, time) = shop();
        let seen = desk.check_library().expect("a library");
        let mut reply = desk.reply_called("pickup-car").expect("a starter reply");
        time.fetch_add(60, Ordering::Relaxed);
        reply.variants.first_mut().expect("a text").body = "Park {{ shop.pickup_parking }}.".to_owned();
        desk.save_reply(&reply).expect("a reply");
        let older = |desk: &Desk| {
            let mut flaws = desk.check_library().expect("a library");
            flaws.retain(|flaw| !seen.contains(flaw));
            assert!(flaws.len() < 2, "{flaws:?}");
            match flaws.pop() {
                Some(Flaw { about: About::Reply(shortcut), kind: FlawKind::Older(from, languages) }) => {
                    assert_eq!((shortcut.as_str(), from.code()), ("pickup-car", "en"));
                    languages.iter().map(|language| language.code().to_owned()).collect()
                }
                None => Vec::new(),
                Some(other) => vec![format!("{other:?}")],
            }
        };
        assert_eq!(older(&desk), ["es", "de", "pl", "el"]);
        time.fetch_add(60, Ordering::Relaxed);
        desk.undo().expect("an action");
        assert_eq!(older(&desk), [""; 0], "what was taken back is what was translated");
        desk.redo().expect("an action");
        time.fetch_add(60, Ordering::Relaxed);
        for variant in reply.variants.iter_mut().filter(|variant| variant.key.language.code() == "de") {
            variant.body.push_str(" Bis dann.");
        }
        desk.save_reply(&reply).expect("a reply");
        assert_eq!(older(&desk), ["es", "pl", "el"]);
        desk.confirm_texts("pickup-car").expect("a reply");
        assert_eq!(older(&desk), [""; 0]);
    }

    #[test]
    fn a_fact_that_nobody_has_made_sure_of_is_told_with_those_that_say_it() {
        let (mut desk, _) = shop();
        let long_ago = "2020-01-01".parse().expect("a day");
        desk.set_fact("hours", "from nine", None, None, None, Some(long_ago)).expect("a fact");
        let mut flaws = desk.check_library().expect("a library");
        flaws.retain(|flaw| flaw.about != About::Library);
        let kinds: Vec<&FlawKind> = flaws.iter().map(|flaw| &flaw.kind).collect();
        assert!(
            matches!(&kinds[..], [FlawKind::Unchecked(day), FlawKind::Outdated(languages)] if *day == long_ago && languages.len() == 4),
            "{flaws:?}"
        );
        assert!(matches!(&flaws[0].about, About::Fact { name, replies: 2.. } if name == "hours"));
    }
}
