//! The decision on a stage: to enter one, move up or down, or leave the pathway. What is missing at entry asks for a
//! reason and never stops a SENCO.

use chrono::NaiveDate;
use serde::Deserialize;
use ts_rs::TS;

use super::facts::facts_of;
use super::{pathway_of, placements_of};
use crate::domain::date_words::long;
use crate::domain::field_errors::FieldErrors;
use crate::domain::id::{PlacementId, PupilId};
use crate::domain::pathway::{EntryCheck, Stage, missing};
use crate::domain::record::Kept;
use crate::domain::record::pupil::Placement;
use crate::domain::role::Action;
use crate::error::Result;
use crate::office::WriteOp;
use crate::ops::check::{not_in_future, required};
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
    /// Why the child enters although something is missing.
    pub missing_reason: String,
}

/// Decides the stage of a child.
#[derive(Debug, Deserialize, TS)]
pub struct DecidePlacement {
    pub pupil_id: PupilId,
    pub decision: Decision,
}

impl WriteOp for DecidePlacement {
    const ACTION: Action = Action::PlacementDecide;
    /// The new placement, or the one that ended.
    type Output = PlacementId;
    fn run(self, tx: &mut WriteTx<'_>) -> Result<PlacementId> {
        let pupil = tx.seen(&self.pupil_id)?;
        place(tx, &pupil, self.decision)
    }
}

/// Checks a decision and carries it out. Also for a review that ends in a move.
///
/// # Errors
/// All problems by field; nothing is changed then.
pub fn place(tx: &mut WriteTx<'_>, pupil: &Seen, decision: Decision) -> Result<PlacementId> {
    let latest = placements_of(tx, pupil)?.pop();
    let open = latest
        .as_ref()
        .filter(|kept| kept.record.to_on.is_none())
        .cloned();
    let pathway = pathway_of(tx)?;
    let mut errors = FieldErrors::default();
    let happened_on = not_in_future(
        &mut errors,
        "happened_on",
        "the day of the decision",
        decision.happened_on,
        tx.today(),
    );
    if decision.happened_on.is_some() {
        check_after_the_one_before(&mut errors, latest.as_ref(), happened_on);
    }
    let reason = required(
        &mut errors,
        "reason",
        "Say why this was decided.",
        &decision.reason,
    );
    let decided_by = required(
        &mut errors,
        "decided_by",
        "Say who decided.",
        &decision.decided_by,
    );
    let parents_told_on = decision.parents_told_on.inspect(|on| {
        if *on > tx.today() {
            errors.add(
                "parents_told_on",
                "That is after today. Leave it empty until the parents have been told.",
            );
        }
    });
    let stage = match decision.to.as_deref() {
        None => {
            if open.is_none() {
                errors.add(
                    "to",
                    "This child is on no stage, so there is none to leave.",
                );
            }
            None
        }
        Some(key) => {
            let stage = pathway.stage(key);
            if stage.is_none() {
                errors.add(
                    "to",
                    "That stage is no longer on the school's pathway. Choose another.",
                );
            }
            if let Some(here) = open.as_ref().filter(|kept| kept.record.stage_key == key) {
                errors.add(
                    "to",
                    format!(
                        "The child is on {} already. Choose another stage.",
                        here.record.stage_name
                    ),
                );
            }
            stage
        }
    };
    let lacking = match stage {
        Some(stage) => what_is_missing(tx, pupil, stage, &decision)?,
        None => Vec::new(),
    };
    if !lacking.is_empty() && decision.missing_reason.trim().is_empty() {
        errors.add("missing_reason", why_go_on(&lacking));
    }
    errors.into_result()?;

    let Some(stage) = stage else {
        return leave(tx, open, happened_on, reason);
    };
    if let Some(mut before) = open {
        before.record.to_on = Some(happened_on);
        tx.revise(&before.record, before.version)?;
    }
    let id = PlacementId::new(tx.new_id());
    let missing_reason = if lacking.is_empty() {
        String::new()
    } else {
        decision.missing_reason.trim().to_owned()
    };
    tx.add(&Placement {
        id: id.clone(),
        pupil_id: pupil.id().clone(),
        stage_key: stage.key.clone(),
        stage_name: stage.name.clone(),
        on_register: stage.on_register,
        census: stage.census,
        from_on: happened_on,
        to_on: None,
        reason,
        evidence: decision.evidence.trim().to_owned(),
        decided_by,
        parents_told_on,
        missing: lacking,
        missing_reason,
        end_reason: String::new(),
    })?;
    Ok(id)
}

