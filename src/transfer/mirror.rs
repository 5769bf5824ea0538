//! A folder of TOML replies that mirrors the library: `<language>/<category>.toml`, as in `templates/`.
//!
//! A file is taken apart into its tables, each with its bytes. Where a reply changes, only its table is written anew: what stands around
//! it, comments among it, stays as somebody has written it, and git shows what has changed.

mod folder;

use std::ops::Range;
use std::path::{Path, PathBuf};

use serde::Serialize;

use super::error::Error;
use super::source::Source;
use super::toml_form::{self, Head};
use super::washed::{washed, washed_line};
use crate::model::{Asks, Id, Language, Reply, Role, Shortcut, Situation, Title, Variant, VariantKey};

pub use folder::{Folder, Oddity, Scan, Unwritten};

/// What a reply says in one language, with what belongs to it as a whole: a table of a file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ReplyPart {
    pub shortcut: Shortcut,
    pub language: Language,
    pub category: String,
    pub title: Option<String>,
    pub role: Role,
    pub situations: Vec<Situation>,
    pub tags: Vec<String>,
    pub attach: Option<String>,
    pub archived: bool,
    pub asks: Vec<String>,
    /// The texts with what tells them apart, in their order.
    pub texts: Vec<(VariantKey, String)>,
}

impl ReplyPart {
    /// A reply by language, in the order of the codes, as a file would give it back.
    #[must_use]
    pub fn all_of(reply: &Reply) -> Vec<Self> {
        let titles = reply.titles.iter().map(|title| &title.language);
        let asks = reply.asks.iter().map(|asks| &asks.language);
        let variants = reply.variants.iter().map(|variant| &variant.key.language);
        let mut languages: Vec<&Language> = titles.chain(asks).chain(variants).collect();
        languages.sort();
        languages.dedup();
        languages.into_iter().filter_map(|language| Self::of(reply, language)).collect()
    }

    /// `None` where nothing is said in the language.
    fn of(reply: &Reply, language: &Language) -> Option<Self> {
        let lines = |texts: &[String]| texts.iter().filter_map(|text| line(text)).collect();
        let title = reply.titles.iter().find(|title| title.language == *language);
        let asks = reply.asks.iter().find(|asks| asks.language == *language);
        let texts = reply.variants.iter().filter(|variant| variant.key.language == *language);
        let part = Self {
            shortcut: reply.shortcut.clone(),
            language: language.clone(),
            category: washed_line(&reply.category).0,
            title: title.and_then(|title| line(&title.text)),
            role: reply.role,
            situations: reply.situations.clone(),
            tags: lines(&reply.tags),
            attach: reply.attach.as_deref().and_then(line),
            archived: reply.archived,
            asks: asks.map(|asks| lines(&asks.texts)).unwrap_or_default(),
            texts: texts
                .map(|variant| (variant.key.clone(), washed(&variant.body).0))
                .filter(|(_, body)| !body.is_empty())
                .collect(),
        };
        (part.title.is_some() || !part.asks.is_empty() || !part.texts.is_empty()).then_some(part)
    }

    /// The reply that says only this.
    fn as_reply(&self) -> Reply {
        let language = || self.language.clone();
        let text = |(key, body): &(VariantKey, String)| Variant { id: Id::new(), key: key.clone(), body: body.clone() };
        Reply {
            id: Id::new(),
            shortcut: self.shortcut.clone(),
            category: self.category.clone(),
            role: self.role,
            tags: self.tags.clone(),
            situations: self.situations.clone(),
            attach: self.attach.clone(),
            archived: self.archived,
            titles: self.title.iter().map(|text| Title { language: language(), text: text.clone() }).collect(),
            asks: vec![Asks { language: language(), texts: self.asks.clone() }],
            variants: self.texts.iter().map(text).collect(),
        }
    }

    /// The file it belongs into, in a folder where nobody has put it elsewhere. Lower-case letters and digits are the same file on every
    /// system.
    #[must_use]
    pub fn usual_file(&self) -> PathBuf {
        let lower = self.category.to_lowercase();
        let words: Vec<&str> = lower.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
        let name = if words.is_empty() { "other".to_owned() } else { words.join("-") };
        Path::new(self.language.code()).join(format!("{name}.toml"))
    }
}

