//! The words of one child's papers for a batch, read in one short turn.

use serde::Serialize;

use super::batch::BatchPapers;
use super::child::child_paper;
use super::plan::plan_paper;
use super::profile::profile_paper;
use super::review::record_paper;
use super::team::{chronology, notes};
use super::{PrintChoices, restricted};
use crate::documents::{AnyPaper, SheetPaper};
use crate::domain::id::{PlanId, PupilId};
use crate::domain::record::Kind;
use crate::domain::record::plan::Plan;
use crate::domain::record::team::TeamMeeting;
use crate::domain::role::Action;
use crate::domain::voice::{Face, ParentAgreement, ParentPrompt, SentenceStarter};
use crate::error::Result;
use crate::office::ReadOp;
use crate::ops::chronology::ChronologyWanted;
use crate::ops::clocks::SchoolClocks;
use crate::ops::family_paper::{FamilyChoices, choices_of};
use crate::ops::placement::pathway_of;
use crate::ops::plan::PlanParts;
use crate::ops::review::past_reviews;
use crate::store::{ReadTx, Reader, Seen};

/// The sentences that stand on a child's sheet: as many as a child finishes at one sitting.
const STARTERS: [SentenceStarter; 5] = [
    SentenceStarter::GoingWell,
    SentenceStarter::Proud,
    SentenceStarter::Hard,
    SentenceStarter::Helps,
    SentenceStarter::Next,
];

/// Reads what stands on the papers of one child.
pub(super) struct Gather {
    pub(super) pupil_id: PupilId,
    pub(super) papers: BatchPapers,
    pub(super) choices: PrintChoices,
}

/// A child with her papers.
#[derive(Debug, Serialize)]
pub(super) struct ChildPapers {
    pub(super) pupil_id: PupilId,
    pub(super) name: String,
    pub(super) class: String,
    pub(super) choices: FamilyChoices,
    #[serde(skip)]
    pub(super) papers: Vec<NamedPaper>,
    /// What was asked for and is not there, each a sentence.
    pub(super) missing: Vec<String>,
    /// Whether information about the child must not go to every contact.
    pub(super) restricted: bool,
}

/// A paper with its name on the list and its trace.
#[derive(Debug)]
pub(super) struct NamedPaper {
    pub(super) name: String,
    pub(super) view: AnyPaper,
    pub(super) printed: Printed,
}

/// What the audit trail says of a printed paper.
#[derive(Debug, Clone)]
pub(super) struct Printed {
    pub(super) kind: Kind,
    pub(super) id: String,
    pub(super) verb: &'static str,
}

impl ReadOp for Gather {
    const ACTION: Action = Action::Print;
    type Output = ChildPapers;
    fn run(self, tx: &ReadTx<'_>) -> Result<ChildPapers> {
        let pupil = tx.seen(&self.pupil_id)?;
        let family = choices_of(tx, &pupil)?;
        let choices = PrintChoices {
            text_size: family.text_size,
            tint: family.tint,
            spacing: family.spacing,
            headings: family.heading_language,
            ..self.choices
        };
        let child = child_paper(tx, &pupil, choices)?;
        let mut all = ChildPapers {
            pupil_id: self.pupil_id,
            name: child.preferred_name.clone(),
            class: child.class.clone(),
            choices: family,
            papers: Vec::new(),
            missing: Vec::new(),
            restricted: restricted(tx, &pupil)?,
        };
        let parts = match open_plan(tx, &pupil)? {
            Some(id) => Some(PlanParts::load(tx, &id)?),
            None => None,
        };
        if self.papers.plan {
            match &parts {
                Some(parts) => all.papers.push(NamedPaper {
                    name: parts.plan.record.name.clone(),
                    view: AnyPaper::Plan(Box::new(plan_paper(tx, &pupil, parts, choices)?)),
                    printed: printed(Kind::Plan, parts.plan.record.id.as_str(), "printed"),
                }),
                None => all.miss("has no open plan"),
            }
        }
        if self.papers.profile {
            let name = pathway_of(tx)?.pupil_words.profile;
            match profile_paper(tx, &pupil, choices)? {
                (Some(id), view) => all.papers.push(NamedPaper {
                    name,
                    view: AnyPaper::Profile(Box::new(view)),
                    printed: printed(Kind::Profile, &id, "printed"),
                }),
                (None, _) => all.miss(&format!("has no {name} yet")),
            }
        }
        if self.papers.review_record {
            match past_reviews(tx, &pupil)?.first() {
                Some(review) => all.papers.push(NamedPaper {
                    name: "review record".to_owned(),
                    view: AnyPaper::ReviewRecord(Box::new(record_paper(
                        tx, &pupil, review, choices,
                    )?)),
                    printed: printed(Kind::Review, review.review.record.id.as_str(), "printed"),
                }),
                None => all.miss("has no closed review yet"),
            }
        }
        self.papers.team(tx, &pupil, &mut all, choices)?;
        self.papers.sheets(
            tx,
            &mut all,
            parts.as_ref(),
            child_paper(
                tx,
                &pupil,
                PrintChoices {
                    photo: false,
                    ..choices
                },
            )?,
        )?;
        Ok(all)
    }
}

