//! What a caller fills in to have a paper made, and what comes back.
//!
//! All words are as they should stand on the paper: names of stages, roles and outcomes are data
//! of the school, never of the program. An empty text or list means that nothing was recorded.

use chrono::{NaiveDate, NaiveDateTime};
use serde::{Deserialize, Serialize};

/// A finished paper.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Paper {
    /// The PDF file.
    pub bytes: Vec<u8>,
    /// How many pages it has. A My Profile of two pages holds more than one page can.
    pub pages: usize,
    /// Characters that no typeface has, in order: each is printed as � and can still be read by
    /// copying it out. Empty for nearly every paper; if not, the screen should name them.
    pub unprintable: Vec<char>,
}

/// When and by whom a paper was printed, for the foot of every page.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct PaperStamp {
    /// The school's own time.
    pub printed_on: NaiveDateTime,
    pub printed_by: String,
    pub school_name: String,
}

/// The child a paper is about.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct ChildPaper {
    /// The name the child goes by.
    pub preferred_name: String,
    /// "Year 4".
    pub year: String,
    /// "Oak class".
    pub class: String,
    pub date_of_birth: Option<NaiveDate>,
    /// A JPEG or PNG file.
    pub photo: Option<Vec<u8>>,
}

/// Someone who matters to the plan.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct PersonPaper {
    /// "Class teacher".
    pub role: String,
    pub name: String,
}

/// A SEND Support Plan: "My Plan", "My Plan+" or whatever the school calls it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct PlanPaper {
    pub child: ChildPaper,
    /// "My Plan".
    pub plan_name: String,
    /// The stage of the pathway, if it has another name than the plan.
    pub stage_name: String,
    /// "Autumn 2", if the cycle has a name.
    pub cycle_name: String,
    pub starts_on: Option<NaiveDate>,
    pub review_due_on: Option<NaiveDate>,
    pub key_people: Vec<PersonPaper>,
    /// In plain words, the primary need first.
    pub needs: Vec<String>,
    pub strengths: String,
    pub what_matters: String,
    pub what_helps: String,
    /// What the adults have noticed.
    pub what_we_notice: String,
    pub outcomes: Vec<OutcomePaper>,
    /// What adults do for the whole plan, besides what stands with a target.
    pub strategies: Vec<String>,
    /// What the school provides for the whole plan.
    pub provision: Vec<ProvisionPaper>,
    /// Reasonable adjustments, and arrangements for tests.
    pub adjustments: Vec<String>,
    /// What helps at home.
    pub home_support: String,
    pub last_review: Option<ReviewPaper>,
    /// What the school calls the child's views: "Pupil voice". Empty, "My views".
    pub views_name: String,
    pub child_views: String,
    pub parent_views: String,
    /// What was decided at the review, in words.
    pub decision: String,
    pub next_review_on: Option<NaiveDate>,
    pub signatures: Vec<SignaturePaper>,
}

/// A long-term hope with the targets that lead to it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct OutcomePaper {
    pub text: String,
    pub targets: Vec<TargetPaper>,
}

/// One SMART target.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct TargetPaper {
    /// Counted through the whole plan, from 1.
    pub number: u32,
    pub text: String,
    pub measure: Option<MeasurePaper>,
    pub steps: Vec<StepPaper>,
    pub strategies: Vec<String>,
    pub provision: Vec<ProvisionPaper>,
}

/// How a target is measured, in words: "3", "6 of 10", "not yet".
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct MeasurePaper {
    /// "On a scale of 1 to 10".
    pub scale: String,
    pub baseline: String,
    pub expected: String,
    pub expected_by: Option<NaiveDate>,
    /// Empty before the first rating.
    pub now: String,
}

/// A small step towards a target.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct StepPaper {
    pub text: String,
    pub done_on: Option<NaiveDate>,
}

/// What the school provides for a target.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct ProvisionPaper {
    pub what: String,
    pub who: String,
    pub place: String,
    pub minutes: Option<u32>,
    pub times_a_week: Option<u32>,
    pub group_size: Option<u32>,
    pub from: Option<NaiveDate>,
    pub to: Option<NaiveDate>,
}

/// What the last review found.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct ReviewPaper {
    pub held_on: Option<NaiveDate>,
    pub ratings: Vec<RatingPaper>,
}

/// How one target went.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct RatingPaper {
    pub target: String,
    /// "Achieved".
    pub outcome: String,
    /// "from 3 to 6".
    pub measured: String,
    pub evidence: String,
}

/// Someone who signs.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct SignaturePaper {
    /// "Parent or carer".
    pub role: String,
    pub name: Option<String>,
}

/// A My Profile: one page in the child's own words.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct ProfilePaper {
    pub child: ChildPaper,
    /// "My Profile".
    pub profile_name: String,
    pub people_like: String,
    pub important_to_me: String,
    pub how_to_support: String,
    pub how_i_communicate: String,
    pub my_hopes: String,
    /// Who helped the child to write it.
    pub written_with: String,
    pub written_on: Option<NaiveDate>,
}
