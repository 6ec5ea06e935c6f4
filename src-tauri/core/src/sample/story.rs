//! Who has a story on the pathway, and how it went: placements, profiles, adults, notes, from the first concern to now.

use chrono::{Days, NaiveDate, NaiveDateTime};

use super::chance::Chance;
use super::past::{Colleague, Past};
use super::plan::OpenPlan;
use super::pupils::Child;
use super::school::{School, last_of_august, september};
use super::words::{ADMIRE, HOPES, IMPORTANT, PLAIN_NOTES, THEMES, TargetSeed, Theme, Voice};
use crate::domain::calendar::academic_year_of;
use crate::domain::id::{LinkId, NeedId, NoteId, PlacementId, ProfileId, StaffId};
use crate::domain::need::NeedRank;
use crate::domain::pathway::EntryCheck;
use crate::domain::record::person::{Duty, PupilStaff};
use crate::domain::record::plan::Profile;
use crate::domain::record::pupil::{Need, Note, NoteKind, Placement};
use crate::domain::role::Action;

const READING: usize = 0;
const TALKING: usize = 1;
const CALM: usize = 2;
const WRITING: usize = 3;
const AUTISM: usize = 4;
const MOVEMENT: usize = 5;
const NUMBER: usize = 6;
const LISTENING: usize = 7;
const WORRY: usize = 8;
const HEARING: usize = 9;
const ATTENTION: usize = 10;
const SIGHT: usize = 11;

pub(super) const MY_PROFILE: &str = "my_profile";
pub(super) const MY_PLAN: &str = "my_plan";
pub(super) const MY_PLAN_PLUS: &str = "my_plan_plus";
pub(super) const EHCP: &str = "ehcp";

/// How a child came to where she is. Numbers are half-terms ago.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Course {
    /// On My Profile.
    Profile(usize),
    /// On My Plan since.
    Plan(usize),
    /// On My Plan for some weeks; the parents have not been told yet.
    JustPlaced,
    /// On My Plan, then stepped up to My Plan+.
    Plus(usize, usize),
    /// On My Plan, then My Plan+, then with an EHC plan.
    Ehcp(usize, usize, usize),
    /// Came from another school with an EHC plan.
    CameWithEhcp,
    /// On My Plan, then stepped down to My Profile.
    SteppedDown(usize, usize),
    /// On My Plan, stepped down, then left the pathway.
    Left(usize, usize, usize),
}

/// The number of the child, the course, the main need and a second one.
type Line = (usize, Course, usize, Option<usize>);

