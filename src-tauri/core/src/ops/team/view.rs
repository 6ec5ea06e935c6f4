//! The team around a child as the screen shows it: who leads, who is in it, what is to be done, when it meets and met.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::lead::outside_lead_of;
use crate::domain::agency::AgencyKind;
use crate::domain::date_words::long;
use crate::domain::id::{PupilId, ReintegrationId};
use crate::domain::record::Kept;
use crate::domain::record::agency::{Agency, Referral};
use crate::domain::record::person::Duty;
use crate::domain::record::team::{OutsideLead, TeamAction, TeamMeeting};
use crate::domain::role::Action;
use crate::domain::team::TeamPerson;
use crate::error::Result;
use crate::office::ReadOp;
use crate::ops::adult::{AdultView, adults_of};
use crate::ops::ehc::{WithTeachers, likely_people};
use crate::store::{ReadTx, Reader, Seen};

/// The team around a child.
#[derive(Debug, Deserialize, TS)]
pub struct ChildTeam {
    pub pupil_id: PupilId,
}

/// Everything about it, as far as the person may read it.
#[derive(Debug, Serialize, TS)]
pub struct TeamView {
    /// Members of staff who lead the work today.
    pub leads: Vec<AdultView>,
    /// Who leads it from outside the school.
    pub outside_lead: Option<Kept<OutsideLead>>,
    /// The other adults of today.
    pub adults: Vec<AdultView>,
    /// Agencies that work with the child today.
    pub agencies: Vec<TeamAgency>,
    /// What was agreed and is not done, the first due first.
    pub open_actions: Vec<ActionView>,
    /// Those to come first, then those held, the latest first.
    pub meetings: Vec<MeetingView>,
    /// Taken back; each can be brought back.
    pub voided: Vec<Kept<TeamMeeting>>,
    /// Whom to invite to a new meeting; from the last one, or likely people.
    pub likely_people: Vec<TeamPerson>,
    /// Whether what was said at meetings is shown to this person.
    pub shows_meetings: bool,
    pub may_write: bool,
    pub may_name_lead: bool,
    pub may_print: bool,
}

/// An agency in the team.
#[derive(Debug, Serialize, TS)]
pub struct TeamAgency {
    pub name: String,
    pub agency_kind: AgencyKind,
    pub contact_name: String,
    pub telephone: String,
    pub email: String,
    /// "At work since 1 October 2026", "Referred on 14 September 2026".
    pub since_words: String,
}

/// A meeting with what it agreed.
#[derive(Debug, Serialize, TS)]
pub struct MeetingView {
    pub meeting: Kept<TeamMeeting>,
    /// Whether it is still to come, or still to be written up.
    pub open: bool,
    /// What it agreed, as it was written down.
    pub actions: Vec<ActionView>,
}

/// Something that was agreed, with where it stands.
#[derive(Debug, Clone, Serialize, TS)]
pub struct ActionView {
    pub action: Kept<TeamAction>,
    /// "Mrs Okafor, by 4 December 2026", "Done on 2 December 2026".
    pub state_words: String,
    pub overdue: bool,
}

impl ReadOp for ChildTeam {
    const ACTION: Action = Action::SendRead;
    type Output = TeamView;
    fn run(self, tx: &ReadTx<'_>) -> Result<TeamView> {
        let pupil = tx.seen(&self.pupil_id)?;
        let session = tx.session();
        let shows_meetings = session.may(Action::ReportRead);
        let (leads, adults) = adults_of(tx, &pupil)?
            .into_iter()
            .filter(|adult| adult.now)
            .partition(|adult| adult.link.record.duty == Duty::LeadPractitioner);
        let mut open_actions = actions_of(tx, &pupil)?;
        open_actions.retain(|one| one.action.record.done_on.is_none());
        open_actions.sort_by_key(|one| one.action.record.by_on);
        let meetings = meeting_views(tx, &pupil, None)?;
        let mut voided = tx.about_with_voided::<TeamMeeting>(&pupil)?;
        voided.retain(|kept| kept.voided.is_some() && shows_meetings);
        let may_write = session.may(Action::TeamWrite);
        Ok(TeamView {
            leads,
            outside_lead: outside_lead_of(tx, &pupil)?,
            adults,
            agencies: agencies(tx, &pupil)?,
            open_actions,
            likely_people: if may_write {
                people_to_invite(tx, &pupil, &meetings)?
            } else {
                Vec::new()
            },
            meetings,
            voided,
            shows_meetings,
            may_write,
            may_name_lead: session.may(Action::AdultWrite),
            may_print: session.may(Action::Print),
        })
    }
}

