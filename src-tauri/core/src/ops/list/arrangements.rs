//! Who has which access arrangements in a school year, a row an arrangement: for whoever orders the papers and finds the
//! readers.

use super::gather::{Column, Gathered, Names};
use crate::domain::calendar::{academic_year_of, year_label};
use crate::domain::record::Kind;
use crate::domain::record::equality::AccessArrangement;
use crate::domain::year_group::YearGroup;
use crate::error::Result;
use crate::exchange::write::Cell;
use crate::ops::equality::arrangement_words;
use crate::ops::pupil::PupilRef;
use crate::store::{Leavers, Reader};

struct Line {
    pupil: PupilRef,
    arrangement: AccessArrangement,
}

const COLUMNS: &[Column<Line>] = &[
    Column::first("child", "Child", |line| {
        Cell::words(&line.pupil.name_in_list)
    }),
    Column::first("year", "Year", |line| Cell::words(&line.pupil.year_name)),
    Column::first("class", "Class", |line| {
        Cell::words(line.pupil.class_name.clone().unwrap_or_default())
    }),
    Column::first("arrangement", "Arrangement", |line| {
        Cell::words(arrangement_words(&line.arrangement))
    }),
    Column::first("tests", "For", |line| {
        Cell::words(line.arrangement.tests.name())
    }),
    Column::first("state", "How far it is", |line| {
        Cell::words(line.arrangement.state.name())
    }),
    Column::first("applied", "Applied for", |line| {
        Cell::day(line.arrangement.applied_on)
    }),
    // A long text: for whoever asks for it, not beside every child.
    Column::more("evidence", "Evidence", |line| {
        Cell::words(&line.arrangement.evidence)
    }),
    Column::more("agreed", "Agreed", |line| {
        Cell::day(Some(line.arrangement.agreed_on))
    }),
    Column::more("agreed_by", "Agreed by", |line| {
        Cell::words(&line.arrangement.agreed_by)
    }),
    Column::more("school_year", "School year", |line| {
        Cell::words(year_label(line.arrangement.starting))
    }),
];

pub(super) fn gather(
    tx: &Reader<'_>,
    starting: Option<i32>,
    year_group: Option<YearGroup>,
) -> Result<Gathered> {
    let starting = starting.unwrap_or_else(|| academic_year_of(tx.today()));
    let mut rows = Vec::new();
    let arrangements = tx.arrangements_of_year(starting)?;
    let mut children: Vec<_> = tx
        .pupil_lines(Leavers::Without)?
        .into_iter()
        .filter(|line| year_group.is_none_or(|wanted| line.year_group(tx.today()) == Some(wanted)))
        .map(|line| (line.name().sort_key(), PupilRef::of(&line, tx.today())))
        .collect();
    children.sort_by(|a, b| a.0.cmp(&b.0).then_with(|| a.1.id.cmp(&b.1.id)));
    for (_, pupil) in children {
        for arrangement in arrangements.iter().filter(|one| one.pupil_id == pupil.id) {
            let line = Line {
                pupil: pupil.clone(),
                arrangement: arrangement.clone(),
            };
            rows.push((arrangement.id.to_string(), Some(pupil.id.clone()), line));
        }
    }
    let of = year_group.map_or_else(String::new, |group| format!(", {}", group.name()));
    let names = Names {
        title: format!("Access arrangements {}{of}", year_label(starting)),
        row: "arrangement",
        exported: "exported access arrangements",
        printed: "printed access arrangements",
        kind: Kind::AccessArrangement,
        order: "Child",
    };
    let columns: Vec<_> = COLUMNS.iter().collect();
    Ok(Gathered::new(names, &columns, rows))
}
