//! The word behind a code, for the fields that hold codes.

use crate::domain::agency::{AdviceAnswer, AgencyEntryKind, AgencyKind, ReferralOutcome};
use crate::domain::attachment::{AttachedTo, AttachmentAccess, AttachmentKind, FileKind};
use crate::domain::bank::{BankKind, BankPhase};
use crate::domain::clock::{ClockMarkKind, ClockRule};
use crate::domain::concern::{ConcernDecision, EalFinding, EarlyCheck};
use crate::domain::disclosure::{DisclosedThing, DisclosureBasis, DisclosureWay};
use crate::domain::ehc::{
    AssessDecision, EhcReviewKind, LaDecision, RequestOutcome, RequestedBy, ReviewRecommendation,
    SchoolUnit,
};
use crate::domain::factor::FactorKind;
use crate::domain::letter::LetterKind;
use crate::domain::measure::TargetOutcome;
use crate::domain::need::{NeedArea, NeedRank, SenType};
use crate::domain::paper::{HeadingLanguage, Spacing, TextSize, Tint};
use crate::domain::pathway::{CensusCode, EntryCheck, ReviewDecision};
use crate::domain::record::person::Duty;
use crate::domain::record::pupil::{NoteKind, Sex};
use crate::domain::record::review::Next;
use crate::domain::reintegration::{ReintegrationCheck, ReintegrationEnding};
use crate::domain::team::ChronologyKind;
use crate::domain::voice::{ContactOutcome, Face, ParentAgreement, ParentAttendance};

/// The word behind a code, for the fields that hold codes.
pub(super) fn code_words(field: &str, code: &str) -> Option<&'static str> {
    match field {
        "area" | "areas" => NeedArea::from_code(code).map(NeedArea::name),
        "sen_type" => SenType::from_code(code).map(SenType::name),
        "rule" => ClockRule::from_code(code).map(ClockRule::name),
        "mark" => ClockMarkKind::from_code(code).map(ClockMarkKind::name),
        "rank" => NeedRank::from_code(code).map(NeedRank::name),
        "factor" | "factors" | "factors_ruled_out" => {
            FactorKind::from_code(code).map(FactorKind::name)
        }
        "missing" => EntryCheck::from_code(code)
            .map(EntryCheck::name)
            .or_else(|| ReintegrationCheck::from_code(code).map(ReintegrationCheck::name)),
        "ending" => ReintegrationEnding::from_code(code).map(ReintegrationEnding::name),
        "event_kind" => ChronologyKind::from_code(code).map(ChronologyKind::name),
        "census" => CensusCode::from_code(code).map(CensusCode::name),
        "result" | "outcome" => TargetOutcome::from_code(code)
            .map(TargetOutcome::name)
            .or_else(|| ReferralOutcome::from_code(code).map(ReferralOutcome::name))
            .or_else(|| RequestOutcome::from_code(code).map(RequestOutcome::name)),
        "bank_kind" => BankKind::from_code(code).map(BankKind::name),
        "phase" => BankPhase::from_code(code).map(BankPhase::name),
        "letter_kind" => LetterKind::from_code(code).map(LetterKind::name),
        "attachment_kind" => AttachmentKind::from_code(code).map(AttachmentKind::name),
        "access" => AttachmentAccess::from_code(code).map(AttachmentAccess::name),
        "belongs_to" => AttachedTo::from_code(code).map(AttachedTo::name),
        "file_kind" => FileKind::from_code(code).map(FileKind::name),
        "agency_kind" => AgencyKind::from_code(code).map(AgencyKind::name),
        "entry_kind" => AgencyEntryKind::from_code(code).map(AgencyEntryKind::name),
        "answer" => AdviceAnswer::from_code(code).map(AdviceAnswer::name),
        "decision" => ReviewDecision::from_code(code)
            .map(ReviewDecision::name)
            .or_else(|| ConcernDecision::from_code(code).map(ConcernDecision::name))
            .or_else(|| AssessDecision::from_code(code).map(AssessDecision::name))
            .or_else(|| LaDecision::from_code(code).map(LaDecision::name)),
        "basis" => DisclosureBasis::from_code(code).map(DisclosureBasis::name),
        "thing" => DisclosedThing::from_code(code).map(DisclosedThing::name),
        "way" => DisclosureWay::from_code(code).map(DisclosureWay::name),
        "recommendation" => ReviewRecommendation::from_code(code).map(ReviewRecommendation::name),
        "requested_by" => RequestedBy::from_code(code).map(RequestedBy::name),
        "review_kind" => EhcReviewKind::from_code(code).map(EhcReviewKind::name),
        "school_unit" => SchoolUnit::from_code(code).map(SchoolUnit::name),
        "eal" => EalFinding::from_code(code).map(EalFinding::name),
        "early_check" => EarlyCheck::from_code(code).map(EarlyCheck::name),
        "child_face" => Face::from_code(code).map(Face::name),
        "parent_agreement" => ParentAgreement::from_code(code).map(ParentAgreement::name),
        "parent_attendance" => ParentAttendance::from_code(code).map(ParentAttendance::name),
        "duty" => Duty::from_code(code).map(Duty::name),
        "contact_outcome" => ContactOutcome::from_code(code).map(ContactOutcome::name),
        "note_kind" => NoteKind::from_code(code).map(NoteKind::name),
        "text_size" => TextSize::from_code(code).map(TextSize::name),
        "tint" => Tint::from_code(code).map(Tint::name),
        "spacing" => Spacing::from_code(code).map(Spacing::name),
        "heading_language" => HeadingLanguage::from_code(code).map(HeadingLanguage::name),
        "sex" => Sex::from_code(code).map(Sex::name),
        "next" => Next::from_code(code).map(Next::name),
        _ => None,
    }
}
