//! The facts about a text that notes programs write above it, `key: value` between two lines of `---`.
//!
//! It is YAML, mostly: what people write by hand there need not be, so it is read line by line.

use crate::model::{Channel, Language, Length, Shortcut, Tone};
use crate::text::nearest;
use crate::transfer::error::{Place, Problem, shortened};
use crate::transfer::headings::{self, is_one};
use crate::transfer::washed::washed_line;

/// How many lines it takes at most.
const LINES_MAX: usize = 40;

const SHORTCUTS: &[&str] = &["shortcut", "trigger", "abbreviation", "kürzel", "skrót", "atajo"];

const TITLES: &[&str] = &["title", "titel", "tytuł", "título", "τίτλος"];

/// What stands above a text.
#[derive(Debug)]
pub(super) struct Matter {
    /// How many lines it takes, with those that mark it.
    pub(super) lines: usize,
    facts: Vec<Fact>,
}

/// One line of it, and what belongs to that.
#[derive(Debug)]
struct Fact {
    key: String,
    line: usize,
    values: Vec<String>,
}

/// What it says of the text. What is `None` or empty, it does not say.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct About {
    pub(super) title: Option<String>,
    pub(super) shortcut: Option<Shortcut>,
    pub(super) category: Option<String>,
    pub(super) tags: Vec<String>,
    pub(super) language: Option<Language>,
    pub(super) channel: Option<Channel>,
    pub(super) tone: Option<Tone>,
    pub(super) length: Option<Length>,
}

impl Matter {
    /// What stands above a text, if something does.
    pub(super) fn of(text: &str) -> Option<Self> {
        let mut lines = text.lines().enumerate();
        lines.next().filter(|(_, first)| first.trim_end() == "---")?;
        let mut facts: Vec<Fact> = Vec::new();
        for (at, line) in lines.take(LINES_MAX) {
            if line.trim_end() == "---" {
                return Some(Self { lines: at + 1, facts });
            }
            let said = line.trim();
            if said.is_empty() || line.starts_with('#') {
                continue;
            }
            if line.starts_with([' ', '\t', '-']) {
                facts.last_mut()?.go_on(said);
            } else {
                let (key, value) = line.split_once(':')?;
                let values = listed(value.trim());
                facts.push(Fact { key: washed_line(key).0, line: at + 1, values });
            }
        }
        None
    }

    /// Whether it can hardly be anything else: answers may stand between lines of `---`, too.
    pub(super) fn is_plain(&self) -> bool {
        let known = [SHORTCUTS, TITLES, headings::GROUPS, headings::TAGS, headings::LANGUAGES];
        let is_word = |fact: &Fact| !fact.key.is_empty() && !fact.key.contains(char::is_whitespace);
        let is_known = |fact: &Fact| known.iter().any(|names| is_one(&fact.key, names));
        self.facts.iter().all(is_word) && self.facts.iter().any(is_known)
    }

    /// What it says, and the keys that mean nothing here.
    ///
    /// # Errors
    /// Where a language, tone or length is none, with its place.
    pub(super) fn about(mut self) -> Result<(About, Vec<String>), (Place, Problem)> {
        let tones: Vec<_> = Tone::ALL.iter().map(|one| one.word()).collect();
        let lengths: Vec<_> = Length::ALL.iter().map(|one| one.word()).collect();
        let language = |text: &str| text.parse().ok().filter(Language::is_known);
        let about = About {
            title: self.line(TITLES),
            shortcut: self.line(SHORTCUTS).and_then(|said| Shortcut::propose(&said)),
            category: self.line(headings::GROUPS).map(|said| said.to_lowercase()),
            tags: self.take(headings::TAGS).map(Fact::tags).unwrap_or_default(),
            language: self.parsed("language", headings::LANGUAGES, &[], language)?,
            channel: self.line(headings::CHANNELS).map(|said| Channel::new(&said)),
            tone: self.parsed("tone", headings::TONES, &tones, Tone::from_word)?,
            length: self.parsed("length", headings::LENGTHS, &lengths, Length::from_word)?,
        };
        Ok((about, self.facts.into_iter().map(|fact| shortened(&fact.key)).collect()))
    }

    /// The fact under the first of these names that is there.
    fn take(&mut self, names: &[&str]) -> Option<Fact> {
        let at = headings::position(&self.facts.iter().map(|fact| fact.key.as_str()).collect::<Vec<_>>(), names)?;
        Some(self.facts.remove(at))
    }

