//! The lines beneath a target or the whole plan: small steps, strategies, provision.

use super::super::draft::{ProvisionDraft, StepDraft, StrategyDraft};
use super::super::order::{find, places};
use super::{Check, tidy};
use crate::domain::field_errors::FieldErrors;
use crate::domain::id::{ProvisionId, StepId, StrategyId, TargetId};
use crate::domain::record::plan::{Provision, SmallStep, Strategy};
use crate::error::Result;
use crate::ops::check::in_order;

impl Check<'_, '_> {
    pub(super) fn steps(
        &mut self,
        path: &str,
        target: &TargetId,
        drafts: Vec<StepDraft>,
    ) -> Result<()> {
        let ids = drafts.iter().map(|one| one.id.as_ref().map(StepId::as_str));
        let places = places(&self.parts.steps, Some(target.as_str()), ids);
        for (place, (draft, position)) in drafts.into_iter().zip(places).enumerate() {
            let path = format!("{path}.{place}");
            let text = self.text(
                &path,
                "text",
                "Write the step, or take it out.",
                &draft.text,
            );
            let id = self.id(draft.id.map(|id| id.to_string()), |id| {
                find(&self.parts.steps, id).is_some()
            })?;
            let before = find(&self.parts.steps, &id);
            self.wanted.steps.push(SmallStep {
                achieved_on: before.and_then(|step| step.record.achieved_on),
                id: StepId::new(id),
                pupil_id: self.parts.pupil_id().clone(),
                target_id: target.clone(),
                position,
                text,
            });
        }
        Ok(())
    }

    pub(super) fn strategies(
        &mut self,
        path: &str,
        target: Option<&TargetId>,
        drafts: Vec<StrategyDraft>,
    ) -> Result<()> {
        let ids = drafts.iter().map(|one| one.id.as_ref());
        let ids = ids.map(|id| id.map(StrategyId::as_str));
        let parent = target.map(TargetId::as_str);
        let places = places(&self.parts.strategies, parent, ids);
        for (place, (draft, position)) in drafts.into_iter().zip(places).enumerate() {
            let path = format!("{path}.{place}");
            let text = self.text(
                &path,
                "text",
                "Write the strategy, or take it out.",
                &draft.text,
            );
            let id = self.id(draft.id.map(|id| id.to_string()), |id| {
                find(&self.parts.strategies, id).is_some()
            })?;
            self.wanted.strategies.push(Strategy {
                id: StrategyId::new(id),
                pupil_id: self.parts.pupil_id().clone(),
                plan_id: self.parts.plan.record.id.clone(),
                target_id: target.cloned(),
                position,
                text,
            });
        }
        Ok(())
    }

    pub(super) fn provision(
        &mut self,
        path: &str,
        target: Option<&TargetId>,
        drafts: Vec<ProvisionDraft>,
    ) -> Result<()> {
        let ids = drafts.iter().map(|one| one.id.as_ref());
        let ids = ids.map(|id| id.map(ProvisionId::as_str));
        let parent = target.map(TargetId::as_str);
        let places = places(&self.parts.provision, parent, ids);
        for (place, (draft, position)) in drafts.into_iter().zip(places).enumerate() {
            let path = format!("{path}.{place}");
            let what = self.text(
                &path,
                "what",
                "Say what is given, or take the line out.",
                &draft.what,
            );
            let id = self.id(draft.id.map(|id| id.to_string()), |id| {
                find(&self.parts.provision, id).is_some()
            })?;
            let mut within = FieldErrors::new();
            if let Some(from_on) = draft.from_on {
                in_order(&mut within, "to_on", from_on, draft.to_on);
            }
            let mut whole = |field: &str, value: Option<f64>, most: u16| {
                whole_number(&mut within, field, value, most)
            };
            let line = Provision {
                id: ProvisionId::new(id),
                pupil_id: self.parts.pupil_id().clone(),
                plan_id: self.parts.plan.record.id.clone(),
                target_id: target.cloned(),
                position,
                what,
                who: tidy(&draft.who),
                place: tidy(&draft.place),
                minutes: whole("minutes", draft.minutes, 600),
                times_a_week: whole("times_a_week", draft.times_a_week, 50),
                group_size: whole("group_size", draft.group_size, 60),
                from_on: draft.from_on,
                to_on: draft.to_on,
            };
            self.errors.add_within(&path, within);
            self.wanted.provision.push(line);
        }
        Ok(())
    }
}

fn whole_number(
    errors: &mut FieldErrors,
    field: &str,
    value: Option<f64>,
    most: u16,
) -> Option<u16> {
    let value = value?;
    let whole = (1..=most).find(|number| f64::from(*number) == value);
    if whole.is_none() {
        errors.add(
            field,
            format!("Enter a whole number from 1 to {most}, or leave it empty."),
        );
    }
    whole
}
