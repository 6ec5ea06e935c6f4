//! The register and the list of children: one fast table, which the window filters.

mod census;
mod review_state;

use std::collections::HashMap;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use census::census_plans;
pub use census::{CensusFacts, TopUp};
pub use review_state::{ReviewState, WatchedFor};

use super::clocks::{DateStand, SchoolClocks, marks_by_child};
use super::list::{ListColumn, register_columns};
use super::pupil::PupilRef;
use crate::domain::calendar::academic_year_of;
use crate::domain::clock::ParentMeetings;
use crate::domain::factor::FactorKind;
use crate::domain::id::{ClassId, PupilId};
use crate::domain::record::pupil::Sex;
use crate::domain::role::{Action, Scope};
use crate::domain::year_group::YearGroup;
use crate::error::Result;
use crate::office::ReadOp;
use crate::store::{CensusPlanLine, Leavers, NeedLine, PupilLine, ReadTx, Reader, StageLine};

/// All children in scope. Whoever may not read SEND details gets names, years and classes.
#[derive(Debug, Deserialize, TS)]
pub struct OpenRegister {
    pub leavers: Leavers,
}

/// The table with what its filters offer.
#[derive(Debug, Serialize, TS)]
pub struct RegisterView {
    #[ts(type = "string")]
    pub today: NaiveDate,
    /// Whether the rows say anything of SEND.
    pub shows_send: bool,
    pub rows: Vec<RegisterRow>,
    /// The classes that have a row, in the order of their youngest year.
    pub classes: Vec<String>,
    /// The year groups that have a row, youngest first.
    pub year_groups: Vec<YearOption>,
    /// The stages in the order of support: the school's own, then older ones that a row still has.
    pub stages: Vec<StageOption>,
    pub key_workers: Vec<String>,
    /// The columns that this person can be shown, in the order of the table.
    pub columns: Vec<ListColumn>,
}

/// A year group to filter by.
#[derive(Debug, PartialEq, Eq, Serialize, TS)]
pub struct YearOption {
    pub code: YearGroup,
    pub name: String,
}

/// A stage to filter by.
#[derive(Debug, PartialEq, Eq, Serialize, TS)]
pub struct StageOption {
    pub key: String,
    pub name: String,
    pub on_register: bool,
}

/// A child in the table.
#[derive(Debug, Serialize, TS)]
pub struct RegisterRow {
    pub pupil: PupilRef,
    pub class_id: Option<ClassId>,
    pub sex: Sex,
    /// Place of the year group in order of age, for sorting.
    pub year_order: Option<u8>,
    /// Family name, then given name, without accents and case.
    pub sort_key: String,
    /// Every part of the name without accents and case; a search matches the beginnings of its words.
    pub search_key: String,
    pub stage: Option<StageLine>,
    /// Place of the stage in the order of support, for sorting.
    pub stage_order: Option<u8>,
    pub needs: Vec<NeedLine>,
    pub factors: Vec<FactorKind>,
    pub key_worker: Option<String>,
    /// Nothing while it is paused, or where it does not apply.
    #[ts(type = "string | null")]
    pub review_due_on: Option<NaiveDate>,
    pub review_state: Option<ReviewState>,
    /// A concern that is still open, for a child who is not on the register.
    pub concern: Option<WatchedFor>,
    /// The meetings with parents that were held this school year, for a child on the register.
    pub parents_met: Option<ParentsMet>,
    /// Nothing for whoever may not read SEND details.
    pub census: Option<CensusFacts>,
    pub has_photo: bool,
    #[ts(type = "string")]
    pub born_on: NaiveDate,
    /// Nothing for those who do not see the whole school.
    pub upn: Option<String>,
    #[ts(type = "string | null")]
    pub admitted_on: Option<NaiveDate>,
    #[ts(type = "string | null")]
    pub left_on: Option<NaiveDate>,
}

/// How many of the year's meetings with parents were held.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct ParentsMet {
    /// For sorting.
    pub held: u32,
    /// "2 of 3".
    pub words: String,
}

