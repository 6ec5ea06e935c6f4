//! The timetable and the invitations on paper: names, times and rooms, and nothing that a plan says.

use std::collections::BTreeMap;

use serde::Deserialize;
use ts_rs::TS;

use super::parts::EveningParts;
use crate::documents::{
    self, InvitationPaper, InvitationsPaper, TimetableDeskPaper, TimetableMeetingPaper,
    TimetablePaper,
};
use crate::domain::date_words::long;
use crate::domain::field_errors::FieldErrors;
use crate::domain::id::{PupilId, StaffId};
use crate::domain::letter::{LetterKind, Placeholder};
use crate::domain::record::Kind;
use crate::domain::record::round::{Meeting, ParentsEvening};
use crate::domain::record::school::School;
use crate::domain::role::Action;
use crate::domain::round::RoundKey;
use crate::error::Result;
use crate::office::WriteOp;
use crate::ops::letter::{filled_in, wording_now};
use crate::ops::print::{PaperOp, PrintedPaper, Sheet, cautions};
use crate::ops::pupil::PupilRef;
use crate::ops::school::the_school;
use crate::store::WriteTx;

/// Prints the timetable of a round's evenings, for the children in scope.
#[derive(Debug, Deserialize, TS)]
pub struct PrintTimetable {
    pub round: RoundKey,
    /// Only the sheets of this teacher; nothing for the whole.
    pub staff_id: Option<StaffId>,
    /// Whether each desk has a sheet of its own besides the whole.
    pub each_desk: bool,
}

impl WriteOp for PrintTimetable {
    const ACTION: Action = Action::MeetingPrint;
    type Output = Sheet<TimetablePaper>;
    fn run(self, tx: &mut WriteTx<'_>) -> Result<Self::Output> {
        let parts = EveningParts::load(tx, Some(self.round))?;
        if parts.evenings.is_empty() {
            return Err(FieldErrors::one(
                "round",
                "There is no evening in this round yet. Set one up first.",
            )
            .into());
        }
        let mut desks = Vec::new();
        for kept in &parts.evenings {
            let evening = &kept.record;
            let wanted = |staff: &StaffId| self.staff_id.as_ref().is_none_or(|one| one == staff);
            let of_evening = evening.desks.iter().filter(|desk| wanted(&desk.staff_id));
            desks.extend(of_evening.map(|desk| TimetableDeskPaper {
                on: evening.meets_on,
                teacher: parts.round.staff_name(&desk.staff_id),
                room: desk.room.clone(),
                meetings: parts.meetings_at(evening, &desk.staff_id),
            }));
            tx.note_act(Kind::ParentsEvening, evening.id.as_str(), None, "printed");
        }
        let view = TimetablePaper {
            round_name: parts.round.key.words(parts.round.naming()),
            desks,
            whole: self.staff_id.is_none(),
            each_desk: self.each_desk || self.staff_id.is_some(),
        };
        Sheet::of_school(tx, "Meetings with parents", view, Vec::new())
    }
}

impl PaperOp for PrintTimetable {
    fn lay_out(sheet: Self::Output) -> Result<PrintedPaper> {
        sheet.laid_out(documents::timetable)
    }
}

impl EveningParts {
    /// Every time at a desk with the child in scope who has it.
    fn meetings_at(&self, evening: &ParentsEvening, staff: &StaffId) -> Vec<TimetableMeetingPaper> {
        let times = evening.times().into_iter();
        times
            .map(|at| {
                let mut meetings = self.meetings.iter().map(|kept| &kept.record);
                let meeting = meetings.find(|one| {
                    one.evening_id.as_ref() == Some(&evening.id)
                        && one.staff_id.as_ref() == Some(staff)
                        && one.starts_at == Some(at)
                });
                let free = TimetableMeetingPaper {
                    at: at.to_string(),
                    ..TimetableMeetingPaper::default()
                };
                let found =
                    meeting.and_then(|one| self.round.pupils.get(&one.pupil_id).zip(Some(one)));
                found.map_or(free, |(line, meeting)| TimetableMeetingPaper {
                    at: at.to_string(),
                    child: PupilRef::of(line, self.round.rules.today).name,
                    class: line.class_name.clone().unwrap_or_default(),
                    also: self.also_name(meeting),
                })
            })
            .collect()
    }

    fn also_name(&self, meeting: &Meeting) -> String {
        let also = meeting
            .also_staff_id
            .as_ref()
            .and_then(|id| self.round.staff.get(id));
        also.map(|staff| staff.name.clone()).unwrap_or_default()
    }
}

/// Prints the invitations of the children who have a time, and notes on each meeting that the parents are invited.
#[derive(Debug, Deserialize, TS)]
pub struct PrintInvitations {
    pub round: RoundKey,
    /// Only these children; nothing for all who have a time.
    pub pupil_ids: Option<Vec<PupilId>>,
    /// Leaves out those who were invited before.
    pub only_new: bool,
}

