//! The verbs of the program: each is granted to roles by the table beside this, asked for by an operation, and told by the
//! history in the words that stand here.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

macro_rules! actions {
    ($($(#[$doc:meta])* $name:ident = $words:literal),+ $(,)?) => {
        /// A verb of the program, as roles are granted it and as the audit trail names it.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
        #[serde(rename_all = "snake_case")]
        pub enum Action { $($(#[$doc])* $name),+ }

        impl Action {
            /// Every action, in reading order.
            pub const ALL: &'static [Self] = &[$(Self::$name),+];

            /// The action in words, as the history shows it.
            pub fn words(self) -> &'static str {
                match self { $(Self::$name => $words),+ }
            }
        }
    };
}

actions! {
    /// See the school's own facts: terms, stages, classes, names of staff.
    SchoolRead = "looked at the school's settings",
    SettingsWrite = "changed the school's settings",
    StaffWrite = "changed staff",
    /// Record that what the school owes once a year is done.
    DutyWrite = "recorded a yearly duty",
    /// One's own password, drafts and preferences.
    OwnWrite = "changed their own settings",
    AuditRead = "looked at the audit trail",
    /// Names, classes and year groups of the children in scope.
    PupilList = "looked at the list of children",
    /// Open one child's record.
    PupilOpen = "opened the record",
    PupilWrite = "changed personal details",
    /// Bring in the school's list of children, and take that back as a whole.
    PupilImport = "imported a list of children",
    /// Bring targets and provision from a spreadsheet into the plans.
    PlanImport = "imported plans",
    ContactRead = "looked at contacts",
    ContactWrite = "changed contacts",
    /// Stages, needs, factors and everything that says a child has SEND.
    SendRead = "looked at SEND details",
    NeedWrite = "changed needs or factors",
    /// Who works with a child, which gives sight of the child.
    AdultWrite = "changed who works with the child",
    /// Raise a concern and fill in its form with the parents.
    ConcernWrite = "wrote a concern",
    ConcernDecide = "decided on a concern",
    PlacementDecide = "decided a stage on the pathway",
    /// Say that a date due of a child stands still, does not apply, or why it is late.
    ClockDecide = "decided about a date that is due",
    ProfileWrite = "wrote the profile",
    AssessmentWrite = "wrote the assessment",
    /// Read what keeps a child safe: the emergency steps, the medicines held, and when they were given. For everybody
    /// who sees the child, the office too, since that is where medicines are kept and where somebody runs to.
    EmergencyRead = "looked at emergency steps",
    /// Read the whole healthcare plan: what is done for a child every day, who is trained, trips, consent.
    MedicalRead = "looked at the healthcare plan",
    MedicalWrite = "wrote the healthcare plan",
    /// Write down that a medicine was given. Whoever gives it writes it down.
    MedicineGive = "wrote in the medication record",
    /// A disability, reasonable adjustments and access arrangements.
    EqualityWrite = "wrote of a disability or its adjustments",
    /// The list of agencies, referrals, and what agencies did, sent and recommend.
    AgencyWrite = "wrote of an agency",
    /// Meetings of the team around a child and what they agree, who leads it from outside, and events written into the
    /// chronology.
    TeamWrite = "wrote of the team around the child",
    /// Prepare, begin and end a reduced timetable.
    ReintegrationWrite = "wrote of a reduced timetable",
    /// Read the letters and reports of agencies, and why a child was referred.
    ReportRead = "read agencies' reports",
    /// Read everything about requests for assessment, EHC plans and their reviews. What staff need of a plan is for
    /// everybody who may read of SEND.
    EhcRead = "looked at the EHC plan",
    EhcWrite = "wrote of the EHC plan",
    /// Sign a request for an EHC needs assessment off.
    EhcSignOff = "signed a request for assessment off",
    EhcPrint = "printed papers of the EHC plan",
    /// See which documents are attached to a child's record, and open those that are for everybody who may read it.
    AttachmentRead = "looked at documents",
    /// Open the restricted ones too, and know that they are there.
    AttachmentReadAll = "looked at restricted documents",
    AttachmentWrite = "attached or changed a document",
    /// File what is restricted by its nature, and say who else may open it.
    AttachmentRestrict = "decided who may open a document",
    /// Save a copy outside the file.
    AttachmentExport = "saved a copy of a document",
    /// Read to whom something about a child was given, how and on what ground.
    DisclosureRead = "looked at what left the building",
    /// Record that something was given to somebody.
    DisclosureWrite = "recorded what left the building",
    PlanWrite = "wrote the plan",
    /// Keep targets, strategies and provision for others to use, word them anew, or not offer them any more.
    BankWrite = "wrote in the bank",
    /// Add to a plan: strategies, small steps achieved.
    PlanContribute = "added to the plan",
    TargetRate = "rated targets",
    /// Read what was said and decided at reviews.
    ReviewRead = "looked at reviews",
    ReviewWrite = "wrote the review",
    ReviewClose = "closed the review",
    /// Record that a plan was signed.
    PlanSign = "recorded a signature",
    /// Say why a review is late or is not held.
    RoundReason = "gave the reason for a review",
    RoundClose = "closed the review round",
    /// Names and times of meetings with parents, and nothing that a plan says.
    MeetingRead = "looked at meeting times",
    MeetingArrange = "arranged meetings with parents",
    MeetingRecord = "recorded a meeting with parents",
    MeetingPrint = "printed meeting times",
    NoteRead = "read notes",
    NoteWrite = "wrote a note",
    Print = "printed",
    /// Take a list out of the file, as a spreadsheet or on paper.
    Export = "took a list out",
    /// Read how long records are kept, what stops their destruction, and who asked to see them.
    ProtectionRead = "looked at data protection",
    /// Set how long records are kept.
    RetentionWrite = "changed how long records are kept",
    /// Say that a record must not be destroyed, and that it may be again.
    HoldWrite = "wrote of a legal hold",
    /// Draw up a list of records to be destroyed, or withdraw it.
    DestructionPrepare = "drew up a list of records to destroy",
    /// Sign such a list, which destroys the records on it.
    DestructionSign = "destroyed records",
    /// Keep who asked to see a child's record, and how it was answered.
    AccessWrite = "wrote of a request to see the record",
    /// Take everything that is kept about a child out of the file.
    AccessExport = "took out everything about a child",
    /// Keep a way of looking at a list for everybody.
    ViewShare = "shared a view of a list",
}

impl Action {
    /// Whether the action belongs to whoever administers the program, whatever the person's role.
    pub fn is_administration(self) -> bool {
        matches!(
            self,
            Self::SettingsWrite
                | Self::StaffWrite
                | Self::AuditRead
                | Self::ProtectionRead
                | Self::RetentionWrite
                | Self::DestructionPrepare
                | Self::AccessWrite
        )
    }
}
