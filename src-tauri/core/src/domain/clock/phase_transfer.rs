//! The year before a child with an EHC plan moves to the next phase of education.
//!
//! Basis: SEND Regulations 2014 reg 18: a plan is reviewed and amended by 15 February of the year in which the child
//! transfers from early years to school, or from primary to secondary.

use chrono::{Days, NaiveDate};

use super::{Clock, ClockRule, DutyHolder};
use crate::domain::date_words::long;
use crate::domain::year_group::YearGroup;

/// Weeks in which an amended plan may follow a review meeting; the meeting has to leave room for them.
const WEEKS_TO_AMEND: u64 = 12;

/// Whether a child in this year group moves to the next phase at the end of the school year.
pub fn transfers_at_the_end_of(year: YearGroup) -> bool {
    matches!(year, YearGroup::N2 | YearGroup::Y6)
}

/// The plan that names the next school: by 15 February of the school year that starts in September of `starting`.
/// `None` in a year in which the child does not transfer.
pub fn phase_transfer_due(year: YearGroup, starting: i32) -> Option<Clock> {
    let by = fifteenth_of_february(year, starting)?;
    Some(Clock {
        rule: ClockRule::PhaseTransfer,
        title: "Local authority issues the plan that names the next school".to_owned(),
        starts_on: NaiveDate::from_ymd_opt(starting, 9, 1)?,
        due_on: by,
        working: format!(
            "{}: 15 February of the year of transfer, {}",
            year.name(),
            long(by)
        ),
        source: "SEND Regs 2014 reg 18".to_owned(),
        duty: DutyHolder::LocalAuthority,
    })
}

/// The latest day on which the review meeting leaves the local authority its weeks before 15 February.
pub fn phase_transfer_meeting_due(year: YearGroup, starting: i32) -> Option<Clock> {
    let by = fifteenth_of_february(year, starting)?;
    Some(Clock {
        rule: ClockRule::PhaseTransferMeeting,
        title: "Hold the review meeting for the move to the next school".to_owned(),
        starts_on: NaiveDate::from_ymd_opt(starting, 9, 1)?,
        due_on: by.checked_sub_days(Days::new(WEEKS_TO_AMEND * 7))?,
        working: format!(
            "15 February \u{2212} {WEEKS_TO_AMEND} weeks: the amended plan may take that long after a meeting (15 \
             February is {})",
            long(by)
        ),
        source: "SEND Regs 2014 regs 18 and 22; Devon [2022] EWHC 493".to_owned(),
        duty: DutyHolder::School,
    })
}

fn fifteenth_of_february(year: YearGroup, starting: i32) -> Option<NaiveDate> {
    transfers_at_the_end_of(year)
        .then(|| NaiveDate::from_ymd_opt(starting.checked_add(1)?, 2, 15))
        .flatten()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use crate::domain::clock::fixture::date;
    use crate::domain::clock::{ClockSettings, ClockState};

    #[test]
    fn the_plan_is_due_on_15_february_and_the_meeting_twelve_weeks_before() {
        for (starting, plan, meeting) in [
            (2023, date(2024, 2, 15), date(2023, 11, 23)),
            (2024, date(2025, 2, 15), date(2024, 11, 23)),
            (2025, date(2026, 2, 15), date(2025, 11, 23)),
            (2026, date(2027, 2, 15), date(2026, 11, 23)),
            // A leap day comes after 15 February and changes nothing.
            (2027, date(2028, 2, 15), date(2027, 11, 23)),
            (2028, date(2029, 2, 15), date(2028, 11, 23)),
        ] {
            let clock = phase_transfer_due(YearGroup::Y6, starting).unwrap();
            assert_eq!(clock.due_on, plan);
            let latest = phase_transfer_meeting_due(YearGroup::Y6, starting).unwrap();
            assert_eq!(latest.due_on, meeting);
            assert!(latest.starts_on < latest.due_on && latest.due_on < clock.due_on);
        }
    }

    #[test]
    fn only_a_child_who_moves_on_has_it() {
        let with: Vec<YearGroup> = YearGroup::ALL
            .iter()
            .copied()
            .filter(|year| phase_transfer_due(*year, 2026).is_some())
            .collect();
        assert_eq!(with, [YearGroup::N2, YearGroup::Y6]);
        assert_eq!(phase_transfer_meeting_due(YearGroup::Y5, 2026), None);
    }

    #[test]
    fn in_november_of_year_6_the_meeting_presses() {
        let clock = phase_transfer_meeting_due(YearGroup::Y6, 2026).unwrap();
        let settings = ClockSettings::default();
        assert_eq!(
            clock.state(date(2026, 11, 22), &settings),
            ClockState::DueSoon { days: 1 }
        );
        assert_eq!(clock.state(date(2026, 11, 23), &settings), ClockState::Due);
        assert!(clock.working.contains("15 February 2027"));
    }
}
