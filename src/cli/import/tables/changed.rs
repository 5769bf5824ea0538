//! What changes of what is there already, part by part.

use super::Told;
use crate::cli::Frame;
use crate::cli::out::{Span, Style};
use crate::desk::{Arrivals, Change, ChangedPart};
use crate::i18n::{Messages, shown};
use crate::report::Failure;
use crate::text::{cut, sanitise_line, width};

/// The columns that names may take of a terminal: the texts beside them need the rest.
const NAMES: usize = 4;
/// The columns of what stands around both texts: the indent, the gaps, the arrow.
const AROUND: usize = 2 + 2 + 2 + 3;

/// Shows the first of those that change, each with what is there and what it becomes.
pub(super) fn show<T: Told>(frame: &mut Frame, plan: &Arrivals<T>, most: usize) -> Result<(), Failure> {
    let all = plan.changes.len();
    if all == 0 {
        return Ok(());
    }
    let words = frame.messages.text("import-changed").into_owned();
    frame.out.line(&words)?;
    let columns = frame.out.columns();
    let mut lines = Vec::new();
    for (index, changes) in plan.changed().take(most) {
        let name = plan.found.get(index).map(|told| told.name().to_owned()).unwrap_or_default();
        let mut name = columns.map_or(name.clone(), |columns| cut(&name, columns / NAMES).into_owned());
        for change in &changes {
            lines.push(Line { name: std::mem::take(&mut name), change: change.clone() });
        }
    }
    let labels: Vec<String> = lines.iter().map(|line| label(line.change.part, &frame.messages)).collect();
    let widest = |texts: &mut dyn Iterator<Item = &str>| texts.map(width).max().unwrap_or(0);
    let names = widest(&mut lines.iter().map(|line| line.name.as_str()));
    let taken = AROUND + names + widest(&mut labels.iter().map(String::as_str));
    let room = columns.map(|columns| columns.saturating_sub(taken));
    let rows: Vec<Vec<Span>> = lines
        .iter()
        .zip(labels)
        .map(|(line, label)| {
            vec![
                Span::plain(""),
                Span::new(Style::Strong, line.name.as_str()),
                Span::new(Style::Muted, label),
                Span::plain(line.said(room, &frame.messages)),
            ]
        })
        .collect();
    frame.out.table(&rows)?;
    if all > most {
        let more = frame.messages.with("import-more-changed", &[("count", (all - most).into())]);
        frame.out.line(&more)?;
    }
    Ok(())
}

/// One change of one thing, whose name stands only before the first.
struct Line {
    name: String,
    change: Change,
}

impl Line {
    /// What is there and what it becomes. Where there is no room for both, neither takes more than half of it unless the other leaves it.
    fn said(&self, room: Option<usize>, messages: &Messages) -> String {
        let (before, after) = (self.text(&self.change.before, messages), self.text(&self.change.after, messages));
        let (before, after) = match room {
            Some(room) if width(&before) + width(&after) > room => {
                let half = room / 2;
                let for_before = room.saturating_sub(width(&after)).max(half);
                let before = cut(&before, for_before).into_owned();
                let for_after = room.saturating_sub(width(&before));
                (before, cut(&after, for_after).into_owned())
            }
            _ => (before, after),
        };
        messages.with("import-change", &[("before", shown(before)), ("after", shown(after))])
    }

    fn text(&self, text: &str, messages: &Messages) -> String {
        match self.change.part {
            _ if text.is_empty() => messages.text("import-change-nothing").into_owned(),
            ChangedPart::State => messages.member("state", text),
            _ => sanitise_line(text).into_owned(),
        }
    }
}

fn label(part: ChangedPart, messages: &Messages) -> String {
    messages.member("card", part.word())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Language;

    #[test]
    fn of_two_long_texts_both_are_seen() {
        let messages = Messages::new(&Language::english());
        let said = |before: &str, after: &str, room| {
            let change = Change { part: ChangedPart::Notes, before: before.to_owned(), after: after.to_owned() };
            Line { name: String::new(), change }.said(room, &messages)
        };
        let (long, longer) = ("a".repeat(30), "b".repeat(40));
        for room in 0..90 {
            assert!(width(&said(&long, &longer, Some(room))) <= room + 3, "{room}");
        }
        assert_eq!(said(&long, "short", Some(20)), format!("{}… → short", "a".repeat(14)));
        assert_eq!(said("", &longer, Some(20)), format!("– → {}…", "b".repeat(18)));
        assert_eq!(said(&long, &longer, Some(20)), format!("{}… → {}…", "a".repeat(9), "b".repeat(9)));
        assert_eq!(said("one\ntwo", &longer, None), format!("one two → {longer}"));
    }

    #[test]
    fn every_part_has_a_name() {
        let messages = Messages::new(&Language::english());
        for part in ChangedPart::ALL {
            assert!(!label(*part, &messages).starts_with("card-"), "{part:?}");
        }
    }
}
