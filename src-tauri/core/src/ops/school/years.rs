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
                    proposed: false,
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
                    proposed: false,
                })?;
                Ok(id)
            }
        }
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::indexing_slicing)]
    use super::*;
    use crate::error::Error;
    use crate::ops::school::{SchoolSettings, SettingsView};
    use crate::testing::{TestSchool, day};

    fn settings(school: &TestSchool) -> SettingsView {
        school.read(&school.head, SchoolSettings {})
    }

    fn as_draft(year: AcademicYear) -> YearDraft {
        YearDraft {
            starting: year.starting,
            half_terms: year
                .half_terms
                .iter()
                .map(|half_term| HalfTermDraft {
                    slot: half_term.slot,
                    starts_on: Some(half_term.starts_on),
                    ends_on: Some(half_term.ends_on),
                })
                .collect(),
            inset_days: year.inset_days,
            closures: year.closures,
        }
    }

    fn proposed(starting: i32) -> YearDraft {
        as_draft(AcademicYear::proposed(starting))
    }

    #[test]
    fn proposed_dates_can_be_saved_as_they_are() {
        let school = TestSchool::new();
        let dates = school.read(&school.senco, ProposeSchoolYear { starting: 2027 });
        school.write(
            &school.senco,
            SaveSchoolYear {
                version: None,
                year: as_draft(dates),
            },
        );
        let labels: Vec<String> = settings(&school)
            .years
            .into_iter()
            .map(|year| year.label)
            .collect();
        assert_eq!(labels, ["2027/28", "2026/27"]);
    }

    #[test]
    fn a_year_shows_its_bank_holidays_and_how_many_school_days_it_has() {
        let school = TestSchool::new();
        let before = settings(&school).years.remove(0);
        let names: Vec<&str> = before
            .bank_holidays
            .iter()
            .map(|holiday| holiday.name.as_str())
            .collect();
        assert_eq!(names.first(), Some(&"Christmas Day"));
        assert_eq!(names.last(), Some(&"Summer bank holiday"));
        let mut year = proposed(2026);
        year.inset_days = vec![day("2026-11-02"), day("2026-10-23")];
        school.write(
            &school.senco,
            SaveSchoolYear {
                version: Some(1),
                year,
            },
        );
        let after = settings(&school).years.remove(0);
        assert_eq!(after.school_days, before.school_days - 2);
        assert_eq!(after.year.version, 2);
        assert!(after.year.record.calendar.inset_days.is_sorted());
    }

    #[test]
    fn every_slip_in_the_dates_is_told_beside_its_field() {
        let school = TestSchool::new();
        let mut year = proposed(2027);
        year.half_terms[2].starts_on = None;
        year.half_terms[4].ends_on = None;
        let save = |year| {
            school.office.write(
                &school.senco,
                SaveSchoolYear {
                    version: None,
                    year,
                },
            )
        };
        let missing = save(year);
        assert!(
            matches!(&missing, Err(Error::Invalid(f))
                if f.of("half_terms.2.starts_on") == ["Enter the first day of Spring 1 as day, month and year."]
                && f.of("half_terms.4.ends_on").len() == 1),
            "{missing:?}"
        );
        let mut year = proposed(2027);
        year.half_terms[1].starts_on = year.half_terms[0]
            .ends_on
            .map(|day| day.pred_opt().unwrap());
        year.closures = vec![day("2027-08-31")];
        let wrong = save(year);
        assert!(
            matches!(&wrong, Err(Error::Invalid(f))
                if f.of("half_terms.1.starts_on").len() == 1 && f.of("closures.0").len() == 1),
            "{wrong:?}"
        );
    }

    #[test]
    fn a_year_is_entered_once_and_two_people_on_it_lose_nothing() {
        let school = TestSchool::new();
        let again = school.office.write(
            &school.senco,
            SaveSchoolYear {
                version: None,
                year: proposed(2026),
            },
        );
        assert!(
            matches!(&again, Err(Error::Invalid(f)) if f.of("starting").len() == 1),
            "{again:?}"
        );
        let mut year = proposed(2026);
        year.closures = vec![day("2026-11-03")];
        let stale = school.office.write(
            &school.senco,
            SaveSchoolYear {
                version: Some(7),
                year,
            },
        );
        assert!(matches!(stale, Err(Error::Conflict)), "{stale:?}");
    }

    #[test]
    fn only_an_administrator_sets_term_dates() {
        let school = TestSchool::new();
        let before = school.audit_len();
        for who in [
            &school.head,
            &school.teacher,
            &school.ta,
            &school.office_staff,
        ] {
            let write = school.office.write(
                who,
                SaveSchoolYear {
                    version: None,
                    year: proposed(2027),
                },
            );
            assert!(matches!(write, Err(Error::Forbidden)), "{write:?}");
            let read = school
                .office
                .read(who, ProposeSchoolYear { starting: 2027 });
            assert!(matches!(read, Err(Error::Forbidden)), "{read:?}");
        }
        assert_eq!(school.audit_len(), before);
    }

    #[test]
    fn a_year_that_no_school_could_mean_is_refused() {
        let school = TestSchool::new();
        for starting in [26, 12_026, i32::MAX, i32::MIN] {
            let read = school
                .office
                .read(&school.senco, ProposeSchoolYear { starting });
            assert!(
                matches!(&read, Err(Error::Invalid(f)) if !f.of("starting").is_empty()),
                "{starting}: {read:?}"
            );
        }
    }
}
