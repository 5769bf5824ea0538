use crossterm::event::{MouseButton, MouseEventKind};
use proptest::prelude::*;
use rstest::rstest;

use super::*;

const NONE: KeyModifiers = KeyModifiers::NONE;
const SHIFT: KeyModifiers = KeyModifiers::SHIFT;
const ALT: KeyModifiers = KeyModifiers::ALT;
const CONTROL: KeyModifiers = KeyModifiers::CONTROL;

/// What these bytes are when nothing comes after them.
fn decode(bytes: &[u8]) -> Vec<Token> {
    let (mut decoder, mut tokens) = (Decoder::default(), Vec::new());
    decoder.feed(bytes, &mut tokens);
    decoder.give_up(&mut tokens);
    tokens
}

fn key(code: KeyCode, modifiers: KeyModifiers) -> Token {
    Token::Key(KeyEvent::new(code, modifiers))
}

fn typed(text: &str) -> Vec<Token> {
    text.chars().map(|char| Token::Key(keys::character(char))).collect()
}

fn pasted(text: &str) -> Token {
    Token::Paste(Paste { text: text.to_owned(), cut: false })
}

#[rstest]
#[case::letter(b"a", KeyCode::Char('a'), NONE)]
#[case::capital(b"A", KeyCode::Char('A'), SHIFT)]
#[case::polish("ż".as_bytes(), KeyCode::Char('ż'), NONE)]
#[case::emoji("🧶".as_bytes(), KeyCode::Char('🧶'), NONE)]
#[case::enter(b"\r", KeyCode::Enter, NONE)]
#[case::tab(b"\t", KeyCode::Tab, NONE)]
#[case::shift_tab(b"\x1b[Z", KeyCode::BackTab, SHIFT)]
#[case::backspace(b"\x7f", KeyCode::Backspace, NONE)]
#[case::backspace_as_ctrl_h(b"\x08", KeyCode::Backspace, NONE)]
#[case::ctrl_letter(b"\x14", KeyCode::Char('t'), CONTROL)]
#[case::ctrl_space(b"\0", KeyCode::Char(' '), CONTROL)]
#[case::escape(b"\x1b", KeyCode::Esc, NONE)]
#[case::alt_letter(b"\x1bx", KeyCode::Char('x'), ALT)]
#[case::alt_polish("\x1bż".as_bytes(), KeyCode::Char('ż'), ALT)]
#[case::alt_bracket(b"\x1b[", KeyCode::Char('['), ALT)]
#[case::alt_backspace(b"\x1b\x7f", KeyCode::Backspace, ALT)]
#[case::up(b"\x1b[A", KeyCode::Up, NONE)]
#[case::up_in_application_mode(b"\x1bOA", KeyCode::Up, NONE)]
#[case::ctrl_right(b"\x1b[1;5C", KeyCode::Right, CONTROL)]
#[case::alt_shift_left(b"\x1b[1;4D", KeyCode::Left, ALT | SHIFT)]
#[case::ctrl_up_of_rxvt(b"\x1bOa", KeyCode::Up, CONTROL)]
#[case::shift_up_of_rxvt(b"\x1b[a", KeyCode::Up, SHIFT)]
#[case::home(b"\x1b[H", KeyCode::Home, NONE)]
#[case::home_of_rxvt(b"\x1b[7~", KeyCode::Home, NONE)]
#[case::delete(b"\x1b[3~", KeyCode::Delete, NONE)]
#[case::ctrl_delete(b"\x1b[3;5~", KeyCode::Delete, CONTROL)]
#[case::ctrl_delete_of_rxvt(b"\x1b[3^", KeyCode::Delete, CONTROL)]
#[case::page_up(b"\x1b[5~", KeyCode::PageUp, NONE)]
#[case::f1(b"\x1bOP", KeyCode::F(1), NONE)]
#[case::f1_of_the_linux_console(b"\x1b[[A", KeyCode::F(1), NONE)]
#[case::f5(b"\x1b[15~", KeyCode::F(5), NONE)]
#[case::shift_f12(b"\x1b[24;2~", KeyCode::F(12), SHIFT)]
#[case::kitty_escape(b"\x1b[27u", KeyCode::Esc, NONE)]
#[case::kitty_ctrl_letter(b"\x1b[116;5u", KeyCode::Char('t'), CONTROL)]
#[case::kitty_ctrl_m(b"\x1b[109;5u", KeyCode::Enter, NONE)]
#[case::kitty_ctrl_h(b"\x1b[104;5u", KeyCode::Backspace, NONE)]
#[case::kitty_with_num_lock(b"\x1b[116;133u", KeyCode::Char('t'), CONTROL)]
#[case::kitty_ctrl_enter(b"\x1b[13;5u", KeyCode::Enter, CONTROL)]
#[case::kitty_with_alternates(b"\x1b[97:65;6u", KeyCode::Char('a'), CONTROL | SHIFT)]
#[case::kitty_repeated(b"\x1b[1;5:2A", KeyCode::Up, CONTROL)]
#[case::kitty_keypad(b"\x1b[57403;5u", KeyCode::Char('4'), CONTROL)]
#[case::modify_other_keys(b"\x1b[27;5;46~", KeyCode::Char('.'), CONTROL)]
fn a_key(#[case] bytes: &[u8], #[case] code: KeyCode, #[case] modifiers: KeyModifiers) {
    assert_eq!(decode(bytes), [key(code, modifiers)]);
}