fn line(text: &str) -> Option<String> {
    Some(washed_line(text).0).filter(|line| !line.is_empty())
}

/// A table of a file.
#[derive(Clone, Debug)]
pub struct MirrorTable {
    /// The line it begins on, from 1.
    pub line: usize,
    pub part: ReplyPart,
    /// Its bytes, with the comments above it.
    range: Range<usize>,
}

/// A file of the folder.
#[derive(Clone, Debug)]
pub struct MirrorFile {
    /// Below the folder.
    pub path: PathBuf,
    pub tables: Vec<MirrorTable>,
    text: String,
    head: Head,
}

impl MirrorFile {
    /// Takes a file apart. One mistake anywhere, and nothing of it counts: it may be half written.
    ///
    /// # Errors
    /// The first mistake, with its place.
    pub fn read(root: &Path, path: &Path, bytes: &[u8]) -> Result<Self, Error> {
        let name = root.join(path);
        let (_, text, _) = Source::new(&name, bytes).into_utf8()?;
        let (head, found) = toml_form::tables(&name, &text)?;
        let mut starts: Vec<usize> = found.iter().map(|table| above(&text, table.at)).collect();
        starts.push(text.len());
        let ranges = starts.windows(2).map(|pair| pair[0]..pair[1]);
        let tables = found.into_iter().zip(ranges).map(|(table, range)| MirrorTable {
            line: table.line,
            part: part(table.row),
            range,
        });
        Ok(Self { path: path.to_owned(), tables: tables.collect(), head, text })
    }

    /// A file that is to be.
    #[must_use]
    pub fn new(path: &Path, first: &ReplyPart) -> Self {
        let head = Head { language: Some(first.language.clone()), category: line(&first.category) };
        Self { path: path.to_owned(), tables: Vec::new(), text: toml_form::head(&head), head }
    }

    /// What stands in it.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Whether a part may stay where it is: the file is not the one of another category.
    #[must_use]
    pub fn suits(&self, part: &ReplyPart) -> bool {
        self.head.category.as_ref().is_none_or(|category| *category == part.category)
            || self.path.file_name() == part.usual_file().file_name()
    }

    /// The file with these parts and no others: tables that say the same keep their bytes, new ones stand by shortcut. `None` where
    /// nothing is left that anybody has written by hand.
    #[must_use]
    pub fn with(&self, parts: &[&ReplyPart]) -> Option<String> {
        let first = self.tables.first().map_or(self.text.len(), |table| table.range.start);
        let head = self.text.get(..first).unwrap_or_default();
        if parts.is_empty() && head.trim() == toml_form::head(&self.head).trim() {
            return None;
        }
        let mut pieces: Vec<(&ReplyPart, String)> = Vec::new();
        for table in &self.tables {
            let is_it =
                |part: &&&ReplyPart| part.shortcut == table.part.shortcut && part.language == table.part.language;
            let Some(part) = parts.iter().find(is_it) else { continue };
            let bytes = self.text.get(table.range.clone()).unwrap_or_default();
            pieces.push((part, if **part == table.part { bytes.to_owned() } else { self.anew(part, bytes) }));
        }
        for part in parts {
            if pieces.iter().any(|(one, _)| one.shortcut == part.shortcut && one.language == part.language) {
                continue;
            }
            let at = pieces.iter().position(|(one, _)| one.shortcut > part.shortcut).unwrap_or(pieces.len());
            pieces.insert(at, (part, toml_form::one(&part.as_reply(), &self.head)));
        }
        let mut text = head.trim_end().to_owned();
        text.push('\n');
        for (_, piece) in pieces {
            text.push('\n');
            text.push_str(piece.trim());
            text.push('\n');
        }
        Some(if self.text.contains("\r\n") { text.replace("\r\n", "\n").replace('\n', "\r\n") } else { text })
    }

    /// A table written anew, below the comments that stand above it.
    fn anew(&self, part: &ReplyPart, bytes: &str) -> String {
        let comments = bytes.lines().take_while(|line| is_between(line)).filter(|line| !line.trim().is_empty());
        let mut text: String = comments.flat_map(|line| [line, "\n"]).collect();
        text.push_str(toml_form::one(&part.as_reply(), &self.head).trim());
        text
    }
}

