//! The file under an open interface: whether it is still there, and whether it is sound. What is found stays on the screen until it is
//! mended, and until then nothing is written.

use std::path::PathBuf;
use std::sync::mpsc::{self, Receiver, TryRecvError};
use std::thread;

use crate::desk::Desk;
use crate::i18n::Messages;
use crate::report::{Report, Reported as _};
use crate::store::{self, Store};
use crate::tui::message::Answer;

/// What is known of the file.
#[derive(Debug, Default)]
pub(super) struct Guard {
    is_gone: bool,
    /// What was said of damage; it stays said.
    damage: Option<Report>,
    looking: Looking,
    /// Something could not be read, though the file had been found sound.
    seems_wrong: bool,
}

/// How far looking through the file has come. It happens on a thread of its own, so that nobody waits for it.
#[derive(Debug, Default)]
enum Looking {
    #[default]
    NotYet,
    Under(Receiver<Result<(), store::Error>>),
    Done,
}

impl Guard {
    /// Looks, and says what is to be shown from now on, where that is something else.
    pub(super) fn look(&mut self, desk: &mut Desk, messages: &Messages) -> Option<Answer> {
        let is_gone = !desk.is_file_there();
        if is_gone != std::mem::replace(&mut self.is_gone, is_gone) {
            let gone = desk.look_for_file().map(|error| error.report(messages));
            return Some(trouble(gone.or_else(|| self.damage.clone())));
        }
        if is_gone {
            return None;
        }
        let error = match self.looked_through(desk)? {
            Err(store::Error::Damaged { detail }) => {
                desk.mark_damaged(&detail);
                store::Error::Damaged { detail }
            }
            // By itself the file is sound, and read from here it is not: it is another one than was opened.
            Ok(()) if std::mem::take(&mut self.seems_wrong) && self.damage.is_none() => {
                desk.mark_overwritten();
                store::Error::Overwritten
            }
            _ => return None,
        };
        let report = error.report(messages);
        self.damage = Some(report.clone());
        Some(trouble(Some(report)))
    }

    /// Has the file looked through once more: something has seemed wrong with it.
    pub(super) fn look_again(&mut self) {
        if matches!(self.looking, Looking::Done) {
            self.looking = Looking::NotYet;
        }
    }

    /// The same after something could not be read.
    pub(super) fn read_failed(&mut self) {
        self.seems_wrong = true;
        self.look_again();
    }

    /// Whether the file has been looked through.
    pub(super) const fn has_looked(&self) -> bool {
        matches!(self.looking, Looking::Done)
    }

    /// What came of looking through the file, once; `None` as long as nothing has.
    fn looked_through(&mut self, desk: &Desk) -> Option<Result<(), store::Error>> {
        match &self.looking {
            Looking::Done => None,
            Looking::NotYet => {
                self.looking = Looking::Done;
                let file = desk.file()?;
                if desk.backs_up_itself().unwrap_or(false) {
                    return Some(desk.store().look_through_itself());
                }
                self.looking = begin(file).map_or(Looking::Done, Looking::Under);
                None
            }
            Looking::Under(looked) => match looked.try_recv() {
                Err(TryRecvError::Empty) => None,
                Err(TryRecvError::Disconnected) => {
                    self.looking = Looking::Done;
                    None
                }
                Ok(looked) => {
                    self.looking = Looking::Done;
                    Some(looked)
                }
            },
        }
    }
}

fn trouble(report: Option<Report>) -> Answer {
    Answer::Trouble(report.map(Box::new))
}

