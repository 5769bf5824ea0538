//! From what was typed to a list of replies.

use std::collections::HashMap;

use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp};

use super::{Composition, Desk, Error, Group, Part, Pins, Preview, Row, Thing};
use crate::model::{Id, Order, Reply};
use crate::search::{Context, Hit, Query};
use crate::text;

/// What `usage` is divided by to fit the index's scale from 0 to 1. It counts half-lives of a month since 1970, about 690
/// in 2026; only its order matters.
const USAGE_SCALE: f64 = 2_000.0;

/// So many replies are read at most to find those with exact words: it takes some milliseconds.
const MOST_READ: usize = 500;

/// How many candidates are named where words fit several replies.
const CANDIDATES: usize = 8;
/// How many are offered where none is called so.
const NEAR: usize = 3;

/// For so long a reply that went to the same buyer is worth a hint: a day.
const LATELY: SignedDuration = SignedDuration::from_hours(24);

/// The number of the situation in which a buyer bargains.
const BARGAINING: u8 = 8;

impl Desk {
    /// The list for what was typed, and the message that its first line makes together with what was kept already.
    ///
    /// # Errors
    /// Those of reading the records.
    pub fn list(
        &self,
        typed: &str,
        composition: &Composition,
        limit: usize,
    ) -> Result<(Vec<Row>, Option<Preview>), Error> {
        let order = match composition.pins.order {
            Some(order) => self.store.order(order)?,
            None => None,
        };
        let mut rows = self.rows(typed, order.as_ref(), limit)?;
        let is_settled = order.as_ref().and_then(Order::due).is_some_and(|due| due.minor <= 0);
        let bargains = order.is_some_and(|order| order.state.calls_for().contains(&BARGAINING));
        if typed.trim().is_empty() {
            if bargains {
                rows = self.rung_by_rung(rows, composition.pins)?;
            }
            if is_settled {
                self.dunning_last(&mut rows, composition.pins)?;
            }
        }
        self.shown_first(rows, composition)
    }

    /// Of the replies that an order calls for, puts those behind that ask for money, since nothing is left to pay of it.
    fn dunning_last(&self, rows: &mut [Row], pins: Pins) -> Result<(), Error> {
        let called = rows.iter().take_while(|row| row.group == Group::CalledFor).count();
        let (called, _) = rows.split_at_mut(called);
        let mut dunning = Vec::new();
        for row in called.iter() {
            let parts = vec![Part { reply: row.reply, variant: None }];
            let preview = self.preview(&Composition { parts, pins, ..Composition::default() })?;
            let missing = preview.map(|preview| preview.rendered.missing().names).unwrap_or_default();
            if missing.iter().any(|name| name == "order.due") {
                dunning.push(row.reply);
            }
        }
        called.sort_by_key(|row| dunning.contains(&row.reply));
        Ok(())
    }

    /// A list with the days its replies were last sent to the pinned buyer, and the message that its first line makes together
    /// with what was kept already.
    pub(super) fn shown_first(
        &self,
        mut rows: Vec<Row>,
        composition: &Composition,
    ) -> Result<(Vec<Row>, Option<Preview>), Error> {
        if let Some(buyer) = composition.pins.buyer {
            self.mark_sent(&mut rows, &self.store.last_copied_for(buyer)?)?;
        }
        let mut composition = composition.clone();
        if let Some(row) = rows.first()
            && !composition.parts.iter().any(|part| part.reply == row.reply)
        {
            composition.parts.push(Part { reply: row.reply, variant: None });
        }
        let preview = self.preview(&composition)?;
        Ok((rows, preview))
    }

    /// The replies that match, best first.
    ///
    /// # Errors
    /// Those of reading the records.
    pub fn search(&self, typed: &str, limit: usize) -> Result<Vec<Row>, Error> {
        self.rows(typed, None, limit)
    }

    fn rows(&self, typed: &str, order: Option<&Order>, limit: usize) -> Result<Vec<Row>, Error> {
        if !self.indexed {
            return self.most_used(limit);
        }
        let query = Query::new(typed);
        let calls_for = order.map_or(&[][..], |order| order.state.calls_for());
        let context = Context { language: &self.settings.interface, calls_for };
        let hits = if query.has_phrases() {
            self.quoting(&query, &context, limit)?
        } else {
            self.index.search(&query, &context, limit)
        };
        let asks_for_nothing = query.is_empty();
        Ok(hits.into_iter().map(|hit| row(hit, asks_for_nothing)).collect())
    }

