//! The agencies of the sample school, and their work with the children on the later stages.

use chrono::{Days, NaiveDate};

use super::assessment::named;
use super::past::Past;
use super::plan::agency;
use super::school::School;
use super::story::{EHCP, MY_PLAN_PLUS, Telling};
use crate::domain::agency::{AdviceAnswer, AgencyEntryKind, AgencyKind, ReferralOutcome};
use crate::domain::id::{AgencyEntryId, AgencyId, RecommendationId, ReferralId};
use crate::domain::record::agency::{Agency, AgencyEntry, Recommendation, Referral};
use crate::domain::role::Action;

/// Id, name, what it is, whom to ask for, as what, and how to refer. The ids are the sample's own.
const AGENCIES: [(&str, &str, AgencyKind, &str, &str); 8] = [
    (
        "sample-agency-ep",
        "Sedgecombe Educational Psychology",
        AgencyKind::EducationalPsychology,
        "Dr M Lindqvist",
        "Planning meeting each September; one page with what has been tried.",
    ),
    (
        "sample-agency-salt",
        "Speech and Language Therapy, Vale",
        AgencyKind::SpeechAndLanguage,
        "Helen Marsh",
        "Online form with a language screen. About ten weeks.",
    ),
    (
        "sample-agency-at",
        "Advisory Teaching: Autism",
        AgencyKind::AdvisoryTeaching,
        "Ruth Adeleke",
        "Request by email; visits in the half-term after.",
    ),
    (
        "sample-agency-hi",
        "Advisory Teaching: Hearing",
        AgencyKind::HearingSupport,
        "Owen Pike",
        "Needs the audiology letter.",
    ),
    (
        "sample-agency-vi",
        "Advisory Teaching: Vision",
        AgencyKind::VisionSupport,
        "Joy Tan",
        "Needs the letter of the eye clinic.",
    ),
    (
        "sample-agency-ot",
        "Occupational Therapy, Vale",
        AgencyKind::OccupationalTherapy,
        "Sam Ferris",
        "Form and a sample of writing. About fourteen weeks.",
    ),
    (
        "sample-agency-paed",
        "Community Paediatrics",
        AgencyKind::Paediatrics,
        "Dr P Sen",
        "Through the school nurse or the family doctor.",
    ),
    (
        "sample-agency-eh",
        "Early Help, Sedgecombe",
        AgencyKind::EarlyHelp,
        "Gwen Adair",
        "Telephone first.",
    ),
];

/// The list is made in the first autumn.
pub(super) fn list(past: &mut Past, school: &School) {
    let at = past.moment(school.first_day(), 60);
    for (id, name, agency_kind, contact_name, note) in AGENCIES {
        let record = Agency {
            id: AgencyId::new(id),
            name: name.to_owned(),
            agency_kind,
            contact_name: contact_name.to_owned(),
            telephone: String::new(),
            email: String::new(),
            note: note.to_owned(),
        };
        past.add(at, school.senco(), Action::AgencyWrite, record);
    }
}

