//! Half-terms and what a school calls them.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::domain::coded::coded;

coded! {
    /// What the school calls its six half-terms.
    pub enum TermNaming {
        Seasons = "seasons", "Autumn 1 to Summer 2";
        Numbers = "numbers", "Term 1 to Term 6";
    }
}

coded! {
    /// The three terms, each of two half-terms.
    pub enum Term {
        Autumn = "autumn", "Autumn term";
        Spring = "spring", "Spring term";
        Summer = "summer", "Summer term";
    }
}

/// Which of the year's six half-terms: 1 to 6.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(try_from = "u8", into = "u8")]
#[ts(type = "number")]
pub struct HalfTermSlot(u8);

impl HalfTermSlot {
    pub const ALL: [Self; 6] = [Self(1), Self(2), Self(3), Self(4), Self(5), Self(6)];

    /// The slot of a number from 1 to 6.
    pub fn new(number: u8) -> Option<Self> {
        (1..=6).contains(&number).then_some(Self(number))
    }

    /// 1 to 6.
    pub fn number(self) -> u8 {
        self.0
    }

    pub fn term(self) -> Term {
        match self.0 {
            1 | 2 => Term::Autumn,
            3 | 4 => Term::Spring,
            _ => Term::Summer,
        }
    }

    /// The second half of a term, with which the term ends.
    pub fn ends_term(self) -> bool {
        self.0.is_multiple_of(2)
    }

    /// "Autumn 1" or "Term 1".
    pub fn name(self, naming: TermNaming) -> String {
        match naming {
            TermNaming::Numbers => format!("Term {}", self.0),
            TermNaming::Seasons => {
                let season = match self.term() {
                    Term::Autumn => "Autumn",
                    Term::Spring => "Spring",
                    Term::Summer => "Summer",
                };
                format!("{season} {}", if self.ends_term() { 2 } else { 1 })
            }
        }
    }
}

impl TryFrom<u8> for HalfTermSlot {
    type Error = String;
    fn try_from(number: u8) -> Result<Self, String> {
        Self::new(number).ok_or_else(|| "A half-term is numbered from 1 to 6.".to_owned())
    }
}

impl From<HalfTermSlot> for u8 {
    fn from(slot: HalfTermSlot) -> Self {
        slot.0
    }
}

/// One half-term of one year, its first and last day included.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct HalfTerm {
    pub slot: HalfTermSlot,
    pub starts_on: NaiveDate,
    pub ends_on: NaiveDate,
}

impl HalfTerm {
    pub fn contains(&self, date: NaiveDate) -> bool {
        (self.starts_on..=self.ends_on).contains(&date)
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn half_terms_are_called_what_the_school_calls_them() {
        let names = |naming| HalfTermSlot::ALL.map(|slot| slot.name(naming));
        assert_eq!(
            names(TermNaming::Seasons),
            [
                "Autumn 1", "Autumn 2", "Spring 1", "Spring 2", "Summer 1", "Summer 2"
            ]
        );
        assert_eq!(
            names(TermNaming::Numbers),
            ["Term 1", "Term 2", "Term 3", "Term 4", "Term 5", "Term 6"]
        );
    }

    #[test]
    fn there_are_six_and_no_seventh() {
        assert_eq!(HalfTermSlot::new(0), None);
        assert_eq!(HalfTermSlot::new(7), None);
        assert!(serde_json::from_str::<HalfTermSlot>("7").is_err());
        assert_eq!(
            serde_json::from_str::<HalfTermSlot>("6").unwrap().number(),
            6
        );
    }
}
