//! What was typed, understood.

mod parse;

pub(super) use parse::label;

use crate::model::Reply;
use crate::text;

use super::field;
use super::vocabulary::clip;

/// Words beyond this are not looked at: nobody types them, and each narrows the result already.
const MOST_WORDS: usize = 16;
/// Letters beyond this are not looked at either.
const MOST_BYTES: usize = 4_096;

/// Typed letters, folded and split into words. All words have to match, the last one as the beginning of a word.
///
/// What narrows the result: `#tag`, `in:category` and `lang:de` (the beginning of a tag or category is enough), `"exact words"`
/// in this order, `-word` for replies without it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Query {
    pub(super) terms: Vec<Term>,
    /// The words in the form of a shortcut: as typed, and folded.
    pub(super) shortcut: String,
    pub(super) folded_shortcut: String,
    pub(super) narrowing: Narrowing,
    /// Words that have to follow each other, folded.
    phrases: Vec<Vec<String>>,
}

/// A word of a query.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Term {
    /// Folded.
    pub(super) plain: String,
    /// With its umlauts spelt out, where it has any.
    pub(super) spelt: Option<String>,
    /// Whether only the whole word will do, written like this.
    pub(super) exact: bool,
}

impl Term {
    /// A folded word that may be unfinished or misspelt.
    pub(super) fn plain(word: &str) -> Self {
        Self { plain: clip(word).to_owned(), spelt: None, exact: false }
    }

    /// The spellings to look for.
    pub(super) fn forms(&self) -> impl Iterator<Item = &str> {
        [Some(self.plain.as_str()), self.spelt.as_deref()].into_iter().flatten()
    }
}

/// What a reply has to be beside having the words. Labels are folded, their words joined by hyphens.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Narrowing {
    pub(super) tags: Vec<String>,
    pub(super) categories: Vec<String>,
    /// Codes of languages in which it has to have a text.
    pub(super) languages: Vec<String>,
    pub(super) without: Vec<Term>,
}

impl Narrowing {
    pub(super) fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

impl Query {
    /// Understands what was typed. Any text will do; one without a letter or a digit asks for nothing in particular.
    #[must_use]
    pub fn new(typed: &str) -> Self {
        parse::query(typed.get(..typed.floor_char_boundary(MOST_BYTES)).unwrap_or_default())
    }

    /// Whether it asks for nothing in particular.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.terms.is_empty() && self.narrowing.is_empty()
    }

    /// Whether it has words that must follow each other. The index does not know which do: what it finds has all of them, and
    /// [`Self::quotes`] tells.
    #[must_use]
    pub fn has_phrases(&self) -> bool {
        !self.phrases.is_empty()
    }

    /// Whether a reply has the exact words, in order, each phrase in one of its texts.
    #[must_use]
    pub fn quotes(&self, reply: &Reply) -> bool {
        let mut missing: Vec<&Vec<String>> = self.phrases.iter().collect();
        field::each_text(reply, |_, text| {
            for folded in [Some(text::fold(text)), text::fold_spelt(text)].into_iter().flatten() {
                let words: Vec<&str> =
                    text::words(folded.text()).filter_map(|range| folded.text().get(range)).collect();
                missing.retain(|phrase| !words.windows(phrase.len()).any(|some| some == phrase.as_slice()));
            }
        });
        missing.is_empty()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn terms(typed: &str) -> Vec<String> {
        Query::new(typed)
            .terms
            .into_iter()
            .map(|term| {
                let exact = if term.exact { "=" } else { "" };
                exact.to_owned() + &[Some(term.plain), term.spelt].into_iter().flatten().collect::<Vec<_>>().join("|")
            })
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
    fn what_narrows_is_not_a_word() {
        let query = Query::new("#Gift_Wrap in:Pay ring lang:DE -Silver -x");
        assert_eq!(terms("#Gift_Wrap in:Pay ring lang:DE -Silver"), ["ring"]);
        assert_eq!(query.narrowing.tags, ["gift-wrap"]);
        assert_eq!(query.narrowing.categories, ["pay"]);
        assert_eq!(query.narrowing.languages, ["de"]);
        assert_eq!(query.narrowing.without.iter().map(|term| term.plain.as_str()).collect::<Vec<_>>(), ["silver", "x"]);
        assert_eq!(query.folded_shortcut, "ring");
        assert!(!Query::new("#gift").is_empty());
    }

    #[test]
    fn what_is_still_being_typed_narrows_nothing_yet() {
        for typed in ["#", "in:", "lang:", "-", "\"", "- # \""] {
            assert!(Query::new(typed).is_empty(), "{typed}");
        }
        assert_eq!(terms("ring -"), ["ring"]);
        assert_eq!(terms("pick-up"), ["pick", "up"]);
        assert_eq!(terms("in:pay ring"), ["ring"]);
        assert_eq!(terms("\"gift wr"), ["gift", "wr"]);
    }

    #[test]
    fn quoted_words_are_exact() {
        assert_eq!(terms("ring \"Gift wrap\" so"), ["ring", "=gift", "=wrap", "so"]);
        assert_eq!(terms("„für dich“"), ["=fur|fuer", "=dich"]);
        assert_eq!(Query::new("«a b» “c”").phrases, [vec!["a", "b"], vec!["c"]]);
        assert!(!Query::new("\"\" \"!\"").has_phrases());
    }

    #[test]
    fn any_length_is_harmless() {
        assert_eq!(terms(&"x".repeat(10_000)).len(), 1);
        assert_eq!(Query::new(&"ab cd ef ".repeat(400)).terms.len(), 3);
        let many = (0..10_000).map(|n| n.to_string()).collect::<Vec<_>>().join(" ");
        assert_eq!(Query::new(&many).terms.len(), MOST_WORDS);
        assert!(Query::new(&"ü".repeat(10_000)).terms.iter().all(|term| term.plain.len() <= 64));
        assert!(Query::new(&"#a -b \"c\" ".repeat(10_000)).narrowing.tags.len() <= MOST_WORDS);
    }
}
