//! What happened with a review: advice asked and received, invitations and papers sent, the meeting, the report, and
//! what the local authority made of it.

use chrono::NaiveDate;
use serde::Deserialize;
use ts_rs::TS;

use super::request_step::{Days, explain};
use crate::domain::ehc::{
    EhcStep, LaDecision, ReviewAttendance, ReviewRecommendation, StepReasonKind,
};
use crate::domain::id::EhcReviewId;
use crate::domain::record::ehc_review::{EhcReview, OutcomeProgress};
use crate::domain::role::Action;
use crate::error::{Error, Result};
use crate::office::WriteOp;
use crate::store::WriteTx;

/// One step of a review as typed. What is left empty has not happened.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(tag = "step", rename_all = "snake_case")]
pub enum ReviewStepDraft {
    ReviewAdvice {
        #[ts(type = "string | null")]
        asked_on: Option<NaiveDate>,
        /// When the advice of each person came, in the order of the list.
        #[ts(type = "Array<string | null>")]
        received: Vec<Option<NaiveDate>>,
    },
    Invitations {
        #[ts(type = "string | null")]
        sent_on: Option<NaiveDate>,
        #[ts(type = "string | null")]
        papers_on: Option<NaiveDate>,
    },
    Meeting {
        #[ts(type = "string | null")]
        held_on: Option<NaiveDate>,
        /// Of each person in the order of the list.
        attendance: Vec<Option<ReviewAttendance>>,
        child_views: String,
        child_scribe: String,
        parent_views: String,
        working_well: String,
        progress: Vec<OutcomeProgress>,
        changes: String,
        moving_on: String,
        recommendation: Option<ReviewRecommendation>,
    },
    Report {
        #[ts(type = "string | null")]
        sent_on: Option<NaiveDate>,
    },
    ReviewDecision {
        decision: Option<LaDecision>,
        #[ts(type = "string | null")]
        decided_on: Option<NaiveDate>,
        note: String,
    },
    AmendedPlan {
        #[ts(type = "string | null")]
        amended_on: Option<NaiveDate>,
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

/// Records a step of a review.
#[derive(Debug, Deserialize, TS)]
pub struct RecordReviewStep {
    pub id: EhcReviewId,
    pub version: i32,
    pub step: ReviewStepDraft,
}

impl WriteOp for RecordReviewStep {
    const ACTION: Action = Action::EhcWrite;
    type Output = ();
    fn run(self, tx: &mut WriteTx<'_>) -> Result<()> {
        let before = tx.get::<EhcReview>(self.id.as_str())?;
        let listed = before.people.len();
        let fits = match &self.step {
            ReviewStepDraft::ReviewAdvice { received, .. } => received.len() == listed,
            ReviewStepDraft::Meeting { attendance, .. } => attendance.len() == listed,
            _ => true,
        };
        if !fits {
            // The list of people was changed since the form was opened.
            return Err(Error::Conflict);
        }
        let mut days = Days::new(tx.today());
        let after = self.step.applied(before, &mut days);
        days.errors.into_result()?;
        tx.revise(&after, self.version)
    }
}

impl ReviewStepDraft {
    fn applied(self, before: EhcReview, days: &mut Days) -> EhcReview {
        let held = (before.held_on, "the review meeting");
        match self {
            Self::ReviewAdvice { asked_on, received } => {
                let mut people = before.people;
                for (place, (person, on)) in people.iter_mut().zip(received).enumerate() {
                    person.advice_on = days.past(&format!("received.{place}"), on);
                }
                EhcReview {
                    advice_asked_on: days.past("asked_on", asked_on),
                    people,
                    ..before
                }
            }
            Self::Invitations { sent_on, papers_on } => EhcReview {
                invitations_sent_on: days.past("sent_on", sent_on),
                papers_sent_on: days.past("papers_on", papers_on),
                ..before
            },
            Self::Meeting {
                held_on,
                attendance,
                child_views,
                child_scribe,
                parent_views,
                working_well,
                progress,
                changes,
                moving_on,
                recommendation,
            } => {
                let mut people = before.people;
                for (person, came) in people.iter_mut().zip(attendance) {
                    person.attendance = came;
                }
                let text = |text: String| text.trim().to_owned();
                EhcReview {
                    held_on: days.past("held_on", held_on),
                    people,
                    child_views: text(child_views),
                    child_scribe: text(child_scribe),
                    parent_views: text(parent_views),
                    working_well: text(working_well),
                    progress: progress
                        .into_iter()
                        .map(|one| OutcomeProgress {
                            outcome: text(one.outcome),
                            progress: text(one.progress),
                        })
                        .filter(|one| !one.outcome.is_empty())
                        .collect(),
                    changes: text(changes),
                    moving_on: text(moving_on),
                    recommendation,
                    ..before
                }
            }
            Self::Report { sent_on } => EhcReview {
                report_sent_on: days.after("sent_on", sent_on, held),
                ..before
            },
            Self::ReviewDecision {
                decision,
                decided_on,
                note,
            } => {
                let choice = ("decision", decision.is_some(), "Choose what was decided.");
                days.together(choice, ("decided_on", decided_on));
                EhcReview {
                    decision,
                    decided_on: days.after("decided_on", decided_on, held),
                    decision_note: note.trim().to_owned(),
                    ..before
                }
            }
            Self::AmendedPlan { amended_on } => EhcReview {
                amended_on: days.after("amended_on", amended_on, held),
                ..before
            },
            Self::Rights {
                told_on,
                certificate_on,
                appealed_on,
            } => {
                let decided = (
                    before.decided_on.or(before.amended_on),
                    "the local authority\u{2019}s decision",
                );
                let appealable = (before.appealable_on(), "a decision that can be appealed");
                EhcReview {
                    rights_told_on: days.after("told_on", told_on, decided),
                    certificate_on: days.past("certificate_on", certificate_on),
                    appealed_on: days.after("appealed_on", appealed_on, appealable),
                    ..before
                }
            }
        }
    }
}

/// Says why a step of a review was late or does not apply; empty words take the reason away.
#[derive(Debug, Deserialize, TS)]
pub struct ExplainReview {
    pub id: EhcReviewId,
    pub version: i32,
    pub step: EhcStep,
    pub kind: StepReasonKind,
    pub reason: String,
}

impl WriteOp for ExplainReview {
    const ACTION: Action = Action::EhcWrite;
    type Output = ();
    fn run(self, tx: &mut WriteTx<'_>) -> Result<()> {
        let mut review = tx.get::<EhcReview>(self.id.as_str())?;
        explain(&mut review.reasons, self.step, self.kind, &self.reason);
        tx.revise(&review, self.version)
    }
}
