//! Proposed times: no clash, families together, and told why where there is none.

#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

use std::collections::{BTreeMap, BTreeSet};

use proptest::prelude::*;

use super::*;
use crate::domain::id::EveningId;

fn evening(id: &str, on: &str, many: u16, desks: &[&str]) -> Evening {
    let starts = TimeOfDay::new(15, 30).unwrap();
    Evening {
        id: EveningId::new(id),
        on: on.parse().unwrap(),
        times: times(starts, starts.plus(many * 15).unwrap(), 10, 5),
        slot: 10,
        desks: desks.iter().map(|one| StaffId::new(*one)).collect(),
    }
}

fn wish(pupil: &str, family: &str, teacher: &str, also: bool) -> Wish {
    Wish {
        pupil: PupilId::new(pupil),
        family: PupilId::new(family),
        teacher: Some(StaffId::new(teacher)),
        also: also.then(|| StaffId::new("senco")),
    }
}

fn told(found: &Proposal) -> Vec<String> {
    let seat = |seat: &Seat| format!("{} {} {}", seat.pupil, seat.evening, seat.at);
    found.seats.iter().map(seat).collect()
}

#[test]
fn brothers_and_sisters_come_one_after_another_and_everybody_else_fits_round_them() {
    let evenings = [evening("tue", "2026-11-17", 3, &["shah", "osei"])];
    let wishes = [
        wish("c", "c", "shah", false),
        wish("b", "a", "osei", true),
        wish("a", "a", "shah", false),
        wish("d", "d", "osei", true),
    ];
    let found = propose(&evenings, &wishes, &[]);
    assert_eq!(
        told(&found),
        ["a tue 15:30", "b tue 15:45", "c tue 15:45", "d tue 15:30"]
    );
    assert_eq!(found.left, []);
}

#[test]
fn a_meeting_that_stands_is_left_alone_and_a_sibling_comes_next_to_it() {
    let evenings = [
        evening("tue", "2026-11-17", 4, &["shah", "osei"]),
        evening("wed", "2026-11-18", 4, &["shah", "osei"]),
    ];
    let standing = Held {
        pupil: PupilId::new("a"),
        family: PupilId::new("a"),
        staff: vec![StaffId::new("shah")],
        on: evenings[1].on,
        from: evenings[1].times[2],
        length: 10,
    };
    let found = propose(&evenings, &[wish("b", "a", "osei", false)], &[standing]);
    assert_eq!(told(&found), ["b wed 16:15"]);
}

#[test]
fn who_does_not_fit_is_told_why() {
    let evenings = [evening("tue", "2026-11-17", 1, &["shah"])];
    let mut nobody = wish("z", "z", "shah", false);
    nobody.teacher = None;
    let wishes = [
        wish("a", "a", "shah", false),
        wish("b", "b", "shah", false),
        wish("c", "c", "osei", false),
        wish("d", "d", "shah", false),
        wish("e", "d", "shah", false),
        nobody,
    ];
    let found = propose(&evenings, &wishes, &[]);
    assert_eq!(told(&found), ["a tue 15:30"]);
    let left: Vec<(&str, Left)> = found
        .left
        .iter()
        .map(|(id, why)| (id.as_str(), *why))
        .collect();
    assert_eq!(
        left,
        [
            ("b", Left::NoTime),
            ("c", Left::NoDesk),
            ("d", Left::NotTogether),
            ("e", Left::NotTogether),
            ("z", Left::NoTeacher),
        ]
    );
}

#[test]
fn thirty_families_and_one_senco_fit_into_an_evening() {
    let teachers = ["t0", "t1", "t2", "t3", "t4", "t5", "t6"];
    let evenings = [evening("tue", "2026-11-17", 14, &teachers)];
    let wishes: Vec<Wish> = (0..30)
        .map(|n| {
            wish(
                &format!("p{n:02}"),
                &format!("p{n:02}"),
                teachers[n % 7],
                n % 3 == 0,
            )
        })
        .collect();
    assert_eq!(propose(&evenings, &wishes, &[]).left, []);
}

fn any_wishes() -> impl Strategy<Value = Vec<Wish>> {
    proptest::collection::vec((0..12_usize, 0..5_usize, any::<bool>()), 0..26).prop_map(|all| {
        let of = |(n, (family, teacher, also)): (usize, (usize, usize, bool))| Wish {
            pupil: PupilId::new(format!("p{n:02}")),
            family: PupilId::new(format!("f{family:02}")),
            // The last of them has no desk anywhere.
            teacher: Some(StaffId::new(format!("t{teacher}"))),
            also: also.then(|| StaffId::new("senco")),
        };
        all.into_iter().enumerate().map(of).collect()
    })
}

