#![allow(clippy::unwrap_used)]

use proptest::prelude::*;

use super::*;
use crate::domain::clock::rows_tests::day;
use crate::domain::clock::{ClockSettings, access_request_due, access_request_paused};

/// A review that began on 14 September 2026 and is due on 23 October.
fn review() -> Clock {
    Clock {
        rule: ClockRule::ReviewDue,
        title: "Review My Plan".to_owned(),
        starts_on: day("2026-09-14"),
        due_on: day("2026-10-23"),
        working: "Review held 14 September 2026 + the end of Autumn 1".to_owned(),
        source: "The school's pathway".to_owned(),
        duty: DutyHolder::School,
    }
}

fn pause(from: &str, until: &str) -> Pause {
    Pause {
        from_on: day(from),
        until_on: (!until.is_empty()).then(|| day(until)),
    }
}

fn paused(pauses: &[Pause], today: &str) -> PausedClock {
    let clock = review();
    let due_on = clock.due_on;
    clock.with_pauses(pauses, due_on, Some, day(today)).unwrap()
}

#[test]
fn the_days_on_which_it_stood_still_are_added() {
    for (pauses, today, due, since, why) in [
        (&[][..], "2026-10-01", "2026-10-23", None, "never paused"),
        (
            &[pause("2026-09-21", "2026-09-28")][..],
            "2026-10-01",
            "2026-10-30",
            None,
            "a week",
        ),
        (
            &[pause("2026-09-21", "")][..],
            "2026-09-24",
            "2026-10-26",
            Some("2026-09-21"),
            "three days so far, today not among them",
        ),
        (
            &[pause("2026-09-24", "")][..],
            "2026-09-24",
            "2026-10-23",
            Some("2026-09-24"),
            "since today",
        ),
        (
            &[
                pause("2026-09-21", "2026-09-28"),
                pause("2026-10-05", "2026-10-08"),
            ][..],
            "2026-11-10",
            "2026-11-02",
            None,
            "twice",
        ),
        (
            &[
                pause("2026-09-25", "2026-10-02"),
                pause("2026-09-21", "2026-09-28"),
            ][..],
            "2026-11-10",
            "2026-11-03",
            None,
            "days of two pauses count once, however they were entered",
        ),
        (
            &[pause("2026-09-01", "2026-09-16")][..],
            "2026-11-10",
            "2026-10-25",
            None,
            "from its start on",
        ),
        (
            &[pause("2026-10-23", "2026-11-02")][..],
            "2026-11-10",
            "2026-11-02",
            None,
            "begun on its last day",
        ),
        (
            &[pause("2026-10-24", "2026-11-02")][..],
            "2026-11-10",
            "2026-10-23",
            None,
            "begun when it was over",
        ),
        (
            &[
                pause("2026-10-23", "2026-11-02"),
                pause("2026-11-02", "2026-11-04"),
            ][..],
            "2026-11-10",
            "2026-11-04",
            None,
            "on the last day of the longer time",
        ),
        (
            &[pause("2026-09-21", "2026-09-21")][..],
            "2026-11-10",
            "2026-10-23",
            None,
            "no day long",
        ),
    ] {
        let found = paused(pauses, today);
        assert_eq!(found.clock.due_on, day(due), "{why}");
        assert_eq!(found.since, since.map(day), "{why}");
    }
}

#[test]
fn the_working_says_when_it_stood_still() {
    assert_eq!(
        paused(
            &[pause("2026-09-21", "2026-09-28"), pause("2026-10-05", "")],
            "2026-10-06"
        )
        .clock
        .working,
        "Review held 14 September 2026 + the end of Autumn 1 + 8 days on which it stood still (21 September 2026 to 27 \
         September 2026 and since 5 October 2026)"
    );
}

#[test]
fn a_request_to_see_the_record_waits_for_who_asks_and_what_is_meant() {
    for (received, pauses, due, why) in [
        (
            "2026-11-03",
            &[pause("2026-11-05", "2026-11-15")][..],
            "2026-12-14",
            "ten days, to a Sunday",
        ),
        (
            "2026-11-03",
            &[pause("2026-11-03", "2026-11-09")][..],
            "2026-12-09",
            "asked on the day it came",
        ),
        (
            "2026-12-01",
            &[pause("2026-12-10", "2026-12-11")][..],
            "2027-01-04",
            "1 January and a day: the day after a weekend, not two days after the next working day",
        ),
        (
            "2026-10-23",
            &[pause("2026-10-23", "2026-11-02")][..],
            "2026-12-03",
            "the Friday before half-term",
        ),
        (
            "2028-01-25",
            &[pause("2028-02-01", "2028-02-05")][..],
            "2028-02-29",
            "onto 29 February",
        ),
        (
            "2026-07-20",
            &[pause("2026-07-22", "2026-09-02")][..],
            "2026-10-01",
            "over the summer, which does not stop it by itself",
        ),
        (
            "2026-11-03",
            &[pause("2026-12-04", "2026-12-20")][..],
            "2026-12-03",
            "asked too late",
        ),
    ] {
        let found =
            access_request_paused(day(received), false, None, pauses, day("2028-03-20")).unwrap();
        assert_eq!(found.clock.due_on, day(due), "{why}");
        assert_eq!(found.since, None);
    }
    let plain = access_request_due(day("2026-11-03"), true, None).unwrap();
    let none = access_request_paused(day("2026-11-03"), true, None, &[], day("2026-11-10"));
    assert_eq!(none.unwrap().clock, plain);
}

