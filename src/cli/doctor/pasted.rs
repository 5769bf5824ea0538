//! `doctor --report`: what somebody who looks for a fault needs to know, to be pasted anywhere: no path, no name, no text of the user's.
//!
//! What stands in it is put together of our own words, of numbers and of what the environment says in words that are known here. A count
//! is rounded, and a small one is none or few: how many buyers a shop has is nobody's business.

use std::env::consts::{ARCH, OS};
use std::fs;

use serde::Serialize;
use serde_json::{Map, Value as Json};

use super::super::{Frame, deliver};
use crate::clipboard;
use crate::config::{self, Config};
use crate::report::Failure;
use crate::store::{self, Store};
use crate::transfer::shop::KINDS;

/// The beginnings of what terminals call themselves. Anybody may set another name.
const TERMINALS: [&str; 14] = [
    "alacritty",
    "ansi",
    "cygwin",
    "dumb",
    "foot",
    "konsole",
    "linux",
    "putty",
    "rxvt",
    "screen",
    "st-",
    "tmux",
    "vt",
    "xterm",
];

/// What is told, in the order in which it is told.
#[derive(Serialize)]
struct Report {
    program: String,
    sqlite: &'static str,
    system: String,
    terminal: String,
    clipboard: Vec<String>,
    database: Vec<String>,
    counts: Vec<String>,
    config: Vec<String>,
}

pub(super) fn run(frame: &mut Frame, config: &Result<Config, config::Error>) -> Result<(), Failure> {
    let mut report = Report {
        program: format!("replydesk {}", env!("CARGO_PKG_VERSION")),
        sqlite: Store::sqlite_version(),
        system: format!("{OS} {ARCH}"),
        terminal: terminal(),
        clipboard: routes(config.as_ref().unwrap_or(&Config::default())),
        database: Vec::new(),
        counts: Vec::new(),
        config: settings(config),
    };
    database(frame, &mut report);
    if frame.out.wants_json() {
        return Ok(frame.out.json(&report)?);
    }
    let lines = [
        ("program", vec![report.program]),
        ("sqlite", vec![report.sqlite.to_owned()]),
        ("system", vec![report.system]),
        ("terminal", vec![report.terminal]),
        ("clipboard", report.clipboard),
        ("database", report.database),
        ("counts", report.counts),
        ("config", report.config),
    ];
    for (label, values) in lines {
        frame.out.line(&format!("{label}: {}", values.join(", ")))?;
    }
    Ok(())
}

/// The kind of the terminal, what is between it and us, and its size.
fn terminal() -> String {
    let clipboard::Environment { tmux, screen, ssh, terminal, .. } = clipboard::Environment::from_process();
    let name = terminal.map(|terminal| terminal.name.to_string_lossy().to_lowercase()).unwrap_or_default();
    let known = TERMINALS.into_iter().find(|known| name.starts_with(known));
    let mut words = vec![known.unwrap_or(if name.is_empty() { "none" } else { "other" }).to_owned()];
    words.extend(crossterm::terminal::size().ok().map(|(columns, rows)| format!("{columns}x{rows}")));
    for (is_so, word) in [(tmux.is_some(), "tmux"), (screen, "screen"), (ssh, "ssh")] {
        words.extend(is_so.then(|| word.to_owned()));
    }
    words.join(" ")
}

/// Which routes there are. What keeps one from being tried may name a path, so only that there is something is said. Nothing is copied.
fn routes(config: &Config) -> Vec<String> {
    let routes = deliver::open(config).routes().into_iter();
    let ready = routes.filter(|route| route.obstacle.is_none()).map(|route| route.route.word().to_owned());
    let ready: Vec<String> = ready.collect();
    if ready.is_empty() { vec!["no route".to_owned()] } else { ready }
}

