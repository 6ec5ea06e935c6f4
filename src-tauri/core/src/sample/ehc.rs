//! The statutory side of the sample school: the EHC plans with their reviews, and one child who is being assessed.

use chrono::{Datelike, Days, Months, NaiveDate};

use super::story::{EHCP, MY_PLAN_PLUS, Telling};
use crate::domain::disclosure::{DisclosedThing, DisclosureBasis, DisclosureWay};
use crate::domain::ehc::{
    AssessDecision, EhcReviewKind, EhcSection, InviteeKind, LaDecision, RequestOutcome,
    ReviewAttendance, ReviewRecommendation, SchoolUnit, SectionEntry, SectionState,
};
use crate::domain::id::{DisclosureId, EhcPlanId, EhcRequestId, EhcReviewId};
use crate::domain::record::disclosure::Disclosure;
use crate::domain::record::ehc::{EhcOutcome, EhcPlan, EhcProvision, EhcRequest};
use crate::domain::record::ehc_review::{EhcReview, Invitee, OutcomeProgress};
use crate::domain::role::Action;
use crate::ops::ehc::{arranged, begun};

/// The local authority of the sample school.
const AUTHORITY: &str = "Gloucestershire";

/// Whose assessment is under way: on My Plan+ for two years, with agencies and reviewed cycles behind it.
const IN_ASSESSMENT: usize = 163;

/// Weeks from one step of a request to the next, as they went for each child who has a plan.
const WEEKS_TO_PLAN: u64 = 20;

