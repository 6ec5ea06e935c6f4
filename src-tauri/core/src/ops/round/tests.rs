//! The promises of a round: what is in it, where each review stands, who sees and decides what.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing
)]

use serde_json::json;

use super::*;
use crate::domain::id::{CycleId, PlanId};
use crate::domain::round::{ReasonKind, RoundKey, RoundState};
use crate::error::Error;
use crate::office::Session;
use crate::ops::evening::RecordMeeting;
use crate::ops::plan::fixture::*;
use crate::ops::print::PrintPlan;
use crate::ops::rating::RateToday;
use crate::ops::review::SaveReview;
use crate::ops::review::tests::{due, fields, judged};
use crate::ops::review::tests_close::closed;
use crate::testing::{TestSchool, op};

pub(super) fn round(school: &TestSchool, who: &Session, key: Option<&str>) -> RoundView {
    let round = key.map(|key| key.parse::<RoundKey>().unwrap());
    school.read(who, OpenRound { round })
}

pub(super) fn first(school: &TestSchool) -> RoundRow {
    let mut rows = round(school, &school.senco, Some("2026-1")).rows;
    assert!(!rows.is_empty());
    rows.remove(0)
}

fn print(school: &TestSchool, plan: &PlanId) {
    let print: PrintPlan = op(json!({ "plan_id": plan, "choices": {
        "text_size": "standard", "tint": "none", "spacing": "standard", "photo": false, "room_to_write": false } }));
    school.write(&school.senco, print);
}

pub(super) fn reason(cycle: &CycleId, kind: Option<ReasonKind>, words: &str) -> GiveReason {
    GiveReason {
        round: "2026-1".parse().unwrap(),
        cycle_id: cycle.clone(),
        reason_kind: kind,
        reason: words.to_owned(),
    }
}

#[test]
fn the_round_of_today_holds_the_review_that_falls_due_in_it() {
    let (school, _) = due();
    let view = round(&school, &school.senco, None);
    assert_eq!(view.round.long_name, "Autumn 1, 2026/27");
    assert!(view.round.current && view.may.close);
    assert_eq!(view.classes, ["hazel"]);
    let row = &view.rows[0];
    assert_eq!(row.pupil.name, "Zoë Ångström");
    assert_eq!(row.state, RoundState::NotStarted);
    assert_eq!(row.next_words, "Rate 4 targets");
    assert_eq!(row.late_words, "");
    assert!(
        round(&school, &school.senco, Some("2026-2"))
            .rows
            .is_empty()
    );
    assert!(
        !round(&school, &school.senco, Some("2026-2")).may.close,
        "it has not begun"
    );
}