impl ChildPapers {
    fn miss(&mut self, what: &str) {
        self.missing.push(format!("{} {what}.", self.name));
    }
}

impl BatchPapers {
    /// The papers of the team.
    fn team(
        self,
        tx: &Reader<'_>,
        pupil: &Seen,
        all: &mut ChildPapers,
        choices: PrintChoices,
    ) -> Result<()> {
        if self.team_notes {
            match last_meeting(tx, pupil)? {
                Some(meeting) => {
                    let id = meeting.id.to_string();
                    all.papers.push(NamedPaper {
                        name: "notes of the team meeting".to_owned(),
                        view: AnyPaper::TeamNotes(Box::new(notes(tx, pupil, meeting, choices)?)),
                        printed: printed(Kind::TeamMeeting, &id, "printed the notes"),
                    });
                }
                None => all.miss("has had no team meeting yet"),
            }
        }
        if self.chronology {
            let wanted = ChronologyWanted::default();
            let (view, left_off) = chronology(tx, pupil, &wanted, false, choices)?;
            if left_off {
                all.miss("has restricted entries, which are not on the chronology");
            }
            all.papers.push(NamedPaper {
                name: "chronology".to_owned(),
                view: AnyPaper::Chronology(Box::new(view)),
                printed: printed(Kind::Pupil, pupil.id().as_str(), "printed the chronology"),
            });
        }
        Ok(())
    }

    /// The sheets to write on.
    fn sheets(
        self,
        tx: &Reader<'_>,
        all: &mut ChildPapers,
        parts: Option<&PlanParts>,
        child: crate::documents::ChildPaper,
    ) -> Result<()> {
        if !(self.child_view || self.parent_view || self.reply_slip) {
            return Ok(());
        }
        let Some(parts) = parts else {
            all.miss("has no open plan to give views on");
            return Ok(());
        };
        let rules = SchoolClocks::of(tx)?;
        let cycle = parts.open_cycle().map(|kept| &kept.record);
        let half_term = cycle.and_then(|cycle| rules.calendar.half_term_of(cycle.due_on));
        let review_on = match cycle {
            Some(cycle) => rules
                .stand_of_cycle(tx, &parts.plan.record, cycle)?
                .runs_until(),
            None => None,
        };
        let names = |words: &[&'static str]| words.iter().map(|word| (*word).to_owned()).collect();
        let faces = Face::ALL.iter().filter(|face| face.value().is_some());
        let agreements = ParentAgreement::ALL.iter().filter_map(|one| one.ticked());
        let sheet = SheetPaper {
            child,
            plan_name: parts.plan.record.name.clone(),
            cycle_name: half_term
                .map(|half_term| half_term.slot.name(rules.settings.term_naming))
                .unwrap_or_default(),
            review_on,
            views_name: rules.pathway.pupil_words.views.clone(),
            targets: parts.open_targets().map(|one| one.text.clone()).collect(),
            faces: faces.map(|face| face.name().to_owned()).collect(),
            no_face: Face::WouldRatherNotSay.name().to_owned(),
            starters: names(&STARTERS.map(SentenceStarter::name)),
            prompts: ParentPrompt::ALL
                .iter()
                .map(|one| one.name().to_owned())
                .collect(),
            agreements: agreements.map(str::to_owned).collect(),
        };
        let mut add = |name: &str, view: AnyPaper| {
            all.papers.push(NamedPaper {
                name: name.to_owned(),
                view,
                printed: printed(Kind::Pupil, all.pupil_id.as_str(), "printed review sheets"),
            });
        };
        if self.child_view {
            add(
                "child’s sheet",
                AnyPaper::ChildView(Box::new(sheet.clone())),
            );
        }
        if self.parent_view {
            add(
                "parents’ sheet",
                AnyPaper::ParentView(Box::new(sheet.clone())),
            );
        }
        if self.reply_slip {
            add("reply slip", AnyPaper::ReplySlip(Box::new(sheet)));
        }
        Ok(())
    }
}

/// The last meeting of the team that was held.
fn last_meeting(tx: &Reader<'_>, pupil: &Seen) -> Result<Option<TeamMeeting>> {
    let meetings = tx.about::<TeamMeeting>(pupil)?.into_iter();
    Ok(meetings
        .map(|kept| kept.record)
        .filter(|meeting| meeting.held_on.is_some())
        .max_by_key(|meeting| (meeting.held_on, meeting.id.clone())))
}

fn printed(kind: Kind, id: &str, verb: &'static str) -> Printed {
    Printed {
        kind,
        id: id.to_owned(),
        verb,
    }
}

/// The plan that is open now; of several the newest.
pub(super) fn open_plan(tx: &Reader<'_>, pupil: &Seen) -> Result<Option<PlanId>> {
    let plans = tx.about::<Plan>(pupil)?;
    let open = plans.into_iter().map(|kept| kept.record);
    Ok(open
        .filter(|plan| plan.ended_on.is_none())
        .max_by_key(|plan| plan.started_on)
        .map(|plan| plan.id))
}
