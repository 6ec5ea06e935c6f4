//! The yearly duties as the SENCO and the headteacher see them.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::domain::calendar::year_label;
use crate::domain::clock::{Clock, ClockState, YearlyDuty, next_yearly_duty, yearly_duty_due};
use crate::domain::record::Kept;
use crate::domain::record::school::DutyDone;
use crate::domain::role::Action;
use crate::error::Result;
use crate::office::ReadOp;
use crate::ops::clocks::SchoolClocks;
use crate::store::{ReadTx, Reader};

/// What the school owes once a year: what comes next, and what was done.
#[derive(Debug, Deserialize, TS)]
pub struct YearlyDuties {}

/// Every yearly duty, with its past.
#[derive(Debug, Serialize, TS)]
pub struct YearlyDutiesView {
    #[ts(type = "string")]
    pub today: NaiveDate,
    pub duties: Vec<YearlyDutyLine>,
}

/// One duty.
#[derive(Debug, Serialize, TS)]
pub struct YearlyDutyLine {
    pub duty: YearlyDuty,
    pub name: String,
    /// What it is and who asks for it.
    pub about: String,
    /// What is owed next.
    pub next: Option<SchoolDue>,
    /// What was done, the newest year first.
    pub done: Vec<DutyDoneLine>,
    /// What was taken back, the newest first.
    pub taken_back: Vec<DutyDoneLine>,
}

/// A duty that is done with for a year.
#[derive(Debug, Serialize, TS)]
pub struct DutyDoneLine {
    pub kept: Kept<DutyDone>,
    /// "2026/27".
    pub year: String,
    /// Its last day in time.
    #[ts(type = "string | null")]
    pub due_on: Option<NaiveDate>,
    /// Whether it was done after that.
    pub late: bool,
}

/// Something that the school owes, with where it stands today.
#[derive(Debug, Clone, Serialize, TS)]
pub struct SchoolDue {
    pub duty: YearlyDuty,
    /// 2026 for 2026/27.
    pub starting: i32,
    /// "2026/27".
    pub year: String,
    pub clock: Clock,
    pub state: ClockState,
    /// "due in 12 days", "3 days overdue".
    pub words: String,
}

impl ReadOp for YearlyDuties {
    const ACTION: Action = Action::SchoolRead;
    type Output = YearlyDutiesView;
    fn run(self, tx: &ReadTx<'_>) -> Result<YearlyDutiesView> {
        let school = SchoolClocks::of(tx)?;
        let mut next = school_due(tx, &school)?;
        let mut all = tx.all_with_voided::<DutyDone>()?;
        all.sort_by_key(|kept| std::cmp::Reverse((kept.record.starting, kept.recorded_at)));
        let lines = |duty: YearlyDuty, voided: bool| -> Vec<DutyDoneLine> {
            let those = all
                .iter()
                .filter(|kept| kept.record.duty == duty && kept.voided.is_some() == voided);
            those.cloned().map(DutyDoneLine::of).collect()
        };
        let duties = YearlyDuty::ALL.iter().map(|duty| YearlyDutyLine {
            duty: *duty,
            name: duty.name().to_owned(),
            about: about(*duty).to_owned(),
            next: next
                .iter()
                .position(|due| due.duty == *duty)
                .map(|place| next.swap_remove(place)),
            done: lines(*duty, false),
            taken_back: lines(*duty, true),
        });
        Ok(YearlyDutiesView {
            today: tx.today(),
            duties: duties.collect(),
        })
    }
}

impl DutyDoneLine {
    fn of(kept: Kept<DutyDone>) -> Self {
        let due = yearly_duty_due(kept.record.duty, kept.record.starting);
        let due_on = due.map(|clock| clock.due_on);
        Self {
            year: year_label(kept.record.starting),
            late: due_on
                .zip(kept.record.done_on)
                .is_some_and(|(due_on, on)| on > due_on),
            due_on,
            kept,
        }
    }
}

fn about(duty: YearlyDuty) -> &'static str {
    match duty {
        YearlyDuty::InformationReport => {
            "How the school finds and supports children with SEND, on its website, brought up to date every year by the \
             end of September."
        }
        YearlyDuty::InclusionStrategy => {
            "How the school spends its Inclusive Mainstream Fund, with its budgeted costs: by 31 December 2026, then \
             every year. A school without the fund says so once a year."
        }
    }
}

/// What the school owes next, one of each duty.
pub(crate) fn school_due(tx: &Reader<'_>, school: &SchoolClocks) -> Result<Vec<SchoolDue>> {
    let done = tx.all::<DutyDone>()?;
    let next = YearlyDuty::ALL.iter().filter_map(|duty| {
        let settled = |starting: i32| {
            done.iter()
                .any(|kept| kept.record.duty == *duty && kept.record.starting == starting)
        };
        let (starting, clock) = next_yearly_duty(*duty, school.today, settled)?;
        let state = clock.state(school.today, &school.settings);
        Some(SchoolDue {
            duty: *duty,
            starting,
            year: year_label(starting),
            words: state.words(),
            state,
            clock,
        })
    });
    Ok(next.collect())
}
