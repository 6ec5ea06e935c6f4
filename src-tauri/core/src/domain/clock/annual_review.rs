//! The yearly review of an EHC plan and the papers around its meeting.
//!
//! Basis: Children and Families Act 2014 s44; SEND Regulations 2014 regs 20, 21 and 22; R (L, M and P) v Devon County
//! Council [2022] EWHC 493 (Admin) on the twelve weeks.

use chrono::{Days, Months, NaiveDate};

use super::{Clock, ClockContext, ClockRule, DutyHolder};
use crate::domain::date_words::long;
use crate::domain::words::count;

/// The review complete, the local authority's decision included: 12 months from the plan's issue or the last review.
///
/// `None` beyond the calendar. A last review dated before the plan belongs to an earlier plan and is passed over.
pub fn annual_review_due(
    plan_issued_on: NaiveDate,
    last_review_on: Option<NaiveDate>,
) -> Option<Clock> {
    let last_review_on = last_review_on.filter(|held_on| *held_on >= plan_issued_on);
    let (starts_on, began) = match last_review_on {
        Some(held_on) => (held_on, "Last annual review"),
        None => (plan_issued_on, "EHC plan issued"),
    };
    Some(Clock {
        rule: ClockRule::AnnualReview,
        title: "Complete the annual review, with the local authority's decision".to_owned(),
        starts_on,
        due_on: starts_on.checked_add_months(Months::new(12))?,
        working: format!("{began} {} + 12 months", long(starts_on)),
        source: "CFA 2014 s44".to_owned(),
        duty: DutyHolder::LocalAuthorityThroughSchool,
    })
}

/// Invitations and papers out two weeks before the meeting, or at once when it was arranged later than that.
///
/// `None` once they were sent.
pub fn annual_review_invitations_due(
    meeting_on: NaiveDate,
    arranged_on: NaiveDate,
    sent_on: Option<NaiveDate>,
    context: ClockContext<'_>,
) -> Option<Clock> {
    if sent_on.is_some() {
        return None;
    }
    let weeks = context.settings.invitation_weeks;
    let before = meeting_on.checked_sub_days(Days::new(u64::from(weeks) * 7))?;
    let mut working = format!(
        "Meeting {} \u{2212} {}",
        long(meeting_on),
        count(weeks, "week")
    );
    if before < arranged_on {
        working.push_str(&format!(
            ", which passed before it was arranged on {}",
            long(arranged_on)
        ));
    }
    Some(Clock {
        rule: ClockRule::AnnualReviewInvitations,
        title: "Send invitations and papers for the annual review".to_owned(),
        starts_on: arranged_on,
        due_on: before.max(arranged_on),
        working,
        source: "SEND Regs 2014 reg 20".to_owned(),
        duty: DutyHolder::School,
    })
}

/// The report to all who were invited, two weeks after the meeting; `None` once it was sent.
pub fn annual_review_report_due(
    meeting_on: NaiveDate,
    sent_on: Option<NaiveDate>,
    context: ClockContext<'_>,
) -> Option<Clock> {
    if sent_on.is_some() {
        return None;
    }
    let weeks = context.settings.report_weeks;
    Some(Clock {
        rule: ClockRule::AnnualReviewReport,
        title: "Send the annual review report to all invited".to_owned(),
        starts_on: meeting_on,
        due_on: meeting_on.checked_add_days(Days::new(u64::from(weeks) * 7))?,
        working: format!("Meeting {} + {}", long(meeting_on), count(weeks, "week")),
        source: "SEND Regs 2014 reg 20".to_owned(),
        duty: DutyHolder::School,
    })
}

/// Ask for advice before the meeting, by local habit 6 weeks, so that it can go out with the invitations.
pub fn annual_review_advice_due(
    meeting_on: NaiveDate,
    arranged_on: NaiveDate,
    context: ClockContext<'_>,
) -> Option<Clock> {
    let weeks = context.settings.advice_weeks;
    let before = meeting_on.checked_sub_days(Days::new(u64::from(weeks) * 7))?;
    let late = if before < arranged_on {
        format!(
            ", which passed before it was arranged on {}",
            long(arranged_on)
        )
    } else {
        String::new()
    };
    Some(Clock {
        rule: ClockRule::AnnualReviewAdvice,
        title: "Ask for advice for the review of the EHC plan".to_owned(),
        starts_on: arranged_on,
        due_on: before.max(arranged_on),
        working: format!(
            "Meeting {} \u{2212} {}{late}",
            long(meeting_on),
            count(weeks, "week")
        ),
        source: "Local guidance; the weeks can be set".to_owned(),
        duty: DutyHolder::School,
    })
}

