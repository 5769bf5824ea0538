//! What is true of the shop: another value, the same in another language, a fact that is new.

use crate::desk::{Desk, Error};
use crate::i18n::Messages;
use crate::model::{Channel, Fact, Id, Language};
use crate::report::library::codes;
use crate::tui::form::{Asked, Entry};
use crate::tui::{field::Field, words};

use super::{Answers, Done, answer, line};

/// So many of the replies that say a fact are named; of the others only the number.
const NAMED: usize = 8;

/// What it is about: the name of a fact in words and in templates.
pub(super) fn about(desk: &Desk, messages: &Messages, id: Id) -> Result<String, Error> {
    let fact = desk.fact(id)?;
    Ok(format!("{} · shop.{}", words::fact(messages, &fact.name), fact.name))
}

/// The name of the question for a value: what the program itself reads has one of its own, by which it says what is wrong.
fn question(fact: &str) -> &'static str {
    match fact {
        "currency" => "currency",
        "zone" => "zone",
        _ => "value",
    }
}

pub(super) fn questions(desk: &Desk, messages: &Messages, id: Id) -> Result<Vec<Asked>, Error> {
    let fact = desk.fact(id)?;
    let value = text(messages, question(&fact.name), &fact.value);
    Ok(vec![Asked { required: true, ..value }, eyes(messages, fact.sensitive), reach(messages, &fact.channels)])
}

pub(super) fn new(messages: &Messages) -> Vec<Asked> {
    let example = words::example(messages, &messages.text("ask-example-fact"));
    vec![
        Asked { required: true, example, ..line(messages, "fact", "") },
        Asked { required: true, ..line(messages, "value", "") },
        eyes(messages, false),
        reach(messages, &[]),
    ]
}

/// The words for a language: those that are there, where they are what is asked for.
pub(super) fn in_language(desk: &Desk, messages: &Messages, id: Id, at: Option<u16>) -> Result<Vec<Asked>, Error> {
    let fact = desk.fact(id)?;
    let known = at.and_then(|at| fact.translations.get(usize::from(at)));
    let language = known.map_or("", |known| known.language.code());
    let example = words::example(messages, &messages.text("buyer-language-example"));
    Ok(vec![
        Asked { required: true, example, ..line(messages, "language", language) },
        text(messages, "words", known.map_or("", |known| &known.text)),
    ])
}

/// A question whose answer has as many lines as it had.
fn text(messages: &Messages, name: &str, answer: &str) -> Asked {
    let asked = line(messages, name, answer);
    if !answer.contains('\n') {
        return asked;
    }
    Asked { answer: Entry::Text(Box::new(Field::lines(answer))), ..asked }
}

/// Whether it is hidden on the screen.
fn eyes(messages: &Messages, sensitive: bool) -> Asked {
    let of = vec![messages.text("ask-eyes-all").into_owned(), messages.text("ask-eyes-own").into_owned()];
    let asked = Asked { answer: Entry::Choice { of, at: Some(usize::from(sensitive)) }, ..line(messages, "eyes", "") };
    Asked { before: asked.text(), ..asked }
}

/// The channels it may go to.
fn reach(messages: &Messages, channels: &[Channel]) -> Asked {
    let names: Vec<&str> = channels.iter().map(Channel::name).collect();
    Asked {
        example: messages.text("ask-example-channels").into_owned(),
        ..line(messages, "channels", &names.join(", "))
    }
}

/// The channels that are named; none where nothing is said of them.
fn channels(answers: &Answers) -> Vec<Channel> {
    let names = answer(answers, "channels").split(',').map(str::trim).filter(|name| !name.is_empty());
    names.map(Channel::new).collect()
}

/// That channels are named in vain, where they are.
fn in_vain(messages: &Messages, answers: &Answers) -> Option<String> {
    let is_vain = !is_sensitive(messages, answers) && !channels(answers).is_empty();
    is_vain.then(|| messages.text("would-go-everywhere").into_owned())
}

fn is_sensitive(messages: &Messages, answers: &Answers) -> bool {
    answer(answers, "eyes") == messages.text("ask-eyes-own")
}

/// What follows from another value: the replies that change, and the words in other languages that no longer hold.
pub(super) fn read(desk: &Desk, messages: &Messages, id: Id, answers: &Answers) -> Result<String, Error> {
    let fact = desk.fact(id)?;
    let value = answer(answers, question(&fact.name));
    if let Some(field) = Desk::unfit_fact(&fact.name, value) {
        return Err(Error::Unfit { field, value: value.to_owned() });
    }
    if value.is_empty() {
        return Ok(String::new());
    }
    let in_vain = in_vain(messages, answers);
    if value == fact.value {
        return Ok(in_vain.unwrap_or_else(|| messages.text("would-stay-true").into_owned()));
    }
    let rests: Vec<Language> =
        fact.translations.iter().filter(|one| one.source == fact.value).map(|one| one.language.clone()).collect();
    let rests = (!rests.is_empty()).then(|| messages.with("would-rest", &[("languages", codes(&rests).into())]));
    let all = std::iter::once(changes(desk, messages, &fact, None)?).chain(rests).chain(in_vain);
    Ok(all.collect::<Vec<_>>().join("\n"))
}

