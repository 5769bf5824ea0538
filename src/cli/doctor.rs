//! `replydesk doctor`: where everything is and whether it works.

mod pasted;

use std::fs;
use std::path::PathBuf;

use clap::Args;
use jiff::tz::TimeZone;
use serde::Serialize;

use super::backup::size;
use super::card::Card;
use super::{Frame, deliver, editor, modes, words};
use crate::clipboard::{self, Clipboard, Restored, RoundTrip, Route};
use crate::config::{self, Config};
use crate::desk::{BackupFile, BackupPlace, Remains};
use crate::i18n::{self, Messages};
use crate::report::{self, Exit, Failure, Reported as _};
use crate::store::{self, Disk, Store};

/// The arguments.
#[derive(Clone, Copy, Debug, Default, Args)]
pub struct Doctor {
    #[arg(long)]
    pub report: bool,
}

/// Everything that was looked at.
#[derive(Serialize)]
struct Findings {
    version: &'static str,
    database: Database,
    backups: Backups,
    config: Settings,
    clipboard: Clipboards,
    terminal: Terminal,
    editor: Option<Vec<String>>,
    #[serde(skip)]
    exit: Exit,
}

/// The database.
#[derive(Default, Serialize)]
struct Database {
    path: Option<PathBuf>,
    exists: bool,
    bytes: Option<u64>,
    schema: Option<u32>,
    read_only: bool,
    disk: Disk,
    replies: Option<usize>,
    /// An erasure whose bytes still wait for another program to close.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    erasure_unfinished: bool,
    /// After how many months texts of the journal and of messages are emptied, where they are.
    #[serde(skip_serializing_if = "Option::is_none")]
    retention: Option<[u32; 2]>,
    /// What others can read though it should be its owner's alone.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    open_to_others: Vec<PathBuf>,
    /// The day on which that was last done.
    #[serde(skip_serializing_if = "Option::is_none")]
    expired_on: Option<jiff::civil::Date>,
    /// What open windows have saved of it when it was taken away.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    rescued: Vec<PathBuf>,
    /// What was put aside because it was damaged.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    put_aside: Vec<PathBuf>,
    /// What is wrong with it; empty where it is sound.
    problems: Vec<String>,
    /// What helps, where that is damage.
    #[serde(skip)]
    repair: Option<String>,
}

/// The backups.
#[derive(Default, Serialize)]
struct Backups {
    directory: Option<PathBuf>,
    count: usize,
    bytes: u64,
    newest: Option<BackupFile>,
    /// Why none can be made, or that one is overdue.
    problem: Option<String>,
}

/// The config file.
#[derive(Serialize)]
struct Settings {
    path: Option<PathBuf>,
    exists: bool,
    problem: Option<String>,
}

/// What came of trying the clipboard where no way took the token there and back.
const FAILED: &str = "failed";

/// The ways into the clipboard, and what came of trying them.
#[derive(Serialize)]
struct Clipboards {
    routes: Vec<Way>,
    round_trip: &'static str,
    /// By which route the token went there and back.
    by: Option<&'static str>,
    milliseconds: Option<u128>,
    /// Whether there plainly is none: no display, no tmux, no terminal that copies, no command in the config.
    absent: bool,
    #[serde(skip)]
    words: String,
}

#[derive(Serialize)]
struct Way {
    route: &'static str,
    /// What keeps it from being tried.
    obstacle: Option<String>,
    #[serde(skip)]
    name: String,
    /// Whether it is of this kind of system. The others are of no interest where they lead nowhere.
    #[serde(skip)]
    is_usual: bool,
}

/// The terminal.
#[derive(Serialize)]
struct Terminal {
    name: Option<String>,
    columns: Option<usize>,
    rows: Option<usize>,
    tmux: bool,
    screen: bool,
    ssh: bool,
}

impl Doctor {
    /// Looks at everything. Nothing is changed; the clipboard gets back what was in it. A machine without a display has no clipboard, and
    /// is well: that is said, and no failure.
    ///
    /// # Errors
    /// Where the output cannot be written; whatever else is wrong is what it tells.
    pub fn run(self, frame: &mut Frame, config: &Result<Config, config::Error>) -> Result<Exit, Failure> {
        if self.report {
            pasted::run(frame, config)?;
            return Ok(Exit::Done);
        }
        let findings = look(frame, config);
        if frame.out.wants_json() {
            frame.out.json(&findings)?;
        } else {
            show(frame, &findings)?;
        }
        Ok(findings.exit)
    }
}

