//! Everything statutory about a child on one page, as far as the person may read it.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::evidence::evidence_of;
use super::plan::versions;
use crate::domain::clock::transfers_at_the_end_of;
use crate::domain::date_words::long;
use crate::domain::disclosure::DisclosedThing;
use crate::domain::ehc::{
    EhcStep, EvidenceLine, InviteeKind, ProcessStep, SectionCheck, check_sections, evidence_lines,
    next_step, request_steps, review_steps,
};
use crate::domain::factor::FactorKind;
use crate::domain::id::PupilId;
use crate::domain::record::Kept;
use crate::domain::record::agency::{Agency, Referral};
use crate::domain::record::disclosure::Disclosure;
use crate::domain::record::ehc::{EhcPlan, EhcRequest};
use crate::domain::record::ehc_review::{EhcReview, Invitee};
use crate::domain::record::plan::{Plan, Target};
use crate::domain::record::pupil::Contact;
use crate::domain::role::Action;
use crate::error::Result;
use crate::office::ReadOp;
use crate::ops::agency::PlanTarget;
use crate::ops::class::teachers_of;
use crate::ops::clocks::{ClockFacts, DueItem, SchoolClocks};
use crate::ops::school::the_school;
use crate::ops::taken_back::{TakenBack, TakenBackLines};
use crate::store::{ReadTx, Reader, Seen};

/// The request, the plan and the reviews of a child.
#[derive(Debug, Deserialize, TS)]
pub struct ChildEhc {
    pub pupil_id: PupilId,
}

/// What there is. For whoever may not read everything: the plan that holds with its outcomes and provision, and when
/// it is reviewed.
#[derive(Debug, Serialize, TS)]
pub struct EhcView {
    /// What runs today under the law on EHC plans, the most pressing first.
    pub due: Vec<DueItem>,
    /// The latest first.
    pub requests: Vec<RequestView>,
    /// The version that holds.
    pub plan: Option<PlanVersion>,
    /// Versions before it, and one that was ended, the latest first.
    pub earlier: Vec<PlanVersion>,
    /// The next review meeting.
    pub meeting: Option<EhcMeeting>,
    /// The latest first.
    pub reviews: Vec<EhcReviewView>,
    /// To whom the plan was shown, the latest first.
    pub disclosures: Vec<Kept<Disclosure>>,
    pub taken_back: Vec<TakenBack>,
    /// Targets of the delivery plan that goes on, and those that a line of Section F is linked to.
    pub targets: Vec<PlanTarget>,
    /// Who is likely to be invited to a review.
    pub likely_people: Vec<Invitee>,
    /// "Year 6: the plan that names the next school is due on 15 February 2027"; nothing in other years.
    pub transfer_words: Option<String>,
    /// A review may be held together with that of the personal education plan.
    pub looked_after: bool,
    pub local_authority: String,
    pub shows_all: bool,
    pub may_write: bool,
    pub may_sign: bool,
    pub may_print: bool,
}

/// A request with its steps and its evidence.
#[derive(Debug, Serialize, TS)]
pub struct RequestView {
    pub request: Kept<EhcRequest>,
    pub open: bool,
    pub steps: Vec<ProcessStep>,
    pub next: Option<EhcStep>,
    pub evidence: Vec<EvidenceLine>,
}

/// A version of the plan.
#[derive(Debug, Serialize, TS)]
pub struct PlanVersion {
    pub plan: Kept<EhcPlan>,
    pub check: SectionCheck,
}

/// A review with its steps.
#[derive(Debug, Serialize, TS)]
pub struct EhcReviewView {
    pub review: Kept<EhcReview>,
    pub steps: Vec<ProcessStep>,
    pub next: Option<EhcStep>,
}

/// A review meeting that is planned.
#[derive(Debug, Serialize, TS)]
pub struct EhcMeeting {
    #[ts(type = "string")]
    pub on: NaiveDate,
    pub at: String,
    pub place: String,
}