fn any_evenings() -> impl Strategy<Value = Vec<Evening>> {
    (1..9_u16, 0..6_u16).prop_map(|(first, second)| {
        vec![
            evening("tue", "2026-11-17", first, &["t0", "t1", "t2"]),
            evening("wed", "2026-11-18", second, &["t1", "t2", "t3"]),
        ]
    })
}

fn held(seat: &Seat, wishes: &[Wish], evenings: &[Evening]) -> Held {
    let wish = wishes.iter().find(|wish| wish.pupil == seat.pupil).unwrap();
    let evening = evenings.iter().find(|one| one.id == seat.evening).unwrap();
    Held {
        pupil: seat.pupil.clone(),
        family: wish.family.clone(),
        staff: wish
            .teacher
            .clone()
            .into_iter()
            .chain(wish.also.clone())
            .collect(),
        on: evening.on,
        from: seat.at,
        length: evening.slot,
    }
}

proptest! {
    #[test]
    fn nothing_clashes_and_nobody_is_lost(wishes in any_wishes(), evenings in any_evenings()) {
        let found = propose(&evenings, &wishes, &[]);
        let all: Vec<Held> = found.seats.iter().map(|seat| held(seat, &wishes, &evenings)).collect();
        for (place, one) in all.iter().enumerate() {
            for other in &all[place + 1..] {
                prop_assert_eq!(one.clash(other), None);
            }
        }
        for seat in &found.seats {
            let evening = evenings.iter().find(|one| one.id == seat.evening).unwrap();
            prop_assert!(evening.times.contains(&seat.at) && evening.desks.contains(&seat.teacher));
        }
        let told: BTreeSet<&PupilId> =
            found.seats.iter().map(|seat| &seat.pupil).chain(found.left.iter().map(|(id, _)| id)).collect();
        prop_assert_eq!(told.len(), wishes.len());
        prop_assert_eq!(found.seats.len() + found.left.len(), wishes.len());
    }

    #[test]
    fn siblings_are_on_one_evening_one_after_another(wishes in any_wishes(), evenings in any_evenings()) {
        let found = propose(&evenings, &wishes, &[]);
        let mut families: BTreeMap<&PupilId, Vec<(&EveningId, usize)>> = BTreeMap::new();
        for seat in &found.seats {
            let wish = wishes.iter().find(|wish| wish.pupil == seat.pupil).unwrap();
            let evening = evenings.iter().find(|one| one.id == seat.evening).unwrap();
            let place = evening.times.iter().position(|at| *at == seat.at).unwrap();
            families.entry(&wish.family).or_default().push((&evening.id, place));
        }
        for mut places in families.into_values() {
            places.sort();
            for pair in places.windows(2) {
                prop_assert_eq!((pair[0].0, pair[0].1 + 1), (pair[1].0, pair[1].1));
            }
        }
    }

    #[test]
    fn the_order_of_asking_does_not_matter(
        wishes in any_wishes(), evenings in any_evenings(), turn in 0..26_usize,
    ) {
        let mut other = wishes.clone();
        other.reverse();
        if !other.is_empty() {
            let len = other.len();
            other.rotate_left(turn % len);
        }
        let mut turned = evenings.clone();
        turned.reverse();
        prop_assert_eq!(propose(&evenings, &wishes, &[]), propose(&turned, &other, &[]));
    }

    #[test]
    fn what_stands_is_never_moved_or_met_twice(
        wishes in any_wishes(), evenings in any_evenings(), keep in 0..9_usize,
    ) {
        let first = propose(&evenings, &wishes, &[]);
        let standing: Vec<Held> =
            first.seats.iter().take(keep).map(|seat| held(seat, &wishes, &evenings)).collect();
        let open: Vec<Wish> = wishes
            .iter()
            .filter(|wish| standing.iter().all(|held| held.pupil != wish.pupil))
            .cloned()
            .collect();
        let again = propose(&evenings, &open, &standing);
        for seat in &again.seats {
            let one = held(seat, &wishes, &evenings);
            prop_assert!(standing.iter().all(|other| one.clash(other).is_none()));
        }
    }
}
