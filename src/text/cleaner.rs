//! One pass over a text that takes out what could act on a terminal or hide from a reader.

use unicode_normalization::char::is_combining_mark;
use unicode_properties::UnicodeEmoji;

use super::sequence;

const ZWJ: char = '\u{200d}';
const KEYCAP: char = '\u{20e3}';
const BLACK_FLAG: char = '\u{1f3f4}';
const CANCEL_TAG: char = '\u{e007f}';
const POP_ISOLATE: char = '\u{2069}';

/// Region and subdivision of a flag take up to six tags (UTS #51, ED-14a); "gbsct" is the longest in use.
const LONGEST_FLAG: usize = 6;

/// What becomes of a character.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Class {
    Plain,
    LineEnd,
    /// ESC or a C1 control: it may begin a sequence.
    Introducer,
    Forbidden,
    /// ZWJ, ZWNJ.
    Joiner,
    /// VS15, VS16: how an emoji is shown.
    EmojiSelector,
    /// The other variation selectors: the shape of an ideograph, a symbol or a Mongolian letter.
    ShapeSelector,
    /// Letters of an emoji flag.
    Tag,
    Isolate,
}

fn class(c: char) -> Class {
    match c {
        '\n' | '\t' | ' '..='~' => Class::Plain,
        '\r' | '\u{2028}' | '\u{2029}' => Class::LineEnd,
        '\x1b' | '\u{80}'..='\u{9f}' => Class::Introducer,
        // C0, DEL, soft hyphen, Arabic letter mark, zero-width space, directional marks, embeddings and overrides, word
        // joiner, invisible operators, deprecated format characters, byte order mark, interlinear annotation and the place of an
        // object, noncharacters.
        ..='\x1f'
        | '\x7f'
        | '\u{ad}'
        | '\u{61c}'
        | '\u{200b}'
        | '\u{200e}'
        | '\u{200f}'
        | '\u{202a}'..='\u{202e}'
        | '\u{2060}'..='\u{2065}'
        | '\u{206a}'..='\u{206f}'
        | '\u{feff}'
        | '\u{fff0}'..='\u{fffc}'
        | '\u{fdd0}'..='\u{fdef}'
        // Combining grapheme joiner, the fillers of Hangul, vowels of Khmer that are never shown, the vowel separator of
        // Mongolian, controls of hieroglyphs, shorthand and musical notation: nothing a seller's language is written with.
        | '\u{34f}'
        | '\u{115f}'
        | '\u{1160}'
        | '\u{17b4}'
        | '\u{17b5}'
        | '\u{180e}'
        | '\u{3164}'
        | '\u{ffa0}'
        | '\u{13430}'..='\u{1345f}'
        | '\u{1bca0}'..='\u{1bcaf}'
        | '\u{1d159}'
        | '\u{1d173}'..='\u{1d17a}'
        // Private use: what it looks like, if anything, only the font of its writer knows.
        | '\u{e000}'..='\u{f8ff}'
        | '\u{f0000}'..='\u{10ffff}' => Class::Forbidden,
        '\u{200c}' | ZWJ => Class::Joiner,
        '\u{fe0e}' | '\u{fe0f}' => Class::EmojiSelector,
        '\u{fe00}'..='\u{fe0d}' | '\u{180b}'..='\u{180d}' | '\u{180f}' | '\u{e0100}'..='\u{e01ef}' => {
            Class::ShapeSelector
        }
        '\u{e0020}'..=CANCEL_TAG => Class::Tag,
        // The rest of the block of tags: characters nobody can see.
        '\u{e0000}'..='\u{e0fff}' => Class::Forbidden,
        '\u{2066}'..=POP_ISOLATE => Class::Isolate,
        _ if u32::from(c) & 0xfffe == 0xfffe => Class::Forbidden,
        _ => Class::Plain,
    }
}

/// Whether a text of such characters can be left as it is without a closer look.
pub(super) fn is_plain(c: char) -> bool {
    class(c) == Class::Plain
}

