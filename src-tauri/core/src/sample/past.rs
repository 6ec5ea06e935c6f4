//! The deeds of the past: gathered in any order, then done in the order of their moments.

use std::sync::Arc;

use chrono::{Duration, NaiveDate, NaiveDateTime};
use ts_rs::TS;

use super::time::PastWorld;
use crate::domain::id::StaffId;
use crate::domain::record::Record;
use crate::domain::role::{Action, Role};
use crate::error::Result;
use crate::office::{Deed, Session};
use crate::store::WriteTx;

/// A colleague of the sample school.
#[derive(Debug, Clone)]
pub(super) struct Colleague {
    pub(super) id: StaffId,
    /// "Mrs A Okafor".
    pub(super) name: &'static str,
    pub(super) title: &'static str,
    pub(super) role: Role,
    pub(super) administrator: bool,
    pub(super) left_on: Option<NaiveDate>,
}

/// Somebody who does deeds.
pub(super) trait Doer {
    /// In whose name they are done.
    fn session(&self) -> Session;
}

impl Doer for Colleague {
    fn session(&self) -> Session {
        Session::new(self.id.clone(), self.role, self.administrator)
    }
}

/// What was done, by whom and when.
struct PastDeed {
    at: NaiveDateTime,
    deed: Deed,
}

/// All deeds up to now.
pub(super) struct Past {
    clock: Arc<PastWorld>,
    now: NaiveDateTime,
    deeds: Vec<PastDeed>,
}

impl Past {
    /// A past that ends now: nothing in it is later.
    pub(super) fn until(now: NaiveDateTime) -> Self {
        Self {
            clock: Arc::new(PastWorld::at(now)),
            now,
            deeds: Vec::new(),
        }
    }

    /// The clock that is set to each deed's moment as it is done.
    pub(super) fn clock(&self) -> Arc<PastWorld> {
        Arc::clone(&self.clock)
    }

    pub(super) fn today(&self) -> NaiveDate {
        self.now.date()
    }

    /// A moment of a day, some minutes after eight in the morning, and never after now.
    pub(super) fn moment(&self, day: NaiveDate, minutes: i32) -> NaiveDateTime {
        let eight = day.and_time(chrono::NaiveTime::MIN) + Duration::hours(8);
        (eight + Duration::minutes(i64::from(minutes))).min(self.now)
    }

    /// A new id that sorts by the moment.
    pub(super) fn id(&self, at: NaiveDateTime) -> String {
        self.clock.id_at(at)
    }

    /// That somebody added a record.
    pub(super) fn add<R: Record + 'static>(
        &mut self,
        at: NaiveDateTime,
        who: &impl Doer,
        action: Action,
        record: R,
    ) {
        self.deed(at, who, action, move |tx| tx.add(&record));
    }

    /// That somebody changed a record to what it is here, whatever it was.
    pub(super) fn revise<R: Record + TS + 'static>(
        &mut self,
        at: NaiveDateTime,
        who: &impl Doer,
        action: Action,
        record: R,
    ) {
        self.deed(at, who, action, move |tx| {
            let version = tx.kept::<R>(record.id())?.version;
            tx.revise(&record, version)
        });
    }

    /// That somebody did something else.
    pub(super) fn deed(
        &mut self,
        at: NaiveDateTime,
        who: &impl Doer,
        action: Action,
        run: impl FnOnce(&mut WriteTx<'_>) -> Result<()> + 'static,
    ) {
        let deed = Deed {
            session: who.session(),
            action,
            run: Box::new(run),
        };
        self.deeds.push(PastDeed { at, deed });
    }

    /// Gives the deeds told so far by their moments, those of one moment in the order in which they were told. The
    /// clock goes with them.
    pub(super) fn take_in_order(&mut self) -> impl Iterator<Item = Deed> + use<> {
        let mut deeds = std::mem::take(&mut self.deeds);
        deeds.sort_by_key(|deed| deed.at);
        let clock = self.clock();
        deeds.into_iter().map(move |past| {
            clock.set(past.at);
            past.deed
        })
    }
}
