//! The records of a school, as they are kept: one struct a table, no behaviour beyond its own rules.
//!
//! The store adds to each what a record itself does not decide: `version`, when and by whom it was recorded, and
//! whether it was voided. See [`Kept`].

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize, de::DeserializeOwned};
use ts_rs::TS;

use crate::domain::id::{PupilId, StaffId};

pub mod agency;
pub mod assessment;
pub mod attachment;
pub mod bank;
pub mod clock;
pub mod concern;
pub mod data_protection;
pub mod disclosure;
pub mod ehc;
pub mod ehc_review;
pub mod equality;
pub mod import;
pub mod letter;
pub mod medical;
pub mod person;
pub mod plan;
pub mod pupil;
pub mod reintegration;
pub mod review;
pub mod round;
pub mod saved_view;
pub mod school;
pub mod team;

/// Something that the store can keep: one table, one row a record.
pub trait Record: Serialize + DeserializeOwned + Clone {
    /// What kind of record this is; decides its table.
    const KIND: Kind;
    /// The id of this record.
    fn id(&self) -> &str;
    /// The child whom the record is about, where it is about one.
    fn pupil(&self) -> Option<&PupilId>;
}

macro_rules! kinds {
    ($($(#[$meta:meta])* $name:ident = $table:literal, $words:literal);+ $(;)?) => {
        /// The kinds of record. The window reloads what it shows of a kind when a write names it.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
        #[serde(rename_all = "snake_case")]
        pub enum Kind { $($(#[$meta])* $name),+ }

        impl Kind {
            /// Every kind.
            pub const ALL: &'static [Self] = &[$(Self::$name),+];

            /// The table that keeps the kind.
            pub fn table(self) -> &'static str {
                match self { $(Self::$name => $table),+ }
            }

            /// The kind in words, as the history shows it.
            pub fn words(self) -> &'static str {
                match self { $(Self::$name => $words),+ }
            }
        }
    };
}

kinds! {
    School = "school", "school";
    SchoolYear = "school_year", "school year";
    SchoolPathway = "pathway", "pathway";
    PathwayChange = "pathway_change", "change of the pathway";
    Staff = "staff", "member of staff";
    DutyDone = "duty_done", "yearly duty of the school";
    SchoolClass = "class", "class";
    ClassStaff = "class_staff", "staff of a class";
    Pupil = "pupil", "pupil";
    ClassMember = "class_member", "class";
    PupilStaff = "pupil_staff", "adult who supports";
    Photo = "photo", "photo";
    Contact = "contact", "contact";
    FamilyPaper = "family_paper", "choices for the family's papers";
    Factor = "factor", "factor";
    Need = "need", "need";
    Concern = "concern", "concern";
    Placement = "placement", "stage";
    ClockMark = "clock_mark", "decision about a date";
    Profile = "profile", "profile";
    Assessment = "assessment", "assessment";
    Agency = "agency", "agency";
    Referral = "referral", "referral";
    AgencyEntry = "agency_entry", "record of an agency";
    Recommendation = "recommendation", "recommendation";
    OutsideLead = "outside_lead", "lead practitioner from outside";
    TeamMeeting = "team_meeting", "team meeting";
    TeamAction = "team_action", "agreed action";
    ChronologyEvent = "chronology_event", "entry in the chronology";
    Reintegration = "reintegration", "reintegration plan";
    EhcRequest = "ehc_request", "request for an EHC needs assessment";
    EhcPlan = "ehc_plan", "EHC plan";
    EhcReview = "ehc_review", "review of the EHC plan";
    // Entries of the trail of before the log was for everything that leaves name it so.
    #[serde(alias = "ehc_disclosure")]
    Disclosure = "disclosure", "disclosure";
    HealthcarePlan = "healthcare_plan", "healthcare plan";
    Medicine = "medicine", "medicine";
    MedicineGiven = "medicine_given", "entry in the medication record";
    HealthTraining = "health_training", "training of staff";
    Disability = "disability", "disability";
    Adjustment = "adjustment", "reasonable adjustment";
    AccessArrangement = "access_arrangement", "access arrangement";
    Attachment = "attachment", "document";
    Plan = "plan", "plan";
    Outcome = "outcome", "outcome";
    Target = "target", "target";
    SmallStep = "small_step", "small step";
    Strategy = "strategy", "strategy";
    Provision = "provision", "provision";
    Cycle = "cycle", "cycle";
    Rating = "rating", "rating";
    Review = "review", "review";
    TargetReview = "target_review", "target in the review";
    ReviewRound = "review_round", "review round";
    RoundReason = "round_reason", "reason for a late or skipped review";
    PlanSignature = "plan_signature", "signature";
    ParentsEvening = "parents_evening", "parents\u{2019} evening";
    Meeting = "meeting", "meeting with parents";
    Note = "note", "note";
    LetterWords = "letter_words", "wording of a letter";
    Letter = "letter", "letter";
    BankEntry = "bank_entry", "entry of the bank";
    ImportRun = "import_run", "import";
    ImportColumns = "import_columns", "columns of an import";
    SavedView = "saved_view", "view of a list";
    Retention = "retention", "retention schedule";
    LegalHold = "legal_hold", "legal hold";
    AccessRequest = "access_request", "request to see the record";
    Destruction = "destruction", "destruction of records";
    DestructionLine = "destruction_line", "child on a destruction list";
}

/// A record with what the store knows of it.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct Kept<R: TS> {
    pub record: R,
    /// Grows by one with each change; a save names the version it started from.
    pub version: i32,
    /// When it was entered (not when it happened).
    #[ts(type = "string")]
    pub recorded_at: DateTime<Utc>,
    pub recorded_by: StaffId,
    pub recorded_by_name: String,
    pub voided: Option<Voided>,
}

/// That a record was taken back, by whom and why. It stays, and can be brought back.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Voided {
    #[ts(type = "string")]
    pub at: DateTime<Utc>,
    pub by: StaffId,
    pub reason: String,
}

/// From when to when something held; both days included.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Interval {
    #[ts(type = "string")]
    pub from_on: NaiveDate,
    #[ts(type = "string | null")]
    pub to_on: Option<NaiveDate>,
}

impl Interval {
    /// Whether it held on that day.
    pub fn holds_on(&self, day: NaiveDate) -> bool {
        self.from_on <= day && self.to_on.is_none_or(|to| day <= to)
    }
}

/// Gives a struct with `id` (and `pupil_id`) its place in the store.
macro_rules! record {
    ($kind:ident, $record:ty, about a child) => {
        impl crate::domain::record::Record for $record {
            const KIND: crate::domain::record::Kind = crate::domain::record::Kind::$kind;
            fn id(&self) -> &str {
                self.id.as_str()
            }
            fn pupil(&self) -> Option<&crate::domain::id::PupilId> {
                Some(&self.pupil_id)
            }
        }
    };
    ($kind:ident, $record:ty, of the school) => {
        impl crate::domain::record::Record for $record {
            const KIND: crate::domain::record::Kind = crate::domain::record::Kind::$kind;
            fn id(&self) -> &str {
                self.id.as_str()
            }
            fn pupil(&self) -> Option<&crate::domain::id::PupilId> {
                None
            }
        }
    };
}
pub(crate) use record;

/// Gives a struct with `from_on` and `to_on`, both days included, its interval.
macro_rules! lasts {
    ($record:ty) => {
        impl $record {
            /// From when to when.
            pub fn interval(&self) -> crate::domain::record::Interval {
                crate::domain::record::Interval {
                    from_on: self.from_on,
                    to_on: self.to_on,
                }
            }
        }
    };
}
pub(crate) use lasts;
