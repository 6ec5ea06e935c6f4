//! The recovery sheet: a code of 160 random bits that exists only on paper, and the age identity made from it.
//!
//! The code is written in eight groups of Crockford's base 32, each four characters with a fifth that checks them, so
//! that a slip of the pen is told at its own group.

use std::str::FromStr;

use age::x25519::Identity;
use sha2::{Digest, Sha256};
use zeroize::{Zeroize, Zeroizing};

use super::{random, staff_key::expanded};
use crate::error::{Error, Result};

/// How many groups a code has.
pub const GROUPS: usize = 8;
/// Characters of a group that carry the code; one more checks them.
const CARRYING: usize = 4;
const ALPHABET: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/// What stands on a recovery sheet. It is never written to the disk.
#[derive(Clone)]
pub struct RecoveryCode([u8; 20]);

impl std::fmt::Debug for RecoveryCode {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("RecoveryCode(..)")
    }
}

impl Drop for RecoveryCode {
    fn drop(&mut self) {
        self.0.zeroize();
    }
}

/// What is wrong with a code that was typed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CodeTrouble {
    /// It does not have eight groups of five characters.
    Length,
    /// The group of this number, counted from one, was not read right.
    Group(usize),
}

impl CodeTrouble {
    /// The same in a sentence.
    pub fn words(self) -> String {
        match self {
            Self::Length => {
                "Type all eight groups of five from the sheet. Spaces and small letters do not matter.".to_owned()
            }
            Self::Group(number) => {
                format!("Group {number} is not as it stands on the sheet. Compare it character by character.")
            }
        }
    }
}

impl RecoveryCode {
    /// A new code.
    pub(crate) fn new() -> Result<Self> {
        Ok(Self(random()?))
    }

    /// The eight groups as they are printed.
    pub fn groups(&self) -> Vec<String> {
        (0..GROUPS).map(|group| self.group(group)).collect()
    }

    /// Reads a code that was typed or scanned: small letters, any marks between, and the letters O, I and L for the
    /// numbers they look like.
    ///
    /// # Errors
    /// Which group is not right, as far as its check tells.
    pub fn read(typed: &str) -> std::result::Result<Self, CodeTrouble> {
        let typed = typed.trim();
        let typed = typed.strip_prefix(SCANNED).unwrap_or(typed);
        let characters = Zeroizing::new(plain(typed));
        if characters.len() != GROUPS * (CARRYING + 1) {
            return Err(CodeTrouble::Length);
        }
        let mut bits = Zeroizing::new(Vec::with_capacity(GROUPS * CARRYING * 5));
        for (group, text) in characters.chunks(CARRYING + 1).enumerate() {
            let wrong = CodeTrouble::Group(group + 1);
            let (carrying, check) = text.split_at(CARRYING);
            if check != [check_of(group, carrying)] {
                return Err(wrong);
            }
            for character in carrying {
                let place = ALPHABET.iter().position(|one| one == character);
                let value = place.ok_or(wrong)?;
                bits.extend((0..5).rev().map(|bit| (value >> bit) & 1 == 1));
            }
        }
        let mut code = Self([0; 20]);
        for (byte, bits) in code.0.iter_mut().zip(bits.chunks(8)) {
            *byte = bits
                .iter()
                .fold(0, |byte, bit| (byte << 1) | u8::from(*bit));
        }
        Ok(code)
    }

    /// Whether a group that was typed is the one of this number, counted from zero.
    pub fn has_group(&self, number: usize, typed: &str) -> bool {
        number < GROUPS && plain(typed) == self.group(number).into_bytes()
    }

    /// What the QR code on the sheet says.
    pub fn scanned(&self) -> String {
        format!("{SCANNED}{}", self.groups().join("-"))
    }

    /// The identity to which keys are sealed.
    pub(super) fn identity(&self) -> Result<Identity> {
        let secret = expanded(&self.0, "waymark recovery sheet 1")?;
        let prefix = bech32::Hrp::parse_unchecked("AGE-SECRET-KEY-");
        let text = bech32::encode_upper::<bech32::Bech32>(prefix, secret.as_slice())
            .map(Zeroizing::new)
            .map_err(|trouble| Error::Internal(format!("the recovery key: {trouble}")))?;
        Identity::from_str(&text)
            .map_err(|trouble| Error::Internal(format!("the recovery key: {trouble}")))
    }