#[rstest]
#[case::focus(b"\x1b[I")]
#[case::device_attributes(b"\x1b[?62;1;4c")]
#[case::cursor_position_of_column_0(b"\x1b[0;0X")]
#[case::colour(b"\x1b]11;rgb:1111/2222/3333\x1b\\")]
#[case::colour_with_bell(b"\x1b]11;rgb:1111/2222/3333\x07")]
#[case::version(b"\x1bP>|XTerm(390)\x1b\\")]
#[case::released(b"\x1b[97;5:3u")]
#[case::caps_lock_alone(b"\x1b[57358u")]
#[case::old_mouse_report(b"\x1b[M !!")]
#[case::mouse_at_column_0(b"\x1b[<0;0;1M")]
#[case::too_large_a_number(b"\x1b[99999999999~")]
#[case::no_character(b"\xff\xfe")]
#[case::c1_control("\u{9b}".as_bytes())]
fn what_is_no_key_types_nothing(#[case] bytes: &[u8]) {
    assert_eq!(decode(bytes), []);
    let followed = [bytes, b"ok"].concat();
    assert_eq!(decode(&followed), typed("ok"));
}

#[test]
fn the_answer_about_brackets_is_understood_and_swallows_no_key() {
    assert_eq!(decode(b"\x1b[?2004;1$yab"), [vec![Token::Brackets(true)], typed("ab")].concat());
    assert_eq!(decode(b"\x1b[?2004;0$y"), [Token::Brackets(false)]);
}

#[test]
fn a_sequence_that_is_cut_short_gives_way_to_the_next() {
    let up = key(KeyCode::Up, NONE);
    assert_eq!(decode(b"\x1b[12\x1b[A"), std::slice::from_ref(&up));
    assert_eq!(decode(b"\x1b\x1b[A"), [key(KeyCode::Esc, NONE), up]);
}

#[rstest]
#[case(b"\x1b[<0;3;5M", MouseEventKind::Down(MouseButton::Left), NONE)]
#[case(b"\x1b[<2;3;5m", MouseEventKind::Up(MouseButton::Right), NONE)]
#[case(b"\x1b[<32;3;5M", MouseEventKind::Drag(MouseButton::Left), NONE)]
#[case(b"\x1b[<64;3;5M", MouseEventKind::ScrollUp, NONE)]
#[case(b"\x1b[<81;3;5M", MouseEventKind::ScrollDown, CONTROL)]
fn the_mouse(#[case] bytes: &[u8], #[case] kind: MouseEventKind, #[case] modifiers: KeyModifiers) {
    assert_eq!(decode(bytes), [Token::Mouse(MouseEvent { kind, column: 2, row: 4, modifiers })]);
}