impl ReadOp for ChildEhc {
    const ACTION: Action = Action::SendRead;
    type Output = EhcView;
    fn run(self, tx: &ReadTx<'_>) -> Result<EhcView> {
        let pupil = tx.seen(&self.pupil_id)?;
        let session = tx.session();
        let shows_all = session.may(Action::EhcRead);
        let school = SchoolClocks::of(tx)?;
        let line = tx.pupil_line(&pupil)?;
        let facts = ClockFacts::by_child(tx, Some(&pupil))?;
        let due = facts.get(pupil.id()).map_or_else(Vec::new, |facts| {
            let mut due = school.ehc_of_child(&line, facts);
            due.sort_by_key(|item| item.clock.due_on);
            due
        });
        let reviews = reviews(tx, &pupil, &school)?;
        let mut view = EhcView {
            due,
            requests: Vec::new(),
            plan: None,
            earlier: Vec::new(),
            meeting: meeting(&reviews, tx.today()),
            reviews: Vec::new(),
            disclosures: Vec::new(),
            taken_back: Vec::new(),
            targets: Vec::new(),
            likely_people: Vec::new(),
            transfer_words: line
                .year_group(tx.today())
                .filter(|year| transfers_at_the_end_of(*year))
                .and_then(|year| transfer_words(year, tx.today())),
            looked_after: line.factors.contains(&FactorKind::LookedAfter),
            local_authority: the_school(tx)?.record.local_authority,
            shows_all,
            may_write: session.may(Action::EhcWrite),
            may_sign: session.may(Action::EhcSignOff),
            may_print: session.may(Action::EhcPrint),
        };
        let mut plans: Vec<PlanVersion> = versions(tx, &pupil)?
            .into_iter()
            .map(|plan| PlanVersion {
                check: check_sections(&plan.record.sections),
                plan,
            })
            .collect();
        let held = plans.pop();
        view.targets = targets(tx, &pupil, held.as_ref())?;
        if let Some(version) = held {
            if version.plan.record.ceased_on.is_none() {
                view.plan = Some(version);
            } else {
                plans.push(version);
            }
        }
        plans.reverse();
        if !shows_all {
            if let Some(version) = &mut view.plan {
                for_the_classroom(&mut version.plan.record);
            }
            return Ok(view);
        }
        view.earlier = plans;
        view.requests = requests(tx, &pupil, &school)?;
        view.reviews = reviews;
        view.disclosures = tx.about::<Disclosure>(&pupil)?;
        (view.disclosures).retain(|kept| kept.record.thing == DisclosedThing::EhcPlan);
        view.disclosures.sort_by_key(|kept| {
            std::cmp::Reverse((kept.record.happened_on, kept.record.id.clone()))
        });
        view.taken_back = taken_back(tx, &pupil)?;
        view.likely_people = likely_people(tx, &pupil, WithTeachers::Yes)?;
        Ok(view)
    }
}

impl SchoolClocks {
    fn ehc_of_child(&self, line: &crate::store::PupilLine, facts: &ClockFacts) -> Vec<DueItem> {
        let pupil = crate::ops::pupil::PupilRef::of(line, self.today);
        let clocks = self.of_ehc(line, &facts.ehc).into_iter();
        clocks
            .map(|clock| self.item(&pupil, clock, &facts.marks))
            .collect()
    }
}

/// Leaves of a plan what helps in the classroom: outcomes and provision.
fn for_the_classroom(plan: &mut EhcPlan) {
    plan.sections.clear();
    plan.top_up = false;
    plan.top_up_pounds = None;
}

/// What the law sets about the move to the next school; nothing in the years without one.
pub(crate) fn transfer_words(
    year: crate::domain::year_group::YearGroup,
    today: NaiveDate,
) -> Option<String> {
    let starting = crate::domain::calendar::academic_year_of(today);
    let clock = crate::domain::clock::phase_transfer_due(year, starting)?;
    let meeting = crate::domain::clock::phase_transfer_meeting_due(year, starting)?;
    Some(format!(
        "{}: the plan that names the next school is due on {}, so the review should meet by {}.",
        year.name(),
        long(clock.due_on),
        long(meeting.due_on)
    ))
}

fn requests(tx: &Reader<'_>, pupil: &Seen, school: &SchoolClocks) -> Result<Vec<RequestView>> {
    let mut views = Vec::new();
    let kept = tx.about::<EhcRequest>(pupil)?;
    if kept.is_empty() {
        return Ok(views);
    }
    let evidence = evidence_of(tx, pupil)?;
    for request in kept.into_iter().rev() {
        let steps = request_steps(&request.record, tx.today(), school.context());
        views.push(RequestView {
            open: request.record.is_open(),
            next: next_step(&steps),
            evidence: evidence_lines(&evidence, &request.record.evidence_reasons),
            steps,
            request,
        });
    }
    Ok(views)
}

fn reviews(tx: &Reader<'_>, pupil: &Seen, school: &SchoolClocks) -> Result<Vec<EhcReviewView>> {
    let mut kept = tx.about::<EhcReview>(pupil)?;
    kept.sort_by_key(|kept| std::cmp::Reverse((kept.record.on(), kept.record.id.clone())));
    let views = kept.into_iter().map(|review| {
        let steps = review_steps(&review.record, tx.today(), school.context());
        EhcReviewView {
            next: next_step(&steps),
            steps,
            review,
        }
    });
    Ok(views.collect())
}

fn meeting(reviews: &[EhcReviewView], today: NaiveDate) -> Option<EhcMeeting> {
    let planned = reviews.iter().map(|view| &view.review.record);
    let next = planned
        .filter(|review| review.held_on.is_none() && review.meeting_on >= today)
        .min_by_key(|review| review.meeting_on)?;
    Some(EhcMeeting {
        on: next.meeting_on,
        at: next.meeting_at.clone(),
        place: next.place.clone(),
    })
}

