//! The concerns about a child, each with where it stands and when it is to be decided.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::domain::concern::{ConcernState, EarlyCheck};
use crate::domain::factor::FactorKind;
use crate::domain::id::PupilId;
use crate::domain::record::Kept;
use crate::domain::record::concern::Concern;
use crate::domain::record::pupil::{Factor, Placement, Pupil};
use crate::domain::role::Action;
use crate::error::Result;
use crate::office::ReadOp;
use crate::ops::clocks::{DueItem, SchoolClocks};
use crate::ops::pupil::PupilRef;
use crate::store::{ReadTx, Reader, Seen};

/// The concerns about a child. What the parents and the child said is for whoever may read reviews.
#[derive(Debug, Deserialize, TS)]
pub struct ListConcerns {
    pub pupil_id: PupilId,
}

/// Every concern about a child, and what a new one begins with.
#[derive(Debug, Serialize, TS)]
pub struct ConcernsView {
    /// The open ones first, then the latest raised.
    pub concerns: Vec<ConcernView>,
    /// Taken back; each can be brought back.
    pub voided: Vec<Kept<Concern>>,
    /// What is recorded as affecting progress today.
    pub factors: Vec<FactorKind>,
    pub home_language: String,
    /// Whether the check at the age of two is asked about: the child is young enough.
    pub asks_early_check: bool,
    /// Whether the meeting with the parents is shown to this person.
    pub shows_meeting: bool,
    pub may_write: bool,
    pub may_decide: bool,
    /// Whether this person may decide a stage, and with it answer a concern.
    pub may_place: bool,
    pub may_print: bool,
}

/// A concern with where it stands.
#[derive(Debug, Serialize, TS)]
pub struct ConcernView {
    pub concern: Kept<Concern>,
    pub state: ConcernState,
    /// "Cause for concern", "Placed on My Profile".
    pub state_words: String,
    /// Whether something is still to be decided.
    pub open: bool,
    /// When it is to be decided or looked at again.
    pub due: Option<DueItem>,
}

impl ReadOp for ListConcerns {
    const ACTION: Action = Action::SendRead;
    type Output = ConcernsView;
    fn run(self, tx: &ReadTx<'_>) -> Result<ConcernsView> {
        let pupil = tx.seen(&self.pupil_id)?;
        let may = |action| tx.session().may(action);
        let shows_meeting = may(Action::ReviewRead);
        let mut kept = tx.about_with_voided::<Concern>(&pupil)?;
        if !shows_meeting {
            kept.iter_mut()
                .for_each(|one| one.record.without_the_meeting());
        }
        let (voided, kept): (Vec<_>, Vec<_>) =
            kept.into_iter().partition(|one| one.voided.is_some());
        Ok(ConcernsView {
            concerns: views(tx, &pupil, kept)?,
            voided,
            factors: factors_of_today(tx, &pupil)?,
            asks_early_check: asks_early_check(tx, &pupil)?,
            home_language: tx.get::<Pupil>(pupil.id().as_str())?.home_language,
            shows_meeting,
            may_write: may(Action::ConcernWrite),
            may_decide: may(Action::ConcernDecide),
            may_place: may(Action::PlacementDecide),
            may_print: may(Action::Print),
        })
    }
}

fn views(tx: &Reader<'_>, pupil: &Seen, kept: Vec<Kept<Concern>>) -> Result<Vec<ConcernView>> {
    let school = SchoolClocks::of(tx)?;
    let lines = tx.open_concern_lines(Some(pupil))?;
    let marks = tx.clock_mark_lines(Some(pupil))?;
    let placements = tx.about::<Placement>(pupil)?;
    let child = PupilRef::of(&tx.pupil_line(pupil)?, school.today);
    let mut views: Vec<ConcernView> = kept
        .into_iter()
        .map(|concern| {
            let record = &concern.record;
            let placement = placements
                .iter()
                .find(|one| Some(&one.record.id) == record.placement_id.as_ref());
            let state = record.state(placement.is_some());
            let line = lines.iter().find(|line| line.concern_id == record.id);
            let clock = line.and_then(|line| school.running_of_concern(line));
            ConcernView {
                state_words: state_words(record, state, placement),
                open: state.is_open(),
                state,
                due: clock.map(|clock| school.item(&child, clock, &marks)),
                concern,
            }
        })
        .collect();
    views.sort_by(|a, b| {
        let key = |view: &ConcernView| {
            let record = &view.concern.record;
            (view.open, record.happened_on, record.id.clone())
        };
        key(b).cmp(&key(a))
    });
    Ok(views)
}

fn state_words(
    concern: &Concern,
    state: ConcernState,
    placement: Option<&Kept<Placement>>,
) -> String {
    match (state, placement) {
        (ConcernState::Placed, Some(placement)) => {
            format!("Placed on {}", placement.record.stage_name)
        }
        (ConcernState::Watched, _) if concern.after_placement_id.is_some() => {
            "Watched after leaving".to_owned()
        }
        _ => state.name().to_owned(),
    }
}

/// Whether the child is young enough for the check at the age of two to tell something.
pub(crate) fn asks_early_check(tx: &Reader<'_>, pupil: &Seen) -> Result<bool> {
    let child = PupilRef::of(&tx.pupil_line(pupil)?, tx.today());
    Ok(EarlyCheck::is_asked_in(child.year_group))
}

fn factors_of_today(tx: &Reader<'_>, pupil: &Seen) -> Result<Vec<FactorKind>> {
    let today = tx.today();
    let mut factors: Vec<FactorKind> = tx
        .about::<Factor>(pupil)?
        .into_iter()
        .filter(|kept| kept.record.interval().holds_on(today))
        .map(|kept| kept.record.factor)
        .collect();
    factors.sort_unstable();
    factors.dedup();
    Ok(factors)
}
