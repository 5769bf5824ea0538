use proptest::prelude::*;

use super::*;

/// A guard with a clock in milliseconds, and everything it delivered so far.
struct Rig {
    guard: Guard,
    start: Instant,
    now: u64,
    inputs: Vec<Input>,
}

impl Rig {
    fn new(inside_tmux: bool) -> Self {
        Self { guard: Guard::new(inside_tmux), start: Instant::now(), now: 0, inputs: Vec::new() }
    }

    fn confirmed() -> Self {
        Self::new(false).at(0, vec![Token::Brackets(true)])
    }

    fn time(&self) -> Instant {
        self.start + Duration::from_millis(self.now)
    }

    /// These tokens come together at `now`; what is due before is delivered at its time, as the reading thread does it.
    fn at(mut self, now: u64, tokens: Vec<Token>) -> Self {
        self.advance(now);
        self.guard.push(self.time(), tokens, &mut self.inputs);
        self
    }

    fn advance(&mut self, now: u64) {
        let target = self.start + Duration::from_millis(now);
        while let Some(deadline) = self.guard.deadline().filter(|deadline| *deadline <= target) {
            self.guard.tick(deadline, &mut self.inputs);
        }
        self.now = now;
    }

    /// Everything delivered after a long silence.
    fn all(mut self) -> Vec<Input> {
        self.advance(self.now + 10_000);
        assert_eq!(self.guard.deadline(), None);
        self.inputs
    }
}

fn token(char: char) -> Token {
    Token::Key(match char {
        '\n' => KeyCode::Enter.into(),
        '\t' => KeyCode::Tab.into(),
        '^' => KeyEvent::new(KeyCode::Char('d'), KeyModifiers::CONTROL),
        '↓' => KeyCode::Down.into(),
        _ => keys::character(char),
    })
}

fn tokens(text: &str) -> Vec<Token> {
    text.chars().map(token).collect()
}

fn typed(text: &str) -> Vec<Input> {
    let key = |char| match token(char) {
        Token::Key(key) => Input::Key(key),
        other => panic!("{other:?}"),
    };
    text.chars().map(key).collect()
}

fn paste(text: &str) -> Token {
    Token::Paste(Paste { text: text.to_owned(), cut: false })
}

fn pasted(text: &str) -> Vec<Input> {
    vec![Input::Paste(Paste { text: text.to_owned(), cut: false })]
}

#[test]
fn what_is_typed_by_hand_arrives_at_once() {
    let mut rig = Rig::new(false);
    for (at, char) in (0..).step_by(50).zip("Dzień\ndobry\t^↓\n".chars()) {
        rig = rig.at(at, vec![token(char)]);
        assert_eq!(rig.guard.deadline(), None, "{char:?} waits");
    }
    assert_eq!(rig.inputs, typed("Dzień\ndobry\t^↓\n"));
}

#[test]
fn a_word_and_enter_from_a_tool_are_typed() {
    let rig = Rig::new(false).at(0, tokens("pickup\n"));
    assert_eq!(rig.inputs, typed("pickup"), "the letters are there at once");
    assert_eq!(rig.all(), typed("pickup\n"));
}

#[test]
fn a_word_and_enter_that_come_key_by_key_are_typed() {
    let mut rig = Rig::new(false);
    for (at, char) in (0..).zip("pickup\n".chars()) {
        rig = rig.at(at, vec![token(char)]);
    }
    assert_eq!(rig.all(), typed("pickup\n"));
}

#[test]
fn a_message_pasted_without_brackets_is_one_text() {
    let message = "Dzień dobry!\n\nCzy jest dostępne?\n";
    assert_eq!(Rig::new(false).at(0, tokens(message)).all(), pasted(message));
    assert_eq!(Rig::new(true).at(0, tokens(message)).all(), pasted(message));
}

#[test]
fn a_message_that_begins_with_commands_presses_none() {
    let message = "\n\t^\n^\tpay\nnow";
    assert_eq!(Rig::new(false).at(0, tokens(message)).all(), pasted("\n\npay\nnow"));
}

#[test]
fn a_message_that_comes_in_several_readings_is_one_text() {
    let rig = Rig::new(false).at(0, tokens("Dzień dobry!\n")).at(20, tokens("Czy jest\n")).at(45, tokens("x"));
    assert_eq!(rig.all(), pasted("Dzień dobry!\nCzy jest\nx"));
}

#[test]
fn a_message_that_comes_byte_by_byte_presses_no_enter() {
    let mut rig = Rig::new(false);
    for (at, char) in (0..).zip("one\ntwo\nthree\n^".chars()) {
        rig = rig.at(at, vec![token(char)]);
    }
    let inputs = rig.all();
    assert!(!inputs.contains(&typed("\n")[0]) && !inputs.contains(&typed("^")[0]), "{inputs:?}");
}

#[test]
fn one_line_without_brackets_is_typed_and_its_enter_dropped() {
    assert_eq!(Rig::new(false).at(0, tokens("pickup-address")).all(), typed("pickup-address"));
    assert_eq!(Rig::new(false).at(0, tokens("pickup-address\n")).all(), typed("pickup-address"));
}

#[test]
fn inside_tmux_one_line_and_enter_are_a_tool_typing() {
    assert_eq!(Rig::new(true).at(0, tokens("pickup-address\n")).all(), typed("pickup-address\n"));
    let long = "a".repeat(LONGEST_LINE);
    assert_eq!(Rig::new(true).at(0, tokens(&format!("{long}\n"))).all(), typed(&long));
}

