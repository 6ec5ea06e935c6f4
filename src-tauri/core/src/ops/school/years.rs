//! School years: the six half-terms with INSET days and closures as the school enters them.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::domain::bank_holiday::{BankHoliday, bank_holidays};
use crate::domain::calendar::{
    AcademicYear, HalfTerm, HalfTermSlot, SchoolCalendar, TermNaming, year_label,
};
use crate::domain::field_errors::FieldErrors;
use crate::domain::id::YearId;
use crate::domain::record::Kept;
use crate::domain::record::school::SchoolYear;
use crate::domain::role::Action;
use crate::error::Result;
use crate::office::{ReadOp, WriteOp};
use crate::store::{ReadTx, WriteTx};

use crate::ops::check::required_day;

/// A school year for the settings.
#[derive(Debug, Serialize, TS)]
pub struct YearView {
    pub year: Kept<SchoolYear>,
    /// "2026/27".
    pub label: String,
    /// From September to August; they are worked out and cannot be changed.
    pub bank_holidays: Vec<BankHoliday>,
    /// How many days children are in school.
    pub school_days: u32,
}

impl YearView {
    pub(super) fn of(year: Kept<SchoolYear>) -> Self {
        let calendar = year.record.calendar.clone();
        let span = calendar.first_day().zip(calendar.last_day());
        let bank_holidays = span.map_or_else(Vec::new, |(first, last)| {
            let both = [calendar.starting, calendar.starting.saturating_add(1)];
            both.into_iter()
                .flat_map(bank_holidays)
                .filter(|holiday| (first..=last).contains(&holiday.on))
                .collect()
        });
        let label = calendar.label();
        let school_days = span.map_or(0, |(first, last)| {
            let days = SchoolCalendar::new(vec![calendar])
                .school_days(first, last)
                .count();
            u32::try_from(days).unwrap_or(u32::MAX)
        });
        Self {
            year,
            label,
            bank_holidays,
            school_days,
        }
    }
}

/// Term dates to begin from, before the school's own are known.
#[derive(Debug, Deserialize, TS)]
pub struct ProposeSchoolYear {
    /// 2026 for 2026/27.
    pub starting: i32,
}

impl ReadOp for ProposeSchoolYear {
    const ACTION: Action = Action::SettingsWrite;
    type Output = AcademicYear;
    fn run(self, _tx: &ReadTx<'_>) -> Result<AcademicYear> {
        let proposed = AcademicYear::proposed(self.starting);
        proposed.validate()?;
        Ok(proposed)
    }
}

/// A school year as it stands in the form.
#[derive(Debug, Deserialize, TS)]
pub struct YearDraft {
    /// 2026 for 2026/27.
    pub starting: i32,
    pub half_terms: Vec<HalfTermDraft>,
    pub inset_days: Vec<NaiveDate>,
    pub closures: Vec<NaiveDate>,
}

/// A half-term as it stands in the form.
#[derive(Debug, Deserialize, TS)]
pub struct HalfTermDraft {
    pub slot: HalfTermSlot,
    #[ts(type = "string | null")]
    pub starts_on: Option<NaiveDate>,
    #[ts(type = "string | null")]
    pub ends_on: Option<NaiveDate>,
}

impl YearDraft {
    fn checked(self) -> Result<AcademicYear> {
        let mut errors = FieldErrors::new();
        let mut half_terms = Vec::with_capacity(self.half_terms.len());
        for (place, half_term) in self.half_terms.iter().enumerate() {
            let name = half_term.slot.name(TermNaming::Seasons);
            let mut day = |field: &str, which: &str, on| {
                required_day(
                    &mut errors,
                    &format!("half_terms.{place}.{field}"),
                    &format!("the {which} day of {name}"),
                    on,
                )
            };
            half_terms.push(HalfTerm {
                slot: half_term.slot,
                starts_on: day("starts_on", "first", half_term.starts_on),
                ends_on: day("ends_on", "last", half_term.ends_on),
            });
        }
        errors.into_result()?;
        let sorted = |mut days: Vec<NaiveDate>| {
            days.sort_unstable();
            days
        };
        let year = AcademicYear {
            starting: self.starting,
            half_terms,
            inset_days: sorted(self.inset_days),
            closures: sorted(self.closures),
        };
        year.validate()?;
        Ok(year)
    }
}

/// Adds a school year, or changes the one that begins in that September.
#[derive(Debug, Deserialize, TS)]
pub struct SaveSchoolYear {
    /// Of the year as it was read; none for a new one.
    pub version: Option<i32>,
    pub year: YearDraft,
}

impl WriteOp for SaveSchoolYear {
    const ACTION: Action = Action::SettingsWrite;
    type Output = YearId;
    fn run(self, tx: &mut WriteTx<'_>) -> Result<YearId> {
        let calendar = self.year.checked()?;
        let starting = calendar.starting;
        let there = tx
            .all::<SchoolYear>()?
            .into_iter()
            .find(|year| year.record.starting == starting);
        match (there, self.version) {
            (Some(there), Some(version)) => {
                let id = there.record.id;
                let year = SchoolYear {
                    id: id.clone(),
                    starting,
                    calendar,
                };
                tx.revise(&year, version)?;
                Ok(id)
            }
            (Some(_), None) => Err(FieldErrors::one(
                "starting",
                format!(
                    "The dates of {} have been entered already. Open that year to change them.",
                    year_label(starting)
                ),
            )
            .into()),
            (None, _) => {
                let id = YearId::new(tx.new_id());
                tx.add(&SchoolYear {
                    id: id.clone(),
                    starting,
                    calendar,
                })?;
                Ok(id)
            }
        }
    }
}
