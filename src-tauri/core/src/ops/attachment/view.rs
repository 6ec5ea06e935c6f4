//! The documents of a child as the person may see them. No list reads a document's bytes.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::domain::attachment::{AttachedTo, AttachmentAccess, size_words};
use crate::domain::date_words::long;
use crate::domain::id::{PupilId, StaffId};
use crate::domain::record::Kept;
use crate::domain::record::agency::{Agency, AgencyEntry, Referral};
use crate::domain::record::attachment::Attachment;
use crate::domain::record::ehc::{EhcPlan, EhcRequest};
use crate::domain::record::ehc_review::EhcReview;
use crate::domain::record::plan::Plan;
use crate::domain::record::review::Review;
use crate::domain::role::{Action, Role};
use crate::error::Result;
use crate::office::ReadOp;
use crate::ops::staff::staff_by_name;
use crate::store::{ReadTx, Reader, Seen};

/// The documents of a child.
#[derive(Debug, Deserialize, TS)]
pub struct ChildAttachments {
    pub pupil_id: PupilId,
}

/// The documents of a child that this person may open.
#[derive(Debug, Serialize, TS)]
pub struct AttachmentsView {
    /// The latest document first, by the day on it.
    pub documents: Vec<AttachmentView>,
    /// Taken back; each can be brought back.
    pub voided: Vec<AttachmentView>,
    /// What a document may belong to, the latest of each first.
    pub choices: Vec<BelongsChoice>,
    /// Who may be named as somebody who may open a restricted document.
    pub colleagues: Vec<Colleague>,
    pub may_write: bool,
    /// Whether this person files restricted documents and says who may open them.
    pub may_restrict: bool,
    /// Whether this person may save a copy.
    pub may_export: bool,
}

/// A document in a list.
#[derive(Debug, Serialize, TS)]
pub struct AttachmentView {
    pub attachment: Kept<Attachment>,
    /// "Report of an agency".
    pub kind_words: String,
    /// "PDF, 1.2 MB".
    pub file_words: String,
    /// "Report of Speech and Language Therapy, 3 March 2026"; nothing where it belongs to the child alone.
    pub belongs_words: Option<String>,
    /// Who may open it: "The SENCO, the headteacher and Miss Shah"; empty where everybody may who reads the record.
    pub restricted_words: String,
    /// What a copy is called where nobody says otherwise: no child's name is in it.
    pub copy_name: String,
    /// Whether Waymark can show it in the window.
    pub can_be_shown: bool,
    /// Whether this person may change it or take it back.
    pub may_change: bool,
}

/// Something of the child's record that a document may belong to.
#[derive(Debug, Serialize, TS)]
pub struct BelongsChoice {
    pub to: AttachedTo,
    pub id: String,
    pub words: String,
}

/// A colleague who may be named.
#[derive(Debug, Serialize, TS)]
pub struct Colleague {
    pub id: StaffId,
    pub name: String,
    pub role_words: String,
}

