//! The EHC plan: each version as the local authority issued it, with its sections, outcomes and provision.

use chrono::NaiveDate;
use serde::Deserialize;
use ts_rs::TS;

use crate::domain::ehc::{
    AssessDecision, EhcSection, LaDecision, RequestOutcome, SchoolUnit, SectionEntry, SectionState,
};
use crate::domain::field_errors::FieldErrors;
use crate::domain::id::{EhcPlanId, PupilId};
use crate::domain::record::Kept;
use crate::domain::record::ehc::{EhcOutcome, EhcPlan, EhcProvision, EhcRequest};
use crate::domain::record::ehc_review::EhcReview;
use crate::domain::record::plan::Target;
use crate::domain::role::Action;
use crate::error::{Error, Result};
use crate::office::WriteOp;
use crate::ops::check::{not_in_future, required};
use crate::ops::undo::void_and_bring_back;
use crate::store::{Reader, Seen, WriteTx};

/// The most pounds a year that anybody is given in top-up funding; more is a slip of the keyboard.
const MOST_POUNDS: u32 = 200_000;

/// What is typed of a plan, not yet checked. Outcomes and lines of provision of which nothing is filled in are left out.
#[derive(Debug, Clone, Deserialize, TS)]
pub struct EhcPlanDraft {
    #[ts(type = "string | null")]
    pub issued_on: Option<NaiveDate>,
    /// When the child first had a plan; nothing where this is the first.
    #[ts(type = "string | null")]
    pub first_issued_on: Option<NaiveDate>,
    pub local_authority: String,
    pub sections: Vec<SectionEntry>,
    pub outcomes: Vec<EhcOutcome>,
    pub provisions: Vec<EhcProvision>,
    pub top_up: bool,
    pub top_up_pounds: Option<u32>,
    pub school_unit: SchoolUnit,
}

impl EhcPlanDraft {
    fn checked(self, tx: &Reader<'_>, pupil: &Seen, before: EhcPlan) -> Result<EhcPlan> {
        let mut errors = FieldErrors::default();
        let issued_on = not_in_future(
            &mut errors,
            "issued_on",
            "the day on the plan",
            self.issued_on,
            tx.today(),
        );
        let first_issued_on = self.first_issued_on.unwrap_or(issued_on);
        if self.issued_on.is_some() && first_issued_on > issued_on {
            let sentence =
                "The first plan was issued before this one, or is this one. Check both days.";
            errors.add("first_issued_on", sentence);
        }
        let local_authority = required(
            &mut errors,
            "local_authority",
            "Enter the local authority.",
            &self.local_authority,
        );
        if self
            .top_up_pounds
            .is_some_and(|pounds| pounds > MOST_POUNDS)
        {
            let sentence = "That is more than anybody gets in a year. Check the amount.";
            errors.add("top_up_pounds", sentence);
        }
        let outcomes = outcomes(&mut errors, self.outcomes);
        let provisions = provisions(tx, pupil, &mut errors, self.provisions)?;
        errors.into_result()?;
        Ok(EhcPlan {
            issued_on,
            first_issued_on,
            local_authority,
            sections: sections(self.sections),
            outcomes,
            provisions,
            top_up: self.top_up,
            top_up_pounds: self.top_up_pounds.filter(|_| self.top_up),
            school_unit: self.school_unit,
            ..before
        })
    }
}

/// All sections in their order; one that was not sent is missing. Words and pages stay with the state they belong to.
fn sections(typed: Vec<SectionEntry>) -> Vec<SectionEntry> {
    EhcSection::ALL
        .iter()
        .map(|section| {
            let entry = typed.iter().find(|entry| entry.section == *section);
            let state = entry.map_or(SectionState::Missing, |entry| entry.state);
            let words = |of: fn(&SectionEntry) -> &String| {
                entry.map_or_else(String::new, |entry| of(entry).trim().to_owned())
            };
            SectionEntry {
                section: *section,
                state,
                text: words(|entry| &entry.text),
                page: words(|entry| &entry.page),
            }
        })
        .collect()
}

