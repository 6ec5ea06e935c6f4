//! The SENCO's and the headteacher's morning: the round of reviews, data to put right, what changed lately.

use chrono::{DateTime, NaiveDate, Utc};
use serde::Serialize;
use ts_rs::TS;

use super::first_steps::{FirstStep, first_steps};
use super::round::RoundProgress;
use super::{FactsByChild, has_left, number};
use crate::domain::need::NeedRank;
use crate::domain::record::Kind;
use crate::domain::role::Action;
use crate::error::Result;
use crate::ops::clocks::SchoolClocks;
use crate::ops::duty::{SchoolDue, school_due};
use crate::ops::history::deed;
use crate::ops::pupil::PupilRef;
use crate::store::{PupilLine, ReadTx};

/// How many changes are shown.
const RECENT: u16 = 12;

/// What concerns the whole school.
#[derive(Debug, Serialize, TS)]
pub struct SchoolToday {
    pub children: u32,
    pub on_register: u32,
    pub with_ehcp: u32,
    /// On a stage before the register.
    pub watched: u32,
    /// On a reduced timetable, or about to begin one.
    pub reduced_timetables: u32,
    /// What a new school begins with, for whoever can do it; none once all of it is done.
    pub first_steps: Vec<FirstStep>,
    pub round: RoundProgress,
    pub to_put_right: Vec<PutRight>,
    pub recent: Vec<RecentChange>,
    /// Requests for an EHC needs assessment that wait for whoever asks to sign them off, the longest first.
    pub sign_offs: Vec<SignOffWaiting>,
    /// What the school itself owes and somebody should see now.
    pub duties: Vec<SchoolDue>,
}

/// A request that waits for the headteacher.
#[derive(Debug, Serialize, TS)]
pub struct SignOffWaiting {
    pub pupil: PupilRef,
    #[ts(type = "string")]
    pub since: NaiveDate,
}

/// What is missing in the records of a child.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum PutRightKind {
    NoPlan,
    NoOpenCycle,
    NoPrimaryNeed,
    NoKeyWorker,
    NoClass,
    NoUpn,
}

impl PutRightKind {
    /// The most pressing first.
    const ALL: [Self; 6] = [
        Self::NoPlan,
        Self::NoOpenCycle,
        Self::NoPrimaryNeed,
        Self::NoKeyWorker,
        Self::NoClass,
        Self::NoUpn,
    ];

    fn words(self) -> &'static str {
        match self {
            Self::NoPlan => "On a stage without its plan",
            Self::NoOpenCycle => "Plan without an open cycle",
            Self::NoPrimaryNeed => "On the register without a primary need",
            Self::NoKeyWorker => "On the register without a key worker",
            Self::NoClass => "Not in a class",
            Self::NoUpn => "No UPN",
        }
    }
}

/// One kind of thing to put right, and for whom.
#[derive(Debug, Serialize, TS)]
pub struct PutRight {
    pub kind: PutRightKind,
    pub words: String,
    pub pupils: Vec<PupilRef>,
}

/// Something that was changed lately.
#[derive(Debug, Serialize, TS)]
pub struct RecentChange {
    #[ts(type = "string")]
    pub at: DateTime<Utc>,
    pub words: String,
    pub kind: Kind,
    pub pupil: PupilRef,
}

pub(super) fn school_today(
    tx: &ReadTx<'_>,
    school: &SchoolClocks,
    lines: &[PupilLine],
    facts: &FactsByChild,
) -> Result<SchoolToday> {
    let here: Vec<&PupilLine> = lines
        .iter()
        .filter(|line| !has_left(line, school))
        .collect();
    let staged = |wanted: fn(&crate::store::StageLine) -> bool| {
        let those = here
            .iter()
            .filter(|line| line.stage.as_ref().is_some_and(wanted));
        number(those.count())
    };
    Ok(SchoolToday {
        children: number(here.len()),
        on_register: staged(|stage| stage.on_register),
        with_ehcp: staged(|stage| stage.census == crate::domain::pathway::CensusCode::E),
        watched: staged(|stage| !stage.on_register),
        reduced_timetables: number(
            here.iter()
                .filter(|line| facts.get(&line.id).is_some_and(|one| one.team.is_reduced()))
                .count(),
        ),
        first_steps: first_steps(tx, school, &here)?,
        round: RoundProgress::of(tx, school, facts)?,
        to_put_right: to_put_right(tx, school, &here, facts)?,
        recent: recent(tx, school, lines)?,
        sign_offs: if tx.session().may(Action::EhcSignOff) {
            sign_offs(school, &here, facts)
        } else {
            Vec::new()
        },
        duties: pressing_duties(tx, school)?,
    })
}

