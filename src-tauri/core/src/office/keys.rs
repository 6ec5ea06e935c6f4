//! What the office does to the keys of its file: passwords that are given, people who have left, a new lock.

use super::Office;
use crate::domain::id::StaffId;
use crate::domain::record::person::Staff;
use crate::error::{Error, Result};
use crate::store::front;
use crate::store::keys_row::{KeyAct, KeyTrace};
use crate::vault::{self, OpenVault, Person};

impl Office {
    /// The keys of the file.
    ///
    /// # Errors
    /// [`Error::Internal`] where the file lives in memory and has none.
    pub(crate) fn vault(&self) -> Result<&OpenVault> {
        let none = || Error::Internal("this school has no vault".to_owned());
        self.vault.as_ref().ok_or_else(none)
    }

    /// Makes a one-time password for a colleague, in the place of whatever they had. Nobody else's changes.
    ///
    /// # Errors
    /// [`Error::NotFound`]; what stands in the way of writing the keys.
    pub(crate) fn give_one_time_password(&self, staff_id: &StaffId) -> Result<String> {
        let person = front::person(&self.file.connection(), staff_id)?.ok_or(Error::NotFound)?;
        let password = vault::one_time_password()?;
        self.vault()?
            .give_one_time(&self.file, as_in_header(person), &password)?;
        Ok(password)
    }

    /// Gives somebody who came in with the recovery sheet a password of their own.
    ///
    /// # Errors
    /// [`Error::NotFound`]; what stands in the way of writing the keys.
    pub(crate) fn set_password(&self, staff_id: &StaffId, password: &str) -> Result<()> {
        let person = front::person(&self.file.connection(), staff_id)?.ok_or(Error::NotFound)?;
        let act = self.key_act(staff_id, "came in with the recovery sheet");
        self.vault()?
            .give_own(&self.file, as_in_header(person), password, &act)
    }

    /// What somebody does to the keys now, for the trail.
    pub(crate) fn key_act(&self, who: &StaffId, verb: &'static str) -> KeyAct {
        KeyAct {
            who: who.clone(),
            verb,
            at: self.world.now(),
        }
    }

    /// Brings the keys into line with the staff: whoever has left opens nothing any more.
    ///
    /// # Errors
    /// What stands in the way of writing the keys or the file.
    pub(crate) fn settle_keys(&self) -> Result<()> {
        let today = self.world.today();
        let (working, school) = {
            let connection = self.file.connection();
            let staff = front::staff(&connection)?.into_iter();
            let working: Vec<Person> = staff
                .filter(|person| person.works_on(today))
                .map(as_in_header)
                .collect();
            (working, front::school(&connection)?)
        };
        let name = school.map(|school| school.name).unwrap_or_default();
        let _alone = self.copying();
        self.vault()?.settle(&self.file, &working, &name)?;
        Ok(())
    }

    /// Gives the file a new data key. Passwords and the recovery sheet stay; a copy of the file or a backup of before
    /// does not open with the new key, nor the file with the old one.
    ///
    /// # Errors
    /// [`crate::error::FileTrouble::Busy`] where another program reads the file; no room for a copy of it.
    pub(crate) fn change_lock(&self, who: &StaffId) -> Result<()> {
        let _alone = self.copying();
        let act = self.key_act(who, "changed the lock of the file");
        self.vault()?.rekey(&self.file, KeyTrace::Now(&act))
    }
}

fn as_in_header(person: Staff) -> Person {
    Person {
        id: person.id,
        name: person.name,
        job_title: person.job_title,
    }
}
