//! Many small texts, one reply a file: a folder of notes, as it is kept by those who copy from a notes program.

use std::collections::HashSet;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::matter::Matter;
use super::sections::Section;
use super::{incoming, title};
use crate::model::{Shortcut, VariantKey};
use crate::transfer::error::{Error, Place, Problem};
use crate::transfer::{Format, Incoming, Reading, ReplyFile, Source};

/// How deep folders within folders are looked into.
const DEEPEST: usize = 4;

/// How many files are taken at most: more than that is not somebody's replies, but a folder chosen by mistake.
const MOST: usize = 10_000;

/// One text, and the category it is in where its folder tells.
#[derive(Debug)]
pub struct OneText {
    pub path: PathBuf,
    pub category: Option<String>,
}

/// The texts at these places: files, and what stands in folders and in the folders in them, by their names; a folder within one is a category.
/// Links, hidden files and those that are no text by their names are passed over in folders.
///
/// # Errors
/// Where a folder cannot be read or there are more than 10,000 texts; where a file that is named is no text by its name.
pub fn texts_in(places: &[PathBuf]) -> Result<Vec<OneText>, Error> {
    let mut all = Vec::new();
    for place in places {
        let mut texts = Vec::new();
        if place.is_dir() {
            look_into(place, None, DEEPEST, &mut texts)?;
        } else if is_text(place) {
            texts.push(OneText { path: place.clone(), category: None });
        } else {
            return Err(Error::new(place, None, Problem::NotOneText));
        }
        texts.sort_by(|a, b| a.path.cmp(&b.path));
        all.extend(texts);
    }
    Ok(all)
}

fn look_into(folder: &Path, category: Option<&str>, depth: usize, texts: &mut Vec<OneText>) -> Result<(), Error> {
    let failed = |error: io::Error| Error::new(folder, None, Problem::Read(error));
    for entry in fs::read_dir(folder).map_err(failed)? {
        let entry = entry.map_err(failed)?;
        let (path, name) = (entry.path(), entry.file_name().to_string_lossy().into_owned());
        let kind = entry.file_type().map_err(failed)?;
        if name.starts_with('.') {
            continue;
        }
        if kind.is_dir() && depth > 0 {
            look_into(&path, category.or(Some(&name)), depth - 1, texts)?;
        } else if kind.is_file() && is_text(&path) {
            if texts.len() == MOST {
                return Err(Error::new(folder, None, Problem::TooManyFiles { limit: MOST }));
            }
            texts.push(OneText { path, category: category.map(str::to_owned) });
        }
    }
    Ok(())
}

/// Whether a file is a text by its name.
fn is_text(path: &Path) -> bool {
    matches!(Format::of_name(path), Some(Format::Text | Format::Markdown))
}

/// Reads texts, each of which is one reply: its title is what is said above it, else the heading it begins with, else its name; its
/// shortcut what is said above it, else its name.
///
/// # Errors
/// Where one of them cannot be read. What is wrong with a text is among the [`ReplyFile::faults`].
pub fn read_each(name: &Path, texts: &[OneText], reading: &Reading) -> Result<ReplyFile, Error> {
    let mut taken = HashSet::new();
    let mut file = super::file(name.to_owned(), Format::Markdown, "UTF-8");
    for OneText { path, category } in texts {
        let (path, text, its) = Source::open(path)?.into_text()?;
        file.encoding = if its == "UTF-8" { file.encoding } else { its };
        let stem = path.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
        if let Err((place, problem)) = one(&text, &stem, category.as_deref(), reading, &mut taken, &mut file) {
            file.faults.push(Error::new(&path, Some(place), problem));
        }
    }
    Ok(file)
}

/// Takes a text that is one reply as a whole, or one of the texts of a reply that another has named by the same shortcut. `stem` is what
/// it is called where it does not say so itself.
pub(super) fn one(
    text: &str,
    stem: &str,
    category: Option<&str>,
    reading: &Reading,
    taken: &mut HashSet<Shortcut>,
    file: &mut ReplyFile,
) -> Result<(), (Place, Problem)> {
    let matter = Matter::of(text);
    let above = matter.as_ref().map_or(0, |matter| matter.lines);
    let (about, unknown) = matter.map(Matter::about).transpose()?.unwrap_or_default();
    let (heading, body, line) = parts(text, above, about.title.as_deref());
    let named = about.title.clone().unwrap_or_else(|| said_by(stem));
    let section = Section { line, group: category, heading: Some(heading.unwrap_or(&named)), body };
    let problem = |problem| (Place { line, column: 1 }, problem);
    let found = incoming(&section, &about, reading, &mut HashSet::new()).map_err(problem)?;
    let Some(mut found) = found else { return Ok(()) };
    found.says_title = about.title.is_some() || heading.is_some();
    super::note_unread(&mut file.unread, unknown);
    let is_new = |key: &VariantKey, one: &Incoming| one.reply.variants.iter().all(|variant| variant.key != *key);
    let same = about.shortcut.as_ref().and_then(|said| {
        let key = &found.reply.variants.first()?.key;
        file.replies.iter_mut().find(|one| one.reply.shortcut == *said && is_new(key, one))
    });
    if let Some(same) = same {
        same.join(found);
    } else {
        found.reply.shortcut = super::unique(about.shortcut.as_ref().map_or(stem, Shortcut::as_str), taken);
        file.replies.push(found);
    }
    Ok(())
}

