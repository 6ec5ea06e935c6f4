//! The backup of the day for people who never sign out: looked after by a thread of its own.

use std::sync::{Arc, Weak};
use std::thread;
use std::time::Duration;

use waymark_core::Result;
use waymark_core::desk::Desk;

use super::trouble_kind;

/// How long it waits before it looks whether a backup is due.
const LOOKS_EVERY: Duration = Duration::from_secs(10 * 60);

/// Something that makes the backup that is due, and says whether one was.
pub(crate) trait BacksUp: Send + Sync + 'static {
    fn back_up_if_due(&self) -> Result<bool>;
}

impl BacksUp for Desk {
    fn back_up_if_due(&self) -> Result<bool> {
        Self::back_up_if_due(self)
    }
}

/// Looks after the backups for as long as the desk is there.
pub(crate) fn look_after(desk: &Arc<Desk>) {
    let desk = Arc::downgrade(desk);
    thread::spawn(move || go_round(&desk, thread::sleep));
}

/// Waits, looks, and begins again until the desk is gone. Trouble is logged, and the next look tries anew.
fn go_round<B: BacksUp>(desk: &Weak<B>, mut wait: impl FnMut(Duration)) {
    loop {
        wait(LOOKS_EVERY);
        let Some(desk) = desk.upgrade() else { return };
        match desk.back_up_if_due() {
            Ok(true) => log::info!("daily backup made"),
            Ok(false) => {}
            Err(trouble) => log::error!("daily backup: {}", trouble_kind(&trouble)),
        }
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use std::sync::Mutex;

    use waymark_core::Error;
    use waymark_core::error::FileTrouble;

    use super::*;

    /// A desk whose backup is due once a day by a clock that only the waiting moves.
    #[derive(Default)]
    struct Clocked {
        minutes: Mutex<u64>,
        made_at: Arc<Mutex<Vec<u64>>>,
        /// Looks that fail before one is made.
        fails: Mutex<u32>,
    }

    impl BacksUp for Clocked {
        fn back_up_if_due(&self) -> Result<bool> {
            let now = *self.minutes.lock().unwrap();
            let mut made_at = self.made_at.lock().unwrap();
            if made_at.last().is_some_and(|last| now - last < 24 * 60) {
                return Ok(false);
            }
            let mut fails = self.fails.lock().unwrap();
            if *fails > 0 {
                *fails -= 1;
                return Err(Error::File(FileTrouble::DiskFull));
            }
            made_at.push(now);
            Ok(true)
        }
    }

    /// Goes round for so many minutes by that clock, then closes the window.
    fn work_on(desk: Clocked, for_minutes: u64) -> (Vec<u64>, u64) {
        let made_at = Arc::clone(&desk.made_at);
        let desk = Arc::new(desk);
        let watched = Arc::downgrade(&desk);
        // Nobody else holds it, so that closing the window ends it.
        let mut window = Some(desk);
        let mut waits = 0;
        go_round(&watched, |time| {
            waits += 1;
            let Some(open) = &window else { return };
            let mut minutes = open.minutes.lock().unwrap();
            *minutes += time.as_secs() / 60;
            let over = *minutes > for_minutes;
            drop(minutes);
            if over {
                window = None;
            }
        });
        let made_at = made_at.lock().unwrap().clone();
        (made_at, waits)
    }

    #[test]
    fn a_window_that_stays_open_for_three_days_makes_a_backup_each_day() {
        let (made_at, _) = work_on(Clocked::default(), 3 * 24 * 60 - 1);
        assert_eq!(made_at, [10, 10 + 24 * 60, 10 + 48 * 60]);
    }

    #[test]
    fn a_backup_that_could_not_be_made_is_tried_again_ten_minutes_later() {
        let desk = Clocked {
            fails: Mutex::new(2),
            ..Clocked::default()
        };
        assert_eq!(work_on(desk, 60).0, [30]);
    }

    #[test]
    fn once_the_desk_is_gone_nobody_waits_for_it_any_more() {
        let gone: Weak<Clocked> = Weak::new();
        let mut waits = 0;
        go_round(&gone, |_| waits += 1);
        assert_eq!(waits, 1);
    }
}
