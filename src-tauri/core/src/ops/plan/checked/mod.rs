//! Checking a plan as it was typed: every problem beside its field, and the records that it stands for.

mod lines;

use std::collections::HashSet;

use chrono::{Days, NaiveDate};

use super::draft::{OutcomeDraft, PlanDraft, TargetDraft};
use super::order::{find, places};
use super::parts::PlanParts;
use super::view::ReviewFacts;
use crate::domain::field_errors::FieldErrors;
use crate::domain::id::{OutcomeId, TargetId};
use crate::domain::measure::{Measure, Score};
use crate::domain::record::plan::{Outcome, Plan, Provision, SmallStep, Strategy, Target};
use crate::error::{Error, Result};
use crate::ops::check::{required, required_day};
use crate::store::WriteTx;

/// The records that a checked plan stands for: all of it that is open.
#[derive(Debug)]
pub(super) struct Wanted {
    pub(super) plan: Plan,
    pub(super) outcomes: Vec<Outcome>,
    pub(super) targets: Vec<Target>,
    pub(super) steps: Vec<SmallStep>,
    pub(super) strategies: Vec<Strategy>,
    pub(super) provision: Vec<Provision>,
}

/// Checks the draft against the plan as it is kept.
///
/// # Errors
/// All problems by their paths (`outcomes.0.targets.1.text`); [`Error::NotFound`] where an id is not one of the plan's
/// open parts, or is named twice.
pub(super) fn checked(
    tx: &WriteTx<'_>,
    draft: PlanDraft,
    parts: &PlanParts,
    facts: &ReviewFacts,
) -> Result<Wanted> {
    let mut check = Check {
        tx,
        parts,
        facts,
        errors: FieldErrors::new(),
        named: HashSet::new(),
        wanted: Wanted {
            plan: parts.plan.record.clone(),
            outcomes: Vec::new(),
            targets: Vec::new(),
            steps: Vec::new(),
            strategies: Vec::new(),
            provision: Vec::new(),
        },
    };
    check.plan(draft)?;
    check.what_stays();
    check.errors.into_result()?;
    Ok(check.wanted)
}

/// Checks the draft as [`SavePlan`](super::SavePlan) would, and keeps nothing.
///
/// # Errors
/// As [`checked`].
pub(crate) fn check_draft(
    tx: &WriteTx<'_>,
    draft: PlanDraft,
    parts: &PlanParts,
    facts: &ReviewFacts,
) -> Result<()> {
    checked(tx, draft, parts, facts).map(|_| ())
}

struct Check<'a, 'tx> {
    tx: &'a WriteTx<'tx>,
    parts: &'a PlanParts,
    facts: &'a ReviewFacts,
    errors: FieldErrors,
    /// The ids that the draft has named so far.
    named: HashSet<String>,
    wanted: Wanted,
}

impl Check<'_, '_> {
    fn plan(&mut self, draft: PlanDraft) -> Result<()> {
        let started_on = required_day(
            &mut self.errors,
            "started_on",
            "the day the plan begins",
            draft.started_on,
        );
        check_start(&mut self.errors, started_on, self.tx.today());
        let before = &self.parts.plan.record;
        self.wanted.plan = Plan {
            id: before.id.clone(),
            pupil_id: before.pupil_id.clone(),
            stage_key: before.stage_key.clone(),
            name: before.name.clone(),
            started_on,
            ended_on: before.ended_on,
            end_reason: before.end_reason.clone(),
            strengths: tidy(&draft.strengths),
            important_to_me: tidy(&draft.important_to_me),
            helps_me: tidy(&draft.helps_me),
            what_we_notice: tidy(&draft.what_we_notice),
            home_support: tidy(&draft.home_support),
            parent_took_part: draft.parent_took_part,
            child_took_part: draft.child_took_part,
            teacher_took_part: draft.teacher_took_part,
            key_people: tidy(&draft.key_people),
        };
        let ids = draft.outcomes.iter().map(|one| one.id.as_ref());
        let ids = ids.map(|id| id.map(OutcomeId::as_str));
        let places = places(&self.parts.outcomes, None, ids);
        for (place, (outcome, position)) in draft.outcomes.into_iter().zip(places).enumerate() {
            self.outcome(&format!("outcomes.{place}"), outcome, position)?;
        }
        self.strategies("strategies", None, draft.strategies)?;
        self.provision("provision", None, draft.provision)
    }

    fn outcome(&mut self, path: &str, draft: OutcomeDraft, position: u16) -> Result<()> {
        let text = self.text(
            path,
            "text",
            "Write the outcome: what will be different for the child?",
            &draft.text,
        );
        let id = self.id(draft.id.map(|id| id.to_string()), |id| {
            find(&self.parts.outcomes, id).is_some()
        })?;
        let id = OutcomeId::new(id);
        self.wanted.outcomes.push(Outcome {
            id: id.clone(),
            pupil_id: self.parts.pupil_id().clone(),
            plan_id: self.parts.plan.record.id.clone(),
            position,
            area: draft.area,
            text,
        });
        let ids = draft.targets.iter().map(|one| one.id.as_ref());
        let ids = ids.map(|id| id.map(TargetId::as_str));
        let places = places(&self.parts.targets, Some(id.as_str()), ids);
        for (place, (target, position)) in draft.targets.into_iter().zip(places).enumerate() {
            self.target(&format!("{path}.targets.{place}"), &id, target, position)?;
        }
        Ok(())
    }

