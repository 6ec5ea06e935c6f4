//! What is typed about a concern, and its checks.

use chrono::NaiveDate;
use serde::Deserialize;
use ts_rs::TS;

use crate::domain::concern::{EalFinding, ProgressFinding, ProgressTest};
use crate::domain::factor::FactorKind;
use crate::domain::field_errors::FieldErrors;
use crate::domain::need::NeedArea;
use crate::domain::record::concern::Concern;
use crate::error::Result;
use crate::ops::check::{not_in_future, required};

/// One of the four tests as the form has it.
#[derive(Debug, Clone, Deserialize, TS)]
pub struct FindingDraft {
    pub test: ProgressTest,
    /// Whether the child's progress fails it.
    pub found: bool,
    pub evidence: String,
}

/// A concern as it is raised, not yet checked.
#[derive(Debug, Clone, Deserialize, TS)]
pub struct ConcernDraft {
    #[ts(type = "string | null")]
    pub happened_on: Option<NaiveDate>,
    pub raised_by: String,
    pub words: String,
    pub areas: Vec<NeedArea>,
    /// The tests in any order; those not found count as not found.
    pub findings: Vec<FindingDraft>,
    pub tried: String,
    pub factors: Vec<FactorKind>,
    pub factors_detail: String,
    pub eal: Option<EalFinding>,
    pub eal_detail: String,
    #[ts(type = "string | null")]
    pub parents_told_on: Option<NaiveDate>,
    pub parents_told_how: String,
}

impl ConcernDraft {
    /// The concern with this as its first part.
    pub(super) fn checked(self, concern: Concern, today: NaiveDate) -> Result<Concern> {
        let mut errors = FieldErrors::default();
        let happened_on = not_in_future(
            &mut errors,
            "happened_on",
            "the day the concern was raised",
            self.happened_on,
            today,
        );
        let raised_by = required(
            &mut errors,
            "raised_by",
            "Say who raised the concern.",
            &self.raised_by,
        );
        let words = required(
            &mut errors,
            "words",
            "Say what is seen, in a sentence or two.",
            &self.words,
        );
        let findings = findings(&mut errors, self.findings);
        let parents_told_on = told_on(&mut errors, self.parents_told_on, today);
        let closed_before = concern.decided_on.filter(|on| *on < happened_on);
        if closed_before.is_some() && self.happened_on.is_some() {
            errors.add(
                "happened_on",
                "That is after the day it was decided. Check both days.",
            );
        }
        errors.into_result()?;
        let explained = self.eal.is_some();
        Ok(Concern {
            happened_on,
            raised_by,
            words,
            areas: sorted(self.areas),
            findings,
            tried: trimmed(&self.tried),
            factors: sorted(self.factors),
            factors_detail: trimmed(&self.factors_detail),
            eal: self.eal,
            eal_detail: if explained {
                trimmed(&self.eal_detail)
            } else {
                String::new()
            },
            parents_told_on,
            parents_told_how: trimmed(&self.parents_told_how),
            ..concern
        })
    }
}

/// What is typed at the meeting with the parents, not yet checked.
#[derive(Debug, Clone, Deserialize, TS)]
pub struct ConcernFormDraft {
    #[ts(type = "string | null")]
    pub met_on: Option<NaiveDate>,
    pub met_with: String,
    pub strengths: String,
    pub child_views: String,
    pub parent_views: String,
    pub at_home: String,
    pub agreed: String,
    #[ts(type = "string | null")]
    pub consent_on: Option<NaiveDate>,
    pub consent_by: String,
}

impl ConcernFormDraft {
    /// The concern with this as its form.
    pub(super) fn checked(self, concern: Concern, today: NaiveDate) -> Result<Concern> {
        let mut errors = FieldErrors::default();
        let met_on = not_in_future(
            &mut errors,
            "met_on",
            "the day of the meeting",
            self.met_on,
            today,
        );
        let met_with = required(
            &mut errors,
            "met_with",
            "Say who came: the parents and the colleagues.",
            &self.met_with,
        );
        let parent_views = required(
            &mut errors,
            "parent_views",
            "Write what the parents said, in their own words.",
            &self.parent_views,
        );
        let consent_by = trimmed(&self.consent_by);
        if self.consent_on.is_some_and(|on| on > today) {
            errors.add(
                "consent_on",
                "That is after today. Leave it empty until consent is given.",
            );
        }
        if self.consent_on.is_some() && consent_by.is_empty() {
            errors.add("consent_by", "Say who gave consent.");
        }
        if self.consent_on.is_none() && !consent_by.is_empty() {
            errors.add("consent_on", "Enter the day on which consent was given.");
        }
        errors.into_result()?;
        Ok(Concern {
            met_on: Some(met_on),
            met_with,
            strengths: trimmed(&self.strengths),
            child_views: trimmed(&self.child_views),
            parent_views,
            at_home: trimmed(&self.at_home),
            agreed: trimmed(&self.agreed),
            consent_on: self.consent_on,
            consent_by,
            ..concern
        })
    }
}

/// The tests that were found, in the order of the Code. A finding without evidence is refused.
fn findings(errors: &mut FieldErrors, drafts: Vec<FindingDraft>) -> Vec<ProgressFinding> {
    let mut findings: Vec<ProgressFinding> = Vec::new();
    for (place, draft) in drafts.into_iter().enumerate() {
        if !draft.found || findings.iter().any(|known| known.test == draft.test) {
            continue;
        }
        let evidence = required(
            errors,
            &format!("findings.{place}.evidence"),
            "Say what shows it: scores with their dates, work, observations.",
            &draft.evidence,
        );
        findings.push(ProgressFinding {
            test: draft.test,
            evidence,
        });
    }
    findings.sort_by_key(|finding| finding.test);
    findings
}

fn told_on(errors: &mut FieldErrors, on: Option<NaiveDate>, today: NaiveDate) -> Option<NaiveDate> {
    if on.is_some_and(|on| on > today) {
        errors.add(
            "parents_told_on",
            "That is after today. Leave it empty until the parents have been told.",
        );
    }
    on
}

fn trimmed(text: &str) -> String {
    text.trim().to_owned()
}

fn sorted<T: Ord>(mut list: Vec<T>) -> Vec<T> {
    list.sort();
    list.dedup();
    list
}
