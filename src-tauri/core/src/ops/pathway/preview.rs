//! What an edit of the pathway would change, in whole sentences, before anything is kept.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::PathwayEdit;
use super::shift::{CheckedEdit, ShiftedChild, children_words};
use crate::domain::clock::stage_time_limit_due;
use crate::domain::date_words::long;
use crate::domain::field_errors::FieldErrors;
use crate::domain::pathway::{StageShift, differences, nearest_stages};
use crate::domain::role::Action;
use crate::error::Result;
use crate::office::ReadOp;
use crate::ops::clocks::SchoolClocks;
use crate::ops::pupil::PupilRef;
use crate::store::ReadTx;

/// Looks at an edit of the pathway without keeping it.
#[derive(Debug, Deserialize, TS)]
pub struct PreviewPathway {
    #[serde(flatten)]
    pub edit: PathwayEdit,
}

/// What would change.
#[derive(Debug, Serialize, TS)]
pub struct PathwayPreview {
    /// The first day of the new pathway.
    #[ts(type = "string")]
    pub happened_on: NaiveDate,
    /// What changes for children, the most weighty first; with their names for whoever may read of SEND.
    pub children: Vec<PreviewLine>,
    /// What changes in the pathway itself, a sentence each.
    pub pathway: Vec<String>,
    /// The stages with children that the new pathway does not have, and where they would go.
    pub questions: Vec<ShiftQuestion>,
    /// Whether a reason has to be given, because something changes for children.
    pub needs_reason: bool,
    /// Why this person cannot save it, where that is so.
    pub needs_senco: Option<String>,
    /// What stands in the way, by field, as saving would say it.
    pub problems: FieldErrors,
    /// "What was recorded before 10 November 2026 keeps its names."
    pub past: String,
}

/// A sentence about children, with their names.
#[derive(Debug, Serialize, TS)]
pub struct PreviewLine {
    pub words: String,
    pub children: Vec<PupilRef>,
}

/// A stage whose children need another.
#[derive(Debug, Serialize, TS)]
pub struct ShiftQuestion {
    pub from: String,
    pub name: String,
    pub children: u32,
    /// The stage chosen, or else the nearest.
    pub to: String,
}

impl ReadOp for PreviewPathway {
    const ACTION: Action = Action::SettingsWrite;
    type Output = PathwayPreview;
    fn run(self, tx: &ReadTx<'_>) -> Result<PathwayPreview> {
        let edit = CheckedEdit::of(tx, self.edit)?;
        let names = tx.session().may(Action::SendRead);
        let mut children = child_lines(&edit, &SchoolClocks::of(tx)?);
        if !names {
            for line in &mut children {
                line.children.clear();
            }
        }
        let changed = edit.children.iter().any(|child| child.changes);
        Ok(PathwayPreview {
            happened_on: edit.on,
            needs_reason: changed,
            needs_senco: edit.needs_senco.clone(),
            children,
            pathway: differences(&edit.before, &edit.after),
            questions: questions(tx, &edit)?,
            past: format!(
                "What was recorded before {} keeps the names of its time, and the register of an earlier day stays as \
                 it was.",
                long(edit.on)
            ),
            problems: edit.errors,
        })
    }
}

/// For each stage with children that is gone, where they go.
fn questions(tx: &ReadTx<'_>, edit: &CheckedEdit) -> Result<Vec<ShiftQuestion>> {
    let nearest: Vec<StageShift> = nearest_stages(&edit.before, &edit.after);
    let gone = tx
        .stages_in_use()?
        .into_iter()
        .filter(|used| edit.after.stage(&used.key).is_none());
    let mut questions: Vec<ShiftQuestion> = gone
        .map(|used| ShiftQuestion {
            to: edit
                .shifts
                .get(&used.key)
                .cloned()
                .or_else(|| {
                    let near = nearest.iter().find(|shift| shift.from == used.key);
                    near.map(|shift| shift.to.clone())
                })
                .unwrap_or_default(),
            from: used.key,
            name: used.name,
            children: used.children,
        })
        .collect();
    questions.sort_by_key(|one| edit.before.position(&one.from));
    Ok(questions)
}

