//! Backups as files: what made them, what they are called, and which of them are kept.

use std::collections::BTreeSet;

use jiff::Timestamp;
use jiff::civil::DateTime;
use jiff::tz::TimeZone;

use super::words;

words! {
    /// What a backup was made for.
    BackupReason {
        /// By itself, since something had changed.
        Automatic = "automatic",
        /// Somebody asked for it.
        ByHand = "by-hand",
        BeforeImport = "before-import",
        BeforeMigration = "before-migration",
        BeforeRestore = "before-restore",
        BeforeErase = "before-erase",
    }
}

impl BackupReason {
    /// Whether it was made before a step that might have gone wrong.
    #[must_use]
    pub const fn is_before(self) -> bool {
        !matches!(self, Self::Automatic | Self::ByHand)
    }
}

/// What the name of a backup says: of which database it is, when it was made, and what for.
///
/// `replydesk-2026-11-22T213005Z-automatic.db`, and with `-2` before the ending where one of this name was there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BackupName {
    /// The name of the database without its ending.
    pub database: String,
    /// To the second.
    pub at: Timestamp,
    pub reason: BackupReason,
    /// Which one of its second it is, from 1.
    pub number: u32,
}

impl BackupName {
    /// The moment as it stands in a name.
    const MOMENT: &'static str = "%Y-%m-%dT%H%M%S";
    /// As many characters as that takes.
    const MOMENT_LENGTH: usize = "2026-11-22T213005".len();

    /// The name of the file.
    #[must_use]
    pub fn file(&self) -> String {
        let moment = self.at.to_zoned(TimeZone::UTC).strftime(Self::MOMENT);
        let number = if self.number > 1 { format!("-{}", self.number) } else { String::new() };
        format!("{}-{moment}Z-{}{number}.db", self.database, self.reason.word())
    }

    /// Reads the name of a file; `None` where it is not called as backups of this database are.
    #[must_use]
    pub fn of(file: &str, database: &str) -> Option<Self> {
        let rest = file.strip_prefix(database)?.strip_prefix('-')?.strip_suffix(".db")?;
        let (moment, rest) = rest.split_at_checked(Self::MOMENT_LENGTH)?;
        let at = DateTime::strptime(Self::MOMENT, moment).ok()?.to_zoned(TimeZone::UTC).ok()?.timestamp();
        let rest = rest.strip_prefix("Z-")?;
        let name = |reason, number| Self { database: database.to_owned(), at, reason, number };
        let read = match (BackupReason::from_word(rest), rest.rsplit_once('-')) {
            (Some(reason), _) => name(reason, 1),
            (None, Some((word, number))) => name(BackupReason::from_word(word)?, number.parse().ok()?),
            (None, None) => return None,
        };
        // What we would not have written is not ours.
        (read.file() == file).then_some(read)
    }
}

/// How many backups are kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct KeptBackups {
    /// Of the automatic ones the newest of each of so many hours, days, weeks (from Monday) and months that have any, in UTC.
    pub hours: usize,
    pub days: usize,
    pub weeks: usize,
    pub months: usize,
    /// So many of those made before an import and the like.
    pub before: usize,
}

/// Which of these backups, given in any order, are not kept. Never the newest of all, and none that was made by hand.
#[must_use]
pub fn superfluous(backups: &[BackupName], kept: KeptBackups) -> Vec<BackupName> {
    let mut newest_first: Vec<&BackupName> = backups.iter().collect();
    newest_first.sort_by_key(|backup| std::cmp::Reverse((backup.at, backup.number)));
    let mut periods = Periods::new(kept);
    let mut before = 0;
    let mut left_out = Vec::new();
    for (place, backup) in newest_first.into_iter().enumerate() {
        let is_kept = match backup.reason {
            BackupReason::ByHand => true,
            BackupReason::Automatic => periods.want(backup.at),
            _ => {
                before += 1;
                before <= kept.before
            }
        };
        if !is_kept && place > 0 {
            left_out.push(backup.clone());
        }
    }
    left_out
}

/// The periods that have their backup, of each length.
struct Periods([(usize, BTreeSet<i64>); 4]);

impl Periods {
    const fn new(kept: KeptBackups) -> Self {
        let KeptBackups { hours, days, weeks, months, .. } = kept;
        Self([(hours, BTreeSet::new()), (days, BTreeSet::new()), (weeks, BTreeSet::new()), (months, BTreeSet::new())])
    }

