//! My Assessment on paper, or a blank one to fill in together.

use serde::Deserialize;
use ts_rs::TS;

use super::child::child_paper;
use super::{PaperOp, PrintChoices, PrintedPaper, Sheet};
use crate::documents::{self, AreaPaper, AssessmentPaper, ContributorPaper};
use crate::domain::id::{AssessmentId, PupilId};
use crate::domain::record::assessment::{AreaFindings, Assessment, AssessmentArea};
use crate::domain::record::{Kind, Record};
use crate::domain::role::Action;
use crate::error::{Error, Result};
use crate::office::WriteOp;
use crate::ops::assessment::current_assessment;
use crate::ops::placement::pathway_of;
use crate::store::WriteTx;

/// Prints an assessment: the one named, or the one of now. Without one, or with room to write, it is blank.
#[derive(Debug, Deserialize, TS)]
pub struct PrintAssessment {
    pub pupil_id: PupilId,
    pub assessment_id: Option<AssessmentId>,
    pub choices: PrintChoices,
}

impl WriteOp for PrintAssessment {
    const ACTION: Action = Action::Print;
    type Output = Sheet<AssessmentPaper>;
    fn run(self, tx: &mut WriteTx<'_>) -> Result<Self::Output> {
        let pupil = tx.seen(&self.pupil_id)?;
        let named = match &self.assessment_id {
            Some(id) => Some(tx.get::<Assessment>(id.as_str())?),
            None => current_assessment(tx, &pupil)?,
        };
        if named
            .as_ref()
            .is_some_and(|assessment| assessment.pupil_id != *pupil.id())
        {
            return Err(Error::NotFound);
        }
        let assessment = named.filter(|_| !self.choices.room_to_write);
        let (kind, id, deed) = match &assessment {
            Some(assessment) => (Kind::Assessment, assessment.id().to_owned(), "printed"),
            None => {
                let id = pupil.id().as_str().to_owned();
                (Kind::Pupil, id, "printed a blank assessment")
            }
        };
        tx.note_act(kind, &id, Some(pupil.id()), deed);
        let name = pathway_of(tx)?.pupil_words.assessment;
        let view = AssessmentPaper {
            child: child_paper(tx, &pupil, self.choices)?,
            assessment_name: name.clone(),
            areas: AssessmentArea::ALL
                .iter()
                .map(|area| area_paper(*area, assessment.as_ref().map(|one| one.area(*area))))
                .collect(),
            written_on: assessment.as_ref().map(|one| one.happened_on),
            contributors: contributors(assessment.as_ref()),
            analysis: assessment.map(|one| one.analysis).unwrap_or_default(),
        };
        Sheet::of(tx, &pupil, &name, view, self.choices)
    }
}

impl PaperOp for PrintAssessment {
    fn lay_out(sheet: Self::Output) -> Result<PrintedPaper> {
        let paper = documents::assessment(&sheet.view, &sheet.stamp, &sheet.choices)?;
        Ok(sheet.printed(paper))
    }
}

pub(super) fn area_paper(area: AssessmentArea, findings: Option<&AreaFindings>) -> AreaPaper {
    let findings = findings.cloned().unwrap_or_default();
    AreaPaper {
        area: area.name().to_owned(),
        strengths: findings.strengths,
        needs: findings.needs,
        views: findings.views,
    }
}

fn contributors(assessment: Option<&Assessment>) -> Vec<ContributorPaper> {
    let contributors = assessment.map(|one| one.contributors.as_slice());
    contributors
        .unwrap_or_default()
        .iter()
        .map(|one| ContributorPaper {
            name: one.name.clone(),
            role: one.role.clone(),
            contributed_on: Some(one.contributed_on),
        })
        .collect()
}
