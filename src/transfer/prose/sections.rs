//! Where one answer ends and the next begins.

use super::lines::Lines;

/// An answer as it stands in the file.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Section<'t> {
    /// The line it begins on, with its heading.
    pub(super) line: usize,
    /// The heading above the group it belongs to, where the file is divided twice.
    pub(super) group: Option<&'t str>,
    pub(super) heading: Option<&'t str>,
    pub(super) body: String,
}

/// The place where a section begins.
#[derive(Clone, Copy, Debug)]
pub(super) struct Mark<'t> {
    /// The index of the first of its lines.
    pub(super) at: usize,
    /// How many lines the heading takes, which are not part of the text.
    pub(super) lines: usize,
    pub(super) heading: Option<&'t str>,
    /// How deep the heading is, from 1; 0 where there is none.
    pub(super) depth: usize,
}

/// The answers of a file; see [`super`] for how they are found.
pub(super) fn sections(text: &str, markdown: bool) -> Vec<Section<'_>> {
    let lines = Lines::of(text, markdown);
    let strong = lines.strong_headings();
    if !strong.is_empty() {
        return grouped(&lines, &strong);
    }
    let rules = lines.rules();
    if !rules.is_empty() {
        return whole(&lines, cut(&lines, &rules));
    }
    let titled = lines.titled_blocks();
    if titled.len() >= 2 {
        return whole(&lines, cut(&lines, &titled));
    }
    let weak = lines.weak_headings();
    let by_weak = cut(&lines, &weak);
    let bare = by_weak.iter().filter(|(_, section)| section.heading.is_some() && section.body.is_empty()).count();
    // Headings of which many have no text are not headings but short answers.
    if weak.len() >= 2 && bare * 2 < weak.len() {
        return whole(&lines, by_weak);
    }
    whole(&lines, cut(&lines, &lines.blocks()))
}

type Cut<'t> = (Mark<'t>, Section<'t>);

/// The sections between the marks, and what stands before the first of them.
fn cut<'t>(lines: &Lines<'t>, marks: &[Mark<'t>]) -> Vec<Cut<'t>> {
    let start = Mark { at: 0, lines: 0, heading: None, depth: 0 };
    let from_start = marks.first().is_none_or(|mark| mark.at > 0).then_some(start);
    let marks: Vec<Mark<'t>> = from_start.into_iter().chain(marks.iter().copied()).collect();
    let ends = marks.iter().skip(1).map(|mark| mark.at).chain([lines.len()]);
    let section = |(mark, end): (&Mark<'t>, usize)| {
        let (first, body) = lines.body(mark.at + mark.lines, end);
        let line = if mark.heading.is_some() { mark.at } else { first } + 1;
        (*mark, Section { line, group: None, heading: mark.heading, body })
    };
    marks.iter().zip(ends).map(section).collect()
}

/// The sections with a text. A heading that has none is a text itself.
fn whole<'t>(lines: &Lines<'t>, cuts: Vec<Cut<'t>>) -> Vec<Section<'t>> {
    let with_text = cuts.into_iter().map(|(_, section)| match section.heading {
        Some(heading) if section.body.is_empty() => Section { body: heading.to_owned(), heading: None, ..section },
        None => pointed(lines, section),
        Some(_) => section,
    });
    with_text.filter(|section| !section.body.is_empty()).collect()
}

/// "available? -> Yes, it is" divided at its arrow, if what stands before it is short enough for a heading.
fn pointed<'t>(lines: &Lines<'t>, section: Section<'t>) -> Section<'t> {
    let Some((heading, rest)) = lines.pointed(section.line - 1) else { return section };
    let others = section.body.split_once('\n').map_or("", |(_, others)| others);
    Section { body: format!("{rest}\n{others}").trim_end().to_owned(), heading: Some(heading), ..section }
}

/// The sections with a text. A heading that has none, but deeper headings under it, names their group, if the file has several
/// such; any other heading without a text is left out.
fn grouped<'t>(lines: &Lines<'t>, marks: &[Mark<'t>]) -> Vec<Section<'t>> {
    let cuts = cut(lines, marks);
    let names_group = |index: usize, (mark, section): &Cut<'t>| {
        let deeper = cuts.get(index + 1).is_some_and(|(next, _)| next.depth > mark.depth);
        section.heading.is_some() && section.body.is_empty() && deeper
    };
    let several = cuts.iter().enumerate().filter(|(index, cut)| names_group(*index, cut)).count() > 1;
    let mut group: Option<Mark<'t>> = None;
    let mut sections = Vec::new();
    for (mark, section) in cuts {
        group = group.filter(|group| group.depth < mark.depth);
        if !section.body.is_empty() {
            sections.push(Section { group: group.and_then(|group| group.heading), ..section });
        } else if several {
            group = Some(mark);
        }
    }
    sections
}
