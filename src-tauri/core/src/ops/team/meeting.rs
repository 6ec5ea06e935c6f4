//! A meeting of the team: planned with whom to invite, then held with who came, what was said and what was agreed.

use chrono::NaiveDate;
use serde::Deserialize;
use ts_rs::TS;

use super::action::agree;
use crate::domain::ehc::{InviteeKind, ReviewAttendance};
use crate::domain::field_errors::FieldErrors;
use crate::domain::id::{PupilId, ReintegrationId, TeamActionId, TeamMeetingId};
use crate::domain::record::reintegration::Reintegration;
use crate::domain::record::team::TeamMeeting;
use crate::domain::role::Action;
use crate::domain::team::TeamPerson;
use crate::error::{Error, Result};
use crate::office::WriteOp;
use crate::ops::check::{required, required_day};
use crate::ops::undo::void_and_bring_back;
use crate::store::{Seen, WriteTx};

/// Somebody to invite, as typed. Lines without anything are left out.
#[derive(Debug, Clone, Deserialize, TS)]
pub struct TeamPersonDraft {
    pub name: String,
    pub kind: Option<InviteeKind>,
    pub role: String,
    pub attendance: Option<ReviewAttendance>,
}

/// Something that was agreed, as typed; one that is in the file has its id. Lines without words are left out.
#[derive(Debug, Clone, Deserialize, TS)]
pub struct TeamActionDraft {
    pub id: Option<TeamActionId>,
    pub text: String,
    pub action_by: String,
    #[ts(type = "string | null")]
    pub by_on: Option<NaiveDate>,
}

/// What is typed of a meeting, not yet checked.
#[derive(Debug, Clone, Deserialize, TS)]
pub struct TeamMeetingDraft {
    /// The reduced timetable that it reviews, where it is about one.
    pub reintegration_id: Option<ReintegrationId>,
    #[ts(type = "string | null")]
    pub planned_on: Option<NaiveDate>,
    pub meeting_at: String,
    pub place: String,
    pub purpose: String,
    pub people: Vec<TeamPersonDraft>,
    /// Nothing while it is still to come.
    #[ts(type = "string | null")]
    pub held_on: Option<NaiveDate>,
    pub notes: String,
    /// In order. Those of the file that are missing here are taken back.
    pub actions: Vec<TeamActionDraft>,
    /// When the team meets again. It is planned with the same people, unless a meeting is planned for that day.
    #[ts(type = "string | null")]
    pub next_on: Option<NaiveDate>,
}

/// Plans a meeting of the team or records one that was held, or with `id` changes it.
#[derive(Debug, Deserialize, TS)]
pub struct SaveTeamMeeting {
    pub pupil_id: PupilId,
    pub id: Option<TeamMeetingId>,
    /// The version that the change started from; needed with `id`.
    pub version: Option<i32>,
    pub meeting: TeamMeetingDraft,
}

impl WriteOp for SaveTeamMeeting {
    const ACTION: Action = Action::TeamWrite;
    type Output = TeamMeetingId;
    fn run(self, tx: &mut WriteTx<'_>) -> Result<TeamMeetingId> {
        let pupil = tx.seen(&self.pupil_id)?;
        if let Some(about) = &self.meeting.reintegration_id {
            let about = tx.get::<Reintegration>(about.as_str())?;
            if about.pupil_id != *pupil.id() {
                return Err(Error::NotFound);
            }
        }
        let mut draft = self.meeting;
        let actions = std::mem::take(&mut draft.actions);
        let id = match &self.id {
            Some(id) => {
                let before = tx.get::<TeamMeeting>(id.as_str())?;
                if before.pupil_id != *pupil.id() {
                    return Err(Error::NotFound);
                }
                id.clone()
            }
            None => TeamMeetingId::new(tx.new_id()),
        };
        let mut errors = FieldErrors::default();
        let meeting = draft.checked(&mut errors, id.clone(), &pupil, tx.today());
        let actions = agree(&mut errors, &meeting, actions);
        errors.into_result()?;
        match self.id {
            Some(_) => tx.revise(&meeting, self.version.unwrap_or_default())?,
            None => tx.add(&meeting)?,
        }
        actions.keep(tx, &pupil, &meeting)?;
        plan_the_next(tx, &pupil, meeting)?;
        Ok(id)
    }
}

impl TeamMeetingDraft {
    fn checked(
        self,
        errors: &mut FieldErrors,
        id: TeamMeetingId,
        pupil: &Seen,
        today: NaiveDate,
    ) -> TeamMeeting {
        let planned_on = required_day(
            errors,
            "planned_on",
            "the day of the meeting",
            self.planned_on.or(self.held_on),
        );
        if self.held_on.is_some_and(|on| on > today) {
            errors.add(
                "held_on",
                "That is after today. Leave it empty until the meeting was held.",
            );
        }
        let held = self.held_on.is_some();
        let notes = self.notes.trim().to_owned();
        if held && notes.is_empty() {
            errors.add("notes", "Write what was said and decided.");
        }
        let next_on = self.next_on.filter(|_| held);
        if next_on.is_some() && next_on <= self.held_on {
            errors.add(
                "next_on",
                "The next meeting is not after this one. Check both days.",
            );
        }
        let mut people = Vec::new();
        for (place, one) in self.people.into_iter().enumerate() {
            let role = one.role.trim().to_owned();
            if one.name.trim().is_empty() && role.is_empty() {
                continue;
            }
            let path = format!("people.{place}.name");
            people.push(TeamPerson {
                name: required(errors, &path, "Enter the name.", &one.name),
                kind: one.kind.unwrap_or(InviteeKind::Other),
                role,
                attendance: one.attendance.filter(|_| held),
            });
        }
        if people.is_empty() {
            errors.add("people", "Say who is invited.");
        }
        TeamMeeting {
            id,
            pupil_id: pupil.id().clone(),
            reintegration_id: self.reintegration_id,
            planned_on,
            meeting_at: self.meeting_at.trim().to_owned(),
            place: self.place.trim().to_owned(),
            purpose: self.purpose.trim().to_owned(),
            people,
            held_on: self.held_on,
            notes,
            next_on,
        }
    }
}

/// The next meeting is planned with the same people as soon as its day is agreed; one that is planned for that day
/// already is it.
fn plan_the_next(tx: &mut WriteTx<'_>, pupil: &Seen, held: TeamMeeting) -> Result<()> {
    let Some(next_on) = held.next_on else {
        return Ok(());
    };
    let known = tx.about::<TeamMeeting>(pupil)?;
    let same = |meeting: &TeamMeeting| {
        meeting.id != held.id
            && meeting.reintegration_id == held.reintegration_id
            && (meeting.planned_on == next_on || meeting.on() == next_on)
    };
    if known.iter().any(|kept| same(&kept.record)) {
        return Ok(());
    }
    let people = held.people.into_iter().map(|one| TeamPerson {
        attendance: None,
        ..one
    });
    let next = TeamMeeting {
        id: TeamMeetingId::new(tx.new_id()),
        planned_on: next_on,
        people: people.collect(),
        held_on: None,
        notes: String::new(),
        next_on: None,
        ..held
    };
    tx.add(&next)
}

void_and_bring_back!(
    VoidTeamMeeting,
    BringBackTeamMeeting,
    TeamMeeting,
    TeamMeetingId,
    Action::TeamWrite,
    "a team meeting"
);
