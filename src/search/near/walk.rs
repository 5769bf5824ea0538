//! A whole vocabulary compared at once.
//!
//! Words in order share beginnings with the word before, which are read only once; and where a beginning is too far away, or
//! all that follows is equally near, all words that share it are passed over.

use std::ops::Range;

use super::{Near, Neighbour, Progress, Reach};
use crate::search::vocabulary::narrow;

/// Words that follow each other and are near in the same way.
pub(in crate::search) struct Alike {
    /// Their numbers.
    pub(in crate::search) words: Range<u32>,
    pub(in crate::search) neighbour: Neighbour,
}

/// What was read of a word up to a letter.
struct Step {
    progress: Progress,
    /// Its length in bytes.
    bytes: usize,
}

impl Near {
    /// The words within reach, and how near they are; without those that match exactly. `shared` tells of each word how many
    /// letters it begins like the one before, `word` a word by its number.
    pub(in crate::search) fn walk<'a>(
        &self,
        shared: &[u8],
        word: impl Fn(u32) -> &'a str,
        reach: Reach,
        mut take: impl FnMut(Alike),
    ) {
        let mut steps = vec![Step { progress: Progress::START, bytes: 0 }];
        let mut at = 0;
        while let Some(&letters) = shared.get(at) {
            steps.truncate(usize::from(letters) + 1);
            let (end, neighbour) = self.descend(&mut steps, word(narrow(at)), reach);
            let end = end.map_or(at + 1, |letters| end_of(shared, at, letters));
            if let Some(neighbour) = neighbour.filter(|neighbour| neighbour.edits > 0) {
                take(Alike { words: narrow(at)..narrow(end), neighbour });
            }
            at = end;
        }
    }

    /// Reads on in a word. Where it is decided before its end, the letters that decided come first.
    fn descend(&self, steps: &mut Vec<Step>, word: &str, reach: Reach) -> (Option<usize>, Option<Neighbour>) {
        let (mut before, mut progress, mut bytes) = match &steps[..] {
            [.., before, last] => (before.progress, last.progress, last.bytes),
            _ => (Progress::START, Progress::START, 0),
        };
        for letter in word.get(bytes..).unwrap_or_default().chars() {
            if self.is_decided(&progress, reach) {
                return (Some(progress.letters), progress.beginning());
            }
            (before, progress) = (progress, self.read(&before, &progress, letter, reach));
            bytes += letter.len_utf8();
            steps.push(Step { progress, bytes });
        }
        (None, self.whole(&progress, reach))
    }
}

/// The first word behind a word that does not share so many of its letters.
fn end_of(shared: &[u8], at: usize, letters: usize) -> usize {
    let rest = shared.get(at + 1..).unwrap_or_default();
    // Most of what is passed over is passed over in thousands: a block at a time needs no branch for each word.
    let (blocks, _) = rest.as_chunks::<32>();
    let least = u8::try_from(letters).unwrap_or(u8::MAX);
    let in_blocks =
        blocks.iter().take_while(|block| block.iter().fold(u8::MAX, |fewest, &shared| fewest.min(shared)) >= least);
    let passed = in_blocks.count() * 32;
    let after = rest.get(passed..).unwrap_or_default().iter().take_while(|&&shared| shared >= least);
    at + 1 + passed + after.count()
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use proptest::prelude::*;

    use super::*;
    use crate::search::segment::shared_letters;

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(1_000))]

        #[test]
        fn walking_is_comparing_each_word(
            term in "[a-dé送]{4,8}",
            words in prop::collection::btree_set("[a-dé送]{1,10}", 0..120),
            prefix: bool,
            edits in 1u8..=2,
            begins_likely: bool,
        ) {
            let words: Vec<String> = BTreeSet::into_iter(words).collect();
            let near = Near::new(&term).unwrap();
            let before = |at: usize| at.checked_sub(1).map_or("", |at| words[at].as_str());
            let shared: Vec<u8> = (0..words.len()).map(|at| shared_letters(before(at), &words[at])).collect();
            let mut found = vec![None; words.len()];
            let reach = Reach { prefix, edits, begins_likely };
            near.walk(&shared, |number| words[number as usize].as_str(), reach, |alike| {
                for word in alike.words {
                    found[word as usize] = Some(alike.neighbour);
                }
            });
            let starts: Vec<char> = term.chars().take(2).collect();
            for (word, found) in words.iter().zip(found) {
                let begins = !begins_likely || word.starts_with(&starts[..]);
                let expected = near.compare(word, prefix, edits).filter(|found| begins && found.edits > 0);
                prop_assert_eq!(found, expected, "{}", word);
            }
        }
    }
}
