//! The school's advice for an EHC needs assessment, from what the record holds.

use super::super::assessment::area_paper;
use super::super::gather::open_plan;
use super::super::plan::{child_views, parent_views};
use super::{PrintChoices, child_paper, signatures};
use crate::documents::{AdviceCyclePaper, SchoolAdvicePaper};
use crate::domain::clock::ehc_advice_due;
use crate::domain::date_words::long;
use crate::domain::record::agency::{Agency, AgencyEntry, Recommendation, Referral};
use crate::domain::record::assessment::AssessmentArea;
use crate::domain::record::ehc::EhcRequest;
use crate::domain::record::plan::Provision;
use crate::domain::record::pupil::Pupil;
use crate::domain::words::{count, times_a_week};
use crate::error::Result;
use crate::ops::assessment::current_assessment;
use crate::ops::placement::pathway_of;
use crate::ops::plan::PlanParts;
use crate::ops::review::past_reviews;
use crate::store::{Reader, Seen};

/// How many reviewed cycles are told: a year of half-terms.
const CYCLES: usize = 6;

pub(super) fn school_advice(
    tx: &Reader<'_>,
    pupil: &Seen,
    request: &EhcRequest,
    choices: PrintChoices,
) -> Result<SchoolAdvicePaper> {
    let reviews = past_reviews(tx, pupil)?;
    let said = |of: fn(&crate::domain::record::review::Review) -> String| {
        let mut all = reviews.iter().map(|past| of(&past.review.record));
        all.find(|words| !words.is_empty()).unwrap_or_default()
    };
    let assessment = current_assessment(tx, pupil)?;
    let name = pathway_of(tx)?.pupil_words.assessment;
    let parts = match open_plan(tx, pupil)? {
        Some(id) => Some(PlanParts::load(tx, &id)?),
        None => None,
    };
    let attendance = reviews
        .iter()
        .find_map(|past| past.review.record.attendance);
    Ok(SchoolAdvicePaper {
        child: child_paper(tx, pupil, choices)?,
        local_authority: request.local_authority.clone(),
        asked_on: request.advice_asked_on,
        due_on: request
            .advice_asked_on
            .and_then(ehc_advice_due)
            .map(|clock| clock.due_on),
        home_language: tx.get::<Pupil>(pupil.id().as_str())?.home_language,
        attendance: attendance.map_or_else(String::new, |share| format!("{share}%")),
        grounds: request.grounds.clone(),
        child_views: said(child_views),
        parent_views: said(parent_views),
        assessed: assessment.as_ref().map_or_else(String::new, |one| {
            format!("{name} of {}", long(one.happened_on))
        }),
        areas: AssessmentArea::ALL
            .iter()
            .map(|area| area_paper(*area, assessment.as_ref().map(|one| one.area(*area))))
            .collect(),
        analysis: assessment
            .as_ref()
            .map_or_else(String::new, |one| one.analysis.clone()),
        cycles: reviews
            .iter()
            .take(CYCLES)
            .map(|past| AdviceCyclePaper {
                reviewed_on: Some(past.review.record.happened_on),
                plan_name: past.plan_name.clone(),
                success: past.success_words.clone(),
                evidence: past.review.record.evidence.clone(),
            })
            .collect(),
        provision: parts.iter().flat_map(provision).collect(),
        agencies: agencies(tx, pupil)?,
        outcomes: parts
            .iter()
            .flat_map(|parts| parts.outcomes.iter().map(|one| one.record.text.clone()))
            .collect(),
        signatures: signatures(tx, false)?,
    })
}

fn provision(parts: &PlanParts) -> Vec<[String; 3]> {
    parts
        .provision_now()
        .map(|line| [line.what.clone(), line.who.clone(), how_often(line)])
        .collect()
}

/// "20 minutes, 3 times a week, 1 to 1".
fn how_often(line: &Provision) -> String {
    let parts = [
        line.minutes.map(|minutes| count(minutes.into(), "minute")),
        line.times_a_week.map(|times| times_a_week(times.into())),
        line.group_size.map(|size| match size {
            1 => "1 to 1".to_owned(),
            size => format!("in a group of {size}"),
        }),
    ];
    let parts: Vec<String> = parts.into_iter().flatten().collect();
    parts.join(", ")
}

/// Each agency with what it sent and what it recommends.
fn agencies(tx: &Reader<'_>, pupil: &Seen) -> Result<Vec<[String; 3]>> {
    let entries = tx.about::<AgencyEntry>(pupil)?;
    let advice = tx.about::<Recommendation>(pupil)?;
    let mut rows = Vec::new();
    for referral in tx.about::<Referral>(pupil)? {
        let agency = tx.kept::<Agency>(referral.record.agency_id.as_str())?;
        let mine: Vec<&AgencyEntry> = entries
            .iter()
            .map(|kept| &kept.record)
            .filter(|entry| entry.referral_id == referral.record.id)
            .collect();
        let sent: Vec<String> = mine
            .iter()
            .map(|entry| format!("{}, {}", entry.entry_kind.name(), long(entry.happened_on)))
            .collect();
        let recommends: Vec<&str> = advice
            .iter()
            .map(|kept| &kept.record)
            .filter(|one| mine.iter().any(|entry| entry.id == one.entry_id))
            .map(|one| one.text.as_str())
            .collect();
        rows.push([agency.record.name, sent.join("\n"), recommends.join("\n")]);
    }
    Ok(rows)
}
