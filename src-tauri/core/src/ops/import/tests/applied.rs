//! A list of children applied, a second time, and undone.

use super::*;

#[test]
fn the_same_list_a_second_time_changes_nothing() {
    let school = TestSchool::new();
    let text = list(&[ZOE, IDRIS, AMIRA]);
    let result = apply(&school, &text);
    assert_eq!((result.added, result.changed, result.left_out), (1, 1, 0));
    let before = (school.audit_len(), shown(&school));
    let again = preview(&school, &school.senco, &text);
    assert!(
        again
            .lines
            .iter()
            .all(|line| line.group == ImportGroup::Unchanged),
        "{again:#?}"
    );
    let result = apply(&school, &text);
    assert_eq!(
        (result.id.is_none(), result.added, result.changed),
        (true, 0, 0)
    );
    assert_eq!((school.audit_len(), shown(&school)), before);
    assert_eq!(school.read(&school.senco, ListImports {}).len(), 1);
}

#[test]
fn undoing_an_import_leaves_the_school_as_it_was() {
    let school = TestSchool::new();
    let before = shown(&school);
    let text = list(&[ZOE.replace("hazel", "Elm").as_str(), AMIRA]);
    let seen = preview(&school, &school.senco, &text);
    let decisions = ImportDecisions {
        leaving: vec![school.idris.clone()],
        left_on: Some(day("2026-11-09")),
        place: vec![PlaceChoice {
            key: line(&seen, "Khan").key.clone(),
            stage_key: "ehcp".to_owned(),
        }],
        ..ImportDecisions::default()
    };
    let result = apply_with(&school, &text, decisions);
    assert_eq!(
        (result.added, result.changed, result.leaving, result.placed),
        (1, 1, 1, 1)
    );
    let id = result.id.unwrap();
    let undone = school.write(&school.senco, UndoImport { id: id.clone() });
    assert_eq!(
        (undone.undone, undone.kept_back.len(), undone.kept_classes),
        (3, 0, 0)
    );
    assert_eq!(shown(&school), before);
    let twice = school.office.write(&school.senco, UndoImport { id });
    assert!(matches!(twice, Err(Error::Invalid(_))), "{twice:?}");
    let again = apply(&school, &text);
    assert_eq!(
        (again.added, again.changed),
        (1, 1),
        "it can be imported again"
    );
}

#[test]
fn a_child_who_was_changed_since_stays_and_is_named() {
    let school = TestSchool::new();
    let result = apply(&school, &list(&[ZOE, AMIRA, IDRIS]));
    let register = school.read(&school.senco, Lines);
    assert_eq!(register.len(), 3);
    let note: AddNote = op(serde_json::json!({ "pupil_id": school.zoe, "note": {
        "happened_on": "2026-11-10", "note_kind": "progress", "body": "Settled well." } }));
    school.write(&school.senco, note);
    let contacts = school.read(
        &school.senco,
        ListContacts {
            pupil_id: school.zoe.clone(),
        },
    );
    let contact = &contacts[0].contact;
    let void = crate::ops::contact::VoidContact {
        id: contact.record.id.clone(),
        reason: "Moved away".to_owned(),
    };
    school.write(&school.senco, void);
    let undone = school.write(
        &school.senco,
        UndoImport {
            id: result.id.unwrap(),
        },
    );
    assert_eq!(
        (undone.undone, undone.kept_back),
        (1, vec!["Zoë Ångström".to_owned()])
    );
    let factors = school.read(
        &school.senco,
        ListFactors {
            pupil_id: school.zoe.clone(),
        },
    );
    assert_eq!(factors.len(), 1);
    assert!(factors[0].voided.is_none(), "nothing of her is half undone");
}

#[test]
fn what_was_shown_is_what_is_applied() {
    let school = TestSchool::new();
    let text = list(&[ZOE, IDRIS, AMIRA]);
    let seen = preview(&school, &school.senco, &text).seen;
    apply(&school, &list(&[ZOE]));
    let before = school.audit_len();
    let late = try_apply(
        &school,
        &school.senco,
        &text,
        &seen,
        ImportDecisions::default(),
    );
    assert!(
        matches!(&late, Err(Error::Invalid(f)) if f.of("seen").len() == 1),
        "{late:?}"
    );
    assert_eq!(school.audit_len(), before);
}

#[test]
fn it_is_applied_after_a_backup_through_the_command_itself() {
    let folder = tempfile::tempdir().unwrap();
    let world = crate::world::FixedWorld::at(day("2026-11-10").and_hms_opt(10, 0, 0).unwrap());
    let path = folder.path().join("school.waymark");
    let key = crate::store::StoreKey::new([7; 32]);
    let file_on_disk = crate::store::SchoolFile::open(&path, &key).unwrap();
    let school = TestSchool::in_file(file_on_disk, world);
    let text = list(&[ZOE, IDRIS, AMIRA]);
    let seen = preview(&school, &school.senco, &text).seen;
    let order = ApplyImport {
        file: file(&text),
        columns: columns(&text),
        corrections: Vec::new(),
        decisions: ImportDecisions::default(),
        seen,
    };
    let result = school
        .office
        .long(&school.senco, order, &Progress::unwatched())
        .unwrap()
        .output;
    assert_eq!(result.added, 1);
    let run = &school.read(&school.senco, ListImports {})[0].run;
    assert!(
        folder.path().join("backups").join(&run.backup).exists(),
        "{run:?}"
    );
}
