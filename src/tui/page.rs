//! A page: one thing shown whole, or many of a kind, in sections of aligned lines. Some lines stand for something and can be
//! marked; the others are to be read.
//!
//! What a page says comes from the desk as plain data and is put into words by one file a kind (`page/<kind>.rs`); everything
//! else — narrowing, moving, scrolling, laying out, drawing — is the same for all.

pub mod board;
pub mod buyer;
pub mod due;
pub mod facts;
pub mod gallery;
pub mod library;
pub mod messages;
pub mod order;
pub mod packing;
pub mod pieces;
pub mod proposals;
pub mod reply;
pub mod rows;
pub mod stats;

use crate::model::Id;
use crate::text;

use super::action::Scope;
use super::field::Field;
use super::message::Target;
use super::terminal::Input;

/// What a page is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PageKind {
    /// A buyer: who they are, their orders, what was said.
    Buyer(Id),
    /// What buyers wrote, and what answered it.
    Messages,
    /// An order: its items, sums, days, agreements and history.
    Order(Id),
    /// What goes into the parcel of an order, ticked off one by one.
    Packing(Id),
    /// What the shop makes.
    Pieces,
    /// What needs a word today.
    Due,
    /// The open orders by state.
    Board,
    /// How fast the shop answers, what with, and what it has no reply for.
    Stats,
    /// The replies, and what is to be looked at in them.
    Library(library::Only),
    /// A reply: its texts, what they say, what it was before.
    Reply(Id),
    /// A version of a reply.
    Version(Id, u32),
    /// What is true of the shop.
    Facts,
    /// A fact of the shop, and the replies that say it.
    Fact(Id),
    /// What the starter library of this program has new.
    Proposals,
    /// The texts as buyers read them, in one of the library's languages, by its place among them.
    Gallery(usize),
}

impl PageKind {
    /// Where keys go on it, before they go where they go on every page.
    pub const fn scope(self) -> Scope {
        match self {
            Self::Buyer(_) => Scope::BuyerPage,
            Self::Messages => Scope::MessagesPage,
            Self::Order(_) => Scope::OrderPage,
            Self::Packing(_) => Scope::PackingPage,
            Self::Pieces => Scope::PiecesPage,
            Self::Due => Scope::DuePage,
            Self::Board => Scope::BoardPage,
            Self::Stats => Scope::Page,
            Self::Library(_) => Scope::LibraryPage,
            Self::Reply(_) => Scope::ReplyPage,
            Self::Version(..) => Scope::VersionPage,
            Self::Facts | Self::Fact(_) => Scope::FactsPage,
            Self::Proposals => Scope::ProposalsPage,
            Self::Gallery(_) => Scope::GalleryPage,
        }
    }
}

/// A page on the screen.
#[derive(Debug)]
pub struct Page {
    pub kind: PageKind,
    /// What narrows it.
    pub query: Field,
    /// What it says; `None` until the desk has answered.
    pub sheet: Option<Box<Sheet>>,
    /// The marked line, counted among those that can be marked and match what was typed.
    pub marked: Option<usize>,
    /// Rows scrolled away above.
    pub top: usize,
    /// The question its content answers.
    pub question: u64,
    /// What was typed before there was anything to do it with.
    pub waiting: Vec<Input>,
    /// What was decided about what the starter library has new, by [`Target::Proposal`].
    pub verdicts: Vec<((Id, u16), proposals::Verdict)>,
}

/// What a page says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sheet {
    /// What it is about.
    pub title: String,
    /// What else tells it from others; dim, below the title.
    pub detail: String,
    pub sections: Vec<Section>,
    /// What to do next where there is nothing to show.
    pub empty: String,
    /// The buyer it is about, and their name, where it is about one.
    pub buyer: Option<(Id, String)>,
}

/// Lines under a heading, in columns of their own.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Section {
    /// Dim, above the lines; may be empty.
    pub title: String,
    pub lines: Vec<Line>,
    /// Whether it stands beside the others where there is room for that.
    pub aside: bool,
    /// Whether its columns are those of the section above.
    pub joined: bool,
    /// What is said where it has no lines; where this is empty too, the section is left out.
    pub none: String,
}

/// One line of a page.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Line {
    /// What it stands for; `None` where it is only to be read.
    pub target: Option<Target>,
    /// One cell a column. The last takes what room there is: in a line to be read it wraps, elsewhere it is cut.
    pub cells: Vec<Span>,
    /// At the right end of the line: a day, a sum.
    pub end: Span,
    /// What it is found by beside what is seen of it.
    pub also: String,
    /// Where it can be marked: whether its last cell wraps all the same, because all of it is to be read.
    pub whole: bool,
    /// To the left of `end`, where there is room for it: a sum beside a day. Where `end` is empty and there is none, in its place.
    pub beside: Span,
}

