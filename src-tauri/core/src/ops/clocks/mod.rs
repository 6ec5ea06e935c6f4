//! The clocks of children, worked out from what the records say today. Nothing here is stored.

mod facts;
mod mark;
mod marked;
mod standing;

use chrono::{Months, NaiveDate};
use serde::Serialize;
use ts_rs::TS;

use crate::domain::calendar::{HalfTerm, SchoolCalendar, academic_year_of};
use crate::domain::clock::{
    AgencyAction, Clock, ClockContext, ClockMarkKind, ClockSettings, ClockState, CycleBegan,
    CycleStart, Watch, agency_action_due, concern_decision_due, formal_review_due,
    healthcare_review_due, leaver_record_due, medicine_expires, meeting_with_parents_due,
    parents_told_due, review_due, review_due_after, review_with_parents_due, stage_time_limit_due,
    training_ends,
};
use crate::domain::pathway::{Pathway, PathwayHistory, Stage};
use crate::domain::record::school::{School, SchoolYear, THE_SCHOOL};
use crate::domain::role::Action;
use crate::error::Result;
use crate::ops::placement::pathways_of;
use crate::ops::pupil::PupilRef;
use crate::store::{
    ClockMarkLine, HealthFact, HealthLine, OpenActionLine, OpenConcernLine, OpenCycleLine,
    PlacementLine, PupilLine, Reader,
};
pub(crate) use facts::ClockFacts;
pub(crate) use mark::clocks_of;
pub use mark::{BringBackClockMark, ClockMarks, DecideClock, DecidedLine, VoidClockMark};
pub(crate) use marked::{Running, clock_of_request};
pub(crate) use standing::{DateStand, SetAside, marks_by_child};

/// A clock of a child, with where it stands today.
#[derive(Debug, Clone, Serialize, TS)]
pub struct DueItem {
    pub pupil: PupilRef,
    pub clock: Clock,
    pub state: ClockState,
    /// "due in 12 days", "3 days overdue", "paused for 12 days".
    pub words: String,
    /// The record behind it, where a child may have several of its rule; else empty.
    pub about_id: String,
    /// What was decided about it, the first first.
    pub marks: Vec<ClockMarkLine>,
    /// What the person who asks may decide about it.
    pub may_mark: Vec<ClockMarkKind>,
}

/// When something that was taken on is to be done.
fn of_action(line: &OpenActionLine) -> Clock {
    agency_action_due(AgencyAction {
        agency: &line.agency,
        recommended_on: line.recommended_on,
        action_by: &line.action_by,
        by_on: line.by_on,
    })
}

/// The yearly look at a healthcare plan, a medicine that expires, a training that runs out.
fn of_health(line: &HealthLine) -> Option<Clock> {
    match line.what {
        HealthFact::Plan => healthcare_review_due(line.starts_on, line.until_on),
        HealthFact::Medicine => Some(medicine_expires(&line.name, line.starts_on, line.until_on?)),
        HealthFact::Training => Some(training_ends(
            &line.person,
            &line.name,
            line.starts_on,
            line.until_on?,
        )),
    }
}

/// What the school has set that clocks go by.
#[derive(Debug, Clone)]
pub(crate) struct SchoolClocks {
    pub(crate) pathway: Pathway,
    /// What the pathway was on days that are past.
    pub(crate) past: PathwayHistory,
    pub(crate) calendar: SchoolCalendar,
    pub(crate) settings: ClockSettings,
    pub(crate) today: NaiveDate,
    /// Whether the person may read everything about requests and reviews of EHC plans.
    pub(crate) reads_ehc: bool,
    /// Whether the person may read what agencies wrote.
    pub(crate) reads_reports: bool,
    /// Whether the person may say that a clock pauses, or does not apply.
    pub(crate) decides: bool,
}

/// What the school has set of its clocks.
pub(crate) fn clock_settings(tx: &Reader<'_>) -> Result<ClockSettings> {
    let school = tx.get::<School>(THE_SCHOOL)?;
    Ok(ClockSettings::of(&school.own_limits, school.term_naming))
}

