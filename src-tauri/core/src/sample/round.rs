//! The rounds of the sample school: their parents' evenings, and the closing of those that are over.

use chrono::{Days, NaiveDate};

use super::chance::Chance;
use super::past::Past;
use super::school::{School, september};
use crate::domain::calendar::HalfTerm;
use crate::domain::evening::MeetingOutcome;
use crate::domain::record::round::Meeting;
use crate::domain::role::Action;
use crate::domain::round::RoundKey;
use crate::error::{Error, Result};
use crate::office::WriteOp;
use crate::ops::evening::{
    DeskDraft, EveningDraft, PrintInvitations, ProposeMeetings, SaveEvening,
};
use crate::ops::round::{CloseRound, LeftReason, RoundParts};
use crate::store::WriteTx;

/// Why a review was not held in its round.
const REASONS: [&str; 4] = [
    "Agreed with the family to wait for the report of the educational psychologist.",
    "Away with chickenpox in the last week; the new date is agreed with the parents.",
    "The class teacher was on a course; moved to the first week back by agreement.",
    "The family asked for another date, so that both parents can come.",
];

/// What the SENCO says of a round when it is closed, in turn.
const NOTES: [&str; 3] = [
    "A steady half-term. Speech and language targets went best; attendance held two children back.",
    "Most families came. Targets for writing are to be smaller next time.",
    "",
];

/// Holds the rounds of every half-term so far.
pub(super) fn hold_rounds(past: &mut Past, school: &School) {
    for (place, half_term) in school.half_terms.iter().enumerate() {
        let over = half_term.ends_on < school.today;
        // Parents are met once a term; the evenings of the years before were not kept here.
        let lately = half_term.starts_on >= september(school.starting - 1);
        if over && lately && half_term.slot.ends_term() {
            let day = school.school_day_before(half_term.ends_on, 11);
            evening(past, school, *half_term, day);
        }
        if over {
            close(past, school, *half_term, place);
        } else {
            this_half_term(past, school, *half_term);
        }
    }
}

/// The day of the evening that has been, in the half-term of today; nothing in its first days.
pub(super) fn evening_that_was(school: &School) -> Option<NaiveDate> {
    let half_term = school
        .half_terms
        .last()
        .filter(|one| one.ends_on >= school.today)?;
    let day = school.school_day_before(school.today, 4);
    (day >= school.school_day_after(half_term.starts_on, 4)).then_some(day)
}

/// One evening that has been and one to come, where the half-term has room for them.
fn this_half_term(past: &mut Past, school: &School, half_term: HalfTerm) {
    let Some(first) = evening_that_was(school) else {
        return;
    };
    evening(past, school, half_term, first);
    let second = school.school_day_after(school.today, 3);
    if second <= half_term.ends_on {
        evening(past, school, half_term, second);
    }
}

/// An evening from setting it up to what came of it.
fn evening(past: &mut Past, school: &School, half_term: HalfTerm, day: NaiveDate) {
    let round = RoundKey::of(half_term);
    let set_up_on = school
        .school_day_before(day.min(school.today), 4)
        .max(half_term.starts_on);
    let draft = EveningDraft {
        meets_on: Some(day),
        starts_at: "15:30".to_owned(),
        // The first evening takes half of the families, so that the second has its share.
        ends_at: "17:00".to_owned(),
        slot_minutes: Some(10.0),
        gap_minutes: Some(5.0),
        desks: school
            .class_teachers()
            .into_iter()
            .map(|(teacher, room)| DeskDraft {
                staff_id: teacher.id.clone(),
                room: format!("{room} classroom"),
            })
            .collect(),
    };
    let at = past.moment(set_up_on, 90);
    past.deed(at, school.office(), Action::MeetingArrange, move |tx| {
        let id = None;
        SaveEvening {
            round,
            id,
            version: None,
            evening: draft,
        }
        .run(tx)?;
        ProposeMeetings { round }.run(tx).map(drop)
    });
    let at = past.moment(set_up_on, 120);
    past.deed(at, school.office(), Action::MeetingPrint, move |tx| {
        let printed = PrintInvitations {
            round,
            pupil_ids: None,
            only_new: true,
        }
        .run(tx);
        match printed {
            // Everybody may be invited already.
            Err(Error::Invalid(_)) => Ok(()),
            printed => printed.map(drop),
        }
    });
    if day < school.today {
        let at = past.moment(day, 690);
        past.deed(at, school.senco(), Action::MeetingRecord, move |tx| {
            tell_outcomes(tx, round, day)
        });
    }
}

/// What came of the meetings of an evening.
fn tell_outcomes(tx: &mut WriteTx<'_>, round: RoundKey, day: NaiveDate) -> Result<()> {
    let parts = RoundParts::load(tx, Some(round))?;
    for (place, kept) in tx.all_meetings_of(round)?.into_iter().enumerate() {
        let evening = kept
            .record
            .evening_id
            .as_ref()
            .and_then(|id| parts.evenings.get(id));
        let here = evening.is_some_and(|evening| evening.meets_on == day);
        if !here || kept.record.outcome.is_some() {
            continue;
        }
        let outcome = match Chance::of(17, place).between(0, 99) {
            0..=73 => MeetingOutcome::Attended,
            74..=85 => MeetingOutcome::Phoned,
            86..=90 => MeetingOutcome::SentViews,
            91..=92 => MeetingOutcome::Declined,
            _ => MeetingOutcome::Missed,
        };
        let told = Meeting {
            outcome: Some(outcome),
            happened_on: Some(day),
            ..kept.record
        };
        tx.revise(&told, kept.version)?;
    }
    Ok(())
}

/// Closes a round in the first days of the half-term after it.
fn close(past: &mut Past, school: &School, half_term: HalfTerm, place: usize) {
    let day = school.school_day_after(half_term.ends_on + Days::new(1), 2);
    if day > school.today {
        return;
    }
    let round = RoundKey::of(half_term);
    let at = past.moment(day, 470);
    past.deed(at, school.senco(), Action::RoundClose, move |tx| {
        let left = RoundParts::load(tx, Some(round))?.left();
        let left = left.into_iter().enumerate().map(|(turn, one)| LeftReason {
            cycle_id: one.cycle_id,
            reason: REASONS
                .get((place + turn) % REASONS.len())
                .copied()
                .unwrap_or_default()
                .to_owned(),
        });
        let note = NOTES
            .get(place % NOTES.len())
            .copied()
            .unwrap_or_default()
            .to_owned();
        CloseRound {
            round,
            note,
            left: left.collect(),
        }
        .run(tx)
        .map(drop)
    });
}
