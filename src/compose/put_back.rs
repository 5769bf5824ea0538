//! A text that was changed by hand made a template again: what was filled stays a placeholder where its value still stands at its
//! place, and what the seller has written becomes words of the template.

use std::ops::Range;

use super::align::{Landed, Segment, align};
use super::rendered::{Piece, PieceKind, Rendered, SpanKind};
use super::source::escape;

/// A template with what was changed in its text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PutBack {
    pub body: String,
    /// The placeholders that have become words, since another value or none stands in their place.
    pub words: Vec<String>,
    /// How many changes could not be taken over: they are in another reply, or in words that stand in the text several times and were
    /// changed in one place.
    pub left_out: usize,
    /// What was changed: the words before and now.
    pub changes: Vec<(String, String)>,
}

/// A stretch of the template and what is to stand there.
type Change = (Range<usize>, String);

impl Rendered {
    /// The template that makes the text which this one was changed into, as far as there is one. `source` is the template that made this
    /// text. `None` where nothing was changed, or so much that nobody can say what has become of what.
    pub fn put_back(&self, source: &str, edited: &str) -> Option<PutBack> {
        let text = self.preview();
        if edited.trim() == text.trim() || self.pieces().is_empty() {
            return None;
        }
        let parts = self.parts();
        let segments: Vec<Segment<'_>> = parts.iter().map(|part| part.segment(text)).collect();
        let landed = align(&segments, edited.trim())?;
        let mut put_back = PutBack::default();
        let mut changes: Vec<(Range<usize>, Vec<Option<Change>>)> = Vec::new();
        for (part, one) in parts.iter().zip(&landed) {
            let before = text.get(part.range.clone()).unwrap_or_default();
            if one.text != before || !one.before.is_empty() {
                put_back.changes.push((before.to_owned(), format!("{}{}", one.before, one.text)));
            }
            let Some(piece) = part.piece else {
                put_back.left_out += usize::from(one.text != before || !one.before.is_empty());
                continue;
            };
            let change = self.change(source, piece, one, &mut put_back);
            // Words in a loop stand in the text several times, and once in the template.
            match changes.iter_mut().find(|(range, _)| *range == piece.source) {
                Some((_, all)) => all.push(change),
                None => changes.push((piece.source.clone(), vec![change])),
            }
        }
        let mut edits: Vec<Change> = Vec::new();
        for (_, all) in changes {
            match all.split_first() {
                Some((first, others)) if others.iter().all(|other| other == first) => edits.extend(first.clone()),
                _ => put_back.left_out += 1,
            }
        }
        let behind = landed.last().map_or("", |one| one.before.as_str());
        if !behind.is_empty() {
            put_back.changes.push((String::new(), behind.to_owned()));
        }
        put_back.body = applied(source, edits, behind)?;
        (!put_back.changes.is_empty()).then_some(put_back)
    }

    /// The whole text in parts: each piece, and what stands between them.
    fn parts(&self) -> Vec<Part<'_>> {
        let mut parts = Vec::new();
        let mut at = 0;
        for piece in self.pieces().iter().filter(|piece| piece.range.start < piece.range.end) {
            if piece.range.start > at {
                parts.push(Part { range: at..piece.range.start, piece: None });
            }
            if piece.range.start >= at {
                parts.push(Part { range: piece.range.clone(), piece: Some(piece) });
                at = piece.range.end;
            }
        }
        if at < self.preview().len() {
            parts.push(Part { range: at..self.preview().len(), piece: None });
        }
        parts
    }

    /// What has to stand in the template in the place of a piece, where it is not what stands there.
    fn change(&self, source: &str, piece: &Piece, now: &Landed, put_back: &mut PutBack) -> Option<Change> {
        let before = self.preview().get(piece.range.clone()).unwrap_or_default();
        let tag = source.get(piece.source.clone()).unwrap_or_default();
        match piece.kind {
            PieceKind::Words if now.text == before && now.before.is_empty() => None,
            PieceKind::Words => {
                // Blanks that the tidied text has lost stay.
                let visible = tag.find(before).map(|at| at..at + before.len());
                let visible = visible.unwrap_or_else(|| {
                    let start = tag.len() - tag.trim_start().len();
                    start..tag.trim_end().len().max(start)
                });
                let range = piece.source.start + visible.start..piece.source.start + visible.end;
                Some((range, format!("{}{}", escape(&now.before), escape(&now.text))))
            }
            PieceKind::Value if now.is_kept => {
                (!now.before.is_empty()).then(|| (piece.source.clone(), format!("{}{tag}", escape(&now.before))))
            }
            PieceKind::Value => {
                self.names_in(&piece.range).for_each(|name| put_back.words.push(name));
                Some((piece.source.clone(), format!("{}{}", escape(&now.before), escape(&now.text))))
            }
            PieceKind::Reply => {
                put_back.left_out += usize::from(!now.is_kept);
                (!now.before.is_empty()).then(|| (piece.source.clone(), format!("{}{tag}", escape(&now.before))))
            }
        }
    }

    /// The names of what was filled within a stretch.
    fn names_in(&self, range: &Range<usize>) -> impl Iterator<Item = String> {
        let within = |inner: &Range<usize>| range.start <= inner.start && inner.end <= range.end;
        self.spans().iter().filter(move |span| within(&span.range)).filter_map(|span| match &span.kind {
            SpanKind::Filled { path: name } | SpanKind::Answered { name } => Some(name.clone()),
            SpanKind::Missing { .. } | SpanKind::Included { .. } => None,
        })
    }
}

/// A part of the text, and the piece of the template that made it where one did.
struct Part<'p> {
    range: Range<usize>,
    piece: Option<&'p Piece>,
}

impl Part<'_> {
    fn segment<'t>(&self, text: &'t str) -> Segment<'t> {
        let is_whole = self.piece.is_some_and(|piece| piece.kind != PieceKind::Words);
        Segment { text: text.get(self.range.clone()).unwrap_or_default(), is_whole }
    }
}

/// A template after changes to stretches that do not overlap, with some words at its end.
fn applied(source: &str, mut edits: Vec<Change>, behind: &str) -> Option<String> {
    edits.sort_by_key(|(range, _)| (range.start, range.end));
    let mut body = String::with_capacity(source.len());
    let mut at = 0;
    for (range, text) in edits {
        body.push_str(source.get(at..range.start)?);
        body.push_str(&text);
        at = range.end;
    }
    let rest = source.get(at..)?;
    if behind.is_empty() {
        body.push_str(rest);
        return Some(body);
    }
    let end = rest.trim_end().len();
    body.push_str(rest.get(..end)?);
    body.push_str(&escape(behind));
    body.push_str(rest.get(end..)?);
    Some(body)
}
