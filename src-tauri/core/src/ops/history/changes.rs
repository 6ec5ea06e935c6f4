//! The History tab: the audit trail of one child in plain words, as far as the person may read what it is about.

use std::collections::HashSet;

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::words::{Names, deed, field_words, is_shown, value_words};
use crate::domain::id::PupilId;
use crate::domain::record::Kind;
use crate::domain::role::Action;
use crate::error::Result;
use crate::office::{ReadOp, Session};
use crate::store::{AuditEntry, AuditFilter, FieldChange, ReadTx, Reader};

/// How many lines make a page.
const PAGE: usize = 60;

/// The history of a child's record, newest first. Who opened it is for those who may read the audit trail.
#[derive(Debug, Deserialize, TS)]
pub struct PupilHistory {
    pub pupil_id: PupilId,
    /// The `next` of the page before; nothing for the first page.
    pub before: Option<u32>,
}

/// A page of the history.
#[derive(Debug, Serialize, TS)]
pub struct HistoryView {
    pub lines: Vec<HistoryLine>,
    /// What to ask for to see older lines; nothing where there are none.
    pub next: Option<u32>,
}

/// One thing that somebody did.
#[derive(Debug, Serialize, TS)]
pub struct HistoryLine {
    pub number: u32,
    #[ts(type = "string")]
    pub at: DateTime<Utc>,
    pub staff_name: String,
    /// "Mrs Okafor changed the plan: strengths, what we notice".
    pub words: String,
    pub kind: Kind,
    pub record_id: String,
    /// Whether the record was only opened to read, and nothing was changed.
    pub opened: bool,
    pub changes: Vec<HistoryChange>,
}

/// One field, from what to what, in words.
#[derive(Debug, Serialize, TS)]
pub struct HistoryChange {
    pub field: String,
    /// Empty where there was nothing before.
    pub from: String,
    pub to: String,
}

impl ReadOp for PupilHistory {
    const ACTION: Action = Action::PupilOpen;
    type Output = HistoryView;
    fn run(self, tx: &ReadTx<'_>) -> Result<HistoryView> {
        let seen = tx.seen(&self.pupil_id)?;
        let names = Names::of(tx)?;
        let hidden = tx.hidden_attachments(&seen)?;
        let mut filter = AuditFilter {
            pupil_id: Some(seen.id().clone()),
            before: self.before,
            ..AuditFilter::default()
        };
        let mut lines = Vec::new();
        loop {
            let page = tx.audit(&filter)?;
            let Some(last) = page.last().map(|entry| entry.number) else {
                return Ok(HistoryView { lines, next: None });
            };
            for entry in page {
                let number = entry.number;
                lines.extend(line(entry, tx.session(), &names, &hidden));
                if lines.len() >= PAGE {
                    return Ok(HistoryView {
                        lines,
                        next: Some(number),
                    });
                }
            }
            filter.before = Some(last);
        }
    }
}

/// The entry in words; nothing for what the person may not read.
fn line(
    entry: AuditEntry,
    session: &Session,
    names: &Names,
    hidden: &HashSet<String>,
) -> Option<HistoryLine> {
    if entry.kind == Kind::Attachment && hidden.contains(&entry.record_id) {
        return None;
    }
    let wanted = match entry.verb.as_str() {
        "opened" | "looked at" => Action::AuditRead,
        _ => reads(entry.kind),
    };
    if !session.may(wanted) {
        return None;
    }
    let changes = shown(entry.kind, &entry.changes, session, names);
    if changes.is_empty() && !entry.changes.is_empty() {
        return None;
    }
    Some(HistoryLine {
        words: format!(
            "{} {}",
            entry.staff_name,
            deed(&entry.verb, entry.kind, &changes)
        ),
        number: entry.number,
        at: entry.at,
        staff_name: entry.staff_name,
        kind: entry.kind,
        record_id: entry.record_id,
        opened: matches!(entry.verb.as_str(), "opened" | "looked at"),
        changes,
    })
}

/// The fields of a change that this person may read, in words.
fn shown(
    kind: Kind,
    changes: &[FieldChange],
    session: &Session,
    names: &Names,
) -> Vec<HistoryChange> {
    changes
        .iter()
        .filter(|change| is_shown(kind, &change.field, session))
        .map(|change| HistoryChange {
            field: field_words(kind, &change.field),
            from: value_words(&change.field, &change.from, names),
            to: value_words(&change.field, &change.to, names),
        })
        // Parts of which nothing is written say nothing.
        .filter(|change| change.from != change.to)
        .collect()
}

/// A deed of the trail in words, and its fields as far as this person may read them.
pub(crate) fn change_words(
    tx: &Reader<'_>,
    verb: &str,
    kind: Kind,
    changes: &[FieldChange],
) -> Result<(String, Vec<HistoryChange>)> {
    let changes = shown(kind, changes, tx.session(), &Names::of(tx)?);
    Ok((deed(verb, kind, &changes), changes))
}

/// What a person must be able to read for the history of a kind of record.
pub(super) fn reads(kind: Kind) -> Action {
    match kind {
        Kind::Pupil | Kind::ClassMember | Kind::Photo => Action::PupilOpen,
        Kind::Contact | Kind::FamilyPaper => Action::ContactRead,
        Kind::Note => Action::NoteRead,
        // What the parents and the child said, and family and home, are in them.
        Kind::Concern | Kind::Assessment | Kind::Review | Kind::TargetReview => Action::ReviewRead,
        Kind::ImportRun | Kind::ImportColumns => Action::PupilWrite,
        Kind::Referral | Kind::AgencyEntry | Kind::TeamMeeting | Kind::Reintegration => {
            Action::ReportRead
        }
        // Some are about requests to see the record, or about an EHC plan.
        Kind::ClockMark => Action::ClockDecide,
        // A restricted one is among them.
        Kind::ChronologyEvent => Action::AttachmentReadAll,
        Kind::Attachment => Action::AttachmentRead,
        Kind::Letter => Action::Print,
        Kind::EhcRequest | Kind::EhcPlan | Kind::EhcReview => Action::EhcRead,
        Kind::Disclosure => Action::DisclosureRead,
        Kind::HealthcarePlan | Kind::HealthTraining => Action::MedicalRead,
        Kind::Medicine | Kind::MedicineGiven => Action::EmergencyRead,
        Kind::Agency
        | Kind::LetterWords
        | Kind::BankEntry
        | Kind::School
        | Kind::SchoolYear
        | Kind::SchoolPathway
        | Kind::PathwayChange
        | Kind::DutyDone
        | Kind::SchoolClass => Action::SchoolRead,
        Kind::Staff | Kind::ClassStaff => Action::AuditRead,
        Kind::Meeting | Kind::ParentsEvening => Action::MeetingRead,
        Kind::SavedView => Action::OwnWrite,
        Kind::Retention
        | Kind::LegalHold
        | Kind::AccessRequest
        | Kind::Destruction
        | Kind::DestructionLine => Action::ProtectionRead,
        Kind::PupilStaff
        | Kind::Disability
        | Kind::Adjustment
        | Kind::AccessArrangement
        | Kind::Factor
        | Kind::Need
        | Kind::Placement
        | Kind::Profile
        | Kind::Plan
        | Kind::Recommendation
        | Kind::OutsideLead
        | Kind::TeamAction
        | Kind::Outcome
        | Kind::Target
        | Kind::SmallStep
        | Kind::Strategy
        | Kind::Provision
        | Kind::Cycle
        | Kind::Rating
        | Kind::ReviewRound
        | Kind::RoundReason
        | Kind::PlanSignature => Action::SendRead,
    }
}
