//! How a target is measured: the kinds of measure, their scores, and how far a child has come.
//!
//! The default is TME(R): a scale of 1 to 10 with a baseline before support, the score expected by the review,
//! dated re-ratings and the score achieved. Counts, percentages, yes or no, and goal attainment scaling besides.

mod outcome;
mod progress;
mod score;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::coded::coded;
use super::field_errors::FieldErrors;

pub use outcome::TargetOutcome;
pub use score::Score;

coded! {
    /// Which way a number improves.
    pub enum Direction {
        Up = "up", "More is better";
        Down = "down", "Less is better";
    }
}

/// What a target is measured by.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Measure {
    /// A scale of whole numbers from 1 to 10.
    #[default]
    Tme,
    /// How many of a unit: "words a minute". From 0 to 100,000, with up to two decimals.
    Count { unit: String, direction: Direction },
    /// From 0 to 100.
    Percentage { direction: Direction },
    /// 0 for no, 1 for yes.
    YesNo,
    /// Goal attainment scaling: -2 to +2, where 0 is the level expected.
    Gas,
}

impl Measure {
    /// The name for a list of kinds.
    pub fn name(&self) -> &'static str {
        match self {
            Self::Tme => "Scale of 1 to 10",
            Self::Count { .. } => "Count",
            Self::Percentage { .. } => "Percentage",
            Self::YesNo => "Yes or no",
            Self::Gas => "Goal attainment (\u{2212}2 to +2)",
        }
    }

    pub fn direction(&self) -> Direction {
        match self {
            Self::Count { direction, .. } | Self::Percentage { direction } => *direction,
            Self::Tme | Self::YesNo | Self::Gas => Direction::Up,
        }
    }

    /// The least and the greatest score.
    pub fn range(&self) -> (f64, f64) {
        match self {
            Self::Tme => (1.0, 10.0),
            Self::Count { .. } => (0.0, 100_000.0),
            Self::Percentage { .. } => (0.0, 100.0),
            Self::YesNo => (0.0, 1.0),
            Self::Gas => (-2.0, 2.0),
        }
    }

    /// A score of this measure.
    ///
    /// # Errors
    /// A sentence that says which numbers the measure takes.
    pub fn score(&self, value: f64) -> Result<Score, String> {
        let (least, greatest) = self.range();
        let whole = match self {
            Self::Tme | Self::YesNo | Self::Gas => value.fract() == 0.0,
            // Hundredths are as fine as anybody counts; what is finer was mistyped.
            Self::Count { .. } | Self::Percentage { .. } => {
                ((value * 100.0).round() / 100.0 - value).abs() < 1e-9
            }
        };
        match Score::finite(value) {
            Some(score) if whole && (least..=greatest).contains(&value) => Ok(score),
            _ => Err(self.takes().to_owned()),
        }
    }

    /// Checks a score that was read from the window or the file against this measure.
    ///
    /// # Errors
    /// As [`Measure::score`].
    pub fn check(&self, score: Score) -> Result<(), String> {
        self.score(score.value()).map(|_| ())
    }

    /// Checks the measure itself with its baseline and the score expected, as they stand in a draft.
    ///
    /// # Errors
    /// Paths are `measure.unit`, `baseline` and `expected`.
    pub fn validate(
        &self,
        baseline: Option<Score>,
        expected: Option<Score>,
    ) -> Result<(), FieldErrors> {
        let mut errors = FieldErrors::new();
        if let Self::Count { unit, .. } = self {
            match unit.trim().chars().count() {
                0 => errors.add(
                    "measure.unit",
                    "Enter what is counted, for example \u{201c}words a minute\u{201d}.",
                ),
                1..=60 => {}
                _ => errors.add(
                    "measure.unit",
                    "Say what is counted in 60 characters or fewer.",
                ),
            }
        }
        for (field, score) in [("baseline", baseline), ("expected", expected)] {
            if let Some(Err(sentence)) = score.map(|score| self.check(score)) {
                errors.add(field, sentence);
            }
        }
        if let (Some(baseline), Some(expected)) = (baseline, expected)
            && errors.is_empty()
            && self.gain(baseline, expected) < 0.0
        {
            let sentence = match self {
                Self::Count { .. } | Self::Percentage { .. } => {
                    "The score expected is worse than the baseline. Change one of them, or which way is better."
                }
                _ => "The score expected is below the baseline. Change one of them.",
            };
            errors.add("expected", sentence);
        }
        errors.into_result()
    }

    /// A score in words: "3 out of 10", "12 words a minute", "45%", "yes", "+1".
    pub fn words(&self, score: Score) -> String {
        match self {
            Self::Tme => format!("{score} out of 10"),
            Self::Count { unit, .. } => format!("{score} {}", counted(unit, score))
                .trim_end()
                .to_owned(),
            Self::Percentage { .. } => format!("{score}%"),
            Self::YesNo => if score.value() > 0.0 { "yes" } else { "no" }.to_owned(),
            Self::Gas if score.value() > 0.0 => format!("+{score}"),
            Self::Gas => score.to_string(),
        }
    }

    /// How much better one score is than another: negative when it is worse.
    fn gain(&self, from: Score, to: Score) -> f64 {
        match self.direction() {
            Direction::Up => to.value() - from.value(),
            Direction::Down => from.value() - to.value(),
        }
    }

    fn takes(&self) -> &'static str {
        match self {
            Self::Tme => "Enter a whole number from 1 to 10.",
            Self::Count { .. } => {
                "Enter a number from 0 to 100,000, with no more than two decimals."
            }
            Self::Percentage { .. } => {
                "Enter a percentage from 0 to 100, with no more than two decimals."
            }
            Self::YesNo => "Choose yes or no.",
            Self::Gas => "Choose a level from \u{2212}2 to +2.",
        }
    }
}

