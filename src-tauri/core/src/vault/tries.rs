//! `school.tries`: wrong passwords, counted beside the file since nothing inside it can be read yet. The count
//! outlives closing Waymark; what is noted goes into the audit trail once somebody has signed in.

use std::collections::BTreeMap;
use std::path::PathBuf;

use chrono::{DateTime, Duration, Utc};
use serde::{Deserialize, Serialize};

use crate::domain::id::StaffId;
use crate::error::{Error, Result};
use crate::store::disk;

/// Wrong passwords before the next try has to wait.
const FREE_TRIES: u32 = 3;
/// The longest wait between tries in seconds.
const LONGEST_WAIT: u32 = 60;
/// Wrong passwords after which the account is locked for a while.
const LOCKED_AFTER: u32 = 10;
/// How long, in minutes; a new one-time password from an administrator ends it before.
const LOCKED_FOR: i64 = 15;
/// The most tries that wait to be noted in the trail.
const MOST_UNTOLD: usize = 2000;

/// The file of the tries.
#[derive(Debug)]
pub(crate) struct Tries {
    path: PathBuf,
}

#[derive(Debug, Default, Serialize, Deserialize)]
struct Known {
    people: BTreeMap<String, Count>,
    untold: Vec<WrongTry>,
}

#[derive(Debug, Default, Serialize, Deserialize)]
struct Count {
    failures: u32,
    wait_until: Option<DateTime<Utc>>,
}

/// A wrong password that the trail does not know of yet.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct WrongTry {
    pub(crate) staff_id: StaffId,
    pub(crate) at: DateTime<Utc>,
}

impl Tries {
    pub(super) fn at(path: PathBuf) -> Self {
        Self { path }
    }

    /// Whether the person may try now.
    ///
    /// # Errors
    /// [`Error::TooSoon`] with the seconds that are left.
    pub(crate) fn may_try(&self, staff: &StaffId, now: DateTime<Utc>) -> Result<()> {
        let known = self.read();
        let until = known.people.get(staff.as_str()).and_then(|c| c.wait_until);
        match until.and_then(|until| seconds_left(until, now)) {
            Some(seconds) => Err(Error::TooSoon { seconds }),
            None => Ok(()),
        }
    }

    /// Counts a wrong password.
    pub(crate) fn wrong(&self, staff: &StaffId, now: DateTime<Utc>) -> Result<()> {
        let mut known = self.read();
        let count = known.people.entry(staff.as_str().to_owned()).or_default();
        count.failures = count.failures.saturating_add(1);
        count.wait_until = wait_after(count.failures).map(|wait| now + wait);
        if known.untold.len() < MOST_UNTOLD {
            known.untold.push(WrongTry {
                staff_id: staff.clone(),
                at: now,
            });
        }
        self.write(&known)
    }

    /// Forgets the count of a person: they signed in, or have a new one-time password.
    pub(crate) fn clear(&self, staff: &StaffId) -> Result<()> {
        let mut known = self.read();
        match known.people.remove(staff.as_str()) {
            Some(_) => self.write(&known),
            None => Ok(()),
        }
    }

    /// The tries that the trail does not know of yet.
    pub(crate) fn untold(&self) -> Vec<WrongTry> {
        self.read().untold
    }

    /// The trail knows of all of them now.
    pub(crate) fn told(&self) -> Result<()> {
        let mut known = self.read();
        if known.untold.is_empty() {
            return Ok(());
        }
        known.untold.clear();
        self.write(&known)
    }

    /// What cannot be read counts for nothing: it must not keep the school out.
    fn read(&self) -> Known {
        std::fs::read(&self.path)
            .ok()
            .and_then(|bytes| serde_json::from_slice(&bytes).ok())
            .unwrap_or_default()
    }

    fn write(&self, known: &Known) -> Result<()> {
        let text = serde_json::to_vec(known).map_err(|error| Error::Internal(error.to_string()))?;
        disk::write_whole(&self.path, &text)
    }
}

/// The whole seconds that are left. A wait is never longer than the longest there is, so that a clock that was set
/// back keeps nobody out.
fn seconds_left(until: DateTime<Utc>, now: DateTime<Utc>) -> Option<u32> {
    let left = (until - now).min(Duration::minutes(LOCKED_FOR));
    let left = u64::try_from(left.num_milliseconds()).ok()?;
    u32::try_from(left.div_ceil(1000))
        .ok()
        .filter(|seconds| *seconds > 0)
}

