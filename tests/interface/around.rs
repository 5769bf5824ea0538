//! What the program stands in: displays, tmux, GNU screen, SSH, terminals of every size and of few abilities.

use std::path::Path;
use std::process::{Command, Stdio};

use super::desktop::{X11, output_of, owners, silent_x11};
use super::*;

/// What a seller is promised of a copy, with room for a loaded machine only in what the tests do around it.
const PROMISED: Duration = Duration::from_secs(2);

/// Finds the reply and presses Enter.
fn copy(terminal: &mut Pty) {
    look_for(terminal, "park", PARKING);
    terminal.send("\r");
}

/// Takes out what was looked for before, and types this instead, as one who waits for the screen. A few letters: of many at once the
/// program thinks that they are pasted.
fn look_for(terminal: &mut Pty, words: &str, shown: &str) {
    terminal.send("\x15");
    terminal.wait_for_text("a few letters");
    terminal.send(words);
    terminal.wait_for_text(shown);
}

fn quit(mut terminal: Pty) {
    terminal.send("\x11");
    left(terminal);
}

#[test]
#[ignore = "needs xvfb, xclip, xsel"]
fn what_was_copied_outlives_the_program_however_it_ends() {
    let (shop, display) = (Shop::new(), X11::start());
    let mut terminal = Shop::shown(shop.launch().env("DISPLAY", &display.display));
    copy(&mut terminal);
    terminal.wait_for_text("copied, checked (X11): parking");
    assert_eq!(terminal.copied(), [""; 0], "the terminal need not be asked");
    terminal.signal(Signal::KILL);
    terminal.ended();
    assert_eq!(display.pasted().as_deref(), Some(PARKING));
    display.copy_elsewhere(b"something else", "UTF8_STRING");
    wait::wait_for("the owner to end", || owners("DISPLAY", &display.display).is_empty().then_some(()));
}

#[test]
#[ignore = "needs xvfb, xclip, xsel"]
fn a_display_that_goes_while_the_program_is_open_is_no_longer_claimed() {
    let (shop, display) = (Shop::new(), X11::start());
    let mut terminal = Shop::shown(shop.launch().env("DISPLAY", &display.display));
    copy(&mut terminal);
    terminal.wait_for_text("copied, checked (X11)");
    let display = display.stop();
    wait::wait_for("the owner to end", || owners("DISPLAY", &display).is_empty().then_some(()));
    copy(&mut terminal);
    terminal.wait_for_text("sent to the terminal, cannot be checked");
    assert!(!terminal.text().contains("copied, checked"), "{}", terminal.text());
    assert_eq!(terminal.copied(), [PARKING]);
    quit(terminal);
    let mut checked: Vec<bool> = shop.journal().into_iter().map(|line| line.entry.checked).collect();
    checked.sort_unstable();
    assert_eq!(checked, [false, true]);
}

#[test]
fn a_display_that_never_answers_holds_up_neither_the_keys_nor_the_copy() {
    let (shop, display) = (Shop::new(), silent_x11());
    let mut terminal = Shop::shown(shop.launch().env("DISPLAY", &display));
    copy(&mut terminal);
    let start = Instant::now();
    // The list is there for the next reply while the display is waited for.
    look_for(&mut terminal, "hours", "From nine to five.");
    wait::wait_for("the terminal to be asked", || (terminal.copied() == [PARKING]).then_some(()));
    assert!(start.elapsed() < PROMISED, "{:?}", start.elapsed());
    terminal.wait_for_text("sent to the terminal, cannot be checked");
    assert!(owners("DISPLAY", &display).is_empty());
    quit(terminal);
}

