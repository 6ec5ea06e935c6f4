//! The long work that is under way, by the name that the window gave it, so that it can be stopped.

use std::collections::BTreeMap;
use std::sync::{Mutex, MutexGuard, PoisonError};

use serde::Deserialize;
use ts_rs::TS;

use crate::progress::Progress;

/// Stops long work before its next item. Work that is done already, or was never begun, is no error.
#[derive(Debug, Deserialize, TS)]
pub struct CancelWork {
    /// The name that the window gave the work when it began it.
    pub work: String,
}

/// What is under way.
#[derive(Debug, Default)]
pub(super) struct Works(Mutex<BTreeMap<String, Progress>>);

impl Works {
    /// Work begins; it is under way until what this gives is dropped, even by a panic.
    pub(super) fn begin(&self, name: &str, progress: &Progress) -> UnderWay<'_> {
        self.held().insert(name.to_owned(), progress.clone());
        UnderWay {
            works: self,
            name: name.to_owned(),
        }
    }

    pub(super) fn cancel(&self, name: &str) {
        if let Some(progress) = self.held().get(name) {
            progress.cancel();
        }
    }

    pub(super) fn cancel_all(&self) {
        for progress in self.held().values() {
            progress.cancel();
        }
    }

    fn held(&self) -> MutexGuard<'_, BTreeMap<String, Progress>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// That a piece of work is under way.
pub(super) struct UnderWay<'a> {
    works: &'a Works,
    name: String,
}

impl Drop for UnderWay<'_> {
    fn drop(&mut self) {
        self.works.held().remove(&self.name);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn work_is_stopped_by_its_name_and_no_other() {
        let works = Works::default();
        let (batch, import) = (Progress::unwatched(), Progress::unwatched());
        let _batch = works.begin("batch", &batch);
        let _import = works.begin("import", &import);
        works.cancel("batch");
        works.cancel("something else");
        assert!(batch.is_cancelled());
        assert!(!import.is_cancelled());
        works.cancel_all();
        assert!(import.is_cancelled());
    }

    #[test]
    fn what_is_done_is_no_longer_held() {
        let works = Works::default();
        let progress = Progress::unwatched();
        drop(works.begin("batch", &progress));
        works.cancel_all();
        assert!(!progress.is_cancelled());
    }
}
