//! Proposing the times of a parents' evening: no clash, and brothers and sisters one after another.
//!
//! Families go first, the largest before the smaller, then children whom the SENCO meets too, then all others: what is
//! hardest to fit is fitted while there is room. The answer hangs on who wishes what, never on the order of asking.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::Held;
use crate::domain::coded::coded;
use crate::domain::id::{EveningId, PupilId, StaffId};
use crate::domain::time_of_day::TimeOfDay;

/// An evening that has times to give.
#[derive(Debug, Clone)]
pub struct Evening {
    pub id: EveningId,
    pub on: NaiveDate,
    /// When its meetings begin, in order.
    pub times: Vec<TimeOfDay>,
    /// Minutes of a meeting.
    pub slot: u16,
    /// Teachers who have a place at it.
    pub desks: Vec<StaffId>,
}

/// A meeting that is wanted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wish {
    pub pupil: PupilId,
    /// The family, by its first child.
    pub family: PupilId,
    /// Whose desk it is at; `None` where the class has no teacher.
    pub teacher: Option<StaffId>,
    /// Who comes to it besides: the SENCO.
    pub also: Option<StaffId>,
}

/// Where a meeting was put.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Seat {
    pub pupil: PupilId,
    pub evening: EveningId,
    pub teacher: StaffId,
    pub also: Option<StaffId>,
    pub at: TimeOfDay,
}

coded! {
    /// Why no time was found for a child.
    pub enum Left {
        NoTeacher = "no_teacher", "The class has no teacher in Waymark. Choose whose desk it is to be at, and place it by hand.";
        NoDesk = "no_desk", "The teacher has no place at any of the evenings. Add a desk, or place it by hand.";
        NoTime = "no_time", "No time is left at which everybody is free. Make an evening longer, add another, or place it by hand.";
        NotTogether = "not_together", "No times one after another are free for the whole family. Make an evening longer, or place it by hand.";
    }
}

/// What the proposal found.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Proposal {
    /// In the order of children's ids.
    pub seats: Vec<Seat>,
    pub left: Vec<(PupilId, Left)>,
}

/// Finds times for the wishes around the meetings that stand already. An evening without times or desks gives none.
pub fn propose(evenings: &[Evening], wishes: &[Wish], standing: &[Held]) -> Proposal {
    let mut evenings: Vec<&Evening> = evenings.iter().collect();
    evenings.sort_by_key(|evening| {
        (
            evening.on,
            evening.times.first().copied(),
            evening.id.clone(),
        )
    });
    let mut table = Table {
        evenings,
        taken: standing.to_vec(),
        found: Proposal::default(),
    };
    for family in in_order(wishes) {
        table.seat(&family);
    }
    let mut found = table.found;
    found.seats.sort_by(|a, b| a.pupil.cmp(&b.pupil));
    found.left.sort();
    found
}

/// The families, hardest to fit first, each with its children in the order of ids.
fn in_order(wishes: &[Wish]) -> Vec<Vec<&Wish>> {
    let mut families: BTreeMap<&PupilId, Vec<&Wish>> = BTreeMap::new();
    for wish in wishes {
        families.entry(&wish.family).or_default().push(wish);
    }
    let mut families: Vec<Vec<&Wish>> = families.into_values().collect();
    for family in &mut families {
        family.sort_by(|a, b| a.pupil.cmp(&b.pupil));
    }
    // A stable sort on top of the order of ids.
    families.sort_by_key(|family| {
        let with_senco = family.iter().filter(|wish| wish.also.is_some()).count();
        (
            std::cmp::Reverse(family.len()),
            std::cmp::Reverse(with_senco),
        )
    });
    families
}

struct Table<'a> {
    evenings: Vec<&'a Evening>,
    taken: Vec<Held>,
    found: Proposal,
}

