//! The promises of a review that is open: what it offers, what is kept, and who may.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing
)]

use serde_json::json;

use super::*;
use crate::domain::id::{PlanId, TargetId};
use crate::domain::measure::TargetOutcome;
use crate::domain::pathway::ReviewDecision;
use crate::domain::record::review::Next;
use crate::error::Error;
use crate::ops::plan::fixture::*;
use crate::ops::plan::{EndPlan, PlanView};
use crate::ops::rating::RateTarget;
use crate::testing::{TestSchool, day, op};

/// Zoë's full plan in the week its first cycle is due.
pub(crate) fn due() -> (TestSchool, PlanView) {
    with_full_plan("2026-10-20")
}

pub(crate) fn opened(school: &TestSchool, plan: &PlanId) -> ReviewView {
    let plan_id = plan.clone();
    school.read(&school.senco, OpenReview { plan_id })
}

/// The review of the plan with every target judged: the first achieved, the others not yet and carried over.
pub(crate) fn judged(school: &TestSchool, plan: &PlanId) -> (Option<i32>, ReviewDraft) {
    let view = opened(school, plan);
    let mut draft = view.draft;
    draft.child_views = "I like the word game.".to_owned();
    draft.decision = Some(ReviewDecision::Stay);
    draft.next_due_on = Some(day("2026-12-18"));
    for (place, target) in draft.targets.iter_mut().enumerate() {
        target.outcome = Some(if place == 0 {
            TargetOutcome::Achieved
        } else {
            TargetOutcome::NotYet
        });
        target.next = Some(if place == 0 {
            Next::Finish
        } else {
            Next::CarryOver
        });
    }
    if let Some(first) = draft.targets.first_mut() {
        first.score = Some(7.0);
        first.evidence = "Read all 20 on Monday.".to_owned();
    }
    (view.version, draft)
}

pub(crate) fn fields(result: crate::Result<impl std::fmt::Debug>) -> Vec<String> {
    match result {
        Err(Error::Invalid(fields)) => fields.iter().map(|(path, _)| path.to_owned()).collect(),
        other => panic!("expected problems by field, got {other:?}"),
    }
}

fn save(plan: &PlanId, version: Option<i32>, review: ReviewDraft) -> SaveReview {
    SaveReview {
        plan_id: plan.clone(),
        version,
        review,
    }
}

fn rate(target: &TargetId, score: f64) -> RateTarget {
    op(json!({ "target_id": target, "happened_on": "2026-10-19", "score": score, "evidence": "" }))
}

#[test]
fn a_review_begins_with_every_open_target_its_ratings_and_what_they_suggest() {
    let (school, view) = due();
    let plan = &view.plan.record.id;
    let reading = &targets(&view)[0].target.record.id;
    school.write(&school.teacher, rate(reading, 5.0));
    school.write(&school.teacher, rate(reading, 8.0));
    let review = opened(&school, plan);
    assert_eq!(review.targets.len(), 4);
    assert!(review.version.is_none() && review.review.is_none());
    let first = &review.targets[0];
    assert_eq!(first.outcome_text, "I can read a book I have chosen");
    assert_eq!(first.target.ratings.len(), 2);
    assert_eq!(first.suggested_outcome, Some(TargetOutcome::Exceeded));
    assert_eq!(first.suggested_next, Some(Next::Finish));
    assert_eq!(review.targets[1].suggested_outcome, None, "no score yet");
    assert_eq!(review.draft.happened_on, Some(day("2026-10-20")));
    assert_eq!(review.draft.targets[0].score, Some(8.0));
    assert_eq!(review.draft.targets[0].outcome, None, "a person decides");
}

