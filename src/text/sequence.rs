//! Control sequences of terminals (ECMA-48): how far one reaches.

const ESC: u8 = 0x1b;
/// The first byte of every C1 control (U+0080 to U+009F) in UTF-8; the second is its code.
const C1_LEAD: u8 = 0xc2;

/// The bytes a control sequence takes at the start of a text. The text starts with ESC or with a C1 control; what follows
/// need not be a well-formed sequence. Never 0, and always at the end of a character.
///
/// All scans of one text together are linear: each stops at the next ESC or C1 control, where the next could begin.
pub(super) fn length(text: &str) -> usize {
    let bytes = text.as_bytes();
    // A C1 control is the short form of ESC and the byte 0x40 below it.
    let kind = match *bytes {
        [ESC, kind, ..] => kind,
        [C1_LEAD, code, ..] => code.wrapping_sub(0x40),
        _ => return 1,
    };
    match kind {
        b'[' => control_sequence(bytes, 2),
        // OSC, DCS, APC, PM, SOS, and the window title of screen.
        b']' | b'P' | b'_' | b'^' | b'X' | b'k' => control_string(bytes, 2),
        0x20..=0x2f => {
            let end = skip(bytes, 1, 0x20..=0x2f);
            skip_one(bytes, end, 0x30..=0x7e)
        }
        0x30..=0x7e => 2,
        // ESC before something that is no part of a sequence.
        _ => 1,
    }
}

/// CSI: parameters and intermediates, then one final byte. A broken one is taken as far as it goes.
fn control_sequence(bytes: &[u8], from: usize) -> usize {
    let end = skip(bytes, from, 0x20..=0x3f);
    skip_one(bytes, end, 0x40..=0x7e)
}

/// A string of any text up to its terminator. Without one it ends with its line, so that a stray introducer cannot hide the
/// rest of a message.
fn control_string(bytes: &[u8], from: usize) -> usize {
    const BEL: u8 = 0x07;
    const CAN: u8 = 0x18;
    const SUB: u8 = 0x1a;
    let mut line_end = None;
    let mut at = from;
    while let Some(&byte) = bytes.get(at) {
        match byte {
            BEL | CAN | SUB => return at + 1,
            ESC if bytes.get(at + 1) == Some(&b'\\') => return at + 2,
            C1_LEAD if bytes.get(at + 1) == Some(&0x9c) => return at + 2,
            ESC => break,
            C1_LEAD if matches!(bytes.get(at + 1), Some(0x80..=0x9f)) => break,
            b'\n' | b'\r' => line_end = line_end.or(Some(at)),
            // U+2028 and U+2029.
            0xe2 if matches!(bytes.get(at + 1..at + 3), Some([0x80, 0xa8 | 0xa9])) => line_end = line_end.or(Some(at)),
            _ => {}
        }
        at += 1;
    }
    line_end.unwrap_or(at)
}

fn skip(bytes: &[u8], from: usize, class: std::ops::RangeInclusive<u8>) -> usize {
    let rest = bytes.get(from..).unwrap_or_default();
    from + rest.iter().take_while(|byte| class.contains(byte)).count()
}

fn skip_one(bytes: &[u8], from: usize, class: std::ops::RangeInclusive<u8>) -> usize {
    from + usize::from(bytes.get(from).is_some_and(|byte| class.contains(byte)))
}

#[cfg(test)]
mod tests {
    use super::length;

    #[test]
    fn a_sequence_ends_where_a_terminal_ends_it() {
        for (sequence, rest) in [
            ("\x1b[31m", "red"),
            ("\x1b[?2004;1$p", "x"),
            ("\u{9b}1;2H", "x"),
            ("\x1b]0;title\x07", "x"),
            ("\x1b]8;;http://x\x1b\\", "link"),
            ("\x1b]52;c;\nYWJj\u{9c}", "x"),
            ("\u{9d}0;t\x07", "x"),
            ("\x1bPq#0\x1b\\", "x"),
            ("\x1b_app\x18", "x"),
            ("\x1b(B", "x"),
            ("\x1b #8", "x"),
            ("\x1bc", "x"),
            ("\x1b", "\x1b[m"),
            ("\x1b", "é"),
            ("\x1b", ""),
            ("\x1b[31", "é"),
            ("\u{85}", "x"),
        ] {
            assert_eq!(length(&format!("{sequence}{rest}")), sequence.len(), "{sequence:?} {rest:?}");
        }
    }

    #[test]
    fn a_string_without_an_end_takes_its_line_and_no_more() {
        assert_eq!(length("\x1b]0;title\nnext line"), "\x1b]0;title".len());
        assert_eq!(length("\x1b]0;title\u{2028}next line"), "\x1b]0;title".len());
        assert_eq!(length("\x1b]0;title"), "\x1b]0;title".len());
        assert_eq!(length("\x1b]0;one\ntwo\x1b[m"), "\x1b]0;one".len());
    }
}
