//! What was written about children, found by its words: each hit with whom it is about and the words around it.

use std::collections::HashMap;

use chrono::NaiveDate;
use serde::Serialize;
use ts_rs::TS;

use crate::domain::id::{PlanId, PupilId};
use crate::domain::record::Kind;
use crate::domain::record::attachment::Attachment;
use crate::domain::record::concern::Concern;
use crate::domain::record::ehc::EhcPlan;
use crate::domain::record::equality::Adjustment;
use crate::domain::record::medical::HealthcarePlan;
use crate::domain::record::plan::{Outcome, Plan, Profile, Provision, Strategy, Target};
use crate::domain::record::pupil::Note;
use crate::domain::record::reintegration::Reintegration;
use crate::domain::record::team::{ChronologyEvent, TeamAction, TeamMeeting};
use crate::domain::role::Action;
use crate::domain::snippet::{Piece, snippet};
use crate::error::Result;
use crate::ops::ehc::plan_in_force;
use crate::ops::placement::pathway_of;
use crate::ops::pupil::PupilRef;
use crate::store::{FoundText, ReadTx, TextGroup};

/// The most that is shown of a group.
const MOST: u16 = 6;

/// A text with the words typed.
#[derive(Debug, Serialize, TS)]
pub struct TextHit {
    pub kind: Kind,
    pub record_id: String,
    pub pupil: PupilRef,
    /// The plan that the text stands in.
    pub plan_id: Option<PlanId>,
    /// "Concern", "Target of My Plan", "Strategy".
    pub what: String,
    /// When it happened, was set or was begun, where it says so.
    #[ts(type = "string | null")]
    pub happened_on: Option<NaiveDate>,
    /// The words around what was found, on one line.
    pub pieces: Vec<Piece>,
}

/// A text as its record has it.
struct Text {
    what: String,
    words: String,
    plan_id: Option<PlanId>,
    happened_on: Option<NaiveDate>,
}

/// The texts that are looked for, and the children met so far.
pub(super) struct Texts<'a> {
    tx: &'a ReadTx<'a>,
    words: &'a [&'a str],
    pupils: HashMap<PupilId, PupilRef>,
}

