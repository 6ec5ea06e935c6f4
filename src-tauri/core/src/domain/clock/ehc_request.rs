//! The clocks of a request for an EHC needs assessment, from the day the local authority has it to the final plan.
//!
//! Basis: Special Educational Needs and Disability Regulations 2014 regs 5, 8, 10 and 13. Weeks and days are calendar
//! weeks and days; none of them pauses for a holiday of the school.

use chrono::{Days, NaiveDate};

use super::span::weeks_from;
use super::{Clock, ClockRule, DutyHolder};
use crate::domain::date_words::long;
use crate::domain::words::count;

/// The local authority says whether it will assess: within 6 weeks of receiving the request. `None` beyond the
/// calendar, as for every clock here.
pub fn ehc_decision_due(received_on: NaiveDate) -> Option<Clock> {
    of_request(
        ClockRule::EhcDecision,
        "Local authority decides whether to assess",
        received_on,
        6,
        "SEND Regs 2014 reg 5(1)",
    )
}

/// The school's advice: within 6 weeks of being asked. It does not pause for holidays.
pub fn ehc_advice_due(asked_on: NaiveDate) -> Option<Clock> {
    let span = weeks_from(6, asked_on)?;
    Some(Clock {
        rule: ClockRule::EhcAdvice,
        title: "Send the school\u{2019}s advice to the local authority".to_owned(),
        starts_on: asked_on,
        due_on: span.ends_on,
        working: format!(
            "Advice asked {} + {}, holidays counted",
            long(asked_on),
            span.words
        ),
        source: "SEND Regs 2014 reg 8".to_owned(),
        duty: DutyHolder::School,
    })
}

/// A decision not to issue a plan: within 16 weeks of the request.
pub fn ehc_refusal_due(received_on: NaiveDate) -> Option<Clock> {
    of_request(
        ClockRule::EhcNotToIssue,
        "Local authority says so if it will not issue a plan",
        received_on,
        16,
        "SEND Regs 2014 reg 10",
    )
}

/// The final plan: within 20 weeks of the request.
pub fn ehc_final_plan_due(received_on: NaiveDate) -> Option<Clock> {
    of_request(
        ClockRule::EhcFinalPlan,
        "Local authority issues the final EHC plan",
        received_on,
        20,
        "SEND Regs 2014 reg 13(2)",
    )
}

/// The parents' views on a draft plan: at least 15 days, the day it was served being the first.
pub fn draft_views_due(served_on: NaiveDate) -> Option<Clock> {
    Some(Clock {
        rule: ClockRule::EhcDraftViews,
        title: "Parents give their views on the draft plan".to_owned(),
        starts_on: served_on,
        due_on: served_on.checked_add_days(Days::new(14))?,
        working: format!(
            "Draft served {} + 14 days: 15 days, that day being the first",
            long(served_on)
        ),
        source: "SEND Regs 2014 reg 13(1)(a)".to_owned(),
        duty: DutyHolder::Parent,
    })
}

/// The school's reply when it is consulted on a plan that may name it: expected within 15 days.
pub fn consultation_reply_due(consulted_on: NaiveDate) -> Option<Clock> {
    Some(Clock {
        rule: ClockRule::EhcConsultation,
        title: "Reply to the local authority\u{2019}s consultation".to_owned(),
        starts_on: consulted_on,
        due_on: consulted_on.checked_add_days(Days::new(15))?,
        working: format!(
            "Consulted {} + 15 days, expected and not absolute",
            long(consulted_on)
        ),
        source: "SEND Code of Practice 9.83".to_owned(),
        duty: DutyHolder::School,
    })
}

