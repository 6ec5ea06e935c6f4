//! The steps of a request and of a review, each with its clock and where it stands today.

use chrono::NaiveDate;
use serde::Serialize;
use ts_rs::TS;

use super::standing::{Standing, StepReason, standing_of};
use super::words::{
    AssessDecision, EhcStep, LaDecision, RequestOutcome, RequestedBy, StepReasonKind,
};
use crate::domain::clock::{
    Clock, ClockContext, amended_plan_due, annual_review_advice_due, annual_review_decision_due,
    annual_review_invitations_due, annual_review_report_due, consultation_reply_due,
    draft_views_due, ehc_advice_due, ehc_appeal_due, ehc_decision_due, ehc_final_plan_due,
    ehc_refusal_due,
};
use crate::domain::record::ehc::EhcRequest;
use crate::domain::record::ehc_review::EhcReview;

/// A step of a process.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct ProcessStep {
    pub step: EhcStep,
    /// Nothing where the law sets no date, or where it has not begun to run.
    pub clock: Option<Clock>,
    pub standing: Standing,
    pub words: String,
}

/// What every step is worked out with.
struct Steps<'a> {
    steps: Vec<ProcessStep>,
    reasons: Vec<StepReason>,
    today: NaiveDate,
    context: ClockContext<'a>,
}

impl<'a> Steps<'a> {
    fn new(reasons: &[StepReason], today: NaiveDate, context: ClockContext<'a>) -> Self {
        Self {
            steps: Vec::new(),
            reasons: reasons.to_vec(),
            today,
            context,
        }
    }

    /// What the course of things itself makes unnecessary; a person's own reason stands before it.
    fn excuse(&mut self, step: EhcStep, when: bool, reason: &str) {
        if when && !self.does_not_apply(step) {
            self.reasons.push(StepReason {
                step,
                kind: StepReasonKind::NotApplicable,
                reason: reason.to_owned(),
            });
        }
    }

    fn does_not_apply(&self, step: EhcStep) -> bool {
        let mut reasons = self.reasons.iter();
        reasons.any(|one| one.step == step && one.kind == StepReasonKind::NotApplicable)
    }

    fn add(
        &mut self,
        step: EhcStep,
        clock: Option<Clock>,
        done_on: Option<NaiveDate>,
        waiting: &str,
    ) {
        let now = (self.today, self.context.settings);
        let standing = standing_of(clock.as_ref(), done_on, step, &self.reasons, waiting, now);
        self.steps.push(ProcessStep {
            step,
            clock,
            words: standing.words(),
            standing,
        });
    }

    /// That the parents are told of mediation and appeal, and until when they can appeal.
    fn add_rights(&mut self, rights: &Rights<'_>) {
        let told = match rights.appealable_on {
            Some(_) => "not recorded yet".to_owned(),
            None => format!("with {}", rights.waits_for),
        };
        self.add(EhcStep::Rights, None, rights.told_on, &told);
        let appeal = rights
            .appealable_on
            .and_then(|on| ehc_appeal_due(on, rights.certificate_on));
        let over = appeal
            .as_ref()
            .is_some_and(|clock| clock.due_on < self.today);
        self.excuse(EhcStep::Appeal, over, "No appeal was recorded in time.");
        let waiting = format!("begins with {}", rights.waits_for);
        self.add(EhcStep::Appeal, appeal, rights.appealed_on, &waiting);
    }
}

/// What a decision gives the parents, and what they made of it.
struct Rights<'a> {
    appealable_on: Option<NaiveDate>,
    told_on: Option<NaiveDate>,
    certificate_on: Option<NaiveDate>,
    appealed_on: Option<NaiveDate>,
    /// What has to come before there is a right.
    waits_for: &'a str,
}