/// The same for a script, which has no terminal either.
#[test]
fn a_command_with_a_display_that_never_answers_ends_and_says_that_nothing_was_copied() {
    let (shop, display) = (Shop::new(), silent_x11());
    let start = Instant::now();
    let output = command(&shop, &["copy", "parking"]).env("DISPLAY", &display).output().expect("it runs");
    assert!(start.elapsed() < PROMISED, "{:?}", start.elapsed());
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.code() == Some(4) && said.contains("not copied"), "{output:?}");
    assert_eq!(String::from_utf8_lossy(&output.stdout).trim_end(), PARKING, "it can be selected by mouse");
    assert!(owners("DISPLAY", &display).is_empty());
}

/// The process that holds the text must not hold the pipe as well.
#[test]
#[ignore = "needs xvfb, xclip, xsel"]
fn a_script_that_reads_what_a_copy_says_does_not_wait_for_the_text_to_be_replaced() {
    let (shop, display) = (Shop::new(), X11::start());
    let start = Instant::now();
    let said = output_of(command(&shop, &["copy", "parking"]).env("DISPLAY", &display.display), b"");
    assert!(start.elapsed() < PROMISED, "{:?}", start.elapsed());
    assert!(said.is_some_and(|said| said.contains("copied, checked (X11)")));
    assert_eq!(owners("DISPLAY", &display.display).len(), 1);
    assert_eq!(display.pasted().as_deref(), Some(PARKING));
}

/// Nobody has to be there for it any more, and what somebody else has copied meanwhile stays.
#[test]
#[ignore = "needs xvfb, xclip, xsel"]
fn a_sensitive_text_leaves_the_clipboard_after_its_time_unless_something_else_is_there() {
    let (shop, display) = (Shop::new(), X11::start());
    let settings = shop.0.path().join("config.toml");
    std::fs::write(&settings, "[clipboard]\nclear_after_seconds = 2\n").expect("a file");
    let run = |arguments: &[&str]| {
        let mut command = command(&shop, arguments);
        command.env("REPLYDESK_CONFIG", &settings).env("DISPLAY", &display.display);
        output_of(&mut command, b"").expect("it ends well")
    };
    run(&["fact", "set", "bell", "Kowalska", "--sensitive"]);
    shop.desk().save_reply(&reply("bell", "Ring at {{ shop.bell }}.")).expect("the reply is saved");
    assert!(run(&["copy", "bell"]).contains("clipboard emptied in 2 s"));
    assert_eq!(display.pasted().as_deref(), Some("Ring at Kowalska."));
    wait::wait_for("an empty clipboard", || display.pasted().is_none().then_some(()));
    run(&["copy", "bell"]);
    display.copy_elsewhere(b"not ours", "UTF8_STRING");
    wait::wait_for("the owner to end", || owners("DISPLAY", &display.display).is_empty().then_some(()));
    assert_eq!(display.pasted().as_deref(), Some("not ours"));
}

/// A command without a terminal of its own.
fn command(shop: &Shop, arguments: &[&str]) -> Command {
    let mut command = Command::new("setsid");
    command.arg("--wait").arg(env!("CARGO_BIN_EXE_replydesk")).args(arguments).env_clear();
    command.env("PATH", std::env::var_os("PATH").unwrap_or_default());
    command.env("HOME", shop.0.path()).env("REPLYDESK_DB", shop.database()).stdin(Stdio::null());
    command
}

/// The display is that of another machine, where nobody would look for the text.
#[test]
#[ignore = "needs xvfb, xclip, xsel"]
fn over_ssh_the_terminal_is_asked_and_the_display_left_alone() {
    let (shop, display) = (Shop::new(), X11::start());
    let launch = shop.launch().env("DISPLAY", &display.display).env("SSH_CONNECTION", "192.0.2.1 50022 192.0.2.2 22");
    let mut terminal = Shop::shown(launch);
    copy(&mut terminal);
    terminal.wait_for_text("sent to the terminal, cannot be checked");
    assert_eq!(terminal.copied(), [PARKING]);
    assert_eq!(display.pasted(), None);
    quit(terminal);
}

/// A tmux server with the program in it; taken down when it is dropped.
struct InTmux<'a>(&'a Path);