/// What is counted, as it is said of that many: "times a day", but "1 time a day". Only the first word is what is
/// counted, and only a plain plural can be told.
fn counted(unit: &str, score: Score) -> String {
    let unit = unit.trim();
    let (first, rest) = unit.split_once(' ').unwrap_or((unit, ""));
    let one = match first.strip_suffix('s') {
        Some(one) if score.to_string() == "1" && is_plain_plural(first) => one,
        _ => first,
    };
    format!("{one} {rest}").trim_end().to_owned()
}

/// A plural that only takes its s off: not "class", "lunches", "stories".
fn is_plain_plural(word: &str) -> bool {
    let others = ["ss", "us", "is", "ies", "ches", "shes", "sses", "xes"];
    word.len() > 3 && word.ends_with('s') && !others.iter().any(|end| word.ends_with(end))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    fn words_a_minute() -> Measure {
        Measure::Count {
            unit: "words a minute".to_owned(),
            direction: Direction::Up,
        }
    }

    fn times_a_day() -> Measure {
        Measure::Count {
            unit: "times a day".to_owned(),
            direction: Direction::Down,
        }
    }

    #[test]
    fn a_measure_takes_its_own_numbers_alone() {
        for (measure, good, bad) in [
            (
                Measure::Tme,
                vec![1.0, 10.0],
                vec![0.0, 11.0, 3.5, f64::NAN],
            ),
            (
                words_a_minute(),
                vec![0.0, 12.25, 100_000.0],
                vec![-1.0, 12.255, 100_001.0, f64::INFINITY],
            ),
            (
                Measure::Percentage {
                    direction: Direction::Up,
                },
                vec![0.0, 33.33, 100.0],
                vec![-0.5, 100.5, 0.001],
            ),
            (Measure::YesNo, vec![0.0, 1.0], vec![0.5, 2.0]),
            (Measure::Gas, vec![-2.0, 0.0, 2.0], vec![-3.0, 1.5, 3.0]),
        ] {
            for value in good {
                assert_eq!(measure.score(value).unwrap().value(), value, "{measure:?}");
            }
            for value in bad {
                assert!(
                    measure.score(value).unwrap_err().ends_with('.'),
                    "{measure:?} {value}"
                );
            }
        }
    }

    #[test]
    fn a_score_reads_as_people_say_it() {
        let words = |measure: Measure, value| measure.words(measure.score(value).unwrap());
        assert_eq!(words(Measure::Tme, 3.0), "3 out of 10");
        assert_eq!(words(words_a_minute(), 12.0), "12 words a minute");
        assert_eq!(words(words_a_minute(), 12.5), "12.5 words a minute");
        assert_eq!(words(words_a_minute(), 1.0), "1 word a minute");
        for (unit, one) in [
            ("times a day", "1 time a day"),
            ("classes", "1 classes"),
            ("topic words", "1 topic words"),
            ("", "1"),
        ] {
            let count = Measure::Count {
                unit: unit.to_owned(),
                direction: Direction::Up,
            };
            assert_eq!(words(count, 1.0), one);
        }
        assert_eq!(
            words(
                Measure::Percentage {
                    direction: Direction::Up
                },
                45.0
            ),
            "45%"
        );
        assert_eq!(words(Measure::YesNo, 1.0), "yes");
        assert_eq!(words(Measure::YesNo, 0.0), "no");
        assert_eq!(words(Measure::Gas, 1.0), "+1");
        assert_eq!(words(Measure::Gas, 0.0), "0");
        assert_eq!(words(Measure::Gas, -2.0), "\u{2212}2");
    }

    #[test]
    fn an_expectation_below_the_baseline_is_questioned() {
        let score = |value| Score::finite(value);
        let field = |measure: Measure, baseline, expected| {
            measure
                .validate(score(baseline), score(expected))
                .map_err(|errors| errors.of("expected").len())
        };
        assert_eq!(field(Measure::Tme, 3.0, 7.0), Ok(()));
        assert_eq!(field(Measure::Tme, 7.0, 3.0), Err(1));
        assert_eq!(field(times_a_day(), 7.0, 3.0), Ok(()));
        assert_eq!(field(times_a_day(), 3.0, 7.0), Err(1));
        // To hold what is reached is an aim too.
        assert_eq!(
            field(
                Measure::Percentage {
                    direction: Direction::Up
                },
                95.0,
                95.0
            ),
            Ok(())
        );
    }

    #[test]
    fn a_count_says_what_it_counts() {
        let count = |unit: &str| Measure::Count {
            unit: unit.to_owned(),
            direction: Direction::Up,
        };
        assert!(count("steps").validate(None, None).is_ok());
        for unit in ["", "  ", &"x".repeat(61)] {
            assert_eq!(
                count(unit)
                    .validate(None, None)
                    .unwrap_err()
                    .of("measure.unit")
                    .len(),
                1
            );
        }
    }

    #[test]
    fn scores_of_another_measure_are_found_beside_their_fields() {
        let errors = Measure::Tme
            .validate(Score::finite(0.0), Score::finite(40.0))
            .unwrap_err();
        assert_eq!(
            errors.of("baseline"),
            ["Enter a whole number from 1 to 10."]
        );
        assert_eq!(
            errors.of("expected"),
            ["Enter a whole number from 1 to 10."]
        );
    }

    #[test]
    fn the_window_sends_a_measure_by_its_kind() {
        let json = r#"{"kind":"count","unit":"steps","direction":"up"}"#;
        let measure: Measure = serde_json::from_str(json).unwrap();
        assert_eq!(
            measure,
            Measure::Count {
                unit: "steps".to_owned(),
                direction: Direction::Up
            }
        );
        assert_eq!(
            serde_json::to_string(&Measure::YesNo).unwrap(),
            r#"{"kind":"yes_no"}"#
        );
    }
}
