//! A closed cycle is changed by no command: each one that can name a cycle, its plan, its review, its targets or their
//! ratings is asked to, and what the cycle said is compared word by word afterwards. A correction stands beside it.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing
)]

use std::collections::BTreeSet;

use serde_json::{Value as Json, json};

use super::tests::{due, fields};
use super::tests_close::closed;
use super::*;
use crate::commands::{self, COMMANDS, CommandKind};
use crate::domain::id::{CycleId, PlanId};
use crate::domain::pathway::ReviewDecision;
use crate::domain::record::pupil::NoteKind;
use crate::error::Error;
use crate::fired::names_in_input;
use crate::ops::note::{ListNotes, ReviseNote, VoidNote};
use crate::ops::plan::fixture::*;
use crate::ops::rating::RateTarget;
use crate::testing::{TestSchool, day, op};

/// What belongs to a cycle, by the types of the ids that name it.
const NAMES: [&str; 8] = [
    "PlanId",
    "CycleId",
    "ReviewId",
    "TargetId",
    "RatingId",
    "StepId",
    "StrategyId",
    "SignatureId",
];

/// Commands that take such an id and write elsewhere: that a plan or a review was printed, what an EHC plan says, that a target takes
/// a recommendation up, a list from outside.
const ELSEWHERE: [&str; 5] = [
    "print_plan",
    "print_review",
    "save_ehc_plan",
    "answer_recommendation",
    "apply_plan_import",
];

/// What comes of asking.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Wanted {
    /// Refused.
    No,
    /// It goes on beside the closed cycle, which it does not change.
    Beside,
}
use Wanted::{Beside, No};

/// A school with a closed cycle, and the ids of what it holds.
struct Shut {
    school: TestSchool,
    plan: PlanId,
    cycle: CycleId,
    done: ReviewClosed,
    /// A target that the review finished, and one that goes on where the plan does.
    ended: String,
    open: String,
    rating: String,
    step: String,
    strategy: String,
    signature: String,
}

impl Shut {
    fn new(decision: ReviewDecision) -> Self {
        let (school, view) = due();
        let plan = view.plan.record.id.clone();
        let all = targets(&view);
        let (ended, open) = (&all[0], &all[1].target.record.id);
        let rate: RateTarget = op(json!({ "target_id": ended.target.record.id,
            "happened_on": "2026-10-19", "score": 6.0, "evidence": "" }));
        let rating = school.write(&school.teacher, rate);
        let shut = Self {
            cycle: view.cycles[0].cycle.record.id.clone(),
            ended: ended.target.record.id.to_string(),
            open: open.to_string(),
            rating: rating.to_string(),
            step: ended.small_steps[0].record.id.to_string(),
            strategy: ended.strategies[0].record.id.to_string(),
            signature: String::new(),
            done: closed(&school, &plan, |draft| {
                draft.decision = Some(decision);
                draft.decision_reason = "As agreed.".to_owned();
                draft.parent_going_well = "She reads to her brother.".to_owned();
                if decision == ReviewDecision::Leave {
                    draft.next_due_on = None;
                }
            }),
            school,
            plan,
        };
        let signed = shut.ask(
            "sign_plan",
            json!({ "cycle_id": shut.cycle, "happened_on": "2026-10-20", "signed_by": "Mum" }),
        );
        let signature = signed.unwrap();
        Self {
            signature: signature.as_str().unwrap_or_default().to_owned(),
            ..shut
        }
    }

    fn ask(&self, command: &str, input: Json) -> crate::Result<Json> {
        let school = &self.school;
        commands::run(&school.office, &school.senco, command, input)
            .map(|answer| answer.output.value())
    }

    /// Everything that the closed cycle says, column by column.
    fn words(&self) -> Vec<Vec<String>> {
        let connection = self.school.office.file().connection();
        let mut rows = Vec::new();
        for sql in [
            "select * from cycle where id = ?1",
            "select * from review where cycle_id = ?1 order by id",
            "select * from target_review where review_id in (select id from review where cycle_id = ?1) order by id",
            "select * from rating where cycle_id = ?1 order by id",
        ] {
            let mut statement = connection.prepare(sql).unwrap();
            let columns = statement.column_count();
            let mut found = statement.query([self.cycle.as_str()]).unwrap();
            let before = rows.len();
            while let Some(row) = found.next().unwrap() {
                let words = (0..columns).map(|place| format!("{:?}", row.get_ref(place).unwrap()));
                rows.push(words.collect());
            }
            assert!(rows.len() > before, "nothing by {sql}");
        }
        rows
    }

