//! The data key: what opens the file, and nothing else does.

use secrecy::{ExposeSecret, SecretBox};

/// The 32 random bytes that open the file. They are never shown and never logged.
pub struct StoreKey(SecretBox<[u8; 32]>);

impl std::fmt::Debug for StoreKey {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("StoreKey(..)")
    }
}

impl StoreKey {
    /// A key from its bytes.
    pub fn new(bytes: [u8; 32]) -> Self {
        Self(SecretBox::new(Box::new(bytes)))
    }

    /// The same key once more, for another connection to the same file.
    pub(crate) fn again(&self) -> Self {
        Self::new(*self.0.expose_secret())
    }

    /// The bytes themselves, to be sealed.
    pub(crate) fn bytes(&self) -> &[u8; 32] {
        self.0.expose_secret()
    }

    /// The key in hexadecimal, as SQLCipher takes it.
    pub(super) fn to_hex(&self) -> secrecy::SecretString {
        let hex: String = self
            .0
            .expose_secret()
            .iter()
            .map(|byte| format!("{byte:02x}"))
            .collect();
        hex.into()
    }
}
