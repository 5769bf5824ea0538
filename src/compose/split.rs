//! A text that is longer than a channel takes, in numbered parts.

use std::iter;

use unicode_segmentation::UnicodeSegmentation as _;

use crate::model::Profile;

/// How well a text can be divided at a place, the best first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Border {
    Paragraph,
    Line,
    Sentence,
    Word,
    /// Inside a word that alone is longer than a part.
    Letter,
}

/// A place where a text can be divided: the part before ends at `end`, the next begins at `next`.
#[derive(Clone, Copy, Debug)]
struct Break {
    end: usize,
    next: usize,
    border: Border,
}

/// A text in as few parts as the channel takes, each beginning with its number, such as "(1/3) ", which counts; whole and without a
/// number where it fits. It is divided between paragraphs before lines before sentences before words, in words only where one is
/// longer than a part, and never inside of what a reader takes for one letter. A letter that alone is longer than a part stays whole.
pub fn split(text: &str, profile: &Profile) -> Vec<String> {
    let text = text.trim();
    if profile.fits(text) {
        return vec![text.to_owned()];
    }
    let mut digits = 1;
    loop {
        let splitter = Splitter { text, profile, digits };
        let parts = splitter.parts();
        // With so many parts the numbers are longer than was thought.
        if parts.len().to_string().len() <= digits {
            let count = parts.len();
            let numbered = |(at, part): (usize, &str)| format!("{}{part}", number(at + 1, count));
            return parts.into_iter().enumerate().map(numbered).collect();
        }
        digits += 1;
    }
}

fn number(at: usize, count: usize) -> String {
    format!("({at}/{count}) ")
}

struct Splitter<'a> {
    text: &'a str,
    profile: &'a Profile,
    /// The most digits that a number has.
    digits: usize,
}

impl<'a> Splitter<'a> {
    /// The parts without their numbers.
    fn parts(&self) -> Vec<&'a str> {
        let breaks = self.breaks();
        let latest = self.latest_starts(&breaks);
        let mut parts = Vec::with_capacity(latest.len());
        let mut from = 0;
        // What comes after a part has to go in as many parts as are left.
        for least in latest.iter().rev().skip(1) {
            let to = self.best_end(&breaks, from, (*least).max(from + 1));
            parts.push(self.part(&breaks, from, to));
            from = to;
        }
        parts
    }

    /// From which break on the rest goes in no parts, in one, in two and so on; the last one is the beginning.
    fn latest_starts(&self, breaks: &[Break]) -> Vec<usize> {
        let mut starts = vec![breaks.len() - 1];
        let mut to = breaks.len() - 1;
        while to > 0 {
            let back = reach(to, |back| self.fits(breaks, to - back, to));
            to -= back;
            starts.push(to);
        }
        starts
    }

    /// Where a part ends best: not before `least`, and as far as it may be at the best border there is.
    fn best_end(&self, breaks: &[Break], from: usize, least: usize) -> usize {
        let far = from + reach(breaks.len() - 1 - from, |ahead| self.fits(breaks, from, from + ahead));
        let far = far.max(least);
        // The last of those that are equally good.
        (least..=far).rev().min_by_key(|at| breaks.get(*at).map(|one| one.border)).unwrap_or(far)
    }

    fn part(&self, breaks: &[Break], from: usize, to: usize) -> &'a str {
        let place = breaks.get(from).zip(breaks.get(to)).map(|(from, to)| from.next..to.end);
        place.and_then(|place| self.text.get(place)).unwrap_or_default()
    }

    fn fits(&self, breaks: &[Break], from: usize, to: usize) -> bool {
        let widest = 10_usize.pow(u32::try_from(self.digits).unwrap_or(1)) - 1;
        self.profile.fits(&format!("{}{}", number(widest, widest), self.part(breaks, from, to)))
    }

    /// Where the text can be divided, from its beginning to its end.
    fn breaks(&self) -> Vec<Break> {
        let mut breaks = vec![Break { end: 0, next: 0, border: Border::Paragraph }];
        let mut end = 0;
        for word in self.text.split_whitespace() {
            // The words are slices of the text, in its order.
            let from = end + self.text.get(end..).and_then(|rest| rest.find(word)).unwrap_or(0);
            if from > end {
                breaks.push(Break { end, next: from, border: self.border(end, from) });
            }
            end = from + word.len();
            let alone =
                [Break { end: from, next: from, border: Border::Word }, Break { end, next: end, border: Border::Word }];
            if !self.fits(&alone, 0, 1) {
                let inside = word.grapheme_indices(true).skip(1).map(|(at, _)| from + at);
                breaks.extend(inside.map(|at| Break { end: at, next: at, border: Border::Letter }));
            }
        }
        breaks.push(Break { end, next: end, border: Border::Paragraph });
        breaks
    }

    /// What divides two words, the blanks between which stand here.
    fn border(&self, end: usize, next: usize) -> Border {
        let between = self.text.get(end..next).unwrap_or_default();
        match between.matches('\n').count() {
            0 if self.ends_sentence(end, next) => Border::Sentence,
            0 => Border::Word,
            1 => Border::Line,
            _ => Border::Paragraph,
        }
    }

    /// Whether a sentence ends before a blank: not after "ul." and "Dr.", nor where a small letter follows.
    fn ends_sentence(&self, end: usize, next: usize) -> bool {
        let before = self.text.get(..end).unwrap_or_default().trim_end_matches(['"', '”', '“', '»', ')', '\'']);
        let follows = self.text.get(next..).and_then(|rest| rest.chars().next());
        if follows.is_none_or(char::is_lowercase) {
            return false;
        }
        let word = before.trim_end_matches(|letter: char| !letter.is_alphanumeric());
        let is_long = word.chars().rev().take_while(|letter| letter.is_alphanumeric()).count() > 2;
        before.ends_with(['!', '?', '…', ';']) || before.ends_with('.') && is_long
    }
}

