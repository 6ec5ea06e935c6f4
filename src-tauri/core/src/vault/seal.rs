//! The data key sealed with age: to every member of staff and to the recovery sheet, or, in a backup, to the
//! recovery sheet alone.

use std::io::{Read, Write};

use age::x25519::{Identity, Recipient};
use age::{Decryptor, Encryptor};
use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use zeroize::Zeroizing;

use crate::error::{Error, Result};
use crate::store::StoreKey;

/// The key, sealed to all of these, as text.
pub(super) fn seal(key: &StoreKey, recipients: &[Recipient]) -> Result<String> {
    Ok(BASE64_STANDARD.encode(seal_file(key, recipients)?))
}

/// The key, sealed to all of these, as an age file.
pub(super) fn seal_file(key: &StoreKey, recipients: &[Recipient]) -> Result<Vec<u8>> {
    let trouble = |words: String| Error::Internal(format!("sealing the key: {words}"));
    let to = recipients.iter().map(|one| one as &dyn age::Recipient);
    let encryptor = Encryptor::with_recipients(to).map_err(|error| trouble(error.to_string()))?;
    let mut sealed = Vec::new();
    let mut writer = encryptor.wrap_output(&mut sealed)?;
    writer.write_all(key.bytes())?;
    writer.finish()?;
    Ok(sealed)
}

/// The key, where it was sealed to this identity.
pub(super) fn open(sealed: &str, identity: &Identity) -> Option<StoreKey> {
    open_file(&BASE64_STANDARD.decode(sealed).ok()?, identity)
}

/// The key out of an age file, where it was sealed to this identity.
pub(super) fn open_file(sealed: &[u8], identity: &Identity) -> Option<StoreKey> {
    let decryptor = Decryptor::new_buffered(sealed).ok()?;
    let mut reader = decryptor
        .decrypt(std::iter::once(identity as &dyn age::Identity))
        .ok()?;
    let mut bytes = Zeroizing::new([0_u8; 32]);
    reader.read_exact(bytes.as_mut_slice()).ok()?;
    // More than a key is no key.
    (reader.read(&mut [0_u8; 1]).ok()? == 0).then(|| StoreKey::new(*bytes))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn those_to_whom_it_was_sealed_open_it_and_nobody_else() {
        let people: Vec<Identity> = (0..3).map(|_| Identity::generate()).collect();
        let recipients: Vec<Recipient> = people.iter().map(Identity::to_public).collect();
        let sealed = seal(&StoreKey::new([9; 32]), &recipients).unwrap();
        for person in &people {
            assert_eq!(open(&sealed, person).unwrap().bytes(), &[9; 32]);
        }
        assert!(open(&sealed, &Identity::generate()).is_none());
        assert!(open("not base 64!", people.first().unwrap()).is_none());
        assert!(seal(&StoreKey::new([9; 32]), &[]).is_err());
    }
}
