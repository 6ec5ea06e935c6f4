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
