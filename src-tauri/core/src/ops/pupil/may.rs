//! What the person who asks may do with a child's record, for the window to show only that.

use serde::Serialize;
use ts_rs::TS;

use crate::domain::role::Action;
use crate::office::Session;

/// What the person who asks may do with this record.
#[derive(Debug, Serialize, TS)]
pub struct PupilMay {
    pub write_details: bool,
    pub read_contacts: bool,
    pub write_contacts: bool,
    pub read_send: bool,
    pub read_reviews: bool,
    pub write_needs: bool,
    pub write_adults: bool,
    pub write_concern: bool,
    pub decide_concern: bool,
    pub decide_placement: bool,
    pub write_profile: bool,
    pub write_assessment: bool,
    pub write_agencies: bool,
    /// Everything about requests for assessment, EHC plans and their reviews.
    pub read_ehc: bool,
    /// The documents attached to the record.
    pub read_attachments: bool,
    pub write_plan: bool,
    pub contribute_to_plan: bool,
    pub rate_targets: bool,
    pub write_review: bool,
    pub close_review: bool,
    pub read_notes: bool,
    pub write_notes: bool,
    pub print: bool,
    pub read_who_opened: bool,
}

impl PupilMay {
    pub(super) fn of(session: &Session) -> Self {
        let may = |action| session.may(action);
        Self {
            write_details: may(Action::PupilWrite),
            read_contacts: may(Action::ContactRead),
            write_contacts: may(Action::ContactWrite),
            read_send: may(Action::SendRead),
            read_reviews: may(Action::ReviewRead),
            write_needs: may(Action::NeedWrite),
            write_adults: may(Action::AdultWrite),
            write_concern: may(Action::ConcernWrite),
            decide_concern: may(Action::ConcernDecide),
            decide_placement: may(Action::PlacementDecide),
            write_profile: may(Action::ProfileWrite),
            write_assessment: may(Action::AssessmentWrite),
            write_agencies: may(Action::AgencyWrite),
            read_ehc: may(Action::EhcRead),
            read_attachments: may(Action::AttachmentRead),
            write_plan: may(Action::PlanWrite),
            contribute_to_plan: may(Action::PlanContribute),
            rate_targets: may(Action::TargetRate),
            write_review: may(Action::ReviewWrite),
            close_review: may(Action::ReviewClose),
            read_notes: may(Action::NoteRead),
            write_notes: may(Action::NoteWrite),
            print: may(Action::Print),
            read_who_opened: may(Action::AuditRead),
        }
    }
}
