//! The name of who wrote a text, where the text says it.

mod words;

use words::{CLOSINGS, GOES_ON, HELLO, HERE_IS, MY_NAME_IS, THANKS};

use crate::search::{Found, Value};
use crate::text;

/// The most words of a name.
const LONGEST: usize = 4;
/// Below a signature there stand a telephone and an address at most.
const LINES_BELOW: usize = 4;

/// The name of the writer, where it is sure. One that is said stands above one that is signed; where a first name was said and the
/// whole name stands elsewhere, it is the whole.
pub(super) fn of_writer(text: &str, found: &[Found]) -> Option<String> {
    let lines: Vec<&str> = text.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
    let said = || lines.iter().find_map(|line| said(line));
    let introduced = || lines.iter().find_map(|line| introduced(line));
    let names = [said(), introduced(), above_address(text, found), signed(&lines)];
    let first = names.iter().flatten().next()?;
    let is_whole = |name: &&String| {
        let mut words = name.split_whitespace().map(text::folded);
        words.next() == Some(text::folded(first)) && words.next().is_some()
    };
    Some(names.iter().flatten().find(is_whole).unwrap_or(first).clone())
}

/// Whether a line says a name by a word for it: it is no part of an address.
pub(super) fn is_said(line: &str) -> bool {
    let folded = text::folded(line);
    MY_NAME_IS.iter().any(|words| folded.starts_with(words))
}

/// Whether a line can be nothing but a name: a few words with capitals, no digits.
pub(super) fn is_name(line: &str, most: usize) -> bool {
    let words: Vec<&str> = line.split_whitespace().collect();
    let is_word = |word: &&str| {
        let is_letter = |c: char| c.is_alphabetic() || matches!(c, '-' | '\'' | '’' | '.');
        word.chars().next().is_some_and(char::is_uppercase) && word.chars().all(is_letter)
    };
    (1..=most).contains(&words.len()) && words.iter().all(is_word)
}

/// A name that can stand alone: of two words, or of one that is written as names are, not shouted or cut short.
fn is_signature(line: &str) -> bool {
    let is_written_as_one = |word: &str| word.chars().count() > 1 && word.chars().any(char::is_lowercase);
    is_name(line, LONGEST) && (line.contains(' ') || is_written_as_one(line))
}

/// "My name is …", anywhere in a line.
fn said(line: &str) -> Option<String> {
    let folded = text::folded(line);
    let words =
        MY_NAME_IS.iter().find(|words| folded.starts_with(**words) || folded.contains(&format!(" {words} ")))?;
    let before = folded.split(words).next()?.split_whitespace().count();
    let rest: Vec<&str> = line.split_whitespace().skip(before + words.split_whitespace().count()).collect();
    name_at_beginning(&rest).map(|(name, _)| name)
}

/// "Hello, this is …": at the beginning of a sentence, after a word of greeting at most.
fn introduced(line: &str) -> Option<String> {
    let sentences = line.split_inclusive([',', '.', '!', '?', ';', ':', '–', '—']);
    let starts = sentences.scan(0, |start, sentence| {
        let at = *start;
        *start += sentence.len();
        Some(at)
    });
    starts.filter_map(|start| line.get(start..)).find_map(introduced_here)
}

fn introduced_here(sentence: &str) -> Option<String> {
    let words: Vec<&str> = sentence.split_whitespace().collect();
    let plain: Vec<String> = words.iter().map(|word| text::folded(word).replace('’', "'")).collect();
    let is_hello = |word: &String| HELLO.contains(&word.as_str());
    let hello = plain.iter().take_while(|word| is_hello(word)).count();
    // "Hej Aniu tu Kasia": whom it is said to.
    let addressed = usize::from(hello > 0 && words.get(hello).is_some_and(|word| is_signature(word)));
    [hello, hello + addressed].into_iter().find_map(|at| {
        let begins = |words: &str| {
            let count = words.split_whitespace().count();
            plain.get(at..at + count).is_some_and(|plain| plain.iter().map(String::as_str).eq(words.split_whitespace()))
        };
        let (opening, must_pause) = HERE_IS.iter().find(|(opening, _)| begins(opening))?;
        let rest = words.get(at + opening.split_whitespace().count()..)?;
        let (name, next) = name_at_beginning(rest)?;
        let pauses = next.is_none_or(|next| GOES_ON.contains(&text::folded(next).as_ref()));
        (is_signature(&name) && (pauses || !must_pause)).then_some(name)
    })
}

/// The name that words begin with, and the word behind it where the sentence goes on.
fn name_at_beginning<'w>(words: &[&'w str]) -> Option<(String, Option<&'w str>)> {
    const PAUSES: [char; 5] = [',', '.', ';', '!', ')'];
    let capital = |word: &str| word.chars().next().is_some_and(char::is_uppercase);
    let mut name = Vec::new();
    let mut next = None;
    for word in words {
        if name.len() == LONGEST || !capital(word) {
            next = Some(*word);
            break;
        }
        name.push(word.trim_end_matches(PAUSES));
        if word.ends_with(PAUSES) {
            break;
        }
    }
    let name = name.join(" ");
    is_name(&name, LONGEST).then_some((name, next))
}

/// The name alone above an address.
fn above_address(text: &str, found: &[Found]) -> Option<String> {
    let postcode = found.iter().find(|one| matches!(one.value, Value::PostalCode(_)))?;
    let before: Vec<&str> = text.get(..postcode.range.start)?.lines().map(str::trim).collect();
    let (_, above) = before.split_last()?;
    let block = above.iter().rev().take(3).take_while(|line| !line.is_empty());
    block.copied().find(|line| is_name(line, LONGEST) && line.contains(' ')).map(str::to_owned)
}

