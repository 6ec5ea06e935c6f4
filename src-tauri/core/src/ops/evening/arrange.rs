//! Giving times to meetings all at once, and saying who comes to one.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::parts::EveningParts;
use super::place::check_free;
use crate::domain::evening::{self, Evening, Held, Wish};
use crate::domain::id::{MeetingId, PupilId};
use crate::domain::record::round::Meeting;
use crate::domain::role::Action;
use crate::domain::round::RoundKey;
use crate::error::Result;
use crate::office::WriteOp;
use crate::ops::pupil::PupilRef;
use crate::store::WriteTx;

/// Gives a time to every meeting of the round that has none, and a better one to those that no person chose. What was
/// placed by hand, what parents were invited to, and what has been held stays.
#[derive(Debug, Deserialize, TS)]
pub struct ProposeMeetings {
    pub round: RoundKey,
}

/// What the proposal came to.
#[derive(Debug, Serialize, TS)]
pub struct MeetingsProposed {
    pub placed: u32,
    pub left: Vec<LeftOver>,
}

/// A child for whom no time was found, and why.
#[derive(Debug, Serialize, TS)]
pub struct LeftOver {
    pub pupil: PupilRef,
    pub words: String,
}

impl WriteOp for ProposeMeetings {
    const ACTION: Action = Action::MeetingArrange;
    type Output = MeetingsProposed;
    fn run(self, tx: &mut WriteTx<'_>) -> Result<MeetingsProposed> {
        let parts = EveningParts::load(tx, Some(self.round))?;
        let today = tx.today();
        let evenings: Vec<Evening> = parts
            .evenings
            .iter()
            .map(|kept| &kept.record)
            .filter(|one| one.meets_on >= today)
            .map(|one| Evening {
                id: one.id.clone(),
                on: one.meets_on,
                times: one.times(),
                slot: one.slot_minutes,
                desks: one.desks.iter().map(|desk| desk.staff_id.clone()).collect(),
            })
            .collect();
        let standing: Vec<Held> = parts
            .meetings
            .iter()
            .filter(|kept| stays(&kept.record, &parts))
            .filter_map(|kept| parts.held(&kept.record))
            .collect();
        let open = |pupil: &&PupilId| {
            let meeting = parts.meeting_of(pupil).map(|kept| &kept.record);
            meeting.is_none_or(|one| one.outcome.is_none() && !stays(one, &parts))
        };
        let wishes: Vec<Wish> = parts
            .children
            .iter()
            .filter(open)
            .map(|pupil| Wish {
                pupil: pupil.clone(),
                family: parts.family_of(pupil),
                teacher: parts.teachers.get(pupil).cloned(),
                also: parts.also(pupil),
            })
            .collect();
        let found = evening::propose(&evenings, &wishes, &standing);
        for wish in &wishes {
            let seat = found.seats.iter().find(|seat| seat.pupil == wish.pupil);
            let before = parts.meeting_of(&wish.pupil);
            let meeting = parts.meeting_or_new(MeetingId::new(tx.new_id()), &wish.pupil);
            let meeting = Meeting {
                evening_id: seat.map(|seat| seat.evening.clone()),
                staff_id: seat.map(|seat| seat.teacher.clone()),
                starts_at: seat.map(|seat| seat.at),
                ..meeting
            };
            match before {
                Some(kept) => tx.revise(&meeting, kept.version)?,
                None if seat.is_some() => tx.add(&meeting)?,
                None => {}
            }
        }
        let left = found.left.iter().filter_map(|(pupil, why)| {
            let line = parts.round.pupils.get(pupil)?;
            Some(LeftOver {
                pupil: PupilRef::of(line, today),
                words: why.name().to_owned(),
            })
        });
        Ok(MeetingsProposed {
            placed: u32::try_from(found.seats.len()).unwrap_or(u32::MAX),
            left: left.collect(),
        })
    }
}

/// Whether the time of a meeting is not to be changed without somebody's hand.
fn stays(meeting: &Meeting, parts: &EveningParts) -> bool {
    let evening = meeting
        .evening_id
        .as_ref()
        .and_then(|id| parts.evening(id).ok());
    evening.is_some_and(|evening| {
        meeting.by_hand
            || meeting.invited_on.is_some()
            || meeting.outcome.is_some()
            || evening.meets_on < parts.round.rules.today
    })
}

/// Says whether the SENCO comes to the meeting.
#[derive(Debug, Deserialize, TS)]
pub struct MeetWithSenco {
    pub round: RoundKey,
    pub pupil_id: PupilId,
    pub with_senco: bool,
}

impl WriteOp for MeetWithSenco {
    const ACTION: Action = Action::MeetingArrange;
    type Output = ();
    fn run(self, tx: &mut WriteTx<'_>) -> Result<()> {
        let parts = EveningParts::load(tx, Some(self.round))?;
        parts.child(tx, &self.pupil_id)?;
        let before = parts.meeting_of(&self.pupil_id);
        let meeting = Meeting {
            also_staff_id: parts.senco.clone().filter(|_| self.with_senco),
            ..parts.meeting_or_new(MeetingId::new(tx.new_id()), &self.pupil_id)
        };
        check_free(&parts, &meeting, &[])?;
        match before {
            Some(kept) => tx.revise(&meeting, kept.version),
            None => tx.add(&meeting),
        }
    }
}
