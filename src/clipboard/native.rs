//! The clipboard of the desktop: a second process of this program owns it, a third one reads it back.

use std::io::ErrorKind;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use super::owner::{self, Fault, Job};
use super::process::{self, Output};
use super::{Environment, Options, Reason, Route};

/// One reading may take this long before the next is tried: the program that owned the clipboard before us may be stuck.
const ONE_READING: Duration = Duration::from_millis(250);

/// The waits between two readings grow from the first to the last.
const FIRST_WAIT: Duration = Duration::from_millis(4);
const LAST_WAIT: Duration = Duration::from_millis(64);

/// Copies `text` and reads it back. The process that now owns the clipboard is returned so that it can be collected when it
/// ends; where the text did not arrive, it is ended.
pub(super) fn copy(
    environment: &Environment,
    route: Route,
    text: &str,
    options: &Options,
    deadline: Instant,
) -> Result<Child, Reason> {
    let life = options.clear_after.unwrap_or(owner::LONGEST_LIFE);
    let mut command = helper(environment, route, &Job::Hold { sensitive: options.sensitive, life })?;
    command.stdin(Stdio::piped()).stdout(Stdio::null()).stderr(Stdio::null());
    let mut owner = command.spawn().map_err(|error| Reason::NotStarted(error.kind()))?;
    process::feed(&mut owner, text.as_bytes());
    match confirm(environment, route, text, &mut owner, deadline) {
        Ok(()) => Ok(owner),
        Err(reason) => {
            // An owner that is stuck now must not take the clipboard later.
            process::end(&mut owner);
            Err(reason)
        }
    }
}

/// Reads until `text` is what is read, the owner fails, or the time is over.
fn confirm(
    environment: &Environment,
    route: Route,
    text: &str,
    owner: &mut Child,
    deadline: Instant,
) -> Result<(), Reason> {
    let mut pause = FIRST_WAIT;
    loop {
        let now = Instant::now();
        let ended = process::wait(owner, deadline.min(now + pause));
        if let Some(status) = ended
            && !status.success()
        {
            return Err(reason(status.code()));
        }
        let last = match read(environment, route, deadline.min(Instant::now() + ONE_READING)) {
            Ok(found) if found == text => return Ok(()),
            Ok(_) => Reason::Different,
            Err(reason) => reason,
        };
        // An owner that ended well has been replaced: what was read now will not change back.
        if ended.is_some() || Instant::now() >= deadline {
            return Err(last);
        }
        pause = (pause * 2).min(LAST_WAIT);
    }
}

/// The text in the clipboard, over a new connection.
pub(super) fn read(environment: &Environment, route: Route, deadline: Instant) -> Result<String, Reason> {
    let command = helper(environment, route, &Job::Read)?;
    let answer = process::run(command, &[], Output::Wanted, deadline).map_err(|error| match error {
        Reason::Failed { code, .. } => reason(code),
        other => other,
    })?;
    String::from_utf8(answer).or(Err(Reason::NotText))
}

/// This program again, seeing only the display that `route` means.
fn helper(environment: &Environment, route: Route, job: &Job) -> Result<Command, Reason> {
    let program = environment.executable.as_ref().ok_or(Reason::NotStarted(ErrorKind::NotFound))?;
    let mut command = Command::new(program);
    command.arg(owner::SUBCOMMAND).args(job.arguments()).current_dir("/");
    environment.hand_on(&mut command);
    if route != Route::Wayland {
        command.env_remove("WAYLAND_DISPLAY");
    }
    if route != Route::X11 {
        command.env_remove("DISPLAY");
    }
    Ok(command)
}

fn reason(code: Option<i32>) -> Reason {
    match code.and_then(Fault::from_code) {
        Some(Fault::Unreachable) => Reason::Unreachable,
        Some(Fault::NoDataControl) => Reason::NoDataControl,
        Some(Fault::Empty) => Reason::Empty,
        Some(Fault::NotText) => Reason::NotText,
        Some(Fault::Usage) | None => Reason::Failed { code, said: String::new() },
    }
}
