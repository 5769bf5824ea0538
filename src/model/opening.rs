use jiff::civil::{Date, Time, Weekday};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::Id;

/// Days on which the shop rests, beside weekends and public holidays; both ends count.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DayOff {
    pub id: Id,
    pub first: Date,
    pub last: Date,
    pub note: String,
}

/// Where and when the seller can be met (P34).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Slot {
    pub id: Id,
    pub place: String,
    /// In the order of the week.
    #[serde(serialize_with = "write_weekdays", deserialize_with = "read_weekdays")]
    pub weekdays: Vec<Weekday>,
    pub opens: Time,
    pub closes: Time,
}

const WEEKDAYS: [(Weekday, &str); 7] = [
    (Weekday::Monday, "mon"),
    (Weekday::Tuesday, "tue"),
    (Weekday::Wednesday, "wed"),
    (Weekday::Thursday, "thu"),
    (Weekday::Friday, "fri"),
    (Weekday::Saturday, "sat"),
    (Weekday::Sunday, "sun"),
];

/// The short English word for a day of the week, in files, in the database and on the command line.
#[must_use]
pub fn weekday_word(weekday: Weekday) -> &'static str {
    WEEKDAYS.iter().find(|(one, _)| *one == weekday).map_or("", |(_, word)| word)
}

/// The day of the week a word stands for.
#[must_use]
pub fn weekday_from_word(word: &str) -> Option<Weekday> {
    WEEKDAYS.iter().find(|(_, one)| *one == word).map(|(weekday, _)| *weekday)
}

fn write_weekdays<S: Serializer>(weekdays: &[Weekday], serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_seq(weekdays.iter().map(|weekday| weekday_word(*weekday)))
}

fn read_weekdays<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<Weekday>, D::Error> {
    let words = Vec::<String>::deserialize(deserializer)?;
    let weekday = |word: String| {
        weekday_from_word(&word)
            .ok_or_else(|| serde::de::Error::unknown_variant(&word, &["mon", "tue", "wed", "thu", "fri", "sat", "sun"]))
    };
    words.into_iter().map(weekday).collect()
}