#[test]
fn a_paste_is_one_text_whatever_is_in_it() {
    assert_eq!(decode(b"a\x1b[200~one\ttwo\x1b[201~b"), [typed("a"), vec![pasted("one\ttwo")], typed("b")].concat());
    assert_eq!(decode("\x1b[200~żółw 🧶\x1b[201~".as_bytes()), [pasted("żółw 🧶")]);
    assert_eq!(decode(b"\x1b[200~\x1b[201~"), [pasted("")]);
}

#[test]
fn the_end_of_a_paste_inside_a_paste_leaves_a_trace() {
    let tokens = decode(b"\x1b[200~one\x1b[201~two\x1b[201~");
    assert_eq!(tokens, [vec![pasted("one")], typed("two"), vec![Token::PasteEnd]].concat());
}

#[test]
fn a_paste_that_never_ends_is_delivered_when_nothing_more_comes() {
    assert_eq!(decode(b"\x1b[200~one\ntwo"), [pasted("one\ntwo")]);
    assert_eq!(decode(b"\x1b[200~one\x1b[20"), [pasted("one")]);
}

#[test]
fn of_a_long_paste_the_beginning_is_kept_up_to_a_whole_character() {
    let (mut decoder, mut tokens) = (Decoder::default(), Vec::new());
    decoder.feed(b"\x1b[200~a", &mut tokens);
    for _ in 0..5 * 1024 {
        decoder.feed("ż".repeat(512).as_bytes(), &mut tokens);
        assert!(decoder.rest.len() <= PASTE_END.len());
    }
    decoder.feed(b"\x1b[201~", &mut tokens);
    let [Token::Paste(paste)] = &tokens[..] else { panic!("{tokens:?}") };
    assert!(paste.cut);
    assert_eq!(paste.text.len(), LONGEST_PASTE - 1);
    assert!(paste.text.ends_with('ż'));
}

#[test]
fn the_patience_fits_what_is_unfinished() {
    let patience = |bytes: &[u8]| {
        let mut decoder = Decoder::default();
        decoder.feed(bytes, &mut Vec::new());
        decoder.patience()
    };
    assert_eq!(patience(b"a"), None);
    assert_eq!(patience(b"\x1b"), Some(ESCAPE_WAIT));
    assert_eq!(patience(b"\x1b[1;"), Some(SEQUENCE_WAIT));
    assert_eq!(patience(b"\xc5"), Some(SEQUENCE_WAIT));
    assert_eq!(patience(b"\x1b[200~a"), Some(PASTE_WAIT));
}

/// Bytes as terminals and hostile texts are made of.
fn pieces() -> impl Strategy<Value = Vec<u8>> {
    let known = prop::sample::select(vec![
        "\x1b[200~",
        "\x1b[201~",
        "\x1b[A",
        "\x1b[1;5C",
        "\x1b[<0;3;5M",
        "\x1b[?2004;1$y",
        "\x1b]52;c;",
        "\x1b\\",
        "\x1b",
        "\x1bO",
        "\x1b[",
        "\x1b[M",
        "\r",
        "\t",
        "ż",
        "🧶",
        "abc",
        "0",
        ";",
        "~",
    ]);
    let piece = prop_oneof![4 => known.prop_map(|piece| piece.as_bytes().to_vec()), 1 => prop::collection::vec(any::<u8>(), 0..6)];
    prop::collection::vec(piece, 0..40).prop_map(|pieces| pieces.concat())
}

proptest! {
    #[test]
    fn how_the_bytes_are_cut_makes_no_difference(bytes in pieces(), cuts in prop::collection::vec(1_usize..7, 1..20)) {
        let (mut decoder, mut tokens) = (Decoder::default(), Vec::new());
        let (mut rest, mut sizes) = (&bytes[..], cuts.iter().cycle());
        while !rest.is_empty() {
            let (piece, after) = rest.split_at(rest.len().min(*sizes.next().unwrap()));
            decoder.feed(piece, &mut tokens);
            rest = after;
        }
        decoder.give_up(&mut tokens);
        prop_assert_eq!(tokens, decode(&bytes));
    }

    #[test]
    fn no_control_character_is_typed(bytes in pieces()) {
        for token in decode(&bytes) {
            if let Token::Key(KeyEvent { code: KeyCode::Char(char), .. }) = token {
                prop_assert!(!char.is_control(), "{char:?}");
            }
        }
    }
}
