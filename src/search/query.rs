//! What was typed, understood.

use crate::text;

use super::vocabulary::clip;

/// Words beyond this are not looked at: nobody types them, and each narrows the result already.
const MOST_WORDS: usize = 16;
/// Letters beyond this are not looked at either.
const MOST_BYTES: usize = 4_096;

/// Typed letters, folded and split into words. All words have to match, the last one as the beginning of a word.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Query {
    pub(super) terms: Vec<Term>,
    /// The whole query in the form of a shortcut: as typed, and folded.
    pub(super) shortcut: String,
    pub(super) folded_shortcut: String,
}

/// A word of a query.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Term {
    /// Folded.
    pub(super) plain: String,
    /// With its umlauts spelt out, where it has any.
    pub(super) spelt: Option<String>,
}

impl Term {
    /// The spellings to look for.
    pub(super) fn forms(&self) -> impl Iterator<Item = &str> {
        [Some(self.plain.as_str()), self.spelt.as_deref()].into_iter().flatten()
    }
}

impl Query {
    /// Understands what was typed. Any text will do; one without a letter or a digit asks for nothing in particular.
    #[must_use]
    pub fn new(typed: &str) -> Self {
        let typed = typed.get(..typed.floor_char_boundary(MOST_BYTES)).unwrap_or_default();
        let folded = text::folded(typed);
        let spelt = text::fold_spelt(typed);
        let spelt = spelt.as_ref().map(|spelt| words(spelt.text())).unwrap_or_default();
        let mut terms: Vec<Term> = Vec::new();
        let plain = words(&folded);
        let paired = spelt.len() == plain.len();
        for (at, word) in plain.into_iter().enumerate().take(MOST_WORDS) {
            let other = spelt.get(at).filter(|other| paired && **other != word);
            let term = Term { plain: word.to_owned(), spelt: other.map(|&other| other.to_owned()) };
            // A word said twice asks for no more; its last place decides whether it is the one being typed.
            terms.retain(|known| *known != term);
            terms.push(term);
        }
        Self { terms, shortcut: joined(&typed.to_lowercase()), folded_shortcut: joined(&folded) }
    }

    /// Whether it asks for nothing in particular.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.terms.is_empty()
    }
}

fn words(folded: &str) -> Vec<&str> {
    text::words(folded).filter_map(|range| folded.get(range)).map(clip).collect()
}

/// "pickup address" as the shortcut it may be.
fn joined(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join("-")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn terms(typed: &str) -> Vec<String> {
        Query::new(typed)
            .terms
            .into_iter()
            .map(|term| [Some(term.plain), term.spelt].into_iter().flatten().collect::<Vec<_>>().join("|"))
            .collect()
    }

    #[test]
    fn words_are_folded_and_said_once() {
        assert_eq!(terms("  Pick-up  ADDRESS "), ["pick", "up", "address"]);
        assert_eq!(terms("Größe M"), ["grosse|groesse", "m"]);
        assert_eq!(terms("the door the"), ["door", "the"]);
        assert_eq!(terms("…!?  "), Vec::<String>::new());
    }

    #[test]
    fn any_length_is_harmless() {
        assert_eq!(terms(&"x".repeat(10_000)).len(), 1);
        assert_eq!(Query::new(&"ab cd ef ".repeat(10_000)).terms.len(), 3);
        let many = (0..10_000).map(|n| n.to_string()).collect::<Vec<_>>().join(" ");
        assert_eq!(Query::new(&many).terms.len(), MOST_WORDS);
        assert!(Query::new(&"ü".repeat(10_000)).terms.iter().all(|term| term.plain.len() <= 64));
    }
}
