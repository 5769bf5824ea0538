//! What the screen shows instead of what is not for everybody's eyes, and finding such words in a text.

use std::ops::Range;

/// A number at least this long shows its last four letters: of a shorter one they would be most of it.
const LONG_NUMBER: usize = 8;

/// How many letters of a number are shown: what people tell an account or a telephone by.
const SHOWN: usize = 4;

/// Letters and digits of values that are looked for in texts. Shorter ones stand in too many texts by chance.
const SOUGHT: usize = 3;

/// Dots for a value of few words and for a longer one. How long it is exactly is part of the secret.
const DOTS: (usize, usize) = (6, 12);

/// Letters from which on a value is longer.
const LONG: usize = 13;

/// What stands on the screen for a value: of an account, a telephone or a card the last four letters (`•••• 4432`), of all else
/// nothing but dots, whose number says only whether it is short.
#[must_use]
pub fn mask(value: &str) -> String {
    match ending(value) {
        Some(ending) => format!("{} {ending}", "•".repeat(SHOWN)),
        None if value.trim().is_empty() => String::new(),
        None => "•".repeat(if value.trim().chars().count() < LONG { DOTS.0 } else { DOTS.1 }),
    }
}

/// The last letters of a long number; `None` where the value is none.
fn ending(value: &str) -> Option<String> {
    let letters = letters_of_number(value)?;
    (letters.len() >= LONG_NUMBER).then(|| letters.get(letters.len() - SHOWN..).unwrap_or_default().to_owned())
}

/// The letters of a number without what divides them. A number is mostly digits: with the letters of an IBAN, and no word among them.
fn letters_of_number(value: &str) -> Option<String> {
    let mut letters = String::new();
    let (mut digits, mut run) = (0, 0);
    for letter in value.trim().chars() {
        if letter.is_ascii_alphanumeric() {
            letters.push(letter);
            run = if letter.is_ascii_digit() { 0 } else { run + 1 };
            digits += usize::from(letter.is_ascii_digit());
        } else if !is_divider(letter) {
            return None;
        } else {
            run = 0;
        }
        // The bank's letters in an IBAN are four.
        if run > SHOWN {
            return None;
        }
    }
    (digits * 2 > letters.len()).then_some(letters)
}

/// What stands between the digits of numbers that are written for people.
const fn is_divider(letter: char) -> bool {
    matches!(letter, ' ' | '\u{a0}' | '\u{202f}' | '-' | '–' | '.' | '/' | '(' | ')' | '+')
}

/// Where a value stands in a text, as whole words; a number also where it is divided in another way.
pub(crate) fn places(text: &str, value: &str) -> Vec<Range<usize>> {
    let value = value.trim();
    if value.chars().filter(|letter| letter.is_alphanumeric()).count() < SOUGHT {
        return Vec::new();
    }
    let found = match letters_of_number(value) {
        Some(letters) => undivided(text, &letters),
        None => text.match_indices(value).map(|(at, _)| at..at + value.len()).collect(),
    };
    found.into_iter().filter(|range| stands_alone(text, range)).collect()
}

/// Where these letters stand in a text, whatever divides them there.
fn undivided(text: &str, letters: &str) -> Vec<Range<usize>> {
    let kept: Vec<(usize, char)> = text.char_indices().filter(|(_, letter)| !is_divider(*letter)).collect();
    let wanted: Vec<char> = letters.chars().collect();
    let is_it = |window: &&[(usize, char)]| {
        window.iter().zip(&wanted).all(|((_, letter), wanted)| letter.eq_ignore_ascii_case(wanted))
    };
    let range =
        |window: &[(usize, char)]| Some(window.first()?.0..window.last().map(|(at, last)| at + last.len_utf8())?);
    kept.windows(wanted.len()).filter(is_it).filter_map(range).collect()
}

fn stands_alone(text: &str, range: &Range<usize>) -> bool {
    let before = text.get(..range.start).and_then(|before| before.chars().next_back());
    let after = text.get(range.end..).and_then(|after| after.chars().next());
    !before.into_iter().chain(after).any(char::is_alphanumeric)
}

/// A text with stretches of it masked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Masked {
    pub(crate) text: String,
    /// What was masked and what stands for it, in bytes of the text before and of this one.
    places: Vec<(Range<usize>, Range<usize>)>,
}

impl Masked {
    /// Masks these stretches of a text; `None` where there are none. Those that overlap are masked as one.
    pub(crate) fn new(text: &str, mut hidden: Vec<Range<usize>>) -> Option<Self> {
        hidden.retain(|range| text.get(range.clone()).is_some_and(|words| !words.trim().is_empty()));
        hidden.sort_by_key(|range| (range.start, range.end));
        let mut apart: Vec<Range<usize>> = Vec::new();
        for range in hidden {
            match apart.last_mut() {
                Some(last) if range.start < last.end => last.end = last.end.max(range.end),
                _ => apart.push(range),
            }
        }
        let mut masked = Self { text: String::with_capacity(text.len()), places: Vec::with_capacity(apart.len()) };
        let mut at = 0;
        for range in apart {
            masked.text.push_str(text.get(at..range.start).unwrap_or_default());
            let from = masked.text.len();
            masked.text.push_str(&mask(text.get(range.clone()).unwrap_or_default()));
            at = range.end;
            masked.places.push((range, from..masked.text.len()));
        }
        masked.text.push_str(text.get(at..).unwrap_or_default());
        (!masked.places.is_empty()).then_some(masked)
    }

