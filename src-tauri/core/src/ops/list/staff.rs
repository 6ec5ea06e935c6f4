//! The staff who sign in.

use super::gather::{Column, Gathered, Names};
use crate::domain::record::Kind;
use crate::domain::record::person::Staff;
use crate::error::Result;
use crate::exchange::write::Cell;
use crate::ops::staff::staff_by_name;
use crate::store::Reader;

const COLUMNS: &[Column<Staff>] = &[
    Column::first("name", "Name", |person| Cell::words(&person.name)),
    Column::first("title", "Job title", |person| {
        Cell::words(&person.job_title)
    }),
    Column::first("role", "Role", |person| Cell::words(person.role.words())),
    Column::first("administrator", "Administrator", |person| {
        Cell::words(if person.administrator { "Yes" } else { "No" })
    }),
    Column::first("left", "Last day", |person| Cell::day(person.left_on)),
];

pub(super) fn gather(tx: &Reader<'_>) -> Result<Gathered> {
    let names = Names {
        title: "Staff".to_owned(),
        row: "person",
        exported: "exported the list of staff",
        printed: "printed the list of staff",
        kind: Kind::Staff,
        order: "Name",
    };
    let columns: Vec<_> = COLUMNS.iter().collect();
    let staff = staff_by_name(tx)?.into_iter().map(|kept| kept.record);
    Ok(Gathered::new(
        names,
        &columns,
        staff.map(|person| (person.id.to_string(), None, person)),
    ))
}