fn outcomes(errors: &mut FieldErrors, typed: Vec<EhcOutcome>) -> Vec<EhcOutcome> {
    let mut outcomes = Vec::new();
    for (place, one) in typed.into_iter().enumerate() {
        let by_when = one.by_when.trim().to_owned();
        if one.text.trim().is_empty() && by_when.is_empty() {
            continue;
        }
        let path = format!("outcomes.{place}.text");
        let text = required(errors, &path, "Write the outcome.", &one.text);
        outcomes.push(EhcOutcome { text, by_when });
    }
    outcomes
}

fn provisions(
    tx: &Reader<'_>,
    pupil: &Seen,
    errors: &mut FieldErrors,
    typed: Vec<EhcProvision>,
) -> Result<Vec<EhcProvision>> {
    let targets = tx.about::<Target>(pupil)?;
    let mut provisions = Vec::new();
    for (place, one) in typed.into_iter().enumerate() {
        let text = |text: &str| text.trim().to_owned();
        let rest = [text(&one.who), text(&one.how_often), text(&one.how_long)];
        if one.what.trim().is_empty() && rest.iter().all(String::is_empty) {
            continue;
        }
        let unknown = one
            .target_ids
            .iter()
            .any(|id| !targets.iter().any(|kept| kept.record.id == *id));
        if unknown {
            return Err(Error::NotFound);
        }
        let path = format!("provisions.{place}.what");
        let what = required(errors, &path, "Say what is provided.", &one.what);
        let [who, how_often, how_long] = rest;
        provisions.push(EhcProvision {
            what,
            who,
            how_often,
            how_long,
            target_ids: one.target_ids,
        });
    }
    Ok(provisions)
}

/// The version of the plan that holds: the latest, unless it was ceased.
pub(crate) fn plan_in_force(tx: &Reader<'_>, pupil: &Seen) -> Result<Option<Kept<EhcPlan>>> {
    let latest = versions(tx, pupil)?.pop();
    Ok(latest.filter(|kept| kept.record.ceased_on.is_none()))
}

/// The versions of the plan, the first one first.
pub(super) fn versions(tx: &Reader<'_>, pupil: &Seen) -> Result<Vec<Kept<EhcPlan>>> {
    let mut plans = tx.about::<EhcPlan>(pupil)?;
    plans.sort_by(|a, b| (a.record.edition, &a.record.id).cmp(&(b.record.edition, &b.record.id)));
    Ok(plans)
}

/// Records a plan, or with `id` corrects what was recorded of it. Beside a plan that is there a new one is its next
/// version, and what was amended before stays as it is.
#[derive(Debug, Deserialize, TS)]
pub struct SaveEhcPlan {
    pub pupil_id: PupilId,
    pub id: Option<EhcPlanId>,
    /// The version that the change started from; needed with `id`.
    pub version: Option<i32>,
    pub plan: EhcPlanDraft,
}

impl WriteOp for SaveEhcPlan {
    const ACTION: Action = Action::EhcWrite;
    type Output = EhcPlanId;
    fn run(self, tx: &mut WriteTx<'_>) -> Result<EhcPlanId> {
        let pupil = tx.seen(&self.pupil_id)?;
        if let Some(id) = self.id {
            let before = tx.get::<EhcPlan>(id.as_str())?;
            if before.pupil_id != *pupil.id() {
                return Err(Error::NotFound);
            }
            let plan = self.plan.checked(tx, &pupil, before)?;
            tx.revise(&plan, self.version.unwrap_or_default())?;
            return Ok(id);
        }
        let id = EhcPlanId::new(tx.new_id());
        let before = versions(tx, &pupil)?.pop();
        let edition = before.as_ref().map_or(1, |kept| kept.record.edition + 1);
        let fresh = EhcPlan {
            id: id.clone(),
            pupil_id: pupil.id().clone(),
            request_id: None,
            review_id: None,
            edition,
            issued_on: tx.today(),
            first_issued_on: tx.today(),
            local_authority: String::new(),
            sections: Vec::new(),
            outcomes: Vec::new(),
            provisions: Vec::new(),
            top_up: false,
            top_up_pounds: None,
            school_unit: SchoolUnit::None,
            ceased_on: None,
            ceased_reason: String::new(),
        };
        let mut plan = self.plan.checked(tx, &pupil, fresh)?;
        match before {
            None => plan.request_id = answered_request(tx, &pupil, plan.issued_on)?,
            Some(kept) => {
                if plan.issued_on < kept.record.issued_on {
                    let sentence = "That is before the version that it replaces. Check the day.";
                    return Err(FieldErrors::one("issued_on", sentence).into());
                }
                plan.first_issued_on = kept.record.first_issued_on;
                plan.review_id = answered_review(tx, &pupil, plan.issued_on)?;
            }
        }
        tx.add(&plan)?;
        Ok(id)
    }
}

