//! Papers of the team around a child. Families stand on them by what they are to the child, with their names only on a
//! letter to them.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::child::{child_paper, people};
use super::ehc::review::{MeetingLetters, meeting_on, recipient, told};
use super::ehc::{own, signatures};
use super::{PaperOp, PrintChoices, PrintedPaper, Sheet};
use crate::documents::{
    self, AgreedActionPaper, AgreedPaper, ChronologyEntryPaper, ChronologyPaper, InvitedPaper,
    MeetingPaper, ReintegrationPaper, SignaturePaper, TeamInvitationsPaper, TeamNotesPaper,
    TimetableWeekPaper,
};
use crate::domain::ehc::InviteeKind;
use crate::domain::id::{PupilId, ReintegrationId, TeamMeetingId};
use crate::domain::letter::LetterKind;
use crate::domain::record::Kind;
use crate::domain::record::ehc_review::Invitee;
use crate::domain::record::reintegration::Reintegration;
use crate::domain::record::team::{TeamAction, TeamMeeting};
use crate::domain::reintegration::{
    ATTENDANCE_CODE, ATTENDANCE_CODE_WORDS, AgreementParty, ReintegrationCheck,
    ReintegrationEnding, hours_typed,
};
use crate::domain::role::Action;
use crate::domain::team::TeamPerson;
use crate::domain::words::list;
use crate::error::Result;
use crate::office::WriteOp;
use crate::ops::chronology::{ChronologyWanted, entries};
use crate::ops::reintegration::facts_missing;
use crate::ops::school::the_school;
use crate::ops::team::clocks_of_reintegration;
use crate::store::{Reader, Seen, WriteTx};

/// A paper of the team.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(tag = "paper", rename_all = "snake_case")]
pub enum TeamPaper {
    /// A letter to each person invited to a meeting.
    TeamInvitations { meeting_id: TeamMeetingId },
    /// What a meeting said and agreed.
    TeamNotes { meeting_id: TeamMeetingId },
    /// What is wanted of the chronology. Restricted entries are left off, or marked where they are asked for and the
    /// person may read them.
    Chronology {
        wanted: ChronologyWanted,
        with_restricted: bool,
    },
    /// The plan of a reduced timetable.
    Reintegration { plan_id: ReintegrationId },
}

/// Prints one of them.
#[derive(Debug, Deserialize, TS)]
pub struct PrintTeam {
    pub pupil_id: PupilId,
    pub paper: TeamPaper,
    pub choices: PrintChoices,
}

/// The words of one of them.
#[derive(Debug, Serialize)]
pub enum TeamSheet {
    Invitations(Box<TeamInvitationsPaper>),
    Notes(Box<TeamNotesPaper>),
    Chronology(Box<ChronologyPaper>),
    Reintegration(Box<ReintegrationPaper>),
}

impl WriteOp for PrintTeam {
    const ACTION: Action = Action::Print;
    type Output = Sheet<TeamSheet>;
    fn run(self, tx: &mut WriteTx<'_>) -> Result<Self::Output> {
        let pupil = tx.seen(&self.pupil_id)?;
        let choices = self.choices;
        let meeting_of = |tx: &Reader<'_>, id: &TeamMeetingId| -> Result<TeamMeeting> {
            own(
                tx.kept(id.as_str())?,
                |one: &TeamMeeting| &one.pupil_id,
                &pupil,
            )
        };
        let mut caution = None;
        let (sheet, name, kind, id, deed) = match self.paper {
            TeamPaper::TeamInvitations { meeting_id } => {
                let meeting = meeting_of(tx, &meeting_id)?;
                let name = format!("{} invitations", meeting_name(&meeting));
                let sheet =
                    TeamSheet::Invitations(Box::new(invitations(tx, &pupil, meeting, choices)?));
                let id = meeting_id.to_string();
                (
                    sheet,
                    name,
                    Kind::TeamMeeting,
                    id,
                    "printed the invitations",
                )
            }
            TeamPaper::TeamNotes { meeting_id } => {
                let meeting = meeting_of(tx, &meeting_id)?;
                let name = format!("{} notes", meeting_name(&meeting));
                let sheet = TeamSheet::Notes(Box::new(notes(tx, &pupil, meeting, choices)?));
                let id = meeting_id.to_string();
                (sheet, name, Kind::TeamMeeting, id, "printed the notes")
            }
            TeamPaper::Chronology {
                wanted,
                with_restricted,
            } => {
                let (paper, left_off) = chronology(tx, &pupil, &wanted, with_restricted, choices)?;
                if left_off {
                    caution = Some(
                        "Restricted entries are left off. Choose to print them only for somebody who may read them.",
                    );
                } else if paper.with_restricted {
                    caution = Some("Restricted entries are on this paper. Check who it is for.");
                }
                let name = "Chronology".to_owned();
                let id = pupil.id().to_string();
                let sheet = TeamSheet::Chronology(Box::new(paper));
                (sheet, name, Kind::Pupil, id, "printed the chronology")
            }
            TeamPaper::Reintegration { plan_id } => {
                let kept = tx.kept::<Reintegration>(plan_id.as_str())?;
                let plan = own(kept, |one| &one.pupil_id, &pupil)?;
                let sheet = reintegration(tx, &pupil, plan, choices)?;
                let name = "Reintegration plan".to_owned();
                let sheet = TeamSheet::Reintegration(Box::new(sheet));
                (
                    sheet,
                    name,
                    Kind::Reintegration,
                    plan_id.to_string(),
                    "printed",
                )
            }
        };
        tx.note_act(kind, &id, Some(pupil.id()), deed);
        let mut sheet = Sheet::of(tx, &pupil, &name, sheet, choices)?;
        sheet.cautions.extend(caution.map(str::to_owned));
        Ok(sheet)
    }
}

