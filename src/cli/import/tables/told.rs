//! What is shown before it is taken.

use serde::Serialize;
use serde::de::DeserializeOwned;

use super::summary::File;
use super::{SAMPLE, changed, refused, word};
use crate::cli::Frame;
use crate::cli::out::{Span, Style};
use crate::desk::{Arrival, Arrivals, Landed, Whose};
use crate::i18n::{self, Messages};
use crate::report::Failure;
use crate::transfer::tables::Holds;

/// What is told of an order, a buyer or a piece.
pub(super) trait Told: Serialize + DeserializeOwned {
    /// What a table of them holds.
    const HOLDS: Holds;

    fn name(&self) -> &str;
    fn at(&self) -> usize;
    fn cells(&self) -> Vec<Span>;
    fn total(&self) -> Option<String>;

    /// What one costs.
    fn price(&self) -> Option<String> {
        None
    }

    /// What the seller should see of it.
    fn oddity(&self, _messages: &Messages) -> Option<String> {
        None
    }
}

/// Shows some of what was found, the counts, what changes, and what the seller may want to look at.
pub(super) fn show<T: Told>(
    frame: &mut Frame,
    files: &[File],
    plan: &Arrivals<T>,
    is_dry_run: bool,
) -> Result<(), Failure> {
    // What changes is listed below, and what is the same is of no interest where there is anything else.
    let rank = |index: &usize| match plan.landed.get(*index).map(|landed| landed.becomes) {
        Some(Arrival::New | Arrival::Broken | Arrival::Erased) => 0,
        Some(Arrival::Changes) => 1,
        Some(Arrival::Same) | None => 2,
    };
    let mut sample: Vec<usize> = (0..plan.found.len()).collect();
    sample.sort_by_key(rank);
    sample.truncate(SAMPLE);
    let shown = sample.into_iter().filter_map(|index| Some((plan.found.get(index)?, plan.landed.get(index)?)));
    let rows: Vec<Vec<Span>> = shown.map(|(told, landed)| row(&told, landed, &frame.messages)).collect();
    frame.out.table(&rows)?;
    if plan.found.len() > rows.len() {
        let more = frame.messages.with("import-more-rows", &[("count", (plan.found.len() - rows.len()).into())]);
        frame.out.line(&more)?;
    }
    let rows = files.iter().map(|file| file.rows).sum::<usize>();
    // What stands in several rows each is not counted by rows.
    let all = plan.found.len() + files.iter().map(|file| file.refused).sum::<usize>();
    let counts = frame.messages.with(
        "import-counts",
        &[
            ("rows", if rows == all { 0 } else { rows }.into()),
            ("of", T::HOLDS.word().into()),
            ("all", all.into()),
            ("new", plan.count(Arrival::New).into()),
            ("changed", plan.count(Arrival::Changes).into()),
            ("same", plan.count(Arrival::Same).into()),
            ("refused", refused(files, plan).into()),
        ],
    );
    frame.out.line(&counts)?;
    if let Some((count, day)) = plan.erased() {
        let words = frame.messages.with(
            "import-erased",
            &[("count", count.into()), ("of", T::HOLDS.word().into()), ("day", i18n::shown(day))],
        );
        frame.out.line(&words)?;
    }
    changed::show(frame, plan, if is_dry_run { usize::MAX } else { SAMPLE })?;
    for line in hints(plan, &frame.messages) {
        frame.out.line(&line)?;
    }
    Ok(())
}

fn row<T: Told>(told: &T, landed: &Landed, messages: &Messages) -> Vec<Span> {
    let style = match landed.becomes {
        Arrival::New => Style::Good,
        Arrival::Changes => Style::Warning,
        Arrival::Same => Style::Muted,
        Arrival::Broken | Arrival::Erased => Style::Danger,
    };
    let mut row =
        vec![Span::new(style, messages.member("arrival", word(landed.becomes))), Span::new(Style::Strong, told.name())];
    row.extend(told.cells());
    row
}

/// What stands in nobody's way and should be seen: new buyers, totals that do not add up, orders of long ago.
fn hints<T: Told>(plan: &Arrivals<T>, messages: &Messages) -> Vec<String> {
    let count = |is: &dyn Fn(&Landed) -> bool| plan.landed.iter().filter(|landed| is(landed)).count();
    let mut hints = Vec::new();
    let new = count(&|landed| landed.whose == Whose::New);
    if new > 0 {
        hints.push(messages.with("import-buyers-new", &[("count", new.into())]));
    }
    let gone = count(&|landed| landed.is_long_gone);
    if gone > 0 {
        hints.push(messages.with("import-long-gone", &[("count", gone.into())]));
    }
    hints.extend(plan.found.iter().filter_map(|told| told.oddity(messages)).take(SAMPLE));
    let broken = plan.landed.iter().zip(0..).filter(|(landed, _)| landed.becomes == Arrival::Broken);
    for told in broken.filter_map(|(_, index)| plan.found.get(index)).take(SAMPLE) {
        hints.push(messages.with("import-namesakes", &[("name", told.name().into())]));
    }
    let off: Vec<_> = plan.landed.iter().zip(0..).filter_map(|(landed, index)| Some((index, landed.off?))).collect();
    for (index, (total, sum)) in off.iter().take(SAMPLE) {
        let number = plan.found.get(*index).map(|told| told.name().to_owned()).unwrap_or_default();
        hints.push(messages.with(
            "import-off",
            &[("number", number.into()), ("total", i18n::shown(total)), ("sum", i18n::shown(sum))],
        ));
    }
    if off.len() > SAMPLE {
        hints.push(messages.with("import-more-off", &[("count", (off.len() - SAMPLE).into())]));
    }
    hints
}
