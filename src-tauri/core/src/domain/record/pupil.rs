//! A child, and what lasts: class, contacts, factors, needs, stages, notes.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{Kind, Record, lasts, record};
use crate::domain::coded::coded;
use crate::domain::factor::FactorKind;
use crate::domain::id::{
    ClassId, ContactId, FactorId, LinkId, NeedId, NoteId, PlacementId, PupilId, ReviewId,
};
use crate::domain::need::{NeedArea, NeedRank, SenType};
use crate::domain::paper::{HeadingLanguage, Spacing, TextSize, Tint};
use crate::domain::pathway::{CensusCode, EntryCheck};
use crate::domain::person_name::PersonName;
use crate::domain::voice::ContactOutcome;
use crate::domain::year_group::YearOverride;

coded! {
    /// Sex as the school census records it.
    pub enum Sex {
        Female = "female", "Female";
        Male = "male", "Male";
    }
}

/// A child of the school, present or past.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Pupil {
    pub id: PupilId,
    pub legal_forename: String,
    pub legal_surname: String,
    /// What the child is called; empty where it is the legal forename.
    pub preferred_forename: String,
    /// Unique pupil number, checked; left off what goes to parents.
    pub upn: Option<String>,
    pub sex: Sex,
    #[ts(type = "string")]
    pub born_on: NaiveDate,
    /// Where the child is taught outside the year of her age.
    pub year_override: Option<YearOverride>,
    #[ts(type = "string | null")]
    pub admitted_on: Option<NaiveDate>,
    #[ts(type = "string | null")]
    pub left_on: Option<NaiveDate>,
    pub destination: String,
    /// When the record and the SEND file were sent to the next school.
    #[ts(type = "string | null")]
    pub file_sent_on: Option<NaiveDate>,
    pub home_language: String,
    pub interpreter_needed: bool,
    /// What every adult must know, in a line or two; stands in the header of the record.
    pub key_facts: String,
}

impl Record for Pupil {
    const KIND: Kind = Kind::Pupil;
    fn id(&self) -> &str {
        self.id.as_str()
    }
    fn pupil(&self) -> Option<&PupilId> {
        Some(&self.id)
    }
}

impl Pupil {
    /// The child's name in its parts: legal, and what she is called.
    pub fn name(&self) -> PersonName {
        PersonName {
            preferred_given: Some(self.preferred_forename.clone()),
            ..PersonName::new(&self.legal_forename, &self.legal_surname)
        }
    }
}

/// That a child is in a class, from when to when.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ClassMember {
    pub id: LinkId,
    pub pupil_id: PupilId,
    pub class_id: ClassId,
    #[ts(type = "string")]
    pub from_on: NaiveDate,
    #[ts(type = "string | null")]
    pub to_on: Option<NaiveDate>,
}
record!(ClassMember, ClassMember, about a child);

/// A parent, carer or other adult in the child's life.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Contact {
    pub id: ContactId,
    pub pupil_id: PupilId,
    pub name: String,
    /// "Mother", "Foster carer".
    pub relationship: String,
    pub parental_responsibility: bool,
    /// Whether papers about the child may go to this person.
    pub may_be_told: bool,
    /// Why information must not be shared, or what to take care of: a court order, a safe address.
    pub restriction: String,
    pub telephone: String,
    pub email: String,
    pub address: String,
    pub language: String,
    /// 1 is called first.
    pub priority: u8,
    #[ts(type = "string")]
    pub from_on: NaiveDate,
    #[ts(type = "string | null")]
    pub to_on: Option<NaiveDate>,
}
record!(Contact, Contact, about a child);
lasts!(Contact);

/// What the child's family likes to read; every paper for the family is printed so. One a child.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct FamilyPaper {
    pub id: LinkId,
    pub pupil_id: PupilId,
    pub text_size: TextSize,
    pub tint: Tint,
    pub spacing: Spacing,
    /// The language in which headings stand under the English ones.
    pub heading_language: Option<HeadingLanguage>,
}
record!(FamilyPaper, FamilyPaper, about a child);