/// Whether a character acts on a terminal, or is one that nobody sees where it stands. Line ends count, LF and those below it do not.
#[must_use]
pub fn hides(c: char) -> bool {
    let hidden = [Class::LineEnd, Class::Introducer, Class::Forbidden, Class::Tag, Class::Isolate];
    c > '~' && hidden.contains(&class(c))
}

/// A script whose letters change or keep their shape by joiners: the Arabic family, Indic scripts and those shaped like them.
fn joins(c: char) -> bool {
    matches!(c,
        '\u{0600}'..='\u{08ff}' | '\u{0900}'..='\u{0dff}' | '\u{0e80}'..='\u{109f}' | '\u{1780}'..='\u{18af}'
        | '\u{1900}'..='\u{1cff}' | '\u{a840}'..='\u{a8ff}' | '\u{a980}'..='\u{aa7f}' | '\u{aae0}'..='\u{aaff}'
        | '\u{abc0}'..='\u{abff}' | '\u{fb50}'..='\u{fdcf}' | '\u{fdf0}'..='\u{fdff}' | '\u{fe70}'..='\u{fefc}'
        | '\u{10a00}'..='\u{10a5f}' | '\u{10ac0}'..='\u{10aff}' | '\u{10b80}'..='\u{10baf}'
        | '\u{11000}'..='\u{11fff}' | '\u{1e900}'..='\u{1e95f}')
}

/// A mark that belongs to no script and so says nothing about the text it stands in.
fn is_common_mark(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}' | '\u{1ab0}'..='\u{1aff}' | '\u{1dc0}'..='\u{1dff}'
        | '\u{20d0}'..='\u{20ff}' | '\u{fe20}'..='\u{fe2f}')
}

/// A letter of a script written from right to left, where isolates keep a line readable.
fn is_right_to_left(c: char) -> bool {
    matches!(c, '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{fefc}') && c.is_alphabetic()
}

/// Digits, `#` and `*` are emoji for Unicode, though only as the base of a keycap.
fn is_emoji(c: char) -> bool {
    !c.is_ascii() && c.is_emoji_char()
}

/// A character whose shape a selector can choose.
fn takes_shape(c: char) -> bool {
    !c.is_ascii() && !c.is_whitespace() && !is_combining_mark(c) && class(c) == Class::Plain
}

/// The pass: characters go in one by one, the clean text comes out.
#[derive(Default)]
pub(super) struct Cleaner {
    out: String,
    removed: usize,
    after_cr: bool,
    /// Characters that stay only if the next visible one fits them: a joiner, a selector, the tags of a flag.
    held: String,
    /// Whether the last letter belongs to a script that writes with joiners.
    joining: bool,
    line: Line,
}

/// The isolates of the line being read.
#[derive(Default)]
struct Line {
    start: usize,
    right_to_left: bool,
    /// Where in the output they stand, and whether they have a partner.
    isolates: Vec<(usize, bool)>,
    /// Those still waiting for their partner, as indices of `isolates`.
    open: Vec<usize>,
}

impl Cleaner {
    /// The clean text, and how many characters were taken out.
    pub(super) fn run(text: &str) -> (String, usize) {
        let mut cleaner = Self { out: String::with_capacity(text.len()), ..Self::default() };
        let mut rest = text.chars();
        loop {
            let here = rest.as_str();
            let Some(c) = rest.next() else { break };
            let class = class(c);
            if class == Class::Introducer {
                let (sequence, after) = here.split_at(sequence::length(here));
                cleaner.removed += sequence.chars().count();
                cleaner.after_cr = false;
                rest = after.chars();
            } else {
                cleaner.take(c, class);
            }
        }
        cleaner.end_hold(None);
        cleaner.end_line();
        (cleaner.out, cleaner.removed)
    }

    fn take(&mut self, c: char, class: Class) {
        let ends_crlf = std::mem::replace(&mut self.after_cr, c == '\r') && c == '\n';
        match class {
            Class::Plain if ends_crlf => {}
            Class::Plain => self.keep(c),
            Class::LineEnd => self.keep('\n'),
            Class::Introducer | Class::Forbidden => self.removed += 1,
            Class::Joiner => self.joiner(c),
            Class::EmojiSelector => self.emoji_selector(c),
            Class::ShapeSelector => {
                let fits = self.last().is_some_and(takes_shape);
                self.keep_if(fits && self.held.is_empty(), c);
            }
            Class::Tag => self.tag(c),
            Class::Isolate => self.isolate(c),
        }
    }

