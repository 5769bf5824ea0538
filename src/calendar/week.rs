use jiff::civil::{Time, Weekday};

use super::Error;

/// Hours of a day, from one time to a later one. Midnight at the end is the end of the day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Hours {
    from: Time,
    to: Time,
}

impl Hours {
    /// # Errors
    /// Where they do not end after they begin.
    pub fn new(from: Time, to: Time) -> Result<Self, Error> {
        if from < to || to == Time::midnight() {
            Ok(Self { from, to })
        } else {
            Err(Error::HoursBackwards { from, to })
        }
    }

    pub const fn from(self) -> Time {
        self.from
    }

    /// The end; midnight is the end of the day.
    pub const fn to(self) -> Time {
        self.to
    }

    /// Whether a time of day is within: the beginning is, the end is not.
    pub fn contains(self, time: Time) -> bool {
        self.from <= time && (time < self.to || self.to == Time::midnight())
    }

    /// How long they are, in whole minutes.
    pub fn minutes(self) -> u32 {
        let to = if self.to == Time::midnight() { 24 * 60 } else { minute_of_day(self.to) };
        to.saturating_sub(minute_of_day(self.from))
    }

    /// The minute of the day that is in the middle of them.
    pub(super) fn middle(self) -> u32 {
        minute_of_day(self.from) + self.minutes() / 2
    }
}

/// What the shop does on a weekday.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Day {
    #[default]
    Closed,
    /// Worked, at hours that are not set.
    Worked,
    Between(Hours),
}

impl Day {
    pub const fn is_worked(self) -> bool {
        !matches!(self, Self::Closed)
    }
}

/// What the shop does on each weekday.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Week([Day; 7]);

impl Week {
    /// A week in which nothing is worked.
    pub const CLOSED: Self = Self([Day::Closed; 7]);

    /// The same with a weekday as it is given.
    #[must_use]
    pub fn with(mut self, weekday: Weekday, day: Day) -> Self {
        if let Some(kept) = self.0.get_mut(index(weekday)) {
            *kept = day;
        }
        self
    }

    /// A week in which these weekdays are worked.
    pub fn of(weekdays: impl IntoIterator<Item = Weekday>) -> Self {
        weekdays.into_iter().fold(Self::CLOSED, |week, weekday| week.with(weekday, Day::Worked))
    }

    pub fn on(self, weekday: Weekday) -> Day {
        self.0.get(index(weekday)).copied().unwrap_or_default()
    }
}

impl Default for Week {
    /// From Monday to Friday, at hours that are not set.
    fn default() -> Self {
        use Weekday::{Friday, Monday, Thursday, Tuesday, Wednesday};
        Self::of([Monday, Tuesday, Wednesday, Thursday, Friday])
    }
}

/// How many whole minutes a time is after midnight.
pub(super) fn minute_of_day(time: Time) -> u32 {
    u32::from(time.hour().unsigned_abs()) * 60 + u32::from(time.minute().unsigned_abs())
}

/// The place of a weekday in a week that begins with Monday.
pub(super) fn index(weekday: Weekday) -> usize {
    usize::from(weekday.to_monday_zero_offset().unsigned_abs())
}

#[cfg(test)]
mod tests {
    use jiff::civil::time;

    use super::*;

    #[test]
    fn hours_end_after_they_begin() {
        let (nine, five) = (time(9, 0, 0, 0), time(17, 30, 0, 0));
        let hours = Hours::new(nine, five).expect("hours");
        assert_eq!(hours.minutes(), 510);
        assert!(hours.contains(nine) && !hours.contains(five));
        assert_eq!(Hours::new(five, nine), Err(Error::HoursBackwards { from: five, to: nine }));
        assert_eq!(Hours::new(nine, nine), Err(Error::HoursBackwards { from: nine, to: nine }));
        let evening = Hours::new(time(20, 0, 0, 0), Time::midnight()).expect("until midnight");
        assert_eq!(evening.minutes(), 240);
        assert!(evening.contains(time(23, 59, 0, 0)));
    }

    #[test]
    fn a_week_is_worked_from_monday_to_friday_unless_said_otherwise() {
        let week = Week::default();
        assert!(week.on(Weekday::Friday).is_worked() && !week.on(Weekday::Saturday).is_worked());
        let week = week.with(Weekday::Monday, Day::Closed).with(Weekday::Saturday, Day::Worked);
        assert!(!week.on(Weekday::Monday).is_worked() && week.on(Weekday::Saturday).is_worked());
    }
}
