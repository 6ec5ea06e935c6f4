//! From any schema that was ever released to the newest, all or nothing. A file made by a newer program is left alone.

use rusqlite::{Connection, TransactionBehavior};

use crate::error::{FileTrouble, Result};

/// Every step in order; step `n` brings the schema from version `n - 1` to `n`. Never edited once released,
/// which `frozen` holds.
pub(super) const STEPS: &[&str] = &[
    include_str!("../../migrations/0001_school_and_pupils.sql"),
    include_str!("../../migrations/0002_search.sql"),
    include_str!("../../migrations/0003_attachments.sql"),
    include_str!("../../migrations/0004_letters.sql"),
    include_str!("../../migrations/0005_data_protection.sql"),
    include_str!("../../migrations/0006_pathway_changes.sql"),
    include_str!("../../migrations/0007_disclosures.sql"),
    include_str!("../../migrations/0008_medical_and_equality.sql"),
    include_str!("../../migrations/0009_team.sql"),
    include_str!("../../migrations/0010_capture.sql"),
    include_str!("../../migrations/0011_bank.sql"),
    include_str!("../../migrations/0012_corrections.sql"),
    include_str!("../../migrations/0013_what_holds_now.sql"),
    include_str!("../../migrations/0014_concern_considered.sql"),
    include_str!("../../migrations/0015_yearly_duties.sql"),
    include_str!("../../migrations/0016_clock_marks.sql"),
    include_str!("../../migrations/0017_parent_contacts.sql"),
    include_str!("../../migrations/0018_review_rights.sql"),
    include_str!("../../migrations/0019_leaving.sql"),
    include_str!("../../migrations/0020_own_limits.sql"),
    include_str!("../../migrations/0021_proposed_years.sql"),
];

/// The schema version that this program knows.
pub(crate) fn newest() -> u32 {
    u32::try_from(STEPS.len()).unwrap_or(u32::MAX)
}

fn version(connection: &Connection) -> Result<u32> {
    Ok(connection.query_row("pragma user_version", [], |row| row.get(0))?)
}

/// A file with a schema that this program does not know is not touched.
///
/// # Errors
/// [`FileTrouble::Newer`].
pub(super) fn refuse_newer(connection: &Connection) -> Result<()> {
    let (found, known) = (version(connection)?, newest());
    if found > known {
        Err(FileTrouble::Newer { found, known }.into())
    } else {
        Ok(())
    }
}

/// Whether the file has a schema, and an older one than this program's.
pub(super) fn is_older(connection: &Connection) -> Result<bool> {
    Ok((1..newest()).contains(&version(connection)?))
}

/// Runs the steps that the file lacks in one transaction.
pub(super) fn to_newest(connection: &mut Connection) -> Result<()> {
    refuse_newer(connection)?;
    let (found, known) = (version(connection)?, newest());
    if found == known {
        return Ok(());
    }
    let tx = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
    for step in STEPS
        .iter()
        .skip(usize::try_from(found).unwrap_or(usize::MAX))
    {
        tx.execute_batch(step)?;
    }
    tx.pragma_update(None, "user_version", known)?;
    tx.commit()?;
    Ok(())
}

#[cfg(test)]
impl super::SchoolFile {
    /// Makes the file look as the first schema left it: whatever came later is taken out, whatever went since is there
    /// again, and empty.
    pub(crate) fn set_back_to_first_schema(&self) -> Result<()> {
        let first = Connection::open_in_memory()?;
        super::search::teach_folding(&first)?;
        first.execute_batch(STEPS.first().copied().unwrap_or_default())?;
        let had: Vec<String> = names(&first)?.into_iter().map(|(_, name)| name).collect();
        let connection = self.connection();
        // First the columns, while all that triggers speak of is there.
        let columns = |file: &Connection, table: &str| -> Result<Vec<String>> {
            let mut statement = file.prepare("select name from pragma_table_info(?1)")?;
            let names = statement.query_map([table], |row| row.get(0))?;
            Ok(names.collect::<rusqlite::Result<_>>()?)
        };
        for (kind, name) in names(&connection)? {
            // An index holds on to its columns.
            if kind == "index" && !had.contains(&name) {
                connection.execute_batch(&format!("drop index \"{name}\""))?;
            }
        }
        for table in &had {
            let first = columns(&first, table)?;
            for column in columns(&connection, table)? {
                if !first.contains(&column) {
                    let sql = format!("alter table \"{table}\" drop column \"{column}\"");
                    connection.execute_batch(&sql)?;
                }
            }
        }
        for (kind, name) in names(&connection)? {
            if !had.contains(&name) {
                connection.execute_batch(&format!("drop {kind} if exists \"{name}\""))?;
            }
        }
        let has = names(&connection)?;
        let mut made = first.prepare(
            "select type, name, sql from sqlite_schema where sql is not null and name not like 'sqlite\\_%' escape '\\'
             order by type <> 'table', name",
        )?;
        let made = made.query_map([], |row| {
            Ok(((row.get(0)?, row.get(1)?), row.get::<_, String>(2)?))
        })?;
        for object in made.collect::<rusqlite::Result<Vec<_>>>()? {
            if !has.contains(&object.0) {
                connection.execute_batch(&object.1)?;
            }
        }
        Ok(connection.pragma_update(None, "user_version", 1)?)
    }
}

