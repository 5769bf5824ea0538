//! The terminal taken over and given back, in terminals of our own.
//!
//! The program that runs in them is this file itself, see [`program`].
#![cfg(target_os = "linux")]

#[path = "common/pty.rs"]
mod pty;
#[path = "terminal/show.rs"]
mod show;
#[path = "common/wait.rs"]
mod wait;

use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use pty::{Launch, Modes, Pty, Signal};
use replydesk::tui::terminal::LONGEST_PASTE;
use rstest::rstest;
use wait::wait_for;

/// Set in the environment of the process that is to be the program.
const ROLE: &str = "REPLYDESK_TEST_PROGRAM";

/// What a terminal that has gone leaves the program to end in.
const PROMISED: Duration = Duration::from_secs(3);

/// The interface's state of the terminal.
const TAKEN: Modes = Modes {
    raw: true,
    alternate_screen: true,
    bracketed_paste: true,
    mouse: true,
    cursor_hidden: true,
    kitty_keyboard: true,
};

/// Not a test: the program that the tests start, which shows what comes from the terminal. Does nothing when it is run
/// among the tests.
#[test]
fn program() {
    if std::env::var_os(ROLE).is_some() {
        show::run();
    }
}

fn launch() -> Launch {
    as_program(Launch::new(this_file()))
}

fn as_program(launch: Launch) -> Launch {
    launch.arg("--exact").arg("program").arg("--nocapture").env(ROLE, "show").env("RUST_BACKTRACE", "0")
}

/// The program as a child of a shell, which does `after` when it ends or stops.
fn under_shell(before: &str, after: &str) -> Launch {
    shell(&format!("{before}\n\"$0\" \"$@\"\n{after}"))
}

/// A shell with a script, whose words `$0` and `$@` are the program.
fn shell(script: &str) -> Launch {
    as_program(Launch::new("sh").arg("-c").arg(script).arg(this_file()))
}

#[expect(clippy::unwrap_used, reason = "a test that does not know its own file cannot run")]
fn this_file() -> PathBuf {
    std::env::current_exe().unwrap()
}

fn started(launch: Launch) -> Pty {
    let terminal = launch.start();
    terminal.wait_for_text("ready");
    terminal
}

/// The process of the program itself, where a shell started it.
fn id_shown(terminal: &Pty) -> u32 {
    terminal.wait_for("the process id", |screen| {
        screen.contents().lines().find_map(|line| line.strip_prefix("ready ")?.trim().parse().ok())
    })
}

fn is_gone(id: u32) -> bool {
    let stat = std::fs::read_to_string(Path::new("/proc").join(id.to_string()).join("stat"));
    stat.map_or(true, |stat| stat.contains(") Z "))
}

mod leaving {
    use super::*;

    #[test]
    fn the_terminal_is_taken_and_given_back() {
        let mut terminal = started(launch());
        terminal.wait_for_modes(TAKEN);
        terminal.send("Q");
        let (_, ended) = terminal.ended();
        assert!(ended.success());
        assert_eq!(terminal.modes(), Modes::PLAIN);
    }

    #[rstest]
    #[case::in_the_loop("P")]
    #[case::inside_a_frame("F")]
    #[case::in_another_thread("W")]
    fn a_panic_is_reported_on_the_screen_of_the_shell(#[case] key: &str) {
        let mut terminal = started(launch());
        terminal.send(key);
        let (screen, ended) = terminal.ended();
        assert!(!ended.success());
        assert_eq!(terminal.modes(), Modes::PLAIN);
        assert!(screen.contains("a panic for the test"), "{screen}");
    }

    #[rstest]
    #[case::term(Signal::TERM, "terminate")]
    #[case::int(Signal::INT, "terminate")]
    #[case::quit(Signal::QUIT, "terminate")]
    #[case::hup(Signal::HUP, "hang up")]
    fn a_signal_ends_the_loop(#[case] signal: Signal, #[case] said: &str) {
        let mut terminal = started(launch());
        terminal.signal(signal);
        let (screen, _) = terminal.ended();
        assert_eq!(terminal.modes(), Modes::PLAIN);
        assert!(screen.contains(said), "{screen}");
    }

