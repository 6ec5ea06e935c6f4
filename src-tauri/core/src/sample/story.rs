//! How a story is told: from the first concern along the pathway to now.

use chrono::{NaiveDate, NaiveDateTime};

use super::around::plain_note;
use super::chance::Chance;
use super::concern::worry;
use super::courses::{Course, Line, STORIES};
use super::past::{Colleague, Past};
use super::plan::OpenPlan;
use super::pupils::Child;
use super::school::{School, september};
use super::words::{THEMES, TargetSeed, Theme, Voice};
use crate::domain::calendar::academic_year_of;
use crate::domain::id::{NeedId, PlacementId, StaffId};
use crate::domain::measure::TargetOutcome;
use crate::domain::need::NeedRank;
use crate::domain::pathway::EntryCheck;
use crate::domain::record::person::Duty;
use crate::domain::record::pupil::{Need, NoteKind, Placement};
use crate::domain::role::Action;
use crate::domain::voice::ContactOutcome;

pub(super) const MY_PROFILE: &str = "my_profile";
pub(super) const MY_PLAN: &str = "my_plan";
pub(super) const MY_PLAN_PLUS: &str = "my_plan_plus";
pub(super) const EHCP: &str = "ehcp";

/// Tells every story, and a note here and there about other children.
pub(super) fn tell_all(past: &mut Past, school: &School, children: &[Child]) {
    for child in children {
        match STORIES.iter().find(|line| line.0 == child.number) {
            Some(line) => Telling::begin(past, school, child, line).tell(line.1),
            None => {
                if child.number % 23 == 5 {
                    plain_note(past, school, child);
                }
                worry(past, school, child);
            }
        }
    }
}

/// A story as it is being told.
pub(super) struct Telling<'a> {
    pub(super) past: &'a mut Past,
    pub(super) school: &'a School,
    pub(super) child: &'a Child,
    pub(super) theme: &'static Theme,
    pub(super) second: Option<&'static Theme>,
    pub(super) chance: Chance,
    pub(super) plan: Option<OpenPlan>,
    /// The last half-term of the story, by its place among those that have begun.
    last: usize,
    /// The last day at the school of a child who has left.
    pub(super) left_on: Option<NaiveDate>,
    pub(super) placement: Option<Placement>,
    /// Who has worked with the child, as what, in which school year.
    pub(super) working: Vec<(StaffId, Duty, i32)>,
    /// The stages on the register, each with its first day, and when the child was taken off again.
    pub(super) stages: Vec<(NaiveDate, String)>,
    pub(super) off_register_on: Option<NaiveDate>,
    /// When a profile was written.
    pub(super) profiles: Vec<NaiveDate>,
    pub(super) last_review: Option<NaiveDate>,
    /// Which kind of target comes next, and how far the child came with each one that was worked on.
    pub(super) next_target: usize,
    /// From which of them on a kind of target counts as worked on: all are met once, they begin again elsewhere.
    pub(super) again_from: usize,
    pub(super) done: Vec<(&'static TargetSeed, f64, Option<TargetOutcome>)>,
}

impl<'a> Telling<'a> {
    fn begin(past: &'a mut Past, school: &'a School, child: &'a Child, line: &Line) -> Self {
        let theme = |place: usize| THEMES.get(place).copied();
        let now = school.half_terms.len().saturating_sub(1);
        let before_this_year = school
            .half_terms
            .iter()
            .filter(|half_term| half_term.starts_on < september(school.starting))
            .count();
        let leaver = child.age == 8;
        let last = if leaver {
            before_this_year.saturating_sub(1)
        } else {
            now
        };
        let july = school
            .half_terms
            .get(last)
            .map(|half_term| school.school_day_before(half_term.ends_on, 0));
        Self {
            theme: theme(line.2).unwrap_or(THEMES[0]),
            second: line.3.and_then(theme),
            chance: Chance::of(11, child.number),
            plan: None,
            last,
            left_on: july.filter(|_| leaver),
            placement: None,
            working: Vec::new(),
            stages: Vec::new(),
            off_register_on: None,
            profiles: Vec::new(),
            last_review: None,
            next_target: 0,
            again_from: 0,
            done: Vec::new(),
            past,
            school,
            child,
        }
    }

