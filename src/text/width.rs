//! How many columns a text takes on the screen, cut and wrapped to fit.

use std::borrow::Cow;
use std::ops::Range;

use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

const ELLIPSIS: &str = "…";

/// The columns a text takes when drawn on one line. Control characters, TAB and LF among them, take none: ratatui leaves
/// them out.
#[must_use]
pub fn width(text: &str) -> usize {
    if text.is_ascii() {
        return text.bytes().filter(|byte| !byte.is_ascii_control()).count();
    }
    text.graphemes(true).map(grapheme_width).sum()
}

/// The text if it fits into so many columns, else its beginning and "…". Cut between graphemes; reads no more of the text than
/// it shows.
#[must_use]
pub fn cut(text: &str, columns: usize) -> Cow<'_, str> {
    let mut used = 0;
    // The longest beginning that leaves a column for the ellipsis.
    let mut kept = "";
    for (at, grapheme) in text.grapheme_indices(true) {
        if used < columns {
            kept = text.get(..at).unwrap_or_default();
        }
        used += grapheme_width(grapheme);
        if used > columns {
            return Cow::Owned(if columns == 0 { String::new() } else { format!("{kept}{ELLIPSIS}") });
        }
    }
    Cow::Borrowed(text)
}

/// The lines of a text wrapped to so many columns, as byte ranges of it.
///
/// Explicit line ends stay, one range each at least. Lines break at blanks, after hyphens inside words and between ideographs; a
/// word longer than a line breaks between graphemes. Blanks at a break and at the end of a line belong to no range. No range is
/// wider than `columns`, unless a single grapheme is.
#[must_use]
pub fn wrap(text: &str, columns: usize) -> Vec<Range<usize>> {
    let mut lines = Vec::new();
    let mut start = 0;
    for line in text.split('\n') {
        Wrapper::new(start, columns.max(1), &mut lines).run(line);
        start += line.len() + 1;
    }
    lines
}

fn grapheme_width(grapheme: &str) -> usize {
    match grapheme.as_bytes() {
        [byte] => usize::from(!byte.is_ascii_control()),
        _ if grapheme.contains(char::is_control) => 0,
        _ => grapheme.width(),
    }
}

/// A place where a line may end.
struct Break {
    /// Where the line ends, without the blanks.
    end: usize,
    /// Where the next one begins.
    next: usize,
    /// Columns used from the start of the line to `next`.
    used: usize,
}

/// Wraps one explicit line.
struct Wrapper<'a> {
    columns: usize,
    lines: &'a mut Vec<Range<usize>>,
    start: usize,
    /// Columns used since `start`.
    used: usize,
    /// The end of what is not blank since `start`.
    solid_end: usize,
    last_break: Option<Break>,
}

impl<'a> Wrapper<'a> {
    fn new(start: usize, columns: usize, lines: &'a mut Vec<Range<usize>>) -> Self {
        Self { columns, lines, start, used: 0, solid_end: start, last_break: None }
    }

    fn run(mut self, line: &str) {
        let line_start = self.start;
        let mut before = [None; 2];
        for (at, grapheme) in line.grapheme_indices(true) {
            let at = line_start + at;
            let end = at + grapheme.len();
            let first = grapheme.chars().next();
            let width = grapheme_width(grapheme);
            if grapheme.chars().all(is_blank) {
                self.used += width;
                if self.solid_end > self.start {
                    self.last_break = Some(Break { end: self.solid_end, next: end, used: self.used });
                }
            } else {
                if breaks_between(before, first) {
                    self.last_break = Some(Break { end: at, next: at, used: self.used });
                }
                while self.used + width > self.columns && at > self.start {
                    self.break_line(at);
                }
                self.used += width;
                self.solid_end = end;
            }
            before = [before[1], grapheme.chars().next_back()];
        }
        self.lines.push(self.start..self.solid_end);
    }

    /// Ends the line at its last good place, or right before the grapheme at `at`.
    fn break_line(&mut self, at: usize) {
        let (end, next, used) = match self.last_break.take() {
            Some(last) => (last.end, last.next, last.used),
            None => (self.solid_end, at, self.used),
        };
        // An indentation wider than the screen makes no line of its own.
        if end > self.start {
            self.lines.push(self.start..end);
        }
        self.start = next;
        self.used -= used;
        self.solid_end = self.solid_end.max(next);
    }
}

fn is_blank(c: char) -> bool {
    c.is_whitespace() && !matches!(c, '\u{a0}' | '\u{2007}' | '\u{202f}')
}

/// Whether a line may end between two characters that are not blank.
fn breaks_between(before: [Option<char>; 2], next: Option<char>) -> bool {
    let ([earlier, Some(last)], Some(next)) = (before, next) else { return false };
    if matches!(last, '-' | '\u{2010}' | '–' | '—') {
        return earlier.is_some_and(char::is_alphabetic) && next.is_alphabetic();
    }
    (is_ideographic(last) || is_ideographic(next)) && !is_blank(last) && !opens(last) && !closes(next)
}

/// Scripts written without blanks between words: Chinese and Japanese, their punctuation included.
fn is_ideographic(c: char) -> bool {
    matches!(c, '\u{2e80}'..='\u{312f}' | '\u{3190}'..='\u{a4cf}' | '\u{f900}'..='\u{faff}' | '\u{ff01}'..='\u{ff60}'
        | '\u{20000}'..='\u{3ffff}')
}

/// What never ends a line: opening brackets and quotes (JIS X 4051).
fn opens(c: char) -> bool {
    "([{“‘«（「『【〔〈《［｛".contains(c)
}

