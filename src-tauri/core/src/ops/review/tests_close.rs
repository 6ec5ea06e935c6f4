//! The promises of closing a review: what must be said first, what comes of it, and that it then stays as it was.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing
)]

use serde_json::json;

use super::tests::{due, fields, judged, opened};
use super::*;
use crate::domain::id::{PlanId, RatingId, ReviewId};
use crate::domain::measure::TargetOutcome;
use crate::domain::pathway::ReviewDecision;
use crate::domain::record::review::{Cycle, Next, Review};
use crate::domain::role::Action;
use crate::error::{Error, Result};
use crate::office::WriteOp;
use crate::ops::plan::VoidPlan;
use crate::ops::plan::fixture::*;
use crate::ops::rating::{BringBackRating, RateTarget, VoidRating};
use crate::store::WriteTx;
use crate::testing::{TestSchool, day, op};

pub(crate) fn close(plan: &PlanId, (version, review): (Option<i32>, ReviewDraft)) -> CloseReview {
    CloseReview {
        plan_id: plan.clone(),
        version,
        review,
        confirmed: Vec::new(),
        leaving: None,
        missing_reason: "The assessment is booked for November".to_owned(),
        parents_told_on: None,
    }
}

/// Closes the review as judged, with a change.
pub(crate) fn closed(
    school: &TestSchool,
    plan: &PlanId,
    change: impl FnOnce(&mut ReviewDraft),
) -> ReviewClosed {
    let (version, mut draft) = judged(school, plan);
    change(&mut draft);
    school.write(&school.senco, close(plan, (version, draft)))
}

#[test]
fn everything_that_must_be_said_first_is_named_at_once() {
    let (school, view) = due();
    let plan = &view.plan.record.id;
    let start = opened(&school, plan);
    let before = school.audit_len();
    let mut draft = start.draft;
    draft.happened_on = Some(day("2026-09-01"));
    draft.targets.pop();
    draft.targets[0].outcome = Some(TargetOutcome::Achieved);
    draft.targets[0].next = Some(Next::CarryOver);
    draft.targets[1].outcome = Some(TargetOutcome::NotTaught);
    draft.targets[1].next = Some(Next::Adapt);
    let refused = school
        .office
        .write(&school.senco, close(plan, (start.version, draft)));
    assert_eq!(
        fields(refused),
        [
            "child_views",
            "decision",
            "happened_on",
            "targets",
            "targets.0.next",
            "targets.1.adapted_text",
            "targets.1.reason",
            "targets.2.next",
            "targets.2.outcome",
        ]
    );
    // Of the refused close there is nothing in the trail.
    assert_eq!(school.audit_len(), before);
    assert!(opened(&school, plan).review.is_none());
}

#[test]
fn a_move_wants_a_reason_and_the_next_review_comes_after_this_one() {
    let (school, view) = due();
    let plan = &view.plan.record.id;
    let (version, mut draft) = judged(&school, plan);
    draft.decision = Some(ReviewDecision::StepUp);
    draft.next_due_on = Some(day("2026-10-20"));
    draft.targets[1].next = Some(Next::Finish);
    let refused = school
        .office
        .write(&school.senco, close(plan, (version, draft.clone())));
    assert_eq!(
        fields(refused),
        ["decision_reason", "next_due_on", "targets.1.reason"]
    );
    draft.next_due_on = None;
    draft.decision = Some(ReviewDecision::Stay);
    draft.targets[1].reason = "Spelling is now taught to the whole class".to_owned();
    let refused = school
        .office
        .write(&school.senco, close(plan, (version, draft)));
    assert_eq!(fields(refused), ["next_due_on"]);
}

#[test]
fn a_child_who_would_rather_not_say_is_heard_as_that() {
    let (school, view) = due();
    let plan = &view.plan.record.id;
    let (version, mut draft) = judged(&school, plan);
    draft.child_declined = true;
    let both = close(plan, (version, draft.clone()));
    assert_eq!(
        fields(school.office.write(&school.senco, both)),
        ["child_declined"]
    );
    draft.child_views = String::new();
    school.write(&school.senco, close(plan, (version, draft)));
}

