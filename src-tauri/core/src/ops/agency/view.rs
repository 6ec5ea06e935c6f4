//! The agencies that work with a child, each with what it did and sent, what it recommends and what became of that.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::directory::agencies;
use crate::domain::agency::{AdviceAnswer, AgencyKind, Joined, consent_to_revisit};
use crate::domain::date_words::long;
use crate::domain::id::{PlanId, PupilId, ReferralId, TargetId};
use crate::domain::record::Kept;
use crate::domain::record::agency::{Agency, AgencyEntry, Recommendation, Referral};
use crate::domain::record::person::Duty;
use crate::domain::record::plan::{Plan, Target};
use crate::domain::record::team::OutsideLead;
use crate::domain::role::Action;
use crate::error::Result;
use crate::office::ReadOp;
use crate::ops::adult::{AdultView, adults_of};
use crate::ops::taken_back::{TakenBack, TakenBackLines};
use crate::ops::team::outside_lead_of;
use crate::store::{ReadTx, Reader, Seen};

/// The agencies that work or worked with a child.
#[derive(Debug, Deserialize, TS)]
pub struct ChildAgencies {
    pub pupil_id: PupilId,
}

/// Everything about agencies and one child, as far as the person may read it.
#[derive(Debug, Serialize, TS)]
pub struct AgenciesView {
    /// Those that go on first, then the latest.
    pub referrals: Vec<ReferralView>,
    /// Referrals, and what agencies did and sent, that were taken back; for whoever reads their reports.
    pub taken_back: Vec<TakenBack>,
    /// What can be chosen for a new referral.
    pub agencies: Vec<Kept<Agency>>,
    /// Who leads the work of several agencies today.
    pub lead_practitioners: Vec<AdultView>,
    /// Who leads it from outside the school.
    pub outside_lead: Option<Kept<OutsideLead>>,
    pub plan_id: Option<PlanId>,
    /// The open targets of the plan that goes on.
    pub targets: Vec<PlanTarget>,
    /// Whether why the child was referred, reports and letters are shown to this person.
    pub shows_reports: bool,
    pub may_write: bool,
    pub may_name_lead: bool,
}

/// A target that a recommendation may go into.
#[derive(Debug, Serialize, TS)]
pub struct PlanTarget {
    pub id: TargetId,
    pub text: String,
}

/// The work of one agency with a child.
#[derive(Debug, Serialize, TS)]
pub struct ReferralView {
    pub referral: Kept<Referral>,
    pub agency_name: String,
    pub agency_kind: AgencyKind,
    /// Whether the agency is still concerned with the child.
    pub open: bool,
    /// Why consent is to be asked for again; nothing while it holds.
    pub revisit: Option<String>,
    /// What it did and sent, the latest first.
    pub entries: Vec<Kept<AgencyEntry>>,
    /// What it recommends, as it was written down.
    pub advice: Vec<AdviceView>,
}

/// A recommendation with what became of it.
#[derive(Debug, Serialize, TS)]
pub struct AdviceView {
    pub advice: Kept<Recommendation>,
    /// "In the plan: I will read 20 words", "Miss Shah, by 4 December 2026", "Not answered yet".
    pub state_words: String,
    pub answered: bool,
}

impl ReadOp for ChildAgencies {
    const ACTION: Action = Action::SendRead;
    type Output = AgenciesView;
    fn run(self, tx: &ReadTx<'_>) -> Result<AgenciesView> {
        let pupil = tx.seen(&self.pupil_id)?;
        let session = tx.session();
        let shows_reports = session.may(Action::ReportRead);
        let plan = open_plan(tx, &pupil)?;
        let mut lead_practitioners = adults_of(tx, &pupil)?;
        lead_practitioners
            .retain(|adult| adult.now && adult.link.record.duty == Duty::LeadPractitioner);
        Ok(AgenciesView {
            referrals: referrals(tx, &pupil, shows_reports)?,
            taken_back: if shows_reports {
                taken_back(tx, &pupil)?
            } else {
                Vec::new()
            },
            agencies: agencies(tx)?,
            lead_practitioners,
            outside_lead: outside_lead_of(tx, &pupil)?,
            targets: match &plan {
                Some(plan) => targets(tx, &pupil, plan)?,
                None => Vec::new(),
            },
            plan_id: plan.map(|plan| plan.id),
            shows_reports,
            may_write: session.may(Action::AgencyWrite),
            may_name_lead: session.may(Action::AdultWrite),
        })
    }
}

fn taken_back(tx: &Reader<'_>, pupil: &Seen) -> Result<Vec<TakenBack>> {
    let mut there = BTreeSet::new();
    let mut names = BTreeMap::new();
    for kept in tx.about_with_voided::<Referral>(pupil)? {
        let Referral { id, agency_id, .. } = kept.record;
        let agency = tx.kept::<Agency>(agency_id.as_str())?.record.name;
        if kept.voided.is_none() {
            there.insert(id.clone());
        }
        names.insert(id, agency);
    }
    let name = |id: &ReferralId| names.get(id).map_or("an agency", String::as_str);
    let lines = TakenBackLines::of(tx, pupil)
        .and(|one: &Referral| {
            let on = long(one.happened_on);
            format!("Referral to {} of {on}", name(&one.id))
        })?
        .and(|one: &AgencyEntry| {
            // What belongs to a referral that was taken back comes with it, and cannot be shown before.
            if !there.contains(&one.referral_id) {
                return String::new();
            }
            let (kind, on) = (one.entry_kind.name(), long(one.happened_on));
            format!(
                "{kind} of {on}, {} ({})",
                one.author,
                name(&one.referral_id)
            )
        })?;
    Ok(lines.latest_first())
}

