//! A foreign process with a text on its standard input, time-limited: whatever it does, this returns.

use std::io::{Read, Seek, Write};
use std::process::{Child, Command, ExitStatus, Stdio};
use std::sync::mpsc;
use std::thread;
use std::time::{Duration, Instant};

use super::Reason;
use crate::text::sanitise_line;

/// More than this is not read from a clipboard: 16 MiB is far beyond any message, and keeps a hostile one from filling memory.
const MOST_READ: u64 = 16 * 1024 * 1024;

/// How much of a tool's complaint is kept, in bytes.
const MOST_SAID: u64 = 400;

/// The waits between two looks at a process grow from the first to the last.
const FIRST_WAIT: Duration = Duration::from_micros(500);
const LAST_WAIT: Duration = Duration::from_millis(16);

/// Whether the tool's output is wanted.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Output {
    /// Read to its end. For tools that end with their output.
    Wanted,
    /// Sent nowhere. For tools that leave a process behind, which would keep a pipe open for ever.
    Ignored,
}

/// Runs `command` with `input`, and kills it at `deadline`.
///
/// # Errors
///
/// When it cannot be started, does not end in time, or ends with an error.
pub(super) fn run(mut command: Command, input: &[u8], output: Output, deadline: Instant) -> Result<Vec<u8>, Reason> {
    // A file, not a pipe: a process left behind may hold it as long as it likes. Complaints hold nothing of the text.
    let mut complaints = tempfile::tempfile().ok();
    let stderr = complaints.as_ref().and_then(|file| file.try_clone().ok());
    command
        .stdin(Stdio::piped())
        .stdout(if output == Output::Wanted { Stdio::piped() } else { Stdio::null() })
        .stderr(stderr.map_or_else(Stdio::null, Stdio::from));
    own_group(&mut command);
    let mut child = command.spawn().map_err(|error| Reason::NotStarted(error.kind()))?;
    feed(&mut child, input);
    let said = collect(&mut child);
    let ended = wait(&mut child, deadline)
        .and_then(|status| Some((status, said.map_or(Some(Vec::new()), |said| until(&said, deadline))?)));
    let Some((status, answer)) = ended else {
        end(&mut child);
        return Err(Reason::NoAnswer);
    };
    if status.success() {
        return Ok(answer);
    }
    let mut complaint = Vec::new();
    if let Some(file) = &mut complaints
        && file.rewind().is_ok()
    {
        let _ = file.take(MOST_SAID).read_to_end(&mut complaint);
    }
    let complaint = String::from_utf8_lossy(&complaint);
    let said = sanitise_line(complaint.lines().next().unwrap_or_default()).into_owned();
    Err(Reason::Failed { code: status.code(), said })
}

/// Waits until `child` ends; `None` when it has not by `deadline`.
pub(super) fn wait(child: &mut Child, deadline: Instant) -> Option<ExitStatus> {
    let mut pause = FIRST_WAIT;
    loop {
        match child.try_wait() {
            Ok(Some(status)) => return Some(status),
            Ok(None) => {}
            Err(_) => return None,
        }
        let left = deadline.checked_duration_since(Instant::now()).filter(|left| !left.is_zero())?;
        thread::sleep(pause.min(left));
        pause = (pause * 2).min(LAST_WAIT);
    }
}

/// Writes `input` to the child from a thread of its own: a child that does not read must not hold us up.
pub(super) fn feed(child: &mut Child, input: &[u8]) {
    let Some(mut stdin) = child.stdin.take() else { return };
    let input = input.to_vec();
    // A child that ends without reading makes the write fail; its exit status tells more than that error.
    let _ = thread::Builder::new().spawn(move || drop(stdin.write_all(&input)));
}

/// Reads the child's output in a thread of its own, where it has a pipe for it.
fn collect(child: &mut Child) -> Option<mpsc::Receiver<Vec<u8>>> {
    let stdout = child.stdout.take()?;
    let (sender, receiver) = mpsc::channel();
    let _ = thread::Builder::new().spawn(move || {
        let mut answer = Vec::new();
        if stdout.take(MOST_READ).read_to_end(&mut answer).is_ok() {
            let _ = sender.send(answer);
        }
    });
    Some(receiver)
}

fn until(answer: &mpsc::Receiver<Vec<u8>>, deadline: Instant) -> Option<Vec<u8>> {
    answer.recv_timeout(deadline.saturating_duration_since(Instant::now())).ok()
}

/// Kills `child`, and on Unix whatever it has started, and collects it.
pub(super) fn end(child: &mut Child) {
    #[cfg(unix)]
    if let Ok(id) = i32::try_from(child.id())
        && let Some(group) = rustix::process::Pid::from_raw(id)
    {
        let _ = rustix::process::kill_process_group(group, rustix::process::Signal::KILL);
    }
    let _ = child.kill();
    let _ = child.wait();
}

/// Puts the process into a group of its own: Ctrl-C in the terminal is not meant for it, and it can be ended whole.
fn own_group(command: &mut Command) {
    #[cfg(unix)]
    std::os::unix::process::CommandExt::process_group(command, 0);
    #[cfg(not(unix))]
    let _ = command;
}