fn pressing_duties(tx: &ReadTx<'_>, school: &SchoolClocks) -> Result<Vec<SchoolDue>> {
    let mut due = school_due(tx, school)?;
    due.retain(|one| one.state.is_pressing());
    due.sort_by_key(|one| one.clock.due_on);
    Ok(due)
}

fn sign_offs(
    school: &SchoolClocks,
    here: &[&PupilLine],
    facts: &FactsByChild,
) -> Vec<SignOffWaiting> {
    let mut waiting: Vec<SignOffWaiting> = here
        .iter()
        .filter_map(|line| {
            Some(SignOffWaiting {
                since: facts.get(&line.id)?.ehc.waits_for_sign_off()?,
                pupil: PupilRef::of(line, school.today),
            })
        })
        .collect();
    waiting.sort_by_key(|one| one.since);
    waiting
}

fn to_put_right(
    tx: &ReadTx<'_>,
    school: &SchoolClocks,
    here: &[&PupilLine],
    facts: &FactsByChild,
) -> Result<Vec<PutRight>> {
    let with_plan = tx.pupils_with_open_plan()?;
    let wrong = |kind: PutRightKind, line: &PupilLine| -> bool {
        let admitted = line.admitted_on.is_none_or(|on| on <= school.today);
        let on_register = line.stage.as_ref().is_some_and(|stage| stage.on_register);
        let wants_plan = line
            .stage
            .as_ref()
            .and_then(|stage| school.pathway.stage(&stage.key))
            .is_some_and(|stage| stage.plan_name.is_some());
        let has_plan = with_plan.contains(&line.id);
        match kind {
            PutRightKind::NoClass => admitted && line.class_id.is_none(),
            PutRightKind::NoUpn => {
                admitted
                    && line.upn.is_none()
                    && !line
                        .year_group(school.today)
                        .is_none_or(|year| year.is_nursery())
            }
            PutRightKind::NoPrimaryNeed => {
                on_register && !line.needs.iter().any(|need| need.rank == NeedRank::Primary)
            }
            PutRightKind::NoPlan => wants_plan && !has_plan,
            PutRightKind::NoKeyWorker => on_register && line.key_worker.is_none(),
            PutRightKind::NoOpenCycle => {
                has_plan
                    && facts
                        .get(&line.id)
                        .is_none_or(|facts| facts.cycles.is_empty())
            }
        }
    };
    Ok(PutRightKind::ALL
        .iter()
        .map(|kind| PutRight {
            kind: *kind,
            words: kind.words().to_owned(),
            pupils: here
                .iter()
                .filter(|line| wrong(*kind, line))
                .map(|line| PupilRef::of(line, school.today))
                .collect(),
        })
        .filter(|put_right| !put_right.pupils.is_empty())
        .collect())
}

fn recent(
    tx: &ReadTx<'_>,
    school: &SchoolClocks,
    lines: &[PupilLine],
) -> Result<Vec<RecentChange>> {
    let mut recent = Vec::new();
    for entry in tx.recent_changes(RECENT)? {
        let words = format!(
            "{} {}",
            entry.staff_name,
            deed(&entry.verb, entry.kind, &[])
        );
        let pupil = match lines.iter().find(|line| line.id == entry.pupil_id) {
            Some(line) => PupilRef::of(line, school.today),
            // She left long ago.
            None => PupilRef::of(&tx.pupil_line(&tx.seen(&entry.pupil_id)?)?, school.today),
        };
        recent.push(RecentChange {
            at: entry.at,
            words,
            kind: entry.kind,
            pupil,
        });
    }
    Ok(recent)
}
