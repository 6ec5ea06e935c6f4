//! Passwords: hashed with Argon2id, checked in constant time, by the crates made for it.

use argon2::password_hash::phc::PasswordHash;
use argon2::password_hash::{PasswordHasher, PasswordVerifier};
use argon2::{Algorithm, Argon2, Params, Version};

use crate::error::{Error, Result};

/// Memory of one hash in KiB: 128 MiB.
const MEMORY: u32 = 128 * 1024;
const PASSES: u32 = 3;
const LANES: u32 = 1;

/// The Argon2id hash of a password as PHC text with a new salt. It takes about half a second, by design.
pub(crate) fn hash(password: &str) -> Result<String> {
    let params = Params::new(MEMORY, PASSES, LANES, None)
        .map_err(|error| Error::Internal(error.to_string()))?;
    Argon2::new(Algorithm::Argon2id, Version::V0x13, params)
        .hash_password(password.as_bytes())
        .map(|hash| hash.to_string())
        .map_err(|error| Error::Internal(format!("hashing a password: {error}")))
}

/// Whether the password is the one of the hash; the hash brings its own parameters.
pub(crate) fn matches(password: &str, hash: &str) -> bool {
    PasswordHash::new(hash).is_ok_and(|parsed| {
        Argon2::default()
            .verify_password(password.as_bytes(), &parsed)
            .is_ok()
    })
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn only_the_right_password_matches_and_the_hash_is_argon2id() {
        let hash = hash("under the old oak").unwrap();
        assert!(
            hash.starts_with("$argon2id$v=19$m=131072,t=3,p=1$"),
            "{hash}"
        );
        assert!(matches("under the old oak", &hash));
        assert!(!matches("under the old oaks", &hash));
        assert!(!matches("under the old oak", "not a hash"));
    }
}