/// 1, 2, 4 ... 60 seconds after the third wrong password, a quarter of an hour from the tenth.
fn wait_after(failures: u32) -> Option<Duration> {
    if failures >= LOCKED_AFTER {
        return Some(Duration::minutes(LOCKED_FOR));
    }
    let late = failures.checked_sub(FREE_TRIES)?;
    let seconds = 1_u32
        .checked_shl(late.min(6))
        .unwrap_or(LONGEST_WAIT)
        .min(LONGEST_WAIT);
    Some(Duration::seconds(i64::from(seconds)))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]
    use super::*;

    #[test]
    fn the_wait_doubles_to_a_minute_and_from_the_tenth_wrong_password_is_a_quarter_of_an_hour() {
        let waits: Vec<Option<i64>> = (1..=12)
            .map(|failures| wait_after(failures).map(|wait| wait.num_seconds()))
            .collect();
        let expected = [
            None,
            None,
            Some(1),
            Some(2),
            Some(4),
            Some(8),
            Some(16),
            Some(32),
            Some(60),
            Some(900),
            Some(900),
            Some(900),
        ];
        assert_eq!(waits, expected);
    }

    fn at(path: &std::path::Path) -> Tries {
        Tries::at(path.join("tries.json"))
    }

    fn moment(seconds: i64) -> DateTime<Utc> {
        DateTime::from_timestamp(1_762_765_200 + seconds, 0).unwrap()
    }

    fn waits(tries: &Tries, staff: &StaffId, now: DateTime<Utc>) -> Option<u32> {
        match tries.may_try(staff, now) {
            Ok(()) => None,
            Err(Error::TooSoon { seconds }) => Some(seconds),
            Err(other) => panic!("{other:?}"),
        }
    }

    #[test]
    fn wrong_passwords_hold_up_that_person_alone_and_a_restart_changes_nothing() {
        let folder = tempfile::tempdir().unwrap();
        let (me, you) = (StaffId::new("me"), StaffId::new("you"));
        for _ in 0..2 {
            at(folder.path()).wrong(&me, moment(0)).unwrap();
            assert_eq!(waits(&at(folder.path()), &me, moment(0)), None);
        }
        for _ in 2..10 {
            at(folder.path()).wrong(&me, moment(0)).unwrap();
        }
        assert_eq!(waits(&at(folder.path()), &me, moment(0)), Some(900));
        assert_eq!(waits(&at(folder.path()), &me, moment(899)), Some(1));
        assert_eq!(waits(&at(folder.path()), &me, moment(900)), None);
        assert_eq!(waits(&at(folder.path()), &me, moment(901)), None);
        assert_eq!(waits(&at(folder.path()), &you, moment(0)), None);
        // A clock that was set back keeps nobody out for longer than the longest wait.
        assert_eq!(waits(&at(folder.path()), &me, moment(-90_000)), Some(900));
        at(folder.path()).clear(&me).unwrap();
        assert_eq!(waits(&at(folder.path()), &me, moment(0)), None);
        at(folder.path()).wrong(&me, moment(0)).unwrap();
        assert_eq!(waits(&at(folder.path()), &me, moment(0)), None);
    }

    #[test]
    fn each_try_waits_for_the_trail_once_and_they_never_grow_without_end() {
        let folder = tempfile::tempdir().unwrap();
        let tries = at(folder.path());
        let me = StaffId::new("me");
        tries.told().unwrap();
        assert!(
            !folder.path().join("tries.json").exists(),
            "nothing to keep"
        );
        tries.wrong(&me, moment(7)).unwrap();
        let untold = tries.untold();
        assert_eq!(untold.len(), 1);
        assert_eq!(
            (&untold[0].staff_id, untold[0].at),
            (&me, moment(7)),
            "who, and when"
        );
        tries.told().unwrap();
        assert_eq!(tries.untold().len(), 0);
        let known = Known {
            untold: vec![untold[0].clone(); MOST_UNTOLD - 1],
            ..Known::default()
        };
        tries.write(&known).unwrap();
        for _ in 0..2 {
            tries.wrong(&me, moment(9)).unwrap();
        }
        assert_eq!(tries.untold().len(), MOST_UNTOLD);
    }

    #[test]
    fn what_cannot_be_read_keeps_nobody_out() {
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(folder.path().join("tries.json"), b"{").unwrap();
        assert_eq!(
            waits(&at(folder.path()), &StaffId::new("me"), moment(0)),
            None
        );
    }
}
