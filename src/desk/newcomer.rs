//! A buyer made of what they wrote: a pasted message, a signature, an address.
//!
//! Only what is sure is taken. A name is sure where the writer says it is theirs, where it stands alone above an address, or at the
//! end below a greeting; anything else is left to the seller, since a wrong name is found out by the buyer.

use super::{Desk, Error};
use crate::model::{Buyer, Channel, Handle};
use crate::search::{self, Found, Hints, Value};
use crate::text;

/// The most words of a name.
const LONGEST_NAME: usize = 4;
/// An address has no more lines than this.
const LONGEST_ADDRESS: usize = 7;

/// What stands before a name that somebody says is theirs, folded.
const MY_NAME_IS: [&str; 15] = [
    "my name is",
    "i am called",
    "name:",
    "full name:",
    "recipient:",
    "nazywam sie",
    "imie i nazwisko:",
    "mein name ist",
    "ich heisse",
    "name und vorname:",
    "me llamo",
    "mi nombre es",
    "nombre:",
    "je m'appelle",
    "με λενε",
];

/// What stands on the line before a name at the end of a letter, folded: its first words.
const GREETINGS: [&str; 19] = [
    "regards",
    "kind regards",
    "best regards",
    "best wishes",
    "best",
    "thanks",
    "thank you",
    "cheers",
    "sincerely",
    "pozdrawiam",
    "z powazaniem",
    "dziekuje",
    "viele grusse",
    "liebe grusse",
    "mit freundlichen grussen",
    "saludos",
    "gracias",
    "un saludo",
    "cordialement",
];

impl Desk {
    /// A buyer as far as a text tells of them: name, e-mail address, telephone, postal address, language, handle. Their name is empty where
    /// it is not sure.
    ///
    /// # Errors
    /// Those of reading the records.
    pub fn buyer_from_text(&mut self, pasted: &str, channel: Option<&Channel>) -> Result<Buyer, Error> {
        let text = text::sanitise(pasted).trim().to_owned();
        let found = search::extract(&text, &Hints::on(self.now()?.date()));
        let mut buyer = Buyer::named(&name(&text, &found).unwrap_or_default());
        for one in &found {
            match &one.value {
                Value::Email(email) => _ = buyer.email.get_or_insert_with(|| email.clone()),
                Value::Phone(phone) => _ = buyer.phone.get_or_insert_with(|| phone.clone()),
                Value::Handle(handle) => {
                    if let Some(channel) = channel.filter(|_| buyer.handles.is_empty()) {
                        buyer.handles.push(Handle { channel: channel.clone(), name: handle.clone() });
                    }
                }
                _ => {}
            }
        }
        buyer.address.raw = address(&text, &found, &buyer.name).unwrap_or_default();
        // A few lines of an address are in no language.
        if buyer.address.raw.len() * 2 < text.len() {
            buyer.language = self.understand(&text, 1)?.language;
        }
        Ok(buyer)
    }
}

/// The lines of a text that hold an address, without the name above them and what else is known: those around a postcode.
fn address(text: &str, found: &[Found], name: &str) -> Option<String> {
    let postcode = found.iter().find(|one| matches!(one.value, Value::PostalCode(_)))?;
    let lines = lines_with_places(text);
    let at = lines.iter().position(|(start, line)| (*start..=start + line.len()).contains(&postcode.range.start))?;
    let belongs = |line: &str| {
        let has_other = found.iter().any(|one| {
            matches!(one.value, Value::Email(_) | Value::Phone(_))
                && text.get(one.range.clone()).is_some_and(|said| line.contains(said))
        });
        let is_short = line.split_whitespace().count() <= LONGEST_ADDRESS;
        is_short && !line.is_empty() && !has_other && !line.ends_with(['?', '!']) && line != name
    };
    let first =
        (0..at).rev().take_while(|at| lines.get(*at).is_some_and(|(_, line)| belongs(line))).last().unwrap_or(at);
    // Below the town stands the country at most.
    let below = lines.get(at + 1).filter(|(_, line)| belongs(line) && is_name(line, 3));
    let first = first.max(at.saturating_sub(3));
    let taken = lines.get(first..=at)?.iter().chain(below).map(|(_, line)| *line);
    let taken: Vec<&str> = taken.filter(|line| !is_said(line)).collect();
    (!taken.is_empty()).then(|| taken.join("\n"))
}

/// Whether a line says a name by a word for it: it is no part of the address.
fn is_said(line: &str) -> bool {
    let folded = text::folded(line);
    MY_NAME_IS.iter().any(|words| folded.starts_with(words))
}

fn lines_with_places(text: &str) -> Vec<(usize, &str)> {
    let mut start = 0;
    let mut lines = Vec::new();
    for line in text.split('\n') {
        lines.push((start + line.len() - line.trim_start().len(), line.trim()));
        start += line.len() + 1;
    }
    lines
}

