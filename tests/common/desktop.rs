//! Displays without a screen: an X server, a Wayland compositor, a tmux server, and displays that never answer. Each is
//! taken down when it is dropped. Displays that go in the middle of a copy: `tests/clipboard/dying.rs`.
//!
//! Packages (Debian): xvfb xclip xsel wl-clipboard sway tmux.
#![expect(clippy::unwrap_used, clippy::expect_used, reason = "a rig that cannot be set up fails the test")]

use std::ffi::OsString;
use std::fs;
use std::io::{BufRead, BufReader, Write};
use std::net::TcpListener;
use std::os::unix::net::UnixListener;
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::atomic::{AtomicU32, Ordering};
use std::thread;

use tempfile::TempDir;

use super::wait::wait_for;

/// A number no other rig of this machine has at the moment.
fn number() -> u32 {
    static NEXT: AtomicU32 = AtomicU32::new(0);
    std::process::id() * 100 + NEXT.fetch_add(1, Ordering::Relaxed)
}

/// A process that is killed when it is dropped.
struct Killed(Child);

impl Killed {
    /// It does nothing more, and its connections stay open.
    fn freeze(&self) {
        let id = rustix::process::Pid::from_raw(self.0.id().cast_signed()).unwrap();
        rustix::process::kill_process(id, rustix::process::Signal::STOP).unwrap();
    }
}

impl Drop for Killed {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// Runs `command` with `input` and returns what it printed.
pub(crate) fn output_of(command: &mut Command, input: &[u8]) -> Option<String> {
    bytes_of(command, input).map(|bytes| String::from_utf8(bytes).expect("UTF-8"))
}

fn bytes_of(command: &mut Command, input: &[u8]) -> Option<Vec<u8>> {
    let mut child = command
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .expect("the tool is installed");
    child.stdin.take().unwrap().write_all(input).expect("the tool reads its input");
    let output = child.wait_with_output().unwrap();
    output.status.success().then_some(output.stdout)
}

/// Runs a tool that copies, and waits until its text can be pasted: it leaves a process behind that only then sets to work.
fn copied(copy: &mut Command, mut paste: Command, text: &[u8]) {
    // Not a pipe: the process left behind would hold it open.
    let mut child = copy.stdin(Stdio::piped()).stdout(Stdio::null()).spawn().expect("the tool is installed");
    child.stdin.take().unwrap().write_all(text).unwrap();
    assert!(child.wait().unwrap().success());
    wait_for("the other program's text", || bytes_of(&mut paste, b"").filter(|pasted| pasted == text));
}

/// An X server in memory.
pub(crate) struct X11 {
    server: Killed,
    /// For `DISPLAY`.
    pub(crate) display: OsString,
}

impl X11 {
    pub(crate) fn start() -> Self {
        // A number of its own: the lowest that is free would soon be another test's, and whoever still knows it would go there.
        let numbers = std::iter::repeat_with(|| format!(":{}", 1_000 + number() % 50_000));
        let started = numbers.take(20).find_map(|display| {
            let mut server = Command::new("Xvfb")
                .arg(&display)
                // Without -noreset it starts anew when its last client goes, and drops who is just connecting.
                .args(["-displayfd", "1", "-noreset", "-screen", "0", "640x480x24", "-nolisten", "tcp"])
                .stdout(Stdio::piped())
                .stderr(Stdio::null())
                .spawn()
                .expect("Xvfb is installed");
            let mut line = String::new();
            BufReader::new(server.stdout.take().unwrap()).read_line(&mut line).unwrap();
            let server = Killed(server);
            // Nothing is said where somebody has this number.
            (!line.is_empty()).then(|| Self { server, display: display.into() })
        });
        started.expect("a free number")
    }

    /// What other programs would paste.
    pub(crate) fn pasted(&self) -> Option<String> {
        // Who asks in the moment in which an owner ends is never answered, and xclip waits for ever.
        let once = || {
            let mut limited = Command::new("timeout");
            limited.args(["2", "xclip", "-selection", "clipboard", "-o"]).env("DISPLAY", &self.display);
            limited.stdin(Stdio::null()).stderr(Stdio::null()).output().expect("xclip is installed")
        };
        let answer =
            wait_for("xclip to be answered", || Some(once()).filter(|answer| answer.status.code() != Some(124)));
        answer.status.success().then(|| String::from_utf8(answer.stdout).expect("UTF-8"))
    }

    /// Another program copies.
    pub(crate) fn copy_elsewhere(&self, text: &[u8], kind: &str) {
        let mut paste = self.xclip();
        paste.args(["-o", "-t", kind]);
        copied(self.xclip().args(["-i", "-t", kind]), paste, text);
    }

    /// The formats in which the clipboard is offered.
    pub(crate) fn targets(&self) -> String {
        output_of(self.xclip().args(["-o", "-t", "TARGETS"]), b"").unwrap_or_default()
    }

    pub(crate) fn xclip(&self) -> Command {
        let mut command = Command::new("xclip");
        command.args(["-selection", "clipboard"]).env("DISPLAY", &self.display);
        command
    }

    /// The display goes, as at logging out.
    pub(crate) fn stop(self) -> OsString {
        drop(self.server);
        self.display
    }

