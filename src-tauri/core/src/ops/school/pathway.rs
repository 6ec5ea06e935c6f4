//! The pathway: the school edits its own copy, and no stage vanishes under a child.

use std::collections::BTreeSet;

use serde::Deserialize;
use ts_rs::TS;

use super::the_pathway;
use crate::domain::field_errors::FieldErrors;
use crate::domain::pathway::{Pathway, PathwayPreset, preset};
use crate::domain::record::school::SchoolPathway;
use crate::domain::role::Action;
use crate::error::Result;
use crate::office::WriteOp;
use crate::store::{Reader, WriteTx};

/// Keeps the pathway as the school has edited it.
#[derive(Debug, Deserialize, TS)]
pub struct SavePathway {
    pub version: i32,
    /// A new stage comes with an empty key; one is made from its name and stays.
    pub pathway: Pathway,
}

impl WriteOp for SavePathway {
    const ACTION: Action = Action::SettingsWrite;
    type Output = ();
    fn run(self, tx: &mut WriteTx<'_>) -> Result<()> {
        let mut pathway = self.pathway;
        give_keys(&mut pathway);
        let mut errors = pathway.validate().err().unwrap_or_default();
        for sentence in vanishing(tx, &pathway)? {
            errors.add("stages", sentence);
        }
        errors.into_result()?;
        replace(tx, pathway, self.version)
    }
}

/// Begins again from one of the pathways that come with Waymark.
#[derive(Debug, Deserialize, TS)]
pub struct UsePreset {
    pub version: i32,
    pub preset: PathwayPreset,
}

impl WriteOp for UsePreset {
    const ACTION: Action = Action::SettingsWrite;
    type Output = ();
    fn run(self, tx: &mut WriteTx<'_>) -> Result<()> {
        let pathway = preset(self.preset);
        let mut errors = FieldErrors::new();
        for sentence in vanishing(tx, &pathway)? {
            errors.add("preset", sentence);
        }
        errors.into_result()?;
        replace(tx, pathway, self.version)
    }
}

fn replace(tx: &mut WriteTx<'_>, pathway: Pathway, version: i32) -> Result<()> {
    let id = the_pathway(tx)?.record.id;
    tx.revise(&SchoolPathway { id, pathway }, version)
}

/// A sentence for each stage that children are on now and that the pathway does not have.
fn vanishing(tx: &Reader<'_>, pathway: &Pathway) -> Result<Vec<String>> {
    let lost = tx
        .stages_in_use()?
        .into_iter()
        .filter(|used| pathway.stage(&used.key).is_none());
    Ok(lost
        .map(|used| {
            let (children, are) = match used.children {
                1 => ("1 child".to_owned(), "is"),
                _ => (format!("{} children", used.children), "are"),
            };
            format!(
                "{children} {are} on {} now, so this stage has to stay. Move the children to another stage first.",
                used.name
            )
        })
        .collect())
}

/// Makes a key from the name of each stage that has none yet.
fn give_keys(pathway: &mut Pathway) {
    let mut taken: BTreeSet<String> = pathway
        .stages
        .iter()
        .map(|stage| stage.key.clone())
        .collect();
    for stage in pathway
        .stages
        .iter_mut()
        .filter(|stage| stage.key.is_empty())
    {
        let base = key_of(&stage.name);
        let key = std::iter::once(base.clone())
            .chain((2_u32..).map(|number| format!("{base}_{number}")))
            .find(|key| !taken.contains(key))
            .unwrap_or(base);
        taken.insert(key.clone());
        stage.key = key;
    }
}

