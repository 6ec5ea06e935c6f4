//! A child's way along the pathway in the long school: the first concern, a profile, the stages, and who works with her.

use chrono::NaiveDate;

use super::child::Child;
use super::plan::OpenPlan;
use super::school::{LongSchool, Term};
use crate::domain::id::{LinkId, NeedId, PlacementId, ProfileId};
use crate::domain::need::NeedRank;
use crate::domain::record::person::{Duty, PupilStaff};
use crate::domain::record::plan::Profile;
use crate::domain::record::pupil::{Need, NoteKind, Placement};
use crate::domain::role::Action;
use crate::sample::past::Past;
use crate::sample::story::{EHCP, MY_PLAN, MY_PLAN_PLUS, MY_PROFILE};
use crate::sample::words::{ADMIRE, HOPES, IMPORTANT, THEMES, Theme};

/// What runs for a child who needs more support than the class gives.
pub(super) struct Support {
    pub(super) theme: &'static Theme,
    pub(super) placement: Placement,
    pub(super) plan: Option<OpenPlan>,
    /// Reviews until she is moved to another stage.
    pub(super) reviews_left: usize,
    adults: Vec<PupilStaff>,
}

impl Child {
    /// Whether a plan runs.
    pub(super) fn has_plan(&self) -> bool {
        self.support
            .as_ref()
            .is_some_and(|support| support.plan.is_some())
    }

    /// Somebody is concerned: a note, the need, My Profile.
    pub(super) fn concern(&mut self, past: &mut Past, school: &LongSchool, term: &Term) {
        let day = self.day_in(term).max(term.day(6));
        if !term.reaches(day) {
            return;
        }
        let theme = *self.chance.pick(&THEMES);
        let words = self.say(school, day, theme.concern);
        self.note(
            past,
            day,
            self.teacher(school, day),
            NoteKind::Concern,
            words,
        );
        let at = past.moment(day, 480);
        let need = Need {
            id: NeedId::new(past.id(at)),
            pupil_id: self.record.id.clone(),
            area: theme.area,
            sen_type: Some(theme.sen_type),
            rank: NeedRank::Primary,
            detail: theme.detail.to_owned(),
            from_on: day,
            to_on: None,
        };
        past.add(at, &school.senco, Action::NeedWrite, need);
        let Some(placement) = self.place(past, school, theme, MY_PROFILE, day) else {
            return;
        };
        self.write_profile(past, school, theme, day);
        self.support = Some(Support {
            theme,
            placement,
            plan: None,
            reviews_left: 1,
            adults: Vec::new(),
        });
    }

    /// Begins a stage; the one before has ended.
    fn place(
        &self,
        past: &mut Past,
        school: &LongSchool,
        theme: &Theme,
        stage: &str,
        day: NaiveDate,
    ) -> Option<Placement> {
        let stage = school.stage(stage)?;
        let at = past.moment(day, 490);
        let placement = Placement {
            id: PlacementId::new(past.id(at)),
            pupil_id: self.record.id.clone(),
            stage_key: stage.key.clone(),
            stage_name: stage.name.clone(),
            on_register: stage.on_register,
            census: stage.census,
            from_on: day,
            to_on: None,
            reason: self.say(school, day, theme.concern),
            evidence: theme.evidence.to_owned(),
            decided_by: format!(
                "{} and {}",
                school.senco.name,
                self.teacher(school, day).name
            ),
            parents_told_on: Some(day),
            missing: Vec::new(),
            missing_reason: String::new(),
            end_reason: String::new(),
            end_decided_by: String::new(),
            end_parents_on: None,
            end_teacher: String::new(),
            end_missing_reason: String::new(),
        };
        past.add(
            at,
            &school.senco,
            Action::PlacementDecide,
            placement.clone(),
        );
        Some(placement)
    }

    /// Moves her from her stage to another on a day, with a new plan where the stage has one.
    pub(super) fn move_to(
        &mut self,
        past: &mut Past,
        school: &LongSchool,
        stage: &str,
        day: NaiveDate,
    ) {
        let Some(mut support) = self.support.take() else {
            return;
        };
        self.end_placement(past, school, &support.placement, day, "");
        let Some(placement) = self.place(past, school, support.theme, stage, day) else {
            return;
        };
        support.reviews_left = self.chance.below(7) + 3;
        support.plan = self.start_plan(past, school, support.theme, &placement);
        support.placement = placement;
        if support.adults.is_empty() {
            support.adults = self.adults(past, school, day);
        }
        self.support = Some(support);
    }

