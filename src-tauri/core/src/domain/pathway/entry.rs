//! What is needed to enter a stage. A missing check warns and asks for a reason; it never blocks.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::domain::coded::coded;
use crate::domain::ehc::EvidenceItem;
use crate::domain::words::{list, lower};

coded! {
    /// One thing that should be in place before a child enters a stage.
    pub enum EntryCheck {
        Concern = "concern", "A concern is recorded";
        ConcernWithEvidence = "concern_with_evidence", "A concern is recorded with its evidence";
        ConcernForm = "concern_form", "The initial concern form is filled in with the parents";
        ParentTold = "parent_told", "The parents have been told";
        Consent = "consent", "The parents have given consent";
        Profile = "profile", "The profile is written";
        ParentInvolved = "parent_involved", "The parents are involved";
        ChildInvolved = "child_involved", "The child is involved";
        TeacherInvolved = "teacher_involved", "The class teacher is involved";
        ParentVoice = "parent_voice", "The parents' views are recorded";
        PupilVoice = "pupil_voice", "The child's views are recorded";
        SmartTarget = "smart_target", "At least one SMART target is written";
        AssessEvidence = "assess_evidence", "There is evidence from Assess";
        SupportPlan = "support_plan", "The support plan is written";
        ProvisionMap = "provision_map", "The individual provision map is written";
        Assessment = "assessment", "The assessment is written";
        Agency = "agency", "At least one outside agency is involved";
        AgencyOrTargetedProvision =
            "agency_or_targeted_provision", "An outside agency or targeted provision is in place";
        LeadPractitioner = "lead_practitioner", "A lead practitioner is named";
        TwoCyclesReviewed = "two_cycles_reviewed", "Two full cycles have been reviewed";
        TrustExpertise = "trust_expertise", "The trust's expertise has been used";
        HeadteacherSignOff = "headteacher_sign_off", "The headteacher has signed off the request";
        StatutoryEvidence = "statutory_evidence", "The evidence for statutory assessment is gathered";
        StatutoryApplication = "statutory_application", "The application has been made";
        StatutoryPanel = "statutory_panel", "The panel has decided to assess";
        EhcPlanDate = "ehc_plan_date", "The EHC plan has been issued and its date recorded";
        EhcPlanSections = "ehc_plan_sections", "The sections of the EHC plan are recorded";
        EhcPlanOutcomes = "ehc_plan_outcomes", "The outcomes of the EHC plan are recorded";
    }
}

/// What is known about a child when a stage is to be entered.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct EntryFacts {
    /// What an adult has confirmed, where the record cannot show it or does not yet.
    pub confirmed: BTreeSet<EntryCheck>,
    /// Concerns that were not answered by "no further action".
    pub concerns: u32,
    /// Those among them with evidence of less than expected progress.
    pub concerns_with_evidence: u32,
    /// Those among them whose form was filled in with the parents.
    pub concern_forms: u32,
    /// How often the parents were told of a concern or of the provision.
    pub parents_told: u32,
    /// How often the parents gave consent.
    pub consents: u32,
    /// Who leads the work of several agencies today, from the staff or from outside.
    pub lead_practitioners: u32,
    pub has_profile: bool,
    pub has_assessment: bool,
    pub has_support_plan: bool,
    pub smart_targets: u32,
    pub provision_lines: u32,
    pub agencies: u32,
    pub child_views: u32,
    pub parent_views: u32,
    pub parent_meetings: u32,
    pub cycles_reviewed: u32,
    /// What is not there yet of the evidence for a statutory assessment; nothing where nobody has looked.
    pub evidence_missing: Option<Vec<EvidenceItem>>,
}

impl EntryCheck {
    /// Whether the record or an adult's confirmation meets this check.
    pub fn is_met(self, facts: &EntryFacts) -> bool {
        facts.confirmed.contains(&self) || self.is_shown(facts).unwrap_or(false)
    }

    /// What of it the record does not show, where it is several things: "the assessment and attendance". Empty for
    /// everything else.
    pub fn still_missing(self, facts: &EntryFacts) -> String {
        let items = match (self, &facts.evidence_missing) {
            (Self::StatutoryEvidence, Some(items)) => items.as_slice(),
            _ => &[],
        };
        let names: Vec<String> = items.iter().map(|item| lower(item.name())).collect();
        let names: Vec<&str> = names.iter().map(String::as_str).collect();
        list(&names)
    }

