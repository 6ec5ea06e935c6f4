//! Settings > Data protection on one page, and the school's schedule.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::list::{DestructionView, destruction_view};
use super::of_child::AccessLine;
use crate::domain::field_errors::FieldErrors;
use crate::domain::record::Kept;
use crate::domain::record::data_protection::{LegalHold, Retention, THE_RETENTION};
use crate::domain::retention::USUAL_YEARS;
use crate::domain::role::Action;
use crate::error::Result;
use crate::office::{ReadOp, WriteOp};
use crate::ops::pupil::PupilRef;
use crate::store::{PupilLine, ReadTx, Reader, WriteTx};

/// Everything that stands in Settings > Data protection.
#[derive(Debug, Deserialize, TS)]
pub struct DataProtection {}

/// The schedule, the holds, the requests, and the lists of records to be destroyed.
#[derive(Debug, Serialize, TS)]
pub struct ProtectionView {
    #[ts(type = "string")]
    pub today: NaiveDate,
    /// Whole years after the date of birth.
    pub years: u8,
    pub usual_years: u8,
    /// What to send with a change; 0 while the school goes by what is usual.
    pub version: i32,
    /// The holds that stand, the latest first.
    pub holds: Vec<HoldLine>,
    /// The requests that wait for their answer, the first due first; then those of the last year.
    pub requests: Vec<AccessLine>,
    pub destruction: DestructionView,
    pub may_change_years: bool,
    pub may_prepare: bool,
    pub may_sign: bool,
}

/// A hold, and on whose record.
#[derive(Debug, Serialize, TS)]
pub struct HoldLine {
    pub pupil: PupilRef,
    pub hold: Kept<LegalHold>,
}

impl ReadOp for DataProtection {
    const ACTION: Action = Action::ProtectionRead;
    type Output = ProtectionView;
    fn run(self, tx: &ReadTx<'_>) -> Result<ProtectionView> {
        let kept = tx.all::<Retention>()?.pop();
        let lines = super::list::everybody(tx)?;
        let today = tx.today();
        let mut holds: Vec<HoldLine> = (tx.all::<LegalHold>()?.into_iter())
            .filter(|kept| kept.record.ended_on.is_none())
            .filter_map(|hold| {
                let line = named(&lines, hold.record.pupil_id.as_str())?;
                let pupil = PupilRef::of(line, today);
                Some(HoldLine { pupil, hold })
            })
            .collect();
        holds.sort_by_key(|line| std::cmp::Reverse(line.hold.record.from_on));
        let session = tx.session();
        Ok(ProtectionView {
            today,
            years: kept.as_ref().map_or(USUAL_YEARS, |kept| kept.record.years),
            usual_years: USUAL_YEARS,
            version: kept.map_or(0, |kept| kept.version),
            requests: super::access::of_school(tx, &lines)?,
            destruction: destruction_view(tx, &lines)?,
            holds,
            may_change_years: session.may(Action::RetentionWrite),
            may_prepare: session.may(Action::DestructionPrepare),
            may_sign: session.may(Action::DestructionSign),
        })
    }
}

/// The child of that id among those in scope.
pub(super) fn named<'a>(lines: &'a [PupilLine], id: &str) -> Option<&'a PupilLine> {
    lines.iter().find(|line| line.id.as_str() == id)
}

/// How many years the school keeps a record after the date of birth.
pub(super) fn years(tx: &Reader<'_>) -> Result<u8> {
    let kept = tx.all::<Retention>()?.pop();
    Ok(kept.map_or(USUAL_YEARS, |kept| kept.record.years))
}

/// Sets how long records are kept.
#[derive(Debug, Deserialize, TS)]
pub struct SaveRetention {
    /// 0 where the school has gone by what is usual so far.
    pub version: i32,
    pub years: Option<u8>,
}

impl WriteOp for SaveRetention {
    const ACTION: Action = Action::RetentionWrite;
    type Output = ();
    fn run(self, tx: &mut WriteTx<'_>) -> Result<()> {
        let years = self.years.filter(|years| (1..=99).contains(years)).ok_or_else(|| {
            let sentence = "Enter whole years after the date of birth, from 1 to 99. Schools usually keep SEND files for 31.";
            FieldErrors::one("years", sentence)
        })?;
        let record = Retention {
            id: THE_RETENTION.to_owned(),
            years,
        };
        match tx.all::<Retention>()?.pop() {
            Some(_) => tx.revise(&record, self.version),
            None => tx.add(&record),
        }
    }
}
