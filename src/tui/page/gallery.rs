//! The library as buyers read it, situation by situation, to be read aloud: would they be pleased?

use crate::desk::{Exhibit, key_words};
use crate::i18n::Messages;
use crate::model::Language;
use crate::tui::message::Target;
use crate::tui::words;

use super::{Line, Section, Sheet, Span};

/// Every text in a language, filled as far as something is known; those of one situation together.
pub fn sheet(messages: &Messages, language: &Language, exhibits: &[Exhibit]) -> Sheet {
    let of_situation = exhibits.chunk_by(|one, other| one.situation == other.situation);
    let sections = of_situation.map(|texts| {
        let number = texts.first().map(|first| first.situation.to_string()).unwrap_or_default();
        let name = messages.member("situation", &number.to_lowercase());
        Section::new(format!("{number}  {name}"), texts.iter().flat_map(text).collect())
    });
    let name = words::language_name(messages, language);
    Sheet {
        title: messages.with("page-gallery", &[("language", name.into())]),
        detail: messages.text("page-gallery-how").into_owned(),
        sections: sections.collect(),
        empty: messages.with("gallery-empty", &[("language", language.code().into())]),
        ..Sheet::default()
    }
}

/// A text under its name.
fn text(of: &Exhibit) -> Vec<Line> {
    let name = format!("{} {}", of.shortcut, of.title);
    let heading = Line {
        target: Some(Target::Text(of.reply, of.variant)),
        cells: vec![Span::strong(of.shortcut.as_str()), Span::muted(of.title.clone())],
        end: Span::muted(key_words(&of.key)),
        also: of.text.clone(),
        ..Line::default()
    };
    let line = |said: &str| Line { cells: vec![Span::plain(said)], also: name.clone(), ..Line::default() };
    std::iter::once(heading).chain(of.text.lines().map(line)).collect()
}