impl ReadOp for OpenRegister {
    const ACTION: Action = Action::PupilList;
    type Output = RegisterView;
    fn run(self, tx: &ReadTx<'_>) -> Result<RegisterView> {
        register_view(tx, self.leavers)
    }
}

/// All children in scope with what the table says of them, by family name.
pub(crate) fn register_view(tx: &Reader<'_>, leavers: Leavers) -> Result<RegisterView> {
    let school = SchoolClocks::of(tx)?;
    let shows = Shows::of(tx);
    let lines = tx.pupil_lines(leavers)?;
    let mut concerns: HashMap<PupilId, WatchedFor> = HashMap::new();
    let mut reviews: HashMap<PupilId, DateStand> = HashMap::new();
    if shows.send {
        let marks = marks_by_child(tx.clock_mark_lines(None)?);
        reviews = school.marked_reviews(tx, &marks)?;
        for line in tx.open_concern_lines(None)? {
            let of_child = marks.get(&line.pupil_id).map_or(&[][..], Vec::as_slice);
            // The first raised is the one that has waited longest.
            concerns
                .entry(line.pupil_id.clone())
                .or_insert_with(|| WatchedFor::of(line, &school, of_child));
        }
    }
    let mut met: HashMap<PupilId, Vec<NaiveDate>> = HashMap::new();
    if shows.send {
        for line in tx.met_parents_lines(None)? {
            met.entry(line.pupil_id).or_default().push(line.happened_on);
        }
    }
    let mut plans = census_plans(tx, school.today, shows)?;
    let year = academic_year_of(school.today);
    let mut rows: Vec<RegisterRow> = lines
        .into_iter()
        .map(|line| {
            let concern = concerns.remove(&line.id);
            let held_on = met.remove(&line.id).unwrap_or_default();
            let plan = plans.remove(&line.id);
            let review = reviews.remove(&line.id);
            let mut row = row(line, concern, plan, &school, shows);
            if let Some(review) = review {
                row.review_state = Some(ReviewState::of_stand(&review, &school));
                row.review_due_on = review.runs_until();
            }
            let on_register = row.stage.as_ref().is_some_and(|stage| stage.on_register);
            row.parents_met = on_register.then(|| {
                let meetings = ParentMeetings::of(year, &held_on);
                ParentsMet {
                    held: meetings.count(),
                    words: meetings.short(),
                }
            });
            row
        })
        .collect();
    rows.sort_by(|a, b| {
        a.sort_key
            .cmp(&b.sort_key)
            .then(a.pupil.id.cmp(&b.pupil.id))
    });
    Ok(RegisterView {
        today: tx.today(),
        shows_send: shows.send,
        classes: classes(&rows),
        year_groups: year_groups(&rows),
        stages: if shows.send {
            stages(&rows, &school)
        } else {
            Vec::new()
        },
        key_workers: key_workers(&rows),
        columns: register_columns(tx.session()),
        rows,
    })
}

/// The children in scope as they stood on a day that is past, by family name.
pub(crate) fn register_rows_on(tx: &Reader<'_>, on: NaiveDate) -> Result<Vec<RegisterRow>> {
    let now = SchoolClocks::of(tx)?;
    let school = SchoolClocks {
        today: on,
        pathway: now.past.on(on).clone(),
        ..now
    };
    let shows = Shows::of(tx);
    let mut plans = census_plans(tx, on, shows)?;
    let mut rows: Vec<RegisterRow> = tx
        .pupil_lines_on(on)?
        .into_iter()
        .map(|mut line| {
            // What is due is of today, whatever the day that is asked for.
            line.review_due_on = None;
            let plan = plans.remove(&line.id);
            row(line, None, plan, &school, shows)
        })
        .collect();
    rows.sort_by(|a, b| (&a.sort_key, &a.pupil.id).cmp(&(&b.sort_key, &b.pupil.id)));
    Ok(rows)
}