impl Telling<'_> {
    /// The agencies that joined with each stage that has several.
    pub(super) fn agencies(&mut self) {
        let stages = self.stages.clone();
        let mut first = true;
        for (day, stage) in stages {
            if stage != MY_PLAN_PLUS && stage != EHCP {
                continue;
            }
            let (contact, _) = named(agency(self.theme));
            let place = AGENCIES.iter().position(|line| line.3 == contact);
            let (own, other) = (place.unwrap_or(0), if place == Some(0) { 6 } else { 0 });
            let before = self.school.school_day_before(day - Days::new(20), 0);
            let joined = before.max(self.child.admitted_on);
            if first {
                self.work_of(own, joined, self.child.number.is_multiple_of(5), 0);
            } else if self.child.number.is_multiple_of(2) {
                self.work_of(other, joined, false, 1);
            }
            first = false;
        }
    }

    /// One agency: the referral, a visit, and a report with what it recommends.
    fn work_of(&mut self, place: usize, joined: NaiveDate, ended: bool, nth: usize) {
        let Some((id, agency, _, contact, _)) = AGENCIES.get(place) else {
            return;
        };
        let at = self.past.moment(joined, 442);
        let mother = self.child.mother();
        let begun_on = self.school.school_day_after(joined, 8);
        let took_on = (begun_on <= self.school.today).then_some(begun_on);
        let senco = self.school.senco();
        let referral = Referral {
            id: ReferralId::new(self.past.id(at)),
            pupil_id: self.child.id.clone(),
            agency_id: AgencyId::new(*id),
            happened_on: joined,
            referred_by: senco.name.to_owned(),
            reason: self.say(joined, self.theme.concern),
            consent_on: Some(joined),
            consent_by: mother,
            without_consent: String::new(),
            consent_again_on: None,
            begun_on: None,
            closed_on: None,
            outcome: None,
            outcome_note: String::new(),
        };
        self.past
            .add(at, senco, Action::AgencyWrite, referral.clone());
        let Some(begun_on) = took_on.filter(|day| self.still_here(*day)) else {
            return;
        };
        let at = self.past.moment(begun_on, 443);
        let taken_on = Referral {
            begun_on: Some(begun_on),
            ..referral
        };
        self.past
            .revise(at, senco, Action::AgencyWrite, taken_on.clone());
        // The first service looks at the need itself, a second one at what helps, at home and at school.
        let (noticed, found) = match nth {
            0 => (self.theme.notice.to_owned(), self.theme.evidence.to_owned()),
            _ => (
                format!(
                    "Talked with the family. They find that this helps: {}",
                    self.theme.home
                ),
                format!("What was seen to help at school: {}", self.theme.helps),
            ),
        };
        let seen = self.say(begun_on, &noticed);
        self.entry(&taken_on, AgencyEntryKind::Visit, begun_on, contact, seen);
        let report_on = self.school.school_day_after(begun_on, 12);
        if report_on > self.school.today || !self.still_here(report_on) {
            return;
        }
        let words = self.say(report_on, &found);
        let report = self.entry(
            &taken_on,
            AgencyEntryKind::Report,
            report_on,
            contact,
            words,
        );
        self.advise(&report, report_on, nth);
        self.report_on_paper(agency, &report, report_on);
        let end = self.school.school_day_after(report_on, 40);
        if ended && end <= self.school.today && self.still_here(end) {
            let at = self.past.moment(end, 444);
            let closed = Referral {
                closed_on: Some(end),
                outcome: Some(ReferralOutcome::AdviceGiven),
                outcome_note: self.say(
                    end,
                    "What was advised is part of every day now. We may ask again at any time.",
                ),
                ..taken_on
            };
            self.past.revise(at, senco, Action::AgencyWrite, closed);
        }
    }

    fn still_here(&self, day: NaiveDate) -> bool {
        self.left_on.is_none_or(|left_on| day <= left_on)
    }

    fn entry(
        &mut self,
        referral: &Referral,
        entry_kind: AgencyEntryKind,
        on: NaiveDate,
        author: &str,
        words: String,
    ) -> AgencyEntry {
        let at = self.past.moment(on, 455);
        let entry = AgencyEntry {
            id: AgencyEntryId::new(self.past.id(at)),
            pupil_id: self.child.id.clone(),
            referral_id: referral.id.clone(),
            entry_kind,
            happened_on: on,
            received_on: entry_kind.is_paper().then_some(on),
            author: author.to_owned(),
            words,
        };
        let senco = self.school.senco();
        self.past.add(at, senco, Action::AgencyWrite, entry.clone());
        entry
    }

    /// Two recommendations: one that the class teacher sees to, and one that is still to be answered where it is new.
    fn advise(&mut self, report: &AgencyEntry, on: NaiveDate, nth: usize) {
        let at = self.past.moment(on, 456);
        let teacher = self.teacher(on);
        let new = on + Days::new(220) > self.school.today;
        let by_on = self.school.school_day_after(on, 15);
        let lines = self.theme.targets.get(nth).map(|seed| seed.strategies);
        for (place, text) in lines.into_iter().flatten().enumerate() {
            let open = new && place == 1;
            let recommendation = Recommendation {
                id: RecommendationId::new(self.past.id(at)),
                pupil_id: self.child.id.clone(),
                entry_id: report.id.clone(),
                text: self.say(on, text),
                answer: (!open).then_some(AdviceAnswer::Action),
                target_id: None,
                strategy_id: None,
                action_by: if open {
                    String::new()
                } else {
                    teacher.name.to_owned()
                },
                by_on: (!open).then_some(by_on),
                done_on: (!open && by_on <= self.school.today).then_some(by_on),
                answer_note: String::new(),
            };
            let senco = self.school.senco();
            self.past
                .add(at, senco, Action::AgencyWrite, recommendation);
        }
    }
}