/// The plan of the child that goes on.
pub(super) fn open_plan(tx: &Reader<'_>, pupil: &Seen) -> Result<Option<Plan>> {
    let plans = tx.about::<Plan>(pupil)?.into_iter();
    Ok(plans
        .map(|kept| kept.record)
        .rfind(|plan| plan.ended_on.is_none()))
}

fn targets(tx: &Reader<'_>, pupil: &Seen, plan: &Plan) -> Result<Vec<PlanTarget>> {
    let targets = tx.about::<Target>(pupil)?.into_iter();
    Ok(targets
        .map(|kept| kept.record)
        .filter(|target| target.plan_id == plan.id && target.is_open())
        .map(|target| PlanTarget {
            id: target.id,
            text: target.text,
        })
        .collect())
}

fn referrals(tx: &Reader<'_>, pupil: &Seen, shows_reports: bool) -> Result<Vec<ReferralView>> {
    let entries = tx.about::<AgencyEntry>(pupil)?;
    let advice = tx.about::<Recommendation>(pupil)?;
    let targets = tx.about::<Target>(pupil)?;
    let mut kept: Vec<(Kept<Referral>, Agency)> = Vec::new();
    for referral in tx.about::<Referral>(pupil)? {
        let agency = tx.kept::<Agency>(referral.record.agency_id.as_str())?;
        kept.push((referral, agency.record));
    }
    let joined: Vec<Joined<'_>> = kept
        .iter()
        .filter(|(referral, _)| referral.record.is_open())
        .map(|(referral, agency)| joined_of(&referral.record, agency))
        .collect();
    let revisits: Vec<Option<String>> = kept
        .iter()
        .map(|(referral, agency)| {
            let asked = shows_reports && referral.record.is_open();
            asked
                .then(|| consent_to_revisit(&joined_of(&referral.record, agency), &joined))
                .flatten()
        })
        .collect();
    drop(joined);
    let mut views: Vec<ReferralView> = kept
        .into_iter()
        .zip(revisits)
        .map(|((mut referral, agency), revisit)| {
            let mut own: Vec<Kept<AgencyEntry>> = entries
                .iter()
                .filter(|entry| entry.record.referral_id == referral.record.id)
                .cloned()
                .collect();
            own.sort_by(|a, b| {
                (b.record.happened_on, &b.record.id).cmp(&(a.record.happened_on, &a.record.id))
            });
            let said = advice
                .iter()
                .filter(|line| {
                    own.iter()
                        .any(|entry| entry.record.id == line.record.entry_id)
                })
                .map(|line| advice_view(line.clone(), &targets))
                .collect();
            if !shows_reports {
                own.retain(|entry| !entry.record.entry_kind.is_paper());
                without_reasons(&mut referral.record);
            }
            ReferralView {
                open: referral.record.is_open(),
                agency_name: agency.name,
                agency_kind: agency.agency_kind,
                revisit,
                entries: own,
                advice: said,
                referral,
            }
        })
        .collect();
    views.sort_by(|a, b| {
        let key = |view: &ReferralView| {
            let record = &view.referral.record;
            (view.open, record.happened_on, record.id.clone())
        };
        key(b).cmp(&key(a))
    });
    Ok(views)
}

fn joined_of<'a>(referral: &Referral, agency: &'a Agency) -> Joined<'a> {
    Joined {
        agency: &agency.name,
        on: referral.happened_on,
        consent_on: referral.last_consent_on(),
    }
}

/// Takes out why the child was referred and what the family said, for whoever may not read it.
fn without_reasons(referral: &mut Referral) {
    for words in [
        &mut referral.reason,
        &mut referral.consent_by,
        &mut referral.without_consent,
        &mut referral.outcome_note,
    ] {
        words.clear();
    }
}

fn advice_view(advice: Kept<Recommendation>, targets: &[Kept<Target>]) -> AdviceView {
    let record = &advice.record;
    let state_words = match record.answer {
        None => "Not answered yet".to_owned(),
        Some(AdviceAnswer::NotTakenUp) => format!("Not taken up: {}", record.answer_note),
        Some(AdviceAnswer::Action) => match (record.done_on, record.by_on) {
            (Some(done_on), _) => format!("Done by {} on {}", record.action_by, long(done_on)),
            (None, Some(by_on)) => format!("{}, by {}", record.action_by, long(by_on)),
            (None, None) => record.action_by.clone(),
        },
        Some(AdviceAnswer::InPlan) => targets
            .iter()
            .find(|kept| Some(&kept.record.id) == record.target_id.as_ref())
            .map_or_else(
                || "In the plan, as a strategy".to_owned(),
                |target| format!("In the plan: {}", target.record.text),
            ),
    };
    AdviceView {
        answered: record.answer.is_some(),
        state_words,
        advice,
    }
}
