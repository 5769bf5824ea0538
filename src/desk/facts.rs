//! What is true of the shop, and the first start: a few facts asked, the starter library brought in.

use std::collections::BTreeSet;

use iban::Iban;
use jiff::civil::Date;
use jiff::tz::TimeZone;

use super::error::named;
use super::{Desk, Error, FactAnswer, Settings, Thing, update};
use crate::model::{Channel, Currency, Fact, Id, Language, Reply, Secrets, Shortcut, Translation};
use crate::store::ActionKind;
use crate::transfer::{self, StarterFact};

/// The fact that templates take the currency of a sum from, where neither order nor piece says it.
const CURRENCY: &str = "currency";

/// The fact that says which language the shop writes in where nothing else says one: in it are the facts themselves and the first texts.
const LANGUAGE: &str = "language";

/// The fact that says where money goes to.
const IBAN: &str = "iban";

/// The fact that says where the shop is.
const ZONE: &str = "zone";

/// Norway's account numbers are the shortest.
const SHORTEST_IBAN: usize = 15;

/// Where it is noted that the questions of the first start were answered or left.
pub(super) const SET_UP: &str = "set-up";

impl Desk {
    /// Every fact, by name.
    ///
    /// # Errors
    /// Those of reading the records.
    pub fn facts(&self) -> Result<Vec<Fact>, Error> {
        Ok(self.store.facts()?)
    }

    /// The facts as templates see them: also those nobody has said yet, which are then asked.
    ///
    /// # Errors
    /// Those of reading the records.
    pub fn known_facts(&self) -> Result<Vec<Fact>, Error> {
        let mut facts = self.store.facts()?;
        for asked in &self.asked {
            if !facts.iter().any(|fact| fact.name == asked.name) {
                facts.push(asked.fact());
            }
        }
        // What a sum without a currency is counted in is a setting, and so is the language; templates see them as they see facts.
        let currency = self.settings.currency.map(|currency| (CURRENCY, currency.to_string()));
        for (name, value) in currency.into_iter().chain([(LANGUAGE, self.settings.language.to_string())]) {
            match facts.iter_mut().find(|fact| fact.name == name) {
                Some(said) if !said.value.is_empty() => {}
                Some(asked) => asked.value = value,
                None => facts.push(unsaid(name, &value)),
            }
        }
        Ok(facts)
    }

    /// Goes by the language that the shop's fact names, else by that of the settings. Says whether it is another one than before.
    ///
    /// # Errors
    /// Those of reading the records.
    pub(super) fn follow_language(&mut self) -> Result<bool, Error> {
        let said = self.store.fact(LANGUAGE)?.and_then(|fact| language_said(&fact.value));
        let language = said.unwrap_or_else(|| self.usual_language.clone());
        let is_another = language != self.settings.language;
        self.settings.language = language;
        Ok(is_another)
    }

    /// The facts that texts may name: those that are known, and those that were removed. A text that says one of these has a hole,
    /// which is asked for; it would otherwise be a mistake, and keep the seller from replying.
    ///
    /// # Errors
    /// Those of reading the records.
    pub(super) fn nameable_facts(&self) -> Result<Vec<Fact>, Error> {
        let mut facts = self.known_facts()?;
        for removed in self.store.removed_facts()? {
            if !facts.iter().any(|fact| fact.name == removed.name) {
                facts.push(removed);
            }
        }
        Ok(facts)
    }

    /// The replies whose texts say a fact, by shortcut, each with the languages in which they do. A reply that only includes one of
    /// them is not among them.
    ///
    /// # Errors
    /// Those of reading the records.
    pub fn replies_saying(&self, name: &str) -> Result<Vec<Saying>, Error> {
        let path = format!("shop.{name}");
        let known = self.known()?;
        let says = |reply: &Reply, body: &str| match self.outline(reply.shortcut.as_str(), body, &known) {
            Ok(outline) => outline.paths.contains(&path),
            // A text with a mistake may say it all the same.
            Err(_mistake) => body.contains(&path),
        };
        let mut saying = Vec::new();
        for reply in self.replies_where(|reply| reply.variants.iter().any(|one| one.body.contains(name)))? {
            let mut languages: Vec<Language> = Vec::new();
            for variant in reply.variants.iter().filter(|one| one.body.contains(name) && says(&reply, &one.body)) {
                if !languages.contains(&variant.key.language) {
                    languages.push(variant.key.language.clone());
                }
            }
            if !languages.is_empty() {
                saying.push(Saying { shortcut: reply.shortcut, languages });
            }
        }
        Ok(saying)
    }

