//! How far a child has come on a measure, and the word that this suggests.

use super::{Measure, Score, TargetOutcome};

impl Measure {
    /// How far from the baseline towards the score expected: 0 for no gain, 1 for all of it or more.
    ///
    /// Where the aim is to hold the baseline, 1 while it is held and 0 otherwise.
    pub fn progress(&self, baseline: Score, expected: Score, now: Score) -> f64 {
        let wanted = self.gain(baseline, expected);
        let gained = self.gain(baseline, now);
        if wanted <= 0.0 {
            return if self.gain(expected, now) >= 0.0 {
                1.0
            } else {
                0.0
            };
        }
        (gained / wanted).clamp(0.0, 1.0)
    }

    /// The outcome word that the scores suggest; a person decides.
    pub fn suggested_outcome(&self, baseline: Score, expected: Score, now: Score) -> TargetOutcome {
        let beyond = self.gain(expected, now);
        if beyond > 0.0 {
            TargetOutcome::Exceeded
        } else if beyond == 0.0 {
            TargetOutcome::Achieved
        } else if self.gain(baseline, now) > 0.0 {
            TargetOutcome::PartlyAchieved
        } else {
            TargetOutcome::NotYet
        }
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use crate::domain::measure::Direction;
    use proptest::prelude::*;

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

    fn all() -> [Measure; 7] {
        [
            Measure::Tme,
            words_a_minute(),
            times_a_day(),
            Measure::Percentage {
                direction: Direction::Up,
            },
            Measure::Percentage {
                direction: Direction::Down,
            },
            Measure::YesNo,
            Measure::Gas,
        ]
    }

    #[test]
    fn the_scores_suggest_a_word() {
        use TargetOutcome::{Achieved, Exceeded, NotYet, PartlyAchieved};
        for (measure, baseline, expected, now, word) in [
            (Measure::Tme, 3.0, 7.0, 8.0, Exceeded),
            (Measure::Tme, 3.0, 7.0, 7.0, Achieved),
            (Measure::Tme, 3.0, 7.0, 4.0, PartlyAchieved),
            (Measure::Tme, 3.0, 7.0, 3.0, NotYet),
            (Measure::Tme, 3.0, 7.0, 2.0, NotYet),
            (times_a_day(), 8.0, 2.0, 1.0, Exceeded),
            (times_a_day(), 8.0, 2.0, 9.0, NotYet),
            (Measure::YesNo, 0.0, 1.0, 1.0, Achieved),
            (Measure::YesNo, 0.0, 1.0, 0.0, NotYet),
            (Measure::Gas, -2.0, 0.0, 1.0, Exceeded),
            (Measure::Gas, -2.0, 0.0, -1.0, PartlyAchieved),
        ] {
            let score = |value| measure.score(value).unwrap();
            assert_eq!(
                measure.suggested_outcome(score(baseline), score(expected), score(now)),
                word,
                "{measure:?}"
            );
        }
    }

    #[test]
    fn progress_is_the_share_of_the_way() {
        let progress = |measure: Measure, scores: [f64; 3]| {
            let [baseline, expected, now] = scores.map(|value| measure.score(value).unwrap());
            measure.progress(baseline, expected, now)
        };
        assert_eq!(progress(Measure::Tme, [2.0, 6.0, 4.0]), 0.5);
        assert_eq!(progress(Measure::Tme, [2.0, 6.0, 1.0]), 0.0);
        assert_eq!(progress(Measure::Tme, [2.0, 6.0, 9.0]), 1.0);
        assert_eq!(progress(times_a_day(), [8.0, 4.0, 7.0]), 0.25);
        assert_eq!(
            progress(
                Measure::Percentage {
                    direction: Direction::Up
                },
                [95.0, 95.0, 95.0]
            ),
            1.0
        );
        assert_eq!(
            progress(
                Measure::Percentage {
                    direction: Direction::Up
                },
                [95.0, 95.0, 94.0]
            ),
            0.0
        );
    }

    proptest! {
        #[test]
        fn progress_stays_between_nothing_and_all(kind in 0..7_usize, values in proptest::array::uniform3(-5.0..200.0_f64)) {
            let measures = all();
            let measure = measures.get(kind).unwrap();
            let [baseline, expected, now] = values.map(|value| Score::finite(value).unwrap());
            let progress = measure.progress(baseline, expected, now);
            prop_assert!((0.0..=1.0).contains(&progress), "{}", progress);
        }

        #[test]
        fn a_better_score_never_means_less_progress(
            down in any::<bool>(), baseline in 0..100_u32, expected in 0..100_u32, one in 0..100_u32, other in 0..100_u32,
        ) {
            let direction = if down { Direction::Down } else { Direction::Up };
            let measure = Measure::Percentage { direction };
            let score = |value: u32| measure.score(value.into()).unwrap();
            let (better, worse) = if (one > other) == down { (other, one) } else { (one, other) };
            let progress = |now| measure.progress(score(baseline), score(expected), score(now));
            prop_assert!(progress(better) >= progress(worse));
        }

        #[test]
        fn the_suggested_word_and_the_progress_agree(baseline in 1..=10_u32, gain in 0..=9_u32, now in 1..=10_u32) {
            let expected = (baseline + gain).min(10);
            let score = |value: u32| Measure::Tme.score(value.into()).unwrap();
            let word = Measure::Tme.suggested_outcome(score(baseline), score(expected), score(now));
            let progress = Measure::Tme.progress(score(baseline), score(expected), score(now));
            prop_assert_eq!(word.is_success(), progress >= 1.0);
            prop_assert_eq!(word == TargetOutcome::NotYet, progress <= 0.0);
        }
    }
}
