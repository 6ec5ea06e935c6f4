//! The seals of a file's pages, looked at by all processors at once.
//!
//! SQLCipher would do the same one page after the other, and a school of many years would wait for it at every sign-in.
//! So it is done here, as the format says (SQLCipher 4, "HMAC"): HMAC-SHA512 of a page as it lies on the disk and of its
//! number, under a key made of the file's own. Nothing is decrypted. The file must be closed: another look at it from
//! this process would loosen the locks that SQLite holds on it.

use std::fs::File;
use std::io::{Read, Seek, SeekFrom};
use std::path::Path;
use std::sync::atomic::{AtomicBool, AtomicU32, Ordering};
use std::thread;

use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha512;
use zeroize::Zeroizing;

use super::key::StoreKey;
use crate::error::{Error, FileTrouble, Result};
use crate::progress::Progress;

/// As SQLCipher 4 lays a page out: the words, 16 bytes that they were mixed with, and the seal of both.
const PAGE: usize = 4096;
const SEAL: usize = 64;
/// The first page begins with the salt of the file, which no seal covers.
const SALT: usize = 16;
const SALT_MASK: u8 = 0x3a;
/// The page that SQLite locks by, and never writes.
const LOCKED_BY: u32 = 0x4000_0000 / 4096 + 1;

/// As many pages are read in one go: a megabyte.
const BLOCK: u32 = 256;

/// Whether the seal of every page holds. A file that ends within a page is broken.
///
/// # Errors
/// [`Error::Cancelled`]; where the file cannot be read.
pub(super) fn all_hold(path: &Path, key: &StoreKey, progress: &Progress) -> Result<bool> {
    let length = path.metadata()?.len();
    let pages = length / PAGE as u64;
    let Ok(pages) = u32::try_from(pages) else {
        return Err(FileTrouble::Damaged.into());
    };
    if length % PAGE as u64 != 0 || pages == 0 {
        return Ok(false);
    }
    let seals = Seals::of(path, key)?;
    let blocks = pages.div_ceil(BLOCK);
    progress.begin(blocks, "Looking through the school’s file")?;
    let next = AtomicU32::new(0);
    let broken = AtomicBool::new(false);
    let look = || -> Result<()> {
        let mut file = File::open(path)?;
        let mut bytes = vec![0; PAGE * BLOCK as usize];
        loop {
            let block = next.fetch_add(1, Ordering::Relaxed);
            if block >= blocks || broken.load(Ordering::Relaxed) {
                return Ok(());
            }
            let first = block * BLOCK;
            let count = BLOCK.min(pages - first);
            let wanted = bytes.get_mut(..PAGE * count as usize).unwrap_or_default();
            file.seek(SeekFrom::Start(u64::from(first) * PAGE as u64))?;
            file.read_exact(wanted)?;
            for (number, page) in (first + 1..).zip(wanted.chunks_exact(PAGE)) {
                if number != LOCKED_BY && !seals.hold(number, page) {
                    broken.store(true, Ordering::Relaxed);
                }
            }
            progress.item_done()?;
        }
    };
    let hands = thread::available_parallelism()
        .map_or(2, usize::from)
        .min(blocks as usize);
    let looked: Vec<Result<()>> = thread::scope(|scope| {
        let hands: Vec<_> = (0..hands).map(|_| scope.spawn(look)).collect();
        let stumbled = |_| Err(Error::Internal("a look through the file".to_owned()));
        hands
            .into_iter()
            .map(|hand| hand.join().unwrap_or_else(stumbled))
            .collect()
    });
    looked.into_iter().collect::<Result<()>>()?;
    Ok(!broken.into_inner())
}

/// What seals are made with.
struct Seals(Hmac<Sha512>);

impl Seals {
    /// The key of the seals is PBKDF2-HMAC-SHA512 of the file's key, two rounds, with the salt of the file masked.
    fn of(path: &Path, key: &StoreKey) -> Result<Self> {
        let mut salt = [0; SALT];
        File::open(path)?.read_exact(&mut salt)?;
        for byte in &mut salt {
            *byte ^= SALT_MASK;
        }
        let with_key = keyed(key.bytes())?;
        let of = |parts: [&[u8]; 2]| {
            let mut mac = with_key.clone();
            for part in parts {
                mac.update(part);
            }
            Zeroizing::new(<[u8; SEAL]>::from(mac.finalize().into_bytes()))
        };
        let first = of([&salt, &1_u32.to_be_bytes()]);
        let second = of([first.as_slice(), &[]]);
        let mut own = Zeroizing::new([0; 32]);
        for (byte, (first, second)) in own.iter_mut().zip(first.iter().zip(second.iter())) {
            *byte = first ^ second;
        }
        Ok(Self(keyed(own.as_slice())?))
    }

