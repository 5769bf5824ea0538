//! Titles from headings and from first words.

use crate::text::sanitise_line;

/// The longest title made of first words, in characters: what a list column shows.
const LONGEST: usize = 40;

/// The words of a heading without what marked it: "=== PICKUP: ===" is "Pickup".
pub(super) fn of_heading(heading: &str) -> String {
    let heading = without_letter(heading).unwrap_or(heading);
    let bare = |c: char| c.is_whitespace() || "#*_=-–—~:：[]/\\`".contains(c);
    let words = without_number(heading.trim_matches(bare)).trim_matches(bare);
    if is_shouted(words) { sentence_case(words) } else { words.to_owned() }
}

/// The first words of a text: what stands before a colon, the first sentence, or as much as fits.
pub(in crate::transfer) fn of_text(text: &str) -> String {
    let line = text.lines().map(str::trim).find(|line| !line.is_empty()).unwrap_or_default();
    let line = without_number(line);
    let lead_in = line.split_once(": ").map(|(before, _)| before);
    let lead_in = lead_in.filter(|before| before.split_whitespace().count() <= 4 && !before.contains(['.', '?', '!']));
    let sentence = line.split_inclusive(['.', '!', '?']).next().unwrap_or(line).trim_end_matches(['.', '!']);
    let title = lead_in.unwrap_or(sentence).trim();
    let mut short = String::new();
    for word in title.split_whitespace() {
        if short.chars().count() + word.chars().count() + 1 > LONGEST {
            break;
        }
        if !short.is_empty() {
            short.push(' ');
        }
        short.push_str(word);
    }
    let title = match short.is_empty() {
        true => title.chars().take(LONGEST).chain(['…']).collect(),
        false if short.len() < title.len() => short + "…",
        false => short,
    };
    // What was safe as a whole need not be safe in part: an isolate may have lost its end.
    sanitise_line(&title).into_owned()
}

/// Whether a heading is a question. The Greek question mark is a semicolon once normalised.
pub(super) fn asks(heading: &str) -> bool {
    let greek = |c: char| ('\u{370}'..='\u{3ff}').contains(&c);
    heading.ends_with(['?', '？', '؟']) || (heading.ends_with(';') && heading.chars().any(greek))
}

/// What follows "Q: ", "A: " and the like.
pub(super) fn without_letter(text: &str) -> Option<&str> {
    let (letter, rest) = text.split_once(':')?;
    let mut letters = letter.trim().chars();
    let one = letters.next()?.is_alphabetic() && letters.next().is_none();
    (one && rest.contains(char::is_alphanumeric)).then(|| rest.trim_start())
}

/// The number a line begins with, as in "3. " or "3) ", and the rest.
pub(super) fn number(line: &str) -> Option<(usize, &str)> {
    let digits = line.len() - line.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    let number = line.get(..digits)?.parse().ok()?;
    let rest = line.get(digits..)?.strip_prefix(['.', ')'])?;
    rest.starts_with(' ').then(|| (number, rest.trim_start()))
}

/// Whether every letter is a capital and there are enough of them to be meant.
pub(super) fn is_shouted(line: &str) -> bool {
    let capitals = line.chars().filter(|c| c.is_uppercase()).count();
    capitals >= 3 && !line.chars().any(char::is_lowercase)
}

fn without_number(line: &str) -> &str {
    number(line).map_or(line, |(_, rest)| rest)
}

fn sentence_case(words: &str) -> String {
    let mut letters = words.chars();
    letters.next().into_iter().chain(letters.flat_map(char::to_lowercase)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::sanitise;

    #[test]
    fn a_heading_is_its_words() {
        for (heading, title) in [
            ("=== PICKUP: ===", "Pickup"),
            ("**How to pay**", "How to pay"),
            ("2) Bank transfer", "Bank transfer"),
            ("[iban]", "iban"),
            ("Q: Do you ship abroad?", "Do you ship abroad?"),
            ("ODBIÓR I DOJAZD", "Odbiór i dojazd"),
            ("---", ""),
        ] {
            assert_eq!(of_heading(heading), title, "{heading}");
        }
    }

    #[test]
    fn a_text_without_heading_is_called_by_its_first_words() {
        for (text, title) in [
            ("Pickup: you can come any day.", "Pickup"),
            ("Thank you! It leaves today.", "Thank you"),
            ("1. We can meet at the station", "We can meet at the station"),
            ("You can collect your order at the workshop on any weekday", "You can collect your order at the…"),
            ("Donaudampfschifffahrtsgesellschaftskapitänsmütze", "Donaudampfschifffahrtsgesellschaftskapit…"),
        ] {
            assert_eq!(of_text(text), title, "{text}");
        }
    }

    #[test]
    fn a_title_is_as_safe_as_the_text_it_was_cut_from() {
        let text = format!("שלום \u{2067}{}\u{2069}", "מילה ".repeat(20).trim());
        assert_eq!(sanitise(&text), text, "the whole isolate may stay");
        let title = of_text(&text);
        assert!(title.ends_with('…') && sanitise(&title) == title, "{title:?}");
    }

    #[test]
    fn questions_are_known_in_greek_too() {
        assert!(asks("Πού μπορώ να το παραλάβω;") && asks("Where?"));
        assert!(!asks("and so on;") && !asks("Where"));
    }
}
