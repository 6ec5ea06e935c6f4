//! What a round comes to: reviews held, success of the targets, steps up and down, parents met, and what is left.

use std::collections::{BTreeMap, HashMap};

use super::parts::RoundParts;
use crate::domain::evening::MeetingOutcome;
use crate::domain::id::{PupilId, ReviewId};
use crate::domain::measure::TargetOutcome;
use crate::domain::pathway::ReviewDecision;
use crate::domain::record::round::{
    ClassFigures, ParentFigures, RoundFigures, RoundLeft, RoundMove,
};
use crate::domain::success::SuccessRate;
use crate::domain::voice::ParentAttendance;
use crate::error::Result;
use crate::store::{Reader, RoundCycleLine};

type Outcomes = HashMap<ReviewId, Vec<TargetOutcome>>;

impl RoundParts {
    /// The figures of the round as it stands.
    pub(crate) fn figures(&self, tx: &Reader<'_>) -> Result<RoundFigures> {
        let outcomes = tx.outcomes_between(self.span)?;
        let held: Vec<&RoundCycleLine> =
            self.cycles.iter().filter(|one| self.is_held(one)).collect();
        let number = |of: &dyn Fn(&RoundCycleLine) -> bool| {
            length(held.iter().filter(|cycle| of(cycle)).count())
        };
        Ok(RoundFigures {
            reviews: length(self.cycles.len()),
            held: length(held.len()),
            in_time: number(&|cycle| cycle.reviewed_on.is_some_and(|on| on <= cycle.due_on)),
            printed: number(&|cycle| cycle.printed_at.is_some()),
            signed: number(&|cycle| cycle.signature_id.is_some()),
            success: success(&held, &outcomes),
            classes: self.classes(&outcomes),
            moves: held.iter().filter_map(|cycle| self.moved(cycle)).collect(),
            parents: self.parents(),
            left: self.left(),
        })
    }

    fn is_held(&self, cycle: &RoundCycleLine) -> bool {
        self.span.held_within(cycle.closed_on)
    }

    fn classes(&self, outcomes: &Outcomes) -> Vec<ClassFigures> {
        let mut classes: BTreeMap<String, Vec<&RoundCycleLine>> = BTreeMap::new();
        for cycle in &self.cycles {
            classes
                .entry(self.class_of(&cycle.pupil_id))
                .or_default()
                .push(cycle);
        }
        let met = self.outcomes_of_parents();
        classes
            .into_iter()
            .map(|(class_name, cycles)| {
                let held: Vec<&RoundCycleLine> = cycles
                    .iter()
                    .copied()
                    .filter(|one| self.is_held(one))
                    .collect();
                let children = met.iter().filter(|(child, outcome)| {
                    let mut cycles = cycles.iter();
                    outcome.is_some_and(MeetingOutcome::is_meeting)
                        && cycles.any(|cycle| cycle.pupil_id == ***child)
                });
                ClassFigures {
                    reviews: length(cycles.len()),
                    held: length(held.len()),
                    success: success(&held, outcomes),
                    met: length(children.count()),
                    class_name,
                }
            })
            .collect()
    }

    fn moved(&self, cycle: &RoundCycleLine) -> Option<RoundMove> {
        let decision = cycle.decision.filter(|one| *one != ReviewDecision::Stay)?;
        let stage = self.rules.pathway.stage(&cycle.stage_key);
        let before = stage.map_or_else(|| cycle.plan_name.clone(), |stage| stage.name.clone());
        Some(RoundMove {
            pupil_id: cycle.pupil_id.clone(),
            class_name: self.class_of(&cycle.pupil_id),
            decision,
            from: cycle.moved_from.clone().unwrap_or(before),
            to: cycle.moved_to.clone().unwrap_or_default(),
        })
    }

    /// How the parents of each child of the round took part, the most that any review or the meeting says.
    fn outcomes_of_parents(&self) -> BTreeMap<&PupilId, Option<MeetingOutcome>> {
        let mut children: BTreeMap<&PupilId, Option<MeetingOutcome>> = BTreeMap::new();
        for cycle in &self.cycles {
            let meeting = self.meeting_of(cycle).and_then(|meeting| meeting.outcome);
            let review = cycle.parent_attendance.map(as_outcome);
            let known = children.entry(&cycle.pupil_id).or_default();
            // The list of outcomes goes from most to least.
            *known = [*known, meeting, review].into_iter().flatten().min();
        }
        children
    }

    fn parents(&self) -> ParentFigures {
        let children = self.outcomes_of_parents();
        let number = |wanted: MeetingOutcome| {
            length(
                children
                    .values()
                    .filter(|one| **one == Some(wanted))
                    .count(),
            )
        };
        ParentFigures {
            children: length(children.len()),
            attended: number(MeetingOutcome::Attended),
            phoned: number(MeetingOutcome::Phoned),
            sent_views: number(MeetingOutcome::SentViews),
            declined: number(MeetingOutcome::Declined),
            missed: number(MeetingOutcome::Missed),
        }
    }

    /// What has not been held in the round, with the reason where one is given.
    pub(crate) fn left(&self) -> Vec<RoundLeft> {
        let left = self.cycles.iter().filter(|cycle| !self.is_held(cycle));
        left.map(|cycle| RoundLeft {
            pupil_id: cycle.pupil_id.clone(),
            cycle_id: cycle.cycle_id.clone(),
            class_name: self.class_of(&cycle.pupil_id),
            plan_name: cycle.plan_name.clone(),
            due_on: cycle.due_on,
            reason: self
                .reasons
                .get(&cycle.cycle_id)
                .map(|kept| kept.record.reason.clone())
                .or_else(|| Some(self.set_aside.get(&cycle.cycle_id)?.reason.clone()))
                .unwrap_or_default(),
        })
        .collect()
    }
}

fn as_outcome(attendance: ParentAttendance) -> MeetingOutcome {
    match attendance {
        ParentAttendance::Attended => MeetingOutcome::Attended,
        ParentAttendance::Phoned => MeetingOutcome::Phoned,
        ParentAttendance::SentViews => MeetingOutcome::SentViews,
        ParentAttendance::Declined => MeetingOutcome::Declined,
    }
}

fn success(held: &[&RoundCycleLine], outcomes: &Outcomes) -> SuccessRate {
    SuccessRate::of(held.iter().flat_map(|cycle| {
        let of_review = cycle.review_id.as_ref().and_then(|id| outcomes.get(id));
        let of_review = of_review.into_iter().flatten();
        of_review.map(|outcome| (cycle.pupil_id.as_str(), *outcome))
    }))
}

fn length(length: usize) -> u32 {
    u32::try_from(length).unwrap_or(u32::MAX)
}
