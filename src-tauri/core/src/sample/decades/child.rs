//! A child of the long school: which class she is in, when her support begins, and how she leaves.

use chrono::NaiveDate;

use super::school::{AGES, FORMS, LongSchool, Person, Term};
use super::support::Support;
use crate::domain::calendar::academic_year_of;
use crate::domain::id::LinkId;
use crate::domain::record::Kind;
use crate::domain::record::pupil::{ClassMember, Pupil};
use crate::domain::role::Action;
use crate::sample::chance::Chance;
use crate::sample::past::Past;
use crate::sample::school::last_of_august;
use crate::sample::words::Voice;

/// Children of a hundred who need more support than the class gives, at some time.
const SUPPORTED: usize = 53;

/// A child who is at the school.
pub(super) struct Child {
    pub(super) record: Pupil,
    /// The September of her Reception year.
    pub(super) cohort: i32,
    pub(super) form: usize,
    pub(super) likes: &'static str,
    pub(super) chance: Chance,
    member: Option<ClassMember>,
    /// Half-terms until somebody is concerned; `None` for most.
    concern_in: Option<usize>,
    pub(super) support: Option<Support>,
}

impl Child {
    pub(super) fn new(
        record: Pupil,
        cohort: i32,
        form: usize,
        likes: &'static str,
        mut chance: Chance,
    ) -> Self {
        let concern_in = chance.in_hundred(SUPPORTED).then(|| chance.below(10));
        Self {
            record,
            cohort,
            form,
            likes,
            chance,
            member: None,
            concern_in,
            support: None,
        }
    }

    /// Whether she came to the school on a day or later.
    pub(super) fn came_after(&self, day: NaiveDate) -> bool {
        self.record
            .admitted_on
            .is_none_or(|admitted_on| admitted_on >= day)
    }

    /// Her class in the school year of a day, by its place.
    pub(super) fn class_on(&self, day: NaiveDate) -> usize {
        let age = usize::try_from(academic_year_of(day) - self.cohort).unwrap_or_default();
        age.min(AGES.len() - 1) * FORMS + self.form
    }

    pub(super) fn teacher<'a>(&self, school: &'a LongSchool, day: NaiveDate) -> &'a Person {
        school.teacher(self.class_on(day))
    }

    pub(super) fn helper<'a>(&self, school: &'a LongSchool, day: NaiveDate) -> &'a Person {
        school.helper(self.class_on(day))
    }

    /// A sentence of the bank about her.
    pub(super) fn say(&self, school: &LongSchool, day: NaiveDate, text: &str) -> String {
        let voice = Voice {
            name: self.record.legal_forename.clone(),
            sex: self.record.sex,
            likes: self.likes,
            teacher: self.teacher(school, day).name.clone(),
            helper: self.helper(school, day).name.clone(),
        };
        voice.say(text)
    }

    /// The office puts her into her class of the year.
    pub(super) fn join_class(&mut self, past: &mut Past, school: &LongSchool, day: NaiveDate) {
        let Some(class_id) = school.class_id(self.class_on(day), academic_year_of(day)) else {
            return;
        };
        let at = past.moment(day, 40);
        let member = ClassMember {
            id: LinkId::new(past.id(at)),
            pupil_id: self.record.id.clone(),
            class_id,
            from_on: day,
            to_on: None,
        };
        past.add(at, &school.office, Action::PupilWrite, member.clone());
        self.member = Some(member);
    }

    /// One half-term of her life.
    pub(super) fn live(&mut self, past: &mut Past, school: &LongSchool, term: &Term) {
        match self.concern_in {
            Some(0) => {
                self.concern_in = None;
                self.concern(past, school, term);
            }
            Some(more) => self.concern_in = Some(more - 1),
            None => {}
        }
        self.work_on_plan(past, school, term);
        self.write_notes(past, school, term);
        self.be_looked_at(past, school, term);
    }

    /// Colleagues open her record now and then, which is recorded.
    fn be_looked_at(&mut self, past: &mut Past, school: &LongSchool, term: &Term) {
        let times = if self.support.is_some() { 9 } else { 1 };
        for _ in 0..times {
            let day = self.day_in(term);
            let at = past.moment(day, self.chance.between(60, 540));
            let who = if self.chance.in_hundred(40) {
                &school.senco
            } else {
                self.teacher(school, day)
            };
            let id = self.record.id.clone();
            past.deed(at, who, Action::PupilOpen, move |tx| {
                let seen = tx.seen(&id)?;
                tx.note_act(Kind::Pupil, seen.id().as_str(), Some(seen.id()), "opened");
                Ok(())
            });
        }
    }

    /// A school day of the half-term on which she is there already.
    pub(super) fn day_in(&mut self, term: &Term) -> NaiveDate {
        let day = term.day(self.chance.below(term.len()));
        self.record
            .admitted_on
            .map_or(day, |admitted_on| day.max(admitted_on))
    }

    /// The last day of a school year; `false` where she leaves with Year 6.
    pub(super) fn end_year(&mut self, past: &mut Past, school: &LongSchool, year: i32) -> bool {
        let day = last_of_august(year);
        let oldest = usize::try_from(year - self.cohort).unwrap_or_default() + 1 >= AGES.len();
        if oldest {
            self.leave(past, school, day, "Hartsbridge Academy");
        } else {
            self.leave_class(past, school, day);
            self.change_adults(past, school, day);
        }
        !oldest
    }

    /// Her last day at the school: everything that runs is ended.
    pub(super) fn leave(
        &mut self,
        past: &mut Past,
        school: &LongSchool,
        day: NaiveDate,
        destination: &str,
    ) {
        self.end_support(past, school, day, "Left the school.");
        self.leave_class(past, school, day);
        let gone = Pupil {
            left_on: Some(day),
            destination: destination.to_owned(),
            file_sent_on: Some(day),
            ..self.record.clone()
        };
        past.revise(
            past.moment(day, 620),
            &school.office,
            Action::PupilWrite,
            gone,
        );
    }

    fn leave_class(&mut self, past: &mut Past, school: &LongSchool, day: NaiveDate) {
        if let Some(member) = self.member.take() {
            let ended = ClassMember {
                to_on: Some(day),
                ..member
            };
            past.revise(
                past.moment(day, 590),
                &school.office,
                Action::PupilWrite,
                ended,
            );
        }
    }
}
