//! A round: all the reviews that fall due in one half-term, and how far each of them has come.
//!
//! What belongs to a round follows from the cycles, and they from the rhythms of the stages; nobody puts a review into
//! a round by hand.

use std::fmt;
use std::str::FromStr;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::calendar::{
    HalfTerm, HalfTermSlot, SchoolCalendar, TermNaming, academic_year_of, year_label,
};
use super::coded::coded;

/// Which round: the half-term of a school year, written "2026-2" for the second half-term of 2026/27.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(try_from = "String", into = "String")]
#[ts(type = "string")]
pub struct RoundKey {
    pub starting: i32,
    pub slot: HalfTermSlot,
}

impl RoundKey {
    /// The round of a half-term.
    pub fn of(half_term: HalfTerm) -> Self {
        Self {
            starting: academic_year_of(half_term.starts_on),
            slot: half_term.slot,
        }
    }

    /// The round of a day: that of its half-term, or in the holidays that of the half-term that comes next.
    pub fn from_day(calendar: &SchoolCalendar, day: NaiveDate) -> Option<Self> {
        calendar.half_term_from(day).map(Self::of)
    }

    /// The days of the round; `None` where the calendar has no such half-term.
    pub fn span(self, calendar: &SchoolCalendar) -> Option<RoundSpan> {
        let year = calendar.year(self.starting);
        let half_term = year.half_terms.iter().find(|one| one.slot == self.slot)?;
        let next = calendar.next_half_term(half_term.ends_on)?;
        Some(RoundSpan {
            starts_on: half_term.starts_on,
            ends_on: half_term.ends_on,
            until: next.starts_on.pred_opt()?,
        })
    }

    /// The round of the half-term after.
    pub fn next(self) -> Self {
        match HalfTermSlot::new(self.slot.number() + 1) {
            Some(slot) => Self { slot, ..self },
            None => Self {
                starting: self.starting + 1,
                slot: HalfTermSlot::ALL[0],
            },
        }
    }

    /// The round of the half-term before.
    pub fn previous(self) -> Self {
        let before = self
            .slot
            .number()
            .checked_sub(1)
            .and_then(HalfTermSlot::new);
        match before {
            Some(slot) => Self { slot, ..self },
            None => Self {
                starting: self.starting - 1,
                slot: HalfTermSlot::ALL[5],
            },
        }
    }

    /// "Autumn 2, 2026/27".
    pub fn words(self, naming: TermNaming) -> String {
        format!("{}, {}", self.slot.name(naming), year_label(self.starting))
    }
}

impl fmt::Display for RoundKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{}", self.starting, self.slot.number())
    }
}

impl FromStr for RoundKey {
    type Err = String;
    fn from_str(text: &str) -> Result<Self, String> {
        let parts = text.split_once('-').and_then(|(year, slot)| {
            let starting = (year.len() == 4)
                .then(|| year.parse::<u16>().ok())
                .flatten()?;
            Some(Self {
                starting: i32::from(starting),
                slot: HalfTermSlot::new(slot.parse().ok()?)?,
            })
        });
        parts.ok_or_else(|| "There is no such round.".to_owned())
    }
}

impl TryFrom<String> for RoundKey {
    type Error = String;
    fn try_from(text: String) -> Result<Self, String> {
        text.parse()
    }
}

impl From<RoundKey> for String {
    fn from(key: RoundKey) -> Self {
        key.to_string()
    }
}

/// The days of a round.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RoundSpan {
    /// First and last day of the half-term.
    pub starts_on: NaiveDate,
    pub ends_on: NaiveDate,
    /// The last day before the next half-term: a date agreed for the holidays belongs to the half-term before them.
    pub until: NaiveDate,
}

impl RoundSpan {
    /// Whether the review of a cycle belongs to the round: it was held in it, or was due by its end and not held
    /// before it. A review that is left over belongs to the next round too.
    pub fn holds(
        &self,
        starts_on: NaiveDate,
        due_on: NaiveDate,
        closed_on: Option<NaiveDate>,
    ) -> bool {
        starts_on <= self.until
            && match closed_on {
                Some(closed_on) if closed_on < self.starts_on => false,
                Some(closed_on) => closed_on <= self.until || due_on <= self.until,
                None => due_on <= self.until,
            }
    }

    /// Whether a review that was held on a day was held within the round.
    pub fn held_within(&self, closed_on: Option<NaiveDate>) -> bool {
        closed_on.is_some_and(|day| (self.starts_on..=self.until).contains(&day))
    }
}

coded! {
    /// How far the review of one plan has come in a round, in the order in which it usually goes.
    pub enum RoundState {
        NotStarted = "not_started", "Not started";
        RatingsIn = "ratings_in", "Ratings in";
        ViewsIn = "views_in", "Views in";
        MetParents = "met_parents", "Met parents";
        Decided = "decided", "Decided";
        Printed = "printed", "Printed";
        Signed = "signed", "Signed";
    }
}

