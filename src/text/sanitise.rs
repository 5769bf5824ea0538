//! The one door for text from strangers: paste, import, command line, configuration, database.

use std::borrow::Cow;

use unicode_normalization::{UnicodeNormalization, is_nfc};

use super::cleaner::{Cleaner, is_plain};

/// A text that is safe to draw, print and copy, and what that took.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cleaned<'a> {
    pub text: Cow<'a, str>,
    /// How many characters were taken out. Line ends put into one form and letters composed with their accents do not count:
    /// nothing is lost by them.
    pub removed: usize,
}

/// A text without anything that could act on a terminal or hide from a reader, in NFC, its lines ended by LF alone.
///
/// Taken out are whole control sequences, control characters except LF and TAB, directional controls (balanced isolates in
/// Arabic and Hebrew lines stay), invisible characters and noncharacters. Joiners and variation selectors stay where a script
/// or an emoji is written with them. Doing it twice changes nothing; time is linear in the length.
#[must_use]
pub fn sanitise(text: &str) -> Cow<'_, str> {
    clean(text).text
}

/// The same for a text of one line: line ends and tabs, with the blanks around them, become one blank; the ends are trimmed.
#[must_use]
pub fn sanitise_line(text: &str) -> Cow<'_, str> {
    clean_line(text).text
}

/// [`sanitise`] with the count of what was taken out, for import reports.
#[must_use]
pub fn clean(text: &str) -> Cleaned<'_> {
    let untouched = Cleaned { text: Cow::Borrowed(text), removed: 0 };
    if text.bytes().all(|byte| matches!(byte, b' '..=b'~' | b'\n' | b'\t')) {
        return untouched;
    }
    if text.chars().all(is_plain) && is_nfc(text) {
        return untouched;
    }
    let (mut clean, mut removed) = Cleaner::run(text);
    // Taking a character out can bring a letter and an accent together; composing them can leave a joiner without its
    // emoji. Every further round takes out at least one more character.
    while !is_nfc(&clean) {
        let (again, more) = Cleaner::run(&clean.nfc().collect::<String>());
        clean = again;
        removed += more;
    }
    if clean == text { untouched } else { Cleaned { text: Cow::Owned(clean), removed } }
}

/// [`sanitise_line`] with the count of what was taken out.
#[must_use]
pub fn clean_line(text: &str) -> Cleaned<'_> {
    let Cleaned { text, removed } = clean(text);
    let text = match text {
        Cow::Borrowed(text) => one_line(text),
        Cow::Owned(text) => Cow::Owned(one_line(&text).into_owned()),
    };
    Cleaned { text, removed }
}

fn one_line(text: &str) -> Cow<'_, str> {
    let text = text.trim();
    if !text.contains(['\n', '\t']) {
        return Cow::Borrowed(text);
    }
    let mut line = String::with_capacity(text.len());
    for part in text.split(['\n', '\t']).map(str::trim).filter(|part| !part.is_empty()) {
        if !line.is_empty() {
            line.push(' ');
        }
        line.push_str(part);
    }
    Cow::Owned(line)
}

#[cfg(test)]
mod tests {
    use std::time::{Duration, Instant};

    use proptest::prelude::*;

    use super::*;

    #[track_caller]
    fn becomes(given: &str, expected: &str) {
        let cleaned = clean(given);
        assert_eq!(cleaned.text, expected, "{given:?}");
        assert_eq!(clean(expected), Cleaned { text: Cow::Borrowed(expected), removed: 0 }, "twice: {given:?}");
    }

    #[track_caller]
    fn stays(given: &str) {
        becomes(given, given);
        assert!(matches!(clean(given).text, Cow::Borrowed(_)), "{given:?} was copied");
    }

    #[test]
    fn ordinary_text_is_lent_back() {
        for text in ["", "Where can I pick it up?\n\t- today", "Grüße, Łódź, Άγγελος, пришёл, 送料", "a\u{a0}b"]
        {
            stays(text);
        }
    }

    #[test]
    fn line_ends_become_one_kind() {
        becomes("a\r\nb\rc\u{2028}d\u{2029}e\n\rf", "a\nb\nc\nd\ne\n\nf");
        assert_eq!(clean("a\r\nb\u{2028}c").removed, 0);
    }

