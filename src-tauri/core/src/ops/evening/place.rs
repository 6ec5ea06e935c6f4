//! Giving a meeting its time by hand. Two meetings at one desk change places; a clash is refused and told.

use serde::Deserialize;
use ts_rs::TS;

use super::parts::EveningParts;
use crate::domain::evening::{Clash, Held};
use crate::domain::field_errors::FieldErrors;
use crate::domain::id::{EveningId, MeetingId, PupilId, StaffId};
use crate::domain::record::round::Meeting;
use crate::domain::role::Action;
use crate::domain::round::RoundKey;
use crate::domain::time_of_day::TimeOfDay;
use crate::error::{Error, Result};
use crate::office::WriteOp;
use crate::store::WriteTx;

/// Puts the meeting of a child somewhere, or takes its time away. Where another child is met there and then, the two
/// change places.
#[derive(Debug, Deserialize, TS)]
pub struct PlaceMeeting {
    pub round: RoundKey,
    pub pupil_id: PupilId,
    /// The version of the meeting; nothing where there was none.
    pub version: Option<i32>,
    pub place: Option<MeetingPlace>,
}

/// Evening, desk and time.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, TS)]
pub struct MeetingPlace {
    pub evening_id: EveningId,
    pub staff_id: StaffId,
    pub starts_at: TimeOfDay,
}

impl WriteOp for PlaceMeeting {
    const ACTION: Action = Action::MeetingArrange;
    type Output = ();
    fn run(self, tx: &mut WriteTx<'_>) -> Result<()> {
        let parts = EveningParts::load(tx, Some(self.round))?;
        parts.child(tx, &self.pupil_id)?;
        let before = parts.meeting_of(&self.pupil_id);
        if before.map(|kept| kept.version) != self.version {
            return Err(Error::Conflict);
        }
        if before.is_some_and(|kept| kept.record.outcome.is_some()) {
            return Err(FieldErrors::one(
                "place",
                "What came of this meeting is recorded already. Take that away first to give it another time.",
            )
            .into());
        }
        let meeting = parts.meeting_or_new(MeetingId::new(tx.new_id()), &self.pupil_id);
        let Some(place) = self.place else {
            return match before {
                Some(kept) => tx.revise(&without_time(meeting), kept.version),
                None => Ok(()),
            };
        };
        check_place(&parts, &place)?;
        let there = parts
            .meetings
            .iter()
            .find(|kept| kept.record.pupil_id != self.pupil_id && is_at(&kept.record, &place));
        let moved = at_place(meeting.clone(), Some(&place));
        let swapped = there.map(|kept| {
            (
                at_place(kept.record.clone(), place_of(&meeting).as_ref()),
                kept.version,
            )
        });
        if swapped
            .as_ref()
            .is_some_and(|(other, _)| other.outcome.is_some())
        {
            return Err(FieldErrors::one(
                "place",
                "A meeting was held there and then. Choose another time.",
            )
            .into());
        }
        let mut changing = vec![moved.clone()];
        changing.extend(swapped.iter().map(|(other, _)| other.clone()));
        for one in &changing {
            check_free(&parts, one, &changing)?;
        }
        if let Some((other, version)) = swapped {
            tx.revise(&other, version)?;
        }
        match before {
            Some(kept) => tx.revise(&moved, kept.version),
            None => tx.add(&moved),
        }
    }
}

fn check_place(parts: &EveningParts, place: &MeetingPlace) -> Result<()> {
    let evening = parts.evening(&place.evening_id)?;
    let mut errors = FieldErrors::new();
    if !evening.times().contains(&place.starts_at) {
        errors.add(
            "place",
            "No meeting begins at that time. Choose one of the times of the evening.",
        );
    }
    if !evening
        .desks
        .iter()
        .any(|desk| desk.staff_id == place.staff_id)
    {
        errors.add("place", "This teacher has no desk at that evening.");
    }
    Ok(errors.into_result()?)
}

fn is_at(meeting: &Meeting, place: &MeetingPlace) -> bool {
    place_of(meeting).as_ref() == Some(place)
}

fn place_of(meeting: &Meeting) -> Option<MeetingPlace> {
    Some(MeetingPlace {
        evening_id: meeting.evening_id.clone()?,
        staff_id: meeting.staff_id.clone()?,
        starts_at: meeting.starts_at?,
    })
}

fn at_place(meeting: Meeting, place: Option<&MeetingPlace>) -> Meeting {
    let Some(place) = place else {
        return without_time(meeting);
    };
    Meeting {
        evening_id: Some(place.evening_id.clone()),
        staff_id: Some(place.staff_id.clone()),
        starts_at: Some(place.starts_at),
        by_hand: true,
        // Whoever was invited to another time is to be told the new one.
        invited_on: meeting.invited_on.filter(|_| is_at(&meeting, place)),
        ..meeting
    }
}

fn without_time(meeting: Meeting) -> Meeting {
    Meeting {
        evening_id: None,
        staff_id: None,
        starts_at: None,
        by_hand: false,
        invited_on: None,
        ..meeting
    }
}

/// That nobody in the meeting is in another at the same time; those that are changing count as they will be.
pub(super) fn check_free(
    parts: &EveningParts,
    meeting: &Meeting,
    changing: &[Meeting],
) -> Result<()> {
    let Some(held) = parts.held(meeting) else {
        return Ok(());
    };
    let of_others = parts
        .meetings
        .iter()
        .map(|kept| &kept.record)
        .filter(|other| {
            other.pupil_id != meeting.pupil_id
                && !changing.iter().any(|one| one.pupil_id == other.pupil_id)
        });
    let will_be = changing
        .iter()
        .filter(|one| one.pupil_id != meeting.pupil_id);
    let clash = of_others
        .chain(will_be)
        .filter_map(|other| parts.held(other))
        .find_map(|other| held.clash(&other).map(|clash| (clash, other)));
    match clash {
        None => Ok(()),
        Some((clash, other)) => Err(FieldErrors::one("place", words(parts, &clash, &other)).into()),
    }
}

fn words(parts: &EveningParts, clash: &Clash, other: &Held) -> String {
    let line = parts.round.pupils.get(&other.pupil);
    let name = line.map_or_else(|| "another child".to_owned(), |line| line.name().display());
    match clash {
        Clash::Staff(staff) => format!(
            "{} meets the parents of {name} at {} already. Choose another time.",
            parts.round.staff_name(staff),
            other.from
        ),
        Clash::Family => format!(
            "The family is met about {name} at {} already. Choose the time before or after it.",
            other.from
        ),
    }
}
