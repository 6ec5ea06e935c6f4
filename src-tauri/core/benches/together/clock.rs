//! How long something takes, warm.

use std::time::{Duration, Instant};

/// The middle of some twenty times, after two that do not count; fewer of what is slow. A middle, since other work on
/// the machine makes some of them long and none of them short.
pub(crate) fn middle_of(act: impl FnMut()) -> Duration {
    middle_of_most(21, act)
}

/// The middle of so many times, or of those that fit into some seconds.
pub(crate) fn middle_of_most(most: usize, mut act: impl FnMut()) -> Duration {
    act();
    act();
    let mut times = Vec::new();
    let end = Instant::now() + Duration::from_secs(6);
    while times.len() < 5 || (times.len() < most && Instant::now() < end) {
        times.push(once(&mut act));
    }
    middle(times)
}

/// One time.
pub(crate) fn once(act: impl FnOnce()) -> Duration {
    let start = Instant::now();
    act();
    start.elapsed()
}

/// The middle of some times.
pub(crate) fn middle(mut times: Vec<Duration>) -> Duration {
    times.sort();
    times[times.len() / 2]
}