fn database(frame: &Frame, report: &mut Report) {
    let Ok(path) = frame.paths.database() else {
        report.database.push("no place".to_owned());
        return;
    };
    let Ok(metadata) = fs::metadata(&path) else {
        report.database.push("not there".to_owned());
        return;
    };
    if metadata.len() == 0 {
        // Opening it would begin a shop.
        report.database.push("empty".to_owned());
        return;
    }
    report.database.push(format!("{} KB", rounded(metadata.len() / 1024)));
    let looked = Store::open(&path, store::Options::default()).and_then(|store| {
        report.database.push(format!("schema {}", store.schema()?));
        report.database.push(if store.is_read_only() { "read-only" } else { "writable" }.to_owned());
        // SQLite's own words may quote what a row says.
        report.database.push(match store.integrity()?.len() {
            0 => "sound".to_owned(),
            problems => format!("{} problems", about(u64::try_from(problems).unwrap_or(u64::MAX))),
        });
        if store.is_erasure_unfinished()? {
            report.database.push("an erasure is not complete".to_owned());
        }
        for kind in KINDS {
            let count = u64::try_from(store.count_records(kind)?).unwrap_or(u64::MAX);
            report.counts.push(format!("{} {}", kind.name, about(count)));
        }
        Ok(())
    });
    if let Err(error) = looked {
        report.database.push(kind_of(&error).to_owned());
    }
}

/// What kind of error it is, without what it says.
const fn kind_of(error: &store::Error) -> &'static str {
    match error {
        store::Error::Newer { .. } => "newer than the program",
        store::Error::Outdated { .. } => "older than the program, and read-only",
        store::Error::NotOurs { .. } => "of another program",
        store::Error::NotADatabase => "not a database",
        store::Error::Damaged { .. } | store::Error::Unreadable { .. } => "damaged",
        store::Error::Locked => "locked",
        store::Error::DiskFull => "no room on the disk",
        store::Error::ReadOnly | store::Error::Unmerged { .. } => "read-only",
        store::Error::File { .. } => "cannot be opened",
        _ => "failed",
    }
}

/// A count that tells whether there are any, and about how many: of a few, how many is exact.
fn about(count: u64) -> String {
    match count {
        0 => "none".to_owned(),
        1..10 => "few".to_owned(),
        many => rounded(many),
    }
}

/// A number with one digit that means something.
fn rounded(count: u64) -> String {
    let mut unit = 1_u64;
    while count / unit >= 10 {
        unit = unit.saturating_mul(10);
    }
    let about = count / unit * unit;
    if unit == 1 { about.to_string() } else { format!("~{about}") }
}

/// The settings that are not as by default: numbers and switches with their values, texts by name alone.
fn settings(config: &Result<Config, config::Error>) -> Vec<String> {
    let config = match config {
        Ok(config) => config,
        Err(_what_may_quote_it) => return vec!["has a mistake".to_owned()],
    };
    let json = |config: &Config| serde_json::to_value(config).unwrap_or_default();
    let (set, usual) = (json(config), json(&Config::default()));
    let empty = Map::new();
    let mut differ = Vec::new();
    for (section, values) in set.as_object().unwrap_or(&empty) {
        let usual = usual.get(section);
        if !usual.is_some_and(Json::is_object) || usual.and_then(Json::as_object).is_some_and(Map::is_empty) {
            // Its keys are the user's own words: actions, channels.
            if Some(values) != usual {
                differ.push(format!("{section}.* set"));
            }
            continue;
        }
        for (key, value) in values.as_object().unwrap_or(&empty) {
            let usual = usual.and_then(|usual| usual.get(key));
            if usual == Some(value) {
                continue;
            }
            differ.push(match value {
                Json::Bool(_) | Json::Number(_) => format!("{section}.{key} = {value}"),
                _ if usual.is_some() => format!("{section}.{key} set"),
                _ => format!("{section}.* set"),
            });
        }
    }
    differ.dedup();
    if differ.is_empty() { vec!["as by default".to_owned()] } else { differ }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_are_rounded() {
        let shown = [0, 7, 10, 19, 123, 98_765].map(rounded);
        assert_eq!(shown, ["0", "7", "~10", "~10", "~100", "~90000"]);
        assert_eq!([0, 1, 9, 10, 45].map(about), ["none", "few", "few", "~10", "~40"]);
    }

    #[test]
    fn texts_of_the_settings_are_named_and_not_told() {
        let source =
            "[shop]\nzone = \"Europe/Warsaw\"\n[undo]\nkeep_days = 7\n[clipboard]\ncommand = [\"/home/anna/copy\"]\n";
        let config = Config::parse(source, &[]).expect("settings");
        let told = settings(&Ok(config)).join(", ");
        assert!(told.contains("undo.keep_days = 7") && told.contains("shop.zone set"), "{told}");
        assert!(!told.contains("anna") && !told.contains("Warsaw"), "{told}");
    }
}
