//! A round as the file has it: what its views are drawn from.

use std::collections::HashMap;

use chrono::NaiveDate;

use crate::domain::calendar::TermNaming;
use crate::domain::id::{CycleId, EveningId, PupilId, StaffId};
use crate::domain::record::Kept;
use crate::domain::record::person::Staff;
use crate::domain::record::round::{Meeting, ParentsEvening, ReviewRound, RoundReason};
use crate::domain::round::{ReasonKind, RoundKey, RoundSpan};
use crate::error::{Error, Result};
use crate::ops::clocks::{DateStand, SchoolClocks, SetAside, marks_by_child};
use crate::store::{Leavers, PupilLine, Reader, RoundCycleLine};

/// A round with all that belongs to it, for the children in scope.
#[derive(Debug)]
pub(crate) struct RoundParts {
    pub(crate) rules: SchoolClocks,
    pub(crate) key: RoundKey,
    pub(crate) span: RoundSpan,
    pub(crate) cycles: Vec<RoundCycleLine>,
    pub(crate) pupils: HashMap<PupilId, PupilLine>,
    pub(crate) meetings: HashMap<PupilId, Kept<Meeting>>,
    pub(crate) evenings: HashMap<EveningId, ParentsEvening>,
    pub(crate) reasons: HashMap<CycleId, Kept<RoundReason>>,
    pub(crate) staff: HashMap<StaffId, Staff>,
    pub(crate) closed: Option<ReviewRound>,
    /// Why a review is not due now, where its date is paused or does not apply.
    pub(crate) set_aside: HashMap<CycleId, SetAside>,
}

impl RoundParts {
    /// The round of that key; the one of today, or in the holidays the next, where none is named.
    ///
    /// # Errors
    /// [`Error::NotFound`] where the calendar has no such half-term.
    pub(crate) fn load(tx: &Reader<'_>, key: Option<RoundKey>) -> Result<Self> {
        let mut parts = Self::of(tx, key, SchoolClocks::of(tx)?, false)?;
        parts.pupils = pupils_of(tx, &parts.cycles)?;
        parts.staff = tx
            .all::<Staff>()?
            .into_iter()
            .map(|kept| (kept.record.id.clone(), kept.record))
            .collect();
        Ok(parts)
    }

    /// As [`Self::load`], for whoever only counts: without the names of children and colleagues, the ratings of
    /// targets, what reviews led to and what was changed after a plan was printed.
    ///
    /// # Errors
    /// As [`Self::load`].
    pub(crate) fn counted(
        tx: &Reader<'_>,
        key: Option<RoundKey>,
        rules: SchoolClocks,
    ) -> Result<Self> {
        Self::of(tx, key, rules, true)
    }

    fn of(
        tx: &Reader<'_>,
        key: Option<RoundKey>,
        rules: SchoolClocks,
        counted: bool,
    ) -> Result<Self> {
        let key = key.or_else(|| RoundKey::from_day(&rules.calendar, rules.today));
        let key = key.ok_or(Error::NotFound)?;
        let span = key.span(&rules.calendar).ok_or(Error::NotFound)?;
        let mut cycles = tx.round_cycles(span, counted)?;
        let set_aside = count_in_decisions(tx, &rules, &mut cycles)?;
        // What is open now is left over for the round of today, not for those after it.
        let current = RoundKey::from_day(&rules.calendar, rules.today) == Some(key);
        let from = if current || span.starts_on <= rules.today {
            NaiveDate::MIN
        } else {
            span.starts_on
        };
        cycles.retain(|cycle| {
            span.holds(cycle.starts_on, cycle.due_on, cycle.closed_on) && cycle.due_on >= from
        });
        let by_child = |kept: Kept<Meeting>| (kept.record.pupil_id.clone(), kept);
        let by_cycle = |kept: Kept<RoundReason>| (kept.record.cycle_id.clone(), kept);
        Ok(Self {
            pupils: HashMap::new(),
            meetings: tx.meetings_of(key)?.into_iter().map(by_child).collect(),
            evenings: tx
                .all::<ParentsEvening>()?
                .into_iter()
                .map(|kept| (kept.record.id.clone(), kept.record))
                .collect(),
            reasons: tx.reasons_of(key)?.into_iter().map(by_cycle).collect(),
            staff: HashMap::new(),
            closed: tx.closed_round(key)?,
            set_aside,
            rules,
            key,
            span,
            cycles,
        })
    }

