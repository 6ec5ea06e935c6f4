//! One child's plan with the rows of the list put into it, each checked as if it were typed.

use super::PlanImportChild;
use super::attempt::Attempt;
use super::together::together;
use crate::domain::field_errors::FieldErrors;
use crate::domain::id::PlanId;
use crate::domain::record::plan::Plan;
use crate::error::{Error, Result};
use crate::exchange::plans::{PlanField, PlanRow};
use crate::office::WriteOp;
use crate::ops::plan::{PlanDraft, PlanParts, ReviewFacts, SavePlan, StartPlan, check_draft};
use crate::ops::pupil::PupilRef;
use crate::store::{PupilLine, WriteTx};

/// Why a row cannot be put into the plan, and the field of it that is to blame.
pub(super) struct Refused {
    pub(super) row: u32,
    pub(super) field: Option<PlanField>,
    pub(super) reason: String,
}

/// What came of the rows of one child.
#[derive(Default)]
pub(super) struct Worked {
    pub(super) child: Option<PlanImportChild>,
    pub(super) refused: Vec<Refused>,
    pub(super) targets: u32,
    pub(super) provision: u32,
}

/// Puts the rows into the child's plan, and begins it where there is none.
pub(super) fn work(tx: &mut WriteTx<'_>, line: &PupilLine, rows: Vec<PlanRow>) -> Result<Worked> {
    let mut worked = Worked::default();
    let together = together(rows);
    for (row, reason) in together.wrong {
        worked.refused.push(Refused {
            row,
            field: None,
            reason,
        });
    }
    if together.rows.is_empty() {
        return Ok(worked);
    }
    let (plan_id, starts) = match the_plan(tx, line)? {
        Ok(found) => found,
        Err(reason) => {
            worked
                .refused
                .extend(together.rows.iter().map(|row| Refused {
                    row: row.row,
                    field: None,
                    reason: reason.clone(),
                }));
            return Ok(worked);
        }
    };
    let parts = PlanParts::load_open(tx, &plan_id)?;
    let facts = ReviewFacts::of(tx, &tx.seen(&line.id)?)?;
    let mut draft = PlanDraft::of(&parts);
    let mut told = Vec::new();
    for row in &together.rows {
        let mut attempt = Attempt::new(draft.clone(), &parts, row.row);
        attempt.put(row);
        if !attempt.row.adds.is_empty() {
            let refused = refusals(
                check_draft(tx, attempt.draft.clone(), &parts, &facts),
                row.row,
            )?;
            if !refused.is_empty() {
                worked.refused.extend(refused);
                continue;
            }
            draft = attempt.draft;
            worked.targets += attempt.targets;
            worked.provision += attempt.provision;
        }
        told.push(attempt.row);
    }
    let adds = told.iter().any(|row| !row.adds.is_empty());
    if adds {
        SavePlan {
            plan_id,
            version: parts.version,
            plan: draft,
        }
        .run(tx)?;
    }
    if !told.is_empty() {
        worked.child = Some(PlanImportChild {
            pupil: PupilRef::of(line, tx.today()),
            plan_name: parts.plan.record.name.clone(),
            starts: starts && adds,
            rows: told,
        });
    }
    Ok(worked)
}

/// The plan that the rows go into: the open one, the latest of several, or one begun today. The inner error says why
/// there can be none.
fn the_plan(
    tx: &mut WriteTx<'_>,
    line: &PupilLine,
) -> Result<std::result::Result<(PlanId, bool), String>> {
    let seen = tx.seen(&line.id)?;
    let open = tx
        .about::<Plan>(&seen)?
        .into_iter()
        .map(|kept| kept.record)
        .filter(|plan| plan.ended_on.is_none())
        .max_by_key(|plan| plan.started_on);
    if let Some(plan) = open {
        return Ok(Ok((plan.id, false)));
    }
    let start = StartPlan {
        pupil_id: line.id.clone(),
        started_on: Some(tx.today()),
        stage_key: None,
    };
    match start.run(tx) {
        Ok(id) => Ok(Ok((id, true))),
        Err(Error::Invalid(_)) => {
            let name = line.name().display();
            Ok(Err(match &line.stage {
                None => format!(
                    "{name} is on no stage of the pathway, so there is no plan to put this into. Place the child on a \
                     stage, then import again."
                ),
                Some(stage) => format!(
                    "{name} is on the stage {}, which has no plan of its own. Place the child on a stage with a plan, \
                     then import again.",
                    stage.name
                ),
            }))
        }
        Err(error) => Err(error),
    }
}

/// Why the plan cannot be saved so.
fn refusals(checked: Result<()>, row: u32) -> Result<Vec<Refused>> {
    match checked {
        Ok(()) => Ok(Vec::new()),
        Err(Error::Invalid(fields)) => Ok(refused(&fields, row)),
        Err(error) => Err(error),
    }
}

fn refused(fields: &FieldErrors, row: u32) -> Vec<Refused> {
    fields
        .iter()
        .flat_map(|(path, sentences)| {
            let field = field_of(path);
            sentences.iter().map(move |sentence| Refused {
                row,
                field,
                reason: match field {
                    Some(field) => format!("{}: {sentence}", field.name()),
                    None => sentence.clone(),
                },
            })
        })
        .collect()
}

/// The column that a field of the plan's form comes from.
fn field_of(path: &str) -> Option<PlanField> {
    Some(match path.rsplit('.').next()? {
        "baseline" => PlanField::Baseline,
        "expected" => PlanField::Expected,
        "by_on" => PlanField::By,
        "unit" | "measure" => PlanField::Measure,
        "minutes" => PlanField::Minutes,
        "times_a_week" => PlanField::TimesAWeek,
        "group_size" => PlanField::GroupSize,
        "to_on" => PlanField::To,
        "from_on" => PlanField::From,
        "what" => PlanField::Intervention,
        _ => return None,
    })
}
