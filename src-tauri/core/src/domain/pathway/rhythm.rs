//! How often a stage is reviewed, and how long a child may stay at it.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::domain::field_errors::FieldErrors;
use crate::domain::words::{capital, count, list};

/// A regular beat.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "unit", rename_all = "snake_case")]
pub enum Rhythm {
    HalfTerm,
    Term,
    Weeks { weeks: u32 },
}

impl Rhythm {
    /// "every half-term", "every 6 weeks".
    pub fn words(self) -> String {
        match self {
            Self::HalfTerm => "every half-term".to_owned(),
            Self::Term => "every term".to_owned(),
            Self::Weeks { weeks: 1 } => "every week".to_owned(),
            Self::Weeks { weeks } => format!("every {}", count(weeks, "week")),
        }
    }
}

/// All the reviews that a stage asks for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ReviewRhythm {
    /// When targets are reviewed.
    pub every: Rhythm,
    /// When a review includes the parents, where that is less often.
    #[serde(default)]
    pub with_parents: Option<Rhythm>,
    /// The months (1 to 12) in which a formal review is held, where the school has such.
    #[serde(default)]
    pub formal_months: Vec<u32>,
    /// A yearly review besides: the annual review of an EHC plan.
    #[serde(default)]
    pub yearly: bool,
}

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

impl ReviewRhythm {
    /// "Every half-term; with parents every term; annual review".
    pub fn words(&self) -> String {
        let mut parts = vec![capital(&self.every.words())];
        if let Some(with_parents) = self.with_parents {
            parts.push(format!("with parents {}", with_parents.words()));
        }
        let months: Vec<&str> = self
            .formal_months
            .iter()
            .filter_map(|month| month_name(*month))
            .collect();
        if !months.is_empty() {
            parts.push(format!("formal in {}", list(&months)));
        }
        if self.yearly {
            parts.push("annual review".to_owned());
        }
        parts.join("; ")
    }

    pub(super) fn check(&self, errors: &mut FieldErrors) {
        let beats = [Some(self.every), self.with_parents];
        if beats
            .iter()
            .flatten()
            .any(|beat| matches!(beat, Rhythm::Weeks { weeks } if !(1..=52).contains(weeks)))
        {
            errors.add("rhythm", "Enter a number of weeks from 1 to 52.");
        }
        if self
            .formal_months
            .iter()
            .any(|month| month_name(*month).is_none())
        {
            errors.add(
                "rhythm",
                "Choose the formal review months from January to December.",
            );
        }
    }
}

/// How long a child may stay at a stage before it must be decided what comes next.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "unit", rename_all = "snake_case")]
pub enum TimeLimit {
    /// Calendar weeks; `law` when the limit is statutory and not the school's own.
    Weeks {
        weeks: u32,
        #[serde(default)]
        law: bool,
    },
    /// Whole terms, to the end of the last.
    Terms { terms: u32 },
}

impl TimeLimit {
    pub(super) fn length(self) -> u32 {
        match self {
            Self::Weeks { weeks, .. } => weeks,
            Self::Terms { terms } => terms,
        }
    }

    /// "6 weeks", "2 terms".
    pub fn words(self) -> String {
        match self {
            Self::Weeks { weeks, .. } => count(weeks, "week"),
            Self::Terms { terms } => count(terms, "term"),
        }
    }
}

fn month_name(month: u32) -> Option<&'static str> {
    let place = usize::try_from(month).ok()?.checked_sub(1)?;
    MONTHS.get(place).copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rhythm(every: Rhythm) -> ReviewRhythm {
        ReviewRhythm {
            every,
            with_parents: None,
            formal_months: Vec::new(),
            yearly: false,
        }
    }

    #[test]
    fn a_rhythm_is_told_in_words() {
        assert_eq!(rhythm(Rhythm::HalfTerm).words(), "Every half-term");
        assert_eq!(
            ReviewRhythm {
                yearly: true,
                ..rhythm(Rhythm::Term)
            }
            .words(),
            "Every term; annual review"
        );
        assert_eq!(
            ReviewRhythm {
                with_parents: Some(Rhythm::Term),
                ..rhythm(Rhythm::Weeks { weeks: 6 })
            }
            .words(),
            "Every 6 weeks; with parents every term"
        );
        assert_eq!(
            ReviewRhythm {
                formal_months: vec![10, 2, 7],
                ..rhythm(Rhythm::HalfTerm)
            }
            .words(),
            "Every half-term; formal in October, February and July"
        );
    }

    #[test]
    fn a_beat_of_no_weeks_and_a_thirteenth_month_are_refused() {
        let mut errors = FieldErrors::new();
        ReviewRhythm {
            formal_months: vec![13, 0],
            ..rhythm(Rhythm::Weeks { weeks: 0 })
        }
        .check(&mut errors);
        assert_eq!(errors.of("rhythm").len(), 2);
    }

    #[test]
    fn a_limit_is_told_in_words() {
        assert_eq!(TimeLimit::Terms { terms: 1 }.words(), "1 term");
        assert_eq!(
            TimeLimit::Weeks {
                weeks: 20,
                law: true
            }
            .words(),
            "20 weeks"
        );
    }
}