    fn hold(&self, number: u32, page: &[u8]) -> bool {
        let from = if number == 1 { SALT } else { 0 };
        let (Some(sealed), Some(seal)) = (page.get(from..PAGE - SEAL), page.get(PAGE - SEAL..))
        else {
            return false;
        };
        let mut mac = self.0.clone();
        mac.update(sealed);
        mac.update(&number.to_le_bytes());
        mac.verify_slice(seal).is_ok()
    }
}

fn keyed(key: &[u8]) -> Result<Hmac<Sha512>> {
    Hmac::new_from_slice(key).map_err(|_| Error::Internal("the key of the seals".to_owned()))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::indexing_slicing)]
    use std::path::PathBuf;

    use proptest::prelude::*;

    use super::*;
    use crate::store::SchoolFile;

    fn key() -> StoreKey {
        StoreKey::new([7; 32])
    }

    /// A file of more than one block, closed.
    fn filled(folder: &Path) -> PathBuf {
        let path = folder.join("school.waymark");
        let file = SchoolFile::open(&path, &key()).unwrap();
        file.connection()
            .execute_batch(
                "create table leaf (id integer primary key, body text not null) strict;
                 insert into leaf (body) select hex(randomblob(3000)) from
                 (with recursive n(i) as (select 1 union all select i + 1 from n where i < 400) select i from n);",
            )
            .unwrap();
        file.close().unwrap();
        assert!(path.metadata().unwrap().len() > u64::from(BLOCK) * PAGE as u64);
        path
    }

    fn hold(path: &Path, key: &StoreKey) -> bool {
        all_hold(path, key, &Progress::unwatched()).unwrap()
    }

    #[test]
    fn the_seals_of_a_whole_file_hold_under_its_own_key_alone() {
        let folder = tempfile::tempdir().unwrap();
        let path = filled(folder.path());
        assert!(hold(&path, &key()));
        assert!(!hold(&path, &StoreKey::new([8; 32])));
    }

    #[test]
    fn a_page_in_the_place_of_another_and_half_a_page_are_noticed() {
        let folder = tempfile::tempdir().unwrap();
        let path = filled(folder.path());
        let whole = std::fs::read(&path).unwrap();
        let mut swapped = whole.clone();
        let (before, after) = swapped.split_at_mut(4 * PAGE);
        before[3 * PAGE..].swap_with_slice(&mut after[..PAGE]);
        std::fs::write(&path, swapped).unwrap();
        assert!(!hold(&path, &key()));
        std::fs::write(&path, &whole[..whole.len() - 100]).unwrap();
        assert!(!hold(&path, &key()));
    }

    #[test]
    fn whoever_stops_the_look_is_heard() {
        let folder = tempfile::tempdir().unwrap();
        let path = filled(folder.path());
        let progress = Progress::unwatched();
        progress.cancel();
        let looked = all_hold(&path, &key(), &progress);
        assert!(matches!(looked, Err(Error::Cancelled)), "{looked:?}");
    }

    /// What SQLCipher says of the same file.
    fn says_sqlcipher(path: &Path) -> bool {
        SchoolFile::open_as_it_is(path, &key()).is_ok_and(|file| {
            let connection = file.connection();
            let mut check = connection.prepare("pragma cipher_integrity_check").unwrap();
            check.query([]).unwrap().next().unwrap().is_none()
        })
    }

    #[test]
    fn any_flipped_bit_is_noticed_as_sqlcipher_would() {
        let folder = tempfile::tempdir().unwrap();
        let path = filled(folder.path());
        let whole = std::fs::read(&path).unwrap();
        assert!(says_sqlcipher(&path));
        proptest!(ProptestConfig::with_cases(24), |(at in 0..whole.len(), bit in 0..8)| {
            let mut bytes = whole.clone();
            bytes[at] ^= 1_u8 << bit;
            std::fs::write(&path, bytes).unwrap();
            prop_assert!(!hold(&path, &key()));
            prop_assert!(!says_sqlcipher(&path));
        });
    }
}
