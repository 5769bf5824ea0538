//! A text as it came out of a template, and the clean text that may be copied.

use std::fmt;
use std::ops::Range;

use super::ask::{Promise, Question, Switch};
use super::paths::Root;
use crate::model::Secrets;
use crate::text::{self, Masked};

/// A filled template: the text for the preview, and all that there is to know about it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Rendered {
    text: String,
    spans: Vec<Span>,
    /// Which parts of the template made which parts of the text, in its order.
    pieces: Vec<Piece>,
    /// What is asked, in the order of first use; also what is answered already.
    pub questions: Vec<Question>,
    /// The sentences that can be switched on, in the order of first use.
    pub options: Vec<Switch>,
    /// The dates that the text promises.
    pub promises: Vec<Promise>,
    /// What would have to be pinned for the text to be whole.
    pub needs: Vec<Root>,
}

/// A text with what is secret in it masked. It is only to be looked at: there is no way from it to the clipboard.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Veiled {
    pub text: String,
    /// As those of the text itself, where they are in this one.
    pub spans: Vec<Span>,
}

/// A stretch of a text and where it came from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Span {
    /// In bytes, on character boundaries.
    pub range: Range<usize>,
    pub kind: SpanKind,
}

impl Span {
    /// Whether it came from one of these secrets.
    pub(super) fn says(&self, secrets: &Secrets) -> bool {
        match &self.kind {
            SpanKind::Filled { path: name } | SpanKind::Answered { name } => secrets.has_path(name),
            SpanKind::Missing { .. } | SpanKind::Included { .. } => false,
        }
    }
}

/// Where a stretch of text came from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SpanKind {
    /// What is known of the buyer, the order, the piece, the shop or the day.
    Filled { path: String },
    /// An answer to a question.
    Answered { name: String },
    /// Nothing: the name of what is missing stands here.
    Missing { name: String },
    /// Another reply. Other spans may lie within it.
    Included { shortcut: String },
}

/// What a text lacks before it may be copied.
#[derive(Clone, Debug, Default, PartialEq, Eq, thiserror::Error)]
#[error("missing: {}", names.join(", "))]
pub struct Missing {
    /// The names of what is missing, each once, in the order of the text.
    pub names: Vec<String>,
    /// What would have to be pinned.
    pub needs: Vec<Root>,
}

impl Rendered {
    /// Tidies the text: no blanks at the ends of lines, no more than one empty line in a row, none at the ends.
    pub(super) fn new(text: &str, mut spans: Vec<Span>) -> Self {
        // What holds others comes before them.
        spans.sort_by_key(|span| (span.range.start, std::cmp::Reverse(span.range.end)));
        let removed = untidy(text);
        let (text, spans) = cut(text, &spans, &removed);
        Self { text, spans, ..Self::default() }
    }

    /// The same of a text whose pieces are known.
    pub(super) fn of_pieces(output: Output) -> Self {
        let removed = untidy(&output.text);
        let moved = moving(&removed);
        let pieces = output.pieces.iter().map(|piece| Piece { range: moved(&piece.range), ..piece.clone() }).collect();
        Self { pieces, ..Self::new(&output.text, output.spans) }
    }

    /// Which parts of the template made which parts of the text; none where it was put together from several.
    pub(super) fn pieces(&self) -> &[Piece] {
        &self.pieces
    }

    /// All that is known of this text, with another text.
    pub(super) fn with_text(self, other: Self) -> Self {
        Self { text: other.text, spans: other.spans, pieces: other.pieces, ..self }
    }

    /// The text as the preview shows it, with the names of what is missing in their places.
    pub fn preview(&self) -> &str {
        &self.text
    }

    /// Which stretches of the preview came from where, by their starts; one that holds others comes before them.
    pub fn spans(&self) -> &[Span] {
        &self.spans
    }

    /// The text as a screen shows it to whoever stands beside the seller: what is a secret is masked, whether it came from a
    /// sensitive fact, in any language and through any filter, or somebody typed the same. `None` where there is none in it.
    pub fn veiled(&self, secrets: &Secrets) -> Option<Veiled> {
        if secrets.is_empty() {
            return None;
        }
        let mut hidden = secrets.found_in(&self.text);
        hidden.extend(self.spans.iter().filter(|span| span.says(secrets)).map(|span| span.range.clone()));
        let masked = Masked::new(&self.text, hidden)?;
        let moved = |span: &Span| Span { range: masked.moved(&span.range), kind: span.kind.clone() };
        Some(Veiled { spans: self.spans.iter().map(moved).collect(), text: masked.text })
    }

    /// Whether nothing is missing.
    pub fn is_complete(&self) -> bool {
        !self.spans.iter().any(|span| matches!(span.kind, SpanKind::Missing { .. }))
    }

    /// What is missing, and what would have to be pinned; nothing where the text is complete.
    pub fn missing(&self) -> Missing {
        let mut names: Vec<String> = Vec::new();
        for span in &self.spans {
            if let SpanKind::Missing { name } = &span.kind
                && !names.contains(name)
            {
                names.push(name.clone());
            }
        }
        Missing { names, needs: self.needs.clone() }
    }

