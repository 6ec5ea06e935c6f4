//! The timeline of a child: everything that happened, newest first, with when it happened and when it was recorded.

mod others;

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{health, statutory, team};
use crate::domain::concern::ConcernDecision;
use crate::domain::id::PupilId;
use crate::domain::measure::TargetOutcome;
use crate::domain::pathway::MoveKind;
use crate::domain::record::assessment::Assessment;
use crate::domain::record::concern::Concern;
use crate::domain::record::plan::{Plan, Profile, Target};
use crate::domain::record::pupil::{ClassMember, Factor, Need, Note, NoteKind, Placement, Pupil};
use crate::domain::record::review::{Review, TargetReview};
use crate::domain::record::school::SchoolClass;
use crate::domain::record::{Kept, Kind};
use crate::domain::role::Action;
use crate::domain::voice::ContactOutcome;
use crate::domain::words::{count, lower};
use crate::error::Result;
use crate::office::ReadOp;
use crate::ops::placement::{pathways_of, placements_of};
use crate::store::{ReadTx, Reader, Seen};

/// The longest summary, in characters.
const SUMMARY: usize = 160;

/// Everything that happened to a child, newest first. Notes are in it for whoever may read them.
#[derive(Debug, Deserialize, TS)]
pub struct Timeline {
    pub pupil_id: PupilId,
}

/// One event.
#[derive(Debug, Serialize, TS)]
pub struct TimelineItem {
    /// The kind of record behind it, and its id: where a press on it leads.
    pub kind: Kind,
    pub record_id: String,
    #[ts(type = "string")]
    pub happened_on: NaiveDate,
    #[ts(type = "string")]
    pub recorded_at: DateTime<Utc>,
    pub recorded_by_name: String,
    pub title: String,
    /// One line; empty where the title says it all.
    pub summary: String,
}

impl ReadOp for Timeline {
    const ACTION: Action = Action::SendRead;
    type Output = Vec<TimelineItem>;
    fn run(self, tx: &ReadTx<'_>) -> Result<Vec<TimelineItem>> {
        let pupil = tx.seen(&self.pupil_id)?;
        events_of(tx, &pupil)
    }
}

/// Everything that happened to a child, newest first, as far as the person may read it.
pub(crate) fn events_of(tx: &Reader<'_>, pupil: &Seen) -> Result<Vec<TimelineItem>> {
    let mut events = Events::default();
    admission(tx, pupil, &mut events)?;
    classes(tx, pupil, &mut events)?;
    concerns(tx, pupil, &mut events)?;
    placements(tx, pupil, &mut events)?;
    needs_and_factors(tx, pupil, &mut events)?;
    profiles_and_plans(tx, pupil, &mut events)?;
    others::agencies(tx, pupil, &mut events)?;
    team::events(tx, pupil, &mut events)?;
    statutory::events(tx, pupil, &mut events)?;
    let session = tx.session();
    if session.may(Action::DisclosureRead) {
        others::disclosures(tx, pupil, &mut events)?;
    }
    health::events(tx, pupil, &mut events)?;
    if session.may(Action::AttachmentRead) {
        others::documents(tx, pupil, &mut events)?;
    }
    if session.may(Action::Print) {
        others::letters(tx, pupil, &mut events)?;
    }
    if session.may(Action::ReviewRead) {
        reviews(tx, pupil, &mut events)?;
    }
    if session.may(Action::NoteRead) {
        notes(tx, pupil, &mut events)?;
    }
    Ok(events.newest_first())
}

#[derive(Default)]
pub(super) struct Events(Vec<TimelineItem>);

impl Events {
    pub(super) fn add<R: crate::domain::record::Record + TS>(
        &mut self,
        kept: &Kept<R>,
        happened_on: NaiveDate,
        title: impl Into<String>,
        summary: &str,
    ) {
        self.0.push(TimelineItem {
            kind: R::KIND,
            record_id: kept.record.id().to_owned(),
            happened_on,
            recorded_at: kept.recorded_at,
            recorded_by_name: kept.recorded_by_name.clone(),
            title: title.into(),
            summary: one_line(summary),
        });
    }

    fn newest_first(mut self) -> Vec<TimelineItem> {
        self.0.sort_by(|a, b| {
            (b.happened_on, b.recorded_at, &b.record_id).cmp(&(
                a.happened_on,
                a.recorded_at,
                &a.record_id,
            ))
        });
        self.0
    }
}

/// The beginning of a text on one line.
fn one_line(text: &str) -> String {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if line.chars().count() <= SUMMARY {
        return line;
    }
    let cut: String = line.chars().take(SUMMARY).collect();
    let whole_words = cut
        .rsplit_once(' ')
        .map_or(cut.as_str(), |(words, _)| words);
    format!("{whole_words}\u{2026}")
}

