//! The same work on many things, on all processors.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, PoisonError};

/// Does `work` on each item, many at a time; the answers come in the order of the items. After the
/// first failure nothing new is begun.
///
/// # Errors
/// The failure of the first item in order that failed.
pub(crate) fn map<T: Sync, R: Send, E: Send>(
    items: &[T],
    work: impl Fn(&T) -> Result<R, E> + Sync,
) -> Result<Vec<R>, E> {
    let hands = std::thread::available_parallelism()
        .map_or(1, usize::from)
        .min(items.len());
    if hands <= 1 {
        return items.iter().map(work).collect();
    }
    let next = AtomicUsize::new(0);
    let done: Mutex<Vec<(usize, Result<R, E>)>> = Mutex::new(Vec::with_capacity(items.len()));
    std::thread::scope(|scope| {
        for _ in 0..hands {
            scope.spawn(|| {
                while let Some((place, item)) = take(items, &next) {
                    let outcome = work(item);
                    if outcome.is_err() {
                        next.store(items.len(), Ordering::Relaxed);
                    }
                    let mut done = done.lock().unwrap_or_else(PoisonError::into_inner);
                    done.push((place, outcome));
                }
            });
        }
    });
    let mut done = done.into_inner().unwrap_or_else(PoisonError::into_inner);
    done.sort_by_key(|(place, _)| *place);
    done.into_iter().map(|(_, outcome)| outcome).collect()
}

fn take<'a, T>(items: &'a [T], next: &AtomicUsize) -> Option<(usize, &'a T)> {
    let place = next.fetch_add(1, Ordering::Relaxed);
    items.get(place).map(|item| (place, item))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn answers_come_in_the_order_of_the_items() {
        let items: Vec<u32> = (0..500).collect();
        let doubled = map(&items, |n| Ok::<_, ()>(n * 2)).unwrap();
        assert!(doubled.iter().zip(&items).all(|(two, one)| *two == one * 2));
        assert_eq!(doubled.len(), 500);
    }

    #[test]
    fn a_failure_is_told_and_ends_the_work() {
        let items: Vec<u32> = (0..10_000).collect();
        let begun = AtomicUsize::new(0);
        let outcome = map(&items, |n| {
            begun.fetch_add(1, Ordering::Relaxed);
            if *n == 3 { Err("three") } else { Ok(()) }
        });
        assert_eq!(outcome, Err("three"));
        assert!(begun.into_inner() < 10_000);
    }
}
