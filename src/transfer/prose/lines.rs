//! The lines of a file, and what they look like.

use std::collections::HashSet;

use super::sections::Mark;
use super::title;

/// The longest heading, in characters and in words: longer lines are sentences.
const HEADING_MAX: (usize, usize) = (60, 8);

/// The same for a question, which is a sentence of its own.
const QUESTION_MAX: (usize, usize) = (90, 16);

/// The lines of a file.
#[derive(Debug)]
pub(super) struct Lines<'t> {
    lines: Vec<&'t str>,
    /// Whether each is a fence of Markdown or within one: no marks count there.
    fenced: Vec<bool>,
}

/// The kinds of lines that look like headings.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Look {
    /// `PICKUP`
    Shouted,
    /// `[pickup]`
    Bracketed,
    /// `/pickup`
    Slashed,
    /// `**Pickup**`
    Bold,
    /// `Pickup:`
    Announced,
    /// `1. How to pay`
    Numbered(usize),
    /// `How do I pay?`
    Asking,
}

impl<'t> Lines<'t> {
    pub(super) fn of(text: &'t str, markdown: bool) -> Self {
        let lines: Vec<&str> = text.lines().map(str::trim_end).collect();
        let mut within = false;
        let fenced = lines.iter().map(|line| {
            let fence = markdown && is_fence(line);
            within ^= fence;
            within || fence
        });
        Self { fenced: fenced.collect(), lines }
    }

    pub(super) fn len(&self) -> usize {
        self.lines.len()
    }

    fn line(&self, index: usize) -> &'t str {
        self.lines.get(index).copied().unwrap_or_default()
    }

    fn is_fenced(&self, index: usize) -> bool {
        self.fenced.get(index).copied().unwrap_or_default()
    }

    fn is_blank(&self, index: usize) -> bool {
        self.line(index).is_empty() && !self.is_fenced(index)
    }

    /// Whether a line is the first, or comes after a blank one or a rule.
    fn starts_block(&self, index: usize) -> bool {
        index.checked_sub(1).is_none_or(|before| self.is_blank(before) || is_rule(self.line(before)))
    }

    /// The text of some lines without fences, and without blank lines and rules around it; and the index of its first line.
    pub(super) fn body(&self, from: usize, to: usize) -> (usize, String) {
        let empty = |index: &usize| {
            let line = self.line(*index);
            line.is_empty() || (!self.is_fenced(*index) && is_rule(line)) || (self.is_fenced(*index) && is_fence(line))
        };
        let first = (from..to).find(|index| !empty(index)).unwrap_or(from);
        let last = (from..to).rev().find(|index| !empty(index)).map_or(first, |last| last + 1);
        let kept = (first..last).filter(|index| !(self.is_fenced(*index) && is_fence(self.line(*index))));
        (first, kept.map(|index| self.line(index)).collect::<Vec<_>>().join("\n"))
    }

    /// A line divided at its arrow, if what stands before it is short enough for a heading.
    pub(super) fn pointed(&self, index: usize) -> Option<(&'t str, &'t str)> {
        let line = self.line(index).trim();
        let divided = [" -> ", " => ", " → "].iter().filter_map(|arrow| line.split_once(arrow));
        divided.min_by_key(|(before, _)| before.len()).filter(|(before, _)| is_short(before, HEADING_MAX))
    }

    /// Headings that are meant as such: `## Pickup`, `--- pickup ---`, and lines that are underlined.
    pub(super) fn strong_headings(&self) -> Vec<Mark<'t>> {
        (0..self.len()).filter(|index| !self.is_fenced(*index)).filter_map(|index| self.strong(index)).collect()
    }

    fn strong(&self, at: usize) -> Option<Mark<'t>> {
        let line = self.line(at).trim();
        if let Some((depth, words)) = hashed(line) {
            return Some(Mark { at, lines: 1, heading: Some(words), depth });
        }
        if ruled(line) {
            return Some(Mark { at, lines: 1, heading: Some(line), depth: 1 });
        }
        let under = self.line(at + 1).trim();
        let underlined = is_rule(under) && under.starts_with(['=', '-']) && !under.contains(' ');
        let title = is_short(line, HEADING_MAX) && !line.ends_with(['.', ',', '!', ';']) && !is_rule(line);
        let depth = if under.starts_with('=') { 1 } else { 2 };
        (underlined && title && self.starts_block(at)).then_some(Mark { at, lines: 2, heading: Some(line), depth })
    }

    /// Lines of `---` and the like, with the heading that follows one.
    pub(super) fn rules(&self) -> Vec<Mark<'t>> {
        let rules = (0..self.len()).filter(|index| !self.is_fenced(*index) && is_rule(self.line(*index)));
        let mark = |at: usize| {
            let next = self.line(at + 1).trim();
            let headed = look(next).is_some() && at + 2 < self.len();
            let (lines, heading) = if headed { (2, Some(next)) } else { (1, None) };
            Mark { at, lines, heading, depth: usize::from(headed) }
        };
        rules.map(mark).collect()
    }

    /// Lines that look like headings in the way the first line of the file does.
    pub(super) fn weak_headings(&self) -> Vec<Mark<'t>> {
        let first = (0..self.len()).find(|index| !self.is_blank(*index));
        let Some(wanted) = first.and_then(|first| look(self.line(first).trim())) else { return Vec::new() };
        let mut number = 1;
        let mut marks = Vec::new();
        for at in (0..self.len()).filter(|index| self.starts_block(*index) && !self.is_fenced(*index)) {
            let line = self.line(at).trim();
            let fits = match (look(line), wanted) {
                (Some(Look::Numbered(found)), Look::Numbered(_)) => found == number,
                (found, wanted) => found == Some(wanted),
            };
            if fits {
                number += 1;
                marks.push(Mark { at, lines: 1, heading: Some(line), depth: 1 });
            }
        }
        marks
    }

    /// Blocks divided by blank lines, if each of them has a first line that looks like a title, another in each, and a text below
    /// it; else none.
    pub(super) fn titled_blocks(&self) -> Vec<Mark<'t>> {
        let begins = (0..self.len()).filter(|index| !self.is_blank(*index) && self.starts_block(*index));
        let mut titles = HashSet::new();
        let marks = begins.map(|at| {
            let line = self.line(at).trim();
            let fits = !self.is_fenced(at) && self.is_title(at) && !self.line(at + 1).is_empty();
            (fits && titles.insert(line)).then_some(Mark { at, lines: 1, heading: Some(line), depth: 1 })
        });
        marks.collect::<Option<Vec<_>>>().unwrap_or_default()
    }

    /// Whether a line is a question, or short and no sentence.
    fn is_title(&self, index: usize) -> bool {
        let line = self.line(index).trim();
        let asks = title::asks(line) && is_short(line, QUESTION_MAX);
        let is_sentence = line.ends_with(['.', ',', '!', ';', '…']);
        asks || (is_short(line, HEADING_MAX) && !is_sentence && self.pointed(index).is_none())
    }

    /// Blocks of text, divided by the widest gaps there are: several blank lines, single ones, line ends.
    pub(super) fn blocks(&self) -> Vec<Mark<'t>> {
        let text: Vec<usize> = (0..self.len()).filter(|index| !self.is_blank(*index)).collect();
        let widest = text.windows(2).map(|pair| pair[1] - pair[0]).max().unwrap_or(1);
        let gap = match widest {
            1 if text.len() <= 2 => 2,
            wide => wide.min(3),
        };
        // A line that ends with a colon announces what follows, even after a blank line.
        let announces = |index: usize| gap == 2 && self.line(index).ends_with([':', '：']);
        let begins = |pair: &[usize]| (pair[1] - pair[0] >= gap && !announces(pair[0])).then_some(pair[1]);
        let begins = text.first().copied().into_iter().chain(text.windows(2).filter_map(begins));
        begins.map(|at| self.block(at)).collect()
    }

    /// A block, with its first line as heading where that is plainly not part of the text.
    fn block(&self, at: usize) -> Mark<'t> {
        let line = self.line(at).trim();
        let plain = matches!(look(line), Some(Look::Shouted | Look::Bracketed | Look::Slashed | Look::Bold));
        let headed = plain && !self.line(at + 1).is_empty();
        Mark { at, lines: usize::from(headed), heading: headed.then_some(line), depth: 0 }
    }
}

