//! Documents attached to children's records, for whoever may open them, and their bytes in chunks.
//!
//! Here is the only way to a document: what a person may not open is not listed, not found, and not told of.

use std::collections::HashSet;

use rusqlite::{named_params, params};
use sha2::{Digest, Sha256};

use super::contents::hex;
use super::pupils::Seen;
use super::tx::{Reader, select};
use super::write::WriteTx;
use crate::domain::attachment::AttachmentAccess;
use crate::domain::id::AttachmentId;
use crate::domain::record::attachment::Attachment;
use crate::domain::record::{Kept, Record};
use crate::domain::role::Action;
use crate::error::{Error, FileTrouble, Result};

/// How much of a document stands in a row, in bytes.
pub(crate) const CHUNK: usize = 256 * 1024;

impl Reader<'_> {
    /// Whether this person may open a document, the child being in scope.
    pub fn may_open(&self, attachment: &Attachment) -> bool {
        let session = self.session();
        session.may(Action::AttachmentReadAll)
            || (session.may(Action::AttachmentRead) && attachment.is_for(session.staff_id()))
    }

    /// The documents of a child that this person may open, the voided among them, in the order in which they came.
    pub fn attachments(&self, pupil: &Seen) -> Result<Vec<Kept<Attachment>>> {
        let mut kept = self.about_with_voided::<Attachment>(pupil)?;
        kept.retain(|one| self.may_open(&one.record));
        Ok(kept)
    }

    /// How many documents of a child this person may open.
    pub fn count_attachments(&self, pupil: &Seen) -> Result<u32> {
        let mut statement = self.connection.prepare_cached(
            "select count(*) from attachment t where t.pupil_id = :pupil and t.voided_at is null
             and (:all or t.access = 'everybody'
                  or exists (select 1 from json_each(t.also_for) where value = :me))",
        )?;
        let session = self.session();
        let found = statement.query_row(
            named_params! {
                ":pupil": pupil.id().as_str(),
                ":all": session.may(Action::AttachmentReadAll),
                ":me": session.staff_id().as_str(),
            },
            |row| row.get(0),
        )?;
        Ok(found)
    }

    /// The ids of the documents of a child that this person may not open.
    pub(crate) fn hidden_attachments(&self, pupil: &Seen) -> Result<HashSet<String>> {
        let kept = self.about_with_voided::<Attachment>(pupil)?.into_iter();
        Ok(kept
            .filter(|one| !self.may_open(&one.record))
            .map(|one| one.record.id.to_string())
            .collect())
    }

    /// One document. One that this person may not open is not found.
    pub fn attachment(&self, id: &AttachmentId) -> Result<Kept<Attachment>> {
        let kept = self.kept::<Attachment>(id.as_str())?;
        if self.may_open(&kept.record) {
            Ok(kept)
        } else {
            Err(Error::NotFound)
        }
    }

    /// The documents of a child that were made of the same file, as far as this person may open them.
    pub fn attachments_of_file(
        &self,
        pupil: &Seen,
        source_sha256: &str,
    ) -> Result<Vec<Kept<Attachment>>> {
        let sql = format!(
            "{} where t.pupil_id = ?1 and t.source_sha256 = ?2 and t.voided_at is null order by t.id",
            select(Attachment::KIND)
        );
        let mut kept = self.list_kept::<Attachment>(&sql, [pupil.id().as_str(), source_sha256])?;
        kept.retain(|one| self.may_open(&one.record));
        Ok(kept)
    }

    /// The bytes of a document, which are those that were kept to the last bit.
    ///
    /// # Errors
    /// [`Error::NotFound`] as [`Reader::attachment`]; [`FileTrouble::Damaged`] where they are not what was kept.
    pub fn attachment_bytes(&self, attachment: &Attachment) -> Result<Vec<u8>> {
        let found = self.attachment(&attachment.id)?.record;
        let mut bytes = Vec::with_capacity(usize::try_from(found.bytes).unwrap_or_default());
        let mut statement = self.connection.prepare_cached(
            "select bytes from attachment_chunk where attachment_id = ?1 order by number",
        )?;
        let mut rows = statement.query([found.id.as_str()])?;
        while let Some(row) = rows.next()? {
            let chunk = row.get_ref(0)?.as_blob().map_err(rusqlite::Error::from)?;
            bytes.extend_from_slice(chunk);
        }
        if sha256(&bytes) == found.sha256 {
            Ok(bytes)
        } else {
            Err(FileTrouble::Damaged.into())
        }
    }
}

impl WriteTx<'_> {
    /// Keeps a new document with its bytes, chunk by chunk; `each` is asked after every chunk whether to go on.
    ///
    /// # Errors
    /// What `each` says, and then nothing is kept.
    pub(crate) fn add_attachment(
        &mut self,
        attachment: &Attachment,
        bytes: &[u8],
        mut each: impl FnMut() -> Result<()>,
    ) -> Result<()> {
        self.add(attachment)?;
        let mut statement = self.connection.prepare_cached(
            "insert into attachment_chunk (attachment_id, number, bytes) values (?1, ?2, ?3)",
        )?;
        for (number, chunk) in (0_u32..).zip(bytes.chunks(CHUNK)) {
            statement.execute(params![attachment.id.as_str(), number, chunk])?;
            each()?;
        }
        Ok(())
    }
}

/// The token by which the index knows who may open a document.
pub(super) fn tokens(reader: &Reader<'_>) -> Vec<String> {
    let everybody = format!("gfile{}", AttachmentAccess::Everybody.code());
    if reader.session().may(Action::AttachmentReadAll) {
        let restricted = format!("gfile{}", AttachmentAccess::Restricted.code());
        return vec![everybody, restricted];
    }
    let me = reader.session().staff_id().as_str().replace('-', "");
    vec![everybody, format!("gfile{me}")]
}

/// SHA-256 in hexadecimal.
pub(crate) fn sha256(bytes: &[u8]) -> String {
    hex(&Sha256::digest(bytes))
}
