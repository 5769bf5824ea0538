//! From the bytes a terminal sends to keys, pastes and clicks. Pure: bytes in, [`Token`]s out.
//!
//! crossterm 0.29 reads the terminal too, and this program uses its words for keys. Its reader is not used, because of what
//! was seen of it: it keeps the answer to DECRQM as the beginning of something and swallows the keys after it; after more
//! than 1 024 bytes at once it leaves the rest unread until the next key; it waits without limit inside `poll` for the end
//! of an unfinished sequence or paste, and spins there when the terminal has gone (crossterm#793); a report of column 0
//! overflows; and a paste of any length is kept whole.
//!
//! Sequences follow xterm's "Control Sequences" and, for `CSI … u`, kitty's "Comprehensive keyboard handling".

pub(super) mod keys;

use std::time::Duration;

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers, MouseEvent};

use super::Paste;
use crate::text::sanitise;

/// The longest paste that is kept, in bytes: about fifty pages.
pub const LONGEST_PASTE: usize = 256 * 1024;

/// How long a lone ESC waits for the rest of a sequence before it is the Esc key.
const ESCAPE_WAIT: Duration = Duration::from_millis(10);

/// How long any other unfinished sequence waits before it is dropped.
const SEQUENCE_WAIT: Duration = Duration::from_millis(50);

/// How long a paste waits for its next bytes before it is taken to be over: a terminal that forgets to end one must not
/// swallow the keyboard for ever.
const PASTE_WAIT: Duration = Duration::from_secs(2);

/// Longer sequences are not a terminal's.
const LONGEST_SEQUENCE: usize = 128;

/// Longer answers (OSC, DCS …) are not waited for.
const LONGEST_STRING: usize = 4 * 1024;

const PASTE_END: &[u8] = b"\x1b[201~";

/// Something the terminal sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Token {
    Key(KeyEvent),
    Mouse(MouseEvent),
    /// A whole bracketed paste, as it came.
    Paste(Paste),
    /// An end of a paste where none was open: what came before it belonged to the paste whose text held another end.
    PasteEnd,
    /// The answer to DECRQM 2004: whether bracketed paste is on.
    Brackets(bool),
}

/// What the beginning of some bytes is.
enum Parsed {
    /// This, so many bytes long.
    Token(Token, usize),
    /// The start of a paste, so many bytes long.
    PasteStart(usize),
    /// Nothing of interest, so many bytes long.
    Nothing(usize),
    /// Not whole yet.
    Unfinished,
}

/// Takes bytes as they come, in pieces of any size.
#[derive(Debug, Default)]
pub(super) struct Decoder {
    /// What has come of an unfinished sequence, or what may be the beginning of the end of a paste.
    rest: Vec<u8>,
    paste: Option<PasteBytes>,
}

impl Decoder {
    /// Decodes what came; an unfinished sequence is kept for the next call.
    pub(super) fn feed(&mut self, bytes: &[u8], tokens: &mut Vec<Token>) {
        let mut bytes = [std::mem::take(&mut self.rest).as_slice(), bytes].concat();
        let mut at = 0;
        while let Some(rest) = bytes.get(at..).filter(|rest| !rest.is_empty()) {
            if let Some(paste) = &mut self.paste {
                let Some(length) = find(rest, PASTE_END) else {
                    let kept = unfinished_end(rest);
                    paste.push(&rest[..rest.len() - kept]);
                    at = bytes.len() - kept;
                    break;
                };
                paste.push(&rest[..length]);
                at += length + PASTE_END.len();
                tokens.extend(self.paste.take().map(PasteBytes::token));
                continue;
            }
            at += match parse(rest) {
                Parsed::Token(token, length) => {
                    tokens.push(token);
                    length
                }
                Parsed::PasteStart(length) => {
                    self.paste = Some(PasteBytes::default());
                    length
                }
                Parsed::Nothing(length) => length,
                Parsed::Unfinished => break,
            };
        }
        self.rest = bytes.split_off(at);
    }

    /// How long to wait for more before [`Self::give_up`]; `None` where nothing is unfinished.
    pub(super) fn patience(&self) -> Option<Duration> {
        match &self.rest[..] {
            _ if self.paste.is_some() => Some(PASTE_WAIT),
            [] => None,
            [0x1b] => Some(ESCAPE_WAIT),
            _ => Some(SEQUENCE_WAIT),
        }
    }

    /// Nothing more came: what is unfinished was a key, or is dropped.
    pub(super) fn give_up(&mut self, tokens: &mut Vec<Token>) {
        let rest = std::mem::take(&mut self.rest);
        if let Some(mut paste) = self.paste.take() {
            paste.push(&rest);
            tokens.push(paste.token());
            return;
        }
        match rest[..] {
            [0x1b] => tokens.push(Token::Key(KeyCode::Esc.into())),
            [0x1b, letter] => {
                tokens.push(Token::Key(KeyEvent::new(KeyCode::Char(char::from(letter)), KeyModifiers::ALT)));
            }
            _ => {}
        }
    }
}

/// The bytes of a paste, up to the limit.
#[derive(Debug, Default)]
struct PasteBytes {
    kept: Vec<u8>,
    cut: bool,
}

impl PasteBytes {
    fn push(&mut self, bytes: &[u8]) {
        let fits = bytes.len().min(LONGEST_PASTE - self.kept.len());
        self.kept.extend_from_slice(&bytes[..fits]);
        self.cut |= fits < bytes.len();
    }