/// The replies that say a fact; in a language, those that have a text in it.
fn changes(desk: &Desk, messages: &Messages, fact: &Fact, language: Option<&Language>) -> Result<String, Error> {
    let mut replies = desk.replies_changed_by(&fact.name)?;
    if let Some(language) = language {
        let speaks = |id: Id| {
            let reply = desk.reply(id);
            reply.is_ok_and(|reply| reply.languages().iter().any(|one| one.base() == language.base()))
        };
        replies.retain(|reply| speaks(reply.id));
    }
    if replies.is_empty() {
        return Ok(messages.text("would-change-nothing").into_owned());
    }
    let mut names: Vec<String> = replies.iter().take(NAMED).map(|reply| reply.shortcut.to_string()).collect();
    if replies.len() > NAMED {
        names.push(messages.with("and-others", &[("count", (replies.len() - NAMED).into())]));
    }
    Ok(messages.with("would-change", &[("count", replies.len().into()), ("replies", names.join(", ").into())]))
}

pub(super) fn perform(desk: &mut Desk, messages: &Messages, id: Id, answers: &Answers) -> Result<Done, Error> {
    let name = desk.fact(id)?.name;
    let value = answer(answers, question(&name)).to_owned();
    let fact =
        desk.set_fact(&name, &value, None, Some(is_sensitive(messages, answers)), Some(&channels(answers)), None)?;
    Ok(noted(messages, &fact))
}

pub(super) fn add(desk: &mut Desk, messages: &Messages, answers: &Answers) -> Result<Done, Error> {
    let (name, value) = (answer(answers, "fact").to_owned(), answer(answers, "value").to_owned());
    if desk.facts()?.iter().any(|fact| fact.name == name && !fact.value.is_empty()) {
        return Err(Error::Unfit { field: "fact", value: name });
    }
    let fact =
        desk.set_fact(&name, &value, None, Some(is_sensitive(messages, answers)), Some(&channels(answers)), None)?;
    Ok(noted(messages, &fact))
}

/// Whether a name is still to be had, and in which replies it stands already.
pub(super) fn read_new(desk: &Desk, messages: &Messages, answers: &Answers) -> Result<String, Error> {
    let name = answer(answers, "fact");
    if name.is_empty() {
        return Ok(String::new());
    }
    if desk.facts()?.iter().any(|fact| fact.name == name && !fact.value.is_empty()) {
        return Err(Error::Unfit { field: "fact", value: name.to_owned() });
    }
    let said = messages.with("would-be-said-as", &[("name", name.into())]);
    Ok(in_vain(messages, answers).unwrap_or(said))
}

/// What is said in a language, and what follows from it.
pub(super) fn read_words(desk: &Desk, messages: &Messages, id: Id, answers: &Answers) -> Result<String, Error> {
    let typed = answer(answers, "language");
    if typed.is_empty() {
        return Ok(String::new());
    }
    let (fact, language) = (desk.fact(id)?, language(messages, typed)?);
    if answer(answers, "words").is_empty() {
        let is_there = fact.translations.iter().any(|one| one.language == language);
        return Ok(if is_there { messages.text("would-take-words-away").into_owned() } else { String::new() });
    }
    changes(desk, messages, &fact, Some(&language))
}

pub(super) fn say(desk: &mut Desk, messages: &Messages, id: Id, answers: &Answers) -> Result<Done, Error> {
    let (name, language) = (desk.fact(id)?.name, language(messages, answer(answers, "language"))?);
    let fact = desk.set_fact(&name, answer(answers, "words"), Some(&language), None, None, None)?;
    Ok(noted(messages, &fact))
}

/// It is as true today as it was: only the day changes.
pub(super) fn still_true(desk: &mut Desk, messages: &Messages, id: Id) -> Result<Done, Error> {
    let fact = desk.fact(id)?;
    if fact.value.is_empty() {
        return Err(Error::Empty { what: crate::desk::Thing::Fact, field: "value" });
    }
    let fact = desk.set_fact(&fact.name, &fact.value, None, None, None, None)?;
    let day = fact.checked_on.map(|day| words::weekday(messages, day)).unwrap_or_default();
    Ok(Done::undoable(messages.with("notice-still-true", &[("name", fact.name.into()), ("day", day.into())])))
}

/// The language somebody means, by its code or its name.
fn language(messages: &Messages, typed: &str) -> Result<Language, Error> {
    let known = words::language_called(messages, typed);
    known.ok_or_else(|| Error::Unfit { field: "language", value: typed.to_owned() })
}

/// It is noted; in which languages it says what it was before.
fn noted(messages: &Messages, fact: &Fact) -> Done {
    let outdated: Vec<Language> = fact.outdated().cloned().collect();
    let warning =
        (!outdated.is_empty()).then(|| messages.with("fact-outdated", &[("languages", codes(&outdated).into())]));
    Done { warning, ..Done::undoable(messages.with("fact-noted", &[("name", fact.name.as_str().into())])) }
}