/// The request that the first plan answers; it ends with the plan, where nobody has said so yet.
fn answered_request(
    tx: &mut WriteTx<'_>,
    pupil: &Seen,
    issued_on: NaiveDate,
) -> Result<Option<crate::domain::id::EhcRequestId>> {
    let latest = tx.about::<EhcRequest>(pupil)?.pop();
    let Some(kept) = latest.filter(|kept| {
        let request = &kept.record;
        let assessed = request.decision == Some(AssessDecision::Assess);
        match request.outcome {
            None => assessed && request.received_on.is_some_and(|on| on <= issued_on),
            Some(outcome) => outcome == RequestOutcome::Issued,
        }
    }) else {
        return Ok(None);
    };
    let id = kept.record.id.clone();
    if kept.record.outcome.is_none() {
        let ended = EhcRequest {
            outcome: Some(RequestOutcome::Issued),
            outcome_on: Some(issued_on),
            ..kept.record
        };
        tx.revise(&ended, kept.version)?;
    }
    Ok(Some(id))
}

/// The review after which the plan was amended; it has its amended plan with this one.
fn answered_review(
    tx: &mut WriteTx<'_>,
    pupil: &Seen,
    issued_on: NaiveDate,
) -> Result<Option<crate::domain::id::EhcReviewId>> {
    let waiting = tx.about::<EhcReview>(pupil)?.into_iter().rfind(|kept| {
        let review = &kept.record;
        let to_amend = matches!(review.decision, None | Some(LaDecision::Amend));
        to_amend && review.amended_on.is_none() && review.held_on.is_some_and(|on| on <= issued_on)
    });
    let Some(kept) = waiting else {
        return Ok(None);
    };
    let id = kept.record.id.clone();
    let amended = EhcReview {
        amended_on: Some(issued_on),
        ..kept.record
    };
    tx.revise(&amended, kept.version)?;
    Ok(Some(id))
}

/// The local authority ceased to maintain the plan (Children and Families Act 2014 s45).
#[derive(Debug, Deserialize, TS)]
pub struct CeaseEhcPlan {
    pub id: EhcPlanId,
    pub version: i32,
    #[ts(type = "string | null")]
    pub ceased_on: Option<NaiveDate>,
    pub reason: String,
}

impl WriteOp for CeaseEhcPlan {
    const ACTION: Action = Action::EhcWrite;
    type Output = ();
    fn run(self, tx: &mut WriteTx<'_>) -> Result<()> {
        let before = tx.get::<EhcPlan>(self.id.as_str())?;
        let mut errors = FieldErrors::default();
        let sentence = "Say why the local authority ended it.";
        let ceased_reason = required(&mut errors, "reason", sentence, &self.reason);
        let on = not_in_future(
            &mut errors,
            "ceased_on",
            "the day on which it ended",
            self.ceased_on,
            tx.today(),
        );
        if self.ceased_on.is_some_and(|on| on < before.issued_on) {
            let sentence = "That is before the plan was issued. Check the day.";
            errors.add("ceased_on", sentence);
        }
        errors.into_result()?;
        let ceased = EhcPlan {
            ceased_on: Some(on),
            ceased_reason,
            ..before
        };
        tx.revise(&ceased, self.version)
    }
}

/// A plan that was recorded as ended holds after all.
#[derive(Debug, Deserialize, TS)]
pub struct ResumeEhcPlan {
    pub id: EhcPlanId,
    pub version: i32,
}

impl WriteOp for ResumeEhcPlan {
    const ACTION: Action = Action::EhcWrite;
    type Output = ();
    fn run(self, tx: &mut WriteTx<'_>) -> Result<()> {
        let resumed = EhcPlan {
            ceased_on: None,
            ceased_reason: String::new(),
            ..tx.get::<EhcPlan>(self.id.as_str())?
        };
        tx.revise(&resumed, self.version)
    }
}

void_and_bring_back!(
    VoidEhcPlan,
    BringBackEhcPlan,
    EhcPlan,
    EhcPlanId,
    Action::EhcWrite,
    "a version of an EHC plan"
);
