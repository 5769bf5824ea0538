//! Copying for real: on an X server, a Wayland compositor, tmux, and on displays that never answer.
#![cfg(target_os = "linux")]

#[path = "common/desktop.rs"]
mod desktop;
#[path = "clipboard/dying.rs"]
mod dying;
#[path = "common/wait.rs"]
mod wait;

use std::env;
use std::ffi::OsString;
use std::fs;
use std::path::Path;
use std::time::{Duration, Instant};

use desktop::{Tmux, Wayland, X11, owners, silent_wayland, silent_x11};
use replydesk::clipboard::{
    Advice, Clipboard, Environment, Error, Options, Outcome, Reason, Restored, RoundTrip, Route, Settings, Terminal,
    Text, Unchecked,
};
use wait::wait_for;

const TEXT: &str = "Dzień dobry, Γειά 🧶\n\nul. Piotrkowska 12/4\tŁódź";

/// The most that is promised, with room for a loaded machine only in what the tests do around it.
const PROMISED: Duration = Duration::from_secs(2);

/// No display, no multiplexer, no terminal.
fn nowhere() -> Environment {
    Environment {
        path: env::var_os("PATH"),
        executable: Some(env!("CARGO_BIN_EXE_replydesk").into()),
        ..Environment::default()
    }
}

fn on_x11(rig: &X11) -> Environment {
    Environment { display: Some(rig.display.clone()), ..nowhere() }
}

fn on_wayland(rig: &Wayland) -> Environment {
    Environment { wayland_display: Some(rig.display.clone()), runtime_dir: Some(rig.runtime_dir()), ..nowhere() }
}

fn clipboard(environment: Environment) -> Clipboard {
    Clipboard::new(environment, Settings::default())
}

fn copy(clipboard: &mut Clipboard, text: &str) -> Outcome {
    let start = Instant::now();
    let outcome = clipboard.copy(&Text::new(text), &Options::default());
    assert!(start.elapsed() < PROMISED, "took {:?}", start.elapsed());
    outcome
}

fn gone(variable: &str, display: &OsString) {
    wait_for("the owner to end", || owners(variable, display).is_empty().then_some(()));
}

mod x11 {
    use super::*;

    #[test]
    #[ignore = "needs xvfb, xclip, xsel"]
    fn a_copied_text_is_there_for_other_programs_and_stays() {
        let rig = X11::start();
        let mut clipboard = clipboard(on_x11(&rig));
        assert_eq!(copy(&mut clipboard, TEXT), Outcome::Checked { route: Route::X11 });
        drop(clipboard);
        assert_eq!(rig.pasted().as_deref(), Some(TEXT));
        let xsel = desktop::output_of(std::process::Command::new("xsel").arg("-ob").env("DISPLAY", &rig.display), b"");
        assert_eq!(xsel.as_deref(), Some(TEXT));
    }

    #[test]
    #[ignore = "needs xvfb, xclip, xsel"]
    fn a_megabyte_arrives_whole() {
        let rig = X11::start();
        let text = "żółw 🐢 ".repeat(80_000);
        assert_eq!(copy(&mut clipboard(on_x11(&rig)), &text), Outcome::Checked { route: Route::X11 });
        assert_eq!(rig.pasted().as_deref(), Some(&*text));
    }

    #[test]
    #[ignore = "needs xvfb, xclip, xsel"]
    fn the_owner_is_alone_out_of_the_session_and_gives_nothing_away() {
        let rig = X11::start();
        let mut clipboard = clipboard(on_x11(&rig));
        for text in ["the first", "the second"] {
            assert_eq!(copy(&mut clipboard, text), Outcome::Checked { route: Route::X11 });
        }
        let owner = wait_for("the first owner to end", || match owners("DISPLAY", &rig.display)[..] {
            [owner] => Some(owner),
            _ => None,
        });
        let process = Path::new("/proc").join(owner.to_string());
        let stat = fs::read_to_string(process.join("stat")).unwrap();
        let session = stat.rsplit_once(')').unwrap().1.split_whitespace().nth(3).unwrap();
        assert_eq!(session, owner.to_string(), "it has a session of its own");
        assert_eq!(fs::read_link(process.join("cwd")).unwrap(), Path::new("/"));
        let arguments = String::from_utf8(fs::read(process.join("cmdline")).unwrap()).unwrap();
        assert!(!arguments.contains("second"), "{arguments}");
        let environment = String::from_utf8_lossy(&fs::read(process.join("environ")).unwrap()).into_owned();
        assert!(environment.contains("DISPLAY=") && !environment.contains("second"), "{environment}");
        let limits = fs::read_to_string(process.join("limits")).unwrap();
        let image = limits.lines().find_map(|line| line.strip_prefix("Max core file size")).unwrap();
        // 0 would not count where a program takes the images of the memory.
        assert_eq!(image.split_whitespace().next(), Some("1"), "{limits}");
        for stream in 1..3 {
            assert_eq!(fs::read_link(process.join("fd").join(stream.to_string())).unwrap(), Path::new("/dev/null"));
        }
    }