    /// The cycle of that id, where it belongs to the round and its child is in scope.
    ///
    /// # Errors
    /// [`Error::NotFound`].
    pub(crate) fn cycle(&self, id: &CycleId) -> Result<&RoundCycleLine> {
        let mut cycles = self.cycles.iter();
        cycles
            .find(|cycle| cycle.cycle_id == *id)
            .ok_or(Error::NotFound)
    }

    /// What the school calls its half-terms.
    pub(crate) fn naming(&self) -> TermNaming {
        self.rules.settings.term_naming
    }

    /// Whether it is the round of today, or in the holidays the next.
    pub(crate) fn is_current(&self) -> bool {
        RoundKey::from_day(&self.rules.calendar, self.rules.today) == Some(self.key)
    }

    /// Whether the cycle's review is not to be held in this round: somebody gave the reason, or its date is paused or does
    /// not apply.
    pub(crate) fn is_skipped(&self, cycle: &RoundCycleLine) -> bool {
        let reason = self
            .reasons
            .get(&cycle.cycle_id)
            .map(|kept| kept.record.reason_kind);
        cycle.closed_on.is_none()
            && (reason == Some(ReasonKind::Skipped) || self.set_aside.contains_key(&cycle.cycle_id))
    }

    /// A colleague's name; empty where the id is nobody's.
    pub(crate) fn staff_name(&self, id: &StaffId) -> String {
        self.staff
            .get(id)
            .map(|staff| staff.name.clone())
            .unwrap_or_default()
    }

    /// The name of the child's class today; empty without one.
    pub(crate) fn class_of(&self, pupil: &PupilId) -> String {
        let line = self.pupils.get(pupil);
        line.and_then(|line| line.class_name.clone())
            .unwrap_or_default()
    }
}

/// Puts the due days of cycles where what was decided about them puts them; what is not due now, with why.
fn count_in_decisions(
    tx: &Reader<'_>,
    rules: &SchoolClocks,
    cycles: &mut [RoundCycleLine],
) -> Result<HashMap<CycleId, SetAside>> {
    let mut children: Vec<&PupilId> = cycles.iter().map(|cycle| &cycle.pupil_id).collect();
    children.sort_unstable();
    children.dedup();
    let marks = marks_by_child(tx.review_marks(&children)?);
    let mut set_aside = HashMap::new();
    for cycle in cycles {
        let Some(of_child) = marks.get(&cycle.pupil_id) else {
            continue;
        };
        let held_on = cycle.closed_on.and(cycle.reviewed_on);
        let on = held_on.unwrap_or(rules.today);
        let stand: DateStand = rules.review_stand_on(&*cycle, of_child, on);
        cycle.due_on = stand.due_on;
        if held_on.is_none() {
            set_aside.extend(stand.set_aside.map(|why| (cycle.cycle_id.clone(), why)));
        }
    }
    Ok(set_aside)
}

fn pupils_of(tx: &Reader<'_>, cycles: &[RoundCycleLine]) -> Result<HashMap<PupilId, PupilLine>> {
    let here = tx.pupil_lines(Leavers::Without)?;
    let mut pupils: HashMap<PupilId, PupilLine> = here
        .into_iter()
        .map(|line| (line.id.clone(), line))
        .collect();
    // A child may have left since the review.
    for cycle in cycles {
        if !pupils.contains_key(&cycle.pupil_id) {
            let line = tx.pupil_line(&tx.seen(&cycle.pupil_id)?)?;
            pupils.insert(cycle.pupil_id.clone(), line);
        }
    }
    Ok(pupils)
}