    /// Whether the record itself shows it; `None` for what only an adult can confirm.
    pub fn is_shown(self, facts: &EntryFacts) -> Option<bool> {
        match self {
            Self::Concern => Some(facts.concerns > 0),
            Self::ConcernWithEvidence => Some(facts.concerns_with_evidence > 0),
            Self::ConcernForm => Some(facts.concern_forms > 0),
            Self::ParentTold => Some(facts.parents_told > 0),
            Self::Consent => Some(facts.consents > 0),
            Self::AssessEvidence => Some(facts.concerns_with_evidence > 0 || facts.has_assessment),
            Self::LeadPractitioner => Some(facts.lead_practitioners > 0),
            Self::Profile => Some(facts.has_profile),
            Self::Assessment => Some(facts.has_assessment),
            Self::SupportPlan => Some(facts.has_support_plan),
            Self::SmartTarget => Some(facts.smart_targets > 0),
            Self::ProvisionMap => Some(facts.provision_lines > 0),
            Self::Agency => Some(facts.agencies > 0),
            Self::AgencyOrTargetedProvision => {
                Some(facts.agencies > 0 || facts.provision_lines > 0)
            }
            Self::PupilVoice | Self::ChildInvolved => Some(facts.child_views > 0),
            Self::ParentVoice => Some(facts.parent_views > 0),
            Self::ParentInvolved => Some(facts.parent_views > 0 || facts.parent_meetings > 0),
            Self::TwoCyclesReviewed => Some(facts.cycles_reviewed >= 2),
            Self::StatutoryEvidence => {
                let missing = facts.evidence_missing.as_ref();
                Some(missing.is_some_and(Vec::is_empty))
            }
            Self::TeacherInvolved
            | Self::TrustExpertise
            | Self::HeadteacherSignOff
            | Self::StatutoryApplication
            | Self::StatutoryPanel
            | Self::EhcPlanDate
            | Self::EhcPlanSections
            | Self::EhcPlanOutcomes => None,
        }
    }
}

/// The checks that nothing meets, in the order of the list.
pub fn missing(checks: &[EntryCheck], facts: &EntryFacts) -> Vec<EntryCheck> {
    checks
        .iter()
        .copied()
        .filter(|check| !check.is_met(facts))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::pathway::{PathwayPreset, preset};
    use proptest::prelude::*;

    fn my_plan_checks() -> Vec<EntryCheck> {
        preset(PathwayPreset::Graduated)
            .stage("my_plan")
            .map(|stage| stage.entry_checks.clone())
            .unwrap_or_default()
    }

    #[test]
    fn a_child_of_whom_nothing_is_known_misses_every_check() {
        let checks = my_plan_checks();
        assert!(!checks.is_empty());
        assert_eq!(missing(&checks, &EntryFacts::default()), checks);
    }

    #[test]
    fn the_record_meets_what_it_shows_and_an_adult_confirms_the_rest() {
        let facts = EntryFacts {
            has_profile: true,
            smart_targets: 1,
            child_views: 1,
            parent_meetings: 1,
            ..EntryFacts::default()
        };
        assert_eq!(
            missing(&my_plan_checks(), &facts),
            [EntryCheck::TeacherInvolved]
        );
        let confirmed = EntryFacts {
            confirmed: BTreeSet::from([EntryCheck::TeacherInvolved]),
            ..facts
        };
        assert_eq!(missing(&my_plan_checks(), &confirmed), []);
    }

    #[test]
    fn one_reviewed_cycle_is_not_two() {
        let after = |cycles_reviewed| EntryFacts {
            cycles_reviewed,
            ..EntryFacts::default()
        };
        assert!(!EntryCheck::TwoCyclesReviewed.is_met(&after(1)));
        assert!(EntryCheck::TwoCyclesReviewed.is_met(&after(2)));
    }

    #[test]
    fn the_evidence_for_an_assessment_is_gathered_once_nothing_of_it_is_missing() {
        let check = EntryCheck::StatutoryEvidence;
        let with = |missing: &[EvidenceItem]| EntryFacts {
            evidence_missing: Some(missing.to_vec()),
            ..EntryFacts::default()
        };
        assert!(!check.is_met(&EntryFacts::default()), "nobody has looked");
        let some = with(&[EvidenceItem::AgencyReports, EvidenceItem::Attendance]);
        assert!(!check.is_met(&some));
        assert_eq!(
            check.still_missing(&some),
            "reports of outside agencies and attendance"
        );
        assert_eq!(EntryCheck::Assessment.still_missing(&some), "");
        assert!(check.is_met(&with(&[])));
        assert_eq!(check.still_missing(&with(&[])), "");
        let confirmed = EntryFacts {
            confirmed: BTreeSet::from([check]),
            ..some
        };
        assert!(check.is_met(&confirmed), "an adult says so");
    }

    #[test]
    fn a_worry_without_evidence_opens_no_profile() {
        let checks = preset(PathwayPreset::Graduated)
            .stage("my_profile")
            .map(|stage| stage.entry_checks.clone())
            .unwrap_or_default();
        let worry = EntryFacts {
            concerns: 1,
            parents_told: 1,
            consents: 1,
            ..EntryFacts::default()
        };
        assert_eq!(missing(&checks, &worry), [EntryCheck::ConcernWithEvidence]);
        let with_evidence = EntryFacts {
            concerns_with_evidence: 1,
            ..worry
        };
        assert_eq!(missing(&checks, &with_evidence), []);
    }

    proptest! {
        #[test]
        fn confirming_more_never_makes_more_missing(chosen in proptest::collection::btree_set(0..28_usize, 0..28)) {
            let confirmed: BTreeSet<EntryCheck> =
                chosen.iter().filter_map(|place| EntryCheck::ALL.get(*place).copied()).collect();
            let facts = EntryFacts { confirmed: confirmed.clone(), ..EntryFacts::default() };
            prop_assert_eq!(missing(EntryCheck::ALL, &facts).len(), EntryCheck::ALL.len() - confirmed.len());
        }
    }
}
