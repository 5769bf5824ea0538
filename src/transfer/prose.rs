//! The plain text or Markdown file in which a seller has kept answers so far.
//!
//! Nobody wrote such a file for a program, so nothing in it is a mistake. How it is divided is found in this order; the first
//! that fits the file holds for all of it:
//!
//! 1. **Headings that are meant as such**: `## Pickup`, a line underlined with `===` or `---`, `--- pickup ---`.
//! 2. **Rules**: lines of `---`, `===` or `***` between the answers.
//! 3. **Blocks with a title**, if every block between blank lines begins with a short line of its own that is no sentence.
//! 4. **Lines that look like headings**, if the file begins with one and has at least two of that kind, each after a blank line:
//!    `PICKUP`, `Pickup:`, `[pickup]`, `/pickup`, `**Pickup**`, `1. How to pay`, `How do I pay?`.
//! 5. **Two or more blank lines** between the answers, if there are any: then single ones divide paragraphs.
//! 6. **Blank lines** between the answers.
//! 7. **Lines**, where there are no blank ones: one answer each.
//!
//! The title is the heading, else what stands before an arrow (`available? -> Yes, it is`), else the first words. A heading without a text, followed by deeper ones, names their category. A
//! heading that asks is also what a buyer asks.

mod each;
pub(super) mod foreign;
mod lines;
mod sections;
#[cfg(test)]
mod tests;
pub(super) mod title;

use std::collections::HashSet;
use std::path::PathBuf;

use super::error::{Error, Place, Problem};
use super::source::TEXT_MAX;
use super::washed::{washed, washed_line};
use super::{Format, Incoming, Note, Reading, ReplyFile, Source};
use crate::compose::literal_text;
use crate::model::{Asks, Id, Reply, Role, Shortcut, Title, Variant, VariantKey};

pub use self::each::{OneText, read_each, texts_in};
use self::sections::{Section, sections};

pub(super) fn read(source: Source<'_>, reading: &Reading, format: Format) -> Result<ReplyFile, Error> {
    let (path, text, encoding) = source.into_text()?;
    let mut taken = HashSet::new();
    let (mut replies, mut faults) = (Vec::new(), Vec::new());
    for section in sections(&text, format == Format::Markdown) {
        match incoming(&section, reading, &mut taken) {
            Ok(incoming) => replies.extend(incoming),
            Err(problem) => faults.push(Error::new(&path, Some(Place { line: section.line, column: 1 }), problem)),
        }
    }
    Ok(file(path, format, encoding, replies, faults))
}

/// A file of texts: nothing in it is of another program.
const fn file(
    path: PathBuf,
    format: Format,
    encoding: &'static str,
    replies: Vec<Incoming>,
    faults: Vec<Error>,
) -> ReplyFile {
    ReplyFile {
        path,
        format,
        encoding,
        replies,
        faults,
        more_faults: 0,
        placeholders: Vec::new(),
        left: Vec::new(),
        newer: None,
    }
}

/// The reply a section becomes; `None` where cleaning leaves nothing of it.
fn incoming(
    section: &Section<'_>,
    reading: &Reading,
    taken: &mut HashSet<Shortcut>,
) -> Result<Option<Incoming>, Problem> {
    let (body, mut removed) = washed(&section.body);
    if body.is_empty() {
        return Ok(None);
    }
    let heading = section.heading.map(|heading| {
        let (heading, more) = washed_line(heading);
        removed += more;
        heading
    });
    // "Q: …" is answered by "A: …": the letters are not part of the answer.
    let lettered = heading.as_deref().is_some_and(|heading| title::without_letter(heading).is_some());
    let body = if lettered { title::without_letter(&body).unwrap_or(&body) } else { &body };
    let named = heading.as_deref().map(title::of_heading).filter(|title| !title.is_empty());
    let asks = named.iter().filter(|title| title::asks(title)).cloned().collect::<Vec<_>>();
    let title = named.unwrap_or_else(|| title::of_text(body));
    let foreign::Filled { template, mut notes, escaped } = foreign::filled(body, reading);
    if template.len() > TEXT_MAX {
        return Err(Problem::TextTooLarge { key: "body", limit: TEXT_MAX });
    }
    if escaped {
        notes.push(Note::Escaped);
    }
    if removed > 0 {
        notes.push(Note::Removed(removed));
    }
    let (language, heard) = reading.language_of(&format!("{title}\n{}", literal_text(&template)));
    notes.extend(heard);
    let variant = Variant { id: Id::new(), key: VariantKey::of(language.clone()), body: template };
    let reply = Reply {
        id: Id::new(),
        shortcut: unique(&title, taken),
        category: section.group.map_or_else(|| reading.category.clone(), |group| washed_line(group).0.to_lowercase()),
        role: Role::Body,
        tags: Vec::new(),
        situations: Vec::new(),
        attach: None,
        archived: false,
        titles: vec![Title { language: language.clone(), text: title }],
        asks: if asks.is_empty() { Vec::new() } else { vec![Asks { language, texts: asks }] },
        variants: vec![variant],
    };
    Ok(Some(Incoming { reply, line: section.line, notes, ours: Vec::new() }))
}

/// The shortcut a title proposes, with a number behind it where another reply of the file has it already.
pub(super) fn unique(title: &str, taken: &mut HashSet<Shortcut>) -> Shortcut {
    let mut stem = Shortcut::propose(title).map_or_else(|| "reply".to_owned(), String::from);
    let mut number = 1;
    loop {
        let candidate = if number == 1 { stem.clone() } else { format!("{stem}-{number}") };
        match candidate.parse::<Shortcut>() {
            Ok(shortcut) if taken.insert(shortcut.clone()) => return shortcut,
            Ok(_) => number += 1,
            // Too long with its number: the stem gives up its last word, or its last letter.
            Err(_) => {
                let cut = stem.rfind('-').or_else(|| stem.char_indices().last().map(|(at, _)| at));
                stem.truncate(cut.unwrap_or(0));
            }
        }
    }
}