    /// What the screen masks.
    ///
    /// # Errors
    /// Those of reading the records.
    pub fn secrets(&self) -> Result<Secrets, Error> {
        Ok(Secrets::of(&self.store.facts()?))
    }

    /// The facts as a form asks for them: those of the first start, then whatever else is known.
    ///
    /// # Errors
    /// Those of reading the records.
    pub fn fact_answers(&self) -> Result<Vec<FactAnswer>, Error> {
        let facts = self.store.facts()?;
        let first_start = !self.is_set_up()?;
        let mut answers = Vec::new();
        for asked in self.asked.iter().filter(|asked| asked.first || !first_start) {
            let known = facts.iter().find(|fact| fact.name == asked.name);
            let value = match known {
                Some(fact) => fact.value.clone(),
                None if first_start && asked.name == LANGUAGE => self.language_proposed().to_string(),
                None => String::new(),
            };
            let StarterFact { name, example, sensitive, .. } = asked.clone();
            answers.push(FactAnswer { name, value, example, sensitive });
        }
        for fact in facts {
            if !answers.iter().any(|answer| answer.name == fact.name) && !first_start {
                let Fact { name, value, sensitive, .. } = fact;
                answers.push(FactAnswer { name, value, example: String::new(), sensitive });
            }
        }
        Ok(answers)
    }

    /// Notes facts as of today; with `starter`, the starter library comes in too where there are no replies, and the first
    /// start is over. Says how many replies were added.
    ///
    /// # Errors
    /// Those of writing the records.
    pub fn save_facts(&mut self, facts: &[(String, String)], starter: bool) -> Result<usize, Error> {
        self.at_once(|desk| {
            let mut changed = Vec::new();
            for (name, value) in facts {
                let before = desk.store.fact(name)?;
                if before.map_or(value.is_empty(), |before| before.value == *value) {
                    continue;
                }
                changed.push(desk.fact_with(name, value)?);
            }
            let names: Vec<&str> = changed.iter().map(|fact| fact.name.as_str()).collect();
            let (kind, detail) =
                if starter { (ActionKind::SetUp, String::new()) } else { (ActionKind::EditFact, names.join(", ")) };
            let now = desk.timestamp();
            let wants_library = starter && desk.store.shortcuts()?.is_empty();
            let said = facts.iter().find(|(name, _)| name == LANGUAGE).and_then(|(_, value)| language_said(value));
            let library = || transfer::starter_library(said.as_ref().unwrap_or(&desk.settings.language));
            let replies = if wants_library { library()? } else { Vec::new() };
            desk.store.act(kind, &detail, now, |action| {
                for fact in &changed {
                    action.put_fact(fact)?;
                }
                for reply in &replies {
                    action.put_reply(reply)?;
                    action.put_shipped(reply.id, &update::shipped(reply))?;
                }
                if starter {
                    action.set_meta(SET_UP, Some("done"))?;
                }
                Ok::<(), crate::store::Error>(())
            })?;
            desk.follow()?;
            Ok(replies.len())
        })
    }

    /// Whether the questions of the first start were answered or left.
    pub(super) fn is_set_up(&self) -> Result<bool, Error> {
        Ok(self.store.meta(SET_UP)?.is_some())
    }

    /// Whether what [`Self::undo`] would take back is the first start: the library, and the facts said then.
    ///
    /// # Errors
    /// Those of reading the records.
    pub fn would_undo_first_start(&self) -> Result<bool, Error> {
        Ok(self.store.next_undo()?.is_some_and(|action| action.kind == ActionKind::SetUp))
    }

