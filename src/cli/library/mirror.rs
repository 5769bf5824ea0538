//! `replydesk library export`, `library import`: a folder of files that mirrors the library.

use std::path::PathBuf;
use std::time::{Duration, Instant};

use clap::Args;
use serde::Serialize;

use crate::cli::stopping::Stopping;
use crate::cli::{Frame, tell, values};
use crate::config::Config;
use crate::desk::{Desk, MirrorNews, Spot, Way};
use crate::i18n::{Messages, path};
use crate::model::Shortcut;
use crate::report::{Exit, Failure, Reported as _};
use crate::transfer::mirror::{Folder, Oddity, Scan, Unwritten};

/// So long is waited at a time, so that Ctrl-C is heard.
const BREATH: Duration = Duration::from_millis(50);

/// `library export`, `library import`
#[derive(Clone, Debug, Args)]
pub struct Mirror {
    #[arg(value_name = "FOLDER")]
    pub folder: PathBuf,
    #[arg(long)]
    pub watch: bool,
    #[arg(long, value_name = "SECONDS", default_value_t = 1, value_parser = clap::value_parser!(u16).range(1..), requires = "watch")]
    pub every: u16,
    #[arg(long, value_name = "SHORTCUT", value_parser = values::shortcut, conflicts_with = "watch")]
    pub settle: Vec<Shortcut>,
    #[arg(long, conflicts_with = "watch")]
    pub dry_run: bool,
}

/// What came of a reply or a file, for programs.
#[derive(Serialize)]
struct Event<'a> {
    what: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    shortcut: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    file: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    line: Option<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    why: Option<String>,
}

impl Mirror {
    pub(super) fn run(&self, way: Way, frame: &mut Frame, config: &Config) -> Result<Exit, Failure> {
        let mut desk = frame.desk(config)?;
        if way == Way::Out && !self.folder.exists() {
            std::fs::create_dir(&self.folder).map_err(Frame::unwritten(&self.folder))?;
        }
        let folder = Folder::open(&self.folder)?;
        for shortcut in self.settle.iter().filter(|_| way == Way::Out) {
            desk.reply_called(shortcut.as_str())?;
        }
        if self.watch {
            return self.keep_watch(way, frame, &mut desk, &folder);
        }
        let scan = folder.scan()?;
        let news = desk.mirror(&folder, scan, way, &self.settle, self.dry_run)?;
        if frame.out.wants_json() {
            frame.out.json(&news.iter().map(|one| line(one, &frame.messages)).collect::<Vec<_>>())?;
        } else {
            tell_all(&news, way, frame)?;
            if !news.iter().any(is_done) {
                let words = frame.messages.text("mirror-nothing").into_owned();
                frame.out.line(&words)?;
            } else if self.dry_run {
                let words = frame.messages.text("mirror-dry").into_owned();
                frame.out.line(&words)?;
            }
        }
        let exits = news.iter().map(exit);
        Ok(exits.max_by_key(|exit| *exit as u8).unwrap_or(Exit::Done))
    }

    /// Follows until Ctrl-C. What is being written is left to its writer: a folder counts once it looked the same twice.
    fn keep_watch(&self, way: Way, frame: &mut Frame, desk: &mut Desk, folder: &Folder) -> Result<Exit, Failure> {
        let stopping = Stopping::begin();
        let shown = path(&self.folder);
        let words = frame.messages.with("mirror-watching", &[("path", shown.clone())]);
        frame.out.line(&words)?;
        frame.out.flush()?;
        let (mut seen, mut handled, mut is_gone) = (folder.scan().ok().map(|scan| scan.stamp), None, false);
        let mut told: Vec<String> = Vec::new();
        loop {
            let is_news = desk.catch_up()?;
            match folder.scan() {
                Ok(scan) => {
                    is_gone = false;
                    let stamp = scan.stamp;
                    let is_settled = seen.replace(stamp) == Some(stamp);
                    if is_news {
                        handled = None;
                    }
                    if is_settled && handled != Some(stamp) {
                        Self::follow(way, frame, desk, folder, scan, &mut told)?;
                        handled = Some(stamp);
                    }
                }
                Err(_) if is_gone => {}
                Err(_) => {
                    is_gone = true;
                    seen = None;
                    let words = frame.messages.with("mirror-gone", &[("path", shown.clone())]);
                    tell::words(&words, &mut frame.errors);
                }
            }
            frame.out.flush()?;
            let until = Instant::now() + Duration::from_secs(self.every.into());
            while Instant::now() < until {
                if stopping.asked().is_break() {
                    return Ok(Exit::Done);
                }
                std::thread::sleep(BREATH);
            }
        }
    }

    /// One look. What is still as it was when it was told last is not told again.
    fn follow(
        way: Way,
        frame: &mut Frame,
        desk: &mut Desk,
        folder: &Folder,
        scan: Scan,
        told: &mut Vec<String>,
    ) -> Result<(), Failure> {
        let mut news = desk.mirror(folder, scan, way, &[], false)?;
        news.retain(|one| !matches!(one, MirrorNews::Waiting(_)));
        let key = |one: &MirrorNews| format!("{one:?}");
        let troubles: Vec<String> = news.iter().filter(|one| !is_done(one)).map(key).collect();
        news.retain(|one| is_done(one) || !told.contains(&key(one)));
        *told = troubles;
        if frame.out.wants_json() {
            for one in &news {
                frame.out.json(&line(one, &frame.messages))?;
            }
            return Ok(());
        }
        tell_all(&news, way, frame)
    }
}

