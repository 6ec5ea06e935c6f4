//! Who is on a reduced timetable: since when, until when, how many hours this week, and when the next meeting is due. For
//! the headteacher, who answers for each of them, and for the local authority, which asks.

use std::collections::HashMap;

use super::gather::{Column, Gathered, Names};
use crate::domain::clock::ClockRule;
use crate::domain::record::Kind;
use crate::domain::record::reintegration::Reintegration;
use crate::domain::reintegration::{ATTENDANCE_CODE, hours_words};
use crate::error::Result;
use crate::exchange::write::Cell;
use crate::ops::clocks::{ClockFacts, DueItem, SchoolClocks};
use crate::ops::pupil::PupilRef;
use crate::ops::reintegration::{state_of, state_words};
use crate::store::{Leavers, Reader};

/// A reduced timetable that was decided and has not ended.
struct Line {
    pupil: PupilRef,
    plan: Reintegration,
    today: chrono::NaiveDate,
    /// The clock of its next meeting.
    meeting: Option<DueItem>,
}

impl Line {
    fn this_week(&self) -> Option<u16> {
        let week = self.plan.week_on(self.today)?;
        Some(week.total())
    }
}

const COLUMNS: &[Column<Line>] = &[
    Column::first("child", "Child", |line| {
        Cell::words(&line.pupil.name_in_list)
    }),
    Column::first("year", "Year", |line| Cell::words(&line.pupil.year_name)),
    Column::first("class", "Class", |line| {
        Cell::words(line.pupil.class_name.clone().unwrap_or_default())
    }),
    Column::first("from", "First day", |line| Cell::Date(line.plan.starts_on)),
    Column::first("to", "Last day agreed", |line| {
        Cell::Date(line.plan.ends_on)
    }),
    Column::first("hours", "Hours this week", |line| {
        Cell::words(line.this_week().map(hours_words).unwrap_or_default())
    }),
    Column::first("state", "Where it stands", |line| {
        Cell::words(state_words(
            &line.plan,
            state_of(&line.plan, line.today),
            line.today,
        ))
    }),
    Column::first("meeting", "Next meeting by", |line| match &line.meeting {
        Some(item) => Cell::Date(item.clock.due_on),
        None => Cell::words(""),
    }),
    Column::more("share", "Percent of a full week", |line| {
        let full = u32::from(line.plan.full_week.max(1));
        Cell::number(line.this_week().map(|week| u32::from(week) * 100 / full))
    }),
    Column::more("code", "Attendance code", |_| Cell::words(ATTENDANCE_CODE)),
    Column::more("missing", "Not in place when it began", |line| {
        let names: Vec<&str> = line.plan.missing.iter().map(|one| one.name()).collect();
        Cell::words(names.join(", "))
    }),
];

pub(super) fn gather(tx: &Reader<'_>) -> Result<Gathered> {
    let school = SchoolClocks::of(tx)?;
    let facts = ClockFacts::by_child(tx, None)?;
    let lines = tx.pupil_lines(Leavers::Without)?;
    let by_id: HashMap<_, _> = lines.iter().map(|line| (&line.id, line)).collect();
    let mut rows = Vec::new();
    for plan in tx.reintegrations_now()? {
        let Some(child) = by_id.get(&plan.pupil_id) else {
            continue;
        };
        let items = facts
            .get(&plan.pupil_id)
            .map(|facts| school.of_child(child, facts))
            .unwrap_or_default();
        let mut meetings = items.into_iter();
        let line = Line {
            pupil: PupilRef::of(child, school.today),
            meeting: meetings.find(|item| item.clock.rule == ClockRule::ReintegrationMeeting),
            today: school.today,
            plan,
        };
        rows.push((line.plan.id.to_string(), Some(line.pupil.id.clone()), line));
    }
    let names = Names {
        title: "Reduced timetables".to_owned(),
        row: "child",
        exported: "exported the list of reduced timetables",
        printed: "printed the list of reduced timetables",
        kind: Kind::Reintegration,
        order: "First day",
    };
    let columns: Vec<_> = COLUMNS.iter().collect();
    Ok(Gathered::new(names, &columns, rows))
}
