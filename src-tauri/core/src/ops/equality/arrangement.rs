//! Access arrangements for tests, a school year at a time: what, for which tests, on what evidence, and how far an
//! application is.

use chrono::NaiveDate;
use serde::Deserialize;
use ts_rs::TS;

use crate::domain::equality::{ArrangementKind, ArrangementState, TestKind};
use crate::domain::field_errors::FieldErrors;
use crate::domain::id::{AccessArrangementId, PupilId};
use crate::domain::record::equality::AccessArrangement;
use crate::domain::role::Action;
use crate::error::{Error, Result};
use crate::office::WriteOp;
use crate::ops::check::{not_in_future, required};
use crate::ops::undo::void_and_bring_back;
use crate::store::WriteTx;

/// What is typed about an arrangement, not yet checked.
#[derive(Debug, Clone, Deserialize, TS)]
pub struct ArrangementDraft {
    pub starting: Option<i32>,
    pub tests: Option<TestKind>,
    pub arrangement: Option<ArrangementKind>,
    pub detail: String,
    pub evidence: String,
    #[ts(type = "string | null")]
    pub agreed_on: Option<NaiveDate>,
    pub agreed_by: String,
    pub state: Option<ArrangementState>,
    #[ts(type = "string | null")]
    pub applied_on: Option<NaiveDate>,
}

impl ArrangementDraft {
    fn checked(
        self,
        id: AccessArrangementId,
        pupil_id: PupilId,
        today: NaiveDate,
    ) -> Result<AccessArrangement> {
        let mut errors = FieldErrors::default();
        let starting = match self.starting {
            Some(year) if (2000..=2100).contains(&year) => year,
            _ => {
                errors.add("starting", "Choose the school year.");
                0
            }
        };
        let tests = self.tests.unwrap_or_else(|| {
            errors.add("tests", "Choose for which tests.");
            TestKind::All
        });
        let arrangement = self.arrangement.unwrap_or_else(|| {
            errors.add("arrangement", "Choose the arrangement.");
            ArrangementKind::Other
        });
        let detail = self.detail.trim().to_owned();
        if self.arrangement == Some(ArrangementKind::Other) && detail.is_empty() {
            errors.add("detail", "Say what the arrangement is.");
        }
        let evidence = required(
            &mut errors,
            "evidence",
            "Say what shows that it is needed: how the child works in class every day, assessments, reports.",
            &self.evidence,
        );
        let agreed_on = not_in_future(
            &mut errors,
            "agreed_on",
            "the day it was agreed",
            self.agreed_on,
            today,
        );
        let agreed_by = required(
            &mut errors,
            "agreed_by",
            "Say who agreed it.",
            &self.agreed_by,
        );
        let state = self.state.unwrap_or_else(|| {
            errors.add("state", "Choose how far it is.");
            ArrangementState::Agreed
        });
        if state.was_applied_for() {
            not_in_future(
                &mut errors,
                "applied_on",
                "the day of the application",
                self.applied_on,
                today,
            );
        }
        errors.into_result()?;
        Ok(AccessArrangement {
            id,
            pupil_id,
            starting,
            tests,
            arrangement,
            detail,
            evidence,
            agreed_on,
            agreed_by,
            applied_on: self.applied_on.filter(|_| state.was_applied_for()),
            state,
        })
    }
}

/// Records an access arrangement, or with `id` changes what was written of it.
#[derive(Debug, Deserialize, TS)]
pub struct SaveArrangement {
    pub pupil_id: PupilId,
    pub id: Option<AccessArrangementId>,
    /// The version that the change started from; needed with `id`.
    pub version: Option<i32>,
    pub arrangement: ArrangementDraft,
}

impl WriteOp for SaveArrangement {
    const ACTION: Action = Action::EqualityWrite;
    type Output = AccessArrangementId;
    fn run(self, tx: &mut WriteTx<'_>) -> Result<AccessArrangementId> {
        let pupil_id = tx.seen(&self.pupil_id)?.id().clone();
        let today = tx.today();
        match self.id {
            None => {
                let id = AccessArrangementId::new(tx.new_id());
                tx.add(&self.arrangement.checked(id.clone(), pupil_id, today)?)?;
                Ok(id)
            }
            Some(id) => {
                if tx.get::<AccessArrangement>(id.as_str())?.pupil_id != pupil_id {
                    return Err(Error::NotFound);
                }
                let arrangement = self.arrangement.checked(id.clone(), pupil_id, today)?;
                tx.revise(&arrangement, self.version.unwrap_or_default())?;
                Ok(id)
            }
        }
    }
}

void_and_bring_back!(
    VoidArrangement,
    BringBackArrangement,
    AccessArrangement,
    AccessArrangementId,
    Action::EqualityWrite,
    "an access arrangement"
);
