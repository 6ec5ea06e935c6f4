//! Who may do what: the roles, the actions, and the one table that joins them.
//!
//! Which children a person sees is scope, and is kept by the store; here stands which verbs a role has at all.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::coded::CodedWord;

/// A person's role in the school's SEND work.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    Senco,
    Headteacher,
    ClassTeacher,
    TeachingAssistant,
    Office,
}

impl Role {
    /// Every role, in the order in which tables show them.
    pub const ALL: [Self; 5] = [
        Self::Senco,
        Self::Headteacher,
        Self::ClassTeacher,
        Self::TeachingAssistant,
        Self::Office,
    ];

    /// The code in which the store and the window hold it.
    pub fn code(self) -> &'static str {
        match self {
            Self::Senco => "senco",
            Self::Headteacher => "headteacher",
            Self::ClassTeacher => "class_teacher",
            Self::TeachingAssistant => "teaching_assistant",
            Self::Office => "office",
        }
    }

    /// The role in words.
    pub fn words(self) -> &'static str {
        match self {
            Self::Senco => "SENCO",
            Self::Headteacher => "Headteacher",
            Self::ClassTeacher => "Class teacher",
            Self::TeachingAssistant => "Teaching assistant",
            Self::Office => "Office",
        }
    }

    /// Every role with its code and its words, for a form to offer.
    pub fn words_of_all() -> Vec<CodedWord> {
        Self::ALL
            .iter()
            .map(|role| CodedWord {
                code: role.code(),
                name: role.words(),
            })
            .collect()
    }

    /// Which children this role sees.
    pub fn scope(self) -> Scope {
        match self {
            Self::Senco | Self::Headteacher | Self::Office => Scope::WholeSchool,
            Self::ClassTeacher => Scope::OwnClasses,
            Self::TeachingAssistant => Scope::Supported,
        }
    }
}

/// Which children a person sees.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scope {
    WholeSchool,
    /// Those in a class that the person teaches today.
    OwnClasses,
    /// Those whom the person supports today.
    Supported,
}

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

impl Role {
    /// Whether the role has the action. Administration (staff, settings) goes by [`Action::is_administration`].
    pub fn allows(self, action: Action) -> bool {
        use Role::{ClassTeacher, Headteacher, Office, Senco, TeachingAssistant};
        match action {
            Action::SchoolRead
            | Action::OwnWrite
            | Action::PupilList
            | Action::PupilOpen
            | Action::EmergencyRead => true,
            Action::SettingsWrite | Action::StaffWrite | Action::RetentionWrite => false,
            Action::AuditRead
            | Action::DisclosureRead
            | Action::ProtectionRead
            | Action::HoldWrite
            | Action::AccessWrite
            | Action::AccessExport => matches!(self, Senco | Headteacher),
            Action::PupilWrite | Action::PupilImport | Action::ContactWrite => {
                matches!(self, Senco | Office)
            }
            Action::ContactRead => matches!(self, Senco | Headteacher | ClassTeacher | Office),
            Action::SendRead | Action::AttachmentRead | Action::MedicalRead => {
                !matches!(self, Office)
            }
            Action::MedicineGive => !matches!(self, Headteacher),
            Action::NeedWrite
            | Action::AdultWrite
            | Action::ConcernDecide
            | Action::PlacementDecide
            | Action::AgencyWrite
            | Action::MedicalWrite
            | Action::EqualityWrite
            | Action::ReintegrationWrite
            | Action::EhcWrite
            | Action::AttachmentRestrict
            | Action::PlanWrite
            | Action::PlanImport
            | Action::ReviewClose
            | Action::RoundClose
            | Action::DestructionPrepare
            | Action::ViewShare => {
                matches!(self, Senco)
            }
            Action::DutyWrite | Action::EhcRead | Action::EhcPrint | Action::AttachmentReadAll => {
                matches!(self, Senco | Headteacher)
            }
            Action::EhcSignOff | Action::DestructionSign => matches!(self, Headteacher),
            Action::ConcernWrite
            | Action::AttachmentWrite
            | Action::AssessmentWrite
            | Action::TeamWrite
            | Action::ProfileWrite
            | Action::BankWrite
            | Action::PlanContribute
            | Action::TargetRate
            | Action::ReviewWrite
            | Action::PlanSign
            | Action::RoundReason
            | Action::MeetingRecord => {
                matches!(self, Senco | ClassTeacher)
            }
            Action::MeetingRead | Action::MeetingPrint => !matches!(self, TeachingAssistant),
            Action::MeetingArrange => matches!(self, Senco | Office),
            Action::NoteRead => {
                matches!(self, Senco | Headteacher | ClassTeacher | TeachingAssistant)
            }
            Action::NoteWrite => matches!(self, Senco | ClassTeacher | TeachingAssistant),
            Action::ReviewRead
            | Action::ReportRead
            | Action::Print
            | Action::AttachmentExport
            | Action::DisclosureWrite => {
                matches!(self, Senco | Headteacher | ClassTeacher)
            }
            Action::Export => matches!(self, Senco | Headteacher | ClassTeacher | Office),
        }
    }
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_role_has_its_code_and_its_name_for_people() {
        let told: Vec<_> = (Role::words_of_all().into_iter())
            .map(|word| (word.code, word.name))
            .collect();
        let by_hand: Vec<_> = (Role::ALL.into_iter())
            .map(|role| (role.code(), role.words()))
            .collect();
        assert_eq!(told, by_hand);
        assert_eq!(told.len(), 5);
        assert_eq!(Role::Senco.code(), "senco");
        assert_eq!(Role::TeachingAssistant.words(), "Teaching assistant");
    }

