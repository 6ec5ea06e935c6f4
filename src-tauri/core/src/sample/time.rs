//! The clock of the sample school: it is set to each moment of the past in turn, so that every record and every line
//! of the audit trail carries the day on which it would have been written.

use std::sync::Mutex;
use std::sync::PoisonError;
use std::sync::atomic::{AtomicU64, Ordering};

use chrono::{DateTime, NaiveDateTime, Utc};

use crate::world::{World, counted_id};

/// A world whose time is set by hand and whose ids are counted, so that two makings are alike.
#[derive(Debug)]
pub(super) struct PastWorld {
    moment: Mutex<NaiveDateTime>,
    ids: AtomicU64,
}

impl PastWorld {
    pub(super) fn at(moment: NaiveDateTime) -> Self {
        Self {
            moment: Mutex::new(moment),
            ids: AtomicU64::new(0),
        }
    }

    /// It is now that moment.
    pub(super) fn set(&self, moment: NaiveDateTime) {
        *self.moment.lock().unwrap_or_else(PoisonError::into_inner) = moment;
    }

    /// An id that sorts by the moment at which its record was made, and by the order of making within it.
    pub(super) fn id_at(&self, moment: NaiveDateTime) -> String {
        counted_id(moment, self.ids.fetch_add(1, Ordering::Relaxed))
    }
}

impl World for PastWorld {
    fn now(&self) -> DateTime<Utc> {
        self.local_now().and_utc()
    }

    fn local_now(&self) -> NaiveDateTime {
        *self.moment.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn new_id(&self) -> String {
        self.id_at(self.local_now())
    }
}
