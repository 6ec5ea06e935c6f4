//! What is owed to parents: to be told, and to be met.

use chrono::NaiveDate;
use serde::Serialize;
use ts_rs::TS;

use super::{Clock, ClockContext, ClockRule, DutyHolder};
use crate::domain::calendar::{Term, academic_year_of, year_label};
use crate::domain::date_words::long;
use crate::domain::words::{count, list, lower};

/// Parents told that SEN provision is made for their child: at once, and flagged after some school days.
///
/// `None` once they were told. Basis: Children and Families Act 2014 s68.
pub fn parents_told_due(
    entered_register_on: NaiveDate,
    told_on: Option<NaiveDate>,
    context: ClockContext<'_>,
) -> Option<Clock> {
    if told_on.is_some() {
        return None;
    }
    let days = context.settings.parents_told_school_days;
    Some(Clock {
        rule: ClockRule::ParentsTold,
        title: "Tell the parents that SEN provision is made".to_owned(),
        starts_on: entered_register_on,
        due_on: context
            .calendar
            .add_school_days(entered_register_on, days)?,
        working: format!(
            "Entered the register {}; owed at once, flagged after {}",
            long(entered_register_on),
            count(days, "school day")
        ),
        source: "CFA 2014 s68".to_owned(),
        duty: DutyHolder::School,
    })
}

/// How many times in a school year parents are met, at least: SEND Code of Practice 2015, 6.65.
const MEETINGS_A_YEAR: u32 = 3;

/// How many of the year's meetings with parents were held.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct ParentMeetings {
    /// The days on which parents were met this school year, the first first.
    #[ts(type = "Array<string>")]
    pub held_on: Vec<NaiveDate>,
    /// "2 of 3 meetings with parents this year".
    pub words: String,
}

impl ParentMeetings {
    /// Those of an academic year; two on one day are one meeting.
    pub fn of(academic_year: i32, meetings: &[NaiveDate]) -> Self {
        let mut held_on: Vec<NaiveDate> = meetings
            .iter()
            .copied()
            .filter(|on| academic_year_of(*on) == academic_year)
            .collect();
        held_on.sort_unstable();
        held_on.dedup();
        Self {
            words: format!("{} with parents this year", tally(held_on.len())),
            held_on,
        }
    }

    /// "2 of 3", for a column whose head says of what.
    pub fn short(&self) -> String {
        let held = self.count();
        if held > MEETINGS_A_YEAR {
            held.to_string()
        } else {
            format!("{held} of {MEETINGS_A_YEAR}")
        }
    }

    pub fn count(&self) -> u32 {
        u32::try_from(self.held_on.len()).unwrap_or(u32::MAX)
    }
}

/// "2 of 3 meetings"; more than were owed are simply counted.
fn tally(held: usize) -> String {
    let held = u32::try_from(held).unwrap_or(u32::MAX);
    if held > MEETINGS_A_YEAR {
        count(held, "meeting")
    } else {
        format!("{held} of {MEETINGS_A_YEAR} meetings")
    }
}

/// The next of the year's three meetings with parents, one by the end of each term; `None` when the year has its own.
///
/// A term counts once there was time for it: not one that ended, or was nearly over, when the child came onto the
/// register. A meeting missed in one term may be made good in the next, but two in one term do not stand for the next.
/// Basis: SEND Code of Practice 2015, 6.65: "at least three times each year".
pub fn meeting_with_parents_due(
    academic_year: i32,
    on_register_from: NaiveDate,
    meetings: &[NaiveDate],
    context: ClockContext<'_>,
) -> Option<Clock> {
    let year = context.calendar.year(academic_year);
    let (first_day, last_day) = (year.first_day()?, year.last_day()?);
    let mut held: Vec<NaiveDate> = meetings
        .iter()
        .copied()
        .filter(|on| (first_day..=last_day).contains(on))
        .collect();
    held.sort_unstable();
    held.dedup();

    let mut unused = held.iter();
    let mut opens_on = first_day;
    for term in Term::ALL {
        let (starts_on, ends_on) = year.term(*term)?;
        let enough = context.settings.shortest_cycle_school_days;
        let left = context
            .calendar
            .school_days_up_to(enough, on_register_from, ends_on);
        let there_was_time = left >= enough;
        if there_was_time && !unused.by_ref().any(|on| *on >= opens_on) {
            return Some(Clock {
                rule: ClockRule::MeetingWithParents,
                title: format!(
                    "Meet the parents this term ({} this year)",
                    tally(held.len())
                ),
                starts_on: starts_on.max(on_register_from),
                due_on: ends_on,
                working: format!(
                    "{} + the end of the {} on {}",
                    held_words(&held, academic_year),
                    lower(term.name()),
                    long(ends_on)
                ),
                source: "SEND Code of Practice 6.65".to_owned(),
                duty: DutyHolder::School,
            });
        }
        opens_on = ends_on.succ_opt()?;
    }
    None
}

