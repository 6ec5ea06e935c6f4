//! What is noted about a child in a half-term: of most a line or two, of those with a plan every session.

use chrono::NaiveDate;

use super::child::Child;
use super::school::{LongSchool, Term};
use crate::domain::id::NoteId;
use crate::domain::record::pupil::{Note, NoteKind};
use crate::domain::role::Action;
use crate::sample::past::{Doer, Past};
use crate::sample::words::{COMING_ON, PLAIN_NOTES, STANDING};

/// Sessions noted in a half-term for a child with a plan.
const SESSIONS: usize = 9;

impl Child {
    /// The notes of a half-term.
    pub(super) fn write_notes(&mut self, past: &mut Past, school: &LongSchool, term: &Term) {
        if self.chance.in_hundred(45) {
            let day = self.day_in(term);
            let (kind, words) = *self.chance.pick(&PLAIN_NOTES);
            let words = self.say(school, day, words);
            self.note(past, day, self.teacher(school, day), kind, words);
        }
        let Some(theme) = self.support.as_ref().map(|support| support.theme) else {
            return;
        };
        let (kind, words) = *self.chance.pick(&theme.notes);
        let day = self.day_in(term);
        let words = self.say(school, day, words);
        self.note(past, day, self.teacher(school, day), kind, words);
        let sessions = if self.has_plan() { SESSIONS } else { 2 };
        for session in 0..sessions {
            let day = self.day_in(term);
            let target = self.chance.pick(&theme.targets);
            let seen = if self.chance.in_hundred(65) {
                self.chance.pick(&COMING_ON)
            } else {
                self.chance.pick(&STANDING)
            };
            let help = &target.provision;
            let detail = self.chance.pick(&target.strategies);
            let text = format!(
                "{}, {} minutes, {}. {seen} {detail}.",
                help.0,
                help.2,
                help.1.to_lowercase()
            );
            let text = self.say(school, day, &text);
            let kind = if session % 3 == 2 {
                NoteKind::Observation
            } else {
                NoteKind::Progress
            };
            self.note(past, day, self.teacher(school, day), kind, text);
        }
    }

    /// A note about her on a day.
    pub(super) fn note(
        &self,
        past: &mut Past,
        day: NaiveDate,
        who: &impl Doer,
        note_kind: NoteKind,
        body: String,
    ) {
        let at = past.moment(day, 470);
        let note = Note {
            id: NoteId::new(past.id(at)),
            pupil_id: self.record.id.clone(),
            happened_on: day,
            note_kind,
            contact_outcome: None,
            contact_with: String::new(),
            body,
            review_id: None,
        };
        past.add(at, who, Action::NoteWrite, note);
    }
}
