//! The move to another stage that a review decides.

use std::collections::BTreeSet;

use chrono::NaiveDate;

use crate::domain::field_errors::FieldErrors;
use crate::domain::id::PlacementId;
use crate::domain::pathway::{EntryCheck, EntryFacts, Stage, missing};
use crate::domain::record::Kept;
use crate::domain::record::plan::{Profile, Provision, Target};
use crate::domain::record::pupil::Placement;
use crate::error::Result;
use crate::store::{Reader, Seen, WriteTx};

/// Where a child stands on the pathway today.
#[derive(Debug)]
pub(crate) struct StageNow(Option<Kept<Placement>>);

impl StageNow {
    pub(crate) fn of(tx: &Reader<'_>, pupil: &Seen) -> Result<Self> {
        let placements = tx.about::<Placement>(pupil)?.into_iter();
        Ok(Self(
            placements.rev().find(|kept| kept.record.to_on.is_none()),
        ))
    }

    /// The key of the stage, or of another where the child is on none.
    pub(crate) fn key_or(&self, other: &str) -> String {
        self.0
            .as_ref()
            .map_or_else(|| other.to_owned(), |kept| kept.record.stage_key.clone())
    }
}

/// A decision on the stage, as a review makes it.
#[derive(Debug)]
pub(crate) struct StageDecision<'a> {
    pub(crate) to: Option<&'a Stage>,
    pub(crate) on: NaiveDate,
    pub(crate) reason: String,
    pub(crate) evidence: String,
    pub(crate) decided_by: String,
    pub(crate) parents_told_on: Option<NaiveDate>,
    pub(crate) confirmed: Vec<EntryCheck>,
    pub(crate) missing_reason: String,
}

/// What should be in place at a stage and is not.
pub(crate) fn missing_at(
    tx: &Reader<'_>,
    pupil: &Seen,
    stage: &Stage,
    confirmed: &[EntryCheck],
) -> Result<Vec<EntryCheck>> {
    let targets = tx.about::<Target>(pupil)?;
    let facts = EntryFacts {
        confirmed: confirmed.iter().copied().collect::<BTreeSet<_>>(),
        has_profile: !tx.about::<Profile>(pupil)?.is_empty(),
        has_support_plan: true,
        smart_targets: u32::try_from(targets.len()).unwrap_or(u32::MAX),
        provision_lines: u32::try_from(tx.about::<Provision>(pupil)?.len()).unwrap_or(u32::MAX),
        ..EntryFacts::default()
    };
    Ok(missing(&stage.entry_checks, &facts))
}

/// Carries a decision out: the placement that is open ends, the next begins on the same day.
pub(crate) fn change_stage(
    tx: &mut WriteTx<'_>,
    pupil: &Seen,
    decision: StageDecision<'_>,
) -> Result<()> {
    let lacking = match decision.to {
        Some(stage) => missing_at(tx, pupil, stage, &decision.confirmed)?,
        None => Vec::new(),
    };
    if !lacking.is_empty() && decision.missing_reason.trim().is_empty() {
        return Err(FieldErrors::one(
            "missing_reason",
            "Say why the child enters the stage although something is missing.",
        )
        .into());
    }
    let now = StageNow::of(tx, pupil)?.0;
    if let Some(mut kept) = now {
        if decision
            .to
            .is_some_and(|to| to.key == kept.record.stage_key)
        {
            return Ok(());
        }
        kept.record.to_on = Some(decision.on);
        if decision.to.is_none() {
            kept.record.end_reason.clone_from(&decision.reason);
        }
        tx.revise(&kept.record, kept.version)?;
    }
    let Some(stage) = decision.to else {
        return Ok(());
    };
    tx.add(&Placement {
        id: PlacementId::new(tx.new_id()),
        pupil_id: pupil.id().clone(),
        stage_key: stage.key.clone(),
        stage_name: stage.name.clone(),
        on_register: stage.on_register,
        census: stage.census,
        from_on: decision.on,
        to_on: None,
        reason: decision.reason,
        evidence: decision.evidence,
        decided_by: decision.decided_by,
        parents_told_on: decision.parents_told_on,
        missing: lacking,
        missing_reason: decision.missing_reason.trim().to_owned(),
        end_reason: String::new(),
    })
}
