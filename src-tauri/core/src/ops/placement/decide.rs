//! The decision on a stage: to enter one, move up or down, or leave the pathway. What is missing at entry asks for a
//! reason and never stops a SENCO.

use chrono::NaiveDate;
use serde::Deserialize;
use ts_rs::TS;

use super::facts::facts_of;
use super::leaving::{Leaving, Left, end_watching};
use super::step::{StageDecision, step};
use super::{LEFT, has_left, pathway_of, placements_of};
use crate::domain::concern::ConcernDecision;
use crate::domain::date_words::long;
use crate::domain::field_errors::FieldErrors;
use crate::domain::id::{ConcernId, PlacementId, PupilId};
use crate::domain::pathway::{EntryCheck, Pathway, Stage, missing};
use crate::domain::record::pupil::Placement;
use crate::domain::role::Action;
use crate::error::Result;
use crate::office::WriteOp;
use crate::ops::check::{not_in_future, required};
use crate::ops::concern::{Answer, answer_concern};
use crate::store::{Reader, Seen, WriteTx};

/// Where a child goes, and how that was decided; as typed.
#[derive(Debug, Deserialize, TS)]
pub struct Decision {
    /// The key of the stage to enter; nothing to leave the pathway.
    pub to: Option<String>,
    #[ts(type = "string | null")]
    pub happened_on: Option<NaiveDate>,
    pub reason: String,
    pub evidence: String,
    pub decided_by: String,
    #[ts(type = "string | null")]
    pub parents_told_on: Option<NaiveDate>,
    /// What an adult says is in place though no record shows it.
    pub confirmed: Vec<EntryCheck>,
    /// Why the child enters although something is missing, or leaves the register although somebody was not consulted.
    pub missing_reason: String,
    /// For a child who leaves the register or the pathway.
    #[serde(default)]
    pub leaving: Option<Leaving>,
}

/// Decides the stage of a child.
#[derive(Debug, Deserialize, TS)]
pub struct DecidePlacement {
    pub pupil_id: PupilId,
    pub decision: Decision,
    /// The concern that the stage answers, where it answers one.
    pub concern_id: Option<ConcernId>,
}

impl WriteOp for DecidePlacement {
    const ACTION: Action = Action::PlacementDecide;
    /// The new placement, or the one that ended.
    type Output = PlacementId;
    fn run(self, tx: &mut WriteTx<'_>) -> Result<PlacementId> {
        let pupil = tx.seen(&self.pupil_id)?;
        let Some(concern_id) = self.concern_id.filter(|_| self.decision.to.is_some()) else {
            return place(tx, &pupil, self.decision);
        };
        let answer = self.decision.as_answer();
        let placement_id = place(tx, &pupil, self.decision)?;
        let answer = answer.with(&placement_id);
        answer_concern(tx, &pupil, &concern_id, answer)?;
        Ok(placement_id)
    }
}

/// Checks a decision and carries it out. Also for a review that ends in a move.
///
/// # Errors
/// All problems by field; nothing is changed then.
pub fn place(tx: &mut WriteTx<'_>, pupil: &Seen, decision: Decision) -> Result<PlacementId> {
    let pathway = pathway_of(tx)?;
    let answer = decision.to.is_some().then(|| decision.as_answer());
    let decision = decision.checked(tx, pupil, &pathway)?;
    let id = step(tx, pupil, decision)?;
    if let Some(answer) = answer {
        end_watching(tx, pupil, &answer.with(&id))?;
    }
    Ok(id)
}

impl Decision {
    /// What a concern is answered with that ends by it.
    fn as_answer(&self) -> Answer {
        Answer {
            decided_on: self.happened_on,
            decided_by: self.decided_by.trim().to_owned(),
            reason: self.reason.trim().to_owned(),
            ..Answer::by(ConcernDecision::Place)
        }
    }

