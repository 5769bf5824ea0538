//! `buyer erase`: a person, for good.

use clap::Args;
use jiff::civil::Date;
use serde::Serialize;

use super::super::out::{Span, Style};
use super::super::{Frame, ask, tell, values};
use crate::desk::{BackupState, Desk, ErasePlan};
use crate::i18n::{self, Messages};
use crate::report::{Exit, Failure, Report};
use crate::store::{Erased, Holdings, Place, Traces};
use crate::text::folded;

/// `buyer erase`
#[derive(Clone, Debug, Args)]
pub struct Erase {
    #[arg(value_name = "WHO", value_parser = values::line, required_unless_present = "backups")]
    pub buyer: Option<String>,
    #[arg(long)]
    pub dry_run: bool,
    #[arg(long)]
    pub yes: bool,
    #[arg(long)]
    pub backups: bool,
}

/// What became of it, or would, for programs.
#[derive(Default, Serialize)]
struct Summary {
    erased: bool,
    /// Whether the bytes of the file were looked through and hold nothing of the person; absent where nothing was erased.
    #[serde(skip_serializing_if = "Option::is_none")]
    clean: Option<bool>,
    orders: usize,
    /// Where other things still name them.
    places: Vec<Named>,
    backups: Vec<Backup>,
}

#[derive(Serialize)]
struct Named {
    kind: &'static str,
    name: String,
    field: &'static str,
}

#[derive(Serialize)]
struct Backup {
    file: String,
    /// `holds`, `unknown` or `rewritten`.
    state: &'static str,
}

/// What the seller says to it.
enum Consent {
    Given,
    /// Only what would be is told.
    NotAsked,
    Unanswered,
    /// Something was typed that is not the name.
    OtherName(String),
}

impl Erase {
    pub(super) fn run(&self, frame: &mut Frame, desk: &mut Desk) -> Result<Exit, Failure> {
        let mut summary = Summary::default();
        let mut exit = Exit::Done;
        if let Some(name) = &self.buyer {
            let plan = desk.plan_erasure(&desk.person_named(name)?)?;
            if !frame.out.wants_json() {
                show(frame, &plan)?;
            }
            summary.orders = plan.holdings.orders;
            summary.places = plan.places.iter().map(named).collect();
            summary.backups = plan.backups.iter().map(|state| backup(state, false)).collect();
            match self.may_erase(frame, &plan)? {
                Consent::Given => exit = erase(frame, desk, &plan, &mut summary)?,
                Consent::NotAsked => {}
                Consent::Unanswered => {
                    let report = Report::say("erase-unanswered", &[], Exit::Missing, &frame.messages);
                    return refused(frame, &report);
                }
                Consent::OtherName(typed) => {
                    let typed = typed.trim();
                    let report = Report::say("erase-left", &[("typed", typed.into())], Exit::Missing, &frame.messages);
                    return refused(frame, &report);
                }
            }
        }
        if (summary.erased || self.buyer.is_none()) && !self.dry_run {
            let of_backups = self.look_at_backups(frame, desk, &mut summary)?;
            exit = if exit == Exit::Done { of_backups } else { exit };
        }
        if frame.out.wants_json() {
            frame.out.json(&summary)?;
        }
        Ok(exit)
    }

    /// Whether to do it.
    fn may_erase(&self, frame: &mut Frame, plan: &ErasePlan) -> Result<Consent, Failure> {
        if self.dry_run {
            return Ok(Consent::NotAsked);
        }
        if self.yes {
            return Ok(Consent::Given);
        }
        let question = frame.messages.with("erase-type-name", &[("name", plan.buyer.name.as_str().into())]);
        Ok(match ask::text(frame, &question)? {
            None => Consent::Unanswered,
            Some(typed) if folded(typed.trim()) == folded(plan.buyer.name.trim()) => Consent::Given,
            Some(typed) => Consent::OtherName(typed),
        })
    }

    /// Names the backups that still hold somebody who was erased, or rewrites them.
    fn look_at_backups(&self, frame: &mut Frame, desk: &Desk, summary: &mut Summary) -> Result<Exit, Failure> {
        let (mut exit, mut are_left) = (Exit::Done, false);
        let states = desk.backups_of_erased()?;
        summary.backups.clear();
        if states.is_empty() && self.buyer.is_none() {
            line(frame.messages.text("erase-no-backups").into_owned(), frame)?;
        }
        for state in &states {
            let path = || i18n::path(state.path());
            let is_rewritten = match state {
                BackupState::Holds(path) if self.backups => desk.rewrite_backup(path)?,
                _ => false,
            };
            summary.backups.push(backup(state, is_rewritten));
            match state {
                BackupState::Unknown(_) => {
                    line(frame.messages.with("erase-backup-unknown", &[("path", path())]), frame)?;
                }
                BackupState::Holds(_) if is_rewritten => {
                    line(frame.messages.with("erase-backup-rewritten", &[("path", path())]), frame)?;
                }
                BackupState::Holds(_) => {
                    are_left = true;
                    if self.backups {
                        exit = Exit::Failed;
                    }
                    line(frame.messages.with("erase-backup-holds", &[("path", path())]), frame)?;
                }
            }
        }
        if are_left && !self.backups {
            frame.out.flush()?;
            let hint = frame.messages.text("erase-backups-hint").into_owned();
            tell::hint(&hint, &frame.messages, &mut frame.errors);
        }
        Ok(exit)
    }
}

