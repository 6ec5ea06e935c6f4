//! What is due, by its day: for one child, for a stretch of days on the screen, and as a calendar file without names.

use chrono::{Months, NaiveDate};
use serde::{Deserialize, Serialize};
use serde_json::json;
use sha2::{Digest, Sha256};
use ts_rs::TS;

use super::clocks::{ClockFacts, DueItem, SchoolClocks, clocks_of};
use super::duty::{SchoolDue, school_due};
use crate::domain::date_words::long;
use crate::domain::field_errors::FieldErrors;
use crate::domain::ics::{IcsDay, ics};
use crate::domain::id::PupilId;
use crate::domain::record::Kind;
use crate::domain::record::school::THE_SCHOOL;
use crate::domain::role::Action;
use crate::error::Result;
use crate::office::{ReadOp, WriteOp};
use crate::store::{FieldChange, ReadTx, Reader, WriteTx};

/// The longest stretch that is asked for at once, in days: a school year and a bit.
const MOST_DAYS: i64 = 400;

/// The clocks of one child, the most pressing first.
#[derive(Debug, Deserialize, TS)]
pub struct ChildClocks {
    pub pupil_id: PupilId,
}

impl ReadOp for ChildClocks {
    const ACTION: Action = Action::SendRead;
    type Output = Vec<DueItem>;
    fn run(self, tx: &ReadTx<'_>) -> Result<Vec<DueItem>> {
        let pupil = tx.seen(&self.pupil_id)?;
        tx.note_opened(&pupil);
        clocks_of(tx, pupil.id())
    }
}

/// What is due for the children in scope from one day to another, both included.
#[derive(Debug, Clone, Copy, Deserialize, TS)]
pub struct DueCalendar {
    #[ts(type = "string")]
    pub from: NaiveDate,
    #[ts(type = "string")]
    pub to: NaiveDate,
}

/// Days with what is due on them.
#[derive(Debug, Serialize, TS)]
pub struct DueCalendarView {
    #[ts(type = "string")]
    pub today: NaiveDate,
    pub days: Vec<CalendarDay>,
    /// What was due before the first day, and before today, and is not done.
    pub overdue_before: u32,
}

/// A day of the calendar.
#[derive(Debug, Serialize, TS)]
pub struct CalendarDay {
    #[ts(type = "string")]
    pub on: NaiveDate,
    /// Whether the school is open on it.
    pub school_day: bool,
    pub items: Vec<CalendarItem>,
    /// What the school itself owes, for whoever sees to it.
    pub of_school: Vec<SchoolDue>,
}

/// Something that is due, with the child's reference in calendar files.
#[derive(Debug, Serialize, TS)]
pub struct CalendarItem {
    pub item: DueItem,
    /// "3F2A71".
    pub reference: String,
}

impl ReadOp for DueCalendar {
    const ACTION: Action = Action::SendRead;
    type Output = DueCalendarView;
    fn run(self, tx: &ReadTx<'_>) -> Result<DueCalendarView> {
        self.check()?;
        let school = SchoolClocks::of(tx)?;
        let due = all_due(tx, &school)?;
        // What lies between today and days to come still has its time.
        let late_before = self.from.min(tx.today());
        let before = due.iter().filter(|item| item.clock.due_on < late_before);
        let overdue_before = number(before.count());
        let mut days: Vec<CalendarDay> = self
            .from
            .iter_days()
            .take_while(|day| *day <= self.to)
            .map(|on| CalendarDay {
                on,
                school_day: school.calendar.is_school_day(on),
                items: Vec::new(),
                of_school: Vec::new(),
            })
            .collect();
        let of_school = duties_for(tx, &school)?;
        let duties_before = of_school
            .iter()
            .filter(|one| one.clock.due_on < late_before);
        let overdue_before = overdue_before.saturating_add(number(duties_before.count()));
        for one in of_school {
            let day = days.iter_mut().find(|day| day.on == one.clock.due_on);
            if let Some(day) = day {
                day.of_school.push(one);
            }
        }
        for item in due {
            let day = days.iter_mut().find(|day| day.on == item.clock.due_on);
            if let Some(day) = day {
                let reference = reference(&item.pupil.id);
                day.items.push(CalendarItem { item, reference });
            }
        }
        Ok(DueCalendarView {
            today: tx.today(),
            days,
            overdue_before,
        })
    }
}

impl DueCalendar {
    fn check(self) -> Result<()> {
        let days = self.to.signed_duration_since(self.from).num_days();
        let sentence = if days < 0 {
            "The last day is before the first. Choose it again."
        } else if days > MOST_DAYS {
            "That is more than a school year at once. Choose a shorter time."
        } else {
            return Ok(());
        };
        Err(FieldErrors::one("to", sentence).into())
    }
}

