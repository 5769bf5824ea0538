//! Whom the seller may want to make one after an import.

use super::Told;
use crate::cli::{Frame, tell};
use crate::desk::{Arrivals, Desk};
use crate::report::Failure;

/// So many names are told.
const MOST: usize = 5;

/// Says which of those who have just come bear the name of another, with the command that makes them one.
pub(super) fn tell<T: Told>(
    frame: &mut Frame,
    desk: &Desk,
    plan: &Arrivals<T>,
    name: impl Fn(&T) -> &str,
) -> Result<(), Failure> {
    let (namesakes, more) = desk.namesakes(plan, name, MOST)?;
    if namesakes.is_empty() {
        return Ok(());
    }
    frame.out.flush()?;
    for one in namesakes {
        let [kept, other] = one.marks.each_ref().map(|mark| argument(mark));
        let words = frame.messages.with(
            "import-buyer-twice",
            &[
                ("name", one.name.as_str().into()),
                ("count", one.count.into()),
                ("kept", kept.into()),
                ("other", other.into()),
            ],
        );
        tell::hint(&words, &frame.messages, &mut frame.errors);
    }
    if more > 0 {
        let words = frame.messages.with("import-more-twice", &[("count", more.into())]);
        tell::words(&words, &mut frame.errors);
    }
    Ok(())
}

/// A word as a shell reads it.
fn argument(word: &str) -> String {
    let is_plain = |c: char| c.is_alphanumeric() || "._-@+".contains(c);
    if word.chars().all(is_plain) { word.to_owned() } else { format!("'{}'", word.replace('\'', "'\\''")) }
}