/// Begins to look through a file; `None` where there can be no thread, which only means that damage is found later.
fn begin(file: PathBuf) -> Option<Receiver<Result<(), store::Error>>> {
    let (sender, looked) = mpsc::channel();
    let work = move || {
        // Where nobody listens any more the program has ended.
        let _ = sender.send(Store::look_through(&file));
    };
    thread::Builder::new().name("soundness".to_owned()).spawn(work).ok().map(|_thread| looked)
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::path::Path;

    use super::*;
    use crate::desk::{Settings, demo};
    use crate::model::Language;
    use crate::store::Options;

    fn desk(database: &Path) -> Desk {
        let moment = demo::fixed_moment();
        let store = Store::open(database, Options::default()).unwrap();
        let mut desk = Desk::new(store, Settings::default(), Box::new(move || moment)).unwrap();
        desk.save_facts(&[("door".to_owned(), "blue".to_owned())], true).unwrap();
        desk
    }

    /// Looks until something is told, or nothing is under way any more.
    fn told(guard: &mut Guard, desk: &mut Desk) -> String {
        let messages = Messages::new(&Language::english());
        loop {
            match guard.look(desk, &messages) {
                Some(Answer::Trouble(Some(report))) => return report.message,
                Some(Answer::Trouble(None)) => return "mended".to_owned(),
                None if matches!(guard.looking, Looking::Done) => return "nothing".to_owned(),
                _ => thread::yield_now(),
            }
        }
    }

    #[test]
    #[cfg(unix)]
    fn a_file_that_goes_is_told_at_once_and_so_is_that_it_is_back() {
        let directory = tempfile::tempdir().unwrap();
        let (path, elsewhere) = (directory.path().join("shop.db"), directory.path().join("elsewhere.db"));
        let (mut desk, mut guard) = (desk(&path), Guard::default());
        assert_eq!(told(&mut guard, &mut desk), "nothing", "it is there and sound");
        fs::rename(&path, &elsewhere).unwrap();
        let gone = told(&mut guard, &mut desk);
        assert!(gone.contains("was removed") && gone.contains("shop.db.rescued"), "{gone}");
        assert!(directory.path().join("shop.db.rescued").exists(), "nobody had to write first");
        assert_eq!(told(&mut guard, &mut desk), "nothing", "it is said once, and stays");
        fs::rename(&elsewhere, &path).unwrap();
        assert_eq!(told(&mut guard, &mut desk), "mended");
        desk.save_facts(&[("door".to_owned(), "green".to_owned())], false).unwrap();
    }

    #[test]
    #[cfg(unix)]
    fn a_file_that_is_emptied_in_its_place_is_gone() {
        let directory = tempfile::tempdir().unwrap();
        let path = directory.path().join("shop.db");
        let (mut desk, mut guard) = (desk(&path), Guard::default());
        assert_eq!(told(&mut guard, &mut desk), "nothing");
        fs::File::options().write(true).open(&path).unwrap().set_len(0).unwrap();
        assert!(told(&mut guard, &mut desk).contains("was removed"));
        let refused = desk.save_facts(&[("door".to_owned(), "green".to_owned())], false);
        assert!(matches!(refused, Err(crate::desk::Error::Store(store::Error::Gone { .. }))), "{refused:?}");
    }

    #[test]
    fn what_cannot_be_read_of_a_sound_file_ends_all_writing() {
        let directory = tempfile::tempdir().unwrap();
        let (mut desk, mut guard) = (desk(&directory.path().join("shop.db")), Guard::default());
        assert_eq!(told(&mut guard, &mut desk), "nothing");
        // A backup that fails is no such sign.
        guard.look_again();
        assert_eq!(told(&mut guard, &mut desk), "nothing");
        guard.read_failed();
        let told = told(&mut guard, &mut desk);
        assert!(told.contains("written over it"), "{told}");
        let refused = desk.save_facts(&[("door".to_owned(), "green".to_owned())], false);
        assert!(matches!(refused, Err(crate::desk::Error::Store(store::Error::Overwritten))), "{refused:?}");
    }

    #[test]
    fn damage_is_found_by_itself_and_ends_all_writing() {
        let directory = tempfile::tempdir().unwrap();
        let path = directory.path().join("shop.db");
        drop(desk(&path));
        let mut bytes = fs::read(&path).unwrap();
        // Some way in, where neither the schema nor the first replies are.
        let middle = bytes.len() / 4096 / 2 * 4096;
        bytes[middle..middle + 4096].fill(0xee);
        fs::write(&path, bytes).unwrap();
        let store = Store::open(&path, Options::default()).unwrap();
        let moment = demo::fixed_moment();
        let mut desk = Desk::new(store, Settings::default(), Box::new(move || moment)).unwrap();
        let mut guard = Guard::default();
        let damaged = told(&mut guard, &mut desk);
        assert!(damaged.contains("cannot be read"), "{damaged}");
        let refused = desk.save_facts(&[("door".to_owned(), "green".to_owned())], false);
        assert!(matches!(refused, Err(crate::desk::Error::Store(store::Error::Damaged { .. }))), "{refused:?}");
        assert_eq!(told(&mut guard, &mut desk), "nothing", "it is said once, and stays");
    }
}
