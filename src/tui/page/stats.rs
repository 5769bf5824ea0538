//! The figures of the shop in words and bars.

use crate::desk::{Answered, Gap, Stats, Used};
use crate::i18n::Messages;
use crate::model::Channel;
use crate::report::due;
use crate::text;
use crate::tui::message::Target;
use crate::tui::words;

use super::{Line, Look, Section, Sheet, Span};

/// So many of the most used replies are named.
const NAMED: usize = 10;

/// How fast answers come, by week and by channel; what is sent most; what nothing answers; what is never sent.
pub fn sheet(messages: &Messages, stats: &Stats) -> Sheet {
    let section = |name: &str, lines| Section::new(messages.member("page-section", name), lines);
    let aside = |section: Section| Section { aside: true, ..section };
    let none = |id| messages.text(id).into_owned();
    let most = stats.used.first().map_or(0, |used| u64::from(used.times));
    Sheet {
        title: messages.text("page-stats").into_owned(),
        detail: whole(messages, stats),
        sections: vec![
            aside(Section { none: none("stats-no-answers"), ..section("by-week", weeks(messages, stats)) }),
            aside(section("by-channel", stats.channels.iter().map(|one| channel(messages, one)).collect())),
            section("most-used", stats.used.iter().take(NAMED).map(|used| used_line(used, most)).collect()),
            section("without-reply", gaps(messages, &stats.gaps.groups)),
            Section::new(
                messages.with("page-never-used", &[("count", stats.unused.len().into())]),
                stats.unused.iter().map(unused).collect(),
            ),
        ],
        ..Sheet::default()
    }
}

/// How many weeks, how many answers, and how long the middle one took.
fn whole(messages: &Messages, stats: &Stats) -> String {
    let weeks = messages.with("page-stats-weeks", &[("count", stats.weeks.len().into())]);
    let all = &stats.all;
    // A message that is noted only with its answer is answered, and has not waited.
    let all_waited = all.count == all.waited;
    let answers = (!all_waited).then(|| messages.with("page-stats-answered", &[("count", all.count.into())]));
    let times = all.median.map(|median| {
        let (count, time) = (all.waited.into(), due::minutes(median, messages).into());
        if all_waited {
            messages.with("page-stats-answers", &[("count", count), ("time", time)])
        } else {
            messages.with("page-stats-waited", &[("count", count), ("time", time)])
        }
    });
    std::iter::once(weeks).chain(answers).chain(times).collect::<Vec<_>>().join(" · ")
}

fn weeks(messages: &Messages, stats: &Stats) -> Vec<Line> {
    if stats.all.count == 0 {
        return Vec::new();
    }
    let longest = stats.all.weeks.iter().filter_map(|(_, median)| *median).max().unwrap_or(0);
    let line = |(monday, (count, median)): (&jiff::civil::Date, &(usize, Option<u64>))| Line {
        cells: vec![
            Span::muted(words::day(messages, *monday)),
            time(messages, *median),
            Span::muted(if *count == 0 { String::new() } else { count.to_string() }),
            Span::bar(median.unwrap_or(0), longest),
        ],
        ..Line::default()
    };
    // Weeks before the first answer say nothing.
    let is_before = |(_, (count, _)): &(&jiff::civil::Date, &(usize, Option<u64>))| *count == 0;
    stats.weeks.iter().zip(&stats.all.weeks).skip_while(is_before).map(line).collect()
}

fn channel(messages: &Messages, (channel, answered): &(Option<Channel>, Answered)) -> Line {
    let name = channel.as_ref().map(|channel| channel.label().to_owned());
    let heights = text::heights(answered.weeks.iter().map(|(_, median)| *median));
    Line {
        cells: vec![
            Span::plain(name.unwrap_or_else(|| messages.text("stats-no-channel").into_owned())),
            time(messages, answered.median),
            Span::muted(answered.count.to_string()),
            Span::new(heights, Look::Good),
        ],
        ..Line::default()
    }
}

fn time(messages: &Messages, minutes: Option<u64>) -> Span {
    Span::plain(minutes.map_or_else(String::new, |minutes| due::minutes(minutes, messages)))
}

fn used_line(used: &Used, most: u64) -> Line {
    Line {
        target: Some(Target::Reply(used.id)),
        cells: vec![
            Span::strong(used.shortcut.clone()),
            Span::muted(used.times.to_string()),
            Span::bar(used.times.into(), most),
        ],
        also: used.title.clone(),
        ..Line::default()
    }
}

fn unused(used: &Used) -> Line {
    Line {
        target: Some(Target::Reply(used.id)),
        cells: vec![Span::strong(used.shortcut.clone()), Span::muted(used.title.clone())],
        ..Line::default()
    }
}

/// Messages that no reply answers, those that are alike together.
fn gaps(messages: &Messages, groups: &[Gap]) -> Vec<Line> {
    let line = |(number, gap): (u16, &Gap)| Line {
        target: Some(Target::Gap(number)),
        cells: vec![
            Span::muted(messages.with("gaps-group", &[("count", gap.messages.len().into())])),
            Span::plain(gap.messages.first().map(|first| text::sanitise_line(first).into_owned()).unwrap_or_default()),
        ],
        // What a new reply would be asked for by.
        also: gap.messages.iter().map(|one| text::sanitise_line(one)).collect::<Vec<_>>().join("\n"),
        ..Line::default()
    };
    (0..).zip(groups).map(line).collect()
}