/// The local authority says whether it keeps, amends or ends the plan, with the changes it proposes: 4 weeks after the
/// meeting.
pub fn annual_review_decision_due(held_on: NaiveDate) -> Option<Clock> {
    after_meeting(
        ClockRule::AnnualReviewDecision,
        "Local authority decides on the review, with the changes it proposes",
        held_on,
        4,
    )
}

/// The amended final plan: 12 weeks after the meeting.
pub fn amended_plan_due(held_on: NaiveDate) -> Option<Clock> {
    after_meeting(
        ClockRule::AmendedPlan,
        "Local authority issues the amended EHC plan",
        held_on,
        12,
    )
}

fn after_meeting(rule: ClockRule, title: &str, held_on: NaiveDate, weeks: u32) -> Option<Clock> {
    Some(Clock {
        rule,
        title: title.to_owned(),
        starts_on: held_on,
        due_on: held_on.checked_add_days(Days::new(u64::from(weeks) * 7))?,
        working: format!("Meeting {} + {}", long(held_on), count(weeks, "week")),
        source: "SEND Regs 2014 regs 20 and 22; Devon [2022] EWHC 493".to_owned(),
        duty: DutyHolder::LocalAuthority,
    })
}

/// A review of the plan of a child under five is considered every 3 to 6 months: 6 months from the last one. `None` from
/// the fifth birthday on, and beyond the calendar.
pub fn under_five_review_due(
    born_on: NaiveDate,
    plan_issued_on: NaiveDate,
    last_review_on: Option<NaiveDate>,
) -> Option<Clock> {
    let fifth_birthday = born_on.checked_add_months(Months::new(60))?;
    let (starts_on, began) = match last_review_on.filter(|on| *on >= plan_issued_on) {
        Some(on) => (on, "Last review"),
        None => (plan_issued_on, "EHC plan issued"),
    };
    let due_on = starts_on.checked_add_months(Months::new(6))?;
    (due_on < fifth_birthday).then(|| Clock {
        rule: ClockRule::UnderFiveReview,
        title: "Consider a review: the child is under five".to_owned(),
        starts_on,
        due_on,
        working: format!("{began} {} + 6 months", long(starts_on)),
        source: "SEND Code of Practice 9.178".to_owned(),
        duty: DutyHolder::LocalAuthority,
    })
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use crate::domain::clock::fixture::{date, with_context};
    use proptest::prelude::*;

    #[test]
    fn a_plan_is_reviewed_within_twelve_months() {
        let clock = annual_review_due(date(2026, 3, 3), None).unwrap();
        assert_eq!(
            (clock.starts_on, clock.due_on),
            (date(2026, 3, 3), date(2027, 3, 3))
        );
        assert_eq!(clock.working, "EHC plan issued 3 March 2026 + 12 months");
        assert_eq!(clock.source, "CFA 2014 s44");
    }

    #[test]
    fn each_review_starts_the_next_year() {
        let clock = annual_review_due(date(2024, 3, 3), Some(date(2026, 2, 10))).unwrap();
        assert_eq!(clock.due_on, date(2027, 2, 10));
        assert_eq!(
            clock.working,
            "Last annual review 10 February 2026 + 12 months"
        );
        assert_eq!(
            annual_review_due(date(2026, 3, 3), Some(date(2025, 1, 1)))
                .unwrap()
                .due_on,
            date(2027, 3, 3)
        );
    }

    #[test]
    fn a_leap_day_has_its_year_on_the_28th() {
        assert_eq!(
            annual_review_due(date(2028, 2, 29), None).unwrap().due_on,
            date(2029, 2, 28)
        );
    }

    #[test]
    fn invitations_go_two_weeks_before_and_the_report_two_weeks_after() {
        let meeting = date(2027, 2, 10);
        with_context(|context| {
            let before =
                annual_review_invitations_due(meeting, date(2026, 12, 1), None, context).unwrap();
            assert_eq!(before.due_on, date(2027, 1, 27));
            assert_eq!(before.working, "Meeting 10 February 2027 \u{2212} 2 weeks");
            let after = annual_review_report_due(meeting, None, context).unwrap();
            assert_eq!(
                (after.starts_on, after.due_on),
                (meeting, date(2027, 2, 24))
            );
        });
    }

    #[test]
    fn a_meeting_arranged_late_wants_its_papers_at_once() {
        with_context(|context| {
            let clock =
                annual_review_invitations_due(date(2027, 2, 10), date(2027, 2, 3), None, context)
                    .unwrap();
            assert_eq!(
                (clock.starts_on, clock.due_on),
                (date(2027, 2, 3), date(2027, 2, 3))
            );
            assert!(
                clock
                    .working
                    .ends_with("which passed before it was arranged on 3 February 2027")
            );
        });
    }

    #[test]
    fn what_was_sent_is_done() {
        let sent = Some(date(2027, 1, 20));
        with_context(|context| {
            assert_eq!(
                annual_review_invitations_due(date(2027, 2, 10), date(2026, 12, 1), sent, context),
                None
            );
            assert_eq!(
                annual_review_report_due(date(2027, 2, 10), sent, context),
                None
            );
        });
    }

    #[test]
    fn advice_is_asked_for_six_weeks_before_or_at_once() {
        with_context(|context| {
            for (meeting, arranged, due) in [
                (date(2027, 2, 10), date(2026, 12, 1), date(2026, 12, 30)),
                // Six weeks before lies in the half-term holiday, in August, and on 29 February.
                (date(2026, 12, 8), date(2026, 9, 10), date(2026, 10, 27)),
                (date(2026, 9, 25), date(2026, 7, 1), date(2026, 8, 14)),
                (date(2028, 4, 11), date(2028, 1, 10), date(2028, 2, 29)),
                // Arranged on the very day, and after it.
                (date(2027, 2, 10), date(2026, 12, 30), date(2026, 12, 30)),
                (date(2027, 2, 10), date(2027, 1, 20), date(2027, 1, 20)),
            ] {
                let clock = annual_review_advice_due(meeting, arranged, context).unwrap();
                assert_eq!(clock.due_on, due, "{meeting} {arranged}");
            }
        });
    }

    #[test]
    fn the_local_authority_has_four_weeks_to_decide_and_twelve_to_amend() {
        for (held, decided, amended) in [
            (date(2027, 2, 10), date(2027, 3, 10), date(2027, 5, 5)),
            // The Friday before a holiday, July, 29 February, across the new year, and the latest safe day in Year 6.
            (date(2026, 10, 23), date(2026, 11, 20), date(2027, 1, 15)),
            (date(2026, 7, 14), date(2026, 8, 11), date(2026, 10, 6)),
            (date(2028, 2, 29), date(2028, 3, 28), date(2028, 5, 23)),
            (date(2026, 12, 18), date(2027, 1, 15), date(2027, 3, 12)),
            (date(2026, 11, 23), date(2026, 12, 21), date(2027, 2, 15)),
        ] {
            let decision = annual_review_decision_due(held).unwrap();
            assert_eq!(decision.due_on, decided, "{held}");
            assert_eq!(amended_plan_due(held).unwrap().due_on, amended, "{held}");
            assert_eq!(decision.duty, DutyHolder::LocalAuthority);
        }
    }

    #[test]
    fn a_plan_is_considered_every_six_months_until_the_fifth_birthday() {
        for (born, issued, last, due) in [
            (
                date(2022, 11, 1),
                date(2026, 3, 3),
                None,
                Some(date(2026, 9, 3)),
            ),
            (
                date(2022, 11, 1),
                date(2026, 3, 3),
                Some(date(2026, 9, 1)),
                Some(date(2027, 3, 1)),
            ),
            // A review before this plan is passed over; 31 August + 6 months ends with February.
            (
                date(2023, 5, 1),
                date(2026, 8, 31),
                Some(date(2026, 1, 9)),
                Some(date(2027, 2, 28)),
            ),
            // The day before the fifth birthday counts, the birthday does not.
            (
                date(2021, 9, 4),
                date(2026, 3, 3),
                None,
                Some(date(2026, 9, 3)),
            ),
            (date(2021, 9, 3), date(2026, 3, 3), None, None),
            (date(2018, 9, 3), date(2026, 3, 3), None, None),
        ] {
            let clock = under_five_review_due(born, issued, last);
            assert_eq!(clock.map(|clock| clock.due_on), due, "{born} {issued}");
        }
    }

    proptest! {
        #[test]
        fn no_clock_of_the_review_is_due_before_it_starts(issued in 0..3000_u64, meeting in 0..400_u64, arranged in 0..400_u64) {
            let day = |days| date(2025, 9, 1) + Days::new(days);
            let yearly = annual_review_due(day(issued), None).unwrap();
            prop_assert!(yearly.due_on > yearly.starts_on);
            prop_assert!(annual_review_due(day(issued + 1), None).unwrap().due_on >= yearly.due_on);
            with_context(|context| {
                let invitations =
                    annual_review_invitations_due(day(meeting), day(arranged), None, context).unwrap();
                prop_assert!(invitations.due_on >= invitations.starts_on);
                Ok(())
            })?;
        }
    }
}
