//! What becomes of a recommendation: it goes into the plan, somebody does it, or it is not taken up, and why.

use chrono::NaiveDate;
use serde::Deserialize;
use ts_rs::TS;

use super::view::open_plan;
use crate::domain::agency::AdviceAnswer;
use crate::domain::field_errors::FieldErrors;
use crate::domain::id::{RecommendationId, TargetId};
use crate::domain::record::agency::Recommendation;
use crate::domain::record::plan::{Plan, Target};
use crate::domain::role::Action;
use crate::error::{Error, Result};
use crate::office::WriteOp;
use crate::ops::check::{not_in_future, required, required_day};
use crate::ops::plan::AddStrategy;
use crate::store::WriteTx;

/// What becomes of a recommendation, as typed.
#[derive(Debug, Clone, Deserialize, TS)]
pub struct AnswerDraft {
    /// Nothing: it is still to be answered.
    pub answer: Option<AdviceAnswer>,
    /// In the plan: the target that takes it up; without one it becomes a strategy of the whole plan.
    pub target_id: Option<TargetId>,
    pub action_by: String,
    #[ts(type = "string | null")]
    pub by_on: Option<NaiveDate>,
    #[ts(type = "string | null")]
    pub done_on: Option<NaiveDate>,
    pub note: String,
}

/// Says what becomes of a recommendation.
#[derive(Debug, Deserialize, TS)]
pub struct AnswerRecommendation {
    pub id: RecommendationId,
    pub version: i32,
    pub answer: AnswerDraft,
}

impl WriteOp for AnswerRecommendation {
    const ACTION: Action = Action::AgencyWrite;
    type Output = ();
    fn run(self, tx: &mut WriteTx<'_>) -> Result<()> {
        let before = tx.get::<Recommendation>(self.id.as_str())?;
        let answered = match self.answer.answer {
            None => unanswered(before),
            Some(AdviceAnswer::InPlan) => in_plan(tx, before, self.answer)?,
            Some(AdviceAnswer::Action) => done_by(before, self.answer, tx.today())?,
            Some(AdviceAnswer::NotTakenUp) => not_taken_up(before, &self.answer.note)?,
        };
        tx.revise(&answered, self.version)
    }
}

fn unanswered(before: Recommendation) -> Recommendation {
    Recommendation {
        answer: None,
        target_id: None,
        strategy_id: None,
        action_by: String::new(),
        by_on: None,
        done_on: None,
        answer_note: String::new(),
        ..before
    }
}

/// A target of the open plan takes it up, or it becomes a strategy of that plan. One that is a strategy already stays it.
fn in_plan(
    tx: &mut WriteTx<'_>,
    before: Recommendation,
    answer: AnswerDraft,
) -> Result<Recommendation> {
    let pupil = tx.seen(&before.pupil_id)?;
    let Some(plan) = open_plan(tx, &pupil)? else {
        let sentence = "The child has no open plan. Start one, or say who does it instead.";
        return Err(FieldErrors::one("answer", sentence).into());
    };
    if let Some(target_id) = answer.target_id {
        let target = tx.get::<Target>(target_id.as_str())?;
        if target.pupil_id != before.pupil_id {
            return Err(Error::NotFound);
        }
        let strategy_id = before.strategy_id.clone();
        return Ok(Recommendation {
            answer: Some(AdviceAnswer::InPlan),
            target_id: Some(target_id),
            strategy_id,
            ..unanswered(before)
        });
    }
    let strategy_id = match &before.strategy_id {
        Some(known) => known.clone(),
        None => strategy(tx, &plan, &before.text)?,
    };
    Ok(Recommendation {
        answer: Some(AdviceAnswer::InPlan),
        strategy_id: Some(strategy_id),
        ..unanswered(before)
    })
}

fn strategy(
    tx: &mut WriteTx<'_>,
    plan: &Plan,
    text: &str,
) -> Result<crate::domain::id::StrategyId> {
    let add = AddStrategy {
        plan_id: plan.id.clone(),
        target_id: None,
        text: text.to_owned(),
    };
    add.run(tx)
}

fn done_by(
    before: Recommendation,
    answer: AnswerDraft,
    today: NaiveDate,
) -> Result<Recommendation> {
    let mut errors = FieldErrors::default();
    let action_by = required(
        &mut errors,
        "action_by",
        "Say who does it.",
        &answer.action_by,
    );
    let by_on = required_day(
        &mut errors,
        "by_on",
        "the day by which it is done",
        answer.by_on,
    );
    if answer.done_on.is_some() {
        not_in_future(
            &mut errors,
            "done_on",
            "the day on which it was done",
            answer.done_on,
            today,
        );
    }
    errors.into_result()?;
    Ok(Recommendation {
        answer: Some(AdviceAnswer::Action),
        action_by,
        by_on: Some(by_on),
        done_on: answer.done_on,
        answer_note: answer.note.trim().to_owned(),
        ..unanswered(before)
    })
}

fn not_taken_up(before: Recommendation, note: &str) -> Result<Recommendation> {
    let mut errors = FieldErrors::default();
    let answer_note = required(&mut errors, "note", "Say why it is not taken up.", note);
    errors.into_result()?;
    Ok(Recommendation {
        answer: Some(AdviceAnswer::NotTakenUp),
        answer_note,
        ..unanswered(before)
    })
}