    #[test]
    fn a_signal_that_comes_before_anybody_listens_is_kept() {
        let mut terminal = as_program(Launch::new(this_file())).env(show::RAISES, "1").start();
        let (screen, _) = terminal.ended();
        assert_eq!(terminal.modes(), Modes::PLAIN);
        assert!(screen.contains("terminate"), "{screen}");
    }

    #[test]
    fn a_loop_that_does_not_end_is_ended() {
        let mut terminal = started(launch());
        terminal.send("S");
        terminal.wait_for_text("stuck");
        let start = Instant::now();
        terminal.signal(Signal::TERM);
        let (_, ended) = terminal.ended();
        assert!(start.elapsed() < PROMISED, "{:?}", start.elapsed());
        assert_eq!(ended.exit_code(), 128 + 15);
        assert_eq!(terminal.modes(), Modes::PLAIN);
    }

    #[rstest]
    #[case::which_ends(false)]
    #[case::which_is_stuck(true)]
    fn a_terminal_that_goes_ends_the_program(#[case] stuck: bool) {
        let mut terminal = started(launch());
        let id = terminal.id();
        hang_up(&mut terminal, stuck);
        ends_in_time(id);
    }

    #[rstest]
    #[case::which_ends(false)]
    #[case::which_is_stuck(true)]
    fn a_terminal_that_goes_ends_the_program_also_without_a_signal(#[case] stuck: bool) {
        // The kernel tells only the leader of the session.
        let mut terminal = started(under_shell("trap '' HUP", "exec sleep 60"));
        let id = id_shown(&terminal);
        hang_up(&mut terminal, stuck);
        ends_in_time(id);
    }

    fn hang_up(terminal: &mut Pty, stuck: bool) {
        if stuck {
            terminal.send("N");
            terminal.wait_for_text("will not end");
        }
        terminal.hang_up();
    }

    fn ends_in_time(id: u32) {
        let start = Instant::now();
        wait_for("the program to end", || is_gone(id).then_some(()));
        assert!(start.elapsed() < PROMISED, "{:?}", start.elapsed());
    }

    #[test]
    fn ctrl_z_gives_the_terminal_to_the_shell_and_fg_takes_it_back() {
        let mut terminal = started(under_shell("set -m", "echo in the shell; read line; fg"));
        terminal.send("a");
        terminal.wait_for_text("key a");
        terminal.send("\x1a");
        terminal.wait_for_text("in the shell");
        assert_eq!(terminal.modes(), Modes::PLAIN);
        terminal.send("\r");
        terminal.wait_for_modes(TAKEN);
        terminal.wait_for_text("key a");
        terminal.send("b");
        terminal.wait_for_text("key b");
        terminal.send("Q");
        terminal.ended();
        assert_eq!(terminal.modes(), Modes::PLAIN);
    }

    #[test]
    fn ctrl_z_in_a_script_stops_the_script_too() {
        let script = "sh -c '\"$0\" \"$@\"; echo the script goes on' \"$0\" \"$@\"";
        let mut terminal = started(shell(&format!("set -m\n{script}\necho in the shell; read line; fg")));
        terminal.send("\x1a");
        terminal.wait_for_text("in the shell");
        assert_eq!(terminal.modes(), Modes::PLAIN);
        terminal.send("\r");
        terminal.wait_for_modes(TAKEN);
        terminal.send("b");
        terminal.wait_for_text("key b");
        terminal.send("Q");
        let (screen, _) = terminal.ended();
        assert!(screen.contains("the script goes on"), "{screen}");
    }

