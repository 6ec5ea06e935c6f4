//! The team around a child of the sample school: meetings each term, a lead practitioner from outside, events of before,
//! and one child on a reduced timetable.

use chrono::{Days, NaiveDate, NaiveDateTime};

use super::story::{EHCP, MY_PLAN_PLUS, Telling};
use crate::domain::ehc::{InviteeKind, ReviewAttendance};
use crate::domain::id::{
    ChronologyEventId, OutsideLeadId, ReintegrationId, TeamActionId, TeamMeetingId,
};
use crate::domain::record::reintegration::Reintegration;
use crate::domain::record::team::{ChronologyEvent, OutsideLead, TeamAction, TeamMeeting};
use crate::domain::reintegration::{
    Agreement, AgreementParty, FULL_WEEK, ReintegrationEnding, TimetableWeek, school_weeks,
};
use crate::domain::role::Action;
use crate::domain::team::{ChronologyKind, TeamPerson};

/// The children on a reduced timetable, by their numbers.
const REDUCED: [usize; 2] = [126, 171];

/// What a meeting is about, what is said there, and what the class teacher and the SENCO take on.
struct Talk {
    purpose: &'static str,
    said: &'static str,
    agreed: [&'static str; 2],
}

/// The meetings of a team, in turn.
const OF_TEAM: [Talk; 3] = [
    Talk {
        purpose: "To put together what home, school and the services know of {name}.",
        said: "What is going well was heard first. Home and school see the same. What helps is written into the plan.",
        agreed: [
            "Send home the words that we practise",
            "Tell everybody who covers the class what helps",
        ],
    },
    Talk {
        purpose: "How {name} is getting on, and what each of us does next.",
        said: "Mornings are calmer since the plan began; the end of the day is still the hardest hour. At home homework \
               is done before tea and in ten minutes. The advice of the service is now part of every lesson.",
        agreed: [
            "Try the last lesson of the day at the quiet table for three weeks",
            "Ask the service to see {name} in the afternoon too",
        ],
    },
    Talk {
        purpose: "What has changed since the last meeting, and whether the plan still fits.",
        said: "{name} said what helps before anybody else did. Two of the targets are met; a harder one takes their place. \
               The family would like to see the pictures that we use.",
        agreed: [
            "Make a second set of the pictures for home",
            "Write the new target into the plan and send the family a copy",
        ],
    },
];

/// A meeting about a reduced timetable.
const OF_HOURS: Talk = Talk {
    purpose: "How the hours at school are going, and the next step.",
    said: "Most mornings went well. The first half hour with a known adult makes the difference. The hours grow as \
           planned.",
    agreed: [
        "Send home on Friday what next week looks like, hour by hour",
        "Ring the family each Friday",
    ],
};

impl Telling<'_> {
    /// The meetings of the team since the first stage that has one, and for some children what else belongs to it.
    pub(super) fn team(&mut self) {
        let first = self
            .stages
            .iter()
            .find(|(_, stage)| stage == MY_PLAN_PLUS || stage == EHCP);
        let Some((since, _)) = first.cloned() else {
            return;
        };
        if self.left_on.is_some() {
            return;
        }
        let mut day = self.school.school_day_after(since, 15);
        for talk in OF_TEAM.iter().cycle() {
            let held = (day <= self.school.today).then_some(day);
            self.team_meeting(day, held, None, talk);
            if held.is_none() {
                break;
            }
            day = self.school.school_day_after(day, 55);
        }
        self.before_the_school(since);
        if self.is_led_from_outside() {
            self.led_from_outside(since);
        }
        if REDUCED.contains(&self.child.number) {
            self.reduced_timetable();
        }
    }

    /// Whether somebody of another service leads the work, and no member of staff.
    pub(super) fn is_led_from_outside(&self) -> bool {
        self.child.number.is_multiple_of(4)
    }

    fn people(&self, held: bool) -> Vec<TeamPerson> {
        let person = |name: &str, kind, role: &str, how| TeamPerson {
            name: name.to_owned(),
            kind,
            role: role.to_owned(),
            attendance: held.then_some(how),
        };
        let (contact, service) = super::assessment::named(super::plan::agency(self.theme));
        let came = ReviewAttendance::Came;
        vec![
            person(&self.child.mother(), InviteeKind::Parent, "Family", came),
            person(
                &self.child.called(),
                InviteeKind::Child,
                "",
                ReviewAttendance::SentViews,
            ),
            person(self.school.senco().name, InviteeKind::School, "SENCO", came),
            person(contact, InviteeKind::Other, service, came),
        ]
    }

    fn team_meeting(
        &mut self,
        on: NaiveDate,
        held_on: Option<NaiveDate>,
        about: Option<&ReintegrationId>,
        talk: &Talk,
    ) {
        // One that is to come was planned when the last one was held.
        let entered =
            held_on.unwrap_or_else(|| self.school.school_day_before(self.school.today, 1));
        let at = self.past.moment(entered, 465);
        let senco = self.school.senco();
        let id = TeamMeetingId::new(self.past.id(at));
        let meeting = TeamMeeting {
            id: id.clone(),
            pupil_id: self.child.id.clone(),
            reintegration_id: about.cloned(),
            planned_on: on,
            meeting_at: "14:15".to_owned(),
            place: "Meeting room".to_owned(),
            purpose: self.say(entered, talk.purpose),
            people: self.people(held_on.is_some()),
            held_on,
            notes: match held_on {
                Some(on) => self.say(on, talk.said),
                None => String::new(),
            },
            next_on: None,
        };
        self.past.add(at, senco, Action::TeamWrite, meeting);
        let Some(held_on) = held_on else {
            return;
        };
        let teacher = self.teacher(held_on).name;
        let [by_teacher, by_senco] = talk.agreed;
        let lines = [(by_teacher, teacher, 10), (by_senco, senco.name, 30)];
        for (text, who, days) in lines {
            let by_on = self.school.school_day_after(held_on, days);
            let at = self.past.moment(held_on, 466);
            let action = TeamAction {
                id: TeamActionId::new(self.past.id(at)),
                pupil_id: self.child.id.clone(),
                meeting_id: id.clone(),
                text: self.say(held_on, text),
                action_by: who.to_owned(),
                by_on,
                done_on: None,
                done_note: String::new(),
            };
            self.past.add(at, senco, Action::TeamWrite, action.clone());
            if by_on < self.school.today {
                let done = TeamAction {
                    done_on: Some(by_on),
                    ..action
                };
                let at = self.past.moment(by_on, 520);
                self.past.revise(at, senco, Action::TeamWrite, done);
            }
        }
    }

