//! The key of one member of staff: an age identity whose secret is locked by the password and by the key of this PC.
//!
//! `HKDF-SHA256( Argon2id(password, salt) || PC key )` makes the key of the lock, XChaCha20-Poly1305 is the lock. All
//! of it comes from the crates made for it.

use std::str::FromStr;

use age::secrecy::ExposeSecret as _;
use age::x25519::{Identity, Recipient};
use argon2::{Algorithm, Argon2, Params, Version};
use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use chacha20poly1305::aead::{Aead, KeyInit, Payload};
use chacha20poly1305::{Key, XChaCha20Poly1305, XNonce};
use hkdf::Hkdf;
use serde::{Deserialize, Serialize};
use sha2::Sha256;
use zeroize::Zeroizing;

use super::pc_key::PcKey;
use super::random;
use crate::domain::id::StaffId;
use crate::error::{Error, Result};

/// How hard a password is to try.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Strength {
    /// 128 MiB and three passes: about half a second on an office PC, by design.
    Full,
    /// Next to nothing: for a sample school, whose password is on the screen, and for tests.
    Light,
}

impl Strength {
    fn cost(self) -> Cost {
        match self {
            Self::Full => Cost {
                memory_kib: 128 * 1024,
                passes: 3,
                lanes: 1,
            },
            Self::Light => Cost {
                memory_kib: 64,
                passes: 1,
                lanes: 1,
            },
        }
    }
}

/// The parameters of Argon2id, kept with each person so that they can be raised.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
struct Cost {
    memory_kib: u32,
    passes: u32,
    lanes: u32,
}

/// A locked staff key, as it stands in `school.keys`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct StaffKey {
    /// To whom the data key is sealed.
    pub(super) recipient: String,
    cost: Cost,
    salt: String,
    nonce: String,
    secret: String,
}

/// What a password has to be told apart by: the vault and the person. A lock does not open in another's place.
#[derive(Debug, Clone, Copy)]
pub(super) struct Owner<'a> {
    pub(super) vault_id: &'a str,
    pub(super) staff_id: &'a StaffId,
}

impl StaffKey {
    /// A new identity, locked by a password.
    pub(super) fn new(
        owner: Owner<'_>,
        password: &str,
        pc_key: &PcKey,
        strength: Strength,
    ) -> Result<Self> {
        Self::lock(&Identity::generate(), owner, password, pc_key, strength)
    }

    /// Locks an identity by a password.
    pub(super) fn lock(
        identity: &Identity,
        owner: Owner<'_>,
        password: &str,
        pc_key: &PcKey,
        strength: Strength,
    ) -> Result<Self> {
        let cost = strength.cost();
        let salt: [u8; 32] = random()?;
        let nonce: [u8; 24] = random()?;
        let secret = identity.to_string();
        let words = owner.words();
        let payload = Payload {
            msg: secret.expose_secret().as_bytes(),
            aad: words.as_bytes(),
        };
        let locked = lock_of(password, pc_key, cost, &salt)?
            .encrypt(&XNonce::from(nonce), payload)
            .map_err(|_| Error::Internal("a staff key could not be locked".to_owned()))?;
        Ok(Self {
            recipient: identity.to_public().to_string(),
            cost,
            salt: BASE64_STANDARD.encode(salt),
            nonce: BASE64_STANDARD.encode(nonce),
            secret: BASE64_STANDARD.encode(locked),
        })
    }

    /// The identity, where the password and the key of this PC are right. It takes the time that the cost asks for.
    pub(super) fn unlock(
        &self,
        owner: Owner<'_>,
        password: &str,
        pc_key: &PcKey,
    ) -> Result<Option<Identity>> {
        let bytes = |text: &str| BASE64_STANDARD.decode(text).ok();
        let (Some(salt), Some(nonce), Some(locked)) =
            (bytes(&self.salt), bytes(&self.nonce), bytes(&self.secret))
        else {
            return Ok(None);
        };
        let Ok(nonce) = <[u8; 24]>::try_from(nonce) else {
            return Ok(None);
        };
        let words = owner.words();
        let payload = Payload {
            msg: &locked,
            aad: words.as_bytes(),
        };
        let opened =
            lock_of(password, pc_key, self.cost, &salt)?.decrypt(&XNonce::from(nonce), payload);
        let identity = opened.ok().map(Zeroizing::new).and_then(|secret| {
            let text = std::str::from_utf8(&secret).ok()?;
            Identity::from_str(text).ok()
        });
        Ok(identity)
    }

    /// Whether the lock is weaker than one made now would be.
    pub(super) fn is_weaker_than(&self, strength: Strength) -> bool {
        let now = strength.cost();
        self.cost.memory_kib < now.memory_kib || self.cost.passes < now.passes
    }

    pub(super) fn recipient(&self) -> Result<Recipient> {
        Recipient::from_str(&self.recipient)
            .map_err(|trouble| Error::Internal(format!("a recipient: {trouble}")))
    }
}

impl Owner<'_> {
    fn words(self) -> String {
        format!(
            "waymark staff key 1\n{}\n{}",
            self.vault_id,
            self.staff_id.as_str()
        )
    }
}

