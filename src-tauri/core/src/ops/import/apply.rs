//! Applies a list: a checked backup, then everything in one transaction, as it was shown and as the person decided.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::compare::{Compared, compare};
use super::contact::ContactStep;
use super::file::{ImportFile, code_of, remember};
use super::plan::{Plan, PlannedChild, Standing, children_in, class_key, plan};
use super::preview::{Today, preview_of};
use crate::domain::backup::BackupReason;
use crate::domain::calendar::academic_year_of;
use crate::domain::date_words::long;
use crate::domain::field_errors::FieldErrors;
use crate::domain::id::{ClassId, ContactId, FactorId, ImportId, NeedId, PupilId};
use crate::domain::pathway::CensusCode;
use crate::domain::record::import::{ImportRun, ImportedList};
use crate::domain::record::person::Staff;
use crate::domain::record::pupil::{Factor, Need, Pupil};
use crate::domain::record::school::SchoolClass;
use crate::domain::role::Action;
use crate::error::Result;
use crate::exchange::Table;
use crate::exchange::pupils::{CellCorrection, ColumnMeaning, FileSchool};
use crate::office::{LongOp, Turns, WriteOp};
use crate::ops::placement::{Decision, place};
use crate::ops::pupil::{PupilLeaves, SetClass, put_in_class};
use crate::progress::Progress;
use crate::store::WriteTx;

/// Whether somebody of the list is the child of the same name on the register.
#[derive(Debug, Clone, Deserialize, TS)]
pub struct SameChoice {
    pub key: String,
    pub same: bool,
}

/// The stage on which a child of the list is to be placed.
#[derive(Debug, Clone, Deserialize, TS)]
pub struct PlaceChoice {
    pub key: String,
    pub stage_key: String,
}

/// What a person decided on a preview.
#[derive(Debug, Clone, Default, Deserialize, TS)]
pub struct ImportDecisions {
    /// Children who are possibly on the register. Those without a decision are left out.
    pub same: Vec<SameChoice>,
    /// The children who have left, of those who are not in the list.
    pub leaving: Vec<PupilId>,
    /// Their last day; of a child whom the list itself gives one, that.
    #[ts(type = "string | null")]
    pub left_on: Option<NaiveDate>,
    pub place: Vec<PlaceChoice>,
}

/// Applies a list as it was shown.
#[derive(Debug, Deserialize, TS)]
pub struct ApplyImport {
    pub file: ImportFile,
    pub columns: Vec<Option<ColumnMeaning>>,
    pub corrections: Vec<CellCorrection>,
    pub decisions: ImportDecisions,
    /// The mark of the preview that was shown.
    pub seen: String,
}

/// What an import did.
#[derive(Debug, Clone, Serialize, TS)]
pub struct ImportResult {
    /// Nothing where there was nothing to do, so that no import was kept.
    pub id: Option<ImportId>,
    pub added: u32,
    pub changed: u32,
    pub leaving: u32,
    pub placed: u32,
    /// Wrong rows, and possible children without a decision.
    pub left_out: u32,
}

impl LongOp for ApplyImport {
    const ACTION: Action = Action::PupilImport;
    type Output = ImportResult;
    fn run(self, turns: &mut Turns<'_>) -> Result<ImportResult> {
        turns.progress().begin(0, "Reading the file")?;
        let today = turns.read(Today)?;
        let (table, school) = children_in(&self.file, &self.columns, &self.corrections, today)?;
        turns.progress().begin(0, "Making a backup")?;
        let backup = turns.back_up(BackupReason::BeforeImport)?;
        let backup = backup
            .path
            .file_name()
            .map(|name| name.to_string_lossy().into_owned());
        let progress = turns.progress().clone();
        turns.write(Apply {
            file_name: self.file.name,
            columns: self.columns,
            table,
            school,
            decisions: self.decisions,
            seen: self.seen,
            backup: backup.unwrap_or_default(),
            progress,
        })
    }
}

/// The one transaction.
pub(super) struct Apply {
    pub(super) file_name: String,
    pub(super) columns: Vec<Option<ColumnMeaning>>,
    pub(super) table: Table,
    pub(super) school: FileSchool,
    pub(super) decisions: ImportDecisions,
    pub(super) seen: String,
    pub(super) backup: String,
    pub(super) progress: Progress,
}

