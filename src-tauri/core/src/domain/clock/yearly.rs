//! What the school itself owes once a school year, whoever the children are.

use chrono::NaiveDate;

use super::{Clock, ClockRule, DutyHolder};
use crate::domain::calendar::{academic_year_of, year_label};
use crate::domain::coded::coded;
use crate::domain::date_words::long;

coded! {
    /// A duty of the school that comes round with each school year.
    pub enum YearlyDuty {
        InformationReport = "information_report", "SEN information report";
        InclusionStrategy = "inclusion_strategy", "Inclusion strategy";
    }
}

/// The first school year whose inclusion strategy is owed.
const FIRST_STRATEGY: i32 = 2026;

/// A duty of the school year that starts in September of `starting`. `None` for a year before it was owed.
///
/// The SEN information report is published by 30 September. Basis: SEND Regs 2014 reg 51 and Sch 1, with the Code of
/// Practice 6.79: it is updated every year. The inclusion strategy is published by 31 December 2026 and then every year.
/// Basis: conditions of the Inclusive Mainstream Fund.
pub fn yearly_duty_due(duty: YearlyDuty, starting: i32) -> Option<Clock> {
    let (rule, title, month, day, source) = match duty {
        YearlyDuty::InformationReport => (
            ClockRule::InformationReport,
            "Publish the SEN information report",
            9,
            30,
            "SEND Regs 2014 reg 51 and Sch 1",
        ),
        YearlyDuty::InclusionStrategy => (
            ClockRule::InclusionStrategy,
            "Publish the inclusion strategy",
            12,
            31,
            "Conditions of the Inclusive Mainstream Fund",
        ),
    };
    if duty == YearlyDuty::InclusionStrategy && starting < FIRST_STRATEGY {
        return None;
    }
    let due_on = NaiveDate::from_ymd_opt(starting, month, day)?;
    Some(Clock {
        rule,
        title: title.to_owned(),
        starts_on: NaiveDate::from_ymd_opt(starting, 9, 1)?,
        due_on,
        working: format!(
            "For the school year {}: by {}",
            year_label(starting),
            long(due_on)
        ),
        source: source.to_owned(),
        duty: DutyHolder::School,
    })
}

/// The next one that is owed on a day: that of the present school year, or where `settled` says that this one is done
/// with, that of the first year after it which is not.
pub fn next_yearly_duty(
    duty: YearlyDuty,
    today: NaiveDate,
    settled: impl Fn(i32) -> bool,
) -> Option<(i32, Clock)> {
    let now = academic_year_of(today);
    (now..=now + AHEAD)
        .filter(|starting| !settled(*starting))
        .find_map(|starting| Some((starting, yearly_duty_due(duty, starting)?)))
}

/// How many years ahead are looked at: more than anybody settles beforehand.
const AHEAD: i32 = 5;

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use crate::domain::clock::fixture::date;
    use crate::domain::clock::{ClockSettings, ClockState};
    use chrono::Days;
    use proptest::prelude::*;

    fn due(duty: YearlyDuty, today: NaiveDate, settled: &[i32]) -> Option<NaiveDate> {
        let (_, clock) = next_yearly_duty(duty, today, |starting| settled.contains(&starting))?;
        Some(clock.due_on)
    }

    #[test]
    fn the_information_report_is_due_by_the_end_of_september() {
        for (today, settled, wanted) in [
            // The last day of a school year still belongs to the report of that year.
            (date(2026, 8, 31), &[][..], date(2025, 9, 30)),
            (date(2026, 8, 31), &[2025][..], date(2026, 9, 30)),
            (date(2026, 9, 1), &[2025][..], date(2026, 9, 30)),
            (date(2026, 9, 30), &[][..], date(2026, 9, 30)),
            (date(2026, 10, 1), &[][..], date(2026, 9, 30)),
            (date(2026, 10, 1), &[2026][..], date(2027, 9, 30)),
            // Published in July for the year to come, and a leap day on the way.
            (date(2028, 2, 29), &[2027, 2028][..], date(2029, 9, 30)),
        ] {
            let found = due(YearlyDuty::InformationReport, today, settled);
            assert_eq!(found, Some(wanted), "{today} {settled:?}");
        }
    }

    #[test]
    fn the_inclusion_strategy_begins_with_december_2026() {
        for (today, settled, wanted) in [
            // Before it was owed, the first one is what comes next.
            (date(2025, 11, 22), &[][..], date(2026, 12, 31)),
            (date(2026, 8, 31), &[][..], date(2026, 12, 31)),
            (date(2026, 11, 22), &[][..], date(2026, 12, 31)),
            (date(2026, 12, 31), &[][..], date(2026, 12, 31)),
            (date(2027, 1, 1), &[][..], date(2026, 12, 31)),
            (date(2026, 11, 22), &[2026][..], date(2027, 12, 31)),
            (date(2027, 9, 1), &[2026][..], date(2027, 12, 31)),
        ] {
            let found = due(YearlyDuty::InclusionStrategy, today, settled);
            assert_eq!(found, Some(wanted), "{today} {settled:?}");
        }
        assert_eq!(yearly_duty_due(YearlyDuty::InclusionStrategy, 2025), None);
    }

    #[test]
    fn its_last_day_is_in_time_and_the_next_is_not() {
        let clock = yearly_duty_due(YearlyDuty::InformationReport, 2026).unwrap();
        let settings = ClockSettings::default();
        assert_eq!(clock.state(date(2026, 9, 30), &settings), ClockState::Due);
        let late = clock.state(date(2026, 10, 1), &settings);
        assert_eq!(late, ClockState::Overdue { days: 1 });
        assert_eq!(
            clock.working,
            "For the school year 2026/27: by 30 September 2026"
        );
    }

    proptest! {
        #[test]
        fn a_later_day_never_asks_for_an_earlier_one(first in 0..3000_u64, more in 0..800_u64, settled in proptest::collection::btree_set(2024..2036_i32, 0..5)) {
            let today = date(2025, 1, 1) + Days::new(first);
            let settled: Vec<i32> = settled.into_iter().collect();
            for duty in YearlyDuty::ALL {
                let now = due(*duty, today, &settled);
                let later = due(*duty, today + Days::new(more), &settled);
                if let (Some(now), Some(later)) = (now, later) {
                    prop_assert!(later >= now);
                }
                let starts = yearly_duty_due(*duty, 2026 + i32::try_from(first % 9).unwrap()).unwrap();
                prop_assert!(starts.due_on > starts.starts_on);
            }
        }
    }
}
