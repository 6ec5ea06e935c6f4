//! A number on a measure's scale.

use std::fmt;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// A finite number. Whether it suits a measure is the measure's to say.
#[derive(Debug, Clone, Copy, PartialEq, PartialOrd, Serialize, Deserialize, TS)]
#[serde(try_from = "f64", into = "f64")]
#[ts(type = "number")]
pub struct Score(f64);

impl Score {
    /// `None` for what is not a number, or without end.
    pub fn finite(value: f64) -> Option<Self> {
        value.is_finite().then_some(Self(value))
    }

    pub fn value(self) -> f64 {
        self.0
    }
}

impl TryFrom<f64> for Score {
    type Error = String;
    fn try_from(value: f64) -> Result<Self, String> {
        Self::finite(value).ok_or_else(|| "Enter a number.".to_owned())
    }
}

impl From<Score> for f64 {
    fn from(score: Score) -> Self {
        score.0
    }
}

/// Up to two decimals without trailing noughts, a true minus sign, and never "-0".
impl fmt::Display for Score {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let text = format!("{:.2}", self.0.abs());
        let text = text.trim_end_matches('0').trim_end_matches('.');
        let sign = if self.0 < 0.0 && text != "0" {
            "\u{2212}"
        } else {
            ""
        };
        write!(f, "{sign}{text}")
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn a_score_is_written_without_noughts_that_say_nothing() {
        for (value, text) in [
            (3.0, "3"),
            (10.0, "10"),
            (100.0, "100"),
            (12.5, "12.5"),
            (0.25, "0.25"),
            (0.0, "0"),
            (-0.0, "0"),
            (-0.001, "0"),
            (-2.0, "\u{2212}2"),
        ] {
            assert_eq!(Score::finite(value).unwrap().to_string(), text);
        }
    }

    #[test]
    fn what_is_no_number_is_no_score() {
        assert_eq!(Score::finite(f64::NAN), None);
        assert_eq!(Score::finite(f64::INFINITY), None);
        assert!(serde_json::from_str::<Score>("null").is_err());
        assert_eq!(serde_json::from_str::<Score>("7").unwrap().value(), 7.0);
    }
}
