//! The record of any closed review on paper.

use super::*;
use crate::domain::id::ReviewId;
use crate::error::Error;
use crate::ops::plan::fixture::*;
use crate::ops::print::{PaperOp, PrintReview};
use crate::ops::review::{CorrectReview, ListReviews};

#[test]
fn any_past_review_prints_as_it_was_with_what_was_put_right_since() {
    let (school, view) = with_full_plan("2026-10-20");
    let plan_id = &view.plan.record.id;
    reviewed(&school, plan_id);
    reviewed_until(&school, plan_id, "2027-02-12");
    let list = ListReviews {
        pupil_id: school.zoe.clone(),
    };
    let past = school.read(&school.senco, list);
    let ids: Vec<_> = past.iter().map(|one| &one.review.record.id).collect();
    let first = ids[1];
    let correct: CorrectReview = op(json!({ "review_id": first, "body": "It was 8, not 7." }));
    school.write(&school.senco, correct);
    let print = |review_id: &ReviewId| PrintReview {
        review_id: review_id.clone(),
        choices: PrintChoices::default(),
    };
    let before = school.audit_len();
    let sheet = school.write(&school.teacher, print(first));
    assert_eq!(
        school.audit_len(),
        before + 1,
        "that it was printed is kept"
    );
    assert_eq!(sheet.view.held_on, Some(past[1].review.record.happened_on));
    assert_eq!(sheet.view.corrections[0][2], "It was 8, not 7.");
    assert_eq!(sheet.view.targets.len(), past[1].targets.len());
    assert_eq!(
        sheet.file_name,
        format!(
            "Review of My Plan held {} 2026-10-20.pdf",
            past[1].review.record.happened_on
        )
    );
    let paper = PrintReview::lay_out(sheet).unwrap();
    assert!(paper.pages >= 1);
    let latest = school.write(&school.teacher, print(ids[0]));
    assert!(
        latest.view.corrections.is_empty(),
        "a correction stands beside its own review"
    );
    let unknown = print(&ReviewId::new("nothing"));
    let refused = school.office.write(&school.teacher, unknown);
    assert!(matches!(refused, Err(Error::NotFound)), "{refused:?}");
}
