//! The words of an address and where its lines part.

/// A word of an address.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Token {
    /// As it was written, without the comma behind it.
    pub text: String,
    /// Folded: as it is compared.
    pub folded: String,
    /// Which part of the text it stands in: parts are parted by commas, semicolons and ends of lines.
    pub part: usize,
    /// Which line it stands in.
    pub line: usize,
    /// Whether a colon stands behind it: it says what follows.
    pub says: bool,
    /// Whether a sentence begins with it, behind the full stop of the one before on its line.
    pub opens: bool,
}

impl Token {
    pub(super) fn has_digit(&self) -> bool {
        self.text.chars().any(char::is_numeric)
    }

    pub(super) fn is_number(&self) -> bool {
        self.text.chars().all(|c| c.is_ascii_digit())
    }
}

impl Token {
    /// Takes away the full stop of a sentence that ends with it; that of an abbreviation stays.
    pub(super) fn end_sentence(&mut self) {
        for text in [&mut self.text, &mut self.folded] {
            let word = text.trim_end_matches('.');
            if word.chars().count() > ABBREVIATED || word.chars().any(|c| c.is_ascii_digit()) {
                text.truncate(word.len());
            }
        }
    }

    /// Whether a full stop stands behind it that is no abbreviation's.
    pub(super) fn ends_sentence(&self) -> bool {
        let word = self.text.trim_end_matches('.');
        word.len() < self.text.len() && word.chars().count() > ABBREVIATED && word.chars().all(char::is_alphabetic)
    }
}

/// So many letters and a full stop are rather an abbreviation.
const ABBREVIATED: usize = 3;

/// The words of a text, at most as many as an address may have.
pub(super) fn tokens(text: &str) -> Vec<Token> {
    const MOST: usize = 120;
    let mut tokens = Vec::new();
    let mut part = 0;
    let lines = text.split(['\n', '\r', '\u{2028}']);
    for (line, said) in lines.enumerate() {
        for segment in said.split([',', ';', '|', '•', '·', '،']) {
            let before = tokens.len();
            for word in segment.split_whitespace() {
                let says = word.ends_with(':');
                let word = word.trim_matches(|c| matches!(c, ':' | '"' | '“' | '”' | '„' | '–' | '—'));
                let word =
                    if word.contains(|c: char| c.is_ascii_digit()) { word.trim_end_matches(['!', '?']) } else { word };
                // A dash between two names is none of the address.
                if word.is_empty() || word == "-" {
                    continue;
                }
                tokens.push(Token {
                    text: word.to_owned(),
                    folded: crate::text::folded(word).into_owned(),
                    part,
                    line,
                    says,
                    opens: false,
                });
            }
            if tokens.len() > before {
                part += 1;
            }
        }
    }
    tokens.truncate(MOST);
    tokens
}