    /// What is said in one line; `None` where that is nothing.
    fn line(&mut self, names: &[&str]) -> Option<String> {
        self.take(names).map(|fact| washed_line(&fact.values.join(", ")).0).filter(|said| !said.is_empty())
    }

    fn parsed<T>(
        &mut self,
        key: &'static str,
        names: &[&str],
        known: &[&'static str],
        parse: impl Fn(&str) -> Option<T>,
    ) -> Result<Option<T>, (Place, Problem)> {
        let Some(fact) = self.take(names) else { return Ok(None) };
        let said = washed_line(&fact.values.join(", ")).0;
        if said.is_empty() {
            return Ok(None);
        }
        parse(&said).map(Some).ok_or_else(|| {
            let meant = || nearest(&said, known.iter().copied());
            let suggestion = if key == "language" { Language::meant_by(&said) } else { meant() };
            let problem = Problem::InvalidValue { key, value: shortened(&said), suggestion, known: known.to_vec() };
            (Place { line: fact.line, column: 1 }, problem)
        })
    }
}

impl Fact {
    /// Takes a line that belongs to it: an entry of a list, or more of a text.
    fn go_on(&mut self, said: &str) {
        let begins = matches!(self.values.as_slice(), [mark] if matches!(mark.as_str(), ">" | ">-" | "|" | "|-"));
        if begins {
            self.values.clear();
        }
        match (said.strip_prefix('-'), self.values.last_mut()) {
            (Some(entry), _) => self.values.push(bare(entry).to_owned()),
            (None, Some(text)) => text.extend([" ", said]),
            (None, None) => self.values.push(bare(said).to_owned()),
        }
    }

    fn tags(self) -> Vec<String> {
        let tags = self.values.iter().flat_map(|value| value.split(','));
        tags.map(|tag| washed_line(tag.trim().trim_start_matches('#')).0).filter(|tag| !tag.is_empty()).collect()
    }
}

/// The values of `[a, b]`, or the one that stands there.
fn listed(value: &str) -> Vec<String> {
    let entries = value.strip_prefix('[').and_then(|value| value.strip_suffix(']'));
    let entries = entries.map_or_else(|| vec![value], |entries| entries.split(',').collect());
    entries.into_iter().map(|entry| bare(entry).to_owned()).filter(|entry| !entry.is_empty()).collect()
}

/// A value without the quotation marks around it.
fn bare(value: &str) -> &str {
    let value = value.trim();
    let within = |mark| value.strip_prefix(mark).and_then(|value: &str| value.strip_suffix(mark));
    within('"').or_else(|| within('\'')).unwrap_or(value)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_known_is_taken_and_the_rest_is_named() {
        let text = "---\ntitle: \"Pick-up: where\"\nshortcut: Where Is It\nlanguage: pt_BR\nKategorie: Abholung\naliases: [a, b]\n\
                    tags:\n  - door\n  - '#ring'\ntone: formal\nnote: >\n  long\n  words\n# not this\n---\nBody";
        let matter = Matter::of(text).unwrap();
        assert!(matter.is_plain());
        assert_eq!(matter.lines, 15);
        let (about, unknown) = matter.about().unwrap();
        assert_eq!(
            about,
            About {
                title: Some("Pick-up: where".to_owned()),
                shortcut: Shortcut::propose("Where Is It"),
                category: Some("abholung".to_owned()),
                tags: vec!["door".to_owned(), "ring".to_owned()],
                language: "pt-BR".parse().ok(),
                tone: Some(Tone::Formal),
                ..About::default()
            }
        );
        assert_eq!(unknown, ["aliases", "note"]);
    }

    #[test]
    fn what_is_no_language_is_told_with_its_place() {
        let matter = Matter::of("---\ntags: [a]\nlang: Polski\n---\nA").unwrap();
        let (place, problem) = matter.about().unwrap_err();
        assert_eq!(place.line, 3);
        assert!(matches!(problem, Problem::InvalidValue { key: "language", suggestion: Some("pl"), .. }));
    }

    #[test]
    fn answers_between_rules_are_no_facts() {
        assert!(Matter::of("---\nnot a fact\n---\nA").is_none());
        assert!(Matter::of("---\ntitle: never closed\n").is_none());
        assert!(Matter::of("text\n---\ntitle: a\n---\n").is_none());
        assert!(!Matter::of("---\nPickup: where is it?\n---\nMill Lane").unwrap().is_plain());
        assert!(!Matter::of("---\nthe title: x\ntitle: x\n---\nMill Lane").unwrap().is_plain());
    }
}
