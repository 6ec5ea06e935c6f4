//! `school.keys`: everything that stands outside the encryption. Names to pick from at sign-in, each person's locked
//! key, the sealed data key. No password, no open key, nothing about a child.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use age::x25519::Recipient;
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use super::backup;
use super::pc_key::KeyPlace;
use super::staff_key::{Owner, StaffKey};
use super::{seal, self_check};
use crate::domain::id::StaffId;
use crate::error::{Error, FileTrouble, Result};
use crate::store::{StoreKey, disk};

const FORMAT: u32 = 2;

/// What stands in `school.keys`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Header {
    /// Of the text itself; see [`self_check`]. Empty but in the text.
    #[serde(default)]
    check: String,
    pub(super) format: u32,
    pub(crate) vault_id: String,
    /// Grows by one with every change, so that an older header is known as one.
    pub(crate) epoch: u32,
    pub(crate) school_name: String,
    /// Whether it is a sample school, whose password is on the screen.
    pub(crate) sample: bool,
    pub(crate) pc_key: KeyPlace,
    pub(crate) recovery: Option<RecoveryEntry>,
    pub(crate) staff: Vec<StaffEntry>,
    /// The data key, sealed to all staff and to the recovery sheet.
    pub(super) sealed: String,
    /// While the data key is being changed: the next one, sealed to those who stay.
    pub(super) next_sealed: Option<String>,
    /// When the recovery sheet put the keys right and nobody had signed in since to say so in the trail.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) sheet_used_at: Option<DateTime<Utc>>,
    /// Whether it is the one before, read because the newest is damaged.
    #[serde(skip)]
    pub(super) older: bool,
}

/// To whom the recovery sheet's holder is sealed, and since when.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct RecoveryEntry {
    pub(super) recipient: String,
    pub(crate) made_at: DateTime<Utc>,
}

/// A member of staff who can sign in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct StaffEntry {
    pub(crate) id: StaffId,
    pub(crate) name: String,
    pub(crate) job_title: String,
    /// Whether the password was given by somebody else and has to be replaced.
    pub(crate) one_time: bool,
    pub(super) key: StaffKey,
}

impl Header {
    pub(super) fn new(vault_id: String, school_name: String, pc_key: KeyPlace) -> Self {
        Self {
            check: String::new(),
            format: FORMAT,
            vault_id,
            epoch: 0,
            school_name,
            sample: false,
            pc_key,
            recovery: None,
            staff: Vec::new(),
            sealed: String::new(),
            next_sealed: None,
            sheet_used_at: None,
            older: false,
        }
    }

    /// Reads the header of a vault; the one before it, where the newest cannot be understood.
    ///
    /// # Errors
    /// [`FileTrouble::HeaderMissing`]; [`FileTrouble::Newer`].
    pub(crate) fn read(path: &Path) -> Result<Self> {
        let newest = Self::read_one(path);
        match newest {
            Err(Error::File(FileTrouble::HeaderMissing)) => {
                let older = true;
                Self::read_one(&before(path)).map(|before| Self { older, ..before })
            }
            other => other,
        }
    }

    fn read_one(path: &Path) -> Result<Self> {
        let text = std::fs::read_to_string(path).map_err(|_| FileTrouble::HeaderMissing)?;
        Self::from_text(&text)
    }

    pub(super) fn from_text(text: &str) -> Result<Self> {
        #[derive(Deserialize)]
        struct OfFormat {
            #[serde(default)]
            check: String,
            format: u32,
        }
        let of: OfFormat = serde_json::from_str(text).map_err(|_| FileTrouble::HeaderMissing)?;
        // A slip in the very number of the format is damage, and no newer program's work.
        if !self_check::is_whole(text, &of.check) {
            return Err(FileTrouble::HeaderMissing.into());
        }
        if of.format > FORMAT {
            let (found, known) = (of.format, FORMAT);
            return Err(FileTrouble::Newer { found, known }.into());
        }
        let header: Self = serde_json::from_str(text).map_err(|_| FileTrouble::HeaderMissing)?;
        let check = String::new();
        Ok(Self { check, ..header })
    }

    pub(super) fn text(&self) -> Result<String> {
        self_check::sealed_text(self)
    }

    /// Writes the header, whole or not at all, and keeps the one that was there, where it is sound, as the one before.
    pub(super) fn write(&self, path: &Path) -> Result<()> {
        if let (Ok(old), Ok(_)) = (std::fs::read(path), Self::read_one(path)) {
            disk::write_whole(&before(path), &old)?;
        }
        disk::write_whole(path, self.text()?.as_bytes())
    }

    /// Writes the header where what lies there is not its very text: the one that the file knows, and no slip beside it.
    pub(super) fn put_right(&self, path: &Path) -> Result<()> {
        let text = self.text()?;
        if std::fs::read(path).is_ok_and(|lies| lies == text.as_bytes()) {
            return Ok(());
        }
        self.write(path)
    }

    pub(crate) fn entry(&self, staff: &StaffId) -> Option<&StaffEntry> {
        self.staff.iter().find(|entry| entry.id == *staff)
    }

    /// Whether the same people come in with the same, and neither changes the data key.
    pub(super) fn has_the_keys_of(&self, other: &Self) -> bool {
        let keys = |header: &Self| {
            let staff = header.staff.iter();
            let staff = staff.map(|entry| (entry.id.clone(), entry.one_time, entry.key.clone()));
            let staff: BTreeMap<_, _> = staff.map(|(id, once, key)| (id, (once, key))).collect();
            let recovery = header.recovery.as_ref();
            let recovery = recovery.map(|entry| entry.recipient.clone());
            (staff, recovery, header.next_sealed.is_some())
        };
        keys(self) == keys(other)
    }

    /// Puts a person's entry in the place of the one they may have had.
    pub(super) fn set_entry(&mut self, entry: StaffEntry) {
        self.staff.retain(|other| other.id != entry.id);
        self.staff.push(entry);
        self.staff
            .sort_by(|a, b| a.name.cmp(&b.name).then_with(|| a.id.cmp(&b.id)));
    }

    pub(super) fn owner<'a>(&'a self, staff_id: &'a StaffId) -> Owner<'a> {
        Owner {
            vault_id: &self.vault_id,
            staff_id,
        }
    }

    /// The data key sealed to everyone who stands here and to the recovery sheet.
    pub(super) fn seal(&self, key: &StoreKey) -> Result<String> {
        let mut recipients = self
            .staff
            .iter()
            .map(|entry| entry.key.recipient())
            .collect::<Result<Vec<_>>>()?;
        recipients.extend(self.recovery_recipient()?);
        seal::seal(key, &recipients)
    }

    /// Whose a backup is that is made of this vault's file, with the seal of its key for the recovery sheet.
    pub(super) fn backup_owner(&self, key: &StoreKey) -> Result<backup::Owner> {
        let seal = match self.recovery_recipient()? {
            Some(recipient) => Some(seal::seal_file(key, &[recipient])?),
            None => None,
        };
        Ok(backup::Owner {
            vault_id: self.vault_id.clone(),
            seal,
        })
    }

    pub(super) fn recovery_recipient(&self) -> Result<Option<Recipient>> {
        let parse = |entry: &RecoveryEntry| {
            entry
                .recipient
                .parse()
                .map_err(|trouble| Error::Internal(format!("the recovery recipient: {trouble}")))
        };
        self.recovery.as_ref().map(parse).transpose()
    }
}

/// Where the header that was replaced is kept.
pub(super) fn before(path: &Path) -> PathBuf {
    path.with_extension("keys-before")
}
