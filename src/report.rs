//! Every error in words, with a hint and an exit code. The only place where errors become sentences.
//!
//! A module's errors are worded by its [`Reported`]; [`Failure`] gathers them all, so that a verb can use `?` on any of them. To
//! add a module: a variant of [`Failure`] with `#[from]`, its arm in the `impl Reported for Failure`, and an `impl Reported` of its
//! own, in a file here if the module has many errors.

use std::io;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use crate::desk::Remains;
use crate::desk::typed::Wanted;
use crate::i18n::{self, Messages, Value};
use crate::model::Language;
use crate::store::ActionKind;
use crate::text::{nearest, sanitise_line};
use crate::text::{sanitise, width};
use crate::transfer::tables::Holds;
use crate::{compose, config, paths, store, transfer};

pub mod calendar;
pub mod checks;
pub mod clipboard;
pub mod database;
mod desk;
pub mod due;
mod files;
pub use database::disk;
pub(crate) use files::difference;
mod form;
mod interface;
pub mod library;
pub mod orders;
mod settings;
pub mod templates;

/// How the program ends, as scripts see it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Exit {
    /// Done; also an empty list, also "sent, cannot be checked".
    Done = 0,
    /// Not found, or more than one fits.
    NotFound = 1,
    /// What was typed cannot be understood; so does a mistake in the config file count.
    Usage = 2,
    /// Something is missing: a value, a confirmation, a place.
    Missing = 3,
    /// The data or the system failed; also "not copied".
    Failed = 4,
    /// Ctrl-C has ended it: what a shell says of a program that this signal has ended.
    Stopped = 130,
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> Self {
        Self::from(exit as u8)
    }
}

/// An error as the user meets it: on standard error, or where the eye is on the screen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Report {
    /// What happened, to what: a sentence or two, made safe, without a full stop at the end of the last.
    pub message: String,
    /// More about it, a line each: what was tried, what could have been meant.
    pub details: Vec<String>,
    /// The line of a file or of a template it is about.
    pub excerpt: Option<Excerpt>,
    /// What to do next.
    pub hint: Option<String>,
    pub exit: Exit,
}

impl Report {
    /// The report that the message `id` and the `.hint` under it make.
    pub fn say(id: &str, args: &[(&str, Value<'_>)], exit: Exit, messages: &Messages) -> Self {
        let hint = messages.under(id, "hint", args);
        Self { message: messages.with(id, args), details: Vec::new(), excerpt: None, hint, exit }
    }

    /// The same with the hint "Did you mean …?", if there is something to propose.
    #[must_use]
    pub fn suggesting(mut self, suggestion: Option<&str>, messages: &Messages) -> Self {
        if let Some(name) = suggestion {
            self.hint = Some(messages.with("did-you-mean", &[("name", name.into())]));
        }
        self
    }

    /// The same, said of a file, and of a line and column in it.
    #[must_use]
    pub fn about(mut self, file: &Path, place: Option<(usize, usize)>) -> Self {
        let place = place.map_or(String::new(), |(line, column)| format!(":{line}:{column}"));
        self.message = format!("{}{place}: {}", sanitise_line(&file.display().to_string()), self.message);
        self
    }

    /// The same, pointing at a part of a line.
    #[must_use]
    pub fn pointing_at(mut self, excerpt: Option<Excerpt>) -> Self {
        self.excerpt = excerpt;
        self
    }
}

/// A line of a text with a part of it marked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Excerpt {
    /// The number of the line, counted from 1.
    pub line: usize,
    /// The line, made safe, tabs as single blanks.
    pub text: String,
    /// How many columns of the screen stand before the marked part.
    pub before: usize,
    /// How many columns the marked part takes; 1 at least.
    pub width: usize,
}

impl Excerpt {
    /// Marks a word of a text, or a single character where no word starts; `None` where the text has no such line.
    #[must_use]
    pub fn in_source(source: &str, line: usize, column: usize) -> Option<Self> {
        let text = source.lines().nth(line.checked_sub(1)?)?;
        let rest = text.chars().skip(column.saturating_sub(1));
        let word = rest.take_while(|c| c.is_alphanumeric() || matches!(c, '_' | '.' | '-')).count();
        Some(Self::new(text, line, column, word.max(1)))
    }

