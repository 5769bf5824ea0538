//! What single letters fold to, and where they end.

use std::iter;
use std::sync::LazyLock;

use unicode_normalization::char::{canonical_combining_class, decompose_compatible};
use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};

use super::Cluster;

/// How ä, ö, ü, ø and å are written without their marks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Umlauts {
    /// a, o, u, o, a.
    Plain,
    /// ae, oe, ue, oe, aa.
    Spelt,
}

/// Latin, Greek and Cyrillic, the scripts of nearly every text here, lie below; their folds are kept in a table.
const TABLE_END: u32 = 0x530;
const DIAERESIS: char = '\u{308}';
const RING: char = '\u{30a}';

/// A fold of up to seven bytes.
#[derive(Clone, Copy, Default)]
struct Short {
    bytes: [u8; 7],
    len: u8,
}

impl Short {
    fn new(text: &str) -> Option<Self> {
        let mut short = Self { bytes: [0; 7], len: u8::try_from(text.len()).ok()? };
        short.bytes.get_mut(..text.len())?.copy_from_slice(text.as_bytes());
        Some(short)
    }

    fn as_str(&self) -> &str {
        self.bytes.get(..usize::from(self.len)).and_then(|bytes| str::from_utf8(bytes).ok()).unwrap_or_default()
    }
}

/// The folds of the characters up to `TABLE_END`, made once by the rules below; `None` where one is too long to be kept.
static TABLE: LazyLock<Vec<Option<Short>>> = LazyLock::new(|| {
    let fold = |c| {
        let mut folded = String::new();
        push_by_rule(char::encode_utf8(c, &mut [0; 4]), Umlauts::Plain, &mut folded);
        Short::new(&folded)
    };
    (0..TABLE_END).map(|code| char::from_u32(code).and_then(fold)).collect()
});

pub(super) fn push_folded(cluster: Cluster<'_>, umlauts: Umlauts, out: &mut String) {
    match cluster {
        Cluster::Ascii(text) => {
            let start = out.len();
            out.push_str(text);
            if let Some(pushed) = out.get_mut(start..) {
                pushed.make_ascii_lowercase();
            }
        }
        Cluster::Letter(text) => {
            let mut chars = text.chars();
            let known = match (chars.next(), chars.next()) {
                (Some(c), None) => known(c, umlauts),
                _ => None,
            };
            match known {
                Some(known) => out.push_str(known),
                None => push_by_rule(text, umlauts, out),
            }
        }
    }
}

/// What a character alone folds to, if it is kept.
fn known(c: char, umlauts: Umlauts) -> Option<&'static str> {
    if umlauts == Umlauts::Spelt {
        match c {
            'ä' | 'Ä' => return Some("ae"),
            'ö' | 'Ö' | 'ø' | 'Ø' => return Some("oe"),
            'ü' | 'Ü' => return Some("ue"),
            'å' | 'Å' => return Some("aa"),
            // Beyond are letters with an umlaut and another mark.
            '\u{180}'.. => return None,
            _ => {}
        }
    }
    TABLE.get(c as usize).and_then(Option::as_ref).map(Short::as_str)
}

/// Folds one cluster.
fn push_by_rule(cluster: &str, umlauts: Umlauts, out: &mut String) {
    let start = out.len();
    let mut base = '\0';
    for c in cluster.nfkd().flat_map(char::to_lowercase) {
        if is_dropped(c) {
            match (umlauts, base, c) {
                (Umlauts::Spelt, 'a' | 'o' | 'u', DIAERESIS) => out.push('e'),
                (Umlauts::Spelt, 'a', RING) => out.push('a'),
                _ => continue,
            }
            base = '\0';
        } else {
            base = c;
            match replacement(c, umlauts) {
                Some(text) => out.push_str(text),
                None => out.push(c),
            }
        }
    }
    let pushed = out.get(start..).unwrap_or_default();
    if !pushed.is_ascii() && pushed.chars().nth(1).is_some() {
        let composed: String = pushed.nfc().collect();
        out.truncate(start);
        out.push_str(&composed);
    }
}

