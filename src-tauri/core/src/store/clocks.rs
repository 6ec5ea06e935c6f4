//! The facts that clocks are worked out from, for all children in scope at once or for one.

use chrono::NaiveDate;
use rusqlite::ToSql;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use ts_rs::TS;

use super::pupils::{Seen, children_here};
use super::tx::Reader;
use crate::domain::calendar::academic_year_of;
use crate::domain::clock::{ClockMarkKind, ClockRule};
use crate::domain::id::{ClockMarkId, ConcernId, CycleId, PlanId, PupilId};
use crate::domain::role::Scope;
use crate::error::Result;

/// A placement as clocks see it.
#[derive(Debug, Clone, Deserialize)]
pub struct PlacementLine {
    pub pupil_id: PupilId,
    pub stage_key: String,
    pub on_register: bool,
    pub from_on: NaiveDate,
    pub to_on: Option<NaiveDate>,
    pub parents_told_on: Option<NaiveDate>,
}

/// A cycle that no review has closed, of a plan that goes on.
#[derive(Debug, Clone, Deserialize)]
pub struct OpenCycleLine {
    pub pupil_id: PupilId,
    pub cycle_id: CycleId,
    pub plan_id: PlanId,
    pub plan_name: String,
    pub stage_key: String,
    pub number: u16,
    pub starts_on: NaiveDate,
    pub due_on: NaiveDate,
    /// Targets that are open, and how many of them have a score in this cycle.
    pub targets: u32,
    pub rated: u32,
    pub review_begun: bool,
}

/// An open cycle of a child about the date of whose reviews something was decided.
#[derive(Debug, Clone, Deserialize)]
pub struct MarkedCycleLine {
    pub pupil_id: PupilId,
    pub cycle_id: CycleId,
    pub stage_key: String,
    pub number: u16,
    pub starts_on: NaiveDate,
    pub due_on: NaiveDate,
}

/// When the help of a child who is on a stage was last looked at, in each of the ways that clocks go by.
#[derive(Debug, Clone, Deserialize)]
pub struct LastLooks {
    pub pupil_id: PupilId,
    /// A closed review.
    pub reviewed_on: Option<NaiveDate>,
    /// One in which a parent took part, in person or by phone.
    pub with_parents_on: Option<NaiveDate>,
    /// A profile written.
    pub profiled_on: Option<NaiveDate>,
}

/// A day on which a child's parents were met: in a review, or otherwise.
#[derive(Debug, Clone, Deserialize)]
pub struct MetParentsLine {
    pub pupil_id: PupilId,
    pub happened_on: NaiveDate,
}

/// A concern that is still to be decided, or a child who is watched because of one.
#[derive(Debug, Clone, Deserialize)]
pub struct OpenConcernLine {
    pub pupil_id: PupilId,
    pub concern_id: ConcernId,
    pub happened_on: NaiveDate,
    /// Since when the child is watched; nothing while nothing is decided.
    pub watched_on: Option<NaiveDate>,
    pub look_again_on: Option<NaiveDate>,
    /// Whether the child is watched because she left the register, and not because of a worry.
    pub after_leaving: bool,
}

/// What was decided about a clock, and holds.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct ClockMarkLine {
    pub id: ClockMarkId,
    #[serde(skip_serializing)]
    #[ts(skip)]
    pub pupil_id: PupilId,
    #[serde(skip_serializing)]
    #[ts(skip)]
    pub rule: ClockRule,
    #[serde(skip_serializing)]
    #[ts(skip)]
    pub started_on: NaiveDate,
    #[serde(skip_serializing)]
    #[ts(skip)]
    pub about_id: String,
    pub mark: ClockMarkKind,
    #[ts(type = "string")]
    pub from_on: NaiveDate,
    #[ts(type = "string | null")]
    pub until_on: Option<NaiveDate>,
    pub reason: String,
    pub version: i32,
}

