//! What families are owed in the sample school: the letter when a child enters the register, requests to see a record,
//! a record that has to be kept, and one that has been kept long enough.

use chrono::{Days, NaiveDate};

use super::courses::STORIES;
use super::past::Past;
use super::pupils::Child;
use super::school::School;
use super::story::Telling;
use crate::domain::id::{AccessRequestId, HoldId, NoteId, PupilId};
use crate::domain::letter::LetterKind;
use crate::domain::record::data_protection::{AccessRequest, LegalHold};
use crate::domain::record::pupil::{Note, NoteKind, Pupil, Sex};
use crate::domain::role::Action;
use crate::office::WriteOp;
use crate::ops::letter::{SendLetter, proposed};

impl Telling<'_> {
    /// The letter that tells the parents of the register, in the words of the program, as the record stands that day.
    pub(super) fn write_to_parents(&mut self, told_on: NaiveDate) {
        let at = self.past.moment(told_on, 590);
        let pupil_id = self.child.id.clone();
        let senco = self.school.senco();
        self.past
            .deed(at, senco, Action::PlacementDecide, move |tx| {
                let kind = LetterKind::RegisterEntry;
                let letter = proposed(tx, &pupil_id, kind)?;
                let sent = SendLetter {
                    pupil_id,
                    kind,
                    edition: letter.edition,
                    happened_on: Some(told_on),
                    title: letter.title,
                    body: letter.body,
                };
                sent.run(tx).map(drop)
            });
    }
}

/// One request that was answered in time, one that is being answered, one record under a hold, and one past its day.
pub(super) fn tell(past: &mut Past, school: &School, children: &[Child]) {
    let mut with_story = children
        .iter()
        .filter(|child| child.age <= 7 && STORIES.iter().any(|line| line.0 == child.number));
    if let Some(child) = with_story.next_back() {
        asked(past, school, child, 95, Some(12));
    }
    if let Some(child) = with_story.next_back() {
        asked(past, school, child, 9, None);
    }
    if let Some(child) = with_story.next_back() {
        hold(past, school, child);
    }
    paper_file(past, school);
}

/// A file on paper of somebody who left long ago, found and entered when the school began with Waymark: it is past the
/// day until which it is kept, so that the list of what may be destroyed has something on it.
fn paper_file(past: &mut Past, school: &School) {
    let at = past.moment(school.first_day(), 560);
    let id = PupilId::new(past.id(at));
    let born_in = school.starting - 33;
    let left = NaiveDate::from_ymd_opt(born_in + 11, 7, 18);
    let record = Pupil {
        id: id.clone(),
        legal_forename: "Marigold".to_owned(),
        legal_surname: "Thistlewood".to_owned(),
        preferred_forename: String::new(),
        upn: None,
        sex: Sex::Female,
        born_on: NaiveDate::from_ymd_opt(born_in, 3, 9).unwrap_or(school.first_day()),
        year_override: None,
        admitted_on: NaiveDate::from_ymd_opt(born_in + 4, 9, 3),
        left_on: left,
        destination: "Castle Meadow High School".to_owned(),
        file_sent_on: left,
        home_language: String::new(),
        interpreter_needed: false,
        key_facts: String::new(),
    };
    past.add(at, school.office(), Action::PupilWrite, record);
    let at = past.moment(school.first_day(), 570);
    let note = Note {
        id: NoteId::new(past.id(at)),
        pupil_id: id,
        note_kind: NoteKind::Other,
        contact_outcome: None,
        contact_with: String::new(),
        happened_on: left.unwrap_or(school.first_day()),
        body: "What we kept of the paper file when the rest went to the secondary school: two reviews of her plan and \
               the letters of a speech therapist. The papers themselves are in the archive cupboard."
            .to_owned(),
        review_id: None,
    };
    past.add(at, school.senco(), Action::NoteWrite, note);
}

/// A mother asked that many school days ago, and had her answer some school days later.
fn asked(past: &mut Past, school: &School, child: &Child, days: usize, answer: Option<u32>) {
    let received_on = school.school_day_before(school.today, days);
    if received_on <= child.admitted_on {
        return;
    }
    let at = past.moment(received_on, 530);
    let record = AccessRequest {
        id: AccessRequestId::new(past.id(at)),
        pupil_id: child.id.clone(),
        asked_by: child.mother(),
        relationship: "Mother".to_owned(),
        received_on,
        identity_on: Some(received_on),
        identity_how: "Known to the office; came in person".to_owned(),
        extended_on: None,
        extension_reason: String::new(),
        answered_on: None,
        answer_note: String::new(),
    };
    past.add(at, school.senco(), Action::AccessWrite, record.clone());
    // Within the calendar month, whatever holiday lies in it.
    let in_time = received_on + Days::new(27);
    let Some(answered_on) = answer
        .map(|days| school.school_day_after(received_on, days).min(in_time))
        .filter(|day| *day <= school.today)
    else {
        return;
    };
    let at = past.moment(answered_on, 530);
    let answered = AccessRequest {
        answered_on: Some(answered_on),
        answer_note: "Looked through together, then handed over on paper. Two notes that name another child were left \
                      out."
            .to_owned(),
        ..record
    };
    past.revise(at, school.senco(), Action::AccessWrite, answered);
}

fn hold(past: &mut Past, school: &School, child: &Child) {
    let from_on = school
        .school_day_before(school.today, 35)
        .max(child.admitted_on);
    let at = past.moment(from_on, 535);
    let record = LegalHold {
        id: HoldId::new(past.id(at)),
        pupil_id: child.id.clone(),
        from_on,
        reason: "A complaint to the governors about how much help was given. The clerk asks that everything is kept until \
                 it is settled."
            .to_owned(),
        ended_on: None,
        end_reason: String::new(),
    };
    past.add(at, school.senco(), Action::HoldWrite, record);
}
