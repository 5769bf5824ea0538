//! Where the parts of a text have gone after somebody has changed it by hand.

use std::collections::HashMap;

use unicode_segmentation::UnicodeSegmentation;

/// The most comparisons that are made: two texts of 4,000 words each, in some 16 MB.
const MOST: usize = 16_000_000;

/// What a word costs that was taken out or put in; a whole that is broken up costs one, so that it only decides between equals.
const WORD: u32 = 1 << 10;

/// A part of the text before.
#[derive(Clone, Copy, Debug)]
pub(super) struct Segment<'t> {
    pub(super) text: &'t str,
    /// It stays as a whole or is lost: the value of a placeholder.
    pub(super) is_whole: bool,
}

/// What has become of a part.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Landed {
    /// What was put in before it and belongs to no other part.
    pub(super) before: String,
    /// What stands in its place.
    pub(super) text: String,
    /// A whole that stands where it stood.
    pub(super) is_kept: bool,
}

/// What one row of the table follows from.
#[derive(Clone, Copy)]
enum Step {
    Begin,
    Token,
    /// From here on the whole is taken to be lost.
    Enter,
    /// Behind the whole of so many tokens, kept or lost.
    Leave(usize),
}

/// How a place in the table was come to.
#[derive(Clone, Copy, PartialEq, Eq)]
enum From {
    Nowhere,
    /// The token was left out.
    Out,
    /// A token was put in.
    In,
    Same,
    Kept,
}

struct Row {
    step: Step,
    segment: usize,
    /// What is put in here belongs to the part itself, not to the place behind it.
    is_inside: bool,
    /// It stands within a whole of which nothing is left.
    is_lost: bool,
    from: Vec<From>,
}

/// Follows the parts of a text into another: as few words as possible changed, and of the ways to do that one that keeps as many wholes
/// as can be kept. What stands behind the last part is in one more place at the end. `None` where the texts are too long for that.
pub(super) fn align(before: &[Segment<'_>], now: &str) -> Option<Vec<Landed>> {
    let mut known = HashMap::new();
    let mut number = |token| {
        let next = known.len();
        *known.entry(token).or_insert(next)
    };
    let words: Vec<&str> = now.split_word_bounds().collect();
    let after: Vec<usize> = words.iter().map(|word| number(*word)).collect();
    let tokens: Vec<Vec<usize>> =
        before.iter().map(|part| part.text.split_word_bounds().map(&mut number).collect()).collect();
    let count: usize = tokens.iter().map(|tokens| tokens.len() + 2).sum();
    if (count + 1).saturating_mul(after.len() + 1) > MOST {
        return None;
    }
    let mut table = Table::new(&after);
    for (segment, (part, tokens)) in before.iter().zip(&tokens).enumerate() {
        if part.is_whole {
            table.whole(segment, tokens);
        } else {
            for token in tokens {
                table.token(segment, *token, false);
            }
        }
    }
    Some(table.follow(before, &words))
}

struct Table<'t> {
    after: &'t [usize],
    rows: Vec<Row>,
    costs: Vec<u32>,
}

impl<'t> Table<'t> {
    fn new(after: &'t [usize]) -> Self {
        let mut table = Self { after, rows: Vec::new(), costs: Vec::new() };
        let mut costs = vec![u32::MAX; after.len() + 1];
        costs[0] = 0;
        let from = vec![From::Nowhere; costs.len()];
        table.add(Row { step: Step::Begin, segment: 0, is_inside: false, is_lost: false, from }, costs);
        table
    }

    /// Takes in a row after what may be put in on it.
    fn add(&mut self, mut row: Row, mut costs: Vec<u32>) {
        for at in 1..costs.len() {
            let put_in = costs[at - 1].saturating_add(WORD);
            // Of equals, a whole that is lost takes in what was put in beside it: that is what it was changed into.
            if put_in < costs[at] || row.is_lost && put_in == costs[at] {
                costs[at] = put_in;
                row.from[at] = From::In;
            }
        }
        self.costs = costs;
        self.rows.push(row);
    }

