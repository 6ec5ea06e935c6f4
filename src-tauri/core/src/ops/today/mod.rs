//! Today: what is due and waiting for the person who signed in, worked out afresh each time it is looked at.

mod first_steps;
mod office;
mod round;
mod send;
mod supported;

use chrono::{Months, NaiveDate};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::clocks::{ClockFacts, DateStand, DueItem, SchoolClocks};
use super::data_protection::due_beside;
use super::pupil::PupilRef;
use super::register::ReviewState;
use crate::domain::record::person::Staff;
use crate::domain::role::{Action, Role};
use crate::error::Result;
use crate::office::ReadOp;
use crate::store::{PupilLine, ReadTx, StageLine};

pub use first_steps::{FirstStep, FirstStepKind};
pub use office::OfficeToday;
pub use round::{RoundProgress, StateCount};
pub use send::{PutRight, PutRightKind, RecentChange, SchoolToday, SignOffWaiting};
pub use supported::{OpenTargetLine, SupportedChild};

/// What stands on the first screen of the person who asks.
#[derive(Debug, Deserialize, TS)]
pub struct OpenToday {}

/// The first screen. What is not for this role is nothing.
#[derive(Debug, Serialize, TS)]
pub struct TodayView {
    #[ts(type = "string")]
    pub today: NaiveDate,
    pub staff_name: String,
    pub role: Role,
    pub half_term: Option<HalfTermLine>,
    /// The forms with unsaved words, the newest first.
    pub drafts: Vec<DraftLine>,
    /// What is overdue, due or due soon for the children in scope, the earliest first.
    pub due: Vec<DueItem>,
    /// For the SENCO and the headteacher.
    pub school: Option<SchoolToday>,
    /// For a class teacher.
    pub class: Option<ClassToday>,
    /// For a teaching assistant.
    pub supported: Option<Vec<SupportedChild>>,
    /// For the office.
    pub office: Option<OfficeToday>,
}

/// The half-term of today, or in the holidays the next one.
#[derive(Debug, Serialize, TS)]
pub struct HalfTermLine {
    pub name: String,
    #[ts(type = "string")]
    pub starts_on: NaiveDate,
    #[ts(type = "string")]
    pub ends_on: NaiveDate,
    /// Whether it has begun; else it is the holidays.
    pub begun: bool,
    /// School days left in it, today included.
    pub school_days_left: u32,
}

/// A form with unsaved words.
#[derive(Debug, Serialize, TS)]
pub struct DraftLine {
    pub place: String,
    #[ts(type = "string")]
    pub saved_at: chrono::DateTime<chrono::Utc>,
}

/// A class teacher's morning.
#[derive(Debug, Serialize, TS)]
pub struct ClassToday {
    pub classes: Vec<String>,
    /// How many children are in the class altogether.
    pub children: u32,
    /// The children of the class on the pathway.
    pub on_pathway: Vec<PathwayChild>,
    /// Reviews that wait for ratings, the first due first.
    pub waiting: Vec<RatingsWaiting>,
    /// The round of this half-term in the class.
    pub round: RoundProgress,
}

/// A child on the pathway.
#[derive(Debug, Serialize, TS)]
pub struct PathwayChild {
    pub pupil: PupilRef,
    pub stage: StageLine,
    pub key_facts: String,
    #[ts(type = "string | null")]
    pub review_due_on: Option<NaiveDate>,
    pub review_state: Option<ReviewState>,
}

/// A review that waits for the ratings of targets.
#[derive(Debug, Serialize, TS)]
pub struct RatingsWaiting {
    pub pupil: PupilRef,
    pub plan_id: crate::domain::id::PlanId,
    pub plan_name: String,
    pub cycle_id: crate::domain::id::CycleId,
    #[ts(type = "string")]
    pub due_on: NaiveDate,
    pub review_state: ReviewState,
    pub targets: u32,
    pub rated: u32,
}

