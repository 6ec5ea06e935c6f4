//! What goes out before a review of an EHC plan, and its report.

use chrono::{Days, NaiveDate};

use super::{PrintChoices, child_paper, signatures};
use crate::documents::{
    AdviceRequestsPaper, EhcReviewPaper, InvitedPaper, MeetingPaper, PersonPaper, PlanLinePaper,
    RecipientPaper, ReviewInvitationsPaper, ReviewLetterPaper,
};
use crate::domain::clock::{ClockSettings, annual_review_decision_due, ehc_appeal_due};
use crate::domain::date_words::long;
use crate::domain::ehc::{InviteeKind, ReviewRecommendation};
use crate::domain::factor::FactorKind;
use crate::domain::field_errors::FieldErrors;
use crate::domain::letter::{LetterKind, Placeholder};
use crate::domain::record::ehc::{EhcPlan, EhcProvision};
use crate::domain::record::ehc_review::{EhcReview, Invitee};
use crate::domain::record::person::Staff;
use crate::domain::words::lower;
use crate::error::Result;
use crate::ops::clocks::SchoolClocks;
use crate::ops::ehc::transfer_words;
use crate::ops::letter::{PEP, worded};
use crate::ops::school::the_school;
use crate::store::{Reader, Seen};

/// What is known about a child that the people at the meeting have to know of.
const CIRCUMSTANCES: [FactorKind; 3] = [
    FactorKind::LookedAfter,
    FactorKind::PreviouslyLookedAfter,
    FactorKind::Eal,
];

pub(super) fn invitations(
    tx: &Reader<'_>,
    pupil: &Seen,
    review: &EhcReview,
    choices: PrintChoices,
) -> Result<ReviewInvitationsPaper> {
    let meeting = meeting(tx, pupil, review, choices)?;
    let name = &meeting.child.preferred_name;
    let invited: Vec<String> = review.people.iter().map(|one| told(one, name)).collect();
    let letters = MeetingLetters {
        advice_by: advice_by(tx, review)?,
        meeting: &meeting,
        invited,
        purpose: String::new(),
    };
    let letters = review.people.iter().map(|one| {
        let kind = if one.kind == InviteeKind::Child {
            LetterKind::ReviewInvitationChild
        } else {
            LetterKind::ReviewInvitation
        };
        letters.to(tx, pupil, kind, recipient(one))
    });
    Ok(ReviewInvitationsPaper {
        letters: letters.collect::<Result<_>>()?,
        meeting,
    })
}

pub(super) fn advice_requests(
    tx: &Reader<'_>,
    pupil: &Seen,
    review: &EhcReview,
    choices: PrintChoices,
) -> Result<AdviceRequestsPaper> {
    let waiting: Vec<&Invitee> = review.people.iter().filter(|one| one.awaited()).collect();
    if waiting.is_empty() {
        let sentence = "Nobody is waited for: everybody whose advice is wanted has sent it.";
        return Err(FieldErrors::one("review_id", sentence).into());
    }
    let plan = tx.get::<EhcPlan>(review.plan_id.as_str())?;
    let meeting = meeting(tx, pupil, review, choices)?;
    let letters = MeetingLetters {
        advice_by: advice_by(tx, review)?,
        meeting: &meeting,
        invited: Vec::new(),
        purpose: String::new(),
    };
    let letters = waiting
        .into_iter()
        .map(|one| letters.to(tx, pupil, LetterKind::AdviceRequest, recipient(one)));
    Ok(AdviceRequestsPaper {
        letters: letters.collect::<Result<_>>()?,
        meeting,
        outcomes: plan.outcomes.into_iter().map(|one| one.text).collect(),
    })
}

/// What the letters about one meeting have in common.
pub(in crate::ops::print) struct MeetingLetters<'a> {
    pub(in crate::ops::print) meeting: &'a MeetingPaper,
    /// How each who is invited is named to the others.
    pub(in crate::ops::print) invited: Vec<String>,
    pub(in crate::ops::print) advice_by: Option<NaiveDate>,
    /// What it is to talk about; empty where nothing is written.
    pub(in crate::ops::print) purpose: String,
}