#[test]
fn what_may_be_decided_follows_from_the_rule_and_where_it_stands() {
    use ClockMarkKind::{Late, NotApplicable, Paused};
    let of = |rule, duty, state| {
        let clock = Clock {
            rule,
            duty,
            ..review()
        };
        clock.may_have(state)
    };
    let (ours, theirs) = (DutyHolder::School, DutyHolder::LocalAuthority);
    let (runs, late) = (
        ClockState::Upcoming { days: 30 },
        ClockState::Overdue { days: 3 },
    );
    for (rule, duty, state, may) in [
        (
            ClockRule::ReviewDue,
            ours,
            runs,
            &[Paused, NotApplicable][..],
        ),
        // Its being late is said with its round.
        (
            ClockRule::ReviewDue,
            ours,
            late,
            &[Paused, NotApplicable][..],
        ),
        (ClockRule::AccessRequest, ours, runs, &[Paused][..]),
        // It may have stood still before its day, and nobody wrote it down.
        (ClockRule::AccessRequest, ours, late, &[Paused, Late][..]),
        (
            ClockRule::AccessRequest,
            ours,
            ClockState::Paused { days: 2 },
            &[][..],
        ),
        (ClockRule::ParentsTold, ours, runs, &[NotApplicable][..]),
        (
            ClockRule::ParentsTold,
            ours,
            late,
            &[Late, NotApplicable][..],
        ),
        (
            ClockRule::StageTimeLimit,
            ours,
            runs,
            &[Paused, NotApplicable][..],
        ),
        (
            ClockRule::StageTimeLimit,
            theirs,
            runs,
            &[NotApplicable][..],
        ),
        (
            ClockRule::StageTimeLimit,
            ours,
            ClockState::NotApplicable,
            &[][..],
        ),
        (ClockRule::EhcDecision, theirs, late, &[][..]),
        (ClockRule::EhcAdvice, ours, late, &[][..]),
        (ClockRule::AnnualReview, theirs, late, &[Late][..]),
        (ClockRule::PhaseTransfer, theirs, runs, &[NotApplicable][..]),
        (ClockRule::MedicineExpiry, ours, late, &[][..]),
    ] {
        assert_eq!(of(rule, duty, state), may, "{rule:?} {state:?}");
    }
}

#[test]
fn neither_a_pause_nor_what_does_not_apply_presses() {
    let stands = ClockState::Paused { days: 12 };
    assert!(!stands.is_pressing() && !ClockState::NotApplicable.is_pressing());
    assert_eq!(stands.words(), "paused for 12 days");
    assert_eq!(ClockState::Paused { days: 0 }.words(), "paused today");
    assert_eq!(ClockState::NotApplicable.words(), "does not apply");
    let settings = ClockSettings::default();
    let found = paused(&[pause("2026-09-21", "")], "2026-12-01");
    assert_eq!(
        found.state(day("2026-12-01"), &settings),
        ClockState::Paused { days: 71 }
    );
    let over = paused(&[pause("2026-09-21", "2026-09-28")], "2026-10-30");
    assert_eq!(over.state(day("2026-10-30"), &settings), ClockState::Due);
}

proptest! {
    #[test]
    fn a_pause_never_brings_a_date_nearer_and_their_order_says_nothing(
        spans in proptest::collection::vec((0..60_u64, 0..30_u64), 0..4), open in proptest::option::of(0..60_u64), today in 60..120_u64,
    ) {
        let on = |days: u64| day("2026-09-01") + Days::new(days);
        let today = on(today);
        let mut pauses: Vec<Pause> = (spans.iter())
            .map(|(from, days)| Pause { from_on: on(*from), until_on: Some(on(from + days)) })
            .collect();
        pauses.extend(open.map(|from| Pause { from_on: on(from), until_on: None }));
        let find = |pauses: &[Pause]| review().with_pauses(pauses, review().due_on, Some, today).unwrap();
        let all = find(&pauses);
        prop_assert!(all.clock.due_on >= review().due_on);
        let mut turned = pauses.clone();
        turned.reverse();
        prop_assert_eq!(&find(&turned), &all);
        if let Some((_, fewer)) = pauses.split_last() {
            prop_assert!(find(fewer).clock.due_on <= all.clock.due_on);
        }
        // No day counts twice.
        let most: u64 = (0..).map(on).take_while(|one| *one < today.max(on(90)))
            .filter(|one| pauses.iter().any(|pause| pause.from_on <= *one && pause.until_on.unwrap_or(today) > *one))
            .count().try_into().unwrap();
        prop_assert!(all.clock.due_on <= review().due_on + Days::new(most));
    }
}
