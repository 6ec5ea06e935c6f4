//! The reduced timetables of a child as the screen shows them: what is in place, the hours of each week, the meetings.

use chrono::{Days, NaiveDate};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::save::MOST_DAYS;
use crate::domain::ehc::InviteeKind;
use crate::domain::id::PupilId;
use crate::domain::record::Kept;
use crate::domain::record::assessment::Assessment;
use crate::domain::record::plan::Plan;
use crate::domain::record::reintegration::Reintegration;
use crate::domain::reintegration::{
    ATTENDANCE_CODE, ATTENDANCE_CODE_WORDS, Agreement, AgreementParty, FULL_WEEK,
    ReintegrationCheck, ReintegrationFacts, hours_typed, hours_words, missing, monday_of,
    school_weeks, timetable_warnings,
};
use crate::domain::role::{Action, Role};
use crate::error::Result;
use crate::office::ReadOp;
use crate::ops::clocks::{DueItem, SchoolClocks};
use crate::ops::ehc::{WithTeachers, likely_people};
use crate::ops::pupil::PupilRef;
use crate::ops::school::the_school;
use crate::ops::team::{MeetingView, clocks_of_reintegration, meeting_views};
use crate::store::{ReadTx, Reader, Seen};

/// The reduced timetables of a child.
#[derive(Debug, Deserialize, TS)]
pub struct ChildReintegrations {
    pub pupil_id: PupilId,
}

/// All of them, as far as the person may read.
#[derive(Debug, Serialize, TS)]
pub struct ReintegrationsView {
    /// The one that is prepared or goes on first, then the latest.
    pub plans: Vec<ReintegrationView>,
    /// Taken back; each can be brought back.
    pub voided: Vec<Kept<Reintegration>>,
    /// Who has to agree to a new one, as the record knows them.
    pub likely_agreements: Vec<Agreement>,
    /// A full week, in minutes, until the school says otherwise.
    pub full_week: u16,
    /// "C2", and what it means.
    pub attendance_code: String,
    pub attendance_code_words: String,
    /// Whether why, who agreed and what was said is shown to this person.
    pub shows_reasons: bool,
    pub may_write: bool,
    pub may_meet: bool,
    pub may_print: bool,
}

/// Where a reduced timetable stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum ReintegrationState {
    /// It was not decided yet.
    Prepared,
    /// Decided, and its first day is still to come.
    ToCome,
    Running,
    /// Its last day has passed, and nobody has said what came of it.
    PastEnd,
    Ended,
}

/// One of them.
#[derive(Debug, Serialize, TS)]
pub struct ReintegrationView {
    pub plan: Kept<Reintegration>,
    pub state: ReintegrationState,
    /// "In its third week of four", "Ended on 4 December 2026: full time again".
    pub state_words: String,
    /// What should be in place, and whether it is.
    pub checks: Vec<ReintegrationCheckLine>,
    pub weeks: Vec<WeekView>,
    /// What to look at again in the timetable. None of it stops anybody.
    pub warnings: Vec<String>,
    /// The next meeting and the end, while it runs.
    pub clocks: Vec<DueItem>,
    pub meetings: Vec<MeetingView>,
}

/// One thing that should be in place.
#[derive(Debug, Serialize, TS)]
pub struct ReintegrationCheckLine {
    pub check: ReintegrationCheck,
    pub words: String,
    pub met: bool,
}

/// A week of the timetable with its sums.
#[derive(Debug, Serialize, TS)]
pub struct WeekView {
    #[ts(type = "string")]
    pub from_on: NaiveDate,
    /// As typed: "2:30"; empty for a day at home.
    pub hours: Vec<String>,
    /// "2 hours 30 minutes".
    pub day_words: Vec<String>,
    /// "7 hours 30 minutes".
    pub total_words: String,
    pub total: u16,
    /// Of a full week, in percent.
    pub share: u16,
    pub lower: bool,
    /// Whether it is the week of today.
    pub now: bool,
}

