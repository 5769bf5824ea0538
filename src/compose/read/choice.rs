//! Yes and no, and some of several, as people type them.

use std::cell::RefCell;
use std::collections::BTreeMap;

use crate::i18n::Messages;
use crate::model::Language;

/// What stands between the answers of a list of several, in the form in which it is kept.
pub(in crate::compose) const BETWEEN: &str = "; ";

/// How "yes" and "no" are kept, in whatever language they are asked and said.
pub(in crate::compose) const KEPT: (&str, &str) = ("yes", "no");

thread_local! {
    /// The words of a language are in its catalogue, which is not read anew for every frame.
    static WORDS: RefCell<BTreeMap<Language, (String, String)>> = const { RefCell::new(BTreeMap::new()) };
}

/// What a language says for yes and for no.
pub(in crate::compose) fn words(language: &Language) -> (String, String) {
    WORDS.with_borrow_mut(|all| {
        let make = || {
            let messages = Messages::for_buyer(language);
            (messages.text("answer-yes").into_owned(), messages.text("answer-no").into_owned())
        };
        all.entry(language.clone()).or_insert_with(make).clone()
    })
}

pub(super) fn yes_or_no(typed: &str, languages: &[&Language]) -> Option<bool> {
    let typed = typed.trim().to_lowercase();
    let kept = (KEPT.0.to_owned(), KEPT.1.to_owned());
    let both = languages.iter().map(|language| words(language)).chain([kept]);
    let both: Vec<(String, String)> = both.collect();
    let whole = both.iter().find_map(|(yes, no)| (*yes == typed || *no == typed).then_some(*yes == typed));
    let begins = |word: &String| !typed.is_empty() && word.starts_with(typed.as_str());
    whole.or_else(|| match (both.iter().any(|(yes, _)| begins(yes)), both.iter().any(|(_, no)| begins(no))) {
        (true, false) => Some(true),
        (false, true) => Some(false),
        _ => None,
    })
}

pub(super) fn several(typed: &str, choices: &[String]) -> Option<Vec<String>> {
    let mut chosen = vec![false; choices.len()];
    let is_between = |c: char| matches!(c, ',' | ';') || c.is_whitespace();
    let folded: Vec<String> = choices.iter().map(|choice| choice.to_lowercase()).collect();
    let typed = typed.to_lowercase();
    let mut rest = typed.trim_matches(is_between);
    while !rest.is_empty() {
        // A choice may hold a comma itself: the longest that stands here and ends here is the one.
        let ends = |after: &str| after.is_empty() || after.trim_start().starts_with([',', ';']);
        let fitting = folded.iter().enumerate().filter_map(|(at, choice)| {
            let after = rest.strip_prefix(choice.trim()).filter(|after| !choice.trim().is_empty() && ends(after))?;
            Some((at, after))
        });
        let (at, after) = fitting.min_by_key(|(_, after)| after.len())?;
        if let Some(chosen) = chosen.get_mut(at) {
            *chosen = true;
        }
        rest = after.trim_start_matches(is_between);
    }
    let some: Vec<String> =
        choices.iter().zip(&chosen).filter(|(_, chosen)| **chosen).map(|(choice, _)| choice.clone()).collect();
    (!some.is_empty()).then_some(some)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn read(typed: &str, languages: &[&str]) -> Option<bool> {
        let languages: Vec<Language> = languages.iter().map(|code| code.parse().unwrap()).collect();
        yes_or_no(typed, &languages.iter().collect::<Vec<_>>())
    }

    #[test]
    fn yes_and_no_in_the_languages_at_hand() {
        for (typed, languages, meant) in [
            ("yes", &["pl"][..], Some(true)),
            (" Tak ", &["pl"], Some(true)),
            ("t", &["pl"], Some(true)),
            ("ναι", &["el"], Some(true)),
            ("ΌΧΙ", &["el"], Some(false)),
            ("ja", &["en", "de"], Some(true)),
            ("n", &["en", "de"], Some(false)),
            ("", &["en"], None),
            ("perhaps", &["en"], None),
        ] {
            assert_eq!(read(typed, languages), meant, "{typed} {languages:?}");
        }
    }

    #[test]
    fn some_of_several_come_in_the_order_of_the_choices() {
        let choices = ["S, red", "S", "M", "czwartek"].map(str::to_owned);
        assert_eq!(several("m; s, RED", &choices).unwrap(), ["S, red", "M"]);
        assert_eq!(several("S,M,M, ", &choices).unwrap(), ["S", "M"]);
        for typed in ["", " ; ", "L", "S M", "M; L"] {
            assert_eq!(several(typed, &choices), None, "{typed}");
        }
    }

    proptest! {
        #[test]
        fn what_was_chosen_is_read_again(
            choices in proptest::collection::btree_set("[a-z]{1,3}(, [a-z]{1,2})?", 1..6),
            chosen in proptest::collection::vec(any::<bool>(), 6),
        ) {
            let choices: Vec<String> = choices.into_iter().collect();
            let some: Vec<String> =
                choices.iter().zip(chosen).filter(|(_, chosen)| *chosen).map(|(choice, _)| choice.clone()).collect();
            prop_assume!(!some.is_empty());
            let read = several(&some.join(BETWEEN), &choices);
            // Where two choices together are spelt like a third, a list of both cannot be told from it.
            let is_spelt_alike = choices.iter().any(|choice| choice.contains(','));
            prop_assert!(is_spelt_alike || read == Some(some));
        }
    }
}