/// The meetings of a child: of one reduced timetable where one is named, else all of them. For whoever may not read what
/// was said, each has its day alone.
pub(crate) fn meeting_views(
    tx: &Reader<'_>,
    pupil: &Seen,
    about: Option<&ReintegrationId>,
) -> Result<Vec<MeetingView>> {
    let shows = tx.session().may(Action::ReportRead);
    let actions = actions_of(tx, pupil)?;
    let mut views: Vec<MeetingView> = tx
        .about::<TeamMeeting>(pupil)?
        .into_iter()
        .filter(|kept| about.is_none() || kept.record.reintegration_id.as_ref() == about)
        .map(|mut kept| {
            if !shows {
                let meeting = &mut kept.record;
                meeting.purpose.clear();
                meeting.place.clear();
                meeting.notes.clear();
                meeting.people.clear();
            }
            let own = actions
                .iter()
                .filter(|one| one.action.record.meeting_id == kept.record.id);
            MeetingView {
                open: kept.record.held_on.is_none(),
                actions: own.cloned().collect(),
                meeting: kept,
            }
        })
        .collect();
    views.sort_by(|a, b| {
        let key = |view: &MeetingView| (view.meeting.record.on(), view.meeting.record.id.clone());
        match (a.open, b.open) {
            (true, true) => key(a).cmp(&key(b)),
            (false, false) => key(b).cmp(&key(a)),
            (a, b) => b.cmp(&a),
        }
    });
    Ok(views)
}

/// What was agreed for a child, whether done or not, in the order in which it was written down.
fn actions_of(tx: &Reader<'_>, pupil: &Seen) -> Result<Vec<ActionView>> {
    let today = tx.today();
    let reads_all = tx.session().may(Action::ReportRead);
    let mut actions = tx.about::<TeamAction>(pupil)?;
    actions.sort_by(|a, b| (a.recorded_at, &a.record.id).cmp(&(b.recorded_at, &b.record.id)));
    let mut meetings = std::collections::HashSet::new();
    for kept in tx.about::<TeamMeeting>(pupil)? {
        meetings.insert(kept.record.id);
    }
    Ok(actions
        .into_iter()
        // What a meeting agreed that was taken back is agreed no more.
        .filter(|kept| meetings.contains(&kept.record.meeting_id))
        .map(|mut kept| {
            if !reads_all {
                kept.record.done_note.clear();
            }
            let action = &kept.record;
            ActionView {
                state_words: match action.done_on {
                    Some(on) => format!("{}, done on {}", action.action_by, long(on)),
                    None => format!("{}, by {}", action.action_by, long(action.by_on)),
                },
                overdue: action.done_on.is_none() && action.by_on < today,
                action: kept,
            }
        })
        .collect())
}

fn agencies(tx: &Reader<'_>, pupil: &Seen) -> Result<Vec<TeamAgency>> {
    let mut team = Vec::new();
    for kept in tx.about::<Referral>(pupil)? {
        let referral = kept.record;
        if !referral.is_open() {
            continue;
        }
        let agency = tx.kept::<Agency>(referral.agency_id.as_str())?.record;
        team.push(TeamAgency {
            since_words: match referral.begun_on {
                Some(on) => format!("At work since {}", long(on)),
                None => format!("Referred on {}", long(referral.happened_on)),
            },
            name: agency.name,
            agency_kind: agency.agency_kind,
            contact_name: agency.contact_name,
            telephone: agency.telephone,
            email: agency.email,
        });
    }
    Ok(team)
}

/// Those of the last meeting, or else the child, the family, the class teacher and the agencies.
fn people_to_invite(
    tx: &Reader<'_>,
    pupil: &Seen,
    meetings: &[MeetingView],
) -> Result<Vec<TeamPerson>> {
    let last = meetings.iter().max_by_key(|view| view.meeting.record.on());
    if let Some(last) = last.filter(|view| !view.meeting.record.people.is_empty()) {
        let people = last.meeting.record.people.iter().cloned();
        return Ok(people
            .map(|one| TeamPerson {
                attendance: None,
                ..one
            })
            .collect());
    }
    let people = likely_people(tx, pupil, WithTeachers::Yes)?.into_iter();
    let mut people: Vec<TeamPerson> = people
        .filter(|one| {
            one.kind != crate::domain::ehc::InviteeKind::LocalAuthority || one.advice_wanted
        })
        .map(|one| TeamPerson {
            name: one.name,
            kind: one.kind,
            role: one.role,
            attendance: None,
        })
        .collect();
    if let Some(kept) = outside_lead_of(tx, pupil)? {
        let lead = kept.record;
        if !people.iter().any(|one| one.name == lead.name) {
            people.push(TeamPerson {
                name: lead.name,
                kind: crate::domain::ehc::InviteeKind::Other,
                role: lead.role,
                attendance: None,
            });
        }
    }
    Ok(people)
}
