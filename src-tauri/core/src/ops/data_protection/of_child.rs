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
use crate::domain::retention::kept_until;
use crate::domain::role::Action;
use crate::domain::words::capital;
use crate::error::Result;
use crate::office::ReadOp;
use crate::ops::clocks::clock_settings;
use crate::ops::disclosure::{DisclosureLine, lines_of};
use crate::ops::history::deed;
use crate::ops::pupil::PupilRef;
use crate::store::{DisclosureFilter, ReadTx};

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

/// That something was printed or saved here: to whom it then went, the log says.
#[derive(Debug, Serialize, TS)]
pub struct TakenOutLine {
    #[ts(type = "string")]
    pub on: NaiveDate,
    /// "Printed the plan", "A copy saved".
    pub what: String,
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
    /// What was given to others, the latest first; nothing for whoever may not read the log.
    pub log: Vec<DisclosureLine>,
    /// What was printed or saved here, the latest first.
    pub taken_out: Vec<TakenOutLine>,
    pub may_read_log: bool,
    pub may_write_log: bool,
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
        let marks = tx.clock_mark_lines(Some(&seen))?;
        let (today, years) = (tx.today(), years(tx)?);
        let settings = clock_settings(tx)?;
        let mut holds = tx.about::<LegalHold>(&seen)?;
        holds.sort_by_key(|kept| std::cmp::Reverse(kept.record.from_on));
        let mut requests: Vec<AccessLine> = (tx.about::<AccessRequest>(&seen)?.into_iter())
            .map(|kept| access::line(kept, PupilRef::of(&line, today), &marks, (today, &settings)))
            .collect();
        requests.sort_by_key(|line| std::cmp::Reverse(line.request.record.received_on));
        let session = tx.session();
        let may_read_log = session.may(Action::DisclosureRead);
        let of_child = DisclosureFilter {
            pupil_id: Some(seen.id().clone()),
            ..DisclosureFilter::default()
        };
        let log = match may_read_log {
            true => lines_of(tx, &of_child)?,
            false => Vec::new(),
        };
        let taken_out = tx.taken_out(&seen)?.into_iter().map(|taken| TakenOutLine {
            on: day_of(taken.at),
            what: capital(&match taken.verb.as_str() {
                "printed" => deed(&taken.verb, taken.kind, &[]),
                said => said.to_owned(),
            }),
            by: taken.staff_name,
        });
        Ok(ChildProtectionView {
            pupil: PupilRef::of(&line, today),
            today,
            kept_until: kept_until(line.born_on, years),
            years,
            holds,
            requests,
            log,
            taken_out: taken_out.collect(),
            may_read_log,
            may_write_log: session.may(Action::DisclosureWrite),
            may_hold: session.may(Action::HoldWrite),
            may_request: session.may(Action::AccessWrite),
            may_export: session.may(Action::AccessExport),
        })
    }
}

fn day_of(at: DateTime<Utc>) -> NaiveDate {
    at.date_naive()
}
