//! One review of a round as the board shows it: how far it has come, step by step, each step in words.

use chrono::{DateTime, NaiveDate, Utc};
use serde::Serialize;
use ts_rs::TS;

use super::parts::RoundParts;
use crate::domain::date_words::short;
use crate::domain::id::{CycleId, PlanId, ReasonId, SignatureId};
use crate::domain::pathway::ReviewDecision;
use crate::domain::record::round::Meeting;
use crate::domain::round::{ReasonKind, RoundState, Steps};
use crate::domain::voice::ParentAttendance;
use crate::domain::words::count;
use crate::ops::pupil::PupilRef;
use crate::store::{PupilLine, RoundCycleLine};

/// A review of the round.
#[derive(Debug, Serialize, TS)]
pub struct RoundRow {
    pub pupil: PupilRef,
    /// Family name, then given name, without accents and case.
    pub sort_key: String,
    pub search_key: String,
    pub cycle_id: CycleId,
    pub plan_id: PlanId,
    pub plan_name: String,
    pub number: u16,
    pub stage_key: String,
    pub stage_name: String,
    pub stage_order: Option<u8>,
    #[ts(type = "string")]
    pub due_on: NaiveDate,
    /// When the review was held; nothing while it is open.
    #[ts(type = "string | null")]
    pub held_on: Option<NaiveDate>,
    pub state: RoundState,
    /// The six steps in their usual order.
    pub steps: Vec<StepView>,
    /// "5 days late", "Held 3 days late", "Left over from before"; empty where it is in time.
    pub late_words: String,
    pub reason: Option<ReasonView>,
    pub skipped: bool,
    /// That its date is paused or does not apply, and why; nothing where it runs.
    pub set_aside: Option<SetAsideView>,
    /// What is to be done next, in a few words; empty once everything is done.
    pub next_words: String,
    #[ts(type = "string | null")]
    pub printed_at: Option<DateTime<Utc>>,
    /// Changes to what the plan says since it was printed.
    pub changes_since: u32,
    pub signature_id: Option<SignatureId>,
}

/// Why a review is not due now.
#[derive(Debug, Serialize, TS)]
pub struct SetAsideView {
    /// "Paused since 5 October 2026", "Does not apply".
    pub words: String,
    pub reason: String,
}

/// One step and where it stands.
#[derive(Debug, Serialize, TS)]
pub struct StepView {
    pub step: RoundState,
    pub done: bool,
    pub words: String,
}

/// The reason given for a review that is late or not held.
#[derive(Debug, Serialize, TS)]
pub struct ReasonView {
    pub id: ReasonId,
    pub reason_kind: ReasonKind,
    pub reason: String,
    pub given_by: String,
}

impl RoundParts {
    /// The cycle's review as the board shows it; nothing for a child who is not to be found.
    pub(super) fn row(&self, cycle: &RoundCycleLine) -> Option<RoundRow> {
        let line = self.pupils.get(&cycle.pupil_id)?;
        let steps = self.steps(cycle);
        let name = line.name();
        let day = cycle.closed_on.and(cycle.reviewed_on);
        let stage = self
            .rules
            .past
            .stage_on(&cycle.stage_key, day.unwrap_or(self.rules.today));
        let order = self.rules.pathway.position(&cycle.stage_key);
        let reason = self.reasons.get(&cycle.cycle_id);
        Some(RoundRow {
            pupil: PupilRef::of(line, self.rules.today),
            sort_key: name.sort_key(),
            search_key: name.search_key(),
            cycle_id: cycle.cycle_id.clone(),
            plan_id: cycle.plan_id.clone(),
            plan_name: cycle.plan_name.clone(),
            number: cycle.number,
            stage_key: cycle.stage_key.clone(),
            stage_name: stage.map_or_else(|| cycle.plan_name.clone(), |stage| stage.name.clone()),
            stage_order: order.and_then(|place| u8::try_from(place).ok()),
            due_on: cycle.due_on,
            held_on: cycle.closed_on.and(cycle.reviewed_on),
            state: steps.state(),
            steps: self.step_words(cycle, steps),
            late_words: self.late_words(cycle),
            reason: reason.map(|kept| ReasonView {
                id: kept.record.id.clone(),
                reason_kind: kept.record.reason_kind,
                reason: kept.record.reason.clone(),
                given_by: kept.recorded_by_name.clone(),
            }),
            skipped: self.is_skipped(cycle),
            set_aside: self.set_aside.get(&cycle.cycle_id).map(|why| SetAsideView {
                words: why.words.clone(),
                reason: why.reason.clone(),
            }),
            next_words: self.next_words(cycle, steps, line),
            printed_at: cycle.printed_at,
            changes_since: cycle.changes_since,
            signature_id: cycle.signature_id.clone(),
        })
    }

    pub(super) fn meeting_of(&self, cycle: &RoundCycleLine) -> Option<&Meeting> {
        self.meetings.get(&cycle.pupil_id).map(|kept| &kept.record)
    }

    /// How the parents took part: as the review says, or as the meeting of the round did.
    pub(super) fn attendance(&self, cycle: &RoundCycleLine) -> Option<ParentAttendance> {
        let meeting = self.meeting_of(cycle);
        cycle
            .parent_attendance
            .or_else(|| meeting?.outcome?.attendance())
    }