/// The steps of a request in their order. Which of them apply follows from how it went.
pub fn request_steps(
    request: &EhcRequest,
    today: NaiveDate,
    context: ClockContext<'_>,
) -> Vec<ProcessStep> {
    let mut steps = Steps::new(&request.reasons, today, context);
    let refused = request.decision == Some(AssessDecision::Refuse);
    let outcome = request.outcome;
    let on = |wanted: RequestOutcome| request.outcome_on.filter(|_| outcome == Some(wanted));
    excuse_request(&mut steps, request);
    let received = request.received_on;
    if request.requested_by == RequestedBy::School {
        steps.add(
            EhcStep::SignOff,
            None,
            request.signed_on,
            "waits for the headteacher",
        );
    }
    steps.add(EhcStep::Request, None, received, &not_received(request));
    steps.add(
        EhcStep::Decision,
        received.and_then(ehc_decision_due),
        request.decided_on,
        "begins when the local authority has the request",
    );
    steps.add(
        EhcStep::Advice,
        request.advice_asked_on.and_then(ehc_advice_due),
        request.advice_sent_on,
        "begins when the local authority asks",
    );
    steps.add(
        EhcStep::DraftViews,
        request.draft_served_on.and_then(draft_views_due),
        request.parents_views_on,
        "begins when a draft plan is served",
    );
    steps.add(
        EhcStep::Consultation,
        request.consulted_on.and_then(consultation_reply_due),
        request.replied_on,
        "begins when the local authority consults the school",
    );
    steps.add(
        EhcStep::NotToIssue,
        received.and_then(ehc_refusal_due),
        on(RequestOutcome::NotIssued),
        "begins when the local authority has the request",
    );
    steps.add(
        EhcStep::FinalPlan,
        received.and_then(ehc_final_plan_due),
        on(RequestOutcome::Issued),
        "begins when the local authority has the request",
    );
    steps.add_rights(&Rights {
        appealable_on: request.appealable_on(),
        told_on: request.rights_told_on,
        certificate_on: request.certificate_on,
        appealed_on: request.appealed_on,
        waits_for: "a decision that can be appealed",
    });
    if refused {
        let of_plan = [
            EhcStep::DraftViews,
            EhcStep::Consultation,
            EhcStep::NotToIssue,
        ];
        steps.steps.retain(|one| !of_plan.contains(&one.step));
    }
    steps.steps
}

fn excuse_request(steps: &mut Steps<'_>, request: &EhcRequest) {
    let withdrawn = request.outcome == Some(RequestOutcome::Withdrawn);
    for step in EhcStep::ALL {
        steps.excuse(*step, withdrawn, "The request was withdrawn.");
    }
    let refused = request.decision == Some(AssessDecision::Refuse);
    let later = [
        EhcStep::Advice,
        EhcStep::DraftViews,
        EhcStep::Consultation,
        EhcStep::NotToIssue,
        EhcStep::FinalPlan,
    ];
    for step in later {
        steps.excuse(step, refused, "The local authority will not assess.");
    }
    let not_issued = request.outcome == Some(RequestOutcome::NotIssued);
    for step in later {
        steps.excuse(
            step,
            not_issued,
            "The local authority will not issue a plan.",
        );
    }
    let issued = request.outcome == Some(RequestOutcome::Issued);
    steps.excuse(EhcStep::NotToIssue, issued, "A plan was issued.");
    let drafted = request.draft_served_on.is_some();
    steps.excuse(
        EhcStep::NotToIssue,
        drafted,
        "A draft plan was served, so a plan is meant.",
    );
    for step in [EhcStep::DraftViews, EhcStep::Consultation, EhcStep::Advice] {
        let never_began = match step {
            EhcStep::DraftViews => request.draft_served_on.is_none(),
            EhcStep::Consultation => request.consulted_on.is_none(),
            _ => request.advice_asked_on.is_none(),
        };
        steps.excuse(
            step,
            issued && never_began,
            "The plan was issued without it being recorded.",
        );
    }
    let sent_without = !request.unsigned_reason.is_empty();
    steps.excuse(
        EhcStep::SignOff,
        sent_without,
        &format!("Sent without it: {}", request.unsigned_reason),
    );
}

fn not_received(request: &EhcRequest) -> String {
    match (request.sent_on, request.requested_by) {
        (Some(_), _) => "sent; say when the local authority had it".to_owned(),
        (None, RequestedBy::School) => "not sent yet".to_owned(),
        (None, _) => "say when the local authority had it".to_owned(),
    }
}

