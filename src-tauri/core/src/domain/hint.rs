//! Quiet hints on the quality of a target: never a block, never a mark against the writer.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::measure::{Measure, Score};
use super::person_name::fold;

/// More open targets than this are more than a child can hold.
pub const MOST_OPEN_TARGETS: u32 = 4;

/// What a hint is drawn from: a target as it stands in a draft.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TargetSketch<'a> {
    pub wording: &'a str,
    pub has_baseline: bool,
    /// An expected score on a measure that counts: it is the number of the target.
    pub has_expected_number: bool,
    /// A date by which it is reviewed, of its own or of the plan.
    pub has_date: bool,
}

impl<'a> TargetSketch<'a> {
    /// A sketch of a target with its measure. Yes or no is no number: it does not say how much.
    pub fn new(
        wording: &'a str,
        measure: &Measure,
        baseline: Option<Score>,
        expected: Option<Score>,
        by: Option<NaiveDate>,
    ) -> Self {
        Self {
            wording,
            has_baseline: baseline.is_some(),
            has_expected_number: expected.is_some() && *measure != Measure::YesNo,
            has_date: by.is_some(),
        }
    }
}

/// Something that would make a target easier to teach and to review.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum SmartHint {
    VagueVerb { verb: String },
    NoNumber,
    NoDate,
    NoBaseline,
    TooManyTargets { open: u32 },
}

/// Verbs that cannot be seen done, with the forms in which they are written.
const VAGUE_VERBS: [(&str, &[&str]); 14] = [
    (
        "understand",
        &["understand", "understands", "understanding"],
    ),
    ("improve", &["improve", "improves", "improving"]),
    (
        "be aware of",
        &[
            "be aware",
            "is aware",
            "become aware",
            "becomes aware",
            "being aware",
        ],
    ),
    (
        "get better at",
        &[
            "get better",
            "gets better",
            "getting better",
            "be better at",
            "become better",
        ],
    ),
    ("know", &["know", "knows", "knowing"]),
    (
        "learn about",
        &["learn about", "learns about", "learning about"],
    ),
    ("appreciate", &["appreciate", "appreciates", "appreciating"]),
    ("develop", &["develop", "develops", "developing"]),
    (
        "be familiar with",
        &["be familiar", "become familiar", "is familiar"],
    ),
    (
        "think about",
        &["think about", "thinks about", "thinking about"],
    ),
    ("try", &["try", "tries", "trying"]),
    (
        "be more confident",
        &[
            "more confident",
            "become confident",
            "gain confidence",
            "gains confidence",
        ],
    ),
    ("work on", &["work on", "works on", "working on"]),
    (
        "make progress",
        &["make progress", "makes progress", "making progress"],
    ),
];

const NUMBER_WORDS: [&str; 26] = [
    "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
    "twelve", "fifteen", "twenty", "thirty", "forty", "fifty", "hundred", "once", "twice", "half",
    "every", "each", "all", "both", "daily",
];

const DATE_WORDS: [&str; 29] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
    "by easter",
    "by christmas",
    "by the end of",
    "end of term",
    "end of the term",
    "half term",
    "autumn",
    "spring",
    "summer",
    "next week",
    "next month",
    "within a week",
    "week 6",
    "weeks",
    "this term",
    "next review",
    "this year",
];

/// The hints for one target, the most telling first. An empty wording has none: there is nothing to improve yet.
pub fn smart_hints(target: TargetSketch<'_>) -> Vec<SmartHint> {
    let words = format!(" {} ", fold(target.wording));
    if words.trim().is_empty() {
        return Vec::new();
    }
    let says = |phrase: &str| words.contains(&format!(" {phrase} "));
    let mut hints = Vec::new();
    let vague = VAGUE_VERBS
        .iter()
        .find(|(_, forms)| forms.iter().any(|form| says(form)));
    if let Some((verb, _)) = vague {
        hints.push(SmartHint::VagueVerb {
            verb: (*verb).to_owned(),
        });
    }
    let has_number =
        words.contains(|c: char| c.is_numeric()) || NUMBER_WORDS.iter().any(|word| says(word));
    if !has_number && !target.has_expected_number {
        hints.push(SmartHint::NoNumber);
    }
    if !target.has_date && !DATE_WORDS.iter().any(|word| says(word)) {
        hints.push(SmartHint::NoDate);
    }
    if !target.has_baseline {
        hints.push(SmartHint::NoBaseline);
    }
    hints
}

