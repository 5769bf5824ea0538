//! Whatever is typed, pasted and dragged, in any order: nothing panics, every frame can be drawn, nothing hidden or dangerous
//! stands in a frame or in the clipboard, and no text with a hole is copied.

use proptest::prelude::*;
use proptest::test_runner::{Config, TestRunner};

use super::*;
use crate::clipboard::{Advice, Outcome, Route, Unchecked};
use crate::tui::action::ACTIONS;
use crate::tui::message::Msg;
use crate::tui::terminal::Input;
use crossterm::event::{KeyModifiers, MouseButton, MouseEvent, MouseEventKind};

/// Steps in one run, and runs: a few seconds in a debug build.
const STEPS: usize = 150;
const RUNS: u32 = 24;

/// One thing that happens.
#[derive(Clone, Debug)]
enum Step {
    Keys(String),
    Paste(String),
    Size(u16, u16),
    Mouse(u8, u16, u16),
    Clipboard(u8),
}

/// Words that lead somewhere, and letters that lead nowhere.
const WORDS: [&str; 14] =
    ["pick", "anna", "tom", "2041", "18:00", "closing", "ż", "ελενη", " ", "-", "{{ ", " }}", "{% if ", "🙂"];

/// What strangers paste.
const PASTES: [&str; 12] = [
    "Καλημέρα, πότε φτάνει;",
    "two\nlines\r\nand\ta tab",
    "\u{1b}[31mred\u{1b}[0m \u{1b}]52;c;aGk=\u{7}",
    "\u{202e}gpj.exe\u{202c} \u{2066}x\u{2069} \u{200f}",
    "\u{0}\u{7f}\u{9b}2J\u{85}\u{2028}",
    "👩\u{200d}👩\u{200d}👧 🇵🇱 e\u{301}\u{301} 👍🏽",
    "{{ meeting_time }} {% raw %}",
    "日本語のテキスト",
    "שלום \u{2067}עולם\u{2069} abc",
    "\u{feff}\u{200b}zero\u{ad}width\u{2060}",
    "\u{f0000}\u{fffe}\u{e0001}tag",
    "{{ shop.name | upper }}",
];

fn step() -> impl Strategy<Value = Step> {
    let keys: Vec<String> = ACTIONS
        .iter()
        .flat_map(|entry| entry.keys)
        .map(|key| format!("<{key}>"))
        .filter(|key| key != "<ctrl-q>")
        .collect();
    let others =
        ["<home>", "<end>", "<ctrl-w>", "<ctrl-u>", "<backspace>", "<delete>", "<left>", "<ctrl-left>", "<f5>"];
    let paths = [
        "<ctrl-t>anna<enter>",
        "<esc><esc>",
        "pickup-car<enter>",
        "<tab><ctrl-s><ctrl-x>",
        "<ctrl-n>",
        "<ctrl-x>",
        "<f2>",
        "<ctrl-o><ctrl-o>",
        "<ctrl-t>greta<ctrl-x>",
        "<f4><ctrl-n>",
        "<ctrl-o>2041<ctrl-o>",
        "<ctrl-o>2041<ctrl-o><ctrl-f>",
        "<ctrl-o>2043<ctrl-o><ctrl-y>",
    ];
    prop_oneof![
        8 => proptest::sample::select(keys).prop_map(Step::Keys),
        3 => proptest::sample::select(&WORDS[..]).prop_map(|word| Step::Keys(word.to_owned())),
        2 => proptest::sample::select(others.to_vec()).prop_map(|key| Step::Keys(key.to_owned())),
        2 => proptest::sample::select(paths.to_vec()).prop_map(|path| Step::Keys(path.to_owned())),
        2 => any::<char>().prop_filter("the sign of a hole", |letter| *letter != '⟨').prop_map(|letter| Step::Keys(letter.to_string())),
        2 => proptest::sample::select(&PASTES[..]).prop_map(|text| Step::Paste(text.to_owned())),
        1 => "\\PC{0,40}".prop_map(Step::Paste),
        2 => (0_u16..=200, 0_u16..=60).prop_map(|(columns, rows)| Step::Size(columns, rows)),
        1 => (any::<u8>(), 0_u16..=210, 0_u16..=70).prop_map(|(kind, column, row)| Step::Mouse(kind, column, row)),
        1 => any::<u8>().prop_map(Step::Clipboard),
    ]
}

