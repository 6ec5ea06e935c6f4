//! Papers of the statutory side of a child's file. Only who reads everything prints them: each says what an EHC plan
//! says, which may be shown with consent or for a listed purpose alone (SEND Regulations 2014 reg 17).

mod advice;
mod delivery;
pub(super) mod review;
#[cfg(test)]
mod tests;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::child::child_paper;
use super::{PaperOp, PrintChoices, PrintedPaper, Sheet};
use crate::documents::{
    self, AdviceRequestsPaper, DeliveryPaper, EhcReviewPaper, ReviewInvitationsPaper,
    SchoolAdvicePaper, SignaturePaper,
};
use crate::domain::id::{EhcRequestId, EhcReviewId, PupilId};
use crate::domain::record::ehc::EhcRequest;
use crate::domain::record::ehc_review::EhcReview;
use crate::domain::record::{Kept, Kind};
use crate::domain::role::{Action, Role};
use crate::error::{Error, Result};
use crate::office::WriteOp;
use crate::ops::ehc::plan_in_force;
use crate::ops::school::the_school;
use crate::store::{Reader, Seen, WriteTx};

/// A paper of the statutory side.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(tag = "paper", rename_all = "snake_case")]
pub enum EhcPaper {
    /// A letter to each person invited to the review.
    Invitations {
        review_id: EhcReviewId,
    },
    /// A letter to each person whose advice is wanted and has not come.
    AdviceRequests {
        review_id: EhcReviewId,
    },
    Report {
        review_id: EhcReviewId,
    },
    /// The plan in force, each line of Section F with its targets.
    Delivery,
    /// The school's advice for the assessment that was requested.
    SchoolAdvice {
        request_id: EhcRequestId,
    },
}

/// Prints one of them.
#[derive(Debug, Deserialize, TS)]
pub struct PrintEhc {
    pub pupil_id: PupilId,
    pub paper: EhcPaper,
    pub choices: PrintChoices,
}

/// The words of one of them.
#[derive(Debug, Serialize)]
pub enum EhcSheet {
    Invitations(ReviewInvitationsPaper),
    AdviceRequests(AdviceRequestsPaper),
    Report(Box<EhcReviewPaper>),
    Delivery(Box<DeliveryPaper>),
    SchoolAdvice(Box<SchoolAdvicePaper>),
}

impl WriteOp for PrintEhc {
    const ACTION: Action = Action::EhcPrint;
    type Output = Sheet<EhcSheet>;
    fn run(self, tx: &mut WriteTx<'_>) -> Result<Self::Output> {
        let pupil = tx.seen(&self.pupil_id)?;
        let choices = self.choices;
        let of_review = |tx: &Reader<'_>, id: &EhcReviewId| -> Result<EhcReview> {
            own(
                tx.kept::<EhcReview>(id.as_str())?,
                |one| &one.pupil_id,
                &pupil,
            )
        };
        let (sheet, name, kind, id, deed) = match &self.paper {
            EhcPaper::Invitations { review_id } => {
                let review = of_review(tx, review_id)?;
                let name = format!("{} invitations", review.review_kind.name());
                let sheet = review::invitations(tx, &pupil, &review, choices)?;
                let sheet = EhcSheet::Invitations(sheet);
                (
                    sheet,
                    name,
                    Kind::EhcReview,
                    review_id.as_str(),
                    "printed the invitations",
                )
            }
            EhcPaper::AdviceRequests { review_id } => {
                let review = of_review(tx, review_id)?;
                let name = format!("{} advice requests", review.review_kind.name());
                let sheet = review::advice_requests(tx, &pupil, &review, choices)?;
                let sheet = EhcSheet::AdviceRequests(sheet);
                (
                    sheet,
                    name,
                    Kind::EhcReview,
                    review_id.as_str(),
                    "printed the requests for advice",
                )
            }
            EhcPaper::Report { review_id } => {
                let review = of_review(tx, review_id)?;
                let name = format!("{} report", review.review_kind.name());
                let sheet = review::report(tx, &pupil, &review, choices)?;
                let sheet = EhcSheet::Report(Box::new(sheet));
                (
                    sheet,
                    name,
                    Kind::EhcReview,
                    review_id.as_str(),
                    "printed the report",
                )
            }
            EhcPaper::Delivery => {
                let plan = plan_in_force(tx, &pupil)?.ok_or(Error::NotFound)?;
                let sheet = delivery::delivery(tx, &pupil, &plan.record, choices)?;
                let name = sheet.plan_name.clone();
                let id = plan.record.id.clone();
                tx.note_act(
                    Kind::EhcPlan,
                    id.as_str(),
                    Some(pupil.id()),
                    "printed the delivery plan",
                );
                let sheet = EhcSheet::Delivery(Box::new(sheet));
                return of_plan(tx, &pupil, &name, sheet, choices);
            }
            EhcPaper::SchoolAdvice { request_id } => {
                let kept = tx.kept::<EhcRequest>(request_id.as_str())?;
                let request = own(kept, |one| &one.pupil_id, &pupil)?;
                let sheet = advice::school_advice(tx, &pupil, &request, choices)?;
                let sheet = EhcSheet::SchoolAdvice(Box::new(sheet));
                let name = "School\u{2019}s advice".to_owned();
                (
                    sheet,
                    name,
                    Kind::EhcRequest,
                    request_id.as_str(),
                    "printed the school\u{2019}s advice",
                )
            }
        };
        tx.note_act(kind, id, Some(pupil.id()), deed);
        of_plan(tx, &pupil, &name, sheet, choices)
    }
}

