//! Which bytes are which key.

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers, MouseButton, MouseEvent, MouseEventKind};

use super::Token;

/// A control character. Ctrl-H, Ctrl-I, Ctrl-J and Ctrl-M cannot be told from Backspace, Tab and Enter, and are these.
pub(super) fn control(byte: u8) -> KeyEvent {
    let letter = |first: char, from: u8| {
        KeyEvent::new(KeyCode::Char(char::from(first as u8 + byte - from)), KeyModifiers::CONTROL)
    };
    match byte {
        0x00 => KeyEvent::new(KeyCode::Char(' '), KeyModifiers::CONTROL),
        0x08 | 0x7f => KeyCode::Backspace.into(),
        b'\t' => KeyCode::Tab.into(),
        b'\n' | b'\r' => KeyCode::Enter.into(),
        0x1b => KeyCode::Esc.into(),
        0x1c.. => letter('4', 0x1c),
        _ => letter('a', 0x01),
    }
}

/// A printable character; capitals carry Shift, as crossterm has it.
pub(in crate::tui::terminal) fn character(char: char) -> KeyEvent {
    let modifiers = if char.is_uppercase() { KeyModifiers::SHIFT } else { KeyModifiers::NONE };
    KeyEvent::new(KeyCode::Char(char), modifiers)
}

/// `ESC O` and a letter.
pub(super) fn after_ss3(letter: u8) -> Option<KeyEvent> {
    let arrow = |code: KeyCode| Some(KeyEvent::new(code, KeyModifiers::CONTROL));
    match letter {
        // rxvt's arrows with Ctrl.
        b'a' => arrow(KeyCode::Up),
        b'b' => arrow(KeyCode::Down),
        b'c' => arrow(KeyCode::Right),
        b'd' => arrow(KeyCode::Left),
        b'M' => Some(KeyCode::Enter.into()),
        _ => named(letter).map(KeyEvent::from),
    }
}

/// The function keys of the Linux console.
pub(super) fn linux_console(letter: u8) -> Option<KeyEvent> {
    matches!(letter, b'A'..=b'E').then(|| KeyCode::F(letter - b'A' + 1).into())
}

/// A control sequence with these parameters and this final byte.
pub(super) fn sequence(parameters: &str, last: u8) -> Option<Token> {
    if let Some(parameters) = parameters.strip_prefix('<') {
        return mouse(parameters, last).map(Token::Mouse);
    }
    let mut fields = parameters.split(';').map(|field| field.split(':'));
    let mut number = |default: u32| match fields.next().and_then(|mut field| Some((field.next()?, field.next()))) {
        None | Some(("", _)) => Some((default, 1)),
        Some((number, kind)) => Some((number.parse().ok()?, kind.and_then(|kind| kind.parse().ok()).unwrap_or(1))),
    };
    let (first, _) = number(1)?;
    let (mask, kind) = number(1)?;
    // The kind of an event: pressed, repeated, released.
    if kind == 3 {
        return None;
    }
    let modifiers = modifiers(mask);
    let key = match last {
        b'Z' => KeyEvent::new(KeyCode::BackTab, modifiers | KeyModifiers::SHIFT),
        b'u' => unicode(first, modifiers)?,
        // xterm's modifyOtherKeys: 27 ; modifiers ; character.
        b'~' if first == 27 => unicode(number(0)?.0, modifiers)?,
        b'~' => KeyEvent::new(numbered(first)?, modifiers),
        // rxvt: Ctrl, and Ctrl with Shift.
        b'^' => KeyEvent::new(numbered(first)?, KeyModifiers::CONTROL),
        b'@' => KeyEvent::new(numbered(first)?, KeyModifiers::CONTROL | KeyModifiers::SHIFT),
        // rxvt's arrows with Shift.
        b'a'..=b'd' if parameters.is_empty() => KeyEvent::new(named(last.to_ascii_uppercase())?, KeyModifiers::SHIFT),
        _ => KeyEvent::new(named(last)?, modifiers),
    };
    Some(Token::Key(key))
}

/// Keys known by a letter.
fn named(letter: u8) -> Option<KeyCode> {
    Some(match letter {
        b'A' => KeyCode::Up,
        b'B' => KeyCode::Down,
        b'C' => KeyCode::Right,
        b'D' => KeyCode::Left,
        b'E' => KeyCode::KeypadBegin,
        b'F' => KeyCode::End,
        b'H' => KeyCode::Home,
        b'P'..=b'S' => KeyCode::F(letter - b'P' + 1),
        _ => return None,
    })
}