fn look(frame: &Frame, config: &Result<Config, config::Error>) -> Findings {
    let usual = Config::default();
    let effective = config.as_ref().unwrap_or(&usual);
    let mut database = database(frame, effective);
    let config::Retention { journal_months, message_months } = effective.retention;
    database.open_to_others = modes::open_to_others(frame);
    database.retention =
        Some([journal_months, message_months]).filter(|months| months.iter().any(|months| *months > 0));
    let backups = backups(frame, effective);
    let settings = settings(frame, config);
    let clipboard = clipboards(&mut deliver::open(effective), &frame.messages);
    let exit = match () {
        () if !database.problems.is_empty() || backups.problem.is_some() => Exit::Failed,
        () if settings.problem.is_some() => Exit::Usage,
        () if clipboard.round_trip == FAILED && !clipboard.absent => Exit::Failed,
        () => Exit::Done,
    };
    let version = env!("CARGO_PKG_VERSION");
    Findings {
        version,
        database,
        backups,
        config: settings,
        clipboard,
        terminal: terminal(),
        editor: editor::command(frame, effective),
        exit,
    }
}

/// Looks at the database without making one where there is none.
fn database(frame: &Frame, config: &Config) -> Database {
    let problem = |failure: Failure| vec![failure.report(&frame.messages).message];
    let path = match frame.paths.database() {
        Ok(path) => path,
        Err(error) => return Database { problems: problem(error.into()), ..Database::default() },
    };
    let beside = Remains::beside(&path);
    let found = Database { rescued: beside.rescued, put_aside: beside.damaged, ..Database::default() };
    if let Err(lost) = frame.not_lost(&path, config) {
        let report = lost.report(&frame.messages);
        let problems = std::iter::once(report.message).chain(report.details).collect();
        return Database { path: Some(path), problems, repair: report.hint, ..found };
    }
    let Ok(metadata) = fs::metadata(&path) else {
        return Database { path: Some(path), ..found };
    };
    let around = frame.surroundings(&path, config);
    let mut found = Database {
        path: Some(path.clone()),
        exists: true,
        bytes: Some(metadata.len()),
        disk: around.disk.clone(),
        ..found
    };
    let helps = || frame.messages.text("doctor-repair").into_owned();
    let looked = Store::open_among(&path, store::Options::default(), &around).and_then(|store| {
        found.read_only = store.is_read_only();
        found.schema = Some(store.schema()?);
        found.problems = store.integrity()?;
        found.repair = (!found.problems.is_empty()).then(helps);
        if found.problems.is_empty() {
            let told = |one| report::database::disagreement(one, &frame.messages);
            found.problems = store.disagreements()?.iter().map(told).collect();
        }
        found.replies = Some(store.count_replies()?);
        found.erasure_unfinished = store.is_erasure_unfinished()?;
        found.expired_on = store.expired_on()?;
        Ok(())
    });
    if let Err(source) = looked {
        found.repair = matches!(source, store::Error::Damaged { .. } | store::Error::NotADatabase).then(helps);
        found.problems.extend(problem(Failure::Unopened { path, source }));
    }
    found
}

/// Looks at the backups: which there are, and whether the next can be made.
fn backups(frame: &Frame, config: &Config) -> Backups {
    let Ok(path) = frame.paths.database() else { return Backups::default() };
    if !path.exists() && BackupPlace::new(&path, &config.backup).remains(&path).is_none() {
        return Backups::default();
    }
    let place = BackupPlace::new(&path, &config.backup);
    let mut found = Backups { directory: Some(place.directory().to_owned()), ..Backups::default() };
    let looked = place.list().and_then(|backups| {
        found.count = backups.len();
        found.bytes = backups.iter().map(|backup| backup.bytes).sum();
        found.newest = backups.into_iter().next();
        place.try_out()
    });
    found.problem = looked.err().map(|error| Failure::from(error).report(&frame.messages).message);
    found
}

