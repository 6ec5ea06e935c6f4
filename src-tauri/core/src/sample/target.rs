//! One target: its measure and numbers, how it comes on from cycle to cycle, and which targets there are to choose from.

use super::chance::Chance;
use super::words::{Scale, TargetSeed, Theme};
use crate::domain::measure::{Direction, Measure, Score, TargetOutcome};
use crate::domain::record::plan::{Provision, SmallStep, Target};

/// A target that is being worked on.
#[derive(Clone)]
pub(super) struct OpenTarget {
    pub(super) record: Target,
    pub(super) theme: &'static Theme,
    pub(super) seed: &'static TargetSeed,
    /// Where the child stands by the last rating.
    pub(super) score: f64,
    /// How far of the way from baseline to the score expected: 0 to 1 and beyond.
    pub(super) way: f64,
    pub(super) cycles: u32,
    /// How many ratings have been given; what is said of each differs.
    pub(super) rated: usize,
    pub(super) steps: Vec<SmallStep>,
    pub(super) provision: Provision,
}

/// How far it makes sense to go in a unit that has no end of its own.
const LIMITS: [(&str, i32); 10] = [
    ("of ten", 9),
    ("of twenty", 18),
    ("five", 5),
    ("longest sentence", 10),
    ("sentences", 12),
    ("times a day", 5),
    ("number bonds", 30),
    ("letters a minute", 55),
    ("typed", 28),
    ("minutes", 25),
];

impl TargetSeed {
    /// The measure of the target.
    pub(super) fn measure(&self) -> Measure {
        let count = |unit: &str, direction| Measure::Count {
            unit: unit.to_owned(),
            direction,
        };
        match self.measure {
            Scale::Tme => Measure::Tme,
            Scale::More(unit) => count(unit, Direction::Up),
            Scale::Fewer(unit) => count(unit, Direction::Down),
            Scale::Percent => Measure::Percentage {
                direction: Direction::Up,
            },
            Scale::YesNo => Measure::YesNo,
            Scale::Gas => Measure::Gas,
        }
    }

    /// The best that can be reached, where the measure or its unit has an end.
    pub(super) fn best(&self) -> i32 {
        match self.measure {
            Scale::Tme => 9,
            Scale::Percent => 90,
            Scale::YesNo => 1,
            Scale::Gas => 0,
            Scale::Fewer(_) => 1,
            Scale::More(unit) => LIMITS
                .iter()
                .find(|(words, _)| unit.contains(words))
                .map_or(100, |(_, most)| *most),
        }
    }

    /// Whether less is better.
    fn falls(&self) -> bool {
        matches!(self.measure, Scale::Fewer(_))
    }

    /// Where to get to from a baseline, no further than the best.
    pub(super) fn goal(&self, base: i32, gain: i32) -> i32 {
        if self.falls() {
            (base - gain).max(self.best())
        } else {
            (base + gain).min(self.best())
        }
    }

    pub(super) fn text(&self, base: i32, goal: i32) -> String {
        let number = |value: i32| value.to_string().replace('-', "\u{2212}");
        self.text
            .replace("{base}", &number(base))
            .replace("{goal}", &number(goal))
            .replace("no more than 1 times", "no more than once")
    }
}

impl OpenTarget {
    /// Goes on some share of the way; a score never falls back.
    pub(super) fn go_on(&mut self, share: f64) {
        self.way += share;
        let baseline = self.record.baseline.unwrap_or_default();
        let expected = self.record.expected.unwrap_or_default();
        let (least, greatest) = self.record.measure.range();
        let whole = if (expected - baseline).abs() <= 1.0 {
            // Yes or no, and the last point of a scale: all or nothing.
            if self.way >= 1.0 {
                expected
            } else {
                self.score
            }
        } else {
            (baseline + (expected - baseline) * self.way.min(1.15)).round()
        };
        let better = if expected >= baseline {
            whole.max(self.score)
        } else {
            whole.min(self.score)
        };
        let best = f64::from(self.seed.best());
        let reachable = if expected >= baseline {
            better.min(best)
        } else {
            better.max(best)
        };
        self.score = reachable.clamp(least, greatest);
    }

    pub(super) fn outcome(&self) -> TargetOutcome {
        let score = |value: Option<f64>| value.and_then(Score::finite);
        match (
            score(self.record.baseline),
            score(self.record.expected),
            Score::finite(self.score),
        ) {
            (Some(baseline), Some(expected), Some(now)) => self
                .record
                .measure
                .suggested_outcome(baseline, expected, now),
            _ => TargetOutcome::NotYet,
        }
    }

    /// Whether there is a nearer goal to aim at: not for yes or no, nor where it is the next point already.
    pub(super) fn can_be_nearer(&self) -> bool {
        let whole_scale = matches!(self.record.measure, Measure::YesNo | Measure::Gas);
        let left = (self.record.expected.unwrap_or_default() - self.score).abs();
        !whole_scale && left > 1.5
    }
}

/// The targets of some themes in turn: the first of each, then the second of each.
pub(super) fn seeds_of(themes: &[&'static Theme]) -> Vec<(&'static Theme, &'static TargetSeed)> {
    (0..3)
        .flat_map(|place| {
            themes
                .iter()
                .filter_map(move |theme| Some((*theme, theme.targets.get(place)?)))
        })
        .collect()
}

/// How fast a child comes on: the share of the way in one cycle, from and to, in hundredths.
pub(super) fn pace(child: usize, chance: &mut Chance) -> f64 {
    let (least, most) = match child % 7 {
        0 | 4 => (20, 50),
        1 => (5, 40),
        2 | 5 => (45, 95),
        _ => (30, 75),
    };
    f64::from(chance.between(least, most)) / 100.0
}
