#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

use super::*;
use crate::domain::calendar::SchoolCalendar;
use crate::domain::clock::ClockSettings;
use crate::domain::ehc::{EhcReviewKind, ReviewRecommendation};
use crate::domain::id::{EhcPlanId, EhcRequestId, EhcReviewId, PupilId};

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn some(text: &str) -> Option<NaiveDate> {
    Some(day(text))
}

fn request() -> EhcRequest {
    EhcRequest {
        id: EhcRequestId::new("r"),
        pupil_id: PupilId::new("zoe"),
        requested_by: RequestedBy::School,
        requested_by_name: String::new(),
        local_authority: "Gloucestershire".to_owned(),
        begun_on: day("2026-10-19"),
        grounds: String::new(),
        evidence_reasons: Vec::new(),
        signed_on: None,
        signed_by: String::new(),
        unsigned_reason: String::new(),
        sent_on: None,
        received_on: None,
        panel_on: None,
        decision: None,
        decided_on: None,
        decision_note: String::new(),
        advice_asked_on: None,
        advice_sent_on: None,
        draft_served_on: None,
        parents_views_on: None,
        parents_views: String::new(),
        consulted_on: None,
        replied_on: None,
        reply: String::new(),
        outcome: None,
        outcome_on: None,
        outcome_note: String::new(),
        rights_told_on: None,
        certificate_on: None,
        appealed_on: None,
        reasons: Vec::new(),
    }
}

fn sent() -> EhcRequest {
    EhcRequest {
        signed_on: some("2026-10-30"),
        signed_by: "Mr D Pryce".to_owned(),
        sent_on: some("2026-11-02"),
        received_on: some("2026-11-02"),
        ..request()
    }
}

fn steps(request: &EhcRequest, today: &str) -> Vec<ProcessStep> {
    let calendar = SchoolCalendar::new(Vec::new());
    let settings = ClockSettings::default();
    let context = ClockContext {
        calendar: &calendar,
        settings: &settings,
    };
    request_steps(request, day(today), context)
}

fn words(request: &EhcRequest, step: EhcStep, today: &str) -> String {
    let steps = steps(request, today);
    let found = steps.iter().find(|one| one.step == step);
    found.map_or_else(|| "none".to_owned(), |one| one.words.clone())
}

fn reason(request: &EhcRequest, step: EhcStep, today: &str) -> String {
    let found = steps(request, today)
        .into_iter()
        .find(|one| one.step == step);
    match found.map(|one| one.standing) {
        Some(Standing::NotApplicable { reason }) => reason,
        other => panic!("{other:?}"),
    }
}

fn first(request: &EhcRequest, today: &str) -> Option<EhcStep> {
    next_step(&steps(request, today))
}

#[test]
fn a_request_waits_for_the_headteacher_then_to_be_sent_then_its_clocks_run() {
    assert_eq!(first(&request(), "2026-10-20"), Some(EhcStep::SignOff));
    let signed = EhcRequest {
        sent_on: None,
        received_on: None,
        ..sent()
    };
    assert_eq!(first(&signed, "2026-10-31"), Some(EhcStep::Request));
    assert_eq!(first(&sent(), "2026-11-03"), Some(EhcStep::Decision));
    assert_eq!(words(&sent(), EhcStep::Decision, "2026-12-14"), "due today");
    assert_eq!(
        words(&sent(), EhcStep::FinalPlan, "2027-03-20"),
        "due in 2 days"
    );
    assert_eq!(
        words(&sent(), EhcStep::Advice, "2026-12-14"),
        "begins when the local authority asks"
    );
}

#[test]
fn a_request_of_the_parents_wants_no_sign_off() {
    let theirs = EhcRequest {
        requested_by: RequestedBy::Parent,
        ..request()
    };
    assert_eq!(words(&theirs, EhcStep::SignOff, "2026-10-20"), "none");
    assert_eq!(first(&theirs, "2026-10-20"), Some(EhcStep::Request));
}

#[test]
fn without_a_signature_there_is_a_reason() {
    let hurried = EhcRequest {
        signed_on: None,
        unsigned_reason: "The headteacher was ill.".to_owned(),
        ..sent()
    };
    assert_eq!(
        reason(&hurried, EhcStep::SignOff, "2026-11-03"),
        "Sent without it: The headteacher was ill."
    );
}