    /// The replies that have the exact words of a query. The index knows which have all of them; the texts say which have them
    /// in order.
    fn quoting(&self, query: &Query, context: &Context<'_>, limit: usize) -> Result<Vec<Hit>, Error> {
        let mut quoting = Vec::new();
        for hit in self.index.search(query, context, MOST_READ) {
            if quoting.len() == limit {
                break;
            }
            if self.store.reply(hit.id)?.is_some_and(|reply| query.quotes(&reply)) {
                quoting.push(hit);
            }
        }
        Ok(quoting)
    }

    /// Until the index is there: what is used most, straight from the records.
    fn most_used(&self, limit: usize) -> Result<Vec<Row>, Error> {
        let summaries = self.store.home_replies(&self.settings.interface, limit)?;
        let row = |summary: crate::store::Summary| Row {
            reply: summary.id,
            shortcut: summary.shortcut.to_string(),
            title: summary.title,
            shortcut_marks: Vec::new(),
            title_marks: Vec::new(),
            group: Group::Frequent,
            score: 0.0,
            last_sent: None,
            sent_lately: None,
            answers: None,
        };
        Ok(summaries.into_iter().map(row).collect())
    }

    /// Notes on each line when it was last sent to the pinned buyer.
    fn mark_sent(&self, rows: &mut [Row], sent: &HashMap<Id, Timestamp>) -> Result<(), Error> {
        if sent.is_empty() {
            return Ok(());
        }
        let (now, zone): (Timestamp, TimeZone) = (self.timestamp(), self.now()?.time_zone().clone());
        for row in rows {
            let at = sent.get(&row.reply);
            row.last_sent = at.map(|at| at.to_zoned(zone.clone()).date());
            let lately = at.filter(|at| now.duration_since(**at) <= LATELY);
            row.sent_lately = lately.map(|at| at.to_zoned(zone.clone()).datetime());
        }
        Ok(())
    }

    /// Hands what is learnt from use to the index.
    pub(super) fn weigh(&mut self) {
        for (reply, score) in &self.usage {
            #[expect(clippy::cast_possible_truncation, reason = "the index keeps fewer digits still")]
            let frecency = (score / USAGE_SCALE).clamp(0.0, 1.0) as f32;
            self.index.set_frecency(*reply, frecency);
        }
    }

    /// The one reply these words mean: an exact shortcut, or the only one that matches.
    ///
    /// # Errors
    /// [`Error::NotFound`]; [`Error::Ambiguous`] with the candidates, best first: nothing is guessed.
    pub fn reply_meant(&self, words: &str) -> Result<Reply, Error> {
        match self.reply_offered(words) {
            Err(Error::NotFound { near, .. }) => {
                let mut hits = self.rows(words, None, CANDIDATES)?;
                // What is only like it is offered, not counted: it fits because nothing does.
                if hits.len() > 1 && !hits.iter().any(|hit| says(hit, words)) {
                    let near = hits.into_iter().take(NEAR).map(|hit| hit.shortcut).collect();
                    return Err(Error::NotFound { what: Thing::Reply, name: words.to_owned(), near });
                }
                if hits.len() > 1 {
                    let candidates = hits.into_iter().map(|hit| hit.shortcut).collect();
                    return Err(Error::Ambiguous { what: Thing::Reply, name: words.to_owned(), candidates });
                }
                match hits.pop() {
                    Some(hit) => self.reply_called(&hit.shortcut),
                    None => Err(Error::NotFound { what: Thing::Reply, name: words.to_owned(), near }),
                }
            }
            other => other,
        }
    }
}

/// Whether each of these words is in the name or the title, as it is written.
fn says(hit: &Row, words: &str) -> bool {
    let (shortcut, title) = (text::folded(&hit.shortcut), text::folded(&hit.title));
    words.split_whitespace().map(text::folded).all(|word| shortcut.contains(&*word) || title.contains(&*word))
}

fn row(hit: Hit, asks_for_nothing: bool) -> Row {
    let group = match asks_for_nothing {
        false => Group::Match,
        true if hit.called_for => Group::CalledFor,
        true => Group::Frequent,
    };
    Row {
        reply: hit.id,
        shortcut: hit.shortcut,
        title: hit.title,
        shortcut_marks: hit.shortcut_marks,
        title_marks: hit.title_marks,
        group,
        score: hit.score,
        last_sent: None,
        sent_lately: None,
        answers: None,
    }
}
