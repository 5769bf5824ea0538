//! Replies with their titles, asks and variants.

mod each;
mod feed;

pub(super) use feed::EachText;
pub use feed::Fed;

use rusqlite::Params;
use rusqlite::types::Value;
use serde_json::Value as Json;

use super::action::Action;
use super::cells::{self, Cells};
use super::parts::Part;
use super::table::{ASKS, REPLIES, TITLES, Table, VARIANTS};
use super::{Error, Store, at_most};
use crate::model::{Asks, Channel, Id, Language, Length, Reply, Role, Shortcut, Title, Tone, Variant, VariantKey};
use crate::text;

/// What a list shows of a reply.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Summary {
    pub id: Id,
    pub shortcut: Shortcut,
    /// In the language asked for, else the first there is, else the shortcut.
    pub title: String,
    pub category: String,
    /// The languages it has a text in.
    pub languages: Vec<Language>,
    /// It is put away.
    pub archived: bool,
}

/// CROSS JOIN: in this order, so that as few are read as are wanted, and not the whole library for its shortcuts.
const MOST_USED: &str =
    "usage CROSS JOIN replies ON replies.id = usage.reply_id WHERE deleted_at IS NULL AND archived = 0
     ORDER BY usage.score DESC, shortcut LIMIT ?2";

impl Store {
    /// A reply with everything that belongs to it.
    ///
    /// # Errors
    /// As for any reading.
    pub fn reply(&self, id: Id) -> Result<Option<Reply>, Error> {
        self.reply_where("WHERE id = ?1 AND deleted_at IS NULL", [id.to_string()])
    }

    /// The reply known by a shortcut.
    ///
    /// # Errors
    /// As for any reading.
    pub fn reply_by_shortcut(&self, shortcut: &Shortcut) -> Result<Option<Reply>, Error> {
        self.reply_where("WHERE shortcut = ?1 AND deleted_at IS NULL", [shortcut.as_str()])
    }

    /// Whether a reply has this shortcut, also one that is put away.
    ///
    /// # Errors
    /// As for any reading.
    pub fn has_reply(&self, shortcut: &str) -> Result<bool, Error> {
        let found: Option<i64> =
            self.cell("SELECT 1 FROM replies WHERE shortcut = ?1 AND deleted_at IS NULL", [shortcut])?;
        Ok(found.is_some())
    }

    /// The shortcuts of all replies, in their order, also of those that are put away: they are taken, and may be included.
    ///
    /// # Errors
    /// As for any reading.
    pub fn shortcuts(&self) -> Result<Vec<String>, Error> {
        let mut statement = self.prepare("SELECT shortcut FROM replies WHERE deleted_at IS NULL ORDER BY shortcut")?;
        Ok(statement.query_map([], |row| row.get(0))?.collect::<Result<_, _>>()?)
    }

    /// How many replies there are, those that are put away not among them.
    ///
    /// # Errors
    /// As for any reading.
    pub fn count_replies(&self) -> Result<usize, Error> {
        let count: Option<i64> =
            self.cell("SELECT count(*) FROM replies WHERE deleted_at IS NULL AND archived = 0", [])?;
        Ok(count.and_then(|count| usize::try_from(count).ok()).unwrap_or_default())
    }

    /// Replies by shortcut, with titles in a language, also those that are put away.
    ///
    /// # Errors
    /// As for any reading.
    pub fn reply_summaries(&self, language: &Language, limit: usize) -> Result<Vec<Summary>, Error> {
        self.summaries("replies WHERE deleted_at IS NULL ORDER BY shortcut LIMIT ?2", language, limit)
    }

    /// What to show before anything is typed: the most used replies first, then by shortcut those that never were.
    ///
    /// # Errors
    /// As for any reading.
    pub fn home_replies(&self, language: &Language, limit: usize) -> Result<Vec<Summary>, Error> {
        let mut home = self.summaries(MOST_USED, language, limit)?;
        if home.len() < limit {
            let unused = "replies WHERE deleted_at IS NULL AND archived = 0 AND id NOT IN (SELECT reply_id FROM usage)
                 ORDER BY shortcut LIMIT ?2";
            home.extend(self.summaries(unused, language, limit - home.len())?);
        }
        Ok(home)
    }

    fn reply_where(&self, rest: &str, params: impl Params) -> Result<Option<Reply>, Error> {
        let Some(bare) = self.row(&REPLIES, rest, params, read_reply)? else { return Ok(None) };
        Ok(Some(Reply {
            titles: self.parts(&TITLES, bare.id, read_title)?,
            asks: self.parts(&ASKS, bare.id, read_asks)?,
            variants: self.parts(&VARIANTS, bare.id, read_variant)?,
            ..bare
        }))
    }