impl Telling<'_> {
    /// The request and the plan of a child on the EHCP stage, or the request that is under way.
    pub(super) fn statutory(&mut self) {
        let reached = self.stages.iter().find(|(_, stage)| stage == EHCP);
        if let Some(issued_on) = reached.map(|(day, _)| *day) {
            self.with_plan(issued_on);
        } else if self.child.number == IN_ASSESSMENT
            && self.stages.iter().any(|(_, stage)| stage == MY_PLAN_PLUS)
        {
            self.being_assessed();
        }
    }

    fn with_plan(&mut self, reached_on: NaiveDate) {
        let came_with = reached_on == self.child.admitted_on;
        let first_issued_on = if came_with {
            reached_on - Months::new(24)
        } else {
            reached_on
        };
        if !came_with {
            self.request_to_plan(reached_on);
        }
        let at = self.past.moment(reached_on, 500);
        let plan = EhcPlan {
            id: EhcPlanId::new(self.past.id(at)),
            pupil_id: self.child.id.clone(),
            request_id: None,
            review_id: None,
            edition: 1,
            issued_on: if came_with {
                reached_on - Months::new(10)
            } else {
                reached_on
            },
            first_issued_on,
            local_authority: AUTHORITY.to_owned(),
            sections: sections(came_with),
            outcomes: self.outcomes(reached_on),
            provisions: self.provisions(reached_on),
            top_up: !came_with,
            top_up_pounds: (!came_with).then_some(6_200),
            school_unit: SchoolUnit::None,
            ceased_on: None,
            ceased_reason: String::new(),
        };
        let senco = self.school.senco();
        self.past.add(at, senco, Action::EhcWrite, plan.clone());
        self.yearly_reviews(&plan);
        if self.child.number.is_multiple_of(2) {
            self.shown_to_inspector(&plan);
        }
    }

    /// The request that led to the plan, in time at every step but one.
    fn request_to_plan(&mut self, issued_on: NaiveDate) {
        let sent_on = self
            .school
            .school_day_after(issued_on - Days::new(WEEKS_TO_PLAN * 7), 0);
        if sent_on < self.school.first_day() || sent_on < self.child.admitted_on {
            return;
        }
        let begun_on = self
            .school
            .school_day_before(sent_on, 8)
            .max(self.child.admitted_on);
        let request = self.signed_request(begun_on, sent_on);
        let at = self.past.moment(issued_on, 495);
        let after = |weeks: u64| sent_on + Days::new(weeks * 7);
        let served_on = after(15);
        let whole = EhcRequest {
            panel_on: Some(after(5)),
            decision: Some(AssessDecision::Assess),
            decided_on: Some(after(6)),
            advice_asked_on: Some(after(6)),
            advice_sent_on: Some(after(11)),
            draft_served_on: Some(served_on),
            parents_views_on: Some(served_on + Days::new(12)),
            parents_views: self.say(
                issued_on,
                "We are glad that {name} will have this in writing.",
            ),
            consulted_on: Some(served_on),
            replied_on: Some(served_on + Days::new(9)),
            reply: "We can meet Section F with the top-up that is proposed.".to_owned(),
            outcome: Some(RequestOutcome::Issued),
            outcome_on: Some(issued_on),
            rights_told_on: Some(issued_on),
            ..request
        };
        self.past
            .revise(at, self.school.senco(), Action::EhcWrite, whole);
    }

    /// Begun by the SENCO, signed off by the headteacher, and sent.
    fn signed_request(&mut self, begun_on: NaiveDate, sent_on: NaiveDate) -> EhcRequest {
        let at = self.past.moment(begun_on, 460);
        let id = EhcRequestId::new(self.past.id(at));
        let fresh = begun(id, self.child.id.clone(), begun_on);
        let request = EhcRequest {
            local_authority: AUTHORITY.to_owned(),
            grounds: self.say(begun_on, self.theme.concern),
            ..fresh
        };
        let senco = self.school.senco();
        self.past.add(at, senco, Action::EhcWrite, request.clone());
        let signed_on = self.school.school_day_before(sent_on, 2).max(begun_on);
        let head = self.school.head();
        let signed = EhcRequest {
            signed_on: Some(signed_on),
            signed_by: head.name.to_owned(),
            ..request
        };
        let at = self.past.moment(signed_on, 480);
        self.past
            .revise(at, head, Action::EhcSignOff, signed.clone());
        let sent = EhcRequest {
            sent_on: Some(sent_on),
            received_on: Some(sent_on),
            ..signed
        };
        let at = self.past.moment(sent_on, 485);
        self.past.revise(at, senco, Action::EhcWrite, sent.clone());
        sent
    }

    /// Asked for eleven weeks ago; the local authority assesses and has asked for the school's advice.
    fn being_assessed(&mut self) {
        let today = self.school.today;
        let sent_on = self.school.school_day_before(today - Days::new(75), 0);
        let begun_on = self.school.school_day_before(sent_on, 8);
        let request = self.signed_request(begun_on, sent_on);
        let decided_on = self.school.school_day_before(sent_on + Days::new(40), 0);
        let at = self.past.moment(decided_on, 490);
        let decided = EhcRequest {
            panel_on: Some(decided_on - Days::new(2)),
            decision: Some(AssessDecision::Assess),
            decided_on: Some(decided_on),
            advice_asked_on: Some(decided_on),
            ..request
        };
        self.past
            .revise(at, self.school.senco(), Action::EhcWrite, decided);
    }

    /// A review a year, the last one as far as it has come, and the next one planned where it is near.
    fn yearly_reviews(&mut self, plan: &EhcPlan) {
        let today = self.school.today;
        let mut last = plan.first_issued_on.max(self.child.admitted_on);
        if plan.issued_on < self.child.admitted_on {
            last = plan.issued_on;
        }
        loop {
            let meeting_on = self.school.school_day_before(last + Months::new(11), 0);
            if meeting_on > today + Months::new(2)
                || self.left_on.is_some_and(|left| meeting_on > left)
            {
                return;
            }
            if meeting_on < self.child.admitted_on {
                last = self.child.admitted_on;
                continue;
            }
            self.one_review(plan, meeting_on);
            if meeting_on > today {
                return;
            }
            last = meeting_on;
        }
    }

    fn one_review(&mut self, plan: &EhcPlan, meeting_on: NaiveDate) {
        let today = self.school.today;
        let done = |on: NaiveDate| (on <= today).then_some(on);
        let before = |days: u64| {
            self.school
                .school_day_before(meeting_on - Days::new(days), 0)
        };
        let arranged_on = before(60)
            .max(plan.issued_on.max(self.child.admitted_on))
            .min(today);
        let at = self.past.moment(arranged_on, 510);
        let id = EhcReviewId::new(self.past.id(at));
        let fresh = arranged(id, self.child.id.clone(), plan.id.clone(), arranged_on);
        let held_on = done(meeting_on);
        let (asked_on, sent_on) = (
            done(before(45).max(arranged_on)),
            done(before(16).max(arranged_on)),
        );
        let later = |weeks: u64| {
            held_on.and_then(|on| done(self.school.school_day_after(on + Days::new(weeks * 7), 0)))
        };
        let report_sent_on = held_on.and_then(|on| done(self.school.school_day_after(on, 7)));
        let decided_on = later(3);
        let people = self.invited(arranged_on, sent_on, held_on.is_some());
        let planned = EhcReview {
            review_kind: EhcReviewKind::Annual,
            meeting_on,
            meeting_at: "14:00".to_owned(),
            place: "Library".to_owned(),
            people: people.clone(),
            ..fresh
        };
        let senco = self.school.senco();
        self.past.add(at, senco, Action::EhcWrite, planned.clone());
        let spoken = held_on.is_some();
        let told = |words: String| if spoken { words } else { String::new() };
        let so_far = EhcReview {
            advice_asked_on: asked_on,
            invitations_sent_on: sent_on,
            papers_sent_on: sent_on,
            held_on,
            child_views: told(format!(
                "I like {}. I want to do more with my friends.",
                self.child.likes
            )),
            child_scribe: told(self.helper(arranged_on).name.to_owned()),
            parent_views: told(self.say(
                arranged_on,
                "{name} talks about school at home now. We would like more help with the mornings.",
            )),
            working_well: told(self.say(arranged_on, self.theme.notice)),
            progress: if spoken {
                let progress = |one: &EhcOutcome| OutcomeProgress {
                    outcome: one.text.clone(),
                    progress: "On the way: see the targets of the delivery plan.".to_owned(),
                };
                plan.outcomes.iter().map(progress).collect()
            } else {
                Vec::new()
            },
            recommendation: spoken.then_some(ReviewRecommendation::Keep),
            report_sent_on,
            decision: decided_on.map(|_| LaDecision::Keep),
            decided_on,
            rights_told_on: decided_on,
            ..planned
        };
        let last = [asked_on, sent_on, held_on, report_sent_on, decided_on];
        if let Some(on) = last.into_iter().flatten().max() {
            let at = self.past.moment(on, 515);
            self.past.revise(at, senco, Action::EhcWrite, so_far);
        }
    }

    fn invited(&self, on: NaiveDate, sent_on: Option<NaiveDate>, held: bool) -> Vec<Invitee> {
        let invitee = |name: String, kind: InviteeKind, role: &str, advice_wanted: bool| Invitee {
            name,
            kind,
            role: role.to_owned(),
            advice_wanted,
            advice_on: sent_on.filter(|_| advice_wanted),
            attendance: held.then_some(if kind == InviteeKind::LocalAuthority {
                ReviewAttendance::Apologies
            } else {
                ReviewAttendance::Came
            }),
        };
        let teacher = self.teacher(on);
        vec![
            invitee(self.child.called(), InviteeKind::Child, "", false),
            invitee(self.child.mother(), InviteeKind::Parent, "Mother", true),
            invitee(
                teacher.name.to_owned(),
                InviteeKind::School,
                "Class teacher",
                true,
            ),
            invitee(
                "Dr M Lindqvist".to_owned(),
                InviteeKind::LocalAuthority,
                "Educational psychologist",
                true,
            ),
        ]
    }

    fn outcomes(&self, on: NaiveDate) -> Vec<EhcOutcome> {
        let by_when = format!("By July {}", on.year() + 2);
        [
            "{name} takes part in lessons with the class for most of the day.",
            "{name} asks for what {they} needs.",
        ]
        .map(|text| EhcOutcome {
            text: self.say(on, text),
            by_when: by_when.clone(),
        })
        .to_vec()
    }

    fn provisions(&self, on: NaiveDate) -> Vec<EhcProvision> {
        let [seed, other, ..] = &self.theme.targets;
        let mut lines = Vec::new();
        for (text, how_often, how_long) in [
            (seed.strategies.first(), "Daily", "20 minutes"),
            (other.strategies.first(), "Three times a week", "30 minutes"),
        ] {
            let Some(text) = text else { continue };
            lines.push(EhcProvision {
                what: self.say(on, text),
                who: "Teaching assistant, guided by the class teacher".to_owned(),
                how_often: how_often.to_owned(),
                how_long: how_long.to_owned(),
                target_ids: Vec::new(),
            });
        }
        lines
    }

    fn shown_to_inspector(&mut self, plan: &EhcPlan) {
        let on = self
            .school
            .school_day_before(self.school.today - Days::new(20), 0);
        if on < plan.issued_on || on < self.child.admitted_on {
            return;
        }
        let at = self.past.moment(on, 520);
        let shown = Disclosure {
            id: DisclosureId::new(self.past.id(at)),
            pupil_id: self.child.id.clone(),
            plan_id: Some(plan.id.clone()),
            happened_on: on,
            thing: DisclosedThing::EhcPlan,
            to_whom: "Lead inspector, Ofsted".to_owned(),
            what: "The whole plan, read at school".to_owned(),
            way: DisclosureWay::Shown,
            basis: DisclosureBasis::Inspection,
            basis_reason: String::new(),
            consent_by: String::new(),
            consent_on: None,
            note: String::new(),
        };
        self.past
            .add(at, self.school.senco(), Action::DisclosureWrite, shown);
    }
}

/// All sections in the local authority's document; a plan from elsewhere has health and social care run together.
fn sections(came_with: bool) -> Vec<SectionEntry> {
    EhcSection::ALL
        .iter()
        .enumerate()
        .map(|(place, section)| {
            let state = match section {
                EhcSection::C | EhcSection::D if came_with => SectionState::Merged,
                EhcSection::H1 | EhcSection::H2 | EhcSection::J => SectionState::Nothing,
                _ => SectionState::Document,
            };
            let page = if state == SectionState::Document {
                format!("page {}", place + 2)
            } else {
                String::new()
            };
            SectionEntry {
                section: *section,
                state,
                text: String::new(),
                page,
            }
        })
        .collect()
}
