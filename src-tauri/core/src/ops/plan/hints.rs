//! What may be said of a target while it is still being typed: the quiet hints, and its scores in words.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::domain::hint::{SmartHint, TargetSketch, smart_hints};
use crate::domain::measure::{Measure, Score};
use crate::domain::role::Action;
use crate::error::Result;
use crate::office::ReadOp;
use crate::store::ReadTx;

/// Looks at a target as it is typed. Nothing of it is kept, and it belongs to no child yet.
#[derive(Debug, Deserialize, TS)]
pub struct WeighTarget {
    pub text: String,
    pub measure: Measure,
    pub baseline: Option<f64>,
    pub expected: Option<f64>,
}

/// What there is to say of it.
#[derive(Debug, Serialize, TS)]
pub struct TargetWords {
    pub hints: Vec<String>,
    pub baseline_words: Option<String>,
    pub expected_words: Option<String>,
}

impl ReadOp for WeighTarget {
    const ACTION: Action = Action::SendRead;
    type Output = TargetWords;
    fn run(self, _tx: &ReadTx<'_>) -> Result<TargetWords> {
        let words = |value: Option<f64>| {
            let score = self.measure.score(value?).ok()?;
            Some(self.measure.words(score))
        };
        let sketch = TargetSketch {
            // A plan is reviewed on a day: that is the date of every target without one of its own.
            has_date: true,
            ..TargetSketch::new(
                &self.text,
                &self.measure,
                self.baseline.and_then(Score::finite),
                self.expected.and_then(Score::finite),
                None,
            )
        };
        let hints = smart_hints(sketch);
        Ok(TargetWords {
            hints: hints.iter().map(SmartHint::words).collect(),
            baseline_words: words(self.baseline),
            expected_words: words(self.expected),
        })
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use crate::error::Error;
    use crate::testing::TestSchool;

    fn typed(text: &str, baseline: Option<f64>, expected: Option<f64>) -> WeighTarget {
        WeighTarget {
            text: text.to_owned(),
            measure: Measure::Tme,
            baseline,
            expected,
        }
    }

    #[test]
    fn a_vague_target_is_hinted_at_while_it_is_typed() {
        let school = TestSchool::new();
        let weighed = |target| school.office.read(&school.senco, target).unwrap();
        let words = weighed(typed("Improve his reading", None, None));
        assert_eq!(words.hints.len(), 3, "{:?}", words.hints);
        let words = weighed(typed("I will read 20 words a minute", Some(3.0), Some(6.0)));
        assert_eq!(words.hints, [""; 0]);
        assert_eq!(words.baseline_words.as_deref(), Some("3 out of 10"));
        assert_eq!(words.expected_words.as_deref(), Some("6 out of 10"));
    }

    #[test]
    fn a_score_that_the_measure_does_not_take_has_no_words() {
        let school = TestSchool::new();
        let target = typed("I will read 20 words a minute", Some(30.0), Some(2.5));
        let words = school.office.read(&school.senco, target).unwrap();
        assert_eq!((words.baseline_words, words.expected_words), (None, None));
    }

    #[test]
    fn office_staff_do_not_weigh_targets() {
        let school = TestSchool::new();
        let target = typed("Improve", None, None);
        let told = school.office.read(&school.office_staff, target);
        assert!(matches!(told, Err(Error::Forbidden)));
    }
}
