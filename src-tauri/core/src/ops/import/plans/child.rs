//! One child's plan with the rows of the list put into it, each checked as if it were typed.

use super::attempt::Attempt;
use super::together::together;
use super::{PlanImportChild, PlanImportRow};
use crate::domain::field_errors::FieldErrors;
use crate::domain::id::PlanId;
use crate::domain::record::plan::Plan;
use crate::error::{Error, Result};
use crate::exchange::plans::{PlanField, PlanRow};
use crate::office::WriteOp;
use crate::ops::plan::{PlanDraft, PlanParts, ReviewFacts, StartPlan, check_draft, keep_draft};
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
    // Nearly always all rows are as they should be. What is checked then is the plan with all of them, once; else each
    // row is checked on top of those before it, so that the wrong ones are left out.
    let all = all_rows(&parts, &together.rows);
    let told = if keep_all(tx, &parts, &facts, all.draft, &all.told)? {
        worked.targets += all.targets;
        worked.provision += all.provision;
        all.told
    } else {
        row_by_row(tx, &parts, &facts, &together.rows, &mut worked)?
    };
    let adds = told.iter().any(|row| !row.adds.is_empty());
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

/// The plan with rows of the list put into it, unchecked.
struct Put {
    draft: PlanDraft,
    told: Vec<PlanImportRow>,
    targets: u32,
    provision: u32,
}

fn all_rows(parts: &PlanParts, rows: &[PlanRow]) -> Put {
    let mut put = Put {
        draft: PlanDraft::of(parts),
        told: Vec::new(),
        targets: 0,
        provision: 0,
    };
    for row in rows {
        let mut attempt = Attempt::new(put.draft, parts, row.row);
        attempt.put(row);
        put.draft = attempt.draft;
        put.targets += attempt.targets;
        put.provision += attempt.provision;
        put.told.push(attempt.row);
    }
    put
}

/// Keeps the plan with all the rows; changes nothing and says so where one of them is not as it should be.
fn keep_all(
    tx: &mut WriteTx<'_>,
    parts: &PlanParts,
    facts: &ReviewFacts,
    draft: PlanDraft,
    told: &[PlanImportRow],
) -> Result<bool> {
    if told.iter().all(|row| row.adds.is_empty()) {
        return Ok(true);
    }
    match keep_draft(tx, draft, parts, facts) {
        Ok(()) => Ok(true),
        Err(Error::Invalid(_)) => Ok(false),
        Err(error) => Err(error),
    }
}

/// Puts in the rows that are as they should be, and tells what is wrong with the others.
fn row_by_row(
    tx: &mut WriteTx<'_>,
    parts: &PlanParts,
    facts: &ReviewFacts,
    rows: &[PlanRow],
    worked: &mut Worked,
) -> Result<Vec<PlanImportRow>> {
    let mut draft = PlanDraft::of(parts);
    let mut told = Vec::new();
    for row in rows {
        let mut attempt = Attempt::new(draft.clone(), parts, row.row);
        attempt.put(row);
        if !attempt.row.adds.is_empty() {
            let refused = refusals(
                check_draft(tx, attempt.draft.clone(), parts, facts),
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
    if told.iter().any(|row| !row.adds.is_empty()) {
        keep_draft(tx, draft, parts, facts)?;
    }
    Ok(told)
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