    #[test]
    fn the_office_sees_nothing_that_says_a_child_has_send() {
        for action in [
            Action::SendRead,
            Action::NoteRead,
            Action::MedicalRead,
            Action::Print,
            Action::PlanWrite,
            Action::TargetRate,
        ] {
            assert!(!Role::Office.allows(action), "{action:?}");
        }
    }

    #[test]
    fn everybody_who_sees_a_child_reads_what_to_do_in_an_emergency() {
        for role in Role::ALL {
            assert!(role.allows(Action::EmergencyRead), "{role:?}");
        }
    }

    #[test]
    fn nobody_but_the_headteacher_signs_a_request_off_or_destroys_records() {
        for action in [Action::EhcSignOff, Action::DestructionSign] {
            let may: Vec<Role> = (Role::ALL.into_iter())
                .filter(|role| role.allows(action))
                .collect();
            assert_eq!(may, [Role::Headteacher]);
            assert!(!action.is_administration(), "{action:?}");
        }
    }

    #[test]
    fn who_keeps_the_records_imports_and_nobody_by_being_an_administrator() {
        for action in [Action::PupilImport, Action::PlanImport] {
            assert!(!action.is_administration(), "{action:?}");
            for role in Role::ALL {
                let keeps =
                    role == Role::Senco || (role == Role::Office && action == Action::PupilImport);
                assert_eq!(role.allows(action), keeps, "{role:?} {action:?}");
            }
        }
    }

    #[test]
    fn a_headteacher_reads_everything_signs_off_and_answers_for_data_protection() {
        for action in Action::ALL {
            let reads = matches!(
                action,
                Action::SchoolRead
                    | Action::AuditRead
                    | Action::PupilList
                    | Action::PupilOpen
                    | Action::ContactRead
                    | Action::SendRead
                    | Action::EmergencyRead
                    | Action::MedicalRead
                    | Action::NoteRead
                    | Action::ReviewRead
                    | Action::MeetingRead
                    | Action::MeetingPrint
                    | Action::ReportRead
                    | Action::EhcRead
                    | Action::EhcSignOff
                    | Action::EhcPrint
                    | Action::AttachmentRead
                    | Action::AttachmentReadAll
                    | Action::AttachmentExport
                    | Action::Print
                    | Action::Export
                    | Action::OwnWrite
                    | Action::DutyWrite
                    | Action::DisclosureRead
                    | Action::DisclosureWrite
                    | Action::ProtectionRead
                    | Action::HoldWrite
                    | Action::DestructionSign
                    | Action::AccessWrite
                    | Action::AccessExport
            );
            assert_eq!(Role::Headteacher.allows(*action), reads, "{action:?}");
        }
    }
}
