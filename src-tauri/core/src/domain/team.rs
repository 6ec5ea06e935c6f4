//! The team around a child: words for what a chronology tells of.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::coded::coded;
use super::ehc::{InviteeKind, ReviewAttendance};
use super::record::Kind;

coded! {
    /// What an entry of a chronology is about.
    pub enum ChronologyKind {
        Stage = "stage", "Stage on the pathway";
        Review = "review", "Plan or review";
        Concern = "concern", "Concern";
        Agency = "agency", "Agency";
        Meeting = "meeting", "Meeting";
        Attendance = "attendance", "Exclusion or reduced timetable";
        Ehc = "ehc", "EHC needs assessment or plan";
        Family = "family", "Family and home";
        School = "school", "School";
        Other = "other", "Other";
    }
}

impl ChronologyKind {
    /// What the events of a kind of record are in a chronology; nothing for those that are not significant by
    /// themselves, such as a note or a change of class.
    pub fn of_record(kind: Kind) -> Option<Self> {
        Some(match kind {
            Kind::Pupil => Self::School,
            Kind::Placement => Self::Stage,
            Kind::Plan | Kind::Review | Kind::Assessment => Self::Review,
            Kind::Concern => Self::Concern,
            Kind::Referral | Kind::AgencyEntry => Self::Agency,
            Kind::TeamMeeting => Self::Meeting,
            Kind::Reintegration => Self::Attendance,
            Kind::EhcRequest | Kind::EhcPlan | Kind::EhcReview => Self::Ehc,
            _ => return None,
        })
    }
}

/// Somebody who is invited to a meeting of the team.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct TeamPerson {
    pub name: String,
    pub kind: InviteeKind,
    /// "Mother", "Speech and language therapist".
    pub role: String,
    /// Nothing until the meeting was held.
    pub attendance: Option<ReviewAttendance>,
}