coded! {
    /// Why a review is not where it should be.
    pub enum ReasonKind {
        Late = "late", "Late";
        Skipped = "skipped", "Not held this half-term";
    }
}

/// Which steps of a review are done.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Steps {
    /// Every open target has its rating.
    pub rated: bool,
    /// Child and parents were heard.
    pub heard: bool,
    /// Parents were met in person or by phone.
    pub met: bool,
    /// The review is closed.
    pub decided: bool,
    /// The plan was printed after that.
    pub printed: bool,
    pub signed: bool,
}

impl Steps {
    /// The furthest step that is done. Steps may be done out of their order: parents may be met before the ratings.
    pub fn state(self) -> RoundState {
        let steps = [
            (self.signed, RoundState::Signed),
            (self.printed, RoundState::Printed),
            (self.decided, RoundState::Decided),
            (self.met, RoundState::MetParents),
            (self.heard, RoundState::ViewsIn),
            (self.rated, RoundState::RatingsIn),
        ];
        let done = steps.into_iter().find(|(done, _)| *done);
        done.map_or(RoundState::NotStarted, |(_, state)| state)
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use crate::domain::calendar::AcademicYear;
    use proptest::prelude::*;

    fn date(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn calendar() -> SchoolCalendar {
        SchoolCalendar::new(vec![AcademicYear::proposed(2026)])
    }

    fn autumn_2() -> RoundSpan {
        "2026-2"
            .parse::<RoundKey>()
            .unwrap()
            .span(&calendar())
            .unwrap()
    }

    #[test]
    fn a_round_is_named_by_its_half_term() {
        let key: RoundKey = "2026-2".parse().unwrap();
        assert_eq!(key.words(TermNaming::Seasons), "Autumn 2, 2026/27");
        assert_eq!(key.to_string(), "2026-2");
        for wrong in ["2026-7", "2026-0", "26-2", "2026", "autumn"] {
            assert_eq!(
                wrong.parse::<RoundKey>(),
                Err("There is no such round.".to_owned())
            );
        }
    }

    #[test]
    fn a_day_in_the_holidays_looks_ahead_and_a_date_agreed_for_them_looks_back() {
        let calendar = calendar();
        let in_the_holidays = date("2026-12-28");
        let key = RoundKey::from_day(&calendar, in_the_holidays).unwrap();
        assert_eq!(key.to_string(), "2026-3");
        assert!(autumn_2().holds(date("2026-11-03"), in_the_holidays, None));
    }

    #[test]
    fn a_round_holds_what_is_due_by_its_end_and_what_was_held_in_it() {
        let round = autumn_2();
        let began = date("2026-10-12");
        let due = date("2026-12-18");
        assert!(round.holds(began, due, None));
        assert!(round.holds(began, due, Some(date("2026-12-09"))));
        // Left over from the round before; and held in the next one, late.
        assert!(round.holds(date("2026-09-07"), date("2026-10-23"), None));
        assert!(round.holds(began, due, Some(date("2027-01-12"))));
        // Reviewed early, in this round.
        assert!(round.holds(began, date("2027-02-12"), Some(date("2026-12-09"))));
        // Not yet, and over before.
        assert!(!round.holds(began, date("2027-02-12"), None));
        assert!(!round.holds(date("2026-09-07"), due, Some(date("2026-10-20"))));
    }

    #[test]
    fn the_state_is_the_furthest_step_even_out_of_order() {
        assert_eq!(Steps::default().state(), RoundState::NotStarted);
        let met = Steps {
            met: true,
            ..Steps::default()
        };
        assert_eq!(met.state(), RoundState::MetParents);
        let printed = Steps {
            decided: true,
            printed: true,
            ..met
        };
        assert_eq!(printed.state(), RoundState::Printed);
    }

    proptest! {
        #[test]
        fn next_and_previous_undo_each_other(starting in 2000..2100_i32, slot in 1..=6_u8) {
            let key = RoundKey { starting, slot: HalfTermSlot::new(slot).unwrap() };
            prop_assert_eq!(key.next().previous(), key);
            prop_assert_eq!(key.previous().next(), key);
            prop_assert!(key < key.next() && key.previous() < key);
            prop_assert_eq!(key.to_string().parse::<RoundKey>(), Ok(key));
        }

        #[test]
        fn every_review_held_by_its_date_belongs_to_exactly_one_round(
            starts in 0..300_u64, takes in 1..40_u64, spare in 0..20_u64,
        ) {
            let calendar = calendar();
            let starts_on = date("2026-09-03") + chrono::Days::new(starts);
            let closed_on = starts_on + chrono::Days::new(takes);
            let due_on = closed_on + chrono::Days::new(spare);
            let mut key: RoundKey = "2026-1".parse().unwrap();
            let mut holding = 0;
            while key.starting < 2028 {
                holding += u32::from(key.span(&calendar).unwrap().holds(starts_on, due_on, Some(closed_on)));
                key = key.next();
            }
            prop_assert_eq!(holding, 1);
        }
    }
}
