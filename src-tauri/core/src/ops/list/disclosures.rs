//! The disclosure log, an entry a row.

use super::gather::{Column, Gathered, Names};
use crate::domain::record::Kind;
use crate::error::Result;
use crate::exchange::write::Cell;
use crate::ops::disclosure::{DisclosureLine, lines_of};
use crate::store::{DisclosureFilter, Reader};

const COLUMNS: &[Column<DisclosureLine>] = &[
    Column::first("on", "When", |line| Cell::day(Some(line.on))),
    Column::first("child", "Child", |line| {
        Cell::words(&line.pupil_name_in_list)
    }),
    Column::first("what", "What", |line| Cell::words(&line.what)),
    Column::first("to_whom", "To whom", |line| Cell::words(&line.to_whom)),
    Column::first("way", "How", |line| Cell::words(&line.way)),
    Column::first("basis", "On what ground", |line| Cell::words(&line.basis)),
    Column::first("by", "Recorded by", |line| Cell::words(&line.by)),
    Column::more("note", "Note", |line| Cell::words(&line.note)),
];

pub(super) fn gather(tx: &Reader<'_>, filter: &DisclosureFilter) -> Result<Gathered> {
    if let Some(pupil) = &filter.pupil_id {
        tx.seen(pupil)?;
    }
    let names = Names {
        title: "What left the building".to_owned(),
        row: "entry",
        exported: "exported the disclosure log",
        printed: "printed the disclosure log",
        kind: Kind::Disclosure,
        order: "Latest first",
    };
    let columns: Vec<_> = COLUMNS.iter().collect();
    let lines = lines_of(tx, filter)?.into_iter();
    Ok(Gathered::new(
        names,
        &columns,
        lines.map(|line| (line.key.clone(), Some(line.pupil_id.clone()), line)),
    ))
}
