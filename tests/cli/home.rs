//! A user's home to run the program in: empty, with a fixed clock, no terminal and nothing of this machine's environment.

use std::fmt::Write as _;
use std::fs;
use std::io::Write as _;
use std::path::PathBuf;
use std::process::{Command, Stdio};

use insta_cmd::get_cargo_bin;
use tempfile::TempDir;

/// A user's home with nothing in it.
pub(crate) struct Home {
    directory: TempDir,
}

impl Home {
    pub(crate) fn new() -> Self {
        Self { directory: TempDir::new().expect("a directory") }
    }

    /// The program in this home, with nothing in its environment that is not said here.
    pub(crate) fn replydesk<S: AsRef<std::ffi::OsStr>>(&self, arguments: &[S]) -> Command {
        let mut command = Command::new(get_cargo_bin("replydesk"));
        command
            .env_clear()
            .env("HOME", self.directory.path())
            .env("TZ", "UTC")
            // What this machine has installed is not part of a test.
            .env("DICPATH", self.directory.path().join("dictionaries"))
            .env("REPLYDESK_NOW", "2026-11-27T14:02:00Z");
        command.current_dir(self.directory.path()).stdin(Stdio::null()).args(arguments);
        command
    }

    /// A file below the home.
    pub(crate) fn file(&self, path: &str) -> PathBuf {
        self.directory.path().join(path)
    }

    /// Writes a file below the home.
    pub(crate) fn with(self, path: &str, content: impl AsRef<[u8]>) -> Self {
        let file = self.file(path);
        fs::create_dir_all(file.parent().expect("a directory")).expect("a directory");
        fs::write(&file, content).expect("a file");
        #[cfg(unix)]
        if let Some(directory) = file.parent().filter(|directory| directory.ends_with("replydesk-debug")) {
            // As the program itself makes them, which otherwise mends them and says so.
            use std::os::unix::fs::PermissionsExt as _;
            fs::set_permissions(directory, fs::Permissions::from_mode(0o700)).expect("permissions");
            fs::set_permissions(&file, fs::Permissions::from_mode(0o600)).expect("permissions");
        }
        self
    }

    /// Writes the settings of this home and returns it.
    pub(crate) fn with_settings(self, settings: &str) -> Self {
        self.with(".config/replydesk-debug/config.toml", settings)
    }

    /// Lets a file of this home be the clipboard: it can be written and read back.
    pub(crate) fn with_clipboard(self) -> Self {
        let file = self.file("clipboard");
        let path = file.display();
        self.with_settings(&format!(
            "[clipboard]\ncommand = [\"/bin/sh\", \"-c\", \"cat > {path}\"]\nread_command = [\"/bin/cat\", \"{path}\"]\n"
        ))
    }

    /// What is in that clipboard.
    pub(crate) fn clipboard(&self) -> String {
        fs::read_to_string(self.file("clipboard")).unwrap_or_default()
    }

    /// Begins a session in this home.
    pub(crate) fn session(self) -> Session {
        Session { home: self, told: String::new() }
    }

    /// The home as a pattern, to be shown as `[HOME]`.
    pub(crate) fn pattern(&self) -> String {
        self.directory.path().display().to_string().replace('.', "\\.")
    }
}

/// A series of commands, with what each of them answered.
pub(crate) struct Session {
    pub(crate) home: Home,
    told: String,
}

impl Session {
    /// Runs a line as a shell would: words may be in quotation marks, `NAME=value` before the command sets a variable.
    pub(crate) fn run(&mut self, line: &str) -> &mut Self {
        self.feed(line, "")
    }

    /// The same with something on standard input.
    pub(crate) fn feed(&mut self, line: &str, input: &str) -> &mut Self {
        let mut words = words(line);
        let count = words.iter().take_while(|word| is_assignment(word)).count();
        let arguments = words.split_off(count);
        let mut command = self.home.replydesk(&arguments);
        for assignment in &words {
            let (name, value) = assignment.split_once('=').expect("an assignment");
            command.env(name, value);
        }
        self.tell(line, command, input)
    }

