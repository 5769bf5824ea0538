//! What the starter library of this program has new, in words: what comes in by itself, and what the seller decides about.

use crate::desk::{Proposal, ReplyUpdate, Update};
use crate::i18n::Messages;
use crate::model::Id;
use crate::report::library;
use crate::tui::message::Target;

use super::reply::differing;
use super::{Line, Look, Page, Section, Sheet, Span};

/// What becomes of something that both the seller and the library have changed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Verdict {
    /// The seller's words stay, and the new ones are proposed again.
    #[default]
    Later,
    /// The new words take their place.
    Take,
    /// The seller's words stay for good.
    Keep,
}

impl Verdict {
    /// The next one.
    #[must_use]
    pub const fn next(self) -> Self {
        match self {
            Self::Later => Self::Take,
            Self::Take => Self::Keep,
            Self::Keep => Self::Later,
        }
    }

    const fn word(self) -> &'static str {
        match self {
            Self::Later => "later",
            Self::Take => "take",
            Self::Keep => "keep",
        }
    }

    const fn look(self) -> Look {
        match self {
            Self::Later => Look::Muted,
            Self::Take => Look::Good,
            Self::Keep => Look::Strong,
        }
    }
}

/// What is to be decided, with both versions line by line; below it what comes in without being asked.
pub fn sheet(messages: &Messages, update: &Update) -> Sheet {
    let section = |name: &str, lines: Vec<Line>| Section::new(messages.member("page-section", name), lines);
    let proposed = update.changes.iter().flat_map(|of| of.proposed.iter().flat_map(|one| proposal(messages, of, one)));
    let is_coming = |of: &&ReplyUpdate| of.is_new || !of.taken.is_empty();
    let coming = update.changes.iter().filter(is_coming).map(|of| comes_in(messages, of));
    let count = |is_wanted: &dyn Fn(&ReplyUpdate) -> bool| update.changes.iter().filter(|of| is_wanted(of)).count();
    let detail = messages.with(
        "library-updated",
        &[
            ("new", count(&|of| of.is_new).into()),
            ("updated", count(&|of| !of.is_new && !of.taken.is_empty()).into()),
            ("proposed", count(&|of| !of.proposed.is_empty()).into()),
        ],
    );
    Sheet {
        title: messages.text("page-proposals").into_owned(),
        detail: if update.changes.is_empty() { String::new() } else { detail },
        sections: vec![section("to-decide", proposed.collect()), section("comes-in", coming.collect())],
        empty: messages.text("library-update-nothing").into_owned(),
        ..Sheet::default()
    }
}

/// What both have changed: what becomes of it, and how the new words differ from the seller's.
fn proposal(messages: &Messages, of: &ReplyUpdate, one: &Proposal) -> Vec<Line> {
    let place = u16::try_from(one.place).unwrap_or(u16::MAX);
    let name = format!("{} · {}", of.shortcut, library::element(&one.element, messages));
    let line = Line {
        target: Some(Target::Proposal(of.id, place)),
        cells: vec![verdict(messages, Verdict::default()), Span::strong(name.clone())],
        also: of.title.clone(),
        ..Line::default()
    };
    let below = differing(&one.mine, &one.theirs).into_iter().map(|differs| {
        let sign = differs.cells.first().map_or("", |sign| sign.text.as_str());
        let said = differs.cells.last().cloned().unwrap_or_default();
        let said = Span::new(format!("{sign} {}", said.text), said.look);
        Line { cells: vec![Span::default(), said], also: format!("{name} {}", of.title), ..Line::default() }
    });
    std::iter::once(line).chain(below).collect()
}

/// What is new, or was as it came and follows the library.
fn comes_in(messages: &Messages, of: &ReplyUpdate) -> Line {
    let (word, what) = if of.is_new {
        (messages.text("library-update-new"), of.title.clone())
    } else {
        let taken: Vec<String> = of.taken.iter().map(|element| library::element(element, messages)).collect();
        (messages.text("library-update-taken"), taken.join(", "))
    };
    Line {
        cells: vec![Span::muted(word.into_owned()), Span::strong(of.shortcut.as_str()), Span::plain(what)],
        ..Line::default()
    }
}

fn verdict(messages: &Messages, of: Verdict) -> Span {
    Span::new(messages.member("verdict", of.word()), of.look())
}

impl Page {
    /// What was decided about something that both have changed.
    pub fn verdict(&self, of: (Id, u16)) -> Verdict {
        let decided = self.verdicts.iter().find(|(known, _)| *known == of);
        decided.map(|(_, verdict)| *verdict).unwrap_or_default()
    }

    /// Decides about one of these.
    pub fn decide(&mut self, of: (Id, u16), verdict: Verdict) {
        self.verdicts.retain(|(known, _)| *known != of);
        self.verdicts.push((of, verdict));
    }

    /// Everything on the page that is to be decided.
    pub fn proposals(&self) -> Vec<(Id, u16)> {
        let lines = self.sheet.iter().flat_map(|sheet| &sheet.sections).flat_map(|section| &section.lines);
        lines.filter_map(proposed).collect()
    }

    /// Writes what was decided into the lines.
    pub fn show_verdicts(&mut self, messages: &Messages) {
        let verdicts = self.verdicts.clone();
        let sections = self.sheet.iter_mut().flat_map(|sheet| &mut sheet.sections);
        for line in sections.flat_map(|section| &mut section.lines) {
            let Some(of) = proposed(line) else { continue };
            let decided = verdicts.iter().find(|(known, _)| *known == of).map(|(_, verdict)| *verdict);
            if let Some(cell) = line.cells.first_mut() {
                *cell = verdict(messages, decided.unwrap_or_default());
            }
        }
    }
}

const fn proposed(line: &Line) -> Option<(Id, u16)> {
    match line.target {
        Some(Target::Proposal(reply, place)) => Some((reply, place)),
        _ => None,
    }
}