impl InTmux<'_> {
    fn start(&self, shop: &Shop) -> Pty {
        let launch = Launch::new("tmux").arg("-u").arg("-S").arg(self.0).arg("-f").arg("/dev/null");
        let launch = launch.arg("new-session").arg(env!("CARGO_BIN_EXE_replydesk"));
        Shop::shown(launch.env("REPLYDESK_DB", shop.database()).size(80, 24))
    }

    fn run(&self, words: &[&str]) -> Option<String> {
        output_of(Command::new("tmux").arg("-S").arg(self.0).args(words), b"")
    }
}

impl Drop for InTmux<'_> {
    fn drop(&mut self) {
        self.run(&["kill-server"]);
    }
}

#[test]
#[ignore = "needs tmux"]
fn inside_tmux_its_buffer_and_the_terminal_around_it_get_the_text() {
    let shop = Shop::new();
    let socket = shop.0.path().join("tmux");
    let tmux = InTmux(&socket);
    let mut terminal = tmux.start(&shop);
    copy(&mut terminal);
    // Whole, though there are but 80 columns.
    terminal.wait_for_text("sent to tmux, checked only there: parking");
    wait::wait_for("the terminal around it", || (terminal.copied() == [PARKING]).then_some(()));
    assert_eq!(tmux.run(&["show-buffer"]).as_deref(), Some(PARKING));
    terminal.send("\x11");
    terminal.ended();
    assert!(shop.journal().iter().all(|line| !line.entry.checked));
}

/// A place for the sockets of GNU screen; a session that is left in it ends when this is dropped.
struct Screens(PathBuf);

impl Screens {
    const SESSION: &str = "replydesk-test";

    fn new(shop: &Shop) -> Self {
        let sockets = shop.0.path().join("screens");
        let mut private = std::fs::DirBuilder::new();
        std::os::unix::fs::DirBuilderExt::mode(&mut private, 0o700).create(&sockets).expect("a directory");
        Self(sockets)
    }

    fn launch(&self, shop: &Shop) -> Launch {
        let launch = Launch::new("screen").arg("-U").arg("-c").arg("/dev/null").arg("-S").arg(Self::SESSION);
        let launch = launch.arg(env!("CARGO_BIN_EXE_replydesk")).env("REPLYDESK_DB", shop.database());
        launch.env("SCREENDIR", &self.0).size(80, 24)
    }
}

impl Drop for Screens {
    fn drop(&mut self) {
        let words = ["-S", Self::SESSION, "-X", "quit"];
        output_of(Command::new("screen").args(words).env("SCREENDIR", &self.0), b"");
    }
}

/// GNU screen has no clipboard that others read; it hands on what is meant for the terminal around it.
#[test]
#[ignore = "needs screen"]
fn gnu_screen_hands_the_text_on_to_the_terminal_around_it_and_nothing_is_promised() {
    let shop = Shop::new();
    let long = "Dzień dobry, Γειά 🧶, a long answer of many lines.\n".repeat(100);
    shop.desk().save_reply(&reply("measures", &long)).expect("the reply is saved");
    let screens = Screens::new(&shop);
    let mut terminal = Shop::shown(screens.launch(&shop));
    copy(&mut terminal);
    terminal.wait_for_text("sent to the terminal, cannot be checked");
    wait::wait_for("the terminal around it", || (terminal.copied() == [PARKING]).then_some(()));
    // Longer than what it hands on at once.
    look_for(&mut terminal, "meas", "a long answer");
    terminal.send("\r");
    wait::wait_for("the terminal around it", || (terminal.copied() == [PARKING, long.trim_end()]).then_some(()));
    terminal.send("\x11");
    terminal.ended();
    assert!(shop.journal().iter().all(|line| !line.entry.checked));
}

