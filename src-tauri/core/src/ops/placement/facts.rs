//! What the records themselves show of what a stage asks for at entry.

use std::collections::BTreeSet;

use crate::domain::pathway::{EntryCheck, EntryFacts};
use crate::domain::record::person::{Duty, PupilStaff};
use crate::domain::record::plan::{Plan, Profile, Provision, Target};
use crate::domain::record::pupil::{Note, NoteKind};
use crate::domain::record::review::{Cycle, Review};
use crate::domain::voice::ParentAttendance;
use crate::error::Result;
use crate::store::{Reader, Seen};

/// What is known about a child today, gathered from the records.
pub(super) fn facts_of(tx: &Reader<'_>, pupil: &Seen) -> Result<EntryFacts> {
    let plans = tx.about::<Plan>(pupil)?;
    let open = plans.iter().filter(|plan| plan.record.ended_on.is_none());
    let reviews = tx.about::<Review>(pupil)?;
    let mut confirmed = BTreeSet::new();
    for plan in open {
        let took_part = [
            (plan.record.parent_took_part, EntryCheck::ParentInvolved),
            (plan.record.child_took_part, EntryCheck::ChildInvolved),
            (plan.record.teacher_took_part, EntryCheck::TeacherInvolved),
        ];
        confirmed.extend(
            took_part
                .into_iter()
                .filter(|(did, _)| *did)
                .map(|(_, check)| check),
        );
    }
    let notes = tx.about::<Note>(pupil)?;
    let noted = |kind: NoteKind| notes.iter().any(|note| note.record.note_kind == kind);
    if noted(NoteKind::Concern) {
        confirmed.extend([EntryCheck::Concern, EntryCheck::ConcernWithEvidence]);
    }
    let today = tx.today();
    let leads = tx.about::<PupilStaff>(pupil)?.into_iter().any(|link| {
        link.record.duty == Duty::LeadPractitioner
            && link.record.to_on.is_none_or(|to_on| to_on >= today)
    });
    if leads {
        confirmed.insert(EntryCheck::LeadPractitioner);
    }
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
        has_profile: !tx.about::<Profile>(pupil)?.is_empty(),
        has_assessment: false,
        has_support_plan: plans.iter().any(|plan| plan.record.ended_on.is_none()),
        smart_targets: count(tx.about::<Target>(pupil)?.len()),
        provision_lines: count(tx.about::<Provision>(pupil)?.len()),
        agencies: 0,
        child_views: heard(|review| !review.child_views.trim().is_empty())
            + count(usize::from(noted(NoteKind::ChildSaid))),
        parent_views: heard(|review| {
            [
                &review.parent_going_well,
                &review.parent_worries,
                &review.parent_hopes,
                &review.parent_helps,
            ]
            .iter()
            .any(|words| !words.trim().is_empty())
        }),
        parent_meetings: heard(|review| {
            review
                .parent_attendance
                .is_some_and(ParentAttendance::is_meeting)
        }),
        cycles_reviewed: count(
            tx.about::<Cycle>(pupil)?
                .iter()
                .filter(|cycle| cycle.record.closed_on.is_some())
                .count(),
        ),
    })
}

fn count(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}
