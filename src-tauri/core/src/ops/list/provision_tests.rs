//! The list of provision: what open plans provide today, narrowed as the screen narrows it, and nobody sees more of it
//! than the children in scope.

#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

use base64::Engine;
use serde_json::{Value, json};

use super::{ExportList, FileOp, OpenList, OpenedList, PrintList};
use crate::error::Error;
use crate::office::Session;
use crate::ops::plan::EndPlan;
use crate::ops::plan::fixture::{fill, plan_of, provision, save_with, with_full_plan};
use crate::testing::{TestSchool, day, op};

fn wanted(narrowed: &Value) -> Value {
    let mut of =
        json!({ "list": "provision", "class": null, "what": null, "who": null, "pupil": null });
    for (key, value) in narrowed.as_object().unwrap() {
        of[key] = value.clone();
    }
    json!({ "of": of, "rows": null, "columns": ["child", "class", "what", "who"],
            "narrowed_by": [], "order": "" })
}

fn opened(school: &TestSchool, who: &Session, narrowed: Value) -> OpenedList {
    let open: OpenList = op(json!({ "wanted": wanted(&narrowed) }));
    school.read(who, open)
}

/// "Ångström, Zoë: Precision teaching", for each row.
fn lines(list: &OpenedList) -> Vec<String> {
    let told = list.rows.iter().map(|row| {
        let (child, what) = (row.cells[0].text(), row.cells[2].text());
        format!("{child}: {what}")
    });
    told.collect()
}

/// Zoë and Idris, each with a plan; Idris has the precision teaching with somebody else.
fn two_children() -> TestSchool {
    let (school, _) = with_full_plan("2026-11-10");
    let plan = plan_of(&school, &school.idris);
    save_with(&school, &plan, |draft| {
        fill(draft);
        let mut own = provision("precision  Teaching");
        own.who = "Mr B Cole".to_owned();
        let mut later = provision("Drawing club");
        later.from_on = Some(day("2026-11-11"));
        let mut over = provision("Breakfast club");
        over.to_on = Some(day("2026-11-09"));
        draft.outcomes[0].targets[0].provision = vec![own];
        draft.provision = vec![later, over];
    });
    school
}

#[test]
fn it_is_what_open_plans_provide_today() {
    let school = two_children();
    let all = opened(&school, &school.senco, json!({}));
    assert_eq!(
        lines(&all),
        [
            "Ångström, Zoë: Precision teaching",
            "Ångström, Zoë: Lunch club",
            "Owen, Idris: precision  Teaching",
        ]
    );
    assert_eq!(all.children, 2);
    let plan = crate::ops::plan::ListPlans {
        pupil_id: school.zoe.clone(),
    };
    let plan_id = school.read(&school.senco, plan)[0].plan.record.id.clone();
    let ended_on = Some(day("2026-11-10"));
    let reason = "She has caught up".to_owned();
    school.write(
        &school.senco,
        EndPlan {
            plan_id,
            ended_on,
            reason,
        },
    );
    assert_eq!(opened(&school, &school.senco, json!({})).children, 1);
}

#[test]
fn it_is_narrowed_by_class_by_provision_however_it_is_written_by_adult_and_to_one_child() {
    let school = two_children();
    let narrowed = |by: Value| lines(&opened(&school, &school.senco, by));
    assert_eq!(narrowed(json!({ "class": "rowan" })).len(), 1);
    assert_eq!(narrowed(json!({ "what": "Precision teaching" })).len(), 2);
    assert_eq!(
        narrowed(json!({ "what": "Precision teaching", "who": "mr b cole" })),
        ["Owen, Idris: precision  Teaching"]
    );
    let map = opened(&school, &school.senco, json!({ "pupil": school.zoe }));
    assert_eq!(
        (map.title.as_str(), map.rows.len()),
        ("Provision map of Zoë Ångström", 2)
    );
}

#[test]
fn a_teaching_assistant_sees_the_children_in_her_scope_and_takes_nothing_out() {
    let school = two_children();
    let own = opened(&school, &school.ta, json!({}));
    assert_eq!(own.rows.len(), 2);
    assert!(
        own.rows
            .iter()
            .all(|row| row.pupil_id.as_ref() == Some(&school.zoe))
    );
    assert!(
        own.options
            .iter()
            .all(|one| !one.name.to_lowercase().contains("cost")),
        "{:?}",
        own.options
    );
    let other: OpenList = op(json!({ "wanted": wanted(&json!({ "pupil": school.idris })) }));
    let refused = school.office.read(&school.ta, other);
    assert!(matches!(refused, Err(Error::NotFound)), "{refused:?}");
    let print = || -> PrintList { op(json!({ "wanted": wanted(&json!({})) })) };
    let printed = school.office.write(&school.ta, print());
    assert!(matches!(printed, Err(Error::Forbidden)));
    let office: OpenList = op(json!({ "wanted": wanted(&json!({})) }));
    let refused = school.office.read(&school.office_staff, office);
    assert!(matches!(refused, Err(Error::Forbidden)), "{refused:?}");
}

#[test]
fn the_file_says_how_often_how_long_and_since_when() {
    let school = two_children();
    let mut wanted = wanted(&json!({ "pupil": school.zoe, "what": "Lunch club" }));
    wanted["columns"] = json!([
        "what", "who", "place", "often", "minutes", "week", "group", "since"
    ]);
    let export: ExportList = op(json!({ "wanted": wanted, "format": "csv" }));
    let file = ExportList::make(school.write(&school.teacher, export)).unwrap();
    let bytes = base64::engine::general_purpose::STANDARD
        .decode(&file.bytes_base64)
        .unwrap();
    let text = String::from_utf8(bytes).unwrap();
    assert!(
        text.ends_with(
            "Lunch club,Ms J Lee,The Nest,3 times a week,20,60,2 children,14/09/2026\r\n"
        ),
        "{text}"
    );
}