/// The name of the writer, where it is sure.
fn name(text: &str, found: &[Found]) -> Option<String> {
    let lines: Vec<&str> = text.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
    let said = lines.iter().find_map(|line| {
        let folded = text::folded(line);
        let words =
            MY_NAME_IS.iter().find(|words| folded.starts_with(**words) || folded.contains(&format!(" {words} ")))?;
        after(line, words.split_whitespace().count(), &folded, words)
    });
    let above = || {
        let postcode = found.iter().find(|one| matches!(one.value, Value::PostalCode(_)))?;
        let before: Vec<&str> = text.get(..postcode.range.start)?.lines().map(str::trim).collect();
        let (_, above) = before.split_last()?;
        let block = above.iter().rev().take(3).take_while(|line| !line.is_empty());
        block.copied().find(|line| is_name(line, LONGEST_NAME) && line.contains(' ')).map(str::to_owned)
    };
    let below = || {
        let (last, before) = lines.split_last()?;
        let greeting = text::folded(before.last()?.trim_end_matches([',', '.', '!'])).into_owned();
        let is_greeting = GREETINGS.contains(&greeting.as_str());
        (is_greeting && is_name(last, LONGEST_NAME) && last.contains(' ')).then(|| (*last).to_owned())
    };
    said.or_else(above).or_else(below)
}

/// The name that follows so many words somewhere in a line.
fn after(line: &str, count: usize, folded: &str, words: &str) -> Option<String> {
    let before = folded.split(words).next()?.split_whitespace().count();
    let rest = line.split_whitespace().skip(before + count);
    let capital = |word: &&str| word.chars().next().is_some_and(char::is_uppercase);
    let mut name = Vec::new();
    for word in rest.take_while(capital).take(LONGEST_NAME) {
        let ends = word.ends_with([',', '.', ';', '!']);
        name.push(word.trim_end_matches([',', '.', ';', '!']));
        if ends {
            break;
        }
    }
    let name = name.join(" ");
    (!name.is_empty() && is_name(&name, LONGEST_NAME)).then_some(name)
}

/// Whether a line can be nothing but a name: a few words with capitals, no digits.
fn is_name(line: &str, most: usize) -> bool {
    let words: Vec<&str> = line.split_whitespace().collect();
    let is_word = |word: &&str| {
        let is_letter = |c: char| c.is_alphabetic() || matches!(c, '-' | '\'' | '’' | '.');
        word.chars().next().is_some_and(char::is_uppercase) && word.chars().all(is_letter)
    };
    (1..=most).contains(&words.len()) && words.iter().all(is_word)
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;
    use crate::desk::demo;

    fn made(pasted: &str) -> Buyer {
        let mut desk = demo::desk(demo::fixed_moment()).expect("a desk");
        desk.buyer_from_text(pasted, Some(&Channel::new("etsy"))).expect("a buyer")
    }

    #[rstest]
    #[case("Hello, my name is Jane Smith, is it still available?", "Jane Smith")]
    #[case("Where can I pick it up?\n\nBest regards,\nJane Smith", "Jane Smith")]
    #[case("Zofia Lis\nul. Prosta 5/3\n00-838 Warszawa", "Zofia Lis")]
    #[case("Nazywam się Zofia Lis i chcę kupić kubek", "Zofia Lis")]
    #[case("hi is this available? Thanks Jane", "")]
    #[case("Is the Blue Mug still there?\nCheers\nJane", "")]
    #[case("ul. Prosta 5/3\n00-838 Warszawa", "")]
    fn a_name_is_taken_where_it_is_sure(#[case] pasted: &str, #[case] name: &str) {
        assert_eq!(made(pasted).name, name, "{pasted}");
    }

    #[test]
    fn what_stands_in_a_message_is_taken_apart() {
        let buyer = made(
            "Hello! I would like the blue one, please send it to:\n\nJane Smith\n12 Mill Lane\nLeeds LS1 4AP\n\n\
             jane@example.org, +44 7700 900123",
        );
        assert_eq!(buyer.name, "Jane Smith");
        assert_eq!(buyer.email.as_deref(), Some("jane@example.org"));
        assert!(buyer.phone.is_some_and(|phone| phone.ends_with("900123")));
        assert_eq!(buyer.address.raw, "12 Mill Lane\nLeeds LS1 4AP");
        assert_eq!(buyer.language.map(|language| language.code().to_owned()).as_deref(), Some("en"));
    }

    #[test]
    fn hostile_text_makes_no_buyer_and_no_harm() {
        for pasted in ["", "\u{202e}", "my name is", "name:", "00-838", "\n\n\n", "Regards,\nX\u{1b}[31m"] {
            assert!(!made(pasted).name.contains('\u{1b}'), "{pasted:?}");
        }
    }
}
