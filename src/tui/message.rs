//! What happens to the model, and what the model asks to be done.
//!
//! `update` takes a [`Msg`] and gives back [`Effect`]s; it does nothing itself. Effects go to the worker, the clipboard or the
//! terminal, and their answers come back as messages. An answer carries the number of the question it answers, so that one
//! which is overtaken by the next letter is dropped.

use jiff::civil::DateTime;

use crate::clipboard::Outcome;
use crate::compose::Concern;
use crate::desk::{
    Composition, DueLine, EditedReply, FactAnswer, Joined, JournalLine, MessageLine, Older, Opened, Pins, Preview,
    PutAway, Ready, Record, Row, Saving, Shop, Sketch, Source, TakenUp, Thing, UnderWay, Understanding, Unfinished,
};
use crate::model::{Draft, Id, Language, Order, Pinned, Reply, Retraction, State};
use crate::report::Report;
use crate::store::PastAction;
use crate::tui::ask::{Answers, Ask, Deed, Done};
use crate::tui::form::Form;
use crate::tui::letter::{Letter, Written};
use crate::tui::page::{PageKind, Sheet};
use crate::tui::picker::Choice;
use crate::tui::terminal::Input;

/// Something that happened.
#[derive(Debug)]
pub enum Msg {
    Input(Input),
    /// An answer of the worker.
    Answer(Answer),
    /// The clipboard is done with a text.
    Copied {
        ready: Box<Ready>,
        outcome: Outcome,
    },
    /// What the clipboard held, or why it could not be read.
    ClipboardRead {
        purpose: ReadFor,
        read: Result<String, Report>,
    },
    /// What an editor outside left in the file it was given; `None`: it was left as it was.
    EditedOutside(Result<Option<String>, Report>),
}

/// What the worker found or did.
#[derive(Debug)]
pub enum Answer {
    /// The list for what was typed, and the message its first line makes.
    Listed {
        question: u64,
        rows: Vec<Row>,
        preview: Option<Box<Preview>>,
    },
    Previewed {
        question: u64,
        preview: Option<Box<Preview>>,
    },
    /// A message with the replies that may answer it, and the message the first of them makes.
    Understood {
        question: u64,
        understanding: Box<Understanding>,
        rows: Vec<Row>,
        preview: Option<Box<Preview>>,
    },
    /// Lines to choose from, for the picker that asked.
    Choices {
        question: u64,
        choices: Vec<Choice<Target>>,
    },
    /// What is pinned now, and how many orders of the buyer are open.
    Pinned {
        pinned: Box<Pinned>,
        open: usize,
    },
    /// An order has come into another state.
    StateSet(Box<Order>),
    /// What is asked before something is done.
    Form(Box<Form>),
    /// A text put together from the records.
    Letter(Box<Written>),
    /// What Enter would do with the answers of a form.
    Would {
        question: u64,
        would: String,
    },
    /// What is in the way of the answers of a form: the name of the question and what is wrong with it.
    WouldNot {
        question: u64,
        field: &'static str,
        problem: String,
    },
    /// Something was done to the records.
    Done(Done),
    /// It was not done, because of the answer to this question.
    NotDone {
        field: &'static str,
        report: Report,
    },
    /// A record to be edited.
    Opened(Box<Opened>),
    /// A record to be edited, as it was left unsaved.
    OpenedDraft(Box<Opened>, Box<Draft>),
    /// A record is written.
    RecordSaved {
        record: Box<Record>,
        /// It is a buyer, and another bears the same name.
        has_namesake: bool,
        /// What is odd about it, a line each, though it is written.
        odd: Vec<String>,
    },
    /// A record was not written: it has changed since it was opened, and is this now; `None` where it was removed.
    RecordChanged(Option<Box<Opened>>),
    /// The same of a reply.
    ReplyChanged(Option<Box<Reply>>),
    /// A record was not written, because of this field.
    RecordRefused {
        field: &'static str,
        report: Report,
    },
    /// A message that is whole and may be copied.
    Ready(Box<Ready>),
    /// The message still has holes; the preview names them.
    NotWhole(Box<Preview>, Box<Composition>),
    /// A line of the due list, to do this with it.
    DueLine(Box<DueLine>, WithDue),
    /// A line of the due list was put off or away.
    DuePutOff(String, WithDue),
    /// How many lines are due.
    DueCount(usize),
    /// Something is wrong with the file of the records, and stays so until it is mended; `None` once it is.
    Trouble(Option<Box<Report>>),
    /// An automatic backup has failed, or one has succeeded after that.
    BackedUp(Result<(), Report>),
    /// A message among the records, to be answered or read.
    Message(Box<MessageLine>),
    /// What was last sent to the pinned buyer, and whether it is the marked reply; `None` where nothing was.
    LastSaid {
        line: Option<Box<JournalLine>>,
        is_marked: bool,
    },
    /// The message at hand is noted.
    MessageNoted,
    /// The copy stands in the journal.
    Recorded,
    /// It is copied, but could not be noted, for this reason.
    NotRecorded(Report),
    Journal {
        question: u64,
        lines: Vec<JournalLine>,
    },
    Retracted,
    /// A reply to be changed.
    Reply {
        reply: Box<Reply>,
        at: Opening,
        /// The language it is written in first, and those whose texts are older.
        older: Option<Older>,
    },
    /// What a new reply begins with.
    Blank(Language),
    /// The same of one that answers these messages.
    BlankFor(Language, Vec<String>),
    /// What there is to know of a text by hand.
    Reviewed {
        question: u64,
        concerns: Vec<Concern>,
    },
    Sketched {
        question: u64,
        sketch: Box<Sketch>,
    },
    Saved {
        shortcut: String,
    },
    Archived(PutAway),
    Kept,
    /// A draft taken up again, with the reply it is of, and the language of a new one.
    Draft(Box<Draft>, Option<Box<Reply>>, Language),
    /// Several replies as the beginning of a new one.
    Joined(Box<Joined>),
    /// A draft of a message under way, taken up again.
    TakenUp(Box<TakenUp>),
    DraftDropped,
    Facts(Vec<FactAnswer>),
    /// What was changed by hand in a text that was copied, where it can be kept.
    Edited(Option<Box<EditedReply>>),
    /// The replies that say facts which are about to be emptied, by shortcut.
    Saying(Vec<String>),
    FactsSaved {
        replies_added: usize,
    },
    Undone(Option<PastAction>),
    Redone(Option<PastAction>),
    /// What would be taken back next is the first start, and with it the library.
    AtFirstStart,
    /// What there is now: replies, buyers. The index is ready.
    Shop(Shop),
    /// Another program has changed the shop's data, or has erased somebody.
    Changed {
        erased: bool,
    },
    /// Of those that were asked about, these were erased, and these orders are of nobody.
    Gone {
        buyers: Vec<Id>,
        orders: Vec<Id>,
    },
    /// So many texts that are older than they are kept were emptied at the start.
    Expired(usize),
    Remembered,
    /// What a page says, or why the thing it is about is there no longer.
    Page {
        question: u64,
        sheet: Result<Box<Sheet>, Why>,
    },
    /// What is pinned, as it is now.
    Repinned(Box<Pinned>),
    Failed(Report),
}