    #[test]
    fn sequences_go_whole() {
        becomes("a\x1b[31mred\x1b[0m", "ared");
        becomes("\x1b]0;owned\x07hi \x1b]8;;http://evil\x1b\\link\x1b]8;;\x1b\\", "hi link");
        becomes("\x1bP1$r\x1b\\a\u{9b}2Jb\u{90}x\u{9c}c", "abc");
        becomes("never ends \x1b]52;c;QUJD\nbut the next line stays", "never ends \nbut the next line stays");
        assert_eq!(clean("a\x1b[31mb").removed, 5);
    }

    #[test]
    fn controls_and_invisible_characters_go() {
        becomes("a\0b\x07c\x08d\x0be\x7ff\u{85}g", "abcdefg");
        becomes("pass\u{200b}word \u{2060}\u{feff}soft\u{ad}hyphen \u{200e}\u{200f}\u{61c}x", "password softhyphen x");
        becomes("\u{202e}gpj.exe\u{202c} \u{2066}x\u{2069}", "gpj.exe x");
        becomes("a\u{fdd0}b\u{fffe}c\u{10ffff}d", "abcd");
        becomes("a\u{e0041}\u{e0042}\u{e0001}b", "ab");
        becomes("\u{3164}\u{115f}\u{1160}\u{ffa0}", "");
        becomes("a\u{34f}b\u{17b4}\u{17b5}\u{180e}c\u{1bca0}\u{13430}d\u{1d173}e\u{fffc}\u{fff0}f", "abcdef");
        becomes("\u{e000}a\u{f8ff}\u{f0000}\u{10fffd}", "a");
        becomes("a\u{180b}\u{180b}", "a");
        becomes("a\u{200d}b\u{200c}c\u{fe0f}d\u{e0101}e", "abcde");
    }

    #[test]
    fn accents_are_composed_even_across_what_was_taken_out() {
        becomes("e\u{301}", "é");
        becomes("e\u{200b}\u{301}", "é");
        assert_eq!(clean("e\u{200b}\u{301}").removed, 1);
    }

    #[test]
    fn emoji_stay_whole() {
        for emoji in [
            "👩‍👩‍👧‍👦",
            "❤️",
            "🏳️‍🌈",
            "👍🏽",
            "1️⃣",
            "#️⃣",
            "🙂‍↔️",
            "🇵🇱",
            "🏴\u{e0067}\u{e0062}\u{e0073}\u{e0063}\u{e0074}\u{e007f}",
            "☎︎",
        ] {
            stays(emoji);
        }
        becomes("👩\u{200d}x 👩\u{200d}", "👩x 👩");
        becomes("👩\u{200d}\u{200b}👧", "👩\u{200d}👧");
        becomes("1\u{fe0f}2", "12");
        becomes("🏴\u{e0067}\u{e0062}x", "🏴x");
        becomes("👩\u{200d}↔\u{200b}\u{338}", "👩↮");
        becomes("❤\u{fe0f}\u{fe0f}", "❤\u{fe0f}");
    }

    #[test]
    fn scripts_keep_their_joiners() {
        for text in [
            "می\u{200c}خواهم",
            "क्\u{200d}ष",
            "ශ්\u{200d}රී",
            "葛\u{e0100}",
            "ᠠ\u{180b}ᠨ",
            "한글",
            "ខ្មែរ",
            "\u{2801}\u{2800}",
        ] {
            stays(text);
        }
        becomes("می\u{200c}\u{200c}خ", "می\u{200c}خ");
    }

    #[test]
    fn isolates_stay_only_in_pairs_and_in_right_to_left_text() {
        stays("הזמנה \u{2066}iPhone 15\u{2069} מוכנה");
        becomes("הזמנה \u{2066}iPhone", "הזמנה iPhone");
        becomes("הזמנה\u{2069} x", "הזמנה x");
        becomes("\u{2067}abc\u{2069}\nשלום \u{2068}a\u{2069}", "abc\nשלום \u{2068}a\u{2069}");
        becomes("שלום \u{2066}\u{2067}a\u{2069}", "שלום \u{2067}a\u{2069}");
    }

