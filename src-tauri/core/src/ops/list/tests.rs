//! What a list promises: it is what the screen shows, nobody gets more of it than they may see, and its going out
//! leaves a trace.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

use serde_json::{Value, json};

use super::*;
use crate::error::Error;
use crate::exchange::write::SheetFormat;
use crate::ops::audit::AuditTrail;
use crate::ops::contact::AddContact;
use crate::ops::plan::fixture::with_plan;
use crate::testing::{TestSchool, day, op};

fn wanted(of: Value) -> Value {
    json!({ "of": of, "rows": null, "columns": null, "narrowed_by": [], "order": "" })
}

fn register(part: &str) -> Value {
    json!({ "list": "register", "part": part })
}

fn open(wanted: Value) -> OpenList {
    op(json!({ "wanted": wanted }))
}

fn export(wanted: Value, format: &str) -> ExportList {
    op(json!({ "wanted": wanted, "format": format }))
}

fn text_of(file: &ExportedFile) -> String {
    use base64::Engine;
    let bytes = base64::engine::general_purpose::STANDARD
        .decode(&file.bytes_base64)
        .unwrap();
    String::from_utf8(bytes).unwrap()
}

fn made(school: &TestSchool, who: &Session, op: ExportList) -> ExportedFile {
    ExportList::make(school.write(who, op)).unwrap()
}

fn contact(school: &TestSchool, name: &str, telephone: &str) {
    let add: AddContact = op(json!({ "pupil_id": school.zoe, "contact": {
        "name": name, "relationship": "Mother", "parental_responsibility": true, "may_be_told": true,
        "restriction": "", "telephone": telephone, "email": "", "address": "", "language": "",
        "priority": 1, "from_on": "2026-09-01", "to_on": null } }));
    school.write(&school.office_staff, add);
}

#[test]
fn a_file_holds_the_rows_and_columns_of_the_screen_in_its_order() {
    let (school, _) = with_plan("2026-10-20");
    let file = made(
        &school,
        &school.senco,
        export(
            json!({ "of": register("everybody"), "rows": [school.idris, school.zoe],
                    "columns": ["review", "name", "stage", "born"],
                    "narrowed_by": ["Year: Year 3"], "order": "Next review" }),
            "csv",
        ),
    );
    assert_eq!(
        text_of(&file),
        "\u{FEFF}Next review,Name,Stage,Date of birth\r\n\
         ,\"Owen, Idris\",,05/10/2018\r\n\
         23/10/2026,\"Ångström, Zoë\",My Plan,05/10/2018\r\n"
    );
    assert_eq!(
        (file.rows, file.children, file.suggested_file_name.as_str()),
        (2, 2, "All children and their SEND 2026-10-20.csv")
    );
}

#[test]
fn what_the_screen_is_given_of_a_list_is_what_the_file_says() {
    let (school, _) = with_plan("2026-10-20");
    contact(&school, "=Maja Ångström", "+46 8 555 0147");
    for of in [
        register("register"),
        json!({ "list": "contacts", "pupils": null }),
        json!({ "list": "due" }),
        json!({ "list": "staff" }),
        json!({ "list": "audit_trail", "filter": {} }),
    ] {
        let view = school.read(&school.senco, open(wanted(of.clone())));
        let file = made(&school, &school.senco, export(wanted(of.clone()), "csv"));
        let text = text_of(&file);
        let mut lines = csv::Reader::from_reader(text.trim_start_matches('\u{FEFF}').as_bytes());
        let names: Vec<&str> = view.columns.iter().map(|one| one.name.as_str()).collect();
        assert_eq!(lines.headers().unwrap(), names, "{of}");
        let rows: Vec<Vec<String>> = lines
            .records()
            .map(|line| {
                let line = line.unwrap();
                line.iter()
                    .map(|cell| crate::exchange::write::csv::plain(cell).to_owned())
                    .collect()
            })
            .collect();
        // Taking the list out has put its own entry on top of the trail.
        let shown = rows.len() - view.rows.len();
        assert!(!view.rows.is_empty(), "{of}");
        for (row, read) in view.rows.iter().zip(&rows[shown..]) {
            let cells: Vec<String> = row.cells.iter().map(Cell::text).collect();
            assert_eq!(&cells, read, "{of}");
        }
    }
}

#[test]
fn taking_a_list_out_leaves_a_trace_with_how_many_children() {
    let school = TestSchool::new();
    let before = school.audit_len();
    let mut narrowed = wanted(register("everybody"));
    narrowed["narrowed_by"] = json!(["Year: Year 3", "  Class:\n hazel "]);
    made(&school, &school.head, export(narrowed.clone(), "xlsx"));
    assert_eq!(school.audit_len(), before + 1);
    let page = school.read(
        &school.head,
        op::<AuditTrail>(json!({ "filter": { "staff_id": "head" } })),
    );
    let line = &page.lines[0];
    assert_eq!(line.words, "exported the register");
    assert_eq!(line.action_words, "took a list out");
    let told: Vec<(&str, &Value)> = line
        .entry
        .changes
        .iter()
        .map(|change| (change.field.as_str(), &change.to))
        .collect();
    assert!(told.contains(&("children", &json!(2))), "{told:?}");
    assert!(told.contains(&("file", &json!("xlsx"))), "{told:?}");
    assert!(
        told.contains(&("narrowed_by", &json!("Year: Year 3; Class: hazel"))),
        "{told:?}"
    );
    let print: PrintList = op(json!({ "wanted": narrowed }));
    school.write(&school.head, print);
    assert_eq!(school.audit_len(), before + 2);
}

