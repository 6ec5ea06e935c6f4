//! The key of this PC: 32 random bytes in the keyring of the operating system, or in an owner-only file where there
//! is none. It opens nothing by itself; no password opens anything without it.

use std::path::Path;

use secrecy::{ExposeSecret, SecretBox, SecretString};
use serde::{Deserialize, Serialize};
use ts_rs::TS;
use zeroize::Zeroizing;

use super::{KeyKeeping, random};
use crate::error::{FileTrouble, Result};
use crate::store::contents::hex;
use crate::store::disk;

/// Name of the file that keeps the key where there is no keyring.
pub(super) const KEY_FILE: &str = "school.pckey";
/// Under which name the keyring lists the key.
const SERVICE: &str = "Waymark";

/// Where the key of this PC is kept.
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
                "This computer's key is kept in its keyring, for the account that you use now. Without it a password \
                 opens nothing, so a copy of the file on a memory stick is of no use to anybody."
            }
            Self::OwnerOnlyFile => {
                "This computer has no keyring, so its key lies in a file that only this account can read. Whoever can \
                 use this account, or takes the disk out, has that key, and then the school's file is as safe as the \
                 passwords: give the account a good password and turn on disk encryption."
            }
        }
    }
}

/// The key of this PC.
#[derive(Debug)]
pub(crate) struct PcKey(SecretBox<[u8; 32]>);

impl PcKey {
    pub(super) fn new() -> Result<Self> {
        Ok(Self::from_bytes(random()?))
    }

    pub(crate) fn from_bytes(bytes: [u8; 32]) -> Self {
        Self(SecretBox::new(Box::new(bytes)))
    }

    pub(crate) fn bytes(&self) -> &[u8; 32] {
        self.0.expose_secret()
    }

    /// Reads the key from where it is kept.
    ///
    /// # Errors
    /// [`FileTrouble::KeyMissing`]. No new one is ever made for a vault that exists.
    pub(super) fn find(folder: &Path, vault_id: &str, place: KeyPlace) -> Result<Self> {
        let hex: SecretString = match place {
            KeyPlace::Keyring => entry(vault_id)
                .and_then(|entry| entry.get_password())
                .map_err(|_| FileTrouble::KeyMissing)?
                .into(),
            KeyPlace::OwnerOnlyFile => std::fs::read_to_string(folder.join(KEY_FILE))
                .map_err(|_| FileTrouble::KeyMissing)?
                .into(),
        };
        let bytes = from_hex(hex.expose_secret().trim()).ok_or(FileTrouble::KeyMissing)?;
        Ok(Self::from_bytes(bytes))
    }

    /// Puts the key where keys are kept on this PC, and says where that is.
    ///
    /// # Errors
    /// Where the owner-only file cannot be written.
    pub(super) fn keep(
        &self,
        folder: &Path,
        vault_id: &str,
        keeping: KeyKeeping,
    ) -> Result<KeyPlace> {
        let text = Zeroizing::new(hex(self.bytes()));
        if keeping == KeyKeeping::KeyringFirst && put_in_keyring(vault_id, &text) {
            return Ok(KeyPlace::Keyring);
        }
        disk::write_whole(&folder.join(KEY_FILE), text.as_bytes())?;
        Ok(KeyPlace::OwnerOnlyFile)
    }
}

/// Removes the key from where it is kept. What stays behind opens nothing any more.
pub(super) fn forget(folder: &Path, vault_id: &str, place: KeyPlace) {
    match place {
        KeyPlace::Keyring => drop(entry(vault_id).and_then(|entry| entry.delete_credential())),
        KeyPlace::OwnerOnlyFile => disk::forget(&folder.join(KEY_FILE)),
    }
}

/// Whether the keyring took the key and gives it back.
fn put_in_keyring(vault_id: &str, text: &str) -> bool {
    entry(vault_id)
        .and_then(|entry| {
            entry.set_password(text)?;
            entry.get_password()
        })
        .is_ok_and(|kept| Zeroizing::new(kept).as_str() == text)
}

/// The entry of the keyring. On Windows it belongs to this PC alone and never roams with the account.
#[cfg(all(windows, not(test)))]
fn entry(vault_id: &str) -> keyring::Result<keyring_core::Entry> {
    keyring::Entry::new(SERVICE, vault_id)?;
    let here = std::collections::HashMap::from([("persistence", "local")]);
    keyring_core::Entry::new_with_modifiers(SERVICE, vault_id, &here)
}

#[cfg(all(not(windows), not(test)))]
fn entry(vault_id: &str) -> keyring::Result<keyring::Entry> {
    keyring::Entry::new(SERVICE, vault_id)
}

/// The tests have a keyring of their own, which refuses and forgets as it is told to.
#[cfg(test)]
fn entry(vault_id: &str) -> keyring::Result<keyring_core::Entry> {
    super::tests::keyring::entry(SERVICE, vault_id)
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_school_is_told_what_the_place_of_its_key_means() {
        let keyring = KeyPlace::Keyring.words();
        assert!(keyring.contains("kept in its keyring"), "{keyring}");
        let file = KeyPlace::OwnerOnlyFile.words();
        assert!(file.contains("turn on disk encryption"), "{file}");
    }
}
