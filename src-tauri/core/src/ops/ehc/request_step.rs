//! What happened with a request: when it was sent and had, what was decided, the advice, the draft, the final plan, and
//! what the parents were told. Each step is recorded by itself and can be corrected by itself.

use chrono::NaiveDate;
use serde::Deserialize;
use ts_rs::TS;

use crate::domain::ehc::{
    AssessDecision, EhcStep, RequestOutcome, RequestedBy, StepReason, StepReasonKind,
};
use crate::domain::field_errors::FieldErrors;
use crate::domain::id::EhcRequestId;
use crate::domain::record::ehc::EhcRequest;
use crate::domain::role::Action;
use crate::error::Result;
use crate::office::WriteOp;
use crate::store::WriteTx;

/// One step of a request as typed. What is left empty has not happened.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(tag = "step", rename_all = "snake_case")]
pub enum RequestStepDraft {
    Request {
        #[ts(type = "string | null")]
        sent_on: Option<NaiveDate>,
        #[ts(type = "string | null")]
        received_on: Option<NaiveDate>,
        /// Why it goes without the headteacher's sign-off.
        unsigned_reason: String,
    },
    Decision {
        #[ts(type = "string | null")]
        panel_on: Option<NaiveDate>,
        decision: Option<AssessDecision>,
        #[ts(type = "string | null")]
        decided_on: Option<NaiveDate>,
        note: String,
    },
    Advice {
        #[ts(type = "string | null")]
        asked_on: Option<NaiveDate>,
        #[ts(type = "string | null")]
        sent_on: Option<NaiveDate>,
    },
    DraftViews {
        #[ts(type = "string | null")]
        served_on: Option<NaiveDate>,
        #[ts(type = "string | null")]
        views_on: Option<NaiveDate>,
        views: String,
    },
    Consultation {
        #[ts(type = "string | null")]
        consulted_on: Option<NaiveDate>,
        #[ts(type = "string | null")]
        replied_on: Option<NaiveDate>,
        reply: String,
    },
    /// How it ended. Nothing: it goes on.
    FinalPlan {
        outcome: Option<RequestOutcome>,
        #[ts(type = "string | null")]
        outcome_on: Option<NaiveDate>,
        note: String,
    },
    Rights {
        #[ts(type = "string | null")]
        told_on: Option<NaiveDate>,
        #[ts(type = "string | null")]
        certificate_on: Option<NaiveDate>,
        #[ts(type = "string | null")]
        appealed_on: Option<NaiveDate>,
    },
}

/// Records a step of a request.
#[derive(Debug, Deserialize, TS)]
pub struct RecordRequestStep {
    pub id: EhcRequestId,
    pub version: i32,
    pub step: RequestStepDraft,
}

impl WriteOp for RecordRequestStep {
    const ACTION: Action = Action::EhcWrite;
    type Output = ();
    fn run(self, tx: &mut WriteTx<'_>) -> Result<()> {
        let before = tx.get::<EhcRequest>(self.id.as_str())?;
        let mut days = Days::new(tx.today());
        let after = self.step.applied(before, &mut days);
        days.errors.into_result()?;
        tx.revise(&after, self.version)
    }
}

/// The checks that days have in common: none is after today, none before what it follows.
pub(super) struct Days {
    pub(super) errors: FieldErrors,
    today: NaiveDate,
}

impl Days {
    pub(super) fn new(today: NaiveDate) -> Self {
        Self {
            errors: FieldErrors::default(),
            today,
        }
    }

    /// A day that may be empty.
    pub(super) fn past(&mut self, field: &str, day: Option<NaiveDate>) -> Option<NaiveDate> {
        if day.is_some_and(|on| on > self.today) {
            let sentence = "That is after today. Leave it empty until it has happened.";
            self.errors.add(field, sentence);
        }
        day
    }

    /// A day that may be empty, and has something else before it.
    pub(super) fn after(
        &mut self,
        field: &str,
        day: Option<NaiveDate>,
        (earlier, what): (Option<NaiveDate>, &str),
    ) -> Option<NaiveDate> {
        match (day, earlier) {
            (Some(on), Some(before)) if on < before => {
                let sentence = format!("That is before {what}. Check both days.");
                self.errors.add(field, sentence);
            }
            (Some(_), None) => {
                let sentence =
                    format!("This follows {what}, which is not recorded. Enter that first.");
                self.errors.add(field, sentence);
            }
            _ => {}
        }
        self.past(field, day)
    }

    /// A choice and its day, neither of which says anything alone.
    pub(super) fn together(
        &mut self,
        (choice_field, chosen, sentence): (&str, bool, &str),
        (day_field, day): (&str, Option<NaiveDate>),
    ) {
        match (chosen, day) {
            (true, None) => self.errors.add(
                day_field,
                "Enter the day on the letter as day, month and year.",
            ),
            (false, Some(_)) => self.errors.add(choice_field, sentence),
            _ => {}
        }
    }
}

