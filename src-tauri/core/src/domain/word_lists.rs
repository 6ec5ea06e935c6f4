//! All words of the trade in one table, so that the window never keeps its own copy of a name.

use serde::Serialize;
use ts_rs::TS;

pub use super::coded::CodedWord;

use super::act_kind::ActKind;
use super::agency::{AdviceAnswer, AgencyEntryKind, AgencyKind, ReferralOutcome};
use super::attachment::{AttachedTo, AttachmentAccess, AttachmentKind, FileKind};
use super::calendar::{Term, TermNaming};
use super::clock::{ClockMarkKind, ClockRule, DutyHolder};
use super::concern::{ConcernDecision, ConcernState, EalFinding, EarlyCheck, ProgressTest};
use super::disclosure::{DisclosedThing, DisclosureBasis, DisclosureWay, EhcPlanGround};
use super::ehc::{
    AssessDecision, EhcReviewKind, EhcSection, EhcStep, EvidenceItem, InviteeKind, LaDecision,
    RequestOutcome, RequestedBy, ReviewAttendance, ReviewRecommendation, SchoolUnit, SectionState,
    StepReasonKind,
};
use super::equality::{ArrangementKind, ArrangementState, Impairment, LongTerm, TestKind};
use super::evening::MeetingOutcome;
use super::factor::FactorKind;
use super::measure::{Direction, TargetOutcome};
use super::medical::GivenOutcome;
use super::need::{NeedArea, NeedRank, SenType};
use super::paper::{HeadingLanguage, Spacing, TextSize, Tint};
use super::pathway::{CensusCode, EntryCheck, MoveKind, PathwayPreset, ReviewDecision};
use super::record::assessment::AssessmentArea;
use super::record::person::Duty;
use super::record::pupil::{NoteKind, Sex};
use super::record::review::Next;
use super::reintegration::{AgreementParty, ReintegrationCheck, ReintegrationEnding};
use super::round::{ReasonKind, RoundState};
use super::team::ChronologyKind;
use super::voice::{
    ContactOutcome, Face, ParentAgreement, ParentAttendance, ParentPrompt, SentenceStarter,
};
use super::year_group::YearGroup;

macro_rules! lists {
    ($($field:ident: $Type:ident,)+) => {
        /// Every enumeration with its codes and names, each in the order in which people are shown it.
        #[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
        pub struct WordLists {
            $(pub $field: Vec<CodedWord>,)+
        }

        impl WordLists {
            /// The lists of this version of the program.
            pub fn all() -> Self {
                Self { $($field: $Type::words(),)+ }
            }
        }
    };
}

lists! {
    act_kind: ActKind,
    advice_answer: AdviceAnswer,
    agency_entry_kind: AgencyEntryKind,
    agency_kind: AgencyKind,
    arrangement_kind: ArrangementKind,
    arrangement_state: ArrangementState,
    agreement_party: AgreementParty,
    assess_decision: AssessDecision,
    assessment_area: AssessmentArea,
    attached_to: AttachedTo,
    attachment_access: AttachmentAccess,
    attachment_kind: AttachmentKind,
    census_code: CensusCode,
    chronology_kind: ChronologyKind,
    clock_mark_kind: ClockMarkKind,
    clock_rule: ClockRule,
    contact_outcome: ContactOutcome,
    concern_decision: ConcernDecision,
    concern_state: ConcernState,
    direction: Direction,
    disclosed_thing: DisclosedThing,
    disclosure_basis: DisclosureBasis,
    disclosure_way: DisclosureWay,
    duty_holder: DutyHolder,
    eal_finding: EalFinding,
    early_check: EarlyCheck,
    ehc_plan_ground: EhcPlanGround,
    ehc_review_kind: EhcReviewKind,
    ehc_section: EhcSection,
    ehc_step: EhcStep,
    entry_check: EntryCheck,
    evidence_item: EvidenceItem,
    face: Face,
    factor: FactorKind,
    meeting_outcome: MeetingOutcome,
    file_kind: FileKind,
    given_outcome: GivenOutcome,
    heading_language: HeadingLanguage,
    impairment: Impairment,
    invitee_kind: InviteeKind,
    la_decision: LaDecision,
    long_term: LongTerm,
    move_kind: MoveKind,
    need_area: NeedArea,
    need_rank: NeedRank,
    note_kind: NoteKind,
    parent_agreement: ParentAgreement,
    parent_attendance: ParentAttendance,
    parent_prompt: ParentPrompt,
    pathway_preset: PathwayPreset,
    progress_test: ProgressTest,
    reason_kind: ReasonKind,
    referral_outcome: ReferralOutcome,
    reintegration_check: ReintegrationCheck,
    reintegration_ending: ReintegrationEnding,
    request_outcome: RequestOutcome,
    requested_by: RequestedBy,
    review_attendance: ReviewAttendance,
    review_recommendation: ReviewRecommendation,
    review_decision: ReviewDecision,
    round_state: RoundState,
    school_unit: SchoolUnit,
    section_state: SectionState,
    sen_type: SenType,
    sentence_starter: SentenceStarter,
    sex: Sex,
    spacing: Spacing,
    staff_duty: Duty,
    step_reason_kind: StepReasonKind,
    target_next: Next,
    target_outcome: TargetOutcome,
    term: Term,
    term_naming: TermNaming,
    test_kind: TestKind,
    text_size: TextSize,
    tint: Tint,
    year_group: YearGroup,
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn no_list_has_a_code_or_a_name_twice_or_an_empty_one() {
        let json = serde_json::to_value(WordLists::all()).unwrap();
        for (list, words) in json.as_object().unwrap() {
            let words = words.as_array().unwrap();
            for part in ["code", "name"] {
                let seen: BTreeSet<&str> = words
                    .iter()
                    .filter_map(|word| word.get(part)?.as_str())
                    .collect();
                assert_eq!(seen.len(), words.len(), "{list} {part}");
                assert!(!seen.contains(""), "{list} {part}");
            }
        }
    }

    #[test]
    fn the_window_finds_a_name_by_its_code() {
        let types = WordLists::all().sen_type;
        assert_eq!(
            types.iter().find(|word| word.code == "DS").unwrap().name,
            "Down syndrome"
        );
    }
}