fn settings(frame: &Frame, config: &Result<Config, config::Error>) -> Settings {
    let problem = match config {
        Ok(config) => frame.keys(config).err().map(|failure| failure.report(&frame.messages).message),
        Err(error) => Some(error.report(&frame.messages).message),
    };
    let path = frame.paths.config().ok().map(|file| file.path);
    Settings { exists: path.as_ref().is_some_and(|path| path.exists()), path, problem }
}

fn clipboards(clipboard: &mut Clipboard, messages: &Messages) -> Clipboards {
    let way = |candidate: clipboard::Candidate| Way {
        route: candidate.route.word(),
        obstacle: candidate.obstacle.map(|reason| report::clipboard::reason(&reason, messages)),
        name: report::clipboard::route(candidate.route, messages),
        is_usual: !matches!(candidate.route, Route::Windows | Route::Termux | Route::Pbcopy | Route::ClipExe),
    };
    let routes: Vec<Way> = clipboard.routes().into_iter().map(way).collect();
    let clipboard::Environment { display, wayland_display, tmux, .. } = clipboard::Environment::from_process();
    let has_none = display.is_none() && wayland_display.is_none() && tmux.is_none();
    if has_none && routes.iter().all(|way| way.obstacle.is_some()) {
        let words = messages.text("clipboard-is-absent").into_owned();
        return Clipboards { routes, round_trip: FAILED, by: None, milliseconds: None, absent: true, words };
    }
    let name = |route| report::clipboard::route(route, messages).into();
    match clipboard.round_trip() {
        RoundTrip::Passed { route, took, restored } => {
            let trip = messages
                .with("trip-passed", &[("route", name(route)), ("milliseconds", i18n::shown(took.as_millis()))]);
            let back = match restored {
                Restored::Yes => messages.text("trip-restored").into_owned(),
                Restored::WasEmpty => messages.text("trip-was-empty").into_owned(),
                Restored::No(reason) => {
                    let why = report::clipboard::reason(&reason, messages);
                    messages.with("trip-not-restored", &[("why", why.into())])
                }
            };
            let words = format!("{trip}; {back}");
            let milliseconds = Some(took.as_millis());
            Clipboards { routes, round_trip: "passed", by: Some(route.word()), milliseconds, absent: false, words }
        }
        RoundTrip::Declined { route } => {
            let words = messages.with("trip-declined", &[("route", name(route))]);
            Clipboards {
                routes,
                round_trip: "declined",
                by: Some(route.word()),
                milliseconds: None,
                absent: false,
                words,
            }
        }
        RoundTrip::Failed { tried } => {
            let tries = tried.iter().map(|(route, why)| {
                format!("{}: {}", report::clipboard::route(*route, messages), report::clipboard::reason(why, messages))
            });
            let tries = tries.collect::<Vec<_>>().join("; ");
            let words = if tries.is_empty() {
                messages.text("trip-impossible").into_owned()
            } else {
                messages.with("trip-failed", &[("tries", tries.into())])
            };
            Clipboards { routes, round_trip: FAILED, by: None, milliseconds: None, absent: false, words }
        }
    }
}

fn terminal() -> Terminal {
    let clipboard::Environment { tmux, screen, ssh, terminal, .. } = clipboard::Environment::from_process();
    let size = crossterm::terminal::size().ok();
    Terminal {
        name: terminal.map(|terminal| terminal.name.to_string_lossy().into_owned()),
        columns: size.map(|(columns, _)| columns.into()),
        rows: size.map(|(_, rows)| rows.into()),
        tmux: tmux.is_some(),
        screen,
        ssh,
    }
}

/// After how long texts are emptied, and when that was last done; nothing where they are kept.
fn retention(database: &Database, messages: &Messages) -> Option<String> {
    let [journal, message] = database.retention?;
    let rule = messages.with("doctor-retention", &[("journal", journal.into()), ("messages", message.into())]);
    let last = database.expired_on.map(|day| messages.with("doctor-expired", &[("day", i18n::shown(day))]));
    Some(std::iter::once(rule).chain(last).collect::<Vec<_>>().join("; "))
}

