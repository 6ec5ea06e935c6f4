//! What the trail knows of letters.

use super::tx::Reader;
use crate::domain::id::{LetterId, PlacementId};
use crate::error::Result;

impl Reader<'_> {
    /// Whether it was this letter that recorded that the parents were told of the stage: then the entry of the trail
    /// that follows the letter's says that nobody had told them before.
    pub fn letter_told(&self, letter: &LetterId, stage: &PlacementId) -> Result<bool> {
        let sql = "select 1 from audit_entry l join audit_entry s on s.number = l.number + 1
             where l.record_id = ?1 and l.kind = 'letter' and l.verb = 'added'
             and s.record_id = ?2 and s.kind = 'placement' and s.verb = 'revised'
             and exists (select 1 from json_each(s.changes) c
                 where c.value ->> 'field' = 'parents_told_on' and c.value ->> 'from' is null)";
        let mut statement = self.connection.prepare_cached(sql)?;
        Ok(statement.exists((letter.as_str(), stage.as_str()))?)
    }
}