impl RequestStepDraft {
    fn applied(self, before: EhcRequest, days: &mut Days) -> EhcRequest {
        match self {
            Self::Request {
                sent_on,
                received_on,
                unsigned_reason,
            } => sent(before, days, (sent_on, received_on), unsigned_reason.trim()),
            Self::Decision {
                panel_on,
                decision,
                decided_on,
                note,
            } => {
                let choice = ("decision", decision.is_some(), "Choose what was decided.");
                days.together(choice, ("decided_on", decided_on));
                let received = (
                    before.received_on,
                    "the day the local authority had the request",
                );
                EhcRequest {
                    panel_on,
                    decision,
                    decided_on: days.after("decided_on", decided_on, received),
                    decision_note: note.trim().to_owned(),
                    ..before
                }
            }
            Self::Advice { asked_on, sent_on } => EhcRequest {
                advice_asked_on: days.past("asked_on", asked_on),
                advice_sent_on: days.after(
                    "sent_on",
                    sent_on,
                    (asked_on, "the day the advice was asked for"),
                ),
                ..before
            },
            Self::DraftViews {
                served_on,
                views_on,
                views,
            } => EhcRequest {
                draft_served_on: days.past("served_on", served_on),
                parents_views_on: days.after(
                    "views_on",
                    views_on,
                    (served_on, "the day the draft was served"),
                ),
                parents_views: views.trim().to_owned(),
                ..before
            },
            Self::Consultation {
                consulted_on,
                replied_on,
                reply,
            } => EhcRequest {
                consulted_on: days.past("consulted_on", consulted_on),
                replied_on: days.after(
                    "replied_on",
                    replied_on,
                    (consulted_on, "the day the school was consulted"),
                ),
                reply: reply.trim().to_owned(),
                ..before
            },
            Self::FinalPlan {
                outcome,
                outcome_on,
                note,
            } => {
                let choice = ("outcome", outcome.is_some(), "Choose how it ended.");
                days.together(choice, ("outcome_on", outcome_on));
                EhcRequest {
                    outcome,
                    outcome_on: days.past("outcome_on", outcome_on),
                    outcome_note: note.trim().to_owned(),
                    ..before
                }
            }
            Self::Rights {
                told_on,
                certificate_on,
                appealed_on,
            } => {
                let decided = (before.appealable_on(), "a decision that can be appealed");
                EhcRequest {
                    rights_told_on: days.past("told_on", told_on),
                    certificate_on: days.past("certificate_on", certificate_on),
                    appealed_on: days.after("appealed_on", appealed_on, decided),
                    ..before
                }
            }
        }
    }
}

/// A request of the school goes with the headteacher's sign-off, or with a reason without it.
fn sent(
    before: EhcRequest,
    days: &mut Days,
    (sent_on, received_on): (Option<NaiveDate>, Option<NaiveDate>),
    unsigned_reason: &str,
) -> EhcRequest {
    let of_school = before.requested_by == RequestedBy::School;
    let gone = sent_on.is_some() || received_on.is_some();
    let unsigned = gone && of_school && before.signed_on.is_none();
    if unsigned && unsigned_reason.is_empty() {
        let sentence = "The headteacher has not signed it off. Ask for that first, or say why it goes without.";
        days.errors.add("unsigned_reason", sentence);
    }
    EhcRequest {
        sent_on: days.past("sent_on", sent_on),
        received_on: if of_school {
            days.after("received_on", received_on, (sent_on, "the day it was sent"))
        } else {
            days.past("received_on", received_on)
        },
        unsigned_reason: if unsigned {
            unsigned_reason.to_owned()
        } else {
            String::new()
        },
        ..before
    }
}

/// Says why a step of a request was late or does not apply; empty words take the reason away.
#[derive(Debug, Deserialize, TS)]
pub struct ExplainRequest {
    pub id: EhcRequestId,
    pub version: i32,
    pub step: EhcStep,
    pub kind: StepReasonKind,
    pub reason: String,
}

impl WriteOp for ExplainRequest {
    const ACTION: Action = Action::EhcWrite;
    type Output = ();
    fn run(self, tx: &mut WriteTx<'_>) -> Result<()> {
        let mut request = tx.get::<EhcRequest>(self.id.as_str())?;
        explain(&mut request.reasons, self.step, self.kind, &self.reason);
        tx.revise(&request, self.version)
    }
}

/// Puts a reason in the place of the one before.
pub(super) fn explain(
    reasons: &mut Vec<StepReason>,
    step: EhcStep,
    kind: StepReasonKind,
    reason: &str,
) {
    reasons.retain(|one| one.step != step || one.kind != kind);
    let reason = reason.trim().to_owned();
    if !reason.is_empty() {
        reasons.push(StepReason { step, kind, reason });
    }
}