#[test]
fn a_teaching_assistant_takes_no_list_out_and_the_office_none_that_says_who_has_send() {
    let school = TestSchool::new();
    school.forbids(&[&school.ta], || {
        export(wanted(register("everybody")), "csv")
    });
    school.forbids(&[&school.office_staff], || {
        export(wanted(register("register")), "csv")
    });
    school.forbids(&[&school.office_staff], || {
        export(wanted(json!({ "list": "due" })), "csv")
    });
    school.forbids(&[&school.office_staff, &school.teacher], || {
        export(
            wanted(json!({ "list": "audit_trail", "filter": {} })),
            "csv",
        )
    });
    let shown = school.read(&school.office_staff, open(wanted(register("everybody"))));
    let keys: Vec<&str> = shown.columns.iter().map(|one| one.key.as_str()).collect();
    assert_eq!(keys, ["name", "year", "class"]);
    let mut stage = wanted(register("everybody"));
    stage["columns"] = json!(["name", "stage"]);
    let read = school.office.read(&school.office_staff, open(stage));
    assert!(matches!(read, Err(Error::BadInput(_))), "{read:?}");
}

#[test]
fn a_teacher_takes_out_her_own_class_alone_and_no_upn() {
    let school = TestSchool::new();
    let file = made(
        &school,
        &school.teacher,
        export(wanted(register("everybody")), "csv"),
    );
    assert!(text_of(&file).contains("Ångström") && !text_of(&file).contains("Owen"));
    let mut other = wanted(register("everybody"));
    other["rows"] = json!([school.idris]);
    for of in [
        other,
        wanted(json!({ "list": "contacts", "pupils": [school.idris] })),
    ] {
        let read = school.office.read(&school.teacher, open(of));
        assert!(matches!(read, Err(Error::NotFound)), "{read:?}");
    }
    let view = school.read(&school.teacher, open(wanted(register("everybody"))));
    assert_eq!(view.rows.len(), 1);
    let columns = register_columns(&school.teacher);
    assert!(columns.iter().all(|column| column.key != "upn"));
}

#[test]
fn the_contacts_of_a_selection_are_by_child_and_a_child_without_one_is_not_overlooked() {
    let school = TestSchool::new();
    contact(&school, "Maja Ångström", "+46 8 555 0147");
    let list = wanted(json!({ "list": "contacts", "pupils": [school.idris, school.zoe] }));
    let file = made(&school, &school.office_staff, export(list.clone(), "csv"));
    let text = text_of(&file);
    let lines: Vec<&str> = text.lines().skip(1).collect();
    assert!(
        lines[0].starts_with("\"Ångström, Zoë\",hazel,Maja Ångström,Mother,+46 8 555 0147"),
        "{text}"
    );
    assert!(
        lines[1].starts_with("\"Owen, Idris\",rowan,No contact recorded"),
        "{text}"
    );
    assert_eq!((file.rows, file.children), (2, 2));
    let view = school.read(&school.office_staff, open(list));
    assert_eq!(view.rows[1].pupil_id.as_ref(), Some(&school.idris));
}

#[test]
fn a_workbook_is_offered_under_a_name_that_says_what_it_is_and_of_whom_nothing() {
    let school = TestSchool::new();
    let file = made(
        &school,
        &school.senco,
        export(wanted(register("register")), "xlsx"),
    );
    assert_eq!(file.format, SheetFormat::Xlsx);
    assert_eq!(
        file.suggested_file_name,
        format!("SEND register {}.xlsx", day("2026-11-10"))
    );
    assert!(file.bytes_base64.starts_with("UEsDB"), "a zip");
}

#[test]
fn a_list_on_paper_says_what_it_is_of() {
    let school = TestSchool::new();
    let print: PrintList = op(json!({ "wanted": wanted(register("everybody")) }));
    let sheet = school.write(&school.senco, print);
    assert_eq!(sheet.counted, "2 children");
    let about: Vec<&str> = sheet
        .table
        .about
        .iter()
        .map(|(_, it)| it.as_str())
        .collect();
    assert_eq!(
        about,
        ["Oakbrook Primary School", "2 children", "Nothing", "Name"]
    );
    use crate::ops::print::PaperOp;
    let paper = PrintList::lay_out(sheet).unwrap();
    assert_eq!(paper.pages, 1);
    assert_eq!(
        paper.suggested_file_name,
        "All children and their SEND 2026-11-10.pdf"
    );
}
