//! A letter that went out, as it was; and the page for a supply teacher.

use serde::Deserialize;
use ts_rs::TS;

use super::child::{child_paper, people};
use super::gather::open_plan;
use super::{PaperOp, PrintChoices, PrintedPaper, Sheet};
use crate::documents::{self, LetterPaper, SupplyEmergency, SupplyPaper};
use crate::domain::id::{LetterId, PupilId};
use crate::domain::record::letter::Letter;
use crate::domain::record::plan::Profile;
use crate::domain::record::{Kind, Record};
use crate::domain::role::Action;
use crate::error::Result;
use crate::office::WriteOp;
use crate::ops::equality::{adjustments_of_today, arrangements_of};
use crate::ops::medical::plan_in_force;
use crate::ops::plan::PlanParts;
use crate::store::{Reader, Seen, WriteTx};

/// Prints a letter that is kept on a child's record.
#[derive(Debug, Deserialize, TS)]
pub struct PrintLetter {
    pub letter_id: LetterId,
    pub choices: PrintChoices,
}

impl WriteOp for PrintLetter {
    const ACTION: Action = Action::Print;
    type Output = Sheet<LetterPaper>;
    fn run(self, tx: &mut WriteTx<'_>) -> Result<Self::Output> {
        let letter = tx.get::<Letter>(self.letter_id.as_str())?;
        let pupil = tx.seen(&letter.pupil_id)?;
        tx.note_act(Kind::Letter, letter.id(), Some(pupil.id()), "printed");
        let choices = PrintChoices {
            photo: false,
            ..self.choices
        };
        let name = format!("Letter {}", letter.letter_kind.name());
        let view = LetterPaper {
            child: child_paper(tx, &pupil, choices)?,
            on: Some(letter.happened_on),
            title: letter.title,
            body: letter.body,
        };
        Sheet::of(tx, &pupil, &name, view, choices)
    }
}

impl PaperOp for PrintLetter {
    fn lay_out(sheet: Self::Output) -> Result<PrintedPaper> {
        let paper = documents::letter(&sheet.view, &sheet.stamp, &sheet.choices)?;
        Ok(sheet.printed(paper))
    }
}

/// Prints the page for a supply teacher: what keeps the child safe, what helps, what she works on, whom to ask.
#[derive(Debug, Deserialize, TS)]
pub struct PrintSupply {
    pub pupil_id: PupilId,
    pub choices: PrintChoices,
}

impl WriteOp for PrintSupply {
    const ACTION: Action = Action::Print;
    type Output = Sheet<SupplyPaper>;
    fn run(self, tx: &mut WriteTx<'_>) -> Result<Self::Output> {
        let pupil = tx.seen(&self.pupil_id)?;
        let id = pupil.id().as_str().to_owned();
        tx.note_act(
            Kind::Pupil,
            &id,
            Some(pupil.id()),
            "printed the page for a supply teacher",
        );
        let mut profiles = tx.about::<Profile>(&pupil)?;
        profiles.sort_by_key(|kept| (kept.record.happened_on, kept.record.id.clone()));
        let profile = profiles.pop().map(|kept| kept.record);
        let parts = match open_plan(tx, &pupil)? {
            Some(id) => Some(PlanParts::load(tx, &id)?),
            None => None,
        };
        let of_profile = |words: fn(&Profile) -> &String| {
            profile
                .as_ref()
                .map_or_else(String::new, |one| words(one).clone())
        };
        let view = SupplyPaper {
            child: child_paper(tx, &pupil, self.choices)?,
            key_facts: tx.pupil_line(&pupil)?.key_facts,
            emergency: emergency(tx, &pupil)?,
            how_to_support: of_profile(|one| &one.support),
            how_i_communicate: of_profile(|one| &one.communicate),
            important_to_me: of_profile(|one| &one.important),
            what_helps: parts
                .as_ref()
                .map_or_else(String::new, |parts| parts.plan.record.helps_me.clone()),
            strategies: each_once(
                parts
                    .iter()
                    .flat_map(|parts| parts.strategies_now().map(|one| one.text.clone())),
            ),
            adjustments: adjustments(tx, &pupil)?,
            targets: parts
                .iter()
                .flat_map(|parts| parts.open_targets().map(|one| one.text.clone()))
                .collect(),
            people: people(tx, &pupil)?,
        };
        Sheet::of(tx, &pupil, "For whoever teaches today", view, self.choices)
    }
}

/// Two targets may ask the same of an adult.
fn each_once(lines: impl Iterator<Item = String>) -> Vec<String> {
    let mut once = Vec::new();
    for line in lines {
        if !once.contains(&line) {
            once.push(line);
        }
    }
    once
}

fn emergency(tx: &Reader<'_>, pupil: &Seen) -> Result<Option<SupplyEmergency>> {
    let plan = plan_in_force(tx, pupil)?.map(|kept| kept.record);
    Ok(plan.map(|plan| {
        let names: Vec<String> = plan.conditions.into_iter().map(|one| one.name).collect();
        SupplyEmergency {
            conditions: names.join(", "),
            signs: plan.emergency_signs,
            steps: plan.emergency_steps,
            call: plan.emergency_call,
            place: plan.emergency_place,
        }
    }))
}

/// What the school does differently today, and this year's arrangements for tests.
pub(super) fn adjustments(tx: &Reader<'_>, pupil: &Seen) -> Result<Vec<String>> {
    let mut adjustments = adjustments_of_today(tx, pupil)?;
    adjustments.extend(arrangements_of(tx, pupil)?);
    Ok(adjustments)
}

impl PaperOp for PrintSupply {
    fn lay_out(sheet: Self::Output) -> Result<PrintedPaper> {
        let paper = documents::supply(&sheet.view, &sheet.stamp, &sheet.choices)?;
        Ok(sheet.printed(paper))
    }
}