    /// The display answers nobody any more.
    pub(crate) fn freeze(&self) {
        self.server.freeze();
    }
}

/// sway without a screen and without `XWayland`.
pub(crate) struct Wayland {
    server: Killed,
    directory: TempDir,
    /// For `WAYLAND_DISPLAY`.
    pub(crate) display: OsString,
}

impl Wayland {
    pub(crate) fn start() -> Self {
        let directory = tempfile::tempdir().unwrap();
        let config = directory.path().join("config");
        fs::write(&config, "xwayland disable\noutput HEADLESS-1 resolution 640x480\n").unwrap();
        let mut command = Command::new("sway");
        // sway refuses to run as root.
        if fs::metadata("/proc/self").is_ok_and(|process| std::os::unix::fs::MetadataExt::uid(&process) == 0) {
            std::os::unix::fs::chown(directory.path(), Some(65_534), Some(65_534)).unwrap();
            command.uid(65_534).gid(65_534);
        }
        let server = command
            .env_clear()
            .env("PATH", std::env::var_os("PATH").unwrap())
            .env("HOME", directory.path())
            .env("XDG_RUNTIME_DIR", directory.path())
            .env("WLR_BACKENDS", "headless")
            .env("WLR_LIBINPUT_NO_DEVICES", "1")
            .env("WLR_RENDERER", "pixman")
            .arg("-c")
            .arg(&config)
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .expect("sway is installed");
        let rig = Self { server: Killed(server), directory, display: "wayland-1".into() };
        wait_for("sway to answer", || {
            rig.paste().arg("--list-types").stderr(Stdio::piped()).output().ok().filter(|answer| {
                let said = String::from_utf8_lossy(&answer.stderr);
                answer.status.success() || said.contains("Nothing is copied") || said.contains("No selection")
            })
        });
        rig
    }

    /// For `XDG_RUNTIME_DIR`.
    pub(crate) fn runtime_dir(&self) -> PathBuf {
        self.directory.path().to_owned()
    }

    /// What other programs would paste.
    pub(crate) fn pasted(&self) -> Option<String> {
        output_of(self.paste().arg("--no-newline"), b"")
    }

    /// Another program copies.
    pub(crate) fn copy_elsewhere(&self, text: &[u8], kind: &str) {
        let mut paste = self.paste();
        paste.args(["--no-newline", "--type", kind]);
        copied(self.with_display("wl-copy").args(["--type", kind]), paste, text);
    }

    /// The formats in which the clipboard is offered.
    pub(crate) fn targets(&self) -> String {
        output_of(self.paste().arg("--list-types"), b"").unwrap_or_default()
    }

    /// The display goes, as at logging out.
    pub(crate) fn stop(self) -> OsString {
        drop(self.server);
        self.display
    }

    /// The display answers nobody any more.
    pub(crate) fn freeze(&self) {
        self.server.freeze();
    }

    fn paste(&self) -> Command {
        self.with_display("wl-paste")
    }

    fn with_display(&self, program: &str) -> Command {
        let mut command = Command::new(program);
        command.env("WAYLAND_DISPLAY", &self.display).env("XDG_RUNTIME_DIR", self.directory.path());
        command
    }
}

/// A tmux server of its own, without a client.
pub(crate) struct Tmux {
    name: String,
    /// For `TMUX`.
    pub(crate) variable: OsString,
}

impl Tmux {
    pub(crate) fn start() -> Self {
        let name = format!("replydesk-test-{}", number());
        let mut rig = Self { name, variable: OsString::new() };
        rig.run(&["-f", "/dev/null", "new-session", "-d", "-x", "80", "-y", "24", "cat"]).expect("tmux is installed");
        rig.variable = rig.run(&["display", "-p", "#{socket_path},#{pid},0"]).unwrap().trim_end().into();
        rig
    }

    /// Runs a tmux command on this server.
    pub(crate) fn run(&self, arguments: &[&str]) -> Option<String> {
        output_of(Command::new("tmux").env_remove("TMUX").args(["-L", &self.name]).args(arguments), b"")
    }
}

impl Drop for Tmux {
    fn drop(&mut self) {
        self.run(&["kill-server"]);
    }
}

/// An X server that accepts and never answers; the value for `DISPLAY`. Lives as long as the test.
pub(crate) fn silent_x11() -> OsString {
    let (listener, display) = place_for_x11();
    thread::spawn(move || keep(listener.incoming()));
    display
}

/// Where an X server can be, and the value for `DISPLAY` that leads there.
pub(crate) fn place_for_x11() -> (TcpListener, OsString) {
    // The X protocol over TCP uses port 6000 + the number of the display.
    let free = |display: u16| Some((TcpListener::bind(("127.0.0.1", 6_000 + display)).ok()?, display));
    let (listener, display) = (70..500).find_map(free).expect("a free port");
    (listener, format!("127.0.0.1:{display}").into())
}

/// A Wayland compositor that accepts and never answers: `wayland-0` in this runtime directory.
pub(crate) fn silent_wayland(runtime_dir: &Path) -> OsString {
    let listener = UnixListener::bind(runtime_dir.join("wayland-0")).unwrap();
    thread::spawn(move || keep(listener.incoming()));
    "wayland-0".into()
}

/// Accepts, says nothing and never hangs up.
fn keep<T>(connections: impl Iterator<Item = T>) {
    let mut kept = Vec::new();
    for connection in connections {
        kept.push(connection);
    }
}

/// The processes that own the clipboard of `display` for us, found by what they were started with.
pub(crate) fn owners(variable: &str, display: &OsString) -> Vec<u32> {
    let mut wanted = OsString::from(variable);
    wanted.push("=");
    wanted.push(display);
    let wanted = wanted.into_encoded_bytes();
    let has = |file: PathBuf, word: &[u8]| {
        fs::read(file).is_ok_and(|bytes| bytes.split(|byte| *byte == 0).any(|part| part == word))
    };
    let processes = fs::read_dir("/proc").expect("Linux");
    processes
        .filter_map(|entry| Some((entry.as_ref().ok()?.file_name().to_str()?.parse().ok()?, entry.ok()?.path())))
        .filter(|(_, path)| has(path.join("cmdline"), b"clipboard-owner") && has(path.join("environ"), &wanted))
        .map(|(id, _)| id)
        .collect()
}
