//! The lines of cards: unfolded, with their names, parameters and places.

use std::borrow::Cow;

use crate::transfer::error::{Place, shortened};

/// A line of a card: one property.
#[derive(Debug)]
pub(super) struct Line<'b> {
    /// In capitals, without its group.
    pub(super) name: String,
    /// What it belongs together with: `item1` of `item1.TEL`; empty where it stands alone.
    pub(super) group: String,
    params: Vec<Param>,
    /// What stands behind the colon, as it was encoded.
    pub(super) value: Cow<'b, [u8]>,
    pub(super) place: Place,
    /// Where the value begins, as far as that is in the first of its lines.
    pub(super) value_at: Place,
}

/// A parameter of a line, its name in capitals.
#[derive(Debug)]
struct Param {
    name: String,
    values: Vec<String>,
}

impl Line<'_> {
    /// The first value of a parameter.
    pub(super) fn param(&self, name: &str) -> Option<&str> {
        self.params.iter().find(|param| param.name == name)?.values.first().map(String::as_str)
    }

    /// Whether it is of a kind: home, cell, fax.
    pub(super) fn is(&self, kind: &str) -> bool {
        self.kinds().any(|one| one.eq_ignore_ascii_case(kind))
    }

    /// The kinds it is of: what `TYPE` says.
    pub(super) fn kinds(&self) -> impl Iterator<Item = &str> {
        self.params.iter().filter(|param| param.name == "TYPE").flat_map(|param| &param.values).map(String::as_str)
    }

    fn encoding(&self) -> &str {
        self.param("ENCODING").unwrap_or_default()
    }

    pub(super) fn is_quoted_printable(&self) -> bool {
        self.encoding().eq_ignore_ascii_case("QUOTED-PRINTABLE")
    }

    /// Whether it holds a picture, a sound or a key.
    pub(super) fn is_base64(&self) -> bool {
        ["B", "BASE64"].iter().any(|word| self.encoding().eq_ignore_ascii_case(word))
    }
}

/// A line that is no property: it has no colon, or none of the names a property may have.
#[derive(Debug)]
pub(super) struct NoProperty {
    pub(super) place: Place,
    /// How it begins.
    pub(super) text: String,
}

/// What a file of cards consists of, line by line.
#[derive(Debug)]
pub(super) struct Lines<'b> {
    rest: &'b [u8],
    /// `\n`, or `\r` in a file that has no other line end.
    ends: u8,
    number: usize,
    /// Cards of version 2.1 break lines before a blank and keep it.
    pub(super) keeps_blanks: bool,
    /// The line before held a picture, whose further lines may not be indented.
    in_picture: bool,
}

impl<'b> Lines<'b> {
    pub(super) fn of(bytes: &'b [u8]) -> Self {
        let ends = if bytes.contains(&b'\n') { b'\n' } else { b'\r' };
        Self { rest: bytes, ends, number: 0, keeps_blanks: false, in_picture: false }
    }

    /// How many bytes are still to come.
    pub(super) const fn left(&self) -> usize {
        self.rest.len()
    }

    /// The next line as it stands in the file, which stays to be read.
    fn peek(&self) -> Option<&'b [u8]> {
        let end = self.rest.iter().position(|byte| *byte == self.ends).unwrap_or(self.rest.len());
        let line = self.rest.get(..end)?;
        (!self.rest.is_empty()).then(|| line.strip_suffix(b"\r").unwrap_or(line))
    }

    fn step(&mut self) {
        let end = self.rest.iter().position(|byte| *byte == self.ends).map_or(self.rest.len(), |end| end + 1);
        self.rest = self.rest.get(end..).unwrap_or_default();
        self.number += 1;
    }

    /// Adds the lines that go on with this one: those that begin with a blank.
    fn unfold(&mut self, first: &'b [u8]) -> Cow<'b, [u8]> {
        let mut whole = Cow::Borrowed(first);
        while let Some([b' ' | b'\t', more @ ..]) = self.peek() {
            if self.keeps_blanks {
                whole.to_mut().push(b' ');
            }
            whole.to_mut().extend_from_slice(more);
            self.step();
        }
        whole
    }

    /// Adds the lines that a `=` at the end of a quoted-printable value says belong to it.
    fn join_soft(&mut self, line: &mut Line<'_>) {
        while line.value.last() == Some(&b'=') {
            line.value.to_mut().pop();
            let Some(more) = self.peek().filter(|more| !begins_or_ends_card(more)) else { return };
            line.value.to_mut().extend_from_slice(more.trim_ascii_end());
            self.step();
        }
    }
}

impl<'b> Iterator for Lines<'b> {
    type Item = Result<Line<'b>, NoProperty>;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            let first = self.peek()?;
            self.step();
            let place = Place { line: self.number, column: 1 };
            if first.trim_ascii().is_empty() {
                self.in_picture = false;
                continue;
            }
            let whole = self.unfold(first);
            let parsed = parse(whole, first, place);
            if let Ok(mut line) = parsed {
                self.in_picture = line.is_base64();
                if line.is_quoted_printable() {
                    self.join_soft(&mut line);
                }
                return Some(Ok(line));
            }
            if !self.in_picture {
                let text = crate::text::sanitise_line(&String::from_utf8_lossy(first)).into_owned();
                return Some(Err(NoProperty { place, text: shortened(&text) }));
            }
        }
    }
}

fn begins_or_ends_card(line: &[u8]) -> bool {
    [&b"BEGIN:VCARD"[..], b"END:VCARD"].iter().any(|mark| line.trim_ascii().eq_ignore_ascii_case(mark))
}