/// A piece of text and what it means.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Span {
    pub text: String,
    pub look: Look,
}

/// What a piece of text means to the eye; the theme says how that looks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Look {
    #[default]
    Plain,
    /// What names the line.
    Strong,
    /// Secondary: labels, times.
    Muted,
    Good,
    Warning,
    /// A bar in the place of a text, so many thousandths of the longest.
    Bar(u16),
    /// The title of the page.
    Title,
}

impl Span {
    pub fn new(text: impl Into<String>, look: Look) -> Self {
        Self { text: text.into(), look }
    }

    pub fn plain(text: impl Into<String>) -> Self {
        Self::new(text, Look::Plain)
    }

    pub fn strong(text: impl Into<String>) -> Self {
        Self::new(text, Look::Strong)
    }

    /// A bar as long as a share of the longest.
    pub fn bar(value: u64, longest: u64) -> Self {
        let share = u128::from(value) * 1000 / u128::from(longest.max(1));
        // Whatever is not nothing shows.
        let share = u16::try_from(share).unwrap_or(1000).clamp(u16::from(value > 0), 1000);
        Self::new("", Look::Bar(share))
    }

    pub fn muted(text: impl Into<String>) -> Self {
        Self::new(text, Look::Muted)
    }
}

impl Line {
    /// A line to be read: a label and what it labels.
    pub fn field(label: String, value: Span) -> Self {
        Self { cells: vec![Span::muted(label), value], ..Self::default() }
    }

    /// Whether every one of these folded words stands in it.
    fn has(&self, words: &str) -> bool {
        let mut all = String::new();
        for span in self.cells.iter().chain([&self.beside, &self.end]) {
            all.push_str(&span.text);
            all.push(' ');
        }
        all.push_str(&self.also);
        let all = text::folded(&all);
        words.split_whitespace().all(|word| all.contains(word))
    }
}

impl Section {
    pub fn new(title: String, lines: Vec<Line>) -> Self {
        Self { title, lines, ..Self::default() }
    }
}

impl Page {
    /// A page whose content was asked for.
    pub fn new(kind: PageKind, question: u64) -> Self {
        let (waiting, verdicts) = (Vec::new(), Vec::new());
        Self { kind, query: Field::line(""), sheet: None, marked: None, top: 0, question, waiting, verdicts }
    }

    /// The sections with the lines that match what was typed.
    fn shown(&self) -> Vec<(&Section, Vec<&Line>)> {
        let typed = self.query.text();
        let words = text::folded(&typed);
        let narrowed = !words.trim().is_empty();
        let sections = self.sheet.iter().flat_map(|sheet| &sheet.sections);
        let matching = sections.map(|section| {
            let lines: Vec<&Line> = section.lines.iter().filter(|line| !narrowed || line.has(&words)).collect();
            (section, lines)
        });
        matching.filter(|(section, lines)| !lines.is_empty() || (!narrowed && !section.none.is_empty())).collect()
    }

    /// Whether there is something to stand beside something else. What was typed does not matter: columns keep their places.
    fn has_two_sides(&self) -> bool {
        let sections = || self.sheet.iter().flat_map(|sheet| &sheet.sections);
        let is_there = |section: &Section| !section.lines.is_empty() || !section.none.is_empty();
        [true, false].iter().all(|side| sections().any(|one| one.aside == *side && is_there(one)))
    }

    /// Whether nothing is there, or nothing that matches what was typed.
    pub fn is_empty(&self) -> bool {
        self.shown().is_empty()
    }

    /// What the lines stand for that can be marked, in their order.
    pub fn targets(&self) -> Vec<Target> {
        self.shown().iter().flat_map(|(_, lines)| lines.iter().filter_map(|line| line.target)).collect()
    }

    /// The marked line.
    pub fn line(&self) -> Option<&Line> {
        let shown = self.shown();
        let mut lines = shown.iter().flat_map(|(_, lines)| lines.iter().copied().filter(|line| line.target.is_some()));
        lines.nth(self.marked?)
    }

    /// What the marked line stands for.
    pub fn target(&self) -> Option<Target> {
        self.targets().get(self.marked?).copied()
    }

    /// Takes in what the page says now. The mark stays on what it was on, wherever that stands.
    pub fn show(&mut self, sheet: Sheet) {
        let is_first = self.sheet.is_none();
        let (before, place) = (self.target(), self.marked);
        self.sheet = Some(Box::new(sheet));
        if is_first {
            return;
        }
        let targets = self.targets();
        let distance = |at: usize| place.unwrap_or_default().abs_diff(at);
        let same = (0..targets.len()).filter(|at| before.is_some() && targets.get(*at).copied() == before);
        self.marked = same
            .min_by_key(|at| distance(*at))
            .or_else(|| place.map(|at| at.min(targets.len().saturating_sub(1))))
            .filter(|_| !targets.is_empty());
    }
}
