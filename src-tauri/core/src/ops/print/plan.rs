//! A plan on paper: the SEND Support Plan under the name that the school gives it.

use serde::Deserialize;
use ts_rs::TS;

use super::child::{child_paper, people};
use super::letter::adjustments;
use super::{PaperOp, PrintChoices, PrintedPaper, Sheet};
use crate::documents::{
    self, MeasurePaper, OutcomePaper, PersonPaper, PlanPaper, ProvisionPaper, RatingPaper,
    ReviewPaper, SignaturePaper, StepPaper, TargetPaper,
};
use crate::domain::id::{PlanId, TargetId};
use crate::domain::measure::{Measure, Score};
use crate::domain::need::{NeedRank, SenType};
use crate::domain::record::agency::{Agency, Referral};
use crate::domain::record::plan::{Provision, Target};
use crate::domain::record::pupil::Need;
use crate::domain::record::review::Review;
use crate::domain::record::{Interval, Kept, Kind};
use crate::domain::role::{Action, Role};
use crate::error::Result;
use crate::office::WriteOp;
use crate::ops::clocks::SchoolClocks;
use crate::ops::plan::{PlanParts, stage_of};
use crate::ops::review::{PastReview, PastTarget, past_reviews};
use crate::store::{Reader, Seen, WriteTx};

/// Prints a plan as it stands.
#[derive(Debug, Deserialize, TS)]
pub struct PrintPlan {
    pub plan_id: PlanId,
    pub choices: PrintChoices,
}

impl WriteOp for PrintPlan {
    const ACTION: Action = Action::Print;
    type Output = Sheet<PlanPaper>;
    fn run(self, tx: &mut WriteTx<'_>) -> Result<Self::Output> {
        let parts = PlanParts::load(tx, &self.plan_id)?;
        let pupil = tx.seen(parts.pupil_id())?;
        let view = plan_paper(tx, &pupil, &parts, self.choices)?;
        tx.note_act(
            Kind::Plan,
            self.plan_id.as_str(),
            Some(pupil.id()),
            "printed",
        );
        Sheet::of(tx, &pupil, &parts.plan.record.name, view, self.choices)
    }
}

impl PaperOp for PrintPlan {
    fn lay_out(sheet: Self::Output) -> Result<PrintedPaper> {
        let paper = documents::plan(&sheet.view, &sheet.stamp, &sheet.choices)?;
        Ok(sheet.printed(paper))
    }
}

pub(super) fn plan_paper(
    tx: &Reader<'_>,
    pupil: &Seen,
    parts: &PlanParts,
    choices: PrintChoices,
) -> Result<PlanPaper> {
    let plan = &parts.plan.record;
    let rules = SchoolClocks::of(tx)?;
    let stage = stage_of(plan, &rules);
    let cycle = parts.open_cycle().map(|kept| &kept.record);
    let half_term = cycle.and_then(|cycle| rules.calendar.half_term_of(cycle.due_on));
    let review_due_on = match cycle {
        Some(cycle) => rules.stand_of_cycle(tx, plan, cycle)?.runs_until(),
        None => None,
    };
    let reviews = past_reviews(tx, pupil)?;
    // A plan just begun by a review shows that review, so that the family sees where it comes from.
    let last = reviews
        .iter()
        .find(|review| review.review.record.plan_id == plan.id)
        .or(reviews.first());
    let heard = last.filter(|_| !choices.room_to_write);
    let heard = heard.map(|review| &review.review.record);
    let working_with = people(tx, pupil)?;
    Ok(PlanPaper {
        child: child_paper(tx, pupil, choices)?,
        plan_name: plan.name.clone(),
        stage_name: stage.map(|stage| stage.name.clone()).unwrap_or_default(),
        cycle_name: half_term
            .map(|half_term| half_term.slot.name(rules.settings.term_naming))
            .unwrap_or_default(),
        starts_on: Some(plan.started_on),
        review_due_on,
        needs: needs(tx, pupil)?,
        strengths: plan.strengths.clone(),
        what_matters: plan.important_to_me.clone(),
        what_helps: plan.helps_me.clone(),
        what_we_notice: plan.what_we_notice.clone(),
        outcomes: outcomes(parts),
        strategies: strategies(parts, None),
        provision: provision(parts, None),
        adjustments: adjustments(tx, pupil)?,
        home_support: plan.home_support.clone(),
        views_name: rules.pathway.pupil_words.views.clone(),
        child_views: heard.map(child_views).unwrap_or_default(),
        parent_views: heard.map(parent_views).unwrap_or_default(),
        decision: last.map(decision).unwrap_or_default(),
        next_review_on: last.and_then(|review| review.review.record.next_due_on),
        last_review: last.map(review_paper),
        signatures: signatures(tx, &working_with)?,
        key_people: key_people(working_with, agencies(tx, pupil)?, &plan.key_people),
    })
}

