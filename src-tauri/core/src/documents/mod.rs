//! The paper of Waymark: what a family, a class teacher or a secondary school holds in the hand.
//!
//! A paper is made from a plain view of the record and from nothing else: no store, no clock, no
//! settings. The same view, stamp and choices always give the same bytes, so that the preview in
//! the window, the saved file and the printed sheet are one thing.
//!
//! `view` is what callers fill in; `plan`, `profile`, `list` and the papers of a round say what goes where;
//! `layout` turns that into pages; `writer` turns pages into a tagged PDF.

mod assessment;
mod batch;
mod compose;
mod concern;
mod cover;
mod destruction;
mod ehc;
mod error;
mod fonts;
mod headings;
mod healthcare;
mod invitation;
mod layout;
mod letter;
mod list;
mod medication;
pub(crate) mod parallel;
mod parts;
mod photo;
mod plan;
mod profile;
mod recovery;
mod review_record;
mod round;
mod sheets;
mod style;
mod supply;
mod team;
mod timetable;
mod view;
mod whole_record;
mod wording;
mod writer;

pub use assessment::{AreaPaper, AssessmentPaper, ContributorPaper, assessment};
pub use batch::{AnyPaper, lay_out_all};
pub use compose::{LaidPaper, bind};
pub use concern::{ConcernPaper, EarlyCheckPaper, FactorPaper, FindingPaper, concern};
pub use cover::{CoverPaper, CoverRow};
pub use destruction::{DestructionPaper, DestructionRowPaper, destruction};
pub use ehc::{
    AdviceCyclePaper, AdviceRequestsPaper, DeliveryLinePaper, DeliveryPaper, DeliveryTargetPaper,
    EhcReviewPaper, InvitedPaper, MeetingPaper, PlanLinePaper, RecipientPaper,
    ReviewInvitationsPaper, ReviewLetterPaper, SchoolAdvicePaper, advice_requests, delivery,
    ehc_review_report, review_invitations, school_advice,
};
pub use error::DocumentError;
pub use healthcare::{
    CarePaper, EmergencyContactPaper, HealthcarePaper, MedicinePaper, TrainedPaper, healthcare,
};
pub use invitation::{InvitationPaper, InvitationsPaper, invitations};
pub use letter::{LetterPaper, letter};
pub use list::{ListPaper, list};
pub use medication::{DosePaper, MedicationPaper, medication_record};
pub use plan::plan;
pub use profile::profile;
pub use recovery::{RecoveryPaper, recovery};
pub use review_record::{ReviewRecordPaper, ReviewedTargetPaper, review};
pub use round::{RoundClassPaper, RoundLeftPaper, RoundMovePaper, RoundPaper, round};
pub use sheets::SheetPaper;
pub use style::{HeadingLanguage, PaperChoices, Spacing, TextSize, Tint};
pub use supply::{SupplyEmergency, SupplyPaper, supply};
pub use team::{
    AgreedActionPaper, AgreedPaper, ChronologyEntryPaper, ChronologyPaper, ReintegrationPaper,
    TeamInvitationsPaper, TeamNotesPaper, TimetableWeekPaper, chronology, reintegration,
    team_invitations, team_notes,
};
pub use timetable::{TimetableDeskPaper, TimetableMeetingPaper, TimetablePaper, timetable};
pub use view::{
    ChildPaper, MeasurePaper, OutcomePaper, Paper, PaperStamp, PersonPaper, PlanPaper,
    ProfilePaper, ProvisionPaper, RatingPaper, ReviewPaper, SignaturePaper, StepPaper, TargetPaper,
};
pub use whole_record::{
    FieldPaper, RecordPaper, RecordSectionPaper, ThirdPartyPaper, WholeRecordPaper, whole_record,
};
pub use writer::binder::{Binder, Binding};
