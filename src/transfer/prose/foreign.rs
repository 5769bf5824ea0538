//! What foreign texts hold that somebody meant to fill in.

/// The most leftovers that are listed for one reply.
const LEFTOVERS_MAX: usize = 10;

/// What looks left to be filled in: `[name]`, `<name>`, `{name}`, `%NAME%`, `XXX`, `___`. Each once, in the order of the text.
pub(super) fn leftovers(text: &str) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    let (mut rest, mut within_word) = (text, false);
    while let Some(c) = rest.chars().next() {
        let leftover = if within_word { None } else { leftover(rest) };
        if let Some(one) = leftover.filter(|one| !found.iter().any(|known| known == one)) {
            if found.len() == LEFTOVERS_MAX {
                break;
            }
            found.push(one.to_owned());
        }
        within_word = c.is_alphanumeric() && leftover.is_none();
        rest = rest.get(leftover.map_or(c.len_utf8(), str::len)..).unwrap_or_default();
    }
    found
}

/// The leftover that a text begins with.
fn leftover(text: &str) -> Option<&str> {
    let first = text.chars().next()?;
    let one = match first {
        '[' => enclosed(text, "[", "]"),
        '<' => enclosed(text, "<", ">"),
        '%' => enclosed(text, "%", "%").filter(|one| !one.contains(' ')),
        '{' => enclosed(text, "{{", "}}").or_else(|| enclosed(text, "{", "}")),
        'X' | 'x' | '_' => run(text, first),
        _ => None,
    }?;
    // `[words](address)` is a link, and `<…>` may hold an address or a tag.
    let link = first == '[' && text.get(one.len()..).is_some_and(|after| after.starts_with('('));
    let address = first == '<' && one.contains(['/', '@', '.']);
    (!link && !address).then_some(one)
}

/// A few words between two marks on one line, with the marks.
fn enclosed<'t>(text: &'t str, open: &str, close: &str) -> Option<&'t str> {
    let inner = text.strip_prefix(open)?;
    let inner = inner.get(..inner.find(close)?)?;
    let words = inner.chars().any(char::is_alphabetic) && !inner.contains(['\n', '{', '[', '<']);
    // "a < b > c" is arithmetic; braces are written with blanks by other programs.
    let close_by = open.starts_with('{') || inner.trim() == inner;
    (words && close_by && inner.chars().count() <= 30)
        .then(|| text.get(..open.len() + inner.len() + close.len()))
        .flatten()
}

/// Three or more of the same mark, and no word behind them.
fn run(text: &str, mark: char) -> Option<&str> {
    let end = text.find(|c| c != mark).unwrap_or(text.len());
    let word_follows = text.get(end..)?.starts_with(char::is_alphanumeric);
    (end >= 3 && !word_follows).then(|| text.get(..end)).flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_left_to_fill_in_is_found() {
        let text =
            "Dear [name], your <item> for {{ first_name }} and {price} costs XXX, not %SUM%. Ring ____ or [name].";
        let found = ["[name]", "<item>", "{{ first_name }}", "{price}", "XXX", "%SUM%", "____"];
        assert_eq!(leftovers(text), found);
    }

    #[test]
    fn what_only_looks_so_is_left_alone() {
        let text = "See [my shop](https://x.example), <me@x.example>, 50% off or 20% off, size XXL, maxxx, _so_, [1], a < b > c";
        assert_eq!(leftovers(text), Vec::<String>::new());
    }
}
