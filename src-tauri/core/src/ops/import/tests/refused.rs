//! What a list of children may not bring in, and who may not.

use super::*;

#[test]
fn the_office_brings_in_names_and_contacts_and_nothing_of_send() {
    let school = TestSchool::new();
    let text = list(&[ZOE, IDRIS, AMIRA]);
    let shown = preview(&school, &school.office_staff, &text);
    assert!(
        shown.facts.iter().any(|fact| fact.contains("SENCO")),
        "{:?}",
        shown.facts
    );
    assert!(
        shown
            .lines
            .iter()
            .all(|line| line.place.is_none() && line.look.is_empty())
    );
    let result = try_apply(
        &school,
        &school.office_staff,
        &text,
        &shown.seen,
        ImportDecisions::default(),
    )
    .unwrap();
    let factors = school.read(
        &school.senco,
        ListFactors {
            pupil_id: school.zoe.clone(),
        },
    );
    assert_eq!(factors.len(), 0);
    school.write(
        &school.office_staff,
        UndoImport {
            id: result.id.unwrap(),
        },
    );
    let by_senco = apply(&school, &text);
    let id = by_senco.id.unwrap();
    school.forbids(
        &[
            &school.office_staff,
            &school.teacher,
            &school.ta,
            &school.head,
        ],
        || UndoImport { id: id.clone() },
    );
    for who in [&school.teacher, &school.ta, &school.head] {
        let op = PreviewImport {
            file: file(&text),
            columns: columns(&text),
            corrections: Vec::new(),
        };
        let answer = school.office.long(who, op, &Progress::unwatched());
        assert!(matches!(answer, Err(Error::Forbidden)));
    }
}

#[test]
fn a_list_without_the_columns_that_tell_children_apart_is_refused_with_the_reason() {
    let school = TestSchool::new();
    let before = school.audit_len();
    for (text, words) in [
        ("Class,Year\nHazel,3\n", "the name of the child"),
        ("Surname,Forename\nOwen,Idris\n", "the date of birth"),
    ] {
        let op = PreviewImport {
            file: file(text),
            columns: columns(text),
            corrections: Vec::new(),
        };
        let told = school
            .office
            .long(&school.senco, op, &Progress::unwatched());
        let Err(Error::Invalid(fields)) = told else {
            panic!("{words}: {:?}", told.map(|_| ()));
        };
        assert!(fields.of("columns")[0].contains(words), "{fields:?}");
    }
    assert_eq!(school.audit_len(), before);
}

#[test]
fn a_list_of_another_school_year_does_not_move_children_out_of_their_years() {
    let school = TestSchool::new();
    let rows: String = (0..8)
        .map(|n| format!(",Child{n},New,12/05/2019,F,1,Elm,,,,,,,\n"))
        .collect();
    let shown = preview(&school, &school.senco, &list(&[&rows]));
    assert!(
        shown
            .facts
            .iter()
            .any(|fact| fact.contains("another school year"))
    );
    let year = |line: &ImportLine| {
        line.changes
            .iter()
            .any(|change| change.what == "Year group")
    };
    assert!(!shown.lines.iter().any(year));
}
