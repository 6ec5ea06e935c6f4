//! What a spreadsheet of targets may not bring in, and who may not.

use super::*;

#[test]
fn everything_that_cannot_be_taken_is_told_with_its_row_and_column() {
    let (school, _) = school();
    let text = list(&[
        READS,
        "Nobody Here,,,I will sing,,,,,,,,\n",
        "Zoë Ångström,,,I will run,,9,3,,,,,\n",
        "Zoë Ångström,,,I will jump,,,,29/02/2019,,,,\n",
        "Zoë Ångström,,,,,,,,,,,\n",
        "Idris Owen,,,I will hop,,3,,,,,,\n",
        "Idris Owen,,,I will hop,,4,,,,,,\n",
    ]);
    let shown = preview(&school, &text);
    let wrong: Vec<(u32, Option<u16>)> = shown
        .wrong
        .iter()
        .map(|line| (line.row, line.faults[0].column))
        .collect();
    assert_eq!(
        wrong,
        [
            (3, Some(0)),
            (4, Some(6)),
            (5, Some(7)),
            (6, Some(3)),
            (7, None),
            (8, None)
        ],
        "{:#?}",
        shown.wrong
    );
    assert!(
        shown.wrong[4].faults[0]
            .reason
            .starts_with("Row 8 sets the same target")
    );
    assert_eq!((shown.done.targets, shown.done.left_out), (1, 6));
    let told = Told {
        corrections: vec![CellCorrection {
            row: 5,
            column: 7,
            text: "28/02/2027".to_owned(),
        }],
        ..NOTHING
    };
    let better = preview_with(&school, &text, &told);
    assert_eq!((better.done.targets, better.done.left_out), (2, 5));
}

#[test]
fn a_file_that_is_none_lacks_a_column_or_is_far_too_long_is_told_and_changes_nothing() {
    let (school, _) = school();
    let before = school.audit_len();
    let many = format!(
        "Child,Target\n{}",
        "Zoë Ångström,I will read\n".repeat(5_001)
    );
    for (list, text, words) in [
        (
            ImportedList::Plans,
            "%PDF-1.7",
            "This is a PDF, not a list.",
        ),
        (ImportedList::Plans, "", "The file is empty."),
        (
            ImportedList::Plans,
            "Child,Class\nZoë,Hazel\n",
            "No column of the list is known to hold the target.",
        ),
        (
            ImportedList::Provision,
            "Class,Intervention\nHazel,Nessy\n",
            "No column of the list is known to hold the name",
        ),
        (
            ImportedList::Provision,
            "Child,Target\nZoë,I read\n",
            "No column of the list is known to hold the intervention",
        ),
        (
            ImportedList::Plans,
            &many,
            "The list has more than 5,000 rows",
        ),
    ] {
        let look = PreviewPlanImport {
            list,
            file: file(text),
            columns: file(text)
                .table(&is_plan_heading)
                .map(|_| columns(text))
                .unwrap_or_default(),
            corrections: Vec::new(),
            choices: Vec::new(),
        };
        let answer = school
            .office
            .long(&school.senco, look, &Progress::unwatched());
        let Err(Error::Invalid(fields)) = answer else {
            panic!("{words}: {:?}", answer.map(|_| ()));
        };
        let told: Vec<&String> = fields.iter().flat_map(|(_, sentences)| sentences).collect();
        assert!(told[0].starts_with(words), "{told:?}");
    }
    assert_eq!(school.audit_len(), before);
}

#[test]
fn names_of_pictures_or_of_400_letters_are_nobodys_and_cost_nothing() {
    let (school, _) = school();
    let long = "x".repeat(400);
    let text = list(&[
        "😀 🦉,,,I will sing,,,,,,,,\n",
        &format!("{long},,,I will hum,,,,,,,,\n"),
        &format!("Zoë Ångström,,,{long} 😀,,3,7,,,,,\n"),
    ]);
    let shown = preview(&school, &text);
    assert_eq!(
        shown.wrong.iter().map(|line| line.row).collect::<Vec<_>>(),
        [2, 3],
        "{:#?}",
        shown.wrong
    );
    assert_eq!(shown.done.targets, 1, "a long target is still a target");
}

#[test]
fn a_child_on_no_stage_has_no_plan_to_put_anything_into() {
    let (school, _) = with_plan(TODAY);
    let shown = preview(&school, &list(&[IDRIS]));
    assert!(
        shown.wrong[0].faults[0]
            .reason
            .starts_with("Idris Owen is on no stage"),
        "{:?}",
        shown.wrong
    );
    assert_eq!(shown.done.plans, 0);
}

#[test]
fn only_who_writes_plans_brings_them_in_sees_it_and_takes_it_back() {
    let (school, _) = school();
    let text = list(&[READS]);
    for who in [
        &school.office_staff,
        &school.teacher,
        &school.ta,
        &school.head,
    ] {
        let look = PreviewPlanImport {
            list: ImportedList::Plans,
            file: file(&text),
            columns: columns(&text),
            corrections: Vec::new(),
            choices: Vec::new(),
        };
        let answer = school.office.long(who, look, &Progress::unwatched());
        assert!(matches!(answer, Err(Error::Forbidden)));
        let read = ReadImport {
            list: ImportedList::Plans,
            file: file(&text),
        };
        let answer = school.office.long(who, read, &Progress::unwatched());
        assert!(matches!(answer, Err(Error::Forbidden)));
    }
    let (id, _) = apply(&school, &text);
    let id = id.unwrap();
    assert_eq!(school.read(&school.senco, ListImports {}).len(), 1);
    assert_eq!(school.read(&school.office_staff, ListImports {}).len(), 0);
    let undo = || UndoImport { id: id.clone() };
    school.forbids(&[&school.office_staff, &school.teacher, &school.head], undo);
}