impl SchoolClocks {
    /// The school as it is set up today.
    pub(crate) fn of(tx: &Reader<'_>) -> Result<Self> {
        let school = tx.get::<School>(THE_SCHOOL)?;
        let years = tx.all::<SchoolYear>()?;
        let past = pathways_of(tx)?;
        Ok(Self {
            pathway: past.on(tx.today()).clone(),
            past,
            calendar: SchoolCalendar::new(
                years.into_iter().map(|kept| kept.record.calendar).collect(),
            ),
            settings: ClockSettings::of(&school.own_limits, school.term_naming),
            today: tx.today(),
            reads_ehc: tx.session().may(Action::EhcRead),
            reads_reports: tx.session().may(Action::ReportRead),
            decides: tx.session().may(Action::ClockDecide),
        })
    }

    /// The half-term of today, or in the holidays the next one.
    pub(crate) fn half_term(&self) -> Option<HalfTerm> {
        self.calendar.half_term_from(self.today)
    }

    fn of_records(&self, line: &PupilLine, facts: &ClockFacts) -> Vec<Running> {
        let context = self.context();
        if let Some(left_on) = line.left_on.filter(|left_on| *left_on < self.today) {
            // Older leavers were dealt with before this record began, or are the archive's matter.
            let lately = left_on + Months::new(12) >= self.today;
            let clock = leaver_record_due(left_on, line.file_sent_on, context);
            let lately = clock.filter(|_| lately).map(Running::from);
            return lately.into_iter().collect();
        }
        let placements = facts.placements.as_slice();
        let mut running: Vec<Running> = facts
            .concerns
            .iter()
            .filter_map(|concern| self.running_of_concern(concern))
            .collect();
        let mut clocks = Vec::new();
        if self.reads_reports {
            clocks.extend(facts.actions.iter().map(of_action));
        }
        // A child need not be on the pathway to have a healthcare plan.
        clocks.extend(facts.health.iter().filter_map(of_health));
        clocks.extend(facts.team.clocks(self.reads_reports));
        clocks.extend(self.of_ehc(line, &facts.ehc));
        let Some(current) = placements.iter().rev().find(|one| one.holds_on(self.today)) else {
            running.extend(clocks.into_iter().map(Running::from));
            return running;
        };
        running.extend(facts.cycles.iter().filter_map(|cycle| {
            let clock = self.cycle_clock(cycle)?;
            Some(Running::about(cycle.cycle_id.as_str(), clock))
        }));
        if let Some(stage) = self.pathway.stage(&current.stage_key) {
            let since = stage_since(placements, current);
            clocks.extend(self.stage_clocks(stage, since, facts, context));
        }
        if current.on_register {
            clocks.extend(self.register_clocks(placements, facts, context));
        }
        running.extend(clocks.into_iter().map(Running::from));
        running
    }

    /// When a concern is to be decided, as one of perhaps several.
    pub(crate) fn running_of_concern(&self, concern: &OpenConcernLine) -> Option<Running> {
        let clock = self.of_concern(concern)?;
        Some(Running::about(concern.concern_id.as_str(), clock))
    }

    /// When a concern is to be decided, or looked at again.
    pub(crate) fn of_concern(&self, concern: &OpenConcernLine) -> Option<Clock> {
        let watch = concern.watched_on.map(|since| Watch {
            since,
            look_again_on: concern.look_again_on,
            after_leaving: concern.after_leaving,
        });
        concern_decision_due(concern.happened_on, watch, self.context())
    }

    fn cycle_clock(&self, cycle: &OpenCycleLine) -> Option<Clock> {
        let clock = self.of_cycle(
            &cycle.stage_key,
            cycle.number,
            cycle.starts_on,
            cycle.due_on,
        )?;
        Some(Clock {
            title: format!("Review {}", cycle.plan_name),
            ..clock
        })
    }

    /// The review of an open cycle: by the rhythm, or by the date agreed where that is another.
    pub(crate) fn of_cycle(
        &self,
        stage_key: &str,
        number: u16,
        starts_on: NaiveDate,
        due_on: NaiveDate,
    ) -> Option<Clock> {
        let began = if number > 1 {
            CycleBegan::Review
        } else {
            CycleBegan::Plan
        };
        let start = CycleStart::new(began, starts_on);
        let by_rhythm = self.next_review(stage_key, start);
        by_rhythm
            .filter(|clock| clock.due_on == due_on)
            .or_else(|| {
                let agreed_on = Some(due_on);
                self.next_review(stage_key, CycleStart { agreed_on, ..start })
            })
    }