    /// Whether a backup is the newest of any period that is to have one. To be asked from the newest to the oldest.
    fn want(&mut self, at: Timestamp) -> bool {
        let seconds = at.as_second();
        let day = seconds.div_euclid(86_400);
        let date = at.to_zoned(TimeZone::UTC).date();
        let month = i64::from(date.year()) * 12 + i64::from(date.month());
        // The first of January 1970 was a Thursday.
        let all = [seconds.div_euclid(3600), day, (day + 3).div_euclid(7), month];
        let mut is_wanted = false;
        for ((most, seen), period) in self.0.iter_mut().zip(all) {
            is_wanted |= seen.len() < *most && seen.insert(period);
        }
        is_wanted
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const KEPT: KeptBackups = KeptBackups { hours: 3, days: 2, weeks: 2, months: 2, before: 2 };

    fn named(moment: &str, reason: BackupReason) -> BackupName {
        BackupName { database: "shop".to_owned(), at: moment.parse().unwrap(), reason, number: 1 }
    }

    #[test]
    fn a_name_says_when_and_what_for() {
        let mut name = named("2026-11-22T21:30:05Z", BackupReason::BeforeImport);
        assert_eq!(name.file(), "shop-2026-11-22T213005Z-before-import.db");
        name.number = 12;
        assert_eq!(name.file(), "shop-2026-11-22T213005Z-before-import-12.db");
    }

    #[test]
    fn what_is_not_called_so_is_no_backup() {
        for other in [
            "shop.db",
            "shop-2026-11-22T213005Z-automatic.db-wal",
            "shop-2026-11-22T213005Z-sometimes.db",
            "shop-2026-11-22T213005Z-automatic-1.db",
            "shop-2026-11-22T213005Z-automatic-02.db",
            "shop-2026-13-22T213005Z-automatic.db",
            "other-2026-11-22T213005Z-automatic.db",
            "shop-2026-11-22Ñ213005Z-automatic.db",
            "shop-",
        ] {
            assert_eq!(BackupName::of(other, "shop"), None, "{other}");
        }
    }

    #[test]
    fn the_newest_of_each_period_stays() {
        let automatic = |moment| named(moment, BackupReason::Automatic);
        let backups = [
            automatic("2026-11-22T21:30:00Z"),
            automatic("2026-11-22T21:00:00Z"), // the same hour
            automatic("2026-11-22T20:30:00Z"),
            automatic("2026-11-22T09:00:00Z"),
            automatic("2026-11-22T08:00:00Z"), // a fourth hour
            automatic("2026-11-21T08:00:00Z"), // the second day
            automatic("2026-11-20T08:00:00Z"),
            automatic("2026-11-15T08:00:00Z"), // the second week
            automatic("2026-10-31T08:00:00Z"), // the second month
            automatic("2026-09-30T08:00:00Z"),
        ];
        let left_out: Vec<String> = superfluous(&backups, KEPT).iter().map(|one| one.at.to_string()).collect();
        assert_eq!(
            left_out,
            ["2026-11-22T21:00:00Z", "2026-11-22T08:00:00Z", "2026-11-20T08:00:00Z", "2026-09-30T08:00:00Z"]
        );
    }

    #[test]
    fn those_before_a_step_go_by_number_and_those_by_hand_stay() {
        let backups = [
            named("2026-11-22T10:00:00Z", BackupReason::BeforeErase),
            named("2026-11-22T11:00:00Z", BackupReason::BeforeImport),
            named("2026-11-22T12:00:00Z", BackupReason::BeforeImport),
            named("2020-01-01T12:00:00Z", BackupReason::ByHand),
        ];
        assert_eq!(superfluous(&backups, KEPT), [backups[0].clone()]);
    }

    fn backups() -> impl Strategy<Value = Vec<BackupName>> {
        let reasons = proptest::sample::select(BackupReason::ALL);
        // Two years, minute by minute or close together.
        let moment = prop_oneof![0_i64..63_072_000, 0_i64..20_000];
        let one = (moment, reasons, 1_u32..4).prop_map(|(second, reason, number)| BackupName {
            database: "shop".to_owned(),
            at: Timestamp::from_second(1_790_000_000 + second).unwrap(),
            reason,
            number,
        });
        proptest::collection::vec(one, 0..80)
    }

    fn kept() -> impl Strategy<Value = KeptBackups> {
        let number = || 0_usize..9;
        (number(), number(), number(), number(), number())
            .prop_map(|(hours, days, weeks, months, before)| KeptBackups { hours, days, weeks, months, before })
    }

    proptest! {
        #[test]
        fn a_name_is_read_as_it_was_written(backups in backups()) {
            for name in backups {
                prop_assert_eq!(BackupName::of(&name.file(), "shop"), Some(name));
            }
        }

        #[test]
        fn never_the_newest_never_more_than_said_and_none_by_hand(backups in backups(), kept in kept()) {
            let left_out = superfluous(&backups, kept);
            let newest = backups.iter().max_by_key(|backup| (backup.at, backup.number));
            let rest: Vec<&BackupName> = backups.iter().filter(|backup| !left_out.contains(backup)).collect();
            if let Some(newest) = newest {
                prop_assert!(rest.iter().any(|one| (one.at, one.number) == (newest.at, newest.number)));
            }
            prop_assert!(left_out.iter().all(|one| one.reason != BackupReason::ByHand));
            let distinct = |wanted: fn(BackupReason) -> bool| {
                let of: BTreeSet<_> = rest.iter().filter(|one| wanted(one.reason)).map(|one| one.file()).collect();
                of.len()
            };
            let KeptBackups { hours, days, weeks, months, before } = kept;
            prop_assert!(distinct(BackupReason::is_before) <= before.max(1));
            prop_assert!(distinct(|reason| reason == BackupReason::Automatic) <= (hours + days + weeks + months).max(1));
        }

        #[test]
        fn each_of_the_last_days_keeps_its_newest(backups in backups(), kept in kept()) {
            let left_out = superfluous(&backups, kept);
            let day = |one: &BackupName| one.at.to_zoned(TimeZone::UTC).date();
            let automatic = || backups.iter().filter(|one| one.reason == BackupReason::Automatic);
            let days: BTreeSet<_> = automatic().map(day).collect();
            for wanted in days.into_iter().rev().take(kept.days) {
                let newest = automatic().filter(|one| day(one) == wanted).max_by_key(|one| (one.at, one.number));
                prop_assert!(newest.is_some_and(|newest| !left_out.contains(newest)));
            }
        }

        #[test]
        fn pruning_twice_is_pruning_once(backups in backups(), kept in kept()) {
            let left_out = superfluous(&backups, kept);
            let rest: Vec<BackupName> = backups.into_iter().filter(|one| !left_out.contains(one)).collect();
            prop_assert_eq!(superfluous(&rest, kept), Vec::new());
        }
    }
}
