//! The figures of the shop: how fast it answers, what it answers with, and what it has no answer for.

use jiff::civil::{Date, Weekday};
use jiff::{Timestamp, ToSpan as _};

use super::{Desk, Error, Gaps};
use crate::model::{Channel, Id};
use crate::store::Answer;

/// So many weeks are shown where the user does not say.
pub const USUAL_WEEKS: u16 = 8;

/// The figures of some weeks, this one the last.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Stats {
    /// The Mondays the weeks begin with, the earliest first.
    pub weeks: Vec<Date>,
    /// How long answers took, of all channels together.
    pub all: Answered,
    /// The same for each channel, the busiest first; messages without one come last, under `None`.
    pub channels: Vec<(Option<Channel>, Answered)>,
    /// The replies copied in these weeks, the most used first.
    pub used: Vec<Used>,
    /// The replies that were never copied, by shortcut.
    pub unused: Vec<Used>,
    /// What came in these weeks, still waits or was put aside, and is answered by no reply.
    pub gaps: Gaps,
}

/// How long answers took.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Answered {
    /// How many messages were answered.
    pub count: usize,
    /// How many of them were noted before: one that is noted only with its answer says nothing of how long it has waited.
    pub waited: usize,
    /// The middle time of those in minutes; none where there are none.
    pub median: Option<u64>,
    /// How many were answered, and the middle time, for each week.
    pub weeks: Vec<(usize, Option<u64>)>,
}

/// A reply and how often it was copied.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Used {
    pub id: Id,
    pub shortcut: String,
    pub title: String,
    pub times: u32,
}

impl Desk {
    /// The figures of so many weeks, one at least.
    ///
    /// # Errors
    /// Those of reading the records.
    pub fn stats(&mut self, weeks: u16) -> Result<Stats, Error> {
        let now = self.now()?;
        let zone = now.time_zone().clone();
        let monday = monday(now.date());
        let mondays: Vec<Date> =
            (0..weeks.max(1)).rev().filter_map(|ago| monday.checked_sub(i32::from(ago).weeks()).ok()).collect();
        let first = mondays.first().copied().unwrap_or(monday);
        let since = first.to_zoned(zone.clone()).map_or(Timestamp::MIN, |moment| moment.timestamp());
        let answers = self.store.answers_since(since)?;
        let week_of = |answer: &Answer| {
            let day = answer.received.to_zoned(zone.clone()).date();
            mondays.iter().rposition(|monday| *monday <= day)
        };
        let figures = |wanted: &dyn Fn(&Answer) -> bool| {
            let chosen: Vec<&Answer> = answers.iter().filter(|answer| wanted(answer)).collect();
            let week = |at: usize| {
                let of_week = || chosen.iter().filter(|answer| week_of(answer) == Some(at));
                (of_week().count(), median(of_week().filter_map(|answer| minutes(answer)).collect()))
            };
            let times: Vec<u64> = chosen.iter().filter_map(|answer| minutes(answer)).collect();
            Answered {
                count: chosen.len(),
                waited: times.len(),
                median: median(times),
                weeks: (0..mondays.len()).map(week).collect(),
            }
        };
        let mut channels: Vec<Option<Channel>> = answers.iter().map(|answer| answer.channel.clone()).collect();
        channels.sort();
        channels.dedup();
        let mut channels: Vec<(Option<Channel>, Answered)> = channels
            .into_iter()
            .map(|channel| {
                let answered = figures(&|answer: &Answer| answer.channel == channel);
                (channel, answered)
            })
            .collect();
        channels.sort_by_key(|(channel, answered)| (channel.is_none(), std::cmp::Reverse(answered.count)));
        let all = figures(&|_| true);
        let (used, unused) = self.replies_used(since)?;
        let gaps = self.gaps_since(since)?;
        Ok(Stats { weeks: mondays, all, channels, used, unused, gaps })
    }

    fn replies_used(&self, since: Timestamp) -> Result<(Vec<Used>, Vec<Used>), Error> {
        let copies = self.store.copies_since(since)?;
        let ever = self.store.usage()?;
        let (mut used, mut unused) = (Vec::new(), Vec::new());
        for reply in self.store.reply_summaries(&self.settings.interface, usize::MAX)? {
            let times = copies.get(&reply.id).copied().unwrap_or_default();
            let one = Used { id: reply.id, shortcut: reply.shortcut.to_string(), title: reply.title, times };
            if times > 0 {
                used.push(one);
            } else if !ever.contains_key(&reply.id) && !reply.archived {
                unused.push(one);
            }
        }
        used.sort_by_key(|used| std::cmp::Reverse(used.times));
        Ok((used, unused))
    }

    fn gaps_since(&mut self, since: Timestamp) -> Result<Gaps, Error> {
        let messages = self.store.messages_since(since)?;
        let texts: Vec<String> =
            messages.into_iter().filter(|message| message.answer.is_none()).map(|message| message.text).collect();
        if texts.is_empty() {
            return Ok(Gaps::default());
        }
        self.gaps(texts.iter().map(String::as_str))
    }
}

/// The Monday of a day's week.
fn monday(day: Date) -> Date {
    let back = i32::from(day.weekday().since(Weekday::Monday));
    day.checked_sub(back.days()).unwrap_or(Date::MIN)
}

/// How long a message waited; `None` where it was noted only with its answer.
fn minutes(answer: &Answer) -> Option<u64> {
    let has_waited = answer.answered > answer.received;
    has_waited.then(|| answer.received.duration_until(answer.answered).as_mins().unsigned_abs())
}

/// The middle one, or the lower of the two in the middle.
fn median(mut values: Vec<u64>) -> Option<u64> {
    values.sort_unstable();
    let middle = values.len().checked_sub(1)? / 2;
    values.get(middle).copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_middle_of_nothing_is_nothing() {
        assert_eq!(median(Vec::new()), None);
        assert_eq!(median(vec![9]), Some(9));
        assert_eq!(median(vec![9, 1, 5]), Some(5));
        assert_eq!(median(vec![9, 1, 5, 7]), Some(5));
    }

    #[test]
    fn weeks_begin_on_monday() {
        let day = |text: &str| text.parse::<Date>().unwrap();
        assert_eq!(monday(day("2026-11-22")), day("2026-11-16"));
        assert_eq!(monday(day("2026-11-23")), day("2026-11-23"));
    }
}
