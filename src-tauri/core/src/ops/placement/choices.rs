//! The stages to choose from for a child, each with what should be in place to enter it.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::facts::facts_of;
use super::{pathway_of, placements_of};
use crate::domain::id::PupilId;
use crate::domain::pathway::{CensusCode, EntryCheck, EntryFacts, MoveKind, Pathway, Stage};
use crate::domain::record::Kept;
use crate::domain::record::pupil::Placement;
use crate::domain::role::Action;
use crate::error::Result;
use crate::office::ReadOp;
use crate::store::ReadTx;

/// The choices for a child: usual moves first, then every other stage; with all placements up to now.
#[derive(Debug, Deserialize, TS)]
pub struct StageChoices {
    pub pupil_id: PupilId,
}

/// Where a child stands, and where she may go.
#[derive(Debug, Serialize, TS)]
pub struct StageChoicesView {
    pub pathway_name: String,
    /// The placement that is open, where there is one.
    pub current: Option<Kept<Placement>>,
    /// Every placement, the latest first, the voided among them.
    pub history: Vec<Kept<Placement>>,
    pub choices: Vec<StageChoice>,
    /// Whether there is a placement to leave.
    pub may_leave: bool,
    /// The placement that may be taken back: the latest.
    pub latest_id: Option<crate::domain::id::PlacementId>,
}

/// One stage that a child may be placed on.
#[derive(Debug, Serialize, TS)]
pub struct StageChoice {
    pub key: String,
    pub name: String,
    pub description: String,
    pub on_register: bool,
    pub census: CensusCode,
    pub move_kind: MoveKind,
    /// "Step up to My Plan+".
    pub words: String,
    /// Whether it is a usual move from where the child is.
    pub usual: bool,
    /// Whether the child comes onto the register by it, so that the parents are to be told.
    pub enters_register: bool,
    pub checks: Vec<EntryCheckLine>,
}

/// One thing that should be in place.
#[derive(Debug, Serialize, TS)]
pub struct EntryCheckLine {
    pub check: EntryCheck,
    pub words: String,
    /// Whether the records show it.
    pub met: bool,
    /// Whether the records could show it; otherwise only an adult can confirm it.
    pub shown_by_records: bool,
    /// What of it is missing, where it is several things; empty otherwise.
    pub still_missing: String,
}

impl ReadOp for StageChoices {
    const ACTION: Action = Action::SendRead;
    type Output = StageChoicesView;
    fn run(self, tx: &ReadTx<'_>) -> Result<StageChoicesView> {
        let pupil = tx.seen(&self.pupil_id)?;
        let pathway = pathway_of(tx)?;
        let mut placements = placements_of(tx, &pupil)?;
        let latest_id = placements.last().map(|kept| kept.record.id.clone());
        let mut current = placements.pop().filter(|kept| kept.record.to_on.is_none());
        if let Some(kept) = &mut current
            && let Some(stage) = pathway.stage(&kept.record.stage_key)
        {
            kept.record.stage_name.clone_from(&stage.name);
        }
        let mut history = tx.about_with_voided::<Placement>(&pupil)?;
        history.sort_by(|a, b| {
            (b.record.from_on, &b.record.id).cmp(&(a.record.from_on, &a.record.id))
        });
        let here = current.as_ref().map(|kept| kept.record.stage_key.as_str());
        Ok(StageChoicesView {
            choices: choices(&pathway, here, &facts_of(tx, &pupil)?),
            may_leave: current.is_some(),
            pathway_name: pathway.name,
            current,
            history,
            latest_id,
        })
    }
}

fn choices(pathway: &Pathway, here: Option<&str>, facts: &EntryFacts) -> Vec<StageChoice> {
    let usual = pathway.moves_from(here);
    let is_usual = |key: &str| usual.iter().any(|one| one.to.as_deref() == Some(key));
    let mut choices: Vec<StageChoice> = pathway
        .stages
        .iter()
        .filter_map(|stage| {
            let move_kind = pathway.move_kind(here, Some(&stage.key))?;
            Some(StageChoice {
                key: stage.key.clone(),
                name: stage.name.clone(),
                description: stage.description.clone(),
                on_register: stage.on_register,
                census: stage.census,
                move_kind,
                words: match move_kind {
                    MoveKind::Enter => format!("Place on {}", stage.name),
                    kind => format!("{} to {}", kind.name(), stage.name),
                },
                usual: is_usual(&stage.key),
                enters_register: pathway.enters_register(here, Some(&stage.key)),
                checks: checks(stage, facts),
            })
        })
        .collect();
    let order = |choice: &StageChoice| {
        let place = usual
            .iter()
            .position(|one| one.to.as_ref() == Some(&choice.key));
        place.unwrap_or(usize::MAX)
    };
    choices.sort_by_key(order);
    choices
}

fn checks(stage: &Stage, facts: &EntryFacts) -> Vec<EntryCheckLine> {
    stage
        .entry_checks
        .iter()
        .map(|check| EntryCheckLine {
            check: *check,
            words: check.name().to_owned(),
            met: check.is_met(facts),
            shown_by_records: check.is_shown(facts).is_some(),
            still_missing: if check.is_met(facts) {
                String::new()
            } else {
                check.still_missing(facts)
            },
        })
        .collect()
}
