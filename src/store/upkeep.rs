//! What keeping a library true asks of the records: whom the shop writes to, and which texts are older than which.

use std::collections::BTreeMap;

use super::action::Action;
use super::{Error, Store};
use crate::model::{Channel, Id, Language, Tone};

impl Store {
    /// The languages of the buyers, each with the tone that is noted of them; each pair once.
    ///
    /// # Errors
    /// As for any reading.
    pub fn spoken(&self) -> Result<Vec<(Language, Option<Tone>)>, Error> {
        let mut statement = self.prepare(
            "SELECT DISTINCT language, tone FROM buyers WHERE deleted_at IS NULL AND language IS NOT NULL ORDER BY 1, 2",
        )?;
        let mut rows = statement.query([])?;
        let mut spoken = Vec::new();
        while let Some(row) = rows.next()? {
            let (code, tone): (String, Option<String>) = (row.get(0)?, row.get(1)?);
            // What cannot be read is no language that anybody waits for a text in.
            if let Ok(language) = code.parse() {
                spoken.push((language, tone.as_deref().and_then(Tone::from_word)));
            }
        }
        Ok(spoken)
    }

    /// The channels that buyers are on; each once.
    ///
    /// # Errors
    /// As for any reading.
    pub fn channels(&self) -> Result<Vec<Channel>, Error> {
        let mut statement = self.prepare("SELECT DISTINCT channel FROM handles WHERE deleted_at IS NULL ORDER BY 1")?;
        let mut rows = statement.query([])?;
        let mut channels = Vec::new();
        while let Some(row) = rows.next()? {
            channels.push(Channel::new(&row.get::<_, String>(0)?));
        }
        Ok(channels)
    }

    /// For each reply when its texts in each language were last written, in milliseconds.
    ///
    /// # Errors
    /// As for any reading.
    pub fn written_at(&self) -> Result<BTreeMap<(Id, Language), i64>, Error> {
        let mut statement = self.prepare(
            "SELECT reply_id, language, max(updated_at) FROM variants WHERE deleted_at IS NULL GROUP BY 1, 2",
        )?;
        let mut rows = statement.query([])?;
        let mut written = BTreeMap::new();
        while let Some(row) = rows.next()? {
            let (reply, code): (String, String) = (row.get(0)?, row.get(1)?);
            if let (Ok(reply), Ok(language)) = (reply.parse(), code.parse()) {
                written.insert((reply, language), row.get(2)?);
            }
        }
        Ok(written)
    }
}

impl Store {
    /// When the texts of one reply in each language were last written, in milliseconds.
    ///
    /// # Errors
    /// As for any reading.
    pub fn written_at_of(&self, reply: Id) -> Result<BTreeMap<(Id, Language), i64>, Error> {
        let mut statement = self.prepare(
            "SELECT language, max(updated_at) FROM variants WHERE reply_id = ?1 AND deleted_at IS NULL GROUP BY 1",
        )?;
        let mut rows = statement.query([reply.to_string()])?;
        let mut written = BTreeMap::new();
        while let Some(row) = rows.next()? {
            let code: String = row.get(0)?;
            if let Ok(language) = code.parse() {
                written.insert((reply, language), row.get(1)?);
            }
        }
        Ok(written)
    }
}

impl Action<'_> {
    /// Dates the texts of a reply anew that are in another language than this one: they are right as they are. Says how many.
    ///
    /// # Errors
    /// As for any writing.
    pub fn confirm_texts(&mut self, reply: Id, source: &Language) -> Result<usize, Error> {
        let confirmed = self
            .store
            .prepare(
                "UPDATE variants SET updated_at = ?1, rev = rev + 1
                 WHERE reply_id = ?2 AND language <> ?3 AND deleted_at IS NULL",
            )?
            .execute((self.now, reply.to_string(), source.code()))?;
        Ok(confirmed)
    }
}