/// Letters that Unicode does not decompose, though people type them by others.
fn replacement(c: char, umlauts: Umlauts) -> Option<&'static str> {
    Some(match c {
        'ß' => "ss",
        'ς' => "σ",
        'ł' => "l",
        'ø' if umlauts == Umlauts::Spelt => "oe",
        'ø' => "o",
        'đ' | 'ð' => "d",
        'þ' => "th",
        'æ' => "ae",
        'œ' => "oe",
        'ı' => "i",
        'ħ' => "h",
        'ŧ' => "t",
        'ĸ' => "k",
        'ʼ' => "'",
        _ => return None,
    })
}

/// Accents and what nobody sees. Marks of other classes (nukta, voicing, virama, Thai and Lao vowels) are kept: a word without
/// them is another word.
fn is_dropped(c: char) -> bool {
    !c.is_ascii() && (is_ignorable(c) || matches!(canonical_combining_class(c), 1 | 10..=36 | 202..=240))
}

/// Characters without a look of their own (Unicode: `Default_Ignorable_Code_Point`).
fn is_ignorable(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}' | '\u{180b}'..='\u{180f}'
        | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{3164}' | '\u{fe00}'..='\u{fe0f}'
        | '\u{feff}' | '\u{ffa0}' | '\u{fff0}'..='\u{fff8}' | '\u{1bca0}'..='\u{1bca3}' | '\u{1d173}'..='\u{1d17a}'
        | '\u{e0000}'..='\u{e0fff}')
}

/// Whether a character belongs to the one before it.
fn extends(c: char) -> bool {
    match c {
        ..'\u{300}' => c == '\u{ad}',
        '\u{300}'..='\u{36f}' | '\u{483}'..='\u{487}' => true,
        '\u{370}'..'\u{530}' | '\u{1e00}'..='\u{1fff}' | '\u{3400}'..='\u{9fff}' | '\u{ac00}'..='\u{d7a3}' => false,
        _ => {
            let mut first = None;
            decompose_compatible(c, |part| first = first.or(Some(part)));
            is_ignorable(c) || is_nfc_quick(iter::once(first.unwrap_or(c))) == IsNormalized::Maybe || {
                canonical_combining_class(first.unwrap_or(c)) != 0
            }
        }
    }
}

/// The bytes at the start of a text that are ASCII and have no marks.
pub(super) fn ascii_run(text: &str) -> usize {
    let (eights, _) = text.as_bytes().as_chunks::<8>();
    let quick = 8 * eights.iter().take_while(|eight| eight.is_ascii()).count();
    let rest = text.as_bytes().get(quick..).unwrap_or_default();
    let run = quick + rest.iter().take_while(|byte| byte.is_ascii()).count();
    let next = text.get(run..).and_then(|after| after.chars().next());
    if next.is_some_and(extends) { run.saturating_sub(1) } else { run }
}

/// The bytes of the first character with all that belongs to it.
pub(super) fn cluster_len(text: &str) -> usize {
    let mut chars = text.char_indices().skip(1);
    chars.find(|&(_, c)| !extends(c)).map_or(text.len(), |(at, _)| at)
}

/// Whether ä, ö, ü, ø or å may occur, composed or not.
pub(super) fn has_umlaut(text: &str) -> bool {
    text.as_bytes().windows(2).any(|pair| match *pair {
        // Ä Å Ö Ø Ü ä å ö ø ü, told by their bytes.
        [0xc3, low] => matches!(low, 0x84 | 0x85 | 0x96 | 0x98 | 0x9c | 0xa4 | 0xa5 | 0xb6 | 0xb8 | 0xbc),
        // U+0308, U+030A.
        [0xcc, low] => matches!(low, 0x88 | 0x8a),
        _ => false,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_kept_is_what_the_rules_say() {
        for c in '\0'..='\u{3000}' {
            for umlauts in [Umlauts::Plain, Umlauts::Spelt] {
                let mut folded = String::new();
                push_by_rule(c.encode_utf8(&mut [0; 4]), umlauts, &mut folded);
                assert!(known(c, umlauts).is_none_or(|known| known == folded), "{c:?} {umlauts:?}");
            }
        }
    }
}
