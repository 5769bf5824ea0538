use super::{Read, Wanted};
use crate::compose::{Root, paths};
use crate::i18n::Messages;
use crate::model::{Channel, Currency, Handle, Language, Link, Shortcut, Situation, State};
use crate::text::{is_blank, sanitise, sanitise_line};
use crate::transfer::Filling;
use crate::transfer::tables::{Column, Field, StateWord};

/// A text of one line, made safe, with something in it.
pub fn line(text: &str) -> Read<String> {
    some(sanitise_line(text).into_owned())
}

/// A text of one line, made safe; it may be empty.
#[expect(clippy::unnecessary_wraps, reason = "clap takes readers that can fail")]
pub fn line_or_nothing(text: &str) -> Read<String> {
    Ok(sanitise_line(text).into_owned())
}

/// A text of any number of lines, made safe, with something in it.
pub fn text(text: &str) -> Read<String> {
    some(sanitise(text).into_owned())
}

/// A text of any number of lines, made safe; it may be empty.
#[expect(clippy::unnecessary_wraps, reason = "clap takes readers that can fail")]
pub fn text_or_nothing(text: &str) -> Read<String> {
    Ok(sanitise(text).into_owned())
}

fn some(text: String) -> Read<String> {
    if is_blank(&text) { Err(Wanted::Text.but()) } else { Ok(text) }
}

/// A reply's shortcut.
pub fn shortcut(text: &str) -> Read<Shortcut> {
    text.parse().map_err(|_invalid| Wanted::Shortcut.but())
}

/// A language of buyers and texts.
pub fn language(text: &str) -> Read<Language> {
    text.parse().ok().filter(Language::is_known).ok_or(Wanted::Language.but())
}

/// A language of the interface: one of those there is a catalogue for.
pub fn interface_language(text: &str) -> Read<Language> {
    text.parse().ok().filter(Messages::speaks).ok_or(Wanted::Interface.but())
}

/// A channel, known or new.
pub fn channel(text: &str) -> Read<Channel> {
    line(text).map(|name| Channel::new(&name))
}

/// The name of a fact, as templates write it after `shop.`: lower-case letters, digits, underscores, a letter first.
pub fn name(text: &str) -> Read<String> {
    let is_name = text.starts_with(|c: char| c.is_ascii_lowercase())
        && text.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_');
    if is_name { Ok(text.to_owned()) } else { Err(Wanted::Name.but()) }
}

/// The number of a situation, such as `P32`.
pub fn situation(text: &str) -> Read<Situation> {
    Situation::try_from(text.to_owned()).map_err(|_invalid| Wanted::Situation.but())
}

/// `channel=name`, such as `etsy=anna_k`.
pub fn handle(text: &str) -> Read<Handle> {
    let (channel, name) = two(text).ok_or(Wanted::Handle.but())?;
    Ok(Handle { channel: Channel::new(&channel), name })
}

/// `channel=address`, such as `etsy=https://…`.
pub fn link(text: &str) -> Read<Link> {
    let (channel, url) = two(text).ok_or(Wanted::Link.but())?;
    Ok(Link { channel: Channel::new(&channel), url })
}

/// A handle as it is typed.
pub fn written_handle(handle: &Handle) -> String {
    format!("{}={}", handle.channel.name(), handle.name)
}

/// A link as it is typed.
pub fn written_link(link: &Link) -> String {
    format!("{}={}", link.channel.name(), link.url)
}

/// Both sides of the first `=`, made safe, neither of them empty.
fn two(text: &str) -> Option<(String, String)> {
    let (left, right) = text.split_once('=')?;
    Some((line(left).ok()?, line(right).ok()?))
}

/// An answer to a question of a template: `meeting_time=18:30`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Assignment {
    pub name: String,
    pub value: String,
}

/// `name=value`; the value may be of several lines.
pub fn assignment(given: &str) -> Read<Assignment> {
    let (left, right) = given.split_once('=').ok_or(Wanted::Assignment.but())?;
    match (line(left), text(right)) {
        (Ok(name), Ok(value)) => Ok(Assignment { name, value }),
        _ => Err(Wanted::Assignment.but()),
    }
}

/// A word of a table, and the state it means: `w piecu=making`.
pub fn state_word(given: &str) -> Read<StateWord> {
    let (left, right) = given.rsplit_once('=').ok_or(Wanted::StateWord.but())?;
    match (line(left.trim()), State::from_word(right.trim())) {
        (Ok(word), Some(state)) => Ok(StateWord { word, state }),
        _ => Err(Wanted::StateWord.but()),
    }
}

/// What a column of a table means, and what stands above it: `number=Nr zamówienia`.
pub fn column(given: &str) -> Read<Column> {
    let (left, right) = given.split_once('=').ok_or(Wanted::Column.but())?;
    match (Field::from_word(left.trim()), line(right)) {
        (Some(field), Ok(header)) => Ok(Column { field, header }),
        _ => Err(Wanted::Column.but()),
    }
}

/// A placeholder of another program, and the path or the question it becomes: `{{ticket.id}}=order.number`; `?` asks by its own name.
pub fn filling(given: &str) -> Read<Filling> {
    // Placeholders have signs of their own, `%filltext:name=size%`.
    let (raw, with) = given.rsplit_once('=').ok_or(Wanted::Filling.but())?;
    let (raw, with) = (sanitise_line(raw), with.trim());
    let is_path = paths::find(with).is_some() || with.strip_prefix("shop.").is_some_and(|fact| name(fact).is_ok());
    let is_question = name(with).is_ok() && Root::from_word(with).is_none();
    match with {
        _ if raw.trim().is_empty() => Err(Wanted::Filling.but()),
        "?" => Ok(Filling { raw: raw.into_owned(), with: None }),
        with if is_path || is_question => Ok(Filling { raw: raw.into_owned(), with: Some(with.to_owned()) }),
        _ => Err(Wanted::Filling.but()),
    }
}

/// The code of a currency.
pub fn currency(text: &str) -> Read<Currency> {
    text.parse().map_err(|_invalid| Wanted::CurrencyCode.but())
}

/// A number of pieces or of days.
pub fn count(text: &str) -> Read<u32> {
    text.trim().parse().map_err(|_invalid| Wanted::Count.but())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pairs_need_both_sides() {
        assert_eq!(
            handle("Etsy = anna_k").map(|handle| (handle.channel.name().to_owned(), handle.name)),
            Ok(("etsy".into(), "anna_k".into()))
        );
        assert_eq!(assignment("when=a=b").map(|answer| answer.value).as_deref(), Ok("a=b"));
        for wrong in ["", "x", "=x", "x=", "x= "] {
            assert!(handle(wrong).is_err() && link(wrong).is_err() && assignment(wrong).is_err(), "{wrong}");
        }
    }
}
