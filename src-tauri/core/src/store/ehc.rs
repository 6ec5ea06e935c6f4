//! The statutory facts that clocks are worked out from, for all children in scope at once or for one.

use chrono::NaiveDate;
use serde::Deserialize;

use super::pupils::Seen;
use super::tx::Reader;
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
