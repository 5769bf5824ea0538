//! Descriptions that are written in HTML, as text.

use crate::text::sanitise;

/// What is written for signs that mean something in HTML, and for the commonest of those outside of Latin-1.
const NAMED: [(&str, char); 24] = [
    // A text is wrapped anew wherever it goes.
    ("nbsp", ' '),
    ("amp", '&'),
    ("lt", '<'),
    ("gt", '>'),
    ("quot", '"'),
    ("apos", '\''),
    ("ndash", '–'),
    ("mdash", '—'),
    ("hellip", '…'),
    ("bull", '•'),
    ("lsquo", '‘'),
    ("rsquo", '’'),
    ("sbquo", '‚'),
    ("ldquo", '“'),
    ("rdquo", '”'),
    ("bdquo", '„'),
    ("trade", '™'),
    ("euro", '€'),
    ("OElig", 'Œ'),
    ("oelig", 'œ'),
    ("Scaron", 'Š'),
    ("scaron", 'š'),
    ("ensp", ' '),
    ("thinsp", ' '),
];

/// The names of the signs from U+00A0 on, by the standard of HTML.
#[rustfmt::skip]
const LATIN_1: [&str; 96] = [
    "nbsp", "iexcl", "cent", "pound", "curren", "yen", "brvbar", "sect", "uml", "copy", "ordf", "laquo", "not", "shy", "reg", "macr",
    "deg", "plusmn", "sup2", "sup3", "acute", "micro", "para", "middot", "cedil", "sup1", "ordm", "raquo", "frac14", "frac12",
    "frac34", "iquest", "Agrave", "Aacute", "Acirc", "Atilde", "Auml", "Aring", "AElig", "Ccedil", "Egrave", "Eacute", "Ecirc",
    "Euml", "Igrave", "Iacute", "Icirc", "Iuml", "ETH", "Ntilde", "Ograve", "Oacute", "Ocirc", "Otilde", "Ouml", "times", "Oslash",
    "Ugrave", "Uacute", "Ucirc", "Uuml", "Yacute", "THORN", "szlig", "agrave", "aacute", "acirc", "atilde", "auml", "aring", "aelig",
    "ccedil", "egrave", "eacute", "ecirc", "euml", "igrave", "iacute", "icirc", "iuml", "eth", "ntilde", "ograve", "oacute", "ocirc",
    "otilde", "ouml", "divide", "oslash", "ugrave", "uacute", "ucirc", "uuml", "yacute", "thorn", "yuml",
];

/// The longest name or number of a sign.
const LONGEST: usize = 10;

/// Elements with an empty line before and behind them.
const PARAGRAPHS: [&str; 7] = ["p", "h1", "h2", "h3", "h4", "h5", "h6"];

/// Elements that stand on lines of their own.
const BLOCKS: [&str; 8] = ["div", "li", "ul", "ol", "tr", "table", "hr", "section"];

/// Elements whose content nobody reads.
const UNREAD: [&str; 3] = ["script", "style", "head"];

/// A description as text: paragraphs and list items on lines of their own. One without any element keeps its lines.
pub(in crate::transfer) fn text(html: &str) -> String {
    let is_html = html.match_indices('<').any(|(at, _)| html.get(at..).is_some_and(|rest| element(rest).is_some()));
    let plain = if is_html { without_elements(html) } else { html.to_owned() };
    tidy(&sanitise(&decoded(&plain)))
}

/// A text without its elements. Line ends mean nothing in HTML; elements do.
fn without_elements(html: &str) -> String {
    let mut text = String::with_capacity(html.len());
    let mut rest = html;
    let mut unread: Option<&str> = None;
    while let Some(c) = rest.chars().next() {
        let found = if c == '<' { element(rest) } else { None };
        let Some((name, closes, length)) = found else {
            if unread.is_none() {
                text.push(if c.is_whitespace() { ' ' } else { c });
            }
            rest = rest.get(c.len_utf8()..).unwrap_or_default();
            continue;
        };
        rest = rest.get(length..).unwrap_or_default();
        if let Some(open) = unread {
            unread = Some(open).filter(|open| !(closes && name == *open));
        } else if let Some(open) = UNREAD.iter().find(|one| **one == name && !closes) {
            unread = Some(open);
        } else if name == "br" {
            text.push('\n');
        } else if PARAGRAPHS.contains(&name.as_str()) {
            end_line(&mut text);
            text.push('\n');
        } else if BLOCKS.contains(&name.as_str()) {
            end_line(&mut text);
            text.push_str(if name == "li" && !closes { "- " } else { "" });
        }
    }
    text
}

