//! The interface as a process in a pseudo terminal, with the times at which it writes. Unlike the harness of the tests this one
//! looks at bytes as they come: waiting for a condition every few milliseconds is too coarse for a figure.

use std::fmt;
use std::fs;
use std::io::{Read as _, Write};
use std::path::Path;
use std::sync::mpsc::{self, Receiver};
use std::thread;
use std::time::{Duration, Instant};

use portable_pty::{Child, CommandBuilder, MasterPty, PtySize, native_pty_system};
use tempfile::TempDir;

use super::generated::CATEGORIES;

/// Columns and rows.
pub(crate) const SIZE: (u16, u16) = (120, 36);
pub(crate) const BACKSPACE: char = '\x7f';
/// The end of a frame: that of synchronized output.
const FRAME: &[u8] = b"\x1b[?2026l";
/// When nothing has come for this long, the answer to a key is on the screen.
const QUIET: Duration = Duration::from_millis(25);
/// The same after the start, when the index is being built.
const START: Duration = Duration::from_secs(3);
/// When nothing has come for this long, what was typed before the index was there has been looked up in it.
const INDEXED: Duration = Duration::from_millis(700);
/// Longer than any frame may take.
const PATIENCE: Duration = Duration::from_secs(10);

pub(crate) struct Interface {
    pub(crate) took_to_start: Duration,
    started: Instant,
    child: Box<dyn Child + Send + Sync>,
    writer: Box<dyn Write + Send>,
    /// What was written, and when it was read.
    written: Receiver<(Instant, Vec<u8>)>,
    _terminal: Box<dyn MasterPty + Send>,
    _home: TempDir,
}

impl Interface {
    /// Starts the program on a database and waits for its first list.
    pub(crate) fn start(program: &str, database: &Path) -> Self {
        let home = tempfile::tempdir().expect("a temporary directory");
        let (cols, rows) = SIZE;
        let pair = native_pty_system().openpty(PtySize { rows, cols, ..PtySize::default() }).expect("a terminal");
        let mut command = CommandBuilder::new(program);
        command.env_clear();
        command.env("HOME", home.path());
        command.env("TERM", "xterm-256color");
        command.env("REPLYDESK_DB", database);
        command.cwd(home.path());
        let mut reader = pair.master.try_clone_reader().expect("a reader");
        let writer = pair.master.take_writer().expect("a writer");
        let (sender, written) = mpsc::channel();
        thread::spawn(move || {
            let mut bytes = [0; 4_096];
            while let Ok(length @ 1..) = reader.read(&mut bytes) {
                let read = (Instant::now(), bytes.get(..length).unwrap_or_default().to_vec());
                if sender.send(read).is_err() {
                    return;
                }
            }
        });
        let start = Instant::now();
        let child = pair.slave.spawn_command(command).expect("the program starts");
        drop(pair.slave);
        let mut interface = Self {
            took_to_start: Duration::ZERO,
            started: start,
            child,
            writer,
            written,
            _terminal: pair.master,
            _home: home,
        };
        interface.took_to_start = interface.first_list().saturating_duration_since(start);
        interface
    }

    /// Until the end of the first frame that has a line of the list in it.
    fn first_list(&mut self) -> Instant {
        let mut all = Vec::new();
        loop {
            let (at, bytes) = self.written.recv_timeout(PATIENCE).expect("the program draws a list");
            all.extend(bytes);
            let line = CATEGORIES.iter().find_map(|category| find(&all, format!("{category}-").as_bytes()));
            if line.is_some_and(|line| find(all.get(line..).unwrap_or_default(), FRAME).is_some()) {
                return at;
            }
        }
    }

    /// Waits until the index is there too, after which nothing is drawn any more.
    pub(crate) fn ready(mut self) -> Self {
        self.settle(START);
        self
    }