    /// Notes a fact, as of today unless another day is named; with another language than the shop's, what it is in that one, where
    /// an empty text takes the words away again. What it was in other languages is kept, and rests once the value is another.
    /// With the channels it may go to, none for everywhere: a fact that has such is sensitive, unless it is said that it is not.
    ///
    /// # Errors
    /// [`Error::Unfit`] where the name cannot be one, [`Error::Empty`] where a fact would say nothing, and those of writing the records.
    pub fn set_fact(
        &mut self,
        name: &str,
        value: &str,
        language: Option<&Language>,
        sensitive: Option<bool>,
        channels: Option<&[Channel]>,
        checked_on: Option<Date>,
    ) -> Result<Fact, Error> {
        self.at_once(|desk| {
            let mut fact = match language.filter(|language| !desk.is_of_shop(language)) {
                Some(language) => desk.fact_translated(name, value, language)?,
                None if value.trim().is_empty() => return Err(Error::Empty { what: Thing::Fact, field: "value" }),
                None => desk.fact_with(name, value)?,
            };
            let is_kept_to_some = channels.is_some_and(|channels| !channels.is_empty());
            fact.sensitive = sensitive.unwrap_or(fact.sensitive || is_kept_to_some);
            if let Some(channels) = channels {
                fact.channels = channels.iter().collect::<BTreeSet<_>>().into_iter().cloned().collect();
            }
            if !fact.sensitive {
                fact.channels.clear();
            }
            fact.checked_on = checked_on.or(fact.checked_on);
            let kind = match desk.store.fact(name)? {
                Some(_) => ActionKind::EditFact,
                None => ActionKind::AddFact,
            };
            desk.write(kind, name, Thing::Fact, |action| action.put_fact(&fact))?;
            Ok(fact)
        })
    }

    /// Removes a fact. It can be undone. Texts that say it have a hole from then on.
    ///
    /// # Errors
    /// [`Error::NotFound`], and those of writing the records.
    pub fn remove_fact(&mut self, name: &str) -> Result<(), Error> {
        let fact = self.fact_called(name)?;
        self.write(ActionKind::RemoveFact, name, Thing::Fact, |action| action.remove_fact(fact.id).map(drop))
    }

    /// The fact of this name.
    ///
    /// # Errors
    /// [`Error::NotFound`], with the names that come near.
    pub fn fact_called(&self, name: &str) -> Result<Fact, Error> {
        if let Some(fact) = self.store.fact(name)? {
            return Ok(fact);
        }
        let known = self.known_facts()?.into_iter().map(|fact| fact.name);
        let near = known.filter(|one| strsim::osa_distance(one, name) <= 2).collect();
        Err(Error::NotFound { what: Thing::Fact, name: name.to_owned(), near })
    }