#[test]
fn staying_finishes_what_is_met_carries_the_rest_over_and_opens_the_next_cycle() {
    let (school, view) = due();
    let plan = &view.plan.record.id;
    let done = closed(&school, plan, |_| {});
    assert_eq!(done.next_plan_id.as_ref(), Some(plan));
    assert_eq!(done.next_due_on, Some(day("2026-12-18")));
    let after = open(&school, plan);
    let met = targets(&after);
    let met = met.iter().find(|target| !target.open).unwrap();
    assert_eq!(met.target.record.result, Some(TargetOutcome::Achieved));
    assert_eq!(met.target.record.ended_on, Some(day("2026-10-20")));
    assert_eq!(met.last_words.as_deref(), Some("7 out of 10"));
    assert!(met.ratings[0].frozen);
    assert_eq!(after.open_targets, 3);
    assert_eq!(
        after
            .cycles
            .iter()
            .map(|one| (one.cycle.record.number, one.open))
            .collect::<Vec<_>>(),
        [(1, false), (2, true)]
    );
    assert_eq!(after.cycles[0].review_id.as_ref(), Some(&done.review_id));
    assert_eq!(after.cycles[1].cycle.record.starts_on, day("2026-10-20"));
    assert_eq!(after.success_words, "1 of 4 targets met (25%)");
}

#[test]
fn a_target_carried_over_keeps_its_measure_and_stays_in_the_plan() {
    let (school, view) = due();
    let plan = &view.plan.record.id;
    closed(&school, plan, |_| {});
    let carried = |draft: &mut crate::ops::plan::PlanDraft| {
        let target = &mut draft.outcomes[0].targets[0];
        target.baseline = Some(50.0);
        target.measure = crate::domain::measure::Measure::Tme;
        target.expected = None;
    };
    let refused = school
        .office
        .write(&school.senco, changed(&school, plan, carried));
    let Err(Error::Invalid(wrong)) = refused else {
        panic!("{refused:?}")
    };
    assert_eq!(
        wrong.of("outcomes.0.targets.0.measure"),
        ["A review has gone by this, so it stays. Adapt the target at the next review instead."]
    );
    assert!(!wrong.of("outcomes.0.targets.0.baseline").is_empty());
    let out = changed(&school, plan, |draft| {
        draft.outcomes[0].targets.clear();
    });
    assert_eq!(
        fields(school.office.write(&school.senco, out)),
        ["outcomes"]
    );
    // Its words, the score expected and the rest may be put better.
    save_with(&school, plan, |draft| {
        draft.outcomes[0].targets[0].text = "I will spell 9 of 10 words".to_owned();
        draft.outcomes[0].targets[0].expected = Some(90.0);
    });
}

#[test]
fn an_outcome_with_targets_that_ended_is_history() {
    let (school, view) = due();
    let plan = &view.plan.record.id;
    closed(&school, plan, |draft| {
        draft.targets[1].outcome = Some(TargetOutcome::Exceeded);
        draft.targets[1].next = Some(Next::Finish);
    });
    let before = open(&school, plan);
    assert!(before.draft.outcomes[0].targets.is_empty());
    let out = changed(&school, plan, |draft| {
        draft.outcomes.remove(0);
    });
    assert_eq!(
        fields(school.office.write(&school.senco, out)),
        ["outcomes"]
    );
    // What belongs to an ended target is not in the editor and stays with it.
    let after = save_with(&school, plan, |draft| {
        draft.strengths = "Patient".to_owned();
    });
    let reading = targets(&after)[0];
    assert_eq!(
        (reading.small_steps.len(), reading.strategies.len()),
        (2, 1)
    );
}

#[test]
fn a_closed_cycle_stays_as_it_was() {
    let (school, view) = due();
    let plan = &view.plan.record.id;
    let reading = targets(&view)[0].target.record.id.clone();
    let rate = |on: &str| -> RateTarget {
        op(json!({ "target_id": reading, "happened_on": on, "score": 6.0, "evidence": "" }))
    };
    let rating: RatingId = school.write(&school.teacher, rate("2026-10-19"));
    let done = closed(&school, plan, |_| {});
    let void = VoidRating {
        id: rating.clone(),
        reason: "Mistyped".to_owned(),
    };
    let voided = school.office.write(&school.senco, void);
    assert!(matches!(voided, Err(Error::Frozen)), "{voided:?}");
    let back = school
        .office
        .write(&school.senco, BringBackRating { id: rating });
    assert!(matches!(back, Err(Error::Frozen)), "{back:?}");
    let rated = school.office.write(&school.senco, rate("2026-10-20"));
    assert!(
        matches!(rated, Err(Error::Frozen)),
        "the target has ended: {rated:?}"
    );
    let void = VoidPlan {
        plan_id: plan.clone(),
        reason: "x".to_owned(),
    };
    let voided = school.office.write(&school.senco, void);
    assert!(matches!(voided, Err(Error::Frozen)), "{voided:?}");
    // The file itself refuses, whatever asks for it.
    let tampered = school.office.write(&school.senco, Tamper(done.review_id));
    assert!(tampered.is_err());
    let cycle = open(&school, plan).cycles[0].cycle.record.id.clone();
    let tampered = school.office.write(&school.senco, TamperCycle(cycle));
    assert!(tampered.is_err());
}

