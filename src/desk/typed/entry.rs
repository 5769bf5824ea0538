use super::{Read, Wanted};

/// A line of the journal, as `log` shows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Entry {
    /// The so many-th from the latest, which is 1.
    Back(u32),
    /// The first characters of its identity.
    Id(String),
}

/// Reads a line's number in the list, or the beginning of its identity.
pub fn entry(text: &str) -> Read<Entry> {
    let text = text.trim().to_ascii_lowercase();
    // Identities begin with the time they were made at, so six characters are not a number anybody counts to.
    let is_id = text.len() >= 6 && text.len() <= 36 && text.chars().all(|c| c.is_ascii_hexdigit() || c == '-');
    match text.parse() {
        Ok(number @ 1..=99_999) => Ok(Entry::Back(number)),
        _ if is_id => Ok(Entry::Id(text)),
        _ => Err(Wanted::Entry.but()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_of_the_journal_is_counted_or_named() {
        assert_eq!(entry("1"), Ok(Entry::Back(1)));
        assert_eq!(entry("0193b2AA-1c"), Ok(Entry::Id("0193b2aa-1c".into())));
        for wrong in ["", "0", "-1", "abc", "last", "0193b2zz"] {
            assert!(entry(wrong).is_err(), "{wrong}");
        }
    }
}