    fn tell(mut self, course: Course) {
        match course {
            Course::Profile(ago) => {
                let day = self.day(ago, 8);
                self.worry_and_profile(day);
            }
            Course::Plan(ago) => self.watch_then_plan(ago),
            Course::JustPlaced => self.just_placed(),
            Course::Plus(ago, up) => {
                self.watch_then_plan(ago);
                self.review_until(self.last - up, MY_PLAN_PLUS);
            }
            Course::Ehcp(ago, up, ehcp) => {
                self.watch_then_plan(ago);
                self.review_until(self.last - up, MY_PLAN_PLUS);
                self.review_until(self.last - ehcp, EHCP);
            }
            Course::CameWithEhcp => self.came_with_ehcp(),
            Course::SteppedDown(ago, down) => {
                self.watch_then_plan(ago);
                self.review_until(self.last - down, MY_PROFILE);
            }
            Course::Left(ago, down, left) => {
                self.watch_then_plan(ago);
                self.review_until(self.last - down, MY_PROFILE);
                self.leave_pathway(left);
            }
        }
        self.review_to_the_end();
        self.adults();
        self.assessments();
        self.agencies();
        self.team();
        self.photo_of_work();
        self.statutory();
        self.yearly_profiles();
        self.notes();
        self.leave_school();
    }

    /// A school day in a half-term some time ago: that many school days after its first.
    fn day(&self, ago: usize, into: u32) -> NaiveDate {
        let half_term = self.school.half_terms.get(self.last.saturating_sub(ago));
        let spread = u32::try_from(self.child.number % 5).unwrap_or_default();
        half_term
            .map_or(self.school.first_day(), |half_term| {
                self.school
                    .school_day_after(half_term.starts_on, into + spread)
            })
            .min(self.school.today)
    }

    fn watch_then_plan(&mut self, ago: usize) {
        let day = self.day(ago + 1, 8);
        self.worry_and_profile(day);
        let day = self.day(ago, 5);
        self.enter_plan(day, Some(day));
    }

    fn just_placed(&mut self) {
        let placed = self.school.school_day_before(self.school.today, 16);
        let watched = self.school.school_day_before(placed, 25);
        self.worry_and_profile(watched);
        self.enter_plan(placed, None);
    }

    fn enter_plan(&mut self, day: NaiveDate, told_on: Option<NaiveDate>) {
        let mother = self.child.mother();
        let reason = format!(
            "What was tried on My Profile helped and is not enough. Agreed with {mother} and {{name}}: a plan with \
             targets, reviewed each half-term.",
        );
        let reason = self.say(day, &reason);
        let evidence = self.say(day, self.theme.evidence);
        self.place(day, 430, MY_PLAN, reason, evidence);
        self.tell_parents(told_on);
        self.start_plan(day, MY_PLAN, Vec::new());
        if let Some(told_on) = told_on {
            self.write_to_parents(told_on);
        }
    }

    fn came_with_ehcp(&mut self) {
        let day = self.child.admitted_on;
        let at = self.past.moment(day, 400);
        self.needs(at, day);
        self.profile(day);
        let reason = self.say(
            day,
            "{name} came to us with an education, health and care plan issued two years before.",
        );
        let evidence =
            "EHC plan and last annual review received from the school before.".to_owned();
        self.place(day, 430, EHCP, reason, evidence);
        if let Some(placement) = &mut self.placement {
            placement.missing = vec![EntryCheck::EhcPlanOutcomes];
            placement.missing_reason =
                "Transferred in September; the outcomes are being copied from the local authority\u{2019}s letter."
                    .to_owned();
        }
        self.tell_parents(Some(day));
        self.start_plan(day, EHCP, Vec::new());
    }

    fn worry_and_profile(&mut self, day: NaiveDate) {
        let senco = self.school.senco();
        let before = self.school.school_day_before(day, 4);
        let teacher = self.teacher(before);
        let [(_, words), ..] = self.theme.notes;
        let words = self.say(before, words);
        self.note(before, 470, &teacher, NoteKind::Concern, words);
        let concern = self.raise(before);
        let at = self.past.moment(day, 400);
        self.needs(at, day);
        let reason = self.say(day, self.theme.concern);
        let evidence = self.say(day, self.theme.evidence);
        self.place(day, 410, MY_PROFILE, reason, evidence);
        self.tell_parents(Some(day));
        let concern = self.talk_over(concern, day);
        if let Some(placement) = &self.placement {
            let placement_id = placement.id.clone();
            self.answer(concern, day, placement_id);
        }
        self.profile(day);
        let met = format!(
            "Met {} with {}. Shared what we have noticed; they see the same at home. Consent given for My Profile.",
            self.child.mother(),
            self.teacher(day).name
        );
        let with = self.child.mother();
        let came = (Some(ContactOutcome::Attended), with.as_str());
        self.contact((day, 480), senco, NoteKind::ParentContact, came, met);
    }

