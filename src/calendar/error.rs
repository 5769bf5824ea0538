use jiff::civil::{Date, Time};

/// Why the calendar has no answer, or cannot be as it was asked for.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Error {
    #[error("the holidays of {code:?} are not known")]
    UnknownCountry { code: String },
    #[error("{region:?} is no region of {country} whose holidays are known")]
    UnknownRegion {
        country: &'static str,
        region: String,
        /// The regions that are known; none where holidays are the same in the whole country or are not known apart.
        known: &'static [&'static str],
    },
    #[error("{to} is before {from}")]
    DaysBackwards { from: Date, to: Date },
    #[error("{to} is not after {from}")]
    HoursBackwards { from: Time, to: Time },
    #[error("no working day within three years of {from}")]
    NoWorkingDay { from: Date },
    /// More days than anybody means, or a day behind the end of the calendar.
    #[error("too many days from {from}")]
    TooFar { from: Date },
    #[error("nothing is made on any working day within three years of {from}")]
    NoTimeToMake { from: Date },
    #[error("a meeting lasts longer than the hours it is in, or no time at all")]
    NoRoomForMeeting,
    #[error("{given:?} are no hours")]
    NotHours { given: String },
    #[error("{given:?} are no weekdays")]
    NotWeekdays { given: String },
    #[error("{given:?} are no days")]
    NotDays { given: String },
    #[error("{given:?} is no place with its hours")]
    NotASlot { given: String },
    #[error("{year} cannot be written in an iCalendar file")]
    YearNotWritten { year: i16 },
}