fn held_words(held: &[NaiveDate], academic_year: i32) -> String {
    let label = year_label(academic_year);
    if held.is_empty() {
        return format!("No meeting held in {label}");
    }
    let dates: Vec<String> = held.iter().map(|on| long(*on)).collect();
    let dates: Vec<&str> = dates.iter().map(String::as_str).collect();
    format!("Met in {label} on {}", list(&dates))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use crate::domain::clock::fixture::{date, with_context};
    use chrono::Days;
    use proptest::prelude::*;

    fn meeting_due(from: NaiveDate, meetings: &[NaiveDate]) -> Option<Clock> {
        with_context(|context| meeting_with_parents_due(2026, from, meetings, context))
    }

    fn meeting_due_on(from: NaiveDate, meetings: &[NaiveDate]) -> Option<NaiveDate> {
        meeting_due(from, meetings).map(|clock| clock.due_on)
    }

    const AUTUMN_ENDS: (i32, u32, u32) = (2026, 12, 18);
    const SPRING_ENDS: (i32, u32, u32) = (2027, 3, 25);
    const SUMMER_ENDS: (i32, u32, u32) = (2027, 7, 22);

    fn day((year, month, day): (i32, u32, u32)) -> NaiveDate {
        date(year, month, day)
    }

    #[test]
    fn parents_are_told_at_once_and_it_is_flagged_after_ten_school_days() {
        let clock =
            with_context(|context| parents_told_due(date(2026, 9, 14), None, context)).unwrap();
        assert_eq!(clock.due_on, date(2026, 9, 28));
        assert_eq!(
            clock.working,
            "Entered the register 14 September 2026; owed at once, flagged after 10 school days"
        );
        assert_eq!(clock.source, "CFA 2014 s68");
        let told = Some(date(2026, 9, 15));
        assert_eq!(
            with_context(|context| parents_told_due(date(2026, 9, 14), told, context)),
            None
        );
    }

    #[test]
    fn there_is_one_meeting_a_term() {
        let long_ago = date(2024, 1, 8);
        let autumn = date(2026, 10, 6);
        let spring = date(2027, 2, 9);
        let summer = date(2027, 6, 15);
        assert_eq!(meeting_due_on(long_ago, &[]), Some(day(AUTUMN_ENDS)));
        assert_eq!(meeting_due_on(long_ago, &[autumn]), Some(day(SPRING_ENDS)));
        assert_eq!(
            meeting_due_on(long_ago, &[spring, autumn]),
            Some(day(SUMMER_ENDS))
        );
        assert_eq!(meeting_due_on(long_ago, &[summer, spring, autumn]), None);
    }

    #[test]
    fn two_meetings_in_one_term_do_not_stand_for_the_next() {
        let twice = [date(2026, 10, 6), date(2026, 11, 24)];
        assert_eq!(
            meeting_due_on(date(2024, 1, 8), &twice),
            Some(day(SPRING_ENDS))
        );
    }

    #[test]
    fn a_missed_meeting_may_be_made_good() {
        let from = date(2024, 1, 8);
        assert_eq!(
            meeting_due_on(from, &[date(2027, 1, 12)]),
            Some(day(SPRING_ENDS))
        );
        assert_eq!(
            meeting_due_on(from, &[date(2027, 1, 12), date(2027, 3, 9)]),
            Some(day(SUMMER_ENDS))
        );
    }

    #[test]
    fn last_years_meetings_do_not_count() {
        assert_eq!(
            meeting_due_on(date(2024, 1, 8), &[date(2026, 7, 1)]),
            Some(day(AUTUMN_ENDS))
        );
    }

    #[test]
    fn a_child_new_to_the_register_owes_nothing_to_terms_gone_by() {
        assert_eq!(
            meeting_due_on(date(2027, 1, 11), &[]),
            Some(day(SPRING_ENDS))
        );
        assert_eq!(
            meeting_due_on(date(2026, 12, 14), &[]),
            Some(day(SPRING_ENDS))
        );
        assert_eq!(meeting_due_on(date(2027, 7, 12), &[]), None);
        let clock = meeting_due(date(2027, 2, 1), &[]).unwrap();
        assert_eq!(clock.starts_on, date(2027, 2, 1));
    }

    #[test]
    fn the_years_meetings_are_counted_against_three() {
        let words = |meetings: &[NaiveDate]| ParentMeetings::of(2026, meetings).words;
        assert_eq!(words(&[]), "0 of 3 meetings with parents this year");
        let met = [
            date(2027, 2, 3),
            date(2026, 10, 6),
            // The same day twice is one meeting; last year's is none.
            date(2026, 10, 6),
            date(2026, 7, 1),
        ];
        assert_eq!(words(&met), "2 of 3 meetings with parents this year");
        assert_eq!(
            ParentMeetings::of(2026, &met).held_on,
            [date(2026, 10, 6), date(2027, 2, 3)]
        );
        let many: Vec<NaiveDate> = (1..=5).map(|day| date(2026, 11, day)).collect();
        assert_eq!(words(&many), "5 meetings with parents this year");
        assert_eq!(
            meeting_due(date(2024, 1, 8), &[date(2026, 10, 6)])
                .unwrap()
                .title,
            "Meet the parents this term (1 of 3 meetings this year)"
        );
    }

    #[test]
    fn the_working_lists_the_meetings() {
        assert_eq!(
            meeting_due(date(2024, 1, 8), &[date(2026, 10, 6)])
                .unwrap()
                .working,
            "Met in 2026/27 on 6 October 2026 + the end of the spring term on 25 March 2027"
        );
        assert!(
            meeting_due(date(2024, 1, 8), &[])
                .unwrap()
                .working
                .starts_with("No meeting held in 2026/27 + ")
        );
    }

    proptest! {
        #[test]
        fn another_meeting_never_brings_a_date_nearer(
            from in 0..700_u64, held in proptest::collection::vec(0..364_u64, 0..6), another in 0..364_u64,
        ) {
            let from = date(2025, 9, 1) + Days::new(from);
            let mut meetings: Vec<NaiveDate> = held.iter().map(|days| date(2026, 9, 1) + Days::new(*days)).collect();
            let before = meeting_due(from, &meetings);
            meetings.push(date(2026, 9, 1) + Days::new(another));
            let after = meeting_due(from, &meetings);
            if let Some(before) = &before {
                prop_assert!(before.due_on >= before.starts_on);
                prop_assert!(after.as_ref().is_none_or(|after| after.due_on >= before.due_on));
            } else {
                prop_assert_eq!(after, None);
            }
        }

        #[test]
        fn parents_are_never_flagged_before_the_register(first in 0..600_u64, more in 0..200_u64) {
            let due = |days: u64| {
                with_context(|context| parents_told_due(date(2025, 9, 1) + Days::new(days), None, context)).unwrap()
            };
            prop_assert!(due(first).due_on > due(first).starts_on);
            prop_assert!(due(first + more).due_on >= due(first).due_on);
        }
    }
}