impl PaperOp for PrintEhc {
    fn lay_out(sheet: Self::Output) -> Result<PrintedPaper> {
        let (stamp, choices) = (&sheet.stamp, &sheet.choices);
        let paper = match &sheet.view {
            EhcSheet::Invitations(view) => documents::review_invitations(view, stamp, choices),
            EhcSheet::AdviceRequests(view) => documents::advice_requests(view, stamp, choices),
            EhcSheet::Report(view) => documents::ehc_review_report(view, stamp, choices),
            EhcSheet::Delivery(view) => documents::delivery(view, stamp, choices),
            EhcSheet::SchoolAdvice(view) => documents::school_advice(view, stamp, choices),
        }?;
        Ok(sheet.printed(paper))
    }
}

/// The record of this child, unless it is another's or was taken back.
pub(super) fn own<R: TS>(kept: Kept<R>, pupil_of: fn(&R) -> &PupilId, pupil: &Seen) -> Result<R> {
    if kept.voided.is_some() || pupil_of(&kept.record) != pupil.id() {
        return Err(Error::NotFound);
    }
    Ok(kept.record)
}

/// A sheet with what to think of before it leaves the school.
fn of_plan(
    tx: &Reader<'_>,
    pupil: &Seen,
    name: &str,
    view: EhcSheet,
    choices: PrintChoices,
) -> Result<Sheet<EhcSheet>> {
    let tells = !matches!(view, EhcSheet::Invitations(_));
    let mut sheet = Sheet::of(tx, pupil, name, view, choices)?;
    if tells {
        let sentence = "It says what an EHC plan says. Where it goes to somebody outside the school, record it on the EHCP \
             page under who has seen the plan.";
        sheet.cautions.push(sentence.to_owned());
    }
    Ok(sheet)
}

/// Who signs for the school, and the family where it signs too.
pub(super) fn signatures(tx: &Reader<'_>, with_family: bool) -> Result<Vec<SignaturePaper>> {
    let line = |role: &str, name: Option<String>| SignaturePaper {
        role: role.to_owned(),
        name,
    };
    let staff = tx.all::<crate::domain::record::person::Staff>()?;
    let mut sencos = staff.iter().map(|kept| &kept.record);
    let senco = sencos.find(|one| one.role == Role::Senco && one.left_on.is_none());
    let head = the_school(tx)?.record.headteacher_name;
    let mut lines = Vec::new();
    if with_family {
        lines.push(line("Child", None));
        lines.push(line("Parent or carer", None));
    }
    lines.push(line("SENCO", senco.map(|one| one.name.clone())));
    lines.push(line(
        "Headteacher",
        Some(head).filter(|name| !name.is_empty()),
    ));
    Ok(lines)
}
