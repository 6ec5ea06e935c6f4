//! Reduced timetables: what should be in place before one begins, hours that rise week by week, and how one ends.
//!
//! Every child of compulsory school age is entitled to full-time education. A reduced timetable is therefore agreed with
//! the parents, short, and ends on a day that is known (DfE, Working together to improve school attendance, statutory
//! since August 2024). What is asked here besides is the school's own policy: the checks warn and take a reason, and
//! never block.

use chrono::{Datelike, Days, NaiveDate};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::calendar::SchoolCalendar;
use super::coded::coded;
use super::date_words::{long, short};

/// The code of the register while the child is at home by such an agreement (School Attendance (Pupil Registration)
/// (England) Regulations 2024).
pub const ATTENDANCE_CODE: &str = "C2";
/// What the code means, for whoever keeps the register.
pub const ATTENDANCE_CODE_WORDS: &str =
    "Absent under an agreed temporary part-time timetable. It counts as an authorised absence.";

/// What a full week is until the school says otherwise, in minutes: the 32.5 hours that the DfE expects of a
/// school week (guidance, not law).
pub const FULL_WEEK: u16 = 1950;

/// The days of a school week.
pub const DAYS: [&str; 5] = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday"];

coded! {
    /// One thing that should be in place before a reduced timetable begins.
    pub enum ReintegrationCheck {
        ParentAgrees = "parent_agrees", "A parent agrees";
        ChildAgrees = "child_agrees", "The child agrees";
        SchoolAgrees = "school_agrees", "The school agrees";
        OthersAgree = "others_agree", "Everybody else who is listed agrees";
        Plan = "plan", "The child has a plan with its targets";
        Assessment = "assessment", "The assessment is written";
        RiskAssessment = "risk_assessment", "The risk assessment is done";
        Timetable = "timetable", "The timetable is filled in";
    }
}

coded! {
    /// Who somebody is that agrees to a reduced timetable.
    pub enum AgreementParty {
        Parent = "parent", "Parent or carer";
        Child = "child", "The child";
        School = "school", "The school";
        SocialWorker = "social_worker", "Social worker";
        LocalAuthority = "local_authority", "Local authority";
        Agency = "agency", "Agency";
    }
}

coded! {
    /// How a reduced timetable ended.
    pub enum ReintegrationEnding {
        FullTime = "full_time", "Full time again";
        Extended = "extended", "Extended";
        Other = "other", "Other";
    }
}

/// That somebody agrees, once the day is known.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Agreement {
    pub party: AgreementParty,
    pub name: String,
    #[ts(type = "string | null")]
    pub agreed_on: Option<NaiveDate>,
}

/// A week of the timetable.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct TimetableWeek {
    /// Its Monday.
    #[ts(type = "string")]
    pub from_on: NaiveDate,
    /// Minutes at school, Monday to Friday.
    pub minutes: [u16; 5],
}

impl TimetableWeek {
    /// Minutes at school in the whole week.
    pub fn total(&self) -> u16 {
        self.minutes
            .iter()
            .fold(0, |sum, minutes| sum.saturating_add(*minutes))
    }
}

/// What is known when a reduced timetable is looked at.
#[derive(Debug, Clone, Copy)]
pub struct ReintegrationFacts<'a> {
    pub agreements: &'a [Agreement],
    pub weeks: &'a [TimetableWeek],
    pub risk_on: Option<NaiveDate>,
    pub has_plan: bool,
    pub has_assessment: bool,
}

impl ReintegrationCheck {
    /// Whether it is in place.
    pub fn is_met(self, facts: &ReintegrationFacts<'_>) -> bool {
        let agrees = |party: AgreementParty| {
            let mut those = facts.agreements.iter().filter(|one| one.party == party);
            those.any(|one| one.agreed_on.is_some())
        };
        match self {
            Self::ParentAgrees => agrees(AgreementParty::Parent),
            Self::ChildAgrees => agrees(AgreementParty::Child),
            Self::SchoolAgrees => agrees(AgreementParty::School),
            // A second parent who has not agreed stands here too.
            Self::OthersAgree => facts.agreements.iter().all(|one| one.agreed_on.is_some()),
            Self::Plan => facts.has_plan,
            Self::Assessment => facts.has_assessment,
            Self::RiskAssessment => facts.risk_on.is_some(),
            Self::Timetable => facts.weeks.iter().any(|week| week.total() > 0),
        }
    }
}

/// The checks that are not met, in the order of the list.
pub fn missing(facts: &ReintegrationFacts<'_>) -> Vec<ReintegrationCheck> {
    let all = ReintegrationCheck::ALL.iter().copied();
    all.filter(|check| !check.is_met(facts)).collect()
}

