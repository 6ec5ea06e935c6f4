//! My Assessment: strengths, needs and views by area, with an analysis and those who contributed. One is revised while
//! it is worked on; a fresh one is begun beside it and the earlier ones are kept.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::check::{not_in_future, required};
use super::placement::pathway_of;
use super::undo::void_and_bring_back;
use crate::domain::field_errors::FieldErrors;
use crate::domain::id::{AssessmentId, PupilId};
use crate::domain::record::Kept;
use crate::domain::record::assessment::{AreaFindings, Assessment, AssessmentArea, Contributor};
use crate::domain::role::Action;
use crate::error::{Error, Result};
use crate::office::{ReadOp, WriteOp};
use crate::store::{ReadTx, Reader, Seen, WriteTx};

/// The assessments of a child. What is written of family and home is for whoever may read reviews.
#[derive(Debug, Deserialize, TS)]
pub struct ListAssessments {
    pub pupil_id: PupilId,
}

/// The assessment as it is now, and those before it.
#[derive(Debug, Serialize, TS)]
pub struct AssessmentsView {
    /// What the school calls it: "My Assessment".
    pub name: String,
    pub current: Option<Kept<Assessment>>,
    /// Newest first.
    pub earlier: Vec<Kept<Assessment>>,
    /// Taken back; each can be brought back.
    pub voided: Vec<Kept<Assessment>>,
    /// Whether family and home are shown to this person.
    pub shows_home: bool,
    pub may_write: bool,
    pub may_print: bool,
}

impl ReadOp for ListAssessments {
    const ACTION: Action = Action::SendRead;
    type Output = AssessmentsView;
    fn run(self, tx: &ReadTx<'_>) -> Result<AssessmentsView> {
        let pupil = tx.seen(&self.pupil_id)?;
        let shows_home = tx.session().may(Action::ReviewRead);
        let mut assessments = newest_first(tx.about_with_voided::<Assessment>(&pupil)?);
        if !shows_home {
            for kept in &mut assessments {
                kept.record.home = AreaFindings::default();
            }
        }
        let (voided, mut kept): (Vec<_>, Vec<_>) = assessments
            .into_iter()
            .partition(|assessment| assessment.voided.is_some());
        let earlier = kept.split_off(kept.len().min(1));
        Ok(AssessmentsView {
            name: pathway_of(tx)?.pupil_words.assessment,
            current: kept.pop(),
            earlier,
            voided,
            shows_home,
            may_write: tx.session().may(Action::AssessmentWrite),
            may_print: tx.session().may(Action::Print),
        })
    }
}

/// The assessment of a child as it is now.
pub(crate) fn current_assessment(tx: &Reader<'_>, pupil: &Seen) -> Result<Option<Assessment>> {
    let newest = newest_first(tx.about::<Assessment>(pupil)?)
        .into_iter()
        .next();
    Ok(newest.map(|kept| kept.record))
}

fn newest_first(mut assessments: Vec<Kept<Assessment>>) -> Vec<Kept<Assessment>> {
    assessments.sort_by(|a, b| {
        let key = |kept: &Kept<Assessment>| (kept.record.happened_on, kept.record.id.clone());
        key(b).cmp(&key(a))
    });
    assessments
}

/// Somebody who contributed, as typed.
#[derive(Debug, Clone, Deserialize, TS)]
pub struct ContributorDraft {
    pub name: String,
    pub role: String,
    #[ts(type = "string | null")]
    pub contributed_on: Option<NaiveDate>,
}

/// What is typed into an assessment, not yet checked.
#[derive(Debug, Clone, Deserialize, TS)]
pub struct AssessmentDraft {
    #[ts(type = "string | null")]
    pub happened_on: Option<NaiveDate>,
    pub learning: AreaFindings,
    pub communication: AreaFindings,
    pub emotional: AreaFindings,
    pub physical: AreaFindings,
    pub home: AreaFindings,
    pub analysis: String,
    pub contributors: Vec<ContributorDraft>,
}