impl WriteOp for Apply {
    const ACTION: Action = Action::PupilImport;
    type Output = ImportResult;
    fn run(self, tx: &mut WriteTx<'_>) -> Result<ImportResult> {
        let plan = plan(tx, self.school)?;
        if preview_of(tx, &plan, &self.table)?.seen != self.seen {
            let sentence =
                "The register has changed since this was shown. Look at it again, then apply it.";
            return Err(FieldErrors::one("seen", sentence).into());
        }
        let codes = self.columns.iter().map(|meaning| code_of(*meaning));
        remember(
            tx,
            ImportedList::Pupils,
            &self.table.headers,
            codes.collect(),
        )?;
        let total = plan.children.len() + self.decisions.leaving.len();
        let total = u32::try_from(total).unwrap_or(u32::MAX);
        self.progress.begin(total, "Bringing in the children")?;
        let mut work = Work {
            plan: &plan,
            classes: BTreeMap::new(),
            decisions: &self.decisions,
            progress: &self.progress,
            result: ImportResult {
                id: None,
                added: 0,
                changed: 0,
                leaving: 0,
                placed: 0,
                left_out: u32::try_from(plan.wrong.len()).unwrap_or(u32::MAX),
            },
        };
        work.bring_in(tx)?;
        work.leave(tx)?;
        let mut result = work.result;
        if result.added + result.changed + result.leaving + result.placed == 0 {
            return Ok(result);
        }
        let id = ImportId::new(tx.new_id());
        // Its trace is the last of the import's, and by that the others are found: see `import_traces`.
        tx.add(&ImportRun {
            id: id.clone(),
            list: ImportedList::Pupils,
            file_name: self.file_name,
            happened_on: tx.today(),
            added: result.added,
            changed: result.changed,
            leaving: result.leaving,
            placed: result.placed,
            plans: 0,
            targets: 0,
            provision: 0,
            backup: self.backup,
            undone_on: None,
            kept_back: 0,
        })?;
        result.id = Some(id);
        Ok(result)
    }
}

struct Work<'a> {
    plan: &'a Plan,
    /// The classes that were made, by their keys.
    classes: BTreeMap<String, ClassId>,
    decisions: &'a ImportDecisions,
    progress: &'a Progress,
    result: ImportResult,
}