#[test]
fn every_step_is_told_as_it_is_taken_and_what_comes_next() {
    let (school, view) = due();
    let plan = view.plan.record.id.clone();
    for target in targets(&view) {
        let id = &target.target.record.id;
        let score = target.target.record.expected;
        let rate: RateToday = op(json!({ "target_id": id, "score": score, "evidence": "" }));
        school.write(&school.teacher, rate);
    }
    let row = first(&school);
    assert_eq!(row.state, RoundState::RatingsIn);
    assert_eq!(row.steps[0].words, "4 of 4 targets rated");
    assert_eq!(row.next_words, "Hear Zoë Ångström");

    let (version, mut review) = judged(&school, &plan);
    review.parent_hopes = "That she reads with her brother.".to_owned();
    school.write(
        &school.teacher,
        SaveReview {
            plan_id: plan.clone(),
            version,
            review,
        },
    );
    let row = first(&school);
    assert_eq!(
        (row.state, row.next_words.as_str()),
        (RoundState::ViewsIn, "Decide")
    );

    let met: RecordMeeting = op(
        json!({ "round": "2026-1", "pupil_id": school.zoe, "version": null,
        "outcome": "phoned", "happened_on": "2026-10-19", "note": "" }),
    );
    school.write(&school.teacher, met);
    let row = first(&school);
    assert_eq!(row.state, RoundState::MetParents);
    assert_eq!(row.steps[2].words, "Took part by phone, 19 October");

    closed(&school, &plan, |_| {});
    let row = first(&school);
    assert_eq!(
        (row.state, row.next_words.as_str()),
        (RoundState::Decided, "Print the plan")
    );
    assert_eq!(row.steps[3].words, "Stay on My Plan, 20 October");

    print(&school, &plan);
    let row = first(&school);
    assert_eq!(
        (row.state, row.next_words.as_str()),
        (RoundState::Printed, "Have it signed")
    );
    assert_eq!(row.steps[4].words, "Printed 20 October by Mrs A Okafor");

    let sign: SignPlan = op(
        json!({ "cycle_id": row.cycle_id, "happened_on": "2026-10-20", "signed_by": " Mother " }),
    );
    let id = school.write(&school.teacher, sign);
    let row = first(&school);
    assert_eq!(
        (row.state, row.next_words.as_str()),
        (RoundState::Signed, "")
    );
    assert_eq!(row.steps[5].words, "Signed 20 October by Mother");
    school.write(
        &school.teacher,
        VoidSignature {
            id: id.clone(),
            reason: "The wrong plan".to_owned(),
        },
    );
    assert_eq!(first(&school).state, RoundState::Printed);
    school.write(&school.teacher, BringBackSignature { id });
    assert_eq!(first(&school).state, RoundState::Signed);
}

#[test]
fn what_was_changed_since_printing_is_plain() {
    let (school, view) = due();
    let plan = view.plan.record.id.clone();
    print(&school, &plan);
    closed(&school, &plan, |_| {});
    assert_eq!(
        first(&school).printed_at,
        None,
        "a print before the review is not of its plan"
    );
    print(&school, &plan);
    assert_eq!(first(&school).changes_since, 0);
    save_with(&school, &plan, |draft| {
        draft.home_support = "Reads to her brother".to_owned()
    });
    let row = first(&school);
    assert_eq!(
        (row.changes_since, row.next_words.as_str()),
        (1, "Print again")
    );
    let changes = ChangesSincePrint {
        cycle_id: row.cycle_id.clone(),
    };
    let lines = school.read(&school.teacher, changes);
    assert_eq!(lines.len(), 1);
    assert!(
        lines[0].words.starts_with("Mrs A Okafor changed the plan"),
        "{}",
        lines[0].words
    );
    assert_eq!(lines[0].changes[0].to, "Reads to her brother");
    print(&school, &plan);
    assert_eq!(first(&school).changes_since, 0);
}

#[test]
fn a_late_review_and_one_not_held_take_a_reason() {
    let (school, _) = with_full_plan("2026-11-10");
    let row = first(&school);
    assert_eq!(row.late_words, "18 days late");
    let cycle = &row.cycle_id;
    let silent = school
        .office
        .write(&school.teacher, reason(cycle, Some(ReasonKind::Late), " "));
    assert_eq!(fields(silent), ["reason"]);
    let before = school.audit_len();
    school.write(
        &school.teacher,
        reason(cycle, Some(ReasonKind::Late), "The teacher was ill"),
    );
    assert_eq!(school.audit_len(), before + 1);
    let told = first(&school).reason.unwrap();
    assert_eq!(
        (told.reason.as_str(), told.given_by.as_str()),
        ("The teacher was ill", "Miss R Shah")
    );
    school.write(
        &school.senco,
        reason(cycle, Some(ReasonKind::Skipped), "In hospital"),
    );
    let row = first(&school);
    assert!(row.skipped && row.next_words.is_empty());
    school.write(&school.senco, reason(cycle, None, ""));
    assert!(first(&school).reason.is_none());
    // Left over, it belongs to the next round too, where there is no reason yet.
    let next = round(&school, &school.senco, Some("2026-2"));
    assert_eq!(next.rows[0].cycle_id, *cycle);
    let theirs = reason(&CycleId::new("nobody"), Some(ReasonKind::Late), "x");
    let lost = school.office.write(&school.senco, theirs);
    assert!(matches!(lost, Err(Error::NotFound)), "{lost:?}");
}

