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
