//! What left the building about the children in scope: what was recorded of it, and what other records say of it.

use chrono::NaiveDate;
use rusqlite::ToSql;
use serde::Deserialize;
use ts_rs::TS;

use super::tx::Reader;
use crate::domain::disclosure::{DisclosedThing, DisclosureBasis, DisclosureWay};
use crate::domain::id::{DisclosureId, PupilId};
use crate::error::Result;

/// Which entries of the log are wanted; what is not given does not filter.
#[derive(Debug, Clone, Default, Deserialize, TS)]
pub struct DisclosureFilter {
    pub pupil_id: Option<PupilId>,
    pub thing: Option<DisclosedThing>,
    pub basis: Option<DisclosureBasis>,
    #[ts(type = "string | null")]
    pub from_on: Option<NaiveDate>,
    #[ts(type = "string | null")]
    pub to_on: Option<NaiveDate>,
}

/// Something that left.
#[derive(Debug, Clone, Deserialize)]
pub struct LeftRow {
    /// Of the record that says so; with what it is in front.
    pub key: String,
    /// Where somebody recorded it as a disclosure.
    pub disclosure_id: Option<DisclosureId>,
    pub pupil_id: PupilId,
    pub legal_forename: String,
    pub legal_surname: String,
    pub preferred_forename: String,
    pub happened_on: NaiveDate,
    pub thing: DisclosedThing,
    pub what: String,
    pub to_whom: String,
    pub way: DisclosureWay,
    pub basis: DisclosureBasis,
    pub basis_reason: String,
    pub consent_by: String,
    pub consent_on: Option<NaiveDate>,
    pub note: String,
    /// Who recorded it.
    pub by: String,
}

impl Reader<'_> {
    /// What left the building, the latest first: disclosures, SEND files sent on, requests to see a record that were
    /// answered, and letters.
    pub fn left_building(&self, filter: &DisclosureFilter) -> Result<Vec<LeftRow>> {
        let me = self.session().staff_id().as_str();
        let today = self.today();
        let pupil = filter.pupil_id.as_ref().map(PupilId::as_str);
        let thing = filter.thing.map(DisclosedThing::code);
        let basis = filter.basis.map(DisclosureBasis::code);
        let mut sql = format!(
            "select left.*, pupil.legal_forename, pupil.legal_surname, pupil.preferred_forename
             from ({}) as left join pupil on pupil.id = left.pupil_id
             where pupil.voided_at is null and {}",
            include_str!("left_building.sql"),
            self.scope()
        );
        let mut params: Vec<(&str, &dyn ToSql)> = vec![(":me", &me), (":today", &today)];
        let mut narrow = |wanted: bool, condition: &str, name: &'static str, value| {
            if wanted {
                sql.push_str(condition);
                params.push((name, value));
            }
        };
        let (from, to) = (&filter.from_on, &filter.to_on);
        narrow(
            pupil.is_some(),
            " and left.pupil_id = :pupil",
            ":pupil",
            &pupil,
        );
        narrow(
            thing.is_some(),
            " and left.thing = :thing",
            ":thing",
            &thing,
        );
        narrow(
            basis.is_some(),
            " and left.basis = :basis",
            ":basis",
            &basis,
        );
        narrow(
            from.is_some(),
            " and left.happened_on >= :from",
            ":from",
            from,
        );
        narrow(to.is_some(), " and left.happened_on <= :to", ":to", to);
        sql.push_str(" order by left.happened_on desc, left.key desc");
        self.rows(&sql, &params)
    }
}
