//! Lists: the register, telephone numbers, what is due, staff, the trail. One shape for all of them, so that what
//! stands on the screen, in a spreadsheet and on paper is the same.
//!
//! A list is gathered inside the transaction, in scope, with the columns that are wanted in the order wanted. Taking
//! one out of the program leaves a trace: who, which list, how many children. The file is made after the commit.

mod arrangements;
mod contacts;
mod destructions;
mod disclosures;
mod due;
mod gather;
mod past_register;
mod provision;
#[cfg(test)]
mod provision_tests;
mod reduced;
mod register;
mod staff;
mod take_out;
#[cfg(test)]
mod tests;
mod trail;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

pub(crate) use provision::same;
pub(crate) use register::register_columns;
pub use take_out::{ExportList, ExportedFile, FileOp, ListSheet, PrintList};
pub(crate) use trail::{audit_words, change_words};

use crate::domain::id::PupilId;
use crate::domain::role::Action;
use crate::domain::year_group::YearGroup;
use crate::error::{Error, Result};
use crate::exchange::write::Cell;
use crate::office::{ReadOp, Session};
use crate::store::{AuditFilter, DisclosureFilter, ReadTx, Reader};
use gather::Gathered;

/// Which list.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(tag = "list", rename_all = "snake_case")]
pub enum ListOf {
    /// The children, as the register shows them.
    Register { part: RegisterPart },
    /// The same as it was on a day: the children who were here, with their stage, class and needs of that day.
    RegisterOn {
        #[ts(type = "string")]
        on: NaiveDate,
        part: RegisterPart,
    },
    /// The contacts of today of these children, or of all children here.
    Contacts { pupils: Option<Vec<PupilId>> },
    /// The children on a reduced timetable, and those who begin one.
    ReducedTimetables,
    /// Reviews and dates set by law that are overdue, due or due soon.
    Due,
    /// What left the building about the children, as far as it fits.
    Disclosures { filter: DisclosureFilter },
    /// The access arrangements of a school year, by the calendar year in which it starts (without one, of this year),
    /// for a year group or for all.
    AccessArrangements {
        starting: Option<i32>,
        year_group: Option<YearGroup>,
    },
    /// The help that open plans provide today: of all children, or as far as it fits a class, a provision, an adult or
    /// one child.
    Provision {
        class: Option<String>,
        what: Option<String>,
        who: Option<String>,
        pupil: Option<PupilId>,
    },
    /// What was destroyed, and who signed.
    Destructions,
    /// Everybody who signs in.
    Staff,
    /// All entries of the audit trail that fit.
    AuditTrail { filter: AuditFilter },
}

/// Whom the register shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum RegisterPart {
    Register,
    /// On a stage before the register, or with a concern that is open.
    Watched,
    Everybody,
}

impl ListOf {
    /// What somebody must be allowed to look at, besides taking it out.
    fn action(&self) -> Action {
        match self {
            Self::Register { part } | Self::RegisterOn { part, .. }
                if *part != RegisterPart::Everybody =>
            {
                Action::SendRead
            }
            Self::Register { .. } | Self::RegisterOn { .. } => Action::PupilList,
            Self::Contacts { .. } => Action::ContactRead,
            Self::Disclosures { .. } => Action::DisclosureRead,
            Self::Due
            | Self::AccessArrangements { .. }
            | Self::Provision { .. }
            | Self::ReducedTimetables => Action::SendRead,
            Self::Destructions => Action::ProtectionRead,
            Self::Staff => Action::SchoolRead,
            Self::AuditTrail { .. } => Action::AuditRead,
        }
    }

    fn check(&self, session: &Session) -> Result<()> {
        if session.may(self.action()) {
            Ok(())
        } else {
            Err(Error::Forbidden)
        }
    }

    fn gather(&self, tx: &Reader<'_>) -> Result<Gathered> {
        self.check(tx.session())?;
        match self {
            Self::Register { part } => register::gather(tx, *part),
            Self::RegisterOn { on, part } => past_register::gather(tx, *on, *part),
            Self::Contacts { pupils } => contacts::gather(tx, pupils.as_deref()),
            Self::Due => due::gather(tx),
            Self::Disclosures { filter } => disclosures::gather(tx, filter),
            Self::AccessArrangements {
                starting,
                year_group,
            } => arrangements::gather(tx, *starting, *year_group),
            Self::Provision {
                class,
                what,
                who,
                pupil,
            } => provision::gather(
                tx,
                &provision::Narrowed {
                    class: class.as_deref(),
                    what: what.as_deref(),
                    who: who.as_deref(),
                    pupil: pupil.as_ref(),
                },
            ),
            Self::ReducedTimetables => reduced::gather(tx),
            Self::Destructions => destructions::gather(tx),
            Self::Staff => staff::gather(tx),
            Self::AuditTrail { filter } => trail::gather(tx, filter),
        }
    }
}

/// A list with what the person chose of it.
#[derive(Debug, Clone, Deserialize, TS)]
pub struct ListWanted {
    pub of: ListOf,
    /// The rows by their keys, in the order of the screen; without them all rows, in the list's own order.
    pub rows: Option<Vec<String>>,
    /// The columns by their keys, in the order of the screen; without them those that are shown at first.
    pub columns: Option<Vec<String>>,
    /// What narrows the list, in the words of the screen: "Year: Year 4".
    pub narrowed_by: Vec<String>,
    /// What the rows are in order of, in the words of the screen; empty for the list's own order.
    pub order: String,
}

/// A column that a list can have.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct ListColumn {
    pub key: String,
    pub name: String,
    /// Whether it is shown before anybody chooses.
    pub at_first: bool,
}

/// A list for the screen.
#[derive(Debug, Serialize, TS)]
pub struct OpenedList {
    pub title: String,
    /// The columns of the rows, in their order.
    pub columns: Vec<ListColumn>,
    /// All columns that it could show.
    pub options: Vec<ListColumn>,
    pub rows: Vec<ListRow>,
    /// How many children it is about.
    pub children: u32,
}

/// A row of a list, a cell for each column.
#[derive(Debug, Serialize, TS)]
pub struct ListRow {
    pub key: String,
    /// The child it is about, where it is about one.
    pub pupil_id: Option<PupilId>,
    pub cells: Vec<Cell>,
}

/// Looks at a list.
#[derive(Debug, Deserialize, TS)]
pub struct OpenList {
    pub wanted: ListWanted,
}

impl ReadOp for OpenList {
    const ACTION: Action = Action::PupilList;
    type Output = OpenedList;
    fn run(self, tx: &ReadTx<'_>) -> Result<OpenedList> {
        let list = self.wanted.of.gather(tx)?.chosen(&self.wanted)?;
        Ok(OpenedList {
            children: list.children(),
            title: list.title,
            columns: list.columns,
            options: list.options,
            rows: list.rows,
        })
    }
}
