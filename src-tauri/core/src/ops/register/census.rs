//! What the school census asks of each child on the register.

use std::collections::HashMap;

use chrono::NaiveDate;
use serde::Serialize;
use ts_rs::TS;

use super::Shows;
use crate::domain::ehc::SchoolUnit;
use crate::domain::id::PupilId;
use crate::domain::need::{NeedRank, SenType};
use crate::domain::pathway::CensusCode;
use crate::error::Result;
use crate::store::{CensusPlanLine, PupilLine, Reader};

/// What the school census asks of a child, as the record has it on the day of the list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct CensusFacts {
    pub provision: CensusCode,
    /// The types of SEN ranked 1 and 2, of a child with SEN provision; of others the census asks for none.
    pub first_type: Option<SenType>,
    pub second_type: Option<SenType>,
    /// As the EHC plan that holds names it; without a plan the census counts neither.
    pub school_unit: SchoolUnit,
    /// Nothing where none is recorded as paid, and for whoever may not read what a plan costs.
    pub top_up: Option<TopUp>,
}

/// That top-up funding is paid.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct TopUp {
    /// A year; nothing where the amount is not recorded.
    pub pounds: Option<u32>,
}

impl CensusFacts {
    pub(super) fn of(line: &PupilLine, plan: Option<CensusPlanLine>, shows: Shows) -> Self {
        let stage = line.stage.as_ref();
        let provision = stage.map_or(CensusCode::N, |stage| stage.census);
        let ranked = |rank: NeedRank| {
            let need = line.needs.iter().find(|need| need.rank == rank);
            need.and_then(|need| need.sen_type)
                .filter(|_| provision != CensusCode::N)
        };
        Self {
            provision,
            first_type: ranked(NeedRank::Primary),
            second_type: ranked(NeedRank::Secondary),
            school_unit: plan
                .as_ref()
                .map_or(SchoolUnit::None, |plan| plan.school_unit),
            top_up: plan
                .filter(|plan| shows.costs && plan.top_up)
                .map(|plan| TopUp {
                    pounds: plan.top_up_pounds,
                }),
        }
    }
}

/// The EHC plans that held on a day, for whoever may read that a child has one.
pub(super) fn census_plans(
    tx: &Reader<'_>,
    on: NaiveDate,
    shows: Shows,
) -> Result<HashMap<PupilId, CensusPlanLine>> {
    if shows.send {
        tx.census_plan_lines(on)
    } else {
        Ok(HashMap::new())
    }
}