impl Reader<'_> {
    /// What was decided about clocks of the children in scope, in the order of the days; about one child where one is
    /// named.
    pub fn clock_mark_lines(&self, only: Option<&Seen>) -> Result<Vec<ClockMarkLine>> {
        self.clock_facts(
            "select t.* from {clock_mark} where t.voided_at is null",
            "t.from_on, t.id",
            only,
        )
    }

    /// The open cycles of the children in scope about whose reviews something was decided, the first due first. The other
    /// cycles of such a child are among them: any of them may be the next.
    pub fn marked_cycles(&self) -> Result<Vec<MarkedCycleLine>> {
        self.clock_facts(
            "select distinct t.pupil_id, c.id as cycle_id, pl.stage_key, c.number, c.starts_on, c.due_on
             from {clock_mark} cross join \"plan\" pl on pl.pupil_id = t.pupil_id
             cross join cycle c on c.plan_id = pl.id
             where t.rule = 'review_due' and t.voided_at is null and pl.ended_on is null and pl.voided_at is null
               and c.closed_on is null and c.voided_at is null",
            "c.due_on, c.id",
            None,
        )
    }

    /// What was decided about the reviews of these children, in the order of the days. Not scoped: it only adds to cycles
    /// that are.
    pub fn review_marks(&self, children: &[&PupilId]) -> Result<Vec<ClockMarkLine>> {
        let children: Vec<Value> = children.iter().map(|id| Value::from(id.as_str())).collect();
        self.rows(
            "select t.* from json_each(:children) child cross join clock_mark t on t.pupil_id = child.value
             where t.rule = 'review_due' and t.voided_at is null order by t.from_on, t.id",
            &[(":children", &Value::from(children).to_string())],
        )
    }

    /// What was decided about the answers to requests to see a record, whoever's it is: those who left long ago are asked
    /// about too.
    pub fn access_marks(&self) -> Result<Vec<ClockMarkLine>> {
        let sql = format!(
            "select t.* from clock_mark t join pupil on pupil.id = t.pupil_id
             where t.rule = :rule and t.voided_at is null and pupil.voided_at is null and {}
             order by t.from_on, t.id",
            self.scope()
        );
        let (me, rule) = (
            self.session().staff_id().as_str(),
            ClockRule::AccessRequest.code(),
        );
        let today = self.today();
        self.rows(&sql, &[(":me", &me), (":today", &today), (":rule", &rule)])
    }

    /// The open concerns about the children in scope, each child's in order; about one child where one is named.
    pub fn open_concern_lines(&self, only: Option<&Seen>) -> Result<Vec<OpenConcernLine>> {
        self.clock_facts(
            include_str!("open_concerns.sql"),
            "t.happened_on, t.id",
            only,
        )
    }

    /// The placements of the children in scope, each child's in order; of one child where one is named.
    pub fn placement_lines(&self, only: Option<&Seen>) -> Result<Vec<PlacementLine>> {
        self.clock_facts(
            "select t.pupil_id, t.stage_key, t.on_register, t.from_on, t.to_on, t.parents_told_on
             from {placement} where t.voided_at is null",
            "t.from_on, t.id",
            only,
        )
    }

    /// The open cycles of the children in scope, the first due first; of one child where one is named.
    pub fn open_cycle_lines(&self, only: Option<&Seen>) -> Result<Vec<OpenCycleLine>> {
        self.open_facts(include_str!("open_cycles.sql"), "due_on, cycle_id", only)
    }

    /// When the help of the children in scope who are on a stage today was last looked at; of one child where one is
    /// named.
    pub fn last_looks(&self, only: Option<&Seen>) -> Result<Vec<LastLooks>> {
        self.clock_facts(include_str!("last_looks.sql"), "pupil_id", only)
    }

    /// The days of this academic year on which the parents of the children in scope were met; of one child where one
    /// is named.
    pub fn met_parents_lines(&self, only: Option<&Seen>) -> Result<Vec<MetParentsLine>> {
        self.open_facts(include_str!("met_parents.sql"), "happened_on", only)
    }

    /// Facts about one child, or about all in scope who are at the school. `{note}` in the query stands for the notes as
    /// `t`, each beside its child as `pupil`; its cost goes with the children of today and not with those who ever
    /// were. A part after `union all` is asked the same.
    pub(super) fn clock_facts<T: DeserializeOwned>(
        &self,
        select: &str,
        order: &str,
        only: Option<&Seen>,
    ) -> Result<Vec<T>> {
        let whole_school = only.is_none() && self.session().role().scope() == Scope::WholeSchool;
        let first = if whole_school {
            children_here(":today")
        } else {
            "pupil".to_owned()
        };
        self.facts_from(select, order, only, &|table| {
            format!("{first} cross join \"{table}\" t on t.pupil_id = pupil.id")
        })
    }

    /// The same where an index has what is open, or of this year, and nothing else: of the whole school it begins there
    /// instead of with each child, most of whom have nothing of the kind.
    pub(super) fn open_facts<T: DeserializeOwned>(
        &self,
        select: &str,
        order: &str,
        only: Option<&Seen>,
    ) -> Result<Vec<T>> {
        if only.is_some() || self.session().role().scope() != Scope::WholeSchool {
            return self.clock_facts(select, order, only);
        }
        self.facts_from(select, order, None, &|table| {
            format!("\"{table}\" t cross join pupil on pupil.id = t.pupil_id")
        })
    }

    fn facts_from<T: DeserializeOwned>(
        &self,
        select: &str,
        order: &str,
        only: Option<&Seen>,
        tables: &dyn Fn(&str) -> String,
    ) -> Result<Vec<T>> {
        let whom = match only {
            Some(_) => "pupil.id = :pupil",
            None => "(:pupil is null and (pupil.left_on is null or pupil.left_on >= :today))",
        };
        let condition = format!(
            " and pupil.voided_at is null and {whom} and {}",
            self.scope()
        );
        let parts: Vec<String> = select
            .split("union all")
            .map(|part| {
                let (before, rest) = part.split_once('{').unwrap_or((part, ""));
                let (table, after) = rest.split_once('}').unwrap_or_default();
                format!("{before}{}{after}{condition}", tables(table))
            })
            .collect();
        let sql = format!("{} order by {order}", parts.join(" union all "));
        let me = self.session().staff_id().as_str();
        let pupil = only.map(|pupil| pupil.id().as_str());
        // No school's year begins earlier.
        let year = NaiveDate::from_ymd_opt(academic_year_of(self.today()), 8, 1);
        let mut parameters: Vec<(&str, &dyn ToSql)> = vec![(":pupil", &pupil), (":me", &me)];
        let today = self.today();
        parameters.push((":today", &today));
        if select.contains(":year") {
            parameters.push((":year", &year));
        }
        self.rows(&sql, &parameters)
    }
}