/// Why something is there no longer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Why {
    Removed,
    /// It was a person, who was erased.
    Erased,
}

/// What the clipboard is read for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ReadFor {
    /// The text of a reply that is being written.
    Reply,
    /// A message of a buyer.
    Message,
}

/// The name of a line of the due list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DueName([u8; 8]);

impl DueName {
    /// The name of a line, as the desk gives it; what is longer is cut.
    pub fn of(name: &str) -> Self {
        let mut letters = [0; 8];
        for (letter, byte) in letters.iter_mut().zip(name.bytes()) {
            *letter = byte;
        }
        Self(letters)
    }

    /// As text again.
    pub fn as_str(&self) -> &str {
        let length = self.0.iter().position(|letter| *letter == 0).unwrap_or(self.0.len());
        self.0.get(..length).and_then(|letters| std::str::from_utf8(letters).ok()).unwrap_or_default()
    }
}

/// With what the editor of a reply begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Opening {
    /// The text that the preview shows, else the first.
    AsShown,
    /// This one.
    Text(Id),
    /// One that is not written yet.
    Another,
}

/// What is done with a line of the due list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WithDue {
    /// Its reply is copied.
    Answer,
    /// It is looked at among the replies first.
    Write,
    /// It comes up again tomorrow.
    Snooze,
    /// It is done with.
    Dismiss,
}

/// What a line of a picker or of a page stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Target {
    Buyer(Id),
    Order(Id),
    Piece(Id),
    Draft(Id),
    /// A line of the journal.
    Entry(Id),
    /// What a buyer wrote, and whether it is answered.
    Message {
        message: Id,
        answered: bool,
    },
    /// A day that was set.
    Reminder(Id),
    Reply(Id),
    /// A reply that is put away.
    Archived(Id),
    /// A text of a reply.
    Text(Id, Id),
    /// A version of a reply, by its number.
    Version(Id, u32),
    /// Something in a reply that the starter library says anew, by its place there.
    Proposal(Id, u16),
    /// A fact of the shop.
    Fact(Id),
    /// What a fact is in another language, by its place among those.
    Words(Id, u16),
    /// Messages that no reply answers, by their place among those.
    Gap(u16),
    /// A state that an order can come into.
    State(Id, State),
    /// A line of the due list.
    Due(DueName),
    /// A line of what was agreed about an order, from 0.
    Agreement(Id, usize),
    /// A line of what goes into the parcel of an order, from 0.
    Check {
        order: Id,
        line: usize,
        packed: bool,
        is_extra: bool,
    },
    /// A meeting that can be set for an order.
    Meet {
        order: Id,
        at: DateTime,
        until: Option<DateTime>,
        slot: Option<Id>,
    },
    /// The meeting for an order, to be called off.
    CallOff(Id),
}