impl MeetingLetters<'_> {
    /// The letter to one person, in the school's words.
    pub(in crate::ops::print) fn to(
        &self,
        tx: &Reader<'_>,
        pupil: &Seen,
        kind: LetterKind,
        to: RecipientPaper,
    ) -> Result<ReviewLetterPaper> {
        let meeting = self.meeting;
        let advice_by = self.advice_by.filter(|_| to.advice_wanted);
        let pep = if meeting.with_pep { PEP } else { "" };
        let invited: Vec<String> = self
            .invited
            .iter()
            .map(|one| format!("\u{2022} {one}"))
            .collect();
        let sender = [&meeting.from.name, &meeting.from.role];
        let sender: Vec<&str> = sender.into_iter().map(String::as_str).collect();
        let values = [
            (Placeholder::Recipient, to.name.clone()),
            (Placeholder::Review, lower(&meeting.review_name)),
            (Placeholder::When, meeting.when_and_where()),
            (Placeholder::MeetingOn, long(meeting.on)),
            (Placeholder::Invited, invited.join("\n")),
            (
                Placeholder::AdviceBy,
                advice_by.map_or_else(String::new, long),
            ),
            (Placeholder::Pep, pep.to_owned()),
            (Placeholder::Purpose, self.purpose.trim().to_owned()),
            (Placeholder::Sender, sender.join("\n").trim().to_owned()),
        ];
        let (title, body) = worded(tx, pupil, kind, values)?;
        Ok(ReviewLetterPaper { to, title, body })
    }
}

pub(super) fn report(
    tx: &Reader<'_>,
    pupil: &Seen,
    review: &EhcReview,
    choices: PrintChoices,
) -> Result<EhcReviewPaper> {
    let plan = tx.get::<EhcPlan>(review.plan_id.as_str())?;
    let blank = choices.room_to_write;
    let said = |words: &str| {
        if blank {
            String::new()
        } else {
            words.to_owned()
        }
    };
    let line = tx.pupil_line(pupil)?;
    let known: Vec<&str> = CIRCUMSTANCES
        .into_iter()
        .filter(|factor| line.factors.contains(factor))
        .map(FactorKind::name)
        .collect();
    let transfer = line
        .year_group(tx.today())
        .and_then(|year| transfer_words(year, review.on()));
    Ok(EhcReviewPaper {
        child: child_paper(tx, pupil, choices)?,
        review_name: review.review_kind.name().to_owned(),
        with_pep: review.with_pep,
        local_authority: plan.local_authority.clone(),
        plan_issued_on: Some(plan.issued_on),
        first_issued_on: Some(plan.first_issued_on).filter(|on| *on != plan.issued_on),
        held_on: Some(review.on()),
        circumstances: known.join("; "),
        invited: review.people.iter().map(invited).collect(),
        child_views: said(&review.child_views),
        child_scribe: review.child_scribe.clone(),
        parent_views: said(&review.parent_views),
        working_well: said(&review.working_well),
        progress: progress(&plan, review, blank),
        provision: plan.provisions.iter().map(provision).collect(),
        changes: said(&review.changes),
        moving_on: said(&review.moving_on),
        transfer: transfer.unwrap_or_default(),
        recommendations: ReviewRecommendation::ALL
            .iter()
            .map(|one| {
                let made = !blank && review.recommendation == Some(*one);
                (one.name().to_owned(), made)
            })
            .collect(),
        decision_due_on: annual_review_decision_due(review.on()).map(|clock| clock.due_on),
        decision: decision(review),
        rights: rights(review),
        signatures: signatures(tx, true)?,
    })
}

fn meeting(
    tx: &Reader<'_>,
    pupil: &Seen,
    review: &EhcReview,
    choices: PrintChoices,
) -> Result<MeetingPaper> {
    let name = review.review_kind.name();
    Ok(MeetingPaper {
        with_pep: review.with_pep,
        at: review.meeting_at.clone(),
        place: review.place.clone(),
        ..meeting_on(tx, pupil, name, review.on(), choices)?
    })
}

/// A meeting of that name and day, with who writes.
pub(in crate::ops::print) fn meeting_on(
    tx: &Reader<'_>,
    pupil: &Seen,
    name: &str,
    on: NaiveDate,
    choices: PrintChoices,
) -> Result<MeetingPaper> {
    let me = tx.get::<Staff>(tx.session().staff_id().as_str())?;
    let school = the_school(tx)?.record;
    Ok(MeetingPaper {
        // A letter has no photo.
        child: child_paper(
            tx,
            pupil,
            PrintChoices {
                photo: false,
                ..choices
            },
        )?,
        review_name: name.to_owned(),
        on,
        local_authority: school.local_authority,
        telephone: school.telephone,
        from: PersonPaper {
            role: me.job_title,
            name: me.name,
        },
        ..MeetingPaper::default()
    })
}

