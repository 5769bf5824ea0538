//! A message as words, numbers and signs.

use std::ops::Range;

use super::lexicon::{self, Role};
use crate::text::{Folded, fold};

/// What a token is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// Letters.
    Word,
    /// Decimal digits.
    Number,
    Sign(char),
    /// The address of a page, whole.
    Link,
}

/// What lies between a token and the one before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Gap {
    None,
    Blank,
    Line,
    Paragraph,
}

/// A word, number or sign of the folded message.
#[derive(Clone, Copy, Debug)]
pub(super) struct Token {
    pub(super) kind: Kind,
    pub(super) gap: Gap,
    start: usize,
    end: usize,
    roles: &'static [Role],
}

/// A message, its folded form, and its tokens.
pub(super) struct Tokens<'a> {
    message: &'a str,
    folded: Folded,
    list: Vec<Token>,
}

impl<'a> Tokens<'a> {
    pub(super) fn of(message: &'a str) -> Self {
        let folded = fold(message);
        let list = scan(&folded, message);
        Self { message, folded, list }
    }

    pub(super) fn len(&self) -> usize {
        self.list.len()
    }

    pub(super) fn kind(&self, at: usize) -> Option<Kind> {
        self.list.get(at).map(|token| token.kind)
    }

    /// What lies before a token; after the last there is a new paragraph.
    pub(super) fn gap(&self, at: usize) -> Gap {
        self.list.get(at).map_or(Gap::Paragraph, |token| token.gap)
    }

    /// Whether a token stands right behind the one before it.
    pub(super) fn joined(&self, at: usize) -> bool {
        at > 0 && self.gap(at) == Gap::None
    }

    /// Whether a token stands on the same line as the one before it.
    pub(super) fn same_line(&self, at: usize) -> bool {
        at > 0 && self.gap(at) <= Gap::Blank
    }

    /// The folded text of a token; empty beyond the last.
    pub(super) fn text(&self, at: usize) -> &str {
        self.list.get(at).and_then(|token| self.folded.text().get(token.start..token.end)).unwrap_or_default()
    }

    /// The digits of a number.
    pub(super) fn digits(&self, at: usize) -> Option<&str> {
        (self.kind(at) == Some(Kind::Number)).then(|| self.text(at))
    }

    /// The value of a number of at most nine digits.
    pub(super) fn value(&self, at: usize) -> Option<u32> {
        self.digits(at).filter(|digits| digits.len() <= 9).and_then(|digits| digits.parse().ok())
    }

    pub(super) fn is_sign(&self, at: usize, sign: char) -> bool {
        self.kind(at) == Some(Kind::Sign(sign))
    }

    pub(super) fn is_word(&self, at: usize) -> bool {
        self.kind(at) == Some(Kind::Word)
    }

    /// What a token can be in a sentence.
    pub(super) fn roles(&self, at: usize) -> &'static [Role] {
        self.list.get(at).map_or(&[], |token| token.roles)
    }

    pub(super) fn has(&self, at: usize, role: Role) -> bool {
        self.roles(at).contains(&role)
    }

    /// The first that `pick` makes of a token's roles.
    pub(super) fn role<T>(&self, at: usize, pick: impl FnMut(&Role) -> Option<T>) -> Option<T> {
        self.roles(at).iter().find_map(pick)
    }

    /// The bytes of the message that some tokens stand for.
    pub(super) fn range(&self, tokens: Range<usize>) -> Range<usize> {
        match (self.list.get(tokens.start), tokens.end.checked_sub(1).and_then(|last| self.list.get(last))) {
            (Some(first), Some(last)) if first.start < last.end => self.folded.original(first.start..last.end),
            _ => 0..0,
        }
    }

    /// Some tokens as they stand in the message.
    pub(super) fn original(&self, tokens: Range<usize>) -> &'a str {
        self.message.get(self.range(tokens)).unwrap_or_default()
    }

    /// The folded text of some tokens.
    pub(super) fn folded(&self, tokens: Range<usize>) -> &str {
        let last = tokens.end.checked_sub(1).and_then(|last| self.list.get(last));
        let range = self.list.get(tokens.start).zip(last).map(|(first, last)| first.start..last.end);
        range.and_then(|range| self.folded.text().get(range)).unwrap_or_default()
    }

    /// Whether a token begins with a capital letter in the message.
    pub(super) fn is_capitalised(&self, at: usize) -> bool {
        self.original(at..at + 1).starts_with(char::is_uppercase)
    }

    /// Whether a token has no lower-case letter in the message.
    pub(super) fn is_upper(&self, at: usize) -> bool {
        self.is_capitalised(at) && !self.original(at..at + 1).contains(char::is_lowercase)
    }
}

fn scan(folded: &Folded, message: &str) -> Vec<Token> {
    let text = folded.text();
    let mut list = Vec::with_capacity(text.len() / 4);
    let (mut at, mut gap) = (0, Gap::None);
    while let Some(rest) = text.get(at..).filter(|rest| !rest.is_empty()) {
        let blank = rest.len() - rest.trim_start().len();
        if blank > 0 {
            gap = widest(rest.get(..blank).unwrap_or_default());
            at += blank;
            continue;
        }
        let (mut kind, len) = measure(rest);
        let range = at..at + len;
        if kind == Kind::Number && !is_plain_number(message.get(folded.original(range.clone())).unwrap_or_default()) {
            kind = Kind::Sign('½');
        }
        let roles = match kind {
            Kind::Word | Kind::Sign(_) => lexicon::roles(text.get(range.clone()).unwrap_or_default()),
            Kind::Number | Kind::Link => &[],
        };
        list.push(Token { kind, gap, start: at, end: range.end, roles });
        (at, gap) = (range.end, Gap::None);
    }
    list
}

fn widest(blank: &str) -> Gap {
    match blank.bytes().filter(|&byte| byte == b'\n').count() {
        0 => Gap::Blank,
        1 => Gap::Line,
        _ => Gap::Paragraph,
    }
}

/// The kind and length of the token a text begins with.
fn measure(rest: &str) -> (Kind, usize) {
    let run = |of: fn(char) -> bool| rest.find(|c| !of(c)).unwrap_or(rest.len());
    if rest.starts_with("http://") || rest.starts_with("https://") || rest.starts_with("www.") {
        let link = rest.get(..run(|c| !c.is_whitespace())).unwrap_or_default();
        return (Kind::Link, link.trim_end_matches(['.', ',', ';', '?', '!', ')', ':', '"', '\'']).len());
    }
    match rest.chars().next() {
        Some('0'..='9') => (Kind::Number, run(|c| c.is_ascii_digit())),
        Some(c) if is_letter(c) => (Kind::Word, run(is_letter)),
        Some(c) => (Kind::Sign(c), c.len_utf8()),
        None => (Kind::Sign(' '), 0),
    }
}

fn is_letter(c: char) -> bool {
    c.is_alphabetic() || unicode_normalization::char::is_combining_mark(c)
}

/// Digits as they are, also full-width ones; not what folding makes of fractions and powers.
fn is_plain_number(original: &str) -> bool {
    original.chars().all(|c| c.is_ascii_digit() || matches!(c, '０'..='９') || !c.is_alphanumeric())
}
