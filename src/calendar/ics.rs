//! A meeting or a promised day as an iCalendar file (RFC 5545), for the calendar on the telephone.

use jiff::Timestamp;
use jiff::civil::Date;

use super::Error;
use crate::model::Id;
use crate::text::{sanitise, sanitise_line};

/// The most octets of a line, its end not counted (RFC 5545, 3.1).
const WIDTH: usize = 75;

/// One entry of a calendar.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Event {
    uid: String,
    when: When,
    summary: String,
    place: Option<String>,
    note: Option<String>,
}

/// When an entry is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum When {
    /// A whole day, during which one is not busy.
    Day(Date),
    /// From a moment to a later one.
    Between(Timestamp, Timestamp),
}

impl Event {
    /// An entry on something that has an identity. `purpose` tells apart several entries on it (`meeting`, `promised`); an entry with the same
    /// identity and purpose takes the place of the one the calendar has.
    #[must_use]
    pub fn new(of: Id, purpose: &str, when: When, summary: &str) -> Self {
        let purpose: String = purpose.chars().filter(char::is_ascii_alphanumeric).collect();
        let summary = sanitise_line(summary).into_owned();
        Self { uid: format!("{of}-{purpose}@replydesk"), when, summary, place: None, note: None }
    }

    #[must_use]
    pub fn at(self, place: &str) -> Self {
        Self { place: Some(sanitise_line(place).into_owned()), ..self }
    }

    /// With more about it, on lines of its own.
    #[must_use]
    pub fn with_note(self, note: &str) -> Self {
        Self { note: Some(sanitise(note).into_owned()), ..self }
    }
}

/// A file with some entries, made at a moment: its lines end with CRLF and are at most 75 octets long.
///
/// # Errors
/// [`Error::YearNotWritten`] for an entry before the year 0, which the format cannot say.
pub fn file(events: &[Event], made: Timestamp) -> Result<String, Error> {
    let mut file = File(String::new());
    file.line("BEGIN", "VCALENDAR");
    file.line("VERSION", "2.0");
    file.line("PRODID", "-//replydesk//replydesk//EN");
    file.line("CALSCALE", "GREGORIAN");
    for event in events {
        file.event(event, made)?;
    }
    file.line("END", "VCALENDAR");
    Ok(file.0)
}

/// What has been written.
struct File(String);

impl File {
    fn event(&mut self, event: &Event, made: Timestamp) -> Result<(), Error> {
        self.line("BEGIN", "VEVENT");
        self.line("UID", &event.uid);
        self.line("DTSTAMP", &utc(made)?);
        match event.when {
            When::Day(day) => {
                self.line("DTSTART;VALUE=DATE", &civil(day)?);
                // The day after, not in it; without one, an entry lasts a day as well.
                if let Ok(after) = day.tomorrow() {
                    self.line("DTEND;VALUE=DATE", &civil(after)?);
                }
                self.line("TRANSP", "TRANSPARENT");
            }
            When::Between(from, to) => {
                self.line("DTSTART", &utc(from)?);
                self.line("DTEND", &utc(to)?);
            }
        }
        self.line("SUMMARY", &escaped(&event.summary));
        if let Some(place) = &event.place {
            self.line("LOCATION", &escaped(place));
        }
        if let Some(note) = &event.note {
            self.line("DESCRIPTION", &escaped(note));
        }
        self.line("END", "VEVENT");
        Ok(())
    }

    /// A content line, folded: what is too long goes on behind a blank, never inside a character.
    fn line(&mut self, name: &str, value: &str) {
        let mut octets = 0;
        for part in [name, ":", value] {
            for c in part.chars() {
                if octets + c.len_utf8() > WIDTH {
                    self.0.push_str("\r\n ");
                    octets = 1;
                }
                self.0.push(c);
                octets += c.len_utf8();
            }
        }
        self.0.push_str("\r\n");
    }
}

/// A text as a value (RFC 5545, 3.3.11).
fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\\' | ';' | ',' => escaped.extend(['\\', c]),
            '\n' => escaped.push_str("\\n"),
            other => escaped.push(other),
        }
    }
    escaped
}

fn civil(day: Date) -> Result<String, Error> {
    let year = written(day.year())?;
    Ok(format!("{year:04}{:02}{:02}", day.month(), day.day()))
}

fn utc(moment: Timestamp) -> Result<String, Error> {
    let at = jiff::tz::Offset::UTC.to_datetime(moment);
    Ok(format!("{}T{:02}{:02}{:02}Z", civil(at.date())?, at.hour(), at.minute(), at.second()))
}

