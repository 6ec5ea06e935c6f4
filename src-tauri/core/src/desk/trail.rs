//! Whether the audit trail of the open file is the one that its backups know. A file that was put back to an older day,
//! or whose trail was cut with all its seals, is shorter than they say; neither can be seen in the file alone.

use std::path::Path;

use chrono::{DateTime, Utc};
use serde::Deserialize;
use ts_rs::TS;

use super::{Desk, sign_in};
use crate::domain::date_words::long;
use crate::error::Result;
use crate::office::Office;
use crate::ops::check;
use crate::store::FieldChange;
use crate::store::trail::{self, Against, TrailEnd};
use crate::vault::backup;
use crate::world::World;

/// Takes the audit trail as it is, though the backups know another.
#[derive(Debug, Deserialize, TS)]
pub struct AcceptTrail {
    /// Why it is another: "The computer was put back to last week after a disk fault".
    pub reason: String,
}

impl Desk {
    /// Takes the trail as it is. The reason stands in it, and backups of before are not compared with it any more.
    ///
    /// # Errors
    /// [`crate::Error::Invalid`] at `reason`; [`crate::Error::Forbidden`].
    pub(super) fn accept_trail(&self, asked: &AcceptTrail) -> Result<()> {
        let (office, session) = self.administrator()?;
        let reason = check::void_reason(&asked.reason)?;
        let told = vec![FieldChange::told("reason", reason)];
        sign_in::note_told(&office, session.staff_id(), trail::ACCEPTED, told)?;
        if let Some(open) = &mut self.state().open {
            open.trail_warning = None;
        }
        Ok(())
    }
}

/// What to tell of the backups beside the file; nothing where the trail goes on from all of them.
pub(super) fn warning(office: &Office) -> Result<Option<String>> {
    warning_in(office, None)
}

/// The same, with those in the second place.
pub(super) fn warning_in(office: &Office, second: Option<&str>) -> Result<Option<String>> {
    let vault_id = office.vault()?.vault_id();
    let mut kept = backup::in_folder(&office.backup_folder()?, &vault_id);
    if let Some(second) = second {
        kept.extend(backup::in_folder(Path::new(second), &vault_id));
    }
    kept.sort_by_key(|one| std::cmp::Reverse(one.manifest.made_at));
    let connection = office.file().connection();
    let own_since = trail::own_since(&connection)?;
    for one in kept {
        let made_at = one.manifest.made_at;
        if own_since.is_some_and(|since| made_at <= since) {
            break;
        }
        let Some(then) = &one.manifest.trail else {
            continue;
        };
        let against = trail::against(&connection, then)?;
        if against != Against::GoesOn {
            let now = trail::end_of(&connection)?;
            return Ok(Some(words(against, made_at, then, &now, office.world())));
        }
    }
    Ok(None)
}

fn words(
    against: Against,
    made_at: DateTime<Utc>,
    then: &TrailEnd,
    now: &TrailEnd,
    world: &dyn World,
) -> String {
    let made = world.local(made_at);
    let (day, time) = (long(made.date()), made.format("%H:%M"));
    let (then, now) = (then.length, now.length);
    let what = match against {
        Against::Shorter => format!(
            "When the backup of {day} at {time} was made, the audit trail had {then} entries; now it has {now}."
        ),
        _ => format!(
            "Entry {then} of the audit trail is another than it was when the backup of {day} at {time} was made."
        ),
    };
    format!(
        "{what} Something other than Waymark has put the school's file back to an older day, or changed its trail. \
         Delete no backup, and find out who did so and why."
    )
}