#[test]
fn after_a_burst_commands_sleep_and_letters_do_not() {
    let rig = Rig::new(false).at(0, tokens("one\ntwo\nthree")).at(199, tokens("\n")).at(199, tokens("↓"));
    assert_eq!(rig.all(), pasted("one\ntwo\nthree"));
    let rig = Rig::new(false).at(0, tokens("one\ntwo\nthree")).at(100, tokens("a")).at(201, tokens("\n"));
    assert_eq!(rig.all(), [pasted("one\ntwo\nthree"), typed("a\n")].concat());
}

#[test]
fn a_bracketed_paste_is_one_text() {
    let rig = Rig::confirmed().at(10, vec![paste("one\ntwo")]);
    assert_eq!(rig.all(), pasted("one\ntwo"));
    let rig = Rig::confirmed().at(10, vec![paste("Is it available?")]);
    assert_eq!(rig.all(), pasted("Is it available?"));
}

#[test]
fn what_follows_an_end_inside_a_paste_presses_nothing() {
    let come = [vec![paste("one")], tokens("two\n^"), vec![Token::PasteEnd]].concat();
    assert_eq!(Rig::confirmed().at(0, come).all(), pasted("onetwo\n"));
    let rig = Rig::confirmed().at(0, vec![paste("one")]).at(20, tokens("\n")).at(40, tokens("^"));
    assert_eq!(rig.all(), pasted("one\n"));
    let late = Rig::confirmed().at(0, vec![paste("one")]).at(150, tokens("\n^\t"));
    assert_eq!(late.all(), pasted("one"));
}

#[test]
fn bursts_are_looked_for_after_a_paste_even_in_a_terminal_that_brackets() {
    let rig = Rig::confirmed().at(0, vec![paste("one")]).at(500, tokens("two\nthree\nfour\n"));
    assert_eq!(rig.all(), [pasted("one"), pasted("two\nthree\nfour\n")].concat());
}

#[test]
fn a_terminal_that_brackets_may_be_as_fast_as_it_likes() {
    let line = "over a slow line\n^\t↓";
    let rig = Rig::confirmed().at(10, tokens(line));
    assert_eq!(rig.inputs, typed(line));
}

#[test]
fn keys_held_down_are_never_held_back() {
    let mut rig = Rig::new(false).at(0, tokens("↓↓↓↓↓↓↓↓↓↓↓↓"));
    for at in 1..20 {
        rig = rig.at(at * 20, tokens("↓"));
    }
    assert_eq!(rig.inputs.len(), 12 + 19);
}

#[test]
fn order_is_kept_behind_a_command_that_is_held() {
    let rig = Rig::new(false).at(0, tokens("a")).at(10, tokens("\n")).at(15, tokens("b↓"));
    assert_eq!(rig.all(), typed("a\nb↓"));
}

#[test]
fn clicks_in_a_pasted_text_are_dropped() {
    let click = Token::Mouse(crossterm::event::MouseEvent {
        kind: crossterm::event::MouseEventKind::Down(crossterm::event::MouseButton::Left),
        column: 0,
        row: 0,
        modifiers: KeyModifiers::NONE,
    });
    let rig = Rig::confirmed().at(0, vec![paste("one"), click.clone()]).at(100, vec![click.clone()]);
    assert_eq!(rig.all(), pasted("one"));
    assert_eq!(Rig::confirmed().at(0, vec![click]).all().len(), 1);
}

#[test]
fn a_burst_is_cut_where_a_paste_would_be() {
    let line = "ż".repeat(LONGEST_PASTE / 4) + "\n";
    let [Input::Paste(paste)] = &Rig::new(false).at(0, tokens(&line.repeat(3))).all()[..] else { panic!("one paste") };
    assert!(paste.cut);
    assert!(paste.text.len() <= LONGEST_PASTE && paste.text.len() > LONGEST_PASTE - 4);
}

proptest! {
    /// Whatever a message holds and however it is cut up: the first piece makes the burst, and no command comes out.
    #[test]
    fn no_message_presses_a_command(message in "[a-c\n\t^]{8,60}", cuts in prop::collection::vec((8_usize..20, 0_u64..29), 1..8)) {
        let mut rig = Rig::new(false);
        let tokens = tokens(&message);
        let (mut rest, mut cuts, mut at) = (&tokens[..], cuts.iter().cycle(), 0);
        while !rest.is_empty() {
            let (size, pause) = cuts.next().unwrap();
            let (piece, after) = rest.split_at(rest.len().min(*size));
            rig = rig.at(at, piece.to_vec());
            at += pause;
            rest = after;
        }
        for input in rig.all() {
            if let Input::Key(key) = input {
                prop_assert!(matches!(class(&key), Class::Text(_)), "{key:?}");
            }
        }
    }

    /// Nothing that is typed slowly is lost, changed or reordered.
    #[test]
    fn slow_keys_all_arrive(keys in "[a-c\n\t^↓]{1,40}", confirmed in any::<bool>()) {
        let mut rig = if confirmed { Rig::confirmed() } else { Rig::new(false) };
        for (at, char) in (0..).step_by(31).zip(keys.chars()) {
            rig = rig.at(at, vec![token(char)]);
        }
        prop_assert_eq!(rig.all(), typed(&keys));
    }
}
