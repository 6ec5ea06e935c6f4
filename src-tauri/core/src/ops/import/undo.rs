//! Takes an import back as a whole. What was changed since stays as it is, and is told by name.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, Utc};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use serde_json::Value as Json;
use ts_rs::TS;

use crate::domain::date_words::long;
use crate::domain::field_errors::FieldErrors;
use crate::domain::id::ImportId;
use crate::domain::record::import::{ImportRun, ImportedList};
use crate::domain::record::person::PupilStaff;
use crate::domain::record::plan::{Outcome, Plan, Provision, Strategy, Target};
use crate::domain::record::pupil::{ClassMember, Contact, Factor, Need, Placement, Pupil};
use crate::domain::record::review::Cycle;
use crate::domain::record::school::SchoolClass;
use crate::domain::record::{Kept, Kind, Record};
use crate::domain::role::Action;
use crate::error::{Error, Result};
use crate::office::{ReadOp, WriteOp};
use crate::store::{ImportTrace, Leavers, ReadTx, Touched, WriteTx};

/// The imports that were applied, the latest first.
#[derive(Debug, Deserialize, TS)]
pub struct ListImports {}

/// An import for the screen.
#[derive(Debug, Clone, Serialize, TS)]
pub struct ImportView {
    pub run: ImportRun,
    #[ts(type = "string")]
    pub recorded_at: DateTime<Utc>,
    pub recorded_by_name: String,
}

impl ReadOp for ListImports {
    const ACTION: Action = Action::PupilImport;
    type Output = Vec<ImportView>;
    fn run(self, tx: &ReadTx<'_>) -> Result<Vec<ImportView>> {
        let reads_plans = tx.session().may(Action::PlanImport);
        let views = tx
            .all::<ImportRun>()?
            .into_iter()
            .rev()
            .filter(|kept| reads_plans || kept.record.list == ImportedList::Pupils)
            .map(|kept| ImportView {
                run: kept.record,
                recorded_at: kept.recorded_at,
                recorded_by_name: kept.recorded_by_name,
            });
        Ok(views.collect())
    }
}

/// Takes an import back.
#[derive(Debug, Deserialize, TS)]
pub struct UndoImport {
    pub id: ImportId,
}

/// What was taken back.
#[derive(Debug, Clone, Serialize, TS)]
pub struct UndoneImport {
    /// Children who are as they were before.
    pub undone: u32,
    /// Children who stay as they are because they were changed since, by name.
    pub kept_back: Vec<String>,
    /// New classes that stay because children or adults are in them.
    pub kept_classes: u32,
}

impl WriteOp for UndoImport {
    const ACTION: Action = Action::PupilImport;
    type Output = UndoneImport;
    fn run(self, tx: &mut WriteTx<'_>) -> Result<UndoneImport> {
        let mut run = tx.kept::<ImportRun>(self.id.as_str())?;
        if run.record.undone_on.is_some() {
            let sentence = "This import was undone already.";
            return Err(FieldErrors::one("id", sentence).into());
        }
        let traces = tx.import_traces(&self.id)?;
        let holds_send = traces.iter().any(|trace| {
            matches!(
                trace.kind,
                Kind::Factor | Kind::Need | Kind::Placement | Kind::Plan
            )
        });
        let of_plans = run.record.list != ImportedList::Pupils;
        let needed = if of_plans {
            Action::PlanImport
        } else {
            Action::SendRead
        };
        if (holds_send || of_plans) && !tx.session().may(needed) {
            return Err(Error::Forbidden);
        }
        let last = traces.last().map_or(0, |trace| trace.number);
        let touched = Since::of(tx.touched_since(last)?);
        let names: BTreeMap<String, String> = tx
            .pupil_lines(Leavers::With)?
            .iter()
            .map(|line| (line.id.as_str().to_owned(), line.name().display()))
            .collect();
        let reason = format!("The import of {} was undone", long(run.record.happened_on));
        let mut undone = UndoneImport {
            undone: 0,
            kept_back: Vec::new(),
            kept_classes: 0,
        };
        let mut children: BTreeMap<String, Vec<&ImportTrace>> = BTreeMap::new();
        for trace in &traces {
            if let Some(pupil) = &trace.pupil_id {
                children
                    .entry(pupil.as_str().to_owned())
                    .or_default()
                    .push(trace);
            }
        }
        for (pupil, traces) in &children {
            let is_touched = if of_plans {
                touched.plans.contains(pupil)
            } else {
                is_touched(pupil, traces, &touched)
            };
            if is_touched {
                let name = names.get(pupil).cloned();
                undone
                    .kept_back
                    .push(name.unwrap_or_else(|| "A child who was taken back".to_owned()));
                continue;
            }
            for trace in traces.iter().rev() {
                take_back(tx, trace, &reason)?;
            }
            undone.undone += 1;
        }
        undone.kept_back.sort();
        undone.kept_classes = take_back_classes(tx, &traces, &touched.records, &reason)?;
        run.record.undone_on = Some(tx.today());
        run.record.kept_back = u32::try_from(undone.kept_back.len()).unwrap_or(u32::MAX);
        tx.revise(&run.record, run.version)?;
        Ok(undone)
    }
}

