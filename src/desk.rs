//! The verbs of the shop, used alike by the command line and the interface. Neither talks to the store, the index or the
//! templates by itself: what one can do, the other can do the same way.
//!
//! The clock, the clipboard and every path come in from outside.

mod addresses;
mod agreements;
mod archive;
mod arrivals;
mod backups;
mod board;
mod correspondence;
mod days;
mod drafts;
mod due;
mod edited;
mod elsewhere;
mod erase;
mod error;
mod facts;
mod find;
mod gallery;
mod history;
mod honest;
mod import;
mod inbox;
mod joining;
mod journal;
mod ladder;
mod library;
mod library_page;
mod mappings;
mod meeting;
mod merging;
mod message;
mod mirror;
mod newcomer;
mod orders;
mod packing;
pub mod pages;
mod paying;
mod people;
mod person_export;
mod pieces;
mod pinning;
mod preparing;
mod records;
mod reminders;
mod review;
mod sayings;
mod shop;
mod spelling;
mod states;
mod stats;
mod stock;
mod suggest;
mod summary;
mod tight;
pub mod typed;
mod update;
mod upkeep;
mod usage;
mod variants;
mod words;
mod writing;

pub mod demo;

use std::cell::RefCell;
use std::collections::{BTreeMap, HashMap};
use std::fmt;

use jiff::tz::TimeZone;
use jiff::{Timestamp, Zoned};

use crate::calendar::ReplyClock;
use crate::config::{Backup, ChannelRules, Checks, Due, Retention, ShopDays};
use crate::model::{Currency, Id, Language};
use crate::search::{Index, Query};
use crate::store::{Entity, Fed, LogLimits, News, PastAction, Store};
use crate::transfer::{self, StarterFact};

pub use addresses::AddressRead;
pub use archive::PutAway;
pub use arrivals::{Arrivals, Change, ChangedPart, Landed, Namesakes, Whose};
pub use backups::{BackupFile, BackupJob, BackupPlace, LookBack, Remains, Replaced, SafetyBackup, StopBackup};
pub use board::{Board, BoardFilter, BoardOrder, Column};
pub use drafts::{draft_in_words, draft_value, draft_values};
pub use due::{DueLine, DueReply, Left, PutOff};
pub use edited::EditedReply;
pub use elsewhere::{Elsewhere, Loss};
pub use erase::{BackupState, ErasePlan};
pub use error::{Error, Nothing, Thing};
pub use facts::Saying;
pub use gallery::Exhibit;
pub use history::{Difference, Differs, ReplyVersion};
pub use honest::Promise;
pub use import::{Arrival, ExportError, Importing};
pub use inbox::{Inbox, MessageLine, NewMessage};
pub use joining::Joined;
pub use ladder::Rung;
pub use library::Listed;
pub use library_page::{FactLine, FactsPage, LibraryLine, LibraryPage, Older, ReplyName, ReplyPage};
pub use meeting::{Appointment, MeetingLine, Met, Plan};
pub use merging::{MergeOutlook, Merged};
pub use mirror::{MirrorNews, Spot, Way};
pub use packing::Ticked;
pub use pages::{BuyerPage, OrderPage};
pub use people::Named;
pub use person_export::PersonHeld;
pub use pieces::Stranger;
pub use records::{Opened, Record, Saved, Saving};
pub use reminders::{NewReminder, ReminderLine};
pub use shop::{Fate, ShopPlan, ShopTaken};
pub use spelling::{Proofread, SpellingSettings};
pub use states::{NextState, next_states};
pub use stats::{Answered, Stats, USUAL_WEEKS, Used};
pub use stock::StockList;
pub use suggest::{Gap, Gaps, Recognised, RecognisedBy, Suggested, Understanding, strength};
pub use tight::Tight;
pub use update::{Choices, Proposal, ReplyUpdate, Update};
pub use upkeep::{About, Flaw, FlawKind};
pub use usage::{ReplyUsage, Usage};
pub use variants::{Wish, key_words};
pub use words::{
    Answers, BuyerLine, Composition, DraftLine, FactAnswer, Group, JournalLine, Moved, OrderLine, Part, Payment,
    PieceLine, Pins, Prepared, Preview, Ready, Row, Shop, Shown, Sketch, Source, TakenUp, UnderWay, Unfinished,
};

