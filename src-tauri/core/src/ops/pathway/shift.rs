//! What an edit of the pathway means for the children who are on its stages, worked out for the preview and for the
//! deed alike.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;

use super::PathwayEdit;
use super::keys::give_keys;
use crate::domain::field_errors::FieldErrors;
use crate::domain::pathway::{Pathway, PathwayHistory, Stage};
use crate::domain::record::Kept;
use crate::domain::record::pupil::Placement;
use crate::domain::record::school::PathwayChange;
use crate::domain::role::Action;
use crate::domain::words::count;
use crate::error::Result;
use crate::ops::placement::{pathways_of, placements_of};
use crate::store::{Leavers, PupilLine, Reader, Seen, StageUse};

/// An edit that has been looked at together with the children whom it touches.
pub(super) struct CheckedEdit {
    pub(super) before: Pathway,
    pub(super) after: Pathway,
    pub(super) on: NaiveDate,
    /// Where the children of each stage go; a stage that stays is not in it.
    pub(super) shifts: BTreeMap<String, String>,
    pub(super) children: Vec<ShiftedChild>,
    /// The stages with children that are gone and for which no other has been chosen.
    pub(super) homeless: Vec<StageUse>,
    pub(super) edition: u32,
    pub(super) errors: FieldErrors,
    /// Why only the SENCO may save it, where that is so for this person.
    pub(super) needs_senco: Option<String>,
}

/// A child on a stage of the pathway today.
pub(super) struct ShiftedChild {
    pub(super) pupil: Seen,
    pub(super) line: PupilLine,
    pub(super) placement: Kept<Placement>,
    /// The placement before it, where this one follows it without a break.
    pub(super) previous: Option<Kept<Placement>>,
    /// Since when the child has been on this stage, whatever changed about the stage meanwhile.
    pub(super) since: NaiveDate,
    /// The stage on which the child is afterwards.
    pub(super) to: Stage,
    /// Whether anything that the placement remembers is different afterwards.
    pub(super) changes: bool,
}

impl CheckedEdit {
    pub(super) fn of(tx: &Reader<'_>, edit: PathwayEdit) -> Result<Self> {
        let history = pathways_of(tx)?;
        let changes = changes_of(tx)?;
        let before = history.on(tx.today()).clone();
        let mut after = edit.pathway;
        give_keys(&mut after, used_keys(&before, &changes));
        let mut errors = after.validate().err().unwrap_or_default();
        let on = edit.happened_on.unwrap_or(tx.today());
        check_day(&mut errors, on, tx.today(), &history);
        let mut shifts = BTreeMap::new();
        for shift in edit.shifts {
            if after.stage(&shift.to).is_none() {
                errors.add(
                    format!("shifts.{}", shift.from),
                    "Choose a stage of the new pathway.",
                );
            } else if shift.from != shift.to {
                shifts.insert(shift.from, shift.to);
            }
        }
        let mut checked = Self {
            edition: changes.last().map_or(1, |last| last.edition + 1),
            homeless: Vec::new(),
            children: Vec::new(),
            needs_senco: None,
            before,
            after,

            on,
            shifts,
            errors,
        };
        let back = edit
            .puts_back
            .and_then(|edition| changes.into_iter().find(|one| one.edition == edition));
        checked.look_at_children(tx, back.as_ref())?;
        Ok(checked)
    }

    fn look_at_children(&mut self, tx: &Reader<'_>, back: Option<&PathwayChange>) -> Result<()> {
        let used = tx.stages_in_use()?;
        let touched: Vec<&StageUse> = used.iter().filter(|one| self.touches(&one.key)).collect();
        if touched.is_empty() && back.is_none() {
            // Names, order, rhythm and limits: everybody stays where they are. Limits need the children all the same.
            if tx.session().may(Action::SendRead) {
                self.gather(tx, back)?;
            }
            return Ok(());
        }
        if !tx.session().may(Action::PlacementDecide) {
            let children = touched.iter().map(|one| one.children).sum();
            self.needs_senco = Some(format!(
                "{} on these stages now. Who is on which stage, on the register and under which code is for the SENCO \
                 to decide, so the SENCO has to save this change.",
                are(children)
            ));
            return Ok(());
        }
        self.gather(tx, back)?;
        let left: BTreeSet<&str> = self
            .children
            .iter()
            .filter(|child| self.after.stage(&child.to.key).is_none())
            .map(|child| child.placement.record.stage_key.as_str())
            .collect();
        self.homeless = used
            .into_iter()
            .filter(|one| left.contains(one.key.as_str()))
            .collect();
        for one in &self.homeless {
            self.errors.add(
                "stages",
                format!(
                    "{} on {} now. Choose the stage that they go to.",
                    are(one.children),
                    one.name
                ),
            );
        }
        let late = self
            .children
            .iter()
            .filter(|child| child.changes && child.placement.record.from_on > self.on)
            .count();
        if late > 0 {
            let late = u32::try_from(late).unwrap_or(u32::MAX);
            self.errors.add(
                "happened_on",
                format!(
                    "{} placed on a stage after that day. Choose a later day.",
                    if late == 1 {
                        "1 child was".to_owned()
                    } else {
                        format!("{late} children were")
                    }
                ),
            );
        }
        Ok(())
    }