impl PaperOp for PrintTeam {
    fn lay_out(sheet: Self::Output) -> Result<PrintedPaper> {
        let (stamp, choices) = (&sheet.stamp, &sheet.choices);
        let paper = match &sheet.view {
            TeamSheet::Invitations(view) => documents::team_invitations(view, stamp, choices),
            TeamSheet::Notes(view) => documents::team_notes(view, stamp, choices),
            TeamSheet::Chronology(view) => documents::chronology(view, stamp, choices),
            TeamSheet::Reintegration(view) => documents::reintegration(view, stamp, choices),
        }?;
        Ok(sheet.printed(paper))
    }
}

fn meeting_name(meeting: &TeamMeeting) -> &'static str {
    if meeting.reintegration_id.is_some() {
        "Meeting about the timetable"
    } else {
        "Team meeting"
    }
}

/// As somebody invited to a review, of whom no advice is asked.
fn invitee(one: &TeamPerson) -> Invitee {
    Invitee {
        name: one.name.clone(),
        kind: one.kind,
        role: one.role.clone(),
        advice_wanted: false,
        advice_on: None,
        attendance: one.attendance,
    }
}

fn invitations(
    tx: &Reader<'_>,
    pupil: &Seen,
    meeting: TeamMeeting,
    choices: PrintChoices,
) -> Result<TeamInvitationsPaper> {
    let head = meeting_on(tx, pupil, meeting_name(&meeting), meeting.on(), choices)?;
    let child = head.child.preferred_name.clone();
    let people: Vec<Invitee> = meeting.people.iter().map(invitee).collect();
    let about_timetable = meeting.reintegration_id.is_some();
    let on_paper = MeetingPaper {
        at: meeting.meeting_at,
        place: meeting.place,
        ..head
    };
    let letters = MeetingLetters {
        meeting: &on_paper,
        invited: people.iter().map(|one| told(one, &child)).collect(),
        advice_by: None,
        purpose: meeting.purpose,
    };
    let letters = people.iter().map(|one| {
        let kind = match (about_timetable, one.kind == InviteeKind::Child) {
            (false, false) => LetterKind::TeamInvitation,
            (false, true) => LetterKind::TeamInvitationChild,
            (true, false) => LetterKind::TimetableInvitation,
            (true, true) => LetterKind::TimetableInvitationChild,
        };
        letters.to(tx, pupil, kind, recipient(one))
    });
    Ok(TeamInvitationsPaper {
        letters: letters.collect::<Result<_>>()?,
        meeting: on_paper,
    })
}

pub(super) fn notes(
    tx: &Reader<'_>,
    pupil: &Seen,
    meeting: TeamMeeting,
    choices: PrintChoices,
) -> Result<TeamNotesPaper> {
    let child = child_paper(tx, pupil, choices)?;
    let mut actions = tx.about::<TeamAction>(pupil)?;
    actions.retain(|kept| kept.record.meeting_id == meeting.id);
    let leads: Vec<String> = people(tx, pupil)?
        .into_iter()
        .filter(|one| one.role == "Lead practitioner")
        .map(|one| one.name)
        .collect();
    Ok(TeamNotesPaper {
        meeting_name: meeting_name(&meeting).to_owned(),
        held_on: meeting.held_on,
        lead_practitioner: leads.join(", "),
        people: meeting
            .people
            .iter()
            .map(|one| InvitedPaper {
                name: match one.kind {
                    InviteeKind::Parent | InviteeKind::Child => {
                        told(&invitee(one), &child.preferred_name)
                    }
                    _ => one.name.clone(),
                },
                role: match one.kind {
                    InviteeKind::Parent | InviteeKind::Child => String::new(),
                    kind if one.role.is_empty() => kind.name().to_owned(),
                    _ => one.role.clone(),
                },
                attendance: one
                    .attendance
                    .map_or_else(String::new, |how| how.name().to_owned()),
                advice_on: None,
            })
            .collect(),
        actions: actions
            .into_iter()
            .map(|kept| AgreedActionPaper {
                text: kept.record.text,
                who: kept.record.action_by,
                by: Some(kept.record.by_on),
                done: kept.record.done_on,
            })
            .collect(),
        place: meeting.place,
        purpose: meeting.purpose,
        notes: meeting.notes,
        next_on: meeting.next_on,
        child,
    })
}