impl ReadOp for ChildReintegrations {
    const ACTION: Action = Action::SendRead;
    type Output = ReintegrationsView;
    fn run(self, tx: &ReadTx<'_>) -> Result<ReintegrationsView> {
        let pupil = tx.seen(&self.pupil_id)?;
        let session = tx.session();
        let shows_reasons = session.may(Action::ReportRead);
        let may_write = session.may(Action::ReintegrationWrite);
        let school = SchoolClocks::of(tx)?;
        let child = PupilRef::of(&tx.pupil_line(&pupil)?, tx.today());
        let mut plans = Vec::new();
        for kept in tx.about::<Reintegration>(&pupil)? {
            plans.push(view(tx, &pupil, &school, &child, kept, shows_reasons)?);
        }
        plans.sort_by_key(|one| {
            let plan = &one.plan.record;
            (plan.ended_on.is_some(), std::cmp::Reverse(plan.starts_on))
        });
        let mut voided = tx.about_with_voided::<Reintegration>(&pupil)?;
        voided.retain(|kept| kept.voided.is_some() && shows_reasons);
        Ok(ReintegrationsView {
            plans,
            voided,
            likely_agreements: if may_write {
                who_agrees(tx, &pupil)?
            } else {
                Vec::new()
            },
            full_week: FULL_WEEK,
            attendance_code: ATTENDANCE_CODE.to_owned(),
            attendance_code_words: ATTENDANCE_CODE_WORDS.to_owned(),
            shows_reasons,
            may_write,
            may_meet: session.may(Action::TeamWrite),
            may_print: session.may(Action::Print),
        })
    }
}

fn view(
    tx: &Reader<'_>,
    pupil: &Seen,
    school: &SchoolClocks,
    child: &PupilRef,
    mut kept: Kept<Reintegration>,
    shows_reasons: bool,
) -> Result<ReintegrationView> {
    let missing = facts_missing(tx, pupil, &kept.record)?;
    let meetings = meeting_views(tx, pupil, Some(&kept.record.id))?;
    let plan = &kept.record;
    let state = state_of(plan, school.today);
    let last = meetings
        .iter()
        .filter_map(|one| one.meeting.record.held_on)
        .max();
    let marks = tx.clock_mark_lines(Some(pupil))?;
    let mut clocks: Vec<DueItem> = if plan.decided_on.is_some() {
        clocks_of_reintegration(plan.starts_on, plan.ends_on, last, plan.ended_on)
            .into_iter()
            .map(|clock| school.item(child, clock, &marks))
            .collect()
    } else {
        Vec::new()
    };
    clocks.sort_by_key(|item| item.clock.due_on);
    let view = ReintegrationView {
        state,
        state_words: state_words(plan, state, school.today),
        checks: ReintegrationCheck::ALL
            .iter()
            .map(|check| ReintegrationCheckLine {
                check: *check,
                words: check.name().to_owned(),
                met: !missing.contains(check),
            })
            .collect(),
        weeks: weeks(plan, school.today),
        warnings: timetable_warnings(&plan.weeks, plan.full_week, plan.starts_on, plan.ends_on),
        clocks,
        meetings,
        plan: {
            if !shows_reasons {
                without_reasons(&mut kept.record);
            }
            kept
        },
    };
    Ok(view)
}

/// Takes out why, who agreed and how it ended, for whoever may not read it.
fn without_reasons(plan: &mut Reintegration) {
    plan.agreements.clear();
    for words in [
        &mut plan.reason,
        &mut plan.support,
        &mut plan.risk_by,
        &mut plan.missing_reason,
        &mut plan.end_reason,
    ] {
        words.clear();
    }
}

/// What is not in place for a plan today.
pub(crate) fn facts_missing(
    tx: &Reader<'_>,
    pupil: &Seen,
    plan: &Reintegration,
) -> Result<Vec<ReintegrationCheck>> {
    let plans = tx.about::<Plan>(pupil)?;
    Ok(missing(&ReintegrationFacts {
        agreements: &plan.agreements,
        weeks: &plan.weeks,
        risk_on: plan.risk_on,
        has_plan: plans.iter().any(|kept| kept.record.ended_on.is_none()),
        has_assessment: !tx.about::<Assessment>(pupil)?.is_empty(),
    }))
}

pub(crate) fn state_of(plan: &Reintegration, today: NaiveDate) -> ReintegrationState {
    if plan.ended_on.is_some() {
        ReintegrationState::Ended
    } else if plan.decided_on.is_none() {
        ReintegrationState::Prepared
    } else if today < plan.starts_on {
        ReintegrationState::ToCome
    } else if today <= plan.ends_on {
        ReintegrationState::Running
    } else {
        ReintegrationState::PastEnd
    }
}

pub(crate) fn state_words(
    plan: &Reintegration,
    state: ReintegrationState,
    today: NaiveDate,
) -> String {
    let on = crate::domain::date_words::long;
    match state {
        ReintegrationState::Prepared => "Being prepared: it has not begun".to_owned(),
        ReintegrationState::ToCome => format!("Begins on {}", on(plan.starts_on)),
        ReintegrationState::PastEnd => {
            format!("Its last day was {}: say what came of it", on(plan.ends_on))
        }
        ReintegrationState::Running => {
            let begun = plan
                .weeks
                .iter()
                .filter(|week| week.from_on <= today)
                .count();
            match (begun, plan.weeks.len()) {
                (0, _) | (_, 0) => format!("Until {}", on(plan.ends_on)),
                (begun, of) => format!("Week {begun} of {of}, until {}", on(plan.ends_on)),
            }
        }
        ReintegrationState::Ended => {
            let day = plan.ended_on.map(on).unwrap_or_default();
            let how = plan.ending.map(|ending| ending.name()).unwrap_or_default();
            format!("Ended on {day}: {}", crate::domain::words::lower(how))
        }
    }
}

