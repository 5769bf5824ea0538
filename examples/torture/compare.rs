//! Whether what a killed verb has left is what was there before, or all of what it does when nobody kills it.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use crate::rounds::snapshot::{Action, Snapshot};

/// For so many hours the torture has texts held.
pub(crate) const HELD_FOR: i64 = 6;

/// Three looks at a shop: before the verb, after the one that was killed, and where the same verb was left alone.
pub(crate) struct Looks<'a> {
    pub(crate) before: &'a Snapshot,
    pub(crate) after: &'a Snapshot,
    pub(crate) whole: &'a Snapshot,
    /// In milliseconds, from before either was started until both had ended.
    pub(crate) moments: (i64, i64),
}

/// How much of a verb is there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum There {
    Nothing,
    /// Some of its actions, the first ones; each of them is whole.
    Steps,
    Everything,
}

impl Looks<'_> {
    /// How much of the verb is there. What was there before has to be there still, to the last cell; only where the verb erases somebody,
    /// the log may have forgotten what it forgets on the twin. What an erasure leaves in the bytes of the file, and who takes that away,
    /// is looked at in tests/traces.rs.
    ///
    /// # Errors
    /// What is wrong, in words.
    pub(crate) fn judge(&self, may_erase: bool) -> Result<There, String> {
        let Looks { before, after, whole, .. } = self;
        let old = [before, after, whole].map(|look| self.old(look));
        if old[1] != old[0] && !(may_erase && old[1] == old[2]) {
            return Err(difference(&old[0], &old[1]));
        }
        let (was, is) = (before.notes.get("origin"), after.notes.get("origin"));
        if was.is_some() && was != is {
            return Err("the device has another name".to_owned());
        }
        let (new, wanted) = (self.new_actions(after), self.new_actions(whole));
        if new.len() > wanted.len() {
            return Err(format!("it did {} actions where it does {}", new.len(), wanted.len()));
        }
        for (done, wanted) in new.iter().zip(&wanted) {
            if done != wanted {
                return Err(format!("an action is there in part.\n  there: {done}\n  whole: {wanted}"));
            }
        }
        let (was, is, will_be) = (undone(before), undone(after), undone(whole));
        let notes = [before, after, whole].map(|look| self.notes(look));
        let is_nothing = new.is_empty() && old[1] == old[0] && is == was && notes[1] == notes[0];
        let is_everything = new.len() == wanted.len() && old[1] == old[2] && is == will_be && notes[1] == notes[2];
        match (is_nothing, is_everything) {
            (_, true) if self.living(after) == self.living(whole) => Ok(There::Everything),
            (_, true) => Err("the records are not what they are on the twin".to_owned()),
            (true, false) if before.living == after.living => Ok(There::Nothing),
            (true, false) => Err("the records changed without an action".to_owned()),
            (false, false) if !new.is_empty() && new.len() < wanted.len() => Ok(There::Steps),
            (false, false) => Err(format!(
                "it is there in part: {} of {} actions; what was taken back: {is:?} of {will_be:?}; notes {:?} of {:?}",
                new.len(),
                wanted.len(),
                notes[1],
                notes[2]
            )),
        }
    }

    /// What a look has of the actions that were confirmed before. Whether one was taken back since is another question.
    fn old(&self, look: &Snapshot) -> Vec<Action> {
        let old = look.log.iter().filter(|action| action.seq <= self.last());
        old.map(|action| Action { undone_by: None, ..action.clone() }).collect()
    }

    /// The number of the last action before.
    fn last(&self) -> i64 {
        self.before.log.last().map_or(0, |action| action.seq)
    }

    /// The records without what differs between two runs of the same; which of the new ones is which is seen from the log.
    fn living(&self, look: &Snapshot) -> Vec<String> {
        let known = self.before.ids();
        let rows = look.living.iter().flat_map(|(table, rows)| rows.values().map(move |cells| (table, cells)));
        let mut texts: Vec<String> = rows
            .map(|(table, cells)| self.without_chance(&format!("{table} {cells:?}"), &known, &mut BTreeMap::new()))
            .collect();
        texts.sort_unstable();
        texts
    }

    /// What came since, as texts in which nothing is left that differs between two runs of the same: identities are
    /// numbered in the order in which they appear, moments of the run are one moment.
    fn new_actions(&self, look: &Snapshot) -> Vec<String> {
        let known = self.before.ids();
        let mut names = BTreeMap::new();
        let new = look.log.iter().filter(|action| action.seq > self.last());
        new.map(|action| {
            let mut text = format!("{} {} {} {:?}", action.step, action.kind, action.detail, action.undone_by);
            for change in &action.changes {
                for part in [&change.table, &change.row, &change.before, &change.after] {
                    text.push('\n');
                    text.push_str(part);
                }
            }
            self.without_chance(&text, &known, &mut names)
        })
        .collect()
    }

    /// The notes of the file, without those of work that is done after the verb: a backup, the bytes of who was erased.
    fn notes(&self, look: &Snapshot) -> BTreeMap<String, String> {
        let known = self.before.ids();
        let notes = look.notes.iter().filter(|(key, _)| !["origin", "backup", "erasing"].contains(&key.as_str()));
        notes.map(|(key, value)| (key.clone(), self.without_chance(value, &known, &mut BTreeMap::new()))).collect()
    }

    /// Whether a number is a moment of the run, or so many hours after one as texts are held.
    fn is_of_this_run(&self, number: &str) -> bool {
        let within = |at: i64| (self.moments.0..=self.moments.1).contains(&at);
        number.len() == 13 && number.parse().is_ok_and(|at: i64| within(at) || within(at - HELD_FOR * 3_600_000))
    }

    fn without_chance(&self, text: &str, known: &BTreeSet<&str>, names: &mut BTreeMap<String, usize>) -> String {
        let mut plain = String::new();
        let is_part = |c: char| c.is_ascii_hexdigit() || c == '-';
        for piece in split(text, is_part) {
            if piece.len() == 36 && piece.matches('-').count() == 4 && !known.contains(piece) {
                let next = names.len();
                let name = names.entry(piece.to_owned()).or_insert(next);
                let _ = write!(plain, "[{name}]");
            } else if self.is_of_this_run(piece) {
                plain.push_str("[now]");
            } else {
                plain.push_str(piece);
            }
        }
        plain
    }
}

/// What of the confirmed actions is not as it was, in words.
fn difference(was: &[Action], is: &[Action]) -> String {
    let not_as_it_was = was.iter().find(|action| !is.contains(action));
    not_as_it_was.map_or_else(
        || "there are actions which nobody did".to_owned(),
        |action @ Action { seq, kind, .. }| match is.iter().find(|other| other.seq == *seq) {
            Some(now) => format!("action {seq} “{kind}” is not what it was.\n  was: {action:?}\n  is: {now:?}"),
            None => format!("action {seq} “{kind}” is lost"),
        },
    )
}

/// What each action was taken back by.
fn undone(look: &Snapshot) -> Vec<Option<i64>> {
    look.log.iter().map(|action| action.undone_by).collect()
}

/// Divides a text into runs of characters that belong together, and what lies between.
fn split(text: &str, is_part: impl Fn(char) -> bool) -> Vec<&str> {
    let mut pieces = Vec::new();
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let inside = is_part(first);
        let end = rest.find(|c| is_part(c) != inside).unwrap_or(rest.len());
        let (piece, after) = rest.split_at(end);
        pieces.push(piece);
        rest = after;
    }
    pieces
}