    /// Each command with what it is asked, while the plan goes on and once it has ended.
    fn attempts(&self) -> Vec<(&'static str, Json, Wanted, Wanted)> {
        let view = open(&self.school, &self.plan);
        let mut draft = serde_json::to_value(&view.draft).unwrap();
        draft["strengths"] = json!("Something else");
        let review = json!({ "happened_on": "2026-10-20", "who_took_part": "", "evidence": "Another story",
            "child_views": "Not what she said", "child_face": null, "child_scribe": "", "child_declined": false,
            "parent_going_well": "", "parent_worries": "", "parent_hopes": "", "parent_helps": "",
            "parent_attendance": null, "parent_agreement": null, "attendance": 10.0, "decision": "leave",
            "decision_reason": "x", "next_due_on": null, "targets": [{ "target_id": self.ended, "score": 1.0,
                "outcome": "not_yet", "reason": "", "evidence": "", "next": "carry_over", "adapted_text": "",
                "adapted_expected": null }] });
        let (plan, cycle) = (&self.plan, &self.cycle);
        let reviewed = &self.done.review_id;
        let save = json!({ "plan_id": plan, "version": null, "review": review });
        let mut close = save.clone();
        close["confirmed"] = json!([]);
        close["missing_reason"] = json!("x");
        close["parents_told_on"] = Json::Null;
        vec![
            (
                "void_plan",
                json!({ "plan_id": plan, "reason": "x" }),
                No,
                No,
            ),
            // It was not taken back, so there is nothing to do.
            (
                "bring_back_plan",
                json!({ "plan_id": plan }),
                Beside,
                Beside,
            ),
            (
                "end_plan",
                json!({ "plan_id": plan, "ended_on": "2026-10-20", "reason": "x" }),
                Beside,
                No,
            ),
            (
                "save_plan",
                json!({ "plan_id": plan, "version": view.version, "plan": draft }),
                Beside,
                No,
            ),
            (
                "tick_step",
                json!({ "step_id": self.step, "achieved_on": "2026-10-19" }),
                No,
                No,
            ),
            (
                "add_strategy",
                json!({ "plan_id": plan, "target_id": self.ended, "text": "x" }),
                No,
                No,
            ),
            (
                "take_back_strategy",
                json!({ "strategy_id": self.strategy }),
                No,
                No,
            ),
            (
                "bring_back_strategy",
                json!({ "strategy_id": self.strategy }),
                No,
                No,
            ),
            (
                "rate_target",
                json!({ "target_id": self.ended, "happened_on": "2026-10-19", "score": 1.0, "evidence": "" }),
                No,
                No,
            ),
            (
                "rate_target",
                json!({ "target_id": self.open, "happened_on": "2026-10-12", "score": 45.0, "evidence": "" }),
                No,
                No,
            ),
            (
                "rate_today",
                json!({ "target_id": self.ended, "score": 1.0, "evidence": "" }),
                No,
                No,
            ),
            (
                "rate_today",
                json!({ "target_id": self.open, "score": 45.0, "evidence": "" }),
                Beside,
                No,
            ),
            (
                "void_rating",
                json!({ "id": self.rating, "reason": "x" }),
                No,
                No,
            ),
            ("bring_back_rating", json!({ "id": self.rating }), No, No),
            (
                "move_review",
                json!({ "cycle_id": cycle, "version": 2, "due_on": "2026-12-01", "reason": "x" }),
                No,
                No,
            ),
            ("save_review", save, No, No),
            ("close_review", close, No, No),
            (
                "correct_review",
                json!({ "review_id": reviewed, "body": "She said: I read to Tom." }),
                Beside,
                Beside,
            ),
            (
                "give_reason",
                json!({ "round": "2026-1", "cycle_id": cycle, "reason_kind": "skipped", "reason": "x" }),
                No,
                No,
            ),
            (
                "sign_plan",
                json!({ "cycle_id": cycle, "happened_on": "2026-10-20", "signed_by": "Dad" }),
                Beside,
                Beside,
            ),
            (
                "void_signature",
                json!({ "id": self.signature, "reason": "x" }),
                Beside,
                Beside,
            ),
            (
                "bring_back_signature",
                json!({ "id": self.signature }),
                Beside,
                Beside,
            ),
            (
                "close_round",
                json!({ "round": "2026-1", "note": "", "left": [{ "cycle_id": cycle, "reason": "x" }] }),
                No,
                No,
            ),
        ]
    }
}