fn of_request(
    rule: ClockRule,
    title: &str,
    received_on: NaiveDate,
    weeks: u32,
    source: &str,
) -> Option<Clock> {
    let span = weeks_from(weeks, received_on)?;
    Some(Clock {
        rule,
        title: title.to_owned(),
        starts_on: received_on,
        due_on: span.ends_on,
        working: format!(
            "Request received {} + {}",
            long(received_on),
            count(weeks, "week")
        ),
        source: source.to_owned(),
        duty: DutyHolder::LocalAuthority,
    })
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use crate::domain::clock::fixture::date;
    use crate::domain::clock::{ClockSettings, ClockState};
    use proptest::prelude::*;

    type Rule = fn(NaiveDate) -> Option<Clock>;

    const RULES: [Rule; 6] = [
        ehc_decision_due,
        ehc_advice_due,
        ehc_refusal_due,
        ehc_final_plan_due,
        draft_views_due,
        consultation_reply_due,
    ];

    #[test]
    fn each_is_due_on_its_day_holidays_and_leap_days_counted() {
        for (starts, due) in [
            // An ordinary Monday in term.
            (
                date(2026, 11, 2),
                [
                    "2026-12-14",
                    "2026-12-14",
                    "2027-02-22",
                    "2027-03-22",
                    "2026-11-16",
                    "2026-11-17",
                ],
            ),
            // The Friday before the half-term holiday.
            (
                date(2026, 10, 23),
                [
                    "2026-12-04",
                    "2026-12-04",
                    "2027-02-12",
                    "2027-03-12",
                    "2026-11-06",
                    "2026-11-07",
                ],
            ),
            // In July: the summer holiday does not stop any of them.
            (
                date(2026, 7, 20),
                [
                    "2026-08-31",
                    "2026-08-31",
                    "2026-11-09",
                    "2026-12-07",
                    "2026-08-03",
                    "2026-08-04",
                ],
            ),
            // On 29 February, and across it.
            (
                date(2028, 2, 29),
                [
                    "2028-04-11",
                    "2028-04-11",
                    "2028-06-20",
                    "2028-07-18",
                    "2028-03-14",
                    "2028-03-15",
                ],
            ),
            (
                date(2028, 2, 16),
                [
                    "2028-03-29",
                    "2028-03-29",
                    "2028-06-07",
                    "2028-07-05",
                    "2028-03-01",
                    "2028-03-02",
                ],
            ),
            // Across the new year, and from a Sunday.
            (
                date(2026, 12, 20),
                [
                    "2027-01-31",
                    "2027-01-31",
                    "2027-04-11",
                    "2027-05-09",
                    "2027-01-03",
                    "2027-01-04",
                ],
            ),
        ] {
            for (rule, due) in RULES.iter().zip(due) {
                let clock = rule(starts).unwrap();
                assert_eq!(clock.due_on.to_string(), due, "{starts}: {}", clock.title);
                assert_eq!(clock.starts_on, starts);
            }
        }
    }

    #[test]
    fn the_last_day_is_in_time() {
        let settings = ClockSettings::default();
        for rule in RULES {
            let clock = rule(date(2026, 10, 23)).unwrap();
            assert_eq!(clock.state(clock.due_on, &settings), ClockState::Due);
            let after = clock.due_on.succ_opt().unwrap();
            assert_eq!(
                clock.state(after, &settings),
                ClockState::Overdue { days: 1 }
            );
        }
    }

    #[test]
    fn each_explains_itself() {
        let served = draft_views_due(date(2027, 3, 5)).unwrap();
        assert_eq!(
            served.working,
            "Draft served 5 March 2027 + 14 days: 15 days, that day being the first"
        );
        assert_eq!(served.source, "SEND Regs 2014 reg 13(1)(a)");
        let whole = ehc_final_plan_due(date(2026, 11, 2)).unwrap();
        assert_eq!(whole.working, "Request received 2 November 2026 + 20 weeks");
        assert_eq!(
            (whole.source.as_str(), whole.duty),
            ("SEND Regs 2014 reg 13(2)", DutyHolder::LocalAuthority)
        );
        let advice = ehc_advice_due(date(2026, 7, 20)).unwrap();
        assert_eq!(advice.duty, DutyHolder::School);
        assert!(advice.working.ends_with("holidays counted"));
    }

    proptest! {
        #[test]
        fn none_is_due_before_it_starts_and_later_starts_are_due_later(first in 0..4000_u64, more in 1..400_u64) {
            let starts = date(2024, 1, 1) + Days::new(first);
            for rule in RULES {
                let (clock, later) = (rule(starts).unwrap(), rule(starts + Days::new(more)).unwrap());
                prop_assert!(clock.due_on > clock.starts_on);
                prop_assert!(later.due_on > clock.due_on);
            }
            // The decisions of one request follow one another.
            let order = [ehc_decision_due, ehc_refusal_due, ehc_final_plan_due].map(|rule: Rule| rule(starts).unwrap().due_on);
            prop_assert!(order.is_sorted());
        }
    }
}