    fn summaries(&self, from: &str, language: &Language, limit: usize) -> Result<Vec<Summary>, Error> {
        let sql = format!(
            "SELECT replies.id, shortcut, category,
                 ifnull(
                     (SELECT text FROM titles WHERE reply_id = replies.id AND language = ?1 AND deleted_at IS NULL),
                     (SELECT text FROM titles WHERE reply_id = replies.id AND deleted_at IS NULL ORDER BY position)
                 ),
                 (SELECT json_group_array(language) FROM (
                     SELECT language FROM variants WHERE reply_id = replies.id AND deleted_at IS NULL
                     GROUP BY language ORDER BY min(position)
                 )), archived
             FROM {from}"
        );
        let mut statement = self.prepare(&sql)?;
        let mut rows = statement.query((language.code(), at_most(limit)))?;
        let mut summaries = Vec::new();
        while let Some(row) = rows.next()? {
            summaries.push(read_summary(&mut Cells::new(row, &SUMMARIES))?);
        }
        Ok(summaries)
    }
}

impl Action<'_> {
    /// Writes a reply with everything that belongs to it; what is there already and the same is left alone.
    ///
    /// # Errors
    /// [`Error::Taken`] where another reply has the shortcut, or where two titles, asks or variants of this one have the
    /// same key; those of any writing.
    pub fn put_reply(&mut self, reply: &Reply) -> Result<(), Error> {
        let titles = reply.titles.iter();
        let asks = reply.asks.iter();
        let variants = reply.variants.iter();
        self.put(&REPLIES, reply.id, &reply_values(reply))?;
        self.put_parts(&TITLES, reply.id, titles.map(|title| Part::new(title_values(title))).collect())?;
        self.put_parts(&ASKS, reply.id, asks.map(|asks| Part::new(asks_values(asks))).collect())?;
        let variants = variants.map(|variant| Part { id: Some(variant.id), values: variant_values(variant) });
        self.put_parts(&VARIANTS, reply.id, variants.collect())
    }

    /// Removes a reply with everything that belongs to it. Says whether there was one.
    ///
    /// # Errors
    /// As for any writing.
    pub fn remove_reply(&mut self, id: Id) -> Result<bool, Error> {
        self.bury(&REPLIES, &[&TITLES, &ASKS, &VARIANTS], id)
    }
}

fn reply_values(reply: &Reply) -> [Value; 7] {
    [
        cells::line(reply.shortcut.as_str()),
        cells::line(&reply.category),
        cells::word(reply.role.word()),
        cells::texts(&reply.tags),
        cells::list(reply.situations.iter().map(|situation| Json::String(situation.to_string()))),
        cells::optional(reply.attach.as_deref(), cells::line),
        Value::from(reply.archived),
    ]
}

fn read_reply(cells: &mut Cells<'_>) -> Result<Reply, Error> {
    Ok(Reply {
        id: cells.own_id()?,
        shortcut: cells.parsed(|text| text.parse().ok())?,
        category: cells.text()?,
        role: cells.parsed(Role::from_word)?,
        tags: cells.list()?,
        situations: cells.list()?,
        attach: cells.optional_text()?,
        archived: cells.flag()?,
        titles: Vec::new(),
        asks: Vec::new(),
        variants: Vec::new(),
    })
}

fn title_values(title: &Title) -> Vec<Value> {
    vec![cells::language(&title.language), cells::line(&title.text)]
}

fn read_title(cells: &mut Cells<'_>) -> Result<Title, Error> {
    Ok(Title { language: cells.parsed(|text| text.parse().ok())?, text: cells.text()? })
}

fn asks_values(asks: &Asks) -> Vec<Value> {
    let texts = asks.texts.iter().map(|ask| Json::String(text::sanitise(ask).into_owned()));
    vec![cells::language(&asks.language), cells::list(texts)]
}

fn read_asks(cells: &mut Cells<'_>) -> Result<Asks, Error> {
    Ok(Asks { language: cells.parsed(|text| text.parse().ok())?, texts: cells.list()? })
}

fn variant_values(variant: &Variant) -> Vec<Value> {
    let VariantKey { language, channel, tone, length } = &variant.key;
    vec![
        cells::language(language),
        cells::optional(channel.as_ref(), cells::channel),
        cells::optional(tone.map(Tone::word), cells::word),
        cells::optional(length.map(Length::word), cells::word),
        cells::lines(&variant.body),
    ]
}

