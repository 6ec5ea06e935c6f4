//! The promises of printing, by what they are about.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing
)]

mod other_papers;
mod other_pathways;
mod plans;
mod reviews;
mod who_and_what;

use serde_json::json;

use super::{PrintChoices, PrintPlan, PrintProfile};
use crate::domain::id::{PlanId, PupilId};
use crate::ops::review::{CloseReview, OpenReview};
use crate::testing::{TestSchool, op};

fn plan(plan_id: &PlanId, choices: PrintChoices) -> PrintPlan {
    PrintPlan {
        plan_id: plan_id.clone(),
        choices,
    }
}

fn profile(pupil_id: &PupilId) -> PrintProfile {
    PrintProfile {
        pupil_id: pupil_id.clone(),
        choices: PrintChoices::default(),
    }
}

/// Closes the open review of a plan: the first target achieved, the rest carried over.
fn reviewed(school: &TestSchool, plan_id: &PlanId) {
    reviewed_until(school, plan_id, "2026-12-18");
}

/// The same, with the day of the next review.
fn reviewed_until(school: &TestSchool, plan_id: &PlanId, next_due_on: &str) {
    let read = OpenReview {
        plan_id: plan_id.clone(),
    };
    let view = school.read(&school.senco, read);
    let mut review = serde_json::to_value(&view.draft).unwrap();
    review["child_views"] = json!("I like the word game.");
    review["child_scribe"] = json!("Ms Lee");
    review["child_face"] = json!("happy");
    review["parent_worries"] = json!("The homework takes all evening.");
    review["decision"] = json!("stay");
    review["next_due_on"] = json!(next_due_on);
    for (place, target) in review["targets"]
        .as_array_mut()
        .unwrap()
        .iter_mut()
        .enumerate()
    {
        let first = place == 0;
        target["outcome"] = json!(if first { "achieved" } else { "not_yet" });
        target["next"] = json!(if first { "finish" } else { "carry_over" });
        target["score"] = if first { json!(7) } else { json!(null) };
        target["evidence"] = json!("Seen on Monday");
    }
    let close: CloseReview = op(json!({
        "plan_id": plan_id, "version": view.version, "review": review,
        "confirmed": [], "missing_reason": "", "parents_told_on": null }));
    school.write(&school.senco, close);
}