/// Whether it is something that was done, not something that was not.
const fn is_done(news: &MirrorNews) -> bool {
    matches!(news, MirrorNews::Written(_) | MirrorNews::Dropped(_) | MirrorNews::Taken { .. } | MirrorNews::Archived(_))
}

const fn exit(news: &MirrorNews) -> Exit {
    match news {
        MirrorNews::Conflict { .. } | MirrorNews::Emptied => Exit::Missing,
        MirrorNews::Mistake { .. } | MirrorNews::Twice { .. } | MirrorNews::Broken(_) | MirrorNews::Unwritten(_) => {
            Exit::Failed
        }
        _ => Exit::Done,
    }
}

/// A line for each: what was done on standard output, what was not on standard error.
fn tell_all(news: &[MirrorNews], way: Way, frame: &mut Frame) -> Result<(), Failure> {
    for one in news {
        let words = words(one, way, &frame.messages);
        if is_done(one) {
            frame.out.line(&words)?;
        } else {
            frame.out.flush()?;
            tell::words(&words, &mut frame.errors);
        }
    }
    Ok(())
}

fn words(news: &MirrorNews, way: Way, messages: &Messages) -> String {
    let place = |at: &Spot| format!("{}:{}", path_text(at), at.line);
    match news {
        MirrorNews::Written(shortcut) => messages.with("mirror-written", &[("shortcut", shortcut.as_str().into())]),
        MirrorNews::Dropped(shortcut) => messages.with("mirror-dropped", &[("shortcut", shortcut.as_str().into())]),
        MirrorNews::Taken { shortcut, is_new: true } => {
            messages.with("mirror-taken-new", &[("shortcut", shortcut.as_str().into())])
        }
        MirrorNews::Taken { shortcut, .. } => messages.with("mirror-taken", &[("shortcut", shortcut.as_str().into())]),
        MirrorNews::Archived(shortcut) => messages.with("mirror-archived", &[("shortcut", shortcut.as_str().into())]),
        MirrorNews::Conflict { shortcut, at } => {
            messages.with("mirror-conflict", &[("shortcut", shortcut.as_str().into()), ("place", place(at).into())])
        }
        MirrorNews::Waiting(shortcut) if way == Way::Out => {
            messages.with("mirror-waiting-there", &[("shortcut", shortcut.as_str().into())])
        }
        MirrorNews::Waiting(shortcut) => {
            messages.with("mirror-waiting-here", &[("shortcut", shortcut.as_str().into())])
        }
        MirrorNews::Mistake { at, error, .. } => {
            let why = error.report(messages).message;
            messages.with("mirror-mistake", &[("place", place(at).into()), ("why", why.into())])
        }
        MirrorNews::Twice { shortcut, at, first } => messages.with(
            "mirror-twice",
            &[("shortcut", shortcut.as_str().into()), ("place", place(at).into()), ("first", place(first).into())],
        ),
        MirrorNews::Broken(error) => messages.with("mirror-broken", &[("why", error.report(messages).message.into())]),
        MirrorNews::Unwritten(Unwritten::Changed(file)) => messages.with("mirror-busy", &[("path", path(file))]),
        MirrorNews::Unwritten(Unwritten::System { path: file, error }) => {
            messages.with("mirror-unwritten", &[("path", path(file)), ("why", error.to_string().into())])
        }
        MirrorNews::Odd(Oddity::Link(file)) => messages.with("mirror-link", &[("path", path(file))]),
        MirrorNews::Odd(Oddity::NoLanguage(file)) => messages.with("mirror-no-language", &[("path", path(file))]),
        MirrorNews::Emptied => messages.text("mirror-emptied").into_owned(),
    }
}

fn path_text(at: &Spot) -> String {
    at.file.to_string_lossy().into_owned()
}

fn line<'a>(news: &'a MirrorNews, messages: &Messages) -> Event<'a> {
    let bare = |what| Event { what, shortcut: None, file: None, line: None, why: None };
    let of = |what, shortcut: &'a Shortcut| Event { shortcut: Some(shortcut.as_str()), ..bare(what) };
    let at = |line: Event<'a>, at: &Spot| Event { file: Some(path_text(at)), line: Some(at.line), ..line };
    match news {
        MirrorNews::Written(shortcut) => of("written", shortcut),
        MirrorNews::Dropped(shortcut) => of("dropped", shortcut),
        MirrorNews::Taken { shortcut, is_new: true } => of("new", shortcut),
        MirrorNews::Taken { shortcut, .. } => of("changed", shortcut),
        MirrorNews::Archived(shortcut) => of("archived", shortcut),
        MirrorNews::Conflict { shortcut, at: spot } => at(of("conflict", shortcut), spot),
        MirrorNews::Waiting(shortcut) => of("waiting", shortcut),
        MirrorNews::Mistake { shortcut, at: spot, error } => {
            Event { why: Some(error.report(messages).message), ..at(of("mistake", shortcut), spot) }
        }
        MirrorNews::Twice { shortcut, at: spot, .. } => at(of("twice", shortcut), spot),
        MirrorNews::Broken(error) => Event {
            file: Some(error.path.display().to_string()),
            line: error.place.map(|place| place.line),
            why: Some(error.report(messages).message),
            ..bare("broken")
        },
        MirrorNews::Unwritten(error) => Event { why: Some(error.to_string()), ..bare("unwritten") },
        MirrorNews::Odd(Oddity::Link(file) | Oddity::NoLanguage(file)) => {
            Event { file: Some(file.display().to_string()), ..bare("passed-over") }
        }
        MirrorNews::Emptied => bare("emptied"),
    }
}