/// The hint for a plan with more targets open than a child can hold.
pub fn plan_hint(open_targets: u32) -> Option<SmartHint> {
    (open_targets > MOST_OPEN_TARGETS).then_some(SmartHint::TooManyTargets { open: open_targets })
}

impl SmartHint {
    /// What is read beside the target.
    pub fn words(&self) -> String {
        match self {
            Self::VagueVerb { verb } => {
                format!("\u{201c}{verb}\u{201d} is hard to see. What will the child do or say?")
            }
            Self::NoNumber => {
                "How many, how often or how well? A number makes it easier to review.".to_owned()
            }
            Self::NoDate => "By when? A date makes it easier to review.".to_owned(),
            Self::NoBaseline => {
                "Where is the child now? A baseline shows how far they come.".to_owned()
            }
            Self::TooManyTargets { open } => {
                format!("{open} targets are open. Four or fewer are easier for a child to hold.")
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn bare(wording: &str) -> TargetSketch<'_> {
        TargetSketch {
            wording,
            has_baseline: false,
            has_expected_number: false,
            has_date: false,
        }
    }

    fn complete(wording: &str) -> TargetSketch<'_> {
        TargetSketch {
            wording,
            has_baseline: true,
            has_expected_number: true,
            has_date: true,
        }
    }

    fn vague(verb: &str) -> SmartHint {
        SmartHint::VagueVerb {
            verb: verb.to_owned(),
        }
    }

    #[test]
    fn a_smart_target_gets_no_hint() {
        let target = TargetSketch {
            has_baseline: true,
            ..bare("I will read 20 words a minute from my list by 16 December")
        };
        assert_eq!(smart_hints(target), []);
    }

    #[test]
    fn a_vague_target_gets_every_hint() {
        assert_eq!(
            smart_hints(bare("To improve his reading")),
            [
                vague("improve"),
                SmartHint::NoNumber,
                SmartHint::NoDate,
                SmartHint::NoBaseline
            ]
        );
    }

    #[test]
    fn vague_verbs_are_found_as_words_and_in_their_forms() {
        for (wording, hints) in [
            ("Be aware of personal space", vec![vague("be aware of")]),
            ("She understands number bonds", vec![vague("understand")]),
            ("UNDERSTANDING of time", vec![vague("understand")]),
            ("Gets better at lining up", vec![vague("get better at")]),
            // Words that only look alike.
            ("Uses the improvement card", vec![]),
            (
                "Reads the tryst poem and underlines knowledge words",
                vec![],
            ),
        ] {
            assert_eq!(smart_hints(complete(wording)), hints, "{wording}");
        }
    }

    #[test]
    fn numbers_and_dates_count_in_words_and_in_fields() {
        assert!(
            !smart_hints(bare("Ask for help twice in a lesson")).contains(&SmartHint::NoNumber)
        );
        assert!(
            !smart_hints(bare("Line up calmly by the end of the autumn term"))
                .contains(&SmartHint::NoDate)
        );
        let by_fields = TargetSketch {
            has_expected_number: true,
            has_date: true,
            ..bare("Ask for help")
        };
        assert_eq!(smart_hints(by_fields), [SmartHint::NoBaseline]);
    }

    #[test]
    fn the_number_of_a_measure_counts_and_a_yes_does_not() {
        let sketch = |measure: Measure| {
            let (baseline, expected) = (Score::finite(0.0), Score::finite(1.0));
            TargetSketch::new("Ask for help", &measure, baseline, expected, None)
        };
        assert_eq!(smart_hints(sketch(Measure::Gas)), [SmartHint::NoDate]);
        assert_eq!(
            smart_hints(sketch(Measure::YesNo)),
            [SmartHint::NoNumber, SmartHint::NoDate]
        );
    }

    #[test]
    fn nothing_written_is_nothing_to_hint_at() {
        assert_eq!(smart_hints(bare("  ")), []);
    }

    #[test]
    fn five_open_targets_are_one_too_many() {
        assert_eq!(plan_hint(4), None);
        assert_eq!(plan_hint(5), Some(SmartHint::TooManyTargets { open: 5 }));
    }

    proptest! {
        #[test]
        fn what_is_filled_in_never_adds_a_hint(wording in "[a-z0-9 ]{0,60}") {
            prop_assert!(smart_hints(complete(&wording)).len() <= smart_hints(bare(&wording)).len());
            prop_assert!(smart_hints(bare(&wording)).iter().all(|hint| hint.words().ends_with(['.', '?'])));
        }
    }
}