/// What the name of a file says as a title: `pickup_address-2` is "Pickup address 2".
fn said_by(stem: &str) -> String {
    let words = stem.replace(['_', '-'], " ");
    let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
    let mut letters = words.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// The heading a text begins with below so many lines, the rest, and the line on which that begins. A heading that says something else than the title is
/// part of the text.
fn parts<'t>(text: &'t str, above: usize, title: Option<&str>) -> (Option<&'t str>, String, usize) {
    let lines: Vec<&str> = text.lines().collect();
    let mut at = above;
    let skip_empty = |at: &mut usize| {
        while lines.get(*at).is_some_and(|line| line.trim().is_empty()) {
            *at += 1;
        }
    };
    skip_empty(&mut at);
    let heading = lines.get(at).and_then(|line| {
        let words = line.strip_prefix('#')?.trim_start_matches('#').strip_prefix(' ')?.trim();
        let said = title::of_heading(words);
        (!said.is_empty() && title.is_none_or(|title| title == said)).then_some(words)
    });
    at += usize::from(heading.is_some());
    skip_empty(&mut at);
    (heading, lines.get(at..).unwrap_or_default().join("\n"), at + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_its_heading_and_the_rest() {
        assert_eq!(parts("Just this.\n\nAnd that.\n", 0, None), (None, "Just this.\n\nAnd that.".to_owned(), 1));
        assert_eq!(parts("\n## Pick-up\n\nCome by.\n", 0, None), (Some("Pick-up"), "Come by.".to_owned(), 4));
        assert_eq!(parts("#nothing\nA", 0, None), (None, "#nothing\nA".to_owned(), 1));
        assert_eq!(parts("---\ntags: [a]\n---\n# T\nA", 3, None), (Some("T"), "A".to_owned(), 5));
        assert_eq!(parts("# T\nA", 0, Some("T")), (Some("T"), "A".to_owned(), 2));
        assert_eq!(parts("# T\nA", 0, Some("U")), (None, "# T\nA".to_owned(), 1));
        assert_eq!(parts("", 0, None), (None, String::new(), 1));
    }

    #[test]
    fn a_name_says_a_title() {
        assert_eq!(said_by("pickup_address-2"), "Pickup address 2");
        assert_eq!(said_by("łódź"), "Łódź");
        assert_eq!(said_by(""), "");
    }

    #[test]
    fn a_folder_of_texts_is_a_reply_each() {
        let folder = tempfile::tempdir().unwrap();
        let write = |name: &str, text: &str| {
            let path = folder.path().join(name);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, text).unwrap();
        };
        write("pickup.md", "# Where to come\n\nMonday at noon.\n\nRing twice.\n");
        write("how to pay.txt", "By transfer.\r\n");
        write("Delivery/post.md", "On Fridays.");
        write("empty.txt", "\n\n");
        write("photo.jpg", "no text");
        write(".hidden.md", "no");
        let texts = texts_in(&[folder.path().to_owned()]).unwrap();
        let photo = texts_in(&[folder.path().join("photo.jpg")]);
        assert!(matches!(*photo.unwrap_err().problem, Problem::NotOneText));
        let file = read_each(folder.path(), &texts, &Reading::default()).unwrap();
        let told: Vec<(&str, &str, &str, &str)> = file
            .replies
            .iter()
            .map(|one| {
                let reply = &one.reply;
                (
                    reply.shortcut.as_str(),
                    reply.titles[0].text.as_str(),
                    reply.category.as_str(),
                    reply.variants[0].body.as_str(),
                )
            })
            .collect();
        let usual = Reading::default().category;
        assert_eq!(
            told,
            [
                ("post", "Post", "delivery", "On Fridays."),
                ("how-to-pay", "How to pay", usual.as_str(), "By transfer."),
                ("pickup", "Where to come", usual.as_str(), "Monday at noon.\n\nRing twice."),
            ]
        );
        assert!(file.faults.is_empty());
    }
}