fn show(frame: &mut Frame, findings: &Findings) -> Result<(), Failure> {
    let messages = &frame.messages;
    let path = |path: &Option<PathBuf>| path.as_ref().map(|path| path.display().to_string());
    let yes = |is: bool| is.then(|| messages.text("yes").into_owned());
    let Findings { version, database, backups, config, clipboard, terminal, editor, .. } = findings;

    let mut about_database = Card::new(messages, &messages.text("doctor-database"));
    let health = match (database.exists, database.problems.is_empty()) {
        (_, false) => database.problems.join("\n"),
        (true, true) => messages.text("database-is-sound").into_owned(),
        (false, true) => messages.text("database-is-not-there").into_owned(),
    };
    about_database
        .add("path", path(&database.path))
        .add("size", database.bytes.map(|bytes| messages.with("kilobytes", &[("count", (bytes / 1024).into())])))
        .add("schema", database.schema.map(|schema| schema.to_string()))
        .add("replies", database.replies.map(|count| count.to_string()))
        .add("read-only", yes(database.read_only))
        .add("disk", report::disk(&database.disk, messages))
        .add("retention", retention(database, messages))
        .add_all("open-to-others", database.open_to_others.iter().map(|path| path.display().to_string()))
        .add("erasure", database.erasure_unfinished.then(|| messages.text("erase-kept").into_owned()))
        .add("health", health)
        .add("repair", database.repair.clone())
        .add_all("rescued", beside(&database.rescued, &messages.text("doctor-rescued")))
        .add_all("put-aside", beside(&database.put_aside, &messages.text("doctor-put-aside")));

    let about_backups = about_backups(frame, backups);

    let mut about_config = Card::new(messages, &messages.text("doctor-config"));
    let health = match (&config.problem, config.exists) {
        (Some(problem), _) => problem.clone(),
        (None, true) => messages.text("config-is-sound").into_owned(),
        (None, false) => messages.text("config-is-missing").into_owned(),
    };
    about_config.add("path", path(&config.path)).add("health", health);

    let mut about_clipboard = Card::new(messages, &messages.text("doctor-clipboard"));
    for way in clipboard.routes.iter().filter(|way| way.obstacle.is_none() || way.is_usual) {
        let ready = || messages.text("route-is-ready").into_owned();
        about_clipboard.add_named(&way.name, way.obstacle.clone().unwrap_or_else(ready));
    }
    about_clipboard.add("round-trip", clipboard.words.clone());

    let mut about_terminal = Card::new(messages, &messages.text("doctor-terminal"));
    let size = terminal.columns.zip(terminal.rows).map(|(columns, rows)| format!("{columns} × {rows}"));
    about_terminal
        .add("term", terminal.name.clone())
        .add("size", size)
        .add("tmux", yes(terminal.tmux))
        .add("screen", yes(terminal.screen))
        .add("ssh", yes(terminal.ssh))
        .add("editor", editor.as_ref().map(|editor| editor.join(" ")));

    let cards = [about_database, about_backups, about_config, about_clipboard, about_terminal].map(Card::finish);
    frame.out.line(&format!("replydesk {version}"))?;
    for card in cards {
        frame.out.spans(&[])?;
        card.print(frame)?;
    }
    Ok(())
}

/// Files beside the database, and what to do with them.
fn beside(files: &[PathBuf], what_to_do: &str) -> Vec<String> {
    let lines = files.iter().map(|path| path.display().to_string());
    lines.chain((!files.is_empty()).then(|| what_to_do.to_owned())).collect()
}

fn about_backups<'f>(frame: &'f Frame, backups: &Backups) -> Card<'f> {
    let messages = &frame.messages;
    let mut card = Card::new(messages, &messages.text("doctor-backups"));
    let there = backups.newest.as_ref().map(|newest| {
        let now = frame.clock()().to_zoned(TimeZone::system());
        messages.with(
            "backups-are",
            &[
                ("count", backups.count.into()),
                ("size", size(backups.bytes)),
                ("reason", messages.member("backup-reason", newest.reason.word()).into()),
                ("at", words::moment_in(messages, newest.at, now.time_zone(), now.date()).into()),
            ],
        )
    });
    let none = || messages.text("backups-none").into_owned();
    card.add("path", backups.directory.as_ref().map(|path| path.display().to_string()))
        .add("backups", there.unwrap_or_else(none))
        .add("problem", backups.problem.clone());
    card
}
