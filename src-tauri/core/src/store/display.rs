//! How the window looks to each person. Like a draft it is their own business, so it leaves no trace.

use rusqlite::{Connection, OptionalExtension};

use super::cell::from_row;
use super::write::WriteTx;
use crate::domain::display::DisplayChoices;
use crate::domain::id::StaffId;
use crate::error::Result;

/// What a person chose; as the window comes where they have not.
pub(crate) fn of(connection: &Connection, staff: &StaffId) -> Result<DisplayChoices> {
    let chosen = connection
        .prepare_cached("select theme, text_size from display_choice where staff_id = ?1")?
        .query_row([staff.as_str()], from_row)
        .optional()?;
    Ok(chosen.unwrap_or_default())
}

impl WriteTx<'_> {
    /// Keeps how the window looks to this person, over what they chose before.
    pub(crate) fn keep_display(&mut self, choices: DisplayChoices) -> Result<()> {
        self.connection
            .prepare_cached(
                "insert into display_choice (staff_id, theme, text_size) values (?1, ?2, ?3)
                 on conflict (staff_id) do update set theme = excluded.theme, text_size = excluded.text_size",
            )?
            .execute((
                self.session().staff_id().as_str(),
                choices.theme.code(),
                choices.text_size,
            ))?;
        Ok(())
    }
}
