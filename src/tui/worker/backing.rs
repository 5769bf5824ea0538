//! The automatic backups of a long day: made on a thread of their own, so that nobody waits for one.

use std::sync::mpsc::{self, Receiver, TryRecvError};
use std::thread::{self, JoinHandle};

use crate::desk::{BackupFile, BackupJob, Desk, StopBackup};
use crate::i18n::Messages;
use crate::report::{Exit, Report, Reported as _};
use crate::store;
use crate::tui::message::Answer;

/// After so many looks it is asked whether one is due: ten seconds.
const ASK_AGAIN: u32 = 20;
/// After so many looks one that failed is tried again: five minutes.
const TRY_AGAIN: u32 = 600;

/// What a thread has come to, and what it was to do.
type Made = (BackupJob, Result<Option<BackupFile>, store::Error>);

/// The backup under way, if there is one, and how the last one went.
#[derive(Debug, Default)]
pub(super) struct Backing {
    running: Option<Running>,
    /// How many looks are left until it is asked again.
    wait: u32,
    has_failed: bool,
}

#[derive(Debug)]
struct Running {
    made: Receiver<Made>,
    stop: StopBackup,
    thread: JoinHandle<()>,
}

impl Backing {
    /// Begins a backup if one is due, or finds out how the one under way has gone. Says what is to be told: a failure, and
    /// the first success after one.
    pub(super) fn look(&mut self, desk: &mut Desk, messages: &Messages) -> Option<Answer> {
        if let Some(running) = &self.running {
            let (job, made) = match running.made.try_recv() {
                Ok(made) => made,
                Err(TryRecvError::Empty) => return None,
                Err(TryRecvError::Disconnected) => {
                    tracing::error!("the thread of the backup has panicked");
                    self.running = None;
                    return None;
                }
            };
            self.running = None;
            return self.finished(desk, &job, made, messages);
        }
        if self.wait > 0 {
            self.wait -= 1;
            return None;
        }
        self.wait = ASK_AGAIN;
        match desk.due_backup() {
            Ok(None) => None,
            Ok(Some(job)) if desk.backs_up_itself().unwrap_or(false) => {
                let made = desk.run_backup(&job);
                self.finished(desk, &job, made, messages)
            }
            Ok(Some(job)) => self.begin(job, messages),
            Err(error) => {
                // Somebody writes for long: the next look comes soon.
                tracing::warn!(error = ?std::mem::discriminant(&error), "it is not known whether a backup is due");
                None
            }
        }
    }

    fn begin(&mut self, job: BackupJob, messages: &Messages) -> Option<Answer> {
        let (stop, (sender, made)) = (job.stop(), mpsc::channel());
        let work = move || {
            let made = job.run();
            // Where nobody listens any more the program has ended.
            let _ = sender.send((job, made));
        };
        match thread::Builder::new().name("backup".to_owned()).spawn(work) {
            Ok(thread) => self.running = Some(Running { made, stop, thread }),
            // The claim went with the thread: it is due again when its time has passed once more.
            Err(source) => return Some(self.failed(&store::Error::File { path: "backup".into(), source }, messages)),
        }
        None
    }

    fn finished(
        &mut self,
        desk: &mut Desk,
        job: &BackupJob,
        made: Result<Option<BackupFile>, store::Error>,
        messages: &Messages,
    ) -> Option<Answer> {
        match made {
            Ok(Some(_)) => std::mem::take(&mut self.has_failed).then_some(Answer::BackedUp(Ok(()))),
            Ok(None) => {
                give_up(desk, job);
                None
            }
            Err(error) => {
                give_up(desk, job);
                Some(self.failed(&error, messages))
            }
        }
    }

    fn failed(&mut self, error: &store::Error, messages: &Messages) -> Answer {
        (self.wait, self.has_failed) = (TRY_AGAIN, true);
        let why = error.report(messages).message;
        let report = Report::say("backup-not-made", &[("why", why.into())], Exit::Failed, messages);
        Answer::BackedUp(Err(report))
    }

    /// Ends the one under way: it leaves nothing behind, and is due again.
    pub(super) fn end(&mut self, desk: &mut Desk) {
        let Some(Running { made, stop, thread }) = self.running.take() else { return };
        stop.stop();
        let _ = thread.join();
        if let Ok((job, Ok(None) | Err(_))) = made.try_recv() {
            give_up(desk, &job);
        }
    }
}

fn give_up(desk: &mut Desk, job: &BackupJob) {
    if let Err(error) = desk.give_up_backup(job) {
        // It is due again once something has changed and the time has passed.
        tracing::warn!(error = ?std::mem::discriminant(&error), "it could not be noted that a backup has not come about");
    }
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::path::Path;
    use std::sync::Arc;

    use super::*;
    use crate::desk::{Settings, demo};
    use crate::model::Language;
    use crate::store::{Options, Store};

    fn desk(directory: &Path) -> Desk {
        let moment = demo::fixed_moment();
        let store = Store::open(&directory.join("shop.db"), Options::default()).unwrap();
        let mut desk = Desk::new(store, Settings::default(), Box::new(move || moment)).unwrap();
        desk.save_facts(&[("door".to_owned(), "blue".to_owned())], false).unwrap();
        desk
    }

    /// Looks until something is told, or nothing is under way any more.
    fn told(backing: &mut Backing, desk: &mut Desk) -> Option<Answer> {
        let messages = Arc::new(Messages::new(&Language::english()));
        backing.wait = 0;
        let mut told = backing.look(desk, &messages);
        while told.is_none() && backing.running.is_some() {
            thread::yield_now();
            told = backing.look(desk, &messages);
        }
        told
    }

    #[test]
    fn what_is_due_is_made_and_nothing_is_said_of_it() {
        let directory = tempfile::tempdir().unwrap();
        let (mut desk, mut backing) = (desk(directory.path()), Backing::default());
        assert!(told(&mut backing, &mut desk).is_none());
        assert_eq!(desk.backups().unwrap().len(), 1);
        assert!(told(&mut backing, &mut desk).is_none());
        assert_eq!(desk.backups().unwrap().len(), 1, "nothing has changed since");
    }

    #[test]
    fn a_failure_is_told_until_one_succeeds() {
        let directory = tempfile::tempdir().unwrap();
        let (mut desk, mut backing) = (desk(directory.path()), Backing::default());
        let place = directory.path().join("backups");
        fs::write(&place, "a file").unwrap();
        let failed = told(&mut backing, &mut desk);
        assert!(
            matches!(&failed, Some(Answer::BackedUp(Err(report))) if report.message.contains("backups")),
            "{failed:?}"
        );
        assert!(backing.wait > ASK_AGAIN, "it is not tried all the time");
        fs::remove_file(&place).unwrap();
        assert!(matches!(told(&mut backing, &mut desk), Some(Answer::BackedUp(Ok(())))));
        assert_eq!(desk.backups().unwrap().len(), 1);
    }

    #[test]
    fn one_under_way_is_ended_with_the_program() {
        let directory = tempfile::tempdir().unwrap();
        let (mut desk, mut backing) = (desk(directory.path()), Backing::default());
        let messages = Messages::new(&Language::english());
        assert!(backing.look(&mut desk, &messages).is_none());
        backing.end(&mut desk);
        let left: Vec<_> = fs::read_dir(directory.path().join("backups")).into_iter().flatten().flatten().collect();
        assert!(left.iter().all(|file| !file.file_name().to_string_lossy().starts_with('.')), "{left:?}");
        assert!(left.len() == 1 || desk.due_backup().unwrap().is_some(), "it is there, or due again");
    }
}