    /// Types at once; how long after the program was started the list for it has come.
    pub(crate) fn searchable(&mut self, typed: &str) -> Duration {
        self.writer.write_all(typed.as_bytes()).expect("the terminal is open");
        let last = self.settle(INDEXED).expect("what is typed is drawn");
        last.saturating_duration_since(self.started)
    }

    /// Waits until nothing more is drawn; when the last of it came.
    fn settle(&mut self, quiet: Duration) -> Option<Instant> {
        let mut last = None;
        while let Ok((at, _)) = self.written.recv_timeout(quiet) {
            last = Some(at);
        }
        last
    }

    /// Types a key; how long it takes until the last frame that follows from it has come.
    pub(crate) fn key(&mut self, key: char) -> Duration {
        let mut bytes = [0; 4];
        let bytes = key.encode_utf8(&mut bytes).as_bytes();
        let start = Instant::now();
        self.writer.write_all(bytes).expect("the terminal is open");
        let (first, _) = self.written.recv_timeout(PATIENCE).expect("a key draws a frame");
        let last = self.settle(QUIET);
        last.unwrap_or(first).saturating_duration_since(start)
    }

    /// What the program does while nobody does anything.
    pub(crate) fn idle(&mut self, time: Duration) -> Idle {
        let before = self.activity();
        let until = Instant::now() + time;
        let mut frames = 0;
        while let Ok((_, bytes)) = self.written.recv_timeout(until.saturating_duration_since(Instant::now())) {
            frames += count_frames(&bytes);
        }
        let after = self.activity();
        Idle { time, frames, switches: after.0 - before.0, cpu: after.1.saturating_sub(before.1) }
    }

    /// The context switches and the time on a processor of all threads so far.
    fn activity(&self) -> (u64, Duration) {
        let tasks = fs::read_dir(format!("/proc/{}/task", self.id())).expect("the program runs");
        let mut sum = (0, Duration::ZERO);
        for task in tasks.flatten() {
            let status = fs::read_to_string(task.path().join("status")).unwrap_or_default();
            sum.0 += field(&status, "voluntary_ctxt_switches:") + field(&status, "nonvoluntary_ctxt_switches:");
            let schedule = fs::read_to_string(task.path().join("schedstat")).unwrap_or_default();
            sum.1 += Duration::from_nanos(first_number(&schedule));
        }
        sum
    }

    /// The most memory the process has had, in bytes.
    pub(crate) fn peak_memory(&self) -> u64 {
        let status = fs::read_to_string(format!("/proc/{}/status", self.id())).expect("the program runs");
        field(&status, "VmHWM:") * 1_024
    }

    fn id(&self) -> u32 {
        self.child.process_id().expect("it has been started")
    }

    /// Quits with the key for it.
    pub(crate) fn leave(mut self) {
        self.writer.write_all(b"\x11").expect("the terminal is open");
        let status = self.child.wait().expect("the program ends");
        assert!(status.success(), "the interface: {status:?}");
    }
}

/// What a program did in a time in which nothing was asked of it.
pub(crate) struct Idle {
    time: Duration,
    pub(crate) frames: usize,
    switches: u64,
    cpu: Duration,
}

impl fmt::Display for Idle {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { time, frames, switches, cpu } = self;
        let share = cpu.as_secs_f64() / time.as_secs_f64() * 100.0;
        write!(f, "in {time:?}: {frames} frames, {switches} context switches, {share:.3} % CPU")
    }
}

fn find(bytes: &[u8], part: &[u8]) -> Option<usize> {
    bytes.windows(part.len()).position(|window| window == part)
}

fn count_frames(bytes: &[u8]) -> usize {
    bytes.windows(FRAME.len()).filter(|part| *part == FRAME).count()
}

/// The number after a name in a file of `/proc`.
fn field(file: &str, name: &str) -> u64 {
    file.lines().find_map(|line| line.strip_prefix(name)).map_or(0, first_number)
}

fn first_number(text: &str) -> u64 {
    text.split_whitespace().next().and_then(|number| number.parse().ok()).unwrap_or_default()
}
