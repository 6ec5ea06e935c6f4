//! What was decided about dates in the sample school: one that stands still while a child is in hospital, and one that
//! does not apply.

use chrono::Days;

use super::past::Past;
use super::pupils::Child;
use super::school::School;
use crate::domain::clock::{ClockMarkKind, ClockRule};
use crate::domain::role::Action;
use crate::office::WriteOp;
use crate::ops::clocks::{DecideClock, clocks_of};

/// The children by their numbers, what was decided about which date, and why.
const DECIDED: [(usize, ClockRule, ClockMarkKind, &str); 2] = [
    (
        133,
        ClockRule::ReviewDue,
        ClockMarkKind::Paused,
        "In hospital, and taught on the ward. The review waits until the day of coming back is known.",
    ),
    (
        141,
        ClockRule::MeetingWithParents,
        ClockMarkKind::NotApplicable,
        "The parents asked to be met once a year, in the summer; they are rung every half-term.",
    ),
];

/// Decided on the last school day but one, about a date that runs. In weeks in which none does nothing is decided.
pub(super) fn tell(past: &mut Past, school: &School, children: &[Child]) {
    let on = school.school_day_before(school.today, 1);
    for (number, rule, mark, reason) in DECIDED {
        let Some(child) = children.iter().find(|child| child.number == number) else {
            continue;
        };
        let at = past.moment(on, 610);
        let pupil_id = child.id.clone();
        past.deed(at, school.senco(), Action::ClockDecide, move |tx| {
            let items = clocks_of(tx, &pupil_id)?.into_iter();
            let today = tx.today();
            let mut running = items.filter(|item| {
                item.clock.rule == rule
                    && item.may_mark.contains(&mark)
                    && (item.clock.starts_on..=item.clock.due_on).contains(&today)
            });
            let Some(item) = running.next() else {
                return Ok(());
            };
            let first = today - Days::new(9);
            let decided = DecideClock {
                id: None,
                version: None,
                pupil_id,
                rule: item.clock.rule,
                started_on: item.clock.starts_on,
                about_id: item.about_id,
                mark,
                from_on: Some(first.max(item.clock.starts_on)),
                until_on: None,
                reason: reason.to_owned(),
            };
            decided.run(tx).map(drop)
        });
    }
}
