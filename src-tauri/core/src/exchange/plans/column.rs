//! What the columns of such a list mean, by their headings.

use crate::domain::coded::coded;
use crate::domain::person_name::fold;
use crate::domain::record::import::ImportedList;
use crate::exchange::pupils::ColumnConfidence;

coded! {
    /// What a column of a list of targets or provision can hold.
    pub enum PlanField {
        Upn = "upn", "UPN";
        Name = "name", "Child's whole name";
        Surname = "surname", "Child's surname";
        Forename = "forename", "Child's forename";
        Class = "class", "Class";
        Outcome = "outcome", "Long-term outcome";
        Area = "area", "Area of need";
        Target = "target", "Target";
        Measure = "measure", "How it is measured";
        Baseline = "baseline", "Baseline";
        Expected = "expected", "Expected score";
        By = "by", "Achieved by";
        Strategies = "strategies", "What adults do";
        Intervention = "intervention", "Intervention or support";
        Who = "who", "Who gives it";
        Place = "place", "Where";
        HowOften = "how_often", "How often, in words";
        Minutes = "minutes", "Minutes a time";
        TimesAWeek = "times_a_week", "Times a week";
        GroupSize = "group_size", "Children in the group";
        From = "from", "Given from";
        To = "to", "Given until";
    }
}

impl PlanField {
    /// The headings that mean it, folded.
    pub(super) fn headings(self) -> &'static [&'static str] {
        match self {
            Self::Upn => &["upn", "unique pupil number", "pupil number", "pupil upn"],
            Self::Name => &[
                "name",
                "pupil",
                "child",
                "pupil name",
                "child name",
                "childs name",
                "full name",
                "student",
                "student name",
                "name of child",
                "name of pupil",
                "pupils name",
                "childs whole name",
            ],
            Self::Surname => &[
                "surname",
                "last name",
                "family name",
                "legal surname",
                "childs surname",
            ],
            Self::Forename => &[
                "forename",
                "first name",
                "given name",
                "legal forename",
                "known as",
                "preferred forename",
                "childs forename",
            ],
            Self::Class => &[
                "class",
                "reg",
                "reg group",
                "registration group",
                "form",
                "tutor group",
                "class name",
                "year class",
            ],
            Self::Outcome => &[
                "outcome",
                "long term outcome",
                "longer term outcome",
                "ehcp outcome",
                "long term aim",
                "aim",
                "long term goal",
                "overall outcome",
                "ehcp long term outcome",
                "section e outcome",
            ],
            Self::Area => &[
                "area",
                "area of need",
                "need",
                "primary need",
                "broad area",
                "broad area of need",
                "area of concern",
            ],
            Self::Target => &[
                "target",
                "smart target",
                "short term target",
                "goal",
                "objective",
                "my target",
                "iep target",
                "small step target",
                "targets",
                "smart targets",
                "pupil target",
                "next step",
                "learning target",
            ],
            Self::Measure => &[
                "measure",
                "measured by",
                "how measured",
                "how it is measured",
                "success criteria",
                "unit",
                "scale",
                "measured how",
                "how will it be measured",
                "measured in",
            ],
            Self::Baseline => &[
                "baseline",
                "starting point",
                "start score",
                "baseline score",
                "entry score",
                "entry data",
                "score before",
                "where i am now",
                "current score",
            ],
            Self::Expected => &[
                "expected",
                "expected score",
                "target score",
                "aim score",
                "expected outcome score",
                "goal score",
                "expected end score",
                "score expected",
            ],
            Self::By => &[
                "by",
                "by when",
                "by date",
                "achieve by",
                "review date",
                "date due",
                "deadline",
                "target date",
                "achieved by",
                "review by",
                "next review",
                "date of review",
            ],
            Self::Strategies => &[
                "strategies",
                "strategy",
                "support strategies",
                "what adults do",
                "class strategies",
                "teaching strategies",
                "adult support",
                "how adults help",
                "quality first teaching",
                "adaptations",
            ],
            Self::Intervention => &[
                "intervention",
                "provision",
                "support",
                "programme",
                "intervention provision",
                "intervention name",
                "additional provision",
                "intervention or support",
                "provision intervention",
                "support given",
                "interventions",
            ],
            Self::Who => &[
                "who",
                "by whom",
                "staff",
                "led by",
                "delivered by",
                "adult",
                "lead",
                "adult responsible",
                "person responsible",
                "who delivers",
                "ta",
                "who gives it",
                "staff member",
                "led by adult",
            ],
            Self::Place => &["where", "place", "room", "location"],
            Self::HowOften => &[
                "how often",
                "frequency",
                "when",
                "timetable",
                "how often in words",
                "how often when",
                "frequency and duration",
                "frequency duration",
            ],
            Self::Minutes => &[
                "minutes",
                "mins",
                "duration",
                "length",
                "session length",
                "minutes per session",
                "minutes a time",
                "length of session",
                "duration mins",
                "duration minutes",
                "time mins",
                "session duration",
            ],
            Self::TimesAWeek => &[
                "times a week",
                "times per week",
                "sessions per week",
                "sessions a week",
                "x per week",
                "per week",
                "weekly sessions",
                "no of sessions per week",
                "times weekly",
                "number of sessions per week",
            ],
            Self::GroupSize => &[
                "group size",
                "ratio",
                "number in group",
                "children in group",
                "no in group",
                "size of group",
                "children in the group",
                "pupils in group",
                "staff ratio",
            ],
            Self::From => &[
                "from",
                "start date",
                "date started",
                "started",
                "begins",
                "date from",
                "given from",
                "start",
            ],
            Self::To => &[
                "to",
                "end date",
                "date ended",
                "finish",
                "ends",
                "until",
                "date to",
                "given until",
                "finish date",
            ],
        }
    }

    /// Whether several columns may hold a part of it: "Strategy 1", "Strategy 2".
    pub fn may_repeat(self) -> bool {
        self == Self::Strategies
    }
}

