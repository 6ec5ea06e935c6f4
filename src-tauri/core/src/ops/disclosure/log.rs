//! The log for the screen: of one child, or of the whole school.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::domain::date_words::long;
use crate::domain::disclosure::{DisclosedThing, DisclosureWay};
use crate::domain::id::{DisclosureId, PupilId};
use crate::domain::person_name::PersonName;
use crate::domain::role::Action;
use crate::error::Result;
use crate::office::ReadOp;
use crate::store::{DisclosureFilter, LeftRow, ReadTx, Reader};

/// What left the building, the latest first.
#[derive(Debug, Deserialize, TS)]
pub struct OpenDisclosures {
    pub filter: DisclosureFilter,
}

/// All of that for the screen.
#[derive(Debug, Serialize, TS)]
pub struct DisclosureLog {
    #[ts(type = "string")]
    pub today: NaiveDate,
    pub lines: Vec<DisclosureLine>,
    pub may_write: bool,
}

/// An entry of the log in words.
#[derive(Debug, Clone, Serialize, TS)]
pub struct DisclosureLine {
    pub key: String,
    /// Of what somebody recorded; none for a file sent on, a request answered or a letter, which have records of their own.
    pub id: Option<DisclosureId>,
    pub pupil_id: PupilId,
    pub pupil_name: String,
    /// "Byrne, Zoë": for a list in order of family name.
    pub pupil_name_in_list: String,
    #[ts(type = "string")]
    pub on: NaiveDate,
    /// "The EHC plan: Sections B and F".
    pub what: String,
    pub to_whom: String,
    /// "By hand"; empty where it is not recorded.
    pub way: String,
    /// "With consent of the child or the parents: Mrs Byrne, 3 November 2026".
    pub basis: String,
    pub note: String,
    pub by: String,
}

impl ReadOp for OpenDisclosures {
    const ACTION: Action = Action::DisclosureRead;
    type Output = DisclosureLog;
    fn run(self, tx: &ReadTx<'_>) -> Result<DisclosureLog> {
        if let Some(pupil) = &self.filter.pupil_id {
            tx.seen(pupil)?;
        }
        Ok(DisclosureLog {
            today: tx.today(),
            lines: lines_of(tx, &self.filter)?,
            may_write: tx.session().may(Action::DisclosureWrite),
        })
    }
}

/// The entries that fit, the latest first. Whoever calls has asked whether the person may read the log.
pub(crate) fn lines_of(tx: &Reader<'_>, filter: &DisclosureFilter) -> Result<Vec<DisclosureLine>> {
    Ok(tx.left_building(filter)?.into_iter().map(line).collect())
}

fn line(row: LeftRow) -> DisclosureLine {
    let name = PersonName {
        preferred_given: Some(row.preferred_forename),
        ..PersonName::new(&row.legal_forename, &row.legal_surname)
    };
    let because = [
        row.basis_reason.clone(),
        row.consent_by.clone(),
        row.consent_on.map(long).unwrap_or_default(),
    ];
    let because: Vec<&str> = (because.iter().map(String::as_str))
        .filter(|words| !words.is_empty())
        .collect();
    DisclosureLine {
        pupil_name: name.display(),
        pupil_name_in_list: name.in_list(),
        what: match row.thing {
            DisclosedThing::EhcPlan => format!("The EHC plan: {}", row.what),
            DisclosedThing::Spoken => format!("Told by word: {}", row.what),
            _ => row.what,
        },
        way: match row.way {
            DisclosureWay::NotSaid => String::new(),
            way => way.name().to_owned(),
        },
        basis: if because.is_empty() {
            row.basis.name().to_owned()
        } else {
            format!("{}: {}", row.basis.name(), because.join(", "))
        },
        key: row.key,
        id: row.disclosure_id,
        pupil_id: row.pupil_id,
        on: row.happened_on,
        to_whom: row.to_whom,
        note: row.note,
        by: row.by,
    }
}
