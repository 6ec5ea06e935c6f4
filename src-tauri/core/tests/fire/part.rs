//! What a part of the fire is, and how its many tries are spread over the processors.

use std::path::Path;
use std::sync::atomic::{AtomicU64, Ordering};

use crate::chance::Chance;

/// One kind of misfortune.
#[derive(Debug)]
pub(crate) struct Part {
    /// The word for `--only`.
    pub(crate) name: &'static str,
    pub(crate) what: &'static str,
    /// How many tries the short form makes, which CI runs.
    pub(crate) short: u64,
    /// How many the long form makes, on demand.
    pub(crate) long: u64,
    /// Panics where a promise is broken.
    pub(crate) run: fn(&Round<'_>) -> Verdict,
}

/// What came of a part whose promises held.
#[derive(Debug)]
pub(crate) enum Verdict {
    /// What was tried, with its counts.
    Held(String),
    /// Why it cannot be tried here.
    Skipped(String),
}

/// One run of a part.
#[derive(Debug)]
pub(crate) struct Round<'a> {
    /// How many tries are wanted.
    pub(crate) many: u64,
    pub(crate) seed: u64,
    /// Of the part alone; it is removed at the end.
    pub(crate) folder: &'a Path,
}

impl Round<'_> {
    /// Does `one` for each number below `many`, on all processors. Each gets chance of its own, so that what one does
    /// does not hang on the others.
    pub(crate) fn spread<T: Send>(
        &self,
        many: u64,
        one: impl Fn(u64, Chance) -> T + Sync,
    ) -> Vec<T> {
        let next = AtomicU64::new(0);
        let processors = std::thread::available_parallelism().map_or(1, usize::from);
        let work = || {
            let mut done = Vec::new();
            loop {
                let number = next.fetch_add(1, Ordering::Relaxed);
                if number >= many {
                    return done;
                }
                done.push(one(number, Chance::of(self.seed, number)));
                tell(number, many);
            }
        };
        std::thread::scope(|scope| {
            let workers: Vec<_> = (0..processors).map(|_| scope.spawn(work)).collect();
            let done = workers.into_iter().map(|worker| {
                worker.join().unwrap_or_else(|_| {
                    next.store(many, Ordering::Relaxed);
                    panic!("a promise is broken; see above")
                })
            });
            done.flatten().collect()
        })
    }
}

/// A line at every tenth of the way, for the long forms.
fn tell(number: u64, many: u64) {
    if many >= 100 && (number + 1).is_multiple_of(many / 10) {
        println!("  {} of {many}", number + 1);
    }
}