/// Headings of one word that begin many others of another meaning.
const ONLY_ALONE: [&str; 22] = [
    "by", "from", "to", "start", "ends", "when", "who", "where", "name", "started", "begins",
    "finish", "until", "need", "aim", "length", "scale", "unit", "child", "pupil", "student",
    "support",
];

/// What a heading means, as far as it is known.
pub fn plan_field_of(heading: &str) -> Option<(PlanField, ColumnConfidence)> {
    let folded = fold(heading);
    let exact = |text: &str| {
        PlanField::ALL
            .iter()
            .copied()
            .find(|field| field.headings().contains(&text))
    };
    if let Some(field) = exact(&folded) {
        return Some((field, ColumnConfidence::Sure));
    }
    // "Baseline (1-10)", "Target 1": the heading with something behind it.
    let words: Vec<&str> = folded.split(' ').collect();
    (1..words.len()).rev().find_map(|length| {
        let (start, rest) = words.split_at_checked(length)?;
        let start = start.join(" ");
        let field = exact(&start)?;
        let numbers = rest.iter().all(|word| word.chars().all(char::is_numeric));
        if numbers {
            Some((field, ColumnConfidence::Sure))
        } else if ONLY_ALONE.contains(&start.as_str()) {
            None
        } else {
            Some((field, ColumnConfidence::Likely))
        }
    })
}

/// Whether a text is a heading that is known: what tells the row of headings from the titles above it.
pub fn is_plan_heading(text: &str) -> bool {
    plan_field_of(text).is_some_and(|(_, confidence)| confidence == ColumnConfidence::Sure)
}

/// What each heading of a list means; nothing for the others. No two columns mean the same, but for strategies.
pub fn match_plan_columns(headers: &[String]) -> Vec<Option<(PlanField, ColumnConfidence)>> {
    let found: Vec<_> = headers.iter().map(|header| plan_field_of(header)).collect();
    let mut taken = Vec::new();
    let mut matched = vec![None; headers.len()];
    for wanted in [ColumnConfidence::Sure, ColumnConfidence::Likely] {
        for (slot, found) in matched.iter_mut().zip(&found) {
            let Some((field, confidence)) = *found else {
                continue;
            };
            if confidence == wanted && (field.may_repeat() || !taken.contains(&field)) {
                taken.push(field);
                *slot = Some((field, confidence));
            }
        }
    }
    matched
}

/// What the columns of a list lack before anything in it can go into a plan.
pub fn lacking_of_plans(list: ImportedList, columns: &[Option<PlanField>]) -> Option<&'static str> {
    let has = |field| columns.contains(&Some(field));
    let named = has(PlanField::Name) || has(PlanField::Surname) && has(PlanField::Forename);
    if !named && !has(PlanField::Upn) {
        return Some(
            "No column of the list is known to hold the name of the child, or the UPN. Say which does, or add it.",
        );
    }
    match list {
        ImportedList::Plans if !has(PlanField::Target) => {
            Some("No column of the list is known to hold the target. Say which does, or add it.")
        }
        ImportedList::Provision if !has(PlanField::Intervention) => Some(
            "No column of the list is known to hold the intervention or support. Say which does, or add it.",
        ),
        _ => None,
    }
}
