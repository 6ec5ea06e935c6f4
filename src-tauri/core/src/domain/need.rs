//! What a child needs help with: the four broad areas of need and the census's types of SEN.
//!
//! Basis: SEND Code of Practice 2015, 6.27 to 6.35 (areas); DfE school census guide (types). A type is what the need
//! is like, not a diagnosis.

use super::coded::coded;
use super::field_errors::FieldErrors;
use super::pathway::CensusCode;
use super::words::lower;

coded! {
    /// The four broad areas of need.
    pub enum NeedArea {
        CognitionAndLearning = "cognition_and_learning", "Cognition and learning";
        CommunicationAndInteraction = "communication_and_interaction", "Communication and interaction";
        SocialEmotionalAndMentalHealth = "social_emotional_mental_health", "Social, emotional and mental health";
        SensoryAndOrPhysical = "sensory_and_or_physical", "Sensory and/or physical";
    }
}

coded! {
    /// A type of SEN with the code of the school census.
    pub enum SenType {
        SpecificLearningDifficulty = "SPLD", "Specific learning difficulty";
        ModerateLearningDifficulty = "MLD", "Moderate learning difficulty";
        SevereLearningDifficulty = "SLD", "Severe learning difficulty";
        ProfoundAndMultipleLearningDifficulty = "PMLD", "Profound and multiple learning difficulty";
        SocialEmotionalAndMentalHealth = "SEMH", "Social, emotional and mental health";
        SpeechLanguageAndCommunication = "SLCN", "Speech, language and communication needs";
        AutisticSpectrumDisorder = "ASD", "Autistic spectrum disorder";
        HearingImpairment = "HI", "Hearing impairment";
        VisionImpairment = "VI", "Vision impairment";
        MultiSensoryImpairment = "MSI", "Multi-sensory impairment";
        PhysicalDisability = "PD", "Physical disability";
        /// In the census since January 2025.
        DownSyndrome = "DS", "Down syndrome";
        Other = "OTH", "Other difficulty or disability";
        /// For children on SEN support alone.
        NoSpecialistAssessment = "NSA", "SEN support but no specialist assessment of type of need";
    }
}

impl SenType {
    /// The broad area a type belongs to; `None` for the types that may lie in any.
    pub fn area(self) -> Option<NeedArea> {
        match self {
            Self::SpecificLearningDifficulty
            | Self::ModerateLearningDifficulty
            | Self::SevereLearningDifficulty
            | Self::ProfoundAndMultipleLearningDifficulty => Some(NeedArea::CognitionAndLearning),
            Self::SocialEmotionalAndMentalHealth => Some(NeedArea::SocialEmotionalAndMentalHealth),
            Self::SpeechLanguageAndCommunication | Self::AutisticSpectrumDisorder => {
                Some(NeedArea::CommunicationAndInteraction)
            }
            Self::HearingImpairment
            | Self::VisionImpairment
            | Self::MultiSensoryImpairment
            | Self::PhysicalDisability => Some(NeedArea::SensoryAndOrPhysical),
            Self::DownSyndrome | Self::Other | Self::NoSpecialistAssessment => None,
        }
    }
}

coded! {
    /// How a need stands among a child's needs. The census takes one primary and one secondary.
    pub enum NeedRank {
        Primary = "primary", "Primary need";
        Secondary = "secondary", "Secondary need";
        /// Known to the school and not sent in the census.
        Further = "further", "Further need";
    }
}

/// What the rules look at in one need of a child.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RankedNeed {
    pub area: NeedArea,
    pub sen_type: Option<SenType>,
    pub rank: NeedRank,
}

/// Checks all needs that a child has at one time, against the child's SEN provision.
///
/// Paths are `needs.N.sen_type` and `needs.N.rank` by the place in the list, from 0.
pub fn check_needs(needs: &[RankedNeed], provision: CensusCode) -> FieldErrors {
    let mut errors = FieldErrors::new();
    let any_primary = needs.iter().any(|need| need.rank == NeedRank::Primary);
    for (place, need) in needs.iter().enumerate() {
        let before = needs.iter().take(place);
        if let Some(sen_type) = need.sen_type {
            let field = format!("needs.{place}.sen_type");
            if sen_type.area().is_some_and(|area| area != need.area) {
                let home = sen_type.area().unwrap_or(need.area);
                errors.add(
                    &field,
                    format!(
                        "{} belongs to {}. Choose that area or another type.",
                        sen_type.name(),
                        lower(home.name())
                    ),
                );
            }
            if sen_type == SenType::NoSpecialistAssessment && provision != CensusCode::K {
                errors.add(
                    &field,
                    "NSA is for children on SEN support (K) alone. Choose the type of need."
                        .to_owned(),
                );
            }
            if before.clone().any(|other| other.sen_type == Some(sen_type)) {
                errors.add(
                    &field,
                    format!("{} is already in the list.", sen_type.name()),
                );
            }
        }
        let field = format!("needs.{place}.rank");
        let taken = || before.clone().any(|other| other.rank == need.rank);
        if need.rank != NeedRank::Further && taken() {
            let rank = lower(need.rank.name());
            errors.add(
                field,
                format!("A child has one {rank}. Change the other one first."),
            );
        } else if need.rank == NeedRank::Secondary && !any_primary {
            errors.add(field, "Choose which need is the primary one.");
        }
    }
    errors
}