    /// A token of the text before: still there, or left out.
    fn token(&mut self, segment: usize, token: usize, is_lost: bool) {
        let mut from = vec![From::Out; self.costs.len()];
        let mut costs: Vec<u32> = self.costs.iter().map(|cost| cost.saturating_add(WORD)).collect();
        for (at, other) in self.after.iter().enumerate() {
            if *other == token && self.costs[at] < costs[at + 1] {
                costs[at + 1] = self.costs[at];
                from[at + 1] = From::Same;
            }
        }
        self.add(Row { step: Step::Token, segment, is_inside: true, is_lost, from }, costs);
    }

    /// The tokens of a whole: there one behind the other, or each for itself with nothing of the whole left.
    fn whole(&mut self, segment: usize, tokens: &[usize]) {
        let kept = self.costs.clone();
        let costs = kept.iter().map(|cost| cost.saturating_add(1)).collect();
        let from = vec![From::Out; kept.len()];
        self.add(Row { step: Step::Enter, segment, is_inside: true, is_lost: true, from }, costs);
        for token in tokens {
            self.token(segment, *token, true);
        }
        let mut costs = self.costs.clone();
        let mut from = vec![From::Out; costs.len()];
        for (at, window) in self.after.windows(tokens.len().max(1)).enumerate() {
            let end = at + tokens.len();
            if window == tokens && kept[at] <= costs[end] {
                costs[end] = kept[at];
                from[end] = From::Kept;
            }
        }
        self.add(Row { step: Step::Leave(tokens.len()), segment, is_inside: false, is_lost: false, from }, costs);
    }

