//! What is overdue, due or due soon: the reviews and the dates set by law, as the first screen shows them.

use super::gather::{Column, Gathered, Names};
use crate::domain::record::Kind;
use crate::error::Result;
use crate::exchange::write::Cell;
use crate::ops::clocks::{ClockFacts, DueItem, SchoolClocks};
use crate::ops::today::pressing;
use crate::store::{Leavers, Reader};

const COLUMNS: &[Column<DueItem>] = &[
    Column::first("child", "Child", |item| {
        Cell::words(&item.pupil.name_in_list)
    }),
    Column::first("year", "Year", |item| Cell::words(&item.pupil.year_name)),
    Column::first("class", "Class", |item| {
        Cell::words(item.pupil.class_name.clone().unwrap_or_default())
    }),
    Column::first("what", "What is due", |item| Cell::words(&item.clock.title)),
    // What stands still has no day until it goes on.
    Column::first("due", "Due by", |item| {
        Cell::day(item.state.runs().then_some(item.clock.due_on))
    }),
    Column::first("state", "Where it stands", |item| Cell::words(&item.words)),
    Column::more("duty", "Whose duty", |item| {
        Cell::words(item.clock.duty.name())
    }),
    Column::more("working", "How the date was found", |item| {
        Cell::words(&item.clock.working)
    }),
    Column::more("source", "Where the rule stands", |item| {
        Cell::words(&item.clock.source)
    }),
];

pub(super) fn gather(tx: &Reader<'_>) -> Result<Gathered> {
    let school = SchoolClocks::of(tx)?;
    let lines = tx.pupil_lines(Leavers::With)?;
    let items = pressing(&school, &lines, &ClockFacts::by_child(tx, None)?);
    let names = Names {
        title: "Reviews and dates due".to_owned(),
        row: "date",
        exported: "exported the list of what is due",
        printed: "printed the list of what is due",
        kind: Kind::Cycle,
        order: "Date",
    };
    let columns: Vec<_> = COLUMNS.iter().collect();
    Ok(Gathered::new(
        names,
        &columns,
        items.into_iter().enumerate().map(|(place, item)| {
            let pupil = item.pupil.id.clone();
            (place.to_string(), Some(pupil), item)
        }),
    ))
}
