//! The yearly review of an EHC plan and the papers around its meeting.
//!
//! Basis: Children and Families Act 2014 s44; SEND Regulations 2014 regs 20 and 21.

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
