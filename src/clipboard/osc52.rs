//! The escape sequence OSC 52: the terminal is asked to copy. It answers nothing.
//!
//! Written by xterm's control sequence reference ("Operating System Commands", Ps = 5 2). It is built here and written by
//! the thread that draws, in one write: in the middle of a frame it would be torn.

use super::{Environment, Reason};

/// Terminals cut or drop longer sequences: 100 000 bytes is the limit that hterm set and others took over; of these,
/// Base64 leaves three quarters.
pub(super) const LONGEST_TEXT: usize = 74_994;

/// GNU screen passes strings of at most 256 bytes on (`MAXSTR` in its source, less the frame around them).
const SCREEN_CHUNK: usize = 200;

/// Bytes for the terminal that make it copy. Nothing has been copied until they are written, in one write.
#[derive(Clone, Debug, PartialEq, Eq)]
#[must_use = "nothing is copied until these bytes are written to the terminal"]
pub struct Sequence(Vec<u8>);

impl Sequence {
    /// What to write.
    pub fn as_bytes(&self) -> &[u8] {
        &self.0
    }
}

/// The sequence that copies `text`, wrapped for the multiplexer around us.
pub(super) fn sequence(environment: &Environment, text: &str) -> Result<Sequence, Reason> {
    if text.len() > LONGEST_TEXT {
        return Err(Reason::TooLong { limit: LONGEST_TEXT });
    }
    let plain = [b"\x1b]52;c;".as_slice(), &base64(text.as_bytes()), b"\x07"].concat();
    Ok(Sequence(if environment.tmux.is_some() {
        through_tmux(&plain)
    } else if environment.screen {
        through_screen(&plain)
    } else {
        plain
    }))
}

/// tmux hands on what stands in a DCS string of its own, with every ESC doubled.
fn through_tmux(sequence: &[u8]) -> Vec<u8> {
    let doubled = sequence.iter().flat_map(|&byte| std::iter::repeat_n(byte, if byte == 0x1b { 2 } else { 1 }));
    b"\x1bPtmux;".iter().copied().chain(doubled).chain(*b"\x1b\\").collect()
}

/// GNU screen hands on what stands in a DCS string, in pieces of limited length.
fn through_screen(sequence: &[u8]) -> Vec<u8> {
    sequence.chunks(SCREEN_CHUNK).flat_map(|piece| [b"\x1bP".as_slice(), piece, b"\x1b\\"].concat()).collect()
}

/// Base64 as in RFC 4648, section 4.
fn base64(bytes: &[u8]) -> Vec<u8> {
    const ALPHABET: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut encoded = Vec::with_capacity(bytes.len().div_ceil(3) * 4);
    for group in bytes.chunks(3) {
        let bits =
            group.iter().enumerate().fold(0_u32, |bits, (place, &byte)| bits | u32::from(byte) << (16 - 8 * place));
        for place in 0..4 {
            let index = (bits >> (18 - 6 * place) & 0x3f) as usize;
            encoded.push(if place <= group.len() { ALPHABET[index] } else { b'=' });
        }
    }
    encoded
}

#[cfg(test)]
mod tests {
    use super::*;

    fn plain() -> Environment {
        Environment::default()
    }

    #[test]
    fn base64_follows_the_vectors_of_rfc_4648() {
        let vectors = [
            ("", ""),
            ("f", "Zg=="),
            ("fo", "Zm8="),
            ("foo", "Zm9v"),
            ("foob", "Zm9vYg=="),
            ("fooba", "Zm9vYmE="),
            ("foobar", "Zm9vYmFy"),
        ];
        for (text, encoded) in vectors {
            assert_eq!(base64(text.as_bytes()), encoded.as_bytes(), "{text}");
        }
    }

    #[test]
    fn a_text_goes_to_the_clipboard_selection() {
        assert_eq!(sequence(&plain(), "Γειά 🧶").unwrap().as_bytes(), "\x1b]52;c;zpPOtc65zqwg8J+ntg==\x07".as_bytes());
    }

    #[test]
    fn inside_tmux_every_escape_is_doubled() {
        let environment = Environment { tmux: Some("/tmp/tmux-0/default,1,0".into()), screen: true, ..plain() };
        assert_eq!(sequence(&environment, "a").unwrap().as_bytes(), b"\x1bPtmux;\x1b\x1b]52;c;YQ==\x07\x1b\\");
    }

    #[test]
    fn inside_screen_it_goes_in_pieces_that_make_up_the_whole() {
        let environment = Environment { screen: true, ..plain() };
        let text = "ż".repeat(1_000);
        let wrapped = sequence(&environment, &text).unwrap();
        let wrapped = std::str::from_utf8(wrapped.as_bytes()).unwrap();
        let pieces: Vec<&str> =
            wrapped.split_terminator("\x1b\\").map(|piece| piece.strip_prefix("\x1bP").unwrap()).collect();
        assert!(pieces.iter().all(|piece| piece.len() <= SCREEN_CHUNK));
        assert_eq!(pieces.concat().as_bytes(), sequence(&plain(), &text).unwrap().as_bytes());
    }

    #[test]
    fn a_text_that_terminals_would_cut_is_refused() {
        assert!(sequence(&plain(), &"a".repeat(LONGEST_TEXT)).is_ok());
        let refused = sequence(&plain(), &"a".repeat(LONGEST_TEXT + 1));
        assert_eq!(refused, Err(Reason::TooLong { limit: LONGEST_TEXT }));
    }
}
