use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

/// A language a buyer or a text speaks: a lower-case ISO 639 code, with an upper-case region where it matters (`pt-BR`).
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Language(String);

/// The codes of two letters, by ISO 639-1. Those of three are some thousands, and are taken as they come.
const KNOWN: &str = "aa ab ae af ak am an ar as av ay az ba be bg bi bm bn bo br bs ca ce ch co cr cs cu cv cy da de dv dz ee el \
    en eo es et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht hu hy hz ia id ie ig ii ik io is it iu ja jv ka kg ki \
    kj kk kl km kn ko kr ks ku kv kw ky la lb lg li ln lo lt lu lv mg mh mi mk ml mn mr ms mt my na nb nd ne ng nl nn no nr nv ny \
    oc oj om or os pa pi pl ps pt qu rm rn ro ru rw sa sc sd se sg sh si sk sl sm sn so sq sr ss st su sv sw ta te tg th ti tk tl \
    tn to tr ts tt tw ty ug uk ur uz ve vi vo wa wo xh yi yo za zh zu";

/// What is written for a language instead of its code: the country, a longer code, its name.
const INSTEAD: &[(&str, &str)] = &[
    ("cs", "cz cze ces czech cestina čeština"),
    ("da", "dk dan danish dansk"),
    ("de", "at ger deu german deutsch"),
    ("el", "gr gre ell greek ellinika ελληνικά"),
    ("en", "gb us eng english"),
    ("es", "sp spa spanish espanol español castellano"),
    ("fi", "fin finnish suomi"),
    ("fr", "fre fra french francais français"),
    ("hu", "hun hungarian magyar"),
    ("it", "ita italian italiano"),
    ("ja", "jp jpn japanese"),
    ("nl", "dut nld dutch nederlands"),
    ("no", "nor norwegian norsk"),
    ("pl", "po pol polish polski"),
    ("pt", "por portuguese portugues português"),
    ("ro", "rum ron romanian"),
    ("ru", "rus russian"),
    ("sk", "slo slk slovak"),
    ("sv", "swe swedish svenska"),
    ("tr", "tur turkish"),
    ("uk", "ua ukr ukrainian"),
    ("zh", "cn chi zho chinese"),
];

impl Language {
    /// Whether there is such a language, as far as codes of two letters tell.
    #[must_use]
    pub fn is_known(&self) -> bool {
        self.base().len() > 2 || KNOWN.split_whitespace().any(|code| code == self.base())
    }

    /// The code that was probably meant by what is none, or none that is known: `el` by `gr`, `pl` by `polski`.
    #[must_use]
    pub fn meant_by(text: &str) -> Option<&'static str> {
        let text = text.trim().to_lowercase();
        let base = text.split(['-', '_']).next().unwrap_or_default();
        INSTEAD.iter().find(|(_, others)| others.split(' ').any(|one| one == base)).map(|(code, _)| *code)
    }

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
    fn a_code_that_nobody_knows_is_told_and_what_was_meant_by_it() {
        let language = |code: &str| code.parse::<Language>().expect("it looks like a code");
        assert!(["en", "pt-BR", "el", "szl", "nb"].iter().all(|code| language(code).is_known()));
        assert!(["xx", "gr", "cz-CZ", "qq"].iter().all(|code| !language(code).is_known()));
        for (given, meant) in [("gr", "el"), ("CZ", "cs"), ("Polski", "pl"), ("ua-UA", "uk"), ("Ελληνικά", "el")]
        {
            assert_eq!(Language::meant_by(given), Some(meant), "{given}");
        }
        assert_eq!(Language::meant_by("xx"), None);
        for (code, others) in INSTEAD {
            assert!(language(code).is_known());
            let known = others
                .split(' ')
                .filter_map(|one| one.parse::<Language>().ok())
                .find(|one| one.base().len() == 2 && one.is_known());
            assert_eq!(known, None, "a code of its own is not taken for another");
        }
    }

    #[test]
    fn what_is_not_a_code_is_refused() {
        for given in ["", "e", "english", "en-GBR", "en-GB-x", "π", "e1"] {
            assert_eq!(given.parse::<Language>(), Err(InvalidLanguage(given.to_owned())));
        }
    }
}