/// Asks everything, and tells what went otherwise than wanted.
fn asked_for_everything(decision: ReviewDecision, ended: bool) -> Vec<String> {
    let mut wrong = Vec::new();
    let places = Shut::new(decision).attempts().len();
    for place in 0..places {
        // Each in a school of its own, so that what one did does not refuse the next.
        let shut = Shut::new(decision);
        let before = shut.words();
        let (command, input, goes_on, once_ended) = shut.attempts().swap_remove(place);
        let wanted = if ended { once_ended } else { goes_on };
        let answer = shut.ask(command, input);
        let came = if answer.is_ok() { Beside } else { No };
        if came != wanted {
            wrong.push(format!("{command}: wanted {wanted:?}, came {answer:?}"));
        }
        if shut.words() != before {
            wrong.push(format!("{command} changed the closed cycle: {answer:?}"));
        }
    }
    wrong
}

#[test]
fn while_the_plan_goes_on_no_command_changes_its_closed_cycle() {
    let wrong = asked_for_everything(ReviewDecision::Stay, false);
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn once_the_plan_has_ended_no_command_changes_its_closed_cycle() {
    let wrong = asked_for_everything(ReviewDecision::Leave, true);
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_command_that_can_name_something_of_a_cycle_is_among_those_asked() {
    let shut = Shut::new(ReviewDecision::Stay);
    let asked: BTreeSet<&str> = shut.attempts().iter().map(|one| one.0).collect();
    let missing: Vec<&str> = COMMANDS
        .iter()
        .filter(|command| command.kind != CommandKind::Read)
        .filter(|command| {
            let names = names_in_input(command.name);
            NAMES.iter().any(|name| names.contains(*name))
        })
        .map(|command| command.name)
        .filter(|name| !asked.contains(name) && !ELSEWHERE.contains(name))
        .collect();
    assert!(missing.is_empty(), "not asked: {missing:?}");
}

#[test]
fn a_correction_is_a_dated_entry_beside_the_review_which_stays_as_it_was() {
    let shut = Shut::new(ReviewDecision::Stay);
    let (school, before) = (&shut.school, shut.words());
    let write = |body: &str| CorrectReview {
        review_id: shut.done.review_id.clone(),
        body: body.to_owned(),
    };
    let empty = school.office.write(&school.senco, write(" "));
    assert_eq!(fields(empty), ["body"]);
    let traces = school.audit_len();
    let id = school.write(&school.senco, write("Attendance was 96%, not 69%."));
    assert_eq!(school.audit_len(), traces + 1);
    assert_eq!(shut.words(), before);

    let list = || {
        let pupil_id = school.zoe.clone();
        school.read(&school.head, ListReviews { pupil_id })
    };
    let [beside] = list()[0].corrections.clone().try_into().unwrap();
    assert_eq!(beside.record.body, "Attendance was 96%, not 69%.");
    assert_eq!(beside.record.happened_on, day("2026-10-20"));
    assert_eq!(beside.recorded_by_name, "Mrs A Okafor");

    // Put better it goes on standing there; taken back it goes.
    let better: ReviseNote = op(
        json!({ "id": id, "version": 1, "note": { "happened_on": "2026-10-20",
        "note_kind": "other", "body": "Attendance was 96.5%." } }),
    );
    school.write(&school.senco, better);
    let now = &list()[0].corrections[0].record;
    assert_eq!(
        (now.body.as_str(), now.note_kind),
        ("Attendance was 96.5%.", NoteKind::Correction)
    );
    let pupil_id = school.zoe.clone();
    let notes = school.read(&school.ta, ListNotes { pupil_id });
    assert_eq!(notes[0].record.id, id, "it is among the notes");
    let reason = "Wrong review".to_owned();
    school.write(&school.senco, VoidNote { id, reason });
    assert!(list()[0].corrections.is_empty());
    assert_eq!(shut.words(), before);
}

#[test]
fn an_open_review_is_changed_and_not_corrected_and_only_by_whoever_writes_reviews() {
    let shut = Shut::new(ReviewDecision::Stay);
    let school = &shut.school;
    school.forbids(&[&school.head, &school.ta, &school.office_staff], || {
        CorrectReview {
            review_id: shut.done.review_id.clone(),
            body: "x".to_owned(),
        }
    });
    let view = super::tests::opened(school, &shut.plan);
    let save = SaveReview {
        plan_id: shut.plan.clone(),
        version: view.version,
        review: view.draft,
    };
    school.write(&school.senco, save);
    let review = super::tests::opened(school, &shut.plan).review.unwrap();
    let correct = CorrectReview {
        review_id: review.record.id,
        body: "x".to_owned(),
    };
    assert_eq!(
        fields(school.office.write(&school.senco, correct)),
        ["body"]
    );
    let missing = CorrectReview {
        review_id: crate::domain::id::ReviewId::new("none"),
        body: "x".to_owned(),
    };
    let missing = school.office.write(&school.senco, missing);
    assert!(matches!(missing, Err(Error::NotFound)), "{missing:?}");
}