    /// Where a stretch of the text before is in this one. One that begins or ends within something masked takes in all of it.
    pub(crate) fn moved(&self, range: &Range<usize>) -> Range<usize> {
        self.place(range.start, false)..self.place(range.end, true)
    }

    fn place(&self, offset: usize, is_end: bool) -> usize {
        let mut shift = (0, 0);
        for (before, now) in &self.places {
            if offset <= before.start {
                break;
            }
            if offset < before.end {
                return if is_end { now.end } else { now.start };
            }
            shift = (before.end, now.end);
        }
        shift.1 + (offset - shift.0)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use rstest::rstest;

    use super::*;

    #[rstest]
    #[case::iban("PL61 1090 1014 0000 0712 1981 2874", "•••• 2874")]
    #[case::british_iban("GB33 BUKB 2020 1555 5555 55", "•••• 5555")]
    #[case::without_blanks("PL61109010140000071219812874", "•••• 2874")]
    #[case::telephone("+48 600 100 200", "•••• 0200")]
    #[case::in_brackets("(020) 7946-0018", "•••• 0018")]
    #[case::seven_digits("946 0018", "••••••")]
    #[case::code("4417", "••••••")]
    #[case::one_letter("7", "••••••")]
    #[case::address("12 Mill Lane, flat 4, Leeds LS1 4AP", "••••••••••••")]
    #[case::polish_address("ul. Piotrkowska 12/4", "••••••••••••")]
    #[case::mail("ana@example.org", "••••••••••••")]
    #[case::greek("Ερμού 5", "••••••")]
    #[case::nothing("", "")]
    #[case::blanks("  ", "")]
    fn a_value_shows_its_end_or_nothing(#[case] value: &str, #[case] shown: &str) {
        assert_eq!(mask(value), shown);
    }

    #[rstest]
    #[case::as_it_stands("Pay to GB33 BUKB 2020 1555 5555 55, please", "Pay to •••• 5555, please")]
    #[case::without_blanks("Pay to gb33bukb20201555555555.", "Pay to •••• 5555.")]
    #[case::twice("GB33BUKB20201555555555 GB33-BUKB-2020-1555-5555-55", "•••• 5555 •••• 5555")]
    #[case::part_of_a_longer_one("1GB33BUKB20201555555555", "1GB33BUKB20201555555555")]
    #[case::cut_short("GB33 BUKB 2020", "GB33 BUKB 2020")]
    fn a_number_is_found_however_it_is_divided(#[case] text: &str, #[case] shown: &str) {
        let masked = Masked::new(text, places(text, "GB33 BUKB 2020 1555 5555 55"));
        assert_eq!(masked.map_or(text.to_owned(), |masked| masked.text), shown);
    }

    #[test]
    fn what_is_very_short_or_within_a_word_is_not_looked_for() {
        assert!(places("flat 12, 12 Mill Lane", "12").is_empty());
        assert!(places("Millstone", "Mill").is_empty());
        assert_eq!(places("door 4417#, 44170", "4417").len(), 1);
    }

    #[test]
    fn stretches_keep_their_places_around_what_is_masked() {
        let text = "to ul. Piotrkowska 12/4 now";
        let hidden = text.find("ul.").expect("there")..text.find(" now").expect("there");
        let masked =
            Masked::new(text, vec![hidden.clone(), hidden.start + 4..hidden.end]).expect("something is masked");
        assert_eq!(masked.text, "to •••••••••••• now");
        assert_eq!(masked.text.get(masked.moved(&hidden)), Some("••••••••••••"));
        assert_eq!(masked.text.get(masked.moved(&(0..2))), Some("to"));
        assert_eq!(masked.text.get(masked.moved(&(text.len() - 3..text.len()))), Some("now"));
        assert_eq!(masked.text.get(masked.moved(&(hidden.start + 2..hidden.start + 3))), Some("••••••••••••"));
        assert_eq!(Masked::new(text, Vec::new()), None);
    }

    proptest! {
        #[test]
        fn no_more_than_the_last_four_letters_are_ever_shown(value in ".{0,60}") {
            let shown = mask(&value);
            let kept = shown.chars().filter(|letter| *letter != '•' && *letter != ' ').count();
            prop_assert!(kept == 0 || kept == SHOWN && value.chars().count() >= LONG_NUMBER);
        }

        #[test]
        fn short_secrets_look_alike(value in "[^\\s]{1,7}") {
            prop_assert_eq!(mask(&value), "••••••");
        }

        #[test]
        fn what_is_masked_is_gone_and_the_rest_stays(before in "[a-z ]{0,20}", secret in "[a-z]{3,8} [0-9]{1,3}", after in "[a-z ]{0,20}") {
            let text = format!("{before}.{secret}.{after}");
            let found = places(&text, &secret);
            prop_assert!(!found.is_empty());
            let masked = Masked::new(&text, found).expect("it is there");
            prop_assert!(!masked.text.contains(&secret));
            prop_assert!(masked.text.starts_with(&before) && masked.text.ends_with(&after));
        }

        #[test]
        fn any_stretches_of_any_text_can_be_masked(text in ".{0,40}", at in 0_usize..50, to in 0_usize..50) {
            if let Some(masked) = Masked::new(&text, vec![at..to, to..at, 0..at]) {
                for (place, _) in text.char_indices() {
                    let moved = masked.moved(&(place..text.len()));
                    prop_assert!(masked.text.get(moved).is_some());
                }
            }
        }
    }
}