/// So many changed replies are read before they are indexed together: one by one takes longer, and more at once would hold
/// many texts in memory.
const AT_ONCE: usize = 512;

/// Tells the moment. The real one is [`Timestamp::now`]; tests and the picture have one that stands still.
pub type Clock = Box<dyn Fn() -> Timestamp + Send>;

/// What the seller has set that the verbs go by.
#[derive(Clone, Debug)]
pub struct Settings {
    /// The language of the interface: the one answers are typed in, the seller's own.
    pub interface: Language,
    /// The language of texts for a buyer whose language is not known.
    pub language: Language,
    /// Where the shop is, unless its fact `zone` says so.
    pub zone: TimeZone,
    /// What a sum without a currency is counted in.
    pub currency: Option<Currency>,
    /// How far back undo reaches.
    pub undo: LogLimits,
    /// Where backups go, and how many are kept.
    pub backup: Backup,
    /// How long texts are kept.
    pub retention: Retention,
    /// What is due, and when.
    pub due: Due,
    /// How long messages may wait.
    pub clock: ReplyClock,
    /// The shop's days.
    pub days: ShopDays,
    /// What is looked at before a text is copied.
    pub checks: Checks,
    /// What the seller says of channels, by their names.
    pub rules: BTreeMap<String, ChannelRules>,
    /// How words are spelt.
    pub spelling: SpellingSettings,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            interface: Language::english(),
            language: Language::english(),
            zone: TimeZone::UTC,
            currency: None,
            undo: LogLimits::NONE,
            backup: Backup::default(),
            retention: Retention::default(),
            due: Due::default(),
            clock: ReplyClock::default(),
            days: ShopDays::default(),
            checks: Checks::default(),
            rules: BTreeMap::new(),
            spelling: SpellingSettings::default(),
        }
    }
}

/// The seller's desk: the records, the index over the library, and what is needed to use them.
pub struct Desk {
    store: Store,
    index: Index,
    /// Whether the index holds the library yet.
    indexed: bool,
    /// How much each reply is used; the order of two does not depend on today.
    usage: HashMap<Id, f64>,
    /// The last change of the log that index and usage know of.
    seq: i64,
    /// What [`Store::data_version`] said when last asked.
    data_version: i64,
    /// What is known about messages; learnt when the first one comes.
    knowledge: Option<suggest::Knowledge>,
    /// Whether replies or what was learnt have changed since.
    knowledge_is_stale: bool,
    clock: Clock,
    settings: Settings,
    /// What the settings say of the language; the shop's fact goes before it.
    usual_language: Language,
    /// The facts that the starter library speaks of: they may be named in templates before anybody has said them.
    asked: Vec<StarterFact>,
    /// How often somebody had been erased when last looked.
    erasures: u64,
    /// Whether imports bring back who was erased.
    brings_back: bool,
    /// The draft that what is written next has become.
    done_with: Option<Id>,
    /// What was found when the library was last looked through.
    looked_through: Option<sayings::LookedThrough>,
    dictionaries: spelling::Dictionaries,
    /// The message that was answered last, and whether it doubts the quality: a text is looked at with every key.
    doubted: RefCell<Option<(String, bool)>>,
}

impl fmt::Debug for Desk {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Desk").field("indexed", &self.indexed).field("seq", &self.seq).finish_non_exhaustive()
    }
}

