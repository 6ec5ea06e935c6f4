//! What the table of children promises.

#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

use serde_json::json;

use super::*;
use crate::domain::calendar::HalfTerm;
use crate::domain::pathway::CensusCode;
use crate::exchange::write::Cell;
use crate::office::Session;
use crate::ops::ehc::{CeaseEhcPlan, SaveEhcPlan};
use crate::ops::list::OpenList;
use crate::ops::plan::fixture::with_plan;
use crate::ops::team::SaveTeamMeeting;
use crate::testing::{TestSchool, day, op};

fn open() -> OpenRegister {
    OpenRegister {
        leavers: Leavers::Without,
    }
}

#[test]
fn the_register_shows_the_children_in_scope_by_family_name() {
    let school = TestSchool::new();
    let view = school.read(&school.senco, open());
    let names: Vec<&str> = view
        .rows
        .iter()
        .map(|row| row.pupil.name_in_list.as_str())
        .collect();
    assert_eq!(names, ["Ångström, Zoë", "Owen, Idris"]);
    assert_eq!(view.classes, ["hazel", "rowan"]);
    assert_eq!(
        view.year_groups,
        [YearOption {
            code: YearGroup::Y3,
            name: "Year 3".to_owned()
        }]
    );
    for who in [&school.teacher, &school.ta] {
        let rows = school.read(who, open()).rows;
        assert_eq!((rows.len(), &rows[0].pupil.id), (1, &school.zoe));
    }
}

#[test]
fn the_register_says_where_a_child_stands_and_when_her_review_is_due() {
    let (school, _) = with_plan("2026-10-20");
    let need: crate::ops::need::AddNeed = op(json!({ "pupil_id": school.zoe, "need": {
        "area": "communication_and_interaction", "sen_type": "SLCN", "rank": "primary", "detail": "",
        "from_on": "2026-09-14", "to_on": null } }));
    school.write(&school.senco, need);
    let view = school.read(&school.head, open());
    let row = &view.rows[0];
    let stage = row.stage.as_ref().unwrap();
    assert_eq!(
        (stage.key.as_str(), stage.on_register, row.stage_order),
        ("my_plan", true, Some(1))
    );
    assert_eq!(row.review_state, Some(ReviewState::ThisHalfTerm));
    assert_eq!(row.needs.len(), 1);
    assert_eq!(row.search_key, "zoe angstrom");
    assert_eq!(view.stages[0].key, "my_profile");
}

#[test]
fn the_office_sees_names_years_and_classes_and_nothing_of_send() {
    let (school, _) = with_plan("2026-10-20");
    let view = school.read(&school.office_staff, open());
    assert!(!view.shows_send && view.stages.is_empty() && view.key_workers.is_empty());
    let row = &view.rows[0];
    assert_eq!(row.pupil.class_name.as_deref(), Some("hazel"));
    let silent = row.stage.is_none()
        && row.stage_order.is_none()
        && row.needs.is_empty()
        && row.factors.is_empty()
        && row.key_worker.is_none()
        && row.review_due_on.is_none()
        && row.review_state.is_none();
    assert!(silent, "{row:?}");
}

#[test]
fn the_meetings_with_parents_of_this_year_stand_beside_each_child_on_the_register() {
    let (school, _) = with_plan("2026-11-10");
    let words = |school: &TestSchool, who: &Session| -> Vec<Option<String>> {
        let rows = school.read(who, open()).rows;
        rows.into_iter()
            .map(|row| row.parents_met.map(|met| met.words))
            .collect()
    };
    let none = [Some("0 of 3".to_owned()), None];
    assert_eq!(words(&school, &school.senco), none, "Idris is not on it");
    for on in ["2026-09-21", "2026-10-20", "2026-10-20", "2026-06-30"] {
        let meet: SaveTeamMeeting = op(
            json!({ "pupil_id": school.zoe, "id": null, "version": null, "meeting": {
            "reintegration_id": null, "planned_on": on, "meeting_at": "", "place": "", "purpose": "",
            "people": [{ "name": "Mrs Ångström", "kind": "parent", "role": "Mother", "attendance": "came" }],
            "held_on": on, "notes": "Reading is better.", "actions": [], "next_on": null } }),
        );
        school.write(&school.senco, meet);
    }
    let met = words(&school, &school.senco);
    assert_eq!(met[0].as_deref(), Some("2 of 3"), "a day once, this year");
    assert_eq!(words(&school, &school.office_staff), [None, None]);
    let list: OpenList = op(json!({ "wanted": {
        "of": { "list": "register", "part": "register" }, "rows": null,
        "columns": ["name", "parents_met"], "narrowed_by": [], "order": "" } }));
    let list = school.read(&school.senco, list);
    assert_eq!(list.columns[1].name, "Meetings with parents this year");
    assert_eq!(list.rows[0].cells[1].text(), "2 of 3");
}

/// What a list says of Zoë in these columns.
fn census_of(
    school: &TestSchool,
    who: &Session,
    of: &serde_json::Value,
    columns: &[&str],
) -> Vec<String> {
    let list: OpenList = op(
        json!({ "wanted": { "of": of, "rows": [school.zoe], "columns": columns,
        "narrowed_by": [], "order": "" } }),
    );
    let list = school.read(who, list);
    list.rows[0].cells.iter().map(Cell::text).collect()
}

const CENSUS: [&str; 6] = [
    "census",
    "census_first",
    "census_second",
    "sen_unit",
    "resourced",
    "top_up",
];