fn erase(frame: &mut Frame, desk: &mut Desk, plan: &ErasePlan, summary: &mut Summary) -> Result<Exit, Failure> {
    let Erased { orders, places, traces, .. } = desk.erase_buyer(&plan.buyer)?;
    (summary.erased, summary.orders) = (true, orders);
    summary.clean = Some(matches!(traces, Traces::None { .. }));
    let exit = match traces {
        Traces::None { texts, bytes } => {
            let kilobytes = bytes.div_ceil(1024);
            line(
                frame.messages.with("erase-done", &[("texts", texts.into()), ("kilobytes", kilobytes.into())]),
                frame,
            )?;
            Exit::Done
        }
        Traces::Kept => {
            line(frame.messages.text("erase-kept").into_owned(), frame)?;
            Exit::Failed
        }
        Traces::Left { texts } => {
            line(frame.messages.with("erase-traces", &[("texts", texts.into())]), frame)?;
            Exit::Failed
        }
    };
    if places != plan.places {
        // Something was written while the name was typed.
        show_places(frame, &places)?;
    }
    summary.places = places.iter().map(named).collect();
    Ok(exit)
}

/// Names the texts of other things that name the person.
fn show_places(frame: &mut Frame, places: &[Place]) -> Result<(), Failure> {
    if places.is_empty() || frame.out.wants_json() {
        return Ok(());
    }
    line(frame.messages.with("erase-places", &[("count", places.len().into())]), frame)?;
    for place in places {
        let line = place_line(place, &frame.messages);
        frame.out.line(&format!("  {line}"))?;
    }
    Ok(())
}

fn named(place: &Place) -> Named {
    Named { kind: place.entity.word(), name: place.label.clone(), field: place.field }
}

fn place_line(place: &Place, messages: &Messages) -> String {
    let what = messages.member("entity", place.entity.word());
    let label: String = place.label.split_whitespace().collect::<Vec<_>>().join(" ");
    format!("{what} “{}”: {}", crate::text::cut(&label, 60), place.field.replace('_', " "))
}

/// What goes and what stays.
fn show(frame: &mut Frame, plan: &ErasePlan) -> Result<(), Failure> {
    let title = frame.messages.with("erase-title", &[("name", plan.buyer.name.as_str().into())]);
    frame.out.spans(&[Span::new(Style::Strong, title)])?;
    let Holdings { orders, entries, messages, reminders, drafts, remembered, learnt, changes } = plan.holdings;
    let goes = [
        ("journal", entries),
        ("messages", messages),
        ("reminders", reminders),
        ("drafts", drafts),
        ("remembered", remembered),
        ("learnt", learnt),
        ("changes", changes),
    ];
    let goes: Vec<_> = goes.into_iter().filter(|(_, count)| *count > 0).collect();
    let person = if goes.is_empty() { "erase-goes-only-person" } else { "erase-goes-person" };
    line(frame.messages.text(person).into_owned(), frame)?;
    for (kind, count) in goes {
        let line = frame.messages.member("erase-goes", kind);
        frame.out.line(&format!("  {line}: {count}"))?;
    }
    if orders > 0 {
        line(frame.messages.with("erase-stays-orders", &[("count", orders.into())]), frame)?;
    }
    show_places(frame, &plan.places)?;
    if !plan.backups.is_empty() {
        line(frame.messages.with("erase-in-backups", &[("count", plan.backups.len().into())]), frame)?;
        for state in &plan.backups {
            let line = match state {
                BackupState::Holds(path) => path.display().to_string(),
                BackupState::Unknown(path) => frame.messages.with("erase-backup-may", &[("path", i18n::path(path))]),
            };
            frame.out.line(&format!("  {line}"))?;
        }
    }
    line(frame.messages.text("erase-for-good").into_owned(), frame)
}

/// A line for people; programs get it all at the end.
fn line(words: impl Into<String>, frame: &mut Frame) -> Result<(), Failure> {
    if !frame.out.wants_json() {
        frame.out.line(&words.into())?;
    }
    Ok(())
}

fn backup(state: &BackupState, is_rewritten: bool) -> Backup {
    let word = match state {
        BackupState::Holds(_) if is_rewritten => "rewritten",
        BackupState::Holds(_) => "holds",
        BackupState::Unknown(_) => "unknown",
    };
    Backup { file: state.path().display().to_string(), state: word }
}

/// Says that nothing was erased, and why.
fn refused(frame: &mut Frame, report: &Report) -> Result<Exit, Failure> {
    frame.out.flush()?;
    tell::report(report, &frame.messages, &mut frame.errors);
    Ok(report.exit)
}

/// Says, of a buyer who is added by hand, that they had been erased.
pub(super) fn hint_erased(frame: &mut Frame, day: Option<Date>) -> Result<(), Failure> {
    if let Some(day) = day {
        frame.out.flush()?;
        let hint = frame.messages.with("buyer-was-erased", &[("day", i18n::shown(day))]);
        tell::hint(&hint, &frame.messages, &mut frame.errors);
    }
    Ok(())
}
