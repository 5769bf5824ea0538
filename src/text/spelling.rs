//! Whether a word is spelt as a dictionary has it. The dictionaries are Hunspell's: every language has one, and many a system has them
//! installed already.

use std::fmt;

use encoding_rs::Encoding;

/// A word is not looked at beyond so many letters: what is longer is no word, and suggestions for it would take long.
const LONGEST: usize = 40;

/// Why two files are no dictionary.
#[derive(Debug, thiserror::Error)]
pub enum DictionaryError {
    /// The encoding it names is none that is known.
    #[error("the dictionary is written in {0}, which is not known")]
    Encoding(String),
    /// What it says of endings, or its words, cannot be read.
    #[error("the dictionary cannot be read: {0}")]
    Malformed(String),
}

/// The words of a language, as one or several dictionaries have them: those of its countries.
pub struct Dictionary {
    parts: Vec<spellbook::Dictionary>,
}

impl fmt::Debug for Dictionary {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Dictionary").field("parts", &self.parts.len()).finish_non_exhaustive()
    }
}

impl Dictionary {
    /// A dictionary from its two files: endings (`.aff`, which also names the encoding of both) and words (`.dic`).
    ///
    /// # Errors
    /// [`DictionaryError`] where they are none.
    pub fn read(endings: &[u8], words: &[u8]) -> Result<Self, DictionaryError> {
        let encoding = encoding_of(endings)?;
        let (endings, _) = encoding.decode_with_bom_removal(endings);
        let (words, _) = encoding.decode_with_bom_removal(words);
        let read = spellbook::Dictionary::new(&endings, &words);
        let part = read.map_err(|error| DictionaryError::Malformed(error.to_string()))?;
        Ok(Self { parts: vec![part] })
    }

    /// A word of either is a word.
    #[must_use]
    pub fn and(mut self, other: Self) -> Self {
        self.parts.extend(other.parts);
        self
    }

    /// Whether it has the word, in one of its forms.
    pub fn knows(&self, word: &str) -> bool {
        self.parts.iter().any(|part| part.check(word))
    }

    /// The word that was probably meant: one slip of the finger away, and there. Two letters in each other's place and one letter twice or
    /// too many are the likeliest slips, so they are tried first.
    pub fn near(&self, word: &str) -> Option<String> {
        let letters: Vec<char> = word.chars().collect();
        if !(3..=LONGEST).contains(&letters.len()) {
            return None;
        }
        let of = |letters: &[char]| letters.iter().collect::<String>();
        let swapped = (1..letters.len()).map(|at| {
            let mut tried = letters.clone();
            tried.swap(at - 1, at);
            tried
        });
        let without = (0..letters.len()).map(|at| {
            let mut tried = letters.clone();
            tried.remove(at);
            tried
        });
        // A word of two letters is near to everything.
        let without = without.filter(|tried| tried.len() > 2);
        let mut tried = swapped.chain(without).map(|tried| of(&tried));
        if let Some(found) = tried.find(|tried| tried != word && self.knows(tried)) {
            return Some(found);
        }
        let likely = letters_of(word);
        let doubled = letters.iter().enumerate().map(|(at, letter)| (at, *letter));
        let added = likely.iter().flat_map(|letter| (0..=letters.len()).map(|at| (at, *letter)));
        let longer = doubled.chain(added).map(|(at, letter)| {
            let mut tried = letters.clone();
            tried.insert(at, letter);
            of(&tried)
        });
        let other = likely.iter().flat_map(|letter| (0..letters.len()).map(|at| (at, *letter))).map(|(at, letter)| {
            let mut tried = letters.clone();
            if let Some(place) = tried.get_mut(at) {
                *place = letter;
            }
            of(&tried)
        });
        longer.chain(other).find(|tried| tried != word && self.knows(tried))
    }
}

