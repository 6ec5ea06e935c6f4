//! What is typed about a concern, and its checks.

use chrono::NaiveDate;
use serde::Deserialize;
use ts_rs::TS;

use crate::domain::concern::{EalFinding, EarlyCheck, FactorWords, ProgressFinding, ProgressTest};
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

/// A circumstance that is not SEND in itself, as the form has it.
#[derive(Debug, Clone, Deserialize, TS)]
pub struct ConsideredDraft {
    pub factor: FactorKind,
    /// Whether it bears on what is seen; nothing where it was not considered yet.
    pub bears: Option<bool>,
    pub words: String,
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
    /// In any order. English as an additional language is not among them: it has its own questions.
    pub factors: Vec<ConsideredDraft>,
    pub factors_detail: String,
    pub eal: Option<EalFinding>,
    pub eal_languages: String,
    pub eal_since: String,
    pub eal_detail: String,
    pub early_check: Option<EarlyCheck>,
    #[ts(type = "string | null")]
    pub early_check_on: Option<NaiveDate>,
    pub early_check_words: String,
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
        let considered = Considered::of(self.factors);
        let language = Language {
            finding: self.eal,
            languages: trimmed(&self.eal_languages),
            since: trimmed(&self.eal_since),
            how: trimmed(&self.eal_detail),
        }
        .checked(&mut errors);
        let early = Early {
            check: self.early_check,
            on: self.early_check_on,
            words: trimmed(&self.early_check_words),
        }
        .checked(&mut errors, today);
        let parents_told_on = told_on(&mut errors, self.parents_told_on, today);
        let closed_before = concern.decided_on.filter(|on| *on < happened_on);
        if closed_before.is_some() && self.happened_on.is_some() {
            errors.add(
                "happened_on",
                "That is after the day it was decided. Check both days.",
            );
        }
        errors.into_result()?;
        Ok(Concern {
            happened_on,
            raised_by,
            words,
            areas: sorted(self.areas),
            findings,
            tried: trimmed(&self.tried),
            factors: considered.bearing,
            factors_ruled_out: considered.ruled_out,
            factor_words: considered.words,
            factors_detail: trimmed(&self.factors_detail),
            eal: language.finding,
            eal_languages: language.languages,
            eal_since: language.since,
            eal_detail: language.how,
            early_check: early.check,
            early_check_on: early.on,
            early_check_words: early.words,
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

/// What was considered, sorted by its answer; each once.
#[derive(Default)]
struct Considered {
    bearing: Vec<FactorKind>,
    ruled_out: Vec<FactorKind>,
    words: Vec<FactorWords>,
}

impl Considered {
    fn of(mut drafts: Vec<ConsideredDraft>) -> Self {
        drafts.sort_by_key(|draft| draft.factor);
        drafts.dedup_by_key(|draft| draft.factor);
        let mut all = Self::default();
        for draft in drafts {
            let Some(bears) = draft.bears.filter(|_| draft.factor != FactorKind::Eal) else {
                continue;
            };
            let list = if bears {
                &mut all.bearing
            } else {
                &mut all.ruled_out
            };
            list.push(draft.factor);
            let words = trimmed(&draft.words);
            if !words.is_empty() {
                let factor = draft.factor;
                all.words.push(FactorWords { factor, words });
            }
        }
        all
    }
}

/// English as an additional language, considered in its own right.
#[derive(Default)]
struct Language {
    finding: Option<EalFinding>,
    languages: String,
    since: String,
    how: String,
}

impl Language {
    /// A judgement says how it was come to. For whoever speaks English at home there is nothing else to say.
    fn checked(self, errors: &mut FieldErrors) -> Self {
        let Some(finding) = self.finding else {
            return Self::default();
        };
        if !finding.is_about_a_learner() {
            let finding = Some(finding);
            return Self {
                finding,
                ..Self::default()
            };
        }
        if finding.is_a_judgement() && self.how.is_empty() {
            let sentence = "Say what was done to tell learning English from a need, or choose \u{201c}Not known yet\u{201d}.";
            errors.add("eal_detail", sentence);
        }
        self
    }
}

/// The check at the age of two.
#[derive(Default)]
struct Early {
    check: Option<EarlyCheck>,
    on: Option<NaiveDate>,
    words: String,
}

impl Early {
    fn checked(self, errors: &mut FieldErrors, today: NaiveDate) -> Self {
        let Some(check) = self.check else {
            return Self::default();
        };
        if !check.was_seen() {
            return Self { on: None, ..self };
        }
        if self.on.is_some_and(|on| on > today) {
            let sentence = "That is after today. Enter the day of the check, or leave it empty.";
            errors.add("early_check_on", sentence);
        }
        if self.words.is_empty() {
            let sentence = "Say what the check found, also where it found nothing.";
            errors.add("early_check_words", sentence);
        }
        self
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
