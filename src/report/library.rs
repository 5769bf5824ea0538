//! The library in words: what is to be looked at, and in what two versions of a reply differ.

use jiff::civil::Date;

use crate::compose::print;
use crate::desk::{self, About, Difference, Differs, Flaw, FlawKind, ReplyVersion};
use crate::i18n::Messages;
use crate::model::Language;
use crate::transfer::Element;

use super::{Reported as _, checks};

/// What is to be looked at, in a line that does not name what it is in.
pub fn flaw(flaw: &Flaw, today: Date, messages: &Messages) -> String {
    match &flaw.kind {
        FlawKind::Mistake(mistake) => mistake.report(messages).message,
        FlawKind::NoText(languages) if flaw.about == About::Library => {
            messages.with("flaw-hardly-any-text", &[("languages", codes(languages).into())])
        }
        FlawKind::NoText(languages) => messages.with("flaw-no-text", &[("languages", codes(languages).into())]),
        FlawKind::NoTone(language, tone) => {
            let tone = messages.member("tone", tone.word());
            messages.with("flaw-no-tone", &[("language", language.code().into()), ("tone", tone.into())])
        }
        FlawKind::Rule(key, concern) => {
            let text = desk::key_words(key);
            messages.with("flaw-rule", &[("text", text.into()), ("rule", checks::concern(concern, messages).into())])
        }
        FlawKind::Misspelt(key, words) => {
            let text = desk::key_words(key);
            messages.with("flaw-misspelt", &[("text", text.into()), ("words", words.join(", ").into())])
        }
        FlawKind::Older(source, languages) => {
            messages.with("flaw-older", &[("source", source.code().into()), ("languages", codes(languages).into())])
        }
        FlawKind::Unchecked(day) => {
            let replies = if let About::Fact { replies, .. } = &flaw.about { *replies } else { 0 };
            let day = day_seen_from(messages, *day, today);
            messages.with("flaw-unchecked", &[("day", day.into()), ("count", replies.into())])
        }
        FlawKind::Outdated(languages) => messages.with("flaw-outdated", &[("languages", codes(languages).into())]),
        FlawKind::Untranslated(languages) => {
            messages.with("flaw-untranslated", &[("languages", codes(languages).into())])
        }
    }
}

/// The languages by their codes.
/// Languages in few letters: "pl, de".
pub fn codes(languages: &[Language]) -> String {
    languages.iter().map(Language::code).collect::<Vec<_>>().join(", ")
}

/// What an element is called: "de formal short".
pub fn element(element: &Element, messages: &Messages) -> String {
    match element {
        Element::Title(language) => messages.with("library-update-title", &[("language", language.code().into())]),
        Element::Asks(language) => messages.with("library-update-asks", &[("language", language.code().into())]),
        Element::Text(key) => desk::key_words(key),
    }
}

/// In what two versions differ, by its name.
pub fn difference(one: &Difference, messages: &Messages) -> String {
    match &one.of {
        Differs::Element(of) => element(of, messages),
        Differs::Field("archived") if one.after.as_deref().unwrap_or_default().is_empty() => {
            messages.text("version-unarchived").into_owned()
        }
        Differs::Field("shortcut") => messages.text("version-shortcut").into_owned(),
        Differs::Field(field) => messages.member("card", field),
    }
}

/// What became of a reply in a version, in a line; empty where nothing is known of that.
pub fn version(version: &ReplyVersion, messages: &Messages) -> String {
    if version.reply.is_none() {
        messages.text("version-removed").into_owned()
    } else if version.differences.is_empty() {
        if version.since.is_some() { messages.text("version-came").into_owned() } else { String::new() }
    } else {
        let names: Vec<String> = version.differences.iter().map(|one| difference(one, messages)).collect();
        names.join(", ")
    }
}

/// A day: "Fri 27 Nov", and the year where it is not the present one.
fn day_seen_from(messages: &Messages, date: Date, today: Date) -> String {
    let day = print::weekday_and_day(messages.language(), date);
    if date.year() == today.year() { day } else { format!("{day} {}", date.year()) }
}
