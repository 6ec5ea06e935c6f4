//! Who may do what: the roles, the actions, and the one table that joins them.
//!
//! Which children a person sees is scope, and is kept by the store; here stands which verbs a role has at all.

mod action;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

pub use action::Action;

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
            Action::ClockDecide
            | Action::DutyWrite
            | Action::EhcRead
            | Action::EhcPrint
            | Action::AttachmentReadAll => {
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
                    | Action::ClockDecide
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