fn is_fence(line: &str) -> bool {
    line.trim_start().starts_with("```") || line.trim_start().starts_with("~~~")
}

/// `---`, `===`, `* * *`: three or more of one mark and nothing else.
fn is_rule(line: &str) -> bool {
    let mut marks = line.chars().filter(|c| !c.is_whitespace());
    let Some(first) = marks.next().filter(|mark| "-=*_~–—".contains(*mark)) else { return false };
    let others = marks.try_fold(0, |count, mark| (mark == first).then_some(count + 1));
    others.is_some_and(|count| count >= 2)
}

/// `## Pickup`: how many marks, and the words.
fn hashed(line: &str) -> Option<(usize, &str)> {
    let words = line.trim_start_matches('#');
    let depth = line.len() - words.len();
    let fits = (1..=6).contains(&depth) && words.starts_with([' ', '\t']) && words.contains(char::is_alphanumeric);
    fits.then(|| (depth, words.trim_end_matches('#').trim()))
}

/// `--- pickup ---`: words between rules. Two marks are enough, but for those that mean bold or italic.
fn ruled(line: &str) -> bool {
    let Some(mark) = line.chars().next().filter(|mark| "-=*_~#".contains(*mark)) else { return false };
    let words = line.trim_matches(mark);
    let before = line.len() - line.trim_start_matches(mark).len();
    let after = line.len() - line.trim_end_matches(mark).len();
    let least = if "*_~".contains(mark) { 3 } else { 2 };
    words.contains(char::is_alphanumeric) && is_short(words.trim(), HEADING_MAX) && before.min(after) >= least
}

fn is_short(line: &str, (characters, words): (usize, usize)) -> bool {
    !line.is_empty() && line.chars().count() <= characters && line.split_whitespace().count() <= words
}

fn look(line: &str) -> Option<Look> {
    if title::asks(line) && is_short(line, QUESTION_MAX) {
        return Some(Look::Asking);
    }
    if !is_short(line, HEADING_MAX) || line.ends_with(['.', ',', '!', ';']) {
        return None;
    }
    let within = |open, close| line.len() > 2 && line.starts_with(open) && line.ends_with(close);
    if let Some((number, _)) = title::number(line) {
        Some(Look::Numbered(number))
    } else if within('[', ']') {
        Some(Look::Bracketed)
    } else if line.len() > 1 && line.starts_with('/') && !line.contains(char::is_whitespace) {
        Some(Look::Slashed)
    } else if within('*', '*') || within('_', '_') {
        Some(Look::Bold)
    } else if title::is_shouted(line) {
        Some(Look::Shouted)
    } else {
        line.ends_with([':', '：']).then_some(Look::Announced)
    }
}
