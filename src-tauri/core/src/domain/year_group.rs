//! Year groups, from the age on 31 August.

use chrono::{Datelike, NaiveDate};

use super::coded::coded;

coded! {
    /// A year group, in order of age. Years 7 to 14 are for children who have left.
    pub enum YearGroup {
        E1 = "E1", "Early years 1";
        E2 = "E2", "Early years 2";
        N1 = "N1", "Nursery 1";
        N2 = "N2", "Nursery 2";
        R = "R", "Reception";
        Y1 = "1", "Year 1";
        Y2 = "2", "Year 2";
        Y3 = "3", "Year 3";
        Y4 = "4", "Year 4";
        Y5 = "5", "Year 5";
        Y6 = "6", "Year 6";
        Y7 = "7", "Year 7";
        Y8 = "8", "Year 8";
        Y9 = "9", "Year 9";
        Y10 = "10", "Year 10";
        Y11 = "11", "Year 11";
        Y12 = "12", "Year 12";
        Y13 = "13", "Year 13";
        Y14 = "14", "Year 14";
    }
}

impl YearGroup {
    /// The year group in the academic year that begins in September of `starting`, by the age on the 31 August before.
    ///
    /// `None` for a child not yet born by then and for anybody older than Year 14.
    pub fn by_age(born_on: NaiveDate, starting: i32) -> Option<Self> {
        let birthday_passed = (born_on.month(), born_on.day()) <= (8, 31);
        let age = starting - born_on.year() - i32::from(!birthday_passed);
        usize::try_from(age)
            .ok()
            .and_then(|age| Self::ALL.get(age).copied())
    }

    /// The year group by age moved by the child's own override (taught with a class above or below).
    ///
    /// An override holds for the academic year in which it was set and moves on with the child year by year.
    pub fn with_override(
        born_on: NaiveDate,
        starting: i32,
        held: Option<YearOverride>,
    ) -> Option<Self> {
        match held {
            None => Self::by_age(born_on, starting),
            Some(held) => held.year_group.after_years(starting - held.starting),
        }
    }

    /// The year group some years later, or earlier when negative.
    pub fn after_years(self, years: i32) -> Option<Self> {
        let place = self.order().checked_add(years)?;
        usize::try_from(place)
            .ok()
            .and_then(|place| Self::ALL.get(place).copied())
    }

    /// The place in order of age, from 0 for E1: what a list sorts by.
    pub fn order(self) -> i32 {
        self as i32
    }

    /// One of the years of a primary school with a nursery.
    pub fn is_primary(self) -> bool {
        self <= Self::Y6
    }

    /// A nursery child is not yet of compulsory school age and not in Reception.
    pub fn is_nursery(self) -> bool {
        self < Self::R
    }
}

/// A child taught out of the year of their age: the year group in one academic year.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, serde::Deserialize, ts_rs::TS)]
pub struct YearOverride {
    pub year_group: YearGroup,
    /// The academic year it was set for: 2026 for 2026/27.
    pub starting: i32,
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use proptest::prelude::*;

    fn born(year: i32, month: u32, day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(year, month, day).unwrap()
    }

    #[test]
    fn the_age_on_31_august_gives_the_year() {
        for (born_on, expected) in [
            (born(2026, 8, 31), Some(YearGroup::E1)),
            (born(2026, 9, 1), None),
            (born(2023, 9, 1), Some(YearGroup::N1)),
            (born(2023, 8, 31), Some(YearGroup::N2)),
            (born(2022, 9, 1), Some(YearGroup::N2)),
            (born(2022, 8, 31), Some(YearGroup::R)),
            (born(2021, 9, 1), Some(YearGroup::R)),
            (born(2021, 8, 31), Some(YearGroup::Y1)),
            (born(2020, 2, 29), Some(YearGroup::Y2)),
            (born(2015, 9, 1), Some(YearGroup::Y6)),
            (born(2015, 8, 31), Some(YearGroup::Y7)),
            (born(2007, 9, 1), Some(YearGroup::Y14)),
            (born(2007, 8, 31), None),
        ] {
            assert_eq!(YearGroup::by_age(born_on, 2026), expected, "{born_on}");
        }
    }

    #[test]
    fn an_override_moves_on_with_the_child() {
        let held = Some(YearOverride {
            year_group: YearGroup::Y2,
            starting: 2025,
        });
        let born_on = born(2018, 5, 1);
        assert_eq!(
            YearGroup::with_override(born_on, 2025, held),
            Some(YearGroup::Y2)
        );
        assert_eq!(
            YearGroup::with_override(born_on, 2026, held),
            Some(YearGroup::Y3)
        );
        assert_eq!(
            YearGroup::with_override(born_on, 2026, None),
            Some(YearGroup::Y4)
        );
    }

    #[test]
    fn a_year_is_shown_in_words_and_kept_as_a_code() {
        assert_eq!(YearGroup::Y4.name(), "Year 4");
        assert_eq!(YearGroup::R.name(), "Reception");
        assert_eq!(YearGroup::N2.name(), "Nursery 2");
        assert_eq!(serde_json::to_value(YearGroup::Y4).unwrap(), "4");
        assert_eq!(YearGroup::from_code("N2"), Some(YearGroup::N2));
    }

    #[test]
    fn years_sort_by_age_not_by_letter() {
        let mut years = vec![
            YearGroup::Y10,
            YearGroup::Y2,
            YearGroup::R,
            YearGroup::N1,
            YearGroup::E2,
        ];
        years.sort();
        assert_eq!(
            years,
            [
                YearGroup::E2,
                YearGroup::N1,
                YearGroup::R,
                YearGroup::Y2,
                YearGroup::Y10
            ]
        );
        assert!(YearGroup::N2.is_nursery() && !YearGroup::R.is_nursery());
        assert!(YearGroup::Y6.is_primary() && !YearGroup::Y7.is_primary());
    }

    proptest! {
        #[test]
        fn every_year_a_child_moves_up_one(year in 2005..2022_i32, day in 0..365_u32, starting in 2020..2030_i32) {
            let born_on = born(year, 1, 1) + chrono::Days::new(day.into());
            if let (Some(now), Some(next)) =
                (YearGroup::by_age(born_on, starting), YearGroup::by_age(born_on, starting + 1))
            {
                prop_assert_eq!(now.after_years(1), Some(next));
            }
        }
    }
}
