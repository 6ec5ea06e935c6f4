//! Leaving the register: who was consulted, and that the child's progress is looked at afterwards.
//!
//! A child leaves when progress is sufficient and lasts, and the parents and the class teacher have been consulted. Who
//! leaves the pathway altogether is watched for a while, as after a concern that ended in watching.

use chrono::NaiveDate;
use serde::Deserialize;
use ts_rs::TS;

use crate::domain::field_errors::FieldErrors;
use crate::domain::id::{ConcernId, PlacementId};
use crate::domain::record::concern::Concern;
use crate::domain::record::pupil::Placement;
use crate::error::Result;
use crate::ops::concern::{Answer, answer_concern};
use crate::store::{Seen, WriteTx};

/// What is asked when a child leaves the register, as typed.
#[derive(Debug, Clone, Default, Deserialize, TS)]
pub struct Leaving {
    /// When the parents were consulted.
    #[ts(type = "string | null")]
    pub parents_on: Option<NaiveDate>,
    /// The class teacher who was consulted.
    pub teacher: String,
    /// Whether the child is watched afterwards, where no other stage follows.
    pub watch: bool,
    /// When progress is looked at again; without a day the weeks of a concern count.
    #[ts(type = "string | null")]
    pub look_again_on: Option<NaiveDate>,
}

impl Leaving {
    /// Checks the days.
    pub(super) fn check(&self, on: NaiveDate, today: NaiveDate, errors: &mut FieldErrors) {
        if self.parents_on.is_some_and(|parents_on| parents_on > today) {
            errors.add(
                "parents_on",
                "That is after today. Leave it empty, and say why the parents have not been consulted.",
            );
        }
        if self.watch && self.look_again_on.is_some_and(|again| again <= on) {
            errors.add(
                "look_again_on",
                "Choose a day after the decision, or leave it empty: then the school's own limit counts.",
            );
        }
    }

    /// Who was not consulted; nothing where both were.
    pub(super) fn who_is_missing(&self) -> Option<&'static str> {
        match (self.parents_on.is_some(), !self.teacher.trim().is_empty()) {
            (true, true) => None,
            (false, true) => Some("the parents"),
            (true, false) => Some("the class teacher"),
            (false, false) => Some("the parents and the class teacher"),
        }
    }
}

/// How a child's time on the register ends, once it is checked.
#[derive(Debug)]
pub(super) struct Left {
    pub(super) decided_by: String,
    pub(super) parents_on: Option<NaiveDate>,
    pub(super) teacher: String,
    pub(super) missing_reason: String,
    /// Whether the child is watched afterwards, and the day that was agreed to look again.
    pub(super) watch: bool,
    pub(super) look_again_on: Option<NaiveDate>,
}

impl Left {
    pub(super) fn write_to(&self, placement: &mut Placement) {
        placement.end_decided_by.clone_from(&self.decided_by);
        placement.end_parents_on = self.parents_on;
        placement.end_teacher.clone_from(&self.teacher);
        placement
            .end_missing_reason
            .clone_from(&self.missing_reason);
    }
}

/// Puts a child who has left the pathway on the watch list.
pub(super) fn watch_after(
    tx: &mut WriteTx<'_>,
    pupil: &Seen,
    placement: &Placement,
    look_again_on: Option<NaiveDate>,
) -> Result<()> {
    let Some(left_on) = placement.to_on else {
        return Ok(());
    };
    let id = ConcernId::new(tx.new_id());
    tx.add(&Concern {
        raised_by: placement.end_decided_by.clone(),
        words: format!(
            "Watched after leaving {}, to see that progress lasts.",
            placement.stage_name
        ),
        look_again_on,
        after_placement_id: Some(placement.id.clone()),
        ..Concern::begun(id, pupil.id().clone(), left_on)
    })
}

/// Ends the watching of a child who comes onto a stage again: the stage is the answer.
pub(super) fn end_watching(tx: &mut WriteTx<'_>, pupil: &Seen, answer: &Answer) -> Result<()> {
    for line in tx.open_concern_lines(Some(pupil))? {
        if line.after_leaving {
            answer_concern(tx, pupil, &line.concern_id, answer.clone())?;
        }
    }
    Ok(())
}

/// Takes back that a child is watched after a placement which did not end after all.
pub(super) fn stop_watching(
    tx: &mut WriteTx<'_>,
    pupil: &Seen,
    placement_id: &PlacementId,
) -> Result<()> {
    for kept in tx.about::<Concern>(pupil)? {
        if kept.record.after_placement_id.as_ref() == Some(placement_id) {
            tx.void::<Concern>(kept.record.id.as_str(), "The child did not leave after all")?;
        }
    }
    Ok(())
}
