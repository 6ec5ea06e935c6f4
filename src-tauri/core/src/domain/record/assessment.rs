//! My Assessment: strengths, needs and views by area, what it means, and who contributed.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::record;
use crate::domain::coded::coded;
use crate::domain::id::{AssessmentId, PupilId};

coded! {
    /// An area that an assessment looks at.
    pub enum AssessmentArea {
        Learning = "learning", "Learning";
        Communication = "communication", "Communication";
        Emotional = "emotional", "Social, emotional and mental health";
        Physical = "physical", "Health, sensory and physical";
        Home = "home", "Family and home";
    }
}

/// What was found in one area.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct AreaFindings {
    pub strengths: String,
    pub needs: String,
    /// What the child and the family say about it.
    pub views: String,
}

impl AreaFindings {
    /// Whether nothing is written about the area.
    pub fn is_empty(&self) -> bool {
        self.strengths.is_empty() && self.needs.is_empty() && self.views.is_empty()
    }
}

/// Somebody who contributed to an assessment, and when.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Contributor {
    pub name: String,
    /// "Class teacher", "Mother", "Educational psychologist".
    pub role: String,
    #[ts(type = "string")]
    pub contributed_on: NaiveDate,
}

/// An assessment by areas. It is revised while it is worked on; a fresh one is begun beside it, and the earlier ones
/// are kept.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Assessment {
    pub id: AssessmentId,
    pub pupil_id: PupilId,
    /// The day it was brought together.
    #[ts(type = "string")]
    pub happened_on: NaiveDate,
    pub learning: AreaFindings,
    pub communication: AreaFindings,
    pub emotional: AreaFindings,
    pub physical: AreaFindings,
    pub home: AreaFindings,
    /// What it means taken together: what gets in the way, and what would help most.
    pub analysis: String,
    pub contributors: Vec<Contributor>,
}
record!(Assessment, Assessment, about a child);

impl Assessment {
    /// What was found in an area.
    pub fn area(&self, area: AssessmentArea) -> &AreaFindings {
        match area {
            AssessmentArea::Learning => &self.learning,
            AssessmentArea::Communication => &self.communication,
            AssessmentArea::Emotional => &self.emotional,
            AssessmentArea::Physical => &self.physical,
            AssessmentArea::Home => &self.home,
        }
    }
}
