//! Every setting: its name, what it means, its default. The only place where they stand.

use std::collections::BTreeMap;

use jiff::civil::Time;
use jiff::tz::TimeZone;
use serde::{Deserialize, Serialize};
use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::mistake::{Found, Wrong};
use super::{ChannelRules, Keys};
use crate::calendar::{Day, Holidays, Hours, ReplyClock, Stake, Week, Window, weekdays};
use crate::model::{Channel, Currency, Language, Rule, Shortcut, words};
use crate::text::nearest;

/// A section of the file, for the example and for the check of unknown keys.
pub(super) struct Section {
    pub(super) name: &'static str,
    pub(super) doc: &'static [&'static str],
    pub(super) keys: &'static [Key],
}

/// A key of a section.
pub(super) struct Key {
    pub(super) name: &'static str,
    pub(super) doc: &'static [&'static str],
}

/// Makes the types, their defaults and [`SECTIONS`] out of one list.
macro_rules! settings {
    ($($(#[doc = $section_doc:literal])+ $section:ident: $type:ident {
        $($(#[doc = $doc:literal])+ $key:ident: $key_type:ty = $default:expr;)+
    })+) => {
        /// What the user has set, whole: what the file does not say is as by default.
        #[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
        #[serde(default, deny_unknown_fields)]
        pub struct Config {
            $($(#[doc = $section_doc])+ pub $section: $type,)+
            /// What the user says of channels, by their names: `[channels.olx]`.
            #[serde(skip)]
            pub rules: BTreeMap<String, ChannelRules>,
            /// The keys the user has given to actions, instead of the usual ones.
            #[serde(skip_deserializing)]
            pub keys: Keys,
        }

        $(
            $(#[doc = $section_doc])+
            #[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
            #[serde(default, deny_unknown_fields)]
            pub struct $type { $($(#[doc = $doc])+ pub $key: $key_type,)+ }

            impl Default for $type {
                fn default() -> Self {
                    Self { $($key: $default,)+ }
                }
            }
        )+

        /// Every section but `[keys]`, in the order of the example.
        pub(super) const SECTIONS: &[Section] = &[$(Section {
            name: stringify!($section),
            doc: &[$($section_doc),+],
            keys: &[$(Key { name: stringify!($key), doc: &[$($doc),+] }),+],
        }),+];
    };
}

settings! {
    /// The shop that replies are sent from.
    shop: Shop {
        /// The language of replies to a buyer whose language is not known: a code such as "en", "pl" or "pt-BR". The shop's own fact `language`,
        /// which the first start asks for, goes before it.
        language: Language = Language::english();
        /// The time zone of dates and hours, such as "Europe/Warsaw". Empty: the computer's own.
        zone: String = String::new();
        /// The currency of amounts that name none.
        currency: Currency = Currency::EUR;
    }

    /// How a text gets into the clipboard. The usual ways need no settings; `replydesk doctor` tells which one is taken.
    clipboard: Clipboard {
        /// A program that takes the text on its standard input and puts it into the clipboard, with its arguments, such
        /// as `["xclip", "-selection", "clipboard"]`. It is tried before every other way. Empty: none.
        command: Vec<String> = Vec::new();
        /// A program that prints what is in the clipboard, to check that the one above worked, such as
        /// `["xclip", "-selection", "clipboard", "-o"]`. Empty: it cannot be checked, and that is said.
        read_command: Vec<String> = Vec::new();
        /// Empties the clipboard this many seconds after copying a text with a fact in it that is marked as sensitive, if it
        /// still holds that text, up to 28800 (eight hours). Only where this program itself keeps the text: X11 and Wayland.
        /// 0: never.
        clear_after_seconds: u32 = 90;
    }

    /// What the interface looks like.
    screen: Screen {
        /// The language of the interface, as a code. Empty: that of the system.
        language: String = String::new();
        /// The colours: "auto", "dark", "light", "high-contrast" or "plain" (none). `NO_COLOR` in the environment wins.
        theme: Theme = Theme::Auto;
        /// Whether the mouse selects and scrolls. Where it does, selecting text with it takes the Shift key.
        mouse: bool = true;
        /// Whether facts that are marked as sensitive are masked on the screen ("•••• 4432") until you show them. What is copied is always
        /// the real text.
        mask_sensitive: bool = true;
    }

    /// The editor for longer texts.
    editor: Editor {
        /// The program and its arguments, such as `["code", "--wait"]`; the file's name is added. Empty: `$VISUAL` or `$EDITOR`.
        command: Vec<String> = Vec::new();
    }

    /// The due list: everything that needs a word from you today. Days are counted as they come, weekends too. On a public
    /// holiday you keep and on a day off, nobody is asked for anything: ready, untracked, arrived, unpaid, silent, explained and
    /// review wait for the day after.
    due: Due {
        /// The rules that are off: any of "unanswered", "silent", "unpaid", "promised", "ready", "untracked", "arrived",
        /// "review", "birthday", "explained", "draft", "fact", "meeting", "reminder".
        off: Vec<Rule> = Vec::new();
        /// The replies that the rules propose instead of the ones they find by their situation, such as
        /// `{ unpaid = "my-reminder", silent = "my-nudge" }`.
        replies: BTreeMap<Rule, Shortcut> = BTreeMap::new();
        /// A buyer is silent so many days after your last word, while the order is still talked over. After two reminders the
        /// order is left in peace.
        silent_days: u16 = 3;
        /// An agreed order is unpaid so many days after it was agreed, unless it is handed over in person.
        unpaid_days: u16 = 3;
        /// The tracking number is missed so many days after a parcel has left: Etsy and its buyers want it on the same day.
        untracked_days: u16 = 0;
        /// A parcel should have arrived so many days after it has left, where no day is expected; else on the day after that.
        arrived_days: u16 = 7;
        /// A review is asked for so many days after an order was received: time to unwrap it and try it.
        review_days: u16 = 3;
        /// A birthday may be wished well for so many days after it.
        birthday_days: u16 = 1;
        /// "Was it clear?" is asked so many days after a long explanation.
        explained_days: u16 = 1;
        /// A fact is old when nobody has checked it for so many days.
        fact_days: u16 = 180;
        /// Meetings are told so many days ahead.
        meeting_days: u16 = 1;
        /// What has been due for so many days without anything done about it is let go. Messages, reminders and drafts stay.
        forget_days: u16 = 45;
    }

    /// The shop's days: what "today", "the next shipping day" and an honest date go by. `replydesk calendar` shows them.
    calendar: ShopDays {
        /// Whose public holidays you keep: a country such as "PL", or a region such as "DE-BY". Empty: none.
        holidays: String = String::new();
        /// The days of the week you work on, such as "mon-fri" or "tue-sat".
        working_days: String = "mon-fri".to_owned();
        /// The hours of a working day, such as "9-17". Empty: not set.
        hours: String = String::new();
        /// How many hours of a working day go into making, for honest dates: packing and writing are not in them.
        making_hours: u16 = 6;
        /// How many minutes a meeting takes, where nobody says when it ends: for its end in the calendar, for clashes, and for what is
        /// left of a place's hours to offer.
        meeting_minutes: u16 = 30;
        /// What is paid before this hour leaves on the same day, such as "13:00". Empty: what the fact `cutoff` says, if it is an
        /// hour.
        cut_off: String = String::new();
    }

    /// The channels you sell on. `replydesk channel list` shows the rules of all that are known. A section of its own says otherwise of one of them,
    /// or adds a channel, each key only where it differs:
    ///
    ///   [channels.olx]
    ///   label = "OLX"              how it writes its own name
    ///   limit = 1000               the longest message; 0: none
    ///   counting = "characters"    or "utf-16", "bytes", "sms" (the limit is so many short messages)
    ///   plain = true               marks for bold letters stay as they are typed
    ///   links = false              none are allowed
    ///   contacts = true            telephone numbers and e-mail addresses are
    ///   starts = "anything"        or "answers": nothing may be sent that nobody has asked for
    ///
    channels: Channels {
        /// For how many hours a message may wait on a channel: after that its answer counts against your standing, or is not
        /// possible any more. Of several numbers the next is shown when the first has passed. A channel without any has no clock.
        windows: BTreeMap<String, Vec<u32>> = usual_windows();
    }

    /// What is looked at before a text is copied. Almost everything is a hint that stands in nobody's way; what asks has to be said yes to:
    /// Enter a second time, or `--anyway`. false: it is not looked for.
    checks: Checks {
        /// Longer than the channel takes, which asks (not in short messages, of which a telephone sends several).
        too_long: bool = true;
        /// A letter that makes more short messages of a text than it would be without it.
        sms: bool = true;
        /// A link, where the channel allows none.
        link: bool = true;
        /// A telephone number or an e-mail address, where the channel allows none.
        contact: bool = true;
        /// A message that nobody has asked for, where the channel allows answers alone or its time for an answer has passed.
        start: bool = true;
        /// Marks for bold letters, headings or links that a buyer would see as they are typed.
        markup: bool = true;
        /// The name of another buyer, which asks.
        other_buyer: bool = true;
        /// A sensitive fact that may not go to the channel (`fact set --on`), which asks.
        sensitive: bool = true;
        /// What was to be replaced and was not: `[name]`, `XXX`, `___`.
        leftover: bool = true;
        /// A price that the pinned piece, or one that the text names, does not have any more.
        price: bool = true;
        /// A day that is over, unless the records say it.
        past_date: bool = true;
        /// "Maybe" and "about" to a buyer who doubts the quality.
        hedging: bool = true;
        /// Words in capitals, and rows of exclamation marks.
        shouting: bool = true;
        /// More than two paragraphs in an e-mail.
        paragraphs: bool = true;
        /// A first message to a buyer that does not greet them.
        greeting: bool = true;
        /// A word you have typed that is in no dictionary of the text's language, where one is installed.
        spelling: bool = true;
    }

    /// Dictionaries: Hunspell's, one for each language, which systems install as "hunspell-pl", "hunspell-de-de" and the like. Their
    /// places are known; `DICPATH` in the environment names others.
    spelling: Spelling {
        /// Words that are right although no dictionary has them, such as `["lunula", "chainmaille"]`. The names of buyers, pieces and of what
        /// facts say need not stand here.
        words: Vec<String> = Vec::new();
    }

    /// How far back "undo" reaches. What is older, or beyond the size, cannot be taken back any more.
    undo: Undo {
        /// For how many days. 0: without end.
        keep_days: u32 = 90;
        /// For how many megabytes of changes. 0: without end.
        keep_megabytes: u32 = 64;
    }

    /// Backups: whole copies of the database, made by themselves and before every import, restore and change of the schema. Each is opened
    /// and checked before it counts. docs/backups.md tells more.
    backup: Backup {
        /// The directory they are kept in; a relative one stands beside the database.
        directory: String = "backups".to_owned();
        /// The interface makes one after so many minutes if something has changed, and so does a command that changes something.
        /// 0: none by itself.
        every_minutes: u16 = 30;
        /// Of these the last one of an hour is kept, for so many hours in which there was one.
        hours: u16 = 12;
        /// The same for days.
        days: u16 = 7;
        /// The same for weeks.
        weeks: u16 = 5;
        /// The same for months.
        months: u16 = 12;
        /// So many are kept of those made before an import and the like. Those made by `replydesk backup` all stay.
        before: u16 = 10;
    }

    /// How long texts are kept. Older ones are emptied for good when the interface starts, once a day: no undo brings them back.
    retention: Retention {
        /// Texts written to buyers, in months. The line of the journal stays: when, which reply, for whom. 0: they are kept.
        journal_months: u32 = 0;
        /// Messages of buyers that are answered or put aside, and what was learnt from them, in months. 0: they are kept.
        message_months: u32 = 0;
    }

    /// A log for finding faults. It holds nothing of buyers, orders or texts.
    log: Log {
        /// How much is written: "off", "error", "warn", "info", "debug" or "trace". `REPLYDESK_LOG` in the environment wins.
        level: Level = Level::Off;
    }
}

impl Shop {
    /// The time zone the shop has set; `None` where it is the computer's own, also where the computer knows no time zones.
    #[must_use]
    pub fn time_zone(&self) -> Option<TimeZone> {
        TimeZone::get(&self.zone).ok().filter(|_| !self.zone.is_empty())
    }
}

impl Due {
    /// Whether a rule is on.
    #[must_use]
    pub fn has(&self, rule: Rule) -> bool {
        !self.off.contains(&rule)
    }
}

impl ShopDays {
    /// What the shop does on each day of the week.
    #[must_use]
    pub fn week(&self) -> Week {
        let day = self.hours.parse().map_or(Day::Worked, Day::Between);
        let worked = weekdays(&self.working_days).unwrap_or_default();
        worked.into_iter().fold(Week::CLOSED, |week, weekday| week.with(weekday, day))
    }

    /// The public holidays that the shop keeps.
    #[must_use]
    pub fn holidays(&self) -> Option<Holidays> {
        self.holidays.parse().ok()
    }

    /// The hour before which what is paid leaves on the same day, where one is set.
    #[must_use]
    pub fn cut_off(&self) -> Option<Time> {
        hour(&self.cut_off)
    }
}

impl Channels {
    /// The windows as a clock; what is at stake is known for the channels that are known, elsewhere it is the standing.
    #[must_use]
    pub fn clock(&self) -> ReplyClock {
        let known = ReplyClock::default().windows;
        let mut windows = Vec::new();
        for (channel, hours) in &self.windows {
            let channel = Channel::new(channel);
            let like = known.iter().find(|window| window.channel == channel);
            for hours in hours {
                let (stake, first_only) =
                    like.map_or((Stake::Standing, false), |window| (window.stake, window.first_only));
                windows.push(Window { channel: channel.clone(), hours: *hours, stake, first_only });
            }
        }
        ReplyClock { windows }
    }
}

/// What the channels themselves say.
fn usual_windows() -> BTreeMap<String, Vec<u32>> {
    let mut windows: BTreeMap<String, Vec<u32>> = BTreeMap::new();
    for window in ReplyClock::default().windows {
        windows.entry(window.channel.name().to_owned()).or_default().push(window.hours);
    }
    windows
}

/// An hour of the day as it is typed: `13:00`, `9:30`.
pub(crate) fn hour(text: &str) -> Option<Time> {
    let (hour, minute) = text.trim().split_once(':')?;
    let is_short = |part: &str| (1..=2).contains(&part.len());
    if !is_short(hour) || !is_short(minute) {
        return None;
    }
    Time::new(hour.parse().ok()?, minute.parse().ok()?, 0, 0).ok()
}

words! {
    /// The colours of the interface.
    Theme {
        /// As the terminal's background asks for.
        Auto = "auto",
        Dark = "dark",
        Light = "light",
        HighContrast = "high-contrast",
        /// No colours: bold, reverse and marks instead.
        Plain = "plain",
    }
}

words! {
    /// How much is logged.
    Level {
        Off = "off",
        Error = "error",
        Warn = "warn",
        Info = "info",
        Debug = "debug",
        Trace = "trace",
    }
}

/// The most days that a rule of the due list waits: ten years.
const LONGEST: i64 = 3660;

/// Checks what a type alone cannot say, or not in our words, while the places of the values are still known.
pub(super) fn check(document: &DeTable<'_>) -> Result<(), Found> {
    check_range(document, "clipboard", "clear_after_seconds", 0, 28_800)?;
    check_text(document, "shop", "language", wrong_language)?;
    check_text(document, "shop", "currency", |text| text.parse::<Currency>().err().map(|_invalid| Wrong::Currency))?;
    check_text(document, "shop", "zone", wrong_zone)?;
    check_text(document, "screen", "language", |text| if text.is_empty() { None } else { wrong_language(text) })?;
    check_words(document, "due", "off", &Rule::ALL.iter().map(|rule| rule.word()).collect::<Vec<_>>())?;
    check_replies(document)?;
    for name in ["unpaid_days", "silent_days", "untracked_days", "arrived_days", "review_days", "fact_days"] {
        check_range(document, "due", name, 0, LONGEST)?;
    }
    for name in ["birthday_days", "explained_days", "meeting_days"] {
        check_range(document, "due", name, 0, 31)?;
    }
    check_range(document, "due", "forget_days", 1, LONGEST)?;
    for name in ["hours", "days", "weeks", "months", "before"] {
        check_range(document, "backup", name, 0, 1_000)?;
    }
    check_range(document, "backup", "every_minutes", 0, 10_080)?;
    check_text(document, "calendar", "working_days", |text| weekdays(text).err().map(|_invalid| Wrong::Weekdays))?;
    check_text(document, "calendar", "hours", |text| {
        (!text.is_empty() && text.parse::<Hours>().is_err()).then_some(Wrong::Hours)
    })?;
    check_range(document, "calendar", "making_hours", 1, 24)?;
    check_range(document, "calendar", "meeting_minutes", 5, 480)?;
    check_text(document, "calendar", "holidays", wrong_country)?;
    check_text(document, "calendar", "cut_off", |text| {
        (!text.is_empty() && hour(text).is_none()).then_some(Wrong::Hour)
    })?;
    check_text(document, "screen", "theme", |text| wrong_word(text, Theme::ALL.iter().map(|theme| theme.word())))?;
    check_text(document, "log", "level", |text| wrong_word(text, Level::ALL.iter().map(|level| level.word())))
}

fn value<'d, 'i>(document: &'d DeTable<'i>, section: &str, name: &str) -> Option<&'d Spanned<DeValue<'i>>> {
    document.get(section)?.get_ref().get(name)
}

fn check_range(document: &DeTable<'_>, section: &str, name: &'static str, low: i64, high: i64) -> Result<(), Found> {
    let Some(value) = value(document, section, name) else {
        return Ok(());
    };
    range(value, name, low, high).map_or(Ok(()), |wrong| Err(Found::at(value.span(), wrong)))
}

/// What is wrong with a number that is too small or too large. What is not a number at all, the reader of the settings says.
pub(super) fn range(value: &Spanned<DeValue<'_>>, name: &'static str, low: i64, high: i64) -> Option<Wrong> {
    let number = value.get_ref().as_integer()?;
    let number = i64::from_str_radix(number.as_str(), number.radix());
    let is_in = number.is_ok_and(|number| (low..=high).contains(&number));
    (!is_in).then_some(Wrong::Range { name, low, high })
}

/// Refuses a text that `wrong` finds something wrong with. What is not a text at all, the reader of the settings says.
fn check_text(
    document: &DeTable<'_>,
    section: &str,
    name: &str,
    wrong: impl FnOnce(&str) -> Option<Wrong>,
) -> Result<(), Found> {
    let Some(value) = value(document, section, name) else {
        return Ok(());
    };
    let wrong = value.get_ref().as_str().and_then(wrong);
    wrong.map_or(Ok(()), |wrong| Err(Found::at(value.span(), wrong)))
}

/// Refuses a list with a text in it that is none of the words that may stand there.
fn check_words(document: &DeTable<'_>, section: &str, name: &str, known: &[&'static str]) -> Result<(), Found> {
    let list = value(document, section, name).and_then(|value| value.get_ref().as_array());
    for value in list.into_iter().flatten() {
        if let Some(wrong) = value.get_ref().as_str().and_then(|text| wrong_word(text, known.iter().copied())) {
            return Err(Found::at(value.span(), wrong));
        }
    }
    Ok(())
}

/// Refuses replies for rules that there are not.
fn check_replies(document: &DeTable<'_>) -> Result<(), Found> {
    let table = value(document, "due", "replies").and_then(|value| value.get_ref().as_table());
    for rule in table.into_iter().flat_map(|table| table.keys()) {
        if let Some(wrong) = wrong_word(rule.get_ref(), Rule::ALL.iter().map(|rule| rule.word())) {
            return Err(Found::at(rule.span(), wrong));
        }
    }
    Ok(())
}

fn wrong_language(code: &str) -> Option<Wrong> {
    (!code.parse::<Language>().is_ok_and(|language| language.is_known())).then_some(Wrong::Language)
}

fn wrong_country(code: &str) -> Option<Wrong> {
    if code.is_empty() || code.parse::<Holidays>().is_ok() {
        return None;
    }
    let known: Vec<String> = Holidays::codes().collect();
    let suggestion = nearest(code, known.iter().map(String::as_str)).map(str::to_owned);
    Some(Wrong::Country { name: code.to_owned(), suggestion })
}

pub(super) fn wrong_word(text: &str, known: impl Iterator<Item = &'static str>) -> Option<Wrong> {
    let known: Vec<_> = known.collect();
    let suggestion = nearest(text, known.iter().copied());
    (!known.contains(&text)).then(|| Wrong::Word { name: text.to_owned(), known, suggestion })
}

fn wrong_zone(name: &str) -> Option<Wrong> {
    let zones = jiff::tz::db();
    // A system without time zones says nothing about whether this one exists.
    if name.is_empty() || zones.get(name).is_ok() || zones.is_definitively_empty() {
        return None;
    }
    let known: Vec<_> = zones.available().map(|zone| zone.to_string()).collect();
    let suggestion = nearest(name, known.iter().map(String::as_str)).map(str::to_owned);
    Some(Wrong::Zone { name: name.to_owned(), suggestion })
}
