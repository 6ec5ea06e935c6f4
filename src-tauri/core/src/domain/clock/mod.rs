//! Clocks: dated duties worked out from rules, each able to explain itself.
//!
//! A clock is computed from facts whenever it is looked at, never stored and never typed in. One file holds one family
//! of rules; a rule is a function from facts to a clock, or to none once its duty is done. To add a rule, name it in
//! [`ClockRule`] and write its function in the file of its family.

mod access_request;
mod agency_action;
mod annual_review;
mod concern;
mod ehc_appeal;
mod ehc_request;
mod health;
mod leaver;
mod mark;
mod own_limits;
mod parents;
mod phase_transfer;
mod reintegration;
mod review;
#[cfg(test)]
mod rows_agreed_tests;
#[cfg(test)]
mod rows_rhythm_tests;
#[cfg(test)]
mod rows_tests;
mod span;
mod stage;
mod team;
mod yearly;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::calendar::{SchoolCalendar, TermNaming};
use super::coded::coded;
use super::words::count;

pub use access_request::{access_request_due, access_request_paused};
pub use agency_action::{AgencyAction, agency_action_due};
pub use annual_review::{
    amended_plan_due, annual_review_advice_due, annual_review_decision_due, annual_review_due,
    annual_review_invitations_due, annual_review_report_due, under_five_review_due,
};
pub use concern::{Watch, concern_decision_due};
pub use ehc_appeal::ehc_appeal_due;
pub use ehc_request::{
    consultation_reply_due, draft_views_due, ehc_advice_due, ehc_decision_due, ehc_final_plan_due,
    ehc_refusal_due,
};
pub use health::{healthcare_review_due, medicine_expires, training_ends};
pub use leaver::leaver_record_due;
pub use mark::{ClockMarkKind, Pause, PausedClock};
pub use own_limits::{OwnLimits, OwnLimitsDraft};
pub use parents::{ParentMeetings, meeting_with_parents_due, parents_told_due};
pub use phase_transfer::{phase_transfer_due, phase_transfer_meeting_due, transfers_at_the_end_of};
pub use reintegration::{reintegration_end_due, reintegration_meeting_due};
pub use review::{
    CycleBegan, CycleStart, formal_review_due, review_due, review_due_after,
    review_with_parents_due,
};
pub use stage::stage_time_limit_due;
pub use team::{AgreedAction, agreed_action_due, team_meeting_due};
pub use yearly::{YearlyDuty, next_yearly_duty, yearly_duty_due};

coded! {
    /// The rule a clock is worked out by.
    pub enum ClockRule {
        ReviewDue = "review_due", "Review of the plan";
        ReviewWithParents = "review_with_parents", "Review with parents";
        FormalReview = "formal_review", "Formal review";
        StageTimeLimit = "stage_time_limit", "Time limit at the stage";
        ParentsTold = "parents_told", "Parents told of SEN provision";
        MeetingWithParents = "meeting_with_parents", "Meeting with parents";
        AnnualReview = "annual_review", "Annual review complete";
        AnnualReviewInvitations = "annual_review_invitations", "Annual review invitations and papers";
        AnnualReviewReport = "annual_review_report", "Annual review report";
        AnnualReviewAdvice = "annual_review_advice", "Advice asked for the annual review";
        AnnualReviewDecision = "annual_review_decision", "Decision on the annual review";
        AmendedPlan = "amended_plan", "Amended EHC plan";
        UnderFiveReview = "under_five_review", "Review considered for a child under five";
        PhaseTransfer = "phase_transfer", "Plan that names the next school";
        PhaseTransferMeeting = "phase_transfer_meeting", "Review meeting before the move to the next school";
        EhcDecision = "ehc_decision", "EHC assessment request decided";
        EhcAdvice = "ehc_advice", "School\u{2019}s advice to the local authority";
        EhcNotToIssue = "ehc_not_to_issue", "Decision not to issue an EHC plan";
        EhcFinalPlan = "ehc_final_plan", "Final EHC plan";
        EhcDraftViews = "ehc_draft_views", "Parents\u{2019} views on the draft plan";
        EhcConsultation = "ehc_consultation", "School\u{2019}s reply to the consultation";
        EhcAppeal = "ehc_appeal", "Parents\u{2019} appeal";
        CauseForConcern = "cause_for_concern", "Cause for concern decided";
        AgencyAction = "agency_action", "What an agency recommended";
        HealthcareReview = "healthcare_review", "Review of the healthcare plan";
        MedicineExpiry = "medicine_expiry", "Medicine that expires";
        TrainingExpiry = "training_expiry", "Training that runs out";
        TeamAction = "team_action", "What the team agreed";
        TeamMeeting = "team_meeting", "Team meeting";
        ReintegrationMeeting = "reintegration_meeting", "Meeting about a reduced timetable";
        ReintegrationEnd = "reintegration_end", "End of a reduced timetable";
        LeaverRecord = "leaver_record", "Leaver's record and SEND file sent";
        AccessRequest = "access_request", "Request to see the record answered";
        InformationReport = "information_report", "SEN information report";
        InclusionStrategy = "inclusion_strategy", "Inclusion strategy";
    }
}

