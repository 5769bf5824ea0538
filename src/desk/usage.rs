//! How replies and their texts are used, from the journal.

use std::collections::HashMap;

use jiff::civil::DateTime;
use serde::Serialize;

use super::{Desk, Error};
use crate::model::Id;
use crate::store::Copies;

/// How a reply or a text was used, of the copies that were not taken back.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Usage {
    pub times: u32,
    /// When last, where the shop is.
    pub last: Option<DateTime>,
    /// For how many buyers; copies for nobody in particular count for none.
    pub buyers: u32,
    /// How often the text was changed by hand first, as far as that was noted.
    pub edited: u32,
}

/// How a reply was used, as a whole and by text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ReplyUsage {
    pub all: Usage,
    /// By the identity of the text; those that never were used are left out, those that are gone are not. What was copied before that was
    /// noted counts for the reply alone.
    pub texts: HashMap<Id, Usage>,
}

impl Desk {
    /// How a reply and its texts were used.
    ///
    /// # Errors
    /// Those of reading the records.
    pub fn usage_of(&self, reply: Id) -> Result<ReplyUsage, Error> {
        let zone = self.now()?.time_zone().clone();
        let all = self.store.copies_of(reply)?.map(|copies| usage(&copies, &zone)).unwrap_or_default();
        let texts = self.store.copies_of_texts(reply)?;
        Ok(ReplyUsage { all, texts: texts.iter().map(|(id, copies)| (*id, usage(copies, &zone))).collect() })
    }

    /// How every reply was used that ever was.
    ///
    /// # Errors
    /// Those of reading the records.
    pub fn usage_of_all(&self) -> Result<HashMap<Id, Usage>, Error> {
        let zone = self.now()?.time_zone().clone();
        let all = self.store.copies_of_replies()?;
        Ok(all.iter().map(|(id, copies)| (*id, usage(copies, &zone))).collect())
    }
}

fn usage(copies: &Copies, zone: &jiff::tz::TimeZone) -> Usage {
    Usage {
        times: copies.times,
        last: Some(copies.last.to_zoned(zone.clone()).datetime()),
        buyers: copies.buyers,
        edited: copies.edited,
    }
}

#[cfg(test)]
mod tests {
    use crate::clipboard::{Outcome, Route};
    use crate::desk::{Composition, Part, Pins, Prepared, demo};

    #[test]
    fn a_copy_counts_for_its_text_and_tells_whether_it_was_changed() {
        let mut desk = demo::ready_made();
        let mut reply = desk.reply_called("pickup-car").expect("a starter reply");
        reply.variants.iter_mut().for_each(|variant| variant.body = "Hallo.".to_owned());
        desk.save_reply(&reply).expect("a reply");
        let before = desk.usage_of(reply.id).expect("usage");
        let variant = reply.variants.iter().find(|variant| variant.key.language.code() == "de").expect("a text").id;
        let parts = vec![Part { reply: reply.id, variant: Some(variant) }];
        let composition = Composition { parts, ..Composition::of(reply.id, Pins::default()) };
        let Prepared::Ready(ready) = desk.prepare(composition.clone()).expect("a message") else { panic!("a hole") };
        let outcome = Outcome::Checked { route: Route::X11 };
        desk.record(&ready, &outcome).expect("it is noted");
        let same = desk.prepare_text(ready.text.as_str(), composition.clone(), None).expect("a message");
        let changed = format!("{} Bis bald!", ready.text.as_str());
        let other = desk.prepare_text(&changed, composition, None).expect("a message");
        assert_eq!((ready.edited, same.edited, other.edited), (false, false, true));
        let entry = desk.record(&other, &outcome).expect("it is noted").expect("an entry");
        let usage = desk.usage_of(reply.id).expect("usage");
        assert_eq!(usage.all.times, before.all.times + 2);
        assert_eq!((usage.texts[&variant].times, usage.texts[&variant].edited), (2, 1));
        let again = desk.prepare_again(entry.id).expect("a message");
        assert_eq!((again.edited, again.variants), (true, [(reply.id, variant)].into_iter().collect()));
        desk.undo().expect("an undo");
        assert_eq!(desk.usage_of(reply.id).expect("usage").texts[&variant].edited, 0);
        assert_eq!(desk.usage_of_all().expect("usage")[&reply.id].times, before.all.times + 1);
    }
}