    fn group(&self, number: usize) -> String {
        let bits = self
            .0
            .iter()
            .flat_map(|byte| (0..8).rev().map(move |bit| (byte >> bit) & 1));
        let bits: Vec<u8> = bits
            .skip(number * CARRYING * 5)
            .take(CARRYING * 5)
            .collect();
        let mut text: Vec<u8> = bits
            .chunks(5)
            .filter_map(|five| {
                let value = five
                    .iter()
                    .fold(0, |value, bit| (value << 1) | usize::from(*bit));
                ALPHABET.get(value).copied()
            })
            .collect();
        text.push(check_of(number, &text));
        text.into_iter().map(char::from).collect()
    }
}

/// What a scanner reads before the code itself.
const SCANNED: &str = "WAYMARK-RECOVERY:";

/// The characters of the code alone, as the alphabet has them.
fn plain(typed: &str) -> Vec<u8> {
    typed
        .bytes()
        .filter(u8::is_ascii_alphanumeric)
        .map(|character| match character.to_ascii_uppercase() {
            b'O' => b'0',
            b'I' | b'L' => b'1',
            other => other,
        })
        .collect()
}

/// Checks a group: it finds nearly every slip, and a group in another's place.
fn check_of(group: usize, carrying: &[u8]) -> u8 {
    let hash = Sha256::new()
        .chain_update(b"waymark recovery sheet ")
        .chain_update(group.to_be_bytes())
        .chain_update(carrying)
        .finalize();
    let place = hash.first().map_or(0, |byte| usize::from(byte % 32));
    ALPHABET.get(place).copied().unwrap_or(b'0')
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::indexing_slicing)]
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]

        #[test]
        fn what_is_printed_is_read_back_however_it_is_typed(bytes in any::<[u8; 20]>()) {
            let code = RecoveryCode(bytes);
            let printed = code.groups().join(" ");
            for typed in [printed.clone(), printed.to_lowercase(), printed.replace(' ', ""),
                printed.replace('0', "o").replace('1', "l"), code.scanned()] {
                prop_assert_eq!(RecoveryCode::read(&typed).unwrap().0, bytes);
            }
        }

        #[test]
        fn a_slip_is_told_at_its_group_or_opens_nothing(
            bytes in any::<[u8; 20]>(), place in 0_usize..40, slip in 0_usize..32,
        ) {
            let code = RecoveryCode(bytes);
            let mut text = plain(&code.groups().concat());
            prop_assume!(text[place] != ALPHABET[slip]);
            text[place] = ALPHABET[slip];
            match RecoveryCode::read(std::str::from_utf8(&text).unwrap()) {
                Err(trouble) => prop_assert_eq!(trouble, CodeTrouble::Group(place / 5 + 1)),
                Ok(read) => prop_assert_ne!(read.0, bytes),
            }
        }
    }

    #[test]
    fn most_slips_are_told_at_once() {
        let code = RecoveryCode([0x5a; 20]);
        let right = plain(&code.groups().concat());
        let (mut tried, mut told) = (0, 0);
        for place in 0..right.len() {
            for slip in ALPHABET.iter().filter(|slip| **slip != right[place]) {
                let mut text = right.clone();
                text[place] = *slip;
                tried += 1;
                told += u32::from(RecoveryCode::read(std::str::from_utf8(&text).unwrap()).is_err());
            }
        }
        assert!(told * 100 >= tried * 95, "{told} of {tried}");
    }

    #[test]
    fn each_sheet_has_its_own_identity_and_the_same_one_each_time() {
        let (one, two) = (RecoveryCode::new().unwrap(), RecoveryCode::new().unwrap());
        let public = |code: &RecoveryCode| code.identity().unwrap().to_public().to_string();
        assert_ne!(public(&one), public(&two));
        let again = RecoveryCode::read(&one.groups().join("-")).unwrap();
        assert_eq!(public(&one), public(&again));
    }

    #[test]
    fn a_group_is_compared_as_it_is_typed() {
        let code = RecoveryCode::new().unwrap();
        let third = code.groups()[2].clone();
        assert!(code.has_group(2, &format!(" {} ", third.to_lowercase())));
        assert!(!code.has_group(3, &third) || code.groups()[3] == third);
        assert!(!code.has_group(GROUPS, &third));
        assert!(!code.has_group(GROUPS, &code.group(GROUPS)));
        assert_eq!(RecoveryCode::read("0000").unwrap_err(), CodeTrouble::Length);
        assert!(CodeTrouble::Group(3).words().contains("Group 3"));
    }
}
