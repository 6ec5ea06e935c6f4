//! What is typed of a document, and its checks.

use chrono::NaiveDate;
use serde::Deserialize;
use ts_rs::TS;

use crate::domain::attachment::{AttachedTo, AttachmentAccess, AttachmentKind, MOST_TITLE};
use crate::domain::field_errors::FieldErrors;
use crate::domain::id::{PupilId, StaffId};
use crate::domain::record::Record;
use crate::domain::record::agency::AgencyEntry;
use crate::domain::record::ehc::{EhcPlan, EhcRequest};
use crate::domain::record::ehc_review::EhcReview;
use crate::domain::record::person::Staff;
use crate::domain::record::plan::Plan;
use crate::domain::record::review::Review;
use crate::domain::role::Action;
use crate::error::{Error, Result};
use crate::ops::check::{not_in_future, required};
use crate::store::{Reader, Seen};

/// Something of the child's record that a document belongs to.
#[derive(Debug, Clone, Deserialize, TS)]
pub struct BelongsDraft {
    pub to: AttachedTo,
    pub id: String,
}

/// What is typed of a document, not yet checked.
#[derive(Debug, Clone, Deserialize, TS)]
pub struct AttachmentDraft {
    pub title: String,
    pub attachment_kind: Option<AttachmentKind>,
    /// The day on the document.
    #[ts(type = "string | null")]
    pub happened_on: Option<NaiveDate>,
    pub from_whom: String,
    pub note: String,
    /// Nothing leaves it to what is usual for the kind.
    pub access: Option<AttachmentAccess>,
    /// Who may open a restricted one besides the SENCO and the headteacher.
    pub also_for: Vec<StaffId>,
    pub belongs: Option<BelongsDraft>,
}

/// What was typed, once it holds.
pub(super) struct Checked {
    pub(super) title: String,
    pub(super) attachment_kind: AttachmentKind,
    pub(super) happened_on: NaiveDate,
    pub(super) from_whom: String,
    pub(super) note: String,
    pub(super) access: AttachmentAccess,
    pub(super) also_for: Vec<StaffId>,
    pub(super) belongs_to: Option<AttachedTo>,
    pub(super) belongs_id: Option<String>,
}

impl AttachmentDraft {
    pub(super) fn checked(self, tx: &Reader<'_>, pupil: &Seen) -> Result<Checked> {
        let mut errors = FieldErrors::default();
        let title = required(
            &mut errors,
            "title",
            "Give the document a title by which it can be found.",
            &self.title,
        );
        if title.chars().count() > MOST_TITLE {
            errors.add(
                "title",
                format!("The title is longer than {MOST_TITLE} characters. Shorten it; the note has room for more."),
            );
        }
        let attachment_kind = self.attachment_kind.unwrap_or_else(|| {
            errors.add("attachment_kind", "Choose what it is.");
            AttachmentKind::Other
        });
        let happened_on = not_in_future(
            &mut errors,
            "happened_on",
            "the day on the document",
            self.happened_on,
            tx.today(),
        );
        let access = if tx.session().may(Action::AttachmentRestrict) {
            self.access.unwrap_or(attachment_kind.usual_access())
        } else {
            if attachment_kind.usual_access() == AttachmentAccess::Restricted {
                errors.add(
                    "attachment_kind",
                    "Papers of this kind are filed by the SENCO, who decides who may open them. Hand it on, or choose another kind.",
                );
            }
            AttachmentAccess::Everybody
        };
        let also_for = match access {
            AttachmentAccess::Everybody => Vec::new(),
            AttachmentAccess::Restricted => named(tx, &mut errors, self.also_for)?,
        };
        if let Some(belongs) = &self.belongs
            && !is_of_child(tx, belongs, pupil.id())?
        {
            errors.add(
                "belongs",
                "That is no longer in this child\u{2019}s record. Choose again.",
            );
        }
        errors.into_result()?;
        let (belongs_to, belongs_id) = self.belongs.map(|it| (it.to, it.id)).unzip();
        Ok(Checked {
            title,
            attachment_kind,
            happened_on,
            from_whom: self.from_whom.trim().to_owned(),
            note: self.note.trim().to_owned(),
            access,
            also_for,
            belongs_to,
            belongs_id,
        })
    }
}

/// The colleagues named, each once and in one order, so that the same choice is no change.
fn named(
    tx: &Reader<'_>,
    errors: &mut FieldErrors,
    mut also_for: Vec<StaffId>,
) -> Result<Vec<StaffId>> {
    also_for.sort();
    also_for.dedup();
    let staff = tx.all::<Staff>()?;
    let known = |id: &StaffId| staff.iter().any(|kept| kept.record.id == *id);
    if !also_for.iter().all(known) {
        errors.add(
            "also_for",
            "Somebody named here is not on the staff. Choose again.",
        );
    }
    Ok(also_for)
}

/// Whether the record is the child's, and one that the person who files the document may read.
fn is_of_child(tx: &Reader<'_>, belongs: &BelongsDraft, pupil: &PupilId) -> Result<bool> {
    let of = match belongs.to {
        AttachedTo::AgencyEntry => pupil_of::<AgencyEntry>(tx, &belongs.id),
        AttachedTo::EhcRequest => pupil_of::<EhcRequest>(tx, &belongs.id),
        AttachedTo::EhcPlan => pupil_of::<EhcPlan>(tx, &belongs.id),
        AttachedTo::EhcReview => pupil_of::<EhcReview>(tx, &belongs.id),
        AttachedTo::Plan => pupil_of::<Plan>(tx, &belongs.id),
        AttachedTo::Review => pupil_of::<Review>(tx, &belongs.id),
    };
    match of {
        Ok(of) => Ok(of.as_ref() == Some(pupil) && tx.session().may(reads(belongs.to))),
        Err(Error::NotFound) => Ok(false),
        Err(error) => Err(error),
    }
}

/// What somebody must be able to read to know that a document belongs to a record of that kind.
pub(super) fn reads(to: AttachedTo) -> Action {
    match to {
        AttachedTo::AgencyEntry => Action::ReportRead,
        AttachedTo::EhcRequest | AttachedTo::EhcPlan | AttachedTo::EhcReview => Action::EhcRead,
        AttachedTo::Plan => Action::SendRead,
        AttachedTo::Review => Action::ReviewRead,
    }
}

fn pupil_of<R: Record + TS>(tx: &Reader<'_>, id: &str) -> Result<Option<PupilId>> {
    Ok(tx.get::<R>(id)?.pupil().cloned())
}