struct Tamper(ReviewId);
impl WriteOp for Tamper {
    const ACTION: Action = Action::ReviewClose;
    type Output = ();
    fn run(self, tx: &mut WriteTx<'_>) -> Result<()> {
        let mut kept = tx.kept::<Review>(self.0.as_str())?;
        kept.record.child_views = "Something else".to_owned();
        tx.revise(&kept.record, kept.version)
    }
}

struct TamperCycle(crate::domain::id::CycleId);
impl WriteOp for TamperCycle {
    const ACTION: Action = Action::ReviewClose;
    type Output = ();
    fn run(self, tx: &mut WriteTx<'_>) -> Result<()> {
        tx.void::<Cycle>(self.0.as_str(), "x")
    }
}

#[test]
fn a_rating_before_the_last_review_is_refused() {
    let (school, view) = due();
    let plan = &view.plan.record.id;
    let spelling = targets(&view)[1].target.record.id.clone();
    closed(&school, plan, |_| {});
    let rate = |on: &str| -> RateTarget {
        op(json!({ "target_id": spelling, "happened_on": on, "score": 45.0, "evidence": "" }))
    };
    let early = school.office.write(&school.teacher, rate("2026-10-12"));
    assert_eq!(fields(early), ["happened_on"]);
    school.write(&school.teacher, rate("2026-10-20"));
}

#[test]
fn a_review_changed_meanwhile_is_not_closed_over() {
    let (school, view) = due();
    let plan = &view.plan.record.id;
    let (version, draft) = judged(&school, plan);
    let save = SaveReview {
        plan_id: plan.clone(),
        version,
        review: ReviewDraft {
            evidence: "The teacher's words".to_owned(),
            ..draft.clone()
        },
    };
    school.write(&school.teacher, save);
    let late = school
        .office
        .write(&school.senco, close(plan, (version, draft)));
    assert!(matches!(late, Err(Error::Conflict)), "{late:?}");
}

#[test]
fn closed_reviews_are_read_back_newest_first_with_all_that_was_said() {
    let (school, view) = due();
    let plan = &view.plan.record.id;
    closed(&school, plan, |draft| {
        draft.attendance = Some(96.5);
        draft.parent_going_well = "She reads to her brother.".to_owned();
        draft.parent_attendance = Some(crate::domain::voice::ParentAttendance::Attended);
    });
    closed(&school, plan, |draft| {
        for target in &mut draft.targets {
            target.outcome = Some(TargetOutcome::NotTaught);
            target.reason = "Supply teacher".to_owned();
            target.next = Some(Next::CarryOver);
            target.score = None;
        }
    });
    let past = school.read(
        &school.head,
        ListReviews {
            pupil_id: school.zoe.clone(),
        },
    );
    let numbers: Vec<u16> = past.iter().map(|one| one.cycle.record.number).collect();
    assert_eq!(numbers, [2, 1]);
    let first = &past[1];
    assert_eq!(first.plan_name, "My Plan");
    assert_eq!(first.success_words, "1 of 4 targets met (25%)");
    assert_eq!(past[0].success_words, "No target reviewed yet");
    assert_eq!(
        first.parent_attendance_words.as_deref(),
        Some("Came to the meeting")
    );
    assert_eq!(first.review.record.attendance, Some(96.5));
    assert_eq!(first.decision_words, "Stay at this stage");
    let reading = &first.targets[0];
    assert_eq!(
        (
            reading.score_words.as_deref(),
            reading.result_words.as_deref(),
            reading.next_words.as_deref()
        ),
        (Some("7 out of 10"), Some("Achieved"), Some("Finished"))
    );
}