/// Keys known by a number, with `~`.
fn numbered(number: u32) -> Option<KeyCode> {
    let function = |first: u8, from: u32| u8::try_from(number - from).ok().map(|offset| KeyCode::F(first + offset));
    match number {
        1 | 7 => Some(KeyCode::Home),
        2 => Some(KeyCode::Insert),
        3 => Some(KeyCode::Delete),
        4 | 8 => Some(KeyCode::End),
        5 => Some(KeyCode::PageUp),
        6 => Some(KeyCode::PageDown),
        // The gaps in these numbers are those of the VT220's keyboard.
        11..=15 => function(1, 11),
        17..=21 => function(6, 17),
        23..=26 => function(11, 23),
        28..=29 => function(15, 28),
        31..=34 => function(17, 31),
        _ => None,
    }
}

/// A key known by its character, or by a number in Unicode's private use area (kitty).
fn unicode(number: u32, modifiers: KeyModifiers) -> Option<KeyEvent> {
    // What other terminals cannot tell apart is the same key here too.
    if let (KeyModifiers::CONTROL, Ok(letter @ (b'h' | b'i' | b'j' | b'm' | b'['))) = (modifiers, u8::try_from(number))
    {
        return Some(control(letter & 0x1f));
    }
    let code = match number {
        9 if modifiers.contains(KeyModifiers::SHIFT) => KeyCode::BackTab,
        9 => KeyCode::Tab,
        13 | 57_414 => KeyCode::Enter,
        27 => KeyCode::Esc,
        127 => KeyCode::Backspace,
        57_399..=57_408 => KeyCode::Char(char::from_digit(number - 57_399, 10)?),
        57_409..=57_413 => KeyCode::Char(['.', '/', '*', '-', '+'][usize::try_from(number - 57_409).ok()?]),
        57_415 => KeyCode::Char('='),
        57_416 => KeyCode::Char(','),
        57_417 => KeyCode::Left,
        57_418 => KeyCode::Right,
        57_419 => KeyCode::Up,
        57_420 => KeyCode::Down,
        57_421 => KeyCode::PageUp,
        57_422 => KeyCode::PageDown,
        57_423 => KeyCode::Home,
        57_424 => KeyCode::End,
        57_425 => KeyCode::Insert,
        57_426 => KeyCode::Delete,
        57_427 => KeyCode::KeypadBegin,
        57_376..=57_398 => KeyCode::F(u8::try_from(number - 57_376).ok()? + 13),
        // Caps Lock, media keys, modifiers by themselves.
        57_344..=63_743 => return None,
        _ => KeyCode::Char(char::from_u32(number).filter(|char| !char.is_control())?),
    };
    Some(KeyEvent::new(code, modifiers))
}

/// The modifiers in xterm's encoding: one more than the sum of their bits. Caps Lock and Num Lock count for nothing.
fn modifiers(mask: u32) -> KeyModifiers {
    let bits = mask.saturating_sub(1);
    let known = [
        (1, KeyModifiers::SHIFT),
        (2, KeyModifiers::ALT),
        (4, KeyModifiers::CONTROL),
        (8, KeyModifiers::SUPER),
        (16, KeyModifiers::HYPER),
        (32, KeyModifiers::META),
    ];
    known.into_iter().filter(|(bit, _)| bits & bit != 0).map(|(_, modifier)| modifier).collect()
}

/// An SGR mouse report: button ; column ; row, counted from 1; `M` for pressed, `m` for released.
fn mouse(parameters: &str, last: u8) -> Option<MouseEvent> {
    let mut numbers = parameters.split(';').map(str::parse::<u16>);
    let (button, column, row) = (numbers.next()?.ok()?, numbers.next()?.ok()?, numbers.next()?.ok()?);
    let pressed = match last {
        b'M' => true,
        b'm' => false,
        _ => return None,
    };
    let side = match button & 0b11 {
        0 => Some(MouseButton::Left),
        1 => Some(MouseButton::Middle),
        2 => Some(MouseButton::Right),
        _ => None,
    };
    let kind = match (button & 0b1110_0000, side) {
        (0, Some(side)) if pressed => MouseEventKind::Down(side),
        (0, Some(side)) => MouseEventKind::Up(side),
        (32, Some(side)) => MouseEventKind::Drag(side),
        (32, None) => MouseEventKind::Moved,
        (64, _) => [
            MouseEventKind::ScrollUp,
            MouseEventKind::ScrollDown,
            MouseEventKind::ScrollLeft,
            MouseEventKind::ScrollRight,
        ][usize::from(button & 0b11)],
        _ => return None,
    };
    let held = [(4, KeyModifiers::SHIFT), (8, KeyModifiers::ALT), (16, KeyModifiers::CONTROL)];
    let modifiers = held.into_iter().filter(|(bit, _)| button & bit != 0).map(|(_, modifier)| modifier).collect();
    Some(MouseEvent { kind, column: column.checked_sub(1)?, row: row.checked_sub(1)?, modifiers })
}
