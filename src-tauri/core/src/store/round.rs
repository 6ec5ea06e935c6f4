//! What a round asks of all children at once: their cycles, what came of them, and their meetings.

use std::collections::HashMap;

use chrono::{DateTime, Days, NaiveDate, Utc};
use rusqlite::named_params;
use serde::Deserialize;
use ts_rs::TS;

use super::audit::FieldChange;
use super::tx::{Reader, select};
use crate::domain::id::{CycleId, PlanId, PupilId, ReviewId, SignatureId, StaffId};
use crate::domain::measure::TargetOutcome;
use crate::domain::pathway::ReviewDecision;
use crate::domain::record::review::TargetReview;
use crate::domain::record::round::{Meeting, ReviewRound, RoundReason};
use crate::domain::record::{Kept, Kind, Record};
use crate::domain::round::{RoundKey, RoundSpan};
use crate::domain::voice::ParentAttendance;
use crate::error::Result;

/// How much later than its round a review may have been held and still be found in it.
const LATEST: Days = Days::new(366);

/// A cycle of a round, with how far its review has come.
#[derive(Debug, Clone, Deserialize)]
pub struct RoundCycleLine {
    pub cycle_id: CycleId,
    pub pupil_id: PupilId,
    pub plan_id: PlanId,
    pub number: u16,
    pub starts_on: NaiveDate,
    pub due_on: NaiveDate,
    pub closed_on: Option<NaiveDate>,
    pub plan_name: String,
    pub stage_key: String,
    pub review_id: Option<ReviewId>,
    pub reviewed_on: Option<NaiveDate>,
    pub decision: Option<ReviewDecision>,
    pub parent_attendance: Option<ParentAttendance>,
    pub child_heard: bool,
    pub parents_wrote: bool,
    /// Open targets, of a closed cycle those reviewed; and how many of them have a score in it.
    pub targets: u32,
    pub rated: u32,
    /// The stages that the day of the review ended and began.
    pub moved_from: Option<String>,
    pub moved_to: Option<String>,
    /// When a plan of the child was last printed between the closing of this cycle and that of the next.
    pub printed_at: Option<DateTime<Utc>>,
    pub printed_by: Option<String>,
    /// Changes to what a plan says after that.
    pub changes_since: u32,
    pub signature_id: Option<SignatureId>,
    pub signed_on: Option<NaiveDate>,
    pub signed_by: Option<String>,
}

/// A change to a plan after it was printed.
#[derive(Debug, Clone, Deserialize)]
pub struct PlanChange {
    pub at: DateTime<Utc>,
    pub staff_name: String,
    pub verb: String,
    pub kind: Kind,
    pub changes: Vec<FieldChange>,
}

/// An adult who answers for a child: with parental responsibility, or called first.
#[derive(Debug, Clone, Deserialize)]
pub struct TieLine {
    pub pupil_id: PupilId,
    pub name: String,
    pub telephone: String,
    pub email: String,
    pub address: String,
}

#[derive(Deserialize)]
struct OutcomeLine {
    review_id: ReviewId,
    outcome: TargetOutcome,
}

#[derive(Deserialize)]
struct TeacherLine {
    pupil_id: PupilId,
    staff_id: StaffId,
}