/// "My Plan+" gives `my_plan`; a name in another script gives `stage`.
fn key_of(name: &str) -> String {
    let plain: String = crate::domain::person_name::fold(name)
        .chars()
        .map(|c| if c == ' ' { '_' } else { c })
        .filter(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || *c == '_')
        .collect();
    let plain = plain.trim_matches('_').to_owned();
    if plain.is_empty() {
        "stage".to_owned()
    } else {
        plain
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::indexing_slicing)]
    use super::*;
    use crate::domain::id::{PlacementId, PupilId};
    use crate::domain::pathway::CensusCode;
    use crate::domain::record::pupil::Placement;
    use crate::error::Error;
    use crate::ops::school::SchoolSettings;
    use crate::testing::{TestSchool, day};

    struct Place(PupilId, &'static str);

    impl WriteOp for Place {
        const ACTION: Action = Action::PlacementDecide;
        type Output = ();
        fn run(self, tx: &mut WriteTx<'_>) -> Result<()> {
            tx.add(&Placement {
                id: PlacementId::new(tx.new_id()),
                pupil_id: self.0,
                stage_key: self.1.to_owned(),
                stage_name: "My Plan".to_owned(),
                on_register: true,
                census: CensusCode::K,
                from_on: day("2026-10-01"),
                to_on: None,
                reason: String::new(),
                evidence: String::new(),
                decided_by: String::new(),
                parents_told_on: None,
                missing: Vec::new(),
                missing_reason: String::new(),
                end_reason: String::new(),
            })
        }
    }

    fn pathway(school: &TestSchool) -> Pathway {
        school
            .read(&school.senco, SchoolSettings {})
            .pathway
            .record
            .pathway
    }

    fn save(school: &TestSchool, pathway: Pathway) -> Result<()> {
        let save = SavePathway {
            version: 1,
            pathway,
        };
        school.office.write(&school.senco, save).map(|_| ())
    }

    #[test]
    fn a_school_renames_its_stages_and_adds_one_with_a_key_of_its_own() {
        let school = TestSchool::new();
        let mut mine = pathway(&school);
        mine.stages[1].name = "Support Plan".to_owned();
        let mut more = mine.stages[1].clone();
        more.key = String::new();
        more.name = "My Plan".to_owned();
        mine.stages.insert(2, more);
        save(&school, mine).unwrap();
        let keys: Vec<String> = pathway(&school)
            .stages
            .into_iter()
            .map(|stage| stage.key)
            .collect();
        assert_eq!(
            keys,
            ["my_profile", "my_plan", "my_plan_2", "my_plan_plus", "ehcp"]
        );
    }

    #[test]
    fn a_stage_with_children_on_it_cannot_vanish() {
        let school = TestSchool::new();
        school.write(&school.senco, Place(school.zoe.clone(), "my_plan"));
        let view = school.read(&school.senco, SchoolSettings {});
        assert_eq!(view.stages_in_use[0].children, 1);
        let mut mine = pathway(&school);
        mine.stages.remove(1);
        let removed = save(&school, mine);
        let sentence = "1 child is on My Plan now, so this stage has to stay. \
                        Move the children to another stage first.";
        assert!(
            matches!(&removed, Err(Error::Invalid(f)) if f.of("stages") == [sentence]),
            "{removed:?}"
        );
        let preset = school.office.write(
            &school.senco,
            UsePreset {
                version: 1,
                preset: PathwayPreset::SixStages,
            },
        );
        assert!(
            matches!(&preset, Err(Error::Invalid(f)) if f.of("preset") == [sentence]),
            "{preset:?}"
        );
    }

    #[test]
    fn another_preset_may_be_taken_while_no_child_stands_in_the_way() {
        let school = TestSchool::new();
        school.write(
            &school.senco,
            UsePreset {
                version: 1,
                preset: PathwayPreset::SixStages,
            },
        );
        assert_eq!(pathway(&school), preset(PathwayPreset::SixStages));
    }

    #[test]
    fn what_is_wrong_with_a_stage_stands_beside_its_field() {
        let school = TestSchool::new();
        let mut mine = pathway(&school);
        mine.stages[0].name = " ".to_owned();
        mine.stages[3].census = CensusCode::N;
        let wrong = save(&school, mine);
        assert!(
            matches!(&wrong, Err(Error::Invalid(f))
                if f.of("stages.0.name").len() == 1 && f.of("stages.3.census").len() == 1),
            "{wrong:?}"
        );
    }

    #[test]
    fn only_an_administrator_changes_the_pathway() {
        let school = TestSchool::new();
        let mine = pathway(&school);
        let write = school.office.write(
            &school.head,
            SavePathway {
                version: 1,
                pathway: mine,
            },
        );
        assert!(matches!(write, Err(Error::Forbidden)), "{write:?}");
    }

    #[test]
    fn a_key_is_made_of_plain_letters_whatever_the_name() {
        assert_eq!(key_of("Élan & appui"), "elan_appui");
        assert_eq!(key_of("Мій план"), "stage");
    }
}