impl WriteOp for PrintInvitations {
    const ACTION: Action = Action::MeetingPrint;
    type Output = Sheet<InvitationsPaper>;
    fn run(self, tx: &mut WriteTx<'_>) -> Result<Self::Output> {
        let parts = EveningParts::load(tx, Some(self.round))?;
        let today = tx.today();
        let mut invitations = Vec::new();
        let mut invited_before = false;
        let mut careful = Vec::new();
        let words = wording_now(tx, LetterKind::ParentsInvitation)?;
        let school = the_school(tx)?.record;
        for pupil in parts.children_by_name() {
            let wanted = self
                .pupil_ids
                .as_ref()
                .is_none_or(|ids| ids.contains(&pupil));
            let Some(kept) = parts.meeting_of(&pupil).filter(|_| wanted) else {
                continue;
            };
            let meeting = &kept.record;
            let again = meeting.invited_on.is_some();
            if meeting.outcome.is_some() {
                continue;
            }
            if self.only_new && again {
                invited_before = true;
                continue;
            }
            let Some(mut invitation) = parts.invitation(meeting) else {
                continue;
            };
            let values = values_of(&invitation, &school);
            (invitation.title, invitation.body) = filled_in(&words, &values)?;
            let seen = tx.seen(&pupil)?;
            if !cautions(tx, &seen)?.is_empty() {
                careful.push(invitation.child.clone());
            }
            invitations.push(invitation);
            tx.note_act(
                Kind::Meeting,
                meeting.id.as_str(),
                Some(&pupil),
                "printed the invitation",
            );
            let invited = Meeting {
                invited_on: Some(today),
                ..meeting.clone()
            };
            tx.revise(&invited, kept.version)?;
        }
        if invitations.is_empty() {
            let why = if invited_before {
                "Every family with a time is invited already. Untick the box below to print their invitations again."
            } else {
                "There is nobody to invite: give the meetings their times first, or choose children who have one."
            };
            return Err(FieldErrors::one("round", why).into());
        }
        let view = InvitationsPaper {
            round_name: parts.round.key.words(parts.round.naming()),
            invitations,
        };
        Sheet::of_school(tx, "Invitations", view, caution(&careful))
    }
}

impl PaperOp for PrintInvitations {
    fn lay_out(sheet: Self::Output) -> Result<PrintedPaper> {
        sheet.laid_out(documents::invitations)
    }
}

/// What may stand in braces in an invitation.
fn values_of(invitation: &InvitationPaper, school: &School) -> BTreeMap<Placeholder, String> {
    let one = invitation.clone();
    BTreeMap::from([
        (Placeholder::When, one.when()),
        (Placeholder::With, one.with_whom()),
        (Placeholder::MeetingOn, long(one.on)),
        (Placeholder::Minutes, one.minutes.to_string()),
        (Placeholder::Child, one.child),
        (Placeholder::Year, one.year),
        (Placeholder::Class, one.class),
        (Placeholder::Teacher, one.teacher),
        (Placeholder::School, school.name.clone()),
        (Placeholder::Telephone, school.telephone.clone()),
    ])
}

fn caution(careful: &[String]) -> Vec<String> {
    if careful.is_empty() {
        return Vec::new();
    }
    let names: Vec<&str> = careful.iter().map(String::as_str).collect();
    vec![format!(
        "Not every contact of {} may be told. Check who these invitations go to.",
        crate::domain::words::list(&names)
    )]
}

impl EveningParts {
    /// The invitation to a meeting that has a time and is still to come.
    fn invitation(&self, meeting: &Meeting) -> Option<InvitationPaper> {
        let evening = self.evening(meeting.evening_id.as_ref()?).ok()?;
        let staff = meeting.staff_id.as_ref()?;
        let line = self.round.pupils.get(&meeting.pupil_id)?;
        let pupil = PupilRef::of(line, self.round.rules.today);
        let desk = evening.desks.iter().find(|desk| desk.staff_id == *staff);
        let also = meeting
            .also_staff_id
            .as_ref()
            .and_then(|id| self.round.staff.get(id));
        (evening.meets_on >= self.round.rules.today).then(|| InvitationPaper {
            child: line.name().called().to_owned(),
            year: pupil.year_name,
            class: pupil.class_name.unwrap_or_default(),
            on: evening.meets_on,
            at: meeting
                .starts_at
                .map(|at| at.to_string())
                .unwrap_or_default(),
            minutes: evening.slot_minutes,
            teacher: self.round.staff_name(staff),
            room: desk.map(|desk| desk.room.clone()).unwrap_or_default(),
            also: also
                .map(|staff| format!("{}, {}", staff.name, staff.job_title))
                .unwrap_or_default(),
            ..InvitationPaper::default()
        })
    }
}