/// Zoë has two needs since September; her first plan of October is amended in November.
fn with_census() -> TestSchool {
    let (school, _) = with_plan("2026-11-10");
    for (sen_type, area, rank) in [
        ("SLCN", "communication_and_interaction", "primary"),
        ("MLD", "cognition_and_learning", "secondary"),
    ] {
        let need: crate::ops::need::AddNeed = op(json!({ "pupil_id": school.zoe, "need": {
            "area": area, "sen_type": sen_type, "rank": rank, "detail": "", "from_on": "2026-09-14", "to_on": null } }));
        school.write(&school.senco, need);
    }
    for (issued_on, top_up, pounds, unit) in [
        ("2026-10-05", false, None, "none"),
        ("2026-11-02", true, Some(6_200), "resourced"),
    ] {
        let plan: SaveEhcPlan = op(
            json!({ "pupil_id": school.zoe, "id": null, "version": null, "plan": {
            "issued_on": issued_on, "first_issued_on": null, "local_authority": "Gloucestershire", "sections": [],
            "outcomes": [], "provisions": [], "top_up": top_up, "top_up_pounds": pounds, "school_unit": unit } }),
        );
        school.write(&school.senco, plan);
    }
    school
}

#[test]
fn the_census_columns_say_what_held_on_the_day() {
    let school = with_census();
    let on = |day: &str| json!({ "list": "register_on", "on": day, "part": "everybody" });
    let today = json!({ "list": "register", "part": "everybody" });
    let amended = ["K", "SLCN", "MLD", "", "Yes", "6200"];
    for (of, wanted) in [
        (today.clone(), amended),
        (on("2026-11-02"), amended),
        // The plan that held before it was amended names neither a unit nor top-up funding.
        (on("2026-11-01"), ["K", "SLCN", "MLD", "", "", ""]),
    ] {
        assert_eq!(
            census_of(&school, &school.senco, &of, &CENSUS),
            wanted,
            "{of}"
        );
    }
    // Before her stage and her needs the census counts her as without.
    let before = census_of(&school, &school.senco, &on("2026-09-01"), &CENSUS);
    assert_eq!(before, ["N", "", "", "", "", ""]);
    let row = &school.read(&school.senco, open()).rows[0];
    let census = row.census.as_ref().unwrap();
    assert_eq!(
        census.top_up,
        Some(TopUp {
            pounds: Some(6_200)
        })
    );
}

#[test]
fn a_plan_that_was_ended_counts_up_to_the_day_before() {
    let school = with_census();
    let plan = school
        .office
        .file()
        .connection()
        .query_row("select id from ehc_plan where edition = 2", [], |row| {
            row.get::<_, String>(0)
        })
        .unwrap();
    let cease: CeaseEhcPlan = op(json!({ "id": plan, "version": 1, "ceased_on": "2026-11-09",
        "reason": "Her needs are met at SEN support." }));
    school.write(&school.senco, cease);
    let resourced = |day: &str| {
        let of = json!({ "list": "register_on", "on": day, "part": "everybody" });
        census_of(&school, &school.senco, &of, &["resourced", "top_up"])
    };
    assert_eq!(resourced("2026-11-08"), ["Yes", "6200"]);
    assert_eq!(resourced("2026-11-09"), ["", ""]);
}

#[test]
fn what_top_up_funding_is_paid_is_for_whoever_reads_all_of_the_plan() {
    let school = with_census();
    let of_today = json!({ "list": "register", "part": "everybody" });
    let of_a_day = json!({ "list": "register_on", "on": "2026-11-05", "part": "everybody" });
    assert_eq!(
        census_of(&school, &school.head, &of_today, &["top_up"]),
        ["6200"]
    );
    for who in [&school.teacher, &school.ta] {
        let view = school.read(who, open());
        let census = view.rows[0].census.as_ref().unwrap();
        assert_eq!((census.provision, &census.top_up), (CensusCode::K, &None));
        assert!(view.columns.iter().all(|column| column.key != "top_up"));
        let told = serde_json::to_string(&view).unwrap();
        assert!(!told.contains("6200"), "{told}");
        for of in [&of_today, &of_a_day] {
            assert_eq!(census_of(&school, who, of, &["resourced"]), ["Yes"]);
            let asked: OpenList = op(
                json!({ "wanted": { "of": of, "rows": null, "columns": ["top_up"],
                "narrowed_by": [], "order": "" } }),
            );
            assert!(school.office.read(who, asked).is_err(), "{:?}", who.role());
        }
    }
    let office = school.read(&school.office_staff, open());
    assert!(office.rows.iter().all(|row| row.census.is_none()));
    assert!(office.columns.iter().all(|column| column.key != "census"));
}

#[test]
fn a_review_is_overdue_the_day_after_its_date() {
    let half_term = HalfTerm {
        slot: crate::domain::calendar::HalfTermSlot::ALL[1],
        starts_on: day("2026-11-02"),
        ends_on: day("2026-12-18"),
    };
    let today = day("2026-11-10");
    for (due_on, state) in [
        ("2026-11-09", ReviewState::Overdue),
        ("2026-11-10", ReviewState::ThisHalfTerm),
        ("2026-12-18", ReviewState::ThisHalfTerm),
        ("2026-12-19", ReviewState::Later),
    ] {
        assert_eq!(
            ReviewState::of(day(due_on), today, Some(half_term)),
            state,
            "{due_on}"
        );
    }
}
