//! What the records themselves show of what a stage asks for at entry.

use std::collections::BTreeSet;

use super::pathway_of;
use crate::domain::concern::ConcernDecision;
use crate::domain::ehc::{AssessDecision, check_sections};
use crate::domain::id::PlanId;
use crate::domain::pathway::{EntryCheck, EntryFacts, Stage};
use crate::domain::record::agency::Referral;
use crate::domain::record::assessment::Assessment;
use crate::domain::record::concern::Concern;
use crate::domain::record::ehc::EhcRequest;
use crate::domain::record::person::{Duty, PupilStaff};
use crate::domain::record::plan::{Plan, Profile, Provision, Target};
use crate::domain::record::pupil::{Note, NoteKind, Placement};
use crate::domain::record::review::{Cycle, Review};
use crate::domain::record::round::Meeting;
use crate::domain::voice::ParentAttendance;
use crate::error::Result;
use crate::ops::ehc::{missing_evidence, plan_in_force};
use crate::ops::team::outside_lead_of;
use crate::store::{Reader, Seen};

/// What is known about a child today, gathered from the records.
pub(crate) fn facts_of(tx: &Reader<'_>, pupil: &Seen) -> Result<EntryFacts> {
    let counted = counted_of(tx, pupil)?;
    let pathway = pathway_of(tx)?;
    let asks = |stage: &Stage| stage.entry_checks.contains(&EntryCheck::StatutoryEvidence);
    let evidence_missing = if pathway.stages.iter().any(asks) {
        Some(missing_evidence(tx, pupil, &counted, &pathway)?)
    } else {
        None
    };
    Ok(EntryFacts {
        evidence_missing,
        ..counted
    })
}

/// The same without the evidence for a statutory assessment, which is itself worked out from it.
pub(crate) fn counted_of(tx: &Reader<'_>, pupil: &Seen) -> Result<EntryFacts> {
    let plans = tx.about::<Plan>(pupil)?;
    // What an ended plan had is of its time: a child who comes back needs targets and provision of now.
    let open: Vec<&Plan> = plans
        .iter()
        .map(|plan| &plan.record)
        .filter(|plan| plan.ended_on.is_none())
        .collect();
    let is_open = |plan_id: &PlanId| open.iter().any(|plan| plan.id == *plan_id);
    let reviews = tx.about::<Review>(pupil)?;
    let mut confirmed = BTreeSet::new();
    for plan in &open {
        let took_part = [
            (plan.parent_took_part, EntryCheck::ParentInvolved),
            (plan.child_took_part, EntryCheck::ChildInvolved),
            (plan.teacher_took_part, EntryCheck::TeacherInvolved),
        ];
        confirmed.extend(
            took_part
                .into_iter()
                .filter(|(did, _)| *did)
                .map(|(_, check)| check),
        );
    }
    confirmed.extend(statutory_checks(tx, pupil)?);
    let notes = tx.about::<Note>(pupil)?;
    let noted = |kind: NoteKind| notes.iter().any(|note| note.record.note_kind == kind);
    let met = count(
        notes
            .iter()
            .filter_map(|note| note.record.contact_outcome)
            .filter(|outcome| outcome.is_meeting())
            .count(),
    );
    let evenings = tx.about::<Meeting>(pupil)?;
    let met_in_evening = count(
        evenings
            .iter()
            .filter_map(|meeting| meeting.record.outcome)
            .filter(|outcome| outcome.is_meeting())
            .count(),
    );
    let today = tx.today();
    let links = tx.about::<PupilStaff>(pupil)?;
    let leads = links.iter().filter(|link| {
        link.record.duty == Duty::LeadPractitioner
            && link.record.to_on.is_none_or(|to_on| to_on >= today)
    });
    let concerns = concern_facts(tx, pupil)?;
    let referrals = tx.about::<Referral>(pupil)?;
    let consented = referrals
        .iter()
        .filter(|referral| referral.record.consent_on.is_some());
    let placements = tx.about::<Placement>(pupil)?;
    let told = placements
        .iter()
        .filter(|placement| placement.record.parents_told_on.is_some());
    let heard = |spoken: fn(&Review) -> bool| {
        count(
            reviews
                .iter()
                .filter(|review| spoken(&review.record))
                .count(),
        )
    };
    Ok(EntryFacts {
        confirmed,
        concerns: concerns.all + count(usize::from(noted(NoteKind::Concern))),
        concerns_with_evidence: concerns.with_evidence,
        concern_forms: concerns.forms,
        parents_told: concerns.told + count(told.count()),
        consents: concerns.consents + count(consented.count()),
        lead_practitioners: count(leads.count()) + u32::from(outside_lead_of(tx, pupil)?.is_some()),
        has_profile: !tx.about::<Profile>(pupil)?.is_empty(),
        has_assessment: !tx.about::<Assessment>(pupil)?.is_empty(),
        has_support_plan: !open.is_empty(),
        smart_targets: count(
            tx.about::<Target>(pupil)?
                .iter()
                .filter(|target| is_open(&target.record.plan_id))
                .count(),
        ),
        provision_lines: count(
            tx.about::<Provision>(pupil)?
                .iter()
                .filter(|line| is_open(&line.record.plan_id))
                .count(),
        ),
        agencies: count(
            referrals
                .iter()
                .filter(|referral| referral.record.is_open())
                .count(),
        ),
        child_views: heard(|review| !review.child_views.trim().is_empty())
            + count(usize::from(noted(NoteKind::ChildSaid)))
            + concerns.child_views,
        parent_views: heard(|review| {
            [
                &review.parent_going_well,
                &review.parent_worries,
                &review.parent_hopes,
                &review.parent_helps,
            ]
            .iter()
            .any(|words| !words.trim().is_empty())
        }) + concerns.parent_views,
        parent_meetings: heard(|review| {
            review
                .parent_attendance
                .is_some_and(ParentAttendance::is_meeting)
        }) + met
            + met_in_evening
            + concerns.met,
        cycles_reviewed: count(
            tx.about::<Cycle>(pupil)?
                .iter()
                .filter(|cycle| cycle.record.closed_on.is_some())
                .count(),
        ),
        evidence_missing: None,
    })
}

