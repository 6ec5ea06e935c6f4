//! What the records show in support of a request.

use crate::domain::ehc::EvidenceFacts;
use crate::domain::pathway::EntryCheck;
use crate::domain::record::agency::AgencyEntry;
use crate::domain::record::review::Review;
use crate::error::Result;
use crate::ops::assessment::current_assessment;
use crate::ops::placement::{facts_of, pathway_of};
use crate::store::{Reader, Seen};

/// The evidence that is in the file today.
pub(super) fn evidence_of(tx: &Reader<'_>, pupil: &Seen) -> Result<EvidenceFacts> {
    let counted = facts_of(tx, pupil)?;
    let entries = tx.about::<AgencyEntry>(pupil)?;
    let papers: Vec<&AgencyEntry> = entries
        .iter()
        .map(|kept| &kept.record)
        .filter(|entry| entry.entry_kind.is_paper())
        .collect();
    let mut reviews = tx.about::<Review>(pupil)?;
    reviews.sort_by_key(|kept| kept.record.happened_on);
    let stages = pathway_of(tx)?.stages;
    Ok(EvidenceFacts {
        two_cycles_asked: stages
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
