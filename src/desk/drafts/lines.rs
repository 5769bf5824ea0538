//! How a draft is written that is more than a text: a line for people, then every value behind its name, its further lines indented.

/// What stands before the second line of a value, and every other.
const FURTHER: &str = "  ";

/// A value as it stands behind its name.
#[must_use]
pub fn draft_value(value: &str) -> String {
    value.replace('\n', &format!("\n{FURTHER}"))
}

/// The values of a draft by their names, without the line for people. A line that means nothing is passed over.
#[must_use]
pub fn draft_values(text: &str) -> Vec<(&str, String)> {
    let mut values: Vec<(&str, String)> = Vec::new();
    for line in text.lines().skip(1) {
        // Blanks at the end of a line do not outlast the records.
        let further = line.strip_prefix(FURTHER).or_else(|| line.trim().is_empty().then_some(""));
        match (further, line.split_once(':'), values.last_mut()) {
            (Some(further), _, Some((_, value))) => {
                value.push('\n');
                value.push_str(further);
            }
            (None, Some((name, value)), _) => values.push((name, value.trim().to_owned())),
            _ => {}
        }
    }
    values
}