    /// The field that a value does not fit, where the fact is one the program itself reads: all others are said as they stand.
    pub fn unfit_fact(name: &str, value: &str) -> Option<&'static str> {
        let value = value.trim();
        let field = match name {
            CURRENCY if value.parse::<Currency>().is_err() => Some("currency"),
            ZONE if TimeZone::get(value).is_err() => Some("zone"),
            LANGUAGE if language_said(value).is_none() => Some("language"),
            IBAN if !is_account(value) => Some("iban"),
            _ => None,
        };
        field.filter(|_field| !value.is_empty())
    }

    /// The language that the first start proposes: that of the settings, or of the computer where nobody has set one.
    fn language_proposed(&self) -> &Language {
        let Settings { language, interface, .. } = &self.settings;
        let is_usual = *language == Language::english() && interface.is_known();
        if is_usual { interface } else { language }
    }

    /// Whether facts are said in this language without being translated.
    pub(super) fn is_of_shop(&self, language: &Language) -> bool {
        language.base() == self.settings.language.base()
    }

    /// Whether a fact is made of words, so that it reads oddly in a text of another language: not a number, a name, an address.
    pub(super) fn has_words(&self, fact: &Fact) -> bool {
        !fact.translations.is_empty() || self.asked.iter().any(|asked| asked.words && asked.name == fact.name)
    }

    /// A fact as an answer in a text of this language has it: where it had no value it gets one, else words for that language.
    ///
    /// # Errors
    /// As for [`Desk::set_fact`].
    pub(super) fn fact_answered(&self, name: &str, answer: &str, language: Option<&Language>) -> Result<Fact, Error> {
        let is_said = self.store.fact(name)?.is_some_and(|fact| !fact.value.is_empty());
        match language.filter(|language| is_said && !self.is_of_shop(language)) {
            Some(language) => self.fact_translated(name, answer, language),
            None => self.fact_with(name, answer),
        }
    }

    /// A fact with other words for a language, checked today.
    fn fact_translated(&self, name: &str, text: &str, language: &Language) -> Result<Fact, Error> {
        let value = self.store.fact(name)?.map(|fact| fact.value).unwrap_or_default();
        let mut fact = self.fact_with(name, &value)?;
        fact.translations.retain(|one| one.language != *language);
        if !text.trim().is_empty() {
            fact.translations.push(Translation { language: language.clone(), text: text.to_owned(), source: value });
        }
        Ok(fact)
    }

    /// A fact that was removed, as a new one.
    fn removed_fact(&self, name: &str) -> Result<Option<Fact>, Error> {
        let removed = self.store.removed_facts()?.into_iter().find(|fact| fact.name == name);
        Ok(removed.map(|Fact { sensitive, channels, .. }| Fact { sensitive, channels, ..unsaid(name, "") }))
    }

    /// A fact with another value, checked today.
    pub(super) fn fact_with(&self, name: &str, value: &str) -> Result<Fact, Error> {
        let is_part = |letter: char| letter.is_ascii_lowercase() || letter.is_ascii_digit() || letter == '_';
        if !name.starts_with(|letter: char| letter.is_ascii_lowercase()) || !name.chars().all(is_part) {
            return Err(Error::Unfit { field: "fact", value: name.to_owned() });
        }
        named(Thing::Fact, "name", name)?;
        if let Some(field) = Self::unfit_fact(name, value) {
            return Err(Error::Unfit { field, value: value.to_owned() });
        }
        let known = match self.store.fact(name)? {
            Some(fact) => Some(fact),
            // One that is said again is as sensitive as it was, and goes where it went.
            None => self.removed_fact(name)?,
        };
        let new = || self.asked.iter().find(|asked| asked.name == name).map(StarterFact::fact);
        let fact = known.or_else(new).unwrap_or_else(|| unsaid(name, ""));
        Ok(Fact { value: value.to_owned(), checked_on: Some(self.now()?.date()), ..fact })
    }
}

/// A reply that says a fact.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Saying {
    pub shortcut: Shortcut,
    /// In which languages, in the order of its texts.
    pub languages: Vec<Language>,
}

/// The language a text names by its code.
fn language_said(text: &str) -> Option<Language> {
    text.trim().parse().ok().filter(Language::is_known)
}

/// Whether a text may be the number of an account: one that begins as an IBAN does has to be one, check digits and all. Of countries that
/// have other numbers nothing is known.
fn is_account(text: &str) -> bool {
    let number: String =
        text.chars().filter(char::is_ascii_alphanumeric).map(|letter| letter.to_ascii_uppercase()).collect();
    let mut letters = number.chars();
    let is_iban = letters.by_ref().take(2).all(|letter| letter.is_ascii_uppercase())
        && letters.by_ref().take(2).filter(char::is_ascii_digit).count() == 2
        && letters.count() >= SHORTEST_IBAN - 4;
    !is_iban || number.parse::<Iban>().is_ok()
}

/// A fact that is not among the records.
fn unsaid(name: &str, value: &str) -> Fact {
    Fact {
        id: Id::new(),
        name: name.to_owned(),
        value: value.to_owned(),
        translations: Vec::new(),
        checked_on: None,
        sensitive: false,
        channels: Vec::new(),
    }
}