/// The name at the end of a letter: below a greeting or thanks, or behind a greeting on its line.
fn signed(lines: &[&str]) -> Option<String> {
    let first = lines.len().saturating_sub(LINES_BELOW + 1);
    let tail = lines.get(first..)?;
    let trimmed = |line: &str| text::folded(line.trim_end_matches([',', '.', '!', ' '])).into_owned();
    let below = tail.windows(2).rev().find_map(|pair| {
        let [closing, name] = pair else { return None };
        let closing = trimmed(closing);
        let is_closing = CLOSINGS.contains(&closing.as_str()) || THANKS.contains(&closing.as_str());
        let name = name.trim_end_matches([',', '.', '!']);
        (is_closing && is_signature(name)).then(|| name.to_owned())
    });
    below.or_else(|| tail.iter().rev().find_map(|line| behind_closing(line)))
}

/// "Grüße, Anna": the end of a sentence that begins with the greeting.
fn behind_closing(line: &str) -> Option<String> {
    let words: Vec<&str> = line.split_whitespace().collect();
    (1..words.len()).rev().take(LONGEST).find_map(|at| {
        let (before, name) = words.split_at_checked(at)?;
        let name = name.join(" ");
        let name = name.trim_end_matches(['.', '!', ',']);
        (is_signature(name) && ends_with_closing(before)).then(|| name.to_owned())
    })
}

/// Whether the last sentence of some words is a greeting at the end of a letter.
fn ends_with_closing(words: &[&str]) -> bool {
    let ends_sentence = |word: &&str| word.ends_with(['.', '!', '?', ')']);
    let start =
        words.split_last().map_or(0, |(_, before)| before.iter().rposition(ends_sentence).map_or(0, |at| at + 1));
    let sentence = words.get(start..).unwrap_or_default().join(" ");
    let folded = text::folded(sentence.trim_end_matches([',', '.', '!']));
    CLOSINGS.contains(&folded.as_ref())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use rstest::rstest;

    use super::*;
    use crate::search::{Hints, extract};

    fn name(text: &str) -> String {
        let today = "2026-11-27".parse().expect("a date");
        of_writer(text, &extract(text, &Hints::on(today))).unwrap_or_default()
    }

    #[rstest]
    #[case("Hi, this is Jane, is it still there?", "Jane")]
    #[case("Hello this is Jane Smith from Leeds", "Jane Smith")]
    #[case("Dzień dobry, tu Katarzyna, kiedy wyślecie?", "Katarzyna")]
    #[case("Dzień dobry tu Katarzyna Nowak pisałam wczoraj", "Katarzyna Nowak")]
    #[case("Hej Aniu tu Kasia z Allegro", "Kasia")]
    #[case("z tej strony Kasia", "Kasia")]
    #[case("Witam! Tutaj Marek, czy jest jeszcze misa?", "Marek")]
    #[case("Hallo, hier ist Anna und ich hätte gern zwei", "Anna")]
    #[case("Guten Tag, hier schreibt Anna.", "Anna")]
    #[case("Kommt es noch vor Weihnachten an?\nGrüße, Anna", "Anna")]
    #[case("Passt. Viele Grüße Anna Weber", "Anna Weber")]
    #[case("LG Anna", "Anna")]
    #[case("Hola, soy Lucía y quería preguntar", "Lucía")]
    #[case("Hola soy María García", "María García")]
    #[case("Γεια σας, είμαι η Μαρία και θέλω ένα", "Μαρία")]
    #[case("Καλημέρα είμαι ο Γιώργος", "Γιώργος")]
    #[case("Bonjour, c'est Marie, est-ce possible ?", "Marie")]
    #[case("Bonjour, c’est Marie.", "Marie")]
    #[case("Is the Blue Mug still there?\nCheers\nJane", "Jane")]
    #[case("Where is it?\nRegards,\nJane Smith\n+44 7700 900123\njane@example.org", "Jane Smith")]
    #[case("Pozdrawiam, Kasia", "Kasia")]
    #[case("Czekam na wiadomość. Pozdrawiam Kasia Lis", "Kasia Lis")]
    #[case("Hej, tu Zofia!\nProszę na adres:\nZofia Lis\nul. Prosta 5/3\n00-838 Warszawa", "Zofia Lis")]
    #[case("Hej, tu Kasia!\nDla Ani:\nAnna Lis\nul. Prosta 5/3\n00-838 Warszawa", "Kasia")]
    fn a_writer_who_says_who_it_is_is_named(#[case] text: &str, #[case] wanted: &str) {
        assert_eq!(name(text), wanted, "{text}");
    }

    #[rstest]
    #[case("hi is this available? Thanks Jane")]
    #[case("Thanks, Jane!")]
    #[case("This is Etsy order 2041, where is it?")]
    #[case("Hier ist Platz für eine Gravur")]
    #[case("Hier ist die Adresse:")]
    #[case("Hier ist die Rechnung.")]
    #[case("Is this Blue?")]
    #[case("Czy jest tu Kasia?")]
    #[case("tu jest adres")]
    #[case("soy de Madrid")]
    #[case("c'est parfait, merci")]
    #[case("Cheers\nOK")]
    #[case("Regards,\nX")]
    #[case("Pozdrawiam")]
    #[case("My best Friend wants one")]
    fn anything_else_names_nobody(#[case] text: &str) {
        assert_eq!(name(text), "", "{text}");
    }

    proptest! {
        #[test]
        fn no_text_is_too_strange(text in "(?s).{0,80}", line in "(tu|hier ist|LG|c'est|name:)[ ,A-Za-ząß\n]{0,30}") {
            let name = name(&format!("{text}\n{line}"));
            prop_assert!(name.is_empty() || is_name(&name, LONGEST), "{name:?}");
        }
    }
}