    fn last(&self) -> Option<char> {
        self.out.chars().next_back()
    }

    fn keep_if(&mut self, fits: bool, c: char) {
        if fits {
            self.out.push(c);
        } else {
            self.removed += 1;
        }
    }

    fn keep(&mut self, c: char) {
        self.end_hold(Some(c));
        if c == '\n' {
            self.end_line();
        }
        self.out.push(c);
        if c == '\n' {
            self.line.start = self.out.len();
        }
        if !is_common_mark(c) {
            self.joining = joins(c);
        }
        self.line.right_to_left |= is_right_to_left(c);
    }

    /// Decides on what was held, now that the next visible character is known.
    fn end_hold(&mut self, next: Option<char>) {
        let fits = match self.held.chars().next() {
            None => return,
            Some(ZWJ) => next.is_some_and(is_emoji),
            Some('\u{fe0e}' | '\u{fe0f}') => next == Some(KEYCAP),
            Some(_) => next == Some(CANCEL_TAG),
        };
        if fits {
            self.out.push_str(&self.held);
        } else {
            self.removed += self.held.chars().count();
        }
        self.held.clear();
    }

    fn joiner(&mut self, c: char) {
        if !self.held.is_empty() {
            self.removed += 1;
        } else if self.joining {
            self.out.push(c);
            self.joining = false;
        } else if c == ZWJ && self.last().is_some_and(|last| is_emoji(last) || matches!(last, '\u{fe0f}' | CANCEL_TAG))
        {
            self.held.push(c);
        } else {
            self.removed += 1;
        }
    }

    fn emoji_selector(&mut self, c: char) {
        match self.last() {
            Some('0'..='9' | '#' | '*') if self.held.is_empty() => self.held.push(c),
            last => self.keep_if(self.held.is_empty() && last.is_some_and(is_emoji), c),
        }
    }

    fn tag(&mut self, c: char) {
        let is_letter = matches!(c, '\u{e0030}'..='\u{e0039}' | '\u{e0061}'..='\u{e007a}');
        let holds_tags = self.held.chars().next().is_some_and(|first| class(first) == Class::Tag);
        if c == CANCEL_TAG && holds_tags {
            self.end_hold(Some(c));
            self.out.push(c);
        } else if is_letter && holds_tags && self.held.chars().count() < LONGEST_FLAG
            || is_letter && self.held.is_empty() && self.last() == Some(BLACK_FLAG)
        {
            self.held.push(c);
        } else {
            self.removed += 1;
        }
    }

    fn isolate(&mut self, c: char) {
        self.end_hold(None);
        let line = &mut self.line;
        if c == POP_ISOLATE {
            let Some(opening) = line.open.pop() else {
                self.removed += 1;
                return;
            };
            if let Some((_, has_partner)) = line.isolates.get_mut(opening) {
                *has_partner = true;
            }
            line.isolates.push((self.out.len(), true));
        } else {
            line.open.push(line.isolates.len());
            line.isolates.push((self.out.len(), false));
        }
        self.out.push(c);
        self.joining = false;
    }

    /// Takes the isolates out of the line that has ended, unless they stand in pairs in right-to-left text.
    fn end_line(&mut self) {
        let line = std::mem::take(&mut self.line);
        let drop_all = !line.right_to_left;
        let mut dropped =
            line.isolates.iter().filter(|(_, has_partner)| drop_all || !has_partner).map(|(at, _)| *at).peekable();
        if dropped.peek().is_none() {
            return;
        }
        let tail = self.out.split_off(line.start);
        for (at, c) in tail.char_indices() {
            if dropped.next_if_eq(&(line.start + at)).is_some() {
                self.removed += 1;
            } else {
                self.out.push(c);
            }
        }
    }
}
