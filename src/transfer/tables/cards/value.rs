//! What the values of cards say: out of their encodings and escapes.

use encoding_rs::{Encoding, UTF_8};

use super::lines::Line;

/// The parts of a value between these delimiters, each as it is to be read. What is escaped parts nothing.
pub(super) fn parts(line: &Line<'_>, delimiter: char, fallback: &'static Encoding) -> Vec<String> {
    let encoding = named(line).unwrap_or(fallback);
    let is_quoted = line.is_quoted_printable();
    // What is quoted is ASCII until it is unquoted, and may be parted before.
    let text =
        if is_quoted { String::from_utf8_lossy(&line.value).into_owned() } else { decoded(&line.value, encoding) };
    let read = |part: &str| {
        let unquoted = if is_quoted { decoded(&unquoted(part.as_bytes()), encoding) } else { part.to_owned() };
        unescaped(&unquoted)
    };
    split(&text, delimiter).into_iter().map(read).collect()
}

/// A value that has no parts.
pub(super) fn text(line: &Line<'_>, fallback: &'static Encoding) -> String {
    // No value has a NUL in it that was not cleaned away.
    parts(line, '\0', fallback).concat()
}

/// The bytes of a value that does not name the encoding they are in, where they are not UTF-8: by these it is found out.
pub(super) fn unnamed(line: &Line<'_>) -> Option<Vec<u8>> {
    if named(line).is_some() || line.is_base64() {
        return None;
    }
    let bytes = if line.is_quoted_printable() { unquoted(&line.value) } else { line.value.to_vec() };
    str::from_utf8(&bytes).is_err().then_some(bytes)
}

/// The encoding a line says it is in.
fn named(line: &Line<'_>) -> Option<&'static Encoding> {
    Encoding::for_label(line.param("CHARSET")?.as_bytes())
}

/// A text out of its bytes; UTF-8 is known without being named.
fn decoded(bytes: &[u8], encoding: &'static Encoding) -> String {
    match str::from_utf8(bytes) {
        Ok(text) if encoding.is_ascii_compatible() || encoding == UTF_8 => text.to_owned(),
        _ => encoding.decode_without_bom_handling(bytes).0.into_owned(),
    }
}

/// Quoted-printable, unquoted; what is not rightly quoted stays as it is.
fn unquoted(bytes: &[u8]) -> Vec<u8> {
    let digit = |byte: u8| char::from(byte).to_digit(16).and_then(|digit| u8::try_from(digit).ok());
    let mut rest = bytes;
    let mut unquoted = Vec::with_capacity(bytes.len());
    while let [first, more @ ..] = rest {
        rest = more;
        match (first, more) {
            (b'=', [high, low, behind @ ..]) if let (Some(high), Some(low)) = (digit(*high), digit(*low)) => {
                unquoted.push(high << 4 | low);
                rest = behind;
            }
            _ => unquoted.push(*first),
        }
    }
    unquoted
}

/// The parts of a text between delimiters that are not escaped.
fn split(text: &str, delimiter: char) -> Vec<&str> {
    let mut is_escaped = false;
    let parts = text.split(|c: char| {
        let parts = c == delimiter && !is_escaped;
        is_escaped = c == '\\' && !is_escaped;
        parts
    });
    parts.collect()
}

/// A text without its escapes: `\n` ends a line, and `\` before a sign is not meant.
fn unescaped(text: &str) -> String {
    let mut chars = text.chars();
    let mut plain = String::with_capacity(text.len());
    while let Some(c) = chars.next() {
        match (c, chars.clone().next()) {
            ('\\', Some('n' | 'N')) => {
                plain.push('\n');
                chars.next();
            }
            ('\\', Some(sign @ ('\\' | ',' | ';' | ':' | '"'))) => {
                plain.push(sign);
                chars.next();
            }
            _ => plain.push(c),
        }
    }
    plain
}

#[cfg(test)]
mod tests {
    use encoding_rs::WINDOWS_1252;
    use rstest::rstest;

    use super::super::lines::Lines;
    use super::*;

    fn line(bytes: &[u8]) -> Line<'_> {
        Lines::of(bytes).next().expect("a line").expect("a property")
    }

    #[rstest]
    #[case(b"N:Nowak\\, Kos;Anna\\;M;;Dr.", &["Nowak, Kos", "Anna;M", "", "Dr."])]
    #[case(b"N;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:=C5=81uk=3Basz;=\r\nA=5C;b;=ZZ=4", &["Łuk;asz", "A\\", "b", "=ZZ=4"])]
    #[case(b"N;CHARSET=ISO-8859-2:\xa3uk;Anna", &["Łuk", "Anna"])]
    #[case(b"N;CHARSET=windows-1250;QUOTED-PRINTABLE:=A3uk", &["Łuk"])]
    #[case(b"N:J\xf6rg;x", &["Jörg", "x"])]
    #[case("N;CHARSET=ISO-8859-1:Jörg".as_bytes(), &["Jörg"])]
    #[case(b"NOTE:a\\nb\\N c\\\\n\\x\\", &["a\nb\n c\\n\\x\\"])]
    fn values_are_decoded_and_unescaped(#[case] bytes: &[u8], #[case] wanted: &[&str]) {
        assert_eq!(parts(&line(bytes), ';', WINDOWS_1252), wanted);
    }

    #[test]
    fn only_what_names_no_encoding_and_is_no_utf8_is_looked_at() {
        assert_eq!(unnamed(&line(b"N:J\xf6rg")).as_deref(), Some(&b"J\xf6rg"[..]));
        assert_eq!(unnamed(&line(b"N;QUOTED-PRINTABLE:J=F6rg")).as_deref(), Some(&b"J\xf6rg"[..]));
        for bytes in ["N:Jörg".as_bytes(), b"N;CHARSET=ISO-8859-1:J\xf6rg", b"PHOTO;BASE64:\xf6"] {
            assert_eq!(unnamed(&line(bytes)), None);
        }
    }
}