/// What was changed since an import.
struct Since {
    records: BTreeSet<String>,
    pupils: BTreeSet<String>,
    /// The children of whom something of a plan was changed, a rating or a review among it.
    plans: BTreeSet<String>,
}

impl Since {
    fn of(touched: Vec<Touched>) -> Self {
        let pupils = touched.iter().filter_map(|one| one.pupil_id.clone());
        let plans = touched
            .iter()
            .filter(|one| of_plan(one.kind))
            .filter_map(|one| one.pupil_id.clone());
        Self {
            pupils: pupils.collect(),
            plans: plans.collect(),
            records: touched.into_iter().map(|one| one.record_id).collect(),
        }
    }
}

/// Whether a record is a plan, or a part of one, or rests on one.
fn of_plan(kind: Kind) -> bool {
    matches!(
        kind,
        Kind::Plan
            | Kind::Outcome
            | Kind::Target
            | Kind::SmallStep
            | Kind::Strategy
            | Kind::Provision
            | Kind::Cycle
            | Kind::Rating
            | Kind::Review
            | Kind::TargetReview
            | Kind::RoundReason
            | Kind::PlanSignature
    )
}

/// Whether anything that the import did to a child was changed since; of a child who came with it, anything at all.
fn is_touched(pupil: &str, traces: &[&ImportTrace], since: &Since) -> bool {
    let came = traces
        .iter()
        .any(|trace| trace.kind == Kind::Pupil && trace.verb == "added");
    (came && since.pupils.contains(pupil))
        || traces
            .iter()
            .any(|trace| since.records.contains(&trace.record_id))
}

fn take_back_classes(
    tx: &mut WriteTx<'_>,
    traces: &[ImportTrace],
    touched: &BTreeSet<String>,
    reason: &str,
) -> Result<u32> {
    let in_use = tx.class_counts()?;
    let mut kept = 0;
    for trace in traces
        .iter()
        .filter(|trace| trace.kind == Kind::SchoolClass)
    {
        if in_use.contains_key(&trace.record_id) || touched.contains(&trace.record_id) {
            kept += 1;
        } else {
            tx.void::<SchoolClass>(&trace.record_id, reason)?;
        }
    }
    Ok(kept)
}

fn take_back(tx: &mut WriteTx<'_>, trace: &ImportTrace, reason: &str) -> Result<()> {
    match trace.kind {
        Kind::Pupil => one::<Pupil>(tx, trace, reason),
        Kind::ClassMember => one::<ClassMember>(tx, trace, reason),
        Kind::PupilStaff => one::<PupilStaff>(tx, trace, reason),
        Kind::Contact => one::<Contact>(tx, trace, reason),
        Kind::Factor => one::<Factor>(tx, trace, reason),
        Kind::Need => one::<Need>(tx, trace, reason),
        Kind::Placement => one::<Placement>(tx, trace, reason),
        Kind::Plan => one::<Plan>(tx, trace, reason),
        Kind::Outcome => one::<Outcome>(tx, trace, reason),
        Kind::Target => one::<Target>(tx, trace, reason),
        Kind::Strategy => one::<Strategy>(tx, trace, reason),
        Kind::Provision => one::<Provision>(tx, trace, reason),
        Kind::Cycle => one::<Cycle>(tx, trace, reason),
        kind => Err(Error::Internal(format!(
            "an import is not expected to touch a {}",
            kind.words()
        ))),
    }
}

fn one<R: Record + TS>(tx: &mut WriteTx<'_>, trace: &ImportTrace, reason: &str) -> Result<()> {
    match trace.verb.as_str() {
        "added" => tx.void::<R>(&trace.record_id, reason),
        "voided" => tx.bring_back::<R>(&trace.record_id),
        _ => {
            let kept: Kept<R> = tx.kept(&trace.record_id)?;
            let before: R = with_changes_back(&kept.record, trace)?;
            tx.revise(&before, kept.version)
        }
    }
}

/// The record with every field that the import changed as it was before.
fn with_changes_back<R: Serialize + DeserializeOwned>(
    record: &R,
    trace: &ImportTrace,
) -> Result<R> {
    let fault = |error: serde_json::Error| Error::Internal(error.to_string());
    let mut fields = serde_json::to_value(record).map_err(fault)?;
    if let Json::Object(fields) = &mut fields {
        for change in &trace.changes {
            fields.insert(change.field.clone(), change.from.clone());
        }
    }
    serde_json::from_value(fields).map_err(fault)
}
