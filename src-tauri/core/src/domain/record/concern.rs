//! A first concern about a child: what was seen, the meeting with the parents, and the decision.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::record;
use crate::domain::concern::{
    ConcernDecision, ConcernState, EalFinding, EarlyCheck, FactorWords, ProgressFinding,
};
use crate::domain::factor::FactorKind;
use crate::domain::id::{ConcernId, PlacementId, PupilId};
use crate::domain::need::NeedArea;

/// A concern, from the day it was raised to what was decided. Its three parts are written at three times: when it is
/// raised, at the meeting with the parents (the initial concern form), and when it is decided.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Concern {
    pub id: ConcernId,
    pub pupil_id: PupilId,
    /// When it was raised; the six weeks count from here.
    #[ts(type = "string")]
    pub happened_on: NaiveDate,
    /// Who raised it: a colleague, a parent, the child.
    pub raised_by: String,
    /// What is seen.
    pub words: String,
    /// Where it shows; not a finding of need.
    pub areas: Vec<NeedArea>,
    /// The tests of less than expected progress that it fails, each with evidence.
    pub findings: Vec<ProgressFinding>,
    /// What has been tried in class and what came of it.
    pub tried: String,
    /// What bears on progress and is not SEND in itself.
    pub factors: Vec<FactorKind>,
    /// Those that were considered and do not bear on it.
    pub factors_ruled_out: Vec<FactorKind>,
    /// What was said of one or the other.
    pub factor_words: Vec<FactorWords>,
    pub factors_detail: String,
    /// English as an additional language, considered in its own right.
    pub eal: Option<EalFinding>,
    /// The languages that the child hears and speaks at home, and how well.
    pub eal_languages: String,
    /// How long the child has been learning English.
    pub eal_since: String,
    /// What was done to tell learning English from a need.
    pub eal_detail: String,
    /// The check at the age of two, where the child is young enough for it to tell something.
    pub early_check: Option<EarlyCheck>,
    #[ts(type = "string | null")]
    pub early_check_on: Option<NaiveDate>,
    /// What it found.
    pub early_check_words: String,
    #[ts(type = "string | null")]
    pub parents_told_on: Option<NaiveDate>,
    /// Who told them and how.
    pub parents_told_how: String,

    /// When the form was filled in with the parents; nothing before that.
    #[ts(type = "string | null")]
    pub met_on: Option<NaiveDate>,
    pub met_with: String,
    pub strengths: String,
    pub child_views: String,
    pub parent_views: String,
    /// What is seen and what helps at home.
    pub at_home: String,
    /// What was agreed: who does what, until when.
    pub agreed: String,
    #[ts(type = "string | null")]
    pub consent_on: Option<NaiveDate>,
    /// Who gave consent to what was agreed.
    pub consent_by: String,

    pub decision: Option<ConcernDecision>,
    #[ts(type = "string | null")]
    pub decided_on: Option<NaiveDate>,
    pub decided_by: String,
    pub decision_reason: String,
    /// When a child who is watched is to be looked at again, where a day was agreed.
    #[ts(type = "string | null")]
    pub look_again_on: Option<NaiveDate>,
    /// The placement that answered it.
    pub placement_id: Option<PlacementId>,
    /// The placement after which the child is watched, to see that progress lasts: nobody raised a concern then.
    pub after_placement_id: Option<PlacementId>,
}
record!(Concern, Concern, about a child);

impl Concern {
    /// A concern of which nothing is written yet.
    pub fn begun(id: ConcernId, pupil_id: PupilId, happened_on: NaiveDate) -> Self {
        Self {
            id,
            pupil_id,
            happened_on,
            raised_by: String::new(),
            words: String::new(),
            areas: Vec::new(),
            findings: Vec::new(),
            tried: String::new(),
            factors: Vec::new(),
            factors_ruled_out: Vec::new(),
            factor_words: Vec::new(),
            factors_detail: String::new(),
            eal: None,
            eal_languages: String::new(),
            eal_since: String::new(),
            eal_detail: String::new(),
            early_check: None,
            early_check_on: None,
            early_check_words: String::new(),
            parents_told_on: None,
            parents_told_how: String::new(),
            met_on: None,
            met_with: String::new(),
            strengths: String::new(),
            child_views: String::new(),
            parent_views: String::new(),
            at_home: String::new(),
            agreed: String::new(),
            consent_on: None,
            consent_by: String::new(),
            decision: None,
            decided_on: None,
            decided_by: String::new(),
            decision_reason: String::new(),
            look_again_on: None,
            placement_id: None,
            after_placement_id: None,
        }
    }

    /// Where it stands; `placement_holds` where the stage that answered it was not taken back. Who left the register is
    /// watched until something is decided, since nobody raised a concern.
    pub fn state(&self, placement_holds: bool) -> ConcernState {
        match ConcernState::of(self.decision, placement_holds) {
            ConcernState::Raised if self.after_placement_id.is_some() => ConcernState::Watched,
            state => state,
        }
    }

    /// Takes out what was said at the meeting, for whoever may not read it. That there was one stays.
    pub fn without_the_meeting(&mut self) {
        for words in [
            &mut self.met_with,
            &mut self.child_views,
            &mut self.parent_views,
            &mut self.at_home,
            &mut self.consent_by,
        ] {
            words.clear();
        }
    }

    /// Whether the initial concern form was filled in with the parents.
    pub fn has_form(&self) -> bool {
        self.met_on.is_some() && !self.parent_views.is_empty()
    }
}