    /// When the cycle begun is to be reviewed at a stage; `None` where the pathway has no such stage.
    pub(crate) fn next_review(&self, stage_key: &str, start: CycleStart) -> Option<Clock> {
        review_due(self.pathway.stage(stage_key)?, start, self.context())
    }

    /// When the review after one that is held falls due, by the day on which that one was due.
    pub(crate) fn review_after(
        &self,
        stage_key: &str,
        held_on: NaiveDate,
        was_due_on: NaiveDate,
    ) -> Option<Clock> {
        let stage = self.pathway.stage(stage_key)?;
        review_due_after(stage, held_on, was_due_on, self.context())
    }

    pub(crate) fn context(&self) -> ClockContext<'_> {
        ClockContext {
            calendar: &self.calendar,
            settings: &self.settings,
        }
    }

    fn stage_clocks(
        &self,
        stage: &Stage,
        placed_on: NaiveDate,
        facts: &ClockFacts,
        context: ClockContext<'_>,
    ) -> Vec<Clock> {
        let since = |last: Option<NaiveDate>, began: CycleBegan| {
            let last = last.filter(|on| *on >= placed_on);
            last.map_or(CycleStart::new(CycleBegan::Placement, placed_on), |on| {
                CycleStart::new(began, on)
            })
        };
        let looks = facts.looks.as_ref();
        let mut clocks = vec![stage_time_limit_due(stage, placed_on, context)];
        if stage.plan_name.is_none() {
            // Without a plan there is no cycle: writing the profile afresh is the review.
            let profiled_on = looks.and_then(|looks| looks.profiled_on);
            clocks.push(review_due(
                stage,
                since(profiled_on, CycleBegan::Review),
                context,
            ));
        }
        let with_parents_on = looks.and_then(|looks| looks.with_parents_on);
        let with_parents = since(with_parents_on, CycleBegan::Review);
        clocks.push(review_with_parents_due(stage, with_parents, context));
        let reviewed_on = looks.and_then(|looks| looks.reviewed_on);
        let reviewed = since(reviewed_on, CycleBegan::Review);
        clocks.push(formal_review_due(stage, reviewed, context));
        clocks.into_iter().flatten().collect()
    }

    fn register_clocks(
        &self,
        placements: &[PlacementLine],
        facts: &ClockFacts,
        context: ClockContext<'_>,
    ) -> Vec<Clock> {
        let run = register_run(placements, self.today);
        let Some(entered_on) = run.first().map(|first| first.from_on) else {
            return Vec::new();
        };
        let told_on = run.iter().find_map(|one| one.parents_told_on);
        [
            parents_told_due(entered_on, told_on, context),
            meeting_with_parents_due(
                academic_year_of(self.today),
                entered_on,
                &facts.met_parents_on,
                context,
            ),
        ]
        .into_iter()
        .flatten()
        .collect()
    }
}

/// Since when the child has been at the stage without a break: a change of the pathway that puts the stage on the
/// register begins another placement, and not another time at the stage.
pub(crate) fn stage_since(placements: &[PlacementLine], current: &PlacementLine) -> NaiveDate {
    let mut since = current.from_on;
    for one in placements.iter().rev() {
        if one.stage_key == current.stage_key && one.to_on == Some(since) {
            since = one.from_on;
        }
    }
    since
}

/// The placements of the child's present time on the register: unbroken up to the one of today.
fn register_run(placements: &[PlacementLine], today: NaiveDate) -> &[PlacementLine] {
    let Some(now) = placements.iter().rposition(|one| one.holds_on(today)) else {
        return &[];
    };
    let so_far = placements.get(..=now).unwrap_or_default();
    let mut first = so_far.len();
    let mut begins: Option<NaiveDate> = None;
    for (place, one) in so_far.iter().enumerate().rev() {
        let joined = begins.is_none_or(|begins| one.to_on == Some(begins));
        if !one.on_register || !joined {
            break;
        }
        begins = Some(one.from_on);
        first = place;
    }
    so_far.get(first..).unwrap_or_default()
}

impl PlacementLine {
    /// Whether the child is on it that day; its last day is not its own any more.
    pub(crate) fn holds_on(&self, day: NaiveDate) -> bool {
        self.from_on <= day && self.to_on.is_none_or(|to_on| day < to_on)
    }
}
