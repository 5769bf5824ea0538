//! Texts that are old enough to go: of the journal what was written, of messages what buyers wrote and what was learnt from it.

use jiff::Timestamp;
use jiff::civil::Date;
use rusqlite::params;

use super::needles::Needles;
use crate::store::action::{Action, ActionKind};
use crate::store::log::Step;
use crate::store::{Error, Store};

/// The day on which texts were last looked through for their age.
const LAST: &str = "retention-on";

/// The moments before which texts go; `None` keeps them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Expiry {
    /// Of lines of the journal: when they were copied.
    pub journal: Option<Timestamp>,
    /// Of messages that are answered or put aside: when they came.
    pub messages: Option<Timestamp>,
}

impl Store {
    /// The day on which [`Store::expire`] last did its work.
    ///
    /// # Errors
    /// As for any reading.
    pub fn expired_on(&self) -> Result<Option<Date>, Error> {
        Ok(self.meta(LAST)?.and_then(|day| day.parse().ok()))
    }

    /// Empties texts that are too old, at most once a day, and says how many. The lines stay: when, from which reply, for whom. It cannot be
    /// taken back, and what was done with these lines cannot be either.
    ///
    /// # Errors
    /// As for any writing.
    pub fn expire(&mut self, expiry: Expiry, today: Date, now: Timestamp) -> Result<usize, Error> {
        if expiry == Expiry::default() || self.expired_on()? == Some(today) {
            return Ok(0);
        }
        let (needles, count) = self.write(|store| {
            let mut action = Action::begin(store, Step::Do, ActionKind::Expire, "", now)?;
            let seq = action.seq;
            let (needles, count) = store.expire_rows(expiry, now)?;
            action.set_meta(LAST, Some(&today.to_string()))?;
            action.finish()?;
            if count > 0 {
                store.forget_logged(seq, &Needles::default())?;
                store.note_unfinished(now)?;
            }
            Ok::<_, Error>(((needles, count), true))
        })?;
        if count > 0 {
            // Whoever is reading just now is not waited for: the next start completes it.
            self.clear_bytes(&needles, std::time::Duration::ZERO)?;
        }
        Ok(count)
    }

    /// Empties the rows, and gathers what they said and which they were.
    fn expire_rows(&self, expiry: Expiry, now: Timestamp) -> Result<(Needles, usize), Error> {
        self.point_at(&[])?;
        self.gather()?;
        let milliseconds = |moment: Option<Timestamp>| moment.map_or(i64::MIN, Timestamp::as_millisecond);
        let mut needles = Needles::default();
        let mut count = 0;
        for (table, whose, before) in [
            ("journal", "at < ?1 AND text <> ''", expiry.journal),
            (
                "messages",
                "received_at < ?1 AND text <> '' AND (answer_id IS NOT NULL OR put_aside_at IS NOT NULL OR deleted_at IS NOT NULL)",
                expiry.messages,
            ),
            ("learnt_examples", "at < ?1", expiry.messages),
        ] {
            let before = milliseconds(before);
            let mut statement = self.prepare(&format!("SELECT id, text FROM {table} WHERE {whose}"))?;
            let mut rows = statement.query([before])?;
            while let Some(row) = rows.next()? {
                needles.text(&row.get::<_, String>(1)?);
                self.prepare("INSERT OR IGNORE INTO temp.gone (id) VALUES (?1)")?
                    .execute([row.get::<_, String>(0)?])?;
                count += 1;
            }
            drop(rows);
            if table == "learnt_examples" {
                self.prepare(&format!("DELETE FROM {table} WHERE {whose}"))?.execute([before])?;
            } else {
                self.prepare(&format!("UPDATE {table} SET text = '', updated_at = ?2, rev = rev + 1 WHERE {whose}"))?
                    .execute(params![before, now.as_millisecond()])?;
            }
        }
        Ok((needles, count))
    }
}

#[cfg(test)]
mod tests {
    use rusqlite::types::ValueRef;

    use super::*;
    use crate::model::{Entry, LearntExample, Message};
    use crate::store::Options;
    use crate::store::samples::{act, at, buyer, entry, reply};

