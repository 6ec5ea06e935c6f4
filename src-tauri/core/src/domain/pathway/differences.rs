//! What an edit of a pathway changes, in whole sentences; and which stage of another pathway is nearest to one of this.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{EntryCheck, Pathway, Stage};
use crate::domain::words::list;

/// Children of one stage go to another with a change of the pathway.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct StageShift {
    /// The key of a stage of the pathway before.
    pub from: String,
    /// The key of a stage of the pathway after.
    pub to: String,
}

/// For each stage that the other pathway does not have, the one of the other that is nearest: of the same code in the
/// census, at the same height among those.
pub fn nearest_stages(from: &Pathway, to: &Pathway) -> Vec<StageShift> {
    let lost = from
        .stages
        .iter()
        .filter(|stage| to.stage(&stage.key).is_none());
    lost.filter_map(|stage| {
        Some(StageShift {
            from: stage.key.clone(),
            to: nearest(from, stage, to)?.key.clone(),
        })
    })
    .collect()
}

fn nearest<'a>(from: &Pathway, stage: &Stage, to: &'a Pathway) -> Option<&'a Stage> {
    let height = from
        .stages
        .iter()
        .filter(|other| other.census == stage.census)
        .position(|other| other.key == stage.key)?;
    let alike: Vec<&Stage> = to
        .stages
        .iter()
        .filter(|other| other.census == stage.census)
        .collect();
    alike
        .get(height)
        .or(alike.last())
        .copied()
        .or_else(|| to.stages.get(from.position(&stage.key)?))
        .or(to.stages.last())
}

/// What is different, a sentence each; nothing of the children who are on the stages.
pub fn differences(before: &Pathway, after: &Pathway) -> Vec<String> {
    let mut told = Vec::new();
    if before.name != after.name {
        told.push(format!(
            "The pathway is called {} instead of {}.",
            after.name, before.name
        ));
    }
    let papers = [
        ("The one-page profile", |one: &Pathway| {
            one.pupil_words.profile.clone()
        }),
        ("The assessment", |one: &Pathway| {
            one.pupil_words.assessment.clone()
        }),
        (
            "The page of the child\u{2019}s own views",
            |one: &Pathway| one.pupil_words.views.clone(),
        ),
    ] as [(&str, fn(&Pathway) -> String); 3];
    for (what, word) in papers {
        let (old, new) = (word(before), word(after));
        if old != new {
            told.push(format!("{what} is called {new} instead of {old}."));
        }
    }
    for stage in &after.stages {
        match before.stage(&stage.key) {
            None => told.push(added(stage)),
            Some(old) => of_stage(old, stage, &mut told),
        }
    }
    for gone in before
        .stages
        .iter()
        .filter(|stage| after.stage(&stage.key).is_none())
    {
        told.push(format!("{} is no longer a stage.", gone.name));
    }
    if order(before, after) != order(after, before) {
        let names: Vec<&str> = after.stages.iter().map(|one| one.name.as_str()).collect();
        told.push(format!("The stages stand in this order: {}.", list(&names)));
    }
    told
}

/// The stages of one pathway that the other has too, in the order of the first.
fn order<'a>(of: &'a Pathway, with: &Pathway) -> Vec<&'a str> {
    of.stages
        .iter()
        .map(|stage| stage.key.as_str())
        .filter(|key| with.stage(key).is_some())
        .collect()
}

fn added(stage: &Stage) -> String {
    let register = if stage.on_register { "on" } else { "not on" };
    format!(
        "{} is a new stage, {register} the register, {} in the census.",
        stage.name,
        stage.census.code()
    )
}

fn of_stage(old: &Stage, new: &Stage, told: &mut Vec<String>) {
    let name = &new.name;
    if old.name != *name {
        told.push(format!("{} is called {name}.", old.name));
    }
    if old.plan_name != new.plan_name {
        told.push(match (&old.plan_name, &new.plan_name) {
            (_, None) => format!("No plan is written at {name} any more."),
            (None, Some(plan)) => format!("A plan is written at {name}: {plan}."),
            (Some(plan), Some(now)) => format!(
                "A new plan at {name} is called {now}. One that was begun as {plan} keeps that name."
            ),
        });
    }
    if old.on_register != new.on_register {
        told.push(if new.on_register {
            format!("Children at {name} are on the register.")
        } else {
            format!("Children at {name} are not on the register.")
        });
    }
    if old.census != new.census {
        told.push(format!(
            "{name} counts as {} in the census instead of {}.",
            new.census.code(),
            old.census.code()
        ));
    }
    let (was, is) = (old.rhythm.words(), new.rhythm.words());
    if was != is {
        told.push(format!(
            "Reviews at {name}: {} instead of {}. Reviews that are planned keep their day.",
            crate::domain::words::lower(&is),
            crate::domain::words::lower(&was)
        ));
    }
    if old.time_limit != new.time_limit {
        told.push(match (old.time_limit, new.time_limit) {
            (_, None) => format!("There is no limit to the time at {name}."),
            (None, Some(limit)) => format!("The time at {name} is limited to {}.", limit.words()),
            (Some(was), Some(limit)) => format!(
                "The time at {name} is limited to {} instead of {}.",
                limit.words(),
                was.words()
            ),
        });
    }
    checks(old, new, told);
    if old.description != new.description {
        told.push(format!("What {name} is for is described anew."));
    }
}