    /// The text to copy.
    ///
    /// # Errors
    /// What is missing, where something is.
    pub fn complete(&self) -> Result<CleanText, Missing> {
        if self.is_complete() { Ok(CleanText::by_hand(&self.text)) } else { Err(self.missing()) }
    }

    /// The text to copy after the seller has changed it by hand.
    ///
    /// # Errors
    /// What is missing, where the name of something missing still stands in the text.
    pub fn edited(&self, text: &str) -> Result<CleanText, Missing> {
        let mut missing = self.missing();
        missing.names.retain(|name| text.contains(&format!("⟨{name}⟩")));
        if missing.names.is_empty() { Ok(CleanText::by_hand(text)) } else { Err(missing) }
    }
}

/// A text that may be copied: nothing is missing in it, nothing in it acts or hides, no blanks at its ends.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CleanText(String);

impl CleanText {
    /// A text that somebody wrote and no template made.
    pub fn by_hand(text: &str) -> Self {
        Self(text::sanitise(text).trim().to_owned())
    }

    /// The text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for CleanText {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl From<CleanText> for String {
    fn from(text: CleanText) -> Self {
        text.0
    }
}

/// The stretches to leave out of a text so that it is tidy, in order, not touching each other.
fn untidy(text: &str) -> Vec<Range<usize>> {
    let mut removed: Vec<Range<usize>> = Vec::new();
    let mut start = 0;
    let mut empty_lines = 0;
    let mut wrote_something = false;
    let last_kept = text.trim_end().len();
    for line in text.split_inclusive('\n') {
        let end = start + line.len();
        let bare = start + line.trim_end().len();
        if start >= last_kept {
            break;
        }
        if bare == start {
            empty_lines += 1;
            let keep = wrote_something && empty_lines == 1;
            leave_out(&mut removed, start..if keep { end - 1 } else { end });
        } else {
            empty_lines = 0;
            wrote_something = true;
            let newline = usize::from(line.ends_with('\n'));
            leave_out(&mut removed, bare..end - newline);
        }
        start = end;
    }
    leave_out(&mut removed, last_kept..text.len());
    removed
}

fn leave_out(removed: &mut Vec<Range<usize>>, range: Range<usize>) {
    match removed.last_mut() {
        Some(last) if range.start <= last.end => last.end = last.end.max(range.end),
        _ if range.is_empty() => {}
        _ => removed.push(range),
    }
}

/// A text without some of its stretches (in order, not overlapping), and its spans where they then are. A span of which
/// nothing is left goes too.
pub(super) fn cut(text: &str, spans: &[Span], removed: &[Range<usize>]) -> (String, Vec<Span>) {
    if removed.is_empty() {
        return (text.to_owned(), spans.to_vec());
    }
    let mut kept = String::with_capacity(text.len());
    let mut at = 0;
    for range in removed {
        kept.push_str(text.get(at..range.start).unwrap_or_default());
        at = range.end;
    }
    kept.push_str(text.get(at..).unwrap_or_default());
    let moved = moving(removed);
    let spans = spans.iter().map(|span| Span { range: moved(&span.range), kind: span.kind.clone() });
    (kept, spans.filter(|span| !span.range.is_empty()).collect())
}

/// Where stretches of a text are once these are left out of it.
fn moving(removed: &[Range<usize>]) -> impl Fn(&Range<usize>) -> Range<usize> {
    let moved = move |offset: usize| {
        let before = removed.iter().take_while(|range| range.start < offset);
        offset - before.map(|range| range.end.min(offset) - range.start).sum::<usize>()
    };
    move |range| moved(range.start)..moved(range.end)
}

/// A part of a text and the part of the template that made it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Piece {
    /// In bytes of the text.
    pub(super) range: Range<usize>,
    /// In bytes of the template.
    pub(super) source: Range<usize>,
    pub(super) kind: PieceKind,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum PieceKind {
    /// Words of the template.
    Words,
    /// A placeholder: the whole tag.
    Value,
    /// Another reply: the whole tag.
    Reply,
}

/// A text with its spans, growing.
#[derive(Debug, Default)]
pub(super) struct Output {
    pub(super) text: String,
    pub(super) spans: Vec<Span>,
    pub(super) pieces: Vec<Piece>,
}

impl Output {
    /// Appends a text with its marks.
    pub(super) fn push(&mut self, text: &str, marks: impl IntoIterator<Item = Span>) {
        let start = self.text.len();
        self.text.push_str(text);
        let shifted = marks.into_iter().filter(|mark| !mark.range.is_empty());
        self.spans.extend(shifted.map(|mark| Span { range: mark.range.start + start..mark.range.end + start, ..mark }));
    }
}

/// A stretch of text without its own marks: what came from where a value came from.
pub(super) fn whole(text: &str, kind: Option<SpanKind>) -> Option<Span> {
    kind.filter(|_| !text.is_empty()).map(|kind| Span { range: 0..text.len(), kind })
}
