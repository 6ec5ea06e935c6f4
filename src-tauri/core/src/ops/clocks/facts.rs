//! The facts that clocks go by, gathered for all children in scope at once.

use std::collections::HashMap;

use chrono::NaiveDate;

use crate::domain::id::PupilId;
use crate::domain::record::data_protection::AccessRequest;
use crate::error::Result;
use crate::ops::data_protection::open_requests;
use crate::ops::ehc::EhcFacts;
use crate::ops::team::TeamFacts;
use crate::store::{
    ClockMarkLine, HealthLine, LastLooks, OpenActionLine, OpenConcernLine, OpenCycleLine,
    PlacementLine, Reader, Seen,
};

/// The facts about one child that clocks go by.
#[derive(Debug, Default)]
pub(crate) struct ClockFacts {
    pub(crate) concerns: Vec<OpenConcernLine>,
    pub(crate) placements: Vec<PlacementLine>,
    pub(crate) cycles: Vec<OpenCycleLine>,
    pub(crate) looks: Option<LastLooks>,
    /// The days of this academic year on which parents were met.
    pub(crate) met_parents_on: Vec<NaiveDate>,
    pub(crate) actions: Vec<OpenActionLine>,
    pub(crate) health: Vec<HealthLine>,
    pub(crate) team: TeamFacts,
    pub(crate) ehc: EhcFacts,
    /// Requests to see the record that wait for their answer.
    pub(crate) requests: Vec<AccessRequest>,
    /// What was decided about clocks, in the order of the days.
    pub(crate) marks: Vec<ClockMarkLine>,
}

impl ClockFacts {
    /// The facts about all children in scope, by child; about one where one is named.
    pub(crate) fn by_child(tx: &Reader<'_>, only: Option<&Seen>) -> Result<HashMap<PupilId, Self>> {
        let mut facts: HashMap<PupilId, Self> = HashMap::new();
        for line in tx.open_concern_lines(only)? {
            let of_child = facts.entry(line.pupil_id.clone()).or_default();
            of_child.concerns.push(line);
        }
        for line in tx.placement_lines(only)? {
            let of_child = facts.entry(line.pupil_id.clone()).or_default();
            of_child.placements.push(line);
        }
        for line in tx.open_cycle_lines(only)? {
            let of_child = facts.entry(line.pupil_id.clone()).or_default();
            of_child.cycles.push(line);
        }
        for line in tx.last_looks(only)? {
            let of_child = facts.entry(line.pupil_id.clone()).or_default();
            of_child.looks = Some(line);
        }
        for line in tx.met_parents_lines(only)? {
            let of_child = facts.entry(line.pupil_id).or_default();
            of_child.met_parents_on.push(line.happened_on);
        }
        for line in tx.open_action_lines(only)? {
            let of_child = facts.entry(line.pupil_id.clone()).or_default();
            of_child.actions.push(line);
        }
        for line in tx.health_lines(only)? {
            let of_child = facts.entry(line.pupil_id.clone()).or_default();
            of_child.health.push(line);
        }
        for (pupil_id, team) in TeamFacts::by_child(tx, only)? {
            facts.entry(pupil_id).or_default().team = team;
        }
        for (pupil_id, ehc) in EhcFacts::by_child(tx, only)? {
            facts.entry(pupil_id).or_default().ehc = ehc;
        }
        for (pupil_id, requests) in open_requests(tx)? {
            facts.entry(pupil_id).or_default().requests = requests;
        }
        for line in tx.clock_mark_lines(only)? {
            let of_child = facts.entry(line.pupil_id.clone()).or_default();
            of_child.marks.push(line);
        }
        Ok(facts)
    }
}