impl ReadOp for ChildAttachments {
    const ACTION: Action = Action::AttachmentRead;
    type Output = AttachmentsView;
    fn run(self, tx: &ReadTx<'_>) -> Result<AttachmentsView> {
        let pupil = tx.seen(&self.pupil_id)?;
        let session = tx.session();
        let may_restrict = session.may(Action::AttachmentRestrict);
        let may_write = session.may(Action::AttachmentWrite);
        let choices = choices(tx, &pupil)?;
        let staff = staff_by_name(tx)?;
        let name_of = |id: &StaffId| {
            let found = staff.iter().find(|kept| kept.record.id == *id);
            found.map(|kept| kept.record.name.clone())
        };
        let mut documents = Vec::new();
        let mut voided = Vec::new();
        for attachment in tx.attachments(&pupil)? {
            let record = &attachment.record;
            let restricted = record.access == AttachmentAccess::Restricted;
            let view = AttachmentView {
                kind_words: record.attachment_kind.name().to_owned(),
                file_words: format!("{}, {}", record.file_kind.name(), size_words(record.bytes)),
                belongs_words: choices
                    .iter()
                    .find(|one| {
                        record.belongs_to == Some(one.to)
                            && record.belongs_id.as_deref() == Some(one.id.as_str())
                    })
                    .map(|one| one.words.clone()),
                restricted_words: if restricted {
                    let also = record.also_for.iter().filter_map(name_of).collect();
                    who_may_open(also)
                } else {
                    String::new()
                },
                copy_name: format!(
                    "{} {}.{}",
                    record.attachment_kind.name(),
                    record.happened_on,
                    record.file_kind.ending()
                ),
                can_be_shown: record.file_kind.can_be_shown(),
                may_change: may_write && (may_restrict || !restricted),
                attachment,
            };
            if view.attachment.voided.is_some() {
                voided.push(view);
            } else {
                documents.push(view);
            }
        }
        // Those that came last first among those of one day.
        documents.reverse();
        documents.sort_by_key(|view| std::cmp::Reverse(view.attachment.record.happened_on));
        voided.retain(|view| view.may_change);
        let colleagues = staff
            .iter()
            .filter(|kept| may_restrict && kept.record.works_on(tx.today()))
            .map(|kept| &kept.record)
            .filter(|one| matches!(one.role, Role::ClassTeacher | Role::TeachingAssistant))
            .map(|one| Colleague {
                id: one.id.clone(),
                name: one.name.clone(),
                role_words: one.role.words().to_owned(),
            })
            .collect();
        Ok(AttachmentsView {
            documents,
            voided,
            choices,
            colleagues,
            may_write,
            may_restrict,
            may_export: session.may(Action::AttachmentExport),
        })
    }
}

fn who_may_open(also: Vec<String>) -> String {
    let mut names = vec!["The SENCO".to_owned(), "the headteacher".to_owned()];
    names.extend(also);
    let last = names.pop().unwrap_or_default();
    format!("{} and {last}", names.join(", "))
}

/// What of the child's record a document may belong to, as far as the person may read it.
fn choices(tx: &Reader<'_>, pupil: &Seen) -> Result<Vec<BelongsChoice>> {
    let mut choices = Vec::new();
    let mut add = |to, id: &str, words: String| {
        let id = id.to_owned();
        choices.push(BelongsChoice { to, id, words });
    };
    if tx.session().may(Action::ReportRead) {
        let referrals = tx.about::<Referral>(pupil)?;
        for kept in tx.about::<AgencyEntry>(pupil)?.iter().rev() {
            let entry = &kept.record;
            let referral = referrals
                .iter()
                .find(|one| one.record.id == entry.referral_id);
            let agency = match referral {
                Some(one) => {
                    tx.kept::<Agency>(one.record.agency_id.as_str())?
                        .record
                        .name
                }
                None => String::new(),
            };
            let words = format!(
                "{} of {agency}, {}",
                entry.entry_kind.name(),
                long(entry.happened_on)
            );
            add(AttachedTo::AgencyEntry, entry.id.as_str(), words);
        }
    }
    if tx.session().may(Action::EhcRead) {
        for kept in tx.about::<EhcRequest>(pupil)?.iter().rev() {
            let words = format!("EHC request, {}", long(kept.record.begun_on));
            add(AttachedTo::EhcRequest, kept.record.id.as_str(), words);
        }
        for kept in tx.about::<EhcPlan>(pupil)?.iter().rev() {
            let words = format!("EHC plan of {}", long(kept.record.issued_on));
            add(AttachedTo::EhcPlan, kept.record.id.as_str(), words);
        }
        for kept in tx.about::<EhcReview>(pupil)?.iter().rev() {
            let name = kept.record.review_kind.name();
            let words = format!("{name} of the EHC plan, {}", long(kept.record.meeting_on));
            add(AttachedTo::EhcReview, kept.record.id.as_str(), words);
        }
    }
    for kept in tx.about::<Plan>(pupil)?.iter().rev() {
        let words = format!("{} of {}", kept.record.name, long(kept.record.started_on));
        add(AttachedTo::Plan, kept.record.id.as_str(), words);
    }
    if tx.session().may(Action::ReviewRead) {
        for kept in tx.about::<Review>(pupil)?.iter().rev() {
            let words = format!("Review of {}", long(kept.record.happened_on));
            add(AttachedTo::Review, kept.record.id.as_str(), words);
        }
    }
    Ok(choices)
}
