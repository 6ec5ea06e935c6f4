//! Backups as the school thinks of them: why one was made, how long it is kept, and when its age is a worry.

use std::collections::BTreeSet;

use chrono::{DateTime, Datelike, Duration, NaiveDate, Utc};

use super::coded::coded;

coded! {
    /// Why a backup was made.
    pub enum BackupReason {
        SignOut = "sign_out", "After signing out";
        Daily = "daily", "Daily";
        ByHand = "by_hand", "Made by hand";
        BeforeImport = "before_import", "Before an import";
        BeforeRestore = "before_restore", "Before a restore";
        BeforeUpgrade = "before_upgrade", "Before a newer Waymark";
        NewLock = "new_lock", "After the lock was changed";
        Drill = "drill", "For a restore drill";
    }
}

coded! {
    /// Why the last backup was not made, or did not reach the second place, with what to do about it.
    pub enum BackupTrouble {
        NotMade = "not_made", "The last backup could not be made on this computer. Free some space on its disk, then \
            back up now.";
        Damaged = "damaged", "The school's file is damaged, so no backup could be made of it. Go back to the newest \
            backup below.";
        Missing = "missing", "The second place was not there: is it unplugged, signed out or renamed? Choose it again, \
            or another.";
        Full = "full", "The second place is full. Free some space there, or choose another.";
        Refused = "refused", "Waymark may not write to the second place. Ask for write access, or choose another.";
        NotKept = "not_kept", "The second place did not keep what was written to it. Choose another, and have its disk \
            looked at.";
    }
}

/// From how many days on without a backup off this PC its age is a worry.
pub const WORRYING_DAYS: i64 = 7;
/// After how many hours signing out makes another one.
const HOURS_BETWEEN: i64 = 1;
/// After how many hours one is made in the middle of work.
const HOURS_A_DAY: i64 = 24;

/// Whether another backup is due: when somebody signs out after an hour of work, or for who never signs out, daily.
pub fn is_due(newest: Option<DateTime<Utc>>, reason: BackupReason, now: DateTime<Utc>) -> bool {
    let hours = match reason {
        BackupReason::SignOut => HOURS_BETWEEN,
        BackupReason::Daily => HOURS_A_DAY,
        BackupReason::ByHand
        | BackupReason::BeforeImport
        | BackupReason::BeforeRestore
        | BackupReason::BeforeUpgrade
        | BackupReason::NewLock
        | BackupReason::Drill => 0,
    };
    // A clock that was put back must not end backups until it has caught up.
    newest.is_none_or(|newest| newest > now || now - newest >= Duration::hours(hours))
}

/// Whole days since a moment; none where it lies ahead.
pub fn days_since(moment: DateTime<Utc>, now: DateTime<Utc>) -> i64 {
    (now - moment).num_days().max(0)
}

/// Whether a restore drill is to be held: none was since the term began. A school that was set up in the middle of a term
/// holds its first in the next.
pub fn drill_is_due(last: Option<NaiveDate>, set_up: NaiveDate, term_began: NaiveDate) -> bool {
    last.unwrap_or(set_up) < term_began
}

/// How many spans of a rhythm keep their newest backup.
const KEPT: [(Rhythm, usize); 4] = [
    (Rhythm::Daily, 14),
    (Rhythm::Weekly, 8),
    (Rhythm::Monthly, 12),
    (Rhythm::Yearly, usize::MAX),
];

