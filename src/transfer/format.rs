use std::path::Path;

use super::{csv_form, snippets};

/// The kinds of files replies are read from and written to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// The form of `templates/`: a table a reply.
    Toml,
    /// One JSON object a line, one line a variant.
    JsonLines,
    /// A list of the same objects, as one document.
    Json,
    /// The same as a table, a row a variant.
    Csv,
    /// Plain text as a seller has it.
    Text,
    /// The same with the marks of Markdown.
    Markdown,
    /// A match file of espanso: YAML.
    Espanso,
    /// The combos of Beeftext: JSON.
    Beeftext,
    /// A group of snippets of TextExpander: CSV without a header.
    TextExpander,
    /// The templates of Briskine: CSV.
    Briskine,
    /// The macros of Gorgias: JSON.
    Gorgias,
    /// The canned responses of Chatwoot: JSON.
    Chatwoot,
    /// The text modules of Zammad: CSV.
    Zammad,
    /// Any table with a column of texts.
    Table,
}

impl Format {
    /// Every one of them.
    pub const ALL: &'static [Self] = &[
        Self::Toml,
        Self::JsonLines,
        Self::Json,
        Self::Csv,
        Self::Text,
        Self::Markdown,
        Self::Espanso,
        Self::Beeftext,
        Self::TextExpander,
        Self::Briskine,
        Self::Gorgias,
        Self::Chatwoot,
        Self::Zammad,
        Self::Table,
    ];

    /// Those that are written: our own, and what is of use elsewhere.
    pub const WRITTEN: &'static [Self] = &[Self::JsonLines, Self::Toml, Self::Json, Self::Csv, Self::Espanso];

    /// Whether it is one of ours: its texts are templates, and the shortcuts in it are meant.
    #[must_use]
    pub const fn is_ours(self) -> bool {
        matches!(self, Self::Toml | Self::JsonLines | Self::Json | Self::Csv)
    }

    /// Whether it is that of another program.
    #[must_use]
    pub const fn is_foreign(self) -> bool {
        !self.is_ours() && !matches!(self, Self::Text | Self::Markdown)
    }

    /// The word for it on the command line.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Toml => "toml",
            Self::JsonLines => "jsonl",
            Self::Json => "json",
            Self::Csv => "csv",
            Self::Text => "text",
            Self::Markdown => "markdown",
            Self::Espanso => "espanso",
            Self::Beeftext => "beeftext",
            Self::TextExpander => "textexpander",
            Self::Briskine => "briskine",
            Self::Gorgias => "gorgias",
            Self::Chatwoot => "chatwoot",
            Self::Zammad => "zammad",
            Self::Table => "table",
        }
    }

    /// The one this word stands for.
    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|one| one.word() == word)
    }

    /// The format a file name promises by its extension; `None` also where several programs use it.
    #[must_use]
    pub fn of_name(path: &Path) -> Option<Self> {
        let extension = path.extension()?.to_str()?.to_ascii_lowercase();
        match extension.as_str() {
            "toml" => Some(Self::Toml),
            "jsonl" | "ndjson" => Some(Self::JsonLines),
            "txt" | "text" => Some(Self::Text),
            "md" | "markdown" => Some(Self::Markdown),
            "yml" | "yaml" => Some(Self::Espanso),
            _ => None,
        }
    }

    /// The format in which a file of this name is written.
    #[must_use]
    pub fn written_as(path: &Path) -> Option<Self> {
        let extension = path.extension()?.to_str()?.to_ascii_lowercase();
        match extension.as_str() {
            "json" => Some(Self::Json),
            "csv" => Some(Self::Csv),
            _ => Self::of_name(path),
        }
    }

    /// The format that a file looks like by its name and its first bytes.
    #[must_use]
    pub fn of_beginning(path: &Path, start: &[u8]) -> Self {
        let extension = path.extension().map(|extension| extension.to_string_lossy().to_ascii_lowercase());
        let start = String::from_utf8_lossy(start);
        let start = start.trim_start_matches('\u{feff}').trim_start();
        match extension.as_deref() {
            Some("json" | "btbackup") => of_json(start),
            // A row that is cut off at the end of the beginning would look like one with too few cells.
            Some("csv" | "tsv") if csv_form::is_ours(start) => Self::Csv,
            Some("csv" | "tsv") => snippets::table(whole_lines(start)).unwrap_or(Self::Table),
            _ => Self::of_name(path).unwrap_or_else(|| Self::of_content(start)),
        }
    }

    /// The format that the beginning of a text looks like.
    fn of_content(start: &str) -> Self {
        if start.starts_with(['{', '[']) && start.trim_start_matches(['{', '[', ' ', '\n', '\r', '\t']).starts_with('"')
        {
            of_json(start)
        } else if start.lines().any(|line| line.trim() == "[[reply]]") {
            Self::Toml
        } else if start.lines().any(|line| line.trim_end() == "matches:") {
            Self::Espanso
        } else {
            Self::Text
        }
    }
}

/// Which JSON it is, by the keys it begins with.
fn of_json(start: &str) -> Format {
    let has = |key: &str| start.contains(&format!("\"{key}\""));
    match () {
        () if has("combos") || has("fileFormatVersion") => Format::Beeftext,
        () if has("short_code") => Format::Chatwoot,
        () if has("actions") && !has("shortcut") => Format::Gorgias,
        () if start.starts_with('[') => Format::Json,
        () => Format::JsonLines,
    }
}

fn whole_lines(start: &str) -> &str {
    start.rfind('\n').and_then(|end| start.get(..end)).unwrap_or(start)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_name_says_the_format_and_so_does_the_content() {
        assert_eq!(Format::of_name(Path::new("a.TOML")), Some(Format::Toml));
        assert_eq!(Format::of_name(Path::new("a.ndjson")), Some(Format::JsonLines));
        assert_eq!(Format::of_name(Path::new("-")), None);
        assert_eq!(Format::of_beginning(Path::new("-"), "\u{feff} {\"shortcut\"".as_bytes()), Format::JsonLines);
        assert_eq!(Format::of_beginning(Path::new("-"), b"language = \"en\"\n\n[[reply]]\n"), Format::Toml);
        assert_eq!(Format::of_beginning(Path::new("-"), b"{{ name }}\nPickup"), Format::Text);
    }
}