pub(in crate::ops::print) fn recipient(one: &Invitee) -> RecipientPaper {
    RecipientPaper {
        name: one.name.clone(),
        role: one.role.clone(),
        child: one.kind == InviteeKind::Child,
        advice_wanted: one.awaited(),
    }
}

/// How somebody invited is named to the others: families by what they are to the child.
pub(in crate::ops::print) fn told(one: &Invitee, child: &str) -> String {
    match one.kind {
        InviteeKind::Child => child.to_owned(),
        InviteeKind::Parent if one.role.is_empty() => InviteeKind::Parent.name().to_owned(),
        InviteeKind::Parent => one.role.clone(),
        _ if one.role.is_empty() => format!("{} ({})", one.name, one.kind.name()),
        _ => format!("{} ({})", one.name, one.role),
    }
}

fn invited(one: &Invitee) -> InvitedPaper {
    InvitedPaper {
        name: one.name.clone(),
        role: if one.role.is_empty() {
            one.kind.name().to_owned()
        } else {
            one.role.clone()
        },
        attendance: one
            .attendance
            .map_or_else(String::new, |how| how.name().to_owned()),
        advice_on: one.advice_on,
    }
}

/// When advice has to be there: a week before it goes to everybody, or on that day where the week has passed; nothing
/// where both have.
fn advice_by(tx: &Reader<'_>, review: &EhcReview) -> Result<Option<NaiveDate>> {
    let settings: ClockSettings = SchoolClocks::of(tx)?.settings;
    let weeks = u64::from(settings.invitation_weeks);
    let days = [weeks * 7 + 7, weeks * 7];
    Ok(days
        .into_iter()
        .filter_map(|days| review.on().checked_sub_days(Days::new(days)))
        .find(|by| *by > tx.today()))
}

fn progress(plan: &EhcPlan, review: &EhcReview, blank: bool) -> Vec<PlanLinePaper> {
    let by_when = |outcome: &str| {
        let mut outcomes = plan.outcomes.iter();
        outcomes
            .find(|one| one.text == outcome)
            .map(|one| one.by_when.clone())
            .unwrap_or_default()
    };
    if blank || review.progress.is_empty() {
        let outcomes = plan.outcomes.iter();
        return outcomes
            .map(|one| PlanLinePaper {
                outcome: one.text.clone(),
                by_when: one.by_when.clone(),
                progress: String::new(),
            })
            .collect();
    }
    let reported = review.progress.iter();
    reported
        .map(|one| PlanLinePaper {
            by_when: by_when(&one.outcome),
            outcome: one.outcome.clone(),
            progress: one.progress.clone(),
        })
        .collect()
}

/// "Speech therapy: therapist, weekly, 30 minutes".
fn provision(line: &EhcProvision) -> String {
    let how: Vec<&str> = [&line.who, &line.how_often, &line.how_long]
        .into_iter()
        .map(String::as_str)
        .filter(|part| !part.is_empty())
        .collect();
    if how.is_empty() {
        line.what.clone()
    } else {
        format!("{}: {}", line.what, how.join(", "))
    }
}

fn decision(review: &EhcReview) -> String {
    let Some(decision) = review.decision else {
        return String::new();
    };
    let on = review
        .decided_on
        .map_or_else(String::new, |on| format!(" on {}", long(on)));
    let note = review.decision_note.trim();
    let note = if note.is_empty() {
        String::new()
    } else {
        format!(". {note}")
    };
    format!(
        "The local authority decided{on}: {}{note}",
        decision.name().to_lowercase()
    )
}

/// What the parents were told of mediation and appeal, and until when they can appeal.
fn rights(review: &EhcReview) -> String {
    let told = review.rights_told_on.map(|on| {
        format!(
            "The parents were told of mediation and of their right to appeal on {}.",
            long(on)
        )
    });
    let appeal = match (review.appealed_on, review.appealable_on()) {
        (Some(on), _) => Some(format!("They appealed to the Tribunal on {}.", long(on))),
        (None, Some(on)) => ehc_appeal_due(on, review.certificate_on).map(|clock| {
            let due = long(clock.due_on);
            format!("Parents can appeal to the Tribunal until {due}.")
        }),
        (None, None) => None,
    };
    let words: Vec<String> = told.into_iter().chain(appeal).collect();
    words.join(" ")
}
