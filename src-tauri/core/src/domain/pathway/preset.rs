//! The pathways that come with Waymark, read from the data files in `assets/pathways`.

use std::sync::LazyLock;

use super::Pathway;
use crate::domain::coded::coded;

coded! {
    /// A pathway that a school may start from.
    pub enum PathwayPreset {
        Graduated = "graduated", "Graduated Pathway";
        SenSupport = "sen-support", "SEN Support";
        SixStages = "six-stages", "Six stages";
        /// A proposed reform, off until a school chooses it.
        Layers = "layers", "Layers of support";
    }
}

static GRADUATED: LazyLock<Pathway> = LazyLock::new(|| {
    read(include_str!(
        "../../../../../assets/pathways/graduated.json"
    ))
});
static SEN_SUPPORT: LazyLock<Pathway> = LazyLock::new(|| {
    read(include_str!(
        "../../../../../assets/pathways/sen-support.json"
    ))
});
static SIX_STAGES: LazyLock<Pathway> = LazyLock::new(|| {
    read(include_str!(
        "../../../../../assets/pathways/six-stages.json"
    ))
});
static LAYERS: LazyLock<Pathway> =
    LazyLock::new(|| read(include_str!("../../../../../assets/pathways/layers.json")));

/// A copy of a preset for a school to make its own.
pub fn preset(which: PathwayPreset) -> Pathway {
    let pathway: &Pathway = match which {
        PathwayPreset::Graduated => &GRADUATED,
        PathwayPreset::SenSupport => &SEN_SUPPORT,
        PathwayPreset::SixStages => &SIX_STAGES,
        PathwayPreset::Layers => &LAYERS,
    };
    pathway.clone()
}

impl PathwayPreset {
    /// What a new school is given.
    pub const DEFAULT: Self = Self::Graduated;
}

/// Reads a file that was built in; a test reads each one, so a broken file never leaves the workshop.
#[allow(
    clippy::expect_used,
    reason = "the text is built in and a test reads it"
)]
fn read(json: &str) -> Pathway {
    serde_json::from_str(json).expect("a pathway preset is well formed")
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use crate::domain::pathway::{CensusCode, EntryCheck};

    #[test]
    fn every_preset_is_sound_and_bears_its_own_name() {
        for which in PathwayPreset::ALL {
            let pathway = preset(*which);
            assert_eq!(pathway.validate(), Ok(()), "{which:?}");
            assert_eq!(
                (pathway.key.as_str(), pathway.name.as_str()),
                (which.code(), which.name())
            );
            assert!(
                pathway
                    .stages
                    .iter()
                    .all(|stage| !stage.description.is_empty())
            );
            assert!(
                pathway
                    .stages
                    .iter()
                    .all(|stage| !stage.on_register || stage.plan_name.is_some())
            );
        }
    }

    /// The table that the seeds of the design agreed upon, row by row.
    #[test]
    fn the_stages_are_those_of_the_agreed_table() {
        let rows = |which| -> Vec<String> {
            preset(which)
                .stages
                .iter()
                .map(|stage| {
                    format!(
                        "{} | {} | {} | {} | {}",
                        stage.name,
                        if stage.on_register { "yes" } else { "no" },
                        stage.census.code(),
                        stage.rhythm.words(),
                        stage
                            .time_limit
                            .map_or_else(|| "-".to_owned(), |limit| limit.words()),
                    )
                })
                .collect()
        };
        assert_eq!(
            rows(PathwayPreset::Graduated),
            [
                "My Profile | no | N | Every half-term | -",
                "My Plan | yes | K | Every half-term | -",
                "My Plan+ | yes | K | Every half-term | -",
                "EHCP | yes | E | Every half-term; annual review | -",
            ]
        );
        assert_eq!(
            rows(PathwayPreset::SenSupport),
            [
                "High Quality Teaching | no | N | Every term | -",
                "SEN Support | yes | K | Every term | -",
                "SEN Support Plus | yes | K | Every term | -",
                "EHCP | yes | E | Every term; annual review | -",
            ]
        );
        assert_eq!(
            rows(PathwayPreset::SixStages),
            [
                "Cause for concern | no | N | Every 6 weeks | 6 weeks",
                "Initial concern | no | N | Every 6 weeks; with parents every term | 1 term",
                "SEN support | yes | K | Every half-term; formal in October, February and July | 2 terms",
                "SEN support with agencies | yes | K | Every half-term; with parents every term | -",
                "Statutory assessment | yes | K | Every half-term; with parents every term | 20 weeks",
                "EHCP | yes | E | Every half-term; with parents every term; annual review | -",
            ]
        );
        assert_eq!(
            rows(PathwayPreset::Layers),
            [
                "Universal | no | N | Every half-term; annual review | -",
                "Targeted | yes | K | Every half-term; annual review | -",
                "Targeted Plus | yes | K | Every half-term; annual review | -",
                "Specialist | yes | E | Every half-term; annual review | -",
            ]
        );
    }

    #[test]
    fn the_graduated_pathway_asks_what_the_table_says() {
        let pathway = preset(PathwayPreset::DEFAULT);
        let checks = |key: &str| pathway.stage(key).unwrap().entry_checks.clone();
        assert_eq!(
            checks("my_profile"),
            [
                EntryCheck::ConcernWithEvidence,
                EntryCheck::ParentTold,
                EntryCheck::Consent
            ]
        );
        assert_eq!(
            checks("my_plan"),
            [
                EntryCheck::Profile,
                EntryCheck::ParentInvolved,
                EntryCheck::ChildInvolved,
                EntryCheck::TeacherInvolved,
                EntryCheck::SmartTarget,
            ]
        );
        assert_eq!(
            checks("my_plan_plus"),
            [
                EntryCheck::Assessment,
                EntryCheck::Agency,
                EntryCheck::LeadPractitioner
            ]
        );
        assert_eq!(
            checks("ehcp"),
            [
                EntryCheck::EhcPlanDate,
                EntryCheck::EhcPlanSections,
                EntryCheck::EhcPlanOutcomes
            ]
        );
    }

    #[test]
    fn every_check_is_asked_for_somewhere() {
        let asked: Vec<EntryCheck> = PathwayPreset::ALL
            .iter()
            .flat_map(|which| preset(*which).stages)
            .flat_map(|stage| stage.entry_checks)
            .collect();
        for check in EntryCheck::ALL {
            assert!(asked.contains(check), "{check:?}");
        }
    }

    #[test]
    fn each_pathway_ends_with_the_plan_of_the_law() {
        for which in PathwayPreset::ALL {
            assert_eq!(preset(*which).stages.last().unwrap().census, CensusCode::E);
        }
    }
}