fn take(shop: &mut Rehearsal, step: &Step) {
    match step {
        Step::Keys(keys) => shop.keys(keys),
        Step::Paste(text) => shop.paste(text),
        Step::Size(columns, rows) => shop.take(Msg::Input(Input::Resize { columns: *columns, rows: *rows })),
        Step::Mouse(kind, column, row) => {
            let kinds = [
                MouseEventKind::ScrollUp,
                MouseEventKind::ScrollDown,
                MouseEventKind::Down(MouseButton::Left),
                MouseEventKind::Moved,
            ];
            let kind = kinds[usize::from(*kind) % kinds.len()];
            let mouse = MouseEvent { kind, column: *column, row: *row, modifiers: KeyModifiers::NONE };
            shop.take(Msg::Input(Input::Mouse(mouse)));
        }
        Step::Clipboard(outcome) => {
            shop.outcome = match outcome % 3 {
                0 => Outcome::Checked { route: Route::X11 },
                1 => Outcome::Sent { route: Route::Osc52, unchecked: Unchecked::TerminalIsSilent, sequence: None },
                _ => Outcome::NotCopied { tried: Vec::new(), advice: Advice::NothingToCopy },
            };
        }
    }
}

/// Characters that act on a terminal or turn a text round. Isolates and marks belong to texts in Hebrew and Arabic.
fn is_dangerous(letter: char) -> bool {
    letter.is_control() || matches!(letter, '\u{202a}'..='\u{202e}' | '\u{2028}' | '\u{2029}' | '\u{feff}' | '\u{200b}')
}

/// What must hold after every step.
fn sound(shop: &Rehearsal, copied_before: usize) -> Result<(), TestCaseError> {
    let (frame, cursor) = shop.frame();
    for cell in &frame.content {
        prop_assert!(!cell.symbol().chars().any(is_dangerous), "{:?} in a frame:\n{}", cell.symbol(), shop.screen());
    }
    if let Some(cursor) = cursor {
        prop_assert!(frame.area.contains(cursor), "the cursor stands outside at {cursor:?}");
    }
    for text in shop.clipboard.iter().skip(copied_before) {
        let dangerous = |letter: char| letter != '\n' && letter != '\t' && is_dangerous(letter);
        prop_assert!(!text.chars().any(dangerous), "{text:?} was copied");
        prop_assert!(crate::text::sanitise(text) == text.as_str(), "{text:?} is not clean");
        prop_assert!(!text.contains('⟨'), "{text:?} has a hole");
        prop_assert!(!text.ends_with('\n'), "{:?} ends with a line end", text);
    }
    Ok(())
}

#[test]
fn whatever_happens_nothing_breaks() {
    let mut runner = TestRunner::new(Config { cases: RUNS, failure_persistence: None, ..Config::default() });
    let steps = proptest::collection::vec(step(), STEPS);
    let outcome = runner.run(&steps, |steps| {
        let mut shop = demo_shop(Scheme::Dark, (80, 24));
        for step in &steps {
            let copied = shop.clipboard.len();
            take(&mut shop, step);
            sound(&shop, copied)?;
        }
        Ok(())
    });
    if let Err(failure) = outcome {
        panic!("{failure}");
    }
}

#[test]
fn a_paste_of_five_megabytes_is_taken() {
    for before in ["", "<ctrl-n><tab><tab><tab><tab>"] {
        let mut shop = demo_shop(Scheme::Dark, (80, 24));
        shop.keys(before);
        shop.paste(&"five \u{1b}[2J megabytes\n".repeat(5 * 1024 * 1024 / 20));
        sound(&shop, 0).expect("a sound frame");
        shop.keys("<enter><esc>");
        sound(&shop, 0).expect("a sound frame");
    }
}