#[cfg(test)]
mod tests {
    use super::*;

    fn need(area: NeedArea, sen_type: Option<SenType>, rank: NeedRank) -> RankedNeed {
        RankedNeed {
            area,
            sen_type,
            rank,
        }
    }

    #[test]
    fn every_type_of_the_census_lies_in_its_area() {
        let types: Vec<(&str, Option<NeedArea>)> = SenType::ALL
            .iter()
            .map(|sen_type| (sen_type.code(), sen_type.area()))
            .collect();
        use NeedArea as Area;
        assert_eq!(
            types,
            [
                ("SPLD", Some(Area::CognitionAndLearning)),
                ("MLD", Some(Area::CognitionAndLearning)),
                ("SLD", Some(Area::CognitionAndLearning)),
                ("PMLD", Some(Area::CognitionAndLearning)),
                ("SEMH", Some(Area::SocialEmotionalAndMentalHealth)),
                ("SLCN", Some(Area::CommunicationAndInteraction)),
                ("ASD", Some(Area::CommunicationAndInteraction)),
                ("HI", Some(Area::SensoryAndOrPhysical)),
                ("VI", Some(Area::SensoryAndOrPhysical)),
                ("MSI", Some(Area::SensoryAndOrPhysical)),
                ("PD", Some(Area::SensoryAndOrPhysical)),
                ("DS", None),
                ("OTH", None),
                ("NSA", None),
            ]
        );
    }

    #[test]
    fn a_primary_and_a_secondary_need_are_sound() {
        let needs = [
            need(
                NeedArea::CommunicationAndInteraction,
                Some(SenType::AutisticSpectrumDisorder),
                NeedRank::Secondary,
            ),
            need(
                NeedArea::CognitionAndLearning,
                Some(SenType::SpecificLearningDifficulty),
                NeedRank::Primary,
            ),
            need(NeedArea::SensoryAndOrPhysical, None, NeedRank::Further),
        ];
        assert!(check_needs(&needs, CensusCode::K).is_empty());
    }

    #[test]
    fn nsa_is_for_sen_support_alone() {
        let needs = [need(
            NeedArea::CognitionAndLearning,
            Some(SenType::NoSpecialistAssessment),
            NeedRank::Primary,
        )];
        assert!(check_needs(&needs, CensusCode::K).is_empty());
        for provision in [CensusCode::N, CensusCode::E] {
            assert_eq!(
                check_needs(&needs, provision).of("needs.0.sen_type").len(),
                1
            );
        }
    }

    #[test]
    fn two_primary_needs_are_one_too_many() {
        let needs = [
            need(NeedArea::CognitionAndLearning, None, NeedRank::Primary),
            need(NeedArea::SensoryAndOrPhysical, None, NeedRank::Primary),
        ];
        let errors = check_needs(&needs, CensusCode::K);
        assert!(errors.of("needs.0.rank").is_empty());
        assert_eq!(
            errors.of("needs.1.rank"),
            ["A child has one primary need. Change the other one first."]
        );
    }

    #[test]
    fn a_secondary_need_wants_a_primary_one() {
        let needs = [need(
            NeedArea::CognitionAndLearning,
            None,
            NeedRank::Secondary,
        )];
        assert_eq!(
            check_needs(&needs, CensusCode::K).of("needs.0.rank"),
            ["Choose which need is the primary one."]
        );
    }

    #[test]
    fn a_type_is_held_in_its_own_area_and_once() {
        let needs = [
            need(
                NeedArea::CognitionAndLearning,
                Some(SenType::HearingImpairment),
                NeedRank::Further,
            ),
            need(
                NeedArea::SensoryAndOrPhysical,
                Some(SenType::HearingImpairment),
                NeedRank::Further,
            ),
        ];
        let errors = check_needs(&needs, CensusCode::K);
        assert_eq!(
            errors.of("needs.0.sen_type"),
            [
                "Hearing impairment belongs to sensory and/or physical. Choose that area or another type."
            ]
        );
        assert_eq!(
            errors.of("needs.1.sen_type"),
            ["Hearing impairment is already in the list."]
        );
    }
}