fn checks(old: &Stage, new: &Stage, told: &mut Vec<String>) {
    let only = |these: &[EntryCheck], those: &[EntryCheck]| -> Vec<&'static str> {
        these
            .iter()
            .filter(|check| !those.contains(check))
            .map(|check| check.name())
            .collect()
    };
    let more = only(&new.entry_checks, &old.entry_checks);
    let less = only(&old.entry_checks, &new.entry_checks);
    if !more.is_empty() {
        told.push(format!(
            "To enter {} it is asked as well: {}.",
            new.name,
            more.join("; ")
        ));
    }
    if !less.is_empty() {
        told.push(format!(
            "To enter {} it is no longer asked: {}.",
            new.name,
            less.join("; ")
        ));
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::indexing_slicing)]
    use super::*;
    use crate::domain::pathway::{CensusCode, PathwayPreset, TimeLimit, preset};

    fn mapped(from: PathwayPreset, to: PathwayPreset) -> Vec<(String, String)> {
        nearest_stages(&preset(from), &preset(to))
            .into_iter()
            .map(|shift| (shift.from, shift.to))
            .collect()
    }

    fn pairs(list: &[(&str, &str)]) -> Vec<(String, String)> {
        list.iter()
            .map(|(from, to)| ((*from).to_owned(), (*to).to_owned()))
            .collect()
    }

    #[test]
    fn each_stage_has_its_nearest_in_another_pathway() {
        use PathwayPreset::{Graduated, Layers, SenSupport, SixStages};
        assert_eq!(
            mapped(Graduated, Layers),
            pairs(&[
                ("my_profile", "universal"),
                ("my_plan", "targeted"),
                ("my_plan_plus", "targeted_plus"),
                ("ehcp", "specialist"),
            ])
        );
        assert_eq!(
            mapped(SixStages, SenSupport),
            pairs(&[
                ("cause_for_concern", "high_quality_teaching"),
                ("initial_concern", "high_quality_teaching"),
                ("sen_support_agencies", "sen_support_plus"),
                ("statutory_assessment", "sen_support_plus"),
            ])
        );
        assert_eq!(mapped(SixStages, SixStages), []);
    }

    #[test]
    fn every_stage_of_every_pathway_finds_one_of_its_own_code() {
        for from in PathwayPreset::ALL {
            for to in PathwayPreset::ALL {
                let (from, to) = (preset(*from), preset(*to));
                for shift in nearest_stages(&from, &to) {
                    assert_eq!(
                        from.stage(&shift.from).unwrap().census,
                        to.stage(&shift.to).unwrap().census
                    );
                }
            }
        }
    }

    #[test]
    fn the_same_pathway_is_told_in_no_sentence() {
        for which in PathwayPreset::ALL {
            assert_eq!(differences(&preset(*which), &preset(*which)), [""; 0]);
        }
    }

    #[test]
    fn every_part_of_an_edit_has_a_sentence_of_its_own() {
        let before = preset(PathwayPreset::Graduated);
        let mut after = before.clone();
        after.pupil_words.profile = "About me".to_owned();
        after.stages[0].on_register = true;
        after.stages[0].census = CensusCode::K;
        after.stages[1].name = "Support plan".to_owned();
        after.stages[1].time_limit = Some(TimeLimit::Terms { terms: 2 });
        after.stages[2].entry_checks.remove(1);
        after.stages.swap(2, 3);
        after.stages.push(Stage {
            key: "after_care".to_owned(),
            name: "After care".to_owned(),
            ..after.stages[0].clone()
        });
        assert_eq!(
            differences(&before, &after),
            [
                "The one-page profile is called About me instead of My Profile.",
                "Children at My Profile are on the register.",
                "My Profile counts as K in the census instead of N.",
                "My Plan is called Support plan.",
                "The time at Support plan is limited to 2 terms.",
                "To enter My Plan+ it is no longer asked: At least one outside agency is involved.",
                "After care is a new stage, on the register, K in the census.",
                "The stages stand in this order: My Profile, Support plan, EHCP, My Plan+ and After care.",
            ]
        );
    }
}
