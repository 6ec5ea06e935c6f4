//! What the core takes from outside itself: the time and new ids. Tests put their own in its place.

use std::fmt::Debug;

use chrono::{DateTime, Local, NaiveDate, NaiveDateTime, Utc};
use uuid::Uuid;

/// The time and the source of ids.
pub trait World: Send + Sync + Debug {
    /// Now, in universal time; what `recorded_at` is made from.
    fn now(&self) -> DateTime<Utc>;
    /// Now as the clock on the wall shows it.
    fn local_now(&self) -> NaiveDateTime;
    /// A moment as the clock on the wall showed it then.
    fn local(&self, at: DateTime<Utc>) -> NaiveDateTime {
        at.with_timezone(&Local).naive_local()
    }
    /// A new id: UUID version 7, so that ids sort by when they were made.
    fn new_id(&self) -> String;
    /// Today's date as the calendar on the wall shows it.
    fn today(&self) -> NaiveDate {
        self.local_now().date()
    }
}

/// This computer's own clock.
#[derive(Debug, Clone, Copy, Default)]
pub struct ThisComputer;

impl World for ThisComputer {
    fn now(&self) -> DateTime<Utc> {
        Utc::now()
    }

    fn local_now(&self) -> NaiveDateTime {
        Local::now().naive_local()
    }

    fn new_id(&self) -> String {
        Uuid::now_v7().to_string()
    }
}

/// A world that stands still at one moment and counts its ids: for tests, samples and reproducible papers.
#[derive(Debug)]
pub struct FixedWorld {
    moment: NaiveDateTime,
    ids: std::sync::atomic::AtomicU64,
}

impl FixedWorld {
    /// A world in which it is always `moment`.
    pub fn at(moment: NaiveDateTime) -> Self {
        Self {
            moment,
            ids: std::sync::atomic::AtomicU64::new(0),
        }
    }
}

impl World for FixedWorld {
    fn now(&self) -> DateTime<Utc> {
        self.moment.and_utc()
    }

    fn local_now(&self) -> NaiveDateTime {
        self.moment
    }

    fn local(&self, at: DateTime<Utc>) -> NaiveDateTime {
        at.naive_utc()
    }

    fn new_id(&self) -> String {
        counted_id(
            self.moment,
            self.ids.fetch_add(1, std::sync::atomic::Ordering::Relaxed),
        )
    }
}

/// An id made of a moment and a count: it sorts by the moment, and within it by the count.
pub(crate) fn counted_id(moment: NaiveDateTime, count: u64) -> String {
    let millis = u64::try_from(moment.and_utc().timestamp_millis()).unwrap_or_default();
    let [a, b, c, d, e, f, g, h] = count.to_be_bytes();
    uuid::Builder::from_unix_timestamp_millis(millis, &[0, 0, a, b, c, d, e, f, g, h])
        .into_uuid()
        .to_string()
}
