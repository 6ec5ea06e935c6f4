//! The data key of an open vault: made anew when somebody has left, in two steps, either of which a power cut may end.

use super::{OpenVault, Person};
use crate::error::Result;
use crate::store::keys_row::KeyTrace;
use crate::store::{SchoolFile, StoreKey};
use crate::vault::header::Header;
use crate::vault::random;

impl OpenVault {
    /// Brings the header into line with the staff of the school: names as they are now, and nobody who has left. When
    /// somebody has, a new data key is made and sealed to those who stay. Answers with how many were removed.
    pub(crate) fn settle(
        &self,
        file: &SchoolFile,
        working: &[Person],
        school_name: &str,
    ) -> Result<usize> {
        let before = self.held().header.clone();
        let mut after = before.clone();
        after.school_name = school_name.to_owned();
        after
            .staff
            .retain(|entry| working.iter().any(|one| one.id == entry.id));
        for entry in &mut after.staff {
            if let Some(person) = working.iter().find(|one| one.id == entry.id) {
                entry.name.clone_from(&person.name);
                entry.job_title.clone_from(&person.job_title);
            }
        }
        let gone = before.staff.len() - after.staff.len();
        if gone > 0 {
            self.change_data_key(file, after, KeyTrace::Before)?;
        } else if after != before {
            self.change(file, KeyTrace::Before, |header| {
                *header = after;
                Ok(())
            })?;
        }
        self.finish_data_key(file)?;
        Ok(gone)
    }

    /// Gives the file a new data key, sealed to everybody who signs in now.
    ///
    /// # Errors
    /// [`FileTrouble::Busy`]; no room. The file opens as before then, and whoever opens it next finishes.
    pub(crate) fn rekey(&self, file: &SchoolFile, trace: KeyTrace<'_>) -> Result<()> {
        let stay = self.held().header.clone();
        self.change_data_key(file, stay, trace)?;
        self.finish_data_key(file)
    }

    /// Step one of changing the data key: the next one is sealed to those who stay and put down, beside the one that
    /// still opens the file. Whoever opens the vault from now on can finish.
    pub(in crate::vault) fn change_data_key(
        &self,
        file: &SchoolFile,
        stay: Header,
        trace: KeyTrace<'_>,
    ) -> Result<()> {
        let next = StoreKey::new(random()?);
        self.held().next = Some(next);
        self.change(file, trace, |header| {
            *header = stay;
            Ok(())
        })
    }

    /// Step two: the file is put under the next key, and the old one is forgotten.
    pub(in crate::vault) fn finish_data_key(&self, file: &SchoolFile) -> Result<()> {
        let next = self.held().next.as_ref().map(StoreKey::again);
        let Some(next) = next else {
            return Ok(());
        };
        if file.key().bytes() != next.bytes() {
            file.change_key(&next)?;
        }
        self.held().next = None;
        self.change(file, KeyTrace::Before, |_| Ok(()))
    }
}