/// Something that affects progress and is not SEND in itself.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Factor {
    pub id: FactorId,
    pub pupil_id: PupilId,
    pub factor: FactorKind,
    pub detail: String,
    #[ts(type = "string")]
    pub from_on: NaiveDate,
    #[ts(type = "string | null")]
    pub to_on: Option<NaiveDate>,
}
record!(Factor, Factor, about a child);
lasts!(Factor);

/// An area of need, with the census type where one is recorded.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Need {
    pub id: NeedId,
    pub pupil_id: PupilId,
    pub area: NeedArea,
    pub sen_type: Option<SenType>,
    pub rank: NeedRank,
    pub detail: String,
    #[ts(type = "string")]
    pub from_on: NaiveDate,
    #[ts(type = "string | null")]
    pub to_on: Option<NaiveDate>,
}
record!(Need, Need, about a child);
lasts!(Need);

/// That a child is on a stage of the pathway, from when to when, and how that was decided.
/// The stage's name and codes are those of its time, so that history keeps its words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Placement {
    pub id: PlacementId,
    pub pupil_id: PupilId,
    pub stage_key: String,
    pub stage_name: String,
    pub on_register: bool,
    pub census: CensusCode,
    /// When it was decided and began (the event, not the entry).
    #[ts(type = "string")]
    pub from_on: NaiveDate,
    #[ts(type = "string | null")]
    pub to_on: Option<NaiveDate>,
    pub reason: String,
    pub evidence: String,
    pub decided_by: String,
    /// When parents were told of the provision; the clock for it runs until then.
    #[ts(type = "string | null")]
    pub parents_told_on: Option<NaiveDate>,
    /// What was not in place at entry; the reason for going on stands beside it.
    pub missing: Vec<EntryCheck>,
    pub missing_reason: String,
    /// Why it ended, where no other stage followed.
    pub end_reason: String,
    /// Who decided that the child leaves the register, where this was the last stage on it.
    pub end_decided_by: String,
    /// When the parents were consulted about leaving the register.
    #[ts(type = "string | null")]
    pub end_parents_on: Option<NaiveDate>,
    /// The class teacher who was consulted about it.
    pub end_teacher: String,
    /// Why the parents or the teacher were not.
    pub end_missing_reason: String,
}
record!(Placement, Placement, about a child);

impl Placement {
    /// Makes it go on as if it had not ended.
    pub fn reopen(&mut self) {
        self.to_on = None;
        self.end_reason.clear();
        self.end_decided_by.clear();
        self.end_parents_on = None;
        self.end_teacher.clear();
        self.end_missing_reason.clear();
    }

    /// Makes it end as another one does.
    pub fn end_like(&mut self, other: &Self) {
        self.to_on = other.to_on;
        self.end_reason.clone_from(&other.end_reason);
        self.end_decided_by.clone_from(&other.end_decided_by);
        self.end_parents_on = other.end_parents_on;
        self.end_teacher.clone_from(&other.end_teacher);
        self.end_missing_reason
            .clone_from(&other.end_missing_reason);
    }
}

coded! {
    /// What kind of thing a note tells.
    pub enum NoteKind {
        Concern = "concern", "Concern";
        Progress = "progress", "Progress";
        Observation = "observation", "Observation";
        ParentContact = "parent_contact", "Contact with parents";
        Meeting = "meeting", "Meeting";
        ChildSaid = "child_said", "What the child said";
        Correction = "correction", "Correction";
        Other = "other", "Other";
    }
}

impl NoteKind {
    /// Whether it may say how parents took part.
    pub fn has_contact(self) -> bool {
        matches!(self, Self::ParentContact | Self::Meeting)
    }
}

/// A dated note about a child.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Note {
    pub id: NoteId,
    pub pupil_id: PupilId,
    #[ts(type = "string")]
    pub happened_on: NaiveDate,
    pub note_kind: NoteKind,
    /// How parents took part, in a contact with them or a meeting. A meeting without it, as they were written once,
    /// counts as one with parents.
    pub contact_outcome: Option<ContactOutcome>,
    /// With whom the contact was, as the school calls them.
    pub contact_with: String,
    pub body: String,
    /// The closed review that it puts right, which itself stays as it is.
    pub review_id: Option<ReviewId>,
}
record!(Note, Note, about a child);
