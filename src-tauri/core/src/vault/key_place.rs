//! Where the key of the file is: in the keyring of the operating system, or in an owner-only file.

use std::fs;
use std::path::Path;

use secrecy::{ExposeSecret, SecretString};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{KeyKeeping, disk};
use crate::error::{Error, FileTrouble, Result};
use crate::store::StoreKey;

/// Name of the file that keeps the key where there is no keyring.
pub(super) const KEY_FILE: &str = "school.pckey";
/// Under which name the keyring lists the key.
const SERVICE: &str = "Waymark";

/// Where the key is kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum KeyPlace {
    Keyring,
    OwnerOnlyFile,
}

impl KeyPlace {
    /// What that means for the school, in plain words.
    pub fn words(self) -> &'static str {
        match self {
            Self::Keyring => {
                "The key to the school's file is kept in this computer's keyring, for the account that you use now. \
                 The file cannot be read without it."
            }
            Self::OwnerOnlyFile => {
                "This computer has no keyring, so the key lies in a file that only this account can read. Whoever can \
                 use this account could open the school's file: give the account a good password and turn on disk \
                 encryption."
            }
        }
    }
}

/// `school.keys`: which vault this is and where its key is. It holds no secret.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct VaultHeader {
    format: u32,
    vault_id: String,
    key_place: KeyPlace,
}

impl VaultHeader {
    /// Reads the header of a vault.
    ///
    /// # Errors
    /// [`FileTrouble::KeyMissing`] where there is none or it cannot be understood.
    pub fn read(path: &Path) -> Result<Self> {
        let text = fs::read_to_string(path).map_err(|_| FileTrouble::KeyMissing)?;
        serde_json::from_str(&text).map_err(|_| FileTrouble::KeyMissing.into())
    }

    /// Where the key is kept.
    pub fn key_place(&self) -> KeyPlace {
        self.key_place
    }

    pub(super) fn write(&self, path: &Path) -> Result<()> {
        let text = serde_json::to_string_pretty(self)
            .map_err(|error| Error::Internal(error.to_string()))?;
        disk::write_whole(path, text.as_bytes())
    }

    pub(super) fn find_key(&self, folder: &Path) -> Result<StoreKey> {
        let hex = match self.key_place {
            KeyPlace::Keyring => entry(&self.vault_id)
                .and_then(|entry| entry.get_password())
                .map(SecretString::from)
                .map_err(|_| FileTrouble::KeyMissing)?,
            KeyPlace::OwnerOnlyFile => fs::read_to_string(folder.join(KEY_FILE))
                .map(SecretString::from)
                .map_err(|_| FileTrouble::KeyMissing)?,
        };
        from_hex(hex.expose_secret().trim())
            .map(StoreKey::new)
            .ok_or_else(|| FileTrouble::KeyMissing.into())
    }

    pub(super) fn forget_key(&self, folder: &Path) {
        match self.key_place {
            // A sample's key that stays behind opens nothing any more.
            KeyPlace::Keyring => {
                drop(entry(&self.vault_id).and_then(|entry| entry.delete_credential()))
            }
            KeyPlace::OwnerOnlyFile => drop(fs::remove_file(folder.join(KEY_FILE))),
        }
    }
}

/// Makes a new key and puts it where keys are kept.
pub(super) fn make_key(folder: &Path, keeping: KeyKeeping) -> Result<(VaultHeader, StoreKey)> {
    let mut bytes = [0_u8; 32];
    getrandom::fill(&mut bytes)
        .map_err(|error| Error::Internal(format!("no random numbers: {error}")))?;
    let key = StoreKey::new(bytes);
    let vault_id = uuid::Uuid::now_v7().to_string();
    let key_place = match keeping {
        KeyKeeping::KeyringFirst if put_in_keyring(&vault_id, &key) => KeyPlace::Keyring,
        KeyKeeping::KeyringFirst | KeyKeeping::OwnerOnlyFile => {
            let path = folder.join(KEY_FILE);
            if path.exists() {
                return Err(FileTrouble::AlreadyThere.into());
            }
            disk::write_whole(&path, key.to_hex().expose_secret().as_bytes())?;
            KeyPlace::OwnerOnlyFile
        }
    };
    Ok((
        VaultHeader {
            format: 1,
            vault_id,
            key_place,
        },
        key,
    ))
}

/// Whether the keyring took the key and gives it back.
fn put_in_keyring(vault_id: &str, key: &StoreKey) -> bool {
    let hex = key.to_hex();
    entry(vault_id)
        .and_then(|entry| {
            entry.set_password(hex.expose_secret())?;
            entry.get_password()
        })
        .is_ok_and(|kept| kept == hex.expose_secret())
}

fn entry(vault_id: &str) -> keyring::Result<keyring::Entry> {
    keyring::Entry::new(SERVICE, vault_id)
}

fn from_hex(hex: &str) -> Option<[u8; 32]> {
    let mut bytes = [0_u8; 32];
    if hex.len() != 64 {
        return None;
    }
    for (place, byte) in bytes.iter_mut().enumerate() {
        *byte = u8::from_str_radix(hex.get(place * 2..place * 2 + 2)?, 16).ok()?;
    }
    Some(bytes)
}
