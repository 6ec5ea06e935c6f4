//! The evenings of a round as the window shows them: the timetable, and every child with the time of the meeting.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::parts::EveningParts;
use crate::domain::date_words::with_weekday;
use crate::domain::evening::MeetingOutcome;
use crate::domain::id::{EveningId, PupilId, StaffId};
use crate::domain::record::Kept;
use crate::domain::record::round::{Meeting, ParentsEvening};
use crate::domain::role::{Action, Role};
use crate::domain::round::RoundKey;
use crate::domain::time_of_day::TimeOfDay;
use crate::error::Result;
use crate::office::ReadOp;
use crate::ops::pupil::PupilRef;
use crate::ops::round::RoundLine;
use crate::store::ReadTx;

/// The evenings of a round; of the one of today where none is named.
#[derive(Debug, Deserialize, TS)]
pub struct OpenEvenings {
    pub round: Option<RoundKey>,
}

/// The evenings with the meetings of the children in scope.
#[derive(Debug, Serialize, TS)]
pub struct EveningsView {
    #[ts(type = "string")]
    pub today: NaiveDate,
    pub round: RoundLine,
    pub evenings: Vec<EveningView>,
    /// By family name.
    pub children: Vec<MeetingChild>,
    /// Who may have a desk: everybody who works here today, teachers first.
    pub staff: Vec<StaffLine>,
    /// The SENCO who is asked to meetings; empty without one.
    pub senco_name: String,
    pub may: EveningsMay,
}

/// What this person may do with the meetings.
#[derive(Debug, Serialize, TS)]
pub struct EveningsMay {
    pub arrange: bool,
    pub record: bool,
    pub print: bool,
}

/// One evening.
#[derive(Debug, Serialize, TS)]
pub struct EveningView {
    pub evening: Kept<ParentsEvening>,
    /// "Tuesday 17 November 2026".
    pub day_words: String,
    pub over: bool,
    pub times: Vec<TimeOfDay>,
    pub desks: Vec<DeskLine>,
}

/// A desk at an evening.
#[derive(Debug, Serialize, TS)]
pub struct DeskLine {
    pub staff_id: StaffId,
    pub name: String,
    pub room: String,
}

/// A member of staff who may have a desk.
#[derive(Debug, Serialize, TS)]
pub struct StaffLine {
    pub id: StaffId,
    pub name: String,
    pub job_title: String,
    pub teacher: bool,
    /// How many children of the round are in this person's class.
    pub children: u32,
}

/// A child whose parents are to be met.
#[derive(Debug, Serialize, TS)]
pub struct MeetingChild {
    pub pupil: PupilRef,
    pub teacher_id: Option<StaffId>,
    pub teacher_name: String,
    /// Brothers and sisters in the round, by name.
    pub siblings: Vec<String>,
    /// Whether brothers and sisters who have times are not met one after another.
    pub apart: bool,
    pub with_senco: bool,
    pub meeting: Option<MeetingLine>,
}

/// The meeting of a child.
#[derive(Debug, Serialize, TS)]
pub struct MeetingLine {
    pub version: i32,
    pub evening_id: Option<EveningId>,
    pub staff_id: Option<StaffId>,
    pub starts_at: Option<TimeOfDay>,
    /// "Tuesday 17 November 2026 at 15:40 with Mr K Osei"; empty without a time.
    pub time_words: String,
    pub by_hand: bool,
    #[ts(type = "string | null")]
    pub invited_on: Option<NaiveDate>,
    pub outcome: Option<MeetingOutcome>,
    #[ts(type = "string | null")]
    pub happened_on: Option<NaiveDate>,
    pub outcome_note: String,
}

impl ReadOp for OpenEvenings {
    const ACTION: Action = Action::MeetingRead;
    type Output = EveningsView;
    fn run(self, tx: &ReadTx<'_>) -> Result<EveningsView> {
        let parts = EveningParts::load(tx, self.round)?;
        let session = tx.session();
        Ok(EveningsView {
            today: parts.round.rules.today,
            round: RoundLine::of(&parts.round),
            evenings: parts
                .evenings
                .iter()
                .map(|kept| evening_view(&parts, kept))
                .collect(),
            children: parts
                .children_by_name()
                .iter()
                .filter_map(|id| parts.child_view(id))
                .collect(),
            staff: staff(&parts),
            senco_name: parts
                .senco
                .as_ref()
                .map(|id| parts.round.staff_name(id))
                .unwrap_or_default(),
            may: EveningsMay {
                arrange: session.may(Action::MeetingArrange),
                record: session.may(Action::MeetingRecord),
                print: session.may(Action::MeetingPrint),
            },
        })
    }
}