coded! {
    /// Whose duty it is.
    pub enum DutyHolder {
        School = "school", "School";
        LocalAuthority = "local_authority", "Local authority";
        LocalAuthorityThroughSchool = "local_authority_through_school", "Local authority, through the school";
        Parent = "parent", "Parent";
    }
}

/// One duty with its date, and how that date was found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Clock {
    pub rule: ClockRule,
    /// What is to be done: "Review My Plan".
    pub title: String,
    pub starts_on: NaiveDate,
    /// The last day on which it is in time; never before `starts_on`.
    pub due_on: NaiveDate,
    /// "Review held 14 September 2026 + the end of Autumn 1 on 23 October 2026".
    pub working: String,
    /// The law, the guidance or the school's own rule.
    pub source: String,
    pub duty: DutyHolder,
}

/// Where a clock stands on a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "state", rename_all = "snake_case")]
pub enum ClockState {
    Upcoming {
        days: u32,
    },
    DueSoon {
        days: u32,
    },
    /// Today is the last day.
    Due,
    Overdue {
        days: u32,
    },
    /// It stands still, for so many days up to today.
    Paused {
        days: u32,
    },
    /// Somebody said, with the reason, that it is not for this child.
    NotApplicable,
}

/// What a school may set about its clocks.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ClockSettings {
    /// A clock is due soon from this many calendar days before its date.
    pub due_soon_days: u32,
    /// Parents are told at once that SEN provision is made; it is flagged after this many school days.
    pub parents_told_school_days: u32,
    /// A cycle that begins with fewer school days than this left runs to the end of the next half-term or term.
    pub shortest_cycle_school_days: u32,
    /// Calendar weeks in which a cause for concern is decided.
    pub concern_weeks: u32,
    /// Weeks from sending invitations and papers to an annual review meeting.
    pub invitation_weeks: u32,
    /// Weeks from asking for advice to an annual review meeting.
    pub advice_weeks: u32,
    /// Weeks from an annual review meeting to its report.
    pub report_weeks: u32,
    /// What the school calls its half-terms, for the working.
    pub term_naming: TermNaming,
}

impl Default for ClockSettings {
    fn default() -> Self {
        Self::of(&OwnLimits::default(), TermNaming::Seasons)
    }
}

impl ClockSettings {
    /// With what the school has set; the rest is law.
    pub fn of(own: &OwnLimits, term_naming: TermNaming) -> Self {
        Self {
            due_soon_days: own.due_soon_days,
            parents_told_school_days: own.parents_told_school_days,
            shortest_cycle_school_days: own.shortest_cycle_school_days,
            concern_weeks: own.concern_weeks,
            invitation_weeks: 2,
            advice_weeks: own.advice_weeks,
            report_weeks: 2,
            term_naming,
        }
    }
}

/// What every rule may consult besides its facts.
#[derive(Debug, Clone, Copy)]
pub struct ClockContext<'a> {
    pub calendar: &'a SchoolCalendar,
    pub settings: &'a ClockSettings,
}

impl Clock {
    /// Where this clock stands today.
    pub fn state(&self, today: NaiveDate, settings: &ClockSettings) -> ClockState {
        let days = self.due_on.signed_duration_since(today).num_days();
        let distance = u32::try_from(days.unsigned_abs()).unwrap_or(u32::MAX);
        match days {
            0 => ClockState::Due,
            ..0 => ClockState::Overdue { days: distance },
            _ if distance <= settings.due_soon_days => ClockState::DueSoon { days: distance },
            _ => ClockState::Upcoming { days: distance },
        }
    }
}