    /// Runs a line where no file can grow, as on a full disk.
    #[cfg(unix)]
    pub(crate) fn on_a_full_disk(&mut self, line: &str) -> &mut Self {
        let command = self.home.replydesk(&words(line));
        let mut limited = Command::new("/bin/sh");
        // The signal that would end the program is ignored, so that writing fails instead.
        limited.args(["-c", "trap '' XFSZ; ulimit -f 0; exec \"$0\" \"$@\""]);
        limited.arg(command.get_program()).args(command.get_args()).env_clear().current_dir(self.home.file(""));
        limited.envs(command.get_envs().filter_map(|(name, value)| Some((name, value?))));
        writeln!(self.told, "(no file can grow)").expect("a string takes all");
        self.tell(line, limited, "")
    }

    /// Runs a command and notes what it answers to the line.
    fn tell(&mut self, line: &str, mut command: Command, input: &str) -> &mut Self {
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut child = command.spawn().expect("it runs");
        let mut stdin = child.stdin.take().expect("an input");
        // Who does not read to the end closes the pipe; that is its right.
        let _ = stdin.write_all(input.as_bytes());
        drop(stdin);
        let output = child.wait_with_output().expect("it ends");
        writeln!(self.told, "$ {}", shown(line.rsplit("PATH=/usr/bin:/bin ").next().unwrap_or(line)))
            .expect("a string takes all");
        self.told.push_str(&String::from_utf8(output.stdout).expect("UTF-8"));
        for line in String::from_utf8(output.stderr).expect("UTF-8").lines() {
            writeln!(self.told, "! {line}").expect("a string takes all");
        }
        match output.status.code() {
            Some(0) => {}
            Some(code) => writeln!(self.told, "[exit {code}]").expect("a string takes all"),
            None => self.told.push_str("[killed]\n"),
        }
        self.told.push('\n');
        self
    }

    /// Runs a line with an editor that does what a script of `sed` says.
    pub(crate) fn edited(&mut self, script: &str, line: &str) -> &mut Self {
        let file = self.home.file("script.sed");
        fs::write(&file, script).expect("a file");
        writeln!(self.told, "(the editor does {script})").expect("a string takes all");
        self.run(&format!("'EDITOR=sed -i.bak -f {}' PATH=/usr/bin:/bin {line}", file.display()))
    }

    /// Runs a line without keeping what it says.
    pub(crate) fn quietly(&mut self, line: &str) -> &mut Self {
        let before = self.told.len();
        self.run(line);
        self.told.truncate(before);
        self
    }

    /// Changes a file that is there.
    pub(crate) fn change(&mut self, path: &str, change: impl Fn(&str) -> String) -> &mut Self {
        let path = self.home.file(path);
        let before = fs::read_to_string(&path).expect("a text");
        let after = change(&before);
        assert_ne!(before, after, "it changes something");
        fs::write(&path, after).expect("a file");
        self
    }

    /// Everything so far.
    pub(crate) fn told(&mut self) -> String {
        std::mem::take(&mut self.told)
    }
}

/// A line with its control characters made visible.
fn shown(line: &str) -> String {
    line.chars()
        .map(|c| {
            if c.is_control() || "\u{202e}\u{200b}".contains(c) {
                c.escape_unicode().to_string()
            } else {
                c.to_string()
            }
        })
        .collect()
}

fn is_assignment(word: &str) -> bool {
    word.split_once('=')
        .is_some_and(|(name, _)| name.chars().all(|c| c.is_ascii_uppercase() || c == '_') && !name.is_empty())
}

/// The words of a line; quotation marks of both kinds hold words together.
fn words(line: &str) -> Vec<String> {
    let (mut words, mut word, mut inside, mut begun) = (Vec::new(), String::new(), None, false);
    for letter in line.chars() {
        match (inside, letter) {
            (None, '\'' | '"') => (inside, begun) = (Some(letter), true),
            (Some(mark), _) if mark == letter => inside = None,
            (None, ' ') => {
                if begun || !word.is_empty() {
                    words.push(std::mem::take(&mut word));
                }
                begun = false;
            }
            _ => word.push(letter),
        }
    }
    if begun || !word.is_empty() {
        words.push(word);
    }
    words
}
