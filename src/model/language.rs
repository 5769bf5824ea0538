use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

/// A language a buyer or a text speaks: a lower-case ISO 639 code, with an upper-case region where it matters (`pt-BR`).
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Language(String);

impl Language {
    /// English, the language of the first starter library.
    #[must_use]
    pub fn english() -> Self {
        Self("en".to_owned())
    }

    /// The code as written in files and in the database.
    #[must_use]
    pub fn code(&self) -> &str {
        &self.0
    }

    /// The code without its region: `pt` of `pt-BR`.
    #[must_use]
    pub fn base(&self) -> &str {
        self.0.split('-').next().unwrap_or(&self.0)
    }

    /// Whether a friendly text addresses somebody otherwise than a formal one (du and Sie, tú and usted), so that nobody but the
    /// seller can say which is right. English has lost the difference.
    #[must_use]
    pub fn has_forms_of_address(&self) -> bool {
        self.base() != "en"
    }
}

impl fmt::Display for Language {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// The text does not have the form of a language code.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{0:?} is not a language code such as \"en\" or \"pt-BR\"")]
pub struct InvalidLanguage(pub String);

impl FromStr for Language {
    type Err = InvalidLanguage;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let invalid = || InvalidLanguage(text.to_owned());
        let mut parts = text.trim().split(['-', '_']);
        let base = parts.next().unwrap_or_default().to_ascii_lowercase();
        if !(2..=3).contains(&base.len()) || !base.bytes().all(|b| b.is_ascii_lowercase()) {
            return Err(invalid());
        }
        let code = match (parts.next(), parts.next()) {
            (None, _) => base,
            (Some(region), None) if region.len() == 2 && region.bytes().all(|b| b.is_ascii_alphabetic()) => {
                format!("{base}-{}", region.to_ascii_uppercase())
            }
            _ => return Err(invalid()),
        };
        Ok(Self(code))
    }
}

impl TryFrom<String> for Language {
    type Error = InvalidLanguage;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        text.parse()
    }
}

impl From<Language> for String {
    fn from(language: Language) -> Self {
        language.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_is_normalised_to_its_usual_case() {
        for (given, kept) in [("en", "en"), ("PT-br", "pt-BR"), ("pl_PL", "pl-PL"), (" el ", "el")] {
            assert_eq!(given.parse::<Language>().map(String::from), Ok(kept.to_owned()));
        }
    }

    #[test]
    fn what_is_not_a_code_is_refused() {
        for given in ["", "e", "english", "en-GBR", "en-GB-x", "π", "e1"] {
            assert_eq!(given.parse::<Language>(), Err(InvalidLanguage(given.to_owned())));
        }
    }
}
