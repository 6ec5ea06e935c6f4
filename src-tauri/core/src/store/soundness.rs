//! Whether the file is whole, as far as can be seen in the moment of signing in.
//!
//! Every page is sealed (HMAC), and all seals are looked at before anything is shown (`seals`): read later, a broken page
//! that holds the end of a long text would pass for an empty one. What a seal cannot tell is that pages are gone from the end;
//! that is asked too, and after a session that was cut short whether the pages fit together. All of it, every page and
//! every row, is looked at whenever a backup is made.

use std::path::{Path, PathBuf};

use super::file::SchoolFile;
use super::seals;
use crate::error::{FileTrouble, Result};
use crate::progress::Progress;

/// Whether a session with the file at `path` was cut short: its log was left beside it. Asked before the file is opened.
pub(crate) fn was_cut_short(path: &Path) -> bool {
    log_of(path)
        .metadata()
        .is_ok_and(|metadata| metadata.len() > 0)
}

fn log_of(path: &Path) -> PathBuf {
    let mut log = path.as_os_str().to_owned();
    log.push("-wal");
    PathBuf::from(log)
}

impl SchoolFile {
    /// Closes the file, looks it through for damage, and opens it again as it is: whether the end is there, the seal of
    /// every page, and after a session that was cut short whether the pages fit together.
    ///
    /// # Errors
    /// [`FileTrouble::Damaged`]; [`Error::Cancelled`](crate::Error::Cancelled) where the person stops it.
    pub(crate) fn looked_through(self, cut_short: bool, progress: &Progress) -> Result<Self> {
        let (path, key) = (self.path()?.to_owned(), self.key());
        self.end_is_there(cut_short)?;
        self.close()?;
        if !seals::all_hold(&path, &key, progress)? {
            return Err(FileTrouble::Damaged.into());
        }
        let file = Self::open_as_it_is(&path, &key)?;
        if cut_short {
            // The library does it in one go, and nobody can know how long it takes.
            progress.begin(0, "Looking through the school’s file")?;
            let said: String = file
                .connection()
                .query_row("pragma quick_check(1)", [], |row| row.get(0))?;
            if said != "ok" {
                return Err(FileTrouble::Damaged.into());
            }
        }
        Ok(file)
    }

    fn end_is_there(&self, cut_short: bool) -> Result<()> {
        let connection = self.connection();
        if cut_short {
            // What is in the log belongs into the file; the length of the file says nothing before.
            connection.query_row("pragma wal_checkpoint(truncate)", [], |_| Ok(()))?;
        }
        let pages: u32 = connection.query_row("pragma page_count", [], |row| row.get(0))?;
        // SQLCipher answers for the size of a page itself, and in words.
        let page_bytes: String =
            connection.query_row("pragma cipher_page_size", [], |row| row.get(0))?;
        let page_bytes: u32 = page_bytes.parse().map_err(|_| FileTrouble::Damaged)?;
        let wanted = u64::from(pages) * u64::from(page_bytes);
        if self.path()?.metadata()?.len() < wanted {
            return Err(FileTrouble::Damaged.into());
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::indexing_slicing)]
    use super::*;
    use crate::Error;
    use crate::store::StoreKey;

    fn key() -> StoreKey {
        StoreKey::new([7; 32])
    }

    /// A file with enough in it for many pages, closed.
    fn filled(path: &Path) {
        let file = SchoolFile::open(path, &key()).unwrap();
        file.connection()
            .execute_batch(
                "create table leaf (id integer primary key, body text not null) strict;
                 insert into leaf (body) select hex(randomblob(300)) from
                 (with recursive n(i) as (select 1 union all select i + 1 from n where i < 400) select i from n);",
            )
            .unwrap();
        file.close().unwrap();
    }

    fn looked_through(path: &Path, cut_short: bool) -> Result<SchoolFile> {
        SchoolFile::open(path, &key())?.looked_through(cut_short, &Progress::unwatched())
    }

    fn damaged<T: std::fmt::Debug>(told: Result<T>) -> bool {
        matches!(told, Err(Error::File(FileTrouble::Damaged)))
    }

    #[test]
    fn an_end_that_is_gone_is_noticed_at_once() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("school.waymark");
        filled(&path);
        let whole = std::fs::read(&path).unwrap();
        looked_through(&path, false).unwrap();
        std::fs::write(&path, &whole[..whole.len() - 4096]).unwrap();
        assert!(damaged(looked_through(&path, false)));
    }

    #[test]
    fn after_a_session_that_was_cut_short_every_page_is_looked_at() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("school.waymark");
        filled(&path);
        assert!(!was_cut_short(&path));
        let file = SchoolFile::open(&path, &key()).unwrap();
        file.connection()
            .execute_batch("insert into leaf (body) values ('one more')")
            .unwrap();
        assert!(was_cut_short(&path), "what a power cut would leave now");
        let file = file.looked_through(true, &Progress::unwatched()).unwrap();
        file.close().unwrap();
        let mut bytes = std::fs::read(&path).unwrap();
        let place = bytes.len() / 2;
        bytes[place] ^= 1;
        std::fs::write(&path, bytes).unwrap();
        // The page may be one that is read at opening already.
        assert!(damaged(looked_through(&path, true)));
    }
}