/// What a picker looks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Looking {
    /// A buyer, by name, handle or order number.
    Buyer,
    /// Who wrote a message.
    Writer(Id),
    /// The one a buyer is, too.
    Twin(Id),
    /// An order: the pinned buyer's first.
    Order,
    Piece,
    /// A text kept for later.
    Draft,
    /// The state an order comes into.
    State(Id),
    /// When and where the buyer of an order is met.
    Meeting(Id),
}

/// Something to be done outside the model.
#[derive(Debug)]
pub enum Effect {
    List {
        question: u64,
        typed: String,
        composition: Composition,
    },
    /// The replies that may answer a buyer's message.
    Suggest {
        question: u64,
        message: String,
        composition: Composition,
    },
    Preview {
        question: u64,
        composition: Composition,
    },
    /// Looks at a text that is changed by hand.
    Review {
        question: u64,
        text: String,
        composition: Composition,
    },
    Sketch {
        question: u64,
        source: Box<Source>,
    },
    Look {
        question: u64,
        looking: Looking,
        typed: String,
        pins: Pins,
    },
    /// What a page says.
    Page {
        question: u64,
        kind: PageKind,
    },
    Pin(Pins),
    /// Looks again at what is pinned.
    Repin(Pins),
    /// Which of these people were erased, and which of these orders are of nobody?
    WhoIsGone {
        buyers: Vec<Id>,
        orders: Vec<Id>,
    },
    /// Something is done with a line of the due list.
    Due {
        name: DueName,
        with: WithDue,
    },
    /// Notes the message at hand, to be answered later.
    NoteMessage {
        text: String,
        pins: Pins,
    },
    Prepare(Composition),
    /// A text the seller has changed by hand, of these replies.
    PrepareText {
        text: String,
        composition: Composition,
        /// The draft it was.
        draft: Option<Id>,
    },
    /// A message among the records, to be answered or read.
    OpenMessage(Id),
    /// The form of a buyer nobody knew, begun with what they wrote.
    Newcomer(String),
    /// What was last sent to a buyer: this reply, where one is named and went to them.
    LastSaid {
        buyer: Id,
        reply: Option<Id>,
    },
    PrepareAgain(Id),
    Clipboard(Box<Ready>),
    Record {
        ready: Box<Ready>,
        outcome: Outcome,
    },
    Remember {
        composition: Composition,
        names: Vec<String>,
    },
    Forget {
        composition: Composition,
        names: Vec<String>,
    },
    Journal {
        question: u64,
        typed: String,
        buyer: Option<Id>,
    },
    Retract {
        entry: Id,
        why: Retraction,
    },
    /// A reply, to change it.
    OpenReply(Id, Opening),
    OpenBlank,
    /// The replies of a message as the beginning of a new one.
    OpenJoined(Composition),
    /// What a new reply begins with that answers these messages.
    OpenAnswer(Vec<String>),
    /// A reply, and the draft that one of its texts was.
    SaveReply {
        /// As it was when it was opened, unless it is new.
        opened: Option<Box<Reply>>,
        reply: Box<Reply>,
        /// What it was a draft of.
        draft: Option<Id>,
    },
    ArchiveReply(Id),
    KeepDraft(Box<Unfinished>),
    /// Keeps a text, and asks for how long it is not to be offered.
    PutAway(Box<Unfinished>),
    /// Keeps a message under way as a draft; where it cools, asks for how long it is not to be offered.
    KeepUnderWay {
        place: UnderWay,
        composition: Composition,
        cools: bool,
    },
    OpenDraft(Id),
    DropDraft(Id),
    /// A record, to edit it.
    OpenRecord(Thing, Id),
    /// A record that is new, to be described.
    OpenNewRecord(Box<Record>),
    /// A record, and the draft that it was.
    SaveRecord(Box<Saving>, Option<Id>),
    /// Brings an order into a state.
    SetState(Id, State),
    /// The form of what is to be asked.
    Ask(Ask),
    /// Puts a text together from the records.
    Write(Letter),
    /// Reads the answers of a form, to say what Enter would do.
    ReadAnswers {
        question: u64,
        ask: Ask,
        answers: Answers,
    },
    /// Does something to the records.
    Do(Deed),
    Facts,
    /// What was changed by hand in this text, made of one reply.
    LookAtEdit {
        text: String,
        composition: Composition,
    },
    /// Which replies say these facts.
    AskSaying(Vec<String>),
    SaveFacts {
        facts: Vec<(String, String)>,
        starter: bool,
    },
    ReadClipboard(ReadFor),
    EditOutside(String),
    Undo,
    Redo,
    Redraw,
    Suspend,
    Resume,
    Quit,
}