/// What the latest request and the plan in force show of the statutory stages.
fn statutory_checks(tx: &Reader<'_>, pupil: &Seen) -> Result<Vec<EntryCheck>> {
    let request = tx.about::<EhcRequest>(pupil)?.pop().map(|kept| kept.record);
    let assessed = Some(AssessDecision::Assess);
    let of_request = request.iter().flat_map(|request| {
        [
            (request.signed_on.is_some(), EntryCheck::HeadteacherSignOff),
            (
                request.received_on.is_some(),
                EntryCheck::StatutoryApplication,
            ),
            (request.decision == assessed, EntryCheck::StatutoryPanel),
        ]
    });
    let plan = plan_in_force(tx, pupil)?.map(|kept| kept.record);
    let of_plan = plan.iter().flat_map(|plan| {
        [
            (true, EntryCheck::EhcPlanDate),
            (
                check_sections(&plan.sections).complete,
                EntryCheck::EhcPlanSections,
            ),
            (!plan.outcomes.is_empty(), EntryCheck::EhcPlanOutcomes),
        ]
    });
    Ok(of_request
        .chain(of_plan)
        .filter(|(shown, _)| *shown)
        .map(|(_, check)| check)
        .collect())
}

/// What the concerns about a child show, without those that came to nothing.
#[derive(Default)]
struct ConcernFacts {
    all: u32,
    with_evidence: u32,
    forms: u32,
    told: u32,
    consents: u32,
    child_views: u32,
    parent_views: u32,
    met: u32,
}

fn concern_facts(tx: &Reader<'_>, pupil: &Seen) -> Result<ConcernFacts> {
    let mut facts = ConcernFacts::default();
    for kept in tx.about::<Concern>(pupil)? {
        let concern = kept.record;
        // Who is only watched after leaving has no new concern.
        let only_watched = concern.after_placement_id.is_some() && concern.findings.is_empty();
        if concern.decision == Some(ConcernDecision::NoAction) || only_watched {
            continue;
        }
        facts.all += 1;
        facts.with_evidence += u32::from(!concern.findings.is_empty());
        facts.forms += u32::from(concern.has_form());
        facts.told += u32::from(concern.parents_told_on.or(concern.met_on).is_some());
        facts.consents += u32::from(concern.consent_on.is_some());
        facts.child_views += u32::from(!concern.child_views.is_empty());
        facts.parent_views += u32::from(!concern.parent_views.is_empty());
        facts.met += u32::from(concern.met_on.is_some());
    }
    Ok(facts)
}

fn count(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}
