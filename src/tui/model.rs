//! Everything the screen shows: a frame is a function of this and of nothing else.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::time::Duration;

use crate::compose::Concern;
use crate::desk::{Composition, EditedReply, JournalLine, Part, Pins, Preview, Row, Shop, Understanding};
use crate::i18n::Messages;
use crate::model::{Id, Pinned};
use crate::report::{self, Report};
use crate::search::Found;
use crate::store::Disk;

use super::action::{Action, Scope};
use super::editor::Editor;
use super::field::Field;
use super::form::Form;
use super::keymap::Keymap;
use super::message::{Looking, Target};
use super::page::Page;
use super::parts::Parts;
use super::picker::Picker;
use super::record::RecordForm;
use super::theme::Theme;
use super::veil::Subject;

/// The state of the interface.
#[derive(Debug)]
#[expect(clippy::struct_excessive_bools, reason = "each is a state of its own, and none of them excludes another")]
pub struct Model {
    pub messages: Arc<Messages>,
    pub keymap: Keymap,
    pub theme: Theme,
    /// Columns and rows of the terminal.
    pub size: (u16, u16),
    /// For whom every text is filled.
    pub pinned: Pinned,
    pub main: Main,
    /// Replies kept for the message, in their order.
    pub basket: Vec<Kept>,
    /// What lies over the main screen, the uppermost last.
    pub screens: Vec<Screen>,
    /// The pages that were left for the replies to what they are about: Esc leads back to them.
    pub behind: Vec<Screen>,
    /// What was last done or went wrong; it leaves with the next key that does something.
    pub notice: Option<Notice>,
    /// What there is in the shop; `None` until the worker has looked.
    pub shop: Option<Shop>,
    /// Quit after the first copy.
    pub once: bool,
    /// What the same key does when it is pressed a second time in a row.
    pub armed: Option<Armed>,
    /// The message that the seller was asked about: the same key copies it all the same.
    pub asked: Option<u64>,
    /// What there is to know of the text by hand that is on the screen, and the question that asked for it.
    pub reviewed: (u64, Vec<Concern>),
    /// The message that is being prepared goes in parts.
    pub divides: bool,
    /// The number of the last question put to the worker.
    pub question: u64,
    /// The number of the last question that was answered.
    pub answered: u64,
    /// A copy is under way; another waits for its end.
    pub copying: bool,
    /// How many lines are due.
    pub due: usize,
    /// Whether the last automatic backup has failed.
    pub lacks_backup: bool,
    /// What is wrong with the file of the records; it stands above everything until it is mended.
    pub trouble: Option<Report>,
    /// Whether the records are on the disk of another, where one program alone has them.
    pub is_elsewhere: bool,
    /// What was changed by hand in the text copied last, until it is kept or something else is done.
    pub edited: Option<Box<EditedReply>>,
    /// How long a text with a secret in it stays in the clipboard.
    pub clear_after: Option<Duration>,
    /// Whether secrets are masked until the seller shows them.
    pub masks: bool,
    /// What they are shown for.
    pub unveiled: Option<Subject>,
}

/// What a key pressed twice does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Armed {
    /// Ctrl-C had nothing left to cancel: once more quits.
    Cancel,
    /// What was last sent to the pinned buyer is shown: once more copies it.
    Again(Id),
    /// What was copied had been changed by hand: the next key may keep the change.
    Edited,
    /// What was copied was of several replies: Enter twice in a row would put the marked one alone in its place.
    Joined,
    /// Facts that replies say were about to be emptied: once more saves them so.
    Emptied,
    /// Answers that are not saved were about to be left: once more leaves them.
    Leave,
}

/// The query, the list and the message its marked line makes.
#[derive(Debug)]
pub struct Main {
    pub query: Field,
    /// What a buyer wrote, understood, until it is answered or put away.
    pub message: Option<Box<Understanding>>,
    /// Which of the records that message is, where it is one of them.
    pub noted: Option<Noted>,
    pub rows: Vec<Row>,
    pub selected: usize,
    pub preview: Option<Box<Preview>>,
    /// Whether the seller has marked the line, by typing or by moving there. A line that is marked only because a list begins with it
    /// does not come to what was kept.
    pub chosen: bool,
    /// The variant stepped to, for the marked line only.
    pub variant: Option<Id>,
    pub answers: BTreeMap<String, String>,
    pub options: BTreeMap<String, bool>,
    /// The draft that what was kept has been; it means nothing where nothing is kept.
    pub draft: Option<Id>,
    /// The question the list on the screen answers, and the preview's.
    pub listed: u64,
}

/// The message at hand among the records.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Noted {
    pub message: Id,
    /// Who wrote it, where that was known.
    pub buyer: Option<Id>,
}

/// A reply kept for the message.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Kept {
    pub part: Part,
    pub shortcut: String,
    pub title: String,
}

/// What lies over the main screen.
#[derive(Debug)]
pub enum Screen {
    Pick {
        looking: Looking,
        picker: Picker<Target>,
        question: u64,
    },
    Palette(Picker<Action>),
    Help(Picker<Option<Action>>),
    Form(Form),
    /// `lent` is the reply that was put in only to be looked at: leaving takes it out again.
    Basket {
        selected: usize,
        lent: Option<Id>,
    },
    Letter {
        field: Field,
        composition: Box<Composition>,
        draft: Option<Id>,
        /// What need not be kept when it is left: the text as it was put together. Empty where it is nowhere else.
        before: String,
        /// What there is to know of it; may be empty.
        about: String,
    },
    Parts(Parts),
    Journal(Journal),
    Page(Box<Page>),
    Record(Box<RecordForm>),
    Editor(Box<Editor>),
}