/// What a schema is made of, in the order in which it can be taken apart.
#[cfg(test)]
fn names(connection: &Connection) -> Result<Vec<(String, String)>> {
    let rows = connection
        .prepare(
            "select type, name from sqlite_schema where name not like 'sqlite\\_%' escape '\\'
             order by type = 'table', type = 'view', name",
        )?
        .query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?
        .collect::<rusqlite::Result<_>>()?;
    Ok(rows)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use crate::Error;
    use crate::store::{SchoolFile, StoreKey};

    #[test]
    fn an_older_file_is_brought_to_the_very_schema_of_a_new_one() {
        let file = SchoolFile::in_memory(&StoreKey::new([7; 32])).unwrap();
        let newest_names = names(&file.connection()).unwrap();
        assert!(!file.is_older().unwrap());
        file.set_back_to_first_schema().unwrap();
        assert!(file.is_older().unwrap());
        assert_ne!(names(&file.connection()).unwrap(), newest_names);
        file.upgrade().unwrap();
        assert_eq!(names(&file.connection()).unwrap(), newest_names);
    }

    #[test]
    fn to_whom_a_plan_was_shown_moves_into_the_log_for_everything() {
        let file = SchoolFile::in_memory(&StoreKey::new([7; 32])).unwrap();
        file.set_back_to_first_schema().unwrap();
        file.connection()
            .execute_batch(
                "pragma foreign_keys = off;
                 insert into ehc_disclosure values ('d1', 'zoe', 'p1', '2026-11-09', 'Riverside Academy', 'Section F',
                 'consent', 'Mrs Byrne', '2026-11-02', 'By post', 3, '2026-11-09T10:00:00.000Z', 'senco',
                 '2026-11-10T10:00:00.000Z', 'senco', 'Twice');",
            )
            .unwrap();
        file.upgrade().unwrap();
        let moved: String = file
            .connection()
            .query_row(
                "select concat_ws('|', id, pupil_id, plan_id, happened_on, thing, what, to_whom, way, basis, basis_reason,
                 consent_by, consent_on, note, version, recorded_at, recorded_by, voided_at, voided_by, void_reason)
                 from disclosure",
                [],
                |row| row.get(0),
            )
            .unwrap();
        assert_eq!(
            moved,
            "d1|zoe|p1|2026-11-09|ehc_plan|Section F|Riverside Academy|not_said|consent||Mrs Byrne|2026-11-02|By post|3|\
             2026-11-09T10:00:00.000Z|senco|2026-11-10T10:00:00.000Z|senco|Twice"
        );
    }

    #[test]
    fn a_file_of_a_newer_program_is_left_alone() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("school.waymark");
        let file = SchoolFile::open(&path, &StoreKey::new([7; 32])).unwrap();
        file.connection()
            .pragma_update(None, "user_version", newest() + 1)
            .unwrap();
        drop(file);
        let again = SchoolFile::open(&path, &StoreKey::new([7; 32]));
        assert!(
            matches!(again, Err(Error::File(FileTrouble::Newer { .. }))),
            "{again:?}"
        );
    }

    #[test]
    fn every_foreign_key_has_an_index() {
        let file = SchoolFile::in_memory(&StoreKey::new([7; 32])).unwrap();
        let connection = file.connection();
        let mut statement = connection
            .prepare(
                "select t.name, f.\"from\" from sqlite_master t join pragma_foreign_key_list(t.name) f
                 where t.type = 'table' and not exists (
                     select 1 from pragma_index_list(t.name) i
                     join pragma_index_info(i.name) c on c.seqno = 0 and c.name = f.\"from\")
                 and f.\"from\" not in (select name from pragma_table_info(t.name) where pk = 1)
                 and f.\"from\" not in ('recorded_by', 'voided_by')
                 order by 1, 2",
            )
            .unwrap();
        let bare: Vec<(String, String)> = statement
            .query_map([], |row| Ok((row.get(0)?, row.get(1)?)))
            .unwrap()
            .map(|row| row.unwrap())
            .collect();
        assert!(bare.is_empty(), "foreign keys without an index: {bare:?}");
    }
}
