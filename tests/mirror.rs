//! `library export --watch` and `library import --watch`, each a process of its own.
#![cfg(unix)]
#![expect(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on fails")]

use std::fs;
use std::io::{BufRead as _, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{self, Receiver};
use std::time::Duration;

/// Long enough for a busy machine; what is awaited usually comes in a second or two.
const LONG: Duration = Duration::from_mins(1);

struct Shop {
    home: tempfile::TempDir,
}

impl Shop {
    fn new() -> Self {
        Self { home: tempfile::tempdir().unwrap() }
    }

    fn command(&self, args: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_replydesk"));
        command.env_clear().env("HOME", self.home.path()).env("PATH", "/usr/bin:/bin").current_dir(self.home.path());
        command.args(["--db", "shop.db", "--lang", "en"]).args(args);
        command
    }

    fn run(&self, args: &[&str]) -> String {
        let output = self.command(args).stdin(Stdio::null()).output().unwrap();
        assert!(output.status.success(), "{args:?}: {}", String::from_utf8_lossy(&output.stderr));
        String::from_utf8(output.stdout).unwrap()
    }

    fn folder(&self) -> PathBuf {
        self.home.path().join("mirror")
    }

    /// Starts a watch and waits until it looks.
    fn watch(&self, way: &str) -> Watch {
        let mut child = self
            .command(&["library", way, "mirror", "--watch"])
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let (sender, lines) = mpsc::channel();
        let outputs: [Box<dyn std::io::Read + Send>; 2] =
            [Box::new(child.stdout.take().unwrap()), Box::new(child.stderr.take().unwrap())];
        for output in outputs {
            let sender = sender.clone();
            std::thread::spawn(move || {
                for line in BufReader::new(output).lines().map_while(Result::ok) {
                    if sender.send(line).is_err() {
                        break;
                    }
                }
            });
        }
        let watch = Watch { child, lines };
        watch.wait_for("Watching");
        watch
    }
}

struct Watch {
    child: Child,
    lines: Receiver<String>,
}

impl Watch {
    /// The next line that says this.
    fn wait_for(&self, words: &str) -> String {
        let mut seen = Vec::new();
        loop {
            match self.lines.recv_timeout(LONG) {
                Ok(line) if line.contains(words) => return line,
                Ok(line) => seen.push(line),
                Err(error) => panic!("{words:?} never came ({error}): {seen:?}"),
            }
        }
    }

    /// Ctrl-C, which is how it ends.
    fn end(mut self) {
        let killed = Command::new("kill").args(["-INT", &self.child.id().to_string()]).status().unwrap();
        assert!(killed.success());
        assert!(self.child.wait().unwrap().success());
    }
}

impl Drop for Watch {
    fn drop(&mut self) {
        let _ = self.child.kill();
    }
}

fn write(path: &Path, text: &str) {
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(path, text).unwrap();
}

fn door(title: &str, body: &str) -> String {
    format!(
        "language = \"en\"\ncategory = \"pickup\"\n\n[[reply]]\nshortcut = \"door\"\ntitle = \"{title}\"\n\n[[reply.variant]]\nbody = \"{body}\"\n"
    )
}

#[test]
fn both_sides_follow_each_other_while_they_are_watched() {
    let shop = Shop::new();
    let add = ["reply", "add", "door", "--title", "The door", "--category", "pickup", "--body", "Green."];
    shop.run(&add);
    fs::create_dir(shop.folder()).unwrap();
    let (out, into) = (shop.watch("export"), shop.watch("import"));
    out.wait_for("door");
    let file = shop.folder().join("en/pickup.toml");
    assert_eq!(fs::read_to_string(&file).unwrap(), door("The door", "Green."));

    shop.run(&["reply", "edit", "door", "--body", "Red."]);
    out.wait_for("written   door");
    assert_eq!(fs::read_to_string(&file).unwrap(), door("The door", "Red."));

    write(&file, &door("The door", "Blue."));
    into.wait_for("changed   door");
    assert!(shop.run(&["reply", "show", "door"]).contains("Blue."));

    write(&file, &door("The door", "Blue.").replace("body = \"Blue.\"", "body = \"Bl"));
    assert!(into.wait_for("pickup.toml").contains(":9:"), "with its line");
    assert!(shop.run(&["reply", "show", "door"]).contains("Blue."));

    write(&file, &door("Our door", "Blue."));
    into.wait_for("changed   door");
    assert!(shop.run(&["reply", "show", "door"]).contains("Our door"));

    let aside = shop.home.path().join("aside");
    fs::rename(shop.folder(), &aside).unwrap();
    into.wait_for("is gone");
    assert!(shop.run(&["reply", "list"]).contains("door"), "nothing is taken away");
    fs::rename(&aside, shop.folder()).unwrap();

    write(&shop.folder().join("en/payment.toml"), &door("Iban", "PL61.").replace("\"door\"", "\"iban\""));
    into.wait_for("new       iban");
    write(&file, "language = \"en\"\ncategory = \"pickup\"\n");
    into.wait_for("archived  door");
    assert!(shop.run(&["reply", "list", "--archived"]).contains("door"));
    out.end();
    into.end();
}