    #[rstest]
    #[case::as_leader_of_a_session(launch())]
    #[case::in_its_group(under_shell("", "true"))]
    fn it_does_not_stop_where_nobody_would_make_it_go_on(#[case] launch: Launch) {
        let mut terminal = started(launch);
        let id = id_shown(&terminal);
        terminal.send("\x1a");
        terminal.send("b");
        terminal.wait_for_text("key b");
        let told = rustix::process::Pid::from_raw(id.cast_signed()).unwrap();
        rustix::process::kill_process(told, Signal::TSTP).unwrap();
        terminal.wait_for_text("suspend");
        terminal.send("c");
        terminal.wait_for_text("key c");
        assert_eq!(terminal.modes(), TAKEN);
    }

    /// The words of a failure, and the log after it, may be pasted anywhere.
    #[rstest]
    #[case::in_the_loop("B", "")]
    #[case::inside_a_frame("G", "")]
    #[case::said_in_words_of_the_program("P", "a panic for the test")]
    fn what_the_shop_holds_is_not_in_the_report_of_a_panic(#[case] key: &str, #[case] words: &str) {
        let directory = tempfile::tempdir().unwrap();
        let log = directory.path().join("log");
        let mut terminal = started(launch().env(show::LOGS, &log));
        terminal.send(key);
        let (screen, ended) = terminal.ended();
        assert!(!ended.success());
        assert_eq!(terminal.modes(), Modes::PLAIN);
        let logged = std::fs::read_to_string(&log).unwrap();
        for told in [&screen, &logged] {
            assert!(told.contains("panicked") && told.contains("tests/terminal/show.rs:"), "{told}");
            assert!(told.contains(words), "{told}");
            assert!(!told.contains(show::OF_THE_SHOP), "{told}");
        }
        assert!(screen.contains("replydesk doctor --report"), "{screen}");
    }

    #[test]
    fn stopped_and_continued_by_others_it_draws_everything_again() {
        let mut terminal = started(under_shell("set -m", "stty sane; echo in the shell; read line; fg"));
        terminal.send("a");
        terminal.wait_for_text("key a");
        let id = rustix::process::Pid::from_raw(id_shown(&terminal).cast_signed()).unwrap();
        rustix::process::kill_process(id, Signal::STOP).unwrap();
        terminal.wait_for_text("in the shell");
        terminal.send("\r");
        terminal.wait_for_modes(TAKEN);
        terminal.wait_for_text("resumed");
        terminal.wait_for_text("key a");
    }

    #[test]
    fn an_editor_gets_the_terminal_and_all_that_is_typed() {
        let mut terminal = started(launch());
        terminal.send("E");
        terminal.wait_for_text("the editor reads");
        assert_eq!(terminal.modes(), Modes::PLAIN);
        terminal.send("typed for the editor\r");
        terminal.wait_for_text("the editor got: typed for the editor");
        terminal.wait_for_modes(TAKEN);
        assert!(!terminal.text().contains("key t"), "{}", terminal.text());
        terminal.send("b");
        terminal.wait_for_text("key b");
    }
}

mod reading {
    use super::*;

    #[test]
    fn keys_and_clicks_arrive() {
        let mut terminal = started(launch());
        for (bytes, shown) in [
            ("ż", "key ż"),
            ("\r", "key Enter"),
            ("\x1b", "key Esc"),
            ("\x1b[1;5C", "key Ctrl-Right"),
            ("\x1bx", "key Alt-x"),
            ("\x1b[<0;3;5M", "mouse Down(Left) 2 4"),
        ] {
            terminal.send(bytes);
            terminal.wait_for_text(shown);
        }
    }

    #[test]
    fn a_word_and_enter_at_once_are_typed() {
        let mut terminal = started(launch());
        terminal.send("pick\r");
        terminal.wait_for_text("key Enter");
    }

