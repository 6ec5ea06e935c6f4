//! The statutory facts that clocks are worked out from, for all children in scope at once or for one.

use std::collections::HashMap;

use chrono::NaiveDate;
use rusqlite::ToSql;
use serde::Deserialize;

use super::pupils::{Seen, children_here};
use super::tx::Reader;
use crate::domain::ehc::SchoolUnit;
use crate::domain::id::{EhcPlanId, PupilId};
use crate::domain::record::ehc::EhcRequest;
use crate::domain::record::ehc_review::EhcReview;
use crate::error::Result;

/// A version of an EHC plan as clocks see it.
#[derive(Debug, Clone, Deserialize)]
pub struct EhcPlanLine {
    pub pupil_id: PupilId,
    pub plan_id: EhcPlanId,
    pub edition: u16,
    pub issued_on: NaiveDate,
    pub first_issued_on: NaiveDate,
    pub ceased_on: Option<NaiveDate>,
}

/// What the EHC plan that held on a day says for the school census.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct CensusPlanLine {
    pub pupil_id: PupilId,
    pub ceased_on: Option<NaiveDate>,
    pub top_up: bool,
    pub top_up_pounds: Option<u32>,
    pub school_unit: SchoolUnit,
}

impl Reader<'_> {
    /// The requests for an EHC needs assessment of the children in scope; of one child where one is named.
    pub fn ehc_requests(&self, only: Option<&Seen>) -> Result<Vec<EhcRequest>> {
        self.clock_facts(
            "select t.* from {ehc_request}
             where t.voided_at is null",
            "t.id",
            only,
        )
    }

    /// The EHC plans of the children in scope, the versions of each in order; of one child where one is named.
    pub fn ehc_plan_lines(&self, only: Option<&Seen>) -> Result<Vec<EhcPlanLine>> {
        self.clock_facts(
            "select t.pupil_id, t.id as plan_id, t.edition, t.issued_on, t.first_issued_on, t.ceased_on
             from {ehc_plan} where t.voided_at is null",
            "t.edition, t.id",
            only,
        )
    }

    /// The EHC plan that held on a day of each child in scope who was at the school then: the latest version issued by
    /// that day, unless the local authority had ended it.
    pub fn census_plan_lines(&self, day: NaiveDate) -> Result<HashMap<PupilId, CensusPlanLine>> {
        let sql = format!(
            "select t.pupil_id, t.ceased_on, t.top_up, t.top_up_pounds, t.school_unit
             from {} cross join ehc_plan t on t.pupil_id = pupil.id
             where t.voided_at is null and t.issued_on <= :day and {}
             order by t.edition, t.id",
            children_here(":day"),
            self.scope()
        );
        let me = self.session().staff_id().as_str();
        let parameters: [(&str, &dyn ToSql); 3] =
            [(":me", &me), (":day", &day), (":today", &self.today())];
        let versions: Vec<CensusPlanLine> = self.rows(&sql, &parameters)?;
        let mut latest: HashMap<PupilId, CensusPlanLine> = HashMap::new();
        for version in versions {
            latest.insert(version.pupil_id.clone(), version);
        }
        latest.retain(|_, plan| plan.ceased_on.is_none_or(|on| on > day));
        Ok(latest)
    }

    /// The reviews of the EHC plans of the children in scope; of one child where one is named.
    pub fn ehc_reviews(&self, only: Option<&Seen>) -> Result<Vec<EhcReview>> {
        self.clock_facts(
            "select t.* from {ehc_review}
             where t.voided_at is null",
            "t.meeting_on, t.id",
            only,
        )
    }
}