#[test]
fn a_dumb_terminal_is_refused_with_the_way_that_does_without() {
    let shop = Shop::new();
    let mut terminal = shop.launch().env("TERM", "dumb").size(200, 24).start();
    let (screen, ended) = terminal.ended();
    assert_eq!(ended.exit_code(), 2, "{screen}");
    assert!(screen.contains("needs a terminal to draw on") && screen.contains("`replydesk copy SHORTCUT`"), "{screen}");
    assert!(!terminal.written().contains(&0x1b), "{screen}");
}

#[test]
fn without_colours_nothing_is_coloured() {
    let shop = Shop::new();
    let coloured = |launch: Launch| {
        let mut terminal = Shop::shown(launch);
        copy(&mut terminal);
        terminal.wait_for_text("cannot be checked");
        let written = String::from_utf8(terminal.written()).expect("UTF-8");
        quit(terminal);
        colours(&written)
    };
    assert_ne!(coloured(shop.launch()), [0; 0]);
    assert_eq!(coloured(shop.launch().env("NO_COLOR", "1")), [0; 0]);
}

/// The colours that the program switches on, by their numbers in the sequence SGR; 39 and 49 are the terminal's own.
fn colours(written: &str) -> Vec<u16> {
    let numbers_of = |sequence: &str| {
        let end = sequence.find(|char: char| !matches!(char, '0'..='9' | ';'))?;
        let (numbers, rest) = sequence.split_at(end);
        rest.starts_with('m').then(|| numbers.split(';').filter_map(|number| number.parse().ok()).collect::<Vec<u16>>())
    };
    let numbers = written.split("\x1b[").skip(1).filter_map(numbers_of).flatten();
    numbers.filter(|number| matches!(number, 30..=38 | 40..=48 | 90..=107)).collect()
}

#[test]
fn a_storm_of_sizes_ends_in_the_last_one() {
    let shop = Shop::new();
    let plain = |size: (u16, u16)| {
        let terminal = Shop::shown(shop.launch().size(size.0, size.1));
        terminal.wait_for("the whole frame", |screen| screen.contents().contains("^Q").then(|| screen.contents()))
    };
    let mut terminal = shop.open(&[]);
    for step in 0..400_u16 {
        terminal.resize(20 + step * 7 % 170, 4 + step * 3 % 50);
    }
    for size in [(40, 12), (120, 36), (80, 24)] {
        terminal.resize(size.0, size.1);
        let wanted = plain(size);
        terminal.wait_for("the frame of this size", |screen| (screen.contents() == wanted).then_some(()));
    }
    copy(&mut terminal);
    terminal.wait_for_text("cannot be checked");
    quit(terminal);
}

#[test]
fn a_terminal_that_goes_ends_the_program_and_what_was_saved_stays() {
    let shop = Shop::new();
    let mut terminal = shop.open(&[]);
    copy(&mut terminal);
    terminal.wait_for_text("cannot be checked");
    let process = Path::new("/proc").join(terminal.id().to_string()).join("stat");
    let start = Instant::now();
    terminal.hang_up();
    wait::wait_for("the program to end", || {
        std::fs::read_to_string(&process).map_or(true, |stat| stat.contains(") Z ")).then_some(())
    });
    assert!(start.elapsed() < Duration::from_secs(3), "{:?}", start.elapsed());
    assert_eq!(shop.journal().len(), 1);
}

/// Where the program is the whole session there is no shell to go to.
#[test]
fn ctrl_z_leaves_the_screen_where_there_is_no_shell_to_go_to() {
    let shop = Shop::new();
    let launches = [
        shop.launch(),
        Launch::new("sh").arg("-c").arg("\"$0\"; true").arg(env!("CARGO_BIN_EXE_replydesk")).size(120, 36),
    ];
    for launch in launches {
        let mut terminal = Shop::shown(launch.env("REPLYDESK_DB", shop.database()));
        terminal.send("\x1a");
        look_for(&mut terminal, "park", PARKING);
        assert!(terminal.modes().alternate_screen);
        quit(terminal);
    }
}