impl<'a> Texts<'a> {
    pub(super) fn new(tx: &'a ReadTx<'a>, words: &'a [&'a str]) -> Self {
        Self {
            tx,
            words,
            pupils: HashMap::new(),
        }
    }

    /// The latest hits of a group.
    pub(super) fn of(&mut self, group: TextGroup) -> Result<Vec<TextHit>> {
        let found = self.tx.texts_with(group, self.words, MOST)?;
        let mut hits = Vec::new();
        for one in found {
            if self.may_read(&one)? {
                hits.push(self.hit(one)?);
            }
        }
        Ok(hits)
    }

    /// Whether what was found is for this person: of EHC plans only the one in force is for everybody who works with
    /// the child.
    fn may_read(&self, found: &FoundText) -> Result<bool> {
        if found.kind != Kind::EhcPlan || self.tx.session().may(Action::EhcRead) {
            return Ok(true);
        }
        let pupil = self.tx.seen(&found.pupil_id)?;
        let in_force = plan_in_force(self.tx, &pupil)?;
        Ok(in_force.is_some_and(|kept| kept.record.id.as_str() == found.record_id))
    }

    fn hit(&mut self, found: FoundText) -> Result<TextHit> {
        let text = self.text(&found)?;
        Ok(TextHit {
            pupil: self.pupil(&found.pupil_id)?,
            kind: found.kind,
            record_id: found.record_id,
            plan_id: text.plan_id,
            what: text.what,
            happened_on: text.happened_on,
            pieces: snippet(&text.words, self.words),
        })
    }

    fn pupil(&mut self, id: &PupilId) -> Result<PupilRef> {
        if let Some(known) = self.pupils.get(id) {
            return Ok(known.clone());
        }
        let line = self.tx.pupil_line(&self.tx.seen(id)?)?;
        let pupil = PupilRef::of(&line, self.tx.today());
        self.pupils.insert(id.clone(), pupil.clone());
        Ok(pupil)
    }

    fn text(&self, found: &FoundText) -> Result<Text> {
        let id = found.record_id.as_str();
        Ok(match found.kind {
            Kind::Note => {
                let note = self.tx.get::<Note>(id)?;
                Text {
                    what: note.note_kind.name().to_owned(),
                    words: note.body,
                    plan_id: None,
                    happened_on: Some(note.happened_on),
                }
            }
            Kind::Target => {
                let target = self.tx.get::<Target>(id)?;
                let what = self.of_plan("Target", &target.plan_id)?;
                Text {
                    happened_on: Some(target.set_on),
                    ..in_plan(what, target.text, target.plan_id)
                }
            }
            Kind::Outcome => {
                let outcome = self.tx.get::<Outcome>(id)?;
                let what = self.of_plan("Outcome", &outcome.plan_id)?;
                in_plan(what, outcome.text, outcome.plan_id)
            }
            Kind::Strategy => {
                let strategy = self.tx.get::<Strategy>(id)?;
                let what = self.of_plan("Strategy", &strategy.plan_id)?;
                in_plan(what, strategy.text, strategy.plan_id)
            }
            Kind::Provision => {
                let provision = self.tx.get::<Provision>(id)?;
                let what = self.of_plan("Provision", &provision.plan_id)?;
                Text {
                    happened_on: provision.from_on,
                    ..in_plan(what, provision.what, provision.plan_id)
                }
            }
            Kind::Concern => {
                let concern = self.tx.get::<Concern>(id)?;
                Text {
                    what: "First concern".to_owned(),
                    words: concern.words,
                    plan_id: None,
                    happened_on: Some(concern.happened_on),
                }
            }
            Kind::Attachment => {
                let document = self.tx.get::<Attachment>(id)?;
                Text {
                    what: document.attachment_kind.name().to_owned(),
                    words: [document.title, document.from_whom].join(" "),
                    plan_id: None,
                    happened_on: Some(document.happened_on),
                }
            }
            Kind::HealthcarePlan => {
                let plan = self.tx.get::<HealthcarePlan>(id)?;
                let conditions = plan.conditions.into_iter();
                let mut words: Vec<String> =
                    conditions.flat_map(|one| [one.name, one.signs]).collect();
                words.push(plan.triggers);
                Text {
                    what: "Healthcare plan".to_owned(),
                    words: words.join(" "),
                    plan_id: None,
                    happened_on: Some(plan.happened_on),
                }
            }
            Kind::Adjustment => {
                let adjustment = self.tx.get::<Adjustment>(id)?;
                Text {
                    what: "Reasonable adjustment".to_owned(),
                    words: [adjustment.what, adjustment.place].join(" "),
                    plan_id: None,
                    happened_on: Some(adjustment.from_on),
                }
            }
            Kind::EhcPlan => {
                let plan = self.tx.get::<EhcPlan>(id)?;
                let outcomes = plan.outcomes.into_iter().map(|one| one.text);
                let provisions = plan.provisions.into_iter().map(|one| one.what);
                let words: Vec<String> = outcomes.chain(provisions).collect();
                Text {
                    what: "EHC plan".to_owned(),
                    words: words.join(" "),
                    plan_id: None,
                    happened_on: Some(plan.issued_on),
                }
            }
            Kind::TeamMeeting => {
                let meeting = self.tx.get::<TeamMeeting>(id)?;
                Text {
                    what: "Team meeting".to_owned(),
                    happened_on: Some(meeting.on()),
                    words: [meeting.purpose, meeting.notes].join(" "),
                    plan_id: None,
                }
            }
            Kind::TeamAction => {
                let action = self.tx.get::<TeamAction>(id)?;
                Text {
                    what: "Agreed action".to_owned(),
                    words: action.text,
                    plan_id: None,
                    happened_on: Some(action.by_on),
                }
            }
            Kind::ChronologyEvent => {
                let event = self.tx.get::<ChronologyEvent>(id)?;
                Text {
                    what: "Chronology".to_owned(),
                    words: [event.title, event.words, event.source].join(" "),
                    plan_id: None,
                    happened_on: Some(event.happened_on),
                }
            }
            Kind::Reintegration => {
                let plan = self.tx.get::<Reintegration>(id)?;
                Text {
                    what: "Reduced timetable".to_owned(),
                    words: [plan.reason, plan.support, plan.end_reason].join(" "),
                    plan_id: None,
                    happened_on: Some(plan.starts_on),
                }
            }
            Kind::Profile => {
                let profile = self.tx.get::<Profile>(id)?;
                let words = [
                    profile.admire,
                    profile.important,
                    profile.support,
                    profile.communicate,
                    profile.hopes,
                ];
                Text {
                    what: pathway_of(self.tx)?.pupil_words.profile,
                    words: words.join(" "),
                    plan_id: None,
                    happened_on: Some(profile.happened_on),
                }
            }
            _ => {
                let plan = self.tx.get::<Plan>(id)?;
                let words = [
                    plan.strengths,
                    plan.important_to_me,
                    plan.helps_me,
                    plan.what_we_notice,
                    plan.home_support,
                ];
                Text {
                    happened_on: Some(plan.started_on),
                    ..in_plan(plan.name, words.join(" "), plan.id)
                }
            }
        })
    }

    fn of_plan(&self, what: &str, plan: &PlanId) -> Result<String> {
        let plan = self.tx.kept::<Plan>(plan.as_str())?;
        Ok(format!("{what} of {}", plan.record.name))
    }
}

fn in_plan(what: String, words: String, plan_id: PlanId) -> Text {
    Text {
        what,
        words,
        plan_id: Some(plan_id),
        happened_on: None,
    }
}