impl Table<'_> {
    fn seat(&mut self, family: &[&Wish]) {
        let mut able = Vec::new();
        for wish in family {
            match self.hopeless(wish) {
                Some(why) => self.found.left.push((wish.pupil.clone(), why)),
                None => able.push(*wish),
            }
        }
        if able.is_empty() {
            return;
        }
        if let Some(seats) = self.find(&able) {
            self.found.seats.extend(seats);
            return;
        }
        let alone = able.len() == 1 && !self.has_standing(&able);
        let why = if alone {
            Left::NoTime
        } else {
            Left::NotTogether
        };
        let left = able.iter().map(|wish| (wish.pupil.clone(), why));
        self.found.left.extend(left);
    }

    fn hopeless(&self, wish: &Wish) -> Option<Left> {
        let Some(teacher) = &wish.teacher else {
            return Some(Left::NoTeacher);
        };
        let has_desk = self
            .evenings
            .iter()
            .any(|evening| evening.desks.contains(teacher));
        (!has_desk).then_some(Left::NoDesk)
    }

    fn has_standing(&self, family: &[&Wish]) -> bool {
        let of = |held: &Held| family.iter().any(|wish| wish.family == held.family);
        self.taken.iter().any(of)
    }

    /// The earliest run of times at which the family can be met one child after another.
    fn find(&mut self, family: &[&Wish]) -> Option<Vec<Seat>> {
        let bound = self.has_standing(family);
        for evening in self.evenings.clone() {
            for run in self.runs(evening, family, bound) {
                let mut seats = Vec::with_capacity(family.len());
                if self.fill(evening, &run, family, &mut seats) {
                    return Some(seats);
                }
            }
        }
        None
    }

    /// Runs of neighbouring times for the family: any, or those at the ends of what stands already for a sibling.
    fn runs(&self, evening: &Evening, family: &[&Wish], bound: bool) -> Vec<Vec<TimeOfDay>> {
        let many = family.len();
        let of_family = |at: &TimeOfDay| {
            self.taken.iter().any(|held| {
                held.on == evening.on
                    && held.from == *at
                    && family.iter().any(|wish| wish.family == held.family)
            })
        };
        let fixed: Vec<usize> = (0..evening.times.len())
            .filter(|place| evening.times.get(*place).is_some_and(of_family))
            .collect();
        let Some((first, last)) = fixed.first().zip(fixed.last()) else {
            // Siblings who stand on another evening bind the family to that one.
            let windows = evening.times.windows(many).map(<[TimeOfDay]>::to_vec);
            return if bound { Vec::new() } else { windows.collect() };
        };
        let after = last + 1;
        (0..=many)
            .filter_map(|before| {
                let from = first.checked_sub(before)?;
                let early = evening.times.get(from..*first)?;
                let late = evening.times.get(after..after + (many - before))?;
                Some([early, late].concat())
            })
            .collect()
    }

    /// Gives each time of the run to one child of the family, trying every order; takes nothing where none works.
    fn fill(
        &mut self,
        evening: &Evening,
        run: &[TimeOfDay],
        family: &[&Wish],
        seats: &mut Vec<Seat>,
    ) -> bool {
        let Some((at, later)) = run.split_first() else {
            return true;
        };
        for (place, wish) in family.iter().enumerate() {
            let Some((held, seat)) = self.free(evening, *at, wish) else {
                continue;
            };
            self.taken.push(held);
            seats.push(seat);
            let mut others = family.to_vec();
            others.remove(place);
            if self.fill(evening, later, &others, seats) {
                return true;
            }
            self.taken.pop();
            seats.pop();
        }
        false
    }

    fn free(&self, evening: &Evening, at: TimeOfDay, wish: &Wish) -> Option<(Held, Seat)> {
        let teacher = wish.teacher.clone()?;
        if !evening.desks.contains(&teacher) {
            return None;
        }
        let held = Held {
            pupil: wish.pupil.clone(),
            family: wish.family.clone(),
            staff: std::iter::once(teacher.clone())
                .chain(wish.also.clone())
                .collect(),
            on: evening.on,
            from: at,
            length: evening.slot,
        };
        let free = self.taken.iter().all(|other| held.clash(other).is_none());
        free.then(|| {
            let seat = Seat {
                pupil: wish.pupil.clone(),
                evening: evening.id.clone(),
                teacher,
                also: wish.also.clone(),
                at,
            };
            (held, seat)
        })
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::indexing_slicing)]
    use std::collections::BTreeSet;

    use super::super::times;
    use super::*;
    use proptest::prelude::*;

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
}