    #[test]
    fn old_texts_go_and_their_lines_stay() {
        let directory = tempfile::tempdir().unwrap();
        let path = directory.path().join("shop.db");
        let mut store = Store::open(&path, Options::default()).unwrap();
        let (pickup, anna) = (reply("pickup"), buyer("Anna", &[]));
        let said = |text: &str, when| Entry { text: text.to_owned(), ..entry(&[&pickup], Some(&anna), when) };
        let (old, new) = (said("oldwort was said", at(0)), said("newwort was said", at(100_000)));
        let came = |text: &str, when, answer| Message { answer, ..Message::received(text, when) };
        let open = came("openwort", at(0), None);
        act(&mut store, |action| {
            action.put_reply(&pickup)?;
            action.put_buyer(&anna)?;
            action.record(&old)?;
            action.record(&new)?;
            action.put_message(&came("askedwort", at(0), Some(old.id)))?;
            action.put_message(&open)?;
            action.learn(&LearntExample {
                id: crate::model::Id::new(),
                text: "learntwort".to_owned(),
                language: None,
                reply: pickup.id,
                buyer: Some(anna.id),
                entry: Some(old.id),
                at: at(0),
            })
        });
        let expiry = Expiry { journal: Some(at(50_000)), messages: Some(at(50_000)) };
        let day = "2026-11-22".parse().unwrap();
        assert_eq!(store.expire(expiry, day, at(200_000)).unwrap(), 3);
        assert_eq!(store.expire(expiry, day, at(200_000)).unwrap(), 0, "once a day");
        assert_eq!(store.expired_on().unwrap(), Some(day));
        let kept = store.entry(old.id).unwrap().unwrap();
        assert_eq!(kept, Entry { text: String::new(), ..old });
        assert_eq!(store.entry(new.id).unwrap(), Some(new));
        assert_eq!(store.message(open.id).unwrap(), Some(open), "what waits for an answer stays");
        let backup = directory.path().join("later.db");
        store.backup_to(&backup).unwrap();
        // While it is open, too: in the file, in the write-ahead log beside it, in a backup that is made from now on.
        assert_eq!(left_in(directory.path()), ["newwort", "openwort"]);
        store.close().unwrap();
        assert_eq!(left_in(directory.path()), ["newwort", "openwort"]);
        assert_eq!(std::fs::read_dir(directory.path()).unwrap().count(), 2, "the file and its backup");
    }

    /// Which of the words stand in any file of a directory.
    fn left_in(directory: &std::path::Path) -> Vec<&'static str> {
        let files = std::fs::read_dir(directory).unwrap().map(|file| std::fs::read(file.unwrap().path()).unwrap());
        let files: Vec<Vec<u8>> = files.collect();
        let has = |word: &&str| {
            files.iter().any(|bytes| bytes.windows(word.len()).any(|part| part.eq_ignore_ascii_case(word.as_bytes())))
        };
        ["oldwort", "newwort", "askedwort", "openwort", "learntwort"].into_iter().filter(has).collect()
    }

    #[test]
    fn what_expires_can_no_longer_be_found_nor_brought_back() {
        let mut store = Store::in_memory().unwrap();
        let (pickup, anna) = (reply("pickup"), buyer("Anna", &[]));
        let old = Entry { text: "oldwort was said".to_owned(), ..entry(&[&pickup], Some(&anna), at(0)) };
        act(&mut store, |action| {
            action.put_reply(&pickup)?;
            action.put_buyer(&anna)
        });
        store.act(ActionKind::Copy, "pickup", at(0), |action| action.record(&old)).unwrap();
        assert_eq!(store.entries_containing("oldwort", 9).unwrap().len(), 1);
        let expiry = Expiry { journal: Some(at(50_000)), messages: None };
        assert_eq!(store.expire(expiry, "2026-11-22".parse().unwrap(), at(200_000)).unwrap(), 1);
        assert_eq!(store.entries_containing("oldwort", 9).unwrap(), []);
        let tables = "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite%'";
        let names: Vec<String> = {
            let mut statement = store.prepare(tables).unwrap();
            statement.query_map([], |row| row.get(0)).unwrap().map(Result::unwrap).collect()
        };
        assert!(names.iter().any(|name| name.starts_with("buyer_words")), "full-text tables are among them: {names:?}");
        for name in names {
            let mut statement = store.prepare(&format!("SELECT * FROM {name}")).unwrap();
            let columns = statement.column_count();
            let mut rows = statement.query([]).unwrap();
            while let Some(row) = rows.next().unwrap() {
                for column in 0..columns {
                    let (ValueRef::Text(bytes) | ValueRef::Blob(bytes)) = row.get_ref(column).unwrap() else {
                        continue;
                    };
                    assert!(!bytes.windows(7).any(|part| part == b"oldwort"), "{name}");
                }
            }
        }
        assert_eq!(store.disagreements().unwrap(), []);
        // What undo takes back is what was done before, not the copy whose text has gone.
        assert_eq!(store.next_undo().unwrap().map(|last| last.kind), Some(ActionKind::SetUp));
    }
}
