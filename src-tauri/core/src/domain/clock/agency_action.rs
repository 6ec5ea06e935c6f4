//! When something that an agency recommended is to be done, where somebody took it on until a day.

use chrono::NaiveDate;

use super::{Clock, ClockRule, DutyHolder};
use crate::domain::date_words::long;

/// What was taken on: whose recommendation it is, of when, who does it, and by when.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct AgencyAction<'a> {
    pub agency: &'a str,
    pub recommended_on: NaiveDate,
    /// Empty where nobody is named.
    pub action_by: &'a str,
    pub by_on: NaiveDate,
}

/// What an agency recommended is done by the day that was agreed. The day is the school's own, not law; one before the
/// recommendation itself counts from its day.
pub fn agency_action_due(action: AgencyAction<'_>) -> Clock {
    let AgencyAction {
        agency,
        recommended_on,
        action_by,
        by_on,
    } = action;
    let whose = if action_by.trim().is_empty() {
        String::new()
    } else {
        format!(" with {action_by}")
    };
    Clock {
        rule: ClockRule::AgencyAction,
        title: format!("Do what {agency} recommended"),
        starts_on: recommended_on,
        due_on: by_on.max(recommended_on),
        working: format!(
            "Recommended {}, agreed{whose} for {}",
            long(recommended_on),
            long(by_on)
        ),
        source: "Agreed at the school".to_owned(),
        duty: DutyHolder::School,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::clock::fixture::date;

    fn due(by_on: NaiveDate, action_by: &str) -> Clock {
        agency_action_due(AgencyAction {
            agency: "Speech therapy",
            recommended_on: date(2026, 10, 12),
            action_by,
            by_on,
        })
    }

    #[test]
    fn it_is_due_on_the_day_agreed_and_says_with_whom() {
        let clock = due(date(2026, 11, 20), "Ms J Lee");
        assert_eq!(clock.due_on, date(2026, 11, 20));
        assert_eq!(clock.title, "Do what Speech therapy recommended");
        assert_eq!(
            clock.working,
            "Recommended 12 October 2026, agreed with Ms J Lee for 20 November 2026"
        );
        assert_eq!(
            due(date(2026, 11, 20), " ").working,
            "Recommended 12 October 2026, agreed for 20 November 2026"
        );
    }

    #[test]
    fn it_is_never_due_before_it_was_recommended() {
        for by_on in [date(2026, 10, 12), date(2026, 9, 1), date(2024, 2, 29)] {
            let clock = due(by_on, "");
            assert_eq!(clock.due_on, clock.starts_on, "{by_on}");
        }
    }
}