    #[test]
    fn a_message_is_pasted_with_brackets() {
        let mut terminal = started(launch());
        terminal.paste("Dzień dobry,\nczy jest 🧶?\n");
        terminal.wait_for_text(r#"paste "Dzień dobry,\nczy jest 🧶?\n""#);
    }

    #[test]
    fn a_message_that_ends_the_brackets_itself_presses_nothing() {
        let mut terminal = started(launch().confirms_brackets());
        terminal.send("\x1b[200~harmless\x1b[201~\r\x11Q\r\x1b[201~");
        terminal.wait_for_text(r#"paste "harmless\nQ\n""#);
    }

    #[test]
    fn a_message_without_brackets_is_read_whole_at_once_and_presses_nothing() {
        let mut terminal = started(launch());
        // More than the 1 024 bytes after which crossterm's reader stops until the next key.
        let line = "a line of a message without brackets\r";
        terminal.send(&line.repeat(60));
        terminal.wait_for_text(&format!("paste of {} bytes", line.len() * 60));
    }

    #[test]
    fn of_five_megabytes_the_beginning_is_kept() {
        let mut terminal = started(launch());
        terminal.paste(&"a line of a very long message\n".repeat(175_000));
        terminal.wait_for_text(&format!("paste of {LONGEST_PASTE} bytes, cut"));
        terminal.send("b");
        terminal.wait_for_text("key b");
    }

    #[test]
    fn where_the_terminal_brackets_fast_keys_are_typed() {
        let mut terminal = started(launch().confirms_brackets());
        // The answer has arrived when this key has.
        terminal.send("b");
        terminal.wait_for_text("key b");
        terminal.send("over a slow line\r");
        terminal.wait_for_text("key Enter");
    }

    #[test]
    fn keys_come_from_the_terminal_where_standard_input_is_a_file() {
        let mut terminal = started(under_shell("exec </dev/null", ""));
        terminal.send("b");
        terminal.wait_for_text("key b");
    }

    #[test]
    fn without_a_terminal_it_says_so() {
        let mut command = std::process::Command::new("setsid");
        command.arg(this_file()).args(["--exact", "program", "--nocapture"]).env(ROLE, "show");
        let output = command.stdin(std::process::Stdio::null()).output().unwrap();
        assert!(!output.status.success());
        assert!(String::from_utf8_lossy(&output.stderr).contains("no terminal"), "{output:?}");
    }
}

mod drawing {
    use super::*;

    #[test]
    fn a_frame_is_drawn_for_each_input_and_no_more() {
        let mut terminal = started(launch());
        let first = terminal.frames();
        for key in ["a", "b", "c"] {
            terminal.send(key);
            terminal.wait_for_text(&format!("key {key}"));
        }
        assert_eq!(terminal.frames() - first, 3);
    }

    #[test]
    fn the_question_about_brackets_comes_after_the_first_frame() {
        let terminal = started(launch());
        let written = || String::from_utf8(terminal.written()).unwrap();
        let asked = wait_for("the question", || written().find("\x1b[?2004$p"));
        assert!(written().find("\x1b[?2026l").unwrap() < asked);
        assert!(!written().contains("\x1b[6n"), "the terminal is asked for the cursor");
    }

    #[test]
    fn a_new_size_is_drawn() {
        let terminal = started(launch().size(40, 12));
        terminal.resize(100, 30);
        terminal.wait_for_text("size 100×30");
    }

    #[test]
    fn a_sequence_reaches_the_terminal_between_frames() {
        let mut terminal = started(launch());
        terminal.send("C");
        wait_for("the text to be copied", || (terminal.copied() == ["Γειά 🧶"]).then_some(()));
    }

    #[test]
    fn everything_is_drawn_again_without_asking_the_terminal() {
        let mut terminal = started(launch());
        let before = terminal.written().len();
        terminal.send("R");
        terminal.wait_for_text("key R");
        let written = String::from_utf8(terminal.written()[before..].to_vec()).unwrap();
        assert!(written.contains("ready"), "{written:?}");
        assert!(!written.contains("\x1b[6n"), "{written:?}");
    }
}
