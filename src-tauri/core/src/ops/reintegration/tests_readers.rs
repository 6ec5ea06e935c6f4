//! Who reads of a reduced timetable, who writes of it, and the list of everybody on one.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic)]

use serde_json::json;

use super::tests::{begin, end, plan, running, save, view};
use super::*;
use crate::domain::record::Kind;
use crate::error::Error;
use crate::ops::history::{PupilHistory, Timeline};
use crate::ops::list::{ListWanted, OpenList};
use crate::testing::{TestSchool, op};

#[test]
fn who_may_write_of_it_and_of_whom() {
    let school = TestSchool::new();
    let others = [
        &school.head,
        &school.teacher,
        &school.ta,
        &school.office_staff,
    ];
    school.forbids(&others, || save(&school.zoe, plan()));
    let id = running(&school);
    school.forbids(&others, || begin(&id, "x"));
    school.forbids(&others, || end(&id, 2, "full_time", "", None));
    let swapped: SaveReintegration =
        op(json!({ "pupil_id": school.idris, "id": id, "version": 2, "plan": plan() }));
    let answer = school.office.write(&school.senco, swapped);
    assert!(matches!(answer, Err(Error::NotFound)), "{answer:?}");
    let pupil_id = school.idris.clone();
    let read = school
        .office
        .read(&school.ta, ChildReintegrations { pupil_id });
    assert!(matches!(read, Err(Error::NotFound)), "{read:?}");
    let mut changed = plan();
    changed["reason"] = json!("Something else.");
    let late: SaveReintegration =
        op(json!({ "pupil_id": school.zoe, "id": id, "version": 1, "plan": changed }));
    let answer = school.office.write(&school.senco, late);
    assert!(matches!(answer, Err(Error::Conflict)), "{answer:?}");
}

#[test]
fn a_teaching_assistant_knows_the_hours_and_not_why() {
    let school = TestSchool::new();
    running(&school);
    let shown = view(&school, &school.ta);
    assert!(!shown.shows_reasons && !shown.may_write);
    assert_eq!(shown.plans[0].weeks.len(), 2);
    let history = PupilHistory {
        pupil_id: school.zoe.clone(),
        before: None,
    };
    let lines = school.read(&school.ta, history).lines;
    assert!(lines.iter().all(|line| line.kind != Kind::Reintegration));
    let timeline = school.read(
        &school.ta,
        Timeline {
            pupil_id: school.zoe.clone(),
        },
    );
    let text = serde_json::to_string(&(shown, timeline)).unwrap();
    for hidden in ["Hurt another", "calm room", "Mrs Ångström", "by phone"] {
        assert!(!text.contains(hidden), "{hidden}");
    }
    assert!(text.contains("2:30"));
}

#[test]
fn the_headteacher_has_a_list_of_everybody_on_one() {
    let school = TestSchool::new();
    running(&school);
    let wanted = || -> OpenList {
        let wanted: ListWanted = op(
            json!({ "of": { "list": "reduced_timetables" }, "rows": null, "columns": null,
            "narrowed_by": [], "order": "" }),
        );
        OpenList { wanted }
    };
    let list = school.read(&school.head, wanted());
    assert_eq!((list.rows.len(), list.children), (1, 1));
    let text = serde_json::to_string(&list.rows[0].cells).unwrap();
    assert!(
        text.contains("15 hours") && text.contains("Week 2 of 2"),
        "{text}"
    );
    assert_eq!(
        school
            .read(&school.head, crate::ops::today::OpenToday {})
            .school
            .unwrap()
            .reduced_timetables,
        1
    );
    let office = school.office.read(&school.office_staff, wanted());
    assert!(matches!(office, Err(Error::Forbidden)), "{office:?}");
    let id = view(&school, &school.senco).plans[0].plan.record.id.clone();
    school.write(
        &school.senco,
        VoidReintegration {
            id,
            reason: "Wrong child".to_owned(),
        },
    );
    assert!(school.read(&school.head, wanted()).rows.is_empty());
}