#[test]
fn a_review_offers_its_decisions_in_the_words_of_the_schools_stages() {
    let (school, view) = due();
    let review = opened(&school, &view.plan.record.id);
    let words: Vec<&str> = review
        .decisions
        .iter()
        .map(|one| one.words.as_str())
        .collect();
    assert_eq!(
        words,
        [
            "Stay on My Plan",
            "Step up to My Plan+",
            "Step down to My Profile",
            "Leave the pathway"
        ]
    );
    let plans: Vec<Option<&str>> = review
        .decisions
        .iter()
        .map(|one| one.plan_name.as_deref())
        .collect();
    assert_eq!(plans, [Some("My Plan"), Some("My Plan+"), None, None]);
    let missing: Vec<&str> = review.decisions[1]
        .missing
        .iter()
        .map(|one| one.name.as_str())
        .collect();
    assert_eq!(
        missing,
        [
            "The assessment is written",
            "At least one outside agency is involved",
            "A lead practitioner is named"
        ]
    );
}

#[test]
fn the_next_review_is_proposed_with_its_working() {
    let (school, view) = due();
    let review = opened(&school, &view.plan.record.id);
    let proposed = review.proposed_next.unwrap();
    assert_eq!(proposed.due_on, day("2026-12-18"));
    assert!(
        proposed
            .working
            .starts_with("Review held 20 October 2026 + the end of Autumn 2"),
        "{}",
        proposed.working
    );
    let later: ProposeNextReview = op(json!({
        "plan_id": view.plan.record.id, "happened_on": "2026-09-21", "stage_key": "my_plan_plus" }));
    // Held early, it is still the review of this half-term.
    assert_eq!(
        school.read(&school.senco, later).unwrap().due_on,
        day("2026-12-18")
    );
}

#[test]
fn a_score_is_weighed_while_it_is_typed() {
    let (school, view) = due();
    let weigh = |place: usize, score: f64| WeighScore {
        target_id: targets(&view)[place].target.record.id.clone(),
        score,
    };
    let words = school.read(&school.teacher, weigh(2, 5.0));
    assert_eq!(words.words, "5 times a day");
    assert_eq!(words.suggested_outcome, Some(TargetOutcome::PartlyAchieved));
    assert_eq!(words.progress, Some(0.5));
    assert_eq!(
        fields(school.office.read(&school.teacher, weigh(0, 5.5))),
        ["score"]
    );
}

#[test]
fn a_saved_review_stays_open_and_comes_back_as_it_was_left() {
    let (school, view) = due();
    let plan = &view.plan.record.id;
    let (version, draft) = judged(&school, plan);
    let version = school.write(&school.teacher, save(plan, version, draft.clone()));
    let again = opened(&school, plan);
    assert_eq!(again.draft, draft);
    assert_eq!(again.version, Some(version));
    assert!(again.cycle.open && again.review.unwrap().record.closed_on.is_none());
    let before = school.audit_len();
    assert_eq!(
        school.write(&school.senco, save(plan, Some(version), draft)),
        version
    );
    assert_eq!(school.audit_len(), before, "the same again is no change");
}

#[test]
fn two_people_in_one_review_lose_nothing() {
    let (school, view) = due();
    let plan = &view.plan.record.id;
    let (version, mut draft) = judged(&school, plan);
    school.write(&school.teacher, save(plan, version, draft.clone()));
    draft.evidence = "Something else".to_owned();
    let late = school
        .office
        .write(&school.senco, save(plan, version, draft));
    assert!(matches!(late, Err(Error::Conflict)), "{late:?}");
    assert_eq!(opened(&school, plan).draft.evidence, "");
}

#[test]
fn numbers_off_their_scale_and_days_to_come_are_refused_even_in_an_open_review() {
    let (school, view) = due();
    let plan = &view.plan.record.id;
    let (version, mut draft) = judged(&school, plan);
    draft.happened_on = Some(day("2026-10-21"));
    draft.attendance = Some(101.0);
    draft.targets[0].score = Some(0.0);
    draft.targets[1].adapted_expected = Some(300.0);
    let before = school.audit_len();
    let saved = school
        .office
        .write(&school.senco, save(plan, version, draft));
    assert_eq!(
        fields(saved),
        [
            "attendance",
            "happened_on",
            "targets.0.score",
            "targets.1.adapted_expected"
        ]
    );
    assert_eq!(school.audit_len(), before);
}