    #[test]
    #[ignore = "needs xvfb, xclip, xsel"]
    fn the_owner_ends_when_another_program_copies() {
        let rig = X11::start();
        assert_eq!(copy(&mut clipboard(on_x11(&rig)), TEXT), Outcome::Checked { route: Route::X11 });
        rig.copy_elsewhere(b"something else", "UTF8_STRING");
        gone("DISPLAY", &rig.display);
        assert_eq!(rig.pasted().as_deref(), Some("something else"));
    }

    #[test]
    #[ignore = "needs xvfb, xclip, xsel"]
    fn the_owner_ends_when_the_display_goes() {
        let rig = X11::start();
        assert_eq!(copy(&mut clipboard(on_x11(&rig)), TEXT), Outcome::Checked { route: Route::X11 });
        gone("DISPLAY", &rig.stop());
    }

    #[test]
    #[ignore = "needs xvfb, xclip, xsel"]
    fn a_sensitive_text_is_marked_for_clipboard_managers() {
        let rig = X11::start();
        let mut clipboard = clipboard(on_x11(&rig));
        copy(&mut clipboard, TEXT);
        assert!(!rig.targets().contains("x-kde-passwordManagerHint"));
        let sensitive = Options { sensitive: true, ..Options::default() };
        assert_eq!(clipboard.copy(&Text::new("IBAN"), &sensitive), Outcome::Checked { route: Route::X11 });
        assert!(rig.targets().contains("x-kde-passwordManagerHint"));
        assert_eq!(rig.pasted().as_deref(), Some("IBAN"));
    }

    #[test]
    #[ignore = "needs xvfb, xclip, xsel"]
    fn a_text_can_be_taken_out_again_after_a_time() {
        let rig = X11::start();
        let options = Options { clear_after: Some(Duration::from_secs(1)), ..Options::default() };
        assert_eq!(clipboard(on_x11(&rig)).copy(&Text::new(TEXT), &options), Outcome::Checked { route: Route::X11 });
        gone("DISPLAY", &rig.display);
        // The display may hear of it a moment later.
        wait_for("an empty clipboard", || rig.pasted().is_none().then_some(()));
    }

    /// What another program has copied meanwhile is not ours to take out.
    #[test]
    #[ignore = "needs xvfb, xclip, xsel"]
    fn only_our_own_text_is_taken_out() {
        let rig = X11::start();
        let options = Options { sensitive: true, clear_after: Some(Duration::from_secs(1)) };
        assert_eq!(clipboard(on_x11(&rig)).copy(&Text::new(TEXT), &options), Outcome::Checked { route: Route::X11 });
        rig.copy_elsewhere(b"not ours", "UTF8_STRING");
        gone("DISPLAY", &rig.display);
        assert_eq!(rig.pasted().as_deref(), Some("not ours"));
    }

    #[test]
    #[ignore = "needs xvfb, xclip, xsel"]
    fn reading_tells_text_from_nothing_and_from_pictures() {
        let rig = X11::start();
        let clipboard = clipboard(on_x11(&rig));
        assert_eq!(clipboard.read(), Err(Error::Empty));
        rig.copy_elsewhere(TEXT.as_bytes(), "UTF8_STRING");
        assert_eq!(clipboard.read().as_deref(), Ok(TEXT));
        rig.copy_elsewhere(b"\x89PNG", "image/png");
        assert_eq!(clipboard.read(), Err(Error::NotText));
    }

    #[test]
    #[ignore = "needs xvfb, xclip, xsel"]
    fn a_round_trip_gives_back_what_was_there() {
        let rig = X11::start();
        let mut clipboard = clipboard(on_x11(&rig));
        let restored = |trip: RoundTrip| match trip {
            RoundTrip::Passed { route: Route::X11, restored, .. } => restored,
            other => panic!("{other:?}"),
        };
        assert_eq!(restored(clipboard.round_trip()), Restored::WasEmpty);
        gone("DISPLAY", &rig.display);
        rig.copy_elsewhere(b"not ours, with a newline\n", "UTF8_STRING");
        assert_eq!(restored(clipboard.round_trip()), Restored::Yes);
        assert_eq!(rig.pasted().as_deref(), Some("not ours, with a newline\n"));
        rig.copy_elsewhere(b"\x89PNG", "image/png");
        assert_eq!(clipboard.round_trip(), RoundTrip::Declined { route: Route::X11 });
        assert!(rig.targets().contains("image/png"));
    }

