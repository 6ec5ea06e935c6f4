//! What is owed to the next school when a child leaves.

use chrono::NaiveDate;

use super::{Clock, ClockContext, ClockRule, DutyHolder};
use crate::domain::date_words::long;

/// School days within which the record follows the child.
const SCHOOL_DAYS: u32 = 15;

/// The educational record and the SEND file, owed within 15 school days of the child being registered elsewhere.
///
/// `None` once they were sent. Basis: Education (Pupil Information) (England) Regulations 2005, reg 9.
pub fn leaver_record_due(
    registered_elsewhere_on: NaiveDate,
    sent_on: Option<NaiveDate>,
    context: ClockContext<'_>,
) -> Option<Clock> {
    if sent_on.is_some() {
        return None;
    }
    Some(Clock {
        rule: ClockRule::LeaverRecord,
        title: "Send the record and SEND file to the new school".to_owned(),
        starts_on: registered_elsewhere_on,
        due_on: context
            .calendar
            .add_school_days(registered_elsewhere_on, SCHOOL_DAYS)?,
        working: format!(
            "Registered elsewhere {} + {SCHOOL_DAYS} school days",
            long(registered_elsewhere_on)
        ),
        source: "Pupil Information Regs 2005 reg 9".to_owned(),
        duty: DutyHolder::School,
    })
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use crate::domain::clock::fixture::{date, with_context};
    use chrono::Days;
    use proptest::prelude::*;

    fn due(on: NaiveDate) -> Clock {
        with_context(|context| leaver_record_due(on, None, context)).unwrap()
    }

    #[test]
    fn fifteen_school_days_step_over_holidays() {
        let clock = due(date(2026, 10, 12));
        assert_eq!(clock.due_on, date(2026, 11, 9));
        assert_eq!(
            clock.working,
            "Registered elsewhere 12 October 2026 + 15 school days"
        );
        // A child who leaves with the summer: counted from September.
        assert_eq!(due(date(2026, 7, 21)).due_on, date(2026, 9, 22));
    }

    #[test]
    fn once_sent_there_is_nothing_left_to_do() {
        let sent = Some(date(2026, 10, 14));
        assert_eq!(
            with_context(|context| leaver_record_due(date(2026, 10, 12), sent, context)),
            None
        );
    }

    proptest! {
        #[test]
        fn later_leavers_are_not_due_earlier(first in 0..600_u64, more in 0..200_u64) {
            let on = date(2025, 9, 1) + Days::new(first);
            prop_assert!(due(on).due_on > on);
            prop_assert!(due(on + Days::new(more)).due_on >= due(on).due_on);
        }
    }
}