/// What was copied, newest first.
#[derive(Debug)]
pub struct Journal {
    pub query: Field,
    pub lines: Vec<JournalLine>,
    pub selected: usize,
    pub only_pinned: bool,
    /// Something else is looked for: the mark begins at the top again, instead of staying with its line.
    pub from_top: bool,
    pub question: u64,
}

/// One line of news.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Notice {
    pub kind: NoticeKind,
    pub text: String,
    /// What to do next, where there is something.
    pub hint: Option<String>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoticeKind {
    Good,
    Plain,
    Warning,
    Danger,
}

impl Screen {
    /// Where keys go while it is on top.
    pub const fn scope(&self) -> Scope {
        match self {
            Self::Pick { .. } | Self::Palette(_) | Self::Help(_) => Scope::Picker,
            Self::Form(_) | Self::Record(_) => Scope::Form,
            Self::Basket { .. } => Scope::Basket,
            Self::Letter { .. } => Scope::Letter,
            Self::Parts(_) => Scope::Parts,
            Self::Journal(_) => Scope::Journal,
            Self::Page(page) => page.kind.scope(),
            Self::Editor(_) => Scope::Editor,
        }
    }
}

impl Model {
    /// Says it where the records are on the disk of another, and keeps a mark in the header.
    pub fn stands_on(&mut self, disk: &Disk) {
        self.is_elsewhere = disk.is_anothers();
        if let Some(text) = report::disk(disk, &self.messages) {
            self.notice = Some(Notice { kind: NoticeKind::Warning, text, hint: None });
        }
    }

    /// The interface before anything is known.
    pub fn new(messages: Arc<Messages>, keymap: Keymap, theme: Theme, size: (u16, u16)) -> Self {
        Self {
            messages,
            keymap,
            theme,
            size,
            pinned: Pinned::default(),
            main: Main {
                query: Field::line(""),
                message: None,
                noted: None,
                rows: Vec::new(),
                selected: 0,
                preview: None,
                chosen: false,
                variant: None,
                answers: BTreeMap::new(),
                options: BTreeMap::new(),
                draft: None,
                listed: 0,
            },
            basket: Vec::new(),
            screens: Vec::new(),
            behind: Vec::new(),
            notice: None,
            shop: None,
            once: false,
            armed: None,
            asked: None,
            reviewed: (0, Vec::new()),
            divides: false,
            question: 0,
            answered: 0,
            copying: false,
            due: 0,
            lacks_backup: false,
            trouble: None,
            is_elsewhere: false,
            edited: None,
            clear_after: None,
            masks: true,
            unveiled: None,
        }
    }

    /// Where keys go now.
    pub fn scope(&self) -> Scope {
        self.screens.last().map_or(Scope::Main, Screen::scope)
    }

    /// Whom and what texts are filled for.
    pub fn pins(&self) -> Pins {
        Pins::from(&self.pinned)
    }

    /// What the buyer's message tells that can fill a form.
    pub fn told(&self) -> &[Found] {
        self.main.message.as_ref().map_or(&[], |message| &message.found)
    }

    /// The line of the list that is marked.
    pub fn row(&self) -> Option<&Row> {
        self.main.rows.get(self.main.selected)
    }

    /// The message that Enter copies: what was kept, and the marked reply where somebody chose it and it is not among that already.
    pub fn composition(&self) -> Composition {
        let mut parts: Vec<Part> = self.basket.iter().map(|kept| kept.part).collect();
        if let Some(row) = self.row()
            && (parts.is_empty() || self.main.chosen)
            && !parts.iter().any(|part| part.reply == row.reply)
        {
            parts.push(Part { reply: row.reply, variant: self.main.variant });
        }
        Composition {
            parts,
            pins: self.pins(),
            answers: self.main.answers.clone(),
            options: self.main.options.clone(),
            message: self.main.message.as_ref().map(|message| message.text.clone()),
            answers_message: self.answers_message(),
            channel: None,
            draft: self.main.draft.filter(|_| !self.basket.is_empty()),
        }
    }

    /// The message of the records that a copy made now answers: not where somebody else was pinned meanwhile.
    fn answers_message(&self) -> Option<Id> {
        let noted = self.main.noted.filter(|_| self.main.message.is_some())?;
        (noted.buyer.is_none() || noted.buyer == self.pins().buyer).then_some(noted.message)
    }

    /// Whether there is a message at hand, and nobody knows whom it is from.
    pub fn is_from_nobody(&self) -> bool {
        let message = self.main.message.as_ref().filter(|message| message.is_read);
        message.is_some_and(|message| message.from.is_none()) && self.pinned.buyer.is_none()
    }

    /// Whether a step back leads to the pages that were left for the replies: nothing was typed or kept since.
    pub fn leads_back(&self) -> bool {
        let has_nothing = self.main.query.is_empty() && self.basket.is_empty() && self.main.message.is_none();
        has_nothing && self.screens.is_empty() && !self.behind.is_empty()
    }

    /// The number of a new question to the worker.
    pub fn ask(&mut self) -> u64 {
        self.question += 1;
        self.question
    }

    /// Whether something was asked that is not answered yet.
    pub const fn is_waiting(&self) -> bool {
        self.answered < self.question
    }

    /// Shows what went wrong, and what to do next.
    pub fn report(&mut self, report: &Report) {
        let (text, hint) = (report.message.clone(), report.hint.clone());
        self.notice = Some(Notice { kind: NoticeKind::Danger, text, hint });
    }

    /// Shows a line of news.
    pub fn say(&mut self, kind: NoticeKind, text: String) {
        self.notice = Some(Notice { kind, text, hint: None });
    }
}
