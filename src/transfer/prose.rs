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
mod matter;
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
use self::matter::{About, Matter};
use self::sections::{Section, sections};

pub(super) fn read(source: Source<'_>, reading: &Reading, format: Format) -> Result<ReplyFile, Error> {
    let (path, text, encoding) = source.into_text()?;
    let mut taken = HashSet::new();
    let mut file = file(path, format, encoding);
    let matter = Matter::of(&text).filter(Matter::is_plain);
    let above = matter.as_ref().map_or(0, |matter| matter.lines);
    let (about, unknown) = match matter.map(Matter::about).transpose() {
        Ok(said) => said.unwrap_or_default(),
        Err((place, problem)) => {
            file.faults.push(Error::new(&file.path, Some(place), problem));
            return Ok(file);
        }
    };
    // What has a title or a shortcut of its own is one text.
    if about.title.is_some() || about.shortcut.is_some() {
        let stem = about.shortcut.as_ref().map(Shortcut::as_str).or(about.title.as_deref()).unwrap_or_default();
        if let Err((place, problem)) = each::one(&text, stem, None, reading, &mut taken, &mut file) {
            file.faults.push(Error::new(&file.path, Some(place), problem));
        }
        return Ok(file);
    }
    note_unread(&mut file.unread, unknown);
    // Places are counted from the top.
    let rest = "\n".repeat(above) + text.lines().skip(above).collect::<Vec<_>>().join("\n").as_str();
    for section in sections(if above > 0 { &rest } else { &text }, format == Format::Markdown) {
        match incoming(&section, &about, reading, &mut taken) {
            Ok(incoming) => file.replies.extend(incoming),
            Err(problem) => {
                file.faults.push(Error::new(&file.path, Some(Place { line: section.line, column: 1 }), problem));
            }
        }
    }
    Ok(file)
}

/// Notes what stands above a text and means nothing here, each once.
fn note_unread(unread: &mut Vec<String>, more: Vec<String>) {
    for key in more {
        if !unread.contains(&key) {
            unread.push(key);
        }
    }
}

/// A file of texts, in which nothing was found yet: nothing in it is of another program.
const fn file(path: PathBuf, format: Format, encoding: &'static str) -> ReplyFile {
    ReplyFile {
        path,
        format,
        encoding,
        replies: Vec::new(),
        faults: Vec::new(),
        more_faults: 0,
        placeholders: Vec::new(),
        left: Vec::new(),
        newer: None,
        unread: Vec::new(),
    }
}

/// The reply a section becomes; `None` where cleaning leaves nothing of it. What is said about its text goes before what its heading
/// and its place say.
fn incoming(
    section: &Section<'_>,
    about: &About,
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
    let says_title = about.title.is_some() || named.is_some();
    let title = about.title.clone().or(named).unwrap_or_else(|| title::of_text(body));
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
    let (language, heard) = match &about.language {
        Some(said) => (said.clone(), None),
        None => reading.language_of(&format!("{title}\n{}", literal_text(&template))),
    };
    notes.extend(heard);
    let key = VariantKey {
        language: language.clone(),
        channel: about.channel.clone(),
        tone: about.tone,
        length: about.length,
    };
    let says_category = about.category.is_some() || section.group.is_some() || reading.says_category();
    let group = || section.group.map(|group| washed_line(group).0.to_lowercase());
    let variant = Variant { id: Id::new(), key, body: template };
    let reply = Reply {
        id: Id::new(),
        shortcut: unique(&title, taken),
        category: about.category.clone().or_else(group).unwrap_or_else(|| reading.category.clone()),
        role: Role::Body,
        tags: about.tags.clone(),
        situations: Vec::new(),
        attach: None,
        archived: false,
        titles: vec![Title { language: language.clone(), text: title }],
        asks: if asks.is_empty() { Vec::new() } else { vec![Asks { language, texts: asks }] },
        variants: vec![variant],
    };
    Ok(Some(Incoming { reply, line: section.line, notes, says_title, says_category, ours: Vec::new() }))
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
