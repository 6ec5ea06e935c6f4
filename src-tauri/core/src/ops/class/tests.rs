//! What classes promise.

#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

use serde_json::{Value as Json, json};

use super::*;
use crate::domain::id::LinkId;
use crate::domain::year_group::YearGroup;
use crate::error::Error;
use crate::ops::school::SchoolSettings;
use crate::testing::{TestSchool, op};

fn new_class(name: &str, staff: &Json) -> SaveClass {
    op(json!({ "id": null, "version": null, "removed": [],
        "class": { "name": name, "year_starting": 2026, "year_groups": ["2", "1"], "staff": staff } }))
}

fn find(school: &TestSchool, name: &str) -> ClassView {
    school
        .read(&school.head, SchoolSettings {})
        .classes
        .into_iter()
        .find(|view| view.class.record.name == name)
        .unwrap()
}

#[test]
fn a_class_comes_with_its_adults_and_how_many_children_it_has() {
    let school = TestSchool::new();
    let staff = json!([{ "id": null, "version": null, "staff_id": "ta", "from_on": "2026-09-01", "to_on": null },
        { "id": null, "version": null, "staff_id": "teacher", "from_on": "2026-09-01", "to_on": "2026-12-18" }]);
    school.write(&school.senco, new_class("elm", &staff));
    let elm = find(&school, "elm");
    let names: Vec<&str> = elm.staff.iter().map(|line| line.name.as_str()).collect();
    assert_eq!(names, ["Miss R Shah", "Ms J Lee"], "teachers first");
    assert_eq!(elm.class.record.year_groups, [YearGroup::Y1, YearGroup::Y2]);
    assert_eq!((elm.children, elm.children_ever), (0, 0));
    let hazel = find(&school, "hazel");
    assert_eq!((hazel.children, hazel.children_ever), (1, 1));
}

#[test]
fn an_adult_gets_a_last_day_or_is_taken_off_where_it_was_a_mistake() {
    let school = TestSchool::new();
    let hazel = find(&school, "hazel");
    let link = hazel.staff[0].link.record.id.clone();
    let save = |version: i32, to_on: Option<&str>, removed: &[&LinkId]| -> SaveClass {
        op(
            json!({ "id": "hazel", "version": 1, "removed": removed, "class": { "name": "hazel",
            "year_starting": 2026, "year_groups": ["3"], "staff": [{ "id": link, "version": version,
            "staff_id": "teacher", "from_on": "2026-09-01", "to_on": to_on }] } }),
        )
    };
    school.write(&school.senco, save(1, Some("2026-10-23"), &[]));
    assert!(find(&school, "hazel").staff[0].link.record.to_on.is_some());
    let stale = school
        .office
        .write(&school.senco, save(1, Some("2026-12-18"), &[]));
    assert!(matches!(stale, Err(Error::Conflict)), "{stale:?}");
    school.write(&school.senco, save(2, Some("2026-10-23"), &[&link]));
    assert!(find(&school, "hazel").staff.is_empty());
}

#[test]
fn an_adult_of_another_class_cannot_be_changed_through_this_one() {
    let school = TestSchool::new();
    let link = find(&school, "hazel").staff[0].link.record.id.clone();
    let steal: SaveClass = op(
        json!({ "id": "rowan", "version": 1, "removed": [link], "class": {
        "name": "rowan", "year_starting": 2026, "year_groups": ["5"], "staff": [] } }),
    );
    let written = school.office.write(&school.senco, steal);
    assert!(matches!(written, Err(Error::NotFound)), "{written:?}");
}

