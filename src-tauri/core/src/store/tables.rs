//! What stands in each table, to compare a file that was restored with the one it is a backup of.

use std::collections::BTreeMap;

use super::contents::{Part, hash_rows, hex};
use super::copy;
use super::file::SchoolFile;
use super::trail::TrailEnd;
use crate::error::Result;

/// What stands in one table.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct TableContents {
    pub(crate) rows: u64,
    /// The hashes of its parts, one after the other.
    sha256: String,
}

/// The table of the audit trail, of which only what both files can have is compared.
const TRAIL: &str = "audit_entry";

/// What is of this PC or of one sitting at it, and may be another in a backup of the same moment: which keys belong
/// beside the file, how its backups stand, how the window looks, what was being typed. Where the trail ends is compared
/// by itself.
const NOT_COMPARED: [&str; 5] = [
    "vault",
    "backup_state",
    "display_choice",
    "draft",
    "audit_chain",
];

impl SchoolFile {
    /// What stands in each table of the file, over a connection of its own and in one view of it, so that others go on
    /// working. Of the audit trail, what it was when it ended there. `each` is asked after every part of a table.
    ///
    /// # Errors
    /// What `each` says; what stands in the way of reading.
    pub(crate) fn tables_at(
        &self,
        end: &TrailEnd,
        mut each: impl FnMut() -> Result<()>,
    ) -> Result<BTreeMap<String, TableContents>> {
        let connection = copy::look_at(self)?;
        let mut found: BTreeMap<String, TableContents> = BTreeMap::new();
        let parts = Part::all(&connection)?.into_iter();
        for part in parts.filter(|part| part.table() != TRAIL && is_compared(part.table())) {
            let hashed = part.hash(&connection)?;
            let table = found.entry(part.table().to_owned()).or_default();
            table.rows += hashed.rows();
            table.sha256.push_str(&hex(hashed.sha256()));
            each()?;
        }
        let sql = "select * from audit_entry where number <= ?1 order by number";
        let hashed = hash_rows(&connection, sql, &[end.length])?;
        let trail = TableContents {
            rows: hashed.rows(),
            sha256: hex(hashed.sha256()),
        };
        found.insert(TRAIL.to_owned(), trail);
        each()?;
        Ok(found)
    }

    /// How often [`SchoolFile::tables_at`] asks.
    ///
    /// # Errors
    /// What stands in the way of reading.
    pub(crate) fn parts_compared(&self) -> Result<u32> {
        let parts = Part::all(&self.connection())?.into_iter();
        let others = parts.filter(|part| part.table() != TRAIL && is_compared(part.table()));
        Ok(u32::try_from(others.count()).map_or(u32::MAX, |others| others.saturating_add(1)))
    }
}

fn is_compared(table: &str) -> bool {
    !NOT_COMPARED.contains(&table)
}