/// Every story: 38 children on the register today, 6 of them with an EHC plan; 10 on My Profile; 5 who left the
/// pathway; 4 who left the school.
const STORIES: [Line; 57] = [
    (8, Course::Plan(2), TALKING, None),
    (15, Course::Plan(4), MOVEMENT, None),
    (19, Course::Profile(1), TALKING, None),
    (25, Course::Plan(5), TALKING, Some(LISTENING)),
    (29, Course::Ehcp(10, 7, 3), AUTISM, Some(TALKING)),
    (33, Course::Plan(1), HEARING, None),
    (37, Course::Profile(2), ATTENTION, None),
    (41, Course::Plan(7), SIGHT, None),
    (46, Course::Profile(1), CALM, None),
    (52, Course::Plan(3), TALKING, None),
    (55, Course::Profile(1), NUMBER, None),
    (58, Course::Plan(6), LISTENING, None),
    (63, Course::Plan(2), CALM, None),
    (67, Course::Plus(8, 3), AUTISM, Some(WORRY)),
    (72, Course::JustPlaced, READING, None),
    (79, Course::Plan(5), READING, None),
    (84, Course::Plus(10, 4), TALKING, Some(READING)),
    (88, Course::Plan(9), CALM, Some(ATTENTION)),
    (92, Course::Ehcp(15, 11, 5), MOVEMENT, Some(TALKING)),
    (97, Course::Plan(1), WORRY, None),
    (101, Course::SteppedDown(9, 1), LISTENING, None),
    (106, Course::Plan(8), READING, None),
    (110, Course::Plus(9, 5), NUMBER, Some(TALKING)),
    (113, Course::Plan(3), ATTENTION, None),
    (117, Course::Ehcp(16, 12, 8), AUTISM, Some(WORRY)),
    (121, Course::Plan(11), LISTENING, None),
    (124, Course::Left(10, 5, 3), TALKING, None),
    (126, Course::Plus(12, 2), CALM, None),
    (129, Course::Profile(2), WRITING, None),
    (133, Course::Plan(6), WRITING, None),
    (137, Course::Plus(11, 6), HEARING, Some(TALKING)),
    (141, Course::Plan(12), READING, Some(WORRY)),
    (145, Course::CameWithEhcp, SIGHT, None),
    (147, Course::Left(13, 7, 5), READING, None),
    (150, Course::Plan(2), NUMBER, None),
    (153, Course::SteppedDown(12, 2), CALM, None),
    (155, Course::Profile(3), ATTENTION, None),
    (160, Course::Plan(4), WORRY, None),
    (163, Course::Plus(13, 7), AUTISM, None),
    (165, Course::Left(15, 9, 6), LISTENING, None),
    (167, Course::Plan(10), WRITING, Some(ATTENTION)),
    (171, Course::Plus(9, 3), CALM, Some(READING)),
    (174, Course::Ehcp(16, 13, 9), NUMBER, Some(TALKING)),
    (176, Course::Left(8, 4, 2), ATTENTION, None),
    (178, Course::Plan(14), READING, None),
    (181, Course::Profile(1), CALM, None),
    (186, Course::Plan(7), NUMBER, None),
    (190, Course::Plus(14, 8), READING, Some(WORRY)),
    (194, Course::Ehcp(16, 13, 10), AUTISM, Some(ATTENTION)),
    (198, Course::Plan(3), WRITING, None),
    (202, Course::SteppedDown(14, 1), READING, None),
    (205, Course::Plus(11, 4), ATTENTION, Some(READING)),
    (208, Course::Left(16, 10, 8), TALKING, None),
    (213, Course::Plan(9), READING, None),
    (217, Course::Plus(12, 6), WRITING, None),
    (221, Course::Plan(5), CALM, None),
    (228, Course::Ehcp(15, 11, 7), AUTISM, None),
];

/// Whose next review was agreed for a day that has passed: the child, and how many days ago.
const OVERDUE: [(usize, usize); 4] = [(58, 4), (106, 9), (163, 15), (198, 24)];
/// Whose next review was agreed for one of the days from today on: the child, and how many school days ahead.
const DUE_NOW: [(usize, u32); 4] = [(25, 0), (141, 1), (84, 2), (174, 4)];

/// Whether the child of that number has a story.
pub(super) fn has_story(number: usize) -> bool {
    STORIES
        .iter()
        .any(|line| line.0 == number && line.1 != Course::CameWithEhcp)
}

