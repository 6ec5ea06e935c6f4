//! How long work tells how far it has come, and hears that it should stop.
//!
//! Work of more than a moment (a batch of papers, an import, a backup) is counted in items. Between two of them it
//! says so through its [`Progress`], which answers whether to go on. The handle is cheap to clone and may be used
//! from several threads at once.

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use serde::Serialize;
use ts_rs::TS;

use crate::error::{Error, Result};

/// The window is told no more often than this, however fast the items go by.
const BREATH: Duration = Duration::from_millis(50);

/// How far long work has come.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, TS)]
pub struct Step {
    /// Items done in this part of the work.
    pub done: u32,
    /// Items there are; 0 where nobody can know.
    pub total: u32,
    /// What is being done, for the person who waits: "Laying out the papers". It names no child.
    pub words: String,
}

/// One piece of long work as seen by who does it and by who waits for it.
#[derive(Clone)]
pub struct Progress(Arc<Inner>);

struct Inner {
    cancelled: AtomicBool,
    state: Mutex<State>,
    tell: Box<dyn Fn(&Step) + Send + Sync>,
}

#[derive(Default)]
struct State {
    step: Step,
    told_at: Option<Instant>,
}

impl std::fmt::Debug for Progress {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Progress")
            .field("step", &self.state().step)
            .field("cancelled", &self.is_cancelled())
            .finish()
    }
}

impl Progress {
    /// Work that nobody watches: on the command line, in a test.
    pub fn unwatched() -> Self {
        Self::told_to(|_| {})
    }

    /// Work that tells each step to `tell`, which must not block.
    pub fn told_to(tell: impl Fn(&Step) + Send + Sync + 'static) -> Self {
        Self(Arc::new(Inner {
            cancelled: AtomicBool::new(false),
            state: Mutex::new(State::default()),
            tell: Box::new(tell),
        }))
    }

    /// Begins a part of the work with `total` items, 0 where nobody can know how many. Always told.
    ///
    /// # Errors
    /// [`Error::Cancelled`] where the person has stopped the work.
    pub fn begin(&self, total: u32, words: &str) -> Result<()> {
        let step = Step {
            done: 0,
            total,
            words: words.to_owned(),
        };
        let mut state = self.state();
        state.step = step;
        self.tell(&mut state);
        drop(state);
        self.check()
    }

    /// One more item is done.
    ///
    /// # Errors
    /// [`Error::Cancelled`] where the person has stopped the work.
    pub fn item_done(&self) -> Result<()> {
        let mut state = self.state();
        state.step.done = state.step.done.saturating_add(1);
        let last = state.step.done == state.step.total;
        let rested = state.told_at.is_none_or(|at| at.elapsed() >= BREATH);
        if last || rested {
            self.tell(&mut state);
        }
        drop(state);
        self.check()
    }

    /// Asks whether to go on, where there is no item to count.
    ///
    /// # Errors
    /// [`Error::Cancelled`] where the person has stopped the work.
    pub fn check(&self) -> Result<()> {
        if self.is_cancelled() {
            Err(Error::Cancelled)
        } else {
            Ok(())
        }
    }

    /// Asks the work to stop before its next item.
    pub fn cancel(&self) {
        self.0.cancelled.store(true, Ordering::Release);
    }

    /// Whether it was asked to stop.
    pub fn is_cancelled(&self) -> bool {
        self.0.cancelled.load(Ordering::Acquire)
    }

    /// How far the work is now.
    pub fn step(&self) -> Step {
        self.state().step.clone()
    }

    // Told under the lock, so that steps arrive in their order.
    fn tell(&self, state: &mut State) {
        state.told_at = Some(Instant::now());
        (self.0.tell)(&state.step);
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.0.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    fn listened() -> (Progress, Arc<Mutex<Vec<Step>>>) {
        let heard = Arc::new(Mutex::new(Vec::new()));
        let ears = Arc::clone(&heard);
        let progress = Progress::told_to(move |step| ears.lock().unwrap().push(step.clone()));
        (progress, heard)
    }

    #[test]
    fn the_beginning_and_the_end_are_always_told_and_what_flies_by_is_not() {
        let (progress, heard) = listened();
        progress.begin(10_000, "Reading").unwrap();
        for _ in 0..10_000 {
            progress.item_done().unwrap();
        }
        let heard = heard.lock().unwrap();
        assert_eq!(heard.first().unwrap().done, 0);
        assert_eq!(heard.last().unwrap().done, 10_000);
        assert!(heard.len() < 5_000, "told {} times", heard.len());
        assert!(heard.iter().all(|step| step.words == "Reading"));
    }

    #[test]
    fn what_is_cancelled_stops_before_the_next_item() {
        let progress = Progress::unwatched();
        progress.begin(3, "Reading").unwrap();
        progress.item_done().unwrap();
        progress.clone().cancel();
        assert!(matches!(progress.item_done(), Err(Error::Cancelled)));
        assert!(matches!(progress.check(), Err(Error::Cancelled)));
        assert!(matches!(
            progress.begin(2, "Writing"),
            Err(Error::Cancelled)
        ));
    }

    #[test]
    fn items_of_many_threads_are_all_counted_and_told_in_order() {
        let (progress, heard) = listened();
        progress.begin(400, "Laying out").unwrap();
        std::thread::scope(|scope| {
            for _ in 0..4 {
                scope.spawn(|| (0..100).for_each(|_| progress.item_done().unwrap()));
            }
        });
        assert_eq!(progress.step().done, 400);
        assert!(heard.lock().unwrap().is_sorted_by_key(|step| step.done));
    }
}
