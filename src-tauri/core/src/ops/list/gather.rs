//! A list while it is put together: all its columns, then those that are wanted of the rows that are wanted.

use std::collections::{HashMap, HashSet};

use super::{ListColumn, ListRow, ListWanted};
use crate::domain::id::PupilId;
use crate::domain::record::Kind;
use crate::error::{Error, Result};
use crate::exchange::write::Cell;

/// How a list makes a cell of what it knows of a row.
pub(super) struct Column<R> {
    pub(super) key: &'static str,
    pub(super) name: &'static str,
    pub(super) at_first: bool,
    pub(super) cell: fn(&R) -> Cell,
}

impl<R> Column<R> {
    /// One that is shown before anybody chooses.
    pub(super) const fn first(key: &'static str, name: &'static str, cell: fn(&R) -> Cell) -> Self {
        Self {
            key,
            name,
            at_first: true,
            cell,
        }
    }

    /// One that somebody has to ask for.
    pub(super) const fn more(key: &'static str, name: &'static str, cell: fn(&R) -> Cell) -> Self {
        Self {
            key,
            name,
            at_first: false,
            cell,
        }
    }

    pub(super) fn view(&self) -> ListColumn {
        ListColumn {
            key: self.key.to_owned(),
            name: self.name.to_owned(),
            at_first: self.at_first,
        }
    }
}

/// What a list is called, and how the trail speaks of it.
pub(super) struct Names {
    pub(super) title: String,
    /// What one row is: "child", "contact", "entry".
    pub(super) row: &'static str,
    /// "exported the register", for the trail.
    pub(super) exported: &'static str,
    pub(super) printed: &'static str,
    /// The kind of record that most of it is made of.
    pub(super) kind: Kind,
    /// What the rows are in order of, where nobody chose.
    pub(super) order: &'static str,
}

/// A list with all that it could show.
pub(super) struct Gathered {
    pub(super) names: Names,
    columns: Vec<ListColumn>,
    rows: Vec<ListRow>,
}

impl Gathered {
    pub(super) fn new<R>(
        names: Names,
        columns: &[&Column<R>],
        rows: impl IntoIterator<Item = (String, Option<PupilId>, R)>,
    ) -> Self {
        let rows = rows.into_iter().map(|(key, pupil_id, row)| ListRow {
            key,
            pupil_id,
            cells: columns.iter().map(|column| (column.cell)(&row)).collect(),
        });
        Self {
            rows: rows.collect(),
            columns: columns.iter().map(|column| column.view()).collect(),
            names,
        }
    }

    /// The rows and columns that are wanted, in the order wanted.
    ///
    /// # Errors
    /// [`Error::NotFound`] for a row that is not there or not in scope, [`Error::BadInput`] for an unknown column.
    pub(super) fn chosen(self, wanted: &ListWanted) -> Result<Chosen> {
        let places = self.places(wanted.columns.as_deref())?;
        let columns = places
            .iter()
            .filter_map(|place| self.columns.get(*place).cloned())
            .collect();
        let mut rows = match &wanted.rows {
            None => self.rows,
            Some(keys) => in_order(self.rows, keys)?,
        };
        for row in &mut rows {
            row.cells = places
                .iter()
                .filter_map(|place| row.cells.get(*place).cloned())
                .collect();
        }
        Ok(Chosen {
            title: self.names.title.clone(),
            names: self.names,
            options: self.columns,
            columns,
            rows,
        })
    }

    fn places(&self, keys: Option<&[String]>) -> Result<Vec<usize>> {
        let Some(keys) = keys else {
            let first = self.columns.iter().enumerate();
            return Ok(first
                .filter(|(_, column)| column.at_first)
                .map(|(place, _)| place)
                .collect());
        };
        keys.iter()
            .map(|key| {
                let place = self.columns.iter().position(|column| column.key == *key);
                place.ok_or_else(|| Error::BadInput("a column that the list has not".to_owned()))
            })
            .collect()
    }
}

fn in_order(rows: Vec<ListRow>, keys: &[String]) -> Result<Vec<ListRow>> {
    let mut by_key: HashMap<String, ListRow> =
        rows.into_iter().map(|row| (row.key.clone(), row)).collect();
    keys.iter()
        .map(|key| by_key.remove(key).ok_or(Error::NotFound))
        .collect()
}

/// A list as it was asked for.
pub(super) struct Chosen {
    pub(super) title: String,
    pub(super) names: Names,
    pub(super) columns: Vec<ListColumn>,
    pub(super) options: Vec<ListColumn>,
    pub(super) rows: Vec<ListRow>,
}

impl Chosen {
    /// How many children it is about.
    pub(super) fn children(&self) -> u32 {
        let children: HashSet<&PupilId> = self
            .rows
            .iter()
            .filter_map(|row| row.pupil_id.as_ref())
            .collect();
        u32::try_from(children.len()).unwrap_or(u32::MAX)
    }
}
