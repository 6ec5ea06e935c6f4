//! Reduced timetables: the fortnightly meeting, and the day on which the plan ends.

use chrono::{Days, NaiveDate};

use super::{Clock, ClockRule, DutyHolder};
use crate::domain::date_words::long;

/// From one meeting to the next, in calendar days.
const FORTNIGHT: u64 = 14;

/// The meeting that reviews a reduced timetable: 14 calendar days after the last one, or after the first day of the
/// plan while none was held. A meeting before the first day is that of its preparation, and counts from the first day.
///
/// `None` once the plan has ended. Basis: the school's policy (parents, SENCO and headteacher meet fortnightly); DfE,
/// Working together to improve school attendance: regular review dates.
pub fn reintegration_meeting_due(
    starts_on: NaiveDate,
    last_meeting_on: Option<NaiveDate>,
    ended_on: Option<NaiveDate>,
) -> Option<Clock> {
    if ended_on.is_some() {
        return None;
    }
    let met = last_meeting_on.filter(|on| *on > starts_on);
    let from = met.unwrap_or(starts_on);
    let due_on = from.checked_add_days(Days::new(FORTNIGHT))?;
    let what = if met.is_some() {
        "Last meeting"
    } else {
        "Reduced timetable began"
    };
    Some(Clock {
        rule: ClockRule::ReintegrationMeeting,
        title: "Meet about the reduced timetable".to_owned(),
        starts_on: from,
        due_on,
        working: format!("{what} {} + 14 days", long(from)),
        source: "The school\u{2019}s policy: a meeting every fortnight".to_owned(),
        duty: DutyHolder::School,
    })
}

/// The day on which a reduced timetable ends: full time again, or another decision. A last day before the first counts
/// as the first.
///
/// `None` once it was ended. Basis: DfE, Working together to improve school attendance: a part-time timetable has a
/// proposed end date, and is not treated as a long-term solution.
pub fn reintegration_end_due(
    starts_on: NaiveDate,
    ends_on: NaiveDate,
    ended_on: Option<NaiveDate>,
) -> Option<Clock> {
    ended_on.is_none().then(|| Clock {
        rule: ClockRule::ReintegrationEnd,
        title: "End the reduced timetable".to_owned(),
        starts_on,
        due_on: ends_on.max(starts_on),
        working: format!(
            "Agreed from {} to {}",
            long(starts_on),
            long(ends_on.max(starts_on))
        ),
        source: "Working together to improve school attendance (DfE)".to_owned(),
        duty: DutyHolder::School,
    })
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use crate::domain::clock::fixture::date;
    use proptest::prelude::*;

    #[test]
    fn the_team_meets_every_fortnight() {
        let start = date(2026, 11, 9);
        for (last, due, why) in [
            (None, date(2026, 11, 23), "none yet"),
            (
                Some(date(2026, 11, 23)),
                date(2026, 12, 7),
                "on the last day",
            ),
            (
                Some(date(2026, 11, 17)),
                date(2026, 12, 1),
                "early, so the next is early",
            ),
            (Some(date(2026, 11, 30)), date(2026, 12, 14), "late"),
            (
                Some(date(2026, 11, 2)),
                date(2026, 11, 23),
                "before it began",
            ),
            (
                Some(date(2026, 11, 9)),
                date(2026, 11, 23),
                "on its first day",
            ),
            (
                Some(date(2026, 12, 18)),
                date(2027, 1, 1),
                "into the holidays, in calendar days",
            ),
            (
                Some(date(2028, 2, 15)),
                date(2028, 2, 29),
                "onto 29 February",
            ),
            (
                Some(date(2027, 2, 15)),
                date(2027, 3, 1),
                "past a February of 28 days",
            ),
        ] {
            let clock = reintegration_meeting_due(start, last, None).unwrap();
            assert_eq!(clock.due_on, due, "{why}");
        }
        assert_eq!(
            reintegration_meeting_due(start, Some(start), Some(date(2026, 11, 20))),
            None
        );
    }

    #[test]
    fn a_meeting_says_what_it_counts_from() {
        let start = date(2026, 11, 9);
        let first = reintegration_meeting_due(start, None, None).unwrap();
        assert_eq!(
            first.working,
            "Reduced timetable began 9 November 2026 + 14 days"
        );
        let next = reintegration_meeting_due(start, Some(date(2026, 11, 20)), None).unwrap();
        assert_eq!(next.working, "Last meeting 20 November 2026 + 14 days");
    }

    #[test]
    fn the_plan_ends_on_its_day_until_somebody_ends_it() {
        let start = date(2026, 11, 9);
        for (ends_on, ended_on, due) in [
            (date(2026, 12, 4), None, Some(date(2026, 12, 4))),
            (date(2026, 11, 9), None, Some(date(2026, 11, 9))),
            (date(2026, 11, 1), None, Some(start)),
            (date(2028, 2, 29), None, Some(date(2028, 2, 29))),
            (date(2026, 12, 4), Some(date(2026, 12, 4)), None),
            (date(2026, 12, 4), Some(date(2026, 11, 20)), None),
            (date(2026, 12, 4), Some(date(2026, 12, 11)), None),
        ] {
            let clock = reintegration_end_due(start, ends_on, ended_on);
            assert_eq!(
                clock.map(|clock| clock.due_on),
                due,
                "{ends_on} {ended_on:?}"
            );
        }
    }

    proptest! {
        #[test]
        fn neither_is_due_before_it_starts_and_a_later_meeting_is_never_due_earlier(
            start in 0..3000_u64, last in 0..3000_u64, later in 0..200_u64, end in 0..3000_u64,
        ) {
            let day = |days: u64| date(2020, 1, 1) + Days::new(days);
            let due = |last| reintegration_meeting_due(day(start), Some(day(last)), None).unwrap();
            let first = due(last);
            prop_assert!(first.due_on > first.starts_on && first.starts_on >= day(start));
            prop_assert!(due(last + later).due_on >= first.due_on);
            let ends = reintegration_end_due(day(start), day(end), None).unwrap();
            prop_assert!(ends.due_on >= ends.starts_on);
        }
    }
}