    /// Where she goes from her stage: on to the next one, or off the pathway again.
    pub(super) fn next_stage(&mut self) -> Option<&'static str> {
        let stage = self
            .support
            .as_ref()
            .map(|support| support.placement.stage_key.as_str())?;
        let chance = self.chance.below(100);
        match stage {
            MY_PROFILE if chance < 85 => Some(MY_PLAN),
            MY_PLAN if chance < 40 => Some(MY_PLAN_PLUS),
            MY_PLAN if chance < 70 => Some(MY_PLAN),
            MY_PLAN_PLUS if chance < 35 => Some(EHCP),
            MY_PLAN_PLUS if chance < 80 => Some(MY_PLAN_PLUS),
            EHCP => Some(EHCP),
            _ => None,
        }
    }

    /// Everything that runs is ended.
    pub(super) fn end_support(
        &mut self,
        past: &mut Past,
        school: &LongSchool,
        day: NaiveDate,
        reason: &str,
    ) {
        let Some(support) = self.support.take() else {
            return;
        };
        if let Some(plan) = support.plan {
            self.end_plan(past, school, plan, day, reason);
        }
        self.end_placement(past, school, &support.placement, day, reason);
        self.end_adults(past, school, support.adults, day);
    }

    fn end_placement(
        &self,
        past: &mut Past,
        school: &LongSchool,
        placement: &Placement,
        day: NaiveDate,
        why: &str,
    ) {
        let ended = Placement {
            to_on: Some(day),
            end_reason: why.to_owned(),
            ..placement.clone()
        };
        past.revise(
            past.moment(day, 485),
            &school.senco,
            Action::PlacementDecide,
            ended,
        );
    }

    pub(super) fn write_profile(
        &mut self,
        past: &mut Past,
        school: &LongSchool,
        theme: &Theme,
        day: NaiveDate,
    ) {
        let at = past.moment(day, 500);
        let said = |child: &mut Self, of: &[&str]| {
            let text = *child.chance.pick(of);
            child.say(school, day, text)
        };
        let profile = Profile {
            id: ProfileId::new(past.id(at)),
            pupil_id: self.record.id.clone(),
            happened_on: day,
            admire: said(self, &ADMIRE),
            important: said(self, &IMPORTANT),
            support: said(self, &theme.support),
            communicate: theme.communicate.to_owned(),
            hopes: said(self, &HOPES),
            written_with: self.teacher(school, day).name.clone(),
        };
        past.add(at, &school.senco, Action::ProfileWrite, profile);
    }

    /// The adults change with the class: the new ones begin on 1 September.
    pub(super) fn change_adults(&mut self, past: &mut Past, school: &LongSchool, day: NaiveDate) {
        if let Some(support) = &mut self.support {
            let adults = std::mem::take(&mut support.adults);
            self.end_adults(past, school, adults, day);
        }
    }

    /// Key worker and helper, where there are none yet this year.
    pub(super) fn see_to_adults(&mut self, past: &mut Past, school: &LongSchool, day: NaiveDate) {
        let wanting = self
            .support
            .as_ref()
            .is_some_and(|support| support.adults.is_empty() && support.placement.on_register);
        if wanting {
            let adults = self.adults(past, school, day);
            if let Some(support) = &mut self.support {
                support.adults = adults;
            }
        }
    }

    fn adults(&self, past: &mut Past, school: &LongSchool, day: NaiveDate) -> Vec<PupilStaff> {
        let at = past.moment(day, 510);
        let people = [
            (self.teacher(school, day), Duty::KeyWorker),
            (self.helper(school, day), Duty::Supports),
        ];
        people
            .into_iter()
            .map(|(person, duty)| {
                let link = PupilStaff {
                    id: LinkId::new(past.id(at)),
                    pupil_id: self.record.id.clone(),
                    staff_id: person.id.clone(),
                    duty,
                    from_on: day,
                    to_on: None,
                };
                past.add(at, &school.senco, Action::PlacementDecide, link.clone());
                link
            })
            .collect()
    }

    fn end_adults(
        &self,
        past: &mut Past,
        school: &LongSchool,
        adults: Vec<PupilStaff>,
        day: NaiveDate,
    ) {
        for link in adults {
            let ended = PupilStaff {
                to_on: Some(day),
                ..link
            };
            past.revise(
                past.moment(day, 580),
                &school.senco,
                Action::PlacementDecide,
                ended,
            );
        }
    }
}