/// A year that four digits can say.
fn written(year: i16) -> Result<i16, Error> {
    if year < 0 { Err(Error::YearNotWritten { year }) } else { Ok(year) }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;
    use proptest::prelude::*;

    use super::*;

    fn id() -> Id {
        "0192f0c4-8b1e-7c3a-9d2e-0a1b2c3d4e5f".parse().expect("an identity")
    }

    fn at(text: &str) -> Timestamp {
        text.parse().expect("a moment")
    }

    fn written(event: Event) -> String {
        file(&[event], at("2026-11-22T10:00:00Z")).expect("a file")
    }

    #[test]
    fn a_meeting_is_written_with_its_moments() {
        let when = When::Between(at("2026-11-26T17:30:00Z"), at("2026-11-26T18:00:00Z"));
        let event = Event::new(id(), "meeting", when, "Anna Kowalska: 2 rings, gold; 86 zł")
            .at("Dworzec Główny, main entrance")
            .with_note("Cash.\nRings 12\\14");
        let wanted = "BEGIN:VCALENDAR\r
VERSION:2.0\r
PRODID:-//replydesk//replydesk//EN\r
CALSCALE:GREGORIAN\r
BEGIN:VEVENT\r
UID:0192f0c4-8b1e-7c3a-9d2e-0a1b2c3d4e5f-meeting@replydesk\r
DTSTAMP:20261122T100000Z\r
DTSTART:20261126T173000Z\r
DTEND:20261126T180000Z\r
SUMMARY:Anna Kowalska: 2 rings\\, gold\\; 86 zł\r
LOCATION:Dworzec Główny\\, main entrance\r
DESCRIPTION:Cash.\\nRings 12\\\\14\r
END:VEVENT\r
END:VCALENDAR\r
";
        assert_eq!(written(event), wanted);
    }

    #[test]
    fn a_promised_day_is_a_day_and_makes_nobody_busy() {
        let text = written(Event::new(id(), "promised", When::Day(date(2026, 12, 31)), "Order 1204 promised"));
        for line in ["DTSTART;VALUE=DATE:20261231", "DTEND;VALUE=DATE:20270101", "TRANSP:TRANSPARENT"] {
            assert!(text.contains(&format!("\r\n{line}\r\n")), "{line}");
        }
    }

    #[test]
    fn text_cannot_end_its_line_or_hide() {
        let text = written(
            Event::new(id(), "me et\r\ning", When::Day(date(2026, 12, 1)), "x\r\nEND:VEVENT\u{202e}\u{1b}[31m")
                .at("a\nb"),
        );
        assert_eq!(text.matches("\r\nEND:VEVENT\r\n").count(), 1);
        assert!(text.contains("SUMMARY:x END:VEVENT\r\n") && text.contains("LOCATION:a b\r\n"));
        assert!(text.contains("-meeting@replydesk\r\n"));
    }

    #[test]
    fn the_ends_of_time_are_written_or_refused() {
        let day = |day| file(&[Event::new(id(), "x", When::Day(day), "x")], at("2026-11-22T10:00:00Z"));
        assert!(day(Date::MAX).is_ok_and(|text| text.contains("DTSTART;VALUE=DATE:99991231\r\nTRANSP")));
        assert_eq!(day(Date::MIN), Err(Error::YearNotWritten { year: -9999 }));
    }

    /// Takes a file apart as RFC 5545 says: the lines unfolded, the text behind a name unescaped.
    fn value(file: &str, name: &str) -> String {
        let unfolded = file.replace("\r\n ", "");
        let line = unfolded.split("\r\n").find_map(|line| line.strip_prefix(name)?.strip_prefix(':')).expect("a line");
        let mut text = String::new();
        let mut chars = line.chars();
        while let Some(c) = chars.next() {
            match c {
                '\\' => text.push(chars.next().map_or('\\', |next| if next == 'n' { '\n' } else { next })),
                other => text.push(other),
            }
        }
        text
    }

    proptest! {
        #[test]
        fn lines_are_short_and_unfold_to_what_was_given(summary in ".{0,200}", note in "(?s)[ -~\n,;\\\\äł😀한]{0,400}", place in "(?s).{0,80}") {
            let event = Event::new(id(), "x", When::Day(date(2026, 12, 1)), &summary).at(&place).with_note(&note);
            let text = written(event);
            prop_assert!(text.ends_with("\r\n"));
            for line in text.split("\r\n") {
                prop_assert!(line.len() <= WIDTH && !line.contains(['\r', '\n']), "{line:?}");
            }
            prop_assert_eq!(value(&text, "SUMMARY"), sanitise_line(&summary));
            prop_assert_eq!(value(&text, "DESCRIPTION"), sanitise(&note));
            prop_assert_eq!(value(&text, "LOCATION"), sanitise_line(&place));
        }
    }
}