/// What never begins a line: closing brackets, stops, small kana (JIS X 4051).
fn closes(c: char) -> bool {
    "!),.:;?]}”’»…、。，．・：；？！）」』】〕〉》］｝ー々ぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮ".contains(c)
}

#[cfg(test)]
#[expect(clippy::string_slice, reason = "a range inside a character is to fail the test")]
mod tests {
    use proptest::prelude::*;
    use ratatui::buffer::CellWidth;

    use super::*;

    fn wrapped(text: &str, columns: usize) -> Vec<&str> {
        wrap(text, columns).into_iter().map(|range| &text[range]).collect()
    }

    #[test]
    fn width_counts_columns() {
        for (text, columns) in
            [("", 0), ("abc", 3), ("Łódź", 4), ("送料", 4), ("e\u{301}", 1), ("👩‍👩‍👧", 2), ("a\tb\n", 2), ("ｶﾞ", 2)]
        {
            assert_eq!(width(text), columns, "{text:?}");
        }
    }

    #[test]
    fn what_fits_is_left_alone() {
        for text in ["", "abc", "送料", "👩‍👩‍👧 ok"] {
            assert!(matches!(cut(text, width(text)), Cow::Borrowed(same) if same == text));
        }
    }

    #[test]
    fn what_does_not_fit_ends_in_an_ellipsis() {
        for (text, columns, expected) in [
            ("abcd", 3, "ab…"),
            ("abcd", 1, "…"),
            ("abcd", 0, ""),
            ("送料込み", 4, "送…"),
            ("送料込み", 5, "送料…"),
            ("ae\u{301}io", 3, "ae\u{301}…"),
            ("👩‍👩‍👧x", 2, "…"),
        ] {
            assert_eq!(cut(text, columns), expected, "{text:?} in {columns}");
        }
    }

    #[test]
    fn lines_break_between_words() {
        assert_eq!(wrapped("the door is blue", 8), ["the door", "is blue"]);
        assert_eq!(wrapped("the   door", 5), ["the", "door"]);
        assert_eq!(wrapped("a  b   ", 9), ["a  b"]);
        assert_eq!(wrapped("made-to-order pieces", 8), ["made-to-", "order", "pieces"]);
        assert_eq!(wrapped("9-18 o'clock", 4), ["9-18", "o'cl", "ock"]);
        assert_eq!(wrapped("86\u{a0}zł now", 6), ["86\u{a0}zł", "now"]);
    }

    #[test]
    fn explicit_lines_stay() {
        assert_eq!(wrapped("", 5), [""]);
        assert_eq!(wrapped("a\n\nb\n", 5), ["a", "", "b", ""]);
        assert_eq!(wrapped("  indented text", 10), ["  indented", "text"]);
        assert_eq!(wrapped("        deep", 4), ["deep"]);
    }

    #[test]
    fn long_words_break_between_graphemes() {
        assert_eq!(wrapped("abcdefgh", 3), ["abc", "def", "gh"]);
        assert_eq!(wrapped("👩‍👩‍👧👩‍👩‍👧", 3), ["👩‍👩‍👧", "👩‍👩‍👧"]);
        assert_eq!(wrapped("送", 1), ["送"]);
    }

    #[test]
    fn ideographs_break_anywhere_but_before_a_stop() {
        assert_eq!(wrapped("送料込みです。", 6), ["送料込", "みで", "す。"]);
        assert_eq!(wrapped("ab送料「込」", 6), ["ab送料", "「込」"]);
    }

    #[test]
    fn the_cost_of_a_cut_does_not_grow_with_the_text() {
        let long = "送料".repeat(1_000_000);
        for _ in 0..10_000 {
            assert_eq!(width(&cut(&long, 20)), 19);
        }
    }

    fn texts() -> impl Strategy<Value = String> {
        let telling = prop::sample::select("abc -–\n\t\u{a0}送料。「é\u{301}👩\u{200d}👧".chars().collect::<Vec<_>>());
        prop::collection::vec(prop_oneof![8 => telling, 1 => any::<char>()], 0..80).prop_map(String::from_iter)
    }

    proptest! {
        #[test]
        fn width_is_what_is_drawn(text in texts()) {
            let drawn: usize = text
                .graphemes(true)
                .filter(|grapheme| !grapheme.contains(char::is_control))
                // ratatui counts half-width voicing marks twice since unicode-width 0.2.3 counts them itself.
                .filter(|grapheme| !grapheme.contains(['\u{ff9e}', '\u{ff9f}']))
                .map(|grapheme| usize::from(grapheme.cell_width()))
                .sum();
            let text = text.replace(['\u{ff9e}', '\u{ff9f}'], "");
            prop_assert_eq!(width(&text), drawn);
        }

        #[test]
        fn a_cut_fits(text in texts(), columns in 0usize..30) {
            let shown = cut(&text, columns);
            prop_assert!(width(&shown) <= columns);
            prop_assert!(text.starts_with(shown.strip_suffix(ELLIPSIS).unwrap_or(&shown)));
        }

        #[test]
        fn wrapped_lines_fit_and_lose_only_blanks(text in texts(), columns in 1usize..20) {
            let mut at = 0;
            for range in wrap(&text, columns) {
                prop_assert!(text[at..range.start].chars().all(is_blank), "{:?}", &text[at..range.start]);
                let line = &text[range.clone()];
                prop_assert!(!line.contains('\n'));
                prop_assert!(width(line) <= columns || line.graphemes(true).count() == 1, "{line:?}");
                at = range.end;
            }
            prop_assert!(text[at..].chars().all(is_blank));
        }
    }
}
