//! Every clock of one child, from what the record knows.

use chrono::NaiveDate;

use super::{
    Clock, ClockContext, CycleBegan, CycleStart, annual_review_due, annual_review_invitations_due,
    annual_review_report_due, formal_review_due, leaver_record_due, meeting_with_parents_due,
    parents_told_due, review_due, review_with_parents_due, stage_time_limit_due,
};
use crate::domain::calendar::academic_year_of;
use crate::domain::pathway::Stage;

/// Where a child stands, as far as clocks look at it. What is empty starts no clock.
#[derive(Debug, Clone, Default)]
pub struct ChildFacts {
    pub placement: Option<PlacementFacts>,
    pub register: Option<RegisterFacts>,
    pub ehc_plan: Option<EhcPlanFacts>,
    pub leaver: Option<LeaverFacts>,
}

/// The stage a child is at, and what has been reviewed there.
#[derive(Debug, Clone)]
pub struct PlacementFacts {
    pub stage: Stage,
    pub placed_on: NaiveDate,
    /// The open cycle; without one the review is counted from the placement.
    pub cycle: Option<CycleStart>,
    /// The last review in which parents took part.
    pub reviewed_with_parents_on: Option<NaiveDate>,
    pub formally_reviewed_on: Option<NaiveDate>,
}

/// A child on the register.
#[derive(Debug, Clone)]
pub struct RegisterFacts {
    /// When the present time on the register began.
    pub entered_on: NaiveDate,
    pub parents_told_on: Option<NaiveDate>,
    /// Meetings with parents, in any order, of any year.
    pub meetings: Vec<NaiveDate>,
}

/// A child with an EHC plan.
#[derive(Debug, Clone)]
pub struct EhcPlanFacts {
    pub issued_on: NaiveDate,
    pub last_review_on: Option<NaiveDate>,
    pub meeting: Option<AnnualMeetingFacts>,
}

/// The annual review meeting that is arranged, or was held and is not yet done with.
#[derive(Debug, Clone)]
pub struct AnnualMeetingFacts {
    pub on: NaiveDate,
    pub arranged_on: NaiveDate,
    pub invitations_sent_on: Option<NaiveDate>,
    pub report_sent_on: Option<NaiveDate>,
}

/// A child who is registered elsewhere.
#[derive(Debug, Clone)]
pub struct LeaverFacts {
    pub registered_elsewhere_on: NaiveDate,
    pub record_sent_on: Option<NaiveDate>,
}

/// Every clock that runs for a child on a day, the most pressing first.
///
/// A child registered elsewhere has only the clock of the record that is owed to the new school.
pub fn child_clocks(facts: &ChildFacts, today: NaiveDate, context: ClockContext<'_>) -> Vec<Clock> {
    let mut clocks: Vec<Clock> = if let Some(leaver) = &facts.leaver {
        leaver_record_due(
            leaver.registered_elsewhere_on,
            leaver.record_sent_on,
            context,
        )
        .into_iter()
        .collect()
    } else {
        let placement = facts
            .placement
            .iter()
            .flat_map(|placement| placement.clocks(context));
        let register = facts
            .register
            .iter()
            .flat_map(|register| register.clocks(today, context));
        let ehc_plan = facts
            .ehc_plan
            .iter()
            .flat_map(|plan| plan.clocks(today, context));
        placement.chain(register).chain(ehc_plan).collect()
    };
    clocks.sort_by_key(|clock| (clock.due_on, clock.rule));
    clocks
}

impl PlacementFacts {
    fn clocks(&self, context: ClockContext<'_>) -> impl Iterator<Item = Clock> {
        let placed = CycleStart::new(CycleBegan::Placement, self.placed_on);
        let last = |reviewed_on: Option<NaiveDate>| {
            let since = reviewed_on.filter(|on| *on >= self.placed_on);
            since.map_or(placed, |on| CycleStart::new(CycleBegan::Review, on))
        };
        [
            review_due(&self.stage, self.cycle.unwrap_or(placed), context),
            review_with_parents_due(&self.stage, last(self.reviewed_with_parents_on), context),
            formal_review_due(&self.stage, last(self.formally_reviewed_on), context),
            stage_time_limit_due(&self.stage, self.placed_on, context),
        ]
        .into_iter()
        .flatten()
    }
}

impl RegisterFacts {
    fn clocks(&self, today: NaiveDate, context: ClockContext<'_>) -> impl Iterator<Item = Clock> {
        let year = academic_year_of(today);
        [
            parents_told_due(self.entered_on, self.parents_told_on, context),
            meeting_with_parents_due(year, self.entered_on, &self.meetings, context),
        ]
        .into_iter()
        .flatten()
    }
}