/// The letters that a word of this script is written with, the most frequent first.
fn letters_of(word: &str) -> Vec<char> {
    let is_greek = word.chars().any(|letter| ('\u{370}'..='\u{3ff}').contains(&letter));
    let is_cyrillic = word.chars().any(|letter| ('\u{400}'..='\u{4ff}').contains(&letter));
    let alphabet = if is_greek {
        "αοιετσνηυρπκμλςωδγθφχβξζψάέήίόύώ"
    } else if is_cyrillic {
        "оеаинтсрвлкмдпуяыьгзбчйхжшюцщэфъєіїґ"
    } else {
        "etaoinsrhldcumfpgwybvkxjzqąćęłńóśźżäöüßáéíñúàèêçâîôûëïãõåæøœ"
    };
    alphabet.chars().collect()
}

/// The encoding that the endings are written in, and the words with them. Without a word on it that is Latin 1.
fn encoding_of(endings: &[u8]) -> Result<&'static Encoding, DictionaryError> {
    let lines = endings.split(|byte| *byte == b'\n').map(|line| String::from_utf8_lossy(line));
    let named = lines.take(200).find_map(|line| {
        let line = line.trim_start_matches('\u{feff}');
        line.strip_prefix("SET").map(|name| name.trim().to_owned())
    });
    let Some(name) = named.filter(|name| !name.is_empty()) else { return Ok(encoding_rs::WINDOWS_1252) };
    let label = name.to_ascii_lowercase();
    let label = label.strip_prefix("microsoft-").unwrap_or(&label);
    Encoding::for_label(label.as_bytes()).ok_or(DictionaryError::Encoding(name))
}

/// Whether a word is one that a dictionary can be asked about: letters alone, and no name, code or abbreviation in capitals.
pub fn is_checkable(word: &str) -> bool {
    let letters = word.chars().filter(|letter| letter.is_alphabetic()).count();
    let is_word = |letter: char| letter.is_alphabetic() || matches!(letter, '\'' | '’');
    (2..=LONGEST).contains(&letters)
        && word.chars().all(is_word)
        && word.chars().skip(1).any(|letter| !letter.is_uppercase())
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;

    /// A dictionary of a few words and one ending.
    pub(crate) fn few() -> Dictionary {
        let endings = "SET UTF-8\nSFX S Y 1\nSFX S 0 s .\n";
        let words = "9\nring/S\nreceive/S\nwill\nthe\nyou\nparcel/S\ntomorrow\nyour\nHello\n";
        Dictionary::read(endings.as_bytes(), words.as_bytes()).expect("a dictionary")
    }

    #[test]
    fn words_with_their_endings_are_known_and_slips_lead_to_them() {
        let few = few();
        assert!(few.knows("rings") && few.knows("Parcels") && !few.knows("recieve"));
        let near = |word: &str| few.near(word);
        assert_eq!(near("recieve").as_deref(), Some("receive"));
        assert_eq!(near("tommorrow").as_deref(), Some("tomorrow"));
        assert_eq!(near("tomorow").as_deref(), Some("tomorrow"));
        assert_eq!(near("parcal").as_deref(), Some("parcel"));
        assert_eq!(near("qqqq"), None);
    }

    #[test]
    fn the_encoding_stands_in_the_file() {
        let endings = b"SET ISO8859-2\n";
        let polish = Dictionary::read(endings, b"1\npacz\xb1tko\n").expect("a dictionary");
        assert!(polish.knows("paczątko"));
        assert!(
            matches!(Dictionary::read(b"SET KLINGON-1\n", b"0\n"), Err(DictionaryError::Encoding(name)) if name == "KLINGON-1")
        );
        assert!(Dictionary::read(b"SFX A Y\nSFX", b"not a number").is_err());
    }

    #[test]
    fn only_words_are_looked_up() {
        for word in ["ring", "don't", "Grüße", "μήνυμα"] {
            assert!(is_checkable(word), "{word}");
        }
        for word in ["a", "IBAN", "16cm", "x_y", "RR123", ""] {
            assert!(!is_checkable(word), "{word}");
        }
    }
}
