//! A small JSON file that carries the hash of its own text, so that a slip of the disk is told as damage and not as
//! something that a person did: not as a wrong password, not as a backup of another day. It keeps nobody out who means
//! to change the file; what belongs together is known by what is inside the encryption.

use serde::Serialize;
use sha2::{Digest, Sha256};

use crate::error::{Error, Result};
use crate::store::contents::hex;

/// How the field stands in the text while it is empty.
const EMPTY: &str = "\"check\": \"\"";

/// The text of a struct whose first field is `check`, and is empty.
pub(super) fn sealed_text(value: &impl Serialize) -> Result<String> {
    let text =
        serde_json::to_string_pretty(value).map_err(|error| Error::Internal(error.to_string()))?;
    let check = format!("\"check\": \"{}\"", hash_of(&text));
    Ok(text.replacen(EMPTY, &check, 1))
}

/// Whether a text is the one that its check was made of. One without a check is taken as it is.
pub(super) fn is_whole(text: &str, check: &str) -> bool {
    let unchecked = check.is_empty() && !text.contains(EMPTY);
    unchecked || (!check.is_empty() && hash_of(&text.replacen(check, "", 1)) == check)
}

fn hash_of(text: &str) -> String {
    hex(&Sha256::digest(text.as_bytes()))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use serde::Deserialize;

    #[derive(Debug, Serialize, Deserialize)]
    struct Leaf {
        #[serde(default)]
        check: String,
        words: String,
    }

    fn whole(text: &str) -> bool {
        serde_json::from_str::<Leaf>(text).is_ok_and(|leaf| is_whole(text, &leaf.check))
    }

    #[test]
    fn every_flipped_bit_is_found() {
        let leaf = Leaf {
            check: String::new(),
            words: "an owl \"check\": \"\"".to_owned(),
        };
        let text = sealed_text(&leaf).unwrap();
        assert!(whole(&text), "{text}");
        for place in 0..text.len() {
            for bit in 0..8 {
                let mut bytes = text.clone().into_bytes();
                if let Some(byte) = bytes.get_mut(place) {
                    *byte ^= 1 << bit;
                }
                let found = String::from_utf8(bytes).map_or(true, |text| {
                    // The name of the field alone may go: then nothing else has.
                    !whole(&text) || text.contains(&leaf.words.replace('"', "\\\""))
                });
                assert!(found, "bit {bit} of byte {place}");
            }
        }
    }

    #[test]
    fn what_was_written_before_there_was_a_check_is_read() {
        assert!(whole("{ \"words\": \"an owl\" }"));
        assert!(!whole("{ \"check\": \"\", \"words\": \"an owl\" }"));
    }
}
