//! The words for the shop's days: holidays, why a date is what it is, what the calendar cannot do.

use jiff::civil::Date;

use super::{Exit, Report, Reported};
use crate::calendar::{Error, Holiday, Holidays, Reason, Stake, Step};
use crate::compose::print;
use crate::i18n::{Messages, shown};

/// The name of a holiday; of a day that is off instead of one, whose it is.
pub fn holiday(holiday: Holiday, messages: &Messages) -> String {
    let feast = messages.member("holiday", holiday.feast.word());
    if holiday.is_substitute { messages.with("off-instead-of", &[("feast", feast.into())]) } else { feast }
}

/// Why a day is not worked.
pub fn closed(reason: &Reason, messages: &Messages) -> String {
    match reason {
        Reason::Weekday(_) => messages.text("closed-weekday").into_owned(),
        Reason::Holiday(feast) => holiday(*feast, messages),
        Reason::Off(note) if note.is_empty() => messages.text("closed-own").into_owned(),
        Reason::Off(note) => messages.with("closed-own-noted", &[("note", note.as_str().into())]),
    }
}

/// One reason for an honest date, as a line without a full stop. The year is told where it is not that of `today`.
pub fn step(step: &Step, today: Date, messages: &Messages) -> String {
    let day = |day| day_near(day, today, messages);
    match step {
        Step::Ahead { orders, takes } => messages
            .with("honest-ahead", &[("orders", (*orders).into()), ("days", shown(takes)), ("halves", takes.0.into())]),
        Step::Unknown { orders } => messages.with("honest-unknown", &[("orders", (*orders).into())]),
        Step::Late { orders } => messages.with("honest-late", &[("orders", (*orders).into())]),
        Step::Closed { from, to, reason } if from == to => messages
            .with("honest-closed-day", &[("day", day(*from).into()), ("reason", closed(reason, messages).into())]),
        Step::Closed { from, to, reason } => messages.with(
            "honest-closed-days",
            &[("from", day(*from).into()), ("to", day(*to).into()), ("reason", closed(reason, messages).into())],
        ),
        Step::Making { takes } => messages.with("honest-making", &[("days", shown(takes)), ("halves", takes.0.into())]),
        Step::Leaves { on } => messages.with("honest-leaves", &[("day", day(*on).into())]),
    }
}

/// What is lost when a channel's window passes.
pub fn stake(stake: Stake, messages: &Messages) -> String {
    messages.member("stake", stake.word())
}

fn day_near(day: Date, today: Date, messages: &Messages) -> String {
    let told = print::weekday_and_day(messages.language(), day);
    if day.year() == today.year() { told } else { format!("{told} {}", day.year()) }
}

