//! What data protection has to say of one child: until when the record is kept, holds, requests, and what left the
//! building.

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::access;
use super::retention::years;
use crate::domain::clock::{Clock, ClockState};
use crate::domain::id::PupilId;
use crate::domain::record::Kept;
use crate::domain::record::data_protection::{AccessRequest, LegalHold};
use crate::domain::record::ehc::EhcDisclosure;
use crate::domain::record::pupil::Pupil;
use crate::domain::retention::kept_until;
use crate::domain::role::Action;
use crate::domain::words::capital;
use crate::error::Result;
use crate::office::ReadOp;
use crate::ops::history::deed;
use crate::ops::pupil::PupilRef;
use crate::store::ReadTx;

/// Data protection of one child.
#[derive(Debug, Deserialize, TS)]
pub struct ChildDataProtection {
    pub pupil_id: PupilId,
}

/// A request with its clock; none once it is answered.
#[derive(Debug, Serialize, TS)]
pub struct AccessLine {
    pub pupil: PupilRef,
    pub request: Kept<AccessRequest>,
    pub clock: Option<Clock>,
    pub state: Option<ClockState>,
    /// "due in 12 days".
    pub words: String,
}

/// Something that left the building.
#[derive(Debug, Serialize, TS)]
pub struct LeftBuilding {
    #[ts(type = "string")]
    pub on: NaiveDate,
    /// "The EHC plan, whole plan", "SEND file", "My Plan, printed".
    pub what: String,
    /// To whom, as far as it is recorded.
    pub to_whom: String,
    /// On what ground, as far as it is recorded.
    pub basis: String,
    pub by: String,
}

/// All of that for the screen.
#[derive(Debug, Serialize, TS)]
pub struct ChildProtectionView {
    pub pupil: PupilRef,
    #[ts(type = "string")]
    pub today: NaiveDate,
    #[ts(type = "string | null")]
    pub kept_until: Option<NaiveDate>,
    pub years: u8,
    /// The latest first, those that ended among them.
    pub holds: Vec<Kept<LegalHold>>,
    /// The latest first.
    pub requests: Vec<AccessLine>,
    /// What was given to others, printed or taken out, the latest first.
    pub left: Vec<LeftBuilding>,
    pub may_hold: bool,
    pub may_request: bool,
    pub may_export: bool,
}

impl ReadOp for ChildDataProtection {
    const ACTION: Action = Action::ProtectionRead;
    type Output = ChildProtectionView;
    fn run(self, tx: &ReadTx<'_>) -> Result<ChildProtectionView> {
        let seen = tx.seen(&self.pupil_id)?;
        let line = tx.pupil_line(&seen)?;
        let pupil: Pupil = tx.get(seen.id().as_str())?;
        let (today, years) = (tx.today(), years(tx)?);
        let mut holds = tx.about::<LegalHold>(&seen)?;
        holds.sort_by_key(|kept| std::cmp::Reverse(kept.record.from_on));
        let mut requests: Vec<AccessLine> = (tx.about::<AccessRequest>(&seen)?.into_iter())
            .map(|kept| access::line(kept, PupilRef::of(&line, today), today))
            .collect();
        requests.sort_by_key(|line| std::cmp::Reverse(line.request.record.received_on));
        let mut left = Vec::new();
        if tx.session().may(Action::EhcRead) {
            for kept in tx.about::<EhcDisclosure>(&seen)? {
                left.push(LeftBuilding {
                    on: kept.record.happened_on,
                    what: format!("The EHC plan: {}", kept.record.what),
                    to_whom: kept.record.to_whom,
                    basis: kept.record.basis.name().to_owned(),
                    by: kept.recorded_by_name,
                });
            }
        }
        if let Some(on) = pupil.file_sent_on {
            left.push(LeftBuilding {
                on,
                what: "The SEND file".to_owned(),
                to_whom: pupil.destination.clone(),
                basis: "Pupil Information Regs 2005 reg 9".to_owned(),
                by: String::new(),
            });
        }
        left.extend(tx.taken_out(&seen)?.into_iter().map(|taken| LeftBuilding {
            on: day_of(taken.at),
            what: capital(&match taken.verb.as_str() {
                "printed" => deed(&taken.verb, taken.kind, &[]),
                said => said.to_owned(),
            }),
            to_whom: String::new(),
            basis: String::new(),
            by: taken.staff_name,
        }));
        left.sort_by_key(|line| std::cmp::Reverse(line.on));
        let session = tx.session();
        Ok(ChildProtectionView {
            pupil: PupilRef::of(&line, today),
            today,
            kept_until: kept_until(line.born_on, years),
            years,
            holds,
            requests,
            left,
            may_hold: session.may(Action::HoldWrite),
            may_request: session.may(Action::AccessWrite),
            may_export: session.may(Action::AccessExport),
        })
    }
}

fn day_of(at: DateTime<Utc>) -> NaiveDate {
    at.date_naive()
}
