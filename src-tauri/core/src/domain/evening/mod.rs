//! A parents' evening: its times, who is free at them, and which families belong together.

mod families;
mod proposal;
#[cfg(test)]
mod proposal_tests;

use chrono::NaiveDate;

use super::coded::coded;
use super::id::{PupilId, StaffId};
use super::time_of_day::TimeOfDay;
use super::voice::ParentAttendance;

pub use families::{Tie, families};
pub use proposal::{Evening, Left, Proposal, Seat, Wish, propose};

coded! {
    /// What came of a meeting with parents.
    pub enum MeetingOutcome {
        Attended = "attended", "Came to the meeting";
        Phoned = "phoned", "Took part by phone";
        SentViews = "sent_views", "Sent views";
        Declined = "declined", "Declined";
        Missed = "missed", "Did not come";
    }
}

impl MeetingOutcome {
    /// How the parents then took part in the review; who did not come has not answered yet.
    pub fn attendance(self) -> Option<ParentAttendance> {
        match self {
            Self::Attended => Some(ParentAttendance::Attended),
            Self::Phoned => Some(ParentAttendance::Phoned),
            Self::SentViews => Some(ParentAttendance::SentViews),
            Self::Declined => Some(ParentAttendance::Declined),
            Self::Missed => None,
        }
    }

    /// Whether it counts as one of the year's meetings (SEND Code of Practice 2015, 6.65).
    pub fn is_meeting(self) -> bool {
        self.attendance().is_some_and(ParentAttendance::is_meeting)
    }
}

/// The times at which meetings begin: each slot lies whole between start and end, with the gap after it.
/// Lengths are in minutes; a slot of no length has no times.
pub fn times(starts_at: TimeOfDay, ends_at: TimeOfDay, slot: u16, gap: u16) -> Vec<TimeOfDay> {
    let mut times = Vec::new();
    let mut at = Some(starts_at);
    while let Some(begins) = at {
        let fits = begins.plus(slot).is_some_and(|ends| ends <= ends_at);
        if slot == 0 || !fits {
            break;
        }
        times.push(begins);
        at = begins.plus(slot.saturating_add(gap));
    }
    times
}

/// A meeting that is arranged: nobody who is in it can be in another at the same time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Held {
    pub pupil: PupilId,
    /// The family, by its first child.
    pub family: PupilId,
    /// The teacher, and the SENCO where she comes too.
    pub staff: Vec<StaffId>,
    pub on: NaiveDate,
    pub from: TimeOfDay,
    /// In minutes.
    pub length: u16,
}

/// Why two meetings cannot both be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Clash {
    Staff(StaffId),
    Family,
}

impl Held {
    /// What stands against both meetings; `None` where both can be.
    pub fn clash(&self, other: &Self) -> Option<Clash> {
        if !self.overlaps(other) {
            return None;
        }
        let both = self.staff.iter().find(|one| other.staff.contains(one));
        match both {
            Some(staff) => Some(Clash::Staff(staff.clone())),
            None => (self.family == other.family).then_some(Clash::Family),
        }
    }

    fn overlaps(&self, other: &Self) -> bool {
        let ends = |held: &Self| held.from.minutes().saturating_add(held.length);
        self.on == other.on
            && self.from.minutes() < ends(other)
            && other.from.minutes() < ends(self)
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    fn at(text: &str) -> TimeOfDay {
        text.parse().unwrap()
    }

    #[test]
    fn the_last_meeting_ends_by_the_end() {
        let all = times(at("15:30"), at("16:30"), 15, 5);
        let all: Vec<String> = all.iter().map(TimeOfDay::to_string).collect();
        assert_eq!(all, ["15:30", "15:50", "16:10"]);
        assert_eq!(times(at("15:30"), at("15:40"), 15, 0), []);
        assert_eq!(times(at("15:30"), at("18:00"), 0, 0), []);
        assert_eq!(times(at("23:40"), at("23:59"), 15, 600).len(), 1);
    }

    fn held(family: &str, staff: &[&str], from: &str) -> Held {
        Held {
            pupil: PupilId::new(family),
            family: PupilId::new(family),
            staff: staff.iter().map(|id| StaffId::new(*id)).collect(),
            on: "2026-11-17".parse().unwrap(),
            from: at(from),
            length: 15,
        }
    }

    #[test]
    fn nobody_is_in_two_meetings_at_once() {
        let first = held("a", &["shah", "senco"], "15:30");
        let clash = |other: Held| first.clash(&other);
        assert_eq!(
            clash(held("b", &["osei", "senco"], "15:40")),
            Some(Clash::Staff(StaffId::new("senco")))
        );
        assert_eq!(clash(held("a", &["osei"], "15:30")), Some(Clash::Family));
        assert_eq!(clash(held("b", &["shah"], "15:45")), None);
        assert_eq!(clash(held("b", &["osei"], "15:30")), None);
        let mut next_day = held("a", &["shah"], "15:30");
        next_day.on = "2026-11-18".parse().unwrap();
        assert_eq!(clash(next_day), None);
    }

    #[test]
    fn who_came_or_phoned_was_met() {
        let met: Vec<bool> = MeetingOutcome::ALL
            .iter()
            .map(|one| one.is_meeting())
            .collect();
        assert_eq!(met, [true, true, false, false, false]);
        assert_eq!(MeetingOutcome::Missed.attendance(), None);
    }
}