fn evening_view(parts: &EveningParts, kept: &Kept<ParentsEvening>) -> EveningView {
    let evening = &kept.record;
    EveningView {
        day_words: with_weekday(evening.meets_on),
        over: evening.meets_on < parts.round.rules.today,
        times: evening.times(),
        desks: evening
            .desks
            .iter()
            .map(|desk| DeskLine {
                staff_id: desk.staff_id.clone(),
                name: parts.round.staff_name(&desk.staff_id),
                room: desk.room.clone(),
            })
            .collect(),
        evening: kept.clone(),
    }
}

fn staff(parts: &EveningParts) -> Vec<StaffLine> {
    let here = parts
        .round
        .staff
        .values()
        .filter(|one| one.works_on(parts.round.rules.today));
    let mut staff: Vec<StaffLine> = here
        .filter(|one| one.role != Role::TeachingAssistant && one.role != Role::Office)
        .map(|one| StaffLine {
            id: one.id.clone(),
            name: one.name.clone(),
            job_title: one.job_title.clone(),
            teacher: one.role == Role::ClassTeacher,
            children: number(
                parts
                    .children
                    .iter()
                    .filter(|id| parts.teachers.get(id) == Some(&one.id))
                    .count(),
            ),
        })
        .collect();
    staff.sort_by(|a, b| (!a.teacher, &a.name, &a.id).cmp(&(!b.teacher, &b.name, &b.id)));
    staff
}

fn number(length: usize) -> u32 {
    u32::try_from(length).unwrap_or(u32::MAX)
}

impl EveningParts {
    /// The children of the round, by family name.
    pub(super) fn children_by_name(&self) -> Vec<PupilId> {
        let mut children = self.children.clone();
        children.sort_by_cached_key(|id| {
            let key = self.round.pupils.get(id).map(|line| line.name().sort_key());
            (key, id.clone())
        });
        children
    }

    pub(super) fn child_view(&self, id: &PupilId) -> Option<MeetingChild> {
        let line = self.round.pupils.get(id)?;
        let family = self.family_of(id);
        let siblings: Vec<&PupilId> = self
            .children
            .iter()
            .filter(|other| *other != id && self.family_of(other) == family)
            .collect();
        let name = |other: &&PupilId| {
            self.round
                .pupils
                .get(*other)
                .map(|line| line.name().display())
        };
        let teacher_id = self.teachers.get(id).cloned();
        let meeting = self.meeting_of(id);
        Some(MeetingChild {
            pupil: PupilRef::of(line, self.round.rules.today),
            teacher_name: teacher_id
                .as_ref()
                .map(|id| self.round.staff_name(id))
                .unwrap_or_default(),
            teacher_id,
            apart: self.are_apart(id, &siblings),
            siblings: siblings.iter().filter_map(name).collect(),
            with_senco: self.also(id).is_some(),
            meeting: meeting.map(|kept| self.line(kept)),
        })
    }

    fn line(&self, kept: &Kept<Meeting>) -> MeetingLine {
        let meeting = &kept.record;
        MeetingLine {
            version: kept.version,
            evening_id: meeting.evening_id.clone(),
            staff_id: meeting.staff_id.clone(),
            starts_at: meeting.starts_at,
            time_words: self.time_words(meeting),
            by_hand: meeting.by_hand,
            invited_on: meeting.invited_on,
            outcome: meeting.outcome,
            happened_on: meeting.happened_on,
            outcome_note: meeting.outcome_note.clone(),
        }
    }

    fn time_words(&self, meeting: &Meeting) -> String {
        let evening = meeting
            .evening_id
            .as_ref()
            .and_then(|id| self.evening(id).ok());
        let (Some(evening), Some(staff), Some(at)) =
            (evening, &meeting.staff_id, meeting.starts_at)
        else {
            return String::new();
        };
        let name = self.round.staff_name(staff);
        format!("{} at {at} with {name}", with_weekday(evening.meets_on))
    }

    /// Whether the child and a sibling have times that are not next to each other, with only siblings between.
    fn are_apart(&self, id: &PupilId, siblings: &[&PupilId]) -> bool {
        let place = |id: &PupilId| {
            let meeting = &self.meeting_of(id)?.record;
            let evening = meeting.evening_id.clone()?;
            let times = self.evening(&evening).ok()?.times();
            let at = times.iter().position(|at| Some(*at) == meeting.starts_at)?;
            Some((evening, at))
        };
        let Some(mine) = place(id) else { return false };
        let mut all: Vec<(EveningId, usize)> = siblings.iter().filter_map(|id| place(id)).collect();
        if all.is_empty() {
            return false;
        }
        all.push(mine);
        all.sort();
        let pairs = all.iter().zip(all.iter().skip(1));
        pairs
            .into_iter()
            .any(|(one, next)| one.0 != next.0 || one.1 + 1 != next.1)
    }
}