fn read_variant(cells: &mut Cells<'_>) -> Result<Variant, Error> {
    Ok(Variant {
        id: cells.own_id()?,
        key: VariantKey {
            language: cells.parsed(|text| text.parse().ok())?,
            channel: cells.optional(|name| Some(Channel::new(name)))?,
            tone: cells.optional(Tone::from_word)?,
            length: cells.optional(Length::from_word)?,
        },
        body: cells.text()?,
    })
}

/// What [`Store::summaries`] asks for, so that an unreadable cell is named like any other.
const SUMMARIES: Table = Table { columns: &["shortcut", "category", "title", "languages", "archived"], ..REPLIES };

fn read_summary(cells: &mut Cells<'_>) -> Result<Summary, Error> {
    let id = cells.own_id()?;
    let shortcut: Shortcut = cells.parsed(|text| text.parse().ok())?;
    let category = cells.text()?;
    let title = cells.optional_text()?.unwrap_or_else(|| shortcut.to_string());
    Ok(Summary { id, shortcut, title, category, languages: cells.list()?, archived: cells.flag()? })
}

#[cfg(test)]
mod tests {
    use super::super::ActionKind;
    use super::super::samples::{act, at, entry, reply};
    use super::*;
    use crate::model::Retraction;

    fn shortcuts(summaries: Vec<Summary>) -> Vec<String> {
        summaries.into_iter().map(|summary| summary.shortcut.into()).collect()
    }

    fn polish() -> Language {
        "pl".parse().unwrap()
    }

    #[test]
    fn a_summary_speaks_the_language_asked_for_or_the_first() {
        let mut store = Store::in_memory().unwrap();
        let mut pickup = reply("pickup");
        pickup.titles.push(Title { language: polish(), text: "Odbiór".to_owned() });
        pickup.variants.push(Variant { id: Id::new(), key: VariantKey::of(polish()), body: String::new() });
        let key = VariantKey { length: Some(Length::Short), ..VariantKey::of(Language::english()) };
        pickup.variants.push(Variant { id: Id::new(), key, body: String::new() });
        let bare = Reply { titles: Vec::new(), variants: Vec::new(), ..reply("bare") };
        act(&mut store, |action| {
            action.put_reply(&pickup)?;
            action.put_reply(&bare)
        });
        let title = |code: &str| store.reply_summaries(&code.parse().unwrap(), 9).unwrap().remove(1).title;
        assert_eq!((title("pl"), title("de")), ("Odbiór".to_owned(), "Title of pickup".to_owned()));
        let summaries = store.reply_summaries(&polish(), 9).unwrap();
        assert_eq!((summaries[0].title.as_str(), &summaries[0].languages), ("bare", &Vec::new()));
        assert_eq!(summaries[1].languages, [Language::english(), polish()]);
        assert_eq!((store.reply_summaries(&polish(), 1).unwrap().len(), store.count_replies().unwrap()), (1, 2));
    }

    #[test]
    fn home_shows_the_most_used_and_then_the_rest() {
        let mut store = Store::in_memory().unwrap();
        let [a, b, c, d] = ["a", "b", "c", "d"].map(reply);
        act(&mut store, |action| [&a, &b, &c, &d].into_iter().try_for_each(|reply| action.put_reply(reply)));
        let english = Language::english();
        let home = |store: &Store| shortcuts(store.home_replies(&english, 9).unwrap());
        assert_eq!(home(&store), ["a", "b", "c", "d"]);
        let wrong = entry(&[&d], None, at(5));
        act(&mut store, |action| {
            action.record(&entry(&[&b], None, at(1)))?;
            action.record(&entry(&[&c, &b], None, at(2)))?;
            action.record(&wrong)?;
            action.record(&entry(&[&d], None, at(6)))?;
            action.record(&entry(&[&d], None, at(7)))
        });
        assert_eq!(home(&store), ["d", "b", "c", "a"]);
        act(&mut store, |action| action.remove_reply(b.id));
        assert_eq!(home(&store), ["d", "c", "a"]);
        store.undo(at(8)).unwrap();
        let with_wrong = store.usage_of(d.id).unwrap();
        store.act(ActionKind::Retract, "d", at(8), |action| action.retract(wrong.id, Retraction::NotSent)).unwrap();
        assert!(store.usage_of(d.id).unwrap() < with_wrong);
        assert_eq!(store.usage_of(a.id).unwrap(), None);
        assert_eq!(home(&store), ["d", "b", "c", "a"]);
        assert_eq!(shortcuts(store.home_replies(&english, 2).unwrap()), ["d", "b"]);
        for _ in 0..3 {
            store.undo(at(9)).unwrap();
        }
        assert_eq!(store.usage().unwrap().len(), 0);
        assert_eq!(store.count_replies().unwrap(), 0);
    }

