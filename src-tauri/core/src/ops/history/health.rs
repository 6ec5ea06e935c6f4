//! A child's health and disability in the timeline and in the words of the history.

use serde::de::DeserializeOwned;
use serde_json::Value as Json;

use super::timeline::Events;
use crate::domain::calendar::year_label;
use crate::domain::date_words::long;
use crate::domain::equality::{ArrangementKind, ArrangementState, Impairment, LongTerm, TestKind};
use crate::domain::medical::{CareLine, GivenOutcome, HealthCondition, HealthcareReview};
use crate::domain::record::equality::{AccessArrangement, Adjustment, Disability};
use crate::domain::record::medical::{HealthTraining, HealthcarePlan, Medicine};
use crate::domain::words::lower;
use crate::error::Result;
use crate::store::{Reader, Seen};

/// Plans, medicines and training; a disability, adjustments and arrangements. Each dose given stands in the medication
/// record alone, or a daily tablet would fill the timeline.
pub(super) fn events(tx: &Reader<'_>, pupil: &Seen, events: &mut Events) -> Result<()> {
    medical(tx, pupil, events)?;
    equality(tx, pupil, events)
}

fn medical(tx: &Reader<'_>, pupil: &Seen, events: &mut Events) -> Result<()> {
    for kept in tx.about::<HealthcarePlan>(pupil)? {
        let plan = &kept.record;
        let names: Vec<&str> = plan
            .conditions
            .iter()
            .map(|one| one.name.as_str())
            .collect();
        events.add(
            &kept,
            plan.happened_on,
            "Healthcare plan drawn up",
            &names.join(", "),
        );
        for review in &plan.reviews {
            let title = "Healthcare plan reviewed";
            events.add(&kept, review.reviewed_on, title, &review.change);
        }
        if let Some(on) = plan.ended_on {
            events.add(&kept, on, "Healthcare plan ended", &plan.end_reason);
        }
    }
    for kept in tx.about::<Medicine>(pupil)? {
        let medicine = &kept.record;
        let title = format!("Medicine came to the school: {}", medicine.name);
        events.add(&kept, medicine.received_on, title, &medicine.dose);
        if let Some(on) = medicine.ended_on {
            let title = format!("Medicine no longer at the school: {}", medicine.name);
            events.add(&kept, on, title, &medicine.end_reason);
        }
    }
    for kept in tx.about::<HealthTraining>(pupil)? {
        let trained = &kept.record;
        let title = format!("{} trained: {}", trained.person, trained.training);
        events.add(&kept, trained.happened_on, title, &trained.trainer);
    }
    Ok(())
}

fn equality(tx: &Reader<'_>, pupil: &Seen, events: &mut Events) -> Result<()> {
    let ended = |to_on: &Option<_>| to_on.filter(|on| *on <= tx.today());
    for kept in tx.about::<Disability>(pupil)? {
        let disability = &kept.record;
        events.add(
            &kept,
            disability.from_on,
            format!("Disability recorded: {}", disability.what),
            &disability.substantial,
        );
        if let Some(on) = ended(&disability.to_on) {
            let title = format!("No longer recorded as a disability: {}", disability.what);
            events.add(&kept, on, title, "");
        }
    }
    for kept in tx.about::<Adjustment>(pupil)? {
        let adjustment = &kept.record;
        let title = format!("Reasonable adjustment: {}", adjustment.what);
        events.add(&kept, adjustment.from_on, title, &adjustment.place);
        if let Some(on) = ended(&adjustment.to_on) {
            let title = format!("Adjustment ended: {}", adjustment.what);
            events.add(&kept, on, title, "");
        }
    }
    for kept in tx.about::<AccessArrangement>(pupil)? {
        let one = &kept.record;
        let title = format!(
            "Access arrangement agreed: {} for {}, {}",
            lower(one.arrangement.name()),
            one.tests.name(),
            year_label(one.starting)
        );
        events.add(&kept, one.agreed_on, title, &one.detail);
    }
    Ok(())
}

/// The word behind a code of these records.
pub(super) fn health_code(field: &str, code: &str) -> Option<&'static str> {
    match field {
        "outcome" => GivenOutcome::from_code(code).map(GivenOutcome::name),
        "impairment" => Impairment::from_code(code).map(Impairment::name),
        "long_term" => LongTerm::from_code(code).map(LongTerm::name),
        "arrangement" => ArrangementKind::from_code(code).map(ArrangementKind::name),
        "tests" => TestKind::from_code(code).map(TestKind::name),
        "state" => ArrangementState::from_code(code).map(ArrangementState::name),
        _ => None,
    }
}

/// A part of a healthcare plan in words: a condition, something that is done, a review.
pub(super) fn health_words(value: &Json) -> Option<String> {
    fn read<T: DeserializeOwned>(value: &Json) -> Option<T> {
        serde_json::from_value(value.clone()).ok()
    }
    let joined = |parts: &[&str]| {
        let filled = parts.iter().copied().filter(|part| !part.is_empty());
        filled.collect::<Vec<_>>().join(", ")
    };
    if let Some(one) = read::<HealthCondition>(value) {
        return Some(joined(&[&one.name, &one.signs]));
    }
    if let Some(one) = read::<CareLine>(value) {
        return Some(joined(&[&one.what, &one.when, &one.place, &one.who]));
    }
    let one = read::<HealthcareReview>(value)?;
    Some(joined(&[
        &long(one.reviewed_on),
        &one.reviewed_with,
        &one.change,
    ]))
}