fn targets(
    tx: &Reader<'_>,
    pupil: &Seen,
    version: Option<&PlanVersion>,
) -> Result<Vec<PlanTarget>> {
    let plans = tx.about::<Plan>(pupil)?;
    let open = plans
        .iter()
        .rfind(|kept| kept.record.ended_on.is_none())
        .map(|kept| &kept.record.id);
    let linked = |target: &Target| {
        let mut lines = version
            .iter()
            .flat_map(|version| &version.plan.record.provisions);
        lines.any(|line| line.target_ids.contains(&target.id))
    };
    let targets = tx.about::<Target>(pupil)?.into_iter();
    Ok(targets
        .map(|kept| kept.record)
        .filter(|target| (target.is_open() && Some(&target.plan_id) == open) || linked(target))
        .map(|target| PlanTarget {
            id: target.id,
            text: target.text,
        })
        .collect())
}

/// Whether the class teachers stand among those who are likely to come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum WithTeachers {
    Yes,
    No,
}

/// The child, the contacts who may be told, the class teachers by name, the agencies that go on, and the local authority.
pub(crate) fn likely_people(
    tx: &Reader<'_>,
    pupil: &Seen,
    with_teachers: WithTeachers,
) -> Result<Vec<Invitee>> {
    let today = tx.today();
    let invitee = |name: String, kind: InviteeKind, role: String, advice_wanted: bool| Invitee {
        name,
        kind,
        role,
        advice_wanted,
        advice_on: None,
        attendance: None,
    };
    let line = tx.pupil_line(pupil)?;
    let called = crate::ops::pupil::PupilRef::of(&line, today).name;
    let mut people = vec![invitee(called, InviteeKind::Child, String::new(), false)];
    let mut contacts: Vec<Contact> = tx
        .about::<Contact>(pupil)?
        .into_iter()
        .map(|kept| kept.record)
        .filter(|contact| contact.may_be_told && contact.interval().holds_on(today))
        .filter(|contact| contact.parental_responsibility)
        .collect();
    contacts.sort_by_key(|contact| contact.priority);
    people.extend(contacts.into_iter().map(|contact| {
        invitee(
            contact.name,
            InviteeKind::Parent,
            contact.relationship,
            true,
        )
    }));
    if with_teachers == WithTeachers::Yes
        && let (Some(class_id), Some(class)) = (&line.class_id, &line.class_name)
    {
        let mut names = teachers_of(tx, class_id)?;
        if names.is_empty() {
            names.push("Class teacher".to_owned());
        }
        people.extend(names.into_iter().map(|name| {
            let role = format!("Class teacher, {class}");
            invitee(name, InviteeKind::School, role, true)
        }));
    }
    for kept in tx.about::<Referral>(pupil)? {
        if !kept.record.is_open() {
            continue;
        }
        let agency = tx.kept::<Agency>(kept.record.agency_id.as_str())?.record;
        let name = if agency.contact_name.is_empty() {
            agency.name.clone()
        } else {
            agency.contact_name
        };
        people.push(invitee(
            name,
            agency_side(agency.agency_kind),
            agency.name,
            true,
        ));
    }
    people.push(invitee(
        "SEND casework officer".to_owned(),
        InviteeKind::LocalAuthority,
        the_school(tx)?.record.local_authority,
        false,
    ));
    Ok(people)
}

fn agency_side(kind: crate::domain::agency::AgencyKind) -> InviteeKind {
    use crate::domain::agency::AgencyKind as Is;
    match kind {
        Is::SpeechAndLanguage
        | Is::OccupationalTherapy
        | Is::Physiotherapy
        | Is::Paediatrics
        | Is::MentalHealth
        | Is::SchoolNursing => InviteeKind::Health,
        Is::SocialCare | Is::EarlyHelp => InviteeKind::SocialCare,
        Is::EducationalPsychology
        | Is::AdvisoryTeaching
        | Is::HearingSupport
        | Is::VisionSupport
        | Is::EarlyYears => InviteeKind::LocalAuthority,
        Is::Voluntary | Is::Other => InviteeKind::Other,
    }
}

fn taken_back(tx: &Reader<'_>, pupil: &Seen) -> Result<Vec<TakenBack>> {
    let lines = TakenBackLines::of(tx, pupil)
        .and(|one: &EhcRequest| format!("Request of {}", long(one.begun_on)))?
        .and(|one: &EhcPlan| format!("EHC plan issued {}", long(one.issued_on)))?
        .and(|one: &EhcReview| format!("{} of {}", one.review_kind.name(), long(one.on())))?
        .and(|left: &Disclosure| {
            if left.thing == DisclosedThing::EhcPlan {
                format!("Shown to {} on {}", left.to_whom, long(left.happened_on))
            } else {
                String::new()
            }
        })?;
    Ok(lines.latest_first())
}