    #[test]
    #[ignore = "needs xvfb, xclip, xsel"]
    fn a_command_of_the_config_is_checked_on_the_display() {
        let rig = X11::start();
        let words = ["xclip", "-selection", "clipboard", "-i"].map(str::to_owned).to_vec();
        let settings = Settings { copy_command: words, ..Settings::default() };
        let mut clipboard = Clipboard::new(on_x11(&rig), settings);
        assert_eq!(copy(&mut clipboard, TEXT), Outcome::Checked { route: Route::Command });
        assert_eq!(rig.pasted().as_deref(), Some(TEXT));
    }

    #[test]
    #[ignore = "needs xvfb, xclip, xsel, tmux"]
    fn inside_tmux_its_buffer_gets_the_text_too_unless_it_is_sensitive() {
        let (rig, tmux) = (X11::start(), Tmux::start());
        let mut clipboard = clipboard(Environment { tmux: Some(tmux.variable.clone()), ..on_x11(&rig) });
        assert_eq!(copy(&mut clipboard, TEXT), Outcome::Checked { route: Route::X11 });
        assert_eq!(tmux.run(&["show-buffer"]).as_deref(), Some(TEXT));
        clipboard.copy(&Text::new("IBAN"), &Options { sensitive: true, ..Options::default() });
        assert_eq!(tmux.run(&["show-buffer"]).as_deref(), Some(TEXT));
    }
}

mod wayland {
    use super::*;

    #[test]
    #[ignore = "needs sway, wl-clipboard"]
    fn a_copied_text_is_there_for_other_programs_and_stays() {
        let rig = Wayland::start();
        let mut clipboard = clipboard(on_wayland(&rig));
        assert_eq!(copy(&mut clipboard, TEXT), Outcome::Checked { route: Route::Wayland });
        drop(clipboard);
        assert_eq!(rig.pasted().as_deref(), Some(TEXT));
    }

    #[test]
    #[ignore = "needs sway, wl-clipboard"]
    fn the_owner_ends_when_another_program_copies_and_when_the_display_goes() {
        let rig = Wayland::start();
        let mut clipboard = clipboard(on_wayland(&rig));
        copy(&mut clipboard, TEXT);
        rig.copy_elsewhere(b"something else", "text/plain");
        let runtime_dir = rig.runtime_dir().into_os_string();
        gone("XDG_RUNTIME_DIR", &runtime_dir);
        assert_eq!(clipboard.read().as_deref(), Ok("something else"));
        assert_eq!(copy(&mut clipboard, TEXT), Outcome::Checked { route: Route::Wayland });
        rig.stop();
        gone("XDG_RUNTIME_DIR", &runtime_dir);
    }

    #[test]
    #[ignore = "needs sway, wl-clipboard"]
    fn a_sensitive_text_is_marked_and_can_be_taken_out_again() {
        let rig = Wayland::start();
        let mut clipboard = clipboard(on_wayland(&rig));
        let mut options = Options { sensitive: true, clear_after: None };
        assert_eq!(clipboard.copy(&Text::new(TEXT), &options), Outcome::Checked { route: Route::Wayland });
        assert!(rig.targets().contains("x-kde-passwordManagerHint"));
        options.clear_after = Some(Duration::from_secs(1));
        assert_eq!(clipboard.copy(&Text::new(TEXT), &options), Outcome::Checked { route: Route::Wayland });
        gone("XDG_RUNTIME_DIR", &rig.runtime_dir().into_os_string());
        // The display may hear of it a moment later.
        wait_for("an empty clipboard", || rig.pasted().is_none().then_some(()));
    }

    #[test]
    #[ignore = "needs sway, wl-clipboard"]
    fn a_round_trip_gives_back_what_was_there() {
        let rig = Wayland::start();
        let mut clipboard = clipboard(on_wayland(&rig));
        assert_eq!(clipboard.read(), Err(Error::Empty));
        let empty = clipboard.round_trip();
        assert!(matches!(empty, RoundTrip::Passed { restored: Restored::WasEmpty, .. }), "{empty:?}");
        rig.copy_elsewhere(TEXT.as_bytes(), "text/plain");
        let full = clipboard.round_trip();
        assert!(matches!(full, RoundTrip::Passed { restored: Restored::Yes, .. }), "{full:?}");
        assert_eq!(rig.pasted().as_deref(), Some(TEXT));
        rig.copy_elsewhere(b"\x89PNG", "image/png");
        assert_eq!(clipboard.round_trip(), RoundTrip::Declined { route: Route::Wayland });
    }
}