fn admission(tx: &Reader<'_>, pupil: &Seen, events: &mut Events) -> Result<()> {
    let kept = tx.kept::<Pupil>(pupil.id().as_str())?;
    if let Some(admitted_on) = kept.record.admitted_on {
        events.add(&kept, admitted_on, "Admitted to the school", "");
    }
    if let Some(left_on) = kept.record.left_on {
        events.add(
            &kept,
            left_on,
            "Last day at the school",
            &kept.record.destination,
        );
    }
    if let Some(sent_on) = kept.record.file_sent_on {
        events.add(
            &kept,
            sent_on,
            "Record and SEND file sent",
            &kept.record.destination,
        );
    }
    Ok(())
}

fn classes(tx: &Reader<'_>, pupil: &Seen, events: &mut Events) -> Result<()> {
    for kept in tx.about::<ClassMember>(pupil)? {
        let class = tx.kept::<SchoolClass>(kept.record.class_id.as_str())?;
        let title = format!("Joined {}", class.record.name);
        events.add(&kept, kept.record.from_on, title, "");
    }
    Ok(())
}

fn concerns(tx: &Reader<'_>, pupil: &Seen, events: &mut Events) -> Result<()> {
    let reads_all = tx.session().may(Action::ReviewRead);
    for kept in tx.about::<Concern>(pupil)? {
        let concern = &kept.record;
        let after_leaving = concern.after_placement_id.is_some();
        let title = if after_leaving {
            "Watched after leaving"
        } else {
            "Concern raised"
        };
        events.add(&kept, concern.happened_on, title, &concern.words);
        if let Some(met_on) = concern.met_on {
            let title = "Concern talked over with the parents";
            let with = if reads_all {
                concern.met_with.as_str()
            } else {
                ""
            };
            events.add(&kept, met_on, title, with);
        }
        // A stage that answers a concern stands in the timeline by itself.
        let decided = concern
            .decision
            .filter(|decision| *decision != ConcernDecision::Place);
        if let (Some(decision), Some(on)) = (decided, concern.decided_on) {
            let what = if after_leaving {
                "Looked at progress after leaving"
            } else {
                "Decided on the concern"
            };
            let title = format!("{what}: {}", lower(decision.name()));
            events.add(&kept, on, title, &concern.decision_reason);
        }
    }
    Ok(())
}

fn placements(tx: &Reader<'_>, pupil: &Seen, events: &mut Events) -> Result<()> {
    let pathways = pathways_of(tx)?;
    let mut before: Option<Placement> = None;
    for kept in placements_of(tx, pupil)? {
        let placement = &kept.record;
        let from = before
            .as_ref()
            .filter(|before| before.to_on == Some(placement.from_on))
            .map(|before| before.stage_key.as_str());
        let pathway = pathways.on(placement.from_on);
        let title = match pathway.move_kind(from, Some(&placement.stage_key)) {
            _ if from == Some(placement.stage_key.as_str()) => {
                format!("{} changed", placement.stage_name)
            }
            Some(MoveKind::Up) => format!("Stepped up to {}", placement.stage_name),
            Some(MoveKind::Down) => format!("Stepped down to {}", placement.stage_name),
            _ => format!("Placed on {}", placement.stage_name),
        };
        events.add(&kept, placement.from_on, title, &placement.reason);
        if let Some(told_on) = placement.parents_told_on {
            events.add(
                &kept,
                told_on,
                "Parents told of the support",
                &placement.stage_name,
            );
        }
        if let Some(to_on) = placement.to_on
            && !placement.end_reason.is_empty()
        {
            let title = format!("Left {}", placement.stage_name);
            events.add(&kept, to_on, title, &placement.end_reason);
        }
        before = Some(kept.record);
    }
    Ok(())
}

fn needs_and_factors(tx: &Reader<'_>, pupil: &Seen, events: &mut Events) -> Result<()> {
    for kept in tx.about::<Need>(pupil)? {
        let need = &kept.record;
        let what = need
            .sen_type
            .map_or(need.area.name(), |sen_type| sen_type.name());
        let title = format!("{}: {what}", need.rank.name());
        events.add(&kept, need.from_on, title, &need.detail);
        if let Some(to_on) = need.to_on.filter(|to_on| *to_on <= tx.today()) {
            events.add(&kept, to_on, format!("Need ended: {what}"), "");
        }
    }
    for kept in tx.about::<Factor>(pupil)? {
        let factor = &kept.record;
        let title = format!("Factor: {}", factor.factor.name());
        events.add(&kept, factor.from_on, title, &factor.detail);
        if let Some(to_on) = factor.to_on.filter(|to_on| *to_on <= tx.today()) {
            let title = format!("Factor ended: {}", factor.factor.name());
            events.add(&kept, to_on, title, "");
        }
    }
    Ok(())
}