/// The Monday of the week that a day lies in.
pub fn monday_of(day: NaiveDate) -> NaiveDate {
    let since = u64::from(day.weekday().num_days_from_monday());
    day.checked_sub_days(Days::new(since)).unwrap_or(day)
}

/// The weeks from one day to another in which the school is open, each by its Monday.
pub fn school_weeks(calendar: &SchoolCalendar, from: NaiveDate, to: NaiveDate) -> Vec<NaiveDate> {
    let mut mondays: Vec<NaiveDate> = calendar.school_days(from, to).map(monday_of).collect();
    mondays.dedup();
    mondays
}

/// Hours as people write them, in minutes: "2.5", "2:30", "2h 30", "2h30m", "3"; empty for none.
///
/// # Errors
/// `None` where it is no length of time, or more than a school day can have (ten hours).
pub fn minutes_of(typed: &str) -> Option<u16> {
    let text: String = typed
        .trim()
        .to_lowercase()
        .chars()
        .filter(|letter| !letter.is_whitespace())
        .collect();
    let text = text.trim_end_matches("hours").trim_end_matches("hour");
    if text.is_empty() || text == "-" {
        return Some(0);
    }
    let whole = |part: &str| -> Option<u16> {
        match part {
            "" => Some(0),
            digits if digits.len() <= 3 && digits.bytes().all(|byte| byte.is_ascii_digit()) => {
                digits.parse().ok()
            }
            _ => None,
        }
    };
    let minutes = if let Some((hours, minutes)) = text.split_once([':', 'h']) {
        let minutes = whole(minutes.trim_end_matches("min").trim_end_matches('m'))?;
        (minutes < 60).then_some(whole(hours)?.checked_mul(60)?.checked_add(minutes)?)?
    } else if let Some(minutes) = text.strip_suffix("min").or_else(|| text.strip_suffix('m')) {
        whole(minutes)?
    } else if let Some((hours, part)) = text.split_once(['.', ',']) {
        let digits = u32::try_from(part.len())
            .ok()
            .filter(|one| (1..=2).contains(one))?;
        let part = u32::from(whole(part)?) * 60 / 10_u32.pow(digits);
        whole(hours)?
            .checked_mul(60)?
            .checked_add(u16::try_from(part).ok()?)?
    } else {
        whole(text)?.checked_mul(60)?
    };
    (minutes <= 600).then_some(minutes)
}

/// A length of time as it is typed: "2:30"; empty for none.
pub fn hours_typed(minutes: u16) -> String {
    if minutes == 0 {
        return String::new();
    }
    format!("{}:{:02}", minutes / 60, minutes % 60)
}

/// A length of time in words: "2 hours 30 minutes", "1 hour", "not at school".
pub fn hours_words(minutes: u16) -> String {
    let part = |number: u16, noun: &str| super::words::count(u32::from(number), noun);
    match (minutes / 60, minutes % 60) {
        (0, 0) => "not at school".to_owned(),
        (0, minutes) => part(minutes, "minute"),
        (hours, 0) => part(hours, "hour"),
        (hours, minutes) => format!("{} {}", part(hours, "hour"), part(minutes, "minute")),
    }
}

/// What to look at again in a timetable. None of it stops anybody.
pub fn timetable_warnings(
    weeks: &[TimetableWeek],
    full_week: u16,
    starts_on: NaiveDate,
    ends_on: NaiveDate,
) -> Vec<String> {
    let mut warnings = Vec::new();
    for pair in weeks.windows(2) {
        let [before, week] = pair else { continue };
        if week.total() < before.total() {
            warnings.push(format!(
                "The week of {} has fewer hours than the one before it ({} after {}).",
                short(week.from_on),
                hours_words(week.total()),
                hours_words(before.total())
            ));
        }
    }
    let outside = |week: &&TimetableWeek| {
        week.total() > 0 && (week.from_on > ends_on || week.from_on < monday_of(starts_on))
    };
    warnings.extend(weeks.iter().filter(outside).map(|week| {
        format!(
            "The week of {} lies outside the plan, which runs from {} to {}.",
            short(week.from_on),
            long(starts_on),
            long(ends_on)
        )
    }));
    warnings.extend(
        weeks
            .iter()
            .filter(|week| week.total() > full_week)
            .map(|week| {
                format!(
                    "The week of {} has more hours than a full week.",
                    short(week.from_on)
                )
            }),
    );
    let rises = weeks
        .first()
        .zip(weeks.last())
        .is_some_and(|(first, last)| last.total() > first.total());
    if weeks.len() > 1 && !rises {
        warnings.push(
            "The hours do not rise from the first week to the last. A reduced timetable leads back to full time."
                .to_owned(),
        );
    }
    warnings
}

#[cfg(test)]
#[path = "reintegration_tests.rs"]
mod tests;