/// Tells every story, and a note here and there about other children.
pub(super) fn tell_all(past: &mut Past, school: &School, children: &[Child]) {
    for child in children {
        match STORIES.iter().find(|line| line.0 == child.number) {
            Some(line) => Telling::begin(past, school, child, line).tell(line.1),
            None if child.number % 23 == 5 => plain_note(past, school, child),
            None => {}
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
    placement: Option<Placement>,
    /// Who has worked with the child, as what, in which school year.
    working: Vec<(StaffId, Duty, i32)>,
    /// The stages on the register, each with its first day, and when the child was taken off again.
    stages: Vec<(NaiveDate, String)>,
    off_register_on: Option<NaiveDate>,
    /// When a profile was written.
    profiles: Vec<NaiveDate>,
    pub(super) last_review: Option<NaiveDate>,
    /// Which kind of target comes next, and how far the child came with each one that was worked on.
    pub(super) next_target: usize,
    pub(super) done: Vec<(&'static TargetSeed, f64)>,
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
        let at = self.past.moment(day, 400);
        self.needs(at, day);
        let reason = self.say(day, self.theme.concern);
        let evidence = self.say(day, self.theme.evidence);
        self.place(day, 410, MY_PROFILE, reason, evidence);
        self.tell_parents(Some(day));
        self.profile(day);
        let met = format!(
            "Met {} with {}. Shared what we have noticed; they see the same at home. Consent given for My Profile.",
            self.child.mother(),
            self.teacher(day).name
        );
        self.note(day, 480, senco, NoteKind::ParentContact, met);
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

    /// Who worked with the child while she was on the register.
    fn adults(&mut self) {
        for (day, stage) in self.stages.clone() {
            self.adults_from(day, &stage);
        }
    }

    /// Key worker, helper and lead practitioner from a day on; with each September they change with the class.
    fn adults_from(&mut self, day: NaiveDate, stage: &str) {
        let first = academic_year_of(day);
        let end = self.support_ends();
        for year in first..=self.school.starting {
            let from_on = day.max(september(year));
            if end.is_some_and(|end| end < from_on) {
                return;
            }
            let class = self.child.class_in(self.school, year);
            let (teacher, helper) = (self.school.teacher(class, year), self.school.helper(class));
            let mut people = vec![(teacher, Duty::KeyWorker), (helper, Duty::Supports)];
            match stage {
                MY_PLAN_PLUS => people.push((self.school.senco(), Duty::LeadPractitioner)),
                EHCP => {
                    people.push((self.school.senco(), Duty::LeadPractitioner));
                    people.push((self.school.one_to_one(), Duty::Supports));
                }
                _ => {}
            }
            for (person, duty) in people {
                self.work_with(person, duty, from_on, year);
            }
        }
    }

    fn support_ends(&self) -> Option<NaiveDate> {
        self.off_register_on.or(self.left_on)
    }

    fn work_with(&mut self, person: &Colleague, duty: Duty, from_on: NaiveDate, year: i32) {
        let already = self
            .working
            .iter()
            .any(|(id, known, of)| *id == person.id && *known == duty && *of == year);
        if already {
            return;
        }
        self.working.push((person.id.clone(), duty, year));
        let at = self.past.moment(from_on, 435);
        let link = PupilStaff {
            id: LinkId::new(self.past.id(at)),
            pupil_id: self.child.id.clone(),
            staff_id: person.id.clone(),
            duty,
            from_on,
            to_on: None,
        };
        let senco = self.school.senco();
        self.past
            .add(at, senco, Action::PlacementDecide, link.clone());
        let end = self
            .support_ends()
            .filter(|end| *end <= last_of_august(year))
            .or((year < self.school.starting).then(|| last_of_august(year)));
        if let Some(to_on) = end {
            let at = self.past.moment(to_on, 436);
            let ended = PupilStaff {
                to_on: Some(to_on),
                ..link
            };
            self.past.revise(at, senco, Action::PlacementDecide, ended);
        }
    }

    fn profile(&mut self, day: NaiveDate) {
        let at = self.past.moment(day, 440);
        let teacher = self.teacher(day);
        let helper = self.helper(day);
        let admire = *self.chance.pick(&ADMIRE);
        let important = *self.chance.pick(&IMPORTANT);
        let support = *self.chance.pick(&self.theme.support);
        let hopes = *self.chance.pick(&HOPES);
        let profile = Profile {
            id: ProfileId::new(self.past.id(at)),
            pupil_id: self.child.id.clone(),
            happened_on: day,
            admire: self.say(day, admire),
            important: self.say(day, important),
            support: self.say(day, support),
            communicate: self.say(day, self.theme.communicate),
            hopes: self.say(day, hopes),
            written_with: format!(
                "{}, {} and {}",
                teacher.name,
                helper.name,
                self.child.mother()
            ),
        };
        self.past.add(at, &teacher, Action::ProfileWrite, profile);
        self.profiles.push(day);
    }

    /// A fresh profile each October while the child is on the pathway.
    fn yearly_profiles(&mut self) {
        let Some(first) = self.profiles.first().copied() else {
            return;
        };
        for year in self.school.years() {
            let day = self
                .school
                .school_day_before(september(year) + Days::new(33), 0);
            let at_school = self.left_on.is_none_or(|end| day < end);
            if day > first + Days::new(120)
                && day <= self.school.today
                && at_school
                && self.on_pathway(day)
            {
                self.profile(day);
            }
        }
    }

    fn on_pathway(&self, day: NaiveDate) -> bool {
        self.placement.is_some() || self.last_review.is_some_and(|last| day <= last)
    }

    fn notes(&mut self) {
        let Some(first) = self.profiles.first().copied() else {
            return;
        };
        let end = self.left_on.unwrap_or(self.school.today);
        let mut day = self.school.school_day_after(first + Days::new(24), 0);
        let mut turn = 1;
        while day < end {
            let of_the_need = self.theme.notes.get(turn % 4).filter(|_| turn % 4 != 0);
            let (kind, words) = match of_the_need {
                Some(note) => *note,
                None => *self.chance.pick(&PLAIN_NOTES),
            };
            let author = match kind {
                NoteKind::Meeting | NoteKind::ParentContact => self.school.senco().clone(),
                _ => self.teacher(day),
            };
            let words = self.say(day, words);
            let minutes = 300 + self.chance.between(0, 200);
            self.note(day, minutes, &author, kind, words);
            turn += 1;
            let gap = u64::try_from(self.chance.between(50, 110)).unwrap_or(80);
            day = self.school.school_day_after(day + Days::new(gap), 0);
        }
    }

    fn leave_school(&mut self) {
        let Some(day) = self.left_on else { return };
        if let Some(plan) = self.plan.take() {
            self.end_plan(plan, day, "Left for secondary school.");
        }
        self.end_placement(day, 480, "Left the school".to_owned());
    }

    pub(super) fn note(
        &mut self,
        day: NaiveDate,
        minutes: i32,
        author: &Colleague,
        note_kind: NoteKind,
        body: String,
    ) {
        // Some are written down a school day later, by whoever still has the class.
        let late = u32::from(self.chance.in_hundred(25));
        let recorded = self.school.school_day_after(day, late);
        let end = self.left_on.unwrap_or(self.school.today);
        let same_year = academic_year_of(recorded) == academic_year_of(day);
        let recorded = if same_year { recorded.min(end) } else { day };
        let at = self.past.moment(recorded.max(day), minutes);
        let note = Note {
            id: NoteId::new(self.past.id(at)),
            pupil_id: self.child.id.clone(),
            happened_on: day,
            note_kind,
            body,
        };
        self.past.add(at, author, Action::NoteWrite, note);
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

    /// When the next review was agreed to be, for the few for whom a day was agreed.
    pub(super) fn agreed_day(&self) -> Option<NaiveDate> {
        let school = self.school;
        let mine = |number: &usize| *number == self.child.number;
        let overdue = OVERDUE.iter().find(|(number, _)| mine(number));
        if let Some((_, days)) = overdue {
            let days = u64::try_from(*days).unwrap_or_default();
            return Some(school.school_day_before(school.today - Days::new(days), 0));
        }
        let now = DUE_NOW.iter().find(|(number, _)| mine(number));
        now.map(|(_, days)| school.school_day_after(school.today, *days))
    }
}

fn plain_note(past: &mut Past, school: &School, child: &Child) {
    let mut chance = Chance::of(13, child.number);
    let back = usize::try_from(chance.between(3, 60)).unwrap_or_default();
    let day = school.school_day_before(school.today, back);
    if day < child.admitted_on || child.age == 8 || child.number >= 210 {
        return;
    }
    let year = academic_year_of(day);
    let class = child.class_in(school, year);
    let teacher = school.teacher(class, year);
    let (note_kind, words) = *chance.pick(&PLAIN_NOTES);
    let voice = Voice {
        name: child.called(),
        sex: child.record.sex,
        likes: child.likes,
        teacher: teacher.name.to_owned(),
        helper: school.helper(class).name.to_owned(),
    };
    let at = past.moment(day, 465);
    let note = Note {
        id: NoteId::new(past.id(at)),
        pupil_id: child.id.clone(),
        happened_on: day,
        note_kind,
        body: voice.say(words),
    };
    past.add(at, teacher, Action::NoteWrite, note);
}
