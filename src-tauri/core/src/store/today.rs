//! What the first screen asks of all children at once.

use std::collections::HashSet;

use chrono::{DateTime, NaiveDate, Utc};
use serde::Deserialize;

use super::pupils::children_here;
use super::tx::Reader;
use crate::domain::id::{PlanId, ProvisionId, PupilId, TargetId};
use crate::domain::measure::Measure;
use crate::domain::record::Kind;
use crate::error::Result;

/// A change to something about a child.
#[derive(Debug, Clone, Deserialize)]
pub struct RecentLine {
    pub at: DateTime<Utc>,
    pub staff_name: String,
    pub verb: String,
    pub kind: Kind,
    pub pupil_id: PupilId,
}

/// A plan that goes on.
#[derive(Debug, Clone, Deserialize)]
pub struct OpenPlanLine {
    pub id: PlanId,
    pub pupil_id: PupilId,
    pub name: String,
}

/// Something adults do, of a plan that goes on: for a target, or for the whole plan.
#[derive(Debug, Clone, Deserialize)]
pub struct StrategyLine {
    pub plan_id: PlanId,
    pub target_id: Option<TargetId>,
    pub text: String,
}

/// A line of provision that goes on today, with the plan and the target that it belongs to.
#[derive(Debug, Clone, Deserialize)]
pub struct ProvisionLine {
    pub id: ProvisionId,
    pub pupil_id: PupilId,
    pub plan_name: String,
    pub target: Option<String>,
    pub what: String,
    pub who: String,
    pub place: String,
    pub minutes: Option<u16>,
    pub times_a_week: Option<u16>,
    pub group_size: Option<u16>,
    /// Its first day; the plan's where it has none of its own.
    pub since: NaiveDate,
    pub to_on: Option<NaiveDate>,
}

impl ProvisionLine {
    pub fn minutes_a_week(&self) -> Option<u32> {
        Some(u32::from(self.minutes?) * u32::from(self.times_a_week?))
    }
}

/// A target that is open, of a plan that goes on.
#[derive(Debug, Clone, Deserialize)]
pub struct OpenTarget {
    pub id: TargetId,
    pub plan_id: PlanId,
    pub text: String,
    pub measure: Measure,
    pub baseline: Option<f64>,
    pub expected: Option<f64>,
    /// The latest rating.
    pub latest: Option<f64>,
}

#[derive(Deserialize)]
struct OnlyPupil {
    pupil_id: PupilId,
}

impl Reader<'_> {
    /// The children of today with a plan that goes on. Not scoped: it only narrows lists that are.
    pub fn pupils_with_open_plan(&self) -> Result<HashSet<PupilId>> {
        self.pupil_ids(
            "select t.pupil_id from \"plan\" t
             where t.voided_at is null and t.started_on <= :today and t.ended_on is null and t.pupil_id = pupil.id",
        )
    }

    /// The plans that go on, of the children in scope who are at the school, in the order in which they were made.
    pub fn open_plans(&self) -> Result<Vec<OpenPlanLine>> {
        self.of_open_plans("p.id, p.pupil_id, p.name", "", "p.id")
    }

    /// What adults do by those plans, in the order of the plan.
    pub fn strategies_of_open_plans(&self) -> Result<Vec<StrategyLine>> {
        self.of_open_plans(
            "t.plan_id, t.target_id, t.text",
            "join strategy t on t.plan_id = p.id and t.voided_at is null",
            "t.position, t.id",
        )
    }

    /// What those plans provide today, for the plan as a whole and for targets that are open, in the order of the plan.
    pub fn provision_now(&self) -> Result<Vec<ProvisionLine>> {
        self.of_open_plans(
            "t.id, p.pupil_id, p.name as plan_name,
             (select g.text from target g where g.id = t.target_id) as target, t.what, t.who, t.place, t.minutes, t.times_a_week,
             t.group_size, coalesce(t.from_on, p.started_on) as since, t.to_on",
            "join provision t on t.plan_id = p.id and t.voided_at is null
               and (t.from_on is null or t.from_on <= :today) and (t.to_on is null or t.to_on >= :today)
               and (t.target_id is null or exists (select 1 from target g
                     where g.id = t.target_id and g.ended_on is null and g.voided_at is null))",
            "t.position, t.id",
        )
    }

    /// The open targets of those plans, in the order of the plan.
    pub fn targets_of_open_plans(&self) -> Result<Vec<OpenTarget>> {
        self.of_open_plans(
            "t.id, t.plan_id, t.text, t.measure, t.baseline, t.expected,
             (select r.score from rating r where r.target_id = t.id and r.voided_at is null
               order by r.happened_on desc, r.id desc limit 1) as latest",
            "join target t on t.plan_id = p.id and t.ended_on is null and t.voided_at is null",
            "t.position, t.id",
        )
    }

    /// What is asked stands on the children of today and their open plans, so that it costs what is open and not what
    /// ever was.
    fn of_open_plans<T: serde::de::DeserializeOwned>(
        &self,
        select: &str,
        join: &str,
        order: &str,
    ) -> Result<Vec<T>> {
        let sql = format!(
            "select {select} from pupil cross join \"plan\" p on p.pupil_id = pupil.id {join}
             where p.ended_on is null and p.voided_at is null and pupil.voided_at is null
               and (pupil.left_on is null or pupil.left_on >= :today) and {} order by {order}",
            self.scope()
        );
        let me = self.session().staff_id().as_str();
        self.rows(&sql, &[(":me", &me), (":today", &self.today())])
    }

    /// The children of today with at least one contact of today. Not scoped: it only narrows lists that are.
    pub fn pupils_with_contact(&self) -> Result<HashSet<PupilId>> {
        self.pupil_ids(
            "select t.pupil_id from contact t
             where t.voided_at is null and (t.to_on is null or t.to_on >= :today) and t.pupil_id = pupil.id",
        )
    }

    fn pupil_ids(&self, exists: &str) -> Result<HashSet<PupilId>> {
        let sql = format!(
            "select pupil.id as pupil_id from {} where exists ({exists})",
            children_here(":today")
        );
        let rows = self.rows::<OnlyPupil>(&sql, &[(":today", &self.today())])?;
        Ok(rows.into_iter().map(|row| row.pupil_id).collect())
    }

    /// The latest changes to records about children in scope, one for each act on a child, newest first.
    pub fn recent_changes(&self, most: u16) -> Result<Vec<RecentLine>> {
        let sql = format!(
            "select a.at, s.name as staff_name, a.verb, a.kind, a.pupil_id
             from (select max(number) as number from (select number, at, staff_id, kind, pupil_id from audit_entry
                    where pupil_id is not null and verb <> 'opened' order by number desc limit 400)
                   group by at, staff_id, kind, pupil_id) latest
             join audit_entry a on a.number = latest.number
             join staff s on s.id = a.staff_id
             join pupil on pupil.id = a.pupil_id
             where pupil.voided_at is null and {} order by a.number desc limit :most",
            self.scope()
        );
        let me = self.session().staff_id().as_str();
        self.rows(
            &sql,
            &[(":most", &most), (":me", &me), (":today", &self.today())],
        )
    }
}