fn lock_of(password: &str, pc_key: &PcKey, cost: Cost, salt: &[u8]) -> Result<XChaCha20Poly1305> {
    let internal = |trouble: String| Error::Internal(format!("Argon2: {trouble}"));
    let params = Params::new(cost.memory_kib, cost.passes, cost.lanes, Some(32))
        .map_err(|trouble| internal(trouble.to_string()))?;
    let mut material = Zeroizing::new([0_u8; 64]);
    let (from_password, from_pc) = material.split_at_mut(32);
    Argon2::new(Algorithm::Argon2id, Version::V0x13, params)
        .hash_password_into(password.as_bytes(), salt, from_password)
        .map_err(|trouble| internal(trouble.to_string()))?;
    from_pc.copy_from_slice(pc_key.bytes());
    let key = expanded(material.as_slice(), "waymark staff key 1")?;
    Ok(XChaCha20Poly1305::new(&Key::from(*key)))
}

/// 32 bytes by HKDF-SHA256 from secret material, for one use alone.
pub(super) fn expanded(material: &[u8], used_for: &str) -> Result<Zeroizing<[u8; 32]>> {
    let mut key = Zeroizing::new([0_u8; 32]);
    Hkdf::<Sha256>::new(None, material)
        .expand(used_for.as_bytes(), key.as_mut_slice())
        .map_err(|trouble| Error::Internal(format!("HKDF: {trouble}")))?;
    Ok(key)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use proptest::prelude::*;

    use super::*;

    fn pc_key(byte: u8) -> PcKey {
        PcKey::from_bytes([byte; 32])
    }

    fn owner<'a>(vault_id: &'a str, staff_id: &'a StaffId) -> Owner<'a> {
        Owner { vault_id, staff_id }
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(48))]

        #[test]
        fn only_the_right_password_on_the_right_pc_opens_it(
            password in "\\PC{1,40}", other in "\\PC{1,40}", pc in any::<u8>(), other_pc in any::<u8>(),
        ) {
            let me = StaffId::new("me");
            let mine = owner("vault", &me);
            let key = StaffKey::new(mine, &password, &pc_key(pc), Strength::Light).unwrap();
            let opened = key.unlock(mine, &password, &pc_key(pc)).unwrap();
            prop_assert_eq!(opened.map(|i| i.to_public().to_string()), Some(key.recipient.clone()));
            let right = password == other && pc == other_pc;
            let tried = key.unlock(mine, &other, &pc_key(other_pc)).unwrap();
            prop_assert_eq!(tried.is_some(), right);
        }
    }

    #[test]
    fn a_key_does_not_open_in_anothers_place_or_in_another_vault() {
        let (me, you) = (StaffId::new("me"), StaffId::new("you"));
        let key =
            StaffKey::new(owner("vault", &me), "an owl", &pc_key(1), Strength::Light).unwrap();
        let tried = |owner| key.unlock(owner, "an owl", &pc_key(1)).unwrap().is_some();
        assert!(tried(owner("vault", &me)));
        assert!(!tried(owner("vault", &you)));
        assert!(!tried(owner("another", &me)));
    }

    #[test]
    fn two_locks_of_one_password_have_nothing_in_common() {
        let me = StaffId::new("me");
        let make =
            || StaffKey::new(owner("vault", &me), "an owl", &pc_key(1), Strength::Light).unwrap();
        let (one, two) = (make(), make());
        assert_ne!(one.salt, two.salt);
        assert_ne!(one.nonce, two.nonce);
        assert_ne!(one.recipient, two.recipient);
    }

    #[test]
    fn the_real_cost_is_128_mib_and_three_passes_and_lighter_ones_are_raised() {
        let me = StaffId::new("me");
        let mine = owner("vault", &me);
        let full = StaffKey::new(mine, "an owl", &pc_key(1), Strength::Full).unwrap();
        assert_eq!((full.cost.memory_kib, full.cost.passes), (131_072, 3));
        assert!(full.unlock(mine, "an owl", &pc_key(1)).unwrap().is_some());
        assert!(!full.is_weaker_than(Strength::Full));
        let light = StaffKey::new(mine, "an owl", &pc_key(1), Strength::Light).unwrap();
        assert!(light.is_weaker_than(Strength::Full));
        assert!(!light.is_weaker_than(Strength::Light));
    }

    #[test]
    fn a_lock_is_weaker_that_costs_less_memory_or_fewer_passes_and_no_other() {
        let me = StaffId::new("me");
        let mut key =
            StaffKey::new(owner("vault", &me), "an owl", &pc_key(1), Strength::Light).unwrap();
        let now = Strength::Full.cost();
        for (memory_kib, passes, weaker) in [
            (now.memory_kib, now.passes, false),
            (now.memory_kib - 1, now.passes, true),
            (now.memory_kib, now.passes - 1, true),
            (now.memory_kib + 1, now.passes, false),
            (now.memory_kib, now.passes + 1, false),
        ] {
            key.cost.memory_kib = memory_kib;
            key.cost.passes = passes;
            assert_eq!(
                key.is_weaker_than(Strength::Full),
                weaker,
                "{memory_kib}, {passes}"
            );
        }
    }
}