    fn token(mut self) -> Token {
        // The limit may lie in the middle of a character.
        if let Err(error) = std::str::from_utf8(&self.kept)
            && error.error_len().is_none()
        {
            self.kept.truncate(error.valid_up_to());
        }
        let text = String::from_utf8_lossy(&self.kept);
        Token::Paste(Paste { text: sanitise(&text).into_owned(), cut: self.cut })
    }
}

fn find(bytes: &[u8], wanted: &[u8]) -> Option<usize> {
    bytes.windows(wanted.len()).position(|window| window == wanted)
}

/// How many bytes at the end of `bytes` may be the beginning of the end of a paste.
fn unfinished_end(bytes: &[u8]) -> usize {
    (1..PASTE_END.len()).rev().find(|&length| bytes.ends_with(&PASTE_END[..length])).unwrap_or(0)
}

/// Takes the first thing off `bytes`, which are not empty.
fn parse(bytes: &[u8]) -> Parsed {
    match bytes[0] {
        0x1b => escape(bytes),
        byte @ (0x00..=0x1f | 0x7f) => Parsed::Token(Token::Key(keys::control(byte)), 1),
        _ => character(bytes),
    }
}

fn character(bytes: &[u8]) -> Parsed {
    let bytes = &bytes[..bytes.len().min(4)];
    let valid = match std::str::from_utf8(bytes) {
        Ok(text) => text,
        Err(error) if error.valid_up_to() > 0 => std::str::from_utf8(&bytes[..error.valid_up_to()]).unwrap_or_default(),
        Err(error) if error.error_len().is_none() => return Parsed::Unfinished,
        Err(_) => "",
    };
    match valid.chars().next() {
        Some(char) if char.is_control() => Parsed::Nothing(char.len_utf8()),
        Some(char) => Parsed::Token(Token::Key(keys::character(char)), char.len_utf8()),
        None => Parsed::Nothing(1),
    }
}

fn escape(bytes: &[u8]) -> Parsed {
    match bytes.get(1) {
        None => Parsed::Unfinished,
        Some(b'[') => control_sequence(bytes),
        Some(b'O') => match bytes.get(2) {
            None => Parsed::Unfinished,
            Some(&letter) => {
                keys::after_ss3(letter).map_or(Parsed::Nothing(3), |key| Parsed::Token(Token::Key(key), 3))
            }
        },
        Some(b']' | b'P' | b'X' | b'^' | b'_') => string(bytes),
        Some(0x1b) => Parsed::Token(Token::Key(KeyCode::Esc.into()), 1),
        Some(_) => match parse(&bytes[1..]) {
            Parsed::Token(Token::Key(mut key), length) => {
                key.modifiers |= KeyModifiers::ALT;
                Parsed::Token(Token::Key(key), length + 1)
            }
            Parsed::Unfinished => Parsed::Unfinished,
            Parsed::Nothing(length) | Parsed::Token(_, length) | Parsed::PasteStart(length) => {
                Parsed::Nothing(length + 1)
            }
        },
    }
}

/// An answer nobody waits for: to the question of a program that ran here before, say. It must not become typed text.
fn string(bytes: &[u8]) -> Parsed {
    let end = bytes.iter().enumerate().skip(2).find_map(|(at, byte)| match byte {
        0x07 => Some(at + 1),
        b'\\' if bytes[at - 1] == 0x1b => Some(at + 1),
        _ => None,
    });
    match end {
        Some(end) => Parsed::Nothing(end),
        None if bytes.len() > LONGEST_STRING => Parsed::Nothing(bytes.len()),
        None => Parsed::Unfinished,
    }
}

/// `CSI`, parameters and intermediates, one final byte.
fn control_sequence(bytes: &[u8]) -> Parsed {
    let Some(length) = bytes.iter().skip(2).position(|byte| !(0x20..=0x3f).contains(byte)).map(|inner| inner + 3)
    else {
        return if bytes.len() > LONGEST_SEQUENCE { Parsed::Nothing(bytes.len()) } else { Parsed::Unfinished };
    };
    let inner = &bytes[2..length - 1];
    match (inner, bytes[length - 1]) {
        // Something else began before this was over.
        (_, 0x00..=0x1f | 0x7f..) => Parsed::Nothing(length - 1),
        (b"", b'[') => match bytes.get(3) {
            None => Parsed::Unfinished,
            Some(&letter) => {
                keys::linux_console(letter).map_or(Parsed::Nothing(4), |key| Parsed::Token(Token::Key(key), 4))
            }
        },
        // The mouse of a terminal that does not know SGR reports: three bytes follow that would be taken for text.
        (b"", b'M') => {
            if bytes.len() < 6 {
                Parsed::Unfinished
            } else {
                Parsed::Nothing(6)
            }
        }
        (b"200", b'~') => Parsed::PasteStart(length),
        (b"201", b'~') => Parsed::Token(Token::PasteEnd, length),
        (b"?2004;1$" | b"?2004;3$", b'y') => Parsed::Token(Token::Brackets(true), length),
        (b"?2004;0$" | b"?2004;2$" | b"?2004;4$", b'y') => Parsed::Token(Token::Brackets(false), length),
        (inner, last) => std::str::from_utf8(inner)
            .ok()
            .and_then(|parameters| keys::sequence(parameters, last))
            .map_or(Parsed::Nothing(length), |token| Parsed::Token(token, length)),
    }
}

#[cfg(test)]
mod tests;