/// What the person who asks may see of a child.
#[derive(Clone, Copy)]
struct Shows {
    send: bool,
    upn: bool,
    /// What a plan costs is for whoever reads all of it.
    costs: bool,
}

impl Shows {
    fn of(tx: &Reader<'_>) -> Self {
        Self {
            send: tx.session().may(Action::SendRead),
            upn: tx.session().role().scope() == Scope::WholeSchool,
            costs: tx.session().may(Action::EhcRead),
        }
    }
}

fn row(
    line: PupilLine,
    concern: Option<WatchedFor>,
    plan: Option<CensusPlanLine>,
    school: &SchoolClocks,
    shows: Shows,
) -> RegisterRow {
    let pupil = PupilRef::of(&line, school.today);
    let name = line.name();
    let half_term = school.half_term();
    let send = shows.send.then_some(());
    let census = send.map(|()| CensusFacts::of(&line, plan, shows));
    let stage = send.and(line.stage);
    let review_due_on = send.and(line.review_due_on);
    let on_register = stage.as_ref().is_some_and(|stage| stage.on_register);
    RegisterRow {
        class_id: line.class_id,
        sex: line.sex,
        year_order: pupil
            .year_group
            .and_then(|year| u8::try_from(year.order()).ok()),
        sort_key: name.sort_key(),
        search_key: name.search_key(),
        stage_order: stage
            .as_ref()
            .and_then(|stage| school.pathway.position(&stage.key))
            .and_then(|place| u8::try_from(place).ok()),
        stage,
        needs: send.map_or_else(Vec::new, |()| line.needs),
        factors: send.map_or_else(Vec::new, |()| line.factors),
        key_worker: send.and(line.key_worker),
        review_state: review_due_on.map(|due_on| ReviewState::of(due_on, school.today, half_term)),
        review_due_on,
        concern: concern.filter(|_| !on_register),
        parents_met: None,
        census,
        has_photo: line.has_photo,
        born_on: line.born_on,
        upn: line.upn.filter(|_| shows.upn),
        admitted_on: line.admitted_on,
        left_on: line.left_on,
        pupil,
    }
}

fn classes(rows: &[RegisterRow]) -> Vec<String> {
    let mut classes: Vec<(Option<u8>, &String)> = Vec::new();
    for row in rows {
        let Some(class) = &row.pupil.class_name else {
            continue;
        };
        match classes.iter_mut().find(|(_, known)| *known == class) {
            Some((youngest, _)) => *youngest = (*youngest).min(row.year_order),
            None => classes.push((row.year_order, class)),
        }
    }
    classes.sort();
    classes.into_iter().map(|(_, name)| name.clone()).collect()
}

fn year_groups(rows: &[RegisterRow]) -> Vec<YearOption> {
    let mut years: Vec<YearGroup> = rows.iter().filter_map(|row| row.pupil.year_group).collect();
    years.sort_unstable();
    years.dedup();
    years
        .into_iter()
        .map(|code| YearOption {
            code,
            name: code.name().to_owned(),
        })
        .collect()
}

fn stages(rows: &[RegisterRow], school: &SchoolClocks) -> Vec<StageOption> {
    let mut stages: Vec<StageOption> = school
        .pathway
        .stages
        .iter()
        .map(|stage| StageOption {
            key: stage.key.clone(),
            name: stage.name.clone(),
            on_register: stage.on_register,
        })
        .collect();
    for stage in rows.iter().filter_map(|row| row.stage.as_ref()) {
        if stages.iter().all(|known| known.key != stage.key) {
            stages.push(StageOption {
                key: stage.key.clone(),
                name: stage.name.clone(),
                on_register: stage.on_register,
            });
        }
    }
    stages
}

fn key_workers(rows: &[RegisterRow]) -> Vec<String> {
    let mut names: Vec<String> = rows
        .iter()
        .filter_map(|row| row.key_worker.clone())
        .collect();
    names.sort();
    names.dedup();
    names
}

#[cfg(test)]
mod tests;