/// The greatest number up to `most` for which a condition holds that holds for every smaller one; 1 at least.
fn reach(most: usize, holds: impl Fn(usize) -> bool) -> usize {
    let doubled = iter::successors(Some(1_usize), |step| step.checked_mul(2));
    let mut good = 1;
    let mut bad = most + 1;
    for step in doubled.take_while(|step| *step <= most) {
        if holds(step) {
            good = step;
        } else {
            bad = step;
            break;
        }
    }
    while good + 1 < bad {
        let middle = good.midpoint(bad);
        if holds(middle) { good = middle } else { bad = middle }
    }
    good.min(most.max(1))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::model::{Channel, Counting};

    fn profile(limit: u32, counting: Counting) -> Profile {
        Profile { limit, counting, ..Profile::of(&Channel::new("x")) }
    }

    fn parts(text: &str, limit: u32) -> Vec<String> {
        split(text, &profile(limit, Counting::Characters))
    }

    #[test]
    fn what_fits_stays_whole_and_has_no_number() {
        assert_eq!(parts("Hello Anna!", 11), ["Hello Anna!"]);
        assert_eq!(parts("a b", 0), ["a b"]);
    }

    #[test]
    fn the_best_border_is_taken_that_makes_no_part_more() {
        assert_eq!(parts("One two three.\n\nFour five six.", 24), ["(1/2) One two three.", "(2/2) Four five six."]);
        assert_eq!(parts("One two. Three four five six.", 29), ["One two. Three four five six."]);
        assert_eq!(parts("One two. Three four five six.", 26), ["(1/2) One two.", "(2/2) Three four five six."]);
        // The sentence is too near to the beginning: it would take three parts.
        assert_eq!(parts("One. Two three four five six", 22), ["(1/2) One. Two three", "(2/2) four five six"]);
        assert_eq!(
            parts("Odbiór: ul. Długa, parter. Domofon", 29),
            ["(1/2) Odbiór: ul. Długa,", "(2/2) parter. Domofon"]
        );
    }

    #[test]
    fn a_word_is_divided_only_where_it_is_longer_than_a_part() {
        assert_eq!(parts("see abcdefghijkl", 12), ["(1/3) see", "(2/3) abcdef", "(3/3) ghijkl"]);
        let family = "👨‍👩‍👧";
        let text = family.repeat(4);
        for part in parts(&text, 16) {
            assert!(part.ends_with(family) && part.len() == 6 + 2 * family.len(), "{part:?}");
        }
    }

    #[test]
    fn ten_parts_have_longer_numbers() {
        let text = "abcd ".repeat(12);
        let parts = parts(&text, 12);
        assert_eq!((parts.len(), parts[0].as_str(), parts[11].as_str()), (12, "(1/12) abcd", "(12/12) abcd"));
    }

    #[test]
    fn short_messages_are_as_few_as_can_be() {
        let sms = Profile { limit: 1, ..Profile::of(&Channel::new("sms")) };
        // One letter outside of the GSM alphabet makes only its own part dearer.
        let text = format!("{} ą", "abcdefghi ".repeat(30).trim());
        let parts = split(&text, &sms);
        assert_eq!(parts.len(), 3);
        assert!(parts.iter().all(|part| sms.fits(part)));
    }

    proptest! {
        #[test]
        fn nothing_is_lost_and_every_part_fits(
            text in "([a-złż]{1,12}|[.!?]|🎁|👨‍👩‍👧| |\n|\n\n){1,120}",
            limit in 30_u32..90,
            counting in prop::sample::select(Counting::ALL),
        ) {
            let limit = if counting == Counting::Sms { 1 } else { limit };
            let profile = profile(limit, counting);
            let parts = split(&text, &profile);
            let count = parts.len();
            let mut kept = String::new();
            for (at, part) in parts.iter().enumerate() {
                prop_assert!(profile.fits(part), "{part:?}");
                let bare = if count == 1 { Some(part.as_str()) } else { part.strip_prefix(&number(at + 1, count)) };
                kept.push_str(bare.expect("a number"));
            }
            let bare = |text: &str| text.split_whitespace().collect::<String>();
            prop_assert_eq!(bare(&kept), bare(&text));
        }
    }
}