impl Desk {
    /// A desk on open records. The index is built later ([`Self::build_index`]): the first frame does not wait for it.
    ///
    /// # Errors
    /// Those of reading the records.
    pub fn new(store: Store, settings: Settings, clock: Clock) -> Result<Self, Error> {
        let (seq, data_version, erasures) = (store.last_seq()?, store.data_version()?, store.erasures()?);
        let mut desk = Self {
            store,
            usual_language: settings.language.clone(),
            erasures,
            brings_back: false,
            index: Index::new(),
            indexed: false,
            usage: HashMap::new(),
            seq,
            data_version,
            knowledge: None,
            knowledge_is_stale: false,
            clock,
            settings,
            asked: transfer::starter_facts()?,
            done_with: None,
            looked_through: None,
            dictionaries: spelling::Dictionaries::default(),
            doubted: RefCell::default(),
        };
        desk.follow_language()?;
        Ok(desk)
    }

    /// Makes every reply searchable.
    ///
    /// # Errors
    /// Those of reading the records.
    pub fn build_index(&mut self) -> Result<(), Error> {
        self.index_library(Index::new())
    }

    /// Makes every reply findable by these words, and by these alone: for a desk that is asked once, in less than half the
    /// time.
    ///
    /// # Errors
    /// Those of reading the records.
    pub fn build_index_for(&mut self, words: &str) -> Result<(), Error> {
        self.index_library(Index::only_for(&Query::new(words)))
    }

    fn index_library(&mut self, index: Index) -> Result<(), Error> {
        let mut index = index.speaking([self.settings.interface.clone(), self.settings.language.clone()]);
        // What is committed while the library is read shows up as a change later and is then read again.
        self.seq = self.store.last_seq()?;
        let mut writer = index.writer();
        self.store.feed_replies(|part| match part {
            Fed::Reply { id, shortcut, category } => writer.begin(id, shortcut, category),
            Fed::Tag(tag) => writer.tag(tag),
            Fed::Situation(situation) => writer.situation(situation),
            Fed::Title(language, title) => writer.title(language, title),
            Fed::Ask(_, ask) => writer.ask(ask),
            Fed::Body(language, template) => writer.body(language, template),
            Fed::End => writer.end(),
            Fed::Unreadable(error) => {
                tracing::warn!(error = ?std::mem::discriminant(&error), "a reply cannot be read and is left out of the index");
                writer.abandon();
            }
        })?;
        drop(writer);
        self.index = index;
        self.usage = self.store.usage()?;
        self.weigh();
        self.indexed = true;
        Ok(())
    }

    /// Takes in what another program, or this one, has changed since the last look. Says whether there was anything.
    ///
    /// # Errors
    /// Those of reading the records.
    pub fn catch_up(&mut self) -> Result<bool, Error> {
        let version = self.store.data_version()?;
        if version == self.data_version {
            return Ok(false);
        }
        self.data_version = version;
        self.follow()
    }

    /// Brings index and usage up to date with the log. Says whether there was anything to do.
    fn follow(&mut self) -> Result<bool, Error> {
        // What may still be taken back is not followed.
        if self.store.is_held() {
            return Ok(false);
        }
        let last = self.store.last_seq()?;
        if last == self.seq {
            return Ok(false);
        }
        self.forget_erased()?;
        if self.follow_language()? {
            self.library_changed();
            if self.indexed {
                self.build_index()?;
            }
        }
        match self.store.news_since(self.seq)? {
            News::Everything => {
                self.library_changed();
                if self.indexed {
                    self.build_index()?;
                }
            }
            News::Changed(changed) => {
                let of = |entity| changed.iter().filter(move |one| one.entity == entity).map(|one| one.id);
                self.learnt_changed(of(Entity::LearntExample));
                if of(Entity::Reply).next().is_some() {
                    self.library_changed();
                }
                if !self.indexed {
                    self.seq = last;
                    return Ok(true);
                }
                self.follow_replies(changed.iter().filter(|one| one.entity == Entity::Reply).map(|one| one.id))?;
                if changed.iter().any(|one| one.entity == Entity::Entry) {
                    self.usage = self.store.usage()?;
                    self.weigh();
                }
            }
        }
        self.seq = last;
        Ok(true)
    }

