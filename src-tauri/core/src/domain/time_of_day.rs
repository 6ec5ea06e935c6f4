//! A time of the school day to the minute, as a timetable names it: "15:40".

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

const DAY: u16 = 24 * 60;

/// A time of day on a 24-hour clock, to the minute.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(try_from = "String", into = "String")]
#[ts(type = "string")]
pub struct TimeOfDay(u16);

impl TimeOfDay {
    /// The time at an hour and a minute; `None` where the clock has no such time.
    pub fn new(hour: u16, minute: u16) -> Option<Self> {
        (hour < 24 && minute < 60).then_some(Self(hour * 60 + minute))
    }

    /// Some minutes later; `None` where that is the next day.
    pub fn plus(self, minutes: u16) -> Option<Self> {
        let later = self.0.checked_add(minutes)?;
        (later < DAY).then_some(Self(later))
    }

    /// Minutes since midnight.
    pub fn minutes(self) -> u16 {
        self.0
    }
}

impl fmt::Display for TimeOfDay {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:02}:{:02}", self.0 / 60, self.0 % 60)
    }
}

impl FromStr for TimeOfDay {
    type Err = String;

    /// Reads "15:40", and "9.05" or "9:05" as people type it.
    fn from_str(text: &str) -> Result<Self, String> {
        let wrong = || "Enter a time as hours and minutes, like 15:40.".to_owned();
        let (hour, minute) = text.trim().split_once([':', '.']).ok_or_else(wrong)?;
        let digits = |part: &str, least: usize| {
            let fits =
                (least..=2).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_digit());
            fits.then(|| part.parse::<u16>().ok()).flatten()
        };
        digits(hour, 1)
            .zip(digits(minute, 2))
            .and_then(|(hour, minute)| Self::new(hour, minute))
            .ok_or_else(wrong)
    }
}

impl TryFrom<String> for TimeOfDay {
    type Error = String;
    fn try_from(text: String) -> Result<Self, String> {
        text.parse()
    }
}

impl From<TimeOfDay> for String {
    fn from(time: TimeOfDay) -> Self {
        time.to_string()
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_time_is_read_as_people_type_it() {
        for text in ["15:40", "15.40", " 15:40 "] {
            assert_eq!(
                text.parse::<TimeOfDay>(),
                Ok(TimeOfDay::new(15, 40).unwrap())
            );
        }
        assert_eq!("9.05".parse::<TimeOfDay>().unwrap().to_string(), "09:05");
        for text in [
            "", "1540", "24:00", "12:60", "12:5", "noon", "-1:30", "012:30",
        ] {
            let read = text.parse::<TimeOfDay>();
            assert!(read.unwrap_err().starts_with("Enter a time"), "{text}");
        }
    }

    #[test]
    fn a_time_does_not_run_into_the_next_day() {
        let late = TimeOfDay::new(23, 50).unwrap();
        assert_eq!(late.plus(9), TimeOfDay::new(23, 59));
        assert_eq!(late.plus(10), None);
    }

    proptest! {
        #[test]
        fn what_is_written_is_read_again(minutes in 0..DAY) {
            let time = TimeOfDay::new(minutes / 60, minutes % 60).unwrap();
            prop_assert_eq!(time.to_string().parse::<TimeOfDay>(), Ok(time));
        }
    }
}