fn child_lines(edit: &CheckedEdit, school: &SchoolClocks) -> Vec<PreviewLine> {
    let mut lines = Vec::new();
    let mut tell = |which: &dyn Fn(&ShiftedChild) -> bool, words: &dyn Fn(u32) -> String| {
        let found: Vec<PupilRef> = edit
            .children
            .iter()
            .filter(|child| which(child))
            .map(|child| PupilRef::of(&child.line, school.today))
            .collect();
        if !found.is_empty() {
            let number = u32::try_from(found.len()).unwrap_or(u32::MAX);
            lines.push(PreviewLine {
                words: words(number),
                children: found,
            });
        }
    };
    let come = |number| if number == 1 { "comes" } else { "come" };
    let leave = |number| if number == 1 { "leaves" } else { "leave" };
    tell(
        &|child| child.changes && !child.placement.record.on_register && child.to.on_register,
        &|number| {
            format!(
                "{} {} onto the register.",
                children_words(number),
                come(number)
            )
        },
    );
    tell(
        &|child| child.changes && child.placement.record.on_register && !child.to.on_register,
        &|number| format!("{} {} the register.", children_words(number), leave(number)),
    );
    let mut codes: Vec<_> = edit
        .children
        .iter()
        .filter(|child| child.changes)
        .map(|child| (child.placement.record.census, child.to.census))
        .filter(|(old, new)| old != new)
        .collect();
    codes.sort();
    codes.dedup();
    for (old, new) in codes {
        tell(
            &|child| {
                child.changes && child.placement.record.census == old && child.to.census == new
            },
            &|number| {
                format!(
                    "The census code of {} changes from {} to {}.",
                    children_words(number),
                    old.code(),
                    new.code()
                )
            },
        );
    }
    let mut moves: Vec<(String, String)> = edit
        .children
        .iter()
        .map(|child| {
            (
                child.placement.record.stage_key.clone(),
                child.to.key.clone(),
            )
        })
        .filter(|(from, to)| from != to && edit.after.stage(to).is_some())
        .collect();
    moves.sort_by_key(|(from, to)| (edit.before.position(from), edit.after.position(to)));
    moves.dedup();
    for (from, to) in moves {
        let name = |key: &str| {
            let stage = edit.before.stage(key).or_else(|| edit.after.stage(key));
            stage.map_or_else(|| key.to_owned(), |stage| stage.name.clone())
        };
        let target = edit
            .after
            .stage(&to)
            .map_or_else(|| to.clone(), |one| one.name.clone());
        tell(
            &|child| child.placement.record.stage_key == from && child.to.key == to,
            &|number| {
                let go = if number == 1 { "goes" } else { "go" };
                format!(
                    "{} {go} from {} to {target}.",
                    children_words(number),
                    name(&from)
                )
            },
        );
    }
    tell(
        &|child| overdue_after(edit, school, child) && !overdue_before(edit, school, child),
        &|number| {
            format!(
                "The time at the stage is over for {}: Today will ask what comes next.",
                children_words(number)
            )
        },
    );
    tell(
        &|child| overdue_before(edit, school, child) && !overdue_after(edit, school, child),
        &|number| {
            format!(
                "The time at the stage is no longer over for {}.",
                children_words(number)
            )
        },
    );
    lines
}

fn overdue_before(edit: &CheckedEdit, school: &SchoolClocks, child: &ShiftedChild) -> bool {
    let stage = edit.before.stage(&child.placement.record.stage_key);
    stage.is_some_and(|stage| is_over(stage, child.since, school))
}

fn overdue_after(edit: &CheckedEdit, school: &SchoolClocks, child: &ShiftedChild) -> bool {
    let stays = child.to.key == child.placement.record.stage_key;
    let since = if stays { child.since } else { edit.on };
    is_over(&child.to, since, school)
}

fn is_over(stage: &crate::domain::pathway::Stage, since: NaiveDate, school: &SchoolClocks) -> bool {
    stage_time_limit_due(stage, since, school.context())
        .is_some_and(|clock| clock.due_on < school.today)
}
