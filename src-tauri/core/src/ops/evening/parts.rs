//! The evenings of a round and the meetings at them, as arranging looks at them.

use std::collections::{BTreeMap, BTreeSet};

use crate::domain::evening::{Held, Tie, families};
use crate::domain::id::{EveningId, MeetingId, PupilId, StaffId};
use crate::domain::pathway::{CensusCode, EntryCheck};
use crate::domain::record::Kept;
use crate::domain::record::round::{Meeting, ParentsEvening};
use crate::domain::role::Role;
use crate::domain::round::RoundKey;
use crate::error::{Error, Result};
use crate::ops::round::RoundParts;
use crate::store::Reader;

/// A round's evenings with everybody's meetings.
#[derive(Debug)]
pub(super) struct EveningParts {
    pub(super) round: RoundParts,
    /// The children whose parents are to be met: those with a review in the round that is not skipped.
    pub(super) children: Vec<PupilId>,
    /// The round's evenings by day and time.
    pub(super) evenings: Vec<Kept<ParentsEvening>>,
    /// Every meeting of the round, of children out of scope too: they keep their people busy.
    pub(super) meetings: Vec<Kept<Meeting>>,
    pub(super) families: BTreeMap<PupilId, PupilId>,
    pub(super) teachers: std::collections::HashMap<PupilId, StaffId>,
    /// Who comes to meetings besides the teacher.
    pub(super) senco: Option<StaffId>,
}

impl EveningParts {
    pub(super) fn load(tx: &Reader<'_>, key: Option<RoundKey>) -> Result<Self> {
        let round = RoundParts::load(tx, key)?;
        let mut evenings = tx.all::<ParentsEvening>()?;
        evenings.retain(|kept| kept.record.round == round.key);
        evenings.sort_by_key(|kept| {
            let evening = &kept.record;
            (evening.meets_on, evening.starts_at, evening.id.clone())
        });
        let meetings = tx.all_meetings_of(round.key)?;
        let children = children_of(&round);
        let everybody: BTreeSet<PupilId> = children
            .iter()
            .chain(meetings.iter().map(|kept| &kept.record.pupil_id))
            .cloned()
            .collect();
        let ties: Vec<(PupilId, Tie)> = tx
            .ties()?
            .into_iter()
            .map(|line| {
                let tie = Tie {
                    name: line.name,
                    telephone: line.telephone,
                    email: line.email,
                    address: line.address,
                };
                (line.pupil_id, tie)
            })
            .collect();
        Ok(Self {
            families: families(&everybody, ties.iter().map(|(child, tie)| (child, tie))),
            teachers: tx.class_teachers()?,
            senco: senco(tx, &round),
            children,
            evenings,
            meetings,
            round,
        })
    }

    pub(super) fn evening(&self, id: &EveningId) -> Result<&ParentsEvening> {
        let mut evenings = self.evenings.iter().map(|kept| &kept.record);
        evenings
            .find(|evening| evening.id == *id)
            .ok_or(Error::NotFound)
    }

    pub(super) fn meeting_of(&self, pupil: &PupilId) -> Option<&Kept<Meeting>> {
        self.meetings
            .iter()
            .find(|kept| kept.record.pupil_id == *pupil)
    }

    /// The child, where the parents are to be met in this round and the person may see the child.
    ///
    /// # Errors
    /// [`Error::NotFound`].
    pub(super) fn child(&self, tx: &Reader<'_>, pupil: &PupilId) -> Result<()> {
        tx.seen(pupil)?;
        let here = self.children.contains(pupil) || self.meeting_of(pupil).is_some();
        if here { Ok(()) } else { Err(Error::NotFound) }
    }

    pub(super) fn family_of(&self, pupil: &PupilId) -> PupilId {
        self.families.get(pupil).unwrap_or(pupil).clone()
    }

    /// The meeting with the time that was given to it; nothing while it has none.
    pub(super) fn held(&self, meeting: &Meeting) -> Option<Held> {
        let evening = self.evening(meeting.evening_id.as_ref()?).ok()?;
        let staff = meeting.staff_id.clone()?;
        Some(Held {
            pupil: meeting.pupil_id.clone(),
            family: self.family_of(&meeting.pupil_id),
            staff: std::iter::once(staff)
                .chain(meeting.also_staff_id.clone())
                .collect(),
            on: evening.meets_on,
            from: meeting.starts_at?,
            length: evening.slot_minutes,
        })
    }

    /// Whether the SENCO is wanted where nobody has said yet: at stages with a lead practitioner or an EHC plan.
    pub(super) fn wants_senco(&self, pupil: &PupilId) -> bool {
        let mut cycles = self.round.cycles.iter();
        cycles.any(|cycle| {
            let stage = self.round.rules.pathway.stage(&cycle.stage_key);
            cycle.pupil_id == *pupil
                && stage.is_some_and(|stage| {
                    stage.census == CensusCode::E
                        || stage.entry_checks.contains(&EntryCheck::LeadPractitioner)
                })
        })
    }

    /// Who comes besides the teacher: as somebody said, or else by the child's stage.
    pub(super) fn also(&self, pupil: &PupilId) -> Option<StaffId> {
        match self.meeting_of(pupil) {
            Some(kept) => kept.record.also_staff_id.clone(),
            None => self.senco.clone().filter(|_| self.wants_senco(pupil)),
        }
    }

    /// The child's meeting as it is, or a new one that has no time yet.
    pub(super) fn meeting_or_new(&self, id: MeetingId, pupil: &PupilId) -> Meeting {
        match self.meeting_of(pupil) {
            Some(kept) => kept.record.clone(),
            None => Meeting {
                id,
                pupil_id: pupil.clone(),
                round: self.round.key,
                evening_id: None,
                staff_id: None,
                starts_at: None,
                also_staff_id: self.also(pupil),
                by_hand: false,
                invited_on: None,
                outcome: None,
                happened_on: None,
                outcome_note: String::new(),
            },
        }
    }
}

fn children_of(round: &RoundParts) -> Vec<PupilId> {
    let today = round.rules.today;
    let mut children: Vec<PupilId> = Vec::new();
    for cycle in &round.cycles {
        let here = round
            .pupils
            .get(&cycle.pupil_id)
            .is_some_and(|line| line.left_on.is_none_or(|left_on| left_on >= today));
        if here && !round.is_skipped(cycle) && !children.contains(&cycle.pupil_id) {
            children.push(cycle.pupil_id.clone());
        }
    }
    children
}

/// The SENCO: whoever asks, where that is one; else the first by name who works today.
fn senco(tx: &Reader<'_>, round: &RoundParts) -> Option<StaffId> {
    if tx.session().role() == Role::Senco {
        return Some(tx.session().staff_id().clone());
    }
    let sencos = round
        .staff
        .values()
        .filter(|staff| staff.role == Role::Senco);
    let working = sencos.filter(|staff| staff.works_on(round.rules.today));
    working
        .min_by(|a, b| (&a.name, &a.id).cmp(&(&b.name, &b.id)))
        .map(|staff| staff.id.clone())
}