impl ClockState {
    /// "due in 12 days", "due tomorrow", "due today", "3 days overdue".
    pub fn words(self) -> String {
        match self {
            Self::Upcoming { days: 1 } | Self::DueSoon { days: 1 } => "due tomorrow".to_owned(),
            Self::Upcoming { days } | Self::DueSoon { days } => {
                format!("due in {}", count(days, "day"))
            }
            Self::Due => "due today".to_owned(),
            Self::Overdue { days } => format!("{} overdue", count(days, "day")),
            Self::Paused { days: 0 } => "paused today".to_owned(),
            Self::Paused { days } => format!("paused for {}", count(days, "day")),
            Self::NotApplicable => "does not apply".to_owned(),
        }
    }

    /// Whether it has a day by which it is to be met.
    pub fn runs(self) -> bool {
        !matches!(self, Self::Paused { .. } | Self::NotApplicable)
    }

    /// Whether somebody should see it now.
    pub fn is_pressing(self) -> bool {
        matches!(
            self,
            Self::DueSoon { .. } | Self::Due | Self::Overdue { .. }
        )
    }
}

/// What the tests of every family of rules stand on.
#[cfg(test)]
mod fixture {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use crate::domain::calendar::AcademicYear;

    pub(super) fn date(year: i32, month: u32, day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(year, month, day).unwrap()
    }

    /// 2025/26 and 2026/27 as proposed, with the settings a new school has.
    pub(super) fn with_context<T>(ask: impl FnOnce(ClockContext<'_>) -> T) -> T {
        let calendar = SchoolCalendar::new(vec![
            AcademicYear::proposed(2026),
            AcademicYear::proposed(2025),
        ]);
        ask(ClockContext {
            calendar: &calendar,
            settings: &ClockSettings::default(),
        })
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::fixture::date;
    use super::*;
    use proptest::prelude::*;

    fn clock() -> Clock {
        Clock {
            rule: ClockRule::ReviewDue,
            title: "Review My Plan".to_owned(),
            starts_on: date(2026, 9, 14),
            due_on: date(2026, 10, 23),
            working: String::new(),
            source: String::new(),
            duty: DutyHolder::School,
        }
    }

    #[test]
    fn a_clock_says_how_long_there_is() {
        let settings = ClockSettings::default();
        for (today, state, words) in [
            (
                date(2026, 10, 8),
                ClockState::Upcoming { days: 15 },
                "due in 15 days",
            ),
            (
                date(2026, 10, 9),
                ClockState::DueSoon { days: 14 },
                "due in 14 days",
            ),
            (
                date(2026, 10, 22),
                ClockState::DueSoon { days: 1 },
                "due tomorrow",
            ),
            (date(2026, 10, 23), ClockState::Due, "due today"),
            (
                date(2026, 10, 24),
                ClockState::Overdue { days: 1 },
                "1 day overdue",
            ),
            (
                date(2026, 11, 2),
                ClockState::Overdue { days: 10 },
                "10 days overdue",
            ),
        ] {
            assert_eq!(clock().state(today, &settings), state, "{today}");
            assert_eq!(state.words(), words);
        }
    }

    #[test]
    fn what_is_far_off_does_not_press() {
        assert!(!ClockState::Upcoming { days: 40 }.is_pressing());
        assert!(
            ClockState::DueSoon { days: 3 }.is_pressing()
                && ClockState::Overdue { days: 3 }.is_pressing()
        );
    }

    #[test]
    fn the_window_reads_a_state_by_its_name() {
        let json = serde_json::to_string(&ClockState::DueSoon { days: 3 }).unwrap();
        assert_eq!(json, r#"{"state":"due_soon","days":3}"#);
        assert_eq!(
            serde_json::to_string(&ClockState::Due).unwrap(),
            r#"{"state":"due"}"#
        );
    }

    proptest! {
        #[test]
        fn as_days_pass_a_clock_only_grows_more_urgent(first in 0..400_i64, later in 0..400_i64) {
            let urgency = |days: i64| match clock().state(
                date(2026, 4, 1) + chrono::Duration::days(days),
                &ClockSettings::default(),
            ) {
                ClockState::Upcoming { days } => -100_000 - i64::from(days),
                ClockState::DueSoon { days } => -i64::from(days),
                ClockState::Due => 0,
                ClockState::Overdue { days } => i64::from(days),
                ClockState::Paused { .. } | ClockState::NotApplicable => unreachable!(),
            };
            prop_assert_eq!(first.cmp(&later), urgency(first).cmp(&urgency(later)));
        }
    }
}