impl EhcPlanFacts {
    fn clocks(&self, today: NaiveDate, context: ClockContext<'_>) -> impl Iterator<Item = Clock> {
        let meeting = self.meeting.as_ref();
        // Once the meeting is over, late invitations help nobody; before it, no report is owed.
        let ahead = meeting.filter(|meeting| meeting.on >= today);
        let held = meeting.filter(|meeting| meeting.on <= today);
        [
            annual_review_due(self.issued_on, self.last_review_on),
            ahead.and_then(|meeting| {
                annual_review_invitations_due(
                    meeting.on,
                    meeting.arranged_on,
                    meeting.invitations_sent_on,
                    context,
                )
            }),
            held.and_then(|meeting| {
                annual_review_report_due(meeting.on, meeting.report_sent_on, context)
            }),
        ]
        .into_iter()
        .flatten()
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use crate::domain::clock::ClockRule;
    use crate::domain::clock::fixture::{date, with_context};
    use crate::domain::pathway::{PathwayPreset, preset};

    fn placement(which: PathwayPreset, key: &str) -> PlacementFacts {
        PlacementFacts {
            stage: preset(which).stage(key).unwrap().clone(),
            placed_on: date(2026, 9, 14),
            cycle: None,
            reviewed_with_parents_on: None,
            formally_reviewed_on: None,
        }
    }

    fn rules(facts: &ChildFacts, today: NaiveDate) -> Vec<ClockRule> {
        with_context(|context| child_clocks(facts, today, context))
            .iter()
            .map(|clock| clock.rule)
            .collect()
    }

    fn new_to_my_plan() -> ChildFacts {
        ChildFacts {
            placement: Some(placement(PathwayPreset::Graduated, "my_plan")),
            register: Some(RegisterFacts {
                entered_on: date(2026, 9, 14),
                parents_told_on: None,
                meetings: Vec::new(),
            }),
            ..ChildFacts::default()
        }
    }

    #[test]
    fn a_child_of_whom_nothing_is_owed_has_no_clock() {
        assert_eq!(rules(&ChildFacts::default(), date(2026, 9, 20)), []);
    }

    #[test]
    fn the_most_pressing_clock_comes_first() {
        assert_eq!(
            rules(&new_to_my_plan(), date(2026, 9, 20)),
            [
                ClockRule::ParentsTold,
                ClockRule::ReviewDue,
                ClockRule::MeetingWithParents
            ]
        );
    }

    #[test]
    fn a_duty_done_stops_its_clock() {
        let mut facts = new_to_my_plan();
        if let Some(register) = &mut facts.register {
            register.parents_told_on = Some(date(2026, 9, 15));
        }
        assert!(!rules(&facts, date(2026, 9, 20)).contains(&ClockRule::ParentsTold));
    }

    #[test]
    fn a_stage_with_more_rules_starts_more_clocks() {
        let facts = |key| ChildFacts {
            placement: Some(placement(PathwayPreset::SixStages, key)),
            ..ChildFacts::default()
        };
        assert_eq!(
            rules(&facts("sen_support"), date(2026, 9, 20)),
            [
                ClockRule::ReviewDue,
                ClockRule::FormalReview,
                ClockRule::StageTimeLimit
            ]
        );
        assert_eq!(
            rules(&facts("initial_concern"), date(2026, 9, 20)),
            [
                ClockRule::ReviewDue,
                ClockRule::ReviewWithParents,
                ClockRule::StageTimeLimit
            ]
        );
    }

    #[test]
    fn a_review_from_before_the_stage_does_not_count_at_it() {
        let mut facts = placement(PathwayPreset::SixStages, "sen_support");
        facts.formally_reviewed_on = Some(date(2026, 7, 1));
        let facts = ChildFacts {
            placement: Some(facts),
            ..ChildFacts::default()
        };
        let clocks = with_context(|context| child_clocks(&facts, date(2026, 9, 20), context));
        assert!(
            clocks
                .iter()
                .all(|clock| clock.starts_on == date(2026, 9, 14))
        );
    }

    #[test]
    fn an_annual_review_wants_papers_before_its_meeting_and_a_report_after() {
        let facts = ChildFacts {
            ehc_plan: Some(EhcPlanFacts {
                issued_on: date(2026, 3, 3),
                last_review_on: None,
                meeting: Some(AnnualMeetingFacts {
                    on: date(2027, 2, 10),
                    arranged_on: date(2026, 12, 1),
                    invitations_sent_on: None,
                    report_sent_on: None,
                }),
            }),
            ..ChildFacts::default()
        };
        assert_eq!(
            rules(&facts, date(2027, 1, 5)),
            [ClockRule::AnnualReviewInvitations, ClockRule::AnnualReview]
        );
        assert_eq!(
            rules(&facts, date(2027, 2, 12)),
            [ClockRule::AnnualReviewReport, ClockRule::AnnualReview]
        );
    }

    #[test]
    fn a_leaver_is_owed_the_record_and_nothing_else() {
        let leaver = |record_sent_on| ChildFacts {
            leaver: Some(LeaverFacts {
                registered_elsewhere_on: date(2026, 10, 12),
                record_sent_on,
            }),
            ..new_to_my_plan()
        };
        assert_eq!(
            rules(&leaver(None), date(2026, 10, 20)),
            [ClockRule::LeaverRecord]
        );
        assert_eq!(
            rules(&leaver(Some(date(2026, 10, 14))), date(2026, 10, 20)),
            []
        );
    }
}
