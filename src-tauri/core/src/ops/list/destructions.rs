//! The destruction log, a signed list a row; it names no child.

use super::gather::{Column, Gathered, Names};
use crate::domain::record::data_protection::Destruction;
use crate::domain::record::{Kept, Kind};
use crate::error::Result;
use crate::exchange::write::Cell;
use crate::store::Reader;

const COLUMNS: &[Column<Kept<Destruction>>] = &[
    Column::first("number", "List", |kept| {
        Cell::Number(kept.record.number.into())
    }),
    Column::first("signed_on", "Signed", |kept| {
        Cell::day(kept.record.signed_on)
    }),
    Column::first("signed_by", "By", |kept| {
        Cell::words(&kept.record.signed_by)
    }),
    Column::first("children", "Children", |kept| {
        Cell::Number(kept.record.children.into())
    }),
    Column::first("records", "Records", |kept| {
        Cell::Number(kept.record.records.into())
    }),
    Column::first("entries", "Entries of the trail emptied", |kept| {
        Cell::Number(kept.record.entries.into())
    }),
    Column::first("years", "Schedule in years", |kept| {
        Cell::Number(kept.record.years.into())
    }),
    Column::first("prepared_on", "Drawn up", |kept| {
        Cell::day(Some(kept.record.prepared_on))
    }),
    Column::first("prepared_by", "Drawn up by", |kept| {
        Cell::words(&kept.recorded_by_name)
    }),
];

pub(super) fn gather(tx: &Reader<'_>) -> Result<Gathered> {
    let names = Names {
        title: "Records that were destroyed".to_owned(),
        row: "destruction",
        exported: "exported the destruction log",
        printed: "printed the destruction log",
        kind: Kind::Destruction,
        order: "Latest first",
    };
    let mut signed = tx.all::<Destruction>()?;
    signed.retain(|kept| kept.record.signed_on.is_some());
    signed.sort_by_key(|kept| std::cmp::Reverse(kept.record.number));
    let columns: Vec<_> = COLUMNS.iter().collect();
    Ok(Gathered::new(
        names,
        &columns,
        (signed.into_iter()).map(|kept| (kept.record.id.to_string(), None, kept)),
    ))
}