    fn target(
        &mut self,
        path: &str,
        outcome: &OutcomeId,
        draft: TargetDraft,
        position: u16,
    ) -> Result<()> {
        let text = self.text(
            path,
            "text",
            "Write the target: what will the child do or say?",
            &draft.text,
        );
        let measure = tidied(draft.measure);
        let id = self.id(draft.id.map(|id| id.to_string()), |id| {
            find(&self.parts.targets, id).is_some_and(|target| target.record.is_open())
        })?;
        let id = TargetId::new(id);
        let before = find(&self.parts.targets, id.as_str()).map(|kept| kept.record.clone());
        let set_on = draft
            .set_on
            .or_else(|| before.as_ref().map(|target| target.set_on))
            .unwrap_or_else(|| self.tx.today());
        let mut within = FieldErrors::new();
        if let Err(wrong) = measure.validate(score(draft.baseline), score(draft.expected)) {
            within.merge(wrong);
        }
        if draft.by_on.is_some_and(|by_on| by_on < set_on) {
            within.add(
                "by_on",
                "That is before the target was set. Check both dates.",
            );
        }
        if let Some(before) = before
            .as_ref()
            .filter(|target| self.facts.has_judged(&target.id))
        {
            fixed(&mut within, before, &measure, draft.baseline);
        }
        self.errors.add_within(path, within);
        self.wanted.targets.push(Target {
            id: id.clone(),
            pupil_id: self.parts.pupil_id().clone(),
            plan_id: self.parts.plan.record.id.clone(),
            outcome_id: outcome.clone(),
            position,
            text,
            measure,
            baseline: draft.baseline,
            expected: draft.expected,
            set_on,
            by_on: draft.by_on,
            result: None,
            ended_on: None,
            adapted_from: before.and_then(|target| target.adapted_from),
        });
        self.steps(&format!("{path}.small_steps"), &id, draft.small_steps)?;
        self.strategies(&format!("{path}.strategies"), Some(&id), draft.strategies)?;
        self.provision(&format!("{path}.provision"), Some(&id), draft.provision)
    }

    /// A target that a review has judged, or that has ended, is history: neither it nor its outcome is taken out.
    fn what_stays(&mut self) {
        for target in &self.parts.targets {
            let target = &target.record;
            let judged = target.is_open() && self.facts.has_judged(&target.id);
            if judged && !self.named.contains(target.id.as_str()) {
                self.errors.add(
                    "outcomes",
                    format!(
                        "\u{201c}{}\u{201d} has been reviewed, so it cannot be taken out. Finish it at the next \
                         review.",
                        target.text
                    ),
                );
            }
        }
        for outcome in &self.parts.outcomes {
            let outcome = &outcome.record;
            let mut targets = self.parts.targets.iter().map(|kept| &kept.record);
            let has_history = targets.any(|one| one.outcome_id == outcome.id && !one.is_open());
            if has_history && !self.named.contains(outcome.id.as_str()) {
                self.errors.add(
                    "outcomes",
                    format!(
                        "\u{201c}{}\u{201d} has targets that have ended, so it stays in the plan.",
                        outcome.text
                    ),
                );
            }
        }
    }

    fn text(&mut self, path: &str, field: &str, sentence: &str, text: &str) -> String {
        required(&mut self.errors, &format!("{path}.{field}"), sentence, text)
    }

    /// The id as it was, where it is one of the plan's and named once; or a new one.
    fn id(&mut self, id: Option<String>, is_one: impl Fn(&str) -> bool) -> Result<String> {
        let id = match id {
            None => self.tx.new_id(),
            Some(id) if is_one(&id) => id,
            Some(_) => return Err(Error::NotFound),
        };
        if self.named.insert(id.clone()) {
            Ok(id)
        } else {
            Err(Error::NotFound)
        }
    }
}

fn fixed(errors: &mut FieldErrors, before: &Target, measure: &Measure, baseline: Option<f64>) {
    const WHY: &str =
        "A review has gone by this, so it stays. Adapt the target at the next review instead.";
    if before.measure != *measure {
        errors.add("measure", WHY);
    }
    if before.baseline != baseline {
        errors.add("baseline", WHY);
    }
}

/// Whether a plan may begin on that day: not more than ten years before today nor one year after it.
pub(super) fn check_start(errors: &mut FieldErrors, started_on: NaiveDate, today: NaiveDate) {
    let earliest = today.checked_sub_days(Days::new(10 * 366));
    let latest = today.checked_add_days(Days::new(366));
    let given = errors.of("started_on").is_empty();
    if given
        && (earliest.is_some_and(|day| started_on < day)
            || latest.is_some_and(|day| started_on > day))
    {
        errors.add(
            "started_on",
            "That is too far from today. Check the year the plan begins.",
        );
    }
}

fn tidied(measure: Measure) -> Measure {
    match measure {
        Measure::Count { unit, direction } => Measure::Count {
            unit: tidy(&unit),
            direction,
        },
        other => other,
    }
}

fn score(value: Option<f64>) -> Option<Score> {
    value.and_then(Score::finite)
}

pub(super) fn tidy(text: &str) -> String {
    text.trim().to_owned()
}
