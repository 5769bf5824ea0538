use std::env;
use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::process::Command;

/// What the surroundings of the program say about clipboards. Read once; tests make their own.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Environment {
    /// `DISPLAY`: the X11 server.
    pub display: Option<OsString>,
    /// `WAYLAND_DISPLAY`: the Wayland compositor's socket.
    pub wayland_display: Option<OsString>,
    /// `XDG_RUNTIME_DIR`: where that socket lies.
    pub runtime_dir: Option<PathBuf>,
    /// `TMUX`: running inside tmux; the value names its socket.
    pub tmux: Option<OsString>,
    /// `STY` is set: running inside GNU screen.
    pub screen: bool,
    /// `SSH_TTY` or `SSH_CONNECTION` is set: the display of this machine is not the one the seller looks at.
    pub ssh: bool,
    /// The terminal that can be written to, if there is one.
    pub terminal: Option<Terminal>,
    /// `PATH`: where tools are looked for.
    pub path: Option<OsString>,
    /// This program, to be run again as the owner of the clipboard.
    pub executable: Option<PathBuf>,
}

/// A terminal, as far as it matters for copying.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Terminal {
    /// `TERM`: what it calls itself.
    pub name: OsString,
    /// It ignores OSC 52 unless told otherwise: `VTE_VERSION` (GNOME Terminal and its kin), `KONSOLE_VERSION` or
    /// `XTERM_VERSION` is set.
    pub reluctant: bool,
}

impl Terminal {
    fn from_process() -> Option<Self> {
        let reluctant =
            ["VTE_VERSION", "KONSOLE_VERSION", "XTERM_VERSION"].into_iter().any(|name| variable(name).is_some());
        terminal_present().then(|| Self { name: variable("TERM").unwrap_or_default(), reluctant })
    }
}

impl Environment {
    /// The surroundings of this process.
    #[must_use]
    pub fn from_process() -> Self {
        let set = |name: &str| variable(name).is_some();
        Self {
            display: variable("DISPLAY"),
            wayland_display: variable("WAYLAND_DISPLAY"),
            runtime_dir: variable("XDG_RUNTIME_DIR").map(PathBuf::from),
            tmux: variable("TMUX"),
            screen: set("STY"),
            ssh: set("SSH_TTY") || set("SSH_CONNECTION"),
            terminal: Terminal::from_process(),
            path: variable("PATH"),
            executable: executable(),
        }
    }

    /// Where `tool` is installed, if it is.
    pub(super) fn tool(&self, tool: &str) -> Option<PathBuf> {
        let path = self.path.as_ref()?;
        env::split_paths(path)
            .filter(|directory| directory.is_absolute())
            .map(|directory| directory.join(tool))
            .find(|file| is_executable(file))
    }

    /// Lets `command` see the displays and the tmux of this environment, and no others.
    pub(super) fn hand_on(&self, command: &mut Command) {
        let variables = [
            ("DISPLAY", self.display.as_deref()),
            ("WAYLAND_DISPLAY", self.wayland_display.as_deref()),
            ("XDG_RUNTIME_DIR", self.runtime_dir.as_deref().map(Path::as_os_str)),
            ("TMUX", self.tmux.as_deref()),
        ];
        for (name, value) in variables {
            match value {
                Some(value) => command.env(name, value),
                None => command.env_remove(name),
            };
        }
    }

    /// The terminal, if it would at least understand OSC 52: not a pipe, not the Linux console, not a teletype.
    pub(super) fn terminal_that_may_copy(&self) -> Option<&Terminal> {
        self.terminal.as_ref().filter(|terminal| !["", "dumb", "linux"].iter().any(|deaf| terminal.name == *deaf))
    }
}

/// An environment variable that is set to something.
fn variable(name: &str) -> Option<OsString> {
    env::var_os(name).filter(|value| !value.is_empty())
}

#[cfg(unix)]
fn terminal_present() -> bool {
    std::fs::OpenOptions::new().write(true).open("/dev/tty").is_ok()
}

#[cfg(not(unix))]
fn terminal_present() -> bool {
    std::io::IsTerminal::is_terminal(&std::io::stdout())
}

/// This program's file. On Linux the link in `/proc` stands in for a file that was replaced by an update while we run.
fn executable() -> Option<PathBuf> {
    let file = env::current_exe().ok().filter(|file| file.is_file());
    file.or_else(|| Some(PathBuf::from("/proc/self/exe")).filter(|link| link.exists()))
}

#[cfg(unix)]
fn is_executable(file: &Path) -> bool {
    use std::os::unix::fs::PermissionsExt;
    file.metadata().is_ok_and(|found| found.is_file() && found.permissions().mode() & 0o111 != 0)
}

#[cfg(not(unix))]
fn is_executable(file: &Path) -> bool {
    file.is_file()
}