/// The agencies that work with the child, each with whom to ask for.
fn agencies(tx: &Reader<'_>, pupil: &Seen) -> Result<Vec<PersonPaper>> {
    let mut agencies = Vec::new();
    for kept in tx.about::<Referral>(pupil)? {
        if !kept.record.is_open() {
            continue;
        }
        let agency = tx.kept::<Agency>(kept.record.agency_id.as_str())?.record;
        agencies.push(PersonPaper {
            name: match agency.contact_name.as_str() {
                "" => agency.agency_kind.name().to_owned(),
                contact => contact.to_owned(),
            },
            role: agency.name,
        });
    }
    Ok(agencies)
}

fn key_people(
    mut people: Vec<PersonPaper>,
    agencies: Vec<PersonPaper>,
    others: &str,
) -> Vec<PersonPaper> {
    people.extend(agencies);
    if !others.is_empty() {
        people.push(PersonPaper {
            role: "People who help".to_owned(),
            name: others.to_owned(),
        });
    }
    people
}

/// Needs in plain words, the primary first.
fn needs(tx: &Reader<'_>, pupil: &Seen) -> Result<Vec<String>> {
    let today = tx.today();
    let mut needs: Vec<Need> = tx
        .about::<Need>(pupil)?
        .into_iter()
        .map(|kept| kept.record)
        .filter(|need| {
            let (from_on, to_on) = (need.from_on, need.to_on);
            Interval { from_on, to_on }.holds_on(today)
        })
        .collect();
    needs.sort_by_key(|need| need.rank != NeedRank::Primary);
    Ok(needs.iter().map(need_words).collect())
}

fn need_words(need: &Need) -> String {
    // That nobody has assessed the type yet says nothing to a family.
    let told = need
        .sen_type
        .filter(|one| *one != SenType::NoSpecialistAssessment);
    let name = told.map_or(need.area.name(), SenType::name);
    match need.detail.trim() {
        "" => name.to_owned(),
        detail => format!("{name}: {detail}"),
    }
}

/// The outcomes with what is open in them; in a plan that has ended, with all that was.
fn outcomes(parts: &PlanParts) -> Vec<OutcomePaper> {
    let ended = parts.plan.record.ended_on.is_some();
    let mut number = 0;
    let mut papers = Vec::new();
    for outcome in &parts.outcomes {
        let all = parts.targets.iter().map(|kept| &kept.record);
        let mine: Vec<&Target> = all
            .filter(|target| target.outcome_id == outcome.record.id)
            .collect();
        let shown: Vec<TargetPaper> = mine
            .iter()
            .filter(|target| ended || target.is_open())
            .map(|target| {
                number += 1;
                target_paper(parts, target, number)
            })
            .collect();
        // An outcome whose targets have all been met has done its work.
        if !shown.is_empty() || mine.is_empty() {
            papers.push(OutcomePaper {
                text: outcome.record.text.clone(),
                targets: shown,
            });
        }
    }
    papers
}

fn target_paper(parts: &PlanParts, target: &Target, number: u32) -> TargetPaper {
    let steps = parts.steps.iter().map(|kept| &kept.record);
    TargetPaper {
        number,
        text: target.text.clone(),
        measure: Some(measure(parts, target)),
        steps: steps
            .filter(|step| step.target_id == target.id)
            .map(|step| StepPaper {
                text: step.text.clone(),
                done_on: step.achieved_on,
            })
            .collect(),
        strategies: strategies(parts, Some(&target.id)),
        provision: provision(parts, Some(&target.id)),
    }
}