/// Where the comments begin that stand right above a place.
fn above(text: &str, at: usize) -> usize {
    let before = text.get(..at).unwrap_or_default();
    let mut start = before.rfind('\n').map_or(0, |end| end + 1);
    while let Some(end) = start.checked_sub(1) {
        let previous = text.get(..end).unwrap_or_default().rfind('\n').map_or(0, |end| end + 1);
        let line = text.get(previous..end).unwrap_or_default();
        if !line.trim_start().starts_with('#') {
            break;
        }
        start = previous;
    }
    start
}

fn is_between(line: &str) -> bool {
    line.trim().is_empty() || line.trim_start().starts_with('#')
}

fn part(row: super::row::Row) -> ReplyPart {
    let language = row.language.clone();
    let text = |text: super::row::Text| {
        let key =
            VariantKey { language: language.clone(), channel: text.channel, tone: text.tone, length: text.length };
        (key, text.body)
    };
    ReplyPart {
        texts: row.texts.into_iter().map(text).collect(),
        shortcut: row.shortcut,
        language: row.language,
        category: row.category.unwrap_or_default(),
        title: row.title,
        role: row.role.unwrap_or(Role::Body),
        situations: row.situations,
        tags: row.tags,
        attach: row.attach,
        archived: row.archived,
        asks: row.asks,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::transfer::tests::any_reply;

    fn read(text: &str) -> MirrorFile {
        MirrorFile::read(Path::new("lib"), Path::new("en/pickup.toml"), text.as_bytes()).unwrap()
    }

    const FILE: &str = "# Ours.\nlanguage = \"en\"\ncategory = \"pickup\"\n\n# The door.\n[[reply]]\nshortcut = \"door\"\n\
        title = 'Door'   # as it is\n[[reply.variant]]\nbody = \"\"\"\nGreen.\n# not a comment\n\"\"\"\n\n# Then.\n\n# When.\n\
        [[reply]]\nshortcut = \"when\"\ntitle = \"When\"\nvariant = [{ body = \"Now.\" }]\n";

    #[test]
    fn only_the_table_of_what_changes_is_written_anew() {
        let file = read(FILE);
        let parts: Vec<ReplyPart> = file.tables.iter().map(|table| table.part.clone()).collect();
        assert_eq!(file.tables.iter().map(|table| table.line).collect::<Vec<_>>(), [6, 18]);
        let all: Vec<&ReplyPart> = parts.iter().collect();
        let same = file.with(&all).unwrap();
        assert_eq!(same, FILE);
        let changed = ReplyPart { title: Some("When, then".to_owned()), ..parts[1].clone() };
        let text = file.with(&[&parts[0], &changed]).unwrap();
        let kept = FILE.split("# When.").next().unwrap();
        assert!(text.starts_with(kept) && text.contains("# When.\n[[reply]]"), "{text}");
        assert_eq!(read(&text).tables[1].part, changed);
        let gone = file.with(&[&parts[1]]).unwrap();
        assert!(!gone.contains("door") && gone.contains("# Ours."), "{gone}");
        let new = ReplyPart { shortcut: "kerb".parse().unwrap(), ..parts[1].clone() };
        let order = |text: &str| read(text).tables.iter().map(|one| one.part.shortcut.to_string()).collect::<Vec<_>>();
        assert_eq!(order(&file.with(&[&parts[0], &parts[1], &new]).unwrap()), ["door", "kerb", "when"]);
        assert!(file.with(&[]).is_some(), "a comment of somebody's own stays");
    }

    #[test]
    fn a_file_with_one_mistake_says_nothing() {
        let half = FILE.replace("body = \"\"\"\nGreen", "body = \"\"\nGreen");
        let error = MirrorFile::read(Path::new("lib"), Path::new("en/pickup.toml"), half.as_bytes()).unwrap_err();
        assert!(error.place.is_some_and(|place| place.line > 9), "{error}");
    }

    proptest! {
        #[test]
        fn what_is_written_is_read_again(reply in any_reply("door".to_owned())) {
            for part in ReplyPart::all_of(&reply) {
                let text = MirrorFile::new(&part.usual_file(), &part).with(&[&part]).unwrap();
                let file = read(&text);
                prop_assert_eq!(file.tables.len(), 1, "{}", text);
                prop_assert_eq!(&file.tables[0].part, &part, "{}", text);
                prop_assert_eq!(file.with(&[&part]).unwrap(), text);
            }
        }
    }
}
