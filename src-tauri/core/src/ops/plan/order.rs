//! Where each part of a plan stands in its list, so that what was not moved is not changed.

use crate::domain::id::TargetId;
use crate::domain::record::plan::{Outcome, Provision, SmallStep, Strategy, Target};
use crate::domain::record::{Kept, Record};

/// Where each of a list stands under its parent. Positions that already rise are kept, so that nothing changes that
/// was not moved.
pub(super) fn places<'a, R: Record + ts_rs::TS + Placed>(
    kept: &[Kept<R>],
    parent: Option<&str>,
    ids: impl Iterator<Item = Option<&'a str>>,
) -> Vec<u16> {
    let before = ids.map(|id| {
        let record = &find(kept, id?)?.record;
        (record.parent() == parent).then(|| record.position())
    });
    rising(&before.collect::<Vec<_>>())
}

/// A record that has a place in a list, under a parent or in the plan itself.
pub(super) trait Placed {
    fn parent(&self) -> Option<&str>;
    fn position(&self) -> u16;
}

macro_rules! placed {
    ($($record:ty: $parent:expr;)+) => {$(
        impl Placed for $record {
            fn parent(&self) -> Option<&str> {
                let parent: fn(&Self) -> Option<&str> = $parent;
                parent(self)
            }
            fn position(&self) -> u16 {
                self.position
            }
        }
    )+};
}

placed! {
    Outcome: |_| None;
    Target: |one| Some(one.outcome_id.as_str());
    SmallStep: |one| Some(one.target_id.as_str());
    Strategy: |one| one.target_id.as_ref().map(TargetId::as_str);
    Provision: |one| one.target_id.as_ref().map(TargetId::as_str);
}

/// Positions in rising order: as they were where they rise already, else counted from 0.
fn rising(before: &[Option<u16>]) -> Vec<u16> {
    let mut positions = Vec::with_capacity(before.len());
    let mut next = 0_u16;
    for was in before {
        match was {
            Some(position) if *position < next => {
                return (0..=u16::MAX).take(before.len()).collect();
            }
            Some(position) => next = *position,
            None => {}
        }
        positions.push(next);
        next = next.saturating_add(1);
    }
    positions
}

/// The record of that id.
pub(super) fn find<'a, R: Record + ts_rs::TS>(all: &'a [Kept<R>], id: &str) -> Option<&'a Kept<R>> {
    all.iter().find(|kept| kept.record.id() == id)
}

#[cfg(test)]
mod tests {
    use super::rising;

    #[test]
    fn positions_that_rise_are_kept_and_others_counted_anew() {
        for (before, after) in [
            (vec![], vec![]),
            (vec![Some(1), Some(4)], vec![1, 4]),
            (vec![Some(0), None, Some(5)], vec![0, 1, 5]),
            (vec![None, None], vec![0, 1]),
            (vec![Some(0), None, Some(1)], vec![0, 1, 2]),
            (vec![Some(3), Some(2)], vec![0, 1]),
            (vec![Some(2), Some(2)], vec![0, 1]),
        ] {
            assert_eq!(rising(&before), after, "{before:?}");
        }
    }
}