/// Begins a new line, where one has begun.
fn end_line(text: &mut String) {
    text.truncate(text.trim_end_matches(' ').len());
    if !text.is_empty() && !text.ends_with('\n') {
        text.push('\n');
    }
}

/// The element that begins here: its name in small letters, whether it closes, and how long it is. A comment has no name.
fn element(text: &str) -> Option<(String, bool, usize)> {
    if text.starts_with("<!--") {
        let end = text.find("-->").map_or(text.len(), |at| at + 3);
        return Some((String::new(), false, end));
    }
    let inner = text.strip_prefix('<')?;
    let closes = inner.starts_with('/');
    let inner = inner.strip_prefix('/').unwrap_or(inner);
    let name: String = inner.chars().take_while(char::is_ascii_alphanumeric).collect();
    let is_name = name.starts_with(|c: char| c.is_ascii_alphabetic());
    let end = text.find('>')?;
    is_name.then(|| (name.to_ascii_lowercase(), closes, end + 1))
}

/// A text with the signs that are written by name or number: `&amp;`, `&#39;`, `&#x27;`.
pub(super) fn decoded(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, behind)) = rest.split_once('&') {
        plain.push_str(before);
        let end = behind.bytes().take(LONGEST).position(|byte| byte == b';');
        let sign = end.and_then(|end| Some((sign(behind.get(..end)?)?, behind.get(end + 1..)?)));
        let (sign, after) = sign.unwrap_or(('&', behind));
        plain.push(sign);
        rest = after;
    }
    plain + rest
}

/// The sign of a name or a number.
fn sign(name: &str) -> Option<char> {
    let Some(number) = name.strip_prefix('#') else {
        let named = NAMED.iter().find(|(one, _)| *one == name).map(|(_, sign)| *sign);
        let latin = || LATIN_1.iter().zip('\u{a0}'..).find(|(one, _)| **one == name).map(|(_, sign)| sign);
        return named.or_else(latin);
    };
    let hex = number.strip_prefix(['x', 'X']);
    let code = hex.map_or_else(|| number.parse(), |hex| u32::from_str_radix(hex, 16)).ok()?;
    char::from_u32(code)
}

/// A text without blanks at the ends of lines and without more than one empty line.
fn tidy(text: &str) -> String {
    let mut tidy = String::with_capacity(text.len());
    for line in text.lines() {
        let line = line.split(' ').filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ");
        if !(line.is_empty() && (tidy.is_empty() || tidy.ends_with("\n\n"))) {
            tidy.push_str(&line);
            tidy.push('\n');
        }
    }
    tidy.trim_end().to_owned()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use rstest::rstest;

    use super::*;

    #[rstest]
    #[case(
        "<p>&Aacute;sh  mug,<br/>\n12 cm</p>\n<ul>\n<li>oiled</li><li>by hand</li></ul>",
        "Ásh mug,\n12 cm\n\n- oiled\n- by hand"
    )]
    #[case(
        "First line\nsecond line, a < b & c &amp; d &#39;e&#x27; &nosuch; &",
        "First line\nsecond line, a < b & c & d 'e' &nosuch; &"
    )]
    #[case("<STYLE>p{}</style><script>x</script><!-- no --><b>yes</b>", "yes")]
    #[case("a&#27;[31m&#8238;b <p", "ab <p")]
    #[case("<3 you", "<3 you")]
    #[case("", "")]
    fn html_becomes_text(#[case] html: &str, #[case] wanted: &str) {
        assert_eq!(text(html), wanted);
    }

    proptest! {
        #[test]
        fn nothing_makes_it_panic_and_what_comes_is_safe(html in "[<>/!&;#a-z0-9 \\n\\PC-]{0,60}") {
            let text = text(&html);
            prop_assert_eq!(sanitise(&text), text.as_str());
        }
    }
}
