//! The statutory clocks of a child, from the records: those of a request, of the reviews of a plan, and of the plan.

use std::collections::HashMap;

use chrono::{Datelike, NaiveDate};

use crate::domain::calendar::academic_year_of;
use crate::domain::clock::{
    Clock, annual_review_due, phase_transfer_due, phase_transfer_meeting_due, under_five_review_due,
};
use crate::domain::ehc::{ProcessStep, RequestedBy, Standing, request_steps, review_steps};
use crate::domain::id::PupilId;
use crate::domain::record::ehc::EhcRequest;
use crate::domain::record::ehc_review::EhcReview;
use crate::domain::year_group::YearGroup;
use crate::error::Result;
use crate::ops::clocks::SchoolClocks;
use crate::store::{EhcPlanLine, PupilLine, Reader, Seen};

/// The statutory facts about one child that clocks go by.
#[derive(Debug, Default)]
pub(crate) struct EhcFacts {
    requests: Vec<EhcRequest>,
    plans: Vec<EhcPlanLine>,
    reviews: Vec<EhcReview>,
}

impl EhcFacts {
    /// The facts about all children in scope, by child; about one where one is named.
    pub(crate) fn by_child(tx: &Reader<'_>, only: Option<&Seen>) -> Result<HashMap<PupilId, Self>> {
        let mut facts: HashMap<PupilId, Self> = HashMap::new();
        for request in tx.ehc_requests(only)? {
            let of_child = facts.entry(request.pupil_id.clone()).or_default();
            of_child.requests.push(request);
        }
        for plan in tx.ehc_plan_lines(only)? {
            let of_child = facts.entry(plan.pupil_id.clone()).or_default();
            of_child.plans.push(plan);
        }
        for review in tx.ehc_reviews(only)? {
            let of_child = facts.entry(review.pupil_id.clone()).or_default();
            of_child.reviews.push(review);
        }
        Ok(facts)
    }

    /// The version of the plan that holds.
    fn in_force(&self) -> Option<&EhcPlanLine> {
        let latest = self.plans.iter().max_by_key(|plan| plan.edition);
        latest.filter(|plan| plan.ceased_on.is_none())
    }

    /// Since when a request of the school waits for the headteacher's sign-off.
    pub(crate) fn waits_for_sign_off(&self) -> Option<NaiveDate> {
        self.requests
            .iter()
            .filter(|request| {
                request.requested_by == RequestedBy::School
                    && request.is_open()
                    && request.signed_on.is_none()
                    && request.sent_on.is_none()
                    && request.received_on.is_none()
            })
            .map(|request| request.begun_on)
            .min()
    }

    fn last_held_on(&self) -> Option<NaiveDate> {
        self.reviews
            .iter()
            .filter_map(|review| review.held_on)
            .max()
    }
}

impl SchoolClocks {
    /// What runs for a child under the law on EHC plans. Requests, and the steps around a meeting, are for whoever may
    /// read everything about them.
    pub(crate) fn of_ehc(&self, line: &PupilLine, facts: &EhcFacts) -> Vec<Clock> {
        let mut clocks = Vec::new();
        if self.reads_ehc {
            for request in &facts.requests {
                clocks.extend(running(request_steps(request, self.today, self.context())));
            }
            for review in &facts.reviews {
                clocks.extend(running(review_steps(review, self.today, self.context())));
            }
        }
        let Some(plan) = facts.in_force() else {
            return clocks;
        };
        let last = facts.last_held_on();
        clocks.extend(annual_review_due(plan.first_issued_on, last));
        clocks.extend(under_five_review_due(
            line.born_on,
            plan.first_issued_on,
            last,
        ));
        if let Some(year) = line.year_group(self.today) {
            clocks.extend(self.of_transfer(year, plan, &facts.reviews));
        }
        clocks
    }

    /// The move to the next school, as far as it is not done: an amended plan since September does the one, a meeting
    /// since the summer term before, or one that is planned in time, does the other.
    fn of_transfer(
        &self,
        year: YearGroup,
        plan: &EhcPlanLine,
        reviews: &[EhcReview],
    ) -> Vec<Clock> {
        let starting = academic_year_of(self.today);
        let plan_by = phase_transfer_due(year, starting)
            .filter(|clock| plan.edition == 1 || plan.issued_on < clock.starts_on);
        let meeting_by = phase_transfer_meeting_due(year, starting).filter(|clock| {
            let summer_before = clock.starts_on.with_month(5).unwrap_or(clock.starts_on);
            let in_time = |review: &EhcReview| match review.held_on {
                Some(on) => on >= summer_before,
                None => review.meeting_on >= self.today && review.meeting_on <= clock.due_on,
            };
            plan_by.is_some() && !reviews.iter().any(in_time)
        });
        plan_by.into_iter().chain(meeting_by).collect()
    }
}

fn running(steps: Vec<ProcessStep>) -> impl Iterator<Item = Clock> {
    steps
        .into_iter()
        .filter(|step| matches!(step.standing, Standing::Running { .. }))
        .filter_map(|step| step.clock)
}