#[test]
fn a_teacher_prepares_a_review_and_only_the_senco_closes_it() {
    let (school, view) = due();
    let plan = &view.plan.record.id;
    let (version, draft) = judged(&school, plan);
    let close = || CloseReview {
        plan_id: plan.clone(),
        version,
        review: draft.clone(),
        confirmed: Vec::new(),
        missing_reason: String::new(),
        leaving: None,
        parents_told_on: None,
    };
    for who in [
        &school.teacher,
        &school.head,
        &school.ta,
        &school.office_staff,
    ] {
        let closed = school.office.write(who, close());
        assert!(matches!(closed, Err(Error::Forbidden)), "{closed:?}");
    }
    for who in [&school.head, &school.ta, &school.office_staff] {
        let saved = school.office.write(who, save(plan, version, draft.clone()));
        assert!(matches!(saved, Err(Error::Forbidden)), "{saved:?}");
    }
    school.write(&school.teacher, save(plan, version, draft.clone()));
}

#[test]
fn a_review_is_not_for_a_ta_nor_for_another_classs_teacher() {
    let (school, view) = due();
    let other = plan_of(&school, &school.idris.clone());
    let read = |plan: &PlanId| OpenReview {
        plan_id: plan.clone(),
    };
    let ta = school.office.read(&school.ta, read(&view.plan.record.id));
    assert!(matches!(ta, Err(Error::Forbidden)), "{ta:?}");
    let teacher = school.office.read(&school.teacher, read(&other));
    assert!(matches!(teacher, Err(Error::NotFound)), "{teacher:?}");
    let past = ListReviews {
        pupil_id: school.idris.clone(),
    };
    let past = school.office.read(&school.teacher, past);
    assert!(matches!(past, Err(Error::NotFound)), "{past:?}");
}

#[test]
fn a_target_of_another_plan_has_no_place_in_a_review() {
    let (school, view) = due();
    let other = plan_of(&school, &school.idris.clone());
    let (version, draft) = judged(&school, &view.plan.record.id);
    let saved = school
        .office
        .write(&school.senco, save(&other, version, draft));
    assert!(matches!(saved, Err(Error::NotFound)), "{saved:?}");
}

#[test]
fn what_was_said_of_a_target_taken_out_goes_with_it() {
    let (school, view) = due();
    let plan = &view.plan.record.id;
    let (version, draft) = judged(&school, plan);
    school.write(&school.senco, save(plan, version, draft));
    save_with(&school, plan, |draft| {
        draft.outcomes[1].targets.pop();
    });
    let (version, draft) = judged(&school, plan);
    assert_eq!(draft.targets.len(), 3);
    school.write(&school.senco, save(plan, version, draft));
    let (version, draft) = judged(&school, plan);
    let before = school.audit_len();
    school.write(&school.senco, save(plan, version, draft));
    assert_eq!(school.audit_len(), before);
}

#[test]
fn a_plan_that_ended_has_no_review_to_open() {
    let (school, view) = due();
    let plan = &view.plan.record.id;
    let (version, draft) = judged(&school, plan);
    school.write(&school.senco, save(plan, version, draft.clone()));
    let end: EndPlan =
        op(json!({ "plan_id": plan, "ended_on": "2026-10-20", "reason": "Moving away" }));
    school.write(&school.senco, end);
    let plan_id = plan.clone();
    let open = school.office.read(&school.senco, OpenReview { plan_id });
    assert!(matches!(open, Err(Error::Frozen)), "{open:?}");
    let saved = school
        .office
        .write(&school.senco, save(plan, version, draft));
    assert!(matches!(saved, Err(Error::Frozen)), "{saved:?}");
}