impl Work<'_> {
    fn bring_in(&mut self, tx: &mut WriteTx<'_>) -> Result<()> {
        let plan = self.plan;
        for child in &plan.children {
            self.progress.item_done()?;
            if child.left_on.is_some() {
                continue;
            }
            let key = child.file.key();
            let same = self.decisions.same.iter().find(|choice| choice.key == key);
            let pupil_id = match (child.standing, same) {
                (Standing::New, _) => self.add(tx, &child.compared)?,
                (Standing::Known, _)
                | (Standing::Possible { .. }, Some(SameChoice { same: true, .. })) => {
                    self.change(tx, child)?
                }
                (Standing::Possible { .. }, Some(SameChoice { same: false, .. })) => {
                    let alone = compare(tx, &plan.school, &child.file, None, None)?;
                    self.add(tx, &alone)?
                }
                (Standing::Possible { .. }, None) => {
                    self.result.left_out += 1;
                    continue;
                }
            };
            if let Some(choice) = self.decisions.place.iter().find(|choice| choice.key == key) {
                self.place(tx, &pupil_id, child, choice)?;
            }
        }
        Ok(())
    }

    fn add(&mut self, tx: &mut WriteTx<'_>, compared: &Compared) -> Result<PupilId> {
        let id = PupilId::new(tx.new_id());
        let pupil = Pupil {
            id: id.clone(),
            ..compared.pupil.clone()
        };
        tx.add(&pupil)?;
        if let Some(class_id) = self.class_of(tx, compared)? {
            let starts = NaiveDate::from_ymd_opt(academic_year_of(tx.today()), 9, 1);
            let from_on = pupil.admitted_on.max(starts).unwrap_or_else(|| tx.today());
            put_in_class(tx, &id, &class_id, from_on)?;
        }
        self.beside(tx, &id, compared)?;
        self.result.added += 1;
        Ok(id)
    }

    fn change(&mut self, tx: &mut WriteTx<'_>, child: &PlannedChild) -> Result<PupilId> {
        let compared = &child.compared;
        let id = compared.pupil.id.clone();
        if compared.changes.is_empty() {
            return Ok(id);
        }
        if let Some(kept) = &child.pupil {
            tx.revise(&compared.pupil, kept.version)?;
        }
        if let Some(class_id) = self.class_of(tx, compared)? {
            let set = SetClass {
                pupil_id: id.clone(),
                class_id: Some(class_id),
                from_on: Some(tx.today()),
            };
            set.run(tx)?;
        }
        self.beside(tx, &id, compared)?;
        self.result.changed += 1;
        Ok(id)
    }

    /// The class that a child is to be in, which is made where it is not there yet.
    fn class_of(&mut self, tx: &mut WriteTx<'_>, compared: &Compared) -> Result<Option<ClassId>> {
        let Some(class) = &compared.class else {
            return Ok(None);
        };
        let key = class_key(&class.name);
        if let Some(id) = class.id.as_ref().or_else(|| self.classes.get(&key)) {
            return Ok(Some(id.clone()));
        }
        let years = self
            .plan
            .new_classes
            .iter()
            .find(|(name, _)| class_key(name) == key)
            .map(|(_, years)| years.iter().copied().collect());
        let id = ClassId::new(tx.new_id());
        tx.add(&SchoolClass {
            id: id.clone(),
            name: class.name.clone(),
            year_starting: academic_year_of(tx.today()),
            year_groups: years.unwrap_or_default(),
        })?;
        self.classes.insert(key, id.clone());
        Ok(Some(id))
    }

    /// Contacts, factors and needs.
    fn beside(&self, tx: &mut WriteTx<'_>, id: &PupilId, compared: &Compared) -> Result<()> {
        for step in &compared.contacts {
            match step.clone() {
                ContactStep::Add(mut contact) => {
                    contact.id = ContactId::new(tx.new_id());
                    contact.pupil_id = id.clone();
                    tx.add(&contact)?;
                }
                ContactStep::Revise(contact, version) => tx.revise(&contact, version)?,
            }
        }
        let today = tx.today();
        for factor in &compared.factors {
            tx.add(&Factor {
                id: FactorId::new(tx.new_id()),
                pupil_id: id.clone(),
                factor: *factor,
                detail: "From the school's MIS".to_owned(),
                from_on: today,
                to_on: None,
            })?;
        }
        for need in &compared.needs {
            tx.add(&Need {
                id: NeedId::new(tx.new_id()),
                pupil_id: id.clone(),
                area: need.area,
                sen_type: Some(need.sen_type),
                rank: need.rank,
                detail: "From the school's MIS".to_owned(),
                from_on: today,
                to_on: None,
            })?;
        }
        Ok(())
    }

    fn place(
        &mut self,
        tx: &mut WriteTx<'_>,
        pupil_id: &PupilId,
        child: &PlannedChild,
        choice: &PlaceChoice,
    ) -> Result<()> {
        let Some(status) = child.compared.place else {
            return Ok(());
        };
        let fits = self
            .plan
            .pathway
            .stage(&choice.stage_key)
            .is_some_and(|stage| stage.census == status);
        if !fits {
            let sentence = "That stage does not fit the SEN status in the list. Choose another.";
            return Err(FieldErrors::one(format!("place.{}", choice.key), sentence).into());
        }
        let me = tx.get::<Staff>(tx.session().staff_id().as_str())?;
        let words = match status {
            CensusCode::E => "an EHC plan (E)",
            _ => "SEN support (K)",
        };
        let today = tx.today();
        let decision = Decision {
            to: Some(choice.stage_key.clone()),
            happened_on: Some(today),
            reason: format!(
                "The school's MIS had this child on {words} when its list was imported."
            ),
            evidence: String::new(),
            decided_by: me.name,
            parents_told_on: None,
            confirmed: Vec::new(),
            missing_reason: format!(
                "Brought over from the school's MIS on {}, where the child was on the register.",
                long(today)
            ),
            leaving: None,
        };
        let seen = tx.seen(pupil_id)?;
        place(tx, &seen, decision)?;
        self.result.placed += 1;
        Ok(())
    }

    fn leave(&mut self, tx: &mut WriteTx<'_>) -> Result<()> {
        let plan = self.plan;
        for id in &self.decisions.leaving {
            self.progress.item_done()?;
            let told = plan
                .children
                .iter()
                .find(|child| child.line.as_ref().is_some_and(|line| line.id == *id))
                .and_then(|child| child.left_on);
            let absent = plan.leaving.iter().any(|line| line.id == *id);
            if !absent && told.is_none() {
                continue;
            }
            let kept = tx.kept::<Pupil>(id.as_str())?;
            let leaves = PupilLeaves {
                id: id.clone(),
                version: kept.version,
                left_on: told.or(self.decisions.left_on),
                destination: String::new(),
                reason: "Not at the school any more by the list from its MIS".to_owned(),
            };
            leaves.run(tx)?;
            self.result.leaving += 1;
        }
        Ok(())
    }
}