    /// Which steps are done.
    pub(crate) fn steps(&self, cycle: &RoundCycleLine) -> Steps {
        let meeting = self.meeting_of(cycle);
        let met = meeting
            .and_then(|one| one.outcome)
            .is_some_and(|one| one.is_meeting());
        let attendance = self.attendance(cycle);
        Steps {
            rated: cycle.targets > 0 && cycle.rated >= cycle.targets,
            heard: cycle.child_heard && (cycle.parents_wrote || attendance.is_some()),
            met: met || attendance.is_some_and(ParentAttendance::is_meeting),
            decided: cycle.closed_on.is_some(),
            printed: cycle.printed_at.is_some(),
            signed: cycle.signature_id.is_some(),
        }
    }

    fn step_words(&self, cycle: &RoundCycleLine, steps: Steps) -> Vec<StepView> {
        let view = |step, done, words| StepView { step, done, words };
        vec![
            view(RoundState::RatingsIn, steps.rated, rated_words(cycle)),
            view(RoundState::ViewsIn, steps.heard, self.heard_words(cycle)),
            view(RoundState::MetParents, steps.met, self.met_words(cycle)),
            view(RoundState::Decided, steps.decided, decided_words(cycle)),
            view(RoundState::Printed, steps.printed, printed_words(cycle)),
            view(RoundState::Signed, steps.signed, signed_words(cycle)),
        ]
    }

    fn heard_words(&self, cycle: &RoundCycleLine) -> String {
        let parents = cycle.parents_wrote || self.attendance(cycle).is_some();
        let words = match (cycle.child_heard, parents) {
            (true, true) => "Child and parents heard",
            (true, false) => "The child was heard, the parents not yet",
            (false, true) => "The parents were heard, the child not yet",
            (false, false) => "Nobody heard yet",
        };
        words.to_owned()
    }

    fn met_words(&self, cycle: &RoundCycleLine) -> String {
        let Some(meeting) = self.meeting_of(cycle) else {
            return match cycle.parent_attendance {
                Some(attendance) => attendance.name().to_owned(),
                None => "No meeting yet".to_owned(),
            };
        };
        if let Some(outcome) = meeting.outcome {
            let on = meeting.happened_on.map(|on| format!(", {}", short(on)));
            return format!("{}{}", outcome.name(), on.unwrap_or_default());
        }
        if let Some(attendance) = cycle.parent_attendance {
            return attendance.name().to_owned();
        }
        let evening = meeting
            .evening_id
            .as_ref()
            .and_then(|id| self.evenings.get(id));
        match (evening, meeting.starts_at) {
            (Some(evening), Some(at)) => format!("To meet on {} at {at}", short(evening.meets_on)),
            _ => "No time given yet".to_owned(),
        }
    }

    /// How late the review is or was; empty where it is in time.
    pub(super) fn late_words(&self, cycle: &RoundCycleLine) -> String {
        let by = |day: NaiveDate| {
            let days = day.signed_duration_since(cycle.due_on).num_days();
            u32::try_from(days).unwrap_or(0)
        };
        match cycle.reviewed_on.filter(|_| cycle.closed_on.is_some()) {
            Some(held) if held > cycle.due_on => format!("Held {} late", count(by(held), "day")),
            None if self.set_aside.contains_key(&cycle.cycle_id) => String::new(),
            None if cycle.due_on < self.rules.today => {
                format!("{} late", count(by(self.rules.today), "day"))
            }
            _ => String::new(),
        }
    }

    fn next_words(&self, cycle: &RoundCycleLine, steps: Steps, line: &PupilLine) -> String {
        if self.is_skipped(cycle) {
            return String::new();
        }
        let words = if steps.decided {
            match (steps.printed, cycle.changes_since, steps.signed) {
                (false, ..) => "Print the plan",
                (true, 1.., _) => "Print again",
                (true, 0, false) => "Have it signed",
                (true, 0, true) => "",
            }
        } else if cycle.targets == 0 {
            "Write targets"
        } else if !steps.rated {
            return format!("Rate {}", count(cycle.targets - cycle.rated, "target"));
        } else if !cycle.child_heard {
            return format!("Hear {}", line.name().display());
        } else if self.attendance(cycle).is_none() && !cycle.parents_wrote {
            "Hear the parents"
        } else {
            "Decide"
        };
        words.to_owned()
    }
}

fn rated_words(cycle: &RoundCycleLine) -> String {
    if cycle.targets == 0 {
        return "The plan has no open target".to_owned();
    }
    format!(
        "{} of {} rated",
        cycle.rated,
        count(cycle.targets, "target")
    )
}

fn decided_words(cycle: &RoundCycleLine) -> String {
    let (Some(decision), Some(on)) = (cycle.decision, cycle.closed_on.and(cycle.reviewed_on))
    else {
        return "Not decided yet".to_owned();
    };
    let words = match (decision, &cycle.moved_to) {
        (ReviewDecision::Stay, _) => format!("Stay on {}", cycle.plan_name),
        (decision, Some(to)) => format!("{} to {to}", decision.name()),
        (decision, None) => decision.name().to_owned(),
    };
    format!("{words}, {}", short(on))
}

fn printed_words(cycle: &RoundCycleLine) -> String {
    let (Some(at), Some(by)) = (cycle.printed_at, &cycle.printed_by) else {
        return "Not printed since the review".to_owned();
    };
    let printed = format!("Printed {} by {by}", short(at.date_naive()));
    match cycle.changes_since {
        0 => printed,
        many => format!("{printed}; {} since", count(many, "change")),
    }
}

fn signed_words(cycle: &RoundCycleLine) -> String {
    match (cycle.signed_on, &cycle.signed_by) {
        (Some(on), Some(by)) => format!("Signed {} by {by}", short(on)),
        _ => "Not signed yet".to_owned(),
    }
}