#[test]
fn a_refusal_to_assess_ends_it_and_opens_the_appeal() {
    let refused = EhcRequest {
        decision: Some(AssessDecision::Refuse),
        decided_on: some("2026-12-10"),
        ..sent()
    };
    assert!(!refused.is_open());
    assert_eq!(
        reason(&refused, EhcStep::FinalPlan, "2026-12-11"),
        "The local authority will not assess."
    );
    assert_eq!(words(&refused, EhcStep::DraftViews, "2026-12-11"), "none");
    let appeal = steps(&refused, "2026-12-11").pop().unwrap();
    assert_eq!(appeal.clock.unwrap().due_on, day("2027-02-10"));
    assert_eq!(first(&refused, "2026-12-11"), Some(EhcStep::Rights));
    assert_eq!(
        reason(&refused, EhcStep::Appeal, "2027-02-11"),
        "No appeal was recorded in time."
    );
    let appealed = EhcRequest {
        appealed_on: some("2027-02-10"),
        ..refused
    };
    assert_eq!(
        words(&appealed, EhcStep::Appeal, "2027-03-01"),
        "done on 10 February 2027"
    );
}

#[test]
fn a_whole_course_to_the_final_plan_leaves_nothing_open_but_the_appeal() {
    let issued = EhcRequest {
        decision: Some(AssessDecision::Assess),
        decided_on: some("2026-12-16"),
        advice_asked_on: some("2026-12-16"),
        advice_sent_on: some("2027-01-27"),
        draft_served_on: some("2027-02-19"),
        parents_views_on: some("2027-03-05"),
        consulted_on: some("2027-02-19"),
        replied_on: some("2027-03-08"),
        outcome: Some(RequestOutcome::Issued),
        outcome_on: some("2027-03-22"),
        rights_told_on: some("2027-03-22"),
        reasons: vec![StepReason {
            step: EhcStep::Decision,
            kind: StepReasonKind::Late,
            reason: "The panel was put off.".to_owned(),
        }],
        ..sent()
    };
    let at = |step| words(&issued, step, "2027-03-23");
    assert_eq!(
        at(EhcStep::Decision),
        "done 2 days late, on 16 December 2026"
    );
    assert_eq!(at(EhcStep::Advice), "done on 27 January 2027");
    assert_eq!(at(EhcStep::DraftViews), "done on 5 March 2027");
    assert_eq!(
        at(EhcStep::Consultation),
        "done 2 days late, on 8 March 2027"
    );
    assert_eq!(at(EhcStep::FinalPlan), "done on 22 March 2027");
    assert_eq!(
        reason(&issued, EhcStep::NotToIssue, "2027-03-23"),
        "A plan was issued."
    );
    let open: Vec<EhcStep> = steps(&issued, "2027-03-23")
        .iter()
        .filter(|step| !step.standing.is_over())
        .map(|step| step.step)
        .collect();
    assert_eq!(open, [EhcStep::Appeal]);
    assert_eq!(first(&issued, "2027-03-23"), None);
}

#[test]
fn a_draft_plan_means_that_a_refusal_is_not_waited_for() {
    let drafted = EhcRequest {
        draft_served_on: some("2027-02-19"),
        ..sent()
    };
    assert_eq!(
        reason(&drafted, EhcStep::NotToIssue, "2027-02-20"),
        "A draft plan was served, so a plan is meant."
    );
    assert_eq!(
        words(&drafted, EhcStep::DraftViews, "2027-03-05"),
        "due today"
    );
}

#[test]
fn what_is_withdrawn_owes_nothing() {
    let withdrawn = EhcRequest {
        outcome: Some(RequestOutcome::Withdrawn),
        outcome_on: some("2026-11-20"),
        ..sent()
    };
    assert!(
        steps(&withdrawn, "2027-06-01")
            .iter()
            .all(|step| step.standing.is_over())
    );
    assert_eq!(withdrawn.appealable_on(), None);
}

fn review() -> EhcReview {
    EhcReview {
        id: EhcReviewId::new("v"),
        pupil_id: PupilId::new("zoe"),
        plan_id: EhcPlanId::new("p"),
        review_kind: EhcReviewKind::Annual,
        with_pep: false,
        arranged_on: day("2026-11-02"),
        meeting_on: day("2027-01-20"),
        meeting_at: String::new(),
        place: String::new(),
        people: Vec::new(),
        advice_asked_on: None,
        invitations_sent_on: None,
        papers_sent_on: None,
        held_on: None,
        child_views: String::new(),
        child_scribe: String::new(),
        parent_views: String::new(),
        working_well: String::new(),
        progress: Vec::new(),
        changes: String::new(),
        moving_on: String::new(),
        recommendation: Some(ReviewRecommendation::Keep),
        report_sent_on: None,
        decision: None,
        decided_on: None,
        decision_note: String::new(),
        amended_on: None,
        rights_told_on: None,
        certificate_on: None,
        appealed_on: None,
        reasons: Vec::new(),
    }
}

