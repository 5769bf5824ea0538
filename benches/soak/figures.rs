//! What is measured at the end of each month, and how it is told.

use std::fs;
use std::hint::black_box;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use replydesk::desk::{BoardFilter, Composition};
use replydesk::model::BackupReason;
use rusqlite::Connection;

use super::process::Interface;
use super::year::Year;

/// How often a question is asked, of which the median counts.
const TIMES: usize = 21;
/// How often the program is started, of which the quickest counts: a busy machine only makes it slower.
const STARTS: usize = 5;
/// The most a figure may grow beside its rows.
const MOST: f64 = 1.2;

/// A figure: what it is, what it is about, and what it was each month.
struct Figure {
    name: &'static str,
    /// By which rows it may grow.
    of: &'static str,
    digits: usize,
    months: Vec<f64>,
}

/// All figures, in the order in which they were first measured.
#[derive(Default)]
pub(crate) struct Figures(Vec<Figure>);

impl Figures {
    fn note(&mut self, name: &'static str, of: &'static str, digits: usize, value: f64) {
        match self.0.iter_mut().find(|figure| figure.name == name) {
            Some(figure) => figure.months.push(value),
            None => self.0.push(Figure { name, of, digits, months: vec![value] }),
        }
    }

    /// Measures a shop at the end of a month that took so long.
    pub(crate) fn month(&mut self, year: &mut Year, took: Duration) {
        let counts = counts(&year.path);
        for (name, count) in ROWS.iter().zip(counts) {
            self.note(name, "", 0, count);
        }
        self.note("all rows", "", 0, counts.iter().sum());
        let bytes = ["", "-wal"]
            .map(|ending| fs::metadata(format!("{}{ending}", year.path.display())).map_or(0, |file| file.len()));
        self.note("file, kB", "all rows", 0, thousands(bytes[0]));
        self.note("its log, kB", "all rows", 0, thousands(bytes[1]));
        let shown = shown(&year.path);
        let mut quickest = Duration::MAX;
        for _ in 0..STARTS {
            let interface = Interface::start(env!("CARGO_BIN_EXE_replydesk"), &shown);
            quickest = quickest.min(interface.took_to_start);
            interface.leave();
        }
        let mut interface = Interface::start(env!("CARGO_BIN_EXE_replydesk"), &shown);
        interface.searchable("ord");
        let memory = interface.peak_memory();
        interface.leave();
        self.note("start, ms", "all rows", 1, milliseconds(quickest));
        self.note("memory, kB", "all rows", 0, thousands(memory));
        self.questions(year);
        let start = Instant::now();
        let backup = year.desk.back_up(BackupReason::ByHand).expect("a backup");
        self.note("backup, ms", "file, kB", 0, milliseconds(start.elapsed()));
        assert!(backup.is_some_and(|backup| backup.bytes > 0), "a file was written");
        self.note("a day, ms", "all rows", 0, milliseconds(took) / 30.0);
    }

    fn questions(&mut self, year: &mut Year) {
        let (_, asked) = year.asked();
        let desk = &mut year.desk;
        let nothing = Composition::default();
        self.note("message, ms", "learnt", 2, median(|| drop(black_box(desk.understand(&asked, 12)))));
        self.note("list, ms", "all rows", 2, median(|| drop(black_box(desk.list("ord", &nothing, 60)))));
        self.note("buyer, ms", "buyers", 2, median(|| drop(black_box(desk.find_buyers("nr1", 20)))));
        self.note("order, ms", "orders", 2, median(|| drop(black_box(desk.find_orders("S0001", None, 20)))));
        self.note("board, ms", "orders", 2, median(|| drop(black_box(desk.board(&BoardFilter::default())))));
        self.note("due, ms", "orders", 2, median(|| drop(black_box(desk.due(false)))));
        self.note("journal, ms", "journal", 2, median(|| drop(black_box(desk.journal("", None, 200)))));
        self.note("its words, ms", "journal", 2, median(|| drop(black_box(desk.journal("hello zzz", None, 200)))));
    }

    /// The table, and which figures grow faster than what they are about.
    pub(crate) fn print(&self) {
        let mut missed = Vec::new();
        for figure in &self.0 {
            let Figure { name, of, digits, months } = figure;
            let cells: Vec<String> = months.iter().map(|value| format!("{value:>8.digits$}")).collect();
            let ratio = self.growth(figure).map(|growth| {
                if growth > MOST {
                    missed.push(format!("{name}: {growth:.2} by {of}"));
                }
                format!("  {growth:.2} by {of}")
            });
            println!("{name:<14}{}{}", cells.concat(), ratio.unwrap_or_default());
        }
        if missed.is_empty() {
            println!("nothing grows by more than {MOST} of what its rows do");
        } else {
            println!("MISSED: {}", missed.join("; "));
        }
    }

    /// How much a figure has grown, divided by how much its rows have; `None` for rows.
    fn growth(&self, figure: &Figure) -> Option<f64> {
        let grown = |name: &str| {
            let months = &self.0.iter().find(|figure| figure.name == name)?.months;
            Some(months.last()? / months.first()?)
        };
        if figure.of.is_empty() { None } else { Some(grown(figure.name)? / grown(figure.of)?) }
    }
}

/// The tables that are counted.
const ROWS: [&str; 6] = ["messages", "journal", "learnt", "orders", "buyers", "log"];

fn counts(path: &Path) -> [f64; 6] {
    let conn = Connection::open(path).expect("the database");
    let tables = ["messages", "journal", "learnt_examples", "orders", "buyers", "changes"];
    tables.map(|table| {
        let count = format!("SELECT count(*) FROM {table}");
        conn.query_row(&count, [], |row| row.get::<_, i32>(0)).map(f64::from).expect("a count")
    })
}

/// A copy for the program to show: it goes by the true time of day, and would tidy away what is old by that.
fn shown(path: &Path) -> PathBuf {
    let copy = path.with_file_name("shown.db");
    for ending in ["", "-wal"] {
        let of = |path: &Path| format!("{}{ending}", path.display());
        fs::copy(of(path), of(&copy)).expect("a copy");
    }
    copy
}

fn median(mut work: impl FnMut()) -> f64 {
    let mut took: Vec<Duration> = (0..TIMES)
        .map(|_| {
            let start = Instant::now();
            work();
            start.elapsed()
        })
        .collect();
    took.sort();
    took.get(TIMES / 2).copied().map(milliseconds).unwrap_or_default()
}

fn milliseconds(time: Duration) -> f64 {
    time.as_secs_f64() * 1_000.0
}

#[expect(clippy::cast_precision_loss, reason = "a file is smaller than that")]
fn thousands(bytes: u64) -> f64 {
    bytes as f64 / 1_000.0
}