    /// Whether the children of a stage are on another stage, on or off the register, or under another code afterwards.
    fn touches(&self, key: &str) -> bool {
        self.shifts.contains_key(key)
            || match (self.before.stage(key), self.after.stage(key)) {
                (Some(old), Some(new)) => weight(old) != weight(new),
                (_, None) => true,
                (None, Some(_)) => false,
            }
    }

    fn gather(&mut self, tx: &Reader<'_>, back: Option<&PathwayChange>) -> Result<()> {
        let today = tx.today();
        for line in tx.pupil_lines(Leavers::Without)? {
            if line.stage.is_none() {
                continue;
            }
            let pupil = tx.seen(&line.id)?;
            let placements = placements_of(tx, &pupil)?;
            let Some(place) = placements.iter().rposition(|kept| {
                let one = &kept.record;
                one.from_on <= today && one.to_on.is_none_or(|to_on| to_on > today)
            }) else {
                continue;
            };
            let (earlier, rest) = placements.split_at(place);
            let Some(placement) = rest.first().cloned() else {
                continue;
            };
            let previous = earlier
                .last()
                .filter(|kept| kept.record.to_on == Some(placement.record.from_on))
                .cloned();
            let since = since(earlier, &placement.record);
            let child = self.child(pupil, line, placement, previous, since, back);
            self.children.push(child);
        }
        Ok(())
    }

    fn child(
        &self,
        pupil: Seen,
        line: PupilLine,
        placement: Kept<Placement>,
        previous: Option<Kept<Placement>>,
        since: NaiveDate,
        back: Option<&PathwayChange>,
    ) -> ShiftedChild {
        let now = &placement.record;
        let home = back.and_then(|change| {
            let previous = &previous.as_ref()?.record;
            let moved = now.from_on == change.happened_on
                && change
                    .shifts
                    .iter()
                    .any(|shift| shift.from == previous.stage_key && shift.to == now.stage_key);
            self.after
                .stage(&previous.stage_key)
                .filter(|_| moved)
                .map(|stage| stage.key.clone())
        });
        let key = home
            .as_ref()
            .or_else(|| self.shifts.get(&now.stage_key))
            .unwrap_or(&now.stage_key);
        let to = self
            .after
            .stage(key)
            .or_else(|| self.before.stage(key))
            .cloned()
            .unwrap_or_else(|| as_placed(now));
        let changes = *key != now.stage_key
            || self
                .before
                .stage(key)
                .is_some_and(|old| weight(old) != weight(&to));
        ShiftedChild {
            pupil,
            line,
            placement,
            previous,
            since,
            to,
            changes,
        }
    }
}

/// What a placement remembers of its stage besides the name.
fn weight(stage: &Stage) -> (bool, crate::domain::pathway::CensusCode) {
    (stage.on_register, stage.census)
}

/// A stage that no pathway has, as an older placement tells of it.
fn as_placed(placement: &Placement) -> Stage {
    Stage {
        key: placement.stage_key.clone(),
        name: placement.stage_name.clone(),
        plan_name: None,
        on_register: placement.on_register,
        census: placement.census,
        rhythm: crate::domain::pathway::ReviewRhythm {
            every: crate::domain::pathway::Rhythm::HalfTerm,
            with_parents: None,
            formal_months: Vec::new(),
            yearly: false,
        },
        time_limit: None,
        entry_checks: Vec::new(),
        description: String::new(),
    }
}

/// The first day of the unbroken time on the stage.
fn since(earlier: &[Kept<Placement>], now: &Placement) -> NaiveDate {
    earlier.iter().rev().fold(now.from_on, |since, kept| {
        let joined = kept.record.stage_key == now.stage_key && kept.record.to_on == Some(since);
        if joined { kept.record.from_on } else { since }
    })
}

/// Every change of the pathway in order.
pub(super) fn changes_of(tx: &Reader<'_>) -> Result<Vec<PathwayChange>> {
    let mut changes: Vec<PathwayChange> = tx
        .all::<PathwayChange>()?
        .into_iter()
        .map(|kept| kept.record)
        .collect();
    changes.sort_by_key(|change| change.edition);
    Ok(changes)
}

fn used_keys(before: &Pathway, changes: &[PathwayChange]) -> Vec<String> {
    changes
        .iter()
        .map(|change| &change.before)
        .chain([before])
        .flat_map(|pathway| pathway.stages.iter().map(|stage| stage.key.clone()))
        .collect()
}

fn check_day(errors: &mut FieldErrors, on: NaiveDate, today: NaiveDate, history: &PathwayHistory) {
    if on > today {
        errors.add(
            "happened_on",
            "That is after today. Make the change on its day, or choose today.",
        );
    }
    if let Some(last) = history.last_changed_on().filter(|last| *last > on) {
        errors.add(
            "happened_on",
            format!(
                "The pathway was changed on {} already. Choose that day or a later one.",
                crate::domain::date_words::long(last)
            ),
        );
    }
}

/// "1 child is", "12 children are".
pub(super) fn are(children: u32) -> String {
    format!(
        "{} {}",
        children_words(children),
        if children == 1 { "is" } else { "are" }
    )
}

/// "1 child", "12 children".
pub(super) fn children_words(children: u32) -> String {
    if children == 1 {
        count(1, "child")
    } else {
        format!("{children} children")
    }
}