/// The chronology, and whether entries were left off it.
pub(super) fn chronology(
    tx: &Reader<'_>,
    pupil: &Seen,
    wanted: &ChronologyWanted,
    with_restricted: bool,
    choices: PrintChoices,
) -> Result<(ChronologyPaper, bool)> {
    let mut all = entries(tx, pupil, wanted)?;
    let any = all.iter().any(|entry| entry.restricted);
    if !with_restricted {
        all.retain(|entry| !entry.restricted);
    }
    let kinds: Vec<&str> = wanted.kinds.iter().map(|kind| kind.name()).collect();
    let paper = ChronologyPaper {
        child: child_paper(tx, pupil, choices)?,
        from: wanted.from,
        to: wanted.to,
        narrowed_to: list(&kinds),
        with_restricted: with_restricted && any,
        entries: all
            .into_iter()
            .map(|entry| ChronologyEntryPaper {
                on: entry.happened_on,
                about: entry.kind.name().to_owned(),
                title: entry.title,
                words: entry.words,
                source: entry.source,
                restricted: entry.restricted,
            })
            .collect(),
    };
    Ok((paper, any && !with_restricted))
}

fn reintegration(
    tx: &Reader<'_>,
    pupil: &Seen,
    plan: Reintegration,
    choices: PrintChoices,
) -> Result<ReintegrationPaper> {
    let child = child_paper(tx, pupil, choices)?;
    let missing = facts_missing(tx, pupil, &plan)?;
    let last = tx
        .about::<TeamMeeting>(pupil)?
        .into_iter()
        .filter(|kept| kept.record.reintegration_id.as_ref() == Some(&plan.id))
        .filter_map(|kept| kept.record.held_on)
        .max();
    let clocks = clocks_of_reintegration(plan.starts_on, plan.ends_on, last, plan.ended_on);
    // Families by what they are to the child, and nobody else's name twice.
    let who = |party: AgreementParty, name: &str| match party {
        AgreementParty::Parent => party.name().to_owned(),
        AgreementParty::Child => child.preferred_name.clone(),
        _ => format!("{name} ({})", party.name()),
    };
    Ok(ReintegrationPaper {
        starts_on: Some(plan.starts_on),
        ends_on: Some(plan.ends_on),
        ended_on: plan.ended_on,
        ending: plan
            .ending
            .map(ReintegrationEnding::name)
            .unwrap_or_default()
            .to_owned(),
        weeks: plan
            .weeks
            .iter()
            .map(|week| TimetableWeekPaper {
                from: week.from_on,
                hours: week.minutes.map(hours_typed),
                total: hours_typed(week.total()),
            })
            .collect(),
        full_week: hours_typed(plan.full_week),
        in_place: ReintegrationCheck::ALL
            .iter()
            .map(|check| (check.name().to_owned(), !missing.contains(check)))
            .collect(),
        agreed: plan
            .agreements
            .iter()
            .map(|one| AgreedPaper {
                who: who(one.party, &one.name),
                on: one.agreed_on,
            })
            .collect(),
        risk_on: plan.risk_on,
        next_meeting_on: clocks.first().map(|clock| clock.due_on),
        attendance_code: ATTENDANCE_CODE.to_owned(),
        attendance_words: ATTENDANCE_CODE_WORDS.to_owned(),
        telephone: the_school(tx)?.record.telephone,
        signatures: signs(tx, &plan)?,
        reason: plan.reason,
        support: plan.support,
        child,
    })
}

/// Everybody who is listed signs; without a list, those who always do.
fn signs(tx: &Reader<'_>, plan: &Reintegration) -> Result<Vec<SignaturePaper>> {
    if plan.agreements.is_empty() {
        return signatures(tx, true);
    }
    let lines = plan.agreements.iter().map(|one| SignaturePaper {
        role: one.party.name().to_owned(),
        name: match one.party {
            // Parents' names are left to be written: a copy may be for one of them alone.
            AgreementParty::Parent | AgreementParty::Child => None,
            _ => Some(one.name.clone()),
        },
    });
    Ok(lines.collect())
}
