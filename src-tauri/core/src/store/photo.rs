//! Photographs of children: bytes, apart from the records.

use rusqlite::OptionalExtension;

use super::pupils::Seen;
use super::tx::Reader;
use super::write::WriteTx;
use crate::domain::record::Kind;
use crate::error::Result;

impl Reader<'_> {
    /// The child's photograph as JPEG, where there is one.
    pub fn photo(&self, pupil: &Seen) -> Result<Option<Vec<u8>>> {
        let found = self
            .connection
            .prepare_cached("select jpeg from photo where pupil_id = ?1")?
            .query_row([pupil.id().as_str()], |row| row.get(0))
            .optional()?;
        Ok(found)
    }
}

impl WriteTx<'_> {
    /// Keeps a photograph (JPEG without metadata) over the one before.
    pub fn set_photo(&mut self, pupil: &Seen, jpeg: &[u8]) -> Result<()> {
        self.connection
            .prepare_cached(
                "insert into photo (pupil_id, jpeg, recorded_at, recorded_by) values (?1, ?2, ?3, ?4)
                 on conflict (pupil_id) do update set jpeg = excluded.jpeg, recorded_at = excluded.recorded_at,
                 recorded_by = excluded.recorded_by",
            )?
            .execute((pupil.id().as_str(), jpeg, self.moment(), self.session().staff_id().as_str()))?;
        self.trace(
            Kind::Photo,
            pupil.id().as_str(),
            Some(pupil.id()),
            "photo set",
            Vec::new(),
        );
        Ok(())
    }

    /// Removes the photograph.
    pub fn remove_photo(&mut self, pupil: &Seen) -> Result<()> {
        self.connection
            .prepare_cached("delete from photo where pupil_id = ?1")?
            .execute([pupil.id().as_str()])?;
        self.trace(
            Kind::Photo,
            pupil.id().as_str(),
            Some(pupil.id()),
            "photo removed",
            Vec::new(),
        );
        Ok(())
    }
}