#[test]
fn everything_wrong_with_a_class_is_told_at_once() {
    let school = TestSchool::new();
    let before = school.audit_len();
    let bad: SaveClass = op(
        json!({ "id": null, "version": null, "removed": [], "class": { "name": "HAZEL",
        "year_starting": 2026, "year_groups": ["8"], "staff": [
        { "id": null, "version": null, "staff_id": "nobody", "from_on": null, "to_on": null },
        { "id": null, "version": null, "staff_id": "ta", "from_on": "2026-09-02", "to_on": "2026-09-01" }] } }),
    );
    let written = school.office.write(&school.senco, bad);
    let fields = [
        "name",
        "year_groups",
        "staff.0.staff_id",
        "staff.0.from_on",
        "staff.1.to_on",
    ];
    assert!(
        matches!(&written, Err(Error::Invalid(f)) if fields.iter().all(|field| f.of(field).len() == 1)),
        "{written:?}"
    );
    assert_eq!(school.audit_len(), before);
}

#[test]
fn a_class_that_children_were_in_stays_and_an_empty_one_may_go() {
    let school = TestSchool::new();
    let void = |id: &ClassId| VoidClass {
        id: id.clone(),
        reason: "Made twice".to_owned(),
    };
    let refused = school
        .office
        .write(&school.senco, void(&ClassId::new("hazel")));
    assert!(
        matches!(&refused, Err(Error::Invalid(f)) if f.of("id").len() == 1),
        "{refused:?}"
    );
    let staff = json!([{ "id": null, "version": null, "staff_id": "ta", "from_on": "2026-09-01", "to_on": null }]);
    let id = school.write(&school.senco, new_class("elm", &staff));
    school.write(&school.senco, void(&id));
    let left = school.read(&school.senco, SchoolSettings {}).classes;
    assert!(left.iter().all(|view| view.class.record.name != "elm"));
}

#[test]
fn only_an_administrator_changes_classes() {
    let school = TestSchool::new();
    for who in [
        &school.head,
        &school.teacher,
        &school.ta,
        &school.office_staff,
    ] {
        let written = school.office.write(who, new_class("elm", &json!([])));
        assert!(matches!(written, Err(Error::Forbidden)), "{written:?}");
    }
}

#[test]
fn a_class_that_was_taken_back_comes_back_with_the_adults_it_had() {
    let school = TestSchool::new();
    let staff = json!([
        { "id": null, "version": null, "staff_id": "ta", "from_on": "2026-09-01", "to_on": null },
        { "id": null, "version": null, "staff_id": "teacher", "from_on": "2026-09-01", "to_on": null }]);
    let id = school.write(&school.senco, new_class("elm", &staff));
    let elm = find(&school, "elm");
    let wrong = &elm.staff[1].link;
    let save: SaveClass = op(
        json!({ "id": id, "version": 1, "removed": [wrong.record.id], "class": {
        "name": "elm", "year_starting": 2026, "year_groups": ["1", "2"], "staff": [] } }),
    );
    school.write(&school.senco, save);
    let void = VoidClass {
        id: id.clone(),
        reason: "Made twice".to_owned(),
    };
    school.write(&school.senco, void);
    let back = || BringBackClass { id: id.clone() };
    school.forbids(
        &[
            &school.head,
            &school.teacher,
            &school.ta,
            &school.office_staff,
        ],
        back,
    );
    school.write(&school.senco, back());
    let elm = find(&school, "elm");
    assert_eq!(elm.class.record.id, id);
    let names: Vec<&str> = elm.staff.iter().map(|line| line.name.as_str()).collect();
    assert_eq!(names, ["Miss R Shah"], "who was taken off before stays off");
    let before = school.audit_len();
    school.write(&school.senco, back());
    assert_eq!(school.audit_len(), before, "it is there already");
}

#[test]
fn a_class_does_not_come_back_beside_another_of_its_name() {
    let school = TestSchool::new();
    let id = school.write(&school.senco, new_class("elm", &json!([])));
    let void = VoidClass {
        id: id.clone(),
        reason: "Made twice".to_owned(),
    };
    school.write(&school.senco, void);
    school.write(&school.senco, new_class("Elm", &json!([])));
    let before = school.audit_len();
    let back = school.office.write(&school.senco, BringBackClass { id });
    assert!(
        matches!(&back, Err(Error::Invalid(f)) if f.of("id").len() == 1),
        "{back:?}"
    );
    assert_eq!(school.audit_len(), before);
}
