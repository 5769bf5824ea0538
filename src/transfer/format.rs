use std::path::Path;

/// The kinds of files replies are read from and written to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// The form of `templates/`: a table a reply.
    Toml,
    /// One JSON object a line, one line a variant.
    JsonLines,
    /// Plain text as a seller has it.
    Text,
    /// The same with the marks of Markdown.
    Markdown,
    /// A match file of espanso: YAML.
    Espanso,
}

impl Format {
    /// Every one of them.
    pub const ALL: &'static [Self] = &[Self::Toml, Self::JsonLines, Self::Text, Self::Markdown, Self::Espanso];

    /// Those that are written: our own.
    pub const WRITTEN: &'static [Self] = &[Self::JsonLines, Self::Toml];

    /// The word for it on the command line.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Toml => "toml",
            Self::JsonLines => "jsonl",
            Self::Text => "text",
            Self::Markdown => "markdown",
            Self::Espanso => "espanso",
        }
    }

    /// The one this word stands for.
    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|one| one.word() == word)
    }

    /// The format a file name promises by its extension.
    #[must_use]
    pub fn of_name(path: &Path) -> Option<Self> {
        let extension = path.extension()?.to_str()?.to_ascii_lowercase();
        match extension.as_str() {
            "toml" => Some(Self::Toml),
            "jsonl" | "ndjson" | "json" => Some(Self::JsonLines),
            "txt" | "text" => Some(Self::Text),
            "md" | "markdown" => Some(Self::Markdown),
            "yml" | "yaml" => Some(Self::Espanso),
            _ => None,
        }
    }

    /// The format that the first bytes of a file look like.
    #[must_use]
    pub fn of_content(start: &[u8]) -> Self {
        let start = String::from_utf8_lossy(start);
        let start = start.trim_start_matches('\u{feff}').trim_start();
        let first = start.lines().next().unwrap_or_default();
        if first.starts_with("{\"") {
            Self::JsonLines
        } else if start.lines().any(|line| line.trim() == "[[reply]]") {
            Self::Toml
        } else if start.lines().any(|line| line.trim_end() == "matches:") {
            Self::Espanso
        } else {
            Self::Text
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_name_says_the_format_and_so_does_the_content() {
        assert_eq!(Format::of_name(Path::new("a.TOML")), Some(Format::Toml));
        assert_eq!(Format::of_name(Path::new("a.ndjson")), Some(Format::JsonLines));
        assert_eq!(Format::of_name(Path::new("-")), None);
        assert_eq!(Format::of_content("\u{feff} {\"shortcut\"".as_bytes()), Format::JsonLines);
        assert_eq!(Format::of_content(b"language = \"en\"\n\n[[reply]]\n"), Format::Toml);
        assert_eq!(Format::of_content(b"{{ name }}\nPickup"), Format::Text);
    }
}
