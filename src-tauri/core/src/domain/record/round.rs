//! What people decide about a round: its closing, why a review is late or skipped, signatures, and the meetings with
//! parents. Everything else of a round follows from cycles and reviews.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::record;
use crate::domain::evening::MeetingOutcome;
use crate::domain::id::{
    CycleId, EveningId, MeetingId, PlanId, PupilId, ReasonId, RoundId, SignatureId, StaffId,
};
use crate::domain::round::{ReasonKind, RoundKey};
use crate::domain::success::SuccessRate;
use crate::domain::time_of_day::TimeOfDay;

/// A round that was closed, with its figures as they were then. It is frozen from the start.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ReviewRound {
    pub id: RoundId,
    pub round: RoundKey,
    #[ts(type = "string")]
    pub closed_on: NaiveDate,
    /// What the SENCO says of the round as a whole.
    pub note: String,
    pub summary: RoundFigures,
}
record!(ReviewRound, ReviewRound, of the school);

/// What a round came to. Children stand in it by their ids.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct RoundFigures {
    /// Reviews that belong to the round.
    pub reviews: u32,
    /// Held within it.
    pub held: u32,
    /// Of the held ones: by their date.
    pub in_time: u32,
    pub printed: u32,
    pub signed: u32,
    pub success: SuccessRate,
    pub classes: Vec<ClassFigures>,
    pub moves: Vec<RoundMove>,
    pub parents: ParentFigures,
    pub left: Vec<RoundLeft>,
}

/// One class in a round.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ClassFigures {
    /// Empty for children without a class.
    pub class_name: String,
    pub reviews: u32,
    pub held: u32,
    pub success: SuccessRate,
    /// Children whose parents were met in person or by phone.
    pub met: u32,
}

/// A child whose stage a review of the round changed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct RoundMove {
    pub pupil_id: PupilId,
    pub class_name: String,
    pub decision: crate::domain::pathway::ReviewDecision,
    /// The names of the stages at the time; empty where there was none.
    pub from: String,
    pub to: String,
}

/// How parents took part, child by child.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ParentFigures {
    pub children: u32,
    pub attended: u32,
    pub phoned: u32,
    pub sent_views: u32,
    pub declined: u32,
    pub missed: u32,
}

impl ParentFigures {
    /// Met in person or by phone.
    pub fn met(&self) -> u32 {
        self.attended + self.phoned
    }

    /// Not heard of in this round.
    pub fn nothing(&self) -> u32 {
        let heard = self.met() + self.sent_views + self.declined + self.missed;
        self.children.saturating_sub(heard)
    }
}

/// A review that was not held by the closing of its round.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct RoundLeft {
    pub pupil_id: PupilId,
    pub cycle_id: CycleId,
    pub class_name: String,
    pub plan_name: String,
    #[ts(type = "string")]
    pub due_on: NaiveDate,
    pub reason: String,
}

/// Why the review of a cycle is late, or is not held in a round.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct RoundReason {
    pub id: ReasonId,
    pub pupil_id: PupilId,
    pub cycle_id: CycleId,
    pub round: RoundKey,
    pub reason_kind: ReasonKind,
    pub reason: String,
}
record!(RoundReason, RoundReason, about a child);

/// That the plan decided on at the review of a cycle was signed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct PlanSignature {
    pub id: SignatureId,
    pub pupil_id: PupilId,
    pub plan_id: PlanId,
    /// The cycle whose review decided the plan.
    pub cycle_id: CycleId,
    #[ts(type = "string")]
    pub happened_on: NaiveDate,
    /// Who signed it, in words: "Mother and father".
    pub signed_by: String,
}
record!(PlanSignature, PlanSignature, about a child);

/// A place at a parents' evening.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct EveningDesk {
    pub staff_id: StaffId,
    /// Where to find it; may be empty.
    pub room: String,
}

/// An evening, or a day, on which parents are met.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ParentsEvening {
    pub id: EveningId,
    pub round: RoundKey,
    #[ts(type = "string")]
    pub meets_on: NaiveDate,
    pub starts_at: TimeOfDay,
    pub ends_at: TimeOfDay,
    pub slot_minutes: u16,
    /// Minutes free after each meeting.
    pub gap_minutes: u16,
    pub desks: Vec<EveningDesk>,
}
record!(ParentsEvening, ParentsEvening, of the school);

impl ParentsEvening {
    /// The times at which its meetings begin.
    pub fn times(&self) -> Vec<TimeOfDay> {
        crate::domain::evening::times(
            self.starts_at,
            self.ends_at,
            self.slot_minutes,
            self.gap_minutes,
        )
    }
}

/// The meeting with the parents of one child in a round: when it is to be, and what came of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Meeting {
    pub id: MeetingId,
    pub pupil_id: PupilId,
    pub round: RoundKey,
    /// Evening, desk and time go together; all empty while no time is given.
    pub evening_id: Option<EveningId>,
    pub staff_id: Option<StaffId>,
    pub starts_at: Option<TimeOfDay>,
    /// Who comes to it besides: the SENCO.
    pub also_staff_id: Option<StaffId>,
    /// Whether a person chose the time; the proposal leaves it alone then.
    pub by_hand: bool,
    #[ts(type = "string | null")]
    pub invited_on: Option<NaiveDate>,
    pub outcome: Option<MeetingOutcome>,
    /// When they came, phoned, wrote or declined.
    #[ts(type = "string | null")]
    pub happened_on: Option<NaiveDate>,
    pub outcome_note: String,
}
record!(Meeting, Meeting, about a child);