/// Takes the dates of a stretch out as a calendar file: what is due, and no child by name.
#[derive(Debug, Deserialize, TS)]
pub struct ExportCalendar {
    pub wanted: DueCalendar,
}

/// A calendar file for the person to save where they like.
#[derive(Debug, Serialize, TS)]
pub struct CalendarFile {
    pub text: String,
    /// "Dates due 2026-11-22.ics".
    pub suggested_file_name: String,
    pub dates: u32,
}

impl WriteOp for ExportCalendar {
    const ACTION: Action = Action::Export;
    type Output = CalendarFile;
    fn run(self, tx: &mut WriteTx<'_>) -> Result<CalendarFile> {
        // Whoever takes lists out and may not read of SEND has none of these dates.
        if !tx.session().may(Action::SendRead) {
            return Err(crate::error::Error::Forbidden);
        }
        let DueCalendar { from, to } = self.wanted;
        self.wanted.check()?;
        let school = SchoolClocks::of(tx)?;
        let due = all_due(tx, &school)?;
        let mut days: Vec<IcsDay> = due
            .iter()
            .filter(|item| (from..=to).contains(&item.clock.due_on))
            .map(ics_day)
            .collect();
        let of_school = duties_for(tx, &school)?;
        let duties = of_school.iter();
        days.extend(
            duties
                .filter(|one| (from..=to).contains(&one.clock.due_on))
                .map(ics_duty),
        );
        let dates = number(days.len());
        let told = |field: &str, to: serde_json::Value| FieldChange {
            field: field.to_owned(),
            from: serde_json::Value::Null,
            to,
        };
        tx.note_taken_out(
            Kind::Cycle,
            THE_SCHOOL,
            "exported a calendar of what is due",
            vec![
                told("rows", json!(dates)),
                told("from", json!(from)),
                told("to", json!(to)),
                told("file", json!("ics")),
            ],
        );
        Ok(CalendarFile {
            text: ics("SEND dates due", &days, tx.world().now()),
            suggested_file_name: format!("Dates due {}.ics", tx.today()),
            dates,
        })
    }
}

/// Everything that runs for the children in scope who are here or left within a year, the earliest first.
fn all_due(tx: &Reader<'_>, school: &SchoolClocks) -> Result<Vec<DueItem>> {
    let lines = tx.pupil_lines_since(tx.today() - Months::new(12))?;
    let facts = ClockFacts::by_child(tx, None)?;
    let none = ClockFacts::default();
    let mut due: Vec<DueItem> = lines
        .iter()
        .flat_map(|line| school.of_child(line, facts.get(&line.id).unwrap_or(&none)))
        // What stands still has no day until it goes on.
        .filter(|item| item.state.runs())
        .collect();
    due.sort_by(|a, b| {
        (a.clock.due_on, &a.pupil.name_in_list).cmp(&(b.clock.due_on, &b.pupil.name_in_list))
    });
    Ok(due)
}

/// What the school itself owes, where the person sees to it.
fn duties_for(tx: &Reader<'_>, school: &SchoolClocks) -> Result<Vec<SchoolDue>> {
    if tx.session().may(Action::DutyWrite) {
        school_due(tx, school)
    } else {
        Ok(Vec::new())
    }
}

fn number(of: usize) -> u32 {
    u32::try_from(of).unwrap_or(u32::MAX)
}

/// What a calendar file calls a child: six signs from which nobody works out who it is without Waymark.
fn reference(pupil: &PupilId) -> String {
    signs(pupil.as_str(), 3)
}

/// The same signs for the same words, and no way back from them.
fn signs(words: &str, bytes: usize) -> String {
    let digest = Sha256::digest(words.as_bytes());
    let bytes = digest.iter().take(bytes);
    bytes.map(|byte| format!("{byte:02X}")).collect()
}

fn ics_day(item: &DueItem) -> IcsDay {
    let clock = &item.clock;
    let reference = reference(&item.pupil.id);
    let which = format!("{} {} {}", item.pupil.id, clock.starts_on, clock.title);
    IcsDay {
        uid: format!("{}-{}", clock.rule.code(), signs(&which, 12)),
        on: clock.due_on,
        // The rule's own name: a title may hold what somebody wrote.
        summary: format!("{}, child {reference}", clock.rule.name()),
        description: format!(
            "{}. Due by {}. The calendar in Waymark says which child it is.",
            clock.duty.name(),
            long(clock.due_on)
        ),
    }
}

fn ics_duty(one: &SchoolDue) -> IcsDay {
    let clock = &one.clock;
    IcsDay {
        uid: format!("{}-{}", clock.rule.code(), one.starting),
        on: clock.due_on,
        summary: format!("{} {}", clock.rule.name(), one.year),
        description: format!("{}. Due by {}.", clock.duty.name(), long(clock.due_on)),
    }
}

#[cfg(test)]
#[path = "calendar_tests.rs"]
mod tests;
