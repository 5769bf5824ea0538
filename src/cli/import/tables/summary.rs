//! What `--json` says.

use serde::Serialize;

use super::{Told, refused, word};
use crate::desk::{Arrival, Arrivals, Change};

/// What became of the files, or would, with `--json`.
#[derive(Serialize)]
pub(super) struct Summary<'a> {
    pub(super) files: &'a [File],
    pub(super) taken: bool,
    pub(super) new: usize,
    pub(super) changed: usize,
    pub(super) same: usize,
    pub(super) refused: usize,
    /// How many lead to somebody who was erased.
    #[serde(skip_serializing_if = "is_none")]
    pub(super) erased: usize,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) orders: Vec<Line>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) buyers: Vec<Line>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) pieces: Vec<Line>,
}

/// A file that was read.
#[derive(Serialize)]
pub(super) struct File {
    #[serde(rename = "file")]
    pub(super) path: String,
    pub(super) format: String,
    pub(super) encoding: &'static str,
    /// How many rows there are below the header.
    pub(super) rows: usize,
    /// What was read in a way that may be wrong, in words.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) remarks: Vec<String>,
    #[serde(skip)]
    pub(super) refused: usize,
}

/// One order, buyer or piece of the files.
#[derive(Serialize)]
pub(super) struct Line {
    name: String,
    #[serde(rename = "line")]
    at: usize,
    becomes: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    total: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    price: Option<String>,
    /// What the parts of the total come to, where it is another sum.
    #[serde(skip_serializing_if = "Option::is_none")]
    parts: Option<String>,
    /// What changes of what is there.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    changes: Vec<Change>,
}

/// Each of what a plan holds.
pub(super) fn lines<T: Told>(plan: &Arrivals<T>) -> Vec<Line> {
    let mut lines = Vec::with_capacity(plan.found.len());
    let mut changes = plan.changes.iter();
    for (told, landed) in plan.found.iter().zip(&plan.landed) {
        let changes = if landed.becomes == Arrival::Changes { changes.next() } else { None };
        lines.push(Line {
            name: told.name().to_owned(),
            at: told.at(),
            becomes: word(landed.becomes),
            total: told.total(),
            price: told.price(),
            parts: landed.off.map(|(_, sum)| sum.to_string()),
            changes: changes.unwrap_or_default(),
        });
    }
    lines
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde hands it over so")]
const fn is_none(count: &usize) -> bool {
    *count == 0
}

impl<'a> Summary<'a> {
    /// What became of a plan, but for the names of what it holds.
    pub(super) fn of<T>(files: &'a [File], plan: &'a Arrivals<T>, taken: bool) -> Self {
        Self {
            files,
            taken,
            new: plan.count(Arrival::New),
            changed: plan.count(Arrival::Changes),
            same: plan.count(Arrival::Same),
            refused: refused(files, plan),
            erased: plan.erased().map_or(0, |(count, _)| count),
            orders: Vec::new(),
            buyers: Vec::new(),
            pieces: Vec::new(),
        }
    }
}
