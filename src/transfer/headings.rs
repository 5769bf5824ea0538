//! What the columns of a table of replies may be called, and the facts about a text that stand above it: in the languages that
//! sellers keep their files in.

use crate::text::folded;

/// What finds a reply.
pub(super) const SHORTCUTS: &[&str] = &[
    "shortcut",
    "abbreviation",
    "abbr",
    "keyword",
    "keywords",
    "trigger",
    "short code",
    "short_code",
    "code",
    "kürzel",
    "skrót",
    "atajo",
];

pub(super) const TITLES: &[&str] =
    &["title", "name", "label", "subject", "description", "titel", "tytuł", "nazwa", "título", "nombre", "τίτλος"];

pub(super) const TEXTS: &[&str] = &[
    "text",
    "content",
    "body",
    "reply",
    "message",
    "snippet",
    "template",
    "response",
    "answer",
    "replace",
    "macro",
    "antwort",
    "nachricht",
    "inhalt",
    "tekst",
    "treść",
    "odpowiedź",
    "texto",
    "respuesta",
    "κείμενο",
];

/// What a reply is filed under.
pub(super) const GROUPS: &[&str] = &["category", "group", "folder", "kategorie", "kategoria", "categoría", "κατηγορία"];

pub(super) const TAGS: &[&str] = &["tags", "tag", "labels"];

pub(super) const LANGUAGES: &[&str] = &[
    "language",
    "lang",
    "locale",
    "language code",
    "language_code",
    "sprache",
    "język",
    "idioma",
    "lengua",
    "langue",
    "lingua",
    "taal",
    "jazyk",
    "γλώσσα",
    "язык",
    "мова",
];

pub(super) const CHANNELS: &[&str] = &["channel", "kanal", "kanał", "canal", "κανάλι"];

pub(super) const TONES: &[&str] = &["tone", "ton", "tonfall", "tono", "τόνος"];

pub(super) const LENGTHS: &[&str] = &["length", "länge", "długość", "longitud", "largo", "μήκος"];

/// Whether a heading is one of these names; capitals, accents and blanks around it do not count.
pub(super) fn is_one(heading: &str, names: &[&str]) -> bool {
    let heading = folded(heading.trim());
    names.iter().any(|name| folded(name) == heading)
}

/// The column that bears the first of these names that is there.
pub(super) fn position(header: &[&str], names: &[&str]) -> Option<usize> {
    names.iter().find_map(|name| header.iter().position(|heading| is_one(heading, &[name])))
}