/// Which of the backups are let go of: all of the last 24 hours stay, and the newest of each of the last 14 days,
/// 8 weeks and 12 months that have one, and of every year.
pub fn let_go(made: &[DateTime<Utc>], now: DateTime<Utc>) -> Vec<DateTime<Utc>> {
    let mut newest_first = made.to_vec();
    newest_first.sort_unstable_by(|one, next| next.cmp(one));
    let mut spoken_for: BTreeSet<(Rhythm, i32, u32)> = BTreeSet::new();
    newest_first
        .into_iter()
        .filter(|made| {
            let day = made.date_naive();
            let mut serves = false;
            for (rhythm, many) in KEPT {
                let of_rhythm = spoken_for.iter().filter(|span| span.0 == rhythm).count();
                // The first of each span is its newest; it is kept for every rhythm that it serves.
                serves |= of_rhythm < many && spoken_for.insert(rhythm.span_of(day));
            }
            !serves && now - *made >= Duration::hours(HOURS_A_DAY)
        })
        .collect()
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Rhythm {
    Daily,
    Weekly,
    Monthly,
    Yearly,
}

impl Rhythm {
    fn span_of(self, day: NaiveDate) -> (Self, i32, u32) {
        match self {
            Self::Daily => (self, day.year(), day.ordinal()),
            Self::Weekly => (self, day.iso_week().year(), day.iso_week().week()),
            Self::Monthly => (self, day.year(), day.month()),
            Self::Yearly => (self, day.year(), 0),
        }
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::indexing_slicing)]
    use proptest::prelude::*;

    use super::*;

    fn now() -> DateTime<Utc> {
        "2026-11-10T16:00:00Z".parse().unwrap()
    }

    fn kept(made: &[DateTime<Utc>]) -> Vec<DateTime<Utc>> {
        let gone = let_go(made, now());
        (made.iter().copied())
            .filter(|one| !gone.contains(one))
            .collect()
    }

    #[test]
    fn three_years_of_daily_backups_become_a_few() {
        let daily: Vec<_> = (0..1100).map(|days| now() - Duration::days(days)).collect();
        let kept = kept(&daily);
        assert!((28..=38).contains(&kept.len()), "{}", kept.len());
        assert!(daily[..14].iter().all(|one| kept.contains(one)));
        // The newest of a week lies up to six days from this weekday.
        for weeks in 0..7 {
            let (from, to) = (
                now() - Duration::weeks(weeks + 1),
                now() - Duration::weeks(weeks),
            );
            assert!(
                kept.iter().any(|one| *one > from && *one <= to),
                "{weeks} weeks ago"
            );
        }
        for months in 0..11 {
            let (from, to) = (
                now() - Duration::days(31 * (months + 1)),
                now() - Duration::days(31 * months),
            );
            assert!(
                kept.iter().any(|one| *one > from && *one <= to),
                "{months} months ago"
            );
        }
        for year in [2023, 2024, 2025, 2026] {
            assert!(kept.iter().any(|one| one.year() == year), "{year}");
        }
    }

    #[test]
    fn of_one_day_the_last_stays_and_of_today_all() {
        let day = now() - Duration::days(3);
        let made = [
            now(),
            now() - Duration::hours(2),
            day,
            day - Duration::hours(2),
            day - Duration::hours(4),
        ];
        assert_eq!(kept(&made), made[..3]);
    }

    #[test]
    fn one_is_due_an_hour_after_the_last_at_signing_out_and_a_day_after_it_in_the_middle_of_work() {
        let due = |minutes, reason| is_due(Some(now() - Duration::minutes(minutes)), reason, now());
        assert!(
            is_due(None, BackupReason::SignOut, now()) && is_due(None, BackupReason::Daily, now())
        );
        assert!(!due(59, BackupReason::SignOut));
        assert!(due(60, BackupReason::SignOut));
        assert!(!due(24 * 60 - 1, BackupReason::Daily));
        assert!(due(24 * 60, BackupReason::Daily));
        assert!(due(-30, BackupReason::Daily), "a clock that was put back");
    }

    #[test]
    fn a_drill_is_due_once_a_term_and_not_in_the_term_a_school_is_set_up_in() {
        let day = |text: &str| -> NaiveDate { text.parse().unwrap() };
        let (autumn, spring) = (day("2026-09-03"), day("2027-01-05"));
        let set_up = day("2026-11-10");
        assert!(!drill_is_due(None, set_up, autumn));
        assert!(drill_is_due(None, set_up, spring));
        assert!(!drill_is_due(Some(spring), set_up, spring));
        assert!(drill_is_due(
            Some(day("2027-02-01")),
            set_up,
            day("2027-04-19")
        ));
    }

    proptest! {
        #[test]
        fn the_newest_is_never_let_go_and_letting_go_twice_changes_nothing(
            ages in prop::collection::vec(0_i64..3_000_000, 1..80),
        ) {
            let made: Vec<_> = ages.iter().map(|age| now() - Duration::minutes(*age)).collect();
            let first = kept(&made);
            prop_assert!(first.contains(made.iter().max().unwrap()));
            prop_assert_eq!(kept(&first), first);
        }
    }
}