impl Reported for Error {
    fn report(&self, messages: &Messages) -> Report {
        const USAGE: Exit = Exit::Usage;
        match self {
            Self::UnknownCountry { code } => {
                let known = Holidays::codes().filter(|code| !code.contains('-')).collect::<Vec<_>>().join(", ");
                Report::say("calendar-country", &[("code", code.into()), ("known", known.into())], USAGE, messages)
            }
            Self::UnknownRegion { country, region, known: [] } => Report::say(
                "calendar-no-regions",
                &[("country", (*country).into()), ("region", region.into())],
                USAGE,
                messages,
            ),
            Self::UnknownRegion { country, region, known } => {
                let known: Vec<String> = known.iter().map(|region| format!("{country}-{region}")).collect();
                Report::say(
                    "calendar-region",
                    &[("country", (*country).into()), ("region", region.into()), ("known", known.join(", ").into())],
                    USAGE,
                    messages,
                )
            }
            Self::DaysBackwards { from, to } => {
                Report::say("calendar-days-backwards", &[("from", shown(from)), ("to", shown(to))], USAGE, messages)
            }
            Self::HoursBackwards { from, to } => {
                let hour = |time: &jiff::civil::Time| shown(time.strftime("%H:%M"));
                Report::say("calendar-hours-backwards", &[("from", hour(from)), ("to", hour(to))], USAGE, messages)
            }
            Self::NoWorkingDay { from } => {
                Report::say("calendar-no-working-day", &[("from", shown(from))], Exit::Missing, messages)
            }
            Self::NoTimeToMake { from } => {
                Report::say("calendar-no-time", &[("from", shown(from))], Exit::Missing, messages)
            }
            Self::TooFar { from } => Report::say("calendar-too-far", &[("from", shown(from))], USAGE, messages),
            Self::NoRoomForMeeting => Report::say("calendar-meeting", &[], USAGE, messages),
            Self::NotHours { given } => Report::say("calendar-hours", &[("given", given.into())], USAGE, messages),
            Self::NotWeekdays { given } => {
                Report::say("calendar-weekdays", &[("given", given.into())], USAGE, messages)
            }
            Self::NotDays { given } => Report::say("calendar-days", &[("given", given.into())], USAGE, messages),
            Self::NotASlot { given } => Report::say("calendar-slot", &[("given", given.into())], USAGE, messages),
            Self::YearNotWritten { year } => Report::say("calendar-year", &[("year", shown(year))], USAGE, messages),
        }
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::{date, time};

    use super::*;
    use crate::calendar::{Feast, HalfDays, Hours};
    use crate::model::Language;

    fn messages() -> Messages {
        Messages::new(&Language::english())
    }

    #[test]
    fn every_feast_and_every_stake_has_a_name() {
        for feast in Feast::ALL {
            let name = holiday(Holiday { feast: *feast, is_substitute: false }, &messages());
            assert!(!name.starts_with("holiday-"), "{feast:?}");
        }
        for one in Stake::ALL {
            assert!(!stake(*one, &messages()).starts_with("stake-"), "{one:?}");
        }
        let instead = Holiday { feast: Feast::BoxingDay, is_substitute: true };
        assert_eq!(holiday(instead, &messages()), "day off for Boxing Day");
    }

    #[test]
    fn the_reasons_for_a_date_are_sentences() {
        let eleventh = date(2026, 11, 11);
        let poland = Reason::Holiday(Holiday { feast: Feast::IndependenceDay, is_substitute: false });
        let crete = Reason::Off("Crete".to_owned());
        let steps = [
            Step::Ahead { orders: 3, takes: HalfDays(9) },
            Step::Ahead { orders: 1, takes: HalfDays(1) },
            Step::Unknown { orders: 2 },
            Step::Late { orders: 1 },
            Step::Closed { from: eleventh, to: eleventh, reason: poland },
            Step::Closed { from: date(2026, 12, 28), to: date(2027, 1, 5), reason: crete },
            Step::Making { takes: HalfDays(2) },
            Step::Leaves { on: date(2026, 11, 13) },
        ];
        let told: Vec<String> = steps.iter().map(|one| step(one, eleventh, &messages())).collect();
        assert_eq!(
            told,
            [
                "3 open orders come first and take 4½ working days",
                "1 open order comes first and takes ½ working day",
                "2 open orders are not counted: nobody has noted how long they take",
                "1 open order will not be ready on its promised day",
                "Wed 11 Nov: Independence Day",
                "Mon 28 Dec to Tue 5 Jan 2027: day off: Crete",
                "making it takes 1 working day",
                "it leaves on Fri 13 Nov",
            ]
        );
    }

    #[test]
    fn what_the_calendar_cannot_do_is_said_with_what_can_be_done() {
        let told = |error: Option<Error>| error.map(|error| error.report(&messages())).expect("an error");
        let country = told("XX".parse::<Holidays>().err());
        assert_eq!(country.message, "the holidays of “XX” are not known");
        assert!(country.hint.is_some_and(|hint| hint.starts_with("Known are PL, DE, AT,")));
        let region = told("gb-lon".parse::<Holidays>().err());
        assert_eq!(region.hint.as_deref(), Some("Known there: GB-ENG, GB-NIR, GB-SCT, GB-WLS"));
        let whole = told("PL-MZ".parse::<Holidays>().err());
        assert_eq!(whole.message, "the holidays of PL are known for the whole country only, not for “MZ”");
        let hours = told(Hours::new(time(18, 0, 0, 0), time(9, 30, 0, 0)).err());
        assert_eq!(hours.message, "09:30 is not after 18:00");
    }
}