fn weeks(plan: &Reintegration, today: NaiveDate) -> Vec<WeekView> {
    let now = plan.week_on(today).map(|week| week.from_on);
    let mut before: Option<u16> = None;
    plan.weeks
        .iter()
        .map(|week| {
            let total = week.total();
            let lower = before.is_some_and(|before| total < before);
            before = Some(total);
            let share = u32::from(total) * 100 / u32::from(plan.full_week.max(1));
            WeekView {
                from_on: week.from_on,
                hours: week.minutes.iter().map(|one| hours_typed(*one)).collect(),
                day_words: week.minutes.iter().map(|one| hours_words(*one)).collect(),
                total_words: hours_words(total),
                total,
                share: u16::try_from(share).unwrap_or(u16::MAX),
                lower,
                now: now == Some(week.from_on)
                    && plan.runs_on(today)
                    && monday_of(today) == week.from_on,
            }
        })
        .collect()
}

/// The child, the family, the school, and the agencies that work with the child.
fn who_agrees(tx: &Reader<'_>, pupil: &Seen) -> Result<Vec<Agreement>> {
    let line = tx.pupil_line(pupil)?;
    let agreement = |party, name: String| Agreement {
        party,
        name,
        agreed_on: None,
    };
    let mut all: Vec<Agreement> = likely_people(tx, pupil, WithTeachers::No)?
        .into_iter()
        .map(|one| {
            let party = match one.kind {
                InviteeKind::Parent => AgreementParty::Parent,
                InviteeKind::Child => AgreementParty::Child,
                InviteeKind::School => AgreementParty::School,
                InviteeKind::SocialCare => AgreementParty::SocialWorker,
                // The local authority is told in any case; its agencies are named as such.
                InviteeKind::LocalAuthority if !one.advice_wanted => AgreementParty::LocalAuthority,
                _ => AgreementParty::Agency,
            };
            let name = match party {
                AgreementParty::Agency | AgreementParty::SocialWorker if !one.role.is_empty() => {
                    format!("{}, {}", one.name, one.role)
                }
                AgreementParty::LocalAuthority if !one.role.is_empty() => one.role,
                _ => one.name,
            };
            agreement(party, name)
        })
        .collect();
    let looked_after = line
        .factors
        .contains(&crate::domain::factor::FactorKind::LookedAfter);
    let social_worker = all
        .iter()
        .any(|one| one.party == AgreementParty::SocialWorker);
    if looked_after && !social_worker {
        all.push(agreement(
            AgreementParty::SocialWorker,
            "Social worker".to_owned(),
        ));
    }
    let head = the_school(tx)?.record.headteacher_name;
    if !head.is_empty() {
        all.push(agreement(AgreementParty::School, head));
    }
    let staff = tx.all::<crate::domain::record::person::Staff>()?;
    let mut sencos = staff.into_iter().map(|kept| kept.record);
    if let Some(senco) = sencos.find(|one| one.role == Role::Senco && one.left_on.is_none()) {
        all.push(agreement(AgreementParty::School, senco.name));
    }
    all.sort_by_key(|one| one.party);
    Ok(all)
}

/// The weeks of a timetable from one day to another, without those in which the school is closed.
#[derive(Debug, Deserialize, TS)]
pub struct ProposeWeeks {
    #[ts(type = "string")]
    pub starts_on: NaiveDate,
    #[ts(type = "string")]
    pub ends_on: NaiveDate,
}

impl ReadOp for ProposeWeeks {
    const ACTION: Action = Action::SchoolRead;
    type Output = Vec<String>;
    fn run(self, tx: &ReadTx<'_>) -> Result<Vec<String>> {
        let school = SchoolClocks::of(tx)?;
        // More than a year of weeks is a slip of the keys.
        let Some(year_on) = self.starts_on.checked_add_days(Days::new(MOST_DAYS)) else {
            return Ok(Vec::new());
        };
        let last = self.ends_on.min(year_on);
        if last < self.starts_on {
            return Ok(Vec::new());
        }
        let weeks = school_weeks(&school.calendar, self.starts_on, last);
        Ok(weeks.into_iter().map(|monday| monday.to_string()).collect())
    }
}
