//! The delivery plan: the EHC plan in force, and by which targets of the school's plan each line of it is worked on.

use super::super::child::people;
use super::super::gather::open_plan;
use super::super::plan::measure;
use super::{PrintChoices, child_paper};
use crate::documents::{DeliveryLinePaper, DeliveryPaper, DeliveryTargetPaper, SignaturePaper};
use crate::domain::pathway::CensusCode;
use crate::domain::record::ehc::EhcPlan;
use crate::domain::record::plan::Target;
use crate::error::Result;
use crate::ops::clocks::SchoolClocks;
use crate::ops::placement::pathway_of;
use crate::ops::plan::PlanParts;
use crate::store::{Reader, Seen};

pub(super) fn delivery(
    tx: &Reader<'_>,
    pupil: &Seen,
    plan: &EhcPlan,
    choices: PrintChoices,
) -> Result<DeliveryPaper> {
    let parts = match open_plan(tx, pupil)? {
        Some(id) => Some(PlanParts::load(tx, &id)?),
        None => None,
    };
    let stages = pathway_of(tx)?.stages;
    let stage = stages.into_iter().find(|one| one.census == CensusCode::E);
    let plan_name = stage.and_then(|stage| stage.plan_name);
    let cycle = parts.as_ref().and_then(PlanParts::open_cycle);
    let review_due_on = match (&parts, cycle) {
        (Some(parts), Some(cycle)) => SchoolClocks::of(tx)?
            .stand_of_cycle(tx, &parts.plan.record, &cycle.record)?
            .runs_until(),
        _ => None,
    };
    let linked = |target: &Target| {
        let mut lines = plan.provisions.iter();
        lines.any(|line| line.target_ids.contains(&target.id))
    };
    // A target may be linked that is of a plan before this one: it is done with, and left off.
    let open: Vec<(&PlanParts, &Target)> = parts
        .iter()
        .flat_map(|parts| parts.open_targets().map(move |target| (parts, target)))
        .collect();
    let lines = plan.provisions.iter().map(|line| DeliveryLinePaper {
        what: line.what.clone(),
        who: line.who.clone(),
        how_often: line.how_often.clone(),
        how_long: line.how_long.clone(),
        targets: open
            .iter()
            .filter(|(_, target)| line.target_ids.contains(&target.id))
            .map(|(parts, target)| paper(parts, target))
            .collect(),
    });
    let working_with = people(tx, pupil)?;
    Ok(DeliveryPaper {
        child: child_paper(tx, pupil, choices)?,
        plan_name: plan_name.unwrap_or_else(|| "EHCP delivery plan".to_owned()),
        local_authority: plan.local_authority.clone(),
        issued_on: Some(plan.issued_on),
        review_due_on,
        outcomes: plan
            .outcomes
            .iter()
            .map(|one| (one.text.clone(), one.by_when.clone()))
            .collect(),
        lines: lines.collect(),
        other_targets: open
            .iter()
            .filter(|(_, target)| !linked(target))
            .map(|(parts, target)| paper(parts, target))
            .collect(),
        signatures: signed(tx, &working_with)?,
        key_people: working_with,
    })
}

fn signed(
    tx: &Reader<'_>,
    people: &[crate::documents::PersonPaper],
) -> Result<Vec<SignaturePaper>> {
    super::super::plan::signatures(tx, people)
}

fn paper(parts: &PlanParts, target: &Target) -> DeliveryTargetPaper {
    let measured = measure(parts, target);
    DeliveryTargetPaper {
        text: target.text.clone(),
        baseline: measured.baseline,
        expected: measured.expected,
        now: measured.now,
        by: target.by_on,
    }
}