/// Parts a line into name, parameters and value.
fn parse<'b>(whole: Cow<'b, [u8]>, first: &[u8], place: Place) -> Result<Line<'b>, ()> {
    let colon = colon(&whole).ok_or(())?;
    let head = String::from_utf8_lossy(whole.get(..colon).unwrap_or_default()).into_owned();
    let mut parts = split(head.trim(), ';').into_iter();
    let name = parts.next().unwrap_or_default();
    let (group, name) = name.rsplit_once('.').unwrap_or(("", name));
    let is_name = |c: char| c.is_ascii_alphanumeric() || c == '-' || c == '_';
    if name.is_empty() || !name.chars().all(is_name) {
        return Err(());
    }
    let column = String::from_utf8_lossy(first.get(..=colon).unwrap_or_default()).chars().count() + 1;
    let value = match whole {
        Cow::Borrowed(bytes) => Cow::Borrowed(bytes.get(colon + 1..).unwrap_or_default()),
        Cow::Owned(bytes) => Cow::Owned(bytes.get(colon + 1..).unwrap_or_default().to_vec()),
    };
    Ok(Line {
        name: name.to_ascii_uppercase(),
        group: group.to_ascii_lowercase(),
        params: parts.map(param).collect(),
        value,
        place,
        value_at: Place { column, ..place },
    })
}

/// The colon behind the parameters: the first that stands in no quotes; where a quote is never closed, the first.
fn colon(line: &[u8]) -> Option<usize> {
    let mut is_quoted = false;
    let outside = line.iter().position(|byte| {
        is_quoted ^= *byte == b'"';
        *byte == b':' && !is_quoted
    });
    outside.or_else(|| line.iter().position(|byte| *byte == b':'))
}

/// A parameter. Version 2.1 leaves out what it is a parameter of: `TEL;CELL;PREF:`, `NOTE;QUOTED-PRINTABLE:`.
fn param(text: &str) -> Param {
    let Some((name, values)) = text.split_once('=') else {
        let encodings = ["QUOTED-PRINTABLE", "BASE64", "B", "8BIT", "7BIT"];
        let is_encoding = encodings.iter().any(|word| text.trim().eq_ignore_ascii_case(word));
        let name = if is_encoding { "ENCODING" } else { "TYPE" };
        return Param { name: name.to_owned(), values: vec![unquoted(text)] };
    };
    let values = values.trim();
    // `TYPE="home,pref"` is what some programs write for `TYPE=home,pref`.
    let inner = values.strip_prefix('"').and_then(|inner| inner.strip_suffix('"'));
    let is_kind = name.trim().eq_ignore_ascii_case("TYPE");
    let values = inner.filter(|inner| is_kind && !inner.contains('"')).unwrap_or(values);
    Param { name: name.trim().to_ascii_uppercase(), values: split(values, ',').into_iter().map(unquoted).collect() }
}

fn unquoted(text: &str) -> String {
    text.trim().trim_matches('"').to_owned()
}

/// The parts of a text between delimiters that stand in no quotes.
fn split(text: &str, delimiter: char) -> Vec<&str> {
    let mut is_quoted = false;
    let parts = text.split(|c: char| {
        is_quoted ^= c == '"';
        c == delimiter && !is_quoted
    });
    parts.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(text: &str) -> Vec<String> {
        let told = |line: Result<Line<'_>, NoProperty>| match line {
            Ok(line) => {
                let kinds: Vec<&str> = line.kinds().collect();
                let value = String::from_utf8_lossy(&line.value).into_owned();
                format!("{}.{} {kinds:?} {value} {}:{}", line.group, line.name, line.place.line, line.value_at.column)
            }
            Err(none) => format!("? {} {}", none.text, none.place.line),
        };
        Lines::of(text.as_bytes()).map(told).collect()
    }

    #[test]
    fn lines_are_unfolded_and_parted() {
        assert_eq!(
            lines(
                "item1.TEL;type=CELL,voice;TYPE=\"pref,x\":+48\r\n  600\r\n\r\nNOTE:a:b\r\nEMAIL;X=\";:\";HOME:a@b\n"
            ),
            [
                "item1.TEL [\"CELL\", \"voice\", \"pref\", \"x\"] +48 600 1:41",
                ".NOTE [] a:b 4:6",
                ".EMAIL [\"HOME\"] a@b 5:19",
            ]
        );
        assert_eq!(lines("FN:a\rN:b\r"), [".FN [] a 1:4", ".N [] b 2:3"]);
    }

    #[test]
    fn soft_breaks_are_joined_and_never_take_the_end_of_a_card() {
        assert_eq!(
            lines("NOTE;ENCODING=QUOTED-PRINTABLE:a=\nb=\r\nTEL:1\nNOTE;QUOTED-PRINTABLE:x=\nEND:VCARD"),
            [".NOTE [] abTEL:1 1:32", ".NOTE [] x 4:23", ".END [] VCARD 5:5"]
        );
    }

    #[test]
    fn what_is_no_property_is_said_but_for_the_lines_of_a_picture() {
        assert_eq!(
            lines("PHOTO;ENCODING=BASE64:AAAA\nBBBB\nCCCC\n\nno property\nna me:x\n:x\n\"FN:x"),
            [".PHOTO [] AAAA 1:23", "? no property 5", "? na me:x 6", "? :x 7", "? \"FN:x 8"]
        );
    }
}