    /// The decision, with every problem found at once.
    fn checked<'a>(
        self,
        tx: &Reader<'_>,
        pupil: &Seen,
        pathway: &'a Pathway,
    ) -> Result<StageDecision<'a>> {
        let latest = placements_of(tx, pupil)?.pop();
        let latest = latest.as_ref().map(|kept| &kept.record);
        let mut errors = FieldErrors::default();
        let on = not_in_future(
            &mut errors,
            "happened_on",
            "the day of the decision",
            self.happened_on,
            tx.today(),
        );
        if self.happened_on.is_some() {
            check_after_the_one_before(&mut errors, latest, on);
        }
        let reason = required(
            &mut errors,
            "reason",
            "Say why this was decided.",
            &self.reason,
        );
        let decided_by = required(
            &mut errors,
            "decided_by",
            "Say who decided.",
            &self.decided_by,
        );
        if self
            .parents_told_on
            .is_some_and(|told_on| told_on > tx.today())
        {
            errors.add(
                "parents_told_on",
                "That is after today. Leave it empty until the parents have been told.",
            );
        }
        if has_left(tx, pupil)? {
            errors.add("to", LEFT);
        }
        let to = self.checked_stage(&mut errors, latest, pathway);
        let left = self.checked_leaving(tx.today(), &mut errors, latest, to);
        let lacking = match to {
            Some(stage) => self.what_is_missing(tx, pupil, stage)?,
            None => Vec::new(),
        };
        let missing_reason = self.missing_reason.trim();
        if !lacking.is_empty() && missing_reason.is_empty() {
            errors.add("missing_reason", why_go_on(&lacking));
        }
        errors.into_result()?;
        Ok(StageDecision {
            to,
            on,
            reason,
            evidence: self.evidence.trim().to_owned(),
            decided_by,
            parents_told_on: self.parents_told_on,
            missing_reason: if lacking.is_empty() {
                String::new()
            } else {
                missing_reason.to_owned()
            },
            lacking,
            left,
        })
    }

    /// How the child's time on the register ends; nothing where it does not.
    fn checked_leaving(
        &self,
        today: NaiveDate,
        errors: &mut FieldErrors,
        latest: Option<&Placement>,
        to: Option<&Stage>,
    ) -> Option<Left> {
        let leaving = self.leaving.clone().unwrap_or_default();
        leaving.check(self.happened_on.unwrap_or(today), today, errors);
        let was_on = latest.is_some_and(|latest| latest.to_on.is_none() && latest.on_register);
        let leaves = was_on && to.is_none_or(|stage| !stage.on_register);
        let missing = leaving.who_is_missing().filter(|_| leaves);
        let missing_reason = self.missing_reason.trim();
        if let Some(who) = missing.filter(|_| missing_reason.is_empty()) {
            let sentence = format!(
                "Not consulted yet: {who}. Say why the child leaves the register all the same."
            );
            errors.add("missing_reason", sentence);
        }
        (leaves || to.is_none()).then(|| Left {
            decided_by: self.decided_by.trim().to_owned(),
            parents_on: leaving.parents_on,
            teacher: leaving.teacher.trim().to_owned(),
            missing_reason: missing.map_or_else(String::new, |_| missing_reason.to_owned()),
            watch: leaving.watch && to.is_none(),
            look_again_on: leaving.look_again_on,
        })
    }

    fn what_is_missing(
        &self,
        tx: &Reader<'_>,
        pupil: &Seen,
        stage: &Stage,
    ) -> Result<Vec<EntryCheck>> {
        let mut facts = facts_of(tx, pupil)?;
        facts.confirmed.extend(self.confirmed.iter().copied());
        if self.parents_told_on.is_some() {
            facts.confirmed.insert(EntryCheck::ParentTold);
        }
        Ok(missing(&stage.entry_checks, &facts))
    }

    fn checked_stage<'a>(
        &self,
        errors: &mut FieldErrors,
        latest: Option<&Placement>,
        pathway: &'a Pathway,
    ) -> Option<&'a Stage> {
        let open = latest.filter(|latest| latest.to_on.is_none());
        let Some(key) = self.to.as_deref() else {
            if open.is_none() {
                errors.add(
                    "to",
                    "This child is on no stage, so there is none to leave.",
                );
            }
            return None;
        };
        if let Some(here) = open.filter(|here| here.stage_key == key) {
            errors.add(
                "to",
                format!(
                    "The child is on {} already. Choose another stage.",
                    here.stage_name
                ),
            );
        }
        let stage = pathway.stage(key);
        if stage.is_none() {
            errors.add(
                "to",
                "That stage is no longer on the school's pathway. Choose another.",
            );
        }
        stage
    }
}

fn why_go_on(lacking: &[EntryCheck]) -> String {
    let words: Vec<&str> = lacking.iter().map(|check| check.name()).collect();
    format!(
        "Not recorded yet: {}. Say why the child enters the stage all the same.",
        words.join("; ")
    )
}

fn check_after_the_one_before(
    errors: &mut FieldErrors,
    latest: Option<&Placement>,
    happened_on: NaiveDate,
) {
    let Some(latest) = latest else {
        return;
    };
    let (bound, what) = match latest.to_on {
        Some(to_on) => (to_on, "ended"),
        None => (latest.from_on, "began"),
    };
    if happened_on < bound {
        errors.add(
            "happened_on",
            format!(
                "{} {what} on {}. Choose that day or a later one.",
                latest.stage_name,
                long(bound)
            ),
        );
    }
}

/// Records when parents were told that SEN provision is made, or that they were not after all.
#[derive(Debug, Deserialize, TS)]
pub struct ParentsTold {
    pub placement_id: PlacementId,
    #[ts(type = "string | null")]
    pub on: Option<NaiveDate>,
}

impl WriteOp for ParentsTold {
    const ACTION: Action = Action::PlacementDecide;
    type Output = ();
    fn run(self, tx: &mut WriteTx<'_>) -> Result<()> {
        let kept = tx.kept::<Placement>(self.placement_id.as_str())?;
        let mut placement = tx.get::<Placement>(self.placement_id.as_str())?;
        let mut errors = FieldErrors::default();
        if self.on.is_some() {
            not_in_future(
                &mut errors,
                "on",
                "the day the parents were told",
                self.on,
                tx.today(),
            );
        }
        errors.into_result()?;
        placement.parents_told_on = self.on;
        tx.revise(&placement, kept.version)
    }
}