fn of_review(review: &EhcReview, today: &str) -> Vec<(EhcStep, String)> {
    let calendar = SchoolCalendar::new(Vec::new());
    let settings = ClockSettings::default();
    let context = ClockContext {
        calendar: &calendar,
        settings: &settings,
    };
    let steps = review_steps(review, day(today), context);
    steps
        .into_iter()
        .map(|step| (step.step, step.words))
        .collect()
}

#[test]
fn a_review_runs_from_advice_to_the_amended_plan() {
    let before = of_review(&review(), "2026-12-09");
    assert_eq!(before[0], (EhcStep::ReviewAdvice, "due today".to_owned()));
    assert_eq!(before[1].1, "due in 28 days");
    assert_eq!(before[3].1, "begins with the meeting");
    let held = EhcReview {
        held_on: some("2027-01-21"),
        invitations_sent_on: some("2027-01-06"),
        report_sent_on: some("2027-02-05"),
        ..review()
    };
    let after = of_review(&held, "2027-02-18");
    assert_eq!(after[0].1, "does not apply");
    assert_eq!(after[1].1, "done on 6 January 2027");
    assert_eq!(after[2].1, "done on 21 January 2027");
    assert_eq!(after[3].1, "done 1 day late, on 5 February 2027");
    assert_eq!(after[4].1, "due today");
    assert_eq!(after[5].1, "due in 56 days");
    let kept = EhcReview {
        decision: Some(LaDecision::Keep),
        decided_on: some("2027-02-18"),
        ..held
    };
    assert_eq!(of_review(&kept, "2027-06-01")[5].1, "does not apply");
}

fn decided(decision: LaDecision) -> EhcReview {
    EhcReview {
        held_on: some("2027-01-20"),
        invitations_sent_on: some("2027-01-05"),
        report_sent_on: some("2027-02-01"),
        decision: Some(decision),
        decided_on: some("2027-02-15"),
        ..review()
    }
}

fn rights_of(review: &EhcReview, today: &str) -> [String; 2] {
    let words = |wanted: EhcStep| {
        let steps = of_review(review, today);
        let found = steps.into_iter().find(|(step, _)| *step == wanted);
        found.unwrap().1
    };
    [words(EhcStep::Rights), words(EhcStep::Appeal)]
}

#[test]
fn parents_may_appeal_against_a_plan_that_stays_or_ends_and_against_the_amended_plan_itself() {
    for decision in [LaDecision::Keep, LaDecision::Cease] {
        // Two months from 15 February.
        let words = rights_of(&decided(decision), "2027-04-14");
        assert_eq!(words, ["not recorded yet", "due tomorrow"], "{decision:?}");
    }
    let amending = decided(LaDecision::Amend);
    assert_eq!(amending.appealable_on(), None, "there is no plan yet");
    assert_eq!(
        rights_of(&amending, "2027-02-16"),
        ["with the amended plan", "begins with the amended plan"]
    );
    let amended = EhcReview {
        amended_on: some("2027-04-14"),
        ..amending
    };
    assert_eq!(rights_of(&amended, "2027-06-14")[1], "due today");
    let with_certificate = EhcReview {
        certificate_on: some("2027-06-01"),
        ..amended
    };
    assert_eq!(
        rights_of(&with_certificate, "2027-06-30")[1],
        "due tomorrow",
        "a month from the certificate"
    );
}

#[test]
fn telling_parents_presses_only_while_they_can_appeal() {
    let kept = decided(LaDecision::Keep);
    let next = |review: &EhcReview, today: &str| {
        let calendar = SchoolCalendar::new(Vec::new());
        let settings = ClockSettings::default();
        let context = ClockContext {
            calendar: &calendar,
            settings: &settings,
        };
        next_step(&review_steps(review, day(today), context))
    };
    assert_eq!(next(&kept, "2027-04-15"), Some(EhcStep::Rights));
    assert_eq!(next(&kept, "2027-04-16"), None);
    assert_eq!(
        rights_of(&kept, "2027-04-16"),
        ["not recorded yet", "does not apply"]
    );
    let told = EhcReview {
        rights_told_on: some("2027-02-17"),
        ..kept
    };
    assert_eq!(next(&told, "2027-02-18"), None);
    assert_eq!(
        rights_of(&told, "2027-02-18")[0],
        "done on 17 February 2027"
    );
}

#[test]
fn a_review_without_a_decision_gives_no_right() {
    let undecided = EhcReview {
        decision: None,
        decided_on: None,
        reasons: vec![StepReason {
            step: EhcStep::ReviewDecision,
            kind: StepReasonKind::NotApplicable,
            reason: "The child moved to Wales.".to_owned(),
        }],
        ..decided(LaDecision::Keep)
    };
    assert_eq!(
        rights_of(&undecided, "2027-02-16"),
        ["does not apply", "does not apply"]
    );
}
