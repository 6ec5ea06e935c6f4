//! Moving an open review to another day, with the reason: parents who cannot come, a child who is ill.

use chrono::{Months, NaiveDate};
use serde::Deserialize;
use ts_rs::TS;

use crate::domain::date_words::long;
use crate::domain::field_errors::FieldErrors;
use crate::domain::id::CycleId;
use crate::domain::record::review::Cycle;
use crate::domain::role::Action;
use crate::error::{Error, Result};
use crate::office::WriteOp;
use crate::ops::check::{required, required_day};
use crate::ops::plan::PlanParts;
use crate::store::WriteTx;

/// The longest that a review may wait from the start of its cycle, in months. An EHC plan is reviewed at least every
/// 12 months (Children and Families Act 2014, section 44), and no support waits longer than that.
const LONGEST: Months = Months::new(12);

/// Moves the review of an open cycle to another day.
#[derive(Debug, Deserialize, TS)]
pub struct MoveReview {
    pub cycle_id: CycleId,
    pub version: i32,
    #[ts(type = "string | null")]
    pub due_on: Option<NaiveDate>,
    pub reason: String,
}

impl WriteOp for MoveReview {
    const ACTION: Action = Action::PlanWrite;
    type Output = ();
    fn run(self, tx: &mut WriteTx<'_>) -> Result<()> {
        let cycle = tx.get::<Cycle>(self.cycle_id.as_str())?;
        PlanParts::load_open(tx, &cycle.plan_id)?;
        if cycle.closed_on.is_some() {
            return Err(Error::Frozen);
        }
        let mut errors = FieldErrors::new();
        let due_on = required_day(
            &mut errors,
            "due_on",
            "the new day of the review",
            self.due_on,
        );
        if self.due_on.is_some()
            && let Some(sentence) = cannot_be(due_on, &cycle, tx.today())
        {
            errors.add("due_on", sentence);
        }
        let sentence = "Say why the review is moved.";
        let reason = required(&mut errors, "reason", sentence, &self.reason);
        errors.into_result()?;
        let moved = Cycle {
            due_on,
            moved_reason: reason,
            ..cycle
        };
        tx.revise(&moved, self.version)
    }
}

/// Why the review cannot be moved to a day; `None` where it can.
fn cannot_be(due_on: NaiveDate, cycle: &Cycle, today: NaiveDate) -> Option<String> {
    let latest = cycle.starts_on + LONGEST;
    if due_on == cycle.due_on {
        Some("The review is due on that day already. Choose another.".to_owned())
    } else if due_on < today {
        Some("That day has passed. Choose today or a later day.".to_owned())
    } else if due_on <= cycle.starts_on {
        Some("The review comes after its cycle has begun. Choose a later day.".to_owned())
    } else if due_on > latest {
        Some(format!(
            "A review is held within a year of the last one. Choose a day up to {}.",
            long(latest)
        ))
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::indexing_slicing)]

    use super::super::tests::{due, fields};
    use super::*;
    use crate::domain::record::Kept;
    use crate::ops::plan::{OpenPlan, PlanView};
    use crate::testing::{TestSchool, day};

    fn cycle(school: &TestSchool, view: &PlanView) -> Kept<Cycle> {
        let plan_id = view.plan.record.id.clone();
        let mut plan = school.read(&school.senco, OpenPlan { plan_id });
        plan.cycles.remove(0).cycle
    }

    fn to(kept: &Kept<Cycle>, due_on: Option<&str>, reason: &str) -> MoveReview {
        MoveReview {
            cycle_id: kept.record.id.clone(),
            version: kept.version,
            due_on: due_on.map(day),
            reason: reason.to_owned(),
        }
    }

    #[test]
    fn a_review_is_moved_with_the_reason_and_its_clock_goes_by_the_new_day() {
        let (school, view) = due();
        let before = school.audit_len();
        let kept = cycle(&school, &view);
        let why = "Mother works nights until half-term";
        school.write(&school.senco, to(&kept, Some("2026-11-06"), why));
        assert_eq!(school.audit_len(), before + 1);
        let moved = cycle(&school, &view);
        assert_eq!(moved.record.due_on, day("2026-11-06"));
        assert_eq!(moved.record.moved_reason, why);
        let stale = school
            .office
            .write(&school.senco, to(&kept, Some("2026-11-13"), why));
        assert!(matches!(stale, Err(Error::Conflict)), "{stale:?}");
        let plan_id = view.plan.record.id.clone();
        let plan = school.read(&school.senco, OpenPlan { plan_id });
        assert_eq!(plan.cycles[0].state_words, "due in 17 days");
    }

    #[test]
    fn a_day_that_cannot_be_and_a_missing_reason_are_told_together() {
        let (school, view) = due();
        let kept = cycle(&school, &view);
        let today_due = kept.record.due_on.to_string();
        let before = school.audit_len();
        for day in [
            None,
            Some(today_due.as_str()),
            Some("2026-10-19"),
            Some("2027-09-08"),
        ] {
            let refused = school.office.write(&school.senco, to(&kept, day, " "));
            assert_eq!(fields(refused), ["due_on", "reason"], "{day:?}");
        }
        assert_eq!(school.audit_len(), before);
    }

    #[test]
    fn only_the_senco_moves_a_review_and_a_plan_that_ended_has_none_to_move() {
        let (school, view) = due();
        let kept = cycle(&school, &view);
        let people = [
            &school.head,
            &school.teacher,
            &school.ta,
            &school.office_staff,
        ];
        school.forbids(&people, || to(&kept, Some("2026-11-06"), "Ill"));
        let end = crate::ops::plan::EndPlan {
            plan_id: view.plan.record.id.clone(),
            ended_on: Some(day("2026-10-20")),
            reason: "Moved away".to_owned(),
        };
        school.write(&school.senco, end);
        let gone = school
            .office
            .write(&school.senco, to(&kept, Some("2026-11-06"), "Ill"));
        assert!(matches!(gone, Err(Error::NotFound)), "{gone:?}");
    }
}
