//! The statutory events of a child: requests, plans and reviews, as far as the person may read of them.

use chrono::NaiveDate;
use serde::de::DeserializeOwned;
use serde_json::Value as Json;
use ts_rs::TS;

use super::timeline::Events;
use crate::domain::ehc::{EhcStep, EvidenceReason, SectionEntry, StepReason};
use crate::domain::record::ehc::{EhcOutcome, EhcPlan, EhcProvision, EhcRequest};
use crate::domain::record::ehc_review::{EhcReview, Invitee, OutcomeProgress};
use crate::domain::record::{Kept, Record};
use crate::domain::role::Action;
use crate::error::Result;
use crate::store::{Reader, Seen};

/// That a plan was issued and a review was held is for everybody who reads of SEND; the rest for whoever may read all.
pub(super) fn events(tx: &Reader<'_>, pupil: &Seen, events: &mut Events) -> Result<()> {
    let reads_all = tx.session().may(Action::EhcRead);
    for kept in tx.about::<EhcPlan>(pupil)? {
        let plan = &kept.record;
        let title = if plan.edition > 1 {
            "Amended EHC plan issued"
        } else {
            "EHC plan issued"
        };
        events.add(&kept, plan.issued_on, title, &plan.local_authority);
        if let Some(on) = plan.ceased_on {
            events.add(&kept, on, "EHC plan ended", &plan.ceased_reason);
        }
    }
    for kept in tx.about::<EhcReview>(pupil)? {
        let review = &kept.record;
        let name = review.review_kind.name();
        if let Some(on) = review.held_on {
            events.add(&kept, on, format!("{name} of the EHC plan"), "");
        }
        if let (true, Some(on), Some(decision)) = (reads_all, review.decided_on, review.decision) {
            let title = format!("{name}: {}", decision.name().to_lowercase());
            events.add(&kept, on, title, &review.decision_note);
        }
        if reads_all {
            rights(events, &kept, review.rights_told_on, review.appealed_on);
        }
    }
    if reads_all {
        requests(tx, pupil, events)?;
    }
    Ok(())
}

fn requests(tx: &Reader<'_>, pupil: &Seen, events: &mut Events) -> Result<()> {
    for kept in tx.about::<EhcRequest>(pupil)? {
        let request = &kept.record;
        if let Some(on) = request.signed_on {
            let title = "Request for an EHC assessment signed off";
            events.add(&kept, on, title, &request.signed_by);
        }
        if let Some(on) = request.sent_on.or(request.received_on) {
            let title = "EHC assessment requested";
            events.add(&kept, on, title, &request.grounds);
        }
        if let (Some(on), Some(decision)) = (request.decided_on, request.decision) {
            let title = format!(
                "Request for an EHC assessment: {}",
                decision.name().to_lowercase()
            );
            events.add(&kept, on, title, &request.decision_note);
        }
        if let Some(on) = request.advice_sent_on {
            events.add(&kept, on, "School\u{2019}s advice sent", "");
        }
        if let Some(on) = request.draft_served_on {
            events.add(&kept, on, "Draft EHC plan served", "");
        }
        if let (Some(on), Some(outcome)) = (request.outcome_on, request.outcome) {
            events.add(&kept, on, outcome.name(), &request.outcome_note);
        }
        rights(events, &kept, request.rights_told_on, request.appealed_on);
    }
    Ok(())
}

/// That the parents were told of their rights, and what they made of them.
fn rights<R: Record + TS>(
    events: &mut Events,
    kept: &Kept<R>,
    told_on: Option<NaiveDate>,
    appealed_on: Option<NaiveDate>,
) {
    if let Some(on) = told_on {
        events.add(kept, on, EhcStep::Rights.name(), "");
    }
    if let Some(on) = appealed_on {
        events.add(kept, on, "Parents appealed to the Tribunal", "");
    }
}

/// A part of a statutory record in words: a section, an outcome, a line of provision, somebody invited, a reason.
pub(super) fn statutory_words(value: &Json) -> Option<String> {
    let joined = |parts: &[&str]| {
        let filled: Vec<&str> = parts
            .iter()
            .copied()
            .filter(|part| !part.is_empty())
            .collect();
        filled.join(", ")
    };
    fn read<T: DeserializeOwned>(value: &Json) -> Option<T> {
        serde_json::from_value(value.clone()).ok()
    }
    if let Some(one) = read::<SectionEntry>(value) {
        let state = one.state.name().to_lowercase();
        return Some(joined(&[one.section.code(), &state, &one.page, &one.text]));
    }
    if let Some(one) = read::<EhcProvision>(value) {
        return Some(joined(&[
            &one.what,
            &one.who,
            &one.how_often,
            &one.how_long,
        ]));
    }
    if let Some(one) = read::<Invitee>(value) {
        let came = one.attendance.map_or("", |attendance| attendance.name());
        return Some(joined(&[&one.name, &one.role, came]));
    }
    if let Some(one) = read::<OutcomeProgress>(value) {
        return Some(format!("{}: {}", one.outcome, one.progress));
    }
    if let Some(one) = read::<EhcOutcome>(value) {
        return Some(joined(&[&one.text, &one.by_when]));
    }
    if let Some(one) = read::<StepReason>(value) {
        return Some(format!("{}: {}", one.step.name(), one.reason));
    }
    let one = read::<EvidenceReason>(value)?;
    Some(format!("{}: {}", one.item.name(), one.reason))
}