fn profiles_and_plans(tx: &Reader<'_>, pupil: &Seen, events: &mut Events) -> Result<()> {
    let pathways = pathways_of(tx)?;
    for kept in tx.about::<Profile>(pupil)? {
        let words = &pathways.on(kept.record.happened_on).pupil_words.profile;
        let title = format!("{words} written");
        events.add(&kept, kept.record.happened_on, title, &kept.record.admire);
    }
    let reads_all = tx.session().may(Action::ReviewRead);
    for kept in tx.about::<Assessment>(pupil)? {
        let words = &pathways.on(kept.record.happened_on).pupil_words.assessment;
        let title = format!("{words} written");
        let analysis = if reads_all {
            kept.record.analysis.as_str()
        } else {
            ""
        };
        events.add(&kept, kept.record.happened_on, title, analysis);
    }
    let targets = tx.about::<Target>(pupil)?;
    for kept in tx.about::<Plan>(pupil)? {
        let plan = &kept.record;
        let own = targets
            .iter()
            .filter(|target| target.record.plan_id == plan.id)
            .count();
        let own = u32::try_from(own).unwrap_or(u32::MAX);
        let title = format!("{} started", plan.name);
        let summary = if own == 0 {
            String::new()
        } else {
            count(own, "target")
        };
        events.add(&kept, plan.started_on, title, &summary);
        if let Some(ended_on) = plan.ended_on {
            events.add(&kept, ended_on, format!("{} ended", plan.name), "");
        }
    }
    Ok(())
}

fn reviews(tx: &Reader<'_>, pupil: &Seen, events: &mut Events) -> Result<()> {
    let plans = tx.about::<Plan>(pupil)?;
    let rated = tx.about::<TargetReview>(pupil)?;
    for kept in tx.about::<Review>(pupil)? {
        let review = &kept.record;
        let plan = plans.iter().find(|plan| plan.record.id == review.plan_id);
        let plan = plan.map_or("the plan", |plan| plan.record.name.as_str());
        let title = if review.closed_on.is_some() {
            format!("Review of {plan}")
        } else {
            format!("Review of {plan} begun")
        };
        let outcomes: Vec<TargetOutcome> = rated
            .iter()
            .filter(|line| line.record.review_id == review.id)
            .filter_map(|line| line.record.outcome)
            .collect();
        let met = outcomes
            .iter()
            .filter(|outcome| outcome.is_success())
            .count();
        let of = outcomes.iter().filter(|outcome| outcome.counts()).count();
        let mut parts = Vec::new();
        if of > 0 {
            parts.push(format!("{met} of {of} targets met"));
        }
        parts.extend(review.decision.map(|decision| decision.name().to_owned()));
        events.add(&kept, review.happened_on, title, &parts.join(". "));
    }
    Ok(())
}

fn notes(tx: &Reader<'_>, pupil: &Seen, events: &mut Events) -> Result<()> {
    for kept in tx.about::<Note>(pupil)? {
        let note = &kept.record;
        let title = contact_title(note).unwrap_or_else(|| note_title(note.note_kind));
        let mut parts = Vec::new();
        if !note.contact_with.is_empty() {
            parts.push(format!("With {}", note.contact_with));
        }
        if !note.body.is_empty() {
            parts.push(note.body.clone());
        }
        events.add(&kept, note.happened_on, title, &parts.join(". "));
    }
    Ok(())
}

/// How parents took part, where the note says so.
fn contact_title(note: &Note) -> Option<&'static str> {
    match note.contact_outcome? {
        ContactOutcome::Attended => Some("Met the parents"),
        ContactOutcome::Phoned => Some("Spoke with the parents by phone"),
        ContactOutcome::SentViews => Some("Parents sent their views"),
        ContactOutcome::Declined => Some("Parents declined to meet"),
        ContactOutcome::Missed => Some("Parents did not come"),
        ContactOutcome::NotParents => None,
    }
}

fn note_title(kind: NoteKind) -> &'static str {
    match kind {
        NoteKind::Concern => "Concern noted",
        NoteKind::Progress => "Progress noted",
        NoteKind::Observation => "Observation",
        NoteKind::ParentContact => "Contact with parents",
        NoteKind::Meeting => "Meeting",
        NoteKind::ChildSaid => "What the child said",
        NoteKind::Correction => "Correction",
        NoteKind::Other => "Note",
    }
}