    fn led_from_outside(&mut self, since: NaiveDate) {
        let at = self.past.moment(since, 470);
        let lead = OutsideLead {
            id: OutsideLeadId::new(self.past.id(at)),
            pupil_id: self.child.id.clone(),
            name: "Gwen Adair".to_owned(),
            role: "Family support worker, Early Help".to_owned(),
            telephone: "01632 960482".to_owned(),
            email: String::new(),
            from_on: since,
            to_on: None,
        };
        self.past
            .add(at, self.school.senco(), Action::AdultWrite, lead);
    }

    /// What is known of before, and one thing that is not for everybody.
    fn before_the_school(&mut self, since: NaiveDate) {
        let at = self.past.moment(since, 475);
        let before = self.child.admitted_on;
        self.event(
            at,
            before.checked_sub_days(Days::new(200)).unwrap_or(before),
            ChronologyKind::Family,
            "Help from the health visitor began",
            "Told by the family when the child started school.",
            "The family",
            false,
        );
        if self.child.number.is_multiple_of(3) {
            self.event(
                at,
                since,
                ChronologyKind::Family,
                "Changes at home",
                "Told in confidence. Ask before anything is said about it at a meeting.",
                "Telephone call with the family",
                true,
            );
        }
    }

    #[allow(clippy::too_many_arguments)]
    fn event(
        &mut self,
        at: NaiveDateTime,
        happened_on: NaiveDate,
        event_kind: ChronologyKind,
        title: &str,
        words: &str,
        source: &str,
        restricted: bool,
    ) {
        let event = ChronologyEvent {
            id: ChronologyEventId::new(self.past.id(at)),
            pupil_id: self.child.id.clone(),
            happened_on,
            event_kind,
            title: title.to_owned(),
            words: words.to_owned(),
            source: source.to_owned(),
            restricted,
        };
        self.past
            .add(at, self.school.senco(), Action::TeamWrite, event);
    }

    /// A reduced timetable that began lately, with hours that rise; the one before it has ended.
    fn reduced_timetable(&mut self) {
        let today = self.school.today;
        let starts_on = self.school.school_day_before(today, 9);
        if starts_on <= self.child.admitted_on {
            return;
        }
        let earlier = self.school.school_day_before(today, 60);
        if earlier > self.child.admitted_on {
            self.plan_of_hours(earlier, Some(self.school.school_day_after(earlier, 19)));
        }
        let id = self.plan_of_hours(starts_on, None);
        let met = self.school.school_day_before(today, 3);
        self.team_meeting(met, Some(met), Some(&id), &OF_HOURS);
    }

    fn plan_of_hours(
        &mut self,
        starts_on: NaiveDate,
        ended_on: Option<NaiveDate>,
    ) -> ReintegrationId {
        let decided = self.school.school_day_before(starts_on, 2);
        let at = self.past.moment(decided, 480);
        let senco = self.school.senco();
        let id = ReintegrationId::new(self.past.id(at));
        let agrees = |party, name: String| Agreement {
            party,
            name,
            agreed_on: Some(decided),
        };
        let ends_on = self.school.school_day_after(starts_on, 19);
        let mondays = school_weeks(&self.school.calendar, starts_on, ends_on);
        let hours: [u16; 5] = [150, 180, 240, 300, 330];
        let weeks = mondays.into_iter().zip(hours);
        let weeks = weeks.map(|(from_on, minutes)| TimetableWeek {
            from_on,
            minutes: [minutes; 5],
        });
        let plan = Reintegration {
            id: id.clone(),
            pupil_id: self.child.id.clone(),
            extends_id: None,
            starts_on,
            ends_on,
            reason: self.say(
                decided,
                "The whole day is too much for {name} at the moment: the afternoons end in distress.",
            ),
            support: "A calm start with a known adult each morning, and a place to go to without asking.".to_owned(),
            agreements: vec![
                agrees(AgreementParty::Parent, self.child.mother()),
                agrees(AgreementParty::Child, self.child.called()),
                agrees(AgreementParty::School, senco.name.to_owned()),
            ],
            risk_on: Some(decided),
            risk_by: senco.name.to_owned(),
            full_week: FULL_WEEK,
            weeks: weeks.collect(),
            decided_on: Some(decided),
            missing: Vec::new(),
            missing_reason: String::new(),
            ended_on: None,
            ending: None,
            end_reason: String::new(),
        };
        self.past
            .add(at, senco, Action::ReintegrationWrite, plan.clone());
        if let Some(ended_on) = ended_on.filter(|on| *on <= self.school.today) {
            let at = self.past.moment(ended_on, 540);
            let ended = Reintegration {
                ended_on: Some(ended_on),
                ending: Some(ReintegrationEnding::FullTime),
                end_reason: "The last week went well from the first lesson to the last.".to_owned(),
                ..plan
            };
            self.past
                .revise(at, senco, Action::ReintegrationWrite, ended);
        }
        id
    }
}