impl ReadOp for OpenToday {
    const ACTION: Action = Action::PupilList;
    type Output = TodayView;
    fn run(self, tx: &ReadTx<'_>) -> Result<TodayView> {
        let school = SchoolClocks::of(tx)?;
        let role = tx.session().role();
        let me = tx.get::<Staff>(tx.session().staff_id().as_str())?;
        let mut view = TodayView {
            today: tx.today(),
            staff_name: me.name,
            role,
            half_term: half_term_line(&school),
            drafts: tx
                .drafts()?
                .into_iter()
                .map(|draft| DraftLine {
                    place: draft.place,
                    saved_at: draft.saved_at,
                })
                .collect(),
            due: Vec::new(),
            school: None,
            class: None,
            supported: None,
            office: None,
        };
        if role == Role::Office {
            view.office = Some(office::office_today(tx)?);
            view.due = due_beside(tx, &school, &[])?;
            return Ok(view);
        }
        // Those who left within a year may have a clock that still runs.
        let lines = tx.pupil_lines_since(tx.today() - Months::new(12))?;
        let facts = ClockFacts::by_child(tx, None)?;
        view.due = pressing(&school, &lines, &facts);
        let beside = due_beside(tx, &school, &lines)?;
        if !beside.is_empty() {
            view.due.extend(beside);
            let place = |item: &DueItem| (!item.state.runs(), item.clock.due_on);
            view.due.sort_by_key(place);
        }
        match role {
            Role::Senco | Role::Headteacher => {
                view.school = Some(send::school_today(tx, &school, &lines, &facts)?);
            }
            Role::ClassTeacher => view.class = Some(class_today(tx, &school, &lines, &facts)?),
            Role::TeachingAssistant => {
                view.supported = Some(supported::supported_today(tx, &school, &lines)?);
            }
            Role::Office => {}
        }
        Ok(view)
    }
}

fn half_term_line(school: &SchoolClocks) -> Option<HalfTermLine> {
    let half_term = school.half_term()?;
    let from = half_term.starts_on.max(school.today);
    let left = school.calendar.school_days(from, half_term.ends_on).count();
    Some(HalfTermLine {
        name: half_term.slot.name(school.settings.term_naming),
        starts_on: half_term.starts_on,
        ends_on: half_term.ends_on,
        begun: half_term.starts_on <= school.today,
        school_days_left: u32::try_from(left).unwrap_or(u32::MAX),
    })
}

type FactsByChild = std::collections::HashMap<crate::domain::id::PupilId, ClockFacts>;

/// What somebody should see now, of all children given; what stands still comes last.
pub(crate) fn pressing(
    school: &SchoolClocks,
    lines: &[PupilLine],
    facts: &FactsByChild,
) -> Vec<DueItem> {
    let none = ClockFacts::default();
    let mut due: Vec<DueItem> = lines
        .iter()
        .flat_map(|line| school.pressing_of_child(line, facts.get(&line.id).unwrap_or(&none)))
        .collect();
    due.sort_by(|a, b| {
        let place = |item: &DueItem| (!item.state.runs(), item.clock.due_on);
        (place(a), &a.pupil.name_in_list).cmp(&(place(b), &b.pupil.name_in_list))
    });
    due
}

fn class_today(
    tx: &ReadTx<'_>,
    school: &SchoolClocks,
    lines: &[PupilLine],
    facts: &FactsByChild,
) -> Result<ClassToday> {
    let here: Vec<&PupilLine> = lines
        .iter()
        .filter(|line| !has_left(line, school))
        .collect();
    let mut classes: Vec<String> = here
        .iter()
        .filter_map(|line| line.class_name.clone())
        .collect();
    classes.sort();
    classes.dedup();
    let mut on_pathway = Vec::new();
    let mut waiting = Vec::new();
    let none = ClockFacts::default();
    for line in &here {
        let pupil = PupilRef::of(line, school.today);
        let of_child = facts.get(&line.id).unwrap_or(&none);
        for cycle in &of_child.cycles {
            let stand = school.review_stand(cycle, &of_child.marks);
            let review_state = ReviewState::of_stand(&stand, school);
            let near = matches!(
                review_state,
                ReviewState::Overdue | ReviewState::ThisHalfTerm
            );
            if near && cycle.rated < cycle.targets {
                waiting.push(RatingsWaiting {
                    pupil: pupil.clone(),
                    plan_id: cycle.plan_id.clone(),
                    plan_name: cycle.plan_name.clone(),
                    cycle_id: cycle.cycle_id.clone(),
                    due_on: stand.due_on,
                    review_state,
                    targets: cycle.targets,
                    rated: cycle.rated,
                });
            }
        }
        if let Some(stage) = line.stage.clone() {
            let review = school.next_review_of(of_child);
            on_pathway.push(PathwayChild {
                stage,
                key_facts: line.key_facts.clone(),
                review_due_on: review.as_ref().and_then(DateStand::runs_until),
                review_state: review.map(|review| ReviewState::of_stand(&review, school)),
                pupil,
            });
        }
    }
    waiting.sort_by_key(|one| one.due_on);
    Ok(ClassToday {
        classes,
        children: number(here.len()),
        on_pathway,
        waiting,
        round: RoundProgress::of(tx, school, facts)?,
    })
}

fn has_left(line: &PupilLine, school: &SchoolClocks) -> bool {
    line.left_on.is_some_and(|left_on| left_on < school.today)
}

fn number(length: usize) -> u32 {
    u32::try_from(length).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests;