    fn needs(&mut self, at: NaiveDateTime, day: NaiveDate) {
        let themes = std::iter::once(self.theme).chain(self.second);
        for (theme, rank) in themes.zip([NeedRank::Primary, NeedRank::Secondary]) {
            let need = Need {
                id: NeedId::new(self.past.id(at)),
                pupil_id: self.child.id.clone(),
                area: theme.area,
                sen_type: Some(theme.sen_type),
                rank,
                detail: theme.detail.to_owned(),
                from_on: day,
                to_on: None,
            };
            self.past
                .add(at, self.school.senco(), Action::NeedWrite, need);
        }
    }

    /// Ends the stage before, where there is one, and begins the next. It is written down by [`Self::tell_parents`].
    pub(super) fn place(
        &mut self,
        day: NaiveDate,
        minutes: i32,
        stage: &str,
        reason: String,
        evidence: String,
    ) {
        let at = self.past.moment(day, minutes);
        self.end_placement(day, minutes, String::new());
        let Some(stage) = self.school.stage(stage) else {
            return;
        };
        self.placement = Some(Placement {
            id: PlacementId::new(self.past.id(at)),
            pupil_id: self.child.id.clone(),
            stage_key: stage.key.clone(),
            stage_name: stage.name.clone(),
            on_register: stage.on_register,
            census: stage.census,
            from_on: day,
            to_on: None,
            reason,
            evidence,
            decided_by: format!(
                "{}, {} and {}",
                self.school.senco().name,
                self.teacher(day).name,
                self.child.mother()
            ),
            parents_told_on: None,
            missing: Vec::new(),
            missing_reason: String::new(),
            end_reason: String::new(),
            end_decided_by: String::new(),
            end_parents_on: None,
            end_teacher: String::new(),
            end_missing_reason: String::new(),
        });
    }

    /// Writes the placement down, with the day on which the parents were told; and who works with the child from now.
    pub(super) fn tell_parents(&mut self, told_on: Option<NaiveDate>) {
        let Some(placement) = &mut self.placement else {
            return;
        };
        placement.parents_told_on = told_on;
        let placement = placement.clone();
        let at = self.past.moment(placement.from_on, 431);
        let senco = self.school.senco();
        self.past
            .add(at, senco, Action::PlacementDecide, placement.clone());
        if placement.on_register {
            self.stages.push((placement.from_on, placement.stage_key));
        } else if !self.stages.is_empty() {
            self.off_register_on = Some(placement.from_on);
        }
    }

    pub(super) fn end_placement(&mut self, day: NaiveDate, minutes: i32, end_reason: String) {
        let Some(before) = self.placement.take() else {
            return;
        };
        let at = self.past.moment(day, minutes);
        let ended = Placement {
            to_on: Some(day),
            end_reason,
            ..before
        };
        self.past
            .revise(at, self.school.senco(), Action::PlacementDecide, ended);
    }

    fn leave_pathway(&mut self, ago: usize) {
        let day = self.day(ago, 14);
        let reason = self.say(
            day,
            "{name} has kept up with the class for two half-terms without extra help. {They} is watched in class as \
             everybody is.",
        );
        self.end_placement(day, 420, reason);
    }

    fn leave_school(&mut self) {
        let Some(day) = self.left_on else { return };
        if let Some(plan) = self.plan.take() {
            self.end_plan(plan, day, "Left for secondary school.");
        }
        self.end_placement(day, 480, "Left the school".to_owned());
    }

    pub(super) fn teacher(&self, day: NaiveDate) -> Colleague {
        let year = academic_year_of(day);
        let class = self.child.class_in(self.school, year);
        self.school.teacher(class, year).clone()
    }

    pub(super) fn helper(&self, day: NaiveDate) -> Colleague {
        let class = self.child.class_in(self.school, academic_year_of(day));
        self.school.helper(class).clone()
    }

    /// A sentence of the bank, with the names of those who were there on that day.
    pub(super) fn say(&self, day: NaiveDate, text: &str) -> String {
        let voice = Voice {
            name: self.child.called(),
            sex: self.child.record.sex,
            likes: self.child.likes,
            teacher: self.teacher(day).name.to_owned(),
            helper: self.helper(day).name.to_owned(),
        };
        voice.say(text)
    }
}
