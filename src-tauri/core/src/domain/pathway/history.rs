//! The pathway through time: what a stage was called, and whether it was on the register, on a day that is past.

use chrono::NaiveDate;

use super::{Pathway, Stage};

/// The pathway of today with what it was before each change.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PathwayHistory {
    current: Pathway,
    /// Day of the change and what held until then, in the order of the changes.
    before: Vec<(NaiveDate, Pathway)>,
}

impl PathwayHistory {
    /// `before` in the order in which the changes were made; their days never go back.
    pub fn new(current: Pathway, before: Vec<(NaiveDate, Pathway)>) -> Self {
        Self { current, before }
    }

    /// The pathway as it stood at the end of that day.
    pub fn on(&self, day: NaiveDate) -> &Pathway {
        self.before
            .iter()
            .find(|(changed_on, _)| *changed_on > day)
            .map_or(&self.current, |(_, before)| before)
    }

    /// The stage as it was on that day; where the pathway of the day does not have it, as it is now.
    pub fn stage_on(&self, key: &str, day: NaiveDate) -> Option<&Stage> {
        self.on(day).stage(key).or_else(|| self.current.stage(key))
    }

    /// The day of the latest change; none was made before it.
    pub fn last_changed_on(&self) -> Option<NaiveDate> {
        self.before.last().map(|(changed_on, _)| *changed_on)
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::indexing_slicing)]
    use super::*;
    use crate::domain::pathway::{PathwayPreset, preset};

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn named(name: &str) -> Pathway {
        let mut pathway = preset(PathwayPreset::Graduated);
        pathway.stages[1].name = name.to_owned();
        pathway
    }

    #[test]
    fn each_day_has_the_words_of_its_time() {
        let history = PathwayHistory::new(
            named("Third"),
            vec![
                (day("2026-03-02"), named("First")),
                (day("2026-09-01"), named("Second")),
            ],
        );
        for (on, name) in [
            ("2020-01-01", "First"),
            ("2026-03-01", "First"),
            ("2026-03-02", "Second"),
            ("2026-08-31", "Second"),
            ("2026-09-01", "Third"),
            ("2030-01-01", "Third"),
        ] {
            assert_eq!(
                history.stage_on("my_plan", day(on)).unwrap().name,
                name,
                "{on}"
            );
        }
        assert_eq!(history.last_changed_on(), Some(day("2026-09-01")));
    }

    #[test]
    fn of_two_changes_on_one_day_the_morning_before_counts_for_the_day_before() {
        let on = day("2026-03-02");
        let history = PathwayHistory::new(
            named("Third"),
            vec![(on, named("First")), (on, named("Second"))],
        );
        assert_eq!(history.on(on).stages[1].name, "Third");
        assert_eq!(history.on(on.pred_opt().unwrap()).stages[1].name, "First");
    }
}