#[test]
fn a_plan_is_signed_after_its_review_by_somebody() {
    let (school, view) = due();
    let cycle = first(&school).cycle_id;
    let sign = |on: &str, by: &str| -> SignPlan {
        op(json!({ "cycle_id": cycle, "happened_on": on, "signed_by": by }))
    };
    let early = school
        .office
        .write(&school.senco, sign("2026-10-20", "Mother"));
    assert_eq!(fields(early), ["signed_by"]);
    closed(&school, &view.plan.record.id, |_| {});
    let wrong = school.office.write(&school.senco, sign("2026-10-19", " "));
    assert_eq!(fields(wrong), ["happened_on", "signed_by"]);
    let ahead = school
        .office
        .write(&school.senco, sign("2026-10-21", "Mother"));
    assert_eq!(fields(ahead), ["happened_on"]);
    let first_id = school.write(&school.senco, sign("2026-10-20", "Mother"));
    let again = school.write(&school.senco, sign("2026-10-20", "Mother and father"));
    assert_eq!(first_id, again, "said again it is corrected");
    school.forbids(&[&school.head, &school.ta, &school.office_staff], || {
        sign("2026-10-20", "x")
    });
}

#[test]
fn a_teacher_sees_the_own_class_and_who_may_not_see_reviews_sees_no_round() {
    let (school, _) = due();
    let other = plan_of(&school, &school.idris.clone());
    save_with(&school, &other, fill);
    assert_eq!(round(&school, &school.senco, None).rows.len(), 2);
    assert_eq!(round(&school, &school.head, None).rows.len(), 2);
    let mine = round(&school, &school.teacher, None);
    assert_eq!(mine.rows.len(), 1);
    assert!(mine.may.review && mine.may.sign && !mine.may.close);
    let heads = round(&school, &school.head, None).may;
    assert!(!heads.review && !heads.sign && !heads.give_reason && !heads.close);
    let idris = round(&school, &school.senco, None).rows.remove(1).cycle_id;
    let hidden = school
        .office
        .write(&school.teacher, reason(&idris, Some(ReasonKind::Late), "x"));
    assert!(matches!(hidden, Err(Error::NotFound)), "{hidden:?}");
    let changes = school.read(
        &school.teacher,
        ChangesSincePrint {
            cycle_id: idris.clone(),
        },
    );
    assert!(changes.is_empty());
    for who in [&school.ta, &school.office_staff] {
        let refused = school.office.read(who, OpenRound { round: None });
        assert!(matches!(refused, Err(Error::Forbidden)), "{refused:?}");
    }
    school.forbids(&[&school.head, &school.ta, &school.office_staff], || {
        reason(&idris, Some(ReasonKind::Late), "x")
    });
}

#[test]
fn the_rating_sheet_has_the_last_rating_beside_the_new() {
    let (school, view) = due();
    let plan = view.plan.record.id.clone();
    let sheet = |who: &Session| school.read(who, OpenRatings { round: None });
    let mine = sheet(&school.teacher);
    assert!(mine.may_rate);
    assert_eq!(mine.children.len(), 1);
    let target = &mine.children[0].targets[0];
    assert_eq!(
        (target.baseline_words.as_str(), target.last, target.now),
        ("3 out of 10", None, None)
    );
    let rate: RateToday =
        op(json!({ "target_id": target.target_id, "score": 5, "evidence": "Word list" }));
    school.write(&school.teacher, rate);
    let sheet_now = sheet(&school.teacher);
    let target = &sheet_now.children[0].targets[0];
    assert_eq!(
        (target.now_words.as_str(), target.now_by.as_str()),
        ("5 out of 10", "Miss R Shah")
    );
    assert_eq!(target.now_evidence, "Word list");
    assert!(!sheet(&school.head).may_rate);
    closed(&school, &plan, |_| {});
    assert!(
        sheet(&school.teacher).children.is_empty(),
        "nothing more to rate in this round"
    );
}