impl Reader<'_> {
    /// The cycles of a round for the children in scope, the first due first. For whoever only counts them, without
    /// their targets, the stages that they led to, who printed a plan, and what was changed since.
    pub fn round_cycles(&self, span: RoundSpan, counted: bool) -> Result<Vec<RoundCycleLine>> {
        let sql = format!(
            "{} and {}\norder by t.due_on, t.id",
            include_str!("round_cycles.sql"),
            self.scope()
        );
        let me = self.session().staff_id().as_str();
        let horizon = span.until.checked_add_days(LATEST).unwrap_or(span.until);
        self.rows(
            &sql,
            &[
                (":counted", &counted),
                (":from", &span.starts_on),
                (":until", &span.until),
                (":horizon", &horizon),
                (":me", &me),
                (":today", &self.today()),
            ],
        )
    }

    /// What was changed in the plan after it was printed, the newest first; of a child in scope.
    pub fn changes_since_print(&self, cycle: &CycleId) -> Result<Vec<PlanChange>> {
        let sql = format!(
            "{} and {}\norder by a.number desc",
            include_str!("changes_since.sql"),
            self.scope()
        );
        let me = self.session().staff_id().as_str();
        self.rows(
            &sql,
            &[
                (":cycle", &cycle.as_str()),
                (":me", &me),
                (":today", &self.today()),
            ],
        )
    }

    /// The words given to targets by the reviews held in a span of days, by review. Not scoped: it only adds to
    /// reviews that are.
    pub fn outcomes_between(
        &self,
        span: RoundSpan,
    ) -> Result<HashMap<ReviewId, Vec<TargetOutcome>>> {
        let lines = self.rows::<OutcomeLine>(
            "select r.review_id, r.outcome from cycle c join review v on v.cycle_id = c.id
             join target_review r on r.review_id = v.id
             where c.closed_on between :from and :until and c.voided_at is null and v.voided_at is null
               and r.voided_at is null and r.outcome is not null",
            &[(":from", &span.starts_on), (":until", &span.until)],
        )?;
        let mut outcomes: HashMap<ReviewId, Vec<TargetOutcome>> = HashMap::new();
        for line in lines {
            outcomes
                .entry(line.review_id)
                .or_default()
                .push(line.outcome);
        }
        Ok(outcomes)
    }

    /// The meetings of a round with the parents of the children in scope.
    pub fn meetings_of(&self, round: RoundKey) -> Result<Vec<Kept<Meeting>>> {
        self.meetings_where(round, self.scope())
    }

    /// Every meeting of a round, whoever asks: who is busy when does not hang on who may see whom.
    pub fn all_meetings_of(&self, round: RoundKey) -> Result<Vec<Kept<Meeting>>> {
        self.meetings_where(round, "(:me is not null and :today is not null)")
    }

    /// The reasons given in a round for late and skipped reviews of the children in scope.
    pub fn reasons_of(&self, round: RoundKey) -> Result<Vec<Kept<RoundReason>>> {
        let sql = format!(
            "{} join pupil on pupil.id = t.pupil_id
             where t.round = :round and t.voided_at is null and pupil.voided_at is null and {} order by t.id",
            select(Kind::RoundReason),
            self.scope()
        );
        self.of_round(&sql, round)
    }

    fn of_round<R: Record + TS>(&self, sql: &str, round: RoundKey) -> Result<Vec<Kept<R>>> {
        self.list_kept(
            sql,
            named_params! {
                ":round": round.to_string(), ":me": self.session().staff_id().as_str(), ":today": self.today(),
            },
        )
    }

    fn meetings_where(&self, round: RoundKey, condition: &str) -> Result<Vec<Kept<Meeting>>> {
        let sql = format!(
            "{} join pupil on pupil.id = t.pupil_id
             where t.round = :round and t.voided_at is null and pupil.voided_at is null and {condition}
             order by t.id",
            select(Kind::Meeting)
        );
        self.of_round(&sql, round)
    }

    /// The adults of today who answer for any child of today, by whom families are known. Not scoped: brothers and
    /// sisters may be in another class.
    pub fn ties(&self) -> Result<Vec<TieLine>> {
        self.rows(
            "select t.pupil_id, t.name, t.telephone, t.email, t.address from contact t
             join pupil on pupil.id = t.pupil_id
             where t.voided_at is null and t.from_on <= :today and (t.to_on is null or t.to_on >= :today)
               and (t.parental_responsibility or t.priority = 1)
               and pupil.voided_at is null and (pupil.left_on is null or pupil.left_on >= :today)
             order by t.pupil_id, t.priority, t.id",
            &[(":today", &self.today())],
        )
    }

    /// The class teacher of each child today, the first by name where a class has two. Not scoped: it only adds to
    /// lists that are.
    pub fn class_teachers(&self) -> Result<HashMap<PupilId, StaffId>> {
        let lines = self.rows::<TeacherLine>(
            "select m.pupil_id, s.id as staff_id from class_member m
             join class_staff k on k.class_id = m.class_id join staff s on s.id = k.staff_id
             where m.voided_at is null and k.voided_at is null and s.voided_at is null and s.role = 'class_teacher'
               and (s.left_on is null or s.left_on >= :today)
               and m.from_on <= :today and (m.to_on is null or m.to_on >= :today)
               and k.from_on <= :today and (k.to_on is null or k.to_on >= :today)
             order by s.name desc, s.id desc",
            &[(":today", &self.today())],
        )?;
        Ok(lines
            .into_iter()
            .map(|line| (line.pupil_id, line.staff_id))
            .collect())
    }

    /// The rounds that were closed, the newest first.
    pub fn closed_rounds(&self) -> Result<Vec<ReviewRound>> {
        self.rows(
            "select * from review_round where voided_at is null order by round desc",
            &[],
        )
    }

    /// The round of that key, where it was closed.
    pub fn closed_round(&self, round: RoundKey) -> Result<Option<ReviewRound>> {
        let mut found = self.rows(
            "select * from review_round where voided_at is null and round = :round",
            &[(":round", &round.to_string())],
        )?;
        Ok(found.pop())
    }

    /// The reviews of targets in one review. For a child who was seen.
    pub fn targets_of_review(&self, review: &ReviewId) -> Result<Vec<TargetReview>> {
        self.rows(
            "select * from target_review where review_id = :review and voided_at is null order by id",
            &[(":review", &review.as_str())],
        )
    }
}