    /// Reads these replies anew into the index.
    fn follow_replies(&mut self, changed: impl Iterator<Item = Id>) -> Result<(), Error> {
        let mut changed = changed.peekable();
        while changed.peek().is_some() {
            let mut some = Vec::new();
            for id in changed.by_ref().take(AT_ONCE) {
                match self.store.reply(id)? {
                    Some(reply) if !reply.archived => some.push(reply),
                    _ => drop(self.index.remove(id)),
                }
            }
            self.index.extend(some);
        }
        Ok(())
    }

    /// Whether its records outlive the program.
    pub fn is_kept(&self) -> bool {
        self.store.path().is_some()
    }

    /// What there is in the shop.
    ///
    /// # Errors
    /// Those of reading the records.
    pub fn shop(&self) -> Result<Shop, Error> {
        Ok(Shop {
            replies: self.store.count_replies()?,
            set_up: self.is_set_up()?,
            read_only: self.store.is_read_only(),
            drafts: self.store.drafts_due(self.timestamp())?.len(),
        })
    }

    /// Takes back the last change, whatever it was; `None` where there is nothing to take back.
    ///
    /// # Errors
    /// [`Error::Store`] where a row has changed since, and those of any writing.
    pub fn undo(&mut self) -> Result<Option<PastAction>, Error> {
        self.undo_telling(&mut |_, _| ())
    }

    /// The same. `progress` is told how many rows are done, of how many.
    ///
    /// # Errors
    /// As for [`Self::undo`].
    pub fn undo_telling(&mut self, progress: &mut dyn FnMut(usize, usize)) -> Result<Option<PastAction>, Error> {
        let undone = match self.store.undo_telling(self.timestamp(), progress) {
            Err(crate::store::Error::NothingToUndo) => return Ok(None),
            other => other?,
        };
        self.follow()?;
        Ok(Some(undone))
    }

    /// Does again what was taken back last; `None` where there is nothing.
    ///
    /// # Errors
    /// As for [`Self::undo`].
    pub fn redo(&mut self) -> Result<Option<PastAction>, Error> {
        self.redo_telling(&mut |_, _| ())
    }

    /// The same. `progress` is told how many rows are done, of how many.
    ///
    /// # Errors
    /// As for [`Self::undo`].
    pub fn redo_telling(&mut self, progress: &mut dyn FnMut(usize, usize)) -> Result<Option<PastAction>, Error> {
        let redone = match self.store.redo_telling(self.timestamp(), progress) {
            Err(crate::store::Error::NothingToRedo) => return Ok(None),
            other => other?,
        };
        self.follow()?;
        Ok(Some(redone))
    }

    /// Forgets what lies further back than undo is to reach, and empties texts that are older than they are kept: says how many. Records that
    /// can only be looked at stay as they are.
    ///
    /// # Errors
    /// Those of writing the records.
    pub fn tidy(&mut self) -> Result<usize, Error> {
        self.finish_erasures()?;
        if let Some(place) = self.backup_place() {
            place.sweep();
        }
        if !self.store.is_read_only() && self.settings.undo != LogLimits::NONE {
            self.store.prune_log(self.settings.undo, self.timestamp())?;
        }
        self.expire_texts()
    }

    /// The records, for what only looks at them: `doctor`.
    pub const fn store(&self) -> &Store {
        &self.store
    }

    /// The settings the verbs go by.
    pub const fn settings(&self) -> &Settings {
        &self.settings
    }

    fn timestamp(&self) -> Timestamp {
        (self.clock)()
    }

    /// Now, where the shop is.
    ///
    /// # Errors
    /// Those of reading the records.
    pub fn now(&self) -> Result<Zoned, Error> {
        let fact = self.store.fact("zone")?;
        let zone = fact.and_then(|fact| TimeZone::get(fact.value.trim()).ok());
        Ok(self.timestamp().to_zoned(zone.unwrap_or_else(|| self.settings.zone.clone())))
    }
}