    #[test]
    fn variants_may_trade_their_keys() {
        let mut store = Store::in_memory().unwrap();
        let mut pickup = reply("pickup");
        pickup.variants.push(Variant { id: Id::new(), key: VariantKey::of(polish()), body: "Drzwi".to_owned() });
        act(&mut store, |action| action.put_reply(&pickup));
        let key = pickup.variants[0].key.clone();
        pickup.variants[0].key = std::mem::replace(&mut pickup.variants[1].key, key);
        act(&mut store, |action| action.put_reply(&pickup));
        assert_eq!(store.reply(pickup.id).unwrap().as_ref(), Some(&pickup));
        pickup.variants[0].key = pickup.variants[1].key.clone();
        let twice = store.act(ActionKind::EditReply, "pickup", at(1), |action| action.put_reply(&pickup));
        assert!(matches!(twice, Err(Error::Taken { table: "variants", .. })), "{twice:?}");
        assert_eq!(store.reply(pickup.id).unwrap().unwrap().variants.len(), 2);
    }

    #[test]
    fn a_removed_replys_shortcut_is_free_again() {
        let mut store = Store::in_memory().unwrap();
        let (one, other) = (reply("pickup"), reply("pickup"));
        act(&mut store, |action| action.put_reply(&one));
        assert!(act(&mut store, |action| action.remove_reply(one.id)));
        assert!(!act(&mut store, |action| action.remove_reply(one.id)));
        act(&mut store, |action| action.put_reply(&other));
        assert_eq!(store.reply_by_shortcut(&one.shortcut).unwrap(), Some(other));
    }

    #[test]
    fn only_rows_that_differ_are_written() {
        let mut store = Store::in_memory().unwrap();
        let mut pickup = reply("pickup");
        act(&mut store, |action| action.put_reply(&pickup));
        let before = store.last_seq().unwrap();
        pickup.titles[0].text = "The door".to_owned();
        act(&mut store, |action| action.put_reply(&pickup));
        assert_eq!(store.last_seq().unwrap(), before + 1);
    }

    #[test]
    fn one_reply_that_cannot_be_read_does_not_hide_the_others() {
        let mut store = Store::in_memory().unwrap();
        let [a, b, c] = ["a", "b", "c"].map(reply);
        act(&mut store, |action| [&a, &b, &c].into_iter().try_for_each(|reply| action.put_reply(reply)));
        store.conn.execute("UPDATE variants SET tone = 'shouting' WHERE reply_id = ?1", [b.id.to_string()]).unwrap();
        let mut seen = Vec::new();
        store
            .each_reply(|reply| seen.push(reply.map(|reply| reply.shortcut.to_string()).map_err(|e| e.to_string())))
            .unwrap();
        let id = b.variants[0].id;
        let error = format!("row {id} of variants: \"shouting\" in column tone cannot be read");
        assert_eq!(seen, [Ok("a".to_owned()), Err(error.clone()), Ok("c".to_owned())]);
        let mut parts = Vec::new();
        let feed = |part: Fed<'_>| match part {
            Fed::Reply { shortcut, .. } => parts.push(Err(shortcut.to_owned())),
            Fed::End => parts.push(Ok(())),
            Fed::Unreadable(error) => parts.push(Err(error.to_string())),
            _ => {}
        };
        store.feed_replies(feed).unwrap();
        let name = |name: &str| Err(name.to_owned());
        assert_eq!(parts, [name("a"), Ok(()), name("b"), Err(error), name("c"), Ok(())]);
    }

    #[test]
    fn the_library_is_read_in_the_order_of_indices() {
        let store = Store::in_memory().unwrap();
        let steps = |sql: &str| -> Vec<String> {
            let mut statement = store.conn.prepare(&format!("EXPLAIN QUERY PLAN {sql}")).unwrap();
            let steps = statement.query_map([], |row| row.get(3)).unwrap();
            steps.map(Result::unwrap).collect()
        };
        let plan =
            |table: &Table, order: &str| steps(&table.select(&format!("WHERE deleted_at IS NULL ORDER BY {order}")));
        let parts = [&TITLES, &ASKS, &VARIANTS].map(|table| plan(table, "reply_id, position"));
        for steps in parts.into_iter().chain([plan(&REPLIES, "id")]) {
            assert!(matches!(&steps[..], [one] if one.contains(" USING INDEX ")), "{steps:?}");
        }
        let home = steps(&format!("SELECT shortcut FROM {}", MOST_USED.replace("?2", "9")));
        assert!(home.first().is_some_and(|first| first.contains("INDEX usage_score")), "{home:?}");
    }
}