    /// Marks `length` characters of a line, from a column counted in characters from 1.
    #[must_use]
    pub fn new(text: &str, line: usize, column: usize, length: usize) -> Self {
        let part = |from: usize, many: usize| shown(&text.chars().skip(from).take(many).collect::<String>());
        let from = column.saturating_sub(1);
        Self {
            line,
            text: shown(text).trim_end().to_owned(),
            before: width(&part(0, from)),
            width: width(&part(from, length)).max(1),
        }
    }
}

fn shown(line: &str) -> String {
    sanitise(line).replace(['\t', '\n'], " ")
}

/// An error that can be put into words.
pub trait Reported {
    /// What the user is told.
    fn report(&self, messages: &Messages) -> Report;
}

/// Everything that can end a command before it is done.
#[derive(Debug, thiserror::Error)]
pub enum Failure {
    #[error(transparent)]
    Calendar(#[from] crate::calendar::Error),
    #[error(transparent)]
    Config(#[from] config::Error),
    #[error(transparent)]
    Paths(#[from] paths::Error),
    #[error(transparent)]
    Desk(#[from] crate::desk::Error),
    #[error(transparent)]
    Export(#[from] crate::desk::ExportError),
    #[error(transparent)]
    BadValue(#[from] BadValue),
    #[error(transparent)]
    Clipboard(#[from] crate::clipboard::Error),
    #[error(transparent)]
    File(#[from] transfer::Error),
    /// A template that cannot be filled, and its source where it is at hand.
    #[error("{error}")]
    Template { error: compose::TemplateError, source_text: Option<String> },
    #[error(transparent)]
    Store(#[from] store::Error),
    /// The database cannot even be opened.
    #[error("{path:?}: {source}")]
    Unopened { path: PathBuf, source: store::Error },
    /// The file that was named as the database is not there, and what was asked for begins none.
    #[error("{path:?} is not there")]
    NoShop { path: PathBuf, near: Vec<PathBuf> },
    /// The database has gone, and something of it is left.
    #[error("{:?} has gone", .0.database)]
    Lost(Box<Lost>),
    /// A file that was named as a backup cannot be brought back.
    #[error("{path:?}: {source}")]
    NoBackup { path: PathBuf, source: store::Error },
    /// There is no backup that could be brought back.
    #[error("no backup in {directory:?}")]
    NoBackupYet { directory: PathBuf },
    /// Nothing can be saved of a file.
    #[error("{path:?}: {source}")]
    Unrepaired { path: PathBuf, source: store::Error },
    /// A copy was to go into a folder that is not there.
    #[error("{folder:?} is not there")]
    NoFolder { folder: PathBuf },
    /// `--once` is of the interface, and a command was given.
    #[error("--once beside a command")]
    OnceBesideCommand,
    /// A mapping of other tables than those that are to be read.
    #[error("the mapping {name:?} is one of {holds:?}")]
    OtherMapping { name: String, holds: Holds },
    /// The interface was asked for where there is no terminal to draw it on.
    #[error("no terminal")]
    NoTerminal,
    /// The keys in the config file do not go together.
    #[error("{path:?}: {error}")]
    Keys { path: PathBuf, error: crate::tui::keymap::KeyError },
    /// The interface could not start, or did not end well.
    #[error(transparent)]
    Screen(#[from] crate::tui::RunError),
    /// What was written into a form is not right.
    #[error(transparent)]
    Form(#[from] Box<crate::cli::form::Mistake>),
    /// A file that should hold one reply holds none, or several.
    #[error("not one reply")]
    NotOneReply,
    /// A file that was named cannot be read.
    #[error("{path:?} cannot be read")]
    Unread { path: PathBuf, source: io::Error },
    /// There is something to write in an editor, and none is named.
    #[error("no editor")]
    NoEditor,
    /// The editor could not be started, or ended with an error.
    #[error("{program:?} failed")]
    Editor { program: String, source: io::Error },
    /// The file is there already, and nobody said that it may be written over.
    #[error("{path:?} is there already")]
    InTheWay { path: PathBuf },
    /// Something was to be written over a database: a shop, or a copy of one.
    #[error("{path:?} is a database")]
    OverDatabase { path: PathBuf },
    /// What a file should be written to is a folder, a pipe or a device, which a file must not take the place of.
    #[error("{} is no regular file", path.display())]
    NoRegularFile { path: PathBuf },
    /// What was given with `--set` is nothing that the text asks for.
    #[error("the text asks for no {name:?}")]
    NotAsked { name: String, known: Vec<String> },
    /// What was given with `--with` is none of the sentences that can be switched on.
    #[error("the text has no option {label:?}")]
    NoOption { label: String, known: Vec<String> },
    /// The order is another buyer's.
    #[error("order {order:?} is not of {buyer:?}")]
    OtherBuyer { order: String, buyer: String },
    /// A sealed file cannot be opened.
    #[error("{path:?}: {error}")]
    Sealed { path: PathBuf, error: transfer::sealed::Error },
    /// A passphrase is needed, and none was given.
    #[error("no passphrase")]
    NoPassphrase,
    /// The passphrase was typed in two ways.
    #[error("two passphrases")]
    PassphrasesDiffer,
    /// Several files were to become one sealed one.
    #[error("only one file can be sealed")]
    SealsOneFile,
    /// A file that was to be written is not.
    #[error("{path:?} cannot be written")]
    Unwritten { path: PathBuf, source: io::Error },
    /// Our own output cannot be written.
    #[error("the output cannot be written")]
    Output(#[from] Output),
}

/// A database that has gone, and what is left of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lost {
    pub database: PathBuf,
    pub remains: Remains,
}

/// What went wrong with standard output. A reader who has seen enough is not an error: [`Failure::is_closed_pipe`].
#[derive(Debug, thiserror::Error)]
#[error(transparent)]
pub struct Output(#[from] pub io::Error);

/// A value on the command line that is not of the kind its option wants.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{option}: {given:?} is not a valid {wanted}")]
pub struct BadValue {
    /// The option as typed, such as `--total`.
    pub option: String,
    pub given: String,
    /// The kind of value: the message `wanted-<word>` describes it.
    pub wanted: &'static str,
}

impl Failure {
    /// Whether it is only that nobody reads our output any more, as behind `| head`: then the program ends quietly.
    pub fn is_closed_pipe(&self) -> bool {
        matches!(self, Self::Output(Output(error)) if error.kind() == io::ErrorKind::BrokenPipe)
    }
}

impl Reported for Failure {
    fn report(&self, messages: &Messages) -> Report {
        match self {
            Self::Calendar(error) => error.report(messages),
            Self::Config(error) => error.report(messages),
            Self::Paths(error) => error.report(messages),
            Self::Desk(error) => error.report(messages),
            Self::Export(error) => error.report(messages),
            Self::BadValue(error) => error.report(messages),
            Self::Output(error) => error.report(messages),
            Self::Clipboard(error) => error.report(messages),
            Self::File(error) => error.report(messages),
            Self::Template { error, source_text } => templates::mistake(error, source_text.as_deref(), messages),
            Self::Store(error) => error.report(messages),
            Self::NoShop { path, near } => database::no_shop(path, near, messages),
            Self::Unopened { path, source } => database::unopened(path, source, messages),
            Self::Lost(lost) => database::lost(lost, messages),
            Self::NoBackup { path, source } => database::no_backup(path, source, messages),
            Self::NoBackupYet { directory } => {
                Report::say("no-backup-yet", &[("path", i18n::path(directory))], Exit::NotFound, messages)
            }
            Self::Unrepaired { path, source } => database::unrepaired(path, source, messages),
            Self::NoFolder { folder } => {
                Report::say("backup-no-folder", &[("path", i18n::path(folder))], Exit::Missing, messages)
            }
            Self::OtherMapping { name, holds } => Report::say(
                "mapping-of-others",
                &[("name", name.into()), ("holds", messages.member("holds", holds.word()).into())],
                Exit::Usage,
                messages,
            ),
            Self::OnceBesideCommand => Report::say("once-beside-command", &[], Exit::Usage, messages),
            Self::NoTerminal => Report::say("no-terminal", &[], Exit::Usage, messages),
            Self::Keys { path, error } => error.report(messages).about(path, None),
            Self::Screen(error) => error.report(messages),
            Self::Form(mistake) => mistake.report(messages),
            Self::NotOneReply => Report::say("file-not-one-reply", &[], Exit::Usage, messages),
            Self::Unread { path, source } => {
                let why = because(source, messages);
                Report::say("file-unreadable", &[("why", why)], Exit::Failed, messages).about(path, None)
            }
            Self::NoEditor => Report::say("no-editor", &[], Exit::Missing, messages),
            Self::Editor { program, source } => {
                let why = because(source, messages);
                Report::say("editor-failed", &[("program", program.into()), ("why", why)], Exit::Failed, messages)
            }
            Self::InTheWay { path } => {
                Report::say("file-in-the-way", &[("path", i18n::path(path))], Exit::Missing, messages)
            }
            Self::OverDatabase { path } => {
                Report::say("file-over-database", &[("path", i18n::path(path))], Exit::Usage, messages)
            }
            Self::NoRegularFile { path } => {
                Report::say("file-not-regular", &[("path", i18n::path(path))], Exit::Usage, messages)
            }
            Self::NotAsked { name, known } => not_asked(name, known, messages),
            Self::NoOption { label, known } => no_option(label, known, messages),
            Self::OtherBuyer { order, buyer } => Report::say(
                "order-of-another-buyer",
                &[("order", order.into()), ("buyer", buyer.into())],
                Exit::Usage,
                messages,
            ),
            Self::Sealed { path, error } => sealed(error, messages).about(path, None),
            Self::NoPassphrase => Report::say("no-passphrase", &[], Exit::Missing, messages),
            Self::PassphrasesDiffer => Report::say("passphrases-differ", &[], Exit::Missing, messages),
            Self::SealsOneFile => Report::say("seals-one-file", &[], Exit::Usage, messages),
            Self::Unwritten { path, source } => {
                let why = because(source, messages);
                Report::say("file-unwritten", &[("path", i18n::path(path)), ("why", why)], Exit::Failed, messages)
            }
        }
    }
}

impl Reported for BadValue {
    fn report(&self, messages: &Messages) -> Report {
        let wanted = messages.member("wanted", self.wanted);
        Report::say(
            "bad-value",
            &[
                ("option", self.option.as_str().into()),
                ("given", self.given.as_str().into()),
                ("wanted", wanted.into()),
            ],
            Exit::Usage,
            messages,
        )
        .suggesting(Language::meant_by(&self.given).filter(|_| self.wanted == Wanted::Language.word()), messages)
    }
}

impl Reported for Output {
    fn report(&self, messages: &Messages) -> Report {
        Report::say("output-fails", &[("why", because(&self.0, messages))], Exit::Failed, messages)
    }
}

/// What an action did, for "Undone: …".
pub fn done(action: &store::PastAction, messages: &Messages) -> String {
    let detail = match action.kind {
        // These details are words of the program, not names.
        ActionKind::Retract => format!("“{}”", messages.member("retraction", &action.detail)),
        _ => action.detail.clone(),
    };
    let what = messages.member("done", action.kind.word());
    format!("{what} {detail}").trim_end().to_owned()
}

fn sealed(error: &transfer::sealed::Error, messages: &Messages) -> Report {
    use transfer::sealed::Error;
    match error {
        Error::WrongPassphrase => Report::say("sealed-wrong-passphrase", &[], Exit::Failed, messages),
        Error::NoPassphrase => Report::say("sealed-for-a-key", &[], Exit::Failed, messages),
        Error::TooMuchWork { .. } => Report::say("sealed-too-hard", &[], Exit::Failed, messages),
        Error::Broken => Report::say("sealed-broken", &[], Exit::Failed, messages),
        Error::File(source) => {
            Report::say("file-unreadable", &[("why", because(source, messages))], Exit::Failed, messages)
        }
    }
}

fn not_asked(name: &str, known: &[String], messages: &Messages) -> Report {
    if known.is_empty() {
        return Report::say("text-asks-nothing", &[("name", name.into())], Exit::Usage, messages);
    }
    let words: Vec<&str> = known.iter().map(String::as_str).collect();
    Report::say("text-asks-others", &[("name", name.into()), ("known", list(&words).into())], Exit::Usage, messages)
        .suggesting(nearest(name, words.iter().copied()), messages)
}

fn no_option(label: &str, known: &[String], messages: &Messages) -> Report {
    if known.is_empty() {
        return Report::say("text-has-no-options", &[("label", label.into())], Exit::Usage, messages);
    }
    let words: Vec<&str> = known.iter().map(String::as_str).collect();
    Report::say("text-has-others", &[("label", label.into()), ("known", list(&words).into())], Exit::Usage, messages)
        .suggesting(nearest(label, words.iter().copied()), messages)
}

/// Why the system refused, in words: ours for what happens to people, the system's for the rest.
pub(crate) fn because(error: &io::Error, messages: &Messages) -> Value<'static> {
    let known = match error.kind() {
        io::ErrorKind::NotFound => messages.text("system-not-found"),
        io::ErrorKind::PermissionDenied => messages.text("system-denied"),
        io::ErrorKind::IsADirectory => messages.text("system-directory"),
        io::ErrorKind::NotADirectory => messages.text("system-not-a-directory"),
        io::ErrorKind::AlreadyExists => messages.text("system-in-the-way"),
        io::ErrorKind::StorageFull => messages.text("system-full"),
        io::ErrorKind::ReadOnlyFilesystem => messages.text("system-read-only"),
        io::ErrorKind::InvalidData => messages.text("system-not-text"),
        _ => return i18n::shown(error),
    };
    known.into_owned().into()
}

/// Words as they are typed, one after the other.
fn list(words: &[&str]) -> String {
    words.iter().map(|word| format!("“{word}”")).collect::<Vec<_>>().join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Language;

    #[test]
    fn an_excerpt_marks_columns_of_the_screen() {
        let excerpt = Excerpt::new("\tname = \"日本\" # x", 3, 9, 4);
        assert_eq!(excerpt.text, " name = \"日本\" # x");
        assert_eq!((excerpt.before, excerpt.width), (8, 6));
        assert_eq!(Excerpt::new("abc", 1, 9, 1).width, 1);
    }

    #[test]
    fn only_a_reader_who_left_is_no_error() {
        let output = |kind: io::ErrorKind| Failure::from(Output(kind.into()));
        assert!(output(io::ErrorKind::BrokenPipe).is_closed_pipe());
        assert!(!output(io::ErrorKind::StorageFull).is_closed_pipe());
        let report = output(io::ErrorKind::StorageFull).report(&Messages::new(&Language::english()));
        assert_eq!(report.message, "the output cannot be written: there is no room left on the disk");
        assert_eq!(report.exit, Exit::Failed);
    }
}