fn check_after_the_one_before(
    errors: &mut FieldErrors,
    latest: Option<&Kept<Placement>>,
    happened_on: NaiveDate,
) {
    let Some(latest) = latest.map(|kept| &kept.record) else {
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

fn what_is_missing(
    tx: &Reader<'_>,
    pupil: &Seen,
    stage: &Stage,
    decision: &Decision,
) -> Result<Vec<EntryCheck>> {
    let mut facts = facts_of(tx, pupil)?;
    facts.confirmed.extend(decision.confirmed.iter().copied());
    if decision.parents_told_on.is_some() {
        facts.confirmed.insert(EntryCheck::ParentTold);
    }
    Ok(missing(&stage.entry_checks, &facts))
}

fn why_go_on(lacking: &[EntryCheck]) -> String {
    let words: Vec<&str> = lacking.iter().map(|check| check.name()).collect();
    format!(
        "Not recorded yet: {}. Say why the child enters the stage all the same.",
        words.join("; ")
    )
}

fn leave(
    tx: &mut WriteTx<'_>,
    open: Option<Kept<Placement>>,
    happened_on: NaiveDate,
    reason: String,
) -> Result<PlacementId> {
    let Some(mut open) = open else {
        return Err(crate::Error::NotFound);
    };
    open.record.to_on = Some(happened_on);
    open.record.end_reason = reason;
    tx.revise(&open.record, open.version)?;
    Ok(open.record.id)
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

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use serde_json::json;

    use super::*;
    use crate::error::Error;
    use crate::ops::history::{PupilHistory, Timeline};
    use crate::ops::placement::StageChoices;
    use crate::testing::{TestSchool, op};

    fn decide(pupil_id: &PupilId, to: Option<&str>, on: &str) -> DecidePlacement {
        op(json!({ "pupil_id": pupil_id, "decision": {
            "to": to, "happened_on": on, "reason": "Slower than peers", "evidence": "Reading age",
            "decided_by": "Mrs A Okafor", "parents_told_on": null, "confirmed": [],
            "missing_reason": "To follow this week" } }))
    }

    #[test]
    fn a_new_stage_ends_the_one_before_on_its_own_first_day() {
        let school = TestSchool::new();
        school.write(
            &school.senco,
            decide(&school.zoe, Some("my_profile"), "2026-09-14"),
        );
        school.write(
            &school.senco,
            decide(&school.zoe, Some("my_plan"), "2026-11-02"),
        );
        let pupil_id = school.zoe.clone();
        let choices = school.read(
            &school.teacher,
            StageChoices {
                pupil_id: pupil_id.clone(),
            },
        );
        let current = choices.current.unwrap().record;
        assert_eq!(
            (current.stage_key.as_str(), current.on_register),
            ("my_plan", true)
        );
        assert_eq!(
            choices.history.last().unwrap().record.to_on,
            Some(current.from_on)
        );
        let timeline = school.read(
            &school.ta,
            Timeline {
                pupil_id: pupil_id.clone(),
            },
        );
        assert_eq!(timeline.first().unwrap().title, "Stepped up to My Plan");
        let history = school.read(
            &school.senco,
            PupilHistory {
                pupil_id,
                before: None,
            },
        );
        assert!(history.lines.len() >= 4, "{history:?}");
    }

    #[test]
    fn only_the_senco_decides_a_stage() {
        let school = TestSchool::new();
        let before = school.audit_len();
        for who in [
            &school.head,
            &school.teacher,
            &school.ta,
            &school.office_staff,
        ] {
            let decided = school
                .office
                .write(who, decide(&school.zoe, Some("my_plan"), "2026-11-02"));
            assert!(matches!(decided, Err(Error::Forbidden)), "{decided:?}");
        }
        assert_eq!(school.audit_len(), before);
    }
}
