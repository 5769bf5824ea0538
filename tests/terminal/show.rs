//! A small program on [`Terminal`]: shows each input on a line. Capital letters do things.
#![expect(clippy::unwrap_used, clippy::panic, clippy::print_stdout, reason = "a program for tests")]

use std::process::Command;
use std::sync::mpsc;
use std::{process, thread};

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};
use ratatui::text::Text;
use replydesk::clipboard::{Clipboard, Environment, Options, Outcome, Settings};
use replydesk::tui::terminal::{Features, Input, Terminal};

/// Set in the environment where a signal is to come before anybody listens.
pub(super) const RAISES: &str = "REPLYDESK_TEST_RAISES";

/// Set in the environment to a file where the program reports its failures as replydesk does, and logs into that file.
pub(super) const LOGS: &str = "REPLYDESK_TEST_LOGS";

/// What stands in some of the panics, as a buyer's name would in one about a text.
pub(super) const OF_THE_SHOP: &str = "Wiśniewska";

pub(super) fn run() {
    if let Some(file) = std::env::var_os(LOGS) {
        let file = std::fs::File::create(file).unwrap();
        tracing_subscriber::fmt().with_ansi(false).with_writer(std::sync::Mutex::new(file)).init();
        replydesk::cli::crash::leave_nothing();
    }
    let Ok(mut terminal) = Terminal::enter(Features { mouse: true }) else { panic!("no terminal") };
    if std::env::var_os(RAISES).is_some() {
        signal_hook::low_level::raise(signal_hook::consts::SIGTERM).unwrap();
    }
    let (sender, inputs) = mpsc::channel::<Input>();
    terminal.listen(sender).unwrap();
    let mut lines = vec![format!("ready {}", process::id())];
    let mut ends = true;
    let last = loop {
        let shown = lines.join("\n");
        if terminal.draw(|frame| frame.render_widget(Text::raw(shown), frame.area())).is_err() {
            break None;
        }
        let input = inputs.recv().unwrap();
        lines.push(describe(&input));
        match input {
            Input::Key(KeyEvent { code: KeyCode::Char('z'), modifiers: KeyModifiers::CONTROL, .. })
            | Input::Suspend => {
                terminal.suspend().unwrap();
            }
            Input::Key(KeyEvent { code: KeyCode::Char('Q'), .. }) => break None,
            Input::Key(KeyEvent { code: KeyCode::Char(letter), .. }) => {
                act(letter, &mut terminal, &mut lines, &mut ends);
            }
            Input::Resume => terminal.resume().unwrap(),
            Input::HangUp | Input::Terminate if ends => break lines.pop(),
            _ => {}
        }
    };
    drop(terminal);
    println!("{}", last.unwrap_or_default());
}

fn act(letter: char, terminal: &mut Terminal, lines: &mut Vec<String>, ends: &mut bool) {
    match letter {
        'P' => panic!("a panic for the test"),
        'F' => terminal.draw(|_| panic!("a panic for the test")).unwrap(),
        'B' => panic!("in the middle of a letter of {OF_THE_SHOP}, number {}", lines.len()),
        'G' => terminal.draw(|_| panic!("{OF_THE_SHOP} does not fit into {} lines", lines.len())).unwrap(),
        'W' => {
            let failed = thread::spawn(|| panic!("a panic for the test")).join();
            assert!(terminal.draw(|_| ()).is_err(), "nothing is drawn over the report");
            std::panic::resume_unwind(failed.unwrap_err());
        }
        'S' => {
            terminal.draw(|frame| frame.render_widget("stuck", frame.area())).unwrap();
            loop {
                thread::park();
            }
        }
        'N' => {
            *ends = false;
            lines.push("will not end".to_owned());
        }
        'E' => {
            let script = "echo the editor reads; read -r line; echo \"the editor got: $line\"";
            let output = terminal.outside(|| {
                println!("the editor reads");
                Command::new("sh").args(["-c", script]).stdin(process::Stdio::inherit()).output().unwrap()
            });
            lines.extend(String::from_utf8(output.unwrap().stdout).unwrap().lines().map(str::to_owned));
        }
        'C' => {
            let terminal_named = replydesk::clipboard::Terminal { name: "xterm".into(), reluctant: false };
            let environment = Environment { terminal: Some(terminal_named), ..Environment::default() };
            let outcome = Clipboard::new(environment, Settings::default()).copy(&"Γειά 🧶".into(), &Options::default());
            let Outcome::Sent { sequence: Some(sequence), .. } = outcome else { panic!("{outcome:?}") };
            terminal.send(sequence.as_bytes()).unwrap();
        }
        'R' => terminal.redraw().unwrap(),
        _ => {}
    }
}

fn describe(input: &Input) -> String {
    match input {
        Input::Key(key) => format!("key {}", name(key)),
        Input::Paste(paste) if paste.text.len() > 100 => {
            format!("paste of {} bytes{}", paste.text.len(), if paste.cut { ", cut" } else { "" })
        }
        Input::Paste(paste) => format!("paste {:?}", paste.text),
        Input::Mouse(mouse) => format!("mouse {:?} {} {}", mouse.kind, mouse.column, mouse.row),
        Input::Resize { columns, rows } => format!("size {columns}×{rows}"),
        Input::Suspend => "suspend".to_owned(),
        Input::Resume => "resumed".to_owned(),
        Input::HangUp => "hang up".to_owned(),
        Input::Terminate => "terminate".to_owned(),
    }
}

fn name(key: &KeyEvent) -> String {
    let modifiers = [(KeyModifiers::CONTROL, "Ctrl-"), (KeyModifiers::ALT, "Alt-")];
    let held: String =
        modifiers.iter().filter(|(modifier, _)| key.modifiers.contains(*modifier)).map(|(_, name)| *name).collect();
    match key.code {
        KeyCode::Char(char) => format!("{held}{char}"),
        code => format!("{held}{code:?}"),
    }
}