/// The steps of a review in their order.
pub fn review_steps(
    review: &EhcReview,
    today: NaiveDate,
    context: ClockContext<'_>,
) -> Vec<ProcessStep> {
    let mut steps = Steps::new(&review.reasons, today, context);
    let keeps = matches!(review.decision, Some(LaDecision::Keep | LaDecision::Cease));
    steps.excuse(
        EhcStep::AmendedPlan,
        keeps,
        "The local authority does not amend the plan.",
    );
    // Once the meeting is over, late invitations and requests for advice help nobody.
    let held = review.held_on;
    for (step, done) in [
        (EhcStep::ReviewAdvice, review.advice_asked_on),
        (EhcStep::Invitations, review.invitations_sent_on),
    ] {
        let passed = held.is_some() && done.is_none();
        steps.excuse(
            step,
            passed,
            "The meeting was held without it being recorded.",
        );
    }
    let (meeting, arranged) = (review.meeting_on, review.arranged_on);
    steps.add(
        EhcStep::ReviewAdvice,
        annual_review_advice_due(meeting, arranged, context),
        review.advice_asked_on,
        "",
    );
    steps.add(
        EhcStep::Invitations,
        annual_review_invitations_due(meeting, arranged, None, context),
        review.invitations_sent_on,
        "",
    );
    steps.add(EhcStep::Meeting, None, held, "planned");
    steps.add(
        EhcStep::Report,
        held.and_then(|on| annual_review_report_due(on, None, context)),
        review.report_sent_on,
        "begins with the meeting",
    );
    steps.add(
        EhcStep::ReviewDecision,
        held.and_then(annual_review_decision_due),
        review.decided_on,
        "begins with the meeting",
    );
    steps.add(
        EhcStep::AmendedPlan,
        held.and_then(amended_plan_due),
        review.amended_on,
        "begins with the meeting",
    );
    let waits_for_plan = review.decision == Some(LaDecision::Amend);
    let decisive = if waits_for_plan {
        EhcStep::AmendedPlan
    } else {
        EhcStep::ReviewDecision
    };
    let without = review.appealable_on().is_none() && steps.does_not_apply(decisive);
    for step in [EhcStep::Rights, EhcStep::Appeal] {
        steps.excuse(step, without, "There is no decision to appeal against.");
    }
    steps.add_rights(&Rights {
        appealable_on: review.appealable_on(),
        told_on: review.rights_told_on,
        certificate_on: review.certificate_on,
        appealed_on: review.appealed_on,
        waits_for: if waits_for_plan {
            "the amended plan"
        } else {
            "a decision that can be appealed"
        },
    });
    steps.steps
}

/// What is to be done first: of the steps that run the most pressing, and before them what waits for a person here.
pub fn next_step(steps: &[ProcessStep]) -> Option<EhcStep> {
    let waits_for_us = |step: &&ProcessStep| {
        matches!(step.standing, Standing::Waiting { .. })
            && matches!(step.step, EhcStep::SignOff | EhcStep::Request)
    };
    let running = steps
        .iter()
        .filter(|step| matches!(step.standing, Standing::Running { .. }))
        .filter(|step| step.step != EhcStep::Appeal)
        .filter_map(|step| Some((step.clock.as_ref()?.due_on, step.step)))
        .min();
    steps
        .iter()
        .find(waits_for_us)
        .map(|step| step.step)
        .or(running.map(|(_, step)| step))
        .or_else(|| {
            // Once the time to appeal is over, being told of it helps nobody.
            let lapsed = steps
                .iter()
                .any(|step| step.step == EhcStep::Appeal && step.standing.is_over());
            let rest = steps.iter().find(|step| {
                matches!(step.standing, Standing::Waiting { .. })
                    && (step.step == EhcStep::Meeting || (step.step == EhcStep::Rights && !lapsed))
            });
            rest.map(|step| step.step)
        })
}

#[cfg(test)]
#[path = "steps_tests.rs"]
mod tests;