mod tmux {
    use super::*;

    #[test]
    #[ignore = "needs tmux"]
    fn without_a_display_tmux_holds_the_text_and_no_more_is_claimed() {
        let rig = Tmux::start();
        let mut clipboard = clipboard(Environment { tmux: Some(rig.variable.clone()), ssh: true, ..nowhere() });
        let sent = Outcome::Sent { route: Route::Tmux, unchecked: Unchecked::OnlyInTmux, sequence: None };
        assert_eq!(copy(&mut clipboard, TEXT), sent);
        assert_eq!(rig.run(&["show-buffer"]).as_deref(), Some(TEXT));
        assert_eq!(clipboard.read().as_deref(), Ok(TEXT));
        let trip = clipboard.round_trip();
        assert!(matches!(trip, RoundTrip::Passed { route: Route::Tmux, .. }), "{trip:?}");
        assert_eq!(rig.run(&["list-buffers", "-F", "#{buffer_sample}"]).unwrap().lines().count(), 1);
    }
}

mod silent {
    use super::*;

    #[test]
    fn an_x_server_that_never_answers_is_given_up_and_nothing_is_left_behind() {
        let display = silent_x11();
        let mut clipboard = clipboard(Environment { display: Some(display.clone()), ..nowhere() });
        let tried = vec![(Route::X11, Reason::NoAnswer)];
        assert_eq!(copy(&mut clipboard, TEXT), Outcome::NotCopied { tried, advice: Advice::CheckDisplay });
        gone("DISPLAY", &display);
    }

    #[test]
    fn a_compositor_that_never_answers_is_given_up_and_nothing_is_left_behind() {
        let directory = tempfile::tempdir().unwrap();
        let display = silent_wayland(directory.path());
        let runtime_dir = Some(directory.path().to_owned());
        let mut clipboard = clipboard(Environment { wayland_display: Some(display), runtime_dir, ..nowhere() });
        let Outcome::NotCopied { tried, advice } = copy(&mut clipboard, TEXT) else {
            panic!("nothing can have been copied")
        };
        assert_eq!(tried.first(), Some(&(Route::Wayland, Reason::NoAnswer)));
        assert_eq!(advice, Advice::CheckDisplay);
        gone("XDG_RUNTIME_DIR", &directory.path().as_os_str().to_owned());
    }

    #[test]
    fn two_silent_displays_leave_time_for_the_terminal() {
        let directory = tempfile::tempdir().unwrap();
        let mut clipboard = clipboard(Environment {
            display: Some(silent_x11()),
            wayland_display: Some(silent_wayland(directory.path())),
            runtime_dir: Some(directory.path().to_owned()),
            terminal: Some(Terminal { name: "xterm-256color".into(), reluctant: false }),
            ..nowhere()
        });
        let outcome = copy(&mut clipboard, "a");
        let Outcome::Sent { route: Route::Osc52, unchecked: Unchecked::TerminalIsSilent, sequence: Some(sequence) } =
            outcome
        else {
            panic!("{outcome:?}")
        };
        assert_eq!(sequence.as_bytes(), b"\x1b]52;c;YQ==\x07");
    }

    #[test]
    fn doctor_gives_two_silent_displays_up_together() {
        let directory = tempfile::tempdir().unwrap();
        let mut clipboard = clipboard(Environment {
            display: Some(silent_x11()),
            wayland_display: Some(silent_wayland(directory.path())),
            runtime_dir: Some(directory.path().to_owned()),
            ..nowhere()
        });
        let start = Instant::now();
        let trip = clipboard.round_trip();
        assert!(start.elapsed() < PROMISED, "{:?}", start.elapsed());
        let RoundTrip::Failed { tried } = &trip else { panic!("{trip:?}") };
        assert_eq!(tried[..2], [(Route::Wayland, Reason::NoAnswer), (Route::X11, Reason::NoAnswer)]);
    }

    #[test]
    fn reading_from_an_x_server_that_never_answers_is_given_up() {
        let clipboard = clipboard(Environment { display: Some(silent_x11()), ..nowhere() });
        let start = Instant::now();
        assert_eq!(clipboard.read(), Err(Error::Unreadable { tried: vec![(Route::X11, Reason::NoAnswer)] }));
        assert!(start.elapsed() < PROMISED);
    }