    #[test]
    fn a_line_stays_a_line() {
        for (given, expected) in [
            ("a\nb", "a b"),
            ("  a \r\n\t b  c ", "a b  c"),
            ("\n\t", ""),
            ("Anna\u{2028}Nowak", "Anna Nowak"),
            ("\u{200b} a", "a"),
        ] {
            assert_eq!(sanitise_line(given), expected, "{given:?}");
            assert_eq!(sanitise_line(expected), expected);
        }
        assert!(matches!(sanitise_line(" plain "), Cow::Borrowed("plain")));
    }

    #[test]
    fn five_megabytes_of_malice_take_linear_time() {
        const SIZE: usize = 5_000_000;
        for piece in [
            "\x1b]",
            "\u{9d}",
            "\x1b[1;",
            "\u{2066}",
            "\u{2069}",
            "א\u{2066}",
            "\u{301}",
            "👩\u{200d}",
            "a\u{316}\u{301}",
            "\r",
            "\u{e0067}",
            "\x1b",
            "🏴\u{e0067}",
        ] {
            let text = piece.repeat(SIZE / piece.len());
            let start = Instant::now();
            let clean = sanitise(&text);
            // Quadratic time would be hours; a loaded machine without optimisation needs a few seconds.
            assert!(start.elapsed() < Duration::from_mins(1), "{piece:?}");
            assert!(clean.len() <= text.len());
        }
    }

    /// Characters that matter to the rules, so that random texts meet them often.
    fn hostile() -> impl Strategy<Value = String> {
        let telling = prop::sample::select(
            "\x1b[]P\\\x07m1;#aé\u{301}\u{338}\n\r\t \u{2028}\u{85}\u{9b}\u{9c}\u{9d}\u{200b}\u{200c}\u{200d}\u{fe0f}\u{fe00}\u{20e3}\u{2066}\u{2067}\u{2069}\u{202e}👩↔❤🏴\u{e0067}\u{e0062}\u{e007f}\u{e0100}אخक\u{94d}葛\u{feff}\u{fffe}\u{1100}\u{1161}\u{115f}\u{1160}\u{3164}\u{34f}\u{180b}\u{180e}ᠠ\u{e000}"
                .chars()
                .collect::<Vec<_>>(),
        );
        prop::collection::vec(prop_oneof![6 => telling, 1 => any::<char>()], 0..60).prop_map(String::from_iter)
    }

    fn is_forbidden_everywhere(c: char) -> bool {
        (c.is_control() && c != '\n' && c != '\t')
            || matches!(
                c,
                '\u{ad}' | '\u{61c}' | '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{2028}'
                    ..='\u{202e}' | '\u{2060}' | '\u{feff}'
            )
            || matches!(c, '\u{fdd0}'..='\u{fdef}' | '\u{e000}'..='\u{f8ff}' | '\u{fff0}'..='\u{fffc}')
            || matches!(
                c,
                '\u{34f}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}' | '\u{180e}' | '\u{3164}' | '\u{ffa0}'
            )
            || u32::from(c) & 0xfffe == 0xfffe
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(2_000))]

        #[test]
        fn nothing_forbidden_comes_out(text in hostile()) {
            let clean = sanitise(&text);
            prop_assert!(!clean.chars().any(is_forbidden_everywhere), "{clean:?}");
            prop_assert!(is_nfc(&clean));
            let mut before = None;
            for c in clean.chars() {
                let tag = matches!(c, '\u{e0020}'..='\u{e007f}');
                let after_flag = matches!(before, Some(BLACK_FLAG | '\u{e0020}'..='\u{e007f}'));
                prop_assert!(!tag || after_flag, "a tag outside a flag: {clean:?}");
                let joiner = matches!(c, '\u{200c}' | '\u{200d}' | '\u{fe0f}');
                prop_assert!(!joiner || before.is_some_and(|b: char| !b.is_whitespace()), "{clean:?}");
                before = Some(c);
            }
        }

        #[test]
        fn twice_is_once(text in hostile()) {
            let once = sanitise(&text).into_owned();
            prop_assert_eq!(clean(&once), Cleaned { text: Cow::Borrowed(once.as_str()), removed: 0 });
            let line = sanitise_line(&text).into_owned();
            prop_assert_eq!(sanitise_line(&line), line.as_str());
            prop_assert!(!line.contains(['\n', '\t']));
        }
    }

    const BLACK_FLAG: char = '\u{1f3f4}';
}
