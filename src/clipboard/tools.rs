//! Routes that are other programs: the text goes to their standard input, never into their arguments.

use std::io::ErrorKind;
use std::process::Command;
use std::time::{Duration, Instant};

use super::native;
use super::process::{self, Output};
use super::{Environment, Reason, Route, Settings, Unchecked};

/// What a tool did with the text.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Delivered {
    /// The same text was read back.
    Checked,
    /// The tool took it and reports nothing.
    Unchecked(Unchecked),
}

/// Reading back after a tool has ended is a matter of milliseconds; a display that hangs is not worth more.
const READ_BACK: Duration = Duration::from_millis(300);

/// The programs that write and read a route's clipboard; a route without the latter cannot be checked.
struct Pair {
    write: &'static [&'static str],
    read: &'static [&'static str],
}

fn pair(route: Route) -> Option<Pair> {
    let (write, read): (&[_], &[_]) = match route {
        // The type is given because wl-copy would otherwise guess one from the contents.
        Route::WlCopy => (&["wl-copy", "--type", "text/plain"], &["wl-paste", "--no-newline"]),
        Route::Termux => (&["termux-clipboard-set"], &["termux-clipboard-get"]),
        Route::Pbcopy => (&["pbcopy"], &["pbpaste"]),
        Route::ClipExe => (&["clip.exe"], &[]),
        Route::Tmux => (&["tmux", "load-buffer", "-w", "-"], &["tmux", "show-buffer"]),
        _ => return None,
    };
    Some(Pair { write, read })
}

/// Copies `text` with the tool of `route`.
pub(super) fn copy(
    environment: &Environment,
    route: Route,
    text: &str,
    deadline: Instant,
) -> Result<Delivered, Reason> {
    let Some(pair) = pair(route) else { return Err(Reason::NotHere) };
    let command = tool(environment, pair.write)?;
    let encoded = if route == Route::ClipExe { utf16(text) } else { text.as_bytes().to_vec() };
    process::run(command, &encoded, Output::Ignored, deadline)?;
    match read(environment, route, deadline.min(Instant::now() + READ_BACK)) {
        Ok(found) if found != text => Err(Reason::Different),
        // tmux has it; the terminal around tmux, which the seller pastes from, says nothing.
        Ok(_) if route == Route::Tmux => Ok(Delivered::Unchecked(Unchecked::OnlyInTmux)),
        Ok(_) => Ok(Delivered::Checked),
        Err(_) => Ok(Delivered::Unchecked(Unchecked::NoReadBack)),
    }
}

/// The text in the clipboard of `route`.
pub(super) fn read(environment: &Environment, route: Route, deadline: Instant) -> Result<String, Reason> {
    let read = pair(route).map(|pair| pair.read).filter(|read| !read.is_empty()).ok_or(Reason::NotHere)?;
    text_from(tool(environment, read)?, deadline)
}

/// Copies `text` with the command from the config.
pub(super) fn copy_by_command(
    environment: &Environment,
    settings: &Settings,
    text: &str,
    deadline: Instant,
) -> Result<Delivered, Reason> {
    process::run(configured(environment, &settings.copy_command)?, text.as_bytes(), Output::Ignored, deadline)?;
    let limit = deadline.min(Instant::now() + READ_BACK);
    if !settings.read_command.is_empty() {
        return match read_by_command(environment, settings, limit) {
            Ok(found) if found == text => Ok(Delivered::Checked),
            Ok(_) => Err(Reason::Different),
            Err(_) => Ok(Delivered::Unchecked(Unchecked::NoReadBack)),
        };
    }
    // Most such commands write the clipboard of this desktop. Where it holds the text, that is proof; where not, they may
    // have written another one.
    let native = [(Route::Wayland, &environment.wayland_display), (Route::X11, &environment.display)];
    let arrived = !environment.ssh
        && native.iter().any(|(route, display)| {
            display.is_some() && native::read(environment, *route, limit).is_ok_and(|found| found == text)
        });
    Ok(if arrived { Delivered::Checked } else { Delivered::Unchecked(Unchecked::NoReadBack) })
}

/// Sends `token` through a tmux buffer of its own name and takes that away again.
pub(super) fn tmux_round_trip(environment: &Environment, token: &str, deadline: Instant) -> Result<(), Reason> {
    const BUFFER: &str = "replydesk-doctor";
    process::run(
        tool(environment, &["tmux", "load-buffer", "-b", BUFFER, "-"])?,
        token.as_bytes(),
        Output::Ignored,
        deadline,
    )?;
    let found = text_from(tool(environment, &["tmux", "show-buffer", "-b", BUFFER])?, deadline);
    process::run(tool(environment, &["tmux", "delete-buffer", "-b", BUFFER])?, &[], Output::Ignored, deadline)?;
    if found? == token { Ok(()) } else { Err(Reason::Different) }
}

/// The text that the reading command of the config prints.
pub(super) fn read_by_command(
    environment: &Environment,
    settings: &Settings,
    deadline: Instant,
) -> Result<String, Reason> {
    text_from(configured(environment, &settings.read_command)?, deadline)
}

fn text_from(command: Command, deadline: Instant) -> Result<String, Reason> {
    String::from_utf8(process::run(command, &[], Output::Wanted, deadline)?).or(Err(Reason::NotText))
}

/// A tool we know, where it is installed.
fn tool(environment: &Environment, words: &[&'static str]) -> Result<Command, Reason> {
    let Some((&name, arguments)) = words.split_first() else { return Err(Reason::NotHere) };
    let mut command = Command::new(environment.tool(name).ok_or(Reason::NotInstalled { tool: name })?);
    command.args(arguments);
    environment.hand_on(&mut command);
    // Without it pbcopy takes the text for MacRoman.
    if name.starts_with("pb") {
        command.env("LC_CTYPE", "UTF-8");
    }
    Ok(command)
}

/// A command of the config: run as it stands, without a shell.
fn configured(environment: &Environment, words: &[String]) -> Result<Command, Reason> {
    let Some((name, arguments)) = words.split_first() else { return Err(Reason::NotConfigured) };
    let program = if name.contains(std::path::MAIN_SEPARATOR) {
        name.into()
    } else {
        environment.tool(name).ok_or(Reason::NotStarted(ErrorKind::NotFound))?
    };
    let mut command = Command::new(program);
    command.args(arguments);
    environment.hand_on(&mut command);
    Ok(command)
}

/// clip.exe takes bytes for the console's code page unless they look like UTF-16; a byte order mark would be copied too.
fn utf16(text: &str) -> Vec<u8> {
    text.encode_utf16().flat_map(u16::to_le_bytes).collect()
}
