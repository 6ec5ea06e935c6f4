//! What the records show in support of a request.

use crate::domain::ehc::{EvidenceFacts, EvidenceItem, evidence_lines};
use crate::domain::pathway::{EntryCheck, EntryFacts, Pathway};
use crate::domain::record::agency::AgencyEntry;
use crate::domain::record::review::Review;
use crate::error::Result;
use crate::ops::assessment::current_assessment;
use crate::ops::placement::{counted_of, pathway_of};
use crate::store::{Reader, Seen};

/// The evidence that is in the file today.
pub(super) fn evidence_of(tx: &Reader<'_>, pupil: &Seen) -> Result<EvidenceFacts> {
    let counted = counted_of(tx, pupil)?;
    evidence_from(tx, pupil, &counted, &pathway_of(tx)?)
}

/// What a request should show and the file does not. A reason why it is missing does not put it there.
pub(crate) fn missing_evidence(
    tx: &Reader<'_>,
    pupil: &Seen,
    counted: &EntryFacts,
    pathway: &Pathway,
) -> Result<Vec<EvidenceItem>> {
    let facts = evidence_from(tx, pupil, counted, pathway)?;
    let lines = evidence_lines(&facts, &[]).into_iter();
    Ok(lines
        .filter(|line| !line.present)
        .map(|line| line.item)
        .collect())
}

fn evidence_from(
    tx: &Reader<'_>,
    pupil: &Seen,
    counted: &EntryFacts,
    pathway: &Pathway,
) -> Result<EvidenceFacts> {
    let entries = tx.about::<AgencyEntry>(pupil)?;
    let papers: Vec<&AgencyEntry> = entries
        .iter()
        .map(|kept| &kept.record)
        .filter(|entry| entry.entry_kind.is_paper())
        .collect();
    let mut reviews = tx.about::<Review>(pupil)?;
    reviews.sort_by_key(|kept| kept.record.happened_on);
    Ok(EvidenceFacts {
        two_cycles_asked: pathway
            .stages
            .iter()
            .any(|stage| stage.entry_checks.contains(&EntryCheck::TwoCyclesReviewed)),
        cycles_reviewed: counted.cycles_reviewed,
        agency_reports: u32::try_from(papers.len()).unwrap_or(u32::MAX),
        latest_report_on: papers.iter().map(|entry| entry.happened_on).max(),
        assessed_on: current_assessment(tx, pupil)?.map(|assessment| assessment.happened_on),
        child_views: counted.child_views,
        parent_views: counted.parent_views,
        attendance: reviews
            .iter()
            .rev()
            .find_map(|kept| kept.record.attendance)
            .map(|share| format!("{share}%")),
    })
}