impl AssessmentDraft {
    fn checked(self, id: AssessmentId, pupil_id: PupilId, today: NaiveDate) -> Result<Assessment> {
        let mut errors = FieldErrors::default();
        let happened_on = not_in_future(
            &mut errors,
            "happened_on",
            "the day it was brought together",
            self.happened_on,
            today,
        );
        let assessment = Assessment {
            id,
            pupil_id,
            happened_on,
            learning: trimmed(self.learning),
            communication: trimmed(self.communication),
            emotional: trimmed(self.emotional),
            physical: trimmed(self.physical),
            home: trimmed(self.home),
            analysis: self.analysis.trim().to_owned(),
            contributors: contributors(&mut errors, self.contributors, today),
        };
        let written = AssessmentArea::ALL
            .iter()
            .any(|area| !assessment.area(*area).is_empty());
        if !written {
            errors.add(
                "learning.strengths",
                "The assessment is still empty. Write about at least one area.",
            );
        }
        errors.into_result()?;
        Ok(assessment)
    }
}

/// Lines of which nothing is filled in are left out.
fn contributors(
    errors: &mut FieldErrors,
    drafts: Vec<ContributorDraft>,
    today: NaiveDate,
) -> Vec<Contributor> {
    let mut contributors = Vec::new();
    for (place, draft) in drafts.into_iter().enumerate() {
        let empty = draft.name.trim().is_empty()
            && draft.role.trim().is_empty()
            && draft.contributed_on.is_none();
        if empty {
            continue;
        }
        let path = |field: &str| format!("contributors.{place}.{field}");
        let name = required(errors, &path("name"), "Enter the name.", &draft.name);
        let contributed_on = not_in_future(
            errors,
            &path("contributed_on"),
            "the day of the contribution",
            draft.contributed_on,
            today,
        );
        contributors.push(Contributor {
            name,
            role: draft.role.trim().to_owned(),
            contributed_on,
        });
    }
    contributors
}

fn trimmed(findings: AreaFindings) -> AreaFindings {
    let text = |text: String| text.trim().to_owned();
    AreaFindings {
        strengths: text(findings.strengths),
        needs: text(findings.needs),
        views: text(findings.views),
    }
}

/// Keeps an assessment: a fresh one without `id`, or the same one revised.
#[derive(Debug, Deserialize, TS)]
pub struct SaveAssessment {
    pub pupil_id: PupilId,
    pub id: Option<AssessmentId>,
    /// The version that the change started from; needed with `id`.
    pub version: Option<i32>,
    pub assessment: AssessmentDraft,
}

impl WriteOp for SaveAssessment {
    const ACTION: Action = Action::AssessmentWrite;
    type Output = Kept<Assessment>;
    fn run(self, tx: &mut WriteTx<'_>) -> Result<Kept<Assessment>> {
        let pupil = tx.seen(&self.pupil_id)?;
        let today = tx.today();
        let id = match self.id {
            None => {
                let id = AssessmentId::new(tx.new_id());
                let fresh = self
                    .assessment
                    .checked(id.clone(), pupil.id().clone(), today)?;
                tx.add(&fresh)?;
                id
            }
            Some(id) => {
                let before = tx.get::<Assessment>(id.as_str())?;
                if before.pupil_id != *pupil.id() {
                    return Err(Error::NotFound);
                }
                let revised = self
                    .assessment
                    .checked(id.clone(), before.pupil_id, today)?;
                tx.revise(&revised, self.version.unwrap_or_default())?;
                id
            }
        };
        tx.kept(id.as_str())
    }
}

void_and_bring_back!(
    VoidAssessment,
    BringBackAssessment,
    Assessment,
    AssessmentId,
    Action::AssessmentWrite,
    "an assessment"
);

#[cfg(test)]
#[path = "assessment_tests.rs"]
mod tests;