pub(super) fn measure(parts: &PlanParts, target: &Target) -> MeasurePaper {
    let (baseline, expected) = target.scores();
    let last = parts.last_rating(&target.id);
    let now = last.and_then(|rating| Score::finite(rating.record.score));
    let words = |score: Option<Score>| {
        score
            .map(|score| target.measure.words(score))
            .unwrap_or_default()
    };
    MeasurePaper {
        scale: match &target.measure {
            Measure::Count { unit, .. } => format!("By counting {unit}"),
            other => other.name().to_owned(),
        },
        baseline: words(baseline),
        expected: words(expected),
        expected_by: target.by_on,
        now: words(now),
    }
}

fn strategies(parts: &PlanParts, target: Option<&TargetId>) -> Vec<String> {
    let all = parts.strategies.iter().map(|kept| &kept.record);
    all.filter(|strategy| strategy.target_id.as_ref() == target)
        .map(|strategy| strategy.text.clone())
        .collect()
}

fn provision(parts: &PlanParts, target: Option<&TargetId>) -> Vec<ProvisionPaper> {
    let line = |kept: &Kept<Provision>| {
        let line = &kept.record;
        ProvisionPaper {
            what: line.what.clone(),
            who: line.who.clone(),
            place: line.place.clone(),
            minutes: line.minutes.map(u32::from),
            times_a_week: line.times_a_week.map(u32::from),
            group_size: line.group_size.map(u32::from),
            from: line.from_on,
            to: line.to_on,
        }
    };
    let all = parts.provision.iter();
    all.filter(|kept| kept.record.target_id.as_ref() == target)
        .map(line)
        .collect()
}

fn review_paper(review: &PastReview) -> ReviewPaper {
    let rating = |target: &PastTarget| RatingPaper {
        target: target.text.clone(),
        outcome: target.result_words.clone().unwrap_or_default(),
        measured: match (&target.baseline_words, &target.score_words) {
            (Some(from), Some(to)) => format!("from {from} to {to}"),
            (None, Some(score)) => score.clone(),
            (_, None) => String::new(),
        },
        evidence: target.review.record.evidence.clone(),
    };
    ReviewPaper {
        held_on: Some(review.review.record.happened_on),
        ratings: review.targets.iter().map(rating).collect(),
    }
}

pub(super) fn child_views(review: &Review) -> String {
    let mut parts = Vec::new();
    if review.child_declined {
        parts.push("I would rather not say.".to_owned());
    }
    if !review.child_views.is_empty() {
        parts.push(review.child_views.clone());
    }
    if let Some(face) = review.child_face {
        parts.push(format!("How I feel about it: {}", face.name()));
    }
    if !review.child_scribe.is_empty() && !review.child_views.is_empty() {
        parts.push(format!("Written down by {}", review.child_scribe));
    }
    parts.join("\n")
}

pub(super) fn parent_views(review: &Review) -> String {
    let parts = [
        ("What is going well", &review.parent_going_well),
        ("What worries us", &review.parent_worries),
        ("What we hope for", &review.parent_hopes),
        ("What helps at home", &review.parent_helps),
    ];
    let said = parts.iter().filter(|(_, words)| !words.is_empty());
    let lines: Vec<String> = said
        .map(|(title, words)| format!("{title}: {words}"))
        .collect();
    lines.join("\n")
}

pub(super) fn decision(review: &PastReview) -> String {
    let reason = review.review.record.decision_reason.trim();
    let words = review.decision_words.trim();
    if reason.is_empty() {
        words.to_owned()
    } else {
        format!("{words}. {reason}")
    }
}

/// Who signs at the meeting. Parents' names are left to be written: a copy may be for one of them alone.
pub(super) fn signatures(tx: &Reader<'_>, people: &[PersonPaper]) -> Result<Vec<SignaturePaper>> {
    let line = |role: &str, name: Option<String>| SignaturePaper {
        role: role.to_owned(),
        name,
    };
    let teacher = people.iter().find(|person| person.role == "Class teacher");
    let staff = tx.all::<crate::domain::record::person::Staff>()?;
    let mut sencos = staff.iter().map(|kept| &kept.record);
    let senco = sencos.find(|one| one.role == Role::Senco && one.left_on.is_none());
    Ok(vec![
        line("Child", None),
        line("Parent or carer", None),
        line("Class teacher", teacher.map(|person| person.name.clone())),
        line("SENCO", senco.map(|senco| senco.name.clone())),
    ])
}