    #[test]
    fn a_display_that_is_not_there_is_told_at_once() {
        let mut clipboard = clipboard(Environment { display: Some("127.0.0.1:50000".into()), ..nowhere() });
        let tried = vec![(Route::X11, Reason::Unreachable)];
        assert_eq!(copy(&mut clipboard, TEXT), Outcome::NotCopied { tried, advice: Advice::CheckDisplay });
    }
}

mod command {
    use super::*;

    fn shell(script: &str) -> Vec<String> {
        ["sh", "-c", script].map(str::to_owned).to_vec()
    }

    fn with_commands(copy_command: Vec<String>, read_command: Vec<String>) -> Clipboard {
        Clipboard::new(nowhere(), Settings { copy_command, read_command })
    }

    #[test]
    fn a_command_with_a_way_to_read_is_checked() {
        let directory = tempfile::tempdir().unwrap();
        let file = directory.path().join("kept");
        let file = file.to_str().unwrap();
        let mut clipboard = with_commands(shell(&format!("cat > {file}")), shell(&format!("cat {file}")));
        assert_eq!(copy(&mut clipboard, TEXT), Outcome::Checked { route: Route::Command });
        assert_eq!(clipboard.read().as_deref(), Ok(TEXT));
        let trip = clipboard.round_trip();
        assert!(matches!(trip, RoundTrip::Passed { route: Route::Command, restored: Restored::Yes, .. }), "{trip:?}");
        assert_eq!(fs::read_to_string(file).unwrap(), TEXT);
    }

    #[test]
    fn a_command_that_loses_the_text_is_found_out() {
        let mut clipboard = with_commands(shell("cat > /dev/null"), shell("echo other"));
        let tried = vec![(Route::Command, Reason::Different)];
        assert_eq!(copy(&mut clipboard, TEXT), Outcome::NotCopied { tried, advice: Advice::CheckCommand });
    }

    #[test]
    fn a_command_nobody_can_check_is_not_called_checked() {
        let sent = Outcome::Sent { route: Route::Command, unchecked: Unchecked::NoReadBack, sequence: None };
        assert_eq!(copy(&mut with_commands(shell("cat > /dev/null"), Vec::new()), TEXT), sent);
    }

    #[test]
    fn what_a_failing_command_says_is_passed_on() {
        let mut clipboard = with_commands(shell("echo 'no such device' >&2; exit 3"), Vec::new());
        let tried = vec![(Route::Command, Reason::Failed { code: Some(3), said: "no such device".into() })];
        assert_eq!(copy(&mut clipboard, TEXT), Outcome::NotCopied { tried, advice: Advice::CheckCommand });
    }

    #[test]
    fn a_command_that_never_ends_is_ended_with_its_children() {
        let directory = tempfile::tempdir().unwrap();
        let pid = directory.path().join("pid");
        let mut clipboard =
            with_commands(shell(&format!("sleep 600 & echo $! > {}; wait", pid.to_str().unwrap())), Vec::new());
        // Longer than a pipe holds: it does not read either.
        let tried = vec![(Route::Command, Reason::NoAnswer)];
        assert_eq!(
            copy(&mut clipboard, &"a".repeat(200_000)),
            Outcome::NotCopied { tried, advice: Advice::CheckCommand }
        );
        let sleeper = fs::read_to_string(pid).unwrap();
        let state = || fs::read_to_string(format!("/proc/{}/stat", sleeper.trim())).ok();
        wait_for("the child to end", || state().is_none_or(|stat| stat.contains(") Z ")).then_some(()));
    }

    #[test]
    fn a_command_that_is_not_there_is_named_as_such() {
        let mut clipboard = with_commands(vec!["no-such-tool".into()], Vec::new());
        let tried = vec![(Route::Command, Reason::NotStarted(std::io::ErrorKind::NotFound))];
        assert_eq!(copy(&mut clipboard, TEXT), Outcome::NotCopied { tried, advice: Advice::CheckCommand });
    }
}

#[test]
fn with_nothing_to_copy_to_nothing_is_claimed() {
    let mut clipboard = clipboard(nowhere());
    assert_eq!(copy(&mut clipboard, TEXT), Outcome::NotCopied { tried: Vec::new(), advice: Advice::SetCommand });
    assert_eq!(clipboard.read(), Err(Error::Unreadable { tried: Vec::new() }));
    assert_eq!(clipboard.round_trip(), RoundTrip::Failed { tried: Vec::new() });
}

#[test]
fn an_empty_text_leaves_the_clipboard_alone() {
    let outcome = copy(&mut clipboard(nowhere()), "\n\n");
    assert_eq!(outcome, Outcome::NotCopied { tried: Vec::new(), advice: Advice::NothingToCopy });
}
