//! What holds of long work, of rehearsals, and of permission at each turn.

#![allow(clippy::unwrap_used)]
use super::*;
use crate::domain::id::StaffId;
use crate::domain::id::{LinkId, PupilId};
use crate::domain::record::person::{Duty, PupilStaff};
use crate::domain::role::Action;
use crate::error::{Error, Result};
use crate::ops::search::Search;
use crate::progress::Progress;
use crate::testing::{TestSchool, day};

/// Asks twice, then writes once at the end, as long work does.
struct Look {
    then: fn(&Progress),
}

struct Helps(PupilId);

impl WriteOp for Helps {
    const ACTION: Action = Action::PupilWrite;
    type Output = ();
    fn run(self, tx: &mut WriteTx<'_>) -> Result<()> {
        tx.add(&PupilStaff {
            id: LinkId::new("link"),
            pupil_id: self.0,
            staff_id: StaffId::new("ta"),
            duty: Duty::Supports,
            from_on: day("2026-11-10"),
            to_on: None,
        })
    }
}

impl LongOp for Look {
    const ACTION: Action = Action::PupilList;
    type Output = usize;
    fn run(self, turns: &mut Turns<'_>) -> Result<usize> {
        turns.progress().begin(2, "Looking")?;
        let mut found = 0;
        for text in ["zoe", "idris"] {
            let text = text.to_owned();
            found += turns.read(Search { text })?.pupils.len();
            (self.then)(turns.progress());
            turns.progress().item_done()?;
        }
        turns.write(Helps(PupilId::new("idris")))?;
        Ok(found)
    }
}

#[test]
fn long_work_answers_and_tells_what_it_changed() {
    let school = TestSchool::new();
    let progress = Progress::unwatched();
    let done = school
        .office
        .long(&school.senco, Look { then: |_| () }, &progress)
        .unwrap();
    assert_eq!((done.output, done.changed.len()), (2, 1));
    assert_eq!(progress.step().done, 2);
}

#[test]
fn long_work_that_is_stopped_leaves_nothing() {
    let school = TestSchool::new();
    let before = school.audit_len();
    let stopped = Look {
        then: Progress::cancel,
    };
    let outcome = school
        .office
        .long(&school.senco, stopped, &Progress::unwatched());
    assert!(matches!(outcome, Err(Error::Cancelled)), "{outcome:?}");
    assert_eq!(school.audit_len(), before);
}

#[test]
fn what_is_rehearsed_is_answered_and_not_kept() {
    let school = TestSchool::new();
    let before = school.audit_len();
    let helps = || Helps(PupilId::new("idris"));
    for _ in 0..2 {
        school.office.rehearse(&school.senco, helps()).unwrap();
    }
    assert_eq!(school.audit_len(), before);
    let refused = school.office.rehearse(&school.ta, helps());
    assert!(matches!(refused, Err(Error::Forbidden)), "{refused:?}");
    school.write(&school.senco, helps());
}

#[test]
fn each_turn_asks_for_its_own_permission() {
    let school = TestSchool::new();
    let before = school.audit_len();
    let look = Look { then: |_| () };
    let outcome = school.office.long(&school.ta, look, &Progress::unwatched());
    assert!(matches!(outcome, Err(Error::Forbidden)), "{outcome:?}");
    assert_eq!(school.audit_len(), before);
}
