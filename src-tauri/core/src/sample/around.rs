//! What is round a plan: the adults who work with a child, the profiles, the notes.

use chrono::{Days, NaiveDate};

use super::chance::Chance;
use super::past::{Colleague, Past};
use super::pupils::Child;
use super::school::{School, last_of_august, september};
use super::story::{EHCP, MY_PLAN_PLUS, Telling};
use super::words::{ADMIRE, HOPES, IMPORTANT, PLAIN_NOTES, Voice};
use crate::domain::calendar::academic_year_of;
use crate::domain::id::{LinkId, NoteId, ProfileId};
use crate::domain::record::person::{Duty, PupilStaff};
use crate::domain::record::plan::Profile;
use crate::domain::record::pupil::{Note, NoteKind};
use crate::domain::role::Action;
use crate::domain::voice::ContactOutcome;

impl Telling<'_> {
    /// Who worked with the child while she was on the register.
    pub(super) fn adults(&mut self) {
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
            if stage == EHCP {
                people.push((self.school.one_to_one(), Duty::Supports));
            }
            if matches!(stage, MY_PLAN_PLUS | EHCP) && !self.is_led_from_outside() {
                people.push((self.school.senco(), Duty::LeadPractitioner));
            }
            for (person, duty) in people {
                self.work_with(person, duty, from_on, year);
            }
        }
    }

    /// Whether the teaching assistant of the class works with the child for a week from that day.
    fn is_supported(&self, day: NaiveDate) -> bool {
        let begun = self.stages.first().is_some_and(|(first, _)| *first < day);
        begun
            && self
                .support_ends()
                .is_none_or(|end| day + Days::new(7) < end)
    }

    pub(super) fn support_ends(&self) -> Option<NaiveDate> {
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

    pub(super) fn profile(&mut self, day: NaiveDate) {
        let at = self.past.moment(day, 440);
        let teacher = self.teacher(day);
        let helper = self.helper(day);
        // Each profile says something else than the one before.
        let turn = self.child.number + self.profiles.len() * 5;
        let admire = ADMIRE.get(turn % ADMIRE.len()).copied().unwrap_or_default();
        let important = IMPORTANT
            .get((turn * 3) % IMPORTANT.len())
            .copied()
            .unwrap_or_default();
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
    pub(super) fn yearly_profiles(&mut self) {
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

    pub(super) fn notes(&mut self) {
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
                NoteKind::Observation | NoteKind::Progress if self.is_supported(day) => {
                    self.helper(day)
                }
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

    pub(super) fn note(
        &mut self,
        day: NaiveDate,
        minutes: i32,
        author: &Colleague,
        note_kind: NoteKind,
        body: String,
    ) {
        // What the stories tell as a meeting is one with colleagues and agencies.
        let outcome = (note_kind == NoteKind::Meeting).then_some(ContactOutcome::NotParents);
        self.contact((day, minutes), author, note_kind, (outcome, ""), body);
    }

    /// A contact with the parents, or a meeting that says whether they were there.
    pub(super) fn contact(
        &mut self,
        (day, minutes): (NaiveDate, i32),
        author: &Colleague,
        note_kind: NoteKind,
        (contact_outcome, with): (Option<ContactOutcome>, &str),
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
            contact_outcome,
            contact_with: with.to_owned(),
            body,
            review_id: None,
        };
        self.past.add(at, author, Action::NoteWrite, note);
    }
}

/// A note about a child who has no story.
pub(super) fn plain_note(past: &mut Past, school: &School, child: &Child) {
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
        contact_outcome: (note_kind == NoteKind::Meeting).then_some(ContactOutcome::NotParents),
        contact_with: String::new(),
        body: voice.say(words),
        review_id: None,
    };
    past.add(at, teacher, Action::NoteWrite, note);
}
