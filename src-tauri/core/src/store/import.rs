//! What an import did, read back from the audit trail so that it can be undone.

use serde::Deserialize;

use super::audit::FieldChange;
use super::tx::Reader;
use crate::domain::id::{ImportId, PupilId};
use crate::domain::record::Kind;
use crate::error::Result;

/// One record that an import touched.
#[derive(Debug, Clone, Deserialize)]
pub(crate) struct ImportTrace {
    pub(crate) number: u32,
    pub(crate) kind: Kind,
    pub(crate) record_id: String,
    pub(crate) pupil_id: Option<PupilId>,
    pub(crate) verb: String,
    pub(crate) changes: Vec<FieldChange>,
}

/// A record that was changed after an import, and the child it is about.
#[derive(Debug, Deserialize)]
pub(crate) struct Touched {
    pub(crate) kind: Kind,
    pub(crate) record_id: String,
    pub(crate) pupil_id: Option<String>,
}

impl Reader<'_> {
    /// What the import did, in the order in which it was done.
    ///
    /// The traces of one transaction stand together in the trail, and the import's own record is the last of them.
    pub(crate) fn import_traces(&self, run: &ImportId) -> Result<Vec<ImportTrace>> {
        self.rows(
            "with own as (select number from audit_entry
                          where kind = 'import_run' and record_id = :run and verb = 'added'),
             before as (select coalesce(max(number), 0) as number from audit_entry
                        where number < (select number from own)
                          and (action not in ('pupil_import', 'plan_import') or kind = 'import_run'))
             select number, kind, record_id, pupil_id, verb, changes from audit_entry
             where number > (select number from before) and number < (select number from own)
             order by number",
            &[(":run", &run.as_str())],
        )
    }

    /// The records that were changed after a place in the trail, and the children they are about.
    pub(crate) fn touched_since(&self, number: u32) -> Result<Vec<Touched>> {
        self.rows(
            "select distinct kind, record_id, pupil_id from audit_entry
             where number > :number and verb <> 'opened' and kind <> 'import_run'",
            &[(":number", &number)],
        )
    }
}