    /// Goes back from the end, and gives each word of the text now to the part that it has come to.
    fn follow(&self, before: &[Segment<'_>], words: &[&str]) -> Vec<Landed> {
        let mut landed = vec![Landed::default(); before.len() + 1];
        let (mut row, mut at) = (self.rows.len() - 1, self.after.len());
        // Backwards, so that each text is put together from its end.
        let mut kept = Vec::new();
        while let Some(here) = self.rows.get(row) {
            match here.from[at] {
                From::In => {
                    at -= 1;
                    give(&mut landed, before, here, words.get(at).copied().unwrap_or_default());
                }
                From::Same => {
                    at -= 1;
                    row -= 1;
                    give(&mut landed, before, here, words.get(at).copied().unwrap_or_default());
                }
                From::Kept => {
                    let Step::Leave(count) = here.step else { break };
                    (0..count).for_each(|_| {
                        at -= 1;
                        landed[here.segment].text.insert_str(0, words.get(at).copied().unwrap_or_default());
                    });
                    kept.push(here.segment);
                    row -= count + 2;
                }
                From::Out if row > 0 => row -= 1,
                From::Out | From::Nowhere => break,
            }
        }
        for segment in kept {
            landed[segment].is_kept = true;
        }
        landed
    }
}

/// Puts a word where it belongs: into the part of the row, into the words behind it, or between the two.
fn give(landed: &mut [Landed], before: &[Segment<'_>], here: &Row, word: &str) {
    let behind = if matches!(here.step, Step::Begin) { 0 } else { here.segment + 1 };
    let takes = before.get(behind).is_some_and(|part| !part.is_whole);
    let place = if here.is_inside { here.segment } else { behind };
    let Some(one) = landed.get_mut(place) else { return };
    let text = if here.is_inside || takes { &mut one.text } else { &mut one.before };
    text.insert_str(0, word);
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn parts<'t>(texts: &[&'t str]) -> Vec<Segment<'t>> {
        // Every second one is a whole.
        texts.iter().enumerate().map(|(at, text)| Segment { text, is_whole: at % 2 == 1 }).collect()
    }

    /// What stands in each part now; a whole that was kept in brackets.
    fn now(texts: &[&str], now: &str) -> Vec<String> {
        let landed = align(&parts(texts), now).expect("short enough");
        let shown = |one: Landed| {
            let text = if one.is_kept { format!("[{}]", one.text) } else { one.text };
            if one.before.is_empty() { text } else { format!("{}|{text}", one.before) }
        };
        landed.into_iter().map(shown).filter(|text| !text.is_empty()).collect()
    }

    #[test]
    fn words_go_where_they_were_put_in() {
        let before = ["Hello ", "Anna", ", your bowl is ready on ", "Friday, 27 November", "."];
        assert_eq!(
            now(&before, "Dear Anna, your bowl is ready on Friday, 27 November."),
            ["Dear ", "[Anna]", ", your bowl is ready on ", "[Friday, 27 November]", "."]
        );
        assert_eq!(
            now(&before, "Hello Anna, your bowl is ready on Saturday."),
            ["Hello ", "[Anna]", ", your bowl is ready on ", "Saturday", "."]
        );
        assert_eq!(now(&before, "Hello."), ["Hello", "."]);
        assert_eq!(now(&["", "Anna", "", "Nowak"], "Anna Nowak"), ["[Anna]", " ", "[Nowak]"]);
    }

    #[test]
    fn a_value_is_not_looked_for_where_it_did_not_stand() {
        let before = ["You get ", "1", " piece in 1 day"];
        assert_eq!(now(&before, "You get 2 piece in 1 day"), ["You get ", "2", " piece in 1 day"]);
    }

    #[test]
    fn of_two_ways_the_one_that_keeps_the_value_is_taken() {
        assert_eq!(now(&["x ", "a b", " y"], "x a a b y"), ["x a ", "[a b]", " y"]);
    }

    #[test]
    fn texts_that_are_too_long_are_not_followed() {
        let long = "a ".repeat(5_000);
        assert_eq!(align(&parts(&[&long]), &long), None);
    }

    proptest! {
        #[test]
        fn nothing_of_the_new_text_is_lost(texts in prop::collection::vec("[ab ]{0,5}", 0..6), edited in "[abc ]{0,20}") {
            let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
            let landed = align(&parts(&texts), &edited).expect("short enough");
            let all: String = landed.iter().flat_map(|one| [one.before.as_str(), one.text.as_str()]).collect();
            prop_assert_eq!(all, edited);
        }

        #[test]
        fn an_edit_outside_of_the_values_keeps_them_all(
            texts in prop::collection::vec("[a-c]{1,3}( [a-c]{1,2})?", 1..7),
            at in any::<prop::sample::Index>(),
            put_in in "[a-d ]{0,6}",
        ) {
            // Blanks around every part, so that what is put in does not become one word with a value.

            let spaced: Vec<String> =
                texts.iter().enumerate().map(|(at, text)| if at % 2 == 1 { text.clone() } else { format!(" {text} ") }).collect();
            let mut edited = spaced.clone();
            let literal = at.index(spaced.len().div_ceil(2)) * 2;
            edited[literal] = format!(" {put_in} ");
            let texts: Vec<&str> = spaced.iter().map(String::as_str).collect();
            let landed = align(&parts(&texts), &edited.concat()).expect("short enough");
            // The fewest changed words may be another edit than the one that was made; never more than that one.
            let lost = landed.iter().zip(parts(&texts)).filter(|(one, part)| part.is_whole && !one.is_kept).count();
            let changed = cost(&landed, &texts);
            prop_assert!(lost == 0 || changed < cost_of(&spaced[literal], &edited[literal]), "{landed:?}");
        }
    }

    /// Words taken out and put in, at most.
    fn cost_of(before: &str, now: &str) -> usize {
        before.split_word_bounds().count() + now.split_word_bounds().count()
    }

    fn cost(landed: &[Landed], texts: &[&str]) -> usize {
        let pairs = landed.iter().zip(texts);
        pairs.filter(|(one, text)| one.text != **text).map(|(one, text)| cost_of(text, &one.text)).sum()
    }
}
